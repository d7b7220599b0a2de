-- What the portal asks for the person who is signed in, and a few open pages
-- that no other file answers: guides, one row of a notice, what became of an
-- objection.

create or replace function api.guide(p_code text)
returns table (code text, module text, title text, title_en text,
	standard bigint, version int, loaded_on date)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select s.code, s.module, s.title, s.title_en, s.standard, v.version,
		rg.local_day(v.loaded_at)
	from rg.service s join rg.standard v on v.id = s.standard
	where s.code = p_code and s.open
$$;
comment on function api.guide(text) is
	'Version of the standard that a service''s guide shows.';

create or replace function api.notice_row(p_no text, p_row bigint)
returns table (id bigint, no text, title text, title_en text,
	until_on date, cols jsonb, result text, open boolean)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select r.id, n.no, n.title, n.title_en, n.until_on, r.cols, r.result,
		n.open and r.result in ('open', 'frozen')
	from api.notice(p_no) n join rg.notice_row r on r.notice = n.id
	where r.id = p_row
$$;
comment on function api.notice_row(text, bigint) is
	'One published row, and whether it may still be objected to.';

create or replace function api.objection_state(p_no text)
returns table (no text, at timestamptz, state text,
	answered_at timestamptz)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select no, at, state, answered_at from rg.objection where no = p_no
$$;
comment on function api.objection_state(text) is
	'How far an objection is, by the number its sender was given; says '
	'neither who sent it nor whom it is about.';

-- My things -------------------------------------------------------------------

