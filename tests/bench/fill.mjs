// Fills a database with whole cases, stamped from the patterns of kinds.mjs and
// loaded with COPY.
//
//   node fill.mjs KINDS COUNT     TEST_DB: a database without cases
//
// Of each case its own: number with check character, applicant, unit, code, place
// with its stations and officers, moments, codes, search pieces, its place in one
// of the 64 chains and the hash over what stands before it there. The dates of
// live clocks are asked of the engine, once for each kind and day. Past dates are
// those of the pattern, moved by whole weeks and off rest days.

import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { marks, villages } from './kinds.mjs'

const DAY = 86400e6	// microseconds
const sha = (...parts) => {
	const h = createHash('sha256')
	for (const p of parts) h.update(p)
	return h.digest()
}

// A generator of its own: the same size gives the same cases.
let seed = 20261
const random = () => {
	seed = (seed * 1103515245 + 12345) % 2147483648
	return seed / 2147483648
}
const any = list => list[Math.floor(random() * list.length)]
// Random bytes by the pool: asking for sixteen costs as much as for many.
let pool = randomBytes(65536)
let used = 0
const bytes = n => {
	if (used + n > pool.length) {
		pool = randomBytes(65536)
		used = 0
	}
	return pool.subarray(used, used += n)
}
const chars = (alphabet, n) => {
	const b = bytes(n)
	let s = ''
	for (let i = 0; i < n; i++) s += alphabet[b[i] % alphabet.length]
	return s
}

// ---- names ---------------------------------------------------------------------

const heads = '海蓝金鑫顺和福康安泰兴隆盛华新源恒信诚德嘉美佳益民利众联广宏远达通天地人和瑞祥云峰林森阳光明东方北辰南山西泽江河湖海晨曦春秋夏冬青松柏桐梅竹菊荷'
const lines = [['food', '餐饮娱乐', ['餐饮', '酒楼', '小吃', '海鲜']], ['retail', '商超零售', ['商贸', '超市', '百货', '服饰']],
	['culture', '文化旅游', ['旅行社', '文化传媒', '摄影']], ['health', '医疗康养', ['大药房', '口腔', '康养']],
	['education', '教育培训', ['教育咨询', '职业培训']], ['transport', '交通物流', ['物流', '汽车服务', '出租']],
	['finance', '金融服务', ['投资咨询', '保险代理']]]
const family = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉玉兰鹏飞'
const roads = ['香港中路', '山东路', '延安三路', '长江路', '秦岭路', '黑龙江中路', '重庆南路', '文阳路', '鹤山路', '人民路']

const person = () => any(family) + any(given) + (random() < 0.7 ? any(given) : '')
const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const org = [3, 7, 9, 10, 5, 8, 4, 2]
// The n-th credit code (GB 32100-2015).
function credit_code (n) {
	const digits = String(10000000 + n * 7 % 89999993)
	let s = 0
	for (let i = 0; i < 8; i++) s += Number(digits[i]) * org[i]
	const c = 11 - s % 11
	const head = `91370200${digits}${c === 10 ? 'X' : c === 11 ? '0' : c}`
	s = 0
	for (let i = 0; i < 17; i++) s += letters.indexOf(head[i]) * weights[i]
	return head + letters[(31 - s % 31) % 31]
}

function check (digits) {	// ISO 7064 MOD 11-2
	let m = 0
	for (const d of digits) m = (m + Number(d)) * 2 % 11
	m = (12 - m) % 11
	return m === 10 ? 'X' : String(m)
}

function grams (title) {
	const t = [...title.replace(/\s/g, '').toLowerCase()]
	const found = new Set()
	for (let i = 0; i < t.length; i++) {
		found.add(t[i])
		if (i + 1 < t.length) found.add(t[i] + t[i + 1])
	}
	return found
}

// ---- patterns ---------------------------------------------------------------------

