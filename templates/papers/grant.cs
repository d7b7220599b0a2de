<?cs # 帮扶援助决定书: Page.organ, Page.paper.number date url, Page.case.number title
applicant submitted, Page.grant.amount purpose decided, Page.fund.name charity,
Page.remedy.*, Page.contact.* ?>
<paper kind="letter" title="帮扶援助决定书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>帮扶援助决定书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你于<?cs var:Page.case.submitted ?>提出的“<?cs
var:Page.case.title ?>”申请（办件编号：<?cs var:Page.case.number
?>）收悉。经核实、审核和审批，决定予以帮扶：</p>
<rows>
<row name="帮扶金额">人民币<?cs var:Page.grant.amount ?>元</row>
<row name="用途"><?cs var:Page.grant.purpose ?></row>
<row name="资金来源"><?cs var:Page.fund.name ?><?cs
if:Page.fund.charity ?>（<?cs var:Page.fund.charity ?>）<?cs /if ?></row>
</rows>
<p>帮扶金自决定之日起十个工作日内转入你登记的收款账户。转账不成功的，我们会通知你核对账户。领取帮扶金不需要交纳任何费用。</p>
<p>情况与申请不符的，应当退回帮扶金。</p>
<?cs include!"papers/remedy.cs" ?>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本决定书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
