-- Three reviewers are three people, none of them the applicant; who looks into
-- an objection has reviewed nothing; the same reviewer takes a returned case.
\ir setup/world.sql
select no_plan();

select pg_temp.bring('REVIEW1') as c \gset
select is(pg_temp.act('t-both', :c, 'pass1'), 'REVIEW2', 'first review');
select is(pg_temp.act('t-both', :c, 'pass2'), 'RG403 err_role',
	'the second is another person');
select is(pg_temp.act('t-both', :c, 'reject2', '不行', 'R05'),
	'RG403 err_role', 'also to refuse');
select is(pg_temp.act('t-both', :c, 'return', '不行'), 'RG403 err_role',
	'also to return');
select is(pg_temp.act('t-both', :c, 'correct', '不行', '',
	'{"item.hours": "x"}'), 'RG403 err_role', 'also to ask for correction');
select is(pg_temp.off('t-both', format('select api.claim(%s, '''')', :c)),
	'RG403 err_role', 'nor can the case be taken on');
select is(pg_temp.off('t-sup', format('select api.assign(%s, %s)', :c,
	pg_temp.id('t-both'))), 'RG422 officer:err_cannot_hold',
	'nor be given');
select ok(pg_temp.off('t-sup', format('select api.assign(%s, %s)', :c,
	pg_temp.id('t-second'))) ~ '^LM', 'to another it can');
select is(pg_temp.off('t-sup', format('select string_agg(name, '' '') from '
	'api.holders(%s) where name ~ ''^样例t-''', :c)), '样例t-all 样例t-second',
	'the list says to whom');
select is(pg_temp.act('t-second', :c, 'pass2'), 'AUDIT', 'second review');

-- One person with all roles at the city is still one person.
insert into rg.role_grant values (pg_temp.id('t-first'), 'audit', null,
	now());
update rg.account set station = 370200000000 where login = 't-first';
select is(pg_temp.act('t-first', :c, 'pass3'), 'TO_PUBLISH',
	'a person who has not reviewed it may audit');
update rg.account set station = 370202000000 where login = 't-first';
select pg_temp.bring('AUDIT') as c \gset
update rg.account set station = 370200000000 where login = 't-first';
select is(pg_temp.act('t-first', :c, 'pass3'), 'RG403 err_role',
	'the first reviewer may not, although promoted');
update rg.account set station = 370202000000 where login = 't-first';

-- Even past the engine the table refuses.
select throws_ok(format('insert into rg.case_reviewer values (%s, ''audit'','
	' %s, now())', :c, pg_temp.id('t-first')), '23505', null,
	'the table refuses a person twice');
select throws_ok(format('update rg.case_reviewer set account = %s '
	'where case_id = %s and step = ''review2''', pg_temp.id('t-first'),
	:c), '23505', null, 'also by change');

-- The applicant.
select throws_ok(format('insert into rg.case_reviewer values (%s, ''audit'','
	' %s, now())', :c, pg_temp.id('t-anna')), 'RG403',
	'err_reviewer_applicant', 'not the applicant by account');
create function pg_temp.same(p_mobile text, p_why text) returns text
language plpgsql as $$
declare
	c bigint := pg_temp.bring('REVIEW1');
	r text;
begin
	update rg.account set mobile = p_mobile where login = 't-first';
	r := pg_temp.act('t-first', c, 'pass1');
	update rg.account set mobile = '' where login = 't-first';
	return is(r, 'RG403 err_reviewer_applicant', p_why);
end $$;
select pg_temp.same('13900000001', 'not by the telephone of the account');
select pg_temp.same('13900000009', 'nor by that of the form');
update rg.account set mobile = '13911112222', login = '13900000077'
where login = 't-anna';
update rg.session set token = sha256('t-anna')
where account = pg_temp.id('13900000077');
update rg.account set login = 't-anna' where login = '13900000077';
select pg_temp.same('13911112222', 'nor by a new telephone');
update rg.account set mobile = '13955550000' where login = 't-first';
select is(pg_temp.act('t-first', pg_temp.bring('REVIEW1'), 'pass1'),
	'REVIEW2', 'another telephone is another person');

-- Objections.
select pg_temp.bring('PUBLICITY') as c \gset
insert into rg.role_grant select pg_temp.id(l), 'objection', null, now()
from unnest(array['t-first', 't-second']) l;
select pg_temp.run('rg_portal_pub', '', format('select api.object((select '
	'max(id) from api.notice_rows((select max(id) from api.notices(null)),'
	' null)), ''王样'', ''13900000008'', ''这家店已经关门了'', '
	'''192.0.2.1'', %L)', repeat('o', 32))) as o \gset
select is(pg_temp.state(:c), 'OBJECTION', 'an objection');
select is(pg_temp.act('t-first', :c, 'dismiss', '不成立'), 'RG403 err_role',
	'is not looked into by the first reviewer');
select is(pg_temp.act('t-second', :c, 'dismiss', '不成立'), 'RG403 err_role',
	'nor by the second');
select is(pg_temp.act('t-obj', :c, 'reopen', '有新情况'), 'REVIEW2',
	'but by another');
select is(pg_temp.at(:c, 'owner'), pg_temp.id('t-second')::text,
	'the second reviewer has it again');
insert into rg.role_grant values (pg_temp.id('t-obj'), 'review2', null,
	now());
select is(pg_temp.act('t-obj', :c, 'pass2'), 'RG403 err_role',
	'who looked into the objection reviews nothing');
select is(pg_temp.act('t-second', :c, 'pass2'), 'AUDIT', 'second again');
select is(pg_temp.act('t-audit', :c, 'pass3'), 'TO_PUBLISH', 'audit again');
select is((select count(distinct account) || '/' || count(*)
	from rg.case_reviewer where case_id = :c), '4/4',
	'four steps, four people');
select is((select count(*)::int from (select case_id from rg.case_reviewer
	group by case_id having count(*) <> count(distinct account)) x), 0,
	'and no case with one person twice');

-- Claim and release.
select pg_temp.bring('SUBMITTED') as c \gset
select ok(pg_temp.off('t-clerk', format('select api.claim(%s, '''')', :c))
	~ '^LM', 'taken on');
select is(pg_temp.off('t-street', format('select api.claim(%s, '''')', :c)),
	'RG409 err_claimed (样例t-clerk)', 'the other is told who has it');
select is(pg_temp.off('t-street', format('select api.release(%s)', :c)),
	'RG409 err_not_owner', 'only who has it puts it back');
select ok(pg_temp.off('t-clerk', format('select api.release(%s)', :c))
	~ '^LM', 'put back');
select is((select string_agg(cause, ' ' order by id) from rg.case_move
	where case_id = :c), 'claim release', 'all that is written down');
select is(pg_temp.off('t-first', format('select api.assign(%s, %s)', :c,
	pg_temp.id('t-clerk'))), 'RG403 err_role', 'supervisors assign');

select * from finish();
rollback;
