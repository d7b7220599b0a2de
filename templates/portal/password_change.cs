<?cs set:Page.title = Text.portal.password.change ?><?cs set:Page.nav = "account" ?><?cs
set:Page.back = "/account" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.password.change ?></h1>
<?cs call:form_open("/password/change") ?><input type="text" name="username" value="<?cs
	var:User.login ?>" autocomplete="username" readonly hidden><?cs
call:ask("password_old", "password", Text.portal.password.old, "") ?><?cs
set:Form.ask.password.autocomplete = "new-password" ?><?cs
call:ask("password", "password", Text.portal.password.new, Text.portal.signup.password_hint) ?><?cs
set:Form.ask.password2.autocomplete = "new-password" ?><?cs
call:ask("password2", "password", Text.portal.password.new2, "") ?><p class="govuk-hint"><?cs
	var:Text.portal.password.change_ends ?></p>
<?cs call:submit(Text.portal.password.do) ?></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
