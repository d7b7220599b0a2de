<?cs # A month of activities, for everybody; nobody's name.
   #	Page.{month before after now place}
   #	Page.events.N.{id day weekday begins ends kind title place station seats
   #	left state over came today open}
   #	Page.plans.N.{station body}  Page.counts.N.{month events came received}
   #	Page.districts.N.{code name}
?><?cs set:Page.nav = "welcome" ?><?cs set:Page.title = Text.welcome.act.calendar ?><?cs
set:Page.back = "/welcome/" ?><?cs include!"layout/head.cs" ?><?cs
include!"welcome/activities.cs" ?><?cs
def:_month(month, text) ?><a class="govuk-link rg-action" href="/welcome/calendar?month=<?cs
	var:url_escape(month) ?><?cs if:Page.place ?>&amp;place=<?cs
	var:url_escape(Page.place) ?><?cs /if ?>"><?cs var:text ?></a><?cs /def
?><h1 class="govuk-heading-l"><?cs var:Page.title ?> <span class="rg-number"><?cs var:Page.month ?></span></h1>
<p class="govuk-body"><?cs call:_month(Page.before, Text.welcome.act.month_before) ?> · <?cs
	call:_month(Page.now, Text.welcome.act.month_now) ?> · <?cs
	call:_month(Page.after, Text.welcome.act.month_after) ?></p>
<?cs if:subcount(Page.districts) > #1 ?><form method="get" action="/welcome/calendar" class="rg-filter"><input type="hidden" name="month" value="<?cs
	var:Page.month ?>"><label class="govuk-label" for="place"><?cs var:Text.welcome.act.district ?></label><select class="govuk-select" id="place" name="place"><option value=""><?cs
	var:Text.welcome.act.everywhere ?></option><?cs
	each:d = Page.districts ?><option value="<?cs var:d.code ?>"<?cs
		if:Page.place == d.code ?> selected<?cs /if ?>><?cs var:d.name ?></option><?cs /each
	?></select> <button type="submit" class="govuk-button govuk-button--secondary"><?cs
	var:Text.welcome.act.show ?></button></form>
<?cs /if ?><?cs if:subcount(Page.events) ?><ol class="rg-list"><?cs
each:e = Page.events ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/welcome/events/<?cs
	var:url_escape(e.id) ?>"><?cs call:zh(e.title) ?></a></div><div class="rg-list__more"><span><?cs
	call:act_when(e) ?></span><span><?cs
	call:zh(e.place) ?></span><span><?cs call:zh(e.station) ?></span><span><?cs
	var:Text.welcome.act.kind[e.kind] ?></span> <?cs
	if:e.state == "cancelled" ?><?cs call:tag_of(Text.welcome.act.state.cancelled, "red") ?><?cs
	elif:e.state == "held" ?><?cs call:tag_of(Text.welcome.act.state.held, "blue") ?> <span><?cs
		var:Text.welcome.act.came ?><?cs call:colon() ?><?cs var:e.came ?></span><?cs
	elif:e.open ?><?cs call:tag_of(Text.welcome.act.places_left, "green") ?> <span><?cs
		var:Text.welcome.left ?><?cs call:colon() ?><?cs var:e.left ?></span><?cs
	elif:e.over ?><?cs call:tag_of(Text.welcome.act.over, "grey") ?><?cs
	else ?><?cs call:tag_of(Text.welcome.act.full, "grey") ?><?cs /if ?></div></li>
<?cs /each ?></ol><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.act.no_events ?></p><?cs /if ?>
<p class="govuk-body"><a class="govuk-link rg-action" href="/welcome/calendar.ics"><?cs
	var:Text.welcome.act.subscribe ?></a> <span class="rg-quiet"><?cs var:Text.welcome.act.subscribe_more ?></span></p>
<?cs if:subcount(Page.plans) ?><h2 class="govuk-heading-m"><?cs var:Text.welcome.act.plans ?></h2><?cs
each:p = Page.plans ?><div class="rg-card rg-card--flat"><h3 class="govuk-heading-s"><?cs
	call:zh(p.station) ?></h3><p class="rg-lines"><?cs call:zh(p.body) ?></p></div>
<?cs /each ?><?cs /if ?><?cs
if:subcount(Page.counts) ?><h2 class="govuk-heading-m"><?cs var:Text.welcome.act.counts ?></h2>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.act.counts ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.month ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.act.n_events ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.act.n_came ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.act.n_received ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:n = Page.counts ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:n.month ?></th><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.act.n_events ?>"><?cs var:n.events ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.act.n_came ?>"><?cs var:n.came ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.act.n_received ?>"><?cs if:n.received ?><?cs var:n.received ?><?cs else ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table></div>
<p class="govuk-hint"><?cs var:Text.welcome.act.few ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
