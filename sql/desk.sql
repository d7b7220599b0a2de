-- Statements of the desk.

-- :LOGIN_FIND what a log-in is compared with: login, address
select account as "account", password as "password", wait as "wait"
from api.login_find($1, $2)

-- :LOGIN_FAILED counts a wrong guess: login, address
select api.login_failed($1, $2)

-- :LOGIN_DONE half a session: account, token, address
select api.login_done($1::bigint, sha256(convert_to($2, 'UTF8')), $3)

-- :TOTP_MINE second factor of the one logging in
select account as "account", secret as "secret", confirmed as "confirmed",
	last_step as "last_step", wait as "wait"
from api.totp_mine()

-- :TOTP_BEGIN keeps a new secret: encrypted secret
select api.totp_begin($1)

-- :TOTP_FAILED counts a wrong code: address
select api.totp_failed($1)

-- :TOTP_DONE makes the session whole: step, token, digests or null, address
select api.totp_done($1::bigint, sha256(convert_to($2, 'UTF8')),
	(select array_agg(decode(x, 'hex')) from unnest($3::text[]) x), $4)

-- :RECOVERY_USE logs in by a recovery code: digest, token, address
select api.recovery_use(decode($1, 'hex'), sha256(convert_to($2, 'UTF8')), $3)

-- :OFFICER_FIRST sets the first password: login, code, hash, address
select api.officer_first($1, $2, $3, $4)

-- :PASSWORD_MINE the hash of one's own password
select api.password_mine()

-- :PASSWORD_RENEW the same password's hash at today's cost: account old new
select api.password_renew($1::bigint, $2, $3)

-- :PASSWORD_SET a new one: hash
select api.password_set($1)

-- :LOGOUT ends the session
select api.logout()

-- :PREFER language and type size: lang, large
select api.prefer($1, $2::boolean)

-- :COUNTS numbers on the tabs of the inbox
select claim as "claim", mine as "mine", waiting as "waiting",
	soon as "soon", overdue as "overdue", closed as "closed"
from api.inbox_counts()
union all select 0, 0, 0, 0, 0, 0 limit 1

-- :INBOX one tab: tab, before, rows
select id as "id", no as "no", title as "title", module as "module",
	state as "state", label as "label", label_en as "label.en",
	place as "place", due_on as "due", colour as "colour",
	nullif(paused, false) as "paused", owner as "owner",
	nullif(waiting, false) as "waiting"
from api.inbox($1, $2::bigint, $3::int)

-- :SEARCH cases by number, code or words: words, before, rows
select id as "id", no as "no", title as "title",
	service_title as "service", service_title_en as "service.en",
	module as "module", label as "label", label_en as "label.en",
	place as "place", due_on as "due", owner as "owner",
	submitted_on as "submitted"
from api.find_cases($1, $2::bigint, $3::int)

-- :MODULE_OF module of a case the officer may see: number
select module from rg.case_file where no = $1

