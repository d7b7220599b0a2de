-- Statements of the portal.

-- :HEALTH whether the database answers
select 'ok'

-- :SERVICES services that can be applied for
select code as "code", module as "module", title as "title",
	title_en as "title.en"
from api.service_list where open and standard is not null order by code

-- :BANNERS announcements shown now
select body as "body", body_en as "body.en" from api.banners()

-- :GUIDE the version a guide shows: service
select code as "code", module as "module", title as "title",
	title_en as "title.en", standard as "standard", version as "version",
	to_char(loaded_on, 'YYYY-MM-DD') as "day"
from api.guide($1)

-- :PACE how long it really took, in the last 90 days: service
select n as "n", median as "median", p90 as "p90" from api.pace($1)
where n >= 5

-- :STATION one station: area, or empty for the root
select s.id as "id", s.name as "name", s.phone as "phone",
	s.address as "address", s.hours as "hours", s.level as "level",
	s.parent_id as "up", p.name as "up.name"
from rg.station s left join rg.station p on p.id = s.parent_id
where s.active and case when $1 = '' then s.parent_id is null
	else s.id = case when $1 ~ '^[0-9]{1,18}$' then $1::bigint end end

-- :STATIONS stations below one: number, or empty for the root
select s.id as "id", s.name as "name", s.phone as "phone",
	s.address as "address", s.hours as "hours",
	(select count(*) from rg.station b
		where b.parent_id = s.id and b.active) as "below"
from rg.station s
where s.active and s.parent_id = case
	when $1 ~ '^[0-9]{1,18}$' then $1::bigint
	else (select r.id from rg.station r where r.parent_id is null
		and r.active limit 1) end
order by s.level, s.id

-- :NOTICES notices, newest first: before
select id as "id", no as "no", title as "title", title_en as "title.en",
	to_char(day, 'YYYY-MM-DD') as "day",
	to_char(until_on, 'YYYY-MM-DD') as "until", n as "n",
	case when open then '1' end as "open"
from api.notices(case when $1 ~ '^[0-9]{1,18}$' then $1::bigint end)

-- :NOTICE one notice: number
select id as "id", no as "no", title as "title", title_en as "title.en",
	to_char(day, 'YYYY-MM-DD') as "day",
	to_char(until_on, 'YYYY-MM-DD') as "until", standard as "standard",
	case when open then '1' end as "open"
from api.notice($1)

-- :NOTICE_ROWS its rows: notice, after
select id as "id", cols as "cols", result as "result"
from api.notice_rows($1::bigint,
	case when $2 ~ '^[0-9]{1,18}$' then $2::bigint end)

-- :NOTICE_CELLS the cells of those rows: notice, after
select r.id || '.' || c.key, c.value
from api.notice_rows($1::bigint,
	case when $2 ~ '^[0-9]{1,18}$' then $2::bigint end) r,
	jsonb_each_text(r.cols) c

-- :NOTICE_ROW one row that may be objected to: notice number, row
select r.id as "id", r.no as "no", r.title as "title",
	r.title_en as "title.en", to_char(r.until_on, 'YYYY-MM-DD') as "until",
	(select string_agg(value, ' · ' order by ord)
		from (select c.value, c.ordinality ord from jsonb_each_text(
		r.cols) with ordinality c where c.value <> '') x) as "words",
	r.cols->>'unit_name' as "name", r.result as "result",
	case when r.open then '1' end as "open"
from api.notice_row($1, case when $2 ~ '^[0-9]{1,18}$' then $2::bigint end) r

-- :OBJECT an objection: row name mobile body address key
select api.object($1::bigint, $2, $3, $4, $5, $6)

-- :OBJECTION how far an objection is: number
select no as "no", to_char(at, 'YYYY-MM-DD HH24:MI') as "at",
	state as "state", to_char(answered_at, 'YYYY-MM-DD') as "answered"
from api.objection_state($1)

-- :NOTICES_JSON notices for machines: origin
select json_build_object('as_of', api.now(), 'notices', coalesce(
	json_agg(json_build_object('number', no, 'title', title,
		'title_en', title_en, 'published_on', day,
		'objections_until', until_on, 'open', open, 'rows', n,
		'url', $1 || '/notices/' || no) order by id desc),
	'[]'::json))::text
from api.notices(null)

