-- Before a case: drafts, values that stand in one live case only, and the
-- numbers a case gets when it is submitted.

-- Numbers ------------------------------------------------------------------

drop function if exists rg.case_number(text, bigint);
create or replace function rg.case_number(p_letters text, p_area bigint,
	p_today date default api.today()) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d int := p_area / 1000000;
	k int;
	digits text;
	m int := 0;
	i int;
begin
	insert into rg.serial as s (letters, division, day, n)
	values (p_letters, d, p_today, 1)
	on conflict (letters, division, day) do update set n = s.n + 1
	returning n into k;
	digits := d || to_char(p_today, 'YYYYMMDD') || lpad(k::text, 5, '0');
	for i in 1 .. length(digits) loop
		m := (m + substr(digits, i, 1)::int) * 2 % 11;
	end loop;
	m := (12 - m) % 11;
	return p_letters || digits || '-'
		|| case m when 10 then 'X' else m::text end;
end $$;
comment on function rg.case_number(text, bigint, date) is
	'Next case number of the day, with check character over its digits '
	'(ISO 7064 MOD 11-2).';

create or replace function rg.random_code(p_n int) returns text
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
	b bytea := uuid_send(gen_random_uuid());
	-- Bytes of it that are wholly random.
	at int[] := '{0,1,2,3,4,5,9,10,11,12,13,14,15}';
	code text := '';
	i int;
begin
	for i in 1 .. least(p_n, 13) loop
		-- Without letters and digits that look alike.
		code := code || substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ',
			get_byte(b, at[i]) % 32 + 1, 1);
	end loop;
	return code;
end $$;
comment on function rg.random_code(int) is
	'Random code people can read out; five bits a character.';

-- Values that stand in one live case ---------------------------------------

