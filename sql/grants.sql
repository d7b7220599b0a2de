-- Row security and grants, made anew at every migration. What is not named
-- here is not allowed. tests/trust/grants.txt is the picture of it.

-- Every table has row security; a table without a policy shows nothing.
do $$
declare
	t record;
begin
	for t in select c.oid::regclass as name from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'rg' and c.relkind in ('r', 'p') loop
		execute format('alter table %s enable row level security',
			t.name);
	end loop;
	for t in select p.polname, p.polrelid::regclass as name
		from pg_policy p loop
		execute format('drop policy %I on %s', t.polname, t.name);
	end loop;
end $$;

do $$ begin
	execute format('revoke all on database %I from public',
		current_database());
end $$;
-- The cluster's own databases: nothing of the programs is there.
do $$
declare
	d text;
begin
	for d in select datname from pg_database
		where datname in ('postgres', 'template1') loop
		execute format('revoke all on database %I from public', d);
	end loop;
end $$;
-- Large objects would let every role fill the disk, past all policies.
revoke execute on function lo_creat(int), lo_create(oid),
	lo_from_bytea(oid, bytea), lo_put(oid, bigint, bytea),
	lo_import(text), lo_import(text, oid), lowrite(int, bytea)
	from public;
revoke all on schema public from public;
revoke all on all tables in schema rg, api from public;
revoke all on all functions in schema rg, api from public;
revoke all on all sequences in schema rg from public;
-- Each object is written once for all roles: pages wait meanwhile.
do $$
declare
	all_of_them text := (select string_agg(quote_ident(rolname), ', ')
		from pg_roles where rolname like 'rg\_%'
			and rolname <> 'rg_owner');
begin
	execute 'revoke all on all tables in schema rg, api from '
		|| all_of_them;
	execute 'revoke all on all functions in schema rg, api from '
		|| all_of_them;
	execute format('grant connect on database %I to ',
		current_database()) || all_of_them;
	execute 'grant usage on schema rg, api to ' || all_of_them;
end $$;

-- Rows ---------------------------------------------------------------------

create policy applicant on rg.case_file for select to rg_pub
	using (erased_at is null and (applicant = (select api.me())
			or id = (select api.guest_case()))
		and ((select api.module()) in ('', module)));
create policy area on rg.case_file for select to rg_off
	using (area between (select api.case_lo()) and (select api.case_hi())
		and kind <> 'draft' and erased_at is null
		and (not locked or id = any ((select api.my_locks())::bigint[]))
		and ((select api.module()) in ('', module)));

-- What an officer fills in for a person, until it is sent.
create policy opened on rg.case_file for select to rg_module_off
	using (kind = 'draft' and entered_by = (select api.me())
		and not (select api.is_admin())
		and ((select api.module()) in ('', module)));

-- What belongs to a case is seen by who sees the case. `offset 0` keeps the
-- planner from reading every case of the officer's area into a hash, which it
-- takes for few rows.
do $$
declare
	t text;
begin
	foreach t in array array['case_form', 'case_timer', 'case_clock',
		'case_correction', 'case_message', 'case_task', 'upload',
		'paper'] loop
		execute format('create policy seen on rg.%I for select '
			'to rg_pub, rg_off using (exists (select from '
			'rg.case_file c where c.id = case_id offset 0))', t);
	end loop;
	foreach t in array array['case_note', 'case_reviewer', 'case_move']
	loop
		execute format('create policy seen on rg.%I for select '
			'to rg_off using (exists (select from '
			'rg.case_file c where c.id = case_id offset 0))', t);
	end loop;
end $$;
create policy seen on rg.case_event for select to rg_off
	using (exists (select from rg.case_file c where c.id = case_id
		offset 0));
create policy seen on rg.case_event_text for select to rg_off
	using (exists (select from rg.case_event e
		where e.chain = case_event_text.chain
		and e.seq = case_event_text.seq offset 0));
-- The applicant sees his steps, not who is behind each.
create policy applicant on rg.case_event for select to rg_pub
	using (seen and exists (select from rg.case_file c
		where c.id = case_id offset 0));
create policy applicant on rg.case_event_text for select to rg_pub
	using (exists (select from rg.case_event e
		where e.chain = case_event_text.chain
		and e.seq = case_event_text.seq offset 0));
create policy applicant on rg.case_secret for select to rg_pub
	using (exists (select from rg.case_file c where c.id = case_id
		and c.applicant = (select api.me())));