const moment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/
const micros = s => {
	const [, head, part] = /^([^.+]+)(?:\.(\d+))?/.exec(s)
	return Date.parse(head.replace(' ', 'T') + 'Z') * 1000 + Number((part ?? '').padEnd(6, '0'))
}
const iso = us => {
	const ms = Math.floor(us / 1000)
	return `${new Date(ms).toISOString().slice(0, 23)}${String(us - ms * 1000).padStart(3, '0')}+00`
}
const epoch = us => `${Math.floor(us / 1e6)}.${String(us % 1e6).padStart(6, '0')}`
const day_of = (day, n) => new Date(Date.parse(day) + n * 864e5).toISOString().slice(0, 10)
const quote = s => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
// An element of an array, in the text of the array.
const element = s => s === '' || /[{}",\\\s]/.test(s) || /^null$/i.test(s)
	? `"${s.replace(/["\\]/g, '\\$&')}"` : s
const unescape = s => s.replace(/\\(.)/g, (_, c) => c === 'n' ? '\n' : c === 't' ? '\t' : c)

// A pattern's text with holes: what stands between, and which value fills each.
function holes (text, at, list) {
	const parts = text.split(at)
	return parts.length === 1 ? text : parts.map((p, i) => i % 2 ? list(p) : p)
}
function fill (t, v) {
	if (typeof t === 'string') return t
	let s = t[0]
	for (let i = 1; i < t.length; i += 2) s += v[t[i]] + t[i + 1]
	return s
}

const random_codes = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const own = {	// columns that are new in each case
	'case_secret.code': () => chars(random_codes, 8),
	'paper.code': () => chars(random_codes, 12),
	'upload.sha256': () => `\\\\x${bytes(32).toString('hex')}`,
	'upload.stored': () => bytes(16).toString('hex')
}
const special = new Set(['case_event', 'case_event_text', 'gram', 'member_gram', 'notice'])

export function compile (file) {
	const { place, shape, kinds, staff } = JSON.parse(readFileSync(file, 'utf8'))
	for (const k of kinds) {
		const words = { [marks.title]: 'title', [k.code]: 'code', [marks.legal]: 'legal', [marks.contact]: 'contact',
			[marks.mobile]: 'mobile', [marks.address]: 'address', [marks.tel]: 'tel', [marks.detail]: 'detail',
			[place.village]: 'village', [place.town]: 'town', [place.district]: 'district',
			[place.village_station]: 'village_station', [place.town_station]: 'town_station',
			[place.district_station]: 'district_station', [place.district_name]: 'district_name',
			[k.id]: 'case', [k.account]: 'account', [k.login]: 'login', '占申请': 'person' }
		if (k.no) words[k.no] = 'no'
		for (const s of staff) {
			words[s.id] = s.login
			words[s.name] = `${s.login}.name`
		}
		k.ids = []	// numbers of its rows, by table
		for (const [t, list] of Object.entries(k.rows)) {
			const c = shape[t].findIndex(x => x.own)
			if (c < 0 || t === 'account' || t === 'case_file') continue
			for (const r of list) {
				words[r[c]] = `${t} ${r[c]}`
				k.ids.push([t, `${t} ${r[c]}`])
			}
		}
		const at = new RegExp(`(${Object.keys(words).sort((a, b) => b.length - a.length).map(quote).join('|')}|\\d{4}-\\d\\d-\\d\\d)`)
		k.moments = new Map()	// text -> microseconds
		k.dates = new Set()
		const hole = p => {
			if (words[p]) return words[p]
			k.dates.add(p)
			return p
		}
		const put = (t, c, s) => {
			if (moment.test(s)) {
				k.moments.set(s, micros(s))
				return ['', s, '']
			}
			return own[`${t}.${c.name}`] ? ['', `${t}.${c.name}`, ''] : holes(s, at, hole)
		}
		k.made = {}
		for (const [t, list] of Object.entries(k.rows)) {
			k.made[t] = list.map(r => r.map((s, i) => put(t, shape[t][i], s)))
		}
		// Of a case whose events are still to come only this is kept.
		k.kept = ['case', 'jitter', ...new Set(['case_event', 'case_event_text'].flatMap(t => (k.made[t] ?? []).flat())
			.flatMap(c => typeof c === 'string' ? [] : c.filter((_, i) => i % 2)).filter(n => !k.moments.has(n)))]
		k.names = Object.fromEntries(Object.entries(shape).map(([t, cols]) => [t, cols.map(c => c.name)]))
	}
	return { place, shape, kinds, staff }
}

// ---- dates of live clocks, from the engine --------------------------------------------

// For each day a kind may begin on: pattern's date -> date. Asked in the database
// that still holds the pattern's standard and calendar; the clocks stand in it as
// the pattern's ledger says.
export async function ask_dates (k, shape, shifts) {
	const c = Object.fromEntries(shape.case_file.map((x, i) => [x.name, k.rows.case_file[0][i]]))
	const ledger = (k.rows.case_clock ?? []).map(r => Object.fromEntries(shape.case_clock.map((x, i) => [x.name, r[i]])))
	const timers = (k.rows.case_timer ?? []).map(r => Object.fromEntries(shape.case_timer.map((x, i) => [x.name, r[i]])))
	const out = new Map()
	const ask = []
	for (const t of timers) {
		const mine = ledger.filter(l => l.clock === t.clock)
		const begun = mine.map(l => l.kind).lastIndexOf('start')
		const run = mine.slice(begun)
		const amount = run.filter(l => l.kind === 'start' || l.kind === 'extend').reduce((n, l) => n + Number(l.amount), 0)
		const pauses = run.map((l, i) => [l, run[i + 1]]).filter(([l]) => l.kind === 'pause')
			.map(([l, next]) => `tstzrange(${q(l.at)}::timestamptz + d, ${next ? `${q(next.at)}::timestamptz + d` : 'null'})`)
		ask.push(`select n, ${q(t.clock)} as what, s.due_on, s.raw_on, s.amber_on, s.provisional, s.due_at
			from days, lateral (select n * interval '1 day' as d) x, lateral api.clock_state(${q(t.started_at)}::timestamptz + d,
			${q(run[0].unit)}, ${amount}, array[${pauses}]::tstzrange[], now(), ${c.area}) s`)
	}
	if (c.step_due_on !== '\\N') {
		ask.push(`select n, 'step', s.due_on, s.due_on, a.due_on, false, null from days,
			lateral (select (${q(c.state_at)}::timestamptz at time zone 'Asia/Shanghai')::date + n as d) x,
			rg.standard_state st, lateral api.due(d, st.step_unit, st.step_days, ${c.area}) s,
			lateral api.due(d, st.step_unit, greatest(1, st.step_days * 2 / 3), ${c.area}) a
			where st.standard = ${c.standard} and st.state = ${q(c.state)}`)
	}
	for (const n of shifts) out.set(n, new Map())
	if (!ask.length) return out
	const list = await rows(`with days as (select unnest(array[${[...shifts]}]) as n) ${ask.join(' union all ')}`)
	for (const r of list) out.get(Number(r.n)).set(r.what, r)
	const shown = timers.filter(t => t.shown === 'true').sort((a, b) => a.started_at < b.started_at ? 1 : -1)[0]
	for (const m of out.values()) if (shown) m.set('case', m.get(shown.clock))
	return out
}

// ---- the stamp -----------------------------------------------------------------------

const COPY = 512 * 1024
class Table {
	constructor (name, cols) {
		this.name = name
		this.rows = 0
		this.text = []
		this.size = 0
		this.child = spawn('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', process.env.TEST_DB,
			'-c', 'set session_replication_role = replica', '-c', "set timezone = 'UTC'",
			'-c', `copy rg.${name} (${cols.map(c => `"${c}"`)}) from stdin`], { stdio: ['pipe', 'ignore', 'inherit'] })
		this.end = once(this.child, 'exit')
		this.child.stdin.on('error', () => {})
	}

	put (line) {
		this.rows++
		this.text.push(line)
		this.size += line.length
	}

	async flush (all) {
		if (!this.size || !all && this.size < COPY) return
		const text = this.text.join('')
		this.text = []
		this.size = 0
		if (!this.child.stdin.write(text)) {
			await Promise.race([once(this.child.stdin, 'drain'), this.end])
		}
	}

	async close () {
		await this.flush(true)
		this.child.stdin.end()
		const [code] = await this.end
		if (code) throw new Error(`COPY into rg.${this.name} failed`)
	}
}

