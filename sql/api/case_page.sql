-- All that the applicant's page of a case shows, in one answer. Row security
-- would ask at each table anew who is there and whether the case is his; here
-- it is asked once (api.sees), and what a guest with number and code is not to
-- see does not leave the database. It looks for one case by its keys: no plan is
-- better for one number than for another, so none is made anew.

create or replace function rg.case_head(c rg.case_file) returns json
language plpgsql stable
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	today date := api.today();
begin
	return json_build_object('id', c.id::text, 'no', c.no,
		'standard', c.standard::text, 'service', c.service,
		'version', c.version, 'state', c.state, 'kind', c.kind,
		'title', c.title, 'applicant', c.applicant::text,
		'reason', c.reason, 'today', today,
		'place', api.division_path(nullif(c.area, 0)),
		'submitted', to_char(c.submitted_at, 'YYYY-MM-DD'),
		'closed', to_char(c.closed_at, 'YYYY-MM-DD'),
		'due', case when c.kind in ('open', 'notice', 'waiting')
			then c.due_on end,
		'paused', case when c.paused then 1 end,
		'provisional', case when c.provisional then 1 end,
		'late', case when c.due_on < today and not c.paused
			and c.kind = 'open' then 1 end);
end $$;
comment on function rg.case_head(rg.case_file) is
	'A case in few words.';

create or replace function api.case_page(p_no text)
returns table (path text, doc json)
language plpgsql stable security definer rows 10
set plan_cache_mode = force_generic_plan
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	own boolean := api.me() is not null;
begin
	select * into c from rg.case_file where no = p_no;
	if c.id is null or c.state = 'DROPPED'
		or not coalesce(api.sees(c), false) then
		return;
	end if;
	return query values
	('Page.case', rg.case_head(c)),
	('Page.events', (select json_agg(x) from (
		select to_char(e.at, 'YYYY-MM-DD HH24:MI') as at, e.action,
			e.from_state as "from", e.to_state as "to", e.reason,
			e.actor_role as role, nullif(t.note, '') as note
		from rg.case_event e left join rg.case_event_text t
			on t.chain = e.chain and t.seq = e.seq
		where e.case_id = c.id and e.seen
		order by e.version, e.seq) x)),
	('Page.clocks', (select json_agg(x) from (
		select t.clock, t.due_on as due,
			case when t.paused then 1 end as paused,
			case when t.owed then 1 end as owed,
			case when t.provisional then 1 end as provisional
		from rg.case_timer t where t.case_id = c.id
		order by t.due_on, t.clock) x)),
	('Page.items', (select json_agg(x) from (
		select i.item, i.note, k.due_on as due
		from rg.case_correction k, unnest(k.items, k.notes)
			with ordinality i(item, note, n)
		where k.case_id = c.id and k.done_at is null
			and c.kind = 'waiting'
		order by i.n) x));
	if not own then
		return;
	end if;
	return query values
	('Answer', (select f.fields::json from rg.case_form f
		where f.case_id = c.id)),
	('Page.files', (select json_agg(x) from (
		select u.id::text, u.paper, u.name, u.type, u.state, u.note,
			api.size_word(u.size) as size,
			encode(u.sha256, 'hex') as sha256,
			to_char(u.at, 'YYYY-MM-DD HH24:MI') as at,
			case when u.at > k.asked_at then 1 end as new
		from rg.upload u left join rg.case_correction k
			on k.case_id = c.id and k.done_at is null
		where u.case_id = c.id
			and u.state not in ('replaced', 'deleted')
		order by u.id) x)),
	('Page.messages', (select json_agg(x) from (select * from (
		select m.id::text, m.side, m.author_name as author, m.body,
			to_char(m.at, 'YYYY-MM-DD HH24:MI') as at,
			case when m.read_at is not null then 1 end as read,
			case when m.answer then 1 end as answer
		from rg.case_message m where m.case_id = c.id
		order by m.id desc limit 100) y order by y.id::bigint) x)),
	('Page.issued', (select json_agg(x) from (
		select p.id::text, p.kind, p.no, p.code, p.state,
			to_char(p.issued_at, 'YYYY-MM-DD') as issued,
			case when p.stored is not null then 1 end as printed
		from rg.paper p where p.case_id = c.id
		order by p.id) x)),
	('Page.actions', (select json_agg(x) from (
		select a.action, a.label, a.label_en as "label.en", a.note,
			a.opens
		from api.actions(c.id) a) x)),
	('Page.opened', case when c.entered_by is not null then (
		select row_to_json(x) from (select o.name, o.mobile, o.channel,
			o.by_name as by, o.station
		from api.opened_for(c.id) o) x) end);
end $$;
comment on function api.case_page(text) is
	'The applicant''s page of a case, as documents by the place they take '
	'in the page; nothing when the one asking may not see the case.';
