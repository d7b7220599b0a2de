-- Ratings in the record: who may rate what, once; who answers a bad one and who
-- never learns of it; days and reminders; sums; what goes with the case.
\ir setup/world.sql
\o /dev/null
select pg_temp.officer('t-sup2', 370202000000, 'supervisor');
select pg_temp.officer('t-far', 370203000000, 'supervisor');
select pg_temp.officer('t-disc', 370202000000, 'discipline');
select pg_temp.officer('t-kin', 370202000000, 'supervisor');
update rg.account set mobile = '13900000001' where login = 't-kin';
select pg_temp.person('t-p' || n, '样例', 'person', '1390000300' || n)
from generate_series(1, 6) n;
select pg_temp.open(login) from rg.account
where login ~ '^t-(sup2|far|disc|kin|p[0-9])';
-- Sums are counted from none.
alter table rg.rating disable trigger rating_undeletable;
delete from rg.rating;
alter table rg.rating enable trigger rating_undeletable;
\o
select no_plan();

create function pg_temp.sealed(p text) returns text language sql as $$
	select 'gcm.abc.' || rpad(p, 40, 'x') $$;
create function pg_temp.step(p_who text, p_case bigint, p_action text,
	p_reason text default null, p_note text default '说明')
returns text language plpgsql as $$
declare
	r text;
begin
	r := pg_temp.run('rg_alliance_' || (select side from rg.account
		where login = p_who), p_who, format('select api.act(%s, %s, '
		'%L, %L, %L, ''{}'', ''{}'', ''{}'', '''')', p_case,
		pg_temp.version(p_case), p_action, p_note, p_reason));
	return case when r ~ '^[A-Z0-9]{5} ' then r
		else pg_temp.state(p_case) end;
end $$;
-- A case that the clerk did not take.
create function pg_temp.closed(p_who text) returns bigint
language plpgsql as $$
declare
	c bigint := pg_temp.draft(p_who);
begin
	delete from rg.rate;
	perform pg_temp.step(p_who, c, 'submit');
	perform pg_temp.step('t-clerk', c, 'refuse', 'R12');
	return c;
end $$;
create function pg_temp.rate(p_who text, p_case bigint, p_level text,
	p_more text default 'null, null, null, null', p_words text default '',
	p_key text default '') returns text language sql as $$
	select pg_temp.pub(p_who, format('select api.rate(%s, %s, %s, %L, %L)',
		p_case, p_level, p_more, p_words, p_key)) $$;
create function pg_temp.visit(p_who text, p_case bigint,
	p_way text default 'phone', p_mended text default pg_temp.sealed('m'),
	p_answer text default pg_temp.sealed('a')) returns text
language sql as $$
	select pg_temp.off(p_who, format('select api.visit_done(%s, %L, %L, '
		'%L, '''')', p_case, p_way, p_mended, p_answer)) $$;
create function pg_temp.no(p_case bigint) returns text language sql as $$
	select no from rg.case_file where id = p_case $$;
create function pg_temp.sees(p_who text, p_case bigint) returns text
language sql as $$
	select coalesce(pg_temp.off(p_who, format('select level from '
		'api.visit(%L)', pg_temp.no(p_case))), 'nothing') || ' ' ||
	coalesce(pg_temp.run('rg_desk_off', p_who, format('select level from '
		'api.visits(false, null) where no = %L', pg_temp.no(p_case))),
		'nothing') $$;

-- What may be rated -------------------------------------------------------------

select pg_temp.draft('t-anna') as a \gset
select matches(pg_temp.rate('t-anna', :a, '5'), '^RG409 err_rate_open',
	'a draft is not rated');
select is(pg_temp.step('t-anna', :a, 'submit'), 'SUBMITTED', 'sent');
select matches(pg_temp.rate('t-anna', :a, '5'), '^RG409 err_rate_open',
	'nor what is under way');
select is(pg_temp.step('t-anna', :a, 'withdraw'), 'WITHDRAWN', 'taken back');
select matches(pg_temp.rate('t-anna', :a, '5'), '^RG409 err_rate_open',
	'nor what nobody dealt with');
