-- Welcome activities in the record: scores that are counted here, activities
-- announced before they begin, places given once, who may do what where, and
-- what a registration leaves behind.
\ir setup/world.sql
\set signup `sh tests/sql/setup/flat conf/services/welcome-signup.hdf`
select no_plan();
:signup
\o

select pg_temp.officer('w-host', 370202000000, 'clerk');
select pg_temp.officer('w-host9', 370203000000, 'clerk');
select pg_temp.officer('w-lead', 370202000000, 'leader');
select pg_temp.officer('w-root', 370200000000, 'leader');
select pg_temp.officer('w-village', 370202010001, 'clerk');
select pg_temp.officer('w-rev', 370202000000, 'review1');
select pg_temp.open(l) from unnest(array['w-host', 'w-host9', 'w-lead',
	'w-root', 'w-village', 'w-rev']) l;

create function pg_temp.wp(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_welcome_pub', p_who, p_sql) $$;
create function pg_temp.wo(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_welcome_off', p_who, p_sql) $$;
create function pg_temp.point(p_who text, p_name text, p_more text default
	'''9:00'', ''17:00'', true, ''2026-03-02'', null') returns text
language sql as $$ select pg_temp.wo(p_who, format('select api.point_put(null, '
	'%L, ''rail'', ''站前'', '''', %s, '''')', p_name, p_more)) $$;
create function pg_temp.event(p_who text, p_title text, p_day date,
	p_seats int, p_kind text default 'visit') returns text
language sql as $$ select pg_temp.wo(p_who, format('select api.event_put(null, '
	'%L, %L, '''', %L, ''9:00'', ''10:00'', ''广场'', %s, ''{合唱}'', '
	''''')', p_kind, p_title, p_day, p_seats)) $$;
create function pg_temp.step(p_who text, p_case bigint, p_action text,
	p_fields jsonb default '{}', p_note text default '有话') returns text
language plpgsql as $$
declare
	q text := format('select api.act(%s, %s, %L, %L, null, ''{}'', %L, '
		'%L, '''')', p_case, pg_temp.version(p_case), p_action, p_note,
		array(select key from jsonb_each_text(p_fields) order by key),
		array(select value from jsonb_each_text(p_fields)
			order by key));
	r text := pg_temp.run(case when p_who in ('t-anna', 't-bert')
		then 'rg_welcome_pub' else 'rg_welcome_off' end, p_who, q);
begin
	return case when r ~ '^[A-Z]{2}\d' and r !~ '^RG' or r is null
		then pg_temp.state(p_case) else r end;
end $$;
create function pg_temp.filled(p_who text, p_more jsonb) returns bigint
language plpgsql as $$
declare
	c bigint := pg_temp.wp(p_who,
		'select api.draft_begin(''welcome-signup'')');
	f jsonb := '{"name": "陈样例", "division": "370202010001", "mobile":
		"13800000009", "arrive_on": "2026-03-10", "arrive_time":
		"09:30", "transport": "rail", "people": "1", "meet": "no",
		"join": "no", "photo": "no"}'::jsonb || p_more;
	r text;
begin
	r := pg_temp.wp(p_who, format('select api.draft_save(%s, %s, ''{}'', '
		'%L, %L, '''')', c, pg_temp.version(c),
		array(select key from jsonb_each_text(f) order by key),
		array(select value from jsonb_each_text(f) order by key)));
	return c;
end $$;
create function pg_temp.no(p_case bigint) returns text language sql as $$
	select no from rg.case_file where id = p_case $$;

-- Points ----------------------------------------------------------------------

select pg_temp.clock('2026-03-02 09:00');
select matches(pg_temp.point('w-host', '一号站'), '^\d+$', 'a point');
select id as one from rg.welcome_point where name = '一号站' \gset
select matches(pg_temp.point('w-rev', '二号站'), '^RG403', 'not a reviewer''s');
select matches(pg_temp.point('w-host', '一号站'), 'name:err_point_same',
	'its name is given once');
select matches(pg_temp.point('w-host', '二号站', '''17:00'', ''9:00'', true, '
	'''2026-03-02'', null'), 'closes:err_slot_hours', 'it closes later');
select matches(pg_temp.point('w-host', '二号站', '''9:00'', ''17:00'', true, '
	'''2026-03-02'', ''2026-03-01'''), 'last_day:err_point_last',
	'and ends later');
select matches(pg_temp.point('w-host', '工作日站', '''9:00'', ''17:00'', '
	'false, ''2026-03-02'', null'), '^\d+$', 'one on working days');
select id as work from rg.welcome_point where name = '工作日站' \gset
select is(rg.point_open(w, '2026-03-07'), false, 'closed on a Saturday')
from rg.welcome_point w where id = :work;
select is(rg.point_open(w, '2026-03-09'), true, 'open on a Monday')
from rg.welcome_point w where id = :work;
select is(pg_temp.wo('w-host', format('select api.point_check_add(%s, '
	'''{seats,place,hours}'', '''', '''')', :one)), :'one', 'looked at');
select is((select met || '/' || wanted from rg.welcome_check
	where point = :one), '2/8', 'extra items do not count');
