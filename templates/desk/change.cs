<?cs set:Page.title = Text.desk.change.title ?><?cs set:Page.back = "/desk/account" ?><?cs set:Page.nav = "account" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.change.title ?></h1>
<?cs call:form_open("/desk/password/change") ?>
<?cs set:Form.ask.old.autocomplete = "current-password" ?><?cs
call:ask("old", "password", Text.desk.change.old, "") ?><?cs
set:Form.ask.password.autocomplete = "new-password" ?><?cs
call:ask("password", "password", Text.desk.first.password, Text.desk.first.rule) ?><?cs
set:Form.ask.again.autocomplete = "new-password" ?><?cs
call:ask("again", "password", Text.desk.first.again, "") ?>
<?cs call:submit(Text.desk.change.go) ?></form>
<?cs include!"layout/foot.cs" ?>
