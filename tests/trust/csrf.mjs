// Forms that were not made for this visitor, at every POST route: each variant
// must be answered with 403 before anything is done. The control is the same
// request with its own token: it must get past the check.

import { added_up, changed, close, counts, q, rows } from '../web/kit/db.mjs'
import { base, Visitor } from '../web/kit/http.mjs'
import { fill, routes, unread } from '../web/kit/routes.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { aid, bring, cookie, draft, officer, person, places, rights, session } from '../web/kit/world.mjs'

const posts = routes.filter(r => r.method === 'POST')
await test('every row of the route tables was read', () => same(unread, [], 'programs with rows not understood'))

const p = await places()
const who = await person('何伪造')
const other = await person('别伪造')
const officers = {
	case: await officer(p.district, ['clerk', 'review1', 'supervisor', 'dispatcher', 'leader']),
	system: await officer(p.root, ['sysadmin']),
	security: await officer(p.root, ['secadmin']),
	publisher: await officer(p.root, ['audit', 'publisher']),
	books: await officer(p.root, ['accountant']),
	rules: await officer(p.root, ['audit']),
	adviser: await officer(p.district, ['adviser']),
	counsellor: await officer(p.district, ['counsellor'])
}
const other_officer = await officer(p.district, ['clerk'])

// The steps that modules take for many cases at once, and by whom.
const batch = { alliance: ['pass3', 'publisher'], carefund: ['close', 'case'], employment: ['pass', 'case'] }
const batch_of = route => batch[/^\/desk\/(\w+)\/batch$/.exec(route.path)?.[1]]

// Who may come in there, and where a form of his stands.
function actor (route) {
	if (!route.path.startsWith('/desk')) return { who, other, side: 'pub', page: '/account' }
	if (/^\/desk\/login\/./.test(route.path)) return { who: officers.case, other: other_officer, side: 'off', half: true, page: '/desk/login/recovery' }
	const by = /\/(give|take)$|retention\/(?!ask)/.test(route.path) ? officers.security : /^\/desk\/people|retention/.test(route.path) ? officers.system
		: /mediation\/legal/.test(route.path) ? officers.adviser : /mediation\/counsel/.test(route.path) ? officers.counsellor
		: /employment\/(policy|banks)/.test(route.path) ? officers.rules
		: /carefund\/(bank|months)|employment\/fund/.test(route.path) ? officers.books : officers[batch_of(route)?.[1] ?? 'case']
	return { who: by, other: other_officer, side: 'off', page: '/desk/account' }
}
const more = route => batch_of(route) ? { action: batch_of(route)[0] } : {}
async function comes (x, account) {
	const v = new Visitor({ address: `127.0.${20 + Math.floor(Math.random() * 200)}.${1 + Math.floor(Math.random() * 250)}` })
	v.jar.set(cookie(x.side), await session(account.id, x.side, { factor: x.half ? 1 : 2 }))
	return v
}
async function token_of (v, page) {
	const a = await v.get(page)
	const t = a.doc.one('input[name=token]')?.get('value')
	if (!t) fail(`${page}: ${a.status}, no form`)
	return t
}

// A token of each kind once for each sort of actor; sessions stay open.
const made = new Map()
async function kit (route) {
	const x = actor(route)
	const name = `${x.who.id} ${x.half ?? ''}`
	if (!made.has(name)) {
		made.set(name, (async () => {
			const v = await comes(x, x.who)
			const own = await token_of(v, x.page)
			const theirs = await token_of(await comes(x, x.other), x.page)
			const before = await token_of(await comes(x, x.who), x.page)
			const stranger = await token_of(new Visitor(), x.side === 'pub' ? '/login' : '/desk/login')
			return { v, own, theirs, before, stranger }
		})())
	}
	return made.get(name)
}
const turned = t => t.slice(0, -1) + (t.endsWith('A') ? 'B' : 'A')
const moved = t => t.replace(/^\d+/, n => String(Number(n) + 60))
const key = '0123456789abcdef0123456789abcdef'
const headers = { origin: base.origin, 'sec-fetch-site': 'same-origin' }
const variants = [
	['no token', k => [{ token: undefined }, headers]],
	['an empty token', k => [{ token: '' }, headers]],
	['a token with one sign changed', k => [{ token: turned(k.own) }, headers]],
	['a token with another moment', k => [{ token: moved(k.own) }, headers]],
	['the token of another person\'s session', k => [{ token: k.theirs }, headers]],
	['the token of another session of the same person', k => [{ token: k.before }, headers]],
	['the token of a visitor without an account', k => [{ token: k.stranger }, headers]],
	['a foreign origin', k => [{ token: k.own }, { origin: 'https://evil.example' }]],
	['an origin that is hidden', k => [{ token: k.own }, { origin: 'null' }]],
	['the same name at another port', k => [{ token: k.own }, { origin: `${base.protocol}//${base.hostname}:1` }]],
	['Sec-Fetch-Site: cross-site', k => [{ token: k.own }, { 'sec-fetch-site': 'cross-site' }]],
	['Sec-Fetch-Site: same-site', k => [{ token: k.own }, { 'sec-fetch-site': 'same-site' }]]
]

