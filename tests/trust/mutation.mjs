// Takes controls away, one at a time (mutation/list.mjs), and looks whether the
// suites notice. Three copies are made of what is under test, none of them the
// real one: databases of a cluster of its own, the tree with its objects, and an
// instance of that tree.

import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { done, note, ok, test } from '../web/kit/tap.mjs'
import { in_database, in_instance, in_tree } from './mutation/list.mjs'

const run = promisify(execFile)
const top = new URL('../..', import.meta.url).pathname.replace(/\/$/, '')
const work = mkdtempSync('/tmp/ronggui-mutation.')
chmodSync(work, 0o711)
const tree = `${work}/tree`
const state = `${work}/st`
const cluster = `host=${state}/pg user=postgres`
const some = process.env.MUTATIONS && new RegExp(process.env.MUTATIONS)
const picked = list => list.filter(m => !some || some.test(m.name))

// ---- copies --------------------------------------------------------------------

await run('sh', ['-c', `mkdir "$2" && cd "$1" && tar -cf - --exclude=./.git --exclude=./run --exclude=./build/san \
	--exclude=./build/fuzz --exclude=./build/npm --exclude=./build/debug . | tar -xf - -C "$2"`, 'sh', top, tree])
await run('cp', ['-a', process.env.BASE, state])
const port = await new Promise(resolve => {
	const s = createServer().listen(0, '127.0.0.1', () => {
		const { port } = s.address()
		s.close(() => resolve(port))
	})
})
const env = {
	...process.env, STATE: state, PORT: String(port), WEB: 'nginx', BIN: `${tree}/build/bin`, RONGGUI_CONF: `${state}/ronggui.conf`,
	RONGGUI_DEFAULTS: `${tree}/conf/ronggui.conf`, BASE_URL: `http://127.0.0.1:${port}`, BASE: ''
}
const instance = async what => run(`${tree}/conf/instance`, [what], { env, cwd: tree, maxBuffer: 1 << 24 })
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
const children = new Set()
for (const s of ['SIGINT', 'SIGTERM']) {
	process.on(s, async () => {
		for (const c of children) try { process.kill(-c.pid, 'SIGKILL') } catch { /* gone */ }
		await instance('down').catch(() => {})
		process.exit(130)
	})
}

// ---- the database ----------------------------------------------------------------

const sql = async (database, text, role = 'postgres') => (await run('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1',
	'-d', `${cluster.replace('postgres', role)} dbname=${database}`, '-c', text], { maxBuffer: 1 << 26 })).stdout

// What list.mjs writes its statements with: texts of functions, fetched before.
async function editor (database, how) {
	const wanted = new Set()
	const collect = { name: database, edit: f => wanted.add(f) && '' }
	how(collect)
	const text = {}
	for (const f of wanted) {
		text[f] = await sql(database, `select pg_get_functiondef(p.oid) || ';' from pg_proc p
			where p.pronamespace::regnamespace || '.' || p.proname = '${f}'`)
	}
	return how({
		name: database,
		edit: (f, from, to) => {
			const changed = text[f]?.replace(from, to)
			if (!changed || changed === text[f]) throw new Error(`${f} has nothing like ${from}`)
			return `${changed};`
		}
	})
}

let made = 0
async function copy () {
	const name = `mutant_${++made}`
	await sql('postgres', `create database ${name} template pristine`)
	await sql('postgres', `alter database ${name} owner to rg_owner`)
	await sql('postgres', `revoke all on database ${name} from public`)
	await sql(name, `do $$ declare r text; begin for r in select rolname from pg_roles where rolname like 'rg\\_%' loop
		execute format('grant connect on database ${name} to %I', r); end loop; end $$`)
	return name
}
const drop = name => sql('postgres', `drop database ${name} (force)`)

// ---- suites -------------------------------------------------------------------------

