-- Care fund: what the steps of its cases do to the ledger, and what its pages
-- may ask. The rules of money are the ledger's (ledger.sql, payment.sql); here
-- are those of assistance (Document 62 (2019) of the Ministry of Veterans
-- Affairs) and of gifts (Charity Law).

-- Assistance ---------------------------------------------------------------

create or replace function rg.form_text(c rg.case_file, p_path text)
returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select coalesce((select fields->>p_path from rg.case_form
		where case_id = c.id), '')
$$;
comment on function rg.form_text(rg.case_file, text) is
	'One answer of a case as it is kept; empty when there is none.';

create or replace function rg.care_fund() returns bigint
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select rg.fund_id('care')
$$;
comment on function rg.care_fund() is 'The care fund.';

create or replace function rg.aid_decided(p_case bigint)
returns table (amount bigint, purpose text, day date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select rg.fen(t.fields->>'amount'), t.fields->>'purpose',
		rg.local_day(e.at)
	from rg.case_event e
	join rg.case_event_text t on t.chain = e.chain and t.seq = e.seq
	where e.case_id = p_case and e.action in ('approve', 'fast')
	order by e.version desc limit 1;
end $$;
comment on function rg.aid_decided(bigint) is
	'Amount and purpose that the leader named last.';

create or replace function rg.aid_before(c rg.case_file)
returns setof rg.case_file
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select f.* from rg.case_file f
	join rg.case_form o on o.case_id = f.id
	where f.id <> c.id and f.service = c.service
		and (f.applicant = c.applicant
			or o.fields->>'id_no.index' <> '' and o.fields
			@> jsonb_build_object('id_no.index',
			rg.form_text(c, 'id_no.index')))
		and exists (select from rg.payment p
			where p.case_id = f.id
			and p.state in ('entered', 'released', 'paid'));
end $$;
comment on function rg.aid_before(rg.case_file) is
	'Other cases of the same applicant or the same veteran that were paid '
	'or are being paid.';

create or replace function rg.aid_repeats(c rg.case_file) returns boolean
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select exists (select from rg.aid_before(c) f
		join rg.payment p on p.case_id = f.id
			and p.state in ('entered', 'released', 'paid')
		where p.entered_at > api.now() - interval '12 months')
$$;
comment on function rg.aid_repeats(rg.case_file) is
	'Whether there was a grant within twelve months: the leader says yes '
	'to it, with words.';

create or replace function rg.aid_same_event(c rg.case_file)
returns boolean
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select exists (select from rg.aid_before(c) f
		where rg.form_text(c, 'event_on.index') <> ''
		and rg.form_text(f, 'event_on.index')
			= rg.form_text(c, 'event_on.index'))
$$;
comment on function rg.aid_same_event(rg.case_file) is
	'Whether the same event was paid for already: the day of the event is '
	'compared without being opened.';

create or replace function rg.aid_check(c rg.case_file, p_amount bigint,
	p_note text, p_fields jsonb) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	q record;
begin
	if rg.aid_same_event(c) then
		raise exception using errcode = 'RG422',
			message = 'amount:err_event_paid';
	end if;
	if rg.aid_repeats(c) and (coalesce(p_fields->>'repeat_ok', '') <> '1'
			or rg.is_blank(p_note)) then
		raise exception using errcode = 'RG422', message = case
			when coalesce(p_fields->>'repeat_ok', '') <> '1'
			then 'repeat_ok:err_repeat'
			else 'note:err_repeat_why' end;
	end if;
	select * into q from rg.pay_policy(rg.care_fund(), p_amount,
		api.today());
	if q.approvals is null then
		raise exception using errcode = 'RG422',
			message = 'amount:err_over_limit';
	end if;
	if q.minutes and rg.is_blank(p_fields->>'minutes') then
		raise exception using errcode = 'RG422',
			message = 'minutes:err_minutes';
	end if;
end $$;
comment on function rg.aid_check(rg.case_file, bigint, text, jsonb) is
	'Refuses (RG422) a decision twice for one event, a second grant '
	'within twelve months without the leader''s word, an amount nobody '
	'may decide, or one without the minutes it needs.';

create or replace function rg.aid_approvals(c rg.case_file)
returns table (given int, needed int, minutes boolean, amount bigint,
	purpose text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select (select count(*)::int from rg.payment_approval v
			where v.case_id = c.id and v.void_at is null
			and v.amount = d.amount), q.approvals, q.minutes,
		d.amount, d.purpose
	from rg.aid_decided(c.id) d,
		lateral rg.pay_policy(rg.care_fund(), d.amount,
			api.today()) q;
end $$;
comment on function rg.aid_approvals(rg.case_file) is
	'How many agreed to the amount, how many are needed.';

-- The task that waits for enough approvals is done by the last of them; the
-- engine then takes the step that waited for it.
create or replace function rg.aid_agreed(c rg.case_file, p_by bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
begin
	select * into k from rg.aid_approvals(c);
	update rg.case_task set done_at = api.now(), done_by = p_by,
		result = 'approved'
	where case_id = c.id and task = 'approvals' and done_at is null
		and k.given >= k.needed;
end $$;
comment on function rg.aid_agreed(rg.case_file, bigint) is
	'Finishes the task of approval when enough people agreed.';

create or replace function rg.aid_decide(c rg.case_file, p_action text,
	p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_amount bigint;
begin
	if p_action in ('fast', 'approve') then
		v_amount := rg.fen(p_fields->>'amount');
		perform rg.aid_check(c, v_amount, p_note, p_fields);
	else
		select amount into v_amount from rg.aid_decided(c.id);
	end if;
	perform rg.pay_approve(c, v_amount, p_actor,
		coalesce(p_fields->>'minutes', ''));
	perform rg.aid_agreed(c, p_actor);
end $$;
comment on function rg.aid_decide(rg.case_file, text, bigint, text, jsonb) is
	'One approval of an amount.';

create or replace function rg.aid_undecide(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- What was paid first stays paid: its decision is not taken back.
	if rg.pay_live(c.id) is null then
		perform rg.pay_disapprove(c);
	end if;
end $$;
comment on function rg.aid_undecide(rg.case_file) is
	'The case left its approval otherwise than by a grant.';

create or replace function rg.aid_payee(c rg.case_file, p_by bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.payee_note(c, rg.form_text(c, 'holder'),
		rg.form_text(c, 'bank_name'),
		convert_to(rg.form_text(c, 'account.index'), 'UTF8'), p_by);
end $$;
comment on function rg.aid_payee(rg.case_file, bigint) is
	'Notes the account a case asks to be paid to.';

create or replace function rg.aid_pay(c rg.case_file, p_action text,
	p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d date := nullif(p_fields->>'day', '')::date;
begin
	case p_action
	when 'enter' then
		perform rg.pay_enter(c, rg.care_fund(),
			rg.fen(p_fields->>'amount'),
			rg.form_text(c, 'holder'),
			rg.form_text(c, 'bank_name'), convert_to(
			rg.form_text(c, 'account.index'), 'UTF8'), p_actor,
			(select purpose from rg.aid_decided(c.id)));
	when 'stop' then
		perform rg.pay_cancel(c, p_note, p_actor);
	when 'call_back' then
		perform rg.payee_called(c, p_actor, p_note);
	when 'release' then
		perform rg.pay_release(c, p_actor,
			p_fields->>'risk_answer');
	when 'paid', 'paid_first' then
		perform rg.pay_done(c, d, p_fields->>'voucher', p_actor);
	when 'bank_back', 'came_back', 'recovered' then
		perform rg.pay_returned(c, p_fields->>'reason_text', p_actor,
			d);
	end case;
end $$;
comment on function rg.aid_pay(rg.case_file, text, bigint, text, jsonb) is
	'What a step of paying does to the ledger.';

create or replace function rg.after_aid(c rg.case_file, p_action text,
	p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_action in ('submit', 'resubmit', 'new_account', 'hand_in') then
		if rg.form_text(c, 'how') = 'urgent'
			and rg.form_text(c, 'hardship_code') <> 'H4' then
			raise exception using errcode = 'RG422',
				message = 'how:err_not_urgent';
		end if;
		perform rg.aid_payee(c, p_actor);
	elsif p_action in ('fast', 'approve', 'approve_also') then
		perform rg.aid_decide(c, p_action, p_actor, p_note, p_fields);
	elsif p_action in ('not_agreed', 'fast_stop', 'reject', 'uphold',
			'withdraw', 'return', 'reject_town') then
		perform rg.aid_undecide(c);
	elsif p_action in ('enter', 'stop', 'call_back', 'release', 'paid',
			'paid_first', 'bank_back', 'came_back', 'recovered')
	then
		perform rg.aid_pay(c, p_action, p_actor, p_note, p_fields);
	end if;
end $$;
comment on function rg.after_aid(rg.case_file, text, bigint, text, jsonb) is
	'What a step of an assistance case does besides.';

-- Gifts --------------------------------------------------------------------

create or replace function rg.gift_return(c rg.case_file, p_actor bigint,
	p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	g rg.gift;
	v_amount bigint := rg.fen(p_fields->>'amount');
begin
	select * into g from rg.gift where case_id = c.id;
	if v_amount is distinct from g.amount - g.used - g.returned then
		raise exception using errcode = 'RG422',
			message = 'amount:err_gift_rest', detail =
			api.yuan(g.amount - g.used - g.returned);
	end if;
	perform rg.gift_back(c, g.fund, v_amount, g.goods,
		(p_fields->>'day')::date, p_fields->>'voucher', p_actor);
end $$;
comment on function rg.gift_return(rg.case_file, bigint, jsonb) is
	'Sends a gift back: all that is left of it, no more and no less.';

create or replace function rg.gift_spent(c rg.case_file) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if exists (select from rg.gift g where g.case_id = c.id
			and g.used + g.returned < g.amount) then
		raise exception using errcode = 'RG422',
			message = 'note:err_gift_left';
	end if;
end $$;
comment on function rg.gift_spent(rg.case_file) is
	'Refuses (RG422) to call a gift used up of which something is left.';

create or replace function rg.after_gift(c rg.case_file, p_action text,
	p_actor bigint, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d date := nullif(p_fields->>'day', '')::date;
begin
	if p_action = 'agree' and rg.form_text(c, 'agreement_wanted') = '1'
		and rg.is_blank(p_fields->>'agreement_no') then
		raise exception using errcode = 'RG422',
			message = 'agreement_no:err_required';
	elsif p_action = 'receipt' and rg.is_blank(p_fields->>'receipt_no')
		and rg.form_text(c, 'receipt_wanted') = 'yes'
		and rg.form_text(c, 'kind') <> 'service' then
		raise exception using errcode = 'RG422',
			message = 'receipt_no:err_required';
	elsif p_action in ('receive', 'receive_goods') then
		perform rg.gift_in(c, rg.care_fund(),
			rg.fen(p_fields->>'amount'),
			p_action = 'receive_goods', d,
			p_fields->>'voucher', p_actor);
	elsif p_action = 'hand_out' then
		perform rg.goods_out(c, rg.fen(p_fields->>'amount'), d,
			p_fields->>'what', p_actor);
	elsif p_action = 'spend' then
		perform rg.gift_spent(c);
	elsif p_action = 'give_back' then
		perform rg.gift_return(c, p_actor, p_fields);
	end if;
end $$;
comment on function rg.after_gift(rg.case_file, text, bigint, jsonb) is
	'What a step of a gift does to the ledger (Charity Law 38, 39).';

create or replace function rg.after_carefund(c rg.case_file, p_action text,
	p_was text, p_actor bigint, p_note text, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if c.service = 'care-donation' then
		perform rg.after_gift(c, p_action, p_actor, p_fields);
	else
		perform rg.after_aid(c, p_action, p_actor, p_note, p_fields);
	end if;
end $$;
comment on function rg.after_carefund(rg.case_file, text, text, bigint,
	text, jsonb) is
	'What a step of a case of the care fund does to the ledger, in the '
	'same transaction.';

create or replace function rg.keeps_carefund(c rg.case_file, p_action text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return case p_action
	when 'approve_also' then
		not rg.pay_apart(c.id, (select api.me()), api.now(), true)
	when 'enter' then rg.pay_approved(c.id, (select api.me()))
	when 'release' then rg.pay_approved(c.id, (select api.me()))
	else false end;
end $$;
comment on function rg.keeps_carefund(rg.case_file, text) is
	'A further approval is not asked of one who approved already, took a '
	'step of the case or asked for it; nor payment of who approved: the '
	'ledger would refuse it.';

create or replace function rg.erase_carefund(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.payment_forget(c.id);
end $$;
comment on function rg.erase_carefund(rg.case_file) is
	'What erasing a case of the care fund takes out of the books: names '
	'and words. What was given and paid stays.';

-- Pages --------------------------------------------------------------------

create or replace function api.fund_facts()
returns table (name text, name_en text, charity text, charity_en text,
	certificate text, scheme_no text, contact text, check_url text,
	bank text, account_no text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select f.name, f.name_en, f.charity, f.charity_en, f.certificate,
		f.scheme_no, f.contact, f.check_url,
		coalesce(nullif(f.bank, ''), case i.mode when 'demo'
			then '样例银行样例支行' end),
		coalesce(nullif(f.account_no, ''), case i.mode when 'demo'
			then '样例账号 0000 0000 0000 0000' end)
	from rg.fund f, rg.instance i where f.code = 'care'
$$;
comment on function api.fund_facts() is
	'What every page of the fund shows: who raises the money, certificate, '
	'filing number, how to check, where to transfer to (Charity Law 25). '
	'A demonstration without an account shows one that is plainly none.';

create or replace function api.aid_grant(p_case bigint)
returns table (amount bigint, purpose text, decided date, state text,
	bank_on date, returned text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select d.amount, d.purpose, d.day, p.state, p.bank_on,
		nullif(p.returned_reason, '')
	from rg.case_file c join lateral rg.aid_decided(c.id) d on true
	left join lateral (select x.* from rg.payment x
		where x.case_id = c.id order by x.id desc limit 1) p on true
	where c.id = p_case and api.sees(c) and exists (select
		from rg.case_event e where e.case_id = c.id
		and e.action = 'grant');
end $$;
comment on function api.aid_grant(bigint) is
	'What was granted and where the money is, for who sees the case; '
	'nothing before the decision.';

create or replace function api.aid_desk(p_no text)
returns table (amount bigint, purpose text, given int, needed int,
	minutes boolean, state text, entered_by text, entered date,
	released_by text, released date, bank_on date, voucher text,
	returned text, holder text, bank_name text, spendable bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	return query
	select k.amount, k.purpose, k.given, k.needed, k.minutes, p.*,
		rg.fund_spendable(rg.care_fund(), k.purpose)
	from rg.aid_approvals(c) k, rg.payment_seen(c) p
	where api.module() in ('', c.module);
end $$;
comment on function api.aid_desk(text) is
	'Decision and payment of a case, for officers who see it.';

create or replace function api.aid_risks(p_no text)
returns table (code text, detail text, answer text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	return query select * from rg.risks_answered(c.id);
	if found then
		return;
	end if;
	return query
	select r.code, nullif(r.detail, ''), null::text
	from rg.payment_risks(c) r where api.module() in ('', c.module)
	union
	select 'repeat', string_agg(f.no, ' ' order by f.no), null
	from rg.aid_before(c) f where rg.aid_repeats(c)
	having count(*) > 0 and not exists (select
		from rg.payment_risks(c) r where r.code = 'repeat')
	order by 1;
end $$;
comment on function api.aid_risks(text) is
	'What must be answered before a payment is released; afterwards what '
	'was answered.';

create or replace function api.gift_desk(p_no text)
returns table (amount bigint, used bigint, returned bigint, goods boolean,
	day date, voucher text, purpose text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	return query
	select g.amount, g.used, g.returned, g.goods, g.day, g.voucher,
		g.purpose
	from rg.gift g where g.case_id = c.id
		and api.module() in ('', c.module);
end $$;
comment on function api.gift_desk(text) is
	'What the ledger says of a gift, for officers who see its case.';

create or replace function api.my_gifts()
returns table (id bigint, no text, state text, label text, label_en text,
	kind text, sent date, amount bigint, used bigint, returned bigint,
	what text, plan text, named boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select c.id, c.no, c.state, s.applicant, s.applicant_en,
		f.fields->>'kind', rg.local_day(c.submitted_at),
		coalesce(g.amount, case when f.fields->>'amount' <> ''
			then rg.fen(f.fields->>'amount') end),
		g.used, g.returned, coalesce(f.fields->>'service_text',
			(select string_agg(x.value || ' × ' || (f.fields
				->>replace(x.key, '.name', '.quantity')),
				'、' order by x.key)
			from jsonb_each_text(f.fields) x
			where x.key ~ '^goods\.[0-9]+\.name$')),
		(select t.fields->>'plan' from rg.case_event e
			join rg.case_event_text t on t.chain = e.chain
				and t.seq = e.seq
			where e.case_id = c.id and e.action = 'allocate'
			order by e.version desc limit 1),
		coalesce(f.fields->>'agree_public', '') = '1'
	from rg.case_file c join rg.case_form f on f.case_id = c.id
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	left join rg.gift g on g.case_id = c.id
	where c.applicant = api.me() and api.side() = 'pub'
		and c.service = 'care-donation' and c.no is not null
	order by c.id desc limit 100;
end $$;
comment on function api.my_gifts() is
	'The gifts of the one asking and how much of each is used.';

create or replace function api.my_gift_uses()
returns table (gift bigint, day date, amount bigint, purpose text,
	district text, what text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select u.gift, u.day, u.amount, p.purpose, (select d.name
			from rg.division d join rg.case_file a
			on a.area between d.lo and d.hi
			where a.id = p.case_id and d.level = 3),
		-- Goods: the words of the posting of that day.
		case when p.id is null then (select l.note
			from rg.ledger_group l where l.case_id = u.gift
			and l.kind = 'goods_out' and l.at = u.at
			order by l.id desc limit 1) end
	from rg.gift_use u
	join rg.case_file c on c.id = u.gift and c.applicant = api.me()
	left join rg.payment p on p.id = u.payment
	where api.side() = 'pub'
	order by u.gift desc, u.id desc limit 2000;
end $$;
comment on function api.my_gift_uses() is
	'Where the gifts of the one asking went: day, purpose, district and '
	'amount, never who was helped (Charity Law 42, 63).';

create or replace function api.gift_paper(p_case bigint)
returns table (donor text, kind text, amount bigint, day date, what text,
	receipt_no text, handler text, charity text, fund text, used bigint,
	returned bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select nullif(rg.form_text(c, 'donor_name'), ''),
		rg.form_text(c, 'kind'), g.amount, coalesce(g.day, (select
			(t.fields->>'day')::date from rg.case_event e
			join rg.case_event_text t on t.chain = e.chain
				and t.seq = e.seq
			where e.case_id = c.id
				and e.action = 'receive_service'
			order by e.version desc limit 1)),
		coalesce(nullif(rg.form_text(c, 'service_text'), ''), (select
			string_agg(x.value || ' ' || (f.fields->>replace(x.key,
				'.name', '.quantity')) || (f.fields
				->>replace(x.key, '.name', '.unit')), '、'
				order by x.key)
			from rg.case_form f, jsonb_each_text(f.fields) x
			where f.case_id = c.id
				and x.key ~ '^goods\.[0-9]+\.name$')),
		(select t.fields->>'receipt_no' from rg.case_event e
			join rg.case_event_text t on t.chain = e.chain
				and t.seq = e.seq
			where e.case_id = c.id and e.action = 'receipt'
			order by e.version desc limit 1),
		(select e.actor_name from rg.case_event e
			where e.case_id = c.id and e.action = 'receipt'
			order by e.version desc limit 1),
		k.charity, k.name, g.used, g.returned
	from rg.case_file c left join rg.gift g on g.case_id = c.id
	left join rg.fund k on k.id = rg.care_fund()
	where c.id = p_case and api.sees(c)
		and c.service = 'care-donation';
end $$;
comment on function api.gift_paper(bigint) is
	'What certificate and report of a gift say: donor, kind and amount, '
	'charity, handler, day (Charity Law 38).';
