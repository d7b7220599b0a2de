<?cs # One service guide (办事指南), whole, from the standard.
?><?cs
if:Config.lang == "en" && Page.service.title.en ?><?cs
	set:Page.title = Page.service.title.en + " - " + Text.nav.guides ?><?cs
else ?><?cs set:Page.title = Page.service.title + " - " + Text.nav.guides ?><?cs /if ?><?cs
set:Page.nav = "guides" ?><?cs
set:Page.crumbs.0.text = Text.nav.home ?><?cs set:Page.crumbs.0.href = "/" ?><?cs
set:Page.crumbs.1.text = Text.nav.guides ?><?cs set:Page.crumbs.1.href = "/guides" ?><?cs
set:Page.crumbs.2.text = Page.service.title ?><?cs
set:Page.crumbs.2.text.en = Page.service.title.en ?><?cs
include!"layout/head.cs" ?><?cs include!"portal/parts.cs" ?><?cs
# On the same day is within one day.
?><?cs def:_days(n) ?><?cs if:n == "0" ?>1<?cs else ?><?cs var:n ?><?cs /if ?><?cs /def ?><h1 class="govuk-heading-l"><?cs
	call:word(Page.service.title) ?></h1>
<p class="govuk-body-l"><?cs call:word(Page.intro) ?></p>
<?cs call:start(Text.portal.guide.start, "/" + Page.service.module + "/") ?>

<h2 class="govuk-heading-m"><?cs var:Text.portal.guide.facts ?></h2>
<dl class="govuk-summary-list">
<?cs call:fact(Text.portal.guide.object, Page.guide.object) ?><?cs
call:fact(Text.portal.guide.promised, Page.guide.promised_limit) ?><?cs
call:fact(Text.portal.guide.fee, Page.guide.fee) ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.portal.guide.visits ?></dt><dd class="govuk-summary-list__value"><?cs
	if:Page.guide.visits && Page.guide.visits != "0" ?><?cs var:Page.guide.visits ?> <?cs
		var:Text.portal.guide.visits_n ?><?cs
	else ?><?cs var:Text.portal.guide.visits_none ?><?cs /if ?></dd></div>
<?cs call:fact(Text.portal.guide.result, Page.guide.result) ?><?cs
call:fact(Text.portal.guide.delivery, Page.guide.delivery) ?></dl>

<?cs if:subcount(Page.guide.conditions) ?><h2 class="govuk-heading-m" id="conditions"><?cs
	var:Text.portal.guide.conditions ?></h2>
<?cs call:lines(Page.guide.conditions) ?><?cs /if ?><?cs
if:subcount(Page.guide.prohibitions) ?><h2 class="govuk-heading-m"><?cs
	var:Text.portal.guide.prohibitions ?></h2>
<?cs call:lines(Page.guide.prohibitions) ?><?cs /if ?><?cs
if:Page.guide.quota ?><h2 class="govuk-heading-m"><?cs var:Text.portal.guide.quota ?></h2>
<p class="govuk-body"><?cs call:word(Page.guide.quota) ?></p>
<?cs /if ?><?cs
if:subcount(Page.papers) ?><h2 class="govuk-heading-m" id="papers"><?cs
	var:Text.portal.guide.papers ?></h2>
<p class="govuk-body"><?cs var:Text.portal.guide.papers_lead ?></p>
<div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.portal.guide.papers ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.guide.paper ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.portal.guide.paper_when ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:p = Page.papers ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><div><?cs
	call:word(p.label) ?><?cs
	if:p.hint ?><div class="govuk-hint"><?cs call:word(p.hint) ?></div><?cs
	/if ?></div></th><td class="govuk-table__cell" data-label="<?cs
	var:Text.portal.guide.paper_when ?>"><div><?cs
	if:p.on_request ?><?cs var:Text.portal.guide.paper_on_request ?><?cs
	elif:p.is ?><?cs var:Text.portal.guide.paper_if ?><?cs call:sp() ?><?cs
		var:p.when ?><?cs call:sp() ?><?cs
		var:Text.portal.guide.paper_is ?><?cs call:sp() ?><?cs
		var:p.is ?><?cs var:Text.portal.guide.paper_must ?><?cs
	elif:p.required ?><?cs var:Text.portal.guide.paper_required ?><?cs
	else ?><?cs var:Text.portal.guide.paper_optional ?><?cs
	/if ?></div></td></tr>
