<?cs # Banners and signs to download, as PDF; with the name and hours of a point
   # where there are blanks.
   #	Page.signs.N.{id kind title body size since station fills}
   #	Page.points.N.{id name}
?><?cs set:Page.nav = "welcome" ?><?cs set:Page.title = Text.welcome.act.signs ?><?cs
set:Page.back = "/welcome/" ?><?cs include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.welcome.act.signs_lead ?></p>
<?cs each:s = Page.signs ?><div class="rg-card rg-card--flat"><h2 class="govuk-heading-s" id="sign-<?cs
	var:s.id ?>"><?cs call:zh(s.title) ?></h2><p class="rg-lines"><?cs call:zh(s.body) ?></p><p class="rg-quiet"><?cs
	var:Text.welcome.act.sign_kind[s.kind] ?><?cs if:s.size ?> · <?cs call:zh(s.size) ?><?cs /if ?> · <?cs
	var:Text.welcome.act.since ?><?cs call:colon() ?><?cs var:s.since ?></p><?cs
	if:s.fills && subcount(Page.points) ?><form method="get" action="/welcome/signs/<?cs var:url_escape(s.id)
		?>.pdf" class="rg-filter"><label class="govuk-label" for="point-<?cs var:s.id ?>"><?cs
		var:Text.welcome.act.for_point ?></label><select class="govuk-select" id="point-<?cs
		var:s.id ?>" name="point"><option value=""><?cs var:Text.welcome.act.blank ?></option><?cs
		each:p = Page.points ?><option value="<?cs var:p.id ?>"><?cs var:p.name ?></option><?cs /each
		?></select> <button type="submit" class="govuk-button govuk-button--secondary"><?cs
		var:Text.welcome.act.download ?> (PDF)<span class="govuk-visually-hidden"> <?cs call:zh(s.title) ?></span></button></form><?cs
	else ?><p class="govuk-body"><a class="govuk-link rg-action" href="/welcome/signs/<?cs
		var:url_escape(s.id) ?>.pdf"><?cs var:Text.welcome.act.download ?> (PDF)<span class="govuk-visually-hidden"> <?cs call:zh(s.title) ?></span></a></p><?cs /if ?></div>
<?cs /each ?><?cs include!"layout/foot.cs" ?>
