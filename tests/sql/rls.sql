-- Who sees which row: without a token none; an applicant his own; an officer
-- his area; each program its module. And what must hold of the whole schema.
\ir setup/world.sql
select no_plan();

-- Something in every table that belongs to a case.
select pg_temp.bring('PUBLICITY') as c \gset
select pg_temp.draft('t-anna') as d \gset
select pg_temp.pub('t-anna', format('select api.message_add(%s, ''您好'', true,'
	' '''')', :c)) as s \gset
select pg_temp.off('t-clerk', format('select api.note_add(%s, ''内部'', '
	''''')', :c)) as s \gset
select pg_temp.run('rg_portal_pub', '', format('select api.object((select '
	'max(id) from api.notice_rows((select max(id) from api.notices(null)),'
	' null)), ''王样'', ''13900000008'', ''这家店已经关门了'', '
	'''192.0.2.1'', %L)', repeat('o', 32))) as o \gset
insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state,
	at) values (:c, 'photo', 'a.jpg', 'image/jpeg', 1, '\x00',
	repeat('a', 32), 'clean', now());
insert into rg.case_move (case_id, at, by_name, from_name, to_name, cause)
	values (:c, now(), '', '', '', 'claim');
insert into rg.case_correction (case_id, version, items, notes, asked_by,
	asked_at, due_on, done_at) values (:c, 3, '{hours}', '{x}',
	pg_temp.id('t-clerk'), now(), '2026-03-01', now());
insert into rg.consent (account, purpose, version, given_at)
	values (pg_temp.id('t-anna'), 'terms', '1', now());

create function pg_temp.rows(p_role text, p_token text, p_table text)
returns text language plpgsql as $$
declare
	r text := pg_temp.run(p_role, p_token, format('select count(*) from '
		'(select %s from rg.%I) x', coalesce((select quote_ident(
		attname) from pg_attribute where attrelid = format('rg.%I',
		p_table)::regclass and attnum > 0 and not attisdropped
		and has_column_privilege(p_role, attrelid, attnum, 'select')
		order by attnum limit 1), '1'), p_table));
begin
	return case when r ~ '^42501' then 'closed' else r end;
end $$;
create temporary table tab as select c.relname::text as name
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and c.relkind in ('r', 'p');
create temporary table program as select rolname::text as role
	from pg_roles where rolname ~ '^rg_' and rolcanlogin;
-- Tables that say nothing of a person and are open to all.
create temporary table open_to_all as select unnest(array['service',
	'standard_state', 'division', 'station']) as name;
select ok(pg_temp.rows(role, token, name) in ('0', 'closed'),
	format('%s with token "%s" sees no row of %s', role, token, name))
from program, (values (''), ('nonsense')) k (token), tab
where name not in (select name from open_to_all) order by 1;
select is(pg_temp.rows(role, '', name) ~ '^(closed|[1-9][0-9]*)$', true,
	format('%s: %s is open or closed', role, name))
from program, open_to_all order by 1;

-- Tables of cases: who sees how many rows.
create temporary table mine as select unnest(array['case_file', 'case_form',
	'case_timer', 'case_clock', 'case_message', 'case_task', 'upload',
	'paper', 'case_event', 'case_event_text', 'case_correction']) as name;
create function pg_temp.sees(p_role text, p_token text) returns text
language sql as $$ select coalesce(string_agg(name, ' ' order by name), '')
	from mine where pg_temp.rows(p_role, p_token, name)
	not in ('0', 'closed') $$;
select is(pg_temp.sees('rg_alliance_pub', 't-anna'), 'case_clock '
	'case_correction case_event case_event_text case_file case_form '
	'case_message case_task case_timer paper upload', 'the applicant');
select is(pg_temp.sees('rg_alliance_pub', 't-bert'), '',
	'another applicant sees nothing of it');
select is(pg_temp.sees('rg_alliance_off', o), 'case_clock case_correction '
	'case_event case_event_text case_file case_form case_message case_task '
	'case_timer paper upload', 'within the area: ' || o)
from unnest(array['t-village', 't-street', 't-clerk', 't-city']) o;
select is(pg_temp.sees('rg_alliance_off', o), '', 'outside: ' || o)
from unnest(array['t-village2', 't-shibei', 't-sys', 't-sec', 't-aud',
	't-anna']) o;
-- The page of a case in one answer: the parts it has for each.
create function pg_temp.page(p_role text, p_token text) returns text
language sql as $$ select pg_temp.run(p_role, p_token, format('select '
	'coalesce(string_agg(distinct path, '' '' order by path), '''') '
	'from api.case_page(%L)', (select no from rg.case_file
	where kind <> 'draft' limit 1))) $$;
insert into rg.guest (token, case_id, expires_at)
values (sha256('t-guest'), :c, clock_timestamp() + interval '10 min'),
	(sha256('t-late'), :c, clock_timestamp() - interval '1 min');
select is(pg_temp.page('rg_alliance_pub', 't-anna'), 'Answer Page.case '
	'Page.clocks.* Page.events.* Page.files.* Page.issued.* '
	'Page.messages.*',
	'the whole page for the applicant');
select is(pg_temp.page('rg_alliance_pub', 't-guest'),
	'Page.case Page.clocks.* Page.events.*', 'how far it is, for a guest');
select is(pg_temp.page('rg_alliance_pub', t), 'RG404 err_no_case',
	'nothing for ' || t)
from unnest(array['t-bert', 't-late', 't-city', 'nonsense', '']) t;
select is(pg_temp.page('rg_carefund_pub', 't-anna'), 'RG404 err_no_case',
	'nothing by the program of another module');
select is(pg_temp.page('rg_alliance_off', 't-city') ~ '^42501', true,
	'officers have a page of their own');

select is(pg_temp.rows('rg_alliance_off', 't-city', 'case_file'), '1',
	'officers see no drafts');
select is(pg_temp.rows('rg_alliance_pub', 't-anna', 'case_file'), '2',
	'the applicant does');
select is(pg_temp.sees('rg_desk_off', 't-city'), 'case_file',
	'the desk sees the line of a case and no more');
select is(pg_temp.run('rg_desk_off', 't-city', 'select fields from '
	'rg.case_form'), '42501 permission denied for table case_form',
	'no form');
select is(pg_temp.run('rg_desk_off', 't-city', 'select applicant from '
	'rg.case_file'), '42501 permission denied for table case_file',
	'no applicant');
select is(pg_temp.sees('rg_portal_pub', 't-anna'), 'case_file',
	'the portal lists cases and no more');
select is(pg_temp.run('rg_portal_pub', 't-anna', 'select fields from '
	'rg.case_form'), '42501 permission denied for table case_form',
	'no form there');
select is(pg_temp.rows('rg_alliance_pub', 't-anna', t), 'closed',
	'the applicant cannot reach ' || t)
from unnest(array['case_note', 'case_reviewer', 'case_move', 'objection',
	'account', 'session', 'totp', 'read_log', 'case_check']) t;
select is(pg_temp.rows('rg_alliance_pub', 't-anna', 'case_secret'), '1',
	'but his query code');
select is(pg_temp.rows('rg_alliance_pub', 't-bert', 'case_secret'), '0',
	'and nobody else''s');
select is(pg_temp.run('rg_alliance_pub', 't-anna', 'select actor_name from '
	'rg.case_event'), '42501 permission denied for table case_event',
	'not who was behind a step');
select is(pg_temp.rows('rg_portal_pub', 't-anna', 'outbox') > '0', true,
	'messages of one''s own');
select is(pg_temp.rows('rg_portal_pub', 't-bert', 'outbox'), '0', 'only');
select is(pg_temp.rows('rg_alliance_pub', t, 'consent'), 'closed',
	'consents ' || t) from unnest(array['t-anna', 't-bert']) t;
update rg.case_file set module = 'mediation' where id = :c;
select is(pg_temp.sees('rg_alliance_off', 't-city'), '',
	'a program of officers sees its own module only');
update rg.case_file set module = 'alliance' where id = :c;

-- Nobody writes past the functions.
select ok(not exists (select from information_schema.role_table_grants
	where table_schema in ('rg', 'api') and grantee ~ '^rg_(?!owner)'
	and privilege_type <> 'SELECT'), 'no program may write a table');
select ok(not exists (select from information_schema.column_privileges
	where table_schema in ('rg', 'api') and grantee ~ '^rg_(?!owner)'
	and privilege_type <> 'SELECT'), 'nor a column');
select is((select count(*)::int from pg_roles where rolname ~ '^rg_'
	and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
	or rolreplication)), 0, 'no role is more than a role');
