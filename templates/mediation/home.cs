<?cs # Whom to call in danger, what this desk is for, the ways in.
   #	Page.services.N.{code title}  Page.figures.N.{title came ended}
   #	Page.days.N.{id day begins ends place leader post left}
?><?cs set:Page.nav = "mediation" ?><?cs set:Page.title = Text.mediation.title ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/parts.cs" ?><h1 class="govuk-heading-xl"><?cs
var:Page.title ?></h1>
<?cs call:danger_box() ?><p class="govuk-body-l"><?cs var:Text.mediation.lead ?></p>
<p><a href="/mediation/intake/apply" role="button" draggable="false" class="govuk-button" data-module="govuk-button"><?cs
	var:Text.mediation.tell ?></a></p>
<h2 class="govuk-heading-m" id="where"><?cs var:Text.mediation.where ?></h2>
<ul class="govuk-list govuk-list--bullet"><?cs
each:x = Text.mediation.kinds ?><li><?cs var:x ?></li><?cs /each ?></ul>
<ul class="rg-cards"><li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/mediation/mediators"><?cs
	var:Text.mediation.people.title ?></a></h2><p><?cs var:Text.mediation.people.lead ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/mediation/counsel"><?cs
	var:Text.mediation.counsel.title ?></a></h2><p><?cs var:Text.mediation.counsel.point.0 ?></p></li>
<li class="rg-card"><h2 class="rg-card__title"><a class="govuk-link" href="/mediation/legal"><?cs
	var:Text.mediation.legal.title ?></a></h2><p><?cs var:Text.mediation.legal.lead ?></p></li></ul>
<p class="govuk-body"><?cs var:Text.mediation.official ?></p>
<h2 class="govuk-heading-m" id="leaders"><?cs var:Text.mediation.duty.title ?></h2>
<?cs if:subcount(Page.days) ?><p class="govuk-body"><?cs
	var:Text.mediation.duty.more ?></p><p class="govuk-body"><a class="govuk-link rg-action" href="/mediation/duty"><?cs
	var:Text.mediation.duty.see ?></a></p><?cs
else ?><p class="govuk-body"><?cs var:Text.mediation.duty.none ?></p><?cs /if ?>
<h2 class="govuk-heading-m" id="figures"><?cs var:Text.mediation.figures ?></h2>
<table class="govuk-table"><caption class="govuk-table__caption govuk-visually-hidden"><?cs
	var:Text.mediation.figures ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.mediation.kind ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.mediation.came ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.mediation.ended ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:f = Page.figures ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:word(f.title) ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:f.came ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:f.ended ?></td></tr><?cs
/each ?></tbody></table>
<p class="govuk-hint"><?cs var:Text.mediation.few ?></p>
<ul class="govuk-list"><?cs
each:s = Page.services ?><li><a class="govuk-link rg-action" href="<?cs
	var:url_validate("/guides/" + s.code) ?>"><?cs var:Text.mediation.guide ?><?cs
	call:colon() ?><?cs call:word(s.title) ?></a></li><?cs
/each ?><li><a class="govuk-link rg-action" href="/lookup"><?cs var:Text.nav.lookup ?></a></li></ul>
<?cs include!"layout/foot.cs" ?>
