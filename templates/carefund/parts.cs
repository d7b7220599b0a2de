<?cs # What the pages of the fund share.
   #
   # fund_facts(f)     who raises the money and how to check it
   # how_to_give(f)    the charity's account; there is no payment on this site
   # grant_box(g)      what was granted, for the applicant
   # money_box(m)      decision and payment, for officers; Page.risks (case/risks.cs)
   # gift_box(g)       what the ledger says of a gift, for officers
?><?cs include!"case/risks.cs" ?><?cs
def:fund_row(key, value) ?><?cs if:value ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:key ?></dt><dd class="govuk-summary-list__value"><?cs var:value ?></dd></div>
<?cs /if ?><?cs /def ?><?cs

def:fund_facts(f) ?><section aria-labelledby="facts"><h2 class="govuk-heading-m" id="facts"><?cs
	var:Text.carefund.facts ?></h2><p class="govuk-body"><?cs
	var:Text.carefund.facts_more ?></p><dl class="govuk-summary-list"><?cs
if:Config.lang == "en" ?><?cs call:fund_row(Text.carefund.charity, f.charity.en) ?><?cs
else ?><?cs call:fund_row(Text.carefund.charity, f.charity) ?><?cs /if ?><?cs
call:fund_row(Text.carefund.certificate, f.certificate) ?><?cs
call:fund_row(Text.carefund.scheme_no, f.scheme_no) ?><?cs
call:fund_row(Text.carefund.contact, f.contact) ?><?cs
if:f.check_url ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.carefund.check ?></dt><dd class="govuk-summary-list__value"><?cs
	var:Text.carefund.check_how ?> <a class="govuk-link" rel="noopener noreferrer" href="<?cs
	var:url_validate(f.check_url) ?>"><?cs var:Text.carefund.check_site ?></a></dd></div>
<?cs /if ?></dl></section>
<?cs /def ?><?cs

def:how_to_give(f) ?><section aria-labelledby="how"><h2 class="govuk-heading-m" id="how"><?cs
	var:Text.carefund.how ?></h2><ol class="govuk-list govuk-list--number"><li><?cs
	var:Text.carefund.how_1 ?></li><li><?cs
	var:Text.carefund.how_2 ?></li><li><?cs
	var:Text.carefund.how_3 ?></li></ol><dl class="govuk-summary-list"><?cs
call:fund_row(Text.carefund.holder, f.charity) ?><?cs
call:fund_row(Text.carefund.bank, f.bank) ?><?cs
call:fund_row(Text.carefund.account_no, f.account_no) ?></dl><?cs
call:warning(Text.carefund.no_payment) ?></section>
<?cs /def ?><?cs

def:purpose_word(code) ?><?cs if:Text.fund.purpose[code] ?><?cs
	var:Text.fund.purpose[code] ?><?cs else ?><?cs
	var:Text.fund.purpose.any ?><?cs /if ?><?cs /def ?><?cs

def:grant_box(g) ?><section class="rg-card rg-card--member" id="grant"><h2 class="govuk-heading-m"><?cs
	var:Text.carefund.grant ?></h2><p class="govuk-body"><?cs
	var:Text.carefund.amount ?><?cs call:colon() ?><strong class="rg-number"><?cs
	var:g.amount ?></strong> <?cs var:Text.carefund.yuan ?><br><?cs
	var:Text.carefund.use ?><?cs call:colon() ?><?cs call:purpose_word(g.purpose) ?></p><?cs
if:g.state == "paid" ?><p class="govuk-body"><?cs var:Text.carefund.paid_on ?> <?cs
	var:g.bank_on ?></p><?cs
elif:g.state == "returned" ?><p class="govuk-body"><strong><?cs
	var:Text.carefund.was_returned ?></strong><?cs call:colon() ?><?cs
	var:g.returned ?></p><?cs
else ?><p class="govuk-body"><?cs var:Text.carefund.not_yet ?></p><?cs
/if ?></section>
<?cs /def ?><?cs

def:money_box(m) ?><section class="rg-card rg-card--flat" aria-labelledby="money"><h2 class="govuk-heading-m" id="money"><?cs
	var:Text.carefund.money ?></h2><dl class="govuk-summary-list rg-head"><?cs
call:fund_row(Text.carefund.decided, m.amount + " " + Text.carefund.yuan) ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.carefund.use ?></dt><dd class="govuk-summary-list__value"><?cs
	call:purpose_word(m.purpose) ?></dd></div>
<?cs call:fund_row(Text.carefund.approvals, m.given + " / " + m.needed) ?><?cs
if:m.minutes ?><?cs call:fund_row(Text.carefund.minutes, Text.carefund.minutes_needed) ?><?cs /if ?><?cs
call:fund_row(Text.carefund.spendable, m.spendable + " " + Text.carefund.yuan) ?><?cs
call:fund_row(Text.carefund.holder, m.holder) ?><?cs
call:fund_row(Text.carefund.bank, m.bank_name) ?><?cs
call:fund_row(Text.carefund.account_no, m.account) ?><?cs
if:m.state ?><?cs call:fund_row(Text.carefund.payment, Text.carefund.pay[m.state]) ?><?cs
	call:fund_row(Text.carefund.entered, m.entered_by + " " + m.entered) ?><?cs
	if:m.released ?><?cs call:fund_row(Text.carefund.released, m.released_by + " " + m.released) ?><?cs /if ?><?cs
	if:m.voucher ?><?cs call:fund_row(Text.carefund.voucher, m.voucher + " " + m.bank_on) ?><?cs /if ?><?cs
	if:m.returned ?><?cs call:fund_row(Text.carefund.why_returned, m.returned) ?><?cs /if ?><?cs
/if ?></dl><?cs call:risks() ?></section>
<?cs /def ?><?cs

def:gift_box(g) ?><section class="rg-card rg-card--flat" aria-labelledby="gift"><h2 class="govuk-heading-m" id="gift"><?cs
	var:Text.carefund.gift ?></h2><dl class="govuk-summary-list rg-head"><?cs
call:fund_row(Text.carefund.amount, g.amount + " " + Text.carefund.yuan) ?><div class="govuk-summary-list__row"><dt class="govuk-summary-list__key"><?cs
	var:Text.carefund.use ?></dt><dd class="govuk-summary-list__value"><?cs
	call:purpose_word(g.purpose) ?></dd></div>
<?cs call:fund_row(Text.carefund.used, g.used + " " + Text.carefund.yuan) ?><?cs
call:fund_row(Text.carefund.rest, g.rest + " " + Text.carefund.yuan) ?><?cs
if:g.returned ?><?cs call:fund_row(Text.carefund.gone_back, g.returned + " " + Text.carefund.yuan) ?><?cs /if ?><?cs
call:fund_row(Text.carefund.voucher, g.voucher + " " + g.day) ?></dl></section>
<?cs /def ?>