select pg_temp.draft('t-anna') as a \gset
select is(pg_temp.step('t-anna', :a, 'submit'), 'SUBMITTED', 'another');
select is(pg_temp.step('t-clerk', :a, 'accept'), 'ACCEPTED', 'accepted');
select is(pg_temp.step('t-anna', :a, 'withdraw'), 'WITHDRAWN', 'taken back');
select is(pg_temp.rate('t-anna', :a, '3'), pg_temp.no(:a),
	'what was taken back after it was accepted is');

select pg_temp.closed('t-anna') as c \gset
select is(pg_temp.state(:c), 'NOT_ACCEPTED', 'a refusal');
insert into rg.sorted (intake, target, action, by, at)
values (:c, :a, 'x', pg_temp.id('t-clerk'), api.now());
select matches(pg_temp.rate('t-anna', :c, '5'), '^RG409 err_rate_open',
	'what goes on under another number is rated there');
delete from rg.sorted where intake = :c;
select matches(pg_temp.rate('t-bert', :c, '5'), '^RG404',
	'a case of another is not there');
select matches(pg_temp.rate('', :c, '5'), '^RG404', 'nor without a log-in');
insert into rg.guest (token, case_id, expires_at)
values (sha256('t-guest'), :c, clock_timestamp() + interval '10 min');
select matches(pg_temp.rate('t-guest', :c, '5'), '^RG403',
	'number and code read and do not rate');
select is(pg_temp.pub('t-guest', format('select count(*) from '
	'api.case_page(%L) where path = ''Page.rating''', pg_temp.no(:c))),
	'0', 'and read nothing of it');
select matches(pg_temp.run('rg_carefund_pub', 't-anna', format('select '
	'api.rate(%s, 5, null, null, null, null, '''', '''')', :c)), '^RG404',
	'another program rates no case of the alliance');
select matches(pg_temp.off('t-sup', format('select api.rate(%s, 5, null, '
	'null, null, null, '''', '''')', :c)), '^42501', 'officers do not rate');
select matches(pg_temp.rate('t-anna', :c, l), '^RG422 level:' || e, l)
from (values ('0', 'err_choice'), ('6', 'err_choice'), ('-1', 'err_choice'),
	('null', 'err_required')) x(l, e);
select matches(pg_temp.rate('t-anna', :c, '5', m), '^RG422 ' || f, m)
from (values ('0, null, null, null', 'efficiency'),
	('null, 6, null, null', 'guide'), ('null, null, 9, null', 'ease'),
	('1, 2, 3, -4', 'operation')) x(m, f);
select matches(pg_temp.rate('t-anna', :c, '1', 'null, null, null, null',
	'明文'), '^RG422 comment', 'words are kept encrypted or not at all');
select is((select count(*)::int from rg.rating where case_id = :c), 0,
	'none of it left a row');

-- Once --------------------------------------------------------------------------

select is((select no from rg.case_file where id = :c), pg_temp.run(
	'rg_portal_pub', 't-anna', 'select no from api.my_unrated()'),
	'the list reminds of it');
select is(pg_temp.rate('t-anna', :c, '1', '2, 3, 4, 5', pg_temp.sealed('w'),
	repeat('k', 32)), pg_temp.no(:c), 'rated');
select is(pg_temp.rate('t-anna', :c, '1', '2, 3, 4, 5', pg_temp.sealed('v'),
	repeat('k', 32)), pg_temp.no(:c), 'the same form again is the same deed');
select matches(pg_temp.rate('t-anna', :c, '5'), '^RG409 err_rated',
	'each case once');
select is((select (level, efficiency, guide, ease, operation, comment,
	due_on)::text from rg.rating where case_id = :c),
	('(1,2,3,4,5,' || pg_temp.sealed('w') || ',2026-03-23)'),
	'as it was said first; fifteen working days from 2 March');
select is(pg_temp.run('rg_portal_pub', 't-anna',
	'select count(*) from api.my_unrated()'), '0', 'and is reminded no more');
