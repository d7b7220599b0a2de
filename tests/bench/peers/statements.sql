-- What the peers ask and write: the same rows that our three pages read and
-- write, as somebody would put it who guards access in his own program. Each peer
-- prepares them once on a connection that it keeps.

-- :SESSION_PUB who is asking: token
select s.id as sid, s.seen_at < now() - interval '1 min' as old, a.id, a.name, a.login,
	extract(epoch from now())::bigint as now, (select count(*) from (select from rg.outbox o
		where o.account = a.id and o.way = 'site' and o.read_at is null limit 100) x) as unread
from rg.session s join rg.account a on a.id = s.account
where s.token = sha256(convert_to($1, 'UTF8')) and s.ended_at is null and s.side = 'pub' and s.factor = 2
	and a.state = 'active' and s.seen_at > now() - interval '30 min' and s.created_at > now() - interval '12 h'

-- :SESSION_OFF the same for an officer, with station and roles: token
select s.id as sid, s.seen_at < now() - interval '1 min' as old, a.id, a.name, a.login, a.station,
	t.name as station_name, t.lo, t.hi, extract(epoch from now())::bigint as now,
	(select '{' || string_agg(g.role, ',') || '}' from rg.role_grant g where g.account = a.id) as roles,
	exists (select from rg.role_grant g join rg.role r on r.code = g.role
		where g.account = a.id and r.family = 'admin') as admin,
	(select count(*) from (select from rg.outbox o
		where o.account = a.id and o.way = 'site' and o.read_at is null limit 100) x) as unread
from rg.session s join rg.account a on a.id = s.account join rg.station t on t.id = a.station
where s.token = sha256(convert_to($1, 'UTF8')) and s.ended_at is null and s.side = 'off' and s.factor = 2
	and a.state = 'active' and s.seen_at > now() - interval '15 min' and s.created_at > now() - interval '8 h'

-- :SEEN session
update rg.session set seen_at = now() where id = $1::bigint

-- :READ account station route object
insert into rg.read_log (at, account, role, station, route, object)
values (now(), $1::bigint, session_user, $2::bigint, $3, $4)

-- :CASE number account
select c.id, c.no, c.standard, c.state, c.kind, c.title, c.due_on, c.paused,
	to_char(c.submitted_at, 'YYYY-MM-DD') as submitted, api.division_path(c.area) as place
from rg.case_file c
where c.no = $1 and c.applicant = $2::bigint and c.module = 'alliance' and c.state <> 'DROPPED' and c.erased_at is null

-- :CLOCKS case
select clock, to_char(due_on, 'YYYY-MM-DD') as due, paused from rg.case_timer where case_id = $1::bigint
order by due_on, clock

-- :EVENTS case
select to_char(e.at, 'YYYY-MM-DD HH24:MI') as at, e.action, e.from_state, e.to_state, e.reason,
	e.actor_role as role, t.note
from rg.case_event e left join rg.case_event_text t on t.chain = e.chain and t.seq = e.seq
where e.case_id = $1::bigint and e.seen order by e.version, e.seq

-- :ITEMS case
select i.item, i.note, k.due_on from rg.case_correction k, unnest(k.items, k.notes) with ordinality i(item, note, n)
where k.case_id = $1::bigint and k.done_at is null order by i.n

-- :ANSWERS case
select fields::text as fields from rg.case_form where case_id = $1::bigint

-- :FILES case
select id, paper, name, state, note, api.size_word(size) as size from rg.upload
where case_id = $1::bigint and state not in ('replaced', 'deleted') order by id

-- :MESSAGES case
select * from (select id, side, body, to_char(at, 'YYYY-MM-DD HH24:MI') as at, read_at is not null as read, answer
	from rg.case_message where case_id = $1::bigint order by id desc limit 100) x order by id

-- :ISSUED case
select id, kind, to_char(issued_at, 'YYYY-MM-DD') as issued from rg.paper where case_id = $1::bigint order by id

-- :MEMBER case
select no, since::text as since, until::text as until, listed from rg.member where case_id = $1::bigint

-- :RATING case: what the applicant said of it, or that he may say something still
select r.level, r.comment, r.at::date as on, (r.id is null and c.accepted_at is not null and exists (
	select from rg.case_event e where e.case_id = c.id and e.actor_role not in ('applicant', 'filler', 'system'))
	and not exists (select from rg.sorted s where s.intake = c.id)) as may
from rg.case_file c left join rg.rating r on r.case_id = c.id
where c.id = $1::bigint and c.closed_at is not null and c.submitted_at is not null and c.erased_at is null

