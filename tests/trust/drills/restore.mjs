// R9: the commands of ronggui-backup(8), as an administrator gives them. People
// write while a base backup is taken; somebody drops a table of the record and
// deletes stored files and keys; everything is brought back to the moment before
// and put in place. Then the same after the machine's data is gone.

import { own } from './own.mjs'
const folder = mkdtempSync(join(tmpdir(), 'drill-backup.'))
chmodSync(folder, 0o711)
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
own({ conf: () => `backup.folder = ${folder}/backup\nbackup.keys = ${folder}/elsewhere` })
const { browsers, close, Cluster, command, compare, end, fail, figures, Load, note, ok, pick, rows, same, state, test, tree, value, wait } = await import('./kit.mjs')
const { draft, person, png } = await import('../../web/kit/world.mjs')
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const db = new Cluster()
const seconds = from => `${((Date.now() - from) / 1000).toFixed(1)} s`

async function run (...argv) {
	const r = await command(argv, { env: { STATE: state }, timeout: 240000 })
	if (r.status !== 0) fail(`${argv.join(' ')}: ${r.out}${r.err}`)
	return r.out
}
const backup = (...argv) => run(`${state}/app/conf/backup`, ...argv)
const instance = verb => run(`${tree}/conf/instance`, verb)
const ronggui = (...argv) => command([`${state}/app/bin/ronggui`, ...argv], { env: { STATE: state } })

// Puts what was restored in the place of what is there.
async function put (from) {
	close()
	await instance('down')
	for (const [name, to] of [['pgdata', 'pgdata'], ['files', 'files'], ['keys', 'persons']]) {
		if (existsSync(`${state}/${to}`)) renameSync(`${state}/${to}`, `${folder}/old.${to}.${Date.now()}`)
		renameSync(`${from}/${name}`, `${state}/${to}`)
	}
	await instance('up')
}

// Rows of every table of the record, and whether history and files are whole.
const tables = async () => (await rows(`select c.relname as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and c.relkind = 'r' and c.relname not in ('rate', 'session', 'outbox', 'idem', 'guest', 'chain_head') order by 1`)).map(r => r.t)
const count = async () => Object.fromEntries((await rows((await tables()).map(t => `select '${t}' as t, count(*) as n from rg.${t}`).join(' union all '))).map(r => [r.t, r.n]).sort())
async function whole (what) {
	const audit = await ronggui('audit', 'verify')
	same(audit.status, 0, `${what}: audit verify ${audit.out}${audit.err}`)
	const files = await ronggui('files', 'verify')
	same(files.status, 0, `${what}: files verify ${files.out}${files.err}`)
	return files.out.trim()
}

const list = await browsers(2)
const clerk = await person('存档人')
const papers = `/alliance/draft/${await draft(clerk)}/papers`
let uploads = 0
async function upload () {
	const a = await clerk.send(await clerk.get(papers), { paper: 'photo' }, { action: papers, files: [{ field: 'file', name: 'a.png', type: 'image/png', bytes: png() }] })
	ok(a.status === 303, `${a.brief} ${JSON.stringify(a.errors)}`)
	uploads += 1
}

await test('setup, and a base backup under load', async () => {
	await upload()
	await backup('setup')
	await db.stop('SIGINT')
	await db.start()
	same(await db.sql('show archive_mode'), 'on', 'archive_mode')
	const from = Date.now()
	const load = await new Load(list).go(pick(2, 5, 10), async () => {
		await wait(300)
		await backup('take')
	})
	note(`backup_took=${seconds(from)}`)
	await figures(load)
	same((await backup('list')).match(/^base /gm)?.length, 1, 'base backups')
})

let before
let moment
let restored = 0
let sum = {}
const said = c => {
	restored += 1
	sum = c
}
await test('R9: restored to the moment before a mistake', async () => {
	const load = await new Load(list).go(pick(3, 8, 20))
	await upload()
	await backup('files')
	await figures(load)
	before = await count()
	await wait(1100)
	moment = await value("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || 'Z'")
	await wait(100)

	await value('begin; drop table rg.case_message cascade; delete from rg.outbox; commit; select 1')
	rmSync(`${state}/files`, { recursive: true })
	rmSync(`${state}/persons`, { recursive: true })

	const from = Date.now()
	await backup('restore', `--to=${moment}`, `${folder}/restored`)
	const took = seconds(from)
	await put(`${folder}/restored`)
	note(`restore_took=${took} in_place_after=${seconds(from)}`)
	same(await count(), before, 'rows of each table')
	const c = await compare()
	same([c.lost, c.doubled], [[], []], 'lost, doubled')
	note(`acknowledged=${c.acked} restored=${c.acked - c.lost.length}; ${await whole('restored')}`)
	said(c)
})

if (pick(false, true, true)) {
	await test('and the archive goes on: a second base backup, more written', async () => {
		await backup('take')
		const load = await new Load(list).go(pick(2, 5, 10))
		await figures(load)
	})

	await test('R9: the folder of the cluster is gone, its log is not', async () => {
		before = await count()
		close()
		await instance('down')
		renameSync(`${state}/pgdata`, `${folder}/lost`)
		await backup('restore', `--wal=${folder}/lost/pg_wal`, `${folder}/second`)
		await put(`${folder}/second`)
		const c = await compare()
		same([c.lost, c.doubled], [[], []], 'lost, doubled')
		same(await count(), before, 'rows of each table')
		note(`acknowledged=${c.acked} restored=${c.acked - c.lost.length}; ${await whole('second')}`)
		said(c)
	})
}

await test('no secret lies in the backup', async () => {
	for (const ring of ['suite', 'mediation']) {
		const key = (await command(['sh', '-c', `grep -rlaF -f "$1" "$2" | head -n 3`, 'sh', `${state}/keys/${ring}`, `${folder}/backup`])).out
		same(key, '', `files that hold a key of ${ring}`)
	}
	same(readdirSync(`${folder}/elsewhere`).sort(), ['mediation', 'persons', 'suite'], 'what lies apart')
})

await test('what cannot be done is said in a sentence', async () => {
	for (const [argv, words] of [[['restore', `--to=1999-01-01`, `${folder}/x`], /no base backup from before/], [['restore', folder], /is there already/],
		[['restore', '--to=yesterdayish', `${folder}/x`], /not a moment/], [['restore'], /which folder/]]) {
		const r = await command([`${state}/app/conf/backup`, ...argv])
		ok(r.status !== 0 && words.test(r.err) && !existsSync(`${folder}/x`), `${argv}: ${r.status} ${r.err}`)
	}
})
console.log(`# tried: ${sum.acked} acknowledged messages and ${uploads} files, lost by mistake${restored > 1 ? ' and with the disk' : ''}, restored by ronggui-backup`)
console.log(`# figure: lost ${sum.lost?.length}, doubled ${sum.doubled?.length} of ${sum.acked}; ${Object.keys(before).length} tables with the same rows`)
end()
