// R4: the disk of the database is full. Data and log lie on a small file system
// of their own, which a file fills up; some seconds later there is room again.

import { own } from './own.mjs'
import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'drill-full.'))
chmodSync(folder, 0o711)
const disk = `${folder}/disk`
mkdirSync(disk)
if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=420m', 'tmpfs', disk]).status !== 0) {
	console.log('ok 1 - R4: a full disk # SKIP no file system can be mounted here\n1..1')
	rmSync(folder, { recursive: true })
	process.exit(0)
}
own({
	state: `${disk}/st`,
	after () {
		spawnSync('umount', [disk])
		rmSync(folder, { recursive: true, force: true })
	}
})
const { browsers, Cluster, end, figures, Load, note, ok, pick, test, wait, close } = await import('./kit.mjs')

// Until not one more block goes in.
function fill (path) {
	const f = openSync(path, 'w')
	const block = Buffer.alloc(1 << 16)
	let n = 0
	for (let size = block.length; size >= 512;) {
		try {
			n += writeSync(f, block, 0, size)
		} catch { size >>= 1 }
	}
	try { fsyncSync(f) } catch { }
	closeSync(f)
	return n
}

const db = new Cluster()
const list = await browsers()

await test('R4: the disk is full for a while', async () => {
	await db.sql("alter system set max_wal_size = '64MB'")
	await db.sql('select pg_reload_conf()')
	const pages = []
	const refused = []
	const load = new Load(list, { expect: [503] })
	await load.go(pick(9, 12, 30), async () => {
		await wait(2000)
		const n = fill(`${disk}/filler`)
		// What room is left in the log's segments is used up soon.
		await db.sql('select pg_switch_wal()').catch(() => {})
		const before = load.failed
		for (let i = 0; i < 12; i++) {
			await wait(400)
			if (i % 4 === 0) fill(`${disk}/filler${i}`)
			pages.push(await list[0].who.get(`/alliance/case/${list[0].no}`))
			refused.push(load.failed)
		}
		note(`filled=${(n >> 20)}MB forms_refused=${load.failed - before} pages=${pages.map(a => a.status)}`)
		for (const f of ['filler', 'filler0', 'filler4', 'filler8']) rmSync(`${disk}/${f}`, { force: true })
	})
	close()		// the server was started anew meanwhile
	await figures(load)
	ok(load.failed > 0, 'the disk was not missed')
	for (const a of pages) ok(a.status === 200 || (a.status === 503 && a.headers['retry-after']), `${a.brief}`)
})

await test('R17: the database stopped twice while the full disk is cleared', async () => {
	const load = new Load(list, { expect: [502, 503] })
	await load.go(8, async () => {
		await wait(1500)
		fill(`${disk}/filler`)
		await db.sql('select pg_switch_wal()').catch(() => {})
		await wait(1500)
		rmSync(`${disk}/filler`)
		for (let i = 0; i < 2; i++) {
			await db.stop().catch(() => {})
			await wait(300)
			await db.start().catch(() => {})
			await wait(200)
		}
	})
	close()
	await figures(load)
	ok(load.failed > 0, 'nothing was missed')
})
end()
