<?cs # One activity: announced, changed, cancelled, held; who registered.
   #	Page.event.{id day begins ends kind title place station about seats taken
   #	state over late ahead came summary why open plan live done}
   #	Page.parts.N.{n code title done undone}
   #	Page.guests.N.{no title mobile people state label photo}
?><?cs set:Page.nav = "receive" ?><?cs set:Page.title = Page.event.title ?><?cs
set:Page.title.zh = "1" ?><?cs set:Page.back = "/desk/welcome/events" ?><?cs
set:Page.label.kind = Text.welcome.act.kind_of ?><?cs
set:Page.label.came = Text.welcome.act.n_came ?><?cs
set:Page.label.summary = Text.welcome.act.how ?><?cs
set:Page.label.why = Text.welcome.act.why ?><?cs
set:Page.label.title = Text.welcome.act.title ?><?cs
set:Page.label.day = Text.welcome.day ?><?cs
set:Page.label.begins = Text.welcome.begins ?><?cs
set:Page.label.ends = Text.welcome.ends ?><?cs
set:Page.label.place = Text.welcome.act.place ?><?cs
set:Page.label.seats = Text.welcome.act.seats ?><?cs
set:Page.label.about = Text.welcome.act.about ?><?cs
set:Page.label.special = Text.welcome.act.special ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
include!"welcome/event_form.cs" ?><?cs
set:here = "/desk/welcome/events/" + Page.event.id ?><?cs
if:User.roles.clerk || User.roles.supervisor || User.roles.leader ?><?cs set:may = "1" ?><?cs /if
?><h1 class="govuk-heading-l"><?cs call:zh(Page.event.title) ?></h1>
<p class="govuk-body"><?cs call:act_when(Page.event) ?> · <?cs call:zh(Page.event.place) ?> · <?cs
	call:zh(Page.event.station) ?> <?cs
	call:tag_of(Text.welcome.act.state[Page.event.state], Text.welcome.act.state[Page.event.state].colour) ?></p>
<?cs if:Page.event.late ?><p class="govuk-body"><strong><?cs var:Text.welcome.act.late_more ?><?cs call:sp() ?><?cs
	var:Page.event.ahead ?><?cs call:sp() ?><?cs var:Text.welcome.act.late_days ?></strong></p><?cs /if ?><?cs
if:Page.event.why ?><p class="govuk-body"><?cs call:zh(Page.event.why) ?></p><?cs /if ?><?cs
if:may && Page.event.plan ?><?cs call:form_open(here + "/announce") ?><p class="govuk-body"><?cs
	var:Text.welcome.act.announce_more ?></p><?cs call:submit(Text.welcome.act.announce) ?></form><?cs /if ?><?cs
if:subcount(Page.parts) && !(may && Page.event.done) ?><h2 class="govuk-heading-m" id="parts-title"><?cs
	var:Text.welcome.act.parts ?></h2><ul class="govuk-list govuk-list--bullet"><?cs
	each:p = Page.parts ?><li><?cs
		if:p.code ?><?cs var:Text.welcome.act.part[p.code] ?> <span class="rg-quiet"><?cs
			var:Text.welcome.act.required ?></span><?cs
		else ?><?cs call:zh(p.title) ?><?cs /if ?><?cs
		if:p.undone ?> <?cs call:tag_of(Text.welcome.act.undone, "red") ?><?cs /if ?></li><?cs
	/each ?></ul><?cs /if ?><?cs
if:may && Page.event.done ?><h2 class="govuk-heading-m" id="held"><?cs var:Text.welcome.act.held ?></h2>
<?cs call:form_open(here + "/held") ?><?cs
	if:subcount(Page.parts) ?><div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.welcome.act.parts_done ?></legend><div class="govuk-checkboxes" data-module="govuk-checkboxes"><?cs
	each:p = Page.parts ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="parts-<?cs
		var:p.n ?>" name="parts" type="checkbox" value="<?cs var:p.n ?>"><label class="govuk-label govuk-checkboxes__label" for="parts-<?cs
		var:p.n ?>"><?cs
		if:p.code ?><?cs var:Text.welcome.act.part[p.code] ?> <span class="rg-quiet"><?cs
			var:Text.welcome.act.required ?></span><?cs
		else ?><?cs call:zh(p.title) ?><?cs /if ?></label></div><?cs
	/each ?></div></fieldset></div><?cs /if ?><?cs
call:ask("came", "int", Text.welcome.act.n_came, "") ?><?cs
set:Form.ask.summary.required = "" ?><?cs
call:ask("summary", "para", Text.welcome.act.how, Text.welcome.act.how_hint) ?><?cs
call:submit(Text.welcome.act.held_do) ?></form><?cs /if ?><?cs
if:Page.event.state == "held" ?><h2 class="govuk-heading-m"><?cs var:Text.welcome.act.how ?></h2><p class="govuk-body"><?cs
	var:Text.welcome.act.came ?><?cs call:colon() ?><?cs var:Page.event.came ?></p><?cs
	if:Page.event.summary ?><p class="rg-lines"><?cs call:zh(Page.event.summary) ?></p><?cs /if ?><?cs /if ?>
<h2 class="govuk-heading-m" id="guests"><?cs var:Text.welcome.act.guests ?> <span class="rg-number"><?cs
	var:Page.event.taken ?> / <?cs var:Page.event.seats ?></span></h2>
<?cs if:subcount(Page.guests) ?><ul class="rg-list"><?cs
each:g = Page.guests ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	if:g.no ?><a class="govuk-link" href="<?cs var:url_validate("/desk/welcome/" + g.no) ?>"><?cs call:zh(g.title) ?></a><?cs
	else ?><?cs call:zh(g.title) ?><?cs /if ?></div><div class="rg-list__more"><?cs
	if:g.mobile ?><span class="rg-number"><?cs var:g.mobile ?></span><?cs
	else ?><span><?cs var:Text.welcome.act.other_area ?></span><?cs /if ?><span><?cs
	var:Text.welcome.act.people ?><?cs call:colon() ?><?cs var:g.people ?></span> <?cs
	if:Config.lang == "en" ?><?cs call:state_as(g.state, g.label.en) ?><?cs
	else ?><?cs call:state_as(g.state, g.label) ?><?cs /if ?> <?cs
	if:g.photo ?><?cs call:tag_of(Text.welcome.act.photo_yes, "green") ?><?cs
	else ?><?cs call:tag_of(Text.welcome.act.photo_no, "red") ?><?cs /if ?></div></li>
<?cs /each ?></ul><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.act.no_guests ?></p><?cs /if ?><?cs
if:may && Page.event.open ?><h2 class="govuk-heading-m" id="change"><?cs var:Text.welcome.act.event_change ?></h2>
<?cs if:Page.event.state == "announced" ?><p class="govuk-body"><?cs var:Text.welcome.act.change_more ?></p><?cs /if ?><?cs
call:form_open(here) ?><?cs call:event_form() ?><?cs
call:submit(Text.welcome.act.save) ?></form><?cs /if ?><?cs
if:may && Page.event.live ?><h2 class="govuk-heading-m" id="cancel"><?cs var:Text.welcome.act.cancel ?></h2>
<?cs call:form_open(here + "/cancel") ?><?cs
call:ask("why", "text", Text.welcome.act.why, Text.welcome.act.why_hint) ?><?cs
call:act_danger(Text.welcome.act.cancel, "cancel") ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
