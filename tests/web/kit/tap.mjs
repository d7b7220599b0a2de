// TAP for the tests written in node.
//
//   await test('name', async () => { ... throw on failure ... })
//   same(got, wanted, 'what')   ok(true, 'what')      both throw
//   skip('name', 'why')
//   done()                      the plan; the last line of a script
//
// all(name, list, run): one test for many cases; every case that throws is
// named below it, and the number of cases stands in the test's name.
// one_of_each(list, kind, turn): a lot of a list that leaves no kind out.

// folder('name'): one for this script, gone when it ends, also by a signal.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let n = 0
let failed = 0

const indent = s => String(s).replace(/^/gm, '# ')

function say (good, name, note) {
	n += 1
	if (!good) failed += 1
	console.log(`${good ? 'ok' : 'not ok'} ${n} - ${name.replace(/[#\n]/g, ' ')}`)
	if (note) console.log(indent(note))
}

export async function test (name, run) {
	try {
		await run()
		say(true, name)
		return true
	} catch (e) {
		say(false, name, e.told ?? e.stack ?? e)
		return false
	}
}

export function skip (name, why) {
	n += 1
	console.log(`ok ${n} - ${name} # SKIP ${why}`)
}

class Told extends Error {
	get told () { return this.message }
}

export function fail (text) {
	throw new Told(text)
}

export function ok (is, what) {
	if (!is) throw new Told(what)
}

const cut = s => s?.length > 500 ? `${s.slice(0, 500)}...` : s

export function same (got, wanted, what) {
	const a = JSON.stringify(got)
	const b = JSON.stringify(wanted)
	if (a !== b) throw new Told(`${what}: ${cut(a)}, not ${cut(b)}`)
}

export async function all (name, list, run, { most = 20, wide = 1 } = {}) {
	const bad = []
	let next = 0
	const worker = async () => {
		while (next < list.length) {
			const at = next++
			try {
				await run(list[at], at)
			} catch (e) {
				bad.push(`${e.told ?? e.stack ?? e}`)
			}
		}
	}
	await Promise.all(Array.from({ length: wide }, worker))
	say(!bad.length && list.length > 0, `${name} (${list.length} cases)`,
		bad.slice(0, most).join('\n') +
		(bad.length > most ? `\n... and ${bad.length - most} more` : '') +
		(list.length ? '' : 'there were no cases'))
	return !bad.length
}

// One of each kind, the next one at the next turn.
export function one_of_each (list, kind, turn) {
	const alike = new Map()
	for (const x of list) alike.set(kind(x), [...alike.get(kind(x)) ?? [], x])
	return [...alike.values()].map(g => g[turn % g.length])
}

export function folder (name) {
	const at = mkdtempSync(join(tmpdir(), `${name}-`))
	process.on('exit', () => rmSync(at, { recursive: true, force: true }))
	for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(s, () => process.exit(130))
	return at
}

export const note = text => console.log(indent(text))

export function done () {
	console.log(`1..${n}`)
	process.exitCode = failed ? 1 : 0
}
