// R18: two hours (SOAK= seconds) at some fifty requests a second.  No request
// fails and no worker grows.

import { readFileSync } from 'node:fs'
import { own } from './own.mjs'
own()
const { browsers, end, figures, Load, note, number, ok, reader, same, test, wait, workers } = await import('./kit.mjs')

const seconds = Number(process.env.SOAK ?? 7200)
const pools = ['alliance-pub', 'alliance-off', 'portal-pub']
const size = pid => Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])
const sizes = () => new Map(pools.flatMap(workers).map(p => [p, size(p)]))

await test(`R18: ${seconds} seconds of work`, async () => {
	const began = Date.now()
	const gets = { n: 0, bad: [] }
	let first
	let forms = 0
	// New people now and then: a case with ten thousand messages is another test.
	for (let round = 0; Date.now() - began < seconds * 1000; round++) {
		const list = await browsers(3)
		const left = seconds - (Date.now() - began) / 1000
		const load = await new Load(list, { pause: 350 }).go(Math.min(300, left), async end => {
			const desk = list.at(-1)
			const got = await Promise.all([reader(list[0].who.jar, end, '/mine', 60), reader(list[1].who.jar, end, `/alliance/case/${list[1].no}`, 60),
				reader([], end, '/alliance/members', 60), reader(desk.who.jar, end, `/desk/alliance/${desk.no}`, 300)])
			for (const g of got) {
				gets.n += g.gets
				gets.bad.push(...g.bad)
			}
		})
		await figures(load)
		same([load.failed, gets.bad], [0, []], 'forms and pages that failed')
		forms += load.acked
		first ??= sizes()
	}
	const last = sizes()
	same([...last.keys()].filter(p => !first.has(p)), [], 'new workers')
	const grown = [...last].map(([p, kb]) => kb - first.get(p))
	note(`requests=${number(gets.n + forms)} a_second=${((gets.n + forms) / ((Date.now() - began) / 1000)).toFixed(1)} growth_of_a_worker=${Math.max(...grown)}kB (the most of ${grown.length}, since the first five minutes)`)
	ok(Math.max(...grown) < 1024, `workers grew by ${grown} kB`)
	await wait(100)
})
end()
