// What HTTP promises of every page, whatever it is about: methods, unknown
// paths, HEAD, headers, cookies, caching, limits, broken encodings, tokens and
// origins, ended sessions, the page that stands in when no worker answers, and
// weight. The route tables of the programs say which pages there are.

import { readFileSync, renameSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { added_up, changed, close, counts, q, rows, value } from './kit/db.mjs'
import { base, raw, Visitor } from './kit/http.mjs'
import { fill, routes, unread } from './kit/routes.mjs'
import { all, done, fail, note, ok, same, skip, test } from './kit/tap.mjs'
import { bring, cookie, log_mark, officer, person, places, session } from './kit/world.mjs'

const p = await places()
const someone = await person()
const other = await person()
const sub = await bring(someone, 'SUBMITTED')
const fake = { id: '999999999', no: sub.no.replace(/.$/, c => c === '0' ? '1' : '0'), page: 'unit', action: 'withdraw', file: '1', paper: '1' }
const apache = process.env.WEB === 'apache'

// Somebody of the side a route is on, and a page of that side with a token.
const staff = await officer(p.district, ['clerk'])
const half = await officer(p.district, ['clerk'])
half.jar.set(cookie('off'), await session(half.id, 'off', { factor: 1 }))
const realm = r => r.path.startsWith('/desk') ? 'off' : 'pub'
const who = r => r.who === 'HALF' ? half : realm(r) === 'off' ? staff : someone
const page_of = { '/desk': '/desk/account', half: '/desk/login/code', '': '/account' }
async function token_of (visitor) {
	const a = await visitor.get(visitor === half ? page_of.half
		: visitor.side === 'off' ? page_of['/desk'] : page_of[''])
	const t = a.doc.one('input[name=token]')?.get('value')
	if (!t) fail(`${a.brief}: no token on the page`)
	return t
}
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')

const gets = routes.filter(r => r.method === 'GET')
const posts = routes.filter(r => r.method === 'POST')
const paths = [...new Set(routes.map(r => r.path))]

// ---- the tables --------------------------------------------------------------

await test('the route tables could be read', () => {
	same(unread, [], 'programs with rows not understood')
	ok(routes.length > 90, `only ${routes.length} routes`)
})

// A worker's log names the route it took: so each is seen to be reached through
// the web server, on the side it is written for.
await test(`every route is reached through the web server (${routes.length} routes)`, async () => {
	const log = log_mark()
	log.take()
	for (const r of routes) {
		const v = who(r)
		const way = fill(r.path, { ...fake, ...(r.method === 'POST' ? {} : { no: sub.no }) })
		r.method === 'GET' ? await v.get(`${way}?x=${Math.random()}`) : await v.post(way, { token: 'none' })
	}
	await new Promise(resolve => setTimeout(resolve, 200))
	const lines = log.take().map(l => l.line)
	const missed = routes.filter(r => !lines.some(l => l.includes(` ${r.method} ${r.path} status=`)))
	same(missed.map(r => `${r.method} ${r.path}`), [], 'not reached')
})

// ---- methods -----------------------------------------------------------------

const methods = path => routes.filter(r => r.path === path).map(r => r.method)
const allow = path => methods(path).flatMap(m => m === 'GET' ? ['GET', 'HEAD'] : [m]).sort()

await all('a method that a page has not is 405 and Allow names those it has', paths.flatMap(path => {
	const has = new Set(allow(path))
	return ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].filter(m => !has.has(m)).map(m => [m, path])
}), async ([m, path]) => {
	// What is any stands behind what is named: such a path may fit both.
	const way = fill(path, fake)
	const fits = x => new RegExp(`^${x.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`).test(way)
	const has = [...new Set(paths.filter(fits).flatMap(allow))].sort()
	if (has.includes(m)) return
	const a = await new Visitor().request(m, way, { headers: m === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' } : {} })
	same(a.status, 405, `${m} ${way}`)
	same((a.headers.allow ?? '').split(/, */).filter(Boolean).sort(), has, `${m} ${way}: Allow`)
}, { wide: 4 })

// ---- unknown paths -------------------------------------------------------------

await all('an unknown path is 404, with a page', ['/no-such', '/no-such/', '/index.html', '/alliance', '/alliance/no-such',
	'/alliance/case', '/alliance/case/', '/alliance/draft/1/unit/x', '/desk', '/desk/no-such', '/desk/login/no-such',
	'/desk/alliance/x/y/z/u', '/guides/no-such', '/notices/no-such', '/stations/1', '/objection/none', '/login/x',
	'/assets/none.css', '/assets/', '/.git/config', '/conf/ronggui.conf', '/..%2f..%2fetc/passwd', '/assets/..%2f..%2fetc/passwd',
	'/assets/../ronggui.conf', '//etc/passwd', '/cgi-bin/portal', '/502.html', '/-/502.html'], async path => {
	const a = await someone.get(path)
	// A folder without its slash may be sent to where it is.
	if (a.status === 301 && a.location?.endsWith(`${path}/`)) return
	if (path === '/assets/' || /\.\./.test(path)) ok([403, 404, 400].includes(a.status), `${a.brief}`)
	else if (path === '/-/502.html' && apache) ok([200, 404].includes(a.status), a.brief)
	else same(a.status, 404, path)
	ok(!/root:x:|\[core\]|password/i.test(a.text) || a.status === 404, `${path}: shows what it must not`)
})

// ---- headers -------------------------------------------------------------------

const samples = []
const sample = async (name, run) => {
	const a = await run()
	a.sample = name
	samples.push(a)
}
for (const r of gets) await sample(`GET ${r.path}`, () => who(r).get(fill(r.path, { ...fake, no: sub.no })))
// A page that may be kept is kept for those without a session only.
for (const a of samples) a.known = true
for (const r of gets.filter(x => x.who === 'ANYONE')) await sample(`GET ${r.path}`, () => new Visitor().get(fill(r.path, { ...fake, no: sub.no })))
for (const r of gets.filter(x => x.who !== 'ANYONE')) await sample(`GET ${r.path} (nobody)`, () => new Visitor().get(fill(r.path, { ...fake, no: sub.no })))
for (const r of posts) await sample(`POST ${r.path} (no token)`, () => who(r).post(fill(r.path, fake)))
await sample('404', () => new Visitor().get('/no-such'))
await sample('405', () => new Visitor().request('PUT', '/'))
await sample('400', () => new Visitor().get('/?x=%zz'))
await sample('415', () => new Visitor().post('/lookup', [], { type: 'application/json', body: '{}' }))
await sample('413', () => new Visitor().post('/lookup', [], { body: `x=${'y'.repeat(2 << 20)}` }))
await sample('422', async () => {
	const v = new Visitor()
	return v.send(await v.get('/lookup'), {}, { action: '/lookup' })
})

const html = a => /^text\/html/.test(a.headers['content-type'] ?? '') && a.status !== 303
await all('security headers stand on every answer, errors too', samples, a => {
	const h = a.headers
	const lacks = []
	const csp = h['content-security-policy'] ?? ''
	const directives = Object.fromEntries(csp.split(/; */).map(d => [d.split(' ')[0], d.split(' ').slice(1).join(' ')]))
	if (directives['default-src'] !== "'none'") lacks.push(`default-src ${directives['default-src']}`)
	if (directives['base-uri'] !== "'none'") lacks.push('base-uri')
	if (directives['frame-ancestors'] !== "'none'") lacks.push('frame-ancestors')
	if (!["'self'", "'none'"].includes(directives['form-action'])) lacks.push('form-action')
	if (/unsafe|\*|data:|http/.test(csp)) lacks.push(`csp allows ${csp}`)
	if (html(a) && !/413|502/.test(a.sample) && directives['require-trusted-types-for'] !== "'script'") lacks.push('trusted types')
	if (h['x-content-type-options'] !== 'nosniff') lacks.push('nosniff')
	if (h['referrer-policy'] !== 'same-origin') lacks.push('referrer-policy')
	if (a.sample !== '413') {
		if (!h['permissions-policy']) lacks.push('permissions-policy')
		if (h['cross-origin-opener-policy'] !== 'same-origin') lacks.push('opener-policy')
		if (h['cross-origin-resource-policy'] !== 'same-origin') lacks.push('resource-policy')
		if (h['x-frame-options'] !== 'DENY') lacks.push('x-frame-options')
	}
	if (/\d/.test(h.server ?? '')) lacks.push(`server says ${h.server}`)
	if (h['x-powered-by']) lacks.push('x-powered-by')
	const twice = a.raw.filter((_, i) => i % 2 === 0).map(n => n.toLowerCase()).filter((n, i, l) => n !== 'set-cookie' && l.indexOf(n) !== i)
	if (twice.length) lacks.push(`twice: ${twice}`)
	same(lacks, [], `${a.sample} (${a.status})`)
})

const cached = new Set(gets.filter(r => r.flags.includes('CACHE')).map(r => `GET ${r.path}`))
await all('what may be kept says so and sets no cookie, all else is no-store', samples, a => {
	const control = a.headers['cache-control'] ?? ''
	if (cached.has(a.sample) && a.status === 200 && !a.known) {
		ok(/public, max-age=\d+/.test(control), `${a.sample}: ${control}`)
		ok(/cookie/i.test(a.headers.vary ?? '') && /accept-language/i.test(a.headers.vary ?? ''), `${a.sample}: Vary ${a.headers.vary}`)
		same(a.cookies, [], `${a.sample}: cookies`)
	} else ok(/no-store/.test(control), `${a.sample} (${a.status}): ${control}`)
})

await all('no page that is kept sets a cookie or shows a token', gets.filter(r => r.flags.includes('CACHE')), async r => {
	const a = await someone.get(fill(r.path, { ...fake, code: 'alliance-enrolment', area: p.root }))
	same(a.cookies, [], a.brief)
	ok(!a.doc.one('input[name=token]') || a.status !== 200, `${a.brief}: a token on a page kept for all`)
	ok(!a.text.includes(someone.name), `${a.brief}: a name on a page kept for all`)
})

await test('cookies: HttpOnly, SameSite, no domain, the officers\' one strict', async () => {
	const seen = samples.flatMap(a => a.cookies)
	const v = new Visitor()
	seen.push(...(await v.get('/lookup')).cookies, ...(await v.get('/desk/login')).cookies, ...(await v.get('/view?lang=en&next=/')).cookies)
	ok(seen.length > 3, `only ${seen.length} cookies seen`)
	for (const c of seen) {
		ok(/; *HttpOnly/i.test(c) && /; *Path=\/(;|$)/i.test(c) && /; *SameSite=(Lax|Strict)/i.test(c) && !/domain/i.test(c), c)
		if (c.startsWith(cookie('off')) && !/max-age=0/i.test(c)) ok(/SameSite=Strict/i.test(c), c)
	}
})

await test('the session token has 256 random bits and is nowhere else on the page', async () => {
	const found = new Set()
	for (let i = 0; i < 20; i++) {
		const v = new Visitor()
		const a = await v.get('/lookup')
		const t = v.jar.get(cookie('pub'))
		ok(t && Buffer.from(t, 'base64url').length === 32, `token ${t}`)
		ok(!a.text.includes(t), 'the token stands on the page')
		found.add(t)
	}
	same(found.size, 20, 'different tokens')
})

// ---- HEAD --------------------------------------------------------------------------

await all('HEAD answers as GET does, without a body', gets, async r => {
	const way = fill(r.path, { ...fake, no: sub.no, code: 'alliance-enrolment' })
	const get = await who(r).get(way)
	const head = await who(r).request('HEAD', way)
	same(head.status, get.status, `HEAD ${way}`)
	same(head.body.length, 0, `HEAD ${way}: body`)
	for (const h of ['content-type', 'content-security-policy', 'cache-control', 'location', 'content-disposition']) {
		same(head.headers[h], get.headers[h], `HEAD ${way}: ${h}`)
	}
}, { wide: 4 })

// ---- bodies -----------------------------------------------------------------------

const form = 'application/x-www-form-urlencoded'
await all('a body that is none of a form\'s is refused', [
	['application/json', '{}', [415]], ['text/plain', 'a=b', [415]], ['', 'a=b', [415, 400]],
	['multipart/form-data', '--x--', [400, 415]], ['multipart/form-data; boundary=x', 'nothing', [400, 415]],
	['multipart/form-data; boundary=', '----', [400, 415]], ['application/x-www-form-urlencoded; charset=utf-16', 'a=b', [400, 403, 415]],
	[form, 'a=%zz', [400]], [form, 'a=%', [400]], [form, 'a=%4', [400]], [form, 'a=%00', [400]], [form, 'a=\0', [400]],
	[form, 'a=%ff', [400]], [form, 'a=%c0%af', [400]], [form, 'a=%ed%a0%80', [400]], [form, 'a=%f4%90%80%80', [400]],
	[form, Buffer.from([0x61, 0x3d, 0xff, 0xfe]), [400]], [form, '%ff=a', [400]], [form, '=a', [400, 403]],
	[form, `${'a'.repeat(200)}=1`, [400]], [form, Array(2100).fill('a=1').join('&'), [400, 413]]
], async ([type, body, status]) => {
	for (const path of ['/lookup', '/login', '/alliance/apply', '/desk/login']) {
		const a = await someone.post(path, [], { type: type || null, body, headers: type ? {} : { 'content-type': null } })
		ok(status.includes(a.status), `${path} ${type} ${String(body).slice(0, 40)}: ${a.status}, not ${status}`)
	}
})

await all('broken encodings in an address are refused, never a fault', ['/?x=%zz', '/?x=%', '/?x=%00', '/?x=%ff', '/?%c0%80=1', '/verify/%ff',
	'/verify/%c3%28', '/verify/%00', '/verify/a%00b', '/guides/%0d%0aSet-Cookie:x=1', '/verify/%0aX', '/notices/%e2%82', '/verify/%zz',
	`/verify/${'a'.repeat(300)}`, `/verify/${'%41'.repeat(900)}`, `/?x=${'y'.repeat(7000)}`, '/alliance/members/%ff'], async path => {
	const a = await new Visitor().get(path)
	ok([400, 404, 413, 414].includes(a.status) || (path.includes('7000') || /x=y/.test(path)) && a.status === 200, `${path.slice(0, 60)}: ${a.status}`)
	same(a.headers['x'], undefined, 'header from an address')
	ok(!a.cookies.some(c => /^x=/.test(c)), `${path}: set a cookie`)
})

// Rows that any request may add, or the courier meanwhile.
const loose = ['session', 'read_log', ...added_up]
await all('a field that may come once and comes twice is 400', [
	['/login', 'mobile=13800138000&mobile=13800138001&password=x'], ['/login', 'mobile=13800138000&password=x&password=y'],
	['/lookup', 'number=1&number=2&query=x'], ['/signup', 'mobile=1&mobile=2'], ['/desk/login', 'login=a&login=b&password=c'],
	['/view', 'lang=en&lang=zh-CN']
], async ([path, body]) => {
	const v = path.startsWith('/desk') ? staff : someone
	const t = await token_of(v)
	const before = await counts(...loose)
	const a = await v.post(path, [], { body: `token=${encodeURIComponent(t)}&key=${key()}&${body}` })
	same(a.status, 400, `${path} ${body}`)
	same(changed(before, await counts(...loose)), [], `${path}: stored`)
})
await test('a token sent twice is refused', async () => {
	const t = encodeURIComponent(await token_of(someone))
	const a = await someone.post('/view', [], { body: `token=${t}&token=${t}&lang=en` })
	ok([400, 403].includes(a.status), a.brief)
})

await all('a body over the limit is 413', [['/lookup', 1.2], ['/login', 2], ['/desk/login', 2], ['/lookup', 12], ['/alliance/apply', 12]], async ([path, mb]) => {
	const a = await someone.post(path, [], { body: `x=${'y'.repeat(mb * (1 << 20))}` })
	same(a.status, 413, `${path} ${mb} MiB`)
})
await test('a file over 11 MiB is 413 and the page says what to do', async () => {
	const a = await someone.post('/alliance/draft/1/papers', [], { type: 'multipart/form-data; boundary=x', body: Buffer.alloc(12 << 20, 65) })
	same(a.status, 413, a.brief)
	ok(/没有丢失/.test(a.text) && /kept/.test(a.text), 'no word that nothing is lost')
})

// ---- the wire ------------------------------------------------------------------------

const host = `Host: ${base.host}\r\n`
await all('requests that two servers could read differently are refused', [
	`POST /lookup HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n${host}\r\n`,
	`POST /lookup HTTP/1.1\r\n${host}Content-Length: 3\r\nContent-Length: 5\r\n\r\na=bcd`,
	`POST /lookup HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
	`POST /lookup HTTP/1.1\r\n${host}Content-Length: 1e3\r\n\r\n`,
	`POST /lookup HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n`,
	`POST /lookup HTTP/1.1\r\n${host}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
	`GET / HTTP/1.1\r\n\r\n`, `GET / HTTP/9.9\r\n${host}\r\n`, `GET / HTTP/1.1\r\n${host}${host}\r\n`, 'GARBAGE\r\n\r\n',
	`GET /\0 HTTP/1.1\r\n${host}\r\n`, `G\xffT / HTTP/1.1\r\n${host}\r\n`, `GET / HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`,
	`GET http:// HTTP/1.1\r\n${host}\r\n`
], async bytes => {
	const a = await raw(Buffer.from(bytes, 'latin1'), { timeout: 2000 })
	ok(!a.status || (a.status >= 400 && a.status < 500 && a.status !== 404) || [501, 505].includes(a.status) || (a.status === 200 && /http:\/\/ /.test(bytes)),
		`${JSON.stringify(bytes.slice(0, 70))}: ${a.status}`)
	same((a.text.match(/^HTTP\/1/gm) ?? []).length <= 1, true, `${JSON.stringify(bytes.slice(0, 60))}: answered twice`)
}, { wide: 4 })

await all('very long headers are refused, and the next request is served', [
	['X-Long', 'a'.repeat(9000)], ['Cookie', `a=${'b'.repeat(9000)}`], ['User-Agent', 'c'.repeat(40000)], ['Accept-Language', 'zh,'.repeat(2600)]
], async ([name, text]) => {
	const a = await raw(`GET / HTTP/1.1\r\n${host}${name}: ${text}\r\nConnection: close\r\n\r\n`)
	ok([200, 400, 413, 414, 431, 494].includes(a.status), `${name}: ${a.status}`)
	if (text.length > 8192) ok(a.status !== 200, `${name} of ${text.length} bytes was taken`)
	same((await new Visitor().get('/')).status, 200, 'next request')
})
await test('many headers and cookies are no fault', async () => {
	const lines = Array.from({ length: 200 }, (_, i) => `X-${i}: y\r\n`).join('')
	const a = await raw(`GET / HTTP/1.1\r\n${host}${lines}Connection: close\r\n\r\n`)
	ok([200, 400, 431].includes(a.status), `200 headers: ${a.status}`)
	const c = await new Visitor().get('/lookup', { headers: { cookie: Array.from({ length: 300 }, (_, i) => `c${i}=1`).join('; ') } })
	ok([200, 400].includes(c.status), `300 cookies: ${c.status}`)
	for (const odd of ['=', ';;;', 'a', 'a=\xff', 'a="', '\u0001=1', `${cookie('pub')}=`, `${cookie('pub')}=%ff`, `${cookie('pub')}=${'A'.repeat(43)}; ${cookie('pub')}=${'B'.repeat(43)}`]) {
		const x = await raw(`GET /mine HTTP/1.1\r\n${host}Cookie: ${odd}\r\nConnection: close\r\n\r\n`)
		ok([303, 400].includes(x.status), `cookie ${JSON.stringify(odd)}: ${x.status}`)
	}
})

await test('a Proxy header does not reach a program', async () => {
	const a = await new Visitor().get('/lookup', { headers: { proxy: 'http://127.0.0.1:9/' } })
	same(a.status, 200, 'with the header')
	const site = readFileSync(`${process.env.STATE}/web/site.conf`, 'utf8')
	const params = apache ? site : readFileSync(`${process.env.STATE}/app/conf/fastcgi_params`, 'utf8')
	ok(/HTTP_PROXY\s+""/.test(params) || /RequestHeader unset Proxy early/.test(site), 'the web server lets it through')
})

await all('where to go next is always on this host', ['//evil.example', 'https://evil.example/', '/\\evil.example', '\\\\evil.example', 'javascript:alert(1)',
	'/%09/evil.example', 'http:evil.example', '/\t/evil.example', ' //evil.example', '//evil.example@127.0.0.1', '/..//evil.example', '/%0d%0aX: y', 'evil.example', '%2f%2fevil.example'], async next => {
	const v = new Visitor()
	for (const way of [`/view?lang=en&next=${encodeURIComponent(next)}`, `/view?lang=en&back=${encodeURIComponent(next)}`]) {
		const a = await v.get(way)
		ok([303, 400].includes(a.status), `${way}: ${a.status}`)
		if (a.status === 303) ok(/^\/($|[^/\\])/.test(a.location) && new URL(a.location, base).host === base.host, `${way} -> ${a.location}`)
	}
	const a = await someone.get(`/login?next=${encodeURIComponent(next)}`)
	ok([200, 303, 400].includes(a.status) && (!a.location || new URL(a.location, base).host === base.host), `/login -> ${a.location}`)
})

// ---- tokens ------------------------------------------------------------------------------

const good = new Map()
for (const v of [someone, staff, half]) good.set(v, await token_of(v))
const foreign = await token_of(other)
const forged = {
	'no token': () => ({}),
	'an empty token': () => ({ token: '' }),
	'a made-up token': () => ({ token: '1700000000.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }),
	'a token with one character changed': v => ({ token: good.get(v).replace(/.$/, c => c === 'A' ? 'B' : 'A') }),
	'a token with another account': v => ({ token: good.get(v).replace(/\.\d*\./, '.1.') }),
	'another session\'s token': () => ({ token: foreign }),
	'the other side\'s token': v => ({ token: good.get(v === someone ? staff : someone) })
}
const from = {
	'a foreign origin': { origin: 'https://evil.example' },
	'an opaque origin': { origin: 'null' },
	'another port': { origin: `http://${base.hostname}:1` },
	'a longer host': { origin: `${base.origin}.evil.example` },
	'cross-site': { 'sec-fetch-site': 'cross-site' },
	'same-site': { 'sec-fetch-site': 'same-site' }
}
const before = await counts(...loose)
await all('a POST without its own form\'s token is 403', posts.filter(r => !r.flags.includes('NOTOKEN')).flatMap(r =>
	Object.entries(forged).map(([name, make]) => [r, name, make])), async ([r, name, make]) => {
	const a = await who(r).post(fill(r.path, { ...fake, no: sub.no }), { key: key(), ...make(who(r)) })
	same(a.status, 403, `POST ${r.path}, ${name}`)
}, { wide: 4 })
await all('a POST from elsewhere is 403, its token right or not', posts.flatMap(r =>
	Object.entries(from).map(([name, headers]) => [r, name, headers])), async ([r, name, headers]) => {
	const a = await who(r).post(fill(r.path, { ...fake, no: sub.no }), { key: key(), token: good.get(who(r)) }, { headers })
	same(a.status, 403, `POST ${r.path}, ${name}`)
}, { wide: 4 })
await all('a POST without the cookie is 403', posts.filter(r => !r.flags.includes('NOTOKEN')), async r => {
	const a = await new Visitor().post(fill(r.path, fake), { key: key(), token: good.get(who(r)) })
	same(a.status, 403, `POST ${r.path}`)
})
await test('and nothing of all that was stored', async () => {
	same(changed(before, await counts(...loose)), [], 'tables changed')
})
await test('the same requests with the right token are let in', async () => {
	const a = await someone.post('/view', { token: good.get(someone), key: key(), lang: 'zh-CN', next: '/' })
	same(a.status, 303, '/view')
	const b = await staff.post('/desk/account', { token: good.get(staff), key: key(), lang: 'zh-CN', large: '0' })
	same(b.status, 303, '/desk/account')
})

// ---- sessions --------------------------------------------------------------------------------

await test('after log-out the old cookie opens nothing', async () => {
	for (const [v, page, out] of [[await person(), '/mine', '/logout'], [await officer(p.district, ['clerk']), '/desk/account', '/desk/logout']]) {
		const old = new Visitor({ cookies: Object.fromEntries(v.jar) })
		same((await old.get(page)).status, 200, `${page} before`)
		const a = await v.post(out, { token: await token_of(v), key: key() })
		same(a.status, 303, a.brief)
		ok(a.cookies.some(c => /max-age=0/i.test(c)), 'the cookie was not taken back')
		const b = await old.get(page)
		same([b.status, /login/.test(b.location ?? '')], [303, true], `${page} with the old cookie`)
	}
})
await test('idle and absolute limits end a session', async () => {
	const v = await person()
	const s = await officer(p.district, ['clerk'])
	for (const [name, side, account, seen, page, status] of [['29 min idle', 'pub', v, '29 min', '/mine', 200], ['31 min idle', 'pub', v, '31 min', '/mine', 303],
		['14 min idle', 'off', s, '14 min', '/desk/account', 200], ['16 min idle', 'off', s, '16 min', '/desk/account', 303]]) {
		const t = await session(account.id, side, { seen })
		const a = await new Visitor({ cookies: { [cookie(side)]: t } }).get(page)
		same(a.status, status, name)
	}
	for (const [side, account, age, page, status] of [['pub', v, '11 h 59 min', '/mine', 200], ['pub', v, '12 h 1 min', '/mine', 303],
		['off', s, '7 h 59 min', '/desk/account', 200], ['off', s, '8 h 1 min', '/desk/account', 303]]) {
		const t = await session(account.id, side)
		await value(`update rg.session set created_at = clock_timestamp() - ${q(age)}::interval where token = sha256(convert_to(${q(t)}, 'UTF8')) returning 1`)
		const a = await new Visitor({ cookies: { [cookie(side)]: t } }).get(page)
		same(a.status, status, `${side} ${age} old`)
	}
})
await test('a session of one side, or half a one, opens nothing of the other', async () => {
	const v = await person()
	const cross = new Visitor({ cookies: { [cookie('off')]: v.token } })
	same((await cross.get('/desk/account')).status, 303, 'a public token as an officer\'s cookie')
	const back = new Visitor({ cookies: { [cookie('pub')]: staff.token } })
	same((await back.get('/mine')).status, 303, 'an officer\'s token as a public cookie')
	const h = new Visitor({ cookies: { [cookie('off')]: half.jar.get(cookie('off')) } })
	same((await h.get('/desk/account')).status, 303, 'a session without second factor')
	await value(`update rg.account set state = 'locked' where id = ${v.id} returning 1`)
	same((await v.get('/mine')).status, 303, 'a locked account')
})
await test('a role that was taken acts at the next request', async () => {
	const s = await officer(p.root, ['auditadmin'])
	same((await s.get('/desk/audit')).status, 200, 'before')
	await value(`delete from rg.role_grant where account = ${s.id} returning 1`)
	same((await s.get('/desk/audit')).status, 403, 'after')
})

// ---- one line a request -------------------------------------------------------------------

await test('every request leaves one line in its worker\'s log', async () => {
	const log = log_mark()
	log.take()
	for (let i = 0; i < 30; i++) await someone.get(`/mine?i=${i}`)
	await new Promise(resolve => setTimeout(resolve, 100))
	const lines = log.take().filter(l => l.file === 'portal-pub.log' && / GET \/mine status=/.test(l.line))
	same(lines.length, 30, 'lines')
	ok(lines.every(l => /^<6>portal-pub id=[0-9a-z_-]{12} GET \/mine status=200 bytes=\d+ us=\d+ trips=\d+$/i.test(l.line)), lines[0]?.line)
})

// ---- weight -----------------------------------------------------------------------------

const wire = (path, v = new Visitor()) => v.get(path, { headers: { 'accept-encoding': 'gzip' } })
const parts = a => a.doc.all(e => (e.name === 'link' && /stylesheet|icon|manifest/.test(e.get('rel') ?? '')) || e.name === 'script' || e.name === 'img' || e.name === 'iframe')
	.map(e => e.get('href') ?? e.get('src'))
const weigh = async (path, v) => {
	const a = await wire(path, v)
	const text = a.headers['content-encoding'] === 'gzip' ? gunzipSync(a.body).toString() : a.text
	a._text = text
	let sum = a.body.length
	const list = []
	for (const u of parts(a)) {
		const x = await wire(u)
		same(x.status, 200, u)
		list.push({ u, n: x.body.length, control: x.headers['cache-control'] ?? '' })
		if (!/icon/.test(u)) sum += x.body.length
	}
	return { a, sum, list }
}
const light = ['/', '/guides', '/guides/alliance-enrolment', '/notices', '/verify', '/lookup', '/figures/', '/login', '/signup', '/privacy', '/help', '/accessibility', '/stations', '/view', '/alliance/', '/alliance/apply', '/alliance/members', '/no-such']
await all('a page weighs at most 60 KB, and asks nothing twice', light, async path => {
	const { a, sum, list } = await weigh(path, new Visitor())
	ok([200, 404, 303].includes(a.status), a.brief)
	ok(sum <= 60 * 1024, `${path}: ${sum} bytes`)
	const again = list.filter(x => !/max-age=31536000/.test(x.control) || !/immutable/.test(x.control))
	ok(1 + again.length <= 3, `${path}: ${1 + again.length} requests on the second visit`)
	ok(list.every(x => x.u.startsWith('/')), `${path}: asks another host`)
})
await test('so do the pages of the signed-in', async () => {
	for (const path of ['/mine', '/account', `/alliance/case/${sub.no}`]) {
		const { a, sum } = await weigh(path, someone)
		same(a.status, 200, path)
		ok(sum <= 60 * 1024, `${path}: ${sum} bytes`)
	}
})

// ---- nobody at home -------------------------------------------------------------------------

await test('with its workers away a page says that sending again is safe', async () => {
	const sock = `${process.env.STATE}/sock/alliance-pub.sock`
	renameSync(sock, `${sock}.away`)
	try {
		for (const a of [await someone.get('/alliance/apply'), await someone.post('/alliance/apply', { token: good.get(someone), key: key() })]) {
			ok([502, 503].includes(a.status), `${a.brief}`)
			ok(/重复提交不会重复登记/.test(a.text) && /not be stored twice/.test(a.text), 'the page does not say so')
			ok(a.headers['retry-after'], 'no Retry-After')
			ok(/no-store/.test(a.headers['cache-control'] ?? ''), 'may be kept')
			ok(/default-src 'none'/.test(a.headers['content-security-policy'] ?? ''), 'no policy')
			ok(!/nginx\/|Apache\/|unix:/.test(a.text), 'names the server')
		}
		same((await someone.get('/mine')).status, 200, 'the other programs')
	} finally {
		renameSync(`${sock}.away`, sock)
	}
	same((await someone.get('/mine')).status, 200, 'afterwards')
	ok((await new Visitor().get('/alliance/members.json')).status < 500, 'the program itself, afterwards')
})

if (process.env.SHOW) note(samples.filter(a => a.status >= 500).map(a => `${a.sample} ${a.status}`).join('\n'))
await all('no page is broken', samples, a => ok(a.status < 500, `${a.sample}: ${a.status}`))
close()
done()
