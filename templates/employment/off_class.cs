<?cs # A class: who has a seat, who waits, the days written down.
   #	Page.class.{id title school place level hours seats from to until state note
   #	taken waiting taught can_off begun}
   #	Page.rows.N.{id no name mobile seat turn state word share cert mine}
   #	Page.days.N.{day hours came of}
?><?cs set:Page.nav = "fairs" ?><?cs set:Page.title = Page.class.title ?><?cs set:Page.title.zh = "1" ?><?cs
set:Page.back = "/desk/employment/training" ?><?cs
set:Page.label.note = Text.employment.class.why ?><?cs
include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs call:zh(Page.class.title) ?></h1>
<p class="govuk-body"><span class="rg-number"><?cs var:Page.class.from ?> – <?cs var:Page.class.to ?></span> · <?cs
	call:zh(Page.class.school) ?> · <?cs var:Text.employment.class.seats ?> <?cs
	var:Page.class.taken ?> / <?cs var:Page.class.seats ?><?cs
	if:Page.class.waiting ?> · <?cs var:Text.employment.class.waiting ?> <?cs var:Page.class.waiting ?><?cs /if ?> · <?cs
	var:Text.employment.class.taught ?> <?cs var:Page.class.taught ?> / <?cs var:Page.class.hours ?></p>
<?cs if:Page.class.state == "CANCELLED" ?><?cs call:warning(Text.employment.class.off) ?><p class="govuk-body"><?cs
	call:zh(Page.class.note) ?></p><p class="govuk-body"><?cs var:Text.employment.class.off_cases ?> <a class="govuk-link" href="/desk/employment/batch"><?cs
	var:Text.nav.batch ?></a></p><?cs
else ?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate("/desk/employment/training/" + Page.class.id + "/list") ?>"><?cs
	var:Text.employment.class.list ?></a><?cs
	if:Page.class.begun ?> · <a class="govuk-link" href="<?cs
	var:url_validate("/desk/employment/training/" + Page.class.id + "/day") ?>"><?cs
	var:Text.employment.class.day ?></a><?cs /if ?></p><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.employment.class.people ?></h2>
<?cs if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.employment.fair.nobody_yet ?></p>
<?cs else ?><?cs call:list_open(Text.employment.class.people) ?><?cs
call:list_head(Text.employment.class.seat) ?><?cs call:list_head(Text.employment.fair.person) ?><?cs
call:list_head(Text.employment.mobile) ?><?cs call:list_head(Text.employment.state_label) ?><?cs
call:list_head(Text.employment.class.share) ?><?cs call:list_body() ?><?cs
each:e = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.employment.class.seat ?>"><?cs
	if:e.seat ?><?cs var:e.seat ?><?cs else ?><?cs var:Text.employment.class.turn ?> <?cs var:e.turn ?><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fair.person ?>"><?cs
	if:e.mine ?><a class="govuk-link" href="<?cs var:url_validate("/desk/employment/" + e.no) ?>"><?cs
		call:zh(e.name) ?></a><?cs else ?><?cs call:zh(e.name) ?><?cs /if ?></td><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.employment.mobile ?>"><?cs var:e.mobile ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.state_label ?>"><?cs call:word(e.word) ?><?cs
	if:e.cert ?> <span class="rg-number"><?cs var:e.cert ?></span><?cs /if ?></td><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.employment.class.share ?>"><?cs if:e.share ?><?cs var:e.share ?>%<?cs /if ?></td></tr><?cs
/each ?><?cs call:list_close() ?><?cs /if ?><?cs
if:subcount(Page.days) ?><h2 class="govuk-heading-m"><?cs var:Text.employment.class.days ?></h2><ul class="govuk-list"><?cs
	each:d = Page.days ?><li><a class="govuk-link rg-number" href="<?cs
		var:url_validate("/desk/employment/training/" + Page.class.id + "/day?day=" + d.day) ?>"><?cs
		var:d.day ?></a> · <?cs var:Text.employment.class.hours ?> <?cs var:d.hours ?> · <?cs
		var:Text.employment.class.came ?> <?cs var:d.came ?> / <?cs var:d.of ?></li><?cs /each ?></ul>
<?cs /if ?><?cs
if:Page.class.can_off ?><h2 class="govuk-heading-m"><?cs var:Text.employment.class.cancel ?></h2><?cs
	call:form_open("/desk/employment/training/" + Page.class.id) ?><?cs
	set:Form.ask.note.max = "500" ?><?cs
	call:ask("note", "para", Text.employment.class.why, Text.employment.class.why_hint) ?><button type="submit" class="govuk-button govuk-button--warning" data-module="govuk-button" data-prevent-double-click="true"><?cs
	var:Text.employment.class.cancel ?></button></form><?cs /if ?><?cs
include!"layout/foot.cs" ?>
