// R2: the server process of a worker's connection is killed, which makes
// PostgreSQL throw out everybody and recover.

import { browsers, Cluster, end, figures, Load, ok, pick, test, until, wait } from './kit.mjs'

const times = pick(2, 6, 20)
const db = new Cluster()
const list = await browsers()

await test('R2: a server process is killed', async () => {
	let killed = 0
	const load = await new Load(list).go(2.5 * times, async () => {
		for (let i = 0; i < times; i++) {
			await wait(1500)
			await until('a connection of a worker', async () => db.crash(Number(await db.sql(`select pid from pg_stat_activity
				where usename = 'rg_alliance_pub' limit 1`))), 30000)
			killed += 1
		}
	})
	await figures(load, { most_wait: 10000 })
	ok(killed === times && load.failed + load.slow > 0, 'nothing was killed')
})
end()
