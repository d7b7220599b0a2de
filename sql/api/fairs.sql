-- Job fairs: signing up, checking in, what came of it. Stalls and places are
-- given under the lock of the fair's row: of two who take the last at once one
-- gets it and the other is told.

create or replace function rg.fair_rule(p_name text) returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- Before the first day of a rule its first row holds: small counts are
	-- never told for want of a limit.
	return coalesce(api.policy_value('job_fair', p_name, api.today()),
		(select p.value from rg.policy_param p
		where p.scheme = 'job_fair' and p.name = p_name
		order by p.from_on limit 1)::numeric)::int;
end $$;
comment on function rg.fair_rule(text) is
	'A number of the rules for fairs as it holds today, or held first.';

create or replace function rg.fair_stage(f rg.job_fair) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t timestamp := api.now() at time zone 'Asia/Shanghai';
begin
	return case when f.state <> 'OPEN' then f.state
		when t >= f.day + f.ends then 'OVER'
		when t >= f.day + f.begins then 'RUNNING'
		when t::date > f.until_on then 'CLOSED'
		else 'SIGNUP' end;
end $$;
comment on function rg.fair_stage(rg.job_fair) is
	'PLANNED, SIGNUP, CLOSED (no more signing up), RUNNING, OVER (results '
	'are awaited), REPORTED or CANCELLED: what the clock makes of a fair.';

create or replace function rg.fair_open(p_fair bigint) returns rg.job_fair
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	-- The last stall or place goes to whoever holds the row first.
	select * into f from rg.job_fair where id = p_fair
		and state <> 'PLANNED' for no key update;
	if f.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	return f;
end $$;
comment on function rg.fair_open(bigint) is
	'Locks and returns a published fair, else RG404.';

