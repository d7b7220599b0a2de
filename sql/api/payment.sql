-- Payments: approved, entered, released and confirmed, each by another person;
-- risks that must be answered; where the money of each gift went. Called by the
-- hooks of the modules inside the step of a case, with the case they are about.

-- Who ----------------------------------------------------------------------

create or replace function rg.pay_step(p_case bigint, p_by bigint,
	p_at timestamptz) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select w.step from rg.case_event e
	join rg.case_file f on f.id = e.case_id
	join rg.standard_who w on w.standard = f.standard
		and w.action = e.action and w.from_state = e.from_state
		and w.role = e.actor_role
	where e.case_id = p_case and e.actor = p_by and e.at = p_at
	order by e.seq desc limit 1
	);
end $$;
comment on function rg.pay_step(bigint, bigint, timestamptz) is
	'Review step that an officer''s action of a moment is.';

create or replace function rg.pay_apart(p_case bigint, p_by bigint,
	p_at timestamptz, p_pays boolean) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return not exists (select from rg.case_file c
		join rg.account a on a.id = c.applicant
		join rg.account o on o.id = p_by
		left join rg.case_form f on f.case_id = c.id
		where c.id = p_case and (a.id = o.id or c.entered_by = o.id
			or (o.mobile <> '' and o.mobile in
			(a.mobile, a.login, f.fields->>'mobile'))))
	and not exists (select from rg.case_reviewer v
		where v.case_id = p_case and v.account = p_by
		and v.at <= p_at and v.step is distinct from
			rg.pay_step(p_case, p_by, p_at))
	and not (p_pays and exists (select from rg.payment_approval v
		where v.case_id = p_case and v.by = p_by and v.at <= p_at
		and (v.void_at is null or v.void_at > p_at)));
end $$;
comment on function rg.pay_apart(bigint, bigint, timestamptz, boolean) is
	'Whether an officer is neither the one who asks, nor who filled it in '
	'for him, nor a reviewer of another step; nor, if he pays, one who '
	'approved.';

create or replace function rg.need_apart(c rg.case_file, p_by bigint,
	p_pays boolean) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_by is null or not rg.pay_apart(c.id, p_by, api.now(), p_pays)
	then
		raise exception using errcode = 'RG403',
			message = 'err_same_person';
	end if;
end $$;
comment on function rg.need_apart(rg.case_file, bigint, boolean) is
	'Refuses (RG403) who may not approve or pay in this case.';

-- The decision -------------------------------------------------------------

