-- Loading service standards. The text and its flattened values come from
-- `ronggui standards load`, which has checked them; here they become rows.

create or replace function rg.sv(p_standard bigint, p_path text)
returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select value from rg.standard_value
	where standard = p_standard and path = p_path
	);
end $$;
comment on function rg.sv(bigint, text) is 'One value of a standard.';

-- Without settings of its own it becomes a part of what asks.
create or replace function rg.words(p text) returns text[]
language sql immutable as $$
	select coalesce(regexp_split_to_array(nullif(btrim(p), ''), '\s+'),
		'{}')
$$;
comment on function rg.words(text) is 'A list written with spaces.';

create or replace function rg.names_below(p_standard bigint, p_path text)
returns setof text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select distinct split_part(path, '.',
		cardinality(string_to_array(p_path, '.')) + 1)
	from rg.standard_value
	-- From one dot to what comes next: a range the index has.
	where standard = p_standard and path >= p_path || '.'
		and path < p_path || '/';
end $$;
comment on function rg.names_below(bigint, text) is
	'Names of the nodes directly below a path.';

create or replace function rg.unfold_standard(s bigint, p_order text[])
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.standard_state
	select s, n, rg.sv(s, p || 'kind'),
		rg.sv(s, p || 'label'),
		coalesce(rg.sv(s, p || 'label.en'), rg.sv(s, p || 'label')),
		coalesce(rg.sv(s, p || 'applicant'), rg.sv(s, p || 'label')),
		coalesce(rg.sv(s, p || 'applicant.en'),
			rg.sv(s, p || 'label.en'), rg.sv(s, p || 'label')),
		coalesce(rg.sv(s, p || 'role'), ''),
		rg.words(rg.sv(s, p || 'levels'))::int[],
		coalesce(rg.sv(s, p || 'step'), ''),
		coalesce(rg.sv(s, p || 'clock'), 'none'),
		rg.sv(s, p || 'step_days')::int, rg.sv(s, p || 'step_unit'),
		rg.sv(s, p || 'stage')::int,
		coalesce(rg.sv(s, p || 'paper'), ''),
		coalesce(rg.sv(s, p || 'listed'), '') = '1',
		coalesce(array_position(p_order, 'states.' || n), 0)
	from rg.names_below(s, 'states') n,
		lateral (select 'states.' || n || '.' as p) x;

	insert into rg.standard_action
	select s, n, rg.sv(s, p || 'by'), rg.sv(s, p || 'label'),
		coalesce(rg.sv(s, p || 'label.en'), rg.sv(s, p || 'label')),
		coalesce(rg.sv(s, p || 'note'), 'none'),
		rg.words(rg.sv(s, p || 'reasons')),
		coalesce(rg.sv(s, p || 'reason'), ''),
		coalesce(rg.sv(s, p || 'batch'), '') = '1',
		coalesce(rg.sv(s, p || 'papers'), '') = 'checked',
		coalesce(rg.sv(s, p || 'once'), '') = '1',
		coalesce(rg.sv(s, p || 'asks'), '') = '1',
		rg.words(rg.sv(s, p || 'opens')),
		coalesce(rg.sv(s, p || 'within'), ''),
		coalesce(rg.sv(s, p || 'before_end'), ''),
		rg.sv(s, p || 'before_days')::int,
		coalesce(rg.sv(s, p || 'extend'), ''),
		coalesce(rg.sv(s, p || 'issue'), ''),
		coalesce(rg.sv(s, p || 'message'), ''),
		coalesce(rg.sv(s, p || 'publish'), '') = '1',
		coalesce(rg.sv(s, p || 'publish_result'), '') = '1',
		coalesce(array_position(p_order, 'actions.' || n), 0),
		rg.words(rg.sv(s, p || 'needs'))
	from rg.names_below(s, 'actions') n,
		lateral (select 'actions.' || n || '.' as p) x;

	insert into rg.standard_step
	select s, a.action, f, case rg.sv(s, 'actions.' || a.action || '.to')
		when 'BEFORE' then rg.sv(s, 'states.' || f || '.before')
		else rg.sv(s, 'actions.' || a.action || '.to') end
	from rg.standard_action a,
		unnest(rg.words(rg.sv(s, 'actions.' || a.action || '.from'))) f
	where a.standard = s;

	-- HOLDER stands for the role that has the case in its inbox.
	insert into rg.standard_who
	select distinct on (1, 2, 3, 4) s, t.action, t.from_state,
		case when r = 'HOLDER' then c.role else r end,
		case when rg.sv(s, p || 'levels.' || r) is not null
			then rg.words(rg.sv(s, p || 'levels.' || r))::int[]
		when r <> 'HOLDER' and rg.sv(s, p || 'levels') is not null
			then rg.words(rg.sv(s, p || 'levels'))::int[]
		else c.levels end,
		case when rg.sv(s, p || 'step') = 'none' then ''
		when rg.sv(s, p || 'step') is not null
			then rg.sv(s, p || 'step')
		when r = 'HOLDER' or r = c.role then c.step else '' end
	from rg.standard_step t
	join rg.standard_action a on a.standard = s and a.action = t.action
		and a.actor = 'officer'
	join rg.standard_state c on c.standard = s and c.state = t.from_state,
		lateral (select 'actions.' || t.action || '.' as p) x,
		unnest(rg.words(coalesce(rg.sv(s, p || 'role'), 'HOLDER'))) r
	where t.standard = s
	order by 1, 2, 3, 4, (r = 'HOLDER') desc;

	insert into rg.standard_clock
	select s, n, coalesce(rg.sv(s, p || 'label'), n),
		coalesce(rg.sv(s, p || 'label.en'), rg.sv(s, p || 'label'), n),
		rg.sv(s, p || 'limit')::int, rg.sv(s, p || 'unit'),
		coalesce(rg.sv(s, p || 'extension')::int, 0),
		coalesce(rg.sv(s, p || 'per'), ''),
		rg.words(rg.sv(s, p || 'start')),
		rg.words(rg.sv(s, p || 'stop')),
		coalesce(rg.sv(s, p || 'again'), '') = 'anew',
		coalesce(rg.sv(s, p || 'shown'), '') = '1',
		coalesce(rg.sv(s, p || 'owed'), '') = 'applicant',
		rg.words(rg.sv(s, p || 'remind'))::int[],
		coalesce(rg.sv(s, p || 'missed'), 'red')
	from rg.names_below(s, 'clocks') n,
		lateral (select 'clocks.' || n || '.' as p) x;
