-- Working days and due dates: the vectors agree whole, unpublished years say
-- so, a notice is brought in whole or refused.
-- Needs a migrated database; keeps nothing. -v vectors= and -v data= folders.
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
\if :{?vectors} \else \set vectors tests/sql/vectors \endif
\if :{?data} \else \set data sql/data \endif
set client_min_messages = warning;
begin;
create schema if not exists tap;
create extension if not exists pgtap with schema tap;
set local search_path = tap, public, pg_catalog;
\set notices `cat :'data'/calendar-exceptions.tsv`
\set statutory `cat :'data'/statutory-days.tsv`
\set drawn `cat :'vectors'/clock-vectors.tsv`
\set tables `cat :'vectors'/clock-tables.tsv`
\set unrolled `cat :'vectors'/clock-raw.tsv`

select no_plan();

select lives_ok(format('select api.calendar_file(%L, ''notices'')',
	:'notices'), 'the notices of 2004 to 2026 come in');
select lives_ok(format('select api.calendar_file(%L, ''statutory'')',
	:'statutory'), 'and the statutory days after them');

-- Vectors.
create temporary table vector on commit drop as
	select 'drawn' as set, * from api.calendar_check(:'drawn')
	union all select 'table', * from api.calendar_check(:'tables');
grant select on vector to public;
select is(got, said, format('%s line %s', set, line)) from vector
	order by set, line;
select is(count(*)::int, 89, 'all lines were read') from vector;
select is((api.due(f[1]::date, f[2], f[3]::int)).raw_on, f[5]::date,
	'unrolled: ' || f[1])
from (select string_to_array(l, E'\t') from string_to_table(:'unrolled',
	E'\n') l where l ~ '^2') x (f);

-- Working days of a year.
select is((select workdays from api.calendar_years() where year = y), n,
	y || ' has ' || n || ' working days')
from (values (2020, 249), (2021, 250), (2022, 249), (2023, 249),
	(2024, 251), (2025, 248), (2026, 248)) v (y, n);
select is((select string_agg(to_char(day, 'MM-DD'), ' ' order by day)
	from rg.calendar_day where year = 2027 and region = 0),
	'01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 '
	'10-01 10-02 10-03', 'statutory days of 2027');
select is((select count(*)::int from rg.workday w where not working
	and region = 0 and extract(isodow from day) < 6
	and not exists (select from rg.calendar_day c where c.region = 0
	and c.day = w.day)), 0, 'weekdays rest only where a day says so');
select is((select count(*)::int from (select ordinal - lag(ordinal, 1, 0)
	over (order by day) as step, working from rg.workday
	where region = 0) x where step <> working::int), 0,
	'the count rises by one on each working day');

-- One day.
select ok(api.is_workday('2026-10-10'), 'a make-up Saturday');
select ok(not api.is_workday('2026-10-11'), 'a Sunday');
select ok(not api.is_workday('2026-02-17'), 'Spring Festival');
select ok(not api.is_workday('2027-02-08'),
	'a statutory holiday of a year without notice');
select ok(api.is_workday('2026-08-01') is false, '1 August 2026 is Saturday');
select ok(api.is_workday('2025-08-01'), '1 August is no day of rest');

-- Adding.
select is(api.add_workdays('2026-11-20', 0), '2026-11-20', 'none, working');
select is(api.add_workdays('2026-11-21', 0), '2026-11-23', 'none, resting');
select is(api.add_workdays('2026-11-21', 1), '2026-11-23', 'one, resting');
select is(api.add_workdays('2026-11-23', -1), '2026-11-20', 'one back');
select is(api.add_workdays('2026-11-22', -1), '2026-11-20',
	'one back, resting');
