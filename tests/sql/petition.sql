-- Accusations on every way a row could be read; sorting that is never half;
-- representatives; who withdrew; names left out; days of leaders; the clocks.
\ir setup/world.sql
select no_plan();
\set intake `sh :'setup'/flat :'services'/rights-intake.hdf`
\set petition `sh :'setup'/flat :'services'/rights-petition.hdf`
\o /dev/null
:intake
:petition
\o

-- No others hold the office here.
delete from rg.role_grant where role in ('discipline', 'dispatcher');
select pg_temp.officer('t-disp', 370202000000, 'dispatcher');
select pg_temp.officer('t-disc', 370202000000, 'discipline');
select pg_temp.officer('t-disc2', 370200000000, 'discipline');
select pg_temp.officer('t-discx', 370203000000, 'discipline', 'dispatcher');
select pg_temp.officer('t-boss', 370200000000, 'supervisor', 'dispatcher',
	'leader', 'review1', 'review2', 'audit', 'viewer');
select pg_temp.officer('t-lead', 370202000000, 'leader');
select pg_temp.officer('t-hand', 370202000000, 'review1');
select pg_temp.open(login) from rg.account where login in ('t-disp', 't-disc',
	't-disc2', 't-discx', 't-boss', 't-lead', 't-hand');

create function pg_temp.rpub(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_mediation_pub', p_who, p_sql) $$;
create function pg_temp.roff(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_mediation_off', p_who, p_sql) $$;

-- A matter told, or a petition.
create function pg_temp.tell(p_who text, p_service text default
	'rights-intake', p_more jsonb default '{}') returns text
language plpgsql as $$
declare
	c bigint;
	f jsonb := jsonb_build_object('danger', 'no', 'matter', 'policy',
		'joint', 'alone', 'named', 'yes', 'division',
		'370202010001', 'purpose', 'claim', 'category', 'benefit',
		'urgent', 'no') || p_more;
begin
	c := pg_temp.rpub(p_who, format('select api.draft_begin(%L)',
		p_service));
	perform pg_temp.rpub(p_who, format('select api.draft_save(%s, %s, '
		'''{}'', %L, %L)', c, pg_temp.version(c),
		(select array_agg(key order by key) from jsonb_each_text(f)),
		(select array_agg(value order by key)
		from jsonb_each_text(f))));
	return pg_temp.rpub(p_who, format('select api.act(%s, %s, ''submit'', '
		''''', null, ''{}'', ''{}'', ''{}'', '''')', c,
		pg_temp.version(c)));
end $$;
create function pg_temp.cid(p_no text) returns bigint language sql as $$
	select id from rg.case_file where no = p_no $$;
create function pg_temp.step(p_who text, p_case bigint, p_action text,
	p_note text default '依规办理', p_fields jsonb default '{}')
returns text language plpgsql as $$
declare
	r text := pg_temp.roff(p_who, format('select api.act(%s, %s, %L, %L, '
		'null, ''{}'', %L, %L, '''')', p_case, pg_temp.version(p_case),
		p_action, p_note, coalesce((select array_agg(key order by key)
		from jsonb_each_text(p_fields)), '{}'), coalesce((select
		array_agg(value order by key) from jsonb_each_text(p_fields)),
		'{}')));
begin
	return case when r ~ '^XF|^SQ' then pg_temp.state(p_case) else r end;
end $$;

-- ---- representatives ------------------------------------------------------

select matches(pg_temp.tell('t-anna', 'rights-intake', '{"joint": "together",
	"representatives.0.name": "a", "representatives.1.name": "b",
	"representatives.2.name": "c", "representatives.3.name": "d",
	"representatives.4.name": "e", "representatives.5.name": "f"}'),
	'RG422 representatives:err_rows_many', 'six representatives are refused');
select matches(pg_temp.tell('t-anna', 'rights-intake', '{"joint": "together",
	"representatives.0.name": "a", "representatives.1.name": "b",
	"representatives.2.name": "c", "representatives.3.name": "d",
	"representatives.4.name": "e", "representatives.5.name": null}'),
	'^(SQ|RG422)', 'the draft still stands');
select is(pg_temp.rpub('t-anna', format('select api.draft_save(%s, %s, '
	'''{representatives}'', array[''representatives.0.name''], '
	'array[''a''])', c.id, c.version)) ~ '^[0-9]+$', true,
	'five and fewer are taken')
from rg.case_file c where c.applicant = pg_temp.id('t-anna')
	and c.service = 'rights-intake' and c.kind = 'draft';

-- ---- sorting is never half ------------------------------------------------

select pg_temp.tell('t-bert') as sq \gset
select pg_temp.cid(:'sq') as sq_id, pg_temp.version(pg_temp.cid(:'sq')) as v
\gset
select is(pg_temp.roff('t-disp', format('select api.act(%s, %s, '
	'''sort_petition'', ''x'', null, ''{}'', ''{}'', ''{}'', '''')',
	:sq_id, :v)), 'RG409 err_not_now', 'no end without a beginning');
select is(pg_temp.roff('t-disp', format('select api.sort_end(%s, %s, '
	'''sort_petition'', ''x'', ''{}'', ''{}'', ''{}'', ''{}'', ''{}'', '
	''''')', :sq_id, :v)), 'RG409 err_not_now', 'nor by the other door');
select is(pg_temp.roff('t-hand', format('select id from api.sort_begin(%s, %s,'
	' ''sort_petition'', '''')', :sq_id, :v)), 'RG403 err_role',
	'only by who may sort');
select is(pg_temp.roff('t-disp', format('select id from api.sort_begin(%s, %s,'
	' ''sort_petition'', '''')', :sq_id, :v - 1)) ~ '^RG409 err_stale',
	true, 'not on what is no longer so');
select is(pg_temp.roff('t-disp', format('select id from api.sort_begin(%s, %s,'
	' ''accept'', '''')', :sq_id, :v)), 'RG404 err_no_action',
	'not to nowhere');
savepoint half;
select throws_ok(format('select pg_temp.roff(''t-disp'', %L); set constraints '
	'all immediate', format('select id from api.sort_begin(%s, %s, '
	'''sort_petition'', '''')', :sq_id, :v)), 'RG409', 'err_not_now',
	'a case begun and the matter not ended does not stand');
rollback to half;
select ok(pg_temp.roff('t-disp', format('select id from api.sort_begin(%s, %s,'
	' ''sort_petition'', ''kkkkkkkkkkkkkkkk'')', :sq_id, :v)) ~ '^[0-9]+$',
	'begun');
select pg_temp.roff('t-disp', format('select api.sort_end(%s, %s, '
	'''sort_petition'', ''政策诉求'', ''{purpose}'', ''{claim}'', '
	'''{purpose,named,division,urgent}'', '
	'''{claim,yes,370202010001,no}'', ''{}'', ''kkkkkkkkkkkkkkkk'')',
	:sq_id, :v)) as xf \gset
select matches(:'xf'::text, '^XF', 'and ended with the number of the new case');
set constraints all immediate;
set constraints all deferred;
select is(pg_temp.state(:sq_id) || ' ' || pg_temp.state(pg_temp.cid(:'xf')),
	'SORTED SORTED', 'both stand');
select is(pg_temp.roff('t-disp', format('select done from api.sort_begin(%s, '
	'%s, ''sort_petition'', ''kkkkkkkkkkkkkkkk'')', :sq_id, :v)), :'xf',
	'the same form again is answered with the same number');
select is((select count(*) from rg.case_file where service =
	'rights-petition' and applicant = pg_temp.id('t-bert')), 1::bigint, 'and makes no other');
select is(pg_temp.at(pg_temp.cid(:'xf'), 'applicant'),
	pg_temp.id('t-bert')::text, 'in the name of who told it');
select is(pg_temp.rpub('t-bert', format('select no from api.sorted_to(%L)',
	:'sq')), :'xf', 'who sees it');
select is(pg_temp.rpub('t-anna', format('select no from api.sorted_to(%L)',
	:'sq')), null::text, 'and nobody else');

-- ---- clocks ---------------------------------------------------------------

select pg_temp.cid(:'xf') as x \gset
select is((select raw_on from rg.case_timer where case_id = :x
	and clock = 'inform'), date '2026-03-17', 'fifteen days to be told');
select is((select due_on from rg.case_timer where case_id = :x
	and clock = 'addressee'), date '2026-03-09',
	'five working days to send it back');
select is(pg_temp.step('t-disp', :x, 'accept'), 'ACCEPTED', 'accepted');
select is((select raw_on from rg.case_timer where case_id = :x
	and clock = 'finish'), date '2026-05-01', 'sixty days from then');
select is(pg_temp.step('t-hand', :x, 'begin'), 'HANDLING', 'taken up');
select is(pg_temp.step('t-hand', :x, 'ask_extension'), 'EXTEND_ASKED',
	'more time is asked for');
select matches(pg_temp.step('t-hand', :x, 'extend'), '^RG403',
	'not given by who asked');
select is(pg_temp.step('t-lead', :x, 'extend'), 'EXTENDED', 'given');
select is((select raw_on from rg.case_timer where case_id = :x
	and clock = 'finish'), date '2026-05-31', 'thirty days more');
select is(pg_temp.step('t-hand', :x, 'ask_extension'), 'RG409 err_not_now',
	'and not twice');

-- ---- who withdrew ---------------------------------------------------------

select is(pg_temp.step('t-hand', :x, 'step_aside'), 'EXTENDED',
	'who has an interest withdraws');
select is(pg_temp.step('t-hand', :x, 'propose', '', '{"opinion": "reject"}'),
	'RG403 err_aside', 'and takes no step any more');
select is(pg_temp.roff('t-hand', format('select api.claim(%s, '''')', :x)),
	'RG403 err_role', 'nor takes it on');
select is((select count(*) from rg.case_reviewer where case_id = :x
	and account = pg_temp.id('t-hand')), 0::bigint,
	'his step is another''s now');

-- ---- an accusation --------------------------------------------------------

select pg_temp.tell('t-anna', 'rights-petition', '{"purpose": "accuse",
	"urgent": "yes"}') as acc \gset
select pg_temp.cid(:'acc') as a \gset
select is(pg_temp.at(:a, 'locked'), 'true', 'an accusation is locked');
select is((select string_agg(u.login, ' ' order by u.login) from rg.case_lock l
	join rg.account u on u.id = l.account where l.case_id = :a),
	't-disc t-disc2', 'named are the officers for it of district and city');
select is((select string_agg(distinct u.login, ' ' order by u.login)
	from rg.outbox o join rg.account u on u.id = o.account
	where o.case_id = :a and o.template = 'urgent_alert'),
	't-disc t-disc2', 'an urgent one is told to them alone');
insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state,
	at) values (:a, 'evidence', 'a.jpg', 'image/jpeg', 1, '\x00',
	repeat('b', 32), 'accepted', now());
