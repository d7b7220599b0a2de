-- Statements of program welcome.  Those of lib/cases stand in common.sql.

-- ---- the public side ------------------------------------------------------

-- :REPORT_FIGURES by month
select f.month as "month", f.n as "n", f.within as "within",
	round(100.0 * f.within / f.n, 1) as "share", f.median as "median",
	f.p90 as "p90", f.at_window as "window", f.booked as "booked",
	f.after_hours as "after", f.home as "home"
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
