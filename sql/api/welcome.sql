-- The module welcome: what the steps of a report-in do in the record besides,
-- times and their places, the board, who is late, figures. Rules of time:
-- Regulations on the Settlement of Veterans, article 51.

-- Minutes at the window ---------------------------------------------------------

create or replace function rg.net_seconds(p_case bigint, p_clock text)
returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	with mine as (
		select k.kind, k.at, k.n, coalesce(lead(k.at)
			over (order by k.n), api.now()) as next_at
		from rg.case_clock k where k.case_id = p_case
			and k.clock = p_clock and k.kind <> 'extend'
			and k.n >= (select max(s.n) from rg.case_clock s
				where s.case_id = p_case and s.clock = p_clock
				and s.kind = 'start'))
	select extract(epoch from sum(m.next_at - m.at))::int
	from mine m where m.kind in ('start', 'resume'));
end $$;
comment on function rg.net_seconds(bigint, text) is
	'How long a clock of a case ran since it was started last, without '
	'its pauses; empty when it never was.';

-- Hooks of the steps ------------------------------------------------------------

create or replace function rg.days_since_discharge(c rg.case_file)
returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select api.today() - nullif(o.fields->>'discharge_on',
		'')::date from rg.case_form o where o.case_id = c.id);
end $$;
comment on function rg.days_since_discharge(rg.case_file) is
	'Days since the discharge was approved.';

