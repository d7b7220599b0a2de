<?cs # When lawyers sit at windows, and the way to the legal aid organ.
   #	Page.shifts.N.{id day from to place station lawyer firm licence free mine}
   #	Page.given
?><?cs set:Page.title = Text.mediation.legal.title ?><?cs set:Page.nav = "mediation" ?><?cs
set:Page.back = "/mediation/" ?><?cs
include!"layout/head.cs" ?><?cs include!"mediation/help.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.mediation.legal.lead ?></p>
<?cs call:inset(Text.mediation.legal.organ_decides) ?><ul class="govuk-list">
<li><a class="govuk-link rg-action" href="/mediation/legal/apply"><?cs var:Text.mediation.legal.apply ?></a></li>
<li><a class="govuk-link rg-action" href="/mediation/legal/mine"><?cs var:Text.mediation.legal.mine ?></a></li>
<li><a class="govuk-link rg-action" href="/guides/rights-legal-aid"><?cs var:Text.mediation.legal.guide ?></a></li></ul>
<h2 class="govuk-heading-m"><?cs var:Text.mediation.legal.rota ?></h2>
<?cs if:!subcount(Page.shifts) ?><p class="govuk-body"><?cs var:Text.mediation.legal.no_shift ?></p><?cs
else ?><ul class="rg-list"><?cs
each:s = Page.shifts ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	call:shift_when(s) ?></div><div class="rg-list__more"><span><?cs var:s.station ?> <?cs
	var:s.place ?></span> <span><?cs var:s.lawyer ?>（<?cs var:s.firm ?>）</span> <span><?cs
	var:Text.mediation.legal.licence ?> <?cs var:s.licence ?></span></div><?cs
	if:s.mine ?><p class="govuk-body"><?cs call:tag_of(Text.mediation.legal.yours, "green") ?></p><?cs
	elif:s.free ?><p class="govuk-body"><a class="govuk-link rg-action" href="/mediation/legal/<?cs
		var:s.id ?>/book"><?cs var:Text.mediation.legal.book ?><span class="govuk-visually-hidden"> <?cs
		var:s.day ?> <?cs var:s.from ?> <?cs var:s.lawyer ?></span></a> <?cs
		var:Text.mediation.legal.free ?> <span class="rg-number"><?cs var:s.free ?></span></p><?cs
	else ?><p class="govuk-body"><?cs call:tag_of(Text.mediation.legal.full, "grey") ?></p><?cs
	/if ?></li><?cs
/each ?></ul><?cs /if ?><?cs
if:Page.given ?><p class="govuk-body"><?cs var:Text.mediation.legal.given ?> <strong class="rg-number"><?cs
	var:Page.given ?></strong></p><?cs /if ?><p class="govuk-body"><?cs
var:Text.mediation.legal.hotline ?> <a class="govuk-link rg-number" href="tel:12348">12348</a></p>
<?cs include!"layout/foot.cs" ?>
