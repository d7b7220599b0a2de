<?cs # The fund that subsidies on interest are paid from.
   #	Page.fund.{name at_bank under_way spendable granted paid keeps}
   #	Page.rows.N.{n day kind amount no by note} Page.older
?><?cs set:Page.title = Text.employment.fund.title ?><?cs set:Page.nav = "subsidy_fund" ?><?cs
set:Page.label.amount = Text.employment.fund.amount ?><?cs
set:Page.label.day = Text.employment.fund.day ?><?cs
set:Page.label.voucher = Text.employment.fund.voucher ?><?cs
include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Page.title ?></h1>
<?cs if:!subcount(Page.fund) ?><p class="govuk-body"><?cs var:Text.employment.fund.none ?></p>
<?cs else ?><p class="govuk-body"><?cs if:Config.lang == "en" && Page.fund.name.en ?><?cs
	var:Page.fund.name.en ?><?cs else ?><?cs var:Page.fund.name ?><?cs /if ?></p>
<?cs call:facts_open() ?><?cs
call:answer(Text.employment.fund.at_bank, Page.fund.at_bank + " " + Text.ui.yuan) ?><?cs
call:answer(Text.employment.fund.under_way, Page.fund.under_way + " " + Text.ui.yuan) ?><?cs
call:answer(Text.employment.fund.spendable, Page.fund.spendable + " " + Text.ui.yuan) ?><?cs
call:answer(Text.employment.fund.granted, Page.fund.granted + " " + Text.ui.yuan) ?><?cs
call:answer(Text.employment.fund.paid, Page.fund.paid + " " + Text.ui.yuan) ?><?cs
call:answers_close() ?><?cs
if:Page.fund.keeps ?><h2 class="govuk-heading-m"><?cs var:Text.employment.fund.in ?></h2>
<p class="govuk-body"><?cs var:Text.employment.fund.in_more ?></p>
<?cs call:form_open("/desk/employment/fund") ?><?cs
call:ask("amount", "money", Text.employment.fund.amount, "") ?><?cs
call:ask("day", "date", Text.employment.fund.day, "") ?><?cs
call:ask("voucher", "text", Text.employment.fund.voucher, "") ?><?cs
call:submit(Text.employment.fund.in_do) ?></form>
<?cs /if ?><h2 class="govuk-heading-m"><?cs var:Text.employment.fund.postings ?></h2>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.employment.fund.postings ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.fund.day ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.fund.what ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.employment.fund.amount ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.fund.for ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.employment.fund.by ?></th></tr></thead><tbody class="govuk-table__body"><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fund.day ?>"><?cs var:x.day ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fund.what ?>"><?cs var:Text.employment.fund.kind[x.kind] ?></td><td class="govuk-table__cell govuk-table__cell--numeric" data-label="<?cs
	var:Text.employment.fund.amount ?>"><?cs var:x.amount ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fund.for ?>"><?cs
	if:x.no ?><a class="govuk-link rg-whole" href="/desk/employment/<?cs var:url_escape(x.no) ?>"><?cs
		var:x.no ?></a><?cs else ?><?cs var:x.note ?><?cs /if ?></td><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.fund.by ?>"><?cs var:x.by ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs call:pager(Page) ?><?cs
else ?><p class="govuk-body"><?cs var:Text.employment.fund.empty ?></p><?cs /if ?><?cs
/if ?>
<?cs include!"layout/foot.cs" ?>
