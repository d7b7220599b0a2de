<?cs # Activities of the officer's area, to come or past; one is planned.
   #	Page.past
   #	Page.events.N.{id day begins kind title place station seats taken state
   #	late missing}
?><?cs set:Page.nav = "receive" ?><?cs set:Page.title = Text.welcome.act.tab.events ?><?cs
set:Page.label.kind = Text.welcome.act.kind_of ?><?cs
set:Page.label.title = Text.welcome.act.title ?><?cs
set:Page.label.day = Text.welcome.day ?><?cs
set:Page.label.begins = Text.welcome.begins ?><?cs
set:Page.label.ends = Text.welcome.ends ?><?cs
set:Page.label.place = Text.welcome.act.place ?><?cs
set:Page.label.seats = Text.welcome.act.seats ?><?cs
set:Page.label.about = Text.welcome.act.about ?><?cs
set:Page.label.special = Text.welcome.act.special ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
include!"welcome/event_form.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:act_tabs("events") ?><p class="govuk-body"><?cs
if:Page.past ?><a class="govuk-link" href="/desk/welcome/events"><?cs var:Text.welcome.act.to_come ?></a><?cs
else ?><a class="govuk-link" href="/desk/welcome/events?past=1"><?cs var:Text.welcome.act.past ?></a><?cs /if ?></p>
<?cs if:subcount(Page.events) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.act.tab.events ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.when ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.title ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.host ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.taken ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.state_of ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:e = Page.events ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.when ?>"><span class="rg-number"><?cs var:e.day ?> <?cs var:e.begins ?></span></td><th scope="row" class="govuk-table__header"><a class="govuk-link" href="/desk/welcome/events/<?cs
	var:url_escape(e.id) ?>"><?cs call:zh(e.title) ?></a><span class="rg-block rg-quiet"><?cs
	var:Text.welcome.act.kind[e.kind] ?> · <?cs call:zh(e.place) ?></span></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.host ?>"><?cs call:zh(e.station) ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.taken ?>"><?cs var:e.taken ?> / <?cs var:e.seats ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.state_of ?>"><?cs
	call:tag_of(Text.welcome.act.state[e.state], Text.welcome.act.state[e.state].colour) ?><?cs
	if:e.late ?> <?cs call:tag_of(Text.welcome.act.late, "orange") ?><?cs /if ?><?cs
	if:e.missing ?> <?cs call:tag_of(Text.welcome.act.missing, "red") ?><?cs /if ?></td></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.act.no_events ?></p><?cs /if ?><?cs
if:User.roles.clerk || User.roles.supervisor || User.roles.leader ?><h2 class="govuk-heading-m" id="add"><?cs
	var:Text.welcome.act.event_add ?></h2>
<p class="govuk-body"><?cs var:Text.welcome.act.event_more ?></p>
<?cs call:form_open("/desk/welcome/events") ?><?cs call:event_form() ?><?cs
call:submit(Text.welcome.act.event_add) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
