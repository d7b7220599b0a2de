<?cs # 受理告知书: Page.organ, Page.paper.title number date url,
Page.case.number applicant submitted due, Page.contact.* ?>
<paper kind="letter" title="<?cs var:Page.paper.title ?>" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title><?cs var:Page.paper.title ?></title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你于<?cs var:Page.case.submitted ?>提出的信访事项（办件编号：<?cs
var:Page.case.number ?>），属于我们的职责范围，现予以受理。</p>
<p>我们将自受理之日起六十日内办结并出具处理意见书<?cs if:Page.case.due ?>，即<?cs
var:Page.case.due ?>前<?cs /if ?>；情况复杂的，经批准可以延长，延长期限不超过三十日，并书面告知理由（《信访工作条例》第三十四条）。</p>
<p>办理期间，可以凭办件编号和查询码在网站查看进展。</p>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
