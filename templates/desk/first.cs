<?cs set:Page.title = Text.desk.first.title ?><?cs set:Page.back = "/desk/login" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.first.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.first.intro ?></p>
<?cs call:form_open("/desk/password/first") ?>
<?cs set:Form.ask.login.autocomplete = "username" ?><?cs
call:ask("login", "text", Text.desk.login.name, "") ?><?cs
call:ask("code", "code", Text.desk.first.code, "") ?><?cs
set:Form.ask.password.autocomplete = "new-password" ?><?cs
call:ask("password", "password", Text.desk.first.password, Text.desk.first.rule) ?><?cs
set:Form.ask.again.autocomplete = "new-password" ?><?cs
call:ask("again", "password", Text.desk.first.again, "") ?>
<?cs call:submit(Text.desk.first.go) ?></form>
<?cs include!"layout/foot.cs" ?>
