<?cs # Reception points of the officer's area; one is added.
   #	Page.points.N.{id name kind station opens closes last today keeper met
   #	wanted short checked closed}
?><?cs set:Page.nav = "receive" ?><?cs set:Page.title = Text.welcome.act.points ?><?cs
set:Page.label.name = Text.welcome.act.point_name ?><?cs
set:Page.label.kind = Text.welcome.act.where_of ?><?cs
set:Page.label.address = Text.welcome.act.address ?><?cs
set:Page.label.phone = Text.welcome.act.phone ?><?cs
set:Page.label.opens = Text.welcome.act.opens ?><?cs
set:Page.label.closes = Text.welcome.act.closes ?><?cs
set:Page.label.first_day = Text.welcome.act.from_day ?><?cs
set:Page.label.last_day = Text.welcome.act.until_day ?><?cs
set:Page.label.days = Text.welcome.act.days_of ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
include!"welcome/point_form.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:act_tabs("points") ?><?cs
if:subcount(Page.points) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.act.points ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.point_name ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.host ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.hours ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.duty_today ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.score ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:p = Page.points ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="/desk/welcome/points/<?cs
	var:url_escape(p.id) ?>"><?cs call:zh(p.name) ?></a><span class="rg-block rg-quiet"><?cs
	var:Text.welcome.act.point_kind[p.kind] ?></span></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.host ?>"><?cs call:zh(p.station) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.hours ?>"><?cs
	if:p.closed ?><?cs call:tag_of(Text.welcome.act.closed, "grey") ?><?cs
	else ?><span class="rg-number"><?cs var:p.opens ?>–<?cs var:p.closes ?></span><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.duty_today ?>"><?cs
	if:p.keeper ?><?cs call:zh(p.keeper) ?><?cs
	elif:p.today ?><?cs call:tag_of(Text.welcome.act.nobody_there, "red") ?><?cs
	else ?>–<?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.score ?>"><?cs call:act_score(p) ?><?cs
	if:p.checked ?><span class="rg-block rg-quiet"><?cs var:p.checked ?></span><?cs /if ?></td></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.act.no_points ?></p><?cs /if ?><?cs
if:User.roles.clerk || User.roles.supervisor || User.roles.leader ?><h2 class="govuk-heading-m" id="add"><?cs
	var:Text.welcome.act.point_add ?></h2>
<?cs call:form_open("/desk/welcome/points") ?><?cs call:point_form() ?><?cs
call:submit(Text.welcome.act.point_add) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
