-- The ground: two schemas, what this installation is, and the one clock.
-- Runs as rg_owner, who owns the database and cannot log in.

create schema rg;
comment on schema rg is 'Tables and inner functions; no program may name it.';
create schema api;
comment on schema api is 'The doors: functions and views programs may use.';

-- A new function is open to PUBLIC unless this says otherwise; what a program
-- may call is granted by name in grants.sql.
alter default privileges revoke execute on functions from public;

create table rg.instance (
	one boolean primary key default true check (one),
	mode text not null check (mode in ('demo', 'live')),
	clock_offset interval not null default interval '0',
	root bigint,
	created_at timestamptz not null default clock_timestamp(),
	check (mode = 'demo' or clock_offset = interval '0')
);
comment on table rg.instance is
	'What this installation is; one row, made when the cluster is made.';
comment on column rg.instance.one is 'Always true: there is one row.';
comment on column rg.instance.mode is
	'demo: synthetic people, movable clock; live: the real thing. '
	'Fixed when the row is made.';
comment on column rg.instance.clock_offset is
	'How far the clock stands from real time; only in demo mode.';
comment on column rg.instance.root is
	'Division code (12 digits) of the place this bureau serves; set when '
	'its divisions are loaded, fixed afterwards.';
comment on column rg.instance.created_at is 'Real time of its making.';

create function rg.instance_fixed() returns trigger
language plpgsql
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if tg_op = 'DELETE' or new.mode <> old.mode
			or new.created_at <> old.created_at
			or (old.root is not null
				and new.root is distinct from old.root) then
		raise exception using errcode = 'RG409', message =
			'what an instance is does not change: '
			'make a new one';
	end if;
	return new;
end $$;
comment on function rg.instance_fixed() is
	'Refuses a change of mode or root, and the end of the row.';
create trigger instance_fixed before update or delete on rg.instance
	for each row execute function rg.instance_fixed();

create function rg.instance_init(p_mode text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_mode text;
begin
	insert into rg.instance (mode) values (p_mode)
		on conflict do nothing;
	select mode into v_mode from rg.instance;
	if v_mode <> p_mode then
		raise exception using errcode = 'RG409', message = format(
			'this cluster was made for mode %s, not %s',
			v_mode, p_mode);
	end if;
end $$;
comment on function rg.instance_init(text) is
	'Says once what this cluster is; the same again does nothing, another '
	'mode is refused.';

create function api.now() returns timestamptz
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return now() + coalesce((select i.clock_offset from rg.instance i),
		interval '0');
end $$;
comment on function api.now() is
	'The one clock: start of the transaction, in demo mode plus the '
	'offset. Sessions, rate limits and TOTP use real time instead.';

create function api.today() returns date
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (api.now() at time zone 'Asia/Shanghai')::date;
end $$;
comment on function api.today() is 'The day by that clock in Beijing.';

create function rg.local_day(p_at timestamptz) returns date
language sql immutable parallel safe
	return (p_at at time zone 'Asia/Shanghai')::date;
comment on function rg.local_day(timestamptz) is
	'Day of a moment in Beijing; a day ends at 24:00 there.';

create function rg.day_end(p_day date) returns timestamptz
language sql immutable parallel safe
	return ((p_day + 1)::timestamp at time zone 'Asia/Shanghai');
comment on function rg.day_end(date) is
	'The moment a day ends in Beijing, 24:00.';

create function rg.id_base() returns bigint
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select i.root / 1000000 * 1000000000000 from rg.instance i);
end $$;
comment on function rg.id_base() is
	'Where the identifiers of this bureau begin: six-digit division code '
	'times 10^12, so that rows of two bureaux never share a number.';

create function rg.start_sequences() returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_name name;
	v_n int := 0;
begin
	if rg.id_base() is null then
		return 0;
	end if;
	for v_name in select sequencename from pg_sequences
			where schemaname = 'rg' and last_value is null
			and data_type = 'bigint'::regtype
			and start_value <> rg.id_base() + 1 loop
		execute format('alter sequence rg.%I start with %s '
			'restart', v_name, rg.id_base() + 1);
		v_n := v_n + 1;
	end loop;
	return v_n;
end $$;
comment on function rg.start_sequences() is
	'Lets every sequence never used begin at rg.id_base() + 1; run when '
	'divisions are loaded and after each migration. Says how many.';
