-- The module mediation: what its steps do in the record besides, and the
-- sorting of what people bring (Regulations on the Work of Petitions 31).

create or replace function rg.after_mediation(c rg.case_file, p_action text,
	p_was text, p_actor bigint, p_note text, p_fields jsonb) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f text := 'after_' || replace(c.service, '-', '_');
begin
	-- Each service of the module has a hook of its own, or none.
	if to_regprocedure(format('rg.%I(rg.case_file, text, text, bigint, '
		'text, jsonb)', f)) is not null then
		execute format('select rg.%I($1, $2, $3, $4, $5, $6)', f)
		using c, p_action, p_was, p_actor, p_note, p_fields;
	end if;
end $$;
comment on function rg.after_mediation(rg.case_file, text, text, bigint,
	text, jsonb) is
	'What a step in the module does in the record: the hook of its service, '
	'rg.after_rights_petition for one, with the same arguments.';

create or replace function rg.erase_mediation(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f text := 'erase_' || replace(c.service, '-', '_');
begin
	delete from rg.risk_note where case_id = c.id;
	delete from rg.dispatch_mark where case_id = c.id;
	update rg.duty_booking set result = '', changed_at = api.now()
	where case_id = c.id and result <> '';
	if to_regprocedure(format('rg.%I(rg.case_file)', f)) is not null then
		execute format('select rg.%I($1)', f) using c;
	end if;
end $$;
comment on function rg.erase_mediation(rg.case_file) is
	'What of the module goes when a case is erased; then the hook of its '
	'service, rg.erase_rights_mediation for one.';

create or replace function rg.forget_rights(p_account bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.forget_legal(p_account);
	update rg.duty_booking set result = '', changed_at = api.now()
	where account = p_account and result <> '';
	update rg.counsel_alert x set mobile = '', account = null,
		case_id = null
	from rg.account a
	where a.id = p_account and (x.account = a.id
		or x.mobile = a.mobile and a.mobile <> '');
end $$;
comment on function rg.forget_rights(bigint) is
	'What the module keeps of a person beside his cases and goes when he is '
	'erased: questions to lawyers, what was settled with a leader, numbers '
	'in calls for help. Needs his number, so before the account is emptied.';

-- Telling officers ----------------------------------------------------------------

create or replace function rg.alert(c rg.case_file, p_template text,
	p_roles text[], p_levels int[]) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a record;
	p jsonb := jsonb_build_object('no', c.no);
	n int := 0;
begin
	for a in select x.id, x.mobile from rg.account x
		where x.side = 'off' and x.state = 'active'
			and (not c.locked or exists (select from rg.case_lock l
				where l.case_id = c.id and l.account = x.id))
			and (c.locked or exists (select from rg.role_grant g
				where g.account = x.id and g.role = any (p_roles)))
			and exists (select from unnest(p_levels) l
				where api.station_for(c.area, l) = x.station)
		order by x.id limit 50
	loop
		insert into rg.outbox (account, way, address, template, params,
			case_id, state, next_at, at, sent_at)
		values (a.id, 'site', '', p_template, p, c.id, 'sent', now(),
			api.now(), api.now());
		if a.mobile <> '' then
			insert into rg.outbox (account, way, address, template,
				params, case_id, next_at, at)
			values (a.id, 'sms', a.mobile, p_template, p, c.id,
				now(), api.now());
		end if;
		n := n + 1;
	end loop;
	return n;
end $$;
comment on function rg.alert(rg.case_file, text, text[], int[]) is
	'Tells officers of a role at once, on the site and by message, the '
	'number and nothing else; of a locked case only those named for it.';

-- Accusations ---------------------------------------------------------------------

create or replace function rg.lock_case(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.case_file set locked = true, owner = null, owner_at = null
	where id = c.id;
	insert into rg.case_lock (case_id, account, at)
	select c.id, a.id, api.now()
	from rg.account a join rg.role_grant g on g.account = a.id
		and g.role = 'discipline'
	where a.state = 'active' and a.station in (
		api.station_for(c.area, 3), api.station_for(c.area, 2))
		and not exists (select from rg.case_aside x
			where x.case_id = c.id and x.account = a.id)
	on conflict do nothing;
end $$;
comment on function rg.lock_case(rg.case_file) is
	'Closes a case to all officers but those who hold the office for '
	'accusations at the district and the city.';

create or replace function api.named_officers(p_no text)
returns table (id bigint, name text, station text, named boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	if c.id is null or not c.locked
		or c.service = 'rights-counselling' then
		return;
	end if;
	return query
	select a.id, a.name, t.name, l.account is not null
	from rg.account a join rg.station t on t.id = a.station
	left join rg.case_lock l on l.case_id = c.id and l.account = a.id
	where l.account is not null or a.state = 'active'
		and a.side = 'off' and c.area between t.lo and t.hi
		and exists (select from rg.role_grant g where g.account = a.id
			and g.role in ('discipline', 'leader', 'review1',
				'review2', 'audit'))
		and not exists (select from rg.case_aside x
			where x.case_id = c.id and x.account = a.id)
	order by 4 desc, t.level, a.id limit 100;
end $$;
comment on function api.named_officers(text) is
	'Who is named for a locked case, and who can be.';

create or replace function api.name_officer(p_no text, p_officer bigint,
	p_named boolean, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	if c.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	perform from rg.case_file where id = c.id for update;
	if not c.locked then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif not exists (select from api.named_officers(p_no) o
			where o.id = p_officer) then
		raise exception using errcode = 'RG422',
			message = 'officer:err_choice';
	end if;
	if p_named then
		insert into rg.case_lock (case_id, account, named_by, at)
		values (c.id, p_officer, api.me(), api.now())
		on conflict do nothing;
	elsif (select count(*) from rg.case_lock where case_id = c.id) < 2 then
		raise exception using errcode = 'RG422',
			message = 'officer:err_last_named';
	else
		delete from rg.case_lock
		where case_id = c.id and account = p_officer;
		update rg.case_file set owner = null, owner_at = null
		where id = c.id and owner = p_officer;
	end if;
	perform rg.note_move(c.id, api.me(), case when not p_named
		then p_officer end, case when p_named then (select a.name
		from rg.account a where a.id = p_officer) else '' end,
		case when p_named then 'named' else 'unnamed' end);
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.name_officer(text, bigint, boolean, text) is
	'A named officer names another for a locked case or takes one out; '
	'one is always left.';

-- The matter ------------------------------------------------------------------------

create or replace function rg.check_representatives(c rg.case_file)
returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if (select count(distinct split_part(k, '.', 2))
		from rg.case_form f, jsonb_object_keys(f.fields) k
		where f.case_id = c.id and k like 'representatives.%') > 5 then
		raise exception using errcode = 'RG422',
			message = 'representatives:err_rows_many';
	end if;
end $$;
comment on function rg.check_representatives(rg.case_file) is
	'Refuses (RG422) a sixth representative '
	'(Regulations on the Work of Petitions 20).';

create or replace function rg.after_rights_intake(c rg.case_file,
	p_action text, p_was text, p_actor bigint, p_note text, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
begin
	if p_action = 'submit' then
		perform rg.check_representatives(c);
		if f->>'matter' = 'accuse' then
			perform rg.lock_case(c);
			select * into c from rg.case_file where id = c.id;
		end if;
		if f->>'danger' = 'yes' then
			perform rg.alert(c, 'danger_alert', array['clerk',
				'dispatcher'], array[4, 3]);
		end if;
	elsif p_action like 'sort\_%' and not exists (select from rg.sorted s
			where s.intake = c.id and s.action = p_action) then
		-- Sorting is done by api.sort_end() and in no other way.
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	elsif p_action = 'join' then
		perform rg.join_case(c, p_fields->>'same_as', p_actor);
	end if;
end $$;
comment on function rg.after_rights_intake(rg.case_file, text, text, bigint,
	text, jsonb) is
	'Intake: accusations are locked as they come in, the officers on duty '
	'told of danger; no sorting without the case it leads to.';

create or replace function rg.join_case(c rg.case_file, p_no text,
	p_actor bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	o rg.case_file;
begin
	select * into o from rg.case_file where no = p_no;
	-- Only one's own matter, or one that those who act for it may see.
	if o.id is null or o.module <> c.module or o.id = c.id
		or not coalesce(api.sees(o), false) or exists (select
			from rg.case_link l where l.case_id = o.id) then
		raise exception using errcode = 'RG422',
			message = 'same_as:err_no_case';
	end if;
	insert into rg.case_link (case_id, same_as, by, at)
	values (c.id, o.id, p_actor, api.now());
end $$;
comment on function rg.join_case(rg.case_file, text, bigint) is
	'Joins a repeated matter to its first case, or refuses (RG422).';

create or replace function api.joined(p_no text)
returns table (no text, first boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file x where x.no = p_no;
	if not coalesce(api.sees(c), false) then
		return;
	end if;
	return query
	select o.no, true from rg.case_link l
	join rg.case_file o on o.id = l.same_as
	where l.case_id = c.id and api.sees(o)
	union all
	select o.no, false from rg.case_link l
	join rg.case_file o on o.id = l.case_id
	where l.same_as = c.id and api.sees(o);
end $$;
comment on function api.joined(text) is
	'The first case of a repeated matter, or its repetitions, as far as '
	'the one asking may see them.';

create or replace function api.look_alikes(p_no text)
returns table (no text, service_title text, service_title_en text,
	label text, label_en text, submitted date, why text,
	same_kind boolean, open boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
	f jsonb := (select fields from rg.case_form x where x.case_id = c.id);
begin
	if c.id is null or rg.is_nameless(c.id)
		or c.service = 'rights-counselling' then
		return;
	end if;
	return query
	with hits as (
		(select x.id, 'person' as why from rg.case_file x
		where x.applicant = c.applicant and x.id <> c.id
		order by x.id desc limit 50)
		union
		(select g.case_id, k.why from (values
			('name', 'applicant_name.index'),
			('mobile', 'mobile.index')) k(why, path)
		join rg.case_form g on f->>k.path <> '' and g.fields @>
			jsonb_build_object(k.path, f->>k.path)
			and g.case_id <> c.id
		order by g.case_id desc limit 50))
	select x.no, v.title, v.title_en, s.label, s.label_en,
		rg.local_day(x.submitted_at),
		(array_agg(h.why order by array_position(array['person',
			'mobile', 'name'], h.why)))[1],
		coalesce(y.fields->>'category', y.fields->>'matter')
			in (f->>'category', f->>'matter'),
		x.closed_at is null
	from hits h join rg.case_file x on x.id = h.id
	join rg.case_form y on y.case_id = x.id
	join rg.service v on v.code = x.service
	join rg.standard_state s on s.standard = x.standard
		and s.state = x.state
	where x.module = c.module and x.kind <> 'draft' and api.sees(x)
		and y.fields->>'named' is distinct from 'no'
		and not exists (select from rg.sorted d
			where d.intake = c.id and d.target = x.id
			or d.target = c.id and d.intake = x.id)
	group by x.id, v.title, v.title_en, s.label, s.label_en, y.fields
	order by x.closed_at is not null, x.id desc limit 20;
end $$;
comment on function api.look_alikes(text) is
	'Other matters of the same person, or of one with the same name or '
	'telephone by their keyed digests; shown, joined only by an officer.';

-- Sorting ---------------------------------------------------------------------------

create or replace function rg.sort_target(p_action text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select case p_action
	when 'sort_mediation' then 'rights-mediation'
	when 'sort_petition' then 'rights-petition'
	when 'sort_legal' then 'rights-legal-aid'
	when 'sort_counsel' then 'rights-counselling' end
$$;
comment on function rg.sort_target(text) is
	'The service that a step of sorting leads to.';

create or replace function api.sort_begin(p_case bigint, p_version int,
	p_action text, p_key text)
returns table (done text, id bigint, standard bigint, service text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	s rg.service;
	d bigint;
	r text := rg.idem_find(p_key);
begin
	if r is not null then
		return query select r, null::bigint, null::bigint, null::text;
		return;
	end if;
	c := rg.case_of(p_case);
	select * into s from rg.service v
	where v.code = rg.sort_target(p_action);
	if c.service <> 'rights-intake' or api.side() <> 'off'
		or rg.sort_target(p_action) is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_action';
	elsif c.version <> p_version then
		raise exception using errcode = 'RG409', message = 'err_stale',
			detail = c.version::text;
	elsif not exists (select from api.actions(c.id) a
			where a.action = p_action) then
		raise exception using errcode = 'RG403', message = 'err_role';
	elsif s.standard is null or not s.open then
		raise exception using errcode = 'RG422',
			message = 'note:err_service_closed';
	end if;
	d := rg.draft_new(s, c.applicant, c.channel, c.entered_by);
	insert into rg.sorted (intake, target, action, by, at)
	values (c.id, d, p_action, api.me(), api.now());
	return query select null::text, d, s.standard, s.code;
end $$;
comment on function api.sort_begin(bigint, int, text, text) is
	'First half of sorting: makes the case a matter is to become, for the '
	'answers to be sealed for it. Stands only with api.sort_end() in the same '
	'transaction. A key that was used answers with what it did.';

create or replace function api.sort_end(p_case bigint, p_version int,
	p_action text, p_note text, p_paths text[], p_values text[],
	p_new_paths text[], p_new_values text[], p_apart bigint[], p_key text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.case_of(p_case);
	n rg.case_file;
	a rg.standard_action;
begin
	if api.side() <> 'off' then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	select f.* into n from rg.sorted s
	join rg.case_file f on f.id = s.target
	where s.intake = c.id and s.action = p_action and s.by = api.me()
		and f.kind = 'draft';
	if n.id is null then
		raise exception using errcode = 'RG409',
			message = 'err_not_now';
	end if;
	insert into rg.case_aside (case_id, account, at)
	select x, o, api.now() from unnest(p_apart) o,
		unnest(array[p_case, n.id]) x
	on conflict do nothing;
	-- The old case first: whatever it refuses, nothing has begun.
	perform api.act(p_case, p_version, p_action, p_note, null, '{}',
		p_paths, p_values, '');
	perform rg.put_fields(n.id, '{}', p_new_paths, p_new_values);
	select * into a from rg.standard_action x
	where x.standard = n.standard and x.action = 'submit';
	n := rg.take_step(n, a, (select s.target from rg.standard_step s
		where s.standard = n.standard and s.action = 'submit'
		and s.from_state = 'DRAFT'), api.me(), 'filler', null, '',
		'{}');
	-- Counselling is closed to all but counsellors; what came before is not.
	if n.locked and n.service = 'rights-petition' then
		perform rg.lock_case(f) from rg.case_file f
		where f.id = p_case;
	end if;
	delete from rg.case_lock l where l.case_id in (p_case, n.id)
		and l.account = any (p_apart);
	return rg.idem_keep(p_key, n.no);
end $$;
comment on function api.sort_end(bigint, int, text, text, text[], text[],
	text[], text[], bigint[], text) is
	'Second half of sorting: ends the matter with the reason told and '
	'begins the new case with the answers carried over, both or neither; '
	'officers named as having an interest are kept away. Answers the new '
	'number.';

create or replace function api.sorted_to(p_no text)
returns table (no text, service text, title text, title_en text,
	from_intake boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file x where x.no = p_no;
	if not coalesce(api.sees(c), false) then
		return;
	end if;
	return query
	select o.no, o.service, v.title, v.title_en, s.target = c.id
	from rg.sorted s
	join rg.case_file o on o.id = case when s.intake = c.id
		then s.target else s.intake end
	join rg.service v on v.code = o.service
	where (s.intake = c.id or s.target = c.id) and api.sees(o);
end $$;
comment on function api.sorted_to(text) is
	'What a matter became, or what a case came from.';

create or replace function api.discipline_names(p_no text)
returns table (id bigint, name text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
begin
	if c.id is null then
		return;
	end if;
	return query select a.id, a.name from rg.account a
	where a.state = 'active' and a.station in (
		api.station_for(c.area, 3), api.station_for(c.area, 2))
		and exists (select from rg.role_grant g where g.account = a.id
			and g.role = 'discipline');
end $$;
comment on function api.discipline_names(text) is
	'Who would be named for an accusation, so that one whose name stands '
	'in it can be kept away.';

-- A letter without a sender -----------------------------------------------------------

create or replace function api.open_letter(p_channel text, p_key text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.service;
	me rg.account;
	p bigint;
	d bigint;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	select * into me from rg.account where id = api.me();
	if api.side() <> 'off' or me.station is null
		or not (api.has_role('clerk') or api.has_role('dispatcher'))
	then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	select * into s from rg.service where code = 'rights-intake';
	if s.standard is null or not s.open
		or api.module() not in ('', s.module) then
		raise exception using errcode = 'RG404',
			message = 'err_no_service';
	elsif coalesce(p_channel, '') not in ('counter', 'phone', 'paper',
			'video', 'system') then
		raise exception using errcode = 'RG422',
			message = 'channel:err_choice';
	elsif not rg.limit_count('open:' || me.id, 60, interval '1 h') then
		raise exception using errcode = 'RG429', message = '600';
	end if;
	-- An account that nobody can log in to, so that the letter has a key
	-- and a keeping time of its own.
	insert into rg.account (side, kind, login, name, created_at)
	values ('pub', 'person', 'letter-' || gen_random_uuid(), '匿名',
		api.now()) returning id into p;
	d := rg.draft_new(s, p, p_channel, me.id);
	update rg.case_form set fields = '{"named": "no"}' where case_id = d;
	return rg.idem_keep(p_key, d::text)::bigint;
end $$;
comment on function api.open_letter(text, text) is
	'An officer registers an anonymous letter or call; no notice is due '
	'where name or address is unknown '
	'(Regulations on the Work of Petitions 23).';
