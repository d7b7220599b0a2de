<?cs set:Page.title = Text.portal.close.title ?><?cs set:Page.nav = "account" ?><?cs
set:Page.back = "/account" ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Text.portal.close.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.close.lead ?></p>
<p class="govuk-body"><?cs var:Text.portal.close.kept ?></p>
<?cs call:form_open("/account/close") ?><?cs
call:ask("sure", "consent", Text.portal.close.sure, "") ?><button type="submit" class="govuk-button govuk-button--warning" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.portal.close.do ?></button></form>
<?cs include!"layout/foot.cs" ?>
