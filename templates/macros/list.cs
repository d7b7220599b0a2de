<?cs # Things one below the other.
   #
   # table(o)         caption captionClasses head.N.{text format classes}
   #                  rows.N.M.{text format classes} firstCellIsHeader
   # summary_list(o)  rows.N.{key.text value.text actions.items.N.{text href
   #                  visuallyHiddenText}} card.title.text card.actions
   #   facts_open()   the same, close together, key and value side by side also
   #                  on a narrow screen; ended by answers_close()
   #   answers_open() answer(key, value) answer_change(key, value, href)
   #   answer_zh(key, text)  Chinese in every language; nothing when empty
   #   answers_close()   the same by hand
   # task_list(o)     idPrefix items.N.{title.text href hint.text
   #                  status.{text tag}}
?><?cs
def:_span(c) ?><?cs if:c.colspan ?> colspan="<?cs var:c.colspan ?>"<?cs /if ?><?cs
	if:c.rowspan ?> rowspan="<?cs var:c.rowspan ?>"<?cs /if ?><?cs
	call:attrs(c.attributes) ?><?cs /def ?><?cs

def:table(o) ?><table class="govuk-table<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><?cs
if:o.caption ?><caption class="govuk-table__caption<?cs
	if:o.captionClasses ?> <?cs var:o.captionClasses ?><?cs /if ?>"><?cs
	var:o.caption ?></caption><?cs
/if ?><?cs
if:subcount(o.head) ?><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
	each:c = o.head ?><th scope="col" class="govuk-table__header<?cs
		if:c.format ?> govuk-table__header--<?cs var:c.format ?><?cs /if ?><?cs
		call:classes(c) ?>"<?cs call:_span(c) ?>><?cs var:c.text ?></th><?cs
	/each ?></tr></thead><?cs
/if ?><tbody class="govuk-table__body"><?cs
each:row = o.rows ?><tr class="govuk-table__row"><?cs
	each:c = row ?><?cs
	if:o.firstCellIsHeader && first(c) ?><th scope="row" class="govuk-table__header<?cs
		call:classes(c) ?>"<?cs call:_span(c) ?>><?cs var:c.text ?></th><?cs
	else ?><td class="govuk-table__cell<?cs
		if:c.format ?> govuk-table__cell--<?cs var:c.format ?><?cs /if ?><?cs
		call:classes(c) ?>"<?cs call:_span(c) ?>><?cs var:c.text ?></td><?cs
	/if ?><?cs
	/each ?></tr>
<?cs /each ?></tbody></table>
<?cs /def ?><?cs

def:_change(a, title) ?><a class="govuk-link<?cs call:classes(a) ?>" href="<?cs
	var:url_validate(a.href) ?>"<?cs call:attrs(a.attributes) ?>><?cs
	var:a.text ?><?cs
	if:a.visuallyHiddenText || title ?><span class="govuk-visually-hidden"><?cs
		if:a.visuallyHiddenText ?> <?cs var:a.visuallyHiddenText ?><?cs /if ?><?cs
		if:title ?> (<?cs var:title ?>)<?cs /if ?></span><?cs
	/if ?></a><?cs /def ?><?cs

def:_changes(l, n, title) ?><?cs
if:n == #1 ?><?cs each:a = l ?><?cs call:_change(a, title) ?><?cs /each ?><?cs
else ?><ul class="govuk-summary-list__actions-list"><?cs
	each:a = l ?><li class="govuk-summary-list__actions-list-item"><?cs
		call:_change(a, title) ?></li><?cs /each ?></ul><?cs
/if ?><?cs /def ?><?cs

def:_rows(o, any) ?><dl class="govuk-summary-list<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><?cs
each:r = o.rows ?><?cs
	if:subcount(r.actions.items) ?><?cs set:any = "1" ?><?cs /if ?><?cs
/each ?><?cs
each:r = o.rows ?><div class="govuk-summary-list__row<?cs
	if:any && !subcount(r.actions.items) ?> govuk-summary-list__row--no-actions<?cs
	/if ?><?cs call:classes(r) ?>"><dt class="govuk-summary-list__key<?cs
	call:classes(r.key) ?>"><?cs var:r.key.text
	?></dt><dd class="govuk-summary-list__value<?cs
	call:classes(r.value) ?>"><?cs var:r.value.text ?></dd><?cs
	if:subcount(r.actions.items) ?><dd class="govuk-summary-list__actions<?cs
		call:classes(r.actions) ?>"><?cs
		call:_changes(r.actions.items, subcount(r.actions.items), o.card.title.text) ?></dd><?cs
	/if ?></div>
