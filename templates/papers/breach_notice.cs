<?cs # 督促履行告知书: Page.organ, Page.paper.number date, Page.case.number applicant,
Page.med.* (templates/mediation/case_parts.cs) ?>
<paper kind="letter" title="督促履行告知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?></organ>
<number><?cs if:Page.med.file_n ?>（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs var:Page.med.file_n ?>号<?cs else ?><?cs var:Page.paper.number ?><?cs /if ?></number>
<title>督促履行告知书</title>
<to><?cs each:p = Page.med.parties ?><?cs if:p.kind != "third" ?><?cs if:!first(p) ?>、<?cs /if ?><?cs var:p.name ?><?cs /if ?><?cs /each ?>：</to>
<p>你们于<?cs var:Page.med.in_force ?>达成的调解协议，下列事项到期没有履行：</p>
<table widths="2 5 2"><head><td>履行人</td><td>内容</td><td>期限</td></head><?cs
each:i = Page.med.items ?><?cs if:i.state == "breached" ?><tr><td><?cs var:i.party_name ?></td><td><?cs
var:i.content ?></td><td><?cs var:i.due ?></td></tr><?cs /if ?><?cs /each ?></table>
<p>依照《中华人民共和国人民调解法》第三十一条，请尽快履行。仍不履行的，另一方可以依照第三十二条向人民法院起诉；协议已经司法确认的，可以依照第三十三条申请强制执行。</p>
<sign organ="<?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
