-- The subsidy on interest: what a claim comes to, its approval and payment out
-- of the fund of public money for it. The rules of money are the ledger's
-- (ledger.sql, payment.sql).

create or replace function rg.subsidy_fund() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.fund_id('subsidy');
end $$;
comment on function rg.subsidy_fund() is
	'The fund subsidies are paid from; none until the operator opened it.';

-- What it comes to ---------------------------------------------------------

create or replace function rg.subsidy_days(p_quarter date, p_signed date,
	p_months int) returns int
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	return greatest(0, least((p_quarter + interval '3 months')::date,
		(p_signed + make_interval(months => p_months))::date)
		- greatest(p_quarter, p_signed));
end $$;
comment on function rg.subsidy_days(date, date, int) is
	'Days of a quarter that lie in the subsidised period: from the day of '
	'signing, for as many months as the scheme has.';

create or replace function rg.subsidy_fault(p_field text, p_key text,
	p_found boolean) returns void
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	raise exception using errcode = 'RG422', message = p_field
		|| case when p_found then '_ok:' else ':' end || p_key;
end $$;
comment on function rg.subsidy_fault(text, text, boolean) is
	'Refuses a number: of the form, or of what an officer found.';

create or replace function rg.subsidy_rate(p text) returns numeric
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	return case when p ~ '^[0-9]{1,2}(\.[0-9]{1,4})?$'
		then p::numeric / 100 end;
end $$;
comment on function rg.subsidy_rate(text) is
	'A rate in per cent as a fraction; nothing when it is none.';

create or replace function rg.subsidy_work(p_kind text, p_quarter date,
	p jsonb, p_found boolean) returns rg.subsidy_claim
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.subsidy_claim;
	v_below numeric;
	v_lpr numeric := rg.subsidy_rate(p->>'lpr');
	v_days int;
begin
	s.kind := p_kind;
	s.quarter := p_quarter;
	s.signed_on := nullif(p->>'signed_on', '')::date;
	s.principal := rg.fen(p->>'principal');
	s.interest := rg.fen(p->>'interest');
	s.days := nullif(p->>'days', '')::int;
	s.rate := rg.subsidy_rate(p->>'rate');
	s.cap := api.policy_value('guaranteed_loan', 'cap_' || s.kind,
		s.signed_on) * 100;
	s.share := api.policy_value('guaranteed_loan', 'share', s.signed_on);
	v_below := api.policy_value('guaranteed_loan', 'borne_below_lpr',
		s.signed_on);
	s.borne := coalesce(greatest(v_lpr - v_below, 0), 0);
	v_days := rg.subsidy_days(s.quarter, s.signed_on,
		api.policy_value('guaranteed_loan', 'months_' || s.kind,
		s.signed_on)::int);
	if s.cap is null or s.share is null or v_days is null then
		perform rg.subsidy_fault('signed_on', 'err_no_rule', p_found);
	elsif v_days = 0 then
		perform rg.subsidy_fault('signed_on', 'err_subsidy_over',
			p_found);
	elsif s.rate is null or s.rate = 0 then
		perform rg.subsidy_fault('rate', 'err_number', p_found);
	elsif v_lpr is null then
		perform rg.subsidy_fault('lpr', 'err_number', p_found);
	elsif coalesce(s.days, 0) not between 1 and v_days then
		perform rg.subsidy_fault('days', 'err_subsidy_days', p_found);
	end if;
	s.amount := api.interest_subsidy(s.principal, s.cap, s.rate, s.borne,
		s.days, s.share);
	if s.amount = 0 then
		perform rg.subsidy_fault('rate', 'err_subsidy_none', p_found);
	elsif s.amount > s.interest then
		perform rg.subsidy_fault(case when p_found then 'interest'
			else 'interest_paid' end, 'err_subsidy_interest',
			p_found);
	end if;
	s.claimed := s.amount;
	return s;
end $$;
comment on function rg.subsidy_work(text, date, jsonb, boolean) is
	'A claim worked out by api.interest_subsidy with the parameters of the '
	'day the contract was signed. Refuses (RG422) a day without rule, days '
	'beyond the subsidised period or the quarter, and more than the '
	'interest that was paid.';

