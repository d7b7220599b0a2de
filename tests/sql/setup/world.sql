-- The world the tests of the case engine live in: Qingdao, its calendar, the
-- alliance standard, applicants and officers with open sessions. Included by a
-- test, which keeps nothing: it ends with a roll-back.
-- Run from the root of the tree; -v data= -v services= folders otherwise.
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
\if :{?data} \else \set data sql/data \endif
\if :{?services} \else \set services conf/services \endif
\if :{?setup} \else \set setup tests/sql/setup \endif
set client_min_messages = error;
begin;
create schema if not exists tap;
create extension if not exists pgtap with schema tap;
set local search_path = tap, public, pg_catalog;
set local timezone = 'Asia/Shanghai';

\set divisions `cat :'data'/divisions-370200.csv`
\set notices `cat :'data'/calendar-exceptions.tsv`
\set statutory `cat :'data'/statutory-days.tsv`
\set standard `sh :'setup'/flat :'services'/alliance-enrolment.hdf`
\o /dev/null
insert into rg.instance (mode) values ('demo') on conflict do nothing;
select root is null as bare from rg.instance \gset
\if :bare
select api.divisions_load(:'divisions');
select api.calendar_file(:'notices', 'notices');
select api.calendar_file(:'statutory', 'statutory');
\endif
:standard

-- Moves the clock of this test to a moment in Beijing.
create function pg_temp.clock(p_at text) returns void language sql as $$
	update rg.instance set clock_offset = p_at::timestamp
		at time zone 'Asia/Shanghai' - now() $$;
select pg_temp.clock('2026-03-02 10:00');

-- People. A log-in is its own session token.
create function pg_temp.person(p_login text, p_name text, p_kind text,
	p_mobile text) returns void language sql as $$
	insert into rg.account (side, kind, login, name, mobile, created_at)
	values ('pub', p_kind, p_login, p_name, p_mobile, api.now()) $$;
create function pg_temp.officer(p_login text, p_station bigint,
	variadic p_roles text[]) returns void language sql as $$
	insert into rg.account (side, kind, login, name, station, created_at)
	values ('off', 'officer', p_login, '样例' || p_login, p_station,
		api.now());
	insert into rg.role_grant (account, role, granted_at)
	select a.id, r, api.now() from rg.account a, unnest(p_roles) r
	where a.side = 'off' and a.login = p_login and r <> '' $$;
create function pg_temp.id(p_login text) returns bigint language sql as $$
	select id from rg.account where login = p_login $$;

select pg_temp.person('t-anna', '商户甲', 'merchant', '13900000001');
select pg_temp.person('t-bert', '商户乙', 'merchant', '13900000002');
select pg_temp.officer('t-village', 370202010001, 'clerk');
select pg_temp.officer('t-village2', 370202010003, 'clerk');
select pg_temp.officer('t-street', 370202010000, 'clerk', 'supervisor');
select pg_temp.officer('t-clerk', 370202000000, 'clerk');
select pg_temp.officer('t-first', 370202000000, 'review1');
select pg_temp.officer('t-second', 370202000000, 'review2');
select pg_temp.officer('t-both', 370202000000, 'review1', 'review2');
select pg_temp.officer('t-obj', 370202000000, 'objection');
select pg_temp.officer('t-sup', 370202000000, 'supervisor');
select pg_temp.officer('t-all', 370202000000, 'clerk', 'review1', 'review2',
	'audit', 'publisher', 'objection');
select pg_temp.officer('t-audit', 370200000000, 'audit');
select pg_temp.officer('t-pub', 370200000000, 'publisher');
select pg_temp.officer('t-city', 370200000000, 'review1', 'review2', 'clerk',
	'supervisor');
select pg_temp.officer('t-shibei', 370203000000, 'clerk', 'review1',
	'review2', 'objection');
select pg_temp.officer('t-sys', 370200000000, 'sysadmin');
select pg_temp.officer('t-sec', 370200000000, 'secadmin');
select pg_temp.officer('t-aud', 370200000000, 'auditadmin');
select pg_temp.officer('t-none', 370202000000, '');

create function pg_temp.open(p_login text) returns void language sql as $$
	insert into rg.session (token, account, side, factor, created_at,
		seen_at)
	select sha256(convert_to(login, 'UTF8')), id, side, 2, now(), now()
	from rg.account where login = p_login $$;
select pg_temp.open(login) from rg.account where login like 't-%';

-- Runs one statement as a program would, under its role and with a token;
-- answers what it gave, or SQLSTATE and message. What failed left no trace.
create function pg_temp.run(p_role text, p_token text, p_sql text)
returns text language plpgsql as $$
declare
	r text;
	d text;
begin
	perform set_config('rg.token', coalesce(p_token, ''), true);
	perform set_config('session_authorization', p_role, true);
	execute p_sql into r;
	reset session authorization;
	return r;
exception when others then
	get stacked diagnostics d = pg_exception_detail;
	return sqlstate || ' ' || sqlerrm
		|| case when sqlstate like 'RG%' and d <> '' then ' (' || d
		|| ')' else '' end;
