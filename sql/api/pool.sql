-- Who agreed to be found by officers, and the posts they propose. Nobody is
-- seen here without a consent that stands; taken back, he is gone at once.

-- For who looks for work -----------------------------------------------------

create or replace function api.pool_mine()
returns table (since timestamptz)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select p.since from rg.job_pool p
	where p.account = api.me();
end $$;
comment on function api.pool_mine() is
	'Since when one agrees that officers propose posts; no row: one does '
	'not.';

create or replace function rg.pool_leave(p_account bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.consent n set withdrawn_at = api.now() from rg.job_pool p
	where p.account = p_account and n.id = p.consent
		and n.withdrawn_at is null;
	delete from rg.job_pool where account = p_account;
	update rg.job_proposal set state = 'over', state_at = api.now()
	where account = p_account and state = 'open';
end $$;
comment on function rg.pool_leave(bigint) is
	'Takes the consent back, and what was proposed under it with it.';

create or replace function api.pool_set(p_in boolean, p_consent text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_me bigint := rg.need_session();
	v_consent bigint;
begin
	if not p_in then
		perform rg.pool_leave(v_me);
		return;
	end if;
	if not exists (select from rg.resume where account = v_me) then
		perform rg.refuse('pool', 'err_no_resume');
	elsif coalesce(p_consent, '') <> '1' then
		perform rg.refuse('pool', 'err_consent');
	elsif exists (select from rg.job_pool where account = v_me) then
		return;
	end if;
	insert into rg.consent (account, purpose, version, given_at)
	values (v_me, 'resume:officers', '1', api.now())
	returning id into v_consent;
	insert into rg.job_pool values (v_me, v_consent, api.now());
end $$;
comment on function api.pool_set(boolean, text) is
	'Agrees that officers of the service see one''s particulars and '
	'propose posts, or takes it back, as easily as it was given (PIPL 15).';

create or replace function api.proposals_mine()
returns table (id bigint, post bigint, title text, employer text,
	place text, pay_kind text, pay_min int, pay_max int, note text,
	at timestamptz, station text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select r.id, j.id, j.title, e.name, api.division_path(j.area),
		j.pay_kind, j.pay_min, j.pay_max, r.note, r.at, s.name
	from rg.job_proposal r join rg.job_post j on j.id = r.post
	join rg.employer e on e.id = j.employer
	join rg.account a on a.id = r.officer
	left join rg.station s on s.id = a.station
	where r.account = api.me() and r.state = 'open'
		and j.state = 'ONLINE' and j.until_on >= api.today() and e.live
	order by r.id desc limit 20;
end $$;
comment on function api.proposals_mine() is
	'Posts proposed to the visitor that can still be applied to.';

create or replace function api.proposal_decline(p_id bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.job_proposal set state = 'declined', state_at = api.now()
	where id = p_id and account = rg.need_session() and state = 'open';
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
end $$;
comment on function api.proposal_decline(bigint) is
	'Not interested; the post is not proposed again.';

-- For officers ---------------------------------------------------------------

create or replace function rg.pool_may() returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or not api.has_role('clerk')
		or (select level from rg.station where id = rg.my_station())
			> 3 then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
end $$;
comment on function rg.pool_may() is
	'Clerks of a district or city propose posts; RG403 for all others.';

create or replace function api.pool(p_one bigint, p_family text,
	p_before bigint, p_limit int)
returns table (id bigint, name text, sex text, age int, education text,
	service_years int, skills text, licences text, family text,
	place text, pay int, since date, open bigint, declined bigint,
	applied bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.pool_may();
	return query
	select a.id, a.name, r.sex,
		extract(year from api.today())::int - r.birth_year,
		r.education, r.service_years, r.skills, r.licences, r.family,
		api.division_path(r.area), r.pay, rg.local_day(p.since),
		x.open, x.declined, x.applied
	from rg.job_pool p join rg.consent n on n.id = p.consent
		and n.withdrawn_at is null
	join rg.resume r on r.account = p.account
	join rg.account a on a.id = p.account and a.state = 'active',
	lateral (select count(*) filter (where o.state = 'open'),
		count(*) filter (where o.state = 'declined'),
		count(*) filter (where o.state = 'applied')
		from rg.job_proposal o where o.account = p.account)
		x (open, declined, applied)
	where r.area between api.my_lo() and api.my_hi()
		and (p_one is null or p.account = p_one)
		and (coalesce(p_family, '') = '' or r.family = p_family)
		and (p_before is null or p.account < p_before)
	order by p.account desc limit least(p_limit, 101);
end $$;
comment on function api.pool(bigint, text, bigint, int) is
	'People who agreed to be found and look for work in the officer''s '
	'area, or one of them: what they wrote of themselves, and how they '
	'took what was proposed. Telephone numbers are not needed for it.';

create or replace function rg.pool_one(p_account bigint) returns rg.resume
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r rg.resume;
begin
	perform rg.pool_may();
	select x.* into r from rg.resume x
	join rg.job_pool p on p.account = x.account
	where x.account = p_account
		and x.area between api.my_lo() and api.my_hi();
	if r.account is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	return r;
end $$;
comment on function rg.pool_one(bigint) is
	'The particulars of somebody who agreed to be found in the officer''s '
	'area; RG404 for everybody else.';

create or replace function api.pool_jobs(p_account bigint, p_q text)
returns table (id bigint, title text, employer text, place text,
	family text, pay_kind text, pay_min int, pay_max int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r rg.resume := rg.pool_one(p_account);
	q text := lower(btrim(coalesce(p_q, '')));
begin
	return query
	select j.id, j.title, e.name, api.division_path(j.area), j.family,
		j.pay_kind, j.pay_min, j.pay_max
	from rg.job_post j join rg.employer e on e.id = j.employer
	where j.state = 'ONLINE' and j.until_on >= api.today() and e.live
		and e.account <> r.account
		and case when q = '' then j.family = r.family or j.family = any (
			select unnest(m.families) from rg.mil_skill m
			where m.code = r.mil_skill)
		else strpos(lower(j.title || ' ' || e.name), q) > 0 end
		and not exists (select from rg.job_match x
			where x.post = j.id and x.account = r.account)
		and not exists (select from rg.job_proposal x
			where x.post = j.id and x.account = r.account)
	order by (j.family = r.family)::int
		+ (j.area / 1000000 = r.area / 1000000)::int
		+ (rg.job_month(j.pay_kind, j.pay_max) >= r.pay)::int desc,
		j.id desc
	limit 20;
end $$;
comment on function api.pool_jobs(bigint, text) is
	'Posts to propose to somebody: those that suit what he wrote, or found '
	'by words; without those he knows already.';

create or replace function api.pool_proposals(p_account bigint)
returns table (title text, employer text, at timestamptz, by_name text,
	state text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.pool_one(p_account);
	return query select j.title, e.name, o.at, a.name, o.state
	from rg.job_proposal o join rg.job_post j on j.id = o.post
	join rg.employer e on e.id = j.employer
	join rg.account a on a.id = o.officer
	where o.account = p_account order by o.id desc limit 50;
end $$;
comment on function api.pool_proposals(bigint) is
	'What was proposed to somebody, by whom, and how he took it.';

create or replace function api.propose(p_account bigint, p_posts bigint[],
	p_note text, p_key text) returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r rg.resume := rg.pool_one(p_account);
	done text := rg.idem_find(p_key);
	v_first bigint;
	n bigint;
begin
	if done is not null then
		return done::bigint;
	end if;
	-- His consent holds for this step.
	perform from rg.job_pool where account = r.account for share;
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	elsif cardinality(p_posts) not between 1 and 5
		or exists (select from unnest(p_posts) x
			where not exists (select from rg.job_post j
			join rg.employer e on e.id = j.employer
			where j.id = x and j.state = 'ONLINE' and e.live
			and j.until_on >= api.today()
			and e.account <> r.account)) then
		perform rg.refuse('post', 'err_choice');
	elsif length(coalesce(p_note, '')) > 200 then
		perform rg.refuse('note', 'err_too_long');
	elsif (select count(*) from rg.job_proposal o
		where o.account = r.account and o.state = 'open')
		+ cardinality(p_posts) > 10 then
		perform rg.refuse('post', 'err_proposals');
	end if;
	with new as (insert into rg.job_proposal (account, post, officer,
			note, at, state_at)
		select r.account, x, api.me(), btrim(coalesce(p_note, '')),
			api.now(), api.now()
		from unnest(p_posts) x
		where not exists (select from rg.job_match m
			where m.post = x and m.account = r.account
			and m.state <> 'WITHDRAWN')
		on conflict do nothing returning post)
	select count(*), min(post) into n, v_first from new;
	if n = 0 then
		perform rg.refuse('post', 'err_proposed');
	end if;
	perform rg.job_tell(v_first, r.account, case n when 1 then 'proposed'
		else 'proposed_more' end);
	return rg.idem_keep(p_key, n::text)::bigint;
end $$;
comment on function api.propose(bigint, bigint[], text, text) is
	'Proposes up to five posts to somebody who agreed to it; one message '
	'tells him. At most ten stand open at a time.';