export class Stamp {
	static async open (file) {
		const s = new Stamp()
		Object.assign(s, compile(file))
		s.places = await rows(villages)
		s.base = BigInt(await value('select rg.id_base()'))
		// The old middle of a city holds more units than its edge.
		s.officers = Object.fromEntries((await rows(`select id, login, name from rg.account where side = 'off'`))
			.map(r => [r.login, r]))
		const by = {}
		for (const p of s.places) (by[p.district] ??= []).push(p)
		s.districts = Object.values(by).sort((a, b) => a[0].district < b[0].district ? -1 : 1)
		s.workday = new Map((await rows(`select day, working, ordinal from rg.workday where region = 0`))
			.map(r => [r.day, r.working === 't']))
		s.next = {}
		for (const [t, cols] of Object.entries(s.shape)) {
			if (cols.some(c => c.own)) s.next[t] = BigInt(await value(`select coalesce(max(id), ${s.base}) from rg.${t}`))
		}
		s.member = Number(await value(`select coalesce(max(right(no, -9)::bigint), 0) from rg.member`))
		s.chains = (await rows('select chain, seq, hash from rg.chain order by chain'))
			.map(r => ({ seq: Number(r.seq), hash: Buffer.from(r.hash.slice(2), 'hex') }))
		s.touched = new Set()	// heads and serials that move on
		s.serials = new Map((await rows('select division, day, n from rg.serial')).map(r => [`${r.division} ${r.day}`, Number(r.n)]))
		s.notices = new Map()
		s.used = Number(await value('select count(*) from rg.account'))
		s.out = {}
		s.later = []
		return s
	}

