-- Pieces of search: every one- and two-character piece of a title, in a table
-- of its own.

create or replace function rg.grams(p text) returns setof text
language sql immutable as $$
	select distinct g from (
		select substr(t, i, n) g
		from (select lower(regexp_replace(p, '\s', '', 'g')) t) a,
			generate_series(1, length(t)) i,
			generate_series(1, 2) n
		where i + n - 1 <= length(t)) x
$$;
comment on function rg.grams(text) is
	'All one- and two-character pieces of a text.';

create or replace function rg.index_case(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	delete from rg.gram where case_id = c.id;
	insert into rg.gram (gram, case_id, area, module)
	select g, c.id, c.area, c.module from rg.grams(c.title) g
	where not exists (select from rg.service s where s.code = c.service
		and s.confidential)
	order by g;
end $$;
comment on function rg.index_case(rg.case_file) is
	'Makes the title findable; confidential services put nothing.';
