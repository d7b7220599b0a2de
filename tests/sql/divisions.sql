-- Places and stations: the Qingdao file gives 1 + 10 + 134 + 2,112 stations, a
-- county may be the root, a wrong file is refused whole with its line.
-- Needs a migrated database; keeps nothing. -v data= folder of sql/data.
\set ON_ERROR_STOP 1
\pset format unaligned
\pset tuples_only on
\if :{?data} \else \set data sql/data \endif
set client_min_messages = warning;
begin;
create schema if not exists tap;
create extension if not exists pgtap with schema tap;
set local search_path = tap, public, pg_catalog;
\set file `cat :'data'/divisions-370200.csv`

select no_plan();

insert into rg.instance (mode) values ('demo') on conflict do nothing;

-- A county as root, on an instance that has none yet.
select root is null as fresh from rg.instance \gset
savepoint place;
\if :fresh
create function pg_temp.county() returns text language sql as $$ select
'code12,level,name,parent12
350581000000,3,石狮市,350500000000
350581001000,4,湖滨街道,350581000000
350581002000,4,凤里街道,350581000000
350581400000,4,高新技术开发区,350581000000
350581001001,5,湖滨社区居委会,350581001000
350581001200,5,塘边村村民委员会,350581001000
350581400001,5,园区社区,350581400000
350581400498,5,开发区虚拟社区,350581400000
' $$;
select lives_ok('select api.divisions_load(pg_temp.county())',
	'a county is a root');
select is((select stations from api.division_counts()), '1 + 2 + 3',
	'county, streets, villages; zone and virtual row have none');
select is(api.division_path(350581001001), '湖滨街道湖滨社区居委会',
	'without the root');
update rg.division set name = '湖心街道' where code = 350581001000;
select is(api.division_path(350581001001), '湖心街道湖滨社区居委会',
	'a new name is said at once');
update rg.division set name = '湖滨街道' where code = 350581001000;
select is(api.station_for(350581001001, 2), 350581000000,
	'the root takes a step of a level above it');
select is(api.station_for(350581400001, 4), 350581000000,
	'under a zone the county takes the step of a street');
select is((select string_agg(name, ' ') from api.district_list()), '石狮市',
	'the choice begins with the county itself');
select is((select string_agg(name, ' ') from api.street_list(350581000000)),
	'湖滨街道 凤里街道 高新技术开发区园区社区',
	'a village in a zone can be chosen under the county');
select is(api.division_path(350581001200), '湖滨街道塘边村村民委员会',
	'path without the root');
select is(rg.id_base(), 350581000000000000, 'numbers begin at the county');
select throws_ok(format('select api.divisions_load(%L)', :'file'), 'RG422',
	'this instance serves 350581000000; the file is of 370200000000',
	'another place is refused');
\endif
rollback to place;

-- Qingdao.
select lives_ok(format('select api.divisions_load(%L)', :'file'),
	'the Qingdao file loads');
select is((select c::text from api.divisions_load(:'file') c), '(0,0,0,0)',
	'loading it again does nothing');
select is((select stations from api.division_counts()),
	'1 + 10 + 134 + 2112', 'active stations by level');
select is((select divisions - inactive from api.division_counts()), 2257,
	'one station in each active division');
select is((select count(*)::int from rg.station s
	left join rg.station p on p.id = s.parent_id
	where s.active and s.kind <> 'univ' and (p.id is null) <> (s.level = 2)
	or p.level >= s.level or not p.active
	or not s.area between p.lo and p.hi), 0,
	'every station hangs under an active one of a level above');
select is((select count(*)::int from rg.station s where s.kind <> 'univ'
	and (s.lo, s.hi) <> all (select d.lo, d.hi
	from rg.division d where d.code = s.area)), 0,
	'a station serves the interval of its division');
select is((select count(*)::int from rg.division d join rg.division p
	on p.code = d.parent where d.lo < p.lo or d.hi > p.hi), 0,
	'intervals are nested');
select is((select active from rg.division where code = 370283400000), false,
	'a zone is inactive');
select is((select active from rg.division where code = 370283400001), true,
	'a village in it is not');
select is((select active from rg.division where code = 370281400498), false,
	'a virtual village is');
select ok(not rg.area_active(620171000000, 3), 'a county-level zone too');
select ok(rg.area_active(370281000000, 3), 'a county-level city is not');

select is(api.station_for(370202010001, 5), 370202010001, 'own village');
select is(api.station_for(370202010001, 4), 370202010000, 'street');
select is(api.station_for(370202010001, 3), 370202000000, 'district');
select is(api.station_for(370202010001, 2), 370200000000, 'city');
select is(api.station_for(370283400001, 4), 370283000000,
	'no street above a village in a zone: the county');
select is(api.station_for(370281400498, 5), 370281000000,
	'a virtual village has no station of its own');
select is(api.station_for(370215011500, 5), 370215011000,
	'a farm belongs to its street');
select is(api.station_for(370202000000, 5), 370202000000,
	'an area above the level is its own station');
select is(api.station_for(110101001001, 3), null, 'not ours');
select is(api.station_for(null, 3), null, 'no area');
select is(api.station_above(370283400001), 370283000000,
	'escalation passes the zone');
select is(api.station_above(370202010001), 370202010000, 'to the street');
select is(api.station_above(370200000000), null, 'and ends at the root');
select is(api.station_above(1), null, 'unknown station');

select is(api.division_path(370202010000), '市南区湛山街道', 'path');
select is(api.division_path(370202010000, true), '青岛市市南区湛山街道',
	'full path');
