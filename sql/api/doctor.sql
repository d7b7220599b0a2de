-- What `ronggui doctor` asks the database about itself. Levels: 0 in order,
-- 1 a warning, 2 unsafe. Sentences are for the operator.

-- Nothing of ours in the search path, so that names are written in full.
create or replace function api.doctor_rights() returns setof text
language sql stable security definer
set search_path = pg_catalog, pg_temp as $$
	with who as (
		select oid, rolname::text as name from pg_roles
		union all select 0, 'PUBLIC')
	select line from (
	select 'role ' || r.rolname
		|| case when r.rolcanlogin then ' login' else '' end
		|| case when r.rolsuper then ' superuser' else '' end
		|| case when r.rolbypassrls then ' bypassrls' else '' end
		|| coalesce((select ' in ' || string_agg(g.rolname, ' '
			order by g.rolname) from pg_auth_members m
			join pg_roles g on g.oid = m.roleid
			where m.member = r.oid), '')
		|| coalesce((select ' ' || string_agg(c, ' ' order by c)
			from unnest(r.rolconfig) c), '') as line
	from pg_roles r where r.rolname ~ '^rg_'
	union all
	select format('database %s %s', w.name, a.privilege_type)
	from pg_database d, aclexplode(d.datacl) a join who w
		on w.oid = a.grantee
	where d.datname = current_database() and w.name <> 'rg_owner'
	union all
	select format('schema %s %s %s', n.nspname, w.name, a.privilege_type)
	from pg_namespace n, aclexplode(n.nspacl) a join who w
		on w.oid = a.grantee
	where n.nspname in ('rg', 'api', 'public')
		and w.name ~ '^(rg_(?!owner)|PUBLIC)'
	union all
	select format('table %s.%s %s %s', n.nspname, c.relname, w.name,
		string_agg(a.privilege_type, ' ' order by a.privilege_type))
	from pg_class c join pg_namespace n on n.oid = c.relnamespace,
		aclexplode(c.relacl) a join who w on w.oid = a.grantee
	where n.nspname in ('rg', 'api') and a.grantee <> c.relowner
	group by n.nspname, c.relname, w.name
	union all
	select format('columns %s.%s %s %s: %s', n.nspname, c.relname, w.name,
		a.privilege_type, string_agg(t.attname, ' '
		order by t.attname))
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute t on t.attrelid = c.oid,
		aclexplode(t.attacl) a join who w on w.oid = a.grantee
	where n.nspname in ('rg', 'api')
	group by n.nspname, c.relname, w.name, a.privilege_type
	union all
	select format('function %s %s', p.oid::regprocedure,
		string_agg(w.name, ' ' order by w.name))
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
		aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
		join who w on w.oid = a.grantee
	where n.nspname in ('rg', 'api') and a.grantee <> p.proowner
	group by p.oid
	union all
	select format('policy %s %s %s to %s using %s', c.oid::regclass,
		p.polname, case p.polcmd when 'r' then 'select'
			else p.polcmd::text end,
		(select string_agg(w.name, ' ' order by w.name)
			from unnest(p.polroles) o join who w on w.oid = o),
		regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\s+', ' ',
			'g'))
	from pg_policy p join pg_class c on c.oid = p.polrelid
	union all
	select format('no row security on %s', c.oid::regclass)
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and c.relkind in ('r', 'p')
		and not c.relrowsecurity
	union all
	select format('not of rg_owner: %s', c.oid::regclass)
	from pg_class c where c.relnamespace in ('rg'::regnamespace,
		'api'::regnamespace) and c.relkind in ('r', 'p', 'v', 'S')
		and c.relowner <> 'rg_owner'::regrole
	union all
	select format('not of rg_owner: %s', p.oid::regprocedure)
	from pg_proc p where p.pronamespace in ('rg'::regnamespace,
		'api'::regnamespace) and p.proowner <> 'rg_owner'::regrole
	union all
	select format('runs as its owner without a search path ending in '
		'pg_temp: %s', p.oid::regprocedure)
	from pg_proc p where p.prosecdef and p.pronamespace in (
		'rg'::regnamespace, 'api'::regnamespace)
		and not exists (select from unnest(p.proconfig) s
			where s ~ '^search_path=pg_catalog, .*pg_temp$')
	union all
	select format('view of its owner''s rights: %s', c.oid::regclass)
	from pg_class c where c.relkind = 'v' and c.relnamespace in (
		'rg'::regnamespace, 'api'::regnamespace)
		and not coalesce('security_invoker=true'
			= any (c.reloptions), false)
	union all
	select format('trigger %s %s %s%s', t.tgrelid::regclass, t.tgname,
		t.tgfoid::regproc, case t.tgenabled when 'O' then ''
		else ' not always' end)
	from pg_trigger t join pg_class c on c.oid = t.tgrelid
	where c.relnamespace = 'rg'::regnamespace and not t.tgisinternal
	union all
	select format('%s %s %s', case when i.indisprimary then 'key'
		else 'unique' end, i.indrelid::regclass,
		regexp_replace(pg_get_indexdef(i.indexrelid),
			'^.* USING ', ''))
	from pg_index i join pg_class c on c.oid = i.indrelid
	where c.relnamespace = 'rg'::regnamespace and i.indisunique) x
	order by line collate "C"
