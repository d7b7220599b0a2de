-- Statements of the shared floors, known to every program.

-- :ENTER who is asking: token side who method route object reads
select id as "id", name as "name", side as "side", kind as "kind",
	login as "login", level as "level", station as "station",
	station_name as "station.name", area as "area", roles as "roles",
	lang as "lang", large as "large", factor as "factor",
	guest as "guest", unread as "unread",
	now as "now", today as "today"
from api.enter($1, $2, $3, $4, $5, $6, $7::boolean)

-- :CARRY_PUT keeps a sealed form under a random name for half an hour
select api.carry_put($1, $2)

-- :CARRY_GET the sealed form of that name, while it is kept
select api.carry_get($1)

-- :STANDARD_CHECKSUM what tells the text of a version of a service standard
select api.standard_checksum($1::bigint)

-- :STANDARD_TEXT the text itself
select api.standard_text($1::bigint)

-- ---- cases (lib/cases): $1 the id or $2 the number, the other empty ---------

-- :CASE_ROW a case or draft, of this program's module: id number
select c.id as "id", c.no as "no", c.standard as "standard",
	c.service as "service", c.version as "version", c.state as "state", c.kind as "kind",
	c.title as "title", c.applicant as "applicant", c.reason as "reason",
	api.division_path(nullif(c.area, 0)) as "place",
	api.today() as "today",
	to_char(c.submitted_at, 'YYYY-MM-DD') as "submitted",
	to_char(c.closed_at, 'YYYY-MM-DD') as "closed",
	case when c.kind in ('open', 'notice', 'waiting') then c.due_on end
		as "due",
	case when c.paused then 1 end as "paused",
	case when c.provisional then 1 end as "provisional",
	case when c.due_on < api.today() and not c.paused
		and c.kind = 'open' then 1 end as "late",
	case when c.version > 1 then to_char(f.saved_at, case
		when f.saved_at::date = api.today() then 'HH24:MI'
		else 'YYYY-MM-DD HH24:MI' end) end as "saved",
	f.saved_at::date + 90 as "kept_until"
from rg.case_file c left join rg.case_form f on f.case_id = c.id
where (c.id = $1::bigint or c.no = $2) and c.state <> 'DROPPED'

-- :CASE_ANSWERS the answers of its form, by path
select a.key, a.value
from rg.case_file c join rg.case_form f on f.case_id = c.id,
	jsonb_each_text(f.fields) a
where c.id = $1::bigint or c.no = $2

-- :CASE_FILES its files
select u.id as "id", u.paper as "paper", u.name as "name", u.type as "type",
	u.state as "state", u.note as "note", api.size_word(u.size) as "size",
	encode(u.sha256, 'hex') as "sha256",
	to_char(u.at, 'YYYY-MM-DD HH24:MI') as "at",
	case when k.id is not null and u.at > k.asked_at then 1 end as "new"
from rg.case_file c join rg.upload u on u.case_id = c.id
left join rg.case_correction k on k.case_id = c.id and k.done_at is null
where (c.id = $1::bigint or c.no = $2)
	and u.state not in ('replaced', 'deleted')
order by u.id

-- :CASE_CLOCKS its live clocks
select t.clock as "clock", t.due_on as "due",
	case when t.paused then 1 end as "paused",
	case when t.owed then 1 end as "owed",
	case when t.provisional then 1 end as "provisional"
from rg.case_file c join rg.case_timer t on t.case_id = c.id
where c.id = $1::bigint or c.no = $2
order by t.due_on, t.clock

-- :CASE_ITEMS what the open correction notice lists
select i.item as "item", i.note as "note", k.due_on as "due"
from rg.case_file c join rg.case_correction k on k.case_id = c.id,
	unnest(k.items, k.notes) with ordinality i(item, note, n)
where (c.id = $1::bigint or c.no = $2) and k.done_at is null
	and c.kind = 'waiting'
order by i.n

-- :CASE_PAPERS the papers issued on it
select p.id as "id", p.kind as "kind", p.no as "no", p.code as "code",
	p.state as "state", to_char(p.issued_at, 'YYYY-MM-DD') as "issued",
	case when p.stored is not null then 1 end as "printed"
