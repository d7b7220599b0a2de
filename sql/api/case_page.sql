-- All that the page of a case shows, in one answer: for its applicant, and for an
-- officer. Row security would ask at each table anew who is there and whether he
-- may see the case; here it is asked once (api.sees), and what somebody is not to
-- see does not leave the database. One case is looked for by its keys: no plan is
-- better for one number than for another, so none is made anew.

-- Parts of both pages ----------------------------------------------------------

-- A part is a row of names and values in turn, a list has a row for each entry;
-- all are texts, so that neither side has to read or write a document.  Each is
-- one query, without settings of its own, so that the planner puts it into the one
-- that asks: a page is then few plans.

create or replace function rg.page_case(c rg.case_file, p_today date)
returns text[] language sql stable as $$
	select array['id', c.id::text, 'no', c.no,
		'standard', c.standard::text, 'service', c.service,
		'version', c.version::text, 'state', c.state, 'kind', c.kind,
		'title', c.title, 'applicant', c.applicant::text,
		'reason', c.reason, 'today', p_today::text,
		'place', api.division_path(nullif(c.area, 0)),
		'submitted', to_char(c.submitted_at, 'YYYY-MM-DD'),
		'closed', to_char(c.closed_at, 'YYYY-MM-DD'),
		'due', case when c.kind in ('open', 'notice', 'waiting')
			then c.due_on::text end,
		'paused', case when c.paused then '1' end,
		'provisional', case when c.provisional then '1' end,
		'late', case when c.due_on < p_today and not c.paused
			and c.kind = 'open' then '1' end]
$$;
comment on function rg.page_case(rg.case_file, date) is
	'A case in few words; the day.';

create or replace function rg.page_answers(p_case bigint)
returns setof text[] language sql stable as $$
	select array[a.key, a.value]
	from rg.case_form f, jsonb_each_text(f.fields) a
	where f.case_id = p_case
$$;
comment on function rg.page_answers(bigint) is
	'What was filled in, as it is kept.';

create or replace function rg.page_clocks(p_case bigint)
returns setof text[] language sql stable as $$
	select array['clock', t.clock, 'due', t.due_on::text,
		'paused', case when t.paused then '1' end,
		'owed', case when t.owed then '1' end,
		'provisional', case when t.provisional then '1' end]
	from rg.case_timer t where t.case_id = p_case
	order by t.due_on, t.clock
$$;
comment on function rg.page_clocks(bigint) is 'Live clocks of a case.';

create or replace function rg.page_files(p_case bigint)
returns setof text[] language sql stable as $$
	select array['id', u.id::text, 'paper', u.paper, 'name', u.name,
		'type', u.type, 'state', u.state, 'note', u.note,
		'size', api.size_word(u.size),
		'sha256', encode(u.sha256, 'hex'),
		'at', to_char(u.at, 'YYYY-MM-DD HH24:MI'),
		'new', case when u.at > (select k.asked_at
			from rg.case_correction k
			where k.case_id = p_case and k.done_at is null)
			then '1' end]
	from rg.upload u
	where u.case_id = p_case and u.state not in ('replaced', 'deleted')
	order by u.id
$$;
comment on function rg.page_files(bigint) is
	'Files of a case; new: sent since something was asked for.';

create or replace function rg.page_messages(p_case bigint)
returns setof text[] language sql stable as $$
	select array['id', m.id::text, 'side', m.side,
		'author', m.author_name, 'body', m.body,
		'at', to_char(m.at, 'YYYY-MM-DD HH24:MI'),
		'read', case when m.read_at is not null then '1' end,
		'answer', case when m.answer then '1' end]
	from (select x.* from rg.case_message x where x.case_id = p_case
		order by x.id desc limit 100) m
	order by m.id
$$;
comment on function rg.page_messages(bigint) is
	'Messages of a case, the latest hundred.';

create or replace function rg.page_issued(p_case bigint)
returns setof text[] language sql stable as $$
	select array['id', p.id::text, 'kind', p.kind,
		'no', p.no, 'code', p.code, 'state', p.state,
		'issued', to_char(p.issued_at, 'YYYY-MM-DD'),
		'printed', case when p.stored is not null then '1' end]
	from rg.paper p where p.case_id = p_case
	order by p.id
$$;
comment on function rg.page_issued(bigint) is 'Papers issued on a case.';

create or replace function rg.page_opened(c rg.case_file)
returns setof text[]
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if c.entered_by is null then
		return;
	end if;
	return query
	select array['name', o.name, 'mobile', o.mobile,
		'channel', o.channel, 'by', o.by_name, 'station', o.station]
	from api.opened_for(c.id) o;