create policy own on rg.outbox for select to rg_pub, rg_off
	using (account = (select api.me()) and way = 'site');
create policy own on rg.consent for select to rg_pub
	using (account = (select api.me()));
create policy open on rg.service for select to rg_pub, rg_off
	using (true);
create policy open on rg.standard_state for select to rg_pub, rg_off
	using (true);
create policy open on rg.division for select to rg_pub, rg_off
	using (true);
create policy open on rg.station for select to rg_pub, rg_off
	using (true);
create policy area on rg.objection for select to rg_module_off
	using (exists (select from rg.case_file c where c.id = case_id
		offset 0));

-- Programs -----------------------------------------------------------------

grant select on rg.service, rg.standard_state, rg.division, rg.station,
	api.service_list to rg_pub, rg_off;
grant select on rg.case_file to rg_portal_pub, rg_module_pub,
	rg_module_off;
-- The desk knows of a case only what crosses modules.
grant select (id, no, service, module, title, area, state, kind, due_on,
	step_due_on, paused, owner, submitted_at) on rg.case_file
	to rg_desk_off;
grant select on rg.case_form, rg.case_timer, rg.case_clock,
	rg.case_correction, rg.case_message, rg.case_task, rg.upload,
	rg.paper, rg.case_event_text to rg_module_pub, rg_module_off;
grant select on rg.case_event to rg_module_off;
grant select (chain, seq, case_id, version, at, action, from_state, to_state,
	reason, seen, actor_role, station_name) on rg.case_event
	to rg_module_pub;
grant select on rg.case_note, rg.case_reviewer, rg.case_move, rg.objection
	to rg_module_off;
grant select on rg.case_secret to rg_module_pub;
grant select on rg.outbox to rg_portal_pub, rg_desk_off;

-- Everybody's doors.
grant execute on function api.enter(text, text, text, text, text, text,
		boolean), api.me(), api.my_lo(), api.my_hi(),
	api.case_lo(), api.case_hi(), api.module(),
	api.side(), api.is_admin(), api.guest_case(), api.has_role(text),
	api.now(), api.today(), api.my_locks(), api.standard_text(bigint),
	api.standard_checksum(bigint), api.service_standard(text),
	api.division_path(bigint, boolean), api.area_ours(bigint),
	api.division_list(bigint), api.district_list(),
	api.banners(), api.carry_put(text, text), api.carry_get(text),
	api.prefer(text, boolean), api.logout(), api.pace(text),
	api.my_roles()
	to rg_pub, rg_off, rg_portal_login, rg_desk_login;

grant execute on function api.code_send(text, text, text, text),
	api.sign_up(text, text, text, text, text, bytea, text, text),
	api.password_reset(text, text, text, text)
	to rg_portal_login;
grant execute on function api.login_find(text, text),
	api.login_failed(text, text), api.login_done(bigint, bytea, text),
	api.password_mine(), api.password_set(text),
	api.password_renew(bigint, text, text)
	to rg_portal_login, rg_desk_login;
grant execute on function api.mobile_set(text, text, text)
	to rg_portal_login;
grant execute on function api.totp_mine(), api.totp_begin(text),
	api.totp_failed(text), api.totp_done(bigint, bytea, bytea[], text),
	api.recovery_use(bytea, bytea, text),
	api.officer_first(text, text, text, text)
	to rg_desk_login;

grant execute on function api.guest_open(text, text, bytea, text),
	api.notices(bigint), api.notice(text), api.notice_rows(bigint, bigint),
	api.object(bigint, text, text, text, text, text), api.verify(text),
	api.figures(), api.figures_by(text), api.figures_bars(text),
	api.guide(text), api.notice_row(text, bigint),
	api.objection_state(text), api.my_cases(),
	api.my_messages(bigint, text), api.my_messages_read(),
	api.who_read(bigint), api.my_account(), api.my_consents(),
	api.my_name(text), api.my_sessions_end(), api.my_data(),
	api.account_close(), api.guest_leave()
	to rg_portal_pub;

grant execute on function api.draft_begin(text), api.draft_page(bigint),
	api.draft_save(bigint, int, text[], text[], text[], text),
	api.draft_drop(bigint, text), api.attempt(text, text),
	api.upload_add(bigint, text, text, text, bigint, bytea, text, text,
		int, int, text), api.upload_drop(bigint, text)
	to rg_module_pub;
