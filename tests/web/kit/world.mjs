// People and cases for the tests over HTTP.
//
// Accounts and their open sessions are written straight into the database (a
// session is the hash of a token); cases are made by the functions that the
// programs call, under the programs' own roles. What a test is about it does
// over HTTP itself.

import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { crc32 } from './crc.mjs'
import { q, rows, run_sql, value } from './db.mjs'
import { base, Visitor } from './http.mjs'

const sha = s => createHash('sha256').update(s).digest('hex')

export const conf = key => {
	const text = readFileSync(process.env.RONGGUI_CONF, 'utf8')
	return new RegExp(`^${key.replace(/\./g, '\\.')} *= *(.*)$`, 'm').exec(text)?.[1].trim() ?? ''
}

// The name of the session cookie (lib/sess.h): by origin and side.
export function cookie (realm, what = 'sid') {
	const origin = (realm === 'off' ? conf('origin.desk') : '') || conf('origin')
	const secure = origin.startsWith('https://') ? '__Host-' : ''
	return `${secure}rg${sha(origin).slice(0, 6)}_${realm}${what}`
}

export const token = () => randomBytes(32).toString('base64url')

// ---- people ------------------------------------------------------------------

let count = 0
const run = (Date.now() % 1e6).toString(36)
export const mobile = () => `199${String(Date.now() % 1e5).padStart(5, '0')}${String(++count % 1000).padStart(3, '0')}`

export class Person extends Visitor {
	constructor (row, secret, more) {
		super({ ...more, cookies: { [cookie(row.side)]: secret } })
		Object.assign(this, row, { token: secret })
	}
}

export async function session (account, side, { factor = 2, seen = '0 s' } = {}) {
	const t = token()
	await run_sql(`insert into rg.session (token, account, side, factor, address, created_at, seen_at)
		values (sha256(convert_to(${q(t)}, 'UTF8')), ${account}, ${q(side)}, ${factor}, '127.0.0.1',
		clock_timestamp() - ${q(seen)}::interval, clock_timestamp() - ${q(seen)}::interval)`)
	return t
}

export async function person (name = '王试验', { kind = 'merchant', password, ...more } = {}) {
	const m = mobile()
	const [row] = await rows(`insert into rg.account (side, kind, login, name, mobile, created_at)
		values ('pub', ${q(kind)}, ${q(m)}, ${q(name)}, ${q(m)}, api.now()) returning id, side, login, name`)
	return new Person({ ...row, kind }, await session(row.id, 'pub'), more)
}

export async function officer (station, roles, { name, ...more } = {}) {
	const login = `t-${run}-${++count}`
	const [row] = await rows(`insert into rg.account (side, kind, login, name, station, created_at)
		values ('off', 'officer', ${q(login)}, ${q(name ?? `试验员${count}`)}, ${station}, api.now())
		returning id, side, login, name`)
	for (const r of roles) {
		await run_sql(`insert into rg.role_grant (account, role, granted_at) values (${row.id}, ${q(r)}, api.now())`)
	}
	return new Person({ ...row, station, roles }, await session(row.id, 'off'), more)
}

// ---- places --------------------------------------------------------------------

// Of whatever divisions were loaded: the root, two districts, a town in the
// first, two villages in it.
let here
export async function places () {
	if (here) return here
	const one = async sql => (await rows(sql))[0]
	const root = await one('select id, level from rg.station where parent_id is null and active limit 1')
	const below = async (up, n = 2) => (await rows(`select s.id from rg.station s where s.parent_id = ${up}
		and s.active order by (select count(*) from rg.station b where b.parent_id = s.id and b.active) desc, s.id
		limit ${n}`)).map(r => r.id)
	const district = root.level === '2' ? await below(root.id) : [root.id, root.id]
	const town = await below(district[0])
	const village = await below(town[0])
	const far = root.level === '2' ? await below((await below(district[1]))[0]) : await below(town[1])
	here = { root: root.id, district: district[0], other: district[1], town: town[0], village: village[0], village2: village[1], far: far[0] }
	return here
}

// ---- cases ---------------------------------------------------------------------