from rg.case_file c join rg.paper p on p.case_id = c.id
where c.id = $1::bigint or c.no = $2
order by p.id

-- :CASE_ACTIONS what the one asking may do with it now
select a.action as "action", a.label as "label", a.label_en as "label.en",
	a.note as "note", a.opens as "opens"
from api.actions((select c.id from rg.case_file c
	where c.id = $1::bigint or c.no = $2)) a

-- :CASE_PAGE the applicant's page of it: number
select path, cells from api.case_page($1)

-- :CASE_SECRET its query code; only the applicant has it
select s.code as "code"
from rg.case_file c join rg.case_secret s on s.case_id = c.id
where c.id = $1::bigint or c.no = $2

-- :STANDARD_NOW the version that new cases of a service begin with
select api.service_standard($1)

-- :CASE_MINE drafts and cases of a service that are the visitor's own
select c.id as "id", c.no as "no", c.title as "title", c.state as "state",
	c.kind as "kind", s.applicant as "word", s.applicant_en as "word.en",
	case when c.kind = 'draft' then f.saved_at::date + 90 end
		as "kept_until",
	to_char(f.saved_at, 'YYYY-MM-DD HH24:MI') as "saved",
	case when c.kind <> 'draft' and c.closed_at is null then 1 end
		as "open",
	case when c.kind in ('open', 'notice') and not c.paused
		then c.due_on end as "due"
from rg.case_file c left join rg.case_form f on f.case_id = c.id
join rg.standard_state s on s.standard = c.standard and s.state = c.state
where c.applicant = (select api.me()) and c.service = $1
	and c.kind <> 'ended'
order by c.kind <> 'draft', c.id desc limit 20

-- :DRAFT_BEGIN the draft of the one asking, begun if there is none
select api.draft_begin($1)

-- :DRAFT_PAGE all that the pages of a draft show: id
select path, cells from api.draft_page($1::bigint)

-- :DRAFT_SAVE id version cleared-fields paths values key
select api.draft_save($1::bigint, $2::int, $3::text[], $4::text[],
	$5::text[], $6)

-- :DRAFT_DROP id key
select api.draft_drop($1::bigint, $2)

-- :CASE_ATTEMPT counts an application refused at the form: service reason
select api.attempt($1, $2)

-- :CASE_ACT id version action note reason cleared paths values key
select api.act($1::bigint, $2::int, $3, $4, $5, $6::text[], $7::text[],
	$8::text[], $9)

-- :CASE_WRITE adds a message: id body asks-answer key
select api.message_add($1::bigint, $2, $3::boolean, $4)

-- :CASE_READ the other side's messages were read
select api.messages_read($1::bigint)

-- :RATE rates a closed case: id level efficiency guide ease operation words key
select api.rate($1::bigint, $2::int, $3::int, $4::int, $5::int, $6::int, $7,
	$8)

-- :UPLOAD_ADD case paper name type size sha256 stored state width height key
select api.upload_add($1::bigint, $2, $3, $4, $5::bigint,
	decode($6, 'hex'), $7, $8, $9::int, $10::int, $11)

-- :UPLOAD_DROP id key
select api.upload_drop($1::bigint, $2)

-- :UPLOAD_ROW a file that may be opened
select id as "id", no as "no", case_id as "case", applicant as "applicant",
	name as "name", type as "type", size as "size", stored as "stored",
	state as "state"
from api.upload($1::bigint)

-- :PAPER_ROW an issued paper, with what is printed on any of them
select p.id as "id", p.case_id as "case", p.applicant as "applicant",
	p.kind as "kind", p.no as "number", p.code as "code",
	p.stored as "stored", to_char(p.issued_at, 'FMYYYY"年"FMMM"月"FMDD"日"')
	as "date"
from api.paper($1::bigint) p

-- :PAPER_PRINTED its file was stored: id stored sha256
select api.paper_printed($1::bigint, $2, decode($3, 'hex'))

