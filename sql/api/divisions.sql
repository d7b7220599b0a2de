-- Places and stations: bringing them in, finding the station for a step,
-- names to show, lists to choose from.

-- Line no of a text of comma-separated fields, spaces and one pair of quotes
-- taken off.
create or replace function rg.csv_field(p_line text, p_n int) returns text
language sql immutable strict parallel safe
	return trim(both '"' from btrim(split_part(p_line, ',', p_n)));
comment on function rg.csv_field(text, int) is
	'Field n of a line separated by commas; no commas inside fields.';

create or replace function rg.division_check(p_text text)
returns table (line int, code bigint, level int, name text, parent bigint)
language plpgsql
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	v_bad text;
begin
	drop table if exists pg_temp.division_in;
	create temporary table division_in (line int, code text,
		level text, name text, parent text, fields int) on commit drop;
	insert into division_in
		select n, rg.csv_field(l, 1), rg.csv_field(l, 2),
			rg.csv_field(l, 3), rg.csv_field(l, 4),
			length(l) - length(replace(l, ',', '')) + 1
		from (select n, btrim(l, E'\r\uFEFF ') l
			from string_to_table(p_text, E'\n')
			with ordinality x (l, n)) x
		where l <> '' and not (n = 1 and l ~ '^"?code12');
	create index on division_in (code);
	analyze division_in;
	select format('line %s: %s', d.line, b.why) into v_bad
	from division_in d cross join lateral (select case
		when d.fields <> 4 then 'four fields are needed: '
			'code12,level,name,parent12'
		when d.code !~ '^[1-8][0-9]{11}$' then
			'the code is not 12 digits'
		when d.level !~ '^[2-5]$' then 'the level is not 2 to 5'
		when d.name = '' or length(d.name) > 100
			then 'the name is empty or over 100 characters'
		when d.parent !~ '^([1-8][0-9]{11})?$' then
			'the code above is not 12 digits'
		when d.code::bigint % rg.area_size(d.level::int) <> 0 then
			'the code does not fit the level'
		end) b (why)
	where b.why is not null order by d.line limit 1;
	if v_bad is null then
		select format('line %s: code %s stands twice', max(d.line),
			d.code) into v_bad
		from division_in d group by d.code having count(*) > 1
		order by max(d.line) limit 1;
	end if;
	if v_bad is null then
		select case count(*) when 1 then null when 0 then
			'no root: every code has one above it' else format(
			'lines %s and %s: two roots', min(d.line),
			max(d.line)) end into v_bad
		from division_in d left join division_in p on p.code = d.parent
		where p.code is null;
	end if;
	if v_bad is null then
		select format('line %s: %s', d.line, case when p.code is null
			then 'the root is neither a city (2) nor a county (3)'
			else format('%s is not inside %s', d.code, d.parent)
			end) into v_bad
		from division_in d left join division_in p on p.code = d.parent
		where (p.code is null and d.level not in ('2', '3'))
			or (p.code is not null and (d.level <= p.level
			or d.code::bigint not between p.code::bigint and
				p.code::bigint + rg.area_size(p.level::int)
				- 1))
		order by d.line limit 1;
	end if;
	if v_bad is not null then
		raise exception using errcode = 'RG422', message = v_bad;
	end if;
	return query select d.line, d.code::bigint, d.level::int, d.name,
			p.code::bigint
		from division_in d left join division_in p on p.code = d.parent
		order by d.level, d.code;
end $$;
comment on function rg.division_check(text) is
	'Rows of a divisions file (code12,level,name,parent12), or a refusal '
	'that names the first wrong line.';

create or replace function rg.station_name(p_name text, p_level int)
returns text
language sql immutable parallel safe
	return case when p_level <= 3 then p_name || '退役军人服务中心'
		else regexp_replace(p_name,
			'(居民委员会|居委会|村民委员会|村委会)$', '')
			|| '退役军人服务站' end;
comment on function rg.station_name(text, int) is
	'Name of the station of a division.';

create or replace function rg.area_prefixes(p_area bigint) returns bigint[]
language sql immutable parallel safe
	return array[p_area, p_area / 1000 * 1000,
		p_area / 1000000 * 1000000,
		p_area / 100000000 * 100000000];
comment on function rg.area_prefixes(bigint) is
	'Codes a division enclosing this area can have.';

create or replace function rg.station_rebuild() returns int
language plpgsql
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_n int;
	v_m int;
