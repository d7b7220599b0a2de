<?cs # Open figures: the numbers, and charts that are tables with a bar each.
?><?cs set:Page.title = Text.portal.figures.title ?><?cs set:Page.nav = "figures" ?><?cs
include!"layout/head.cs" ?><h1 class="govuk-heading-l"><?cs var:Text.portal.figures.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.portal.figures.lead ?></p>
<p class="govuk-body"><?cs var:Text.portal.figures.as_of ?><?cs call:colon() ?><?cs
	var:Page.day ?></p>
<table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.figures.what ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.portal.figures.n ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:f = Page.figures ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	if:Text.portal.figures.metric[f.module][f.metric] ?><?cs
		var:Text.portal.figures.metric[f.module][f.metric] ?><?cs
		if:f.year ?> <?cs var:f.year ?><?cs /if ?><?cs
	else ?><?cs var:f.key ?><?cs /if ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:f.value ?><?cs if:f.unit == "percent" ?> %<?cs /if ?></td></tr>
<?cs /each ?></tbody></table>
<?cs
def:_bars(rows, title, head) ?><figure class="rg-figure"><figcaption><?cs
	var:title ?></figcaption>
<?cs if:subcount(rows) ?><table class="govuk-table rg-bars"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:head ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.portal.figures.n ?></th><th scope="col" class="govuk-table__header" aria-hidden="true"><?cs
	var:Text.portal.figures.bar ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:b = rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:word(b.label) ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:b.n ?></td><td class="govuk-table__cell" aria-hidden="true"><svg viewBox="0 0 1000 40" width="1000" height="40" preserveAspectRatio="none" focusable="false"><rect x="0" y="0" width="1000" height="40" fill="#f1eee7"/><rect x="0" y="0" width="<?cs
	var:b.width ?>" height="40" fill="#1d6148"/></svg></td></tr>
<?cs /each ?></tbody></table>
<?cs else ?><p class="govuk-body"><?cs var:Text.portal.figures.none ?></p>
<?cs /if ?></figure>
<?cs /def ?><?cs

def:_months(rows, title, head) ?><figure class="rg-figure"><figcaption><?cs
	var:title ?></figcaption>
<?cs if:subcount(rows) ?><svg viewBox="0 0 <?cs
	var:rows.0.wide ?> 112" height="112" role="img" aria-label="<?cs
	var:title ?>" focusable="false"><line x1="0" y1="111" x2="<?cs
	var:rows.0.wide ?>" y2="111" stroke="#56544f" stroke-width="1"/><?cs
	each:b = rows ?><rect x="<?cs var:b.x ?>" y="<?cs var:b.y ?>" width="16" height="<?cs
		var:b.high ?>" fill="#1d6148"><title><?cs var:b.label ?> <?cs
		var:b.n ?></title></rect><?cs
	/each ?></svg>
<details class="govuk-details" open><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
	var:Text.portal.figures.table ?></span></summary><div class="govuk-details__text"><table class="govuk-table"><caption class="govuk-table__caption govuk-visually-hidden"><?cs
	var:title ?></caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:head ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.portal.figures.n ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:b = rows ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:b.label ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:b.n ?></td></tr>
<?cs /each ?></tbody></table></div></details>
<?cs else ?><p class="govuk-body"><?cs var:Text.portal.figures.none ?></p>
<?cs /if ?></figure>
<?cs /def ?><?cs
call:_months(Page.month, Text.portal.figures.month, Text.portal.figures.month_head) ?><?cs
call:_bars(Page.district, Text.portal.figures.district, Text.portal.figures.district_head) ?><?cs
call:_bars(Page.trade, Text.portal.figures.trade, Text.portal.figures.trade_head) ?><?cs
call:_bars(Page.reason, Text.portal.figures.reason, Text.portal.figures.reason_head) ?><p class="govuk-body"><?cs
	var:Text.portal.figures.small ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.portal.figures.rating.title ?></h2>
<p class="govuk-body"><?cs var:Text.portal.figures.rating.lead ?></p>
<?cs if:subcount(Page.ratings) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.portal.figures.rating.title ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.figures.rating.service ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.portal.figures.rating.year ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.portal.figures.rating.n ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.portal.figures.rating.percent ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:f = Page.ratings ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	call:word(f.title) ?></th><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.portal.figures.rating.year ?>"><?cs var:f.year ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.portal.figures.rating.n ?>"><?cs var:f.n ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.portal.figures.rating.percent ?>"><?cs var:f.percent ?>%</td></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><p class="govuk-body"><?cs var:Text.portal.figures.rating.none ?></p>
<?cs /if ?><p class="govuk-hint"><?cs var:Text.portal.figures.rating.few ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.portal.figures.open ?></h2>
<p class="govuk-body"><?cs var:Text.portal.figures.open_more ?> <?cs
	var:Text.portal.figures.licence ?></p>
<ul class="govuk-list">
<li><a class="govuk-link" href="/open/figures.json">figures.json</a></li>
<li><a class="govuk-link" href="/open/figures.csv">figures.csv</a></li>
<li><a class="govuk-link" href="/open/loans.json">loans.json</a></li>
<li><a class="govuk-link" href="/open/loans.csv">loans.csv</a></li>
<li><a class="govuk-link" href="/open/ratings.json">ratings.json</a></li>
<li><a class="govuk-link" href="/open/ratings.csv">ratings.csv</a></li>
<li><a class="govuk-link" href="/open/report-in.json">report-in.json</a></li>
<li><a class="govuk-link" href="/open/report-in.csv">report-in.csv</a></li>
</ul>
<?cs include!"layout/foot.cs" ?>
