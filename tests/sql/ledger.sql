-- The ledger: gifts in and back, a payment through all hands, each refusal, the
-- bank's statement, closed months, and what the checks find when somebody has
-- been at the tables. Races are in tests/trust/money.t.
\ir setup/world.sql
select no_plan();

select rg.fund_id('care') as fund \gset
select pg_temp.officer('t-cash', 370200000000, 'cashier');
select pg_temp.officer('t-book', 370200000000, 'accountant');
select pg_temp.officer('t-boss', 370200000000, 'supervisor');
select pg_temp.officer('t-vice', 370200000000, 'supervisor');
select pg_temp.open(l) from unnest(array['t-cash', 't-book', 't-boss',
	't-vice']) l;

-- As the cluster's owner, who may all that triggers and checks allow.
create function pg_temp.ask(p_sql text) returns text language plpgsql as $$
begin
	if p_sql ~* '^\s*select' then
		return pg_temp.run('postgres', '', p_sql);
	end if;
	execute p_sql;
	return null;
exception when others then
	return sqlstate || ' ' || sqlerrm;
end $$;
-- One of the functions of the hooks with a case; rest: its other arguments.
create function pg_temp.do(p_function text, p_case bigint, p_rest text)
returns text language sql as $$
	select regexp_replace(coalesce(pg_temp.ask(format('select rg.%s(c, %s) '
		'from rg.case_file c where c.id = %s', p_function, p_rest,
		p_case)), ''), '^[0-9]{12,}$', 'ok') $$;
create function pg_temp.a_case() returns bigint language sql as $$
	select pg_temp.bring('SUBMITTED') $$;
create function pg_temp.gift(p_amount bigint, p_purpose text default '',
	p_day date default null) returns bigint language plpgsql as $$
declare
	c bigint := pg_temp.a_case();
	r text := pg_temp.do('gift_in', c, format('%s, %s, false, %L, %L, %s, '
		'%L', rg.fund_id('care'), p_amount, coalesce(p_day,
		api.today()), 'G' || c, pg_temp.id('t-cash'), p_purpose));
begin
	if r <> 'ok' then
		raise exception '%', r;
	end if;
	return c;
end $$;
-- An approval as the engine makes it: an event of the case, then the hook.
create function pg_temp.approve(p_case bigint, p_who text, p_amount bigint,
	p_minutes text default '') returns text language plpgsql as $$
begin
	perform rg.add_event(c, pg_temp.id(p_who), 'supervisor', 'approve',
		c.state, '', '', '{}', true) from rg.case_file c
	where c.id = p_case;
	return pg_temp.do('pay_approve', p_case, format('%s, %s, %L',
		p_amount, pg_temp.id(p_who), p_minutes));
end $$;
create function pg_temp.enter(p_case bigint, p_amount bigint,
	p_who text default 't-cash', p_account text default null,
	p_purpose text default '') returns text language sql as $$
	select pg_temp.do('pay_enter', p_case, format('%s, %s, %L, %L, %L, '
		'%s, %L', rg.fund_id('care'), p_amount, '张样例', '样例银行',
		sha256(coalesce(p_account, 'account ' || p_case)::bytea),
		pg_temp.id(p_who), p_purpose)) $$;
create function pg_temp.release(p_case bigint, p_who text default 't-book',
	p_answer text default '已核对') returns text language sql as $$
	select pg_temp.do('pay_release', p_case, format('%s, %L',
		pg_temp.id(p_who), p_answer)) $$;
create function pg_temp.done(p_case bigint, p_day date default null,
	p_voucher text default null) returns text language sql as $$
	select pg_temp.do('pay_done', p_case, format('%L, %L, %s', coalesce(
		p_day, api.today()), coalesce(p_voucher, 'P' || p_case),
		pg_temp.id('t-cash'))) $$;
-- A payment brought to a state by the usual hands.
create function pg_temp.paid(p_amount bigint, p_state text default 'paid',
	p_purpose text default '') returns bigint language plpgsql as $$
declare
	c bigint := pg_temp.a_case();
	r text := pg_temp.approve(c, 't-boss', p_amount);
begin
	r := r || pg_temp.enter(c, p_amount, 't-cash', null, p_purpose);
	if p_state <> 'entered' then
		r := r || pg_temp.release(c);
	end if;
	if p_state = 'paid' then
		r := r || pg_temp.done(c);
	end if;
	if r <> 'ok' then
		raise exception '%', r;
	end if;
	return c;
end $$;
create function pg_temp.sum_of(p_account text) returns bigint
language sql as $$ select rg.balance_of(rg.fund_id('care'), p_account) $$;
create function pg_temp.fault() returns text language sql as $$
	select coalesce(string_agg(distinct what, ' ' order by what), '')
	from rg.ledger_faults() $$;
create function pg_temp.state_of(p_case bigint) returns text language sql as
$$ select state from rg.payment where case_id = p_case
	order by id desc limit 1 $$;

-- The fund -------------------------------------------------------------------

select is((select name from rg.fund where code = 'care'),
	'青岛市退役军人关爱基金', 'a demonstration has its fund, named by its place');
select ok((select bool_and(id > rg.id_base()) from rg.fund),
	'numbered in the bureau''s own range');
select is((select count(*) from rg.ledger_account where fund = :fund), 11::bigint,
	'with the accounts of a charity''s fund');
select rg.fund_demo();
select is((select count(*) from rg.fund where code = 'care'), 1::bigint, 'once');
select is(pg_temp.ask($$ select rg.fen('12345.6') $$), '1234560', 'fen of yuan');
select is(pg_temp.ask($$ select rg.fen('0.07') $$), '7', 'and of little');
select is(x, 'RG422 amount:err_number', 'not an amount: ' || v)
from unnest(array['', '1.234', '-1', '1e3', '12345678901', '1.', '.5', '1,5',
	'１', 'NaN']) v, lateral pg_temp.ask(format('select rg.fen(%L)', v)) x;
select is(api.yuan(401200000), '4,012,000.00', 'yuan of fen');
select is(api.yuan(-5), '-0.05', 'and of a debt');

-- Posting --------------------------------------------------------------------

select is(pg_temp.ask(format($$ select rg.ledger_post(%s, 'test', null, null,
	api.today(), '', %L, %L) $$, :fund, a, x)), want, what)
from (values
	('{bank,opening}', '{100,-99}', 'RG422 amount:err_unbalanced',
		'not zero together'),
	('{bank}', '{0}', 'RG422 amount:err_unbalanced', 'one line'),
	('{bank,opening}', '{0,0}', 'RG422 amount:err_unbalanced', 'nothing'),
	('{bank,opening}', '{NULL,NULL}', 'RG422 amount:err_unbalanced',
		'unknown'),
	('{bank,opening,transit}', '{5,-5}', 'RG422 amount:err_unbalanced',
		'an account without amount'),
	('{bank,opening}', '{-1,1}', 'RG422 amount:err_fund_short',
		'below zero'),
	('{transit,opening}', '{-1,1}', 'RG422 amount:err_fund_short',
		'more under way than was released')) v (a, x, want, what);
