<?cs # One shift: who comes, what came of it, or that it is cancelled.
   #	Page.shift.{id day from to place lawyer firm capacity booked state}
   #	Page.rows.N.{id name mobile topic question state summary referral rating due}
?><?cs set:Page.title = Text.mediation.legal.shift ?><?cs set:Page.nav = "legal" ?><?cs
set:Page.back = "/desk/mediation/legal" ?><?cs set:Page.label.why = Text.mediation.legal.why ?><?cs
include!"layout/desk.cs" ?><?cs include!"mediation/help.cs" ?><h1 class="govuk-heading-l"><?cs
call:shift_when(Page.shift) ?> <?cs var:Page.shift.lawyer ?></h1>
<p class="govuk-body"><?cs var:Page.shift.place ?> · <?cs var:Text.mediation.legal.booked ?> <?cs
var:Page.shift.booked ?> / <?cs var:Page.shift.capacity ?></p>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.mediation.legal.nobody ?></p><?cs
else ?><ul class="rg-list"><?cs
each:b = Page.rows ?><li class="rg-list__item"><div class="rg-list__title"><?cs
	var:b.name ?> <span class="rg-number"><?cs var:b.mobile ?></span> <?cs
	call:tag_of(Text.mediation.legal.state[b.state], "blue") ?></div><div class="rg-list__more"><span><?cs
	var:Text.mediation.legal.topic[b.topic] ?></span><?cs
	if:b.referral ?> <span><?cs var:Text.mediation.legal.referral[b.referral] ?></span><?cs /if ?><?cs
	if:b.rating ?> <span><?cs var:Text.mediation.legal.stars[b.rating] ?></span><?cs /if ?></div><?cs
	if:b.question ?><p class="govuk-body rg-lines"><?cs var:Text.mediation.legal.question ?><?cs
		call:colon() ?><?cs var:b.question ?></p><?cs /if ?><?cs
	if:b.summary ?><p class="govuk-body rg-lines"><?cs var:Text.mediation.legal.summary ?><?cs
		call:colon() ?><?cs var:b.summary ?></p><?cs /if ?><?cs
	if:b.due ?><p class="govuk-body"><a class="govuk-link rg-action" href="/desk/mediation/legal/<?cs
		var:Page.shift.id ?>/<?cs var:b.id ?>"><?cs var:Text.mediation.legal.record ?><span class="govuk-visually-hidden"> <?cs
		var:b.name ?></span></a></p><?cs /if ?></li><?cs
/each ?></ul><?cs /if ?><?cs
if:Page.shift.state == "open" ?><h2 class="govuk-heading-m"><?cs
	var:Text.mediation.legal.cancel ?></h2><?cs
	call:form_open("/desk/mediation/legal/" + Page.shift.id) ?><?cs
	call:ask("why", "text", Text.mediation.legal.why, Text.mediation.legal.why_hint) ?><?cs
	call:act_danger(Text.mediation.legal.cancel, "cancel") ?></form><?cs
else ?><?cs call:inset(Text.mediation.legal.state.cancelled) ?><?cs /if ?><?cs
include!"layout/foot.cs" ?>