create or replace function rg.fair_tell(p_account bigint, p_template text,
	f rg.job_fair, p_no text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.outbox (account, way, address, template, params,
		next_at, at)
	select a.id, 'sms', a.mobile, p_template, jsonb_build_object(
		'due', f.day || ' ' || to_char(f.begins, 'HH24:MI'),
		'no', p_no, 'title', f.title), now(), api.now()
	from rg.account a where a.id = p_account and a.mobile <> '';
end $$;
comment on function rg.fair_tell(bigint, text, rg.job_fair, text) is
	'A short message about a fair; nothing personal stands in it.';

-- What anybody sees -----------------------------------------------------------

create or replace function api.fairs(p_past boolean, p_limit int)
returns table (id bigint, title text, kind text, day date, begins text,
	ends text, place text, stage text, stalls bigint, posts bigint,
	free_stalls bigint, free_places bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
begin
	return query
	select f.id, f.title, f.kind, f.day, to_char(f.begins, 'HH24:MI'),
		to_char(f.ends, 'HH24:MI'), f.place, rg.fair_stage(f),
		(select count(*) from rg.fair_stall s where s.fair = f.id
			and s.state in ('CONFIRMED', 'CHECKED_IN')),
		(select coalesce(sum(p.headcount), 0)::bigint
			from rg.fair_stall s join rg.fair_post p
			on p.stall = s.id where s.fair = f.id
			and s.state in ('CONFIRMED', 'CHECKED_IN')),
		f.stalls - (select count(*) from rg.fair_stall s
			where s.fair = f.id
			and s.state not in ('CANCELLED', 'REFUSED')),
		f.visitors - (select count(*) from rg.fair_visitor v
			where v.fair = f.id and v.state <> 'CANCELLED')
	from rg.job_fair f
	where f.state <> 'PLANNED' and case when p_past then f.day < t
		else f.day >= t end
	order by case when p_past then -(f.day - t) else f.day - t end, f.id
	limit least(p_limit, 100);
end $$;
comment on function api.fairs(boolean, int) is
	'Fairs to come, the next first, or those that were, the last first.';

create or replace function api.fair(p_id bigint)
returns table (id bigint, title text, kind text, day date, begins text,
	ends text, place text, host text, tel text, until_on date,
	stage text, note text, stalls int, visitors int, free_stalls bigint,
	free_places bigint, mine int, mine_code text, mine_came boolean,
	employer text, stall int, stall_state text, stall_note text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select f.id, f.title, f.kind, f.day, to_char(f.begins, 'HH24:MI'),
		to_char(f.ends, 'HH24:MI'), f.place, f.host, f.tel,
		f.until_on, rg.fair_stage(f), f.note, f.stalls, f.visitors,
		f.stalls - (select count(*) from rg.fair_stall s
			where s.fair = f.id
			and s.state not in ('CANCELLED', 'REFUSED')),
		f.visitors - (select count(*) from rg.fair_visitor v
			where v.fair = f.id and v.state <> 'CANCELLED'),
		v.n, v.code, v.state = 'CAME', e.name, s.n, s.state, s.note
	from rg.job_fair f
	left join rg.fair_visitor v on v.fair = f.id
		and v.account = api.me() and v.state <> 'CANCELLED'
	left join lateral (select x.id, x.name from rg.employer x
		where x.account = api.me() and x.live
		order by x.id desc limit 1) e on true
	left join lateral (select y.n, y.state, y.note from rg.fair_stall y
		where y.fair = f.id and y.employer = e.id
		order by y.id desc limit 1) s on true
	where f.id = p_id and f.state <> 'PLANNED';
end $$;
comment on function api.fair(bigint) is
	'One published fair, with what the one asking has there.';

create or replace function api.fair_posts(p_fair bigint)
returns table (stall int, employer text, about text, state text, n int,
	post bigint, title text, headcount int, kept boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select s.n, e.name, e.about, s.state, p.n, p.post, p.title,
		p.headcount, case when f.state = 'REPORTED' and s.pledge > 0
			then (select count(*) from rg.job_match m
				join rg.job_post j on j.id = m.post
				where m.fair = f.id and m.best >= 4
				and j.employer = e.id) >= s.pledge end
	from rg.job_fair f join rg.fair_stall s on s.fair = f.id
	join rg.employer e on e.id = s.employer
	left join rg.fair_post p on p.stall = s.id
	where f.id = p_fair and f.state <> 'PLANNED'
		and s.state in ('CONFIRMED', 'CHECKED_IN', 'NO_SHOW')
	order by s.n, p.n;
end $$;
comment on function api.fair_posts(bigint) is
	'Who stands where with which posts; after the report, whether an '
	'employer hired as many as it had pledged.';

create or replace function rg.fair_count(p_fair bigint)
returns table (firms bigint, absent bigint, posts bigint, people bigint,
	signed bigint, came bigint, talks bigint, intents bigint,
	offers bigint, contracts bigint, stayed bigint, gone bigint,
	pledged bigint, kept bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	with s as (select x.*, (select count(*) from rg.job_match m
			join rg.job_post j on j.id = m.post
			where m.fair = p_fair and m.best >= 4
			and j.employer = x.employer) hired
		from rg.fair_stall x where x.fair = p_fair),
	p as (select coalesce(count(*), 0) k,
			coalesce(sum(y.headcount), 0)::bigint h
		from s join rg.fair_post y on y.stall = s.id
		where s.state = 'CHECKED_IN'),
	m as (select * from rg.job_match y where y.fair = p_fair)
	select (select count(*) from s where s.state = 'CHECKED_IN'),
		(select count(*) from s where s.state = 'NO_SHOW'), p.k, p.h,
		(select count(*) from rg.fair_visitor v where v.fair = p_fair
			and v.state <> 'CANCELLED'),
		(select count(*) from rg.fair_visitor v where v.fair = p_fair
			and v.state = 'CAME'),
		(select count(*) from m where m.best >= 1),
		(select count(*) from m where m.best >= 2),
		(select count(*) from m where m.best >= 3),
		(select count(*) from m where m.best >= 4),
		(select count(*) from m where m.best >= 5),
		(select count(*) from m where m.state = 'LEFT'),
		(select coalesce(sum(s.pledge), 0)::bigint from s
			where s.state = 'CHECKED_IN'),
		(select count(*) from s where s.state = 'CHECKED_IN'
			and s.pledge > 0 and s.hired >= s.pledge)
	from p;
end $$;
comment on function rg.fair_count(bigint) is
	'The figures of a fair; posts of employers who came, people wanted, '
	'and each stage with all that went further.';

create or replace function api.fair_figures(p_fair bigint)
returns table (what text, n bigint, few int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	low int := rg.fair_rule('hide_below');
begin
	return query
	select x.what, case when x.person and x.n between 1 and low - 1
		then null else x.n end, case when x.person
		and x.n between 1 and low - 1 then low end
	from rg.job_fair f, rg.fair_count(f.id) c, lateral (values
		(1, 'firms', c.firms, false), (2, 'people', c.people, false),
		(3, 'came', c.came, true), (4, 'talks', c.talks, true),
		(5, 'intents', c.intents, true), (6, 'offers', c.offers, true),
		(7, 'contracts', c.contracts, true),
		(8, 'stayed', c.stayed, true)) x (k, what, n, person)
	where f.id = p_fair and f.state = 'REPORTED' order by x.k;
end $$;
comment on function api.fair_figures(bigint) is
	'Figures of a reported fair for everybody; counts of people below the '
	'limit are not told, only that they are below it.';

create or replace function api.fair_totals()
returns table (what text, n bigint, few int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	low int := rg.fair_rule('hide_below');
begin
	return query
	with c as (select x.* from rg.job_fair f, rg.fair_count(f.id) x
		where f.state = 'REPORTED')
	select y.what, case when y.person and y.n between 1 and low - 1
		then null else y.n end, case when y.person
		and y.n between 1 and low - 1 then low end
	from (values (1, 'fairs', (select count(*) from c), false),
		(2, 'people', (select coalesce(sum(c.people), 0)::bigint
			from c), false),
		(3, 'came', (select coalesce(sum(c.came), 0)::bigint
			from c), true),
		(4, 'talks', (select coalesce(sum(c.talks), 0)::bigint
			from c), true),
		(5, 'intents', (select coalesce(sum(c.intents), 0)::bigint
			from c), true),
		(6, 'offers', (select coalesce(sum(c.offers), 0)::bigint
			from c), true),
		(7, 'contracts', (select coalesce(sum(c.contracts), 0)::bigint
			from c), true),
		(8, 'stayed', (select coalesce(sum(c.stayed), 0)::bigint
			from c), true)) y (k, what, n, person)
	order by y.k;
end $$;
comment on function api.fair_totals() is
	'The same over all reported fairs.';

-- From the post to the third month -----------------------------------------

create or replace function rg.job_stages()
returns table (k int, what text, n bigint, person boolean, unit text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	with p as (select coalesce(sum(x.headcount), 0)::bigint as wanted
			from rg.job_post x),
	f as (select count(*) as n, coalesce(sum(c.people), 0)::bigint as wanted
		from rg.job_fair x, rg.fair_count(x.id) c
		where x.state = 'REPORTED'),
	-- Who was met at a fair came there; who applied did so here.
	m as (select count(*) filter (where x.fair is null) as applied,
			count(*) filter (where x.best >= 1) as talks,
			count(*) filter (where x.best >= 3) as offers,
			count(*) filter (where x.best >= 4) as contracts,
			count(*) filter (where x.best >= 5) as stayed
		from rg.job_match x)
	select y.k, y.what, y.n, y.person, y.unit from p, f, m, lateral (values
		(1, 'posts_published', p.wanted, false, 'post'),
		(2, 'job_fairs', f.n, false, 'fair'),
		(3, 'posts_offered', f.wanted, false, 'post'),
		(4, 'job_applications', m.applied, true, 'application'),
		(5, 'talks', m.talks, true, 'person'),
		(6, 'job_offers', m.offers, true, 'person'),
		(7, 'contracts', m.contracts, true, 'person'),
		(8, 'on_post_three_months', m.stayed, true, 'person'))
		y (k, what, n, person, unit);
end $$;
comment on function rg.job_stages() is
	'From posts to people still on them after three months: people wanted, '
	'fairs, applications, and each stage with all that went further.';

create or replace function api.job_funnel()
returns table (what text, n bigint, few int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	low int := rg.fair_rule('hide_below');
begin
	return query
	select x.what, case when x.person and x.n between 1 and low - 1
		then null else x.n end, case when x.person
		and x.n between 1 and low - 1 then low end
	from rg.job_stages() x order by x.k;
end $$;
comment on function api.job_funnel() is
	'The stages of employment for everybody; of a handful of people only '
	'that they are below the limit.';

create or replace function rg.job_totals()
returns table (metric text, value numeric, unit text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	low int := rg.fair_rule('hide_below');
begin
	return query select x.what, x.n::numeric, x.unit
	from rg.job_stages() x
	where not (x.person and x.n between 1 and low - 1) order by x.k;
end $$;
comment on function rg.job_totals() is
	'The same for the open figures; what is hidden has no row.';

-- Who comes -------------------------------------------------------------------

create or replace function api.fair_visit(p_fair bigint, p_key text)
returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
	me bigint := rg.need_session();
	k int;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	f := rg.fair_open(p_fair);
	if rg.fair_stage(f) <> 'SIGNUP' then
		raise exception using errcode = 'RG409',
			message = 'err_fair_closed';
	elsif exists (select from rg.fair_visitor v where v.fair = f.id
			and v.account = me and v.state <> 'CANCELLED') then
		raise exception using errcode = 'RG409',
			message = 'err_fair_twice';
	elsif not rg.limit_count('fair:' || me, 20, interval '1 day') then
		raise exception using errcode = 'RG429', message = '3600';
	elsif (select count(*) from rg.fair_visitor v where v.fair = f.id
			and v.state <> 'CANCELLED') >= f.visitors then
		raise exception using errcode = 'RG409',
			message = 'err_fair_full';
	end if;
	-- A number once printed is never another person's.
	select coalesce(max(v.n), 0) + 1 into k from rg.fair_visitor v
	where v.fair = f.id;
	insert into rg.fair_visitor (fair, n, account, code, at)
	values (f.id, k, me, rg.random_code(8), api.now());
	perform rg.fair_tell(me, 'fair_signed', f, k::text);
	return rg.idem_keep(p_key, k::text)::int;
end $$;
comment on function api.fair_visit(bigint, text) is
	'Signs the one asking up for a fair; the answer is the number. RG409 '
	'when it is full, over or done already.';

create or replace function api.fair_visit_drop(p_fair bigint, p_key text)
returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
	me bigint := rg.need_session();
	k int;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	f := rg.fair_open(p_fair);
	if rg.fair_stage(f) not in ('SIGNUP', 'CLOSED') then
		raise exception using errcode = 'RG409',
			message = 'err_fair_closed';
	end if;
	update rg.fair_visitor v set state = 'CANCELLED'
	where v.fair = f.id and v.account = me and v.state = 'SIGNED'
	returning v.n into k;
	if k is null then
		raise exception using errcode = 'RG409',
			message = 'err_fair_none';
	end if;
	return rg.idem_keep(p_key, k::text)::int;
end $$;
comment on function api.fair_visit_drop(bigint, text) is
	'Gives one''s place at a fair back.';

-- Employers -------------------------------------------------------------------

create or replace function rg.fair_barred(p_employer bigint) returns date
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
	m int := rg.fair_rule('bar_months');
	u date;
begin
	-- The days it did not come, the last ones first.
	select max(x.day) + make_interval(months => m) into u
	from (select f.day from rg.fair_stall s
		join rg.job_fair f on f.id = s.fair
		where s.employer = p_employer and s.state = 'NO_SHOW'
			and f.day > t - make_interval(months => 2 * m)
		order by f.day desc limit rg.fair_rule('no_shows')) x
	having count(*) = rg.fair_rule('no_shows')
		and max(x.day) - make_interval(months => m) <= min(x.day);
	return case when u > t then u end;
end $$;
comment on function rg.fair_barred(bigint) is
	'Until when an employer may not sign up, because twice within a year '
	'it did not come without a word; empty: it may.';

create or replace function api.fair_mine(p_fair bigint)
returns table (employer bigint, name text, barred date, stall int,
	state text, note text, agent text, mobile text, pledge int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select e.id, e.name, rg.fair_barred(e.id), s.n, s.state, s.note,
		s.agent, s.mobile, s.pledge
	from rg.employer e
	join rg.job_fair f on f.id = p_fair and f.state <> 'PLANNED'
	left join lateral (select * from rg.fair_stall y
		where y.fair = f.id and y.employer = e.id
		order by y.id desc limit 1) s on true
	where e.account = api.me() and e.live
	order by e.id desc limit 1;
end $$;
comment on function api.fair_mine(bigint) is
	'The employer of the one asking and what it has at a fair.';

create or replace function api.fair_my_posts(p_fair bigint)
returns table (id bigint, title text, headcount int, picked boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select j.id, j.title, j.headcount - j.filled, exists (select
		from rg.fair_post p join rg.fair_stall s on s.id = p.stall
		where s.fair = p_fair and p.post = j.id
			and s.state not in ('CANCELLED', 'REFUSED'))
	from rg.job_post j join rg.employer e on e.id = j.employer
	where e.account = api.me() and e.live and j.state = 'ONLINE'
		and j.headcount > j.filled
	order by j.id limit 100;
end $$;
comment on function api.fair_my_posts(bigint) is
	'Posts online that the one asking may bring, and those picked.';

create or replace function api.fair_stall_ask(p_fair bigint, p_agent text,
	p_mobile text, p_pledge int, p_posts bigint[], p_key text)
returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
	e rg.employer;
	s bigint;
	k int;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	perform rg.need_session();
	f := rg.fair_open(p_fair);
	select * into e from rg.employer where account = api.me() and live
	order by id desc limit 1;
	if e.id is null then
		raise exception using errcode = 'RG409',
			message = 'err_no_employer';
	elsif rg.fair_stage(f) <> 'SIGNUP' then
		raise exception using errcode = 'RG409',
			message = 'err_fair_closed';
	elsif rg.fair_barred(e.id) is not null then
		raise exception using errcode = 'RG409',
			message = 'err_fair_barred';
	elsif exists (select from rg.fair_stall x where x.fair = f.id
			and x.employer = e.id
			and x.state not in ('CANCELLED', 'REFUSED')) then
		raise exception using errcode = 'RG409',
			message = 'err_fair_twice';
	elsif not rg.limit_count('fair:' || api.me(), 20, interval '1 day')
	then
		raise exception using errcode = 'RG429', message = '3600';
	end if;
	if length(btrim(coalesce(p_agent, ''))) not between 2 and 50 then
		perform rg.refuse('agent', 'err_required');
	elsif coalesce(p_mobile, '') !~ '^1[3-9][0-9]{9}$' then
		perform rg.refuse('mobile', 'err_mobile_format');
	elsif coalesce(cardinality(p_posts), 0) = 0 then
		perform rg.refuse('post', 'err_choice');
	elsif coalesce(p_pledge, -1) not between 0 and 999 then
		perform rg.refuse('pledge', 'err_number');
	elsif exists (select from unnest(p_posts) x where not exists (select
			from rg.job_post j where j.id = x and j.employer = e.id
			and j.state = 'ONLINE' and j.headcount > j.filled))
	then
		perform rg.refuse('post', 'err_option');
	elsif p_pledge > (select sum(j.headcount - j.filled)
			from rg.job_post j where j.id = any (p_posts)) then
		perform rg.refuse('pledge', 'err_fair_pledge');
	end if;
	select min(x) into k from generate_series(1, f.stalls) x
	where not exists (select from rg.fair_stall y where y.fair = f.id
		and y.n = x and y.state not in ('CANCELLED', 'REFUSED'));
	if k is null then
		raise exception using errcode = 'RG409',
			message = 'err_stalls_full';
	end if;
	insert into rg.fair_stall (fair, employer, n, agent, mobile, pledge,
		at, state_at)
	values (f.id, e.id, k, btrim(p_agent), p_mobile, p_pledge, api.now(),
		api.now()) returning id into s;
	insert into rg.fair_post (stall, n, post, title, headcount)
	select s, row_number() over (order by j.id), j.id, j.title,
		j.headcount - j.filled
	from rg.job_post j where j.id = any (p_posts);
	return rg.idem_keep(p_key, k::text)::int;
end $$;
comment on function api.fair_stall_ask(bigint, text, text, int, bigint[],
	text) is
	'A stall for the employer of the one asking; the answer is its number. '
	'RG409 when there is none left, or it is barred.';

create or replace function api.fair_stall_drop(p_fair bigint, p_key text)
returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
	k int;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	perform rg.need_session();
	f := rg.fair_open(p_fair);
	if rg.fair_stage(f) not in ('SIGNUP', 'CLOSED') then
		raise exception using errcode = 'RG409',
			message = 'err_fair_closed';
	end if;
	update rg.fair_stall s set state = 'CANCELLED', state_at = api.now()
	from rg.employer e
	where s.fair = f.id and e.id = s.employer and e.account = api.me()
		and s.state in ('APPLIED', 'CONFIRMED')
	returning s.n into k;
	if k is null then
		raise exception using errcode = 'RG409',
			message = 'err_fair_none';
	end if;
	return rg.idem_keep(p_key, k::text)::int;
end $$;
comment on function api.fair_stall_drop(bigint, text) is
	'Gives a stall back; who says so before the day has come has not '
	'stayed away without a word.';

-- What came of it, stage by stage ---------------------------------------------

create or replace function rg.match_best() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	new.best := greatest(new.best, case new.state when 'TALK' then 1
		when 'INTENT' then 2 when 'OFFER' then 3 when 'CONTRACT' then 4
		when 'LEFT' then 4 when 'ON_POST' then 5 else 0 end);
	return new;
end $$;
comment on function rg.match_best() is
	'Keeps the furthest stage, which figures count.';
create or replace trigger job_match_best before insert or update of state
	on rg.job_match for each row execute function rg.match_best();

create or replace function rg.job_filled(p_post bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.job_post set filled = (select count(*) from rg.job_match m
		where m.post = p_post and m.contract_on is not null)
	where id = p_post;
end $$;
comment on function rg.job_filled(bigint) is
	'Counts how many signed for a post.';

create or replace function rg.job_hired(p_match bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	m rg.job_match;
	o record;
begin
	select * into m from rg.job_match where id = p_match;
	perform rg.job_filled(m.post);
	-- Who is hired waits for nobody else.
	for o in update rg.job_match x set state = 'CLOSED',
			code = 'elsewhere', state_at = api.now()
		where (x.account = m.account or x.visitor = m.visitor)
			and x.id <> m.id
			and x.state in ('APPLIED', 'TALK', 'INTENT', 'OFFER')
		returning x.post, x.account loop
		if o.account is not null then
			perform rg.job_tell(o.post, (select e.account
				from rg.job_post j join rg.employer e
				on e.id = j.employer where j.id = o.post),
				'answered');
		end if;
	end loop;
end $$;
comment on function rg.job_hired(bigint) is
	'A contract fills a place and closes what else the person had open.';

create or replace function rg.fair_put(f rg.job_fair, p_post bigint,
	p_visitor bigint, p_stage text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v rg.fair_visitor;
	m rg.job_match;
	was text;
	ways constant text[] := array['TALK', 'INTENT', 'OFFER', 'CONTRACT'];
begin
	select * into v from rg.fair_visitor where id = p_visitor;
	-- Who talked to somebody was there, whatever the list says.
	update rg.fair_visitor set state = 'CAME', came_at = api.now()
	where id = v.id and state = 'SIGNED';
	select * into m from rg.job_match x
	where x.post = p_post and x.state <> 'WITHDRAWN'
		and (x.visitor = v.id or x.account = v.account)
	for update;
	was := m.state;
	if m.id is null then
		insert into rg.job_match (post, account, fair, visitor, state,
			at, state_at, contract_on)
		values (p_post, v.account, f.id, v.id, p_stage, api.now(),
			api.now(), case p_stage when 'CONTRACT' then f.day end)
		returning * into m;
	elsif m.state in ('CONTRACT', 'ON_POST', 'LEFT') then
		return;
	else
		update rg.job_match x set fair = f.id, visitor = v.id,
			code = '', state = case when coalesce(array_position(
				ways, x.state), 0) > array_position(ways,
				p_stage) then x.state else p_stage end,
			contract_on = case p_stage when 'CONTRACT' then f.day
				end, state_at = api.now()
		where x.id = m.id returning * into m;
	end if;
	if m.state = 'CONTRACT' then
		perform rg.job_hired(m.id);
	end if;
end $$;
comment on function rg.fair_put(rg.job_fair, bigint, bigint, text) is
	'Somebody got to a stage with a post; what was further stays so. Who '
	'had applied to the post before goes on with that application.';

-- The officers' side ------------------------------------------------------------

create or replace function rg.fair_may() returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or not (api.has_role('clerk')
			or api.has_role('publisher'))
		or (select level from rg.station where id = rg.my_station())
			> 3 then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
end $$;
comment on function rg.fair_may() is
	'Fairs and classes are kept by clerks and publishers of a district or '
	'city; RG403 for everybody else.';

create or replace function rg.fair_keeper(p_area bigint) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.fair_may();
	if p_area is null or not coalesce(p_area
			between api.my_lo() and api.my_hi(), false) then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
end $$;
comment on function rg.fair_keeper(bigint) is
	'The same, and only in the officer''s area: elsewhere there are none '
	'(RG404).';

create or replace function rg.fair_of(p_fair bigint) returns rg.job_fair
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair where id = p_fair for no key update;
	perform rg.fair_keeper(f.area);
	return f;
end $$;
comment on function rg.fair_of(bigint) is
	'Locks and returns a fair the officer keeps.';

create or replace function api.fair_desk()
returns table (id bigint, title text, kind text, day date, begins text,
	place text, station text, stage text, stalls int, taken bigint,
	visitors int, signed bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.fair_may();
	return query
	select f.id, f.title, f.kind, f.day, to_char(f.begins, 'HH24:MI'),
		f.place, t.name, rg.fair_stage(f), f.stalls,
		(select count(*) from rg.fair_stall s where s.fair = f.id
			and s.state not in ('CANCELLED', 'REFUSED')),
		f.visitors,
		(select count(*) from rg.fair_visitor v where v.fair = f.id
			and v.state <> 'CANCELLED')
	from rg.job_fair f join rg.station t on t.id = f.station
	where f.area between api.my_lo() and api.my_hi()
	order by f.day desc, f.id desc limit 200;
end $$;
comment on function api.fair_desk() is 'Fairs of the officer''s area.';

create or replace function api.fair_plan(p_title text, p_kind text,
	p_day date, p_begins time, p_ends time, p_place text, p_host text,
	p_keeper text, p_tel text, p_stalls int, p_visitors int,
	p_until date, p_plan text, p_licence text, p_key text)
returns bigint
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
	elsif coalesce(p_kind, '') not in ('site', 'online', 'camp', 'stream')
	then
		perform rg.refuse('kind', 'err_choice');
	elsif p_day is null or p_day <= api.today()
		or p_day > api.today() + 365 then
		perform rg.refuse('day', 'err_fair_day');
	elsif p_begins is null or p_ends is null or p_begins >= p_ends then
		perform rg.refuse('ends', 'err_duty_hours');
	elsif p_until is null or p_until < api.today() or p_until > p_day then
		perform rg.refuse('until', 'err_fair_until');
	elsif length(btrim(coalesce(p_place, ''))) not between 2 and 100 then
		perform rg.refuse('place', 'err_required');
	elsif length(btrim(coalesce(p_host, ''))) not between 2 and 60 then
		perform rg.refuse('host', 'err_required');
	elsif length(btrim(coalesce(p_keeper, ''))) not between 2 and 50 then
		perform rg.refuse('keeper', 'err_required');
	elsif coalesce(p_tel, '') !~ '^[0-9+() -]{5,20}$' then
		perform rg.refuse('tel', 'err_required');
	elsif coalesce(p_stalls, 0) not between 1 and 500 then
		perform rg.refuse('stalls', 'err_number');
	elsif coalesce(p_visitors, 0) not between 1 and 20000 then
		perform rg.refuse('visitors', 'err_number');
	elsif p_kind in ('site', 'camp')
		and length(btrim(coalesce(p_plan, ''))) < 20 then
		perform rg.refuse('plan', 'err_fair_plan');
	elsif p_kind = 'site' and p_visitors >= rg.fair_rule('licence_from')
		and length(btrim(coalesce(p_licence, ''))) < 4 then
		perform rg.refuse('licence', 'err_fair_licence');
	end if;
	select * into st from rg.station where station.id = rg.my_station();
	insert into rg.job_fair (station, area, title, kind, day, begins,
		ends, place, host, keeper, tel, stalls, visitors, until_on,
		plan, licence, made_by, made_at)
	values (st.id, st.area, btrim(p_title), p_kind, p_day, p_begins,
		p_ends, btrim(p_place), btrim(p_host), btrim(p_keeper), p_tel,
		p_stalls, p_visitors, p_until, left(btrim(coalesce(p_plan,
		'')), 4000), left(btrim(coalesce(p_licence, '')), 60),
		api.me(), api.now())
	returning job_fair.id into id;
	return rg.idem_keep(p_key, id::text)::bigint;
end $$;
comment on function api.fair_plan(text, text, date, time, time, text, text,
	text, text, int, int, date, text, text, text) is
	'Plans a fair; RG422 names what is missing. A place where people meet '
	'wants a safety and emergency plan, a thousand people a licence.';

create or replace function api.fair_one(p_fair bigint)
returns table (id bigint, title text, kind text, day date, begins text,
	ends text, place text, host text, keeper text, tel text, stalls int,
	visitors int, until_on date, plan text, licence text, stage text,
	note text, station text, firms bigint, absent bigint, posts bigint,
	people bigint, signed bigint, came bigint, talks bigint,
	intents bigint, offers bigint, contracts bigint, stayed bigint,
	gone bigint, pledged bigint, kept bigint, taken bigint, due bigint)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select f.id, f.title, f.kind, f.day, to_char(f.begins, 'HH24:MI'),
		to_char(f.ends, 'HH24:MI'), f.place, f.host, f.keeper, f.tel,
		f.stalls, f.visitors, f.until_on, f.plan, f.licence,
		rg.fair_stage(f), f.note, (select t.name from rg.station t
			where t.id = f.station), c.firms, c.absent, c.posts,
		c.people, c.signed, c.came, c.talks, c.intents, c.offers,
		c.contracts, c.stayed, c.gone, c.pledged, c.kept,
		(select count(*) from rg.fair_stall s where s.fair = f.id
			and s.state not in ('CANCELLED', 'REFUSED')),
		(select count(*) from rg.job_match m where m.fair = f.id
			and m.state = 'CONTRACT' and m.contract_on
			+ interval '3 months' <= api.today())
	from rg.fair_count(f.id) c;
end $$;
comment on function api.fair_one(bigint) is
	'A fair of the officer''s with all its figures.';

create or replace function api.fair_do(p_fair bigint, p_do text,
	p_note text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	stage text := rg.fair_stage(f);
	done text := rg.idem_find(p_key);
	x record;
begin
	if done is not null then
		return done::bigint;
	end if;
	if p_do = 'publish' and stage = 'PLANNED' and f.until_on
			>= api.today() then
		update rg.job_fair set state = 'OPEN' where id = f.id;
	elsif p_do = 'cancel' and stage in ('PLANNED', 'SIGNUP', 'CLOSED')
	then
		if length(btrim(coalesce(p_note, ''))) < 2 then
			perform rg.refuse('note', 'err_required');
		end if;
		update rg.job_fair set state = 'CANCELLED',
			note = left(btrim(p_note), 500) where id = f.id;
		for x in select v.account from rg.fair_visitor v
			where v.fair = f.id and v.state = 'SIGNED' union
			select e.account from rg.fair_stall s
			join rg.employer e on e.id = s.employer
			where s.fair = f.id
			and s.state in ('APPLIED', 'CONFIRMED') loop
			perform rg.fair_tell(x.account, 'fair_cancelled', f,
				f.id::text);
		end loop;
	elsif p_do = 'report' and stage = 'OVER' then
		update rg.job_fair set state = 'REPORTED',
			note = left(btrim(coalesce(p_note, '')), 500),
			reported_at = api.now() where id = f.id;
		-- Who was expected and stayed away without a word.
		for x in update rg.fair_stall s set state = 'NO_SHOW',
				state_at = api.now(), by = api.me()
			from rg.employer e
			where s.fair = f.id and s.state = 'CONFIRMED'
				and e.id = s.employer
			returning e.account loop
			perform rg.fair_tell(x.account, 'fair_missed', f,
				f.id::text);
		end loop;
		update rg.fair_stall s set state = 'REFUSED', note = '',
			state_at = api.now(), by = api.me()
		where s.fair = f.id and s.state = 'APPLIED';
	else
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	return rg.idem_keep(p_key, f.id::text)::bigint;
end $$;
comment on function api.fair_do(bigint, text, text, text) is
	'Publishes a fair, calls it off, or closes its results; who was '
	'confirmed and did not check in has then stayed away.';

create or replace function api.fair_stalls(p_fair bigint)
returns table (id bigint, n int, employer text, no text, agent text,
	mobile text, pledge int, state text, note text, posts bigint,
	people bigint, hired bigint, in_time boolean)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select s.id, s.n, e.name, c.no, s.agent, s.mobile, s.pledge, s.state,
		s.note, count(p.n), coalesce(sum(p.headcount), 0)::bigint,
		(select count(*) from rg.job_match m join rg.job_post j
			on j.id = m.post where m.fair = f.id and m.best >= 4
			and j.employer = e.id),
		(api.now() at time zone 'Asia/Shanghai') <= f.day + f.begins
			+ make_interval(mins => rg.fair_rule('late_minutes'))
	from rg.fair_stall s join rg.employer e on e.id = s.employer
	join rg.case_file c on c.id = e.case_id
	left join rg.fair_post p on p.stall = s.id
	where s.fair = f.id
	group by s.id, e.id, c.no
	order by s.state in ('CANCELLED', 'REFUSED'), s.n, s.id;
end $$;
comment on function api.fair_stalls(bigint) is
	'Employers at a fair of the officer''s.';

create or replace function api.fair_stall_do(p_fair bigint, p_stall bigint,
	p_do text, p_note text, p_listed text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	stage text := rg.fair_stage(f);
	s rg.fair_stall;
	boss bigint;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	select * into s from rg.fair_stall x where x.id = p_stall
		and x.fair = f.id for update;
	if s.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	boss := (select account from rg.employer where id = s.employer);
	if p_do = 'confirm' and s.state = 'APPLIED'
		and stage in ('SIGNUP', 'CLOSED', 'RUNNING') then
		update rg.fair_stall set state = 'CONFIRMED',
			state_at = api.now(), by = api.me() where id = s.id;
		perform rg.fair_tell(boss, 'fair_stall', f, s.n::text);
	elsif p_do = 'refuse' and s.state in ('APPLIED', 'CONFIRMED')
		and stage in ('SIGNUP', 'CLOSED') then
		if length(btrim(coalesce(p_note, ''))) < 2 then
			perform rg.refuse('note_' || s.id, 'err_required');
		end if;
		update rg.fair_stall set state = 'REFUSED',
			note = left(btrim(p_note), 200),
			state_at = api.now(), by = api.me() where id = s.id;
		perform rg.fair_tell(boss, 'fair_refused', f, f.id::text);
	elsif p_do = 'in' and s.state = 'CONFIRMED'
		and f.day = api.today() and stage <> 'REPORTED'
		or p_do = 'in' and s.state = 'CONFIRMED' and stage = 'OVER'
	then
		-- Late is late, unless the printed list says otherwise.
		if (api.now() at time zone 'Asia/Shanghai') > f.day + f.begins
			+ make_interval(mins => rg.fair_rule('late_minutes'))
			and coalesce(p_listed, '') <> '1' then
			perform rg.refuse('listed_' || s.id, 'err_fair_late');
		end if;
		update rg.fair_stall set state = 'CHECKED_IN',
			state_at = api.now(), by = api.me() where id = s.id;
	else
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	return rg.idem_keep(p_key, s.id::text)::bigint;
end $$;
comment on function api.fair_stall_do(bigint, bigint, text, text, text,
	text) is
	'Confirms, refuses or checks in an employer; checking in ends half an '
	'hour after the opening, but for who stands on the printed list.';

create or replace function api.fair_visitors(p_fair bigint)
returns table (id bigint, n int, name text, mobile text, state text,
	walk_in boolean, came_at text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select v.id, v.n, coalesce(a.name, v.name), coalesce(a.mobile,
		v.mobile), v.state, v.account is null,
		to_char(v.came_at at time zone 'Asia/Shanghai', 'HH24:MI')
	from rg.fair_visitor v left join rg.account a on a.id = v.account
	where v.fair = f.id and v.state <> 'CANCELLED'
	order by v.n;
end $$;
comment on function api.fair_visitors(bigint) is
	'Who signed up for a fair of the officer''s and who came.';

create or replace function rg.numbers(p_field text, p text) returns int[]
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	x text;
	a int;
	b int;
	r int[] := '{}';
begin
	foreach x in array regexp_split_to_array(btrim(translate(coalesce(p,
		''), '，、；;,—～~－至', '     -----')), '\s+') loop
		continue when x = '';
		if x !~ '^[0-9]{1,5}(-[0-9]{1,5})?$' then
			perform rg.refuse(p_field, 'err_numbers');
		end if;
		a := split_part(x, '-', 1)::int;
		b := case when x ~ '-' then split_part(x, '-', 2)::int
			else a end;
		if a < 1 or b < a or b - a > 5000 then
			perform rg.refuse(p_field, 'err_numbers');
		end if;
		r := r || array(select generate_series(a, b));
	end loop;
	return array(select distinct y from unnest(r) y order by y);
end $$;
comment on function rg.numbers(text, text) is
	'Numbers as people write them: 1 3, 5-8 and full-width signs.';

create or replace function rg.fair_runs(f rg.job_fair) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if f.state <> 'OPEN' or f.day > api.today() then
		raise exception using errcode = 'RG409',
			message = 'err_fair_not_yet';
	end if;
end $$;
comment on function rg.fair_runs(rg.job_fair) is
	'Refuses (RG409) before the day and after the report.';

create or replace function api.fair_in(p_fair bigint, p_numbers text,
	p_key text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	k int[];
	n int;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	perform rg.fair_runs(f);
	k := rg.numbers('numbers', p_numbers);
	if cardinality(k) = 0 then
		perform rg.refuse('numbers', 'err_required');
	elsif exists (select from unnest(k) x where not exists (select
			from rg.fair_visitor v where v.fair = f.id and v.n = x
			and v.state <> 'CANCELLED')) then
		perform rg.refuse('numbers', 'err_fair_number');
	end if;
	update rg.fair_visitor v set state = 'CAME', came_at = api.now()
	where v.fair = f.id and v.n = any (k) and v.state = 'SIGNED';
	get diagnostics n = row_count;
	return rg.idem_keep(p_key, n::text)::int;
end $$;
comment on function api.fair_in(bigint, text, text) is
	'Checks visitors in by their numbers, one or many; who is in already '
	'stays so.';

create or replace function api.fair_code(p_fair bigint, p_code text)
returns table (n int, name text, state text, today boolean)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select v.n, coalesce(a.name, v.name), v.state,
		f.state = 'OPEN' and f.day <= api.today()
	from rg.fair_visitor v left join rg.account a on a.id = v.account
	where v.fair = f.id and v.code = upper(p_code)
		and v.state <> 'CANCELLED';
end $$;
comment on function api.fair_code(bigint, text) is
	'Whose ticket it is, by the code in its QR.';

create or replace function api.fair_walk_in(p_fair bigint, p_name text,
	p_mobile text, p_number int, p_key text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	k int := p_number;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	perform rg.fair_runs(f);
	if length(btrim(coalesce(p_name, ''))) not between 2 and 50 then
		perform rg.refuse('name', 'err_required');
	elsif coalesce(p_mobile, '') !~ '^1[3-9][0-9]{9}$' then
		perform rg.refuse('mobile', 'err_mobile_format');
	elsif exists (select from rg.fair_visitor v
			left join rg.account a on a.id = v.account
			where v.fair = f.id and v.state <> 'CANCELLED'
			and p_mobile in (v.mobile, a.mobile)) then
		perform rg.refuse('mobile', 'err_fair_twice');
	elsif (select count(*) from rg.fair_visitor v where v.fair = f.id
			and v.state <> 'CANCELLED') >= f.visitors then
		raise exception using errcode = 'RG409',
			message = 'err_fair_full';
	end if;
	if k is null then
		select coalesce(max(v.n), 0) + 1 into k
		from rg.fair_visitor v where v.fair = f.id;
	elsif k not between 1 and 30000 or exists (select
			from rg.fair_visitor v where v.fair = f.id
			and v.n = k) then
		perform rg.refuse('number', 'err_fair_taken');
	end if;
	insert into rg.fair_visitor (fair, n, name, mobile, code, state, at,
		came_at)
	values (f.id, k, btrim(p_name), p_mobile, rg.random_code(8), 'CAME',
		api.now(), api.now());
	return rg.idem_keep(p_key, k::text)::int;
end $$;
comment on function api.fair_walk_in(bigint, text, text, int, text) is
	'Somebody who came without signing up; the number is the next one or '
	'that of the blank line of the printed list.';

-- Results ---------------------------------------------------------------------

create or replace function api.fair_sheet(p_fair bigint, p_stall bigint)
returns table (n int, post bigint, title text, headcount int, talk text,
	intent text, offer text, contract text, stall int, employer text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select p.n, p.post, p.title, p.headcount, g.talk, g.intent, g.offer,
		g.contract, s.n, e.name
	from rg.fair_stall s join rg.employer e on e.id = s.employer
	join rg.fair_post p on p.stall = s.id,
	lateral (select
		string_agg(v.n::text, ' ' order by v.n)
			filter (where m.state = 'TALK') talk,
		string_agg(v.n::text, ' ' order by v.n)
			filter (where m.state = 'INTENT') intent,
		string_agg(v.n::text, ' ' order by v.n)
			filter (where m.state = 'OFFER') offer,
		string_agg(v.n::text, ' ' order by v.n) filter (where m.state
			in ('CONTRACT', 'ON_POST', 'LEFT')) contract
		from rg.job_match m join rg.fair_visitor v on v.id = m.visitor
		where m.fair = f.id and m.post = p.post) g
	where s.id = p_stall and s.fair = f.id and s.state = 'CHECKED_IN'
		and p.post is not null
	order by p.n;
end $$;
comment on function api.fair_sheet(bigint, bigint) is
	'The sheet of a stall: for each post the numbers of visitors at each '
	'stage, as far as they were typed in.';

create or replace function rg.fair_rank(p_stage text) returns int
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	return coalesce(array_position(array['TALK', 'INTENT', 'OFFER',
		'CONTRACT'], p_stage), 0);
end $$;
comment on function rg.fair_rank(text) is 'Stages of a fair in order.';

create or replace function rg.fair_wanted(p_fields text[],
	p_numbers text[])
returns table (post bigint, n int, stage text, field text)
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	-- A number written at two stages of a post counts at the further one.
	return query
	select distinct on (x.post, y.n) x.post, y.n, x.stage, x.field
	from (select split_part(f, '_', 2)::bigint post,
			upper(split_part(f, '_', 1)) stage, f field, t
		from unnest(p_fields, p_numbers) u (f, t)
		where f ~ '^(talk|intent|offer|contract)_[0-9]{1,18}$') x,
	lateral unnest(rg.numbers(x.field, x.t)) y (n)
	order by x.post, y.n, rg.fair_rank(x.stage) desc;
end $$;
comment on function rg.fair_wanted(text[], text[]) is
	'What a sheet says: who got how far with which post. Fields are '
	'talk_<post>, intent_<post>, offer_<post> and contract_<post>.';

create or replace function api.fair_sheet_put(p_fair bigint,
	p_stall bigint, p_fields text[], p_numbers text[], p_key text)
returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	s bigint;
	w record;
	m record;
	k int := 0;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	select x.id into s from rg.fair_stall x where x.id = p_stall
		and x.fair = f.id and x.state = 'CHECKED_IN';
	if s is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	perform rg.fair_runs(f);
	for w in select * from rg.fair_wanted(p_fields, p_numbers) loop
		if not exists (select from rg.fair_post p where p.stall = s
				and p.post = w.post)
			or not exists (select from rg.fair_visitor v
				where v.fair = f.id and v.n = w.n
				and v.state <> 'CANCELLED') then
			perform rg.refuse(w.field, 'err_fair_number');
		end if;
	end loop;
	-- What was typed before and no longer stands there was a mistake.
	for m in select x.id, x.consent, x.post, d.stage
		from rg.job_match x
		join rg.fair_post p on p.post = x.post and p.stall = s
		join rg.fair_visitor v on v.id = x.visitor
		left join rg.fair_wanted(p_fields, p_numbers) d
			on d.post = x.post and d.n = v.n
		where x.fair = f.id and x.state in ('TALK', 'INTENT', 'OFFER',
			'CONTRACT') and rg.fair_rank(d.stage)
			< rg.fair_rank(x.state) loop
		if m.stage is not null then
			update rg.job_match set state = m.stage, best = 0,
				contract_on = null, state_at = api.now()
			where id = m.id;
		elsif m.consent is null then
			delete from rg.job_match where id = m.id;
		else
			update rg.job_match set state = 'APPLIED', best = 0,
				fair = null, visitor = null,
				contract_on = null, state_at = api.now()
			where id = m.id;
		end if;
		perform rg.job_filled(m.post);
	end loop;
	for w in select d.post, v.id, d.stage
		from rg.fair_wanted(p_fields, p_numbers) d
		join rg.fair_visitor v on v.fair = f.id and v.n = d.n
		order by d.post, d.n loop
		perform rg.fair_put(f, w.post, w.id, w.stage);
		k := k + 1;
	end loop;
	return rg.idem_keep(p_key, k::text)::int;
end $$;
comment on function api.fair_sheet_put(bigint, bigint, text[], text[], text)
is
	'Keeps the sheet of a stall as it is now written: all of it or '
	'nothing; RG422 names the field with a number that is not right.';

-- A table of results ------------------------------------------------------------

create or replace function rg.fair_row(f rg.job_fair, p_cells text[])
returns table (fault text, post bigint, visitor bigint, stage text)
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
declare
	s bigint;
begin
	fault := '';
	select x.id into s from rg.fair_stall x where x.fair = f.id
		and x.state = 'CHECKED_IN' and x.n::text = p_cells[1];
	select p.post into post from rg.fair_post p where p.stall = s
		and p.n::text = p_cells[2];
	select v.id into visitor from rg.fair_visitor v where v.fair = f.id
		and v.n::text = p_cells[3] and v.state <> 'CANCELLED';
	stage := case when p_cells[4] in ('面谈', '洽谈', 'talk') then 'TALK'
		when p_cells[4] in ('意向', '达成意向', 'intent') then 'INTENT'
		when p_cells[4] in ('录用', '拟录用', 'offer') then 'OFFER'
		when p_cells[4] in ('签约', '合同', '签合同', 'contract')
		then 'CONTRACT' else '' end;
	fault := case when s is null then 'err_row_stall'
		when post is null then 'err_row_post'
		when visitor is null then 'err_row_visitor'
		when stage = '' then 'err_row_stage' else '' end;
	return next;
end $$;
comment on function rg.fair_row(rg.job_fair, text[]) is
	'What a row of a table means, or what is wrong with it.';

create or replace function api.fair_import(p_fair bigint, p_name text,
	p_bytes bytea) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	i bigint;
	l text;
	w text[];
	c int[];
	k int := 0;
begin
	perform rg.fair_runs(f);
	-- Tables that were only looked at are forgotten.
	delete from rg.fair_import where fair = f.id and by = api.me()
		and done_at is null;
	insert into rg.fair_import (fair, name, by, at)
	values (f.id, left(p_name, 100), api.me(), api.now())
	returning id into i;
	foreach l in array regexp_split_to_array(rg.csv_text(p_bytes),
			E'\r\n|\n|\r') loop
		k := k + 1;
		continue when l ~ '^[\s,]*$';
		w := rg.csv_cells(l);
		if c is null then
			c := array[rg.csv_column(w, '展位', '展位号', 'stall'),
				rg.csv_column(w, '岗位', '岗位号', 'post'),
				rg.csv_column(w, '参会号', '号码', 'visitor'),
				rg.csv_column(w, '结果', 'result')];
			if array_position(c, null) is not null then
				perform rg.refuse('file', 'err_fair_heads');
			end if;
			continue;
		end if;
		if k > 5001 then
			perform rg.refuse('file', 'err_fair_rows');
		end if;
		w := array[left(w[c[1]], 20), left(w[c[2]], 20),
			left(w[c[3]], 20), left(lower(w[c[4]]), 20)];
		insert into rg.fair_import_row (import, line, cells, fault,
			post, visitor, stage)
		select i, k, array(select coalesce(y, '') from unnest(w) y),
			x.fault, x.post, x.visitor, x.stage
		from rg.fair_row(f, w) x;
	end loop;
	if not exists (select from rg.fair_import_row where import = i) then
		perform rg.refuse('file', 'err_fair_empty');
	end if;
	-- The same person at the same post twice: one of them is wrong.
	update rg.fair_import_row r set fault = 'err_row_twice'
	where r.import = i and r.fault = '' and exists (select
		from rg.fair_import_row o where o.import = i and o.fault = ''
		and o.post = r.post and o.visitor = r.visitor
		and o.line < r.line);
	return i;
end $$;
comment on function api.fair_import(bigint, text, bytea) is
	'Takes a table of results in to be looked at; nothing counts yet.';

create or replace function api.fair_import_one(p_fair bigint,
	p_import bigint)
returns table (id bigint, name text, done boolean, good bigint,
	bad bigint)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select i.id, i.name, i.done_at is not null,
		count(*) filter (where r.fault = ''),
		count(*) filter (where r.fault <> '')
	from rg.fair_import i join rg.fair_import_row r on r.import = i.id
	where i.id = p_import and i.fair = f.id group by i.id;
end $$;
comment on function api.fair_import_one(bigint, bigint) is
	'A table of results and how many of its rows are right.';

create or replace function api.fair_import_rows(p_fair bigint,
	p_import bigint)
returns table (line int, stall text, post text, visitor text, result text,
	fault text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select r.line, r.cells[1], r.cells[2], r.cells[3], r.cells[4], r.fault
	from rg.fair_import i join rg.fair_import_row r on r.import = i.id
	where i.id = p_import and i.fair = f.id
	order by r.fault = '', r.line limit 500;
end $$;
comment on function api.fair_import_rows(bigint, bigint) is
	'Its rows, those with a fault first.';

create or replace function api.fair_import_take(p_fair bigint,
	p_import bigint, p_skip text, p_key text) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	i rg.fair_import;
	r record;
	x record;
	k int := 0;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::int;
	end if;
	perform rg.fair_runs(f);
	select * into i from rg.fair_import y where y.id = p_import
		and y.fair = f.id for update;
	if i.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	elsif i.done_at is not null then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif coalesce(p_skip, '') <> '1' and exists (select
			from rg.fair_import_row y where y.import = i.id
			and y.fault <> '') then
		perform rg.refuse('skip', 'err_fair_skip');
	end if;
	for r in select * from rg.fair_import_row y where y.import = i.id
			and y.fault = '' order by y.line loop
		-- Stalls and visitors may have changed since the look.
		select * into x from rg.fair_row(f, r.cells);
		continue when x.fault <> '';
		perform rg.fair_put(f, x.post, x.visitor, x.stage);
		k := k + 1;
	end loop;
	update rg.fair_import set done_at = api.now() where id = i.id;
	return rg.idem_keep(p_key, k::text)::int;
end $$;
comment on function api.fair_import_take(bigint, bigint, text, text) is
	'Takes the rows that are right; faulty ones are left out only where '
	'the officer says so.';

-- Three months on ---------------------------------------------------------------

create or replace function api.fair_checks(p_fair bigint)
returns table (id bigint, n int, name text, mobile text, employer text,
	title text, contract_on date, due_on date, due boolean, state text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair;
begin
	select * into f from rg.job_fair x where x.id = p_fair;
	perform rg.fair_keeper(f.area);
	return query
	select m.id, v.n, coalesce(a.name, v.name), coalesce(a.mobile,
		v.mobile), e.name, j.title, m.contract_on,
		(m.contract_on + interval '3 months')::date,
		m.state = 'CONTRACT' and m.contract_on + interval '3 months'
			<= api.today(), m.state
	from rg.job_match m join rg.fair_visitor v on v.id = m.visitor
	left join rg.account a on a.id = v.account
	join rg.job_post j on j.id = m.post
	join rg.employer e on e.id = j.employer
	where m.fair = f.id and m.best >= 4
	order by m.state <> 'CONTRACT', m.contract_on, v.n limit 500;
end $$;
comment on function api.fair_checks(bigint) is
	'Contracts of a fair and whether the person is still on the post '
	'three months later.';

create or replace function api.fair_check(p_fair bigint, p_match bigint,
	p_state text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f rg.job_fair := rg.fair_of(p_fair);
	m rg.job_match;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	select * into m from rg.job_match x where x.id = p_match
		and x.fair = f.id for update;
	if m.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	elsif m.state <> 'CONTRACT' or api.today() < m.contract_on
			+ interval '3 months' then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif coalesce(p_state, '') not in ('ON_POST', 'LEFT') then
		perform rg.refuse('state_' || m.id, 'err_choice');
	end if;
	update rg.job_match set state = p_state, state_at = api.now()
	where id = m.id;
	return rg.idem_keep(p_key, m.id::text)::bigint;
end $$;
comment on function api.fair_check(bigint, bigint, text, text) is
	'The check after three months: still on the post, or gone.';

-- Reminders, keeping, forgetting -----------------------------------------------

create or replace function rg.fair_remind(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	x record;
	f rg.job_fair;
	n int := 0;
begin
	for x in select v.id, v.fair, v.account, v.n from rg.fair_visitor v
		join rg.job_fair y on y.id = v.fair and y.state = 'OPEN'
			and y.day = api.today() + 1
		where v.state = 'SIGNED' and not v.reminded
			and v.account is not null
		order by v.id limit p_limit for update of v skip locked loop
		select * into f from rg.job_fair where id = x.fair;
		perform rg.fair_tell(x.account, 'fair_soon', f, x.n::text);
		update rg.fair_visitor set reminded = true where id = x.id;
		n := n + 1;
	end loop;
	for x in select s.id, s.fair, e.account, s.n from rg.fair_stall s
		join rg.job_fair y on y.id = s.fair and y.state = 'OPEN'
			and y.day = api.today() + 1
		join rg.employer e on e.id = s.employer
		where s.state = 'CONFIRMED' and not s.reminded
		order by s.id limit p_limit for update of s skip locked loop
		select * into f from rg.job_fair where id = x.fair;
		perform rg.fair_tell(x.account, 'fair_soon', f, x.n::text);
		update rg.fair_stall set reminded = true where id = x.id;
		n := n + 1;
	end loop;
	return n;
end $$;
comment on function rg.fair_remind(int) is
	'Reminds visitors and employers the day before a fair, once.';

create or replace function rg.fair_forget(p_account bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.fair_visitor v set state = 'CANCELLED' from rg.job_fair f
	where v.account = p_account and v.state = 'SIGNED' and f.id = v.fair
		and f.day >= api.today();
	update rg.fair_stall s set agent = '-', mobile = '' from rg.employer e
	where e.id = s.employer and e.account = p_account;
end $$;
comment on function rg.fair_forget(bigint) is
	'What closing an account takes away at fairs; that somebody came '
	'stays as a number.';

create or replace function rg.sweep_fairs() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	old timestamptz := api.now() - rg.keep('unfinished');
begin
	update rg.fair_visitor v set name = '', mobile = '' from rg.job_fair f
	where f.id = v.fair and f.day < old and v.account is null
		and (v.name <> '' or v.mobile <> '');
	update rg.fair_stall s set agent = '-', mobile = '' from rg.job_fair f
	where f.id = s.fair and f.day < old and s.mobile <> '';
	delete from rg.fair_import i using rg.job_fair f
	where f.id = i.fair and f.day < old;
end $$;
comment on function rg.sweep_fairs() is
	'A year after a fair, as with unfinished applications, names and '
	'telephones of those without account and the tables sent in go.';
