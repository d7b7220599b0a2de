// The database stopped in mid load, workers killed, one form sent fifty times:
// what was acknowledged is there, once. Clients send messages, pages of a draft
// and whole applications; each repeats what was not acknowledged, with the same
// key, as a person does who is shown the page of conf/pages/502.html. Every
// acknowledgement is written to a file, which is then held against the database.

import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { close, q, rows, run_sql, value } from './kit/db.mjs'
import { Visitor } from './kit/http.mjs'
import { all_workers, workers } from './kit/pools.mjs'
import { done, fail, folder, note, ok, same, test } from './kit/tap.mjs'
import { bring, draft, log_mark, person, uscc } from './kit/world.mjs'

const state = process.env.STATE
const apache = process.env.WEB === 'apache'
const wait = ms => new Promise(resolve => setTimeout(resolve, ms))
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
const work = folder('faults')
const CLIENTS = 8
const SECONDS = Number(process.env.SECONDS ?? 12)

// ---- the machine ----------------------------------------------------------------

const pools = ['alliance-pub', 'portal-pub']

const postmaster = () => Number(readFileSync(`${state}/pgdata/postmaster.pid`, 'utf8').split('\n')[0])
const alive = pid => {
	try {
		process.kill(pid, 0)
		return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
	} catch { return false }
}
// Immediate: as if the machine had lost its power, but for the disk's cache.
async function stop () {
	const pid = postmaster()
	close()
	process.kill(pid, 'SIGQUIT')
	for (let i = 0; i < 100 && alive(pid); i++) await wait(50)
	if (alive(pid)) fail('the database does not stop')
}
function start () {
	const owner = statSync(`${state}/pgdata`)
	const drop = process.getuid() === 0 ? ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups'] : ['env']
	const r = spawnSync(drop[0], [...drop.slice(1), '/usr/lib/postgresql/15/bin/pg_ctl', '-D', `${state}/pgdata`, '-l',
		`${state}/log/postgresql.log`, '-o', `-k ${state}/pg`, '-w', '-t', '60', '-s', 'start'], { stdio: 'ignore', cwd: '/' })
	if (r.status !== 0) fail('the database does not start')
}

// ---- clients ---------------------------------------------------------------------

const acked = (file, what) => appendFileSync(join(work, file), `${JSON.stringify(what)}\n`)
const read = file => {
	try {
		return readFileSync(join(work, file), 'utf8').split('\n').filter(Boolean).map(l => JSON.parse(l))
	} catch { return [] }
}

const token_of = async v => (await v.get('/account')).doc.one('input[name=token]').get('value')

// A person with a case to write about, and a draft to fill in.
async function client (i) {
	const who = await person(`客户${i}`)
	const sub = await bring(who, 'SUBMITTED')
	const own = await draft(who)
	return { who, sub, draft: own, version: Number(await value(`select version from rg.case_file where id = ${own}`)), token: await token_of(who), n: 0 }
}