create or replace function rg.subsidy_quarter(f jsonb) returns date
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	return case when f->>'year' ~ '^20[0-9]{2}$'
		and f->>'quarter' ~ '^[1-4]$'
		then make_date((f->>'year')::int, (f->>'quarter')::int * 3 - 2,
			1) end;
end $$;
comment on function rg.subsidy_quarter(jsonb) is
	'First day of the quarter that a form names.';

create or replace function rg.subsidy_claim_put(c rg.case_file)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
	s rg.subsidy_claim;
	q date := rg.subsidy_quarter(f);
	v_loan text := upper(regexp_replace(coalesce(f->>'loan_no', ''),
		'\s', '', 'g'));
begin
	if q is null or q + interval '3 months' > api.today() then
		perform rg.subsidy_fault('quarter', 'err_quarter_open', false);
	end if;
	s := rg.subsidy_work(case when f->>'applicant_kind' in ('firm',
		'coop') then 'firm' else 'person' end, q, f ||
		jsonb_build_object('interest', f->>'interest_paid'), false);
	-- Two claims for one loan take turns.
	perform pg_advisory_xact_lock(hashtextextended(v_loan, 2));
	if exists (select from rg.subsidy_claim x where x.loan_no = v_loan
			and x.quarter = q and x.live and x.case_id <> c.id)
	then
		perform rg.subsidy_fault('loan_no', 'err_subsidy_twice',
			false);
	end if;
	delete from rg.subsidy_claim where case_id = c.id;
	insert into rg.subsidy_claim (case_id, loan_no, quarter, kind,
		signed_on, principal, cap, rate, borne, days, share, interest,
		claimed, amount)
	values (c.id, v_loan, q, s.kind, s.signed_on, s.principal, s.cap,
		s.rate, s.borne, s.days, s.share, s.interest, s.amount,
		s.amount);
end $$;
comment on function rg.subsidy_claim_put(rg.case_file) is
	'Works a claim out by what the form says; refuses (RG422) a quarter '
	'that is not over, and a second claim for the same loan and quarter.';

