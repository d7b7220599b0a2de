<?cs # One row of the bank: which postings it is, or what else.
   #	Page.row.{id day amount direction text counterparty ref state why note
   #	by postings} Page.due.N.{id day kind amount voucher no fits} Page.pairs
?><?cs set:Page.title = Text.fund.bank.row ?><?cs set:Page.nav = "carefund" ?><?cs
set:Page.back = "/desk/carefund/bank" ?><?cs include!"layout/desk.cs" ?>
<h1 class="govuk-heading-l"><?cs var:Text.fund.bank.row ?></h1>
<?cs call:answers_open() ?><?cs
call:answer(Text.fund.day, Page.row.day) ?><?cs
call:answer(Text.fund.yuan, Text.fund.bank.direction[Page.row.direction] + " " + Page.row.amount) ?><?cs
call:answer(Text.fund.bank.text, Page.row.text) ?><?cs
call:answer(Text.fund.bank.counterparty, Page.row.counterparty) ?><?cs
if:Page.row.ref ?><?cs call:answer(Text.fund.bank.ref, Page.row.ref) ?><?cs /if ?><?cs
call:answer(Text.fund.bank.is, Text.fund.bank.state[Page.row.state]) ?><?cs
if:Page.row.postings ?><?cs call:answer(Text.fund.bank.postings, Page.row.postings) ?><?cs /if ?><?cs
if:Page.row.why ?><?cs call:answer(Text.fund.bank.why_label, Text.fund.bank.why[Page.row.why] + " " + Page.row.note) ?><?cs /if ?><?cs
if:Page.row.by ?><?cs call:answer(Text.fund.bank.by, Page.row.by) ?><?cs /if ?><?cs call:answers_close() ?>
<?cs if:User.roles.accountant && Page.row.state == "open" ?><h2 class="govuk-heading-m" id="posting"><?cs
	var:Text.fund.bank.match ?></h2>
<?cs if:subcount(Page.due) ?><?cs call:form_open("/desk/carefund/bank/" + Page.row.id + "/match") ?><div class="govuk-form-group<?cs
	if:Page.error.posting ?> govuk-form-group--error<?cs /if ?>"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-visually-hidden"><?cs
	var:Text.fund.bank.match ?></legend><?cs
	if:Page.error.posting ?><p id="posting-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.posting, "") ?></p><?cs /if
	?><div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><?cs
	each:d = Page.due ?><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="posting-<?cs
		var:d.id ?>" name="posting" type="checkbox" value="<?cs var:d.id ?>"><label class="govuk-label govuk-checkboxes__label" for="posting-<?cs
		var:d.id ?>"><?cs if:d.fits ?><strong><?cs /if ?><?cs var:d.day ?> <?cs
		if:Text.fund.posting[d.kind] ?><?cs var:Text.fund.posting[d.kind] ?><?cs else ?><?cs var:d.kind ?><?cs /if ?> <?cs
		var:d.amount ?> <?cs var:Text.fund.yuan ?><?cs if:d.fits ?></strong><?cs /if ?> <span class="rg-number"><?cs
		var:d.no ?></span> <?cs var:d.voucher ?></label></div><?cs
	/each ?></div></fieldset></div><?cs call:submit(Text.fund.bank.match_do) ?></form>
<?cs else ?><p class="govuk-body"><?cs var:Text.fund.bank.no_due ?></p><?cs /if ?>
<h2 class="govuk-heading-m"><?cs var:Text.fund.bank.explain ?></h2>
<?cs call:form_open("/desk/carefund/bank/" + Page.row.id + "/explain") ?><div class="govuk-form-group<?cs
	if:Page.error.why ?> govuk-form-group--error<?cs /if ?>" id="why"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s"><?cs
	var:Text.fund.bank.why_label ?></legend><?cs
	if:Page.error.why ?><p id="why-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.why, "") ?></p><?cs /if ?><div class="govuk-radios govuk-radios--small" data-module="govuk-radios"><?cs
	each:w = Text.fund.bank.whys ?><?cs
	if:(w != "interest" || Page.row.direction == "in") && (w != "fee" || Page.row.direction == "out") && (w != "pair" || subcount(Page.pairs)) ?><div class="govuk-radios__item"><input class="govuk-radios__input" id="why-<?cs
		var:w ?>" name="why" type="radio" value="<?cs var:w ?>"<?cs
		if:Form.value.why == w ?> checked<?cs /if ?>><label class="govuk-label govuk-radios__label" for="why-<?cs
		var:w ?>"><?cs var:Text.fund.bank.why[w] ?></label></div><?cs /if ?><?cs
	/each ?></div></fieldset></div><?cs
if:subcount(Page.pairs) ?><div class="govuk-form-group<?cs if:Page.error.other ?> govuk-form-group--error<?cs /if ?>"><label class="govuk-label" for="other"><?cs
	var:Text.fund.bank.other ?></label><?cs
	if:Page.error.other ?><p id="other-error" class="govuk-error-message"><span class="govuk-visually-hidden"><?cs
		var:Text.ui.error ?>:</span> <?cs call:err(Page.error.other, "") ?></p><?cs /if
	?><select class="govuk-select<?cs if:Page.error.other ?> govuk-select--error" aria-describedby="other-error<?cs /if ?>" id="other" name="other"><option value=""></option><?cs
	each:p = Page.pairs ?><option value="<?cs var:p.id ?>"<?cs
		if:Form.value.other == p.id ?> selected<?cs /if ?>><?cs var:p.day ?> <?cs var:p.text ?></option><?cs /each ?></select></div><?cs /if ?><?cs
set:Form.ask.note.required = "0" ?><?cs set:Form.ask.note.max = "500" ?><?cs
call:ask("note", "para", Text.fund.bank.note, "") ?><?cs
call:submit(Text.fund.bank.explain_do) ?></form>
<?cs elif:User.roles.accountant && Page.row.why != "interest" && Page.row.why != "fee" ?><?cs
call:form_open("/desk/carefund/bank/" + Page.row.id + "/undo") ?><button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button"><?cs
	var:Text.fund.bank.undo ?></button></form><?cs /if ?>
<?cs include!"layout/foot.cs" ?>
