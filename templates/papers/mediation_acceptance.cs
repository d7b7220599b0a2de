<?cs # 受理通知书: Page.organ, Page.paper.number date, Page.case.number applicant,
Page.med.* (templates/mediation/case_parts.cs) ?>
<paper kind="letter" title="受理通知书" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?></organ>
<number><?cs if:Page.med.file_n ?>（<?cs var:Page.med.file_year ?>）<?cs var:Page.med.file_short ?>人调字第<?cs var:Page.med.file_n ?>号<?cs else ?><?cs var:Page.paper.number ?><?cs /if ?></number>
<title>受理通知书</title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你于<?cs var:Page.case.submitted ?>提出的人民调解申请（办件编号：<?cs
var:Page.case.number ?>）收悉。经询问，各方当事人均愿意调解，纠纷属于民间纠纷，决定予以受理。</p>
<p>调解一般自受理之日起一个月内结束；双方同意的，可以延长。调解不收取任何费用，内容保密。</p>
<p>你可以选择或者接受调解员，可以要求公开或者不公开调解，可以随时终止调解，也可以不经调解直接向人民法院起诉。</p>
<sign organ="<?cs if:Page.med.committee ?><?cs var:Page.med.committee ?><?cs else ?><?cs var:Page.organ ?><?cs /if ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
