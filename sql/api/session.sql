-- Who is asking. The token of the cookie is set for one transaction; every
-- policy and function looks it up here, by its hash, each time. A program
-- that was taken over can show no other identity than tokens it was given.

-- Those without a right of their own stand open (begin atomic, no settings), so
-- that the planner puts them into the query that asks: a page asks often.

create or replace function api.side() returns text
language sql stable
return case
	when right(session_user, 4) = '_pub'
		or session_user = 'rg_portal_login' then 'pub'
	when right(session_user, 4) = '_off'
		or session_user = 'rg_desk_login' then 'off'
	else 'sys' end;
comment on function api.side() is
	'Side of the program that is connected: its database role decides.';

create or replace function api.module() returns text
language sql stable
return case
	when session_user like 'rg\_portal\_%' or session_user like 'rg\_desk\_%'
		then ''
	else split_part(session_user::text, '_', 2) end;
comment on function api.module() is
	'Service module of the connected program; empty for portal and desk.';

drop function if exists rg.live_session();
create function rg.live_session()
returns table (id bigint, account bigint, factor smallint,
	seen_at timestamptz, who rg.account)
language sql stable
begin atomic
	select s.id, s.account, s.factor, s.seen_at, a
	from rg.session s join rg.account a on a.id = s.account
	where s.token = sha256(convert_to(
			current_setting('rg.token', true), 'UTF8'))
		and s.ended_at is null and s.side = api.side()
		and a.state = 'active'
		and s.seen_at > now() - case s.side when 'off'
			then interval '15 min' else interval '30 min' end
		and s.created_at > now() - case s.side when 'off'
			then interval '8 h' else interval '12 h' end;
end;
comment on function rg.live_session() is
	'The session of the token, if it lives and belongs to this side.';

create or replace function api.me() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select account from rg.live_session() where factor = 2
	);
end $$;
comment on function api.me() is
	'Account that is asking; empty without a full log-in.';

create or replace function api.my_lo() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select t.lo from rg.live_session() l
	join rg.account a on a.id = l.account
	join rg.station t on t.id = a.station
	where l.factor = 2 and a.side = 'off'
	);
end $$;
create or replace function api.my_hi() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select t.hi from rg.live_session() l
	join rg.account a on a.id = l.account
	join rg.station t on t.id = a.station
	where l.factor = 2 and a.side = 'off'
	);
end $$;
comment on function api.my_lo() is 'First area code of the officer asking.';
comment on function api.my_hi() is 'Last area code of the officer asking.';

create or replace function rg.case_area(out lo bigint, out hi bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select t.lo, t.hi into lo, hi from rg.live_session() l
	join rg.account a on a.id = l.account
	join rg.station t on t.id = a.station
	where l.factor = 2 and a.side = 'off'
		and not exists (select from rg.role_grant g
			join rg.role r on r.code = g.role
			where g.account = a.id and r.family = 'admin');
end $$;
comment on function rg.case_area() is
	'Area whose cases the officer asking sees; none for the three '
	'administrators.';

create or replace function api.case_lo() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (rg.case_area()).lo;
end $$;
create or replace function api.case_hi() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (rg.case_area()).hi;
end $$;
comment on function api.case_lo() is
	'First area code whose cases the officer asking sees.';
comment on function api.case_hi() is
	'Last area code whose cases the officer asking sees.';

create or replace function api.is_admin() returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select exists (select from rg.live_session() l
		join rg.role_grant g on g.account = l.account
		join rg.role r on r.code = g.role
		where l.factor = 2 and r.family = 'admin')
	);
end $$;
comment on function api.is_admin() is
	'The three administrators see no cases: this keeps them out.';

create or replace function api.has_role(p_role text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select exists (select from rg.live_session() l
		join rg.role_grant g on g.account = l.account
		where l.factor = 2 and g.role = p_role)
	);
end $$;
comment on function api.has_role(text) is 'Whether the one asking holds it.';

create or replace function api.guest_case() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select case_id from rg.guest
	where token = sha256(convert_to(
			current_setting('rg.token', true), 'UTF8'))
		and expires_at > now() and api.side() = 'pub'
	);
end $$;
comment on function api.guest_case() is
	'Case the token opens read-only, given for number and query code.';

