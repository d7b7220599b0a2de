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
select case when c.locked then 1 end as "locked",
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