select matches(pg_temp.wo('w-host', format('select api.point_check_add(%s, '
	'''{gold}'', '''', '''')', :one)), 'done:err_choice',
	'no item that is none');
select matches(pg_temp.wo('w-host9', format('select api.point_check_add(%s, '
	'''{place}'', '''', '''')', :one)), '^RG404',
	'not of another district');
select is(pg_temp.wo('w-host', format('select api.point_duty_add(%s, '
	'''2026-03-02'', ''2026-03-15'', ''王值班'', '''')', :work)), '10',
	'two weeks of working days are ten');
select is(pg_temp.wo('w-host9', format('select count(*) from '
	'api.point_duties(%s)', :work)), '0', 'nobody else sees who');

-- Activities -------------------------------------------------------------------

select is(pg_temp.event('w-host', '返乡仪式', '2026-03-10', 3, 'return') ~ '^\d+$',
	true, 'an activity');
select id as ev from rg.welcome_event where title = '返乡仪式' \gset
select is((select count(*)::int from rg.welcome_activity where event = :ev
	and code is not null), (select count(*)::int from rg.welcome_required),
	'a ceremony has every required part');
select matches(pg_temp.event('w-host', '昨天', '2026-03-01', 3),
	'day:err_event_day', 'not yesterday');
select is(pg_temp.wp('t-anna', 'select count(*) from api.welcome_event('
	|| :ev || ')'), '0', 'a plan is not public');
select matches(pg_temp.wo('w-host9', format(
	'select api.event_announce(%s, '''')', :ev)), '^RG404',
	'not another district''s to announce');
select is(pg_temp.wo('w-host', format('select api.event_announce(%s, '''')',
	:ev)), :'ev', 'announced');
select matches(pg_temp.wo('w-host', format('select api.event_announce(%s, '
	''''')', :ev)), 'err_event_late', 'once');
select is(pg_temp.wp('', 'select left_over from api.welcome_event('
	|| :ev || ')'), '3', 'everybody sees three places');
select is(pg_temp.wp('', 'select starts from api.welcome_feed(' || :ev
	|| ')'), '20260310T090000', 'and when, for calendars');

-- Places -----------------------------------------------------------------------

select pg_temp.filled('t-anna', jsonb_build_object('join', 'yes', 'event', :ev,
	'people', '2', 'meet', 'yes', 'point', :one)) as a,
	pg_temp.filled('t-bert', jsonb_build_object('join', 'yes', 'event', :ev,
	'people', '2')) as b \gset
select is(pg_temp.step('t-anna', :a, 'submit'), 'REGISTERED', 'two places');
select matches(pg_temp.step('t-bert', :b, 'submit'), 'event:err_event_full',
	'one is left for two: refused, both or none');
select is(pg_temp.state(:b), 'DRAFT', 'who was told is where he was');
select is((select count(*)::int from rg.welcome_seat where event = :ev), 2,
	'and holds no place');
select throws_like(format('insert into rg.welcome_seat values (%s, 4, %s)',
	:ev, :b), 'event:err_event_full', 'no place beyond those there are');
select throws_like(format('insert into rg.welcome_seat values (%s, 1, %s)',
	:ev, :b), '%welcome_seat_pkey%', 'none twice');
select matches(pg_temp.wo('w-host', format('select api.event_put(%s, '
	'''return'', ''返乡仪式'', '''', ''2026-03-10'', ''9:00'', ''10:00'', '
	'''广场'', 1, ''{}'', '''')', :ev)), 'seats:err_event_taken',
	'places that are taken are not cut');
select is(pg_temp.step('t-anna', :a, 'cancel'), 'CANCELLED', 'cancelled');
select is(pg_temp.step('t-bert', :b, 'submit'), 'REGISTERED',
	'then there is room');
select is((select day || ' ' || hour from rg.welcome_arrival
	where case_id = :b), '2026-03-10 09:30:00', 'the list of the day');

-- What must not be ---------------------------------------------------------------

select pg_temp.filled('t-anna', '{"arrive_on": "2026-07-10"}') as c \gset
select matches(pg_temp.step('t-anna', :c, 'submit'), 'arrive_on:err_arrive_day',
	'more than ninety days ahead');
select pg_temp.filled('t-anna', jsonb_build_object('arrive_on', '2026-03-14',
	'meet', 'yes', 'point', :work)) as c \gset
select matches(pg_temp.step('t-anna', :c, 'submit'), 'point:err_point_closed',
	'a point closed on that day');
select pg_temp.filled('t-anna', '{"people": "11"}') as c \gset
select matches(pg_temp.step('t-anna', :c, 'submit'), 'people:err_required',
	'eleven people');
select pg_temp.filled('t-anna', jsonb_build_object('join', 'yes', 'event',
	999999)) as c \gset
select matches(pg_temp.step('t-anna', :c, 'submit'), 'event:err_event_gone',
	'an activity that is none');
select is(pg_temp.step('w-village', :b, 'confirm'), 'CONFIRMED', 'confirmed');
select matches(pg_temp.step('w-village', :b, 'receive'), 'err_arrive_to_come',
	'nobody is received before the day');
select matches(pg_temp.step('w-village', :b, 'no_show'), 'err_arrive_to_come',
	'nor missed');
select is(pg_temp.step('w-host9', :b, 'receive'), 'RG404 err_no_case',
	'another district does not see it');
select is(pg_temp.wo('w-host9', 'select count(*) from '
	'api.arrivals(''2026-03-10'')'), '0', 'nor its arrival');
select is(pg_temp.wo('w-village', 'select title from '
	'api.arrivals(''2026-03-10'')'), '陈样例', 'its own station does');
select matches(pg_temp.wo('w-rev', 'select count(*) from '
	'api.arrivals(null)'), '^RG403', 'a reviewer has no such list');
-- Who keeps the point but not the place sees that somebody comes, not who.
select is(pg_temp.step('t-bert', :b, 'change', jsonb_build_object('arrive_on',
	'2026-03-10', 'arrive_time', '10:00', 'meet', 'yes', 'point', :one)),
	'REGISTERED', 'a change is confirmed anew');
update rg.welcome_point set station = 370203000000 where id = :one;
select is(pg_temp.wo('w-host9', 'select concat_ws('' '', title, no, mobile) '
	'from api.arrivals(''2026-03-10'')'), '陈*例',
	'of another area a masked name and no number');

-- The day before --------------------------------------------------------------------

create function pg_temp.soon(p_at text) returns text language plpgsql as $$
begin
	perform pg_temp.clock(p_at);
	perform pg_temp.courier('select api.remind(500)');
	return (select string_agg(concat_ws(' ', template, params->>'due',
		params->>'title'), ', ' order by template) from rg.outbox
		where template like 'soon%' and way = 'sms');
end $$;
select is(pg_temp.soon('2026-03-08 20:00'), null, 'two days before: nothing');
select is(pg_temp.soon(t), 'soon_event 2026-03-10 09:00 返乡仪式（广场）, '
	'soon_met 2026-03-10 10:00 一号站', 'the day before, once each: ' || t)
from unnest(array['2026-03-09 09:00', '2026-03-09 19:00']) t;
select is((select count(*)::int from rg.outbox where template like 'soon%'
	and case_id = :a), 0, 'who cancelled hears nothing');

-- The day -------------------------------------------------------------------------

select pg_temp.clock('2026-03-10 12:00');
select matches(pg_temp.wo('w-host', format('select api.event_held(%s, 9, '
	'''{1,2}'', '''', '''')', :ev)), 'summary:err_parts',
	'a required part missing needs a word');
