<?cs # A claim for the subsidy on interest, where its case is shown.
   #
   # claim_sum(c)    every number the sum is made of: unit kind year quarter signed
   #                 principal cap base rate borne net days share interest
   #                 claimed amount checked differs
   # claim_mine(c)   for the claimant: the sum, and granted state bank_on returned
   # claim_desk(c)   for officers: the sum, c.desk.{given needed minutes state
   #                 entered_by entered released_by released bank_on voucher
   #                 returned holder bank_name spendable}, c.account; Page.risks
   #                 (case/risks.cs)
?><?cs include!"case/risks.cs" ?><?cs
def:claim_row(key, value) ?><?cs if:value ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><span class="rg-number"><?cs
	var:value ?></span></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:claim_sum(c) ?><dl class="govuk-summary-list rg-head"><?cs
call:claim_row(Text.employment.sum.unit, c.unit) ?><?cs
call:claim_row(Text.employment.sum.quarter, c.year + " " + Text.employment.quarter[c.quarter]) ?><?cs
call:claim_row(Text.employment.sum.kind, Text.employment.kind[c.kind]) ?><?cs
call:claim_row(Text.employment.sum.on, c.signed) ?><?cs
call:claim_row(Text.employment.sum.principal, c.principal + " " + Text.ui.yuan) ?><?cs
call:claim_row(Text.employment.sum.cap, c.cap + " " + Text.ui.yuan) ?><?cs
call:claim_row(Text.employment.sum.base, c.base + " " + Text.ui.yuan) ?><?cs
call:claim_row(Text.employment.sum.rate, c.rate + "%") ?><?cs
call:claim_row(Text.employment.sum.borne, c.borne + "%") ?><?cs
call:claim_row(Text.employment.sum.net, c.net + "%") ?><?cs
call:claim_row(Text.employment.sum.days, c.days) ?><?cs
call:claim_row(Text.employment.sum.share, c.share + "%") ?><?cs
call:claim_row(Text.employment.sum.interest, c.interest + " " + Text.ui.yuan) ?><?cs
if:c.checked && c.differs ?><?cs
	call:claim_row(Text.employment.sum.claimed, c.claimed + " " + Text.ui.yuan) ?><?cs /if ?></dl>
<p class="govuk-body"><span class="rg-number"><?cs var:c.base ?> × <?cs var:c.net ?>% × <?cs
	var:c.days ?> ÷ 360 × <?cs var:c.share ?>% = <strong><?cs var:c.amount ?></strong></span> <?cs
	var:Text.ui.yuan ?></p>
<?cs /def ?><?cs

def:claim_mine(c) ?><section class="rg-card rg-card--member" id="claim"><h2 class="govuk-heading-m"><?cs
	if:c.granted ?><?cs var:Text.employment.claim.granted ?><?cs
	elif:c.checked ?><?cs var:Text.employment.claim.checked ?><?cs
	else ?><?cs var:Text.employment.claim.unchecked ?><?cs /if ?><?cs
	call:colon() ?><span class="rg-number"><?cs var:c.amount ?></span> <?cs
	var:Text.ui.yuan ?></h2><?cs
if:c.granted ?><p class="govuk-body"><?cs
	if:c.state == "paid" ?><?cs var:Text.carefund.paid_on ?> <?cs var:c.bank_on ?><?cs
	elif:c.state == "returned" ?><strong><?cs var:Text.carefund.was_returned ?></strong><?cs
		call:colon() ?><?cs var:c.returned ?><?cs
	else ?><?cs var:Text.carefund.not_yet ?><?cs /if ?></p><?cs
/if ?><details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text"><?cs
	var:Text.employment.claim.how ?></span></summary><div class="govuk-details__text"><?cs
	call:claim_sum(c) ?></div></details></section>
<?cs /def ?><?cs

def:claim_desk(c) ?><section class="rg-card rg-card--flat" aria-labelledby="claim"><h2 class="govuk-heading-m" id="claim"><?cs
	if:c.checked ?><?cs var:Text.employment.claim.checked ?><?cs
	else ?><?cs var:Text.employment.claim.said ?><?cs /if ?><?cs
	call:colon() ?><span class="rg-number"><?cs var:c.amount ?></span> <?cs
	var:Text.ui.yuan ?></h2><?cs
if:!c.checked ?><p class="govuk-body"><?cs var:Text.employment.claim.said_more ?></p><?cs /if ?><?cs
call:claim_sum(c) ?><?cs
if:subcount(c.desk) ?><dl class="govuk-summary-list rg-head"><?cs
	if:c.desk.needed ?><?cs
		call:claim_row(Text.carefund.approvals, c.desk.given + " / " + c.desk.needed) ?><?cs
	/if ?><?cs
	if:c.desk.minutes ?><?cs call:claim_row(Text.carefund.minutes, Text.carefund.minutes_needed) ?><?cs /if ?><?cs
	if:c.desk.spendable ?><?cs
		call:claim_row(Text.carefund.spendable, c.desk.spendable + " " + Text.ui.yuan) ?><?cs /if ?><?cs
	call:claim_row(Text.carefund.holder, c.desk.holder) ?><?cs
	call:claim_row(Text.carefund.bank, c.desk.bank_name) ?><?cs
	call:claim_row(Text.carefund.account_no, c.account) ?><?cs
	if:c.desk.state ?><?cs call:claim_row(Text.carefund.payment, Text.carefund.pay[c.desk.state]) ?><?cs
		call:claim_row(Text.carefund.entered, c.desk.entered_by + " " + c.desk.entered) ?><?cs
		if:c.desk.released ?><?cs
			call:claim_row(Text.carefund.released, c.desk.released_by + " " + c.desk.released) ?><?cs /if ?><?cs
		if:c.desk.voucher ?><?cs
			call:claim_row(Text.carefund.voucher, c.desk.voucher + " " + c.desk.bank_on) ?><?cs /if ?><?cs
		if:c.desk.returned ?><?cs call:claim_row(Text.carefund.why_returned, c.desk.returned) ?><?cs /if ?><?cs
	/if ?></dl><?cs call:risks() ?><?cs
/if ?></section>
<?cs /def ?>
