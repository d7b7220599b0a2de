-- Fairs and classes beneath their pages: numbers as people write them, stages,
-- who is barred until when, turns of the waiting list, shares of attendance.
\ir setup/world.sql
select no_plan();

select is(rg.numbers('x', t), want::int[], t)
from (values ('1', '{1}'), ('1 3', '{1,3}'), ('3,1', '{1,3}'),
	('1，2、3；4', '{1,2,3,4}'), ('5-8', '{5,6,7,8}'),
	('5—8', '{5,6,7,8}'), ('5～6 6', '{5,6}'), ('5至7', '{5,6,7}'),
	('', '{}'), (null, '{}'), ('  ', '{}')) x (t, want);
select throws_ok(format('select rg.numbers(%L, %L)', 'n', t), 'RG422',
	'n:err_numbers', t)
from (values ('a'), ('1-'), ('-1'), ('8-5'), ('0'), ('1.5'), ('123456'),
	('1-99999'), ('1;drop')) x (t);

select is((select array_agg(post || ':' || n || stage order by post, n)
	from rg.fair_wanted('{talk_1,offer_1,intent_2,else_3}',
		'{1 2,2,5,9}')), '{1:1TALK,1:2OFFER,2:5INTENT}'::text[],
	'a sheet counts each number at its furthest stage');
select is((select array_agg(rg.fair_rank(s)) from unnest(array['TALK',
	'INTENT', 'OFFER', 'CONTRACT', 'APPLIED', null]) s),
	'{1,2,3,4,0,0}'::int[], 'stages in order');

-- An employer and fairs on days; `by` keeps them.
create function pg_temp.fair(p_days int) returns bigint language sql as $$
	insert into rg.job_fair (station, area, title, kind, day, begins, ends,
		place, host, keeper, tel, stalls, visitors, until_on, state,
		made_by, made_at)
	select s.id, s.area, '试验招聘会', 'online', api.today() + p_days,
		'9:00', '11:00', '线上', '试验', '王试验', '0532', 9, 9,
		api.today() + p_days, 'OPEN', a.id, api.now()
	from rg.station s, rg.account a where a.side = 'off' limit 1
	returning id $$;
insert into rg.employer (case_id, account, name, uscc, industry, area,
	address, about, agency, veteran_founded, live, since)
select pg_temp.draft('t-bert'), a.id, '试验单位', '', 'g', 370202010001, '', '',
	false, false, true, api.today()
from rg.account a where a.side = 'pub' limit 1;
create function pg_temp.away(p_days int) returns void language sql as $$
	insert into rg.fair_stall (fair, employer, n, agent, mobile, pledge,
		state, at, state_at)
	select pg_temp.fair(p_days), max(id), 1, '甲', '13800000000', 0,
		'NO_SHOW', api.now(), api.now() from rg.employer $$;
create function pg_temp.barred() returns date language sql as $$
	select rg.fair_barred(max(id)) from rg.employer $$;
select is(pg_temp.barred(), null, 'who never stayed away');
select pg_temp.away(-30);
select is(pg_temp.barred(), null, 'once is not twice');
select pg_temp.away(-700);
select is(pg_temp.barred(), null, 'twice, but more than a year apart');
select pg_temp.away(-300);
select is(pg_temp.barred(), (api.today() - 30 + interval '1 year')::date,
	'twice within a year bars for a year from the second');
update rg.job_fair set day = day - 400, until_on = until_on - 400;
select is(pg_temp.barred(), null, 'and no longer');

-- What the clock makes of a fair.
select is(rg.fair_stage(f), want, want) from (values ('PLANNED', 5, 'PLANNED'),
	('OPEN', 5, 'SIGNUP'), ('OPEN', -1, 'OVER'),
	('CANCELLED', 5, 'CANCELLED')) x (s, d, want),
	lateral (select jsonb_populate_record(j, jsonb_build_object('state',
		x.s, 'day', api.today() + x.d, 'until_on', api.today()
		+ x.d)) f from rg.job_fair j limit 1) y;

-- Numbers of rules are rows with a day.
select is(rg.fair_rule(n), v, n) from (values ('no_shows', 2),
	('bar_months', 12), ('late_minutes', 30), ('licence_from', 1000),
	('hide_below', 5)) x (n, v);

