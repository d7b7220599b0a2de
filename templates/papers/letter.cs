<?cs # Any other letter: Page.organ, Page.paper.title number date url,
Page.case.number title applicant, Page.text (what is told),
Page.reasons.N.text, Page.contact.* ?>
<paper kind="letter" title="<?cs var:Page.paper.title ?>" organ="<?cs var:Page.organ ?>" size="16">
<organ><?cs var:Page.organ ?></organ>
<number><?cs var:Page.paper.number ?></number>
<title><?cs var:Page.paper.title ?></title>
<to><?cs var:Page.case.applicant ?>：</to>
<p>你（单位）的“<?cs var:Page.case.title ?>”（办件编号：<?cs
var:Page.case.number ?>），现将有关事项告知如下：</p>
<p><?cs var:Page.text ?></p>
<?cs if:subcount(Page.reasons) ?><p>理由：</p>
<list><?cs each:reason = Page.reasons ?><li><?cs var:reason.text ?></li><?cs
/each ?></list>
<?cs include!"papers/remedy.cs" ?><?cs /if ?>
<?cs if:Page.paper.url ?><qr url="<?cs var:Page.paper.url ?>">扫码核验本文书<br/><?cs
var:Page.paper.url ?></qr><?cs /if ?>
<sign organ="<?cs var:Page.organ ?>" date="<?cs
var:Page.paper.date ?>" seal="电子文件，未加盖电子印章"/>
<?cs include!"papers/foot.cs" ?>
</paper>