select is(api.workdays_between('2026-11-20', '2026-11-27'), 5, 'a week');
select is(api.workdays_between('2026-11-27', '2026-11-20'), -5, 'back');
select is(api.workdays_between('2026-11-21', '2026-11-22'), 0, 'a weekend');
select is((select count(*)::int from generate_series(date '2024-01-01',
	'2024-12-31', '1 day') d, generate_series(1, 40, 3) n
	where api.workdays_between(d::date, api.add_workdays(d::date, n))
	<> n), 0, 'adding and counting agree');
select is(api.add_caldays('2025-09-05', 30)::text,
	'(2025-10-09,2025-10-05)', 'calendar days, rolled and raw');
select is((api.add_months('2025-12-31', 2)).raw_on, '2026-02-28',
	'month without that day: its end');
select is((api.add_months('2024-01-31', 1)).raw_on, '2024-02-29',
	'leap year');
select is((api.add_months('2026-02-28', 1)).raw_on, '2026-03-28',
	'same day number, not end to end');
select is(api.due('2026-11-20', 'WD', 20)::text,
	'(2026-12-18,2026-12-18,f)', 'a limit inside published years');
select is(api.due('2026-12-10', 'WD', 20)::text,
	'(2027-01-08,2027-01-08,t)', 'over New Year: provisional');
select is(api.due('2026-12-10', 'CD', 21)::text,
	'(2026-12-31,2026-12-31,f)', 'the last published day');
select is(api.due('2026-12-10', 'CD', 22)::text,
	'(2027-01-04,2027-01-01,t)', 'moved into a year without notice');
select throws_ok('select api.due(''2026-01-01'', ''X'', 1)', 'RG422',
	'unit:err_unit', 'no such unit');
select throws_ok('select api.due(''1999-01-01'', ''WD'', 1)', 'RG422',
	'date:err_calendar_range', 'before the calendar: refused, not guessed');
select throws_ok('select api.due(''2040-12-31'', ''WD'', 1)', 'RG422',
	'date:err_calendar_range', 'after it too');

-- A notice comes in.
create function pg_temp.notice() returns text language sql as $$ select
'date	kind	festival	subtype
2026-12-27	work	元旦	makeup
2027-01-01	off	元旦	holiday
2027-01-04	off	元旦	in_lieu
2027-02-05	off	春节	holiday
2027-05-01	off	劳动节	holiday
2027-10-01	off	国庆节	holiday
2027-10-02	off	国庆节	holiday
2027-10-03	off	国庆节	holiday
2027-10-09	work	国庆节	makeup
' $$;
select is((select c::text from api.calendar_file(pg_temp.notice(), 'n') c),
	'(2027,published,7,1,258,0)', 'the notice of a year');
select is((select source from rg.calendar_day where day = '2027-01-01'),
	'n', 'replaces what stood for it');
select ok(api.is_workday('2027-02-08'), 'all of it');
select is(api.due('2026-12-10', 'WD', 20)::text,
	'(2027-01-08,2027-01-08,f)', 'dates are settled');
select ok(api.is_workday('2026-12-27'),
	'it can reach into the December before');
select is((select count(*)::int from rg.calendar_day where region = 0
	and extract(year from day) = 2026), 40, 'whose days it leaves alone');
select is((select status from rg.calendar_year where year = 2026),
	'published', 'and whose status too');
select is((select count(*)::int from api.calendar_file(:'statutory', 's')
	where year = 2027), 0, 'statutory days do not replace a notice');
select is((select source from rg.calendar_day where day = '2027-01-04'),
	'n', 'which stands');
select is(api.calendar_import(2027, (select jsonb_agg(jsonb_build_object(
	'day', day, 'kind', kind, 'name', name, 'subtype', subtype))
	from rg.calendar_day where year = 2027 and region = 0), 'again'), 0,
	'by the desk as rows');
select is((select count(*)::int from rg.calendar_day where year = 2027),
	9, 'the same days');
select throws_ok('select api.calendar_import(2027,
	''[{"day":"2030-01-01","kind":"off","name":"x"}]'', ''x'')',
	'RG422', 'year:err_calendar_year', 'rows of another year');

