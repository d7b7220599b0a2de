-- Sums that are kept as cases change (rg.tally). What is counted is said twice:
-- once for one row that changes, once for all there is (rg.tally_true); the tests
-- compare them, `select rg.tally_renew()` begins anew.

create or replace function rg.tally_add_case(c rg.case_file, p_n int)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if c.submitted_at is null then
		return;
	end if;
	insert into rg.tally (what, service, day, keys, n)
	values ('case', c.service, date_trunc('month',
		c.submitted_at at time zone 'Asia/Shanghai'),
		rg.tally_keys(c), p_n);
	if c.closed_at is not null
		and c.kind in ('member', 'final_ok', 'final_no') then
		insert into rg.tally (what, service, day, keys, n)
		values ('pace', c.service, rg.local_day(c.closed_at),
			array[(rg.local_day(c.closed_at)
			- rg.local_day(c.submitted_at))::text], p_n);
	end if;
end $$;
comment on function rg.tally_add_case(rg.case_file, int) is
	'Counts a case, or takes it back (-1).';

create or replace function rg.tally_keys(c rg.case_file) returns text[]
language sql immutable as $$
	select array[c.state, c.kind, coalesce(c.reason, ''),
		(c.closed_at is not null)::int::text, c.late::int::text]
$$;
comment on function rg.tally_keys(rg.case_file) is
	'What a case is counted by.';

create or replace function rg.tally_case() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if tg_op <> 'INSERT' then
		perform rg.tally_add_case(old, -1);
	end if;
	if tg_op <> 'DELETE' then
		perform rg.tally_add_case(new, 1);
	end if;
	return null;
end $$;
comment on function rg.tally_case() is 'Keeps the sums over cases.';

create or replace function rg.tally_offers(p_member bigint, p_n int)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.tally (what, day, n)
	select 'offer', coalesce(o.until_on, 'infinity'), p_n
	from rg.member_offer o where o.member = p_member;
end $$;
comment on function rg.tally_offers(bigint, int) is
	'Counts the offers of a member that is listed now, or takes them back.';

create or replace function rg.tally_member() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if tg_op <> 'INSERT' then
		insert into rg.tally (what, area, keys, n)
		values ('member', old.area, array[old.state, old.trade,
			old.listed::int::text], -1);
	end if;
	if tg_op <> 'DELETE' then
		insert into rg.tally (what, area, keys, n)
		values ('member', new.area, array[new.state, new.trade,
			new.listed::int::text], 1);
	end if;
	if tg_op = 'UPDATE' and old.listed <> new.listed then
		perform rg.tally_offers(new.id,
			case when new.listed then 1 else -1 end);
	end if;
	return null;
end $$;
comment on function rg.tally_member() is 'Keeps the sums over members.';

create or replace function rg.tally_offer() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if tg_op <> 'INSERT' then
		insert into rg.tally (what, day, n)
		select 'offer', coalesce(old.until_on, 'infinity'), -1
		from rg.member m where m.id = old.member and m.listed;
	end if;
	if tg_op <> 'DELETE' then
		insert into rg.tally (what, day, n)
		select 'offer', coalesce(new.until_on, 'infinity'), 1
		from rg.member m where m.id = new.member and m.listed;
	end if;
	return null;
end $$;
comment on function rg.tally_offer() is 'Keeps the sum of offers.';

create or replace function rg.tally_true()
returns table (what text, service text, area bigint, day date, keys text[],
	n bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select 'case', c.service, 0::bigint, date_trunc('month',
		c.submitted_at at time zone 'Asia/Shanghai')::date,
		rg.tally_keys(c), count(*)
	from rg.case_file c where c.submitted_at is not null
	group by 2, 4, 5
	union all
	select 'pace', x.service, 0, x.day, array[x.days::text], count(*)
	from (select c.service,
			(c.closed_at at time zone 'Asia/Shanghai')::date as day,
			(c.closed_at at time zone 'Asia/Shanghai')::date
			- (c.submitted_at at time zone 'Asia/Shanghai')::date
			as days
		from rg.case_file c where c.submitted_at is not null
			and c.closed_at is not null
			and c.kind in ('member', 'final_ok', 'final_no')) x
	group by x.service, x.day, x.days
	union all
	select 'member', '', m.area, 'infinity', array[m.state, m.trade,
		m.listed::int::text], count(*)
	from rg.member m group by m.area, m.state, m.trade, m.listed
	union all
	select 'offer', '', 0, coalesce(o.until_on, 'infinity'), '{}', count(*)
	from rg.member_offer o join rg.member m on m.id = o.member
	where m.listed group by o.until_on
$$;
comment on function rg.tally_true() is
	'All sums, counted from the rows themselves: it reads every case.';

create or replace function rg.tally_renew() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform pg_advisory_xact_lock(hashtext('rg.tally'));
	lock table rg.case_file, rg.member, rg.member_offer in share mode;
	delete from rg.tally;
	insert into rg.tally (what, service, area, day, keys, n, folded)
	select t.what, t.service, t.area, t.day, t.keys, t.n, true
	from rg.tally_true() t;
end $$;
comment on function rg.tally_renew() is
	'Counts everything anew; steps wait meanwhile, and so does adding up.';

create or replace function rg.tally_fold(p_least int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	many int := (select count(*) from (select from rg.tally t
		where not t.folded limit p_least) x);
begin
	if many < p_least
		or not pg_try_advisory_xact_lock(hashtext('rg.tally')) then
		return 0;
	end if;
	with k as (select distinct t.what, t.service, t.area, t.day, t.keys
		from rg.tally t where not t.folded),
	gone as (delete from rg.tally t using k
		where t.what = k.what and t.service = k.service
			and t.area = k.area and t.day = k.day
			and t.keys = k.keys
		returning t.*)
	insert into rg.tally (what, service, area, day, keys, n, folded)
	select g.what, g.service, g.area, g.day, g.keys, sum(g.n), true
	from gone g group by 1, 2, 3, 4, 5 having sum(g.n) <> 0;
	return many;
end $$;
comment on function rg.tally_fold(int) is
	'Adds rows of one kind together when so many came since the last time.';

do $$ begin
	if not exists (select from pg_trigger where tgname = 'tally_change'
			and tgrelid = 'rg.case_file'::regclass) then
		create trigger tally_new after insert or delete
			on rg.case_file for each row
			execute function rg.tally_case();
		create trigger tally_change after update
			on rg.case_file for each row
			when (new.submitted_at is not null
			and (old.submitted_at is null
			or old.state <> new.state or old.kind <> new.kind
			or old.late <> new.late
			or old.reason is distinct from new.reason
			or old.closed_at is distinct from new.closed_at))
			execute function rg.tally_case();
		create trigger tally_new after insert or delete
			on rg.member for each row
			execute function rg.tally_member();
		create trigger tally_change after update of area, state, trade,
			listed on rg.member for each row
			when ((old.area, old.state, old.trade, old.listed)
			is distinct from (new.area, new.state, new.trade,
			new.listed)) execute function rg.tally_member();
		create trigger tally_change after insert or delete
			or update of until_on, member
			on rg.member_offer for each row
			execute function rg.tally_offer();
		perform rg.tally_renew();
	end if;
end $$;
