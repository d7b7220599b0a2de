<?cs set:Page.title = Text.desk.login.title ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.login.title ?></h1>
<?cs call:form_open("/desk/login") ?>
<input type="hidden" name="next" value="<?cs var:Page.next ?>">
<?cs set:Form.ask.login.autocomplete = "username" ?><?cs
call:ask("login", "text", Text.desk.login.name, "") ?><?cs
set:Form.ask.password.autocomplete = "current-password" ?><?cs
call:ask("password", "password", Text.desk.login.password, "") ?>
<?cs call:submit(Text.desk.login.go) ?></form>
<p class="govuk-body"><a class="govuk-link" href="/desk/password/first"><?cs
	var:Text.desk.login.first ?></a></p>
<?cs include!"layout/foot.cs" ?>
