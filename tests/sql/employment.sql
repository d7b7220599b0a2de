-- The subsidy on interest to the fen, the words a post may not say, parameters
-- by their day.
\ir setup/world.sql
select no_plan();

-- amount, cap, rate, borne by the borrower, days, share, subsidy; in fen
select is(api.interest_subsidy(v.p, v.cap, v.rate, v.borne, v.days, v.share),
	v.want::bigint, v.what)
from (values
	(20000000, 30000000, 0.0385, 0, 90, 0.5, 96250,
		'half of the interest of 90 days'),
	(30000000, 30000000, 0.0360, 0, 92, 0.5, 138000,
		'half of the interest of 92 days'),
	(35000000, 30000000, 0.0360, 0, 30, 1, 90000,
		'no more than the cap counts'),
	(20000000, 20000000, 0.0435, 0.0215, 365, 1, 446111,
		'what is above LPR less 150 points'),
	(20000000, 20000000, 0.02, 0.0215, 365, 1, 0,
		'a rate below what the borrower bears'),
	(1, 30000000, 0.36, 0, 500, 1, 1, 'half a fen is rounded up'),
	(0, 30000000, 0.0385, 0, 90, 0.5, 0, 'nothing left to pay back'),
	(20000000, 30000000, 0.0385, 0, 0, 0.5, 0, 'no day on time'),
	(30000000, 30000000, 0.0385, 0, 1, 0.5, 1604, 'a single day'))
	v (p, cap, rate, borne, days, share, want, what);
select throws_ok('select api.interest_subsidy(-1, 1, 0, 0, 1, 1)', '22023',
	null, 'no balance below nothing');
select throws_ok('select api.interest_subsidy(1, 1, 0, 0, 1, 1.5)', '22023',
	null, 'no share above the whole');
select is(api.interest_subsidy(null, 1, 0, 0, 1, 1), null::bigint, 'nothing of nothing');

-- Quarters put together are the year, but for the rounding of each.
select ok(abs((select sum(api.interest_subsidy(p, 30000000, 0.0385, 0, d, 0.5))
	from unnest(array[90, 91, 92, 92]) d)
	- api.interest_subsidy(p, 30000000, 0.0385, 0, 365, 0.5)) <= 2,
	'four quarters are a year: ' || p)
from (values (20000000::bigint), (12345678), (29999999), (1)) x (p);

-- Parameters are rows with a day, not constants.
select is(api.policy_value('guaranteed_loan', 'cap_person', d::date), v, d)
from (values ('2020-04-14', null::numeric), ('2020-04-15', 200000),
	('2023-09-30', 200000), ('2023-10-01', 300000),
	('2026-01-01', 300000)) x (d, v);
select is(api.policy_value('guaranteed_loan', 'borne_below_lpr',
	'2024-01-01'), null::numeric, 'a rule that no longer is');
insert into rg.policy_param values ('guaranteed_loan', 'cap_person',
	'2027-01-01', '400000', 'test');
select is(api.policy_value('guaranteed_loan', 'cap_person', d::date), v,
	'a new row leaves the days before it alone')
from (values ('2026-12-31', 300000::numeric), ('2027-01-01', 400000))
	x (d, v);

-- Days of a quarter that count: from the day of signing, for as many months.
select is(rg.subsidy_days(q::date, s::date, m), d, q || ' ' || s || ' ' || m)
from (values ('2026-07-01', '2026-03-02', 36, 92), ('2026-01-01',
	'2025-03-02', 36, 90), ('2026-07-01', '2026-08-01', 36, 61),
	('2026-07-01', '2024-08-15', 24, 45), ('2026-07-01', '2026-10-01', 36,
	0), ('2026-07-01', '2023-07-01', 36, 0), ('2024-01-01', '2023-12-31',
	36, 91), ('2026-07-01', '2026-09-30', 36, 1)) x (q, s, m, d);

-- A claim worked out whole, with the parameters of the day of signing.
create function pg_temp.work(p_kind text, p_quarter date, p jsonb)
returns text language plpgsql as $$
begin
	return (rg.subsidy_work(p_kind, p_quarter, p, false)).amount::text;
