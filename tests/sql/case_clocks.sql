-- The clocks of a case: a ledger of starts, stops and resumptions from which
-- all dates follow; applicant and officer see the same; late steps escalate.
\ir setup/world.sql
select no_plan();

create function pg_temp.ledger(p_case bigint) returns text language sql as $$
	select string_agg(clock || ' ' || kind, ', ' order by n)
	from rg.case_clock where case_id = p_case $$;
create function pg_temp.dates(p_case bigint) returns text language sql as $$
	select format('due %s amber %s %s', to_char(due_on, 'MM-DD'),
		to_char(amber_on, 'MM-DD'), case when paused then 'paused'
		else 'runs' end) from rg.case_file where id = p_case $$;
create function pg_temp.same(p_case bigint, p_due text, p_why text)
returns text language plpgsql as $$
declare
	a text := pg_temp.pub('t-anna', format('select due_on from '
		'rg.case_file where id = %s', p_case));
	o text := pg_temp.run('rg_desk_off', 't-clerk', format('select due_on '
		'from api.inbox(''all'', null, 500) where id = %s', p_case));
begin
	return is(a || ' ' || o, p_due || ' ' || p_due, p_why);
end $$;

-- One case through its stops. 2026-03-02 is a Monday; 04-06 a holiday.
select pg_temp.bring('SUBMITTED') as c \gset
select is(pg_temp.dates(:c), 'due 03-09 amber 03-06 runs',
	'5 working days to be accepted');
select pg_temp.same(:c, '2026-03-09', 'applicant and officer see that');
select pg_temp.clock('2026-03-04 09:00');
select pg_temp.act('t-clerk', :c, 'correct', '请补正', '',
	'{"item.hours": "不清楚"}') as s \gset
select is(pg_temp.ledger(:c), 'corr_notice start, correction start, '
	'corr_notice pause', 'asked for correction it stands still');
select is((select due_on::text from rg.case_timer where case_id = :c
	and owed), '2026-03-25', 'the applicant has 15');
select is(pg_temp.at(:c, 'paused'), 'true', 'the case is paused');
select pg_temp.clock('2026-03-10 09:00');
select pg_temp.act('t-anna', :c, 'resubmit', '', '', '{"hours": "9-20"}',
	'{hours}') as s \gset
select is(pg_temp.ledger(:c), 'corr_notice start, correction start, '
	'corr_notice pause, correction stop, corr_notice stop, '
	'corr_notice start', 'answered, acceptance starts anew');
select pg_temp.same(:c, '2026-03-17', 'with 5 days again');
select pg_temp.act('t-clerk', :c, 'accept') as s \gset
select pg_temp.same(:c, '2026-04-08', '20 from acceptance, past 04-06');
select is(pg_temp.at(:c, 'step_due_on'), '2026-03-11',
	'the step has a target of its own');
select pg_temp.act('t-first', :c, 'forward') as s \gset
select pg_temp.clock('2026-03-12 16:00');
select pg_temp.act('t-first', :c, 'correct', '请补正', '',
	'{"item.hours": "不清楚"}') as s \gset
