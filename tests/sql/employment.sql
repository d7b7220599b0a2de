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
