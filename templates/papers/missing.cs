<?cs # 报到一次性告知书: Page.organ, Page.paper.number date url, Page.case.number
applicant, Page.items.N.number title reason, Page.contact.* ?>
<paper kind="letter" title="一次性告知书" organ="<?cs var:Page.organ ?>" size="15">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>一次性告知书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你办理报到（办件编号：<?cs var:Page.case.number ?>）还需要补齐下列各项，一次告知如下：</p>
<table widths="1.2 4 9">
<head><td>序号</td><td>项目</td><td>需要补齐的内容</td></head>
<?cs each:item = Page.items ?><tr><td><?cs var:item.number ?></td><td><?cs
var:item.title ?></td><td><?cs var:item.reason ?></td></tr>
<?cs /each ?>
</table>
<p>可以登录网站补传，也可以把原件带到窗口。未列出的材料无须再次提供。补齐期间不计入窗口用时。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
