-- The case engine. A case changes its state here and nowhere else:
-- api.act() for people, api.act_system() for the courier. Both end in
-- rg.take_step(), which writes state, event, clocks and messages together.

-- Seeing -------------------------------------------------------------------

create or replace function api.my_locks() returns bigint[]
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := api.me();
begin
	if me is null or api.side() <> 'off' then
		return '{}';
	end if;
	return array(select l.case_id from rg.case_lock l where l.account = me
		and exists (select from rg.account a where a.id = me
			and a.state = 'active'))
		-- Where nobody is named, for want of any, whoever holds the
		-- office sees it.
		|| array(select c.id from rg.case_file c
			where c.locked and c.area between api.my_lo()
				and api.my_hi()
			and api.has_role('discipline')
			and not exists (select from rg.case_lock l
				where l.case_id = c.id)
			and not exists (select from rg.case_aside x
				where x.case_id = c.id and x.account = me));
end $$;
comment on function api.my_locks() is
	'Locked cases for which the officer asking is named '
	'(Regulations on the Work of Petitions 30).';

create or replace function api.sees(c rg.case_file) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	mine record;
begin
	if c.erased_at is not null or api.module() not in ('', c.module) then
		return api.side() = 'sys' and c.erased_at is null;
	elsif api.side() = 'pub' then
		return c.applicant = api.me() or c.id = api.guest_case();
	elsif api.side() = 'sys' then
		return true;
	elsif c.kind = 'draft' then
		return c.entered_by = api.me() and not api.is_admin();
	end if;
	mine := rg.case_area();
	return c.area between mine.lo and mine.hi
		and (not c.locked or c.id = any (api.my_locks()));
end $$;
comment on function api.sees(rg.case_file) is
	'Whether the one asking may see the case; the policies say the same.';

create or replace function rg.is_own(c rg.case_file, me bigint)
returns boolean language sql stable as $$
	select c.applicant = me and c.erased_at is null
		and api.side() = 'pub' and api.module() in ('', c.module)
$$;
comment on function rg.is_own(rg.case_file, bigint) is
	'Whether it is the applicant who asks, in a program that serves the '
	'case: what api.sees() says of most who ask, without asking who it is '
	'once more.';

create or replace function rg.writes(c rg.case_file) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return case api.side() when 'pub' then c.applicant = api.me()
		when 'off' then c.kind = 'draft' and c.entered_by = api.me()
		else false end;
end $$;
comment on function rg.writes(rg.case_file) is
	'Whether the one asking fills the form in: the applicant, or the '
	'officer who opened it for a person and has not sent it yet.';

create or replace function rg.case_of(p_id bigint, me bigint)
returns rg.case_file
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where id = p_id for update;
	if c.id is null or not coalesce(rg.is_own(c, me), false)
		and not coalesce(api.sees(c), false) then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	return c;
end $$;
comment on function rg.case_of(bigint, bigint) is
	'Locks and returns a case the one asking, whose account is given, may '
	'see, else RG404.';

create or replace function rg.case_of(p_id bigint) returns rg.case_file
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.case_of(p_id, api.me());
end $$;
comment on function rg.case_of(bigint) is
	'The same for whoever is asking.';

-- History ------------------------------------------------------------------

-- These two stand open and as stable as what they call, so that they become a part
-- of what asks: as functions of their own they were planned anew for each event.
create or replace function rg.event_digest(p_salt bytea, p_note text,
	p_fields jsonb) returns bytea
language sql stable
return sha256(p_salt || convert_to(p_note || E'\n' || p_fields::text,
	'UTF8'));
comment on function rg.event_digest(bytea, text, jsonb) is
	'Digest of the words of an event.';

-- The text of an array quotes its elements, so that nothing can be moved from one
-- column into the next.
create or replace function rg.event_hash(p_before bytea, e rg.case_event)
returns bytea
language sql stable
return sha256(p_before || e.digest || convert_to(array[
	e.chain::text, e.seq::text, e.case_id::text, e.version::text,
	extract(epoch from e.at)::text, coalesce(e.actor, 0)::text,
	e.actor_name, e.actor_role, coalesce(e.station, 0)::text,
	e.station_name, e.action, e.from_state, e.to_state, e.reason,
	e.seen::text]::text, 'UTF8'));
comment on function rg.event_hash(bytea, rg.case_event) is
	'Hash of an event over the one before it in its chain.';

drop function if exists rg.add_event(rg.case_file, bigint, text, text, text,
	text, text, jsonb, boolean);
