<?cs # 档案接收单: Page.organ, Page.paper.number date url, Page.case.number
applicant, Page.report.came place, Answer.*, Page.say.*, Page.contact.* ?>
<paper kind="letter" title="档案接收单" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>档案接收单</title>
<rows>
<row name="办件编号"><?cs var:Page.case.number ?></row>
<row name="姓名"><?cs var:Answer.name ?></row>
<row name="报到日期"><?cs var:Page.report.came ?></row>
</rows>
<p>上列人员的人事档案已收到，封口完好。档案由安置地退役军人工作主管部门依照规定审核、移交保管。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
