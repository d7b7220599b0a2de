<?cs # Employment in figures.  Page.rows.N.{what n few}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.funnel.title ?><?cs
set:Page.back = "/employment/" ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><?cs var:Text.employment.funnel.lead ?></p>
<table class="govuk-table"><caption class="govuk-visually-hidden"><?cs
	var:Page.title ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.figures.what ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.portal.figures.n ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:Text.portal.figures.metric.employment[x.what] ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	if:x.few ?><?cs var:Text.employment.fair.below ?><?cs call:sp() ?><?cs var:x.few ?><?cs
	else ?><?cs var:x.n ?><?cs /if ?></td></tr><?cs
/each ?></tbody></table>
<p class="govuk-body rg-quiet"><?cs var:Text.employment.funnel.how ?> <?cs
	var:Text.employment.fair.few_more ?></p>
<p class="govuk-body"><?cs var:Text.employment.funnel.open ?> <a class="govuk-link" href="/open/figures.json">figures.json</a> <a class="govuk-link" href="/open/figures.csv">figures.csv</a></p>
<?cs include!"layout/foot.cs" ?>
