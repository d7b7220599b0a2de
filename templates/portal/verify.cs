<?cs # Is a paper genuine: the question, and the answer.
?><?cs set:Page.title = Text.portal.verify.title ?><?cs set:Page.noindex = "1" ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<?cs def:_answer(what, look, more) ?><h1 class="govuk-heading-l"><?cs
	var:what ?></h1>
<p class="govuk-body"><?cs call:tag_of(Text.verify[Page.paper.state], look) ?> <?cs
	var:more ?></p>
<?cs /def ?><?cs
if:Page.paper.state ?><?cs
	if:Page.paper.state == "valid" ?><?cs
		call:_answer(Text.portal.verify.valid, "green", "") ?><?cs
	elif:Page.paper.state == "suspended" ?><?cs
		call:_answer(Text.portal.verify.suspended, "orange", Text.portal.verify.suspended_more) ?><?cs
	else ?><?cs
		call:_answer(Text.portal.verify.revoked, "red", Text.portal.verify.revoked_more) ?><?cs
	/if ?><dl class="govuk-summary-list">
<?cs call:fact(Text.portal.verify.kind, Page.paper.label) ?><?cs
call:fact_text(Text.portal.verify.day, Page.paper.day) ?><?cs
call:fact_text(Text.portal.verify.code, Page.code) ?></dl>
<p class="govuk-body"><?cs var:Text.portal.verify.nothing ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.portal.verify.again ?></h2>
<?cs elif:?Page.code ?><h1 class="govuk-heading-l"><?cs
	var:Text.portal.verify.unknown ?></h1>
<p class="govuk-body-l rg-number"><?cs var:Page.code ?></p>
<p class="govuk-body"><?cs var:Text.portal.verify.unknown_more ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.portal.verify.again ?></h2>
<?cs else ?><h1 class="govuk-heading-l"><?cs var:Text.portal.verify.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.portal.verify.lead ?></p>
<?cs /if ?><form method="get" action="/verify" class="rg-form" novalidate>
<?cs call:ask("code", "card", Text.portal.verify.code, Text.portal.verify.code_hint) ?><?cs
call:submit(Text.portal.verify.do) ?></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