begin
	set constraints all deferred;
	insert into rg.station as s
		(id, area, level, kind, lo, hi, name, active)
	select d.code, d.code, d.level,
		case when d.level <= 3 then 'centre' else 'station' end,
		d.lo, d.hi, rg.station_name(d.name, d.level), true
	from rg.division d where d.active
	on conflict (id) do update set active = true, closed_on = null
		where not s.active;
	get diagnostics v_n = row_count;
	update rg.station s set active = false, closed_on = api.today()
	from rg.division d
	where s.id = d.code and s.active and not d.active;
	with up as (
		select s.id, (select p.id from rg.station p
			where p.id = any (rg.area_prefixes(s.area)) and p.active
			and (p.level < s.level
				or (s.kind = 'univ' and p.level = s.level))
			order by p.level desc limit 1) as parent_id
		from rg.station s
	)
	update rg.station s set parent_id = up.parent_id
	from up where up.id = s.id
		and s.parent_id is distinct from up.parent_id;
	get diagnostics v_m = row_count;
	return v_n + v_m;
end $$;
comment on function rg.station_rebuild() is
	'Puts a station in every active division, closes those of divisions '
	'that ended, and hangs each under the nearest active one above.';

create or replace function api.divisions_load(p_text text,
	p_close boolean default false,
	out added int, out renamed int, out closed int, out missing int)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_root bigint;
	v_have bigint;
begin
	perform pg_advisory_xact_lock(hashtext('rg.division'));
	set constraints all deferred;
	drop table if exists pg_temp.division_new;
	create temporary table division_new on commit drop as
		select * from rg.division_check(p_text);
	create unique index on division_new (code);
	analyze division_new;
	select n.code into v_root from division_new n where n.parent is null;
	select i.root into v_have from rg.instance i;
	if not found then
		raise exception using errcode = 'RG422', message =
			'this instance is not set up yet';
	elsif v_have <> v_root then
		raise exception using errcode = 'RG422', message = format(
			'this instance serves %s; the file is of %s',
			v_have, v_root);
	end if;
	select count(*) into added from division_new n
		where not exists (select from rg.division d
			where d.code = n.code);
	insert into rg.division as d
		(code, level, name, parent, lo, hi, active, valid_from)
	select n.code, n.level, n.name, n.parent, 0, 0, false, api.today()
	from division_new n
	on conflict (code) do update set level = excluded.level,
		name = excluded.name, parent = excluded.parent, valid_to = null
	where (d.level, d.name, d.parent, d.valid_to) is distinct from
		(excluded.level, excluded.name, excluded.parent, null);
	get diagnostics renamed = row_count;
	renamed := renamed - added;
	select count(*) into missing from rg.division d
		where d.valid_to is null and not exists (
			select from division_new n where n.code = d.code);
	closed := 0;
	if p_close then
		update rg.division d set valid_to = greatest(api.today(),
			d.valid_from)
		where d.valid_to is null and not exists (
			select from division_new n where n.code = d.code);
		get diagnostics closed = row_count;
	end if;
	update rg.station s set name = rg.station_name(d.name, d.level)
	from rg.division d, division_new n
	where s.id = d.code and n.code = d.code
		and s.name <> rg.station_name(d.name, d.level);
	perform rg.station_rebuild();
	update rg.instance set root = v_root where root is null;
	perform rg.start_sequences();
	analyze rg.division;
	analyze rg.station;
	if exists (select from rg.instance where mode = 'demo') then
		perform rg.station_demo();
		perform rg.fund_demo();
	end if;
end $$;
comment on function api.divisions_load(text, boolean) is
	'Brings in a divisions file whole or not at all; the same again does '
	'nothing. Divisions that are ours and not in the file stay, and are '
	'counted as missing, unless p_close ends them. For the operator.';

create or replace function rg.station_demo() returns void
language plpgsql
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.station s set
		opened_on = date '2018-09-03' + (s.id % 197)::int
			+ s.level * 60,
		address = regexp_replace(api.division_path(s.area, true),
			'(居民委员会|居委会|村民委员会|村委会)$', '')
			|| '便民服务中心内',
		hours = '工作日 9:00–12:00，13:30–17:30',
		phone = '12345'
	where s.opened_on is null;
end $$;
comment on function rg.station_demo() is
	'Fills the profiles of stations with made-up data; demo mode only.';

create or replace function api.station_for(p_area bigint, p_level int)
returns bigint
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return coalesce(
		(select s.id from rg.station s
		where s.id = any (rg.area_prefixes(p_area)) and s.active
			and s.level <= p_level
		order by s.level desc limit 1),
		(select s.id from rg.station s join rg.instance i
			on s.id = i.root
		where p_area between s.lo and s.hi));
