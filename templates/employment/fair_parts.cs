<?cs # What the pages of fairs and classes share.
   #
   # list_open(caption) list_head(text) list_body() list_close()   a table that
   #                 becomes a stack on narrow screens; cell(label, text)
   # when_of(f)      day and hours of a fair; stage_of(stage) as a tag
   # figure_list(rows)   N.{what n few}: a count, or that it is below `few`
   # fault(name)     the error at a field that is drawn by hand
   # fair_ways(f, here)  the officer's pages of a fair
?><?cs
def:list_open(caption) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:caption ?>"><table class="govuk-table rg-stack"><caption class="govuk-visually-hidden"><?cs
	var:caption ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs /def ?><?cs

def:list_head(text) ?><th scope="col" class="govuk-table__header"><?cs var:text ?></th><?cs /def ?><?cs

def:list_body() ?></tr></thead><tbody class="govuk-table__body"><?cs /def ?><?cs

def:list_close() ?></tbody></table></div>
<?cs /def ?><?cs

def:cell(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><?cs var:text ?></td><?cs /def ?><?cs

def:cell_zh(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><?cs call:zh(text) ?></td><?cs /def ?><?cs

def:when_of(f) ?><span class="rg-number rg-whole"><?cs var:f.day ?></span> <span class="rg-number rg-whole"><?cs
	var:f.begins ?><?cs if:f.ends ?>–<?cs var:f.ends ?><?cs /if ?></span><?cs /def ?><?cs

def:stage_of(stage) ?><?cs call:tag_of(Text.employment.fair.stage[stage],
	Text.employment.fair.stage[stage].colour) ?><?cs /def ?><?cs

def:figure_list(rows) ?><?cs call:facts_open() ?><?cs
each:x = rows ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.employment.fair.figure[x.what] ?></dt><dd class="govuk-summary-list__value rg-number"><?cs
	if:x.few ?><?cs var:Text.employment.fair.below ?><?cs call:sp() ?><?cs var:x.few ?><?cs
	else ?><?cs var:x.n ?><?cs /if ?></dd></div><?cs
/each ?><?cs call:answers_close() ?><?cs /def ?><?cs

def:fault(name) ?><?cs if:Page.error[name] ?><p id="<?cs
	var:name ?>-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
	var:Text.ui.error ?>:</span> <?cs call:err(Page.error[name], "") ?></p><?cs /if ?><?cs /def ?><?cs

def:_fair_way(f, here, code, to) ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:url_validate("/desk/employment/fairs/" + f.id + to) ?>"<?cs
	if:here == code ?> aria-current="page"<?cs /if ?>><?cs
	var:Text.employment.fair.way[code] ?></a></li><?cs /def ?><?cs

def:fair_ways(f, here) ?><h1 class="govuk-heading-l"><?cs call:zh(f.title) ?></h1>
<p class="govuk-body"><?cs call:when_of(f) ?> · <?cs call:zh(f.place) ?> <?cs call:stage_of(f.stage) ?></p>
<nav class="rg-tabs" aria-label="<?cs var:f.title ?>"><ul class="rg-tabs__list"><?cs
call:_fair_way(f, here, "fair", "") ?><?cs call:_fair_way(f, here, "people", "/people") ?><?cs
call:_fair_way(f, here, "results", "/results") ?></ul></nav>
<?cs /def ?>
