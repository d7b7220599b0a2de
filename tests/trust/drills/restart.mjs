// R1: the database stopped at once and started again, under load.

import { browsers, Cluster, end, figures, Load, all_workers, same, ok, pick, test, wait } from './kit.mjs'

const times = pick(2, 6, 20)
const db = new Cluster()
const list = await browsers()

await test('R1: the database is stopped at once and started again', async () => {
	const before = all_workers().sort()
	const load = await new Load(list).go(4 * times, async () => {
		for (let i = 0; i < times; i++) {
			await wait(1500)
			await db.stop()
			await wait(700)
			await db.start()
			await wait(1000)
		}
	})
	await figures(load, { most_wait: 10000 })
	ok(load.failed > 0, 'the database was not missed')
	same(all_workers().sort(), before, 'workers (they recover by themselves)')
})
end()
