-- Start-up loans beneath their pages: the rules by day and kind, lists that are
-- never changed, what is signed, what a row of a bank's table means, what is
-- hidden and what is erased.
\ir setup/world.sql
select no_plan();

insert into rg.loan_bank (name, contact, tel, made_at) values
	('试验甲银行', '王试验', '0532-1', api.now()),
	('试验乙银行', '王试验', '0532-2', api.now());
update rg.loan_bank set ended_at = api.now() where name = '试验乙银行';
create function pg_temp.asks(p jsonb default '{}') returns jsonb
language sql as $$
	select '{"applicant_kind": "person", "amount": "200000",
		"term_m": "24", "bank": "试验甲银行"}'::jsonb || p $$;
create function pg_temp.firm(p_staff int, p_new int, p jsonb default '{}')
returns text language sql as $$
	select rg.loan_faults(pg_temp.asks(jsonb_build_object('applicant_kind',
		'firm', 'staff_total', p_staff, 'staff_eligible', p_new,
		'stake_since', '2020-01-01') || p), true) $$;

-- The rules -------------------------------------------------------------------

select is(rg.loan_kind(k), want, k) from (values ('person', 'person'),
	('trader', 'person'), ('firm', 'firm'), ('coop', 'firm'), ('', null),
	('x', null), (null, null)) x (k, want);
select is(rg.loan_faults(pg_temp.asks(more::jsonb), true), want, more)
from (values ('{}', ''), ('{"amount": "300000"}', ''),
	('{"amount": "300000.01"}', 'amount:err_loan_cap'),
	('{"applicant_kind": "trader", "amount": "300000.01"}',
		'amount:err_loan_cap'),
	('{"term_m": "36"}', ''), ('{"term_m": "37"}',
		'term_m:err_loan_months'),
	('{"bank": "试验乙银行"}', 'bank:err_loan_bank'),
	('{"bank": "别的银行"}', 'bank:err_loan_bank'),
	('{"amount": "999999", "term_m": "99", "bank": ""}',
		'amount:err_loan_cap term_m:err_loan_months bank:err_loan_bank'),
	('{"applicant_kind": ""}', '')) x (more, want);
select is(pg_temp.firm(a, b), want, a || ' with ' || b || ' of them new')
from (values (10, 1, ''), (11, 1, 'staff_eligible:err_loan_staff'),
	(100, 10, ''), (100, 9, 'staff_eligible:err_loan_staff'),
	(101, 6, ''), (101, 5, 'staff_eligible:err_loan_staff'),
	(5, 6, 'staff_eligible:err_loan_staff_more'),
	(1, 0, 'staff_eligible:err_loan_staff')) x (a, b, want);
select is(pg_temp.firm(10, 1, '{"amount": "4000000"}'), '',
	'a firm has a ceiling of its own');
select is(pg_temp.firm(10, 1, '{"term_m": "25"}'), 'term_m:err_loan_months',
	'and a term of its own');
select is(pg_temp.firm(10, 1, '{"stake_since": "2025-03-02"}'), '',
	'a stake of a year to the day');
select is(pg_temp.firm(10, 1, '{"stake_since": "2025-03-03"}'),
	'stake_since:err_loan_stake', 'and of a day less');
select pg_temp.clock('2021-05-06 10:00');
select is(rg.loan_faults(pg_temp.asks('{"amount": "200000.01"}'), true),
	'amount:err_loan_cap', 'the ceiling is that of the day');
select is(pg_temp.firm(20, 2), 'staff_eligible:err_loan_staff',
	'so is the rule on staff');
select is(pg_temp.firm(20, 3, '{"stake_since": "2021-05-01"}'), '',
	'and a stake was not asked for then');
select pg_temp.clock('2019-05-06 10:00');
select is(rg.loan_faults(pg_temp.asks(), true), 'amount:err_loan_rule',
	'before there was a rule nothing is taken');
select pg_temp.clock('2026-03-02 10:00');

-- Parameters ------------------------------------------------------------------

select is(pg_temp.run('rg_employment_off', 't-audit', format(
	'select api.policy_set(%L, api.today() + 9, %L, %L)', n, v, '文件')),
	want, n || ' ' || v)
from (values ('staff_share', '12', ''), ('staff_share', '0',
		'RG422 value:err_number'), ('staff_share_large', '101',
		'RG422 value:err_number'), ('staff_large', '150', ''),
	('staff_large', '0', 'RG422 value:err_number'),
	('stake_months', '6', ''), ('stake_months', 'x',
		'RG422 value:err_number'), ('visit_first', '60', ''),
	('visit_next', '9999', 'RG422 value:err_number'),
	('visit_last', '9', 'RG422 name:err_choice')) x (n, v, want);
select is((select value from rg.policy_param where name = 'staff_share'
	and from_on > api.today()), '0.12', 'a share is kept as a fraction');

-- Lists -----------------------------------------------------------------------

create temp table t as select pg_temp.draft('t-anna') c, pg_temp.draft('t-bert')
	d, (select id from rg.loan_bank where name = '试验甲银行') b;
insert into rg.loan (case_id, bank, kind, asked, asked_months, cap, cap_months)
select x, b, 'person', 20000000, 24, 30000000, 36 from t,
	lateral (values (c), (d)) v (x);
create temp table l as select null::bigint id limit 0;
with n as (insert into rg.loan_list (no, bank, area, day, n, sum, head, sha256,
	made_by, made_at)
	select 'DK-370202-2026-0001', b, 370202000000, '2026-03-02', 2,
		40000000, 'x', repeat('a', 64), pg_temp.id('t-clerk'),
		api.now() from t returning id)
