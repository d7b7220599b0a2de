<?cs # After submitting: Page.case.{no title submitted} Page.secret.code
   #	Page.clocks.0.due  Page.receipt.{label url action printed}  Page.here_case
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Text.case.sent ?><?cs
include!"layout/head.cs" ?><?cs include!"case/parts.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title"><?cs
	var:Text.case.sent ?></h1><div class="govuk-panel__body"><?cs
	var:Text.case.number ?><br><strong class="rg-number"><?cs
	var:Page.case.no ?></strong></div></div>
<p class="govuk-body-l"><?cs call:zh(Page.case.title) ?><?cs call:colon() ?><?cs
	var:Page.service ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.case.code ?></h2>
<p class="govuk-body"><strong class="rg-number rg-number--large"><?cs
	var:Page.secret.code ?></strong></p>
<p class="govuk-body"><?cs var:Text.case.code_how ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.case.what_next ?></h2>
<ol class="govuk-list govuk-list--number">
<?cs if:Page.case.due ?><li><?cs call:around(Text.case.next_due, Page.case.due) ?></li>
<?cs /if ?><li><?cs var:Text.case.next_correct ?></li>
<li><?cs var:Text.case.next_follow ?></li></ol>
<?cs if:Page.receipt.id ?><h2 class="govuk-heading-m"><?cs var:Text.case.receipt ?></h2>
<?cs call:issued(Page.issued) ?><?cs /if ?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>"><?cs var:Text.case.to_case ?></a></p>
</div></div>
<?cs include!"layout/foot.cs" ?>
