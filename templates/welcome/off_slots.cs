<?cs # The roster of days to come; times are added.
   #	Page.days.N.{day slots seats taken}
?><?cs set:Page.nav = "window" ?><?cs set:Page.title = Text.welcome.tab.slots ?><?cs
set:Page.label.day = Text.welcome.day ?><?cs
set:Page.label.begins = Text.welcome.begins ?><?cs
set:Page.label.ends = Text.welcome.ends ?><?cs
set:Page.label.minutes = Text.welcome.each ?><?cs
set:Page.label.seats = Text.welcome.seats ?><?cs
set:Page.label.place = Text.welcome.place ?><?cs
set:Page.label.keeper = Text.welcome.keeper ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:report_tabs("slots") ?><?cs
if:subcount(Page.days) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.tab.slots ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.day ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.slots ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.taken ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:d = Page.days ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="/desk/welcome/day?on=<?cs
	var:url_escape(d.day) ?>"><?cs var:d.day ?></a></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:d.slots ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:d.taken ?> / <?cs var:d.seats ?></td></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.no_slots ?></p><?cs /if ?>
<h2 class="govuk-heading-m" id="add"><?cs var:Text.welcome.add ?></h2>
<p class="govuk-body"><?cs var:Text.welcome.add_more ?></p>
<?cs call:form_open("/desk/welcome/slots") ?><?cs
call:ask("day", "date", Text.welcome.day, "") ?><?cs
call:ask("begins", "text", Text.welcome.begins, Text.welcome.time_hint) ?><?cs
call:ask("ends", "text", Text.welcome.ends, Text.welcome.ends_hint) ?><?cs
call:ask("minutes", "int", Text.welcome.each, Text.welcome.each_hint) ?><?cs
call:ask("seats", "int", Text.welcome.seats, "") ?><div class="govuk-form-group<?cs
	if:Page.error.kind ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="kind"><?cs
	var:Text.welcome.kind_of ?></label><?cs
	if:Page.error.kind ?><p id="kind-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.kind, "") ?></p><?cs /if
	?><select class="govuk-select" id="kind" name="kind"<?cs
	if:Page.error.kind ?> aria-describedby="kind-error"<?cs /if ?>><option value=""></option><option value="booked"<?cs
	if:Form.value.kind == "booked" ?> selected<?cs /if ?>><?cs var:Text.welcome.kind.booked ?></option><option value="after"<?cs
	if:Form.value.kind == "after" ?> selected<?cs /if ?>><?cs var:Text.welcome.kind.after ?></option><option value="home"<?cs
	if:Form.value.kind == "home" ?> selected<?cs /if ?>><?cs var:Text.welcome.kind.home ?></option></select></div><?cs
call:ask("place", "text", Text.welcome.place, Text.welcome.place_hint) ?><?cs
call:ask("keeper", "name", Text.welcome.keeper, "") ?><?cs
call:submit(Text.welcome.add_do) ?></form>
<?cs include!"layout/foot.cs" ?>