const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
// A credit code with its check character (GB 32100-2015).
export function uscc (n = ++count) {
	const org = String(10000000 + (Date.now() + n * 7919) % 89999999)
	const w = [3, 7, 9, 10, 5, 8, 4, 2]
	const s = [...org].reduce((a, c, i) => a + Number(c) * w[i], 0) % 11
	const c9 = 11 - s === 10 ? 'X' : 11 - s === 11 ? '0' : String(11 - s)
	const head = `91370200${org}${c9}`
	const sum = [...head].reduce((a, c, i) => a + letters.indexOf(c) * weights[i], 0) % 31
	return head + letters[(31 - sum) % 31]
}

const plus = (day, n) => new Date(Date.parse(day) + n * 864e5).toISOString().slice(0, 10)
export const today = () => value("select api.today()")

// The answers of a whole application, by path.
export async function answers (more = {}) {
	const p = await places()
	const day = await today()
	const n = ++count
	return {
		unit_name: `试验${run}第${n}餐饮有限公司`,
		uscc: uscc(),
		unit_kind: 'company',
		trade: 'retail',
		legal_rep: '张试验',
		veteran_founded: '0',
		division: p.village,
		address: `香港西路${n}号`,
		hours: '9:00-21:00',
		contact: '李试验',
		mobile: '13800138000',
		tel: '0532-85912345',
		'offers.0.kind': 'discount',
		'offers.0.percent': '10',
		'offers.0.detail': '全部商品，所有门店',
		'offers.0.groups': 'veteran serving',
		'offers.0.proof': 'card',
		'offers.0.valid_from': day,
		'offers.0.valid_to': plus(day, 400),
		offer_years: '2',
		promise: '1',
		signer: '张试验',
		consent_publish: '1',
		...more
	}
}

const array = list => `array[${list.map(q).join(', ')}]::text[]`

// A statement as a program sends it: under its role, with a token.
export async function as (role, secret, sql) {
	try {
		return await value(`begin; set local session authorization ${role};
			select set_config('rg.token', ${q(secret)}, true) as gone \\gset
			${sql}; commit`)
	} catch (e) {
		await run_sql('rollback').catch(() => {})
		throw e
	}
}

export async function draft (who, more = {}) {
	const a = await answers(more)
	const id = await as('rg_alliance_pub', who.token, "select api.draft_begin('alliance-enrolment')")
	const version = await value(`select version from rg.case_file where id = ${id}`)
	await as('rg_alliance_pub', who.token, `select api.draft_save(${id}, ${version}, '{}',
		${array(Object.keys(a))}, ${array(Object.values(a))})`)
	return id
}

// One step, as the program of the case's module sends it. Answers the refusal's
// words, or '' when it was taken.
export async function act (who, id, action, { note = '', reason = '', fields = {} } = {}) {
	const [c] = await rows(`select version, module from rg.case_file where id = ${id}`)
	try {
		await as(`rg_${c.module}_${who.side}`, who.token, `select api.act(${id}, ${c.version}, ${q(action)}, ${q(note)},
			${q(reason)}, '{}', ${array(Object.keys(fields))}, ${array(Object.values(fields))}, '')`)
		return ''
	} catch (e) {
		return e.message.split('\n')[0]
	}
}

let staff
export async function officers () {
	if (staff) return staff
	const p = await places()
	staff = {
		clerk: await officer(p.district, ['clerk']),
		review1: await officer(p.district, ['review1']),
		review2: await officer(p.district, ['review2']),
		objection: await officer(p.district, ['objection']),
		audit: await officer(p.root, ['audit']),
		publisher: await officer(p.root, ['publisher'])
	}
	return staff
}

const way = [['SUBMITTED', null, 'submit'], ['ACCEPTED', 'clerk', 'accept'], ['REVIEW1', 'review1', 'forward'],
	['REVIEW2', 'review1', 'pass1'], ['AUDIT', 'review2', 'pass2'], ['TO_PUBLISH', 'audit', 'pass3'],
	['PUBLICITY', 'publisher', 'publish']]

// By the usual way to a state: rows of state reached, who, action, what is typed.
async function walk (who, by, id, steps, state) {
	for (const [to, role, action, typed] of steps) {
		const wrong = role === 'system' ? await expire(id, action)
			: await act(role ? by[role] : who, id, action, typed)
		if (wrong) throw new Error(`${action}: ${wrong}`)
		if (to === state) break
	}
	return case_of(id)
}

// A case of somebody's in a state. Answers { id, no, code }.
export async function bring (who, state, more = {}) {
	return walk(who, await officers(), await draft(who, more), way, state)
}