-- :PAPER_CASE the case of a paper, in the words of a letter: paper
select c.no as "number", c.title as "applicant", c.id as "id",
	to_char(c.submitted_at, 'FMYYYY"年"FMMM"月"FMDD"日"') as "submitted",
	to_char(c.accepted_at, 'FMYYYY"年"FMMM"月"FMDD"日"') as "accepted",
	to_char(c.due_on, 'FMYYYY"年"FMMM"月"FMDD"日"') as "due",
	to_char((select min(t.due_on) from rg.case_timer t
		where t.case_id = c.id and t.shown),
		'FMYYYY"年"FMMM"月"FMDD"日"') as "notice_due"
from api.paper($1::bigint) p join rg.case_file c on c.id = p.case_id

-- :PAPER_STEP the step that issued a paper: paper
select e.action as "action", e.reason as "reason", t.note as "note",
	nullif(e.station_name, '') as "organ", e.actor_role as "role"
from api.paper($1::bigint) p
join rg.case_event e on e.case_id = p.case_id and e.version = p.version
left join rg.case_event_text t on t.chain = e.chain and t.seq = e.seq
order by e.seq limit 1

-- :PAPER_STATION the station that answers for the case of a paper: paper
select s.name as "name", s.address as "address", s.phone as "phone",
	s.hours as "hours", b.name || '退役军人事务局' as "bureau",
	r.name || '退役军人事务局' as "head"
from api.paper($1::bigint) p join rg.case_file c on c.id = p.case_id
join rg.station s on s.active and c.area between s.lo and s.hi
	and s.kind <> 'univ'
left join lateral (select d.name from rg.division d
	where d.level = 3 and c.area between d.lo and d.hi) b on true
left join lateral (select d.name from rg.division d
	where d.parent is null and c.area between d.lo and d.hi) r on true
where s.level <= 4
order by s.level desc limit 1

-- :PAPER_FILES the files a paper speaks of: paper
select u.paper as "paper", u.name as "name", encode(u.sha256, 'hex')
	as "sha256", row_number() over (order by u.id) as "number",
	api.size_word(u.size) as "size"
from api.paper($1::bigint) p join rg.upload u on u.case_id = p.case_id
	and u.at <= p.issued_at and u.state <> 'deleted'
where u.state <> 'replaced' or not exists (select from rg.upload v
	where v.case_id = u.case_id and v.paper = u.paper and v.id > u.id
	and v.at <= p.issued_at)
order by u.id

-- :PAPER_ITEMS what the correction notice of a paper lists: paper
select x.item as "item", x.note as "reason", x.n as "number",
	to_char(k.due_on, 'FMYYYY"年"FMMM"月"FMDD"日"') as "due"
from api.paper($1::bigint) p join rg.case_correction k
	on k.case_id = p.case_id and k.version = p.version,
	unnest(k.items, k.notes) with ordinality x(item, note, n)
order by x.n

-- :PLACE_OURS may this division be chosen
select api.area_ours($1::bigint)

-- :PLACE_FIRST the first list of a choice of a place
select code as "value", name as "label", case when not ends then 1 end
	as "more" from api.district_list()

-- :PLACE_NEXT the list below a division
select code as "value", name as "label", case when not ends then 1 end
	as "more" from api.division_list($1::bigint)

-- :PLACE_CHAIN a division and those around it, from the district down
select d.code as "value", d.name as "label" from rg.division d
where $1::bigint between d.lo and d.hi
	and (d.parent is not null or d.level > 2)
order by d.level

-- :PLACE_NAME a division in words
select api.division_path($1::bigint)

-- :OPEN_FOR begins a draft for a person: service mobile name channel key
select api.open_for($1, $2, $3, $4, $5)

-- :OPENED_DRAFTS drafts the officer opened for people
select d.id as "id", d.title as "title", d.title_en as "title.en",
	d.name as "name", to_char(d.saved, 'YYYY-MM-DD HH24:MI') as "saved"
from api.opened_drafts() d

-- :OPENED_FOR for whom a case was opened and by whom: id or number
select o.name as "name", o.mobile as "mobile", o.channel as "channel",
	o.by_name as "by", o.station as "station"
