-- Working days and clocks. Days off and make-up days come by year from the
-- notices of the General Office of the State Council; a year without its
-- notice stands on the statutory holidays alone and is provisional. Regions
-- can lay days of their own over the national calendar.

create table rg.calendar_year (
	year int primary key check (year between 1990 and 2199),
	status text not null check (status in ('published', 'provisional')),
	source text not null,
	imported_at timestamptz not null
);
comment on table rg.calendar_year is
	'Years the national calendar covers, without a gap. Nothing is '
	'answered outside them.';
comment on column rg.calendar_year.year is 'Calendar year.';
comment on column rg.calendar_year.status is
	'published: from the notice of that year; provisional: statutory '
	'holidays only, dates in it may still move.';
comment on column rg.calendar_year.source is 'Where the days come from.';
comment on column rg.calendar_year.imported_at is 'Last brought in.';

create table rg.calendar_region (
	region bigint primary key,
	lo bigint not null,
	hi bigint not null check (hi >= lo),
	name text not null
);
comment on table rg.calendar_region is
	'Places with a calendar of their own: 0 is the nation; others by '
	'division code, provinces included. Ethnic holidays fixed by local '
	'government (放假办法 4) stand there.';
comment on column rg.calendar_region.region is '0 or a 12-digit code.';
comment on column rg.calendar_region.lo is 'First code it covers.';
comment on column rg.calendar_region.hi is 'Last code it covers.';
comment on column rg.calendar_region.name is 'Name for officers.';
insert into rg.calendar_region values (0, 0, 999999999999, '全国');

create table rg.calendar_day (
	region bigint not null references rg.calendar_region,
	day date not null,
	kind text not null check (kind in ('off', 'work')),
	name text not null check (length(name) between 1 and 50),
	subtype text not null default '',
	year int not null,
	source text not null,
	primary key (region, day)
);
comment on table rg.calendar_day is
	'Days that differ from the ordinary week.';
comment on column rg.calendar_day.region is 'Calendar it belongs to.';
comment on column rg.calendar_day.day is 'The day.';
comment on column rg.calendar_day.kind is
	'off: no working day; work: a working day though a weekend.';
comment on column rg.calendar_day.name is 'Festival it belongs to.';
comment on column rg.calendar_day.subtype is
	'holiday, in_lieu, makeup or statutory (before the notice).';
comment on column rg.calendar_day.year is
	'Year whose notice fixed it; a notice may reach into the December '
	'before.';
comment on column rg.calendar_day.source is 'Where it comes from.';

create table rg.workday (
	region bigint not null references rg.calendar_region,
	day date not null,
	working boolean not null,
	ordinal int not null,
	primary key (region, day)
);
comment on table rg.workday is
	'Every day of the years covered with the count of working days up to '
	'and with it, so that a due date is two index look-ups. Derived: '
	'rg.workday_rebuild().';
comment on column rg.workday.region is 'Calendar.';
comment on column rg.workday.day is 'The day.';
comment on column rg.workday.working is 'Is it a working day there.';
comment on column rg.workday.ordinal is
	'Working days from the first day covered up to and with this one.';
create index on rg.workday (region, ordinal) include (day) where working;

create function rg.workday_rebuild() returns int
language plpgsql
set search_path = pg_catalog, rg, api, pg_temp as $$
declare
	v_n int;
begin
	with layer as (
		-- The days of a calendar: its own, then those of the
		-- narrowest calendar around it, at last the nation's.
		select distinct on (r.region, c.day)
			r.region, c.day, c.kind
		from rg.calendar_region r
		join rg.calendar_region l on l.lo <= r.lo and r.hi <= l.hi
		join rg.calendar_day c on c.region = l.region
		order by r.region, c.day, l.hi - l.lo
	), span as (
		select r.region, d::date as day
		from rg.calendar_region r,
		(select min(year) a, max(year) z from rg.calendar_year) y,
		generate_series(make_date(y.a, 1, 1)::timestamp,
			make_date(y.z, 12, 31)::timestamp, '1 day') d
	), want as (
		select s.region, s.day, w.working,
			sum(w.working::int) over (partition by s.region
				order by s.day)::int as ordinal
		from span s
		left join layer l on l.region = s.region and l.day = s.day
		cross join lateral (select case l.kind when 'off' then false
			when 'work' then true
			else extract(isodow from s.day) < 6 end) w (working)
	)
	insert into rg.workday as o (region, day, working, ordinal)
	select region, day, working, ordinal from want
	on conflict (region, day) do update
		set working = excluded.working, ordinal = excluded.ordinal
		where (o.working, o.ordinal)
			<> (excluded.working, excluded.ordinal);
	get diagnostics v_n = row_count;
	analyze rg.workday;
	return v_n;
end $$;
comment on function rg.workday_rebuild() is
	'Brings rg.workday in line with the calendar; says how many days '
	'changed.';

create function rg.recompute_due() returns int
language plpgsql
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	return 0;
end $$;
comment on function rg.recompute_due() is
	'Called after every change of the calendar: derives the dates of all '
	'open cases anew, tells the staff of those that moved, and says how '
	'many did.';

create table rg.clock_def (
	clock text primary key check (clock ~ '^[a-z][a-z0-9_]*$'),
	amount int not null check (amount > 0),
	unit text not null check (unit in ('WD', 'CD', 'M', 'MIN')),
	extension int not null default 0 check (extension >= 0),
	side text not null check (side in ('bureau', 'applicant', 'other')),
	missed text not null check (missed in ('deemed_accepted', 'lapse',
		'ours', 'expires', 'red', 'late', 'remind', 'human',
		'terminate', 'return', 'none')),
	source text not null,
	note text not null default '',
	valid_from date not null default date '2000-01-01'
);
comment on table rg.clock_def is
	'Registry of limits that law or rule sets; standards may promise '
	'shorter ones.';
