<?cs # 收件回执: Page.organ, Page.paper.number date url, Page.case.number title
applicant uscc submitted notice_due, Page.files.N.number title name size sha256,
Page.contact.address phone hours ?>
<paper kind="letter" title="收件回执" organ="<?cs var:Page.organ ?>" size="13.5">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>收件回执</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）于<?cs var:Page.case.submitted ?>通过网上服务系统提交的“<?cs
var:Page.case.title ?>”申请及下列材料已收到，特此回执。</p>
<rows>
<row name="办件编号"><?cs var:Page.case.number ?></row>
<row name="事项名称"><?cs var:Page.case.title ?></row>
<row name="申请人"><?cs var:Page.case.applicant ?></row>
<?cs if:Page.case.uscc ?><row name="统一社会信用代码"><?cs
var:Page.case.uscc ?></row><?cs /if ?>
<row name="收件日期"><?cs var:Page.case.submitted ?></row>
</rows>
<h>收到的材料</h>
<?cs if:subcount(Page.files) ?>
<table widths="2 6 7 11">
<head><td>序号</td><td>材料名称</td><td>文件</td><td>文件校验值（SHA-256）</td></head>
<?cs each:file = Page.files ?><tr><td><?cs var:file.number ?></td><td><?cs
var:file.title ?></td><td><?cs var:file.name ?><?cs if:file.size ?><br/><?cs
var:file.size ?><?cs /if ?></td><td><?cs var:file.sha256 ?></td></tr>
<?cs /each ?>
</table>
<?cs else ?><p>本次申请未附材料。</p><?cs /if ?>
<h>接下来</h>
<list>
<li>我们将<?cs if:Page.case.notice_due ?>在<?cs var:Page.case.notice_due ?>前<?cs
else ?>在五个工作日内<?cs /if ?>告知是否受理；材料不齐全或者不符合要求的，一次性告知需要补正的全部内容。</li>
<li>可凭办件编号和查询码在网站“办件查询”栏目查看进度。查询码在提交成功页面上，登录后随时可以再看，请勿转告他人。</li>
<li>本回执只证明收到上述材料，不表示申请已经受理或者通过。</li>
</list>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本回执<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