	table (t) { return this.out[t] ??= new Table(t, this.kinds[0].names[t]) }
	number (t) {
		this.touched.add(t)
		return String(++this.next[t])
	}
	roll (day) {
		while (this.workday.get(day) === false) day = day_of(day, 1)
		return day
	}

	// The district counts with the root of its villages, the first most.
	somewhere () {
		const n = Math.floor(this.districts.length * random() ** 1.6)
		return any(this.districts[n])
	}

	values (k, shift, dates) {
		const p = this.somewhere()
		const line = k.name === 'draft' ? lines[1] : any(lines)	// needs no permit
		const n = ++this.used
		const v = { ...p, n, kind: k, case: this.number('case_file'), account: this.number('account') }
		v.title = `${p.district_name.slice(0, 2)}${any(heads)}${any(heads)}${any(heads)}${any(line[2])}${random() < 0.6 ? '有限公司' : '店'}`
		v.code = credit_code(n)
		v.legal = person()
		v.contact = v.person = person()
		v.login = v.mobile = `1${'358'[n % 3]}${String(100000000 + n * 37 % 899999981).padStart(9, '0')}`
		v.address = `${any(roads)}${1 + Math.floor(random() * 399)}号`
		v.tel = `0532-8${String(Math.floor(random() * 1e7)).padStart(7, '0')}`
		v.detail = any(['全部商品九折，所有门店', '进店免费停车两小时', '工时费八五折', '特惠套餐优先安排', '全部菜品，所有门店'])
		v.line = line
		const d = p.district.slice(0, 6)
		for (const s of this.staff) {
			const o = this.officers[s.login.replace(/^\d{6}/, d)]
			v[s.login] = o.id
			v[`${s.login}.name`] = o.name
		}
		for (const [t, key] of k.ids) {
			if (t !== 'notice') v[key] = this.number(t)
		}
		v.jitter = Math.floor(random() * 7 * 3600e6)
		for (const [text, us] of k.moments) {
			v[text] = iso(us + shift * DAY + v.jitter)
		}
		// Dates: those of live clocks as the engine says, the others moved.
		for (const day of k.dates) v[day] = dates.moved.get(day) ?? this.roll(day_of(day, shift))
		for (const f in own) v[f] = null
		return v
	}

	case_number (v, k, shift) {
		if (!k.no) return
		const day = day_of(`${k.no.slice(8, 12)}-${k.no.slice(12, 14)}-${k.no.slice(14, 16)}`, shift)
		const key = `${v.district.slice(0, 6)} ${day}`
		const n = (this.serials.get(key) ?? 0) + 1
		this.serials.set(key, n)
		this.touched.add(key)
		const digits = `${v.district.slice(0, 6)}${day.replace(/-/g, '')}${String(n).padStart(5, '0')}`
		v.no = `LM${digits}-${check(digits)}`
	}