create or replace function rg.subsidy_check(c rg.case_file, p jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	o rg.subsidy_claim;
	s rg.subsidy_claim;
begin
	select * into o from rg.subsidy_claim where case_id = c.id for update;
	s := rg.subsidy_work(o.kind, o.quarter, jsonb_build_object(
		'signed_on', p->>'signed_on_ok', 'principal',
		p->>'principal_ok', 'rate', p->>'rate_ok', 'lpr', p->>'lpr_ok',
		'days', p->>'days_ok', 'interest', p->>'interest_ok'), true);
	update rg.subsidy_claim x set signed_on = s.signed_on,
		principal = s.principal, cap = s.cap, rate = s.rate,
		borne = s.borne, days = s.days, share = s.share,
		interest = s.interest, amount = s.amount, checked = true
	where x.case_id = c.id;
end $$;
comment on function rg.subsidy_check(rg.case_file, jsonb) is
	'Works a claim out anew by what the officer found in the papers; that '
	'is what is published, decided and paid.';

-- The decision -------------------------------------------------------------

create or replace function rg.subsidy_approvals(p_case bigint)
returns table (given int, needed int, minutes boolean, amount bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select (select count(*)::int from rg.payment_approval v
			where v.case_id = p_case and v.void_at is null
			and v.amount = s.amount), q.approvals, q.minutes,
		s.amount
	from rg.subsidy_claim s left join lateral rg.pay_policy(
		rg.subsidy_fund(), s.amount, api.today()) q on true
	where s.case_id = p_case and s.checked;
end $$;
comment on function rg.subsidy_approvals(bigint) is
	'How many agreed to the sum, how many are needed.';

create or replace function rg.subsidy_decide(c rg.case_file, p_actor bigint,
	p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	m text := coalesce(p_fields->>'minutes', '');
begin
	if rg.subsidy_fund() is null then
		raise exception using errcode = 'RG422',
			message = 'note:err_no_subsidy_fund';
	end if;
	select * into k from rg.subsidy_approvals(c.id);
	if k.needed is null then
		raise exception using errcode = 'RG422',
			message = 'minutes:err_over_limit';
	elsif k.minutes and rg.is_blank(m) then
		raise exception using errcode = 'RG422',
			message = 'minutes:err_minutes';
	end if;
	perform rg.pay_approve(c, k.amount, p_actor, m);
	-- The last of them finishes the task; the engine takes the step that
	-- waited for it.
	update rg.case_task set done_at = api.now(), done_by = p_actor,
		result = 'approved'
	where case_id = c.id and task = 'approvals' and done_at is null
		and k.given + 1 >= k.needed;
end $$;
comment on function rg.subsidy_decide(rg.case_file, bigint, jsonb) is
	'One approval of the sum that was worked out; nobody types another.';

-- Steps --------------------------------------------------------------------

create or replace function rg.subsidy_account(c rg.case_file)
returns bytea
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return convert_to(case when rg.form_text(c, 'applicant_kind') in
		('firm', 'coop') then rg.form_text(c, 'firm_account.index')
		else rg.form_text(c, 'account.index') end, 'UTF8');
end $$;
comment on function rg.subsidy_account(rg.case_file) is
	'Blind index of the account a claim asks to be paid to.';

create or replace function rg.subsidy_pay(c rg.case_file, p_action text,
	p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d date := nullif(p_fields->>'day', '')::date;
begin
	case p_action
	when 'enter' then
		perform rg.pay_enter(c, rg.subsidy_fund(),
			rg.fen(p_fields->>'amount'), rg.form_text(c, 'holder'),
			rg.form_text(c, 'bank_name'), rg.subsidy_account(c),
			p_actor, 'any');
	when 'stop' then
		perform rg.pay_cancel(c, p_note, p_actor);
	when 'call_back' then
		perform rg.payee_called(c, p_actor, p_note);
	when 'release' then
		perform rg.pay_release(c, p_actor, p_fields->>'risk_answer');
	when 'paid' then
		perform rg.pay_done(c, d, p_fields->>'voucher', p_actor);
	when 'bank_back', 'came_back' then
		perform rg.pay_returned(c, p_fields->>'reason_text', p_actor,
			d);
	end case;
end $$;
comment on function rg.subsidy_pay(rg.case_file, text, bigint, text, jsonb) is
	'What a step of paying does to the ledger.';

create or replace function rg.after_subsidy(c rg.case_file, p_action text,
	p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_action in ('submit', 'resubmit') then
		perform rg.subsidy_claim_put(c);
	elsif p_action = 'check' then
		perform rg.subsidy_check(c, p_fields);
	elsif p_action in ('approve', 'approve_also') then
		perform rg.subsidy_decide(c, p_actor, p_fields);
	elsif p_action = 'not_agreed' then
		perform rg.pay_disapprove(c);
	elsif p_action in ('enter', 'stop', 'call_back', 'release', 'paid',
			'bank_back', 'came_back') then
		perform rg.subsidy_pay(c, p_action, p_actor, p_note, p_fields);
	end if;
	if p_action in ('submit', 'resubmit', 'new_account') then
		perform rg.payee_note(c, rg.form_text(c, 'holder'),
			rg.form_text(c, 'bank_name'), rg.subsidy_account(c),
			p_actor);
	end if;
	if c.kind = 'final_no' then
		update rg.subsidy_claim set live = false where case_id = c.id;
	end if;
end $$;
comment on function rg.after_subsidy(rg.case_file, text, bigint, text,
	jsonb) is
	'What a step of a claim does to its sum and to the ledger, in the same '
	'transaction.';

create or replace function rg.keeps_employment(c rg.case_file, p_action text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return case when c.service = 'startup-loan'
		then rg.keeps_loan(c, p_action)
	when c.service <> 'interest-subsidy' then false
	when p_action = 'approve_also' then
		not rg.pay_apart(c.id, (select api.me()), api.now(), true)
	when p_action in ('enter', 'release') then
		rg.pay_approved(c.id, (select api.me()))
	else false end;
end $$;
comment on function rg.keeps_employment(rg.case_file, text) is
	'A further approval is not asked of one who approved already or took a '
	'step of the case, nor payment of who approved: the ledger would '
	'refuse it. Steps of a loan that follow a list or an answer are not '
	'taken by hand.';

create or replace function rg.publishes_employment(c rg.case_file)
returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select jsonb_build_object('amount', api.yuan(s.amount))
		from rg.subsidy_claim s where s.case_id = c.id and s.checked);
end $$;
comment on function rg.publishes_employment(rg.case_file) is
	'The sum that a notice shows of a claim.';

-- Pages --------------------------------------------------------------------

create or replace function api.subsidy_sum(p_no text)
returns table (unit text, kind text, year int, quarter int, signed date,
	principal text, cap text, base text, rate text, borne text, net text,
	days int, share text, interest text, claimed text, amount text,
	checked boolean, granted boolean, state text, bank_on date, returned text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select nullif(rg.form_text(c, 'unit_name'), ''), s.kind,
		extract(year from s.quarter)::int,
		extract(quarter from s.quarter)::int, s.signed_on,
		api.yuan(s.principal), api.yuan(s.cap),
		api.yuan(least(s.principal, s.cap)),
		trim_scale(s.rate * 100)::text,
		trim_scale(s.borne * 100)::text,
		trim_scale(greatest(s.rate - s.borne, 0) * 100)::text, s.days,
		trim_scale(s.share * 100)::text, api.yuan(s.interest),
		api.yuan(s.claimed), api.yuan(s.amount), s.checked,
		exists (select from rg.case_event e where e.case_id = c.id
			and e.action = 'grant'), p.state, p.bank_on,
		nullif(p.returned_reason, '')
	from rg.case_file c join rg.subsidy_claim s on s.case_id = c.id
	left join lateral (select x.* from rg.payment x
		where x.case_id = c.id order by x.id desc limit 1) p on true
	where c.no = p_no and api.sees(c)
		and api.module() in ('', c.module);
end $$;
comment on function api.subsidy_sum(text) is
	'A claim with every number it is made of, and where the money is, for '
	'who sees the case.';

create or replace function api.subsidy_desk(p_no text)
returns table (given int, needed int, minutes boolean, state text,
	entered_by text, entered date, released_by text, released date,
	bank_on date, voucher text, returned text, holder text,
	bank_name text, spendable text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	return query
	select k.given, k.needed, k.minutes, p.*,
		api.yuan(rg.fund_spendable(rg.subsidy_fund(), ''))
	from rg.subsidy_approvals(c.id) k, rg.payment_seen(c) p
	where api.module() in ('', c.module);
end $$;
comment on function api.subsidy_desk(text) is
	'Decision and payment of a claim, for officers who see it.';

create or replace function api.subsidy_risks(p_no text)
returns table (code text, detail text, answer text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	if c.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	elsif c.service <> 'interest-subsidy'
			or api.module() not in ('', c.module) then
		return;
	end if;
	return query select * from rg.risks_answered(c.id);
	if found then
		return;
	end if;
	return query
	select r.code, nullif(r.detail, ''), null::text
	from rg.payment_risks(c) r order by 1;
end $$;
comment on function api.subsidy_risks(text) is
	'What must be answered before a payment is released; afterwards what '
	'was answered.';

create or replace function api.subsidy_figures()
returns table (paid bigint, sum text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select count(*), api.yuan(coalesce(sum(p.amount), 0)::bigint)
	from rg.payment p
	where p.fund = rg.subsidy_fund() and p.state = 'paid';
end $$;
comment on function api.subsidy_figures() is
	'Subsidies paid so far: how many, how much.';

-- The fund -----------------------------------------------------------------

create or replace function api.subsidy_fund()
returns table (name text, name_en text, at_bank text, under_way text,
	spendable text, granted text, paid text, keeps boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	f bigint := rg.subsidy_fund();
begin
	if not rg.reads_books(f) then
		return;
	end if;
	return query
	select x.name, x.name_en, api.yuan(rg.at_bank(f)),
		api.yuan(rg.balance_of(f, 'transit')),
		api.yuan(rg.fund_spendable(f, '')),
		api.yuan(-rg.balance_of(f, 'income.budget')),
		api.yuan(rg.balance_of(f, 'expense.subsidy')),
		api.has_role('accountant')
	from rg.fund x where x.id = f;
end $$;
comment on function api.subsidy_fund() is
	'What the fund of subsidies has, for accountants and cashiers of its '
	'place.';

create or replace function api.subsidy_postings(p_before bigint, p_limit int)
returns table (n bigint, day date, kind text, amount text, no text,
	by_name text, note text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	f bigint := rg.subsidy_fund();
begin
	if not rg.reads_books(f) then
		return;
	end if;
	return query
	select g.n, g.day, g.kind, api.yuan((select sum(l.amount)
			filter (where l.amount > 0) from rg.ledger_line l
			where l.group_id = g.id)::bigint), c.no, a.name,
		case when g.kind = 'budget_in' then g.note end
	from rg.ledger_group g left join rg.case_file c on c.id = g.case_id
	left join rg.account a on a.id = g.by
	where g.fund = f and (p_before is null or g.n < p_before)
	order by g.n desc limit least(p_limit, 101);
end $$;
comment on function api.subsidy_postings(bigint, int) is
	'Postings of the fund, the newest first, for who reads its books.';

create or replace function api.budget_in(p_amount bigint, p_day date,
	p_voucher text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	f rg.fund;
	v text := btrim(coalesce(p_voucher, ''));
	n bigint;
begin
	if done is not null then
		return done::bigint;
	end if;
	f := rg.need_accountant(rg.subsidy_fund());
	perform rg.check_amount(p_amount);
	perform rg.check_day(f, p_day);
	if v = '' or length(v) > 64 then
		raise exception using errcode = 'RG422', message = 'voucher:'
			|| case when v = '' then 'err_required'
			else 'err_too_long' end;
	elsif exists (select from rg.ledger_group g where g.fund = f.id
			and g.kind = 'budget_in' and g.note = v) then
		raise exception using errcode = 'RG422',
			message = 'voucher:err_voucher_used';
	end if;
	n := rg.ledger_post(f.id, 'budget_in', null, api.me(), p_day, v,
		array['bank', 'income.budget'], array[p_amount, -p_amount]);
	perform rg.idem_keep(p_key, n::text);
	return n;
end $$;
comment on function api.budget_in(bigint, date, text, text) is
	'Public money that came into the fund: fen, day and voucher of the '
	'bank; each voucher once. Accountants of its place only.';

-- Parameters ---------------------------------------------------------------

create or replace function rg.sets_policy() returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return api.side() = 'off' and api.has_role('audit')
		and (select i.root between api.my_lo() and api.my_hi()
			from rg.instance i);
end $$;
comment on function rg.sets_policy() is
	'Whether the officer asking sets parameters: bureau leaders at the '
	'root.';

create or replace function api.policy_params()
returns table (name text, from_on date, value text, source text,
	by_name text, to_come boolean, in_force boolean, may boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	v_may boolean := rg.sets_policy();
begin
	if api.side() <> 'off' or api.my_lo() is null or api.is_admin() then
		return;
	end if;
	return query
	select p.name, p.from_on, case
		when p.value = '' then null
		when p.name in ('share', 'borne_below_lpr', 'staff_share',
				'staff_share_large')
			then trim_scale(p.value::numeric * 100)::text
		else p.value end, p.source, a.name, p.from_on > api.today(),
		p.from_on = (select max(x.from_on) from rg.policy_param x
			where x.scheme = p.scheme and x.name = p.name
			and x.from_on <= api.today()), v_may
	from rg.policy_param p left join rg.account a on a.id = p.set_by
	where p.scheme = 'guaranteed_loan'
	order by p.from_on desc, p.name;
end $$;
comment on function api.policy_params() is
	'Parameters of guaranteed start-up loans, the newest first; shares and '
	'rates in per cent. For officers, not for administrators.';

create or replace function api.policy_set(p_name text, p_from date,
	p_value text, p_source text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v text := btrim(coalesce(p_value, ''));
	v_ok boolean;
begin
	if not coalesce(rg.sets_policy(), false) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	v_ok := case
		when p_name in ('cap_person', 'cap_firm')
			then v ~ '^[1-9][0-9]{3,8}$'
		when p_name in ('months_person', 'months_firm',
				'stake_months')
			then v ~ '^[1-9][0-9]{0,2}$' and v::int <= 120
		when p_name = 'staff_large' then v ~ '^[1-9][0-9]{0,3}$'
		when p_name in ('visit_first', 'visit_next')
			then v ~ '^[1-9][0-9]{0,3}$' and v::int <= 1095
		when p_name in ('share', 'staff_share', 'staff_share_large')
			then v ~ '^[0-9]{1,3}(\.[0-9]{1,2})?$'
			and v::numeric > 0 and v::numeric <= 100
		when p_name = 'borne_below_lpr' then v = '' or
			v ~ '^[0-9]{1,2}(\.[0-9]{1,2})?$' end;
	if v_ok is null then
		raise exception using errcode = 'RG422',
			message = 'name:err_choice';
	elsif p_from is null or p_from <= api.today()
			or p_from > api.today() + 3660 then
		raise exception using errcode = 'RG422',
			message = 'from:err_policy_past';
	elsif not v_ok then
		raise exception using errcode = 'RG422',
			message = 'value:err_number';
	elsif rg.is_blank(p_source) or length(p_source) > 200 then
		raise exception using errcode = 'RG422',
			message = 'source:err_required';
	end if;
	if p_name in ('share', 'borne_below_lpr', 'staff_share',
			'staff_share_large') and v <> '' then
		v := trim_scale(v::numeric / 100)::text;
	end if;
	insert into rg.policy_param (scheme, name, from_on, value, source,
		set_by, set_at)
	values ('guaranteed_loan', p_name, p_from, v, btrim(p_source),
		api.me(), api.now())
	on conflict do nothing;
	if not found then
		raise exception using errcode = 'RG422',
			message = 'from:err_policy_twice';
	end if;
end $$;
comment on function api.policy_set(text, date, text, text) is
	'A parameter for a day to come, with the document it is taken from: '
	'yuan, months, or per cent. Bureau leaders at the root.';

create or replace function api.policy_drop(p_name text, p_from date)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not coalesce(rg.sets_policy(), false) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	delete from rg.policy_param where scheme = 'guaranteed_loan'
		and name = p_name and from_on = p_from
		and from_on > api.today();
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
end $$;
comment on function api.policy_drop(text, date) is
	'Takes back a parameter that has not begun.';

-- Keeping times ------------------------------------------------------------

create or replace function rg.matches_due() returns setof rg.job_match
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select m.* from rg.job_match m
	where m.state_at < api.now() - rg.keep('job_match');
end $$;
comment on function rg.matches_due() is
	'Applications whose keeping time is over.';

create or replace function rg.resumes_due() returns setof rg.resume
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- Who applied since still looks for work.
	return query select r.* from rg.resume r
	where r.saved_at < api.now() - rg.keep('resume')
		and not exists (select from rg.job_match m
			where m.account = r.account
			and m.at > api.now() - rg.keep('resume'));
end $$;
comment on function rg.resumes_due() is
	'Particulars that were not saved or used for as long as they are kept.';

create or replace function rg.sweep_jobs() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.job_match where id in (select m.id
		from rg.matches_due() m where not rg.is_person_held(m.account)
		order by m.state_at limit 500);
	delete from rg.resume where account in (select r.account
		from rg.resumes_due() r where not rg.is_person_held(r.account)
		order by r.saved_at limit 500);
	-- Without particulars there is nothing to find somebody by.
	perform rg.pool_leave(p.account) from rg.job_pool p
	where not exists (select from rg.resume r
		where r.account = p.account);
	delete from rg.job_proposal where id in (select o.id
		from rg.job_proposal o
		where o.state_at < api.now() - rg.keep('job_match')
			and not rg.is_person_held(o.account)
		order by o.state_at limit 500);
end $$;
comment on function rg.sweep_jobs() is
	'Deletes applications and particulars whose keeping time is over, '
	'except what a hold keeps.';
