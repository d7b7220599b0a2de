-- Start-up loans. The bureau verifies who applies and hands applications to a
-- bank on lists that are numbered, signed and never changed; the bank decides,
-- and what it answers comes in as a table. Who is on which list, and what was
-- answered, is decided under the lock of the case: of two officers one is told.

-- What the rules say ----------------------------------------------------------

create or replace function rg.loan_kind(p_kind text) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	return case when p_kind in ('firm', 'coop') then 'firm'
		when p_kind in ('person', 'trader') then 'person' end;
end $$;
comment on function rg.loan_kind(text) is
	'Whose ceiling and term hold for a kind of applicant; nothing while it '
	'is not chosen.';

create or replace function rg.loan_faults(f jsonb, p_all boolean) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k text := rg.loan_kind(f->>'applicant_kind');
	t date := api.today();
	cap numeric := api.policy_value('guaranteed_loan', 'cap_' || k, t);
	months numeric := api.policy_value('guaranteed_loan', 'months_' || k,
		t);
	large numeric := api.policy_value('guaranteed_loan', 'staff_large', t);
	stake numeric := api.policy_value('guaranteed_loan', 'stake_months',
		t);
	staff int;
	share numeric;
	bad text := '';
begin
	if k is null then
		return '';
	elsif cap is null or months is null then
		return 'amount:err_loan_rule';
	end if;
	if rg.fen(f->>'amount') > cap * 100 then
		bad := bad || ' amount:err_loan_cap';
	end if;
	if (f->>'term_m')::numeric > months then
		bad := bad || ' term_m:err_loan_months';
	end if;
	if not exists (select from rg.loan_bank b where b.name = f->>'bank'
			and b.ended_at is null) then
		bad := bad || ' bank:err_loan_bank';
	end if;
	if k = 'firm' then
		staff := (f->>'staff_total')::int;
		share := api.policy_value('guaranteed_loan', case
			when staff > large then 'staff_share_large'
			else 'staff_share' end, t);
		if (f->>'staff_eligible')::int > staff then
			bad := bad || ' staff_eligible:err_loan_staff_more';
		elsif (f->>'staff_eligible')::int < share * staff then
			bad := bad || ' staff_eligible:err_loan_staff';
		end if;
		if p_all and (f->>'stake_since')::date + make_interval(
				months => coalesce(stake, 0)::int) > t then
			bad := bad || ' stake_since:err_loan_stake';
		end if;
	end if;
	return btrim(bad);
end $$;
comment on function rg.loan_faults(jsonb, boolean) is
	'What of an application is against the rules of today, as field:key: '
	'above the ceiling or the term, a bank that takes part no longer, too '
	'few newly hired eligible staff, and with p_all too short a stake.';

