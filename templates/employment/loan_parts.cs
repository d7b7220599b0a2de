<?cs # A start-up loan, where its case or its form is shown.
   #
   # loan_rules(x)   beside the form: kind cap months share share_large
   #                 staff_large source
   # loan_box(l)     bank tel asked asked_months cap list handed answer loan_no
   #                 principal rate months granted said said_on; l.claim: address
   #                 of the form that claims the subsidy
?><?cs
def:loan_row(key, value) ?><?cs if:value ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs
	var:value ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:loan_rules(x) ?><div class="govuk-inset-text" id="rules"><p class="govuk-body"><?cs
var:Text.employment.loan.kind[x.kind] ?><?cs call:colon() ?><?cs
var:Text.employment.loan.cap ?> <strong class="rg-number"><?cs var:x.cap ?></strong> · <?cs
var:Text.employment.loan.months ?> <strong class="rg-number"><?cs
var:x.months ?></strong> <span class="rg-quiet"><?cs call:zh(x.source) ?></span></p><?cs
if:x.kind == "firm" ?><p class="govuk-body"><?cs var:Text.employment.loan.staff ?> <strong class="rg-number"><?cs
	var:x.share ?>%</strong> <?cs var:Text.employment.loan.staff_large ?> <?cs
	var:x.staff_large ?> <?cs var:Text.employment.loan.staff_then ?> <strong class="rg-number"><?cs
	var:x.share_large ?>%</strong></p><?cs /if ?><p class="govuk-body"><?cs
var:Text.employment.loan.not_us ?></p></div>
<?cs /def ?><?cs

def:loan_box(l) ?><section class="rg-card rg-card--flat" aria-labelledby="loan"><h2 class="govuk-heading-m" id="loan"><?cs
if:l.answer == "yes" ?><?cs var:Text.employment.loan.granted ?><?cs call:colon() ?><span class="rg-number"><?cs
	var:l.principal ?></span> <?cs var:Text.ui.yuan ?><?cs
else ?><?cs var:Text.employment.loan.asked ?><?cs call:colon() ?><span class="rg-number"><?cs
	var:l.asked ?></span> <?cs var:Text.ui.yuan ?><?cs /if ?></h2>
<p class="govuk-body"><?cs var:Text.employment.loan.not_us ?></p>
<dl class="govuk-summary-list rg-head"><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
var:Text.employment.loan.bank ?></dt><dd class="govuk-summary-list__value"><?cs
call:zh(l.bank) ?> <span class="rg-number"><?cs var:l.tel ?></span></dd></div><?cs
call:loan_row(Text.employment.loan.asked, l.asked + " " + Text.ui.yuan + " · " + l.asked_months + " " + Text.employment.policy.months) ?><?cs
call:loan_row(Text.employment.loan.cap_then, l.cap + " " + Text.ui.yuan + " · " + l.cap_months + " " + Text.employment.policy.months) ?><?cs
call:loan_row(Text.employment.loan.list, l.list) ?><?cs
call:loan_row(Text.employment.loan.handed_on, l.handed) ?><?cs
if:l.answer == "yes" ?><?cs call:loan_row(Text.employment.loan.loan_no, l.loan_no) ?><?cs
	call:loan_row(Text.employment.loan.principal, l.principal + " " + Text.ui.yuan) ?><?cs
	call:loan_row(Text.employment.loan.rate, l.rate + "%") ?><?cs
	call:loan_row(Text.employment.loan.term, l.months + " " + Text.employment.policy.months) ?><?cs
	call:loan_row(Text.employment.loan.granted_on, l.granted) ?><?cs /if ?><?cs
if:l.said ?><?cs call:loan_row(Text.employment.loan.said[l.said], l.said_on) ?><?cs /if ?></dl><?cs
if:l.claim && l.loan_no ?><?cs call:form_open(l.claim) ?><button type="submit" class="govuk-button" data-module="govuk-button"><?cs
	var:Text.employment.loan.claim ?></button></form><?cs /if ?></section>
<?cs /def ?>
