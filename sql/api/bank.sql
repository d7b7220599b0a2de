-- The bank's word: statements brought in row by row, each row matched with what
-- the ledger says or explained, and months closed when nothing is left open.
-- Accountants whose area holds the fund do this; the bank account's balance is
-- the ledger's `bank` and `transit` together, so that a posting concerns the
-- bank when it changes their sum.

create or replace function rg.need_accountant(p_fund bigint) returns rg.fund
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund;
begin
	if api.side() <> 'off' or not api.has_role('accountant') then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	f := rg.fund_lock(p_fund);
	if not coalesce(f.area between api.my_lo() and api.my_hi(), false)
	then
		raise exception using errcode = 'RG404',
			message = 'err_no_fund';
	end if;
	return f;
end $$;
comment on function rg.need_accountant(bigint) is
	'The fund, locked, if the one asking keeps its books.';

-- Statements ---------------------------------------------------------------

create or replace function rg.csv_text(p_bytes bytea) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	begin
		return replace(convert_from(p_bytes, 'UTF8'), U&'\FEFF', '');
	exception when others then
		return convert_from(p_bytes, 'GB18030');
	end;
exception when others then
	raise exception using errcode = 'RG422',
		message = 'file:err_statement_text';
end $$;
comment on function rg.csv_text(bytea) is
	'A table''s text: UTF-8, else GB 18030, in which banks write.';

create or replace function rg.csv_cells(p_line text) returns text[]
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	-- A tab or an apostrophe before a number keeps spreadsheets from
	-- rounding it.
	return array(select btrim(replace(case when m[1] like '"%'
			then substr(m[1], 2, length(m[1]) - 2) else m[1] end,
			'""', '"'), E' \t''' || U&'\3000')
		from regexp_matches(p_line || ',',
			'("(?:[^"]|"")*"|[^",]*),', 'g') m);
end $$;
comment on function rg.csv_cells(text) is
	'Cells of one line of a table with commas (RFC 4180).';

create or replace function rg.csv_column(p_head text[],
	variadic p_names text[]) returns int
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
	i int;
	x text;
begin
	foreach x in array p_names loop
		for i in 1 .. cardinality(p_head) loop
			if lower(regexp_replace(p_head[i], '[(（].*', ''))
				= x then
				return i;
			end if;
		end loop;
	end loop;
	return null;
end $$;
comment on function rg.csv_column(text[], text[]) is
	'Place of the column that has one of these names; what stands in '
	'brackets after it, such as a currency, does not count.';

create or replace function rg.csv_fen(p text) returns bigint
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v text := replace(replace(replace(coalesce(p, ''), ',', ''), '¥', ''),
		'￥', '');
begin
	if v in ('', '-', '--') then
		return 0;
	end if;
	return case when v like '-%' then -rg.fen(substr(v, 2))
		else rg.fen(v) end;
end $$;
comment on function rg.csv_fen(text) is
	'Amount as banks print it, in fen; an empty cell is none, what was '
	'booked back is below zero.';

create or replace function rg.csv_day(p text) returns date
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare
	v text := regexp_replace(left(coalesce(p, ''), 10), '[^0-9]', '', 'g');
begin
	if length(v) <> 8 then
		raise exception using errcode = 'RG422',
			message = 'day:err_date';
	end if;
	return make_date(left(v, 4)::int, substr(v, 5, 2)::int,
		right(v, 2)::int);
end $$;
comment on function rg.csv_day(text) is
	'Day as banks print it: 20260302, 2026-03-02, 2026/03/02.';

create or replace function rg.statement_rows(p_text text)
returns table (line int, day date, amount bigint, direction text, text text,
	counterparty text, ref text)
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	l text;
	w text[];
	c int[];	-- day out in amount direction text counterparty ref
	o bigint;
	i bigint;
