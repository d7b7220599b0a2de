-- Statements of program mediation.  Those of lib/cases stand in common.sql.
-- A block for each part, so that they grow side by side.

-- ---- home, intake, sorting ------------------------------------------------

-- :MEDIATION_OPEN services of the module that can be begun now
select s.code as "code", s.title as "title", s.title_en as "title.en"
from api.service_list s where s.module = 'mediation' and s.open

-- :RIGHTS_FIGURES how many matters came and ended this year
select f.title as "title", f.title_en as "title.en", f.came as "came",
	f.ended as "ended" from api.rights_figures() f

-- :SORTED_TO what a matter became, or what a case came from: number
select s.no as "no", s.title as "title", s.title_en as "title.en",
	case when s.from_intake then 1 end as "from"
from api.sorted_to($1) s

-- :JOINED the first case of a repeated matter, or its repetitions: number
select j.no as "no", case when j.first then 1 end as "first"
from api.joined($1) j

-- :PETITION_WORDS what opinion, review, re-check say: case
select w.action as "action", w.path as "path", w.value as "value"
from api.petition_words($1::bigint) w

-- :DISCIPLINE_NAMES who would be named for an accusation: number
select d.id as "id", d.name as "name" from api.discipline_names($1) d

-- :SORT_BEGIN makes the case a matter becomes: id version action key
select s.done as "done", s.id as "id", s.standard as "standard",
	s.service as "service"
from api.sort_begin($1::bigint, $2::int, $3, $4) s

-- :SORT_END ends the matter, begins the case: id version action note paths
-- values new-paths new-values kept-away key
select api.sort_end($1::bigint, $2::int, $3, $4, $5::text[], $6::text[],
	$7::text[], $8::text[], $9::bigint[], $10)

-- :OPEN_LETTER a draft for a letter without a sender: channel key
select api.open_letter($1, $2)

-- :LOOK_ALIKES other matters of the same person: number
select k.no as "no", k.service_title as "title",
	k.service_title_en as "title.en", k.label as "label",
	k.label_en as "label.en", k.submitted as "submitted",
	k.why as "why", case when k.same_kind then 1 end as "same",
	case when k.open then 1 end as "open"
from api.look_alikes($1) k

-- :CASE_MARKS locked or not, when the dispatch desk last looked: number
select case when c.locked and c.service <> 'rights-counselling' then 1 end
		as "locked",
	case when c.queue <> '' and c.kind <> 'draft' then 1 end as "live",
	case when c.service = 'rights-petition' and c.closed_at is null
		then 1 end as "petition",
	api.dispatch_marked(c.no) as "marked"
from rg.case_file c where c.no = $1

-- ---- who is named, early warnings ------------------------------------------

-- :NAMED_OFFICERS who is named for a locked case and who can be: number
select o.id as "id", o.name as "name", o.station as "station",
	case when o.named then 1 end as "named"
from api.named_officers($1) o

-- :NAME_OFFICER names or takes out: number officer named key
select api.name_officer($1, $2::bigint, $3::boolean, $4)

-- :RISK_NOTES early warnings: number
select n.id as "id", n.body as "body", n.name as "name",
	to_char(n.at, 'YYYY-MM-DD') as "at", n.until_on as "until",
	case when n.due then 1 end as "due"
from api.risk_notes($1) n

-- :RISK_MAY may early warnings be written: number
select api.risk_may($1)

-- :RISK_ADD number body key
select api.risk_add($1, $2, $3)

-- :RISK_REVIEW number note keep key
select api.risk_review($1, $2::bigint, $3::boolean, $4)

-- ---- days of leaders -----------------------------------------------------------

-- :DUTY_DAYS days to come
select d.id as "id", d.day as "day", d.begins as "begins", d.ends as "ends",
	d.place as "place", d.leader as "leader", d.post as "post",
	d.station as "station", d.seats as "seats", d.left_over as "left",
	case when d.left_over < 1 then 1 end as "full",
	case when d.mine then 1 end as "mine"
from api.duty_days() d

-- :DUTY_DAY one of them
select d.id as "id", d.day as "day", d.begins as "begins", d.ends as "ends",
	d.place as "place", d.leader as "leader", d.post as "post",
	d.station as "station", d.left_over as "left",
	case when d.left_over < 1 then 1 end as "full",
	case when d.mine then 1 end as "mine"