select throws_ok(format('insert into rg.rating (case_id, service, module, '
	'area, level, at) values (%s, ''alliance-enrolment'', ''alliance'', '
	'1, 5, now())', :c), '23505', null, 'the table holds one a case');
select throws_like(format('update rg.rating set level = 5 where case_id = %s',
	:c), '%append-only%', 'what was said stays');
select throws_like(format('delete from rg.rating where case_id = %s', :c),
	'%append-only%', 'and is not taken away');
select throws_ok(format('insert into rg.rating (case_id, service, module, '
	'area, level, at) values (%s, ''alliance-enrolment'', ''alliance'', '
	'1, 1, now())', :c), '23514', null,
	'a bad one has its day');

-- Who learns of it --------------------------------------------------------------

select is(pg_temp.sees('t-sup', :c), '1 1', 'a supervisor of the area');
select is(pg_temp.sees('t-sup2', :c), '1 1', 'any of them');
select is(pg_temp.sees('t-street', :c), '1 1', 'of the town');
select is(pg_temp.sees('t-city', :c), '1 1', 'or above');
select is(pg_temp.sees(w, :c), 'nothing nothing', w) from unnest(array[
	't-clerk', 't-far', 't-all', 't-none', 't-sys', 't-aud', 't-disc',
	't-kin']) w;
insert into rg.role_grant (account, role, granted_at)
values (pg_temp.id('t-clerk'), 'supervisor', api.now());
select is(pg_temp.sees('t-clerk', :c), 'nothing nothing',
	'who handled it does not, whatever office he is given');
select matches(pg_temp.visit('t-clerk', :c), '^RG404', 'nor answers');
select throws_like(format('update rg.rating set visited_by = %s, '
	'visited_at = now(), way = ''phone'' where case_id = %s',
	pg_temp.id('t-clerk'), :c), '%err_role%', 'nor by the table');
select is(pg_temp.off('t-clerk', format('select count(*) from '
	'api.desk_page(%L, true, 0) where cells::text like %L', pg_temp.no(:c),
	'%' || pg_temp.sealed('w') || '%')), '0', 'his page has nothing');
select is((select count(*)::int from rg.outbox where template = 'rating_bad'
	and account in (pg_temp.id('t-clerk'), pg_temp.id('t-kin'),
	pg_temp.id('t-far'))), 0, 'no message to them');
select ok((select count(*) from rg.outbox where template = 'rating_bad'
	and account in (pg_temp.id('t-sup'), pg_temp.id('t-sup2'))) = 2,
	'but to those who answer');
select matches(pg_temp.run(r, w, 'select count(*) from rg.rating'), '^42501',
	r || ' does not read the table')
from (values ('rg_alliance_off', 't-sup'), ('rg_desk_off', 't-sup'),
	('rg_alliance_pub', 't-anna'), ('rg_portal_pub', 't-anna'),
	('rg_courier', ''), ('rg_admin', '')) x(r, w);
-- Whoever does something on a case of which he knows nothing yet.
create function pg_temp.tried(p_what text, p_sql text) returns text
language plpgsql as $$
declare
	r boolean;
begin
	begin
		execute p_sql;
		r := rg.has_handled(current_setting('t.case')::bigint,
			pg_temp.id('t-sup2'));
		raise exception 'back';
	exception when others then
		if sqlerrm <> 'back' then
			raise;
		end if;
	end;
	return p_what || ' ' || r;
end $$;
select set_config('t.case', :'c', true) as gone \gset
select is(pg_temp.tried(w, replace(replace(s, 'CASE', :'c'), 'WHO',
	pg_temp.id('t-sup2')::text)), w || ' true', w || ' is a hand in it')