// A step of the system's own: the clock has run out.
async function expire (id, action) {
	await run_sql(`update rg.case_timer set due_at = api.now() - interval '1 s' where case_id = ${id} and missed = ${q(action)}`)
	await value(`begin; set local session authorization rg_courier; select api.act_system(${id}, ${q(action)}); commit`)
}

export async function admit (id) {
	await expire(id, 'admit')
	const s = await value(`select state from rg.case_file where id = ${id}`)
	if (s !== 'MEMBER') throw new Error(`admit: still ${s}`)
	return case_of(id)
}

// ---- the care fund ---------------------------------------------------------------

// A draft of one of its services with these answers.
export async function fund_draft (who, service, a = {}) {
	const id = await as('rg_carefund_pub', who.token, `select api.draft_begin(${q(service)})`)
	const version = await value(`select version from rg.case_file where id = ${id}`)
	await as('rg_carefund_pub', who.token, `select api.draft_save(${id}, ${version}, '{}',
		${array(Object.keys(a))}, ${array(Object.values(a))})`)
	return id
}

let fund_staff
export async function fund_officers () {
	if (fund_staff) return fund_staff
	const p = await places()
	fund_staff = {
		clerk: await officer(p.district, ['clerk']),
		grid: await officer(p.village, ['grid']),
		companion: await officer(p.town, ['grid']),
		review1: await officer(p.town, ['review1']),
		leader: await officer(p.district, ['leader']),
		cashier: await officer(p.root, ['cashier']),
		accountant: await officer(p.root, ['accountant'])
	}
	return fund_staff
}

// The other officer's word on the visit.
async function accompany (by, id) {
	const task = await value(`select id from rg.case_task where case_id = ${id} and task = 'companion' and done_at is null`)
	await as('rg_carefund_off', by.companion.token, `select api.task_done(${task}, '到场', '{}', '{}', '')`)
}

const voucher = () => `凭证${run}${++count}`
const aid_way = (day, amount) => [['SUBMITTED', null, 'submit'], ['ACCEPTED', 'clerk', 'accept'],
	['HOME_CHECK', 'grid', 'arrange', { fields: { visit_plan: day } }]]
const aid_on = (day, amount) => [
	['TOWN_REVIEW', 'grid', 'home_done', { fields: { visit_on: day, visitors: '甲同志、乙同志', present: '本人',
		found: '情况属实。', agrees: 'yes', signed: '1' } }],
	['PUBLICITY', 'review1', 'pass_town', { fields: { opinion: 'agree', proposed: amount } }],
	['COUNTY_APPROVAL', 'system', 'over'],
	['APPROVED', 'leader', 'approve', { fields: { amount, purpose: 'living' } }],
	['PAYING', 'cashier', 'enter', { fields: { amount, name_checked: '1' } }],
	['RELEASED', 'accountant', 'release', { fields: { risk_answer: '已逐项核对。' } }],
	['PAID', 'cashier', 'paid', { fields: { day, voucher: voucher() } }],
	['FOLLOWED_UP', 'grid', 'follow_up', { fields: { follow_on: day, follow_how: 'phone', received: 'yes', now: 'better' } }],
	['CLOSED', 'clerk', 'close']]

// An application for assistance in a state; amount in yuan. Money comes from
// gift().
export async function aid (who, state = 'SUBMITTED', { amount = '100.00', ...more } = {}) {
	const p = await places()
	const by = await fund_officers()
	const day = await today()
	const id = await fund_draft(who, 'care-assistance', { applicant_name: '陈申请', mobile: '13812345678', relation: 'self',
		identity_kind: 'other', division: String(p.village), address: '样例路1号', hardship_code: 'H5', how: 'normal',
		payee_kind: 'self', holder: '陈申请', bank_name: '样例银行样例支行', 'account.index': token(), ...more })
	const first = aid_way(day, amount)
	const c = await walk(who, by, id, first, state)
	if (first.some(([to]) => to === state)) return c
	await accompany(by, id)
	return walk(who, by, id, aid_on(day, amount), state)
}

