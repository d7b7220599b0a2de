-- Statements of program welcome.  Those of lib/cases stand in common.sql.

-- ---- the public side ------------------------------------------------------

-- :REPORT_FIGURES by month
select f.month as "month", f.n as "n", f.within as "within",
	round(100.0 * f.within / f.n, 1) as "share", f.median as "median",
	f.p90 as "p90", f.at_window as "window", f.booked as "booked",
	f.after_hours as "after", f.home as "home", f.rated as "rated",
	f.satisfied as "satisfied"
from api.report_figures() f

-- :REPORT_CASE the report-in a time is booked for: number
select c.no as "no", c.title as "title", c.state as "state",
	o.fields->>'service_mode' as "mode",
	case when c.state in ('PRE_REG', 'BOOKED') then 1 end as "early"
from rg.case_file c join rg.case_form o on o.case_id = c.id
where c.no = $1 and c.applicant = (select api.me())
	and c.service = 'welcome-report'

-- :REPORT_SLOTS times that can be booked, of the service wished for first: number
select s.id as "id", s.day as "day", extract(isodow from s.day) as "dow",
	s.begins as "begins", s.ends as "ends",
	s.kind as "kind", s.place as "place", s.left_over as "left",
	case when s.left_over < 1 then 1 end as "full",
	case when s.mine then 1 end as "mine"
from api.report_slots($1) s
order by (s.kind = (select o.fields->>'service_mode' from rg.case_file c
	join rg.case_form o on o.case_id = c.id where c.no = $1)) desc
	nulls last, s.kind = 'booked' desc, s.kind, s.day, s.begins, s.id

-- :REPORT_BOOKED the time that is booked: number
select b.day as "day", extract(isodow from b.day) as "dow",
	b.begins as "begins", b.ends as "ends",
	b.kind as "kind", b.place as "place"
from api.report_booked($1) b

-- :REPORT_BOOK number time key
select api.report_book($1, $2::bigint, $3)

-- :REPORT_PAPER what the papers of a report-in say: number
select to_char(e.at at time zone 'Asia/Shanghai',
		'FMYYYY"年"FMMM"月"FMDD"日"') as "came",
	api.division_path(c.area) as "place"
from rg.case_file c
left join lateral (select x.at from rg.case_event x where x.case_id = c.id
	and x.action = 'check_in' order by x.version desc limit 1) e on true
where c.no = $1

-- ---- the officers' side ---------------------------------------------------

-- :REPORT_BOARD everybody at the window
select b.path, b.doc from api.report_board() b

-- :REPORT_TODAY the day shown: day
select coalesce($1::date, api.today()) as "day",
	extract(isodow from coalesce($1::date, api.today())) as "dow",
	coalesce($1::date, api.today()) - 1 as "before",
	coalesce($1::date, api.today()) + 1 as "after",
	case when coalesce($1::date, api.today()) = api.today() then 1 end
		as "today"

-- :REPORT_DAY times of a day: day
select s.id as "id", s.begins as "begins", s.ends as "ends",
	s.kind as "kind", s.place as "place", s.keeper as "keeper",
	s.seats as "seats", s.taken as "taken",
	case when s.cancelled then 1 end as "cancelled",
	case when not s.cancelled and not s.past and s.taken = 0 then 1 end
		as "free"
from api.report_day($1::date) s

-- :REPORT_GUESTS who comes on a day: day
select g.slot as "slot", g.no as "no", g.title as "title",
	g.mobile as "mobile", g.state as "state", g.address as "address"
from api.report_guests($1::date) g

-- :REPORT_DAYS days to come
select d.day as "day", d.slots as "slots", d.seats as "seats",
	d.taken as "taken" from api.report_days() d

-- :REPORT_SLOT_ADD day from to minutes kind seats place keeper key
select api.report_slot_add($1::date, $2::time, $3::time, $4::int, $5,
	$6::int, $7, $8, $9)

-- :REPORT_SLOT_DROP time key
select api.report_slot_drop($1::bigint, $2)

-- :REPORT_BOOK_FOR number version step time key
select api.report_book_for($1, $2::int, $3, $4::bigint, $5)

-- :REPORT_SERVICES the services of the days to come: days
select s.path, s.doc from api.report_services($1::int) s