create or replace function rg.add_event(c rg.case_file, p_actor bigint,
	p_role text, p_action text, p_from text, p_reason text, p_note text,
	p_fields jsonb, p_seen boolean, p_at timestamptz default api.now())
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s bytea := uuid_send(gen_random_uuid());
	d bytea := rg.event_digest(s, coalesce(p_note, ''),
		coalesce(p_fields, '{}'));
begin
	-- The head of the chain is moved first: whoever comes at the same time
	-- waits for it and goes on from there.
	with h as (
		update rg.chain k set seq = k.seq + 1, hash = rg.event_hash(
			k.hash, row(k.chain, k.seq + 1, c.id, c.version, p_at,
			p_actor, a.name, p_role, a.station, a.station_name,
			p_action, p_from, c.state, coalesce(p_reason, ''),
			p_seen, d, null)::rg.case_event)
		-- The chain cannot be emptied: an applicant is in it by number
		-- only.
		from (select case when p_role = 'applicant' then ''
				else coalesce(x.name, '') end as name,
				x.station, coalesce(t.name, '') as station_name
			from (values (p_actor)) w (id)
			left join rg.account x on x.id = w.id
			left join rg.station t on t.id = x.station) a
		where k.chain = (c.id % 64)::smallint
		returning k.chain, k.seq, k.hash, a.name, a.station,
			a.station_name),
	e as (
		insert into rg.case_event (chain, seq, case_id, version, at,
			actor, actor_name, actor_role, station, station_name,
			action, from_state, to_state, reason, seen, digest,
			hash)
		select h.chain, h.seq, c.id, c.version, p_at, p_actor, h.name,
			p_role, h.station, h.station_name, p_action, p_from,
			c.state, coalesce(p_reason, ''), p_seen, d, h.hash
		from h)
	insert into rg.case_event_text (chain, seq, salt, note, fields)
	select h.chain, h.seq, s, coalesce(p_note, ''),
		coalesce(p_fields, '{}')
	from h;
end $$;
comment on function rg.add_event(rg.case_file, bigint, text, text, text,
	text, text, jsonb, boolean, timestamptz) is
	'Adds one event to the history of a case and to its chain.';

-- The step -----------------------------------------------------------------

-- A step calls a dozen functions that return nothing. They are assigned: `perform`
-- would start a query for each call.

create or replace function rg.check_area(c rg.case_file) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- A station stands in the area itself or in one around it.
	if not exists (select from rg.station s
			where s.id = any (rg.area_prefixes(c.area))
			and c.area between s.lo and s.hi)
		or not exists (select from rg.division d
			where d.code = c.area and d.active) then
		raise exception using errcode = 'RG422', message =
			rg.sv(c.standard, 'subject.division') || ':err_area',
			detail = 'R12';
	end if;
end $$;
comment on function rg.check_area(rg.case_file) is
	'Refuses (RG422) a case whose place is not served here.';

drop function if exists rg.first_submit(rg.case_file);
create or replace function rg.first_submit(c rg.case_file, p_today date)
returns rg.case_file
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
	nothing text;
begin
	select * into s from rg.subject_of(c);
	c.title := s.title;
	c.area := s.area;
	nothing := rg.check_area(c);
	if not rg.limit_count('submit:' || c.applicant, 30, interval '1 h')
	then
		raise exception using errcode = 'RG429',
			message = '600';
	end if;
	nothing := rg.claim_keys(c);
	insert into rg.case_secret (case_id, code)
	values (c.id, rg.random_code(8)) on conflict do nothing;
	nothing := rg.index_case(c);
	-- Last, as others of the same place wait for the next number.
	c.no := rg.case_number(s.letters, c.area, p_today);
	return c;
end $$;
comment on function rg.first_submit(rg.case_file, date) is
	'What the first submission adds: title, area, number, query code, '
	'unique values, search. Title, area and number are written with the '
	'step.';

drop function if exists rg.issue_paper(rg.case_file, text);
create or replace function rg.issue_paper(c rg.case_file, p_kind text,
	p_at timestamptz default api.now()) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_kind = '' then
		return;
	end if;
	insert into rg.paper (case_id, kind, no, code, version, issued_at,
		state_at)
	select c.id, p_kind, coalesce(rg.sv(c.standard, 'documents.'
		|| p_kind || '.number'), '') || '-' || c.no || '-'
		|| (select count(*) + 1 from rg.paper p
			where p.case_id = c.id),
		rg.random_code(12), c.version, p_at, p_at;
end $$;
comment on function rg.issue_paper(rg.case_file, text, timestamptz) is
	'Registers a paper; it is printed when somebody opens it.';

