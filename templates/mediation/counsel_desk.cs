<?cs # The counsellor's desk: calls for help first, duty, times, numbers.
   #	Page.alerts.N.{id at name mobile no state by done}  Page.me.{shown sex today days}
   #	Page.slots.N.{id day from to ways place no state}  Page.counts.{year cases
   #	talks missed referred}
?><?cs set:Page.title = Text.mediation.counsel.desk ?><?cs set:Page.nav = "counsel" ?><?cs
set:Page.label.shown = Text.mediation.counsel.shown ?><?cs
set:Page.label.sex = Text.mediation.counsel.sex_is ?><?cs
set:Page.label.duty = Text.mediation.counsel.duty_day ?><?cs
set:Page.label.day = Text.mediation.legal.day ?><?cs
set:Page.label.from = Text.mediation.legal.from ?><?cs
set:Page.label.to = Text.mediation.legal.to ?><?cs
set:Page.label.ways = Text.mediation.counsel.way_is ?><?cs
set:Page.label.place = Text.mediation.legal.place ?><?cs
include!"layout/desk.cs" ?><?cs include!"mediation/help.cs" ?><?cs

def:_alert_act(a, state) ?><button type="submit" name="state" value="<?cs
	var:state ?>" class="govuk-button govuk-button--secondary"><?cs
	var:Text.mediation.counsel.alert[state] ?></button> <?cs /def ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<section aria-labelledby="alerts"><h2 class="govuk-heading-m" id="alerts"><?cs
var:Text.mediation.counsel.alerts ?></h2><?cs
if:!subcount(Page.alerts) ?><p class="govuk-body"><?cs var:Text.mediation.counsel.no_alert ?></p><?cs
else ?><ul class="rg-list"><?cs
each:a = Page.alerts ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	if:a.mobile ?><a class="govuk-link rg-number" href="tel:<?cs var:url_escape(a.mobile) ?>"><?cs var:a.mobile ?></a> <?cs /if ?><?cs
	var:a.name ?> <?cs
	if:a.state == "open" ?><?cs call:tag_of(Text.mediation.counsel.alert.open, "red") ?><?cs
	else ?><?cs call:tag_of(Text.mediation.counsel.alert[a.state], "grey") ?><?cs /if ?></div><div class="rg-list__more"><span class="rg-due"><?cs
	var:a.at ?></span><?cs
	if:a.no ?> <a class="govuk-link" href="/desk/mediation/<?cs var:url_escape(a.no) ?>"><?cs var:a.no ?></a><?cs /if ?><?cs
	if:a.by ?> <span><?cs var:a.by ?> <?cs var:a.done ?></span><?cs /if ?></div><?cs
	if:a.state == "open" ?><?cs call:form_open("/desk/mediation/counsel/alert/" + a.id) ?><div class="govuk-button-group"><?cs
		call:_alert_act(a, "reached") ?><?cs call:_alert_act(a, "not_reached") ?><?cs
		call:_alert_act(a, "rescue") ?></div></form><?cs /if ?></li><?cs
/each ?></ul><?cs /if ?></section>
<section aria-labelledby="duty-title"><h2 class="govuk-heading-m" id="duty-title"><?cs
var:Text.mediation.counsel.duty ?></h2><p class="govuk-body"><?cs
if:Page.me.today ?><strong><?cs var:Text.mediation.counsel.duty_today ?></strong><?cs
else ?><?cs var:Text.mediation.counsel.duty_none ?><?cs /if ?><?cs
if:Page.me.days ?> <?cs var:Text.mediation.counsel.duty_next ?> <span class="rg-number"><?cs
	var:Page.me.days ?></span><?cs /if ?></p><?cs
