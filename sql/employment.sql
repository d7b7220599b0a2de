-- Statements of program employment.  Those of lib/cases stand in common.sql.

-- ---- what anybody sees ----------------------------------------------------

-- :JOB_FIGURES posts, people wanted, employers, contracts
select posts as "posts", people as "people", employers as "employers",
	hired as "hired" from api.job_figures()

-- :JOBS posts one can apply to: words kind place pay before rows
select id as "id", title as "title", employer as "employer",
	family as "family", place as "place", pay_kind as "pay_kind",
	pay_min as "pay_min", pay_max as "pay_max", headcount as "headcount",
	nullif(veteran_first, false) as "veteran_first",
	nullif(veteran_founded, false) as "veteran_founded",
	until_on as "until"
from api.jobs($1, $2, $3::bigint, $4::int, $5::bigint, $6::int)

-- :JOB_TOWNS towns of the district a place lies in: division
select l.code as "value", l.name as "label"
from api.division_list($1::bigint / 1000000 * 1000000) l

-- :JOB one post: number
select id as "id", title as "title", employer as "employer",
	about as "about", nullif(agency, false) as "agency",
	nullif(veteran_founded, false) as "veteran_founded",
	family as "family", headcount as "headcount", duties as "duties",
	conditions as "conditions",
	nullif(veteran_first, false) as "veteran_first", place as "place",
	address as "address", pay_kind as "pay_kind", pay_min as "pay_min",
	pay_max as "pay_max", contract as "contract",
	nullif(benefits, '') as "benefits", tel as "tel",
	online_on as "online", until_on as "until",
	nullif(open, false) as "open", standard as "standard"
from api.job($1::bigint)

-- :JOBS_FOR_ME posts that suit one's particulars: rows
select id as "id", title as "title", employer as "employer",
	place as "place", pay_kind as "pay_kind", pay_min as "pay_min",
	pay_max as "pay_max" from api.jobs_for_me($1::int)

-- :SUBSIDY interest subsidy: yuan kind rate lpr days signed
select api.yuan(x.fen) as "principal", api.yuan(x.cap) as "cap",
	api.yuan(least(x.fen, x.cap)) as "base",
	trim_scale($3::numeric) as "rate", trim_scale(x.borne * 100) as "borne",
	trim_scale(greatest($3::numeric - x.borne * 100, 0)) as "net",
	$5::int as "days", trim_scale(x.share * 100) as "share",
	api.yuan(api.interest_subsidy(x.fen, x.cap, $3::numeric / 100,
		x.borne, $5::int, x.share)) as "amount"
from (select ($1::numeric * 100)::bigint fen,
	(api.policy_value('guaranteed_loan', 'cap_' || $2, $6::date)
		* 100)::bigint cap,
	api.policy_value('guaranteed_loan', 'share', $6::date) share,
	coalesce(greatest($4::numeric / 100 - api.policy_value(
		'guaranteed_loan', 'borne_below_lpr', $6::date), 0), 0) borne) x
where x.cap is not null and x.share is not null

-- ---- who looks for work ---------------------------------------------------

-- :RESUME_MINE the visitor's particulars
select sex as "sex", birth_year as "birth_year", education as "education",
	service_years as "service_years", mil_skill as "mil_skill",
	skills as "skills", licences as "licences", family as "family",
	area as "area", pay as "pay" from api.resume_mine()

-- :MIL_SKILLS kinds of service work
select code as "value", title as "label", title_en as "label.en",
	skills as "skills" from api.mil_skills()