select is((select rolcanlogin from pg_roles where rolname = 'rg_owner'),
	false, 'the owner cannot log in');
select ok(not exists (select from program p where has_database_privilege(
	p.role, current_database(), 'temp') or has_database_privilege(p.role,
	current_database(), 'create') or has_schema_privilege(p.role, 'rg',
	'create') or has_schema_privilege(p.role, 'api', 'create')
	or has_schema_privilege(p.role, 'public', 'create')),
	'no temporary tables, nothing created');
select ok(not exists (select from pg_auth_members m
	join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
	where r.rolname ~ '^rg_' and g.rolname not in ('rg_pub', 'rg_off',
	'rg_module_pub', 'rg_module_off')),
	'roles belong to their side only');

-- What holds of the whole schema.
select is((select string_agg(c.relname, ' ') from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and c.relkind in ('r', 'p')
	and not c.relrowsecurity), null, 'every table has row security');
create temporary table fn as select p.oid, p.oid::regprocedure::text as name,
	p.prosecdef, p.proconfig, p.proacl, p.proowner, n.nspname
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname in ('rg', 'api');
select is((select string_agg(name, ' ') from fn where prosecdef and not exists
	(select from unnest(proconfig) c where c ~ '^search_path=pg_catalog, '
	and c ~ 'pg_temp$')), null, 'every definer function pins its path');
