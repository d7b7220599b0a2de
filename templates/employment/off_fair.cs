<?cs # A job fair: where it stands, its figures, its stalls.
   #	Page.fair.{id title … stage firms absent posts people signed came talks
   #	intents offers contracts stayed gone pledged kept taken due}
   #	Page.stalls.N.{id n employer no agent mobile pledge state note posts people
   #	hired in_time live kept}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Page.fair.title ?><?cs set:Page.title.zh = "1" ?><?cs
set:Page.back = "/desk/employment/fairs" ?><?cs
set:Page.label.note = Text.employment.fair.note ?><?cs
include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><?cs call:fair_ways(Page.fair, "fair") ?><?cs

def:fair_button(do, text, look) ?><button type="submit" name="do" value="<?cs
	var:do ?>" class="govuk-button <?cs var:look ?>" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:text ?></button> <?cs /def ?>
<p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/employment/fairs/" + Page.fair.id + "/list") ?>"><?cs
	var:Text.employment.fair.list ?></a><?cs
	if:Page.fair.stage != "PLANNED" ?> · <a class="govuk-link" href="<?cs
		var:url_validate("/employment/fairs/" + Page.fair.id) ?>"><?cs
		var:Text.employment.fair.public ?></a><?cs /if ?></p>
<?cs if:Page.fair.due ?><?cs call:warning(Text.employment.fair.due + " " + Page.fair.due) ?><?cs /if ?><?cs
if:Page.fair.stage == "PLANNED" || Page.fair.stage == "SIGNUP" || Page.fair.stage == "CLOSED" || Page.fair.stage == "OVER" ?><section class="rg-next" aria-labelledby="next"><h2 class="govuk-heading-m" id="next"><?cs
	var:Text.employment.fair.next ?></h2><p class="govuk-body"><?cs
	var:Text.employment.fair.next_more[Page.fair.stage] ?></p><?cs
	call:form_open("/desk/employment/fairs/" + Page.fair.id) ?><?cs
	set:Form.ask.note.required = "0" ?><?cs set:Form.ask.note.max = "500" ?><?cs
	call:ask("note", "para", Text.employment.fair.note, Text.employment.fair.note_hint) ?><div class="govuk-button-group"><?cs
	if:Page.fair.stage == "PLANNED" ?><?cs call:fair_button("publish", Text.employment.fair.publish, "") ?><?cs /if ?><?cs
	if:Page.fair.stage == "OVER" ?><?cs call:fair_button("report", Text.employment.fair.report_do, "") ?><?cs
	else ?><?cs call:fair_button("cancel", Text.employment.fair.cancel, "govuk-button--warning") ?><?cs /if ?></div></form></section>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.employment.fair.figures ?></h2>
