-- Open figures: counts anybody may see. Small counts by area are hidden.

create or replace function api.figures()
returns table (module text, metric text, value numeric, unit text)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select 'station', 'levels', count(distinct level)::numeric, 'level'
	from rg.station
	union all
	select 'station', 'stations', count(*), 'station' from rg.station
	union all
	select 'alliance', 'applications', count(*), 'application'
	from rg.case_file where service = 'alliance-enrolment'
		and submitted_at is not null
	union all
	select 'alliance', 'screened_out', count(*), 'application'
	from rg.case_file where service = 'alliance-enrolment'
		and submitted_at is not null
		and state in ('REJECTED', 'NOT_ACCEPTED', 'LAPSED',
			'WITHDRAWN')
	union all
	select 'alliance', 'published_members', count(*), 'member'
	from rg.member where listed
	union all
	select 'alliance', 'in_progress', count(*), 'application'
	from rg.case_file where service = 'alliance-enrolment'
		and submitted_at is not null
		and kind in ('open', 'waiting', 'notice')
	union all
	select 'alliance', 'offers', count(*), 'offer'
	from rg.member_offer o join rg.member m on m.id = o.member
	where m.listed and (o.until_on is null
		or o.until_on >= (select api.today()))
	union all
	select 'alliance', 'decided_in_time', case when count(*) = 0 then 100
		else round(100.0 * count(*) filter (where not c.late)
			/ count(*), 1) end, 'percent'
	from rg.case_file c where c.service = 'alliance-enrolment'
		and c.submitted_at is not null and c.closed_at is not null
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
		return query select coalesce(rg.sv(s, 'reasons.' || c.reason
			|| '.label'), c.reason), coalesce(rg.sv(s, 'reasons.'
			|| c.reason || '.label.en'), c.reason), count(*)
		from rg.case_file c where c.service = 'alliance-enrolment'
			and c.kind = 'final_no' and c.reason is not null
		group by c.reason order by c.reason;
	elsif p_kind = 'trade' then
		return query select rg.answer_words(s, 'trade', m.trade),
			coalesce((select v.value from rg.standard_value v
			where v.standard = s and v.path like
			'form.pages.%.fields.trade.options.' || m.trade
			|| '.en' limit 1), m.trade), count(*)
		from rg.member m where m.listed group by m.trade
		order by 3 desc, 1;
	elsif p_kind = 'district' then
		return query select d.name, d.name, count(m.id)
		from rg.division d left join rg.member m on m.listed
			and m.area between d.lo and d.hi
		where d.level = 3 and d.active
		group by d.code, d.name order by d.code;
	elsif p_kind = 'month' then
		return query select x.m, x.m, x.n from (
			select to_char(submitted_at at time zone
				'Asia/Shanghai', 'YYYY-MM') m, count(*) n
			from rg.case_file
			where service = 'alliance-enrolment'
				and submitted_at is not null
			group by 1 order by 1 desc limit 24) x order by x.m;
	end if;
end $$;
comment on function api.figures_by(text) is
	'Figures by reason, trade, district or month.';

create or replace function api.pace(p_service text)
returns table (n bigint, median int, p90 int)
language sql stable security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
	select count(*), percentile_disc(0.5) within group (order by d)::int,
		percentile_disc(0.9) within group (order by d)::int
	from (select (closed_at at time zone 'Asia/Shanghai')::date
			- (submitted_at at time zone 'Asia/Shanghai')::date d
		from rg.case_file where service = p_service
			and closed_at > (select api.now()) - interval '90 days'
			and kind in ('member', 'final_ok', 'final_no')) x
$$;
comment on function api.pace(text) is
	'Days from application to decision in the last 90 days: median and '
	'what nine in ten stay within.';
