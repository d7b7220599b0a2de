<?cs set:Page.title = Text.portal.number.title ?><?cs set:Page.nav = "account" ?><?cs
set:Page.back = "/account" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.number.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.number.lead ?></p>
<?cs call:form_open("/mobile") ?><input type="text" name="username" value="<?cs
	var:User.login ?>" autocomplete="username" readonly hidden><?cs
call:ask("mobile", "mobile", Text.portal.number.new, Text.portal.signup.mobile_hint) ?><?cs
set:Form.ask.password.autocomplete = "current-password" ?><?cs
call:ask("password", "password", Text.portal.password.old, "") ?><?cs
call:submit(Text.portal.signup.get) ?></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
