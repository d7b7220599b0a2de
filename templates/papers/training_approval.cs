<?cs # 职业技能培训核准通知书: Page.organ, Page.paper.number date url,
Page.case.number applicant submitted, Page.class.{title school place level hours
from to seat free allowance tel} ?>
<paper kind="letter" title="职业技能培训核准通知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>职业技能培训核准通知书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你于<?cs var:Page.case.submitted ?>提出的职业技能培训报名（办件编号：<?cs
var:Page.case.number ?>）已经核准。请持本通知书和身份证，按下列时间到学校报到。</p>
<rows><row name="培训班"><?cs var:Page.class.title ?></row><row name="学校"><?cs
var:Page.class.school ?></row><row name="地点"><?cs var:Page.class.place ?></row><row name="时间"><?cs
var:Page.class.from ?>至<?cs var:Page.class.to ?></row><row name="课时"><?cs
var:Page.class.hours ?></row><row name="座位号"><?cs var:Page.class.seat ?></row><row name="费用"><?cs
if:Page.class.free ?>免费<?cs else ?>按公布的标准收取<?cs /if ?></row><?cs
if:Page.class.allowance ?><row name="补贴"><?cs var:Page.class.allowance ?></row><?cs /if ?></rows>
<p>因故不能参加的，请在开班前登录网站退班，座位由候补人员递补。出勤达到规定课时的八成，发给结业证书。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本通知书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
