<?cs # 信访处理意见书、复查意见书、复核意见书: Page.organ, Page.paper.title number
date url, Page.case.number applicant submitted, Page.said.* (what the step says),
Page.contact.* ?>
<paper kind="letter" title="<?cs var:Page.paper.title ?>" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title><?cs var:Page.paper.title ?></title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你于<?cs var:Page.case.submitted ?>提出的信访事项（办件编号：<?cs
var:Page.case.number ?>），现答复如下：</p>
<?cs if:Page.said.opinion_text ?>
<p>一、你的请求：<?cs var:Page.said.request_text ?></p>
<p>二、查明的事实：<?cs var:Page.said.facts_text ?></p>
<p>三、处理意见：<?cs var:Page.said.opinion ?>。<?cs var:Page.said.opinion_text ?></p>
<p>四、依据：<?cs var:Page.said.legal_basis ?></p>
<p>如不服本处理意见，可以自收到之日起三十日内请求上一级机关复查（《信访工作条例》第三十五条）。</p>
<?cs elif:Page.said.review_text ?>
<p>一、复查结论：<?cs var:Page.said.review_result ?>。</p>
<p>二、复查意见：<?cs var:Page.said.review_text ?></p>
<p>三、依据：<?cs var:Page.said.review_basis ?></p>
<p>如不服本复查意见，可以自收到之日起三十日内请求上一级机关复核（《信访工作条例》第三十六条）。</p>
<?cs else ?>
<p>一、复核结论：<?cs var:Page.said.recheck_result ?>。</p>
<p>二、复核意见：<?cs var:Page.said.recheck_text ?></p>
<p>三、依据：<?cs var:Page.said.recheck_basis ?></p>
<p>本复核意见为信访终结意见。仍以同一事实和理由提出的，不再受理（《信访工作条例》第三十六条）。</p>
<?cs /if ?>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
