-- Clocks: start, stop, run on with what was left; amber, red; the movable
-- clock of a demonstration. Needs a migrated database; keeps nothing.
-- -v data= folder of sql/data.
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
\if :{?data} \else \set data sql/data \endif
set client_min_messages = warning;
begin;
create schema if not exists tap;
create extension if not exists pgtap with schema tap;
set local search_path = tap, public, pg_catalog;
set local timezone = 'Asia/Shanghai';
\set notices `cat :'data'/calendar-exceptions.tsv`
\set statutory `cat :'data'/statutory-days.tsv`
insert into rg.instance (mode) values ('demo') on conflict do nothing;

select no_plan();
select lives_ok(format('select api.calendar_file(%L, ''notices'')',
	:'notices'), 'calendar');
select lives_ok(format('select api.calendar_file(%L, ''statutory'')',
	:'statutory'), 'and beyond');

-- state, due, raw, amber, left; stops as 'from/to' or 'from/'
create function pg_temp.clock(p_start text, p_unit text, p_n int, p_now text,
	variadic p_stops text[] default '{}') returns text language sql as $$
	select format('%s due %s raw %s amber %s left %s', c.state,
		coalesce(to_char(c.due_on, 'MM-DD'), '-'),
		coalesce(to_char(c.raw_on, 'MM-DD'), '-'),
		coalesce(to_char(c.amber_on, 'MM-DD'), '-'), c."left")
	from api.clock_state(p_start::timestamptz, p_unit, p_n,
		(select array_agg(tstzrange(split_part(s, '/', 1)::timestamptz,
		nullif(split_part(s, '/', 2), '')::timestamptz))
		from unnest(p_stops) s), p_now::timestamptz) c $$;

-- Monday 2025-06-09; the week has no holiday, the next neither.
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-09 10:00'),
	'green due 06-16 raw 06-16 amber 06-13 left 5',
	'on the first day all is left');
select is(pg_temp.clock('2025-06-09 23:59', 'WD', 5, '2025-06-12 23:59:59'),
	'green due 06-16 raw 06-16 amber 06-13 left 2', 'before two thirds');
select is(pg_temp.clock('2025-06-09 00:00', 'WD', 5, '2025-06-13 00:00'),
	'amber due 06-16 raw 06-16 amber 06-13 left 1', 'amber at two thirds');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-16 23:59:59'),
	'amber due 06-16 raw 06-16 amber 06-13 left 0',
	'the last day ends at 24:00 in Beijing');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-17 00:00'),
	'red due 06-16 raw 06-16 amber 06-13 left -1', 'then it is late');
select is((select due_at from api.clock_state('2025-06-09 10:00', 'WD', 5,
	null, '2025-06-09 10:00')), '2025-06-16 16:00+00'::timestamptz,
	'24:00 in Beijing is 16:00 UTC');
select is(pg_temp.clock('2025-06-08 16:30+00', 'WD', 5,
	'2025-06-09 10:00'), 'green due 06-16 raw 06-16 amber 06-13 left 5',
	'the day of a start is the day in Beijing');

-- Stops.
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-18 09:00',
	'2025-06-11 15:00/'), 'paused due 06-23 raw 06-23 amber 06-20 left 3',
	'while it stands: what was left on the day it stopped, and the dates '
	'of a clock that resumes now');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-18 09:00',
	'2025-06-11 15:00/2025-06-18 08:00'),
	'green due 06-23 raw 06-23 amber 06-20 left 3',
	'it runs on with what was left; the day it resumes is not counted');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-11 15:00'),
	'green due 06-16 raw 06-16 amber 06-13 left 3',
	'the same was left just before');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-11 18:00',
	'2025-06-11 15:00/2025-06-11 17:00'),
	'green due 06-16 raw 06-16 amber 06-13 left 3',
	'a stop within a day changes nothing');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-16 18:00',
	'2025-06-13 15:00/2025-06-15 17:00'),
	'amber due 06-16 raw 06-16 amber 06-13 left 0',
	'nor does one over a weekend');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-20 09:00',
	'2025-06-16 15:00/2025-06-19 17:00'),
	'amber due 06-20 raw 06-20 amber 06-19 left 0',
	'stopped on the last day: one day is left');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-20 09:00',
	'2025-06-17 09:00/2025-06-19 17:00'),
	'red due 06-16 raw 06-16 amber 06-13 left -4',
	'a stop after the end does not heal');
