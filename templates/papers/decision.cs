<?cs # 决定书: Page.organ, Page.paper.number date url, Page.case.number title
applicant uscc submitted accepted, Page.decision.yes (1 or unset),
Page.decision.effect (what follows from yes), Page.reasons.N.text,
Page.basis.N.text, Page.remedy.*, Page.contact.* ?>
<paper kind="letter" title="<?cs if:Page.decision.yes ?>予以通过决定书<?cs else
?>不予通过决定书<?cs /if ?>" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title><?cs if:Page.decision.yes ?>予以通过决定书<?cs else ?>不予通过决定书<?cs /if ?></title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）<?cs if:Page.case.uscc ?>（统一社会信用代码：<?cs var:Page.case.uscc
?>）<?cs /if ?>于<?cs var:Page.case.submitted ?>提出的“<?cs
var:Page.case.title ?>”申请（办件编号：<?cs var:Page.case.number ?>），本机关于<?cs
var:Page.case.accepted ?>受理，现已审查终结。</p>
<?cs if:Page.decision.yes ?>
<p>经审查，申请符合规定条件<?cs if:subcount(Page.basis) ?>，依据<?cs each:basis = Page.basis ?><?cs if:!first(basis)
?>、<?cs /if ?><?cs var:basis.text ?><?cs /each ?><?cs /if ?>，决定予以通过。<?cs var:Page.decision.effect ?></p>
<?cs else ?>
<p>经审查，因下列原因<?cs if:subcount(Page.basis) ?>，依据<?cs each:basis = Page.basis ?><?cs if:!first(basis)
?>、<?cs /if ?><?cs var:basis.text ?><?cs /each ?><?cs /if ?>，决定不予通过：</p>
<list><?cs each:reason = Page.reasons ?><li><?cs var:reason.text ?></li><?cs
/each ?></list>
<p>上述原因消除后，可以重新提出申请。</p>
<?cs /if ?>
<?cs include!"papers/remedy.cs" ?>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本决定书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
