<?cs set:Page.title = Text.portal.signup.title ?><?cs set:Page.nav = "signup" ?><?cs
include!"layout/head.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l"><?cs var:Text.portal.signup.step1 ?></span>
<h1 class="govuk-heading-l"><?cs var:Text.portal.signup.title ?></h1>
<p class="govuk-body"><?cs var:Text.portal.signup.lead ?></p>
<?cs call:form_open("/signup") ?><?cs
call:ask("mobile", "mobile", Text.portal.signup.mobile, Text.portal.signup.mobile_hint) ?><?cs
call:submit(Text.portal.signup.get) ?></form>
<p class="govuk-body"><a class="govuk-link" href="/login"><?cs
	var:Text.portal.signup.have ?></a></p>
</div></div>
<?cs include!"layout/foot.cs" ?>