select is((select format('%s %s', paused, state) from api.clock_state(
	'2025-06-09 10:00', 'WD', 5, array[tstzrange('2025-06-17 09:00',
	null)], '2025-06-20 09:00')), 't red', 'late and stopped: both said');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-25 09:00',
	'2025-06-10 09:00/2025-06-12 17:00',
	'2025-06-17 09:00/2025-06-24 09:00'),
	'amber due 06-25 raw 06-25 amber 06-24 left 0',
	'two stops: 4 left on the 10th, 1 on the 17th');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-25 09:00',
	'2025-06-17 09:00/2025-06-24 09:00',
	'2025-06-10 09:00/2025-06-12 17:00'),
	'amber due 06-25 raw 06-25 amber 06-24 left 0', 'in any order');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-19 09:00',
	'2025-06-10 09:00/2025-06-12 17:00',
	'2025-06-11 09:00/2025-06-18 09:00'),
	'green due 06-24 raw 06-24 amber 06-23 left 3',
	'stops that overlap are one') ;
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-10 09:00',
	'2025-06-11 15:00/2025-06-18 08:00'),
	'green due 06-16 raw 06-16 amber 06-13 left 4',
	'a stop to come is not known yet');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-12 09:00',
	'2025-06-11 15:00/2025-06-18 08:00'),
	'paused due 06-17 raw 06-17 amber 06-16 left 3',
	'seen from inside a stop');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-12 09:00',
	'2025-06-09 10:00/2025-06-11 08:00'),
	'green due 06-18 raw 06-18 amber 06-17 left 4',
	'stopped from the start');
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-12 09:00',
	'2025-06-01 10:00/2025-06-05 08:00'),
	'green due 06-16 raw 06-16 amber 06-13 left 2',
	'a stop before the start is none of ours');
-- Amber once reached stays amber after a stop.
select is(pg_temp.clock('2025-06-09 10:00', 'WD', 5, '2025-06-20 09:00',
	'2025-06-13 15:00/2025-06-20 08:00'),
	'amber due 06-23 raw 06-23 amber 06-20 left 1', 'amber stays');
-- Over holidays: 2026-02-13, make-up days 14 and 28, off 15 to 23.
select is(pg_temp.clock('2026-02-13 10:00', 'WD', 5, '2026-02-24 09:00',
	'2026-02-14 09:00/2026-02-20 09:00'),
	'green due 02-27 raw 02-27 amber 02-26 left 3',
	'resumed on a holiday: the count goes on with the next working day');

-- What every clock keeps, tried over a year.
select is((select count(*)::int from generate_series(
		timestamptz '2025-01-02 09:30', '2025-12-20 09:30', '1 day') s,
	generate_series(1, 12, 4) off, generate_series(0, 11, 3) len,
	lateral (select s + off * interval '1 day 1 hour' as f) f,
	lateral (select api.clock_state(s, 'WD', 20, null, f) as a) a,
	lateral (select api.clock_state(s, 'WD', 20,
		array[tstzrange(f, null)], f + len * interval '26 hours')
		as b) b,
	lateral (select api.clock_state(s, 'WD', 20,
		array[tstzrange(f, f + len * interval '26 hours')],
		f + len * interval '26 hours') as c) c
	where (a)."left" is distinct from (b)."left"
		and not (f = f + len * interval '26 hours')
		or (a)."left" <> (c)."left"), 0,
	'left is the same before, during and after a stop');
select is((select count(*)::int from generate_series(
		timestamptz '2025-01-02 09:30', '2025-12-20 09:30', '1 day') s,
	lateral (select api.clock_state(s, 'WD', 10, array[tstzrange(
		s + interval '3 days', s + interval '8 days')],
		s + interval '9 days') as c) c
	where (c).due_on <> api.add_workdays(rg.local_day(s), 10
		+ api.workdays_between(rg.local_day(s) + 3,
		rg.local_day(s) + 8))), 0,
	'a stop moves the end by the working days after it to its end');

-- Calendar days.
select is(pg_temp.clock('2025-09-05 10:00', 'CD', 30, '2025-10-06 10:00'),
	'amber due 10-09 raw 10-05 amber 09-25 left 3',
	'calendar days: moved off the holiday, late only after it');
select is(pg_temp.clock('2025-09-05 10:00', 'CD', 30, '2025-10-10 00:00'),
	'red due 10-09 raw 10-05 amber 09-25 left -1', 'late');
select is(pg_temp.clock('2025-09-05 10:00', 'CD', 30, '2025-09-10 10:00',
	'2025-09-10 09:00/'), 'paused due 10-09 raw 10-05 amber 09-25 left 25',
	'calendar days, standing');
select is(pg_temp.clock('2025-09-05 10:00', 'CD', 30, '2025-09-20 10:00',
	'2025-09-10 09:00/2025-09-20 09:00'),
	'green due 10-15 raw 10-15 amber 10-05 left 25',
	'running on: what was left counts from before the move');
select is(pg_temp.clock('2025-09-05 10:00', 'CD', 30, '2025-10-11 10:00',
	'2025-10-08 09:00/2025-10-10 09:00'),
	'amber due 10-11 raw 10-11 amber 10-01 left 0',
	'stopped between the last day and where it was moved: one day');