-- :ACTIONS case standard state
select a.action, a.label from rg.standard_action a
join rg.standard_step s on s.standard = a.standard and s.action = a.action and s.from_state = $3
where a.standard = $2::bigint and a.actor = 'applicant'
	and (a.within = '' or exists (select from rg.case_timer t where t.case_id = $1::bigint and t.clock = a.within
		and (t.paused or t.due_at > now())))
	and (a.before_end = '' or not exists (select from rg.case_timer t where t.case_id = $1::bigint
		and t.clock = a.before_end and t.due_on - a.before_days > (now() at time zone 'Asia/Shanghai')::date))
	and not (a.once and exists (select from rg.case_event e where e.case_id = $1::bigint and e.action = a.action
		and e.from_state = $3))
order by a.ord

-- :COUNTS lo hi roles account station: the kept sums, and of those whose reviewer
-- decides, a look at each
select claim + (select count(*) from (select from rg.case_file c where k.reviews > 0
		and c.area between $1::bigint and $2::bigint
		and c.kind <> 'draft' and c.owner is null and c.queue = any ($3::text[]) and c.queue <> ''
		and $5::bigint = any (c.holders) and exists (select from rg.standard_state s
			where s.standard = c.standard and s.role = c.queue and s.step <> '')
		and not exists (select from rg.case_reviewer v join rg.standard_state s
			on s.standard = c.standard and s.state = c.state and s.step <> '' where v.case_id = c.id
			and v.step <> s.step and v.account = $4::bigint) limit 1000) x) as claim,
	(select count(*) from rg.case_file c where c.area between $1::bigint and $2::bigint
		and c.kind <> 'draft' and c.owner = $4::bigint and c.queue <> '') as mine,
	waiting, soon, overdue, closed
from (select coalesce(sum(n) filter (where tab = 'claim'), 0) as claim,
		coalesce(sum(n) filter (where tab = 'review'), 0) as reviews,
		coalesce(sum(n) filter (where tab = 'waiting'), 0) as waiting,
		coalesce(sum(case tab when 'soon' then n when 'overdue' then -n end), 0) as soon,
		coalesce(sum(n) filter (where tab = 'overdue'), 0) as overdue,
		coalesce(sum(n) filter (where tab = 'closed'), 0) as closed
	from (select t.tab, t.role, t.area, t.n from rg.tab_sum t where t.folded and t.area = $1::bigint
			and t.day <= (now() at time zone 'Asia/Shanghai')::date
		union all
		select t.tab, t.role, t.area, t.n from rg.tab_sum t where not t.folded
			and t.area between $1::bigint and $2::bigint
			and t.day <= (now() at time zone 'Asia/Shanghai')::date) s
	where s.role = '' or s.area = $5::bigint and s.role = any ($3::text[])) k

-- :INBOX lo hi roles account station
with page as materialized (
	select c.* from rg.case_file c where c.area between $1::bigint and $2::bigint
		and c.kind <> 'draft' and c.owner is null and c.queue = any ($3::text[]) and c.queue <> ''
		and $5::bigint = any (c.holders) and not exists (select from rg.case_reviewer v join rg.standard_state s
			on s.standard = c.standard and s.state = c.state and s.step <> '' where v.case_id = c.id
			and v.step <> s.step and v.account = $4::bigint)
	order by c.id desc limit 21)
select c.id, c.no, c.module, c.title, c.state, s.label, api.division_path(c.area) as place,
	coalesce(c.due_on::text, '') as due, rg.is_late(c, t.day) as late, rg.is_soon(c, t.day) as soon, c.paused,
	coalesce(o.name, '') as owner, exists (select from rg.case_message m where m.case_id = c.id and m.side = 'pub'
		and m.read_at is null) as waiting
from page p join rg.case_file c on c.id = p.id
join rg.standard_state s on s.standard = c.standard and s.state = c.state
left join rg.account o on o.id = c.owner, (select (now() at time zone 'Asia/Shanghai')::date as day) t
order by c.id desc

-- :DRAFT id account
select c.id, c.version, c.standard, f.fields::text as fields from rg.case_file c join rg.case_form f on f.case_id = c.id
where c.id = $1::bigint and c.applicant = $2::bigint and c.kind = 'draft' and c.module = 'alliance' for update of c

-- :PAPERS case
select distinct paper from rg.upload where case_id = $1::bigint and state not in ('replaced', 'deleted')

-- :PLACE division: may it be chosen
select 1 as ok from rg.division d where d.code = $1::bigint and d.active and d.level between 4 and 5
	and exists (select from rg.station s where d.code between s.lo and s.hi)

-- :DONE account key: what the form's key did already; the second of two waits
with l as materialized (select pg_advisory_xact_lock(hashtextextended($1 || $2, 1)))
select i.result from l left join rg.idem i on i.account = $1::bigint and i.key = $2

-- :RATE key
insert into rg.rate as r (key, since, n) values ($1, clock_timestamp(), 1)
on conflict (key) do update set since = case when r.since < clock_timestamp() - interval '1 h' then clock_timestamp()
	else r.since end, n = case when r.since < clock_timestamp() - interval '1 h' then 1 else r.n + 1 end