-- :REPORT_LATE who registered and did not come
select l.no as "no", l.title as "title", l.discharged as "discharged",
	l.days as "days", l.level as "level", l.told as "told",
	l.place as "place" from api.report_late(500) l

-- :REPORT_CALLS whom to call
select k.no as "no", k.title as "title", k.mobile as "mobile",
	k.task as "task", k.kind as "kind", k.due as "due",
	case when k.late then 1 end as "late", k.place as "place"
from api.report_calls(500) k

-- :REPORT_CALLS_SOON whom to call in the days to come: days
select k.no as "no", k.title as "title", k.mobile as "mobile",
	k.task as "task", k.kind as "kind", k.due as "due",
	case when k.late then 1 end as "late", k.place as "place"
from api.report_calls(500) k where k.due <= api.today() + $1::int

-- ---- welcome activities, for everybody --------------------------------------

-- :WELCOME_POINTS reception points
select p.id as "id", p.name as "name", p.kind as "kind",
	p.station as "station", p.district as "district",
	p.address as "address", nullif(p.phone, '') as "phone",
	p.opens as "opens", p.closes as "closes",
	case when p.weekend then 'daily' else 'working' end as "days",
	case when p.first_day > api.today() then p.first_day end as "first",
	p.last_day as "last", case when p.today then 1 end as "today",
	case when p.step_free then 1 end as "step_free",
	case when p.luggage then 1 end as "luggage"
from api.welcome_points() p

-- :POINT_CHOICES reception points to choose from
select p.value as "value", p.label as "label" from api.point_choices() p

-- :EVENT_CHOICES activities to choose from: case or draft, by id or number
select e.value as "value", e.label as "label"
from api.event_choices(coalesce($1::bigint, (select c.id
	from rg.case_file c where c.no = $2))) e

-- :WELCOME_SIGNS templates in use
select g.id as "id", g.kind as "kind", g.title as "title",
	regexp_replace(g.body, '[{](point|place|hours|phone)[}]', '____', 'g')
		as "body", nullif(g.size, '') as "size", g.since as "since",
	g.station as "station", case when g.fills then 1 end as "fills"
from api.welcome_signs() g

-- :WELCOME_SIGN one template filled in: template point
select g.kind as "kind", g.title as "title", g.body as "body",
	nullif(g.size, '') as "size", g.since as "since", g.organ as "organ"
from api.welcome_sign($1::bigint, $2::bigint) g

-- :WELCOME_MONTH the month shown: month
select to_char(m.first, 'YYYY-MM') as "month",
	to_char(m.first - interval '1 month', 'YYYY-MM') as "before",
	to_char(m.first + interval '1 month', 'YYYY-MM') as "after",
	to_char(api.now() at time zone 'Asia/Shanghai', 'YYYY-MM') as "now"
from (select coalesce(($1 || '-01')::date, date_trunc('month',
	api.today())::date) as first) m

-- :WELCOME_EVENTS activities of a month: month place
select e.id as "id", e.day as "day",
	extract(isodow from e.day) as "weekday", e.begins as "begins",
	e.ends as "ends", e.kind as "kind", e.title as "title",
	e.place as "place", e.station as "station",
	e.district as "district", e.seats as "seats",
	e.left_over as "left", e.state as "state",
	case when e.over then 1 end as "over", e.came as "came",
	case when e.day = api.today() then 1 end as "today",
	case when e.state = 'announced' and not e.over and e.left_over > 0
		then 1 end as "open"
from api.welcome_events(coalesce(($1 || '-01')::date, date_trunc('month',
	api.today())::date), (coalesce(($1 || '-01')::date,
	date_trunc('month', api.today())::date) + interval '1 month'
	- interval '1 day')::date, $2::bigint) e

-- :WELCOME_NEXT activities of the next weeks
select e.id as "id", e.day as "day",
	extract(isodow from e.day) as "weekday", e.begins as "begins",
	e.ends as "ends", e.kind as "kind", e.title as "title",
	e.place as "place", e.left_over as "left"
from api.welcome_events(api.today(), api.today() + 60, null) e
where e.state = 'announced' and not e.over limit 5