insert into rg.case_message (case_id, side, author_name, body, at)
	values (:a, 'pub', '', '问', api.now());
insert into rg.case_note (case_id, author, body, at)
	values (:a, pg_temp.id('t-disc'), '注', api.now());
create temporary table lookers as select unnest(array['t-disp', 't-boss',
	't-lead', 't-hand', 't-sup', 't-city', 't-clerk', 't-village', 't-sys',
	't-sec', 't-aud', 't-discx', '']) as who;
create temporary table ways (name text, call text);
insert into ways values
	('rows', 'select count(*) from rg.case_file where id = %1$s'),
	('answers', 'select count(*) from rg.case_form where case_id = %1$s'),
	('events', 'select count(*) from rg.case_event where case_id = %1$s'),
	('words', 'select count(*) from rg.case_event_text t join rg.case_event e '
		'on e.chain = t.chain and e.seq = t.seq where e.case_id = %1$s'),
	('messages', 'select count(*) from rg.case_message where case_id = %1$s'),
	('notes', 'select count(*) from rg.case_note where case_id = %1$s'),
	('files', 'select count(*) from rg.upload where case_id = %1$s'),
	('papers', 'select count(*) from rg.paper where case_id = %1$s'),
	('clocks', 'select count(*) from rg.case_timer where case_id = %1$s'),
	('moves', 'select count(*) from rg.case_move where case_id = %1$s'),
	('reviewers', 'select count(*) from rg.case_reviewer where case_id = '
		'%1$s'),
	('id', 'select count(api.desk_id(%2$L))'),
	('page', 'select count(*) from api.desk_page(%2$L, true, 0)'),
	('steps', 'select count(*) from api.actions(%1$s)'),
	('opinions', 'select count(*) from api.petition_words(%1$s)'),
	('named', 'select count(*) from api.named_officers(%2$L)'),
	('warnings', 'select count(*) from api.risk_notes(%2$L)'),
	('dispatch', 'select count(*) from api.dispatch_list(''all'', null) where '
		'no = %2$L'),
	('looks alike', 'select count(*) from api.look_alikes(%2$L)'),
	('joined', 'select count(*) from api.joined(%2$L)'),
	('holders', 'select count(*) from api.holders(%1$s)');
