// R7: new generations of the programs while people write and read: nobody is
// turned away, not even once. Every other time functions, views and grants are
// made anew as well.

import { realpathSync } from 'node:fs'
import { all_workers, browsers, command, end, fail, figures, Load, note, ok, pick, reader, run_sql, same, state, test, tree } from './kit.mjs'

const times = pick(3, 8, 30)
const list = await browsers()

await test(`R7: reload, ${times} times under load`, async () => {
	const first = realpathSync(`${state}/app`)
	const before = all_workers()
	const got = []
	const load = new Load(list, { pause: 0 })
	let took = 0
	const stop = { at: Infinity }
	const readers = [reader(list[0].who.jar, stop), reader(list[1].who.jar, stop, `/alliance/case/${list[1].no}`)]
	await load.go(stop, async () => {
		for (let i = 0; i < times; i++) {
			if (i % 2) await run_sql('comment on schema api is null')
			const from = Date.now()
			const r = await command([`${tree}/conf/instance`, 'reload'], { timeout: 180000 })
			if (r.status !== 0) fail(`reload: ${r.out}${r.err}`)
			took = Math.max(took, Date.now() - from)
		}
		stop.at = Date.now()
		got.push(...await Promise.all(readers))
	})
	const gets = got.reduce((n, r) => n + r.gets, 0)
	note(`reloads=${times} took=${took}ms gets=${gets} gets_failed=${got.flatMap(r => r.bad).length}`)
	await figures(load)
	same([load.failed, got.flatMap(r => r.bad)], [0, []], 'forms and pages that failed')
	ok(realpathSync(`${state}/app`) !== first, 'the folder of the programs is the old one')
	same(all_workers().filter(p => before.includes(p)), [], 'old workers')
	same(all_workers().length, before.length, 'workers')
})
end()
