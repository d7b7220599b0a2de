-- Sessions: the token is needed and good for its side and time only; a page
-- enters through api.enter(), which refuses, logs and turns a GET read only.
\ir setup/world.sql
select no_plan();

create function pg_temp.me(p_role text, p_token text) returns text
language sql as $$ select pg_temp.run(p_role, p_token,
	'select api.me()::text') $$;
create function pg_temp.enter(p_role text, p_token text, p_who text,
	p_method text default 'GET', p_reads boolean default false)
returns text language sql as $$ select pg_temp.run(p_role, '',
	format('select coalesce(login, ''-'') || coalesce('' guest '' '
	'|| guest, '''') from api.enter(%L, ''x'', %L, %L, ''/x/:no'', '
	'''LM1'', %L)', p_token, p_who, p_method, p_reads)) $$;
select pg_temp.id('t-anna') as anna, pg_temp.id('t-clerk') as clerk \gset

select is(pg_temp.me('rg_alliance_pub', 't-anna'), :'anna', 'a token');
select is(pg_temp.me('rg_alliance_pub', ''), null, 'none');
select is(pg_temp.me('rg_alliance_pub', 't-anno'), null, 'a wrong one');
select is(pg_temp.me('rg_alliance_pub', encode(sha256('t-anna'), 'hex')),
	null, 'the hash is not the token');
select is(pg_temp.me('rg_alliance_off', 't-anna'), null,
	'a public token on the officers'' side');
select is(pg_temp.me('rg_alliance_pub', 't-clerk'), null,
	'an officer''s on the public side');
select is(pg_temp.me('rg_desk_off', 't-clerk'), :'clerk', 'on his own');
select is(pg_temp.me('rg_courier', 't-clerk'),
	'42501 permission denied for function me', 'none with the courier');
select is(pg_temp.me('rg_admin', 't-clerk'),
	'42501 permission denied for function me', 'none by command line');

-- Limits, in real time: the demonstration clock does not touch them.
create function pg_temp.aged(p_login text, p_seen interval, p_age interval,
	p_why text, p_alive boolean) returns text language plpgsql as $$
declare
	r text;
begin
	update rg.session set seen_at = now() - p_seen,
		created_at = now() - p_age where account = pg_temp.id(p_login);
	r := pg_temp.me(case when p_login = 't-anna' then 'rg_alliance_pub'
		else 'rg_alliance_off' end, p_login);
	update rg.session set seen_at = now(), created_at = now()
	where account = pg_temp.id(p_login);
	return is(r is not null, p_alive, p_why);
end $$;
select pg_temp.aged('t-anna', '29 min 59 s', '1 h', 'public: idle', true);
select pg_temp.aged('t-anna', '30 min', '1 h', 'for half an hour', false);
select pg_temp.aged('t-anna', '0', '11 h 59 min', 'twelve hours', true);
select pg_temp.aged('t-anna', '0', '12 h', 'at most', false);
select pg_temp.aged('t-clerk', '14 min 59 s', '1 h', 'officers: idle', true);
select pg_temp.aged('t-clerk', '15 min', '1 h', 'for a quarter', false);
select pg_temp.aged('t-clerk', '0', '7 h 59 min', 'eight hours', true);
select pg_temp.aged('t-clerk', '0', '8 h', 'at most', false);
select pg_temp.clock('2030-01-01 00:00');
select is(pg_temp.me('rg_alliance_pub', 't-anna'), :'anna',
	'the clock of a demonstration changes nothing');
select pg_temp.clock('2026-03-02 10:00');

-- Second factor.
update rg.session set factor = 1 where account = :clerk;
select is(pg_temp.me('rg_desk_off', 't-clerk'), null,
	'a password alone is nobody');
select is(pg_temp.enter('rg_desk_off', 't-clerk', 'STAFF'),
	'RG401 err_login', 'and does not enter');
select is(pg_temp.enter('rg_desk_login', 't-clerk', 'HALF'), 't-clerk',
	'but where the second factor is asked');
update rg.session set factor = 2 where account = :clerk;

-- Who comes in.
select is(pg_temp.enter('rg_alliance_pub', 't-anna', 'PERSON'), 't-anna',
	'a person');
select is(pg_temp.enter('rg_alliance_pub', '', 'PERSON'),
	'RG401 err_login', 'nobody is no person');
select is(pg_temp.enter('rg_alliance_pub', '', 'VISITOR'), '-',
	'but a visitor');
select is(pg_temp.enter('rg_alliance_pub', 't-anna', 'VISITOR'), 't-anna',
	'as is a person');
select is(pg_temp.enter('rg_alliance_pub', 'nonsense', 'GUEST'),
	'RG401 err_login', 'a guest needs a token');
select is(pg_temp.enter('rg_alliance_pub', 't-clerk', 'PERSON'),
	'RG401 err_login', 'no officer on the public side');
select is(pg_temp.enter('rg_alliance_off', 't-anna', 'STAFF'),
	'RG401 err_login', 'no applicant among officers');
select is(pg_temp.enter('rg_alliance_off', 't-clerk', 'STAFF'), 't-clerk',
	'an officer');
update rg.account set state = 'locked' where id = :clerk;
select is(pg_temp.enter('rg_alliance_off', 't-clerk', 'STAFF'),
	'RG401 err_login', 'locked, at once');
update rg.account set state = 'active' where id = :clerk;
update rg.session set ended_at = now() where account = :clerk;
select is(pg_temp.enter('rg_alliance_off', 't-clerk', 'STAFF'),
	'RG401 err_login', 'logged out, at once');
update rg.session set ended_at = null where account = :clerk;

-- Roles act at the next request.
select is(pg_temp.run('rg_alliance_off', '', 'select roles from api.enter('
	'''t-clerk'', ''off'', ''STAFF'', ''GET'', ''/x'', '''', false)'),
	'clerk', 'roles come with the session');
delete from rg.role_grant where account = :clerk;
select is(pg_temp.run('rg_alliance_off', '', 'select roles from api.enter('
	'''t-clerk'', ''off'', ''STAFF'', ''GET'', ''/x'', '''', false)'),
	null, 'taken away they are gone');

-- A GET writes nothing but its log.
select is(pg_temp.run('rg_alliance_off', '', 'select 1 from api.enter('
	'''t-clerk'', ''off'', ''STAFF'', ''GET'', ''/x/:no'', ''LM1'', true)'),
	'1', 'a page that reads');
select is((select route || ' ' || object || ' ' || role from rg.read_log
	where account = :clerk order by id desc limit 1),
	'/x/:no LM1 rg_alliance_off', 'is written down');
create function pg_temp.get_then(p_sql text) returns text language plpgsql
as $$
begin
	perform login from api.enter('t-anna', 'pub', 'PERSON', 'GET', '/x',
		'', false);
	execute p_sql;
	return 'written';
end $$;
grant execute on function pg_temp.get_then(text) to public;
select is(pg_temp.pub('', format('select pg_temp.get_then(%L)',
	'select api.draft_begin(''alliance-enrolment'')')),
	'25006 cannot execute INSERT in a read-only transaction',
	'after it nothing is written');
select is(pg_temp.pub('', format('select pg_temp.get_then(%L)',
	'select set_config(''transaction_read_only'', ''off'', true)')),
	'25001 cannot set transaction read-write mode inside a read-only '
	'transaction',
	'nor can it be undone');
select is(pg_temp.pub('', format('select pg_temp.get_then(%L)',
	'select 1')), 'written', 'reading is fine');
select is(pg_temp.enter('rg_alliance_pub', 't-anna', 'PERSON', 'POST'),
	't-anna', 'a POST may write');
update rg.session set seen_at = now() - interval '5 min'
where account = :anna;
select is(pg_temp.enter('rg_alliance_pub', 't-anna', 'PERSON'), 't-anna',
	'seen');
select is((select seen_at = now() from rg.session where account = :anna),
	true, 'is kept to the minute');

-- Query code.
select pg_temp.bring('SUBMITTED') as c \gset
select no, (select code from rg.case_secret where case_id = :c)
from rg.case_file where id = :c \gset
create function pg_temp.look(p_no text, p_code text, p_address text)
returns text language sql as $$ select pg_temp.run('rg_portal_pub', '',
	format('select api.guest_open(%L, %L, sha256(''guest''), %L)', p_no,
	p_code, p_address)) $$;
select is(pg_temp.look(:'no', 'AAAAAAAA', '192.0.2.1'), 'err_lookup',
	'a wrong query code');
select is(pg_temp.look(:'no', :'code', '192.0.2.1'), 'ok:alliance',
	'the right one');
select is(pg_temp.enter('rg_alliance_pub', 'guest', 'GUEST'),
	'- guest ' || :c, 'opens the case');
select is(pg_temp.pub('guest', 'select string_agg(id::text, '' '') from '
	'rg.case_file'), :'c', 'this one only');
select is(pg_temp.act('t-anna', :c, 'withdraw', p_version => 1),
	'RG409 err_stale (3)', 'the applicant acts');
select is(pg_temp.pub('guest', format('select api.act(%s, 3, ''withdraw'', '
	''''', '''', ''{}'', ''{}'', ''{}'', '''')', :c)), 'RG403 err_role',
	'the guest does not');
select is(pg_temp.pub('guest', format('select api.message_add(%s, ''x'', '
	'false, '''')', :c)), 'RG403 err_role', 'nor write');
select is(pg_temp.pub('guest', 'select count(*) from rg.case_secret'), '0',
	'nor see the code');
select is(pg_temp.off('guest', 'select count(*) from rg.case_file'), '0',
	'nor is anything on the officers'' side');
update rg.guest set expires_at = now();
select is(pg_temp.pub('guest', 'select count(*) from rg.case_file'), '0',
	'half an hour');
select is((select count(*)::int from (select pg_temp.look(:'no',
	'AAAAAAAA', '192.0.2.' || i) r from generate_series(1, 20) i) x
	where r = 'err_too_many') > 0, true,
	'guessing is limited by number, from any address');
select is((select count(*)::int from (select pg_temp.look('LM' || i,
	'AAAAAAAA', '198.51.100.1') r from generate_series(1, 30) i) x
	where r = 'err_too_many'), 10, 'and by address, whatever the number');

select * from finish();
rollback;