end $$;
comment on function api.station_for(bigint, int) is
	'Station that takes a step of a level for an area: the nearest one at '
	'that level or above, else the root. Empty for an area not ours.';

create or replace function api.station_above(p_station bigint)
returns bigint
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select s.parent_id from rg.station s where s.id = p_station);
end $$;
comment on function api.station_above(bigint) is
	'Station a late step escalates to; empty at the root.';

create or replace function api.area_ours(p_area bigint) returns boolean
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.division d
		where d.code = p_area and d.active);
end $$;
comment on function api.area_ours(bigint) is
	'Is this a division of ours that may be chosen today.';

create or replace function api.division_path(p_area bigint,
	p_full boolean default false) returns text
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not p_full then
		return (select d.place from rg.division d
			where d.code = p_area);
	end if;
	return (select string_agg(d.name, '' order by d.level)
		from rg.division d
		where d.code = any (rg.area_prefixes(p_area)));
end $$;
comment on function api.division_path(bigint, boolean) is
	'Names of a place from the district down, in one word; with p_full '
	'from the root down.';

create or replace function rg.division_places() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.division d set place = x.place
	from (select a.code, string_agg(b.name, '' order by b.level) as place
		from rg.division a join rg.division b
			on b.code = any (rg.area_prefixes(a.code))
			and (b.parent is not null or b.code = a.code)
		group by a.code) x
	where x.code = d.code and d.place <> x.place;
	return null;
end $$;
comment on function rg.division_places() is 'Keeps rg.division.place.';

do $$ begin
	if not exists (select from pg_trigger where tgname = 'division_places'
			and tgrelid = 'rg.division'::regclass) then
		create trigger division_places after insert or delete
			or update of code, level, name, parent on rg.division
			for each statement
			execute function rg.division_places();
		update rg.division set name = name;
	end if;
end $$;

create or replace function api.division_list(p_under bigint)
returns table (code bigint, name text, level int, ends boolean)
language plpgsql stable strict security definer rows 50
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select s.area, coalesce((select z.name from rg.division z
			where z.code = d.parent and not z.active), '')
			|| d.name,
		s.level::int, not exists (select from rg.station b
			where b.parent_id = s.id and b.active
			and b.kind <> 'univ')
	from rg.station s join rg.division d on d.code = s.area
	where s.parent_id = p_under and s.active and s.kind <> 'univ'
	order by s.level, s.area;
end $$;
comment on function api.division_list(bigint) is
	'Active divisions next below one, to choose from. A village in a zone '
	'that is no division of its own stands under the county, with the '
	'name of the zone before it. ends: nothing below.';

create or replace function api.district_list()
returns table (code bigint, name text, level int, ends boolean)
language plpgsql stable security definer rows 20
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select l.* from rg.instance i
		join rg.division d on d.code = i.root and d.level = 2,
		api.division_list(i.root) l
	union all
	select d.code, d.name, d.level::int, false from rg.instance i
		join rg.division d on d.code = i.root and d.level > 2;
end $$;
comment on function api.district_list() is
	'First list of the choice of a place: districts of a city, or the '
	'county itself.';

create or replace function api.street_list(p_district bigint)
returns table (code bigint, name text, level int, ends boolean)
language sql stable security definer rows 50
set search_path = pg_catalog, rg, api, pg_temp
begin atomic
	select * from api.division_list(p_district);
end;
comment on function api.street_list(bigint) is
	'Second list: towns and streets of a district.';

create or replace function api.village_list(p_street bigint)
returns table (code bigint, name text, level int, ends boolean)
language sql stable security definer rows 50
set search_path = pg_catalog, rg, api, pg_temp
begin atomic
	select * from api.division_list(p_street);
end;
comment on function api.village_list(bigint) is
	'Third list: villages and communities of a street.';

create or replace function api.division_counts(out stations text,
	out divisions int, out inactive int, out root text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select string_agg(n::text, ' + ' order by level) into stations
		from (select level, count(*) n from rg.station
			where active and kind <> 'univ' group by level) x;
	select count(*), count(*) filter (where not active)
		into divisions, inactive from rg.division;
	select d.name into division_counts.root from rg.instance i
		join rg.division d on d.code = i.root;
end $$;
comment on function api.division_counts() is
	'How many divisions, and active stations by level from the root down.';

-- Tables of later steps begin their numbers where this bureau's begin.
do $$ begin perform rg.start_sequences(); end $$;
