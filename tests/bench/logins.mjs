// Do people who log in keep others waiting? A password takes a tenth of a second of
// work on purpose. Pages of a case are asked for as fast as they come over a few
// connections, without and with RATE log-ins a second tried beside them, in turn;
// what counts is the ratio of neighbours.
//
//   node logins.mjs    in the surroundings of a running instance (tests/bench/run)
//
// ROUNDS, SLICE (seconds), RATE, CONNECTIONS (a list) change what they say. Every
// log-in is of another account and another address, half of the passwords are
// wrong: no limit of guesses spares any of the work. Its table goes to the standard
// output and to tests/bench/logins.md; ends with 1 if the verdict is bad.

import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { cpus, loadavg } from 'node:os'
import { promisify } from 'node:util'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { admit, base, bring, person } from '../web/kit/world.mjs'

const here = new URL('.', import.meta.url).pathname
const rounds = Number(process.env.ROUNDS ?? 7)
const seconds = Number(process.env.SLICE ?? 5)
const rate = Number(process.env.RATE ?? 20)
const connections = (process.env.CONNECTIONS ?? '4 16').split(' ').map(Number)
const WANTED = 1.5
const password = 'Ronggui-2026'
const say = text => process.stderr.write(`${text}\n`)
const load = loadavg()[0]
const busy = load > cpus().length * 0.5

// ---- a page, and who asks for it ------------------------------------------------------

const work = `${process.env.STATE}/bench`
mkdirSync(work, { recursive: true })
const who = await person('孙等候')
const on = await bring(who, 'PUBLICITY')
await admit(on.id)
const file = `${work}/pages.tsv`
writeFileSync(file, `GET\t/alliance/case/${on.no}\t${who.cookie()}\t\n`)
const pages = async conns => {
	const { stdout } = await promisify(execFile)('wrk', ['-t1', `-c${conns}`, `-d${seconds}s`, '--timeout', '10s',
		'-s', `${here}load.lua`, base.origin, '--', file, base.origin])
	const m = JSON.parse(/^\{.*\}$/m.exec(stdout)[0])
	return { ...m, rate: m.requests / m.seconds }
}

// ---- who logs in --------------------------------------------------------------------------

const known = await value(`select password from rg.account where side = 'pub' and login = '13800000001'`)
const many = Math.ceil(rounds * connections.length * seconds * rate * 1.2)
const first = 17000000000 + Date.now() % 1e8 * 10
await run_sql(`insert into rg.account (side, kind, login, name, mobile, password, created_at)
	select 'pub', 'person', (${first} + i)::text, '钱等候', (${first} + i)::text, ${q(known)}, api.now()
	from generate_series(1, ${many}) i on conflict do nothing`)
let next = 0
const address = n => `127.${1 + (n >> 16) % 250}.${(n >> 8) % 256}.${n % 256}`
// Forms were drawn before: one visitor's token and key are enough for a try.
const visitor = async () => {
	const v = new Visitor()
	return { v, page: await v.get('/login') }
}

const agent = new http.Agent({ keepAlive: false, maxSockets: Infinity })
const timed = (method, path, { cookie = '', body, from }) => new Promise(resolve => {
	const start = performance.now()
	const headers = { cookie, 'accept-language': 'zh-CN' }
	if (body) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), origin: base.origin, 'sec-fetch-site': 'same-origin' })
	const ended = status => resolve({ status, ms: performance.now() - start })
	const req = http.request({ agent, host: base.hostname, port: base.port, method, path, headers, localAddress: from }, res => {
		res.resume()
		res.on('end', () => ended(res.statusCode))
	})
	req.on('error', () => ended(0))
	req.end(body)
})

