<?cs # Counselling: the question of danger first, then how it goes.  Page.given
?><?cs set:Page.title = Text.mediation.counsel.title ?><?cs set:Page.nav = "mediation" ?><?cs
set:Page.back = "/mediation/" ?><?cs set:Page.noindex = "1" ?><?cs
set:Page.label.risk = Text.mediation.counsel.risk ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/parts.cs" ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs call:danger_box() ?><?cs
call:form_open("/mediation/counsel") ?><div class="govuk-form-group<?cs
	if:Page.error.risk ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m"><?cs
	var:Text.mediation.counsel.risk ?></legend><?cs
	if:Page.error.risk ?><p id="risk-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.risk, "") ?></p><?cs /if
	?><div class="govuk-radios"><div class="govuk-radios__item"><input class="govuk-radios__input" id="risk" name="risk" type="radio" value="no"<?cs
	if:Form.value.risk == "no" ?> checked<?cs /if ?>><label class="govuk-label govuk-radios__label" for="risk"><?cs
	var:Text.mediation.counsel.risk_no ?></label></div><div class="govuk-radios__item"><input class="govuk-radios__input" id="risk-yes" name="risk" type="radio" value="yes"<?cs
	if:Form.value.risk == "yes" ?> checked<?cs /if ?>><label class="govuk-label govuk-radios__label" for="risk-yes"><?cs
	var:Text.mediation.counsel.risk_yes ?></label></div></div></fieldset></div><?cs
call:ask("mobile", "mobile", Text.mediation.counsel.mobile, Text.mediation.counsel.mobile_hint) ?><?cs
call:submit(Text.mediation.counsel.go) ?></form>
<h2 class="govuk-heading-m"><?cs var:Text.mediation.counsel.how ?></h2>
<ul class="govuk-list govuk-list--bullet"><?cs
each:p = Text.mediation.counsel.point ?><li><?cs var:p ?></li><?cs /each ?></ul>
<?cs if:Page.given ?><p class="govuk-body"><?cs var:Text.mediation.counsel.given ?> <strong class="rg-number"><?cs
	var:Page.given ?></strong></p><?cs /if ?><p class="govuk-body"><a class="govuk-link" href="/guides/rights-counselling"><?cs
var:Text.mediation.counsel.guide ?></a></p></div></div>
<?cs include!"layout/foot.cs" ?>
