<?cs # Who arrives on a day; of people of other areas only a masked name.
   #	Page.{day before after today}
   #	Page.rows.N.{no title mobile hour people point transport trip needs state
   #	label photo event}
?><?cs set:Page.nav = "receive" ?><?cs set:Page.title = Text.welcome.act.tab.arrivals ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
def:_needs(needs) ?><?cs each:w = Text.welcome.act.need ?><?cs
	if:string.find(needs, name(w)) >= 0 ?><span><?cs var:w ?></span> <?cs /if ?><?cs /each ?><?cs /def
?><h1 class="govuk-heading-l"><?cs var:Page.title ?> <span class="rg-number"><?cs var:Page.day ?></span></h1>
<?cs call:act_tabs("arrivals") ?><p class="govuk-body"><a class="govuk-link" href="/desk/welcome/arrivals?on=<?cs
	var:url_escape(Page.before) ?>"><?cs var:Text.welcome.day_before ?></a> · <a class="govuk-link" href="/desk/welcome/arrivals"><?cs
	var:Text.welcome.day_today ?></a> · <a class="govuk-link" href="/desk/welcome/arrivals?on=<?cs
	var:url_escape(Page.after) ?>"><?cs var:Text.welcome.day_after ?></a></p>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.act.tab.arrivals ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.hour ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.who ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.met_at ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.how_come ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.needs ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.photo ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:a = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.hour ?>"><span class="rg-number"><?cs var:a.hour ?></span></td><th scope="row" class="govuk-table__header"><?cs
	if:a.no ?><a class="govuk-link" href="<?cs var:url_validate("/desk/welcome/" + a.no) ?>"><?cs call:zh(a.title) ?></a><?cs
	else ?><?cs call:zh(a.title) ?> <span class="rg-quiet"><?cs var:Text.welcome.act.other_area ?></span><?cs /if
	?><span class="rg-block rg-quiet"><?cs var:Text.welcome.act.people ?><?cs call:colon() ?><?cs var:a.people ?><?cs
	if:a.mobile ?> <span class="rg-number"><?cs var:a.mobile ?></span><?cs /if ?></span><?cs
	if:Config.lang == "en" ?><?cs call:state_as(a.state, a.label.en) ?><?cs
	else ?><?cs call:state_as(a.state, a.label) ?><?cs /if ?></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.met_at ?>"><?cs if:a.point ?><?cs call:zh(a.point) ?><?cs else ?>–<?cs /if ?><?cs
	if:a.event ?><span class="rg-block rg-quiet"><?cs call:zh(a.event) ?></span><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.how_come ?>"><?cs var:Text.welcome.act.by[a.transport] ?> <span class="rg-number"><?cs
	var:a.trip ?></span></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.needs ?>"><?cs if:a.needs ?><?cs call:_needs(a.needs) ?><?cs else ?>–<?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.photo ?>"><?cs
	if:a.photo ?><?cs call:tag_of(Text.welcome.act.photo_yes, "green") ?><?cs
	else ?><?cs call:tag_of(Text.welcome.act.photo_no, "red") ?><?cs /if ?></td></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.act.nobody ?></p><?cs /if ?>
<?cs if:User.roles.clerk || User.roles.window ?><p class="govuk-body"><a class="govuk-link rg-action" href="/desk/welcome/open"><?cs
	var:Text.welcome.act.open_for ?></a></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
