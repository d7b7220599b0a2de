-- Report-ins in the record: places that are not given twice, minutes without
-- the time somebody was away, the days of article 51, what is published.
\ir setup/world.sql
\set report `sh tests/sql/setup/flat conf/services/welcome-report.hdf`
select no_plan();
:report
\o

select pg_temp.officer('t-window', 370202000000, 'window');
select pg_temp.officer('t-window9', 370203000000, 'window');
select pg_temp.officer('t-lead', 370202000000, 'leader');
select pg_temp.open(l) from unnest(array['t-window', 't-window9', 't-lead']) l;

create function pg_temp.wp(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_welcome_pub', p_who, p_sql) $$;
create function pg_temp.wo(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_welcome_off', p_who, p_sql) $$;
create function pg_temp.step(p_who text, p_case bigint, p_action text,
	p_fields jsonb default '{}', p_note text default '') returns text
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
create function pg_temp.registered(p_who text, p_discharged date)
returns bigint language plpgsql as $$
declare
	c bigint := pg_temp.wp(p_who,
		'select api.draft_begin(''welcome-report'')');
	r text;
begin
	r := pg_temp.wp(p_who, format('select api.draft_save(%s, %s, ''{}'', '
		'''{name,division,discharge_on,mobile}'', ''{陈样例,'
		'370202010001,%s,13800000009}'')', c, pg_temp.version(c),
		p_discharged));
	r := pg_temp.step(p_who, c, 'submit');
	if r <> 'PRE_REG' then
		raise exception '%', r;
	end if;
	return c;
end $$;
create function pg_temp.no(p_case bigint) returns text language sql as $$
	select no from rg.case_file where id = p_case $$;
create function pg_temp.book(p_who text, p_case bigint, p_slot bigint)
returns text language sql as $$
	select pg_temp.wp(p_who, format('select api.report_book(%L, %s, '''')',
		pg_temp.no(p_case), p_slot)) $$;

-- Times and places ------------------------------------------------------------

select is(pg_temp.wo('t-window', 'select api.report_slot_add(''2026-03-03'', '
	'''9:00'', ''10:00'', 30, ''booked'', 1, ''一号窗口'', ''王值班'', '''')'),
	'2', 'an hour is two times of half an hour');
select matches(pg_temp.wo('t-first', 'select api.report_slot_add('
	'''2026-03-03'', ''9:00'', ''10:00'', 30, ''booked'', 1, ''甲'', '
	'''王值班'', '''')'), '^RG403', 'times are the window''s');
select min(id) as one, max(id) as two from rg.report_slot \gset
select pg_temp.registered('t-anna', '2026-02-20') as a,
	pg_temp.registered('t-bert', '2026-02-20') as b \gset
select matches(pg_temp.step('t-anna', :a, 'book'), '^RG422 slot:err_required',
	'booked without a time is refused');
select matches(pg_temp.book('t-bert', :a, :one), '^RG404',
	'nobody books for another');
select is(pg_temp.book('t-anna', :a, :one), pg_temp.no(:a), 'a time booked');
select matches(pg_temp.book('t-bert', :b, :one), 'err_slot_full',
	'the last place is given once');
select is(pg_temp.state(:b), 'PRE_REG', 'who was told is where he was');
select throws_like(format('insert into rg.report_booking (slot, case_id, seat, '
	'at, changed_at) values (%s, %s, 2, now(), now())', :one, :b),
	'err_slot_full', 'a place beyond those offered is refused by the table');
select throws_like(format('insert into rg.report_booking (slot, case_id, seat, '
	'at, changed_at) values (%s, %s, 1, now(), now())', :one, :b),
	'%report_booking_seat%', 'a place twice as well');
select is(pg_temp.book('t-bert', :b, :two), pg_temp.no(:b), 'another is free');
select matches(pg_temp.book('t-bert', :b, :one), 'err_slot_full',
	'no change to a full one');
select is((select slot from rg.report_booking where case_id = :b
	and state = 'booked'), :two::bigint, 'and the old one is kept');
select matches(pg_temp.wo('t-window', format(
	'select api.report_slot_drop(%s, '''')', :two)), 'err_slot_booked',
	'a time somebody booked is not taken back');
select is(pg_temp.step('t-bert', :b, 'unbook'), 'PRE_REG', 'given back');
select matches(pg_temp.wo('t-window9', format(
	'select api.report_slot_drop(%s, '''')', :two)), '^RG404',
	'another district does not take it back');
select is(pg_temp.wo('t-window', format(
	'select api.report_slot_drop(%s, '''')', :two)), :'two', 'the centre does');
select matches(pg_temp.book('t-bert', :b, :two), 'err_slot_over',
	'then nobody books it');
select matches(pg_temp.step('t-window', :a, 'missed'), 'err_slot_to_come',
	'nobody is missing before the time');

-- Somebody who calls ------------------------------------------------------------

create function pg_temp.book_for(p_who text, p_case bigint, p_action text,
	p_slot bigint) returns text language sql as $$
	select pg_temp.wo(p_who, format('select api.report_book_for(%L, %s, '
		'%L, %s, '''')', pg_temp.no(p_case), pg_temp.version(p_case),
		p_action, p_slot)) $$;
select pg_temp.officer('t-clerk5', 370202010001, 'clerk');
select pg_temp.officer('t-clerk9', 370203000000, 'clerk');
select pg_temp.officer('t-rev', 370202000000, 'review1');
select pg_temp.open(l) from unnest(array['t-clerk5', 't-clerk9', 't-rev']) l;
select is(pg_temp.wo('t-window', 'select api.report_slot_add(''2026-03-04'', '
	'''9:00'', ''10:00'', 30, ''home'', 1, ''东片'', ''李值班'', '''')'),
	'2', 'two visits');
select min(id) as three, max(id) as four from rg.report_slot
where kind = 'home' \gset
select matches(pg_temp.book_for('t-rev', :b, 'book_for', :three), '^RG403',
	'a reviewer books for nobody');
select matches(pg_temp.book_for('t-clerk9', :b, 'book_for', :three),
	'^RG404', 'nor does another district');
select matches(pg_temp.book_for('t-clerk5', :b, 'book_for', :one),
	'err_slot_full', 'a full time is full for officers, too');
select matches(pg_temp.book_for('t-clerk5', :b, 'book_for', 0),
	'err_required', 'a time must be named');
select matches(pg_temp.book_for('t-clerk5', :b, 'confirm', :three),
	'^RG404', 'no other step goes this way');
select matches(pg_temp.book_for('t-clerk5', :b, 'rebook_for', :three),
	'err_not_now', 'nothing is changed that was not booked');
select is(pg_temp.book_for('t-clerk5', :b, 'book_for', :three),
	pg_temp.no(:b), 'the clerk of the village books for who calls');
select is((select o.params->>'due' from rg.outbox o where o.case_id = :b
	and o.template = 'booked_home' and o.way = 'sms'), '2026-03-04 09:00',
	'who is told when');
select matches(pg_temp.step('t-clerk5', :b, 'rebook_for'), 'err_required',
	'the step alone changes nothing');
select is(pg_temp.book_for('t-window', :b, 'rebook_for', :four),
	pg_temp.no(:b), 'the window changes it');
select is((select count(*)::int from rg.report_booking where case_id = :b
	and state = 'booked'), 1, 'one time at once');
select is(pg_temp.wo('t-window', $$select doc#>>'{home,slots,1,guests,0,no}'
	from api.report_services(14)$$), pg_temp.no(:b),
	'the centre has the visit on its list');
select is(pg_temp.wo('t-clerk5', $$select doc->'home' ? 'slots'
	from api.report_services(14)$$), 'false', 'a village has no roster');
select matches(pg_temp.wo('t-rev', 'select count(*) from '
	'api.report_services(14)'), '^RG403', 'reviewers have no such page');
-- The day before, once, by day.
create function pg_temp.soon(p_at text, p_case bigint) returns text
language plpgsql as $$
begin
	perform pg_temp.clock(p_at);
	perform pg_temp.courier('select api.remind(500)');
	return (select string_agg(concat_ws(' ', template, way, params->>'due'),
		', ' order by id) from rg.outbox
		where case_id = p_case and template like 'soon%');
end $$;
select is(pg_temp.soon('2026-03-02 12:00', :b), null, 'not two days before');
select is(pg_temp.soon('2026-03-03 06:30', :b), null, 'nobody is woken');
select is(pg_temp.soon(t, :b), 'soon_home site 2026-03-04 09:30, '
	'soon_home sms 2026-03-04 09:30', 'the day before, once: ' || t)
from unnest(array['2026-03-03 08:30', '2026-03-03 18:00']) t;
select is((select string_agg(distinct k, ' ' order by k) from rg.outbox o,
	jsonb_object_keys(o.params) k where o.template like 'soon%'),
	'due no standard title', 'with nothing personal in it');
select pg_temp.clock('2026-03-02 12:00');
select is(pg_temp.step('t-clerk5', :b, 'unbook_for'), 'PRE_REG',
	'the village gives the place back');
select is((select count(*)::int from rg.report_booking where case_id = :b
	and state = 'booked'), 0, 'and it is free');

-- Minutes -----------------------------------------------------------------------

select pg_temp.clock('2026-03-03 09:00');
select is(pg_temp.step('t-window9', :a, 'check_in'), 'RG404 err_no_case',
	'another district does not see it');
select is(pg_temp.step('t-window', :a, 'check_in'), 'CHECKED_IN', 'here');
select is((select mode from rg.report_in where case_id = :a), 'booked',
	'as booked');
select pg_temp.clock('2026-03-03 09:12');
select is(pg_temp.step('t-window', :a, 'wait'), 'AWAY', 'away after 12');
select pg_temp.clock('2026-03-03 11:00');
select is(rg.net_seconds(:a, 'counter'), 720, 'the time stands still');
select is(pg_temp.step('t-window', :a, 'return'), 'CHECKED_IN', 'back');
select pg_temp.clock('2026-03-03 11:05');
select is(rg.net_seconds(:a, 'counter'), 1020, 'and runs on');
select is((select due_at from rg.case_timer where case_id = :a
	and clock = 'counter'), '2026-03-03 11:18+08'::timestamptz,
	'half an hour, the pause not counted');
select is(rg.net_seconds(:b, 'counter'), null, 'who was not here has none');

-- Article 51 --------------------------------------------------------------------

create function pg_temp.told(p_case bigint) returns text language sql as $$
	select string_agg(days::text, ' ' order by days) from rg.report_told
	where case_id = p_case $$;
create function pg_temp.on(p_day date, p_case bigint) returns text
language plpgsql as $$
begin
	perform pg_temp.clock(p_day || ' 08:00');
	perform pg_temp.courier('select api.remind(500)');
	return coalesce(pg_temp.told(p_case), '');
end $$;
select is(pg_temp.on('2026-03-11', :b), '', 'nothing on the 19th day');
select is(pg_temp.on('2026-03-12', :b), '20', 'told on the 20th');
select is(pg_temp.on('2026-03-19', :b), '20', 'not on the 27th');
select is(pg_temp.on('2026-03-20', :b), '20 28', 'on the 28th');
select is(pg_temp.on('2026-03-22', :b), '20 28', 'the 30th is in time');
select is(pg_temp.on('2026-03-23', :b), '20 28 30', 'the 31st is late');
select matches(pg_temp.step('t-lead', :b, 'give_up', '{"heard_on":
	"2026-03-23", "heard": "x"}', '没有正当理由'), 'err_not_late',
	'late is not given up');
select is(pg_temp.step('t-lead', :b, 'excuse', '{"heard_on": "2026-03-23",
	"heard": "x"}'), 'PRE_REG', 'a good reason is noted');
select is(pg_temp.on('2026-04-21', :b), '20 28 30', 'the 60th day');
select matches(pg_temp.step('t-lead', :b, 'give_up', '{"heard_on":
	"2026-04-21", "heard": "x"}', '没有正当理由'), 'err_not_late',
	'is not yet over');
select is(pg_temp.on('2026-04-22', :b), '20 28 30 60', 'the 61st is');
select matches(pg_temp.step('t-window', :b, 'give_up', '{}', '没有'), '^RG403',
	'nobody but a leader gives somebody up');
select is(pg_temp.state(:b), 'PRE_REG', 'and nothing does so by itself');
select is(pg_temp.step('t-lead', :b, 'give_up', '{"heard_on": "2026-04-22",
	"heard": "x"}', '没有正当理由'), 'GIVEN_UP', 'a leader does');
select is((select string_agg(distinct template, ' ' order by template)
	from rg.outbox where case_id = :b and template like 'late%'),
	'late_20 late_28 late_30 late_60 late_alert',
	'each was told in its words');
select is((select string_agg(distinct a.login, ' ') from rg.outbox o
	join rg.account a on a.id = o.account where o.case_id = :b
	and o.template = 'late_alert' and a.login like 't-%'), 't-lead',
	'and a leader of the district is told to hear the person');

-- Figures -----------------------------------------------------------------------

insert into rg.report_in (case_id, area, mode, came_at, done_at, net_seconds)
select c, 370202010001, 'window', '2026-02-02 09:00+08', '2026-02-02 10:00+08',
	s from unnest(array[:a, :b]::bigint[], array[600, 2400]) x(c, s)
on conflict (case_id) do update set done_at = excluded.done_at,
	net_seconds = excluded.net_seconds;
select is(pg_temp.wp('', 'select to_jsonb(f)::text from api.report_figures() '
	'f where f.month = ''2026-02'''), '{"n": 2, "p90": null, "home": 0, '
	'"month": "2026-02", "rated": null, "booked": 1, "median": null, '
	'"within": 1, "at_window": 1, "satisfied": null, "after_hours": 0}',
	'of fewer than five nobody''s minutes are told');
select * from finish();
rollback;
