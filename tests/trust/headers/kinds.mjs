// One answer of every kind, on all hosts.

import { readFileSync } from 'node:fs'
import net from 'node:net'
import tls from 'node:tls'
import { close, q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { multipart } from '../../web/kit/http.mjs'
import { all, done, note, test } from '../../web/kit/tap.mjs'
import { bring, cookie, draft, officer, person, places, png, session } from '../../web/kit/world.mjs'
import { ask, body, check, fail, form, guards, key, live, ok, origin, same, tally } from './check.mjs'

let asked = 0
let wrong = 0
let kinds = 0
const counts = new Map()

function judge (name, a, wanted, how) {
	asked += 1
	if (a.status !== wanted) fail(`${name}: ${a.status}, not ${wanted}`)
	const found = check(a, how)
	const set = guards(a).join(' ')
	const of = how.kind === 'asset' ? 'server' : how.kind === 'bytes' ? 'page' : how.kind
	if (!counts.has(of)) counts.set(of, set)
	if (counts.get(of) !== set) found.push(`security headers are ${set}, elsewhere ${counts.get(of)}`)
	if (found.length) {
		wrong += 1
		fail(`${name}: ${found.join('; ')}`)
	}
}

const p = await places()
const who = await person('何标头')
const clerk = await officer(p.district, ['clerk', 'supervisor'])
const sub = await bring(who, 'SUBMITTED')
const dr = await draft(who)
const mine = `${cookie('pub')}=${who.token}`
const desk = `${cookie('off')}=${clerk.token}`
const post = (host, f, more, path) => ask(host, 'POST', path, { cookie: f.cookie, headers: { origin: origin(host), ...more.headers }, body: more.body ?? body({ token: f.token, key: key(), ...more.fields }) })

// A picture sent and shown again, by an address of the files host.
async function picture () {
	const f = await form('www', `/alliance/draft/${dr}/papers`, mine)
	const box = f.page.doc.all('input[type=file]')[0]
	const paper = box.closest('form').one('input[name=paper]').get('value')
	const m = multipart([['token', f.token], ['key', key()], ['paper', paper], ['do', 'upload'],
		...box.closest('form').all('input[type=hidden]').filter(e => !['token', 'key', 'paper'].includes(e.get('name'))).map(e => [e.get('name'), e.get('value') ?? ''])],
	[{ field: box.get('name'), name: '门头 照片.png', type: 'image/png', bytes: png(900, 700) }])
	const a = await ask('www', 'POST', `/alliance/draft/${dr}/papers`, { cookie: f.cookie, headers: { origin: origin('www'), 'content-type': m.type }, body: m.body })
	same(a.status, 303, 'upload')
	const id = await value(`select max(id) from rg.upload where case_id = ${dr}`)
	const to = await ask('www', 'GET', `/alliance/draft/${dr}/file/${id}`, { cookie: mine })
	same(to.status, 303, 'to the file')
	return { id, to }
}

function bytes (text) {
	const url = new URL(process.env.BASE_URL)
	return new Promise((resolve, reject) => {
		let got = ''
		const s = live ? tls.connect({ port: url.port, host: '127.0.0.1', rejectUnauthorized: false, servername: 'www.ronggui.test' }) : net.connect(url.port, url.hostname)
		s.setTimeout(4000, () => s.destroy())
		s.on('data', d => { got += d.toString('latin1') })
		s.on('error', reject)
		s.on('close', () => {
			const [head, ...rest] = got.split('\r\n\r\n')
			const list = head.split('\r\n').slice(1).map(l => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 2)])
			resolve({ method: 'RAW', path: '', status: Number(got.slice(9, 12)), list, headers: Object.fromEntries(list), text: rest.join('\r\n\r\n'), cookies: [] })
		})
		s.write(text)
	})
}