// As many as are due, whether those before were answered or not.
async function logins (until) {
	const tries = []
	const forms = []
	const { page, v } = await visitor()
	const [f] = page.forms.filter(x => x.action === '/login')
	const fields = Object.fromEntries(f.fields)
	let n = 0
	const start = performance.now()
	while (!until.over) {
		for (; n < (performance.now() - start) / 1000 * rate; n++) {
			const i = next++
			forms.push(timed('GET', '/login', { from: address(i) }))
			tries.push(timed('POST', '/login', {
				from: address(i), cookie: v.cookie(),
				body: new URLSearchParams({ ...fields, key: String(i).padStart(32, '0'), mobile: String(first + 1 + i % many), password: i % 2 ? `${password}x` : password }).toString()
			}))
		}
		await new Promise(r => setTimeout(r, 10))
	}
	return { tries: await Promise.all(tries), forms: await Promise.all(forms) }
}

// ---- in turn ----------------------------------------------------------------------------------

const results = []
const alone = async conns => pages(conns)
async function beside (conns) {
	const until = { over: false }
	const both = logins(until)
	const m = await pages(conns)
	until.over = true
	return { ...m, ...await both }
}
await pages(4)	// all is warm
for (const conns of connections) {
	for (let i = 0; i < rounds; i++) {
		const pair = {}
		for (const what of i % 2 ? ['beside', 'alone'] : ['alone', 'beside']) {
			pair[what] = await (what === 'alone' ? alone : beside)(conns)
			// A session ends when it is left alone; log-ins leave many.
			await run_sql('update rg.session set seen_at = now() where ended_at is null')
		}
		results.push({ conns, ...pair })
		const { alone: a, beside: b } = pair
		say(`${conns} connections, round ${i + 1}: ${a.p99.toFixed(1)} ms, ${b.p99.toFixed(1)} ms; ${b.tries.length} log-ins`)
	}
}

// ---- what was seen ------------------------------------------------------------------------------

const median = list => {
	const s = [...list].sort((a, b) => a - b)
	return s.length % 2 ? s[(s.length - 1) / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2
}
const part = (list, p) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))]
const row = cells => `| ${cells.join(' | ')} |`
const bad = []
const body = connections.map(conns => {
	const of = results.filter(r => r.conns === conns)
	const ratio = median(of.map(r => r.beside.p99 / r.alone.p99))
	const tries = of.flatMap(r => r.beside.tries)
	const forms = of.flatMap(r => r.beside.forms)
	const errors = of.reduce((s, r) => s + r.alone.errors + r.beside.errors, 0) +
		forms.filter(f => f.status !== 200).length
	const answered = tries.filter(t => [303, 422].includes(t.status)).length
	if (ratio > WANTED) bad.push(`${conns} connections: p99 ${ratio.toFixed(2)} times as long`)
	if (errors) bad.push(`${conns} connections: ${errors} errors`)
	const ms = (what, key) => median(of.map(r => r[what][key])).toFixed(1)
	return [conns, median(of.map(r => r.alone.rate)).toFixed(0), ms('alone', 'p50'), ms('alone', 'p99'),
		median(of.map(r => r.beside.rate)).toFixed(0), ms('beside', 'p50'), ms('beside', 'p99'), ratio.toFixed(2),
		(tries.length / of.reduce((s, r) => s + r.beside.seconds, 0)).toFixed(1), `${Math.round(answered / tries.length * 100)} %`,
		...[tries, forms].flatMap(list => [0.5, 0.99].map(p => part(list.map(x => x.ms), p).toFixed(0))), errors]
})
const text = `# Log-ins beside pages

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores; ${rounds} rounds of ${seconds} s without and ${seconds} s with log-ins, in turn; medians, the ratio is that of neighbours.${busy ? ` The machine was busy (load ${load.toFixed(1)} when it began).` : ''}

${row(['Connections', 'Case pages/s', 'p50 ms', 'p99 ms', 'with log-ins/s', 'p50 ms', 'p99 ms', 'p99 ratio', 'log-ins tried/s', 'answered', 'log-in p50 ms', 'p99 ms', 'its form p50 ms', 'p99 ms', 'errors'])}
${row(Array(15).fill('---'))}
${body.map(row).join('\n')}

Verdict: ${bad.length ? bad.join('; ') : `pages wait at most ${WANTED} times as long while ${rate} log-ins a second are tried`}
`
process.stdout.write(text)
writeFileSync(`${here}logins.md`, text)
close()
process.exit(bad.length ? 1 : 0)
