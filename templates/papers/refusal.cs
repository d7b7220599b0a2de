<?cs # 不予受理通知书: Page.organ, Page.paper.number date url, Page.case.number title
applicant submitted, Page.reasons.N.text, Page.competent (organ that is),
Page.remedy.*, Page.contact.* ?>
<paper kind="letter" title="不予受理通知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>不予受理通知书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）于<?cs var:Page.case.submitted ?>提出的“<?cs
var:Page.case.title ?>”申请（办件编号：<?cs var:Page.case.number
?>）收悉。经审查，因下列原因，决定不予受理：</p>
<list><?cs each:reason = Page.reasons ?><li><?cs var:reason.text ?></li><?cs
/each ?></list>
<?cs if:Page.competent ?><p>该事项由<?cs var:Page.competent
?>负责，请向其提出申请。</p><?cs /if ?>
<p>上述原因消除后，可以重新提出申请。</p>
<?cs include!"papers/remedy.cs" ?>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本通知书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
