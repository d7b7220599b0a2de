-- Posts that officers propose: nobody is seen without a consent that stands,
-- only clerks of his district and of the city see him, and what was proposed
-- goes with the consent.
\ir setup/world.sql
select no_plan();
\o

select pg_temp.officer('p-away', 370203000000, 'clerk');
select pg_temp.officer('p-root', 370200000000, 'clerk');
select pg_temp.person('p-carl', '求职丙', 'person', '13900000003');
select pg_temp.open(l) from unnest(array['p-away', 'p-root', 'p-carl']) l;
create function pg_temp.wp(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_employment_pub', p_who, p_sql) $$;
create function pg_temp.wo(p_who text, p_sql text) returns text
language sql as $$ select pg_temp.run('rg_employment_off', p_who, p_sql) $$;
create function pg_temp.seen(p_who text) returns text
language sql as $$ select pg_temp.wo(p_who, 'select string_agg(name, '','') '
	'from api.pool(null, null, null, 9)') $$;

insert into rg.employer (case_id, account, name, uscc, industry, area,
	address, about, agency, veteran_founded, live, since)
values (pg_temp.draft('t-bert'), pg_temp.id('t-bert'), '试验单位', '', 'g',
	370202010001, '', '', false, false, true, api.today());
-- A case of its own for each post; whose it is does not matter here.
create sequence pg_temp.posts;
create function pg_temp.a_case() returns bigint language plpgsql as $$
declare
	l text := 'q-' || nextval('pg_temp.posts');
begin
	perform pg_temp.person(l, '单位', 'merchant', '1390001'
		|| lpad(currval('pg_temp.posts')::text, 4, '0'));
	perform pg_temp.open(l);
	return pg_temp.draft(l);
end $$;
create function pg_temp.post(p_title text, p_state text default 'ONLINE')
returns bigint language sql as $$
	insert into rg.job_post (case_id, employer, title, family, headcount,
		duties, conditions, veteran_first, area, address, pay_kind,
		pay_min, pay_max, contract, benefits, tel, online_on, until_on,
		state)
	select pg_temp.a_case(), e.id, p_title, 'drive', 1, '', '', true,
		370202010001, '', 'month', 5000, 6000, 'fixed', '', '',
		api.today(), api.today() + 60, p_state
	from rg.employer e where e.name = '试验单位' returning id $$;
select pg_temp.post('驾驶员') as one, pg_temp.post('押运员') as two,
	pg_temp.post('过期的', 'OFFLINE') as gone \gset

-- Consent ---------------------------------------------------------------------

select matches(pg_temp.wp('p-carl', 'select api.pool_set(true, ''1'')'),
	'pool:err_no_resume', 'particulars come first');
select pg_temp.wp('p-carl', 'select api.resume_put(''1'', ''1990'', ''high'', '
	'''5'', ''drive'', ''驾驶'', '''', ''drive'', ''370202000000'', ''5000'')');
select is(pg_temp.seen('t-clerk'), null, 'who wrote them is not found by it');
select matches(pg_temp.wp('p-carl', 'select api.pool_set(true, '''')'),
	'pool:err_consent', 'nor without a tick');
select matches(pg_temp.wo('t-clerk', format('select api.propose(%s, ''{%s}'', '
	''''', '''')', pg_temp.id('p-carl'), :one)), '^RG404',
	'nothing is proposed to him');
select pg_temp.wp('p-carl', 'select api.pool_set(true, ''1'')');
select is((select string_agg(purpose, ',') from rg.consent
	where account = pg_temp.id('p-carl') and withdrawn_at is null),
	'resume:officers', 'a consent of its own');

-- Who sees --------------------------------------------------------------------

select is(pg_temp.seen('t-clerk'), '求职丙', 'the clerk of the district');
select is(pg_temp.seen('p-root'), '求职丙', 'that of the city');
select is(pg_temp.seen('p-away'), null, 'not that of another district');
select matches(pg_temp.seen(w), '^RG403', w || ' has no such list')
from unnest(array['t-village', 't-street', 't-first']) w;
select matches(pg_temp.wo('p-away', format('select count(*) from %s', f)),
	'^RG404', 'elsewhere he is nobody: ' || f)
from unnest(array[format('api.pool_jobs(%s, '''')', pg_temp.id('p-carl')),
	format('api.pool_proposals(%s)', pg_temp.id('p-carl'))]) f;
select ok(not exists (select from information_schema.routines r
	join information_schema.parameters p using (specific_name)
	where r.routine_schema = 'api' and r.routine_name = 'pool'
	and p.parameter_name = 'mobile'), 'no telephone is handed out');

-- Proposing -------------------------------------------------------------------

create function pg_temp.propose(p_who text, p_posts text, p_note text
	default '') returns text language sql as $$
	select pg_temp.wo(p_who, format('select api.propose(%s, %L, %L, '''')',
		pg_temp.id('p-carl'), p_posts, p_note)) $$;
select is(pg_temp.wo('t-clerk', format('select string_agg(title, '','' '
	'order by title) from api.pool_jobs(%s, '''') '
	'where employer = ''试验单位''', pg_temp.id('p-carl'))), '押运员,驾驶员', 'posts that suit, those online');