const gift_way = (day, amount, kind) => [['INTENT', null, 'submit'],
	['CONTACTED', 'clerk', 'contact', { note: '已电话联系。' }],
	['AGREED', 'clerk', 'agree', { fields: { lawful: '1' } }],
	['RECEIVED', 'cashier', kind === 'goods' ? 'receive_goods' : 'receive',
		{ fields: { amount, day, voucher: voucher(), ...kind === 'goods' ? { checked: '1' } : {} } }],
	['RECEIPTED', 'accountant', 'receipt', { fields: { receipt_no: voucher() } }],
	['ALLOCATED', 'accountant', 'allocate', { fields: { plan: '困难帮扶' } }]]

// A gift in a state; amount in yuan.
export async function gift (who, state = 'RECEIPTED', { amount = '1000.00', kind = 'money', ...more } = {}) {
	const p = await places()
	const goods = { 'goods.0.name': '棉被', 'goods.0.quantity': '10', 'goods.0.unit': '床', 'goods.0.value': amount,
		'goods.0.basis': 'invoice' }
	const id = await fund_draft(who, 'care-donation', { donor_kind: 'person', donor_name: '陈申请', mobile: '13812345678',
		division: String(p.district), kind, ...kind === 'goods' ? goods : { amount }, purpose: 'any', agree_public: '0',
		agreement_wanted: '0', receipt_wanted: 'yes', ...more })
	return walk(who, await fund_officers(), id, gift_way(await today(), amount, kind), state)
}

// ---- mediation -------------------------------------------------------------------

// A matter told, or another service of the module, sent.
export async function rights (who, service = 'rights-intake', more = {}) {
	const p = await places()
	const a = { danger: 'no', matter: 'policy', joint: 'alone', named: 'yes', wished_reply: 'site',
		purpose: 'claim', category: 'benefit', urgent: 'no', legal_ways: 'none', division: String(p.village), ...more }
	const id = await as('rg_mediation_pub', who.token, `select api.draft_begin(${q(service)})`)
	const version = await value(`select version from rg.case_file where id = ${id}`)
	await as('rg_mediation_pub', who.token, `select api.draft_save(${id}, ${version}, '{}',
		${array(Object.keys(a))}, ${array(Object.values(a))})`)
	await as('rg_mediation_pub', who.token, `select api.act(${id}, ${version} + 1, 'submit', '', null, '{}', '{}', '{}', '')`)
	return case_of(id)
}

// ---- welcome ---------------------------------------------------------------------

let window_officer
const report_way = [['PRE_REG', null, 'submit'], ['CHECKED_IN', 'window', 'check_in', { fields: { here: '1' } }],
	['STEPS_RUNNING', 'window', 'confirm', { fields: { originals: '1', archive: 'here', place: '1' } }]]

// A report-in in a state; answers that are encrypted are left out.
export async function report (who, state = 'PRE_REG', more = {}) {
	const p = await places()
	window_officer ??= await officer(p.district, ['window'])
	const a = { name: '陈报到', mobile: '13812345678', division: String(p.village), address: '样例路1号',
		discharge_on: plus(await today(), -5), settle_mode: 'monthly', social_transfer: 'yes', service_mode: 'window',
		'id_no.index': token(), ...more }
	const id = await as('rg_welcome_pub', who.token, "select api.draft_begin('welcome-report')")
	const version = await value(`select version from rg.case_file where id = ${id}`)
	await as('rg_welcome_pub', who.token, `select api.draft_save(${id}, ${version}, '{}',
		${array(Object.keys(a))}, ${array(Object.values(a))})`)
	return walk(who, { window: window_officer }, id, report_way, state)
}

let station_clerk
const signup_way = { REGISTERED: [], CONFIRMED: ['confirm'], RECEIVED: ['receive'], FOLLOWED_UP: ['receive', 'follow_up'],
	NO_SHOW: ['no_show'], CANCELLED: ['cancel'] }

// A registration to be welcomed, in a state; who comes today has arrived.
export async function signup (who, state = 'REGISTERED', more = {}) {
	const p = await places()
	station_clerk ??= await officer(p.village, ['clerk'])
	const a = { name: '陈荣归', mobile: '13812345678', division: String(p.village), arrive_on: await today(),
		arrive_time: '00:00', transport: 'rail', people: '1', meet: 'no', join: 'no', photo: 'no', ...more }
	const id = await as('rg_welcome_pub', who.token, "select api.draft_begin('welcome-signup')")
	const version = await value(`select version from rg.case_file where id = ${id}`)
	await as('rg_welcome_pub', who.token, `select api.draft_save(${id}, ${version}, '{}',
		${array(Object.keys(a))}, ${array(Object.values(a))})`)
	const steps = [['REGISTERED', null, 'submit'], ...signup_way[state].map(s => ['', s === 'cancel' ? null : 'clerk', s, {
		note: '已经联系。', fields: s === 'follow_up' ? { content: 'yes' } : {} }])]
	return walk(who, { clerk: station_clerk }, id, steps)
}

