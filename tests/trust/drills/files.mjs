// R15: stored files are damaged behind our back: a bit, the end, the whole file,
// two changed about, a person's key gone.  `ronggui files verify` names each and
// no other, the page says so, and the rest is served as before.

import { existsSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { command, end, note, ok, rows, run_sql, same, state, test, tree, value } from './kit.mjs'
import { draft, person, png } from '../../web/kit/world.mjs'

const ronggui = `${process.env.BIN ?? `${tree}/build/bin`}/ronggui`
const conf = readFileSync(process.env.RONGGUI_CONF, 'utf8')
const folder = name => new RegExp(`^${name} *= *(.*)$`, 'm').exec(conf)[1]
const place = stored => `${folder('files')}/${stored.slice(0, 2)}/${stored.slice(2)}`

// What is wrong with the files of a case, by number.
async function verify (...cases) {
	const r = await command([ronggui, 'files', 'verify'], { env: { STATE: state } })
	const said = {}
	for (const line of r.out.split('\n')) {
		const [, file, id, what] = /^file (\d+) of case (\S+): (.*)$/.exec(line) ?? []
		if (cases.includes(id)) said[file] = what
	}
	return { said, status: r.status, last: r.out.trim().split('\n').at(-1), err: r.err }
}

const ways = {
	'a bit turned': f => {
		const b = readFileSync(f)
		b[b.length >> 1] ^= 1
		writeFileSync(f, b)
	},
	'cut off': f => truncateSync(f, readFileSync(f).length - 40),
	emptied: f => truncateSync(f, 0),
	'taken away': f => rmSync(f),
	'a line said twice': f => {
		const b = readFileSync(f)
		writeFileSync(f, Buffer.concat([b, b]))
	}
}

await test('R15: damaged files are found and named, the rest is served', async () => {
	const who = await person('存档人')
	const other = await person('另一人')
	const id = await draft(who)
	const theirs = await draft(other)
	const add = async (v, at) => {
		const page = await v.get(`/alliance/draft/${at}/papers`)
		const a = await v.send(page, { paper: 'photo' }, { action: `/alliance/draft/${at}/papers`, files: [{ field: 'file', name: 'a.png', type: 'image/png', bytes: png() }] })
		ok(a.status === 303, `${a.brief} ${JSON.stringify(a.errors)}`)
		const [r] = await rows(`select id, stored from rg.upload where case_id = ${at} order by id desc limit 1`)
		// One picture a paper: the ones before stay in the store until night.
		await run_sql(`update rg.upload set state = 'unscanned' where id = ${r.id}`)
		return r
	}
	const list = []
	for (let i = 0; i < Object.keys(ways).length + 4; i++) list.push(await add(who, id))
	const foreign = await add(other, theirs)
	const before = await verify(id, theirs)
	same([before.said, before.err], [{}, ''], 'faults before')

	const wanted = {}
	const keys = Object.keys(ways)
	keys.forEach((k, i) => {
		ways[k](place(list[i].stored))
		wanted[list[i].id] = k === 'taken away' ? 'missing' : 'changed'
	})
	const [a, b, ...good] = list.slice(keys.length)
	renameSync(place(a.stored), `${place(a.stored)}.x`)
	renameSync(place(b.stored), place(a.stored))
	renameSync(`${place(a.stored)}.x`, place(b.stored))
	wanted[a.id] = wanted[b.id] = 'changed'
	const key = `${folder('keys')}/${String(other.id).slice(-2).padStart(2, '0')}/${other.id}`
	const found = existsSync(key) ? key : (await command(['find', folder('keys'), '-name', String(other.id)])).out.trim()
	renameSync(found, `${found}.away`)
	wanted[foreign.id] = "the person's key is missing"
	const after = await verify(id, theirs)
	const sorted = o => Object.entries(o).sort()
	same([sorted(after.said), after.status], [sorted(wanted), 1], 'faults found')

	for (const f of list) {
		await value(`update rg.upload set state = 'unscanned' where id = ${f.id} returning id`)
		const r = await who.follow(await who.get(`/alliance/draft/${id}/file/${f.id}`))
		if (good.includes(f)) ok(r.status === 200 && /^image\//.test(r.headers['content-type']), `a whole file: ${r.brief}`)
		else ok(r.status === 500 && /损坏/.test(r.doc.one('main')?.words ?? ''), `a damaged file: ${r.brief} ${r.h1}`)
	}
	renameSync(`${found}.away`, found)
	note(`damaged=${Object.keys(wanted).length} found=${Object.keys(after.said).length} wrongly_named=${good.filter(f => after.said[f.id]).length} of ${good.length}; ${after.last}`)
	await run_sql(`update rg.upload set state = 'deleted', stored = repeat('0', 32) where id in (${list.map(f => f.id)})`)
})
end()
