// What the drills share: the machine (clusters, pools of workers), browsers that
// are signed in, a load that writes down every message it was acknowledged, and
// the comparison of that file with the database afterwards.
//
// A browser sends a form with its key until it is answered with a redirection,
// as a person does who is shown conf/pages/502.html. A message of an applicant
// is a row; one of an officer is a row and two of the outbox, in one
// transaction. A drill works on the instance of its surroundings (STATE,
// BASE_URL, TEST_DB; or one of its own, see own.mjs).

import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { close, q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { Visitor } from '../../web/kit/http.mjs'
import { all_workers, renew, stat, workers } from '../../web/kit/pools.mjs'
import { done, fail, note, ok, same, test } from '../../web/kit/tap.mjs'
import { bring, officers, person } from '../../web/kit/world.mjs'

export { all_workers, renew, workers }
export { close, done, fail, note, ok, q, rows, run_sql, same, test, value, Visitor }
export const state = process.env.STATE
// How much: in `make test`, in `make trust`, with LONG=1.
export const long = process.env.LONG === '1'
const size = long ? 2 : process.env.TRUST === '1' ? 1 : 0
export const pick = (...sizes) => sizes[size]
export const tree = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '')
export const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
export const key = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex')
export const number = n => n.toLocaleString('en')

export async function until (what, is, ms = 10000) {
	for (const end = Date.now() + ms; Date.now() < end; await wait(50)) if (await is()) return
	fail(`${what}: not in ${ms} ms`)
}

// ---- the machine -----------------------------------------------------------------

export const alive = pid => stat(pid) !== null

// One process; true where it was there.  0 would be our own group.
export function kill (pid, signal = 'SIGKILL') {
	if (!(Number.isInteger(pid) && pid > 1)) return false
	try {
		return process.kill(pid, signal)
	} catch { return false }
}

export const pools = ['alliance-pub', 'alliance-off', 'portal-pub']

// A command, while the load goes on: { status, out, err }.
export function command (argv, { env, input, timeout = 60000 } = {}) {
	return new Promise(resolve => {
		const child = spawn(argv[0], argv.slice(1), { cwd: '/', env: { ...process.env, ...env }, timeout, stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] })
		const got = { status: null, out: '', err: '' }
		child.stdout.on('data', d => { got.out += d })
		child.stderr.on('data', d => { got.err += d })
		child.on('error', e => resolve({ ...got, err: e.message }))
		child.on('close', status => resolve({ ...got, status }))
		child.stdin?.end(input)
	})
}

// The same as the user who owns the cluster.  Its words go to nobody, for a
// server that it starts would keep our pipe.
export function as_owner (argv, options) {
	const owner = statSync(`${state}/pg`)
	const drop = process.getuid() === 0 ? ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'] : []
	return command([...drop, ...argv], options)
}

export class Cluster {
	constructor (data = `${state}/pgdata`, socket = `${state}/pg`, log = `${state}/log/postgresql.log`) {
		Object.assign(this, { data, socket, log })
	}

	// The number its postmaster wrote down.
	get pid () { return Number(readFileSync(`${this.data}/postmaster.pid`, 'utf8').split('\n')[0]) }
	get log_size () { return statSync(this.log).size }

	// QUIT is `immediate`: as if the power had gone, but for the kernel's cache.
	async stop (signal = 'SIGQUIT') {
		const pid = this.pid
		close()
		if (!kill(pid, signal)) fail('the database does not run')
		await until('the database stops', () => !alive(pid))
	}

	async start (options = '', verb = 'start') {
		const r = await as_owner(['sh', '-c', '"$@" >/dev/null 2>&1', 'sh', '/usr/lib/postgresql/15/bin/pg_ctl', '-D', this.data,
			'-l', this.log, '-o', `-k ${this.socket} ${options}`, '-w', '-t', '60', '-s', verb])
		// Whoever keeps the instance up may have started it a moment before.
		if (r.status !== 0) await until(`pg_ctl ${verb} (${r.status}): ${since(this.log, 0).slice(-3).join(' | ')}`,
			async () => await this.sql('select 1').catch(() => '') === '1', 30000)
	}

