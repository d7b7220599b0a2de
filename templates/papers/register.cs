<?cs # 退役军人报到登记表: Page.organ, Page.paper.number date url, Page.case.number
applicant, Page.report.came place, Answer.*, Page.say.*, Page.contact.* ?>
<paper kind="letter" title="退役军人报到登记表" organ="<?cs var:Page.organ ?>" size="13">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>退役军人报到登记表</title>
<rows>
<row name="办件编号"><?cs var:Page.case.number ?></row>
<row name="姓名"><?cs var:Answer.name ?></row>
<row name="公民身份号码"><?cs var:Answer.id_no ?></row>
<row name="出生日期"><?cs var:Answer.birth ?></row>
<?cs if:Page.say.education ?><row name="文化程度"><?cs var:Page.say.education ?></row><?cs /if ?>
<row name="人员类别"><?cs var:Page.say.person_kind ?></row>
<row name="入伍日期"><?cs var:Answer.enlist_on ?></row>
<row name="批准退役日期"><?cs var:Answer.discharge_on ?></row>
<row name="退役证件编号"><?cs var:Answer.cert_no ?></row>
<row name="入伍时户口所在地"><?cs var:Answer.hukou_place ?></row>
<row name="安置地依据"><?cs var:Page.say.settle_basis ?></row>
<row name="安置方式"><?cs var:Page.say.settle_mode ?></row>
<row name="现住址"><?cs var:Page.report.place ?></row>
<row name="详细地址"><?cs var:Answer.address ?></row>
<row name="联系电话"><?cs var:Answer.mobile ?></row>
<?cs if:Page.say.train_will ?><row name="培训意愿"><?cs var:Page.say.train_will ?></row><?cs /if ?>
<row name="报到日期"><?cs var:Page.report.came ?></row>
</rows>
<p>上列人员已报到，证件原件和安置地已经核对。本表不记载部队番号。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
