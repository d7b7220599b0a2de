-- The audit trail finds a hundred tamperings of different kinds and names the
-- place; what is lawful does not disturb it.
\ir setup/world.sql
select no_plan();

create function pg_temp.found() returns text language sql as $$
	select coalesce((select place || ': ' || fault from api.audit_check()),
		'whole') $$;
select is(pg_temp.found(), 'whole', 'nothing has happened');

-- Twelve cases of different fate, three days of roots.
select count(pg_temp.bring(s)) as n from unnest(array['SUBMITTED', 'ACCEPTED',
	'REVIEW1', 'REVIEW2', 'AUDIT', 'TO_PUBLISH']) s \gset
select pg_temp.clock('2026-03-03 00:01');
select is(pg_temp.courier('select day from api.chain_close()'), '2026-03-02',
	'a day is closed');
select is(pg_temp.courier('select day from api.chain_close()'), null, 'once');
select count(pg_temp.bring('PUBLICITY')) as n from generate_series(1, 3) \gset
select pg_temp.bring('MEMBER') as c \gset
select is(pg_temp.courier('select day from api.chain_close()'), '2026-03-10',
	'days in which nothing was asked need none');
select is(pg_temp.act('t-anna', :c, 'quit'), 'MEMBER', 'a step');
select pg_temp.clock('2026-03-12 00:01');
select is(pg_temp.courier('select day from api.chain_close()'), '2026-03-11',
	'another day');
select is(pg_temp.courier('select count(*) from api.chain_unsigned()'), '3',
	'they wait for their signatures');
