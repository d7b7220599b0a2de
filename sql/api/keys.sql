-- Renewal of keys: the operator's command reads what is encrypted, encrypts it
-- anew and puts it back where nobody changed it meanwhile. The history keeps
-- its values: it is chained over them.

create or replace function rg.looks_sealed(p text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
	select p ~ '^(gcm|sm4)\.[0-9A-Za-z_-]{1,31}\.[0-9A-Za-z_-]{37,}$'
$$;
comment on function rg.looks_sealed(text) is
	'Whether a text has the form of an encrypted value.';

drop function if exists api.sealed_fields(bigint);
create or replace function api.sealed_fields(p_account bigint,
	p_modules text[], p_but boolean)
returns table (case_id bigint, path text, value text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select c.id, f.key, f.value
	from rg.case_file c join rg.case_form x on x.case_id = c.id,
		jsonb_each_text(x.fields) f
	where c.applicant = p_account and rg.looks_sealed(f.value)
		and (c.module = any (p_modules)) <> p_but
	order by c.id, f.key
$$;
comment on function api.sealed_fields(bigint, text[], boolean) is
	'Encrypted answers of a person by case and path, in cases of some '
	'modules or of all but those: what one vault of keys is for.';

create or replace function api.sealed_swap(p_case bigint, p_path text,
	p_old text, p_new text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not rg.looks_sealed(p_old) or not rg.looks_sealed(p_new) then
		raise exception using errcode = 'RG422', message =
			'that is not an encrypted value';
	end if;
	update rg.case_form set fields = fields
		|| jsonb_build_object(p_path, p_new)
	where case_id = p_case and fields->>p_path = p_old;
	return found;
end $$;
comment on function api.sealed_swap(bigint, text, text, text) is
	'Puts a value encrypted anew in the place of the old one; false: the '
	'applicant has saved another meanwhile.';

drop function if exists api.sealed_files(bigint);
create or replace function api.sealed_files(p_account bigint,
	p_modules text[], p_but boolean)
returns table (name text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select u.stored from rg.case_file c join rg.upload u
		on u.case_id = c.id
	where c.applicant = p_account and u.stored <> repeat('0', 32)
		and (c.module = any (p_modules)) <> p_but
	union all
	select p.stored from rg.case_file c join rg.paper p
		on p.case_id = c.id
	where c.applicant = p_account and p.stored is not null
		and (c.module = any (p_modules)) <> p_but
$$;
comment on function api.sealed_files(bigint, text[], boolean) is
	'Stored files and papers of a person, by modules as above.';

create or replace function api.sealed_rows(p_account bigint,
	p_modules text[], p_but boolean)
returns table (id bigint, col text, place text, tbl text, value text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s rg.sealed_column;
begin
	for s in select * from rg.sealed_column loop
		if s.owner = 'case_id' then
			return query execute format('select t.id, %L::text, '
				'%L || ''.'' || t.%I, %L::text, t.%I '
				'from rg.%I t where rg.looks_sealed(t.%I) '
				'and exists (select from rg.case_file c '
				'where c.id = t.case_id and c.applicant = $1 '
				'and (c.module = any ($2)) <> $3)',
				s.col, s.place, s.owner, s.tbl, s.col, s.tbl,
				s.col)
			using p_account, p_modules, p_but;
		elsif (s.module = any (p_modules)) <> p_but then
			return query execute format('select t.id, %L::text, '
				'%L || ''.'' || t.%I, %L::text, t.%I '
				'from rg.%I t where rg.looks_sealed(t.%I) '
				'and t.account = $1',
				s.col, s.place, s.owner, s.tbl, s.col, s.tbl,
				s.col)
			using p_account;
		end if;
	end loop;
end $$;
comment on function api.sealed_rows(bigint, text[], boolean) is
	'Encrypted columns of the modules'' own tables, of the cases of a '
	'person, and what each value is bound to.';

create or replace function api.sealed_row_swap(p_tbl text, p_col text,
	p_id bigint, p_old text, p_new text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	n int;
begin
	if not exists (select from rg.sealed_column
			where tbl = p_tbl and col = p_col)
		or not rg.looks_sealed(p_old) or not rg.looks_sealed(p_new)
	then
		raise exception using errcode = 'RG422', message =
			'that is not an encrypted value';
	end if;
	-- Encrypting anew changes no word of what may not be changed.
	perform set_config('rg.renewing', 'on', true);
	execute format('update rg.%I set %I = $1 where id = $2 and %I = $3',
		p_tbl, p_col, p_col) using p_new, p_id, p_old;
	get diagnostics n = row_count;
	perform set_config('rg.renewing', '', true);
	return n > 0;
end $$;
comment on function api.sealed_row_swap(text, text, bigint, text, text) is
	'Puts a value of a module''s table encrypted anew in the place of the '
	'old one.';

create or replace function api.sealed_notes(p_author bigint)
returns table (id bigint, applicant bigint, place text, tbl text, body text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select n.id, c.applicant, 'counsel_note.body.' || n.case_id,
		'counsel_note', n.body
	from rg.counsel_note n join rg.case_file c on c.id = n.case_id
	where n.author = p_author order by n.id
$$;
comment on function api.sealed_notes(bigint) is
	'Notes of a counsellor: encrypted under the key of whom they are about '
	'and again under the writer''s.';

create or replace function api.sealed_note_swap(p_id bigint, p_old text,
	p_new text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not rg.looks_sealed(p_new) then
		raise exception using errcode = 'RG422', message =
			'that is not an encrypted value';
	end if;
	perform set_config('rg.renewing', 'on', true);
	update rg.counsel_note set body = p_new
	where id = p_id and body = p_old;
	perform set_config('rg.renewing', '', true);
	return found;
end $$;
comment on function api.sealed_note_swap(bigint, text, text) is
	'Puts a note encrypted anew in the place of the old one.';

create or replace function api.sealed_totp(p_after bigint)
returns table (account bigint, secret text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select account, secret from rg.totp where account > p_after
	order by account limit 500
$$;
comment on function api.sealed_totp(bigint) is
	'Encrypted second factors, in pages.';

create or replace function api.sealed_totp_swap(p_account bigint,
	p_old text, p_new text) returns boolean
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if not rg.looks_sealed(p_new) then
		raise exception using errcode = 'RG422', message =
			'that is not an encrypted value';
	end if;
	update rg.totp set secret = p_new
	where account = p_account and secret = p_old;
	return found;
end $$;
comment on function api.sealed_totp_swap(bigint, text, text) is
	'Puts a second factor encrypted anew in the place of the old one.';
