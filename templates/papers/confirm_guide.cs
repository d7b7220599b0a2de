<?cs # 司法确认告知书: Page.organ, Page.paper.number date, Page.case.number applicant,
Page.med.* (templates/mediation/case_parts.cs) ?>
<paper kind="letter" title="司法确认告知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?></organ>
<number><?cs if:Page.med.file_n ?>（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs var:Page.med.file_n ?>号<?cs else ?><?cs var:Page.paper.number ?><?cs /if ?></number>
<title>司法确认告知书</title>
<to><?cs each:p = Page.med.parties ?><?cs if:p.kind != "third" ?><?cs if:!first(p) ?>、<?cs /if ?><?cs var:p.name ?><?cs /if ?><?cs /each ?>：</to>
<p>你们达成的调解协议于<?cs var:Page.med.in_force ?>生效。依照《中华人民共和国人民调解法》第三十三条，双方认为有必要的，可以自协议生效之日起三十日内，共同向人民法院申请司法确认。</p>
<list><li>由双方共同提出申请，带身份证明、调解协议书和调解委员会出具的证明；</li><li>人民法院收到申请后三日内决定是否受理，受理后一般十五日内作出决定，不收费；</li><li>经确认有效，一方拒绝履行的，另一方可以申请强制执行；</li><li>确认无效的，可以再次调解变更协议或者达成新的协议，也可以起诉。</li></list>
<sign organ="<?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