create or replace function api.my_cases()
returns table (id bigint, no text, module text, service text,
	service_en text, title text, state text, kind text, word text,
	word_en text, due_on date, owed_on date, changed_at timestamptz,
	unread bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select c.id, c.no, c.module, s.title, s.title_en, c.title, c.state,
		c.kind, st.applicant, st.applicant_en,
		case when c.kind = 'open' and not c.paused
			then c.due_on end,
		(select min(t.due_on) from rg.case_timer t
			where t.case_id = c.id and t.owed and not t.paused),
		c.changed_at,
		(select count(*) from rg.case_message m
			where m.case_id = c.id and m.side = 'off'
			and m.read_at is null)
	from rg.case_file c join rg.service s on s.code = c.service
	join rg.standard_state st on st.standard = c.standard
		and st.state = c.state
	where c.applicant = (select api.me()) and c.erased_at is null
	order by c.id desc limit 200
$$;
comment on function api.my_cases() is
	'One''s own cases, newest first, with the day by which something is '
	'owed or promised.';

drop function if exists api.my_messages(bigint, text);
create or replace function api.my_messages(p_before bigint, p_lang text)
returns table (id bigint, at timestamptz, no text, module text,
	words text, read boolean, template text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select o.id, o.at, c.no, c.module,
		replace(replace(replace(coalesce(
			rg.sv(c.standard, 'messages.' || o.template || '.text'
				|| case when p_lang = 'en' then '.en'
				else '' end),
			rg.sv(c.standard, 'messages.' || o.template
				|| '.text'), ''),
			'{no}', coalesce(o.params->>'no', '')),
			'{title}', coalesce(o.params->>'title', '')),
			'{due}', coalesce(o.params->>'due', '')),
		o.read_at is not null, o.template
	from rg.outbox o join rg.case_file c on c.id = o.case_id
	where o.account = (select api.me()) and o.way = 'site'
		and (p_before is null or o.id < p_before)
	order by o.id desc limit 51
$$;
comment on function api.my_messages(bigint, text) is
	'Messages shown on the site, newest first, in the words of the standard; '
	'without words, their template has them.';

create or replace function api.my_messages_read() returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.outbox set read_at = api.now()
	where account = (select api.me()) and way = 'site' and read_at is null
$$;
comment on function api.my_messages_read() is
	'Marks one''s messages on the site as read.';

create or replace function api.who_read(p_before bigint)
returns table (id bigint, at timestamptz, no text, station text,
	roles text, roles_en text, by_code boolean)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select l.id, l.at, l.object, t.name,
		(select string_agg(r.title, '、' order by r.code)
			from rg.role_grant g join rg.role r on r.code = g.role
			where g.account = l.account),
		(select string_agg(r.title_en, ', ' order by r.code)
			from rg.role_grant g join rg.role r on r.code = g.role
			where g.account = l.account),
		l.account is null
	from rg.case_file c join rg.read_log l on l.object = c.no
	left join rg.station t on t.id = l.station
	-- The index of the log holds what has an object.
	where c.applicant = (select api.me()) and l.object <> ''
		and l.account is distinct from (select api.me())
		and (p_before is null or l.id < p_before)
	union all
	select l.id, l.at, '', t.name,
		(select string_agg(r.title, '、' order by r.code)
			from rg.role_grant g join rg.role r on r.code = g.role
			where g.account = l.account),
		(select string_agg(r.title_en, ', ' order by r.code)
			from rg.role_grant g join rg.role r on r.code = g.role
			where g.account = l.account), false
	from rg.read_log l left join rg.station t on t.id = l.station
	where l.object = (select api.me())::text and l.object <> ''
		and l.route = '/desk/employment/pool/:person'
		and (p_before is null or l.id < p_before)
	order by 1 desc limit 51
$$;
comment on function api.who_read(bigint) is
	'Who looked at one''s cases, and at the particulars one let officers '
	'see (no number): station, roles and time, no names (PIPL 44).';

create or replace function api.my_account()
returns table (id bigint, kind text, name text, mobile text, lang text,
	large boolean, created_on date, password_on date, sessions bigint)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select a.id, a.kind, a.name, a.mobile, a.lang, a.large,
		rg.local_day(a.created_at), rg.local_day(a.password_at),
		(select count(*) from rg.session s where s.account = a.id
			and s.ended_at is null
			and s.seen_at > now() - interval '30 min'
			and s.created_at > now() - interval '12 h')
	from rg.account a where a.id = (select api.me())
$$;
comment on function api.my_account() is 'One''s own account.';

create or replace function api.my_consents()
returns table (id bigint, purpose text, version text,
	given_at timestamptz, withdrawn_at timestamptz)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select id, purpose, version, given_at, withdrawn_at from rg.consent
	where account = (select api.me()) order by id
$$;
comment on function api.my_consents() is 'Consents one has given.';

create or replace function api.my_name(p_name text) returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.account set name = p_name
	where id = (select api.me()) and side = 'pub'
$$;
comment on function api.my_name(text) is
	'Corrects the name of one''s own account (PIPL 46).';

create or replace function api.my_sessions_end() returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.session s set ended_at = clock_timestamp()
	from rg.live_session() l
	where s.account = l.account and s.id <> l.id and s.ended_at is null
$$;
comment on function api.my_sessions_end() is
	'Ends one''s log-ins on other devices.';

create or replace function api.my_data() returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select jsonb_pretty(jsonb_build_object(
		'as_of', api.now(),
		'account', (select jsonb_build_object('id', a.id::text,
			'kind', a.kind, 'name', a.name, 'mobile', a.mobile,
			'language', a.lang, 'large_type', a.large,
			'opened_at', a.created_at)
			from rg.account a where a.id = (select api.me())),
		'consents', coalesce((select jsonb_agg(jsonb_build_object(
			'purpose', purpose, 'version', version,
			'given_at', given_at, 'withdrawn_at', withdrawn_at)
			order by id) from rg.consent
			where account = (select api.me())), '[]'),
		'job_particulars', (select to_jsonb(j) - 'account'
			from rg.resume j where j.account = (select api.me())),
		'job_applications', coalesce((select jsonb_agg(
			jsonb_build_object('post', p.title, 'state', m.state,
			'at', m.at) order by m.id) from rg.job_match m
			join rg.job_post p on p.id = m.post
			where m.account = (select api.me())), '[]'),
		'job_found_since', (select p.since from rg.job_pool p
			where p.account = (select api.me())),
		'job_proposals', coalesce((select jsonb_agg(
			jsonb_build_object('post', p.title, 'at', o.at,
			'note', o.note, 'state', o.state) order by o.id)
			from rg.job_proposal o
			join rg.job_post p on p.id = o.post
			where o.account = (select api.me())), '[]'),
		'job_searches', coalesce((select jsonb_agg(
			to_jsonb(k) - 'account' order by k.id)
			from rg.job_search k
			where k.account = (select api.me())), '[]'),
		'job_fairs', coalesce((select jsonb_agg(jsonb_build_object(
			'fair', f.title, 'day', f.day, 'number', v.n,
			'state', v.state) order by v.id)
			from rg.fair_visitor v
			join rg.job_fair f on f.id = v.fair
			where v.account = (select api.me())), '[]'),
		'training', coalesce((select jsonb_agg(jsonb_build_object(
			'class', k.title, 'seat', e.seat, 'certificate',
			e.cert, 'left', e.gone_at) order by e.queue)
			from rg.training_enrol e
			join rg.training_class k on k.id = e.class
			where e.account = (select api.me())), '[]'),
		'cases', coalesce((select jsonb_agg(jsonb_build_object(
			'number', c.no, 'service', c.service,
			'title', c.title, 'state', c.state,
			'begun_at', c.created_at,
			'submitted_at', c.submitted_at,
			'closed_at', c.closed_at,
			-- What is sealed is opened by its module alone.
			'answers', (select jsonb_object_agg(key, value)
				from jsonb_each_text(f.fields)
				where value !~ '^(gcm|sm4)\.'),
			'messages', (select jsonb_agg(jsonb_build_object(
				'at', m.at, 'from', case m.side when 'pub'
				then 'applicant' else 'office' end,
				'text', m.body) order by m.id)
				from rg.case_message m
				where m.case_id = c.id),
			'rating', (select jsonb_build_object('level', x.level,
				'efficiency', x.efficiency, 'guide', x.guide,
				'convenience', x.ease,
				'operation', x.operation, 'at', x.at)
				from rg.rating x where x.case_id = c.id))
			order by c.id)
			from rg.case_file c
			left join rg.case_form f on f.case_id = c.id
			where c.applicant = (select api.me())), '[]')))
$$;
comment on function api.my_data() is
	'Copy of what is kept about the one asking, as JSON text (PIPL 45).';

create or replace function api.account_close() returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a bigint := api.me();
begin
	perform from rg.account where id = a and side = 'pub' for update;
	if not found then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if exists (select from rg.case_file where applicant = a and kind in
		('open', 'waiting', 'notice', 'member')) then
		return 'sure:err_case_open';
	end if;
	-- Under a hold the account is closed now and emptied later.
	if rg.is_person_held(a) then
		update rg.account set state = 'closed' where id = a;
		update rg.session set ended_at = clock_timestamp()
		where account = a and ended_at is null;
	else
		perform rg.empty_account(a);
		if not exists (select from rg.case_file
			where applicant = a and erased_at is null) then
			perform rg.erase_account(a, null);
		end if;
	end if;
	perform rg.note_security('account_close', a::text, a, '');
	return 'ok';
end $$;
comment on function api.account_close() is
	'Closes one''s own account and empties name and number (PIPL 47); '
	'refused while a case is under way. Who has no case is erased at once; '
	'cases stay for their own time, and with the last the person''s key '
	'goes.';

-- A person signed in who opens a case by its query code keeps his session: the
-- leave is bound to its token, one case at a time.
create or replace function api.guest_leave() returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	delete from rg.guest where token = sha256(convert_to(
		current_setting('rg.token', true), 'UTF8'))
$$;
comment on function api.guest_leave() is
	'Gives back the leave to read one case that the token had.';

create or replace function api.figures_bars(p_kind text)
returns table (label text, label_en text, n bigint, width int)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select label, label_en, n,
		(n * 1000 / greatest(max(n) over (), 1))::int
	from api.figures_by(p_kind)
$$;
comment on function api.figures_bars(text) is
	'Figures with the length of a bar, in thousandths of the longest.';
