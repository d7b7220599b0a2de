-- Welcome activities: reception points and their checklist, banners and signs,
-- activities announced in advance, who registered to come, and the rule "every
-- day somebody, every week an activity, every month a plan".

create or replace function rg.welcome_n(p_rule text) returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return coalesce((select r.n from rg.welcome_rule r
		where r.rule = p_rule and r.since <= api.today()
		order by r.since desc limit 1), 0);
end $$;
comment on function rg.welcome_n(text) is
	'The number of a rule of the welcome norm, as it holds today.';

create or replace function rg.welcome_office(p_roles text[]) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or api.is_admin() or api.my_lo() is null
		or not exists (select from unnest(p_roles) x
			where api.has_role(x)) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return (select a.station from rg.account a where a.id = api.me());
end $$;
comment on function rg.welcome_office(text[]) is
	'The station of the officer asking, who has one of the roles; RG403 '
	'for everybody else.';

create or replace function rg.welcome_hosts() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return rg.welcome_office(array['clerk', 'window', 'supervisor',
		'leader']);
end $$;
comment on function rg.welcome_hosts() is
	'The station of an officer who receives people.';

create or replace function rg.welcome_mine(p_area bigint) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return coalesce(p_area between api.my_lo() and api.my_hi(), false);
end $$;
comment on function rg.welcome_mine(bigint) is
	'Whether a station''s place lies in the officer''s area.';

create or replace function rg.point_open(p rg.welcome_point, p_day date)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return p_day >= p.first_day
		and (p.last_day is null or p_day <= p.last_day)
		and (p.weekend or api.is_workday(p_day, (select s.area
			from rg.station s where s.id = p.station)));
end $$;
comment on function rg.point_open(rg.welcome_point, date) is
	'Whether a reception point is open on a day.';

create or replace function rg.event_left(e rg.welcome_event) returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return e.seats - (select count(*)::int from rg.welcome_seat s
		where s.event = e.id);
end $$;
comment on function rg.event_left(rg.welcome_event) is
	'Places left at an activity.';

create or replace function rg.event_over(e rg.welcome_event)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (e.day + e.begins) at time zone 'Asia/Shanghai' <= api.now();
end $$;
comment on function rg.event_over(rg.welcome_event) is
	'Whether an activity has begun.';

-- Reception points, for everybody -----------------------------------------

