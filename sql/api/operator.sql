-- What only the operator's command line does (role rg_admin): demonstration
-- accounts, and the first three administrators of an installed suite.

create or replace function api.demo_plan()
returns table (login text, name text, station bigint, station_name text,
	roles text[])
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	with root as (
		select s.* from rg.station s
		where s.parent_id is null and s.active and s.lo <= s.hi),
	post (at, tag, title, role) as (values
		('root', 'sys', '系统', array['sysadmin']),
		('root', 'sec', '安全', array['secadmin']),
		('root', 'log', '审计', array['auditadmin']),
		('root', 'head', '主管', array['supervisor', 'viewer']),
		('root', 'audit1', '审甲', array['audit']),
		('root', 'audit2', '审乙', array['audit']),
		('root', 'pub', '公示', array['publisher']),
		('root', 'cash1', '出甲', array['cashier']),
		('root', 'cash2', '出乙', array['cashier']),
		('root', 'acct1', '会甲', array['accountant']),
		('root', 'acct2', '会乙', array['accountant']),
		('root', 'disp', '调度', array['dispatcher']),
		('root', 'disc', '纪专', array['discipline']),
		('root', 'rev', '复查', array['review2']),
		('district', 'clerk', '受理', array['clerk']),
		('district', 'r1a', '初甲', array['review1']),
		('district', 'r1b', '初乙', array['review1', 'review2']),
		('district', 'r2a', '复甲', array['review2']),
		('district', 'r2b', '复乙', array['review2']),
		('district', 'obj', '核查', array['objection', 'supervisor']),
		('district', 'disp', '调度', array['dispatcher']),
		('district', 'disc1', '纪甲', array['discipline']),
		('district', 'disc2', '纪乙', array['discipline']),
		('district', 'law', '法联', array['adviser']),
		('district', 'mind1', '心甲', array['counsellor']),
		('district', 'mind2', '心乙', array['counsellor']),
		('district', 'lead1', '批甲', array['leader']),
		('district', 'lead2', '批乙', array['leader']),
		('district', 'med1', '调甲', array['mediator', 'clerk']),
		('district', 'med2', '调乙', array['mediator']),
		('district', 'win1', '窗甲', array['window']),
		('district', 'win2', '窗乙', array['window', 'supervisor']),
		('district', 'party', '组织', array['party_dept']),
		('district', 'armed', '兵役', array['armed_dept']),
		('district', 'social', '养老', array['pension_dept']),
		('district', 'med', '医保', array['medical_dept']),
		('district', 'police', '户籍', array['police_dept']),
		('town', 'clerk', '受理', array['clerk', 'supervisor']),
		('town', 'disp', '调度', array['dispatcher']),
		('town', 'grid1', '网甲', array['grid']),
		('town', 'grid2', '网乙', array['grid']),
		('town', 'rev', '镇审', array['review1']),
		('village', 'clerk', '受理', array['clerk']),
		('village', 'grid', '网格', array['grid'])),
	place as (
		select 'root' as at, r.id, r.name, r.area from root r
		union all
		select 'district', s.id, s.name, s.area from rg.station s
		where s.level = 3 and s.active and s.lo <= s.hi
		union all
		-- one town of each district, and one village below it
		select * from (select distinct on (s.parent_id) 'town', s.id,
			s.name, s.area from rg.station s
			where s.level = 4 and s.active
			order by s.parent_id, s.id <> 370202010000, s.id) t
		union all
		select * from (select 'village', s.id, s.name, s.area
			from rg.station s where s.level = 5 and s.active
			order by s.parent_id <> 370202010000, s.id limit 1) v)
	select case p.at when 'root' then 'city' else
			regexp_replace(p.area::text, '(000)*$', '') end
			|| '-' || q.tag,
		substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', (1 + abs(
			hashtext(p.area || q.tag)) % 20), 1) || q.title,
		p.id, p.name, q.role
	from place p join post q on q.at = p.at
	order by p.area, p.at, q.tag;
end $$;
comment on function api.demo_plan() is
	'Officers of a demonstration: the root''s, every district''s, one town '
	'of each and one village. Synthetic names.';

