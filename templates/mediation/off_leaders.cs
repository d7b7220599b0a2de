<?cs # Days of leaders of the officer's station.
   #	Page.days.N.{id day begins ends place leader post seats taken cancelled past}
?><?cs set:Page.nav = "dispatch" ?><?cs set:Page.title = Text.mediation.duty.desk ?><?cs
include!"layout/desk.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body"><a class="govuk-link" href="/desk/mediation/dispatch"><?cs
	var:Text.mediation.dispatch.title ?></a></p>
<?cs if:subcount(Page.days) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.mediation.duty.days ?>"><table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m"><?cs
	var:Text.mediation.duty.days ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.mediation.duty.when ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.mediation.duty.who ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.mediation.duty.place ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.mediation.duty.taken ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:d = Page.days ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/mediation/duty/" + d.id) ?>"><?cs var:d.day ?> <?cs
	var:d.begins ?></a><?cs if:d.cancelled ?> <?cs
	call:tag_of(Text.mediation.duty.off, "red") ?><?cs /if ?></th><td class="govuk-table__cell"><?cs
	var:d.leader ?> <span class="rg-quiet"><?cs var:d.post ?></span></td><td class="govuk-table__cell"><?cs
	var:d.place ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:d.taken ?> / <?cs var:d.seats ?></td></tr><?cs
/each ?></tbody></table></div><?cs
else ?><p class="govuk-body"><?cs var:Text.mediation.duty.none ?></p><?cs /if ?>
<h2 class="govuk-heading-m" id="add"><?cs var:Text.mediation.duty.add ?></h2>
<p class="govuk-body"><?cs var:Text.mediation.duty.add_more ?></p>
<?cs call:form_open("/desk/mediation/duty") ?><?cs
call:ask("day", "date", Text.mediation.duty.day, Text.mediation.duty.day_hint) ?><?cs
call:ask("begins", "text", Text.mediation.duty.begins, Text.mediation.duty.time_hint) ?><?cs
call:ask("ends", "text", Text.mediation.duty.ends, Text.mediation.duty.time_hint) ?><?cs
call:ask("place", "text", Text.mediation.duty.place, "") ?><?cs
call:ask("leader", "name", Text.mediation.duty.leader, "") ?><?cs
call:ask("post", "text", Text.mediation.duty.post, "") ?><?cs
call:ask("seats", "int", Text.mediation.duty.seats, "") ?><?cs
call:submit(Text.mediation.duty.add_do) ?></form>
<?cs include!"layout/foot.cs" ?>
