// What is done to very many cases at once: rate, from beginning to end, and memory
// of the processes that do it.
//
//   node bulk.mjs      in the surroundings of a running instance (tests/bench/run)
//
//   escalation   the courier makes up for a long absence: COUNT cases are late
//   batch        an officer decides for 500 cases at a time on the desk's page
//   exports      the directory as a table, from the desk and for everybody
//   standards    a service standard is stored anew beside all these cases
//
// Its table goes to the standard output and to tests/bench/bulk.md. Ends with 1 if
// the last fifth of something goes at less than half the rate of its first, if
// memory grows with what is done, or if something is not done.

import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { workers } from '../web/kit/pools.mjs'
import { cookie, session } from '../web/kit/world.mjs'
import { processes } from './contenders.mjs'
import { plan, Stamp } from './fill.mjs'

const here = new URL('.', import.meta.url).pathname
const state = process.env.STATE
const bin = `${state}/app/bin`
const count = Number(process.env.COUNT ?? 50000)
const many = Number(process.env.BATCHES ?? 10)
const GROWN = 2048	// KiB that may come while one thing is done again and again
const say = text => process.stderr.write(`${text}\n`)
const seconds = since => Number(process.hrtime.bigint() - since) / 1e9
const now = () => process.hrtime.bigint()
const load = loadavg()[0]
const lines = []
const bad = []
const judge = (good, text) => { if (!good) bad.push(text) }

// ---- processes -----------------------------------------------------------------------

// Of its own, in KiB: what is shared with others, such as the buffers of the
// database, is no growth of this process.
const own = pid => {
	try {
		return Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])
	} catch {
		return 0
	}
}
const called = (...args) => processes().filter(p => {
	try {
		return readFileSync(`/proc/${p}/cmdline`, 'utf8') === `${args.join('\0')}\0`
	} catch {
		return false
	}
})
const backends = async role => (await rows(`select pid from pg_stat_activity where usename = ${q(role)}`)).map(r => Number(r.pid))
const middle = list => [...list].sort((a, b) => a - b)[list.length >> 1]
// Of the largest: who first meets the work in the second half grows to the size of
// the others, which is no growth with what is done.
const memory = list => Math.max(0, ...list.map(own))
const halves = sizes => [sizes.slice(0, sizes.length >> 1), sizes.slice(sizes.length >> 1)].map(h => Math.max(...h))
function flat (name, seen) {
	for (const [what, sizes] of Object.entries(seen)) {
		const [a, b] = halves(sizes)
		judge(b - a < GROWN, `${name}: ${what} ${kib(b - a)} KiB grown`)
	}
	return Object.entries(seen).map(([what, sizes]) => `${what} ${halves(sizes).map(kib).join(' → ')}`).join(', ')
}
const kib = x => Math.round(x).toLocaleString('en')

// A program of the suite, as the instance's user; who looks on is asked meanwhile.
function run (args, look = async () => {}, every = 200) {
	const drop = process.getuid() === 0 ? ['setpriv', '--reuid=ronggui', '--regid=ronggui', '--clear-groups'] : []
	const [cmd, ...rest] = [...drop, ...args]
	const child = spawn(cmd, rest, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, RONGGUI_DEFAULTS: `${state}/app/conf/ronggui.conf` } })
	let out = ''
	for (const s of [child.stdout, child.stderr]) s.on('data', d => { out += d })
	return new Promise((resolve, reject) => {
		let over = false
		child.on('close', status => {
			over = true
			status ? reject(new Error(`${args.join(' ')}: ${status}\n${out}`)) : resolve(out)
		})
		;(async () => {
			while (!over) {
				await look(child.pid)
				await new Promise(r => setTimeout(r, every))
			}
		})()
	})
}

// ---- cases ----------------------------------------------------------------------------

async function fill (names, n) {
	const s = await Stamp.open(`${state}/bench/kinds.json`)
	await run_sql("set timezone = 'UTC'")
	const at = Number(await value('select extract(epoch from api.now())::bigint'))
	const ready = await plan(s, at, s.kinds.filter(k => names.includes(k.name)))
	const made = []
	for (let i = 0; i < n; i++) {
		const r = ready[i % ready.length]
		const x = r.list[i % r.list.length]
		made.push({ name: r.k.name, ...s.stamp(r.k, x.n, x.dates) })
		if (i % 200 === 199) await s.flush()
		if (i % 10000 === 9999) say(`  ${i + 1} cases filled in`)
	}
	await s.close()
	await run_sql('vacuum (analyze)')
	return made
}

