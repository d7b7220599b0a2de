<?cs # The four services: after hours, by appointment, at home, calls afterwards.
   #	Page.service.centre  Page.service.{after booked home}.slots.N.{day begins ends
   #	place keeper seats taken}, .guests.M.{no title mobile address state},
   #	.waiting.N.{no title mobile since place}
   #	Page.calls.N.{no title mobile task kind due late place}
?><?cs set:Page.nav = "window" ?><?cs set:Page.title = Text.welcome.tab.services ?><?cs
include!"layout/desk.cs" ?><?cs include!"welcome/parts.cs" ?><?cs

def:_whom(g) ?><a class="govuk-link" href="<?cs
	var:url_validate("/desk/welcome/" + g.no) ?>"><?cs call:zh(g.title) ?></a> <span class="rg-quiet"><?cs
	var:g.no ?></span> <span class="rg-number"><?cs var:g.mobile ?></span><?cs /def ?><?cs

def:_slots(list, name) ?><?cs if:subcount(list) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.welcome.service[name] ?> <?cs var:Text.welcome.roster ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.when ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.place ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.keeper ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.welcome.taken ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.welcome.guests ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:s = list ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="/desk/welcome/day?on=<?cs
	var:url_escape(s.day) ?>"><?cs var:s.day ?></a> <?cs var:s.begins ?>–<?cs var:s.ends ?></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.place ?>"><?cs call:zh(s.place) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.keeper ?>"><?cs call:zh(s.keeper) ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.welcome.taken ?>"><?cs var:s.taken ?> / <?cs var:s.seats ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.welcome.guests ?>"><?cs
	each:g = s.guests ?><span class="rg-block"><?cs call:_whom(g) ?><?cs
		if:g.address ?><span class="rg-block"><?cs call:zh(g.address) ?></span><?cs /if ?></span><?cs /each ?><?cs
	if:!subcount(s.guests) ?>–<?cs /if ?></td></tr><?cs
/each ?></tbody></table></div><?cs
elif:Page.service.centre ?><p class="govuk-body"><?cs var:Text.welcome.no_roster ?> <a class="govuk-link" href="/desk/welcome/slots#add"><?cs
	var:Text.welcome.add ?></a></p><?cs /if ?><?cs /def ?><?cs

def:_waiting(list) ?><?cs if:subcount(list) ?><h3 class="govuk-heading-s"><?cs
	var:Text.welcome.waiting ?></h3><ul class="govuk-list"><?cs
	each:w = list ?><li><?cs call:_whom(w) ?> <span class="rg-quiet"><?cs call:zh(w.place) ?> · <?cs
		var:Text.welcome.since ?> <?cs var:w.since ?></span> <a class="govuk-link" href="<?cs
		var:url_validate("/desk/welcome/" + w.no + "/do/book_for") ?>"><?cs
		var:Text.welcome.give_time ?><span class="govuk-visually-hidden"> <?cs var:w.no ?></span></a></li><?cs
	/each ?></ul><?cs /if ?><?cs /def ?><?cs

def:_service(x, name) ?><section aria-labelledby="<?cs var:name ?>"><h2 class="govuk-heading-m" id="<?cs
	var:name ?>"><?cs var:Text.welcome.service[name] ?></h2><?cs
	call:_slots(x.slots, name) ?><?cs call:_waiting(x.waiting) ?><?cs
	if:!Page.service.centre && !subcount(x.waiting) ?><p class="govuk-body"><?cs
		var:Text.welcome.nobody_waits ?></p><?cs /if ?></section>
<?cs /def ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1>
<?cs call:report_tabs("services") ?><p class="govuk-body"><?cs var:Text.welcome.services_lead ?></p>
<?cs call:_service(Page.service.after, "after") ?><?cs
call:_service(Page.service.booked, "booked") ?><?cs
call:_service(Page.service.home, "home") ?><section aria-labelledby="follow"><h2 class="govuk-heading-m" id="follow"><?cs
	var:Text.welcome.service.follow ?></h2><?cs
if:subcount(Page.calls) ?><ul class="govuk-list"><?cs
	each:k = Page.calls ?><li><a class="govuk-link" href="<?cs
		var:url_validate("/desk/welcome/" + k.no + "/task/" + k.task) ?>"><?cs call:zh(k.title) ?></a> <span class="rg-quiet"><?cs
		var:k.no ?></span> <span class="rg-number"><?cs var:k.mobile ?></span> <?cs
		var:Text.welcome.call[k.kind] ?> <span class="rg-quiet"><?cs
		var:Text.welcome.due ?> <?cs var:k.due ?></span><?cs
		if:k.late ?> <?cs call:tag_of(Text.welcome.overdue, "red") ?><?cs /if ?></li><?cs
	/each ?></ul><?cs
elif:User.roles.clerk || User.roles.supervisor ?><p class="govuk-body"><?cs var:Text.welcome.no_calls_soon ?></p><?cs
else ?><p class="govuk-body"><?cs var:Text.welcome.calls_whose ?></p><?cs /if ?></section>
<?cs include!"layout/foot.cs" ?>
