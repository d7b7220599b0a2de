-- Officers' work around the steps: claiming, assigning, checking, noting.

create or replace function rg.note_move(p_case bigint, p_by bigint,
	p_from bigint, p_to text, p_cause text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.case_move (case_id, at, by, by_name, from_name, to_name,
		cause)
	select p_case, api.now(), p_by,
		coalesce((select name from rg.account where id = p_by), ''),
		coalesce((select name from rg.account where id = p_from), ''),
		p_to, p_cause;
end $$;
comment on function rg.note_move(bigint, bigint, bigint, text, text) is
	'Writes down that a case changed hands.';

create or replace function rg.can_hold(c rg.case_file, p_officer bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select exists (select from rg.standard_state s
		join rg.role_grant g on g.account = p_officer
			and g.role = s.role
		join rg.account a on a.id = p_officer and a.state = 'active'
		where s.standard = c.standard and s.state = c.state
			and exists (select from unnest(s.levels) l
				where api.station_for(c.area, l) = a.station)
			and coalesce(rg.still_reviewer(c, s.step), a.id) = a.id
			and (not c.locked or exists (select from rg.case_lock l
				where l.case_id = c.id and l.account = a.id))
			and not exists (select from rg.case_aside x
				where x.case_id = c.id and x.account = a.id)
			and not exists (select from rg.case_reviewer v
				where v.case_id = c.id and s.step <> ''
				and v.step <> s.step and v.account = a.id))
	);
end $$;
comment on function rg.can_hold(rg.case_file, bigint) is
	'Whether the step a case is at can be taken by an officer.';

create or replace function api.claim(p_case bigint, p_key text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.case_of(p_case);
begin
	if not rg.can_hold(c, api.me()) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if c.owner = api.me() then
		return c.no;
	end if;
	if c.owner is not null then
		raise exception using errcode = 'RG409',
			message = 'err_claimed', detail = (select name
			from rg.account where id = c.owner);
	end if;
	update rg.case_file set owner = api.me(), owner_at = api.now()
	where id = c.id;
	perform rg.note_move(c.id, api.me(), null, (select name
		from rg.account where id = (select api.me())), 'claim');
	return c.no;
end $$;
comment on function api.claim(bigint, text) is
	'Takes a case on; of two at once one gets it, the other is told who '
	'(RG409).';

create or replace function api.release(p_case bigint) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.case_of(p_case);
begin
	if c.owner is distinct from api.me() then
		raise exception using errcode = 'RG409',
			message = 'err_not_owner';
	end if;
	update rg.case_file set owner = null, owner_at = null
	where id = c.id;
	perform rg.note_move(c.id, api.me(), api.me(), '', 'release');
	return c.no;
end $$;
comment on function api.release(bigint) is 'Puts a case back.';

create or replace function api.assign(p_case bigint, p_officer bigint)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.case_of(p_case);
begin
	perform api.need('supervisor');
	if not rg.can_hold(c, p_officer) then
		raise exception using errcode = 'RG422',
			message = 'officer:err_cannot_hold';
	end if;
	update rg.case_file set owner = p_officer, owner_at = api.now()
	where id = c.id;
	perform rg.note_move(c.id, api.me(), c.owner, (select name
		from rg.account where id = p_officer), 'assign');
	return c.no;
end $$;
comment on function api.assign(bigint, bigint) is
	'A supervisor hands a case to an officer who can take its step.';

create or replace function api.holders(p_case bigint)
returns table (id bigint, name text, station_name text, n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where rg.case_file.id = p_case;
	if not coalesce(api.sees(c), false) or not api.has_role('supervisor')
	then
		return;
	end if;
	return query select a.id, a.name, t.name, (select count(*)
		from rg.case_file f where f.owner = a.id)
	from rg.standard_state s
	join rg.role_grant g on g.role = s.role
	join rg.account a on a.id = g.account
	join rg.station t on t.id = a.station
	where s.standard = c.standard and s.state = c.state
		and rg.can_hold(c, a.id)
	order by 4, 1 limit 200;
end $$;
comment on function api.holders(bigint) is
	'Officers a case can be assigned to, least busy first.';

create or replace function api.judge_file(p_upload bigint, p_ok boolean,
	p_note text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	u rg.upload;
	c rg.case_file;
begin
	select * into u from rg.upload where id = p_upload;
	c := rg.case_of(u.case_id);
	if api.side() <> 'off' or not rg.can_hold(c, api.me()) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if u.state not in ('unscanned', 'clean', 'accepted', 'refused') then
		raise exception using errcode = 'RG409',
			message = 'err_file_state';
	end if;
	if p_ok is not true and rg.is_blank(p_note) then
		raise exception using errcode = 'RG422',
			message = 'note:err_required';
	end if;
	update rg.upload set state = case when p_ok then 'accepted'
		else 'refused' end, note = coalesce(p_note, ''),
		judged_by = api.me(), judged_at = api.now()
	where id = u.id;
	return c.no;
end $$;
comment on function api.judge_file(bigint, boolean, text) is
	'An officer accepts a file, or refuses it with a word why.';

create or replace function api.note_add(p_case bigint, p_body text,
	p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.case_of(p_case);
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	if api.side() <> 'off' or api.me() is null then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	insert into rg.case_note (case_id, author, body, at)
	values (c.id, api.me(), p_body, api.now());
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.note_add(bigint, text, text) is
	'A note among officers.';

-- Lists. One row more than a page tells that there is an older one.

create or replace function api.my_roles() returns text[]
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select coalesce(array_agg(role), '{}') from rg.role_grant
	where account = (select api.me())
	);
end $$;
comment on function api.my_roles() is 'Roles of the officer asking.';

-- The date of the case counts while its clock runs, the target of the step
-- always: an objection is looked into while the clock stands still.
create or replace function rg.is_late(c rg.case_file, p_day date)
returns boolean language sql immutable as $$
	select coalesce(c.step_due_on < p_day, false)
		or not c.paused and coalesce(c.due_on < p_day, false)
$$;
comment on function rg.is_late(rg.case_file, date) is
	'Is a case or its step over its day (red).';

create or replace function rg.is_soon(c rg.case_file, p_day date)
returns boolean language sql immutable as $$
	select coalesce(c.step_amber_on <= p_day, false)
		or not c.paused and coalesce(c.amber_on <= p_day, false)
$$;
comment on function rg.is_soon(rg.case_file, date) is
	'Are two thirds of its time used (amber), or more.';

create or replace function rg.my_station() returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select a.station from rg.account a
		where a.id = (select api.me()));
end $$;
comment on function rg.my_station() is 'Station of the officer asking.';

create or replace function rg.tab(p_tab text) returns text
language sql immutable as $$
	select case p_tab
	when 'claim' then $q$ c.owner is null and c.queue = any ($3)
		and c.queue <> '' and $6 = any (c.holders)
		-- Most roles take no step of which the reviewer must differ.
		and (c.standard || c.queue <> all (array(select s.standard
			|| s.role from rg.standard_state s where s.step <> ''))
		or not exists (select from rg.case_reviewer v
			join rg.standard_state s on s.standard = c.standard
				and s.state = c.state and s.step <> ''
			where v.case_id = c.id and case when v.step = s.step
			then v.account <> $4
				and rg.still_reviewer((select x
				from rg.case_file x where x.id = c.id), s.step)
				= v.account
			else v.account = $4 end)) $q$
	when 'mine' then $q$ c.owner = $4 and c.queue <> '' $q$
	when 'waiting' then $q$ c.kind = 'waiting' $q$
	when 'soon' then $q$ c.queue <> '' and rg.is_soon(c, $5)
		and not rg.is_late(c, $5) $q$
	when 'overdue' then $q$ c.queue <> '' and rg.is_late(c, $5) $q$
	when 'closed' then $q$ c.kind in ('final_ok', 'final_no', 'member',
		'ended') and c.queue = '' and c.submitted_at is not null $q$
	else ' true ' end
$$;
comment on function rg.tab(text) is
	'What a tab of the inbox holds: a condition of its own each, so that '
	'each finds its index. $3 roles, $4 officer, $5 today, $6 station. '
	'claim says of many at once what rg.can_hold() says of one.';

create or replace function rg.is_wide(p_lo bigint, p_hi bigint)
returns boolean language sql immutable as $$
	select p_hi - p_lo >= 999999
$$;
comment on function rg.is_wide(bigint, bigint) is
	'Whether an area is a district or more, so that every few cases are in '
	'it.';

create or replace function rg.places(p_lo bigint, p_hi bigint)
returns table (area bigint) language sql stable as $$
	with recursive p(area) as (
		select min(c.area) from rg.case_file c
		where c.area between p_lo and p_hi
		union all
		select (select min(c.area) from rg.case_file c
			where c.area > p.area and c.area <= p_hi)
		from p where p.area is not null)
	select p.area from p where p.area is not null
$$;
comment on function rg.places(bigint, bigint) is
	'Places of an area that have cases: one look into an index for each.';

create or replace function rg.inbox_of(out lo bigint, out hi bigint,
	out me bigint, out station bigint, out roles text[], out locks bigint[])
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select t.lo, t.hi, l.account, (l.who).station, array(select g.role
		from rg.role_grant g where g.account = l.account)
	into lo, hi, me, station, roles
	from rg.live_session() l join rg.station t on t.id = (l.who).station
	where l.factor = 2 and (l.who).side = 'off'
		and not exists (select from rg.role_grant g
			join rg.role r on r.code = g.role
			where g.account = l.account and r.family = 'admin');
	-- Who is named for what is asked only where something is locked.
	locks := case when exists (select from rg.case_file c where c.locked
		and c.area between lo and hi) then api.my_locks()
		else '{}' end;
end $$;
comment on function rg.inbox_of() is
	'Whose inbox it is, asked once: area, account, station, roles and the '
	'locked cases he is named for; nothing for the three administrators.';

do $$ declare
	old name;
begin
	for old in select p.proname from pg_proc p
		where p.pronamespace = 'rg'::regnamespace
			and p.proname like 'tab\_count\_%'
	loop
		execute format('drop function rg.%I', old);
	end loop;
end $$;

-- Each tab as a function of its own, so that its plan is kept: which cases, the
-- newest first.
do $do$
declare
	t text;
	ever boolean;
	page constant text := $q$(bigint, bigint, text[], bigint, date,
		bigint, bigint[], bigint, int)$q$;
	body constant text := $q$ from rg.case_file c
		where c.area between $1 and $2 and c.kind <> 'draft'
			and (not c.locked or c.id = any ($7)) and $q$;
	before constant text := ' and c.id < coalesce($8, '
		'9223372036854775807)';
	head constant text := ' language plpgsql stable security definer '
		'set search_path = pg_catalog, rg, api, pg_temp as ';
	generic constant text := ' set plan_cache_mode = force_generic_plan';
	newest constant text := ' order by c.id desc limit $9';
begin
	foreach t in array array['claim', 'mine', 'waiting', 'soon', 'overdue',
			'closed', 'all'] loop
		-- What a town ever had grows for years: of each of its places
		-- the newest ones are taken, in the order of the index. The
		-- other tabs hold what is in hand.
		ever := t in ('closed', 'all');
		execute format('create or replace function rg.%I' || page
			|| ' returns bigint[]' || case when ever then generic
			else '' end || head || '%L',
			'tab_' || t, format('begin if rg.is_wide($1, $2) then '
			'return rg.%I($1, $2, $3, $4, $5, $6, $7, $8, $9); '
			'end if; return array(', 'wide_' || t)
			|| case when ever then
			'select x.id from rg.places($1, $2) p, '
			'lateral (select c.id' || replace(body,
			'between $1 and $2', '= p.area') || rg.tab(t) || before
			|| newest || ') x order by x.id desc limit $9'
			else 'select c.id' || body || rg.tab(t) || before
			|| newest end || '); end');
		execute format('comment on function rg.%I' || page
			|| ' is %L', 'tab_' || t,
			'Cases of a tab of the inbox.');
		-- Where every few cases are his, the newest are looked
		-- through until a page is full, however many there are: sums
		-- that change nothing keep other indexes out.
		execute format('create or replace function rg.%I' || page
			|| ' returns bigint[]' || generic || head || '%L',
			'wide_' || t, 'begin return array(select c.id'
			|| replace(replace(body || rg.tab(t), 'c.area between',
			'c.area + 0 between'), 'c.queue = any',
			'c.queue || '''' = any') || before || newest
			|| '); end');
		execute format('comment on function rg.%I' || page
			|| ' is %L', 'wide_' || t,
			'The same for an area that holds a good part of all.');
	end loop;
end $do$;

-- It told more of each case once.
do $$ begin
	if exists (select from pg_proc p where p.oid = to_regprocedure(
			'api.inbox(text, bigint, int)')
			and 'service_title' = any (p.proargnames)) then
		drop function api.inbox(text, bigint, int);
	end if;
end $$;

create or replace function api.inbox(p_tab text, p_before bigint,
	p_limit int)
returns table (id bigint, no text, title text, module text, state text,
	label text, label_en text, place text, due_on date, colour text,
	paused boolean, owner text, waiting boolean)
language plpgsql stable security definer
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	w record := rg.inbox_of();
	d date := api.today();
	n int := least(p_limit, 501);
	b bigint := p_before;
	ids bigint[];
begin
	if w.me is null then
		return;
	end if;
	ids := case p_tab
	when 'claim' then rg.tab_claim(w.lo, w.hi, w.roles, w.me, d,
		w.station, w.locks, b, n)
	when 'mine' then rg.tab_mine(w.lo, w.hi, w.roles, w.me, d,
		w.station, w.locks, b, n)
	when 'waiting' then rg.tab_waiting(w.lo, w.hi, w.roles, w.me, d,
		w.station, w.locks, b, n)
	when 'soon' then rg.tab_soon(w.lo, w.hi, w.roles, w.me, d,
		w.station, w.locks, b, n)
	when 'overdue' then rg.tab_overdue(w.lo, w.hi, w.roles, w.me, d,
		w.station, w.locks, b, n)
	when 'closed' then rg.tab_closed(w.lo, w.hi, w.roles, w.me, d,
		w.station, w.locks, b, n)
	else rg.tab_all(w.lo, w.hi, w.roles, w.me, d, w.station, w.locks, b,
		n) end;
	return query
	select c.id, c.no, c.title, c.module, c.state, s.label, s.label_en,
		p.place, c.due_on,
		case when c.queue = '' and (c.paused or c.kind <> 'waiting')
			then 'none'
		when rg.is_late(c, d) then 'red'
		when rg.is_soon(c, d) then 'amber'
		else 'green' end,
		c.paused, o.name,
		exists (select from rg.case_message m where m.case_id = c.id
			and m.side = 'pub' and m.read_at is null)
	from rg.case_file c
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	left join rg.account o on o.id = c.owner
	left join rg.division p on p.code = c.area
	where c.id = any (ids)
	order by c.id desc;
end $$;
comment on function api.inbox(text, bigint, int) is
	'One tab of the inbox over the officer''s area: claim, mine, waiting, '
	'soon, overdue, closed or all.';

create or replace function rg.find_words(q text, lo bigint, hi bigint,
	p_before bigint, p_limit int) returns bigint[]
language plpgsql stable security definer
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	b bigint := coalesce(p_before, 9223372036854775807);
begin
	-- In a wide area the newest are looked through until a page is full;
	-- a sum that changes nothing keeps the index by area out, and no plan
	-- is made for a word that is in many titles.
	if length(q) <= 2 and rg.is_wide(lo, hi) then
		return (select array_agg(x.case_id) from (
			select g.case_id from rg.gram g
			where g.gram = q and g.area + 0 between lo and hi
				and g.case_id < b
			order by g.case_id desc limit p_limit) x);
	elsif length(q) <= 2 then
		return (select array_agg(x.case_id) from (
			select g.case_id from rg.gram g
			where g.gram = q and g.area between lo and hi
				and g.case_id < b
			order by g.case_id desc limit p_limit) x);
	end if;
	-- Both ends of the words narrow it before titles are looked at.
	return (select array_agg(x.case_id) from (
		select g.case_id from rg.gram g
		join rg.gram e on e.gram = right(q, 2)
			and e.case_id = g.case_id
		join rg.case_file c on c.id = g.case_id
		where g.gram = left(q, 2) and g.area between lo and hi
			and g.case_id < b
			and strpos(lower(regexp_replace(c.title, '\s', '',
				'g')), q) > 0
		order by g.case_id desc limit p_limit) x);
end $$;
comment on function rg.find_words(text, bigint, bigint, bigint, int) is
	'Cases of an area whose title holds a word, the newest ones.';

create or replace function api.find_cases(p_q text,
	p_before bigint, p_limit int)
returns table (id bigint, no text, title text, service_title text,
	service_title_en text, module text, label text, label_en text,
	place text, due_on date, owner text, submitted_on date)
language plpgsql stable security definer
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	w record := rg.inbox_of();
	q text := lower(regexp_replace(coalesce(p_q, ''), '\s', '', 'g'));
	hits bigint[];
begin
	if w.me is null or q = '' then
		return;
	end if;
	-- Exact number, then a code that stands in a live or a past case,
	-- then words: the newest first, as far as the page reaches.
	select array_agg(c.id) into hits from rg.case_file c
	where c.no = upper(q);
	if hits is null then
		select array_agg(k.case_id) into hits from rg.live_key k
		where k.value = upper(q);
	end if;
	if hits is null then
		hits := rg.find_words(q, w.lo, w.hi, p_before,
			least(p_limit, 501));
	end if;
	return query
	select c.id, c.no, c.title, v.title, v.title_en, c.module, s.label,
		s.label_en, p.place, c.due_on, o.name,
		(c.submitted_at at time zone 'Asia/Shanghai')::date
	from rg.case_file c
	join rg.service v on v.code = c.service
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	left join rg.account o on o.id = c.owner
	left join rg.division p on p.code = c.area
	where c.id = any (hits) and c.area between w.lo and w.hi
		and c.erased_at is null
		and (not c.locked or c.id = any (w.locks))
		and c.kind <> 'draft' and (p_before is null or c.id < p_before)
	order by c.id desc limit least(p_limit, 501);
end $$;
comment on function api.find_cases(text, bigint, int) is
	'Search in the officer''s area: case number, credit code, or words of '
	'the title from one character on.';

create or replace function api.messages_seen() returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.outbox set read_at = api.now()
	where account = (select api.me()) and way = 'site' and read_at is null
$$;
comment on function api.messages_seen() is
	'Marks all messages to the one asking as read.';

create or replace function api.roles_of(p_account bigint)
returns table (code text, family text, title text, title_en text,
	held boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not (api.has_role('sysadmin') or api.has_role('secadmin')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if not exists (select from rg.account a where a.id = p_account
		and a.side = 'off' and rg.in_my_area(a.station)) then
		raise exception using errcode = 'RG404',
			message = 'err_no_account';
	end if;
	return query select r.code, r.family, r.title, r.title_en,
		exists (select from rg.role_grant g where g.role = r.code
			and g.account = p_account)
	from rg.role r order by r.family desc, r.code;
end $$;
comment on function api.roles_of(bigint) is
	'All roles, and which of them an officer holds.';

create or replace function api.standards()
returns table (id bigint, service text, title text, title_en text,
	version int, loaded_at timestamptz, checksum bytea, current boolean,
	cases bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not (api.has_role('sysadmin') or api.has_role('secadmin')
		or api.has_role('auditadmin')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	return query select s.id, s.service, v.title, v.title_en, s.version,
		s.loaded_at, s.checksum, v.standard = s.id,
		(select count(*) from rg.case_file c where c.standard = s.id)
	from rg.standard s join rg.service v on v.code = s.service
	order by s.id desc;
end $$;
comment on function api.standards() is
	'Versions of all standards with the number of their cases, for '
	'administrators.';
