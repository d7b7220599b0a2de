<?cs # Throw a draft away: Page.service Page.here_case Page.case.{saved title}
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Text.case.drop ?><?cs
include!"layout/any.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l"><?cs var:Page.service ?></p>
<h1 class="govuk-heading-l"><?cs var:Text.case.drop ?></h1>
<?cs if:Page.case.title ?><p class="govuk-body"><?cs call:zh(Page.case.title) ?></p>
<?cs /if ?><?cs call:warning(Text.case.drop_warning) ?><?cs
call:form_open(Page.here_form) ?><div class="govuk-button-group"><?cs
call:act_danger(Text.case.drop_do, "drop") ?><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>"><?cs var:Text.case.keep ?></a></div></form>
</div></div>
<?cs include!"layout/foot.cs" ?>