create or replace function api.loan_check(p_draft bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.case_of(p_draft);
	bad text;
begin
	if c.service <> 'startup-loan' or not coalesce(rg.writes(c), false)
	then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	bad := rg.loan_faults((select fields from rg.case_form
		where case_id = c.id), false);
	if bad <> '' then
		raise exception using errcode = 'RG422', message = bad;
	end if;
end $$;
comment on function api.loan_check(bigint) is
	'Refuses (RG422) what stands in a draft against the rules of today, '
	'beside the fields.';

create or replace function api.loan_rules(p_draft bigint)
returns table (kind text, cap text, months int, staff_large int, share numeric, share_large numeric, source text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file;
	k text;
	t date := api.today();
begin
	select * into c from rg.case_file where id = p_draft;
	if c.service <> 'startup-loan' or not coalesce(api.sees(c), false) then
		return;
	end if;
	k := rg.loan_kind(rg.form_text(c, 'applicant_kind'));
	return query
	select x.k, api.yuan((api.policy_value('guaranteed_loan', 'cap_' || x.k,
			t) * 100)::bigint), api.policy_value('guaranteed_loan',
			'months_' || x.k, t)::int,
		api.policy_value('guaranteed_loan', 'staff_large', t)::int,
		trim_scale(api.policy_value('guaranteed_loan', 'staff_share',
			t) * 100), trim_scale(api.policy_value(
			'guaranteed_loan', 'staff_share_large', t) * 100),
		(select p.source from rg.policy_param p
			where p.scheme = 'guaranteed_loan'
			and p.name = 'cap_' || x.k and p.from_on <= t
			order by p.from_on desc limit 1)
	from (select k as k) x where x.k is not null;
end $$;
comment on function api.loan_rules(bigint) is
	'Ceiling, term and rule on staff that hold today for who fills a draft '
	'in.';

create or replace function api.loan_ceilings()
returns table (kind text, cap text, months int, source text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	t date := api.today();
begin
	return query
	select k.kind, api.yuan((p.value::numeric * 100)::bigint),
		api.policy_value('guaranteed_loan', 'months_' || k.kind,
			t)::int, p.source
	from (values (1, 'person'), (2, 'firm')) k (n, kind),
	lateral (select x.value, x.source from rg.policy_param x
		where x.scheme = 'guaranteed_loan'
		and x.name = 'cap_' || k.kind and x.from_on <= t
		order by x.from_on desc limit 1) p
	order by k.n;
end $$;
comment on function api.loan_ceilings() is
	'Ceilings and terms of today, for anybody.';

-- Banks -----------------------------------------------------------------------

create or replace function api.loan_banks()
returns table (id bigint, name text, tel text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select b.id, b.name, b.tel from rg.loan_bank b
	where b.ended_at is null order by b.name;
end $$;
comment on function api.loan_banks() is 'Banks that take part, for anybody.';

create or replace function rg.loan_may() returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or api.my_lo() is null
		or not (api.has_role('clerk') and (select level
			from rg.station where id = rg.my_station()) <= 3) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
end $$;
comment on function rg.loan_may() is
	'Lists and answers of banks are worked on by clerks of a district or '
	'city; RG403 for everybody else.';

create or replace function api.loan_banks_desk()
returns table (id bigint, name text, contact text, tel text, since date,
	ended date, by_name text, open bigint, may boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	v_may boolean := coalesce(rg.sets_policy(), false);
begin
	if not v_may then
		perform rg.loan_may();
	end if;
	return query
	select b.id, b.name, b.contact, b.tel, rg.local_day(b.made_at),
		rg.local_day(b.ended_at), a.name, (select count(*)
			from rg.loan l where l.bank = b.id and l.answer = ''),
		v_may
	from rg.loan_bank b left join rg.account a on a.id = b.made_by
	order by b.ended_at is not null, b.name;
end $$;
comment on function api.loan_banks_desk() is
	'All banks, for who works on lists and for bureau leaders at the root, '
	'who keep them.';

create or replace function api.loan_bank_add(p_name text, p_contact text,
	p_tel text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	b bigint;
begin
	if not coalesce(rg.sets_policy(), false) then
		raise exception using errcode = 'RG403', message = 'err_role';
	elsif done is not null then
		return done::bigint;
	elsif coalesce(p_name, '') ~ '\s' or length(coalesce(p_name, ''))
			not between 4 and 40 then
		perform rg.refuse('name', 'err_bank_name');
	elsif length(coalesce(p_contact, '')) not between 2 and 60 then
		perform rg.refuse('contact', 'err_required');
	elsif coalesce(p_tel, '') !~ '^[0-9+() -]{5,20}$' then
		perform rg.refuse('tel', 'err_required');
	end if;
	insert into rg.loan_bank (name, contact, tel, made_by, made_at)
	values (p_name, p_contact, p_tel, api.me(), api.now())
	on conflict do nothing returning id into b;
	if b is null then
		perform rg.refuse('name', 'err_bank_twice');
	end if;
	return rg.idem_keep(p_key, b::text)::bigint;
end $$;
comment on function api.loan_bank_add(text, text, text, text) is
	'Takes a bank in; bureau leaders at the root.';

create or replace function api.loan_bank_end(p_bank bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not coalesce(rg.sets_policy(), false) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if not exists (select from rg.loan_bank b where b.id = p_bank) then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	update rg.loan_bank set ended_at = api.now()
	where id = p_bank and ended_at is null;
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
end $$;
comment on function api.loan_bank_end(bigint) is
	'A bank takes part no longer: no new application chooses it.';

create or replace function rg.demo_banks() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.loan_bank (name, contact, tel, made_at)
	select x.name, x.contact, x.tel, api.now()
	from (values ('样例农村商业银行', '普惠金融部 钱样例', '0532-88880101'),
		('样例城市银行', '小微企业部 孙样例', '0532-88880102'),
		('样例邮政银行', '三农金融部 李样例', '0532-88880103'))
		x (name, contact, tel)
	on conflict do nothing;
end $$;
comment on function rg.demo_banks() is
	'Synthetic banks for a demonstration.';

-- Steps -----------------------------------------------------------------------

create or replace function rg.loan_put(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
	k text := rg.loan_kind(f->>'applicant_kind');
	bad text := rg.loan_faults(f, true);
begin
	if bad <> '' then
		raise exception using errcode = 'RG422', message = bad;
	end if;
	insert into rg.loan as l (case_id, bank, kind, asked, asked_months,
		cap, cap_months)
	select c.id, b.id, k, rg.fen(f->>'amount'), (f->>'term_m')::int,
		(api.policy_value('guaranteed_loan', 'cap_' || k, api.today())
			* 100)::bigint, api.policy_value('guaranteed_loan',
			'months_' || k, api.today())::int
	from rg.loan_bank b where b.name = f->>'bank' and b.ended_at is null
	on conflict (case_id) do update set bank = excluded.bank,
		kind = excluded.kind, asked = excluded.asked,
		asked_months = excluded.asked_months, cap = excluded.cap,
		cap_months = excluded.cap_months;
end $$;
comment on function rg.loan_put(rg.case_file) is
	'What is asked for, under the rules of the day it was sent; refused '
	'(RG422) where they say no.';

create or replace function rg.after_loan(c rg.case_file, p_action text,
	p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d date := nullif(p_fields->>'day', '')::date;
begin
	if p_action in ('submit', 'resubmit') then
		perform rg.loan_put(c);
	elsif p_action = 'grant' then
		update rg.case_task t set due_on = l.granted_on
			+ api.policy_value('guaranteed_loan', t.task,
				l.granted_on)::int
		from rg.loan l where l.case_id = c.id and t.case_id = c.id
			and t.done_at is null
			and t.task in ('visit_first', 'visit_next')
			and api.policy_value('guaranteed_loan', t.task,
				l.granted_on) is not null;
	elsif p_action in ('repay', 'overdue', 'settle') then
		if d < (select granted_on from rg.loan where case_id = c.id)
		then
			perform rg.refuse('day', 'err_loan_day');
		end if;
		update rg.loan set said_on = coalesce(d, api.today()),
			said = case p_action when 'repay' then 'repaid'
				when 'overdue' then 'overdue'
				else 'settled' end
		where case_id = c.id;
	end if;
	-- Nothing is left to visit where the loan is paid back.
	if c.state = 'SETTLED' then
		update rg.case_task set done_at = api.now(), result = 'settled'
		where case_id = c.id and done_at is null;
	end if;
end $$;
comment on function rg.after_loan(rg.case_file, text, jsonb) is
	'What a step of an application does to the loan and to the visits.';

create or replace function rg.keeps_loan(c rg.case_file, p_action text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return case when p_action = 'push' then not exists (select
			from rg.loan_item i where i.case_id = c.id and i.live)
		when p_action = 'take_back' then exists (select
			from rg.loan_item i where i.case_id = c.id and i.live)
		when p_action = 'hand_over' then not exists (select
			from rg.loan_item i join rg.loan_list l on l.id = i.list
			where i.case_id = c.id and i.live
			and l.state = 'handed')
		when p_action = 'grant' then not exists (select from rg.loan l
			where l.case_id = c.id and l.answer = 'yes')
		when p_action = 'bank_reject' then not exists (select
			from rg.loan l where l.case_id = c.id
			and l.answer = 'no')
		else false end;
end $$;
comment on function rg.keeps_loan(rg.case_file, text) is
	'Nobody puts one application on a list by hand, nor answers for the '
	'bank: those steps follow the list and the answer.';

create or replace function rg.loan_step(p_case bigint, p_action text,
	p_reason text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	a rg.standard_action;
	t text;
begin
	select * into c from rg.case_file where id = p_case for update;
	select * into a from rg.standard_action
	where standard = c.standard and action = p_action;
	select s.target into t from rg.standard_step s
	where s.standard = c.standard and s.action = p_action
		and s.from_state = c.state;
	if t is null then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	perform rg.take_step(c, a, t, api.me(), 'clerk', p_reason, '',
		p_fields);
end $$;
comment on function rg.loan_step(bigint, text, text, jsonb) is
	'A step that follows from a list or an answer, in the name of the '
	'officer who works on it.';

-- Lists -----------------------------------------------------------------------

create or replace function api.loan_waiting()
returns table (id bigint, no text, title text, bank bigint,
	bank_name text, amount text, months int, since date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	perform rg.loan_may();
	return query
	select c.id, c.no, c.title, b.id, b.name, api.yuan(l.asked),
		l.asked_months, rg.local_day(c.state_at)
	from rg.case_file c join rg.loan l on l.case_id = c.id
	join rg.loan_bank b on b.id = l.bank
	where c.service = 'startup-loan' and c.state = 'ID_CHECKED'
		and c.area between api.my_lo() and api.my_hi() and api.sees(c)
	order by b.name, c.state_at, c.id limit 200;
end $$;
comment on function api.loan_waiting() is
	'Verified applications of the officer''s area that stand on no list.';

create or replace function api.loan_lines(p_bank bigint, p_cases bigint[])
returns table (id bigint, applicant bigint, no text, name text, id_no text,
	mobile text, kind text, firm text, uscc text, amount text, months text,
	guarantee text, purpose text, project text, merit text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	perform rg.loan_may();
	perform from rg.case_file c where c.id = any (p_cases)
	order by c.id for update;
	if (select count(*) from rg.case_file c
		join rg.loan l on l.case_id = c.id
		where c.id = any (p_cases) and c.service = 'startup-loan'
		and c.state = 'ID_CHECKED' and l.bank = p_bank
		and c.area between api.my_lo() and api.my_hi() and api.sees(c))
		<> cardinality(p_cases) or cardinality(p_cases) > 200 then
		raise exception using errcode = 'RG409',
			message = 'err_loan_taken';
	end if;
	return query
	select c.id, c.applicant, c.no, f.fields->>'applicant_name',
		f.fields->>'id_no', f.fields->>'mobile',
		rg.answer_words(c.standard, 'applicant_kind',
			f.fields->>'applicant_kind'),
		f.fields->>'firm_name', f.fields->>'uscc', api.yuan(l.asked),
		f.fields->>'term_m', rg.answer_words(c.standard, 'guarantee',
			f.fields->>'guarantee'), rg.answer_words(c.standard,
			'purpose', f.fields->>'purpose'),
		f.fields->>'project', case when f.fields->>'merit_wanted'
			= 'yes' then f.fields->>'merit_info' end
	from rg.case_file c join rg.loan l on l.case_id = c.id
	join rg.case_form f on f.case_id = c.id
	where c.id = any (p_cases) order by c.id;
end $$;
comment on function api.loan_lines(bigint, bigint[]) is
	'What a bank is told of applications, which are locked until the list '
	'is made; the identity number as it is kept, encrypted. RG409 when one '
	'of them no longer waits for a list of this bank.';

create or replace function api.loan_list_make(p_bank bigint,
	p_cases bigint[], p_lines text[], p_head text, p_sha256 text,
	p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	st rg.station;
	v_no text;
	v_list bigint;
	v_sum bigint;
	x bigint;
begin
	perform rg.loan_may();
	if done is not null then
		return done::bigint;
	end if;
	select sum(l.asked) into v_sum
	from rg.case_file c join rg.loan l on l.case_id = c.id
	where c.id = any (p_cases) and c.state = 'ID_CHECKED'
		and c.service = 'startup-loan' and l.bank = p_bank
		and c.area between api.my_lo() and api.my_hi() and api.sees(c)
	having count(*) = cardinality(p_cases);
	if v_sum is null or coalesce(p_sha256, '') !~ '^[0-9a-f]{64}$'
		or cardinality(p_lines) <> cardinality(p_cases)
		or array_position(p_lines, '') is not null
		or coalesce(p_head, '') = '' then
		raise exception using errcode = 'RG409',
			message = 'err_loan_taken';
	end if;
	select * into st from rg.station where id = rg.my_station();
	perform pg_advisory_xact_lock(hashtextextended('loan_list', st.area));
	v_no := 'DK-' || left(st.area::text, 6) || '-'
		|| to_char(api.today(), 'YYYY') || '-';
	v_no := v_no || lpad((select count(*) + 1 from rg.loan_list l
		where l.no like v_no || '%')::text, 4, '0');
	insert into rg.loan_list (no, bank, area, day, n, sum, head, sha256,
		made_by, made_at)
	values (v_no, p_bank, st.area, api.today(), cardinality(p_cases),
		v_sum, p_head, p_sha256, api.me(), api.now())
	returning id into v_list;
	insert into rg.loan_item (list, case_id, line)
	select v_list, u.c, u.l from unnest(p_cases, p_lines)
		with ordinality u (c, l, n) order by u.n;
	-- Chain by chain: see api.act_many().
	for x in select u from unnest(p_cases) u order by u % 64, u loop
		perform rg.loan_step(x, 'push', '', '{}');
	end loop;
	return rg.idem_keep(p_key, v_list::text)::bigint;
end $$;
comment on function api.loan_list_make(bigint, bigint[], text[], text, text,
	text) is
	'A list for a bank of applications that stand on none: number, lines, '
	'digest of the file. RG409 when one of them is gone meanwhile.';

create or replace function rg.loan_slip(l rg.loan_list) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return format(E'ronggui loan list 1\nlist: %s\nbank: %s\nday: %s\n'
		'applications: %s\nsum: %s\nSHA256 (%s.csv) = %s\n', l.no,
		(select name from rg.loan_bank where id = l.bank), l.day, l.n,
		replace(api.yuan(l.sum), ',', ''), l.no, l.sha256);
end $$;
comment on function rg.loan_slip(rg.loan_list) is
	'What is signed of a list: its number, the bank, the day, how many, '
	'and the digest of the file as sha256sum reads it.';

create or replace function api.loan_unsigned()
returns table (id bigint, slip text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select l.id, rg.loan_slip(l) from rg.loan_list l
	where l.signature = '' and l.state = 'open' order by l.id;
end $$;
comment on function api.loan_unsigned() is
	'Lists that wait for their signature.';

create or replace function api.loan_sign(p_list bigint, p_signature text,
	p_key text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_signature !~ '^[A-Za-z0-9_-]{86}$' or p_key !~ '^[0-9a-f]{64}$'
	then
		raise exception using errcode = '22023',
			message = 'not a signature';
	end if;
	update rg.loan_list set signature = p_signature, key = p_key
	where id = p_list and signature = '';
end $$;
comment on function api.loan_sign(bigint, text, text) is
	'Adds the signature of a list, once.';

create or replace function api.loan_key()
returns table (key text, pem text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	-- RFC 8410: the twelve bytes before an Ed25519 key.
	return query
	select l.key, E'-----BEGIN PUBLIC KEY-----\n' || encode(decode(
		'302a300506032b6570032100' || l.key, 'hex'), 'base64')
		|| E'\n-----END PUBLIC KEY-----\n'
	from rg.loan_list l where l.key <> '' order by l.id desc limit 1;
end $$;
comment on function api.loan_key() is
	'Public half of the key that signs lists, for anybody.';

create or replace function api.loan_lists()
returns table (id bigint, no text, bank text, day date, n int, sum text,
	state text, signed boolean, answered bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	perform rg.loan_may();
	return query
	select l.id, l.no, b.name, l.day, l.n, api.yuan(l.sum), l.state,
		l.signature <> '', (select count(*) from rg.loan_item i
			join rg.loan x on x.case_id = i.case_id
			where i.list = l.id and l.state = 'handed'
			and x.answer <> '')
	from rg.loan_list l join rg.loan_bank b on b.id = l.bank
	where l.area between api.my_lo() and api.my_hi()
	order by l.id desc limit 100;
end $$;
comment on function api.loan_lists() is
	'Lists of the officer''s area, the newest first.';

create or replace function rg.loan_list_of(p_list bigint)
returns rg.loan_list
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	l rg.loan_list;
begin
	perform rg.loan_may();
	select * into l from rg.loan_list where id = p_list;
	if l.id is null or not coalesce(l.area between api.my_lo()
			and api.my_hi(), false) then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	return l;
end $$;
comment on function rg.loan_list_of(bigint) is
	'A list of the officer''s area; elsewhere there is none (RG404).';

create or replace function api.loan_list(p_list bigint)
returns table (id bigint, no text, bank text, contact text, tel text,
	day date, n int, sum text, head text, sha256 text, signature text,
	key text, slip text, state text, made_by text, done_by text,
	done date, handed_on date, note text, whole boolean)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	l rg.loan_list := rg.loan_list_of(p_list);
begin
	return query
	select l.id, l.no, b.name, b.contact, b.tel, l.day, l.n,
		api.yuan(l.sum), l.head, l.sha256, l.signature, l.key,
		rg.loan_slip(l), l.state, m.name, d.name,
		rg.local_day(l.done_at), l.handed_on, l.note,
		not exists (select from rg.loan_item i where i.list = l.id
			and i.line = '')
	from rg.loan_bank b left join rg.account m on m.id = l.made_by
	left join rg.account d on d.id = l.done_by
	where b.id = l.bank;
end $$;
comment on function api.loan_list(bigint) is
	'A list with its slip and signature; whole: no line was erased since.';

create or replace function api.loan_items(p_list bigint)
returns table (id bigint, applicant bigint, no text, title text, line text,
	state text, label text, label_en text, live boolean)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	l rg.loan_list := rg.loan_list_of(p_list);
begin
	return query
	select c.id, c.applicant, c.no, c.title, i.line, c.state, s.label,
		s.label_en, i.live
	from rg.loan_item i join rg.case_file c on c.id = i.case_id
	left join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	where i.list = l.id order by i.id;
end $$;
comment on function api.loan_items(bigint) is
	'Applications on a list in its order, lines as they are kept.';

create or replace function api.loan_list_do(p_list bigint, p_do text,
	p_day date, p_note text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	l rg.loan_list := rg.loan_list_of(p_list);
	x bigint;
begin
	if done is not null then
		return done;
	end if;
	select * into l from rg.loan_list where id = p_list for update;
	if l.state <> 'open' then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif rg.is_blank(p_note) or length(p_note) > 200 then
		perform rg.refuse('note', 'err_required');
	elsif p_do = 'hand' then
		if l.signature = '' then
			raise exception using errcode = 'RG409',
				message = 'err_loan_unsigned';
		elsif p_day is null or p_day < l.day or p_day > api.today()
		then
			perform rg.refuse('day', 'err_loan_handed');
		end if;
		update rg.loan_list set state = 'handed', handed_on = p_day,
			note = btrim(p_note), done_by = api.me(),
			done_at = api.now() where id = l.id;
	elsif p_do = 'void' then
		update rg.loan_list set state = 'void', note = btrim(p_note),
			done_by = api.me(), done_at = api.now()
		where id = l.id;
		update rg.loan_item set live = false where list = l.id;
	else
		raise exception using errcode = 'RG422',
			message = 'do:err_choice';
	end if;
	-- All rows in one order, then chain by chain: see api.act_many().
	perform from rg.case_file c join rg.loan_item i on i.case_id = c.id
	where i.list = l.id order by c.id for update of c;
	for x in select i.case_id from rg.loan_item i where i.list = l.id
			order by i.case_id % 64, i.case_id loop
		perform rg.loan_step(x, case p_do when 'hand' then 'hand_over'
			else 'take_back' end, '', '{}');
	end loop;
	return rg.idem_keep(p_key, p_do);
end $$;
comment on function api.loan_list_do(bigint, text, date, text, text) is
	'hand: the bank has the signed list since that day; void: withdrawn '
	'before, its applications wait for another.';

-- The bank's answers ----------------------------------------------------------

create or replace function rg.loan_row(p_bank bigint, w text[])
returns table (fault text, case_id bigint, deed text, reason text,
	principal bigint, rate numeric, months int, day date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file;
	l rg.loan;
	n text := upper(regexp_replace(w[3], '\s', '', 'g'));
begin
	fault := '';
	select * into c from rg.case_file x where x.no = upper(w[1])
		and x.service = 'startup-loan' and x.area between api.my_lo()
		and api.my_hi();
	select * into l from rg.loan x where x.case_id = c.id
		and x.bank = p_bank;
	deed := case when w[2] in ('放款', '已放款', 'granted') then 'grant'
		when w[2] in ('不予放款', '不放款', '拒绝', 'rejected')
		then 'bank_reject'
		when w[2] in ('还款', '正常还款', '还款正常', 'repaid')
		then 'repay'
		when w[2] in ('逾期', 'overdue') then 'overdue'
		when w[2] in ('结清', '已结清', 'settled') then 'settle' end;
	case_id := l.case_id;
	begin
		day := rg.csv_day(w[7]);
	exception when others then
		day := null;
	end;
	if l.case_id is null then
		fault := 'err_row_case';
	elsif deed is null then
		fault := 'err_row_deed';
	elsif deed in ('grant', 'bank_reject') and c.state <> 'BANK_REVIEW'
	then
		fault := case when l.answer <> '' then 'err_row_answered'
			else 'err_row_not_there' end;
	elsif deed in ('repay', 'overdue', 'settle') and c.state not in
			('GRANTED', 'REPAYING', 'OVERDUE') then
		fault := 'err_row_not_lent';
	elsif day is null or day > api.today() or day < coalesce(
			l.granted_on, (select y.handed_on from rg.loan_item i
			join rg.loan_list y on y.id = i.list
			where i.case_id = l.case_id and i.live)) then
		fault := 'err_row_day';
	elsif deed = 'bank_reject' then
		reason := upper(w[8]);
		if coalesce(rg.sv(c.standard, 'reasons.' || reason
			|| '.label'), '') = '' or reason !~ '^K[0-9]{2}$' then
			fault := 'err_row_reason';
		end if;
	elsif deed = 'grant' then
		principal := case when replace(w[4], ',', '')
			~ '^[0-9]{1,10}(\.[0-9]{1,2})?$'
			then rg.fen(replace(w[4], ',', '')) end;
		rate := rg.subsidy_rate(replace(w[5], '%', ''));
		months := case when w[6] ~ '^[0-9]{1,3}$' then w[6]::int end;
		fault := case when n !~ '^[^\s]{4,40}$' then 'err_row_loan_no'
			when exists (select from rg.loan y where y.loan_no = n
				and y.bank = p_bank) then 'err_row_loan_twice'
			when coalesce(principal, 0) = 0 then 'err_row_sum'
			when principal > l.asked then 'err_row_more'
			when coalesce(rate, 0) = 0 then 'err_row_rate'
			when coalesce(months, 0) not between 1 and 360
			then 'err_row_months' else '' end;
	elsif l.loan_no <> n and n <> '' then
		fault := 'err_row_other_loan';
	end if;
	return next;
end $$;
comment on function rg.loan_row(bigint, text[]) is
	'What a row of a bank''s table means, or what is wrong with it.';

create or replace function api.loan_import(p_bank bigint, p_name text,
	p_bytes bytea) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	i bigint;
	l text;
	w text[];
	c int[];
	k int := 0;
begin
	perform rg.loan_may();
	if not exists (select from rg.loan_bank b where b.id = p_bank) then
		perform rg.refuse('bank', 'err_choice');
	elsif coalesce(length(p_bytes), 0) not between 1 and 1048576 then
		perform rg.refuse('file', 'err_file_empty');
	elsif exists (select from rg.loan_import x
			where x.sha256 = sha256(p_bytes)
			and x.done_at is not null) then
		perform rg.refuse('file', 'err_loan_file_twice');
	end if;
	-- Tables that were only looked at are forgotten.
	delete from rg.loan_import where by = api.me() and done_at is null;
	insert into rg.loan_import (bank, area, sha256, name, by, at)
	select p_bank, s.area, sha256(p_bytes), left(coalesce(nullif(p_name,
		''), '-'), 100), api.me(), api.now()
	from rg.station s where s.id = rg.my_station()
	returning id into i;
	foreach l in array regexp_split_to_array(rg.csv_text(p_bytes),
			E'\r\n|\n|\r') loop
		k := k + 1;
		continue when l ~ '^[\s,]*$';
		w := rg.csv_cells(l);
		if c is null then
			c := array[rg.csv_column(w, '受理编号', 'no'),
				rg.csv_column(w, '结果', 'result'),
				rg.csv_column(w, '合同编号', 'loan'),
				rg.csv_column(w, '金额', 'sum'),
				rg.csv_column(w, '年利率', 'rate'),
				rg.csv_column(w, '期限', 'months'),
				rg.csv_column(w, '日期', 'day'),
				rg.csv_column(w, '原因', 'reason')];
			if array_position(c, null) is not null then
				perform rg.refuse('file', 'err_loan_heads');
			end if;
			continue;
		end if;
		if k > 5001 then
			perform rg.refuse('file', 'err_fair_rows');
		end if;
		w := array(select left(coalesce(w[x.p], ''), 40)
			from unnest(c) with ordinality x (p, n) order by x.n);
		w[2] := lower(w[2]);
		insert into rg.loan_import_row (import, line, cells, fault,
			case_id)
		select i, k, w, x.fault, x.case_id
		from rg.loan_row(p_bank, w) x;
	end loop;
	if not exists (select from rg.loan_import_row where import = i) then
		perform rg.refuse('file', 'err_fair_empty');
	end if;
	-- One application, or one loan number, twice: one of them is wrong.
	update rg.loan_import_row r set fault = 'err_row_again'
	where r.import = i and r.fault = '' and exists (select
		from rg.loan_import_row o where o.import = i and o.fault = ''
		and o.line < r.line and (o.case_id = r.case_id
			or o.cells[3] <> '' and o.cells[3] = r.cells[3]));
	return i;
end $$;
comment on function api.loan_import(bigint, text, bytea) is
	'Takes a bank''s table in to be looked at; nothing counts yet. A file '
	'whose rows were taken is refused (RG422).';

create or replace function rg.loan_import_of(p_import bigint)
returns rg.loan_import
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	i rg.loan_import;
begin
	perform rg.loan_may();
	select * into i from rg.loan_import where id = p_import;
	if i.id is null or not coalesce(i.area between api.my_lo()
			and api.my_hi(), false) then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	return i;
end $$;
comment on function rg.loan_import_of(bigint) is
	'A table of the officer''s area; elsewhere there is none (RG404).';

create or replace function api.loan_import_one(p_import bigint)
returns table (id bigint, name text, bank text, taken int, good bigint,
	bad bigint)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	i rg.loan_import := rg.loan_import_of(p_import);
begin
	return query
	select i.id, i.name, b.name, i.taken,
		count(r.line) filter (where r.fault = ''),
		count(r.line) filter (where r.fault <> '')
	from rg.loan_bank b left join rg.loan_import_row r on r.import = i.id
	where b.id = i.bank group by b.id;
end $$;
comment on function api.loan_import_one(bigint) is
	'A bank''s table and how many of its rows are right.';

create or replace function api.loan_import_rows(p_import bigint)
returns table (line int, no text, result text, loan text, sum text,
	rate text, months text, day text, reason text, fault text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	i rg.loan_import := rg.loan_import_of(p_import);
begin
	return query
	select r.line, r.cells[1], r.cells[2], r.cells[3], r.cells[4],
		r.cells[5], r.cells[6], r.cells[7], r.cells[8], r.fault
	from rg.loan_import_row r where r.import = i.id
	order by r.fault = '', r.line limit 500;
end $$;
comment on function api.loan_import_rows(bigint) is
	'Its rows, those with a fault first.';

create or replace function rg.loan_answer(x record, w text[]) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if x.deed in ('grant', 'bank_reject') then
		update rg.loan set answered_on = api.today(),
			answer = case x.deed when 'grant' then 'yes'
				else 'no' end,
			loan_no = case x.deed when 'grant' then upper(
				regexp_replace(w[3], '\s', '', 'g'))
				else '' end,
			principal = x.principal, rate = x.rate,
			months = x.months, granted_on = case x.deed
				when 'grant' then x.day end
		where case_id = x.case_id;
		perform rg.loan_step(x.case_id, x.deed, x.reason, '{}');
		update rg.loan_item set live = false
		where case_id = x.case_id and live;
	elsif x.deed = 'repay' and (select state from rg.case_file
			where id = x.case_id) = 'REPAYING'
		or x.deed = 'overdue' and (select state from rg.case_file
			where id = x.case_id) = 'OVERDUE' then
		-- Nothing new but the day of the bank's word.
		update rg.loan set said_on = greatest(said_on, x.day)
		where case_id = x.case_id;
	else
		perform rg.loan_step(x.case_id, x.deed, '',
			jsonb_build_object('day', x.day));
	end if;
end $$;
comment on function rg.loan_answer(record, text[]) is
	'Writes down what a row of a bank''s table says.';

create or replace function api.loan_import_take(p_import bigint,
	p_skip text, p_key text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	i rg.loan_import := rg.loan_import_of(p_import);
	r record;
	x record;
	n int := 0;
begin
	if done is not null then
		return done::int;
	end if;
	select * into i from rg.loan_import where id = p_import for update;
	-- Tables of one bank take turns: a loan number stands in one of them.
	perform pg_advisory_xact_lock(hashtextextended('loan_answers',
		i.bank));
	if i.done_at is not null or exists (select from rg.loan_import y
			where y.sha256 = i.sha256 and y.done_at is not null)
	then
		raise exception using errcode = 'RG409',
			message = 'err_loan_file_twice';
	elsif coalesce(p_skip, '') <> '1' and exists (select
			from rg.loan_import_row y where y.import = i.id
			and y.fault <> '') then
		perform rg.refuse('skip', 'err_fair_skip');
	end if;
	perform from rg.case_file c join rg.loan_import_row y
		on y.case_id = c.id where y.import = i.id and y.fault = ''
	order by c.id for update of c;
	for r in select * from rg.loan_import_row y where y.import = i.id
			and y.fault = '' order by y.case_id % 64, y.line loop
		-- What stands in the record may have changed since the look.
		select * into x from rg.loan_row(i.bank, r.cells);
		if x.fault <> '' then
			update rg.loan_import_row y set fault = x.fault
			where y.import = i.id and y.line = r.line;
			continue;
		end if;
		perform rg.loan_answer(x, r.cells);
		n := n + 1;
	end loop;
	if n = 0 then
		raise exception using errcode = 'RG409',
			message = 'err_loan_none';
	end if;
	update rg.loan_import set done_at = api.now(), taken = n
	where id = i.id;
	return rg.idem_keep(p_key, n::text)::int;
end $$;
comment on function api.loan_import_take(bigint, text, text) is
	'Takes the rows that are right, each looked at once more; faulty ones '
	'are left out only where the officer says so. A file is taken once.';

-- What is shown ---------------------------------------------------------------

create or replace function api.loan_case(p_no text)
returns table (bank text, tel text, kind text, asked text, asked_months int,
	cap text, cap_months int, list text, handed_on date, answer text,
	loan_no text, principal text, rate text, months int, granted_on date,
	said text, said_on date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select b.name, b.tel, l.kind, api.yuan(l.asked), l.asked_months,
		api.yuan(l.cap), l.cap_months, y.no, y.handed_on, l.answer,
		nullif(l.loan_no, ''), api.yuan(l.principal),
		trim_scale(l.rate * 100)::text, l.months, l.granted_on,
		nullif(l.said, ''), l.said_on
	from rg.case_file c join rg.loan l on l.case_id = c.id
	join rg.loan_bank b on b.id = l.bank
	left join lateral (select x.no, x.handed_on from rg.loan_item i
		join rg.loan_list x on x.id = i.list and x.state <> 'void'
		where i.case_id = c.id order by i.id desc limit 1) y on true
	where c.no = p_no and api.sees(c)
		and api.module() in ('', c.module);
end $$;
comment on function api.loan_case(text) is
	'What was asked for and what the bank answered, for who sees the case.';

create or replace function api.loan_claim(p_no text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	l rg.loan;
	d bigint;
begin
	perform rg.need_session();
	select * into c from rg.case_file where no = p_no
		and applicant = api.me();
	select * into l from rg.loan where case_id = c.id;
	if c.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	elsif l.case_id is null or l.answer <> 'yes' or l.loan_no = '' then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	d := api.draft_begin('interest-subsidy');
	perform rg.put_fields(d, array['applicant_kind', 'loan_bank',
		'loan_no', 'signed_on', 'principal', 'rate'],
		array['applicant_kind', 'loan_bank', 'loan_no', 'signed_on',
		'principal', 'rate'],
		array[rg.form_text(c, 'applicant_kind'), (select b.name
			from rg.loan_bank b where b.id = l.bank), l.loan_no,
		l.granted_on::text, replace(api.yuan(l.principal), ',', ''),
		trim_scale(l.rate * 100)::text]);
	return d;
end $$;
comment on function api.loan_claim(text) is
	'A draft of a claim for the subsidy on interest, with what is known of '
	'the loan; the answer is its number.';

create or replace function api.loan_months()
returns table (month text, n int, sum text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	low int := rg.fair_rule('hide_below');
begin
	-- The sum of a few loans would tell of one of them.
	return query
	select to_char(l.granted_on, 'YYYY-MM'), case when count(*) >= low
			then count(*)::int end,
		case when count(*) >= low
			then api.yuan(sum(l.principal)::bigint) end
	from rg.loan l where l.answer = 'yes'
	group by 1 order by 1 desc limit 36;
end $$;
comment on function api.loan_months() is
	'Loans granted and their sum by month, the newest first; hidden below '
	'the limit of published counts.';

create or replace function rg.loan_figures()
returns table (metric text, value numeric, unit text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select v.m, v.n, v.u
	from (select count(*) as n, sum(l.principal) as s from rg.loan l
		where l.answer = 'yes') t,
	lateral (values ('loans', t.n::numeric, 'loan'),
		('loan_sum', t.s / 100, 'yuan')) v (m, n, u)
	where t.n >= rg.fair_rule('hide_below');
end $$;
comment on function rg.loan_figures() is
	'Start-up loans granted so far and their sum, in yuan, for the open '
	'figures; none below the limit of published counts.';

-- Erasing ---------------------------------------------------------------------

create or replace function rg.erase_loan(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.loan set loan_no = '' where case_id = c.id;
	update rg.loan_item set line = '' where case_id = c.id;
	update rg.loan_import_row set cells = '{}' where case_id = c.id;
end $$;
comment on function rg.erase_loan(rg.case_file) is
	'What erasing an application takes out of lists and tables: words and '
	'numbers. How much was lent stays in the figures.';

create or replace function rg.sweep_loans() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.loan_import where done_at is null
		and at < api.now() - interval '7 days';
end $$;
comment on function rg.sweep_loans() is
	'Forgets tables that were looked at and never taken.';
