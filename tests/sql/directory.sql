-- The directory finds by words who has them in name, address or a shop, and nobody
-- else: every piece of what its members say, as reading each of them finds it.
\ir setup/world.sql
select no_plan();

create temp table who (n int, name text, address text, shop text, area bigint,
	trade text);
insert into who values
	(1, '青岛海天酒店 有限公司', '香港西路48号', '海天小馆太平角店',
		370202010001, 'food'),
	(2, '海天', '天海路1号', '', 370202010001, 'retail'),
	(3, 'ABC书店', '香港中路abc大厦', '书城', 370203001001, 'retail'),
	(4, '太平洋百货', '太平路 48号', '太平角', 370203001001, 'food');
select pg_temp.bring('MEMBER') \g /dev/null
select pg_temp.bring('MEMBER') \g /dev/null
select pg_temp.bring('MEMBER') \g /dev/null
select pg_temp.bring('MEMBER') \g /dev/null
update rg.member m set name = w.name, address = w.address, area = w.area,
	trade = w.trade, uscc = 'CODE' || w.n
from who w, (select id, row_number() over (order by id desc) as n
	from rg.member) x
where x.id = m.id and w.n = x.n;
delete from rg.member_branch;
insert into rg.member_branch (member, n, name, address, tel, hours)
select m.id, 1, w.shop, '一楼', '', '' from rg.member m
join who w on m.uscc = 'CODE' || w.n where w.shop <> '';
delete from rg.member_gram;
insert into rg.member_gram (member, gram)
select distinct m.id, g from rg.member m, lateral (select m.name || ' '
		|| m.address t union all select b.name || ' ' || b.address
		from rg.member_branch b where b.member = m.id) w,
	lateral rg.grams(w.t) g;

create function pg_temp.found(p_q text, p_trade text, p_place bigint,
	p_after bigint) returns text language sql as $$
	select string_agg(m.uscc, ' ' order by m.id)
	from rg.member m left join rg.division d on d.code = p_place,
	lateral (select lower(regexp_replace(p_q, '\s', '', 'g')) as q) x
	where m.listed and m.id > coalesce(p_after, 0)
		and p_trade in ('', m.trade)
		and (d.code is null or m.area between d.lo and d.hi)
		and (upper(x.q) in ('', m.uscc, m.no) or strpos(lower(
			regexp_replace(m.name || m.address, '\s', '', 'g')),
			x.q) > 0 or exists (select from rg.member_branch b
			where b.member = m.id and strpos(lower(regexp_replace(
			b.name || b.address, '\s', '', 'g')), x.q) > 0))
$$;
create function pg_temp.says(p_q text, p_trade text, p_place bigint,
	p_after bigint) returns text language sql as $$
	select pg_temp.run('rg_alliance_pub', null, format('select '
		'string_agg(uscc, '' '' order by id) from api.members(%L, %L, '
		'%L, %L, 21)', p_q, p_trade, p_place, p_after)) $$;

create temp table words as
select distinct substr(t, i, k) as q
from who, lateral (values (name || address), (shop || '一楼')) v(t),
	generate_series(1, length(t)) i, generate_series(1, 6) k
where i + k - 1 <= length(t)
union values ('code1'), ('CODE4'), ('海天xx'), ('xx海天'), ('zz'), ('天太'),
	('海x天'), (''), ('  ');
select cmp_ok((select count(*) from words), '>', 200::bigint, 'many words');
select results_eq(format($q$select q, pg_temp.says(q, %L, %s, %s) from words
	order by q$q$, t, coalesce(p::text, 'null'), a),
	format($q$select q, pg_temp.found(q, %L, %s, %s) from words
	order by q$q$, t, coalesce(p::text, 'null'), a),
	format('trade %L, place %s%s', t, coalesce(p::text, 'any'),
	case when a <> 'null' then ', a later page' else '' end))
from unnest(array['', 'food', 'none']) t,
	unnest(array[null, 370203000000, 370285000000]) p,
	unnest(array['null', '(select min(id) from rg.member)']) a;
select isnt(pg_temp.says('太平角', '', null, null), null, 'a shop is found');
select matches(pg_temp.says('香港', '', null, null), 'CODE3 CODE1$',
	'by address');

select * from finish();
rollback;
