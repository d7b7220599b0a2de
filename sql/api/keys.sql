-- Renewal of keys: the operator's command reads what is encrypted, encrypts it
-- anew and puts it back where nobody changed it meanwhile. The history keeps
-- its values: it is chained over them.

create or replace function rg.looks_sealed(p text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
	select p ~ '^(gcm|sm4)\.[0-9A-Za-z_-]{1,31}\.[0-9A-Za-z_-]{37,}$'
$$;
comment on function rg.looks_sealed(text) is
	'Whether a text has the form of an encrypted value.';

create or replace function api.sealed_fields(p_account bigint)
returns table (case_id bigint, path text, value text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select c.id, f.key, f.value
	from rg.case_file c join rg.case_form x on x.case_id = c.id,
		jsonb_each_text(x.fields) f
	where c.applicant = p_account and rg.looks_sealed(f.value)
	order by c.id, f.key
$$;
comment on function api.sealed_fields(bigint) is
	'Encrypted answers of a person, by case and path.';

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

create or replace function api.sealed_files(p_account bigint)
returns table (name text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select u.stored from rg.case_file c join rg.upload u
		on u.case_id = c.id
	where c.applicant = p_account and u.stored <> repeat('0', 32)
	union all
	select p.stored from rg.case_file c join rg.paper p
		on p.case_id = c.id
	where c.applicant = p_account and p.stored is not null
$$;
comment on function api.sealed_files(bigint) is
	'Stored files and papers of a person.';

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