select is((select string_agg(name, ' ') from fn where proacl is null
	or exists (select from aclexplode(proacl) a where a.grantee = 0)),
	null, 'PUBLIC may call nothing');
select is((select string_agg(name, ' ') from fn where nspname = 'rg'
	and exists (select from program p where has_function_privilege(p.role,
	fn.oid, 'execute'))), null, 'no program may call an inner function');
select is((select string_agg(name, ' ') from fn
	where proowner <> 'rg_owner'::regrole), null, 'all belong to the owner');
select is((select string_agg(name, ' ') from fn
	where obj_description(oid, 'pg_proc') is null), null,
	'every function says what it is for');
select is((select string_agg(c.relname, ' ') from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	where n.nspname in ('rg', 'api') and c.relkind in ('r', 'p', 'v')
	and obj_description(c.oid, 'pg_class') is null), null,
	'every table does');
select is((select string_agg(c.relname || '.' || a.attname, ' ')
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
		and not a.attisdropped
	where n.nspname = 'rg' and c.relkind in ('r', 'p')
	and col_description(c.oid, a.attnum) is null), null,
	'every column does');
select is((select string_agg(c.relname, ' ') from pg_class c
	join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'api' and c.relkind = 'v' and not coalesce(
	'security_invoker=true' = any (c.reloptions), false)), null,
	'every view asks as its reader');
select is((select string_agg(tgname, ' ') from pg_trigger t
	join pg_proc p on p.oid = t.tgfoid join pg_class c on c.oid = t.tgrelid
	join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and t.tgdeferrable and not t.tgisinternal
	and not p.prosecdef), null, 'no deferred trigger runs as its caller');
select is((select string_agg(con.conname, ' ') from pg_constraint con
	join pg_class c on c.oid = con.conrelid
	join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and con.contype = 'f' and exists (select
	from rg.instance) and not con.convalidated), null,
	'every reference is checked');

select * from finish();
rollback;