	// One of its processes killed: it throws out everybody and recovers.
	async crash (pid) {
		const from = this.log_size
		if (!kill(pid)) return false
		await until('the database recovers', () => since(this.log, from).some(l => l.includes('ready to accept connections')), 60000)
		close()
		return true
	}

	// In a psql of its own: works while the others cannot.
	async sql (text) {
		const r = await command(['psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', this.socket, '-U', 'postgres',
			'-d', 'ronggui', '-c', text], { timeout: 20000 })
		if (r.status !== 0) throw new Error(r.err || 'psql: no answer')
		return r.out.trim()
	}
}

// Lines written to a file since its mark.
export function since (file, mark) {
	return existsSync(file) ? readFileSync(file).subarray(mark).toString('utf8').split('\n').filter(Boolean) : []
}

// ---- browsers ---------------------------------------------------------------------

// n people with a case to write about each, and one officer more who answers.
export async function browsers (n = pick(3, 5, 6)) {
	const list = []
	for (let i = 0; i < n; i++) {
		const who = await person(`来客${i}`)
		const c = await bring(who, 'SUBMITTED')
		const token = (await who.get('/account')).doc.one('input[name=token]').get('value')
		list.push({ who, id: c.id, no: c.no, path: `/alliance/case/${c.no}/message`, token, n: 0 })
	}
	const { clerk } = await officers()
	const c = await bring(await person('来信人'), 'SUBMITTED')
	const page = await clerk.get(`/desk/alliance/${c.no}`)
	const token = page.doc.one('input[name=token]').get('value')
	list.push({ who: clerk, id: c.id, no: c.no, path: `/desk/alliance/${c.no}/message`, token, n: 0, officer: true })
	return list
}

// ---- the load ---------------------------------------------------------------------

const folder = mkdtempSync(join(tmpdir(), 'drill-'))
export const acknowledgements = join(folder, 'acknowledged')
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const run = `${Date.now().toString(36)}${process.pid}`
let sum = 0

export class Load {
	constructor (list, { pause = pick(5, 0, 0), patience = 90, timeout = 20000, expect = [502, 503] } = {}) {
		Object.assign(this, { list, pause, patience, timeout, expect })
		Object.assign(this, { acked: 0, sent: 0, failed: 0, wait: 0, slow: 0, status: {}, odd: [], times: [] })
	}

	// One form until it is acknowledged.
	async insist (visitor, path, fields) {
		const from = Date.now()
		while (Date.now() - from < this.patience * 1000) {
			this.sent += 1
			const at = Date.now()
			const a = await visitor.post(path, fields, { timeout: this.timeout })
				.catch(e => ({ status: 0, text: e.message }))
			this.slow = Math.max(this.slow, Date.now() - at)
			this.status[a.status] = (this.status[a.status] ?? 0) + 1
			if (a.status === 303 && !/\/login/.test(a.location)) {
				this.times.push(Date.now() - at)
				this.wait = Math.max(this.wait, Date.now() - from)
				this.acked += 1
				sum += 1
				return a
			}
			if (a.status === 429) {		// limits of the hour are tried elsewhere
				await run_sql(`delete from rg.rate where key like 'message:%'`).catch(() => {})
				continue
			}
			this.failed += 1
			if (a.status === 503 && !a.headers?.['retry-after']) this.odd.push(`${path}: 503 without Retry-After`)
			if (a.status && !this.expect.includes(a.status)) this.odd.push(`${path}: ${a.status} ${a.location ?? ''} ${a.h1 ?? ''}`)
			if (this.odd.length > 20) break
			await wait(100)
		}
		fail(`POST ${path}: never acknowledged; ${this.odd}`)
	}

