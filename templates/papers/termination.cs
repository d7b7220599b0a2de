<?cs # 终止调解告知书: Page.organ, Page.paper.number date, Page.case.number applicant,
Page.med.* (templates/mediation/case_parts.cs) ?>
<paper kind="letter" title="终止调解告知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?></organ>
<number><?cs if:Page.med.file_n ?>（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs var:Page.med.file_n ?>号<?cs else ?><?cs var:Page.paper.number ?><?cs /if ?></number>
<title>终止调解告知书</title>
<to><?cs each:p = Page.med.parties ?><?cs if:p.kind != "third" ?><?cs if:!first(p) ?>、<?cs /if ?><?cs var:p.name ?><?cs /if ?><?cs /each ?>：</to>
<p>你们之间的纠纷（办件编号：<?cs var:Page.case.number ?>）经调解没有达成协议<?cs
if:subcount(Page.reasons) ?>，原因：<?cs each:reason = Page.reasons ?><?cs if:!first(reason) ?>；<?cs /if ?><?cs var:reason.text ?><?cs /each ?><?cs /if ?>。依照《中华人民共和国人民调解法》第二十六条，现终止调解，并告知：</p>
<list><li>属于劳动争议、农村土地承包等可以仲裁的，可以依法申请仲裁；</li><li>属于行政机关管理范围的，可以请有关行政机关依法处理；</li><li>可以向有管辖权的人民法院提起诉讼，请注意诉讼时效。</li></list>
<p>经济困难、需要律师帮助的，可以申请法律援助。</p>
<sign organ="<?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
