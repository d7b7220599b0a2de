<?cs # A list for a bank.
   #	Page.list.{id no bank contact tel day n sum sha256 signature key state made_by
   #	done_by done handed note whole} Page.rows.N.{no title word live}
?><?cs set:Page.nav = "loans" ?><?cs set:Page.title = Page.list.no ?><?cs
set:Page.back = "/desk/employment/loans" ?><?cs include!"layout/desk.cs" ?><?cs
include!"employment/fair_parts.cs" ?><?cs include!"employment/loan_parts.cs" ?><h1 class="govuk-heading-l"><?cs
var:Text.employment.loan.list ?> <span class="rg-whole"><?cs var:Page.list.no ?></span></h1>
<dl class="govuk-summary-list rg-head"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
var:Text.employment.loan.bank ?></dt><dd class="govuk-summary-list__value"><?cs call:zh(Page.list.bank) ?> · <?cs
call:zh(Page.list.contact) ?> <span class="rg-number"><?cs var:Page.list.tel ?></span></dd></div><?cs
call:loan_row(Text.employment.loan.apps, Page.list.n) ?><?cs
call:loan_row(Text.employment.loan.sum, Page.list.sum + " " + Text.ui.yuan) ?><?cs
call:loan_row(Text.employment.loan.made, Page.list.day + " " + Page.list.made_by) ?><?cs
if:Page.list.state == "handed" ?><?cs call:loan_row(Text.employment.loan.handed_on, Page.list.handed + " " + Page.list.done_by) ?><?cs
elif:Page.list.state == "void" ?><?cs call:loan_row(Text.employment.loan.state.void, Page.list.done + " " + Page.list.done_by) ?><?cs /if ?><?cs
call:loan_row(Text.employment.loan.note, Page.list.note) ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">SHA-256</dt><dd class="govuk-summary-list__value rg-number"><?cs
var:Page.list.sha256 ?></dd></div></dl>
<?cs if:Page.list.state == "void" ?><p class="govuk-body"><?cs var:Text.employment.loan.void_more ?></p><?cs
else ?><h2 class="govuk-heading-m"><?cs var:Text.employment.loan.files ?></h2><p class="govuk-body"><?cs
var:Text.employment.loan.files_more ?></p><ul class="govuk-list"><?cs
if:Page.list.whole ?><li><a class="govuk-link rg-whole" href="<?cs
	var:url_validate("/desk/employment/loans/" + Page.list.id + "/csv") ?>"><?cs var:Page.list.no ?>.csv</a> <?cs
	var:Text.employment.loan.file_csv ?></li><?cs
else ?><li><?cs var:Text.employment.loan.erased ?></li><?cs /if ?><li><a class="govuk-link rg-whole" href="<?cs
	var:url_validate("/desk/employment/loans/" + Page.list.id + "/txt") ?>"><?cs var:Page.list.no ?>.txt</a> <?cs
	var:Text.employment.loan.file_txt ?></li><?cs
if:Page.list.signature ?><li><a class="govuk-link rg-whole" href="<?cs
	var:url_validate("/desk/employment/loans/" + Page.list.id + "/sig") ?>"><?cs var:Page.list.no ?>.sig</a> <?cs
	var:Text.employment.loan.file_sig ?></li><?cs
else ?><li><strong><?cs var:Text.employment.loan.unsigned_more ?></strong></li><?cs /if ?></ul><?cs
/if ?><h2 class="govuk-heading-m"><?cs var:Text.employment.loan.items ?></h2><ul class="govuk-list"><?cs
each:x = Page.rows ?><li><a class="govuk-link rg-whole" href="<?cs
	var:url_validate("/desk/employment/" + x.no) ?>"><?cs var:x.no ?></a> <?cs call:zh(x.title) ?> · <?cs
	call:word(x.word) ?></li><?cs /each ?></ul><?cs
if:Page.list.state == "open" ?><h2 class="govuk-heading-m"><?cs var:Text.employment.loan.hand ?></h2><?cs
if:Page.list.signature ?><?cs call:form_open("/desk/employment/loans/" + Page.list.id) ?><?cs
call:ask("day", "date", Text.employment.loan.handed_on, "") ?><?cs
set:Form.ask.note.max = "200" ?><?cs
call:ask("note", "text", Text.employment.loan.note, Text.employment.loan.note_hint) ?><div class="govuk-button-group"><button type="submit" name="do" value="hand" class="govuk-button" data-module="govuk-button" data-prevent-double-click="true"><?cs
var:Text.employment.loan.hand ?></button> <button type="submit" name="do" value="void" class="govuk-button govuk-button--warning" data-module="govuk-button" data-prevent-double-click="true"><?cs
var:Text.employment.loan.void ?></button></div></form><?cs
else ?><p class="govuk-body"><?cs var:Text.employment.loan.unsigned_more ?></p><?cs
call:form_open("/desk/employment/loans/" + Page.list.id) ?><?cs
set:Form.ask.note.max = "200" ?><?cs
call:ask("note", "text", Text.employment.loan.note, Text.employment.loan.note_hint) ?><button type="submit" name="do" value="void" class="govuk-button govuk-button--warning" data-module="govuk-button" data-prevent-double-click="true"><?cs
var:Text.employment.loan.void ?></button></form><?cs /if ?><?cs
/if ?><?cs include!"layout/foot.cs" ?>
