-- Legal aid and counselling in the record: clocks, help first, seats that
-- nobody oversells by any way, times, who sees a case of counselling, notes that
-- only their writer gets, calls for help, and what goes.
\ir setup/world.sql
\o /dev/null
\set law `sh :'setup'/flat :'services'/rights-legal-aid.hdf`
\set mind `sh :'setup'/flat :'services'/rights-counselling.hdf`
:law
:mind
select pg_temp.officer('t-law', 370202000000, 'adviser');
select pg_temp.officer('t-law2', 370203000000, 'adviser');
select pg_temp.officer('t-mind', 370202000000, 'counsellor');
select pg_temp.officer('t-mind2', 370202000000, 'counsellor');
select pg_temp.officer('t-mind3', 370203000000, 'counsellor');
select pg_temp.person('t-p' || n, '样例', 'person', '1390000200' || n)
from generate_series(1, 6) n;
select pg_temp.open(login) from rg.account where login ~ '^t-(law|mind|p[0-9])';
\o
select no_plan();

create function pg_temp.med(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_mediation_' || (select side
	from rg.account where login = p_who), p_who, p_sql) $$;
create function pg_temp.sealed(p text) returns text language sql as $$
	select 'gcm.abc.' || rpad(p, 40, 'x') $$;
-- An application of that service, sent.
create function pg_temp.sent(p_who text, p_service text,
	p_more jsonb default '{}') returns bigint language plpgsql as $$
declare
	c bigint;
	f jsonb := jsonb_build_object('division', '370202010001',
		'applicant_name', pg_temp.sealed('n')) || p_more;
