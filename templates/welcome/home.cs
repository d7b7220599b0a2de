<?cs # Being welcomed, and what to do after coming home.
   #	Page.next.N.{id day weekday begins ends kind title place left}
?><?cs set:Page.nav = "welcome" ?><?cs set:Page.title = Text.welcome.title ?><?cs
include!"layout/head.cs" ?><?cs include!"welcome/activities.cs" ?><h1 class="govuk-heading-xl"><?cs
var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.welcome.lead ?></p>
<ul class="rg-cards"><li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/welcome/apply"><?cs
	var:Text.welcome.apply ?></a></h2><p><?cs var:Text.welcome.apply_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/mine"><?cs
	var:Text.welcome.time ?></a></h2><p><?cs var:Text.welcome.time_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/guides/welcome-report"><?cs
	var:Text.welcome.guide ?></a></h2><p><?cs var:Text.welcome.guide_more ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/welcome/figures"><?cs
	var:Text.welcome.figures ?></a></h2><p><?cs var:Text.welcome.figures_more ?></p></li></ul>
<h2 class="govuk-heading-m"><?cs var:Text.welcome.act.home ?></h2>
<p class="govuk-body"><?cs var:Text.welcome.act.home_more ?></p>
<ul class="rg-cards"><li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/welcome/signup"><?cs
	var:Text.welcome.act.signup ?></a></h3><p><?cs var:Text.welcome.act.signup_more ?></p></li>
<li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/welcome/points"><?cs
	var:Text.welcome.act.points ?></a></h3><p><?cs var:Text.welcome.act.points_more ?></p></li>
<li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/welcome/calendar"><?cs
	var:Text.welcome.act.calendar ?></a></h3><p><?cs var:Text.welcome.act.calendar_more ?></p></li>
<li class="rg-card"><h3 class="rg-card__title"><a class="govuk-link" href="/welcome/signs"><?cs
	var:Text.welcome.act.signs ?></a></h3><p><?cs var:Text.welcome.act.signs_more ?></p></li></ul>
<?cs if:subcount(Page.next) ?><h3 class="govuk-heading-s"><?cs var:Text.welcome.act.soon ?></h3><ul class="rg-list"><?cs
each:e = Page.next ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/welcome/events/<?cs
	var:url_escape(e.id) ?>"><?cs call:zh(e.title) ?></a></div><div class="rg-list__more"><span><?cs
	call:act_when(e) ?></span><span><?cs call:zh(e.place) ?></span></div></li><?cs
/each ?></ul><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.welcome.ways_title ?></h2>
<ul class="govuk-list govuk-list--bullet"><?cs
	each:w = Text.welcome.ways ?><li><?cs var:w ?></li><?cs /each ?></ul>
<p class="govuk-body"><?cs var:Text.welcome.no_web ?> <a class="govuk-link" href="/stations"><?cs
	var:Text.portal.stations.title ?></a></p>
<h2 class="govuk-heading-m"><?cs var:Text.welcome.limit ?></h2>
<p class="govuk-body"><?cs var:Text.welcome.limit_more ?></p>
<p class="govuk-body"><?cs var:Text.welcome.no_unit ?></p>
<?cs include!"layout/foot.cs" ?>