create or replace function api.demo_people()
returns table (login text, name text, kind text)
language sql immutable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	values ('13800000001', '张样例', 'person'),
		('13800000002', '李样例', 'merchant'),
		('13800000003', '欧阳样例', 'merchant')
$$;
comment on function api.demo_people() is
	'Members of the public of a demonstration; synthetic.';

create or replace function rg.need_demo() returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if (select mode from rg.instance) is distinct from 'demo' then
		raise exception using errcode = 'RG403', message =
			'only an instance in demonstration mode has demo '
			'accounts';
	end if;
end $$;
comment on function rg.need_demo() is
	'Refuses outside demonstration mode.';

create or replace function api.demo_account(p_side text, p_login text,
	p_name text, p_kind text, p_station bigint, p_roles text[],
	p_password text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint;
begin
	perform rg.need_demo();
	insert into rg.account (side, kind, login, name, mobile, password,
		password_at, station, created_at)
	values (p_side, p_kind, p_login, p_name, case p_side when 'pub'
		then p_login else '' end, p_password, clock_timestamp(),
		p_station, api.now())
	on conflict (side, login) do nothing returning id into acc;
	if acc is not null then
		insert into rg.role_grant (account, role, granted_at)
		select acc, r, api.now() from unnest(p_roles) r;
		if 'mediator' = any (p_roles) then
			perform rg.demo_mediator(acc);
		end if;
		if 'audit' = any (p_roles) then
			perform rg.demo_banks();
		end if;
	end if;
	return acc;
end $$;
comment on function api.demo_account(text, text, text, text, bigint, text[],
	text) is
	'Opens one demo account; empty when it is there already.';

create or replace function api.demo_totp(p_account bigint, p_secret text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_demo();
	insert into rg.totp (account, secret, confirmed)
	values (p_account, p_secret, true) on conflict do nothing;
end $$;
comment on function api.demo_totp(bigint, text) is
	'Gives a demo officer a second factor, confirmed at once.';

create or replace function api.demo_secret(p_login text)
returns table (account bigint, secret text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_demo();
	return query select a.id, t.secret from rg.account a
	join rg.totp t on t.account = a.id
	where a.side = 'off' and a.login = p_login;
end $$;
comment on function api.demo_secret(text) is
	'Encrypted secret of a demo officer, for the operator''s code.';

create or replace function api.demo_list()
returns table (side text, login text, name text, station_name text,
	roles text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_demo();
	return query select a.side, a.login, a.name, t.name,
		(select string_agg(g.role, ',' order by g.role)
		from rg.role_grant g where g.account = a.id)
	from rg.account a left join rg.station t on t.id = a.station
	where a.password <> '' and a.state = 'active'
		and (a.side = 'off' or a.login like '1380000000_')
	order by a.side desc, t.level, a.id;
end $$;
comment on function api.demo_list() is 'Log-ins of a demonstration.';

create or replace function api.first_admin(p_login text, p_name text,
	p_role text, p_code text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint;
	root bigint := (select s.id from rg.station s
		where s.parent_id is null and s.active and s.lo <= s.hi);
begin
	if p_role not in ('sysadmin', 'secadmin', 'auditadmin') then
		raise exception using errcode = 'RG422', message =
			'the role is sysadmin, secadmin or auditadmin';
	end if;
	if exists (select from rg.role_grant where role = p_role) then
		raise exception using errcode = 'RG409', message =
			'there is one already; further ones are made in the '
			'desk';
	end if;
	if root is null then
		raise exception using errcode = 'RG409', message =
			'load the divisions first';
	end if;
	insert into rg.account (side, kind, login, name, station, created_at)
	values ('off', 'officer', p_login, p_name, root, api.now())
	returning id into acc;
	insert into rg.role_grant (account, role, granted_at)
	values (acc, p_role, api.now());
	insert into rg.code (purpose, login, hash, created_at, expires_at)
	values ('first', p_login, sha256(convert_to(p_login || ':' || p_code,
		'UTF8')), clock_timestamp(),
		clock_timestamp() + interval '7 days');
	perform rg.note_security('first_admin', p_login || ':' || p_role,
		null, '');
end $$;
comment on function api.first_admin(text, text, text, text) is
	'Makes the first administrator of a kind on an installed suite; three '
	'kinds, three persons.';
