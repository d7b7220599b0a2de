<?cs # 贴息审核表: Page.organ, Page.paper.number date url, Page.case.number
applicant submitted, Page.claim.* (employment/claim.cs), Page.remedy.*,
Page.contact.* ?>
<paper kind="letter" title="创业担保贷款贴息审核表" organ="<?cs var:Page.organ ?>" size="14">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>创业担保贷款贴息审核表</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）于<?cs var:Page.case.submitted ?>提出的创业担保贷款贴息申请（办件编号：<?cs
var:Page.case.number ?>），经核对、审核、公示和审批，决定予以贴息。计算如下：</p>
<table widths="8 6">
<head><td>项目</td><td>数额</td></head>
<?cs if:Page.claim.unit ?><tr><td>申请单位</td><td><?cs var:Page.claim.unit ?></td></tr>
<?cs /if ?><tr><td>申请的季度</td><td><?cs var:Page.claim.year ?>年第<?cs var:Page.claim.quarter ?>季度</td></tr>
<tr><td>合同签订日期</td><td><?cs var:Page.claim.signed ?></td></tr>
<tr><td>计息的贷款余额（元）</td><td><?cs var:Page.claim.principal ?></td></tr>
<tr><td>当时规定的最高额度（元）</td><td><?cs var:Page.claim.cap ?></td></tr>
<tr><td>计算贴息的贷款额（元）</td><td><?cs var:Page.claim.base ?></td></tr>
<tr><td>合同年利率</td><td><?cs var:Page.claim.rate ?>%</td></tr>
<tr><td>由借款人承担的利率</td><td><?cs var:Page.claim.borne ?>%</td></tr>
<tr><td>补贴的利率</td><td><?cs var:Page.claim.net ?>%</td></tr>
<tr><td>贴息天数（不含逾期）</td><td><?cs var:Page.claim.days ?></td></tr>
<tr><td>补贴的比例</td><td><?cs var:Page.claim.share ?>%</td></tr>
<tr><td>这个季度实付利息（元）</td><td><?cs var:Page.claim.interest ?></td></tr>
<tr><td>贴息金额（元）</td><td><?cs var:Page.claim.amount ?></td></tr>
</table>
<p><?cs var:Page.claim.base ?>×<?cs var:Page.claim.net ?>%×<?cs var:Page.claim.days
?>÷360×<?cs var:Page.claim.share ?>%＝<?cs var:Page.claim.amount ?>元（四舍五入到分）。</p>
<p>贴息自决定之日起十个工作日内转入你（单位）登记的收款账户。情况与申请不符的，应当退回。</p>
<?cs include!"papers/remedy.cs" ?>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本审核表<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
