-- Three administrators are three people, and none of them does business or
-- sees a case (GB/T 22239-2019).
\ir setup/world.sql
select no_plan();

create function pg_temp.desk(p_token text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_desk_off', p_token, p_sql) $$;
select pg_temp.id('t-sys') as sys, pg_temp.id('t-sec') as sec,
	pg_temp.id('t-aud') as aud, pg_temp.id('t-none') as none,
	pg_temp.id('t-clerk') as clerk, pg_temp.id('t-anna') as anna \gset

-- One person, one office: every pair of an office with another role.
select throws_ok(format('insert into rg.role_grant values (%s, %L, null, '
	'now())', a.id, r.code), 'RG422', 'role:err_roles_apart',
	format('%s is not %s too', h.role, r.code))
from rg.account a join rg.role_grant h on h.account = a.id
join rg.role r on r.code <> h.role
where a.login in ('t-sys', 't-sec', 't-aud') order by a.id, r.code;
select throws_ok(format('insert into rg.role_grant values (%s, %L, null, '
	'now())', :clerk, r), 'RG422', 'role:err_roles_apart',
	'a clerk is no ' || r)
from unnest(array['sysadmin', 'secadmin', 'auditadmin']) r;
select throws_ok(format('update rg.role_grant set role = ''secadmin'' '
	'where account = %s and role = ''clerk''', pg_temp.id('t-all')),
	'RG422', 'role:err_roles_apart', 'nor by change');
select throws_ok(format('insert into rg.role_grant values (%s, ''clerk'', '
	'null, now())', :anna), 'RG422', 'role:err_not_officer',
	'an applicant holds no role');

-- Who administers what.
select is(pg_temp.desk(who, format('select api.%s', call)), 'RG403 err_role',
	format('%s cannot %s', who, call))
from unnest(array['t-sec', 't-aud', 't-clerk', 't-sup', '']) who,
	unnest(array['officer_create(''t-new'', ''张样例'', '''', '
		'370202000000, ''123456'')', format('officer_state(%s, '
		'''locked'')', :none), format('officer_reset(%s, ''1'')',
		:none)]) call;
select is(pg_temp.desk(who, format('select api.%s', call)), 'RG403 err_role',
	format('%s cannot %s', who, call))
from unnest(array['t-sys', 't-aud', 't-clerk', 't-sup', '']) who,
	unnest(array[format('role_give(%s, ''clerk'')', :none),
		format('role_take(%s, ''clerk'')', :clerk)]) call;
select is(pg_temp.desk(who, 'select count(*) from api.' || call),
	'RG403 err_role', format('%s cannot read %s', who, call))
from unnest(array['t-sys', 't-sec', 't-clerk', 't-sup', '']) who,
	unnest(array['admin_log(null)', 'read_log(null)']) call;
select is(pg_temp.desk(who, 'select count(*) from api.officers('''', null)'),
	'RG403 err_role', who || ' cannot list officers')
from unnest(array['t-aud', 't-clerk', '']) who;

-- How it goes.
select is(pg_temp.desk('t-sys', 'select api.officer_create(''t-new'', '
	'''张样例'', '''', 370202000000, ''first-code'')'), 'ok',
	'the system administrator opens an account');
select is((select password || '/' || (select count(*) from rg.role_grant
	where account = a.id) from rg.account a where login = 't-new'), '/0',
	'without any right');
select is(pg_temp.desk('t-sys', 'select api.officer_create(''t-new'', '
	'''张样例'', '''', 370202000000, ''x'')'), 'login:err_login_taken',
	'once');
select is(pg_temp.desk('t-sys', 'select api.officer_create(''t-far'', '
	'''张样例'', '''', 110101000000, ''x'')'), 'station:err_station',
	'in his area');
select is(pg_temp.desk('t-sec', format('select api.role_give(%s, ''clerk'')',
	pg_temp.id('t-new'))), 'ok',
	'the security administrator gives the right');
select is(pg_temp.desk('t-sec', format('select api.role_give(%s, '
	'''sysadmin'')', pg_temp.id('t-new'))), 'RG422 role:err_roles_apart',
	'not one that does not go with it');
select is(pg_temp.desk('t-sec', format('select api.role_give(%s, ''clerk'')',
	:sec)), 'err_not_self', 'never to himself');
select is(pg_temp.desk('t-sec', format('select api.role_give(%s, ''clerk'')',
	:anna)), 'RG404 err_no_account', 'nor to an applicant');
