// What a page weighs and how often it asks: home, a page of a form and a case of
// a citizen's, each by somebody who was never here. Bytes are those of the wire,
// answers' heads included; nothing here depends on time.

import { statSync } from 'node:fs'
import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes } from './kit/look.mjs'
import { must } from './kit/walk.mjs'
import { close } from '../web/kit/db.mjs'
import { admit, bring, draft, person } from '../web/kit/world.mjs'

const HEAVY = 60_000	// bytes, all requests of the first visit together
const OFTEN = 3		// requests of each visit after it

const who = await person('孙轻便')
const id = await draft(who, { 'branches.0.name': '台东分店', 'branches.0.address': '台东三路 8 号', 'branches.0.tel': '0532-83812345', 'branches.0.hours': '9:00-20:00' })
const member = await person('李轻便')
const on = await bring(member, 'PUBLICITY')
await admit(on.id)
const pages = [
	['home', null, '/'],
	['home of somebody logged in', who, '/mine'],
	['a page of a form', who, `/alliance/draft/${id}/place`],
	['the last page of a form', who, `/alliance/draft/${id}/check`],
	['a case', member, `/alliance/case/${on.no}`]
]

// All that goes over the wire from here on: address, bytes, head of the answer.
async function wire (p) {
	const open = new Map()
	const list = []
	const cdp = await p.context().newCDPSession(p)
	cdp.on('Network.requestWillBeSent', e => {
		const known = open.get(e.requestId)
		if (e.redirectResponse) list.push({ ...known, bytes: e.redirectResponse.encodedDataLength, redirected: true })
		open.set(e.requestId, { url: e.request.url })
	})
	cdp.on('Network.requestServedFromCache', e => { open.get(e.requestId).kept = true })
	cdp.on('Network.responseReceived', e => {
		const one = open.get(e.requestId)
		one.status = e.response.status
		one.head = Object.fromEntries(Object.entries(e.response.headers).map(([k, v]) => [k.toLowerCase(), v]))
		one.kept ||= e.response.fromDiskCache || e.response.fromPrefetchCache
	})
	cdp.on('Network.loadingFinished', e => {
		const one = open.get(e.requestId)
		list.push({ ...one, bytes: e.encodedDataLength })
	})
	cdp.on('Network.loadingFailed', e => list.push({ ...open.get(e.requestId), failed: e.errorText }))
	await cdp.send('Network.enable')
	return {
		list,
		// A visit: to the page, until all of it is there. The icon is nobody's
		// part: the browser fetches it when it likes, on the first visit.
		async visit (path, icon) {
			list.length = 0
			await p.goto(base + path, { waitUntil: 'load' })
			const page = () => list.find(r => r.url === base + path)
			const whole = () => page() && (!icon || list.some(r => /icon/.test(r.url)))
			for (let i = 0; i < 200 && !whole(); i++) await p.waitForTimeout(50)
			for (const r of list) must(!r.failed && (r.status === 200 || r.redirected), `${r.url}: ${r.failed ?? r.status}`)
			must(page()?.status === 200, `led to ${p.url()}`)
			return [page(), ...list.filter(r => r !== page())].filter(r => !r.kept)
		}
	}
}

const file = url => new URL(url).pathname
const all = list => list.reduce((sum, r) => sum + r.bytes, 0)

for (const [name, person, path] of pages) {
	await test(`${name}: at most ${HEAVY} bytes, then ${OFTEN} requests`, async () => {
		const p = await eyes({ small: true, cookies: person ? cookies_of(person) : {} })
		const w = await wire(p)
		const first = await w.visit(path, true)
		console.log(`# ${name}: ${all(first)} bytes in ${first.length} requests: ` +
			first.map(r => `${r.url.includes('/assets/') ? file(r.url) : 'page'} ${r.bytes}`).join(', '))
		must(all(first) <= HEAVY, `${all(first)} bytes`)
		must(first[0].head['content-encoding'] === 'gzip', 'the page is not compressed')

		// The same page, another one, and the same anew after it.
		for (const next of [path, '/help', path]) {
			const again = await w.visit(next)
			must(again.length <= OFTEN, `${next}: ${again.length} requests: ${again.map(r => r.url).join(' ')}`)
			must(!again.some(r => r.url.includes('/assets/')), `${next} asks for assets anew: ${again.map(r => r.url).join(' ')}`)
		}
		must(!p.wrong.length, p.wrong.join('\n'))
		await p.context().close()
	})
}

await test('assets carry a fingerprint, may be kept for ever, and were compressed before', async () => {
	const p = await eyes()
	const assets = (await (await wire(p)).visit('/', true)).filter(r => r.url.includes('/assets/'))
	for (const kind of ['css', 'js']) must(assets.some(r => r.url.endsWith(kind)), `no ${kind}`)
	for (const r of assets) {
		const name = file(r.url)
		must(/^\/assets\/\w+-[0-9a-f]{10}\.\w+$/.test(name), `${name} has no fingerprint`)
		must(/max-age=31536000\b.*\bimmutable/.test(r.head['cache-control']), `${name}: ${r.head['cache-control']}`)
		must(!r.head['set-cookie'], `${name} sets a cookie`)
		must(r.head['content-encoding'] === 'gzip', `${name} is not compressed`)
		// Compressed once, by the build: what is compressed on the way has no length.
		const { size } = statSync(`${process.env.STATE}/app${name}.gz`)
		must(Number(r.head['content-length']) === size, `${name}: ${r.head['content-length']} bytes instead of ${size}`)
	}
	await p.context().close()
})

close()
await done()