<?cs call:facts_open() ?><?cs
call:answer(Text.employment.fair.stalls, Page.fair.taken + " / " + Page.fair.stalls) ?><?cs
call:answer(Text.employment.fair.figure.firms, Page.fair.firms) ?><?cs
call:answer(Text.employment.fair.stall_state.NO_SHOW, Page.fair.absent) ?><?cs
call:answer(Text.employment.fair.figure.people, Page.fair.people) ?><?cs
call:answer(Text.employment.fair.signed, Page.fair.signed + " / " + Page.fair.visitors) ?><?cs
call:answer(Text.employment.fair.figure.came, Page.fair.came) ?><?cs
call:answer(Text.employment.fair.figure.talks, Page.fair.talks) ?><?cs
call:answer(Text.employment.fair.figure.intents, Page.fair.intents) ?><?cs
call:answer(Text.employment.fair.figure.offers, Page.fair.offers) ?><?cs
call:answer(Text.employment.fair.figure.contracts, Page.fair.contracts) ?><?cs
call:answer(Text.employment.fair.pledged, Page.fair.pledged) ?><?cs
call:answer(Text.employment.fair.firms_kept, Page.fair.kept) ?><?cs
call:answer(Text.employment.fair.figure.stayed, Page.fair.stayed) ?><?cs
call:answer(Text.employment.fair.gone, Page.fair.gone) ?><?cs call:answers_close() ?>
<h2 class="govuk-heading-m"><?cs var:Text.employment.fair.stalls_title ?></h2>
<?cs if:!subcount(Page.stalls) ?><p class="govuk-body"><?cs var:Text.employment.fair.nobody ?></p><?cs /if ?><?cs
each:s = Page.stalls ?><section class="rg-card rg-card--flat" aria-labelledby="stall-<?cs var:s.id ?>"><h3 class="govuk-heading-s" id="stall-<?cs
	var:s.id ?>"><?cs if:s.live ?><?cs var:Text.employment.fair.stall ?> <?cs var:s.n ?> · <?cs /if ?><?cs
	call:zh(s.employer) ?> <?cs call:tag_of(Text.employment.fair.stall_state[s.state],
	Text.employment.fair.stall_state[s.state].colour) ?></h3><p class="govuk-body"><a class="govuk-link rg-number" href="<?cs
	var:url_validate("/desk/employment/" + s.no) ?>"><?cs var:s.no ?></a> · <?cs
	call:zh(s.agent) ?> <span class="rg-number"><?cs var:s.mobile ?></span> · <?cs
	var:Text.employment.fair.posts ?> <?cs var:s.posts ?> · <?cs
	var:Text.employment.fair.wanted ?> <?cs var:s.people ?> · <?cs
	var:Text.employment.fair.pledge_short ?> <?cs var:s.pledge ?> · <?cs
	var:Text.employment.fair.figure.contracts ?> <?cs var:s.hired ?><?cs
	if:s.kept ?> <?cs call:tag_of(Text.employment.fair.kept.yes, "green") ?><?cs /if ?></p><?cs
	if:s.note ?><p class="govuk-body"><?cs call:zh(s.note) ?></p><?cs /if ?><?cs
	if:(s.state == "APPLIED" && (Page.fair.stage == "SIGNUP" || Page.fair.stage == "CLOSED" || Page.fair.stage == "RUNNING")) || (s.state == "CONFIRMED" && (Page.fair.stage == "RUNNING" || Page.fair.stage == "OVER" || Page.fair.stage == "SIGNUP" || Page.fair.stage == "CLOSED")) ?><?cs
	call:form_open("/desk/employment/fairs/" + Page.fair.id + "/stalls/" + s.id) ?><?cs
	if:s.state == "CONFIRMED" && !s.in_time ?><div class="govuk-form-group<?cs
		if:Page.error["listed_" + s.id] ?> govuk-form-group--error<?cs /if ?>"><?cs
		call:fault("listed_" + s.id) ?><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="listed_<?cs
		var:s.id ?>" name="listed_<?cs var:s.id ?>" type="checkbox" value="1"><label class="govuk-label govuk-checkboxes__label" for="listed_<?cs
		var:s.id ?>"><?cs var:Text.employment.fair.listed ?></label></div></div></div><?cs /if ?><?cs
	if:Page.fair.stage == "SIGNUP" || Page.fair.stage == "CLOSED" ?><?cs
		set:Form.ask["note_" + s.id].required = "0" ?><?cs
		call:ask("note_" + s.id, "text", Text.employment.fair.refuse_why, "") ?><?cs /if ?><div class="govuk-button-group"><?cs
	if:s.state == "APPLIED" ?><?cs call:fair_button("confirm", Text.employment.fair.confirm, "") ?><?cs
	elif:Page.fair.stage == "RUNNING" || Page.fair.stage == "OVER" || Page.fair.stage == "CLOSED" || Page.fair.stage == "SIGNUP" ?><?cs
		call:fair_button("in", Text.employment.fair.check_in, "") ?><?cs /if ?><?cs
	if:Page.fair.stage == "SIGNUP" || Page.fair.stage == "CLOSED" ?><?cs
		call:fair_button("refuse", Text.employment.fair.refuse, "govuk-button--secondary") ?><?cs /if ?></div></form><?cs /if ?></section>
<?cs /each ?><?cs
if:Page.fair.plan ?><?cs call:details_open(Text.employment.fair.safety) ?><p class="rg-lines"><?cs
	call:zh(Page.fair.plan) ?></p><p class="govuk-body"><?cs var:Text.employment.fair.keeper ?><?cs
	call:colon() ?><?cs call:zh(Page.fair.keeper) ?></p><?cs
	if:Page.fair.licence ?><p class="govuk-body"><?cs var:Text.employment.fair.licence ?><?cs
	call:colon() ?><?cs call:zh(Page.fair.licence) ?></p><?cs /if ?><?cs call:details_close() ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>
