-- The numbers on the tabs of the inbox (rg.tab_sum). Where a case stands is said once
-- (rg.tab_marks); a change of the case adds what is new and takes back what was, the
-- tests compare the sums with the cases, `select rg.tab_renew()` begins anew.

create or replace function rg.tab_marks(c rg.case_file)
returns table (tab text, role text, area bigint, day date)
language sql stable as $$
	select v.tab, '', c.area, v.day
	from (select least(c.step_due_on + 1, case when not c.paused
			then c.due_on + 1 end) as overdue,
			least(c.step_amber_on, c.step_due_on + 1,
			case when not c.paused then least(c.amber_on,
			c.due_on + 1) end) as soon) d, lateral (values
		-- What rg.is_late() and rg.is_soon() ask of a day.
		('overdue', case when c.queue <> ''
			then coalesce(d.overdue, 'infinity') end),
		('soon', case when c.queue <> '' then d.soon end),
		('overdue_paused', case when c.queue <> '' and c.paused
			then coalesce(d.overdue, 'infinity') end),
		('soon_paused', case when c.queue <> '' and c.paused
			then d.soon end),
		('waiting', case when c.kind = 'waiting'
			then '-infinity'::date end),
		('closed', case when c.queue = '' and c.submitted_at is not null
			and c.kind in ('final_ok', 'final_no', 'member',
			'ended') then '-infinity'::date end)) v(tab, day)
	where v.day is not null and c.kind <> 'draft'
	union all
	select case when exists (select from rg.standard_state s
			where s.standard = c.standard and s.role = c.queue
			and s.step <> '') then 'review' else 'claim' end,
		c.queue, h, '-infinity'::date
	from unnest(c.holders) h
	where c.owner is null and c.queue <> '' and c.kind <> 'draft'
$$;
comment on function rg.tab_marks(rg.case_file) is
	'On which tabs a case stands and from which day on; soon: or overdue; '
	'review: to be claimed by some of the role, as who reviewed it says. '
	'A case at a step always has its day on which it is overdue, be it '
	'infinity, so that these are also how many are at a step.';

create or replace function rg.tab_areas(p_tab text, p_area bigint)
returns table (area bigint) language sql immutable as $$
	select distinct a from unnest(case when p_tab in ('claim', 'review')
		then array[p_area] else rg.area_prefixes(p_area) end) a
$$;
comment on function rg.tab_areas(text, bigint) is
	'For which places a sum is kept: those that enclose it; of what can be '
	'claimed, the station alone.';

-- Few may know of a locked case: it is in no sum.
create or replace function rg.tab_keep() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.tab_sum (tab, role, area, day, n)
	select m.tab, m.role, m.area, m.day, sum(m.n)
	from (select o.*, -1 as n from rg.tab_marks(old) o
			where not old.locked
		union all select o.*, 1 from rg.tab_marks(new) o
			where not new.locked) m
	group by m.tab, m.role, m.area, m.day having sum(m.n) <> 0;
	return null;
end $$;
comment on function rg.tab_keep() is 'Keeps the sums over tabs.';

