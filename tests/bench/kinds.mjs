// Kinds of cases, made once through the engine itself in a database of their own
// with its clock set back: every row that the engine wrote for one of them is
// read again and becomes the pattern that fill.mjs stamps whole years of cases
// from. So what a case consists of is nowhere written down a second time.
//
//   node kinds.mjs FILE     TEST_DB: a database without cases

import { writeFileSync } from 'node:fs'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { act, as, bring, draft, person, session } from '../web/kit/world.mjs'

export const district = '370202'

// What stands in the pattern for what differs from case to case.
export const marks = { title: '占位字号商贸有限公司', code: '91370200占位代码X', legal: '占法人', contact: '占联络',
	mobile: '13800138001', address: '占位路1号', tel: '0532-85910001', detail: '占位优待内容' }

const DAY = 86400
const sleep_to = async (start, day, minute) => run_sql(`update rg.instance set clock_offset =
	timestamptz ${q(start)} + interval '${day} days ${minute} min' - now()`)

// ---- who and where ------------------------------------------------------------

async function staff () {
	const of = async login => ({ side: 'off', login, ...(await rows(`select id, name from rg.account
		where side = 'off' and login = ${q(login)}`))[0] })
	const found = { clerk: await of(`${district}-clerk`), review1: await of(`${district}-r1a`),
		review2: await of(`${district}-r2a`), audit: await of('city-audit1'), publisher: await of('city-pub') }
	for (const o of Object.values(found)) o.token = await session(o.id, 'off')
	return found
}

// A village whose own, town's and district's stations all stand.
export const villages = `select v.id as village, t.id as town, d.id as district, v.name as village_station,
		t.name as town_station, d.name as district_station, n.name as district_name
	from rg.station v join rg.station t on t.id = v.parent_id and t.level = 4 and t.active
	join rg.station d on d.id = t.parent_id and d.level = 3 and d.active
	join rg.division n on n.code = d.id
	where v.level = 5 and v.active and v.id = v.area and t.id = t.area and d.id = d.area
		and v.area between t.lo and t.hi`

// ---- the ways a case can go ------------------------------------------------------

const submit = [0, 'submit']
const accept = day => [day, 'accept', 'clerk']
const ask = [1, 'correct', 'clerk', { note: '请补充对外电话。', fields: { 'item.tel': '号码少一位。' } }]
const no = (day, action, role, reason) => [day, action, role, { note: '经查，与申请材料不一致。', reason }]
const review = d => [[d, 'forward', 'review1'], [d + 2, 'pass1', 'review1', { note: '信用查询无异常。' }],
	[d + 6, 'pass2', 'review2', { note: '现场查看属实。' }], [d + 9, 'pass3', 'audit'], [d + 12, 'publish', 'publisher']]
const whole = [submit, accept(1), ...review(2)]
const talk = [[1, 'ask'], [2, 'answer', 'clerk']]

// share: of a hundred cases. open: it stands there today.
export const ways = {
	member: { share: 62, steps: [...whole, [22, 'admit', 'system']] },
	corrected: { share: 12, steps: [submit, ask, ...talk, [3, 'resubmit'], accept(4), ...review(5), [25, 'admit', 'system']] },
	rejected: { share: 7, steps: [submit, accept(1), [2, 'forward', 'review1'], no(4, 'reject1', 'review1', 'R05')] },
	refused: { share: 3, steps: [submit, no(1, 'refuse', 'clerk', 'R02')] },
	withdrawn: { share: 4, steps: [submit, accept(1), [3, 'withdraw']] },
	lapsed: { share: 3, steps: [submit, ask, [22, 'lapse', 'system']] },
	expired: { share: 4, years: 1, steps: [...whole, [22, 'admit', 'system'], [387, 'expire', 'system']] },
	submitted: { share: 1.5, open: 1, steps: [submit] },
	accepted: { share: 0.5, open: 1, steps: whole.slice(0, 2) },
	review1: { share: 1, open: 1, steps: whole.slice(0, 3) },
	review2: { share: 0.5, open: 1, steps: whole.slice(0, 4) },
	audit: { share: 0.4, open: 1, steps: whole.slice(0, 5) },
	to_publish: { share: 0.2, open: 1, steps: whole.slice(0, 6) },
	publicity: { share: 0.4, open: 1, steps: whole.slice(0, 7) },
	correction: { share: 0.5, open: 1, steps: [submit, ask, ...talk] },
	draft: { share: 0, open: 1, steps: [] }
}

