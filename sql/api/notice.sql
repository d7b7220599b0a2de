-- Public notices and objections. The standard names the columns and how
-- each is masked; nothing else reaches a notice.

create or replace function rg.mask_name(p text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select case
	when p = '' then ''
	when strpos(p, '·') > 0 then left(p, 1) || '**·***'
	when length(p) >= 3 and left(p, 2) = any (array['欧阳', '太史',
		'端木', '上官', '司马', '东方', '独孤', '南宫', '万俟', '闻人',
		'夏侯', '诸葛', '尉迟', '公羊', '赫连', '澹台', '皇甫', '宗政',
		'濮阳', '公冶', '太叔', '申屠', '公孙', '慕容', '仲孙', '钟离',
		'长孙', '宇文', '司徒', '鲜于', '司空', '闾丘', '子车', '亓官',
		'司寇', '巫马', '公西', '颛孙', '壤驷', '公良', '漆雕', '乐正',
		'宰父', '谷梁', '拓跋', '夹谷', '轩辕', '令狐', '段干', '百里',
		'呼延', '东郭', '南门', '羊舌', '微生', '公户', '公玉', '公仪',
		'梁丘', '公仲', '公上', '公门', '公山', '公坚', '左丘', '公伯',
		'西门', '公祖', '第五', '公乘', '贯丘', '公皙', '南荣', '东里',
		'东宫', '仲长', '子书', '子桑', '即墨', '达奚', '褚师', '吴铭'])
	then left(p, 2) || case length(p) when 3 then '*'
		when 4 then '*' || right(p, 1) else '**' || right(p, 1) end
	when length(p) = 2 then left(p, 1) || '*'
	when length(p) = 3 then left(p, 1) || '*' || right(p, 1)
	when length(p) = 1 then '*'
	else left(p, 1) || '**' || right(p, 1) end
$$;
comment on function rg.mask_name(text) is
	'Name as lists show it: first and last character, whole compound '
	'surnames.';

create or replace function rg.mask(p_kind text, p text) returns text
language plpgsql stable set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select case p_kind
	when 'none' then p
	when 'name' then rg.mask_name(p)
	when 'mobile' then left(p, 3) || '****' || right(p, 4)
	when 'year' then left(p, 4)
	when 'district' then (select string_agg(d.name, '' order by d.level)
		from rg.division d where p ~ '^[0-9]{12}$' and d.level = 3
		and p::bigint between d.lo and d.hi)
	when 'town' then (select string_agg(d.name, '' order by d.level)
		from rg.division d where p ~ '^[0-9]{12}$'
		and d.level in (3, 4) and p::bigint between d.lo and d.hi)
	end
	);
end $$;
comment on function rg.mask(text, text) is
	'A value as the public may see it; an unknown way shows nothing.';

create or replace function rg.answer_words(p_standard bigint,
	p_field text, p_value text) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select coalesce((select v.value from rg.standard_value v
		where v.standard = p_standard and v.path like
			'form.pages.%.fields.' || replace(p_field, '.',
			'.fields.') || '.options.' || p_value limit 1),
		p_value)
	);
end $$;
comment on function rg.answer_words(bigint, text, text) is
	'Words of a chosen option, or the value itself.';

create or replace function rg.field_text(p_standard bigint, p_fields jsonb,
	p_field text) returns text
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return (
	select string_agg(rg.answer_words(p_standard, p_field, value), '；'
		order by key collate "C")
	from jsonb_each_text(p_fields)
	where value <> '' and (key = p_field or key ~ ('^' || replace(p_field,
		'.', '\.[0-9]+\.') || '$'))
	);
end $$;
comment on function rg.field_text(bigint, jsonb, text) is
	'Value of a field; the rows of a group joined.';

create or replace function rg.published_given(c rg.case_file)
returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	r jsonb;
begin
	if to_regprocedure(format('rg.publishes_%s(rg.case_file)',
			c.module)) is not null then
		execute format('select rg.%I($1)', 'publishes_' || c.module)
		into r using c;
	end if;
	return coalesce(r, '{}');
end $$;
comment on function rg.published_given(rg.case_file) is
	'What the module''s own function gives for columns of a notice that no '
	'field holds.';