create or replace function rg.case_holders() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- What api.station_for() says of each level, of all at once.
	new.holders := coalesce((select array_agg(distinct coalesce((
				select q.id from rg.station q
				where q.id = any (rg.area_prefixes(new.area))
					and q.active and q.level <= l
				order by q.level desc limit 1),
			(select q.id from rg.instance i
				join rg.station q on q.id = i.root
				where new.area between q.lo and q.hi)))
		from rg.standard_state s, unnest(s.levels) l
		where s.standard = new.standard and s.state = new.state
			and s.role <> ''), '{}');
	return new;
end $$;

create or replace function rg.take_step(c rg.case_file,
	a rg.standard_action, p_target text, p_actor bigint, p_role text,
	p_reason text, p_note text, p_fields jsonb) returns rg.case_file
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	was text := c.state;
	-- Nothing was begun in it yet that a step could end.
	first boolean := was = 'DRAFT';
	k record;
	st rg.standard_state;
	own bigint;
	closes boolean;
	days date[];
	open_year int;
	nothing text;
	t timestamptz := api.now();
	today date := rg.local_day(t);
begin
	if first then
		c := rg.first_submit(c, today);
		c.submitted_at := t;
		-- All its first dates are counted off the days that come next.
		select array(select d.day from rg.workday d
				where d.region = b.region and d.working
					and d.ordinal > b.ordinal
					and d.ordinal <= b.ordinal + 30
				order by d.ordinal),
			(select min(y.year) from rg.calendar_year y
				where y.year >= extract(year from today)::int
				and y.status <> 'published')
		into days, open_year from rg.workday b
		where b.day = today
			and b.region = (select rg.calendar_of(c.area));
	end if;
	c.version := c.version + 1;
	c.state := case p_target when 'SAME' then was
		when 'BACK' then c.left_state else p_target end;
	-- Nothing is asked of tasks where there are none: in a case that begins,
	-- only those count that its first state or step opens.
	select s as st, exists (select from rg.standard_value v
			where v.standard = c.standard and v.path >= 'tasks.'
			and v.path < 'tasks/' and (not first
				or v.value = c.state and v.path like '%.state'
				or v.path like '%.open' and a.action = any (
					rg.words(v.value)))) as tasks,
		exists (select from rg.standard_step y
			join rg.standard_action x on x.standard = y.standard
				and x.action = y.action and x.actor = 'system'
				and cardinality(x.needs) > 0
			where y.standard = c.standard
				and y.from_state = c.state) as settles,
		exists (select from rg.case_clock x where x.case_id = c.id)
			or exists (select from rg.case_timer x
			where x.case_id = c.id) as clocked
	into k from rg.standard_state s
	where s.standard = c.standard and s.state = c.state;
	st := k.st;
	-- The reviewer of the step takes it again after a return; anybody
	-- else starts without owner.
	if st.step <> '' then
		own := rg.still_reviewer(c, st.step);
	end if;
	-- Whether it was decided in time is seen before its clock is gone.
	closes := c.closed_at is null and st.kind in ('final_ok', 'final_no',
		'member', 'ended');
	if closes then
		perform rg.refresh_clocks(c.id);
	end if;
	if c.state <> was then
		c.owner := own;
		c.left_state := was;
		c.escalated := 0;
		c.state_at := t;
		if p_target <> 'BACK' and st.kind <> 'waiting' then
			c.stay_at := c.state_at;
		end if;
		c.step_due_on := null;
		c.step_amber_on := null;
		if first and st.step_unit = 'WD'
			and days[st.step_days] is not null then
			c.step_due_on := days[st.step_days];
			c.step_amber_on := days[greatest(1,
				st.step_days * 2 / 3)];
		elsif st.step_days is not null then
			select d.due_on, d.amber_on
			into c.step_due_on, c.step_amber_on
			from rg.step_days(today, st.step_unit, st.step_days,
				c.area) d;
		end if;
	end if;
	if first and a.extend = '' and not k.clocked then
		nothing := rg.first_clocks(c, a.action, was, t, days,
			open_year);
	else
		nothing := rg.move_clocks(c, a, st, was, t);
	end if;
	update rg.case_file f set no = c.no, submitted_at = c.submitted_at,
		title = case when first then left(c.title, 200) else f.title
			end,
		area = case when first then c.area else f.area end,
		version = c.version, state = c.state,
		kind = st.kind, left_state = c.left_state,
		before_state = case when c.state <> was then was
			else f.before_state end,
		queue = st.role, owner = c.owner,
		owner_at = case when c.owner is not null then t end,
		state_at = c.state_at, stay_at = c.stay_at,
		escalated = c.escalated,
		step_due_on = c.step_due_on, step_amber_on = c.step_amber_on,
		changed_at = t,
		accepted_at = case when f.accepted_at is null
			and c.state = 'ACCEPTED' then t
			else f.accepted_at end,
		closed_at = case when st.kind in ('final_ok', 'final_no',
			'member', 'ended') then coalesce(f.closed_at, t)
			end,
		late = case when closes
			then coalesce(f.due_on < today, false)
			else f.late end,
		reason = case when st.kind in ('final_no', 'ended')
			then p_reason else f.reason end,
		due_on = m.due_on, raw_due_on = m.raw_on,
		amber_on = m.amber_on,
		provisional = coalesce(m.provisional, false),
		paused = coalesce(m.paused, false),
		station = case when st.role = '' then null
			else api.station_for(c.area, (select max(l)
				from unnest(st.levels) l)) end
	from (values (1)) one left join lateral (
		select * from rg.case_timer x
		where x.case_id = c.id and x.shown
		order by x.started_at desc, x.clock limit 1) m on true
	where f.id = c.id returning f.* into c;
	-- What officers write to each other on the way is theirs.
	nothing := rg.add_event(c, p_actor, p_role, a.action, was, p_reason,
		p_note, p_fields, a.actor <> 'officer' or a.message <> '', t);
	if st.kind in ('final_no', 'ended') then
		delete from rg.live_key where case_id = c.id;
	end if;
	if a.issue <> '' then
		nothing := rg.issue_paper(c, a.issue, t);
	end if;
	if st.paper <> '' then
		update rg.paper set state = st.paper, state_at = t
		where case_id = c.id and state <> 'revoked'
			and state <> st.paper
			and kind in (select split_part(path, '.', 2)
				from rg.standard_value
				where standard = c.standard and value = '1'
				and path like 'documents.%.verify');
	end if;
	if a.message <> '' then
		nothing := rg.tell(c, a.message, '', t);
	end if;
	if a.publish or not first then
		nothing := rg.notice_step(c, a, was, p_actor, p_note);
	end if;
	if k.tasks then
		nothing := rg.move_tasks(c, a.action, p_actor, p_note);
	end if;
	-- What the module adds in the record, such as a member's number.
	if to_regprocedure(format('rg.after_%s(rg.case_file, text, text, '
		'bigint, text, jsonb)', c.module)) is not null then
		execute format('select rg.%I($1, $2, $3, $4, $5, $6)',
			'after_' || c.module)
		using c, a.action, was, p_actor, p_note, p_fields;
	end if;
	select * into c from rg.case_file where id = c.id;
	if k.settles or c.state <> st.state then
		return rg.settle(c);
	end if;
	return c;