create function pg_temp.refused(p_text text, p_why text, p_what text)
returns text language sql as $$
	select throws_ok(format('select api.calendar_file(%L, ''x'')', p_text),
		'RG422', p_why, p_what) $$;
select pg_temp.refused('', 'no days', 'empty');
select pg_temp.refused(E'2027-02-30\toff\tx\t',
	'line 1: not a date: 2027-02-30', 'no such day');
select pg_temp.refused(E'date\tkind\n2027-02-05\tfree\tx\t',
	'line 2: neither off nor work', 'no such kind');
select pg_temp.refused(E'2027-02-05\toff', 'line 1: no name of the festival',
	'no name');
select pg_temp.refused(E'2027-02-05\toff\tx\n2027-02-05\toff\tx',
	'line 1: 2027-02-05 stands twice', 'twice');
select pg_temp.refused(E'2027-02-05\twork\tx', 'line 1: 2027-02-05 is no '
	'weekend: it needs no make-up work', 'work on a Friday');
select pg_temp.refused(E'2027-02-05\toff\tx', 'line 1: the year 2027 is not '
	'whole: New Year, Labour Day and National Day are not all days off',
	'a stray row does not wipe out a year');
select pg_temp.refused(replace(pg_temp.notice(), '2027-', '2044-'),
	'line 2: the year 2026 is not whole: New Year, Labour Day and '
	'National Day are not all days off', 'a December of another year');
select pg_temp.refused(replace(replace(regexp_replace(pg_temp.notice(),
	'[^\n]*work[^\n]*\n', '', 'g'), '2027-', '2044-'), '', ''),
	'years are missing between those we have and 2044', 'a gap');

-- A region's own days.
select lives_ok($$ select api.calendar_file(
	E'2025-07-04\toff\t那达慕\tholiday', 'x', 150600000000, '鄂尔多斯') $$,
	'a region lays its days over');
select ok(not api.is_workday('2025-07-04', 150626100000), 'inside');
select ok(api.is_workday('2025-07-04', 370202010000), 'outside');
select ok(api.is_workday('2025-07-04'), 'and in the nation');
select is((api.due('2025-07-03', 'WD', 1, 150626100000)).due_on,
	'2025-07-07', 'due dates there');
select ok(not api.is_workday('2025-10-01', 150626100000),
	'national days hold there too');
select lives_ok($$ select api.calendar_file(
	E'2025-07-04\twork\t那达慕\t', 'x', 150626000000, '乌审旗') $$,
	'a narrower region');
select ok(api.is_workday('2025-07-04', 150626100000), 'the narrower wins');
select ok(not api.is_workday('2025-07-04', 150621100000), 'beside it not');

-- Registry.
select is((select format('%s %s +%s', amount, unit, extension)
	from rg.clock_def where clock = c), v, c)
from (values ('corr_notice', '5 WD +0'), ('decide_default', '20 WD +10'),
	('deliver', '10 WD +0'), ('petition_finish', '60 CD +30'),
	('settle_work', '6 M +0'), ('publicity', '5 WD +0'),
	('info_request', '20 WD +20'), ('mediation', '1 M +0')) x (c, v);

-- Speed: a due date in under 0.1 ms; the best of some rounds, for others may
-- be using the machine.
create function pg_temp.pace() returns numeric language plpgsql as $$
declare
	t timestamptz;
	v_best numeric := 1000;
begin
	for round in 1..5 loop
		t := clock_timestamp();
		for i in 1..1000 loop
			perform api.due(date '2024-01-01' + i % 700, 'WD', 20,
				370202010001);
		end loop;
		v_best := least(v_best, extract(epoch from
			clock_timestamp() - t) * 1000 / 1000);
	end loop;
	return v_best;
end $$;
select pg_temp.pace() as pace \gset
select diag('a due date in ms: ' || round(:pace, 4));

select * from finish();
rollback;