const loose = ['session', 'read_log', 'attempt', 'rate', 'security_log', 'carry', ...added_up]
let tried = 0
let accepted = 0
for (const [name, make] of variants) {
	const count = await counts(...loose)
	await all(`${name}: refused`, posts, async route => {
		const k = await kit(route)
		const [fields, send] = make(k)
		const a = await k.v.post(fill(route.path), { ...fields, key }, { headers: { origin: null, 'sec-fetch-site': null, ...send } })
		tried += 1
		if (a.status !== 403) {
			accepted += 1
			fail(`${route.path}: ${a.status} ${a.location ?? ''}`)
		}
	}, { wide: 4 })
	await test(`${name}: nothing was stored`, async () => same(changed(count, await counts(...loose)), [], 'tables'))
}
// By GET no form is taken either.
let last = await counts(...loose)
await all('a form sent by GET does nothing', posts, async route => {
	const k = await kit(route)
	const a = await k.v.get(`${fill(route.path)}?token=${encodeURIComponent(k.own)}&key=${key}&lang=zh-CN&name=x`)
	tried += 1
	if (![200, 303, 404, 405, 403].includes(a.status)) fail(`${route.path}: ${a.status}`)
	if (route.path.includes(':')) return
	const before = last
	last = await counts(...loose)
	same(changed(before, last), [], `${route.path}: tables`)
}, { wide: 1 })
await all('control: with its own token each is looked at', posts, async route => {
	const x = actor(route)
	const v = await comes(x, x.who)
	const a = await v.post(fill(route.path), { token: await token_of(v, x.page), key, ...more(route) })
	if (![303, 400, 404, 409, 422, 200, 429].includes(a.status)) fail(`${route.path}: ${a.status} ${a.h1}`)
})
await all('control: browsers that say neither origin nor site still get in by the token', posts.filter(r => !r.path.includes(':')).slice(0, 6), async route => {
	const x = actor(route)
	const v = await comes(x, x.who)
	const a = await v.post(route.path, { token: await token_of(v, x.page), key, ...more(route) }, { headers: { origin: null, 'sec-fetch-site': null } })
	if (a.status === 403) fail(`${route.path}: 403`)
})
// ---- and what is only looked at ------------------------------------------------------

// Everything that the tables hold, but for who was seen when, and for what the
// courier does meanwhile.
const digest = async () => {
	const names = (await rows(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'rg' and c.relkind = 'r' and c.reltuples < 20000 order by 1`)).map(r => r.name)
		.filter(t => !['read_log', 'session', 'rate', 'security_log', 'carry', 'outbox', 'chain_root'].includes(t))
	const out = await rows(names.map(t => `select ${q(t)} as t, md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as h from rg.${t} x`).join(' union all '))
	return Object.fromEntries(out.map(r => [r.t, r.h]))
}
const reader = await person('何看')
const writer = await person('何写')
const sub = await bring(reader, 'SUBMITTED')
const dr = await draft(writer)
const help = await aid(reader)
const told = await rights(reader)
const admins = [await officer(p.root, ['sysadmin']), await officer(p.root, ['secadmin']), await officer(p.root, ['auditadmin']), await officer(p.root, ['audit', 'publisher']), await officer(p.root, ['accountant', 'cashier'])]
const clerk = await officer(p.district, ['clerk', 'supervisor', 'dispatcher', 'leader'])
let looked = 0
const gets = routes.filter(r => r.method === 'GET' && !/\/file\//.test(r.path))
await test(`no GET changes anything (${gets.length} routes, each by everybody who may)`, async () => {
	const before = await digest()
	let seen = 0
	for (const r of gets) {
		const way = fill(r.path, { no: r.path.startsWith('/notices') || r.path.startsWith('/objection') ? 'none' : r.path.includes('/carefund/') ? help.no : r.path.includes('/mediation/') ? told.no : sub.no, id: r.path.includes('/people/') ? clerk.id : dr, page: 'unit', code: 'alliance-enrolment', action: r.path.startsWith('/desk') ? 'accept' : 'withdraw', area: p.root })
		for (const v of r.path.startsWith('/desk') ? [clerk, ...admins] : [reader, writer, new Visitor()]) {
			const a = await v.get(way)
			looked += 1
			if (a.status >= 500) fail(`${way}: ${a.status}`)
			if (a.status === 200) seen += 1
		}
	}
	const after = await digest()
	same(Object.keys(after).filter(t => after[t] !== before[t]), [], 'tables that changed')
	ok(seen > gets.length, `only ${seen} pages were seen`)
})
note(`tried: ${tried} forged forms, ${variants.length} variants at ${posts.length} POST routes; ${looked} pages looked at`)
note(`figure: forged forms accepted ${accepted} of ${tried}`)
close()
done()
