-- People's mediation in the record: no mediation against a refusal, no mediator
-- who is a party's, nothing booked twice, an agreement in force when all have
-- signed and not before, reminders, numbers of files, what is left when a case
-- is erased.
\ir setup/world.sql
\set mediation `sh :'setup'/flat :'services'/rights-mediation.hdf`
\o /dev/null
:mediation

select pg_temp.officer('t-med', 370202000000, 'mediator', 'clerk');
select pg_temp.officer('t-lead', 370202000000, 'leader');
select pg_temp.officer('t-far', 370203000000, 'mediator', 'leader');
select pg_temp.open(login) from rg.account
	where login in ('t-med', 't-lead', 't-far');
insert into rg.mediation_committee (area, name, short, since, until)
	values (370202000000, '样例人民调解委员会', '样', '2025-01-01',
		'2027-12-31'), (370202000000, '旧样例调解委员会', '旧',
		'2020-01-01', '2022-12-31'), (370203000000,
		'别处调解委员会', '别', '2025-01-01', '2027-12-31');
create function pg_temp.of(p_short text) returns bigint language sql as $$
	select id from rg.mediation_committee where short = p_short $$;
select pg_temp.of('样') as k, pg_temp.of('旧') as old, pg_temp.of('别') as other
	\gset
insert into rg.mediator (committee, name, sex, member, since, name_index,
	mobile_index)
values (:k, '调甲', 'm', true, '2025-01-01', '{ix-a,iy-a}', '{mx-a,my-a}'),
	(:k, '调乙', 'm', true, '2025-01-01', '{ix-b,iy-b}', '{mx-b,my-b}'),
	(:old, '调旧', 'm', true, '2020-01-01', '{}', '{}'),
	(:other, '调远', 'f', true, '2025-01-01', '{}', '{}');
create function pg_temp.one(p_name text) returns bigint language sql as $$
	select id from rg.mediator where name = p_name
	union all select id from rg.mediation_room where name = p_name $$;
select pg_temp.one('调甲') as a, pg_temp.one('调乙') as b,
	pg_temp.one('调旧') as stale, pg_temp.one('调远') as far \gset
insert into rg.mediation_room (committee, name, address, seats)
	values (:k, '一室', '一楼', 8), (:k, '二室', '二楼', 8),
		(:other, '远室', '远处', 8);
select pg_temp.one('一室') as r1, pg_temp.one('二室') as r2,
	pg_temp.one('远室') as rfar \gset

create function pg_temp.med(p_who text, p_case bigint, p_action text,
	p_fields jsonb default '{}', p_reason text default '') returns text
language plpgsql as $$
declare
	r text;
