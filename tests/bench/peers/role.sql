-- The peers' own role, of this database only: they guard access in their own
-- statements. Given after the instance came up, which takes away what is not its own.
do $$ begin
	if not exists (select from pg_roles where rolname = 'rg_bench') then
		create role rg_bench login bypassrls;
	end if;
end $$;
alter role rg_bench set search_path = pg_catalog, rg, api;
alter role rg_bench set timezone = 'Asia/Shanghai';
grant connect on database ronggui to rg_bench;
grant usage on schema rg, api to rg_bench;
grant select, insert, update on all tables in schema rg to rg_bench;
grant usage on all sequences in schema rg to rg_bench;
grant execute on all functions in schema rg, api to rg_bench;
