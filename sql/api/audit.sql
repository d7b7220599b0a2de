-- The audit trail: days are closed over the chains, signed outside the
-- database, and checked.

create or replace function api.chain_close()
returns table (day date, root bytea)
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	d date := api.today() - 1;
	b bytea;
	s bigint[];
	h bytea[];
	r bytea;
begin
	-- One line a day, also when two run at once.
	perform pg_advisory_xact_lock(hashtext('rg.chain_root'));
	-- An empty history is not closed: a demonstration may still be set
	-- to an earlier day.
	if exists (select from rg.chain_root x where x.day >= d)
		or not exists (select from rg.chain c where c.seq > 0) then
		return;
	end if;
	perform from rg.chain for share;
	select array_agg(c.seq order by c.chain),
		array_agg(c.hash order by c.chain) into s, h from rg.chain c;
	select x.root into b from rg.chain_root x
	order by x.day desc limit 1;
	b := coalesce(b, sha256('ronggui'));
	r := rg.root_of(d, s, h, b);
	insert into rg.chain_root (day, seqs, heads, root, before)
	values (d, s, h, r, b);
	return query select d, r;
end $$;
comment on function api.chain_close() is
	'Closes yesterday: chains the 64 heads into one root to be signed; '
	'nothing when it is closed already, or before the first event.';

create or replace function rg.root_of(p_day date, p_seqs bigint[],
	p_heads bytea[], p_before bytea) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select sha256(p_before || convert_to(to_char(p_day, 'YYYY-MM-DD') || E'\n'
		|| array_to_string(p_seqs, ',') || E'\n', 'UTF8')
		|| (select string_agg(h, ''::bytea order by i)
		from unnest(p_heads) with ordinality t(h, i)))
$$;
comment on function rg.root_of(date, bigint[], bytea[], bytea) is
	'Root of a day.';

create or replace function api.chain_sign(p_day date, p_signature text,
	p_key text) returns void
language sql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	update rg.chain_root set signature = p_signature, key_id = p_key
	where day = p_day and signature = ''
$$;
comment on function api.chain_sign(date, text, text) is
	'Adds the signature made outside the database, once.';

create or replace function rg.root_line(p_day date, p_root bytea)
returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select 'ronggui root ' || to_char(p_day, 'YYYY-MM-DD') || ' '
		|| encode(p_root, 'hex')
$$;
comment on function rg.root_line(date, bytea) is 'What is signed of a day.';

create or replace function api.chain_unsigned()
returns table (day date, line text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select r.day, rg.root_line(r.day, r.root) from rg.chain_root r
	where r.signature = '' order by r.day
$$;
comment on function api.chain_unsigned() is
	'Closed days that wait for their signature.';

create or replace function rg.chain_start(p_chain smallint) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
	select sha256(convert_to('ronggui chain ' || p_chain, 'UTF8'))
$$;
comment on function rg.chain_start(smallint) is
	'What the first event of a chain stands on.';

create or replace function rg.check_events()
returns table (place text, fault text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	e rg.case_event;
	t rg.case_event_text;
	h bytea;
	k smallint := -1;
	n bigint := 0;
begin
	for e in select * from rg.case_event order by chain, seq loop
		if e.chain <> k then
			k := e.chain;
			n := 0;
			h := rg.chain_start(k);
		end if;
		n := n + 1;
		select * into t from rg.case_event_text y
		where y.chain = e.chain and y.seq = e.seq;
		fault := case when e.seq <> n then 'missing'
			when t.seq is not null and e.digest
			<> rg.event_digest(t.salt, t.note, t.fields)
			then 'words changed'
			when e.hash <> rg.event_hash(h, e) then 'row changed'
			end;
		if fault is not null then
			place := format('chain %s event %s', k, n);
			return next;
			return;
		end if;
		h := e.hash;
	end loop;
end $$;
comment on function rg.check_events() is
	'Walks the chains; names the first event that does not fit.';

create or replace function rg.check_ends()
returns table (place text, fault text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select format('chain %s event %s', k, coalesce(c.seq,
		(select max(v.seq) from rg.case_event v where v.chain = k))),
		'missing at the end'
	from generate_series(0, 63) k
	left join rg.chain c on c.chain = k
	where c.seq is distinct from coalesce((select max(v.seq)
			from rg.case_event v where v.chain = k), 0)
		or c.hash is distinct from coalesce((select v.hash
			from rg.case_event v where v.chain = k
			and v.seq = c.seq), rg.chain_start(k::smallint))
	order by k limit 1
$$;
comment on function rg.check_ends() is
	'Whether each chain ends where its head says.';

create or replace function rg.check_roots()
returns table (place text, fault text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	x rg.chain_root;
	b bytea := sha256('ronggui');
	was date;
begin
	for x in select * from rg.chain_root r order by r.day loop
		if x.before <> b or x.root <> rg.root_of(x.day, x.seqs,
			x.heads, x.before) then
			place := format('root of %s', x.day);
			fault := case when x.before <> b
				then 'changed, or one before it is missing'
				else 'changed' end;
			return next;
			return;
		end if;
		-- A chain written anew as a whole is found here.
		select format('chain %s event %s', k, x.seqs[k + 1]),
			format('not what the root of %s says', x.day)
		into place, fault
		from generate_series(0, 63) k
		left join rg.case_event v on v.chain = k
			and v.seq = x.seqs[k + 1]
		where x.heads[k + 1] is distinct from case
			when x.seqs[k + 1] = 0 then rg.chain_start(k::smallint)
			else v.hash end
		order by k limit 1;
		if place is not null then
			return next;
			return;
		end if;
		b := x.root;
	end loop;
end $$;
comment on function rg.check_roots() is
	'Whether the roots follow one another and the chains still hold what '
	'they say.';

create or replace function api.audit_check()
returns table (place text, fault text)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return query select * from rg.check_events() e
	union all select * from rg.check_ends() n
	union all select * from rg.check_roots() r limit 1;
end $$;
comment on function api.audit_check() is
	'Walks all chains and roots; names the first broken place, or nothing.';

create or replace function api.audit_roots()
returns table (day date, line text, signature text, key_id text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select r.day, rg.root_line(r.day, r.root), r.signature, r.key_id
	from rg.chain_root r order by r.day
$$;
comment on function api.audit_roots() is
	'Daily roots as they were signed, and their signatures.';