select is(api.division_path(370200000000), '青岛市', 'path of the root');
select is(api.division_path(999999999999), null, 'path of nowhere');
select is((select name from rg.station where id = 370281004018),
	'刘家村社区退役军人服务站', 'name of a village station');
select is((select name from rg.station where id = 370202000000),
	'市南区退役军人服务中心', 'name of a district centre');
select ok(api.area_ours(370202010000), 'ours');
select ok(not api.area_ours(370283400000), 'a zone is not to be chosen');

select is((select count(*)::int from api.district_list()), 10, 'districts');
select is((select count(*)::int from api.street_list(370202000000)
	where level <> 4), 0, 'streets of a district');
select is((select count(*)::int from rg.station v where v.level = 5
	and not exists (select from api.division_list(v.parent_id) l
	where l.code = v.area)), 0, 'every village can be reached by lists');
select ok((select bool_and(ends) from api.village_list(370202010000)),
	'nothing below villages');
select is((select name from api.street_list(370283000000)
	where code = 370283400001), '平度经济开发区东宁园社区居民委员会',
	'a village in a zone is listed with the zone''s name');

-- Identifiers.
select is(rg.id_base(), 370200000000000000, 'numbers begin at the city');
create sequence rg.tap_a;
create sequence rg.tap_b;
alter sequence rg.tap_a owner to rg_owner;
alter sequence rg.tap_b owner to rg_owner;
do $$ begin perform nextval('rg.tap_b'); end $$;
select ok(rg.start_sequences() >= 1, 'sequences begin');
select is(nextval('rg.tap_a'), 370200000000000001, 'an unused one there');
select is(nextval('rg.tap_b'), 2::bigint, 'a used one goes on');

-- A station outside the tree.
insert into rg.station (area, level, kind, lo, hi, name)
	values (370211000000, 3, 'univ', 0, 0, '某高校退役军人服务站');
select lives_ok('select rg.station_rebuild()', 'rebuild');
select is((select parent_id from rg.station where kind = 'univ'
	and area = 370211000000), 370211000000,
	'a university station hangs under its district');
select ok((select lo > hi from rg.station where kind = 'univ'
	and area = 370211000000), 'and serves no area');
select is(api.station_for(370211000000, 3), 370211000000,
	'nor takes its steps');

-- Change.
select is((select c::text from api.divisions_load(replace(:'file',
	'湛山街道', '湛山新街道')) c), '(0,1,0,0)', 'a new name');
select is((select name from rg.station where id = 370202010000),
	'湛山新街道退役军人服务站', 'the station follows');
select is((select c::text from api.divisions_load(regexp_replace(:'file',
	'370202010001,[^\n]*\n', '')) c), '(0,1,0,1)',
	'a row gone is reported, not ended');
select is((select c::text from api.divisions_load(regexp_replace(:'file',
	'370202010001,[^\n]*\n', ''), true) c), '(0,0,1,1)', 'or ended');
select ok(not (select active from rg.station where id = 370202010001),
	'its station closes');
select is(api.station_for(370202010001, 5), 370202010000,
	'and the one above takes its steps');
select is((select c::text from api.divisions_load(:'file') c),
	'(0,1,0,0)', 'and it can come back');
select is(api.station_for(370202010001, 5), 370202010001, 'at work again');

-- Files that are wrong are refused whole.
create function pg_temp.refused(p_text text, p_why text, p_what text)
returns text language sql as $$
	select throws_ok(format('select api.divisions_load(%L)', p_text),
		'RG422', p_why, p_what) $$;
select pg_temp.refused('', 'no root: every code has one above it', 'empty');
select pg_temp.refused(E'370200000000,2,青岛市', 'line 1: four fields are '
	'needed: code12,level,name,parent12', 'a field short');
select pg_temp.refused(E'code12,level,name,parent12\n3702,2,青岛市,',
	'line 2: the code is not 12 digits', 'short code');
select pg_temp.refused('370200000000,7,青岛市,',
	'line 1: the level is not 2 to 5', 'no such level');
select pg_temp.refused('370200000000,2,,',
	'line 1: the name is empty or over 100 characters', 'no name');
select pg_temp.refused('370202000000,2,市南区,',
	'line 1: the code does not fit the level', 'code of another level');
select pg_temp.refused(E'370200000000,2,青岛市,\n370200000000,2,青岛市,',
	'line 2: code 370200000000 stands twice', 'twice');
select pg_temp.refused(E'370200000000,2,青岛市,\n370300000000,2,淄博市,',
	'lines 1 and 2: two roots', 'two roots');
select pg_temp.refused('370202010000,4,湛山街道,',
	'line 1: the root is neither a city (2) nor a county (3)',
	'a street as root');
select pg_temp.refused(E'370200000000,2,青岛市,\n'
	'370302000000,3,淄川区,370200000000',
	'line 2: 370302000000 is not inside 370200000000', 'wrong parent');
select lives_ok(format('select api.divisions_load(%L)',
	E'\uFEFF' || replace(:'file', E'\n', E'\r\n')),
	'byte order mark and CRLF are accepted');

-- What an instance is does not change.
select throws_ok('update rg.instance set mode = ''live''', 'RG409', null,
	'mode is fixed');
select throws_ok('update rg.instance set root = 370300000000', 'RG409', null,
	'root is fixed');
select throws_ok('delete from rg.instance', 'RG409', null, 'and there');

select set_eq('select code, place from rg.division', $$
	select a.code, coalesce((select string_agg(b.name, '' order by b.level)
		from rg.division b where b.code = any (
		rg.area_prefixes(a.code)) and (b.parent is not null
		or b.code = a.code)), '') from rg.division a $$,
	'each place says its names from the district down');

select * from finish();
rollback;
