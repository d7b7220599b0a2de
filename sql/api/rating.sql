-- Ratings (GB/T 39734-2020). The applicant says once how it was, when the case
-- is closed. Who handled the case never learns what was said of it: no view, no
-- message and no list has it, only sums of several ratings. A bad one is answered
-- by a supervisor who had nothing to do with the case.

create or replace function rg.rating_rule(p_name text) returns int
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return api.policy_value('rating', p_name, api.today())::int;
end $$;
comment on function rg.rating_rule(text) is 'A parameter of ratings today.';

create or replace function rg.is_served(c rg.case_file) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return c.closed_at is not null and c.erased_at is null
		and c.submitted_at is not null
		-- What an officer had no hand in, and what was taken back or
		-- ran out before it was accepted, was no service.
		and exists (select from rg.case_event e where e.case_id = c.id
			and e.actor_role not in ('applicant', 'filler',
			'system'))
		and (c.accepted_at is not null
			or rg.keep_kind(c) <> 'unfinished')
		-- A matter that was sorted goes on under another number.
		and not exists (select from rg.sorted s where s.intake = c.id);
end $$;
comment on function rg.is_served(rg.case_file) is
	'Whether a case is closed after an officer dealt with it, so that its '
	'applicant may rate it.';

create or replace function rg.has_handled(p_case bigint, p_account bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.case_event e
			where e.case_id = p_case and e.actor = p_account)
		or exists (select from rg.case_reviewer v
			where v.case_id = p_case and v.account = p_account)
		or exists (select from rg.case_file c where c.id = p_case
			and p_account in (c.owner, c.entered_by, c.applicant))
		or exists (select from rg.case_task t
			where t.case_id = p_case and t.done_by = p_account)
		or exists (select from rg.case_move m
			where m.case_id = p_case and m.by = p_account)
		or exists (select from rg.case_message m
			where m.case_id = p_case and m.author = p_account)
		or exists (select from rg.case_note n
			where n.case_id = p_case and n.author = p_account)
		or exists (select from rg.case_check k
			where k.case_id = p_case and k.by = p_account)
		or exists (select from rg.objection o
			where o.case_id = p_case and o.answered_by = p_account)
		-- Who withdrew from the case for an interest in it stays out.
		or exists (select from rg.case_aside x
			where x.case_id = p_case and x.account = p_account)
		-- And who is the applicant, by telephone.
		or exists (select from rg.case_file c
			join rg.account a on a.id = c.applicant
			join rg.account o on o.id = p_account
			where c.id = p_case and o.mobile <> ''
				and o.mobile in (a.mobile, a.login));
end $$;
comment on function rg.has_handled(bigint, bigint) is
	'Whether an officer had a hand in a case, withdrew from it or is its '
	'applicant: what was said of it is not for him.';

create or replace function rg.visits(c rg.case_file, p_account bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.account a
			join rg.station s on s.id = a.station
			where a.id = p_account and a.side = 'off'
			and a.state = 'active'
			and c.area between s.lo and s.hi)
		and case when not c.locked then exists (select
			from rg.role_grant g where g.account = p_account
			and g.role = 'supervisor')
		when exists (select from rg.case_lock l
			where l.case_id = c.id) then exists (select
			from rg.case_lock l where l.case_id = c.id
			and l.account = p_account)
		else exists (select from rg.role_grant g
			where g.account = p_account
			and g.role = 'discipline') end
		and not rg.has_handled(c.id, p_account);
end $$;
comment on function rg.visits(rg.case_file, bigint) is
	'Whether an officer makes return visits for a case: a supervisor of '
	'the area, in a locked case whoever is named there or, for want of '
	'any, holds the office; and nobody who had a hand in it.';

create or replace function rg.rating_tell(c rg.case_file, p_template text,
	p_due date) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- No title: it may be a name.
	insert into rg.outbox (account, way, address, template, params,
		case_id, state, next_at, at, sent_at)
	select a.id, 'site', '', p_template, jsonb_build_object('no', c.no,
		'due', p_due), c.id, 'sent', now(), api.now(), api.now()
	from rg.account a join rg.station s on s.id = a.station
	where a.side = 'off' and a.state = 'active'
		and c.area between s.lo and s.hi and rg.visits(c, a.id)
	order by a.id limit 50;
end $$;
comment on function rg.rating_tell(rg.case_file, text, date) is
	'Tells those who may make the return visit, and nobody else.';

-- The applicant ----------------------------------------------------------------

create or replace function rg.need_mark(p_field text, p_mark int)
returns void
language plpgsql immutable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_mark not between 1 and 5 then
		raise exception using errcode = 'RG422',
			message = p_field || ':err_choice';
	end if;
end $$;
comment on function rg.need_mark(text, int) is
	'Refuses (RG422) a mark that is none of the five; empty may be.';

