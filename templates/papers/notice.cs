<?cs # 公示: Page.organ, Page.paper.number date url, Page.notice.title from until
days batch phone mail address, Page.entries.N.number unit trade district offer ?>
<paper kind="letter" title="公示" organ="<?cs var:Page.organ ?>" size="14">
<organ><?cs var:Page.organ ?></organ>
<?cs if:Page.paper.number ?><number><?cs var:Page.paper.number ?></number><?cs /if ?>
<title><?cs var:Page.notice.title ?></title>
<p>按照公开、公平、公正的原则，经受理、初审、复审和审核，下列单位拟通过<?cs
if:Page.notice.batch ?>（<?cs var:Page.notice.batch ?>）<?cs /if ?>，现予公示。</p>
<p>公示期：<?cs var:Page.notice.from ?>至<?cs var:Page.notice.until ?>，共<?cs
var:Page.notice.days ?>个工作日。</p>
<table widths="2.7 10 4.6 4.6 12">
<head><td>序号</td><td>单位名称</td><td>行业</td><td>所在地区</td><td>优待内容</td></head>
<?cs each:entry = Page.entries ?><tr><td><?cs var:entry.number ?></td><td><?cs
var:entry.unit ?></td><td><?cs var:entry.trade ?></td><td><?cs
var:entry.district ?></td><td><?cs var:entry.offer ?></td></tr>
<?cs /each ?>
</table>
<p>对公示单位有异议的，请在公示期内以真实姓名并留下联系方式，通过网站公示页面、电话或者来信提出，并说明事实和理由。我们对反映人的姓名保密，并在十个工作日内核查答复。</p>
<rows>
<?cs if:Page.notice.phone ?><row name="联系电话"><?cs var:Page.notice.phone
?></row><?cs /if ?>
<?cs if:Page.notice.mail ?><row name="电子邮箱"><?cs var:Page.notice.mail
?></row><?cs /if ?>
<?cs if:Page.notice.address ?><row name="来信地址"><?cs var:Page.notice.address
?></row><?cs /if ?>
</rows>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">网站公示页面<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
</paper>
