-- Statements of program carefund.  Those of lib/cases stand in common.sql.

-- ---- the public side ------------------------------------------------------

-- :FUND_FACTS who raises the money and how to check it
select name as "name", coalesce(nullif(name_en, ''), name) as "name.en",
	charity as "charity",
	coalesce(nullif(charity_en, ''), charity) as "charity.en",
	certificate as "certificate", scheme_no as "scheme_no",
	contact as "contact", check_url as "check_url", bank as "bank",
	account_no as "account_no"
from api.fund_facts()

-- :AID_GRANT what was granted in a case: number
select api.yuan(g.amount) as "amount", g.purpose as "purpose",
	g.decided as "decided", g.state as "state", g.bank_on as "bank_on",
	g.returned as "returned"
from rg.case_file c, api.aid_grant(c.id) g where c.no = $1

-- :MY_GIFTS the visitor's gifts
select g.id as "id", g.no as "no", g.state as "state", g.label as "word",
	g.label_en as "word.en", g.kind as "kind", g.sent as "sent",
	api.yuan(g.amount) as "amount", api.yuan(g.used) as "used",
	case when g.used > 0 then 1 end as "some",
	case when g.returned > 0 then api.yuan(g.returned) end as "returned",
	api.yuan(g.amount - g.used - g.returned) as "rest",
	g.what as "what", g.plan as "plan", case when g.named then 1 end
	as "named"
from api.my_gifts() g

-- :MY_GIFT_USES where they went
select u.gift as "gift", u.day as "day", api.yuan(u.amount) as "amount",
	nullif(u.purpose, '') as "purpose", u.district as "district",
	u.what as "what", case when u.amount < 0 then 1 end as "back"
from api.my_gift_uses() u

-- :GIFT_PAPER what certificate and report of a gift say: number
select coalesce(g.donor, '爱心人士') as "donor", g.kind as "kind",
	to_char(g.amount / 100.0, 'FM999999999990.00') as "amount",
	to_char(g.day, 'FMYYYY"年"FMMM"月"FMDD"日"') as "day",
	g.what as "what", nullif(g.receipt_no, '') as "receipt_no",
	g.handler as "handler", g.charity as "charity", g.fund as "fund",
	api.yuan(g.used) as "used"
from rg.case_file c, api.gift_paper(c.id) g where c.no = $1

-- ---- the officers' side ---------------------------------------------------

-- :AID_DESK decision and payment of a case: number
select api.yuan(k.amount) as "amount", k.purpose as "purpose",
	k.given as "given", k.needed as "needed",
	case when k.minutes then 1 end as "minutes", k.state as "state",
	k.entered_by as "entered_by", k.entered as "entered",
	k.released_by as "released_by", k.released as "released",
	k.bank_on as "bank_on", k.voucher as "voucher",
	k.returned as "returned", k.holder as "holder",
	k.bank_name as "bank_name", api.yuan(k.spendable) as "spendable",
	case when k.given < k.needed then 1 end as "open"
from api.aid_desk($1) k

-- :GIFT_DESK what the ledger says of a gift: number
select api.yuan(g.amount) as "amount", api.yuan(g.used) as "used",
	case when g.returned > 0 then api.yuan(g.returned) end as "returned",
	api.yuan(g.amount - g.used - g.returned) as "rest", g.day as "day",
	nullif(g.voucher, '') as "voucher", g.purpose as "purpose"
from api.gift_desk($1) g

-- :AID_RISKS what must be answered before a payment: number
select r.code as "code", r.detail as "detail", r.answer as "answer"
from api.aid_risks($1) r

-- ---- figures.c: what everybody sees ----------------------------------------

-- :CARE_FUND the fund, who raises it, what it has
select name as "name", name_en as "name.en", charity as "charity",
	charity_en as "charity.en", certificate as "certificate",
	scheme_no as "scheme_no", contact as "contact",
	check_url as "check_url", balance as "balance", goods as "goods",
	income as "income", spent as "spent", households as "households",
	as_of as "as_of"
from api.care_fund()

-- :CARE_QUARTERS quarters in which money moved
select code as "code", income as "income", spent as "spent",
	balance as "balance", income_width as "income_width",
	spent_width as "spent_width"
from api.care_quarters()

-- :CARE_QUARTER head of a quarter's disclosure: quarter
select code as "code", first_day as "first_day", last_day as "last_day",
	opening as "opening", closing as "closing", gifts as "gifts",
	households as "households", nullif(over, false) as "over"
from api.care_quarter($1)

-- :CARE_LINES income and spending of a quarter: quarter
select kind as "kind", code as "code", label as "label",
	label_en as "label.en", amount as "amount"
from api.care_lines($1)

-- :CARE_BY what was paid by purpose or district: kind quarter
select code as "code", label as "label", n as "n", amount as "amount",
	width as "width"
from api.care_by($1, $2)

-- :CARE_GIFTS gifts of a quarter: quarter
select day as "day", donor as "donor", nullif(goods, false) as "goods",
	amount as "amount"
from api.care_gifts($1)

-- ---- bank.c: statements, matching, months -----------------------------------

-- :BANK_ROWS rows of the bank: state before rows
select id as "id", day as "day", amount as "amount",
	direction as "direction", text as "text",
	counterparty as "counterparty", ref as "ref", state as "state",
	why as "why", note as "note", by_name as "by", postings as "postings"
from api.bank_rows(api.care_id(), $1, $2::bigint, $3::int)

-- :BANK_IMPORT brings a statement in: name bytes
select api.bank_import(api.care_id(), $1, $2::bytea)

-- :BANK_ROW one row of the bank: row
select id as "id", day as "day", amount as "amount",
	direction as "direction", text as "text",
	counterparty as "counterparty", ref as "ref", state as "state",
	why as "why", note as "note", by_name as "by", postings as "postings"
from api.bank_rows(api.care_id(), '', $1::bigint + 1, 1)
where id = $1::bigint

-- :BANK_DUE postings that wait for the bank, those that fit first: row
select id as "id", day as "day", kind as "kind", amount as "amount",
	voucher as "voucher", no as "no", nullif(fits, false) as "fits"
from api.bank_due(api.care_id(), $1::bigint)

-- :BANK_PAIRS rows that could be this one come back: row
select o.id as "id", o.day as "day", o.text as "text"
from api.bank_rows(api.care_id(), '', $1::bigint + 1, 1) b
join api.bank_rows(api.care_id(), 'open', null, 500) o
	on o.amount = b.amount and o.direction <> b.direction
where b.id = $1::bigint and b.state = 'open'

-- :BANK_MATCH says which postings a row is: row postings
select api.bank_match($1::bigint, $2::bigint[])

-- :BANK_EXPLAIN says what a row is that no case made: row why note other
select api.bank_explain($1::bigint, $2, $3, $4::bigint)

-- :BANK_UNDO takes a match back: row
select api.bank_undo($1::bigint)

-- :MONTHS months, what is open in them
select to_char(month, 'YYYY-MM') as "month", rows as "rows",
	postings as "postings", balance as "balance",
	closed_by as "by", closed as "closed"
from api.month_list(api.care_id())

-- :MONTH_CLOSE closes a month: first day, balance in yuan
select api.month_close(api.care_id(), $1::date, ($2::numeric * 100)::bigint)