call:form_open("/desk/mediation/counsel/duty") ?><?cs
call:ask("duty", "text", Text.mediation.counsel.duty_day, Text.mediation.legal.day_hint) ?><div class="govuk-button-group"><?cs
call:act(Text.mediation.counsel.duty_on, "on") ?><?cs
call:act(Text.mediation.counsel.duty_off, "off") ?></div></form></section>
<section aria-labelledby="slots"><h2 class="govuk-heading-m" id="slots"><?cs
var:Text.mediation.counsel.slots ?></h2><?cs
if:!subcount(Page.slots) ?><p class="govuk-body"><?cs var:Text.mediation.counsel.slots_none ?></p><?cs
else ?><ul class="rg-list"><?cs
each:s = Page.slots ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	call:shift_when(s) ?> <?cs call:tag_of(Text.mediation.counsel.talk[s.state], "blue") ?></div><div class="rg-list__more"><?cs
	call:ways_of(s.ways) ?><?cs if:s.place ?> <span><?cs var:s.place ?></span><?cs /if ?><?cs
	if:s.no ?> <a class="govuk-link" href="/desk/mediation/<?cs var:url_escape(s.no) ?>"><?cs
		var:s.no ?></a><?cs /if ?></div><?cs
	if:s.state == "free" ?><?cs call:form_open("/desk/mediation/counsel/slot/" + s.id + "/close") ?><button type="submit" class="rg-link-button"><?cs
		var:Text.mediation.counsel.slot_close ?><span class="govuk-visually-hidden"> <?cs
		var:s.day ?> <?cs var:s.from ?></span></button></form><?cs /if ?></li><?cs
/each ?></ul><?cs /if ?><h3 class="govuk-heading-s"><?cs
var:Text.mediation.counsel.slot_add ?></h3><?cs
call:form_open("/desk/mediation/counsel/slot") ?><?cs
call:ask("day", "text", Text.mediation.legal.day, Text.mediation.legal.day_hint) ?><?cs
call:ask("from", "text", Text.mediation.legal.from, Text.mediation.legal.time_hint) ?><?cs
call:ask("to", "text", Text.mediation.legal.to, "") ?><div class="govuk-form-group<?cs
	if:Page.error.ways ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset" id="ways"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.mediation.counsel.way_is ?></legend><?cs call:_pick_error("ways") ?><div class="govuk-checkboxes"><?cs
	each:w = Text.mediation.counsel.way ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="ways-<?cs
		var:name(w) ?>" name="ways" type="checkbox" value="<?cs var:name(w) ?>"><label class="govuk-label govuk-checkboxes__label" for="ways-<?cs
		var:name(w) ?>"><?cs var:w ?></label></div><?cs /each ?></div></fieldset></div><?cs
call:ask("place", "text", Text.mediation.legal.place, Text.mediation.counsel.place_hint) ?><?cs
call:act(Text.mediation.counsel.slot_add, "add") ?></form></section>
<section aria-labelledby="me"><h2 class="govuk-heading-m" id="me"><?cs
var:Text.mediation.counsel.me ?></h2><?cs
call:form_open("/desk/mediation/counsel/shown") ?><?cs
if:!Form.value.shown && !Page.error.shown ?><?cs set:Form.value.shown = Page.me.shown ?><?cs /if ?><?cs
if:!Form.value.sex && !Page.error.sex ?><?cs set:Form.value.sex = Page.me.sex ?><?cs /if ?><?cs
call:ask("shown", "text", Text.mediation.counsel.shown, Text.mediation.counsel.shown_hint) ?><?cs
call:help_pick("sex", Text.mediation.counsel.sex_is, Text.mediation.counsel.sex) ?><?cs
call:act(Text.do.save, "save") ?></form></section>
<section aria-labelledby="counts"><h2 class="govuk-heading-m" id="counts"><?cs
var:Page.counts.year ?></h2><?cs call:answers_open() ?><?cs
call:answer(Text.mediation.counsel.cases, Page.counts.cases) ?><?cs
call:answer(Text.mediation.counsel.held, Page.counts.talks) ?><?cs
call:answer(Text.mediation.counsel.missed, Page.counts.missed) ?><?cs
call:answer(Text.mediation.counsel.referred, Page.counts.referred) ?><?cs
call:answers_close() ?></section>
<?cs include!"layout/foot.cs" ?>