// Runs a suite until it says what was expected; answers the line, or '' when it
// ended without.
function watch (command, args, more, says) {
	return new Promise(resolve => {
		const child = spawn(command, args, { cwd: tree, env: { ...env, ...more }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
		children.add(child)
		let failing = ''
		let found = ''
		let rest = ''
		const end = () => {
			try { process.kill(-child.pid, 'SIGKILL') } catch { /* gone */ }
		}
		const line = l => {
			if (/^not ok/.test(l)) failing = l.replace(/^not ok \d+ - /, '')
			else if (/^ok/.test(l)) failing = ''
			if (found || !failing || !/^(not ok|#)/.test(l) || !says.test(l)) return
			found = failing
			end()
		}
		const read = data => {
			const lines = (rest + data).split('\n')
			rest = lines.pop()
			lines.forEach(line)
		}
		child.stdout.setEncoding('utf8').on('data', read)
		child.stderr.resume()
		const clock = setTimeout(end, 240000)
		child.on('close', () => {
			clearTimeout(clock)
			children.delete(child)
			line(rest)
			resolve(found)
		})
	})
}

async function notices (m, database) {
	const [kind, name] = m.suite.includes('/') ? m.suite.split('/') : ['trust', m.suite]
	const TEST_DB = `${cluster} dbname=${database}`
	if (kind === 'lib' || kind === 'cgi') {
		const unit = `build/tests/${kind}/${name}.t`
		await run('make', ['--no-print-directory', '-j2', unit, ...kind === 'cgi' ? ['programs'] : []], { cwd: tree, env, maxBuffer: 1 << 24 })
		return watch(`${tree}/${unit}`, [], { TEST_DB: `${cluster} dbname=postgres` }, m.says)
	}
	if (kind === 'sql') {
		return watch('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', TEST_DB, '-f', `tests/sql/${name}.sql`],
			{ PGOPTIONS: '-c client_min_messages=warning' }, m.says)
	}
	return watch(`tests/trust/${name}.t`, [], { TEST_DB, ...m.env }, m.says)
}

// ---- the tests ----------------------------------------------------------------------

let caught = 0
let tried = 0
async function mutant (m, how) {
	tried += 1
	const at = Date.now()
	await test(`without it somebody notices: ${m.name}`, async () => {
		const said = await how()
		ok(said, `${m.suite} did not say ${m.says}`)
		caught += 1
		console.log(`# mutation: ${m.name} | ${m.suite}: ${said.replace(/[|#]/g, ' ').slice(0, 110)}`)
	})
	if (process.env.TIMES) note(`${((Date.now() - at) / 1000).toFixed(1)} s`)
}

// A change in the tree for as long as something runs. What was built of it is
// old again afterwards.
async function changed (m, how) {
	const [path, from, to] = m.file
	const was = readFileSync(`${tree}/${path}`, 'utf8')
	const is = was.replace(from, to)
	if (is === was) throw new Error(`${path} has nothing like ${from}`)
	writeFileSync(`${tree}/${path}`, is)
	try {
		return await how()
	} finally {
		writeFileSync(`${tree}/${path}`, was)
	}
}
const build = () => run('make', ['--no-print-directory', '-j2', 'programs'], { cwd: tree, env, maxBuffer: 1 << 24 })

async function with_database () {
	await sql('ronggui', 'create extension if not exists pgtap')
	await sql('postgres', 'create database pristine template ronggui')
	for (const m of picked(in_database)) {
		await mutant(m, async () => {
			if (m.cluster) await sql('postgres', `alter system set ${m.cluster}`)
			if (m.cluster) await sql('postgres', 'select pg_reload_conf(), pg_sleep(0.2)')
			const name = await copy()
			try {
				if (m.sql) await sql(name, await editor(name, m.sql))
				return await notices(m, name)
			} finally {
				await drop(name)
				if (m.cluster) await sql('postgres', 'alter system reset all')
				if (m.cluster) await sql('postgres', 'select pg_reload_conf()')
			}
		})
	}
	for (const m of picked(in_tree)) {
		await mutant(m, () => changed(m, async () => {
			if (m.suite === 'audit') await build()
			return notices(m, 'postgres')
		}))
	}
}

async function with_instance () {
	for (const m of picked(in_instance)) {
		await mutant(m, async () => {
			const go = async () => {
				await build()
				await instance('up')
				try {
					if (m.live) await sql('ronggui', await editor('ronggui', m.live))
					return await notices(m, 'ronggui')
				} finally {
					await instance('down')
				}
			}
			return m.file ? changed(m, go) : go()
		})
	}
}

// The cluster alone, held open by a command that waits for us.
async function cluster_up () {
	const child = spawn(`${tree}/conf/instance`, ['database', 'sh', '-c', 'echo there; exec sleep 3600'],
		{ cwd: tree, env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
	children.add(child)
	await new Promise((resolve, reject) => {
		child.stdout.setEncoding('utf8').on('data', d => /^there$/m.test(d) && resolve())
		child.on('close', () => reject(new Error('the copy of the cluster does not start')))
	})
	return child
}
async function cluster_down (child) {
	children.delete(child)
	const gone = new Promise(resolve => child.on('close', resolve))
	process.kill(-child.pid, 'SIGTERM')
	await gone
}

const held = await cluster_up()
try {
	await with_database()
} finally {
	await cluster_down(held).catch(() => {})
}
await with_instance()
await test('at least 25 controls were taken away', () => ok(some || tried >= 25, `${tried}`))
console.log(`# tried: ${tried} controls taken away, one at a time`)
console.log(`# figure: noticed ${caught} of ${tried}`)
done()
