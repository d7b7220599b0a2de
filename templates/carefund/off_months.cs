<?cs # Months of the books: what is still open in each, and closing the next.
   #	Page.months.N.{month rows postings balance by closed}
?><?cs set:Page.title = Text.fund.bank.months ?><?cs set:Page.nav = "months" ?><?cs
set:Page.back = "/desk/carefund/bank" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.fund.bank.months ?></h1>
<p class="govuk-body"><?cs var:Text.fund.bank.months_lead ?></p>
<?cs if:subcount(Page.months) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.fund.bank.months ?>"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header"><?cs
	var:Text.fund.bank.month ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.bank.rows_open ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.bank.postings_open ?></th><th scope="col" class="govuk-table__header govuk-table__header--numeric"><?cs
	var:Text.fund.bank.balance ?></th><th scope="col" class="govuk-table__header"><?cs
	var:Text.fund.bank.closed ?></th></tr></thead><tbody class="govuk-table__body">
<?cs each:m = Page.months ?><tr class="govuk-table__row"><th scope="row" class="govuk-table__header"><?cs
	var:m.month ?></th><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:m.rows ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:m.postings ?></td><td class="govuk-table__cell govuk-table__cell--numeric"><?cs
	var:m.balance ?></td><td class="govuk-table__cell"><?cs
	if:m.closed ?><?cs var:m.closed ?> <?cs var:m.by ?><?cs /if ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs if:User.roles.accountant ?><h2 class="govuk-heading-m"><?cs var:Text.fund.bank.close ?></h2>
<?cs call:form_open("/desk/carefund/months") ?><div class="govuk-form-group<?cs
	if:Page.error.month ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="month"><?cs
	var:Text.fund.bank.month ?></label><?cs
	if:Page.error.month ?><p id="month-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.month, "") ?></p><?cs /if
	?><select class="govuk-select" id="month" name="month"<?cs
	if:Page.error.month ?> aria-describedby="month-error"<?cs /if ?>><option value=""></option><?cs
	each:m = Page.months ?><?cs if:!m.closed ?><option value="<?cs var:m.month ?>"<?cs
		if:Form.value.month == m.month ?> selected<?cs /if ?>><?cs var:m.month ?></option><?cs /if ?><?cs /each ?></select></div><?cs
call:ask("balance", "money", Text.fund.bank.balance_read, Text.fund.bank.balance_hint) ?><?cs
call:submit(Text.fund.bank.close_do) ?></form><?cs /if ?><?cs
else ?><p class="govuk-body"><?cs var:Text.fund.bank.none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
