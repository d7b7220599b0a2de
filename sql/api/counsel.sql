-- Counselling: calls for help at once, the counsellors' times, talks, and notes
-- that only who wrote them reads.

-- Help at once -----------------------------------------------------------------

create or replace function api.counsel_alert(p_case bigint, p_mobile text)
returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me rg.account;
	v_mobile text;
	v_case bigint;
begin
	if api.side() <> 'pub' then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	select * into me from rg.account where id = api.me();
	select c.id into v_case from rg.case_file c
	where c.id = p_case and c.applicant = me.id;
	v_mobile := coalesce(nullif(p_mobile, ''), nullif(me.mobile, ''));
	-- Where nobody can be reached nobody is called up.
	if coalesce(v_mobile, '') !~ '^1[3-9][0-9]{9}$' then
		return false;
	end if;
	-- Pressed twice is one call; pressed again later is another, though
	-- nobody has closed the first.
	if exists (select from rg.counsel_alert a where a.mobile = v_mobile
		and a.state = 'open'
		and a.at > api.now() - interval '10 min')
		or not rg.limit_count('crisis:' || v_mobile, 5, interval '1 h')
	then
		return true;
	end if;
	-- Nobody hears that he was heard who was not.
	if me.id is null and not rg.limit_count('crisis', 60, interval '1 h')
	then
		return false;
	end if;
	insert into rg.counsel_alert (at, account, case_id, mobile)
	values (api.now(), me.id, v_case, v_mobile);
	with duty as (
		select a.id, a.mobile from rg.account a
		join rg.role_grant g on g.account = a.id
			and g.role = 'counsellor'
		where a.side = 'off' and a.state = 'active'),
	called as (
		select d.* from duty d
		where exists (select from rg.counsel_duty y
				where y.day = api.today() and y.account = d.id)
			or not exists (select from rg.counsel_duty y
				join duty z on z.id = y.account
				where y.day = api.today()))
	insert into rg.outbox (account, way, address, template, params,
		state, next_at, at, sent_at)
	select c.id, w, case w when 'sms' then c.mobile else '' end, 'crisis',
		'{}', case w when 'sms' then 'queued' else 'sent' end, now(),
		api.now(), case w when 'site' then api.now() end
	from called c, unnest(array['site', 'sms']) w
	where w = 'site' or c.mobile <> '';
	return true;
end $$;
comment on function api.counsel_alert(bigint, text) is
	'Somebody is in danger now: the counsellors on duty today, or all where '
	'none is, are told at once; true when there is somebody to call back.';

create or replace function rg.need_counsellor() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or api.is_admin()
		or not api.has_role('counsellor') then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return api.me();
end $$;
comment on function rg.need_counsellor() is
	'The account of the counsellor asking; RG403 for everybody else.';