create or replace function rg.published_cols(c rg.case_file)
returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_given jsonb := rg.published_given(c);
begin
	return (
	select jsonb_object_agg(n, coalesce(case
		when rg.sv(c.standard, 'publish.columns.' || n || '.given')
			= '1' then v_given->>n
		else rg.mask(coalesce(rg.sv(c.standard, 'publish.columns.'
			|| n || '.mask'), 'none'),
		case when rg.sv(c.standard, 'publish.columns.' || n
			|| '.mask') in ('district', 'town')
		then f.fields->>rg.sv(c.standard, 'publish.columns.' || n
			|| '.field')
		else rg.field_text(c.standard, f.fields, rg.sv(c.standard,
			'publish.columns.' || n || '.field')) end) end, ''))
	from rg.case_form f, rg.names_below(c.standard, 'publish.columns') n
	where f.case_id = c.id
	);
end $$;
comment on function rg.published_cols(rg.case_file) is
	'What a notice shows of a case.';

create or replace function rg.publish_case(c rg.case_file, p_by bigint)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	n bigint;
	t date;
	keep int := coalesce(rg.sv(c.standard, 'publish.keep_days')::int, 30);
begin
	if exists (select from jsonb_each_text(rg.published_cols(c)) x
		where x.value ~ '[1-9][0-9]{16}[0-9Xx]') then
		raise exception using errcode = 'RG422',
			message = 'publish:err_id_number';
	end if;
	select due_on into t from rg.case_timer where case_id = c.id
		and clock = rg.sv(c.standard, 'publish.clock');
	insert into rg.notice (no, service, standard, day, until_on, off_on,
		published_by, published_at)
	select s.letters || '公示' || to_char(api.today(), 'YYYYMMDD') || '-'
		|| c.standard, c.service, c.standard, api.today(), t,
		t + keep, p_by, api.now()
	from rg.service s where s.code = c.service
	on conflict (service, day, standard) do update
		set until_on = greatest(rg.notice.until_on, excluded.until_on)
	returning id into n;
	insert into rg.notice_row (notice, case_id, cols, result_at)
	values (n, c.id, rg.published_cols(c), api.now());
end $$;
comment on function rg.publish_case(rg.case_file, bigint) is
	'Puts a case on the notice of the day; a column holding what looks '
	'like an ID number is refused (RG422).';