	// One case, begun `shift` days after its pattern.
	stamp (k, shift, dates) {
		const v = this.values(k, shift, dates)
		this.case_number(v, k, shift)
		if (k.made.notice) this.notice(k, v)
		for (const t in k.made) {
			if (special.has(t)) continue
			for (const r of k.made[t]) this.row(t, k, r, v, dates)
		}
		const g = this.table('gram')
		if (k.made.gram) for (const x of grams(v.title)) g.put(`${x}\t${v.case}\t${v.village}\talliance\n`)
		if (k.made.member_gram) {
			const m = this.table('member_gram')
			const id = v[k.ids.find(([t]) => t === 'member')[1]]
			for (const x of grams(`${v.title} ${v.address}`)) m.put(`${x}\t${id}\n`)
		}
		if (k.made.case_event) this.later.push({ k, v: Object.fromEntries(k.kept.map(n => [n, v[n]])), shift })
		return v
	}

	row (t, k, r, v, dates) {
		const names = k.names[t]
		let line = ''
		for (let i = 0; i < r.length; i++) {
			const c = r[i]
			if (i) line += '\t'
			if (typeof c === 'string') {
				line += c
				continue
			}
			if (own[c[1]]) line += own[c[1]]()
			else line += fill(c, v)
		}
		const live = t === 'case_file' ? dates.file : t === 'case_timer' ? dates.timer : null
		if (live || t === 'case_form' || t === 'notice_row' || t === 'member') line = this.correct(t, names, line, v, live)
		this.table(t).put(`${line}\n`)
	}

	// What a pattern's text cannot say by itself.
	correct (t, names, line, v, live) {
		const [trade, word] = v.line
		if (t === 'case_form') return line.replace('"trade": "retail"', `"trade": "${trade}"`)
		if (t === 'notice_row') return line.replace('商超零售', word)
		const f = line.split('\t')
		if (t === 'member') {
			f[names.indexOf('trade')] = trade
			f[names.indexOf('no')] = `RJ${v.district.slice(0, 6)}-${String(++this.member).padStart(6, '0')}`
			return f.join('\t')
		}
		return live(f, names).join('\t')
	}

	// The notice of the day, one for all that are published on it.
	notice (k, v) {
		const i = n => k.names.notice.indexOf(n)
		const r = k.made.notice[0].map(c => fill(c, v))
		const day = r[i('day')]
		const key = k.ids.find(([t]) => t === 'notice')[1]
		const had = this.notices.get(day)
		if (had) {
			v[key] = had
			return
		}
		v[key] = this.number('notice')
		this.notices.set(day, v[key])
		r[i('id')] = v[key]
		r[i('no')] = r[i('no')].replace(/公示\d{8}/, `公示${day.replace(/-/g, '')}`)
		this.table('notice').put(`${r.join('\t')}\n`)
	}

	// Events come into the chains in the order of time.
	chain (until) {
		const due = []
		const rest = []
		for (const x of this.later) {
			const { k, v, shift } = x
			const names = k.names.case_event
			const at = names.indexOf('at')
			x.from ??= 0
			const list = k.made.case_event
			while (x.from < list.length) {
				const us = k.moments.get(list[x.from][at][1]) + shift * DAY + v.jitter
				if (us >= until) break
				due.push([us, k, v, x.from++, shift])
			}
			if (x.from < list.length) rest.push(x)
		}
		this.later = rest
		due.sort((a, b) => a[0] - b[0])
		for (const [us, k, v, n, shift] of due) this.event(us, k, v, n, shift)
	}