select is(pg_temp.at(:c, 'paused'), 'true', 'a stop in review');
select pg_temp.clock('2026-03-19 10:00');
select pg_temp.act('t-anna', :c, 'resubmit') as s \gset
select pg_temp.same(:c, '2026-04-15', 'five days on: five days later');
select pg_temp.act('t-first', :c, 'pass1') as s \gset
select pg_temp.act('t-second', :c, 'pass2') as s \gset
select pg_temp.act('t-audit', :c, 'pass3') as s \gset
select is(pg_temp.at(:c, 'due_on'), '2026-04-15', 'steps change nothing');
select pg_temp.act('t-pub', :c, 'publish') as s \gset
select is(pg_temp.at(:c, 'paused'), 'true', 'public notice stops it');
select pg_temp.clock('2026-03-23 10:00');
select pg_temp.run('rg_portal_pub', '', format('select api.object((select '
	'max(id) from api.notice_rows((select max(id) from api.notices(null)),'
	' null)), ''王样'', ''13900000008'', ''这家店已经关门了'', '
	'''192.0.2.1'', %L)', repeat('o', 32))) as o \gset
select is((select string_agg(clock || case when paused then ' paused'
	else '' end, ', ' order by clock) from rg.case_timer
	where case_id = :c), 'decide paused, objection, publicity paused',
	'an objection stops the notice too');
select pg_temp.clock('2026-03-26 10:00');
select pg_temp.act('t-obj', :c, 'dismiss', '不成立') as s \gset
select is((select due_on::text from rg.case_timer where case_id = :c
	and clock = 'publicity'), '2026-03-31',
	'dismissed, the remaining 3 days run on');
select is(pg_temp.lapse(:c, 'admit'), 'MEMBER', 'to the end');
select is(pg_temp.at(:c, 'late'), 'false', 'in time');
select is((select count(*)::int from rg.case_clock k where case_id = :c
	and kind in ('pause', 'start') and clock in ('decide', 'publicity')
	and not exists (select from rg.case_clock n where n.case_id = :c
	and n.clock = k.clock and n.n > k.n)), 0, 'nothing is left open');
select throws_ok('update rg.case_clock set at = now()', 'RG500', null,
	'the ledger is not changed');
select throws_ok('delete from rg.case_clock', 'RG500', null, 'nor cut');

-- Escalation, with and without owner, each station once.
select pg_temp.officer('t-vsup', 370202010001, 'supervisor');
select pg_temp.clock('2026-03-02 10:00');
delete from rg.outbox;
select pg_temp.bring('SUBMITTED', 370202010003) as c \gset
select pg_temp.bring('SUBMITTED') as d \gset
select pg_temp.off('t-clerk', format('select api.claim(%s, '''')', :d))
	as s \gset
create function pg_temp.told(p_case bigint) returns text language sql as $$
	select coalesce(string_agg(o.template || ' ' || a.login, ', '
		order by a.login), '')
	from rg.outbox o join rg.account a on a.id = o.account
	where o.case_id = p_case and a.login like 't-%' and a.side = 'off'
		and o.at = api.now() $$;
create function pg_temp.round() returns void language sql as $$
	select pg_temp.courier('select api.escalate(1000)') $$;
select pg_temp.round();
select is(pg_temp.told(:c) || pg_temp.told(:d), '', 'all is in time');
select pg_temp.clock('2026-03-06 00:01');
select pg_temp.round();
select is(pg_temp.told(:d), 'amber t-clerk',
	'two thirds used: the owner is warned');
select is((select string_agg(kind, ' ') from rg.escalation
	where case_id = :c), 'amber', 'or the station');
select pg_temp.clock('2026-03-07 00:01');
select pg_temp.round();
select is(pg_temp.told(:d), '', 'once');
select pg_temp.clock('2026-03-10 00:01');
select pg_temp.round();
select is(pg_temp.told(:d), 'escalated t-vsup',
	'over: the supervisor of the station');
select is(pg_temp.at(:c, 'station'), '370202010003',
	'a station without supervisor has it too');
select pg_temp.clock('2026-03-11 00:01');
select pg_temp.round();
select is(pg_temp.told(:c) || pg_temp.told(:d), '', 'two days for it');
select pg_temp.clock('2026-03-12 00:01');
select pg_temp.round();
select is(pg_temp.told(:c), 'escalated t-street', 'then the station above');
select is(pg_temp.told(:d), 'escalated t-street', 'for each');
select pg_temp.round();
select is((select count(*)::int from rg.outbox where case_id = :d
	and at = api.now() and template = 'escalated'
	and account = pg_temp.id('t-street')), 1, 'told once');
select pg_temp.clock('2026-03-14 00:01');
select pg_temp.round();
select is(pg_temp.told(:d), 'escalated t-sup', 'then the district');
select pg_temp.clock('2026-03-16 00:01');
select pg_temp.round();
select is(pg_temp.told(:d), 'escalated t-city', 'then the city');
select pg_temp.clock('2026-03-30 00:01');
select pg_temp.round();
select is(pg_temp.told(:d), '', 'and there it ends');
select is((select count(*) || ' ' || count(distinct station)
	from rg.escalation where case_id = :d and kind <> 'amber'), '4 4',
	'four stations, each once');
