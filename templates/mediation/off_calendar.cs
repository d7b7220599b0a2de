<?cs # Rooms and mediators of a week, and the door for closed or away.
   #	Page.week.{day last before after} Page.slots.N.{id day starts ends kind
   #	name no session why} Page.committees as in mediators.cs  Page.keeps
?><?cs set:Page.title = Text.mediation.calendar.title ?><?cs set:Page.nav = "mediators" ?><?cs
include!"layout/desk.cs" ?><?cs

def:med_head(text) ?><th scope="col" class="govuk-table__header"><?cs var:text ?></th><?cs /def ?><?cs

def:med_what(s) ?><?cs
if:s.no ?><a class="govuk-link rg-number" href="<?cs
	var:url_validate("/desk/mediation/" + s.no) ?>"><?cs var:s.no ?></a> <span class="rg-quiet"><?cs
	var:s.session ?> <?cs var:Text.mediation.calendar.session ?></span><?cs
elif:s.session ?><?cs var:Text.mediation.calendar.busy ?><?cs
else ?><?cs call:zh(s.why) ?><?cs
	if:Page.keeps ?><?cs call:form_open("/desk/mediation/calendar/" + s.id + "/drop") ?><?cs
		call:act(Text.mediation.calendar.drop, "drop") ?></form><?cs /if ?><?cs
/if ?><?cs /def ?><?cs

def:med_thing(kind, x) ?><option value="<?cs var:kind ?>.<?cs var:x.id ?>"<?cs
	if:Form.value.thing == kind + "." + x.id ?> selected<?cs /if ?>><?cs var:x.name ?></option><?cs /def ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><strong class="rg-number"><?cs var:Page.week.day ?> — <?cs var:Page.week.last ?></strong> <a class="govuk-link" href="/desk/mediation/calendar?from=<?cs
	var:url_escape(Page.week.before) ?>"><?cs var:Text.mediation.calendar.week_before ?></a> <a class="govuk-link" href="/desk/mediation/calendar?from=<?cs
	var:url_escape(Page.week.after) ?>"><?cs var:Text.mediation.calendar.week_after ?></a></p>
<?cs if:subcount(Page.slots) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Page.title ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
call:med_head(Text.mediation.calendar.day) ?><?cs call:med_head(Text.mediation.calendar.time) ?><?cs
call:med_head(Text.mediation.calendar.who) ?><?cs call:med_head(Text.mediation.calendar.what) ?></tr></thead><tbody class="govuk-table__body"><?cs
each:s = Page.slots ?><tr class="govuk-table__row"><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.mediation.calendar.day ?>"><?cs var:s.day ?></td><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.mediation.calendar.time ?>"><?cs var:s.starts ?>–<?cs var:s.ends ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.mediation.calendar.who ?>"><?cs call:zh(s.name) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.mediation.calendar.what ?>"><?cs call:med_what(s) ?></td></tr><?cs
/each ?></tbody></table></div>
<?cs else ?><p class="govuk-body"><?cs var:Text.mediation.calendar.none ?></p>
<?cs /if ?><?cs if:Page.keeps ?><h2 class="govuk-heading-m"><?cs
	var:Text.mediation.calendar.add ?></h2><p class="govuk-hint"><?cs
	var:Text.mediation.calendar.add_hint ?></p><?cs
call:form_open("/desk/mediation/calendar") ?><div class="govuk-form-group<?cs
	if:Page.error.thing ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="thing"><?cs
	var:Text.mediation.calendar.thing ?></label><?cs
if:Page.error.thing ?><p id="thing-error" class="govuk-error-message"><?cs call:err(Page.error.thing, "") ?></p><?cs /if
?><select class="govuk-select" id="thing" name="thing"<?cs
if:Page.error.thing ?> aria-describedby="thing-error"<?cs /if ?>><?cs
each:c = Page.committees ?><?cs if:c.mine ?><?cs
	each:x = c.rooms ?><?cs call:med_thing("room", x) ?><?cs /each ?><?cs
	each:x = c.mediators ?><?cs call:med_thing("mediator", x) ?><?cs /each ?><?cs /if ?><?cs
/each ?></select></div><?cs
call:ask("day", "date", Text.mediation.calendar.day, "") ?><?cs
call:ask("from", "time", Text.mediation.calendar.from, "") ?><?cs
call:ask("until", "time", Text.mediation.calendar.until, "") ?><?cs
set:Form.ask.why.required = "" ?><?cs call:ask("why", "text", Text.mediation.calendar.why, "") ?><?cs
call:submit(Text.mediation.calendar.add) ?></form>
<?cs /if ?><?cs include!"layout/foot.cs" ?>
