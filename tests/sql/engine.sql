-- The case engine on the alliance standard: who may do what in which state,
-- what an action needs, how corrections, returns and the ends go.
\ir setup/world.sql
select no_plan();

-- Who may do what ----------------------------------------------------------

-- Tries an action and takes it back.
create function pg_temp.could(p_who text, p_case bigint, p_action text)
returns text language plpgsql as $$
declare
	a rg.standard_action;
	r text;
begin
	select x.* into a from rg.standard_action x join rg.case_file c
		on c.standard = x.standard and c.id = p_case
	where x.action = p_action;
	begin
		r := pg_temp.act(p_who, p_case, p_action, '说明',
			coalesce(a.reasons[1], ''), case when a.asks
			then '{"item.hours": "不清楚"}'::jsonb else '{}' end);
		raise exception using errcode = 'RG999';
	exception when sqlstate 'RG999' then
		return case when r ~ '^[A-Z0-9]{5} ' then left(r, 5)
			else 'yes' end;
	end;
end $$;
create function pg_temp.those(p_case bigint, p_action text) returns text
language sql as $$
	select coalesce(string_agg(substr(login, 3), ' ' order by login), '')
	from rg.account where login like 't-%'
		and pg_temp.could(login, p_case, p_action) = 'yes' $$;
-- What the buttons say must be what the door lets through.
create function pg_temp.shown(p_case bigint, p_action text) returns text
language sql as $$
	select coalesce(string_agg(substr(login, 3), ' ' order by login), '')
	from rg.account where login like 't-%' and pg_temp.run(
		'rg_alliance_' || side, login, format('select 1 from '
		'api.actions(%s) where action = %L', p_case, p_action)) = '1'
	$$;

create temporary table stage (ord int, state text, id bigint) on commit drop;
insert into stage values (10, 'MEMBER', pg_temp.bring('MEMBER')),
	(11, 'SUSPENDED', pg_temp.bring('MEMBER')),
	(12, 'RENEW', pg_temp.bring('MEMBER')),
	(13, 'REJECTED', pg_temp.bring('REVIEW1'));
select pg_temp.clock('2026-03-02 10:00');
insert into stage values (1, 'SUBMITTED', pg_temp.bring('SUBMITTED')),
	(3, 'ACCEPTED', pg_temp.bring('ACCEPTED')),
	(4, 'REVIEW1', pg_temp.bring('REVIEW1')),
	(5, 'REVIEW2', pg_temp.bring('REVIEW2')),
	(6, 'AUDIT', pg_temp.bring('AUDIT')),
	(7, 'TO_PUBLISH', pg_temp.bring('TO_PUBLISH')),
	(8, 'PUBLICITY', pg_temp.bring('PUBLICITY')),
	(2, 'CORRECTION', pg_temp.bring('SUBMITTED')),
	(9, 'OBJECTION', pg_temp.bring('PUBLICITY'));
select is(pg_temp.act('t-clerk', id, 'correct', '请补正', '',
	'{"item.hours": "写清楚"}'), 'CORRECTION', 'correction is asked')
