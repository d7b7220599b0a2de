-- What everybody sees of the care fund: sums by quarter, purpose and district,
-- small ones hidden, and no name of anybody who did not agree.
\ir setup/world.sql
select no_plan();

select is(rg.quarter('2026-03-31'), '2026Q1', 'a quarter''s last day');
select is(rg.quarter('2026-10-01'), '2026Q4', 'a quarter''s first day');
select is(rg.quarter_begin('2026Q3'), date '2026-07-01', 'where it begins');
select is((select string_agg(coalesce(rg.quarter_begin(q)::text, '-'), ' ')
	from unnest(array['2026Q0', '2026Q5', '26Q1', '2026q1', '2026Q1 ', '',
	null]) q), '- - - - - - -', 'what is none');

-- Payments as the steps leave them; who is paid is all that matters here.
alter table rg.payment disable trigger user;
create function pg_temp.paid(p_who text, p_village bigint, p_yuan int,
	p_purpose text, p_day date) returns void language plpgsql as $$
declare
	c bigint := pg_temp.bring('SUBMITTED', p_village, p_who);
begin
	insert into rg.payment (case_id, fund, purpose, amount, account_index,
		holder, bank_name, state, entered_by, entered_at, released_by,
		released_at, bank_on, voucher)
	values (c, rg.care(), p_purpose, p_yuan * 100, sha256(''), '-', '-',
		'paid', pg_temp.id('t-clerk'), api.now(), pg_temp.id('t-first'),
		api.now(), p_day, 'P' || c);
end $$;
select pg_temp.person('t-p' || n, '样例', 'person', '1390000100' || n),
	pg_temp.open('t-p' || n) from generate_series(1, 8) n;
select min(code) as second from rg.division where active and level = 5
	and code / 1000000 = 370203 \gset
select min(code) as third from rg.division where active and level = 5
	and code / 1000000 = 370212 \gset
select pg_temp.paid('t-p' || n, 370202010001, 100, 'medical', '2026-02-10')
from generate_series(1, 4) n;
select pg_temp.paid('t-p' || n, :second, 300, 'medical', '2026-02-11')
from generate_series(1, 3) n;

select is((select string_agg(label || ' ' || n || ' ' || amount, '; '
	order by label) from api.care_by('district', '2026Q1')),
	'市北区 3 900.00; 市南区 4 400.00', 'three households and more are shown');
select is((select count(*) from api.care_by('district', '2025Q4')), 0::bigint,
	'nothing in another quarter');

-- One small one hides the next as well.
select pg_temp.paid('t-p5', :third, 50, 'living', '2026-02-12');
select is((select string_agg(label || ' ' || hidden || ' '
	|| coalesce(amount, '-'), '; ' order by label)
	from api.care_by('district', '2026Q1')), '崂山区 true -; 市北区 true -; '
	'市南区 false 400.00', 'one household is hidden, and the next smallest');
select is((select string_agg(code || ' ' || coalesce(n::text, '-') || ' '
	|| width, '; ' order by code) from api.care_by('purpose', null)),
	'living - 0; medical - 0', 'by purpose as well, its bar too');
select is(rg.care_households('2026-01-01', '2026-03-31'), 5::bigint,
	'a household is counted once');

-- Gifts: who agreed is named, nobody else.
create function pg_temp.given(p_name text, p_agree text, p_kind text,
	p_yuan int, p_day date) returns void language plpgsql as $$
declare
	b bigint := pg_temp.bring('SUBMITTED');
	c rg.case_file;
begin
	select * into c from rg.case_file where id = b;
	update rg.case_form set fields = jsonb_build_object('donor_name',
		p_name, 'agree_public', p_agree, 'donor_kind', p_kind)
	where case_id = c.id;
	perform rg.gift_in(c, rg.care(), p_yuan * 100, false, p_day, 'G'
		|| c.id, pg_temp.id('t-clerk'));
end $$;
select pg_temp.clock('2026-03-31 12:00');
select pg_temp.given('张公开', '1', 'person', 1000, '2026-01-05');
select pg_temp.given('李不公开', '0', 'person', 2000, '2026-02-05');
select pg_temp.given('王匿名', '1', 'anonymous', 3000, '2026-03-31');
select is((select string_agg(coalesce(donor, '-') || ' ' || amount, '; '
	order by day) from api.care_gifts('2026Q1')),
	'张公开 1,000.00; - 2,000.00; - 3,000.00', 'named only who agreed');
select is((select income || ' ' || spent || ' ' || balance from
	api.care_quarters() where code = '2026Q1'), '6,000.00 0.00 6,000.00',
	'the quarter');
select is((select opening || ' ' || closing || ' ' || gifts || ' ' || over
	from api.care_quarter('2026Q1')), '0.00 6,000.00 3 false',
	'not over on its last day');
select pg_temp.clock('2026-04-01 00:00');
select is((select over from api.care_quarter('2026Q1')), true, 'over the next');
select is((select opening from api.care_quarter('2026Q2')), '6,000.00',
	'which begins with what was left');
select is((select count(*) from api.care_quarter('2026Q3')), 0::bigint,
	'nothing is disclosed before its time');
select is((select string_agg(kind || ' ' || code || ' ' || amount, '; ')
	from api.care_lines('2026Q1')), 'income income.money 6,000.00',
	'line by line');
select is((select string_agg(metric || ' ' || trim_scale(value), '; '
	order by metric) from api.figures() where module = 'carefund'),
	'balance_derived 4650; disbursed 1350; disbursement_accuracy 100; '
	'donations_received 6000; serving_families_helped 0; '
	'veteran_households_helped 5', 'the open figures');

select * from finish();
rollback;