// An application that only waits to be sent.
async function ready (i) {
	const who = await person(`申请${i}`)
	const id = await draft(who)
	await value(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, width, height, by, at)
		select ${id}, x, x || '.jpg', 'image/jpeg', 10, sha256(x::bytea), md5('${id}' || x), 'unscanned', 900, 900, ${who.id}, api.now()
		from unnest(array['licence_scan', 'photo']) x returning id`)
	return { who, id, version: await value(`select version from rg.case_file where id = ${id}`), token: await token_of(who) }
}

const tally = { sent: 0, failed: 0, gap: 0 }
// Sends until it is acknowledged; what kind of failure there was is counted.
async function insist (visitor, path, fields) {
	const from = Date.now()
	for (let i = 0; i < 600; i++) {
		tally.sent += 1
		let a
		try {
			a = await visitor.post(path, fields, { timeout: 20000 })
		} catch (e) {
			a = { status: 0, text: e.message }
		}
		if (a.status === 303 && !/\/login/.test(a.location)) {
			tally.gap = Math.max(tally.gap, Date.now() - from)
			return a
		}
		if (a.status === 429) {	// the limits of an hour are not what is tried here
			await run_sql('delete from rg.rate')
			continue
		}
		if (a.status && ![502, 503].includes(a.status)) fail(`POST ${path}: ${a.status} ${a.errors ? JSON.stringify(a.errors) : ''} ${a.location ?? ''} ${a.h1}`)
		tally.failed += 1
		await wait(100)
	}
	fail(`POST ${path}: never acknowledged`)
}

async function write (c) {
	const body = `留言 ${c.who.id}-${++c.n}-${key().slice(0, 8)}`
	await insist(c.who, `/alliance/case/${c.sub.no}/message`, { token: c.token, key: key(), body })
	acked('messages', { body })
}
async function save (c) {
	const name = `草稿${c.who.id}号${++c.n}店`
	await insist(c.who, `/alliance/draft/${c.draft}/unit`, { token: c.token, key: key(), version: c.version, unit_name: name, uscc: uscc(), unit_kind: 'company', trade: 'retail', legal_rep: '张试验', veteran_founded: '0' })
	c.version += 1
	acked('drafts', { id: c.draft, name, version: c.version })
}
async function apply (r) {
	const a = await insist(r.who, `/alliance/draft/${r.id}/check`, { token: r.token, key: key(), version: r.version, truth: '1' })
	acked('cases', { id: r.id, location: a.location })
}

// Load for some seconds; answers when every client has its acknowledgement.
async function load (clients, stock, seconds, meanwhile) {
	Object.assign(tally, { sent: 0, failed: 0, gap: 0 })
	const until = Date.now() + seconds * 1000
	const work = clients.map(async (c, i) => {
		while (Date.now() < until) {
			const turn = (c.n + i) % 4
			if (turn === 3 && stock.length) await Promise.all([apply(stock.pop()), write(c)])
			else await (turn % 2 ? save(c) : write(c))
			await wait(20)
		}
	})
	const ended = await Promise.allSettled([...work, meanwhile(until)])
	const wrong = ended.find(e => e.status === 'rejected')
	if (wrong) throw wrong.reason
}

async function compare (clients) {
	const messages = read('messages')
	const cases = read('cases')
	const drafts = read('drafts')
	const found = await rows(`select body, count(*) as n from rg.case_message where body like '留言 %' group by body`)
	const stored = new Map(found.map(r => [r.body, Number(r.n)]))
	const lost = messages.filter(m => !stored.has(m.body)).map(m => m.body)
	const doubled = found.filter(r => r.n !== '1').map(r => r.body)
	const known = new Set(messages.map(m => m.body))
	const extra = found.filter(r => !known.has(r.body) && clients.some(c => r.body.startsWith(`留言 ${c.who.id}-`)))
	same([lost, doubled, extra], [[], [], []], 'messages lost, doubled, never acknowledged')
	for (const c of cases) {
		const [r] = await rows(`select c.no, c.state, c.applicant, (select count(*) from rg.case_file x
			where x.applicant = c.applicant) as n, (select count(*) from rg.case_event e where e.case_id = c.id
			and e.action = 'submit') as steps, (select count(*) from rg.paper p where p.case_id = c.id) as papers
			from rg.case_file c where c.id = ${c.id}`)
		if (!r || !c.location.includes(r.no)) fail(`application ${c.id}: acknowledged ${c.location}, stored ${r?.no}`)
		same([r.n, r.steps, r.papers, r.state], ['1', '1', '1', 'SUBMITTED'], `application ${r.no}: cases, submissions, receipts, state`)
	}
	for (const c of clients) {
		const last = drafts.filter(d => d.id === c.draft).at(-1)
		if (!last) continue
		const [r] = await rows(`select c.version, f.fields->>'unit_name' as name from rg.case_file c
			join rg.case_form f on f.case_id = c.id where c.id = ${c.draft}`)
		same([r.version, r.name], [String(last.version), last.name], `draft ${c.draft}: version, last saved`)
	}
	note(`${messages.length} messages, ${drafts.length} saved pages, ${cases.length} applications acknowledged; ` +
		`${tally.failed} of ${tally.sent} requests failed and were sent again; longest wait ${tally.gap} ms`)
	return messages.length + drafts.length + cases.length
}

// ---- one form, many times ----------------------------------------------------------

await test('fifty posts of one message at once store one', async () => {
	const c = await client('五十')
	const body = `一次 ${key()}`
	const fields = { token: c.token, key: key(), body }
	const got = await Promise.all(Array.from({ length: 50 }, () => c.who.post(`/alliance/case/${c.sub.no}/message`, fields)))
	same([...new Set(got.map(a => `${a.status} ${a.location}`))].length, 1, 'different answers')
	same(got[0].status, 303, 'status')
	same(await value(`select count(*) from rg.case_message where body = ${q(body)}`), '1', 'stored')
})
await test('fifty posts of one application at once make one case, with one receipt', async () => {
	const r = await ready('五十')
	const fields = { token: r.token, key: key(), version: r.version, truth: '1' }
	const got = await Promise.all(Array.from({ length: 50 }, () => r.who.post(`/alliance/draft/${r.id}/check`, fields)))
	const say = [...new Set(got.map(a => `${a.status} ${a.location}`))]
	same(say.length, 1, `answers ${say}`)
	ok(/^303 \/alliance\/case\/LM[\w-]+\/receipt$/.test(say[0]), say[0])
	same(await value(`select count(*) from rg.case_file where applicant = ${r.who.id}`), '1', 'cases')
	same(await value(`select count(*) from rg.case_event where case_id = ${r.id} and action = 'submit'`), '1', 'submissions')
	same(await value(`select count(*) from rg.outbox where case_id = ${r.id} and way = 'sms'`), '1', 'messages sent out')
})
await test('the same key with other words is another deed, not a lost one', async () => {
	const c = await client('两句')
	const k = key()
	for (const body of ['第一句', '第二句']) await c.who.post(`/alliance/case/${c.sub.no}/message`, { token: c.token, key: k, body })
	same(await value(`select count(*) from rg.case_message where case_id = ${c.sub.id}`), '2', 'stored')
})

// ---- the database ------------------------------------------------------------------

const clients = []
for (let i = 0; i < CLIENTS; i++) clients.push(await client(i))
const stock = []
for (let i = 0; i < 40; i++) stock.push(await ready(i))

await test('the database stopped at once and started again, twice, under load', async () => {
	const before = all_workers(pools)
	let down = 0
	await load(clients, stock, SECONDS, async () => {
		for (let i = 0; i < 2; i++) {
			await wait(SECONDS * 250)
			await stop()
			try {
				down += 1
				await wait(700)
			} finally {
				start()
			}
		}
	})
	same(down, 2, 'stops')
	const n = await compare(clients)
	ok(n > 50, `only ${n} acknowledged`)
	ok(tally.failed > 0, 'no request failed: the database was not missed')
	ok(tally.gap <= 10000, `a client waited ${tally.gap} ms`)
	same(all_workers(pools), before, 'workers (they recover by themselves)')
})

await test('with the database away pages say so, and nobody dies', async () => {
	const c = clients[0]
	const before = all_workers(pools)
	const log = log_mark()
	log.take()
	const lines = []
	await stop()
	try {
		for (const a of [await c.who.get('/mine'), await c.who.get(`/alliance/case/${c.sub.no}`),
			await c.who.post(`/alliance/case/${c.sub.no}/message`, { token: c.token, key: key(), body: '在吗' })]) {
			same(a.status, 503, a.brief)
			ok(a.headers['retry-after'], `${a.brief}: no Retry-After`)
			ok(a.doc.one('h1') && a.doc.one('html').get('lang') === 'zh-CN', `${a.brief}: not a page of ours`)
			ok(!/SQL|PG|postgres|psql|socket|\/tmp/i.test(a.text.replace(/<[^>]*>/g, '')), `${a.brief}: says what is behind`)
			const id = a.doc.one('.rg-number')?.words ?? ''
			await wait(50)
			lines.push(...log.take().map(l => l.line))
			ok(lines.some(l => id && l.includes(`id=${id} `) && / status=503 /.test(l)), `${a.brief}: number ${id} is not in the log`)
		}
	} finally {
		start()
	}
	same((await c.who.get('/mine')).status, 200, 'afterwards')
	same(all_workers(pools), before, 'workers')
})

// ---- the workers -------------------------------------------------------------------

await test('workers killed, one a second, under load', async () => {
	const kills = 6
	let gets = 0
	const bad = []
	const reader = async until => {
		const v = new Visitor({ cookies: Object.fromEntries(clients[0].who.jar) })
		while (Date.now() < until) {
			gets += 1
			const a = await v.get(`/mine?n=${gets}`).catch(e => ({ status: e.code ?? e.message }))
			if (a.status !== 200) bad.push(a.status)
		}
	}
	let killed = 0
	await load(clients, stock, kills + 2, async until => {
		const readers = [reader(until), reader(until)]
		for (let i = 0; i < kills; i++) {
			await wait(1000)
			const pids = workers(pools[i % 2])
			process.kill(pids[i % pids.length], 'SIGKILL')
			killed += 1
		}
		await Promise.all(readers)
	})
	same(killed, kills, 'killed')
	// nginx asks the next worker for a page; Apache does not.
	if (apache) ok(bad.length <= kills, `${bad.length} of ${gets} GETs failed: ${bad}`)
	else same(bad, [], `of ${gets} GETs failed`)
	ok(tally.failed <= kills, `${tally.failed} POSTs failed by ${kills} kills`)
	ok(gets > 50, `only ${gets} GETs`)
	await compare(clients)
	note(`${gets} GETs, ${bad.length} failed`)
	for (const pool of pools) ok(workers(pool).length >= 2, `${pool}: a worker did not come back`)
})

await test('workers asked to end finish what they have in hand: nothing fails', async () => {
	await load(clients, stock, 4, async () => {
		for (let i = 0; i < 3; i++) {
			await wait(1000)
			for (const pid of all_workers(pools)) process.kill(pid, 'SIGTERM')
		}
	})
	same(tally.failed, 0, 'failed')
	await compare(clients)
})

await test('and afterwards all is as it should be', async () => {
	for (const path of ['/', '/alliance/members', '/desk/login', '/login']) same((await new Visitor().get(path)).status, 200, path)
	// The words of an erased case are gone from the chain, as they should be.
	same(await value(`select count(*) from rg.case_event_text t full join rg.case_event e using (chain, seq) left join rg.case_file c
		on c.id = e.case_id where (t.chain is null or e.chain is null) and c.erased_at is null`), '0', 'events without words')
	try {
		execFileSync(process.env.BIN ? `${process.env.BIN}/ronggui` : 'build/bin/ronggui', ['audit', 'verify'], { stdio: 'pipe', env: process.env })
	} catch (e) {
		fail(`audit verify: ${e.stderr} ${e.stdout}`)
	}
})
close()
done()