from stage where state = 'CORRECTION';
select ok(pg_temp.run('rg_portal_pub', '', format('select api.object(%s, '
	'''王样'', ''13900000008'', ''这家店已经关门了'', ''192.0.2.1'', '
	'%L)', (select max(r.id) from rg.notice_row r where r.case_id = s.id),
	repeat('k', 32))) ~ '^YY', 'an objection') from stage s
where state = 'OBJECTION';
select is(pg_temp.act('t-clerk', id, 'suspend', '投诉属实', 'S01'),
	'SUSPENDED', 'a member is suspended') from stage
	where state = 'SUSPENDED';
select pg_temp.clock('2028-02-10 10:00');
select is(pg_temp.act('t-anna', id, 'renew'), 'RENEW',
	'less than 60 days before the end a member may renew') from stage
	where state = 'RENEW';
select pg_temp.clock('2026-03-02 10:00');
select is(pg_temp.act('t-first', id, 'reject1', '没有实际优待', 'R05'),
	'REJECTED', 'a refusal') from stage where state = 'REJECTED';
select is(s.state, pg_temp.state(s.id), 'stands in ' || s.state)
from stage s order by ord;

-- state, action, who may; what is not listed nobody may.
create temporary table may (state text, action text, who text) on commit drop;
insert into may values
('SUBMITTED', 'accept', 'all clerk street village'),
('SUBMITTED', 'refuse', 'all clerk street village'),
('SUBMITTED', 'correct', 'all clerk street village'),
('SUBMITTED', 'withdraw', 'anna'),
('CORRECTION', 'resubmit', 'anna'),
('CORRECTION', 'withdraw', 'anna'),
('ACCEPTED', 'correct', 'all both clerk first street village'),
('ACCEPTED', 'forward', 'all both clerk first street village'),
('ACCEPTED', 'extend', 'audit'),
('ACCEPTED', 'withdraw', 'anna'),
('REVIEW1', 'correct', 'all both clerk first street village'),
('REVIEW1', 'pass1', 'all both first'),
('REVIEW1', 'reject1', 'all both first'),
('REVIEW1', 'return', 'all both first'),
('REVIEW1', 'extend', 'audit'),
('REVIEW1', 'withdraw', 'anna'),
('REVIEW2', 'correct', 'all both clerk second street village'),
('REVIEW2', 'pass2', 'all both second'),
('REVIEW2', 'reject2', 'all both second'),
('REVIEW2', 'return', 'all both second'),
('REVIEW2', 'extend', 'audit'),
('REVIEW2', 'withdraw', 'anna'),
('AUDIT', 'correct', 'all audit clerk street village'),
('AUDIT', 'pass3', 'audit'),
('AUDIT', 'reject3', 'audit'),
('AUDIT', 'return', 'audit'),
('AUDIT', 'extend', 'audit'),
('AUDIT', 'withdraw', 'anna'),
('TO_PUBLISH', 'publish', 'pub'),
('TO_PUBLISH', 'extend', 'audit'),
('TO_PUBLISH', 'withdraw', 'anna'),
('OBJECTION', 'dismiss', 'all obj'),
('OBJECTION', 'reopen', 'all obj'),
('OBJECTION', 'uphold', 'audit'),
('MEMBER', 'suspend', 'all clerk street'),
('MEMBER', 'change', 'anna'),
('MEMBER', 'quit', 'anna'),
('SUSPENDED', 'restore', 'all both second'),
('SUSPENDED', 'remove', 'all both second'),
('SUSPENDED', 'quit', 'anna'),
('RENEW', 'renew_pass', 'all both first'),
('RENEW', 'renew_refuse', 'all both first');
select is(pg_temp.those(s.id, a.action), coalesce(m.who, ''),
	format('%s in %s', a.action, s.state))
from stage s join rg.case_file c on c.id = s.id
join rg.standard_action a on a.standard = c.standard
left join may m on m.state = s.state and m.action = a.action
order by s.ord, a.ord;
select is(pg_temp.shown(s.id, a.action), coalesce(m.who, ''),
	format('%s in %s is shown to the same', a.action, s.state))
from stage s join rg.case_file c on c.id = s.id
join rg.standard_action a on a.standard = c.standard
left join may m on m.state = s.state and m.action = a.action
where m.who is not null or a.actor = 'officer'
order by s.ord, a.ord;
select is(pg_temp.could(w.who, s.id, 'accept'), w.got, w.why)
from stage s, (values ('t-first', 'RG403', 'wrong role'),
	('t-city', 'RG403', 'wrong level'),
	('t-shibei', 'RG404', 'wrong district: not even seen'),
	('t-village2', 'RG404', 'wrong village: not even seen'),
	('t-none', 'RG403', 'no role'), ('t-sys', 'RG404', 'an administrator'),
	('t-anna', 'RG403', 'the applicant'),
	('t-bert', 'RG404', 'another applicant')) w (who, got, why)
where s.state = 'SUBMITTED';
select is(pg_temp.could('t-clerk', id, 'submit'), 'RG409',
	'an action of another state') from stage where state = 'SUBMITTED';
select is(pg_temp.could('t-clerk', id, 'nonsense'), 'RG404',
	'no such action') from stage where state = 'SUBMITTED';
select is(pg_temp.could('t-clerk', id, 'withdraw'), 'RG403',
	'an applicant''s action by an officer') from stage
	where state = 'SUBMITTED';
select is(pg_temp.could('t-anna', id, 'admit'), 'RG403',
	'a system''s action by the applicant') from stage
	where state = 'PUBLICITY';
select is(pg_temp.could('t-pub', id, 'admit'), 'RG403',
	'a system''s action by an officer') from stage
	where state = 'PUBLICITY';
select is(pg_temp.off('', format('select api.act(%s, 2, ''accept'', '''', '
	''''', ''{}'', ''{}'', ''{}'', '''')', id)), 'RG404 err_no_case',
	'nobody without a token') from stage where state = 'SUBMITTED';