async function papers (who, id) {
	for (const [paper, name, n] of [['licence_scan', '营业执照.jpg', 1], ['photo', '门头照片.jpg', 2]]) {
		await as('rg_alliance_pub', who.token, `select api.upload_add(${id}, ${q(paper)}, ${q(name)}, 'image/jpeg',
			${183000 + n}, sha256('${id}${n}'), md5('${id}${n}'), 'unscanned', 1600, 1200)`)
	}
}

async function judge (officer, id) {
	for (const u of await rows(`select id from rg.upload where case_id = ${id} and state = 'unscanned'`)) {
		await as('rg_alliance_off', officer.token, `select api.judge_file(${u.id}, true, '')`)
	}
}

const system = async (id, action) => await value(`begin; set local session authorization rg_courier;
	select api.act_system(${id}, ${q(action)}); commit`) === 't'

async function take (k, [day, action, role, typed], by, at) {
	if (role === 'system') {
		for (let d = day; d < day + 30; d++) {
			await at(d)
			if (await system(k.id, action)) return
		}
		throw new Error(`${k.name}: ${action} never came`)
	}
	if (action === 'ask') {
		return as('rg_alliance_pub', k.who.token, `select api.message_add(${k.id}, '电话写全了吗？材料要不要再交一次？', true, '')`)
	}
	if (action === 'answer') {
		return as('rg_alliance_off', by[role].token, `select api.message_add(${k.id}, '只要改电话，材料不用再交。', false, '')`)
	}
	if (action === 'accept') await judge(by.clerk, k.id)
	const wrong = await act(role ? by[role] : k.who, k.id, action, typed)
	if (wrong) throw new Error(`${k.name}: ${action}: ${wrong}`)
}

// ---- reading them again -------------------------------------------------------------

// Tables of a case, by the condition that finds its rows.
const keyed = "case_form case_secret live_key case_event case_reviewer case_clock case_timer case_correction case_check case_message case_note case_task case_move escalation upload paper outbox notice_row member gram".split(' ')
export const tables = { account: 'id = A', case_file: 'id = C',
	...Object.fromEntries(keyed.map(t => [t, 'case_id = C'])),
	case_event_text: '(chain, seq) in (select chain, seq from rg.case_event where case_id = C)',
	notice: 'id in (select notice from rg.notice_row where case_id = C)',
	member_offer: 'member in (select id from rg.member where case_id = C)',
	member_branch: 'member in (select id from rg.member where case_id = C)',
	member_gram: 'member in (select id from rg.member where case_id = C)' }

export async function columns () {
	const found = {}
	for (const c of await rows(`select c.relname as t, a.attname as name, format_type(a.atttypid, -1) as type,
			a.attidentity <> '' as own from pg_attribute a join pg_class c on c.oid = a.attrelid
			where c.relnamespace = 'rg'::regnamespace and c.relname in (${Object.keys(tables).map(q)})
			and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`)) {
		(found[c.t] ??= []).push({ name: c.name, type: c.type, own: c.own === 't' })
	}
	return found
}

const escape = s => s.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\t/g, '\\t')
export async function rows_of (shape, id, applicant) {
	const out = {}
	for (const [t, where] of Object.entries(tables)) {
		const order = t === 'case_event' ? ' order by seq' : ''
		const list = await rows(`select ${shape[t].map(c => `"${c.name}"::text`)} from rg.${t}
			where ${where.replace(/\bC\b/, id).replace(/\bA\b/, applicant)}${order}`)
		if (list.length) out[t] = list.map(r => shape[t].map(c => r[c.name] === null ? '\\N' : escape(r[c.name])))
	}
	return out
}

