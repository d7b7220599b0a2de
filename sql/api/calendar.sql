-- Working days, due dates, clocks; all arithmetic of days is here.
--
-- How limits count. The first day is not counted (民法典 201). A last day
-- that is no working day moves to the next working day (203). Months end on
-- the same day number, or at the month's end (202). A day ends at 24:00 in
-- Beijing. Make-up Saturdays and Sundays are working days.

-- Days ---------------------------------------------------------------------

create or replace function rg.calendar_of(p_area bigint) returns bigint
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return coalesce((select r.region from rg.calendar_region r
		where p_area between r.lo and r.hi
		order by r.hi - r.lo limit 1), 0);
end $$;
comment on function rg.calendar_of(bigint) is
	'Calendar that holds in an area: the narrowest one around it.';

-- The two look-ups everything else is made of; p_cal is a calendar already
-- resolved.
create or replace function rg.day_count(p_cal bigint, p_day date,
	out working boolean, out ordinal int)
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select w.working, w.ordinal into working, ordinal from rg.workday w
		where w.region = p_cal and w.day = p_day;
	if not found then
		raise exception using errcode = 'RG422',
			message = 'date:err_calendar_range',
			detail = format('the calendar does not reach %s',
				p_day);
	end if;
end $$;
comment on function rg.day_count(bigint, date) is
	'Is it a working day, and how many there were up to and with it.';

create or replace function rg.day_at(p_cal bigint, p_ordinal int)
returns date
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_day date;
begin
	select w.day into v_day from rg.workday w
		where w.region = p_cal and w.ordinal = p_ordinal and w.working;
	if not found then
		raise exception using errcode = 'RG422',
			message = 'date:err_calendar_range',
			detail = format('the calendar has no working day %s',
				p_ordinal);
	end if;
	return v_day;
end $$;
comment on function rg.day_at(bigint, int) is
	'The working day with that count.';

create or replace function rg.day_roll(p_cal bigint, p_day date)
returns date
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c record;
begin
	c := rg.day_count(p_cal, p_day);
	return case when c.working then p_day
		else rg.day_at(p_cal, c.ordinal + 1) end;
end $$;
comment on function rg.day_roll(bigint, date) is
	'The day itself if it is a working day, else the next one.';

create or replace function rg.day_add(p_cal bigint, p_day date, p_n int)
returns date
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c record;
begin
	c := rg.day_count(p_cal, p_day);
	-- From a rest day, "0 later" and "1 earlier" differ by the day itself.
	if p_n > 0 or c.working then
		return rg.day_at(p_cal, c.ordinal + p_n);
	end if;
	return rg.day_at(p_cal, c.ordinal + p_n + 1);
end $$;
comment on function rg.day_add(bigint, date, int) is
	'The n-th working day after a day, or before it for n < 0; for 0 the '
	'day itself or the next working day.';

create or replace function api.is_workday(p_day date,
	p_region bigint default 0) returns boolean
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (rg.day_count(rg.calendar_of(p_region), p_day)).working;
end $$;
comment on function api.is_workday(date, bigint) is
	'Neither weekend nor holiday, or a make-up day; p_region is any area.';

create or replace function api.add_workdays(p_start date, p_n int,
	p_region bigint default 0) returns date
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.day_add(rg.calendar_of(p_region), p_start, p_n);
end $$;
comment on function api.add_workdays(date, int, bigint) is
	'The n-th working day after the start, which is not counted.';

create or replace function api.workdays_between(p_from date, p_to date,
	p_region bigint default 0) returns int
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_cal bigint := rg.calendar_of(p_region);
begin
	return (rg.day_count(v_cal, p_to)).ordinal
		- (rg.day_count(v_cal, p_from)).ordinal;
end $$;
comment on function api.workdays_between(date, date, bigint) is
	'Working days after the first day up to and with the last; negative '
	'backwards.';

create or replace function api.add_caldays(p_start date, p_n int,
	p_region bigint default 0, out due_on date, out raw_on date)
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	raw_on := p_start + p_n;
	due_on := rg.day_roll(rg.calendar_of(p_region), raw_on);
