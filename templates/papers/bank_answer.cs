<?cs # 银行审批结果告知书: what a bank answered to an application for a loan, which
is the bank's to decide. Page.organ, Page.paper.number date url, Page.case.number
applicant, Page.loan.bank tel, Page.reasons.N.text, Page.contact.* ?>
<paper kind="letter" title="银行审批结果告知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title>银行审批结果告知书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）的创业贷款申请（办件编号：<?cs var:Page.case.number ?>），<?cs
var:Page.loan.bank ?>审批后没有放款。银行回复的原因：</p>
<list><?cs each:reason = Page.reasons ?><li><?cs var:reason.text ?></li><?cs
/each ?></list>
<p>是否放款由银行依照自己的规定决定，退役军人事务部门不参与审批。对结果有疑问，请向银行询问（电话：<?cs
var:Page.loan.tel ?>）；也可以换一家参加的银行重新申请。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
