-- The dispatch desk: what of the module lies where, what is late, what was
-- looked at. Locked cases stand in the figures and nowhere else.

create or replace function rg.dispatch_may() returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return api.side() = 'off' and api.my_lo() is not null
		and not api.is_admin() and (api.has_role('dispatcher')
		or api.has_role('leader') or api.has_role('supervisor'));
end $$;
comment on function rg.dispatch_may() is
	'Whether the one asking sits at the dispatch desk.';

create or replace function rg.dispatch_need() returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not coalesce(rg.dispatch_may(), false) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
end $$;
comment on function rg.dispatch_need() is
	'Refuses (RG403) who does not sit at the dispatch desk.';

create or replace function api.dispatch_counts()
returns table (what text, code text, label text, label_en text,
	open bigint, late bigint, soon bigint, month bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
	m timestamptz := date_trunc('month', api.today()::timestamp)
		at time zone 'Asia/Shanghai';
begin
	perform rg.dispatch_need();
	return query
	with mine as materialized (
		select c.id, c.service, c.channel, c.state, c.standard,
			c.closed_at is null as live, rg.is_late(c, t)
				and c.queue <> '' as red,
			not rg.is_late(c, t) and c.queue <> '' and least(
				c.step_due_on, case when not c.paused
				then c.due_on end) <= t + 3 as near,
			c.submitted_at >= m as fresh,
			coalesce(f.fields->>'category',
				f.fields->>'matter', '') as category
		from rg.case_file c
		left join rg.case_form f on f.case_id = c.id
		where c.module = 'mediation' and c.kind <> 'draft'
			and c.erased_at is null
			and c.area between api.my_lo() and api.my_hi()
			and (c.closed_at is null or c.submitted_at >= m)),
	groups as (
		select 'service' as what, k.service as code, v.title,
			v.title_en, k.live, k.red, k.near, k.fresh
		from mine k join rg.service v on v.code = k.service
		union all
		select 'channel', k.channel, '', '', k.live, k.red, k.near,
			k.fresh from mine k
		union all
		select 'category', k.category, '', '', k.live, k.red, k.near,
			k.fresh from mine k
		where k.service in ('rights-petition', 'rights-intake')
		union all
		select 'state', k.service || '.' || k.state, s.label,
			s.label_en, k.live, k.red, k.near, k.fresh
		from mine k join rg.standard_state s
			on s.standard = k.standard and s.state = k.state
		where k.live)
	select g.what, g.code, max(g.title), max(g.title_en),
		count(*) filter (where g.live), count(*) filter (where g.red),
		count(*) filter (where g.near),
		count(*) filter (where g.fresh)
	from groups g group by g.what, g.code
	order by g.what, 5 desc, g.code;
end $$;
comment on function api.dispatch_counts() is
	'Matters of the module in the officer''s area by service, channel, '
	'category and state: open, late, due within three days, come in this '
	'month.';

create or replace function api.dispatch_levels()
returns table (level int, station text, open bigint, late bigint,
	soon bigint, unmarked bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
begin
	perform rg.dispatch_need();
	return query
	select s.level::int, s.name, count(*),
		count(*) filter (where rg.is_late(c, t)),
		count(*) filter (where not rg.is_late(c, t) and least(
			c.step_due_on, case when not c.paused then c.due_on
			end) <= t + 3),
		count(*) filter (where not exists (select
			from rg.dispatch_mark k where k.case_id = c.id
			and rg.local_day(k.at) > t - 3))
	from rg.case_file c join rg.station s on s.id = c.station
	where c.module = 'mediation' and c.queue <> '' and c.kind <> 'draft'
		and c.area between api.my_lo() and api.my_hi()
	group by s.level, s.id, s.name
	order by s.level, 4 desc, 3 desc, s.id limit 200;
end $$;
comment on function api.dispatch_levels() is
	'What lies at each station below, level by level: open, late, due '
	'within three days, not looked at for three days.';

create or replace function api.dispatch_list(p_tab text, p_before bigint)
returns table (id bigint, no text, service text, service_en text,
	label text, label_en text, station text, owner text, due date,
	late boolean, marked date, channel text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
begin
	perform rg.dispatch_need();
	return query
	select c.id, c.no, v.title, v.title_en, s.label, s.label_en, n.name,
		o.name, least(c.step_due_on, case when not c.paused
			then c.due_on end), rg.is_late(c, t),
		(select rg.local_day(max(k.at)) from rg.dispatch_mark k
			where k.case_id = c.id), c.channel
	from rg.case_file c join rg.service v on v.code = c.service
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	left join rg.station n on n.id = c.station
	left join rg.account o on o.id = c.owner
	where c.module = 'mediation' and c.queue <> '' and c.kind <> 'draft'
		and c.area between api.my_lo() and api.my_hi()
		and (not c.locked or c.id = any (api.my_locks()))
		and (p_before is null or c.id < p_before)
		and case p_tab when 'late' then rg.is_late(c, t)
		when 'soon' then not rg.is_late(c, t) and least(c.step_due_on,
			case when not c.paused then c.due_on end) <= t + 3
		when 'unmarked' then not exists (select
			from rg.dispatch_mark k where k.case_id = c.id
			and rg.local_day(k.at) > t - 3)
		when 'named' then c.locked
		else true end
	order by c.id desc limit 51;
end $$;
comment on function api.dispatch_list(text, bigint) is
	'The matters behind the figures, newest first: late, soon, unmarked, '
	'named (locked ones that name the officer) or all. Locked ones only '
	'for those named.';

create or replace function api.dispatch_mark(p_no text, p_key text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	if c.id is null or c.module <> 'mediation' then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	perform rg.dispatch_need();
	if c.queue = '' then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	insert into rg.dispatch_mark (case_id, by, at)
	values (c.id, api.me(), api.now());
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.dispatch_mark(text, text) is
	'Notes that a matter was looked at by the dispatch desk.';

create or replace function api.dispatch_marked(p_no text) returns date
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	return (select rg.local_day(max(k.at)) from rg.dispatch_mark k
		where k.case_id = c.id);
end $$;
comment on function api.dispatch_marked(text) is
	'When the dispatch desk last looked at a matter.';

create or replace function api.dispatch_periods(p_quarters boolean)
returns table (period text, came bigint, ended bigint, in_time bigint,
	petitions bigint, accusations bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	unit text := case when p_quarters then 'quarter' else 'month' end;
	step interval := case when p_quarters then interval '3 months'
		else interval '1 month' end;
	now_at timestamp := date_trunc(unit, api.today()::timestamp);
begin
	perform rg.dispatch_need();
	return query
	select case when p_quarters then to_char(g.at, 'YYYY"Q"Q')
		else to_char(g.at, 'YYYY-MM') end,
		count(*) filter (where c.submitted_at >= g.lo
			and c.submitted_at < g.hi),
		count(*) filter (where c.closed_at >= g.lo
			and c.closed_at < g.hi),
		count(*) filter (where c.closed_at >= g.lo
			and c.closed_at < g.hi and not c.late),
		count(*) filter (where c.submitted_at >= g.lo
			and c.submitted_at < g.hi
			and c.service = 'rights-petition'),
		count(*) filter (where c.submitted_at >= g.lo
			and c.submitted_at < g.hi and c.locked
			and c.service = 'rights-petition')
	from (select x as at, x at time zone 'Asia/Shanghai' as lo,
			(x + step) at time zone 'Asia/Shanghai' as hi
		from generate_series(now_at - step * (case when p_quarters
			then 3 else 5 end), now_at, step) x) g
	left join rg.case_file c on c.module = 'mediation'
		and c.kind <> 'draft'
		and c.area between api.my_lo() and api.my_hi()
		and (c.submitted_at >= g.lo and c.submitted_at < g.hi
			or c.closed_at >= g.lo and c.closed_at < g.hi)
	group by g.at order by g.at desc;
end $$;
comment on function api.dispatch_periods(boolean) is
	'Summary of the last six months, or of four quarters: what came in, '
	'ended, ended in time; petitions and accusations among it.';

create or replace function api.rights_figures()
returns table (service text, title text, title_en text, came text,
	ended text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	y timestamptz := date_trunc('year', api.today()::timestamp)
		at time zone 'Asia/Shanghai';
begin
	return query
	select v.code, v.title, v.title_en,
		rg.few(count(c.id) filter (where c.submitted_at >= y)),
		rg.few(count(c.id) filter (where c.closed_at >= y))
	from rg.service v
	left join rg.case_file c on c.service = v.code and c.kind <> 'draft'
		and (c.submitted_at >= y or c.closed_at >= y)
	where v.module = 'mediation' and v.standard is not null
	group by v.code, v.title, v.title_en order by v.code;
end $$;
comment on function api.rights_figures() is
	'Public: how many matters came and ended this year, by service; small '
	'numbers hidden.';

create or replace function rg.few(p_n bigint) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select case when p_n between 1 and 4 then '<5' else p_n::text end
$$;
comment on function rg.few(bigint) is
	'A number for the public; what could point to somebody is not told.';