-- :WELCOME_EVENT one activity: id
select e.id as "id", e.day as "day",
	extract(isodow from e.day) as "weekday", e.begins as "begins",
	e.ends as "ends", e.kind as "kind", e.title as "title",
	e.place as "place", e.station as "station",
	nullif(e.phone, '') as "phone", nullif(e.about, '') as "about",
	e.seats as "seats", e.left_over as "left", e.state as "state",
	case when e.over then 1 end as "over", e.came as "came",
	nullif(e.summary, '') as "summary", nullif(e.why, '') as "why",
	case when e.state = 'announced' and not e.over and e.left_over > 0
		then 1 end as "open"
from api.welcome_event($1::bigint) e

-- :WELCOME_PARTS parts of an activity: id
select a.n as "n", a.code as "code", a.title as "title",
	case when a.done then 1 end as "done",
	case when not a.done then 1 end as "undone"
from api.welcome_parts($1::bigint) a

-- :WELCOME_FEED activities for calendar programs: id, or none for all
select e.id as "id", e.starts as "starts", e.ends as "ends",
	e.stamp as "stamp", e.title as "title", nullif(e.about, '') as "about",
	e.place as "place", e.state as "state", e.changes as "changes"
from api.welcome_feed($1::bigint) e

-- :WELCOME_PLANS plans of a month: month
select p.station as "station", p.body as "body"
from api.welcome_plans(coalesce(($1 || '-01')::date, date_trunc('month',
	api.today())::date)) p

-- :DISTRICTS to choose one
select d.code as "code", d.name as "name" from api.district_list() d

-- :WELCOME_COUNTS by month
select n.month as "month", n.events as "events", n.came as "came",
	n.received as "received" from api.welcome_counts() n

-- :SIGNUP_ARRIVAL where somebody is met, what he comes to: number
select a.day as "day", a.hour as "hour", a.people as "people",
	a.point as "point", a.address as "address", a.phone as "phone",
	a.opens as "opens", a.closes as "closes", a.event as "event",
	a.event_title as "title", a.event_day as "event_day",
	a.event_hour as "event_hour", a.event_place as "event_place",
	case when a.event_state = 'cancelled' then 1 end as "off"
from api.signup_arrival($1) a

-- ---- welcome activities, for officers ----------------------------------------

-- :POINTS_DESK reception points of the area
select p.id as "id", p.name as "name", p.kind as "kind",
	p.station as "station", p.opens as "opens", p.closes as "closes",
	p.last_day as "last", case when p.today then 1 end as "today",
	p.keeper as "keeper", p.met as "met", p.wanted as "wanted",
	case when p.met < p.wanted then 1 end as "short",
	p.checked as "checked", case when p.closed then 1 end as "closed"
from api.points_desk() p

-- :POINT_DESK one reception point: id
select p.id as "id", p.name as "name", p.kind as "kind",
	p.station as "station", p.address as "address", p.phone as "phone",
	p.opens as "opens", p.closes as "closes",
	case when p.weekend then 'daily' else 'working' end as "days",
	p.first_day as "first_day", p.last_day as "last_day",
	case when p.today then 1 end as "today"
from api.point_desk($1::bigint) p

-- :POINT_ITEMS its checklist: id
select i.code as "code", case when i.required then 1 end as "required",
	case when i.done then 1 end as "done"
from api.point_items($1::bigint) i

-- :POINT_CHECKS its checks: id
select c.day as "day", c.met as "met", c.wanted as "wanted",
	nullif(c.note, '') as "note", c.by_name as "by"
from api.point_checks($1::bigint) c

-- :POINT_DUTIES its roster: id
select d.day as "day", d.keeper as "keeper",
	case when d.past then 1 end as "past"
from api.point_duties($1::bigint) d

-- :POINT_PUT id name kind address phone opens closes daily first last key
select api.point_put($1::bigint, $2, $3, $4, $5, $6::time, $7::time,
	$8::boolean, $9::date, nullif($10, '')::date, $11)

-- :POINT_CHECK_ADD id items note key
select api.point_check_add($1::bigint, $2::text[], $3, $4)

-- :POINT_DUTY_ADD id from to keeper key
select api.point_duty_add($1::bigint, $2::date, $3::date, $4, $5)

-- :POINT_DUTY_DROP id day keeper key
select api.point_duty_drop($1::bigint, $2::date, $3, $4)

