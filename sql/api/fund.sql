-- What everybody sees of a fund: sums, never a person who was helped. Where a
-- sum would stand for fewer than three households it is hidden, and the next
-- smallest with it, so that nothing is found by subtraction.

create or replace function rg.care() returns bigint
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select id from rg.fund where code = 'care'
$$;
comment on function rg.care() is 'The care fund.';

create or replace function api.care_id() returns bigint
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select rg.care()
$$;
comment on function api.care_id() is 'The care fund, for its accountants.';

create or replace function rg.quarter(p_day date) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select extract(year from p_day)::text || 'Q'
		|| extract(quarter from p_day)
$$;
comment on function rg.quarter(date) is 'Quarter of a day: 2026Q1.';

create or replace function rg.quarter_begin(p_quarter text) returns date
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select case when p_quarter ~ '^20[0-9]{2}Q[1-4]$'
		then make_date(left(p_quarter, 4)::int,
			right(p_quarter, 1)::int * 3 - 2, 1) end
$$;
comment on function rg.quarter_begin(text) is
	'First day of a quarter; null when it is none.';

create or replace function rg.care_paid(p_from date, p_to date)
returns setof rg.payment
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select * from rg.payment
	where fund = rg.care() and state = 'paid'
		and bank_on between p_from and p_to
$$;
comment on function rg.care_paid(date, date) is
	'Payments the bank has confirmed between two days.';

create or replace function rg.care_households(p_from date, p_to date)
returns bigint
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select count(distinct c.applicant) from rg.care_paid(p_from, p_to) p
	join rg.case_file c on c.id = p.case_id
$$;
comment on function rg.care_households(date, date) is
	'How many households were helped between two days.';

