// What has outlived its keeping time goes, and nothing else: each keeping time one
// day before and after, holds, two persons, a dry run that changes nothing, and
// one person erased from database, files and keys while the history stays whole.

import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { added_up, close, counts, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { act, aid, as, bring, budget, claim, conf, draft, employer, fund_officers, gift, job, officer, officers, person, places, png, report, rights, signup, today, token } from '../web/kit/world.mjs'

const bin = process.env.BIN ?? 'build/bin'
const run = promisify(execFile)
async function ronggui (...args) {
	try {
		const { stdout, stderr } = await run(`${bin}/ronggui`, ['retention', ...args])
		return { status: 0, out: stdout + stderr }
	} catch (e) {
		return { status: e.code, out: `${e.stdout}${e.stderr}` }
	}
}

const p = await places()
const who = {
	asks: await officer(p.root, ['sysadmin']),
	head: await officer(p.root, ['supervisor']),
	approves: await officer(p.root, ['secadmin']),
	other: await officer(p.root, ['secadmin']),
	audits: await officer(p.root, ['auditadmin']),
	district: await officer(p.district, ['supervisor'])
}
const desk = (x, call) => as('rg_desk_off', x.token, `select ${call}`)
const refused = async (x, call) => {
	try {
		return `let in: ${await desk(x, call)}`
	} catch (e) {
		return e.message.split('\n')[0].replace(/^ERROR: +/, '')
	}
}
let n = 0
const key = () => `retention-${process.pid}-${Date.now()}-${++n}`
const ask = (x, account, reason = '本人要求删除') => desk(x, `api.erasure_ask(${account ? "'person'" : "'due'"},
	${q(account ?? '')}, ${q(reason)}, ${q(key())})`)
const newest = () => value('select max(id) from rg.erasure')

// A request of two officers, carried out.
async function erase (account) {
	same(await ask(who.asks, account), 'ok', 'asked')
	const id = await newest()
	same(await desk(who.approves, `api.erasure_approve(${id})`), 'ok', 'approved')
	return ronggui('run', id)
}
const sweep = () => value('begin; set local session authorization rg_courier; select api.sweep(); commit')

// A case that ended so many days and years ago.
async function ended (person, state, ago, reason) {
	const c = await bring(person, 'SUBMITTED')
	const [action, by] = { WITHDRAWN: ['withdraw', person], NOT_ACCEPTED: ['refuse', (await officers()).clerk] }[state]
	const wrong = await act(by, c.id, action, { note: '材料不全', reason })
	if (wrong) fail(wrong)
	await run_sql(`update rg.case_file set state_at = api.now() - ${q(ago)}::interval,
		closed_at = api.now() - ${q(ago)}::interval where id = ${c.id}`)
	return c
}
// One of the module mediation, withdrawn so long ago.
async function told (person, service, ago) {
	const c = await rights(person, service)
	same(await act(person, c.id, 'withdraw'), '', `${service}: withdraw`)
	await run_sql(`update rg.case_file set state_at = api.now() - ${q(ago)}::interval,
		closed_at = api.now() - ${q(ago)}::interval where id = ${c.id}`)
	return c
}
let talks = []
const due_ids = async () => (await rows('select id from rg.cases_due(api.today())')).map(r => r.id)

// ---- keeping times ---------------------------------------------------------------

let times = 0
const day = '1 day'
const applicant = await person('钱到期')
const more = await person('孙到期')

async function edge (name, { before, after }) {
	times += 2
	if (await before()) fail(`${name}: gone one day before its time`)
	if (!await after()) fail(`${name}: still there one day after its time`)
}

await test('closed cases go after ten years, counselling after three, those nobody decided after one', async () => {
	for (const [state, keep, reason] of [['NOT_ACCEPTED', '10 years', 'R01'], ['WITHDRAWN', '1 year', '']]) {
		const young = await ended(applicant, state, `${keep} -${day}`, reason)
		const old = await ended(more, state, `${keep} ${day}`, reason)
		const due = await due_ids()
		await edge(state, { before: () => due.includes(young.id), after: () => due.includes(old.id) })
	}
	for (const [service, keep] of [['rights-counselling', '3 years'], ['rights-petition', '1 year'], ['rights-mediation', '1 year']]) {
		const [young, old] = [await told(applicant, service, `${keep} -${day}`), await told(more, service, `${keep} ${day}`)]
		const due = await due_ids()
		await edge(service, { before: () => due.includes(young.id), after: () => due.includes(old.id) })
		if (service === 'rights-counselling') talks = [young, old]
	}
	for (const c of talks) await run_sql(`insert into rg.counsel_note (case_id, author, at, body) values (${c.id}, ${who.head.id}, api.now(), 'gcm.x')`)
})

await test('what is in force or under way is never due', async () => {
	const c = await bring(await person('李在办'), 'AUDIT')
	await run_sql(`update rg.case_file set state_at = api.now() - interval '40 years' where id = ${c.id}`)
	ok(!(await due_ids()).includes(c.id), 'a case under audit is due')
})

// What the courier works on meanwhile: its list of what goes from the disk, sums.
const leave = ['gone', ...added_up]

await test('a dry run says so and changes nothing', async () => {
	const before = await counts(...leave)
	const files = statSync(conf('files')).mtimeMs
	const said = await ronggui('--dry-run')
	same(said.status, 0, said.out)
	ok(/^ +[1-9]\d* +two persons +cases long closed/m.test(said.out), said.out)
	ok(/^ +[1-9]\d* +two persons +applications never decided/m.test(said.out), said.out)
	ok(said.out.includes('Nothing was changed.'), said.out)
	const now = await counts(...leave)
	same(Object.keys(now).filter(t => now[t] !== before[t]), [], 'tables changed')
	same(statSync(conf('files')).mtimeMs, files, 'files')
})

const duty = at => value(`insert into rg.duty_day (station, day, begins, ends, place, leader, post, seats, made_by, at) values
	(${p.district}, rg.local_day(${at}), '9:00', '10:00', '接访室', ${q(`王${key()}`.slice(0, 40))}, '局长', 9, ${who.head.id},
	api.now()) returning id`)
// What the courier takes: one row each side of the edge.
async function swept (name, make, is_there) {
	const young = await make(`-${day}`)
	const old = await make(day)
	await sweep()
	await edge(name, { before: async () => !await is_there(young), after: async () => !await is_there(old) })
}
const there = (table, where = 'id') => async id => Number(await value(`select count(*) from rg.${table} where ${where} = ${q(id)}`)) > 0

await test('drafts go 90 days after the last save', () => swept('draft', async add => {
	const id = await draft(await person('周草稿'))
	await run_sql(`update rg.case_file set changed_at = api.now() - interval '90 days' - ${q(add)}::interval where id = ${id}`)
	return id
}, there('case_file')))
await test('log-ins go one day after their end', () => swept('session', add => value(`insert into rg.session
	(token, account, side, factor, created_at, seen_at, ended_at) select sha256(random()::text::bytea), ${applicant.id},
	'pub', 2, t, t, t from (select now() - interval '1 day' - ${q(add === day ? day : '-1 hour')}::interval) x(t)
	returning id`), there('session')))
await test('keys of forms go after 90 days', () => swept('idem', add => value(`insert into rg.idem (account, key, result, at)
	values (0, ${q(key())}, 'x', now() - interval '90 days' - ${q(add)}::interval) returning key`), there('idem', 'key')))
await test('the read log goes after three years', () => swept('read_log', add => value(`insert into rg.read_log
	(at, role, route, object) values (api.now() - interval '3 years' - ${q(add)}::interval, 'x', '/x', 'x')
	returning id`), there('read_log')))
await test('the security log goes after three years', () => swept('security_log', add => value(`insert into rg.security_log
	(at, event) values (clock_timestamp() - interval '3 years' - ${q(add)}::interval, 'x') returning id`), there('security_log')))
await test('texts of messages go 30 days after delivery', () => swept('message', add => value(`insert into rg.outbox
	(way, address, template, state, next_at, at, sent_at) values ('sms', '13900000000', 'x', 'sent', now(),
	api.now() - interval '90 days', api.now() - interval '30 days' - ${q(add)}::interval) returning id`),
	async id => await value(`select state from rg.outbox where id = ${id}`) === 'sent'))
// Who looked for work: what he said of himself, what he applied to.
const post = await (async () => {
	const boss = await person('单位到期')
	await employer(boss, 'REGISTERED')
	return value(`select id from rg.job_post where case_id = ${(await job(boss, 'ONLINE')).id}`)
})()
const looked = async (add, held) => {
	const y = await person('求职到期')
	if (held) await run_sql(`insert into rg.hold (account, reason, put_by, put_at) values (${y.id}, '诉讼未结', ${who.head.id}, api.now())`)
	await run_sql(`insert into rg.resume values (${y.id}, '1', 1990, 'high', 5, 'drive', '驾驶', '', 'sea', ${p.district}, 6000,
		api.now() - interval '2 years' - ${q(add)}::interval)`)
	return y.id
}
const applied = async (account, add) => value(`with n as (insert into rg.consent (account, purpose, version, given_at)
	values (${account}, 'resume:employer', '1', api.now()) returning id)
	insert into rg.job_match (post, account, consent, at, state_at, state) select ${post}, ${account}, n.id,
	api.now() - interval '3 years', api.now() - interval '2 years' - ${q(add)}::interval, 'CLOSED' from n returning id`)
await test('particulars of who looks for work go after two years', () => swept('resume', looked, there('resume', 'account')))
await test('applications for posts go two years after the last answer',
	() => swept('job_match', async add => applied(await looked(`-${day}`), add), there('job_match')))
await test('a hold keeps both', async () => {
	const held = await looked(day, true)
	const match = await applied(held, day)
	await sweep()
	ok(await there('resume', 'account')(held) && await there('job_match')(match), 'gone under a hold')
	const due = await rows("select kind, held from api.retention_due(api.today()) where kind in ('resume', 'job_match')")
	ok(due.length === 2 && due.every(r => Number(r.held) >= 1), JSON.stringify(due))
})
await test('early warnings go when nobody looked again', () => swept('risk_note', async add => value(`insert into rg.risk_note
	(case_id, body, author, at, until_on) values (${(await rights(applicant, 'rights-petition')).id}, 'x', ${who.head.id},
	api.now(), api.today() - ${add === day ? 1 : 0}) returning id`), there('risk_note')))
const window = ago => value(`insert into rg.legal_shift (station, lawyer, firm, licence, place, starts, ends, capacity,
	made_by, made_at) values (${p.district}, '李样例', '样例律师事务所', '13702202012345678', '窗口', ${ago} - interval '1 h',
	${ago}, 9, ${who.head.id}, api.now()) returning id`)
await test('what was asked of lawyers goes after three years', () => swept('legal_booking', async add => value(`insert into
	rg.legal_booking (shift, seat, account, topic, question, summary, state, booked_at) values (${await window(
	`api.now() - interval '3 years' - ${q(add)}::interval`)}, 1, ${applicant.id}, 'debt', 'x', 'x', 'came', api.now())
	returning id`), async id => await value(`select account is not null or question || summary <> '' from rg.legal_booking
	where id = ${id}`) === 't'))
for (const state of ['reached', 'open']) {
	await test(`numbers of those who called for help go after 30 days (${state})`, () => swept('counsel_alert', add => value(`insert
		into rg.counsel_alert (at, account, mobile, state, done_at) select t, ${applicant.id}, '13912340000', ${q(state)},
		${state === 'open' ? 'null' : 't'} from (select api.now() - interval '30 days' - ${q(add)}::interval) x(t) returning id`),
	async id => await value(`select account is not null or mobile <> '' from rg.counsel_alert where id = ${id}`) === 't'))
}
await test('places on leaders\' days go after ten years', () => swept('duty_booking', async add => value(`insert into
	rg.duty_booking (duty, account, seat, at, changed_at) select id, ${applicant.id}, 1, api.now(), api.now() from
	rg.duty_day where id = ${await duty(`api.now() - interval '10 years' - ${q(add)}::interval`)} returning id`),
there('duty_booking')))
await test('identity scans go 30 days after the decision', async () => {
	const made = {}
	for (const [side, add] of [['young', `-${day}`], ['old', day]]) {
		const c = await ended(await person('吴证件'), 'WITHDRAWN', add === day ? '31 days' : '29 days')
		made[side] = await value(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, at)
			select ${c.id}, 'rep_id_scan', '身份证.jpg', 'image/jpeg', 1, '', md5(random()::text), 'accepted', api.now()
			returning id`)
		const paper = await value(`select split_part(path, '.', 2) from rg.standard_value v join rg.case_file c
			on c.standard = v.standard where c.id = ${c.id} and v.path ~ '^papers\\.[a-z_]+\\.class$' and v.value = 'P3' limit 1`)
		await run_sql(`update rg.upload set paper = ${q(paper)} where id = ${made[side]}`)
	}
	const due = (await rows('select id from rg.files_due()')).map(r => r.id)
	await edge('identity scan', { before: () => due.includes(made.young), after: () => due.includes(made.old) })
	await run_sql(`update rg.upload set stored = repeat('0', 32), state = 'deleted' where id in (${made.young}, ${made.old})`)
})
await test('notices go 30 days after their last day', async () => {
	const made = {}
	for (const [side, days] of [['young', 30], ['old', 31]]) {
		const c = await bring(await person('郑公示'), 'PUBLICITY')
		made[side] = await value(`insert into rg.notice (no, service, standard, day, until_on, off_on, published_at)
			select ${q(key())}, n.service, n.standard, date '1990-01-01' + (random() * 9999)::int, api.today() - ${days},
			api.today() - ${days} + 30, api.now() from rg.notice n limit 1 returning id`)
		await run_sql(`update rg.notice_row set notice = ${made[side]} where case_id = ${c.id}`)
	}
	const due = (await rows('select id from rg.notices_due(api.today())')).map(r => r.id)
	await edge('notice', { before: () => due.includes(made.young), after: () => due.includes(made.old) })
})

// ---- two persons ----------------------------------------------------------------

let doors = 0
await test('who may neither ask nor approve', async () => {
	for (const [x, call] of [
		[who.district, "api.erasure_ask('due', '', '到期', 'k1234567890123456')"],
		[who.approves, "api.erasure_ask('due', '', '到期', 'k1234567890123456')"],
		[who.audits, "api.erasure_ask('due', '', '到期', 'k1234567890123456')"],
		[who.asks, 'api.erasure_approve(1)'], [who.head, 'api.erasure_approve(1)'],
		[who.audits, 'api.erasure_approve(1)'], [who.audits, "api.hold_put('', '1', '有争议要保留', 'k1234567890123456')"],
		[who.asks, "api.hold_lift(1, '完')"], [who.asks, "api.keeping_set('case', api.today() + 1, '1 day', '无')"]]) {
		doors += 1
		same(await refused(x, call), 'err_role', `${x.roles}: ${call}`)
	}
})

await test('the command is refused without a second person', async () => {
	same(await ask(who.asks), 'ok', 'asked')
	const id = await newest()
	const before = await counts(...leave)
	const alone = await ronggui('run', id)
	same(alone.status, 1, alone.out)
	ok(alone.out.includes('a second person has not approved'), alone.out)
	const now = await counts(...leave)
	same(Object.keys(now).filter(t => now[t] !== before[t]), [], 'tables changed')
	ok((await ronggui('list')).out.includes('waits for a second person'), 'the list does not say that it waits')
	// Even one who came to hold both roles cannot be both persons.
	await run_sql(`update rg.erasure set asked_by = ${who.approves.id} where id = ${id}`)
	same(await desk(who.approves, `api.erasure_approve(${id})`), 'err_not_self', 'approved by the same')
	let held = ''
	await run_sql(`update rg.erasure set approved_by = ${who.approves.id}, approved_at = api.now() where id = ${id}`)
		.catch(e => { held = e.message })
	ok(/check constraint/.test(held), 'the table let one person be two')
	same(await desk(who.other, `api.erasure_drop(${id})`), 'ok', 'given up')
	ok((await ronggui('run', id)).out.includes('given up'), 'a request given up was carried out')
	doors += 3
})

// ---- holds -----------------------------------------------------------------------

await test('a hold wins over keeping time and request', async () => {
	const x = await person('王保全')
	const by_case = await ended(x, 'WITHDRAWN', '11 years')
	const free = await ended(await person('冯无保全'), 'WITHDRAWN', '11 years')
	same(await desk(who.head, `api.hold_put(${q(by_case.no)}, '', '诉讼未结', ${q(key())})`), 'ok', 'held')
	const hold = await value('select max(id) from rg.hold')
	same(await ask(who.asks, x.id), 'who:err_held', 'asked for a person under hold')
	const said = await erase()
	same(said.status, 0, said.out)
	same(await value(`select erased_at is null from rg.case_file where id = ${by_case.id}`), 't', 'the held case is there')
	same(await value(`select erased_at is null from rg.case_file where id = ${free.id}`), 'f', 'the other case is there')
	same(await Promise.all(talks.map(c => value(`select count(*) from rg.counsel_note where case_id = ${c.id}`))), ['1', '0'],
		'notes of counselling that is not three years old, and that is')
	// Nor does he throw a draft away that is held, nor does its time.
	const d = await draft(x)
	await run_sql(`insert into rg.hold (case_id, reason, put_by, put_at) values (${d}, '诉讼未结', ${who.head.id}, api.now())`)
	same(await as('rg_alliance_pub', x.token, `select api.draft_drop(${d}, '')`).catch(e => e.message.split('\n')[0]),
		'ERROR:  err_not_now', 'a held draft')
	await run_sql(`update rg.case_file set changed_at = api.now() - interval '1 year' where id = ${d}`)
	await sweep()
	same(await value(`select kind from rg.case_file where id = ${d}`), 'draft', 'a held draft after its time')
	await run_sql(`update rg.hold set lifted_by = ${who.other.id}, lifted_at = api.now(), lifted_why = '完' where case_id = ${d}`)
	await sweep()
	same(await value(`select kind || (select count(*) from rg.case_form f where f.case_id = c.id) from rg.case_file c where id = ${d}`),
		'ended0', 'a draft after its hold')
	const y = await person('陈保全')
	const c = await ended(y, 'WITHDRAWN', '2 days')
	same(await ask(who.asks, y.id), 'ok', 'asked')
	const id = await newest()
	same(await desk(who.approves, `api.erasure_approve(${id})`), 'ok', 'approved')
	same(await desk(who.head, `api.hold_put('', ${q(y.login)}, '审计要求保留', ${q(key())})`), 'ok', 'held')
	const run = await ronggui('run', id)
	same(run.status, 1, run.out)
	ok(run.out.includes('a hold lies on this person'), run.out)
	same(await value(`select name from rg.account where id = ${y.id}`), '陈保全', 'name')
	// His own wish waits as well: the account is closed, nothing is emptied.
	await as('rg_portal_pub', y.token, 'select api.account_close()')
	await sweep()
	same(await value(`select state || name from rg.account where id = ${y.id}`), 'closed陈保全', 'closed under a hold')
	const second = await value('select max(id) from rg.hold')
	same(await desk(who.approves, `api.hold_lift(${second}, '审计结束')`), 'ok', 'lifted')
	await sweep()
	same(await value(`select state || name from rg.account where id = ${y.id}`), 'closed-', 'after the hold')
	same(await value(`select erased_at is null from rg.case_file where id = ${c.id}`), 't', 'his case keeps its time')
	same(await desk(who.other, `api.hold_lift(${hold}, '')`), 'err_required', 'lifted without a reason')
	doors += 6
})

// ---- one person --------------------------------------------------------------------

// Every place in the database that still holds one of the words.
async function found (words) {
	const columns = await rows(`select c.table_name as t, c.column_name as c from information_schema.columns c
		join information_schema.tables b using (table_schema, table_name)
		where c.table_schema = 'rg' and b.table_type = 'BASE TABLE'
		and c.data_type in ('text', 'jsonb', 'ARRAY', 'character varying')`)
	const like = w => `strpos(x.v, ${q(w)}) > 0`
	const sql = columns.map(({ t, c }) => `select ${q(`${t}.${c}`)} as place from (select "${c}"::text v from rg."${t}") x
		where ${words.map(like).join(' or ')}`).join(' union all ')
	return { columns: columns.length, places: (await rows(sql)).map(r => r.place) }
}
const key_file = (id, folder = 'keys') => join(conf(folder), String(id).padStart(2, '0').slice(-2), String(id))
const stored = name => join(conf('files'), name.slice(0, 2), name.slice(2))
const files_below = dir => readdirSync(dir, { withFileTypes: true, recursive: true }).filter(f => f.isFile()).length

const x = await person('独孤求删')
const contract = `求删合同${Date.now()}`
const words = ['独孤求删', x.login, '求删餐饮有限公司', '东海西路9999号', '司马法人', '南宫联系', '13766660009', '退回给独孤先生',
	'求删开户支行', '关爱路8888号', contract]
let scanned = 0
let cases
let helped
let home

// What he told, asked and was told in the module mediation: sealed through its
// pages; and beside it in plain words, where the record would keep them.
async function confided () {
	const by = await officer(p.district, ['dispatcher', 'counsellor', 'adviser', 'mediator'])
	const own = { applicant_name: '独孤求删', mobile: '13766660009', address: '关爱路8888号', facts: '独孤求删说的事',
		'applicant_name.index': token(), 'mobile.index': token() }
	const [name, phone] = [token(), token()]
	const petition = await rights(x, 'rights-petition', own)
	const dispute = await rights(x, 'rights-mediation', own)
	const talk = await rights(x, 'rights-counselling', own)
	const draft = await as('rg_mediation_pub', x.token, "select api.draft_begin('rights-intake')")
	const page = await x.get(`/mediation/draft/${draft}/who`)
	const saved = await x.send(page, { named: 'yes', applicant_name: '独孤求删', mobile: '13766660009', wished_reply: 'site',
		division: String(p.village), address: '关爱路8888号', do: 'next' }, { action: `/mediation/draft/${draft}/who` })
	same(saved.status, 303, saved.brief)
	const blind = await value(`select fields->>'applicant_name.index' from rg.case_form where case_id = ${draft}`)
	ok(blind.length > 10, 'no blind index')
	words.push(own['applicant_name.index'], own['mobile.index'], name, phone, blind)
	await run_sql(`insert into rg.risk_note (case_id, body, author, at, until_on) values (${petition.id}, '独孤求删天天来', ${by.id}, api.now(), api.today() + 9);
		insert into rg.duty_booking (duty, account, case_id, seat, state, result, at, changed_at) values
			(${await duty('api.now()')}, ${x.id}, ${petition.id}, 1, 'received', '独孤求删谈妥', api.now(), api.now()),
			(${await duty('api.now()')}, ${x.id}, null, 1, 'received', '独孤求删再谈', api.now(), api.now());
		insert into rg.party (case_id, n, kind, version, name_index, mobile_index) values (${dispute.id}, 2, 'respondent', 2, ${q(name)}, ${q(phone)});
		select rg.add_event(c, null, 'officer', 'party_add', c.state, '', '独孤求删的对方', '{"party_name": "独孤求删之友"}', false)
			from rg.case_file c where id = ${dispute.id};
		insert into rg.counsel_note (case_id, author, at, body) values (${talk.id}, ${by.id}, api.now(), 'gcm.独孤求删');
		insert into rg.counsel_alert (at, account, case_id, mobile) values (api.now(), ${x.id}, ${talk.id}, '13766660009'), (api.now(), null, null, ${q(x.login)});
		insert into rg.legal_booking (shift, seat, account, topic, question, summary, state, booked_at) values
			(${await window("api.now() - interval '1 h'")}, 1, ${x.id}, 'debt', '独孤求删问', '答独孤求删', 'came', api.now());
		update rg.case_file set version = version + 1 where id = ${dispute.id}`)
	for (const c of [petition, dispute, talk]) same(await act(x, c.id, 'withdraw'), '', `withdraw ${c.no}`)
	// How it was, and what he was answered.
	await run_sql(`insert into rg.rating (case_id, service, module, area, level, comment, at, due_on, visited_by, visited_at, way, mended, answer)
		select id, service, module, area, 1, 'gcm.独孤求删评', api.now(), api.today(), ${by.id}, api.now(), 'phone', 'gcm.独孤求删改', 'gcm.独孤求删答'
		from rg.case_file where id = ${petition.id}`)
	ok(existsSync(key_file(x.id, 'keys.mediation')), 'no key of the module')
}

// Coming home: answers through the page, a time, what a leader heard.
async function came_home () {
	const index = token()
	const c = await report(x, 'PRE_REG', { name: '独孤求删', mobile: '13766660009', address: '关爱路8888号', 'id_no.index': index,
		discharge_on: await value('select api.today() - 40') })
	const lead = await officer(p.district, ['leader'])
	const slot = await value(`insert into rg.report_slot (station, day, begins, ends, kind, seats, place, keeper, made_by, at)
		values (${p.district}, api.today() + 2, '9:00', '9:30', 'home', 9, '东片', ${q(token())}, ${lead.id}, api.now()) returning id`)
	words.push(index)
	same(await act(lead, c.id, 'excuse', { note: '独孤求删说明了原因', fields: { heard_on: await today(), heard: '独孤求删住院' } }), '', 'excuse')
	await as('rg_welcome_pub', x.token, `select api.report_book(${q(c.no)}, ${slot}, '')`)
	same(await act(x, c.id, 'withdraw'), '', `withdraw ${c.no}`)
	// Met at the station, at an activity that is over and one to come.
	const point = await value(`insert into rg.welcome_point (station, name, kind, address, phone, opens, closes, weekend, first_day, made_by, at)
		values (${p.district}, ${q(token())}, 'rail', '站前', '', '0:00', '23:59', true, api.today(), ${lead.id}, api.now()) returning id`)
	const event = await value(`insert into rg.welcome_event (station, area, kind, title, about, day, begins, ends, place, seats, state, announced_at,
		changed_at, made_by, at) values (${p.district}, ${p.district}, 'visit', ${q(token())}, '', api.today() + 5, '9:00', '10:00', '广场', 9,
		'announced', api.now(), api.now(), ${lead.id}, api.now()) returning id`)
	const met = await signup(x, 'FOLLOWED_UP', { name: '独孤求删', mobile: '13766660009', trip_no: '求删G1', meet: 'yes', point, join: 'yes', event })
	words.push('求删G1')
	return { slot, event, met: met.id }
}

await test('a person with a case, files, messages and a paper', async () => {
	const c = await bring(x, 'SUBMITTED', { unit_name: '求删餐饮有限公司', address: '东海西路9999号', legal_rep: '司马法人',
		contact: '南宫联系', mobile: '13766660009', signer: '司马法人' })
	await x.get('/account')
	await as('rg_alliance_pub', x.token, `select api.message_add(${c.id}, '我是独孤求删，电话13766660009', false, ${q(key())})`)
	const by = await officers()
	await as('rg_alliance_off', by.clerk.token, `select api.note_add(${c.id}, '给独孤求删打过电话', ${q(key())})`)
	same(await act(by.clerk, c.id, 'correct', { note: '退回给独孤先生', fields: { 'item.address': '独孤求删的地址看不清' } }), '', 'correct')
	// A file over HTTP, encrypted with his key.
	const page = await x.get(`/alliance/case/${c.no}`)
	same(page.status, 200, page.brief)
	const made = await x.send(page, {}, { action: /\/paper\// })
	same(made.status, 303, made.brief)
	same(await act(x, c.id, 'withdraw', { note: '独孤求删撤回' }), '', 'withdraw')
	await run_sql(`insert into rg.outbox (way, address, template, next_at, at) values ('sms', ${q(x.login)}, 'code', now(), api.now())`)
	await run_sql(`insert into rg.code (purpose, login, hash, created_at, expires_at) values ('reset', ${q(x.login)}, '', now(), now())`)
	await run_sql(`insert into rg.rate (key, since, n) values (${q(`login:pub:${x.login}:127.0.0.9`)}, now(), 1)`)
	const other = await bring(await person('褚他人'), 'PUBLICITY')
	await run_sql(`insert into rg.objection (case_id, row_id, no, name, mobile, body, at) select ${other.id}, r.id,
		${q(key())}, '独孤求删', ${q(x.login)}, '地址不实，请核查', api.now() from rg.notice_row r where r.case_id = ${other.id} limit 1`)
	// Help from the care fund: his name stands with the payment, the account called
	// back about, the answer to a risk, and in the bank's own row.
	await gift(await person('夏侯捐赠'))
	const given = await gift(x, 'INTENT', { donor_name: '独孤求删', mobile: '13766660009' })
	same(await act(x, given.id, 'cancel'), '', 'cancel')
	const card = token()
	helped = await aid(x, 'CLOSED', { 'account.index': card, applicant_name: '独孤求删', holder: '独孤求删', bank_name: '求删开户支行', mobile: '13766660009',
		address: '关爱路8888号', relative: 'yes' })
	const { accountant, clerk } = await fund_officers()
	await run_sql(`update rg.payee set called_by = ${clerk.id}, called_at = api.now(), called_note = '独孤求删说无误' where case_id = ${helped.id};
		with i as (insert into rg.bank_import (fund, sha256, name, by, at, rows, again)
			values (rg.fund_id('care'), sha256(${q(key())}), '对账单.csv', ${accountant.id}, api.now(), 1, 0) returning id),
		r as (insert into rg.bank_row (import, fund, day, amount, direction, text, counterparty, ref)
			select i.id, rg.fund_id('care'), api.today(), 10000, 'out', '付独孤求删', '独孤求删', ${q(key())} from i returning id)
		insert into rg.bank_match (group_id, row_id) select g.id, r.id from r, rg.ledger_group g
			where g.case_id = ${helped.id} and g.kind = 'pay_done'`)
	await budget()
	await claim(x, 'CLOSED', { 'account.index': card, applicant_name: '独孤求删', holder: '独孤求删', bank_name: '求删开户支行', mobile: '13766660009', loan_no: contract })
	await run_sql(`insert into rg.resume values (${x.id}, '1', 1990, 'high', 5, 'drive', '独孤求删会驾驶', '', 'sea', ${p.district}, 6000, api.now())`)
	await confided()
	home = await came_home()
	ok(existsSync(key_file(x.id)), 'he has no key')
	const before = await found(words)
	scanned = before.columns
	for (const place of ['payment.holder', 'payee.called_note', 'bank_row.counterparty', 'bank_row.text', 'risk_note.body', 'duty_booking.result',
		'party.name_index', 'party.mobile_index', 'counsel_note.body', 'counsel_alert.mobile', 'legal_booking.question',
		'legal_booking.summary', 'rating.comment', 'rating.mended', 'rating.answer', 'subsidy_claim.loan_no', 'resume.skills', 'case_event_text.fields', 'case_form.fields']) ok(before.places.includes(place), `not in ${place}`)
	ok(new Set(before.places).size >= 26, `found only in ${[...new Set(before.places)]}`)
	cases = c
})

await test('erased: nothing readable is left in database, files and keys', async () => {
	const names = (await rows(`select stored from rg.paper where case_id = ${cases.id} and stored is not null
		union all select stored from rg.upload where case_id = ${cases.id}`)).map(r => r.stored)
	ok(names.length > 0 && names.every(f => existsSync(stored(f))), `no file of his: ${names}`)
	const said = await erase(x.id)
	same(said.status, 0, said.out)
	const left = await found(words)
	same([...new Set(left.places)], [], 'still readable in')
	same(names.filter(f => existsSync(stored(f))), [], 'files')
	same([key_file(x.id), key_file(x.id, 'keys.mediation')].filter(f => existsSync(f)), [], 'keys')
	same(await value(`select count(*) from rg.gram where case_id = ${cases.id}`), '0', 'search pieces')
	same((await x.get('/mine')).status, 303, 'his session')
	const page = await (await officers()).clerk.get(`/desk/alliance/${cases.no}`)
	same(page.status, 404, 'the case for an officer')
	note(`# figure: readable fields left 0 of ${words.length} words in ${scanned} columns, files left 0 of ${names.length}, keys of suite and module gone`.slice(2))
})

await test('the history still verifies, and the erasure stands in it', async () => {
	same(await value('select count(*) from api.audit_check()'), '0', 'faults')
	same(await rows('select * from rg.ledger_faults()'), [], 'the books')
	same(await value(`select string_agg(state || amount || encode(account_index, 'hex'), ' ') from rg.payment
		where case_id = ${helped.id}`), 'paid10000', 'the sum stays, the index of the account goes')
	same(await value(`select string_agg(state, ' ') from rg.report_booking where slot = ${home.slot}`), 'cancelled', 'a place is counted, without a name')
	same(await value(`select (select count(*) from rg.welcome_arrival where case_id = ${home.met}) + (select count(*) from rg.welcome_seat
		where event = ${home.event})`), '0', 'no arrival is left, and the place at what is to come is free')
	same(await value(`select string_agg(action, ' ' order by seq) from rg.case_event where case_id = ${cases.id}`),
		'submit correct withdraw erase', 'events')
	same(await value(`select count(*) from rg.erased where what = 'account' and object = '${x.id}' and erasure is not null`), '1', 'record')
	const log = await rows(`select event, account from rg.security_log where object = (select max(id)::text from rg.erasure)
		and event like 'erasure%' order by id`)
	same(log.map(r => r.event), ['erasure_ask', 'erasure_approve', 'erasure_run'], 'security log')
	same(log[0].account !== log[1].account, true, 'two persons in the log')
})

await test('a run that is repeated does nothing more', async () => {
	const again = await ronggui('run', await newest())
	same(again.status, 0, again.out)
	same(await value(`select count(*) from rg.case_event where case_id = ${cases.id}`), '4', 'events')
})

await test('who closes his account and has no case loses his key at once', async () => {
	const y = await person('令狐注销')
	await draft(y)
	const id = await value(`select id from rg.case_file where applicant = ${y.id}`)
	await as('rg_alliance_pub', y.token, `select api.draft_drop(${id}, ${q(key())})`)
	writeFileSync(join(conf('keys'), '.probe'), '')
	await run_sql(`insert into rg.gone (what, name, at) values ('file', ${q('f'.repeat(32))}, now()) on conflict do nothing`)
	same(await as('rg_portal_pub', y.token, 'select api.account_close()'), 'ok', 'closed')
	same(await value(`select count(*) from rg.erased where what = 'account' and object = '${y.id}' and erasure is null`), '1', 'record')
	const said = await ronggui('sweep')
	same(said.status, 0, said.out)
	same((await found(['令狐注销', y.login])).places, [], 'still readable in')
	same(await value('select count(*) from rg.gone'), '0', 'still to go from the disk')
})

await test('files the record does not know go with a run, young ones stay', async () => {
	const store = conf('files')
	const young = stored('ab'.repeat(16))
	const old = stored('ab'.repeat(15) + 'ac')
	// As the workers make it, who go on writing there.
	await run('sh', ['-ec', 'mkdir -p "$1"; chown --reference="$2" "$1"; chmod 770 "$1"', 'sh', join(store, 'ab'), store])
	writeFileSync(young, 'x')
	writeFileSync(old, 'x')
	utimesSync(old, 1, 1)
	const before = files_below(store)
	const dry = await ronggui('--dry-run')
	ok(/on the disk: [1-9]\d* stray files/.test(dry.out), dry.out)
	same(files_below(store), before, 'files after the dry run')
	const said = await erase((await person('东方路人')).id)
	same(said.status, 0, said.out)
	same([existsSync(young), existsSync(old)], [true, false], 'young, old')
	await run('rm', ['-f', young])
})

await test('the page says it all to those who may', async () => {
	for (const y of [who.asks, who.head, who.approves, who.audits]) {
		const page = await y.get('/desk/retention')
		same(page.status, 200, page.brief)
		ok(page.text.includes('到期清理'), 'title')
	}
	same((await who.district.get('/desk/retention')).status, 403, 'a district supervisor')
	const z = await person('上官申请')
	const page = await who.asks.get('/desk/retention')
	const form = { action: '/desk/retention/ask' }
	same((await who.asks.send(page, { who: 'x', reason: '本人要求' }, form)).status, 422, 'an unknown person')
	same((await who.asks.send(page, { who: z.login, reason: '本人要求' }, form)).status, 303, 'asked')
	const id = await newest()
	const next = await who.approves.get('/desk/retention')
	ok(next.forms.some(f => f.action === '/desk/retention/approve' && f.fields.some(([k, v]) => k === 'id' && v === id)),
		'nothing to approve')
	same((await who.approves.send(next, { id }, { action: '/desk/retention/approve' })).status, 303, 'approved')
	same((await ronggui('run', id)).status, 0, 'carried out')
	same((await who.approves.send(next, { person: 'nobody', hold_reason: '诉讼未结保留' },
		{ action: '/desk/retention/hold' })).status, 422, 'a hold on nobody')
	const year = 2100 + Math.floor(Math.random() * 900)
	const set = fields => who.approves.send(next, { kind: 'read_log', from: `${year}-01-02`, days: '2000', basis: '局务会决定', ...fields },
		{ action: '/desk/retention/keep' })
	same((await set({ days: '90' })).status, 422, 'a log kept for 90 days')
	same((await set({ from: '2001-01-01' })).status, 422, 'a day that is past')
	same((await set({ from: 'x' })).status, 422, 'no day')
	same((await set({})).status, 303, 'a new keeping time')
	same(await value(`select rg.keep('read_log', '${year}-01-02')`), '2000 days', 'from that day')
	same(await value("select rg.keep('read_log')"), '3 years', 'today')
})

note(`# tried: ${times} edges of ${times / 2} keeping times, ${doors} ways past two persons and holds, one person erased`.slice(2))
close()
done()