create or replace function rg.claim_keys(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	u record;
	o bigint;
begin
	for u in
		select k.key as path, d.def, d.name, k.value
		from (select left(path, -7) as def, array_to_string((
				string_to_array(left(path, -7), '.'))[5:],
				'.') as name
			from rg.standard_value
			where standard = c.standard
				and path like 'form.pages.%.unique'
				and value = 'live' offset 0) d
		join rg.case_form f on f.case_id = c.id,
		lateral (select d.name as key, f.fields->>d.name as value
			where d.name not like '%.fields.%'
			union all
			select e.key, e.value from jsonb_each_text(f.fields) e
			where d.name like '%.fields.%' and e.key ~ ('^'
				|| replace(d.name, '.fields.', '\.[0-9]+\.')
				|| '$')) k
		where k.value <> ''
		order by d.name, k.value
	loop
		insert into rg.live_key (service, field, value, case_id)
		values (c.service, u.name, regexp_replace(u.value, '\s', '',
			'g'), c.id)
		on conflict (service, field, value) do update
			set case_id = rg.live_key.case_id
		returning case_id into o;
		if o <> c.id then
			raise exception using errcode = 'RG422',
				message = u.path || ':err_duplicate',
				detail = coalesce(rg.sv(c.standard,
					u.def || '.refusal_unique'), '');
		end if;
	end loop;
end $$;
comment on function rg.claim_keys(rg.case_file) is
	'Takes the values declared unique for this case, or refuses (RG422) '
	'naming the field that stands in another live case.';

create or replace function api.attempt(p_service text, p_reason text)
returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	insert into rg.attempt as a (day, service, reason, n)
	values (api.today(), p_service, p_reason, 1)
	on conflict (day, service, reason) do update set n = a.n + 1
$$;
comment on function api.attempt(text, text) is
	'Counts an application refused at the form.';

-- Drafts -------------------------------------------------------------------

create or replace function rg.draft_new(s rg.service, p_applicant bigint,
	p_channel text, p_by bigint) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d bigint;
begin
	insert into rg.case_file (standard, service, module, applicant, area,
		state, kind, channel, entered_by, created_at, changed_at,
		state_at)
	values (s.standard, s.code, s.module, p_applicant, 0, 'DRAFT',
		'draft', p_channel, p_by, api.now(), api.now(), api.now())
	returning id into d;
	insert into rg.case_form (case_id, saved_at) values (d, api.now());
	return d;
end $$;
comment on function rg.draft_new(rg.service, bigint, text, bigint) is
	'An empty draft of a service for a person; by whom, if an officer fills '
	'it in for him.';

create or replace function api.draft_begin(p_service text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.service;
	me bigint := api.me();
	d bigint;
begin
	select * into s from rg.service where code = p_service;
	if me is null or api.side() <> 'pub' then
		raise exception using errcode = 'RG401',
			message = 'err_login';
	end if;
	if s.standard is null or not s.open
		or api.module() not in ('', s.module) then
		raise exception using errcode = 'RG404',
			message = 'err_no_service';
	end if;
	perform pg_advisory_xact_lock(hashtextextended('draft:' || me, 0));
	select id into d from rg.case_file
	where applicant = me and service = s.code and kind = 'draft';
	if d is not null then
		return d;
	end if;
	if rg.sv(s.standard, 'one_at_a_time') = '1' and exists (select
		from rg.case_file c where c.applicant = me
		and c.service = s.code and c.closed_at is null) then
		raise exception using errcode = 'RG409',
			message = 'err_one_at_a_time';
	end if;
	if not rg.limit_count('draft:' || me, 60, interval '1 h') then
		raise exception using errcode = 'RG429',
			message = '600';
	end if;
	return rg.draft_new(s, me, 'online', null);
end $$;
comment on function api.draft_begin(text) is
	'The draft of the one asking for a service; begun if there is none.';

-- Opened for a person ---------------------------------------------------------

create or replace function rg.person_of(p_mobile text, p_name text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.account;
begin
	select * into a from rg.account
	where side = 'pub' and login = p_mobile;
	if a.id is null then
		-- Without a password nobody logs in; the person sets one by a
		-- code to this number.
		insert into rg.account (side, kind, login, name, mobile,
			created_at)
		values ('pub', 'person', p_mobile, p_name, p_mobile, api.now())
		returning * into a;
	elsif a.state <> 'active' then
		raise exception using errcode = 'RG422',
			message = 'mobile:err_account_closed';
	end if;
	return a.id;
end $$;
comment on function rg.person_of(text, text) is
	'The account of a telephone number; one that nobody can log in to yet '
	'is made when there is none.';

create or replace function api.open_for(p_service text, p_mobile text,
	p_name text, p_channel text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.service;
	me rg.account;
	p bigint;
	d rg.case_file;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	select * into me from rg.account where id = api.me();
	if api.side() <> 'off' or me.station is null or not (api.has_role(
			'clerk') or api.has_role('grid')
			or api.has_role('window')
			or api.has_role('dispatcher')) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	select * into s from rg.service where code = p_service;
	if s.standard is null or not s.open
		or api.module() not in ('', s.module) then
		raise exception using errcode = 'RG404',
			message = 'err_no_service';
	end if;
	if coalesce(p_mobile, '') !~ '^1[3-9][0-9]{9}$' then
		raise exception using errcode = 'RG422',
			message = 'mobile:err_mobile_format';
	elsif p_mobile in (me.mobile, me.login) then
		raise exception using errcode = 'RG422',
			message = 'mobile:err_reviewer_applicant';
	elsif coalesce(p_channel, '') not in ('counter', 'phone', 'paper',
			'video', 'system') then
		raise exception using errcode = 'RG422',
			message = 'channel:err_choice';
	elsif length(btrim(coalesce(p_name, ''))) not between 2 and 50 then
		raise exception using errcode = 'RG422',
			message = 'name:err_required';
	end if;
	if not rg.limit_count('open:' || me.id, 60, interval '1 h') then
		raise exception using errcode = 'RG429', message = '600';
	end if;
	p := rg.person_of(p_mobile, btrim(p_name));
	perform pg_advisory_xact_lock(hashtextextended('draft:' || p, 0));
	select * into d from rg.case_file where applicant = p
		and service = s.code and kind = 'draft';
	if d.id is not null and d.entered_by is distinct from me.id then
		raise exception using errcode = 'RG422',
			message = 'mobile:err_has_draft';
	elsif d.id is not null then
		return rg.idem_keep(p_key, d.id::text)::bigint;
	end if;
	if rg.sv(s.standard, 'one_at_a_time') = '1' and exists (select
		from rg.case_file c where c.applicant = p
		and c.service = s.code and c.closed_at is null) then
		raise exception using errcode = 'RG422',
			message = 'mobile:err_one_at_a_time';
	end if;
	d.id := rg.draft_new(s, p, p_channel, me.id);
	insert into rg.outbox (account, way, address, template, params,
		case_id, next_at, at)
	values (p, 'sms', p_mobile, case when s.confidential
		then 'opened_private' else 'opened_for' end, jsonb_build_object('title',
		s.title), d.id, now(), api.now());
	return rg.idem_keep(p_key, d.id::text)::bigint;
end $$;
comment on function api.open_for(text, text, text, text, text) is
	'An officer begins a draft for a person, who is told at once and may '
	'take it over; channel and officer stand in the case '
	'(Regulations on Pensions and Preferential Treatment 38).';

create or replace function api.opened_drafts()
returns table (id bigint, title text, title_en text, name text,
	saved timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select c.id, s.title, s.title_en, a.name, f.saved_at
	from rg.case_file c join rg.service s on s.code = c.service
	join rg.account a on a.id = c.applicant
	join rg.case_form f on f.case_id = c.id
	where c.entered_by = api.me() and c.kind = 'draft'
		and api.side() = 'off' and api.module() in ('', c.module)
	order by c.id desc limit 50;
end $$;
comment on function api.opened_drafts() is
	'Drafts that the officer asking opened for people and has not sent.';

create or replace function api.opened_for(p_case bigint)
returns table (name text, mobile text, channel text, by_name text,
	station text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select case when api.side() <> 'off' or not rg.is_nameless(c.id)
			then a.name end,
		case when api.side() <> 'off' or not rg.is_nameless(c.id)
			then a.login end, c.channel, o.name, t.name
	from rg.case_file c join rg.account a on a.id = c.applicant
	join rg.account o on o.id = c.entered_by
	left join rg.station t on t.id = o.station
	where c.id = p_case and api.sees(c);
end $$;
comment on function api.opened_for(bigint) is
	'For whom a case was opened, how and by whom; nothing when the person '
	'filled it in himself.';

create or replace function rg.put_fields(p_case bigint, p_clear text[],
	p_paths text[], p_values text[]) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.case_form set saved_at = api.now(),
		fields = coalesce((select jsonb_object_agg(key, value)
			from jsonb_each(fields)
			where split_part(key, '.', 1) <> all (p_clear)), '{}')
		|| coalesce((select jsonb_object_agg(p, v)
			from unnest(p_paths, p_values) t(p, v)
			where v is not null), '{}')
	where case_id = p_case;
end $$;
comment on function rg.put_fields(bigint, text[], text[], text[]) is
	'Replaces all values of the fields named in the second argument.';

create or replace function rg.subject_of(c rg.case_file,
	out title text, out area bigint, out letters text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select case when y.confidential then '' else coalesce(f.fields->>
			rg.sv(c.standard, 'subject.title'), '') end,
		case when p.code ~ '^[0-9]{12}$' then p.code::bigint
			else 0 end, y.letters
	into title, area, letters
	from rg.service y
	left join rg.case_form f on f.case_id = c.id,
	lateral (select f.fields->>rg.sv(c.standard, 'subject.division')
		as code) p
	where y.code = c.service;
end $$;
comment on function rg.subject_of(rg.case_file) is
	'Title and area of a case as its form says, and the letters of its '
	'service.';

create or replace function rg.subject(c rg.case_file) returns rg.case_file
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	select s.title, s.area into c.title, c.area from rg.subject_of(c) s;
	-- Mostly nothing of it has changed.
	update rg.case_file set title = left(c.title, 200), area = c.area
	where id = c.id and (title <> left(c.title, 200) or area <> c.area);
	return c;
end $$;
comment on function rg.subject(rg.case_file) is
	'Takes title and area of a case from its form.';

create or replace function api.draft_save(p_case bigint, p_version int,
	p_clear text[], p_paths text[], p_values text[],
	p_key text default '') returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	me bigint := api.me();
	done text := rg.idem_find(p_key, me);
begin
	if done is not null then
		return done::int;
	end if;
	c := rg.case_of(p_case, me);
	if c.kind <> 'draft' or not coalesce(rg.writes(c), false) then
		raise exception using errcode = 'RG409',
			message = 'err_not_draft';
	end if;
	if c.version <> p_version then
		raise exception using errcode = 'RG409',
			message = 'err_stale';
	end if;
	perform rg.put_fields(p_case, p_clear, p_paths, p_values);
	update rg.case_file f set version = f.version + 1,
		changed_at = api.now(), title = left(s.title, 200),
		area = s.area
	from rg.subject_of(c) s where f.id = p_case;
	return rg.idem_keep(p_key, (c.version + 1)::text, me)::int;
end $$;
comment on function api.draft_save(bigint, int, text[], text[], text[], text)
is
	'Saves a page of a draft and answers with the new version; a page '
	'shown before another was saved elsewhere is refused (RG409). The '
	'same key gets the same answer and saves nothing.';

create or replace function api.draft_page(p_id bigint)
returns table (path text, cells text[])
language plpgsql stable security definer rows 40
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	me bigint := api.me();
	today date := rg.local_day(api.now());
begin
	-- Row security would ask at each table anew who is there.
	select * into c from rg.case_file where id = p_id;
	if c.id is null or c.state = 'DROPPED' or me is null
		or not coalesce(rg.is_own(c, me), false)
		and not coalesce(api.sees(c), false) then
		return;
	end if;
	return query
	select 'Page.case', array['id', c.id::text, 'no', c.no,
		'standard', c.standard::text, 'service', c.service,
		'version', c.version::text, 'state', c.state, 'kind', c.kind,
		'title', c.title, 'applicant', c.applicant::text,
		'today', today::text, 'saved', case when c.version > 1
			then to_char(f.saved_at, case
			when f.saved_at::date = today then 'HH24:MI'
			else 'YYYY-MM-DD HH24:MI' end) end,
		'kept_until', (f.saved_at::date + 90)::text,
		'ours', (select d.code::text from rg.division d
			where d.code = c.area and d.active)]
	from (select) o left join rg.case_form f on f.case_id = c.id
	union all
	select 'Answer', x from rg.page_answers(c.id) x
	union all
	select 'Page.files.*', x from rg.page_files(c.id) x;
	if c.entered_by is not null then
		return query
		select 'Page.opened', x from rg.page_opened(c) x;
	end if;
end $$;
comment on function api.draft_page(bigint) is
	'All that the pages of a draft show, part by part as api.case_page() '
	'gives it, and its place if it may be chosen today (ours); nothing when '
	'the one asking may not see it.';

create or replace function rg.drop_draft(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.upload set state = 'deleted' where case_id = c.id;
	delete from rg.case_form where case_id = c.id;
	-- Whatever speaks of the case keeps its row: files, a hold, a message
	-- that it was opened for somebody, a seat in a class.
	begin
		delete from rg.case_file where id = c.id;
	exception when foreign_key_violation then
		update rg.case_file set state = 'DROPPED', kind = 'ended',
			title = '', closed_at = api.now(),
			version = version + 1 where id = c.id;
	end;
end $$;
comment on function rg.drop_draft(rg.case_file) is
	'Takes a draft away; a row without content stays where something else '
	'speaks of it, such as files, a hold or a message.';

create or replace function api.draft_drop(p_case bigint,
	p_key text default '') returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	if rg.idem_find(p_key) is not null then
		return;
	end if;
	c := rg.case_of(p_case);
	if c.kind <> 'draft' or not coalesce(rg.writes(c), false) then
		raise exception using errcode = 'RG409',
			message = 'err_not_draft';
	end if;
	if rg.is_held(c.id) then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	perform rg.drop_draft(c);
	perform rg.idem_keep(p_key, 'dropped');
end $$;
comment on function api.draft_drop(bigint, text) is
	'Throws a draft away, once for a key; its files are deleted by the '
	'courier.';
