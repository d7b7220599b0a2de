-- Accounts: sign-up, log-in, second factor, staff administration. Passwords
-- and secrets are made and compared in C (lib/crypt.h); here they are kept.
-- The log-in programs alone may call the functions that show a hash.

create or replace function rg.default_lang() returns text
language sql immutable set search_path = pg_catalog, pg_temp as
$$ select 'zh-CN' $$;
comment on function rg.default_lang() is 'Language until one is chosen.';

-- One-time codes -----------------------------------------------------------

create or replace function api.code_send(p_purpose text, p_mobile text,
	p_code text, p_address text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint;
begin
	if not rg.limit_count('code:' || p_mobile, 5, interval '1 h')
		or not rg.limit_count('codeaddr:' || p_address, 200,
			interval '1 h') then
		raise exception using errcode = 'RG429',
			message = '600';
	end if;
	select id into acc from rg.account
	where side = 'pub' and login = p_mobile and state = 'active';
	-- The same answer whether or not the number has an account.
	insert into rg.code (purpose, login, hash, created_at, expires_at)
	values (p_purpose, p_mobile, sha256(convert_to(p_mobile || ':'
		|| p_code, 'UTF8')), clock_timestamp(),
		clock_timestamp() + interval '10 min');
	if p_purpose in ('signup', 'mobile') and acc is not null then
		insert into rg.outbox (account, way, address, template,
			next_at, at)
		values (acc, 'sms', p_mobile, 'have_account', now(),
			api.now());
	elsif p_purpose in ('signup', 'mobile') or acc is not null then
		insert into rg.outbox (account, way, address, template,
			params, next_at, at)
		values (acc, 'sms', p_mobile, 'code',
			jsonb_build_object('code', p_code), now(), api.now());
	end if;
	return 'sent';
end $$;
comment on function api.code_send(text, text, text, text) is
	'Puts a one-time code into the outbox; five an hour and number.';

create or replace function rg.code_take(p_purpose text, p_mobile text,
	p_code text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.code;
begin
	select * into c from rg.code
	where login = p_mobile and purpose = p_purpose and used_at is null
		and expires_at > clock_timestamp() and tries < 5
	order by id desc limit 1 for update;
	if c.id is null then
		return false;
	end if;
	if c.hash <> sha256(convert_to(p_mobile || ':' || p_code, 'UTF8'))
	then
		update rg.code set tries = tries + 1 where id = c.id;
		return false;
	end if;
	update rg.code set used_at = clock_timestamp() where id = c.id;
	return true;
end $$;
comment on function rg.code_take(text, text, text) is
	'Uses up a one-time code; a wrong guess is counted.';

create or replace function api.sign_up(p_mobile text, p_code text,
	p_name text, p_kind text, p_password text, p_token bytea,
	p_lang text, p_address text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint;
begin
	if not rg.code_take('signup', p_mobile, p_code) then
		return 'code:err_code';
	end if;
	insert into rg.account (side, kind, login, name, mobile, password,
		password_at, lang, created_at)
	values ('pub', p_kind, p_mobile, p_name, p_mobile, p_password,
		clock_timestamp(), p_lang, api.now())
	on conflict (side, login) do nothing returning id into acc;
	if acc is null then
		return 'mobile:err_have_account';
	end if;
	insert into rg.consent (account, purpose, version, given_at)
	values (acc, 'terms', '1', api.now());
	insert into rg.session (token, account, side, factor, address,
		created_at, seen_at)
	values (p_token, acc, 'pub', 2, p_address, clock_timestamp(),
		clock_timestamp());
	perform rg.note_security('signup', acc::text, acc, p_address);
	return 'ok';
end $$;
comment on function api.sign_up(text, text, text, text, text, bytea, text,
	text) is
	'Opens a public account with a code sent to its number and logs it '
	'in. Answers ok or field:reason; a wrong code stays counted.';

create or replace function rg.tell_access(p_account bigint) returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	insert into rg.outbox (account, way, address, template, next_at, at)
	select id, 'sms', mobile, 'access_changed', now(), api.now()
	from rg.account where id = p_account and coalesce(mobile, '') <> ''
$$;
comment on function rg.tell_access(bigint) is
	'Tells whose password or second factor was changed, if by a stranger.';

create or replace function api.password_reset(p_mobile text, p_code text,
	p_password text, p_address text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint;
begin
	if not rg.code_take('reset', p_mobile, p_code) then
		return 'code:err_code';
	end if;
	update rg.account set password = p_password,
		password_at = clock_timestamp()
	where side = 'pub' and login = p_mobile and state = 'active'
	returning id into acc;
	if acc is null then
		return 'code:err_code';
	end if;
	update rg.session set ended_at = clock_timestamp()
	where account = acc and ended_at is null;
	delete from rg.rate where key = 'login:pub:' || p_mobile;
	perform rg.note_security('password_reset', acc::text, acc,
		p_address);
	perform rg.tell_access(acc);
	return 'ok';
end $$;
comment on function api.password_reset(text, text, text, text) is
	'Sets a new password by a code; all sessions of the account end.';

-- Log-in ---------------------------------------------------------------------

create or replace function api.login_find(p_login text, p_address text)
returns table (account bigint, password text, wait boolean,
	secret text, last_step bigint)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d text := api.side();
begin
	return query select a.id, coalesce(a.password, ''),
		rg.limit_over('login:' || d || ':' || p_login || ':'
			|| p_address, 5, interval '10 min')
		or rg.limit_over('login:' || d || ':' || p_login, 30,
			interval '1 h')
		or rg.limit_over('loginaddr:' || p_address, 100,
			interval '10 min'),
		t.secret, t.last_step
	from (values (1)) one
	left join rg.account a on a.side = d and a.login = p_login
		and a.state = 'active'
	left join rg.totp t on t.account = a.id and t.confirmed;
end $$;
comment on function api.login_find(text, text) is
	'What a log-in is compared with. Wrong guesses slow down by account '
	'and address, nobody can lock another out.';

create or replace function api.login_failed(p_login text, p_address text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d text := api.side();
begin
	perform rg.limit_count('login:' || d || ':' || p_login || ':'
		|| p_address, 5, interval '10 min');
	perform rg.limit_count('login:' || d || ':' || p_login, 30,
		interval '1 h');
	perform rg.limit_count('loginaddr:' || p_address, 100,
		interval '10 min');
	-- Of a number only the account is kept, or what it looked like.
	perform rg.note_security('login_failed', case when d = 'off'
		then p_login else coalesce((select id::text from rg.account
			where side = 'pub' and login = p_login),
			rg.mask('mobile', p_login)) end, null, p_address);
end $$;
comment on function api.login_failed(text, text) is 'Counts a wrong guess.';

create or replace function api.login_done(p_account bigint, p_token bytea,
	p_address text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.account;
	d text := api.side();
	f smallint;
begin
	select * into a from rg.account
	where id = p_account and side = d and state = 'active';
	if a.id is null then
		raise exception using errcode = 'RG403',
			message = 'err_login';
	end if;
	f := case when d = 'off' then 1 else 2 end;
	insert into rg.session (token, account, side, factor, address,
		created_at, seen_at)
	values (p_token, a.id, d, f, p_address, clock_timestamp(),
		clock_timestamp());
	-- An account keeps its five newest sessions.
	update rg.session set ended_at = clock_timestamp()
	where account = a.id and ended_at is null and id not in (
		select id from rg.session where account = a.id
		and ended_at is null order by id desc limit 5);
	delete from rg.rate where key = 'login:' || d || ':' || a.login || ':'
		|| p_address;
	perform rg.note_security('login', a.id::text, a.id, p_address);
	return case when f = 2 then 'done'
		when exists (select from rg.totp t where t.account = a.id
			and t.confirmed) then 'code'
		else 'enrol' end;
end $$;
comment on function api.login_done(bigint, bytea, text) is
	'Opens a session after the password was right. Officers get half a '
	'session, good only for showing or setting up the second factor.';

create or replace function api.password_renew(p_account bigint,
	p_old text, p_new text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_new !~ '^\$scrypt\$ln=[0-9]{1,2},r=[0-9]+,p=[0-9]+\$' then
		raise exception using errcode = 'RG422',
			message = 'password:err_choice';
	end if;
	update rg.account set password = p_new
	where id = p_account and side = api.side() and password = p_old
		and state = 'active' and p_old <> '';
end $$;
comment on function api.password_renew(bigint, text, text) is
	'After a right log-in puts the same password''s hash with today''s cost '
	'in the place of an older one, if it still is that one. Sessions and '
	'the age of the password stay.';

create or replace function api.logout() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
begin
	select * into s from rg.live_session();
	update rg.session set ended_at = clock_timestamp() where id = s.id;
	delete from rg.guest where api.side() = 'pub'
		and token = sha256(convert_to(
		current_setting('rg.token', true), 'UTF8'));
	if s.id is not null then
		perform rg.note_security('logout', s.account::text,
			s.account, '');
	end if;
end $$;
comment on function api.logout() is 'Ends the session at once.';

create or replace function rg.need_session() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint := (select account from rg.live_session());
begin
	if acc is null then
		raise exception using errcode = 'RG401',
			message = 'err_login';
	end if;
	return acc;
end $$;
comment on function rg.need_session() is
	'Account of the session of the token, also half of one; RG401 '
	'without.';

create or replace function api.totp_mine()
returns table (account bigint, login text, secret text, confirmed boolean,
	last_step bigint, wait boolean)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select s.account, a.login, t.secret, coalesce(t.confirmed, false),
		coalesce(t.last_step, 0),
		coalesce(t.locked_until > clock_timestamp(), false)
	from rg.live_session() s join rg.account a on a.id = s.account
	left join rg.totp t on t.account = s.account
	where a.side = 'off'
$$;
comment on function api.totp_mine() is
	'Second factor of the one logging in, for comparison in C.';

create or replace function api.totp_begin(p_secret text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint := rg.need_session();
begin
	insert into rg.totp (account, secret) values (acc, p_secret)
	on conflict (account) do update set secret = excluded.secret
	where not rg.totp.confirmed;
end $$;
comment on function api.totp_begin(text) is
	'Keeps a new secret until the first code confirms it.';

create or replace function api.totp_failed(p_address text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint := rg.need_session();
	k int;
begin
	update rg.totp set failures = failures + 1,
		locked_until = case when failures + 1 >= 5
			then clock_timestamp() + interval '15 min'
			else locked_until end
	where account = acc returning failures into k;
	if k >= 5 then
		update rg.totp set failures = 0 where account = acc;
	end if;
	perform rg.note_security('totp_failed', acc::text, acc, p_address);
	return k >= 5;
end $$;
comment on function api.totp_failed(text) is
	'Counts a wrong code; five lock the second factor for 15 minutes.';

create or replace function api.totp_done(p_step bigint, p_token bytea,
	p_codes bytea[], p_address text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
	ok boolean;
begin
	select * into s from rg.live_session();
	update rg.totp set last_step = p_step, failures = 0,
		confirmed = true, locked_until = null
	where account = s.account and last_step < p_step
		and (locked_until is null
			or locked_until <= clock_timestamp())
	returning true into ok;
	if ok is null then
		return false;
	end if;
	if p_codes is not null then
		perform rg.tell_access(s.account);
		delete from rg.recovery_code where account = s.account;
		insert into rg.recovery_code (account, hash)
		select s.account, c from unnest(p_codes) c;
	end if;
	update rg.session set ended_at = clock_timestamp() where id = s.id;
	insert into rg.session (token, account, side, factor, address,
		created_at, seen_at)
	values (p_token, s.account, 'off', 2, p_address,
		clock_timestamp(), clock_timestamp());
	perform rg.note_security('second_factor', s.account::text,
		s.account, p_address);
	return true;
end $$;
comment on function api.totp_done(bigint, bytea, bytea[], text) is
	'Makes the session whole under a new token; a time step serves once.';

create or replace function api.recovery_use(p_hash bytea, p_token bytea,
	p_address text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
	ok boolean;
begin
	select * into s from rg.live_session();
	update rg.recovery_code set used_at = clock_timestamp()
	where account = s.account and hash = p_hash and used_at is null
		and not exists (select from rg.totp t
			where t.account = s.account
			and t.locked_until > clock_timestamp())
	returning true into ok;
	if ok is null then
		return false;
	end if;
	update rg.session set ended_at = clock_timestamp() where id = s.id;
	insert into rg.session (token, account, side, factor, address,
		created_at, seen_at)
	values (p_token, s.account, 'off', 2, p_address,
		clock_timestamp(), clock_timestamp());
	perform rg.note_security('recovery_code', s.account::text,
		s.account, p_address);
	return true;
end $$;
comment on function api.recovery_use(bytea, bytea, text) is
	'Logs in by one of the ten recovery codes, each once.';

create or replace function api.password_mine() returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select a.password from rg.live_session() s
	join rg.account a on a.id = s.account
$$;
comment on function api.password_mine() is
	'Hash of one''s own password, to ask it again before a change.';

create or replace function api.password_set(p_password text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
begin
	perform rg.need_session();
	select * into s from rg.live_session();
	update rg.account set password = p_password,
		password_at = clock_timestamp() where id = s.account;
	update rg.session set ended_at = clock_timestamp()
	where account = s.account and ended_at is null and id <> s.id;
	perform rg.note_security('password_set', s.account::text,
		s.account, '');
	perform rg.tell_access(s.account);
end $$;
comment on function api.password_set(text) is
	'Sets one''s own password and ends one''s other sessions.';

create or replace function api.prefer(p_lang text, p_large boolean)
returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.account set lang = coalesce(p_lang, lang),
		large = coalesce(p_large, large)
	where id = (select api.me())
$$;
comment on function api.prefer(text, boolean) is
	'Keeps language and type size with the account.';

create or replace function api.guest_open(p_no text, p_code text,
	p_token bytea, p_address text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c record;
begin
	if not rg.limit_count('guest:' || p_address, 20, interval '10 min')
		or not rg.limit_count('guestno:' || p_no, 10,
			interval '10 min') then
		return 'err_too_many';
	end if;
	select f.id, f.module, f.no into c from rg.case_file f
	join rg.case_secret s on s.case_id = f.id
	where f.no = p_no and s.code = p_code;
	if c.id is null then
		return 'err_lookup';
	end if;
	insert into rg.guest (token, case_id, expires_at)
	values (p_token, c.id, clock_timestamp() + interval '30 min');
	insert into rg.read_log (at, role, route, object)
	values (api.now(), session_user, '/lookup', c.no);
	return 'ok:' || c.module;
end $$;
comment on function api.guest_open(text, text, bytea, text) is
	'Opens one case read-only by number and query code; limited by '
	'address and number. Answers ok:module or a reason.';

create or replace function rg.in_my_area(p_station bigint)
returns boolean
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select exists (select from rg.station where id = p_station
		and area between (select api.my_lo()) and (select api.my_hi()))
$$;
comment on function rg.in_my_area(bigint) is
	'Whether a station lies in the area of the officer asking.';

create or replace function rg.at_root() returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.account a
		join rg.station s on s.id = a.station
		where a.id = (select api.me()) and s.parent_id is null);
end $$;
comment on function rg.at_root() is
	'Whether the officer asking belongs to the root of the stations.';

-- Staff administration (three persons, GB/T 22239-2019) ---------------------

create or replace function api.officer_create(p_login text, p_name text,
	p_mobile text, p_station bigint, p_first text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint;
begin
	perform api.need('sysadmin');
	if not exists (select from rg.station s where s.id = p_station
		and s.area between (select api.my_lo())
		and (select api.my_hi())) then
		return 'station:err_station';
	end if;
	insert into rg.account (side, kind, login, name, mobile, station,
		created_at, created_by)
	values ('off', 'officer', p_login, p_name, p_mobile, p_station,
		api.now(), api.me())
	on conflict (side, login) do nothing returning id into acc;
	if acc is null then
		return 'login:err_login_taken';
	end if;
	insert into rg.code (purpose, login, hash, created_at, expires_at)
	values ('first', p_login, sha256(convert_to(p_login || ':' || p_first,
		'UTF8')), clock_timestamp(),
		clock_timestamp() + interval '7 days');
	perform rg.note_security('officer_create', p_login, api.me(), '');
	return 'ok';
end $$;
comment on function api.officer_create(text, text, text, bigint, text) is
	'System administrator opens an account without any right; the '
	'officer sets his password by the one-time code, good for a week.';

create or replace function api.officer_first(p_login text, p_code text,
	p_password text, p_address text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	acc bigint;
begin
	if not rg.limit_count('first:' || p_address, 20, interval '1 h')
		or not rg.code_take('first', p_login, p_code) then
		return 'code:err_code';
	end if;
	update rg.account set password = p_password,
		password_at = clock_timestamp()
	where side = 'off' and login = p_login and state = 'active'
	returning id into acc;
	if acc is null then
		return 'code:err_code';
	end if;
	perform rg.note_security('first_password', p_login, acc, p_address);
	return 'ok';
end $$;
comment on function api.officer_first(text, text, text, text) is
	'An officer sets his first password by the one-time code.';

create or replace function api.officer_state(p_account bigint,
	p_state text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform api.need('sysadmin');
	if p_account = api.me() then
		return 'err_not_self';
	end if;
	update rg.account set state = p_state
	where id = p_account and side = 'off'
		and rg.in_my_area(station);
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_no_account';
	end if;
	if p_state <> 'active' then
		update rg.session set ended_at = clock_timestamp()
		where account = p_account and ended_at is null;
	end if;
	perform rg.note_security('officer_' || p_state, p_account::text,
		api.me(), '');
	return 'ok';
end $$;
comment on function api.officer_state(bigint, text) is
	'System administrator locks, closes or reopens an account.';

create or replace function api.officer_reset(p_account bigint,
	p_first text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	l text;
begin
	perform api.need('sysadmin');
	update rg.account set password = '' where id = p_account
		and side = 'off' and id <> (select api.me())
		and rg.in_my_area(station)
	returning login into l;
	if l is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_account';
	end if;
	delete from rg.totp where account = p_account;
	delete from rg.recovery_code where account = p_account;
	update rg.session set ended_at = clock_timestamp()
	where account = p_account and ended_at is null;
	insert into rg.code (purpose, login, hash, created_at, expires_at)
	values ('first', l, sha256(convert_to(l || ':' || p_first, 'UTF8')),
		clock_timestamp(), clock_timestamp() + interval '7 days');
	perform rg.note_security('officer_reset', p_account::text, api.me(),
		'');
	perform rg.tell_access(p_account);
	return 'ok';
end $$;
comment on function api.officer_reset(bigint, text) is
	'System administrator takes away password and second factor of an '
	'officer who lost them; a one-time code lets him set new ones.';

create or replace function api.role_give(p_account bigint, p_role text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform api.need('secadmin');
	if not exists (select from rg.account a where a.id = p_account
		and a.side = 'off'
		and rg.in_my_area(a.station)) then
		raise exception using errcode = 'RG404',
			message = 'err_no_account';
	end if;
	if not exists (select from rg.role where code = p_role) then
		raise exception using errcode = 'RG404',
			message = 'err_no_role';
	end if;
	if p_account = api.me() then
		return 'err_not_self';
	end if;
	insert into rg.role_grant (account, role, granted_by, granted_at)
	values (p_account, p_role, api.me(), api.now())
	on conflict do nothing;
	perform rg.note_security('role_give', p_account || ':' || p_role,
		api.me(), '');
	return 'ok';
end $$;
comment on function api.role_give(bigint, text) is
	'Security administrator entrusts a role; never to himself.';

create or replace function api.role_take(p_account bigint, p_role text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform api.need('secadmin');
	if p_account = api.me() then
		return 'err_not_self';
	end if;
	delete from rg.role_grant g using rg.account a
	where g.account = p_account and g.role = p_role
		and a.id = g.account
		and rg.in_my_area(a.station);
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_no_account';
	end if;
	perform rg.note_security('role_take', p_account || ':' || p_role,
		api.me(), '');
	return 'ok';
end $$;
comment on function api.role_take(bigint, text) is
	'Security administrator withdraws a role; it acts at once.';

create or replace function api.officers(p_q text, p_after bigint)
returns table (id bigint, login text, name text, station_name text,
	level int, state text, roles text, factor boolean, seen_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not (api.has_role('sysadmin') or api.has_role('secadmin')) then
		raise exception using errcode = 'RG403',
			message = 'err_role';
	end if;
	return query select a.id, a.login, a.name, t.name, t.level::int,
		a.state, (select string_agg(g.role, ',' order by g.role)
			from rg.role_grant g where g.account = a.id),
		exists (select from rg.totp f where f.account = a.id
			and f.confirmed),
		(select max(s.seen_at) from rg.session s
			where s.account = a.id)
	from rg.account a join rg.station t on t.id = a.station
	where a.side = 'off'
		and rg.in_my_area(a.station)
		and a.id > coalesce(p_after, 0)
		and (coalesce(p_q, '') = '' or a.login = p_q
			or strpos(a.name, p_q) > 0
			or strpos(t.name, p_q) > 0)
	order by a.id limit 51;
end $$;
comment on function api.officers(text, bigint) is
	'Officers of one''s area, for system and security administrators.';

create or replace function api.admin_log(p_before bigint)
returns table (id bigint, at timestamptz, login text, event text,
	object text, address text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform api.need('auditadmin');
	return query select l.id, l.at, a.login, l.event, l.object, l.address
	from rg.security_log l left join rg.account a on a.id = l.account
	where (p_before is null or l.id < p_before)
		and (rg.at_root() or rg.in_my_area(a.station))
	order by l.id desc limit 51;
end $$;
comment on function api.admin_log(bigint) is
	'Security log, newest first, for the audit administrator: of the '
	'whole place at the root, else of the officers of his area.';

create or replace function api.read_log(p_before bigint)
returns table (id bigint, at timestamptz, login text, role text,
	route text, object text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform api.need('auditadmin');
	return query select l.id, l.at, a.login, l.role, l.route, l.object
	from rg.read_log l left join rg.account a on a.id = l.account
	where (p_before is null or l.id < p_before)
		and (rg.at_root() or rg.in_my_area(l.station))
	order by l.id desc limit 51;
end $$;
comment on function api.read_log(bigint) is
	'Who read what, newest first, for the audit administrator: all of it '
	'at the root, else what officers of his area read.';
