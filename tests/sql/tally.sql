-- Kept sums are what a count of all rows says, after every kind of change, added up
-- or not; the open figures are read from them.
\ir setup/world.sql
select no_plan();

create function pg_temp.kept() returns setof text language sql as $$
	select format('%s %s %s %s %s: %s', what, service, area, day, keys,
		sum(n)) from rg.tally group by what, service, area, day, keys
	having sum(n) <> 0 $$;
create function pg_temp.counted() returns setof text language sql as $$
	select format('%s %s %s %s %s: %s', what, service, area, day, keys, n)
	from rg.tally_true() $$;
create function pg_temp.same(p_when text) returns text language sql as $$
	select set_eq('select pg_temp.kept()', 'select pg_temp.counted()',
		p_when) $$;
create function pg_temp.figure(p_metric text) returns numeric
language sql as $$
	select value from api.figures() where module = 'alliance'
		and metric = p_metric $$;

-- Steps, withdrawals, decisions in time and late.
select pg_temp.draft('t-anna', 370202010001) as d \gset
select pg_temp.same('a draft is not counted');
select is(pg_temp.figure('applications'), (select count(*)::numeric
	from rg.case_file where submitted_at is not null), 'nor in the figure');
select is(pg_temp.act('t-anna', :d, 'submit'), 'SUBMITTED', 'submitted');
select is((select count(*)::int from rg.tally where not folded), 1,
	'one row is written for it');
select pg_temp.same('it counts');
select is(pg_temp.act('t-anna', :d, 'withdraw'), 'WITHDRAWN', 'withdrawn');
select is(pg_temp.figure('screened_out'), 1::numeric, 'is out');
select pg_temp.bring('ACCEPTED') as a \gset
select pg_temp.bring('REVIEW1') as r \gset
select pg_temp.clock('2026-03-31 10:00');
select is(pg_temp.act('t-first', :r, 'reject1', '没有', 'R05'), 'REJECTED',
	'rejected a day too late');
select pg_temp.same('steps of all kinds');
select is(pg_temp.figure('decided_in_time'), (select round(100.0
	* count(*) filter (where not late) / count(*), 1) from rg.case_file
	where submitted_at is not null and closed_at is not null),
	'one of them in time');
select is((select n from api.figures_by('month') where label = '2026-03'),
	(select count(*) from rg.case_file where submitted_at is not null),
	'all in this month');

-- Members come, are hidden, come back, end.
select pg_temp.bring('MEMBER') as m \gset
select pg_temp.bring('MEMBER', 370202010001, 't-bert') as k \gset
select pg_temp.same('members');
select is(pg_temp.figure('published_members'), 2::numeric, 'two');
select is(pg_temp.figure('offers'), (select count(*)::numeric
	from rg.member_offer where until_on is null
	or until_on >= api.today()), 'with their offers');
select is(pg_temp.act('t-street', :m, 'suspend', '投诉属实', 'S03'),
	'SUSPENDED', 'one is suspended');
select pg_temp.same('suspended');
select is(pg_temp.figure('published_members'), 1::numeric, 'one is shown');
select is((select n from api.figures_by('district') where label = '市南区'),
	1::bigint, 'in its district');
select is(pg_temp.act('t-second', :m, 'restore', '已整改'), 'MEMBER', 'back');
select pg_temp.same('back');
select is(pg_temp.act('t-street', :m, 'suspend', '又来', 'S03'), 'SUSPENDED',
	'again');
select is(pg_temp.act('t-second', :m, 'remove', '除名', 'S03'), 'REMOVED',
	'removed');
select pg_temp.same('removed');
update rg.member_offer set until_on = '2026-03-01' where member = (select id
	from rg.member where case_id = :k);
select is(pg_temp.figure('offers'), 0::numeric, 'an offer that is over');
select pg_temp.same('counts as such');
select is(pg_temp.off('t-first', 'select string_agg(state || '' '' || n, '','' '
	'order by state) from api.member_desk_counts()'), 'MEMBER 1,REMOVED 1',
	'an officer counts his own');

-- The pace: the sums say what a look at each case says.
select is((select row(n, median, p90)::text from api.pace(
	'alliance-enrolment')), (select row(count(*), percentile_disc(0.5)
	within group (order by d)::int, percentile_disc(0.9) within group
	(order by d)::int)::text from (select rg.local_day(closed_at)
	- rg.local_day(submitted_at) as d from rg.case_file
	where kind in ('member', 'final_ok', 'final_no')) x),
	'median and nine in ten');
select is((select row(n, median)::text from api.pace('none')), '(0,)',
	'of none, none');

-- Added up, it says the same with fewer rows.
create temp table before as select pg_temp.kept() as line;
select is(rg.tally_fold(100000), 0, 'few are left as they are');
select ok(rg.tally_fold(1) > 0, 'added up');
select set_eq('select pg_temp.kept()', 'select line from before',
	'nothing was lost');
select is((select count(*) from rg.tally), (select count(*) from before),
	'a row for each');
select pg_temp.bring('SUBMITTED') as s \gset
select pg_temp.same('and it goes on');
select rg.tally_renew();
select pg_temp.same('counted anew');

select * from finish();
rollback;