-- :MESSAGES messages to the officer, newest first: before
select o.id as "id", o.template as "template", o.params->>'no' as "no",
	o.params->>'title' as "title", o.params->>'due' as "due",
	to_char(o.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
		as "at", o.read_at is null as "new"
from rg.outbox o
where o.way = 'site' and o.account = (select api.me())
	and ($1::bigint is null or o.id < $1::bigint)
order by o.id desc limit 21

-- :MESSAGES_SEEN marks them read
select api.messages_seen()

-- :OFFICERS officers of the area: words, after
select id as "id", login as "login", name as "name",
	station_name as "station", level as "level", state as "state",
	roles as "roles", nullif(factor, false) as "factor",
	to_char(seen_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "seen"
from api.officers($1, $2::bigint)

-- :OFFICER one of them: account
select id as "id", login as "login", name as "name",
	station_name as "station", level as "level", state as "state",
	nullif(factor, false) as "factor",
	to_char(seen_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "seen"
from api.officers('', $1::bigint - 1) where id = $1::bigint

-- :ROLES all roles, and which the officer holds: account
select code as "code", family as "family", title as "title",
	title_en as "title.en", nullif(held, false) as "held"
from api.roles_of($1::bigint)

-- :NEED refuses who lacks a role
select api.need($1)

-- :STATIONS stations of the area, for a new officer
select s.id as "id", s.name as "name", s.level as "level"
from rg.station s
where s.active and s.area between (select api.my_lo())
	and (select api.my_hi()) and s.lo <= s.hi
order by s.area limit 3000

-- :CREATE opens an account: login name mobile station code
select api.officer_create($1, $2, $3, $4::bigint, $5)

-- :SET_STATE locks, closes, reopens: account, state
select api.officer_state($1::bigint, $2)

-- :RESET takes password and second factor away: account, code
select api.officer_reset($1::bigint, $2)

-- :GIVE_ROLE entrusts a role: account, role
select api.role_give($1::bigint, $2)

-- :TAKE_ROLE withdraws one: account, role
select api.role_take($1::bigint, $2)

-- :SECURITY_LOG newest first: before
select id as "id", to_char(at at time zone 'Asia/Shanghai',
	'YYYY-MM-DD HH24:MI:SS') as "at", login as "login",
	event as "event", object as "object", address as "address"
from api.admin_log($1::bigint)

-- :READ_LOG newest first: before
select id as "id", to_char(at at time zone 'Asia/Shanghai',
	'YYYY-MM-DD HH24:MI:SS') as "at", login as "login", role as "role",
	route as "route", object as "object"
from api.read_log($1::bigint)

-- :LEDGER_ALARM the newest check of the books if it found faults
select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
	as "at", faults as "faults"
from api.ledger_alarm()

-- :LEDGER_CHECKS the last checks of the books
select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
	as "at", nullif(faults, 0) as "faults"
from api.ledger_checks()

-- :LEDGER_FOUND what the newest check found
select split_part(f, ' ', 1) as "code", substr(f, strpos(f, ' ') + 1)
	as "detail"
from (select found from api.ledger_checks() limit 1) k,
	unnest(k.found) with ordinality u(f, n) order by n

-- :STANDARDS all versions, newest first
select id as "id", service as "service", title as "title",
	title_en as "title.en", version as "version",
	to_char(loaded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
		as "loaded", left(encode(checksum, 'hex'), 12) as "checksum",
	nullif(current, false) as "current", cases as "cases"
from api.standards()

-- :STANDARD one version: id
select id as "id", service as "service", title as "title",
	title_en as "title.en", version as "version",
	to_char(loaded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
		as "loaded", encode(checksum, 'hex') as "checksum",
	nullif(current, false) as "current", cases as "cases"
from api.standards() where id = $1::bigint

-- :STATES its states: id
select state as "state", label as "label", label_en as "label.en",
	applicant as "applicant", applicant_en as "applicant.en",
	role as "role", case when 1 = any(levels) then 1 end as "level.1",
	case when 2 = any(levels) then 1 end as "level.2",
	case when 3 = any(levels) then 1 end as "level.3",
	case when 4 = any(levels) then 1 end as "level.4",
	case when 5 = any(levels) then 1 end as "level.5",
	step_days as "days", step_unit as "unit"
from rg.standard_state where standard = $1::bigint order by ord

-- :FIGURES the open figures
select module as "module", metric as "metric", value as "value",
	unit as "unit"
from api.figures()

-- :FIGURES_BY figures by reason, trade, district or month: kind
select label as "label", label_en as "label.en", n as "n"
from api.figures_by($1)

-- :ON_TIME cases in hand by district: in time, amber, red
select name as "name", open as "open", amber as "amber", red as "red"
from api.on_time()

-- :RETENTION_DUE what is due today by kind, and what a hold keeps
select kind as "kind", nullif(two, false) as "two", n as "n",
	nullif(held, 0) as "held", oldest as "oldest"
from api.erasure_due() order by not two, kind

-- :ERASURES requests to erase, newest first: before
select id as "id", kind as "kind", account as "account", as_of as "as_of",
	reason as "reason", asked_by as "asked_by",
	to_char(asked_at, 'YYYY-MM-DD HH24:MI') as "asked",
	approved_by as "approved_by",
	to_char(approved_at, 'YYYY-MM-DD HH24:MI') as "approved",
	case when dropped_at is not null then 'dropped'
		when done_at is not null then 'done'
		when began_at is not null then 'begun'
		when approved_at is not null then 'ready' else 'waits' end
		as "state", nullif(mine, false) as "mine",
	(select string_agg(key || ' ' || value, ', ' order by key)
		from jsonb_each_text(counts)) as "counts"
from api.erasures($1::bigint)

-- :ERASURE_ASK the first of two: kind, who, reason, key
select api.erasure_ask($1, $2, $3, $4)

-- :ERASURE_APPROVE the second of two: request
select api.erasure_approve($1::bigint)

-- :ERASURE_DROP gives a request up
select api.erasure_drop($1::bigint)

-- :HOLDS legal holds in force
select id as "id", no as "no", account as "account", reason as "reason",
	put_by as "put_by", to_char(put_at, 'YYYY-MM-DD') as "put",
	nullif(mine, false) as "mine"
from api.holds()

-- :HOLD_PUT holds a case or a person: case, person, reason, key
select api.hold_put($1, $2, $3, $4)

-- :HOLD_LIFT lifts a hold: hold, why
select api.hold_lift($1::bigint, $2)

-- :KEEPINGS keeping times
select kind as "kind", from_on as "from", n as "n", unit as "unit",
	basis as "basis",
	nullif(now, false) as "now"
from api.keepings()

-- :KEEPING_SET sets one from a day on: kind, from, days, basis
select api.keeping_set($1, $2::date, $3::int * interval '1 day', $4)

-- :VISITS bad ratings to be answered, or answered: done, before
select v.id as "id", v.no as "no", v.module as "module",
	v.title as "title", v.title_en as "title.en", v.place as "place",
	v.level as "level", v.on_day as "on", v.due_on as "due",
	nullif(v.late, false) as "late", v.done_on as "done",
	v.done_by as "by"
from api.visits($1::boolean, $2::bigint) v

-- :RATING_SUMS sums of the area by service and year
select s.year as "year", s.title as "title", s.title_en as "title.en",
	s.n as "n", s.percent as "percent", s.n5 as "n5", s.n4 as "n4",
	s.n3 as "n3", s.n2 as "n2", s.n1 as "n1"
from api.rating_sums() s
