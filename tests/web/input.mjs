// Bad input at every form, over HTTP. What is wrong for its field answers 422
// with a message at the field, keeps what was typed and stores nothing. Free
// text that only looks like an attack is text: stored byte for byte, shown as
// it is. Nothing here ends a worker, reaches SQL as a fault or changes the
// shape of a page. A route with a form that nothing here tried fails the test.
//
// Every string is tried at one free text and at one typed field; all other fields
// take turns with them, more of them in `make trust` (TRUST=1). Behind Apache only
// what the web server has a hand in is tried again: bytes of bodies and addresses.

import { readdirSync, readFileSync } from 'node:fs'
import { added_up, changed, close, counts, q, rows, run_sql, value } from './kit/db.mjs'
import { shape } from './kit/html.mjs'
import { multipart, pairs, Visitor } from './kit/http.mjs'
import { all_pools, workers } from './kit/pools.mjs'
import { routes } from './kit/routes.mjs'
import { all, done, fail, note, ok, same, test } from './kit/tap.mjs'
import { admit, aid, as, bring, cookie, draft, fund_draft, fund_officers, gift, log_mark, officer, officers, person, places, session, today, uscc } from './kit/world.mjs'
import { employment } from './input/employment.mjs'
import { mediation } from './input/mediation.mjs'
import { activities } from './input/activities.mjs'
import { welcome } from './input/welcome.mjs'

const data = new URL('../data/bad-input/', import.meta.url)
const read = path => readFileSync(new URL(path, data), 'utf8')
const state = process.env.STATE

// ---- the strings -----------------------------------------------------------------

