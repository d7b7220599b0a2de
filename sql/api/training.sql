-- Training: a seat is taken when the application is sent in, under the lock of
-- the class: of two who want the last one gets it, the other waits in order or
-- is told. Who leaves makes room for who waits longest.

create or replace function rg.class_no(p_class bigint) returns text
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	return (p_class % 1000000000000)::text;
end $$;
comment on function rg.class_no(bigint) is
	'Number of a class as people read it, without the bureau''s own.';

create or replace function rg.class_lock(p_class bigint)
returns rg.training_class
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class;
begin
	select * into k from rg.training_class where id = p_class
	for no key update;
	return k;
end $$;
comment on function rg.class_lock(bigint) is
	'Locks a class: its seats are given one at a time.';

create or replace function rg.class_tell(p_account bigint, p_template text,
	k rg.training_class, p_no text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.outbox (account, way, address, template, params,
		next_at, at)
	select a.id, 'sms', a.mobile, p_template, jsonb_build_object('due',
		k.from_on, 'no', p_no, 'title', k.title), now(), api.now()
	from rg.account a where a.id = p_account and a.mobile <> '';
end $$;
comment on function rg.class_tell(bigint, text, rg.training_class, text) is
	'A short message about a class.';

create or replace function rg.training_ask(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
	k rg.training_class;
	n int;
	bad text;
begin
	if coalesce(f->>'class_no', '') ~ '^[0-9]{1,9}$' then
		k := rg.class_lock(rg.id_base() + (f->>'class_no')::bigint);
	end if;
	if k.id is null or k.state <> 'OPEN' or k.until_on < api.today() then
		perform rg.refuse('truth', 'err_class_over');
	end if;
	select min(s) into n from generate_series(1, k.seats) s
	where not exists (select from rg.training_enrol e
		where e.class = k.id and e.seat = s and e.gone_at is null);
	if n is null and coalesce(f->>'wait', '') <> 'yes' then
		perform rg.refuse('truth', 'err_class_full');
	end if;
	insert into rg.training_enrol (case_id, class, account, free, seat, at,
		seated_at)
	values (c.id, k.id, c.applicant, k.free, n, api.now(),
		case when n is not null then api.now() end);
	perform rg.class_tell(c.applicant, case when n is null
		then 'class_waits' else 'class_seat' end, k,
		coalesce(n, rg.class_place(c.id))::text);
exception when unique_violation then
	get stacked diagnostics bad = constraint_name;
	perform rg.refuse('truth', case bad when 'training_one_free'
		then 'err_class_free' else 'err_class_twice' end);
end $$;
comment on function rg.training_ask(rg.case_file) is
	'A seat, or a place on the waiting list for who wants one; refused '
	'(RG422) when the class is over or full, for a second application, and '
	'for a second free class.';

create or replace function rg.class_place(p_case bigint) returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select count(*) from rg.training_enrol e
		join rg.training_enrol o on o.class = e.class
			and o.seat is null and o.gone_at is null
			and o.queue <= e.queue
		where e.case_id = p_case and e.seat is null);
end $$;
comment on function rg.class_place(bigint) is
	'Place on the waiting list, from 1.';

create or replace function rg.training_leave(p_case bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.training_enrol;
	k rg.training_class;
	x rg.training_enrol;
begin
	select * into e from rg.training_enrol where case_id = p_case
		and gone_at is null;
	if e.case_id is null then
		return;
	end if;
	k := rg.class_lock(e.class);
	update rg.training_enrol set gone_at = api.now()
	where case_id = p_case;
	-- Nobody is called into a class that has begun.
	if e.seat is null or k.state <> 'OPEN' or k.from_on <= api.today() then
		return;
	end if;
	update rg.training_enrol o set seat = e.seat, seated_at = api.now()
	where o.case_id = (select w.case_id from rg.training_enrol w
		where w.class = k.id and w.seat is null and w.gone_at is null
		order by w.queue limit 1)
	returning * into x;
	if x.case_id is not null then
		perform rg.class_tell(x.account, 'class_seat', k,
			x.seat::text);
	end if;
end $$;
comment on function rg.training_leave(bigint) is
	'A seat is free again and goes to who waits longest.';

create or replace function rg.training_share(p_case bigint)
returns numeric
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select round(coalesce(sum(d.hours) filter (where a.case_id
			is not null), 0)::numeric / nullif(sum(d.hours), 0), 4)
		from rg.training_enrol e
		join rg.training_day d on d.class = e.class
		left join rg.training_came a on a.class = d.class
			and a.day = d.day and a.case_id = e.case_id
		where e.case_id = p_case);
end $$;
comment on function rg.training_share(bigint) is
	'Share of the hours taught at which somebody was there.';

create or replace function rg.after_training(c rg.case_file, p_action text,
	p_was text, p_actor bigint, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.training_enrol;
	k rg.training_class;
begin
	if p_action = 'submit' then
		perform rg.training_ask(c);
		return;
	end if;
	select * into e from rg.training_enrol where case_id = c.id;
	select * into k from rg.training_class where id = e.class;
	if p_action = 'approve' and (e.seat is null or e.gone_at is not null)
	then
		perform rg.refuse('note', 'err_class_waits');
	elsif p_action = 'class_off' and k.state = 'OPEN' then
		perform rg.refuse('note', 'err_class_on');
	elsif p_action = 'arrive' and api.today() < k.from_on then
		perform rg.refuse('note', 'err_class_early');
	elsif p_action = 'finish' then
		if api.today() < k.to_on then
			perform rg.refuse('note', 'err_class_early');
		elsif coalesce(rg.training_share(c.id), 0)
			< api.policy_value('training', 'attend', k.to_on) then
			perform rg.refuse('note', 'err_class_attend');
		end if;
		update rg.training_enrol set cert = 'PX-'
			|| to_char(api.today(), 'YYYY') || '-'
			|| lpad(rg.class_no(k.id), 6, '0') || '-'
			|| lpad(e.seat::text, 3, '0')
		where case_id = c.id;
	end if;
	if c.state in ('REJECTED', 'WITHDRAWN', 'LAPSED', 'DROPPED') then
		perform rg.training_leave(c.id);
	end if;
end $$;
comment on function rg.after_training(rg.case_file, text, text, bigint,
	jsonb) is
	'What a step of an application does to the seats of its class.';

create or replace function rg.erase_training(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.training_leave(c.id);
	delete from rg.training_came where case_id = c.id;
	delete from rg.training_enrol where case_id = c.id;
end $$;
comment on function rg.erase_training(rg.case_file) is
	'What erasing an application takes out of a class.';

-- What anybody sees -----------------------------------------------------------

create or replace function api.classes(p_limit int)
returns table (id bigint, title text, school text, place text, family text,
	level text, hours int, from_on date, to_on date, until_on date,
	free boolean, fee bigint, seats int, left_over bigint, waiting bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select k.id, k.title, k.school, k.place, k.family, k.level, k.hours,
		k.from_on, k.to_on, k.until_on, k.free, k.fee, k.seats,
		k.seats - count(e.seat), count(*) filter (where e.case_id
			is not null and e.seat is null)
	from rg.training_class k left join rg.training_enrol e
		on e.class = k.id and e.gone_at is null
	where k.state = 'OPEN' and k.to_on >= api.today()
	group by k.id order by k.from_on, k.id limit least(p_limit, 100);
end $$;
comment on function api.classes(int) is
	'Classes to come or going on, the next first.';

create or replace function api.class(p_class bigint)
returns table (id bigint, title text, school text, place text, family text,
	level text, hours int, from_on date, to_on date, until_on date,
	free boolean, fee bigint, allowance text, tel text, seats int,
	left_over bigint, waiting bigint, state text, note text, open boolean,
	no text, seat int, turn int, finished bigint, short text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	low int := rg.fair_rule('hide_below');
begin
	return query
	select k.id, k.title, k.school, k.place, k.family, k.level, k.hours,
		k.from_on, k.to_on, k.until_on, k.free, k.fee, k.allowance,
		k.tel, k.seats, k.seats - s.seated, s.waiting, k.state, k.note,
		k.state = 'OPEN' and k.until_on >= api.today(), c.no, m.seat,
		case when m.case_id is not null and m.seat is null
			then rg.class_place(m.case_id) end,
		case when s.done >= low then s.done end, rg.class_no(k.id)
	from rg.training_class k,
	lateral (select count(e.seat) filter (where e.gone_at is null) seated,
		count(*) filter (where e.gone_at is null and e.seat is null)
			waiting,
		count(e.cert) done
		from rg.training_enrol e where e.class = k.id) s
	left join rg.training_enrol m on m.class = p_class
		and m.account = api.me() and m.gone_at is null
	left join rg.case_file c on c.id = m.case_id
	where k.id = p_class;
end $$;
comment on function api.class(bigint) is
	'One class, with the seat or the turn of the one asking; how many '
	'finished only from the limit of published counts on.';

create or replace function api.class_begin(p_class bigint) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class;
	d bigint;
begin
	perform rg.need_session();
	select * into k from rg.training_class where id = p_class;
	if k.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	elsif k.state <> 'OPEN' or k.until_on < api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_class_over';
	elsif exists (select from rg.training_enrol e where e.class = k.id
			and e.account = api.me() and e.gone_at is null) then
		raise exception using errcode = 'RG409',
			message = 'err_class_twice';
	elsif k.free and exists (select from rg.training_enrol e
			where e.account = api.me() and e.free
			and e.gone_at is null) then
		raise exception using errcode = 'RG409',
			message = 'err_class_free';
	end if;
	d := api.draft_begin('training');
	perform rg.put_fields(d, array['class_no'], array['class_no'],
		array[rg.class_no(k.id)]);
	return d;
end $$;
comment on function api.class_begin(bigint) is
	'A draft of an application for this class; the answer is its number.';

-- The officers' side ------------------------------------------------------------

create or replace function api.class_desk()
returns table (id bigint, title text, school text, from_on date,
	to_on date, station text, seats int, taken bigint, waiting bigint,
	state text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.fair_may();
	return query
	select k.id, k.title, k.school, k.from_on, k.to_on, t.name, k.seats,
		count(e.seat), count(*) filter (where e.case_id is not null
			and e.seat is null), k.state
	from rg.training_class k join rg.station t on t.id = k.station
	left join rg.training_enrol e on e.class = k.id and e.gone_at is null
	where k.area between api.my_lo() and api.my_hi()
	group by k.id, t.name order by k.from_on desc, k.id desc limit 200;
end $$;
comment on function api.class_desk() is 'Classes of the officer''s area.';

create or replace function api.class_plan(p_title text, p_school text,
	p_place text, p_family text, p_level text, p_hours int, p_seats int,
	p_from date, p_to date, p_until date, p_fee bigint, p_allowance text,
	p_tel text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	id bigint;
	done text := rg.idem_find(p_key);
	st rg.station;
begin
	perform rg.fair_may();
	if done is not null then
		return done::bigint;
	end if;
	if length(btrim(coalesce(p_title, ''))) not between 4 and 60 then
		perform rg.refuse('title', 'err_required');
	elsif length(btrim(coalesce(p_school, ''))) not between 2 and 60 then
		perform rg.refuse('school', 'err_required');
	elsif length(btrim(coalesce(p_place, ''))) not between 2 and 100 then
		perform rg.refuse('place', 'err_required');
	elsif coalesce(p_family, '') !~ '^[a-z]{2,10}$' then
		perform rg.refuse('family', 'err_choice');
	elsif coalesce(p_level, '') not in ('entry', 'five', 'four', 'three',
			'short') then
		perform rg.refuse('level', 'err_choice');
	elsif coalesce(p_hours, 0) not between 1 and 2000 then
		perform rg.refuse('hours', 'err_number');
	elsif coalesce(p_seats, 0) not between 1 and 500 then
		perform rg.refuse('seats', 'err_number');
	elsif p_from is null or p_from <= api.today()
		or p_from > api.today() + 365 then
		perform rg.refuse('from', 'err_fair_day');
	elsif p_to is null or p_to < p_from or p_to > p_from + 730 then
		perform rg.refuse('to', 'err_class_to');
	elsif p_until is null or p_until < api.today() or p_until > p_from then
		perform rg.refuse('until', 'err_fair_until');
	elsif coalesce(p_fee, 0) not between 0 and 10000000 then
		perform rg.refuse('fee', 'err_money_format');
	elsif coalesce(p_tel, '') !~ '^[0-9+() -]{5,20}$' then
		perform rg.refuse('tel', 'err_required');
	end if;
	select * into st from rg.station where station.id = rg.my_station();
	insert into rg.training_class (station, area, title, school, place,
		family, level, hours, seats, from_on, to_on, until_on, free,
		fee, allowance, tel, made_by, made_at)
	values (st.id, st.area, btrim(p_title), btrim(p_school),
		btrim(p_place), p_family, p_level, p_hours, p_seats, p_from,
		p_to, p_until, coalesce(p_fee, 0) = 0, coalesce(p_fee, 0),
		left(btrim(coalesce(p_allowance, '')), 100), p_tel, api.me(),
		api.now())
	returning training_class.id into id;
	return rg.idem_keep(p_key, id::text)::bigint;
end $$;
comment on function api.class_plan(text, text, text, text, text, int, int,
	date, date, date, bigint, text, text, text) is
	'Publishes a class; RG422 names what is missing.';

create or replace function api.class_one(p_class bigint)
returns table (id bigint, title text, school text, place text, level text,
	hours int, seats int, from_on date, to_on date, until_on date,
	state text, note text, taken bigint, waiting bigint, taught bigint,
	cancellable boolean, begun boolean, short text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class;
begin
	select * into k from rg.training_class x where x.id = p_class;
	perform rg.fair_keeper(k.area);
	return query
	select k.id, k.title, k.school, k.place, k.level, k.hours, k.seats,
		k.from_on, k.to_on, k.until_on, k.state, k.note,
		count(e.seat), count(*) filter (where e.case_id is not null
			and e.seat is null),
		(select coalesce(sum(d.hours), 0) from rg.training_day d
			where d.class = k.id),
		k.state = 'OPEN' and k.from_on > api.today(),
		k.state = 'OPEN' and k.from_on <= api.today(),
		rg.class_no(k.id)
	from (select 1) one left join rg.training_enrol e on e.class = k.id
		and e.gone_at is null;
end $$;
comment on function api.class_one(bigint) is 'A class of the officer''s.';

create or replace function api.class_people(p_class bigint)
returns table (case_id bigint, no text, name text, mobile text, seat int,
	turn bigint, state text, label text, label_en text, share int,
	cert text, mine boolean)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class;
begin
	select * into k from rg.training_class x where x.id = p_class;
	perform rg.fair_keeper(k.area);
	return query
	select e.case_id, c.no, a.name, a.mobile, e.seat,
		case when e.seat is null then row_number() over (partition by
			e.seat is null order by e.queue) end, c.state, s.label,
		s.label_en, (rg.training_share(c.id) * 100)::int, e.cert,
		api.sees(c)
	from rg.training_enrol e join rg.case_file c on c.id = e.case_id
	join rg.account a on a.id = e.account
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	where e.class = k.id and e.gone_at is null
	order by e.seat nulls last, e.queue;
end $$;
comment on function api.class_people(bigint) is
	'Who has a seat in a class of the officer''s, then who waits.';

create or replace function api.class_off(p_class bigint, p_note text,
	p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class := rg.class_lock(p_class);
	x record;
	done text := rg.idem_find(p_key);
begin
	perform rg.fair_keeper(k.area);
	if done is not null then
		return done::bigint;
	elsif k.state <> 'OPEN' or k.from_on <= api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif length(btrim(coalesce(p_note, ''))) < 2 then
		perform rg.refuse('note', 'err_required');
	end if;
	update rg.training_class set state = 'CANCELLED',
		note = left(btrim(p_note), 500) where id = k.id;
	-- Their free class is theirs again at once.
	for x in update rg.training_enrol e set gone_at = api.now()
		where e.class = k.id and e.gone_at is null
		returning e.account loop
		perform rg.class_tell(x.account, 'class_cancelled', k,
			rg.class_no(k.id));
	end loop;
	return rg.idem_keep(p_key, k.id::text)::bigint;
end $$;
comment on function api.class_off(bigint, text, text) is
	'A class does not take place; who had a seat or waited is told.';

create or replace function api.class_day(p_class bigint, p_day date)
returns table (case_id bigint, seat int, name text, came boolean,
	hours int)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class;
begin
	select * into k from rg.training_class x where x.id = p_class;
	perform rg.fair_keeper(k.area);
	return query
	select e.case_id, e.seat, a.name, d.class is null or exists (select
			from rg.training_came t where t.class = k.id
			and t.day = p_day and t.case_id = e.case_id), d.hours
	from rg.training_enrol e join rg.case_file c on c.id = e.case_id
	join rg.account a on a.id = e.account
	left join rg.training_day d on d.class = k.id and d.day = p_day
	where e.class = k.id and e.gone_at is null
		and c.state in ('ENROLLED', 'FINISHED')
	order by e.seat;
end $$;
comment on function api.class_day(bigint, date) is
	'Attendance of a day; before it is written down everybody is ticked.';

create or replace function api.class_days(p_class bigint)
returns table (day date, hours int, came bigint, of bigint)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class;
begin
	select * into k from rg.training_class x where x.id = p_class;
	perform rg.fair_keeper(k.area);
	return query
	select d.day, d.hours, (select count(*) from rg.training_came t
			where t.class = d.class and t.day = d.day),
		(select count(*) from rg.training_enrol e
			join rg.case_file c on c.id = e.case_id
			where e.class = d.class and e.gone_at is null
			and c.state in ('ENROLLED', 'FINISHED'))
	from rg.training_day d where d.class = k.id order by d.day;
end $$;
comment on function api.class_days(bigint) is
	'Days of a class that were written down.';

create or replace function api.class_day_put(p_class bigint, p_day date,
	p_hours int, p_cases bigint[], p_key text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k rg.training_class := rg.class_lock(p_class);
	n int;
	done text := rg.idem_find(p_key);
begin
	perform rg.fair_keeper(k.area);
	if done is not null then
		return done::int;
	end if;
	if p_day is null or p_day < k.from_on or p_day > k.to_on
		or p_day > api.today() or k.state <> 'OPEN' then
		perform rg.refuse('day', 'err_class_day');
	elsif coalesce(p_hours, 0) not between 1 and 12 then
		perform rg.refuse('hours', 'err_number');
	elsif (select coalesce(sum(d.hours), 0) from rg.training_day d
			where d.class = k.id and d.day <> p_day) + p_hours
			> k.hours then
		perform rg.refuse('hours', 'err_class_hours');
	end if;
	insert into rg.training_day (class, day, hours, by, at)
	values (k.id, p_day, p_hours, api.me(), api.now())
	on conflict (class, day) do update set hours = excluded.hours,
		by = excluded.by, at = excluded.at;
	delete from rg.training_came t where t.class = k.id and t.day = p_day;
	insert into rg.training_came (class, day, case_id)
	select k.id, p_day, e.case_id from rg.training_enrol e
	join rg.case_file c on c.id = e.case_id
	where e.class = k.id and e.gone_at is null
		and c.state in ('ENROLLED', 'FINISHED')
		and e.case_id = any (p_cases);
	get diagnostics n = row_count;
	return rg.idem_keep(p_key, n::text)::int;
end $$;
comment on function api.class_day_put(bigint, date, int, bigint[], text) is
	'Writes the attendance of a day down, or corrects it.';

-- What the papers say -----------------------------------------------------------

create or replace function api.class_paper(p_case bigint)
returns table (title text, school text, place text, level text, hours int,
	from_on date, to_on date, seat int, cert text, free boolean,
	allowance text, tel text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select k.title, k.school, k.place, k.level, k.hours, k.from_on,
		k.to_on, e.seat, e.cert, k.free, k.allowance, k.tel
	from rg.training_enrol e join rg.training_class k on k.id = e.class
	join rg.case_file c on c.id = e.case_id
	where e.case_id = p_case and (api.sees(c) or c.applicant = api.me());
end $$;
comment on function api.class_paper(bigint) is
	'The class of an application, for its papers.';