from rg.case_file c, api.opened_for(c.id) o
where c.id = $1::bigint or c.no = $2

-- ---- officers (lib/review): $1 the number of the case -----------------------

-- :DESK_PAGE an officer's page of it: number whole after-version
select path, cells from api.desk_page($1, $2::boolean, $3::int)

-- :REVIEW_HOLDERS officers it can be given to
select h.id as "id", h.name as "name", h.station_name as "station",
	h.n as "n"
from api.holders((select api.desk_id($1))) h

-- :REVIEW_ID its id
select api.desk_id($1)

-- :REVIEW_CLAIM takes it on: id key
select api.claim($1::bigint, $2)

-- :REVIEW_RELEASE puts it back: id
select api.release($1::bigint)

-- :REVIEW_ASSIGN gives it to an officer: id officer
select api.assign($1::bigint, $2::bigint)

-- :REVIEW_JUDGE accepts or refuses a file: file accepted note
select api.judge_file($1::bigint, $2::boolean, $3)

-- :REVIEW_FILE_OF does the file belong to the case: file number
select 1 from rg.upload u join rg.case_file c on c.id = u.case_id
where u.id = $1::bigint and c.no = $2

-- :REVIEW_NOTE a note among officers: id body key
select api.note_add($1::bigint, $2, $3)

-- :REVIEW_TASK_DONE finishes a task: task note paths values key
select api.task_done($1::bigint, $2, $3::text[], $4::text[], $5)

-- :BATCH_ACTIONS steps taken for many at once: service
select a.action as "action", a.label as "label", a.label_en as "label.en",
	a.n as "n" from api.batch_actions($1) a

-- :BATCH_CASES cases waiting for a step: service action after rows
select c.id as "id", c.no as "no", c.title as "title",
	c.version as "version", c.place as "place", c.state as "state",
	c.label as "label", c.label_en as "label.en", c.due as "due",
	c.step_due as "step_due", c.colour as "colour",
	nullif(c.paused, false) as "paused", c.owner as "owner"
from api.batch_cases($1, $2, $3::bigint, $4::int) c

-- :BATCH_ACT cases versions action note reason paths values key
select m.id as "id", m.no as "no", m.title as "title",
	nullif(m.ok, false) as "ok", m.why as "why"
from api.act_many($1::bigint[], $2::int[], $3, $4, $5, $6::text[],
	$7::text[], $8) m
order by m.no nulls last

-- :SERVICE_STANDARD the version new cases begin with: service
select standard as "standard", api.today() as "today"
from rg.service where code = $1

-- :NOTICE_DESK cases to publish, on notice, held up: service tab before rows
select n.id as "id", n.no as "no", n.title as "title", n.state as "state",
	n.label as "label", n.label_en as "label.en", n.place as "place",
	n.notice as "notice", n.day as "day", n.until_on as "until",
	n.ends as "ends", n.result as "result",
	nullif(n.objections, 0) as "objections", n.step_due as "step_due"
from api.notice_desk($1, $2, $3::bigint, $4::int) n

-- :NOTICE_DESK_COUNTS numbers on its tabs: service
select publish as "publish", open as "open", frozen as "frozen"
from api.notice_desk_counts($1)

-- :EXPORT_NOTE an export is noted: route, filter and rows
select api.export_note($1, $2)

-- :REVIEW_WHY_NOT why a step cannot be taken now: number action
select api.why_not($1, $2)

-- :VISIT a bad rating and its return visit: number
select v.level as "level", v.efficiency as "efficiency", v.guide as "guide",
	v.ease as "ease", v.operation as "operation", v.comment as "comment",
	v.on_day as "on", v.due_on as "due", nullif(v.late, false) as "late",
	v.done_on as "done", v.done_by as "by", v.way as "way",
	v.mended as "mended", v.answer as "answer", v.name as "name",
	v.mobile as "mobile"
from api.visit($1) v

-- :VISIT_DONE enters the visit: id way mended answer key
select api.visit_done($1::bigint, $2, $3, $4, $5)