insert into l select id from n;
insert into rg.loan_item (list, case_id, line) select l.id, t.c, 'x' from l, t;
select is(rg.loan_slip(x), E'ronggui loan list 1\nlist: DK-370202-2026-0001\n'
	|| E'bank: 试验甲银行\nday: 2026-03-02\napplications: 2\n'
	|| E'sum: 400000.00\nSHA256 (DK-370202-2026-0001.csv) = '
	|| repeat('a', 64) || E'\n', 'what is signed, byte for byte')
from rg.loan_list x, l where x.id = l.id;
select throws_ok(q, 'RG500', null, q) from (values
	('update rg.loan_list set n = 3'), ('update rg.loan_list set sum = 1'),
	('update rg.loan_list set sha256 = repeat(''b'', 64)'),
	('update rg.loan_list set head = ''y'''),
	('delete from rg.loan_list'), ('delete from rg.loan_item'),
	('update rg.loan_item set line = ''y'''),
	('update rg.loan_item set list = list + 1'),
	('update rg.loan_item set case_id = (select d from t)')) x (q);
select throws_ok(q, null, null, q) from (values
	('truncate rg.loan_list cascade'), ('truncate rg.loan_item')) x (q);
select throws_ok('insert into rg.loan_item (list, case_id, line)
	select l.id, t.c, ''y'' from l, t', '23505', null,
	'one application stands on one open list');
select is(pg_temp.courier('select count(*) from api.loan_unsigned()'), '1',
	'the courier finds what waits for its signature');
select is(pg_temp.run('rg_employment_off', 't-clerk', format('select
	api.loan_list_do(%s, ''hand'', ''2026-03-02'', ''送达'', '''')', id)),
	'RG409 err_loan_unsigned', 'what is not signed is not handed over')
from l;
select is(pg_temp.courier(format('select api.loan_sign(%s, ''x'', ''y'')', id)),
	'22023 not a signature', 'and adds nothing else') from l;
select is(pg_temp.courier(format('select api.loan_sign(%s, repeat(%L, 86),'
	' repeat(%L, 64))', id, k, lower(k))), '', 'signed ' || k)
from l, (values ('A'), ('B')) x (k);
select is((select signature from rg.loan_list), repeat('A', 86),
	'the second signature changes nothing');
select throws_ok('update rg.loan_list set signature = repeat(''B'', 86)',
	'RG500', null, 'nor does anybody else');
select is((select k.pem from api.loan_key() k), E'-----BEGIN PUBLIC KEY-----\n'
	|| encode('\x302a300506032b6570032100'::bytea || decode(repeat('a',
	64), 'hex'), 'base64') || E'\n-----END PUBLIC KEY-----\n',
	'the key as openssl reads it');
select is(pg_temp.run('rg_employment_off', w, format('select no from
	api.loan_list(%s)', id)), want, w)
from l, (values ('t-clerk', 'DK-370202-2026-0001'),
	('t-city', 'DK-370202-2026-0001'), ('t-shibei', 'RG404 err_unknown'),
	('t-street', 'RG403 err_role'), ('t-first', 'RG403 err_role'),
	('t-sys', 'RG403 err_role'), ('', 'RG403 err_role')) x (w, want);
update rg.loan_list set state = 'handed', handed_on = '2026-03-02',
	done_by = pg_temp.id('t-clerk'), done_at = api.now(), note = 'x';
select throws_ok('update rg.loan_list set state = ''void''', 'RG500', null,
	'what the bank has is not withdrawn');
update rg.loan_item set live = false;
select throws_ok('update rg.loan_item set live = true', 'RG500', null,
	'what was answered is not open again');

-- Figures, erasing ---------------------------------------------------------------

create function pg_temp.lend(p_case bigint, p_no text) returns void
language sql as $$
	update rg.loan set answer = 'yes', loan_no = p_no, principal = 10000000,
		rate = 0.036, months = 24, granted_on = '2026-02-03'
	where case_id = p_case $$;
select pg_temp.lend(c, 'A1') from t;
select throws_ok('select pg_temp.lend(d, ''A1'') from t', '23505', null,
	'one number is one loan');
select is((select m.month || coalesce(m.n::text, '-') || coalesce(m.sum, '-')
	from api.loan_months() m), '2026-02--', 'one loan is hidden');
select is((select count(*) from rg.loan_figures()), 0::bigint,
	'so it is in the open figures');
select pg_temp.person('t-loan' || i, '样例' || i, 'person', '1390000010' || i),
	pg_temp.open('t-loan' || i) from generate_series(1, 3) i \g /dev/null
insert into rg.loan (case_id, bank, kind, asked, asked_months, cap, cap_months)
select pg_temp.draft('t-loan' || i), b, 'person', 1, 1, 1, 1
from t, generate_series(1, 3) i;
select pg_temp.lend(case_id, 'B' || case_id) from rg.loan where answer = '';
select is((select m.n || ' ' || m.sum from api.loan_months() m),
	'5 500,000.00', 'five are not');
select is((select string_agg(metric || ' ' || trim_scale(value), ', '
	order by metric) from rg.loan_figures()), 'loan_sum 500000, loans 5',
	'nor in the open figures');
select is((select count(*) from api.figures() where module = 'employment'
	and metric like 'loan%'), 2::bigint, 'which have both');
select rg.erase_loan(f) from rg.case_file f, t where f.id = t.c;
select is((select loan_no || principal from rg.loan, t where case_id = c),
	'10000000', 'erased: the number goes, the sum stays');
select is((select line from rg.loan_item), '', 'the line goes');
select throws_ok('update rg.loan_item set line = ''z''', 'RG500', null,
	'and nothing comes in its place');

select * from finish();
rollback;
