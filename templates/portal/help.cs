<?cs set:Page.title = Text.portal.help.title ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><?cs
call:plain(Text.portal.help) ?><h2 class="govuk-heading-m" id="map"><?cs var:Text.nav.map ?></h2>
<ul class="govuk-list">
<?cs def:_map(href, text) ?><li><a class="govuk-link" href="<?cs var:href ?>"><?cs
	var:text ?></a></li>
<?cs /def ?><?cs
call:_map("/", Text.nav.home) ?><?cs
call:_map("/guides", Text.nav.guides) ?><?cs
call:_map("/stations", Text.portal.stations.title) ?><?cs
call:_map("/notices", Text.nav.notices) ?><?cs
call:_map("/alliance/", Text.nav.members) ?><?cs
call:_map("/alliance/members", Text.portal.home.members) ?><?cs
call:_map("/welcome/", Text.nav.welcome) ?><?cs
call:_map("/carefund/", Text.nav.carefund) ?><?cs
call:_map("/mediation/", Text.nav.mediation) ?><?cs
call:_map("/employment/", Text.nav.employment) ?><?cs
call:_map("/employment/jobs", Text.employment.jobs) ?><?cs
call:_map("/employment/fairs", Text.employment.fair.title) ?><?cs
call:_map("/employment/training", Text.employment.class.title) ?><?cs
call:_map("/lookup", Text.nav.lookup) ?><?cs
call:_map("/verify", Text.nav.verify) ?><?cs
call:_map("/figures/", Text.nav.figures) ?><?cs
call:_map("/mine", Text.nav.mine) ?><?cs
call:_map("/account", Text.nav.account) ?><?cs
call:_map("/login", Text.nav.login) ?><?cs
call:_map("/signup", Text.nav.signup) ?><?cs
call:_map("/password", Text.portal.password.title) ?><?cs
call:_map("/view", Text.view.title) ?><?cs
call:_map("/terms", Text.portal.terms.title) ?><?cs
call:_map("/privacy", Text.nav.privacy) ?><?cs
call:_map("/accessibility", Text.nav.accessibility) ?></ul>
<?cs include!"layout/foot.cs" ?>
