<?cs # The bank's rows by what they still need, and the door for a statement.
   #	Page.tabs.N.{code current} Page.rows.N.{id day amount direction text
   #	counterparty why postings by} Page.older
?><?cs set:Page.title = Text.fund.bank.title ?><?cs set:Page.nav = "bank" ?><?cs include!"layout/desk.cs" ?><?cs
def:_cell(label, text) ?><td class="govuk-table__cell" data-label="<?cs
	var:label ?>"><?cs var:text ?></td><?cs /def ?><?cs
def:_head(text) ?><th scope="col" class="govuk-table__header"><?cs var:text ?></th><?cs /def ?>
<h1 class="govuk-heading-l"><?cs var:Text.fund.bank.title ?></h1>
<p class="govuk-body"><a class="govuk-link" href="/desk/carefund/months"><?cs var:Text.fund.bank.months ?></a></p>
<?cs if:User.roles.accountant ?><?cs call:form_open_files("/desk/carefund/bank") ?><div class="govuk-form-group<?cs
	if:Page.error.file ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="file"><?cs
	var:Text.fund.bank.file ?></label><div id="file-hint" class="govuk-hint"><?cs
	var:Text.fund.bank.file_hint ?></div><?cs
	if:Page.error.file ?><p id="file-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.file, "") ?></p><?cs /if
	?><input class="govuk-file-upload" id="file" name="file" type="file" accept=".csv,text/csv" aria-describedby="file-hint<?cs
	if:Page.error.file ?> file-error<?cs /if ?>"></div><?cs call:submit(Text.fund.bank.import) ?></form>
<?cs /if ?><nav class="rg-tabs" aria-label="<?cs var:Text.fund.bank.title ?>"><ul class="rg-tabs__list"><?cs
each:t = Page.tabs ?><li class="rg-tabs__item"><a class="rg-tabs__tab" href="<?cs
	var:url_validate("/desk/carefund/bank?tab=" + t.code) ?>"<?cs
	if:t.current ?> aria-current="page"<?cs /if ?>><?cs var:Text.fund.bank.state[t.code] ?></a></li><?cs /each ?></ul></nav>
<?cs if:subcount(Page.rows) ?><div class="rg-scroll" tabindex="0" role="region" aria-label="<?cs
	var:Text.fund.bank.title ?>"><table class="govuk-table rg-stack"><thead class="govuk-table__head"><tr class="govuk-table__row"><?cs
call:_head(Text.fund.day) ?><?cs call:_head(Text.fund.yuan) ?><?cs
call:_head(Text.fund.bank.text) ?><?cs call:_head(Text.fund.bank.counterparty) ?><?cs
call:_head(Text.fund.bank.postings) ?></tr></thead><tbody class="govuk-table__body"><?cs
each:x = Page.rows ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.fund.day ?>"><a class="govuk-link" href="/desk/carefund/bank/<?cs
	var:url_escape(x.id) ?>"><?cs var:x.day ?></a></td><td class="govuk-table__cell rg-number" data-label="<?cs
	var:Text.fund.yuan ?>"><?cs var:Text.fund.bank.direction[x.direction] ?> <?cs var:x.amount ?></td><?cs
	call:_cell(Text.fund.bank.text, x.text) ?><?cs
	call:_cell(Text.fund.bank.counterparty, x.counterparty) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.fund.bank.postings ?>"><?cs
	if:x.why ?><?cs var:Text.fund.bank.why[x.why] ?> <?cs /if ?><?cs var:x.postings ?></td></tr>
<?cs /each ?></tbody></table></div>
<?cs call:pager(Page) ?><?cs
else ?><p class="govuk-body"><?cs var:Text.fund.bank.none ?></p><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