grant execute on function api.open_for(text, text, text, text, text),
	api.opened_drafts(), api.draft_page(bigint),
	api.draft_save(bigint, int, text[], text[], text[], text),
	api.draft_drop(bigint, text), api.attempt(text, text),
	api.upload_add(bigint, text, text, text, bigint, bytea, text, text,
		int, int, text), api.upload_drop(bigint, text)
	to rg_module_off;
grant execute on function api.case_page(text),
	api.rate(bigint, int, int, int, int, int, text, text)
	to rg_module_pub;
grant execute on function api.visit(text),
	api.visit_done(bigint, text, text, text, text)
	to rg_module_off;
grant execute on function api.visits(boolean, bigint), api.rating_sums()
	to rg_desk_off;
grant execute on function api.rating_figures(), api.my_unrated()
	to rg_portal_pub;
grant execute on function api.size_word(bigint)
	to rg_module_pub, rg_module_off;
grant execute on function api.opened_for(bigint)
	to rg_module_pub, rg_module_off;
grant execute on function api.act(bigint, int, text, text, text, text[],
		text[], text[], text), api.actions(bigint),
	api.message_add(bigint, text, boolean, text),
	api.messages_read(bigint), api.upload(bigint), api.paper(bigint),
	api.paper_printed(bigint, text, bytea)
	to rg_module_pub, rg_module_off;

grant execute on function api.claim(bigint, text), api.release(bigint),
	api.assign(bigint, bigint), api.holders(bigint),
	api.judge_file(bigint, boolean, text),
	api.note_add(bigint, text, text), api.desk_id(text),
	api.desk_page(text, boolean, int), api.why_not(text, text),
	api.task_done(bigint, text, text[], text[], text), api.batch_actions(text),
	api.batch_cases(text, text, bigint, int),
	api.act_many(bigint[], int[], text, text, text, text[], text[],
		text), api.notice_desk(text, text, bigint, int),
	api.notice_desk_counts(text), api.export_note(text, text)
	to rg_module_off;
grant execute on function api.inbox(text, bigint, int), api.inbox_counts(),
	api.find_cases(text, bigint, int), api.messages_seen(),
	api.on_time()
	to rg_desk_off;

-- The alliance's own.
grant execute on function api.members(text, text, bigint, bigint, int),
	api.member(text), api.member_offers(text), api.member_branches(text),
	api.member_code(text), api.member_of(bigint), api.csv_cell(text)
	to rg_alliance_pub, rg_alliance_off;
grant execute on function api.member_desk(text, text, bigint, int),
	api.member_desk_counts()
	to rg_alliance_off;

grant execute on function api.officers(text, bigint),
	api.officer_create(text, text, text, bigint, text),
	api.officer_state(bigint, text), api.officer_reset(bigint, text),
	api.role_give(bigint, text), api.role_take(bigint, text),
	api.admin_log(bigint), api.read_log(bigint), api.roles_of(bigint),
	api.standards(), api.need(text), api.figures(),
	api.figures_by(text)
	to rg_desk_off;
grant execute on function api.erasure_due(), api.erasures(bigint),
	api.erasure_ask(text, text, text, text), api.erasure_approve(bigint),
	api.erasure_drop(bigint), api.keepings(),
	api.keeping_set(text, date, interval, text), api.holds(),
	api.hold_put(text, text, text, text), api.hold_lift(bigint, text)
	to rg_desk_off;

grant execute on function api.run_clocks(int),
	api.act_system(bigint, text), api.escalate(int, bigint), api.remind(int),
	api.outbox_take(text[], int), api.outbox_done(bigint, text),
	api.chain_close(), api.chain_unsigned(),
	api.chain_sign(date, text, text), api.loan_unsigned(),
	api.loan_sign(bigint, text, text),
	api.files_to_delete(int), api.file_deleted(bigint), api.sweep(),
	api.sums_fold(), api.gone_next(int), api.gone_done(text, text),
	api.files_unknown(text[]), api.keys_unknown(text[]),
	api.now(), api.today(), api.ledger_nightly()
	to rg_courier;