end $$;
comment on function api.add_caldays(date, int, bigint) is
	'n days after the start, moved off rest days, and as it was before.';

create or replace function api.add_months(p_start date, p_n int,
	p_region bigint default 0, out due_on date, out raw_on date)
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	raw_on := (p_start + make_interval(months => p_n))::date;
	due_on := rg.day_roll(rg.calendar_of(p_region), raw_on);
end $$;
comment on function api.add_months(date, int, bigint) is
	'Same day number n months on, or that month''s end (民法典 202), moved '
	'off rest days, and as it was before.';

create or replace function rg.provisional(p_from date, p_to date)
returns boolean
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.calendar_year y
		where y.year between extract(year from p_from)::int
			and extract(year from p_to)::int
		and y.status <> 'published');
end $$;
comment on function rg.provisional(date, date) is
	'Does this stretch touch a year whose notice is not published.';

create or replace function api.due(p_start date, p_unit text, p_n int,
	p_region bigint default 0,
	out due_on date, out raw_on date, out provisional boolean)
language plpgsql stable strict security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_cal bigint;
begin
	-- In one breath, without the helpers above: lists ask this often.
	select r.region into v_cal from rg.calendar_region r
		where p_region between r.lo and r.hi
		order by r.hi - r.lo limit 1;
	v_cal := coalesce(v_cal, 0);
	if p_unit = 'WD' then
		select e.day into due_on from rg.workday s join rg.workday e
			on e.region = v_cal and e.working
			and e.ordinal = s.ordinal + p_n
				+ (p_n = 0 and not s.working)::int
			where s.region = v_cal and s.day = p_start;
		raw_on := due_on;
	elsif p_unit in ('CD', 'M') then
		raw_on := case p_unit when 'CD' then p_start + p_n else
			(p_start + make_interval(months => p_n))::date end;
		select e.day into due_on from rg.workday s join rg.workday e
			on e.region = v_cal and e.working
			and e.ordinal = s.ordinal + (not s.working)::int
			where s.region = v_cal and s.day = raw_on;
	elsif p_unit = 'MIN' then
		raw_on := p_start + p_n / 1440;
		due_on := raw_on;
		provisional := false;
		return;
	else
		raise exception using errcode = 'RG422',
			message = 'unit:err_unit';
	end if;
	if due_on is null then
		raise exception using errcode = 'RG422',
			message = 'date:err_calendar_range',
			detail = format('the calendar does not reach from %s '
				'%s %s', p_start, p_n, p_unit);
	end if;
	provisional := exists (select from rg.calendar_year y
		where y.year between extract(year from p_start)::int
			and extract(year from due_on)::int
		and y.status <> 'published');
end $$;
comment on function api.due(date, text, int, bigint) is
	'Last day of a limit of n WD, CD, M or MIN that begins on a day: the '
	'day that counts for all, the day before moving it off rest days, and '
	'whether a notice to come may still move it. Minutes from a bare date '
	'give whole days only; api.clock_state() counts them.';

create or replace function rg.step_days(p_start date, p_unit text, p_n int,
	p_region bigint, out due_on date, out amber_on date)
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_part int := greatest(1, p_n * 2 / 3);
begin
	if p_unit = 'WD' and p_n > 0 then
		select e.day, a.day into due_on, amber_on
		from (select rg.calendar_of(p_region) as cal offset 0) k
		join rg.workday s on s.region = k.cal and s.day = p_start
		join rg.workday e on e.region = k.cal and e.working
			and e.ordinal = s.ordinal + p_n
		join rg.workday a on a.region = k.cal and a.working
			and a.ordinal = s.ordinal + v_part;
		if found then
			return;
		end if;
	end if;
	select d.due_on into due_on
	from api.due(p_start, p_unit, p_n, p_region) d;
	select d.due_on into amber_on
	from api.due(p_start, p_unit, v_part, p_region) d;
end $$;
comment on function rg.step_days(date, text, int, bigint) is
	'Inner target of a step that begins on a day, and when two thirds of it '
	'are used.';