end $$;
comment on function rg.page_opened(rg.case_file) is
	'For whom a case was opened and by whom, if an officer did.';

-- The applicant's ---------------------------------------------------------------

create or replace function api.case_page(p_no text)
returns table (path text, cells text[])
language plpgsql stable security definer rows 60
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	me bigint := api.me();
	t timestamptz := api.now();
begin
	select * into c from rg.case_file where no = p_no;
	if c.id is null or c.state = 'DROPPED' or not (coalesce(rg.is_own(c,
		me), false) or coalesce(api.sees(c), false)) then
		raise exception using errcode = 'RG404',
			message = 'err_no_case';
	end if;
	return query
	select 'Page.case', rg.page_case(c, rg.local_day(t))
	union all
	select 'Page.clocks.*', x from rg.page_clocks(c.id) x
	union all
	(select 'Page.events.*', array[
			'at', to_char(e.at, 'YYYY-MM-DD HH24:MI'),
			'action', e.action, 'from', e.from_state,
			'to', e.to_state, 'reason', e.reason,
			'role', e.actor_role, 'note', nullif(w.note, '')]
		from rg.case_event e left join rg.case_event_text w
			on w.chain = e.chain and w.seq = e.seq
		where e.case_id = c.id and e.seen
		order by e.version, e.seq);
	if c.kind = 'waiting' then
		return query
		select 'Page.items.*', array['item', i.item, 'note', i.note,
			'due', k.due_on::text]
		from rg.case_correction k, unnest(k.items, k.notes)
			with ordinality i(item, note, n)
		where k.case_id = c.id and k.done_at is null
		order by i.n;
	end if;
	if c.module = 'alliance' then
		return query
		select 'Page.member', x from rg.page_member(c.id) x;
	end if;
	-- A guest sees how far it is, and no more.
	if me is null then
		return;
	end if;
	return query
	select 'Answer', x from rg.page_answers(c.id) x
	union all
	select 'Page.files.*', x from rg.page_files(c.id) x
	union all
	select 'Page.messages.*', x from rg.page_messages(c.id) x
	union all
	select 'Page.issued.*', x from rg.page_issued(c.id) x
	union all
	(select 'Page.actions.*', array['action', a.action, 'label', a.label,
			'label.en', a.label_en, 'note', a.note,
			'opens', a.opens]
		from rg.applicant_steps(c, t) a
		order by a.ord);
	if c.entered_by is not null then
		return query
		select 'Page.opened', x from rg.page_opened(c) x;
	end if;
	if c.closed_at is not null and c.applicant = me then
		return query
		select 'Page.rating', x from rg.page_rating(c) x;
	end if;
end $$;
comment on function api.case_page(text) is
	'The applicant''s page of a case, part by part: where it takes its place '
	'in the page (with .* an entry of a list), names and values in turn. '
	'RG404 when the one asking may not see the case, so that COMMIT, sent '
	'along, notes no reading.';

-- The officer's -----------------------------------------------------------------

create or replace function rg.page_head(c rg.case_file, p_me bigint)
returns setof text[]
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t date := api.today();
	-- Who left the name out is not named by the account either.
	hide boolean := rg.is_nameless(c.id);
begin
	return query
	select array['colour', case when c.queue = '' and (c.paused
				or c.kind <> 'waiting') then 'none'
			when rg.is_late(c, t) then 'red'
			when rg.is_soon(c, t) then 'amber'
			else 'green' end,
		'step_due', c.step_due_on::text,
		'raw_due', case when c.raw_due_on <> c.due_on
			then c.raw_due_on::text end,
		'owner', o.name,
		'mine', case when c.owner = p_me then '1' end,
		'held', case when c.owner is not null then '1' end,
		'can_hold', case when c.queue <> '' and rg.can_hold(c, p_me)
			then '1' end,
		'queue', c.queue, 'station', n.name,
		'escalated', nullif(c.escalated, 0)::text,
		'accepted', rg.local_day(c.accepted_at)::text,
		'state_on', rg.local_day(c.state_at)::text,
		'applicant_name', case when not hide then a.name end,
		'applicant_mobile', case when not hide then a.login end,
		'label', s.label, 'label.en', s.label_en,
		'was_late', case when c.late then '1' end,
		'channel', case when c.channel <> 'online'
			then c.channel end]
	from rg.account a
	join rg.standard_state s on s.standard = c.standard
		and s.state = c.state
	left join rg.account o on o.id = c.owner
	left join rg.station n on n.id = c.station
	where a.id = c.applicant;