-- The operator's command line: what its commands call and no more.
grant execute on function api.standard_load(text, text[], text[]),
	api.divisions_load(text, boolean), api.division_counts(),
	api.calendar_file(text, text, bigint, text), api.calendar_years(),
	api.calendar_check(text, bigint), api.clock_set(timestamptz),
	api.clock_read(text), api.clock_show(), api.audit_check(),
	api.audit_roots(), api.demo_plan(), api.demo_list(),
	api.demo_people(), api.demo_secret(text), api.files_kept(text, int),
	api.demo_account(text, text, text, text, bigint, text[], text),
	api.demo_totp(bigint, text), api.first_admin(text, text, text, text),
	api.retention_due(date), api.retention_list(),
	api.retention_begin(bigint), api.retention_batch(bigint, int),
	api.gone_next(int), api.gone_done(text, text),
	api.files_unknown(text[]), api.keys_unknown(text[]), api.sweep(),
	api.files_to_delete(int), api.file_deleted(bigint),
	api.sealed_fields(bigint, text[], boolean),
	api.sealed_swap(bigint, text, text, text),
	api.sealed_files(bigint, text[], boolean),
	api.sealed_rows(bigint, text[], boolean),
	api.sealed_row_swap(text, text, bigint, text, text),
	api.sealed_notes(bigint), api.sealed_note_swap(bigint, text, text),
	api.sealed_totp(bigint),
	api.sealed_totp_swap(bigint, text, text),
	api.doctor(timestamptz), api.doctor_rights(), api.doctor_versions(),
	api.audit_verified(),
	api.ledger_faults(), api.ledger_funds(), api.fund_load(text),
	api.policy_load(text)
	to rg_admin;

-- The ledger: no program reads or writes its tables; accountants come to it
-- through these doors, all else through the steps of cases.
grant execute on function api.bank_import(bigint, text, bytea),
	api.bank_rows(bigint, text, bigint, int), api.bank_due(bigint, bigint),
	api.bank_match(bigint, bigint[]),
	api.bank_explain(bigint, text, text, bigint), api.bank_undo(bigint),
	api.month_list(bigint), api.month_close(bigint, date, bigint),
	api.yuan(bigint)
	to rg_carefund_off;
grant execute on function api.yuan(bigint), api.care_fund(),
	api.care_quarters(), api.care_quarter(text), api.care_lines(text),
	api.care_by(text, text), api.care_gifts(text)
	to rg_carefund_pub;
grant execute on function api.care_id() to rg_carefund_off;
grant execute on function api.ledger_checks(), api.ledger_alarm()
	to rg_desk_off;

-- The care fund's own.
grant execute on function api.fund_facts(), api.aid_grant(bigint),
	api.gift_paper(bigint)
	to rg_carefund_pub, rg_carefund_off;
grant execute on function api.my_gifts(), api.my_gift_uses()
	to rg_carefund_pub;
grant execute on function api.aid_desk(text), api.aid_risks(text),
	api.gift_desk(text)
	to rg_carefund_off;

-- Mediation: intake, petitions, days of leaders, dispatch.
grant execute on function api.duty_days(), api.rights_figures()
	to rg_mediation_pub;
grant execute on function api.sorted_to(text), api.joined(text),
	api.petition_words(bigint)
	to rg_mediation_pub, rg_mediation_off;
grant execute on function api.duty_book(bigint, text, text),
	api.duty_mine(), api.duty_cancel(bigint, text)
	to rg_mediation_pub;
grant execute on function api.sort_begin(bigint, int, text, text),
	api.sort_end(bigint, int, text, text, text[], text[], text[], text[],
		bigint[], text), api.discipline_names(text),
	api.open_letter(text, text), api.look_alikes(text),
	api.named_officers(text),
	api.risk_may(text),
	api.name_officer(text, bigint, boolean, text), api.risk_notes(text),
	api.risk_add(text, text, text),
	api.risk_review(text, bigint, boolean, text), api.duty_desk(),
	api.duty_add(date, time, time, text, text, text, int, text),
	api.duty_drop(bigint, text), api.duty_list(bigint),
	api.duty_result(bigint, boolean, text, text), api.dispatch_counts(),
	api.dispatch_levels(), api.dispatch_list(text, bigint),
	api.dispatch_mark(text, text), api.dispatch_marked(text),
	api.dispatch_periods(boolean)
	to rg_mediation_off;
-- Legal aid and counselling.
grant execute on function api.legal_shifts(),
	api.legal_book(bigint, text, text, text), api.legal_cancel(bigint),
	api.legal_rate(bigint, int), api.my_legal(), api.legal_given(),
	api.counsel_alert(bigint, text), api.counsel_given()
	to rg_mediation_pub;