-- :RESUME_PUT saves particulars
select api.resume_put($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- :MATCH_OF the visitor's application to a post: post
select m.state as "state" from api.my_matches() m
where m.post = $1::bigint and m.state <> 'WITHDRAWN' limit 1

-- :JOB_APPLY applies: post consent
select api.job_apply($1::bigint, $2)

-- :MY_MATCHES the visitor's applications
select id as "id", post as "post", title as "title", employer as "employer",
	state as "state", nullif(code, '') as "code",
	to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "at",
	nullif(consented, false) as "consented", nullif(open, false) as "open"
from api.my_matches()

-- :MATCH_WITHDRAW takes consent and application back: number
select api.match_withdraw($1::bigint)

-- :SEARCH_SAVE keeps a search: words kind place pay
select api.search_save($1, $2, $3, $4)

-- :SEARCHES_MINE kept searches
select id as "id", nullif(q, '') as "q", nullif(family, '') as "family",
	area as "area", place as "place", pay_min as "pay"
from api.searches_mine()

-- :SEARCH_DROP forgets one: number
select api.search_drop($1::bigint)

-- ---- employers ------------------------------------------------------------

-- :EMPLOYER_MINE the employer the visitor answers for
select id as "id", name as "name", no as "no" from api.employer_mine()

-- :POSTS_MINE posts of the visitor's
select id as "id", no as "no", title as "title", state as "state",
	label as "word", label_en as "word.en", until_on as "until",
	headcount as "headcount", filled as "filled",
	nullif(new, 0) as "new", total as "total" from api.posts_mine()

-- :POST_MINE one of them: case number
select id as "id", no as "no", title as "title", headcount as "headcount",
	filled as "filled" from api.post_mine($1)

-- :POST_MATCHES who applied: case number
select id as "id", state as "state", nullif(code, '') as "code",
	to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "at",
	name as "name", mobile as "mobile", sex as "sex",
	birth_year as "birth_year", education as "education",
	service_years as "service_years", skills as "skills",
	nullif(licences, '') as "licences", pay as "pay",
	nullif(seen, false) as "seen", nullif(late, false) as "late",
	case when state in ('APPLIED', 'TALK', 'INTENT', 'OFFER', 'CONTRACT')
		then 1 end as "open"
from api.post_matches($1)

-- :MATCH_ANSWER answers: number state code shared
select api.match_answer($1::bigint, $2, $3, $4)

-- ---- the officers' side ---------------------------------------------------

-- :SILENT posts where applicants wait for an answer
select no as "no", title as "title", employer as "employer",
	waiting as "waiting", oldest as "oldest" from api.silent_employers(200)

-- ---- the subsidy on interest ----------------------------------------------

-- :SUBSIDY_SUM a claim with its numbers, and where the money is: number
select unit as "unit", kind as "kind", year as "year",
	quarter as "quarter", signed as "signed", principal as "principal", cap as "cap", base as "base", rate as "rate",
	borne as "borne", net as "net", days as "days", share as "share",
	interest as "interest", claimed as "claimed", amount as "amount",
	nullif(checked, false) as "checked",
	nullif(granted, false) as "granted", state as "state",
	bank_on as "bank_on", returned as "returned",
	case when claimed <> amount then 1 end as "differs"
from api.subsidy_sum($1)

-- :SUBSIDY_FIGURES subsidies paid so far
select paid as "paid", sum as "sum" from api.subsidy_figures()

-- :SUBSIDY_DESK decision and payment of a claim: number
select given as "given", needed as "needed",
	nullif(minutes, false) as "minutes", state as "state",
	entered_by as "entered_by", entered as "entered",
	released_by as "released_by", released as "released",
	bank_on as "bank_on", voucher as "voucher", returned as "returned",
	holder as "holder", bank_name as "bank_name",
	spendable as "spendable"
from api.subsidy_desk($1)

-- :SUBSIDY_RISKS what must be answered before a payment: number
select code as "code", detail as "detail", answer as "answer"
from api.subsidy_risks($1)

-- :SUBSIDY_FUND what the fund has
select name as "name", name_en as "name.en", at_bank as "at_bank",
	under_way as "under_way", spendable as "spendable",
	granted as "granted", paid as "paid", nullif(keeps, false) as "keeps"
from api.subsidy_fund()

-- :SUBSIDY_POSTINGS postings of the fund: before rows
select n as "n", day as "day", kind as "kind", amount as "amount",
	no as "no", by_name as "by", note as "note"
from api.subsidy_postings($1::bigint, $2::int)

-- :BUDGET_IN public money came in: yuan day voucher key
select api.budget_in(($1::numeric * 100)::bigint, $2::date, $3, $4)

-- ---- parameters of the scheme ----------------------------------------------

-- :POLICY_PARAMS parameters, the newest first
select name as "name", from_on as "from", value as "value",
	source as "source", by_name as "by",
	nullif(to_come, false) as "to_come",
	nullif(in_force, false) as "in_force", nullif(may, false) as "may"
from api.policy_params()

-- :POLICY_SET a parameter for a day to come: name day value source
select api.policy_set($1, $2::date, $3, $4)

-- :POLICY_DROP takes one back: name day
select api.policy_drop($1, $2::date)
