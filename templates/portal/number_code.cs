<?cs set:Page.title = Text.portal.number.title ?><?cs set:Page.nav = "account" ?><?cs
set:Page.back = "/mobile" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.number.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.signup.sent ?> <strong><?cs
	var:Page.mobile ?></strong><?cs if:Config.lang != "en" ?>，<?cs else ?>. <?cs /if ?><?cs
	var:Text.portal.signup.sent_more ?> <a class="govuk-link" href="/mobile"><?cs
	var:Text.portal.signup.again ?></a></p>
<?cs call:form_open("/mobile/code") ?><?cs
call:ask("code", "code", Text.portal.signup.code, Text.portal.signup.code_hint) ?><p class="govuk-hint"><?cs
	var:Text.portal.number.ends ?></p>
<?cs call:submit(Text.portal.number.do) ?></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
