// The measurement: contenders one after the other, round by round, in an order that
// turns; each round also measures the limits. Before that each peer's answers are
// compared with ours.
//
//   node rounds.mjs    in the surroundings of a running instance (tests/bench/run)
//
// QUICK=1: fewer and shorter rounds. SIZE, ROUNDS, SLICE (seconds), CONNECTIONS (a list),
// PAGES (a list) change what they say.

import { execFile } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { promisify } from 'node:util'
import { changed, close, counts, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { parse } from '../web/kit/html.mjs'
import { cookie } from '../web/kit/world.mjs'
import { ask, cpu, postgres, pss, spent, start, stop, work } from './contenders.mjs'
import { plan, Stamp } from './fill.mjs'
import { columns, plain, rows_of } from './kinds.mjs'
import { pgbench } from './limits.mjs'
import { table } from './table.mjs'

const here = new URL('.', import.meta.url).pathname
const quick = Boolean(process.env.QUICK)
const size = Number(process.env.SIZE)
const rounds = Number(process.env.ROUNDS ?? (quick ? 3 : 5))
const seconds = Number(process.env.SLICE ?? (quick ? 3 : 8))
const list_of = (name, usual) => (process.env[name] ?? usual).split(' ')
const connections = list_of('CONNECTIONS', quick ? '16' : '16 64 1 256').map(Number)
const pages = list_of('PAGES', 'case inbox submit')
const say = text => process.stderr.write(`${text}\n`)
const kinds = `${work}/kinds.json`
const token_of = n => `${String(n).padStart(42, '0')}A`
const desk_token = n => `1${String(n).padStart(41, '0')}A`
const origin = `http://127.0.0.1:${process.env.PORT}`

// ---- who visits what ------------------------------------------------------------

async function visitors () {
	await run_sql(`create temp table visit as select id, no, applicant from rg.case_file where state = 'MEMBER'
		order by md5(id::text) limit 500`)
	await run_sql(`insert into rg.session (token, account, side, factor, address, created_at, seen_at)
		select sha256(convert_to(lpad(id::text, 42, '0') || 'A', 'UTF8')), applicant, 'pub', 2, '127.0.0.1', now(), now() from visit
		on conflict (token) do update set seen_at = now(), created_at = now()`)
	const seen = await rows('select v.id, v.no, a.id as account, a.name from visit v join rg.account a on a.id = v.applicant')
	const clerks = await rows(`select a.id, a.name from rg.account a where login = '370202-clerk'`)
	for (const c of clerks) {
		await run_sql(`insert into rg.session (token, account, side, factor, address, created_at, seen_at)
			values (sha256(convert_to(${q(desk_token(c.id))}, 'UTF8')), ${c.id}, 'off', 2, '127.0.0.1', now(), now())
			on conflict (token) do update set seen_at = now(), created_at = now()`)
	}
	return { seen, clerks }
}

// Sessions would end while we measure: they were seen just now.
const awake = () => run_sql('update rg.session set seen_at = now() where ended_at is null')

// ---- drafts ------------------------------------------------------------------------

class Drafts {
	constructor (key, name) {
		this.key = key
		this.name = name
		this.free = []
	}

	// Whole drafts with their papers, as many, with a session each.
	async make (count) {
		const s = await Stamp.open(kinds)
		await run_sql("set timezone = 'UTC'")
		const now = Number(await value('select extract(epoch from api.now())::bigint'))
		const [r] = await plan(s, now, s.kinds.filter(k => k.name === 'draft'))
		const made = []
		for (let i = 0; i < count; i++) {
			const x = r.list[i % r.list.length]
			made.push(s.stamp(r.k, x.n, x.dates))
			if (i % 200 === 0) await s.flush()
		}
		await s.close()
		await run_sql(`insert into rg.session (token, account, side, factor, address, created_at, seen_at)
			select sha256(convert_to(lpad(id::text, 42, '0') || 'A', 'UTF8')), applicant, 'pub', 2, '127.0.0.1', now(), now()
			from rg.case_file where id >= ${made[0].case} and kind = 'draft'`)
		await run_sql('analyze rg.session, rg.case_file, rg.case_form, rg.upload, rg.account')
		return made
	}

	// As many requests, each of a draft of its own.
	async take (count) {
		if (this.free.length < count) {
			const made = await this.make(Math.max(count, 1000))
			this.free.push(...made.map(v => ({ id: v.case, account: v.account })))
		}
		return this.free.splice(0, count).map(d => ({ ...d, ...this.request(d) }))
	}

	request (d) {
		const token = token_of(d.id)
		const issued = Math.floor(Date.now() / 1000)
		const mac = createHmac('sha256', this.key).update(`form\0${token} ${issued} ${d.account}`).digest('base64url')
		const fields = { token: `${issued}.${d.account}.${mac}`, key: randomBytes(16).toString('hex'), version: '2', truth: '1', do: 'submit' }
		return { method: 'POST', path: `/alliance/draft/${d.id}/check`, cookie: `${this.name}=${token}`, body: new URLSearchParams(fields).toString() }
	}
}

// ---- do they answer alike? ---------------------------------------------------------

// White space between elements is nobody's text.
const words = html => parse(html).one('main').words.replace(/\s+/g, '')

async function alike (list, requests, drafts) {
	const shape = await columns()
	const ours = list.nginx
	for (const c of Object.values(list)) {
		if (c.limit) continue
		for (const page of ['case', 'inbox']) {
			const r = requests[page][0]
			const want = words((await ask(ours.port, r)).text)
			const before = await counts()
			const a = await ask(c.port, r)
			const wrote = changed(before, await counts()).join(', ')
			if (a.status !== 200) throw new Error(`${c.name}, ${page}: status ${a.status}`)
			const got = words(a.text)
			if (got !== want) {
				let i = 0
				while (got[i] === want[i]) i++
				throw new Error(`${c.name}, ${page}: ...${got.slice(Math.max(0, i - 40), i + 60)} instead of ...${want.slice(Math.max(0, i - 40), i + 60)}`)
			}
			if (!/^read_log \d+ -> \d+$/.test(wrote)) throw new Error(`${c.name}, ${page} wrote ${wrote}`)
			const [log] = await rows('select route, object, account from rg.read_log order by id desc limit 1')
			ours.log ??= {}
			ours.log[page] ??= JSON.stringify(log)
			if (JSON.stringify(log) !== ours.log[page]) throw new Error(`${c.name}, ${page}: read log ${JSON.stringify(log)}, not ${ours.log[page]}`)
			const other = await ask(c.port, { ...r, cookie: r.cookie.replace(/\d{4}A$/, '0000A') })
			if (other.status !== 303) throw new Error(`${c.name}, ${page}: without a session ${other.status}`)
		}
		const wrong = requests.case[1]
		const refused = await ask(c.port, { ...requests.case[0], path: wrong.path })
		if (refused.status !== 404) throw new Error(`${c.name}: another's case ${refused.status}`)
		const [d] = await drafts.take(1)
		const before = await counts()
		const a = await ask(c.port, d)
		if (a.status !== 303 || !/\/alliance\/case\/LM[\dX-]+\/receipt$/.test(a.headers.location)) {
			throw new Error(`${c.name}, submit: ${a.status} ${a.headers.location} ${parse(a.text).one(".govuk-error-summary")?.words ?? a.text.slice(0, 200)}`)
		}
		const after = await counts()
		const wrote = Object.keys(after).filter(t => after[t] !== before[t] && !/^(gram|serial)$/.test(t)).map(t => `${t} ${after[t] - before[t]}`).sort().join()
		await run_sql("set timezone = 'UTC'")
		const made = JSON.stringify(plain(shape, await rows_of(shape, d.id, d.account)))
		ours.wrote ??= wrote
		ours.made ??= made
		if (wrote !== ours.wrote) throw new Error(`${c.name}, submit wrote ${wrote} instead of ${ours.wrote}`)
		if (made !== ours.made) {
			let i = 0
			while (made[i] === ours.made[i]) i++
			throw new Error(`${c.name}, submit: ...${made.slice(i - 80, i + 60)} instead of ...${ours.made.slice(i - 80, i + 60)}`)
		}
	}
	const [fault] = await rows('select place, fault from api.audit_check()')
	if (fault) throw new Error(`a chain was broken: ${fault.place}, ${fault.fault}`)
}

// ---- one measurement -----------------------------------------------------------------

async function wrk (to, requests, conns) {
	const file = `${work}/requests.tsv`
	writeFileSync(file, requests.map(r => [r.method ?? 'GET', r.path, r.cookie ?? '', r.body ?? ''].join('\t')).join('\n') + '\n')
	const { stdout } = await promisify(execFile)('bash', ['-c', 'wrk "$@"; times', 'wrk', '-t1', `-c${conns}`, `-d${seconds}s`,
		'--timeout', '10s', '-s', `${here}load.lua`, `http://127.0.0.1:${to}`, '--', file, origin], { maxBuffer: 1 << 24 })
	const m = JSON.parse(/^\{.*\}$/m.exec(stdout)[0])
	const used = [...stdout.split('\n').filter(Boolean).pop().matchAll(/(\d+)m([\d.]+)s/g)].map(x => Number(x[1]) * 60 + Number(x[2]))
	return { ...m, rate: m.requests / m.seconds, load: used[0] + used[1] }
}

const cores = cpus().length
async function measure (c, requests, conns, page) {
	const who = { web: c.web(), worker: c.workers(page), postgres: postgres() }
	const before = Object.fromEntries(Object.entries(who).map(([k, p]) => [k, cpu(p)]))
	const m = await wrk(c.port, requests, conns)
	const after = { web: c.web(), worker: c.workers(page), postgres: postgres() }
	const used = Object.fromEntries(Object.entries(after).map(([k, p]) => [k, spent(before[k], cpu(p))]))
	return { ...m, share: Object.fromEntries(Object.entries({ ...used, load: m.load }).map(([k, s]) => [k, s / m.seconds / cores])),
		each: Object.fromEntries(Object.entries(used).map(([k, s]) => [k, s / Math.max(1, m.requests) * 1e3])) }
}

// ---- all of it --------------------------------------------------------------------------

async function main () {
	const load = loadavg()[0]
	const busy = load > cores * 0.5
	if (busy) say(`The machine is busy (load ${load.toFixed(1)} on ${cores} cores): only ratios within a round mean something.`)
	const [, key] = /^\w+ hmac-\w+ token (\w+)$/m.exec(readFileSync(`${process.env.STATE}/keys/suite`, 'utf8'))
	await run_sql(readFileSync(`${here}peers/role.sql`, 'utf8'))
	const names = { pub: cookie('pub'), off: cookie('off') }
	const { seen, clerks } = await visitors()
	const requests = {
		case: seen.map(v => ({ path: `/alliance/case/${v.no}`, no: v.no, token: token_of(v.id), cookie: `${names.pub}=${token_of(v.id)}` })),
		inbox: clerks.map(c => ({ path: '/desk/', token: desk_token(c.id), cookie: `${names.off}=${desk_token(c.id)}` }))
	}
	const frames = {}
	for (const p of ['case', 'inbox']) {
		const a = await ask(Number(process.env.PORT), requests[p][0])
		if (a.status !== 200) throw new Error(`our own ${p}: ${a.status}`)
		frames[p] = a.text
	}
	const workers = Number(process.env.WORKERS ?? Math.min(12, Math.max(2, cores)))
	const { list } = await start({ cookies: names, key, frames, workers, sample: requests.case[0],
		user: { case: seen[0].name, inbox: clerks[0].name } })
	const drafts = new Drafts(Buffer.from(key, 'hex'), names.pub)
	say('comparing the answers')
	await alike(list, requests, drafts)
	const fixed = { case: '/case.html', inbox: '/inbox.html', submit: '/case.html' }
	const plain_page = { case: '/hello', inbox: '/hello/broken', submit: '/hello/json' }
	const results = []
	const guess = {}
	for (const page of pages) {
		for (const conns of connections) {
			const n = conns === 1 || conns === 256 ? 1 : rounds
			for (let round = 0; round < n; round++) {
				await awake()
				const order = Object.keys(list)
				for (let i = 0; i < order.length; i++) {
					const name = order[(i + round) % order.length]
					const c = list[name]
					let what = requests[page]
					if (name === 'static') what = [{ path: fixed[page] }]
					if (name === 'constant') what = [{ path: plain_page[page] }]
					if (page === 'submit' && !c.limit) {
						what = await drafts.take(Math.ceil((guess[name] ?? 400) * seconds * 1.6) + 300)
						await run_sql('checkpoint')
					}
					const m = await measure(c, what, conns, page)
					if (page === 'submit') guess[name] = Math.max(guess[name] ?? 0, m.rate)
					results.push({ page, conns, round, name, ...m })
					say(`${page} ${conns} ${round + 1}/${n} ${c.name}: ${m.rate.toFixed(0)}/s p99 ${m.p99.toFixed(1)} ms${m.errors ? ` ${m.errors} errors` : ''}`)
				}
				const p = await limit(page, drafts, requests, workers, guess)
				results.push({ page, conns, round, name: 'pgbench', ...p })
				say(`${page} ${conns} ${round + 1}/${n} pgbench: ${p.rate.toFixed(0)}/s ${p.failed}`)
			}
		}
	}
	const memory = Object.fromEntries(Object.entries(list).filter(([, c]) => !c.limit).map(([n, c]) => {
		const each = c.workers('case').map(pss)
		return [n, { total: each.reduce((a, b) => a + b, 0), each: Math.max(...each), n: each.length }]
	}))
	const fault = await rows('select place, fault from api.audit_check()')
	const text = table({ results, list, memory, workers, size, rounds, seconds, quick, load, busy, connections, pages, intact: !fault.length,
		bytes: Object.fromEntries(Object.entries(frames).map(([k, v]) => [k, Buffer.byteLength(v)])) })
	return text
}

async function limit (page, drafts, requests, workers, guess) {
	if (page !== 'submit') return pgbench(page, { seconds, workers, visits: requests[page] })
	const each = Math.ceil((guess.pgbench ?? 500) * seconds * 1.6 / workers) + 200
	const made = await drafts.make(each * workers)
	const [f] = await rows(`select fields::text from rg.case_form where case_id = ${made[0].case}`)
	const fields = JSON.parse(f.fields)
	// Each keeps its own name, code and place; the rest is saved as in the first.
	const paths = Object.keys(fields).filter(k => !/^(uscc|unit_name|division)$/.test(k))
	await run_sql('checkpoint')
	const p = await pgbench(page, { seconds, workers, drafts: { base: made[0].case, each, paths, values: paths.map(k => fields[k]) } })
	guess.pgbench = Math.max(guess.pgbench ?? 0, p.rate)
	return p
}

let status = 1
for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(s, () => stop().then(() => process.exit(1)))
try {
	const { text, good } = await main()
	console.log(text)
	writeFileSync(`${here}result.md`, text)
	status = good ? 0 : 1
} catch (e) {
	say(e.stack)
} finally {
	await stop()
	close()
}
process.exit(status)