<?cs /each ?></tbody></table></div>
<?cs /if ?><?cs
if:subcount(Page.guide.steps) ?><h2 class="govuk-heading-m" id="steps"><?cs
	var:Text.portal.guide.steps ?></h2>
<ol class="govuk-list govuk-list--number">
<?cs each:s = Page.guide.steps ?><li><?cs call:word(s) ?></li>
<?cs /each ?></ol>
<?cs /if ?><?cs
if:Page.guide.special ?><div class="govuk-inset-text"><strong><?cs
	var:Text.portal.guide.special ?></strong><br><?cs call:word(Page.guide.special) ?></div>
<?cs /if ?><h2 class="govuk-heading-m" id="time"><?cs var:Text.portal.guide.time ?></h2>
<dl class="govuk-summary-list">
<?cs call:fact(Text.portal.guide.legal, Page.guide.legal_limit) ?><?cs
call:fact(Text.portal.guide.promised, Page.guide.promised_limit) ?><?cs
call:fact(Text.portal.guide.piece, Page.guide.piece) ?></dl>
<h3 class="govuk-heading-s"><?cs var:Text.portal.guide.pace ?></h3>
<p class="govuk-body"><?cs
if:Page.pace.n ?><?cs var:Text.portal.guide.pace_a ?> <?cs var:Page.pace.n ?> <?cs
	var:Text.portal.guide.pace_b ?> <?cs call:_days(Page.pace.median) ?> <?cs
	var:Text.portal.guide.pace_c ?> <?cs call:_days(Page.pace.p90) ?> <?cs
	var:Text.portal.guide.pace_d ?><?cs
else ?><?cs var:Text.portal.guide.pace_none ?><?cs /if ?></p>

<h2 class="govuk-heading-m" id="where"><?cs var:Text.portal.guide.where ?></h2>
<?cs if:subcount(Page.guide.channels) ?><?cs call:lines(Page.guide.channels) ?><?cs /if
?><dl class="govuk-summary-list">
<?cs call:fact(Text.portal.guide.entrusted, Page.guide.entrusted) ?><?cs
call:fact(Text.portal.guide.place, Page.guide.place) ?><?cs
call:fact(Text.portal.guide.hours, Page.guide.hours) ?><?cs
call:fact(Text.portal.guide.phone, Page.guide.phone) ?><?cs
call:fact(Text.portal.guide.complaint, Page.guide.complaint) ?></dl>
<p class="govuk-body"><a class="govuk-link" href="/stations"><?cs
	var:Text.portal.guide.station ?></a></p>
<?cs if:Page.guide.remedies ?><h2 class="govuk-heading-m" id="remedies"><?cs
	var:Text.portal.guide.remedies ?></h2>
<p class="govuk-body"><?cs call:word(Page.guide.remedies) ?></p>
<?cs /if ?><?cs
if:subcount(Page.guide.faq) ?><h2 class="govuk-heading-m" id="faq"><?cs
	var:Text.portal.guide.faq ?></h2>
<?cs each:f = Page.guide.faq ?><h3 class="govuk-heading-s"><?cs call:word(f.q) ?></h3>
<p class="govuk-body"><?cs call:word(f.a) ?></p>
<?cs /each ?><?cs /if ?><?cs
if:subcount(Page.basis) ?><h2 class="govuk-heading-m" id="basis"><?cs
	var:Text.portal.guide.basis ?></h2>
<ul class="rg-list">
<?cs each:b = Page.basis ?><li class="rg-list__item"><strong><?cs call:word(b.title) ?></strong> <?cs
	call:word(b.article) ?><?cs
	if:b.note ?><div class="govuk-hint"><?cs call:word(b.note) ?></div><?cs /if ?></li>
<?cs /each ?></ul>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.portal.guide.about ?></h2>
<dl class="govuk-summary-list">
<?cs call:fact(Text.portal.guide.item_code, Page.guide.item_code) ?><?cs
call:fact(Text.portal.guide.kind, Page.guide.kind) ?><?cs
call:fact(Text.portal.guide.organ, Page.guide.organ) ?><?cs
call:fact(Text.portal.guide.nature, Page.guide.nature) ?><?cs
call:fact_text(Text.portal.guide.version, Page.service.version) ?><?cs
call:fact_text(Text.portal.guide.day, Page.service.day) ?></dl>
<?cs call:start(Text.portal.guide.start, "/" + Page.service.module + "/") ?><?cs
include!"layout/foot.cs" ?>
