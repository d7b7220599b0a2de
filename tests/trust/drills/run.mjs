// Runs drills one after the other as one suite, and adds up what they say.
//
//   run.mjs [DRILL...]    default: those of this size
//
// In `make test` the short ones, with TRUST=1 all but the soak, with LONG=1 all
// of them and longer.  Each is a script beside this one that speaks TAP; of its
// comments `acked= lost= doubled= wait=` are added up.

import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { join } from 'node:path'

const here = new URL('.', import.meta.url).pathname
const tree = join(here, '../../..')
const shared = ['restart', 'backend', 'workers', 'exhausted', 'reload', 'rivals', 'double', 'files']
// These bring up an instance of their own.
const own = ['failover', 'full', 'cut', 'migrate', 'clock']
const longer = ['slow', 'compound']
const size = process.env.LONG === '1' ? 2 : process.env.TRUST === '1' ? 1 : 0
const named = process.argv.slice(2)
const list = named.length ? named : [...shared, ...size > 0 ? [...longer, ...own] : [], ...size > 1 ? ['soak'] : []]
// What must come together where the count is promised.
const wanted = named.length || size === 0 ? 0 : 20000

// A prepared database, which each of their own instances begins with.
let base
if (list.some(d => own.includes(d) || d === 'soak')) {
	base = mkdtempSync(join(tmpdir(), 'drill-base.'))
	chmodSync(base, 0o711)
	process.on('exit', () => rmSync(base, { recursive: true, force: true }))
	process.env.DRILL_BASE = `${base}/st`
	const r = spawnSync(`${tree}/conf/instance`, ['database', 'true'], {
		env: { ...process.env, STATE: `${base}/st`, PORT: '28999', WEB: 'nginx', MODE: 'demo', DIVISIONS: '', CONF_EXTRA: '' }, stdio: 'ignore'
	})
	if (r.status !== 0) {
		console.log('Bail out! no database')
		process.exit(1)
	}
}

let child
for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(s, () => {
		child?.kill(s)
		child?.on('close', () => process.exit(130))
	})
}

let n = 0
let bad = 0
const sum = { acked: 0, lost: 0, doubled: 0, wait: 0 }
const say = (good, text) => {
	n += 1
	if (!good) bad += 1
	console.log(`${good ? 'ok' : 'not ok'} ${n} - ${text}`)
}

async function run (name) {
	const from = Date.now()
	let plan = false
	let failed = false
	child = spawn(process.execPath, [`${here}${name}.mjs`], { stdio: ['ignore', 'pipe', 'inherit'] })
	for await (const line of createInterface({ input: child.stdout })) {
		const [, not, text] = /^(not )?ok \d+ - (.*)$/.exec(line) ?? []
		if (text) {
			say(!not, text)
			failed ||= !!not
		} else if (/^1\.\.\d/.test(line)) plan = true
		else console.log(line)
		for (const [, k, v] of line.startsWith('# ') ? line.matchAll(/\b(acked|lost|doubled|wait)=(\d+)/g) : []) {
			sum[k] = k === 'wait' ? Math.max(sum.wait, Number(v)) : sum[k] + Number(v)
		}
	}
	const status = child.exitCode ?? await new Promise(resolve => child.on('close', resolve))
	if (!plan || (status !== 0 && !failed)) say(false, `${name}: ended with ${status}${plan ? '' : ', said no plan'}`)
	console.log(`# ${name}: ${Math.round((Date.now() - from) / 1000)} s`)
}

for (const name of list) await run(name)
// On a slow machine workers are killed until enough was acknowledged.
for (let i = 0; i < 12 && sum.acked < wanted; i++) await run('workers')
child = null

if (wanted) say(sum.acked >= wanted, `at least ${wanted.toLocaleString('en')} forms were acknowledged`)
console.log(`# tried: ${list.length} drills (${list.join(', ')}), each acknowledged form looked for in the database`)
console.log(`# figure: lost ${sum.lost}, doubled ${sum.doubled} of ${sum.acked.toLocaleString('en')} acknowledged; longest wait ${(sum.wait / 1000).toFixed(1)} s`)
console.log(`1..${n}`)
process.exitCode = bad ? 1 : 0