select ok(coalesce(pg_temp.roff(l.who, format(w.call, :a, :'acc')), '0')
	~ '^(0|RG40[134])', format('%s through %s: nothing', l.who, w.name))
from lookers l cross join ways w;
select is(coalesce(pg_temp.run('rg_desk_off', l.who, format('select count(*) '
	'from rg.case_file where id = %s', :a)), '0'), '0',
	format('%s at the desk: no row', l.who)) from lookers l;
select ok(coalesce(pg_temp.run('rg_desk_off', l.who, format('select count(*) '
	'from api.find_cases(%L, null, 50)', :'acc')), '0') ~ '^(0|RG)',
	format('%s does not find it', l.who)) from lookers l;
select ok(coalesce(pg_temp.run('rg_desk_off', l.who, format('select count(*) '
	'from api.inbox(%L, null, 50) where no = %L', t, :'acc')), '0')
	~ '^(0|RG)', format('%s has it in no tab: %s', l.who, t))
from lookers l, unnest(array['claim', 'waiting', 'soon', 'overdue', 'closed',
	'all']) t;
select matches(pg_temp.roff(l.who, q), '^RG40[134]', format('%s: %s', l.who,
	split_part(q, '(', 1)))
from lookers l, unnest(array[
	format('select api.claim(%s, '''')', :a),
	format('select api.message_add(%s, ''问'', false, '''')', :a),
	format('select api.note_add(%s, ''注'', '''')', :a),
	format('select api.act(%s, %s, ''accept'', '''', null, ''{}'', ''{}'', '
		'''{}'', '''')', :a, pg_temp.version(:a)),
	format('select api.name_officer(%L, %s, true, '''')', :'acc',
		pg_temp.id('t-boss')),
	format('select api.risk_add(%L, ''x'', '''')', :'acc'),
	format('select api.dispatch_mark(%L, '''')', :'acc')]) q
where l.who <> '';
select is(pg_temp.roff('t-disc', format('select count(api.desk_id(%L))',
	:'acc')), '1', 'the named officer sees it');
select is(pg_temp.step('t-disc', :a, 'accept'), 'ACCEPTED', 'and acts in it');
select is(pg_temp.run('rg_desk_off', 't-disc', format('select count(*) from '
	'api.find_cases(%L, null, 50)', :'acc')), '1', 'and finds it');
select is(pg_temp.roff('t-disc', format('select api.name_officer(%L, %s, '
	'true, '''')', :'acc', pg_temp.id('t-boss'))), :'acc',
	'and names another');
