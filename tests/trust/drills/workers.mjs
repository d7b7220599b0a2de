// R5: workers are killed, one a second, under load.  nginx asks the next worker
// for a page; a form it never sends twice, so each kill may cost the one in
// hand, whose sender is told so and sends it again.

import { all_workers, browsers, end, figures, kill, Load, note, ok, pick, pools, reader, same, test, wait, workers } from './kit.mjs'

const kills = pick(6, 30, 120)
const list = await browsers()

await test('R5: workers are killed, one a second', async () => {
	const before = all_workers().length
	const got = []
	let killed = 0
	const load = await new Load(list, { pause: 0 }).go(kills + 2, async end => {
		const readers = [reader(list[0].who.jar, end), reader(list[1].who.jar, end)]
		for (let i = 0; i < kills; i++) {
			await wait(1000)
			const pids = workers(pools[i % pools.length])
			killed += Number(kill(pids[i % pids.length]))
		}
		got.push(...await Promise.all(readers))
	})
	const gets = got.reduce((n, r) => n + r.gets, 0)
	note(`kills=${killed} gets=${gets} gets_failed=${got.flatMap(r => r.bad).length}`)
	await figures(load)
	same(got.flatMap(r => r.bad), [], 'pages that failed')
	ok(gets > 50, `only ${gets} pages`)
	ok(load.failed <= kills, `${load.failed} forms failed by ${kills} kills`)
	same(all_workers().length, before, 'workers')
})
end()
