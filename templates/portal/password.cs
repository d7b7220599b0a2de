<?cs set:Page.title = Text.portal.password.title ?><?cs set:Page.nav = "login" ?><?cs
set:Page.back = "/login" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Text.portal.password.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.password.lead ?></p>
<?cs call:form_open("/password") ?><?cs
call:ask("mobile", "mobile", Text.portal.signup.mobile, "") ?><?cs
call:submit(Text.portal.signup.get) ?></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