from api.duty_days() d where d.id = $1::bigint

-- :MY_RIGHTS one's own open cases of the module
select c.no as "no" from rg.case_file c
where c.applicant = (select api.me()) and c.no is not null
	and c.closed_at is null and c.module = 'mediation'
order by c.id desc limit 20

-- :DUTY_BOOK day case key
select api.duty_book($1::bigint, $2, $3)

-- :DUTY_MINE one's own places
select b.id as "id", b.day as "day", b.begins as "begins", b.ends as "ends",
	b.place as "place", b.leader as "leader", b.post as "post",
	b.seat as "seat", b.state as "state", b.no as "no",
	case when b.cancelled then 1 end as "off",
	case when b.state = 'booked' and b.day >= api.today() then 1 end
		as "open"
from api.duty_mine() b

-- :DUTY_CANCEL booking key
select api.duty_cancel($1::bigint, $2)

-- :DUTY_DESK days of the officer's station
select d.id as "id", d.day as "day", d.begins as "begins", d.ends as "ends",
	d.place as "place", d.leader as "leader", d.post as "post",
	d.station as "station", d.seats as "seats", d.taken as "taken",
	case when d.cancelled then 1 end as "cancelled",
	case when d.past then 1 end as "past"
from api.duty_desk() d

-- :DUTY_DESK_DAY one of them
select d.id as "id", d.day as "day", d.begins as "begins", d.ends as "ends",
	d.place as "place", d.leader as "leader", d.post as "post",
	d.station as "station", d.seats as "seats", d.taken as "taken",
	case when d.cancelled then 1 end as "cancelled",
	case when d.past then 1 end as "past",
	case when d.day <= api.today() then 1 end as "begun"
from api.duty_desk() d where d.id = $1::bigint

-- :DUTY_ADD day from to place leader post seats key
select api.duty_add($1::date, $2::time, $3::time, $4, $5, $6, $7::int, $8)

-- :DUTY_DROP day key
select api.duty_drop($1::bigint, $2)

-- :DUTY_LIST who comes on a day
select b.id as "id", b.seat as "seat", b.name as "name",
	b.mobile as "mobile", b.state as "state", b.no as "no",
	nullif(b.result, '') as "result", b.result_by as "by",
	b.account as "account"
from api.duty_list($1::bigint) b

-- :DUTY_RESULT booking came result key
select api.duty_result($1::bigint, $2::boolean, $3, $4)

-- ---- the dispatch desk -----------------------------------------------------------

-- :DISPATCH_COUNTS by service, channel, category, state
select d.what as "what", d.code as "code", d.label as "label",
	d.label_en as "label.en", d.open as "open", d.late as "late",
	d.soon as "soon", d.month as "month"
from api.dispatch_counts() d

-- :DISPATCH_LEVELS by station, level by level
select d.level as "level", d.station as "station", d.open as "open",
	d.late as "late", d.soon as "soon", d.unmarked as "unmarked"
from api.dispatch_levels() d

-- :DISPATCH_LIST the matters behind the figures: tab before
select d.id as "id", d.no as "no", d.service as "title",
	d.service_en as "title.en", d.label as "label",
	d.label_en as "label.en", d.station as "station",
	d.owner as "owner", d.due as "due",
	case when d.late then 1 end as "late", d.marked as "marked",
	d.channel as "channel"
from api.dispatch_list($1, $2::bigint) d

-- :DISPATCH_MARK number key
select api.dispatch_mark($1, $2)

-- :DISPATCH_PERIODS months or quarters
select d.period as "period", d.came as "came", d.ended as "ended",
	d.in_time as "in_time", d.petitions as "petitions",
	d.accusations as "accusations"
from api.dispatch_periods($1::boolean) d
-- ---- legal aid --------------------------------------------------------------

-- :LEGAL_SHIFTS when lawyers sit at windows
select s.id as "id", s.day as "day", s.from_time as "from", s.to_time as "to",
	s.place as "place", s.station as "station", s.lawyer as "lawyer",
	s.firm as "firm", s.licence as "licence", nullif(s.free, 0) as "free",
	s.mine as "mine"
from api.legal_shifts() s

