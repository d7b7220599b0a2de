<?cs # Reception points, for everybody.
   #	Page.points.N.{id name kind station district address phone opens closes
   #	days first last today step_free luggage}
?><?cs set:Page.nav = "welcome" ?><?cs set:Page.title = Text.welcome.act.points ?><?cs
set:Page.back = "/welcome/" ?><?cs include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.welcome.act.points_lead ?></p>
<?cs if:subcount(Page.points) ?><ul class="rg-list"><?cs
each:p = Page.points ?><li class="rg-list__item" id="point-<?cs var:p.id ?>"><div class="rg-list__title"><?cs
	call:zh(p.name) ?> <?cs
	if:p.today ?><?cs call:tag_of(Text.welcome.act.open_today, "green") ?><?cs
	else ?><?cs call:tag_of(Text.welcome.act.shut_today, "grey") ?><?cs /if ?></div><div class="rg-list__more"><span><?cs
	var:Text.welcome.act.point_kind[p.kind] ?></span><span><?cs
	call:zh(p.address) ?></span><span><?cs
	var:Text.welcome.act.days[p.days] ?> <span class="rg-number"><?cs var:p.opens ?>–<?cs var:p.closes ?></span></span><?cs
	if:p.first ?><span><?cs var:Text.welcome.act.from_day ?><?cs call:colon() ?><?cs var:p.first ?></span><?cs /if ?><?cs
	if:p.last ?><span><?cs var:Text.welcome.act.until_day ?><?cs call:colon() ?><?cs var:p.last ?></span><?cs /if ?><?cs
	if:p.phone ?><span><?cs var:Text.welcome.act.phone ?><?cs call:colon() ?><span class="rg-number"><?cs
		var:p.phone ?></span></span><?cs /if ?><?cs
	if:p.step_free ?><span><?cs var:Text.welcome.act.item.access ?></span><?cs /if ?><?cs
	if:p.luggage ?><span><?cs var:Text.welcome.act.item.luggage ?></span><?cs /if ?></div></li>
<?cs /each ?></ul><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.act.no_points ?></p><?cs /if ?>
<p class="govuk-body"><a class="govuk-link rg-action" href="/welcome/signup"><?cs
	var:Text.welcome.act.signup ?></a></p>
<?cs include!"layout/foot.cs" ?>