-- The furthest stage stays, whatever comes after.
create temp table went (state text, want int);
insert into went values ('TALK', 1), ('OFFER', 3), ('DECLINED', 3),
	('CLOSED', 3);
with v as (insert into rg.fair_visitor (fair, n, name, mobile, code, at)
	select max(id), 1, '甲', '13800000000', 'X', api.now() from rg.job_fair
	returning *), p as (insert into rg.job_post (case_id, employer, title,
		family, headcount, duties, conditions, veteran_first, area,
		address, pay_kind, pay_min, pay_max, contract, benefits, tel,
		online_on, until_on, state)
	select case_id, id, '岗', 'drive', 1, '', '', false, area, '', 'month',
		1, 2, '', '', '', api.today(), api.today(), 'ONLINE'
	from rg.employer order by id desc limit 1 returning id)
insert into rg.job_match (post, fair, visitor, state, at, state_at)
select p.id, v.fair, v.id, 'TALK', api.now(), api.now() from v, p;
do $$
declare
	w record;
begin
	for w in select * from went loop
		update rg.job_match set state = w.state, code = case w.state
			when 'DECLINED' then 'skill' else '' end;
		assert (select best from rg.job_match limit 1) = w.want,
			w.state;
	end loop;
end $$;
select pass('the furthest stage is kept');
select throws_ok('update rg.job_match set visitor = null', '23514', null,
	'somebody at a fair is a visitor of it');

-- A class of one seat: who came second waits, and moves up when the first goes.
insert into rg.training_class (station, area, title, school, place, family,
	level, hours, seats, from_on, to_on, until_on, free, tel, made_by,
	made_at)
select s.id, s.area, '试验培训班', '学校', '地点', 'repair', 'short', 10, 1,
	api.today() + 5, api.today() + 9, api.today() + 4, true, '0532', a.id,
	api.now()
from rg.station s, rg.account a where a.side = 'off' limit 1;
select pg_temp.person('t-k' || i, '学员' || i, 'merchant', '1390000200' || i),
	pg_temp.open('t-k' || i) from generate_series(1, 3) i;
create temp table pupil as select i, pg_temp.draft('t-k' || i) id
from generate_series(1, 3) i;
update rg.case_form o set fields = fields || jsonb_build_object('class_no',
	(select rg.class_no(max(id)) from rg.training_class), 'wait',
	case p.i when 3 then 'no' else 'yes' end)
from pupil p where p.id = o.case_id;
select rg.training_ask(c) from pupil p join rg.case_file c on c.id = p.id
where p.i < 3 order by p.i;
create function pg_temp.seats() returns text language sql as $$
	select string_agg(p.i || ':' || coalesce(e.seat::text, 'waits')
		|| case when e.gone_at is null then '' else ' gone' end, ', '
		order by p.i)
	from rg.training_enrol e join pupil p on p.id = e.case_id $$;
select is(pg_temp.seats(), '1:1, 2:waits', 'one seat, one waits');
select throws_ok('select rg.training_ask(c) from pupil p join rg.case_file c
	on c.id = p.id where p.i = 3', 'RG422', 'truth:err_class_full',
	'who does not wait is told');
select throws_ok('select rg.training_ask(c) from pupil p join rg.case_file c
	on c.id = p.id where p.i = 2', 'RG422', null, 'nobody asks twice');
select is(rg.class_place((select id from pupil where i = 2)), 1, 'his turn');
select rg.training_leave((select id from pupil where i = 1));
select is(pg_temp.seats(), '1:1 gone, 2:1', 'who leaves makes room');
select rg.erase_training(c) from pupil p join rg.case_file c on c.id = p.id
where p.i = 1;
select is(pg_temp.seats(), '2:1', 'an erased application is nowhere');
insert into rg.training_day (class, day, hours, by, at)
select k.id, api.today() + n, h, k.made_by, api.now()
from rg.training_class k, (values (5, 6), (6, 2)) x (n, h);
insert into rg.training_came select e.class, api.today() + 5, e.case_id
from rg.training_enrol e;
select is(rg.training_share((select id from pupil where i = 2)), 0.75,
	'attendance counts hours, not days');
update rg.training_class set from_on = api.today(), until_on = api.today();
select rg.training_leave((select id from pupil where i = 2));
select is(pg_temp.seats(), '2:1 gone', 'nobody is called into a class that began');

select * from finish();
rollback;
