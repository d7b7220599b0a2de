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
	fair as "fair", visitor as "visitor",
	case when state in ('APPLIED', 'TALK', 'INTENT', 'OFFER', 'CONTRACT')
		then 1 end as "open"
from api.post_matches($1)

-- :MATCH_ANSWER answers: number state code shared
select api.match_answer($1::bigint, $2, $3, $4)

-- ---- posts that officers propose ------------------------------------------

-- :POOL_MINE since when the visitor agrees to be found
select to_char(since at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "since"
from api.pool_mine()

-- :POOL_SET agrees, or no more: in consent
select api.pool_set($1::boolean, $2)

-- :PROPOSALS_MINE posts proposed to the visitor
select id as "id", post as "post", title as "title", employer as "employer",
	place as "place", pay_kind as "pay_kind", pay_min as "pay_min",
	pay_max as "pay_max", nullif(note, '') as "note",
	to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "at",
	station as "station"
from api.proposals_mine()

-- :PROPOSAL_DECLINE not interested: number
select api.proposal_decline($1::bigint)

-- :POOL who agreed to be found: one kind before rows
select id as "id", name as "name", sex as "sex", age as "age",
	education as "education", service_years as "service_years",
	skills as "skills", nullif(licences, '') as "licences",
	family as "family", place as "place", pay as "pay", since as "since",
	nullif(open, 0) as "open", nullif(declined, 0) as "declined",
	nullif(applied, 0) as "applied"
from api.pool($1::bigint, $2, $3::bigint, $4::int)

-- :POOL_JOBS posts to propose: person words
select id as "id", title as "title", employer as "employer",
	place as "place", family as "family", pay_kind as "pay_kind",
	pay_min as "pay_min", pay_max as "pay_max"
from api.pool_jobs($1::bigint, $2)

-- :POOL_PROPOSALS what was proposed: person
select title as "title", employer as "employer",
	to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "at",
	by_name as "by", state as "state"
from api.pool_proposals($1::bigint)

-- :PROPOSE proposes: person posts note key
select api.propose($1::bigint, $2::bigint[], $3, $4)

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

-- ---- start-up loans --------------------------------------------------------

-- :LOAN_CEILINGS ceilings and terms of today
select kind as "kind", cap as "cap", months as "months", source as "source"
from api.loan_ceilings()

-- :LOAN_BANKS banks that take part
select id as "id", name as "value", name as "label", tel as "tel"
from api.loan_banks()

-- :LOAN_MONTHS loans granted by month
select month as "month", n as "n", sum as "sum" from api.loan_months()

-- :LOAN_KEY the key lists are signed with
select key as "key", pem as "pem" from api.loan_key()

-- :LOAN_RULES what holds today for who fills a draft in: draft
select kind as "kind", cap as "cap", months as "months",
	staff_large as "staff_large", share as "share",
	share_large as "share_large", source as "source"
from api.loan_rules($1::bigint)

-- :LOAN_CHECK refuses what is against it: draft
select api.loan_check($1::bigint)

-- :LOAN_CASE what was asked for and answered: number
select bank as "bank", tel as "tel", kind as "kind", asked as "asked",
	asked_months as "asked_months", cap as "cap",
	cap_months as "cap_months", list as "list", handed_on as "handed",
	nullif(answer, '') as "answer", loan_no as "loan_no",
	principal as "principal", rate as "rate", months as "months",
	granted_on as "granted", said as "said", said_on as "said_on"
from api.loan_case($1)

-- :LOAN_CLAIM a draft of a claim for the subsidy: number
select api.loan_claim($1)

-- :LOAN_WAITING verified applications on no list
select id as "id", no as "no", title as "title", bank as "bank",
	bank_name as "bank_name", amount as "amount", months as "months",
	since as "since"
from api.loan_waiting()

-- :LOAN_LINES what the bank is told: bank cases
select id as "id", applicant as "applicant", no as "no", name as "name",
	id_no as "id_no", mobile as "mobile", kind as "kind", firm as "firm",
	uscc as "uscc", amount as "amount", months as "months",
	guarantee as "guarantee", purpose as "purpose", project as "project",
	merit as "merit"
from api.loan_lines($1::bigint, $2::bigint[])

-- :LOAN_LIST_MAKE makes a list: bank cases lines head digest key
select api.loan_list_make($1::bigint, $2::bigint[], $3::text[], $4, $5, $6)

-- :LOAN_LISTS lists, the newest first
select id as "id", no as "no", bank as "bank", day as "day", n as "n",
	sum as "sum", state as "state", nullif(signed, false) as "signed",
	answered as "answered"
from api.loan_lists()

-- :LOAN_LIST one list: number
select id as "id", no as "no", bank as "bank", contact as "contact",
	tel as "tel", day as "day", n as "n", sum as "sum", head as "head",
	sha256 as "sha256", nullif(signature, '') as "signature",
	nullif(key, '') as "key", slip as "slip", state as "state",
	made_by as "made_by", done_by as "done_by", done as "done",
	handed_on as "handed", nullif(note, '') as "note",
	nullif(whole, false) as "whole"
from api.loan_list($1::bigint)

-- :LOAN_ITEMS its applications: list
select id as "id", applicant as "applicant", no as "no", title as "title",
	line as "line", state as "state", label as "word",
	label_en as "word.en", nullif(live, false) as "live"
from api.loan_items($1::bigint)

-- :LOAN_LIST_DO hands it over or withdraws it: list deed day note key
select api.loan_list_do($1::bigint, $2, $3::date, $4, $5)

-- :LOAN_IMPORT a bank's table, to be looked at: bank name bytes
select api.loan_import($1::bigint, $2, $3::bytea)

-- :LOAN_IMPORT_ONE such a table: number
select id as "id", name as "name", bank as "bank", taken as "taken",
	good as "good", nullif(bad, 0) as "bad"
from api.loan_import_one($1::bigint)

-- :LOAN_IMPORT_ROWS its rows: number
select line as "line", no as "no", result as "result", loan as "loan",
	sum as "sum", rate as "rate", months as "months", day as "day",
	reason as "reason", nullif(fault, '') as "fault"
from api.loan_import_rows($1::bigint)

-- :LOAN_IMPORT_TAKE they count: table skip key
select api.loan_import_take($1::bigint, $2, $3)

-- :LOAN_BANKS_DESK all banks
select id as "id", name as "name", contact as "contact", tel as "tel",
	since as "since", ended as "ended", by_name as "by", open as "open",
	nullif(may, false) as "may"
from api.loan_banks_desk()

-- :LOAN_BANK_ADD takes a bank in: name contact telephone key
select api.loan_bank_add($1, $2, $3, $4)

-- :LOAN_BANK_END it takes part no longer: bank
select api.loan_bank_end($1::bigint)

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

-- ---- job fairs -------------------------------------------------------------

-- :FAIRS fairs to come, or those that were: past
select id as "id", title as "title", kind as "kind", day as "day", begins as "begins",
	ends as "ends", place as "place", stage as "stage", stalls as "stalls",
	posts as "posts", nullif(stage='SIGNUP',false) as "open",
	nullif(greatest(free_stalls,0),0) as "free_stalls",
	nullif(greatest(free_places,0),0) as "free_places"
from api.fairs($1::boolean, 50)

-- :FAIR_TOTALS figures of all reported fairs
select what as "what", n as "n", few as "few"
from api.fair_totals()

-- :JOB_FUNNEL from posts to people still on them
select what as "what", n as "n", few as "few" from api.job_funnel()

-- :FAIR one fair: number
select id as "id", title as "title", kind as "kind", day as "day", begins as "begins",
	ends as "ends", place as "place", host as "host", tel as "tel",
	until_on as "until", stage as "stage", nullif(note,'') as "note",
	stalls as "stalls", visitors as "visitors",
	nullif(greatest(free_stalls,0),0) as "free_stalls",
	nullif(greatest(free_places,0),0) as "free_places", mine as "mine",
	mine_code as "code", nullif(mine_came,false) as "came",
	employer as "employer", stall as "stall", stall_state as "stall_state"
from api.fair($1::bigint)

-- :FAIR_POSTS who stands where with which posts: fair
select stall as "stall", employer as "employer", about as "about", n as "n",
	post as "post", title as "title", headcount as "headcount",
	case when kept then 'yes' when not kept then 'no' end as "kept"
from api.fair_posts($1::bigint)

-- :FAIR_FIGURES figures of a reported fair: fair
select what as "what", n as "n", few as "few"
from api.fair_figures($1::bigint)

-- :FAIR_VISIT a visitor's place: fair key
select api.fair_visit($1::bigint, $2)

-- :FAIR_VISIT_DROP gives it back: fair key
select api.fair_visit_drop($1::bigint, $2)

-- :FAIR_MINE the visitor's employer at a fair: fair
select employer as "employer", name as "name", barred as "barred", stall as "stall",
	state as "state", nullif(note,'') as "note", agent as "agent",
	mobile as "mobile", pledge as "pledge",
	case when state in ('APPLIED', 'CONFIRMED', 'CHECKED_IN') then 1 end as "has"
from api.fair_mine($1::bigint)

-- :FAIR_MY_POSTS posts it may bring: fair
select id as "value", title as "label", headcount as "headcount"
from api.fair_my_posts($1::bigint)

-- :FAIR_MINE_POSTS posts it brings: fair
select row_number()over(order by p.id) as "n", title as "title",
	headcount as "headcount"
from api.fair_my_posts($1::bigint) p where picked

-- :FAIR_STALL_ASK a stall: fair agent mobile pledge posts key
select api.fair_stall_ask($1::bigint, $2, $3, $4::int, $5::bigint[], $6)

-- :FAIR_STALL_DROP gives it back: fair key
select api.fair_stall_drop($1::bigint, $2)

-- :FAIR_DESK fairs of the officer's area
select id as "id", title as "title", kind as "kind", day as "day", begins as "begins",
	place as "place", station as "station", stage as "stage",
	stalls as "stalls", taken as "taken", visitors as "visitors",
	signed as "signed"
from api.fair_desk()

-- :FAIR_PLAN plans one
select api.fair_plan($1, $2, $3::date, $4::time, $5::time, $6, $7, $8, $9,
	$10::int, $11::int, $12::date, $13, $14, $15)

-- :FAIR_ONE one of them: fair
select id as "id", title as "title", kind as "kind", day as "day", begins as "begins",
	ends as "ends", place as "place", host as "host", keeper as "keeper",
	tel as "tel", stalls as "stalls", visitors as "visitors",
	until_on as "until", nullif(plan,'') as "plan",
	nullif(licence,'') as "licence", stage as "stage",
	nullif(note,'') as "note", station as "station", taken as "taken",
	nullif(due,0) as "due", firms as "firms", absent as "absent",
	posts as "posts", people as "people", signed as "signed",
	came as "came", talks as "talks", intents as "intents",
	offers as "offers", contracts as "contracts", stayed as "stayed",
	gone as "gone", pledged as "pledged", kept as "kept"
from api.fair_one($1::bigint)

-- :FAIR_DO publishes, calls off, reports: fair deed note key
select api.fair_do($1::bigint, $2, $3, $4)

-- :FAIR_STALLS its stalls: fair
select id as "id", n as "n", employer as "employer", no as "no", agent as "agent",
	mobile as "mobile", pledge as "pledge", state as "state",
	nullif(note,'') as "note", posts as "posts", people as "people",
	hired as "hired", nullif(in_time,false) as "in_time",
	case when state not in ('CANCELLED', 'REFUSED') then 1 end as "live",
	case when state = 'CHECKED_IN' and pledge > 0 and hired >= pledge then 1 end as "kept"
from api.fair_stalls($1::bigint)

-- :FAIR_STALL_DO a step of a stall: fair stall deed note listed key
select api.fair_stall_do($1::bigint, $2::bigint, $3, $4, $5, $6)

-- :FAIR_VISITORS who comes: fair
select id as "id", n as "n", name as "name", mobile as "mobile", state as "state",
	nullif(walk_in,false) as "walk_in", came_at as "came"
from api.fair_visitors($1::bigint)

-- :FAIR_BLANKS numbers of the blank lines on the list: fair
select x.n as "n" from (select coalesce(max(v.n), 0) k
	from api.fair_visitors($1::bigint) v) m,
	lateral generate_series(m.k + 1, m.k + 20) x (n)

-- :FAIR_IN checks in: fair numbers key
select api.fair_in($1::bigint, $2, $3)

-- :FAIR_CODE whose ticket: fair code
select n as "n", name as "name", state as "state", nullif(today,false) as "today"
from api.fair_code($1::bigint, $2)

-- :FAIR_WALK_IN somebody without account: fair name mobile number key
select api.fair_walk_in($1::bigint, $2, $3, $4::int, $5)

-- :FAIR_SHEET the sheet of a stall: fair stall
select n as "n", post as "post", title as "title", headcount as "headcount",
	talk as "talk", intent as "intent", offer as "offer",
	contract as "contract", stall as "stall", employer as "employer"
from api.fair_sheet($1::bigint, $2::bigint)

-- :FAIR_SHEET_PUT keeps it: fair stall fields numbers key
select api.fair_sheet_put($1::bigint, $2::bigint, $3::text[], $4::text[], $5)

-- :FAIR_IMPORT takes a table in: fair name bytes
select api.fair_import($1::bigint, $2, $3::bytea)

-- :FAIR_IMPORT_ONE a table: fair table
select id as "id", name as "name", nullif(done,false) as "done", good as "good",
	nullif(bad,0) as "bad"
from api.fair_import_one($1::bigint, $2::bigint)

-- :FAIR_IMPORT_ROWS its rows: fair table
select line as "line", stall as "stall", post as "post", visitor as "visitor",
	result as "result", nullif(fault,'') as "fault"
from api.fair_import_rows($1::bigint, $2::bigint)

-- :FAIR_IMPORT_TAKE they count: fair table skip key
select api.fair_import_take($1::bigint, $2::bigint, $3, $4)

-- :FAIR_CHECKS contracts and three months later: fair
select id as "id", n as "n", nullif(name,'') as "name", nullif(mobile,'') as "mobile",
	employer as "employer", title as "title", contract_on as "contract",
	due_on as "due_on", nullif(due,false) as "due", state as "state"
from api.fair_checks($1::bigint)

-- :FAIR_CHECK still there or gone: fair match state key
select api.fair_check($1::bigint, $2::bigint, $3, $4)

-- ---- training --------------------------------------------------------------

-- :CLASSES classes to come
select id as "id", title as "title", school as "school", place as "place",
	level as "level", hours as "hours", from_on as "from", to_on as "to",
	until_on as "until", nullif(free,false) as "free",
	api.yuan(fee) as "fee", seats as "seats",
	nullif(greatest(left_over,0),0) as "left",
	nullif(waiting,0) as "waiting"
from api.classes(50)

-- :CLASS one class: number
select id as "id", title as "title", school as "school", place as "place",
	family as "family", level as "level", hours as "hours",
	from_on as "from", to_on as "to", until_on as "until",
	nullif(free,false) as "free", api.yuan(fee) as "fee",
	nullif(allowance,'') as "allowance", tel as "tel", seats as "seats",
	nullif(greatest(left_over,0),0) as "left",
	nullif(waiting,0) as "waiting", state as "state",
	nullif(note,'') as "note", nullif(open,false) as "open", no as "no",
	seat as "seat", turn as "turn", finished as "finished",
	short as "short"
from api.class($1::bigint)

-- :CLASS_BEGIN a draft of an application: class
select api.class_begin($1::bigint)

-- :CLASS_PAPER the class of an application: case
select title as "title", school as "school", place as "place", level as "level",
	hours as "hours", from_on as "from", to_on as "to", seat as "seat",
	cert as "cert", nullif(free,false) as "free",
	nullif(allowance,'') as "allowance", tel as "tel"
from api.class_paper($1::bigint)

-- :CLASS_DESK classes of the officer's area
select id as "id", title as "title", school as "school", from_on as "from",
	to_on as "to", station as "station", seats as "seats",
	taken as "taken", nullif(waiting,0) as "waiting", state as "state"
from api.class_desk()

-- :CLASS_PLAN publishes one
select api.class_plan($1, $2, $3, $4, $5, $6::int, $7::int, $8::date,
	$9::date, $10::date, (nullif($11, '')::numeric * 100)::bigint, $12,
	$13, $14)

-- :CLASS_ONE one of them: class
select id as "id", title as "title", school as "school", place as "place",
	level as "level", hours as "hours", seats as "seats",
	from_on as "from", to_on as "to", until_on as "until",
	state as "state", nullif(note,'') as "note", taken as "taken",
	nullif(waiting,0) as "waiting", taught as "taught",
	nullif(cancellable,false) as "can_off", nullif(begun,false) as "begun",
	short as "short"
from api.class_one($1::bigint)

-- :CLASS_PEOPLE who has a seat, who waits: class
select case_id as "id", no as "no", name as "name", mobile as "mobile",
	seat as "seat", turn as "turn", state as "state", label as "word",
	label_en as "word.en", share as "share", cert as "cert",
	nullif(mine,false) as "mine"
from api.class_people($1::bigint)

-- :CLASS_OFF does not take place: class why key
select api.class_off($1::bigint, $2, $3)

-- :CLASS_DAY attendance: class day
select case_id as "id", seat as "seat", name as "name", nullif(came,false) as "came",
	hours as "hours"
from api.class_day($1::bigint, $2::date)

-- :CLASS_DAYS days written down: class
select day as "day", hours as "hours", came as "came", of as "of"
from api.class_days($1::bigint)

-- :CLASS_DAY_PUT writes a day down: class day hours who key
select api.class_day_put($1::bigint, $2::date, $3::int, $4::bigint[], $5)