create or replace function rg.pay_policy(p_fund bigint, p_amount bigint,
	p_day date) returns table (approvals int, minutes boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	k rg.payment_policy;
begin
	select p.* into k from rg.payment_policy p
	where (p.fund = p_fund or p.fund is null) and p.valid_from <= p_day
	order by p.fund nulls last, p.valid_from desc limit 1;
	return query
	select p.approvals, p.minutes from rg.payment_policy p
	where p.fund is not distinct from k.fund
		and p.valid_from = k.valid_from and p.from_amount <= p_amount
	order by p.from_amount desc limit 1;
end $$;
comment on function rg.pay_policy(bigint, bigint, date) is
	'Approvals an amount needs on a day, and whether minutes; no number: '
	'so much is not paid.';

create or replace function rg.pay_approve(c rg.case_file, p_amount bigint,
	p_by bigint, p_minutes text default '') returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.check_amount(p_amount);
	perform rg.need_apart(c, p_by, false);
	if rg.pay_live(c.id) is not null then
		raise exception using errcode = 'RG409',
			message = 'err_payment_live';
	end if;
	if length(coalesce(p_minutes, '')) > 100 then
		raise exception using errcode = 'RG422',
			message = 'minutes:err_too_long';
	end if;
	-- Who says another amount takes back what he said before.
	update rg.payment_approval set void_at = api.now()
	where case_id = c.id and by = p_by and void_at is null;
	insert into rg.payment_approval (case_id, by, at, amount, minutes)
	values (c.id, p_by, api.now(), p_amount,
		btrim(coalesce(p_minutes, '')));
end $$;
comment on function rg.pay_approve(rg.case_file, bigint, bigint, text) is
	'One person approves an amount for the case, with the number of the '
	'minutes where a meeting decided.';

create or replace function rg.pay_approved(p_case bigint, p_by bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.payment_approval v
		where v.case_id = p_case and v."by" = p_by
		and v.void_at is null);
end $$;
comment on function rg.pay_approved(bigint, bigint) is
	'Whether a person''s approval of the case stands.';

create or replace function rg.pay_disapprove(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if rg.pay_live(c.id) is not null then
		raise exception using errcode = 'RG409',
			message = 'err_payment_live';
	end if;
	update rg.payment_approval set void_at = api.now()
	where case_id = c.id and void_at is null;
end $$;
comment on function rg.pay_disapprove(rg.case_file) is
	'The case went back behind its approval: what was approved no longer '
	'counts.';

create or replace function rg.pay_live(p_case bigint) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select p.id from rg.payment p where p.case_id = p_case
		and p.state in ('entered', 'released', 'paid'));
end $$;
comment on function rg.pay_live(bigint) is
	'The payment of a case that stands: not cancelled, not come back.';

create or replace function rg.need_decision(c rg.case_file, f rg.fund,
	p_amount bigint) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	q record;
	n int;
	other boolean;
	minutes boolean;
begin
	select count(*) filter (where v.amount = p_amount),
		bool_or(v.amount <> p_amount),
		bool_or(v.minutes <> '' and v.amount = p_amount)
	into n, other, minutes
	from rg.payment_approval v
	where v.case_id = c.id and v.void_at is null;
	if other is null then
		raise exception using errcode = 'RG409',
			message = 'err_no_decision';
	end if;
	if n = 0 or other then
		raise exception using errcode = 'RG422',
			message = 'amount:err_amount_decided';
	end if;
	select * into q from rg.pay_policy(f.id, p_amount, api.today());
	if q.approvals is null then
		raise exception using errcode = 'RG422',
			message = 'amount:err_over_limit';
	end if;
	if n < q.approvals then
		raise exception using errcode = 'RG422',
			message = 'amount:err_approvals',
			detail = n || ' ' || q.approvals;
	end if;
	if q.minutes and not minutes then
		raise exception using errcode = 'RG422',
			message = 'minutes:err_minutes';
	end if;
end $$;
comment on function rg.need_decision(rg.case_file, rg.fund, bigint) is
	'Refuses a payment that was not decided, or not in this amount, by '
	'enough people, with the minutes it needs.';

-- The payee ----------------------------------------------------------------

create or replace function rg.payee_note(c rg.case_file, p_holder text,
	p_bank text, p_index bytea, p_by bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	y rg.payee;
begin
	-- Two cases of one person at once take turns.
	perform from rg.account where id = c.applicant for no key update;
	select * into y from rg.payee
	where applicant = c.applicant and upper_inf(valid)
		and not isempty(valid) for update;
	if y.account_index = p_index and y.holder = p_holder then
		return;
	end if;
	update rg.payee set valid = tstzrange(lower(valid), api.now())
	where id = y.id;
	insert into rg.payee (applicant, case_id, account_index, holder,
		bank_name, valid, noted_by)
	values (c.applicant, c.id, p_index, p_holder, coalesce(p_bank, ''),
		tstzrange(api.now(), null), p_by);
end $$;
comment on function rg.payee_note(rg.case_file, text, text, bytea, bigint) is
	'Notes the account a person wants to be paid to; another one ends the '
	'one before.';

create or replace function rg.payee_called(c rg.case_file, p_by bigint,
	p_note text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if rg.is_blank(p_note) then
		raise exception using errcode = 'RG422',
			message = 'note:err_required';
	end if;
	if exists (select from rg.payee y where y.applicant = c.applicant
			and upper_inf(y.valid) and y.noted_by = p_by) then
		raise exception using errcode = 'RG403',
			message = 'err_same_person';
	end if;
	update rg.payee set called_by = p_by, called_at = api.now(),
		called_note = left(p_note, 2000)
	where applicant = c.applicant and upper_inf(valid)
		and called_at is null;
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
end $$;
comment on function rg.payee_called(rg.case_file, bigint, text) is
	'Somebody else than noted the account has called the person and heard '
	'that it is right.';

create or replace function rg.payee_new(p_applicant bigint, p_index bytea)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.payee y
		where y.applicant = p_applicant and y.account_index = p_index
		and upper_inf(y.valid)
		and lower(y.valid) > api.now() - interval '7 days'
		and exists (select from rg.payee z
			where z.applicant = p_applicant and z.id <> y.id
			and z.account_index <> p_index
			and not isempty(z.valid)));
end $$;
comment on function rg.payee_new(bigint, bytea) is
	'Whether a person''s account took the place of another within seven '
	'days.';

-- Risks --------------------------------------------------------------------

create or replace function rg.large_amount(p_fund bigint, p_amount bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	n bigint;
	top bigint;
begin
	select count(*), percentile_disc(0.95) within group
		(order by p.amount) into n, top
	from rg.payment p where p.fund = p_fund
		and p.state in ('released', 'paid')
		and p.entered_at > api.now() - interval '1 year';
	-- Too few to speak of the usual: what needs more than one approval.
	if n < 20 then
		return coalesce((select q.approvals is null or q.approvals > 1
			from rg.pay_policy(p_fund, p_amount, api.today()) q),
			true);
	end if;
	return p_amount > top;
end $$;
comment on function rg.large_amount(bigint, bigint) is
	'Whether an amount is above 95 in 100 of a year''s payments.';

create or replace function rg.payment_risks(c rg.case_file)
returns table (code text, detail text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	p rg.payment;
	year timestamptz := api.now() - interval '12 months';
begin
	select * into p from rg.payment x where x.case_id = c.id
		and x.state in ('entered', 'released', 'paid');
	if p.id is not null then
		return query
		select 'same_account', string_agg(f.no, ' ' order by f.no)
		from (select x.case_id from rg.payment x
			where x.account_index = p.account_index
				and x.entered_at > year
				and x.state <> 'cancelled'
			union select y.case_id from rg.payee y
			where y.account_index = p.account_index
				and lower(y.valid) > year) o
		join rg.case_file f on f.id = o.case_id
		where o.case_id <> c.id and p.account_index <> ''
		having count(*) > 0;
		if rg.large_amount(p.fund, p.amount) then
			return query select 'large_amount', api.yuan(p.amount);
		end if;
		if rg.payee_new(c.applicant, p.account_index) then
			return query select 'new_account', ''::text;
		end if;
	end if;
	return query
	select 'same_file', string_agg(distinct f.no, ' ' order by f.no)
	from rg.upload u join rg.upload v on v.sha256 = u.sha256
		and v.case_id <> u.case_id
	join rg.case_file f on f.id = v.case_id and f.no is not null
		and f.module = c.module
	where u.case_id = c.id and u.state not in ('deleted', 'replaced')
		and v.state not in ('deleted', 'replaced')
	having count(*) > 0;
	return query
	select 'relative', ''::text from rg.case_form f
	where f.case_id = c.id and coalesce(f.fields->>'relative', '')
		not in ('', '0', 'no', 'none');
	return query
	select 'repeat', string_agg(distinct f.no, ' ' order by f.no)
	from rg.payment x join rg.case_file f on f.id = x.case_id
	where f.applicant = c.applicant and f.id <> c.id
		and x.state in ('released', 'paid') and x.entered_at > year
	having count(*) > 0;
end $$;
comment on function rg.payment_risks(rg.case_file) is
	'What should make one look twice before paying: the same account or '
	'file in another case, much money, a relative, an account just '
	'changed, a second grant within twelve months. Case numbers, no '
	'names.';

create or replace function rg.risks_answered(p_case bigint)
returns table (code text, detail text, answer text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select k.code, nullif(k.detail, ''), k.answer
	from rg.payment_risk k where k.payment = (select max(p.id)
		from rg.payment p where p.case_id = p_case)
	order by k.code;
end $$;
comment on function rg.risks_answered(bigint) is
	'What was answered before the newest payment of a case was released.';

create or replace function rg.payment_seen(c rg.case_file)
returns table (state text, entered_by text, entered date,
	released_by text, released date, bank_on date, voucher text,
	returned text, holder text, bank_name text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select p.state, e.name, rg.local_day(p.entered_at), r.name,
		rg.local_day(p.released_at), p.bank_on,
		nullif(p.voucher, ''), nullif(p.returned_reason, ''),
		coalesce(p.holder, rg.form_text(c, 'holder')),
		coalesce(p.bank_name, rg.form_text(c, 'bank_name'))
	from (select) one left join lateral (select x.* from rg.payment x
		where x.case_id = c.id order by x.id desc limit 1) p on true
	left join rg.account e on e.id = p.entered_by
	left join rg.account r on r.id = p.released_by;
end $$;
comment on function rg.payment_seen(rg.case_file) is
	'The newest payment of a case as officers read it; before there is '
	'one, the account that the form names.';

create or replace function rg.answer_risks(c rg.case_file, p rg.payment,
	p_by bigint, p_answers text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k text := (select string_agg(r.code, ' ' order by r.code)
		from rg.payment_risks(c) r);
begin
	if k is null then
		return;
	end if;
	if rg.is_blank(p_answers) or length(p_answers) > 2000 then
		raise exception using errcode = 'RG422', message =
			'risk_answer:' || case when rg.is_blank(p_answers)
			then 'err_risks_open' else 'err_too_long' end,
			detail = k;
	end if;
	if rg.payee_new(c.applicant, p.account_index) and not exists (select
			from rg.payee y where y.applicant = c.applicant
			and upper_inf(y.valid) and y.called_at is not null)
	then
		raise exception using errcode = 'RG422',
			message = 'risk_answer:err_call_back';
	end if;
	insert into rg.payment_risk (payment, code, detail, answer, by, at)
	select p.id, r.code, coalesce(r.detail, ''), btrim(p_answers), p_by,
		api.now()
	from rg.payment_risks(c) r;
end $$;
comment on function rg.answer_risks(rg.case_file, rg.payment, bigint, text) is
	'Refuses (RG422) while a risk has no answer, or a new account was not '
	'called back; keeps the answer to each.';

-- The payment --------------------------------------------------------------

create or replace function rg.pay_enter(c rg.case_file, p_fund bigint,
	p_amount bigint, p_holder text, p_bank text, p_index bytea,
	p_by bigint, p_purpose text default null) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.fund;
	v text := rg.purpose_of(c, p_purpose);
	p bigint;
begin
	perform rg.check_amount(p_amount);
	perform rg.need_apart(c, p_by, true);
	if rg.is_blank(p_holder) or coalesce(length(p_index), 0) < 16 then
		raise exception using errcode = 'RG422', message =
			'account:err_required';
	end if;
	-- Others wait for the fund from here on: what needs no turn came first.
	f := rg.fund_lock(p_fund);
	if rg.pay_live(c.id) is not null then
		raise exception using errcode = 'RG409',
			message = 'err_paid_twice';
	end if;
	perform rg.need_decision(c, f, p_amount);
	perform rg.need_money(f.id, v, p_amount);
	perform rg.payee_note(c, p_holder, p_bank, p_index, p_by);
	insert into rg.payment (case_id, fund, purpose, amount, account_index,
		holder, bank_name, entered_by, entered_at)
	values (c.id, f.id, v, p_amount, p_index, p_holder,
		coalesce(p_bank, ''), p_by, api.now()) returning id into p;
	return p;
end $$;
comment on function rg.pay_enter(rg.case_file, bigint, bigint, text, text,
	bytea, bigint, text) is
	'The cashier enters the payment that was decided; nothing is posted '
	'yet. Returns its number.';

create or replace function rg.pay_of(p_case bigint, p_states text[])
returns rg.payment
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p rg.payment;
begin
	-- The payment first, then its fund: everybody in one order.
	select * into p from rg.payment x where x.id = rg.pay_live(p_case)
	for update;
	if p.id is null or p.state <> all (p_states) then
		raise exception using errcode = 'RG409', message =
			case when p.state = 'paid' or p.state = 'released'
			then 'err_paid_twice' else 'err_no_payment' end;
	end if;
	return p;
end $$;
comment on function rg.pay_of(bigint, text[]) is
	'The standing payment of a case, locked; RG409 when it is in none of '
	'these states.';

create or replace function rg.pay_cancel(c rg.case_file, p_reason text,
	p_by bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p rg.payment := rg.pay_of(c.id, array['entered']);
begin
	if rg.is_blank(p_reason) or p_by is null then
		raise exception using errcode = 'RG422',
			message = 'reason:err_required';
	end if;
	update rg.payment set state = 'cancelled', returned_at = api.now(),
		returned_reason = left(p_reason, 2000) where id = p.id;
end $$;
comment on function rg.pay_cancel(rg.case_file, text, bigint) is
	'Takes back a payment that was entered and not released.';

create or replace function rg.pay_post(p rg.payment, p_kind text,
	p_by bigint, p_day date, p_from text, p_to text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e text := case (select kind from rg.fund where id = p.fund)
		when 'budget' then 'expense.subsidy'
		else 'expense.assistance' end;
begin
	return rg.ledger_post(p.fund, p_kind, p.case_id, p_by, p_day,
		'payment ' || p.id, array[replace(p_from, 'expense', e),
		replace(p_to, 'expense', e)], array[-p.amount, p.amount]);
end $$;
comment on function rg.pay_post(rg.payment, text, bigint, date, text, text) is
	'Posts the amount of a payment from one account to another.';

create or replace function rg.pay_release(c rg.case_file, p_by bigint,
	p_answers text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p rg.payment := rg.pay_of(c.id, array['entered']);
begin
	if p.entered_by = p_by then
		raise exception using errcode = 'RG403',
			message = 'err_same_person';
	end if;
	perform rg.need_apart(c, p_by, true);
	-- The decision may have been taken back or the rule changed since.
	perform rg.need_decision(c, (select f from rg.fund f
		where f.id = p.fund), p.amount);
	perform rg.need_money(p.fund, p.purpose, p.amount);
	perform rg.answer_risks(c, p, p_by, p_answers);
	-- Asked again when it is our turn.
	perform rg.fund_lock(p.fund);
	perform rg.need_money(p.fund, p.purpose, p.amount);
	update rg.payment set state = 'released', released_by = p_by,
		released_at = api.now() where id = p.id;
	perform rg.pay_post(p, 'pay_release', p_by, api.today(), 'bank',
		'transit');
end $$;
comment on function rg.pay_release(rg.case_file, bigint, text) is
	'The accountant releases what another entered: decided, every risk '
	'answered, the money there. It is under way from now on.';

create or replace function rg.use_gifts(p rg.payment, p_purpose text,
	p_left bigint, p_day date) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	g record;
	x bigint;
begin
	for g in select y.case_id, y.amount - y.used - y.returned as rest
		from rg.gift y where y.fund = p.fund and not y.goods
			and y.purpose = p_purpose
			and y.amount > y.used + y.returned
		order by y.day, y.case_id
	loop
		exit when p_left = 0;
		x := least(g.rest, p_left);
		insert into rg.gift_use (gift, payment, amount, at, day)
		values (g.case_id, p.id, x, api.now(), p_day);
		p_left := p_left - x;
	end loop;
	return p_left;
end $$;
comment on function rg.use_gifts(rg.payment, text, bigint, date) is
	'Meets a payment with the gifts of a purpose, the oldest first; what '
	'is left over.';

create or replace function rg.meet_payment(p rg.payment, p_day date)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	rest bigint := p.amount;
	-- Opening balance and interest: money that no gift brought.
	pool bigint := rg.at_bank(p.fund) - coalesce((select sum(g.amount
		- g.used - g.returned) from rg.gift g where g.fund = p.fund
		and not g.goods and g.amount > g.used + g.returned), 0);
begin
	if p.purpose <> '' then
		rest := rg.use_gifts(p, p.purpose, rest, p_day);
	end if;
	rest := rest - least(rest, greatest(pool, 0));
	perform rg.use_gifts(p, '', rest, p_day);
end $$;
comment on function rg.meet_payment(rg.payment, date) is
	'Says out of which gifts a payment came: first those given for its '
	'purpose, then what no gift brought, then the others by age. Before '
	'it is posted.';

create or replace function rg.pay_done(c rg.case_file, p_day date,
	p_voucher text, p_by bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p rg.payment := rg.pay_of(c.id, array['released']);
	v text := btrim(coalesce(p_voucher, ''));
begin
	if v = '' or length(v) > 64 then
		raise exception using errcode = 'RG422', message = 'voucher:'
			|| case when v = '' then 'err_required'
			else 'err_too_long' end;
	end if;
	if p_day < rg.local_day(p.released_at) then
		raise exception using errcode = 'RG422',
			message = 'day:err_early';
	end if;
	perform rg.fund_lock(p.fund);
	if exists (select from rg.payment x where x.fund = p.fund
			and x.voucher = v) then
		raise exception using errcode = 'RG422',
			message = 'voucher:err_voucher_used';
	end if;
	perform rg.meet_payment(p, p_day);
	perform rg.pay_post(p, 'pay_done', p_by, p_day, 'transit', 'expense');
	update rg.payment set state = 'paid', bank_on = p_day, voucher = v
	where id = p.id;
end $$;
comment on function rg.pay_done(rg.case_file, date, text, bigint) is
	'The bank has paid: day and voucher of the bank. Gifts are told where '
	'they went.';

create or replace function rg.pay_returned(c rg.case_file, p_reason text,
	p_by bigint, p_day date default null) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p rg.payment := rg.pay_of(c.id, array['released', 'paid']);
	d date := coalesce(p_day, api.today());
begin
	if rg.is_blank(p_reason) then
		raise exception using errcode = 'RG422',
			message = 'reason:err_required';
	end if;
	if d < coalesce(p.bank_on, rg.local_day(p.released_at)) then
		raise exception using errcode = 'RG422',
			message = 'day:err_early';
	end if;
	perform rg.fund_lock(p.fund);
	insert into rg.gift_use (gift, payment, amount, at, day)
	select u.gift, p.id, -sum(u.amount), api.now(), d
	from rg.gift_use u where u.payment = p.id
	group by u.gift having sum(u.amount) <> 0;
	perform rg.pay_post(p, 'pay_returned', p_by, d, case p.state
		when 'paid' then 'expense' else 'transit' end, 'bank');
	update rg.payment set state = 'returned', returned_at = api.now(),
		returned_reason = left(p_reason, 2000) where id = p.id;
end $$;
comment on function rg.pay_returned(rg.case_file, text, bigint, date) is
	'The money came back, before or after the bank''s confirmation: it is '
	'the fund''s again and the gifts'', and the case may be paid anew.';

-- Erasing ------------------------------------------------------------------

create or replace function rg.payment_forget(p_case bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.payment set holder = '', bank_name = '', account_index = '',
		returned_reason = '' where case_id = p_case;
	update rg.payee set holder = '', bank_name = '', account_index = '',
		called_note = '' where case_id = p_case;
	update rg.payment_risk k set answer = '', detail = ''
	from rg.payment p where p.case_id = p_case and k.payment = p.id;
	-- The bank names who paid and who was paid.
	update rg.bank_row set counterparty = '', text = ''
	where id in (select m.row_id from rg.bank_match m
		join rg.ledger_group g on g.id = m.group_id
		where g.case_id = p_case);
end $$;
comment on function rg.payment_forget(bigint) is
	'Empties name, bank, blind index and free words of a case''s payments '
	'when its time of keeping is over, and the names in the rows of the '
	'bank; the sums stay.';