-- :SIGNS_DESK templates, also those no longer in use
select g.id as "id", g.kind as "kind", g.title as "title",
	g.body as "body", nullif(g.size, '') as "size", g.since as "since",
	g.station as "station", g.until as "until",
	case when g.mine then 1 end as "mine"
from api.signs_desk() g

-- :SIGN_ADD kind title body size since key
select api.sign_add($1, $2, $3, $4, $5::date, $6)

-- :SIGN_END id key
select api.sign_end($1::bigint, $2)

-- :EVENTS_DESK activities of the area: past or not
select e.id as "id", e.day as "day", e.begins as "begins",
	e.kind as "kind", e.title as "title", e.place as "place",
	e.station as "station", e.seats as "seats", e.taken as "taken",
	e.state as "state", case when e.late then 1 end as "late",
	nullif(e.missing, 0) as "missing"
from api.events_desk($1::boolean) e

-- :EVENT_DESK one activity: id
select e.id as "id", e.day as "day", e.begins as "begins",
	e.ends as "ends", e.kind as "kind", e.title as "title",
	e.place as "place", e.station as "station", e.about as "about",
	e.seats as "seats", e.taken as "taken", e.state as "state",
	case when e.over then 1 end as "over",
	case when e.late then 1 end as "late", e.ahead as "ahead",
	e.came as "came", nullif(e.summary, '') as "summary",
	nullif(e.why, '') as "why",
	case when e.state in ('planned', 'announced') and not e.over
		then 1 end as "open",
	case when e.state = 'planned' and not e.over then 1 end as "plan",
	case when e.state in ('planned', 'announced') then 1 end as "live",
	case when e.state = 'announced' and e.over then 1 end as "done"
from api.event_desk($1::bigint) e

-- :EVENT_GUESTS who registered for it: id
select g.no as "no", g.title as "title", g.mobile as "mobile",
	g.people as "people", g.state as "state", g.label as "label",
	g.label_en as "label.en", case when g.photo then 1 end as "photo"
from api.event_guests($1::bigint) g

-- :EVENT_PUT id kind title about day begins ends place seats special key
select api.event_put($1::bigint, $2, $3, $4, $5::date, $6::time, $7::time,
	$8, $9::int, $10::text[], $11)

-- :EVENT_ANNOUNCE id key
select api.event_announce($1::bigint, $2)

-- :EVENT_CANCEL id why key
select api.event_cancel($1::bigint, $2, $3)

-- :EVENT_HELD id came parts summary key
select api.event_held($1::bigint, $2::int, $3::int[], $4, $5)

-- :WELCOME_RHYTHM every day somebody, every week an activity, every month a
-- plan
select x.station as "station", x.points as "points",
	x.wanted as "wanted", case when x.points < x.wanted then 1 end
		as "short", x.open_today as "open_today",
	case when x.open_today = 0 then 'none' when x.kept_today = x.open_today
		then 'yes' else 'no' end as "today",
	x.kept_days as "kept_days", x.open_days as "open_days",
	case when x.kept_days < x.open_days then 1 end as "gaps",
	case when x.this_week > 0 then 'yes' else 'no' end as "week",
	x.this_week as "this_week", x.next_week as "next_week",
	case when x.plan then 'yes' else 'no' end as "plan",
	case when x.next_plan then 1 end as "next_plan", x.score as "score"
from api.welcome_rhythm() x

-- :PLAN_MINE plans of the officer's station
select to_char(p.month, 'YYYY-MM') as "month", p.body as "body"
from api.plan_mine() p

-- :PLAN_SET month plan key
select api.plan_set(($1 || '-01')::date, $2, $3)

-- :WELCOME_RULES numbers of the norm
select r.rule as "rule", r.since as "since", r.n as "n",
	r.source as "source", case when r.holds then 1 end as "holds"
from api.welcome_rules() r

-- :WELCOME_RULE_SET rule since n source key
select api.welcome_rule_set($1, $2::date, $3::int, $4, $5)

-- :ARRIVALS who arrives on a day: day
select a.no as "no", a.title as "title", a.mobile as "mobile",
	a.hour as "hour", a.people as "people", a.point as "point",
	a.transport as "transport", a.trip as "trip", a.needs as "needs",
	a.state as "state", a.label as "label", a.label_en as "label.en",
	case when a.photo then 1 end as "photo", a.event as "event"
from api.arrivals($1::date) a