end $$;
comment on function rg.page_head(rg.case_file, bigint) is
	'The head of a case for an officer: light, inner target, who has it, '
	'which station answers, who applied.';

create or replace function rg.page_events(p_case bigint, p_after int)
returns setof text[]
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	hide boolean := rg.is_nameless(p_case);
begin
	return query
	select array['at', to_char(e.at, 'YYYY-MM-DD HH24:MI'),
		'version', e.version::text, 'action', e.action,
		'from', e.from_state, 'to', e.to_state,
		'who', case when not hide or e.actor_role <> 'applicant' then
			coalesce(nullif(e.actor_name, ''), a.name) end,
		'role', e.actor_role, 'where', nullif(e.station_name, ''),
		'reason', nullif(e.reason, ''), 'note', nullif(t.note, ''),
		'inner', case when not e.seen then '1' end]
	from rg.case_event e
	left join rg.account a on a.id = e.actor
	left join rg.case_event_text t on t.chain = e.chain
		and t.seq = e.seq
	where e.case_id = p_case and e.version > p_after
	order by e.version desc, e.seq desc;
end $$;
comment on function rg.page_events(bigint, int) is
	'History of a case after a version, newest first, with who and where.';

create or replace function rg.page_values(p_case bigint)
returns setof text[]
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select array['version', e.version::text, 'path', k.key,
		'value', k.value #>> '{}',
		'both', case when jsonb_typeof(k.value) = 'object'
			then '1' end,
		'before', k.value->>'old', 'after', k.value->>'new']
	from rg.case_event e join rg.case_event_text t
		on t.chain = e.chain and t.seq = e.seq,
		jsonb_each(t.fields) k
	-- Digests by which answers are found are nothing to read.
	where e.case_id = p_case and k.key not like '%.index'
	order by e.version, k.key;
end $$;
comment on function rg.page_values(bigint) is
	'What was filled in at the steps of the history.';

create or replace function rg.page_tasks(p_case bigint, p_me bigint)
returns setof text[]
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select array['id', t.id::text, 'task', t.task, 'label', t.label,
		'role', t.role, 'opened', rg.local_day(t.opened_at)::text,
		'due', t.due_on::text, 'done', rg.local_day(t.done_at)::text,
		'done_by', a.name, 'result', nullif(t.result, ''),
		'note', nullif(t.note, ''),
		'mine', case when t.done_at is null and rg.can_do(t, p_me)
			then '1' end]
	from rg.case_task t left join rg.account a on a.id = t.done_by
	where t.case_id = p_case
	order by t.id;
end $$;
comment on function rg.page_tasks(bigint, bigint) is
	'Tasks of a case; mine: the officer may finish it.';

create or replace function rg.page_notes(p_case bigint)
returns table (path text, cells text[])
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select 'Page.reviewers.*', array['step', v.step, 'name', a.name,
		'at', to_char(v.at, 'YYYY-MM-DD')]
	from rg.case_reviewer v join rg.account a on a.id = v.account
	where v.case_id = p_case order by v.at;
	return query
	select 'Page.corrections.*', array['id', k.id::text,
		'asked', to_char(k.asked_at, 'YYYY-MM-DD'),
		'due', k.due_on::text, 'done', to_char(k.done_at,
		'YYYY-MM-DD'), 'item', i.item, 'note', i.note]
	from rg.case_correction k, unnest(k.items, k.notes)
		with ordinality i(item, note, n)
	where k.case_id = p_case order by k.id desc, i.n;
	return query
	select 'Page.objections.*', array['id', o.id::text, 'no', o.no,
		'name', o.name, 'mobile', o.mobile, 'body', o.body,
		'at', to_char(o.at, 'YYYY-MM-DD HH24:MI'), 'state', o.state,
		'answer', nullif(o.answer, ''), 'answered_by', a.name,
		'answered', to_char(o.answered_at, 'YYYY-MM-DD')]
	from rg.objection o left join rg.account a on a.id = o.answered_by
	where o.case_id = p_case order by o.id;
	return query
	select 'Page.notes.*', array['name', a.name, 'body', n.body,
		'at', to_char(n.at, 'YYYY-MM-DD HH24:MI')]
	from rg.case_note n join rg.account a on a.id = n.author
	where n.case_id = p_case order by n.id desc limit 200;
	return query
	select 'Page.moves.*', array[
		'at', to_char(m.at, 'YYYY-MM-DD HH24:MI'),
		'by', nullif(m.by_name, ''), 'from', nullif(m.from_name, ''),
		'to', nullif(m.to_name, ''), 'cause', m.cause]
	from rg.case_move m where m.case_id = p_case
	order by m.id desc limit 50;
