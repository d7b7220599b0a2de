<?cs # How far an objection is; also its receipt.
?><?cs set:Page.title = Text.portal.objection.title ?><?cs set:Page.nav = "notices" ?><?cs
set:Page.noindex = "1" ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title"><?cs
	var:Text.portal.objection.panel ?></h1><div class="govuk-panel__body"><?cs
	var:Text.portal.objection.number ?><br><strong class="rg-number"><?cs
	var:Page.objection.no ?></strong></div></div>
<p class="govuk-body"><?cs var:Text.portal.objection.keep ?></p>
<dl class="govuk-summary-list">
<?cs call:fact_text(Text.portal.objection.at, Page.objection.at) ?><?cs
call:fact_text(Text.portal.objection.state_word, Text.portal.objection.state[Page.objection.state]) ?><?cs
call:fact_text(Text.portal.objection.answered, Page.objection.answered) ?></dl>
<h2 class="govuk-heading-m"><?cs var:Text.portal.objection.next ?></h2>
<p class="govuk-body"><?cs
if:Page.objection.state == "open" ?><?cs var:Text.portal.objection.next_text ?><?cs
else ?><?cs var:Text.portal.objection.next_done ?><?cs /if ?></p>
</div></div>
<?cs include!"layout/foot.cs" ?>
