<?cs # A place on a leader's day.  Page.day.{...}  Page.cases.N.no: one's own
?><?cs set:Page.nav = "mediation" ?><?cs set:Page.title = Text.mediation.duty.book ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:duty_what(Page.day) ?><?cs
if:Page.day.mine ?><p class="govuk-body"><strong><?cs var:Text.mediation.duty.yours ?></strong></p><?cs
elif:Page.day.full ?><p class="govuk-body"><strong><?cs var:Text.mediation.duty.full ?></strong></p><?cs
else ?><?cs call:form_open("/mediation/duty/" + Page.day.id) ?><?cs
if:subcount(Page.cases) ?><div class="govuk-form-group<?cs
	if:Page.error.case ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="case"><?cs
	var:Text.mediation.duty.about ?></label><?cs
	if:Page.error.case ?><p id="case-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.case, "") ?></p><?cs /if
	?><select class="govuk-select" id="case" name="case"><option value=""><?cs
	var:Text.mediation.duty.about_none ?></option><?cs
	each:c = Page.cases ?><option value="<?cs var:c.no ?>"<?cs
		if:Form.value.case == c.no ?> selected<?cs /if ?>><?cs var:c.no ?></option><?cs /each
	?></select></div><?cs /if ?><?cs
call:submit(Text.mediation.duty.book_do) ?></form><?cs
/if ?><p class="govuk-body"><a class="govuk-link" href="/mediation/duty"><?cs
	var:Text.mediation.duty.back ?></a></p>
<?cs include!"layout/foot.cs" ?>
