<?cs # The first page: what one can do here, in plain words.
?><?cs set:Page.title = Text.portal.home.title ?><?cs set:Page.nav = "home" ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><h1 class="govuk-heading-xl"><?cs var:Text.portal.home.heading ?></h1>
<p class="govuk-body-l"><?cs var:Text.portal.home.lead ?></p>

<?cs # A program that has services to apply for: what for, and their guides.
?><?cs def:_area(module) ?><?cs set:_has = 0 ?><?cs each:s = Page.services ?><?cs if:s.module == module ?><?cs
	set:_has = 1 ?><?cs /if ?><?cs /each ?><?cs if:_has ?><li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/<?cs
	var:module ?>/"><?cs var:Text.portal.home.area[module] ?></a></h3>
<p><?cs var:Text.portal.home.area[module].more ?></p>
<ul class="rg-card__links"><?cs each:s = Page.services ?><?cs if:s.module == module ?><li><a class="govuk-link" href="/guides/<?cs
	var:url_escape(s.code) ?>"><?cs call:word(s.title) ?></a></li><?cs /if ?><?cs /each ?></ul></li>
<?cs /if ?><?cs /def ?><?cs def:_home_card(href, text, more) ?><li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="<?cs
	var:href ?>"><?cs var:text ?></a></h3><p><?cs var:more ?></p></li>
<?cs /def ?><h2 class="govuk-heading-m"><?cs var:Text.portal.home.services ?></h2>
<ul class="rg-cards">
<?cs call:_area("welcome") ?><?cs call:_area("employment") ?><?cs call:_area("carefund") ?><?cs
call:_area("mediation") ?><?cs call:_area("alliance") ?></ul>

<h2 class="govuk-heading-m"><?cs var:Text.portal.home.follow ?></h2>
<ul class="rg-cards">
<?cs call:_home_card("/mine", Text.portal.home.mine, Text.portal.home.mine_more) ?><?cs
call:_home_card("/lookup", Text.portal.home.lookup, Text.portal.home.lookup_more) ?><?cs
call:_home_card("/notices", Text.portal.home.notices_card, Text.portal.home.notices_more) ?><?cs
call:_home_card("/alliance/members", Text.portal.home.members, Text.portal.home.members_more) ?><?cs
call:_home_card("/stations", Text.portal.home.stations, Text.portal.home.stations_more) ?></ul>

<h2 class="govuk-heading-m" id="verify"><?cs var:Text.portal.home.verify ?></h2>
<form method="get" action="/verify" class="rg-filter"><div class="govuk-form-group"><label class="govuk-label" for="code"><?cs
	var:Text.portal.home.verify_more ?></label><input class="govuk-input govuk-input--width-20" id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"></div><button type="submit" class="govuk-button govuk-button--secondary"><?cs
	var:Text.portal.home.verify_do ?></button></form>

<h2 class="govuk-heading-m"><?cs var:Text.portal.home.notices ?></h2>
<?cs if:subcount(Page.notices) ?><?cs call:notice_list(Page.notices) ?><p class="govuk-body"><a class="govuk-link" href="/notices"><?cs
	var:Text.portal.home.notices_all ?></a></p>
<?cs else ?><p class="govuk-body"><?cs var:Text.portal.home.notices_none ?></p>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.portal.home.figures ?></h2>
<ul class="rg-cards rg-cards--figures">
<?cs call:figure_card(Page.figure.alliance.applications, Text.portal.home.applications) ?><?cs
call:figure_card(Page.figure.alliance.published_members, Text.portal.home.published) ?><?cs
call:figure_card(Page.figure.station.stations, Text.portal.home.stations_n) ?></ul>
<p class="govuk-body"><a class="govuk-link" href="/figures/"><?cs
	var:Text.portal.home.figures_all ?></a></p>
<?cs include!"layout/foot.cs" ?>
