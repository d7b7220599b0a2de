-- Keeping times, holds and erasure. What is harmless goes by itself
-- (api.sweep()); cases, notices and persons go by a request of one officer
-- that another approved. A hold wins over both. The history stays whole: of an
-- erased case the chained rows remain, their words and salts are deleted.

-- Times and holds ------------------------------------------------------------

create or replace function rg.keep(p_kind text, p_day date default null)
returns interval
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select k.keep from rg.keeping k where k.kind = p_kind
		and k.from_on <= coalesce(p_day, api.today())
		order by k.from_on desc limit 1);
end $$;
comment on function rg.keep(text, date) is
	'Keeping time of a kind on a day, today if none is named.';

create or replace function rg.is_held(p_case bigint) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.hold h where h.lifted_at is null
			and h.case_id = p_case)
		or exists (select from rg.hold h join rg.case_file c
			on c.applicant = h.account
			where h.lifted_at is null and c.id = p_case);
end $$;
comment on function rg.is_held(bigint) is
	'Whether a hold lies on a case or on its applicant.';

create or replace function rg.is_person_held(p_account bigint)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.hold h where h.lifted_at is null
			and h.account = p_account)
		or exists (select from rg.hold h join rg.case_file c
			on c.id = h.case_id
			where h.lifted_at is null and c.applicant = p_account);
end $$;
comment on function rg.is_person_held(bigint) is
	'Whether a hold lies on a person or on one of his cases.';

create or replace function rg.keep_kind(c rg.case_file) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return case
	when (select letters from rg.service where code = c.service) = 'XL'
		then 'counselling'
	when c.state = 'DROPPED' or c.kind = 'final_no' and not exists (
		select from rg.case_event e where e.case_id = c.id
		and e.to_state = c.state and e.from_state <> c.state
		and e.actor_role not in ('applicant', 'system'))
		then 'unfinished'
	else 'case' end;
end $$;
comment on function rg.keep_kind(rg.case_file) is
	'By which keeping time an ended case goes: unfinished is one that no '
	'officer decided, because it was withdrawn or lapsed.';