select matches(pg_temp.ask(format($$ select rg.ledger_post(%s, 'test', null,
	null, api.today(), '', '{bank,purse}', '{1,-1}') $$, :fund)), '^RG500',
	'an account there is not');
select matches(pg_temp.ask(format($$ select rg.ledger_post(%s, 'test', null,
	null, api.today(), '', '{bank,opening}', '{1000000000001,
	-1000000000001}') $$, :fund)), '^23514', 'more than an amount may be');
select is(pg_temp.ask(format($$ select rg.ledger_post(%s, 'test', null, null,
	%s, '', '{bank,opening}', '{1,-1}') $$, :fund, d)), want, what)
from (values ('api.today() + 1', 'RG422 day:err_late', 'a day to come'),
	('date ''1999-12-31''', 'RG422 day:err_early', 'before the fund'),
	('null', 'RG422 day:err_required', 'no day')) v (d, want, what);
select is(pg_temp.ask($$ select rg.ledger_post(1, 'test', null, null,
	api.today(), '', '{bank,opening}', '{1,-1}') $$), 'RG404 err_no_fund',
	'a fund there is not');

-- Gifts ----------------------------------------------------------------------

select pg_temp.gift(1000000, '', '2026-01-05') as old \gset
select pg_temp.clock('2026-03-02 10:00');
select is(pg_temp.sum_of('bank'), 1000000::bigint, 'a gift is in the bank');
select is(pg_temp.sum_of('income.money'), -1000000::bigint, 'and where it came from');
select is(pg_temp.do('gift_in', :old, format($$%s, 5, false, api.today(), 'x',
	%s$$, :fund, pg_temp.id('t-cash'))), 'RG409 err_received_twice',
	'one gift a case');
select pg_temp.a_case() as c \gset
select is(pg_temp.do('gift_in', :c, format('%s, %s, %s, %s, %L, %s', :fund, amount,
	goods, day, voucher, pg_temp.id('t-cash'))), want, what)
from (values
	('0', 'false', 'api.today()', 'x', 'RG422 amount:err_amount_low', 'nothing'),
	('-5', 'false', 'api.today()', 'x', 'RG422 amount:err_amount_low', 'less'),
	('null', 'false', 'api.today()', 'x', 'RG422 amount:err_amount_low', 'unknown'),
	('1000000000001', 'false', 'api.today()', 'x',
		'RG422 amount:err_amount_high', 'more than an amount may be'),
	('5', 'false', 'api.today()', ' ', 'RG422 voucher:err_required',
		'money without voucher'),
	('5', 'false', 'api.today()', repeat('x', 65), 'RG422 voucher:err_too_long',
		'a voucher too long'),
	('5', 'false', 'api.today()', 'G' || :old, 'RG422 voucher:err_voucher_used',
		'a voucher twice'),
	('5', 'false', 'api.today() + 1', 'x', 'RG422 day:err_late', 'tomorrow'))
	v (amount, goods, day, voucher, want, what);
select is(pg_temp.do('gift_in', :c, format($$%s, 30000, true, api.today(), '',
	%s$$, :fund, pg_temp.id('t-cash'))), 'ok', 'goods need no voucher');
select is(pg_temp.sum_of('goods'), 30000::bigint, 'goods stand by themselves');
select is(pg_temp.do('goods_out', :c, format($$30001, api.today(), '', %s$$,
	pg_temp.id('t-cash'))), 'RG422 amount:err_gift_used', 'not more goods than came');
select is(pg_temp.do('goods_out', :c, format($$20000, api.today(), '棉被', %s$$,
	pg_temp.id('t-cash'))), 'ok', 'goods are handed out');
select is(pg_temp.do('gift_back', :c, format($$%s, 10001, true, api.today(), '',
	%s$$, :fund, pg_temp.id('t-book'))), 'RG422 amount:err_gift_used',
	'what was handed out is not sent back');
select is(pg_temp.do('gift_back', :c, format($$%s, 5000, false, api.today(), '',
	%s$$, :fund, pg_temp.id('t-book'))), 'RG409 err_no_gift', 'goods are no money');
select is(pg_temp.do('gift_back', :c, format($$%s, 5000, true, api.today(), '',
	%s$$, :fund, pg_temp.id('t-cash'))), 'RG403 err_same_person',
	'who took it in does not send it back');
select is(pg_temp.do('gift_back', :c, format($$%s, 5000, true, api.today(), '',
	%s$$, :fund, pg_temp.id('t-book'))), 'ok', 'another does');
select is(pg_temp.sum_of('goods'), 5000::bigint, 'the rest is there');
select is((select used || ' ' || returned from rg.gift where case_id = :c),
	'20000 5000', 'and the gift says so');
select is(pg_temp.do('gift_back', :old, format($$%L, 1, false, api.today(), '',
	%s$$, rg.fund_id('none'), pg_temp.id('t-book'))), 'RG404 err_no_fund',
	'from no other fund');
select is(pg_temp.fault(), '', 'all agrees');

-- A payment through all hands ------------------------------------------------

select pg_temp.a_case() as c \gset
select is(pg_temp.enter(:c, 100000), 'RG409 err_no_decision',
	'no payment without decision');
select is(pg_temp.release(:c), 'RG409 err_no_payment', 'nothing to release');
select is(pg_temp.done(:c), 'RG409 err_no_payment', 'nothing to confirm');
select is(pg_temp.approve(:c, 't-anna', 100000), 'RG403 err_same_person',
	'who asks does not approve');
insert into rg.case_reviewer values (:c, 'first', pg_temp.id('t-first'), api.now());
select is(pg_temp.approve(:c, 't-first', 100000), 'RG403 err_same_person',
	'who reviewed does not approve');
select is(pg_temp.approve(:c, 't-boss', 0), 'RG422 amount:err_amount_low',
	'nothing is not approved');
select is(pg_temp.approve(:c, 't-boss', 100000, repeat('x', 101)),
	'RG422 minutes:err_too_long', 'minutes have a number, not a text');
select is(pg_temp.approve(:c, 't-boss', 100000), '', 'approved');
select is(pg_temp.enter(:c, 99999), 'RG422 amount:err_amount_decided',
	'not in another amount');
select is(pg_temp.enter(:c, 100000, who), 'RG403 err_same_person', who || ' does not pay')
from unnest(array['t-boss', 't-first', 't-anna']) who;
select is(pg_temp.do('pay_enter', :c, format($$%s, 100000, ' ', '', %L, %s$$, :fund,
	sha256('x'), pg_temp.id('t-cash'))), 'RG422 account:err_required', 'to nobody');
select is(pg_temp.do('pay_enter', :c, format($$%s, 100000, '张', '', '', %s$$, :fund,
	pg_temp.id('t-cash'))), 'RG422 account:err_required', 'to no account');
select is(pg_temp.enter(:c, 100000), 'ok', 'entered');
select is(pg_temp.sum_of('bank'), 1000000::bigint, 'nothing is posted yet');
select is(pg_temp.enter(:c, 100000), 'RG409 err_paid_twice', 'not twice');
select is(pg_temp.approve(:c, 't-vice', 100000), 'RG409 err_payment_live',
	'the decision stands while it is carried out');
select is(pg_temp.ask(format('select rg.pay_disapprove(c) from rg.case_file c '
	'where id = %s', :c)), 'RG409 err_payment_live', 'nor is it taken back');
select is(pg_temp.release(:c, who), 'RG403 err_same_person', who || ' does not release')
from unnest(array['t-cash', 't-boss', 't-first', 't-anna']) who;
select is(pg_temp.done(:c), 'RG409 err_no_payment', 'not confirmed before it is released');
select is(pg_temp.release(:c), '', 'released');
select is(pg_temp.sum_of('bank') || ' ' || pg_temp.sum_of('transit'), '900000 100000',
	'it is under way');
select is(pg_temp.release(:c), 'RG409 err_paid_twice', 'not twice');
select is(pg_temp.do('pay_cancel', :c, format('%L, %s', 'x', pg_temp.id('t-cash'))),
	'RG409 err_paid_twice', 'what is released is not cancelled');
select is(pg_temp.done(:c, '2026-03-01'), 'RG422 day:err_early',
	'the bank does not pay before');
select is(pg_temp.done(:c, '2026-03-03'), 'RG422 day:err_late', 'nor tomorrow');
select is(pg_temp.done(:c, null, ''), 'RG422 voucher:err_required', 'with a voucher');
select is(pg_temp.done(:c), '', 'paid');
select is(pg_temp.done(:c), 'RG409 err_paid_twice', 'not twice');
select is(pg_temp.sum_of('transit') || ' ' || pg_temp.sum_of('expense.assistance'),
	'0 100000', 'it is spent');
select is((select gift || ' ' || u.amount from rg.gift_use u join rg.payment p
	on p.id = u.payment where p.case_id = :c), :old || ' 100000',
	'and the gift knows');
select pg_temp.paid(5000, 'released') as d \gset
select is(pg_temp.done(:d, null, 'P' || :c), 'RG422 voucher:err_voucher_used',
	'a voucher serves one payment');
select is(pg_temp.do('pay_returned', :d, format($$'', %s$$, pg_temp.id('t-cash'))),
	'RG422 reason:err_required', 'it comes back for a reason');
select is(pg_temp.do('pay_returned', :d, format($$'户名不符', %s$$,
	pg_temp.id('t-cash'))), '', 'it came back before the bank paid');
select is(pg_temp.sum_of('bank') || ' ' || pg_temp.sum_of('transit'), '900000 0',
	'the fund has it again');
select is(pg_temp.do('pay_returned', :c, format($$'销户', %s, '2026-03-01'$$,
	pg_temp.id('t-cash'))), 'RG422 day:err_early', 'nothing comes back before it went');
select is(pg_temp.do('pay_returned', :c, format($$'销户', %s$$,
	pg_temp.id('t-cash'))), '', 'and after the bank paid');
select is(pg_temp.sum_of('bank') || ' ' || pg_temp.sum_of('expense.assistance'),
	'1000000 0', 'the fund has that too');
select is((select used from rg.gift where case_id = :old), 0::bigint,
	'and the gift is whole');
select is((select string_agg(amount::text, ' ' order by id) from rg.gift_use
	where gift = :old), '100000 -100000', 'both ways can be read');
select is(pg_temp.do('pay_returned', :c, format($$'x', %s$$, pg_temp.id('t-cash'))),
	'RG409 err_no_payment', 'not twice');
select is(pg_temp.enter(:c, 100000) || pg_temp.release(:c) || pg_temp.done(:c, null,
	'again'), 'ok', 'what came back is paid anew on the same decision');
select is((select string_agg(state, ' ' order by id) from rg.payment
	where case_id = :c), 'returned paid', 'the failed one stays');
select pg_temp.paid(700, 'entered') as d \gset
select is(pg_temp.do('pay_cancel', :d, format('%L, %s', ' ', pg_temp.id('t-cash'))),
	'RG422 reason:err_required', 'cancelled for a reason');
select is(pg_temp.do('pay_cancel', :d, format('%L, %s', 'x', pg_temp.id('t-cash'))), '',
	'what was only entered is cancelled');
select rg.pay_disapprove(c) from rg.case_file c where c.id = :d;
select is(pg_temp.enter(:d, 700), 'RG409 err_no_decision',
	'a decision taken back is none');
select is(pg_temp.fault(), '', 'all agrees');

-- How many approve -----------------------------------------------------------

select is((select string_agg(coalesce(q.approvals::text, '-') || q.minutes, ' '
	order by n) from unnest(array[1, 499999, 500000, 1999999, 2000000, 9999999,
	10000000]) with ordinality u(x, n), lateral rg.pay_policy(:fund, x,
	api.today()) q), '1false 1false 2false 2false 2true 2true -true',
	'the table of approvals');
select pg_temp.gift(20000000) as big \gset
select pg_temp.a_case() as c \gset
select pg_temp.approve(:c, 't-boss', 500000) \g /dev/null
select is(pg_temp.enter(:c, 500000), 'RG422 amount:err_approvals (1 2)',
	'one is not enough for much');
select pg_temp.approve(:c, 't-boss', 500000) \g /dev/null
select is(pg_temp.enter(:c, 500000), 'RG422 amount:err_approvals (1 2)',
	'nor is the same one twice');
select pg_temp.approve(:c, 't-vice', 400000) \g /dev/null
select is(pg_temp.enter(:c, 500000), 'RG422 amount:err_amount_decided',
	'nor two of two opinions');
select pg_temp.approve(:c, 't-vice', 500000) \g /dev/null
select is(pg_temp.enter(:c, 500000), 'ok', 'two are');
select pg_temp.a_case() as c \gset
select pg_temp.approve(:c, 't-boss', 2000000), pg_temp.approve(:c, 't-vice', 2000000)
	\g /dev/null
select is(pg_temp.enter(:c, 2000000), 'RG422 minutes:err_minutes',
	'still more needs the minutes of a meeting');
select pg_temp.approve(:c, 't-vice', 2000000, '会议纪要〔2026〕1号') \g /dev/null
select is(pg_temp.enter(:c, 2000000), 'ok', 'with them it is entered');
select pg_temp.a_case() as c \gset
select pg_temp.approve(:c, 't-boss', 10000000, 'x'),
	pg_temp.approve(:c, 't-vice', 10000000, 'x') \g /dev/null
select is(pg_temp.enter(:c, 10000000), 'RG422 amount:err_over_limit',
	'and so much is not paid at once');
select is(pg_temp.ask($$ select api.policy_load(E'# fund day from approvals minutes\n'
	'* 2026-04-01 0 2 no\ncare 2026-04-01 0 3 no\ncare 2026-04-01 100.00 - no') $$),
	'3', 'a new table for a day to come');
select is(q.approvals, want, what) from (values ('care', '2026-03-31', 1,
	'the old holds until then'), ('care', '2026-04-01', 3, 'then the fund''s own'),
	('none', '2026-04-01', 2, 'or the one for all')) v (code, day, want, what),
	lateral rg.pay_policy(rg.fund_id(code), 5000, day::date) q;
select is(pg_temp.ask(format('select api.policy_load(%L)', l)), 'RG422 ' || w, w2)
from (values
	('* 2026-03-02 0 1 no', 'line 1: wants fund or *, a day to come, an amount in '
		'yuan, approvals or -, yes or no for minutes; each once', 'not from today'),
	('x 2027-03-02 0 1 no', 'line 1: wants fund or *, a day to come, an amount in '
		'yuan, approvals or -, yes or no for minutes; each once', 'for a fund there is'),
	('* 2027-03-02 5 1 no', 'each day''s table begins at 0', 'a table has a beginning'))
	v (l, w, w2);
select matches(pg_temp.ask($$ update rg.payment_policy set approvals = 1 $$), '^RG500',
	'a table in force stays');
select is(pg_temp.ask($$ delete from rg.payment_policy where valid_from > '2026-03-02' $$),
	null, 'one to come can be dropped');

-- What the fund can bear -----------------------------------------------------

select pg_temp.sum_of('bank') as bank \gset
select is(rg.fund_spendable(:fund, ''), :bank::bigint, 'all is there for anything');
select pg_temp.gift(600000, 'medical') as med \gset
select is(rg.fund_spendable(:fund, '') || ' ' || rg.fund_spendable(:fund, 'medical'),
	:bank || ' ' || (:bank + 600000), 'what is given for the sick is theirs');
select pg_temp.paid(400000, 'released', 'medical') as d \gset
select is(rg.fund_spendable(:fund, '') || ' ' || rg.fund_spendable(:fund, 'medical'),
	:bank || ' ' || (:bank + 200000), 'also while it is under way');
select pg_temp.done(:d) \g /dev/null
select is((select string_agg(gift || ' ' || u.amount, ',') from rg.gift_use u
	join rg.payment p on p.id = u.payment where p.case_id = :d), :med || ' 400000',
	'it serves its purpose first');
select pg_temp.paid(300000, 'paid', 'medical') as d \gset
select is((select string_agg(gift || ' ' || u.amount, ',' order by u.id)
	from rg.gift_use u join rg.payment p on p.id = u.payment where p.case_id = :d),
	:med || ' 200000,' || :old || ' 100000', 'then the oldest of the others does');
select pg_temp.gift(100, 'school') as own \gset
select pg_temp.a_case() as c \gset
select rg.ledger_post(:fund, 'test', null, null, api.today(), '', '{bank,opening}',
	array[-(pg_temp.sum_of('bank') - 50000 - 100), pg_temp.sum_of('bank') - 50000
	- 100]) \g /dev/null
select pg_temp.approve(:c, 't-boss', 50001) \g /dev/null
select is(pg_temp.enter(:c, 50001), 'RG422 amount:err_fund_short',
	'what was given for schools is not spent on others');
select pg_temp.a_case() as d \gset
select pg_temp.approve(:c, 't-boss', 30000), pg_temp.approve(:d, 't-boss', 30000)
	\g /dev/null
select is(pg_temp.enter(:c, 30000) || pg_temp.enter(:d, 30000), 'okok',
	'two are entered that are too much together');
select is(pg_temp.release(:c) || pg_temp.release(:d), 'RG422 amount:err_fund_short',
	'one of them is released');
select is(pg_temp.do('gift_back', :own, format($$%s, 100, false, api.today(), '', %s$$,
	:fund, pg_temp.id('t-book'))), 'ok', 'a gift that is there is sent back');
select is(pg_temp.do('gift_back', :big, format($$%s, 20001, false, api.today(), '',
	%s$$, :fund, pg_temp.id('t-book'))), 'RG422 amount:err_fund_short',
	'not out of what is under way');

-- Risks ----------------------------------------------------------------------

savepoint risks;
select pg_temp.gift(900000) \g /dev/null
create function pg_temp.risks(p_case bigint) returns text language sql as $$
	select coalesce(string_agg(code, ' ' order by code), '')
	from rg.case_file c, rg.payment_risks(c) where c.id = p_case $$;
-- A case of t-bert, who was paid nothing yet.
create function pg_temp.bert(p_amount bigint, p_account text) returns bigint
language plpgsql as $$
declare
	c bigint := pg_temp.bring('SUBMITTED', 370202010001, 't-bert');
	r text;
begin
	r := pg_temp.approve(c, 't-boss', p_amount);
	r := r || pg_temp.enter(c, p_amount, 't-cash', p_account);
	if r <> 'ok' then
		raise exception '%', r;
	end if;
	return c;
end $$;
select pg_temp.bert(1000, 'bert 1') as c \gset
select is(pg_temp.risks(:c), '', 'nothing to answer');
select is(pg_temp.release(:c, 't-book', ''), '', 'then no answer is needed');
select pg_temp.bert(1000, 'bert 1') as d \gset
select is(pg_temp.risks(:d), 'repeat same_account', 'a second one in a year, to the same');
select is(pg_temp.release(:d, 't-book', E' \n'),
	'RG422 risk_answer:err_risks_open (repeat same_account)', 'is answered first');
select is(pg_temp.release(:d, 't-book', '家中又遇火灾'), '', 'and paid then');
select is((select string_agg(code || ':' || answer, ' ' order by code)
	from rg.payment_risk k join rg.payment p on p.id = k.payment
	where p.case_id = :d), 'repeat:家中又遇火灾 same_account:家中又遇火灾',
	'the answers are kept');
select is((select detail from rg.case_file c, rg.payment_risks(c)
	where c.id = :d and code = 'same_account'), (select no from rg.case_file
	where id = :c), 'the other case is named, nobody else');
select pg_temp.clock('2026-03-02 10:10');
select pg_temp.bert(1000, 'bert 2') as e \gset
select is(pg_temp.risks(:e), 'new_account repeat', 'another account than before');
select is(pg_temp.release(:e), 'RG422 risk_answer:err_call_back',
	'is not paid to on a word alone');
select is(pg_temp.do('payee_called', :e, format('%s, %L', pg_temp.id('t-cash'), '对')),
	'RG403 err_same_person', 'nor called back by who noted it');
select is(pg_temp.do('payee_called', :e, format('%s, %L', pg_temp.id('t-book'), '')),
	'RG422 note:err_required', 'nor without a word');
select is(pg_temp.do('payee_called', :e, format('%s, %L', pg_temp.id('t-book'), '本人确认')),
	'', 'called back');
select is(pg_temp.do('payee_called', :e, format('%s, %L', pg_temp.id('t-book'), 'x')),
	'RG409 err_not_now', 'once');
select is(pg_temp.release(:e), '', 'then it is');
select pg_temp.clock('2026-03-02 10:20');
select pg_temp.bert(1000, 'bert 3') as e \gset
select pg_temp.clock('2026-03-09 10:21');
select is(pg_temp.risks(:e), 'repeat', 'after seven days it is no longer new');
select is((select count(*) from rg.payee where applicant = pg_temp.id('t-bert')),
	3::bigint, 'all his accounts are there');
select matches(pg_temp.ask(format($$ insert into rg.payee (applicant, case_id,
	account_index, holder, bank_name, valid, noted_by) values (%s, %s, 'x', 'x',
	'', '[2026-03-01,2026-03-05)', %s) $$, pg_temp.id('t-bert'), :e,
	pg_temp.id('t-cash'))), '^23P01', 'one at a time');
select pg_temp.approve(:e, 't-boss', 5) \g /dev/null
insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, at)
select x, 'licence', 'a', 'image/png', 1, sha256('same'), repeat('a', 32), 'clean',
	api.now() from unnest(array[:c, :e]) x;
update rg.case_form set fields = fields || '{"relative": "1"}' where case_id = :e;
select is(pg_temp.risks(:e), 'relative repeat same_file',
	'a paper another case has, a relative of an officer');
update rg.case_form set fields = fields || '{"relative": "no"}' where case_id = :e;
select is(pg_temp.risks(:e), 'repeat same_file', 'no relative');
select is(pg_temp.do('pay_cancel', :e, format('%L, %s', 'x', pg_temp.id('t-cash'))), '',
	'taken back');
select pg_temp.approve(:e, 't-boss', 500000), pg_temp.approve(:e, 't-vice', 500000)
	\g /dev/null
select pg_temp.enter(:e, 500000, 't-cash', 'bert 3') \g /dev/null
select is(pg_temp.risks(:e), 'large_amount repeat same_file', 'much');
rollback to risks;

-- Who is who, whatever a function forgets --------------------------------------

savepoint people;
select pg_temp.paid(10, 'entered') as c \gset
select is(pg_temp.ask(format('update rg.payment set state = ''released'', released_at '
	'= api.now(), released_by = %s where case_id = %s', pg_temp.id(who), :c)), want,
	who || ' by the back door')
from (values ('t-boss', 'RG403 err_same_person'), ('t-anna', 'RG403 err_same_person'))
	v (who, want);
select matches(pg_temp.ask(format('update rg.payment set state = ''released'', released_at '
	'= api.now(), released_by = entered_by where case_id = %s', :c)), '^23514',
	'the cashier by the back door');
update rg.case_file set entered_by = pg_temp.id('t-book') where id = :c;
select is(pg_temp.release(:c), 'RG403 err_same_person',
	'who filled it in for the person does not release');
update rg.account set mobile = '13900000001' where login = 't-vice';
select is(pg_temp.release(:c, 't-vice'), 'RG403 err_same_person',
	'nor an officer with the applicant''s telephone');
select is(pg_temp.ask(format($$ insert into rg.payment_approval (case_id, by, at, amount)
	values (%s, %s, api.now(), 10) $$, :c, pg_temp.id('t-cash'))),
	'RG403 err_same_person', 'the cashier does not approve afterwards');
-- A reviewer's own step is the approving one: api.act() enters him first.
select pg_temp.a_case() as d \gset
insert into rg.case_reviewer select distinct :d, w.step, pg_temp.id('t-audit'), api.now()
from rg.standard_who w where w.action = 'pass3' and w.step <> '';
select is(pg_temp.do('pay_approve', :d, format('10, %s', pg_temp.id('t-audit'))),
	'RG403 err_same_person', 'who reviewed does not approve in passing');
select rg.add_event(c, pg_temp.id('t-audit'), 'audit', 'pass3', 'AUDIT', '', '', '{}',
	true) from rg.case_file c where id = :d \g /dev/null
select is(pg_temp.do('pay_approve', :d, format('10, %s', pg_temp.id('t-audit'))), '',
	'but the step that approves is his own');
rollback to people;

-- Nothing is changed afterwards ----------------------------------------------

set constraints all immediate;
set constraints all deferred;
select matches(pg_temp.ask(s), '^(RG500|RG422|23514|23503)', s) from (values
	('update rg.ledger_group set note = ''x'''), ('delete from rg.ledger_group'),
	('truncate rg.ledger_group cascade'), ('update rg.ledger_line set amount = 1'),
	('delete from rg.ledger_line'), ('truncate rg.ledger_line'),
	('update rg.ledger_balance set balance = 0'), ('delete from rg.ledger_balance'),
	('truncate rg.ledger_balance'), ('delete from rg.fund'),
	('update rg.fund set head = ''x'''), ('update rg.fund set posted = 1'),
	('update rg.ledger_account set code = ''x'''), ('delete from rg.payment'),
	('update rg.payment set amount = 1'), ('update rg.payment set state = ''entered'''),
	('update rg.payment set holder = ''李'''), ('truncate rg.payment cascade'),
	('update rg.payment_approval set amount = 1'), ('delete from rg.payment_approval'),
	('update rg.gift set amount = 1'), ('update rg.gift set used = 0'),
	('delete from rg.gift'), ('update rg.gift_use set amount = 1'),
	('delete from rg.gift_use'), ('update rg.payee set holder = ''李'''),
	('delete from rg.payee'), ('update rg.payment set case_id = case_id + 1')) v (s);
create function pg_temp.late_line() returns text language plpgsql as $$
begin
	insert into rg.ledger_line select (select max(l.group_id)
		from rg.ledger_line l where l.fund = a.fund), a.fund, a.id, v.x
	from (values ('goods', 5), ('income.interest', -5)) v (code, x)
	join rg.ledger_account a on a.code = v.code and a.fund =
		rg.fund_id('care');
	return 'ok';
end $$;
select pg_temp.clock('2026-03-02 10:30');
select matches(pg_temp.ask('select pg_temp.late_line()'), '^RG500 a posting is whole',
	'a posting gets no line afterwards');
create function pg_temp.bare() returns text language plpgsql as $$
begin
	insert into rg.ledger_group (fund, n, at, day, kind, hash)
	select id, posted + 1, api.now(), api.today(), 'test', 'x' from rg.fund;
	set constraints all immediate;
	return 'ok';
end $$;
select is(pg_temp.ask('select pg_temp.bare()'), 'RG422 amount:err_unbalanced',
	'a posting without lines');
create function pg_temp.crossed() returns text language plpgsql as $$
declare
	g bigint;
begin
	perform api.fund_load(E'code = other\nkind = budget\nname = 样例资金\n'
		'opened_on = 2026-01-01\nopening = 10.00');
	insert into rg.ledger_group (fund, n, at, day, kind, hash)
	select id, posted + 1, api.now(), api.today(), 'test', 'x' from rg.fund
	where code = 'care' returning id into g;
	insert into rg.ledger_line select g, a.fund, a.id, x from rg.ledger_account a
	join rg.fund f on f.id = a.fund join (values ('care', 5), ('other', -5))
		v (code, x) on v.code = f.code where a.code = 'bank';
	return 'ok';
end $$;
select matches(pg_temp.ask('select pg_temp.crossed()'), '^23503',
	'no posting from fund to fund');

-- Opening a fund -------------------------------------------------------------

select is(pg_temp.run('rg_admin', '', $$ select api.fund_load(
	E'# sample\ncode = other\nkind = budget\nname = 样例资金\nopened_on = 2026-01-01\n'
	'opening = 10.00\n') $$), 'opened', 'the operator opens a fund');
select is((select rg.at_bank(id) || ' ' || posted from rg.fund where code = 'other'),
	'1000 1', 'with what it has');
select is(pg_temp.run('rg_admin', '', $$ select api.fund_load(
	E'code = other\nname = 另一资金\ncontact = 0532\n') $$), 'changed', 'and renews its words');
select matches(pg_temp.run('rg_admin', '', format('select api.fund_load(%L)', t)), '^' || w, w2)
from (values
	(E'code = other\nname = x\nopening = 5', 'RG409', 'not its opening balance'),
	(E'code = other\nname = xy\nkind = charity', 'RG409', 'nor its kind'),
	(E'code = third\nname = 样例', 'RG422', 'a new one needs kind and day'),
	(E'code = third\nname = 样例\nkind = budget\nopened_on = 2026-99-01', 'RG422', 'a day that is one'),
	(E'code = third\nname = 样例\nkind = budget\nopened_on = 2026-03-03', 'RG422', 'that has come'),
	(E'name = 样例', 'RG422', 'a code'),
	(E'code = third\nsum = 5', 'RG422 line 2: there is no key sum', 'keys there are'),
	(E'code', 'RG422 line 1 is not', 'lines that are lines')) v (t, w, w2);
select is(pg_temp.run('rg_alliance_off', 't-book', 'select api.fund_load('''')'),
	'42501 permission denied for function fund_load', 'nobody else does');
select is((select string_agg(what || ' ' || detail, ',') from rg.ledger_faults()
	where detail like 'other%'), null, 'its books agree');

-- The bank -------------------------------------------------------------------

select pg_temp.clock('2026-05-08 09:00');
select pg_temp.gift(70000, '', '2026-04-02') as g1 \gset
select pg_temp.gift(70000, '', '2026-04-02') as g2 \gset
select pg_temp.gift(12345, '', '2026-04-20') as g3 \gset
create function pg_temp.book(p_sql text) returns text language sql as $$
	select pg_temp.run('rg_carefund_off', 't-book', p_sql) $$;
create function pg_temp.import(p_text text, p_who text default 't-book')
returns text language sql as $$
	select pg_temp.run('rg_carefund_off', p_who, format('select added || '' '' || '
		'again || '' '' || matched from api.bank_import(%s, %L, %L)',
		rg.fund_id('care'), 'a.csv', convert_to(p_text, 'UTF8'))) $$;
select is(pg_temp.import('x', 't-cash'), 'RG403 err_role', 'the cashier does not check himself');
select is(pg_temp.import(''), 'RG422 file:err_file_empty', 'a file that is empty');
select is(pg_temp.import(E'a,b\n1,2'), 'RG422 file:err_statement_heads', 'one without heads');
select is(pg_temp.import(E'日期,收入,支出,流水号\n' || l), 'RG422 file:err_statement_row (2)', l)
from unnest(array['2026-04-02,1.234,,a', '2026-04-02,,,a', '2026-04-02,5,5,a',
	'2026-13-02,5,,a', '2026-04-02,x,,a', '2026-06-01,5,,a']) l;
select is(pg_temp.import(E'日期,收入,支出,流水号\n2026-04-02,5,,a\n2026-04-02,6,,a'),
	'RG422 file:err_statement_row (3)', 'a number twice');
select is(pg_temp.import(format(E'\uFEFF账号,6222****\n交易日期,摘要,借方发生额(元),'
	'贷方发生额(元),对方户名,交易流水号\n20260402,"捐赠,款",,700.00,张样例,G%s\n'
	'2026/04/02,捐款,,700.00,李样例,B2\n2026-04-21,捐款,,123.45,王样例,B3\n'
	'2026-04-21,利息,,"1,000.10",,B4\n2026-04-22,手续费,2.00,,,B5\n'
	'2026-04-23,误入,,88.00,赵样例,B6\n2026-04-24,退回误入,88.00,,赵样例,B7\n'
	'合计,,,\n', :g1)), '7 0 3', 'a statement: what can only be one thing is matched');
select is((select string_agg(ref || ' ' || state, ',' order by day, ref) from rg.bank_row
	where ref ~ '^B'), 'B2 matched,B3 matched,B4 open,B5 open,B6 open,B7 open',
	'by number, by amount and day');
select is((select counterparty from rg.bank_row where ref = 'B2'), '李*例',
	'names are masked when they come');
select is(pg_temp.import(E'日期,收入,支出,流水号,摘要\n2026-04-21,1000.10,,B4,利息\n'
	'2026-04-25,9.00,,,\n2026-04-25,9.00,,,\n'), '2 1 0',
	'a row comes once; two equal ones are two');
select is(pg_temp.import(E'日期,收入,支出,流水号,摘要\n2026-04-21,1000.10,,B4,利息\n'
	'2026-04-25,9.00,,,\n2026-04-25,9.00,,,\n'), 'RG409 err_statement_twice',
	'a statement comes once');
select is(pg_temp.run('rg_carefund_off', 't-book', format('select added from '
	'api.bank_import(%s, %L, %L)', :fund, 'gb.csv', convert_to(E'日期,收入,支出,流水号,摘要\n'
	'2026-04-25,-9.00,,R1,冲正\n2026-04-25,-9.00,,R2,冲正', 'GBK'))), '2',
	'in GB 18030 too, and booked back');
select is((select string_agg(direction || amount, ' ') from rg.bank_row
	where ref like 'R_'), 'out900 out900', 'which is the other way');
create function pg_temp.row_of(p_ref text) returns bigint language sql as $$
	select id from rg.bank_row where ref = p_ref $$;
select is(pg_temp.book(format($$ select api.bank_explain(%s, 'interest', '') $$,
	pg_temp.row_of('B5'))), 'RG422 why:err_choice', 'interest comes in');
select is(pg_temp.book(format($$ select api.bank_explain(%s, 'interest', '') $$,
	pg_temp.row_of('B4'))), '', 'interest is posted');
select is(pg_temp.book(format($$ select api.bank_explain(%s, 'fee', '') $$,
	pg_temp.row_of('B5'))), '', 'and the bank''s fee');
select is(pg_temp.sum_of('income.interest') || ' ' || pg_temp.sum_of('expense.fee'),
	'-100010 200', 'in its account');
select is(pg_temp.book(format($$ select api.bank_explain(%s, 'pair', '误入', %s) $$,
	pg_temp.row_of('B6'), pg_temp.row_of('R1'))), 'RG422 other:err_match_sum',
	'a pair is of one amount');
select is(pg_temp.book(format($$ select api.bank_explain(%s, 'pair', '', %s) $$,
	pg_temp.row_of('B6'), pg_temp.row_of('B7'))), 'RG422 note:err_required', 'and has a word');
select is(pg_temp.book(format($$ select api.bank_explain(%s, 'pair', '误入', %s) $$,
	pg_temp.row_of('B6'), pg_temp.row_of('B7'))), '', 'a pair');
select is(pg_temp.book(format($$ select api.bank_explain(%s, 'pair', '冲正', %s) $$,
	b.id, pg_temp.row_of(r))), '', 'another') from (select id, row_number() over
	(order by id) as n from rg.bank_row where state = 'open' and direction = 'in') b
	join (values (1, 'R1'), (2, 'R2')) v (n, r) using (n);
select is(pg_temp.book(format($$ select api.bank_undo(%s) $$, pg_temp.row_of('B4'))),
	'RG409 err_not_now', 'what was posted from a row stays with it');
select is(pg_temp.book(format($$ select api.bank_undo(%s) $$, pg_temp.row_of('B2'))), '',
	'a match can be taken back');
select is(pg_temp.book(format($$ select count(*) from api.bank_due(%s, %s) where fits $$,
	:fund, pg_temp.row_of('B2'))), '1', 'what fits is shown');
select is(pg_temp.book(format($$ select api.bank_match(%s, %L) $$, pg_temp.row_of('B2'), m)),
	want, what) from (select group_id g from rg.gift where case_id = :g2) a,
	(select group_id h from rg.gift where case_id = :g3) b, lateral (values
	(array[]::bigint[], 'RG422 posting:err_choice', 'none'),
	(array[h], 'RG422 posting:err_choice', 'one that is matched'),
	(array[g], '', 'the right one'),
	(array[g], 'RG409 err_row_done', 'once')) v (m, want, what);
select is(pg_temp.book(format('select count(*) from api.bank_rows(%s, ''open'', null, 100)',
	:fund)), '0', 'nothing is open');

-- Months ---------------------------------------------------------------------

create function pg_temp.close(p_month date, p_balance bigint default null)
returns text language sql as $$
	select pg_temp.book(format('select api.month_close(%s, %L, %s)',
		rg.fund_id('care'), p_month, coalesce(p_balance, rg.bank_balance(
		rg.fund_id('care'), (p_month + interval '1 month')::date - 1)))) $$;
select is(pg_temp.close('2026-05-01'), 'RG422 month:err_month_over', 'a month that is not over');
select is(pg_temp.close('2026-04-01'), 'RG422 month:err_month_before',
	'one that was passed over comes first');
select is(split_part(pg_temp.close('2026-01-01'), '(', 1), 'RG422 month:err_month_rows ',
	'a posting the bank has not shown');
-- The bank shows all the rest.
insert into rg.bank_import (fund, sha256, name, by, at, rows, again)
	values (:fund, 'x', 'x', pg_temp.id('t-book'), api.now(), 1, 0);
insert into rg.bank_row (import, fund, day, amount, direction, text, counterparty, ref)
select (select max(id) from rg.bank_import), :fund, day, abs(net), case when net > 0
	then 'in' else 'out' end, '', '', 'own ' || group_id
from rg.bank_postings(:fund) where row_id is null;
select is(pg_temp.book(format('select api.bank_match(%s, array[%s])', b.id,
	substr(b.ref, 5))), '', 'matched') from rg.bank_row b where ref ~ '^own ';
select is(pg_temp.close('2026-01-01', 5), 'RG422 balance:err_balance_differs',
	'the bank says something else');
select is(pg_temp.close('2026-01-01'), '', 'closed');
select is(pg_temp.close('2026-01-01'), 'RG409 err_month_closed', 'once');
select is(pg_temp.close('2026-03-01'), '', 'a month without posting may be passed over');
select is(pg_temp.ask(format($$ select rg.ledger_post(%s, 'test', null, null, %L, '',
	'{bank,opening}', '{5,-5}') $$, :fund, d)), 'RG422 day:err_month_closed',
	'no posting comes into it: ' || d) from unnest(array['2026-03-31', '2026-02-10',
	'2026-01-01']) d;
select is(pg_temp.import(E'日期,收入,支出,流水号\n2026-03-30,5,,late'),
	'RG422 day:err_month_closed', 'nor a row of the bank');
select is(pg_temp.book(format($$ select api.bank_undo(%s) $$, (select min(id)
	from rg.bank_row where day < '2026-04-01'))), 'RG422 day:err_month_closed',
	'nor is a match taken back');
select is(pg_temp.close('2026-04-01'), '', 'and April');
select is(pg_temp.book(format('select string_agg(month || coalesce('' '' || closed_by, '''')'
	', '','' order by month) from api.month_list(%s)', :fund)),
	'2026-01-01 样例t-book,2026-03-01 样例t-book,2026-04-01 样例t-book', 'the list of months');
select is(pg_temp.run('rg_carefund_off', 't-boss', format(
	'select count(*) from api.month_list(%s)', :fund)), '0', 'for those who keep the books');

-- What the checks find -------------------------------------------------------

-- The test's own postings are no gifts and payments: taken as opening balance.
select is(pg_temp.fault(), '', 'all agrees, after all that');
set constraints all immediate;
create function pg_temp.spoiled(p_sql text) returns text language plpgsql as $$
declare
	r text;
begin
	begin
		set local session_replication_role = replica;
		execute p_sql;
		set local session_replication_role = origin;
		r := pg_temp.fault();
		raise exception 'undo' using errcode = 'P0999';
	exception when sqlstate 'P0999' then
		return r;
	end;
end $$;
select matches(pg_temp.spoiled(s), f, f || ': ' || left(s, 50)) from (values
	('posting_changed', 'update rg.ledger_group set day = day - 1 where n = 3'),
	('posting_changed', 'update rg.ledger_group set "by" = null where n = 3'),
	('posting_changed', 'update rg.ledger_line set amount = amount * 2 where group_id = '
		'(select id from rg.ledger_group where n = 2 limit 1)'),
	('posting_changed', 'delete from rg.ledger_group where n = 4'),
	('posting_missing', 'delete from rg.ledger_group where id = (select max(id) from '
		'rg.ledger_group); delete from rg.ledger_line where group_id not in (select id '
		'from rg.ledger_group)'),
	('balance_differs', 'update rg.ledger_balance set balance = balance + 1 where account = '
		'(select min(account) from rg.ledger_balance)'),
	('not_zero', 'update rg.ledger_line set amount = amount + 1 where account = (select '
		'min(account) from rg.ledger_line)'),
	('negative', 'alter table rg.ledger_balance drop constraint ledger_balance_check; '
		'update rg.ledger_balance set balance = -5 where floor'),
	('records_differ', 'update rg.gift set amount = amount + 5'),
	('records_differ', 'update rg.payment set amount = amount + 5 where state = ''paid'''),
	('gift_overused', 'update rg.gift_use set amount = amount + 1'),
	('use_differs', 'update rg.gift_use set amount = amount * 9'),
	('payment_unposted', 'update rg.payment set state = ''released'' where state = ''paid'''),
	('undecided', 'update rg.payment_approval set void_at = at'),
	('undecided', 'update rg.payment_approval set amount = amount + 1'),
	('undecided', 'update rg.case_event set actor = null where action = ''approve'''),
	('same_person', 'update rg.payment_approval set "by" = (select min(released_by) from '
		'rg.payment) where id = (select max(v.id) from rg.payment_approval v join rg.payment p '
		'using (case_id) where p.state = ''paid'' and v.void_at is null)'),
	('same_person', 'alter table rg.payment drop constraint payment_check; update rg.payment '
		'set released_by = entered_by where released_by is not null'),
	('same_person', 'insert into rg.case_reviewer select case_id, ''late'', released_by, '
		'released_at - interval ''1 s'' from rg.payment where state = ''paid'' '
		'on conflict do nothing'),
	('reviewer_decided', 'insert into rg.case_reviewer select case_id, ''late'', "by", at from '
		'rg.payment_approval on conflict do nothing'),
	('paid_twice', 'drop index rg.payment_once; update rg.payment set state = ''paid'', '
		'bank_on = coalesce(bank_on, ''2026-03-02''), voucher = id::text, returned_at = null '
		'where state = ''returned'' and case_id in (select case_id from rg.payment '
		'where state = ''paid'')'),
	('risk_open', 'insert into rg.payment_risk select id, ''new_account'', '''', ''x'', '
		'released_by, released_at from rg.payment where state = ''paid'''),
	('month_open', 'update rg.ledger_month set posted = 1'))
	v (f, s);

-- Every night ----------------------------------------------------------------

select is(pg_temp.courier('select api.ledger_nightly()'), '0', 'nothing is found');
select is(pg_temp.courier('select api.ledger_nightly()'), null, 'once a day');
select pg_temp.clock('2026-05-09 09:00');
set local session_replication_role = replica;
update rg.ledger_balance set balance = balance + 1 where account = (select
	min(account) from rg.ledger_balance);
set local session_replication_role = origin;
select ok(pg_temp.courier('select api.ledger_nightly()')::int > 0, 'a fault is found');
select is((select string_agg(a.login, ' ' order by a.login) from rg.outbox o join rg.account a
	on a.id = o.account where o.template = 'ledger' and a.login like 't-%'), 't-aud t-sys',
	'and those who look after the system and the trail are told');
select is(pg_temp.run('rg_desk_off', 't-sys', 'select string_agg((faults > 0)::text, '' '' '
	'order by at) from api.ledger_checks()'), 'false true', 'they can read it');
select is(pg_temp.run('rg_desk_off', 't-boss', 'select count(*) from api.ledger_checks()'),
	'RG403 err_role', 'others cannot');
select is(pg_temp.run('rg_desk_off', 't-sys', 'select count(*) from api.ledger_alarm()'),
	'1', 'the alarm is up for them');
select is(pg_temp.run('rg_desk_off', 't-boss', 'select count(*) from api.ledger_alarm()'),
	'0', 'and for nobody else');

-- Who is asked: nobody is offered what the ledger would refuse him ------------

\set standard `sh :'setup'/flat :'services'/care-assistance.hdf`
\o /dev/null
:standard
\o
select pg_temp.officer('t-lead' || n, 370202000000, 'leader', 'grid'),
	pg_temp.open('t-lead' || n) from generate_series(1, 4) n;
select pg_temp.officer('t-purse', 370200000000, 'cashier', 'accountant'),
	pg_temp.open('t-purse');
-- The case as one of assistance, in a state; what keeps him, or nothing.
create function pg_temp.offered(p_who text, p_case bigint, p_state text,
	p_action text) returns text language plpgsql as $$
declare
	why text;
	there text;
begin
	set local session_replication_role = replica;
	update rg.case_file set module = 'carefund', state = p_state,
		service = 'care-assistance', standard = (select max(id)
			from rg.standard where service = 'care-assistance')
	where id = p_case;
	set local session_replication_role = origin;
	why := pg_temp.run('rg_carefund_off', p_who, format(
		'select api.why_not(no, %L) from rg.case_file where id = %s',
		p_action, p_case));
	there := pg_temp.run('rg_carefund_off', p_who, format('select '
		'string_agg(action, '' '') from api.actions(%s) where '
		'action = %L', p_case, p_action));
	return coalesce(there, why);
end $$;
select pg_temp.a_case() as c \gset
select is(pg_temp.offered('t-lead1', :c, 'COUNTY_APPROVAL', 'approve'), 'approve',
	'a leader is asked to approve');
insert into rg.case_reviewer values (:c, 'approve', pg_temp.id('t-lead1'), api.now()),
	(:c, 'home', pg_temp.id('t-lead2'), api.now());
select is(pg_temp.approve(:c, 't-lead3', 100000), '', 'one more leader approved');
select is(pg_temp.offered(who, :c, 'APPROVAL2', 'approve_also'), want, what)
from (values
	('t-lead1', 'err_same_person', 'who approved first is not asked again'),
	('t-lead2', 'err_same_person', 'nor who was at the home'),
	('t-lead3', 'err_same_person', 'nor who approved too'),
	('t-lead4', 'approve_also', 'another leader is')) v (who, want, what);
select is(pg_temp.offered('t-lead1', :c, 'APPROVAL2', 'not_agreed'), 'not_agreed',
	'who approved may take it back');
select is(pg_temp.offered('t-purse', :c, state, action), action, action || ' is offered')
from (values ('APPROVED', 'enter'), ('PAYING', 'release')) v (state, action);
select is(pg_temp.approve(:c, 't-purse', 100000), '', 'a cashier who approved');
select is(pg_temp.offered('t-purse', :c, state, action), 'err_same_person',
	action || ' is not offered any more')
from (values ('APPROVED', 'enter'), ('PAYING', 'release')) v (state, action);

-- Erasing ----------------------------------------------------------------------

select rg.payment_forget(case_id) from rg.payment group by case_id;
select is((select count(*) from rg.payment where holder <> '' or account_index <> ''),
	0::bigint, 'names go when their time is over');
select ok((select sum(amount) > 0 from rg.payment), 'sums stay');

select * from finish();
rollback;