select is(pg_temp.wo('t-clerk', format('select string_agg(title, '','') '
	'from api.pool_jobs(%s, ''押运'')', pg_temp.id('p-carl'))), '押运员',
	'or by words');
select matches(pg_temp.propose('t-clerk', format('{%s}', :gone)),
	'post:err_choice', 'a post that is over');
select matches(pg_temp.propose('t-clerk', '{}'), 'post:err_choice', 'none');
select matches(pg_temp.propose('t-clerk', format('{%s}', :one),
	repeat('长', 201)), 'note:err_too_long', 'too long a word');
select is(pg_temp.propose('t-clerk', format('{%s,%s}', :one, :two), '离家近'),
	'2', 'two posts');
select is((select string_agg(template || ' ' || way, ', ' order by id)
	from rg.outbox where account = pg_temp.id('p-carl')),
	'proposed_more site, proposed_more sms', 'told once');
select matches(pg_temp.propose('p-root', format('{%s}', :one)),
	'post:err_proposed', 'no post twice');
select is(pg_temp.wp('p-carl', 'select string_agg(title || note, '','' order by '
	'title) from api.proposals_mine()'), '押运员离家近,驾驶员离家近',
	'he sees them');
select is(pg_temp.wp('t-anna', 'select count(*) from api.proposals_mine()'),
	'0', 'nobody else does');

-- What he says ----------------------------------------------------------------

select id as p1 from rg.job_proposal where post = :one \gset
select matches(pg_temp.wp('t-anna', format('select api.proposal_decline(%s)',
	:p1)), '^RG404', 'nobody answers for him');
select pg_temp.wp('p-carl', format('select api.proposal_decline(%s)', :p1));
select matches(pg_temp.propose('t-clerk', format('{%s}', :one)),
	'post:err_proposed', 'not interested: it is not proposed again');
select pg_temp.wp('p-carl', format('select api.job_apply(%s, ''1'')', :two));
select is(pg_temp.wo('t-clerk', format('select string_agg(title || '' '' || '
	'state, '','' order by title) from api.pool_proposals(%s)',
	pg_temp.id('p-carl'))), '押运员 applied,驾驶员 declined',
	'the officer sees how he took them');
select is(pg_temp.propose('t-clerk', format('{%s}', pg_temp.post('x' || n))),
	case when n < 11 then '1' else 'RG422 post:err_proposals' end,
	'open ones: ' || n) from generate_series(1, 11) n;

-- Figures ---------------------------------------------------------------------

select is((select string_agg(what || ' ' || coalesce(n::text, '<' || few), ', '
	order by what) from api.job_funnel()
	where what in ('job_applications', 'contracts')),
	'contracts 0, job_applications <5', 'a handful of people is not told');
update rg.job_match set best = 5;
select is((select count(*)::int from api.figures() where module = 'employment'
	and metric in ('talks', 'contracts', 'on_post_three_months')), 0,
	'nor are they in the open figures');
insert into rg.job_match (post, account, consent, at, state_at, state)
select :one, a.id, n.id, api.now(), api.now(), case a.login when 'q-1'
	then 'APPLIED' else 'CONTRACT' end
from rg.account a, rg.consent n where a.login like 'q-%'
	and n.purpose = 'resume:officers';
select is((select n from api.job_funnel() where what = w), (select count(*)
	from rg.job_match where best >= 4), 'counted: ' || w)
from unnest(array['talks', 'job_offers', 'contracts']) w;
select is((select value from api.figures() where module = 'employment'
	and metric = 'posts_published')::bigint, (select sum(headcount)
	from rg.job_post), 'people wanted, not rows');

-- Taken back ------------------------------------------------------------------

select pg_temp.wp('p-carl', 'select api.pool_set(false, '''')');
select is(pg_temp.seen('t-clerk'), null, 'taken back, he is gone');
select is((select count(*)::int from rg.job_proposal where state = 'open'), 0,
	'with what was open');
select is((select count(*)::int from rg.consent where purpose =
	'resume:officers' and withdrawn_at is null), 0,
	'and the consent says so');
select pg_temp.wp('p-carl', 'select api.pool_set(true, ''1'')');
select is(pg_temp.seen('t-clerk'), '求职丙', 'agreed again');
update rg.resume set saved_at = api.now() - interval '30 years';
update rg.job_match set at = api.now() - interval '30 years',
	state_at = api.now() - interval '30 years';
update rg.job_proposal set state_at = api.now() - interval '30 years';
select rg.sweep_jobs();
select is((select count(*)::int from rg.job_pool) || ' '
	|| (select count(*) from rg.job_proposal), '0 0',
	'nothing outlives the particulars');
select * from finish();
rollback;