-- What an action needs -----------------------------------------------------

select pg_temp.bring('SUBMITTED') as c \gset
select is(pg_temp.act('t-clerk', :c, 'accept', p_version => 2),
	'RG409 err_stale (3)', 'a stale version is refused with what stands');
select is(pg_temp.act('t-clerk', :c, 'accept', p_version => 4),
	'RG409 err_stale (3)', 'one from the future too');
select is(pg_temp.act('t-clerk', :c, 'refuse', '', 'R01'),
	'RG422 note:err_required', 'a refusal needs words');
select is(pg_temp.act('t-clerk', :c, 'refuse', E' \n\u3000', 'R01'),
	'RG422 note:err_required', 'blanks are none');
select is(pg_temp.act('t-clerk', :c, 'refuse', '不全'),
	'RG422 reason:err_choice', 'and a reason');
select is(pg_temp.act('t-clerk', :c, 'refuse', '不全', 'R05'),
	'RG422 reason:err_choice', 'of its own list');
select is(pg_temp.act('t-clerk', :c, 'refuse', repeat('长', 2001), 'R01'),
	'RG422 note:err_too_long', 'too many words');
select is(pg_temp.act('t-clerk', :c, 'correct', '请补'),
	'RG422 items:err_required', 'a correction names what is wrong');
select is(pg_temp.act('t-clerk', :c, 'correct', '请补', '',
	'{"item.password": "x"}'), 'RG422 items:err_choice', 'of the form');
select is(pg_temp.act('t-clerk', :c, 'correct', '请补', '',
	'{"item.%": "x"}'), 'RG422 items:err_choice', 'no patterns');
select is(pg_temp.act('t-clerk', :c, 'correct', '请补', '',
	'{"item.paper:nothing": "x"}'), 'RG422 items:err_choice',
	'or of the papers');
select is(pg_temp.act('t-clerk', :c, 'accept', '', 'R99'), 'ACCEPTED',
	'a reason nobody asked for');
select is((select reason from rg.case_event where case_id = :c
	and action = 'accept'), '', 'is not kept');
select is(pg_temp.act('t-clerk', :c, 'accept'), 'RG409 err_not_now',
	'done is done');
select is((select string_agg(action || ':' || seen, ' ' order by version)
	from rg.case_event where case_id = :c), 'submit:true accept:true',
	'each step one event');
select is(pg_temp.act('t-clerk', :c, 'forward', '内部'), 'REVIEW1', 'on');
select is(pg_temp.pub('t-anna', format('select count(*) from rg.case_event '
	'where case_id = %s', :c)), '2',
	'the applicant does not see what officers write to each other');
select is(pg_temp.pub('t-anna', format('select count(*) from '
	'rg.case_event_text t join rg.case_event e using (chain, seq) '
	'where case_id = %s', :c)), '2', 'nor its words');
select is(pg_temp.off('t-first', format('select count(*) from '
	'rg.case_event where case_id = %s', :c)), '3', 'the officers do');