$$;
comment on function api.doctor_rights() is
	'Roles, grants, policies, triggers and keys as the catalog has them, a '
	'line each, to be compared with sql/grants.txt, which also names settings '
	'and ways in.';

create or replace function rg.doctor_catalog()
returns table (area text, level int, said text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t text;
begin
	select string_agg(c.relname, ', ' order by c.relname) into t
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and c.relkind in ('r', 'p')
		and not c.relrowsecurity;
	return query select 'rows', case when t is null then 0 else 2 end,
		coalesce('row security is off on ' || t
			|| ': run sql/migrate again',
		'row security is on for every table');
	select string_agg(p.oid::regproc::text, ', ' order by 1) into t
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname in ('rg', 'api') and p.prosecdef
		and not exists (select from unnest(p.proconfig) c
			where c ~ '^search_path=.*pg_temp"?$');
	return query select 'functions', case when t is null then 0 else 2 end,
		coalesce('functions with their owner''s rights without a fixed '
			'search_path: ' || t || ': run sql/migrate again',
		'every function with its owner''s rights fixes its search_path');
	select string_agg(r.rolname, ', ' order by r.rolname) into t
	from pg_roles r where r.rolname ~ '^rg_' and (r.rolsuper
		or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
		or r.rolreplication or r.rolname = 'rg_owner'
		and r.rolcanlogin);
	return query select 'roles', case when t is null then 0 else 2 end,
		coalesce('roles with more than they need: ' || t
			|| ': alter role ... nosuperuser nobypassrls '
			'nocreaterole nocreatedb noreplication; rg_owner '
			'nologin',
		'no role of the suite passes row security');
	select string_agg(r.rolname, ', ' order by r.rolname) into t
	from pg_roles r where r.rolsuper and r.rolcanlogin
		and r.rolname <> 'postgres';
	return query select 'superusers', case when t is null then 0 else 1
		end, coalesce('superusers besides postgres: ' || t
			|| ': are they needed?', 'postgres alone');
end $$;
comment on function rg.doctor_catalog() is
	'Row security, functions with their owner''s rights, roles.';

create or replace function rg.doctor_settings()
returns table (area text, level int, said text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t text;
begin
	select string_agg(w.name || ' is ' || s.setting || ', not ' || w.want,
		'; ' order by w.name) into t
	from (values ('fsync', 'on'), ('full_page_writes', 'on'),
		('synchronous_commit', 'on')) w(name, want)
	join pg_settings s on s.name = w.name
	where s.setting <> w.want and not (w.name = 'synchronous_commit'
		and s.setting in ('remote_apply', 'remote_write'));
	return query select 'writes', case when t is null then 0 else 2 end,
		coalesce('what is acknowledged may be lost: ' || t
			|| ': as in conf/postgresql.conf',
		'what is acknowledged is on the disk');
	select string_agg(w.name || ' is ' || s.setting || ', not ' || w.want,
		'; ' order by w.name) into t
	from (values ('log_parameter_max_length', '0'),
		('log_parameter_max_length_on_error', '0'),
		('log_statement', 'none'), ('log_error_verbosity', 'terse'),
		('log_min_error_statement', 'panic'),
		('log_min_duration_statement', '-1')) w(name, want)
	join pg_settings s on s.name = w.name where s.setting <> w.want;
	return query select 'server log', case when t is null then 0 else 2
		end, coalesce('personal data may get into the server''s log: '
			|| t || ': as in conf/postgresql.conf',
		'no parameters and no statements in the server''s log');
	select setting into t from pg_settings where name = 'data_checksums';
	return query select 'checksums', case t when 'on' then 0 else 1 end,
		case t when 'on' then 'pages of the cluster have checksums'
		else 'pages of the cluster have no checksums: pg_checksums '
			'--enable' end;
	select setting into t from pg_settings
	where name = 'listen_addresses';
	return query select 'network', case t when '' then 0 else 1 end,
		case t when '' then 'the database listens on no network'
		else 'the database listens on ' || t || ': is it needed?' end;
end $$;
comment on function rg.doctor_settings() is
	'Settings of the server that durability and privacy stand on.';

create or replace function rg.doctor_work()
returns table (area text, level int, said text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	n bigint;
	m bigint;
	d date;
	t text;
begin
	select count(*) filter (where state = 'queued'
			and next_at < now() - interval '10 min'),
		count(*) filter (where state = 'given_up'
			and at > api.now() - interval '7 days')
	into n, m from rg.outbox where state in ('queued', 'given_up');
	return query select 'outbox', case when n + m > 0 then 1 else 0 end,
		case when n > 0 then n || ' messages wait longer than ten '
			'minutes: is the courier running, does the gateway '
			'answer?'
		when m > 0 then m || ' messages were given up in seven days: '
			'look at rg.outbox.error'
		else 'no message waits' end;
	select count(*) into n from rg.gone
	where at < api.now() - interval '1 day';
	return query select 'erasure', case when n > 0 then 2 else 0 end,
		case when n > 0 then n || ' erased files or keys are still on '
			'the disk after a day: ronggui retention sweep'
		else 'what was erased is off the disk' end;
	if exists (select from rg.chain where seq > 0) then
		select max(day) into d from rg.chain_root;
		select count(*) into n from rg.chain_root
		where signature = '' and day < api.today() - 1;
		return query select 'audit days', case
			when d is null or d < api.today() - 2 or n > 0
			then 1 else 0 end,
			case when d is null and (select min(at) from
				rg.case_event) > api.now() - interval '2 days'
			then 'no day to close yet'
			when d is null or d < api.today() - 2
			then coalesce('no day was closed since ' || d,
				'no day was ever closed')
				|| ': is the courier running?'
			when n > 0 then n || ' closed days are not signed: set '
				'sign.file (ronggui keys sign)'
			else 'closed and signed up to ' || d end;
		select max(l.object) into t from rg.security_log l
		where l.event = 'audit_verified';
		select count(*) into n from rg.chain_root
		where day > coalesce(t::date, '-infinity')
			and day < api.today() - 7;
		return query select 'audit verified', case when n > 0 then 1
			else 0 end, case when n > 0 then n || ' closed days '
			'older than a week were never verified: ronggui audit '
			'verify' else coalesce('verified up to ' || t,
			'no day is old enough') end;
	end if;
	select string_agg(r.code, ', ' order by r.code) into t
	from rg.role r where r.family = 'admin' and not exists (select
		from rg.role_grant g join rg.account a on a.id = g.account
		where g.role = r.code and a.state = 'active');
	return query select 'administrators', case when t is null then 0
		else 1 end, coalesce('nobody is ' || t || ': ronggui accounts '
		'first', 'all three administrators are there');
	select string_agg(distinct w, ', ') into t
	from unnest(array['rg_courier']) w
	where not exists (select from pg_stat_activity where usename = w);
	return query select 'courier', case when t is null then 0 else 2 end,
		case when t is null then 'the courier is connected'
		else 'the courier is not connected: start it' end;
	select count(*) into n from rg.service where standard is null;
	select count(*) into m from rg.service where standard is not null;
	return query select 'standards', case when n > 0 or m = 0 then 1
		else 0 end, case when m = 0 then 'no service standard is '
			'loaded: ronggui standards load'
		when n > 0 then n || ' services have no version'
		else (select string_agg(s.code || ' version ' || v.version,
			', ' order by s.code) from rg.service s
			join rg.standard v on v.id = s.standard) end;
end $$;
comment on function rg.doctor_work() is
	'What must happen by itself: messages, erasure, the closing of days.';

create or replace function rg.doctor_clock(p_host timestamptz)
returns table (area text, level int, said text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	i rg.instance := (select x from rg.instance x);
	s int := abs(extract(epoch from clock_timestamp() - p_host));
begin
	return query select 'clock', case when s > 60 then 2 when s > 5
		then 1 else 0 end, case when s > 5 then 'the database''s clock '
			'is ' || s || ' seconds from this host''s: set up time '
			'service on both'
		else 'database and host agree to ' || greatest(s, 1)
			|| ' second(s)' end;
	return query select 'mode', case i.mode when 'live' then 0 else 1 end,
		case i.mode when 'live' then 'the cluster was made for live use'
		else 'the cluster is a demonstration'
			|| case when i.clock_offset <> interval '0'
			then ', its clock was moved by ' || i.clock_offset
			else '' end || ': no real person''s data belong in it'
		end;
end $$;
comment on function rg.doctor_clock(timestamptz) is
	'The database''s clock beside the host''s, and what the cluster is.';

create or replace function api.doctor(p_host timestamptz)
returns table (area text, level int, said text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select * from rg.doctor_catalog()
	union all select * from rg.doctor_settings()
	union all select * from rg.doctor_clock(p_host)
	union all select * from rg.doctor_work()
$$;
comment on function api.doctor(timestamptz) is
	'What the database says of itself; the host''s time is compared with '
	'its own.';

create or replace function api.doctor_versions()
returns table (server text, number int, steps text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select current_setting('server_version'),
		current_setting('server_version_num')::int,
		(select string_agg(name || ' ' || sha256, E'\n' order by name)
			from rg.migration)
$$;
comment on function api.doctor_versions() is
	'Version of the server, and the schema steps applied.';

create or replace function api.audit_verified() returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select rg.note_security('audit_verified', (select max(day)::text
		from rg.chain_root), null, '')
	from rg.chain_root limit 1
$$;
comment on function api.audit_verified() is
	'Notes in the security log up to which day the history was verified.';
