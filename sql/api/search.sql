-- Pieces of search: every one- and two-character piece of a title, in a table
-- of its own.

-- Both become a part of what asks. What is cut into pieces is made even first and
-- once: beside each piece it would be made even for each.
create or replace function rg.pieces(t text) returns setof text
language sql immutable as $$
	select distinct substr(t, i, n)
	from generate_series(1, length(t)) i, generate_series(1, 2) n
	where i + n - 1 <= length(t)
$$;
comment on function rg.pieces(text) is
	'All one- and two-character pieces of a text without spaces, in lower '
	'case.';

create or replace function rg.grams(p text) returns setof text
language sql immutable as $$
	select rg.pieces(lower(regexp_replace(p, '\s', '', 'g')))
$$;
comment on function rg.grams(text) is
	'All one- and two-character pieces of a text.';

create or replace function rg.index_case(c rg.case_file) returns void
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	t text := lower(regexp_replace(c.title, '\s', '', 'g'));
begin
	-- A case without number was not to be found yet.
	if c.no is not null then
		delete from rg.gram where case_id = c.id;
	end if;
	if t = '' then
		return;
	end if;
	insert into rg.gram (gram, case_id, area, module)
	select g, c.id, c.area, c.module from rg.pieces(t) g
	where not exists (select from rg.service s where s.code = c.service
		and s.confidential)
	order by g;
end $$;
comment on function rg.index_case(rg.case_file) is
	'Makes the title findable; confidential services put nothing.';
