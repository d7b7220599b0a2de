// The database of the instance, as its owner (TEST_DB): one psql that is kept
// open, and started again when the server was.
//
//   await rows('select a, b from t')   -> [{ a: '1', b: null }]
//   await value('select 1')            -> '1'
//   q(text)                            -> a literal

import { spawn } from 'node:child_process'

let child
let waiting = []
let number = 0

export const q = s => s === null || s === undefined ? 'null' : `'${String(s).replace(/'/g, "''")}'`

function start () {
	child = spawn('psql', ['-X', '-q', '-A', '-F', '\x1f', '-R', '\x1e', '-P', 'footer=off',
		'-P', 'null=\x01', '-d', process.env.TEST_DB], { stdio: ['pipe', 'pipe', 'pipe'] })
	const mine = child
	let out = ''
	let err = ''
	child.stdout.setEncoding('utf8')
	child.stderr.setEncoding('utf8')
	child.stdin.on('error', () => {})
	const settle = () => {
		const w = waiting[0]
		if (!w) return
		const at = out.indexOf(w.mark)
		if (at < 0 || !err.includes(w.mark)) return
		const text = out.slice(0, at)
		const wrong = err.slice(0, err.indexOf(w.mark)).trim()
		out = out.slice(at + w.mark.length).replace(/^\n/, '')
		err = err.slice(err.indexOf(w.mark) + w.mark.length).replace(/^\n/, '')
		waiting.shift()
		wrong && /ERROR|FATAL|error:/.test(wrong) ? w.reject(new Error(`${wrong}\n${w.sql}`)) : w.resolve(text)
		settle()
	}
	child.stdout.on('data', d => { out += d; settle() })
	child.stderr.on('data', d => { err += d; settle() })
	child.on('close', () => {
		if (child === mine) child = null
		const lost = waiting.filter(w => w.child === mine)
		waiting = waiting.filter(w => w.child !== mine)
		for (const w of lost) w.reject(new Error(`psql ended: ${err.trim()}`))
	})
	child.unref()
	for (const s of [child.stdin, child.stdout, child.stderr]) s.unref?.()
}

function run (sql) {
	if (!child) start()
	const mark = `@@${++number}@@`
	const mine = child
	const hold = setInterval(() => {}, 1000)
	return new Promise((resolve, reject) => {
		waiting.push({ mark, sql, resolve, reject, child: mine })
		mine.stdin.write(`${sql.replace(/;?\s*$/, ';')}\n\\echo ${mark}\n\\warn ${mark}\n`)
	}).finally(() => clearInterval(hold))
}

export async function rows (sql) {
	const text = (await run(sql)).replace(/\n$/, '')
	if (!text) return []
	const [head, ...lines] = text.split('\x1e')
	const names = head.split('\x1f')
	return lines.map(l => Object.fromEntries(l.split('\x1f').map((v, i) =>
		[names[i], v === '\x01' ? null : v])))
}

export async function value (sql) {
	const r = await rows(sql)
	return r.length ? Object.values(r[0])[0] : undefined
}

export const run_sql = run

// Sums: the courier adds their rows up meanwhile, so they grow fewer by themselves.
export const added_up = ['tab_sum', 'tally']

// Rows of every table of the record, to see what a request changed.
export async function counts (...leave) {
	const tables = (await rows(`select c.relname as name from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'rg' and c.relkind = 'r' order by 1`)).map(r => r.name)
		.filter(t => !leave.includes(t))
	const r = await rows(tables.map(t => `select ${q(t)} as t, count(*) as n from rg.${t}`).join(' union all '))
	return Object.fromEntries(r.map(x => [x.t, Number(x.n)]))
}

export const changed = (before, after) => Object.keys(after)
	.filter(t => after[t] !== before[t]).map(t => `${t} ${before[t]} -> ${after[t]}`)

export function close () {
	child?.stdin.end()
	child?.kill()
	child = null
}