end $$;
comment on function rg.page_notes(bigint) is
	'What officers wrote down beside the history: who took which step, '
	'correction notices, objections with names, notes, changes of hands.';

create or replace function rg.page_related(c rg.case_file)
returns setof text[]
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	mine record := rg.case_area();
begin
	return query
	with me as materialized (
		select f.fields from rg.case_form f where f.case_id = c.id),
	-- Sums that change nothing: no walk over all forms for fifty.
	hits as (
		(select x.id, 'applicant' as why from rg.case_file x
		where x.applicant = c.applicant
			and not rg.is_nameless(c.id)
			and not rg.is_nameless(x.id)
		order by x.id desc limit 50)
		union
		(select g.case_id, k.why from me cross join lateral (values
			('code', rg.sv(c.standard, 'subject.code')),
			('mobile', rg.sv(c.standard, 'subject.mobile')))
			k(why, path)
		join rg.case_form g on me.fields->>k.path <> ''
			and g.fields @> jsonb_build_object(k.path,
				me.fields->>k.path)
		order by g.case_id + 0 desc limit 50)
		union
		(select v.case_id, 'file' from rg.upload u
		join rg.upload v on v.sha256 = u.sha256
			and v.case_id <> c.id
		where u.case_id = c.id
			and u.state not in ('deleted', 'replaced')
			and v.state <> 'deleted'
		order by v.case_id desc limit 50)),
	found as (
		select x.id, x.no, x.title, x.state, s.label,
			s.label_en as "label.en",
			rg.local_day(x.submitted_at) as submitted,
			string_agg(h.why, ' ' order by h.why) as why
		from hits h join rg.case_file x on x.id = h.id
		join rg.standard_state s on s.standard = x.standard
			and s.state = x.state
		where x.id <> c.id and x.no is not null and x.kind <> 'draft'
			and api.module() in ('', x.module)
			and x.area between mine.lo and mine.hi
			and (not x.locked or x.id = any (api.my_locks()))
		group by x.id, s.label, s.label_en
		order by x.id desc limit 10)
	select array['no', x.no, 'title', x.title, 'state', x.state,
		'label', x.label, 'label.en', x."label.en",
		'submitted', x.submitted::text, 'why', x.why]
	from found x order by x.id desc;
end $$;
comment on function rg.page_related(rg.case_file) is
	'Other cases in the officer''s area with the same applicant, code, '
	'telephone or file; shown, never merged.';

create or replace function api.desk_page(p_no text, p_whole boolean,
	p_after int)
returns table (path text, cells text[])
language plpgsql stable security definer rows 100
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.seen_by_officer(p_no);
	me bigint := api.me();
begin
	if c.id is null then
		return;
	end if;
	return query
	select 'Page.case', rg.page_case(c, api.today())
	union all
	select 'Page.head', x from rg.page_head(c, me) x
	union all
	select 'Answer', x from rg.page_answers(c.id) x
	union all
	select 'Page.opened', x from rg.page_opened(c) x
	union all
	select 'Page.files.*', x from rg.page_files(c.id) x
	union all
	select 'Page.tasks.*', x from rg.page_tasks(c.id, me) x
	union all
	select 'Page.actions.*', array['action', a.action, 'label', a.label,
		'label.en', a.label_en]
	from rg.actions_of(c, me, api.side()) a;
	if p_after is not null then
		return query select 'Page.changed.*', x
		from rg.page_events(c.id, p_after) x;
	end if;
	if not p_whole then
		return;
	end if;
	return query
	select 'Page.clocks.*', x from rg.page_clocks(c.id) x
	union all
	select 'Page.messages.*', x from rg.page_messages(c.id) x
	union all
	select 'Page.issued.*', x from rg.page_issued(c.id) x
	union all
	select 'Page.events.*', x from rg.page_events(c.id, 0) x
	union all
	select 'Page.values.*', x from rg.page_values(c.id) x
	union all
	select 'Page.related.*', x from rg.page_related(c) x
	union all
	select n.path, n.cells from rg.page_notes(c.id) n;
end $$;
comment on function api.desk_page(text, boolean, int) is
	'An officer''s page of a case, part by part as api.case_page() gives '
	'it; without p_whole what a step needs. What changed after a version, '
	'if one is given. Nothing when he may not see the case.';
