-- What an officer's page of a case shows beyond the rows he may read himself:
-- names of people, hands it went through, related cases; and one step taken
-- for many cases at once.

-- Asked once by each of the functions below: the rows of one case are then
-- read without asking for each row again.
create or replace function rg.seen_by_officer(p_no text)
returns rg.case_file
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where no = p_no;
	if api.side() <> 'off' or not coalesce(api.sees(c), false) then
		return null;
	end if;
	return c;
end $$;
comment on function rg.seen_by_officer(text) is
	'The case of a number, if the officer asking may see it.';

create or replace function api.desk_id(p_no text) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select (rg.seen_by_officer(p_no)).id
	);
end $$;
comment on function api.desk_id(text) is
	'The id of a case that the officer asking may see.';

-- Many at once ---------------------------------------------------------------

create or replace function api.batch_actions(p_service text)
returns table (action text, label text, label_en text, n bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select a.action, a.label, a.label_en, (select count(*)
		from (select from api.batch_cases(p_service, a.action, null,
			500)) x)
	from rg.service v
	join rg.standard_action a on a.standard = v.standard and a.batch
	where v.code = p_service and api.module() in ('', v.module)
		and exists (select from rg.standard_who w
			where w.standard = a.standard and w.action = a.action
			and w.role = any (api.my_roles()))
	order by a.ord
$$;
comment on function api.batch_actions(text) is
	'Steps of a service that the officer asking takes for many cases at '
	'once, and how many wait for each, up to 500.';

create or replace function api.batch_cases(p_service text, p_action text,
	p_after bigint, p_limit int)
returns table (id bigint, no text, title text, version int, place text,
	state text, label text, label_en text, due date, step_due date,
	colour text, paused boolean, owner text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	lo bigint := api.my_lo();
	hi bigint := api.my_hi();
	t date := api.today();
	from_states text[] := (select array_agg(distinct s.from_state)
		from rg.standard_step s join rg.standard x on x.id = s.standard
		join rg.standard_action a on a.standard = s.standard
			and a.action = s.action and a.batch
		where x.service = p_service and s.action = p_action);
begin
	if lo is null or api.is_admin() then
		return;
	end if;
	return query
	with page as materialized (
		select c.* from rg.case_file c
		where c.service = p_service and c.state = any (from_states)
			and c.area between lo and hi
			and api.module() in ('', c.module)
			and (p_after is null or c.id > p_after)
			and exists (select from rg.officer_role(c, p_action))
		order by c.id limit least(p_limit, 501))
	select c.id, c.no, c.title, c.version, api.division_path(c.area),
		c.state, s.label, s.label_en, c.due_on, c.step_due_on,
		case when rg.is_late(f, t) then 'red'
		when rg.is_soon(f, t) then 'amber' else 'green' end,
		c.paused, o.name
	from page c join rg.case_file f on f.id = c.id
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	left join rg.account o on o.id = c.owner
	order by c.id;
end $$;
comment on function api.batch_cases(text, text, bigint, int) is
	'Cases the officer asking may take a step for, oldest first.';

create or replace function api.act_many(p_cases bigint[], p_versions int[],
	p_action text, p_note text, p_reason text, p_paths text[],
	p_values text[], p_key text)
returns table (id bigint, no text, title text, ok boolean, why text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	m text;
begin
	if cardinality(p_cases) > 500
		or cardinality(p_cases) <> cardinality(p_versions) then
		raise exception using errcode = 'RG422',
			message = 'cases:err_many';
	end if;
	-- All rows first and in one order, then chain by chain: two batches
	-- at once wait for each other and never both.
	perform from rg.case_file c where c.id = any (p_cases)
	order by c.id for update;
	for k in select c, v from unnest(p_cases, p_versions) u(c, v)
		order by c % 64, c
	loop
		id := k.c;
		why := null;
		begin
			if not exists (select from rg.standard_action a
				join rg.case_file f on f.standard = a.standard
				where f.id = k.c and a.action = p_action
				and a.batch) then
				raise exception using errcode = 'RG404',
					message = 'err_no_case';
			end if;
			perform api.act(k.c, k.v, p_action, p_note, p_reason,
				'{}', p_paths, p_values, encode(sha256(
				convert_to(p_key || ' ' || k.c, 'UTF8')),
				'hex'));
		exception when others then
			if sqlstate not like 'RG%' then
				raise;
			end if;
			get stacked diagnostics m = message_text;
			why := regexp_replace(m, '^.*:', '');
		end;
		ok := why is null;
		select f.no, f.title into no, title from rg.case_file f
		where f.id = k.c and api.sees(f);
		return next;
	end loop;
end $$;
comment on function api.act_many(bigint[], int[], text, text, text, text[],
	text[], text) is
	'One step for up to 500 cases, each by itself: done, or why not. What '
	'one case refuses does not touch the others. The same key does '
	'nothing again to those that were done.';

-- Notices, as those see them who make them -------------------------------------

create or replace function api.notice_desk(p_service text, p_tab text,
	p_before bigint, p_limit int)
returns table (id bigint, no text, title text, state text, label text,
	label_en text, place text, notice text, day date, until_on date,
	ends date, result text, objections bigint, step_due date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	lo bigint := api.my_lo();
	hi bigint := api.my_hi();
	t date := api.today();
begin
	if lo is null or api.is_admin() then
		return;
	end if;
	return query
	with page as materialized (
		select c.* from rg.case_file c
		where c.service = p_service and c.area between lo and hi
			and api.module() in ('', c.module)
			and (p_before is null or c.id < p_before)
			and case p_tab
			when 'publish' then exists (select
				from rg.standard_step s
				join rg.standard_action a
				on a.standard = s.standard
				and a.action = s.action and a.publish
				where s.standard = c.standard
				and s.from_state = c.state)
			when 'open' then c.kind = 'notice'
			else c.kind = 'open' and exists (select
				from rg.notice_row r where r.case_id = c.id
				and r.result = 'frozen') end
		order by c.id desc limit least(p_limit, 501))
	select c.id, c.no, c.title, c.state, s.label, s.label_en,
		api.division_path(c.area), n.no, n.day, n.until_on,
		k.due_on, r.result, (select count(*) from rg.objection o
			where o.case_id = c.id and o.state = 'open'),
		c.step_due_on
	from page c
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	left join lateral (select * from rg.notice_row x
		where x.case_id = c.id and x.result in ('open', 'frozen')
		order by x.id desc limit 1) r on true
	left join rg.notice n on n.id = r.notice
	left join rg.case_timer k on k.case_id = c.id
		and k.clock = rg.sv(c.standard, 'publish.clock')
		and not k.paused
	order by c.id desc;
end $$;
comment on function api.notice_desk(text, text, bigint, int) is
	'Cases to publish (publish), on notice (open) or held up by an '
	'objection (frozen), in the officer''s area.';

create or replace function api.notice_desk_counts(p_service text)
returns table (publish bigint, open bigint, frozen bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select (select count(*) from api.notice_desk(p_service, 'publish',
			null, 501)),
		(select count(*) from api.notice_desk(p_service, 'open',
			null, 501)),
		(select count(*) from api.notice_desk(p_service, 'frozen',
			null, 501))
$$;
comment on function api.notice_desk_counts(text) is
	'Numbers on the tabs of notices, up to 501.';

-- What leaves the house -----------------------------------------------------------

create or replace function api.export_note(p_route text, p_what text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.me() is null then
		raise exception using errcode = 'RG401',
			message = 'err_login';
	end if;
	if not rg.limit_count('export:' || api.me(), 60, interval '1 h') then
		raise exception using errcode = 'RG429',
			message = '600';
	end if;
	insert into rg.read_log (at, account, role, station, route, object)
	select api.now(), a.id, session_user, a.station, p_route,
		left(p_what, 200)
	from rg.account a where a.id = (select api.me());
end $$;
comment on function api.export_note(text, text) is
	'Notes an export in the read log: filter and number of rows; sixty '
	'an hour and officer.';

create or replace function api.why_not(p_no text, p_action text)
returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
	a rg.standard_action;
begin
	select * into a from rg.standard_action
	where standard = c.standard and action = p_action;
	if a.action is null or not exists (select from rg.standard_step s
		where s.standard = c.standard and s.action = p_action
		and s.from_state = c.state) or not rg.clock_open(c, a) then
		return 'err_not_now';
	end if;
	if a.once and exists (select from rg.case_event e
		where e.case_id = c.id and e.action = p_action
		and e.from_state = c.state) then
		return 'err_once';
	end if;
	return rg.why_not_me(c, p_action);
end $$;
comment on function api.why_not(text, text) is
	'Key of the reason why the officer asking cannot take a step now; '
	'empty when he can.';

create or replace function rg.why_not_me(c rg.case_file, p_action text)
returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select case
	when exists (select from rg.officer_role(c, p_action)) then null
	when not exists (select from rg.standard_who w
		join rg.role_grant g on g.account = (select api.me())
			and g.role = w.role
		where w.standard = c.standard and w.action = p_action
			and w.from_state = c.state) then 'err_role'
	when not exists (select from rg.standard_who w
		join rg.role_grant g on g.account = (select api.me())
			and g.role = w.role
		join rg.account o on o.id = g.account
		where w.standard = c.standard and w.action = p_action
			and w.from_state = c.state
			and exists (select from unnest(w.levels) l
			where api.station_for(c.area, l) = o.station))
		then 'err_level'
	when exists (select from rg.case_reviewer v where v.case_id = c.id
		and v.account = (select api.me())) then 'err_reviewer_same'
	else 'err_reviewer_other' end
$$;
comment on function rg.why_not_me(rg.case_file, text) is
	'What keeps the officer asking from a step: his roles, his station, a '
	'step he took already, or another who takes this step again.';
