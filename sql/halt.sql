-- What of a migration needs the tables for itself, in the transaction that
-- sql/migrate has begun: all that follows is done while everybody waits.
--
-- Whoever has begun a page has asked for the time, which reads rg.instance: with
-- that in hand nobody is halfway, and the rest is taken in one go. Pages that come
-- meanwhile wait in the queue, for longer than this.
set local lock_timeout = '1500ms';
lock table rg.instance;
set local lock_timeout = '300ms';
do $$
declare
	t text;
begin
	select string_agg(c.oid::regclass::text, ', ' order by c.oid) into t
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and c.relkind in ('r', 'p');
	execute 'lock table ' || t;
end $$;