-- Clocks -------------------------------------------------------------------
--
-- A clock that stands still runs on with what was left. In days:
--   * what is left is fixed at the end of the day it stops: that day counts,
--     as the day on which something happens is not part of what follows it;
--   * the day it resumes is not counted, as the first day of any limit is not
--     (民法典 201); the count goes on the day after;
--   * so a stop and resumption on one day change nothing, and what is left is
--     the same when the clock stops, while it stands and when it resumes;
--   * but a clock stopped on its last day has one day left, not none: the last
--     day would else be gone when it resumes;
--   * a clock stopped after its end stays late: a stop does not heal it.
-- Of a limit in months, what is left at the first stop is counted in calendar
-- days. Minutes are counted as they pass. Moving off rest days comes last.

create or replace function api.clock_state(p_started timestamptz,
	p_unit text, p_limit int, p_pauses tstzrange[], p_now timestamptz,
	p_region bigint default 0,
	out due_on date, out raw_on date, out amber_on date,
	out provisional boolean, out paused boolean, out "left" int,
	out state text, out due_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_cal bigint;
	v_start date := rg.local_day(p_started);
	v_today date := rg.local_day(p_now);
	v_tail int;		-- what is left when amber begins
	v_pause tstzrange;
	v_stop timestamptz;
	v_on date;
	v_rest int;		-- what was left when it last stopped
	v_open boolean;
	v_late boolean := false;
begin
	if p_unit = 'MIN' then
		select c.due_at, c.paused, c."left", c.state
			into due_at, paused, "left", state
			from rg.clock_minutes(p_started, p_limit, p_pauses,
				p_now) c;
		due_on := rg.local_day(due_at);
		raw_on := due_on;
		amber_on := rg.local_day(due_at
			- make_interval(secs => p_limit * 20));
		provisional := false;
		return;
	end if;
	if p_unit = 'WD' and p_limit > 0 and p_pauses = '{}' then
		-- Most clocks never stop: their days in one breath.
		select e.day, e.day, a.day, e.ordinal - n.ordinal,
			exists (select from rg.calendar_year y
			where y.year between extract(year from v_start)::int
				and extract(year from e.day)::int
			and y.status <> 'published')
		into due_on, raw_on, amber_on, "left", provisional
		from (select rg.calendar_of(p_region) as cal offset 0) k
		join rg.workday s on s.region = k.cal and s.day = v_start
		join rg.workday e on e.region = k.cal and e.working
			and e.ordinal = s.ordinal + p_limit
		join rg.workday a on a.region = k.cal and a.working
			and a.ordinal = s.ordinal + p_limit - p_limit / 3
		join rg.workday n on n.region = k.cal and n.day = v_today;
		if found then
			paused := false;
			due_at := rg.day_end(due_on);
			state := case when v_today > due_on then 'red'
				when v_today >= amber_on then 'amber'
				else 'green' end;
			return;
		end if;
	end if;
	v_cal := rg.calendar_of(p_region);
	select d.due_on, d.raw_on into due_on, raw_on
		from api.due(v_start, p_unit, p_limit, p_region) d;
	v_tail := case p_unit when 'WD' then p_limit
		else raw_on - v_start end / 3;
	paused := false;
	for v_pause in select r from unnest((select range_agg(x)
			from unnest(p_pauses) x)) r loop
		exit when lower(v_pause) > p_now;
		v_stop := greatest(lower(v_pause), p_started);
		continue when upper(v_pause) <= v_stop;
		v_open := upper_inf(v_pause) or upper(v_pause) > p_now;
		v_on := rg.local_day(v_stop);
		if v_on > due_on then
			v_late := true;
			paused := v_open;
			continue;
		end if;
		v_rest := greatest(1, case p_unit
			when 'WD' then (rg.day_count(v_cal, due_on)).ordinal
				- (rg.day_count(v_cal, v_on)).ordinal
			else raw_on - v_on end);
		paused := v_open;
		v_on := rg.local_day(case when v_open then p_now
			else upper(v_pause) end);
		if p_unit = 'WD' then
			raw_on := rg.day_add(v_cal, v_on, v_rest);
			due_on := raw_on;
		else
			raw_on := v_on + v_rest;
			due_on := rg.day_roll(v_cal, raw_on);
		end if;
		exit when v_open;
	end loop;
	if p_unit = 'WD' then
		amber_on := rg.day_add(v_cal, due_on, -v_tail);
		"left" := (rg.day_count(v_cal, due_on)).ordinal
			- (rg.day_count(v_cal, v_today)).ordinal;
	else
		amber_on := raw_on - v_tail;
		"left" := due_on - v_today;
	end if;
	if paused and not v_late then
		"left" := v_rest;
	end if;
	due_at := rg.day_end(due_on);
	provisional := rg.provisional(v_start, due_on);
	state := case when v_today > due_on then 'red'
		when paused and not v_late then 'paused'
		when v_today >= amber_on then 'amber' else 'green' end;
end $$;
comment on function api.clock_state(timestamptz, text, int, tstzrange[],
	timestamptz, bigint) is
	'Where a clock stands: p_limit includes any extension; p_pauses are '
	'its stops, the last one open-ended while it stands still; p_now is '
	'the present, or the moment the clock ended. left: days of the unit '
	'(calendar days for months) after today, 0 on the last day, negative '
	'when late. state: green, amber from two thirds, red after the last '
	'day, paused. While it stands, left is what was left when it stopped '
	'and the dates are those of a clock that resumes now: show what is '
	'left. due_at: the moment it ends.';

create or replace function rg.clock_minutes(p_started timestamptz,
	p_limit int, p_pauses tstzrange[], p_now timestamptz,
	out due_at timestamptz, out paused boolean, out "left" int,
	out state text)
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_pause tstzrange;
	v_stop timestamptz;
	v_rest interval;
begin
	due_at := p_started + make_interval(mins => p_limit);
	paused := false;
	for v_pause in select r from unnest((select range_agg(x)
			from unnest(p_pauses) x)) r loop
		exit when lower(v_pause) > p_now;
		v_stop := greatest(lower(v_pause), p_started);
		continue when upper(v_pause) <= v_stop;
		if v_stop >= due_at then
			paused := upper_inf(v_pause)
				or upper(v_pause) > p_now;
			continue;
		end if;
		if upper_inf(v_pause) or upper(v_pause) > p_now then
			paused := true;
			v_rest := due_at - v_stop;
			exit;
		end if;
		due_at := due_at + (upper(v_pause) - v_stop);
	end loop;
	if v_rest is not null then
		due_at := p_now + v_rest;
		state := 'paused';
	else
		v_rest := due_at - p_now;
		state := case when v_rest < interval '0' then 'red'
			when v_rest <= make_interval(secs => p_limit * 20)
				then 'amber'
			else 'green' end;
	end if;
	"left" := floor(extract(epoch from v_rest) / 60);
end $$;
comment on function rg.clock_minutes(timestamptz, int, tstzrange[],
	timestamptz) is
	'The same for a limit in minutes; left is in minutes.';

create or replace function rg.clock_due(p_clock text,
	p_started timestamptz, p_extended boolean, p_pauses tstzrange[],
	p_now timestamptz, p_region bigint,
	out due_on date, out raw_on date, out amber_on date,
	out provisional boolean, out paused boolean, out "left" int,
	out state text, out due_at timestamptz)
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d rg.clock_def;
begin
	select * into d from rg.clock_def where clock = p_clock;
	if not found then
		raise exception using errcode = 'RG422',
			message = 'clock:err_unknown';
	end if;
	select s.* into due_on, raw_on, amber_on, provisional, paused, "left",
			state, due_at
		from api.clock_state(p_started, d.unit, d.amount
			+ case when p_extended then d.extension else 0 end,
			p_pauses, p_now, p_region) s;
end $$;
comment on function rg.clock_due(text, timestamptz, boolean, tstzrange[],
	timestamptz, bigint) is
	'api.clock_state() for a clock of the registry.';

-- Bringing in a year -------------------------------------------------------

create or replace function rg.calendar_put(p_rows jsonb, p_region bigint,
	p_source text) returns table (year int, status text)
language plpgsql
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	v_bad text;
	v_years int[];
begin
	drop table if exists pg_temp.calendar_in;
	create temporary table calendar_in on commit drop as
		select * from jsonb_to_recordset(p_rows) x (line int,
			day date, kind text, name text, subtype text);
	select format('line %s: %s', x.line, b.why) into v_bad
	from calendar_in x cross join lateral (select case
		when x.day is null then 'no date'
		when x.kind is null or x.kind not in ('off', 'work')
			then 'neither off nor work'
		when coalesce(x.name, '') = '' or length(x.name) > 50
			then 'no name of the festival'
		when x.kind = 'work' and p_region = 0
			and extract(isodow from x.day) < 6
			then format('%s is no weekend: it needs no make-up '
				'work', x.day)
		when (select count(*) from calendar_in y
			where y.day = x.day) > 1
			then format('%s stands twice', x.day)
		end) b (why)
	where b.why is not null order by x.line limit 1;
	if v_bad is null and not exists (select from calendar_in) then
		v_bad := 'no days';
	end if;
	if v_bad is not null then
		raise exception using errcode = 'RG422', message = v_bad;
	end if;
	-- A year is here whole when the days everybody knows are: otherwise a
	-- stray row would wipe out a year.
	select array_agg(y order by y) into v_years from (
		select extract(year from x.day)::int y from calendar_in x
		where x.kind = 'off' and to_char(x.day, 'MM-DD') in
			('01-01', '05-01', '10-01', '10-02', '10-03')
		group by 1 having count(*) = 5) z;
	if p_region <> 0 then
		select array_agg(distinct extract(year from x.day)::int)
			into v_years from calendar_in x;
	end if;
	select format('line %s: the year %s is not whole: New Year, Labour '
		'Day and National Day are not all days off', x.line,
		extract(year from x.day)) into v_bad
	from calendar_in x
	where not extract(year from x.day)::int = any (coalesce(v_years, '{}'))
		and not (extract(month from x.day) = 12
			and extract(year from x.day)::int + 1
				= any (coalesce(v_years, '{}')))
	order by x.line limit 1;
	if v_bad is not null then
		raise exception using errcode = 'RG422', message = v_bad;
	end if;
	-- Statutory days never replace a notice.
	delete from calendar_in x using rg.calendar_year y
	where p_region = 0 and x.subtype = 'statutory'
		and y.year = extract(year from x.day)
		and y.status = 'published';
	select array_agg(distinct z) into v_years from (
		select unnest(v_years) z intersect
		select extract(year from x.day)::int from calendar_in x) q;
	delete from rg.calendar_day c
		where c.region = p_region and c.year = any (v_years);
	insert into rg.calendar_day as c
		(region, day, kind, name, subtype, year, source)
	select p_region, x.day, x.kind, x.name, coalesce(x.subtype, ''),
		extract(year from x.day)::int + (not
			extract(year from x.day)::int = any (v_years))::int,
		p_source
	from calendar_in x
	on conflict (region, day) do update set kind = excluded.kind,
		name = excluded.name, subtype = excluded.subtype,
		year = excluded.year, source = excluded.source;
	if p_region <> 0 then
		return;
	end if;
	return query insert into rg.calendar_year as c
		(year, status, source, imported_at)
	select y, case when exists (select from calendar_in x
			where x.subtype = 'statutory'
			and extract(year from x.day) = y)
			then 'provisional' else 'published' end,
		p_source, api.now()
	from unnest(v_years) y order by y
	on conflict on constraint calendar_year_pkey do update
		set status = excluded.status, source = excluded.source,
		imported_at = excluded.imported_at
	returning c.year, c.status;
	if exists (select from rg.calendar_year
			having max(rg.calendar_year.year)
			- min(rg.calendar_year.year) + 1 <> count(*)) then
		raise exception using errcode = 'RG422', message = format(
			'years are missing between those we have and %s',
			v_years[1]);
	end if;
end $$;
comment on function rg.calendar_put(jsonb, bigint, text) is
	'Replaces whole years of a calendar by rows of line, day, kind, name, '
	'subtype; refuses what cannot be a notice. Does not recompute.';

create or replace function api.calendar_import(p_year int, p_rows jsonb,
	p_source text, p_region bigint default 0) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform pg_advisory_xact_lock(hashtext('rg.calendar'));
	if exists (select from jsonb_array_elements(p_rows) r
			where extract(year from (r->>'day')::date)
			not in (p_year, p_year - 1)) then
		raise exception using errcode = 'RG422',
			message = 'year:err_calendar_year';
	end if;
	perform rg.calendar_put(p_rows, p_region, p_source);
	perform rg.workday_rebuild();
	return rg.recompute_due();
end $$;
comment on function api.calendar_import(int, jsonb, text, bigint) is
	'The notice of one year, as an array of {day, kind, name, subtype}; '
	'says how many open due dates moved.';

create or replace function api.calendar_file(p_text text, p_source text,
	p_region bigint default 0, p_name text default '')
returns table (year int, status text, days_off int, make_up int,
	workdays int, moved int)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	v_rows jsonb;
	v_bad text;
	v_moved int;
	v_years int[];
	v_size bigint;
begin
	perform pg_advisory_xact_lock(hashtext('rg.calendar'));
	if p_region <> 0 then
		v_size := case when p_region % 10000000000 = 0
			then 10000000000 when p_region % 100000000 = 0
			then 100000000 when p_region % 1000000 = 0
			then 1000000 when p_region % 1000 = 0 then 1000
			else 1 end;
		insert into rg.calendar_region values (p_region, p_region,
			p_region + v_size - 1, p_name)
			on conflict do nothing;
	end if;
	select jsonb_agg(jsonb_build_object('line', n, 'day', f[1],
			'kind', f[2], 'name', f[3],
			'subtype', coalesce(f[4], '')) order by n),
		min(format('line %s: not a date: %s', n, f[1])) filter
			(where not rg.is_date(f[1]))
		into v_rows, v_bad
	from (select n, string_to_array(btrim(l, E'\r\uFEFF '), E'\t') f
		from string_to_table(p_text, E'\n') with ordinality x (l, n)
		where btrim(l, E'\r\uFEFF ') <> '' and l !~ '^#'
			and not (n = 1 and l ~ 'date')) x;
	if v_bad is not null or v_rows is null then
		raise exception using errcode = 'RG422',
			message = coalesce(v_bad, 'no days');
	end if;
	select array_agg(y.year) into v_years
		from rg.calendar_put(v_rows, p_region, p_source) y;
	perform rg.workday_rebuild();
	v_moved := rg.recompute_due();
	return query select y.year, y.status,
		(select count(*)::int from rg.calendar_day c
		where c.region = p_region and c.kind = 'off'
			and extract(year from c.day) = y.year),
		(select count(*)::int from rg.calendar_day c
		where c.region = p_region and c.kind = 'work'
			and extract(year from c.day) = y.year),
		(select count(*)::int from rg.workday w
		where w.region = p_region and w.working
			and extract(year from w.day) = y.year), v_moved
	from rg.calendar_year y where y.year = any (v_years)
		or (p_region <> 0 and exists (select from rg.calendar_day c
			where c.region = p_region and c.year = y.year))
	order by y.year;
end $$;
comment on function api.calendar_file(text, text, bigint, text) is
	'The same from the text of a file: date, kind, festival, subtype '
	'between tabs, of one year or many; subtype statutory marks a year '
	'before its notice. A region other than 0 lays its days over the '
	'national ones. For the operator.';

create or replace function rg.is_date(p_text text) returns boolean
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return p_text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
		and p_text::date is not null;
exception when datetime_field_overflow or invalid_datetime_format then
	return false;
end $$;
comment on function rg.is_date(text) is
	'Is it year-month-day of a day that exists.';

create or replace function api.calendar_years()
returns table (year int, status text, source text, imported_on date,
	workdays int)
language plpgsql stable security definer rows 40
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query select y.year, y.status, y.source,
		rg.local_day(y.imported_at),
		(select count(*)::int from rg.workday w
		where w.region = 0 and w.working
			and w.day between make_date(y.year, 1, 1)
			and make_date(y.year, 12, 31))
	from rg.calendar_year y order by y.year;
end $$;
comment on function api.calendar_years() is
	'Years the calendar covers and what they stand on.';

create or replace function api.calendar_check(p_text text,
	p_region bigint default 0)
returns table (line int, said text, got text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f text[];
	v_line int;
begin
	for v_line, f in
		select n, string_to_array(btrim(l, E'\r\uFEFF '), E'\t')
		from string_to_table(p_text, E'\n') with ordinality x (l, n)
		where btrim(l, E'\r\uFEFF ') <> '' and l !~ '^#'
			and not (n = 1 and l ~ 'start')
	loop
		line := v_line;
		said := f[4];
		if cardinality(f) < 4 then
			got := 'err_line';
		elsif not rg.is_date(f[1]) then
			got := 'err_date';
		elsif f[2] not in ('WD', 'CD', 'M') then
			got := 'err_unit';
		elsif f[3] !~ '^[0-9]{1,5}$' then
			got := 'err_number';
		else
			begin
				got := (api.due(f[1]::date, f[2], f[3]::int,
					p_region)).due_on;
			exception when sqlstate 'RG422' then
				got := 'err_calendar_range';
			end;
		end if;
		return next;
	end loop;
end $$;
comment on function api.calendar_check(text, bigint) is
	'Lines of start, unit (WD, CD rolled forward, M), n and expected day '
	'between tabs, answered by api.due(): what was said and what we get.';

-- Moving the clock ---------------------------------------------------------

create or replace function rg.has_cases() returns boolean
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_has boolean := false;
begin
	if to_regclass('rg.case_file') is not null then
		execute 'select exists (select from rg.case_file)' into v_has;
	end if;
	return v_has;
end $$;
comment on function rg.has_cases() is
	'Has anything happened here that the clock must not go behind.';

create or replace function api.clock_set(p_when timestamptz)
returns timestamptz
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_mode text;
	v_now timestamptz := clock_timestamp();
begin
	select mode into v_mode from rg.instance for update;
	if v_mode is distinct from 'demo' then
		raise exception using errcode = 'RG403', message =
			'only a demonstration instance has a clock that '
			'can be moved';
	end if;
	if rg.has_cases() and p_when < api.now() then
		raise exception using errcode = 'RG409', message = format(
			'cases exist: the clock goes forward only, and it is '
			'%s', to_char(api.now() at time zone 'Asia/Shanghai',
				'YYYY-MM-DD HH24:MI:SS'));
	end if;
	perform rg.day_count(0, rg.local_day(p_when));
	update rg.instance set clock_offset = make_interval(
		secs => extract(epoch from p_when - v_now)::double precision);
	return p_when;
end $$;
comment on function api.clock_set(timestamptz) is
	'Moves the clock of a demonstration: to any moment while there is no '
	'case, afterwards forward only. For the operator.';

create or replace function api.clock_read(p_text text) returns timestamptz
language plpgsql stable strict
set search_path = pg_catalog, rg, api, pg_temp
set timezone = 'Asia/Shanghai' as $$
begin
	if p_text = 'real' then
		return clock_timestamp();
	elsif p_text !~ ('^\d{4}-\d\d-\d\d'
			'([ T]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?$') then
		raise exception using errcode = 'RG422', message =
			'a moment is YYYY-MM-DD or YYYY-MM-DD HH:MM, or real';
	end if;
	return p_text::timestamptz;
exception when datetime_field_overflow then
	raise exception using errcode = 'RG422',
		message = format('there is no such moment: %s', p_text);
end $$;
comment on function api.clock_read(text) is
	'A moment as an operator writes it, in Beijing time unless it says '
	'otherwise; real: the moment it really is.';

create or replace function api.clock_show(out "now" text, out mode text,
	out ahead text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select to_char(api.now() at time zone 'Asia/Shanghai',
			'YYYY-MM-DD HH24:MI:SS'), i.mode,
		case when date_trunc('second', i.clock_offset) <> interval '0'
		then justify_hours(date_trunc('second', i.clock_offset))::text
		end
		into "now", mode, ahead from rg.instance i;
end $$;
comment on function api.clock_show() is
	'What the clock says in Beijing, and how far it is from real time.';
