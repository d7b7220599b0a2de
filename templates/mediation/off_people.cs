<?cs # Committees, mediators and rooms, for those who keep them.
   #	Page.committees.N as in mediators.cs, with mine; mediators with shown
   #	Page.places.N.{value label}
?><?cs set:Page.title = Text.mediation.people.desk_title ?><?cs set:Page.nav = "mediators" ?><?cs
include!"layout/desk.cs" ?><?cs

def:med_press(id, do, text) ?><button type="submit" name="do" value="<?cs
	var:do ?>" class="govuk-button govuk-button--secondary"><?cs var:text
	?><span class="govuk-visually-hidden"> <?cs var:id ?></span></button> <?cs /def ?><?cs

def:med_photo(m) ?><?cs if:m.shown ?><?cs
call:details_open(Text.mediation.people.photo_of + m.name) ?><?cs
call:form_open_files("/desk/mediation/people/" + m.id + "/photo") ?><div class="govuk-form-group"><label class="govuk-label" for="photo-<?cs
	var:m.id ?>"><?cs var:Text.mediation.people.photo ?></label><div class="govuk-hint" id="photo-hint-<?cs
	var:m.id ?>"><?cs var:Text.mediation.people.photo_hint ?></div><input class="govuk-file-upload" id="photo-<?cs
	var:m.id ?>" name="photo" type="file" accept="image/jpeg,image/png" aria-describedby="photo-hint-<?cs
	var:m.id ?>"></div><?cs call:act(Text.mediation.people.photo_send, "photo") ?></form><?cs call:details_close() ?>
<?cs /if ?><?cs /def ?><?cs

def:med_one(m) ?><li class="rg-list__item"><strong><?cs call:zh(m.name) ?></strong> <span class="rg-quiet"><?cs
	var:Text.mediation.people[m.sex] ?><?cs
	if:m.member ?> · <?cs var:Text.mediation.people.member ?><?cs /if ?><?cs
	if:m.fields ?> · <?cs call:zh(m.fields) ?><?cs /if ?><?cs
	if:!m.shown ?> · <?cs var:Text.mediation.people.hidden ?><?cs /if ?></span><?cs
call:form_open("/desk/mediation/people/" + m.id + "/set") ?><div class="govuk-button-group"><?cs
	if:m.shown ?><?cs call:med_press(m.name, "hide", Text.mediation.people.hide) ?><?cs
	else ?><?cs call:med_press(m.name, "show", Text.mediation.people.show) ?><?cs /if ?><?cs
	call:med_press(m.name, "leave", Text.mediation.people.leave) ?></div></form><?cs
call:med_photo(m) ?></li>
<?cs /def ?><?cs

def:med_select(id, name, label, list, mine) ?><div class="govuk-form-group<?cs
	if:Page.error[name] ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="<?cs
	var:id ?>"><?cs var:label ?></label><?cs
if:Page.error[name] ?><p id="<?cs var:id ?>-error" class="govuk-error-message"><?cs call:err(Page.error[name], "") ?></p><?cs /if
?><select class="govuk-select" id="<?cs var:id ?>" name="<?cs var:name ?>"<?cs
if:Page.error[name] ?> aria-describedby="<?cs var:id ?>-error"<?cs /if ?>><?cs
each:x = list ?><?cs if:!mine || x.mine ?><option value="<?cs
	if:mine ?><?cs var:x.id ?><?cs else ?><?cs var:x.value ?><?cs /if ?>"<?cs
	if:Form.value[name] == x.id || Form.value[name] == x.value ?> selected<?cs /if ?>><?cs
	if:mine ?><?cs var:x.name ?><?cs else ?><?cs var:x.label ?><?cs /if ?></option><?cs /if ?><?cs
/each ?></select></div>
<?cs /def ?><?cs

def:med_tick(name, label) ?><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="<?cs
	var:name ?>" name="<?cs var:name ?>" type="checkbox" value="1"<?cs
	if:Form.value[name] ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="<?cs
	var:name ?>"><?cs var:label ?></label></div></div>
<?cs /def ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><a class="govuk-link" href="/desk/mediation/calendar"><?cs
	var:Text.mediation.people.to_calendar ?></a></p>
