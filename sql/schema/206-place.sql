-- The name of a place from the district down stands with the division: each row of
-- each list says it, and places are renamed once in years.
alter table rg.division add column place text not null default '';
comment on column rg.division.place is
	'Names from the district down, in one word; follows name and parent.';
drop function if exists rg.place_of(bigint);