create or replace function api.welcome_points()
returns table (id bigint, name text, kind text, station text,
	district text, address text, phone text, opens text, closes text,
	weekend boolean, first_day date, last_day date, today boolean,
	step_free boolean, luggage boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select p.id, p.name, p.kind, s.name, rg.mask('district',
		s.area::text), p.address, p.phone,
		to_char(p.opens, 'HH24:MI'), to_char(p.closes, 'HH24:MI'),
		p.weekend, p.first_day, p.last_day,
		rg.point_open(p, api.today()),
		coalesce('access' = any (k.done), false),
		coalesce('luggage' = any (k.done), false)
	from rg.welcome_point p join rg.station s on s.id = p.station
	left join lateral (select c.done from rg.welcome_check c
		where c.point = p.id order by c.id desc limit 1) k on true
	where p.last_day is null or p.last_day >= api.today()
	order by s.level, s.area, p.name, p.id limit 300;
end $$;
comment on function api.welcome_points() is
	'Reception points that are or will be open.';

create or replace function api.point_choices()
returns table (value text, label text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select p.id::text, concat(p.name, '（', p.address, '，',
		to_char(p.opens, 'HH24:MI'), '—',
		to_char(p.closes, 'HH24:MI'), '）')
	from rg.welcome_point p join rg.station s on s.id = p.station
	where p.last_day is null or p.last_day >= api.today()
	order by s.level, s.area, p.name, p.id limit 300;
end $$;
comment on function api.point_choices() is
	'Reception points, to choose one.';

create or replace function api.event_choices(p_case bigint)
returns table (value text, label text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	mine text;
begin
	select * into c from rg.case_file f where f.id = p_case;
	if c.id is not null and coalesce(api.sees(c), false) then
		mine := (select o.fields->>'event' from rg.case_form o
			where o.case_id = c.id);
	end if;
	return query
	select e.id::text, concat(e.day, ' ', to_char(e.begins, 'HH24:MI'),
		' ', e.title, '（', e.place, '）')
	from rg.welcome_event e
	where e.id::text = mine or (e.state = 'announced'
		and not rg.event_over(e) and rg.event_left(e) > 0)
	order by e.day, e.begins, e.id limit 200;
end $$;
comment on function api.event_choices(bigint) is
	'Activities to come with places left, and the one that the form in '
	'hand has chosen.';

-- Banners and signs -------------------------------------------------------

create or replace function api.welcome_signs()
returns table (id bigint, kind text, title text, body text, size text,
	since date, station text, fills boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select g.id, g.kind, g.title, g.body, g.size, g.since, s.name,
		g.body ~ '[{](point|place|hours|phone)[}]'
	from rg.welcome_sign g left join rg.station s on s.id = g.station
	where g.since <= api.today()
		and (g.until is null or g.until > api.today())
	order by array_position(array['banner', 'sign', 'flow', 'policy'],
		g.kind), g.id limit 100;
end $$;
comment on function api.welcome_signs() is
	'Templates of banners and signs that are in use.';

create or replace function api.welcome_sign(p_id bigint, p_point bigint)
returns table (kind text, title text, body text, size text, since date,
	organ text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p rg.welcome_point;
begin
	select * into p from rg.welcome_point w where w.id = p_point
		and (w.last_day is null or w.last_day >= api.today());
	return query
	select g.kind, g.title, replace(replace(replace(replace(g.body,
		'{point}', coalesce(p.name, '退役军人返乡接待站')),
		'{place}', coalesce(p.address, '________')),
		'{hours}', coalesce(to_char(p.opens, 'HH24:MI') || '—'
			|| to_char(p.closes, 'HH24:MI'), '________')),
		'{phone}', coalesce(nullif(p.phone, ''), '________')),
		g.size, g.since, coalesce(s.name, (select r.name
			from rg.instance i join rg.station r on r.id = i.root))
	from rg.welcome_sign g left join rg.station s on s.id = g.station
	where g.id = p_id and g.since <= api.today()
		and (g.until is null or g.until > api.today());
end $$;
comment on function api.welcome_sign(bigint, bigint) is
	'One template, its blanks filled in for a reception point.';

create or replace function api.sign_add(p_kind text, p_title text,
	p_body text, p_size text, p_since date, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	st bigint := rg.welcome_office(array['leader', 'supervisor']);
	r bigint;
begin
	if done is not null then
		return done::bigint;
	end if;
	if coalesce(p_kind, '') not in ('banner', 'sign', 'flow', 'policy')
	then
		perform rg.refuse('kind', 'err_choice');
	elsif p_kind in ('banner', 'sign') and (length(p_body) > 30
			or strpos(p_body, E'\n') > 0) then
		perform rg.refuse('body', 'err_sign_long');
	elsif p_since is null or p_since > api.today() + 365 then
		perform rg.refuse('since', 'err_slot_day');
	end if;
	insert into rg.welcome_sign (station, kind, title, body, size, since,
		made_by, at)
	values (st, p_kind, p_title, p_body, p_size, p_since, api.me(),
		api.now()) returning id into r;
	return rg.idem_keep(p_key, r::text)::bigint;
end $$;
comment on function api.sign_add(text, text, text, text, date, text) is
	'Approves a template; a banner or a sign is one line.';

create or replace function api.sign_end(p_id bigint, p_key text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	g rg.welcome_sign;
begin
	perform rg.welcome_office(array['leader', 'supervisor']);
	if done is not null then
		return done::bigint;
	end if;
	select * into g from rg.welcome_sign where id = p_id for update;
	-- Those that came with the suite are the root's to take back.
	if g.id is null or not rg.welcome_mine(coalesce(g.station,
			(select i.root from rg.instance i))) then
		raise exception using errcode = 'RG404',
			message = 'err_no_sign';
	elsif g.until is not null then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	update rg.welcome_sign set until = api.today() where id = g.id;
	return rg.idem_keep(p_key, g.id::text)::bigint;
end $$;
comment on function api.sign_end(bigint, text) is
	'Takes a template out of use.';

create or replace function api.signs_desk()
returns table (id bigint, kind text, title text, body text, size text,
	since date, station text, until date, mine boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select g.id, g.kind, g.title, g.body, g.size, g.since, s.name,
		g.until, g.until is null and (api.has_role('leader')
			or api.has_role('supervisor'))
			and rg.welcome_mine(coalesce(g.station,
			(select i.root from rg.instance i)))
	from rg.welcome_sign g left join rg.station s on s.id = g.station
	order by g.until is not null, array_position(array['banner', 'sign',
		'flow', 'policy'], g.kind), g.id limit 200;
end $$;
comment on function api.signs_desk() is
	'Templates, also those no longer in use; whether the officer asking '
	'may take one back.';

-- Reception points, for officers ------------------------------------------

create or replace function rg.point_of(p_id bigint)
returns rg.welcome_point
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p rg.welcome_point;
begin
	select w.* into p from rg.welcome_point w
	join rg.station s on s.id = w.station
	where w.id = p_id and rg.welcome_mine(s.area);
	if p.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_point';
	end if;
	return p;
end $$;
comment on function rg.point_of(bigint) is
	'A reception point in the officer''s area; RG404 else.';

create or replace function api.points_desk()
returns table (id bigint, name text, kind text, station text,
	address text, opens text, closes text, weekend boolean,
	last_day date, today boolean, keeper text, met int, wanted int,
	checked date, closed boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select p.id, p.name, p.kind, s.name, p.address,
		to_char(p.opens, 'HH24:MI'), to_char(p.closes, 'HH24:MI'),
		p.weekend, p.last_day, rg.point_open(p, api.today()),
		(select string_agg(d.keeper, '、' order by d.keeper)
			from rg.welcome_duty d where d.point = p.id
			and d.day = api.today()),
		k.met, k.wanted, k.day, coalesce(p.last_day < api.today(),
			false)
	from rg.welcome_point p join rg.station s on s.id = p.station
	left join lateral (select c.met, c.wanted, c.day
		from rg.welcome_check c where c.point = p.id
		order by c.id desc limit 1) k on true
	where rg.welcome_mine(s.area)
	order by coalesce(p.last_day < api.today(), false), s.level, s.area,
		p.name, p.id limit 300;
end $$;
comment on function api.points_desk() is
	'Reception points of the officer''s area: who is on duty today, the '
	'score of the last check.';

create or replace function api.point_desk(p_id bigint)
returns table (id bigint, name text, kind text, station text,
	address text, phone text, opens text, closes text, weekend boolean,
	first_day date, last_day date, today boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select p.id, p.name, p.kind, s.name, p.address, p.phone,
		to_char(p.opens, 'HH24:MI'), to_char(p.closes, 'HH24:MI'),
		p.weekend, p.first_day, p.last_day,
		rg.point_open(p, api.today())
	from rg.welcome_point p join rg.station s on s.id = p.station
	where p.id = p_id and rg.welcome_mine(s.area);
end $$;
comment on function api.point_desk(bigint) is
	'One reception point of the officer''s area.';

create or replace function api.point_items(p_id bigint)
returns table (code text, required boolean, done boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	if not exists (select from rg.welcome_point p
			join rg.station s on s.id = p.station
			where p.id = p_id and rg.welcome_mine(s.area)) then
		return;
	end if;
	return query
	select i.code, i.required, coalesce(i.code = any (k.done), false)
	from rg.welcome_item i
	left join (select c.done from rg.welcome_check c
		where c.point = p_id order by c.id desc limit 1) k on true
	order by i.ord;
end $$;
comment on function api.point_items(bigint) is
	'The checklist of a reception point, as it was found last.';

create or replace function api.point_checks(p_id bigint)
returns table (day date, met int, wanted int, note text, by_name text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select c.day, c.met, c.wanted, c.note, a.name
	from rg.welcome_check c join rg.account a on a.id = c.checked_by
	join rg.welcome_point p on p.id = c.point
	join rg.station s on s.id = p.station
	where c.point = p_id and rg.welcome_mine(s.area)
	order by c.id desc limit 24;
end $$;
comment on function api.point_checks(bigint) is
	'Checks of a reception point, the latest first.';

create or replace function api.point_duties(p_id bigint)
returns table (day date, keeper text, past boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select d.day, d.keeper, d.day < api.today()
	from rg.welcome_duty d join rg.welcome_point p on p.id = d.point
	join rg.station s on s.id = p.station
	where d.point = p_id and rg.welcome_mine(s.area)
		and d.day >= api.today() - 7
	order by d.day, d.keeper limit 200;
end $$;
comment on function api.point_duties(bigint) is
	'Who is on duty at a reception point, from a week ago on.';

create or replace function api.point_put(p_id bigint, p_name text,
	p_kind text, p_address text, p_phone text, p_opens time,
	p_closes time, p_weekend boolean, p_first date, p_last date,
	p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	st bigint := rg.welcome_office(array['clerk', 'supervisor',
		'leader']);
	r bigint;
begin
	if done is not null then
		return done::bigint;
	end if;
	if coalesce(p_kind, '') not in ('rail', 'air', 'coach', 'harbour',
			'toll', 'centre') then
		perform rg.refuse('kind', 'err_choice');
	elsif p_opens is null or p_closes is null or p_closes <= p_opens then
		perform rg.refuse('closes', 'err_slot_hours');
	elsif p_last < p_first then
		perform rg.refuse('last_day', 'err_point_last');
	end if;
	if p_id is null then
		insert into rg.welcome_point (station, name, kind, address,
			phone, opens, closes, weekend, first_day, last_day,
			made_by, at)
		values (st, p_name, p_kind, p_address, coalesce(p_phone, ''),
			p_opens, p_closes, p_weekend, p_first, p_last,
			api.me(), api.now()) returning id into r;
	else
		r := (rg.point_of(p_id)).id;
		update rg.welcome_point set name = p_name, kind = p_kind,
			address = p_address, phone = coalesce(p_phone, ''),
			opens = p_opens, closes = p_closes,
			weekend = p_weekend, first_day = p_first,
			last_day = p_last
		where id = r;
	end if;
	return rg.idem_keep(p_key, r::text)::bigint;
exception when unique_violation then
	perform rg.refuse('name', 'err_point_same');
	return null;
end $$;
comment on function api.point_put(bigint, text, text, text, text, time,
	time, boolean, date, date, text) is
	'Adds a reception point of the officer''s station, or changes one in '
	'his area; one that closes gets a last day.';

create or replace function api.point_check_add(p_id bigint, p_done text[],
	p_note text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	p rg.welcome_point;
	d text[];
begin
	perform rg.welcome_office(array['clerk', 'supervisor', 'leader']);
	if done is not null then
		return done::bigint;
	end if;
	p := rg.point_of(p_id);
	d := array(select i.code from rg.welcome_item i
		where i.code = any (coalesce(p_done, '{}')) order by i.ord);
	if cardinality(d) <> (select count(distinct x)
			from unnest(p_done) x) then
		perform rg.refuse('done', 'err_choice');
	end if;
	insert into rg.welcome_check (point, day, done, wanted, met, note,
		checked_by, at)
	select p.id, api.today(), d, count(*) filter (where i.required),
		count(*) filter (where i.required and i.code = any (d)),
		coalesce(p_note, ''), api.me(), api.now()
	from rg.welcome_item i;
	return rg.idem_keep(p_key, p.id::text)::bigint;
end $$;
comment on function api.point_check_add(bigint, text[], text, text) is
	'A reception point was looked at: the items in order; the score is '
	'counted here.';

create or replace function api.point_duty_add(p_id bigint, p_from date,
	p_to date, p_keeper text, p_key text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	p rg.welcome_point;
	n int;
begin
	perform rg.welcome_office(array['clerk', 'supervisor', 'leader']);
	if done is not null then
		return done::int;
	end if;
	p := rg.point_of(p_id);
	if p_from is null or p_from < api.today()
		or p_from > api.today() + 180 then
		perform rg.refuse('from', 'err_slot_day');
	elsif p_to is null or p_to < p_from or p_to > p_from + 61 then
		perform rg.refuse('to', 'err_duty_to');
	end if;
	insert into rg.welcome_duty (point, day, keeper, made_by, at)
	select p.id, t::date, p_keeper, api.me(), api.now()
	from generate_series(p_from, p_to, interval '1 day') t
	where rg.point_open(p, t::date)
	on conflict do nothing;
	get diagnostics n = row_count;
	if n = 0 then
		perform rg.refuse('from', 'err_duty_none');
	end if;
	return rg.idem_keep(p_key, n::text)::int;
end $$;
comment on function api.point_duty_add(bigint, date, date, text, text) is
	'Puts somebody on duty at a point on its open days from one day to '
	'another; answers how many.';

create or replace function api.point_duty_drop(p_id bigint, p_day date,
	p_keeper text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	p rg.welcome_point;
begin
	perform rg.welcome_office(array['clerk', 'supervisor', 'leader']);
	if done is not null then
		return done::bigint;
	end if;
	p := rg.point_of(p_id);
	delete from rg.welcome_duty where point = p.id and day = p_day
		and keeper = p_keeper and day >= api.today();
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	return rg.idem_keep(p_key, p.id::text)::bigint;
end $$;
comment on function api.point_duty_drop(bigint, date, text, text) is
	'Takes somebody off the roster of today or a day to come.';

-- Activities, for everybody -----------------------------------------------

create or replace function api.welcome_events(p_from date, p_to date,
	p_area bigint)
returns table (id bigint, day date, begins text, ends text, kind text,
	title text, place text, station text, district text, seats int,
	left_over int, state text, over boolean, came int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select e.id, e.day, to_char(e.begins, 'HH24:MI'),
		to_char(e.ends, 'HH24:MI'), e.kind, e.title, e.place, s.name,
		rg.mask('district', e.area::text), e.seats,
		rg.event_left(e), e.state, rg.event_over(e), e.came
	from rg.welcome_event e join rg.station s on s.id = e.station
	where e.state in ('announced', 'held', 'cancelled')
		and e.announced_at is not null
		and e.day between p_from and p_to
		and (p_area is null or exists (select from rg.division d
			where d.code = p_area and e.area between d.lo
			and d.hi))
	order by e.day, e.begins, e.id limit 300;
end $$;
comment on function api.welcome_events(date, date, bigint) is
	'Activities that were announced, from one day to another, in a place '
	'or everywhere.';

create or replace function api.welcome_event(p_id bigint)
returns table (id bigint, day date, begins text, ends text, kind text,
	title text, place text, station text, phone text, about text,
	seats int, left_over int, state text, over boolean, came int,
	summary text, why text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select e.id, e.day, to_char(e.begins, 'HH24:MI'),
		to_char(e.ends, 'HH24:MI'), e.kind, e.title, e.place, s.name,
		s.phone, e.about, e.seats, rg.event_left(e), e.state,
		rg.event_over(e), e.came, e.summary, e.why
	from rg.welcome_event e join rg.station s on s.id = e.station
	where e.id = p_id and e.announced_at is not null;
end $$;
comment on function api.welcome_event(bigint) is
	'One activity that was announced; who registered is not told.';

create or replace function api.welcome_parts(p_id bigint)
returns table (n int, code text, title text, done boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select a.n, a.code, nullif(a.title, ''), a.done
	from rg.welcome_activity a join rg.welcome_event e on e.id = a.event
	where a.event = p_id and (e.announced_at is not null
		or (api.side() = 'off' and not api.is_admin()
			and rg.welcome_mine(e.area)))
	order by a.n;
end $$;
comment on function api.welcome_parts(bigint) is
	'Required and special parts of an activity.';

create or replace function api.welcome_feed(p_event bigint)
returns table (id bigint, starts text, ends text, stamp text, title text,
	about text, place text, state text, changes int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f text := 'YYYYMMDD"T"HH24MISS';
begin
	return query
	select e.id, to_char(e.day + e.begins, f), to_char(e.day + e.ends, f),
		to_char(e.changed_at at time zone 'UTC', f) || 'Z',
		e.title, e.about, concat(s.name, ' ', e.place), e.state,
		e.changes
	from rg.welcome_event e join rg.station s on s.id = e.station
	where e.announced_at is not null and (e.id = p_event
		or (p_event is null and e.day between api.today() - 31
			and api.today() + 366))
	order by e.day, e.begins, e.id limit 500;
end $$;
comment on function api.welcome_feed(bigint) is
	'Activities for calendar programs, hours of Asia/Shanghai: one, or '
	'those from a month ago to a year ahead.';

create or replace function api.welcome_plans(p_month date)
returns table (station text, body text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select s.name, p.body from rg.welcome_plan p
	join rg.station s on s.id = p.station
	where p.month = p_month order by s.level, s.area limit 100;
end $$;
comment on function api.welcome_plans(date) is
	'What the stations plan for a month.';

create or replace function api.welcome_counts()
returns table (month text, events int, came int, received int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select x.m, sum(x.events)::int, sum(x.came)::int, case
		-- A handful of arrivals would tell of people.
		when sum(x.received) >= 5 then sum(x.received)::int end
	from (select to_char(e.day, 'YYYY-MM') as m, 1 as events, e.came,
			0 as received
		from rg.welcome_event e where e.state = 'held'
		union all
		select to_char(a.day, 'YYYY-MM'), 0, 0, a.people
		from rg.welcome_arrival a join rg.case_file c
			on c.id = a.case_id
		where c.state in ('RECEIVED', 'FOLLOWED_UP')) x
	group by x.m order by x.m desc limit 24;
end $$;
comment on function api.welcome_counts() is
	'By month: activities held, how many came, how many people were '
	'received.';

-- Activities, for officers ------------------------------------------------

create or replace function rg.event_of(p_id bigint)
returns rg.welcome_event
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.welcome_event;
begin
	perform rg.welcome_office(array['clerk', 'supervisor', 'leader']);
	select * into e from rg.welcome_event w
	where w.id = p_id and rg.welcome_mine(w.area) for update;
	if e.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_event';
	end if;
	return e;
end $$;
comment on function rg.event_of(bigint) is
	'An activity in the officer''s area, locked; RG404 else.';

create or replace function api.events_desk(p_past boolean)
returns table (id bigint, day date, begins text, kind text, title text,
	place text, station text, seats int, taken int, state text,
	late boolean, missing int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select e.id, e.day, to_char(e.begins, 'HH24:MI'), e.kind, e.title,
		e.place, s.name, e.seats, e.seats - rg.event_left(e),
		e.state, case when e.announced_at is not null then
			e.day - rg.local_day(e.announced_at)
				< rg.welcome_n('announce')
		else e.state = 'planned' and e.day - api.today()
				< rg.welcome_n('announce') end,
		(select count(*)::int from rg.welcome_activity a
			where a.event = e.id and a.code is not null
			and e.state = 'held' and not coalesce(a.done, false))
	from rg.welcome_event e join rg.station s on s.id = e.station
	where rg.welcome_mine(e.area) and (e.day < api.today()) = p_past
	order by case when p_past then null else e.day end,
		e.day desc, e.begins, e.id limit 200;
end $$;
comment on function api.events_desk(boolean) is
	'Activities of the officer''s area, to come or past: announced too '
	'late, required parts that did not take place.';

create or replace function api.event_desk(p_id bigint)
returns table (id bigint, day date, begins text, ends text, kind text,
	title text, place text, station text, about text, seats int,
	taken int, state text, over boolean, late boolean, ahead int,
	came int, summary text, why text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select e.id, e.day, to_char(e.begins, 'HH24:MI'),
		to_char(e.ends, 'HH24:MI'), e.kind, e.title, e.place, s.name,
		e.about, e.seats, e.seats - rg.event_left(e), e.state,
		rg.event_over(e), case when e.announced_at is not null then
			e.day - rg.local_day(e.announced_at)
				< rg.welcome_n('announce')
		else e.state = 'planned' and e.day - api.today()
				< rg.welcome_n('announce') end,
		rg.welcome_n('announce'), e.came, e.summary, e.why
	from rg.welcome_event e join rg.station s on s.id = e.station
	where e.id = p_id and rg.welcome_mine(e.area);
end $$;
comment on function api.event_desk(bigint) is
	'One activity of the officer''s area.';

create or replace function api.event_guests(p_id bigint)
returns table (no text, title text, mobile text, people int, state text,
	label text, label_en text, photo boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select case when x.mine then c.no end, case when x.mine then c.title
			else rg.mask_name(c.title) end,
		case when x.mine then o.fields->>'mobile' end, a.people,
		c.state, t.label, t.label_en,
		coalesce(o.fields->>'photo', '') = 'yes'
	from rg.welcome_arrival a
	join rg.welcome_event e on e.id = a.event
	join rg.case_file c on c.id = a.case_id
	join rg.case_form o on o.case_id = c.id
	join rg.standard_state t on t.standard = c.standard
		and t.state = c.state,
	lateral (select coalesce(api.sees(c), false) as mine) x
	where a.event = p_id and rg.welcome_mine(e.area)
		and c.state <> 'CANCELLED' and c.erased_at is null
	order by c.id limit 500;
end $$;
comment on function api.event_guests(bigint) is
	'Who registered for an activity; of people of other areas only a '
	'masked name.';

create or replace function rg.event_right(p_kind text, p_day date,
	p_begins time, p_ends time, p_seats int) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if coalesce(p_kind, '') not in ('return', 'farewell', 'plaque',
			'visit', 'lecture', 'other') then
		perform rg.refuse('kind', 'err_choice');
	elsif p_day is null or p_day < api.today()
		or p_day > api.today() + 366 then
		perform rg.refuse('day', 'err_event_day');
	elsif p_begins is null or p_ends is null or p_ends <= p_begins then
		perform rg.refuse('ends', 'err_slot_hours');
	elsif (p_day + p_begins) at time zone 'Asia/Shanghai' <= api.now() then
		perform rg.refuse('begins', 'err_event_past');
	elsif p_seats is null or p_seats not between 1 and 500 then
		perform rg.refuse('seats', 'err_event_seats');
	end if;
end $$;
comment on function rg.event_right(text, date, time, time, int) is
	'Refuses (RG422) an activity that cannot be.';

create or replace function api.event_put(p_id bigint, p_kind text,
	p_title text, p_about text, p_day date, p_begins time, p_ends time,
	p_place text, p_seats int, p_special text[], p_key text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	st bigint := rg.welcome_office(array['clerk', 'supervisor',
		'leader']);
	e rg.welcome_event;
	top int;
begin
	if done is not null then
		return done::bigint;
	end if;
	perform rg.event_right(p_kind, p_day, p_begins, p_ends, p_seats);
	if cardinality(coalesce(p_special, '{}')) > 20 then
		perform rg.refuse('special', 'err_special');
	end if;
	if p_id is null then
		insert into rg.welcome_event (station, area, kind, title,
			about, day, begins, ends, place, seats, changed_at,
			made_by, at)
		select s.id, s.area, p_kind, p_title, coalesce(p_about, ''),
			p_day, p_begins, p_ends, p_place, p_seats, api.now(),
			api.me(), api.now()
		from rg.station s where s.id = st returning * into e;
	else
		e := rg.event_of(p_id);
		if e.state not in ('planned', 'announced')
			or rg.event_over(e) then
			raise exception using errcode = 'RG409',
				message = 'err_not_now';
		end if;
		-- Whoever has a place keeps it: the highest seat that is given.
		top := (select coalesce(max(s.seat), 0) from rg.welcome_seat s
			where s.event = e.id);
		if p_seats < top then
			perform rg.refuse('seats', 'err_event_taken');
		end if;
		update rg.welcome_event set kind = p_kind, title = p_title,
			about = coalesce(p_about, ''), day = p_day,
			begins = p_begins, ends = p_ends, place = p_place,
			seats = p_seats, changed_at = api.now(),
			changes = changes + case when state = 'announced'
				then 1 else 0 end
		where id = e.id;
		-- Those who come hear of another day or place.
		if e.state = 'announced' and (e.day, e.begins, e.place)
				<> (p_day, p_begins, p_place) then
			perform rg.event_tell(e.id, 'event_moved');
		end if;
	end if;
	delete from rg.welcome_activity where event = e.id;
	insert into rg.welcome_activity (event, n, code, title)
	select e.id, row_number() over (order by x.k, x.o)::int, x.code,
		x.title
	from (select 1 as k, q.ord as o, q.code, '' as title
		from rg.welcome_required q where p_kind = 'return'
		union all
		select 2, u.o::int, null, left(btrim(u.t), 60)
		from unnest(coalesce(p_special, '{}')) with ordinality u(t, o)
		where btrim(u.t) <> '') x;
	return rg.idem_keep(p_key, e.id::text)::bigint;
exception when unique_violation then
	perform rg.refuse('title', 'err_event_same');
	return null;
end $$;
comment on function api.event_put(bigint, text, text, text, date, time,
	time, text, int, text[], text) is
	'Plans an activity of the officer''s station, or changes one in his '
	'area before it begins. A ceremony of return has all required parts; '
	'special ones are free.';

create or replace function rg.event_tell(p_event bigint, p_message text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	for c in select f.* from rg.case_file f
		join rg.welcome_arrival a on a.case_id = f.id
		where a.event = p_event and f.kind = 'open'
			and f.erased_at is null
			and f.state in ('REGISTERED', 'CONFIRMED')
	loop
		perform rg.tell(c, p_message, '');
	end loop;
end $$;
comment on function rg.event_tell(bigint, text) is
	'Tells those who registered for an activity.';

create or replace function api.event_announce(p_id bigint, p_key text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	e rg.welcome_event;
begin
	if done is not null then
		return done::bigint;
	end if;
	e := rg.event_of(p_id);
	if e.state <> 'planned' or rg.event_over(e) then
		raise exception using errcode = 'RG409',
			message = 'err_event_late';
	end if;
	update rg.welcome_event set state = 'announced',
		announced_at = api.now(), changed_at = api.now()
	where id = e.id;
	return rg.idem_keep(p_key, e.id::text)::bigint;
end $$;
comment on function api.event_announce(bigint, text) is
	'Announces an activity; only before it begins. Fewer days ahead than '
	'the norm asks are shown to officers.';

create or replace function api.event_cancel(p_id bigint, p_why text,
	p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	e rg.welcome_event;
begin
	if done is not null then
		return done::bigint;
	end if;
	e := rg.event_of(p_id);
	if e.state not in ('planned', 'announced') then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	if rg.is_blank(p_why) then
		perform rg.refuse('why', 'err_required');
	end if;
	update rg.welcome_event set state = 'cancelled', why = p_why,
		changes = changes + 1, changed_at = api.now()
	where id = e.id;
	perform rg.event_tell(e.id, 'event_off');
	delete from rg.welcome_seat where event = e.id;
	return rg.idem_keep(p_key, e.id::text)::bigint;
end $$;
comment on function api.event_cancel(bigint, text, text) is
	'Cancels an activity; those who registered are told.';

create or replace function api.event_held(p_id bigint, p_came int,
	p_done int[], p_summary text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	e rg.welcome_event;
begin
	if done is not null then
		return done::bigint;
	end if;
	e := rg.event_of(p_id);
	if e.state <> 'announced' or not rg.event_over(e) then
		raise exception using errcode = 'RG409',
			message = 'err_event_to_come';
	end if;
	if p_came is null or p_came not between 0 and 100000 then
		perform rg.refuse('came', 'err_format');
	end if;
	-- Required parts are complete, or it is said why not.
	if rg.is_blank(p_summary) and exists (select
			from rg.welcome_activity a where a.event = e.id
			and a.code is not null
			and a.n <> all (coalesce(p_done, '{}'))) then
		perform rg.refuse('summary', 'err_parts');
	end if;
	update rg.welcome_activity set done = n = any (coalesce(p_done,
		'{}')) where event = e.id;
	update rg.welcome_event set state = 'held', came = p_came,
		summary = coalesce(p_summary, ''), changed_at = api.now()
	where id = e.id;
	return rg.idem_keep(p_key, e.id::text)::bigint;
end $$;
comment on function api.event_held(bigint, int, int[], text, text) is
	'An announced activity took place: how many came, which parts; a '
	'required part that is missing needs a word.';

-- Every day somebody, every week an activity, every month a plan -----------------------

create or replace function api.welcome_rhythm()
returns table (station text, level int, points int, wanted int,
	open_today int, kept_today int, kept_days int, open_days int,
	this_week int, next_week int, plan boolean, next_plan boolean,
	score int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
	monday date := t - (extract(isodow from t)::int - 1);
	own bigint := rg.welcome_hosts();
begin
	return query
	select s.name, s.level::int,
		(select count(*)::int from rg.welcome_point p
			where p.station = s.id and (p.last_day is null
			or p.last_day >= t)),
		rg.welcome_n('points_' || s.level),
		d.open_today, d.kept_today, d.kept, d.open,
		(select count(*)::int from rg.welcome_event e
			where e.station = s.id and e.day between monday
			and monday + 6 and e.state in ('announced', 'held')),
		(select count(*)::int from rg.welcome_event e
			where e.station = s.id and e.day between monday + 7
			and monday + 13 and e.state = 'announced'),
		exists (select from rg.welcome_plan p where p.station = s.id
			and p.month = date_trunc('month', t)::date),
		exists (select from rg.welcome_plan p where p.station = s.id
			and p.month = (date_trunc('month', t)
			+ interval '1 month')::date),
		(select round(100.0 * sum(k.met) / sum(k.wanted))::int
			from rg.welcome_point p, lateral (select c.met,
				c.wanted from rg.welcome_check c
				where c.point = p.id order by c.id desc
				limit 1) k
			where p.station = s.id and (p.last_day is null
				or p.last_day >= t))
	from rg.station s, lateral (
		select count(*) filter (where x.day = t)::int as open_today,
			count(*) filter (where x.day = t and x.kept)::int
				as kept_today,
			count(*)::int as open,
			count(*) filter (where x.kept)::int as kept
		from (select g::date as day, exists (select
				from rg.welcome_duty y where y.point = p.id
				and y.day = g::date) as kept
			from rg.welcome_point p, generate_series(t, t + 6,
				interval '1 day') g
			where p.station = s.id and rg.point_open(p, g::date))
			x) d
	where s.active and rg.welcome_mine(s.area) and (s.level = 3
		or s.id = own
		or exists (select from rg.welcome_point p
			where p.station = s.id)
		or exists (select from rg.welcome_event e
			where e.station = s.id))
	order by s.level, s.area limit 300;
end $$;
comment on function api.welcome_rhythm() is
	'The rule of the norm, station by station: somebody on duty on every '
	'open day of the week to come, an activity this week and next, a plan '
	'for this month and next; points by level and their score.';

create or replace function api.plan_mine()
returns table (month date, body text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	st bigint := rg.welcome_hosts();
begin
	return query
	select g::date, p.body
	from generate_series(date_trunc('month', api.today()),
		date_trunc('month', api.today()) + interval '2 months',
		interval '1 month') g
	left join rg.welcome_plan p on p.station = st and p.month = g::date
	order by g;
end $$;
comment on function api.plan_mine() is
	'Plans of the officer''s station: this month and two more.';

create or replace function api.plan_set(p_month date, p_body text,
	p_key text) returns date
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	st bigint := rg.welcome_office(array['clerk', 'supervisor',
		'leader']);
	m date := date_trunc('month', p_month)::date;
begin
	if done is not null then
		return done::date;
	end if;
	if m is null or m < date_trunc('month', api.today())
		or m > date_trunc('month', api.today()) + interval '2 months'
	then
		perform rg.refuse('month', 'err_plan_month');
	end if;
	insert into rg.welcome_plan as w (station, month, body, made_by, at)
	values (st, m, p_body, api.me(), api.now())
	on conflict (station, month) do update set body = excluded.body,
		made_by = excluded.made_by, at = excluded.at;
	return rg.idem_keep(p_key, m::text)::date;
end $$;
comment on function api.plan_set(date, text, text) is
	'The plan of the officer''s station for a month, this one or one of '
	'the next two.';

create or replace function api.welcome_rules()
returns table (rule text, since date, n int, source text, holds boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select r.rule, r.since, r.n, r.source, r.since = (select max(x.since)
			from rg.welcome_rule x where x.rule = r.rule
			and x.since <= api.today())
	from rg.welcome_rule r order by r.rule, r.since desc;
end $$;
comment on function api.welcome_rules() is
	'Numbers of the welcome norm, with the day each begins.';

create or replace function api.welcome_rule_set(p_rule text, p_since date,
	p_n int, p_source text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	done text := rg.idem_find(p_key);
	st bigint := rg.welcome_office(array['leader', 'supervisor']);
begin
	if done is not null then
		return done;
	end if;
	if st is distinct from (select i.root from rg.instance i) then
		raise exception using errcode = 'RG403',
			message = 'err_level';
	end if;
	if coalesce(p_rule, '') not in ('points_2', 'points_3', 'points_4',
			'points_5', 'announce') then
		perform rg.refuse('rule', 'err_choice');
	elsif p_since is null or p_since < api.today()
		or p_since > api.today() + 366 then
		perform rg.refuse('since', 'err_event_day');
	elsif p_n is null or p_n not between 0 and 99 then
		perform rg.refuse('n', 'err_format');
	end if;
	insert into rg.welcome_rule (rule, since, n, source, set_by)
	values (p_rule, p_since, p_n, p_source, api.me())
	on conflict (rule, since) do update set n = excluded.n,
		source = excluded.source, set_by = excluded.set_by;
	return rg.idem_keep(p_key, p_rule);
end $$;
comment on function api.welcome_rule_set(text, date, int, text, text) is
	'Sets a number of the norm from today or a day to come; the root''s '
	'leader only.';

-- Those who come ----------------------------------------------------------

create or replace function rg.signup_take(c rg.case_file, f jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.welcome_event;
	v_event bigint := case when f->>'join' = 'yes'
		then nullif(f->>'event', '')::bigint end;
	v_people int := (f->>'people')::int;
	n int;
begin
	if v_event is null then
		return;
	end if;
	-- Whoever comes second for the last places waits here, then is told.
	select * into e from rg.welcome_event where id = v_event for update;
	if e.id is null or e.state <> 'announced' or rg.event_over(e) then
		perform rg.refuse('event', 'err_event_gone');
	end if;
	insert into rg.welcome_seat (event, seat, case_id)
	select e.id, g, c.id from generate_series(1, e.seats) g
	where not exists (select from rg.welcome_seat s
		where s.event = e.id and s.seat = g)
	order by g limit v_people;
	get diagnostics n = row_count;
	if n < v_people then
		perform rg.refuse('event', 'err_event_full');
	end if;
end $$;
comment on function rg.signup_take(rg.case_file, jsonb) is
	'Takes a place for each person at the activity that was chosen, or '
	'refuses (RG422).';

create or replace function rg.signup_arrive(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select o.fields from rg.case_form o
		where o.case_id = c.id);
	v_day date := (f->>'arrive_on')::date;
	v_point bigint := case when f->>'meet' = 'yes'
		then nullif(f->>'point', '')::bigint end;
	p rg.welcome_point;
begin
	if v_day is null or v_day < api.today() or v_day > api.today() + 90
	then
		perform rg.refuse('arrive_on', 'err_arrive_day');
	elsif f->>'arrive_time' is null then
		perform rg.refuse('arrive_time', 'err_required');
	elsif coalesce((f->>'people')::int, 0) not between 1 and 10 then
		perform rg.refuse('people', 'err_required');
	end if;
	if v_point is not null then
		select * into p from rg.welcome_point where id = v_point;
		if p.id is null or not rg.point_open(p, v_day) then
			perform rg.refuse('point', 'err_point_closed');
		end if;
	end if;
	insert into rg.welcome_arrival as a (case_id, point, event, day, hour,
		people)
	values (c.id, v_point, case when f->>'join' = 'yes'
		then nullif(f->>'event', '')::bigint end, v_day,
		(f->>'arrive_time')::time, (f->>'people')::int)
	on conflict (case_id) do update set point = excluded.point,
		day = excluded.day, hour = excluded.hour;
end $$;
comment on function rg.signup_arrive(rg.case_file) is
	'Writes an arrival into the lists of its day; the point must be open '
	'then.';

create or replace function rg.after_welcome_signup(c rg.case_file,
	p_action text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.welcome_arrival;
begin
	select * into a from rg.welcome_arrival where case_id = c.id;
	if p_action = 'submit' then
		perform rg.signup_take(c, (select o.fields
			from rg.case_form o where o.case_id = c.id));
		perform rg.signup_arrive(c);
	elsif p_action = 'change' then
		perform rg.signup_arrive(c);
	elsif p_action = 'receive' and a.day > api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_arrive_to_come';
	elsif p_action = 'no_show' and (a.day + a.hour)
			at time zone 'Asia/Shanghai' > api.now() then
		raise exception using errcode = 'RG409',
			message = 'err_arrive_to_come';
	elsif p_action = 'cancel' and a.day < api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_cancel_over';
	end if;
	if p_action in ('cancel', 'drop') then
		delete from rg.welcome_seat where case_id = c.id;
	end if;
end $$;
comment on function rg.after_welcome_signup(rg.case_file, text) is
	'What a step of a registration does besides: places are taken and '
	'given back, the lists of the day follow; nobody is received or missed '
	'before the day, and nobody cancels after it.';

create or replace function rg.erase_welcome_signup(c rg.case_file)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.welcome_arrival where case_id = c.id;
	delete from rg.welcome_seat s using rg.welcome_event e
	where s.case_id = c.id and e.id = s.event and not rg.event_over(e);
end $$;
comment on function rg.erase_welcome_signup(rg.case_file) is
	'The arrival goes with its case; a place at an activity to come is '
	'free again, one at a past activity stays as a number.';

create or replace function rg.erase_welcome(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.welcome_told where case_id = c.id;
	if c.service = 'welcome-signup' then
		perform rg.erase_welcome_signup(c);
	end if;
end $$;
comment on function rg.erase_welcome(rg.case_file) is
	'What erasing a case of the module takes out of its lists.';

create or replace function api.signup_arrival(p_no text)
returns table (day date, hour text, people int, point text,
	address text, phone text, opens text, closes text, event bigint,
	event_title text, event_day date, event_hour text, event_place text,
	event_state text, announced boolean)
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
	select a.day, to_char(a.hour, 'HH24:MI'), a.people, p.name, p.address,
		nullif(p.phone, ''), to_char(p.opens, 'HH24:MI'),
		to_char(p.closes, 'HH24:MI'), e.id, e.title, e.day,
		to_char(e.begins, 'HH24:MI'), e.place, e.state,
		e.announced_at is not null
	from rg.welcome_arrival a
	left join rg.welcome_point p on p.id = a.point
	left join rg.welcome_event e on e.id = a.event
	where a.case_id = c.id;
end $$;
comment on function api.signup_arrival(text) is
	'Where somebody who registered is met, and what he comes to.';

create or replace function api.arrivals(p_day date)
returns table (no text, title text, mobile text, hour text, people int,
	point text, transport text, trip text, needs text, state text,
	label text, label_en text, photo boolean, event text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.welcome_hosts();
	return query
	select case when x.mine then c.no end, case when x.mine then c.title
			else rg.mask_name(c.title) end,
		case when x.mine then o.fields->>'mobile' end,
		to_char(a.hour, 'HH24:MI'), a.people, p.name,
		o.fields->>'transport', o.fields->>'trip_no',
		o.fields->>'needs', c.state, t.label, t.label_en,
		coalesce(o.fields->>'photo', '') = 'yes', e.title
	from rg.welcome_arrival a
	join rg.case_file c on c.id = a.case_id
	join rg.case_form o on o.case_id = c.id
	join rg.standard_state t on t.standard = c.standard
		and t.state = c.state
	left join rg.welcome_point p on p.id = a.point
	left join rg.station s on s.id = p.station
	left join rg.welcome_event e on e.id = a.event,
	lateral (select coalesce(api.sees(c), false) as mine) x
	where a.day = coalesce(p_day, api.today())
		and c.state <> 'CANCELLED' and c.erased_at is null
		and (x.mine or rg.welcome_mine(s.area))
	order by a.hour, c.id limit 500;
end $$;
comment on function api.arrivals(date) is
	'Who arrives on a day in the officer''s area or at its points; of '
	'people of other areas only a masked name.';
