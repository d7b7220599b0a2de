-- Legal aid: what its steps do besides, the rota of the lawyers, places with
-- them and what came of it.

create or replace function rg.after_rights_legal_aid(c rg.case_file,
	p_action text, p_was text, p_actor bigint, p_note text, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
	last_day date := case when f->>'limit_near' = '1' and f->>'limit_on'
		~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then (f->>'limit_on')::date
		end;
begin
	if p_action = 'help_first' and (last_day is null
		or last_day > api.today() + 7) then
		raise exception using errcode = 'RG422',
			message = 'note:err_limit_far';
	end if;
	-- Article 44: within seven days help may come first. It is due today.
	if p_action in ('submit', 'resubmit') and c.state = 'SUBMITTED'
		and last_day <= api.today() + 7 then
		update rg.case_file set step_due_on = api.today(),
			step_amber_on = api.today() where id = c.id;
		insert into rg.outbox (account, way, address, template,
			params, case_id, state, next_at, at, sent_at)
		select a.id, 'site', '', 'limit_near', jsonb_build_object(
			'no', c.no, 'due', last_day), c.id, 'sent', now(),
			api.now(), api.now()
		from rg.account a join rg.role_grant g on g.account = a.id
			and g.role = 'adviser'
		where a.state = 'active' and a.station = c.station;
	end if;
end $$;
comment on function rg.after_rights_legal_aid(rg.case_file, text, text,
	bigint, text, jsonb) is
	'Less than seven days before a limitation ends the step is due today '
	'and the advisers are told; only then may help come first (Legal Aid '
	'Law 44).';

-- The rota -------------------------------------------------------------------

create or replace function rg.is_adviser(p_station bigint) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return api.side() = 'off' and not api.is_admin()
		and api.has_role('adviser') and exists (
			select from rg.station s where s.id = p_station
			and s.lo >= api.my_lo() and s.hi <= api.my_hi());
end $$;
comment on function rg.is_adviser(bigint) is
	'Whether the one asking keeps the rota of a station.';

create or replace function api.legal_shifts()
returns table (id bigint, day date, from_time text, to_time text,
	place text, station text, lawyer text, firm text, licence text,
	free int, mine bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := api.me();
begin
	return query
	select s.id, rg.local_day(s.starts),
		to_char(s.starts at time zone 'Asia/Shanghai', 'HH24:MI'),
		to_char(s.ends at time zone 'Asia/Shanghai', 'HH24:MI'),
		s.place, t.name, s.lawyer, s.firm, s.licence,
		s.capacity - (select count(*) from rg.legal_booking b
			where b.shift = s.id and b.state <> 'cancelled')::int,
		(select b.id from rg.legal_booking b where b.shift = s.id
			and b.account = me and b.state <> 'cancelled')
	from rg.legal_shift s join rg.station t on t.id = s.station
	where s.state = 'open' and s.starts > api.now()
		and s.starts < api.now() + interval '60 days'
	order by s.starts, s.id limit 100;
end $$;
comment on function api.legal_shifts() is
	'When lawyers sit at windows in the next sixty days, and how many places '
	'are left: published.';

create or replace function api.legal_book(p_shift bigint, p_topic text,
	p_question text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.legal_shift;
	me bigint := api.me();
	v_seat int;
	b bigint;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	if me is null or api.side() <> 'pub' then
		raise exception using errcode = 'RG401',
			message = 'err_login';
	end if;
	select * into s from rg.legal_shift where id = p_shift for update;
	if s.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_shift';
	end if;
	if s.state <> 'open' or s.starts <= api.now() then
		raise exception using errcode = 'RG422',
			message = 'topic:err_shift_over';
	end if;
	if coalesce(p_topic, '') not in ('pension', 'labour', 'family',
			'property', 'debt', 'injury', 'crime', 'other') then
		raise exception using errcode = 'RG422',
			message = 'topic:err_required';
	end if;
	if coalesce(p_question, '') <> '' and not rg.looks_sealed(p_question)
	then
		raise exception using errcode = 'RG422',
			message = 'question:err_format';
	end if;
	if exists (select from rg.legal_booking where shift = s.id
		and account = me and state <> 'cancelled') then
		raise exception using errcode = 'RG422',
			message = 'topic:err_shift_mine';
	end if;
	if not rg.limit_count('legal:' || me, 20, interval '1 h') then
		raise exception using errcode = 'RG429', message = '600';
	end if;
	if (select count(*) from rg.legal_booking x join rg.legal_shift y
			on y.id = x.shift and y.starts > api.now()
		where x.account = me and x.state = 'booked') >= 3 then
		raise exception using errcode = 'RG422',
			message = 'topic:err_shift_many';
	end if;
	select min(n) into v_seat from generate_series(1, s.capacity) n
	where not exists (select from rg.legal_booking x where x.shift = s.id
		and x.seat = n and x.state <> 'cancelled');
	if v_seat is null then
		raise exception using errcode = 'RG422',
			message = 'topic:err_shift_full';
	end if;
	insert into rg.legal_booking (shift, seat, account, topic, question,
		booked_at)
	values (s.id, v_seat, me, p_topic, coalesce(p_question, ''),
		api.now())
	returning id into b;
	return rg.idem_keep(p_key, b::text)::bigint;
end $$;
comment on function api.legal_book(bigint, text, text, text) is
	'Takes a place with a lawyer. Of two at once for the last one only one '
	'gets it, the other is told (RG422). At most three to come for one '
	'person.';

create or replace function api.legal_cancel(p_booking bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.legal_booking b set state = 'cancelled'
	from rg.legal_shift s
	where b.id = p_booking and b.account = api.me() and s.id = b.shift
		and api.side() = 'pub' and b.state = 'booked'
		and s.starts > api.now();
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_no_shift';
	end if;
end $$;
comment on function api.legal_cancel(bigint) is
	'Gives one''s own place back, before it begins.';

create or replace function api.legal_rate(p_booking bigint, p_rating int)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not exists (select from rg.legal_booking where id = p_booking
		and account = api.me() and api.side() = 'pub') then
		raise exception using errcode = 'RG404',
			message = 'err_no_shift';
	end if;
	if coalesce(p_rating, 0) not between 1 and 5 then
		raise exception using errcode = 'RG422',
			message = 'rating:err_required';
	end if;
	update rg.legal_booking set rating = p_rating, rated_at = api.now()
	where id = p_booking and account = api.me() and api.side() = 'pub'
		and state = 'came' and rating is null;
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_no_shift';
	end if;
end $$;
comment on function api.legal_rate(bigint, int) is
	'One rating for a consultation, by whom it was given to.';

create or replace function api.my_legal()
returns table (id bigint, shift bigint, day date, from_time text,
	to_time text, place text, station text, lawyer text, topic text,
	question text, state text, why text, summary text, referral text,
	rating int, open boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'pub' then
		return;
	end if;
	return query
	select b.id, s.id, rg.local_day(s.starts),
		to_char(s.starts at time zone 'Asia/Shanghai', 'HH24:MI'),
		to_char(s.ends at time zone 'Asia/Shanghai', 'HH24:MI'),
		s.place, t.name, s.lawyer, b.topic, nullif(b.question, ''),
		b.state, nullif(s.cancelled_why, ''), nullif(b.summary, ''),
		nullif(b.referral, ''), b.rating,
		b.state = 'booked' and s.starts > api.now()
	from rg.legal_booking b join rg.legal_shift s on s.id = b.shift
	join rg.station t on t.id = s.station
	where b.account = api.me()
	order by s.starts desc, b.id desc limit 50;
end $$;
comment on function api.my_legal() is
	'One''s own places with lawyers, and what was answered.';

create or replace function api.legal_given() returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	n bigint := (select count(*) from rg.legal_booking
		where state = 'came');
begin
	-- A number so small that it points at somebody is not told.
	return case when n >= 10 then n::text end;
end $$;
comment on function api.legal_given() is
	'How many consultations were given; nothing below ten.';

-- Officers ---------------------------------------------------------------------

create or replace function api.legal_desk(p_past boolean)
returns table (id bigint, day date, from_time text, to_time text,
	place text, station text, lawyer text, firm text, licence text,
	capacity int, booked int, came int, rating numeric, state text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or not api.has_role('adviser') then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return query
	select s.id, rg.local_day(s.starts),
		to_char(s.starts at time zone 'Asia/Shanghai', 'HH24:MI'),
		to_char(s.ends at time zone 'Asia/Shanghai', 'HH24:MI'),
		s.place, t.name, s.lawyer, s.firm, s.licence, s.capacity,
		(select count(*) from rg.legal_booking b where b.shift = s.id
			and b.state <> 'cancelled')::int,
		(select count(*) from rg.legal_booking b where b.shift = s.id
			and b.state = 'came')::int,
		(select round(avg(b.rating), 1) from rg.legal_booking b
			where b.shift = s.id), s.state
	from rg.legal_shift s join rg.station t on t.id = s.station
	where t.lo >= api.my_lo() and t.hi <= api.my_hi()
		and (s.ends < api.now()) = p_past
	order by case when p_past then null else s.starts end,
		s.starts desc limit 100;
end $$;
comment on function api.legal_desk(boolean) is
	'Shifts of the adviser''s area, to come or past.';

create or replace function api.legal_shift_add(p_lawyer text, p_firm text,
	p_licence text, p_place text, p_day date, p_from time, p_to time,
	p_capacity int, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me rg.account;
	a timestamptz := (p_day + p_from) at time zone 'Asia/Shanghai';
	b timestamptz := (p_day + p_to) at time zone 'Asia/Shanghai';
	r bigint;
	done text := rg.idem_find(p_key);
begin
	select * into me from rg.account where id = api.me();
	if not coalesce(rg.is_adviser(me.station), false) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if done is not null then
		return done::bigint;
	end if;
	if coalesce(p_licence, '') !~ '^[0-9]{17}$' then
		raise exception using errcode = 'RG422',
			message = 'licence:err_licence';
	elsif a is null or a <= api.now()
		or a > api.now() + interval '180 days' then
		raise exception using errcode = 'RG422',
			message = 'day:err_shift_day';
	elsif b is null or b <= a or b > a + interval '12 hours' then
		raise exception using errcode = 'RG422',
			message = 'to:err_shift_time';
	elsif coalesce(p_capacity, 0) not between 1 and 50 then
		raise exception using errcode = 'RG422',
			message = 'capacity:err_capacity';
	elsif length(coalesce(p_place, '')) not between 2 and 100 then
		raise exception using errcode = 'RG422',
			message = 'place:err_too_short';
	end if;
	-- One lawyer is at one place at a time.
	perform pg_advisory_xact_lock(hashtextextended(p_licence, 7));
	if exists (select from rg.legal_shift s where s.licence = p_licence
		and s.state = 'open' and s.starts < b and s.ends > a) then
		raise exception using errcode = 'RG422',
			message = 'from:err_shift_overlap';
	end if;
	insert into rg.legal_shift (station, lawyer, firm, licence, place,
		starts, ends, capacity, made_by, made_at)
	values (me.station, p_lawyer, p_firm, p_licence, p_place, a, b,
		p_capacity, me.id, api.now())
	returning id into r;
	return rg.idem_keep(p_key, r::text)::bigint;
end $$;
comment on function api.legal_shift_add(text, text, text, text, date, time,
	time, int, text) is
	'Puts a lawyer on the rota of the adviser''s station; nobody sits at '
	'two windows at once.';

create or replace function rg.legal_shift_of(p_shift bigint)
returns rg.legal_shift
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.legal_shift;
begin
	if api.side() <> 'off' or api.is_admin()
		or not api.has_role('adviser') then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	select * into s from rg.legal_shift where id = p_shift;
	if s.id is null or not coalesce(rg.is_adviser(s.station), false) then
		raise exception using errcode = 'RG404',
			message = 'err_no_shift';
	end if;
	return s;
end $$;
comment on function rg.legal_shift_of(bigint) is
	'A shift of the adviser''s area, else RG404; RG403 for others.';

create or replace function api.legal_shift_cancel(p_shift bigint,
	p_why text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.legal_shift := rg.legal_shift_of(p_shift);
begin
	-- Who books meanwhile waits and is refused, or is told.
	perform from rg.legal_shift where id = s.id for update;
	if s.state <> 'open' or s.starts <= api.now() then
		raise exception using errcode = 'RG422',
			message = 'why:err_not_now';
	end if;
	if rg.is_blank(p_why) or length(p_why) > 200 then
		raise exception using errcode = 'RG422',
			message = 'why:err_required';
	end if;
	update rg.legal_shift set state = 'cancelled', cancelled_why = p_why
	where id = s.id;
	insert into rg.outbox (account, way, address, template, params,
		next_at, at)
	select a.id, 'sms', a.mobile, 'legal_cancelled', jsonb_build_object(
		'due', rg.local_day(s.starts)), now(), api.now()
	from rg.legal_booking b join rg.account a on a.id = b.account
	where b.shift = s.id and b.state = 'booked' and a.mobile <> '';
	update rg.legal_booking set state = 'cancelled'
	where shift = s.id and state = 'booked';
end $$;
comment on function api.legal_shift_cancel(bigint, text) is
	'Cancels a shift to come; all who have a place are told.';

create or replace function api.legal_bookings(p_shift bigint)
returns table (id bigint, account bigint, name text, mobile text,
	topic text, question text, state text, summary text, referral text,
	rating int, due boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.legal_shift := rg.legal_shift_of(p_shift);
begin
	return query
	select b.id, b.account, a.name, a.mobile, b.topic,
		nullif(b.question, ''), b.state, nullif(b.summary, ''),
		nullif(b.referral, ''), b.rating,
		b.state = 'booked' and s.starts <= api.now()
	from rg.legal_booking b left join rg.account a on a.id = b.account
	where b.shift = s.id and b.state <> 'cancelled'
	order by b.seat;
end $$;
comment on function api.legal_bookings(bigint) is
	'Who has a place in a shift of the adviser''s area, and the record.';

create or replace function api.legal_record(p_shift bigint,
	p_booking bigint, p_came boolean, p_summary text, p_referral text,
	p_key text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.legal_shift := rg.legal_shift_of(p_shift);
	b rg.legal_booking;
begin
	if rg.idem_find(p_key) is not null then
		return;
	end if;
	select * into b from rg.legal_booking
	where id = p_booking and shift = s.id for update;
	if b.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_shift';
	end if;
	if b.state <> 'booked' or s.starts > api.now() then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	if p_came and not coalesce(rg.looks_sealed(p_summary), false) then
		raise exception using errcode = 'RG422',
			message = 'summary:err_required';
	end if;
	if p_came and coalesce(p_referral, '') not in ('none', 'legal_aid',
		'mediation', 'petition', 'court', 'arbitration', 'notary',
		'other') then
		raise exception using errcode = 'RG422',
			message = 'referral:err_required';
	end if;
	update rg.legal_booking set
		state = case when p_came then 'came' else 'no_show' end,
		summary = case when p_came then p_summary else '' end,
		referral = case when p_came then p_referral else '' end,
		recorded_by = api.me(), recorded_at = api.now()
	where id = b.id;
	perform rg.idem_keep(p_key, 'ok');
end $$;
comment on function api.legal_record(bigint, bigint, boolean, text, text,
	text) is
	'Records a consultation, once, after it began; the summary comes '
	'encrypted.';

-- Going ------------------------------------------------------------------------

create or replace function rg.forget_legal(p_account bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.legal_booking b set account = null, question = '',
		summary = '', state = case when b.state = 'booked'
			then 'cancelled' else b.state end
	where b.account = p_account;
end $$;
comment on function rg.forget_legal(bigint) is
	'Of consultations of a person who is erased only the counted row '
	'stays.';

create or replace function rg.sweep_legal() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.legal_booking b set account = null, question = '',
		summary = ''
	from rg.legal_shift s
	where s.id = b.shift and b.account is not null
		and s.ends < (select api.now())
			- (select rg.keep('counselling'))
		and not rg.is_person_held(b.account);
end $$;
comment on function rg.sweep_legal() is
	'Consultations are kept as long as counselling; then only the counted '
	'row stays.';
