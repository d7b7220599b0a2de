<?cs # 受理通知书: Page.organ, Page.paper.number date url, Page.case.number title
applicant uscc submitted accepted due days, Page.contact.* ?>
<paper kind="letter" title="受理通知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>受理通知书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）于<?cs var:Page.case.submitted ?>提出的“<?cs
var:Page.case.title ?>”申请（办件编号：<?cs var:Page.case.number
?>）收悉。经审查，申请事项属于本机关职责范围，申请材料齐全、符合规定形式，决定自<?cs
var:Page.case.accepted ?>起予以受理。</p>
<p>本机关承诺自受理之日的次日起<?cs if:Page.case.days ?><?cs var:Page.case.days ?><?cs else ?>20<?cs /if
?>个工作日内作出决定，即于<?cs var:Page.case.due
?>前办结。依法需要公示、补正、现场核查鉴定的时间不计算在内；需要延长期限的，将另行告知理由。</p>
<p>办理期间，可凭办件编号和查询码在网站查看进度；作出决定前，可以撤回申请。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本通知书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
