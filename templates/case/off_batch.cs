<?cs # One step for many cases.
   #
   # Page.steps (as nav_tabs) Page.action Page.fields Page.reasons Page.canned
   # Page.rows.N.{id version no title place due step_due colour checked}
   # after the deed: Page.parts.N.rows.M.{no title ok why} Page.done Page.refused
   # Page.here_batch: address of this list
?><?cs set:Page.title = Text.nav.batch ?><?cs
set:Page.nav = "batch" ?><?cs if:Page.base == "/desk/carefund" ?><?cs set:Page.nav = "care_batch" ?><?cs /if ?><?cs include!"layout/desk.cs" ?><?cs

def:results() ?><h1 class="govuk-heading-l"><?cs var:Page.action.label ?></h1>
<p class="govuk-body-l"><strong><?cs var:Page.done ?></strong> <?cs
	var:Text.review.batch_done ?><?cs
	if:Page.refused != "0" ?><?cs var:Text.review.comma ?> <strong><?cs var:Page.refused ?></strong> <?cs
	var:Text.review.batch_refused ?><?cs /if ?></p>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs var:Text.review.results ?>"><table class="govuk-table rg-stack"><caption class="govuk-visually-hidden"><?cs
	var:Text.review.results ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.no ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.title ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.review.result ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:part = Page.parts ?><?cs each:x = part.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.no ?>"><?cs
	if:x.no ?><a class="govuk-link" href="<?cs var:url_validate(Page.base + "/" + x.no) ?>"><?cs
	var:x.no ?></a><?cs else ?>—<?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.title ?>"><?cs var:x.title ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.review.result ?>"><?cs
	if:x.ok ?><?cs call:tag_of(Text.review.ok, "green") ?><?cs
	else ?><?cs call:tag_of(Text.review.not_ok, "orange") ?> <?cs
		call:err(x.why, "") ?><?cs /if ?></td></tr>
<?cs /each ?><?cs /each ?></tbody></table></div>
<?cs call:go(Text.review.batch_again, Page.here_batch) ?><?cs /def ?><?cs

def:line(x) ?><tr class="govuk-table__row"><td class="govuk-table__cell rg-tick"><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="case-<?cs
	var:x.id ?>" name="case" type="checkbox" value="<?cs var:x.id ?>:<?cs
	var:x.version ?>"<?cs if:x.checked ?> checked<?cs /if
	?>><label class="govuk-label govuk-checkboxes__label" for="case-<?cs
	var:x.id ?>"><span class="govuk-visually-hidden"><?cs var:Text.review.tick ?> <?cs
	var:x.no ?></span></label></div></div></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.no ?>"><a class="govuk-link" href="<?cs
	var:url_validate(Page.base + "/" + x.no) ?>"><?cs var:x.no ?></a></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.title ?>"><?cs var:x.title ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.place ?>"><?cs var:x.place ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.review.step_due ?>"><?cs
	if:x.colour == "amber" || x.colour == "red" ?><?cs call:due(x.step_due, x.colour) ?><?cs
	else ?><?cs call:due(x.step_due, "") ?><?cs /if ?></td></tr>
<?cs /def ?><?cs

def:waiting() ?><h1 class="govuk-heading-l"><?cs var:Text.nav.batch ?></h1>
<?cs call:nav_tabs(Page.steps, Text.nav.batch) ?><?cs
if:subcount(Page.rows) ?><?cs call:form_open(Page.base + "/batch")
?><input type="hidden" name="action" value="<?cs var:Page.action.name ?>"><?cs
if:Page.error.case ?><p class="govuk-error-message" id="case"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error.case, "") ?></p><?cs /if
?><p class="govuk-body"><a class="govuk-link" href="<?cs
	var:url_validate(Page.base + "/batch?action=" + Page.action.name + "&all=1") ?>"><?cs
	var:Text.review.tick_all ?></a></p><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.desk.inbox.cases ?>"><table class="govuk-table rg-stack"><caption class="govuk-visually-hidden"><?cs
	var:Text.desk.inbox.cases ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><span class="govuk-visually-hidden"><?cs
	var:Text.review.tick ?></span></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.no ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.title ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.desk.col.place ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.review.step_due ?></th></tr></thead><tbody class="govuk-table__body"><?cs
	each:x = Page.rows ?><?cs call:line(x) ?><?cs /each ?></tbody></table></div><?cs
	call:step_fields() ?><?cs call:submit(Page.action.label) ?></form><?cs
else ?><p class="govuk-body"><?cs var:Text.review.batch_none ?></p><?cs /if ?><?cs /def ?><?cs

if:subcount(Page.parts) ?><?cs call:results() ?><?cs
else ?><?cs call:waiting() ?><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
