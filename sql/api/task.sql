-- Tasks: work inside a state, as the standard declares it below tasks. A step
-- opens and finishes them; those without such a step have a button.

create or replace function rg.move_tasks(c rg.case_file, p_action text,
	p_was text, p_actor bigint, p_note text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
begin
	update rg.case_task t set done_at = api.now(), done_by = p_actor,
		result = p_action, note = coalesce(p_note, '')
	where t.case_id = c.id and t.done_at is null and p_action = any (
		rg.words(rg.sv(c.standard, 'tasks.' || t.task || '.done')));
	for k in select n, rg.sv(c.standard, p || 'role') as role,
			(rg.words(rg.sv(c.standard, p || 'levels')))[1]::int
				as level,
			rg.sv(c.standard, p || 'label') as label,
			rg.sv(c.standard, p || 'limit')::int as days,
			rg.sv(c.standard, p || 'unit') as unit
		from rg.names_below(c.standard, 'tasks') n,
			lateral (select 'tasks.' || n || '.' as p) x
		where case when rg.sv(c.standard, p || 'open') is not null
			then p_action = any (rg.words(rg.sv(c.standard,
				p || 'open')))
			else c.state <> p_was and c.state = rg.sv(c.standard,
				p || 'state') end
	loop
		insert into rg.case_task (case_id, task, role, level, label,
			opened_at, due_on)
		select c.id, k.n, k.role, k.level, k.label, api.now(),
			case when k.days is not null then (select due_on
				from api.due(api.today(), k.unit, k.days,
				c.area)) end
		where not exists (select from rg.case_task t
			where t.case_id = c.id and t.task = k.n
			and t.done_at is null);
	end loop;
end $$;
comment on function rg.move_tasks(rg.case_file, text, text, bigint, text) is
	'What a step does to the tasks of a case: opens, finishes.';

create or replace function api.tasks(p_no text)
returns table (id bigint, task text, label text, role text,
	opened date, due date, done date, done_by text, result text,
	note text, mine boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select t.id, t.task, t.label, t.role, rg.local_day(t.opened_at),
		t.due_on, rg.local_day(t.done_at), a.name,
		nullif(t.result, ''), nullif(t.note, ''),
		t.done_at is null and rg.can_do(t, api.me())
	from rg.case_task t left join rg.account a on a.id = t.done_by
	where t.case_id = (select api.desk_id(p_no))
	order by t.id;
end $$;
comment on function api.tasks(text) is
	'Tasks of a case; mine: the officer asking may finish it.';

create or replace function rg.can_do(t rg.case_task, p_officer bigint)
returns boolean
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select exists (select from rg.case_file c
		join rg.account a on a.id = p_officer
		join rg.role_grant g on g.account = a.id and g.role = t.role
		where c.id = t.case_id
		-- A task that actions finish has no button of its own.
		and coalesce(rg.sv(c.standard, 'tasks.' || t.task || '.done'),
			'') = ''
		and exists (select from unnest(rg.words(coalesce(
			rg.sv(c.standard, 'tasks.' || t.task || '.levels'),
			t.level::text))::int[]) l
			where api.station_for(c.area, l) = a.station))
$$;
comment on function rg.can_do(rg.case_task, bigint) is
	'Whether an officer may finish a task by its own button.';

create or replace function api.task_done(p_task bigint, p_note text,
	p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t rg.case_task;
	c rg.case_file;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	select * into t from rg.case_task where id = p_task;
	c := rg.case_of(t.case_id);
	if api.side() <> 'off' or not rg.can_do(t, api.me()) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if btrim(coalesce(p_note, '')) = '' then
		raise exception using errcode = 'RG422',
			message = 'task_note:err_required';
	end if;
	update rg.case_task set done_at = api.now(), done_by = api.me(),
		result = 'done', note = p_note
	where id = t.id and done_at is null;
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_task_done';
	end if;
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.task_done(bigint, text, text) is
	'An officer finishes a task that has a button of its own, with a word '
	'on what was found.';
