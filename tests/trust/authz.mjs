// Every route and every function of schema api against everybody: what
// tests/trust/access.tsv says about who is let in, held against the answers over
// HTTP and in SQL. A route or function that the file does not name, or a line
// without either, fails.
//
// Answers of a route are of four kinds:
//   in      the page, or what its handler says of an empty form
//   login   303 to the log-in page of the side
//   no      403
//   none    404: to this person it is not there
// Of a function only whether it lets in. How many of everybody: see some() in
// authz/table.mjs.

import { close, value } from '../web/kit/db.mjs'
import { routes as served } from '../web/kit/routes.mjs'
import { done, fail, note, same, test } from '../web/kit/tap.mjs'
import { case_of } from '../web/kit/world.mjs'
import { functions, routes, slips } from './authz/table.mjs'

const only = process.env.ONLY ?? ''	// routes or functions; NAMES=... lines with it: for work on a part
const twice = list => list.filter((n, i) => list.indexOf(n) !== i)

await test('every route stands in access.tsv, once, and nothing else does', () => {
	const there = routes.map(r => r.name)
	const real = served.map(r => `${r.method} ${r.path}`)
	same(real.filter(n => !there.includes(n)), [], 'routes not named')
	same(there.filter(n => !real.includes(n)), [], 'named, but no route')
	same(twice(there), [], 'named twice')
	same(slips(), [], 'words of the file')
})

const { known, try_functions, try_inner } = await import('./authz/functions.mjs')

await test('every function of schema api stands in access.tsv, and nothing else does', () => {
	const there = functions.map(f => f.name)
	same(known.map(f => f.name).filter(n => !there.includes(n)), [], 'functions not named')
	same([...new Set(there)].filter(n => !known.some(f => f.name === n)), [], 'named, but no function')
	same(known.filter(f => f.n !== '1').map(f => f.name), [], 'two functions of one name')
	same(twice(functions.map(f => `${f.name} ${f.roles} ${f.call}`)), [], 'lines that are the same')
})

const { at_module, people } = await import('./authz/people.mjs')
const { try_routes, visitor } = await import('./authz/routes.mjs')
const none = { cells: 0, reads: 0, wrong: 0, denied: 0 }
const f = only === 'routes' ? none : await try_functions()
const i = only === 'routes' ? none : await try_inner()
const r = only === 'functions' ? none : await try_routes()

// What the table relies on, and what no route may change.
for (const [name, m] of Object.entries(at_module)) {
	await test(`${name}: the case stands as it was, and no page of another shows its name`, async () => {
		const c = await case_of(m.id)
		same([c.state, c.version], [m.state, m.version], 'case')
		const title = await value(`select title from rg.case_file where id = ${m.id}`)
		const ways = {
			pub: ['/mine', '/account/data.json', ...m.lists.pub],
			off: ['/desk/', '/desk/?tab=all', `/desk/search?q=${m.no}`,
				...title ? [`/desk/search?q=${encodeURIComponent(title)}`] : [], ...m.lists.off]
		}
		// In short those who come to the module's routes.
		const long = process.env.TRUST || process.env.LONG
		for (const x of Object.values(people).filter(x => long || !x.more || x.more === name)) {
			const v = await visitor(x, name)
			for (const way of ways[x.side]) {
				const a = await v.get(way)
				// A search repeats what was asked for.
				const shows = a.text.includes(way.includes(m.no) ? title || `>${m.no}<` : m.no)
				if (shows && !(x.area && !x.admin && !x.half || x.self)) fail(`${x.name} sees the case on ${way}`)
			}
		}
	})
}

const cells = f.cells + i.cells + r.cells + r.reads
note(`${routes.length} routes, ${known.length} functions, ${Object.keys(people).length} kinds of people`)
note(`over HTTP ${r.cells} cells and ${r.reads} looks at the read log; in SQL ${f.cells} calls, of them ${f.denied} by roles without the right, and ${i.cells} inner functions`)
console.log(`# tried: ${cells} cells: everybody at every route and function`)
console.log(`# figure: wrong answers ${f.wrong + i.wrong + r.wrong} of ${cells}`)
close()
done()
