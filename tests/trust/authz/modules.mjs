// What a module's doors lead to. Each entry makes a case of its own and says
// what stands for the parts of a path below /<name>/ and /desk/<name>/:
//
//   id, no     a submitted case of the applicant's, in the village
//   file, paper   one of each in it
//   task_no, task a task with a button, and the number of its case
//   page       a page of the draft's form; filled_page one of the other draft's,
//              if that is of another service
//   does       an action of the applicant's and one of an officer's
//   batch(x)   a step that this officer takes for many cases at once
//   steps      numbers of the cases that are as a step of a route wants them
//   begin()    begins the applicant's draft again, { draft, draft_version,
//              draft_file }; fill_in() one that the filler fills in for a person,
//              { filled, filled_version, filled_file }
//   lists      pages on which everybody is searched for what he must not see
//
// Whatever else an entry answers is filled in as well, in paths and, as
// {name.key}, in the calls of access.tsv; such a line is about that module.
// Without a name it is the first one's.

import { q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { admit, aid, as, bring, budget, claim, draft, employer, gift, job, loan, loan_bank, loan_draft, mobile, officer, person, places, report, rights, session, signup, token } from '../../web/kit/world.mjs'

const one = async sql => (await rows(sql))[0]
const version = id => value(`select version from rg.case_file where id = ${id}`)

// A file as an upload leaves it. Its bytes are nowhere: what is asked for is who
// may have them.
const upload = (c, by, paper) => value(`insert into rg.upload (case_id, paper, name, type,
	size, sha256, stored, state, by, at) values (${c}, ${q(paper)}, '门头.jpg', 'image/jpeg', 10, sha256('x'),
	md5('authz')::text, 'unscanned', ${by}, api.now()) returning id`)
const paper_of = c => one(`select id as paper, code from rg.paper where case_id = ${c} limit 1`)
const task = (c, name, role, level) => value(`insert into rg.case_task (case_id, task, role, level, label, opened_at)
	values (${c}, ${q(name)}, ${q(role)}, ${level}, '试验事项', api.now()) returning id`)

// The draft of a service that the applicant begins by himself.
async function begun (name, service, applicant, paper) {
	const id = await as(`rg_${name}_pub`, applicant.token, `select api.draft_begin(${q(service)})`)
	return { draft: id, draft_version: await version(id), draft_file: await upload(id, applicant.id, paper) }
}

// One that an officer begins for a person who has no account yet; how many he may
// in an hour is not what is tried here.
async function opened (name, service, filler) {
	await run_sql("delete from rg.rate where key like 'open:%'")
	return as(`rg_${name}_off`, await session(filler.id, 'off'),
		`select api.open_for(${q(service)}, ${q(mobile())}, '来访人', 'counter', '')`)
}
async function filled (name, service, filler, paper) {
	const id = await opened(name, service, filler)
	return { filled: id, filled_version: await version(id), filled_file: await upload(id, filler.id, paper) }
}

async function alliance ({ applicant, filler }) {
	const sub = await bring(applicant, 'SUBMITTED')
	const on_notice = await bring(applicant, 'PUBLICITY')
	const objected = await bring(applicant, 'PUBLICITY')
	const audit = await bring(applicant, 'AUDIT')
	const member = await admit((await bring(applicant, 'PUBLICITY')).id)
	const row = await value(`select id from rg.notice_row where case_id = ${objected.id}`)
	const notice = await one(`select n.id as notice_id, n.no as notice, r.id as row from rg.notice n
		join rg.notice_row r on r.notice = n.id where r.case_id = ${on_notice.id}`)
	return {
		id: sub.id,
		no: sub.no,
		file: await upload(sub.id, applicant.id, 'photo'),
		...await paper_of(sub.id),
		...notice,
		on_notice: on_notice.id,
		objected: objected.no,
		objection: await as('rg_portal_pub', '', `select api.object(${row}, '赵异议', '13900001234',
			'经营地址不实，请核查。', '127.0.0.9', ${q(token().slice(0, 32))})`),
		audit: audit.id,
		member: await value(`select no from rg.member where case_id = ${member.id}`),
		member_case: member.id,
		// A clerk of the town or the district checks what a member changed.
		task: await task(member.id, 'check_change', 'clerk', 4),
		task_no: member.no,
		page: 'unit',
		does: ['withdraw', 'accept'],
		batch: x => x.roles.includes('publisher') ? 'publish' : 'pass3',
		async begin () {
			const id = await draft(applicant)
			return { draft: id, draft_version: await version(id), draft_file: await upload(id, applicant.id, 'photo') }
		},
		fill_in: () => filled('alliance', 'alliance-enrolment', filler, 'photo'),
		lists: {
			pub: ['/alliance/'],
			off: ['/desk/alliance/batch', '/desk/alliance/notices', '/desk/alliance/members']
		}
	}
}

// The care fund: help is asked for once at a time, so that the applicant's draft
// is a gift, and the help he had is over.
async function carefund ({ applicant, filler, accountant }) {
	await gift(await person('捐赠人'))
	const granted = await aid(applicant, 'CLOSED')
	const sub = await aid(applicant)
	const goods = await gift(applicant, 'ALLOCATED', { kind: 'goods', division: (await places()).village })
	await run_sql(`select rg.goods_out(c, 100, api.today(), '棉被', ${accountant.id}) from rg.case_file c where c.id = ${goods.id}`)
	const fund = await value("select rg.fund_id('care')")
	const statement = await value(`insert into rg.bank_import (fund, sha256, name, by, at, rows, again)
		values (${fund}, sha256(${q(token())}), 'authz.csv', ${accountant.id}, api.now(), 1, 0) returning id`)
	await as('rg_courier', '', 'select coalesce(api.ledger_nightly(), 0)')
	return {
		id: sub.id,
		no: sub.no,
		file: await upload(sub.id, applicant.id, 'hukou_scan'),
		...await paper_of(sub.id),
		// The second officer says what he saw.
		task: await task(sub.id, 'companion', 'grid', 5),
		task_no: sub.no,
		page: 'donor',
		filled_page: 'who',
		service: 'care-donation',
		granted: granted.id,
		granted_no: granted.no,
		gift: goods.id,
		gift_no: goods.no,
		fund,
		row: await value(`insert into rg.bank_row (import, fund, day, amount, direction, text, counterparty, ref)
			values (${statement}, ${fund}, api.today(), 100, 'in', '试验', '', ${q(token())}) returning id`),
		quarter: '2026Q1',
		does: ['withdraw', 'accept'],
		batch: () => 'close',
		begin: () => begun('carefund', 'care-donation', applicant, 'goods_photo'),
		fill_in: () => filled('carefund', 'care-assistance', filler, 'hukou_scan'),
		lists: {
			pub: ['/carefund/', '/carefund/gifts'],
			off: ['/desk/carefund/batch', '/desk/carefund/notices', '/desk/carefund/open']
		}
	}
}

// A dispute with everything that belongs to one, before a committee of the
// district; hour: one long past for which its room was closed.
async function dispute (applicant, p) {
	const c = await rights(applicant, 'rights-mediation', { dispute_type: 'debt', rules: '1' })
	const name = token().slice(0, 8)
	const committee = await value(`insert into rg.mediation_committee (area, name, short, since, until)
		values (${p.district}, ${q(`试验调解委员会${name}`)}, '试', api.today(), api.today() + 900) returning id`)
	const one_of = who => value(`insert into rg.mediator (committee, name, sex, member, since, shown, photo,
		photo_type, name_index) values (${committee}, ${q(who)}, 'f', true, api.today(), true, '\\x00', 'image/png', '{}') returning id`)
	const mediator = await one_of('调试验')
	const spare = await one_of('备试验')
	const room = await value(`insert into rg.mediation_room (committee, name, address, seats)
		values (${committee}, '试验室', '试验楼', 8) returning id`)
	await run_sql(`insert into rg.party (case_id, n, kind, version) values (${c.id}, 2, 'respondent', 1);
		insert into rg.mediation_case (case_id, committee, year, n) values (${c.id}, ${committee}, 2026, 1);
		insert into rg.case_mediator (case_id, mediator, how, since) values (${c.id}, ${mediator}, 'parties', api.now());
		insert into rg.mediation_session (case_id, n, room, during, state) values (${c.id}, 1, ${room},
			tstzrange(api.now() - interval '3 h', api.now() - interval '2 h'), 'held');
		insert into rg.session_party (case_id, session, party, came) values (${c.id}, 1, 1, 'came');
		insert into rg.agreement (case_id, n, kind, version, made_on) values (${c.id}, 1, 'written', 1, api.today());
		insert into rg.agreement_item (case_id, agreement, n, party, due_on) values (${c.id}, 1, 0, 2, api.today());
		select rg.add_event(f, null, 'mediator', 'start', 'ACCEPTED', '', '', '{}', true) from rg.case_file f where id = ${c.id}`)
	return {
		dispute: c.no,
		committee,
		mediator,
		spare,
		room,
		district: String(p.district),
		hour: await value(`insert into rg.mediation_booking (room, during) values (${room},
			tstzrange(api.now() - interval '9 h', api.now() - interval '8 h')) returning id`)
	}
}

// Matters and petitions: one to be sorted, one to be accepted, what hangs on
// them; a leader's day at the district with a place of the applicant's.
// A lawyer's shift with a seat of the applicant's, one he had, a counsellor's
// time, a call for help.
async function helped (applicant, district) {
	const law = await officer(district, ['adviser'])
	const mind = await officer(district, ['counsellor'])
	const shift = day => value(`insert into rg.legal_shift (station, lawyer, firm, licence, place, starts, ends, capacity,
		made_by, made_at) values (${district}, '李样例', '样例律师事务所', ${q(`137${String(Date.now()).slice(-10)}0000`)}, '窗口',
		api.now() + interval '${day} days', api.now() + interval '${day} days 1 hour', 50, ${law.id}, api.now()) returning id`)
	const seat = (s, state) => value(`insert into rg.legal_booking (shift, seat, account, topic, state, booked_at)
		values (${s}, 1, ${applicant.id}, 'debt', ${q(state)}, api.now()) returning id`)
	const to_come = await shift(5)
	await run_sql(`insert into rg.counsellor (account, shown, sex, set_at) values (${mind.id}, '王老师', 'f', api.now())`)
	return {
		shift: to_come,
		seat: await seat(to_come, 'booked'),
		place: await seat(await shift(6), 'booked'),
		held: await seat(await shift(-5), 'came'),
		slot: await value(`insert into rg.counsel_slot (counsellor, station, starts, ends, ways, made_at) values (${mind.id},
			${district}, api.now() + interval '3 days', api.now() + interval '3 days 50 min', '{phone}', api.now()) returning id`),
		alert: await value(`insert into rg.counsel_alert (at, mobile) values (api.now(), ${q(mobile())}) returning id`)
	}
}

async function mediation ({ applicant, filler }) {
	const p = await places()
	const by = await officer(p.district, ['dispatcher'])
	const sub = await rights(applicant, 'rights-petition')
	const again = await rights(applicant, 'rights-petition')
	const source = await rights(applicant)
	const told = await rights(applicant)
	const accused = await rights(await person('举报人'), 'rights-petition', { purpose: 'accuse' })
	const day = await value(`insert into rg.duty_day (station, day, begins, ends, place, leader, post, seats, made_by, at)
		values (${p.district}, api.today() + 5, '9:00', '10:00', '接访室', ${q(`王${token().slice(0, 8)}`)}, '局长', 100, ${by.id}, api.now()) returning id`)
	await run_sql(`update rg.case_file set state = 'SORTED' where id = ${source.id};
		insert into rg.sorted (intake, target, action, by, at) values (${source.id}, ${sub.id}, 'sort_petition', ${by.id}, api.now());
		insert into rg.case_link (case_id, same_as, by, at) values (${again.id}, ${sub.id}, ${by.id}, api.now());
		insert into rg.dispatch_mark (case_id, by, at) values (${sub.id}, ${by.id}, api.now());
		select rg.add_event(c, null, 'officer', 'propose', 'HANDLING', '', '', '{"opinion": "support"}', false)
			from rg.case_file c where id = ${sub.id};
		update rg.case_file set version = version + 1 where id = ${sub.id};
		select rg.add_event(c, null, 'officer', 'sign', 'SIGNING', '', '', '{}', true) from rg.case_file c where id = ${sub.id}`)
	return {
		...await dispute(applicant, p),
		id: sub.id,
		no: sub.no,
		file: await upload(sub.id, applicant.id, 'evidence'),
		...await paper_of(sub.id),
		// No service of the module has tasks.
		task: '1',
		task_no: sub.no,
		page: 'matter',
		accused: accused.no,
		told: told.id,
		told_version: told.version,
		day,
		booking: await value(`insert into rg.duty_booking (duty, account, seat, at, changed_at)
			values (${day}, ${applicant.id}, 1, api.now(), api.now()) returning id`),
		note: await value(`insert into rg.risk_note (case_id, body, author, at, until_on)
			values (${sub.id}, '封', ${by.id}, api.now(), api.today() + 90) returning id`),
		...await helped(applicant, p.district),
		does: ['withdraw', 'accept'],
		batch: () => 'accept',
		begin: () => begun('mediation', 'rights-intake', applicant, 'evidence'),
		fill_in: () => filled('mediation', 'rights-intake', filler, 'evidence'),
		lists: {
			pub: ['/mediation/', '/mediation/duty'],
			off: ['/desk/mediation/dispatch?tab=all', '/desk/mediation/open', '/desk/mediation/duty']
		}
	}
}

// Report-ins: one at the window, one that may book, one that has booked; times
// of the district's centre.
async function welcome ({ applicant, filler }) {
	const p = await places()
	const sub = await report(applicant, 'CHECKED_IN')
	const early = await report(applicant)
	const booked = await report(applicant)
	const slot = keeper => value(`insert into rg.report_slot (station, day, begins, ends, kind, seats, place, keeper,
		made_by, at) values (${p.district}, api.today() + 3, '9:00', '9:30', 'booked', 50, '窗口', ${q(keeper)},
		${filler.id}, api.now()) returning id`)
	const here = await slot(token().slice(0, 8))
	await run_sql(`insert into rg.report_booking (slot, case_id, seat, at, changed_at)
		values (${here}, ${booked.id}, 1, api.now(), api.now());
		update rg.case_file set state = 'BOOKED' where id = ${booked.id}`)
	// Activities of the district: a point, an announced activity and a planned one, who comes.
	const point = await value(`insert into rg.welcome_point (station, name, kind, address, phone, opens, closes, weekend,
		first_day, made_by, at) values (${p.district}, ${q(token().slice(0, 12))}, 'rail', '站前', '', '8:00', '20:00', true,
		api.today(), ${filler.id}, api.now()) returning id`)
	await run_sql(`insert into rg.welcome_check (point, day, done, wanted, met, checked_by, at)
			values (${point}, api.today(), '{place}', 8, 1, ${filler.id}, api.now());
		insert into rg.welcome_duty values (${point}, api.today() + 5, '王值班', ${filler.id}, api.now())`)
	const event = state => value(`insert into rg.welcome_event (station, area, kind, title, about, day, begins, ends, place,
		seats, state, announced_at, changed_at, made_by, at) values (${p.district}, ${p.district}, 'visit',
		${q(token().slice(0, 12))}, '', api.today() + 20, '9:00', '10:00', '站前', 50, ${q(state)},
		${state === 'planned' ? 'null' : 'api.now()'}, api.now(), ${filler.id}, api.now()) returning id`)
	const announced = await event('announced')
	await run_sql(`insert into rg.welcome_activity (event, n, title) values (${announced}, 1, '合唱')`)
	const approved = () => value(`insert into rg.welcome_sign (station, kind, title, body, size, since, made_by, at)
		values (${p.district}, 'sign', '标识', '接待站', '', api.today(), ${filler.id}, api.now()) returning id`)
	const sign = await approved()
	await signup(await person(), 'REGISTERED', { meet: 'yes', point, join: 'yes', event: announced })
	const comes = await signup(applicant, 'CANCELLED', { meet: 'yes', point, join: 'no' })
	const form = await as('rg_welcome_pub', applicant.token, "select api.draft_begin('welcome-signup')")
	const filled_form = await opened('welcome', 'welcome-signup', filler)
	return {
		point,
		event: announced,
		plan: await event('planned'),
		sign,
		sheet: `${await approved()}.pdf`,
		comes: comes.no,
		form,
		filled_form,
		id: sub.id,
		no: sub.no,
		file: await upload(sub.id, applicant.id, 'discharge_cert'),
		...await paper_of(sub.id),
		task: await task(sub.id, 'file', 'clerk', 4),
		task_no: sub.no,
		page: 'person',
		early: early.no,
		early_version: early.version,
		steps: { book_for: early.no, rebook_for: booked.no },
		booked: booked.no,
		slot: here,
		empty: await slot(token().slice(0, 8)),
		does: ['withdraw', 'confirm'],
		begin: () => begun('welcome', 'welcome-report', applicant, 'discharge_cert'),
		fill_in: () => filled('welcome', 'welcome-report', filler, 'discharge_cert'),
		lists: {
			pub: ['/welcome/'],
			off: ['/desk/welcome/board', '/desk/welcome/open']
		}
	}
}

// Employment: the applicant is an employer with a post of his that is being
// looked at and one that is online; somebody applied to it, and he himself to
// another's.
// Fairs of the district at every stage, with a stall and a place of the
// applicant's, and classes.
async function fairs (p, applicant, post, other, by) {
	const employer = await value(`select employer from rg.job_post where id = ${post}`)
	const fair = (state, day) => value(`insert into rg.job_fair (station, area, title, kind, day, begins, ends, place, host,
		keeper, tel, stalls, visitors, until_on, state, made_by, made_at) select s.id, s.area, '试验招聘会', 'online',
		api.today() + ${day}, '00:00', '23:59', '线上', '试验主办', '王试验', '0532-88880000', 99, 99, api.today() + ${day}, ${q(state)},
		${by.id}, api.now() from rg.station s where s.area = ${p.district} limit 1 returning id`)
	const stall = async (f, state) => {
		const id = await value(`insert into rg.fair_stall (fair, employer, n, agent, mobile, pledge, state, at, state_at)
			values (${f}, ${employer}, 1, '李试验', '13812345678', 1, ${q(state)}, api.now(), api.now()) returning id`)
		await run_sql(`insert into rg.fair_post (stall, n, post, title, headcount) values (${id}, 1, ${post}, '试验岗位', 3)`)
		return id
	}
	const visitor = (f, who) => value(`insert into rg.fair_visitor (fair, n, account, code, at)
		values (${f}, 1, ${who.id}, 'TICKET22', api.now()) returning id`)
	const course = (from, seats) => value(`insert into rg.training_class (station, area, title, school, place, family, level,
		hours, seats, from_on, to_on, until_on, free, tel, made_by, made_at) select s.id, s.area, '试验培训班', '试验学校', '试验楼',
		'repair', 'short', 40, ${seats}, api.today() + ${from}, api.today() + ${from} + 9, api.today() + ${from}, true,
		'0532-88880000', ${by.id}, api.now() from rg.station s where s.area = ${p.district} limit 1 returning id`)
	const open = await fair('OPEN', 9)
	const over = await fair('OPEN', -1)
	const asked = await fair('OPEN', 9)
	const wanted = await fair('OPEN', 9)
	const confirmed = await stall(open, 'CONFIRMED')
	const there = await stall(over, 'CHECKED_IN')
	const held = await fair('OPEN', 9)
	await visitor(open, applicant)
	await visitor(held, applicant)
	const v = await visitor(over, await person('来的人'))
	const table = await value(`insert into rg.fair_import (fair, name, by, at) values (${over}, 'a.csv', ${by.id}, api.now()) returning id`)
	await run_sql(`insert into rg.fair_import_row (import, line, cells, fault) values (${table}, 2, '{1,1,7,x}', 'err_row_visitor')`)
	const now = await course(0, 9)
	const c = await person('上课的人')
	const d = await as('rg_employment_pub', c.token, "select api.draft_begin('training')")
	await run_sql(`insert into rg.training_enrol (case_id, class, account, free, seat, at) values (${d}, ${now}, ${c.id}, true, 1, api.now())`)
	return {
		fair: open,
		fair_held: held,
		fair_new: asked,
		fair_plan: await fair('PLANNED', 9),
		fair_over: over,
		stall: confirmed,
		applied_fair: wanted,
		applied: await stall(wanted, 'APPLIED'),
		stall_over: there,
		ticket: 'TICKET22',
		import: table,
		import_over: table,
		match_over: await value(`insert into rg.job_match (post, account, fair, visitor, state, at, state_at, contract_on)
			values (${other}, null, ${over}, ${v}, 'CONTRACT', api.now(), api.now(), api.today() - 100) returning id`),
		class: await course(9, 99),
		class_now: now
	}
}

// A list of the district with an application of the applicant's, which the bank
// answered; a table of answers; drafts of such applications.
async function loans (p, applicant, filler) {
	const name = await loan_bank()
	const bank = await value(`select id from rg.loan_bank where name = ${q(name)}`)
	const c = await loan(applicant, 'ID_CHECKED', name)
	const list = await value(`insert into rg.loan_list (no, bank, area, day, n, sum, head, sha256, signature, key, made_by, made_at)
		values (${q(`DK-${token().slice(0, 8)}`)}, ${bank}, ${p.district}, api.today(), 1, 100, 'x', repeat('a', 64), repeat('A', 86),
		repeat('b', 64), ${filler.id}, api.now()) returning id`)
	await run_sql(`insert into rg.loan_item (list, case_id, line) values (${list}, ${c.id}, 'x');
		update rg.loan set answer = 'yes', loan_no = ${q(token().slice(0, 12))}, principal = 100, rate = 0.036, months = 12,
		granted_on = api.today() where case_id = ${c.id}`)
	const table = await value(`insert into rg.loan_import (bank, area, sha256, name, by, at)
		values (${bank}, ${p.district}, sha256(${q(token())}), 'a.csv', ${filler.id}, api.now()) returning id`)
	await run_sql(`insert into rg.loan_import_row (import, line, cells, fault) values (${table}, 2, '{1,2,3,4,5,6,7,8}', 'err_row_case')`)
	const ends = await loan_bank()
	const loan_filled = (await filled('employment', 'startup-loan', filler, 'id_scan')).filled
	await run_sql(`update rg.case_form set fields = fields || '{"applicant_kind": "firm"}' where case_id = ${loan_filled}`)
	return { list, table, part: 'txt', bank_id: bank, loan_no: c.no, loan_draft: await loan_draft(applicant, name),
		loan_filled,
		bank: await value(`select id from rg.loan_bank where name = ${q(ends)}`) }
}

async function employment ({ applicant, filler }) {
	const p = await places()
	const firm = await employer(applicant, 'REGISTERED')
	const post = await job(applicant)
	const online = await job(applicant, 'ONLINE')
	const boss = await person('另一家单位')
	await employer(boss, 'REGISTERED')
	const open = await job(boss, 'ONLINE')
	const post_of = c => value(`select id from rg.job_post where case_id = ${c.id}`)
	const applied = async (c, who) => value(`with n as (insert into rg.consent (account, purpose, version, given_at)
		values (${who.id}, 'resume:employer', '1', api.now()) returning id)
		insert into rg.job_match (post, account, consent, at, state_at)
		select ${await post_of(c)}, ${who.id}, n.id, api.now(), api.now() from n returning id`)
	await budget()
	const claimed = await claim(applicant, 'APPROVED')
	await run_sql(`insert into rg.policy_param (scheme, name, from_on, value, source)
		values ('guaranteed_loan', 'share', api.today() + 1, '0.5', '试验') on conflict do nothing`)
	await run_sql(`insert into rg.resume values (${applicant.id}, '1', 1990, 'high', 5, 'drive', '驾驶', '', 'sea',
		${p.district}, 6000, api.now())`)
	// Two who agreed to be found; one of them had a post proposed.
	const found = async who => run_sql(`with n as (insert into rg.consent (account, purpose, version, given_at)
		values (${who.id}, 'resume:officers', '1', api.now()) returning id)
		insert into rg.job_pool select ${who.id}, n.id, api.now() from n`)
	const seeker = await person('求职的人')
	await run_sql(`insert into rg.resume values (${seeker.id}, '1', 1990, 'high', 5, 'drive', '驾驶', '', 'sea',
		${p.district}, 6000, api.now())`)
	await found(seeker)
	await found(applicant)
	return {
		person: seeker.id,
		proposal: await value(`insert into rg.job_proposal (account, post, officer, note, at, state_at)
			values (${applicant.id}, ${await post_of(open)}, ${filler.id}, '', api.now(), api.now()) returning id`),
		id: post.id,
		no: post.no,
		file: await upload(post.id, applicant.id, 'licence_scan'),
		...await paper_of(post.id),
		task: await task(firm.id, 'check_change', 'clerk', 3),
		task_no: firm.no,
		page: 'post',
		service: 'job-post',
		post_no: online.no,
		claim_no: claimed.no,
		rule: 'share',
		job: await post_of(online),
		job_open: await post_of(open),
		answer: await applied(online, await person('应聘的人')),
		match: await applied(open, applicant),
		...await loans(p, applicant, filler),
		...await fairs(p, applicant, await post_of(online), await post_of(open), filler),
		search: await value(`insert into rg.job_search (account, q, family, seen, at)
			values (${applicant.id}, '焊工', '', 0, api.now()) returning id`),
		does: ['withdraw', 'called'],
		batch: () => 'pass',
		begin: () => begun('employment', 'job-post', applicant, 'licence_scan'),
		fill_in: () => filled('employment', 'employer', filler, 'licence_scan'),
		filled_page: 'unit',
		lists: {
			pub: ['/employment/', '/employment/applications', '/employment/hire'],
			off: ['/desk/employment/batch', '/desk/employment/notices', '/desk/employment/open', '/desk/employment/pool', '/desk/employment/silent']
		}
	}
}

const make = { alliance, carefund, mediation, welcome, employment }

export const names = Object.keys(make)
// Which module a path is of; the first one, of what is everybody's.
export const module_of = path => names.find(n => path.startsWith(`/${n}/`) || path.startsWith(`/desk/${n}/`)) ?? names[0]

// All of them: { alliance: { id, no, ... }, carefund: ... }
export async function modules (who) {
	const all = {}
	for (const n of names) {
		all[n] = await make[n](who)
		Object.assign(all[n], await one(`select state, version from rg.case_file where id = ${all[n].id}`))
		// Somebody was not satisfied.
		await run_sql(`insert into rg.rating (case_id, service, module, area, level, at, due_on)
			select id, service, module, area, 1, api.now(), api.today() + 20 from rg.case_file where id = ${all[n].id}`)
	}
	return all
}

// Drafts, begun again when they were thrown away.
export async function fresh (m) {
	Object.assign(m, await m.begin(), await m.fill_in())
}
