-- Alliance members: what admission, change, renewal and the end of a
-- membership do to the directory, and what the public may ask of it.

create or replace function rg.member_details(c rg.case_file,
	p_member bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
begin
	delete from rg.member_offer where member = p_member;
	insert into rg.member_offer (member, n, fields, from_on, until_on)
	select p_member, n::int, jsonb_object_agg(k, v),
		max(v) filter (where k = 'valid_from' and v <> '')::date,
		max(v) filter (where k = 'valid_to' and v <> '')::date
	from (select split_part(key, '.', 2) n, split_part(key, '.', 3) k,
			value v
		from jsonb_each_text(f) where key ~ '^offers\.[0-9]+\.') x
	group by n;
	delete from rg.member_branch where member = p_member;
	insert into rg.member_branch (member, n, name, address, tel, hours)
	select p_member, n::int,
		coalesce(max(v) filter (where k = 'name'), ''),
		coalesce(max(v) filter (where k = 'address'), ''),
		coalesce(max(v) filter (where k = 'tel'), ''),
		coalesce(max(v) filter (where k = 'hours'), '')
	from (select split_part(key, '.', 2) n, split_part(key, '.', 3) k,
			value v
		from jsonb_each_text(f) where key ~ '^branches\.[0-9]+\.') x
	group by n;
	delete from rg.member_gram where member = p_member;
	insert into rg.member_gram (gram, member)
	select distinct g, p_member from rg.member m,
		lateral (select m.name || ' ' || m.address t union all
			select b.name || ' ' || b.address from
			rg.member_branch b where b.member = m.id) w,
		lateral rg.grams(w.t) g
	where m.id = p_member order by g;
end $$;
comment on function rg.member_details(rg.case_file, bigint) is
	'Copies offers, shops and search pieces of a member from its form.';

create or replace function rg.member_put(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
	m bigint;
	t date := (select due_on from rg.case_timer
		where case_id = c.id and clock = 'term');
	-- Sequences begin at the bureau's own place (rg.id_base).
	n text := nextval('rg.member_no') % 1000000000000;
begin
	insert into rg.member (no, case_id, name, uscc, unit_kind, trade,
		area, address, tel, hours, lat, lng, state, listed, since,
		until)
	values ('RJ' || (c.area / 1000000) || '-'
		|| lpad(n, greatest(6, length(n)), '0'), c.id, f->>'unit_name',
		f->>'uscc', coalesce(f->>'unit_kind', ''),
		coalesce(f->>'trade', ''), c.area,
		coalesce(f->>'address', ''), coalesce(f->>'tel', ''),
		coalesce(f->>'hours', ''), coalesce(f->>'lat', ''),
		coalesce(f->>'lng', ''), c.state, true, api.today(),
		coalesce(t, api.today()))
	on conflict (case_id) do update set name = excluded.name,
		area = excluded.area, address = excluded.address,
		tel = excluded.tel, hours = excluded.hours,
		trade = excluded.trade, state = excluded.state,
		listed = true, until = excluded.until, ended_on = null
	returning id into m;
	perform rg.member_details(c, m);
end $$;
comment on function rg.member_put(rg.case_file) is
	'Enters a member in the directory, or brings its row up to date.';

create or replace function rg.after_alliance(c rg.case_file, p_action text,
	p_was text, p_actor bigint, p_note text, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	st rg.standard_state;
begin
	select * into st from rg.standard_state
	where standard = c.standard and state = c.state;
	if st.kind = 'member' and (p_action in ('admit', 'renew_pass',
		'change')) then
		perform rg.member_put(c);
		-- A renewal may come after the code was freed by expiry.
		perform rg.claim_keys(c);
	end if;
	if st.kind in ('member', 'ended') and p_was <> c.state then
		-- Who has ended is listed again by a renewal, not by asking
		-- for one.
		update rg.member set state = c.state,
			listed = st.listed and ended_on is null,
			ended_on = case when st.kind = 'ended'
				then coalesce(ended_on, api.today())
				else ended_on end
		where case_id = c.id;
	end if;
end $$;
comment on function rg.after_alliance(rg.case_file, text, text, bigint,
	text, jsonb) is
	'What a step of an alliance case does to the directory.';

create or replace function rg.erase_alliance(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	m bigint := (select id from rg.member where case_id = c.id);
begin
	delete from rg.member_offer where member = m;
	delete from rg.member_branch where member = m;
	delete from rg.member_gram where member = m;
	delete from rg.member where id = m;
end $$;
comment on function rg.erase_alliance(rg.case_file) is
	'What erasing an alliance case takes out of the directory.';

create or replace function rg.member_says(m rg.member, q text)
returns boolean language sql stable as $$
	select strpos(lower(regexp_replace(m.name || m.address, '\s', '', 'g')),
		q) > 0
		or exists (select from rg.member_branch b where b.member = m.id
			and strpos(lower(b.name || b.address), q) > 0)
$$;
comment on function rg.member_says(rg.member, text) is
	'Whether words of more than two characters stand in the name or address '
	'of a member or of one of its shops.';

create or replace function api.members(p_q text, p_trade text,
	p_district bigint, p_after bigint, p_limit int)
returns table (id bigint, no text, name text, trade text, district text,
	address text, tel text, hours text, lat text, lng text, offers text,
	since date, until date, uscc text)
language plpgsql stable security definer
set plan_cache_mode = force_custom_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	q text := lower(regexp_replace(coalesce(p_q, ''), '\s', '', 'g'));
	lo bigint;
	hi bigint;
	ids bigint[];
begin
	select d.lo, d.hi into lo, hi from rg.division d
	where d.code = p_district;
	-- The words first, in the order of the page: a name that only one has is
	-- not looked for in everybody's row. What narrows it most is known when
	-- words, trade and place are: a plan is made for each. Both ends of the
	-- words are asked for where nothing else narrows it: with a trade or a
	-- place besides, the planner thinks too little is left.
	if length(q) > 2 and coalesce(p_trade, '') = '' and lo is null then
		ids := array(select m.id from rg.member_gram g
			join rg.member_gram e on e.gram = right(q, 2)
				and e.member = g.member
			join rg.member m on m.id = g.member
			where g.gram = left(q, 2)
				and g.member > coalesce(p_after, 0)
				and m.listed and rg.member_says(m, q)
			order by m.id limit least(p_limit, 5001));
	elsif q <> '' then
		ids := array(select m.id from rg.member_gram g
			join rg.member m on m.id = g.member
			where g.gram = left(q, 2)
				and g.member > coalesce(p_after, 0)
				and m.listed and (coalesce(p_trade, '') = ''
				or m.trade = p_trade)
				and (lo is null or m.area between lo and hi)
				and (length(q) <= 2 or rg.member_says(m, q))
			order by m.id limit least(p_limit, 5001));
	end if;
	if q <> '' then
		ids := ids || array(select m.id from rg.member m
			where m.uscc = upper(q) or m.no = upper(q));
	end if;
	return query
	select m.id, m.no, m.name, m.trade, (select d.name from rg.division d
		where d.level = 3 and d.code = m.area / 1000000 * 1000000),
		m.address, m.tel, m.hours, m.lat, m.lng,
		(select string_agg(o.fields->>'detail', '；' order by o.n)
		from rg.member_offer o where o.member = m.id
			and (o.until_on is null
			or o.until_on >= (select api.today()))),
		m.since, m.until, m.uscc
	from rg.member m
	where m.listed and m.id > coalesce(p_after, 0)
		and (coalesce(p_trade, '') = '' or m.trade = p_trade)
		and (lo is null or m.area between lo and hi)
		and (ids is null or m.id = any (ids))
	order by m.id limit least(p_limit, 5001);
end $$;
comment on function api.members(text, text, bigint, bigint, int) is
	'Listed members by words of one character or more, trade and '
	'district, in keyset pages.';

create or replace function api.member(p_no text)
returns table (id bigint, no text, name text, uscc text, unit_kind text,
	trade text, district text, place text, address text, tel text,
	hours text, lat text, lng text, since date, until date,
	standard bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select m.id, m.no, m.name, m.uscc, m.unit_kind, m.trade,
		rg.mask('district', m.area::text), api.division_path(m.area),
		m.address, m.tel, m.hours, m.lat, m.lng, m.since, m.until,
		c.standard
	from rg.member m join rg.case_file c on c.id = m.case_id
	where m.no = p_no and m.listed
$$;
comment on function api.member(text) is 'One listed member.';

create or replace function api.member_offers(p_no text)
returns table (n int, kind text, percent text, amount text, detail text,
	groups text, proof text, from_on date, until_on date)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select o.n, o.fields->>'kind', o.fields->>'percent',
		o.fields->>'amount', o.fields->>'detail',
		o.fields->>'groups', o.fields->>'proof', o.from_on, o.until_on
	from rg.member m join rg.member_offer o on o.member = m.id
	where m.no = p_no and m.listed
		and (o.until_on is null or o.until_on >= (select api.today()))
	order by o.n
$$;
comment on function api.member_offers(text) is
	'Offers of a listed member that are in force or to come.';

create or replace function api.member_branches(p_no text)
returns table (n int, name text, address text, tel text, hours text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select b.n, b.name, b.address, b.tel, b.hours
	from rg.member m join rg.member_branch b on b.member = m.id
	where m.no = p_no and m.listed order by b.n
$$;
comment on function api.member_branches(text) is 'Its shops.';

create or replace function api.member_of(p_case bigint)
returns table (no text, since date, until date, listed boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
#variable_conflict use_column
begin
	return query
	select m.no, m.since, m.until, m.listed
	from rg.member m join rg.case_file c on c.id = m.case_id
	where m.case_id = p_case and api.sees(c);
end $$;
comment on function api.member_of(bigint) is
	'Membership behind a case, for those who see the case.';

create or replace function rg.page_member(p_case bigint)
returns setof text[] language sql stable as $$
	select array['no', m.no, 'since', m.since::text,
		'until', m.until::text,
		'listed', case when m.listed then '1' end]
	from rg.member m where m.case_id = p_case
$$;
comment on function rg.page_member(bigint) is
	'Membership behind a case, on its page.';

create or replace function api.member_desk(p_state text, p_q text,
	p_after bigint, p_limit int)
returns table (id bigint, no text, case_no text, name text, uscc text,
	trade text, district text, place text, state text, label text,
	label_en text, since date, until date, ended_on date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	q text := lower(regexp_replace(coalesce(p_q, ''), '\s', '', 'g'));
	lo bigint := api.my_lo();
	hi bigint := api.my_hi();
begin
	if lo is null or api.is_admin() or api.side() <> 'off' then
		return;
	end if;
	return query
	select m.id, m.no, c.no, m.name, m.uscc, m.trade,
		rg.mask('district', m.area::text), api.division_path(m.area),
		m.state, s.label, s.label_en, m.since, m.until, m.ended_on
	from rg.member m join rg.case_file c on c.id = m.case_id
	join rg.standard_state s on s.standard = c.standard
		and s.state = m.state
	where m.area between lo and hi
		and (p_after is null or m.id > p_after)
		and (coalesce(p_state, '') = '' or m.state = p_state)
		and (q = '' or m.uscc = upper(q) or m.no = upper(q)
			or exists (select from rg.member_gram g
				where g.member = m.id and g.gram = left(q, 2))
			and (length(q) <= 2 or strpos(lower(regexp_replace(
				m.name || m.address, '\s', '', 'g')), q) > 0))
	order by m.id limit least(p_limit, 5001);
end $$;
comment on function api.member_desk(text, text, bigint, int) is
	'All members in the officer''s area, whatever their state.';

create or replace function api.member_desk_counts()
returns table (state text, label text, label_en text, n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	lo bigint := api.my_lo();
	hi bigint := api.my_hi();
begin
	if lo is null or api.is_admin() or api.side() <> 'off' then
		return;
	end if;
	return query
	select m.state, coalesce(s.label, m.state),
		coalesce(s.label_en, m.state), m.n
	from (select t.keys[1] as state, sum(t.n)::bigint as n
		from rg.tally t where t.what = 'member'
			and t.area between lo and hi
		group by 1 having sum(t.n) > 0) m
	left join rg.service v on v.code = 'alliance-enrolment'
	left join rg.standard_state s on s.standard = v.standard
		and s.state = m.state
	order by s.ord, m.state;
end $$;
comment on function api.member_desk_counts() is
	'Members in the officer''s area by state.';

create or replace function api.member_code(p_no text) returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select p.code from rg.member m join rg.paper p
		on p.case_id = m.case_id and p.kind = 'certificate'
	where m.no = p_no and m.listed
	order by p.id desc limit 1
$$;
comment on function api.member_code(text) is
	'Code of a listed member''s latest certificate, as printed on it.';

create or replace function api.csv_cell(p text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select '"' || case when p ~ '^[-=+@\t\r]' then '''' else '' end
		|| replace(coalesce(p, ''), '"', '""') || '"'
$$;
comment on function api.csv_cell(text) is
	'One cell of an open table (RFC 4180); what a spreadsheet would take '
	'for a formula is made text.';
