<?cs set:Page.title = Text.portal.password.title ?><?cs set:Page.nav = "login" ?><?cs
set:Page.back = "/password" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.password.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.password.sent ?> <strong><?cs
	var:Page.mobile ?></strong><?cs if:Config.lang != "en" ?>，<?cs else ?>. <?cs /if ?><?cs
	var:Text.portal.signup.sent_more ?> <a class="govuk-link" href="/password"><?cs
	var:Text.portal.signup.again ?></a></p>
<?cs call:form_open("/password/code") ?><?cs
call:ask("code", "code", Text.portal.signup.code, Text.portal.signup.code_hint) ?><?cs
set:Form.ask.password.autocomplete = "new-password" ?><?cs
call:ask("password", "password", Text.portal.password.new, Text.portal.signup.password_hint) ?><?cs
set:Form.ask.password2.autocomplete = "new-password" ?><?cs
call:ask("password2", "password", Text.portal.password.new2, "") ?><p class="govuk-hint"><?cs
	var:Text.portal.password.ends ?></p>
<?cs call:submit(Text.portal.password.do) ?></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
