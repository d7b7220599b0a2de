<?cs set:Page.title = Text.portal.view.title ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><h1 class="govuk-heading-l"><?cs
	var:Text.portal.view.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.view.lead ?></p>
<?cs call:form_open("/view") ?><input type="hidden" name="next" value="<?cs var:Page.next ?>"><?cs
call:view_choice() ?><?cs
call:submit(Text.portal.view.do) ?></form>
<?cs include!"layout/foot.cs" ?>