grant execute on function api.legal_desk(boolean),
	api.legal_shift_add(text, text, text, text, date, time, time, int,
		text), api.legal_shift_cancel(bigint, text),
	api.legal_bookings(bigint),
	api.legal_record(bigint, bigint, boolean, text, text, text),
	api.counsel_me(), api.counsel_set(text, text),
	api.counsel_duty_set(date, boolean),
	api.counsel_slot_add(date, time, time, text, text, text),
	api.counsel_slot_close(bigint), api.counsel_slots_mine(),
	api.counsel_alerts(), api.counsel_alert_done(bigint, text),
	api.counsel_counts(), api.counsel_notes(text),
	api.counsel_note_add(text, text, text)
	to rg_mediation_off;
grant execute on function api.counsel_slots(text),
	api.counsel_sessions(text),
	api.counsel_book(text, int, text, bigint, text, text)
	to rg_mediation_pub, rg_mediation_off;

-- Mediation: people's mediation.
grant execute on function api.mediate_head(text), api.mediate_parties(text),
	api.mediate_mediators(text), api.mediate_sessions(text),
	api.mediate_items(text), api.committees(), api.mediators(),
	api.mediation_rooms()
	to rg_mediation_pub, rg_mediation_off;
grant execute on function api.mediator_photo(bigint), api.mediation_counts()
	to rg_mediation_pub;
grant execute on function api.mediate_choices(text),
	api.mediate_committees(text), api.mediate_rooms(text),
	api.mediate_came(text), api.mediate_steps(text),
	api.mediate_signs(text), api.mediate_dossier(text),
	api.committee_add(bigint, text, text, date, text),
	api.mediator_add(bigint, text, text, boolean, text, text, boolean,
		text, text[], text[], text), api.mediator_set(bigint, text),
	api.mediator_picture(bigint, bytea, text),
	api.room_add(bigint, text, text, int, text),
	api.booking_add(text, bigint, date, text, text, text, text),
	api.booking_drop(bigint), api.mediation_calendar(date, int)
	to rg_mediation_off;

-- Welcome and report-in.
grant execute on function api.report_slots(text), api.report_booked(text)
	to rg_welcome_pub, rg_welcome_off;
grant execute on function api.report_book(text, bigint, text)
	to rg_welcome_pub;
grant execute on function api.report_figures()
	to rg_welcome_pub, rg_portal_pub;
grant execute on function api.report_day(date), api.report_days(),
	api.report_guests(date), api.report_slot_add(date, time, time, int,
		text, int, text, text, text),
	api.report_slot_drop(bigint, text), api.report_board(),
	api.report_late(int), api.report_calls(int),
	api.report_services(int),
	api.report_book_for(text, int, text, bigint, text)
	to rg_welcome_off;

-- Welcome activities.
grant execute on function api.welcome_points(), api.welcome_signs(),
	api.welcome_events(date, date, bigint), api.welcome_event(bigint),
	api.welcome_feed(bigint), api.welcome_plans(date),
	api.welcome_counts()
	to rg_welcome_pub;
grant execute on function api.welcome_sign(bigint, bigint),
	api.welcome_parts(bigint), api.point_choices(),
	api.event_choices(bigint), api.signup_arrival(text)
	to rg_welcome_pub, rg_welcome_off;
grant execute on function api.sign_add(text, text, text, text, date, text),
	api.sign_end(bigint, text), api.signs_desk(), api.points_desk(),
	api.point_desk(bigint), api.point_items(bigint),
	api.point_checks(bigint), api.point_duties(bigint),
	api.point_put(bigint, text, text, text, text, time, time, boolean,
		date, date, text),
	api.point_check_add(bigint, text[], text, text),
	api.point_duty_add(bigint, date, date, text, text),
	api.point_duty_drop(bigint, date, text, text),
	api.events_desk(boolean), api.event_desk(bigint),
	api.event_guests(bigint),
	api.event_put(bigint, text, text, text, date, time, time, text, int,
		text[], text),
	api.event_announce(bigint, text), api.event_cancel(bigint, text, text),
	api.event_held(bigint, int, int[], text, text),
	api.welcome_rhythm(), api.plan_mine(), api.plan_set(date, text, text),
	api.welcome_rules(), api.welcome_rule_set(text, date, int, text, text),
	api.arrivals(date)
	to rg_welcome_off;

