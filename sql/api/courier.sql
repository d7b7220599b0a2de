-- What the courier does by itself: end of clocks, escalation, reminders,
-- outbox, keeping times. Each call does one batch and says how much.

create or replace function rg.run_clock(p_case bigint, p_action text)
returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return api.act_system(p_case, p_action);
exception
	when deadlock_detected or lock_not_available then
		return null;
	when others then
		-- One case that cannot go on must not hold up the others.
		raise warning 'case %: % failed, SQLSTATE %', p_case, p_action,
			sqlstate;
		return false;
end $$;
comment on function rg.run_clock(bigint, text) is
	'One step of the system; false: it cannot be taken, empty: not now.';

create or replace function api.run_clocks(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d record;
	ok boolean;
	n int := 0;
begin
	for d in select t.case_id, t.clock, t.missed from rg.case_timer t
		join rg.case_file c on c.id = t.case_id
		where not t.paused and t.due_at <= (select api.now())
			and t.missed <> 'red'
		order by t.due_at limit p_limit
		for update of c skip locked
	loop
		ok := rg.run_clock(d.case_id, d.missed);
		if ok then
			n := n + 1;
		elsif not ok then
			-- The action does not leave this state: it waits
			-- for the next step of the case, which renews this.
			update rg.case_timer t set missed = 'red'
			where t.case_id = d.case_id and t.clock = d.clock;
		end if;
	end loop;
	return n;
end $$;
comment on function api.run_clocks(int) is
	'Takes the steps that fall due; returns how many.';

create or replace function rg.tell_late(c rg.case_file, p_kind text,
	p_station bigint) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	insert into rg.escalation (case_id, state_at, kind, station, at)
	values (c.id, c.state_at, p_kind, p_station, api.now())
	on conflict do nothing;
	if not found then
		return false;
	end if;
	insert into rg.outbox (account, way, address, template, params,
		case_id, state, next_at, at, sent_at)
	select a.id, 'site', '', case p_kind when 'amber' then 'amber'
		else 'escalated' end, jsonb_build_object('no', c.no,
		'title', c.title, 'due', least(c.step_due_on, case
			when not c.paused then c.due_on end)), c.id, 'sent',
		now(), api.now(), api.now()
	from rg.account a
	where a.state = 'active' and (not c.locked or exists (select
			from rg.case_lock l where l.case_id = c.id
			and l.account = a.id)) and case
		when c.locked then true
		when p_kind = 'amber' and c.owner is not null
			then a.id = c.owner
		else a.station = p_station and exists (select from
			rg.role_grant g where g.account = a.id
			and g.role = 'supervisor') end;
	return true;
end $$;
comment on function rg.tell_late(rg.case_file, text, bigint) is
	'Warns once: of amber the owner, or the supervisors where there is '
	'none; of lateness the supervisors of the station.';

-- They began from the beginning each time, and were slower the more was late.
drop function if exists rg.warn_amber(int);
drop function if exists api.escalate(int);
create or replace function api.escalate(p_limit int, p_after bigint default 0)
returns table (n int, last bigint)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	st bigint;
	t date := api.today();
	seen int := 0;
begin
	n := 0;
	-- A case that stands at the root has nowhere to go.
	for c in select f.* from rg.case_file f
		where f.queue <> '' and f.id > p_after
			and (rg.is_late(f, t) or rg.is_soon(f, t))
			and case when not rg.is_late(f, t) then
				not exists (select from rg.escalation e
					where e.case_id = f.id
					and e.state_at = f.state_at
					and e.kind = 'amber')
			else f.escalated = 0
				or not exists (select from rg.escalation e
					where e.case_id = f.id
					and e.state_at = f.state_at
					and e.kind <> 'amber'
					and rg.local_day(e.at) > t - 2)
				and api.station_above(f.station) is not null
			end
		order by f.id limit p_limit for update skip locked
	loop
		seen := seen + 1;
		last := c.id;
		if not rg.is_late(c, t) then
			n := n + rg.tell_late(c, 'amber', c.station)::int;
			continue;
		end if;
		st := case when c.escalated = 0 then c.station
			else api.station_above(c.station) end;
		perform rg.tell_late(c, case when not c.paused
			and c.due_on < t then 'red' else 'step' end, st);
		update rg.case_file set station = st,
			escalated = escalated + 1 where id = c.id;
		perform rg.note_move(c.id, null, c.owner, (select name
			from rg.station where id = st), 'escalate');
		n := n + 1;
	end loop;
	if seen < p_limit then
		last := null;
	end if;
	return next;
end $$;
comment on function api.escalate(int, bigint) is
	'Warns of steps two thirds used. Late steps go to the supervisor of '
	'the station that answers, two days later to the station above, and so '
	'on; each is told once a step, with or without owner. So many cases '
	'after one; returns how many were told, and where to go on, if there '
	'may be more.';

create or replace function api.remind(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d record;
	c rg.case_file;
	v_module text;
	v_n int;
	t date := api.today();
	n int := 0;
begin
	for d in select x.case_id, x.clock, r.due
		from rg.case_timer x
		join rg.case_file f on f.id = x.case_id
		join rg.standard_clock k on k.standard = f.standard
			and k.clock = x.clock,
		lateral (select count(*)::int from unnest(k.remind) b
			where x.due_on - b <= t) r (due)
		where x.owed and not x.paused and x.due_on >= t
			and x.due_on <= t + (select max(m) from
				rg.standard_clock s, unnest(s.remind) m)
			and x.reminded < r.due
		limit p_limit for update of x skip locked
	loop
		select * into c from rg.case_file where id = d.case_id;
		perform rg.tell(c, 'remind_' || d.clock, d.clock);
		update rg.case_timer set reminded = d.due
		where case_id = d.case_id and clock = d.clock;
		n := n + 1;
	end loop;
	-- What a module reminds of besides, such as a limit that runs from an
	-- answer in the form.
	for v_module in select distinct s.module from rg.service s order by 1
	loop
		if to_regprocedure(format('rg.remind_%s(int)', v_module))
				is not null then
			execute format('select rg.%I($1)', 'remind_'
				|| v_module) into v_n using p_limit;
			n := n + v_n;
		end if;
	end loop;
	return n + rg.remind_rating(p_limit);
end $$;
comment on function api.remind(int) is
	'Reminds applicants of what they owe, each day of the list once; each '
	'module of what its rg.remind_<module> knows besides.';

-- The result has other columns than before; nothing depends on it.
create or replace function api.outbox_take(p_ways text[], p_limit int)
returns table (id bigint, way text, address text, template text, lang text,
	words text, code text, no text, title text, due text, result text)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	with due as (
		select o.id from rg.outbox o
		where o.state = 'queued' and o.next_at <= now()
			and o.way = any (p_ways)
		order by o.next_at limit p_limit for update skip locked),
	mine as (
		update rg.outbox o set next_at = now() + interval '5 min',
			tries = o.tries + 1
		from due where o.id = due.id returning o.*)
	select m.id, m.way, m.address, m.template,
		coalesce(a.lang, 'zh-CN'),
		coalesce(case when a.lang = 'en' then rg.sv(
			(m.params->>'standard')::bigint, 'messages.'
			|| m.template || '.text.en') end,
			rg.sv((m.params->>'standard')::bigint, 'messages.'
			|| m.template || '.text')),
		m.params->>'code', m.params->>'no', m.params->>'title',
		m.params->>'due', m.params->>'state'
	from mine m left join rg.account a on a.id = m.account;
end $$;
comment on function api.outbox_take(text[], int) is
	'Hands out messages to deliver by ways that are set up; one not '
	'reported back within five minutes is handed out again.';

create or replace function api.outbox_done(p_id bigint, p_error text)
returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.outbox set
		state = case when p_error is null then 'sent'
			when tries >= 8 then 'given_up' else 'queued' end,
		sent_at = case when p_error is null then api.now() end,
		-- A one-time code has no business here once it is out.
		params = case when template = 'code' and (p_error is null
			or tries >= 8) then '{}' else params end,
		error = left(coalesce(p_error, ''), 200),
		next_at = now() + interval '1 min' * power(2, least(tries, 8))
	where id = p_id
$$;
comment on function api.outbox_done(bigint, text) is
	'Reports a delivery, or its failure: tried again, ever later, eight '
	'times.';

create or replace function api.files_to_delete(p_limit int)
returns table (id bigint, stored text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select id, stored from rg.files_due(p_limit)
$$;
comment on function api.files_to_delete(int) is
	'Some of the stored files whose time is over.';

create or replace function api.file_deleted(p_upload bigint) returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.upload set state = 'deleted', stored = repeat('0', 32)
	where id = p_upload
$$;
comment on function api.file_deleted(bigint) is
	'Notes that the bytes of a file are gone.';

create or replace function api.sweep() returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d rg.case_file;
begin
	delete from rg.carry where at < now() - interval '30 min';
	delete from rg.read_log
	where at < (select api.now()) - (select rg.keep('read_log'))
		and not rg.log_held(account, object);
	delete from rg.security_log
	where at < now() - (select rg.keep('security_log'))
		and not rg.log_held(account, object);
	delete from rg.guest where expires_at < now();
	delete from rg.code where expires_at < now() - interval '1 day';
	delete from rg.rate where since < now() - interval '1 day';
	delete from rg.idem where at < now() - (select rg.keep('idem'));
	delete from rg.session where coalesce(ended_at, seen_at)
		< now() - (select rg.keep('session'));
	-- So many an hour: a backlog does not hold the log and the messages of
	-- everybody for minutes.
	update rg.outbox o set address = '', params = '{}', state = 'erased'
	where o.id = any (array(select x.id from rg.outbox x
		where x.state in ('sent', 'given_up') and x.way <> 'site'
			and coalesce(x.sent_at, x.at) < (select api.now())
				- (select rg.keep('message'))
			and not rg.is_message_held(x.case_id, x.account)
		order by coalesce(x.sent_at, x.at) limit 20000));
	-- Drafts nobody came back to.
	for d in select f.* from rg.case_file f
		where f.kind = 'draft'
			and f.changed_at < (select api.now())
				- (select rg.keep('draft'))
			and not rg.is_held(f.id)
		order by f.id limit 500 for update skip locked
	loop
		perform rg.drop_draft(d);
	end loop;
	perform rg.erase_closed(100);
	-- Early warnings nobody looked at again.
	delete from rg.risk_note where until_on < (select api.today());
	-- Places on leaders' days go when a case of that age would.
	delete from rg.duty_booking b using rg.duty_day y
	where y.id = b.duty and y.day < (select api.now())
			- (select rg.keep('case'))
		and not rg.is_message_held(b.case_id, b.account);
	perform rg.sweep_legal();
	perform rg.sweep_counsel();
	perform rg.sweep_jobs();
	perform rg.sweep_fairs();
	perform rg.sweep_loans();
	-- An owner who did not touch a case for ten days loses it.
	update rg.case_file set owner = null, owner_at = null
	where owner is not null and queue <> ''
		and owner_at < (select api.now()) - interval '10 days'
		and changed_at < (select api.now()) - interval '10 days'
		and not exists (select from rg.case_reviewer v
			where v.case_id = rg.case_file.id
			and v.account = rg.case_file.owner);
end $$;
comment on function api.sweep() is
	'Deletes what has outlived its keeping time and needs no officer, except '
	'what a hold keeps; erases persons who closed their accounts.';
