-- Tasks side by side, one after the other, and steps that wait for them: a
-- one-stop counter (tests/cgi/standards/counter-report.hdf), whose program is
-- taken to be the alliance's.
\ir setup/world.sql
\set counter `sed 's/^module = .*/module = alliance/' tests/cgi/standards/counter-report.hdf >/tmp/counter-$PPID.hdf; sh tests/sql/setup/flat /tmp/counter-$PPID.hdf; rm -f /tmp/counter-$PPID.hdf`
select no_plan();
:counter
\o

insert into rg.role values ('window', 'business', '窗口', 'Counter'),
	('partner', 'business', '联办部门', 'Partner') on conflict do nothing;
select pg_temp.officer('t-window', 370202010000, 'window');
select pg_temp.officer('t-window2', 370202000000, 'window');
select pg_temp.officer('t-partner', 370202000000, 'partner');
select pg_temp.officer('t-town', 370202010000, 'clerk');
select pg_temp.open(l) from unnest(array['t-window', 't-window2', 't-partner',
	't-town']) l;

create function pg_temp.arrived() returns bigint language plpgsql as $$
declare
	c bigint := pg_temp.pub('t-anna',
		'select api.draft_begin(''counter-report'')');
	r text;
begin
	r := pg_temp.pub('t-anna', format('select api.draft_save(%s, %s, '
		'''{}'', ''{name,address}'', ''{张样例,370202010001}'')', c,
		pg_temp.version(c)));
	r := pg_temp.act('t-anna', c, 'book');
	r := pg_temp.act('t-window', c, 'arrive');
	if r <> 'STEPS_RUNNING' then
		raise exception '%', r;
	end if;
	return c;
end $$;
create function pg_temp.tasks(p_case bigint) returns text language sql as $$
	select string_agg(task, ' ' order by task) from rg.case_task
	where case_id = p_case and done_at is null $$;
-- Finishes the open task of a name; the new state, or the refusal.
create function pg_temp.finish(p_who text, p_case bigint, p_task text,
	p_note text default '办好', p_fields jsonb default '{}',
	p_key text default '') returns text language plpgsql as $$
declare
	r text := pg_temp.off(p_who, format('select api.task_done(%s, %L, %L, '
		'%L, %L)', (select id from rg.case_task where case_id = p_case
		and task = p_task order by id desc limit 1), p_note,
		array(select key from jsonb_each_text(p_fields) order by key),
		array(select value from jsonb_each_text(p_fields)
		order by key), p_key));
begin
	return case when r ~ '^[A-Z0-9]{5} ' then r
		else pg_temp.state(p_case) end;
end $$;

-- In their order ------------------------------------------------------------

select pg_temp.arrived() as c \gset
select is(pg_temp.tasks(:c), 'identity', 'only what comes first is open');
select is(pg_temp.finish('t-partner', :c, 'identity'), 'RG403 err_role',
	'another role does not finish it');
select is(pg_temp.finish('t-shibei', :c, 'identity'), 'RG404 err_no_case',
	'nor who does not see the case');
select is(pg_temp.finish('t-window', :c, 'identity', E' \u3000 '),
	'RG422 note:err_required', 'it needs a word');
select is(pg_temp.tasks(:c), 'identity', 'nothing of that counted');
select is(pg_temp.finish('t-window2', :c, 'identity', '相符', '{}', repeat('k', 32)),
	'STEPS_RUNNING', 'each level of the task may');
select is(pg_temp.finish('t-window2', :c, 'identity', '相符', '{}', repeat('k', 32)),
	'STEPS_RUNNING', 'the same form again does nothing more');
select is(pg_temp.tasks(:c), 'army medical party pension training',
	'then the others are, side by side');
select is(pg_temp.finish('t-window', :c, 'identity'), 'RG409 err_task_done',
	'the second to finish is told');
select is((select count(*)::int from rg.case_event where case_id = :c
	and action = 'task.identity'), 1, 'the history has it once');
select is((select actor_role || ' ' || t.note from rg.case_event e
	join rg.case_event_text t using (chain, seq) where case_id = :c
	and action = 'task.identity'), 'window 相符', 'with who and what');

-- Waiting for the person and coming back -------------------------------------

select is(pg_temp.finish('t-partner', :c, 'party'), 'STEPS_RUNNING', 'one');
select is(pg_temp.act('t-window', :c, 'correct', '缺一张', '',
	'{"item.mobile": "请补"}'), 'CORRECTION', 'the person is asked');
select is(pg_temp.act('t-anna', :c, 'resubmit'), 'STEPS_RUNNING',
	'and answers');
select is(pg_temp.tasks(:c), 'army medical pension training',
	'what was done stays done');
select is(pg_temp.finish('t-partner', :c, 'army'), 'STEPS_RUNNING', 'two');
select is(pg_temp.tasks(:c), 'medical pension training',
	'and is not opened again by others');

-- The step of the system -------------------------------------------------------

select is(pg_temp.finish('t-partner', :c, 'medical'), 'STEPS_RUNNING', 'three');
select is(pg_temp.finish('t-window', :c, 'training', '', '{"wish": "电工"}'),
	'STEPS_RUNNING', 'an answer is as good as a word');
select is((select t.fields->>'wish' from rg.case_event e
	join rg.case_event_text t using (chain, seq) where case_id = :c
	and action = 'task.training'), '电工', 'and is kept');
select is(pg_temp.finish('t-partner', :c, 'pension'), 'COUNTER_DONE',
	'with the last one the case goes on by itself');
select is((select actor_role from rg.case_event where case_id = :c
	and action = 'counter_done'), 'system', 'as a step of the system');
select is(pg_temp.tasks(:c), 'file hukou', 'to the tasks of the next state');
select is((select due_on is not null from rg.case_task where case_id = :c
	and task = 'file'), true, 'which has a date');
select is(pg_temp.finish('t-town', :c, 'file'), 'COUNTER_DONE', 'a clerk''s');
select is(pg_temp.finish('t-partner', :c, 'hukou'), 'COMPLETED', 'to the end');
select is(pg_temp.finish('t-partner', :c, 'hukou'), 'RG409 err_task_done',
	'where nothing is left to do');

-- An end in the middle ----------------------------------------------------------

select pg_temp.arrived() as c \gset
select is(pg_temp.act('t-anna', :c, 'withdraw'), 'WITHDRAWN', 'withdrawn');
select is(pg_temp.tasks(:c), null, 'no task waits in a case that ended');

-- A person's step that waits -----------------------------------------------------

alter table rg.standard_action disable trigger user;
update rg.standard_action set needs = '{identity}'
where action = 'correct' and standard = (select standard from rg.case_file
	where id = :c);
alter table rg.standard_action enable trigger user;
select pg_temp.arrived() as c \gset
select is(pg_temp.act('t-window', :c, 'correct', '缺一张', '',
	'{"item.mobile": "请补"}'), 'RG422 tasks:err_tasks_open (identity)',
	'a step that needs a task is refused before');
select is(pg_temp.finish('t-window', :c, 'identity'), 'STEPS_RUNNING', 'done');
select is(pg_temp.act('t-window', :c, 'correct', '缺一张', '',
	'{"item.mobile": "请补"}'), 'CORRECTION', 'and taken after');

-- A task that is a step of the review ---------------------------------------------

alter table rg.standard_value disable trigger user;
insert into rg.standard_value select standard, 'tasks.identity.step', 'first'
from rg.case_file where id = :c;
alter table rg.standard_value enable trigger user;
select pg_temp.arrived() as c \gset
select is(pg_temp.finish('t-window', :c, 'identity'), 'STEPS_RUNNING', 'done');
select is((select step || ' ' || a.login from rg.case_reviewer v
	join rg.account a on a.id = v.account where v.case_id = :c),
	'first t-window', 'whose button it is has taken a step of the review');
select pg_temp.arrived() as c \gset
insert into rg.case_reviewer (case_id, step, account, at)
select :c, 'second', id, api.now() from rg.account where login = 't-window';
select is(pg_temp.finish('t-window', :c, 'identity'), 'RG403 err_role',
	'who took another step does not take this one');

-- Left undone in a state, done anew when the case comes there again ----------------

select pg_temp.arrived() as c \gset
select opened_at as was from rg.case_task where case_id = :c
	and task = 'identity' \gset
update rg.case_file set stay_at = stay_at + interval '1 s' where id = :c;
select rg.open_tasks(f, null) from rg.case_file f where id = :c;
select is((select count(*)::int from rg.case_task where case_id = :c
	and task = 'identity'), 1, 'one task, not two');

-- Actions that what was answered and done allows ------------------------------------

create function pg_temp.fits(p_case bigint, p_action text) returns boolean
language sql as $$ select rg.action_fits(f, p_action) from rg.case_file f
	where id = p_case $$;
alter table rg.standard_value disable trigger user;
insert into rg.standard_value
select standard, p, v from rg.case_file, (values
	('actions.correct.after', 'arrive resubmit'),
	('actions.resubmit.unless', 'arrive'),
	('actions.book.when.field', 'name'), ('actions.book.when.is', '张样例'),
	('actions.arrive.when.field', 'name'),
	('actions.arrive.when.not', '张样例'),
	('actions.withdraw.when.field', 'mobile')) x(p, v) where id = :c;
alter table rg.standard_value enable trigger user;
select is(pg_temp.fits(:c, a), w, a || ' ' || t)
from (values ('correct', true, 'comes after what was done'),
	('resubmit', false, 'does not come once it was done'),
	('book', true, 'has its answer'),
	('arrive', false, 'has the answer that rules it out'),
	('withdraw', false, 'wants any answer and there is none'),
	('counter_done', true, 'has no conditions')) x(a, w, t);

select * from finish();
rollback;
