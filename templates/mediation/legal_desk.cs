<?cs # The rota of lawyers, as advisers keep it.  Page.past
   #	Page.shifts.N.{id day from to place station lawyer firm licence capacity
   #	booked came rating state}
?><?cs set:Page.title = Text.mediation.legal.desk ?><?cs set:Page.nav = "legal" ?><?cs
set:Page.label.lawyer = Text.mediation.legal.lawyer ?><?cs
set:Page.label.firm = Text.mediation.legal.firm ?><?cs
set:Page.label.licence = Text.mediation.legal.licence ?><?cs
set:Page.label.place = Text.mediation.legal.place ?><?cs
set:Page.label.day = Text.mediation.legal.day ?><?cs
set:Page.label.from = Text.mediation.legal.from ?><?cs
set:Page.label.to = Text.mediation.legal.to ?><?cs
set:Page.label.capacity = Text.mediation.legal.capacity ?><?cs
include!"layout/desk.cs" ?><?cs include!"mediation/help.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<p class="govuk-body"><?cs
if:Page.past ?><a class="govuk-link" href="/desk/mediation/legal"><?cs var:Text.mediation.legal.to_come ?></a><?cs
else ?><a class="govuk-link" href="/desk/mediation/legal?past=1"><?cs var:Text.mediation.legal.past ?></a><?cs /if ?></p>
<?cs if:!subcount(Page.shifts) ?><p class="govuk-body"><?cs var:Text.mediation.legal.no_shift ?></p><?cs
else ?><ul class="rg-list"><?cs
each:s = Page.shifts ?><li class="rg-list__item"><div class="rg-list__title"><a class="govuk-link" href="/desk/mediation/legal/<?cs
	var:s.id ?>"><?cs call:shift_when(s) ?> <?cs var:s.lawyer ?></a> <?cs
	if:s.state == "cancelled" ?><?cs call:tag_of(Text.mediation.legal.state.cancelled, "grey") ?><?cs /if ?></div><div class="rg-list__more"><span><?cs
	var:s.station ?> <?cs var:s.place ?></span> <span><?cs var:s.firm ?></span> <span><?cs
	var:Text.mediation.legal.booked ?> <?cs var:s.booked ?> / <?cs var:s.capacity ?></span> <span><?cs
	var:Text.mediation.legal.came ?> <?cs var:s.came ?></span><?cs
	if:s.rating ?> <span><?cs var:Text.mediation.legal.rated ?> <?cs var:s.rating ?></span><?cs /if ?></div></li><?cs
/each ?></ul><?cs /if ?><h2 class="govuk-heading-m"><?cs
var:Text.mediation.legal.add ?></h2>
<?cs call:form_open("/desk/mediation/legal") ?><?cs
call:ask("lawyer", "name", Text.mediation.legal.lawyer, "") ?><?cs
call:ask("firm", "unit", Text.mediation.legal.firm, "") ?><?cs
call:ask("licence", "text", Text.mediation.legal.licence, Text.mediation.legal.licence_hint) ?><?cs
call:ask("place", "text", Text.mediation.legal.place, Text.mediation.legal.place_hint) ?><?cs
call:ask("day", "text", Text.mediation.legal.day, Text.mediation.legal.day_hint) ?><?cs
call:ask("from", "text", Text.mediation.legal.from, Text.mediation.legal.time_hint) ?><?cs
call:ask("to", "text", Text.mediation.legal.to, "") ?><?cs
call:ask("capacity", "int", Text.mediation.legal.capacity, "") ?><?cs
call:submit(Text.mediation.legal.add_do) ?></form>
<?cs include!"layout/foot.cs" ?>
