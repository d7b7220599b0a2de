-- People's mediation: what the steps of its cases do in the record, what its
-- pages may ask, and the committees, mediators and rooms behind it. The flow is
-- the standard's; here is what no standard can say: no mediation against who
-- refuses (People's Mediation Law 17), no mediator who is a party's, nothing
-- booked twice, an agreement in force when all have signed (29), and what is
-- done and left undone of it (31).

create or replace function rg.refuse(p_field text, p_key text) returns void
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	raise exception using errcode = 'RG422',
		message = p_field || ':' || p_key;
end $$;
comment on function rg.refuse(text, text) is
	'Refuses (RG422) with the key of an error at a field.';

-- Parties --------------------------------------------------------------------

create or replace function rg.party_first(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if rg.form_text(c, 'dispute_type') = 'policy' then
		perform rg.refuse('dispute_type', 'err_policy');
	end if;
	insert into rg.party as p (case_id, n, kind, consent, consent_on,
		consent_how, name_index, mobile_index)
	select c.id, 1, 'applicant', case when w then 'agreed' else 'asked' end,
		case when w then api.today() end, case when w then 'online'
		else '' end, rg.form_text(c, 'applicant_name.index'),
		rg.form_text(c, 'mobile.index')
	from (select rg.form_text(c, 'rules') = '1' as w) x
	on conflict (case_id, n) do update set
		name_index = excluded.name_index,
		mobile_index = excluded.mobile_index;
end $$;
comment on function rg.party_first(rg.case_file) is
	'The applicant becomes party number 1; complaints about policy are no '
	'matter for mediation (RG422).';

create or replace function rg.party_add(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k int := (select coalesce(max(n), 0) + 1 from rg.party
		where case_id = c.id);
begin
	if k > 20 then
		perform rg.refuse('party_name', 'err_parties_many');
	end if;
	insert into rg.party (case_id, n, kind, version, name_index,
		mobile_index)
	values (c.id, k, p_fields->>'party_kind', c.version,
		coalesce(p_fields->>'party_name.index', ''),
		coalesce(p_fields->>'party_mobile.index', ''));
	if exists (select from rg.case_mediator m where m.case_id = c.id
			and m.until is null and rg.has_conflict(c, m.mediator))
	then
		perform rg.refuse('party_name', 'err_mediator_conflict');
	end if;
end $$;
comment on function rg.party_add(rg.case_file, jsonb) is
	'One more party; its name stands encrypted in this step of the history.';

create or replace function rg.party_answers(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.party set consent = p_fields->>'answer',
		consent_on = (p_fields->>'answer_on')::date,
		consent_how = coalesce(p_fields->>'answer_how', '')
	where case_id = c.id and n::text = p_fields->>'party';
	if not found then
		perform rg.refuse('party', 'err_option');
	end if;
end $$;
comment on function rg.party_answers(rg.case_file, jsonb) is
	'What a party said when asked.';

create or replace function rg.parties_willing(c rg.case_file, p_field text)
returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if exists (select from rg.party where case_id = c.id
			and kind <> 'third' and consent = 'refused') then
		perform rg.refuse(p_field, 'err_party_refuses');
	end if;
	if not exists (select from rg.party where case_id = c.id
			and kind = 'respondent') then
		perform rg.refuse(p_field, 'err_no_respondent');
	end if;
	if exists (select from rg.party where case_id = c.id
			and kind <> 'third' and consent <> 'agreed') then
		perform rg.refuse(p_field, 'err_party_asked');
	end if;
end $$;
comment on function rg.parties_willing(rg.case_file, text) is
	'Refuses (RG422) to go on unless every party is willing: no mediation '
	'against a refusal (People''s Mediation Law 17).';

-- Mediators ------------------------------------------------------------------

create or replace function rg.has_conflict(c rg.case_file, p_mediator bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select exists (select from rg.mediator m
		join rg.party p on p.case_id = c.id
		where m.id = p_mediator and (p.name_index <> ''
			and p.name_index = any (m.name_index)
			or p.mobile_index <> ''
			and p.mobile_index = any (m.mobile_index)))
	or exists (select from rg.mediator m where m.id = p_mediator
		and m.account = c.applicant)
	or exists (select from rg.case_mediator k where k.case_id = c.id
		and k.mediator = p_mediator and k.why = 'relation')
	);
end $$;
comment on function rg.has_conflict(rg.case_file, bigint) is
	'Whether a mediator bears the name or telephone of a party, compared '
	'without being opened, or left this case for a relation.';

create or replace function rg.mediators_for(c rg.case_file)
returns setof rg.mediator
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select m.* from rg.mediator m
	join rg.mediation_committee k on k.id = m.committee
	join rg.division d on d.code = k.area
	where c.area between d.lo and d.hi
		and (m.until is null or m.until > api.today())
		and k.until >= api.today();
end $$;
comment on function rg.mediators_for(rg.case_file) is
	'Mediators of the committees that are for the place of a case.';

create or replace function rg.calendar_lock(p_room bigint,
	p_mediators bigint[])
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform from rg.mediation_room where id = p_room for no key update;
	perform from rg.mediator where id = any (p_mediators) order by id
		for no key update;
end $$;
comment on function rg.calendar_lock(bigint, bigint[]) is
	'One at a time books for a room or a mediator: two who insert at once '
	'under an exclusion constraint would each wait for the other, and one '
	'be told of a deadlock in place of the hour that is taken.';

create or replace function rg.mediator_choose(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k bigint := (select m.id from rg.mediators_for(c) m
		where m.id::text = p_fields->>'mediator');
begin
	if k is null then
		perform rg.refuse('mediator', 'err_mediator_gone');
	end if;
	if rg.has_conflict(c, k) or p_fields->>'relation' is distinct from 'no'
	then
		perform rg.refuse('mediator', 'err_mediator_conflict');
	end if;
	insert into rg.case_mediator as m (case_id, mediator, how, since)
	values (c.id, k, coalesce(p_fields->>'chosen_how', ''), api.now())
	on conflict (case_id, mediator) do update set how = excluded.how,
		since = excluded.since, accepted_at = null, until = null,
		why = '';
	perform rg.calendar_lock(null, array[k]);
	delete from rg.mediation_booking b where b.case_id = c.id
		and b.mediator = k;
	insert into rg.mediation_booking (mediator, during, case_id, session)
	select k, s.during, c.id, s.n from rg.mediation_session s
	where s.case_id = c.id and s.state = 'planned';
exception when exclusion_violation then
	perform rg.refuse('mediator', 'err_mediator_taken');
end $$;
comment on function rg.mediator_choose(rg.case_file, jsonb) is
	'A mediator takes the case on, with the sessions planned already.';

create or replace function rg.mediator_change(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k bigint;
begin
	update rg.case_mediator set until = api.now(),
		why = coalesce(p_fields->>'change_why', '')
	where case_id = c.id and until is null
		and mediator::text = p_fields->>'mediator'
	returning mediator into k;
	if k is null then
		perform rg.refuse('mediator', 'err_option');
	end if;
	delete from rg.mediation_booking b using rg.mediation_session s
	where b.case_id = c.id and b.mediator = k and s.case_id = c.id
		and s.n = b.session and s.state = 'planned';
end $$;
comment on function rg.mediator_change(rg.case_file, jsonb) is
	'A mediator leaves the case; his time is free again.';

create or replace function rg.mediator_accepted(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.case_mediator set accepted_at = api.now()
	where case_id = c.id and until is null and accepted_at is null;
	if not found then
		perform rg.refuse('note', 'err_mediator_agreed');
	end if;
end $$;
comment on function rg.mediator_accepted(rg.case_file) is
	'The applicant accepts those mediators whom he has not accepted yet.';

-- Sessions -------------------------------------------------------------------

create or replace function rg.session_book(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r bigint := (select x.id from rg.mediation_rooms_for(c) x
		where x.id::text = p_fields->>'room');
	a timestamptz := (p_fields->>'held_on' || ' '
		|| (p_fields->>'from_time') || ' Asia/Shanghai')::timestamptz;
	b timestamptz := (p_fields->>'held_on' || ' '
		|| (p_fields->>'until_time') || ' Asia/Shanghai')::timestamptz;
	k int := (select coalesce(max(n), 0) + 1 from rg.mediation_session
		where case_id = c.id);
	cause text;
begin
	perform rg.parties_willing(c, 'room');
	if r is null then
		perform rg.refuse('room', 'err_option');
	elsif b is null or b <= a then
		perform rg.refuse('until_time', 'err_time_order');
	elsif a < api.now() then
		perform rg.refuse('from_time', 'err_session_past');
	elsif not exists (select from rg.case_mediator
			where case_id = c.id and until is null) then
		perform rg.refuse('room', 'err_no_mediator');
	end if;
	perform rg.calendar_lock(r, array(select mediator from rg.case_mediator
		where case_id = c.id and until is null));
	insert into rg.mediation_session (case_id, n, room, during)
	values (c.id, k, r, tstzrange(a, b));
	insert into rg.mediation_booking (room, during, case_id, session)
	values (r, tstzrange(a, b), c.id, k);
	insert into rg.mediation_booking (mediator, during, case_id, session)
	select m.mediator, tstzrange(a, b), c.id, k from rg.case_mediator m
	where m.case_id = c.id and m.until is null;
exception when exclusion_violation then
	get stacked diagnostics cause = constraint_name;
	perform rg.refuse(case cause when 'room_taken' then 'room'
		else 'from_time' end, 'err_' || cause);
end $$;
comment on function rg.session_book(rg.case_file, jsonb) is
	'Books room and mediators for a session; what is taken is told.';

create or replace function rg.session_cancel(c rg.case_file, p_session text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k int;
begin
	update rg.mediation_session set state = 'cancelled'
	where case_id = c.id and state = 'planned' and n::text = p_session
	returning n into k;
	if k is null then
		perform rg.refuse('session', 'err_option');
	end if;
	delete from rg.mediation_booking where case_id = c.id and session = k;
end $$;
comment on function rg.session_cancel(rg.case_file, text) is
	'Calls a planned session off; room and mediators are free again.';

create or replace function rg.session_record(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.mediation_session;
	absent text[] := rg.words(p_fields->>'absent');
	agent text[] := rg.words(p_fields->>'by_agent');
begin
	select * into s from rg.mediation_session where case_id = c.id
		and state = 'planned' and n::text = p_fields->>'session';
	if s.n is null then
		perform rg.refuse('session', 'err_option');
	elsif lower(s.during) > api.now() then
		perform rg.refuse('session', 'err_session_ahead');
	elsif absent && agent then
		perform rg.refuse('by_agent', 'err_came_twice');
	end if;
	update rg.mediation_session set state = 'held', minutes = c.version,
		read_out = coalesce(p_fields->>'read_out', '') = '1'
	where case_id = c.id and n = s.n;
	insert into rg.session_party (case_id, session, party, came)
	select c.id, s.n, p.n, case when p.n::text = any (absent) then 'absent'
		when p.n::text = any (agent) then 'agent' else 'came' end
	from rg.party p where p.case_id = c.id;
end $$;
comment on function rg.session_record(rg.case_file, jsonb) is
	'A session was held: who came, and the minutes, which stand in this '
	'step of the history and are not changed.';

-- Agreement ------------------------------------------------------------------

create or replace function rg.agreement_now(c rg.case_file)
returns rg.agreement
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.agreement;
begin
	select x.* into a from rg.agreement x
	where x.case_id = c.id and not x.replaced;
	return a;
end $$;
comment on function rg.agreement_now(rg.case_file) is
	'The agreement of a case, drawn up last.';

create or replace function rg.agreement_draft(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k int := (select coalesce(max(n), 0) + 1 from rg.agreement
		where case_id = c.id);
	x record;
	i int := 0;
begin
	perform rg.parties_willing(c, 'agreement_kind');
	if not exists (select from rg.mediation_session where case_id = c.id
			and state = 'held') then
		perform rg.refuse('agreement_kind', 'err_no_minutes');
	end if;
	-- What all have signed binds (People's Mediation Law 31); an oral one
	-- may still be put down in writing.
	if exists (select from rg.agreement where case_id = c.id
			and not replaced and kind = 'written'
			and in_force_on is not null) then
		perform rg.refuse('agreement_kind', 'err_in_force');
	end if;
	update rg.agreement set replaced = true
	where case_id = c.id and not replaced;
	insert into rg.agreement (case_id, n, kind, version, made_on,
		in_force_on)
	values (c.id, k, p_fields->>'agreement_kind', c.version, api.today(),
		case p_fields->>'agreement_kind' when 'oral'
		then api.today() end);
	for x in select split_part(key, '.', 2)::int as row, value as due
		from jsonb_each_text(p_fields)
		where key ~ '^items\.[0-9]{1,3}\.due$' order by 1
	loop
		if not exists (select from rg.party where case_id = c.id
				and n::text = p_fields->>('items.' || x.row
				|| '.by_party')) then
			perform rg.refuse('items.' || x.row || '.by_party',
				'err_option');
		end if;
		i := i + 1;
		insert into rg.agreement_item (case_id, agreement, n, party,
			due_on)
		values (c.id, k, x.row, (p_fields->>('items.' || x.row
			|| '.by_party'))::int, x.due::date);
	end loop;
	if i = 0 then
		perform rg.refuse('items', 'err_required');
	end if;
end $$;
comment on function rg.agreement_draft(rg.case_file, jsonb) is
	'Draws an agreement up, in the place of the one before; an oral one is '
	'in force when it is reached (article 30).';

create or replace function rg.signers(c rg.case_file)
returns table (signer text, needed boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select 'party.' || p.n, p.kind <> 'third' or exists (select
		from rg.agreement a join rg.agreement_item i
			on i.case_id = a.case_id and i.agreement = a.n
		where a.case_id = c.id and not a.replaced
			and i.party = p.n)
	from rg.party p where p.case_id = c.id
	union all
	select 'mediator.' || m.mediator, false from rg.case_mediator m
	where m.case_id = c.id and m.until is null
	union all select 'seal', true;
end $$;
comment on function rg.signers(rg.case_file) is
	'Who can sign an agreement; needed: without whom it is not in force. A '
	'third party that owes something by it signs as well.';

create or replace function rg.agreement_sign(c rg.case_file, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.agreement := rg.agreement_now(c);
	who text[] := rg.words(p_fields->>'signers');
	d date := (p_fields->>'signed_on')::date;
begin
	if a.n is null or a.kind <> 'written' or a.in_force_on is not null then
		perform rg.refuse('signers', 'err_no_agreement');
	elsif exists (select from unnest(who) w where w not in
			(select s.signer from rg.signers(c) s)) then
		perform rg.refuse('signers', 'err_option');
	elsif d < a.made_on then
		perform rg.refuse('signed_on', 'err_signed_before');
	end if;
	perform rg.parties_willing(c, 'signers');
	insert into rg.agreement_sign (case_id, agreement, signer, signed_on,
		how)
	select c.id, a.n, w, d, coalesce(p_fields->>'signed_how', '')
	from unnest(who) w on conflict do nothing;
	update rg.agreement g set in_force_on = (select max(s.signed_on)
		from rg.agreement_sign s where s.case_id = c.id
		and s.agreement = a.n)
	where g.case_id = c.id and g.n = a.n
		and not exists (select from rg.signers(c) s where s.needed
			and not exists (select from rg.agreement_sign x
			where x.case_id = c.id and x.agreement = a.n
			and x.signer = s.signer))
		and exists (select from rg.agreement_sign x
			where x.case_id = c.id and x.agreement = a.n
			and x.signer like 'mediator.%');
end $$;
comment on function rg.agreement_sign(rg.case_file, jsonb) is
	'Notes who signed; with all parties, a mediator and the seal the '
	'agreement is in force (People''s Mediation Law 29).';

create or replace function rg.agreement_item_set(c rg.case_file,
	p_action text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.agreement := rg.agreement_now(c);
	k int;
begin
	if p_action = 'breach' and exists (select from rg.agreement_item i
			where i.case_id = c.id and i.agreement = a.n
			and i.n::text = p_fields->>'item'
			and i.due_on >= api.today()) then
		perform rg.refuse('item', 'err_not_due');
	end if;
	update rg.agreement_item i set
		state = case p_action when 'breach' then 'breached'
			else 'done' end,
		done_on = case p_action when 'item_done'
			then (p_fields->>'done_on')::date end
	where i.case_id = c.id and i.agreement = a.n and i.state <> 'done'
		and i.n::text = p_fields->>'item'
	returning i.n into k;
	if k is null then
		perform rg.refuse('item', 'err_option');
	end if;
end $$;
comment on function rg.agreement_item_set(rg.case_file, text, jsonb) is
	'An item was done, or was not done in time.';

create or replace function rg.confirm_from(c rg.case_file, p_day date)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.clock_note(c.id, l.clock, l.unit, -least(l.amount,
		api.today() - p_day), 'extend', 'in_force')
	from rg.live_clocks(c.id) l
	where l.clock = 'confirm' and p_day < api.today();
	perform rg.refresh_clocks(c.id);
end $$;
comment on function rg.confirm_from(rg.case_file, date) is
	'The thirty days in which both may go to court begin when the agreement '
	'is in force, not when that is noted (People''s Mediation Law 33).';

create or replace function rg.agreement_step(c rg.case_file, p_action text,
	p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.agreement := rg.agreement_now(c);
begin
	case p_action
	when 'agree_written', 'agree_oral' then
		if a.n is null or a.kind <> substr(p_action, 7) then
			perform rg.refuse('note', 'err_no_agreement');
		elsif a.in_force_on is null then
			perform rg.refuse('note', 'err_not_signed');
		end if;
		perform rg.mediation_ends(c);
		perform rg.confirm_from(c, a.in_force_on);
	when 'resume' then
		update rg.agreement_item set state = 'open', reminded = 0,
			due_on = (p_fields->>'new_due')::date
		where case_id = c.id and agreement = a.n
			and state = 'breached';
	when 'performed' then
		if exists (select from rg.agreement_item
				where case_id = c.id and agreement = a.n
				and state <> 'done') then
			perform rg.refuse('note', 'err_items_open');
		end if;
	else
		perform rg.agreement_item_set(c, p_action, p_fields);
	end case;
end $$;
comment on function rg.agreement_step(rg.case_file, text, jsonb) is
	'What a step does to the agreement.';

-- The file of the case ---------------------------------------------------------

create or replace function rg.dossier_pieces(c rg.case_file)
returns table (ord int, code text, must boolean, n int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	with up as (select u.paper, count(*)::int as k from rg.upload u
			where u.case_id = c.id
			and u.state not in ('replaced', 'deleted', 'refused')
			group by u.paper),
		did as (select e.action, count(*)::int as k
			from rg.case_event e where e.case_id = c.id
			group by e.action),
		p (ord, code, must, n) as (values
		(1, 'application', true, 1),
		(2, 'rights', true, (select k from did
			where action = 'start')),
		(3, 'identity', true, greatest((select k from did
			where action = 'start'), (select k from up
			where paper = 'id_scan'))),
		(4, 'mandate', false, (select k from up
			where paper = 'mandate')),
		(5, 'inquiry', false, (select k from did
			where action = 'consent')),
		(6, 'evidence', false, (select sum(k)::int from (
			select k from up where paper = 'evidence'
			union all select k from did
			where action = 'evidence_got') x)),
		(7, 'minutes', true, (select k from did
			where action = 'record')),
		(8, 'agreement', c.state not in ('FAILED', 'REPORTED',
			'WITHDRAWN', 'NOT_ACCEPTED', 'LAPSED'),
			(select count(*)::int from rg.agreement a
			where a.case_id = c.id and not a.replaced
			and a.in_force_on is not null)),
		(9, 'performance', false, (select k from did
			where action = 'item_done')),
		(10, 'revisit', false, (select k from did
			where action = 'revisit')),
		(11, 'confirmation', false, (select k from did
			where action = 'confirmed')),
		(12, 'remarks', false, (select sum(k)::int from did
			where action in ('evidence_waive', 'extend', 'fail',
			'report', 'breach', 'resume', 'change'))),
		(13, 'back', true, 1))
	select p.ord, p.code, p.must, coalesce(p.n, 0) from p order by 1;
end $$;
comment on function rg.dossier_pieces(rg.case_file) is
	'What the file of a case holds, in its prescribed order; must: it is '
	'not closed without.';

create or replace function rg.mediation_number(c rg.case_file,
	p_committee text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.mediation_committee;
	y int := extract(year from api.today())::int;
begin
	select m.* into k from rg.mediation_committee m
	join rg.division d on d.code = m.area
	where m.id::text = p_committee and c.area between d.lo and d.hi
	for update of m;
	if k.id is null then
		perform rg.refuse('committee', 'err_option');
	elsif k.until < api.today() then
		perform rg.refuse('committee', 'err_committee_term');
	end if;
	insert into rg.mediation_case (case_id, committee, year, n)
	select c.id, k.id, y, coalesce(max(x.n), 0) + 1
	from rg.mediation_case x where x.committee = k.id and x.year = y;
end $$;
comment on function rg.mediation_number(rg.case_file, text) is
	'Committee and number of the file.';

create or replace function rg.mediation_ends(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.mediation_booking b using rg.mediation_session s
	where b.case_id = c.id and s.case_id = c.id and s.n = b.session
		and s.state = 'planned';
	update rg.mediation_session set state = 'cancelled'
	where case_id = c.id and state = 'planned';
end $$;
comment on function rg.mediation_ends(rg.case_file) is
	'A case that ends gives rooms and mediators back.';

-- Steps ------------------------------------------------------------------------

create or replace function rg.mediation_record(c rg.case_file,
	p_action text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	case p_action
	when 'submit', 'resubmit' then
		perform rg.party_first(c);
	when 'party_add' then
		perform rg.party_add(c, p_fields);
	when 'consent' then
		perform rg.party_answers(c, p_fields);
	when 'choose' then
		perform rg.mediator_choose(c, p_fields);
	when 'change' then
		perform rg.mediator_change(c, p_fields);
	when 'agree_mediator' then
		perform rg.mediator_accepted(c);
	when 'book' then
		perform rg.session_book(c, p_fields);
	when 'cancel' then
		perform rg.session_cancel(c, p_fields->>'session');
	when 'record' then
		perform rg.session_record(c, p_fields);
	when 'draft_agreement' then
		perform rg.agreement_draft(c, p_fields);
	when 'sign' then
		perform rg.agreement_sign(c, p_fields);
	when 'agree_written', 'agree_oral', 'item_done', 'breach', 'resume',
		'performed' then
		perform rg.agreement_step(c, p_action, p_fields);
	else
		null;
	end case;
end $$;
comment on function rg.mediation_record(rg.case_file, text, jsonb) is
	'What a step writes beside the history.';

create or replace function rg.after_rights_mediation(c rg.case_file,
	p_action text, p_was text, p_actor bigint, p_note text,
	p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := coalesce(p_fields, '{}');
	missing text;
begin
	if p_action = 'accept' then
		perform rg.parties_willing(c, 'committee');
		perform rg.mediation_number(c, f->>'committee');
	elsif p_action = 'start' then
		perform rg.parties_willing(c, 'rights_told');
		if not exists (select from rg.case_mediator
				where case_id = c.id and until is null) then
			perform rg.refuse('rights_told', 'err_no_mediator');
		end if;
	elsif p_action = 'evidence_waive' then
		perform rg.parties_willing(c, 'both_waive');
	elsif p_action = 'evidence_got' and not exists (select
			from rg.party where case_id = c.id
			and n::text = f->>'party') then
		perform rg.refuse('party', 'err_option');
	elsif p_action = 'minutes_fix' and not exists (select
			from rg.mediation_session where case_id = c.id
			and state = 'held' and n::text = f->>'session') then
		perform rg.refuse('session', 'err_option');
	elsif p_action = 'archive' then
		select string_agg(code, ' ' order by ord) into missing
		from rg.dossier_pieces(c) where must and n = 0;
		if missing is not null then
			raise exception using errcode = 'RG422', message =
				'note:err_dossier', detail = missing;
		end if;
	end if;
	perform rg.mediation_record(c, p_action, f);
	if c.kind in ('final_no', 'final_ok') then
		perform rg.mediation_ends(c);
	end if;
end $$;
comment on function rg.after_rights_mediation(rg.case_file, text, text,
	bigint, text, jsonb) is
	'What a step of a mediation does in the record, in the same '
	'transaction; refuses (RG422) what the law does not let happen.';

create or replace function rg.erase_rights_mediation(c rg.case_file)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.party set name_index = '', mobile_index = ''
	where case_id = c.id;
	perform rg.mediation_ends(c);
end $$;
comment on function rg.erase_rights_mediation(rg.case_file) is
	'What is left by which a party could be found goes.';

create or replace function rg.remind_mediation(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	i record;
	c rg.case_file;
	k int := 0;
	t date := api.today();
begin
	for i in select x.case_id, x.agreement, x.n, x.due_on
		from rg.agreement_item x
		join rg.agreement a on a.case_id = x.case_id
			and a.n = x.agreement and not a.replaced
		join rg.case_file f on f.id = x.case_id
			and f.state in ('AGREED_WRITTEN', 'AGREED_ORAL',
				'CONFIRM_OFFER', 'PERFORMING')
		where x.state = 'open' and x.due_on >= t
			and (x.reminded = 0 and x.due_on - 7 <= t
			or x.reminded = 1 and x.due_on - 1 <= t)
		order by x.due_on limit p_limit for update of x skip locked
	loop
		select * into c from rg.case_file where id = i.case_id;
		perform rg.tell(c, 'item_due', '');
		insert into rg.outbox (account, way, address, template, params,
			case_id, state, next_at, at, sent_at)
		select m.account, 'site', '', 'amber', jsonb_build_object(
			'no', c.no, 'title', '', 'due', i.due_on), c.id,
			'sent', now(), api.now(), api.now()
		from rg.case_mediator k
		join rg.mediator m on m.id = k.mediator
		where k.case_id = c.id and k.until is null
			and m.account is not null;
		update rg.agreement_item set reminded = case
			when due_on - 1 <= t then 2 else 1 end
		where case_id = i.case_id and agreement = i.agreement
			and n = i.n;
		k := k + 1;
	end loop;
	return k;
end $$;
comment on function rg.remind_mediation(int) is
	'Tells applicant and mediators of what is due by an agreement, a week '
	'and a day before, each once.';

-- Pages of a case ----------------------------------------------------------------

create or replace function rg.mediation_seen(p_no text)
returns rg.case_file
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where no = p_no
		and service = 'rights-mediation';
	-- Number and query code tell how far it is, nothing of this.
	if c.id is null or not coalesce(api.sees(c), false)
		or api.side() = 'pub' and c.applicant is distinct from api.me()
	then
		return null;
	end if;
	return c;
end $$;
comment on function rg.mediation_seen(text) is
	'A mediation that the one asking sees: its applicant, and officers.';

create or replace function rg.step_text(c rg.case_file, p_version int,
	p_path text) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select t.fields->>p_path from rg.case_event e
	join rg.case_event_text t on t.chain = e.chain and t.seq = e.seq
	where e.case_id = c.id and e.version = p_version
	);
end $$;
comment on function rg.step_text(rg.case_file, int, text) is
	'A value filled in at a step, as it is kept.';

create or replace function api.mediate_head(p_no text)
returns table (file_year int, file_short text, file_n int, committee text,
	kind text, made date, in_force date, facts text, points text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
	a rg.agreement := rg.agreement_now(c);
begin
	if c.id is null or c.no is null then
		return;
	end if;
	return query
	select m.year, k.short, m.n, k.name, a.kind, a.made_on, a.in_force_on,
		rg.step_text(c, a.version, 'facts'),
		rg.step_text(c, a.version, 'points')
	from (values (1)) one
	left join rg.mediation_case m on m.case_id = c.id
	left join rg.mediation_committee k on k.id = m.committee;
end $$;
comment on function api.mediate_head(text) is
	'Number of the file, committee and agreement of a mediation, for who '
	'sees it; words encrypted.';

create or replace function api.mediate_parties(p_no text)
returns table (n int, kind text, consent text, answered date, how text,
	name text, mobile text, address text, agent text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
	off boolean := api.side() = 'off';
begin
	return query
	select p.n, p.kind, p.consent, p.consent_on, p.consent_how,
		rg.step_text(c, p.version, 'party_name'),
		case when off then rg.step_text(c, p.version,
			'party_mobile') end,
		case when off then rg.step_text(c, p.version,
			'party_address') end,
		case when off then rg.step_text(c, p.version,
			'party_agent') end
	from rg.party p where p.case_id = c.id order by p.n;
end $$;
comment on function api.mediate_parties(text) is
	'Parties of a mediation; encrypted, and telephone and address only for '
	'officers.';

create or replace function api.mediate_mediators(p_no text)
returns table (id bigint, name text, how text, accepted date, until date,
	why text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	return query
	select m.id, m.name, k.how, rg.local_day(k.accepted_at),
		rg.local_day(k.until), nullif(k.why, '')
	from rg.case_mediator k join rg.mediator m on m.id = k.mediator
	where k.case_id = c.id order by k.since, m.id;
end $$;
comment on function api.mediate_mediators(text) is
	'Who mediates a case, and who did.';

create or replace function api.mediate_choices(p_no text)
returns table (id bigint, name text, committee text, fields text,
	conflict boolean, open int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	if api.side() <> 'off' then
		return;
	end if;
	return query
	select m.id, m.name, k.name, m.fields, rg.has_conflict(c, m.id),
		(select count(*)::int from rg.case_mediator x
			join rg.case_file f on f.id = x.case_id
			where x.mediator = m.id and x.until is null
			and f.kind = 'open')
	from rg.mediators_for(c) m
	join rg.mediation_committee k on k.id = m.committee
	where not exists (select from rg.case_mediator x
		where x.case_id = c.id and x.mediator = m.id
		and x.until is null)
	order by 6, m.id;
end $$;
comment on function api.mediate_choices(text) is
	'Who could mediate a case, those with the fewest cases first.';

create or replace function api.mediate_committees(p_no text)
returns table (id bigint, name text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	return query
	select k.id, k.name from rg.mediation_committee k
	join rg.division d on d.code = k.area
	where c.area between d.lo and d.hi and k.until >= api.today()
	order by d.level desc, k.id;
end $$;
comment on function api.mediate_committees(text) is
	'Committees for the place of a case, the nearest first.';

create or replace function rg.mediation_rooms_for(c rg.case_file)
returns setof rg.mediation_room
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select r.* from rg.mediation_room r
	join rg.mediation_committee k on k.id = r.committee
	join rg.division d on d.code = k.area
	where c.area between d.lo and d.hi
		and (r.closed_on is null or r.closed_on > api.today());
end $$;
comment on function rg.mediation_rooms_for(rg.case_file) is
	'Rooms for the place of a case.';

create or replace function api.mediate_rooms(p_no text)
returns table (id bigint, name text, address text, seats int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	return query
	select r.id, r.name, r.address, r.seats
	from rg.mediation_rooms_for(c) r order by r.id;
end $$;
comment on function api.mediate_rooms(text) is 'Rooms a case may use.';

create or replace function api.mediate_sessions(p_no text)
returns table (n int, room_id bigint, room text, address text, day date,
	starts text, ends text, state text, read_out boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	return query
	select s.n, r.id, r.name, r.address, rg.local_day(lower(s.during)),
		to_char(lower(s.during) at time zone 'Asia/Shanghai',
			'HH24:MI'),
		to_char(upper(s.during) at time zone 'Asia/Shanghai',
			'HH24:MI'), s.state, s.read_out
	from rg.mediation_session s join rg.mediation_room r on r.id = s.room
	where s.case_id = c.id order by s.n;
end $$;
comment on function api.mediate_sessions(text) is 'Sessions of a case.';

create or replace function api.mediate_came(p_no text)
returns table (session int, party int, came text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	return query
	select s.session, s.party, s.came from rg.session_party s
	where s.case_id = c.id order by 1, 2;
end $$;
comment on function api.mediate_came(text) is 'Who came to the sessions.';

create or replace function api.mediate_steps(p_no text)
returns table (version int, action text, at timestamptz, who text,
	note text, fields jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	if api.side() <> 'off' then
		return;
	end if;
	return query
	select e.version, e.action, e.at, e.actor_name, t.note, t.fields
	from rg.case_event e
	join rg.case_event_text t on t.chain = e.chain and t.seq = e.seq
	where e.case_id = c.id and e.action in ('start', 'consent', 'record',
		'minutes_fix', 'extend', 'fail', 'report', 'confirmed',
		'item_done', 'breach', 'resume', 'change', 'revisit',
		'evidence_got', 'evidence_waive')
	order by e.version;
end $$;
comment on function api.mediate_steps(text) is
	'Steps of which the file of a case tells, for officers.';

create or replace function api.mediate_items(p_no text)
returns table (n int, party int, due date, state text, done date,
	late boolean, content text, way text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
	a rg.agreement := rg.agreement_now(c);
begin
	return query
	select i.n, i.party, i.due_on, i.state, i.done_on,
		i.state <> 'done' and i.due_on < api.today(),
		rg.step_text(c, a.version, 'items.' || i.n || '.content'),
		rg.step_text(c, a.version, 'items.' || i.n || '.way')
	from rg.agreement_item i
	where i.case_id = c.id and i.agreement = a.n order by i.n;
end $$;
comment on function api.mediate_items(text) is
	'What is to be done by the agreement of a case; words encrypted.';

create or replace function api.mediate_signs(p_no text)
returns table (signer text, needed boolean, signed date, how text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
	a rg.agreement := rg.agreement_now(c);
begin
	return query
	select s.signer, s.needed, x.signed_on, x.how
	from rg.signers(c) s
	left join rg.agreement_sign x on x.case_id = c.id
		and x.agreement = a.n and x.signer = s.signer
	where a.kind = 'written' and c.id is not null;
end $$;
comment on function api.mediate_signs(text) is
	'Who has signed the agreement of a case, and who has not.';

create or replace function api.mediate_dossier(p_no text)
returns table (ord int, code text, must boolean, n int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	c rg.case_file := rg.mediation_seen(p_no);
begin
	if c.id is null or api.side() <> 'off' then
		return;
	end if;
	return query select d.ord, d.code, d.must, d.n
	from rg.dossier_pieces(c) d;
end $$;
comment on function api.mediate_dossier(text) is
	'What the file of a case holds and what it misses, for officers.';

-- Committees, mediators, rooms -----------------------------------------------------

create or replace function api.committees()
returns table (id bigint, name text, place text, since date, until date,
	members int, women int, over boolean, met boolean, mine boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select k.id, k.name, api.division_path(k.area), k.since, k.until,
		m.n, m.w, k.until < api.today(), m.n between 3 and 9
			and m.w > 0 and k.until >= api.today(),
		api.side() = 'off' and k.area between api.my_lo()
			and api.my_hi()
	from rg.mediation_committee k, lateral (
		select count(*)::int as n, (count(*) filter (where x.sex
			= 'f'))::int as w from rg.mediator x
		where x.committee = k.id and x.member
			and (x.until is null or x.until > api.today())) m
	order by k.area, k.id;
end $$;
comment on function api.committees() is
	'The committees; met: three to nine members, a woman among them, within '
	'their term (People''s Mediation Law 8 and 9).';

create or replace function api.mediators()
returns table (id bigint, committee bigint, name text, sex text,
	member boolean, fields text, languages text, photo boolean,
	shown boolean, since date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select m.id, m.committee, m.name, m.sex, m.member, m.fields,
		m.languages, m.photo is not null, m.shown, m.since
	from rg.mediator m join rg.mediation_committee k on k.id = m.committee
	where (m.until is null or m.until > api.today())
		and (m.shown or api.side() = 'off' and k.area
			between api.my_lo() and api.my_hi())
	order by m.committee, not m.member, m.id;
end $$;
comment on function api.mediators() is
	'Mediators: to the public those who agreed to be shown, to officers '
	'those of their area.';

create or replace function api.mediator_photo(p_id bigint)
returns table (type text, bytes text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select m.photo_type, encode(m.photo, 'hex') from rg.mediator m
	where m.id = p_id and m.shown and m.photo is not null
		and (m.until is null or m.until > api.today());
end $$;
comment on function api.mediator_photo(bigint) is
	'The picture of a mediator who agreed to be shown.';

create or replace function api.mediation_rooms()
returns table (id bigint, committee bigint, name text, address text,
	seats int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select r.id, r.committee, r.name, r.address, r.seats
	from rg.mediation_room r
	where r.closed_on is null or r.closed_on > api.today()
	order by r.committee, r.id;
end $$;
comment on function api.mediation_rooms() is 'Rooms in use.';

create or replace function api.mediation_counts()
returns table (year int, taken text, agreed text, failed text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select y, case when n >= 3 then n::text end,
		case when a >= 3 then a::text end,
		case when f >= 3 then f::text end
	from (select m.year as y, count(*) as n,
			count(*) filter (where exists (select
				from rg.agreement g where g.case_id = m.case_id
				and not g.replaced
				and g.in_force_on is not null)) as a,
			count(*) filter (where c.state = 'FAILED') as f
		from rg.mediation_case m
		join rg.case_file c on c.id = m.case_id
		group by m.year) x
	order by y desc limit 5;
end $$;
comment on function api.mediation_counts() is
	'Mediations by year; numbers below three are not told, lest somebody '
	'is known by them.';

create or replace function rg.mediation_keeper(p_area bigint) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or p_area is null or not coalesce(p_area
		between api.my_lo() and api.my_hi(), false) then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	if not (api.has_role('leader') or api.has_role('dispatcher')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
end $$;
comment on function rg.mediation_keeper(bigint) is
	'Refuses who does not keep the committees of a place: leaders and '
	'dispatchers above it do (RG403); elsewhere they are not there (RG404).';

create or replace function rg.committee_area(p_committee bigint)
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select area from rg.mediation_committee where id = p_committee
	);
end $$;
comment on function rg.committee_area(bigint) is 'Place of a committee.';

create or replace function api.committee_add(p_area bigint, p_name text,
	p_short text, p_since date, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	k bigint;
begin
	if done is not null then
		return done;
	end if;
	perform rg.mediation_keeper(p_area);
	if not exists (select from rg.division d where d.code = p_area
			and d.active) then
		perform rg.refuse('area', 'err_choice');
	elsif length(btrim(p_name)) not between 4 and 60 then
		perform rg.refuse('name', 'err_required');
	elsif length(btrim(p_short)) not between 1 and 12 then
		perform rg.refuse('short', 'err_required');
	elsif p_since is null or p_since > api.today() + 366 then
		perform rg.refuse('since', 'err_date');
	elsif exists (select from rg.mediation_committee
			where name = btrim(p_name)) then
		perform rg.refuse('name', 'err_name_taken');
	end if;
	insert into rg.mediation_committee (area, name, short, since, until)
	values (p_area, btrim(p_name), btrim(p_short), p_since,
		(p_since + interval '3 years' - interval '1 day')::date)
	returning id into k;
	return rg.idem_keep(p_key, k::text);
end $$;
comment on function api.committee_add(bigint, text, text, date, text) is
	'A committee, for a term of three years (People''s Mediation Law 9).';

create or replace function api.mediator_add(p_committee bigint, p_name text,
	p_sex text, p_member boolean, p_fields text, p_languages text,
	p_shown boolean, p_login text, p_names text[], p_mobiles text[],
	p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	a rg.account;
	k bigint;
begin
	if done is not null then
		return done;
	end if;
	perform rg.mediation_keeper(rg.committee_area(p_committee));
	if p_sex is null or p_sex not in ('m', 'f') then
		perform rg.refuse('sex', 'err_choice');
	elsif p_member and (select count(*) from rg.mediator
			where committee = p_committee and member
			and (until is null or until > api.today())) >= 9 then
		perform rg.refuse('member', 'err_members_nine');
	end if;
	if coalesce(p_login, '') <> '' then
		select * into a from rg.account where side = 'off'
			and login = p_login and state = 'active'
			and id not in (select account from rg.mediator
				where account is not null);
		if a.id is null then
			perform rg.refuse('login', 'err_login_unknown');
		end if;
	end if;
	insert into rg.mediator (committee, account, name, sex, member, fields,
		languages, since, shown, name_index, mobile_index)
	values (p_committee, a.id, p_name, p_sex, coalesce(p_member, false),
		coalesce(p_fields, ''), coalesce(p_languages, ''),
		api.today(), coalesce(p_shown, false), coalesce(p_names, '{}'),
		coalesce(p_mobiles, '{}')) returning id into k;
	return rg.idem_keep(p_key, k::text);
end $$;
comment on function api.mediator_add(bigint, text, text, boolean, text,
	text, boolean, text, text[], text[], text) is
	'A mediator of a committee, nine members at most.';

create or replace function api.mediator_set(p_id bigint, p_what text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.mediation_keeper(rg.committee_area((select committee
		from rg.mediator where id = p_id)));
	if p_what = 'leave' and exists (select from rg.case_mediator x
			join rg.case_file c on c.id = x.case_id
			where x.mediator = p_id and x.until is null
			and c.state in ('ACCEPTED', 'MEDIATING')) then
		perform rg.refuse('what', 'err_mediator_busy');
	end if;
	-- Who no longer agrees is not shown, and the picture goes.
	update rg.mediator set shown = case p_what when 'show' then true
			when 'hide' then false else shown end,
		photo = case when p_what in ('hide', 'leave') then null
			else photo end,
		until = case p_what when 'leave' then api.today()
			else until end
	where id = p_id;
end $$;
comment on function api.mediator_set(bigint, text) is
	'A mediator agrees to be shown, no longer does, or leaves.';

create or replace function api.mediator_picture(p_id bigint, p_photo bytea,
	p_type text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.mediation_keeper(rg.committee_area((select committee
		from rg.mediator where id = p_id)));
	if octet_length(p_photo) > 400000 then
		perform rg.refuse('photo', 'err_photo_size');
	end if;
	update rg.mediator set photo = p_photo, photo_type = p_type
	where id = p_id and shown;
	if not found then
		perform rg.refuse('photo', 'err_not_shown');
	end if;
end $$;
comment on function api.mediator_picture(bigint, bytea, text) is
	'The picture of a mediator who agreed to be shown.';

create or replace function api.room_add(p_committee bigint, p_name text,
	p_address text, p_seats int, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	k bigint;
begin
	if done is not null then
		return done;
	end if;
	perform rg.mediation_keeper(rg.committee_area(p_committee));
	if length(btrim(p_name)) not between 2 and 40 then
		perform rg.refuse('room', 'err_required');
	elsif length(btrim(p_address)) not between 2 and 100 then
		perform rg.refuse('address', 'err_required');
	elsif p_seats is null or p_seats not between 2 and 200 then
		perform rg.refuse('seats', 'err_seats');
	elsif exists (select from rg.mediation_room where committee
			= p_committee and name = btrim(p_name)) then
		perform rg.refuse('room', 'err_name_taken');
	end if;
	insert into rg.mediation_room (committee, name, address, seats)
	values (p_committee, btrim(p_name), btrim(p_address), p_seats)
	returning id into k;
	return rg.idem_keep(p_key, k::text);
end $$;
comment on function api.room_add(bigint, text, text, int, text) is
	'A room for sessions.';

create or replace function api.booking_add(p_kind text, p_id bigint,
	p_day date, p_from text, p_until text, p_why text, p_key text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	a timestamptz := (p_day || ' ' || p_from
		|| ' Asia/Shanghai')::timestamptz;
	b timestamptz := (p_day || ' ' || p_until
		|| ' Asia/Shanghai')::timestamptz;
	k bigint;
begin
	if done is not null then
		return done;
	end if;
	perform rg.mediation_keeper(rg.committee_area(case p_kind
		when 'room' then (select committee from rg.mediation_room
			where id = p_id)
		when 'mediator' then (select committee from rg.mediator
			where id = p_id) end));
	if b is null or b <= a then
		perform rg.refuse('until', 'err_time_order');
	end if;
	perform rg.calendar_lock(case p_kind when 'room' then p_id end,
		array[case p_kind when 'mediator' then p_id end]);
	insert into rg.mediation_booking (room, mediator, during, why)
	values (case p_kind when 'room' then p_id end, case p_kind
		when 'mediator' then p_id end, tstzrange(a, b),
		left(coalesce(p_why, ''), 60)) returning id into k;
	return rg.idem_keep(p_key, k::text);
exception when exclusion_violation then
	perform rg.refuse('from', 'err_' || p_kind || '_taken');
	return null;
end $$;
comment on function api.booking_add(text, bigint, date, text, text, text,
	text) is
	'A room is closed, or a mediator away, for some hours.';

create or replace function api.booking_drop(p_id bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b rg.mediation_booking;
begin
	select * into b from rg.mediation_booking where id = p_id
		and case_id is null;
	perform rg.mediation_keeper(rg.committee_area(coalesce((select
		committee from rg.mediation_room where id = b.room), (select
		committee from rg.mediator where id = b.mediator))));
	if upper(b.during) <= api.now() then
		perform rg.refuse('thing', 'err_session_past');
	end if;
	delete from rg.mediation_booking where id = b.id;
end $$;
comment on function api.booking_drop(bigint) is
	'Takes an absence or a closed hour back; sessions are cancelled in '
	'their case.';

create or replace function api.mediation_calendar(p_day date, p_days int)
returns table (id bigint, day date, starts text, ends text, kind text,
	name text, no text, session int, why text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	if api.side() <> 'off' or not (api.has_role('leader')
		or api.has_role('dispatcher') or api.has_role('mediator')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return query
	select b.id, rg.local_day(lower(b.during)),
		to_char(lower(b.during) at time zone 'Asia/Shanghai',
			'HH24:MI'),
		to_char(upper(b.during) at time zone 'Asia/Shanghai',
			'HH24:MI'), case when b.room is null then 'mediator'
			else 'room' end, coalesce(r.name, m.name),
		case when api.sees(c) then c.no end, b.session,
		nullif(b.why, '')
	from rg.mediation_booking b
	left join rg.mediation_room r on r.id = b.room
	left join rg.mediator m on m.id = b.mediator
	join rg.mediation_committee k
		on k.id = coalesce(r.committee, m.committee)
	left join rg.case_file c on c.id = b.case_id
	where b.during && tstzrange((p_day || ' 00:00 Asia/Shanghai'
			)::timestamptz, ((p_day + least(greatest(p_days, 1),
			62)) || ' 00:00 Asia/Shanghai')::timestamptz)
		and k.area between api.my_lo() and api.my_hi()
	order by lower(b.during), b.room nulls last, b.id limit 500;
end $$;
comment on function api.mediation_calendar(date, int) is
	'Calendars of the rooms and mediators of an officer''s area; numbers '
	'only of cases he may see.';

-- A demonstration has a committee with a room in every district.
create or replace function rg.demo_mediator(p_account bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a record;
	k bigint;
begin
	select x.name, s.area, d.name as place into a from rg.account x
	join rg.station s on s.id = x.station
	join rg.division d on d.code = s.area where x.id = p_account;
	insert into rg.mediation_committee (area, name, short, since, until)
	values (a.area, a.place || '退役军人人民调解委员会（样例）', a.place,
		api.today() - 100, (api.today() - 101
		+ interval '3 years')::date)
	on conflict (name) do nothing returning id into k;
	if k is not null then
		insert into rg.mediator (committee, name, sex, member, fields,
			languages, since, shown, name_index)
		values (k, '沈样例', 'f', true, '婚姻家庭、邻里',
			'普通话、本地话', api.today(), true, '{}');
		insert into rg.mediation_room (committee, name, address, seats)
		values (k, '第一调解室', '退役军人服务中心一楼', 12),
			(k, '第二调解室', '退役军人服务中心二楼', 8);
	else
		select id into k from rg.mediation_committee
		where name = a.place || '退役军人人民调解委员会（样例）';
	end if;
	insert into rg.mediator (committee, account, name, sex, member, fields,
		languages, since, shown, name_index)
	values (k, p_account, a.name, 'm', true, '借款、合同、劳动',
		'普通话', api.today(), true, '{}');
end $$;
comment on function rg.demo_mediator(bigint) is
	'A synthetic committee, its rooms and this officer among its mediators, '
	'for a demonstration.';
