<?cs # Start-up loans at the desk: who waits for a list, the lists, the banks' answers.
   #	Page.rows.N.{id no title bank bank_name amount months since}
   #	Page.lists.N.{id no bank day n sum state signed answered}
   #	Page.banks.N.{id name ended}
?><?cs set:Page.nav = "loans" ?><?cs set:Page.title = Text.employment.loan.desk ?><?cs
include!"layout/desk.cs" ?><?cs include!"employment/fair_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Page.title ?></h1><p class="govuk-body"><?cs var:Text.employment.loan.not_us ?> <a class="govuk-link" href="/desk/employment/banks"><?cs
var:Text.employment.loan.banks ?></a></p>
<h2 class="govuk-heading-m"><?cs var:Text.employment.loan.waiting ?></h2>
<p class="govuk-body"><?cs var:Text.employment.loan.waiting_more ?></p><?cs
if:!subcount(Page.rows) ?><p class="govuk-body"><?cs var:Text.employment.loan.nobody ?></p><?cs /if ?><?cs
each:b = Page.banks ?><?cs set:_has = 0 ?><?cs
	each:x = Page.rows ?><?cs if:x.bank == b.id ?><?cs set:_has = #_has + 1 ?><?cs /if ?><?cs /each ?><?cs
	if:_has > #0 ?><?cs call:form_open("/desk/employment/loans") ?><input type="hidden" name="bank" value="<?cs
	var:b.id ?>"><div class="govuk-form-group<?cs
	if:Page.error.case ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	call:zh(b.name) ?></legend><?cs call:fault("case") ?><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><?cs
	each:x = Page.rows ?><?cs if:x.bank == b.id ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="case-<?cs
		var:x.id ?>" name="case" type="checkbox" value="<?cs var:x.id ?>" checked><label class="govuk-label govuk-checkboxes__label" for="case-<?cs
		var:x.id ?>"><span class="rg-whole"><?cs var:x.no ?></span> <?cs call:zh(x.title) ?> · <span class="rg-number"><?cs
		var:x.amount ?></span> <?cs var:Text.ui.yuan ?> · <?cs var:x.months ?> <?cs
		var:Text.employment.policy.months ?> · <?cs var:x.since ?></label></div><?cs /if ?><?cs /each ?></div></fieldset></div><?cs
	call:submit(Text.employment.loan.make) ?></form><?cs /if ?><?cs
/each ?><h2 class="govuk-heading-m"><?cs var:Text.employment.loan.lists ?></h2><?cs
if:!subcount(Page.lists) ?><p class="govuk-body"><?cs var:Text.employment.loan.no_lists ?></p><?cs
else ?><?cs call:list_open(Text.employment.loan.lists) ?><?cs
call:list_head(Text.employment.loan.list) ?><?cs call:list_head(Text.employment.loan.bank) ?><?cs
call:list_head(Text.employment.loan.day) ?><?cs call:list_head(Text.employment.loan.on_it) ?><?cs
call:list_head(Text.employment.loan.sum) ?><?cs call:list_head(Text.employment.state_label) ?><?cs
call:list_body() ?><?cs
each:l = Page.lists ?><tr class="govuk-table__row"><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.loan.list ?>"><a class="govuk-link rg-whole" href="<?cs
	var:url_validate("/desk/employment/loans/" + l.id) ?>"><?cs var:l.no ?></a></td><?cs
	call:cell_zh(Text.employment.loan.bank, l.bank) ?><?cs
	call:cell(Text.employment.loan.day, l.day) ?><?cs
	call:cell(Text.employment.loan.on_it, l.answered + " / " + l.n) ?><?cs
	call:cell(Text.employment.loan.sum, l.sum) ?><td class="govuk-table__cell" data-label="<?cs
	var:Text.employment.state_label ?>"><?cs
	if:l.state == "open" && !l.signed ?><?cs call:tag_of(Text.employment.loan.unsigned, "yellow") ?><?cs
	else ?><?cs call:tag_of(Text.employment.loan.state[l.state], Text.employment.loan.state[l.state].colour) ?><?cs
	/if ?></td></tr><?cs
/each ?><?cs call:list_close() ?><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.employment.loan.answers ?></h2>
<p class="govuk-body"><?cs var:Text.employment.loan.answer_more ?></p>
<p class="govuk-hint"><?cs var:Text.employment.loan.example ?></p>
<?cs call:form_open_files("/desk/employment/loans/answers") ?><div class="govuk-form-group<?cs
if:Page.error.from ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="from"><?cs
var:Text.employment.loan.bank ?></label><?cs call:fault("from") ?><select class="govuk-select" id="from" name="from"><option value=""><?cs
var:Text.ui.choose ?></option><?cs
each:b = Page.banks ?><option value="<?cs var:b.id ?>"><?cs var:b.name ?></option><?cs /each ?></select></div><div class="govuk-form-group<?cs
if:Page.error.file ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="file"><?cs
var:Text.employment.fair.file ?></label><?cs call:fault("file") ?><input class="govuk-file-upload" id="file" name="file" type="file" accept=".csv,text/csv"<?cs
if:Page.error.file ?> aria-describedby="file-error"<?cs /if ?>></div><?cs
call:submit(Text.employment.fair.look) ?></form>
<?cs include!"layout/foot.cs" ?>