from (values ('a note', 'insert into rg.case_note (case_id, author, body, at) '
	'values (CASE, WHO, ''x'', now())'),
	('a message', 'insert into rg.case_message (case_id, side, author, '
	'author_name, body, at) values (CASE, ''off'', WHO, '''', ''x'', now())'),
	('giving it to somebody', 'insert into rg.case_move (case_id, at, by, '
	'by_name, from_name, to_name, cause) values (CASE, now(), WHO, '''', '
	''''', '''', ''assign'')'),
	('a review', 'insert into rg.case_reviewer values (CASE, ''x'', WHO, '
	'now())'),
	('a task', 'insert into rg.case_task (case_id, task, role, level, label, '
	'opened_at, done_at, done_by) values (CASE, ''x'', ''clerk'', 3, ''x'', '
	'now(), now(), WHO)'),
	('having withdrawn', 'insert into rg.case_aside values (CASE, WHO, '
	'now())'),
	('having filled it in', 'update rg.case_file set entered_by = WHO '
	'where id = CASE')) x(w, s);

-- The answer --------------------------------------------------------------------

select matches(pg_temp.visit('t-far', :c), '^RG404', 'not from elsewhere');
select matches(pg_temp.visit('t-sup', :c, 'pigeon'), '^RG422 way', 'no way');
select matches(pg_temp.visit('t-sup', :c, 'phone', ''), '^RG422 mended',
	'nothing mended');
select matches(pg_temp.visit('t-sup', :c, 'phone', pg_temp.sealed('m'),
	'明文'), '^RG422 answer', 'an answer in the open');
select is(pg_temp.visit('t-sup', :c), pg_temp.no(:c), 'answered');
select matches(pg_temp.visit('t-sup2', :c), '^RG409 err_visited', 'once');
select throws_like(format('update rg.rating set visited_by = %s where '
	'case_id = %s', pg_temp.id('t-sup2'), :c), '%err_role%',
	'nobody takes his place');
select is((select string_agg(way, ' ' order by way) from rg.outbox
	where template = 'rating_answered' and account = pg_temp.id('t-anna')),
	'site sms', 'the applicant is told');
select is(pg_temp.pub('t-anna', format('select cells[array_position(cells, ''answer'') + 1] from '
	'api.case_page(%L) where path = ''Page.rating''', pg_temp.no(:c))),
	pg_temp.sealed('a'), 'and has the answer');
select is(pg_temp.pub('t-anna', format('select cells::text like ''%%%s%%'' from '
	'api.case_page(%L) where path = ''Page.rating''', pg_temp.sealed('m'),
	pg_temp.no(:c))), 'false', 'not what was mended');
select is(pg_temp.run('rg_admin', '', format('select string_agg(col, '' '' '
	'order by col) from api.sealed_rows(%s, ''{}'', true) where tbl = '
	'''rating'' and place = ''rating.'' || col || ''.%s''',
	pg_temp.id('t-anna'), :c)), 'answer comment mended',
	'keys are renewed for all three');

-- Days --------------------------------------------------------------------------

select pg_temp.closed('t-bert') as d \gset
select pg_temp.closed('t-bert') as good \gset
select is(pg_temp.rate('t-bert', :d, '2'), pg_temp.no(:d), 'a bad one');
select is(pg_temp.rate('t-bert', :good, '3'), pg_temp.no(:good), 'a good one');
select is(pg_temp.sees('t-sup', :good), 'nothing nothing',
	'of a good one nobody has anything');
create function pg_temp.on(p_day text) returns text language plpgsql as $$
begin
	perform pg_temp.clock(p_day || ' 08:00');
	perform pg_temp.courier('select api.remind(500)');
	return coalesce((select string_agg(distinct template, ' ' order by
		template) from rg.outbox where account = pg_temp.id('t-sup')
		and template ~ '^rating_(due|late)'), '');
end $$;
select is(pg_temp.on('2026-03-19'), '', 'four days before: nothing');
select is(pg_temp.on('2026-03-20'), 'rating_due', 'three days: reminded');
select is(pg_temp.on('2026-03-23'), 'rating_due', 'on the day: no more');
select is(pg_temp.run('rg_desk_off', 't-sup', format('select late from '
	'api.visits(false, null) where no = %L', pg_temp.no(:d))), 'false',
	'in time');
