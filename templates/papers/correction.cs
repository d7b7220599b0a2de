<?cs # 一次性告知补正通知书: Page.organ, Page.paper.number date url,
Page.case.number title applicant submitted, Page.items.N.number title reason,
Page.correction.due days, Page.contact.* ?>
<paper kind="letter" title="一次性告知补正通知书" organ="<?cs var:Page.organ ?>" size="15">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>一次性告知补正通知书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）于<?cs var:Page.case.submitted ?>提出的“<?cs
var:Page.case.title ?>”申请（办件编号：<?cs var:Page.case.number
?>）收悉。经审查，申请材料不齐全或者不符合规定形式。现将需要补正的全部内容一次性告知如下：</p>
<table widths="1.2 4 9">
<head><td>序号</td><td>项目</td><td>需要补正的内容</td></head>
<?cs each:item = Page.items ?><tr><td><?cs var:item.number ?></td><td><?cs
var:item.title ?></td><td><?cs var:item.reason ?></td></tr>
<?cs /each ?>
</table>
<p>请于<?cs var:Page.correction.due ?>前登录网站，在本办件中只修改上列项目后重新提交；未列出的项目无须再次提供。</p>
<p>补正期间不计算办理时限。逾期未补正且未说明理由的，视为撤回申请；材料备齐后可以重新提出申请。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本通知书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