-- :NOTICES_ATOM the same as an Atom feed (RFC 4287): origin, title
select '<?xml version="1.0" encoding="UTF-8"?>' || xmlelement(name feed,
	xmlattributes('http://www.w3.org/2005/Atom' as xmlns,
		'zh-CN' as "xml:lang"),
	xmlelement(name id, $1 || '/notices.atom'),
	xmlelement(name title, $2::text),
	xmlelement(name updated, to_char(coalesce(max(n.day)::timestamp,
		api.now() at time zone 'Asia/Shanghai'),
		'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')),
	xmlelement(name author, xmlelement(name name, $2::text)),
	xmlelement(name link, xmlattributes('self' as rel,
		$1 || '/notices.atom' as href)),
	xmlelement(name link, xmlattributes('alternate' as rel,
		$1 || '/notices' as href)),
	xmlagg(xmlelement(name entry,
		xmlelement(name id, $1 || '/notices/' || n.no),
		xmlelement(name title, n.title || ' ' || n.no),
		xmlelement(name updated, to_char(n.day::timestamp,
			'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')),
		xmlelement(name link, xmlattributes('alternate' as rel,
			$1 || '/notices/' || n.no as href)),
		xmlelement(name summary, n.day || ' – ' || n.until_on))
		order by n.id desc) filter (where n.id is not null))::text
from (values (1)) one left join api.notices(null) n on true

-- :VERIFY whether a paper holds: code
select kind as "kind", label as "label", label_en as "label.en",
	to_char(issued_on, 'YYYY-MM-DD') as "day", state as "state",
	title as "title"
from api.verify($1)

-- :GUEST_LEAVE gives back an earlier leave to read a case
select api.guest_leave()

-- :GUEST_OPEN opens one case to read: number, query code, token, address
select api.guest_open($1, $2, sha256(convert_to($3, 'UTF8')), $4)

-- :MY_CASES own cases
select id as "id", no as "no", module as "module", service as "service",
	service_en as "service.en", title as "title", state as "state",
	kind as "kind", word as "word", word_en as "word.en",
	to_char(due_on, 'YYYY-MM-DD') as "due",
	to_char(owed_on, 'YYYY-MM-DD') as "owed",
	to_char(changed_at, 'YYYY-MM-DD HH24:MI') as "changed",
	to_char(changed_at + interval '90 days', 'YYYY-MM-DD') as "kept",
	nullif(unread, 0) as "unread",
	case kind when 'draft' then 'drafts' when 'final_ok' then 'closed'
		when 'final_no' then 'closed' when 'ended' then 'closed'
		else 'running' end as "group"
from api.my_cases()

-- :MY_MESSAGES messages on the site: before, language
select id as "id", to_char(at, 'YYYY-MM-DD HH24:MI') as "at", no as "no",
	module as "module", nullif(words, '') as "words",
	template as "template", case when not read then '1' end as "new"
from api.my_messages(case when $1 ~ '^[0-9]{1,18}$' then $1::bigint end, $2)

-- :MY_MESSAGES_READ all of them read
select api.my_messages_read()

-- :MY_ACCOUNT own account
select kind as "kind", name as "name", mobile as "mobile", lang as "lang",
	case when large then '1' else '0' end as "large",
	to_char(created_on, 'YYYY-MM-DD') as "opened",
	to_char(password_on, 'YYYY-MM-DD') as "password",
	sessions as "sessions"
from api.my_account()

-- :MY_CONSENTS own consents
select regexp_replace(purpose, '^resume:([a-z]+).*$', 'resume_\1') as "purpose",
	version as "version",
	to_char(given_at, 'YYYY-MM-DD HH24:MI') as "given",
	to_char(withdrawn_at, 'YYYY-MM-DD HH24:MI') as "withdrawn"
from api.my_consents()

-- :WHO_READ who looked at my cases: before
select id as "id", to_char(at, 'YYYY-MM-DD HH24:MI') as "at", no as "no",
	station as "station", roles as "roles", roles_en as "roles.en",
	case when by_code then '1' end as "code"
from api.who_read(case when $1 ~ '^[0-9]{1,18}$' then $1::bigint end)

-- :MY_DATA a copy of what is kept about me
select api.my_data()

-- :MY_NAME a new name
select api.my_name($1)

-- :PREFER language and type size kept with the account
select api.prefer($1, $2::boolean)

-- :SESSIONS_END log-ins on other devices end
select api.my_sessions_end()

-- :ACCOUNT_CLOSE closes the account
select api.account_close()

-- :LOGOUT ends the session
select api.logout()

-- :CODE_SEND a one-time code: purpose mobile code address
select api.code_send($1, $2, $3, $4)

-- :SIGN_UP opens an account: mobile code name kind password token lang address
select api.sign_up($1, $2, $3, $4, $5, sha256(convert_to($6, 'UTF8')), $7, $8)

-- :LOGIN_FIND what a log-in is compared with: login, address
select account as "account", password as "password",
	case when wait then '1' end as "wait"
from api.login_find($1, $2)

-- :LOGIN_FAILED counts a wrong guess: login, address
select api.login_failed($1, $2)

-- :LOGIN_DONE opens the session: account token address
select api.login_done($1::bigint, sha256(convert_to($2, 'UTF8')), $3)

-- :PASSWORD_RESET a new password by code: mobile code password address
select api.password_reset($1, $2, $3, $4)