create or replace function api.rate(p_case bigint, p_level int,
	p_efficiency int, p_guide int, p_ease int, p_operation int,
	p_comment text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	v_due date;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	c := rg.case_of(p_case);
	if api.side() <> 'pub' or c.applicant is distinct from api.me() then
		raise exception using errcode = 'RG403', message = 'err_role';
	elsif not rg.is_served(c) then
		raise exception using errcode = 'RG409',
			message = 'err_rate_open';
	elsif p_level is null then
		raise exception using errcode = 'RG422',
			message = 'level:err_required';
	end if;
	perform rg.need_mark('level', p_level);
	perform rg.need_mark('efficiency', p_efficiency);
	perform rg.need_mark('guide', p_guide);
	perform rg.need_mark('ease', p_ease);
	perform rg.need_mark('operation', p_operation);
	if coalesce(p_comment, '') <> '' and not rg.looks_sealed(p_comment)
	then
		raise exception using errcode = 'RG422',
			message = 'comment:err_format';
	end if;
	if p_level <= 2 then
		v_due := (api.due(api.today(), 'WD',
			rg.rating_rule('fix_days'), c.area)).due_on;
	end if;
	insert into rg.rating (case_id, service, module, area, level,
		efficiency, guide, ease, operation, comment, at, due_on)
	values (c.id, c.service, c.module, c.area, p_level, p_efficiency,
		p_guide, p_ease, p_operation, coalesce(p_comment, ''),
		api.now(), v_due)
	on conflict (case_id) do nothing;
	if not found then
		raise exception using errcode = 'RG409',
			message = 'err_rated';
	end if;
	if v_due is not null then
		perform rg.rating_tell(c, 'rating_bad', v_due);
	end if;
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.rate(bigint, int, int, int, int, int, text, text) is
	'Rates one''s own closed case, once (RG409): level, four marks that may '
	'be left out, words encrypted by the program. A bad one opens a return '
	'visit with its day.';

create or replace function rg.page_rating(c rg.case_file)
returns setof text[]
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select array['level', x.level::text,
		'efficiency', x.efficiency::text, 'guide', x.guide::text,
		'ease', x.ease::text, 'operation', x.operation::text,
		'comment', nullif(x.comment, ''),
		'on', rg.local_day(x.at)::text, 'due', x.due_on::text,
		'answer', nullif(x.answer, ''),
		'answered', rg.local_day(x.visited_at)::text]
	from rg.rating x where x.case_id = c.id;
	if not found and rg.is_served(c) then
		return query values (array['may', '1']);
	end if;
end $$;
comment on function rg.page_rating(rg.case_file) is
	'What the applicant said of his closed case, or that he may; and what '
	'he was answered. Whose page it is was asked before.';

create or replace function api.my_unrated()
returns table (no text, module text, title text, title_en text,
	closed date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := api.me();
begin
	return query
	select c.no, c.module, s.title, s.title_en, rg.local_day(c.closed_at)
	from rg.case_file c join rg.service s on s.code = c.service
	where c.applicant = me and api.side() = 'pub'
		and c.closed_at is not null and c.erased_at is null
		and not exists (select from rg.rating x where x.case_id = c.id)
		and rg.is_served(c)
	order by c.closed_at desc limit 3;
end $$;
comment on function api.my_unrated() is
	'One''s own closed cases that one has not rated, the latest three.';

-- The return visit -------------------------------------------------------------

create or replace function api.visits(p_done boolean, p_before bigint)
returns table (id bigint, no text, module text, title text, title_en text,
	place text, level int, on_day date, due_on date, late boolean,
	done_on date, done_by text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	me bigint := api.me();
	mine record := rg.case_area();
begin
	return query
	select x.id, c.no, c.module, s.title, s.title_en,
		api.division_path(nullif(c.area, 0)), x.level::int,
		rg.local_day(x.at), x.due_on, x.due_on < coalesce(
			rg.local_day(x.visited_at), api.today()),
		rg.local_day(x.visited_at), a.name
	from rg.rating x join rg.case_file c on c.id = x.case_id
	join rg.service s on s.code = c.service
	left join rg.account a on a.id = x.visited_by
	where x.due_on is not null and c.erased_at is null
		and x.area between mine.lo and mine.hi
		and (x.visited_at is not null) = p_done
		and (p_before is null or x.id < p_before)
		and rg.visits(c, me)
	order by case when not p_done then x.due_on end, x.id desc limit 51;
end $$;
comment on function api.visits(boolean, bigint) is
	'Bad ratings that the officer asking answers, the next due first; or '
	'those that were answered.';

create or replace function api.visit(p_no text)
returns table (level int, efficiency int, guide int, ease int,
	operation int, comment text, on_day date, due_on date, late boolean,
	done_on date, done_by text, way text, mended text, answer text,
	name text, mobile text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	if c.id is null or not rg.visits(c, api.me()) then
		return;
	end if;
	return query
	select x.level::int, x.efficiency::int, x.guide::int, x.ease::int,
		x.operation::int, nullif(x.comment, ''), rg.local_day(x.at),
		x.due_on, x.due_on < coalesce(rg.local_day(x.visited_at),
			api.today()), rg.local_day(x.visited_at), o.name,
		x.way, nullif(x.mended, ''), nullif(x.answer, ''),
		case when not rg.is_nameless(c.id) then a.name end,
		case when not rg.is_nameless(c.id) then a.mobile end
	from rg.rating x join rg.account a on a.id = c.applicant
	left join rg.account o on o.id = x.visited_by
	where x.case_id = c.id and x.due_on is not null;
end $$;
comment on function api.visit(text) is
	'A bad rating and its return visit, for who makes it; no row for '
	'anybody else, as if there was none. Who left the name out is not '
	'named.';

create or replace function api.visit_done(p_case bigint, p_way text,
	p_mended text, p_answer text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	x rg.rating;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	c := rg.case_of(p_case);
	select * into x from rg.rating
	where case_id = c.id and due_on is not null;
	if x.id is null or api.side() <> 'off'
		or not rg.visits(c, api.me()) then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	elsif x.visited_at is not null then
		raise exception using errcode = 'RG409',
			message = 'err_visited';
	elsif p_way is null or p_way not in ('phone', 'visit', 'office',
			'unreached') then
		raise exception using errcode = 'RG422',
			message = 'way:err_choice';
	elsif not rg.looks_sealed(coalesce(p_mended, '')) then
		raise exception using errcode = 'RG422',
			message = 'mended:err_required';
	elsif not rg.looks_sealed(coalesce(p_answer, '')) then
		raise exception using errcode = 'RG422',
			message = 'answer:err_required';
	end if;
	update rg.rating set visited_by = api.me(), visited_at = api.now(),
		way = p_way, mended = p_mended, answer = p_answer
	where id = x.id;
	perform rg.tell(c, 'rating_answered', '');
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.visit_done(bigint, text, text, text, text) is
	'Enters the return visit once (RG409): how, what was mended, and the '
	'answer, which the applicant finds with his case. RG404 to whom it is '
	'not for.';

create or replace function rg.remind_rating(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	x record;
	c rg.case_file;
	t date := api.today();
	n int := 0;
begin
	for x in select r.id, r.case_id, r.due_on, case when r.due_on < t
			then 2 else 1 end as k
		from rg.rating r join rg.case_file f on f.id = r.case_id
		where r.due_on <= t + rg.rating_rule('remind_days')
			and r.visited_at is null and f.erased_at is null
			and r.reminded < case when r.due_on < t then 2
				else 1 end
		order by r.due_on limit p_limit for update of r skip locked
	loop
		select * into c from rg.case_file where id = x.case_id;
		perform rg.rating_tell(c, case x.k when 2 then 'rating_late'
			else 'rating_due' end, x.due_on);
		update rg.rating set reminded = x.k where id = x.id;
		n := n + 1;
	end loop;
	return n;
end $$;
comment on function rg.remind_rating(int) is
	'Reminds supervisors of return visits that are due soon, and again '
	'when the day is over.';

-- Sums -------------------------------------------------------------------------

create or replace function rg.rating_sums(p_lo bigint, p_hi bigint)
returns table (service text, title text, title_en text, year text, n int,
	good int, percent numeric, n5 int, n4 int, n3 int, n2 int, n1 int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select x.service, s.title, s.title_en,
		to_char(x.at at time zone 'Asia/Shanghai', 'YYYY'),
		count(*)::int, count(*) filter (where x.level >= 3)::int,
		round(100.0 * count(*) filter (where x.level >= 3) / count(*),
			1), count(*) filter (where x.level = 5)::int,
		count(*) filter (where x.level = 4)::int,
		count(*) filter (where x.level = 3)::int,
		count(*) filter (where x.level = 2)::int,
		count(*) filter (where x.level = 1)::int
	from rg.rating x join rg.service s on s.code = x.service
	where x.area between p_lo and p_hi
	group by 1, 2, 3, 4
	-- Of a handful of ratings it could be told whose they are.
	having count(*) >= rg.rating_rule('hide_below')
	order by 4 desc, 1;
end $$;
comment on function rg.rating_sums(bigint, bigint) is
	'Ratings of an area by service and year, where there are enough of '
	'them: how many, how many good (basically satisfied or better), how '
	'many of each level.';

create or replace function api.rating_sums()
returns table (service text, title text, title_en text, year text, n int,
	good int, percent numeric, n5 int, n4 int, n3 int, n2 int, n1 int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	mine record := rg.case_area();
begin
	return query select * from rg.rating_sums(mine.lo, mine.hi);
end $$;
comment on function api.rating_sums() is
	'Sums of the ratings in the area of the officer asking.';

create or replace function api.rating_figures()
returns table (service text, title text, title_en text, year text, n int,
	good int, percent numeric)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select x.service, x.title, x.title_en, x.year, x.n, x.good,
		x.percent
	from rg.rating_sums(0, 999999999999) x;
end $$;
comment on function api.rating_figures() is
	'Ratings of all cases by service and year, for everybody.';