// The same without what differs from case to case: numbers, names, moments. Search
// pieces are as many as a title has; they are compared elsewhere.
export const plain = (shape, list) => Object.fromEntries(Object.entries(list).filter(([t]) => !/gram$/.test(t)).map(([t, l]) => [t,
	l.map(r => r.map((s, i) => {
		const { type, name } = shape[t][i]
		if (s === '\\N') return s
		if (/^(timestamp|date|bytea|bigint)/.test(type)) return type
		if (name === 'chain') return name
		if (/name|title|code|no|address|tel|mobile|login|uscc|trade|value|holders|stored/.test(name)) return 'text'
		if (type === 'jsonb') return Object.keys(JSON.parse(s.replace(/\\\\/g, '\\'))).sort().join()
		return s
	}).join(' ')).sort()]))

// ---- all of them ---------------------------------------------------------------------

// Each table's numbers begin somewhere else, so that a number tells its table.
async function spread () {
	await run_sql(`do $$ declare s record; n bigint := 0; begin
		for s in select c.oid::regclass as name from pg_class c where relkind = 'S'
			and relnamespace = 'rg'::regnamespace order by 1 loop
			n := n + 1;
			perform setval(s.name, rg.id_base() + 900000000 + n * 1000000);
		end loop; end $$`)
}

async function make (file) {
	await run_sql("set timezone = 'UTC'")
	await run_sql(`set datestyle = 'ISO, YMD'`)
	await spread()
	const by = await staff()
	const [place] = await rows(`${villages} and d.id = ${district}000000 order by v.id limit 1`)
	const start = await value(`select to_char(date_trunc('week', now() - interval '440 days'), 'YYYY-MM-DD') || ' 01:00:00+00'`)
	let minute = 0
	const at = day => sleep_to(start, day, minute++ % 50)
	const kinds = []
	const steps = []
	await at(0)
	for (const [name, w] of Object.entries(ways)) {
		const who = await person('占申请')
		const id = await draft(who, { unit_name: marks.title, uscc: `${marks.code}${kinds.length}`, legal_rep: marks.legal,
			contact: marks.contact, signer: marks.legal, mobile: marks.mobile, address: marks.address, tel: marks.tel,
			division: place.village, offer_years: String(w.years ?? 4), 'offers.0.detail': marks.detail })
		await papers(who, id)
		const k = { name, id, who, ...w }
		kinds.push(k)
		k.steps.forEach((s, n) => steps.push({ k, s, n }))
	}
	steps.sort((a, b) => a.s[0] - b.s[0] || a.n - b.n)
	for (const { k, s } of steps) {
		if (s[2] !== 'system') await at(s[0])
		await take(k, s, by, at)
	}
	// What the courier does meanwhile.
	await run_sql("update rg.outbox set state = 'sent', tries = 1, sent_at = at where state = 'queued'")
	const shape = await columns()
	await run_sql("set timezone = 'UTC'")
	const out = []
	for (const [n, k] of kinds.entries()) {
		const [c] = await rows(`select no, extract(epoch from coalesce((select max(at)
			from rg.case_event e where e.case_id = c.id), c.created_at))::bigint as last from rg.case_file c where id = ${k.id}`)
		out.push({ name: k.name, share: k.share, open: k.open, id: k.id, account: k.who.id, login: k.who.login,
			no: c.no, code: `${marks.code}${n}`, last: Number(c.last),
			rows: await rows_of(shape, k.id, k.who.id) })
	}
	writeFileSync(file, JSON.stringify({ start, place, shape, kinds: out,
		staff: Object.values(by).map(({ id, name, login }) => ({ id, name, login })) }))
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
	await make(process.argv[2])
	close()
}