comment on column rg.clock_def.clock is 'Name.';
comment on column rg.clock_def.amount is 'Limit.';
comment on column rg.clock_def.unit is
	'WD working days; CD calendar days, a last day of rest moved to the '
	'next working day (民法典 203); M months (民法典 202), moved '
	'likewise; MIN minutes.';
comment on column rg.clock_def.extension is
	'By how much it may be prolonged once, same unit.';
comment on column rg.clock_def.side is 'Against whom it runs.';
comment on column rg.clock_def.missed is
	'What follows: deemed_accepted; lapse (taken as withdrawn); ours '
	'(counts as our own matter); expires; red (escalates); late (marked '
	'only); remind; human (an officer decides); terminate; return (sent '
	'back upward); none (information only).';
comment on column rg.clock_def.source is 'Statute or rule and article.';
comment on column rg.clock_def.note is 'Reading chosen where it is open.';
comment on column rg.clock_def.valid_from is 'Limit in force since.';

insert into rg.clock_def
	(clock, amount, unit, extension, side, missed, source, note) values
('corr_notice', 5, 'WD', 0, 'bureau', 'deemed_accepted',
	'行政许可法 32, 82', 'one notice lists everything'),
('correction', 15, 'WD', 0, 'applicant', 'lapse',
	'house rule after 法律援助法 43', ''),
('decide_default', 20, 'WD', 10, 'bureau', 'red',
	'行政许可法 42, 45', 'hearing, inspection, expert opinion not counted'),
('deliver', 10, 'WD', 0, 'bureau', 'red', '行政许可法 44', ''),
('recheck_ask', 10, 'WD', 0, 'applicant', 'expires', 'house rule', ''),
('recheck_answer', 10, 'WD', 0, 'bureau', 'red', 'house rule',
	'answered by someone else'),
('reconsideration', 60, 'CD', 0, 'applicant', 'expires',
	'行政复议法 20', 'administrative acts only'),
('litigation', 6, 'M', 0, 'applicant', 'expires',
	'行政诉讼法 46', 'administrative acts only'),
('report_in_due', 30, 'CD', 0, 'applicant', 'late',
	'退役军人安置条例 51', 'from approval of discharge'),
('report_in_waived', 30, 'CD', 0, 'applicant', 'human',
	'退役军人安置条例 51',
	'after report_in_due, without good reason; never automatic'),
('settle_work', 6, 'M', 0, 'bureau', 'red', '退役军人安置条例 31',
	'from receipt'),
('take_post', 30, 'CD', 0, 'applicant', 'human', '退役军人安置条例 75',
	'from the letter'),
('disability_transfer', 60, 'CD', 0, 'applicant', 'remind',
	'军人抚恤优待条例 30', 'after discharge'),
('petition_inform', 15, 'CD', 0, 'bureau', 'red',
	'信访工作条例 22, 23', ''),
('petition_objection', 5, 'WD', 0, 'bureau', 'ours',
	'信访工作条例 23', 'wrong addressee'),
('petition_finish', 60, 'CD', 30, 'bureau', 'red',
	'信访工作条例 34', 'extension needs approval and notice'),
('petition_review_ask', 30, 'CD', 0, 'applicant', 'expires',
	'信访工作条例 35', ''),
('petition_review_answer', 30, 'CD', 0, 'bureau', 'red',
	'信访工作条例 35', 'hearing time not counted'),
('petition_recheck_ask', 30, 'CD', 0, 'applicant', 'expires',
	'信访工作条例 36', ''),
('petition_recheck_answer', 30, 'CD', 0, 'bureau', 'red',
	'信访工作条例 36', 'hearing time not counted'),
('mediation', 1, 'M', 0, 'bureau', 'terminate',
	'人民调解工作若干规定 33', 'longer if both agree'),
('judicial_confirm', 30, 'CD', 0, 'applicant', 'expires',
	'人民调解法 33', 'from effect, jointly'),
('court_accept', 3, 'CD', 0, 'other', 'none', '司法确认若干规定 4', ''),
('court_decide', 15, 'CD', 10, 'other', 'none', '司法确认若干规定 5', ''),
('legal_aid_decide', 7, 'CD', 0, 'bureau', 'red', '法律援助法 43',
	'the law does not say which days: calendar days, rolled'),
('legal_aid_assign', 3, 'CD', 0, 'bureau', 'red', '法律援助法 43',
	'the law does not say which days: calendar days, rolled'),
('legal_aid_objection', 5, 'CD', 0, 'bureau', 'red', '法律援助法 49',
	'the law does not say which days: calendar days, rolled'),
('ycard_review', 30, 'WD', 0, 'bureau', 'red', '优待证管理办法 23',
	'after first review'),
('ycard_deliver', 10, 'WD', 0, 'bureau', 'red', '优待证管理办法 31', ''),
('ycard_unclaimed', 3, 'M', 0, 'applicant', 'return',
	'优待证管理办法 31', ''),
('publicity', 5, 'WD', 0, 'other', 'none', 'local rules: 3, 5 or 7',
	'a standard chooses'),
('bad_review_fix', 15, 'WD', 0, 'bureau', 'red', 'local rule',
	'from a bad rating (GB/T 39735-2020) to its answer'),
('charity_disclosure', 3, 'M', 0, 'other', 'red', '慈善法 79',
	'at least every three months'),
('charity_disclosure_full', 3, 'M', 0, 'other', 'red', '慈善法 79',
	'within three months of the end'),
('charity_major_event', 30, 'CD', 0, 'other', 'red',
	'慈善组织信息公开办法 13, 14', ''),
('info_request', 20, 'WD', 20, 'bureau', 'red',
	'政府信息公开条例 33', '');
