// R16: the n-th request for memory, write, read or call of libpq fails, once or
// from then on (nth.c), for n after n, in programs that serve one request each
// (plain CGI) and in workers that serve several. No process crashes; a page is
// whole or an error; nobody is let in who should not be; what was sent is stored
// whole or not at all, and is there once after it was sent again.

import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base } from '../../web/kit/http.mjs'
import { bring, officers, person } from '../../web/kit/world.mjs'
import { end, key, number, ok, pick, q, rows, run_sql, same, state, test, tree, value, Visitor, wait } from './kit.mjs'

const bin = process.env.BIN ?? `${tree}/build/bin`
const BUDGET = Number(process.env.POINTS ?? pick(5, 40, 3000))	// points a request, kind and way
const kinds = ['alloc', 'write', 'read', 'pq']
const folder = mkdtempSync(join(tmpdir(), 'fault.'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const library = join(folder, 'nth.so')
execFileSync('cc', ['-std=gnu11', '-shared', '-fPIC', '-O1', '-isystem', '/usr/include/postgresql', '-o', library,
	new URL('nth.c', import.meta.url).pathname, '-ldl'])

// ---- a request, by itself ------------------------------------------------------------

const surroundings = {
	PATH: process.env.PATH, STATE: state, RONGGUI_CONF: process.env.RONGGUI_CONF, RONGGUI_DEFAULTS: process.env.RONGGUI_DEFAULTS
}
function params ({ who, method = 'GET', path, fields }) {
	const body = fields ? new URLSearchParams(fields).toString() : ''
	return {
		REQUEST_METHOD: method, DOCUMENT_URI: path, REQUEST_URI: path, QUERY_STRING: '', SERVER_PROTOCOL: 'HTTP/1.1',
		REMOTE_ADDR: '127.0.0.1', HTTP_HOST: base.host, HTTP_COOKIE: who?.cookie() ?? '', HTTP_ACCEPT_LANGUAGE: 'zh-CN',
		...body && { HTTP_ORIGIN: base.origin, HTTP_SEC_FETCH_SITE: 'same-origin',
			CONTENT_TYPE: 'application/x-www-form-urlencoded', CONTENT_LENGTH: String(Buffer.byteLength(body)) },
		body
	}
}

function parse (text) {
	const at = text.indexOf('\r\n\r\n')
	const head = at < 0 ? '' : text.slice(0, at)
	return {
		status: Number(/^Status: (\d+)/m.exec(head)?.[1] ?? 0), head, body: at < 0 ? '' : text.slice(at + 4),
		length: Number(/^Content-Length: (\d+)/im.exec(head)?.[1] ?? -1)
	}
}

// What the program said and how it ended; `nth` as in nth.c.
function cgi (r, nth) {
	const { body, ...env } = params(r)
	return new Promise(resolve => {
		const child = spawn(`${bin}/${r.program}`, [r.side], {
			env: { ...surroundings, ...env, LD_PRELOAD: library, ...nth && { NTH: nth } }, stdio: ['pipe', 'pipe', 'pipe', 'pipe'], timeout: 60000
		})
		const got = ['', '', '', '']
		for (const i of [1, 2, 3]) child.stdio[i].setEncoding('utf8').on('data', d => { got[i] += d })
		child.stdin.on('error', () => {})
		child.stdin.end(body)
		child.on('close', (exit, signal) => resolve({ ...parse(got[1]), err: got[2], exit, signal, counts: got[3].trim().split(' ').map(Number) }))
	})
}

// ---- what is asked ---------------------------------------------------------------------

const owner = await person('陈有案')
const stranger = await person('路过人')
const mine = await bring(owner, 'SUBMITTED')
const { clerk } = await officers()
const theirs = await bring(await person('来信人'), 'SUBMITTED')
const token_of = async (who, path) => (await who.get(path)).doc.one('input[name=token]').get('value')
const clerk_token = await token_of(clerk, `/desk/alliance/${theirs.no}`)
const name = await value(`select title from rg.case_file where id = ${mine.id}`)

const at = `/alliance/case/${mine.no}`
// The same page twice differs in numbers of the request and in form tokens.
const plain = s => s.replace(/\b[0-9a-f]{12,32}\b|\d{10}\.\d*\.[\w-]+|[\w-]{60,}/g, '*')
const page = program => ({ program, side: 'pub' })
const visit = {}
let n = 0

const requests = {
	'a case page, by its owner': {
		make: () => ({ ...page('alliance'), who: owner, path: at }), good: 200,
		wrong: (a, r, clean) => a.status === 200 && plain(a.body) !== clean ? 'a page that is not whole' : ''
	},
	'the same, by a stranger': {
		make: () => ({ ...page('alliance'), who: stranger, path: at }), good: 404,
		wrong: a => a.status === 200 || a.body.includes(name) ? 'let in' : ''
	},
	'the same, by nobody': {
		make: () => ({ ...page('alliance'), path: at }), good: 303,
		wrong: a => a.status === 200 || a.body.includes(name) ? 'let in' : ''
	},
	'a message of an officer': {
		make: () => ({ program: 'alliance', side: 'off', who: clerk, method: 'POST', path: `/desk/alliance/${theirs.no}/message`,
			fields: { token: clerk_token, key: key(), body: `故障 ${process.pid}-${++n}` } }), good: 303,
		wrong: async (a, r) => {
			const count = () => value(`select count(*) from rg.case_message where body = ${q(r.fields.body)}`)
			const first = await count()
			if (first > '1' || (a.status === 303 && first !== '1')) return `answered ${a.status}, stored ${first}`
			if (a.status === 303) return ''
			let b = await cgi(r)
			for (let i = 0; i < 20 && [429, 503].includes(b.status); i++) {
				await run_sql(`delete from rg.rate where key like 'message:%'`)
				await wait(100)
				b = await cgi(r)
			}
			return b.status === 303 && await count() === '1' ? '' : `sent again: ${b.status}, stored ${await count()}`
		}
	},
	'a log-in with a wrong password': {
		part: 4, good: 422,
		make: () => ({ program: 'portal', side: 'login', who: visit.visitor, method: 'POST', path: '/login',
			fields: { token: visit.token, key: key(), mobile: '13800000001', password: 'Ronggui-2027' } }),
		wrong: async a => a.status === 303 || await value(`select count(*) from rg.session s join rg.account x on x.id = s.account
			where x.login = '13800000001' and s.created_at > clock_timestamp() - interval '10 min'`) !== '0' ? 'let in' : ''
	}
}
visit.visitor = new Visitor()
const login = await visit.visitor.get('/login')
visit.token = login.forms.find(f => f.action.startsWith('/login')).fields.find(([k]) => k === 'token')[1]
const free = () => run_sql(`delete from rg.rate`)

// ---- the loop ----------------------------------------------------------------------------

const tally = { runs: 0, failed: 0, crashed: 0, wrong: 0 }
const points = (total, most) => total <= most ? Array.from({ length: total }, (_, i) => i + 1)
	: Array.from({ length: most }, (_, i) => Math.floor((i + 0.5) * total / most) + 1)

async function judge (a, r, what, clean) {
	tally.runs += 1
	if (a.status !== what.good) tally.failed += 1
	if (a.signal || ![0, 70, 71, 78].includes(a.exit)) {
		tally.crashed += 1
		return `${a.signal ?? `exit ${a.exit}`} ${a.err.slice(0, 200)}`
	}
	// 400: of the form not all could be read.
	if (![0, what.good, 400, 429, 500, 503].includes(a.status)) {
		tally.wrong += 1
		return `answered ${a.status}`
	}
	const w = await what.wrong(a, r, clean)
	if (w) tally.wrong += 1
	return w
}

for (const [name, what] of Object.entries(requests)) {
	await test(`R16: ${name}`, async () => {
		await free()
		const first = await cgi(what.make())
		same(first.status, what.good, `without a fault (${first.err.slice(0, 300)})`)
		const clean = plain(first.body)
		const bad = []
		const list = []
		const most = Math.ceil(BUDGET / (what.part ?? 1))
		kinds.forEach((kind, i) => {
			for (const way of ['once', 'always']) for (const p of points(first.counts[i], most)) list.push(`${kind}:${p}:${way}`)
			list.push(`${kind}:${10 * first.counts[i] + 1000}:once`)
		})
		let next = 0
		await Promise.all([0, 1].map(async () => {
			while (next < list.length && bad.length < 12) {
				if (next % 40 === 0) await free()
				const nth = list[next++]
				const r = what.make()
				let a = await cgi(r, nth)
				if (a.status === 429) {
					await free()
					a = await cgi(r, nth)
				}
				const w = await judge(a, r, what, clean)
				if (w) bad.push(`${nth}: ${w}`)
			}
		}))
		console.log(`# ${name}: calls ${kinds.map((k, i) => `${k}=${first.counts[i]}`).join(' ')}; runs=${list.length}`)
		same(bad, [], 'wrong')
	})
}

// ---- a worker that goes on ------------------------------------------------------------------

// One request in the manner of FastCGI; status 0 when there was no answer.
function fastcgi (socket, r) {
	const { body, ...env } = params(r)
	const record = (type, data) => {
		const b = Buffer.from(data)
		return Buffer.concat([Buffer.from([1, type, 0, 1, b.length >> 8, b.length & 255, 0, 0]), b])
	}
	const size = s => {
		const l = Buffer.byteLength(s)
		return l < 128 ? Buffer.from([l]) : Buffer.from([128 | l >> 24, l >> 16 & 255, l >> 8 & 255, l & 255])
	}
	const pairs = Buffer.concat(Object.entries(env).map(([k, v]) => Buffer.concat([size(k), size(v), Buffer.from(k), Buffer.from(v)])))
	return new Promise(resolve => {
		const s = net.connect(socket)
		const parts = []
		s.setTimeout(20000, () => s.destroy())
		s.on('connect', () => s.write(Buffer.concat([record(1, [0, 1, 0, 0, 0, 0, 0, 0]), record(4, pairs), record(4, []),
			...body ? [record(5, body)] : [], record(5, [])])))
		s.on('data', d => parts.push(d))
		s.on('error', () => {})
		s.on('close', () => {
			let b = Buffer.concat(parts)
			const out = []
			while (b.length >= 8) {
				const length = b.readUInt16BE(4)
				if (b[1] === 6) out.push(b.subarray(8, 8 + length))
				b = b.subarray(8 + length + b[6])
			}
			resolve({ ...parse(Buffer.concat(out).toString('utf8')), exit: 0, signal: null, err: '' })
		})
	})
}

async function worker (nth, run) {
	const socket = join(folder, `w${tally.runs}.sock`)
	const child = spawn('spawn-fcgi', ['-n', '-s', socket, '-M', '0600', '--', `${bin}/alliance`, 'pub'],
		{ env: { ...surroundings, LD_PRELOAD: library, NTH: nth }, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
	let err = ''
	child.stderr.setEncoding('utf8').on('data', d => { err += d })
	const ended = new Promise(resolve => child.on('close', (exit, signal) => resolve({ exit, signal, err })))
	for (let i = 0; i < 200 && !existsSync(socket) && child.exitCode === null; i++) await wait(10)
	await run(socket)
	child.kill('SIGTERM')
	rmSync(socket, { force: true })
	return ended
}

await test('R16: a worker goes on rightly after a fault', async () => {
	const bad = []
	const two = ['a case page, by its owner', 'the same, by a stranger'].map(k => requests[k])
	const clean = plain((await cgi(two[0].make())).body)
	let after = 0
	let ends = 0
	for (const kind of kinds) {
		for (const p of points(kind === 'alloc' ? 60000 : kind === 'pq' ? 200 : 100, Math.min(BUDGET, 200))) {
			const nth = `${kind}:${p}:once`
			const e = await worker(nth, async socket => {
				for (let i = 0; i < 6; i++) {
					const what = two[i % 2]
					const r = what.make()
					const a = await fastcgi(socket, r)
					const w = await judge(a, r, what, clean)
					if (w) bad.push(`${nth}, request ${i}: ${w}`)
					after += Number(a.status === what.good)
				}
			})
			if (e.signal && e.signal !== 'SIGTERM') {
				tally.crashed += 1
				bad.push(`${nth}: ${e.signal} ${e.err.slice(-200)}`)
			}
			ends += Number(e.exit === 70)
		}
	}
	console.log(`# workers: ${after} right answers, ${ends} workers ended themselves`)
	same(bad.slice(0, 12), [], 'wrong')
})

await test('nothing is half stored', async () => {
	const [r] = await rows(`select (select count(*) from rg.case_message where case_id = ${theirs.id} and side = 'off') as messages,
		(select count(*) from rg.outbox where case_id = ${theirs.id} and template = 'message') as told`)
	same(Number(r.told), 2 * Number(r.messages), 'messages and what was told of them')
	ok(tally.failed > tally.runs / 10, `only ${tally.failed} of ${tally.runs} runs met their fault`)
	console.log(`# tried: ${number(tally.runs)} runs of ${Object.keys(requests).length} requests, each with one call or all from one on failing (${kinds.join(', ')})`)
	console.log(`# figure: crashes ${tally.crashed}, wrong answers, grants or records ${tally.wrong} of ${number(tally.runs)}`)
})
await free()
end()
