-- Clocks of a case: the ledger, the dates derived from it, and what a step
-- does to them as its standard says. Day arithmetic is in calendar.sql.

create or replace function rg.clock_note(p_case bigint, p_clock text,
	p_unit text, p_amount int, p_kind text, p_cause text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.case_clock (case_id, n, clock, unit, amount, kind, at,
		cause)
	select p_case, coalesce(max(n), 0) + 1, p_clock, p_unit, p_amount,
		p_kind, api.now(), p_cause
	from rg.case_clock where case_id = p_case;
end $$;
comment on function rg.clock_note(bigint, text, text, int, text, text) is
	'Adds one line to the clock ledger.';

create or replace function rg.live_clocks(p_case bigint)
returns table (clock text, unit text, amount int, started timestamptz,
	pauses tstzrange[], paused boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	with last as (
		select k.clock, max(k.n) filter (where kind = 'start') s,
			max(k.n) filter (where kind = 'stop') e
		from rg.case_clock k where k.case_id = p_case
		group by k.clock),
	run as (
		select k.*, lead(k.at) over (partition by k.clock
			order by k.n) as next_at, l.s
		from last l join rg.case_clock k on k.case_id = p_case
			and k.clock = l.clock and k.n >= l.s
			and k.kind <> 'extend'
		where l.e is null or l.e < l.s)
	select r.clock, min(r.unit), (select sum(x.amount)::int
			from rg.case_clock x where x.case_id = p_case
			and x.clock = r.clock and x.n >= min(r.s)
			and x.kind in ('start', 'extend')),
		min(r.at),
		coalesce(array_agg(tstzrange(r.at, r.next_at) order by r.n)
			filter (where r.kind = 'pause'), '{}'),
		bool_or(r.kind = 'pause' and r.next_at is null)
	from run r group by r.clock;
end $$;
comment on function rg.live_clocks(bigint) is
	'Running and paused clocks of a case, from the ledger.';

create or replace function rg.derive_timers(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	with live as materialized (select * from rg.live_clocks(c.id)),
	gone as (
		delete from rg.case_timer t where t.case_id = c.id
		and t.clock not in (select l.clock from live l))
	insert into rg.case_timer as t (case_id, clock, started_at, due_on,
		due_at, raw_on, amber_on, provisional, paused, shown, owed,
		missed)
	select c.id, l.clock, l.started, d.due_on, d.due_at, d.raw_on,
		d.amber_on, d.provisional, l.paused, k.shown, k.owed, k.missed
	from live l
	join rg.standard_clock k on k.standard = c.standard
		and k.clock = l.clock,
	lateral api.clock_state(l.started, l.unit, l.amount, l.pauses,
		api.now(), c.area) d
	on conflict (case_id, clock) do update set
		started_at = excluded.started_at, due_on = excluded.due_on,
		due_at = excluded.due_at, raw_on = excluded.raw_on,
		amber_on = excluded.amber_on,
		provisional = excluded.provisional,
		paused = excluded.paused, missed = excluded.missed,
		reminded = case when t.started_at = excluded.started_at
			then t.reminded else 0 end;
end $$;
comment on function rg.derive_timers(rg.case_file) is
	'Derives the timers of a case from ledger and calendar.';

create or replace function rg.refresh_clocks(p_case bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where id = p_case;
	perform rg.derive_timers(c);
	update rg.case_file f set due_on = t.due_on, raw_due_on = t.raw_on,
		amber_on = t.amber_on, provisional = coalesce(t.provisional,
			false), paused = coalesce(t.paused, false)
	from (values (1)) one left join lateral (
		select * from rg.case_timer x
		where x.case_id = p_case and x.shown
		order by x.started_at desc, x.clock limit 1) t on true
	where f.id = p_case;
end $$;
comment on function rg.refresh_clocks(bigint) is
	'Derives the dates of a case from ledger and calendar.';

create or replace function rg.recompute_due() returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	was date;
	n int := 0;
begin
	for k in select distinct t.case_id, c.due_on from rg.case_timer t
		join rg.case_file c on c.id = t.case_id
		where not c.paused order by 1
	loop
		was := k.due_on;
		perform rg.refresh_clocks(k.case_id);
		if was is distinct from (select due_on from rg.case_file
			where id = k.case_id) then
			n := n + 1;
		end if;
	end loop;
	return n;
end $$;
comment on function rg.recompute_due() is
	'Derives all open dates anew after the calendar changed; returns how '
	'many cases moved.';

create or replace function rg.first_clocks(c rg.case_file, p_action text,
	p_from text, p_at timestamptz, p_days date[], p_open_year int)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- Nothing runs yet: what the step starts is its whole ledger.
	with begun as materialized (
		select d.*, row_number() over (order by d.clock) as n,
			d.amount * case when d.per = '' then 1 else coalesce((
				select (f.fields->>d.per)::int
				from rg.case_form f where f.case_id = c.id), 1)
				end as total
		from rg.standard_clock d where d.standard = c.standard
			and (p_action = any (d.starts) or c.state <> p_from
				and c.state = any (d.starts))),
	noted as (
		insert into rg.case_clock (case_id, n, clock, unit, amount,
			kind, at, cause)
		select c.id, b.n, b.clock, b.unit, b.total, 'start', p_at,
			p_action
		from begun b)
	insert into rg.case_timer (case_id, clock, started_at, due_on, due_at,
		raw_on, amber_on, provisional, paused, shown, owed, missed)
	select c.id, b.clock, p_at, d.due_on, d.due_at, d.raw_on, d.amber_on,
		d.provisional, false, b.shown, b.owed, b.missed
	from begun b, lateral (
		select p_days[b.total] as due_on,
			rg.day_end(p_days[b.total]) as due_at,
			p_days[b.total] as raw_on,
			p_days[b.total - b.total / 3] as amber_on,
			coalesce(p_open_year <= extract(year
				from p_days[b.total])::int, false)
				as provisional
		where b.unit = 'WD' and p_days[b.total] is not null
		union all
		select s.due_on, s.due_at, s.raw_on, s.amber_on, s.provisional
		from api.clock_state(p_at, b.unit, b.total, '{}', p_at,
			c.area) s
		where b.unit <> 'WD' or p_days[b.total] is null) d;
end $$;
comment on function rg.first_clocks(rg.case_file, text, text, timestamptz,
	date[], int) is
	'The clocks a step starts in a case that had none: ledger and dates at '
	'once. Given are the working days that come next and the first year '
	'without a published calendar.';

drop function if exists rg.move_clocks(rg.case_file, text, text);
create or replace function rg.move_clocks(c rg.case_file,
	act rg.standard_action, st rg.standard_state, p_from text,
	p_at timestamptz) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	n int;
	begun text[] := '{}';
	p_action text := act.action;
	entered boolean := c.state <> p_from;
begin
	-- End what this step ends.
	for k in select l.*, d.stops from rg.live_clocks(c.id) l
		join rg.standard_clock d on d.standard = c.standard
			and d.clock = l.clock
	loop
		if p_action = any (k.stops)
			or entered and c.state = any (k.stops)
			or st.clock = 'none' then
			perform rg.clock_note(c.id, k.clock, k.unit, 0,
				'stop', p_action);
		end if;
	end loop;
	-- Start what it starts; a clock met again goes on or begins anew.
	for k in select d.*, l.clock as live, l.paused
		from rg.standard_clock d
		left join rg.live_clocks(c.id) l on l.clock = d.clock
		where d.standard = c.standard and (p_action = any (d.starts)
			or entered and c.state = any (d.starts))
	loop
		begun := begun || k.clock;
		n := k.amount;
		if k.per <> '' then
			select n * coalesce((fields->>k.per)::int, 1) into n
			from rg.case_form where case_id = c.id;
		end if;
		if k.live is null or p_action = any (k.starts) or k.anew then
			if k.live is not null then
				perform rg.clock_note(c.id, k.clock, k.unit,
					0, 'stop', p_action);
			end if;
			perform rg.clock_note(c.id, k.clock, k.unit, n,
				'start', p_action);
		elsif k.paused then
			perform rg.clock_note(c.id, k.clock, k.unit, 0,
				'resume', p_action);
		end if;
	end loop;
	-- The rest pause or run on as the state says.
	if entered then
		for k in select * from rg.live_clocks(c.id) l
			where l.clock <> all (begun)
		loop
			if st.clock = 'pause' and not k.paused then
				perform rg.clock_note(c.id, k.clock, k.unit,
					0, 'pause', p_action);
			elsif st.clock = 'run' and k.paused then
				perform rg.clock_note(c.id, k.clock, k.unit,
					0, 'resume', p_action);
			end if;
		end loop;
	end if;
	if act.extend <> '' then
		perform rg.clock_note(c.id, act.extend, d.unit, d.extension,
			'extend', p_action)
		from rg.standard_clock d
		where d.standard = c.standard and d.clock = act.extend;
	end if;
	perform rg.derive_timers(c);
end $$;
comment on function rg.move_clocks(rg.case_file, rg.standard_action,
	rg.standard_state, text, timestamptz) is
	'What a step does to the clocks of a case, as the standard says.';