exception when others then
	return sqlerrm;
end $$;
select is(pg_temp.work(k, q::date, jsonb_build_object('signed_on', s,
	'principal', p, 'rate', r, 'lpr', l, 'days', d, 'interest', i)), want,
	what)
from (values
	('person', '2026-01-01', '2025-03-02', '200000', '3.85', '3.1', '90',
		'1925', '96250', '200,000 at 3.85 % for 90 days: 962.50'),
	('person', '2026-07-01', '2026-03-02', '300000', '3.60', '3.0', '92',
		'2760', '138000', '300,000 at 3.60 % for 92 days: 1,380.00'),
	('person', '2026-07-01', '2026-03-02', '350000', '3.60', '3.0', '92',
		'3220', '138000', 'above the ceiling nothing is added'),
	('person', '2021-07-01', '2021-03-02', '200000', '4.35', '3.65', '92',
		'2223.34', '112444', 'before October 2023: above LPR less 1.5'),
	('firm', '2026-07-01', '2026-03-02', '4500000', '3.60', '3.0', '92',
		'41400', '1840000', 'a firm under its own ceiling'),
	('person', '2026-07-01', '2020-04-14', '1', '3.6', '3.0', '92', '1',
		'signed_on:err_no_rule', 'signed before there was a rule'),
	('person', '2026-07-01', '2023-07-01', '1', '3.6', '3.0', '92', '1',
		'signed_on:err_subsidy_over', 'after three years'),
	('firm', '2026-07-01', '2024-07-01', '1', '3.6', '3.0', '92', '1',
		'signed_on:err_subsidy_over', 'a firm: after two'),
	('person', '2026-07-01', '2026-03-02', '300000', '3.6', '3.0', '93',
		'2760', 'days:err_subsidy_days', 'more days than a quarter has'),
	('person', '2026-07-01', '2026-03-02', '300000', '0', '3.0', '92',
		'2760', 'rate:err_number', 'no rate'),
	('person', '2026-07-01', '2026-03-02', '300000', '3.6', '', '92',
		'2760', 'lpr:err_number', 'no LPR'),
	('person', '2021-07-01', '2021-03-02', '200000', '2', '3.65', '92',
		'1022', 'rate:err_subsidy_none', 'all of it is borne'),
	('person', '2026-07-01', '2026-03-02', '300000', '3.6', '3.0', '92',
		'1379.99', 'interest_paid:err_subsidy_interest',
		'never more than the interest paid'),
	('person', '2026-07-01', '2026-03-02', '-5', '3.6', '3.0', '92', '1',
		'amount:err_number', 'no balance below nothing'))
	v (k, q, s, p, r, l, d, i, want, what);

-- What has begun is not changed.
select throws_ok($$ update rg.policy_param set value = '1'
	where from_on = '2023-10-01' $$, 'RG500', null, 'a rule in force stays');
select throws_ok('delete from rg.policy_param', 'RG500', null,
	'and is not taken away');

-- Words a post may not say, and what may be said.
select is(exists (select from rg.job_word w where t ~ w.pattern), bad, t)
from (values ('限男性', true), ('仅限女', true), ('只招男工', true),
	('女士优先', true), ('未婚优先', true), ('汉族优先', true),
	('不招回族', true), ('信教者勿扰', true), ('交押金500元', true),
	('需扣押身份证', true), ('刷单日结', true), ('收培训费', true),
	('不限男女', false), ('男女不限', false), ('退役军人优先', false),
	('不收押金', false), ('无押金', false), ('免培训费', false),
	('民族餐厅服务员', false), ('负责婚礼策划', false),
	('内蒙古出差', false), ('有驾驶证、电工证', false)) x (t, bad);

-- A month of days has 21.75 of them.
select is(rg.job_month('day', 200), 4350, 'pay by the day as a month');
select is(rg.job_month('month', 4350), 4350, 'pay by the month');

select * from finish();
rollback;