create or replace function rg.tab_true()
returns table (tab text, role text, area bigint, day date, n bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select m.tab, m.role, a.area, m.day, sum(m.n)::bigint
	from (select k.tab, k.role, k.area, k.day, count(*) as n
		from rg.case_file c, rg.tab_marks(c) k
		where not c.locked
		group by k.tab, k.role, k.area, k.day) m,
		rg.tab_areas(m.tab, m.area) a
	group by m.tab, m.role, a.area, m.day
$$;
comment on function rg.tab_true() is
	'All sums, counted from the cases themselves: it reads every case.';

create or replace function rg.tab_renew() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform pg_advisory_xact_lock(hashtext('rg.tab_sum'));
	lock table rg.case_file in share mode;
	delete from rg.tab_sum;
	insert into rg.tab_sum (tab, role, area, day, n, folded)
	select t.tab, t.role, t.area, t.day, t.n, true from rg.tab_true() t;
end $$;
comment on function rg.tab_renew() is
	'Counts everything anew; steps wait meanwhile, and so does adding up.';

create or replace function rg.tab_fold(p_least int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	many int := (select count(*) from (select from rg.tab_sum t
		where not t.folded limit p_least) x);
begin
	if many < p_least
		or not pg_try_advisory_xact_lock(hashtext('rg.tab_sum')) then
		return 0;
	end if;
	with fresh as (delete from rg.tab_sum t where not t.folded
		returning t.tab, t.role, t.area, t.day, t.n),
	more as (select f.tab, f.role, a.area, f.day, sum(f.n) as n
		from fresh f, rg.tab_areas(f.tab, f.area) a
		group by f.tab, f.role, a.area, f.day),
	had as (delete from rg.tab_sum t using more m
		where t.folded and t.area = m.area and t.day = m.day
			and t.tab = m.tab and t.role = m.role
		returning t.tab, t.role, t.area, t.day, t.n)
	insert into rg.tab_sum (tab, role, area, day, n, folded)
	select x.tab, x.role, x.area, x.day, sum(x.n), true
	from (select * from more union all select * from had) x
	group by x.tab, x.role, x.area, x.day having sum(x.n) <> 0;
	return many;
end $$;
comment on function rg.tab_fold(int) is
	'Adds the sums up when so many came since the last time.';

do $$ begin
	if not exists (select from pg_trigger where tgname = 'tab_change'
			and tgrelid = 'rg.case_file'::regclass) then
		create trigger tab_new after insert on rg.case_file
			for each row when (new.kind <> 'draft')
			execute function rg.tab_keep();
		create trigger tab_gone after delete on rg.case_file
			for each row when (old.kind <> 'draft')
			execute function rg.tab_keep();
		create trigger tab_change after update on rg.case_file
			for each row when ((old.kind <> 'draft'
			or new.kind <> 'draft') and (old.area, old.kind,
			old.queue, old.owner is null, old.holders, old.locked,
			old.paused, old.due_on, old.amber_on, old.step_due_on,
			old.step_amber_on, old.submitted_at is null)
			is distinct from (new.area, new.kind, new.queue,
			new.owner is null, new.holders, new.locked, new.paused,
			new.due_on, new.amber_on, new.step_due_on,
			new.step_amber_on, new.submitted_at is null))
			execute function rg.tab_keep();
		perform rg.tab_renew();
	end if;
end $$;

-- Sums begun before cases without a day, and those whose clock stands still, were
-- counted: these alone are added.
do $$ begin
	if exists (select from rg.case_file c where c.queue <> ''
			and not c.locked and (c.paused or c.due_on is null
			and c.step_due_on is null))
		and not exists (select from rg.tab_sum s
			where s.tab in ('overdue_paused', 'soon_paused')
			or s.tab = 'overdue' and s.day = 'infinity') then
		lock table rg.case_file in share mode;
		insert into rg.tab_sum (tab, role, area, day, n)
		select m.tab, m.role, m.area, m.day, count(*)
		from rg.case_file c, rg.tab_marks(c) m
		where c.queue <> '' and not c.locked
			and (m.tab in ('overdue_paused', 'soon_paused')
			or m.tab = 'overdue' and m.day = 'infinity')
		group by m.tab, m.role, m.area, m.day;
	end if;
end $$;

-- The reviewer of one step may not take another of the same case: where his role has
-- such cases, whether they are for him is seen in each, up to a thousand.
create or replace function api.inbox_counts()
returns table (claim bigint, mine bigint, waiting bigint, soon bigint,
	overdue bigint, closed bigint)
language plpgsql stable security definer
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	w record := rg.inbox_of();
	d date := api.today();
	reviews bigint;
begin
	if w.me is null then
		return;
	end if;
	select coalesce(sum(s.n) filter (where s.tab = 'claim'), 0),
		coalesce(sum(s.n) filter (where s.tab = 'review'), 0),
		coalesce(sum(s.n) filter (where s.tab = 'waiting'), 0),
		coalesce(sum(case s.tab when 'soon' then s.n
			when 'overdue' then -s.n end), 0),
		coalesce(sum(s.n) filter (where s.tab = 'overdue'), 0),
		coalesce(sum(s.n) filter (where s.tab = 'closed'), 0)
	into claim, reviews, waiting, soon, overdue, closed
	from (select t.tab, t.role, t.area, t.n from rg.tab_sum t
		where t.folded and t.area = w.lo and t.day <= d
		union all
		select t.tab, t.role, t.area, t.n from rg.tab_sum t
		where not t.folded and t.area between w.lo and w.hi
			and t.day <= d) s
	where s.role = '' or s.area = w.station and s.role = any (w.roles);
	select count(*) into mine from rg.case_file c
	where c.owner = w.me and c.queue <> '' and c.kind <> 'draft'
		and c.area between w.lo and w.hi
		and (not c.locked or c.id = any (w.locks));
	-- The locked ones he is named for.
	if w.locks <> '{}' then
		select claim + count(*) filter (where m.tab = 'claim'),
			reviews + count(*) filter (where m.tab = 'review'),
			waiting + count(*) filter (where m.tab = 'waiting'),
			soon + count(*) filter (where m.tab = 'soon')
				- count(*) filter (where m.tab = 'overdue'),
			overdue + count(*) filter (where m.tab = 'overdue'),
			closed + count(*) filter (where m.tab = 'closed')
		into claim, reviews, waiting, soon, overdue, closed
		from rg.case_file c, rg.tab_marks(c) m
		where c.id = any (w.locks) and c.locked
			and c.area between w.lo and w.hi and m.day <= d
			and (m.role = '' or m.area = w.station
			and m.role = any (w.roles));
	end if;
	if reviews > 0 then
		claim := greatest(claim, cardinality(rg.tab_claim(w.lo, w.hi,
			w.roles, w.me, d, w.station, w.locks, null, 1000)));
	end if;
	return next;
end $$;
comment on function api.inbox_counts() is
	'Numbers on the tabs of the inbox, as many as each tab lists.';

-- Of a locked case everybody is told that it is one of so many.
create or replace function api.on_time()
returns table (name text, open bigint, amber bigint, red bigint)
language plpgsql stable security definer
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
	first bigint := api.my_lo();
	last bigint := api.my_hi();
begin
	return query select d.name, coalesce(sum(s.n) filter (where s.late), 0)
			::bigint,
		coalesce(sum(case when s.late then -s.n else s.n end)
			filter (where s.day <= t), 0)::bigint,
		coalesce(sum(s.n) filter (where s.late and s.day <= t), 0)
			::bigint
	from rg.division d
	left join lateral (select x.tab like 'overdue%' as late, x.day,
			case when x.tab like '%paused' then -x.n else x.n end
			as n
		from (select m.tab, m.day, m.n from rg.tab_sum m
			where m.folded and m.area = d.lo
			union all
			select m.tab, m.day, m.n from rg.tab_sum m
			where not m.folded and m.area between d.lo and d.hi
			union all
			select m.tab, m.day, 1 from rg.case_file c,
				rg.tab_marks(c) m
			where c.locked and c.area between d.lo and d.hi) x
		where x.tab in ('overdue', 'soon', 'overdue_paused',
			'soon_paused')) s on true
	where d.level = 3 and d.active and d.code between first and last
	group by d.code, d.name order by d.code;
end $$;
comment on function api.on_time() is
	'Cases in hand by district of the officer''s area, with those that '
	'turned amber or red.';

create or replace function api.sums_fold() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.tally_fold(1000), rg.tab_fold(200);
end $$;
comment on function api.sums_fold() is
	'Adds kept sums up, so that reading them stays short.';