end $$;
comment on function rg.unfold_standard(bigint, text[]) is
	'Makes the rows the engine asks from the values of a standard.';

create or replace function api.standard_load(p_text text, p_paths text[],
	p_values text[]) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c text;
	h bytea := sha256(convert_to(p_text, 'UTF8'));
	v int;
	s bigint;
begin
	select value into c from unnest(p_paths, p_values) t(path, value)
	where path = 'code';
	insert into rg.service (code, module, letters, title, title_en,
		confidential)
	select c, max(value) filter (where path = 'module'),
		max(value) filter (where path = 'letters'),
		max(value) filter (where path = 'title'),
		coalesce(max(value) filter (where path = 'title.en'),
			max(value) filter (where path = 'title')),
		coalesce(max(value) filter (where path = 'confidential'), '')
			= '1'
	from unnest(p_paths, p_values) t(path, value)
	on conflict (code) do update set module = excluded.module,
		letters = excluded.letters, title = excluded.title,
		title_en = excluded.title_en,
		confidential = excluded.confidential;
	select id, version into s, v from rg.standard
	where service = c and checksum = h;
	if s is null then
		select coalesce(max(version), 0) + 1 into v
		from rg.standard where service = c;
		insert into rg.standard (service, version, text, checksum,
			loaded_at, loaded_by)
		values (c, v, p_text, h, api.now(), session_user)
		returning id into s;
		insert into rg.standard_value (standard, path, value)
		select s, path, value
		from unnest(p_paths, p_values) t(path, value)
		where value is not null;
		perform rg.unfold_standard(s, (select
			array_agg(n order by i) from (
			select n, min(i) i from (
			select array_to_string((string_to_array(path, '.'))
				[1:2], '.') n, i
			from unnest(p_paths) with ordinality u(path, i)
			where path ~ '^(states|actions)\.') x group by n) y));
	end if;
	update rg.service set standard = s where code = c;
	return v;
end $$;
comment on function api.standard_load(text, text[], text[]) is
	'Stores a checked standard and makes it the one new cases begin with; '
	'the same text gives the version it already has.';

create or replace function api.standard_text(p_standard bigint)
returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select text from rg.standard where id = p_standard
$$;
comment on function api.standard_text(bigint) is
	'Text of a version; standards are public.';

create or replace function api.standard_checksum(p_standard bigint)
returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select encode(checksum, 'hex') from rg.standard where id = p_standard
$$;
comment on function api.standard_checksum(bigint) is
	'SHA-256 of the text of a version, hexadecimal.';

create or replace function api.service_standard(p_service text)
returns bigint
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select standard from rg.service where code = p_service and open
$$;
comment on function api.service_standard(text) is
	'Version new cases of a service begin with; empty when closed.';
