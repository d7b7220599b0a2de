<?cs # How it was: five levels in words, and what else one wants to say.
   #	Page.rating.may      it can be said now
   #	Page.rating.level …  it was said (case/rating.cs)   neither: not closed
?><?cs set:Page.nav = "mine" ?><?cs set:Page.title = Text.rate.title ?><?cs
set:Page.label.level = Text.rate.mark.level ?><?cs
set:Page.label.comment = Text.rate.comment ?><?cs
set:Page.label.efficiency = Text.rate.mark.efficiency ?><?cs
set:Page.label.guide = Text.rate.mark.guide ?><?cs
set:Page.label.ease = Text.rate.mark.ease ?><?cs
set:Page.label.operation = Text.rate.mark.operation ?><?cs
include!"layout/head.cs" ?><?cs include!"case/parts.cs" ?><?cs
include!"case/rating.cs" ?><?cs

def:_pick_mark(key) ?><div class="govuk-form-group<?cs
	if:Page.error[key] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:key ?>"><?cs var:Text.rate.mark[key] ?></label><?cs
	if:Page.error[key] ?><p id="<?cs var:key ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error[key], "") ?></p><?cs /if
	?><select class="govuk-select<?cs if:Page.error[key] ?> govuk-select--error" aria-describedby="<?cs
	var:key ?>-error<?cs /if ?>" id="<?cs
	var:key ?>" name="<?cs var:key ?>"><option value=""><?cs
	var:Text.rate.unsaid ?></option><?cs
	each:s = Text.rating ?><option value="<?cs var:name(s) ?>"<?cs
		if:Form.value[key] == name(s) ?> selected<?cs /if ?>><?cs var:s ?></option><?cs
	/each ?></select></div>
<?cs /def ?><div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<p class="govuk-caption-l"><?cs var:Page.service ?> · <span class="rg-number"><?cs var:Page.case.no ?></span></p>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs if:Page.rating.level ?><?cs call:rating_box() ?><?cs
elif:Page.rating.may ?><p class="govuk-body"><?cs var:Text.rate.lead ?></p>
<?cs call:form_open(Page.here_case + "/rate") ?><?cs
each:s = Text.rating ?><?cs
	set:Form.ask.level.options[name(s)].value = name(s) ?><?cs
	set:Form.ask.level.options[name(s)].label = s ?><?cs
	if:Form.value.level == name(s) ?><?cs
		set:Form.ask.level.options[name(s)].checked = "1" ?><?cs /if ?><?cs
/each ?><?cs
call:ask("level", "choice", Text.rate.mark.level, "") ?><?cs
set:Form.ask.comment.required = "" ?><?cs set:Form.ask.comment.max = "500" ?><?cs
call:ask("comment", "para", Text.rate.comment, Text.rate.comment_hint) ?><details class="govuk-details"<?cs
	if:Page.error.efficiency || Page.error.guide || Page.error.ease || Page.error.operation ?> open<?cs /if ?>><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
	var:Text.rate.more ?></span></summary><div class="govuk-details__text"><?cs
	call:_pick_mark("efficiency") ?><?cs call:_pick_mark("guide") ?><?cs
	call:_pick_mark("ease") ?><?cs call:_pick_mark("operation") ?></div></details>
<p class="govuk-hint"><?cs var:Text.rate.who ?></p>
<div class="govuk-button-group"><button type="submit" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.rate.do ?></button> <a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>"><?cs var:Text.rate.not_now ?></a></div></form>
<?cs else ?><p class="govuk-body-l"><?cs var:Text.err.err_rate_open ?></p>
<p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.here_case) ?>"><?cs var:Text.case.to_case ?></a></p>
<?cs /if ?></div></div>
<?cs include!"layout/foot.cs" ?>