create or replace function rg.report_came(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_mode text := 'window';
begin
	update rg.report_booking b set state = 'came', changed_at = api.now()
	from rg.report_slot s
	where b.case_id = c.id and b.state = 'booked' and s.id = b.slot
	returning s.kind into v_mode;
	insert into rg.report_in (case_id, area, mode, came_at)
	values (c.id, c.area, coalesce(v_mode, 'window'), api.now());
end $$;
comment on function rg.report_came(rg.case_file) is
	'The person is here: the booking was kept, the counting begins.';

create or replace function rg.report_missed(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.report_booking b set state = 'missed', changed_at = api.now()
	from rg.report_slot s
	where b.case_id = c.id and b.state = 'booked' and s.id = b.slot
		and (s.day + s.ends) at time zone 'Asia/Shanghai' < api.now();
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_slot_to_come';
	end if;
end $$;
comment on function rg.report_missed(rg.case_file) is
	'Nobody came; refused (RG409) before the time is over.';

create or replace function rg.report_done(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.report_in set done_at = api.now(),
		net_seconds = rg.net_seconds(c.id, 'counter')
	where case_id = c.id;
	perform rg.issue_paper(c, 'hukou_letter');
	perform rg.issue_paper(c, 'contacts');
end $$;
comment on function rg.report_done(rg.case_file) is
	'Done at the window: the minutes are kept, the letters issued.';

create or replace function rg.after_welcome(c rg.case_file, p_action text,
	p_was text, p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	days int;
	at_least int;
begin
	if c.service = 'welcome-signup' then
		perform rg.after_welcome_signup(c, p_action);
		return;
	end if;
	if p_action in ('book_for', 'rebook_for') then
		perform rg.report_take(c, coalesce(nullif(current_setting(
			'rg.slot', true), ''), '0')::bigint);
	elsif p_action in ('book', 'rebook') then
		if not exists (select from rg.report_booking b
				where b.case_id = c.id and b.state = 'booked')
		then
			raise exception using errcode = 'RG422',
				message = 'slot:err_required';
		end if;
	elsif p_action = 'missed' then
		perform rg.report_missed(c);
	elsif p_action = 'check_in' then
		perform rg.report_came(c);
	elsif p_action = 'confirm' and p_fields->>'archive' = 'here' then
		perform rg.issue_paper(c, 'archive');
	elsif p_action = 'counter_done' then
		perform rg.report_done(c);
	elsif p_action = 'complete' then
		update rg.report_in set completed_at = api.now()
		where case_id = c.id;
	elsif p_action in ('excuse', 'give_up') then
		days := rg.days_since_discharge(c);
		at_least := (select case p_action when 'excuse' then 31
			else 61 end);
		if days is null or days < at_least then
			raise exception using errcode = 'RG409',
				message = 'err_not_late';
		end if;
	end if;
	if p_action in ('unbook', 'unbook_for', 'withdraw', 'give_up') then
		update rg.report_booking set state = 'cancelled',
			changed_at = api.now()
		where case_id = c.id and state = 'booked';
	end if;
end $$;
comment on function rg.after_welcome(rg.case_file, text, text, bigint, text,
	jsonb) is
	'What a step of a report-in does in the record: keeps or frees the '
	'place that was booked, the minutes, the letters; a leader hears '
	'nobody before the limit has passed, and gives nobody up before '
	'thirty days more.';

create or replace function rg.remind_welcome(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k record;
	c rg.case_file;
	n int := 0;
begin
	for k in select f.id, x.days from rg.case_file f, lateral (
			select max(d) as days from unnest(array[20, 28, 30,
				60]) d
			where rg.days_since_discharge(f) >= d
				+ case when d in (30, 60) then 1 else 0 end) x
		where f.service = 'welcome-report'
			and f.state in ('PRE_REG', 'BOOKED')
			and f.erased_at is null and x.days is not null
			and not exists (select from rg.report_told t
				where t.case_id = f.id and t.days >= x.days)
		order by f.id limit p_limit for update of f skip locked
	loop
		-- Another courier may have been here a moment ago.
		insert into rg.report_told values (k.id, k.days, api.now())
		on conflict do nothing;
		continue when not found;
		select * into c from rg.case_file where id = k.id;
		perform rg.tell(c, 'late_' || k.days, '');
		-- A leader hears the person; nothing follows by itself.
		if k.days = 60 then
			perform rg.alert(c, 'late_alert', array['leader'],
				array[3]);
		end if;
		n := n + 1;
	end loop;
	return n + rg.welcome_soon(p_limit);
end $$;
comment on function rg.remind_welcome(int) is
	'Reminds those who registered and did not come, 20 and 28 days after '
	'the discharge, when the 30 are over, and 30 days later; then the '
	'leaders of the district are told as well. And of what is tomorrow.';

create or replace function rg.welcome_soon(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today() + 1;
	x record;
	n int := 0;
begin
	-- Nobody is woken: messages of this kind go out by day.
	if extract(hour from api.now() at time zone 'Asia/Shanghai')
			not between 8 and 20 then
		return 0;
	end if;
	for x in select * from (
		select f.id, f.no, f.standard, f.applicant, 'slot' as what,
			case s.kind when 'home' then 'soon_home'
				else 'soon_slot' end as words,
			s.place as title, s.begins as hour
		from rg.report_slot s join rg.report_booking b on b.slot = s.id
			and b.state = 'booked'
		join rg.case_file f on f.id = b.case_id
		where s.day = t and not s.cancelled and f.erased_at is null
			and f.state in ('PRE_REG', 'BOOKED')
		union all
		select f.id, f.no, f.standard, f.applicant, 'arrival',
			case when p.id is null then 'soon_home'
				else 'soon_met' end, coalesce(p.name, ''),
			a.hour
		from rg.welcome_arrival a join rg.case_file f on f.id = a.case_id
		left join rg.welcome_point p on p.id = a.point
		where a.day = t and f.erased_at is null
			and f.state in ('REGISTERED', 'CONFIRMED')
		union all
		select f.id, f.no, f.standard, f.applicant, 'event',
			'soon_event', e.title || '（' || e.place || '）',
			e.begins
		from rg.welcome_event e
		join rg.welcome_arrival a on a.event = e.id
		join rg.case_file f on f.id = a.case_id
		where e.day = t and e.state = 'announced'
			and f.erased_at is null and f.state in ('REGISTERED',
				'CONFIRMED', 'RECEIVED', 'FOLLOWED_UP')) y
		where not exists (select from rg.welcome_told o
			where o.case_id = y.id and o.what = y.what
			and o.day = t)
		order by y.id, y.what limit p_limit
	loop
		-- Once, also where two couriers run.
		insert into rg.welcome_told values (x.id, x.what, t, api.now())
		on conflict do nothing;
		continue when not found;
		perform rg.welcome_say(x.applicant, x.id, x.words,
			jsonb_build_object('no', x.no, 'title', x.title, 'due',
			t || ' ' || to_char(x.hour, 'HH24:MI'), 'standard',
			x.standard));
		n := n + 1;
	end loop;
	return n;
end $$;
comment on function rg.welcome_soon(int) is
	'Reminds of tomorrow: a time booked for reporting in, an arrival, an '
	'activity; each once, by day.';

create or replace function rg.welcome_say(p_account bigint, p_case bigint,
	p_words text, p jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.outbox (account, way, address, template, params,
		case_id, state, next_at, at, sent_at)
	select a.id, w, case w when 'sms' then a.mobile else '' end, p_words,
		p, p_case, case w when 'site' then 'sent' else 'queued' end,
		now(), api.now(), case w when 'site' then api.now() end
	from rg.account a, unnest(array['site', 'sms']) w
	where a.id = p_account;
end $$;
comment on function rg.welcome_say(bigint, bigint, text, jsonb) is
	'Tells an applicant when and where, on the site and by message; who '
	'has no account of his own reads it in the message.';

-- Times, on the public side -------------------------------------------------------

create or replace function api.report_slots(p_no text)
returns table (id bigint, day date, begins text, ends text, kind text,
	place text, seats int, left_over int, mine boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where no = upper(p_no);
	if c.id is null or api.me() is null
		or not coalesce(api.sees(c), false) then
		return;
	end if;
	return query
	select s.id, s.day, to_char(s.begins, 'HH24:MI'),
		to_char(s.ends, 'HH24:MI'), s.kind, s.place, s.seats,
		s.seats - (select count(*)::int from rg.report_booking b
			where b.slot = s.id and b.state <> 'cancelled'),
		exists (select from rg.report_booking b where b.slot = s.id
			and b.case_id = c.id and b.state = 'booked')
	from rg.report_slot s
	where s.station = api.station_for(c.area, 3) and not s.cancelled
		and s.day between api.today() and api.today() + 60
		and (s.day + s.begins) at time zone 'Asia/Shanghai'
			> api.now()
	order by s.day, s.begins, s.id limit 200;
end $$;
comment on function api.report_slots(text) is
	'Times of the centre that serves a report-in, in the next sixty days, '
	'with the places left.';

create or replace function api.report_booked(p_no text)
returns table (day date, begins text, ends text, kind text, place text,
	state text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where no = upper(p_no);
	if c.id is null or api.me() is null
		or not coalesce(api.sees(c), false) then
		return;
	end if;
	return query
	select s.day, to_char(s.begins, 'HH24:MI'), to_char(s.ends, 'HH24:MI'),
		s.kind, s.place, b.state
	from rg.report_booking b join rg.report_slot s on s.id = b.slot
	where b.case_id = c.id and b.state = 'booked';
end $$;
comment on function api.report_booked(text) is
	'The time booked for a report-in.';

create or replace function rg.free_seat(s rg.report_slot) returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select min(n) from generate_series(1, s.seats) n
		where not exists (select from rg.report_booking b
			where b.slot = s.id and b.seat = n
			and b.state <> 'cancelled'));
end $$;
comment on function rg.free_seat(rg.report_slot) is
	'The first free place of a time; empty when there is none.';

create or replace function rg.report_take(c rg.case_file, p_slot bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.report_slot;
	v_seat int;
	p jsonb;
begin
	-- The last place goes to whoever holds the row first.
	select * into s from rg.report_slot where id = p_slot for update;
	if s.id is null or s.station <> api.station_for(c.area, 3) then
		raise exception using errcode = 'RG422',
			message = 'slot:err_required';
	elsif s.cancelled or (s.day + s.begins) at time zone 'Asia/Shanghai'
			<= api.now() then
		raise exception using errcode = 'RG422',
			message = 'slot:err_slot_over';
	end if;
	update rg.report_booking set state = 'cancelled',
		changed_at = api.now()
	where case_id = c.id and state = 'booked';
	v_seat := rg.free_seat(s);
	if v_seat is null then
		raise exception using errcode = 'RG422',
			message = 'slot:err_slot_full';
	end if;
	insert into rg.report_booking (slot, case_id, seat, at, changed_at)
	values (s.id, c.id, v_seat, api.now(), api.now());
	-- Who has no account reads in the message when and where.
	p := jsonb_build_object('no', c.no, 'title', s.place, 'due', s.day
		|| ' ' || to_char(s.begins, 'HH24:MI'), 'standard', c.standard);
	perform rg.welcome_say(c.applicant, c.id, 'booked_' || s.kind, p);
end $$;
comment on function rg.report_take(rg.case_file, bigint) is
	'Gives a report-in a place at a time, instead of the one it had, and '
	'tells the person when and where; of two at once for the last place '
	'one gets it and the other is told (RG422).';

create or replace function api.report_book(p_no text, p_slot bigint,
	p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	c rg.case_file;
	a rg.standard_action;
	t text;
begin
	if done is not null then
		return done;
	end if;
	c := rg.case_of((select f.id from rg.case_file f
		where f.no = upper(p_no) and f.service = 'welcome-report'));
	if api.side() <> 'pub' or c.applicant is distinct from api.me() then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	select p.target into t from rg.standard_step p
	where p.standard = c.standard and p.from_state = c.state
		and p.action in ('book', 'rebook');
	select * into a from rg.standard_action x
	where x.standard = c.standard and x.action = case c.state
		when 'PRE_REG' then 'book' else 'rebook' end;
	if t is null then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif not rg.limit_count('report:' || api.me(), 20, interval '1 day')
	then
		raise exception using errcode = 'RG429', message = '3600';
	end if;
	perform rg.report_take(c, p_slot);
	c := rg.take_step(c, a, t, api.me(), 'applicant', '', '',
		jsonb_build_object('slot', p_slot::text));
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.report_book(text, bigint, text) is
	'Books a time for oneself, or another instead of it.';

create or replace function api.report_book_for(p_no text, p_version int,
	p_action text, p_slot bigint, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_case bigint := (select f.id from rg.case_file f
		where f.no = upper(p_no) and f.service = 'welcome-report');
	r text;
begin
	if v_case is null or p_action not in ('book_for', 'rebook_for') then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	perform set_config('rg.slot', coalesce(p_slot, 0)::text, true);
	r := api.act(v_case, p_version, p_action, '', null, '{}', '{}', '{}',
		p_key);
	perform set_config('rg.slot', '', true);
	return r;
end $$;
comment on function api.report_book_for(text, int, text, bigint, text) is
	'An officer books a time for somebody who calls, or another instead '
	'of it: the place and the step, both or neither.';

-- Times, on the officers' side ------------------------------------------------------

create or replace function rg.report_station() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or not (api.has_role('window')
			or api.has_role('supervisor')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return (select a.station from rg.account a where a.id = api.me());
end $$;
comment on function rg.report_station() is
	'Station of the officer asking, who must be of the window or its '
	'supervisor (RG403).';

create or replace function api.report_day(p_day date)
returns table (id bigint, day date, begins text, ends text, kind text,
	place text, keeper text, seats int, taken int, cancelled boolean,
	past boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	st bigint := rg.report_station();
begin
	return query
	select s.id, s.day, to_char(s.begins, 'HH24:MI'),
		to_char(s.ends, 'HH24:MI'), s.kind, s.place, s.keeper, s.seats,
		(select count(*)::int from rg.report_booking b
			where b.slot = s.id and b.state <> 'cancelled'),
		s.cancelled, (s.day + s.ends) at time zone 'Asia/Shanghai'
			< api.now()
	from rg.report_slot s
	where s.station = st and s.day = coalesce(p_day, api.today())
	order by s.begins, s.kind, s.id;
end $$;
comment on function api.report_day(date) is
	'Times of the officer''s station on a day.';

create or replace function api.report_days()
returns table (day date, slots int, seats int, taken int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	st bigint := rg.report_station();
begin
	return query
	select s.day, count(*)::int, sum(s.seats)::int,
		(select count(*)::int from rg.report_booking b
		join rg.report_slot x on x.id = b.slot
		where x.station = st and x.day = s.day and not x.cancelled
			and b.state <> 'cancelled')
	from rg.report_slot s
	where s.station = st and s.day >= api.today() and not s.cancelled
	group by s.day order by s.day limit 90;
end $$;
comment on function api.report_days() is
	'Days to come with times of the officer''s station.';

create or replace function api.report_guests(p_day date)
returns table (slot bigint, no text, title text, mobile text, state text,
	needs text, kind text, address text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	st bigint := rg.report_station();
begin
	return query
	select b.slot, c.no, c.title, o.fields->>'mobile', b.state,
		c.state, s.kind, case when s.kind = 'home' then concat_ws(' ',
			api.division_path(c.area), o.fields->>'address') end
	from rg.report_slot s
	join rg.report_booking b on b.slot = s.id and b.state <> 'cancelled'
	join rg.case_file c on c.id = b.case_id
	left join rg.case_form o on o.case_id = c.id
	where s.station = st and s.day = coalesce(p_day, api.today())
		and c.erased_at is null
	order by s.begins, b.seat limit 500;
end $$;
comment on function api.report_guests(date) is
	'Who comes on a day, and of visits where to go.';

create or replace function api.report_slot_add(p_day date, p_begins time,
	p_ends time, p_minutes int, p_kind text, p_seats int, p_place text,
	p_keeper text, p_key text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	st bigint := rg.report_station();
	n int;
begin
	if done is not null then
		return done::int;
	end if;
	if p_day < api.today() or p_day > api.today() + 180 then
		raise exception using errcode = 'RG422',
			message = 'day:err_slot_ahead';
	elsif p_ends <= p_begins then
		raise exception using errcode = 'RG422',
			message = 'ends:err_slot_hours';
	elsif p_minutes not between 10 and 240 or p_begins
			+ make_interval(mins => p_minutes) > p_ends then
		raise exception using errcode = 'RG422',
			message = 'minutes:err_slot_minutes';
	elsif p_seats not between 1 and 50 then
		raise exception using errcode = 'RG422',
			message = 'seats:err_slot_seats';
	elsif p_kind not in ('booked', 'after', 'home') then
		raise exception using errcode = 'RG422',
			message = 'kind:err_choice';
	end if;
	insert into rg.report_slot (station, day, begins, ends, kind, seats,
		place, keeper, made_by, at)
	select st, p_day, t::time, (t + make_interval(mins => p_minutes))::time,
		p_kind, p_seats, p_place, p_keeper, api.me(), api.now()
	from generate_series(p_day + p_begins, p_day + p_ends
		- make_interval(mins => p_minutes),
		make_interval(mins => p_minutes)) t
	on conflict do nothing;
	get diagnostics n = row_count;
	if n = 0 then
		raise exception using errcode = 'RG422',
			message = 'begins:err_slot_same';
	end if;
	return rg.idem_keep(p_key, n::text)::int;
end $$;
comment on function api.report_slot_add(date, time, time, int, text, int,
	text, text, text) is
	'Offers times from one hour to another, each of so many minutes; '
	'answers how many.';

create or replace function api.report_slot_drop(p_slot bigint, p_key text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	s rg.report_slot;
begin
	perform rg.report_station();
	if done is not null then
		return done::bigint;
	end if;
	select * into s from rg.report_slot where id = p_slot for update;
	if s.id is null or not exists (select from rg.station t
			where t.id = s.station and t.area
			between api.my_lo() and api.my_hi()) then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	elsif s.cancelled or exists (select from rg.report_booking b
			where b.slot = s.id and b.state <> 'cancelled') then
		raise exception using errcode = 'RG409',
			message = 'err_slot_booked';
	end if;
	update rg.report_slot set cancelled = true where id = s.id;
	return rg.idem_keep(p_key, s.id::text)::bigint;
end $$;
comment on function api.report_slot_drop(bigint, text) is
	'Takes a time of the officer''s station, or of one below it, back; '
	'refused (RG409) when somebody is booked.';

-- The four services ---------------------------------------------------------------

create or replace function rg.report_coming(p_slot bigint, p_home boolean)
returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
			'no', c.no, 'title', c.title, 'state', b.state,
			'mobile', o.fields->>'mobile', 'address', case
			when p_home then concat_ws(' ', api.division_path(
			c.area), o.fields->>'address') end)) order by b.seat)
		from rg.report_booking b join rg.case_file c
			on c.id = b.case_id
		left join rg.case_form o on o.case_id = c.id
		where b.slot = p_slot and b.state <> 'cancelled'
			and c.erased_at is null);
end $$;
comment on function rg.report_coming(bigint, boolean) is
	'Who comes at a time; of a visit where to go.';

create or replace function rg.report_roster(p_station bigint, p_kind text,
	p_days int) returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
			'day', s.day, 'begins', to_char(s.begins, 'HH24:MI'),
			'ends', to_char(s.ends, 'HH24:MI'), 'place', s.place,
			'keeper', s.keeper, 'seats', s.seats::text, 'taken',
			(select count(*)::text from rg.report_booking b
			where b.slot = s.id and b.state <> 'cancelled'),
			'guests', rg.report_coming(s.id, s.kind = 'home')))
			order by s.day, s.begins, s.keeper)
		from (select x.* from rg.report_slot x
			where x.station = p_station and x.kind = p_kind
			and not x.cancelled and x.day between api.today()
				and api.today() + p_days
			order by x.day, x.begins limit 100) s);
end $$;
comment on function rg.report_roster(bigint, text, int) is
	'Times of one service at a station in the days to come, with who is '
	'on the roster and who comes.';

create or replace function rg.report_waiting(p_kind text) returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
			'no', w.no, 'title', w.title, 'mobile', w.mobile,
			'since', rg.local_day(w.submitted_at), 'place',
			api.division_path(w.area))) order by w.submitted_at)
		from (select c.no, c.title, c.area, c.submitted_at,
				o.fields->>'mobile' as mobile
			from rg.case_file c
			join rg.case_form o on o.case_id = c.id
			where c.service = 'welcome-report'
				and c.state = 'PRE_REG'
				and o.fields->>'service_mode' = p_kind
				and c.area between api.my_lo() and api.my_hi()
				and api.sees(c)
			order by c.submitted_at limit 100) w);
end $$;
comment on function rg.report_waiting(text) is
	'Who asked for a service in the officer''s area and has no time yet, '
	'those who wait longest first.';

create or replace function api.report_services(p_days int)
returns table (path text, doc jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	n int := least(greatest(p_days, 1), 60);
	st bigint;
begin
	if api.side() <> 'off' or not (api.has_role('window')
			or api.has_role('clerk')
			or api.has_role('supervisor')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	-- Stations below go by the times of the district's centre; whom it
	-- serves elsewhere is none of theirs.
	if api.has_role('window') or api.has_role('supervisor') then
		st := rg.report_station();
	end if;
	return query
	select 'Page.service', jsonb_strip_nulls(jsonb_build_object('centre',
		case when st is not null then '1' end,
		'after', jsonb_build_object('slots',
			rg.report_roster(st, 'after', n), 'waiting',
			rg.report_waiting('after')),
		'booked', jsonb_build_object('slots',
			rg.report_roster(st, 'booked', n), 'waiting',
			rg.report_waiting('booked')),
		'home', jsonb_build_object('slots',
			rg.report_roster(st, 'home', n), 'waiting',
			rg.report_waiting('home'))));
end $$;
comment on function api.report_services(int) is
	'Three of the four services: for the days to come the roster of each '
	'with who comes, and who still waits for a time; the fourth, calling '
	'afterwards, is api.report_calls().';

-- The board -------------------------------------------------------------------------

create or replace function rg.report_tasks(c rg.case_file) returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_roles text[] := array(select g.role from rg.role_grant g
		where g.account = api.me());
begin
	return (select jsonb_object_agg(t.task, jsonb_strip_nulls(
		jsonb_build_object('id', t.id::text, 'done',
			case when t.done_at is not null then '1' end,
			-- Most steps are another department's.
			'mine', case when t.done_at is null
				and t.role = any (v_roles)
				then case when rg.can_do(t, api.me())
				then '1' end end)))
		from (select distinct on (x.task) x.* from rg.case_task x
			where x.case_id = c.id order by x.task, x.id desc) t);
end $$;
comment on function rg.report_tasks(rg.case_file) is
	'The steps of a report-in, each with its number, whether it is done '
	'and whether the officer asking can do it.';

create or replace function api.report_board()
returns table (path text, doc jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select 'Page.board', jsonb_build_object('at',
		to_char(api.now() at time zone 'Asia/Shanghai', 'HH24:MI'),
		'rows', (select jsonb_agg(jsonb_build_object('no', b.no,
			'title', b.title, 'state', b.state, 'label', s.label,
			'label_en', s.label_en, 'minutes',
			(n.net / 60)::text, 'over', case when n.net > 1800
				then '1' end, 'stopped', case when b.state in
				('AWAY', 'CORRECTION') then '1' end,
			'task', coalesce(rg.report_tasks(b), '{}'))
			order by b.state <> 'CHECKED_IN', i.came_at)
		from (select f.* from rg.case_file f
			where f.service = 'welcome-report'
			and f.state in ('CHECKED_IN', 'STEPS_RUNNING', 'AWAY',
				'CORRECTION', 'COUNTER_DONE')
			and f.area between api.my_lo() and api.my_hi()
			and api.side() = 'off' and not api.is_admin()
			and api.sees(f) order by f.id limit 200) b
		join rg.report_in i on i.case_id = b.id
		join rg.standard_state s on s.standard = b.standard
			and s.state = b.state,
		lateral (select case when b.state = 'COUNTER_DONE'
			then i.net_seconds else rg.net_seconds(b.id, 'counter')
			end as net) n));
end $$;
comment on function api.report_board() is
	'Report-ins at the window or running on in the officer''s area, with '
	'every step and the minutes so far.';

-- Who is late, who is to be called -----------------------------------------------

create or replace function api.report_late(p_limit int)
returns table (no text, title text, discharged date, days int, level int,
	told date, place text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or not (api.has_role('window')
			or api.has_role('leader')
			or api.has_role('supervisor')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return query
	select c.no, c.title, (o.fields->>'discharge_on')::date,
		rg.days_since_discharge(c), case
		when rg.days_since_discharge(c) > 60 then 60
		when rg.days_since_discharge(c) > 30 then 30
		when rg.days_since_discharge(c) >= 28 then 28 else 20 end,
		(select rg.local_day(max(t.at)) from rg.report_told t
			where t.case_id = c.id), api.division_path(c.area)
	from rg.case_file c join rg.case_form o on o.case_id = c.id
	where c.service = 'welcome-report'
		and c.state in ('PRE_REG', 'BOOKED')
		and c.area between api.my_lo() and api.my_hi()
		and api.sees(c) and rg.days_since_discharge(c) >= 20
	order by (o.fields->>'discharge_on'), c.id
	limit least(p_limit, 500);
end $$;
comment on function api.report_late(int) is
	'Who registered and did not come, from the twentieth day after the '
	'discharge on, those who wait longest first.';

create or replace function api.report_calls(p_limit int)
returns table (no text, title text, mobile text, task bigint, kind text,
	due date, late boolean, place text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or not (api.has_role('clerk')
			or api.has_role('supervisor')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return query
	select c.no, c.title, o.fields->>'mobile', t.id, t.task, t.due_on,
		t.due_on < api.today(), api.division_path(c.area)
	from rg.case_task t join rg.case_file c on c.id = t.case_id
	join rg.case_form o on o.case_id = c.id
	where t.task like 'call\_%' and t.done_at is null
		and c.service = 'welcome-report'
		and c.area between api.my_lo() and api.my_hi()
		and api.sees(c)
	order by t.due_on, t.id limit least(p_limit, 500);
end $$;
comment on function api.report_calls(int) is
	'Calls after 7, 30 and 90 days that are still to be made in the '
	'officer''s area, the earliest first.';

-- Figures for everybody --------------------------------------------------------------

drop function if exists api.report_figures();
create or replace function api.report_figures()
returns table (month text, n int, within int, median numeric, p90 numeric,
	at_window int, booked int, after_hours int, home int, rated int,
	satisfied numeric)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select to_char(r.done_at at time zone 'Asia/Shanghai', 'YYYY-MM'),
		count(*)::int,
		count(*) filter (where r.net_seconds <= 1800)::int,
		-- Of a handful of people a median would tell of one of them.
		case when count(*) >= 5 then round((percentile_cont(0.5)
			within group (order by r.net_seconds) / 60.0)::numeric,
			1) end,
		case when count(*) >= 5 then round((percentile_cont(0.9)
			within group (order by r.net_seconds) / 60.0)::numeric,
			1) end,
		count(*) filter (where r.mode = 'window')::int,
		count(*) filter (where r.mode = 'booked')::int,
		count(*) filter (where r.mode = 'after')::int,
		count(*) filter (where r.mode = 'home')::int,
		case when count(x.id) >= 5 then count(x.id)::int end,
		case when count(x.id) >= 5 then round(100.0 * count(x.id)
			filter (where x.level >= 3) / count(x.id), 1) end
	from rg.report_in r left join rg.rating x on x.case_id = r.case_id
	where r.done_at is not null
	group by 1 order by 1 desc limit 36;
end $$;
comment on function api.report_figures() is
	'By month: how many were done at the window, how many within thirty '
	'minutes, median and ninetieth percentile, how they were served; and '
	'how many of those who rated it were satisfied, where enough did.';

create or replace function rg.report_totals()
returns table (metric text, value numeric, unit text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select 'handled_' || to_char(r.done_at at time zone 'Asia/Shanghai',
		'YYYY'), count(*)::numeric, 'person'
	from rg.report_in r where r.done_at is not null
	group by 1
	union all
	select 'satisfaction_' || to_char(r.done_at at time zone
		'Asia/Shanghai', 'YYYY'), round(100.0 * count(*) filter (where
		x.level >= 3) / count(*), 1), 'percent'
	from rg.report_in r join rg.rating x on x.case_id = r.case_id
	where r.done_at is not null
	group by 1 having count(*) >= rg.rating_rule('hide_below')
	union all
	select v.metric, v.value, v.unit
	from (select count(*) as n, round(100.0 * count(*) filter (where
			x.net_seconds <= 1800) / nullif(count(*), 0), 1)
			as within, round((percentile_cont(0.5) within group
			(order by x.net_seconds) / 60.0)::numeric, 1)
			as median, round((percentile_cont(0.9) within group
			(order by x.net_seconds) / 60.0)::numeric, 1) as p90
		from rg.report_in x where x.done_at is not null) t,
		lateral (values ('within_30_minutes', t.within, 'percent'),
			('median_minutes', t.median, 'minute'),
			('p90_minutes', t.p90, 'minute'))
			v(metric, value, unit)
	-- Of a handful of people a median would tell of one of them.
	where t.n >= 5
	order by 1;
end $$;
comment on function rg.report_totals() is
	'Report-ins by year, how many of those who rated were satisfied, and '
	'their minutes, for the open figures.';
