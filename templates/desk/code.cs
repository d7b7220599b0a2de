<?cs set:Page.title = Text.desk.code.title ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.desk.code.title ?></h1>
<p class="govuk-body"><?cs var:Text.desk.code.intro ?></p>
<?cs call:form_open("/desk/login/code") ?>
<input type="hidden" name="next" value="<?cs var:Page.next ?>">
<?cs call:ask("code", "code", Text.desk.code.label, Text.desk.code.hint) ?>
<?cs call:submit(Text.desk.code.go) ?></form>
<p class="govuk-body"><a class="govuk-link" href="/desk/login/recovery"><?cs
	var:Text.desk.code.lost ?></a></p>
<?cs include!"layout/foot.cs" ?>