begin
	r := pg_temp.run('rg_mediation_' || case when exists (select
		from rg.account where login = p_who and side = 'pub')
		then 'pub' else 'off' end, p_who, format('select api.act(%s, '
		'%s, %L, ''说明'', %L, ''{}'', %L, %L, '''')', p_case,
		pg_temp.version(p_case), p_action, p_reason, coalesce((select
		array_agg(key order by key) from jsonb_each_text(p_fields)),
		'{}'), coalesce((select array_agg(value order by key)
		from jsonb_each_text(p_fields)), '{}')));
	return case when r ~ '^[A-Z0-9]{5} ' then r
		else pg_temp.state(p_case) end;
end $$;
create function pg_temp.apply(p_more jsonb default '{}') returns bigint
language plpgsql as $$
declare
	c bigint;
	f jsonb := jsonb_build_object('applicant_name.index', 'ix-anna',
		'mobile.index', 'mx-anna', 'division', '370202010001',
		'dispute_type', 'debt', 'rules', '1') || p_more;
begin
	delete from rg.rate;
	c := pg_temp.run('rg_mediation_pub', 't-anna',
		'select api.draft_begin(''rights-mediation'')');
	perform pg_temp.run('rg_mediation_pub', 't-anna', format('select '
		'api.draft_save(%s, %s, ''{}'', %L, %L)', c,
		pg_temp.version(c), (select array_agg(key order by key)
		from jsonb_each_text(f)), (select array_agg(value order by key)
		from jsonb_each_text(f))));
	return c;
end $$;
create function pg_temp.says(p_case bigint, p_party int, p_answer text)
returns text language sql as $$
	select pg_temp.med('t-med', p_case, 'consent', jsonb_build_object(
		'party', p_party, 'answer', p_answer, 'answer_on',
		api.today(), 'answer_how', 'phone')) $$;
create function pg_temp.other(p_case bigint, p_more jsonb default '{}')
returns text language sql as $$
	select pg_temp.med('t-med', p_case, 'party_add', jsonb_build_object(
		'party_kind', 'respondent', 'party_name', 'sealed',
		'party_name.index', 'iy-bert', 'party_mobile.index', 'my-bert')
		|| p_more) $$;
create function pg_temp.takes(p_case bigint, p_mediator bigint,
	p_relation text default 'no') returns text language sql as $$
	select pg_temp.med('t-med', p_case, 'choose', jsonb_build_object(
		'mediator', p_mediator, 'chosen_how', 'parties', 'relation',
		p_relation)) $$;
create function pg_temp.books(p_case bigint, p_room bigint, p_from text,
	p_until text, p_day date default '2026-03-10') returns text
language sql as $$
	select pg_temp.med('t-med', p_case, 'book', jsonb_build_object('room',
		p_room, 'held_on', p_day, 'from_time', p_from, 'until_time',
		p_until)) $$;
-- A case as far as its mediation, with a session held.
create function pg_temp.mediating(p_committee bigint, p_mediator bigint,
	p_room bigint, p_hour int) returns bigint language plpgsql as $$
declare
	c bigint := pg_temp.apply();
begin
	perform pg_temp.med('t-anna', c, 'submit'),
		pg_temp.med('t-med', c, 'ask_other'), pg_temp.other(c);
	perform pg_temp.says(c, 2, 'agreed');
	perform pg_temp.med('t-med', c, 'accept', jsonb_build_object(
		'committee', p_committee));
	perform pg_temp.takes(c, p_mediator);
	perform pg_temp.books(c, p_room, p_hour || ':00', p_hour + 1 || ':00',
		'2026-03-03');
	perform pg_temp.med('t-med', c, 'evidence_waive', '{"both_waive": "1"}');
	perform pg_temp.med('t-med', c, 'start', '{"rights_told": "1"}');
	return c;
end $$;
create function pg_temp.drafts(p_case bigint, p_more jsonb default '{}')
returns text language sql as $$
	select pg_temp.med('t-med', p_case, 'draft_agreement',
		jsonb_build_object('agreement_kind', 'written', 'facts', 'x',
		'points', 'x', 'items.0.by_party', '2', 'items.0.content', 'x',
		'items.0.due', api.today() + 10) || p_more) $$;
create function pg_temp.signs(p_case bigint, p_who text) returns text
language sql as $$
	select pg_temp.med('t-med', p_case, 'sign', jsonb_build_object(
		'signers', p_who, 'signed_on', api.today(), 'signed_how',
		'sign')) $$;
\o
select no_plan();

-- ---- consent ----------------------------------------------------------------

select pg_temp.apply('{"dispute_type": "policy"}') as c \gset
select is(pg_temp.med('t-anna', :c, 'submit'), 'RG422 dispute_type:err_policy',
	'a complaint about policy is no dispute');
select pg_temp.run('rg_mediation_pub', 't-anna', format('select api.draft_save('
	'%s, %s, ''{}'', ''{dispute_type}'', ''{debt}'')', :c,
	pg_temp.version(:c))) as s \gset
select is(pg_temp.med('t-anna', :c, 'submit'), 'APPLIED', 'a debt is one');
select is((select title from rg.case_file where id = :c), '', 'without title');
select is((select kind || ' ' || consent from rg.party where case_id = :c),
	'applicant agreed', 'the applicant is party number one');
select is(pg_temp.med('t-far', :c, 'ask_other'), 'RG404 err_no_case',
	'officers of another district do not see it');
select is(pg_temp.med('t-med', :c, 'ask_other'), 'ASK_OTHER', 'registered');
select is(pg_temp.med('t-med', :c, 'accept', format('{"committee": %s}', :k
	)::jsonb), 'RG422 committee:err_no_respondent', 'nobody to mediate with');
select is(pg_temp.other(:c), 'ASK_OTHER', 'the other side');
select is(pg_temp.other(:c, '{"party_kind": "third", "party_name.index":
	"iy-third"}'), 'ASK_OTHER', 'a third party');
select is(pg_temp.med('t-med', :c, 'accept', format('{"committee": %s}', :k
	)::jsonb), 'RG422 committee:err_party_asked', 'not before an answer');
select is(pg_temp.says(:c, 9, 'agreed'), 'RG422 party:err_option',
	'no answer of nobody');
select is(pg_temp.says(:c, 2, 'refused'), 'ASK_OTHER', 'a refusal is noted');
select is(pg_temp.med('t-med', :c, 'accept', format('{"committee": %s}', :k
	)::jsonb), 'RG422 committee:err_party_refuses',
	'no mediation against a refusal');
select is(pg_temp.says(:c, 2, 'agreed'), 'ASK_OTHER', 'it thinks again');
select is(pg_temp.says(:c, 1, 'refused'), 'ASK_OTHER', 'the applicant does not');
select is(pg_temp.med('t-med', :c, 'accept', format('{"committee": %s}', :k
	)::jsonb), 'RG422 committee:err_party_refuses',
	'nor against one of the applicant');
select pg_temp.says(:c, 1, 'agreed') as s, pg_temp.says(:c, 3, 'refused') as t
	\gset
select is(pg_temp.med('t-med', :c, 'accept', format('{"committee": %s}', :old
	)::jsonb), 'RG422 committee:err_committee_term',
	'a committee whose term is over');
select is(pg_temp.med('t-med', :c, 'accept', format('{"committee": %s}', :other
	)::jsonb), 'RG422 committee:err_option', 'one of another district');
select is(pg_temp.med('t-med', :c, 'accept', format('{"committee": %s}', :k
	)::jsonb), 'ACCEPTED', 'a third party that stays away is no obstacle');
select is((select year || ' ' || n from rg.mediation_case where case_id = :c),
	'2026 1', 'the first file of the year');

-- ---- mediators ----------------------------------------------------------------

select is(pg_temp.takes(:c, :stale), 'RG422 mediator:err_mediator_gone',
	'none of a committee whose term is over');
select is(pg_temp.takes(:c, :far), 'RG422 mediator:err_mediator_gone',
	'none of another district');
select is(pg_temp.takes(:c, :a, 'yes'), 'RG422 mediator:err_mediator_conflict',
	'none who is related');
select is(pg_temp.med('t-med', :c, 'start', '{}'),
	'RG422 tasks:err_tasks_open (evidence)',
	'not before both had time for evidence');
select is(pg_temp.med('t-anna', :c, 'evidence_waive', '{"both_waive": "1"}'),
	'RG403 err_role', 'which one side alone does not waive');
update rg.party set consent = 'refused' where case_id = :c and n = 2;
select is(pg_temp.med('t-med', :c, 'evidence_waive', '{"both_waive": "1"}'),
	'RG422 both_waive:err_party_refuses', 'nor anybody against a refusal');
update rg.party set consent = 'agreed' where case_id = :c and n = 2;
select is(pg_temp.med('t-med', :c, 'evidence_got', '{"party": "7",
	"evidence_what": "x"}'), 'RG422 party:err_option',
	'evidence comes from a party');
select is(pg_temp.med('t-med', :c, 'evidence_waive', '{"both_waive": "1"}'),
	'ACCEPTED', 'both agree not to wait');
select is(pg_temp.med('t-med', :c, 'evidence_waive', '{"both_waive": "1"}'),
	'RG409 err_not_now', 'once');
select is(pg_temp.med('t-med', :c, 'start', '{}'),
	'RG422 rights_told:err_no_mediator', 'no mediation without a mediator');
update rg.party set name_index = 'iy-a' where case_id = :c and n = 2;
select is(pg_temp.takes(:c, :a), 'RG422 mediator:err_mediator_conflict',
	'none with the name of a party');
update rg.party set name_index = 'iy-bert', mobile_index = 'my-a'
	where case_id = :c and n = 2;
select is(pg_temp.takes(:c, :a), 'RG422 mediator:err_mediator_conflict',
	'nor with the telephone');
update rg.party set mobile_index = 'my-bert' where case_id = :c and n = 2;
update rg.party set name_index = 'ix-a' where case_id = :c and n = 1;
select is(pg_temp.takes(:c, :a), 'RG422 mediator:err_mediator_conflict',
	'nor with the applicant''s');
update rg.party set name_index = 'ix-anna' where case_id = :c and n = 1;
update rg.mediator set account = pg_temp.id('t-anna') where id = :a;
select is(pg_temp.takes(:c, :a), 'RG422 mediator:err_mediator_conflict',
	'nor the applicant himself');
update rg.mediator set account = null where id = :a;
select is(pg_temp.takes(:c, :a), 'ACCEPTED', 'one who is nobody''s');
select is(pg_temp.other(:c, '{"party_name.index": "iy-a"}'),
	'RG422 party_name:err_mediator_conflict',
	'a party with the mediator''s name is not slipped in later');
select is(pg_temp.med('t-med', :c, 'change', format('{"mediator": %s, '
	'"change_why": "relation"}', :a)::jsonb), 'ACCEPTED', 'he leaves');
select is(pg_temp.takes(:c, :a), 'RG422 mediator:err_mediator_conflict',
	'who left for a relation does not come back');
select is(pg_temp.takes(:c, :b), 'ACCEPTED', 'another takes over');

-- ---- rooms and times ------------------------------------------------------------

select is(pg_temp.books(:c, :r1, '09:00', '11:00'), 'ACCEPTED', 'a session');
select pg_temp.mediating(:k, :a, :r2, 9) as d \gset
select is(pg_temp.state(:d), 'MEDIATING', 'another case');
select is((select n from rg.mediation_case where case_id = :d), 2,
	'the next file');
select is(pg_temp.books(:d, :r1, '10:59', '12:00'), 'RG422 room:err_room_taken',
	'a minute is too much');
select is(pg_temp.books(:d, :r1, '08:00', '12:00'), 'RG422 room:err_room_taken',
	'nor around it');
select is(pg_temp.books(:d, :r1, '09:30', '10:00'), 'RG422 room:err_room_taken',
	'nor within');
select is(pg_temp.books(:d, :r1, '11:00', '12:00'), 'MEDIATING',
	'the hour after is free');
select is(pg_temp.takes(:d, :b), 'MEDIATING', 'a mediator of both');
select is(pg_temp.books(:d, :r2, '09:30', '10:00'),
	'RG422 from_time:err_mediator_taken', 'cannot be in two rooms');
select is(pg_temp.books(:d, :r2, '10:00', '09:00'),
	'RG422 until_time:err_time_order', 'time runs forward');
select is(pg_temp.books(:d, :r2, '10:00', '10:00'),
	'RG422 until_time:err_time_order', 'and is not nothing');
select is(pg_temp.books(:d, :rfar, '09:00', '10:00'), 'RG422 room:err_option',
	'no room of another district');
select is(pg_temp.books(:d, :r2, '09:00', '10:00', '2026-03-01'),
	'RG422 from_time:err_session_past', 'no session in the past');
select is(pg_temp.med('t-med', :c, 'cancel', '{"session": "1"}'), 'ACCEPTED',
	'called off');
select is(pg_temp.books(:d, :r1, '09:00', '10:00'), 'MEDIATING',
	'and the room is free');
select throws_ok(format('insert into rg.mediation_booking (room, during) values '
	'(%s, tstzrange(''2026-03-10 09:30+08'', ''2026-03-10 09:40+08''))',
	:r1), '23P01', null, 'the table itself takes nothing twice');
select is(pg_temp.says(:d, 2, 'refused'), 'MEDIATING', 'a party has enough');
select is(pg_temp.books(:d, :r2, '15:00', '16:00'),
	'RG422 room:err_party_refuses', 'nothing more is booked against it');
select pg_temp.says(:d, 2, 'agreed') as s \gset

-- ---- sessions --------------------------------------------------------------------

select is(pg_temp.med('t-med', :d, 'record', '{"session": "1", "minutes": "x"}'
	), 'RG422 session:err_session_ahead', 'no minutes before the session');
select is(pg_temp.drafts(:d), 'RG422 agreement_kind:err_no_minutes',
	'no agreement without a session');
select pg_temp.clock('2026-03-04 12:00') as s \gset
select is(pg_temp.med('t-med', :d, 'record', '{"session": "1", "minutes": "x",
	"absent": "2", "by_agent": "2"}'), 'RG422 by_agent:err_came_twice',
	'nobody is absent and represented');
select is(pg_temp.med('t-med', :d, 'record', '{"session": "1", "minutes": "x",
	"absent": "2"}'), 'MEDIATING', 'the minutes');
select is((select string_agg(came, ' ' order by party) from rg.session_party
	where case_id = :d), 'came absent', 'who came, who did not');
select is(pg_temp.med('t-med', :d, 'record', '{"session": "1", "minutes": "y"}'
	), 'RG422 session:err_option', 'they are not written twice');
select throws_ok(format('update rg.case_event set action = ''x'' where case_id '
	'= %s and action = ''record''', :d), null, null,
	'the step that holds them does not change');