end $$;
comment on function rg.take_step(rg.case_file, rg.standard_action, text,
	bigint, text, text, text, jsonb) is
	'Carries out one step that was found allowed.';

create or replace function rg.still_reviewer(c rg.case_file, p_step text)
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select v.account from rg.case_reviewer v
	join rg.account a on a.id = v.account and a.state = 'active'
	where v.case_id = c.id and v.step = p_step and p_step <> ''
		and exists (select from rg.standard_who w
			join rg.role_grant g on g.role = w.role
				and g.account = a.id
			where w.standard = c.standard and w.step = p_step
			and exists (select from unnest(w.levels) l
				where api.station_for(c.area, l) = a.station))
	);
end $$;
comment on function rg.still_reviewer(rg.case_file, text) is
	'Who took a review step of the case, while he still could: a case '
	'does not wait for an officer who left, moved or lost the role.';

create or replace function rg.module_keeps(c rg.case_file, p_action text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r boolean := false;
begin
	if to_regprocedure(format('rg.keeps_%s(rg.case_file, text)',
			c.module)) is not null then
		execute format('select rg.%I($1, $2)', 'keeps_' || c.module)
		into r using c, p_action;
	end if;
	return r;
end $$;
comment on function rg.module_keeps(rg.case_file, text) is
	'Whether a rule of the module''s own keeps the officer asking from an '
	'action that his role would let him take.';

-- What an officer needs for an action, and whether he has it.
create or replace function rg.officer_role(c rg.case_file, p_action text)
returns table (role text, step text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	select w.role, w.step into role, step
	from rg.standard_who w
	join rg.role_grant g on g.account = (select api.me())
		and g.role = w.role
	join rg.account a on a.id = g.account
	where w.standard = c.standard and w.action = p_action
		and w.from_state = c.state
		and exists (select from unnest(w.levels) l
			where api.station_for(c.area, l) = a.station)
		and coalesce(rg.still_reviewer(c, w.step), a.id) = a.id
		and (w.step = '' or not exists (select from
			rg.case_reviewer v where v.case_id = c.id
			and v.step <> w.step and v.account = a.id))
	order by w.step desc limit 1;
	if found and not rg.module_keeps(c, p_action) then
		return next;
	end if;
end $$;
comment on function rg.officer_role(rg.case_file, text) is
	'Role under which the officer asking may take the action now: right '
	'role, a station that answers for this area at that level, the step '
	'not another person''s, no other step of the case his, no rule of the '
	'module against it.';

create or replace function rg.has_taken(c rg.case_file, p_actions text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.case_event e where e.case_id = c.id
		and e.action = any (rg.words(p_actions)));
end $$;
comment on function rg.has_taken(rg.case_file, text) is
	'Whether one of the actions was ever taken in the case.';

create or replace function rg.action_fits(c rg.case_file, p_action text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	v text;
begin
	for k in select substr(path, length(p_action) + 10) as name, value
		from rg.standard_value where standard = c.standard
		and path in ('actions.' || p_action || '.after',
			'actions.' || p_action || '.unless',
			'actions.' || p_action || '.when.field')
	loop
		if k.name = 'after' and not rg.has_taken(c, k.value)
			or k.name = 'unless' and rg.has_taken(c, k.value) then
			return false;
		end if;
		continue when k.name <> 'when.field';
		v := coalesce((select fields->>k.value from rg.case_form
			where case_id = c.id), '');
		if not (v <> '' and rg.sv(c.standard, 'actions.' || p_action
				|| '.when.is') is null
			and rg.sv(c.standard, 'actions.' || p_action
				|| '.when.not') is null
			or v = any (rg.words(rg.sv(c.standard, 'actions.'
				|| p_action || '.when.is')))
			or v <> '' and v <> all (rg.words(rg.sv(c.standard,
				'actions.' || p_action || '.when.not')))
			and rg.sv(c.standard, 'actions.' || p_action
				|| '.when.not') is not null) then
			return false;
		end if;
	end loop;
	return true;
end $$;
comment on function rg.action_fits(rg.case_file, text) is
	'Whether what was answered and what was done before lets an action '
	'be taken: its when, after and unless in the standard.';

create or replace function rg.clock_open(c rg.case_file,
	a rg.standard_action) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.action_fits(c, a.action) and (
	select (a.within = '' or exists (select from rg.case_timer t
			where t.case_id = c.id and t.clock = a.within
			and (t.paused or t.due_at > (select api.now()))))
		and (a.before_end = '' or not exists (select from
			rg.case_timer t where t.case_id = c.id
			and t.clock = a.before_end
			and t.due_on - a.before_days > (select api.today())))
	);
end $$;
comment on function rg.clock_open(rg.case_file, rg.standard_action) is
	'Whether the clock an action depends on allows it now, and what was '
	'answered and done before.';

create or replace function rg.is_blank(p text) returns boolean
language sql immutable as $$
	-- U+3000 is the space of Chinese text.
	select coalesce(p, '') ~ U&'^[[:space:]\3000]*$'
$$;
comment on function rg.is_blank(text) is 'Nothing, or only white space.';

create or replace function rg.check_words(a rg.standard_action,
	p_note text, p_reason text) returns void
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if a.note = 'required' and rg.is_blank(p_note) then
		raise exception using errcode = 'RG422',
			message = 'note:err_required';
	end if;
	if length(coalesce(p_note, '')) > 2000 then
		raise exception using errcode = 'RG422',
			message = 'note:err_too_long';
	end if;
	if cardinality(a.reasons) > 0
		and coalesce(p_reason, '') <> all (a.reasons) then
		raise exception using errcode = 'RG422',
			message = 'reason:err_choice';
	end if;
end $$;
comment on function rg.check_words(rg.standard_action, text, text) is
	'Refuses (RG422) an action without the words or reason it needs.';

create or replace function rg.check_papers(c rg.case_file) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p text;
begin
	select u.paper into p from rg.upload u
	where u.case_id = c.id
		and u.state not in ('replaced', 'deleted', 'accepted')
	order by u.id limit 1;
	if p is not null then
		raise exception using errcode = 'RG422',
			message = 'papers:err_unchecked', detail = p;
	end if;
end $$;
comment on function rg.check_papers(rg.case_file) is
	'Refuses (RG422) to go on while a file is not accepted.';

create or replace function rg.ask_correction(c rg.case_file,
	p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	i text[];
	n text[];
begin
	select array_agg(substr(key, 6) order by key),
		array_agg(value order by key) into i, n
	from jsonb_each_text(p_fields) where key like 'item.%';
	if i is null then
		raise exception using errcode = 'RG422',
			message = 'items:err_required';
	end if;
	if exists (select from unnest(i) x where case
		when x !~ '^(paper:)?[a-z][a-z0-9_]*$' then true
		when x like 'paper:%' then not exists (select from
			rg.names_below(c.standard, 'papers') q
			where q = substr(x, 7))
		else not exists (select from rg.standard_value v
			where v.standard = c.standard
			and v.path like 'form.pages.%.fields.' || x
				|| '.type') end) then
		raise exception using errcode = 'RG422',
			message = 'items:err_choice';
	end if;
	insert into rg.case_correction (case_id, version, items, notes,
		asked_by, asked_at, due_on)
	select c.id, c.version, i, n, api.me(), api.now(), t.due_on
	from rg.case_timer t where t.case_id = c.id and t.owed
	order by t.due_on limit 1;
end $$;
comment on function rg.ask_correction(rg.case_file, jsonb) is
	'Writes the correction notice: keys item.<field> or '
	'item.paper:<code>, values what is wrong.';

create or replace function rg.open_fields(c rg.case_file,
	a rg.standard_action) returns text[]
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select a.opens || coalesce((select array_agg(i)
		from rg.case_correction k, unnest(k.items) i
		where k.case_id = c.id and k.done_at is null
			and c.kind = 'waiting'), '{}')
	);
end $$;
comment on function rg.open_fields(rg.case_file, rg.standard_action) is
	'Fields and papers the applicant may change with an action.';

create or replace function rg.apply_changes(c rg.case_file,
	a rg.standard_action, p_clear text[], p_paths text[],
	p_values text[]) returns jsonb
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	old jsonb := (select fields from rg.case_form where case_id = c.id);
	new jsonb;
	allowed text[] := rg.open_fields(c, a);
begin
	if exists (select from unnest(p_clear || p_paths) p
		where split_part(p, '.', 1) <> all (allowed)) then
		raise exception using errcode = 'RG403',
			message = 'err_closed_field';
	end if;
	perform rg.put_fields(c.id, p_clear, p_paths, p_values);
	select fields into new from rg.case_form where case_id = c.id;
	c := rg.subject(c);
	perform rg.check_area(c);
	delete from rg.live_key where case_id = c.id;
	perform rg.claim_keys(c);
	perform rg.index_case(c);
	return coalesce((select jsonb_object_agg(k, jsonb_build_object(
		'old', old->>k, 'new', new->>k))
		from (select jsonb_object_keys(old || new) k) x
		where old->k is distinct from new->k), '{}');
end $$;
comment on function rg.apply_changes(rg.case_file, rg.standard_action,
	text[], text[], text[]) is
	'Applies an applicant''s changes to the open fields only (RG403 else) '
	'and returns old and new values.';

create or replace function rg.idem_find(p_key text, me bigint) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r text;
begin
	if coalesce(p_key, '') = '' then
		return null;
	end if;
	-- Two clicks at once: the second waits here for the first.
	perform pg_advisory_xact_lock(hashtextextended(coalesce(me, 0)
		|| p_key, 1));
	select result into r from rg.idem
	where account = coalesce(me, 0) and key = p_key;
	return r;
end $$;
comment on function rg.idem_find(text, bigint) is
	'What a form''s key already did for the one asking, whose account is '
	'given; empty: nothing yet.';

create or replace function rg.idem_find(p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.idem_find(p_key, api.me());
end $$;
comment on function rg.idem_find(text) is
	'The same for whoever is asking.';

create or replace function rg.idem_keep(p_key text, p_result text,
	me bigint) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if coalesce(p_key, '') <> '' then
		insert into rg.idem (account, key, result, at)
		values (coalesce(me, 0), p_key, p_result, now());
	end if;
	return p_result;
end $$;
comment on function rg.idem_keep(text, text, bigint) is
	'Remembers the answer to a form''s key for an account.';

create or replace function rg.idem_keep(p_key text, p_result text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.idem_keep(p_key, p_result, api.me());
end $$;
comment on function rg.idem_keep(text, text) is
	'The same for whoever is asking.';

create or replace function api.act(p_case bigint, p_version int,
	p_action text, p_note text, p_reason text, p_clear text[],
	p_paths text[], p_values text[], p_key text) returns text
language plpgsql security definer
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	a rg.standard_action;
	target text;
	v_role text;
	v_step text := '';
	k record;
	f jsonb := '{}';
	nothing text;
	me bigint := api.me();
	done text := rg.idem_find(p_key, me);
	diff jsonb;
	left_over text[];
begin
	if done is not null then
		return done;
	end if;
	c := rg.case_of(p_case, me);
	if me is null then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	-- Most steps depend on nothing answered or done before.
	select x as a, s.target, exists (select from rg.standard_value v
		where v.standard = x.standard and v.path in (
			'actions.' || p_action || '.after',
			'actions.' || p_action || '.unless',
			'actions.' || p_action || '.when.field')) as depends
	into k from rg.standard_action x
	left join rg.standard_step s on s.standard = x.standard
		and s.action = x.action and s.from_state = c.state
	where x.standard = c.standard and x.action = p_action;
	a := k.a;
	if a.action is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_action';
	end if;
	if c.version <> p_version then
		raise exception using errcode = 'RG409', message = 'err_stale',
			detail = c.version::text;
	end if;
	target := k.target;
	if target is null or (k.depends or a.within <> ''
			or a.before_end <> '') and not rg.clock_open(c, a) then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	if a.actor = 'applicant' and api.side() = 'pub'
		and c.applicant = me then
		v_role := 'applicant';
	elsif a.actor = 'applicant' and api.side() = 'off'
		and c.kind = 'draft' and rg.writes(c) then
		v_role := 'filler';
	elsif a.actor = 'officer' and api.side() = 'off' then
		select r.role, r.step into v_role, v_step
		from rg.officer_role(c, p_action) r;
	end if;
	if v_role is null then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if a.once then
		if exists (select from rg.case_event e
			where e.case_id = c.id and e.action = p_action
			and e.from_state = c.state) then
			raise exception using errcode = 'RG409',
				message = 'err_once';
		end if;
	end if;
	if cardinality(a.needs) > 0 then
		left_over := rg.tasks_left(c, a.needs);
		if cardinality(left_over) > 0 then
			raise exception using errcode = 'RG422',
				message = 'tasks:err_tasks_open',
				detail = array_to_string(left_over, ' ');
		end if;
	end if;
	if a.note = 'required' or cardinality(a.reasons) > 0
		or coalesce(p_note, '') <> '' then
		perform rg.check_words(a, p_note, p_reason);
	end if;
	if a.checked then
		perform rg.check_papers(c);
	end if;
	if v_step <> '' then
		insert into rg.case_reviewer as v (case_id, step, account, at)
		values (c.id, v_step, me, api.now())
		on conflict (case_id, step) do update
			set account = excluded.account, at = excluded.at
			where v.account <> excluded.account;
	end if;
	if a.actor = 'applicant' then
		if cardinality(coalesce(p_clear, '{}')
			|| coalesce(p_paths, '{}')) = 0 then
			null;
		elsif c.kind = 'draft' then
			-- The form as it is sent, saved with the step.
			nothing := rg.put_fields(c.id, coalesce(p_clear, '{}'),
				coalesce(p_paths, '{}'),
				coalesce(p_values, '{}'));
		else
			diff := rg.apply_changes(c, a, coalesce(p_clear, '{}'),
				coalesce(p_paths, '{}'),
				coalesce(p_values, '{}'));
			select * into c from rg.case_file where id = c.id;
		end if;
		f := coalesce(diff, '{}');
		if c.kind = 'waiting' then
			update rg.case_correction set done_at = api.now()
			where case_id = c.id and done_at is null;
		end if;
	elsif cardinality(coalesce(p_paths, '{}')) > 0 then
		select jsonb_object_agg(p, v) into f
		from unnest(p_paths, p_values) t(p, v) where v is not null;
	end if;
	c := rg.take_step(c, a, target, me, v_role,
		coalesce(nullif(a.reason, ''), case when cardinality(a.reasons)
			> 0 then p_reason end), p_note, coalesce(f, '{}'));
	if a.asks then
		perform rg.ask_correction(c, coalesce(f, '{}'));
	end if;
	return rg.idem_keep(p_key, c.no, me);
end $$;
comment on function api.act(bigint, int, text, text, text, text[], text[],
	text[], text) is
	'The one door for state. Checks that the case is seen, the version is '
	'the one shown (RG409), the action leaves this state, role, level and '
	'area fit, reviewers differ, tasks are done, words, reasons and papers '
	'there; saves a draft sent with its answers; then takes the step. '
	'Returns the case number. The same key returns the same answer and '
	'does nothing.';

create or replace function api.act_system(p_case bigint, p_action text)
returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	a rg.standard_action;
	t text;
begin
	if session_user not in ('rg_courier') then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	select * into c from rg.case_file where id = p_case for update;
	select * into a from rg.standard_action
	where standard = c.standard and action = p_action
		and actor = 'system';
	select s.target into t from rg.standard_step s
	where s.standard = c.standard and s.action = p_action
		and s.from_state = c.state;
	if a.action is null or t is null or not exists (select
		from rg.case_timer x where x.case_id = c.id
		and x.missed = p_action and not x.paused
		and x.due_at <= (select api.now())) then
		return false;
	end if;
	perform rg.take_step(c, a, t, null, 'system', nullif(a.reason, ''),
		'', '{}');
	return true;
end $$;
comment on function api.act_system(bigint, text) is
	'Steps the system takes when a clock has run out; the courier alone, '
	'and not before.';

create or replace function api.actions(p_case bigint)
returns table (action text, label text, label_en text, note text,
	reasons text, batch boolean, asks boolean, opens text, role text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	me bigint := api.me();
	d text := api.side();
begin
	select * into c from rg.case_file where id = p_case;
	if c.id is null or not coalesce(api.sees(c), false)
		or me is null then
		return;
	end if;
	return query select * from rg.actions_of(c, me, d);
end $$;
comment on function api.actions(bigint) is
	'What the one asking may do with a case now.';

create or replace function rg.applicant_steps(c rg.case_file, p_at timestamptz)
returns table (action text, label text, label_en text, note text,
	reasons text, batch boolean, asks boolean, opens text, ord int)
language sql stable as $$
	select x.action, x.label, x.label_en, x.note,
		array_to_string(x.reasons, ' '), x.batch, x.asks,
		array_to_string(case when c.kind = 'waiting'
			then rg.open_fields(c, x) else x.opens end, ' '), x.ord
	from rg.standard_step s join rg.standard_action x
		on x.standard = s.standard and x.action = s.action
	where s.standard = c.standard and s.from_state = c.state
		and x.actor = 'applicant'
		-- What rg.clock_open() says of one step, of all at once.
		and (x.within = '' or exists (select from rg.case_timer t
			where t.case_id = c.id and t.clock = x.within
			and (t.paused or t.due_at > p_at)))
		and (x.before_end = '' or not exists (select
			from rg.case_timer t where t.case_id = c.id
			and t.clock = x.before_end
			and t.due_on - x.before_days > rg.local_day(p_at)))
		and not (x.once and exists (select from rg.case_event e
			where e.case_id = c.id and e.action = x.action
			and e.from_state = c.state))
		-- Most steps depend on nothing answered or done before.
		and (not exists (select from rg.standard_value v
			where v.standard = c.standard and v.path in (
				'actions.' || x.action || '.after',
				'actions.' || x.action || '.unless',
				'actions.' || x.action || '.when.field'))
			or rg.action_fits(c, x.action))
$$;
comment on function rg.applicant_steps(rg.case_file, timestamptz) is
	'What the applicant of a case may do with it at a moment; a query that '
	'becomes a part of the one that asks.';

create or replace function rg.actions_of(c rg.case_file, me bigint, d text)
returns table (action text, label text, label_en text, note text,
	reasons text, batch boolean, asks boolean, opens text, role text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if d = 'pub' and c.applicant = me then
		return query select x.action, x.label, x.label_en, x.note,
			x.reasons, x.batch, x.asks, x.opens, null::text
		from rg.applicant_steps(c, api.now()) x order by x.ord;
	end if;
	if d <> 'off' then
		return;
	end if;
	return query
	-- First the steps that leave this state and are his kind's: who may
	-- and whether a clock allows it is dear to ask.
	with here as materialized (
		select x as a from rg.standard_action x
		join rg.standard_step s on s.standard = x.standard
			and s.action = x.action and s.from_state = c.state
		where x.standard = c.standard and x.actor = 'officer')
	select (a).action, (a).label, (a).label_en, (a).note,
		array_to_string((a).reasons, ' '), (a).batch, (a).asks,
		array_to_string(case when c.kind = 'waiting'
			then rg.open_fields(c, a) else (a).opens end, ' '),
		w.role
	from here, lateral rg.officer_role(c, (a).action) w
	where w.role is not null
		-- Most steps depend on no clock and on nothing done before.
		and ((a).within = '' and (a).before_end = '' and not exists (
			select from rg.standard_value v
			where v.standard = c.standard and v.path in (
				'actions.' || (a).action || '.after',
				'actions.' || (a).action || '.unless',
				'actions.' || (a).action || '.when.field'))
			or rg.clock_open(c, a))
		and not ((a).once and exists (select from rg.case_event e
			where e.case_id = c.id and e.action = (a).action
			and e.from_state = c.state))
	order by (a).ord;
end $$;
comment on function rg.actions_of(rg.case_file, bigint, text) is
	'The same for a case that was found and may be seen: by whom, on which '
	'side.';