end $$;
create function pg_temp.pub(p_token text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_alliance_pub', p_token, p_sql) $$;
create function pg_temp.off(p_token text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_alliance_off', p_token, p_sql) $$;
create function pg_temp.courier(p_sql text) returns text
language sql as $$ select pg_temp.run('rg_courier', '', p_sql) $$;

create sequence pg_temp.unit;
-- A draft filled in; fields in the third argument go over the usual ones.
create function pg_temp.draft(p_who text, p_village bigint default
	370202010001, p_more jsonb default '{}') returns bigint
language plpgsql as $$
declare
	c bigint;
	f jsonb := jsonb_build_object('unit_name', '青岛样例' || nextval(
		'pg_temp.unit') || '餐饮有限公司', 'uscc', 'T' || lpad(currval(
		'pg_temp.unit')::text, 17, '0'), 'unit_kind', 'company',
		'trade', 'food', 'legal_rep', '张样例', 'division', p_village,
		'address', '香港西路1号', 'hours', '9:00-21:00', 'contact',
		'李样例', 'mobile', '13900000009', 'tel', '053212345678',
		'offers.0.kind', 'discount', 'offers.0.percent', '10',
		'offers.0.detail', '全部菜品', 'offers.0.valid_from',
		'2026-01-01', 'offer_years', '2') || p_more;
begin
	c := pg_temp.pub(p_who,
		'select api.draft_begin(''alliance-enrolment'')');
	perform pg_temp.pub(p_who, format('select api.draft_save(%s, %s, ''{}'','
		' %L, %L)', c, (select version from rg.case_file
		where id = c), (select array_agg(key order by key)
		from jsonb_each_text(f)), (select array_agg(value order by key)
		from jsonb_each_text(f))));
	return c;
end $$;
create function pg_temp.state(p_case bigint) returns text language sql as $$
	select state from rg.case_file where id = p_case $$;
create function pg_temp.version(p_case bigint) returns int language sql as $$
	select version from rg.case_file where id = p_case $$;
create function pg_temp.at(p_case bigint, p_column text) returns text
language sql as $$
	select to_jsonb(c)->>p_column from rg.case_file c where id = p_case $$;

-- An action with the version that stands; answers the new state or the refusal.
create function pg_temp.act(p_who text, p_case bigint, p_action text,
	p_note text default '', p_reason text default '',
	p_fields jsonb default '{}', p_clear text[] default '{}',
	p_key text default '', p_version int default null)
returns text language plpgsql as $$
declare
	r text;
begin
	r := pg_temp.run('rg_alliance_' || case when exists (select
		from rg.account where login = p_who and side = 'pub')
		then 'pub' else 'off' end, p_who, format('select api.act(%s, '
		'%s, %L, %L, %L, %L, %L, %L, %L)', p_case, coalesce(p_version,
		pg_temp.version(p_case)), p_action, p_note, p_reason, p_clear,
		coalesce((select array_agg(key order by key)
		from jsonb_each_text(p_fields)), '{}'), coalesce((select
		array_agg(value order by key) from jsonb_each_text(p_fields)),
		'{}'), p_key));
	return case when r ~ '^[A-Z0-9]{5} ' then r
		else pg_temp.state(p_case) end;
end $$;

-- A case of t-anna brought to a state by the usual way.
create function pg_temp.bring(p_state text, p_village bigint default
	370202010001, p_who text default 't-anna') returns bigint
language plpgsql as $$
declare
	c bigint;
	s record;
	r text;
begin
	-- Limits are not the matter here.
	delete from rg.rate;
	c := pg_temp.draft(p_who, p_village);
	for s in select * from (values ('SUBMITTED', p_who, 'submit'),
		('ACCEPTED', 't-clerk', 'accept'),
		('REVIEW1', 't-first', 'forward'),
		('REVIEW2', 't-first', 'pass1'), ('AUDIT', 't-second', 'pass2'),
		('TO_PUBLISH', 't-audit', 'pass3'),
		('PUBLICITY', 't-pub', 'publish')) v (state, who, action)
	loop
		exit when pg_temp.state(c) = p_state;
		r := pg_temp.act(s.who, c, s.action);
		if r <> s.state then
			raise exception '% by %: %', s.action, s.who, r;
		end if;
	end loop;
	if p_state = 'MEMBER' then
		r := pg_temp.lapse(c, 'admit');
	end if;
	if pg_temp.state(c) <> p_state then
		raise exception 'stuck in % (%)', pg_temp.state(c), r;
	end if;
	return c;
end $$;
-- Lets the clock of a system's action run out and the courier take it.
create function pg_temp.lapse(p_case bigint, p_action text) returns text
language plpgsql as $$
begin
	perform pg_temp.clock((select to_char(due_at at time zone
		'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') from rg.case_timer
		where case_id = p_case and missed = p_action));
	perform pg_temp.courier('select api.run_clocks(1000)');
	return pg_temp.state(p_case);
end $$;
\o