-- :LEGAL_SHIFT one of them
select s.id as "id", s.day as "day", s.from_time as "from", s.to_time as "to",
	s.place as "place", s.station as "station", s.lawyer as "lawyer",
	s.firm as "firm", nullif(s.free, 0) as "free", s.mine as "mine"
from api.legal_shifts() s where s.id = $1::bigint

-- :LEGAL_GIVEN how many consultations were given
select api.legal_given()

-- :LEGAL_BOOK takes a place: shift topic question key
select api.legal_book($1::bigint, $2, $3, $4)

-- :LEGAL_CANCEL gives it back: booking
select api.legal_cancel($1::bigint)

-- :LEGAL_RATE one rating: booking stars
select api.legal_rate($1::bigint, $2::int)

-- :MY_LEGAL one's own places with lawyers
select b.id as "id", b.day as "day", b.from_time as "from",
	b.to_time as "to", b.place as "place", b.station as "station",
	b.lawyer as "lawyer", b.topic as "topic", b.question as "question",
	b.state as "state", b.why as "why", b.summary as "summary",
	b.referral as "referral", b.rating as "rating",
	nullif(b.open, false) as "open"
from api.my_legal() b

-- :LEGAL_DESK the rota of the adviser's area: past
select s.id as "id", s.day as "day", s.from_time as "from", s.to_time as "to",
	s.place as "place", s.station as "station", s.lawyer as "lawyer",
	s.firm as "firm", s.licence as "licence", s.capacity as "capacity",
	s.booked as "booked", s.came as "came", s.rating as "rating",
	s.state as "state"
from api.legal_desk($1::boolean) s

-- :LEGAL_SHIFT_ADD lawyer firm licence place day from to places key
select api.legal_shift_add($1, $2, $3, $4, $5::date, $6::time, $7::time,
	$8::int, $9)

-- :LEGAL_SHIFT_CANCEL shift why
select api.legal_shift_cancel($1::bigint, $2)

-- :LEGAL_DESK_SHIFT one shift of the adviser's area: shift
select s.id as "id", s.day as "day", s.from_time as "from", s.to_time as "to",
	s.place as "place", s.lawyer as "lawyer", s.firm as "firm",
	s.capacity as "capacity", s.booked as "booked", s.state as "state"
from (values (false), (true)) w(past), api.legal_desk(w.past) s
where s.id = $1::bigint

-- :LEGAL_BOOKINGS who has a place in it: shift
select b.id as "id", b.account as "account", b.name as "name",
	b.mobile as "mobile", b.topic as "topic", b.question as "question",
	b.state as "state", b.summary as "summary", b.referral as "referral",
	b.rating as "rating", nullif(b.due, false) as "due"
from api.legal_bookings($1::bigint) b

-- :LEGAL_RECORD what came of it: shift booking came summary referral key
select api.legal_record($1::bigint, $2::bigint, $3::boolean, $4, $5, $6)

-- :LEGAL_HANDOVER to whom a paper hands over: paper
select t.fields->>'organ' as "organ", t.fields->>'received_by' as "by"
from api.paper($1::bigint) p
join rg.case_event e on e.case_id = p.case_id and e.version = p.version
join rg.case_event_text t on t.chain = e.chain and t.seq = e.seq
where t.fields ? 'organ' limit 1

-- ---- counselling ------------------------------------------------------------

-- :COUNSEL_ALERT somebody is in danger now: draft mobile
select api.counsel_alert($1::bigint, $2)

-- :COUNSEL_GIVEN how many talks were held
select api.counsel_given()

-- :COUNSEL_SLOTS times a case could have: number
select s.id as "id", s.day as "day", s.from_time as "from", s.to_time as "to",
	s.ways as "ways", nullif(s.place, '') as "place", s.shown as "shown",
	s.sex as "sex"
from api.counsel_slots($1) s

-- :COUNSEL_SESSIONS talks of a case: number
select s.day as "day", s.from_time as "from", s.to_time as "to",
	s.way as "way", s.place as "place", s.shown as "shown",
	s.state as "state"
from api.counsel_sessions($1) s

-- :COUNSEL_BOOK number version step slot way key
select api.counsel_book($1, $2::int, $3, $4::bigint, $5, $6)

-- :COUNSEL_ME how the counsellor is shown
select m.shown as "shown", m.sex as "sex", nullif(m.today, false) as "today",
	m.next_days as "days" from api.counsel_me() m