-- Employment's own.
grant execute on function api.jobs(text, text, bigint, int, bigint, int),
	api.job(bigint), api.job_figures(), api.mil_skills(),
	api.resume_mine(), api.resume_put(text, text, text, text, text, text,
		text, text, text, text), api.jobs_for_me(int),
	api.job_apply(bigint, text), api.my_matches(),
	api.match_withdraw(bigint), api.search_save(text, text, text, text),
	api.searches_mine(), api.search_drop(bigint), api.employer_mine(),
	api.posts_mine(), api.post_mine(text), api.post_matches(text),
	api.match_answer(bigint, text, text, text),
	api.policy_value(text, text, date),
	api.interest_subsidy(bigint, bigint, numeric, numeric, int, numeric),
	api.yuan(bigint), api.pool_mine(), api.pool_set(boolean, text),
	api.proposals_mine(), api.proposal_decline(bigint)
	to rg_employment_pub;
grant execute on function api.silent_employers(int),
	api.pool(bigint, text, bigint, int), api.pool_jobs(bigint, text),
	api.pool_proposals(bigint), api.propose(bigint, bigint[], text, text)
	to rg_employment_off;

-- The subsidy on interest: its sum, its fund.
grant execute on function api.subsidy_sum(text)
	to rg_employment_pub, rg_employment_off;
grant execute on function api.subsidy_figures() to rg_employment_pub;
grant execute on function api.subsidy_desk(text), api.subsidy_risks(text),
	api.subsidy_fund(), api.subsidy_postings(bigint, int),
	api.budget_in(bigint, date, text, text), api.policy_params(),
	api.policy_set(text, date, text, text), api.policy_drop(text, date)
	to rg_employment_off;

-- Start-up loans.
grant execute on function api.loan_check(bigint), api.loan_rules(bigint),
	api.loan_banks(), api.loan_case(text)
	to rg_employment_pub, rg_employment_off;
grant execute on function api.loan_ceilings(), api.loan_key(),
	api.loan_claim(text), api.loan_months()
	to rg_employment_pub;
grant execute on function api.loan_months() to rg_portal_pub;
grant execute on function api.loan_banks_desk(),
	api.loan_bank_add(text, text, text, text), api.loan_bank_end(bigint),
	api.loan_waiting(), api.loan_lines(bigint, bigint[]),
	api.loan_list_make(bigint, bigint[], text[], text, text, text),
	api.loan_lists(), api.loan_list(bigint), api.loan_items(bigint),
	api.loan_list_do(bigint, text, date, text, text),
	api.loan_import(bigint, text, bytea), api.loan_import_one(bigint),
	api.loan_import_rows(bigint), api.loan_import_take(bigint, text, text)
	to rg_employment_off;

-- Job fairs and classes.
grant execute on function api.fairs(boolean, int), api.fair(bigint),
	api.fair_posts(bigint), api.fair_figures(bigint), api.fair_totals(),
	api.job_funnel(),
	api.fair_visit(bigint, text), api.fair_visit_drop(bigint, text),
	api.fair_mine(bigint), api.fair_my_posts(bigint),
	api.fair_stall_ask(bigint, text, text, int, bigint[], text),
	api.fair_stall_drop(bigint, text), api.classes(int), api.class(bigint),
	api.class_begin(bigint), api.class_paper(bigint)
	to rg_employment_pub;
grant execute on function api.fair_desk(), api.fair_plan(text, text, date,
	time, time, text, text, text, text, int, int, date, text, text, text),
	api.fair_one(bigint), api.fair_do(bigint, text, text, text),
	api.fair_stalls(bigint), api.fair_stall_do(bigint, bigint, text, text,
	text, text), api.fair_visitors(bigint), api.fair_in(bigint, text,
	text), api.fair_code(bigint, text), api.fair_walk_in(bigint, text,
	text, int, text), api.fair_sheet(bigint, bigint),
	api.fair_sheet_put(bigint, bigint, text[], text[], text),
	api.fair_import(bigint, text, bytea), api.fair_import_one(bigint,
	bigint), api.fair_import_rows(bigint, bigint),
	api.fair_import_take(bigint, bigint, text, text),
	api.fair_checks(bigint), api.fair_check(bigint, bigint, text, text),
	api.class_desk(), api.class_plan(text, text, text, text, text, int,
	int, date, date, date, bigint, text, text, text),
	api.class_one(bigint), api.class_people(bigint), api.class_off(bigint,
	text, text), api.class_day(bigint, date), api.class_days(bigint),
	api.class_day_put(bigint, date, int, bigint[], text),
	api.class_paper(bigint)
	to rg_employment_off;