select is(pg_temp.on('2026-03-24'), 'rating_due rating_late', 'late: again');
select pg_temp.on('2026-03-25') as gone \gset
select is((select count(*)::int from rg.outbox where account =
	pg_temp.id('t-sup') and template = 'rating_late'), 1, 'once');
select is(pg_temp.run('rg_desk_off', 't-sup', format('select late from '
	'api.visits(false, null) where no = %L', pg_temp.no(:d))), 'true',
	'and it shows');

-- Locked cases ------------------------------------------------------------------

update rg.case_file set locked = true where id = :d;
select is(pg_temp.sees('t-sup', :d), 'nothing nothing',
	'a locked case is not for every supervisor');
select is(pg_temp.sees('t-disc', :d), '2 2',
	'where nobody is named, for whoever holds the office');
insert into rg.case_lock (case_id, account, named_by, at)
values (:d, pg_temp.id('t-sup2'), pg_temp.id('t-disc'), api.now());
select is(pg_temp.sees('t-disc', :d), 'nothing nothing', 'else not');
select is(pg_temp.sees('t-sup2', :d), '2 2', 'for who is named');
update rg.case_file set locked = false where id = :d;

-- A letter without a name -------------------------------------------------------

select is(pg_temp.off('t-sup', format('select name || mobile from '
	'api.visit(%L)', pg_temp.no(:d))), '商户乙13900000002', 'who it was');
update rg.case_form set fields = fields || '{"named": "no"}'
where case_id = :d;
select is(pg_temp.off('t-sup', format('select name || mobile from '
	'api.visit(%L)', pg_temp.no(:d))), null, 'not who left the name out');

-- Sums --------------------------------------------------------------------------

create function pg_temp.sum(p_who text) returns text language sql as $$
	select coalesce(pg_temp.run('rg_desk_off', p_who, 'select n || '' '' '
		'|| percent || '' '' || n1 from api.rating_sums()'), 'none') $$;
select pg_temp.closed('t-p1') as p1, pg_temp.closed('t-p2') as p2 \gset
select is((select count(*)::int from rg.rating), 4, 'four');
select is(pg_temp.sum('t-sup') || pg_temp.sum('t-city'), 'nonenone',
	'of four nothing is told');
select is(pg_temp.run('rg_portal_pub', '', 'select count(*) from '
	'api.rating_figures()'), '0', 'nor published');
select is(pg_temp.rate('t-p1', :p1, '5'), pg_temp.no(:p1), 'the fifth');
select is(pg_temp.sum('t-sup'), '5 60.0 1', 'of five it is');
select is(pg_temp.sum('t-clerk'), '5 60.0 1', 'to who handled them, too');
select is(pg_temp.sum('t-far') || pg_temp.sum('t-sys'), 'nonenone',
	'not to others');
select is(pg_temp.run('rg_portal_pub', '', 'select year || '' '' || n || '' '' '
	'|| good || '' '' || percent from api.rating_figures()'),
	'2026 5 3 60.0', 'and to everybody');
insert into rg.report_in (case_id, area, mode, came_at, done_at, net_seconds)
select x.case_id, x.area, 'window', '2020-05-06 09:00+08',
	'2020-05-06 09:20+08', 1200 from rg.rating x;
select is((select value::text from rg.report_totals()
	where metric = 'satisfaction_2020'), '60.0',
	'report-ins are satisfying in the year they were done');
select is(pg_temp.run('rg_portal_pub', '', 'select rated || '' '' || satisfied '
	'from api.report_figures() where month = ''2020-05'''), '5 60.0',
	'and in the month');

-- What goes ---------------------------------------------------------------------

select rg.erase_case(:c, null) as gone \gset
select is((select comment || mended || answer || level from rg.rating
	where case_id = :c), '1', 'of an erased case the level stays');
select is(pg_temp.sees('t-sup2', :c), 'nothing nothing', 'nobody visits');
select is(pg_temp.sum('t-sup'), '5 60.0 1', 'the sums stay');

select * from finish();
rollback;
