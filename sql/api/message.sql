-- Messages: what the applicant is told of a step, and what applicant and
-- officers write to each other.

-- Messages -----------------------------------------------------------------

drop function if exists rg.tell(rg.case_file, text, text);
create or replace function rg.tell(c rg.case_file, p_message text,
	p_clock text, p_at timestamptz default api.now()) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if p_message = '' then
		return;
	end if;
	insert into rg.outbox (account, way, address, template, params,
		case_id, state, next_at, at, sent_at)
	select a.id, w.way, case w.way when 'sms' then a.mobile else '' end,
		p_message, jsonb_build_object('no', c.no, 'title', c.title,
			'due', coalesce(d.due_on, c.due_on), 'standard',
			c.standard), c.id, w.state, now(), p_at, w.sent
	from rg.account a
	left join (select t.due_on from rg.case_timer t
		where t.case_id = c.id and not t.paused
			and p_clock in ('', t.clock)
		order by (t.started_at = p_at) desc, t.shown desc,
			t.owed desc, t.due_on
		limit 1) d on true,
	(values ('site', 'sent', p_at), ('sms', 'queued', null))
		w (way, state, sent)
	where a.id = c.applicant
	order by w.way;
end $$;
comment on function rg.tell(rg.case_file, text, text, timestamptz) is
	'Tells the applicant: always on the site, by message as well. The date '
	'in it is that of the clock named, else of the clock this step '
	'started, else the one shown.';

-- Between applicant and officers -------------------------------------------

create or replace function api.message_add(p_case bigint, p_body text,
	p_answer boolean, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	a rg.account;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done;
	end if;
	c := rg.case_of(p_case);
	select * into a from rg.account where id = (select api.me());
	if a.id is null or c.kind = 'draft' then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if not rg.limit_count('message:' || a.id, 120, interval '1 h') then
		raise exception using errcode = 'RG429',
			message = '600';
	end if;
	insert into rg.case_message (case_id, side, author, author_name,
		body, answer, at)
	values (c.id, a.side, a.id, case when a.side = 'pub'
			and rg.is_nameless(c.id) then '' else a.name end, p_body,
		coalesce(p_answer, false), api.now());
	if a.side = 'off' then
		perform rg.tell(c, 'message', '');
	end if;
	return rg.idem_keep(p_key, c.no);
end $$;
comment on function api.message_add(bigint, text, boolean, text) is
	'Adds a message to a case; the applicant is told of an officer''s.';

create or replace function api.messages_read(p_case bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file := rg.case_of(p_case);
begin
	update rg.case_message set read_at = api.now()
	where case_id = c.id and read_at is null and side <> api.side()
		and api.me() is not null;
	update rg.outbox set read_at = api.now()
	where case_id = c.id and account = (select api.me()) and read_at is null
		and way = 'site';
end $$;
comment on function api.messages_read(bigint) is
	'Marks the other side''s messages of a case as read.';