select is(pg_temp.roff('t-boss', format('select count(api.desk_id(%L))',
	:'acc')), '1', 'who sees it then');
select is(pg_temp.roff('t-disc', format('select api.name_officer(%L, %s, '
	'true, '''')', :'acc', pg_temp.id('t-sys'))),
	'RG422 officer:err_choice', 'no administrator is named');
select is(pg_temp.roff('t-disc', format('select api.name_officer(%L, %s, '
	'false, '''')', :'acc', pg_temp.id('t-boss'))), :'acc', 'taken out');
select is(pg_temp.roff('t-boss', format('select count(api.desk_id(%L))',
	:'acc')), '0', 'he sees it no more');
select pg_temp.roff('t-disc', format('select api.name_officer(%L, %s, false, '
	''''')', :'acc', pg_temp.id('t-disc2'))) \g /dev/null
select is(pg_temp.roff('t-disc', format('select api.name_officer(%L, %s, '
	'false, '''')', :'acc', pg_temp.id('t-disc'))),
	'RG422 officer:err_last_named', 'one is left');
-- Its number, and no more, goes into the figures.
select ok((pg_temp.roff('t-boss', 'select sum(accusations) from '
	'api.dispatch_periods(false)'))::int = 1, 'it is counted');
-- Late, it is told to the named alone.
update rg.case_file set step_due_on = api.today() - 3 where id = :a;
select api.escalate(100) \g /dev/null
select is((select string_agg(distinct u.login, ' ') from rg.outbox o
	join rg.account u on u.id = o.account where o.case_id = :a
	and o.template = 'escalated'), 't-disc', 'lateness too');

-- ---- a name left out ------------------------------------------------------

select pg_temp.tell('t-bert', 'rights-intake', '{"named": "no"}') as an \gset
select pg_temp.cid(:'an') as n \gset
select is(pg_temp.roff('t-disp', format('select count(*) from '
	'api.desk_page(%L, true, 0) where cells::text ~ ''商户乙|13900000002''',
	:'an')), '0', 'the page says neither name nor telephone');
