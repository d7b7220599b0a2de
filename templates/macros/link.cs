<?cs # Ways from here to there.
   #
   # back_link(o)     text href classes          back(href)
   # skip_link(o)     text href classes
   # breadcrumbs(o)   items.N.{text href} collapseOnMobile labelText
   # pagination(o)    previous.{href text labelText} next.{…}
   #                  items.N.{number href current ellipsis}
   # pager(p)         p.newer p.older: addresses of a keyset list; p.plain: it
   #                  is not in the order of time
   # tabs(o)          id title items.N.{id label panel.text}
   # nav_tabs(t, label)  t.N.{text (or key of Text.tab) href count current}:
   #                  links that look like tabs, with a count each
?><?cs
def:back_link(o) ?><a href="<?cs
	if:o.href ?><?cs var:url_validate(o.href) ?><?cs else ?>#<?cs /if
	?>" class="govuk-back-link<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?>><?cs
	if:o.text ?><?cs var:o.text ?><?cs else ?><?cs var:Text.ui.back ?><?cs /if
	?></a>
<?cs /def ?><?cs

def:back(href) ?><a href="<?cs var:url_validate(href)
	?>" class="govuk-back-link"><?cs var:Text.ui.back ?></a>
<?cs /def ?><?cs

def:skip_link(o) ?><a href="<?cs
	if:o.href ?><?cs var:url_validate(o.href) ?><?cs else ?>#content<?cs /if
	?>" class="govuk-skip-link<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?> data-module="govuk-skip-link"><?cs
	var:o.text ?></a>
<?cs /def ?><?cs

def:breadcrumbs(o) ?><nav class="govuk-breadcrumbs<?cs call:classes(o) ?><?cs
	if:o.collapseOnMobile ?> govuk-breadcrumbs--collapse-on-mobile<?cs /if ?>"<?cs
	call:attrs(o.attributes) ?> aria-label="<?cs
	if:o.labelText ?><?cs var:o.labelText ?><?cs
	else ?><?cs var:Text.ui.breadcrumb ?><?cs /if
	?>"><ol class="govuk-breadcrumbs__list"><?cs
each:i = o.items ?><?cs
	if:i.href ?><li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="<?cs
		var:url_validate(i.href) ?>"<?cs call:attrs(i.attributes) ?>><?cs
		var:i.text ?></a></li><?cs
	else ?><li class="govuk-breadcrumbs__list-item" aria-current="page"><?cs
		var:i.text ?></li><?cs /if ?><?cs
/each ?></ol></nav>
<?cs /def ?><?cs

def:_arrow(way) ?><?cs
if:way == "prev" ?><svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg><?cs
else ?><svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg><?cs
/if ?><?cs /def ?><?cs

def:_page_link(l, way, block, word, after) ?><?cs
if:l.href ?><div class="govuk-pagination__<?cs var:way
	?>"><a class="govuk-link govuk-pagination__link" href="<?cs
	var:url_validate(l.href) ?>" rel="<?cs var:way ?>"<?cs
	call:attrs(l.attributes) ?>><?cs
	if:block || way == "prev" ?><?cs call:_arrow(way) ?><?cs /if
	?><span class="govuk-pagination__link-title<?cs
	if:block && !l.labelText ?> govuk-pagination__link-title--decorated<?cs
	/if ?>"><?cs
	if:l.text ?><?cs var:l.text ?><?cs
	else ?><?cs var:word ?><span class="govuk-visually-hidden"> <?cs
		var:after ?></span><?cs /if ?></span><?cs
	if:block && l.labelText ?><span class="govuk-visually-hidden">:</span><span class="govuk-pagination__link-label"><?cs
		var:l.labelText ?></span><?cs /if ?><?cs
	if:!block && way == "next" ?><?cs call:_arrow(way) ?><?cs /if
	?></a></div><?cs
/if ?><?cs /def ?><?cs

def:_pages(o, block) ?><nav class="govuk-pagination<?cs
	if:block ?> govuk-pagination--block<?cs /if ?><?cs
	call:classes(o) ?>" aria-label="<?cs
	if:o.landmarkLabel ?><?cs var:o.landmarkLabel ?><?cs
	else ?><?cs var:Text.ui.pagination ?><?cs /if ?>"<?cs
	call:attrs(o.attributes) ?>><?cs
	call:_page_link(o.previous, "prev", block, Text.ui.previous, Text.ui.page) ?><?cs
	if:subcount(o.items) ?><ul class="govuk-pagination__list"><?cs
	each:i = o.items ?><li class="govuk-pagination__item<?cs
		if:i.current ?> govuk-pagination__item--current<?cs /if ?><?cs
		if:i.ellipsis ?> govuk-pagination__item--ellipsis<?cs /if ?>"><?cs
		if:i.ellipsis ?>&ctdot;<?cs
		else ?><a class="govuk-link govuk-pagination__link" href="<?cs
			var:url_validate(i.href) ?>" aria-label="<?cs
			if:i.visuallyHiddenText ?><?cs var:i.visuallyHiddenText ?><?cs
			else ?><?cs var:Text.ui.page_n ?> <?cs var:i.number ?><?cs
				if:Text.ui.page_n.after ?> <?cs var:Text.ui.page_n.after ?><?cs /if ?><?cs /if ?>"<?cs
			if:i.current ?> aria-current="page"<?cs /if ?><?cs
			call:attrs(i.attributes) ?>><?cs var:i.number ?></a><?cs
		/if ?></li><?cs
	/each ?></ul><?cs /if ?><?cs
	call:_page_link(o.next, "next", block, Text.ui.next, Text.ui.page) ?></nav>
