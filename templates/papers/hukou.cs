<?cs # 落户介绍信: Page.organ, Page.paper.number date url, Page.case.number
applicant, Page.report.came place, Answer.*, Page.say.*, Page.contact.* ?>
<paper kind="letter" title="落户介绍信" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>落户介绍信</title>
<to>户籍所在地公安派出所：</to>
<p><?cs var:Page.case.applicant ?>（公民身份号码：<?cs var:Answer.id_no
?>）已被批准退出现役，于<?cs var:Page.report.came ?>到我局报到，安置地为本区（市），安置依据：<?cs
var:Page.say.settle_basis ?>。现住<?cs var:Page.report.place ?><?cs var:Answer.address ?>。</p>
<p>请依照《退役军人安置条例》第五十三条的规定办理户口登记。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
