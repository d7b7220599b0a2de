<?cs # Stations: one, and those below it.
?><?cs
if:Page.station.up ?><?cs set:Page.title = Page.station.name ?><?cs set:Page.title.zh = "1" ?><?cs
	set:Page.crumbs.0.text = Text.nav.home ?><?cs set:Page.crumbs.0.href = "/" ?><?cs
	set:Page.crumbs.1.text = Text.portal.stations.title ?><?cs set:Page.crumbs.1.href = "/stations" ?><?cs
	if:Page.station.level > #3 ?><?cs
		set:Page.crumbs.2.text = Page.station.up.name ?><?cs
		set:Page.crumbs.2.zh = "1" ?><?cs
		set:Page.crumbs.2.href = "/stations/" + Page.station.up ?><?cs
	/if ?><?cs
	set:Page.crumbs.3.text = Page.station.name ?><?cs set:Page.crumbs.3.zh = "1" ?><?cs
else ?><?cs set:Page.title = Text.portal.stations.title ?><?cs /if ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><h1 class="govuk-heading-l"><?cs
	if:Page.station.up ?><?cs call:zh(Page.station.name) ?><?cs
	else ?><?cs var:Page.title ?><?cs /if ?></h1>
<?cs if:!Page.station.up ?><p class="govuk-body-l"><?cs
	var:Text.portal.stations.lead ?></p>
<h2 class="govuk-heading-m"><?cs call:zh(Page.station.name) ?></h2>
<?cs /if ?><dl class="govuk-summary-list">
<?cs call:answer_zh(Text.portal.stations.address, Page.station.address) ?><?cs
call:fact_text(Text.portal.stations.phone, Page.station.phone) ?><?cs
call:answer_zh(Text.portal.stations.hours, Page.station.hours) ?></dl>
<?cs if:subcount(Page.stations) ?><h2 class="govuk-heading-m"><?cs
	var:Text.portal.stations.below ?></h2>
<ul class="rg-list">
<?cs each:s = Page.stations ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	if:s.below != "0" ?><a class="govuk-link" href="/stations/<?cs
		var:url_escape(s.id) ?>"><?cs call:zh(s.name) ?></a><?cs
	else ?><?cs call:zh(s.name) ?><?cs /if ?></div><div class="rg-list__more"><span><?cs
	var:Text.portal.stations.phone ?><?cs call:colon() ?><?cs
	if:s.phone ?><?cs var:s.phone ?><?cs
	else ?><?cs var:Text.portal.stations.none ?><?cs /if ?></span><span><?cs
	var:Text.portal.stations.address ?><?cs call:colon() ?><?cs
	if:s.address ?><?cs call:zh(s.address) ?><?cs
	else ?><?cs var:Text.portal.stations.none ?><?cs /if ?></span><?cs
	if:s.hours ?><span><?cs var:Text.portal.stations.hours ?><?cs call:colon() ?><?cs
		call:zh(s.hours) ?></span><?cs /if ?><?cs
	if:s.below != "0" ?><span><?cs var:s.below ?> <?cs
		var:Text.portal.stations.n ?></span><?cs /if ?></div></li>
<?cs /each ?></ul>
<?cs /if ?><?cs include!"layout/foot.cs" ?>
