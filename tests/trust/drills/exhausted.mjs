// R6: the database takes 20 connections, and thirty clients fight for them with
// the workers, whose own are cut again and again.

import net from 'node:net'
import { browsers, Cluster, end, figures, Load, note, ok, same, test, Visitor, wait } from './kit.mjs'

const db = new Cluster()
const list = await browsers()

// The first message of the protocol (PostgreSQL 15, 55.7), as the administrator.
const hello = Buffer.from('\0\0\0\0\0\x03\0\0user\0rg_admin\0database\0ronggui\0\0', 'latin1')
hello.writeUInt32BE(hello.length)

// Connects again and again; holds a connection it got for a while. Who comes when
// only the reserved ones are left is let in first, and then told.
let refused = 0
const told = d => d.includes('C53300\0')	// too_many_connections
async function rival (over) {
	while (!over.now) {
		await new Promise(resolve => {
			const s = net.connect(`${db.socket}/.s.PGSQL.5432`)
			const stop = () => { s.destroy(); setTimeout(resolve, 50) }
			s.on('connect', () => s.write(hello))
			s.on('data', d => {
				if (told(d)) refused += 1
				setTimeout(stop, told(d) ? 0 : 1500)
			})
			s.on('error', stop)
			s.on('end', stop)
		})
	}
}

// Places kept for the owner are also taken for a moment by who is then refused.
async function cut () {
	for (let tries = 0; ; tries++) {
		try {
			return await db.sql(`select pg_terminate_backend(pid) from pg_stat_activity
				where usename like 'rg\\_%' and usename <> 'rg_admin'`)
		} catch (e) {
			if (tries === 50 || !/too many clients|connection slots/.test(e.message)) throw e
			await wait(100)
		}
	}
}

await test('R6: the connections of the database are used up', async () => {
	let admitted = 0
	const pages = []
	const over = { now: false }
	try {
		await db.stop('SIGINT')
		await db.start('-c max_connections=20')
		const load = await new Load(list, { timeout: 5000 }).go(8, async () => {
			const crowd = Array.from({ length: 30 }, () => rival(over))
			for (let i = 0; i < 8; i++) {
				await wait(600)
				await cut()
				admitted += 1
				pages.push(await list[0].who.get(`/alliance/case/${list[0].no}`, { timeout: 5000 }))
			}
			over.now = true
			await Promise.all(crowd)
		})
		note(`rivals_refused=${refused} pages=${pages.map(a => a.status)} owner_admitted=${admitted}`)
		await figures(load)
		ok(load.status[503] > 0 && refused > 0, 'the database was not full')
		ok(load.slow <= 5000, `an answer took ${load.slow} ms`)
		for (const a of pages) ok(a.status === 200 || (a.status === 503 && a.headers['retry-after']), a.brief)
		same((await new Visitor().get('/login')).status, 200, 'log-in page')
	} finally {
		over.now = true
		await db.stop('SIGINT')
		await db.start()
	}
})
end()
