// Controls, how each is taken away, and which suite notices. `says` is what the
// failing test says, so that nothing else can pass for it.
//
//   sql(edit)   statements; edit(function, from, to) changes a function's text.
//               In a copy of the database, or (live) in the running copy
//   file        [path, from, to]: a change in a copy of the tree; where program and
//               database both look, both are changed
//   suite       of tests/trust; or sql/NAME, lib/NAME or cgi/NAME (units, rebuilt)
//   env         narrows the suite to what it takes

const bypass = (role, says, rest) => ({ suite: 'bypass', env: { ROLES: `rg_${role}` }, says, ...rest })
const states = (state, says, rest) => ({ suite: 'states', env: { STATES: state }, says, ...rest })
const grants = (says, rest) => ({ suite: 'grants', says, ...rest })

export const in_database = [
	bypass('alliance_off', /rows of rg\.case_file/, { name: 'row security of cases', sql: () => 'alter table rg.case_file disable row level security' }),
	bypass('alliance_off', /[1-9]\d* rows of rg\.case_file/, { name: 'area in the officers\' policy',
		sql: () => "drop policy area on rg.case_file; create policy area on rg.case_file for select to rg_off using (kind <> 'draft')" }),
	bypass('alliance_pub', /[1-9]\d* rows of rg\.case_file/, { name: 'person in the applicants\' policy',
		sql: () => 'drop policy applicant on rg.case_file; create policy applicant on rg.case_file for select to rg_pub using (true)' }),
	bypass('alliance_pub', /rows of rg\.case_message/, { name: 'policy of messages',
		sql: () => 'drop policy seen on rg.case_message; create policy seen on rg.case_message for select to rg_pub, rg_off using (true)' }),
	bypass('alliance_off', /update rg\.case_file/, { name: 'no UPDATE on cases', sql: () => 'grant update on rg.case_file to rg_alliance_off' }),
	bypass('portal_pub', /rg\.account/, { name: 'no SELECT on accounts', sql: () => 'grant select on rg.account to rg_portal_pub' }),
	bypass('portal_pub', /demo_secret/, { name: 'no EXECUTE for PUBLIC', sql: () => 'grant execute on function api.demo_secret(text) to public' }),
	{ name: 'the courier\'s step is the courier\'s', suite: 'authz', env: { ONLY: 'functions', NAMES: 'api.act_system' }, says: /rg_alliance_off may execute it/,
		sql: () => 'grant execute on function api.act_system(bigint, text) to rg_alliance_off' },
	bypass('portal_pub', /a large object/, { name: 'no large objects', sql: () => 'grant execute on function lo_create(oid) to public' }),
	bypass('portal_pub', /a temporary table/, { name: 'no temporary tables', sql: db => `grant temporary on database ${db.name} to public` }),
	bypass('portal_pub', /a function in public/, { name: 'nothing in schema public', sql: () => 'grant create, usage on schema public to public' }),
	grants(/without a search path.*api\.act\(/, { name: 'search path of api.act',
		sql: () => 'alter function api.act(bigint, int, text, text, text, text[], text[], text[], text) reset search_path' }),
	grants(/view of its owner's rights: api\.service_list/, { name: 'security_invoker of a view', sql: () => 'alter view api.service_list set (security_invoker = false)' }),
	grants(/case_event_fixed/, { name: 'trigger that keeps the history', sql: () => 'drop trigger case_event_fixed on rg.case_event' }),
	grants(/key rg\.idem/, { name: 'the idempotency key is unique', sql: () => 'alter table rg.idem drop constraint idem_pkey' }),
	{ name: 'the idempotency key is looked for', suite: 'sql/engine', says: /the same key does nothing more/,
		sql: db => db.edit('rg.idem_find', 'return r;', 'return null;') },
	states('REVIEW2', /who took the step review1: /, { name: 'three persons', sql: db => `alter table rg.case_reviewer drop constraint
		case_reviewer_case_id_account_key; ${db.edit('rg.officer_role', 'and v.step <> w.step and v.account = a.id', 'and false')}` }),
	states('REVIEW1', /who is the applicant by telephone/, { name: 'a reviewer is not the applicant', sql: () => 'drop trigger reviewer_apart on rg.case_reviewer' }),
	states('SUBMITTED', /who saw an older version/, { name: 'version compare', sql: db => db.edit('api.act', 'c.version <> p_version', 'false') }),
	states('AUDIT', /audit of (the )?district/, { name: 'level of the station', sql: db => db.edit('rg.officer_role', 'api.station_for(c.area, l) = a.station', 'true') }),
	states('SUBMITTED', /not refused/, { name: 'role of the officer', sql: db => db.edit('rg.officer_role', /g\.account = \(select api\.me\(\)\)\s+and g\.role = w\.role/, 'g.account = (select api.me())') }),
	states('ACCEPTED', /by the applicant: to /, { name: 'an action leaves certain states only', sql: db => db.edit('api.act',
		'and s.action = x.action and s.from_state = c.state', 'and s.action = x.action') }),
	states('REVIEW1', /a second time/, { name: 'once is once', sql: db => db.edit('api.act', 'if a.once then', 'if false then') }),
	states('MEMBER', /when the clock does not allow it/, { name: 'clocks hold steps back', sql: db => db.edit('rg.clock_open', /select \(a\.within = ''/, "select true or (a.within = ''") }),
	states('CORRECTION', /not due: to LAPSED/, { name: 'no step of the system before its time', sql: db => db.edit('api.act_system', "and x.due_at <= (select api.now())", '') }),
	{ name: 'area inside the functions', suite: 'authz', env: { ONLY: 'functions', NAMES: 'api.desk_' }, says: /clerk of another village.*not refused/,
		sql: db => db.edit('api.sees', 'c.area between mine.lo and mine.hi', 'true') },
	{ name: 'an accusation is for those named', suite: 'sql/petition', says: /t-boss through (page|steps): nothing/,
		sql: db => db.edit('api.sees', 'not c.locked or', 'true or') },
	{ name: 'who handled a case does not learn its rating', suite: 'sql/rating', says: /who handled it does not, whatever office/,
		sql: db => db.edit('rg.visits', 'and not rg.has_handled(c.id, p_account)', '') },
	grants(/unique rg\.rating/, { name: 'a case is rated once', sql: () => 'alter table rg.rating drop constraint rating_case_id_key' }),
	{ name: 'and in the officers\' policy', suite: 'sql/petition', says: /t-boss through rows: nothing/,
		sql: () => "drop policy area on rg.case_file; create policy area on rg.case_file for select to rg_off using (area between (select api.case_lo()) and (select api.case_hi()) and kind <> 'draft')" },
	bypass('alliance_pub', /an idle session: [1-9]/, { name: 'idle limit of sessions', sql: db => db.edit('rg.live_session', /AND \(s\.seen_at > \(now\(\) -\s+CASE s\.side[^]*?END\)\)/, '') }),
	bypass('alliance_pub', /an ended session: [1-9]/, { name: 'an ended session is ended', sql: db => db.edit('rg.live_session', 'AND (s.ended_at IS NULL)', '') }),
	bypass('alliance_off', /a locked officer: [1-9]/, { name: 'a locked account has no session', sql: db => db.edit('rg.live_session', "AND (a.state = 'active'::text)", '') }),
	{ name: 'a session is of one side', suite: 'authz', env: { ONLY: 'functions', NAMES: 'api.me' }, says: /rg_alliance_off, applicant, self.*not refused/,
		sql: db => db.edit('rg.live_session', 'AND (s.side = api.side())', '') },
	bypass('alliance_off', /an officer before the second factor: [1-9]/, { name: 'half a log-in is nobody', sql: db => db.edit('rg.case_area', 'l.factor = 2', 'l.factor > 0') }),
	bypass('portal_pub', /a made-up account in a setting/, { name: 'who asks is the token, not a setting', sql: db => db.edit('api.me', /select account from/, "select coalesce(nullif(current_setting('rg.account', true), '')::bigint, account) from (values (1)) one left join") .replace('where factor = 2', 'on factor = 2') }),
	bypass('alliance_off', /an administrator: [1-9]/, { name: 'administrators see no cases', sql: db => db.edit('rg.case_area', /and not exists \(select from rg\.role_grant g[^]*?'admin'\)/, '') }),
	bypass('carefund_off', /cases of other modules/, { name: 'a program sees its own module', sql: () => `drop policy area on rg.case_file;
		create policy area on rg.case_file for select to rg_off using (kind <> 'draft' and area between (select api.my_lo()) and (select api.my_hi())
		and not (select api.is_admin()))` }),
	states('COUNTY_APPROVAL', /before the step it follows/, { name: 'steps that follow others', sql: db => db.edit('rg.action_fits', /^begin$/m, 'begin return true;') }),
	{ name: 'books are kept by accountants', suite: 'authz', env: { ONLY: 'functions', NAMES: 'api.bank_' }, says: /cashier.*not refused/,
		sql: db => db.edit('rg.need_accountant', "or not api.has_role('accountant')", '') },
	{ name: 'payments are decided', suite: 'sql/ledger', says: /^not ok/m, sql: db => db.edit('rg.need_decision', /^begin$/m, 'begin return;') },
	{ name: 'who approved does not pay', suite: 'sql/ledger', says: /^not ok/m, sql: db => db.edit('rg.pay_apart', /^begin$/m, 'begin return true;') },
	grants(/ledger_line_fixed/, { name: 'trigger that keeps the ledger', sql: () => 'drop trigger ledger_line_fixed on rg.ledger_line' }),
	{ name: 'limits count', suite: 'sql/notice', says: /twenty times an hour/, sql: db => db.edit('rg.limit_count', 'return k <= p_max', 'return true') },
	{ name: 'names are masked on notices', suite: 'sql/notice', says: /not ok \d+ - name /, sql: db => db.edit('rg.mask_name', /select case/, "select case when true then p") },
	{ name: 'commits wait for the disk', cluster: 'synchronous_commit = off', ...grants(/setting synchronous_commit/) },
	{ name: 'no parameters in the database\'s log', cluster: 'log_parameter_max_length = -1', ...grants(/setting log_parameter_max_length/) }
]

const unit = (name, says, rest) => ({ suite: `lib/${name}`, says, ...rest })
const routes = (names, says, rest) => ({ suite: 'authz', env: { ONLY: 'routes', NAMES: names }, says, ...rest })
export const in_tree = [
	unit('page', /escapes_everything/, { name: 'templates escape', file: ['lib/page.c', /"Config\.VarEscapeMode", "html"/g, '"Config.VarEscapeMode", "none"'] }),
	unit('sess', /cookies_are_named_and_guarded/, { name: 'HttpOnly on cookies', file: ['lib/sess.c', 'HttpOnly; ', ''] }),
	unit('log', /withholds_what_is_not_on_the_list/, { name: 'words in the log are from a list', file: ['lib/log.c', /if \(!strcmp\(allowed\[i\], key\)\)/, 'if (allowed[i] != key)'] }),
	unit('sandbox', /files_only_where_named/, { name: 'landlock', file: ['lib/sandbox.c', /if \(abi < 1\)\n\t\treturn 0;/, 'if (abi)\n\t\treturn abi;'] }),
	unit('sandbox', /no_programs_no_network/, { name: 'seccomp', file: ['lib/sandbox.c', /\|\|\n\t    filter_calls\(ports\)\)/, '|| !filter_calls)'] }),
	unit('keys', /test_making/, { name: 'key files are their owner\'s', file: ['lib/keys.c', /O_CLOEXEC, 0600\)/g, 'O_CLOEXEC, 0644)'] }),
	unit('sign', /test_pair_in_files/, { name: 'the signing key is its owner\'s', file: ['lib/sign.c', 'half_write(path, 0600,', 'half_write(path, 0644,'] }),
	{ name: 'files are what they say', suite: 'cgi/press', says: /types_refused/, file: ['cgi/press/scan.c',
		'if (kind == KIND_OTHER || !magic_agrees(job->magic, b, kind)) {', 'if (job->magic == NULL) {'] },
	{ name: 'sockets are their group\'s', suite: 'hardening', says: /sockets are UNIX sockets of mode 0660/, file: ['conf/systemd/pool.socket', 'SocketMode=0660', 'SocketMode=0666'] },
	{ name: 'each column of the history is hashed', suite: 'audit', says: /case_event\.to_state/, file: ['sql/api/case.sql', 'e.from_state, e.to_state, e.reason,', "e.from_state, '', e.reason,"] },
	{ name: 'daily roots are compared with their signatures', suite: 'audit', says: /signature/, file: ['cgi/ronggui/audit.c', '!is_signed(a, line, signature,', 'is_signed(a, line, "",'] }
]
export const in_instance = [
	{ name: 'form token', suite: 'csrf', says: /no token: refused/, file: ['lib/app.c', '!sess_token(r)', 'sess_token(r) > 1'] },
	{ name: 'Origin', suite: 'csrf', says: /foreign origin/, file: ['lib/sess.c', /return !from \|\| !\*from \|\| is_ours\(r, from\);/, 'return !from || !*from || is_ours(r, from) || from;'] },
	{ name: 'Content-Security-Policy without unsafe-inline', suite: 'headers', says: /content-security-policy|unsafe|script-src/i, file: ['lib/reply.c', "\"script-src 'self'; ", "\"script-src 'self' 'unsafe-inline'; "] },
	routes('/mine', /nobody: in/, { name: 'a page for persons asks who it is', file: ['cgi/portal/main.c', '{ GET, "/mine", PUB, PERSON,', '{ GET, "/mine", PUB, VISITOR,'] }),
	routes('GET /desk/alliance/:no/paper', /read log \[\]/, { name: 'a paper that is opened is noted', file: ['lib/review.h', /(paper\/:paper", OFF, STAFF, \w+,[\s\\]+NULL, [\s\\]*)READS/, '$10'] }),
	routes('GET /desk/alliance/:no', /read log \[\]/, { name: 'the read log is written', live: db => db.edit('api.enter', 'if p_reads then', 'if false then') }),
	{ name: 'a time step of the second factor serves once', suite: 'login', says: /a code serves once/,
		file: ['cgi/desk/login.c', 'if (step <= text_number(', 'if (step < 0 && step <= text_number('], live: db => db.edit('api.totp_done', 'and last_step < p_step', '') },
	{ name: 'sessions are renewed at log-in and ended at log-out', suite: 'session', says: /log-out ends this session/, live: db => db.edit('api.logout', 'set ended_at = clock_timestamp() where id = s.id', 'set seen_at = seen_at where id = s.id') }
]