-- Papers.
select pg_temp.draft('t-bert') as c \gset
select pg_temp.pub('t-bert', format('select api.upload_add(%s, '
	'''licence_scan'', ''a.jpg'', ''image/jpeg'', 10, ''\x00'', '
	'repeat(''a'', 32), ''unscanned'', 900, 900)', :c)) as u \gset
select is(pg_temp.act('t-bert', :c, 'submit'), 'SUBMITTED', 'with a paper');
select is(pg_temp.act('t-clerk', :c, 'accept'),
	'RG422 papers:err_unchecked (licence_scan)', 'it must be judged first');
select is(pg_temp.off('t-first', format('select api.judge_file(%s, true, '
	''''')', :u)), 'RG403 err_role', 'by who takes the step');
select is(pg_temp.off('t-clerk', format('select api.judge_file(%s, false, '
	''''')', :u)), 'RG422 note:err_required', 'refused with a word');
select ok(pg_temp.off('t-clerk', format('select api.judge_file(%s, false, '
	'''看不清'')', :u)) ~ '^LM', 'so');
select is(pg_temp.act('t-clerk', :c, 'accept'),
	'RG422 papers:err_unchecked (licence_scan)', 'a refused one holds up');
select ok(pg_temp.off('t-clerk', format('select api.judge_file(%s, true, '
	''''')', :u)) ~ '^LM', 'accepted');
select is(pg_temp.act('t-clerk', :c, 'accept'), 'ACCEPTED', 'and on');

-- Correction ---------------------------------------------------------------

select pg_temp.bring('REVIEW1') as c \gset
select is(pg_temp.act('t-first', :c, 'correct', '两处不清', '',
	'{"item.hours": "写几点到几点", "item.paper:photo": "看不清招牌"}'),
	'CORRECTION', 'the reviewer asks');
select is((select items::text || notes::text || due_on from
	rg.case_correction where case_id = :c),
	'{hours,paper:photo}{写几点到几点,看不清招牌}2026-03-23',
	'one notice lists all, with its date');
select is(pg_temp.act('t-anna', :c, 'resubmit', '', '',
	'{"hours": "9-20", "uscc": "X"}', '{hours,uscc}'),
	'RG403 err_closed_field', 'only what was asked is open');
select is(pg_temp.act('t-anna', :c, 'resubmit', '', '',
	'{}', '{uscc}'), 'RG403 err_closed_field', 'nor can it be emptied');
select is(pg_temp.pub('t-anna', format('select api.upload_add(%s, '
	'''licence_scan'', ''a.jpg'', ''image/jpeg'', 10, ''\x00'', '
	'repeat(''a'', 32), ''clean'', 9, 9)', :c)), 'RG403 err_closed_field',
	'nor another paper sent');
select ok(pg_temp.pub('t-anna', format('select api.upload_add(%s, '
	'''photo'', ''a.jpg'', ''image/jpeg'', 10, ''\x00'', '
	'repeat(''b'', 32), ''clean'', 900, 900)', :c)) ~ '^[0-9]+$',
	'the one asked for can');
select is(pg_temp.act('t-anna', :c, 'resubmit', '改好了', '',
	'{"hours": "9:00-20:00"}', '{hours}'), 'REVIEW1',
	'and back to where it was');
select is((select fields->'hours'->>'new' || '<' || (fields->'hours'->>'old')
	from rg.case_event_text t join rg.case_event e using (chain, seq)
	where case_id = :c and action = 'resubmit'), '9:00-20:00<9:00-21:00',
	'what changed is in the history');
select is((select count(*)::int from rg.case_correction where case_id = :c
	and done_at is null), 0, 'the notice is answered');
select is(pg_temp.at(:c, 'owner'), pg_temp.id('t-first')::text,
	'the same reviewer has it again');
select is(pg_temp.could('t-both', :c, 'pass1'), 'RG403',
	'and nobody else may take his step');
select is(pg_temp.act('t-anna', :c, 'withdraw'), 'WITHDRAWN', 'withdrawn');
select is(pg_temp.at(:c, 'reason'), 'R14', 'is R14 in the figures');
select is((select count(*)::int from rg.live_key where case_id = :c), 0,
	'its credit code is free again');

-- A place outside is refused also when it comes by correction.
select pg_temp.bring('SUBMITTED') as c \gset
select is(pg_temp.act('t-clerk', :c, 'correct', '地址', '',
	'{"item.division": "不对"}'), 'CORRECTION', 'a wrong place');
select is(pg_temp.act('t-anna', :c, 'resubmit', '', '',
	'{"division": "110101001001"}', '{division}'),
	'RG422 division:err_area (R12)', 'cannot become another city');
select is(pg_temp.act('t-anna', :c, 'resubmit', '', '',
	'{"division": "370203005001"}', '{division}'), 'SUBMITTED',
	'but another district');
select is(pg_temp.could('t-shibei', :c, 'accept'), 'yes',
	'which then has the case');
select is(pg_temp.could('t-clerk', :c, 'accept'), 'RG404',
	'and the first no longer');

-- Not answered in time.
select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('SUBMITTED') as c \gset
select pg_temp.act('t-clerk', :c, 'correct', '请补正', '',
	'{"item.hours": "不清楚"}') as s \gset
select is(pg_temp.courier(format('select api.act_system(%s, ''lapse'')',
	:c)), 'false', 'the system does not act before the time');
select pg_temp.clock('2026-03-23 23:59:59');
select pg_temp.courier('select api.run_clocks(1000)') as n \gset
select is(pg_temp.state(:c), 'CORRECTION',
	'15 working days are not over on the 23rd');
select pg_temp.clock('2026-03-24 00:00');
select pg_temp.courier('select api.run_clocks(1000)') as n \gset
select is(pg_temp.state(:c), 'LAPSED', 'then it counts as withdrawn');
select is(pg_temp.at(:c, 'reason'), 'R01', 'for papers missing');
select is(pg_temp.run('postgres', '', format('select api.act_system(%s, '
	'''lapse'')', :c)), 'RG403 err_role', 'the courier alone');

-- Return -------------------------------------------------------------------

select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('REVIEW2') as c \gset
select is(pg_temp.act('t-second', :c, 'return'), 'RG422 note:err_required',
	'a return needs a reason');
select is(pg_temp.act('t-second', :c, 'return', '请再查信用'), 'REVIEW1',
	'and goes one step back');
select is(pg_temp.at(:c, 'owner'), pg_temp.id('t-first')::text,
	'to the reviewer who had it');
select is(pg_temp.act('t-both', :c, 'pass1'), 'RG403 err_role',
	'nobody else takes it');
select is(pg_temp.act('t-first', :c, 'pass1'), 'REVIEW2', 'again');
select is(pg_temp.act('t-both', :c, 'pass2'), 'RG403 err_role',
	'who returned it has the next step too');
select is(pg_temp.act('t-second', :c, 'return', '还不行'),
	'RG409 err_once', 'a step returns once');
select is(pg_temp.act('t-second', :c, 'pass2'), 'AUDIT', 'on');
select is(pg_temp.act('t-audit', :c, 'return', '再看现场'), 'REVIEW2',
	'the next step may return too');
update rg.account set state = 'locked' where login = 't-second';
select is(pg_temp.could('t-both', :c, 'pass2'), 'yes',
	'a case does not wait for an officer who left');
select is(pg_temp.could('t-first', :c, 'pass2'), 'RG403',
	'but people still differ');
update rg.account set state = 'active' where login = 't-second';
select is(pg_temp.could('t-both', :c, 'pass2'), 'RG403', 'he is back');

-- Limits -------------------------------------------------------------------

select pg_temp.bring('REVIEW1') as c \gset
select is(pg_temp.at(:c, 'due_on'), '2026-03-30', '20 working days');
select is(pg_temp.act('t-audit', :c, 'extend'), 'RG422 note:err_required',
	'more time needs a reason');
select is(pg_temp.act('t-audit', :c, 'extend', '需要核查'), 'REVIEW1',
	'and is given');
select is(pg_temp.at(:c, 'due_on'), '2026-04-14', '10 more, past a holiday');
select is(pg_temp.act('t-audit', :c, 'extend', '再延'), 'RG409 err_once',
	'once');
select is((select params->>'due' from rg.outbox where case_id = :c
	and template = 'extended' and way = 'sms'), '2026-04-14',
	'the applicant is told the new day');

-- Membership ---------------------------------------------------------------

select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('PUBLICITY') as c \gset
select is((select due_on::text from rg.case_timer where case_id = :c
	and clock = 'publicity'), '2026-03-09', '5 working days of notice');
select pg_temp.clock('2026-03-09 23:59:59');
select pg_temp.courier('select api.run_clocks(1000)') as n \gset
select is(pg_temp.state(:c), 'PUBLICITY', 'not before they are over');
select pg_temp.clock('2026-03-10 00:00');
select pg_temp.courier('select api.run_clocks(1000)') as n \gset
select is(pg_temp.state(:c), 'MEMBER', 'then the system admits');
select pg_temp.clock('2026-03-10 09:00');
select is((select no ~ '^RJ370202-[0-9]{6}$' and listed from rg.member
	where case_id = :c), true, 'with a number, listed');
select is((select state from rg.paper where case_id = :c
	and kind = 'certificate'), 'valid', 'and a certificate');
select is((select until::text from rg.member where case_id = :c),
	'2028-03-10', 'for two years');
select is((select result from rg.notice_row where case_id = :c), 'passed',
	'the notice says so');
select is(pg_temp.act('t-anna', :c, 'renew'), 'RG409 err_not_now',
	'too early to renew');
select is(pg_temp.act('t-anna', :c, 'change', '', '',
	'{"unit_name": "别的"}'), 'RG403 err_closed_field',
	'a member cannot change its name');
select is(pg_temp.act('t-anna', :c, 'change', '', '',
	'{"tel": "053287654321"}', '{tel}'), 'MEMBER', 'but its telephone');
select is((select tel from rg.member where case_id = :c), '053287654321',
	'which the directory shows');
select is(pg_temp.act('t-anna', :c, 'stay'), 'RG409 err_not_now',
	'nothing to take back');
select is(pg_temp.act('t-anna', :c, 'quit'), 'MEMBER', 'notice of leaving');
select is((select params->>'due' from rg.outbox where case_id = :c
	and template = 'quit_asked' and way = 'sms'), '2026-04-09',
	'says on which day it takes effect');
select is(pg_temp.act('t-anna', :c, 'stay'), 'MEMBER', 'taken back');
select pg_temp.clock('2026-04-20 00:00');
select pg_temp.courier('select api.run_clocks(1000)') as n \gset
select is(pg_temp.state(:c), 'MEMBER', 'then nothing happens');
select is(pg_temp.act('t-anna', :c, 'quit'), 'MEMBER', 'notice again');
select is((select due_on::text from rg.case_timer where case_id = :c
	and clock = 'quit_notice'), '2026-05-20', '30 days');
select is(pg_temp.lapse(:c, 'leave'), 'QUIT', 'and then it is out');
select is((select listed from rg.member where case_id = :c), false,
	'of the directory');
select is((select state from rg.paper where case_id = :c
	and kind = 'certificate'), 'revoked', 'the certificate is void');

select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('MEMBER') as c \gset
select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('MEMBER') as d \gset
select pg_temp.clock('2028-01-11 09:00');
select is(pg_temp.courier('select api.remind(1000)') >= '2', true,
	'60 days before the end both are reminded');
select is(pg_temp.courier('select api.remind(1000)'), '0', 'once');
select pg_temp.clock('2028-02-11 09:00');
select is(pg_temp.courier('select api.remind(1000)') >= '2', true,
	'and 30 days before');
select is(pg_temp.act('t-anna', :c, 'renew', '', '', '{"offer_years": "3"}',
	'{offer_years}'), 'RENEW', 'one renews');
select is((select listed from rg.member where case_id = :c), true,
	'and stays listed');
select pg_temp.clock('2028-03-14 00:00');
select pg_temp.courier('select api.run_clocks(1000)') as n \gset
select is(pg_temp.state(:d), 'EXPIRED', 'the other expires');
select is(pg_temp.state(:c), 'RENEW', 'who has asked does not');
select is(pg_temp.act('t-first', :c, 'renew_refuse', '不再优待', 'R05'),
	'MEMBER', 'refused, it is back where it was');
select pg_temp.courier('select api.run_clocks(1000)') as n \gset
select is(pg_temp.state(:c), 'EXPIRED', 'and expires, as its time is over');
select is(pg_temp.act('t-anna', :d, 'renew'), 'RENEW',
	'an expired member may renew');
select is((select listed from rg.member where case_id = :d), false,
	'and is not listed for asking');
select is(pg_temp.act('t-first', :d, 'renew_pass'), 'MEMBER', 'but when');
select is((select listed and ended_on is null from rg.member
	where case_id = :d), true, 'it was agreed');
select is((select until::text from rg.member where case_id = :d),
	'2030-03-14', 'for two years more');
select is((select count(*)::int from rg.live_key where case_id = :d
	and field = 'uscc'), 1, 'with its credit code taken again');

-- Suspension, removal.
select is(pg_temp.act('t-street', :d, 'suspend', '投诉属实', 'S01'),
	'SUSPENDED', 'suspended');
select is((select state from rg.paper where case_id = :d and kind =
	'certificate' order by id desc limit 1), 'suspended',
	'the certificate says so');
select is((select listed from rg.member where case_id = :d), false,
	'not shown');
select is(pg_temp.act('t-second', :d, 'restore', '已整改'), 'MEMBER',
	'restored');
select is((select listed from rg.member where case_id = :d), true, 'shown');
select is(pg_temp.act('t-street', :d, 'suspend', '又来', 'S03'),
	'SUSPENDED', 'again');
select is(pg_temp.act('t-second', :d, 'remove', '除名', 'S03'), 'REMOVED',
	'removed');
select is((select ended_on::text from rg.member where case_id = :d),
	'2028-03-14', 'on that day');

-- Figures ------------------------------------------------------------------

select is((select value from api.figures() where metric = 'applications'),
	(select count(*)::numeric from rg.case_file
	where submitted_at is not null), 'applications');
select is((select bool_and(late) from rg.case_file where id = :c), false,
	'publicity is not counted against the date promised');
select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('REVIEW1') as c \gset
select pg_temp.clock('2026-03-31 10:00');
select is(pg_temp.act('t-first', :c, 'reject1', '没有', 'R05'), 'REJECTED',
	'decided a day too late');
select is(pg_temp.at(:c, 'late'), 'true', 'is counted as late');

-- Unique values, keys ------------------------------------------------------

select pg_temp.clock('2026-03-02 10:00');
select pg_temp.bring('SUBMITTED') as c \gset
select pg_temp.draft('t-bert', 370203005001, jsonb_build_object('uscc',
	(select fields->>'uscc' from rg.case_form where case_id = :c)))
	as d \gset
select is(pg_temp.act('t-bert', :d, 'submit'),
	'RG422 uscc:err_duplicate (R08)', 'a used credit code, also elsewhere');
select pg_temp.draft('t-bert', 370203005001, '{"uscc": "NEW-1",
	"branches.0.name": "一店", "branches.0.address": "同一条路1号",
	"branches.1.name": "二店", "branches.1.address": "同一条路2号"}')
	as d \gset
select is(pg_temp.act('t-bert', :d, 'submit'), 'SUBMITTED', 'two shops');
select pg_temp.draft('t-bert', 370203005001, '{"uscc": "NEW-2",
	"branches.0.name": "三店", "branches.0.address": "同一条路 2号"}')
	as d \gset
select is(pg_temp.act('t-bert', :d, 'submit'),
	'RG422 branches.0.address:err_duplicate (R08)',
	'a shop stands in one entry only');
select pg_temp.draft('t-bert', 110101001001, '{"uscc": "NEW-3"}') as d \gset
select is(pg_temp.act('t-bert', :d, 'submit'),
	'RG422 division:err_area (R12)', 'another city');
select pg_temp.draft('t-bert', 370202010001, '{"uscc": "NEW-4",
	"branches.0.address": ""}') as d \gset
select is(pg_temp.act('t-bert', :d, 'submit', p_key => repeat('q', 32)),
	'SUBMITTED', 'with a key');
select is(pg_temp.act('t-bert', :d, 'withdraw', p_key => repeat('q', 32)),
	'SUBMITTED', 'the same key does nothing more');
select is((select count(*)::int from rg.case_event where case_id = :d), 1,
	'indeed');
select is(pg_temp.act('t-bert', :d, 'withdraw', p_key => repeat('r', 32)),
	'WITHDRAWN', 'another does');
select ok((select bool_and(no ~ '^LM370[0-9]{3}20[0-9]{6}[0-9]{5}-[0-9X]$')
	from rg.case_file where no is not null), 'case numbers');
select is((select count(distinct no) = count(*) from rg.case_file
	where no is not null), true, 'no number twice');

select * from finish();
rollback;