create or replace function api.enter(p_token text, p_side text, p_who text,
	p_method text, p_route text, p_object text, p_reads boolean)
returns table (id bigint, name text, side text, kind text, login text,
	level int, station bigint, station_name text, area bigint,
	roles text, lang text, large boolean, factor int, guest bigint,
	unread bigint, now bigint, today date)
language plpgsql security definer rows 1
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
	a rg.account;
	need smallint := case when p_who = 'HALF' then 1 else 2 end;
	reading boolean := p_method in ('GET', 'HEAD');
	t timestamptz := api.now();
	set text;
begin
	set := set_config('rg.token', coalesce(p_token, ''), true);
	if reading then
		set := set_config('synchronous_commit', 'off', true);
	end if;
	select l.id, l.factor, l.seen_at, l.who, (select count(*) from (select
			from rg.outbox o where o.account = l.account
			and o.way = 'site' and o.read_at is null limit 100) x)
			as unread
	into s
	from rg.live_session() l;
	factor := s.factor;
	unread := 0;
	if s.id is not null and (s.factor >= need or p_who = 'VISITOR') then
		a := s.who;
		if s.seen_at < now() - interval '1 min' then
			update rg.session x set seen_at = now()
			where x.id = s.id;
		end if;
		id := a.id;
		name := a.name;
		side := a.side;
		kind := a.kind;
		login := a.login;
		lang := a.lang;
		large := a.large;
		unread := s.unread;
		-- Only officers have these: of everybody else it is not asked.
		if a.side = 'off' then
			select p.id, p.level, p.name, p.area,
				(select string_agg(g.role, ',')
				from rg.role_grant g where g.account = a.id)
			into station, level, station_name, area, roles
			from (select) x left join rg.station p
				on p.id = a.station;
		end if;
	elsif p_who in ('VISITOR', 'GUEST') then
		guest := api.guest_case();
	end if;
	if p_who in ('PERSON', 'HALF') and a.id is null
		or p_who = 'GUEST' and a.id is null and guest is null then
		raise exception using errcode = 'RG401',
			message = 'err_login';
	end if;
	if p_who = 'STAFF' and (a.id is null or a.side <> 'off') then
		raise exception using errcode = 'RG401',
			message = 'err_login';
	end if;
	if p_reads then
		insert into rg.read_log (at, account, role, station, route,
			object)
		values (t, a.id, session_user, a.station, p_route,
			coalesce(p_object, ''));
	end if;
	if reading then
		set := set_config('transaction_read_only', 'on', true);
	end if;
	now := extract(epoch from t);
	today := rg.local_day(t);
	return next;
end $$;
comment on function api.enter(text, text, text, text, text, text, boolean) is
	'First statement of every page: sets the identity, refuses those who '
	'may not enter (RG401), notes last-seen and reading, then turns a '
	'GET read only.';

create or replace function api.need(p_role text) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not api.has_role(p_role) then
		raise exception using errcode = 'RG403',
			message = 'err_role';
	end if;
end $$;
comment on function api.need(text) is 'Refuses (RG403) who lacks the role.';

create or replace function rg.limit_count(p_key text, p_max int,
	p_window interval) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k int;
begin
	insert into rg.rate as r (key, since, n)
	values (p_key, clock_timestamp(), 1)
	on conflict (key) do update set
		since = case when r.since < clock_timestamp() - p_window
			then clock_timestamp() else r.since end,
		n = case when r.since < clock_timestamp() - p_window
			then 1 else r.n + 1 end
	returning n into k;
	return k <= p_max;
end $$;
comment on function rg.limit_count(text, int, interval) is
	'Counts one deed; false when there were more than allowed.';

create or replace function rg.limit_over(p_key text, p_max int,
	p_window interval) returns boolean
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select exists (select from rg.rate where key = p_key and n >= p_max
		and since >= clock_timestamp() - p_window)
$$;
comment on function rg.limit_over(text, int, interval) is
	'Whether the count of a deed has reached its limit.';

create or replace function rg.note_security(p_event text, p_object text,
	p_account bigint, p_address text) returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	insert into rg.security_log (at, account, event, object, address)
	values (clock_timestamp(), p_account, p_event, coalesce(p_object, ''),
		coalesce(p_address, ''))
$$;
comment on function rg.note_security(text, text, bigint, text) is
	'Adds a row to the security log.';