create or replace function api.counsel_alerts()
returns table (id bigint, at timestamptz, name text, mobile text, no text,
	state text, done_by text, done_at timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_counsellor();
	return query
	select x.id, x.at, p.name, nullif(x.mobile, ''), c.no, x.state,
		d.name, x.done_at
	from rg.counsel_alert x left join rg.account p on p.id = x.account
	left join rg.account d on d.id = x.done_by
	left join rg.case_file c on c.id = x.case_id
		and coalesce(api.sees(c), false)
	where x.state = 'open' or x.at > api.now() - interval '7 days'
	order by x.state <> 'open', x.id desc limit 50;
end $$;
comment on function api.counsel_alerts() is
	'Calls for help: the open ones, and those of the last week.';

create or replace function api.counsel_alert_done(p_id bigint,
	p_state text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := rg.need_counsellor();
begin
	if coalesce(p_state, '') not in ('reached', 'not_reached', 'rescue')
	then
		raise exception using errcode = 'RG422',
			message = 'state:err_choice';
	end if;
	update rg.counsel_alert set state = p_state, done_by = me,
		done_at = api.now()
	where id = p_id and state = 'open';
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
end $$;
comment on function api.counsel_alert_done(bigint, text) is
	'What came of a call for help; the first word stands.';

-- The counsellor's own ---------------------------------------------------------

create or replace function api.counsel_me()
returns table (shown text, sex text, today boolean, next_days text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := rg.need_counsellor();
begin
	return query
	select s.shown, s.sex, exists (select from rg.counsel_duty d
			where d.account = me and d.day = api.today()),
		(select string_agg(to_char(d.day, 'MM-DD'), ' '
			order by d.day) from rg.counsel_duty d
			where d.account = me and d.day > api.today())
	from (values (1)) one
	left join rg.counsellor s on s.account = me;
end $$;
comment on function api.counsel_me() is
	'How the counsellor asking is shown, and his days of duty.';

create or replace function api.counsel_set(p_shown text, p_sex text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := rg.need_counsellor();
	c rg.case_file;
begin
	if length(btrim(coalesce(p_shown, ''))) not between 2 and 20 then
		raise exception using errcode = 'RG422',
			message = 'shown:err_required';
	elsif coalesce(p_sex, '') not in ('f', 'm') then
		raise exception using errcode = 'RG422',
			message = 'sex:err_required';
	end if;
	insert into rg.counsellor as k (account, shown, sex, set_at)
	values (me, btrim(p_shown), p_sex, api.now())
	on conflict (account) do update set shown = excluded.shown,
		sex = excluded.sex, set_at = excluded.set_at;
	-- Who is new sees what waits.
	for c in select f.* from rg.case_file f
		where f.service = 'rights-counselling' and f.kind = 'open'
			and f.area between api.my_lo() and api.my_hi()
	loop
		perform rg.name_counsellors(c);
	end loop;
end $$;
comment on function api.counsel_set(text, text) is
	'The counsellor says how he is shown.';

create or replace function api.counsel_duty_set(p_day date, p_on boolean)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := rg.need_counsellor();
begin
	if p_day is null or p_day < api.today()
		or p_day > api.today() + 90 then
		raise exception using errcode = 'RG422',
			message = 'duty:err_counsel_day';
	end if;
	if p_on then
		insert into rg.counsel_duty (day, account) values (p_day, me)
		on conflict do nothing;
	else
		delete from rg.counsel_duty
		where day = p_day and account = me;
	end if;
end $$;
comment on function api.counsel_duty_set(date, boolean) is
	'Takes a day of duty for calls for help, or gives it back.';

create or replace function api.counsel_slot_add(p_day date, p_from time,
	p_to time, p_ways text, p_place text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := rg.need_counsellor();
	a timestamptz := (p_day + p_from) at time zone 'Asia/Shanghai';
	b timestamptz := (p_day + p_to) at time zone 'Asia/Shanghai';
	w text[] := rg.words(coalesce(p_ways, ''));
	r bigint;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	if not exists (select from rg.counsellor where account = me) then
		raise exception using errcode = 'RG422',
			message = 'shown:err_required';
	elsif a is null or a <= api.now()
		or a > api.now() + interval '90 days' then
		raise exception using errcode = 'RG422',
			message = 'day:err_slot_day';
	elsif b is null or b <= a or b > a + interval '4 hours' then
		raise exception using errcode = 'RG422',
			message = 'to:err_slot_time';
	elsif cardinality(w) = 0 or not w <@ array['visit', 'phone', 'video']
	then
		raise exception using errcode = 'RG422',
			message = 'ways:err_required';
	elsif 'visit' = any (w) and rg.is_blank(p_place)
		or length(coalesce(p_place, '')) > 100 then
		raise exception using errcode = 'RG422',
			message = 'place:err_required';
	end if;
	perform pg_advisory_xact_lock(hashtextextended('slot:' || me, 0));
	if exists (select from rg.counsel_slot s where s.counsellor = me
		and s.state = 'open' and s.starts < b and s.ends > a) then
		raise exception using errcode = 'RG422',
			message = 'from:err_slot_overlap';
	end if;
	if exists (select from rg.counsel_slot s where s.counsellor = me
		and s.starts = a) then
		-- One that was closed is opened again.
		update rg.counsel_slot s set state = 'open', ends = b,
			ways = w, place = coalesce(p_place, '')
		where s.counsellor = me and s.starts = a returning s.id into r;
	else
		insert into rg.counsel_slot (counsellor, station, starts,
			ends, ways, place, made_at)
		select me, x.station, a, b, w, coalesce(p_place, ''),
			api.now()
		from rg.account x where x.id = me returning id into r;
	end if;
	return rg.idem_keep(p_key, r::text)::bigint;
end $$;
comment on function api.counsel_slot_add(date, time, time, text, text,
	text) is
	'The counsellor offers a time; his times do not overlap.';

create or replace function api.counsel_slot_close(p_slot bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := rg.need_counsellor();
begin
	perform from rg.counsel_slot
	where id = p_slot and counsellor = me for update;
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_no_slot';
	end if;
	if exists (select from rg.counsel_session where slot = p_slot
		and state = 'booked') then
		raise exception using errcode = 'RG409',
			message = 'err_slot_taken';
	end if;
	update rg.counsel_slot set state = 'closed' where id = p_slot;
end $$;
comment on function api.counsel_slot_close(bigint) is
	'Takes one''s own time back while nobody has it.';

create or replace function api.counsel_slots_mine()
returns table (id bigint, day date, from_time text, to_time text,
	ways text, place text, no text, state text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := rg.need_counsellor();
begin
	return query
	select s.id, rg.local_day(s.starts),
		to_char(s.starts at time zone 'Asia/Shanghai', 'HH24:MI'),
		to_char(s.ends at time zone 'Asia/Shanghai', 'HH24:MI'),
		array_to_string(s.ways, ' '), s.place, c.no,
		case when x.id is not null then x.state else 'free' end
	from rg.counsel_slot s
	left join rg.counsel_session x on x.slot = s.id
		and x.state <> 'cancelled'
	left join rg.case_file c on c.id = x.case_id
	where s.counsellor = me and (s.state = 'open' or x.id is not null)
		and s.ends > api.now() - interval '7 days'
	order by s.starts limit 200;
end $$;
comment on function api.counsel_slots_mine() is
	'One''s own times, from a week ago on, and which case has them.';

-- Booking ----------------------------------------------------------------------

create or replace function rg.slot_serves(s rg.counsel_slot,
	c rg.case_file) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return s.state = 'open' and s.starts > api.now()
		and exists (select from rg.station t where t.id = s.station
			and c.area between t.lo and t.hi)
		and exists (select from rg.account a
			join rg.role_grant g on g.account = a.id
				and g.role = 'counsellor'
			where a.id = s.counsellor and a.state = 'active'
				and a.id <> c.applicant);
end $$;
comment on function rg.slot_serves(rg.counsel_slot, rg.case_file) is
	'Whether a time can still be had for a case: open, to come, of a '
	'counsellor who serves its place.';

create or replace function api.counsel_slots(p_no text)
returns table (id bigint, day date, from_time text, to_time text,
	ways text, place text, shown text, sex text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file f where f.no = p_no;
	if c.id is null or c.service <> 'rights-counselling'
		or api.me() is null or not coalesce(api.sees(c), false) then
		return;
	end if;
	return query
	select s.id, rg.local_day(s.starts),
		to_char(s.starts at time zone 'Asia/Shanghai', 'HH24:MI'),
		to_char(s.ends at time zone 'Asia/Shanghai', 'HH24:MI'),
		array_to_string(s.ways, ' '), s.place, k.shown, k.sex
	from rg.counsel_slot s join rg.counsellor k on k.account = s.counsellor
	where s.starts < api.now() + interval '60 days'
		and rg.slot_serves(s, c)
		and not exists (select from rg.counsel_session x
			where x.slot = s.id and x.state <> 'cancelled')
	order by s.starts, s.id limit 60;
end $$;
comment on function api.counsel_slots(text) is
	'Times that a case of counselling could have.';

create or replace function api.counsel_sessions(p_no text)
returns table (day date, from_time text, to_time text, way text,
	place text, shown text, state text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file f where f.no = p_no;
	if c.id is null or c.service <> 'rights-counselling'
		or api.me() is null or not coalesce(api.sees(c), false) then
		return;
	end if;
	return query
	select coalesce(x.held_on, rg.local_day(s.starts)),
		to_char(s.starts at time zone 'Asia/Shanghai', 'HH24:MI'),
		to_char(s.ends at time zone 'Asia/Shanghai', 'HH24:MI'),
		x.way, case when x.way = 'visit' then nullif(s.place, '') end,
		k.shown, x.state
	from rg.counsel_session x
	left join rg.counsel_slot s on s.id = x.slot
	left join rg.counsellor k on k.account = s.counsellor
	where x.case_id = c.id and x.state <> 'cancelled'
	order by x.id desc limit 50;
end $$;
comment on function api.counsel_sessions(text) is
	'Talks of a case, booked and held.';

create or replace function api.counsel_book(p_no text, p_version int,
	p_action text, p_slot bigint, p_way text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	r text;
begin
	select * into c from rg.case_file where no = p_no;
	if c.id is null or c.service <> 'rights-counselling' or p_action
		not in ('choose', 'change', 'arrange', 'rearrange') then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	perform set_config('rg.slot', coalesce(p_slot, 0)::text, true),
		set_config('rg.way', coalesce(p_way, ''), true);
	r := api.act(c.id, p_version, p_action, '', null, '{}', '{}', '{}',
		p_key);
	perform set_config('rg.slot', '', true),
		set_config('rg.way', '', true);
	return r;
end $$;
comment on function api.counsel_book(text, int, text, bigint, text, text)
is
	'Takes a time and the step that goes with it, both or neither. Of two '
	'at once for one time only one gets it (RG422).';

create or replace function rg.take_slot(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.counsel_slot;
	w text := current_setting('rg.way', true);
begin
	select * into s from rg.counsel_slot where id = coalesce(nullif(
		current_setting('rg.slot', true), ''), '0')::bigint
	for update;
	if s.id is null then
		raise exception using errcode = 'RG422',
			message = 'slot:err_required';
	end if;
	if not rg.slot_serves(s, c) or exists (select
		from rg.counsel_session x where x.slot = s.id
		and x.state <> 'cancelled') then
		raise exception using errcode = 'RG422',
			message = 'slot:err_slot_taken';
	end if;
	if coalesce(w, '') <> all (s.ways) then
		raise exception using errcode = 'RG422',
			message = 'way:err_slot_way';
	end if;
	update rg.counsel_session set state = 'cancelled'
	where case_id = c.id and state = 'booked';
	insert into rg.counsel_session (case_id, slot, way, booked_at)
	values (c.id, s.id, w, api.now());
	-- From now on it is his.
	insert into rg.case_reviewer as v (case_id, step, account, at)
	values (c.id, 'counsel', s.counsellor, api.now())
	on conflict (case_id, step) do update
		set account = excluded.account, at = excluded.at;
	update rg.case_file set owner = s.counsellor, owner_at = api.now()
	where id = c.id;
end $$;
comment on function rg.take_slot(rg.case_file) is
	'Books the time that the step names; the case is then the '
	'counsellor''s whose time it is.';

create or replace function rg.name_counsellors(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.case_lock (case_id, account, at)
	select c.id, a.id, api.now()
	from rg.account a join rg.role_grant g on g.account = a.id
		and g.role = 'counsellor'
	join rg.station t on t.id = a.station
		and c.area between t.lo and t.hi
	where a.side = 'off' and a.state = 'active' and a.id <> c.applicant
	on conflict do nothing;
	-- Where there is no counsellor somebody must see that it waits.
	update rg.case_file set locked = true
	where id = c.id and not locked and exists (select
		from rg.case_lock l where l.case_id = c.id);
end $$;
comment on function rg.name_counsellors(rg.case_file) is
	'Closes a case of counselling to all officers but the counsellors who '
	'serve its place.';

create or replace function rg.after_rights_counselling(c rg.case_file,
	p_action text, p_was text, p_actor bigint, p_note text, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	x bigint;
begin
	perform rg.name_counsellors(c);
	select id into x from rg.counsel_session
	where case_id = c.id and state = 'booked' for update;
	if p_action in ('choose', 'change', 'arrange', 'rearrange') then
		perform rg.take_slot(c);
	elsif p_action = 'held' and x is not null then
		update rg.counsel_session set state = 'came',
			held_on = (p_fields->>'held_on')::date,
			way = coalesce(p_fields->>'held_way', way)
		where id = x;
	elsif p_action = 'held' then
		insert into rg.counsel_session (case_id, way, state, held_on,
			booked_at)
		values (c.id, p_fields->>'held_way', 'came',
			(p_fields->>'held_on')::date, api.now());
	elsif p_action = 'absent' then
		update rg.counsel_session y set state = 'no_show'
		from rg.counsel_slot s
		where y.id = x and s.id = y.slot and s.starts <= api.now();
		if not found then
			raise exception using errcode = 'RG409',
				message = 'err_not_now';
		end if;
	elsif c.kind in ('final_ok', 'final_no', 'ended') then
		update rg.counsel_session set state = 'cancelled' where id = x;
	end if;
end $$;
comment on function rg.after_rights_counselling(rg.case_file, text, text,
	bigint, text, jsonb) is
	'What a step of counselling does to the times: takes one, marks a talk '
	'as held or missed, gives it back when the case ends.';

-- Notes ------------------------------------------------------------------------

create or replace function rg.note_case(p_no text) returns rg.case_file
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint;
	c rg.case_file;
begin
	select * into c from rg.case_file where no = p_no;
	if c.id is null or c.service <> 'rights-counselling'
		or not coalesce(api.sees(c), false) then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	me := rg.need_counsellor();
	-- His case now, or one that he has written in before.
	if not exists (select from rg.case_reviewer v where v.case_id = c.id
			and v.step = 'counsel' and v.account = me)
		and not exists (select from rg.counsel_note n
			where n.case_id = c.id and n.author = me) then
		raise exception using errcode = 'RG403',
			message = 'err_not_counsellor';
	end if;
	return c;
end $$;
comment on function rg.note_case(text) is
	'A case of counselling for its counsellor; RG403 for every other.';

create or replace function api.counsel_notes(p_no text)
returns table (id bigint, at timestamptz, body text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.note_case(p_no);
begin
	return query
	select n.id, n.at, n.body from rg.counsel_note n
	where n.case_id = c.id and n.author = api.me()
	order by n.id desc limit 200;
end $$;
comment on function api.counsel_notes(text) is
	'The notes that the one asking wrote himself; no others, for anybody.';

create or replace function api.counsel_note_add(p_no text, p_body text,
	p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.note_case(p_no);
	r bigint;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	if not coalesce(rg.looks_sealed(p_body), false) then
		raise exception using errcode = 'RG422',
			message = 'body:err_required';
	end if;
	if length(p_body) > 40000 then
		raise exception using errcode = 'RG422',
			message = 'body:err_too_long';
	end if;
	insert into rg.counsel_note (case_id, author, at, body)
	values (c.id, api.me(), api.now(), p_body) returning id into r;
	return rg.idem_keep(p_key, r::text)::bigint;
end $$;
comment on function api.counsel_note_add(text, text, text) is
	'Adds a note of the case''s counsellor; it comes encrypted.';

-- Numbers and going --------------------------------------------------------------

create or replace function api.counsel_given() returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	n bigint := (select count(*) from rg.counsel_session
		where state = 'came');
begin
	return case when n >= 10 then n::text end;
end $$;
comment on function api.counsel_given() is
	'How many talks were held; nothing below ten.';

create or replace function api.counsel_counts()
returns table (year int, cases bigint, talks bigint, missed bigint,
	referred bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_counsellor();
	return query
	select y, count(distinct c.id), count(x.id) filter (where
		x.state = 'came'), count(x.id) filter (where
		x.state = 'no_show'), count(distinct c.id) filter (where
		c.state = 'REFERRED')
	from (values (extract(year from api.today())::int)) v(y)
	left join rg.case_file c on c.service = 'rights-counselling'
		and c.area between api.my_lo() and api.my_hi()
		and extract(year from rg.local_day(c.submitted_at)) = y
	left join rg.counsel_session x on x.case_id = c.id
	group by y;
end $$;
comment on function api.counsel_counts() is
	'Numbers of the year in the counsellor''s area, and nothing else.';

create or replace function rg.erase_rights_counselling(c rg.case_file)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.counsel_note where case_id = c.id;
	update rg.counsel_session set state = 'cancelled'
	where case_id = c.id and state = 'booked';
	update rg.counsel_alert set mobile = '', account = null,
		case_id = null where case_id = c.id;
end $$;
comment on function rg.erase_rights_counselling(rg.case_file) is
	'Notes go with their case; talks stay as numbers.';

create or replace function rg.sweep_counsel() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.counsel_alert set mobile = '', account = null
	where (mobile <> '' or account is not null)
		and coalesce(done_at, at) < (select api.now())
			- (select rg.keep('message'))
		and (account is null or not rg.is_person_held(account));
	delete from rg.counsel_duty
	where day < (select api.today()) - 365;
end $$;
comment on function rg.sweep_counsel() is
	'Numbers of those who called for help go with the texts of messages.';
