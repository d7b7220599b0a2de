-- The numbers on the tabs of the inbox are as many cases as each tab lists, for each
-- officer, after every kind of change, added up or not.
\ir setup/world.sql
select no_plan();

create function pg_temp.kept() returns setof text language sql as $$
	select format('%s %s %s %s: %s', s.tab, s.role, a.area, s.day, sum(s.n))
	from rg.tab_sum s cross join lateral (select s.area where s.folded
		union all select t.area from rg.tab_areas(s.tab, s.area) t
		where not s.folded) a
	group by s.tab, s.role, a.area, s.day having sum(s.n) <> 0 $$;
create function pg_temp.counted() returns setof text language sql as $$
	select format('%s %s %s %s: %s', tab, role, area, day, n)
	from rg.tab_true() $$;
create function pg_temp.listed() returns text language sql as $$
	select format('(%s)', string_agg((select count(*)
		from api.inbox(t, null, 501))::text, ',' order by n))
	from unnest(array['claim', 'mine', 'waiting', 'soon', 'overdue',
		'closed']) with ordinality x(t, n) $$;
-- What is at a step and its clock runs, by district, counted from the cases.
create function pg_temp.in_hand(p_login text) returns text language sql as $$
	select string_agg(format('%s %s %s %s', d.name, x.open, x.amber,
		x.red), ', ' order by d.code)
	from rg.account a join rg.station t on t.id = a.station
	join rg.division d on d.level = 3 and d.active
		and d.code between t.lo and t.hi,
	lateral (select count(*) as open, count(*) filter (where
			least(c.due_on, c.step_due_on) >= api.today()
			and (c.amber_on <= api.today()
			or c.step_amber_on <= api.today())) as amber,
			count(*) filter (where least(c.due_on, c.step_due_on)
			< api.today()) as red
		from rg.case_file c where c.area between d.lo and d.hi
			and c.queue <> '' and not c.paused) x
	where a.login = p_login $$;
-- Everybody's numbers are his lists.
create function pg_temp.same(p_when text) returns setof text
language plpgsql as $$
begin
	return next set_eq('select pg_temp.kept()',
		'select pg_temp.counted()', p_when || ': kept as counted');
	return query select is(pg_temp.run('rg_desk_off', a.login,
		'select c::text from api.inbox_counts() c'),
		pg_temp.run('rg_desk_off', a.login, 'select pg_temp.listed()'),
		p_when || ': ' || a.login)
	from rg.account a where a.login like 't-%' and a.side = 'off'
		and not exists (select from rg.role_grant g join rg.role r
			on r.code = g.role and r.family = 'admin'
			where g.account = a.id)
	order by a.login;
	return query select is(pg_temp.run('rg_desk_off', a.login, $q$
		select string_agg(format('%s %s %s %s', t.name, t.open,
			t.amber, t.red), ', ') from api.on_time() t $q$),
		pg_temp.in_hand(a.login), p_when || ': on time, ' || a.login)
	from rg.account a where a.login in ('t-clerk', 't-city', 't-shibei')
	order by a.login;
end $$;

select pg_temp.draft('t-anna', 370202010001) as d \gset
select is((select count(*) from rg.tab_sum where not folded), 0::bigint,
	'a draft stands on no tab');
select is(pg_temp.act('t-anna', :d, 'submit'), 'SUBMITTED', 'submitted');
select pg_temp.same('submitted');
select pg_temp.bring('ACCEPTED') as a \gset
select pg_temp.bring('REVIEW1') as r \gset
select pg_temp.bring('REVIEW2') as s \gset
select pg_temp.bring('SUBMITTED') as k \gset
select is(pg_temp.act('t-clerk', :k, 'correct', '请补正', '',
	'{"item.hours": "写清楚"}'), 'CORRECTION', 'one waits');
select pg_temp.bring('MEMBER') as m \gset
select pg_temp.same('at each step');
select isnt((select string_agg(pg_temp.run('rg_desk_off', login, 'select claim::text from '
	'api.inbox_counts()'), ' ' order by login) from rg.account
	where login in ('t-first', 't-second', 't-street')), '0 0 0',
	'somebody has something to do');

-- Somebody takes a case in hand and lets it go.
update rg.case_file set owner = (select id from rg.account
	where login = 't-first'), owner_at = now() where id = :r;
select pg_temp.same('in hand');
update rg.case_file set owner = null, owner_at = null where id = :r;
select pg_temp.same('let go');

-- Time goes on: nothing is written, the numbers follow the day.
select pg_temp.clock('2026-04-09 10:00');
select pg_temp.same('some days later');
select pg_temp.clock('2026-06-09 10:00');
select pg_temp.same('months later');
select cmp_ok((select sum(n) from rg.tab_sum where tab = 'overdue'
	and day <= api.today()), '>', 0::numeric, 'with cases over their day');
update rg.case_file set paused = not paused where id in (:a, :s);
select pg_temp.same('one clock stands still, one goes on');
select cmp_ok((select sum(n) from rg.tab_sum where tab = 'overdue_paused'
	and day <= api.today()), '>', 0::numeric, 'and is over its day');
update rg.case_file set due_on = null, amber_on = null, step_due_on = null,
	step_amber_on = null where id in (:r, :k);
select pg_temp.same('without a day');

-- A place far away; a locked case, of which few may know.
update rg.case_file set area = 370203001001 where id = :a;
select pg_temp.same('moved');
update rg.case_file set locked = true where id in (:r, :k);
select pg_temp.same('locked');
insert into rg.case_lock (case_id, account, at) select :k, a.id, now()
	from rg.account a where a.login = 't-clerk';
select pg_temp.same('one is named for it');
select isnt(pg_temp.run('rg_desk_off', 't-clerk', 'select waiting::text '
	'from api.inbox_counts()'), '0', 'and counts it');
update rg.case_file set locked = false where id in (:r, :k);
select pg_temp.same('unlocked');

-- Added up, it says the same with fewer rows.
create temp table before as select pg_temp.kept() as line;
select is(rg.tab_fold(100000), 0, 'few are left as they are');
select ok(rg.tab_fold(1) > 0, 'added up');
select set_eq('select pg_temp.kept()', 'select line from before',
	'nothing was lost');
select is((select count(*) from rg.tab_sum where not folded), 0::bigint,
	'nothing is left over');
select pg_temp.same('added up');
select is(pg_temp.act('t-anna', :d, 'withdraw'), 'WITHDRAWN', 'withdrawn');
select pg_temp.same('and it goes on');
select rg.tab_fold(1) \g /dev/null
select pg_temp.same('added up again');
delete from rg.tab_sum;
select rg.tab_renew() \g /dev/null
select pg_temp.same('counted anew');

-- A record whose sums were begun without some of them.
delete from rg.tab_sum where tab like '%paused'
	or tab = 'overdue' and day = 'infinity';
\ir ../../sql/api/tabs.sql
select pg_temp.same('counted later');
\ir ../../sql/api/tabs.sql
select pg_temp.same('and once');

select * from finish();
rollback;