<?cs each:c = Page.committees ?><?cs if:c.mine ?><section class="rg-card rg-card--flat"><h2 class="govuk-heading-m"><?cs
	call:zh(c.name) ?></h2><p class="govuk-body"><?cs call:zh(c.place) ?> · <?cs
	var:c.since ?> — <?cs var:c.until ?> · <?cs var:Text.mediation.people.members ?> <?cs
	var:c.members ?> · <?cs var:Text.mediation.people.women ?> <?cs var:c.women ?></p><?cs
if:!c.met ?><?cs call:warning(Text.mediation.people.not_met) ?><?cs /if ?><ul class="rg-list"><?cs
each:m = c.mediators ?><?cs call:med_one(m) ?><?cs /each ?></ul><?cs
if:subcount(c.rooms) ?><h3 class="govuk-heading-s"><?cs
	var:Text.mediation.people.rooms ?></h3><ul class="govuk-list"><?cs
	each:x = c.rooms ?><li><?cs call:zh(x.name) ?> <span class="rg-quiet"><?cs call:zh(x.address) ?> · <?cs
	var:x.seats ?> <?cs var:Text.mediation.people.seats ?></span></li><?cs /each ?></ul><?cs /if ?></section>
<?cs /if ?><?cs /each ?>
<h2 class="govuk-heading-m"><?cs var:Text.mediation.people.add_mediator ?></h2>
<?cs call:form_open("/desk/mediation/people/mediator") ?><?cs
call:med_select("committee", "committee", Text.mediation.people.committee, Page.committees, "1") ?><?cs
call:ask("person", "name", Text.mediation.people.person, "") ?><?cs
set:Form.ask.sex.options.0.value = "f" ?><?cs set:Form.ask.sex.options.0.label = Text.mediation.people.f ?><?cs
set:Form.ask.sex.options.1.value = "m" ?><?cs set:Form.ask.sex.options.1.label = Text.mediation.people.m ?><?cs
call:ask("sex", "choice", Text.mediation.people.sex, "") ?><?cs
call:med_tick("member", Text.mediation.people.is_member) ?><?cs
set:Form.ask.mobile.required = "" ?><?cs
call:ask("mobile", "mobile", Text.mediation.people.mobile, Text.mediation.people.mobile_hint) ?><?cs
set:Form.ask.fields.required = "" ?><?cs call:ask("fields", "text", Text.mediation.people.fields, "") ?><?cs
set:Form.ask.languages.required = "" ?><?cs call:ask("languages", "text", Text.mediation.people.languages, "") ?><?cs
set:Form.ask.login.required = "" ?><?cs
call:ask("login", "text", Text.mediation.people.login, Text.mediation.people.login_hint) ?><?cs
call:med_tick("shown", Text.mediation.people.shown) ?><?cs
call:submit(Text.mediation.people.add_mediator) ?></form>
<h2 class="govuk-heading-m"><?cs var:Text.mediation.people.add_room ?></h2>
<?cs call:form_open("/desk/mediation/people/room") ?><?cs
call:med_select("room_committee", "committee", Text.mediation.people.committee, Page.committees, "1") ?><?cs
call:ask("room", "text", Text.mediation.people.room, "") ?><?cs
call:ask("address", "text", Text.mediation.people.address, "") ?><?cs
call:ask("seats", "int", Text.mediation.people.seats_ask, "") ?><?cs
call:submit(Text.mediation.people.add_room) ?></form>
<h2 class="govuk-heading-m"><?cs var:Text.mediation.people.add_committee ?></h2>
<?cs call:form_open("/desk/mediation/people/committee") ?><?cs
call:med_select("area", "area", Text.mediation.people.area, Page.places, "") ?><?cs
call:ask("name", "text", Text.mediation.people.name, "") ?><?cs
call:ask("short", "text", Text.mediation.people.short, Text.mediation.people.short_hint) ?><?cs
call:ask("since", "date", Text.mediation.people.since, Text.mediation.people.since_hint) ?><?cs
call:submit(Text.mediation.people.add_committee) ?></form>
<?cs include!"layout/foot.cs" ?>
