<?cs # 退役军人身份核验单: Page.organ, Page.paper.number date url, Page.case.number
applicant submitted, Page.loan.bank asked asked_months, Page.contact.* ?>
<paper kind="letter" title="退役军人身份核验单" organ="<?cs var:Page.organ ?>" size="14">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>退役军人身份核验单</title>
<to><?cs if:Page.loan.bank ?><?cs var:Page.loan.bank ?><?cs else ?>有关银行<?cs /if ?>：</to>
<p><?cs var:Page.case.applicant ?>于<?cs var:Page.case.submitted ?>提出创业贷款申请（办件编号：<?cs
var:Page.case.number ?>）。经核对本人证件，其退役军人身份属实。</p>
<?cs if:Page.loan.asked ?><p>申请额：<?cs var:Page.loan.asked ?>元；期限：<?cs
var:Page.loan.asked_months ?>个月。</p>
<?cs /if ?><p>本单只证明身份，不是对信用、项目和还款能力的评价，也不是担保。是否放款、额度、利率和期限，由银行依照自己的规定决定。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本单<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
