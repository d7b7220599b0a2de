-- The subsidy on the interest of start-up loans: what each claim comes to, with
-- every number it is made of; and how long particulars and applications of
-- those who looked for work are kept.

create table rg.subsidy_claim (
	case_id bigint primary key references rg.case_file,
	loan_no text not null,
	quarter date not null check (quarter
		= date_trunc('quarter', quarter)::date),
	kind text not null check (kind in ('person', 'firm')),
	signed_on date not null,
	principal bigint not null check (principal > 0),
	cap bigint not null check (cap > 0),
	rate numeric(7,6) not null check (rate > 0),
	borne numeric(7,6) not null check (borne >= 0),
	days int not null check (days between 1 and 92),
	share numeric(5,4) not null check (share > 0 and share <= 1),
	interest bigint not null check (interest > 0),
	claimed bigint not null,
	amount bigint not null check (amount between 1 and interest),
	checked boolean not null default false,
	live boolean not null default true
);
comment on table rg.subsidy_claim is
	'Claims for a subsidy on interest, worked out: first from what the '
	'borrower says, then from what the officer found in the papers.';
comment on column rg.subsidy_claim.case_id is 'Case of the claim.';
comment on column rg.subsidy_claim.loan_no is
	'Number of the loan contract without spaces; empty once erased.';
comment on column rg.subsidy_claim.quarter is
	'First day of the quarter claimed for.';
comment on column rg.subsidy_claim.kind is
	'Which ceiling and term hold: of a person (or sole trader) or a firm '
	'(or cooperative).';
comment on column rg.subsidy_claim.signed_on is
	'Day the contract was signed; its parameters hold.';
comment on column rg.subsidy_claim.principal is
	'Balance on which interest ran, fen.';
comment on column rg.subsidy_claim.cap is 'Ceiling of that day, fen.';
comment on column rg.subsidy_claim.rate is 'Contract rate, a fraction.';
comment on column rg.subsidy_claim.borne is
	'Rate that the borrower bears alone, a fraction.';
comment on column rg.subsidy_claim.days is
	'Days of the quarter in the subsidised period, paid on time.';
comment on column rg.subsidy_claim.share is 'Share of that day.';
comment on column rg.subsidy_claim.interest is
	'Interest paid in the quarter, fen; the subsidy is never more.';
comment on column rg.subsidy_claim.claimed is
	'What it came to by the numbers of the borrower, fen.';
comment on column rg.subsidy_claim.amount is 'What it comes to, fen.';
comment on column rg.subsidy_claim.checked is
	'The numbers are those an officer found in the papers.';
comment on column rg.subsidy_claim.live is
	'Neither refused, withdrawn nor lapsed.';
create unique index subsidy_once on rg.subsidy_claim (loan_no, quarter)
	where live and loan_no <> '';

-- House rule, no statute: a place sets its own.
alter table rg.keeping drop constraint keeping_kind_check;
alter table rg.keeping add constraint keeping_kind_check check (kind in
	('draft', 'identity_scan', 'case', 'counselling', 'unfinished',
	'message', 'read_log', 'security_log', 'session', 'idem', 'notice',
	'resume', 'job_match'));
comment on column rg.keeping.kind is
	'draft: after the last save; identity_scan: after the decision; case, '
	'counselling, unfinished: after the case ended; message: text, after '
	'delivery; read_log, security_log: each row; session: after its end; '
	'idem: keys of forms; notice: after its last day; resume: particulars '
	'of who looks for work, after they were last saved or used; job_match: '
	'applications, after the last answer.';
insert into rg.keeping (kind, from_on, keep, basis, set_at) values
	('resume', '2000-01-01', '2 years', 'house rule', now()),
	('job_match', '2000-01-01', '2 years', 'house rule', now());
create index on rg.job_match (state_at);
create index on rg.resume (saved_at);

-- Parameters are set for days to come; what has begun stays as it is.
alter table rg.policy_param add set_by bigint references rg.account,
	add set_at timestamptz;
comment on column rg.policy_param.set_by is
	'Bureau leader who set it; empty: as delivered.';
comment on column rg.policy_param.set_at is 'When it was set.';
create function rg.policy_param_guard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	if tg_op = 'UPDATE' or old.from_on <= api.today() then
		raise exception using errcode = 'RG500', message =
			'a parameter in force stays; make one for a day to come';
	end if;
	return old;
end $$;
comment on function rg.policy_param_guard() is
	'Refuses to change a parameter that has begun.';
create trigger policy_param_guard before update or delete
	on rg.policy_param
	for each row execute function rg.policy_param_guard();
create trigger policy_param_kept before truncate on rg.policy_param
	execute function rg.refuse_change();
