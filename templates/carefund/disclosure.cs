<?cs # The disclosure of one quarter.
   #	Page.fund Page.quarter.{code first_day last_day opening closing gifts
   #	households over} Page.lines.N.{kind label amount} Page.purposes
   #	Page.districts Page.gifts.N.{day donor goods amount}
?><?cs set:Page.title = Text.fund.disclosure + " " + Page.quarter.code ?><?cs set:Page.nav = "carefund" ?><?cs
set:Page.back = "/carefund/figures" ?><?cs
include!"layout/head.cs" ?><?cs include!"carefund/parts.cs" ?><?cs include!"macros/fund.cs" ?><h1 class="govuk-heading-l"><?cs
	var:Text.fund.disclosure ?> <?cs var:Page.quarter.code ?></h1>
<p class="govuk-body-l"><?cs if:Config.lang == "en" && Page.fund.name.en ?><?cs
	var:Page.fund.name.en ?><?cs else ?><?cs var:Page.fund.name ?><?cs /if ?><br><?cs
	var:Page.quarter.first_day ?> – <?cs var:Page.quarter.last_day ?></p>
<?cs if:!Page.quarter.over ?><?cs call:warning(Text.fund.not_over) ?><?cs /if ?><p class="govuk-body"><a class="govuk-link" href="/carefund/disclosure/<?cs
	var:url_escape(Page.quarter.code) ?>.pdf">PDF</a> · <a class="govuk-link" href="/carefund/disclosure/<?cs
	var:url_escape(Page.quarter.code) ?>.xlsx">XLSX</a></p>
<table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m"><?cs
	var:Text.fund.flow ?></caption><tbody class="govuk-table__body">
<?cs def:_money(label, amount) ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:label ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:amount ?> <?cs var:Text.fund.yuan ?></td></tr>
<?cs /def ?><?cs
call:_money(Text.fund.opening, Page.quarter.opening) ?><?cs
each:x = Page.lines ?><?cs
	if:Config.lang == "en" ?><?cs call:_money(Text.fund.kind[x.kind] + " " + x.label.en, x.amount) ?><?cs
	else ?><?cs call:_money(Text.fund.kind[x.kind] + " " + x.label, x.amount) ?><?cs /if ?><?cs
/each ?><?cs
call:_money(Text.fund.closing, Page.quarter.closing) ?></tbody></table>
<?cs call:answers_open() ?><?cs
call:answer(Text.fund.gifts_n, Page.quarter.gifts) ?><?cs
call:answer(Text.fund.households, Page.quarter.households) ?><?cs call:answers_close() ?><?cs
call:care_rows(Page.purposes, Text.fund.by_purpose, Text.fund.purpose_head) ?><?cs
call:care_rows(Page.districts, Text.fund.by_district, Text.fund.district_head) ?><p class="govuk-hint"><?cs
	var:Text.fund.small ?></p>
<h2 class="govuk-heading-m"><?cs var:Text.fund.gifts ?></h2>
<?cs if:subcount(Page.gifts) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.fund.gifts ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.fund.day ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.fund.donor ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.fund.what ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.yuan ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:g = Page.gifts ?><tr class="govuk-table__row"><td class="govuk-table__cell"><?cs
	var:g.day ?></td><td class="govuk-table__cell"><?cs
	if:g.donor ?><?cs call:zh(g.donor) ?><?cs else ?><?cs var:Text.fund.kind_one ?><?cs /if ?></td><td class="govuk-table__cell"><?cs
	if:g.goods ?><?cs var:Text.fund.gift_goods ?><?cs else ?><?cs var:Text.fund.gift_money ?><?cs /if ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:g.amount ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs else ?><p class="govuk-body"><?cs var:Text.fund.none_given ?></p><?cs /if ?>
<?cs call:fund_facts(Page.fund) ?><?cs include!"layout/foot.cs" ?>
