<?cs # What the fund has, had and did.
   #	Page.fund  Page.quarters.N.{code income spent balance income_width
   #	spent_width}  Page.purposes Page.districts.N.{code label n amount width}
?><?cs set:Page.title = Text.fund.figures ?><?cs set:Page.nav = "carefund" ?><?cs
set:Page.back = "/carefund/" ?><?cs
include!"layout/head.cs" ?><?cs include!"carefund/parts.cs" ?><?cs include!"macros/fund.cs" ?><h1 class="govuk-heading-l"><?cs
	var:Text.fund.figures ?></h1>
<p class="govuk-body-l"><?cs if:Config.lang == "en" && Page.fund.name.en ?><?cs
	var:Page.fund.name.en ?><?cs else ?><?cs var:Page.fund.name ?><?cs /if ?></p>
<p class="govuk-body"><?cs var:Text.fund.as_of ?><?cs call:colon() ?><?cs var:Page.fund.as_of ?></p>
<?cs call:answers_open() ?><?cs
call:answer(Text.fund.balance, Page.fund.balance + " " + Text.fund.yuan) ?><?cs
call:answer(Text.fund.goods, Page.fund.goods + " " + Text.fund.yuan) ?><?cs
call:answer(Text.fund.income, Page.fund.income + " " + Text.fund.yuan) ?><?cs
call:answer(Text.fund.spent, Page.fund.spent + " " + Text.fund.yuan) ?><?cs
call:answer(Text.fund.households, Page.fund.households) ?><?cs call:answers_close() ?>
<h2 class="govuk-heading-m"><?cs var:Text.fund.quarters ?></h2>
<?cs if:subcount(Page.quarters) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.fund.quarters ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.fund.quarter ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.income ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.spent ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.closing ?></th><th scope="col" class="govuk-table__header" aria-hidden="true"><?cs
	var:Text.fund.bars ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:q = Page.quarters ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><a class="govuk-link" href="/carefund/disclosure/<?cs
	var:url_escape(q.code) ?>"><?cs var:q.code ?></a></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:q.income ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:q.spent ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:q.balance ?></td><td class="govuk-table__cell" aria-hidden="true"><svg viewBox="0 0 1000 60" width="160" height="24" preserveAspectRatio="none" focusable="false"><rect x="0" y="2" width="<?cs
	var:q.income_width ?>" height="26" fill="#1d6148"/><rect x="0" y="32" width="<?cs
	var:q.spent_width ?>" height="26" fill="#8a1c1c"/></svg></td></tr>
<?cs /each ?></tbody></table></div>
<p class="govuk-hint"><?cs var:Text.fund.quarter_open ?></p>
<?cs else ?><p class="govuk-body"><?cs var:Text.fund.none_yet ?></p>
<?cs /if ?><?cs
call:care_rows(Page.purposes, Text.fund.by_purpose, Text.fund.purpose_head) ?><?cs
call:care_rows(Page.districts, Text.fund.by_district, Text.fund.district_head) ?><p class="govuk-hint"><?cs
	var:Text.fund.small ?></p>
<?cs call:fund_facts(Page.fund) ?><?cs include!"layout/foot.cs" ?>
