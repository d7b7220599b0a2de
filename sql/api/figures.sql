-- Open figures: counts anybody may see. Small counts by area are hidden.

create or replace function api.figures()
returns table (module text, metric text, value numeric, unit text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	with c as (select t.keys[1] as state, t.keys[2] as kind,
			t.keys[4] as closed, t.keys[5] as late, t.n
		from rg.tally t
		where t.what = 'case' and t.service = 'alliance-enrolment')
	select 'station', 'levels', count(distinct level)::numeric, 'level'
	from rg.station
	union all
	select 'station', 'stations', count(*), 'station' from rg.station
	union all
	select 'alliance', 'applications', coalesce(sum(n), 0), 'application'
	from c
	union all
	select 'alliance', 'screened_out', coalesce(sum(n), 0), 'application'
	from c where state in ('REJECTED', 'NOT_ACCEPTED', 'LAPSED',
		'WITHDRAWN')
	union all
	select 'alliance', 'published_members', coalesce(sum(t.n), 0), 'member'
	from rg.tally t where t.what = 'member' and t.keys[3] = '1'
	union all
	select 'alliance', 'in_progress', coalesce(sum(n), 0), 'application'
	from c where kind in ('open', 'waiting', 'notice')
	union all
	select 'alliance', 'offers', coalesce(sum(t.n), 0), 'offer'
	from rg.tally t where t.what = 'offer' and t.service = ''
		and t.day >= (select api.today())
	union all
	select 'alliance', 'decided_in_time', case
		when coalesce(sum(n), 0) = 0 then 100
		else round(100.0 * coalesce(sum(n) filter (where late = '0'), 0)
			/ sum(n), 1) end, 'percent'
	from c where closed = '1'
	union all
	select 'carefund', metric, value, unit from rg.care_figures()
	union all
	select 'reportin', metric, value, unit from rg.report_totals()
	union all
	select 'employment', metric, value, unit from rg.loan_figures()
	union all
	select 'employment', metric, value, unit from rg.job_totals()
$$;
comment on function api.figures() is
	'Figures of /open/figures.json: module, metric, value, unit.';

create or replace function api.figures_by(p_kind text)
returns table (label text, label_en text, n bigint)
language plpgsql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	s bigint := (select standard from rg.service
		where code = 'alliance-enrolment');
begin
	if p_kind = 'reason' then
		return query select coalesce(rg.sv(s, 'reasons.' || t.keys[3]
			|| '.label'), t.keys[3]), coalesce(rg.sv(s, 'reasons.'
			|| t.keys[3] || '.label.en'), t.keys[3]),
			sum(t.n)::bigint
		from rg.tally t where t.what = 'case'
			and t.service = 'alliance-enrolment'
			and t.keys[2] = 'final_no' and t.keys[3] <> ''
		group by t.keys[3] having sum(t.n) > 0
		order by t.keys[3];
	elsif p_kind = 'trade' then
		return query select rg.answer_words(s, 'trade', m.trade),
			coalesce((select v.value from rg.standard_value v
			where v.standard = s and v.path like
			'form.pages.%.fields.trade.options.' || m.trade
			|| '.en' limit 1), m.trade), m.n
		from (select t.keys[2] as trade, sum(t.n)::bigint as n
			from rg.tally t where t.what = 'member'
				and t.keys[3] = '1'
			group by 1 having sum(t.n) > 0) m
		order by 3 desc, 1;
	elsif p_kind = 'district' then
		return query select d.name, d.name,
			coalesce(sum(t.n), 0)::bigint
		from rg.division d left join rg.tally t on t.what = 'member'
			and t.keys[3] = '1' and t.area between d.lo and d.hi
		where d.level = 3 and d.active
		group by d.code, d.name order by d.code;
	elsif p_kind = 'month' then
		return query select x.m, x.m, x.n from (
			select to_char(t.day, 'YYYY-MM') m,
				sum(t.n)::bigint n
			from rg.tally t where t.what = 'case'
				and t.service = 'alliance-enrolment'
			group by t.day having sum(t.n) > 0
			order by t.day desc limit 24) x order by x.m;
	end if;
end $$;
comment on function api.figures_by(text) is
	'Figures by reason, trade, district or month.';

create or replace function api.pace(p_service text)
returns table (n bigint, median int, p90 int)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select coalesce(max(x.upto), 0)::bigint,
		min(x.days) filter (where x.upto >= x.total * 0.5),
		min(x.days) filter (where x.upto >= x.total * 0.9)
	from (select d.days, sum(d.n) over (order by d.days) as upto,
			sum(d.n) over () as total
		from (select t.keys[1]::int as days, sum(t.n) as n
			from rg.tally t
			where t.what = 'pace' and t.service = p_service
				and t.day > (select api.today()) - 90
			group by 1 having sum(t.n) > 0) d) x
$$;
comment on function api.pace(text) is
	'Days from application to decision in the last 90 days: median and '
	'what nine in ten stay within.';