-- :COUNSEL_SET how he wants to be shown: name sex
select api.counsel_set($1, $2)

-- :COUNSEL_DUTY a day of duty: day on
select api.counsel_duty_set($1::date, $2::boolean)

-- :COUNSEL_SLOT_ADD day from to ways place key
select api.counsel_slot_add($1::date, $2::time, $3::time, $4, $5, $6)

-- :COUNSEL_SLOT_CLOSE slot
select api.counsel_slot_close($1::bigint)

-- :COUNSEL_SLOTS_MINE one's own times
select s.id as "id", s.day as "day", s.from_time as "from", s.to_time as "to",
	s.ways as "ways", nullif(s.place, '') as "place", s.no as "no",
	s.state as "state" from api.counsel_slots_mine() s

-- :COUNSEL_ALERTS calls for help
select a.id as "id", to_char(a.at, 'YYYY-MM-DD HH24:MI') as "at",
	a.name as "name", a.mobile as "mobile", a.no as "no",
	a.state as "state", a.done_by as "by",
	to_char(a.done_at, 'MM-DD HH24:MI') as "done"
from api.counsel_alerts() a

-- :COUNSEL_ALERT_DONE what came of one: id state
select api.counsel_alert_done($1::bigint, $2)

-- :COUNSEL_COUNTS numbers of the year
select c.year as "year", c.cases as "cases", c.talks as "talks",
	c.missed as "missed", c.referred as "referred"
from api.counsel_counts() c

-- :COUNSEL_NOTES one's own notes of a case: number
select n.id as "id", to_char(n.at, 'YYYY-MM-DD HH24:MI') as "at",
	n.body as "body" from api.counsel_notes($1) n

-- :COUNSEL_NOTE_ADD number text key
select api.counsel_note_add($1, $2, $3)

-- ---- people's mediation: a case ---------------------------------------------

-- :MED_HEAD file, committee, agreement of a mediation: number
select 1 as "yes", h.file_year as "file_year", h.file_short as "file_short",
	h.file_n as "file_n", h.committee as "committee", h.kind as "kind",
	h.made as "made", h.in_force as "in_force", h.facts as "facts",
	h.points as "points"
from api.mediate_head($1) h

-- :MED_PARTIES its parties: number
select p.n as "n", p.kind as "kind", p.consent as "consent",
	p.answered as "answered", nullif(p.how, '') as "how", p.name as "name",
	p.mobile as "mobile", p.address as "address", p.agent as "agent"
from api.mediate_parties($1) p

-- :MED_MEDIATORS who mediates it: number
select m.id as "id", m.name as "name", m.how as "how",
	m.accepted as "accepted", m.until as "until", m.why as "why"
from api.mediate_mediators($1) m

-- :MED_SESSIONS its sessions: number
select s.n as "n", s.room_id as "room_id", s.room as "room", s.address as "address", s.day as "day",
	s.starts as "starts", s.ends as "ends", s.state as "state",
	case when s.read_out then 1 end as "read_out"
from api.mediate_sessions($1) s

-- :MED_ITEMS what is to be done by its agreement: number
select i.n as "n", row_number() over (order by i.n) as "pos",
	i.party as "party", i.due as "due", i.state as "state",
	i.done as "done", case when i.late then 1 end as "late",
	i.content as "content", i.way as "way"
from api.mediate_items($1) i

-- :MED_CAME who came to its sessions: number
select c.session as "session", c.party as "party", c.came as "came"
from api.mediate_came($1) c

-- :MED_SIGNS who has signed: number
select s.signer as "signer", s.signed as "signed", s.how as "how",
	case when s.needed then 1 end as "needed"
from api.mediate_signs($1) s

-- :MED_DOSSIER what its file holds: number
select d.ord as "ord", d.code as "code", case when d.must then 1 end
	as "must", nullif(d.n, 0) as "n"
from api.mediate_dossier($1) d

-- :MED_STEPS values of the steps its file tells of: number
select s.version as "version", s.action as "action",
	to_char(s.at, 'YYYY-MM-DD HH24:MI') as "at",
	to_char(s.at, 'FMYYYY"年"FMMM"月"FMDD"日"') as "day",
	s.who as "who", s.note as "note"
