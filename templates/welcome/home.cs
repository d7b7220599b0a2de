<?cs # What to do after coming home, and where.
?><?cs set:Page.nav = "welcome" ?><?cs set:Page.title = Text.welcome.title ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-xl"><?cs
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
<h2 class="govuk-heading-m"><?cs var:Text.welcome.ways_title ?></h2>
<ul class="govuk-list govuk-list--bullet"><?cs
	each:w = Text.welcome.ways ?><li><?cs var:w ?></li><?cs /each ?></ul>
<p class="govuk-body"><?cs var:Text.welcome.no_web ?> <a class="govuk-link" href="/stations"><?cs
	var:Text.portal.stations.title ?></a></p>
<h2 class="govuk-heading-m"><?cs var:Text.welcome.limit ?></h2>
<p class="govuk-body"><?cs var:Text.welcome.limit_more ?></p>
<p class="govuk-body"><?cs var:Text.welcome.no_unit ?></p>
<?cs include!"layout/foot.cs" ?>
