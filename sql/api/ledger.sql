-- The ledger: opening a fund, posting, what can be spent, and the checks that
-- say whether all of it still agrees. Payments are in payment.sql, the bank's
-- statements in bank.sql.

-- Funds --------------------------------------------------------------------

create or replace function rg.fund_id(p_code text) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select f.id from rg.fund f where f.code = p_code);
end $$;
comment on function rg.fund_id(text) is 'Number of the fund of a code.';

create or replace function rg.fund_accounts(p_fund bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.ledger_account (fund, code, kind, name, name_en)
	select p_fund, v.* from (values
		('bank', 'asset', '银行存款', 'Bank'),
		('goods', 'asset', '库存物资', 'Goods'),
		('transit', 'transit', '在途资金', 'Released, under way'),
		('opening', 'fund', '期初结余', 'Opening balance'),
		('income.money', 'income', '资金捐赠收入', 'Gifts of money'),
		('income.goods', 'income', '物资捐赠收入', 'Gifts of goods'),
		('income.interest', 'income', '利息收入', 'Interest'),
		('income.budget', 'income', '财政拨款', 'Public money'),
		('expense.assistance', 'expense', '帮扶支出', 'Assistance'),
		('expense.subsidy', 'expense', '补贴支出', 'Subsidies'),
		('expense.goods', 'expense', '物资发放', 'Goods handed out'),
		('expense.return', 'expense', '退回捐赠', 'Gifts sent back'),
		('expense.fee', 'expense', '银行手续费', 'Bank fees'))
		v (code, kind, name, name_en)
	join rg.fund f on f.id = p_fund and case f.kind
		when 'budget' then v.code not in ('income.money',
			'income.goods', 'goods', 'expense.goods',
			'expense.return', 'expense.assistance')
		else v.code not in ('income.budget', 'expense.subsidy') end
	on conflict do nothing;
	insert into rg.ledger_balance (account, floor)
	select a.id, a.kind in ('asset', 'transit') from rg.ledger_account a
	where a.fund = p_fund on conflict do nothing;
end $$;
comment on function rg.fund_accounts(bigint) is
	'Opens the accounts a fund lacks; assets never go below zero.';

create or replace function rg.fund_demo() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r rg.division;
	f bigint;
begin
	select d.* into r from rg.division d join rg.instance i
		on i.root = d.code where i.mode = 'demo';
	if r.code is null then
		return;
	end if;
	insert into rg.fund (code, kind, name, name_en, area, charity,
		charity_en, certificate, scheme_no, contact, check_url,
		opened_on)
	values ('care', 'charity', r.name || '退役军人关爱基金',
		'Veterans'' care fund', r.code, r.name || '样例慈善总会',
		'Sample charity federation', '样例证书 00000000',
		'样例备案 00000000', '样例电话 0000-00000000',
		'https://cishan.chinanpo.gov.cn/', '2000-01-01')
	on conflict do nothing returning id into f;
	if f is not null then
		perform rg.fund_accounts(f);
	end if;
	insert into rg.fund (code, kind, name, name_en, area, opened_on)
	values ('subsidy', 'budget', r.name || '创业担保贷款贴息资金',
		'Subsidies on the interest of start-up loans', r.code,
		'2000-01-01')
	on conflict do nothing returning id into f;
	if f is not null then
		perform rg.fund_accounts(f);
	end if;
end $$;
comment on function rg.fund_demo() is
	'The funds of a demonstration, once its place is known: the care fund, '
	'whose charity and numbers are made up and say so, and that of '
	'subsidies.';

create or replace function rg.fund_lines(p_text text)
returns table (key text, value text)
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	l text;
	n int := 0;
begin
	foreach l in array regexp_split_to_array(p_text, E'\r?\n') loop
		n := n + 1;
		continue when l ~ '^\s*(#|$)';
		if l !~ '^\s*[a-z_]+\s*=' then
			raise exception using errcode = 'RG422', message =
				format('line %s is not `key = value`', n);
		end if;
		key := btrim(split_part(l, '=', 1));
		value := btrim(substr(l, strpos(l, '=') + 1));
		if key not in ('code', 'kind', 'name', 'name_en', 'area',
				'charity', 'charity_en', 'certificate',
				'scheme_no', 'contact', 'check_url', 'bank',
				'account_no', 'opened_on', 'opening') then
			raise exception using errcode = 'RG422', message =
				format('line %s: there is no key %s', n, key);
		end if;
		return next;
	end loop;
end $$;
comment on function rg.fund_lines(text) is
	'Lines `key = value` of a fund''s file; RG422 with the line else.';

create or replace function rg.fen(p text) returns bigint
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	if coalesce(p, '') !~ '^[0-9]{1,10}(\.[0-9]{1,2})?$' then
		raise exception using errcode = 'RG422', message =
			'amount:err_number';
	end if;
	return split_part(p, '.', 1)::bigint * 100
		+ rpad(split_part(p, '.', 2), 2, '0')::bigint;
end $$;
comment on function rg.fen(text) is
	'Fen of an amount in yuan, exactly; never through a fraction.';

create or replace function api.yuan(p bigint) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	return case when p < 0 then '-' else '' end
		|| regexp_replace((abs(p) / 100)::text,
			'([0-9])(?=([0-9]{3})+$)', '\1,', 'g')
		|| '.' || lpad((abs(p) % 100)::text, 2, '0');
end $$;
comment on function api.yuan(bigint) is
	'Fen as yuan with two places, thousands apart.';

create or replace function api.fund_load(p_text text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v jsonb;
	f rg.fund;
	d date;
	o bigint;
begin
	select jsonb_object_agg(key, value) into v from rg.fund_lines(p_text);
	if v->>'code' is null or v->>'name' is null then
		raise exception using errcode = 'RG422', message =
			'code and name are needed';
	end if;
	select * into f from rg.fund where code = v->>'code' for update;
	if f.id is not null then
		if v ?| array['kind', 'opened_on', 'opening'] and (f.kind <>
			coalesce(v->>'kind', f.kind) or f.opened_on::text <>
			coalesce(v->>'opened_on', f.opened_on::text)
			or v ? 'opening') then
			raise exception using errcode = 'RG409', message =
				'kind, first day and opening balance of a '
				'fund do not change';
		end if;
		update rg.fund set name = v->>'name',
			name_en = coalesce(v->>'name_en', ''),
			charity = coalesce(v->>'charity', ''),
			charity_en = coalesce(v->>'charity_en', ''),
			certificate = coalesce(v->>'certificate', ''),
			scheme_no = coalesce(v->>'scheme_no', ''),
			contact = coalesce(v->>'contact', ''),
			check_url = coalesce(v->>'check_url', ''),
			bank = coalesce(v->>'bank', ''),
			account_no = coalesce(v->>'account_no', '')
		where id = f.id;
		return 'changed';
	end if;
	begin
		d := (v->>'opened_on')::date;
		f.area := coalesce((v->>'area')::bigint,
			(select root from rg.instance));
	exception when others then
		raise exception using errcode = 'RG422', message =
			'opened_on is a day YYYY-MM-DD, area a code';
	end;
	if d is null or d > api.today() or f.area is null or coalesce(
			v->>'kind', '') not in ('charity', 'budget')
		or v->>'code' !~ '^[a-z][a-z0-9-]{1,30}$'
		or length(v->>'name') not between 2 and 100 then
		raise exception using errcode = 'RG422', message =
			'kind is charity or budget, opened_on a day that has '
			'come, code lower case, name 2 to 100 characters';
	end if;
	insert into rg.fund (code, kind, name, name_en, area, charity,
		charity_en, certificate, scheme_no, contact, check_url, bank,
		account_no, opened_on)
	values (v->>'code', v->>'kind', v->>'name',
		coalesce(v->>'name_en', ''), f.area,
		coalesce(v->>'charity', ''), coalesce(v->>'charity_en', ''),
		coalesce(v->>'certificate', ''),
		coalesce(v->>'scheme_no', ''), coalesce(v->>'contact', ''),
		coalesce(v->>'check_url', ''), coalesce(v->>'bank', ''),
		coalesce(v->>'account_no', ''), d)
	returning * into f;
	perform rg.fund_accounts(f.id);
	o := rg.fen(coalesce(v->>'opening', '0'));
	if o > 0 then
		perform rg.ledger_post(f.id, 'opening', null, null, d, '',
			array['bank', 'opening'], array[o, -o]);
	end if;
	return 'opened';
end $$;
comment on function api.fund_load(text) is
	'Opens a fund as a file of `key = value` describes it, or renews what '
	'is shown of it. For the operator.';

create or replace function api.policy_load(p_text text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	l text;
	w text[];
	n int := 0;
	r int := 0;
begin
	foreach l in array regexp_split_to_array(p_text, E'\r?\n') loop
		n := n + 1;
		continue when l ~ '^\s*(#|$)';
		w := regexp_split_to_array(btrim(l), '\s+');
		begin
			if cardinality(w) <> 5 or w[5] not in ('yes', 'no')
				or w[1] <> '*' and rg.fund_id(w[1]) is null
				or w[2]::date <= api.today() then
				raise exception using errcode = 'RG422';
			end if;
			insert into rg.payment_policy (fund, valid_from,
				from_amount, approvals, minutes)
			values (rg.fund_id(w[1]), w[2]::date, rg.fen(w[3]),
				nullif(w[4], '-')::int, w[5] = 'yes');
		exception when others then
			raise exception using errcode = 'RG422', message =
				format('line %s: wants fund or *, a day to '
				'come, an amount in yuan, approvals or -, '
				'yes or no for minutes; each once', n);
		end;
		r := r + 1;
	end loop;
	if exists (select from rg.payment_policy p group by p.fund,
			p.valid_from having min(p.from_amount) > 0) then
		raise exception using errcode = 'RG422', message =
			'each day''s table begins at 0';
	end if;
	return r;
end $$;
comment on function api.policy_load(text) is
	'Adds rows of the table of approvals for days to come: fund or *, '
	'day, from yuan, approvals or - for never, minutes. For the operator.';

-- Posting ------------------------------------------------------------------

create or replace function rg.ledger_hash(p_before bytea, p_fund bigint,
	p_n bigint, p_at timestamptz, p_day date, p_kind text, p_case bigint,
	p_by bigint, p_note text, p_accounts text[], p_amounts bigint[])
returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
	-- The text of an array quotes its elements, so that nothing can be
	-- moved from one column into the next.
	select sha256(p_before || convert_to(array[p_fund::text, p_n::text,
		extract(epoch from p_at)::text, (p_day - date '2000-01-01')::text,
		p_kind, coalesce(p_case, 0)::text, coalesce(p_by, 0)::text,
		p_note, p_accounts::text, p_amounts::text]::text, 'UTF8'))
$$;
comment on function rg.ledger_hash(bytea, bigint, bigint, timestamptz, date,
	text, bigint, bigint, text, text[], bigint[]) is
	'Hash of a posting over the one before it in its fund; accounts in '
	'the order of their codes.';

create or replace function rg.fund_lock(p_fund bigint) returns rg.fund
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund;
begin
	select * into f from rg.fund where id = p_fund
	for no key update;
	if f.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_fund';
	end if;
	return f;
end $$;
comment on function rg.fund_lock(bigint) is
	'The fund, locked: what moves its money takes turns. Taken after the '
	'payment and before gifts and accounts.';

create or replace function rg.check_day(f rg.fund, p_day date) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_day is null or p_day > api.today() or p_day < f.opened_on then
		raise exception using errcode = 'RG422', message = 'day:'
			|| case when p_day is null then 'err_required'
			when p_day > api.today() then 'err_late'
			else 'err_early' end;
	end if;
	if exists (select from rg.ledger_month m where m.fund = f.id
			and m.month >= date_trunc('month', p_day)::date) then
		raise exception using errcode = 'RG422',
			message = 'day:err_month_closed';
	end if;
end $$;
comment on function rg.check_day(rg.fund, date) is
	'Refuses (RG422) a day that has not come, lies before the fund or in '
	'a closed month.';

create or replace function rg.check_amount(p_amount bigint) returns void
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if coalesce(p_amount, 0) not between 1 and 1000000000000 then
		raise exception using errcode = 'RG422', message = 'amount:'
			|| case when p_amount > 0 then 'err_amount_high'
			else 'err_amount_low' end;
	end if;
end $$;
comment on function rg.check_amount(bigint) is
	'Refuses (RG422) what is no amount: above zero, at most 10^10 yuan.';

create or replace function rg.ledger_post(p_fund bigint, p_kind text,
	p_case bigint, p_by bigint, p_day date, p_note text,
	p_accounts text[], p_amounts bigint[]) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund := rg.fund_lock(p_fund);
	g bigint;
	h bytea;
	codes text[];
	sums bigint[];
begin
	perform rg.check_day(f, p_day);
	if cardinality(p_accounts) <> cardinality(p_amounts)
		or coalesce(cardinality(p_accounts), 0) < 2
		or (select sum(x) from unnest(p_amounts) x) is distinct from 0
		or array_position(p_amounts, null) is not null
		or array_position(p_amounts, 0) is not null then
		raise exception using errcode = 'RG422',
			message = 'amount:err_unbalanced';
	end if;
	select array_agg(a order by a collate "C"),
		array_agg(x order by a collate "C") into codes, sums
	from unnest(p_accounts, p_amounts) t(a, x);
	if exists (select from unnest(codes) x where not exists (select
			from rg.ledger_account a where a.fund = f.id
			and a.code = x)) then
		raise exception using errcode = 'RG500', message =
			format('fund %s lacks an account of %s', f.code,
				codes);
	end if;
	if exists (select from unnest(codes, sums) t(a, x)
			join rg.ledger_account l on l.fund = f.id
				and l.code = t.a
			join rg.ledger_balance b on b.account = l.id
			where b.floor and b.balance + t.x < 0) then
		raise exception using errcode = 'RG422',
			message = 'amount:err_fund_short';
	end if;
	h := rg.ledger_hash(f.head, f.id, f.posted + 1, api.now(), p_day,
		p_kind, p_case, p_by, coalesce(p_note, ''), codes, sums);
	insert into rg.ledger_group (fund, n, at, day, kind, case_id, by,
		note, hash)
	values (f.id, f.posted + 1, api.now(), p_day, p_kind, p_case, p_by,
		coalesce(p_note, ''), h) returning id into g;
	insert into rg.ledger_line (group_id, fund, account, amount)
	select g, f.id, l.id, t.x from unnest(codes, sums) t(a, x)
	join rg.ledger_account l on l.fund = f.id and l.code = t.a
	order by l.id;
	update rg.fund set posted = posted + 1, head = h where id = f.id;
	return g;
end $$;
comment on function rg.ledger_post(bigint, text, bigint, bigint, date, text,
	text[], bigint[]) is
	'Makes one posting: accounts by code and their amounts in fen, zero '
	'together. Refuses what would go below zero (amount:err_fund_short), a '
	'closed month, a day to come. Returns its number.';

-- What there is ------------------------------------------------------------

create or replace function rg.balance_of(p_fund bigint, p_account text)
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return coalesce((select b.balance from rg.ledger_account a
		join rg.ledger_balance b on b.account = a.id
		where a.fund = p_fund and a.code = p_account), 0);
end $$;
comment on function rg.balance_of(bigint, text) is
	'Balance of one account of a fund, in fen.';

create or replace function rg.at_bank(p_fund bigint) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.balance_of(p_fund, 'bank')
		+ rg.balance_of(p_fund, 'transit');
end $$;
comment on function rg.at_bank(bigint) is
	'What the bank''s statement should say: with what is released and not '
	'yet paid.';

create or replace function rg.fund_spendable(p_fund bigint, p_purpose text)
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	mine bigint := (select coalesce(sum(p.amount), 0) from rg.payment p
		where p.fund = p_fund and p.state = 'released'
		and p.purpose = p_purpose);
begin
	-- Of another purpose either what was given for it is kept, or more
	-- than that is already under way for it out of the rest.
	return rg.at_bank(p_fund) - mine - coalesce((
		select sum(greatest(x.kept, x.under_way)) from (
		select sum(q.kept) as kept, sum(q.under_way) as under_way
		from (select g.purpose, g.amount - g.used - g.returned, 0
			from rg.gift g where g.fund = p_fund and not g.goods
				and g.purpose <> ''
				and g.amount > g.used + g.returned
			union all
			select p.purpose, 0, p.amount from rg.payment p
			where p.fund = p_fund and p.state = 'released')
			q (purpose, kept, under_way)
		where q.purpose <> p_purpose group by q.purpose) x), 0);
end $$;
comment on function rg.fund_spendable(bigint, text) is
	'What a fund can pay for a purpose now: not what was given for '
	'another one (Charity Law 56), nor what is under way.';

create or replace function rg.need_money(p_fund bigint, p_purpose text,
	p_amount bigint) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_amount > rg.fund_spendable(p_fund, p_purpose) then
		raise exception using errcode = 'RG422',
			message = 'amount:err_fund_short';
	end if;
end $$;
comment on function rg.need_money(bigint, text, bigint) is
	'Refuses (RG422) more than a fund can pay for a purpose now.';

-- Gifts --------------------------------------------------------------------

create or replace function rg.purpose_of(c rg.case_file, p_purpose text)
returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p text := btrim(coalesce(p_purpose, (select fields->>'purpose'
		from rg.case_form where case_id = c.id), ''));
begin
	return case when p in ('any', 'none') then '' else p end;
end $$;
comment on function rg.purpose_of(rg.case_file, text) is
	'A purpose as the ledger compares it; unset: the form''s field '
	'`purpose`; any and none: not limited.';

create or replace function rg.gift_in(c rg.case_file, p_fund bigint,
	p_amount bigint, p_goods boolean, p_day date, p_voucher text,
	p_by bigint, p_purpose text default null) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund := rg.fund_lock(p_fund);
	v text := btrim(coalesce(p_voucher, ''));
	g bigint;
begin
	perform rg.check_amount(p_amount);
	if exists (select from rg.gift where case_id = c.id) then
		raise exception using errcode = 'RG409',
			message = 'err_received_twice';
	end if;
	if v = '' and not p_goods or length(v) > 64 then
		raise exception using errcode = 'RG422', message = 'voucher:'
			|| case when v = '' then 'err_required'
			else 'err_too_long' end;
	end if;
	if v <> '' and exists (select from rg.gift where fund = f.id
			and voucher = v) then
		raise exception using errcode = 'RG422',
			message = 'voucher:err_voucher_used';
	end if;
	g := rg.ledger_post(f.id, 'gift_in', c.id, p_by, p_day, '', case
		when p_goods then array['goods', 'income.goods']
		else array['bank', 'income.money'] end,
		array[p_amount, -p_amount]);
	insert into rg.gift (case_id, fund, goods, amount, day, voucher,
		purpose, group_id, by, at)
	values (c.id, f.id, p_goods, p_amount, p_day, v,
		rg.purpose_of(c, p_purpose), g, p_by, api.now());
	return g;
end $$;
comment on function rg.gift_in(rg.case_file, bigint, bigint, boolean, date,
	text, bigint, text) is
	'Takes in the gift of a case, once, money or goods. A bank voucher '
	'serves one gift.';

create or replace function rg.gift_left(p_case bigint, p_goods boolean)
returns rg.gift
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	g rg.gift;
begin
	select * into g from rg.gift where case_id = p_case for update;
	if g.case_id is null or g.goods is distinct from p_goods then
		raise exception using errcode = 'RG409',
			message = 'err_no_gift';
	end if;
	return g;
end $$;
comment on function rg.gift_left(bigint, boolean) is
	'The gift of a case, locked; RG409 where none of that kind came in.';

create or replace function rg.gift_back(c rg.case_file, p_fund bigint,
	p_amount bigint, p_goods boolean, p_day date, p_voucher text,
	p_by bigint) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund := rg.fund_lock(p_fund);
	g rg.gift := rg.gift_left(c.id, p_goods);
begin
	perform rg.check_amount(p_amount);
	if g."by" = p_by then
		raise exception using errcode = 'RG403',
			message = 'err_same_person';
	end if;
	if g.fund <> f.id or p_amount > g.amount - g.used - g.returned then
		raise exception using errcode = 'RG422',
			message = 'amount:err_gift_used';
	end if;
	if not p_goods then
		perform rg.need_money(f.id, g.purpose, p_amount);
	end if;
	update rg.gift set returned = returned + p_amount
	where case_id = c.id;
	return rg.ledger_post(f.id, 'gift_back', c.id, p_by, p_day,
		left(coalesce(p_voucher, ''), 64), array[case when p_goods
		then 'goods' else 'bank' end, 'expense.return'],
		array[-p_amount, p_amount]);
end $$;
comment on function rg.gift_back(rg.case_file, bigint, bigint, boolean, date,
	text, bigint) is
	'Sends back what is left of a gift, or a part; by another person than '
	'took it in.';

create or replace function rg.goods_out(c rg.case_file, p_amount bigint,
	p_day date, p_note text, p_by bigint) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	g rg.gift;
begin
	perform rg.fund_lock((select fund from rg.gift
		where case_id = c.id));
	g := rg.gift_left(c.id, true);
	perform rg.check_amount(p_amount);
	if p_amount > g.amount - g.used - g.returned then
		raise exception using errcode = 'RG422',
			message = 'amount:err_gift_used';
	end if;
	insert into rg.gift_use (gift, amount, at, day)
	values (c.id, p_amount, api.now(), p_day);
	return rg.ledger_post(g.fund, 'goods_out', c.id, p_by, p_day,
		left(coalesce(p_note, ''), 500), array['goods',
		'expense.goods'], array[-p_amount, p_amount]);
end $$;
comment on function rg.goods_out(rg.case_file, bigint, date, text, bigint) is
	'Hands out goods of a gift, at the value they came in with.';

-- Whether it agrees --------------------------------------------------------

create or replace function rg.ledger_chain_faults()
returns table (what text, detail text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund;
	g record;
	h bytea;
	n bigint;
begin
	for f in select * from rg.fund order by id loop
		h := sha256('ronggui ledger');
		n := 0;
		what := null;
		for g in select x.*, l.codes, l.sums from rg.ledger_group x
			left join lateral (select
				array_agg(a.code order by a.code collate "C")
					as codes,
				array_agg(y.amount order by a.code collate "C")
					as sums
				from rg.ledger_line y
				join rg.ledger_account a on a.id = y.account
				where y.group_id = x.id) l on true
			where x.fund = f.id order by x.n
		loop
			n := n + 1;
			if g.n <> n or g.hash is distinct from rg.ledger_hash(
				h, f.id, n, g.at, g.day, g.kind, g.case_id,
				g."by", g.note, g.codes, g.sums) then
				what := 'posting_changed';
				detail := format('%s posting %s', f.code, n);
				return next;
				exit;
			end if;
			h := g.hash;
		end loop;
		if what is null and (n <> f.posted or h <> f.head) then
			what := 'posting_missing';
			detail := format('%s after posting %s', f.code, n);
			return next;
		end if;
	end loop;
end $$;
comment on function rg.ledger_chain_faults() is
	'Walks the chain of each fund; names the first posting that was '
	'changed, added or taken out.';

create or replace function rg.ledger_sum_faults()
returns table (what text, detail text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select 'not_zero', format('%s posting %s: %s', f.code, g.n,
		coalesce(sum(l.amount), 0))
	from rg.ledger_group g join rg.fund f on f.id = g.fund
	left join rg.ledger_line l on l.group_id = g.id
	group by f.code, g.n, g.id
	having count(l.amount) < 2 or sum(l.amount) <> 0
	union all
	select 'balance_differs', format('%s %s: balance %s, lines %s',
		f.code, a.code, b.balance, coalesce(s.amount, 0))
	from rg.ledger_account a join rg.fund f on f.id = a.fund
	left join rg.ledger_balance b on b.account = a.id
	left join (select account, sum(amount) as amount
		from rg.ledger_line group by account) s on s.account = a.id
	where b.balance is distinct from coalesce(s.amount, 0)
	union all
	select 'negative', format('%s %s: %s', f.code, a.code, b.balance)
	from rg.ledger_balance b join rg.ledger_account a on a.id = b.account
	join rg.fund f on f.id = a.fund
	where b.balance < 0 and a.kind in ('asset', 'transit')
	union all
	select 'month_open', format('%s posting %s came after %s was closed',
		f.code, g.n, to_char(m.month, 'YYYY-MM'))
	from rg.ledger_month m join rg.fund f on f.id = m.fund
	join rg.ledger_group g on g.fund = m.fund
		and g.day >= m.month and g.day < m.month + interval '1 month'
		and g.n > m.posted
$$;
comment on function rg.ledger_sum_faults() is
	'Postings not zero, balances that are not their lines or below zero, '
	'postings in a closed month.';

create or replace function rg.ledger_record_faults()
returns table (what text, detail text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	with money as (
		select g.fund, sum(g.amount) filter (where not goods) as gifts,
			sum(g.amount) filter (where goods) as goods,
			sum(g.returned) as back,
			sum(g.returned) filter (where not goods) as money_back,
			sum(g.amount - g.returned - g.used)
				filter (where goods) as store,
			sum(g.used) filter (where goods) as handed
		from rg.gift g group by g.fund),
	pays as (
		select p.fund,
			sum(p.amount) filter (where p.state = 'paid') as paid,
			sum(p.amount) filter (where p.state = 'released')
				as under_way
		from rg.payment p group by p.fund),
	-- What the records of gifts and payments say each account holds.
	said as (
		select f.id, f.code, v.account, coalesce(v.amount, 0) as amount
		from rg.fund f left join money m on m.fund = f.id
		left join pays p on p.fund = f.id
		cross join lateral (values ('income.money', -m.gifts),
			('income.goods', -m.goods), ('goods', m.store),
			('expense.goods', m.handed),
			('expense.return', m.back), ('transit', p.under_way),
			(case f.kind when 'budget' then 'expense.subsidy'
				else 'expense.assistance' end, p.paid),
			('bank', coalesce(m.gifts, 0)
				- coalesce(m.money_back, 0)
				- coalesce(p.paid, 0)
				- coalesce(p.under_way, 0)
				- (select coalesce(sum(b.balance), 0)
				from rg.ledger_account a
				join rg.ledger_balance b on b.account = a.id
				where a.fund = f.id and a.code in ('opening',
				'income.interest', 'income.budget',
				'expense.fee')))) v (account, amount))
	select 'records_differ', format('%s %s: ledger %s, gifts and payments '
		'%s', s.code, s.account, b.balance, s.amount)
	from said s join rg.ledger_account a on a.fund = s.id
		and a.code = s.account
	join rg.ledger_balance b on b.account = a.id
	where b.balance <> s.amount
	union all
	select 'gift_overused', format('gift %s: %s of %s used, %s by its '
		'rows', c.no, g.used, g.amount, coalesce(u.amount, 0))
	from rg.gift g join rg.case_file c on c.id = g.case_id
	left join (select gift, sum(amount) as amount from rg.gift_use
		group by gift) u on u.gift = g.case_id
	where g.used <> coalesce(u.amount, 0)
		or g.used + g.returned > g.amount or coalesce(u.amount, 0) < 0
	union all
	select 'use_differs', format('payment %s (%s): gifts %s of %s', p.id,
		p.state, sum(u.amount), p.amount)
	from rg.payment p join rg.gift_use u on u.payment = p.id
	group by p.id having sum(u.amount) <> 0 and p.state <> 'paid'
		or sum(u.amount) not between 0 and p.amount
	union all
	-- Each payment's postings are what its state says, once.
	select 'payment_unposted', format('payment %s (%s): %s released, %s '
		'paid, %s returned', p.id, p.state, k.released, k.paid,
		k.returned)
	from rg.payment p cross join lateral (select
			count(*) filter (where g.kind = 'pay_release')
				as released,
			count(*) filter (where g.kind = 'pay_done') as paid,
			count(*) filter (where g.kind = 'pay_returned')
				as returned
		from rg.ledger_group g where g.case_id = p.case_id
			and g.fund = p.fund and g.note = 'payment ' || p.id
			and exists (select from rg.ledger_line l
				where l.group_id = g.id
				and l.amount = p.amount)) k
	where (k.released, k.paid, k.returned) is distinct from case p.state
		when 'released' then (1::bigint, 0::bigint, 0::bigint)
		when 'paid' then (1::bigint, 1::bigint, 0::bigint)
		when 'returned' then (1::bigint, (p.bank_on is not null)::int
			::bigint, 1::bigint)
		else (0::bigint, 0::bigint, 0::bigint) end
$$;
comment on function rg.ledger_record_faults() is
	'Whether the ledger says what gifts and payments say: what was given '
	'less what was sent back and paid is what is there.';

create or replace function rg.ledger_people_faults()
returns table (what text, detail text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	-- Approvals that counted when it was entered, each a step that the
	-- history of the case knows.
	with stood as (
		select p.id, count(distinct v.by) filter (where e.case_id
				is not null) as n,
			bool_or(v.minutes <> '') as minutes
		from rg.payment p
		left join rg.payment_approval v on v.case_id = p.case_id
			and v.amount = p.amount and v.at <= p.entered_at
			and (v.void_at is null or v.void_at > p.entered_at)
		left join rg.case_event e on e.case_id = v.case_id
			and e.actor = v.by and e.at = v.at
		group by p.id)
	select 'undecided', format('payment %s: %s approvals of %s%s', p.id,
		s.n, coalesce(q.approvals::text, 'an amount never paid'),
		case when q.minutes and not coalesce(s.minutes, false)
			then ', no minutes' else '' end)
	from rg.payment p join stood s on s.id = p.id
	left join lateral rg.pay_policy(p.fund, p.amount,
		rg.local_day(p.entered_at)) q on true
	where p.state <> 'cancelled' and (s.n < coalesce(q.approvals, 10)
		or q.minutes and not coalesce(s.minutes, false))
	union all
	select 'same_person', format('payment %s: who %s it also reviewed, '
		'approved or asked for it', p.id, w.did)
	from rg.payment p cross join lateral (values ('entered',
		p.entered_by, p.entered_at), ('released', p.released_by,
		p.released_at)) w (did, by, at)
	where w.by is not null and (not rg.pay_apart(p.case_id, w.by, w.at,
		true) or w.did = 'released' and w.by = p.entered_by)
	union all
	select 'reviewer_decided', format('approval %s', v.id)
	from rg.payment_approval v
	where not rg.pay_apart(v.case_id, v.by, v.at, false)
	union all
	select 'paid_twice', format('case %s: %s payments', c.no, count(*))
	from rg.payment p join rg.case_file c on c.id = p.case_id
	where p.state in ('entered', 'released', 'paid')
	group by c.no having count(*) > 1
	union all
	select 'risk_open', format('payment %s: a new account was not called '
		'back', p.id)
	from rg.payment p join rg.payment_risk k on k.payment = p.id
		and k.code = 'new_account'
	join rg.case_file c on c.id = p.case_id
	where not exists (select from rg.payee y where y.applicant
		= c.applicant and y.called_at <= p.released_at)
$$;
comment on function rg.ledger_people_faults() is
	'Payments without decision, by people who may not, or twice.';

create or replace function rg.ledger_faults()
returns table (what text, detail text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select * from rg.ledger_sum_faults()
	union all select * from rg.ledger_chain_faults()
	union all select * from rg.ledger_record_faults()
	union all select * from rg.ledger_people_faults()
$$;
comment on function rg.ledger_faults() is
	'All that does not agree in the ledger and around it; nothing when '
	'all is well.';

create or replace function api.ledger_faults()
returns table (what text, detail text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select * from rg.ledger_faults()
$$;
comment on function api.ledger_faults() is 'The same for the operator.';

create or replace function api.ledger_funds()
returns table (code text, name text, postings bigint, at_bank text,
	goods text, closed text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select f.code, f.name, f.posted, api.yuan(rg.at_bank(f.id)),
		api.yuan(rg.balance_of(f.id, 'goods')),
		coalesce((select to_char(max(m.month), 'YYYY-MM')
			from rg.ledger_month m where m.fund = f.id), '')
	from rg.fund f order by f.id
$$;
comment on function api.ledger_funds() is
	'Funds with what each has at the bank and in goods.';

create or replace function api.ledger_nightly() returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k text[];
begin
	-- Once a day, also when two run at once; nothing to check without a
	-- posting.
	perform pg_advisory_xact_lock(hashtext('rg.ledger_check'));
	if exists (select from rg.ledger_check where day >= api.today())
		or not exists (select from rg.ledger_group) then
		return null;
	end if;
	select coalesce(array_agg(what || ' ' || detail), '{}') into k
	from rg.ledger_faults();
	insert into rg.ledger_check (at, day, faults, found)
	values (api.now(), api.today(), cardinality(k), k[1:100]);
	if cardinality(k) > 0 then
		insert into rg.outbox (account, way, address, template,
			params, state, next_at, at, sent_at)
		select distinct a.id, 'site', '', 'ledger',
			jsonb_build_object('title', cardinality(k)), 'sent',
			now(), api.now(), api.now()
		from rg.account a join rg.role_grant g on g.account = a.id
		where a.state = 'active'
			and g.role in ('sysadmin', 'auditadmin');
	end if;
	return cardinality(k);
end $$;
comment on function api.ledger_nightly() is
	'Checks the ledger once a day, keeps what it found and tells the '
	'system and audit administrators of faults. How many; empty: not now.';

create or replace function api.ledger_checks()
returns table (id bigint, at timestamptz, faults int, found text[])
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not (api.has_role('sysadmin') or api.has_role('auditadmin')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return query
	select k.id, k.at, k.faults, k.found from rg.ledger_check k
	order by k.id desc limit 31;
end $$;
comment on function api.ledger_checks() is
	'The last checks, for system and audit administrators; others are '
	'refused (RG403).';

create or replace function api.ledger_alarm()
returns table (at timestamptz, faults int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select k.at, k.faults into at, faults from rg.ledger_check k
	order by k.id desc limit 1;
	-- The desk asks at each page, and hardly ever is there anything.
	if coalesce(faults, 0) > 0 and (api.has_role('sysadmin')
		or api.has_role('auditadmin')) then
		return next;
	end if;
end $$;
comment on function api.ledger_alarm() is
	'The newest check if it found faults, for system and audit '
	'administrators; nothing for others.';

-- A demonstration that was there before the ledger has its fund as well.
do $$ begin perform rg.fund_demo(); end $$;