create or replace function rg.cases_due(p_as_of date)
returns table (id bigint, kind text, ended date, held boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	least_keep interval := least(rg.keep('case'), rg.keep('unfinished'),
		rg.keep('counselling'));
begin
	return query
	select x.id, x.k, x.d, rg.is_held(x.id)
	from (select c.id, rg.keep_kind(c) k, rg.local_day(c.state_at) d
		from rg.case_file c
		where c.erased_at is null
			and c.kind in ('final_ok', 'final_no', 'ended')
			and c.state_at < p_as_of - least_keep
				+ interval '1 day') x
	where x.d + rg.keep(x.k) < p_as_of
	order by x.id;
end $$;
comment on function rg.cases_due(date) is
	'Ended cases whose keeping time is over on a day.';

create or replace function rg.notices_due(p_as_of date)
returns table (id bigint, until_on date, held boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select n.id, n.until_on, exists (select from rg.notice_row r
		where r.notice = n.id and rg.is_held(r.case_id))
	from rg.notice n
	where n.until_on + rg.keep('notice') < p_as_of
		and n.until_on < p_as_of
		and exists (select from rg.notice_row r where r.notice = n.id
			and r.cols <> '{}')
	order by n.id;
end $$;
comment on function rg.notices_due(date) is
	'Notices whose columns are still kept though their time is over.';

create or replace function rg.files_due(p_limit int default null)
returns table (id bigint, stored text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t timestamptz := api.now();
	scan interval := rg.keep('identity_scan');
begin
	return query
	select u.id, u.stored from rg.upload u
	join rg.case_file c on c.id = u.case_id
	left join rg.standard_value v on v.standard = c.standard
		and v.path = 'papers.' || u.paper || '.keep_days'
	left join rg.standard_value k on k.standard = c.standard
		and k.path = 'papers.' || u.paper || '.class'
	where u.stored <> repeat('0', 32)
		and (u.state in ('deleted', 'replaced')
			and u.at < t - interval '1 day'
		or c.closed_at + least(make_interval(days => v.value::int),
			case when k.value = 'P3' then scan end) < t)
		and not rg.is_held(u.case_id)
	limit p_limit;
end $$;
comment on function rg.files_due(int) is
	'Stored files whose time is over: taken out, replaced, or kept only '
	'some days after the decision: what the standard promised, and never '
	'longer than identity papers are kept.';

-- What would go ----------------------------------------------------------------

create or replace function api.retention_due(p_as_of date)
returns table (kind text, two boolean, n bigint, held bigint, oldest date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d date := coalesce(p_as_of, api.today());
	t timestamptz := api.now();
	texts timestamptz := t - rg.keep('message');
	drafts timestamptz := t - rg.keep('draft');
	reads timestamptz := t - rg.keep('read_log');
	deeds timestamptz := clock_timestamp() - rg.keep('security_log');
	sessions timestamptz := now() - rg.keep('session');
	forms timestamptz := now() - rg.keep('idem');
begin
	return query
	select k, true, count(*) filter (where not x.held),
		count(*) filter (where x.held), min(x.ended)
	from (values ('case'), ('counselling'), ('unfinished')) y(k)
	left join rg.cases_due(d) x on x.kind = k group by k;
	return query
	select 'notice', true, count(*) filter (where not x.held),
		count(*) filter (where x.held), min(x.until_on)
	from rg.notices_due(d) x;
	return query
	select 'draft', false, count(*) filter (where not rg.is_held(c.id)),
		count(*) filter (where rg.is_held(c.id)),
		rg.local_day(min(c.changed_at))
	from rg.case_file c where c.kind = 'draft' and c.erased_at is null
		and c.changed_at < drafts;
	return query select 'file', false, count(*), 0::bigint, null::date
	from rg.files_due();
	return query
	select 'message', false, count(*), 0::bigint, rg.local_day(min(o.at))
	from rg.outbox o where o.state in ('sent', 'given_up')
		and o.way <> 'site'
		and coalesce(o.sent_at, o.at) < texts
		and not rg.is_message_held(o.case_id, o.account);
	return query
	select 'read_log', false, count(*), 0::bigint, rg.local_day(min(l.at))
	from rg.read_log l where l.at < reads
		and not rg.log_held(l.account, l.object);
	return query
	select 'security_log', false, count(*), 0::bigint,
		rg.local_day(min(l.at))
	from rg.security_log l
	where l.at < deeds
		and not rg.log_held(l.account, l.object);
	return query
	select 'session', false, count(*), 0::bigint,
		rg.local_day(min(s.seen_at))
	from rg.session s where coalesce(s.ended_at, s.seen_at) < sessions;
	return query
	select 'idem', false, count(*), 0::bigint, rg.local_day(min(i.at))
	from rg.idem i where i.at < forms;
	return query
	select 'resume', false, count(*) filter (where not
		rg.is_person_held(r.account)), count(*) filter (where
		rg.is_person_held(r.account)), rg.local_day(min(r.saved_at))
	from rg.resumes_due() r;
	return query
	select 'job_match', false, count(*) filter (where not
		rg.is_person_held(m.account)), count(*) filter (where
		rg.is_person_held(m.account)), rg.local_day(min(m.state_at))
	from rg.matches_due() m;
	return query
	select 'account', false, count(*) filter (where not
		rg.is_person_held(a.id)), count(*) filter (where
		rg.is_person_held(a.id)), null::date
	from rg.account a where rg.account_over(a);
	return query
	select 'disk', false, count(*), 0::bigint, rg.local_day(min(g.at))
	from rg.gone g;
end $$;
comment on function api.retention_due(date) is
	'What is due by kind: how many, how many a hold keeps, since when. '
	'Kinds marked need two persons, the courier takes the others.';

create or replace function rg.is_message_held(p_case bigint,
	p_account bigint) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return coalesce(rg.is_held(p_case), false)
		or coalesce(rg.is_person_held(p_account), false);
end $$;
comment on function rg.is_message_held(bigint, bigint) is
	'Whether a hold lies on the case or the person of a message.';

create or replace function rg.log_held(p_account bigint, p_object text)
returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return exists (select from rg.hold h
		left join rg.case_file c on c.id = h.case_id
		where h.lifted_at is null and (h.account = p_account
			or p_object in (c.no, h.account::text)
			or c.applicant = p_account
			or exists (select from rg.case_file f
				where f.applicant = h.account
				and f.no = p_object)));
end $$;
comment on function rg.log_held(bigint, text) is
	'Whether a row of a log is about somebody or something held.';

create or replace function rg.account_over(a rg.account) returns boolean
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return a.side = 'pub' and a.state = 'closed' and a.erased_at is null
		and not exists (select from rg.case_file c
			where c.applicant = a.id and c.erased_at is null);
end $$;
comment on function rg.account_over(rg.account) is
	'Whether a person closed his account and nothing is kept for him.';

-- Erasing ----------------------------------------------------------------------

create or replace function rg.erase_case(p_case bigint, p_erasure bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
begin
	select * into c from rg.case_file where id = p_case for update;
	if c.id is null or c.erased_at is not null then
		return;
	end if;
	if rg.is_held(c.id) then
		raise exception using errcode = 'RG409', message = 'err_held';
	end if;
	insert into rg.gone (what, name, at)
	select 'file', u.stored, api.now() from rg.upload u
	where u.case_id = c.id and u.stored <> repeat('0', 32)
	union select 'file', p.stored, api.now() from rg.paper p
	where p.case_id = c.id and p.stored is not null
	on conflict do nothing;
	update rg.upload set state = 'deleted', stored = repeat('0', 32),
		name = '-', note = '', sha256 = '' where case_id = c.id;
	update rg.paper set stored = null, sha256 = null where case_id = c.id;
	delete from rg.case_form where case_id = c.id;
	delete from rg.case_secret where case_id = c.id;
	delete from rg.guest where case_id = c.id;
	delete from rg.live_key where case_id = c.id;
	delete from rg.gram where case_id = c.id;
	delete from rg.case_message where case_id = c.id;
	delete from rg.case_note where case_id = c.id;
	delete from rg.case_correction where case_id = c.id;
	delete from rg.case_check where case_id = c.id;
	delete from rg.case_timer where case_id = c.id;
	delete from rg.objection where case_id = c.id;
	-- That somebody was satisfied or not stays in the sums.
	update rg.rating set comment = '', mended = '', answer = ''
	where case_id = c.id;
	update rg.case_task set note = '', done_at = coalesce(done_at,
		api.now()) where case_id = c.id;
	update rg.notice_row set cols = '{}' where case_id = c.id;
	update rg.outbox set address = '', params = '{}', error = '',
		state = 'erased' where case_id = c.id;
	delete from rg.case_event_text t using rg.case_event e
	where e.case_id = c.id and t.chain = e.chain and t.seq = e.seq;
	if to_regprocedure(format('rg.erase_%s(rg.case_file)', c.module))
		is not null then
		execute format('select rg.%I($1)', 'erase_' || c.module)
			using c;
	end if;
	update rg.case_file set title = '', owner = null, owner_at = null,
		queue = '', version = version + 1, erased_at = api.now(),
		changed_at = api.now(), state = case kind when 'draft'
			then 'DROPPED' else state end,
		kind = case kind when 'draft' then 'ended' else kind end,
		closed_at = coalesce(closed_at, api.now())
	where id = c.id returning * into c;
	perform rg.add_event(c, null, 'system', 'erase', c.state, '', '',
		'{}', false);
	insert into rg.erased (what, object, erasure, at)
	values ('case', coalesce(c.no, c.id::text), p_erasure, api.now());
end $$;
comment on function rg.erase_case(bigint, bigint) is
	'Empties a case: form, files, papers, messages, words of the history, '
	'search pieces. Refused (RG409) under a hold.';

create or replace function rg.empty_account(p_account bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.account;
begin
	select * into a from rg.account where id = p_account for update;
	if a.mobile <> '' then
		delete from rg.code where login in (a.login, a.mobile);
		delete from rg.rate where strpos(key, a.mobile) > 0
			or strpos(key, ':' || a.login || ':') > 0;
		delete from rg.security_log where object in (a.login,
			a.mobile);
		update rg.outbox set address = '', params = '{}', error = '',
			state = 'erased' where address = a.mobile;
		update rg.objection set name = '--', mobile = ''
		where mobile = a.mobile;
	end if;
	update rg.consent set withdrawn_at = api.now()
	where account = a.id and withdrawn_at is null;
	perform rg.job_forget(a.id);
	update rg.account set state = 'closed', login = 'closed-' || id,
		name = '-', mobile = '', password = '' where id = a.id;
	update rg.session set ended_at = clock_timestamp()
	where account = a.id and ended_at is null;
end $$;
comment on function rg.empty_account(bigint) is
	'Closes an account and takes name and number out of everything that is '
	'not a case.';

create or replace function rg.erase_account(p_account bigint,
	p_erasure bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a rg.account;
	c bigint;
begin
	select * into a from rg.account
	where id = p_account and side = 'pub' for update;
	if a.id is null or a.erased_at is not null then
		return;
	end if;
	if rg.is_person_held(a.id) then
		raise exception using errcode = 'RG409', message = 'err_held';
	end if;
	if exists (select from rg.case_file f where f.applicant = a.id
		and f.kind in ('open', 'waiting', 'notice', 'member')) then
		raise exception using errcode = 'RG409',
			message = 'err_person_busy';
	end if;
	for c in select f.id from rg.case_file f where f.applicant = a.id
			and f.erased_at is null order by f.id loop
		perform rg.erase_case(c, p_erasure);
	end loop;
	perform rg.forget_rights(a.id);
	perform rg.empty_account(a.id);
	update rg.outbox set address = '', params = '{}', error = '',
		state = 'erased' where account = a.id;
	delete from rg.session where account = a.id;
	delete from rg.idem where account = a.id;
	update rg.account set erased_at = api.now() where id = a.id;
	insert into rg.gone (what, name, at)
	values ('key', a.id::text, api.now()) on conflict do nothing;
	insert into rg.erased (what, object, erasure, at)
	values ('account', a.id::text, p_erasure, api.now());
end $$;
comment on function rg.erase_account(bigint, bigint) is
	'Erases a person: all his cases, name and numbers, and his key, without '
	'which no copy of what was encrypted can be read. Refused (RG409) under '
	'a hold and while a case is under way.';

create or replace function rg.erase_closed(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a bigint;
	n int := 0;
begin
	for a in select x.id from rg.account x
		where x.side = 'pub' and x.state = 'closed'
			and x.erased_at is null
			and not rg.is_person_held(x.id)
			and (rg.account_over(x) or x.mobile <> '')
		order by x.id limit p_limit for update skip locked
	loop
		-- One closed under a hold kept its name until it was lifted.
		perform rg.empty_account(a);
		if (select rg.account_over(x) from rg.account x
			where x.id = a) then
			perform rg.erase_account(a, null);
		end if;
		n := n + 1;
	end loop;
	return n;
end $$;
comment on function rg.erase_closed(int) is
	'Erases persons who closed their accounts, once nothing of theirs has '
	'to be kept: their own wish, no officer''s.';

-- Two persons --------------------------------------------------------------------

create or replace function rg.need_keeper(p_roles text[]) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	-- What is kept and erased concerns the whole place.
	if not exists (select from rg.role_grant g
		join rg.account a on a.id = g.account
		join rg.station s on s.id = a.station
		where g.account = (select api.me()) and g.role = any (p_roles)
		and s.parent_id is null) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
end $$;
comment on function rg.need_keeper(text[]) is
	'Refuses (RG403) who has none of the roles at the root.';

create or replace function rg.find_person(p_who text) returns bigint
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select a.id from rg.account a where a.side = 'pub'
		and a.erased_at is null and (a.login = p_who
		or a.id::text = p_who)
	order by a.login = p_who desc limit 1
$$;
comment on function rg.find_person(text) is
	'A member of the public by number of account or by mobile number.';

create or replace function api.erasure_ask(p_kind text, p_who text,
	p_reason text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	a bigint;
	e bigint;
	k jsonb;
	done text := rg.idem_find(p_key);
begin
	perform rg.need_keeper('{sysadmin,supervisor}');
	if done is not null then
		return done;
	end if;
	if rg.is_blank(p_reason) or length(p_reason) not between 2 and 500
	then
		return 'reason:err_required';
	end if;
	if p_kind = 'person' then
		a := rg.find_person(coalesce(p_who, ''));
		if a is null then
			return 'who:err_no_account';
		end if;
		if rg.is_person_held(a) then
			return 'who:err_held';
		end if;
		if exists (select from rg.case_file f where f.applicant = a
			and f.kind in ('open', 'waiting', 'notice', 'member'))
		then
			return 'who:err_person_busy';
		end if;
		k := jsonb_build_object('account', 1, 'case', (select count(*)
			from rg.case_file where applicant = a
			and erased_at is null));
	elsif p_kind = 'due' then
		select coalesce(jsonb_object_agg(d.kind, d.n), '{}') into k
		from api.retention_due(api.today()) d where d.two and d.n > 0;
		if k = '{}' then
			return 'who:err_nothing_due';
		end if;
	else
		return 'who:err_choice';
	end if;
	insert into rg.erasure (kind, account, as_of, reason, counts,
		asked_by, asked_at)
	values (p_kind, a, api.today(), p_reason, k, api.me(), api.now())
	returning id into e;
	perform rg.note_security('erasure_ask', e::text, api.me(), '');
	return rg.idem_keep(p_key, 'ok');
end $$;
comment on function api.erasure_ask(text, text, text, text) is
	'The first of two: asks that what is due be erased, or one person. '
	'System administrator, or supervisor of the root. Answers ok or '
	'field:reason.';

create or replace function api.erasure_approve(p_id bigint) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.erasure;
begin
	perform rg.need_keeper('{secadmin}');
	select * into e from rg.erasure where id = p_id for update;
	if e.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_erasure';
	end if;
	if e.asked_by = api.me() then
		return 'err_not_self';
	end if;
	if e.approved_at is not null or e.dropped_at is not null then
		return 'err_not_now';
	end if;
	if e.kind = 'person' and rg.is_person_held(e.account) then
		return 'err_held';
	end if;
	update rg.erasure set approved_by = api.me(), approved_at = api.now()
	where id = e.id;
	perform rg.note_security('erasure_approve', e.id::text, api.me(), '');
	return 'ok';
end $$;
comment on function api.erasure_approve(bigint) is
	'The second of two, the security administrator, never who asked.';

create or replace function api.erasure_drop(p_id bigint) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_keeper('{sysadmin,supervisor,secadmin}');
	update rg.erasure set dropped_by = api.me(), dropped_at = api.now()
	where id = p_id and dropped_at is null and began_at is null;
	if not found then
		return 'err_not_now';
	end if;
	perform rg.note_security('erasure_drop', p_id::text, api.me(), '');
	return 'ok';
end $$;
comment on function api.erasure_drop(bigint) is
	'Gives up a request that was not carried out yet.';

create or replace function api.erasures(p_before bigint)
returns table (id bigint, kind text, account bigint, as_of date,
	reason text, counts jsonb, asked_by text, asked_at timestamptz,
	approved_by text, approved_at timestamptz, dropped_at timestamptz,
	began_at timestamptz, done_at timestamptz, mine boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_keeper('{sysadmin,supervisor,secadmin,auditadmin}');
	return query
	select e.id, e.kind, e.account, e.as_of, e.reason, e.counts, q.login,
		e.asked_at, p.login, e.approved_at, e.dropped_at, e.began_at,
		e.done_at, e.asked_by = api.me()
	from rg.erasure e join rg.account q on q.id = e.asked_by
	left join rg.account p on p.id = e.approved_by
	where p_before is null or e.id < p_before
	order by e.id desc limit 21;
end $$;
comment on function api.erasures(bigint) is
	'Requests to erase, newest first.';

create or replace function api.erasure_due()
returns table (kind text, two boolean, n bigint, held bigint, oldest date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_keeper('{sysadmin,supervisor,secadmin,auditadmin}');
	return query select * from api.retention_due(api.today());
end $$;
comment on function api.erasure_due() is
	'What is due today, for those who ask, approve or audit.';

create or replace function api.keepings()
returns table (kind text, from_on date, n int, unit text, basis text,
	now boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_keeper('{sysadmin,supervisor,secadmin,auditadmin}');
	return query select k.kind, k.from_on, case
		when extract(day from k.keep) <> 0 or k.keep < interval '1 mon'
			then extract(epoch from k.keep) / 86400
		when extract(month from k.keep) <> 0
			then extract(year from k.keep) * 12
				+ extract(month from k.keep)
		else extract(year from k.keep) end::int, case
		when extract(day from k.keep) <> 0 or k.keep < interval '1 mon'
			then 'd'
		when extract(month from k.keep) <> 0 then 'm' else 'y' end,
		k.basis,
		k.from_on = (select max(x.from_on) from rg.keeping x
			where x.kind = k.kind and x.from_on <= api.today())
	from rg.keeping k order by k.kind, k.from_on desc;
end $$;
comment on function api.keepings() is
	'All keeping times, and which are in force.';

create or replace function api.keeping_set(p_kind text, p_from date,
	p_keep interval, p_basis text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_keeper('{secadmin}');
	if p_from <= api.today() then
		return 'from:err_date_past';
	end if;
	if rg.is_blank(p_basis) or length(p_basis) > 200 then
		return 'basis:err_required';
	end if;
	if not exists (select from rg.keeping where kind = p_kind) then
		return 'kind:err_choice';
	end if;
	if p_keep <= interval '0' or p_kind in ('read_log', 'security_log')
		and p_keep < interval '6 months' then
		return 'days:err_log_days';
	end if;
	if exists (select from rg.keeping where kind = p_kind
		and from_on = p_from) then
		return 'from:err_duplicate';
	end if;
	insert into rg.keeping (kind, from_on, keep, basis, set_by, set_at)
	values (p_kind, p_from, p_keep, p_basis, api.me(), api.now());
	perform rg.note_security('keeping_set', p_kind || ':' || p_keep,
		api.me(), '');
	return 'ok';
end $$;
comment on function api.keeping_set(text, date, interval, text) is
	'The security administrator sets a keeping time from a day to come on.';

create or replace function api.hold_put(p_case text, p_who text,
	p_reason text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c bigint;
	a bigint;
	h bigint;
	done text := rg.idem_find(p_key);
begin
	perform rg.need_keeper('{supervisor,secadmin}');
	if done is not null then
		return done;
	end if;
	if rg.is_blank(p_reason) or length(p_reason) not between 2 and 500
	then
		return 'hold_reason:err_required';
	end if;
	if coalesce(p_case, '') <> '' then
		select id into c from rg.case_file
		where no = upper(p_case) and erased_at is null;
		if c is null then
			return 'case:err_no_case';
		end if;
	else
		a := rg.find_person(coalesce(p_who, ''));
		if a is null then
			return 'person:err_no_account';
		end if;
	end if;
	insert into rg.hold (case_id, account, reason, put_by, put_at)
	values (c, a, p_reason, api.me(), api.now()) returning id into h;
	perform rg.note_security('hold_put', h::text, api.me(), '');
	return rg.idem_keep(p_key, 'ok');
end $$;
comment on function api.hold_put(text, text, text, text) is
	'Holds a case or a person: nothing of it goes until the hold is lifted. '
	'Supervisor of the root, or security administrator.';

create or replace function api.hold_lift(p_id bigint, p_why text)
returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	h rg.hold;
begin
	perform rg.need_keeper('{secadmin}');
	select * into h from rg.hold where id = p_id for update;
	if h.id is null or h.lifted_at is not null then
		return 'err_not_now';
	end if;
	if h.put_by = api.me() then
		return 'err_not_self';
	end if;
	if rg.is_blank(p_why) or length(p_why) > 500 then
		return 'err_required';
	end if;
	update rg.hold set lifted_by = api.me(), lifted_at = api.now(),
		lifted_why = p_why where id = h.id;
	perform rg.note_security('hold_lift', h.id::text, api.me(), '');
	return 'ok';
end $$;
comment on function api.hold_lift(bigint, text) is
	'Lifts a hold, with a reason; never by who put it.';

create or replace function api.holds()
returns table (id bigint, no text, account bigint, reason text,
	put_by text, put_at timestamptz, mine boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.need_keeper('{sysadmin,supervisor,secadmin,auditadmin}');
	return query
	select h.id, c.no, h.account, h.reason, a.login, h.put_at,
		h.put_by = api.me()
	from rg.hold h left join rg.case_file c on c.id = h.case_id
	join rg.account a on a.id = h.put_by
	where h.lifted_at is null order by h.id desc limit 200;
end $$;
comment on function api.holds() is 'Holds in force, newest first.';

-- The run: the operator's command ------------------------------------------------

create or replace function api.retention_list()
returns table (id bigint, kind text, account bigint, as_of date,
	reason text, asked_by text, approved_by text, state text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select e.id, e.kind, e.account, e.as_of, e.reason, q.login, p.login,
		case when e.dropped_at is not null then 'given up'
		when e.done_at is not null then 'done'
		when e.began_at is not null then 'begun'
		when e.approved_at is null then 'waits for a second person'
		when e.approved_at < api.now() - interval '30 days'
			then 'approved too long ago'
		else 'approved' end
	from rg.erasure e join rg.account q on q.id = e.asked_by
	left join rg.account p on p.id = e.approved_by
	order by e.id desc limit 20
$$;
comment on function api.retention_list() is
	'Requests to erase and how far they are, for the command line.';

create or replace function api.retention_begin(p_id bigint)
returns table (kind text, account bigint, as_of date)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.erasure;
begin
	select * into e from rg.erasure x where x.id = p_id for update;
	if e.id is null then
		raise exception using errcode = 'RG404', message =
			'there is no such request';
	end if;
	if e.dropped_at is not null then
		raise exception using errcode = 'RG409', message =
			'the request was given up';
	end if;
	if e.approved_at is null or e.approved_by = e.asked_by then
		raise exception using errcode = 'RG403', message =
			'a second person has not approved the request';
	end if;
	if e.began_at is null
		and e.approved_at < api.now() - interval '30 days' then
		raise exception using errcode = 'RG409', message =
			'it was approved more than 30 days ago: ask again';
	end if;
	if e.kind = 'person' and e.done_at is null
		and rg.is_person_held(e.account) then
		raise exception using errcode = 'RG409', message =
			'a hold lies on this person or one of his cases';
	end if;
	if e.began_at is null then
		update rg.erasure x set began_at = api.now() where x.id = e.id;
		perform rg.note_security('erasure_run', e.id::text,
			e.approved_by, '');
	end if;
	return query select e.kind, e.account, e.as_of;
end $$;
comment on function api.retention_begin(bigint) is
	'Begins to carry out a request, or goes on with it; refused unless two '
	'persons stand behind it.';

create or replace function api.retention_batch(p_id bigint, p_limit int)
returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.erasure;
	x bigint;
	n int := 0;
begin
	select * into e from rg.erasure where id = p_id for update;
	if e.began_at is null or e.approved_by is null
		or e.dropped_at is not null then
		raise exception using errcode = 'RG403', message =
			'a second person has not approved the request';
	end if;
	if e.done_at is not null then
		return 0;
	end if;
	if e.kind = 'person' then
		perform rg.erase_account(e.account, e.id);
		update rg.erasure set done_at = api.now() where id = e.id;
		return 1;
	end if;
	for x in select d.id from rg.cases_due(e.as_of) d where not d.held
			order by d.id limit p_limit loop
		perform rg.erase_case(x, e.id);
		n := n + 1;
	end loop;
	for x in select d.id from rg.notices_due(e.as_of) d where not d.held
			and n < p_limit order by d.id limit p_limit loop
		update rg.notice_row set cols = '{}' where notice = x;
		insert into rg.erased (what, object, erasure, at)
		select 'notice', i.no, e.id, api.now() from rg.notice i
		where i.id = x on conflict do nothing;
		n := n + 1;
	end loop;
	if n = 0 then
		update rg.erasure set done_at = api.now() where id = e.id;
	end if;
	return n;
end $$;
comment on function api.retention_batch(bigint, int) is
	'Erases some of what a request covers and says how much; 0: all of it '
	'is done. What a hold keeps is left.';

-- The disk -----------------------------------------------------------------------

create or replace function api.gone_next(p_limit int)
returns table (what text, name text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select what, name from rg.gone order by at, name limit p_limit
$$;
comment on function api.gone_next(int) is
	'Files and persons'' keys that must go from the disk.';

create or replace function api.gone_done(p_what text, p_name text)
returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	delete from rg.gone where what = p_what and name = p_name
$$;
comment on function api.gone_done(text, text) is 'One of them went.';

create or replace function api.files_unknown(p_names text[])
returns table (name text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select n from unnest(p_names) n
	where not exists (select from rg.upload where stored = n)
		and not exists (select from rg.paper where stored = n)
$$;
comment on function api.files_unknown(text[]) is
	'Which of these names in the store no row speaks of.';

create or replace function api.keys_unknown(p_accounts text[])
returns table (name text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select n from unnest(p_accounts) n
	where n ~ '^[0-9]{1,18}$' and not exists (select from rg.account a
		where a.id = n::bigint and a.erased_at is null)
$$;
comment on function api.keys_unknown(text[]) is
	'Which of these accounts are not there or were erased.';