from api.mediate_steps($1) s

-- :MED_STEP_VALUES what was filled in at them: number
select s.version as "version", s.action as "action", x.key as "path",
	x.value as "value"
from api.mediate_steps($1) s, jsonb_each_text(s.fields) x
where x.key not like '%.index'
order by s.version, x.key

-- :MED_FILES what was sent with it: number
select u.paper as "paper", u.name as "name", u.stored as "stored", to_char(u.at, 'YYYY-MM-DD')
	as "at", left(encode(u.sha256, 'hex'), 16) as "digest"
from rg.case_file c join rg.upload u on u.case_id = c.id
where c.no = $1 and u.state not in ('replaced', 'deleted', 'refused')
order by u.id

-- :MED_CHOICES who could mediate it: number
select m.id as "value", m.name || case when m.fields <> '' then '　'
	|| m.fields else '' end || '　' || m.committee as "label",
	case when m.conflict then 1 end as "conflict"
from api.mediate_choices($1) m where not m.conflict

-- :MED_COMMITTEES committees for its place: number
select k.id as "value", k.name as "label" from api.mediate_committees($1) k

-- :MED_ROOMS rooms it may use: number
select r.id as "value", r.name || '　' || r.address as "label"
from api.mediate_rooms($1) r

-- ---- people's mediation: committees, mediators, rooms ------------------------

-- :COMMITTEES the committees
select c.id as "id", c.name as "name", c.place as "place",
	c.since as "since", c.until as "until", c.members as "members",
	c.women as "women", case when c.over then 1 end as "over",
	case when c.met then 1 end as "met", case when c.mine then 1 end
	as "mine"
from api.committees() c

-- :MEDIATORS their mediators
select m.id as "id", m.committee as "committee", m.name as "name",
	m.sex as "sex", case when m.member then 1 end as "member",
	nullif(m.fields, '') as "fields", nullif(m.languages, '')
	as "languages", case when m.photo then 1 end as "photo",
	case when m.shown then 1 end as "shown"
from api.mediators() m

-- :MEDIATION_ROOMS their rooms
select r.id as "id", r.committee as "committee", r.name as "name",
	r.address as "address", r.seats as "seats"
from api.mediation_rooms() r

-- :MEDIATION_COUNTS mediations by year
select c.year as "year", c.taken as "taken", c.agreed as "agreed",
	c.failed as "failed"
from api.mediation_counts() c

-- :MEDIATOR_PHOTO a picture: id
select p.type as "type", p.bytes as "bytes"
from api.mediator_photo($1::bigint) p

-- :COMMITTEE_ADD a committee: area name short since key
select api.committee_add($1::bigint, $2, $3, $4::date, $5)

-- :MEDIATOR_ADD committee name sex member fields languages shown login names mobiles key
select api.mediator_add($1::bigint, $2, $3, $4::boolean, $5, $6,
	$7::boolean, $8, $9::text[], $10::text[], $11)

-- :MEDIATOR_SET id what
select api.mediator_set($1::bigint, $2)

-- :MEDIATOR_PICTURE id bytes type
select api.mediator_picture($1::bigint, $2::bytea, $3)

-- :ROOM_ADD committee name address seats key
select api.room_add($1::bigint, $2, $3, $4::int, $5)

-- :BOOKING_ADD kind id day from until why key
select api.booking_add($1, $2::bigint, $3::date, $4, $5, $6, $7)

-- :BOOKING_DROP id
select api.booking_drop($1::bigint)

-- :CALENDAR rooms and mediators: first day, days
select b.id as "id", b.day as "day", b.starts as "starts",
	b.ends as "ends", b.kind as "kind", b.name as "name", b.no as "no",
	b.session as "session", b.why as "why"
from api.mediation_calendar($1::date, $2::int) b

-- :CALENDAR_DAYS the day before and after a week that begins: day
select $1::date as "day", $1::date + 6 as "last", $1::date - 7 as "before",
	$1::date + 7 as "after"

-- :MY_PLACES where an officer may set a committee up: his area
select x.code as "value", x.name as "label"
from (select d.code, d.name, 0 as ord from rg.division d
		where d.code = $1::bigint
	union all select l.code, l.name, 1
		from api.division_list($1::bigint) l) x
order by x.ord, x.code