	async write (b) {
		const body = `留言 ${run}-${b.id}-${++b.n}`
		await this.insist(b.who, b.path, { token: b.token, key: key(), body })
		appendFileSync(acknowledgements, `${body}\n`)
	}

	// All browsers, and what happens meanwhile, for some seconds or until the
	// moment `stop.at`, and as long as that takes; returns when each has its
	// last acknowledgement.
	async go (seconds, meanwhile = async () => {}) {
		const end = stop(seconds)
		let busy = true
		const work = this.list.map(async b => {
			while (busy || Date.now() < end.at) {
				await this.write(b)
				if (this.pause) await wait(this.pause)
			}
		})
		const ended = await Promise.allSettled([...work, meanwhile(end).catch(e => {
			end.at = this.patience = 0
			throw e
		}).finally(() => { busy = false })])
		const wrong = ended.find(e => e.status === 'rejected')
		if (wrong) throw wrong.reason
		return this
	}

	percentile (p) {
		const t = [...this.times].sort((a, b) => a - b)
		return t[Math.min(t.length - 1, Math.floor(t.length * p / 100))] ?? 0
	}
}

const stop = end => typeof end === 'number' ? { at: Date.now() + end * 1000 } : end

// Pages asked for in a row until `end.at`; answers { gets, bad: [status] }.
export async function reader (cookies, end, path = '/mine', pause = 5) {
	const v = new Visitor({ cookies: Object.fromEntries(cookies) })
	const got = { gets: 0, bad: [] }
	while (Date.now() < end.at) {
		got.gets += 1
		const a = await v.get(`${path}?n=${got.gets}`).catch(e => ({ status: e.code ?? e.message }))
		if (a.status !== 200) got.bad.push(a.status)
		await wait(pause)
	}
	return got
}

// ---- the comparison ---------------------------------------------------------------

// What the file of acknowledgements and the database say of each other.
export async function compare () {
	const acked = existsSync(acknowledgements) ? readFileSync(acknowledgements, 'utf8').split('\n').filter(Boolean) : []
	const found = await rows(`select body, count(*) as n from rg.case_message where body like ${q(`留言 ${run}-%`)} group by body`)
	const stored = new Map(found.map(r => [r.body, Number(r.n)]))
	const known = new Set(acked)
	const half = await rows(`select m.case_id, count(*) as n, (select count(*) from rg.outbox o
		where o.case_id = m.case_id and o.template = 'message') as told from rg.case_message m
		where m.side = 'off' and m.body like ${q(`留言 ${run}-%`)} group by m.case_id`)
	return {
		acked: acked.length,
		lost: acked.filter(b => !stored.has(b)),
		doubled: found.filter(r => r.n !== '1').map(r => r.body),
		extra: found.filter(r => !known.has(r.body)).map(r => r.body),
		half: half.filter(r => Number(r.told) !== 2 * Number(r.n)).map(r => `case ${r.case_id}: ${r.n} messages, ${r.told} in the outbox`)
	}
}

let reported = 0
// Says the figures of a load, and fails where one of them is not nought.
export async function figures (load, { most_wait } = {}) {
	const c = await compare()
	const status = Object.entries(load.status).filter(([s]) => s !== '303').map(([s, n]) => `${n} x ${s === '0' ? 'no answer' : s}`)
	note(`acked=${c.acked - reported} lost=${c.lost.length} doubled=${c.doubled.length} wait=${load.wait}ms ` +
		`slowest=${load.slow}ms failed=${load.failed} of ${load.sent} (${status.join(', ') || 'none'})`)
	reported = c.acked
	same([c.lost, c.doubled, c.extra, c.half], [[], [], [], []], 'lost, doubled, never acknowledged, half stored')
	same(load.odd, [], 'answers that should not be')
	ok(load.acked > 20, `only ${load.acked} acknowledged`)
	if (most_wait) ok(load.wait <= most_wait, `a browser waited ${load.wait} ms`)
	return c
}

export function end () {
	close()
	done()
}
