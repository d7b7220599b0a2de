-- Petitions: what their steps do in the record besides, early warnings, and
-- the days on which leaders receive people.

create or replace function rg.after_rights_petition(c rg.case_file,
	p_action text, p_was text, p_actor bigint, p_note text, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
begin
	if p_actor is not null and p_action <> 'step_aside' and exists (select
			from rg.case_aside x where x.case_id = c.id
			and x.account = p_actor) then
		raise exception using errcode = 'RG403', message = 'err_aside';
	end if;
	if p_action = 'submit' then
		perform rg.check_representatives(c);
		if f->>'purpose' = 'accuse' then
			perform rg.lock_case(c);
			select * into c from rg.case_file where id = c.id;
		end if;
		if f->>'urgent' = 'yes' then
			perform rg.alert(c, 'urgent_alert', array['leader',
				'supervisor', 'dispatcher'], array[3, 2]);
		end if;
	elsif p_action = 'step_aside' then
		perform rg.step_aside(c, p_actor);
	elsif p_action = 'join' then
		perform rg.join_case(c, p_fields->>'same_as', p_actor);
	end if;
end $$;
comment on function rg.after_rights_petition(rg.case_file, text, text,
	bigint, text, jsonb) is
	'Petitions: accusations are locked, urgent matters told upward at '
	'once, who has an interest withdraws '
	'(Regulations on the Work of Petitions 25, 28, 30).';

create or replace function rg.step_aside(c rg.case_file, p_actor bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.case_aside (case_id, account, at)
	values (c.id, p_actor, api.now()) on conflict do nothing;
	if c.locked and (select count(*) from rg.case_lock
			where case_id = c.id) > 1 then
		delete from rg.case_lock
		where case_id = c.id and account = p_actor;
	end if;
	-- A step he had begun is another's now.
	delete from rg.case_reviewer
	where case_id = c.id and account = p_actor;
	update rg.case_file set owner = null, owner_at = null
	where id = c.id and owner = p_actor;
	perform rg.note_move(c.id, p_actor, p_actor, '', 'release');
end $$;
comment on function rg.step_aside(rg.case_file, bigint) is
	'An officer withdraws from a case for good.';

create or replace function api.petition_words(p_case bigint)
returns table (action text, path text, value text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where id = p_case;
	-- Not by number and query code.
	if not coalesce(api.sees(c), false) or c.service <> 'rights-petition'
		or api.me() is null then
		return;
	end if;
	return query
	with last as (
		select distinct on (e.action) e.action, t.fields
		from rg.case_event e join rg.case_event_text t
			on t.chain = e.chain and t.seq = e.seq
		where e.case_id = c.id
			and e.action in ('propose', 'review', 'recheck')
			-- What is drafted is told when it is signed.
			and (e.action <> 'propose' or exists (select
				from rg.case_event s where s.case_id = c.id
				and s.action = 'sign'
				and s.version > e.version))
		order by e.action, e.version desc)
	select l.action, x.key, x.value
	from last l, jsonb_each_text(l.fields) x;
end $$;
comment on function api.petition_words(bigint) is
	'What opinion, review and re-check say, once they are given, sealed as '
	'it is kept.';

-- Early warnings -------------------------------------------------------------------------

create or replace function rg.risk_may(p_no text) returns rg.case_file
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	if c.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	elsif c.service <> 'rights-petition' or c.closed_at is not null then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif not (c.locked or api.has_role('dispatcher')
			or api.has_role('leader')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return c;
end $$;
comment on function rg.risk_may(text) is
	'The petition for which the one asking may write early warnings: a '
	'dispatcher or leader, of a locked case those named.';

create or replace function api.risk_may(p_no text) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (rg.risk_may(p_no)).id is not null;
end $$;
comment on function api.risk_may(text) is
	'True for whoever may write early warnings of a petition; others are '
	'refused before what they typed is looked at.';

create or replace function api.risk_notes(p_no text)
returns table (id bigint, body text, name text, at timestamptz,
	until_on date, due boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	if c.id is null or not (c.locked or api.has_role('dispatcher')
			or api.has_role('leader')) then
		return;
	end if;
	return query select n.id, n.body, a.name, n.at, n.until_on,
		n.until_on <= api.today() + 10
	from rg.risk_note n join rg.account a on a.id = n.author
	where n.case_id = c.id and n.until_on >= api.today()
	order by n.id desc;
end $$;
comment on function api.risk_notes(text) is
	'Early warnings of a petition, for dispatchers and leaders.';

create or replace function api.risk_add(p_no text, p_body text, p_key text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.risk_may(p_no);
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	if (select count(*) from rg.risk_note where case_id = c.id) >= 20 then
		raise exception using errcode = 'RG409', message = 'err_once';
	end if;
	insert into rg.risk_note (case_id, body, author, at, until_on)
	values (c.id, p_body, api.me(), api.now(), api.today() + 90);
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.risk_add(text, text, text) is
	'Notes an early warning for 90 days.';

create or replace function api.risk_review(p_no text, p_note bigint,
	p_keep boolean, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.risk_may(p_no);
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	if p_keep then
		update rg.risk_note set until_on = api.today() + 90
		where id = p_note and case_id = c.id;
	else
		delete from rg.risk_note where id = p_note and case_id = c.id;
	end if;
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.risk_review(text, bigint, boolean, text) is
	'An early warning looked at again: kept for 90 days more, or deleted.';

-- Days of leaders ----------------------------------------------------------------------------

create or replace function api.duty_days()
returns table (id bigint, day date, begins text, ends text, place text,
	leader text, post text, station text, seats int, left_over int,
	mine boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select d.id, d.day, to_char(d.begins, 'HH24:MI'),
		to_char(d.ends, 'HH24:MI'), d.place, d.leader, d.post, t.name,
		d.seats, d.seats - (select count(*)::int from rg.duty_booking b
			where b.duty = d.id and b.state <> 'cancelled'),
		exists (select from rg.duty_booking b where b.duty = d.id
			and b.account = api.me() and b.state = 'booked')
	from rg.duty_day d join rg.station t on t.id = d.station
	where d.day > api.today() and not d.cancelled
	order by d.day, d.begins, d.id limit 100;
end $$;
comment on function api.duty_days() is
	'Days on which leaders receive people, from tomorrow on, with the '
	'places left.';

create or replace function api.duty_book(p_duty bigint, p_case text,
	p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d rg.duty_day;
	me bigint := api.me();
	c bigint;
	n int;
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
	-- The last place goes to whoever holds the row first.
	select * into d from rg.duty_day where id = p_duty for update;
	if d.id is null or d.cancelled or d.day <= api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_duty_over';
	elsif exists (select from rg.duty_booking x where x.duty = d.id
			and x.account = me and x.state <> 'cancelled') then
		raise exception using errcode = 'RG409',
			message = 'err_duty_twice';
	elsif not rg.limit_count('duty:' || me, 20, interval '1 day') then
		raise exception using errcode = 'RG429', message = '3600';
	end if;
	if coalesce(p_case, '') <> '' then
		select f.id into c from rg.case_file f
		where f.no = upper(p_case) and f.applicant = me
			and f.module = 'mediation';
		if c is null then
			raise exception using errcode = 'RG422',
				message = 'case:err_no_case';
		end if;
	end if;
	select min(s) into n from generate_series(1, d.seats) s
	where not exists (select from rg.duty_booking x where x.duty = d.id
		and x.seat = s and x.state <> 'cancelled');
	if n is null then
		raise exception using errcode = 'RG409',
			message = 'err_duty_full';
	end if;
	insert into rg.duty_booking (duty, account, case_id, seat, at,
		changed_at)
	values (d.id, me, c, n, api.now(), api.now()) returning id into b;
	insert into rg.outbox (account, way, address, template, params,
		next_at, at)
	select a.id, 'sms', a.mobile, 'duty_booked', jsonb_build_object(
		'due', d.day || ' ' || to_char(d.begins, 'HH24:MI'),
		'no', n, 'title', d.place), now(), api.now()
	from rg.account a where a.id = me and a.mobile <> '';
	return rg.idem_keep(p_key, b::text)::bigint;
end $$;
comment on function api.duty_book(bigint, text, text) is
	'Books a place on a leader''s day; of two at once for the last one '
	'gets it, the other is told (RG409).';

create or replace function api.duty_mine()
returns table (id bigint, duty bigint, day date, begins text, ends text,
	place text, leader text, post text, seat int, state text, no text,
	cancelled boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select b.id, d.id, d.day, to_char(d.begins, 'HH24:MI'),
		to_char(d.ends, 'HH24:MI'), d.place, d.leader, d.post, b.seat,
		b.state, c.no, d.cancelled
	from rg.duty_booking b join rg.duty_day d on d.id = b.duty
	left join rg.case_file c on c.id = b.case_id
	where b.account = api.me() and api.side() = 'pub'
	order by d.day desc, b.id desc limit 50;
end $$;
comment on function api.duty_mine() is 'One''s own places.';

create or replace function api.duty_cancel(p_booking bigint, p_key text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b rg.duty_booking;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	select * into b from rg.duty_booking
	where id = p_booking and account = api.me() for update;
	if b.id is null or api.side() <> 'pub' then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	elsif b.state <> 'booked' or exists (select from rg.duty_day d
			where d.id = b.duty and d.day < api.today()) then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	update rg.duty_booking set state = 'cancelled', changed_at = api.now()
	where id = b.id;
	return rg.idem_keep(p_key, b.id::text)::bigint;
end $$;
comment on function api.duty_cancel(bigint, text) is
	'Gives one''s place back.';

-- Officers' side.

create or replace function rg.duty_may() returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or not (api.has_role('dispatcher')
			or api.has_role('leader')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
end $$;
comment on function rg.duty_may() is
	'Refuses (RG403) who is neither dispatcher nor leader.';

create or replace function rg.duty_of(p_duty bigint) returns rg.duty_day
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d rg.duty_day;
begin
	perform rg.duty_may();
	select * into d from rg.duty_day where id = p_duty for update;
	if d.id is null or not rg.in_my_area(d.station) then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	return d;
end $$;
comment on function rg.duty_of(bigint) is
	'Locks and returns a leader''s day of the officer''s area, else RG404.';

create or replace function api.duty_desk()
returns table (id bigint, day date, begins text, ends text, place text,
	leader text, post text, station text, seats int, taken int,
	cancelled boolean, past boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.duty_may();
	return query
	select d.id, d.day, to_char(d.begins, 'HH24:MI'),
		to_char(d.ends, 'HH24:MI'), d.place, d.leader, d.post, t.name,
		d.seats, (select count(*)::int from rg.duty_booking b
			where b.duty = d.id and b.state <> 'cancelled'),
		d.cancelled, d.day < api.today()
	from rg.duty_day d join rg.station t on t.id = d.station
	where t.area between api.my_lo() and api.my_hi()
		and d.day > api.today() - 60
	order by d.day desc, d.begins desc, d.id desc limit 200;
end $$;
comment on function api.duty_desk() is
	'Days of leaders in the officer''s area.';

create or replace function api.duty_add(p_day date, p_begins time,
	p_ends time, p_place text, p_leader text, p_post text, p_seats int,
	p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	st bigint := rg.my_station();
	d bigint;
	done text := rg.idem_find(p_key);
begin
	perform rg.duty_may();
	if done is not null then
		return done::bigint;
	end if;
	if p_day is null or p_day <= api.today()
		or p_day > api.today() + 365 then
		raise exception using errcode = 'RG422',
			message = 'day:err_duty_day';
	elsif p_begins is null or p_ends is null or p_begins >= p_ends then
		raise exception using errcode = 'RG422',
			message = 'ends:err_duty_hours';
	elsif p_seats is null or p_seats not between 1 and 100 then
		raise exception using errcode = 'RG422',
			message = 'seats:err_duty_seats';
	elsif length(btrim(coalesce(p_place, ''))) not between 2 and 60 then
		raise exception using errcode = 'RG422',
			message = 'place:err_required';
	elsif length(btrim(coalesce(p_leader, ''))) not between 2 and 50 then
		raise exception using errcode = 'RG422',
			message = 'leader:err_required';
	elsif length(btrim(coalesce(p_post, ''))) not between 2 and 60 then
		raise exception using errcode = 'RG422',
			message = 'post:err_required';
	end if;
	insert into rg.duty_day (station, day, begins, ends, place, leader,
		post, seats, made_by, at)
	values (st, p_day, p_begins, p_ends, btrim(p_place), btrim(p_leader),
		btrim(p_post), p_seats, api.me(), api.now())
	on conflict do nothing returning id into d;
	if d is null then
		raise exception using errcode = 'RG422',
			message = 'leader:err_duty_same';
	end if;
	return rg.idem_keep(p_key, d::text)::bigint;
end $$;
comment on function api.duty_add(date, time, time, text, text, text, int,
	text) is
	'Publishes a day on which a leader of the officer''s station receives '
	'people.';

create or replace function api.duty_drop(p_duty bigint, p_key text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d rg.duty_day;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	d := rg.duty_of(p_duty);
	if d.cancelled or d.day < api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	update rg.duty_day set cancelled = true where id = d.id;
	insert into rg.outbox (account, way, address, template, params,
		next_at, at)
	select a.id, 'sms', a.mobile, 'duty_cancelled', jsonb_build_object(
		'due', d.day), now(), api.now()
	from rg.duty_booking b join rg.account a on a.id = b.account
	where b.duty = d.id and b.state = 'booked' and a.mobile <> '';
	update rg.duty_booking set state = 'cancelled', changed_at = api.now()
	where duty = d.id and state = 'booked';
	return rg.idem_keep(p_key, d.id::text)::bigint;
end $$;
comment on function api.duty_drop(bigint, text) is
	'A day does not take place; whoever booked is told.';

create or replace function api.duty_list(p_duty bigint)
returns table (id bigint, seat int, name text, mobile text, state text,
	no text, result text, result_by text, account bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.duty_may();
	return query
	select b.id, b.seat, a.name, a.mobile, b.state,
		case when api.sees(c) then c.no end, b.result, o.name, a.id
	from rg.duty_booking b join rg.duty_day d on d.id = b.duty
	join rg.account a on a.id = b.account
	left join rg.case_file c on c.id = b.case_id
	left join rg.account o on o.id = b.result_by
	where d.id = p_duty and rg.in_my_area(d.station)
		and b.state <> 'cancelled'
	order by b.seat;
end $$;
comment on function api.duty_list(bigint) is
	'Who comes on a day of the officer''s station; the number of a case '
	'only where he may see it.';

create or replace function api.duty_result(p_booking bigint,
	p_came boolean, p_result text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b rg.duty_booking;
	d rg.duty_day;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	d := rg.duty_of((select x.duty from rg.duty_booking x
		where x.id = p_booking));
	select * into b from rg.duty_booking where id = p_booking for update;
	if b.state <> 'booked' or d.day > api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif p_came and coalesce(p_result, '') = '' then
		raise exception using errcode = 'RG422',
			message = 'result:err_required';
	end if;
	update rg.duty_booking set state = case when p_came then 'received'
		else 'missed' end, result = coalesce(p_result, ''),
		result_by = api.me(), changed_at = api.now()
	where id = b.id;
	return rg.idem_keep(p_key, d.id::text)::bigint;
end $$;
comment on function api.duty_result(bigint, boolean, text, text) is
	'What was settled with somebody received, sealed; or that nobody came.';