select is(pg_temp.wo('w-host', format('select api.event_held(%s, 9, '
	'''{1,2}'', ''下雨'', '''')', :ev)), :'ev', 'held');
select is(pg_temp.wo('w-host', 'select missing from api.events_desk(false) '
	'where id = ' || :ev), '3', 'what is missing stays visible');
select is(pg_temp.step('w-village', :b, 'receive'), 'RECEIVED', 'received');
select is(pg_temp.wp('', 'select came || '' '' || coalesce(received::text, '
	'''-'') from api.welcome_counts()'), '9 -',
	'a handful of people received is not published');
select is(pg_temp.step('w-village', :b, 'follow_up', '{"content": "yes"}'),
	'FOLLOWED_UP', 'called');
select is(pg_temp.step('t-bert', :b, 'photo', '{"photo": "yes"}'),
	'FOLLOWED_UP', 'consent can be changed at any time');

-- Every day, week, month ------------------------------------------------------------

select is(pg_temp.wo('w-host', 'select concat_ws('' '', open_today, kept_today, '
	'this_week, plan) from api.welcome_rhythm() '
	'where station like ''%市南%'''), '1 1 1 f',
	'somebody there, an activity, no plan');
select is(pg_temp.wo('w-host', 'select api.plan_set(''2026-03-20'', '
	'''第四周：返乡仪式'', '''')'), '2026-03-01', 'a plan for the month');
select is(pg_temp.wo('w-host', 'select plan from api.welcome_rhythm() '
	'where station like ''%市南%'''), 'true', 'now there is one');
select matches(pg_temp.wo('w-lead', 'select api.welcome_rule_set(''announce'', '
	'''2026-04-01'', 5, ''规定'', '''')'), '^RG403', 'a district sets no rule');
select is(pg_temp.wo('w-root', 'select api.welcome_rule_set(''announce'', '
	'''2026-04-01'', 5, ''规定'', '''')'), 'announce', 'the city does');
select is(rg.welcome_n('announce'), 3, 'until then the old one holds');
select pg_temp.clock('2026-04-01 09:00');
select is(rg.welcome_n('announce'), 5, 'then the new one');

-- What is left ----------------------------------------------------------------------

select rg.erase_welcome(c) from rg.case_file c where c.id = :b;
select is((select count(*)::int from rg.welcome_told where case_id = :b), 0,
	'what he was reminded of goes');
select is((select count(*)::int from rg.welcome_arrival where case_id = :b), 0,
	'the arrival goes with its case');
select is((select count(*)::int from rg.welcome_seat where case_id = :b), 2,
	'places at a past activity stay as numbers');
select * from finish();
rollback;
