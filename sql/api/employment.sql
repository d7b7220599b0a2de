-- Employment: what the steps of employers and posts do to the directory, the
-- search, applications with their answers, and the subsidy on interest.

-- Steps --------------------------------------------------------------------

create or replace function rg.employer_put(c rg.case_file, p_checked text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
begin
	insert into rg.employer (case_id, account, name, uscc, industry, area,
		address, about, agency, veteran_founded, live, since)
	values (c.id, c.applicant, f->>'unit_name', f->>'uscc',
		coalesce(f->>'industry', ''), c.area,
		coalesce(f->>'address', ''), coalesce(f->>'about', ''),
		coalesce(f->>'agency', '') = 'yes',
		coalesce(f->>'veteran_founded', '') = '1' and p_checked = '1', true,
		api.today())
	on conflict (case_id) do update set address = excluded.address,
		about = excluded.about;
end $$;
comment on function rg.employer_put(rg.case_file, text) is
	'Enters an employer, or brings what it may change up to date.';

create or replace function rg.job_check(c rg.case_file) returns void
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	w record;
begin
	if not exists (select from rg.employer e
			where e.account = c.applicant and e.live) then
		raise exception using errcode = 'RG422',
			message = 'truth:err_no_employer';
	end if;
	select k.path, w2.kind into w
	from rg.case_form o, unnest(array['job_title', 'duties', 'conditions',
		'benefits']) k (path), rg.job_word w2
	where o.case_id = c.id
		and api.today() >= w2.from_on
		and api.today() <= coalesce(w2.until_on, api.today())
		and regexp_replace(coalesce(o.fields->>k.path, ''), '\s', '',
			'g') ~ w2.pattern
	order by w2.kind, k.path limit 1;
	if found then
		raise exception using errcode = 'RG422', message =
			'truth:err_job_' || w.kind;
	end if;
end $$;
comment on function rg.job_check(rg.case_file) is
	'Refuses (RG422) a post of who is no registered employer, and one '
	'that discriminates or takes money (Interim Regulations on the Human '
	'Resources Market 24, Labour Contract Law 9).';

create or replace function rg.job_put(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	f jsonb := (select fields from rg.case_form where case_id = c.id);
	e rg.employer;
	p bigint;
begin
	select * into e from rg.employer
	where account = c.applicant and live order by id desc limit 1;
	if e.id is null then
		raise exception using errcode = 'RG422',
			message = 'note:err_no_employer';
	end if;
	insert into rg.job_post (case_id, employer, title, family, headcount,
		duties, conditions, veteran_first, area, address, pay_kind,
		pay_min, pay_max, contract, benefits, tel, online_on, until_on,
		state)
	values (c.id, e.id, f->>'job_title', f->>'family',
		(f->>'headcount')::int, f->>'duties', f->>'conditions',
		coalesce(f->>'veteran_first', '') = '1', c.area,
		f->>'address', f->>'pay_kind', (f->>'pay_min')::int,
		(f->>'pay_max')::int, f->>'contract',
		coalesce(f->>'benefits', ''), f->>'tel', api.today(),
		api.today() + (f->>'valid_days')::int, c.state)
	returning id into p;
	insert into rg.job_gram (gram, post)
	select g, p from rg.grams(concat_ws(' ', f->>'job_title', e.name,
		f->>'duties', f->>'conditions')) g;
	perform rg.job_alert(p);
end $$;
comment on function rg.job_put(rg.case_file) is
	'Puts a post online.';

create or replace function rg.job_tell(p_post bigint, p_account bigint,
	p_message text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p jsonb;
	c rg.case_file;
begin
	select f.* into c from rg.job_post j
	join rg.case_file f on f.id = j.case_id where j.id = p_post;
	p := jsonb_build_object('no', c.no, 'title', c.title, 'due',
		api.today(), 'standard', c.standard);
	-- Not the case's own message: who applied is no party to it.
	insert into rg.outbox (account, way, address, template, params, state,
		next_at, at, sent_at)
	values (p_account, 'site', '', p_message, p, 'sent', now(), api.now(),
		api.now());
	insert into rg.outbox (account, way, address, template, params,
		next_at, at)
	select a.id, 'sms', a.mobile, p_message, p, now(), api.now()
	from rg.account a where a.id = p_account;
end $$;
comment on function rg.job_tell(bigint, bigint, text) is
	'Tells somebody about a post, on the site and by message.';

create or replace function rg.job_alert(p_post bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s record;
begin
	for s in select distinct x.account from rg.job_search x
		join rg.job_post j on j.id = p_post
		join rg.employer e on e.id = j.employer
		left join rg.division d on d.code = x.area
		where (x.family = '' or x.family = j.family)
			and (x.pay_min is null or rg.job_month(j.pay_kind,
				j.pay_max) >= x.pay_min)
			and (x.area is null or j.area between d.lo and d.hi)
			and (x.q = '' or strpos(lower(concat_ws(' ', j.title,
				e.name, j.duties, j.conditions)), x.q) > 0)
	loop
		perform rg.job_tell(p_post, s.account, 'alert');
		update rg.job_search set seen = p_post
		where account = s.account;
	end loop;
end $$;
comment on function rg.job_alert(bigint) is
	'Tells those whose saved search a new post answers, once each.';

create or replace function rg.job_month(p_kind text, p_pay int) returns int
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
	-- 21.75 paid days a month: Notice of the Ministry of Labour (2008) 3.
	return case p_kind when 'day' then (p_pay * 87) / 4 else p_pay end;
end $$;
comment on function rg.job_month(text, int) is
	'Pay as yuan a month, to compare: a month has 21.75 paid days.';

create or replace function rg.after_employment(c rg.case_file,
	p_action text, p_was text, p_actor bigint, p_note text, p_fields jsonb)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if c.service = 'interest-subsidy' then
		perform rg.after_subsidy(c, p_action, p_actor, p_note,
			p_fields);
	elsif c.service = 'startup-loan' then
		perform rg.after_loan(c, p_action, p_fields);
	elsif c.service = 'employer' then
		if p_action in ('register', 'change') then
			perform rg.employer_put(c,
				coalesce(p_fields->>'founder_checked', ''));
		elsif c.state = 'CLOSED' then
			update rg.employer set live = false
			where case_id = c.id;
		end if;
	elsif c.service = 'job-post' then
		if p_action in ('submit', 'resubmit') then
			perform rg.job_check(c);
		elsif p_action = 'pass' then
			perform rg.job_put(c);
		end if;
		update rg.job_post set state = c.state where case_id = c.id;
		-- Whoever still waits hears that the post is gone.
		if c.state = 'OFFLINE' then
			perform rg.job_over(c.id);
		end if;
	elsif c.service = 'training' then
		perform rg.after_training(c, p_action, p_was, p_actor,
			p_fields);
	end if;
end $$;
comment on function rg.after_employment(rg.case_file, text, text, bigint,
	text, jsonb) is
	'What a step of an employer or a post does to what is searched, one of '
	'a claim to its sum and the ledger.';

create or replace function rg.job_over(p_case bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	m record;
begin
	for m in update rg.job_match x set state = 'CLOSED',
			code = 'offline', state_at = api.now()
		from rg.job_post j where j.id = x.post and j.case_id = p_case
			and x.state in ('APPLIED', 'TALK', 'INTENT')
		returning x.post, x.account loop
		continue when m.account is null;
		perform rg.job_tell(m.post, m.account, 'answered');
	end loop;
end $$;
comment on function rg.job_over(bigint) is
	'Ends what was still open at a post that went offline.';

create or replace function rg.erase_employment(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	p bigint := (select id from rg.job_post where case_id = c.id);
	e bigint := (select id from rg.employer where case_id = c.id);
begin
	perform rg.payment_forget(c.id);
	update rg.subsidy_claim set loan_no = '' where case_id = c.id;
	delete from rg.job_match where post = p;
	update rg.fair_post set post = null, title = '-' where post = p;
	delete from rg.job_gram where post = p;
	delete from rg.job_proposal where post = p;
	delete from rg.job_post where id = p;
	-- An employer whose posts still stand keeps its name beside them.
	update rg.employer set live = false where id = e;
	delete from rg.employer where id = e
		and not exists (select from rg.job_post where employer = e)
		and not exists (select from rg.fair_stall where employer = e);
	perform rg.erase_loan(c);
	if c.service = 'training' then
		perform rg.erase_training(c);
	end if;
end $$;
comment on function rg.erase_employment(rg.case_file) is
	'What erasing an employer or a post takes out of the search, a claim '
	'out of the books: names and words. What was paid stays.';

-- Search -------------------------------------------------------------------

create or replace function api.jobs(p_q text, p_family text, p_area bigint,
	p_pay int, p_before bigint, p_limit int)
returns table (id bigint, title text, employer text, family text,
	place text, pay_kind text, pay_min int, pay_max int, headcount int,
	veteran_first boolean, veteran_founded boolean, online_on date,
	until_on date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	q text := lower(regexp_replace(coalesce(p_q, ''), '\s', '', 'g'));
	v_lo bigint;
	v_hi bigint;
	t date := api.today();
begin
	select d.lo, d.hi into v_lo, v_hi from rg.division d
	where d.code = p_area;
	return query
	select j.id, j.title, e.name, j.family, api.division_path(j.area),
		j.pay_kind, j.pay_min, j.pay_max, j.headcount,
		j.veteran_first, e.veteran_founded, j.online_on, j.until_on
	from rg.job_post j join rg.employer e on e.id = j.employer
	where j.state = 'ONLINE' and j.until_on >= t and e.live
		and (p_before is null or j.id < p_before)
		and (coalesce(p_family, '') = '' or j.family = p_family)
		and (p_area is null or j.area between v_lo and v_hi)
		and (p_pay is null
			or rg.job_month(j.pay_kind, j.pay_max) >= p_pay)
		and (q = '' or (exists (select from rg.job_gram g
				where g.post = j.id and g.gram = left(q, 2))
			and (length(q) <= 2 or strpos(lower(regexp_replace(
				concat_ws(' ', j.title, e.name, j.duties,
				j.conditions), '\s', '', 'g')), q) > 0)))
	order by j.id desc limit least(p_limit, 101);
end $$;
comment on function api.jobs(text, text, bigint, int, bigint, int) is
	'Posts one can apply to, newest first: words, kind of work, division '
	'with all below it, yuan a month at least.';

create or replace function api.job(p_id bigint)
returns table (id bigint, no text, title text, employer text,
	about text, agency boolean, veteran_founded boolean, family text,
	headcount int, duties text, conditions text, veteran_first boolean,
	place text, address text, pay_kind text, pay_min int, pay_max int,
	contract text, benefits text, tel text, online_on date, until_on date,
	open boolean, standard bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select j.id, c.no, j.title, e.name, e.about, e.agency,
		e.veteran_founded, j.family, j.headcount, j.duties,
		j.conditions, j.veteran_first, api.division_path(j.area),
		j.address, j.pay_kind, j.pay_min, j.pay_max, j.contract,
		j.benefits, j.tel, j.online_on, j.until_on,
		j.state = 'ONLINE' and j.until_on >= api.today() and e.live,
		c.standard
	from rg.job_post j join rg.employer e on e.id = j.employer
	join rg.case_file c on c.id = j.case_id
	where j.id = p_id;
end $$;
comment on function api.job(bigint) is
	'One post; what is offline still has its page.';

create or replace function api.job_figures()
returns table (posts bigint, people bigint, employers bigint, hired bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select count(*), coalesce(sum(j.headcount), 0)::bigint,
		(select count(*) from rg.employer x where x.live),
		(select count(*) from rg.job_match m
			where m.contract_on is not null)
	from rg.job_post j join rg.employer e on e.id = j.employer
	where j.state = 'ONLINE' and j.until_on >= api.today() and e.live;
end $$;
comment on function api.job_figures() is
	'Posts online, people wanted, employers, contracts so far.';

-- Who looks for work -------------------------------------------------------

create or replace function api.mil_skills()
returns table (code text, title text, title_en text, skills text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select m.code, m.title, m.title_en, m.skills
	from rg.mil_skill m order by m.n;
end $$;
comment on function api.mil_skills() is
	'Kinds of service work with the skills they bring.';

create or replace function api.resume_mine()
returns table (sex text, birth_year int, education text,
	service_years int, mil_skill text, skills text, licences text,
	family text, area bigint, pay int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select r.sex, r.birth_year, r.education, r.service_years,
		r.mil_skill, r.skills, r.licences, r.family, r.area, r.pay
	from rg.resume r where r.account = api.me();
end $$;
comment on function api.resume_mine() is 'One''s own particulars.';

create or replace function api.resume_put(p_sex text, p_birth text,
	p_education text, p_years text, p_mil text, p_skills text,
	p_licences text, p_family text, p_area text, p_pay text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_me bigint := rg.need_session();
	v_bad text;
	v_year int := extract(year from api.today());
begin
	-- From 16 on people may work: Labour Law 15.
	v_bad := case
		when coalesce(p_sex, '') not in ('1', '2') then 'sex'
		when coalesce(p_birth, '') !~ '^[0-9]{4}$'
			or p_birth::int not between v_year - 90 and v_year - 16
			then 'birth_year'
		when coalesce(p_education, '') not in ('middle', 'high',
			'college', 'bachelor', 'master') then 'education'
		when coalesce(p_years, '') !~ '^[0-9]{1,2}$'
			or p_years::int > 40 then 'service_years'
		when not exists (select from rg.mil_skill m
			where m.code = p_mil) then 'mil_skill'
		when length(coalesce(p_skills, '')) not between 2 and 500
			then 'skills'
		when length(coalesce(p_licences, '')) > 200 then 'licences'
		when coalesce(p_family, '') !~ '^[a-z]{2,10}$' then 'family'
		when coalesce(p_area, '') !~ '^[0-9]{12}$' or not exists (
			select from api.district_list() d
			where d.code = p_area::bigint) then 'area'
		when coalesce(p_pay, '') !~ '^[0-9]{3,6}$' then 'pay' end;
	if v_bad is not null then
		raise exception using errcode = 'RG422', message = v_bad
			|| case when v_bad in ('sex', 'education', 'mil_skill',
			'family', 'area') then ':err_choice'
			else ':err_format' end;
	end if;
	insert into rg.resume values (v_me, p_sex, p_birth::int, p_education,
		p_years::int, p_mil, p_skills, coalesce(p_licences, ''),
		p_family, p_area::bigint, p_pay::int, api.now())
	on conflict (account) do update set sex = excluded.sex,
		birth_year = excluded.birth_year,
		education = excluded.education,
		service_years = excluded.service_years,
		mil_skill = excluded.mil_skill, skills = excluded.skills,
		licences = excluded.licences, family = excluded.family,
		area = excluded.area, pay = excluded.pay,
		saved_at = excluded.saved_at;
end $$;
comment on function api.resume_put(text, text, text, text, text, text, text,
	text, text, text) is
	'Saves one''s own particulars; RG422 names the first that is wrong.';

create or replace function api.jobs_for_me(p_limit int)
returns table (id bigint, title text, employer text, place text,
	pay_kind text, pay_min int, pay_max int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r rg.resume;
begin
	select * into r from rg.resume x where x.account = api.me();
	if r.account is null then
		return;
	end if;
	return query
	select j.id, j.title, e.name, api.division_path(j.area), j.pay_kind,
		j.pay_min, j.pay_max
	from rg.job_post j join rg.employer e on e.id = j.employer
	where j.state = 'ONLINE' and j.until_on >= api.today() and e.live
		and (j.family = r.family or j.family = any (select unnest(
			m.families) from rg.mil_skill m
			where m.code = r.mil_skill))
		and not exists (select from rg.job_match x
			where x.post = j.id and x.account = r.account)
	order by (j.family = r.family)::int
		+ (j.area / 1000000 = r.area / 1000000)::int
		+ (rg.job_month(j.pay_kind, j.pay_max) >= r.pay)::int desc,
		j.id desc
	limit least(p_limit, 20);
end $$;
comment on function api.jobs_for_me(int) is
	'Posts that suit one''s particulars: kind of work wanted or what the '
	'service work brings, then place and pay. Nothing is decided by it.';

create or replace function api.job_apply(p_post bigint, p_consent text)
returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_me bigint := rg.need_session();
	j rg.job_post;
	e rg.employer;
	v_consent bigint;
	m bigint;
begin
	select * into j from rg.job_post where id = p_post for share;
	select * into e from rg.employer where id = j.employer;
	if j.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	if j.state <> 'ONLINE' or j.until_on < api.today() or not e.live then
		raise exception using errcode = 'RG422',
			message = 'consent:err_job_over';
	end if;
	if e.account = v_me then
		raise exception using errcode = 'RG422',
			message = 'consent:err_job_own';
	end if;
	if not exists (select from rg.resume where account = v_me) then
		raise exception using errcode = 'RG422',
			message = 'consent:err_no_resume';
	end if;
	if coalesce(p_consent, '') <> '1' then
		raise exception using errcode = 'RG422',
			message = 'consent:err_consent';
	end if;
	insert into rg.consent (account, purpose, version, given_at)
	values (v_me, 'resume:employer:' || e.id, '1', api.now())
	returning id into v_consent;
	insert into rg.job_match (post, account, consent, at, state_at)
	values (j.id, v_me, v_consent, api.now(), api.now())
	on conflict (post, account) where state not in ('WITHDRAWN')
	do nothing returning id into m;
	if m is null then
		raise exception using errcode = 'RG422',
			message = 'consent:err_job_twice';
	end if;
	perform rg.job_tell(j.id, e.account, 'applied');
	update rg.job_proposal set state = 'applied', state_at = api.now()
	where account = v_me and post = j.id and state = 'open';
	return m;
end $$;
comment on function api.job_apply(bigint, text) is
	'Applies to a post, with a consent for this employer alone.';

create or replace function api.my_matches()
returns table (id bigint, post bigint, title text, employer text,
	state text, code text, at timestamptz, consented boolean,
	open boolean)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select m.id, m.post, j.title, e.name, m.state,
		case when m.shared then m.code else '' end, m.at,
		n.id is not null and n.withdrawn_at is null,
		m.state in ('APPLIED', 'TALK', 'INTENT', 'OFFER')
	from rg.job_match m join rg.job_post j on j.id = m.post
	join rg.employer e on e.id = j.employer
	left join rg.consent n on n.id = m.consent
	where m.account = api.me()
	order by m.id desc limit 100;
end $$;
comment on function api.my_matches() is
	'One''s own applications; a reason only if the employer shares it.';

create or replace function api.match_withdraw(p_id bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	m rg.job_match;
begin
	select * into m from rg.job_match
	where id = p_id and account = rg.need_session() for update;
	if m.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	update rg.consent set withdrawn_at = coalesce(withdrawn_at, api.now())
	where id = m.consent;
	if m.state in ('APPLIED', 'TALK', 'INTENT', 'OFFER') then
		update rg.job_match set state = 'WITHDRAWN',
			state_at = api.now() where id = m.id;
	end if;
end $$;
comment on function api.match_withdraw(bigint) is
	'Takes the consent back, as easily as it was given (PIPL 15), and the '
	'application with it while it is open.';

create or replace function api.search_save(p_q text, p_family text,
	p_area text, p_pay text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_me bigint := rg.need_session();
	q text := lower(trim(coalesce(p_q, '')));
begin
	if length(q) > 50 or coalesce(p_family, '') !~ '^[a-z]{0,10}$'
		or coalesce(p_area, '') !~ '^([0-9]{12})?$'
		or coalesce(p_pay, '') !~ '^[0-9]{0,6}$'
		or (p_area <> '' and not api.area_ours(p_area::bigint)) then
		raise exception using errcode = 'RG422',
			message = 'q:err_search';
	end if;
	if concat(q, p_family, p_area, p_pay) = '' then
		raise exception using errcode = 'RG422',
			message = 'q:err_any';
	end if;
	if (select count(*) from rg.job_search where account = v_me) >= 10 then
		raise exception using errcode = 'RG422',
			message = 'q:err_searches';
	end if;
	insert into rg.job_search (account, q, family, area, pay_min, seen, at)
	select v_me, q, coalesce(p_family, ''), nullif(p_area, '')::bigint,
		nullif(p_pay, '')::int,
		coalesce((select max(id) from rg.job_post), 0), api.now()
	where not exists (select from rg.job_search s
		where s.account = v_me and s.q = lower(trim(coalesce(p_q, '')))
		and s.family = coalesce(p_family, '')
		and s.area is not distinct from nullif(p_area, '')::bigint
		and s.pay_min is not distinct from nullif(p_pay, '')::int);
end $$;
comment on function api.search_save(text, text, text, text) is
	'Keeps a search, at most ten a person; new posts are told of.';

create or replace function api.searches_mine()
returns table (id bigint, q text, family text, area bigint, place text,
	pay_min int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select s.id, s.q, s.family, s.area, case
		when s.area is not null then api.division_path(s.area) end,
		s.pay_min
	from rg.job_search s where s.account = api.me() order by s.id;
end $$;
comment on function api.searches_mine() is 'One''s own searches.';

create or replace function api.search_drop(p_id bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.job_search
	where id = p_id and account = rg.need_session();
end $$;
comment on function api.search_drop(bigint) is 'Forgets one of them.';

create or replace function rg.job_forget(p_account bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	perform rg.pool_leave(p_account);
	delete from rg.job_proposal where account = p_account;
	delete from rg.resume where account = p_account;
	delete from rg.job_search where account = p_account;
	perform rg.fair_forget(p_account);
	update rg.job_match set state = 'WITHDRAWN', state_at = api.now()
	where account = p_account
		and state in ('APPLIED', 'TALK', 'INTENT', 'OFFER');
end $$;
comment on function rg.job_forget(bigint) is
	'What closing an account takes away here (PIPL 47): particulars and '
	'searches; that somebody applied stays as a number.';

-- Employers ----------------------------------------------------------------

create or replace function api.employer_mine()
returns table (id bigint, name text, no text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select e.id, e.name, c.no from rg.employer e
	join rg.case_file c on c.id = e.case_id
	where e.account = api.me() and e.live order by e.id desc limit 1;
end $$;
comment on function api.employer_mine() is
	'The employer the visitor''s account answers for.';

create or replace function api.posts_mine()
returns table (id bigint, no text, title text, state text, label text,
	label_en text, until_on date, headcount int, filled int, new bigint,
	total bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select j.id, c.no, j.title, j.state, s.label, s.label_en, j.until_on,
		j.headcount, j.filled,
		(select count(*) from rg.job_match m where m.post = j.id
			and m.state = 'APPLIED'),
		(select count(*) from rg.job_match m where m.post = j.id)
	from rg.job_post j join rg.case_file c on c.id = j.case_id
	join rg.standard_state s on s.standard = c.standard
		and s.state = j.state
	where c.applicant = api.me() order by j.id desc limit 200;
end $$;
comment on function api.posts_mine() is
	'Posts of the visitor''s with how many applied.';

create or replace function api.post_mine(p_no text)
returns table (id bigint, no text, title text, headcount int, filled int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select j.id, c.no, c.title, j.headcount, j.filled
	from rg.case_file c left join rg.job_post j on j.case_id = c.id
	where c.no = p_no and c.service = 'job-post'
		and c.applicant = api.me() and c.erased_at is null;
end $$;
comment on function api.post_mine(text) is
	'One post of the visitor''s; its numbers once it was online.';

-- The result has other columns than before; nothing depends on it.
drop function if exists api.post_matches(text);
create or replace function api.post_matches(p_no text)
returns table (id bigint, state text, code text, at timestamptz,
	name text, mobile text, sex text, birth_year int, education text,
	service_years int, skills text, licences text, pay int,
	seen boolean, late boolean, fair text, visitor int)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query
	select m.id, m.state, m.code, m.at,
		case when v.ok then a.name end, case when v.ok then a.mobile
		end, case when v.ok then r.sex end,
		case when v.ok then r.birth_year end,
		case when v.ok then r.education end,
		case when v.ok then r.service_years end,
		case when v.ok then r.skills end,
		case when v.ok then r.licences end,
		case when v.ok then r.pay end, v.ok,
		m.state = 'APPLIED' and (api.due(rg.local_day(m.at), 'WD',
			10)).due_on < api.today(), f.title, w.n
	from rg.job_match m join rg.job_post j on j.id = m.post
	join rg.case_file c on c.id = j.case_id
	left join rg.account a on a.id = m.account
	left join rg.resume r on r.account = m.account
	left join rg.consent n on n.id = m.consent
	left join rg.job_fair f on f.id = m.fair
	left join rg.fair_visitor w on w.id = m.visitor,
	lateral (select n.id is not null and n.withdrawn_at is null
		and m.state not in
		('DECLINED', 'WITHDRAWN', 'CLOSED') ok) v
	where c.no = p_no and c.applicant = api.me()
		and exists (select from rg.employer e
			where e.id = j.employer and e.live)
	order by m.id desc limit 500;
end $$;
comment on function api.post_matches(text) is
	'Who applied to a post of the visitor''s; particulars only while the '
	'consent stands and the application is open (PIPL 23).';

create or replace function api.match_answer(p_id bigint, p_state text,
	p_code text, p_shared text) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_me bigint := rg.need_session();
	m rg.job_match;
	ways constant text[] := array['APPLIED', 'TALK', 'INTENT', 'OFFER',
		'CONTRACT', 'ON_POST'];
begin
	select x.* into m from rg.job_match x
	join rg.job_post j on j.id = x.post
	join rg.employer e on e.id = j.employer
	where x.id = p_id and e.account = v_me and e.live for update of x;
	if m.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_unknown';
	end if;
	if m.state not in ('APPLIED', 'TALK', 'INTENT', 'OFFER', 'CONTRACT')
		then
		raise exception using errcode = 'RG409',
			message = 'err_raise';
	end if;
	if p_state = 'DECLINED' then
		if m.state = 'CONTRACT' or coalesce(p_code, '') not in ('full',
			'skill', 'place', 'pay', 'absent', 'other') then
			raise exception using errcode = 'RG422',
				message = 'code:err_choice';
		end if;
	elsif coalesce(array_position(ways, p_state), 0)
		<= array_position(ways, m.state) then
		raise exception using errcode = 'RG422',
			message = 'state:err_choice';
	elsif p_state = 'ON_POST' and (m.state <> 'CONTRACT'
		or api.today() < m.contract_on + interval '3 months') then
		-- Three months on the post are checked when they are over.
		raise exception using errcode = 'RG422',
			message = 'state:err_too_soon';
	end if;
	update rg.job_match set state = p_state, state_at = api.now(),
		code = case p_state when 'DECLINED' then p_code else '' end,
		shared = coalesce(p_shared, '') = '1' or p_state <> 'DECLINED',
		contract_on = case p_state when 'CONTRACT' then api.today()
			else contract_on end
	where id = m.id;
	if m.account is not null then
		perform rg.job_tell(m.post, m.account, 'answered');
	end if;
	if p_state = 'CONTRACT' then
		perform rg.job_hired(m.id);
	end if;
end $$;
comment on function api.match_answer(bigint, text, text, text) is
	'The employer''s answer: a step further, or no with a coded reason. A '
	'contract closes what else the person had open.';

-- Silence ------------------------------------------------------------------

create or replace function rg.remind_employment(p_limit int) returns int
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	m record;
	t date := api.today();
	n int := 0;
begin
	for m in select x.id, x.post, x.account, x.reminded, e.account boss,
			d.k
		from rg.job_match x join rg.job_post j on j.id = x.post
		join rg.employer e on e.id = j.employer,
		lateral (select case
			when (api.due(rg.local_day(x.at), 'WD', 30)).due_on < t
			then 3
			when (api.due(rg.local_day(x.at), 'WD', 10)).due_on < t
			then 2
			when (api.due(rg.local_day(x.at), 'WD', 5)).due_on < t
			then 1 else 0 end k) d
		where x.state = 'APPLIED' and x.at < api.now()
			- interval '5 days' and x.reminded < d.k
		order by x.at limit p_limit for update of x skip locked loop
		update rg.job_match set reminded = m.k,
			state = case m.k when 3 then 'DECLINED' else state end,
			code = case m.k when 3 then 'silent' else code end,
			state_at = case m.k when 3 then api.now()
				else state_at end
		where id = m.id;
		if m.k = 3 then
			perform rg.job_tell(m.post, m.account, 'answered');
		else
			perform rg.job_tell(m.post, m.boss, 'silent');
		end if;
		n := n + 1;
	end loop;
	return n + rg.fair_remind(p_limit);
end $$;
comment on function rg.remind_employment(int) is
	'Reminds employers who have not answered after 5 and 10 working days; '
	'after 30 the applicant is told that there was no answer (house rule).';

create or replace function api.silent_employers(p_limit int)
returns table (no text, title text, employer text, waiting bigint,
	oldest date)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if api.side() <> 'off' or api.is_admin() then
		return;
	end if;
	return query
	select c.no, j.title, e.name, count(*), min(rg.local_day(m.at))
	from rg.job_match m join rg.job_post j on j.id = m.post
	join rg.employer e on e.id = j.employer
	join rg.case_file c on c.id = j.case_id
	where m.state = 'APPLIED' and m.reminded > 0
		and j.area between api.my_lo() and api.my_hi()
	group by 1, 2, 3 order by 5 limit least(p_limit, 200);
end $$;
comment on function api.silent_employers(int) is
	'Posts of the officer''s area where applicants wait for an answer.';

-- The subsidy on interest --------------------------------------------------

create or replace function api.policy_value(p_scheme text, p_name text,
	p_on date) returns numeric
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (select nullif(value, '')::numeric from rg.policy_param
		where scheme = p_scheme and name = p_name and from_on <= p_on
		order by from_on desc limit 1);
end $$;
comment on function api.policy_value(text, text, date) is
	'A parameter of a scheme as it stood on a day; empty: it had none.';

create or replace function api.interest_subsidy(p_principal bigint,
	p_cap bigint, p_rate numeric, p_borne numeric, p_days int,
	p_share numeric) returns bigint
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
begin
	if p_principal < 0 or p_cap < 0 or p_rate < 0 or p_borne < 0
		or p_days < 0 or p_share not between 0 and 1 then
		raise exception using errcode = '22023',
			message = 'amounts, days and rates are not negative';
	end if;
	-- Exact decimals; half a fen is rounded up.
	return floor(least(p_principal, p_cap)
		* greatest(p_rate - p_borne, 0) * p_days * p_share / 360
		+ 0.5)::bigint;
end $$;
comment on function api.interest_subsidy(bigint, bigint, numeric, numeric,
	int, numeric) is
	'Subsidy in fen: the smaller of balance and cap (fen), times the rate '
	'less what the borrower bears, times days of 360, times the share; '
	'half a fen up. Days are those of the subsidised period on time; '
	'interest of overdue days is never in it.';
