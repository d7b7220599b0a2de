-- Public notices: only the columns the standard names, masked; objections
-- freeze, run on, reopen or refuse.
\ir setup/world.sql
select no_plan();

create function pg_temp.portal(p_sql text) returns text language sql as $$
	select pg_temp.run('rg_portal_pub', '', p_sql) $$;
create function pg_temp.row_of(p_case bigint) returns bigint language sql as $$
	select max(id) from rg.notice_row where case_id = p_case $$;
create sequence pg_temp.n;
create function pg_temp.object(p_case bigint, p_address text default
	'192.0.2.1') returns text language sql as $$
	select pg_temp.portal(format('select api.object(%s, ''王样'', '
		'''13900000008'', ''这家店已经关门了'', %L, %L)',
		pg_temp.row_of(p_case), p_address,
		lpad(nextval('pg_temp.n')::text, 32, 'k'))) $$;
create function pg_temp.result(p_case bigint) returns text language sql as $$
	select pg_temp.portal(format('select result from api.notice_rows('
		'(select max(id) from api.notices(null)), null) where id = %s',
		pg_temp.row_of(p_case))) $$;

select pg_temp.bring('PUBLICITY') as c \gset
select pg_temp.bring('PUBLICITY') as d \gset
select is(pg_temp.portal('select count(*) from api.notices(null)'), '1',
	'cases of one day stand on one notice');
select is(pg_temp.portal('select no || '' '' || day || '' '' || until_on || '
	''' '' || n || '' '' || open from api.notices(null)'),
	'LM公示20260302-' || (select standard from rg.case_file where id = :c)
	|| ' 2026-03-02 2026-03-09 2 true', 'with its days');
select is(pg_temp.portal(format('select cols::text from api.notice_rows('
	'(select max(id) from api.notices(null)), null) where id = %s',
	pg_temp.row_of(:c))), (select jsonb_build_object('unit_name', title,
	'trade', '餐饮娱乐', 'district', '市南区', 'offers', '全部菜品')::text
	from rg.case_file where id = :c),
	'name, trade, district and offers, nothing else');
select is((select count(*)::int from rg.notice_row where cols::text ~
	'13900000009|李样例|张样例|香港西路'), 0, 'no person, no address');
select is(pg_temp.portal('select count(*) from rg.notice_row'),
	'42501 permission denied for table notice_row',
	'the table itself is closed');

-- Masks.
select is(rg.mask(k, v), w, format('%s %s', k, v)) from (values
	('name', '测试', '测*'), ('name', '张样例', '张*例'),
	('name', '欧阳样例', '欧阳*例'), ('name', '诸葛样本一', '诸葛**一'),
	('name', '阿不都·热合曼样例', '阿**·***'), ('name', '', ''),
	('mobile', '13800138000', '138****8000'), ('year', '2026-03-02', '2026'),
	('district', '370202010001', '市南区'),
	('town', '370202010001', '市南区湛山街道'),
	('none', '全部', '全部'), ('nonsense', '张样例', null)) m (k, v, w);

-- An ID number in a column.
select pg_temp.draft('t-anna', 370202010001, '{"offers.0.detail":
	"凭11010519491231002X打折"}') as i \gset
select pg_temp.act('t-anna', :i, 'submit') as s \gset
select pg_temp.act('t-clerk', :i, 'accept') as s \gset
select pg_temp.act('t-first', :i, 'forward') as s \gset
select pg_temp.act('t-first', :i, 'pass1') as s \gset
select pg_temp.act('t-second', :i, 'pass2') as s \gset
select pg_temp.act('t-audit', :i, 'pass3') as s \gset
select is(pg_temp.act('t-pub', :i, 'publish'), 'RG422 publish:err_id_number',
	'a column with an ID number is refused');
select is(pg_temp.state(:i), 'TO_PUBLISH', 'whole');

-- Objections.
select ok(pg_temp.object(:c) ~ '^YY20260302-[0-9A-Z]{6}$', 'one comes in');
select is(pg_temp.state(:c), 'OBJECTION', 'the case is frozen');
select is(pg_temp.result(:c), 'frozen', 'the notice says so');
select is(pg_temp.result(:d), 'open', 'the other row goes on');
select is((select task || ' ' || role || ' ' || level || ' ' || due_on
	from rg.case_task where case_id = :c), 'objection objection 3 2026-03-16',
	'a task is open');
select is((select count(*)::int from rg.outbox where template =
	'objection_received' and address = '13900000008'), 1,
	'the objector hears that it came');
select ok(pg_temp.object(:c) ~ '^YY', 'a second one is taken too');
select is((select count(*)::int from rg.case_task where case_id = :c), 1,
	'with the same task');
select is(pg_temp.pub('t-anna', 'select count(*) from rg.objection'),
	'42501 permission denied for table objection',
	'the unit never sees who objected');
select is(pg_temp.pub('t-anna', format('select count(*) from '
	'rg.case_event_text where note ~ ''王样|关门'' or fields::text ~ '
	'''王样|139''')), '0', 'nor in its history');
select is(pg_temp.off('t-obj', format('select count(*) from rg.objection '
	'where case_id = %s', :c)), '2', 'who looks into it does');
select is(pg_temp.off('t-shibei', 'select count(*) from rg.objection'), '0',
	'another district does not');
select is(pg_temp.act('t-obj', :c, 'dismiss'), 'RG422 note:err_required',
	'an answer has reasons');
select is(pg_temp.act('t-obj', :c, 'dismiss', '经核查在营业'), 'PUBLICITY',
	'unfounded');
select is(pg_temp.result(:c), 'open', 'the notice runs on');
select is((select string_agg(state || answer, ' ') from rg.objection
	where case_id = :c), 'unfounded经核查在营业 unfounded经核查在营业',
	'both are answered');
select is((select count(*)::int from rg.outbox where case_id = :c
	and template = 'objection_answered'), 2, 'and told');
select is((select result from rg.case_task where case_id = :c), 'dismiss',
	'the task is done');

-- New facts.
select ok(pg_temp.object(:c) ~ '^YY', 'a third');
select is(pg_temp.act('t-obj', :c, 'reopen', '有新材料'), 'REVIEW2',
	'new facts');
select is(pg_temp.result(:c), 'renewed', 'a new notice will follow');
select is(pg_temp.object(:c), 'RG409 err_notice_over',
	'this one takes no more');
select pg_temp.clock('2026-03-04 10:00');
select pg_temp.act('t-second', :c, 'pass2') as s \gset
select pg_temp.act('t-audit', :c, 'pass3') as s \gset
select is(pg_temp.act('t-pub', :c, 'publish'), 'PUBLICITY', 'published anew');
select is((select count(*)::int from rg.notice_row where case_id = :c), 2,
	'on a new notice');
select is((select due_on::text from rg.case_timer where case_id = :c
	and clock = 'publicity'), '2026-03-11', 'for five days from now');
select is(pg_temp.portal(format('select api.object(%s, ''王样'', '
	'''13900000008'', ''这家店已经关门了'', ''192.0.2.1'', %L)',
	(select min(id) from rg.notice_row where case_id = :c),
	repeat('z', 32))), 'RG409 err_notice_over', 'the old row is over');

-- Founded.
select ok(pg_temp.object(:d) ~ '^YY', 'against the other');
select is(pg_temp.act('t-obj', :d, 'uphold', '属实', 'R09'), 'RG403 err_role',
	'the district cannot refuse');
select is(pg_temp.act('t-audit', :d, 'uphold', '属实', 'R01'),
	'RG422 reason:err_choice', 'the reason is one of the matter');
select is(pg_temp.act('t-audit', :d, 'uphold', '属实', 'R09'), 'REJECTED',
	'the city does');
select is(pg_temp.at(:d, 'reason'), 'R09', 'with the code of the fact');
select is((select result from rg.notice_row where case_id = :d), 'refused',
	'the result is published');
select is((select state from rg.objection where case_id = :d), 'founded',
	'and the objection answered');

-- The window.
select pg_temp.clock('2026-03-11 23:59');
select ok(pg_temp.object(:c) ~ '^YY', 'on the last day');
select pg_temp.clock('2026-03-12 09:00');
select pg_temp.act('t-obj', :c, 'dismiss', '不成立') as s \gset
select is((select due_on::text from rg.case_timer where case_id = :c
	and clock = 'publicity'), '2026-03-13',
	'stopped on its last day it has one left');
select pg_temp.clock('2026-03-14 00:00');
select is(pg_temp.object(:c), 'RG409 err_notice_over', 'not after it');
select pg_temp.courier('select api.run_clocks(100)') as n \gset
select is(pg_temp.state(:c), 'MEMBER', 'admitted');
select is((select result from rg.notice_row where case_id = :c
	order by id desc limit 1), 'passed', 'published as passed');
select is(pg_temp.portal('select api.object(-1, ''王样'', ''13900000008'', '
	'''没有这一行吧'', ''192.0.2.1'', '''')'), 'RG404 err_no_notice',
	'no such row');
select pg_temp.clock('2026-05-01 00:00');
select is(pg_temp.portal('select count(*) from api.notices(null)'), '0',
	'30 days after its end a notice is taken down');
select is(pg_temp.portal(format('select count(*) from api.notice_rows((select '
	'min(id) from rg.notice), null)')), '42501 permission denied for table '
	'notice', 'the table is closed');

-- What /verify/ says.
select is(pg_temp.portal(format('select kind || '' '' || state from '
	'api.verify(%L)', (select code from rg.paper where case_id = :c
	and kind = 'certificate'))), 'certificate valid', 'a certificate holds');
select is(pg_temp.portal('select count(*) from api.verify('
	'''AAAAAAAAAAAA'')'), '0', 'an unknown code says nothing');

-- Too many.
select pg_temp.clock('2026-05-06 10:00');
select pg_temp.bring('PUBLICITY') as c \gset
select is((select count(*)::int from generate_series(1, 30) i
	where pg_temp.object(:c, '203.0.113.7') ~ '^RG429'), 10,
	'one address objects twenty times an hour');

select * from finish();
rollback;
