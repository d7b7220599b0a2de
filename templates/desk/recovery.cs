<?cs set:Page.title = Text.desk.recovery.title ?><?cs set:Page.back = "/desk/login/code" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.recovery.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.recovery.intro ?></p>
<?cs call:form_open("/desk/login/recovery") ?>
<input type="hidden" name="next" value="<?cs var:Page.next ?>">
<?cs call:ask("code", "text", Text.desk.recovery.label, "") ?>
<?cs call:submit(Text.desk.code.go) ?></form>
<?cs include!"layout/foot.cs" ?>