select is(pg_temp.courier('select api.chain_sign(''2026-03-02'', ''sig'', '
	'''key'')'), null, 'one comes');
select is(pg_temp.courier('select api.chain_sign(''2026-03-02'', ''other'', '
	'''key'')'), null, 'and is not');
select is((select signature from rg.chain_root where day = '2026-03-02'),
	'sig', 'replaced');
select is(pg_temp.act('t-anna', :c, 'stay'), 'MEMBER', 'another step');
select is(pg_temp.found(), 'whole', 'the trail is whole');
select is(pg_temp.run('rg_admin', '', 'select count(*) from '
	'api.audit_check()'), '0', 'says the command line');
delete from rg.case_event_text where (chain, seq) in (select chain, seq
	from rg.case_event order by chain, seq limit 1);
select is(pg_temp.found(), 'whole', 'words may be erased');

-- Nobody does this by accident.
select throws_ok('update rg.case_event set reason = ''x''', 'RG500', null,
	'events are not changed');
select throws_ok('delete from rg.case_event', 'RG500', null, 'nor deleted');
select throws_ok('truncate rg.case_event cascade', 'RG500', null,
	'nor emptied');

-- With rights over the database it can be done, and is found. Each tampering
-- is undone before the next.
alter table rg.case_event disable trigger all;
alter table rg.case_event_text disable trigger all;
create function pg_temp.tamper(p_sql text) returns text language plpgsql as $$
declare
	r text;
	n bigint;
begin
	begin
		execute p_sql;
		get diagnostics n = row_count;
		r := case when n = 0 then 'touched nothing'
			else pg_temp.found() end;
		raise exception using errcode = 'RG999';
	exception when sqlstate 'RG999' then
		return r;
	end;
end $$;
create temporary table row_at as select e.*, row_number() over
	(order by chain, seq) as n, count(*) over () as total
	from rg.case_event e;
create temporary table way (kind text, sql text) on commit drop;
insert into way values
('at', 'update rg.case_event set at = at + interval ''1 us'' where %s'),
('actor', 'update rg.case_event set actor = 1 where %s'),
('actor_name', 'update rg.case_event set actor_name = actor_name || ''x'' '
	'where %s'),
('actor_role', 'update rg.case_event set actor_role = ''audit'' || '
	'actor_role where %s'),
('station', 'update rg.case_event set station = 370200000000 + seq '
	'where %s'),
('station_name', 'update rg.case_event set station_name = ''别处'' where %s'),
('action', 'update rg.case_event set action = ''nothing'' where %s'),
('from_state', 'update rg.case_event set from_state = to_state || ''X'' '
	'where %s'),
('to_state', 'update rg.case_event set to_state = ''MEMBERS'' where %s'),
('reason', 'update rg.case_event set reason = ''R05'' where %s'),
('seen', 'update rg.case_event set seen = not seen where %s'),
('version', 'update rg.case_event set version = version + 100 where %s'),
('case', 'update rg.case_event set case_id = (select min(id) from '
	'rg.case_file where id <> case_id) where %s'),
('digest', 'update rg.case_event set digest = sha256(digest) where %s'),
('hash', 'update rg.case_event set hash = sha256(hash) where %s'),
('note', 'update rg.case_event_text set note = note || ''。'' where %s'),
('fields', 'update rg.case_event_text set fields = ''{"a": "b"}'' where %s'),
('salt', 'update rg.case_event_text set salt = sha256(salt) where %s'),
('moved', 'update rg.case_event set actor_name = actor_name || ''","'' '
	'|| actor_role, actor_role = '''' where %s'),
('deleted', 'delete from rg.case_event where %s');
create temporary table try as
select w.kind, format('chain %s event %s', r.chain, r.seq) as place,
	pg_temp.tamper(format(w.sql, format('chain = %s and seq = %s',
		r.chain, r.seq))) as got
from (select *, row_number() over () as k from way) w,
	generate_series(0, 4) i
join row_at r on true
where r.n = 2 + (w.k * 7 + i * 11) % (r.total - 1);
select is(count(*)::int, 100, 'a hundred tamperings') from try;
select is(count(*)::int, 100, 'a hundred found') from try
where got not in ('whole', 'touched nothing');
select is(left(got, length(place)), place,
	format('%s of %s is named', kind, place)) from try;

-- Rows exchanged, chains cut or written anew.
select pg_temp.tamper('delete from rg.case_event where (chain, seq) in '
	'(select chain, max(seq) from rg.case_event group by chain)') as r
\gset
select ok(:'r' ~ 'missing at the end', 'the ends cut off');
create function pg_temp.rewrite(p_chain int, p_from int) returns void
language plpgsql as $$
declare
	e rg.case_event;
	h bytea := rg.chain_start(p_chain::smallint);
begin
	for e in select * from rg.case_event where chain = p_chain
		order by seq loop
		if e.seq >= p_from then
			update rg.case_event set hash = rg.event_hash(h, e)
			where chain = e.chain and seq = e.seq;
			e.hash := rg.event_hash(h, e);
		end if;
		h := e.hash;
	end loop;
	update rg.chain set hash = h, seq = (select coalesce(max(seq), 0)
		from rg.case_event where chain = p_chain)
	where chain = p_chain;
end $$;
create function pg_temp.forge(p_chain int, p_seq int, p_sql text)
returns void language plpgsql as $$
begin
	execute p_sql;
	perform pg_temp.rewrite(p_chain, p_seq);
end $$;
select chain as k, max(seq) as last from row_at group by chain
order by max(seq) desc limit 1 \gset
select is(pg_temp.tamper(format('select pg_temp.forge(%s, 2, ''update '
	'rg.case_event set reason = ''''R05'''' where chain = %s and seq = '
	'2'')', :k, :k)) ~ format('^chain %s event [0-9]+: not what the root '
	'of 2026-03-', :k), true,
	'a chain written anew is found by the daily root');
select is(pg_temp.tamper(format('select pg_temp.forge(%s, 1, ''delete from '
	'rg.case_event where chain = %s and seq > 2'')', :k, :k)) ~ 'root of',
	true, 'a chain shortened too, with its head');
select ok(pg_temp.tamper(format('select pg_temp.forge(%s, 1, ''delete from '
	'rg.case_event where chain = %s'')', :k, :k)) ~ 'root of', 'or emptied');
select is(pg_temp.tamper('update rg.chain_root set root = sha256(root) '
	'where day = ''2026-03-10'''), 'root of 2026-03-10: changed', 'a root');
select is(pg_temp.tamper('update rg.chain_root set seqs[1] = seqs[1] + 1 '
	'where day = ''2026-03-02'''), 'root of 2026-03-02: changed',
	'its lengths');
select is(pg_temp.tamper('update rg.chain_root set day = ''2026-03-09'' '
	'where day = ''2026-03-10'''), 'root of 2026-03-09: changed',
	'its day');
select is(pg_temp.tamper('delete from rg.chain_root '
	'where day = ''2026-03-10'''), 'root of 2026-03-11: changed, or one '
	'before it is missing', 'a root taken out');
select is(pg_temp.tamper('update rg.chain set seq = seq + 1 where seq > 0')
	~ 'missing at the end', true, 'a head');
select is(pg_temp.tamper('delete from rg.chain where chain = 63'),
	'chain 63 event : missing at the end', 'a head gone');
select is(pg_temp.found(), 'whole', 'and all was undone');

select * from finish();
rollback;
