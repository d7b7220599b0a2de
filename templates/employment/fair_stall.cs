<?cs # A stall for the visitor's employer.
   #	Page.fair.{id title stage free_stalls …} Page.mine.{employer name barred
   #	stall state note agent mobile pledge has}
   #	Page.posts.N.{value label headcount checked}
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.fair.stall_ask ?><?cs
set:Page.back = "/employment/fairs/" + Page.fair.id ?><?cs
set:Page.label.agent = Text.employment.fair.agent ?><?cs
set:Page.label.mobile = Text.employment.fair.agent_mobile ?><?cs
set:Page.label.pledge = Text.employment.fair.pledge ?><?cs
set:Page.label.post = Text.employment.fair.bring ?><?cs
include!"layout/head.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body-l"><?cs call:zh(Page.fair.title) ?> · <?cs call:when_of(Page.fair) ?></p>
<?cs if:!Page.mine.employer ?><p class="govuk-body"><?cs var:Text.employment.register_first ?></p><?cs
	call:go(Text.employment.register, "/employment/employer/apply") ?><?cs
elif:Page.mine.has ?><?cs call:facts_open() ?><?cs
	call:answer_zh(Text.employment.employer, Page.mine.name) ?><?cs
	call:answer(Text.employment.fair.stall, Page.mine.stall) ?><?cs
	call:answer(Text.employment.state_label, Text.employment.fair.stall_state[Page.mine.state]) ?><?cs
	call:answer_zh(Text.employment.fair.agent, Page.mine.agent) ?><?cs
	call:answer(Text.employment.fair.pledge, Page.mine.pledge) ?><?cs call:answers_close() ?><?cs
	if:Page.mine.state == "APPLIED" ?><p class="govuk-body"><?cs var:Text.employment.fair.applied_more ?></p><?cs
	elif:Page.mine.state == "CONFIRMED" ?><p class="govuk-body"><?cs var:Text.employment.fair.confirmed_more ?></p><p class="govuk-body"><a class="govuk-link" href="<?cs
		var:url_validate("/employment/fairs/" + Page.fair.id + "/letter") ?>"><?cs
		var:Text.employment.fair.letter ?></a></p><?cs /if ?><?cs
	if:(Page.mine.state == "APPLIED" || Page.mine.state == "CONFIRMED") && (Page.fair.stage == "SIGNUP" || Page.fair.stage == "CLOSED") ?><?cs
		call:form_open("/employment/fairs/" + Page.fair.id + "/stall") ?><p class="govuk-hint"><?cs
		var:Text.employment.fair.stall_out_more ?></p><button type="submit" name="do" value="out" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
		var:Text.employment.fair.stall_out ?></button></form><?cs /if ?><?cs
else ?><?cs
if:Page.mine.state == "REFUSED" ?><?cs call:warning(Text.employment.fair.stall_refused) ?><p class="govuk-body"><?cs
	call:zh(Page.mine.note) ?></p><?cs
elif:Page.mine.state == "NO_SHOW" ?><?cs call:warning(Text.employment.fair.stall_missed) ?><?cs /if ?><?cs
if:Page.mine.barred ?><?cs call:warning(Text.employment.fair.barred) ?><p class="govuk-body"><?cs
	var:Text.employment.fair.barred_until ?> <span class="rg-number"><?cs var:Page.mine.barred ?></span></p><?cs
elif:Page.fair.stage != "SIGNUP" ?><p class="govuk-body"><?cs var:Text.err.err_fair_closed ?></p><?cs
elif:!Page.fair.free_stalls ?><p class="govuk-body"><strong><?cs var:Text.employment.fair.no_stalls ?></strong></p><?cs
elif:!subcount(Page.posts) ?><p class="govuk-body"><?cs var:Text.employment.fair.no_posts ?></p><?cs
	call:go(Text.employment.publish, "/employment/hire") ?><?cs
else ?><p class="govuk-body"><?cs var:Text.employment.fair.stalls_left ?> <span class="rg-number"><?cs
	var:Page.fair.free_stalls ?></span></p><p class="govuk-body"><?cs var:Text.employment.fair.stall_rule ?></p><?cs
	call:form_open("/employment/fairs/" + Page.fair.id + "/stall") ?><div class="govuk-form-group<?cs
	if:Page.error.post ?> govuk-form-group--error<?cs /if ?>" id="post"><fieldset class="govuk-fieldset"<?cs
	if:Page.error.post ?> aria-describedby="post-error"<?cs /if ?>><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.employment.fair.bring ?></legend><?cs call:fault("post") ?><div class="govuk-checkboxes" data-module="govuk-checkboxes"><?cs
	each:p = Page.posts ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="post-<?cs
		var:p.value ?>" name="post" type="checkbox" value="<?cs var:p.value ?>"<?cs
		if:p.checked ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="post-<?cs
		var:p.value ?>"><?cs call:zh(p.label) ?> · <?cs var:Text.employment.fair.wanted ?> <?cs
		var:p.headcount ?></label></div><?cs
	/each ?></div></fieldset></div><?cs
	call:ask("agent", "name", Text.employment.fair.agent, "") ?><?cs
	call:ask("mobile", "mobile", Text.employment.fair.agent_mobile, "") ?><?cs
	call:ask("pledge", "int", Text.employment.fair.pledge, Text.employment.fair.pledge_hint) ?><?cs
	call:submit(Text.employment.fair.stall_do) ?></form><?cs /if ?><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
