<?cs # Pieces of officers' pages.
   #
   # case_table(rows)  cases of a list: inbox, search, batches
   # first_code(login, code)  a one-time code shown once to the administrator
   # audit_tabs(here)  log | reads
?><?cs
def:case_table(rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.desk.inbox.cases ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.no ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.title ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.state ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.place ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.due ?></th>
<th scope="col" class="govuk-table__header"><?cs var:Text.desk.col.owner ?></th></tr></thead>
<tbody class="govuk-table__body"><?cs
each:c = rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.no ?>"><a class="govuk-link rg-whole" href="/desk/<?cs
	var:c.module ?>/<?cs var:c.no ?>"><?cs var:c.no ?></a></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.title ?>"><span><?cs
	call:zh(c.title) ?><?cs if:c.waiting ?> <?cs
		call:tag_of(Text.desk.inbox.message, "purple") ?><?cs /if ?></span></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.state ?>"><strong class="govuk-tag govuk-tag--<?cs
	if:Text.state_colour[c.state] ?><?cs var:Text.state_colour[c.state] ?><?cs
	else ?>blue<?cs /if ?>"><?cs
	if:Config.lang == "en" ?><?cs var:c.label.en ?><?cs
	else ?><?cs var:c.label ?><?cs /if ?></strong>
</td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.place ?>"><?cs
	call:zh(c.place) ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.due ?>"><?cs
	if:c.paused ?><?cs var:Text.desk.inbox.paused ?><?cs
	elif:c.colour == "amber" || c.colour == "red" ?><?cs
		call:due(c.due, c.colour) ?><?cs
	else ?><span class="rg-due"><?cs var:c.due ?></span><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.desk.col.owner ?>"><?cs
	if:c.owner ?><?cs call:zh(c.owner) ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs /def ?><?cs

def:first_code(login, code) ?><div class="govuk-panel govuk-panel--confirmation"><h2 class="govuk-panel__title"><?cs
	var:login ?></h2><div class="govuk-panel__body"><?cs
	var:Text.desk.new.code ?><br><strong><?cs var:code ?></strong></div></div>
<p class="govuk-body"><?cs var:Text.desk.new.code_more ?></p>
<?cs /def ?><?cs

def:audit_tabs(here) ?><nav class="rg-tabs" aria-label="<?cs
	var:Text.desk.audit.title ?>"><ul class="rg-tabs__list"><li class="rg-tabs__item"><a class="rg-tabs__tab" href="/desk/audit"<?cs
	if:here == "log" ?> aria-current="page"<?cs /if ?>><?cs
	var:Text.desk.audit.title ?></a></li><li class="rg-tabs__item"><a class="rg-tabs__tab" href="/desk/audit/reads"<?cs
	if:here == "reads" ?> aria-current="page"<?cs /if ?>><?cs
	var:Text.desk.reads.title ?></a></li></ul></nav>
<?cs /def ?>
