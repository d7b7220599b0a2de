<?cs # One case by its number and query code.
?><?cs set:Page.title = Text.portal.lookup.title ?><?cs set:Page.nav = "lookup" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.lookup.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.portal.lookup.lead ?></p>
<?cs call:form_open("/lookup") ?><?cs
call:ask("number", "case", Text.portal.lookup.number, Text.portal.lookup.number_hint) ?><?cs
call:ask("query", "card", Text.portal.lookup.query, Text.portal.lookup.query_hint) ?><?cs
call:submit(Text.portal.lookup.do) ?></form>
<p class="govuk-body"><a class="govuk-link" href="/mine"><?cs
	var:Text.portal.lookup.own ?></a></p>
<p class="govuk-body"><?cs var:Text.portal.lookup.lost ?> <a class="govuk-link" href="/stations"><?cs
	var:Text.portal.stations.title ?></a></p>
</div></div>
<?cs include!"layout/foot.cs" ?>