export async function run () {
	const css = JSON.parse(JSON.stringify(/^css = (.*)$/m.exec(readFileSync(`${process.env.STATE}/app/assets/assets.hdf`, 'utf8'))[1]))
	const host = live ? 'www.ronggui.test' : 'localhost'
	const login = await form('www', '/login')
	const account = await form('www', '/account', mine)
	let file
	await test('a picture is stored, to be shown', async () => { file = await picture() })
	const evil = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
	const page = { kind: 'page' }
	const secret = [who.token, clerk.token]
	const list = [
		['a page that is the same for all', 200, { ...page, keep: true }, () => ask('www', 'GET', '/')],
		['the same, not changed by HEAD', 200, { ...page, keep: true }, () => ask('www', 'HEAD', '/')],
		['the same for a foreign origin', 200, { ...page, keep: true }, () => ask('www', 'GET', '/help', { headers: evil })],
		['a page with a form', 200, page, () => ask('www', 'GET', '/login')],
		['a page that greets', 200, page, () => ask('www', 'GET', '/alliance/', { cookie: mine })],
		['a cached page for one who is logged in', 200, page, () => ask('www', 'GET', '/guides', { cookie: mine })],
		['a page of one\'s own', 200, page, () => ask('www', 'GET', '/account', { cookie: mine })],
		['a case', 200, page, () => ask('www', 'GET', `/alliance/case/${sub.no}`, { cookie: mine })],
		['a draft', 200, page, () => ask('www', 'GET', `/alliance/draft/${dr}/unit`, { cookie: mine })],
		['a foreign origin at one\'s own page', 200, page, () => ask('www', 'GET', '/mine', { cookie: mine, headers: evil })],
		['officers\' log-in', 200, page, () => ask('desk', 'GET', '/desk/login')],
		['the inbox', 200, page, () => ask('desk', 'GET', '/desk/', { cookie: desk })],
		['a case at the desk', 200, page, () => ask('desk', 'GET', `/desk/alliance/${sub.no}`, { cookie: desk })],
		['to log in', 303, page, () => ask('www', 'GET', '/mine')],
		['officers to log in', 303, page, () => ask('desk', 'GET', '/desk/')],
		['on to another page', 303, page, () => ask('www', 'GET', '/figures')],
		['a choice kept in a cookie', 303, page, () => ask('www', 'GET', '/view?lang=en')],
		['400', 400, page, () => ask('www', 'GET', '/verify?code=%ff')],
		['400, not a URL', 400, { kind: 'server' }, () => ask('www', 'GET', '/guides/%00')],
		['403, no token', 403, page, () => ask('www', 'POST', '/login', { body: 'a=b' })],
		['403, of a role', 403, page, () => ask('desk', 'GET', '/desk/people', { cookie: desk })],
		['404', 404, page, () => ask('www', 'GET', '/no/such/page')],
		['404 at the desk', 404, page, () => ask('desk', 'GET', '/desk/alliance/LM-0', { cookie: desk })],
		['405', 405, page, () => ask('www', 'POST', '/help', { body: 'a=b' })],
		['OPTIONS', 405, page, () => ask('www', 'OPTIONS', '/login', { headers: evil })],
		['410', 410, { kind: 'page' }, () => ask(live ? 'files' : 'www', 'GET', `/alliance/file/1/${'A'.repeat(60)}`)],
		['415', 415, page, () => ask('www', 'POST', '/login', { cookie: login.cookie, headers: { 'content-type': 'application/json' }, body: '{}' })],
		['422', 422, page, () => post('www', login, { fields: { mobile: '1', password: '' } }, '/login')],
		['422 at the desk', 422, page, async () => post('desk', await form('desk', '/desk/login'), { fields: { login: '', password: '' } }, '/desk/login')],
		['a form that was taken', 303, page, () => post('www', account, { fields: { name: '何标头', lang: 'zh-CN', large: '0' } }, '/account')],
		['429', 429, page, async () => {
			await run_sql(`insert into rg.rate (key, since, n) values ('code:13900000009', clock_timestamp(), 99) on conflict (key) do update set n = 99, since = clock_timestamp()`)
			return post('www', await form('www', '/signup'), { fields: { mobile: '13900000009' } }, '/signup')
		}],
		['JSON of the public', 200, { kind: 'bytes', keep: true }, () => ask('www', 'GET', '/open/figures.json', { headers: evil })],
		['a table of the public', 200, { kind: 'bytes', keep: true }, () => ask('www', 'GET', '/alliance/members.csv')],
		['a feed', 200, { kind: 'bytes', keep: true }, () => ask('www', 'GET', '/notices.atom')],
		['robots.txt', 200, { kind: 'bytes', keep: true }, () => ask('www', 'GET', '/robots.txt')],
		['health', 200, { kind: 'bytes' }, () => ask('www', 'GET', '/health')],
		['one\'s own data', 200, { kind: 'bytes' }, () => ask('www', 'GET', '/account/data.json', { cookie: mine })],
		['the way to a file', 303, page, () => ask('www', 'GET', `/alliance/draft/${dr}/file/${file.id}`, { cookie: mine })],
		['a file', 200, { kind: 'bytes' }, async () => {
			const to = new URL((await ask('www', 'GET', `/alliance/draft/${dr}/file/${file.id}`, { cookie: mine })).location, origin('www'))
			const a = await ask(live ? 'files' : 'www', 'GET', to.pathname + to.search, live ? {} : { cookie: mine })
			if (live && a.status === 200) ok(to.hostname === 'files.ronggui.test', `a file comes from ${to.hostname}`)
			return a
		}],
		['an asset', 200, { kind: 'asset', keep: true }, () => ask('www', 'GET', css)],
		['an asset at the desk', 200, { kind: 'asset', keep: true }, () => ask('desk', 'GET', css)],
		['an asset that is not there', 404, { kind: 'server', keep: false }, () => ask('www', 'GET', '/assets/none.css')],
		['the folder of assets', 403, { kind: 'server' }, () => ask('www', 'GET', '/assets/')],
		['413', 413, { kind: 'server' }, async () => bytes(`POST /login HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 12000000\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\n`)],
		['TRACE', 405, { kind: 'server' }, () => bytes(`TRACE / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)],
		['a broken length', 400, { kind: 'server' }, () => bytes(`POST /login HTTP/1.1\r\nHost: ${host}\r\nContent-Length: x\r\n\r\n`)],
		['a header over the limit', 400, { kind: 'server' }, () => bytes(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${'a'.repeat(40000)}\r\n\r\n`)],
		['an address over the limit', 414, { kind: 'server' }, () => bytes(`GET /${'a'.repeat(40000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)]
	]
	if (live) {
		list.push(
			['the desk\'s page asked of the public host', 404, page, () => ask('www', 'GET', '/desk/login')],
			['a page asked of the files host', 404, { kind: 'server' }, () => ask('files', 'GET', '/')]
		)
	}
	kinds = list.length
	await all(`${live ? 'production' : 'demonstration'}: headers of every kind of answer`, list, async ([name, status, how, get]) =>
		judge(name, await get(), status, { secret, ...how }))
	await test('log-in and log-out: a new cookie, then none, and what the browser keeps is cleared', async () => {
		const out = await form('www', '/logout', mine)
		const a = await post('www', out, { fields: {} }, '/logout')
		judge('log-out', a, 303, page)
		same(a.headers['clear-site-data'], '"cache", "storage"', 'Clear-Site-Data')
		ok(a.cookies.some(c => c.startsWith(`${cookie('pub')}=;`) && /Max-Age=0/.test(c)), `cookies ${a.cookies}`)
		const staff = `${cookie('off')}=${await session(clerk.id, 'off')}`
		const b = await post('desk', await form('desk', '/desk/account', staff), { fields: {} }, '/desk/logout')
		judge('log-out at the desk', b, 303, page)
		same(b.headers['clear-site-data'], '"cache", "storage"', 'Clear-Site-Data')
	})
	const absent = ['/.git/config', '/.env', '/.well-known/x', '/server-status', '/nginx_status', '/status', '/admin', '/phpinfo.php', '/cgi-bin/', '/config', '/backup.sql', '/ronggui.conf', '/templates/portal/home.cs',
		'/lib/app.c', '/files/', '/keys/suite', '/outbox/', '/log/access.log', '/assets/assets.hdf~', '/assets/..%2fronggui.conf', '/502.html', '/413.html', '/debug', '/metrics', '/actuator/env', '/swagger.json', '/test', '/hello']
	await all('what is no page of the suite is not there', absent.flatMap(x => live ? [['www', x], ['desk', x], ['files', x]] : [['www', x]]), async ([host, path]) => {
		asked += 1
		const a = await ask(host, 'GET', path)
		if (a.status !== 404 && a.status !== 400) fail(`${host} ${path}: ${a.status}`)
		if (/nginx\/|apache\/|stack|trace|\/tmp\/|\/home\/|postgres/i.test(a.text)) fail(`${path}: says what is behind`)
	})
	await test('asking for debugging changes nothing', async () => {
		const plain = await ask('www', 'GET', '/help')
		for (const x of ['debug=1', 'test=1', 'trace=true', 'XDEBUG_SESSION_START=1', 'admin=1']) same((await ask('www', 'GET', `/help?${x}`)).text.replace(/[0-9a-f]{12}/g, '').replace(/\?[^"]*"/g, '"').length, plain.text.replace(/[0-9a-f]{12}/g, '').replace(/\?[^"]*"/g, '"').length, x)
	})
	const names = await filenames(file)
	await all('names of files do not change the headers', names, async ([name, given]) => {
		await run_sql(`update rg.upload set name = ${q(given)} where id = ${file.id}`)
		const again = `${cookie('pub')}=${await session(who.id, 'pub')}`
		const to = new URL((await ask('www', 'GET', `/alliance/draft/${dr}/file/${file.id}`, { cookie: again })).location, origin('www'))
		const a = await ask(live ? 'files' : 'www', 'GET', to.pathname, live ? {} : { cookie: again })
		judge(name, a, 200, { kind: 'bytes' })
		const sent = a.headers['content-disposition']
		const m = /^(?:attachment|inline); filename="(download[.a-z0-9]*)"; filename\*=UTF-8''([A-Za-z0-9\-._~%]*)$/.exec(sent ?? '')
		if (!m) fail(`${name}: ${sent}`)
		same(decodeURIComponent(m[2]), given, 'name')
	})
	const inject = ['%0d%0aX-Evil:%201', '%0aX-Evil:1', '%0d%0a%0d%0a<script>', '%E5%98%8A%E5%98%8DX-Evil:1', '%00', '%2f%2fevil.example', '%5cevil.example', 'javascript:alert(1)', 'https://evil.example/']
	const ways = inject.flatMap(x => [`/login?next=${x}`, `/view?lang=en&back=${x}`, `/view?lang=${x}`, `/figures${x}`, `/guides/${x}`, `/mine?x=${x}`, `/alliance/file/1/${x}`])
	await all('nothing in an address becomes a header', ways, async path => {
		asked += 1
		for (const cookie of ['', `lang=${path.split('=').pop()}; rg=${path.split('/').pop()}`]) {
			const a = await ask('www', 'GET', path, { cookie, headers: { referer: `${origin('www')}/${inject[0]}` } })
			if (a.status >= 500) fail(`${path}: ${a.status}`)
			if (a.headers['x-evil'] || /evil/.test(a.headers.location?.replace(/[?].*/, '') ?? '')) fail(`${path}: ${JSON.stringify(a.headers)}`)
			const seen = a.list.map(([k]) => k).filter(k => k !== 'set-cookie')
			if (new Set(seen).size !== seen.length) fail(`${path}: a header twice`)
			if (a.location && !/^\/($|[^/\\])/.test(a.location)) fail(`${path}: to ${a.location}`)
		}
	})
	note(`${asked} answers; ${[...counts].map(([k, v]) => `${k} ${v.split(' ').length}`).join(', ')} security headers`)
	tally(asked, kinds, wrong)
	close()
	done()
}

// The naughty strings as names of files; a seeded lot unless LONG is set.
async function filenames () {
	const strings = JSON.parse(readFileSync(new URL('../../data/bad-input/blns/blns.json', import.meta.url), 'utf8'))
	const own = ['a".pdf', "it's.png", 'x\\y.jpg', '名字.jpg', 'a;b=c.png', "*=UTF-8''x.png", '..png', '\u202egpj.exe', '%0d%0aX-Evil: 1.png']
	const fine = strings.filter(s => s && s.isWellFormed() && !/[\0-\x1f\x7f]/.test(s) && [...s].length <= 100) // eslint-disable-line no-control-regex
	const step = process.env.LONG ? 1 : live ? 60 : 24
	return [...own, ...fine.filter((_, i) => i % step === 0)].map((s, i) => [`name ${i}`, s])
}
