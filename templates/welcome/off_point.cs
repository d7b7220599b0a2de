<?cs # One reception point: checklist of the norm with its score, roster, signs
   # filled in for it, what is known of it.
   #	Page.point.{id name kind station address phone opens closes today}
   #	Page.items.N.{code required done}  Page.checks.N.{day met wanted note by}
   #	Page.duties.N.{day keeper past}  Page.signs.N.{id title until}
?><?cs set:Page.nav = "receive" ?><?cs set:Page.title = Page.point.name ?><?cs
set:Page.title.zh = "1" ?><?cs set:Page.back = "/desk/welcome/points" ?><?cs
set:Page.label.name = Text.welcome.act.point_name ?><?cs
set:Page.label.kind = Text.welcome.act.where_of ?><?cs
set:Page.label.note = Text.welcome.act.to_mend ?><?cs
set:Page.label.from = Text.welcome.act.duty_from ?><?cs
set:Page.label.to = Text.welcome.act.duty_to ?><?cs
set:Page.label.keeper = Text.welcome.keeper ?><?cs
set:Page.label.address = Text.welcome.act.address ?><?cs
set:Page.label.phone = Text.welcome.act.phone ?><?cs
set:Page.label.opens = Text.welcome.act.opens ?><?cs
set:Page.label.closes = Text.welcome.act.closes ?><?cs
set:Page.label.first_day = Text.welcome.act.from_day ?><?cs
set:Page.label.last_day = Text.welcome.act.until_day ?><?cs
set:Page.label.days = Text.welcome.act.days_of ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/activities.cs" ?><?cs
include!"welcome/point_form.cs" ?><?cs
set:here = "/desk/welcome/points/" + Page.point.id ?><?cs
if:User.roles.clerk || User.roles.supervisor || User.roles.leader ?><?cs set:may = "1" ?><?cs /if
?><h1 class="govuk-heading-l"><?cs call:zh(Page.point.name) ?></h1>
<p class="govuk-body"><?cs var:Text.welcome.act.point_kind[Page.point.kind] ?> · <?cs
	call:zh(Page.point.station) ?> · <?cs call:zh(Page.point.address) ?> · <span class="rg-number"><?cs
	var:Page.point.opens ?>–<?cs var:Page.point.closes ?></span> <?cs
	if:Page.point.today ?><?cs call:tag_of(Text.welcome.act.open_today, "green") ?><?cs
	else ?><?cs call:tag_of(Text.welcome.act.shut_today, "grey") ?><?cs /if ?></p>
<h2 class="govuk-heading-m" id="checklist"><?cs var:Text.welcome.act.checklist ?></h2>
<p class="govuk-body"><?cs var:Text.welcome.act.checklist_more ?></p>
<?cs if:may ?><?cs call:form_open(here + "/check") ?><div class="govuk-form-group<?cs
	if:Page.error.done ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset" id="done"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.welcome.act.found ?></legend><?cs
	if:Page.error.done ?><p class="govuk-error-message"><?cs call:err(Page.error.done, "") ?></p><?cs /if
	?><div class="govuk-checkboxes" data-module="govuk-checkboxes"><?cs
	each:i = Page.items ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="found-<?cs
		var:i.code ?>" name="found" type="checkbox" value="<?cs var:i.code ?>"<?cs
		if:i.done ?> checked<?cs /if ?>><label class="govuk-label govuk-checkboxes__label" for="found-<?cs
		var:i.code ?>"><?cs var:Text.welcome.act.item[i.code] ?><?cs
		if:!i.required ?> <span class="rg-quiet"><?cs var:Text.welcome.act.extra ?></span><?cs /if ?></label></div><?cs
	/each ?></div></fieldset></div><?cs
set:Form.ask.note.required = "" ?><?cs
call:ask("note", "para", Text.welcome.act.to_mend, "") ?><?cs
call:submit(Text.welcome.act.check_do) ?></form><?cs
else ?><ul class="govuk-list govuk-list--bullet"><?cs
	each:i = Page.items ?><li><?cs var:Text.welcome.act.item[i.code] ?> <?cs
		if:i.done ?><?cs call:tag_of(Text.welcome.act.there, "green") ?><?cs
		else ?><?cs call:tag_of(Text.welcome.act.not_there, "grey") ?><?cs /if ?></li><?cs /each ?></ul><?cs /if ?><?cs
if:subcount(Page.checks) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.act.checks ?>"><table class="govuk-table rg-stack"><caption class="govuk-table__caption govuk-table__caption--s"><?cs
	var:Text.welcome.act.checks ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.day ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.score ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.to_mend ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.act.by_whom ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:c = Page.checks ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:c.day ?></th><td class="govuk-table__cell" data-label="<?cs var:Text.welcome.act.score ?>"><?cs
	var:c.met ?> / <?cs var:c.wanted ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.to_mend ?>"><?cs if:c.note ?><?cs call:zh(c.note) ?><?cs else ?>–<?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.act.by_whom ?>"><?cs call:zh(c.by) ?></td></tr><?cs
/each ?></tbody></table></div><?cs /if ?>
<h2 class="govuk-heading-m" id="duty"><?cs var:Text.welcome.act.duty ?></h2>
<?cs if:subcount(Page.duties) ?><ul class="rg-list"><?cs
each:d = Page.duties ?><li class="rg-list__item"><span class="rg-number"><?cs var:d.day ?></span> <?cs
	call:zh(d.keeper) ?><?cs
	if:may && !d.past ?> <form method="post" action="<?cs var:url_here(here + "/off") ?>"><?cs
		call:form_hidden() ?><input type="hidden" name="off_day" value="<?cs
		var:d.day ?>"><input type="hidden" name="off_keeper" value="<?cs var:d.keeper ?>"><button type="submit" class="rg-link-button"><?cs
		var:Text.welcome.act.duty_off ?><span class="govuk-visually-hidden"> <?cs var:d.day ?> <?cs call:zh(d.keeper) ?></span></button></form><?cs
	/if ?></li><?cs /each ?></ul><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.act.no_duty ?></p><?cs /if ?><?cs
if:may ?><?cs call:form_open(here + "/duty") ?><?cs
call:ask("from", "date", Text.welcome.act.duty_from, "") ?><?cs
call:ask("to", "date", Text.welcome.act.duty_to, Text.welcome.act.duty_hint) ?><?cs
call:ask("keeper", "name", Text.welcome.keeper, "") ?><?cs
call:submit(Text.welcome.act.duty_add) ?></form><?cs /if ?>
<h2 class="govuk-heading-m" id="signs"><?cs var:Text.welcome.act.signs ?></h2><ul class="govuk-list"><?cs
each:s = Page.signs ?><?cs if:!s.until ?><li><a class="govuk-link rg-action" href="/desk/welcome/signs/<?cs
	var:url_escape(s.id) ?>.pdf?point=<?cs var:url_escape(Page.point.id) ?>"><?cs call:zh(s.title) ?> (PDF)</a></li><?cs /if ?><?cs
/each ?></ul>
<?cs if:may ?><h2 class="govuk-heading-m" id="change"><?cs var:Text.welcome.act.point_change ?></h2>
<?cs call:form_open(here) ?><?cs call:point_form() ?><?cs
call:submit(Text.welcome.act.save) ?></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