create or replace function rg.notice_step(c rg.case_file,
	a rg.standard_action, p_was text, p_actor bigint, p_note text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	k text;
begin
	if a.publish then
		perform rg.publish_case(c, p_actor);
		return;
	end if;
	if p_was = c.state then
		return;
	end if;
	select kind into k from rg.standard_state
	where standard = c.standard and state = c.state;
	update rg.notice_row set result_at = api.now(), result = case
		when c.state = 'OBJECTION' then 'frozen'
		when k = 'notice' then 'open'
		when k in ('member', 'final_ok') or k = 'open'
			and a.publish_result then 'passed'
		when c.state = 'WITHDRAWN' then 'withdrawn'
		when k = 'final_no' then 'refused'
		else 'renewed' end
	where id = (select max(id) from rg.notice_row where case_id = c.id)
		and result in ('open', 'frozen');
	if p_was = 'OBJECTION' then
		update rg.objection set answer = p_note, answered_by = p_actor,
			answered_at = api.now(), state = case
			when k = 'notice' then 'unfounded'
			when k = 'final_no' then 'founded'
			else 'new_facts' end
		where case_id = c.id and state = 'open';
		insert into rg.outbox (way, address, template, params, case_id,
			next_at, at)
		select 'sms', o.mobile, 'objection_answered',
			jsonb_build_object('no', o.no, 'state', o.state),
			c.id, now(), api.now()
		from rg.objection o where o.case_id = c.id
			and o.answered_at = api.now();
	end if;
end $$;
comment on function rg.notice_step(rg.case_file, rg.standard_action, text,
	bigint, text) is
	'What a step does to the notice a case stands on.';

create or replace function api.object(p_row bigint, p_name text,
	p_mobile text, p_body text, p_address text, p_key text) returns text
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	x rg.notice_row;
	c rg.case_file;
	a rg.standard_action;
	t text;
	k text;
	done text := rg.idem_find(p_key);
	obj text;
begin
	if done is not null then
		return done;
	end if;
	select * into x from rg.notice_row where id = p_row;
	select * into c from rg.case_file where id = x.case_id for update;
	if c.id is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_notice';
	end if;
	select value into k from rg.standard_value
	where standard = c.standard and path = 'publish.objection';
	select * into a from rg.standard_action
	where standard = c.standard and action = k;
	select s.target into t from rg.standard_step s
	where s.standard = c.standard and s.action = k
		and s.from_state = c.state;
	if t is null or not rg.clock_open(c, a) or x.id <> (select max(id)
		from rg.notice_row where case_id = c.id) then
		raise exception using errcode = 'RG409',
			message = 'err_notice_over';
	end if;
	if not rg.limit_count('object:' || p_address, 20, interval '1 h')
	then
		raise exception using errcode = 'RG429',
			message = '600';
	end if;
	obj := 'YY' || to_char(api.today(), 'YYYYMMDD') || '-'
		|| rg.random_code(6);
	insert into rg.objection (case_id, row_id, no, name, mobile, body, at)
	values (c.id, x.id, obj, p_name, p_mobile, p_body, api.now());
	if c.state <> t then
		c := rg.take_step(c, a, t, null, 'objector', null, '', '{}');
	end if;
	insert into rg.outbox (way, address, template, params, case_id,
		next_at, at)
	values ('sms', p_mobile, 'objection_received', jsonb_build_object(
		'no', obj), c.id, now(), api.now());
	return rg.idem_keep(p_key, obj);
end $$;
comment on function api.object(bigint, text, text, text, text, text) is
	'Objection to a published row within its days: freezes the case, '
	'opens a task, tells the objector it came. Returns its number.';

create or replace function api.notices(p_before bigint)
returns table (id bigint, no text, service text, title text,
	title_en text, day date, until_on date, n bigint, open boolean)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select n.id, n.no, n.service,
		coalesce(rg.sv(n.standard, 'publish.title'), s.title),
		coalesce(rg.sv(n.standard, 'publish.title.en'), s.title_en),
		n.day, n.until_on,
		(select count(*) from rg.notice_row r where r.notice = n.id),
		n.until_on >= api.today()
	from rg.notice n join rg.service s on s.code = n.service
	where n.off_on >= (select api.today())
		and (p_before is null or n.id < p_before)
	order by n.id desc limit 21
$$;
comment on function api.notices(bigint) is
	'Notices not yet taken down, newest first.';

create or replace function api.notice(p_no text)
returns table (id bigint, no text, service text, title text,
	title_en text, day date, until_on date, standard bigint,
	open boolean)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select n.id, n.no, n.service,
		coalesce(rg.sv(n.standard, 'publish.title'), s.title),
		coalesce(rg.sv(n.standard, 'publish.title.en'), s.title_en),
		n.day, n.until_on, n.standard, n.until_on >= api.today()
	from rg.notice n join rg.service s on s.code = n.service
	where n.no = p_no and n.off_on >= (select api.today())
$$;
comment on function api.notice(text) is 'One notice.';

create or replace function api.notice_rows(p_notice bigint, p_after bigint)
returns table (id bigint, cols jsonb, result text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select r.id, r.cols, r.result from rg.notice_row r
	join rg.notice n on n.id = r.notice
	where r.notice = p_notice and n.off_on >= (select api.today())
		and r.id > coalesce(p_after, 0)
	order by r.id limit 101
$$;
comment on function api.notice_rows(bigint, bigint) is
	'Rows of a notice: only the columns published.';

create or replace function api.verify(p_code text)
returns table (kind text, label text, label_en text, issued_on date,
	state text, title text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select p.kind, coalesce(rg.sv(c.standard, 'documents.' || p.kind
		|| '.label'), p.kind),
		coalesce(rg.sv(c.standard, 'documents.' || p.kind
		|| '.label.en'), p.kind),
		(p.issued_at at time zone 'Asia/Shanghai')::date, p.state,
		s.title
	from rg.paper p join rg.case_file c on c.id = p.case_id
	join rg.service s on s.code = c.service
	where p.code = upper(p_code)
$$;
comment on function api.verify(text) is
	'Whether a paper holds: kind, day, valid, suspended or revoked; '
	'nothing personal.';

create or replace function api.banners()
returns table (body text, body_en text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select body, body_en from rg.banner
	where api.now() between starts_at and ends_at order by id
$$;
comment on function api.banners() is 'Announcements shown now.';

create or replace function api.carry_put(p_name text, p_body text)
returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.carry where at < clock_timestamp() - interval '30 min';
	insert into rg.carry (name, body, at)
	values (p_name, p_body, clock_timestamp());
end $$;
comment on function api.carry_put(text, text) is
	'Keeps a sealed form whose session ended, for half an hour.';

create or replace function api.carry_get(p_name text) returns text
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select body from rg.carry where name = p_name
		and at >= clock_timestamp() - interval '30 min'
$$;
comment on function api.carry_get(text) is 'The sealed form of a name.';