<?cs /def ?><?cs

def:pagination(o) ?><?cs
if:!subcount(o.items) && (subcount(o.next) || subcount(o.previous)) ?><?cs
	call:_pages(o, "1") ?><?cs
else ?><?cs call:_pages(o, "") ?><?cs /if ?><?cs
/def ?><?cs

def:pager(p) ?><?cs
if:p.newer || p.older ?><nav class="govuk-pagination rg-pager" aria-label="<?cs
	var:Text.ui.pagination ?>"><?cs
	if:p.newer ?><div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="<?cs
		var:url_validate(p.newer) ?>" rel="prev"><?cs
		call:_arrow("prev") ?><span class="govuk-pagination__link-title"><?cs
		if:p.plain ?><?cs var:Text.ui.previous ?><?cs
		else ?><?cs var:Text.ui.newer ?><?cs /if ?></span></a></div><?cs /if ?><?cs
	if:p.older ?><div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="<?cs
		var:url_validate(p.older)
		?>" rel="next"><span class="govuk-pagination__link-title"><?cs
		if:p.plain ?><?cs var:Text.ui.next ?><?cs
		else ?><?cs var:Text.ui.older ?><?cs /if ?></span><?cs call:_arrow("next") ?></a></div><?cs
	/if ?></nav>
<?cs /if ?><?cs /def ?><?cs

def:_tab_id(o, item, i) ?><?cs if:item.id ?><?cs var:item.id ?><?cs
	else ?><?cs var:o.idPrefix ?>-<?cs var:i ?><?cs /if ?><?cs /def ?><?cs

def:_tab_list(o, i) ?><ul class="govuk-tabs__list"><?cs
each:item = o.items ?><?cs set:i = i + #1 ?><li class="govuk-tabs__list-item<?cs
	if:i == #1 ?> govuk-tabs__list-item--selected<?cs /if
	?>"><a class="govuk-tabs__tab" href="#<?cs call:_tab_id(o, item, i) ?>"<?cs
	call:attrs(item.attributes) ?>><?cs var:item.label ?></a></li><?cs
/each ?></ul><?cs /def ?><?cs

def:_tab_panels(o, i) ?><?cs
each:item = o.items ?><?cs set:i = i + #1 ?><div class="govuk-tabs__panel<?cs
	if:i != #1 ?> govuk-tabs__panel--hidden<?cs /if ?>" id="<?cs
	call:_tab_id(o, item, i) ?>"<?cs call:attrs(item.panel.attributes) ?>><?cs
	if:item.panel.text ?><p class="govuk-body"><?cs var:item.panel.text ?></p><?cs
	/if ?></div><?cs
/each ?><?cs /def ?><?cs

def:tabs(o) ?><div<?cs if:o.id ?> id="<?cs var:o.id ?>"<?cs /if
	?> class="govuk-tabs<?cs call:classes(o) ?>"<?cs
	call:attrs(o.attributes) ?> data-module="govuk-tabs"><h2 class="govuk-tabs__title"><?cs
	if:o.title ?><?cs var:o.title ?><?cs
	else ?><?cs var:Text.ui.contents ?><?cs /if ?></h2><?cs
	if:subcount(o.items) ?><?cs call:_tab_list(o, "0") ?><?cs
		call:_tab_panels(o, "0") ?><?cs /if ?></div>
<?cs /def ?><?cs

def:nav_tabs(t, label) ?><nav class="rg-tabs" aria-label="<?cs
	var:label ?>"><ul class="rg-tabs__list"><?cs
each:i = t ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:url_validate(i.href) ?>"<?cs
	if:i.current ?> aria-current="page"<?cs /if ?>><?cs
	if:i.key ?><?cs var:Text.tab[i.key] ?><?cs
	else ?><?cs call:word(i.text) ?><?cs /if ?><?cs
	if:?i.count ?> <span class="rg-count"><?cs var:i.count ?></span><?cs
	/if ?></a></li><?cs
/each ?></ul></nav>
<?cs /def ?>