// Rate of the first and the last fifth of what was done, from samples of (second,
// how many are done).
function ends (samples, all) {
	const when = part => {
		const i = samples.findIndex(([, n]) => n >= all * part)
		const [[t0, n0], [t1, n1]] = [samples[Math.max(0, i - 1)], samples[i]]
		return n1 === n0 ? t1 : t0 + (t1 - t0) * (all * part - n0) / (n1 - n0)
	}
	return [all / 5 / (when(0.2) - samples[0][0]), all / 5 / (when(1) - when(0.8))]
}

function put (what, n, time, first, last, grown) {
	lines.push([what, n.toLocaleString('en'), time.toFixed(1), (n / time).toFixed(0), first.toFixed(0), last.toFixed(0), grown])
	say(`${what}: ${n} in ${time.toFixed(1)} s, at first ${first.toFixed(0)} a second, in the end ${last.toFixed(0)}`)
	judge(last >= first / 2, `${what} goes slower the more there is: ${first.toFixed(0)}, then ${last.toFixed(0)} a second`)
}

// ---- batch --------------------------------------------------------------------------------

async function visitor (login) {
	const id = await value(`select id from rg.account where side = 'off' and login = ${q(login)}`)
	return new Visitor({ cookies: { [cookie('off')]: await session(id, 'off') } })
}

async function batch () {
	const v = await visitor('city-audit1')
	const who = workers('alliance-off')
	const seen = { workers: [], backends: [] }
	const samples = [[0, 0]]
	const start = now()
	let done = 0
	for (let i = 0; i < many; i++) {
		const page = await v.get('/desk/alliance/batch?action=pass3&all=1')
		const [form] = page.forms.filter(f => f.fields.some(([name]) => name === 'case'))
		if (!form) break
		const a = await v.post('/desk/alliance/batch', [...form.fields.filter(([name]) => name !== 'f.batch_no' && name !== 'batch_no'), ['batch_no', `第${i + 1}批`]], { timeout: 120000 })
		if (a.status !== 200) throw new Error(`batch: ${a.status} ${a.summary}`)
		done = Number(await value(`select count(*) from rg.case_event where action = 'pass3' and actor_name = (select name from rg.account where login = 'city-audit1') and at > api.now() - interval '1 h'`))
		samples.push([seconds(start), done])
		seen.workers.push(memory(who))
		seen.backends.push(memory(await backends('rg_alliance_off')))
		say(`  batch ${i + 1}: ${done} decided`)
	}
	judge(done === many * 500, `batch: ${done} of ${many * 500} decided`)
	put('batch decision, 500 at a time', done, seconds(start), ...ends(samples, done), flat('batch', seen))
}

// ---- exports --------------------------------------------------------------------------------

async function exported (name, program, side, role, ask) {
	const who = workers(`${program}-${side}`)
	const seen = { workers: [], backends: [] }
	const times = []
	let bytes = 0
	let n = 0
	const start = now()
	for (let i = 0; i < 8; i++) {
		const one = now()
		const a = await ask()
		if (a.status !== 200) throw new Error(`${name}: ${a.status}`)
		times.push(seconds(one))
		bytes = a.body.length
		n = a.text.split('\r\n').length - 2
		seen.workers.push(memory(who))
		seen.backends.push(memory(await backends(role)))
	}
	const time = seconds(start)
	put(`${name}, ${n.toLocaleString('en')} rows (${(bytes / 1e6).toFixed(1)} MB) 8 times`, n * 8, time, n / middle(times.slice(0, 3)), n / middle(times.slice(-3)), flat(name, seen))
}

async function exports () {
	const v = await visitor('city-audit1')
	const page = await v.get('/desk/alliance/members')
	const [form] = page.forms.filter(f => f.method.toLowerCase() === 'post' && f.action === '/desk/alliance/members')
	if (!form) throw new Error('no form for a file')
	let key = 0
	await exported('directory from the desk', 'alliance', 'off', 'rg_alliance_off', () => v.post(form.action,
		[...form.fields.filter(([name]) => name !== 'key'), ['key', String(++key).padStart(32, '0')], ['do', 'csv']], { timeout: 120000 }))
	const public_v = new Visitor()
	let turn = 0
	await exported('directory for everybody', 'alliance', 'pub', 'rg_alliance_pub', () => public_v.get(`/alliance/members.csv?again=${++turn}`, { timeout: 120000 }))
}

// ---- standards --------------------------------------------------------------------------------