	event (us, k, v, n, shift) {
		const names = k.names.case_event
		const e = k.made.case_event[n].map(c => typeof c !== 'string' && k.moments.has(c[1])
			? iso(k.moments.get(c[1]) + shift * DAY + v.jitter) : fill(c, v))
		const text = k.names.case_event_text
		const w = k.made.case_event_text[n]
		const get = name => unescape(e[names.indexOf(name)])
		const or = (name, none) => get(name) === 'N' ? none : get(name)
		const chain = Number(BigInt(v.case) % 64n)
		const head = this.chains[chain]
		const salt = Buffer.from(bytes(16))
		const note = fill(w[text.indexOf('note')], v)
		const fields = fill(w[text.indexOf('fields')], v)
		const digest = sha(salt, `${unescape(note)}\n${unescape(fields)}`)
		const list = [String(chain), String(head.seq + 1), v.case, get('version'), epoch(us), or('actor', '0'),
			get('actor_name'), get('actor_role'), or('station', '0'), get('station_name'), get('action'),
			get('from_state'), get('to_state'), get('reason'), get('seen')]
		head.seq++
		this.touched.add(chain)
		head.hash = sha(head.hash, digest, `{${list.map(element).join(',')}}`)
		const put = (name, s) => { e[names.indexOf(name)] = s }
		put('chain', chain)
		put('seq', head.seq)
		put('digest', `\\\\x${digest.toString('hex')}`)
		put('hash', `\\\\x${head.hash.toString('hex')}`)
		this.table('case_event').put(`${e.join('\t')}\n`)
		this.table('case_event_text').put(`${chain}\t${head.seq}\t\\\\x${salt.toString('hex')}\t${note}\t${fields}\n`)
	}

	async flush (all = false) {
		for (const t of Object.values(this.out)) await t.flush(all)
	}

	async close () {
		this.chain(Infinity)
		for (const t of Object.values(this.out)) await t.close()
		for (const [i, c] of this.chains.entries()) {
			if (this.touched.has(i)) await run_sql(`update rg.chain set seq = ${c.seq}, hash = '\\x${c.hash.toString('hex')}' where chain = ${i}`)
		}
		const moved = [...this.serials].filter(([key]) => this.touched.has(key))
		if (moved.length) {
			await run_sql(`insert into rg.serial values ${moved.map(([key, n]) => { const [d, day] = key.split(' ')
				return `('LM', ${d}, ${q(day)}, ${n})` })} on conflict (letters, division, day) do update set n = excluded.n`)
		}
		for (const t of Object.keys(this.next).filter(x => this.touched.has(x))) {
			await run_sql(`select setval(pg_get_serial_sequence('rg.${t}', 'id'), ${this.next[t]})`)
		}
		if (this.touched.has('member')) await run_sql(`select setval('rg.member_no', rg.id_base() + ${this.member})`)
	}
}

// ---- many ------------------------------------------------------------------------------

// How far a kind can be moved: whole weeks back from today for what is over, for
// what is open so that its last step was these last days.
export function shifts_of (k, now) {
	const since = Math.floor((now - k.last) / 86400) - 1
	if (k.open) return [0, 1, 2, 3].map(n => since - n)
	const most = k.name === 'expired' ? 600 : k.rows.member ? 1000 : 1080
	const list = []
	for (let n = since - since % 7; n > since - most; n -= 7) list.push(n)
	return list
}

// The dates of a kind at a shift, ready to be put into its rows.
export function dates_of (k, found, shape) {
	const moved = new Map()
	const was = t => Object.fromEntries(shape.case_timer.map((c, i) => [c.name, t[i]]))
	for (const t of (k.rows.case_timer ?? []).map(was)) {
		const n = found.get(t.clock)
		moved.set(t.due_on, n.due_on)
	}
	const timer = (f, names) => {
		const n = found.get(f[names.indexOf('clock')])
		const put = (name, s) => { f[names.indexOf(name)] = s }
		for (const c of ['due_on', 'raw_on', 'amber_on', 'provisional']) put(c, n[c])
		if (n.due_at) put('due_at', n.due_at)
		return f
	}
	const file = (f, names) => {
		const put = (name, s) => { f[names.indexOf(name)] = s }
		const n = found.get('case')
		const s = found.get('step')
		if (n) {
			put('due_on', n.due_on)
			put('raw_due_on', n.raw_on)
			put('amber_on', n.amber_on)
			put('provisional', n.provisional)
		}
		if (s) {
			put('step_due_on', s.due_on)
			put('step_amber_on', s.amber_on)
		}
		return f
	}
	return { moved, timer, file }
}