create or replace function api.care_fund()
returns table (name text, name_en text, charity text, charity_en text,
	certificate text, scheme_no text, contact text, check_url text,
	balance text, goods text, income text, spent text, households bigint,
	as_of date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select f.name, f.name_en, f.charity, f.charity_en, f.certificate,
		f.scheme_no, f.contact, f.check_url,
		api.yuan(coalesce(sum(b.balance) filter (where a.code
			in ('bank', 'transit')), 0)::bigint),
		api.yuan(coalesce(sum(b.balance) filter (where a.code
			= 'goods'), 0)::bigint),
		api.yuan(coalesce(-sum(b.balance) filter (where a.kind
			= 'income'), 0)::bigint),
		api.yuan(coalesce(sum(b.balance) filter (where a.kind
			= 'expense'), 0)::bigint),
		rg.care_households('-infinity', 'infinity'), api.today()
	from rg.fund f join rg.ledger_account a on a.fund = f.id
	join rg.ledger_balance b on b.account = a.id
	where f.id = rg.care() group by f.id;
end $$;
comment on function api.care_fund() is
	'The care fund, who raises it and how to check that, what it has and '
	'had (Charity Law 25, 79).';

create or replace function api.care_quarters()
returns table (code text, income text, spent text, balance text,
	income_width int, spent_width int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	with lines as (
		select date_trunc('quarter', g.day)::date as q, a.kind,
			l.amount
		from rg.ledger_group g
		join rg.ledger_line l on l.group_id = g.id
		join rg.ledger_account a on a.id = l.account
		where g.fund = rg.care()),
	sums as (
		select q, coalesce(-sum(amount) filter (where kind
				= 'income'), 0)::bigint as came,
			coalesce(sum(amount) filter (where kind
				= 'expense'), 0)::bigint as went,
			coalesce(sum(amount) filter (where kind
				in ('asset', 'transit')), 0)::bigint as more
		from lines group by q),
	runs as (
		select q, came, went, sum(more) over (order by q)::bigint
			as left_over, greatest(max(came) over (),
			max(went) over (), 1) as most from sums)
	select rg.quarter(q), api.yuan(came), api.yuan(went),
		api.yuan(left_over), (came * 1000 / most)::int,
		(went * 1000 / most)::int
	from runs order by q desc limit 40;
end $$;
comment on function api.care_quarters() is
	'Quarters in which money moved: income, spending, what was there at '
	'the end; widths are parts of a thousand.';

create or replace function api.care_quarter(p_quarter text)
returns table (code text, first_day date, last_day date, opening text,
	closing text, gifts bigint, households bigint, over boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	a date := rg.quarter_begin(p_quarter);
	z date := (a + interval '3 months')::date - 1;
begin
	if a is null or rg.care() is null or a > api.today() then
		return;
	end if;
	return query
	select p_quarter, a, z, api.yuan(coalesce(sum(l.amount) filter
			(where g.day < a), 0)::bigint),
		api.yuan(coalesce(sum(l.amount), 0)::bigint),
		(select count(*) from rg.gift t where t.fund = rg.care()
			and t.day between a and z),
		rg.care_households(a, z), z < api.today()
	from rg.ledger_line l join rg.ledger_group g on g.id = l.group_id
	join rg.ledger_account x on x.id = l.account
		and x.kind in ('asset', 'transit')
	where l.fund = rg.care() and g.day <= z;
end $$;
comment on function api.care_quarter(text) is
	'Head of the disclosure of a quarter; nothing for one to come.';

create or replace function api.care_lines(p_quarter text)
returns table (kind text, code text, label text, label_en text,
	amount text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	a date := rg.quarter_begin(p_quarter);
begin
	return query
	select x.kind, x.code, x.name, x.name_en, api.yuan((sum(l.amount)
		* case x.kind when 'income' then -1 else 1 end)::bigint)
	from rg.ledger_group g join rg.ledger_line l on l.group_id = g.id
	join rg.ledger_account x on x.id = l.account
	where g.fund = rg.care() and x.kind in ('income', 'expense')
		and g.day >= a and g.day < a + interval '3 months'
	group by x.id order by x.kind desc, x.id;
end $$;
comment on function api.care_lines(text) is
	'Income and spending of a quarter, account by account.';

create or replace function api.care_by(p_kind text, p_quarter text)
returns table (code text, label text, n bigint, amount text, hidden boolean,
	width int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	a date := coalesce(rg.quarter_begin(p_quarter), '-infinity');
	z date := coalesce((rg.quarter_begin(p_quarter)
		+ interval '3 months')::date - 1, 'infinity');
begin
	return query
	with rows as (
		select case p_kind when 'purpose' then p.purpose
			else (c.area / 1000000 * 1000000)::text end as code,
			count(distinct c.applicant) as n,
			sum(p.amount)::bigint as amount
		from rg.care_paid(a, z) p
		join rg.case_file c on c.id = p.case_id group by 1),
	small as (
		select r.*, r.n < 3 as few, count(*) filter (where r.n < 3)
			over () as fews, row_number() over (order by r.n < 3
			desc, r.n, r.amount, r.code) as place,
			max(r.amount) over () as most from rows r),
	shown as (
		-- A single small one could be found from the sum.
		select s.*, s.few or s.fews = 1 and s.place = 2 as hide
		from small s)
	select s.code, case p_kind when 'purpose' then null
		else coalesce(d.name, s.code) end,
		case when not s.hide then s.n end,
		case when not s.hide then api.yuan(s.amount) end, s.hide,
		case when s.hide then 0 else (s.amount * 1000
			/ greatest(s.most, 1))::int end
	from shown s left join rg.division d on p_kind <> 'purpose'
		and d.code::text = s.code
	order by s.hide, s.amount desc, s.code;
end $$;
comment on function api.care_by(text, text) is
	'What was paid by purpose or district, in a quarter or (null) ever; '
	'fewer than three households are hidden, and never one alone.';

create or replace function api.care_gifts(p_quarter text)
returns table (day date, donor text, goods boolean, amount text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	a date := rg.quarter_begin(p_quarter);
begin
	return query
	select t.day, case when f.fields->>'agree_public' = '1'
			and f.fields->>'donor_kind' <> 'anonymous'
			then f.fields->>'donor_name' end,
		t.goods, api.yuan(t.amount)
	from rg.gift t left join rg.case_form f on f.case_id = t.case_id
	where t.fund = rg.care() and t.day >= a
		and t.day < a + interval '3 months'
	order by t.day, t.case_id limit 5000;
end $$;
comment on function api.care_gifts(text) is
	'Gifts of a quarter; named only who agreed to it (Charity Law 82).';

create or replace function rg.care_figures()
returns table (metric text, value numeric, unit text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	with gifts as (
		select coalesce(sum(amount - returned), 0) as sum
		from rg.gift where fund = rg.care()),
	paid as (
		select p.amount, c.applicant, f.fields->>'identity_kind'
			= 'serving' as serving
		from rg.care_paid('-infinity', 'infinity') p
		join rg.case_file c on c.id = p.case_id
		left join rg.case_form f on f.case_id = c.id),
	tries as (
		select count(*) as n, count(*) filter (where state
			= 'returned') as wrong
		from rg.payment where fund = rg.care()
			and state in ('paid', 'returned')),
	spent as (select coalesce(sum(amount), 0) as sum from paid)
	select 'donations_received', round(gifts.sum / 100, 2), 'yuan'
	from gifts
	union all
	select 'veteran_households_helped', count(distinct applicant)
		filter (where serving is not true), 'household' from paid
	union all
	select 'serving_families_helped', count(distinct applicant)
		filter (where serving), 'person' from paid
	union all
	select 'disbursed', round(spent.sum / 100, 2), 'yuan' from spent
	union all
	select 'disbursement_accuracy', case when n = 0 then 100
		else round(100.0 * (n - wrong) / n, 1) end, 'percent'
	from tries
	union all
	select 'balance_derived', round((gifts.sum - spent.sum) / 100, 2),
		'yuan' from gifts, spent
$$;
comment on function rg.care_figures() is
	'Open figures of the care fund: accuracy is one less the share of '
	'payments that came back.';