select is(pg_temp.med('t-med', :d, 'minutes_fix', '{"session": "2", "minutes":
	"y"}'), 'RG422 session:err_option', 'nothing is corrected that was not');
select is(pg_temp.med('t-med', :d, 'minutes_fix', '{"session": "1", "minutes":
	"y"}'), 'MEDIATING', 'a correction is a step of its own');

-- ---- agreement ---------------------------------------------------------------------

select is(pg_temp.med('t-med', :d, 'agree_written'),
	'RG422 note:err_no_agreement', 'none yet');
select is(pg_temp.drafts(:d, '{"items.0.by_party": "7"}'),
	'RG422 items.0.by_party:err_option', 'nobody is bound who is no party');
select is(pg_temp.drafts(:d), 'MEDIATING', 'drawn up');
select is(pg_temp.signs(:d, 'party.9'), 'RG422 signers:err_option',
	'nobody signs who is no party');
select is(pg_temp.signs(:d, 'mediator.' || :far), 'RG422 signers:err_option',
	'nor a mediator of other cases');

-- Every set of signatures but the whole leaves it out of force.
create temporary table tried as
select x as missing from unnest(array['party.1', 'party.2', 'mediator', 'seal'])
	x;
create function pg_temp.without(p_case bigint, p_mediator bigint,
	p_missing text) returns text language plpgsql as $$
declare
	w text;
begin
	perform pg_temp.drafts(p_case);
	foreach w in array array['party.1', 'party.2', 'mediator.'
		|| p_mediator, 'seal'] loop
		continue when split_part(w, '.', 1) = p_missing
			or w = p_missing;
		perform pg_temp.signs(p_case, w);
	end loop;
	return pg_temp.med('t-med', p_case, 'agree_written');
end $$;
select is(pg_temp.without(:d, :a, missing),
	'RG422 note:err_not_signed', 'not in force without ' || missing)
from tried;
select is(pg_temp.med('t-med', :d, 'agree_oral'),
	'RG422 note:err_no_agreement', 'a written one is not an oral one');
select is(pg_temp.without(:d, :a, 'nobody'), 'AGREED_WRITTEN',
	'in force with all of them');
select is((select count(*) from rg.agreement where case_id = :d
	and not replaced), 1::bigint, 'one agreement stands');
select is((select due_on from rg.case_timer where case_id = :d and clock
	= 'confirm'), (select due_on from api.due('2026-03-04', 'CD', 30,
	370202010001)), 'thirty days for the court');
select is(pg_temp.lapse(:d, 'confirm_over'), 'PERFORMING',
	'when they are over it goes on');

-- ---- performance ---------------------------------------------------------------------

select is(pg_temp.med('t-med', :d, 'performed'), 'RG422 note:err_items_open',
	'not performed while an item is open');
select pg_temp.clock('2026-04-20 12:00') as s \gset
update rg.agreement_item set due_on = '2026-04-28', reminded = 0
	where case_id = :d;
create function pg_temp.told(p_case bigint) returns bigint language sql as $$
	select count(*) from rg.outbox where case_id = p_case
		and template = 'item_due' and way = 'sms' $$;
select pg_temp.courier('select api.remind(100)') as s \gset
select is(pg_temp.told(:d), 0::bigint, 'eight days before: nothing');
select pg_temp.clock('2026-04-21 12:00') as s \gset
select pg_temp.courier('select api.remind(100)') as s \gset
select pg_temp.courier('select api.remind(100)') as t \gset
select is(pg_temp.told(:d), 1::bigint, 'a week before: once');
select pg_temp.clock('2026-04-27 12:00') as s \gset
select pg_temp.courier('select api.remind(100)') as s \gset
select pg_temp.courier('select api.remind(100)') as t \gset
select is(pg_temp.told(:d), 2::bigint, 'a day before: once more');
select is(pg_temp.med('t-med', :d, 'breach', '{"item": "0"}'),
	'RG422 item:err_not_due', 'no breach before its day');
select pg_temp.clock('2026-04-29 12:00') as s \gset
select is(pg_temp.med('t-med', :d, 'breach', '{"item": "0"}'), 'BREACH',
	'a breach');
select is(pg_temp.med('t-med', :d, 'resume', '{"new_due": "2026-05-20"}'),
	'PERFORMING', 'agreed anew');
select is((select state || ' ' || due_on from rg.agreement_item where case_id
	= :d and agreement = (select max(n) from rg.agreement where case_id
	= :d)), 'open 2026-05-20', 'open again');
select is(pg_temp.med('t-med', :d, 'item_done', '{"item": "0", "done_on":
	"2026-04-29"}'), 'PERFORMING', 'done');
select is(pg_temp.med('t-med', :d, 'item_done', '{"item": "0", "done_on":
	"2026-04-29"}'), 'RG422 item:err_option', 'once');
select is(pg_temp.med('t-med', :d, 'performed'), 'PERFORMED', 'performed');
select is(pg_temp.med('t-med', :d, 'revisit', '{"visited_on": "2026-04-29"}'),
	'REVISITED', 'revisited');
select is((select string_agg(code, ' ' order by ord) from
	rg.dossier_pieces((select f from rg.case_file f where id = :d)) where n
	> 0), 'application rights identity inquiry minutes agreement '
	'performance revisit remarks back', 'what the file holds');
select is(pg_temp.med('t-med', :d, 'archive'), 'ARCHIVED', 'filed');

-- ---- who sees what -----------------------------------------------------------------------

select no as dno from rg.case_file where id = :d \gset
select is(pg_temp.run('rg_mediation_off', 't-med', format('select count(*) from '
	'api.mediate_parties(%L)', :'dno')), '2', 'its officers see the parties');
select is(pg_temp.run('rg_mediation_off', 't-far', format('select count(*) from '
	'api.mediate_parties(%L)', :'dno')), '0', 'others do not');
select is(pg_temp.run('rg_mediation_off', 't-sys', format('select count(*) from '
	'api.mediate_steps(%L)', :'dno')), '0', 'nor administrators');
select is(pg_temp.run('rg_mediation_pub', 't-bert', format('select count(*) '
	'from api.mediate_head(%L)', :'dno')), '0', 'nor another person');
select is(pg_temp.run('rg_mediation_pub', 't-anna', format('select count(mobile)'
	' from api.mediate_parties(%L)', :'dno')), '0',
	'the applicant gets nobody''s telephone');
select is(left(pg_temp.run('rg_alliance_off', 't-med', format('select count(*) '
	'from api.mediate_head(%L)', :'dno')), 5), '42501',
	'other programs have no such door');
select is(pg_temp.run(r, 't-med', 'select count(*) from rg.party') ~ '^42501',
	true, r || ' reads no table of it') from unnest(array['rg_mediation_off',
	'rg_mediation_pub', 'rg_desk_off', 'rg_portal_pub', 'rg_courier']) r;

-- ---- committees ----------------------------------------------------------------------------

create function pg_temp.met(p bigint) returns boolean language sql as $$
	select met from api.committees() where id = p $$;
select is(pg_temp.met(:k), false, 'two members are too few');
create function pg_temp.adds(p_who text, p_committee bigint, p_sex text,
	p_name text) returns text language sql as $$
	select pg_temp.run('rg_mediation_off', p_who, format('select '
		'api.mediator_add(%s, %L, %L, true, '''', '''', true, '''', '
		'''{}'', ''{}'', '''')', p_committee, p_name, p_sex)) $$;
select is(pg_temp.adds('t-med', :k, 'm', '调丙'), 'RG403 err_role',
	'a mediator adds none');
select is(pg_temp.adds('t-far', :k, 'm', '调丙'), 'RG404 err_no_case',
	'nor a leader of another district');
select ok(pg_temp.adds('t-lead', :k, 'm', '调丙') ~ '^[0-9]+$', 'a leader does');
select is(pg_temp.met(:k), false, 'three men are not as prescribed');
select ok(pg_temp.adds('t-lead', :k, 'f', '调丁') ~ '^[0-9]+$', 'a woman');
select is(pg_temp.met(:k), true, 'now they are');
select pg_temp.adds('t-lead', :k, 'm', '调' || i) as s
	from generate_series(5, 9) i \g /dev/null
select is(pg_temp.adds('t-lead', :k, 'm', '调十'), 'RG422 member:err_members_nine',
	'nine at most');
select is(pg_temp.met(:old), false, 'a term that is over');
select is(pg_temp.run('rg_mediation_off', 't-lead', format('select '
	'api.booking_add(''mediator'', %s, ''2026-05-10'', ''09:00'', '
	'''18:00'', ''x'', '''')', :b)) ~ '^[0-9]+$', true, 'a mediator is away');
select is(pg_temp.run('rg_mediation_off', 't-lead', format('select '
	'api.booking_add(''mediator'', %s, ''2026-05-10'', ''12:00'', '
	'''13:00'', ''x'', '''')', :b)), 'RG422 from:err_mediator_taken',
	'not twice');
select is(pg_temp.run('rg_mediation_off', 't-med', format('select '
	'api.booking_add(''room'', %s, ''2026-05-10'', ''09:00'', ''18:00'', '
	'''x'', '''')', :r1)), 'RG403 err_role', 'only who keeps them');
select is(pg_temp.run('rg_mediation_off', 't-lead', 'select api.booking_drop('
	'(select min(id) from rg.mediation_booking where case_id is not null))'
	) ~ '^(RG404|42501)', true, 'a session is not dropped from the calendar');
select is((select string_agg(coalesce(taken, '-') || ' ' || coalesce(agreed,
	'-'), ';') from api.mediation_counts()), '- -',
	'numbers below three are not told');

-- ---- a third party that owes, signatures noted late -------------------------------

select pg_temp.apply() as g \gset
select pg_temp.med('t-anna', :g, 'submit') as s,
	pg_temp.med('t-med', :g, 'ask_other') as t, pg_temp.other(:g) as u,
	pg_temp.other(:g, '{"party_kind": "third", "party_name.index": "iy-third",
	"party_mobile.index": ""}') as v \gset
select pg_temp.says(:g, 2, 'agreed') as s \gset
select pg_temp.med('t-med', :g, 'accept', format('{"committee": %s}', :k
	)::jsonb) as s \gset
select is(pg_temp.med('t-anna', :g, 'agree_mediator'), 'RG409 err_not_now',
	'nobody accepts mediators that are not chosen');
select pg_temp.takes(:g, :a) as s, pg_temp.books(:g, :r1, '09:00', '10:00',
	'2026-05-06') as t, pg_temp.books(:g, :r1, '09:00', '10:00',
	'2026-06-30') as u \gset
select is(pg_temp.med('t-anna', :g, 'agree_mediator'), 'ACCEPTED', 'accepted');
select is(pg_temp.med('t-anna', :g, 'agree_mediator'),
	'RG422 note:err_mediator_agreed', 'once');
select pg_temp.clock('2026-05-07 10:00') as s \gset
select is(pg_temp.lapse(:g, 'evidence_over'), 'ACCEPTED',
	'the days for evidence run out');
select pg_temp.med('t-med', :g, 'start', '{"rights_told": "1"}') as s,
	pg_temp.med('t-med', :g, 'record', '{"session": "1", "minutes": "x"}') as t,
	pg_temp.drafts(:g, '{"items.0.by_party": "3", "items.0.due":
	"2026-05-27"}') as u \gset
select pg_temp.signs(:g, 'party.1 party.2 seal mediator.' || :a) as s \gset
select is(pg_temp.med('t-med', :g, 'agree_written'), 'RG422 note:err_not_signed',
	'a third party that owes something signs too');
select pg_temp.signs(:g, 'party.3') as s \gset
select is(pg_temp.drafts(:g), 'RG422 agreement_kind:err_in_force',
	'what is in force is not replaced');
select pg_temp.clock('2026-05-21 10:00') as s \gset
select is(pg_temp.med('t-med', :g, 'agree_written'), 'AGREED_WRITTEN',
	'noted two weeks later');
select is((select due_on from rg.case_timer where case_id = :g and clock
	= 'confirm'), (select (api.due(in_force_on, 'CD', 30, 370202010001)).due_on
	from rg.agreement where case_id = :g and in_force_on < '2026-05-12'),
	'the thirty days count from the signatures');
select is((select count(*) from rg.mediation_booking where case_id = :g
	and upper(during) > api.now()), 0::bigint,
	'no room is kept after an agreement');
select pg_temp.courier('select api.remind(100)') as s \gset
select is(pg_temp.told(:g), 1::bigint,
	'what is due is told before the court has confirmed');
select is(pg_temp.med('t-med', :g, 'item_done', '{"item": "0", "done_on":
	"2026-05-21"}'), 'AGREED_WRITTEN', 'and noted when it is done');

-- ---- a new year, the end ---------------------------------------------------------------------

select pg_temp.clock('2027-01-05 10:00') as s \gset
select pg_temp.apply() as e \gset
select pg_temp.med('t-anna', :e, 'submit') as s,
	pg_temp.med('t-med', :e, 'ask_other') as t, pg_temp.other(:e) as u \gset
select pg_temp.says(:e, 2, 'agreed') as s \gset
select pg_temp.med('t-med', :e, 'accept', format('{"committee": %s}', :k
	)::jsonb) as s \gset
select is((select year || ' ' || n from rg.mediation_case where case_id = :e),
	'2027 1', 'numbers begin anew with the year');
select pg_temp.takes(:e, :a) as s, pg_temp.books(:e, :r1, '09:00', '10:00',
	'2027-01-08') as t \gset
select is(pg_temp.med('t-anna', :e, 'withdraw'), 'WITHDRAWN',
	'the applicant stops');
select is((select count(*) from rg.mediation_booking where case_id = :e),
	0::bigint, 'room and mediator are free');
select rg.erase_rights_mediation(f) as s from rg.case_file f where id = :d \gset
select is((select string_agg(name_index || mobile_index, '') from rg.party
	where case_id = :d), '', 'an erased case is found by no name');
select * from finish();
rollback;