const blns = JSON.parse(read('blns/blns.json'))
const h5sc = [...read('h5sc/vectors.txt').matchAll(/<div id="\d+">([^]*?)\/\/\["'`-->\]\]>\]<\/div>/g)].map(m => m[1])
const words = read('libinjection/false_positives.txt').split('\n').filter(l => l && !l.startsWith('#'))
const utf8 = read('utf8-kuhn/vectors.tsv').split('\n').filter(l => l && !l.startsWith('#')).map(l => {
	const [section, valid, hex] = l.split('\t')
	return { section, valid: valid === '1', bytes: Buffer.from(hex, 'hex') }
})
const own = ["Robert'); DROP TABLE rg.account;--", "1' OR '1'='1", '{{7*7}}<?cs var:Form.token ?>', '${jndi:ldap://x/a}', '../../../../etc/passwd',
	'%3Cscript%3E', '<!--#exec cmd="id"-->', '=cmd|\' /C calc\'!A0', '@SUM(1+1)', '-2+3', '|whoami', '`id`', '$(id)', '\\x00', '\\u0000', 'null', 'undefined',
	'NaN', '1e309', '0x7fffffff', '-1', '9999999999999999999999', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧‍👦', '‮右到左‬', '﷽'.repeat(3), 'e̴̢̛'.repeat(8), '𠀀𪚥', '\u200b\u200c零宽', 'ＡＢＣ１２３', "O'Brien & Söhne <GmbH>"]
const every = [...new Set([...blns, ...h5sc, ...words, ...own])]

// The same lot for the same seed (mulberry32).
let seed = Number(process.env.SEED ?? 20260101)
const random = () => {
	let t = seed += 0x6d2b79f5
	t = Math.imul(t ^ t >>> 15, t | 1)
	t ^= t + Math.imul(t ^ t >>> 7, t | 61)
	return ((t ^ t >>> 14) >>> 0) / 4294967296
}
const shuffled = list => {
	const out = [...list]
	for (let i = out.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[out[i], out[j]] = [out[j], out[i]]
	}
	return out
}
// Each field takes the next ones of the pack, so that in the end all were used.
const pack = shuffled(every)
let next = 0
const full = Boolean(process.env.LONG)
const some = n => full ? pack : Array.from({ length: Math.min(n, pack.length) }, () => pack[next++ % pack.length])
const SAMPLE = Number(process.env.SAMPLE ?? (process.env.TRUST ? 8 : 3))
const server_only = process.env.WEB === 'apache'
note(`${every.length} strings (${blns.length} blns, ${h5sc.length} h5sc, ${words.length} libinjection), ${utf8.length} UTF-8 vectors; seed ${process.env.SEED ?? 20260101}, ${full ? 'all' : SAMPLE} at each field, all at one of each kind`)

// ---- what free text is (the field's rule) -----------------------------------------

const edge = /^[\s\u0085\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+|[\s\u0085\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+$/g
function text_of (s, { min = 0, max = 200, lines = false }) {
	// eslint-disable-next-line no-control-regex
	if (/\0/.test(s) || !s.isWellFormed()) return { status: 400 }
	const t = (lines ? s.replace(/\r\n?/g, '\n') : s).replace(edge, '')
	if (!t) return { empty: true }
	const control = lines ? /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/ : /[\0-\x1f\x7f-\x9f\u2028\u2029]/
	const n = [...t].length
	return control.test(t) || n > max || n < min ? { status: 422 } : { stored: t }
}

// ---- people, places, cases -------------------------------------------------------

const p = await places()
const staff = await officers()
const who = await person('何输入')
const sub = await bring(who, 'SUBMITTED')
const clerk = await officer(p.village, ['clerk'])
const rev1 = await bring(who, 'REVIEW1')
const rev2 = await bring(who, 'REVIEW2')
const aud = await bring(who, 'AUDIT')
const published = await bring(who, 'PUBLICITY')
const [notice] = await rows(`select n.no, r.id from rg.notice n join rg.notice_row r on r.notice = n.id where r.case_id = ${published.id}`)
const file = await value(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, by, at)
	values (${sub.id}, 'photo', '门头.jpg', 'image/jpeg', 10, sha256('x'), md5(random()::text), 'unscanned', ${who.id}, api.now()) returning id`)
const d = await draft(who, { trade: 'other', trade_other: '修理' })
const day = await today()
const later = await value('select api.today() + 9')
const system = await officer(p.root, ['sysadmin'])

// The care fund: an application and a gift being written, a gift that came, and
// assistance at each desk that decides something.
const fund = await fund_officers()
const asks = await fund_draft(who, 'care-assistance', { applicant_name: '何输入', mobile: '13812345678', relation: 'self', identity_kind: 'other',
	division: p.village, address: '样例路1号', how: 'normal', payee_kind: 'self', holder: '何输入', bank_name: '样例银行样例支行' })
const gives = await fund_draft(who, 'care-donation', { kind: 'money', amount: '10.00', limited: 'none' })
await gift(await person('捐输入'), 'RECEIPTED', { amount: '100000.00' })
const helped = async (state, more) => aid(await person('受助人'), state, more)
const asked_for = await helped('COUNTY_APPROVAL')
const statement = await value(`insert into rg.bank_import (fund, sha256, name, by, at, rows, again)
	values (rg.fund_id('care'), sha256(convert_to(random()::text, 'UTF8')), 'input.csv', ${fund.accountant.id}, api.now(), 1, 0) returning id`)
const bank_row = await value(`insert into rg.bank_row (import, fund, day, amount, direction, text, counterparty, ref)
	values (${statement}, rg.fund_id('care'), api.today(), 100, 'in', '试验', '', random()::text) returning id`)
// A closed case to be rated, and a bad rating to be answered; both once only.
const rater = await person('评输入')
const rated = await admit((await bring(rater, 'PUBLICITY')).id)
const unrate = `set session_replication_role = replica; delete from rg.rating where case_id = ${rated.id}; reset session_replication_role`
await run_sql(`insert into rg.rating (case_id, service, module, area, level, at, due_on)
	select id, service, module, area, 1, api.now(), api.today() + 20 from rg.case_file where id = ${sub.id}`)
const visitor = await officer(p.district, ['supervisor'])
const unvisit = `set session_replication_role = replica; update rg.rating set visited_by = null, visited_at = null, way = null
	where case_id = ${sub.id}; reset session_replication_role`
// What the modules have besides: forms, fields of numbers, pages, addresses, people.
const modules = server_only ? [] : [await mediation(who), await welcome(who), await activities(who), await employment(who)]
const of_modules = part => modules.flatMap(m => m[part])
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')

// Addresses of the loopback, so that no limit of one address is reached.
let address = 0
const elsewhere = () => `127.0.${10 + Math.floor(++address / 250) % 200}.${1 + address % 250}`

// ---- the machine -------------------------------------------------------------------

const pids = () => all_pools().map(p => `${p} ${workers(p).join(' ')}`)
const before = { pids: pids(), log: log_mark() }
before.log.take()
// Every request is counted by its route; an answer of one kind has the same
// headers, whatever was sent.
const path_of = r => new RegExp(`^${r.path.replace(/:\w+/g, '[^/]*')}$`)
const patterns = routes.map(r => ({ name: `${r.method} ${r.path}`, method: r.method, at: path_of(r), fixed: !r.path.includes(':') }))
	.sort((a, b) => b.fixed - a.fixed)
const route_of = (method, path) => patterns.find(r => r.method === method && r.at.test(path.replace(/[?#].*$/, '')))?.name ?? `${method} -`
const may_differ = new Set(['set-cookie', 'keep-alive', 'connection', 'etag', 'last-modified', 'expires', 'date'])
const sent = new Map()
const heads = new Map()
const other_heads = []
const seen = { requests: 0, slowest: 0, slow: '' }
{
	const real = Visitor.prototype.request
	Visitor.prototype.request = async function (method, path, ...more) {
		seen.requests += 1
		const route = route_of(method, path)
		sent.set(route, (sent.get(route) ?? 0) + 1)
		const from = performance.now()
		const a = await real.call(this, method, path, ...more)
		const took = performance.now() - from
		if (took > seen.slowest) Object.assign(seen, { slowest: took, slow: a.brief })
		const names = [...new Set(a.raw.filter((_, i) => i % 2 === 0).map(n => n.toLowerCase()))].filter(n => !may_differ.has(n)).sort().join(' ')
		const kind = `${route} ${a.status} ${a.headers['x-cache-status'] ?? ''}`
		if (!heads.has(kind)) heads.set(kind, names)
		else if (heads.get(kind) !== names) other_heads.push(`${kind}: ${names}, not ${heads.get(kind)}`)
		return a
	}
}
const tally = { faults: 0, stored: 0, unlike: 0 }
const sql_fault = / (42601|42703|42P01|22P02|22021|22001|22003|22007|22008|23\d\d\d|XX000|42501) /
const fine = a => {
	if (a.status >= 500) {
		tally.faults += 1
		fail(`${a.brief}: a fault`)
	}
	return a
}

// Rows that any request may add: who was seen when, how often something was tried;
// and what the courier notes meanwhile.
const loose = ['session', 'read_log', 'attempt', 'rate', 'security_log', 'carry', 'escalation', 'report_told', ...added_up]

// ---- forms --------------------------------------------------------------------------

// A form: where it stands, who fills it in, what is right in every field.
async function fields_of (visitor, page, action) {
	const a = fine(await visitor.get(page))
	if (a.status !== 200) fail(`${a.brief} ${a.location ?? ''}`)
	const f = a.forms.find(x => x.method === 'POST' && x.action === action) ?? a.forms.find(x => x.method === 'POST' && x.action.startsWith(action))
	if (!f) fail(`${page}: no form ${action}`)
	return { fields: f.fields, controls: f.controls }
}
const draft_page = name => ({ name: `draft ${name}`, by: who, page: `/alliance/draft/${d}/${name}`, action: `/alliance/draft/${d}/${name}`, button: ['do', 'next'] })
const forms = [
	{ ...draft_page('unit'), opens: ['trade_other'], wrong: { uscc: 1, unit_kind: 1, trade: 1, veteran_founded: 1 }, either: { unit_name: 1, legal_rep: 1 }, text: { trade_other: { max: 20 } }, required: ['unit_name', 'uscc', 'unit_kind', 'trade', 'trade_other', 'legal_rep'], long: { unit_name: 101, uscc: 500, legal_rep: 500, trade_other: 21 }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${d}` },
	{ ...draft_page('place'), wrong: { division: 1, lat: 1, lng: 1, mobile: 1, tel: 1 }, either: { contact: 1 }, text: { address: { min: 4, max: 100 }, hours: { max: 60 } }, required: ['division', 'address', 'hours', 'contact', 'mobile'], long: { address: 101, hours: 61, contact: 300, mobile: 300, lat: 400, tel: 300 }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${d}` },
	{ ...draft_page('branches'), more: { 'branches.0.name': '台东分店', 'branches.0.address': '台东三路99号', 'branches.0.tel': '', 'branches.0.hours': '' }, wrong: { 'branches.0.tel': 1 }, either: { 'branches.0.name': 1 }, text: { 'branches.0.address': { min: 4, max: 100 }, 'branches.0.hours': { max: 60 } }, required: ['branches.0.name', 'branches.0.address'], long: { 'branches.0.name': 101, 'branches.0.address': 101, 'branches.0.hours': 61 }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${d}` },
	{ ...draft_page('offers'), opens: ['offers.0.percent'], wrong: { 'offers.0.kind': 1, 'offers.0.percent': 1, 'offers.0.groups': 1, 'offers.0.proof': 1, 'offers.0.valid_from': 1, 'offers.0.valid_to': 1, offer_years: 1 }, text: { 'offers.0.detail': { min: 2, max: 200 } }, required: ['offers.0.kind', 'offers.0.percent', 'offers.0.detail', 'offers.0.groups', 'offers.0.proof', 'offers.0.valid_from', 'offer_years'], long: { 'offers.0.detail': 201, 'offers.0.percent': 300, offer_years: 300 }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${d}` },
	{ ...draft_page('promise'), wrong: { promise: 1, consent_publish: 1 }, either: { signer: 1 }, required: ['promise', 'signer', 'consent_publish'], long: { signer: 300 } },
	{ name: 'account', by: who, page: '/account', action: '/account', wrong: { lang: 1, large: 1 }, either: { name: 1 }, required: ['name'], long: { name: 300 }, stored: f => `select name from rg.account where id = ${who.id}` },
	{ name: 'sign-up', page: '/signup', action: '/signup', wrong: { mobile: 1 }, required: ['mobile'], long: { mobile: 300 } },
	{ name: 'forgotten password', page: '/password', action: '/password', wrong: { mobile: 1 }, required: ['mobile'], long: { mobile: 300 } },
	{ name: 'log-in', page: '/login', action: '/login', more: { password: 'falsch' }, wrong: { mobile: 1 }, required: ['mobile', 'password'], secret: ['password'], long: { mobile: 300 } },
	{ name: 'officers\' log-in', page: '/desk/login', action: '/desk/login', more: { password: 'falsch' }, wrong: { login: { at: 'password' } }, required: ['login', 'password'], secret: ['password'], long: { login: { n: 300, at: 'password' } } },
	{ name: 'look-up', page: '/lookup', action: '/lookup', more: { number: sub.no, query: 'ABCDEFGH' }, wrong: { number: 1, query: { also: 'number' } }, required: ['number', 'query'], long: { number: 300, query: 300 } },
	{ name: 'new officer', by: system, page: '/desk/people/new', action: '/desk/people/new', more: { login: 'a.b', name: '某某', station: p.village }, wrong: { login: 1, mobile: 1, station: 1 }, either: { name: 1 }, vary: n => ({ login: `b.${n}` }), done: 200, required: ['login', 'name', 'station'], long: { login: 300, name: 300, mobile: 300 } },
	{ name: 'officer\'s preferences', by: clerk, page: '/desk/account', action: '/desk/account', wrong: { lang: 1 }, required: ['lang'], long: { lang: 300 } },
	{ name: 'message to the office', by: who, page: `/alliance/case/${sub.no}`, action: `/alliance/case/${sub.no}/message`, text: { body: { max: 2000, lines: true } }, required: ['body'], long: { body: 2001 }, fresh: true, stored: () => `select body from rg.case_message where case_id = ${sub.id} order by id desc limit 1`, adds: 'case_message' },
	{ name: 'message to the applicant', by: clerk, page: `/desk/alliance/${sub.no}`, action: `/desk/alliance/${sub.no}/message`, text: { body: { max: 2000, lines: true } }, required: ['body'], long: { body: 2001 }, fresh: true, stored: () => `select body from rg.case_message where case_id = ${sub.id} order by id desc limit 1` },
	{ name: 'note among officers', by: clerk, page: `/desk/alliance/${sub.no}`, action: `/desk/alliance/${sub.no}/note`, text: { inner: { max: 2000, lines: true } }, required: ['inner'], long: { inner: 2001 }, fresh: true, stored: () => `select body from rg.case_note where case_id = ${sub.id} order by id desc limit 1` },
	{ name: 'word on a file', by: clerk, page: `/desk/alliance/${sub.no}`, action: `/desk/alliance/${sub.no}/file/${file}/judge`, button: ['do', 'refuse'], text: { [`word_${file}`]: { max: 2000, lines: true } }, required: [`word_${file}`], long: { [`word_${file}`]: 2001 }, stored: () => `select note from rg.upload where id = ${file}` },
	{ name: 'refusal', by: clerk, page: `/desk/alliance/${sub.no}/do/refuse`, action: `/desk/alliance/${sub.no}/do/refuse`, more: { reason: 'R01', note: '材料不齐' }, wrong: { reason: 1 }, required: ['reason', 'note'], long: { note: 2001 } },
	{ name: 'first review', by: staff.review1, page: `/desk/alliance/${rev1.no}/do/pass1`, action: `/desk/alliance/${rev1.no}/do/pass1`, more: { credit_result: 'clear', credit_on: day, offer_real: '1', note: '' }, wrong: { credit_result: 1, credit_on: 1, offer_real: 1 }, required: ['credit_result', 'credit_on', 'offer_real'], long: { note: 2001, credit_on: 300 } },
	{ name: 'second review', by: staff.review2, page: `/desk/alliance/${rev2.no}/do/pass2`, action: `/desk/alliance/${rev2.no}/do/pass2`, more: { visit_on: day, visitors: '甲、乙', visit_note: '正常', note: '' }, wrong: { visit_on: 1 }, required: ['visit_on', 'visitors', 'visit_note'], long: { visitors: 61, visit_note: 1001, note: 2001 } },
	{ name: 'decision', by: staff.audit, page: `/desk/alliance/${aud.no}/do/pass3`, action: `/desk/alliance/${aud.no}/do/pass3`, more: { batch_no: '1', note: '' }, wrong: {}, required: ['batch_no'], long: { batch_no: 31, note: 2001 } },
	{ name: 'aid who', by: who, page: `/carefund/draft/${asks}/who`, action: `/carefund/draft/${asks}/who`, button: ['do', 'next'], more: { veteran_name: '何输入', id_no: '11010519491231002X' }, wrong: { mobile: 1, relation: 1, id_no: 1, identity_kind: 1, division: 1 }, either: { applicant_name: 1 }, text: { address: { min: 4, max: 100 } }, required: ['applicant_name', 'mobile', 'relation', 'id_no', 'identity_kind', 'division', 'address'], long: { applicant_name: 300, address: 101, id_no: 300 }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${asks}` },
	{ name: 'aid payee', by: who, page: `/carefund/draft/${asks}/payee`, action: `/carefund/draft/${asks}/payee`, button: ['do', 'next'], more: { account: '6228480402564890018' }, wrong: { payee_kind: 1, account: 1 }, either: { holder: 1 }, text: { bank_name: { min: 4, max: 60 } }, required: ['payee_kind', 'holder', 'bank_name', 'account'], long: { holder: 300, bank_name: 61, account: 300 }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${asks}` },
	{ name: 'gift', opens: ['amount'], by: who, page: `/carefund/draft/${gives}/gift`, action: `/carefund/draft/${gives}/gift`, button: ['do', 'next'], more: { unrelated: '1' }, wrong: { kind: 1, amount: 1, limited: 1 }, text: { beneficiary_named: { max: 60 } }, required: ['kind', 'amount', 'limited'], long: { beneficiary_named: 61, amount: 300 }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${gives}` },
	{ name: 'opened for a person', by: fund.grid, page: '/desk/carefund/open', action: '/desk/carefund/open', more: { service: 'care-assistance', channel: 'counter', name: '来访人', mobile: '13912340000' }, wrong: { service: 1, channel: 1, mobile: 1 }, required: ['service', 'channel', 'name', 'mobile'], long: { name: 300, mobile: 300 } },
	{ name: 'approval', by: fund.leader, page: `/desk/carefund/${asked_for.no}/do/approve`, action: `/desk/carefund/${asked_for.no}/do/approve`, more: { amount: '', purpose: 'living', minutes: '', note: '' }, wrong: { purpose: 1 }, required: ['amount', 'purpose'], long: { minutes: 101, note: 2001, amount: 300 } },
	{ name: 'a row of the bank', by: fund.accountant, page: `/desk/carefund/bank/${bank_row}`, action: `/desk/carefund/bank/${bank_row}/explain`, more: { why: 'other', note: '' }, wrong: { why: 1 }, required: ['why', 'note'], long: { note: 501 } },
	{ name: 'rating', by: rater, page: `/alliance/case/${rated.no}/rate`, action: `/alliance/case/${rated.no}/rate`, more: { level: '5', comment: '' }, wrong: { level: 1, efficiency: 1, guide: 1, ease: 1, operation: 1 }, required: ['level'], long: { comment: 501 }, fresh: true, reset: unrate },
	{ name: 'return visit', by: visitor, page: `/desk/alliance/${sub.no}/visit`, action: `/desk/alliance/${sub.no}/visit`, more: { way: 'phone', mended: '已改', answer: '已改' }, wrong: { way: 1 }, required: ['way', 'mended', 'answer'], long: { mended: 2001, answer: 2001 }, fresh: true, reset: unvisit },
	...of_modules('forms'),
	{ name: 'objection', page: `/notices/${encodeURIComponent(notice.no)}/object/${notice.id}`, action: `/notices/`, more: { name: '周反映', mobile: '13900007777', body: '地址与执照不一致' }, wrong: { mobile: 1 }, either: { name: 1 }, text: { body: { min: 5, max: 2000, lines: true } }, required: ['name', 'mobile', 'body'], long: { body: 2001, name: 300 }, fresh: true, wait: 3200, limited: true, stored: () => `select body from rg.objection where row_id = ${notice.id} order by id desc limit 1` }
]

// One visitor without an account may send from many addresses: the form's token
// belongs to his cookie.
const numbers = ['lat', 'lng', 'offers.0.percent', 'offer_years', 'amount', ...of_modules('numbers')]
async function prepare (f) {
	f.visitor = f.by ?? new Visitor({ address: elsewhere() })
	const { fields, controls } = await fields_of(f.visitor, f.page, f.action)
	const sent = fields.filter(([k]) => !Object.hasOwn(f.more ?? {}, k))
	f.base = [...sent, ...pairs(f.more ?? {})]
	f.to = f.action.endsWith('/') ? f.page : f.action
	// What may be chosen is no wrong answer, nor is a number where one is asked.
	f.fits = (field, typed) => {
		const t = typed.normalize('NFKC').replace(edge, '')
		return controls.some(c => c.get('name') === field && (c.name === 'select' ? c.all('option').some(o => o.get('value') === t) : ['radio', 'checkbox'].includes(c.get('type')) && c.get('value') === t))
	}
	f.counts = (field, typed) => numbers.includes(field) && /^[-+]?\d+(\.\d+)?$/.test(typed.normalize('NFKC').replace(edge, ''))
	if (f.wait) await new Promise(resolve => setTimeout(resolve, f.wait))
}
async function send (f, over) {
	if (!f.by) f.visitor.address = elsewhere()
	// What can be done once only is put back before it is tried again.
	if (f.reset) await run_sql(f.reset)
	const names = Object.keys(over)
	const out = f.base.filter(([k]) => !names.includes(k) && (k !== 'key' || !f.fresh))
	for (const [k, v] of pairs(over)) if (v !== null) out.push([k, v])
	if (f.fresh) out.push(['key', key()])
	if (f.button) out.push(f.button)
	const a = fine(await f.visitor.post(f.to, out))
	take_token(f, a)
	return a
}
// A new cookie, as after a look-up, comes with a new token on the page.
function take_token (f, a) {
	const t = a.cookies.length && a.doc.one('input[name=token]')?.get('value')
	if (t) f.base = f.base.map(([k, v]) => [k, k === 'token' ? t : v])
}
// A page that saved has a new version.
async function renew (f) {
	if (f.base.some(([k]) => k === 'version')) {
		const { fields } = await fields_of(f.visitor, f.page, f.action)
		f.base = [...fields.filter(([k]) => !Object.hasOwn(f.more ?? {}, k)), ...pairs(f.more ?? {})]
	}
}

// The bytes, since psql leaves out what it takes for no character.
const stored = (f, field) => value(`select encode(convert_to((${f.stored(field)}), 'UTF8'), 'hex')`)

const shown = (a, name) => {
	const c = a.doc.all('input').concat(a.doc.all('textarea'), a.doc.all('select')).filter(e => e.get('name') === name)
	return c
}
const plain = s => s.replace(/\r\n?/g, '\n')
// 422, a message at the field, the summary, and what was typed.
function refused (f, a, field, typed, at = field) {
	if (a.status !== 422) fail(`${f.name}, ${field} = ${JSON.stringify(typed).slice(0, 100)}: ${a.status} ${a.location ?? ''}, not 422`)
	const errors = a.errors
	if (!Object.keys(errors).some(k => k === at || k === `${at}-1`)) fail(`${f.name}, ${field}: no message at the field (at: ${Object.keys(errors)})`)
	if (!a.summary.length) fail(`${f.name}, ${field}: no summary`)
	if (!/^(错误|Error)/.test(a.title)) fail(`${f.name}, ${field}: title "${a.title}"`)
	if (f.secret?.includes(field)) return
	const c = shown(a, field).filter(e => !['radio', 'checkbox', 'hidden'].includes(e.get('type')) && e.name !== 'select')
	if (typed === null || !c.length) return
	const has = c[0].name === 'textarea' ? c[0].text.replace(/^\n/, '') : c[0].get('value') ?? ''
	if (plain(has) !== plain(typed)) fail(`${f.name}, ${field}: typed ${JSON.stringify(typed).slice(0, 80)}, shown ${JSON.stringify(has).slice(0, 80)}`)
}

// Four kinds of forms, of whom the bytes of a body are tried, too.
const of_bytes = ['message to the office', 'look-up', 'draft place', 'note among officers']
for (const f of forms.filter(f => !server_only || of_bytes.includes(f.name))) {
	// The limits of an hour are not what is tried here.
	await run_sql('delete from rg.rate')
	if (!await test(`${f.name}: the form is there`, () => prepare(f))) continue
	if (server_only) continue
	const wrong = Object.entries(f.wrong ?? {})
	const count = await counts(...loose)
	// Empty: the required field is missing, white, or not sent at all.
	await all(`${f.name}: empty`, f.required.flatMap(x => [[x, ''], [x, ' \u3000\u200b '], [x, null]]), async ([field, typed]) => {
		if (f.secret?.includes(field) && typed?.trim()) return
		if (f.name === 'officers\' log-in' && field === 'login' && typed) return
		const a = await send(f, { [field]: typed })
		// A question that was not on the page is asked now.
		if (typed === null && f.opens?.includes(field) && a.status === 200) return
		refused(f, a, field, typed === '' ? '' : null)
	})
	if (Object.keys(f.long).length) await all(`${f.name}: too long`, Object.entries(f.long), async ([field, n]) => {
		const typed = '长'.repeat(n.n ?? n)
		refused(f, await send(f, { [field]: typed }), field, typed, n.at ?? field)
	})
	const short = Object.entries(f.text ?? {}).filter(([, rule]) => rule.min > 1)
	if (short.length) {
		await all(`${f.name}: too short`, short, async ([field, { min }]) => {
			const typed = '短'.repeat(min - 1)
			refused(f, await send(f, { ...f.vary?.(seen.requests), [field]: typed }), field, typed)
		})
	}
	if (wrong.length) {
		await all(`${f.name}: of the wrong kind`, wrong.flatMap(([field, how]) => some(SAMPLE).map(s => [field, s, how])), async ([field, typed, how]) => {
			const rule = text_of(typed, { max: 1e6, lines: true })
			if (f.fits(field, typed)) return
			const a = await send(f, { [field]: typed })
			if (rule.status === 400) return same(a.status, 400, `${f.name}, ${field}: NUL`)
			if (a.status === 303 && f.counts(field, typed)) return renew(f)
			// Nothing but white space is empty, which an optional field may be.
			if (rule.empty && !f.required.includes(field)) {
				ok([303, 422].includes(a.status), `${f.name}, ${field}: ${a.status}`)
				if (a.status === 303) await renew(f)
				return
			}
			// Strokes between digits are dropped: nothing but strokes is nothing.
			if (a.status === 303) await renew(f)
			if (a.status === 303 && /(^|\.)tel$/.test(field) && !/\d/.test(typed.normalize('NFKC'))) return
			// Eight letters are a code, if a wrong one: that is said at the number.
			refused(f, a, field, typed, how.also && a.errors[how.also] ? how.also : how.at ?? field)
		})
	}
	await test(`${f.name}: nothing of that was stored`, async () => {
		// What the courier took away meanwhile was not stored.
		const grew = t => (([, a, b]) => Number(b) > Number(a))(/(\d+) -> (\d+)$/.exec(t))
		const now = changed(count, await counts(...loose)).filter(t => !/^(code|outbox|guest|idem) /.test(t) && grew(t))
		same(now, [], 'tables')
	})
	if (f.either) {
		await all(`${f.name}: names, as they may be`, Object.keys(f.either).flatMap(field => some(SAMPLE).map(s => [field, s])), async ([field, typed]) => {
			const rule = text_of(typed, { max: 1e6 })
			const a = await send(f, { ...f.vary?.(seen.requests), [field]: typed })
			if (rule.status === 400) return same(a.status, 400, 'NUL')
			if (a.status === 422) return refused(f, a, field, typed)
			same(a.status, f.done ?? 303, `${f.name}, ${field} = ${JSON.stringify(typed).slice(0, 80)}`)
			await renew(f)
		})
	}
	if (f.text) {
		await all(`${f.name}: free text is text`, Object.entries(f.text).flatMap(([field, rule]) => some(SAMPLE * 2).map(s => [field, s, rule])), async ([field, typed, rule]) => {
			const want = text_of(typed, rule)
			const a = await send(f, { ...f.vary?.(seen.requests), [field]: typed })
			if (want.status === 400) return same(a.status, 400, 'NUL')
			if (want.empty) {
				if (f.required.includes(field)) refused(f, a, field, null)
				else if (a.status === 303) await renew(f)
				return
			}
			if (want.status) return refused(f, a, field, typed)
			// What goes on a sheet of paper must be printable.
			if (a.status === 422 && f.printed?.test(a.errors[field])) return refused(f, a, field, typed)
			if (a.status !== 303) fail(`${f.name}, ${field} = ${JSON.stringify(typed).slice(0, 100)}: ${a.status} ${JSON.stringify(a.errors)}`)
			tally.stored += 1
			if (f.stored) {
				const got = await stored(f, field)
				if (got !== Buffer.from(want.stored).toString('hex') && ++tally.unlike) fail(`${f.name}, ${field}: stored ${got?.slice(0, 100)}, not ${JSON.stringify(want.stored).slice(0, 100)}`)
			}
			await renew(f)
			// Shown as it is, where it is edited or read again; what is sealed is only
			// there to be compared.
			const b = fine(await f.visitor.get(f.look ?? f.page))
			const read = f.fresh || f.look || f.name === 'word on a file'
			const now = plain((read ? b.doc.text : shown(b, field)[0]?.get('value') ?? shown(b, field)[0]?.text) ?? '')
			if (!f.stored && !(read ? now.includes(want.stored) : now.replace(/^\n/, '') === want.stored)) tally.unlike += 1
			if (!f.limited && !(f.stored || read ? now.includes(want.stored) : now.replace(/^\n/, '') === want.stored)) fail(`${f.name}, ${field}: ${JSON.stringify(want.stored).slice(0, 80)} is not shown as it is`)
		})
	}
}

// ---- all of them, at one field of each kind ---------------------------------------

if (!server_only) {
	const f = forms.find(x => x.name === 'message to the office')
	const rule = f.text.body
	const taken = []
	// The page shows the last messages: it is read before they are gone from it.
	const look = async () => {
		const a = fine(await who.get(f.page))
		const text = plain(a.doc.text)
		const lost = taken.slice(-100).filter(t => !text.includes(t))
		if (lost.length) fail(`${lost.length} are not shown as they are: ${JSON.stringify(lost[0]).slice(0, 100)}`)
		for (const e of a.doc) for (const k of Object.keys(e.attributes)) if (/^on|^style$/.test(k) || (e.name === 'script' && !e.has('src'))) fail(`${e.name} ${k}`)
	}
	await all('every string at one free text: taken and shown as it is, or refused for its length or its control characters', every, async (typed, i) => {
		if (i % 50 === 0) await run_sql('delete from rg.rate')
		const want = text_of(typed, rule)
		const a = await send(f, { body: typed })
		if (want.status === 400) return same(a.status, 400, 'NUL')
		if (want.empty || want.status) return refused(f, a, 'body', want.empty ? null : typed)
		if (a.status !== 303) fail(`${JSON.stringify(typed).slice(0, 100)}: ${a.status}`)
		taken.push(want.stored)
		if (taken.length % 100 === 0 || i === every.length - 1) await look()
	})
	await test('what was taken is stored byte for byte', async () => {
		const got = (await rows(`select encode(convert_to(body, 'UTF8'), 'hex') as body from (select id, body from rg.case_message where case_id = ${sub.id} order by id desc limit ${taken.length}) x order by id`)).map(r => r.body)
		const at = taken.findIndex((t, i) => got[i] !== Buffer.from(t).toString('hex'))
		if (at >= 0 && ++tally.unlike) fail(`stored ${got[at]}, not ${JSON.stringify(taken[at]).slice(0, 100)}`)
		tally.stored += taken.length
	})
}
if (!server_only) {
	const f = forms.find(x => x.name === 'draft place')
	await renew(f)
	await all('every string at one typed field: refused with a message at the field', every, async typed => {
		const rule = text_of(typed, { max: 1e6, lines: true })
		const a = await send(f, { mobile: typed })
		if (rule.status === 400) return same(a.status, 400, 'NUL')
		refused(f, a, 'mobile', typed)
	})
}

// ---- what others have, or what stands elsewhere -------------------------------------

if (!server_only) await test('a division of another place, or of another level, is refused at its field', async () => {
	const f = forms.find(x => x.name === 'draft place')
	await renew(f)
	for (const typed of ['110101001001', '440300000000', '370299999999', p.root, p.district, '0', '9'.repeat(19), '-1', `${p.village} `.repeat(2), `${p.village}e0`]) {
		refused(f, await send(f, { division: typed }), 'division', null)
	}
	const kept = await value(`select fields->>'division' from rg.case_form where case_id = ${d}`)
	same(kept, String(p.village), 'division')
})

// ---- every other form ----------------------------------------------------------------

// Whatever a page asks for, visible or not, is sent wrong once more; the answer
// may be a refusal or, where the field does not count, the deed itself.
const allowed = [200, 303, 400, 403, 404, 409, 410, 413, 422, 429]
async function half (roles) {
	const o = await officer(p.village, roles)
	const v = new Visitor()
	v.jar.set(cookie('off'), await session(o.id, 'off', { factor: 1 }))
	return v
}
const fresh = new Visitor({ address: elsewhere() })
const code = async (page, mobile) => {
	const v = new Visitor({ address: elsewhere() })
	const a = await v.get(page)
	const b = await v.send(a, { mobile }, { action: page })
	if (b.status !== 303) fail(`${b.brief} ${JSON.stringify(b.errors)}`)
	return v
}
// Who changes the number gives the password: one of the demonstration's people.
async function new_number () {
	const v = new Visitor({ address: elsewhere() })
	v.jar.set(cookie('pub'), await session(await value("select id from rg.account where side = 'pub' and login = '13800000003'"), 'pub'))
	const b = await v.send(await v.get('/mobile'), { mobile: '19912340002', password: 'Ronggui-2026' }, { action: '/mobile' })
	if (b.status !== 303) fail(`${b.brief} ${JSON.stringify(b.errors)}`)
	return v
}
const sweep = {}
// Each step of money and the visit before it, at the desk it waits at.
async function desks () {
	const at = async (by, state, ...steps) => {
		const c = await helped(state)
		return steps.map(s => [by, `/desk/carefund/${c.no}/do/${s}`])
	}
	const gave = async (by, state, step) => [by, `/desk/carefund/${(await gift(await person('捐赠的人'), state)).no}/do/${step}`]
	const quick = await helped('SUBMITTED', { hardship_code: 'H4', how: 'urgent' })
	return [
		[fund.leader, `/desk/carefund/${quick.no}/do/fast`], ...await at(fund.grid, 'ACCEPTED', 'arrange'), ...await at(fund.grid, 'HOME_CHECK', 'home_done'),
		...await at(fund.review1, 'TOWN_REVIEW', 'pass_town', 'return'), ...await at(fund.leader, 'COUNTY_APPROVAL', 'reject'), ...await at(fund.cashier, 'APPROVED', 'enter', 'call_back'),
		...await at(fund.accountant, 'PAYING', 'release', 'stop'), ...await at(fund.cashier, 'RELEASED', 'paid', 'bank_back'), ...await at(fund.grid, 'PAID', 'follow_up'),
		await gave(fund.clerk, 'INTENT', 'contact'), await gave(fund.clerk, 'CONTACTED', 'agree'), await gave(fund.cashier, 'AGREED', 'receive'), await gave(fund.accountant, 'RECEIVED', 'receipt'),
		await gave(fund.accountant, 'RECEIPTED', 'allocate'), await gave(fund.accountant, 'ALLOCATED', 'give_back'), [fund.accountant, '/desk/carefund/bank'], [fund.accountant, '/desk/carefund/months']
	]
}
if (!server_only && await test('everything else that can be filled in is brought to hand', async () => {
	const other = await person('另一位')
	const member = await bring(other, 'PUBLICITY')
	await admit(member.id)
	const changing = await bring(other, 'PUBLICITY')
	await admit(changing.id)
	const task = await value(`insert into rg.case_task (case_id, task, role, level, label, opened_at)
		values (${changing.id}, 'check_change', 'clerk', 4, '核对变更内容', api.now()) returning id`)
	const objected = await bring(other, 'PUBLICITY')
	const objected_row = await value(`select max(id) from rg.notice_row where case_id = ${objected.id}`)
	await as('rg_portal_pub', '', `select api.object(${objected_row}, '王异议', '13800138000', '店里没有优待。', '127.0.0.1', '')`)
	const claim = await bring(other, 'SUBMITTED')
	const correct = await bring(other, 'SUBMITTED')
	const dropped = await draft(other)
	const victim = await officer(p.village, ['clerk'])
	Object.assign(sweep, {
		pages: [
			[fresh, '/view'], [await code('/signup', '19912340001'), '/signup/code'], [await code('/password', who.login), '/password/code'], [other, '/password/change'], [other, '/account/close'], [other, '/mine/messages'],
			[await person('新来'), '/alliance/apply'], [other, `/alliance/draft/${dropped}/check`], [other, `/alliance/draft/${dropped}/papers`], [other, `/alliance/draft/${dropped}/drop`],
			[other, `/alliance/case/${claim.no}`], [other, `/alliance/case/${claim.no}/do/withdraw`], [other, `/alliance/case/${member.no}/do/change`], [other, `/alliance/case/${member.no}/do/quit`],
			[await half(['clerk']), '/desk/login/code'], [await half(['clerk']), '/desk/login/enrol'], [await half(['clerk']), '/desk/login/recovery'], [fresh, '/desk/password/first'], [victim, '/desk/password/change'],
			[clerk, `/desk/alliance/${claim.no}`], [await officer(p.district, ['supervisor']), `/desk/alliance/${claim.no}/assign`], [clerk, `/desk/alliance/${correct.no}/do/correct`], [clerk, `/desk/alliance/${correct.no}/do/accept`],
			[staff.audit, '/desk/alliance/batch'], [staff.audit, '/desk/alliance/members'], [staff.objection, `/desk/alliance/${objected.no}/do/dismiss`], [staff.objection, `/desk/alliance/${objected.no}`],
			[system, `/desk/people/${victim.id}`], [await officer(p.root, ['secadmin']), `/desk/people/${victim.id}`],
			[await person('求助的人'), '/carefund/aid/apply'], [who, `/carefund/draft/${asks}/hardship`], [who, `/carefund/draft/${asks}/household`], [who, `/carefund/draft/${asks}/promise`], [who, `/carefund/draft/${asks}/papers`],
			[who, `/carefund/draft/${gives}/donor`], [who, `/carefund/draft/${gives}/wishes`], ...await desks(), ...(await Promise.all(modules.map(m => m.pages()))).flat(),
			[await new_number(), '/mobile/code'], [await person('换号的人'), '/mobile'], [other, '/account'], [other, '/logout'], [victim, '/desk/account']
		],
		// Addresses whose forms stand on no page of these, sent with the page's token.
		bare: [
			[who, `/alliance/case/${sub.no}`, `/alliance/case/${sub.no}/read`], [who, `/alliance/case/${sub.no}`, `/alliance/case/${sub.no}/papers`], [who, '/account', '/mine/messages'],
			[clerk, '/desk/account', `/desk/alliance/${claim.no}/claim`], [clerk, '/desk/account', `/desk/alliance/${claim.no}/release`], [clerk, '/desk/account', `/desk/alliance/${claim.no}/read`], [clerk, '/desk/account', '/desk/messages'], [await officer(p.town, ['clerk']), '/desk/account', `/desk/alliance/${changing.no}/task/${task}`],
			[system, '/desk/account', `/desk/people/${victim.id}/state`], [system, '/desk/account', `/desk/people/${victim.id}/reset`],
			...of_modules('bare'), ...of_modules('bare').filter(([,, x]) => /\/case\/.*\/read$/.test(x)).map(([v, page, x]) => [v, page, x.replace(/read$/, 'rate')]),
			...of_modules('bare').filter(([,, x]) => /^\/desk\/.*\/read$/.test(x)).map(([v, page, x]) => [v, page, x.replace(/read$/, 'visit')]),
			// These end the session.
			[await person('走的人'), '/account', '/account/sessions'], [await officer(p.village, ['clerk']), '/desk/account', '/desk/logout']
		]
	})
})) {
	const lot = Math.max(1, Math.round(SAMPLE / 4))
	const at_hand = async (v, page, action) => (await v.get(page)).forms.find(x => x.method === 'POST' && x.action === action)
	async function try_out (v, page, f, field, typed) {
		const base = f.fields.filter(([k]) => k !== field)
		const out = [...base, [field, typed]]
		if (field !== 'key' && !base.some(([k]) => k === 'key')) out.push(['key', key()])
		const button = f.buttons.find(b => b.name && b.name !== field)
		if (button) out.push([button.name, button.value])
		const a = fine(f.type.startsWith('multipart') && typeof typed === 'string' && !typed.includes('\0')
			? await v.post(f.action, [], multipart(out, []))
			: await v.post(f.action, out))
		if (!allowed.includes(a.status)) fail(`${f.action}, ${field}: ${a.status}`)
		if (a.status === 422 && (!a.summary.length || !/^(错误|Error)/.test(a.title))) fail(`${f.action}, ${field}: 422 without a summary`)
		if (typed.includes('\0') && !f.type.startsWith('multipart')) same(a.status, 400, `${f.action}, ${field}: NUL`)
		if (a.location && !/^\/($|[^/\\])/.test(a.location)) fail(`${f.action}, ${field}: led to ${a.location}`)
		if (/^text\/html/.test(a.headers['content-type'])) {
			for (const e of a.doc) for (const k of Object.keys(e.attributes)) if (/^on[a-z]|^style$/.test(k)) fail(`${f.action}, ${field}: ${e.name} ${k}`)
		}
		return a
	}
	const tries = []
	const formless = []
	const claim_no = sweep.pages.map(([, x]) => /^\/desk\/alliance\/([^/]+)\/assign$/.exec(x)?.[1]).find(Boolean)
	const top = new URL('../../', import.meta.url)
	const fields_in = r => {
		const file = readdirSync(new URL(`cgi/${r.program}/`, top)).filter(f => f.endsWith('.c')).map(f => readFileSync(new URL(`cgi/${r.program}/${f}`, top), 'utf8')).find(c => new RegExp(`^enum reply ${r.handler}\\(`, 'm').test(c)) ?? ''
		return [...file.matchAll(/(?:req_form|req_secret|typed|text|number)\w*\(\w+, "(\w+)"/g)].map(m => m[1])
	}
	const have = new Set(forms.map(f => route_of('POST', f.to ?? f.action)))
	const forms_on = (a, page) => a.forms.filter(f => f.method === 'POST' && (/\/logout$/.test(f.action) ? page === '/logout' : f.action !== '/view' || page === '/view'))
	const take_up = (v, page, list) => {
		// One form of each action; the others are like it.
		for (const f of list.filter((f, i) => list.findIndex(x => x.action.replace(/\d+/g, '') === f.action.replace(/\d+/g, '')) === i)) {
			const names = [...new Set([...f.controls.map(c => c.get('name')), ...f.buttons.map(b => b.name)].filter(n => n && n !== 'token'))]
			for (const field of names) tries.push([v, page, f, field])
			have.add(route_of('POST', f.action))
		}
	}
	for (const [v, page] of sweep.pages) {
		const a = fine(await v.get(page))
		const list = forms_on(a, page)
		if (!list.length) formless.push(`${a.brief} ${a.location ?? ''}`)
		take_up(v, page, list)
	}
	// Pages that came later: whoever is let in, and what they hold.
	const at_work = [system, await officer(p.root, ['secadmin']), await officer(p.root, ['auditadmin']), await officer(p.root, ['supervisor']), ...Object.values(staff), ...Object.values(fund), ...of_modules('staff')]
	const reader = await person('看的人')
	await all('pages without a number in their address, whoever is let in', routes.filter(r => r.method === 'GET' && r.page && !r.path.includes(':')), async r => {
		for (const v of r.path.startsWith('/desk') ? at_work : [reader]) {
			const a = fine(await v.get(r.path))
			if (a.status === 200) take_up(v, r.path, forms_on(a, r.path).filter(f => !have.has(route_of('POST', f.action))))
		}
	})
	// Forms that only stand there when there is something to decide: the fields
	// their handlers ask for, as the source names them.
	for (const r of routes.filter(r => r.method === 'POST' && !have.has(`POST ${r.path}`))) {
		const to = r.path.replace(/:no\b/, claim_no).replace(/:\w+/g, '1')
		const names = new Set(['key', ...fields_in(r)])
		for (const v of r.path.startsWith('/desk') ? at_work.slice(0, 3) : [reader]) {
			const token = (await v.get(r.path.startsWith('/desk') ? '/desk/account' : '/account')).doc.one('input[name=token]')?.get('value')
			for (const field of names) tries.push([v, null, { action: to, type: '', fields: [['token', token], ...[...names].filter(n => n !== 'key').map(n => [n, '1'])], buttons: [] }, field])
		}
	}
	await test('their forms stand on their pages', () => same(formless, [], 'no form'))
	// What may end a session or a case comes last.
	const ends = /logout|close|drop|withdraw|quit|check$|claim|state|reset|give|take|password/
	tries.sort((a, b) => ends.test(a[2].action) - ends.test(b[2].action))
	await all('every field of every other form: refused, or done, and never a fault', tries.flatMap(([v, page, f, field]) => some(lot).map(s => [v, page, f, field, s])), async ([v, page, f, field, typed], i) => {
		if (i % 40 === 0) await run_sql('delete from rg.rate')
		const a = await try_out(v, page, f, field, typed)
		// It was done, or is old: the next try takes the form as it is now.
		if ([303, 409].includes(a.status)) {
			const now = page && await at_hand(v, page, f.action)
			if (now) f.fields = now.fields
		}
	})
	await all('forms that are only buttons', sweep.bare.flatMap(([v, page, to]) => ['key', 'do', 'version', 'next'].map(field => [v, page, to, field])), async ([v, page, to, field]) => {
		const a = fine(await v.get(page))
		if (a.status !== 200) return
		const token = a.doc.one('input[name=token]')?.get('value')
		for (const typed of some(1)) await try_out(v, page, { action: to, type: '', fields: [['token', token]], buttons: [] }, field, typed)
	})
	await test('no route with a form was left out', () => {
		same(routes.filter(r => r.method === 'POST' && !sent.has(`POST ${r.path}`)).map(r => r.path), [], 'never sent to')
	})
}

// ---- where to go next -------------------------------------------------------------------

const elsewhere_to = ['//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example/', 'https:evil.example', 'http:/\\evil.example', 'javascript:alert(1)', 'data:text/html,x', '/%09/evil.example', '/\t/evil.example',
	'/\n/evil.example', '\t//evil.example', ' //evil.example', '/.evil.example@x', '@evil.example', '/..//evil.example', '//evil.example%2f..', '/%2f/evil.example', '/%5cevil.example', '／／evil.example', '/mine\r\nSet-Cookie: a=b', '/mine%0d%0aSet-Cookie:%20a=b', '//', '/\\/\\/evil.example', 'evil.example', '.evil.example', '?//evil.example', '#//evil.example']
await all('an address to go on to that leads away is not followed', elsewhere_to.flatMap(s => [['/view', s], ['/login', s]]), async ([page, typed]) => {
	const v = new Visitor({ address: elsewhere() })
	const a = fine(await v.get(`${page}?next=${encodeURIComponent(typed)}`))
	for (const e of a.doc.all('a')) if (/evil/.test(e.get('href') ?? '') && !/^\/(login|signup|view|password|\?)[^\\]*$/.test(e.get('href'))) fail(`${page}?next=${JSON.stringify(typed)}: link ${e.get('href')}`)
	if (page === '/login') return
	const b = fine(await v.send(a, { next: typed, lang: 'en' }, { action: '/view' }))
	if (b.location && (new URL(b.location, 'http://own.example').host !== 'own.example' || /^\/[/\\]/.test(b.location))) fail(`${page}, next=${JSON.stringify(typed)}: led to ${b.location}`)
	if (b.cookies.some(c => /^a=b/.test(c))) fail(`${page}, next=${JSON.stringify(typed)}: a cookie of the visitor's own making`)
})

// ---- encodings ----------------------------------------------------------------------

const percent = b => [...b].map(x => `%${x.toString(16).padStart(2, '0')}`).join('')
for (const f of of_bytes.map(name => forms.find(x => x.name === name))) {
	const field = f.text ? Object.keys(f.text)[0] : 'number'
	await run_sql('delete from rg.rate')
	await all(`${f.name}: bytes that are not UTF-8 are refused, all that are UTF-8 are read`, utf8, async v => {
		if (!f.by) f.visitor.address = elsewhere()
		await renew(f)
		const rest = f.base.filter(([k]) => k !== field && k !== 'key' && k !== 'query').map(([k, x]) => `${encodeURIComponent(k)}=${encodeURIComponent(x)}`)
		const a = fine(await f.visitor.post(f.to, [], { body: [...rest, `key=${key()}`, `${field}=${percent(v.bytes)}`, 'do=next'].join('&') }))
		take_token(f, a)
		const broken = !v.valid || v.bytes.includes(0)
		if (broken) return same(a.status, 400, `vector ${v.section}`)
		const typed = v.bytes.toString('utf8')
		if (!f.text) return same(a.status, 422, `vector ${v.section}`)
		const want = text_of(typed, f.text[field])
		same(a.status, want.stored ? 303 : 422, `vector ${v.section}`)
		if (want.stored) same(await stored(f, field), Buffer.from(want.stored).toString('hex'), `vector ${v.section}: stored`)
	})
}

// ---- in addresses ---------------------------------------------------------------------

const asked = [
	[who, '/verify?code='], [who, '/verify/'], [who, '/notices?before='], [who, `/notices/${encodeURIComponent(notice.no)}?after=`], [who, '/notices/'], [who, '/guides/'], [who, '/stations/'],
	[who, '/objection/'], [who, '/alliance/members?q='], [who, '/alliance/members?trade='], [who, '/alliance/members?district='], [who, '/alliance/members?before='], [who, '/alliance/members/'],
	[who, '/alliance/case/'], [who, '/alliance/draft/'], [who, `/alliance/draft/${d}/`], [who, '/mine/messages?before='], [who, '/account/readers?before='], [who, `/alliance/case/${sub.no}/do/`],
	[who, `/alliance/case/${sub.no}/file/`], [who, `/alliance/case/${sub.no}/paper/`], [who, '/alliance/file/1/'], [who, '/login?next='], [who, '/mine?done='], [who, '/alliance/?done='],
	[clerk, '/desk/search?q='], [clerk, '/desk/?tab='], [clerk, '/desk/?before='], [clerk, '/desk/messages?before='], [clerk, '/desk/alliance/'], [clerk, `/desk/alliance/${sub.no}/do/`], [clerk, '/desk/case/'],
	[clerk, `/desk/alliance/${sub.no}/file/`], [clerk, `/desk/alliance/${sub.no}?done=`], [clerk, '/desk/alliance/members?q='], [clerk, '/desk/alliance/members?state='], [clerk, '/desk/alliance/notices?tab='],
	[who, '/carefund/disclosure/'], [who, '/carefund/case/'], [who, '/carefund/draft/'], [who, `/carefund/draft/${asks}/`], [who, '/carefund/?done='], [fund.accountant, '/desk/carefund/bank?tab='], [fund.accountant, '/desk/carefund/bank?before='],
	[fund.accountant, '/desk/carefund/bank/'], [fund.accountant, '/desk/carefund/months?done='], [fund.leader, `/desk/carefund/${asked_for.no}/do/`], [fund.leader, '/desk/carefund/'], [fund.grid, '/desk/carefund/open?done='], [fund.clerk, '/desk/carefund/batch?action='],
	...of_modules('asked'),
	[system, '/desk/people?q='], [system, '/desk/people?after='], [system, '/desk/people/'], [system, '/desk/standards/'], [staff.audit, '/desk/alliance/batch?action=']
]
await all('whatever stands in an address is looked for, or not there', asked.flatMap(([v, way]) => some(Math.ceil(SAMPLE / 3)).map(s => [v, way, s])), async ([v, way, s]) => {
	if (!s.isWellFormed() || (!way.includes('?') && /^\.{0,2}$|\/|\\/.test(s))) return
	const a = await v.get(way + encodeURIComponent(s))
	if (![200, 303, 400, 403, 404, 410, 414, 422].includes(a.status)) fail(`${way}${s.slice(0, 60)}: ${a.status}`)
	if (/^text\/html/.test(a.headers['content-type']) && s.length > 3 && /[<>]/.test(s) && a.text.includes(s)) fail(`${way}: ${s.slice(0, 60)} stands in the page as markup`)
	if (a.location && !/^\/($|[^/\\])/.test(a.location)) fail(`${way}: led to ${a.location}`)
})

// ---- shown on every page --------------------------------------------------------------

// Two worlds alike but for their words, written straight into the record, also
// where no form would take them: their pages must have one shape.
const nasty = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'&lt;{{7*7}}<?cs var:x ?>'
const tame = '无害'
async function world (text) {
	const own = await person('某人')
	const c = await bring(own, 'PUBLICITY', { unit_name: '普通单位名称有限公司', 'branches.0.name': '分店', 'branches.0.address': `某路${key().slice(0, 8)}号` })
	const m = await admit(c.id)
	const s = await bring(own, 'SUBMITTED')
	const dr = await draft(own, { trade_other: '' })
	const o = await officer(p.district, ['clerk', 'review1'])
	const t = q(text)
	await run_sql(`begin; update rg.account set name = ${t} where id in (${own.id}, ${o.id});
		update rg.case_file set title = ${t} where id in (${m.id}, ${s.id}, ${dr});
		insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, note, by, at) values (${s.id}, 'photo', ${t}, 'image/jpeg', 10, sha256('x'), md5(random()::text), 'refused', ${t}, ${own.id}, api.now());
		insert into rg.case_message (case_id, side, author, author_name, body, at) values (${s.id}, 'off', ${o.id}, ${t}, ${t}, api.now()), (${s.id}, 'pub', ${own.id}, ${t}, ${t}, api.now());
		insert into rg.case_note (case_id, author, body, at) values (${s.id}, ${o.id}, ${t}, api.now());
		update rg.case_form set fields = (select jsonb_object_agg(k, case when k in ('division', 'offers.0.kind', 'offers.0.groups', 'offers.0.proof', 'trade', 'unit_kind', 'offer_years', 'promise', 'consent_publish', 'veteran_founded', 'offers.0.percent', 'offers.0.valid_from', 'offers.0.valid_to') or k like 'agreed.%' then v else ${t} end) from jsonb_each_text(fields) x(k, v)) where case_id in (${m.id}, ${s.id}, ${dr});
		update rg.notice_row set cols = (select jsonb_object_agg(k, ${t}::text) from jsonb_each_text(cols) x(k, v)) where case_id = ${m.id};
		update rg.member set name = ${t} where case_id = ${m.id}; commit`).catch(async e => {
		await run_sql('rollback')
		throw e
	})
	const [n] = await rows(`select n.no, r.id from rg.notice n join rg.notice_row r on r.notice = n.id where r.case_id = ${m.id}`)
	const member = await value(`select no from rg.member where case_id = ${m.id}`)
	return { own, o, m, s, dr, n, member }
}
let worlds
if (!server_only && await test('two worlds alike but for their words', async () => { worlds = [await world(tame), await world(nasty)] })) {
	const ways = [
		['own', w => '/mine'], ['own', () => '/account'], ['own', () => '/mine/messages'], ['own', () => '/account/readers'], ['own', w => `/alliance/case/${w.s.no}`], ['own', w => `/alliance/case/${w.m.no}`],
		...['unit', 'place', 'branches', 'offers', 'promise', 'papers', 'drop'].map(x => ['own', w => `/alliance/draft/${w.dr}/${x}`]), ['own', w => `/alliance/case/${w.s.no}/do/withdraw`], ['own', w => `/alliance/case/${w.m.no}/do/change`],
		['own', w => `/alliance/members/${w.member}`], ['own', w => `/notices/${encodeURIComponent(w.n.no)}`], ['own', w => `/notices/${encodeURIComponent(w.n.no)}/object/${w.n.id}`], ['own', () => '/alliance/apply'], ['own', () => '/alliance/'],
		['o', w => `/desk/alliance/${w.s.no}`], ['o', w => `/desk/alliance/${w.m.no}`], ['o', () => '/desk/account'], ...['accept', 'correct', 'refuse'].map(x => ['o', w => `/desk/alliance/${w.s.no}/do/${x}`])
	]
	await all('markup in any value changes no page\'s shape', ways, async ([by, way]) => {
		const [a, b] = [await worlds[0][by].get(way(worlds[0])), await worlds[1][by].get(way(worlds[1]))]
		if (a.status !== b.status || a.status !== 200) fail(`${way(worlds[0])}: ${a.status}, ${b.status}`)
		if (b.text.includes('<script>alert') || /<img src=x/.test(b.text)) fail(`${way(worlds[1])}: markup`)
		const [x, y] = [shape(a.doc), shape(b.doc)]
		const at = x.findIndex((e, i) => e !== y[i])
		if (at >= 0 || x.length !== y.length) fail(`${way(worlds[1])}: ${x[at]} became ${y[at]} (${x.length}, ${y.length})`)
	})
	await all('lists of many show it as text, too', [['own', `/alliance/draft/${worlds[1].dr}/check`], ['own', '/notices'], ['own', '/alliance/members'], ['own', '/'], ['o', '/desk/'], ['o', '/desk/?tab=all'], ['o', '/desk/?tab=closed'], ['o', '/desk/search?q=%22%3E'], ['o', '/desk/search?q=%3Cscript'], ['o', '/desk/alliance/members'], ['o', '/desk/alliance/notices?tab=open']], async ([by, way]) => {
		const a = fine(await worlds[1][by].get(`${way}${way.includes('?') ? '&' : '?'}x=${key()}`))
		if (/<script>alert|<img src=x/.test(a.text)) fail(`${way}: markup`)
		for (const e of a.doc) for (const k of Object.keys(e.attributes)) if (/^on/.test(k)) fail(`${way}: ${e.name} ${k}`)
	})
	await test('JSON, CSV and the feed stay what they are', async () => {
		const v = new Visitor()
		const nonce = key()
		for (const way of ['/alliance/members.json', '/notices.json', '/open/figures.json', '/open/ratings.json', '/open/report-in.json']) JSON.parse(fine(await v.get(`${way}?x=${nonce}`)).text)
		const feed = fine(await v.get(`/notices.atom?x=${nonce}`)).text
		ok(!/<script|<img/.test(feed), 'markup in the feed')
		const mine = fine(await worlds[1].own.get('/account/data.json')).text
		ok(JSON.stringify(JSON.parse(mine)).includes('alert(1)'), 'my data')
	})
	await test('a table for a spreadsheet holds no formula', async () => {
		await run_sql(`update rg.member set name = '=cmd|'' /C calc''!A0' where case_id = ${worlds[0].m.id}`)
		const csv = fine(await new Visitor().get(`/alliance/members.csv?x=${key()}`)).text
		ok(!/(^|,|\n)"?[=@]cmd|(^|,|\n)"?=/m.test(csv), /.*=cmd.*/.exec(csv)?.[0])
		await run_sql(`update rg.member set name = '无害' where case_id = ${worlds[0].m.id}`)
	})
}

// ---- and all the while ------------------------------------------------------------------

await test('no worker ended', () => same(pids(), before.pids, 'workers'))
await test('an answer of one kind has the headers it always has', () => same(other_heads.slice(0, 5), [], 'headers'))
await test('none kept its visitor waiting', () => ok(seen.slowest < 10000, `${seen.slow} took ${Math.round(seen.slowest)} ms`))
let wrong_sql
await test('every request left one line, and no fault', async () => {
	await new Promise(resolve => setTimeout(resolve, 300))
	const lines = before.log.take()
	const served = m => lines.filter(l => new RegExp(`^<6>\\w+-\\w+ id=\\S+ ${m} `).test(l.line)).length
	const faults = lines.filter(l => /^<[0-3]>/.test(l.line)).map(l => l.line)
	same(faults, [], 'faults')
	// What may be kept the web server answers itself; a form it never does.
	const posts = [...sent].filter(([r]) => r.startsWith('POST')).reduce((n, [, x]) => n + x, 0)
	same(served('POST'), posts, 'lines of forms')
	ok(served('GET') <= seen.requests - posts && served('GET') > (seen.requests - posts) * 0.8, `${served('GET')} lines for ${seen.requests - posts} pages`)
	wrong_sql = lines.filter(l => l.file === 'postgresql.log' && sql_fault.test(l.line)).map(l => l.line)
	same(wrong_sql, [], 'the database was asked what it cannot answer')
	// A path is logged as it was asked for, whatever it says.
	const own = lines.filter(l => /何输入|无害|13800138000/.test(l.line) || l.file !== 'access.log' && /DROP TABLE|alert\(1\)/.test(l.line)).map(l => `${l.file}: ${l.line}`)
	same(own, [], 'what people typed stands in a log')
})
await test('and the log of the database would have told', async () => {
	const mark = log_mark()
	mark.take()
	await as('rg_alliance_pub', '', "select 'x'::bigint").catch(() => {})
	await new Promise(resolve => setTimeout(resolve, 300))
	ok(mark.take().some(l => l.file === 'postgresql.log' && sql_fault.test(l.line)), 'a statement that is wrong left no line')
})
const forms_tried = [...sent.keys()].filter(r => r.startsWith('POST /')).length
note(`tried: ${every.length} strings of others and ${utf8.length} byte vectors at every field of ${forms_tried} forms and in ${asked.length} addresses, ${seen.requests} requests`)
note(`figure: answers of the kind 5xx ${tally.faults} of ${seen.requests}; stored otherwise than typed ${tally.unlike} of ${tally.stored}; SQL faults ${wrong_sql?.length ?? 'unknown'}; slowest answer ${Math.round(seen.slowest)} ms`)
close()
done()