<?cs /each ?></dl>
<?cs /def ?><?cs

def:_card(c) ?><div class="govuk-summary-card<?cs call:classes(c) ?>"<?cs
	call:attrs(c.attributes) ?>><div class="govuk-summary-card__title-wrapper"><?cs
	if:c.title.text ?><h<?cs call:_or(c.title.headingLevel, "2")
		?> class="govuk-summary-card__title<?cs call:classes(c.title) ?>"><?cs
		var:c.title.text ?></h<?cs call:_or(c.title.headingLevel, "2") ?>><?cs
	/if ?><?cs
	if:subcount(c.actions.items) == #1 ?><div class="govuk-summary-card__actions<?cs
		call:classes(c.actions) ?>"><?cs
		each:a = c.actions.items ?><?cs call:_change(a, c.title.text) ?><?cs
		/each ?></div><?cs
	elif:subcount(c.actions.items) ?><ul class="govuk-summary-card__actions<?cs
		call:classes(c.actions) ?>"><?cs
		each:a = c.actions.items ?><li class="govuk-summary-card__action"><?cs
			call:_change(a, c.title.text) ?></li><?cs /each ?></ul><?cs
	/if ?></div><div class="govuk-summary-card__content"><?cs
/def ?><?cs

def:summary_list(o) ?><?cs
if:subcount(o.card) ?><?cs call:_card(o.card) ?><?cs
	call:_rows(o, "") ?></div></div>
<?cs else ?><?cs call:_rows(o, "") ?><?cs /if ?><?cs
/def ?><?cs

def:answers_open() ?><dl class="govuk-summary-list"><?cs /def ?><?cs
def:facts_open() ?><dl class="govuk-summary-list rg-answers"><?cs /def ?><?cs
def:answers_close() ?></dl>
<?cs /def ?><?cs
def:answer(key, value) ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs
	var:value ?></dd></div>
<?cs /def ?><?cs
def:answer_zh(key, text) ?><?cs if:text ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs
	call:zh(text) ?></dd></div>
<?cs /if ?><?cs /def ?><?cs
def:answer_change(key, value, href) ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs
	var:value ?></dd><dd class="govuk-summary-list__actions"><a class="govuk-link" href="<?cs
	var:url_validate(href) ?>"><?cs
	var:Text.do.change ?><span class="govuk-visually-hidden"> <?cs
	var:key ?></span></a></dd></div>
<?cs /def ?><?cs

def:_task(o, t, hint, status) ?><li class="govuk-task-list__item<?cs
	if:t.href ?> govuk-task-list__item--with-link<?cs /if ?><?cs
	call:classes(t) ?>"><div class="govuk-task-list__name-and-hint"><?cs
	if:t.href ?><a class="govuk-link govuk-task-list__link<?cs
		call:classes(t.title) ?>" href="<?cs var:url_validate(t.href)
		?>" aria-describedby="<?cs
		if:t.hint.text ?><?cs var:hint ?> <?cs /if ?><?cs var:status ?>"><?cs
		var:t.title.text ?></a><?cs
	else ?><div<?cs if:t.title.classes ?> class="<?cs
		var:t.title.classes ?>"<?cs /if ?>><?cs var:t.title.text ?></div><?cs
	/if ?><?cs
	if:t.hint.text ?><div id="<?cs var:hint
		?>" class="govuk-task-list__hint"><?cs var:t.hint.text ?></div><?cs
	/if ?></div><div class="govuk-task-list__status<?cs
	call:classes(t.status) ?>" id="<?cs var:status ?>"><?cs
	if:t.status.tag.text ?><?cs call:tag(t.status.tag) ?><?cs
	else ?><?cs var:t.status.text ?><?cs /if ?></div></li>
<?cs /def ?><?cs

def:_tasks(o, prefix, i) ?><ul class="govuk-task-list<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><?cs
each:t = o.items ?><?cs set:i = i + #1 ?><?cs
	call:_task(o, t, prefix + "-" + i + "-hint", prefix + "-" + i + "-status") ?><?cs
/each ?></ul>
<?cs /def ?><?cs

def:task_list(o) ?><?cs
if:o.idPrefix ?><?cs call:_tasks(o, o.idPrefix, "0") ?><?cs
else ?><?cs call:_tasks(o, "task-list", "0") ?><?cs /if ?><?cs
/def ?>
