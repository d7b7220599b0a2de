<?cs # Start-up loans: what one can ask for today, which banks, what was lent; for
   # banks, how a list is checked.
   #	Page.ceilings.N.{kind cap months source} Page.banks.N.{label tel}
   #	Page.months.N.{month n sum} Page.key.key
?><?cs set:Page.nav = "employment" ?><?cs set:Page.title = Text.employment.loan.title ?><?cs
set:Page.back = "/employment/" ?><?cs include!"layout/head.cs" ?><?cs
include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<p class="govuk-body-l"><?cs var:Text.employment.loan.lead ?></p>
<div class="govuk-inset-text"><?cs var:Text.employment.loan.not_us ?></div>
<p><a href="/employment/loan/apply" role="button" draggable="false" class="govuk-button govuk-button--start" data-module="govuk-button"><?cs
var:Text.employment.loan.apply ?></a></p>
<h2 class="govuk-heading-m"><?cs var:Text.employment.loan.today ?></h2>
<?cs if:subcount(Page.ceilings) ?><?cs call:list_open(Text.employment.loan.today) ?><?cs
call:list_head(Text.employment.loan.who) ?><?cs call:list_head(Text.employment.loan.cap) ?><?cs
call:list_head(Text.employment.loan.months) ?><?cs call:list_head(Text.employment.policy.source) ?><?cs
call:list_body() ?><?cs
each:x = Page.ceilings ?><tr class="govuk-table__row"><?cs
	call:cell(Text.employment.loan.who, Text.employment.loan.kind[x.kind]) ?><?cs
	call:cell(Text.employment.loan.cap, x.cap) ?><?cs
	call:cell(Text.employment.loan.months, x.months) ?><?cs
	call:cell_zh(Text.employment.policy.source, x.source) ?></tr><?cs
/each ?><?cs call:list_close() ?><?cs else ?><p class="govuk-body"><?cs
var:Text.employment.loan.no_rules ?></p><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.employment.loan.banks ?></h2>
<?cs if:subcount(Page.banks) ?><ul class="govuk-list"><?cs
each:b = Page.banks ?><li><?cs call:zh(b.label) ?> <span class="rg-number"><?cs var:b.tel ?></span></li><?cs
/each ?></ul><?cs else ?><p class="govuk-body"><?cs var:Text.employment.loan.no_banks ?></p><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.employment.loan.lent ?></h2>
<?cs if:subcount(Page.months) ?><?cs call:list_open(Text.employment.loan.lent) ?><?cs
call:list_head(Text.employment.loan.month) ?><?cs call:list_head(Text.employment.loan.n) ?><?cs
call:list_head(Text.employment.loan.sum) ?><?cs call:list_body() ?><?cs
each:m = Page.months ?><tr class="govuk-table__row"><?cs
	call:cell(Text.employment.loan.month, m.month) ?><?cs
	if:m.n ?><?cs call:cell(Text.employment.loan.n, m.n) ?><?cs
		call:cell(Text.employment.loan.sum, m.sum) ?><?cs
	else ?><?cs call:cell(Text.employment.loan.n, Text.employment.loan.few) ?><?cs
		call:cell(Text.employment.loan.sum, Text.employment.loan.few) ?><?cs /if ?></tr><?cs
/each ?><?cs call:list_close() ?><?cs
else ?><p class="govuk-body"><?cs var:Text.employment.loan.none_lent ?></p><?cs /if ?>
<p class="govuk-body"><?cs var:Text.employment.loan.open_data ?> <a class="govuk-link" href="/open/loans.csv">loans.csv</a> · <a class="govuk-link" href="/open/loans.json">loans.json</a></p>
<details class="govuk-details" id="check"><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
var:Text.employment.loan.check ?></span></summary><div class="govuk-details__text"><p><?cs
var:Text.employment.loan.check_more ?></p><ol class="govuk-list govuk-list--number"><li><?cs
var:Text.employment.loan.check_1 ?><?cs if:Page.key.key ?> <a class="govuk-link" href="/employment/loan/key">ronggui-lists.pem</a> <span class="rg-number"><?cs
var:Page.key.key ?></span><?cs else ?> <?cs var:Text.employment.loan.no_key ?><?cs /if ?></li><li><?cs
var:Text.employment.loan.check_2 ?><br><code>openssl pkeyutl -verify -pubin -inkey ronggui-lists.pem -rawin -in DK-….txt -sigfile DK-….sig</code></li><li><?cs
var:Text.employment.loan.check_3 ?><br><code>sha256sum --check --ignore-missing DK-….txt</code></li><li><?cs
var:Text.employment.loan.check_4 ?></li></ol><h3 class="govuk-heading-s"><?cs
var:Text.employment.loan.answer_how ?></h3><p><?cs var:Text.employment.loan.answer_more ?></p><p><code><?cs
var:Text.employment.loan.example ?></code></p></div></details>
<?cs include!"layout/foot.cs" ?>
