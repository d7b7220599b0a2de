-- Uploads and issued papers: which rows stand for the bytes in the store.

-- Made text by a cast: a number joined to a text as it is would not be immutable,
-- and the planner would not put the function into the query that asks.
create or replace function api.size_word(p_bytes bigint) returns text
language sql immutable
return case when p_bytes >= 1048576
	then round(p_bytes / 1048576.0, 1)::text || ' MB'
	else greatest(1, p_bytes / 1024)::text || ' KB' end;
comment on function api.size_word(bigint) is 'How large a file is, in words.';

create or replace function api.upload_add(p_case bigint, p_paper text,
	p_name text, p_type text, p_size bigint, p_sha256 bytea,
	p_stored text, p_state text, p_width int, p_height int,
	p_key text default '') returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	c rg.case_file;
	u bigint;
	n int;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	c := rg.case_of(p_case);
	if not coalesce(rg.writes(c), false) then
		raise exception using errcode = 'RG403', message = 'err_role';
	end if;
	if not (c.kind = 'draft' or exists (select from rg.case_correction k
		where k.case_id = c.id and k.done_at is null
		and c.kind = 'waiting'
		and 'paper:' || p_paper = any (k.items))) then
		raise exception using errcode = 'RG403',
			message = 'err_closed_field';
	end if;
	if rg.sv(c.standard, 'papers.' || p_paper || '.label') is null then
		raise exception using errcode = 'RG404',
			message = 'err_no_paper';
	end if;
	if not rg.limit_count('upload:' || api.me(), 300, interval '1 h') then
		raise exception using errcode = 'RG429',
			message = '600';
	end if;
	select count(*) into n from rg.upload
	where case_id = c.id and state not in ('replaced', 'deleted');
	if n >= 20 then
		raise exception using errcode = 'RG422',
			message = 'file:err_too_many_files';
	end if;
	if p_state not in ('pending', 'unscanned', 'clean') then
		raise exception using errcode = 'RG422',
			message = 'file:err_file_state';
	end if;
	-- A paper that may come once replaces what was there before.
	if coalesce(rg.sv(c.standard, 'papers.' || p_paper || '.max_count'),
		'1') = '1' then
		update rg.upload set state = 'replaced'
		where case_id = c.id and paper = p_paper
			and state not in ('replaced', 'deleted');
	elsif c.kind = 'waiting' then
		update rg.upload set state = 'replaced'
		where case_id = c.id and paper = p_paper
			and state = 'refused';
	end if;
	insert into rg.upload (case_id, paper, name, type, size, sha256,
		stored, state, width, height, by, at)
	values (c.id, p_paper, p_name, p_type, p_size, p_sha256, p_stored,
		p_state, p_width, p_height, api.me(), api.now())
	returning id into u;
	return rg.idem_keep(p_key, u::text)::bigint;
end $$;
comment on function api.upload_add(bigint, text, text, text, bigint, bytea,
	text, text, int, int, text) is
	'Registers a stored file while the form or the paper is open; at most '
	'twenty a case, three hundred an hour and person. The same key '
	'registers one file.';

create or replace function api.upload_drop(p_upload bigint,
	p_key text default '') returns bigint
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	u rg.upload;
	c rg.case_file;
	done text := rg.idem_find(p_key);
begin
	if done is not null then
		return done::bigint;
	end if;
	select * into u from rg.upload where id = p_upload;
	c := rg.case_of(u.case_id);
	if not coalesce(rg.writes(c), false) or not (c.kind = 'draft'
		or c.kind = 'waiting' and exists (select from
		rg.case_correction k where k.case_id = c.id
		and k.done_at is null and u.at > k.asked_at)) then
		raise exception using errcode = 'RG403',
			message = 'err_closed_field';
	end if;
	update rg.upload set state = 'deleted' where id = u.id;
	return rg.idem_keep(p_key, c.id::text)::bigint;
end $$;
comment on function api.upload_drop(bigint, text) is
	'The applicant takes a file out again while it is open.';

create or replace function api.upload(p_upload bigint)
returns table (id bigint, case_id bigint, no text, applicant bigint,
	name text, type text, size bigint, stored text, state text,
	paper text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select u.id, c.id, c.no, c.applicant, u.name, u.type,
		u.size, u.stored, u.state, u.paper
	from rg.upload u join rg.case_file c on c.id = u.case_id
	where u.id = p_upload and api.sees(c)
		and u.state not in ('deleted', 'infected', 'failed')
		and (u.state <> 'pending' or c.applicant = (select api.me())
			or rg.writes(c));
	if not found then
		raise exception using errcode = 'RG404',
			message = 'err_no_file';
	end if;
end $$;
comment on function api.upload(bigint) is
	'A file the one asking may open; officers cannot open what is '
	'pending.';

create or replace function api.paper(p_paper bigint)
returns table (id bigint, case_id bigint, applicant bigint, kind text,
	no text, code text, version int, issued_at timestamptz, stored text,
	sha256 bytea, state text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select p.id, p.case_id, c.applicant, p.kind, p.no, p.code, p.version,
		p.issued_at, p.stored, p.sha256, p.state
	from rg.paper p join rg.case_file c on c.id = p.case_id
	where p.id = p_paper and api.sees(c)
$$;
comment on function api.paper(bigint) is 'An issued paper.';

create or replace function api.paper_printed(p_paper bigint,
	p_stored text, p_sha256 bytea) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	update rg.paper p set stored = p_stored, sha256 = p_sha256
	from rg.case_file c
	where p.id = p_paper and p.stored is null and c.id = p.case_id
		and api.me() is not null and api.sees(c);
end $$;
comment on function api.paper_printed(bigint, text, bytea) is
	'Notes the printed file of a paper, once.';

drop function if exists api.files_kept(text, int);
create function api.files_kept(p_after text, p_limit int)
returns table (place text, what text, owner bigint, stored text, sha256 text,
	module text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select k.place, k.what || ' of case ' || coalesce(c.no, c.id::text),
		c.applicant, k.stored, encode(k.sha256, 'hex'), c.module
	from (select 'f' || to_char(id, 'fm0000000000000000000') as place,
			'file ' || id as what, case_id, stored, sha256
		from rg.upload where state <> 'deleted'
			and stored <> repeat('0', 32)
		union all
		select 'p' || to_char(id, 'fm0000000000000000000'),
			'paper ' || no, case_id, stored, sha256
		from rg.paper where stored is not null) k
	join rg.case_file c on c.id = k.case_id
	where k.place > p_after collate "C" and c.erased_at is null
	order by k.place collate "C" limit p_limit
$$;
comment on function api.files_kept(text, int) is
	'For the operator: what lies in the store, whose it is and what its '
	'bytes were, some after a place.';