select is(pg_temp.roff('t-disp', format('select count(*) from '
	'api.look_alikes(%L)', :'an')), '0', 'nor what else the person told');
select ok(not exists (select from unnest(string_to_array(pg_temp.roff(
	't-disp', format('select string_agg(no, '' '') from '
	'api.look_alikes(%L)', :'xf')), ' ')) k where k = :'an'),
	'nor the other way round');

-- ---- early warnings -------------------------------------------------------

select is(pg_temp.roff('t-disp', format('select api.risk_add(%L, ''封'', '
	''''')', :'xf')), :'xf', 'a warning is noted');
select is(pg_temp.roff('t-hand', format('select count(*) from '
	'api.risk_notes(%L)', :'xf')), '0', 'not for who handles');
select is(pg_temp.rpub('t-bert', 'select count(*) from rg.risk_note'),
	'42501 permission denied for table risk_note', 'never for the person');
select is((select until_on from rg.risk_note where case_id = :x),
	date '2026-05-31', 'for ninety days');
select pg_temp.clock('2026-06-02 10:00') \g /dev/null
select pg_temp.courier('select api.sweep()') \g /dev/null
select is((select count(*) from rg.risk_note where case_id = :x), 0::bigint,
	'and gone when nobody looked');

-- ---- days of leaders ------------------------------------------------------

select pg_temp.roff('t-disp', 'select api.duty_add(api.today() + 3, ''9:00'', '
	'''11:00'', ''接访室'', ''王接访'', ''局长'', 2, '''')') as duty \gset
select is(pg_temp.rpub('t-anna', format('select api.duty_book(%s, '''', '
	'''bbbbbbbbbbbbbbbb'')', :duty)) ~ '^[0-9]+$', true,
	'a place is booked');
select is(pg_temp.rpub('t-anna', format('select api.duty_book(%s, '''', '
	'''bbbbbbbbbbbbbbbb'')', :duty)) ~ '^[0-9]+$', true,
	'the same form: the same place');
select is(pg_temp.rpub('t-anna', format('select api.duty_book(%s, '''', '
	'''cccccccccccccccc'')', :duty)), 'RG409 err_duty_twice',
	'one a person');
select is(pg_temp.rpub('t-bert', format('select api.duty_book(%s, %L, '
	''''')', :duty, :'acc')), 'RG422 case:err_no_case',
	'not about another''s case');
select is(pg_temp.rpub('t-bert', format('select api.duty_book(%s, %L, '
	''''')', :duty, :'xf')) ~ '^[0-9]+$', true, 'about one''s own');
select pg_temp.person('t-carl', '样例丙', 'person', '13900000003');
select pg_temp.open('t-carl');
select is(pg_temp.rpub('t-carl', format('select api.duty_book(%s, '''', '
	''''')', :duty)), 'RG409 err_duty_full', 'never more than there are');
select throws_ok(format('insert into rg.duty_booking (duty, account, seat, at,'
	' changed_at) values (%s, %s, 1, now(), now())', :duty,
	pg_temp.id('t-carl')), '23505', null, 'whatever a program does');
select is(pg_temp.rpub('t-carl', format('select api.duty_cancel(%s, '''')',
	(select min(id) from rg.duty_booking where duty = :duty))),
	'RG404 err_no_case', 'nobody gives back another''s');
select is(pg_temp.roff('t-hand', 'select count(*) from api.duty_desk()'),
	'RG403 err_role', 'not every officer keeps days');
select is(pg_temp.roff('t-discx', format('select api.duty_drop(%s, '''')',
	:duty)), 'RG404 err_no_case', 'nor another district''s');
select is(pg_temp.roff('t-disp', format('select api.duty_drop(%s, '''')',
	:duty)), :'duty', 'a day is cancelled');
select is((select count(*) from rg.outbox where template = 'duty_cancelled'),
	2::bigint, 'and both are told');
select is(pg_temp.rpub('t-carl', format('select api.duty_book(%s, '''', '
	''''')', :duty)), 'RG409 err_duty_over', 'and it is not booked again');

-- ---- small numbers --------------------------------------------------------

select is(rg.few(0) || ' ' || rg.few(1) || ' ' || rg.few(4) || ' '
	|| rg.few(5), '0 <5 <5 5', 'small numbers are hidden');

select * from finish();
rollback;
