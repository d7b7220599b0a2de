-- Tasks: work inside a state, as the standard declares it below tasks. They
-- are opened when the case comes to their state, or by an action, and not
-- before the tasks they come after are done. An action finishes them, or a
-- button of their own.

create or replace function rg.task_is_done(c rg.case_file, p_task text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t rg.case_task;
begin
	select * into t from rg.case_task
	where case_id = c.id and task = p_task order by id desc limit 1;
	if t.id is null or t.opened_at < c.stay_at and c.state =
		rg.sv(c.standard, 'tasks.' || p_task || '.state') then
		-- What only an action opens may as well never be asked.
		return rg.sv(c.standard, 'tasks.' || p_task || '.open')
			is not null;
	end if;
	return t.done_at is not null;
end $$;
comment on function rg.task_is_done(rg.case_file, text) is
	'Whether a task is done, in the present stay if its state is the '
	'case''s.';

create or replace function rg.tasks_left(c rg.case_file, p_tasks text[])
returns text[]
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return array(select t from unnest(p_tasks) t
		where not rg.task_is_done(c, t));
end $$;
comment on function rg.tasks_left(rg.case_file, text[]) is
	'Those of the tasks that are not done.';

create or replace function rg.open_tasks(c rg.case_file, p_action text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	v_due date;
begin
	-- Every step of every case comes by here: the few that this one opens
	-- are found first, their other words only then.
	for k in select x.n, rg.sv(c.standard, x.p || 'role') as role,
			(rg.words(rg.sv(c.standard, x.p || 'levels')))[1]::int
				as level,
			rg.sv(c.standard, x.p || 'label') as label,
			rg.sv(c.standard, x.p || 'limit')::int as days,
			rg.sv(c.standard, x.p || 'unit') as unit, x.opened
		from (select split_part(v.path, '.', 2) as n, 'tasks.'
				|| split_part(v.path, '.', 2) || '.' as p,
				v.path like '%.open' as opened
			from rg.standard_value v
			where v.standard = c.standard
				and v.path >= 'tasks.' and v.path < 'tasks/'
				and (v.path ~ '^tasks[.][^.]+[.]state$'
					and v.value = c.state
				or v.path ~ '^tasks[.][^.]+[.]open$'
					and p_action = any (rg.words(v.value)))
			offset 0) x
		where (x.opened or rg.sv(c.standard, x.p || 'open') is null
				and not exists (select from rg.case_task t
				where t.case_id = c.id and t.task = x.n
				and t.opened_at >= c.stay_at))
			and cardinality(rg.tasks_left(c, rg.words(
				rg.sv(c.standard, x.p || 'after')))) = 0
	loop
		v_due := case when k.days is not null then (select due_on
			from api.due(api.today(), k.unit, k.days, c.area)) end;
		-- One that an earlier stay left undone is of this stay now.
		update rg.case_task t set opened_at = api.now(), due_on = v_due
		where t.case_id = c.id and t.task = k.n and t.done_at is null
			and not k.opened;
		insert into rg.case_task (case_id, task, role, level, label,
			opened_at, due_on)
		select c.id, k.n, k.role, k.level, k.label, api.now(), v_due
		where not exists (select from rg.case_task t
			where t.case_id = c.id and t.task = k.n
			and t.done_at is null);
	end loop;
end $$;
comment on function rg.open_tasks(rg.case_file, text) is
	'Opens what is to be done now.';

create or replace function rg.move_tasks(c rg.case_file, p_action text,
	p_actor bigint, p_note text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.case_task t set done_at = api.now(), done_by = p_actor,
		result = p_action, note = coalesce(p_note, '')
	where t.case_id = c.id and t.done_at is null and (c.kind in
		('final_no', 'ended') or p_action = any (rg.words(rg.sv(
		c.standard, 'tasks.' || t.task || '.done'))));
	perform rg.open_tasks(c, p_action);
end $$;
comment on function rg.move_tasks(rg.case_file, text, bigint, text) is
	'What a step does to the tasks of a case: finishes, opens; nothing is '
	'left to do in a case that ended.';

create or replace function rg.settle(c rg.case_file) returns rg.case_file
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.standard_action;
	t text;
begin
	select x.* into a from rg.standard_action x
	join rg.standard_step s on s.standard = x.standard
		and s.action = x.action and s.from_state = c.state
	where x.standard = c.standard and x.actor = 'system'
		and cardinality(x.needs) > 0
		and cardinality(rg.tasks_left(c, x.needs)) = 0
		and not exists (select from rg.standard_clock k
			where k.standard = x.standard and k.missed = x.action)
	order by x.ord limit 1;
	if a.action is null then
		return c;
	end if;
	select s.target into t from rg.standard_step s
	where s.standard = c.standard and s.action = a.action
		and s.from_state = c.state;
	return rg.take_step(c, a, t, null, 'system', nullif(a.reason, ''), '',
		'{}');
end $$;
comment on function rg.settle(rg.case_file) is
	'Takes the step of the system that waited only for tasks, if they are '
	'done.';

create or replace function rg.can_do(t rg.case_task, p_officer bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.case_file c
		join rg.account a on a.id = p_officer
		join rg.role_grant g on g.account = a.id and g.role = t.role
		where c.id = t.case_id
		-- A task that actions finish has no button of its own.
		and coalesce(rg.sv(c.standard, 'tasks.' || t.task || '.done'),
			'') = ''
		and exists (select from unnest(rg.words(coalesce(
			rg.sv(c.standard, 'tasks.' || t.task || '.levels'),
			t.level::text))::int[]) l
			where api.station_for(c.area, l) = a.station)
		-- A step of the review is taken by nobody who took another.
		and (rg.sv(c.standard, 'tasks.' || t.task || '.step') is null
			or not exists (select from rg.case_reviewer v
			where v.case_id = c.id and v.account = a.id
			and v.step <> rg.sv(c.standard, 'tasks.' || t.task
				|| '.step'))));
end $$;
comment on function rg.can_do(rg.case_task, bigint) is
	'Whether an officer may finish a task by its own button.';

create or replace function api.task_done(p_task bigint, p_note text,
	p_paths text[], p_values text[], p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t rg.case_task;
	c rg.case_file;
	done text := rg.idem_find(p_key);
	f jsonb;
begin
	if done is not null then
		return done;
	end if;
	select * into t from rg.case_task where id = p_task;
	c := rg.case_of(t.case_id);
	if api.side() <> 'off' or not rg.can_do(t, api.me()) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if length(coalesce(p_note, '')) > 2000 then
		raise exception using errcode = 'RG422',
			message = 'note:err_too_long';
	end if;
	select jsonb_object_agg(p, v) into f
	from unnest(p_paths, p_values) x(p, v) where v is not null;
	if f is null and rg.is_blank(p_note) then
		raise exception using errcode = 'RG422',
			message = 'note:err_required';
	end if;
	update rg.case_task set done_at = api.now(), done_by = api.me(),
		result = 'done', note = coalesce(p_note, '')
	where id = t.id and done_at is null;
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_task_done';
	end if;
	insert into rg.case_reviewer as v (case_id, step, account, at)
	select c.id, s, api.me(), api.now()
	from rg.sv(c.standard, 'tasks.' || t.task || '.step') s
	where s is not null
	on conflict (case_id, step) do update
		set account = excluded.account, at = excluded.at;
	update rg.case_file set version = version + 1, changed_at = api.now()
	where id = c.id returning * into c;
	perform rg.add_event(c, api.me(), t.role, 'task.' || t.task, c.state,
		'', p_note, f, false);
	perform rg.open_tasks(c, null);
	c := rg.settle(c);
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.task_done(bigint, text, text[], text[], text) is
	'An officer finishes a task that has a button of its own, with a word '
	'on what was found or the answers the standard asks for; what waited '
	'for it goes on.';