begin
	line := 0;
	foreach l in array regexp_split_to_array(p_text, E'\r\n|\n|\r') loop
		line := line + 1;
		continue when l ~ '^[\s,]*$';
		w := rg.csv_cells(l);
		if c is null then
			-- Lines before the heads name the account.
			c := array[rg.csv_column(w, '交易日期', '记账日期',
					'日期', '交易时间', 'date'),
				rg.csv_column(w, '借方发生额', '支出金额',
					'支出', '借方', 'debit', 'out'),
				rg.csv_column(w, '贷方发生额', '收入金额',
					'收入', '贷方', 'credit', 'in'),
				rg.csv_column(w, '交易金额', '金额', '发生额',
					'amount'),
				rg.csv_column(w, '借贷标志', '收支', '方向',
					'direction'),
				rg.csv_column(w, '摘要', '用途', '附言',
					'text', 'memo'),
				rg.csv_column(w, '对方户名', '对方名称',
					'对方账户名称', 'counterparty'),
				rg.csv_column(w, '交易流水号', '流水号',
					'凭证号', 'ref')];
			if c[1] is null or (c[2] is null or c[3] is null)
				and (c[4] is null or c[5] is null) then
				c := null;
			end if;
			continue;
		end if;
		-- The sums at the foot have no day.
		continue when coalesce(w[c[1]], '') !~ '[0-9]{4}';
		begin
			day := rg.csv_day(w[c[1]]);
			if c[2] is not null and c[3] is not null then
				o := rg.csv_fen(w[c[2]]);
				i := rg.csv_fen(w[c[3]]);
			else
				o := rg.csv_fen(w[c[4]]);
				i := case when w[c[5]] in ('贷', '收', '收入',
					'in', 'C', 'credit') then o when w[c[5]]
					in ('借', '支', '支出', 'out', 'D',
					'debit') then 0 end;
				o := o - i;
			end if;
			-- Booked back on one side is booked on the other.
			if least(o, 0) + least(i, 0) < 0 then
				select greatest(o, 0) - least(i, 0),
					greatest(i, 0) - least(o, 0)
				into o, i;
			end if;
			if o is null or i is null or (o > 0) = (i > 0) then
				raise exception using errcode = 'RG422';
			end if;
		exception when others then
			raise exception using errcode = 'RG422', message =
				'file:err_statement_row', detail = line::text;
		end;
		amount := greatest(o, i);
		direction := case when i > 0 then 'in' else 'out' end;
		text := left(coalesce(w[c[6]], ''), 200);
		counterparty := left(rg.mask_name(coalesce(w[c[7]], '')), 100);
		ref := left(coalesce(w[c[8]], ''), 80);
		return next;
	end loop;
	if c is null then
		raise exception using errcode = 'RG422',
			message = 'file:err_statement_heads';
	end if;
end $$;
comment on function rg.statement_rows(text) is
	'Rows of a bank''s statement: its heads are found by name, in Chinese '
	'or English; names are masked at once. RG422 with the line.';

create or replace function rg.statement_read(p_fund bigint, p_bytes bytea)
returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- Two equal rows of one day are two rows; the same statement again
	-- gives them the same numbers.
	return (
	with s as materialized (
		select r.*, case when r.ref <> '' then r.ref else 'row '
			|| encode(sha256(convert_to(array[r.day::text,
			r.amount::text, r.direction, r.text, r.counterparty,
			row_number() over (partition by r.day, r.amount,
			r.direction, r.text, r.counterparty, r.ref
			order by r.line)::text]::text, 'UTF8')), 'hex') end
			as own
		from rg.statement_rows(rg.csv_text(p_bytes)) r),
	t as (
		select s.*, exists (select from rg.bank_row b
			where b.fund = p_fund and b.ref = s.own) as known,
			s.day > api.today() or row_number() over (
				partition by s.own order by s.line) > 1 as odd
		from s)
	select coalesce(jsonb_agg(jsonb_build_object('line', t.line, 'day',
		t.day, 'amount', t.amount, 'direction', t.direction, 'text',
		t.text, 'counterparty', t.counterparty, 'ref', t.own, 'known',
		t.known, 'odd', t.odd) order by t.day, t.line), '[]') from t
	);