select is(pg_temp.desk('t-sec', format('select api.role_take(%s, '
	'''secadmin'')', :sec)), 'err_not_self', 'nor takes from himself');
select is(pg_temp.desk('t-sys', format('select api.officer_state(%s, '
	'''locked'')', :sys)), 'err_not_self', 'nor locks himself');
select is(pg_temp.run('rg_desk_login', '', 'select api.officer_first('
	'''t-new'', ''wrong'', ''hash'', ''192.0.2.1'')'), 'code:err_code',
	'the first log-in needs the code');
select is(pg_temp.run('rg_desk_login', '', 'select api.officer_first('
	'''t-new'', ''first-code'', ''hash'', ''192.0.2.1'')'), 'ok',
	'given');
select is(pg_temp.run('rg_desk_login', '', 'select api.officer_first('
	'''t-new'', ''first-code'', ''other'', ''192.0.2.1'')'),
	'code:err_code', 'once');
select is(pg_temp.desk('t-sec', format('select api.role_take(%s, ''clerk'')',
	pg_temp.id('t-new'))), 'ok', 'and takes it again');
select is(pg_temp.desk('t-sec', format('select api.role_take(%s, ''clerk'')',
	pg_temp.id('t-new'))), 'RG404 err_no_account', 'once');
select is(pg_temp.desk('t-sys', format('select api.officer_state(%s, '
	'''closed'')', pg_temp.id('t-new'))), 'ok', 'the account is closed');
select is(pg_temp.desk('t-aud', 'select string_agg(event, '' '' order by id) '
	'from api.admin_log(null) where object ~ ''t-new'' '),
	'officer_create first_password',
	'the audit administrator reads all that');
select ok(pg_temp.desk('t-aud', 'select count(*) from api.admin_log(null) '
	'where event in (''role_give'', ''role_take'', ''officer_closed'')')
	= '3', 'rights too');
select throws_ok('update rg.security_log set event = ''x''', 'RG500', null,
	'which nobody changes');
select pg_temp.officer('t-aud2', 370202000000, 'auditadmin');
select pg_temp.open('t-aud2');
insert into rg.security_log (at, account, event, object, address)
select now(), id, 'login', id::text, '' from rg.account
where login in ('t-anna', 't-shibei', 't-clerk');
insert into rg.read_log (at, account, role, station, route, object)
select now(), id, 'rg_alliance_off', station, '/x', '' from rg.account
where login in ('t-shibei', 't-clerk', 't-city');
select is(pg_temp.desk('t-aud2', 'select string_agg(distinct login, '' '' '
	'order by login) from api.admin_log(null) where event = ''login'' '
	'and login like ''t-%'''), 't-clerk',
	'elsewhere than at the root: of his own officers only');
select is(pg_temp.desk('t-aud2', 'select string_agg(login, '' '' order by '
	'login) from api.read_log(null) where route = ''/x'''), 't-clerk',
	'what they read as well');
select is(pg_temp.desk('t-aud', 'select string_agg(login, '' '' order by '
	'login) from api.read_log(null) where route = ''/x'''),
	't-city t-clerk t-shibei', 'at the root: of all');
insert into rg.read_log (at, role, route, object) values (now(), 'x', '/', '');
select throws_ok('update rg.read_log set route = ''x''', 'RG500', null,
	'nor who read what');

-- Administrators see no case.
select pg_temp.bring('SUBMITTED') as c \gset
select is(pg_temp.run(role, who, 'select count(*) from rg.case_file '
	'where title is not null'), n, format('%s sees %s cases in %s', who, n,
	role))
from (values ('t-sys', '0'), ('t-sec', '0'), ('t-aud', '0'),
	('t-city', '1')) w (who, n),
	unnest(array['rg_desk_off', 'rg_alliance_off']) role
where not exists (select from rg.case_file where id <> :c
	and kind <> 'draft');
select is(pg_temp.desk(who, 'select count(*) from api.inbox(''all'', null, '
	'50)'), '0', who || ' has no inbox')
from unnest(array['t-sys', 't-sec', 't-aud']) who;
select is(pg_temp.desk(who, 'select count(*) from api.find_cases(''样例'', '
	'null, 50)'), '0', who || ' finds nothing')
from unnest(array['t-sys', 't-sec', 't-aud']) who;
select isnt(pg_temp.desk('t-city', 'select count(*) from api.find_cases('
	'''样例'', null, 50)'), '0', 'others do');

select * from finish();
rollback;
