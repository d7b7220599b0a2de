-- Statements of program alliance.  Those of lib/cases stand in common.sql.

-- ---- the public side ------------------------------------------------------

-- :DISTRICTS of this bureau, for the filter
select code as "value", name as "label" from api.district_list()

-- :MEMBERS listed members: words trade district after limit
select id as "id", no as "no", name as "name", trade as "trade",
	district as "district", address as "address", tel as "tel",
	offers as "offers", until as "until"
from api.members($1, $2, $3::bigint, $4::bigint, $5::int)

-- :MEMBERS_JSON the same as one text; ids are strings
select json_build_object('members', coalesce(json_agg(json_build_object(
		'no', m.no, 'name', m.name, 'uscc', m.uscc, 'trade', m.trade,
		'district', m.district, 'address', m.address, 'tel', m.tel,
		'hours', m.hours, 'lat', m.lat, 'lng', m.lng,
		'offers', m.offers, 'since', m.since, 'until', m.until)
		order by m.id), '[]'),
	'next', case when count(*) >= $5::int then max(m.id)::text end)::text
from api.members($1, $2, $3::bigint, $4::bigint, $5::int) m

-- :MEMBERS_CSV the same as a table; no cell begins like a formula
select E'\uFEFF' || 'no,name,uscc,trade,district,address,tel,hours,lat,lng,'
	|| 'offers,since,until' || E'\r\n' || coalesce(string_agg(
	concat_ws(',', api.csv_cell(m.no), api.csv_cell(m.name),
		api.csv_cell(m.uscc), api.csv_cell(m.trade),
		api.csv_cell(m.district), api.csv_cell(m.address),
		api.csv_cell(m.tel), api.csv_cell(m.hours),
		api.csv_cell(m.lat), api.csv_cell(m.lng),
		api.csv_cell(m.offers), api.csv_cell(m.since::text),
		api.csv_cell(m.until::text)) || E'\r\n', '' order by m.id), '')
from api.members($1, $2, $3::bigint, $4::bigint, $5::int) m

-- :MEMBER one listed member: number
select no as "no", name as "name", uscc as "uscc", unit_kind as "unit_kind",
	trade as "trade", district as "district", place as "place",
	address as "address", tel as "tel", hours as "hours", lat as "lat",
	lng as "lng", since as "since", until as "until",
	standard as "standard", api.member_code(no) as "code"
from api.member($1)

-- :MEMBER_OFFERS its offers: number
select kind as "kind", percent as "percent", amount as "amount",
	detail as "detail", groups as "groups", proof as "proof",
	from_on as "from", until_on as "until",
	case when from_on > api.today() then 1 end as "later"
from api.member_offers($1)

-- :MEMBER_BRANCHES its shops: number
select name as "name", address as "address", tel as "tel", hours as "hours"
from api.member_branches($1)

-- :MEMBER_CERTIFIED what a certificate says: case number
select m.no as "number", c.title as "unit", f.fields->>'uscc' as "uscc",
	coalesce(f.fields->>'trade_other', f.fields->>'trade') as "trade",
	api.division_path(c.area) || (f.fields->>'address') as "address",
	to_char(m.since, 'FMYYYY"年"FMMM"月"FMDD"日"') as "since",
	to_char(m.until, 'FMYYYY"年"FMMM"月"FMDD"日"') as "until"
from rg.case_file c join rg.case_form f on f.case_id = c.id,
	api.member_of(c.id) m
where c.no = $1

-- ---- the officers' side ---------------------------------------------------

-- :MEMBER_DESK members in the officer's area: state words after rows
select m.id as "id", m.no as "no", m.case_no as "case", m.name as "name",
	m.uscc as "uscc", m.trade as "trade", m.district as "district",
	m.place as "place", m.state as "state", m.label as "label",
	m.label_en as "label.en", m.since as "since", m.until as "until",
	m.ended_on as "ended"
from api.member_desk($1, $2, $3::bigint, $4::int) m

-- :MEMBER_DESK_COUNTS how many there are in each state
select c.state as "state", c.label as "label", c.label_en as "label.en",
	c.n as "n" from api.member_desk_counts() c

-- :MEMBER_DESK_OF membership behind a case: number
select m.no as "no", m.since as "since", m.until as "until",
	nullif(m.listed, false) as "listed"
from rg.case_file c, api.member_of(c.id) m where c.no = $1