end $$;
comment on function rg.statement_read(bigint, bytea) is
	'Rows of a statement, with a number of their own where the bank gives '
	'none. known: came before; odd: a day to come or a number used twice.';

create or replace function api.bank_import(p_fund bigint, p_name text,
	p_bytes bytea, out statement bigint, out added int, out again int,
	out matched int)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund := rg.need_accountant(p_fund);
	s jsonb;
	k text;
begin
	if coalesce(length(p_bytes), 0) not between 1 and 4194304 then
		raise exception using errcode = 'RG422', message = 'file:'
			|| case when length(p_bytes) > 0 then 'err_file_size'
			else 'err_file_empty' end;
	end if;
	if exists (select from rg.bank_import i where i.fund = f.id
			and i.sha256 = sha256(p_bytes)) then
		raise exception using errcode = 'RG409',
			message = 'err_statement_twice';
	end if;
	s := rg.statement_read(f.id, p_bytes);
	select x->>'line' into k from jsonb_array_elements(s) x
	where (x->>'odd')::boolean limit 1;
	if k is not null then
		raise exception using errcode = 'RG422', message =
			'file:err_statement_row', detail = k;
	end if;
	select count(*) filter (where not (x->>'known')::boolean),
		count(*) filter (where (x->>'known')::boolean)
	into added, again from jsonb_array_elements(s) x;
	insert into rg.bank_import (fund, sha256, name, by, at, rows, again)
	values (f.id, sha256(p_bytes), left(coalesce(nullif(p_name, ''), '-'),
		200), api.me(), api.now(), added, again)
	returning id into statement;
	insert into rg.bank_row (import, fund, day, amount, direction, text,
		counterparty, ref)
	select statement, f.id, (x->>'day')::date, (x->>'amount')::bigint,
		x->>'direction', x->>'text', x->>'counterparty', x->>'ref'
	from jsonb_array_elements(s) with ordinality e(x, n)
	where not (x->>'known')::boolean order by n;
	matched := rg.bank_auto(f.id);
end $$;
comment on function api.bank_import(bigint, text, bytea) is
	'Brings in a bank''s statement (CSV), each row once, and matches what '
	'can only be one thing. How many rows were new, known, matched.';

-- Matching -----------------------------------------------------------------