async function standards () {
	const text = readFileSync(`${state}/app/conf/services/alliance-enrolment.hdf`, 'utf8')
	const samples = [[0, 0]]
	const start = now()
	const most = []
	const versions = () => value(`select count(*) from rg.standard where service = 'alliance-enrolment'`)
	const before = Number(await versions())
	for (let i = 0; i < 5; i++) {
		let top = 0
		const changed = `${state}/bench/alliance-enrolment.hdf`	// named as its code
		writeFileSync(changed, text.replace('label = 批次号', `label = 批次号 ${Date.now()}`))
		await run([`${bin}/ronggui`, 'standards', 'load', changed], pid => { top = Math.max(top, own(pid)) }, 5)
		most.push(top)
		samples.push([seconds(start), i + 1])
	}
	judge(Number(await versions()) === before + 5, 'standards: not stored')
	put(`standard stored anew beside ${Number(await value('select count(*) from rg.case_file')).toLocaleString('en')} cases`, 5, seconds(start), ...ends(samples, 5), `${kib(most[0])} → ${kib(most.at(-1))}`)
}

// ---- escalation --------------------------------------------------------------------------------

async function escalation () {
	await run([`${bin}/courier`, 'once'])		// what was due before
	const late = () => value(`select count(*) from rg.escalation where kind <> 'amber'`)
	const before = Number(await late())
	const wanted = Number(await value(`select count(*) from rg.case_file where queue <> ''`))
	const day = await value(`select to_char(api.now() + interval '45 days', 'YYYY-MM-DD')`)
	await run([`${bin}/ronggui`, 'clock', 'set', `${day} 09:00`])
	const samples = []
	const courier = []
	const backend = []
	const start = now()
	let told = 0
	const said = await run([`${bin}/courier`, 'once'], async pid => {
		const n = Number(await late()) - before
		samples.push([seconds(start), n])
		courier.push(own(called(`${bin}/courier`, 'once')[0] ?? pid))
		const [b] = await backends('rg_courier')
		if (b) backend.push(own(b))
		if (seconds(start) - told > 10) {
			told = seconds(start)
			say(`  ${n} escalated`)
		}
	})
	const done = Number(await late()) - before
	samples.push([seconds(start), done])
	const busy = samples.filter(([, n]) => n > 0 && n < done)
	const time = busy.length ? busy.at(-1)[0] - busy[0][0] : seconds(start)
	const from = samples.findIndex(([, n]) => n > 0) - 1
	put('escalation of late cases', done, time, ...ends(samples.slice(Math.max(0, from)), done), `${kib(courier[1] ?? courier[0])} → ${kib(Math.max(...courier))}, backend ${kib(backend[1] ?? 0)} → ${kib(Math.max(...backend))}`)
	lines.push([`the courier's whole round (${said.trim().split('\n').map(l => /(clocks|escalations|reminders)\s.*?count=(\d+)/.exec(l)).filter(Boolean).map(m => `${m[1]} ${m[2]}`).join(', ')})`, '', seconds(start).toFixed(1), '', '', '', ''])
	judge(done >= Math.min(wanted, count) * 0.9, `escalation: ${done} of ${wanted}`)
	judge(Math.max(...courier) - (courier[1] ?? 0) < GROWN, `courier: ${kib(Math.max(...courier) - courier[1])} KiB grown`)
}

// ---- all of it -----------------------------------------------------------------------------------

const began = now()
say('filling in cases')
await fill(['member'], 6000)
await fill(['audit'], many * 500)
await fill(['submitted', 'accepted', 'review1', 'review2', 'to_publish'], count)
say(`filled in ${seconds(began).toFixed(0)} s`)
await batch()
await exports()
await standards()
await escalation()

const row = cells => `| ${cells.join(' | ')} |`
const text = `# Many at once

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${Number(await value('select count(*) from rg.case_file')).toLocaleString('en')} cases.${load > cpus().length / 2 ? ` The machine was busy (load ${load.toFixed(1)} when it began).` : ''} Memory is what belongs to the largest process alone, in KiB, the most of the first half and of the second, or of the beginning and of all; at first and in the end are the first and the last fifth.

${row(['What', 'How many', 'Seconds', 'A second', 'at first', 'in the end', 'Memory'])}
${row(Array(7).fill('---'))}
${lines.map(row).join('\n')}

Verdict: ${bad.length ? bad.join('; ') : 'rates stay, memory stays'}
`
process.stdout.write(text)
writeFileSync(`${here}bulk.md`, text)
close()
process.exit(bad.length ? 1 : 0)