returning n

-- :SAVE case fields
update rg.case_form set fields = $2::jsonb, saved_at = now() where case_id = $1::bigint

-- :KEY value case: a value that stands in one live case only
insert into rg.live_key (service, field, value, case_id) values ('alliance-enrolment', 'uscc', $1, $2::bigint)
on conflict (service, field, value) do update set case_id = rg.live_key.case_id returning case_id

-- :SERIAL division
insert into rg.serial as s (letters, division, day, n)
values ('LM', $1::int, (now() at time zone 'Asia/Shanghai')::date, 1)
on conflict (letters, division, day) do update set n = s.n + 1
returning n, to_char(day, 'YYYYMMDD') as day

-- :SECRET case code
insert into rg.case_secret (case_id, code) values ($1::bigint, $2)

-- :GRAMS case area pieces
insert into rg.gram (gram, case_id, area, module)
select g, $1::bigint, $2::bigint, 'alliance' from unnest($3::text[]) g order by g

-- :DATES area: of the clock, of the step, and the station that takes it
select c.due_on::text as due, c.raw_on::text as raw, c.amber_on::text as amber, c.provisional, c.due_at::text as due_at,
	s.due_on::text as step, a.due_on::text as step_amber, api.station_for($1::bigint, 5) as station
from api.clock_state(now(), 'WD', 5, '{}', now(), $1::bigint) c,
	api.due((now() at time zone 'Asia/Shanghai')::date, 'WD', 5, $1::bigint) s,
	api.due((now() at time zone 'Asia/Shanghai')::date, 'WD', 3, $1::bigint) a

-- :STEP case number title area due raw amber provisional step step-amber station
update rg.case_file set no = $2, title = left($3, 200), area = $4::bigint, version = version + 1, state = 'SUBMITTED',
	kind = 'open', left_state = 'DRAFT', before_state = 'DRAFT', queue = 'clerk', submitted_at = now(), state_at = now(),
	stay_at = now(), changed_at = now(), due_on = $5::date, raw_due_on = $6::date, amber_on = $7::date,
	provisional = $8::boolean, step_due_on = $9::date, step_amber_on = $10::date, station = $11::bigint
where id = $1::bigint

-- :CLOCK case
insert into rg.case_clock (case_id, n, clock, unit, amount, kind, at, cause)
values ($1::bigint, 1, 'corr_notice', 'WD', 5, 'start', now(), 'submit')

-- :TIMER case due due-at raw amber provisional
insert into rg.case_timer (case_id, clock, started_at, due_on, due_at, raw_on, amber_on, provisional, paused, shown, owed,
	missed) values ($1::bigint, 'corr_notice', now(), $2::date, $3::timestamptz, $4::date, $5::date, $6::boolean, false,
	true, false, 'red')

-- :CHAIN chain: one event after the other
select 1 as ok from rg.chain where chain = $1::smallint for update

-- :EVENT chain case version actor: the event, its words and the head of its chain
with h as (select chain, seq + 1 as seq, hash from rg.chain where chain = $1::smallint),
s as (select uuid_send(gen_random_uuid()) as salt),
d as (select salt, sha256(salt || convert_to(E'\n{}', 'UTF8')) as digest from s),
n as (select h.*, d.salt, d.digest, sha256(h.hash || d.digest || convert_to(array[h.chain::text, h.seq::text, $2::text,
	$3::text, extract(epoch from now())::text, $4::text, '', 'applicant', '0', '', 'submit', 'DRAFT', 'SUBMITTED', '',
	'true']::text, 'UTF8')) as next from h, d),
e as (insert into rg.case_event (chain, seq, case_id, version, at, actor, actor_name, actor_role, station_name, action,
	from_state, to_state, digest, hash) select chain, seq, $2::bigint, $3::int, now(), $4::bigint, '', 'applicant', '',
	'submit', 'DRAFT', 'SUBMITTED', digest, next from n),
t as (insert into rg.case_event_text (chain, seq, salt, note, fields) select chain, seq, salt, '', '{}' from n)
update rg.chain c set seq = n.seq, hash = n.next from n where c.chain = n.chain

-- :RECEIPT case number code version
insert into rg.paper (case_id, kind, no, code, version, issued_at, state_at)
values ($1::bigint, 'receipt', '收-' || $2 || '-1', $3, $4::int, now(), now())

-- :TELL account mobile case params
insert into rg.outbox (account, way, address, template, params, case_id, state, next_at, at, sent_at)
values ($1::bigint, 'site', '', 'submitted', $4::jsonb, $3::bigint, 'sent', now(), now(), now()),
	($1::bigint, 'sms', $2, 'submitted', $4::jsonb, $3::bigint, 'queued', now(), now(), null)

-- :KEEP account key number
insert into rg.idem (account, key, result, at) values ($1::bigint, $2, $3, now())