create or replace function rg.bank_postings(p_fund bigint)
returns table (group_id bigint, day date, kind text, net bigint,
	voucher text, case_id bigint, row_id bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select g.id, g.day, g.kind, l.net, coalesce(case g.kind
		when 'gift_in' then i.voucher when 'pay_done' then p.voucher
		when 'gift_back' then g.note end, ''), g.case_id, m.row_id
	from (select y.group_id, sum(y.amount) as net from rg.ledger_line y
		join rg.ledger_account a on a.id = y.account
			and a.code in ('bank', 'transit')
		where y.fund = p_fund group by y.group_id
		having sum(y.amount) <> 0) l
	join rg.ledger_group g on g.id = l.group_id and g.kind <> 'opening'
	left join rg.gift i on i.group_id = g.id
	left join rg.payment p on g.kind = 'pay_done'
		and p.case_id = g.case_id and g.note = 'payment ' || p.id
	left join rg.bank_match m on m.group_id = g.id
$$;
comment on function rg.bank_postings(bigint) is
	'Postings that the bank''s statement must show, and their row there.';

create or replace function rg.bank_join(p_row bigint, p_groups bigint[],
	p_by bigint, p_why text, p_note text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.bank_match (group_id, row_id)
	select g, p_row from unnest(p_groups) g;
	update rg.bank_row set state = 'matched', by = p_by, at = api.now(),
		why = p_why, note = p_note where id = p_row;
end $$;
comment on function rg.bank_join(bigint, bigint[], bigint, text, text) is
	'Notes that a row of the bank is these postings.';

create or replace function rg.bank_auto(p_fund bigint) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	n int := 0;
begin
	-- The same voucher and amount; then the same amount within five days,
	-- where neither side has another to choose.
	for k in
		with open as materialized (
			select b.id, b.day, b.ref, case b.direction when 'in'
				then b.amount else -b.amount end as net
			from rg.bank_row b where b.fund = p_fund
				and b.state = 'open'),
		due as materialized (
			select * from rg.bank_postings(p_fund) d
			where d.row_id is null),
		sure as materialized (
			select o.id as row_id, d.group_id,
				count(*) over (partition by o.id) as rows
			from open o
			join due d on d.voucher = o.ref and d.net = o.net),
		near as (
			select o.id as row_id, d.group_id,
				count(*) over (partition by o.id) as rows,
				count(*) over (partition by d.group_id)
					as postings
			from open o join due d on d.net = o.net
				and abs(d.day - o.day) <= 5
			where not exists (select from sure s
				where s.row_id = o.id
				or s.group_id = d.group_id))
		select s.row_id, s.group_id from sure s where s.rows = 1
		union all
		select x.row_id, x.group_id from near x
		where x.rows = 1 and x.postings = 1
	loop
		perform rg.bank_join(k.row_id, array[k.group_id], null, '',
			'');
		n := n + 1;
	end loop;
	return n;
end $$;
comment on function rg.bank_auto(bigint) is
	'Matches rows and postings of which each can only be the other.';

create or replace function rg.bank_open_row(p_row bigint)
returns rg.bank_row
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b rg.bank_row;
begin
	perform rg.need_accountant((select fund from rg.bank_row
		where id = p_row));
	select * into b from rg.bank_row where id = p_row for update;
	if b.state <> 'open' then
		raise exception using errcode = 'RG409',
			message = 'err_row_done';
	end if;
	return b;
end $$;
comment on function rg.bank_open_row(bigint) is
	'An open row of the bank, locked, for the accountant of its fund.';

create or replace function api.bank_match(p_row bigint, p_groups bigint[])
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b rg.bank_row := rg.bank_open_row(p_row);
begin
	if coalesce(cardinality(p_groups), 0) not between 1 and 500
		or (select count(distinct d.group_id) from
			rg.bank_postings(b.fund) d where d.row_id is null
			and d.group_id = any (p_groups))
			<> cardinality(p_groups) then
		raise exception using errcode = 'RG422',
			message = 'posting:err_choice';
	end if;
	if (select sum(d.net) from rg.bank_postings(b.fund) d
			where d.group_id = any (p_groups))
			<> (case b.direction when 'in' then b.amount
			else -b.amount end) then
		raise exception using errcode = 'RG422',
			message = 'posting:err_match_sum';
	end if;
	perform rg.bank_join(b.id, p_groups, api.me(), '', '');
end $$;
comment on function api.bank_match(bigint, bigint[]) is
	'The accountant says which postings a row of the bank is; their sum '
	'is its amount.';

create or replace function api.bank_explain(p_row bigint, p_why text,
	p_note text, p_other bigint default null) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b rg.bank_row := rg.bank_open_row(p_row);
	o rg.bank_row;
	g bigint;
begin
	if p_why not in ('interest', 'fee', 'pair', 'other')
		or p_why = 'interest' and b.direction <> 'in'
		or p_why = 'fee' and b.direction <> 'out' then
		raise exception using errcode = 'RG422',
			message = 'why:err_choice';
	end if;
	if p_why in ('pair', 'other') and rg.is_blank(p_note)
		or length(coalesce(p_note, '')) > 500 then
		raise exception using errcode = 'RG422', message = 'note:'
			|| case when length(p_note) > 500 then 'err_too_long'
			else 'err_required' end;
	end if;
	if p_why in ('interest', 'fee') then
		g := rg.ledger_post(b.fund, p_why, null, api.me(), b.day, '',
			array['bank', case p_why when 'fee' then 'expense.fee'
			else 'income.interest' end], case p_why when 'fee'
			then array[-b.amount, b.amount]
			else array[b.amount, -b.amount] end);
		perform rg.bank_join(b.id, array[g], api.me(), p_why,
			coalesce(p_note, ''));
		return;
	end if;
	if p_why = 'pair' then
		o := rg.bank_open_row(p_other);
		if o.id is null or o.fund <> b.fund or o.amount <> b.amount
				or o.direction = b.direction then
			raise exception using errcode = 'RG422',
				message = 'other:err_match_sum';
		end if;
	end if;
	update rg.bank_row set state = 'explained', why = p_why,
		note = p_note, by = api.me(), at = api.now()
	where id in (b.id, o.id);
end $$;
comment on function api.bank_explain(bigint, text, text, bigint) is
	'What a row is that no case made: interest and fees are posted from '
	'it; a pair came and went again; other needs no posting, and the note '
	'says why.';

create or replace function api.bank_undo(p_row bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b rg.bank_row;
begin
	perform rg.need_accountant((select fund from rg.bank_row
		where id = p_row));
	select * into b from rg.bank_row where id = p_row for update;
	-- What was posted from the row stays with it.
	if b.state = 'open' or b.why in ('interest', 'fee') then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	delete from rg.bank_match where row_id = b.id;
	update rg.bank_row set state = 'open', why = '', note = '', by = null,
		at = null where id = b.id;
end $$;
comment on function api.bank_undo(bigint) is
	'Takes back a wrong match or explanation, while its month is open.';

create or replace function rg.reads_books(p_fund bigint) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return api.side() = 'off' and (api.has_role('accountant')
		or api.has_role('cashier')) and exists (select from rg.fund f
		where f.id = p_fund
		and f.area between api.my_lo() and api.my_hi());
end $$;
comment on function rg.reads_books(bigint) is
	'Whether the officer asking may read the books of a fund: accountants '
	'and cashiers of its place.';

create or replace function api.bank_rows(p_fund bigint, p_state text,
	p_before bigint, p_limit int)
returns table (id bigint, day date, amount text, direction text, text text,
	counterparty text, ref text, state text, why text, note text,
	by_name text, postings text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	if not rg.reads_books(p_fund) then
		return;
	end if;
	return query
	select b.id, b.day, api.yuan(b.amount), b.direction, b.text,
		b.counterparty, case when b.ref not like 'row %' then b.ref
		end, b.state, nullif(b.why, ''), nullif(b.note, ''), a.name,
		(select string_agg(coalesce(c.no, g.kind), ' ' order by g.id)
		from rg.bank_match m join rg.ledger_group g
			on g.id = m.group_id
		left join rg.case_file c on c.id = g.case_id
		where m.row_id = b.id)
	from rg.bank_row b left join rg.account a on a.id = b.by
	where b.fund = p_fund and (coalesce(p_state, '') = ''
			or b.state = p_state)
		and (p_before is null or b.id < p_before)
	order by b.id desc limit least(p_limit, 501);
end $$;
comment on function api.bank_rows(bigint, text, bigint, int) is
	'Rows of the bank, the newest first, with the cases they belong to.';

create or replace function api.bank_due(p_fund bigint, p_row bigint)
returns table (id bigint, day date, kind text, amount text, voucher text,
	no text, fits boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	b rg.bank_row;
begin
	if api.side() <> 'off' or not api.has_role('accountant')
			or not exists (select from rg.fund f
			where f.id = p_fund
			and f.area between api.my_lo() and api.my_hi()) then
		return;
	end if;
	select * into b from rg.bank_row x
	where x.id = p_row and x.fund = p_fund;
	return query
	select d.group_id, d.day, d.kind, api.yuan(d.net),
		nullif(d.voucher, ''), c.no, d.net = case b.direction
		when 'in' then b.amount when 'out' then -b.amount end
	from rg.bank_postings(p_fund) d
	left join rg.case_file c on c.id = d.case_id
	where d.row_id is null
	order by d.net is distinct from case b.direction when 'in'
		then b.amount when 'out' then -b.amount end, abs(d.day
		- b.day), d.group_id
	limit 500;
end $$;
comment on function api.bank_due(bigint, bigint) is
	'Postings the bank has not shown yet; those that fit the row first.';

-- Months -------------------------------------------------------------------

create or replace function rg.month_open(p_fund bigint, p_month date)
returns table (what text, detail text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select 'row', b.id::text from rg.bank_row b
	where b.fund = p_fund and b.state = 'open'
		and b.day < p_month + interval '1 month'
	union all
	select 'posting', d.group_id::text from rg.bank_postings(p_fund) d
	where d.row_id is null and d.day < p_month + interval '1 month'
$$;
comment on function rg.month_open(bigint, date) is
	'What keeps a month from being closed: rows of the bank and postings '
	'until its end that have not found each other.';

create or replace function rg.bank_balance(p_fund bigint, p_day date)
returns bigint
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select coalesce(sum(l.amount), 0)::bigint from rg.ledger_line l
	join rg.ledger_account a on a.id = l.account
		and a.code in ('bank', 'transit')
	join rg.ledger_group g on g.id = l.group_id
	where l.fund = p_fund and g.day <= p_day
$$;
comment on function rg.bank_balance(bigint, date) is
	'What the bank should say at the end of a day.';

create or replace function api.month_close(p_fund bigint, p_month date,
	p_balance bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund := rg.need_accountant(p_fund);
	m date := date_trunc('month', p_month)::date;
	ends date := (date_trunc('month', p_month) + interval '1 month')::date
		- 1;
begin
	if m is null or ends >= api.today()
			or ends < f.opened_on then
		raise exception using errcode = 'RG422',
			message = 'month:err_month_over';
	end if;
	if exists (select from rg.ledger_month x where x.fund = f.id
			and x.month >= m) then
		raise exception using errcode = 'RG409',
			message = 'err_month_closed';
	end if;
	-- A month after another: one that was passed over is closed first.
	if exists (select from rg.ledger_group g where g.fund = f.id
			and g.day < m and not exists (select
				from rg.ledger_month x where x.fund = f.id
				and x.month >= date_trunc('month', g.day)))
	then
		raise exception using errcode = 'RG422',
			message = 'month:err_month_before';
	end if;
	if exists (select from rg.month_open(f.id, m)) then
		raise exception using errcode = 'RG422', message =
			'month:err_month_rows', detail = (select count(*)::text
			from rg.month_open(f.id, m));
	end if;
	if p_balance is distinct from rg.bank_balance(f.id, ends) then
		raise exception using errcode = 'RG422',
			message = 'balance:err_balance_differs';
	end if;
	insert into rg.ledger_month (fund, month, balance, posted, closed_by,
		closed_at)
	values (f.id, m, p_balance, f.posted, api.me(), api.now());
end $$;
comment on function api.month_close(bigint, date, bigint) is
	'Closes a month that is over: the one before is closed, rows and '
	'postings have found each other, and the bank''s balance, read off '
	'the statement, is the ledger''s. It is not opened again.';

create or replace function api.month_list(p_fund bigint)
returns table (month date, rows bigint, postings bigint, balance text,
	closed_by text, closed date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	if not rg.reads_books(p_fund) then
		return;
	end if;
	return query
	with months as (
		select distinct date_trunc('month', g.day)::date as m
		from rg.ledger_group g where g.fund = p_fund
		union select date_trunc('month', b.day)::date
		from rg.bank_row b where b.fund = p_fund),
	due as materialized (
		select date_trunc('month', d.day)::date as m, count(*) as n
		from rg.bank_postings(p_fund) d where d.row_id is null
		group by 1)
	select k.m, (select count(*) from rg.bank_row b
			where b.fund = p_fund and b.state = 'open'
			and date_trunc('month', b.day)::date = k.m),
		coalesce(d.n, 0), api.yuan(rg.bank_balance(p_fund, (k.m
			+ interval '1 month')::date - 1)), a.name,
		rg.local_day(x.closed_at)
	from months k left join due d on d.m = k.m
	left join rg.ledger_month x on x.fund = p_fund and x.month = k.m
	left join rg.account a on a.id = x.closed_by
	order by k.m desc limit 36;
end $$;
comment on function api.month_list(bigint) is
	'Months of a fund: rows and postings still open, the balance at the '
	'end, who closed it.';