// ---- employment ------------------------------------------------------------------

let job_staff
const job_officers = async () => job_staff ??= {
	clerk: await officer((await places()).district, ['clerk']),
	review1: await officer((await places()).district, ['review1']),
	leader: await officer((await places()).district, ['leader']),
	cashier: await officer((await places()).root, ['cashier']),
	accountant: await officer((await places()).root, ['accountant'])
}
async function job_draft (who, service, a) {
	const id = await as('rg_employment_pub', who.token, `select api.draft_begin(${q(service)})`)
	const version = await value(`select version from rg.case_file where id = ${id}`)
	await as('rg_employment_pub', who.token, `select api.draft_save(${id}, ${version}, '{}',
		${array(Object.keys(a))}, ${array(Object.values(a))})`)
	return id
}

// An employer, and a post of an employer's, in a state.
export async function employer (who, state = 'SUBMITTED', more = {}) {
	const p = await places()
	const id = await job_draft(who, 'employer', { unit_name: `样例用人单位${run}${++count}`, uscc: uscc(), unit_kind: 'company',
		industry: 'g', staff: '30', agency: 'no', about: '城市配送。', division: String(p.village), address: '样例路1号',
		legal_rep: '陈申请', handler: '陈申请', mobile: '13812345678', promise: '1', ...more })
	return walk(who, await job_officers(), id, [['SUBMITTED', null, 'submit'],
		['REGISTERED', 'clerk', 'register', { fields: { credit_result: 'clear' } }]], state)
}
export async function job (who, state = 'SUBMITTED', more = {}) {
	const p = await places()
	const id = await job_draft(who, 'job-post', { job_title: `样例岗位${run}${++count}`, family: 'drive', headcount: '3',
		duties: '市内配送。', conditions: '有驾照。', veteran_first: '1', division: String(p.village), address: '样例路2号',
		pay_kind: 'month', pay_min: '6000', pay_max: '8000', contract: 'fixed', benefits: '五险一金', valid_days: '60',
		recruiter: '陈申请', mobile: '13812345678', tel: '0532-88888888', ...more })
	return walk(who, await job_officers(), id, [['SUBMITTED', null, 'submit'],
		['ONLINE', 'clerk', 'pass', { fields: { five: '1', fair: '1' } }]], state)
}

// An application for a start-up loan in a state, at a bank of its own.
export async function loan_bank (name = `样例银行${run}${++count}`) {
	await run_sql(`insert into rg.loan_bank (name, contact, tel, made_at) values (${q(name)}, '王样例', '0532-88880000', api.now())
		on conflict do nothing`)
	return name
}
export const loan_answers = async bank => ({ applicant_kind: 'person', applicant_name: '陈申请', mobile: '13812345678',
	division: String((await places()).village), project: '社区早餐店，租好门面，缺设备款。', purpose: 'equipment', amount: '200000',
	term_m: '24', guarantee: 'credit', bank, promise: '1', consent_bank: '1', credit_consent: '1' })
export async function loan_draft (who, bank, more = {}) {
	return job_draft(who, 'startup-loan', { ...await loan_answers(bank ?? await loan_bank()), ...more })
}
export async function loan (who, state = 'SUBMITTED', bank = undefined) {
	return walk(who, await job_officers(), await loan_draft(who, bank), [['SUBMITTED', null, 'submit'],
		['ID_CHECKED', 'clerk', 'verify', { fields: { identity_ok: '1', papers_ok: '1' } }]], state)
}