export async function plan (s, now, kinds = s.kinds) {
	const ready = []
	for (const k of kinds) {
		const list = shifts_of(k, now)
		const found = await ask_dates(k, s.shape, list)
		ready.push({ k, list: list.map(n => ({ n, dates: dates_of(k, found.get(n), s.shape) })) })
	}
	return ready
}

async function main (file, count) {
	const began = Date.now()
	await run_sql("set timezone = 'UTC'")
	const s = await Stamp.open(file)
	const now = Number(await value('select extract(epoch from api.now())::bigint'))
	const ready = await plan(s, now, s.kinds.filter(k => k.share))
	// Every case has its day, later ones more than earlier ones. Only how many
	// of a kind begin on a day is kept.
	const share = ready.reduce((n, r) => n + r.k.share, 0)
	const days = new Map()
	let left = count
	for (const [i, r] of ready.entries()) {
		const n = i === ready.length - 1 ? left : Math.round(count * r.k.share / share)
		left -= n
		const many = new Uint32Array(r.list.length)
		for (let j = 0; j < n; j++) many[Math.floor(r.list.length * random() ** 1.5)]++
		for (const [at, m] of many.entries()) {
			if (!m) continue
			const day = Math.floor((Math.min(...r.k.moments.values()) + r.list[at].n * DAY) / DAY)
			if (!days.has(day)) days.set(day, [])
			days.get(day).push([r.k, r.list[at], m])
		}
	}
	const later = await indexes_off(Object.keys(s.shape))
	let done = 0
	for (const day of [...days.keys()].sort((a, b) => a - b)) {
		s.chain(day * DAY)
		for (const [k, x, m] of days.get(day)) {
			for (let j = 0; j < m; j++) {
				s.stamp(k, x.n, x.dates)
				if (++done % 200 === 0) await s.flush()
				if (done % 20000 === 0) tell(done, count, began)
			}
		}
	}
	await s.close()
	const loaded = Date.now()
	process.stderr.write(`  indexes and statistics, after ${((loaded - began) / 1000).toFixed(0)} s\n`)
	await run_sql("set maintenance_work_mem = '1GB'")
	for (const x of later) await run_sql(x.conname ? `alter table ${x.t} add constraint ${x.conname} ${x.con}` : x.def)
	await run_sql('select rg.tally_renew(), rg.tab_renew()')
	await run_sql('vacuum (analyze)')
	const total = Object.values(s.out).reduce((n, t) => n + t.rows, 0)
	const seconds = (Date.now() - began) / 1000
	const bytes = Number(await value('select pg_database_size(current_database())'))
	console.log(`${count} cases, ${total} rows in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} cases a second` +
		` (${((Date.now() - loaded) / 1000).toFixed(1)} s of them indexes and statistics), ${(bytes / count / 1024).toFixed(1)} KiB a case` +
		` on the disk; ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB of memory at most`)
}

// Progress, with the memory that is in use.
function tell (done, count, began) {
	const rate = done / (Date.now() - began) * 1000
	process.stderr.write(`  ${done} of ${count} cases, ${Math.round(rate)} a second, ${Math.round((count - done) / rate)} s to go, ` +
		`${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB\n`)
}

// Indexes come after the rows, where they are not what a key refers to: sorted
// once instead of sought for each row. Search pieces lose their keys too: they are
// many and in no order.
async function indexes_off (tables) {
	const list = await rows(`select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as def, c.conname,
			pg_get_constraintdef(c.oid) as con, indrelid::regclass as t
		from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')
		where indrelid = any (array[${tables.map(t => q(`rg.${t}`))}]::regclass[])
			and (c.oid is null or indrelid in ('rg.gram'::regclass, 'rg.member_gram'::regclass))
			and not exists (select from pg_depend d where d.refobjid = i.indexrelid and d.deptype = 'n')`)
	for (const x of list) await run_sql(x.conname ? `alter table ${x.t} drop constraint ${x.conname}` : `drop index ${x.name}`)
	return list
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
	await main(process.argv[2], Number(process.argv[3]))
	close()
}