begin
	delete from rg.rate;
	c := pg_temp.med(p_who, format('select api.draft_begin(%L)',
		p_service));
	perform pg_temp.med(p_who, format('select api.draft_save(%s, %s, '
		'''{}'', %L, %L)', c, pg_temp.version(c), (select array_agg(key
		order by key) from jsonb_each_text(f)), (select array_agg(value
		order by key) from jsonb_each_text(f))));
	perform pg_temp.med(p_who, format('select api.act(%s, %s, ''submit'', '
		''''', null, ''{}'', ''{}'', ''{}'', '''')', c,
		pg_temp.version(c)));
	return c;
end $$;
create function pg_temp.does(p_who text, p_case bigint, p_action text,
	p_note text default '', p_fields jsonb default '{}') returns text
language plpgsql as $$
declare
	r text;
begin
	r := pg_temp.med(p_who, format('select api.act(%s, %s, %L, %L, null, '
		'''{}'', %L, %L, '''')', p_case, pg_temp.version(p_case),
		p_action, p_note, coalesce((select array_agg(key order by key)
		from jsonb_each_text(p_fields)), '{}'), coalesce((select
		array_agg(value order by key) from jsonb_each_text(p_fields)),
		'{}')));
	return case when r ~ '^[A-Z0-9]{5} ' then r
		else pg_temp.state(p_case) end;
end $$;
create function pg_temp.due(p_case bigint, p_clock text) returns text
language sql as $$ select due_on::text from rg.case_timer
	where case_id = p_case and clock = p_clock $$;

-- The hand-over: clocks of the law ------------------------------------------------

select pg_temp.sent('t-p1', 'rights-legal-aid') as c \gset
select is(pg_temp.state(:c), 'SUBMITTED', 'sent');
select is(pg_temp.at(:c, 'title'), '', 'without a title');
select is(pg_temp.due(:c, 'look'), '2026-03-05', 'looked at in three days');
select is(pg_temp.does('t-clerk', :c, 'hand_over'), 'RG403 err_role',
	'clerks do not hand over');
select is(pg_temp.does('t-law2', :c, 'hand_over'), 'RG404 err_no_case',
	'nor another district');
select is(pg_temp.does('t-law', :c, 'hand_over'), 'HANDED_OVER',
	'handed over');
select is(pg_temp.due(:c, 'organ_decide'), '2026-03-09',
	'the organ has seven days (article 43)');
select is(pg_temp.does('t-law', :c, 'granted'), 'GRANTED', 'granted');
select is(pg_temp.due(:c, 'organ_assign'), '2026-03-05',
	'and three to appoint (article 43)');
select pg_temp.sent('t-p1', 'rights-legal-aid') as d \gset
select pg_temp.does('t-law', :d, 'hand_over') as s \gset
select is(pg_temp.does('t-law', :d, 'refused', '不符合'), 'REFUSED',
	'refused by the organ');
select is(pg_temp.does('t-p1', :d, 'object', '有新证据'), 'OBJECTION',
	'objected to');
select is(pg_temp.due(:d, 'objection'), '2026-03-09',
	'examined within five days, rolled over a Saturday (article 49)');
select is(pg_temp.does('t-law', :d, 'object_upheld'), 'GRANTED', 'upheld');

select pg_temp.sent('t-p2', 'rights-legal-aid', '{"limit_near": "1",
	"limit_on": "2026-03-10"}') as c \gset
select is(pg_temp.does('t-law', :c, 'help_first', '快到期'),
	'RG422 note:err_limit_far', 'eight days are not help first');
select is(pg_temp.at(:c, 'step_due_on'), '2026-03-05', 'nor due at once');
select pg_temp.sent('t-p2', 'rights-legal-aid', '{"limit_near": "1",
	"limit_on": "2026-03-09"}') as c \gset
select is(pg_temp.at(:c, 'step_due_on'), '2026-03-02',
	'seven days are due today (article 44)');
select is((select count(*) from rg.outbox where case_id = :c
	and template = 'limit_near' and account = pg_temp.id('t-law')),
	1::bigint, 'the adviser is told');
select is(pg_temp.does('t-law', :c, 'help_first', '快到期'), 'HANDED_OVER',
	'help comes first');
select pg_temp.sent('t-p2', 'rights-legal-aid') as c \gset
select is(pg_temp.does('t-law', :c, 'help_first', '快到期'),
	'RG409 err_not_now', 'without a limit there is no such step');

-- Windows ---------------------------------------------------------------------------

create function pg_temp.shift(p_who text, p_day text, p_from text default
	'09:00', p_to text default '11:00', p_n int default 2,
	p_licence text default '13702201012345678') returns text
language sql as $$
	select pg_temp.med(p_who, format('select api.legal_shift_add(''李样例'', '
		'''样例律师事务所'', %L, ''2号窗口'', %L, %L, %L, %s, '''')',
		p_licence, p_day, p_from, p_to, p_n)) $$;
create function pg_temp.seat(p_who text, p_shift bigint, p_topic text default
	'debt', p_question text default '') returns text language sql as $$
	select pg_temp.med(p_who, format('select api.legal_book(%s, %L, %L, '
		''''')', p_shift, p_topic, p_question)) $$;

select is(pg_temp.shift('t-clerk', '2026-03-05'), 'RG403 err_role',
	'clerks keep no rota');
select is(pg_temp.shift('t-law', '2026-03-01'), 'RG422 day:err_shift_day',
	'not in the past');
select is(pg_temp.shift('t-law', '2026-12-01'), 'RG422 day:err_shift_day',
	'not that far');
select is(pg_temp.shift('t-law', '2026-03-05', '09:00', '09:00'),
	'RG422 to:err_shift_time', 'not without time');
select is(pg_temp.shift('t-law', '2026-03-05', p_licence => '12'),
	'RG422 licence:err_licence', 'not without licence');
select is(pg_temp.shift('t-law', '2026-03-05', p_n => 51),
	'RG422 capacity:err_capacity', 'not for fifty-one');
select pg_temp.shift('t-law', '2026-03-05') as s \gset
select ok(:s > 0, 'on the rota');
select is(pg_temp.shift('t-law2', '2026-03-05', '10:59', '12:00'),
	'RG422 from:err_shift_overlap', 'not at two windows, in any district');
select ok(pg_temp.shift('t-law2', '2026-03-05', '11:00', '12:00') ~ '^[0-9]+$',
	'one after the other');
select is(pg_temp.seat('t-p1', :s, 'none'), 'RG422 topic:err_required',
	'a topic of the list');
select is(pg_temp.seat('t-p1', :s, 'debt', '明文'),
	'RG422 question:err_format', 'no plain words');
select ok(pg_temp.seat('t-p1', :s, 'debt', pg_temp.sealed('q')) ~ '^[0-9]+$',
	'one seat');
select is(pg_temp.seat('t-p1', :s), 'RG422 topic:err_shift_mine',
	'one each');
select ok(pg_temp.seat('t-p2', :s) ~ '^[0-9]+$', 'two seats');
select is(pg_temp.seat('t-p3', :s), 'RG422 topic:err_shift_full',
	'no third');
select throws_ok(format('insert into rg.legal_booking (shift, seat, account, '
	'topic, booked_at) values (%s, 3, %s, ''debt'', api.now())', :s,
	pg_temp.id('t-p3')), 'RG409', 'err_shift_full',
	'not past the function either');
select throws_ok(format('insert into rg.legal_booking (shift, seat, account, '
	'topic, booked_at) values (%s, 2, %s, ''debt'', api.now())', :s,
	pg_temp.id('t-p3')), '23505', null, 'nor twice on one seat');
select is(pg_temp.med('t-p3', format('select api.legal_cancel(%s)', (select
	min(id) from rg.legal_booking where shift = :s))),
	'RG404 err_no_shift', 'nobody gives another''s seat back');
select pg_temp.med('t-p2', format('select api.legal_cancel(%s)', (select
	max(id) from rg.legal_booking where shift = :s))) as x \gset
select ok(pg_temp.seat('t-p3', :s) ~ '^[0-9]+$', 'a seat given back is free');
select is(pg_temp.med('t-law2', format('select count(*) from '
	'api.legal_bookings(%s)', :s)), 'RG404 err_no_shift',
	'another district does not see who comes');
select is(pg_temp.med('t-law', format('select string_agg(question, '','') from '
	'api.legal_bookings(%s)', :s)), pg_temp.sealed('q'),
	'the adviser gets it sealed');
select is(pg_temp.run('rg_mediation_off', 't-law',
	'select count(*) from rg.legal_booking'),
	'42501 permission denied for table legal_booking', 'the table is closed');
create function pg_temp.record(p_who text, p_shift bigint, p_booking bigint,
	p_came boolean, p_summary text, p_referral text) returns text
language sql as $$
	select pg_temp.med(p_who, format('select api.legal_record(%s, %s, %L, '
		'%L, %L, '''')', p_shift, p_booking, p_came, p_summary,
		p_referral)) $$;
select min(id) as b from rg.legal_booking where shift = :s \gset
select is(pg_temp.record('t-law', :s, :b, true, pg_temp.sealed('a'), 'none'),
	'RG409 err_not_now', 'nothing is recorded before');
select pg_temp.clock('2026-03-05 09:30');
select is(pg_temp.record('t-law', :s, :b, true, '明文', 'none'),
	'RG422 summary:err_required', 'no plain words');
select is(pg_temp.record('t-law', :s, :b, true, pg_temp.sealed('a'), 'x'),
	'RG422 referral:err_required', 'a referral of the list');
select is(pg_temp.record('t-law', :s, :b, true, pg_temp.sealed('a'),
	'legal_aid'), '', 'recorded');
select is(pg_temp.record('t-law', :s, :b, false, '', ''),
	'RG409 err_not_now', 'once');
select is(pg_temp.med('t-p3', format('select api.legal_rate(%s, 5)', :b)),
	'RG404 err_no_shift', 'nobody else rates');
select is(pg_temp.med('t-p1', format('select api.legal_rate(%s, 6)', :b)),
	'RG422 rating:err_required', 'one to five');
select is(pg_temp.med('t-p1', format('select api.legal_rate(%s, 1)', :b)), '',
	'rated');
select is(pg_temp.med('t-p1', format('select api.legal_rate(%s, 5)', :b)),
	'RG404 err_no_shift', 'once');
select is(pg_temp.seat('t-p4', :s), 'RG422 topic:err_shift_over',
	'nobody books what began');
select is(pg_temp.med('t-p1', 'select count(*) from api.my_legal()'), '1',
	'one''s own only');
select is(pg_temp.med('t-p1', 'select coalesce(api.legal_given(), ''-'')'),
	'-', 'a small number is not told');
select pg_temp.clock('2026-03-02 10:00');
select pg_temp.shift('t-law', '2026-03-06') as s2 \gset
select pg_temp.seat('t-p1', :s2) as x \gset
select is(pg_temp.med('t-law', format('select api.legal_shift_cancel(%s, ''  '')',
	:s2)), 'RG422 why:err_required', 'cancelled with a reason');
select is(pg_temp.med('t-law', format('select api.legal_shift_cancel(%s, '
	'''开庭'')', :s2)), '', 'cancelled');
select is((select count(*) from rg.outbox where template = 'legal_cancelled'
	and account = pg_temp.id('t-p1')), 1::bigint, 'who had a seat is told');
select rg.forget_legal(pg_temp.id('t-p1'));
select is((select string_agg(coalesce(account::text, '-') || question
	|| summary || state, ',' order by id) from rg.legal_booking
	where id in (:b, (select max(id) from rg.legal_booking
	where shift = :s2))), '-came,-cancelled',
	'of one who is erased the counted row stays');

-- Counselling ------------------------------------------------------------------------

create function pg_temp.slot(p_who text, p_day text, p_from text, p_to text,
	p_ways text default 'phone', p_place text default '') returns text
language sql as $$
	select pg_temp.med(p_who, format('select api.counsel_slot_add(%L, %L, '
		'%L, %L, %L, '''')', p_day, p_from, p_to, p_ways, p_place)) $$;
create function pg_temp.book(p_who text, p_case bigint, p_action text,
	p_slot bigint, p_way text default 'phone') returns text language plpgsql as $$
declare
	r text;
begin
	r := pg_temp.med(p_who, format('select api.counsel_book(%L, %s, %L, '
		'%s, %L, '''')', (select no from rg.case_file
		where id = p_case), pg_temp.version(p_case), p_action, p_slot,
		p_way));
	return case when r ~ '^[A-Z0-9]{5} ' then r
		else pg_temp.state(p_case) end;
end $$;
select is(pg_temp.slot('t-clerk', '2026-03-05', '09:00', '09:50'),
	'RG403 err_role', 'only counsellors offer times');
select is(pg_temp.slot('t-mind', '2026-03-05', '09:00', '09:50'),
	'RG422 shown:err_required', 'who say who they are');
select pg_temp.med(w, format('select api.counsel_set(%L, ''f'')', w))
from unnest(array['t-mind', 't-mind2', 't-mind3']) w;
select is(pg_temp.slot('t-mind', '2026-03-01', '09:00', '09:50'),
	'RG422 day:err_slot_day', 'to come');
select is(pg_temp.slot('t-mind', '2026-03-05', '09:00', '09:50', 'fax'),
	'RG422 ways:err_required', 'in a way there is');
select is(pg_temp.slot('t-mind', '2026-03-05', '09:00', '09:50', 'visit'),
	'RG422 place:err_required', 'a visit somewhere');
select pg_temp.slot('t-mind', '2026-03-05', '09:00', '09:50') as s1 \gset
select is(pg_temp.slot('t-mind', '2026-03-05', '09:49', '10:50'),
	'RG422 from:err_slot_overlap', 'not two at once');
select pg_temp.slot('t-mind2', '2026-03-05', '09:00', '09:50') as s2 \gset
select pg_temp.slot('t-mind3', '2026-03-05', '09:00', '09:50') as s3 \gset

select pg_temp.sent('t-p4', 'rights-counselling') as c \gset
select pg_temp.sent('t-p5', 'rights-counselling') as d \gset
select is(pg_temp.at(:c, 'locked'), 'true', 'closed to other officers');
select is(pg_temp.med(w, format('select count(*) from rg.case_file where '
	'id = %s', :c)), n, w || ' sees ' || n) from (values ('t-mind', '1'),
	('t-mind2', '1'), ('t-mind3', '0'), ('t-clerk', '0'), ('t-law', '0'),
	('t-sup', '0'), ('t-sys', '0')) v (w, n);
select is(pg_temp.med('t-p5', format('select count(*) from '
	'api.counsel_slots(%L)', pg_temp.at(:c, 'no'))), '0',
	'nobody asks for another''s times');
select is(pg_temp.med('t-p4', format('select count(*) from '
	'api.counsel_slots(%L)', pg_temp.at(:c, 'no'))), '2',
	'times of counsellors who serve the place');
select is(pg_temp.does('t-p4', :c, 'choose'), 'RG422 slot:err_required',
	'the step alone takes no time');
select is(pg_temp.book('t-p4', :c, 'choose', :s3),
	'RG422 slot:err_slot_taken', 'not one of another district');
select is(pg_temp.book('t-p4', :c, 'choose', :s1, 'visit'),
	'RG422 way:err_slot_way', 'not in another way');
select is(pg_temp.book('t-p5', :c, 'choose', :s1), 'RG404 err_no_case',
	'not for another');
select is(pg_temp.book('t-p4', :c, 'choose', :s1), 'BOOKED', 'taken');
select is(pg_temp.book('t-p5', :d, 'choose', :s1),
	'RG422 slot:err_slot_taken', 'once');
select throws_ok(format('insert into rg.counsel_session (case_id, slot, way, '
	'booked_at) values (%s, %s, ''phone'', api.now())', :d, :s1), '23505',
	null, 'not past the function either');
select is(pg_temp.at(:c, 'owner'), pg_temp.id('t-mind')::text,
	'the case is the counsellor''s');
select is(pg_temp.does('t-mind2', :c, 'held', '', jsonb_build_object('held_on',
	'2026-03-02', 'held_way', 'phone')), 'RG403 err_role',
	'no other records a talk');
select is(pg_temp.does('t-mind', :c, 'absent'), 'RG409 err_not_now',
	'nobody is absent before');
select is(pg_temp.book('t-p4', :c, 'change', :s2), 'BOOKED',
	'another time, another counsellor');
select is(pg_temp.at(:c, 'owner'), pg_temp.id('t-mind2')::text,
	'whose the case is now');
select is(pg_temp.book('t-p5', :d, 'choose', :s1), 'BOOKED',
	'the first is free again');
select is(pg_temp.med('t-mind', format('select api.counsel_slot_close(%s)',
	:s2)), 'RG409 err_no_slot', 'one closes one''s own');
select is(pg_temp.med('t-mind', format('select api.counsel_slot_close(%s)',
	:s1)), 'RG409 err_slot_taken', 'and not what somebody has');
select pg_temp.clock('2026-03-05 10:00');
select is(pg_temp.does('t-mind2', :c, 'absent'), 'SUBMITTED', 'did not come');
select is(pg_temp.does('t-mind', :d, 'held', '', jsonb_build_object('held_on',
	'2026-03-05', 'held_way', 'phone')), 'IN_CARE', 'came');
select is((select string_agg(state, ' ' order by id) from rg.counsel_session
	where case_id in (:c, :d)), 'cancelled no_show came',
	'the talks say so');

-- Notes.
create function pg_temp.note(p_who text, p_case bigint, p_body text)
returns text language sql as $$
	select pg_temp.med(p_who, format('select api.counsel_note_add(%L, %L, '
		''''')', (select no from rg.case_file where id = p_case),
		p_body)) $$;
create function pg_temp.notes(p_who text, p_case bigint) returns text
language sql as $$
	select pg_temp.med(p_who, format('select count(*) from '
		'api.counsel_notes(%L)', (select no from rg.case_file
		where id = p_case))) $$;
select is(pg_temp.note('t-mind', :d, '明文'), 'RG422 body:err_required',
	'no plain words');
select ok(pg_temp.note('t-mind', :d, pg_temp.sealed('x')) ~ '^[0-9]+$',
	'the counsellor writes');
select is(pg_temp.notes('t-mind', :d), '1', 'and reads');
select is(pg_temp.notes(w, :d), r, w || ' does not') from (values
	('t-mind2', 'RG403 err_not_counsellor'),
	('t-mind3', 'RG404 err_no_case'), ('t-clerk', 'RG404 err_no_case'),
	('t-sup', 'RG404 err_no_case'), ('t-sys', 'RG404 err_no_case'),
	('t-aud', 'RG404 err_no_case')) v (w, r);
select is(pg_temp.run('rg_mediation_pub', 't-p5', format('select count(*) '
	'from api.counsel_notes(%L)', pg_temp.at(:d, 'no'))),
	'42501 permission denied for function counsel_notes',
	'nor the person');
select is(pg_temp.note('t-mind2', :d, pg_temp.sealed('x')),
	'RG403 err_not_counsellor', 'nor does another write');
select is(pg_temp.run(r, 't-mind', 'select count(*) from rg.counsel_note'),
	'42501 permission denied for table counsel_note', r || ' reads no table')
from unnest(array['rg_mediation_off', 'rg_desk_off', 'rg_courier',
	'rg_carefund_off']) r;
select throws_ok('update rg.counsel_note set at = now()', 'RG403', null,
	'a note is never changed');
select throws_ok($$update rg.counsel_note set body = 'plain'$$, null, null,
	'nor put in plain words');
-- The case goes to another: what the first wrote stays the first's.
select is(pg_temp.book('t-mind', :d, 'rearrange', pg_temp.slot('t-mind2',
	'2026-03-09', '09:00', '09:50')::bigint), 'IN_CARE', 'handed on');
select is(pg_temp.notes('t-mind', :d) || pg_temp.notes('t-mind2', :d), '10',
	'the new counsellor begins with none');
select is(pg_temp.does('t-mind2', :d, 'close', '', '{"outcome": "same"}'),
	'CLOSED', 'ended');
select is((select count(*) from rg.counsel_session where case_id = :d
	and state = 'booked'), 0::bigint, 'its time is free');
select rg.erase_case(:d, null);
select is((select count(*) from rg.counsel_note where case_id = :d), 0::bigint,
	'notes go with the case');

-- Calls for help.
delete from rg.rate;
update rg.account set mobile = '13900000301' where login = 't-mind';
update rg.account set mobile = '13900000302' where login = 't-mind2';
select is(pg_temp.run('rg_mediation_pub', 'nobody',
	'select api.counsel_alert(null, '''')'), 'false', 'nobody to call back');
select is(pg_temp.run('rg_mediation_pub', 'nobody',
	'select api.counsel_alert(null, ''13900000409'')'), 'true',
	'told');
select is((select count(distinct account) from rg.outbox
	where template = 'crisis' and account in (pg_temp.id('t-mind'),
	pg_temp.id('t-mind2'), pg_temp.id('t-mind3'))), 3::bigint, 'all where nobody is on duty');
select is((select count(*) from rg.outbox where template = 'crisis'
	and way = 'sms' and params = '{}' and address ~ '^1390000030[12]$'),
	2::bigint, 'with no word of whom');
delete from rg.outbox where template = 'crisis';
select is(pg_temp.med('t-mind', 'select api.counsel_duty_set(''2026-03-04'', '
	'true)'), 'RG422 duty:err_counsel_day', 'no duty in the past');
select pg_temp.med('t-mind', 'select api.counsel_duty_set(''2026-03-05'', true)')
	as x \gset
select is(pg_temp.med('t-p6', 'select api.counsel_alert(null, null)'), 'true',
	'who is logged in is called back on his number');
select is((select string_agg(distinct account::text, ',') from rg.outbox
	where template = 'crisis'), pg_temp.id('t-mind')::text,
	'who is on duty is told');
select pg_temp.med('t-p6', 'select api.counsel_alert(null, null)') as x \gset
select is((select count(*) from rg.counsel_alert
	where account = pg_temp.id('t-p6')), 1::bigint, 'one call stays one');
update rg.counsel_alert set at = at - interval '11 min'
	where account = pg_temp.id('t-p6');
select pg_temp.med('t-p6', 'select api.counsel_alert(null, null)') as x \gset
select is((select count(*) from rg.counsel_alert
	where account = pg_temp.id('t-p6')), 2::bigint, 'later it is another');
select is(pg_temp.med('t-clerk', 'select count(*) from api.counsel_alerts()'),
	'RG403 err_role', 'counsellors alone see who called');
select is(pg_temp.med('t-mind', format('select api.counsel_alert_done(%s, '
	'''reached'')', (select max(id) from rg.counsel_alert))), '', 'reached');
select is(pg_temp.med('t-mind2', format('select api.counsel_alert_done(%s, '
	'''rescue'')', (select max(id) from rg.counsel_alert))),
	'RG409 err_not_now', 'the first word stands');
select pg_temp.clock('2026-04-20 10:00');
select rg.sweep_counsel();
select is((select mobile || coalesce(account::text, '') from rg.counsel_alert
	order by id desc limit 1), '', 'after a month the number is gone');
select is((select mobile from rg.counsel_alert where state = 'open'
	order by id desc limit 1), '', 'also where nobody answered: the call stays');
select * from finish();
rollback;