// A claim for the subsidy on interest in a state: 300,000 at 3.60 % for a whole
// quarter that is over, half of the interest. The money comes from budget().
export async function claim (who, state = 'CLAIMED', more = {}) {
	const p = await places()
	const by = await job_officers()
	const [q] = await rows(`select extract(year from d) as year, extract(quarter from d) as quarter,
		(d + interval '3 months')::date - d as days, to_char(d - 30, 'YYYY-MM-DD') as signed
		from (select (date_trunc('quarter', api.today()) - interval '3 months')::date as d) x`)
	const id = await job_draft(who, 'interest-subsidy', { applicant_kind: 'person', applicant_name: '陈申请',
		mobile: '13812345678', division: String(p.village), loan_bank: '样例银行样例支行', loan_no: `样${run}${++count}`,
		signed_on: q.signed, year: String(q.year), quarter: String(q.quarter), principal: '300000', rate: '3.60', lpr: '3.00',
		days: String(q.days), interest_paid: '2760', holder: '陈申请', bank_name: '样例银行样例支行',
		'account.index': token(), ...more })
	const found = { signed_on_ok: q.signed, principal_ok: '300000', rate_ok: '3.60', lpr_ok: '3.00',
		days_ok: String(q.days), interest_ok: '2760', identity_ok: '1' }
	const first = [['CLAIMED', null, 'submit'], ['CHECKED', 'clerk', 'check', { fields: found }],
		['PUBLICITY', 'review1', 'publish', { fields: { sum_ok: '1' } }], ['APPROVAL', 'system', 'over'],
		['APPROVED', 'leader', 'approve']]
	const c = await walk(who, by, id, first, state)
	if (first.some(([to]) => to === state)) return c
	const amount = await value(`select amount / 100 || '.' || lpad((amount % 100)::text, 2, '0')
		from rg.subsidy_claim where case_id = ${id}`)
	return walk(who, by, id, [['PAYING', 'cashier', 'enter', { fields: { amount, name_checked: '1' } }],
		['RELEASED', 'accountant', 'release', { fields: { risk_answer: '已逐项核对。' } }],
		['PAID', 'cashier', 'paid', { fields: { day: await today(), voucher: voucher() } }],
		['CLOSED', 'clerk', 'close']], state)
}

// Public money for it.
export async function budget (yuan = '10000.00') {
	const by = await job_officers()
	await as('rg_employment_off', by.accountant.token,
		`select api.budget_in((${yuan} * 100)::bigint, api.today(), ${q(voucher())}, '')`)
}

export async function case_of (id) {
	const [c] = await rows(`select c.id, c.no, s.code, c.state, c.version from rg.case_file c
		left join rg.case_secret s on s.case_id = c.id where c.id = ${id}`)
	return c
}

// ---- files ------------------------------------------------------------------------

// A picture of noise that no two calls share.
export function png (width = 900, height = 600, seed = ++count) {
	const line = 1 + width * 3
	const data = Buffer.alloc(line * height)
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const v = ((x >> 5) * 37 + (y >> 5) * 91 + seed * 13) & 255
			data[y * line + 1 + x * 3] = v
			data[y * line + 2 + x * 3] = 255 - v
			data[y * line + 3 + x * 3] = (x + (seed >> 8)) & 255
		}
	}
	const chunk = (type, body) => {
		const out = Buffer.alloc(12 + body.length)
		out.writeUInt32BE(body.length, 0)
		out.write(type, 4, 'latin1')
		body.copy(out, 8)
		out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length)
		return out
	}
	const head = Buffer.alloc(13)
	head.writeUInt32BE(width, 0)
	head.writeUInt32BE(height, 4)
	head.set([8, 2, 0, 0, 0], 8)
	return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head),
		chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))])
}

// ---- what the programs say ------------------------------------------------------

const state = process.env.STATE

// Lines of the workers' logs written since; call mark() before.
export function log_mark () {
	const at = new Map()
	return { at, take: () => logs(at) }
}

import { readdirSync, statSync, openSync, readSync, closeSync } from 'node:fs'
export function logs (at) {
	const out = []
	for (const f of readdirSync(`${state}/log`)) {
		if (!f.endsWith('.log')) continue
		const path = `${state}/log/${f}`
		const size = statSync(path).size
		const from = at.get(f)
		at.set(f, size)
		if (from === undefined || size <= from) continue
		const b = Buffer.alloc(size - from)
		const fd = openSync(path, 'r')
		readSync(fd, b, 0, b.length, from)
		closeSync(fd)
		for (const line of b.toString('utf8').split('\n')) if (line) out.push({ file: f, line })
	}
	return out
}

export { base }