-- Months.
select is(pg_temp.clock('2025-12-31 10:00', 'M', 2, '2026-01-10 10:00'),
	'green due 02-28 raw 02-28 amber 02-09 left 49',
	'months, to the end of a shorter one (a make-up Saturday)');
select is(pg_temp.clock('2025-06-30 10:00', 'M', 1, '2025-07-20 10:00',
	'2025-07-10 09:00/2025-07-20 09:00'),
	'green due 08-11 raw 08-09 amber 07-30 left 22',
	'months with a stop: 20 days left, moved off a Saturday');
-- Minutes.
select is((select format('%s %s %s', to_char(due_at, 'HH24:MI'), state, "left")
	from api.clock_state('2025-06-09 10:00', 'MIN', 30, null, now_)), v, w)
from (values ('2025-06-09 10:15'::timestamptz, '10:30 green 15', 'minutes'),
	('2025-06-09 10:20', '10:30 amber 10', 'two thirds'),
	('2025-06-09 10:30', '10:30 amber 0', 'to the last'),
	('2025-06-09 10:31', '10:30 red -1', 'over')) x (now_, v, w);
select is((select format('%s %s', state, "left") from api.clock_state(
	'2025-06-09 10:00', 'MIN', 30, array[tstzrange('2025-06-09 10:10',
	null)], '2025-06-09 12:00')), 'paused 20', 'minutes, standing');
select is((select format('%s %s', to_char(due_at, 'HH24:MI'), state)
	from api.clock_state('2025-06-09 10:00', 'MIN', 30,
	array[tstzrange('2025-06-09 10:10', '2025-06-09 11:10')],
	'2025-06-09 11:15')), '11:30 green', 'minutes, running on');
-- Provisional.
select ok((select provisional from api.clock_state('2026-12-20 10:00', 'WD',
	20, null, '2026-12-20 10:00')), 'into a year without notice');
select ok((select not provisional from api.clock_state('2026-11-20 10:00',
	'WD', 20, null, '2026-11-20 10:00')), 'inside published years');
-- By the registry.
select is((rg.clock_due('decide_default', '2025-06-09 10:00', false, null,
	'2025-06-09 10:00', 0)).due_on, '2025-07-07', 'registry');
select is((rg.clock_due('decide_default', '2025-06-09 10:00', true, null,
	'2025-06-09 10:00', 0)).due_on, '2025-07-21', 'extended');
select throws_ok($$ select rg.clock_due('x', now(), false, null, now(), 0) $$,
	'RG422', 'clock:err_unknown', 'no such clock');

-- The clock of an instance.
select rg.has_cases() as used, mode = 'demo' as demo from rg.instance \gset
\if :demo
\if :used
select skip('cases exist', 2);
\else
select lives_ok($$ select api.clock_set('2019-01-02 09:00') $$, 'to the past');
select is(api.today(), '2019-01-02', 'it is then');
\endif
select api.now() as before \gset
select lives_ok(format('select api.clock_set(%L)', :'before'::timestamptz
	+ interval '90 days'), 'forward');
select ok(api.now() > :'before'::timestamptz + interval '89 days',
	'it is then');
create or replace function rg.has_cases() returns boolean language sql
	as 'select true';
select throws_ok(format('select api.clock_set(%L)', :'before'), 'RG409', null,
	'with cases never back');
select lives_ok(format('select api.clock_set(%L)', :'before'::timestamptz
	+ interval '91 days'), 'but forward');
select throws_ok($$ select api.clock_set('2300-01-01') $$, 'RG422',
	'date:err_calendar_range', 'not beyond the calendar');
\endif
alter table rg.instance disable trigger instance_fixed;
delete from rg.instance;
insert into rg.instance (mode) values ('live');
select throws_ok($$ select api.clock_set(now()) $$, 'RG403', null,
	'a live instance has real time');
select throws_ok($$ update rg.instance set clock_offset = '1 day' $$, '23514',
	null, 'by any way');
select is(api.now(), now(), 'which api.now() says');

-- The best of some rounds: others may be using the machine.
create function pg_temp.pace() returns numeric language plpgsql as $$
declare
	t timestamptz;
	v_best numeric := 1000;
begin
	for round in 1..5 loop
		t := clock_timestamp();
		for i in 1..500 loop
			perform api.clock_state(timestamptz '2024-01-01' + i
				* interval '5 hours', 'WD', 20, array[tstzrange(
				timestamptz '2024-01-04' + i * interval '5 hours',
				timestamptz '2024-01-14' + i * interval '5 hours')],
				'2025-06-01', 370202010001);
		end loop;
		v_best := least(v_best, extract(epoch from
			clock_timestamp() - t) * 1000 / 500);
	end loop;
	return v_best;
end $$;
select pg_temp.pace() as pace \gset
select diag('a clock with a stop in ms: ' || round(:pace, 4));
select ok(:pace < 1, 'a clock is fast');

select * from finish();
rollback;