-- :MOBILE_SET another mobile number by code: mobile code address
select api.mobile_set($1, $2, $3)

-- :PASSWORD_MINE hash of one's own password
select api.password_mine()

-- :PASSWORD_RENEW the same password's hash at today's cost: account old new
select api.password_renew($1::bigint, $2, $3)

-- :PASSWORD_SET a new password
select api.password_set($1)

-- :FIGURES the open figures
select module || '.' || metric as "key", module as "module",
	regexp_replace(metric, '_[0-9]{4}$', '') as "metric",
	substring(metric from '_([0-9]{4})$') as "year",
	trim_scale(value) as "value", unit as "unit"
from api.figures()

-- :FIGURE_PAIRS the open figures by name, to pick from
select module || '.' || metric, trim_scale(value) from api.figures()

-- :BARS a chart: district, trade, reason or month
select label as "label", label_en as "label.en", n as "n", width as "width",
	(row_number() over () - 1) * 24 + 4 as "x", width / 10 as "high",
	110 - width / 10 as "y", count(*) over () * 24 as "wide"
from api.figures_bars($1)

-- :TODAY the day of the figures
select to_char(api.today(), 'YYYY-MM-DD')

-- :FIGURES_JSON the open figures for machines
select '{"as_of":' || to_json(api.now()) || string_agg(',' || to_json(module
	|| '.' || metric) || ':' || trim_scale(value), '') || '}'
from api.figures()

-- :FIGURES_CSV the same as a table
select 'place,module,metric,value,unit,note' || E'\r\n' || string_agg(
	concat_ws(',', (select code from rg.division where parent is null),
	module, metric, trim_scale(value), unit, 'as of ' || api.today()),
	E'\r\n') || E'\r\n'
from api.figures()

-- :LOANS_JSON start-up loans by month, for machines
select '{"as_of":' || to_json(api.now()) || ',"months":' || coalesce(
	json_agg(json_build_object('month', f.month, 'loans', f.n, 'sum_yuan',
	replace(f.sum, ',', '')) order by f.month), '[]')::text || '}'
from api.loan_months() f

-- :LOANS_CSV the same as a table
select 'month,loans,sum_yuan' || E'\r\n' || coalesce(string_agg(f.month || ','
	|| coalesce(f.n::text, '') || ',' || coalesce(replace(f.sum, ',', ''),
	'') || E'\r\n', '' order by f.month), '')
from api.loan_months() f

-- :REPORT_JSON report-ins by month, for machines
select '{"as_of":' || to_json(api.now()) || ',"months":' || coalesce(
	json_agg(json_build_object('month', f.month, 'handled', f.n,
	'within_30_minutes', f.within, 'median_minutes', f.median,
	'p90_minutes', f.p90, 'window', f.at_window, 'booked', f.booked,
	'after_hours', f.after_hours, 'home', f.home, 'ratings', f.rated,
	'satisfied_percent', f.satisfied) order by f.month),
	'[]')::text || '}'
from api.report_figures() f

-- :REPORT_CSV the same as a table
select 'month,handled,within_30_minutes,median_minutes,p90_minutes,window,'
	|| 'booked,after_hours,home,ratings,satisfied_percent' || E'\r\n' || coalesce(string_agg(f.month
	|| ',' || f.n || ',' || f.within || ',' || coalesce(f.median::text, '')
	|| ',' || coalesce(f.p90::text, '') || ',' || f.at_window || ','
	|| f.booked || ',' || f.after_hours || ',' || f.home || ','
	|| coalesce(f.rated::text, '') || ',' || coalesce(f.satisfied::text,
	'') || E'\r\n', ''
	order by f.month), '')
from api.report_figures() f

-- :MY_UNRATED one's own closed cases not rated yet, the latest
select no as "no", module as "module", title as "title",
	title_en as "title.en", closed as "closed"
from api.my_unrated()

-- :RATING_FIGURES ratings by year and service
select f.year as "year", f.service as "service", f.title as "title",
	f.title_en as "title.en", f.n as "n", f.good as "good",
	f.percent as "percent"
from api.rating_figures() f

-- :RATING_JSON the same for machines
select '{"as_of":' || to_json(api.now()) || ',"ratings":' || coalesce(
	json_agg(json_build_object('year', f.year, 'service', f.service,
	'ratings', f.n, 'good', f.good, 'good_percent', f.percent)
	order by f.year, f.service), '[]')::text || '}'
from api.rating_figures() f

-- :RATING_CSV the same as a table
select 'year,service,ratings,good,good_percent' || E'\r\n' || coalesce(
	string_agg(f.year || ',' || f.service || ',' || f.n || ',' || f.good
	|| ',' || f.percent || E'\r\n', '' order by f.year, f.service), '')
from api.rating_figures() f