select is(pg_temp.at(:d, 'owner'), pg_temp.id('t-clerk')::text,
	'the owner keeps it');
select is(pg_temp.run('rg_desk_off', 't-clerk', format('select '
	'colour from api.inbox(''overdue'', null, 50) where id = %s', :d)), 'red',
	'it is red');
select is(pg_temp.act('t-clerk', :d, 'accept'), 'ACCEPTED', 'a step');
select is(pg_temp.at(:d, 'escalated'), '0', 'begins from the beginning');

-- An objection is late by its own target, though the clock stands still.
select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('PUBLICITY') as c \gset
select pg_temp.run('rg_portal_pub', '', format('select api.object((select '
	'max(id) from api.notice_rows((select max(id) from api.notices(null)),'
	' null)), ''王样'', ''13900000008'', ''这家店已经关门了'', '
	'''192.0.2.1'', %L)', repeat('p', 32))) as o \gset
select is(pg_temp.at(:c, 'step_due_on'), '2026-03-16', '10 working days');
select pg_temp.clock('2026-03-17 08:00');
select pg_temp.round();
select is(pg_temp.told(:c), 'escalated t-sup', 'then it escalates');
select is(pg_temp.run('rg_desk_off', 't-obj', format('select '
	'colour from api.inbox(''overdue'', null, 50) where id = %s', :c)), 'red',
	'and is red');

-- A calendar that changes moves open dates.
select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('ACCEPTED') as c \gset
select is(pg_temp.at(:c, 'due_on'), '2026-03-30', 'as the calendar is');
insert into rg.calendar_day values (0, '2026-03-20', 'off', '假日', 'holiday',
	2026, 'test');
select rg.workday_rebuild() as n \gset
select ok(rg.recompute_due() > 0, 'a new day off moves dates');
select is(pg_temp.at(:c, 'due_on'), '2026-03-31', 'by one');

-- One case that cannot go on does not hold up the others.
delete from rg.calendar_day where source = 'test';
select rg.workday_rebuild() as n \gset
select pg_temp.bring('PUBLICITY') as c \gset
select pg_temp.bring('PUBLICITY') as d \gset
update rg.case_form set fields = fields || '{"offer_years": "900"}'
where case_id = :c;
select pg_temp.lapse(:d, 'admit') as s \gset
select is(pg_temp.state(:d), 'MEMBER', 'the other is admitted');
select is(pg_temp.state(:c), 'PUBLICITY', 'the broken one waits');
select is((select missed from rg.case_timer where case_id = :c
	and clock = 'publicity'), 'red', 'and is marked');

-- Late cases are gone through once, some at a time.
select pg_temp.bring('SUBMITTED') as c from generate_series(1, 5) \g /dev/null
select pg_temp.clock('2027-06-01 09:00');
create temp table call on commit drop as
with recursive call as (
	select 1 as i, e.* from api.escalate(2) e
	union all
	select i + 1, e.* from call, api.escalate(2, call.last) e
	where call.last is not null)
select * from call;
select cmp_ok((select max(i) from call), '>=', 3, 'in several calls');
select is((select array_agg(n > 0 order by i) from call where last is not null),
	(select array_agg(true) from call where last is not null),
	'each of which tells somebody');
select ok((select bool_and(last > before) from (select last, lag(last)
	over (order by i) as before from call where last is not null) x
	where before is not null), 'and goes on where it was');
select is((select n from api.escalate(1000)), 0, 'and all were told');

-- A draft that somebody was told of goes like any other.
select pg_temp.draft('t-bert') as d \gset
select pg_temp.draft('t-anna') as e \gset
insert into rg.outbox (way, address, template, params, case_id, state, next_at,
	at) values ('sms', '', 'opened_for', '{}', :d, 'erased', now(), now());
select pg_temp.clock('2028-06-01 09:00');
select isnt(pg_temp.courier('select api.sweep()'), null, 'it is swept away');
select is(pg_temp.state(:d), 'DROPPED', 'a row without content stays');
select is(pg_temp.at(:d, 'title'), '', 'really without');
select is(pg_temp.state(:e), null, 'of others nothing does');

select * from finish();
rollback;
