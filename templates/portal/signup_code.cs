<?cs set:Page.title = Text.portal.signup.title ?><?cs set:Page.nav = "signup" ?><?cs
set:Page.back = "/signup" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l"><?cs var:Text.portal.signup.step2 ?></span>
<h1 class="govuk-heading-l"><?cs var:Text.portal.signup.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.signup.sent ?> <strong><?cs
	var:Page.mobile ?></strong><?cs if:Config.lang != "en" ?>，<?cs else ?>. <?cs /if ?><?cs
	var:Text.portal.signup.sent_more ?> <a class="govuk-link" href="/signup"><?cs
	var:Text.portal.signup.again ?></a></p>
<?cs call:form_open("/signup/code") ?><?cs
call:ask("code", "code", Text.portal.signup.code, Text.portal.signup.code_hint) ?><?cs
set:Form.ask.kind.options.0.value = "person" ?><?cs
set:Form.ask.kind.options.0.label = Text.portal.signup.person ?><?cs
set:Form.ask.kind.options.0.hint = Text.portal.signup.person_hint ?><?cs
set:Form.ask.kind.options.1.value = "merchant" ?><?cs
set:Form.ask.kind.options.1.label = Text.portal.signup.merchant ?><?cs
set:Form.ask.kind.options.1.hint = Text.portal.signup.merchant_hint ?><?cs
call:ask("kind", "choice", Text.portal.signup.kind, "") ?><?cs
set:Form.ask.name.autocomplete = "name" ?><?cs
call:ask("name", "name", Text.portal.signup.name, "") ?><?cs
set:Form.ask.password.autocomplete = "new-password" ?><?cs
call:ask("password", "password", Text.portal.signup.password, Text.portal.signup.password_hint) ?><?cs
set:Form.ask.password2.autocomplete = "new-password" ?><?cs
call:ask("password2", "password", Text.portal.signup.password2, "") ?><p class="govuk-body"><a class="govuk-link" href="/terms" target="_blank" rel="noopener"><?cs
	var:Text.portal.signup.terms_link ?></a> · <a class="govuk-link" href="/privacy" target="_blank" rel="noopener"><?cs
	var:Text.portal.signup.privacy_link ?></a></p>
<?cs call:ask("terms", "consent", Text.portal.signup.terms, "") ?><?cs
call:submit(Text.portal.signup.do) ?></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
