-- A fund and what races for it: run in the world of tests/sql/setup, before its
-- commit. :racing payments of 10 yuan, entered by one and decided by another,
-- and :money fen, for fewer than all of them.
\o /dev/null
select pg_temp.officer('t-cash', 370200000000, 'cashier');
select pg_temp.officer('t-book', 370200000000, 'accountant');
select pg_temp.officer('t-boss', 370200000000, 'supervisor');
select pg_temp.open(l) from unnest(array['t-cash', 't-book', 't-boss']) l;

-- A gift and a decided payment, made whole by the functions themselves.
create function public.new_case(p_applicant bigint) returns bigint
language plpgsql as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file f where f.no is not null
	order by f.id limit 1;
	c.id := nextval(pg_get_serial_sequence('rg.case_file', 'id'));
	c.no := 'X' || c.id;
	c.applicant := p_applicant;
	insert into rg.case_file values (c.*);
	return c.id;
end $$;
create function public.give(p_amount bigint) returns bigint language plpgsql as $$
declare
	i bigint := public.new_case((select id from rg.account where login = 't-anna'));
begin
	perform rg.gift_in(c, rg.fund_id('care'), p_amount, false, api.today(), 'G' || i,
		(select id from rg.account where login = 't-cash'))
	from rg.case_file c where id = i;
	return i;
end $$;
create function public.decide(p_case bigint, p_amount bigint) returns bigint
language plpgsql as $$
declare
	b bigint := (select id from rg.account where login = 't-boss');
begin
	perform rg.add_event(c, b, 'supervisor', 'approve', c.state, '', '', '{}', true),
		rg.pay_approve(c, p_amount, b)
	from rg.case_file c where id = p_case;
	return p_case;
end $$;
create function public.enter(p_case bigint, p_amount bigint) returns bigint
language sql as $$
	select rg.pay_enter(c, rg.fund_id('care'), p_amount, '张样例', '样例银行',
		sha256(('account ' || p_case)::bytea), (select id from rg.account
		where login = 't-cash')) from rg.case_file c where id = p_case $$;
create function public.person(p_n bigint) returns bigint language sql as $$
	insert into rg.account (side, kind, login, name, mobile, created_at)
	values ('pub', 'person', 'race-' || p_n, '样例', '', api.now()) returning id $$;
create function public.new_case_reviewed() returns bigint language sql as $$
	with c as (select public.new_case(public.person(9100000)) as id)
	insert into rg.case_reviewer select id, 'first', (select a.id from rg.account a
		where a.login = 't-first'), api.now() from c returning case_id $$;

select pg_temp.bring('SUBMITTED');
select public.give(:money);

-- In bulk, for there are many: the triggers see every row all the same.
create table public.race (n int primary key, id bigint);
insert into public.race select n, public.new_case(public.person(n))
	from generate_series(1, :racing) n;
analyze;
insert into rg.case_event (chain, seq, case_id, version, at, actor, actor_name,
	actor_role, station_name, action, from_state, to_state, digest, hash)
select id % 64, 1000000 + n, id, 2, api.now(), (select id from rg.account
	where login = 't-boss'), '', 'supervisor', '', 'approve', '', '', '', ''
from public.race;
insert into rg.payment_approval (case_id, by, at, amount)
select id, (select id from rg.account where login = 't-boss'), api.now(), 1000
from public.race;
insert into rg.payment (case_id, fund, amount, account_index, holder, bank_name,
	entered_by, entered_at)
select id, rg.fund_id('care'), 1000, sha256(('account ' || id)::bytea), '张样例', '',
	(select id from rg.account where login = 't-cash'), api.now()
from public.race;
analyze;

-- Other races: one payment entered by eight; released and cancelled at once; one
-- step of a case sent 400 times with one key.
create table public.other (kind text, id bigint);
insert into public.other select 'enter', public.decide(public.new_case(
	public.person(1000000 + n)), 700) from generate_series(1, 20) n;
insert into public.other select 'either', public.decide(public.new_case(
	public.person(2000000 + n)), 700) from generate_series(1, 40) n;
select public.enter(id, 700) from public.other where kind = 'either';
insert into public.other select 'step', pg_temp.bring('SUBMITTED')
	from generate_series(1, 2);
update rg.case_file set module = 'carefund' where id in (select id
	from public.other where kind = 'step');
update rg.service set module = 'carefund';
select public.decide(id, 900) from public.other where kind = 'step';
select public.enter(id, 900) from public.other where kind = 'step';
-- The hook of this test: accepting releases.
create or replace function rg.after_carefund(c rg.case_file, p_action text,
	p_was text, p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.pay_release(c, p_actor, '已核对');
end $$;
grant all on function rg.after_carefund(rg.case_file, text, text, bigint, text,
	jsonb) to rg_owner;
-- Gifts and payments that go all ways at once, by one number.
create function public.any_way(n int) returns text language plpgsql as $$
declare
	a bigint := 1 + (n * 7919) % 5000;
	c rg.case_file;
	i bigint;
begin
	if n % 4 = 0 then
		perform public.give(a);
		return 'gift';
	end if;
	i := public.decide(public.new_case(public.person(3000000 + n)), a);
	select * into c from rg.case_file where id = i;
	perform public.enter(i, a);
	perform rg.pay_release(c, (select id from rg.account where login = 't-book'), 'x');
	if n % 4 = 1 then
		return 'released';
	end if;
	perform rg.pay_done(c, api.today(), 'P' || n, (select id from rg.account
		where login = 't-cash'));
	if n % 4 = 2 then
		return 'paid';
	end if;
	perform rg.pay_returned(c, '户名不符', (select id from rg.account
		where login = 't-cash'));
	return 'returned';
end $$;
\o
