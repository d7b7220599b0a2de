// A walk through the whole suite with a canary in every field, header, cookie and
// query string; then no log of any program may hold one. Every line of every log
// is of a known form, and each request has its line.

import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { close, q, run_sql, rows, value } from '../web/kit/db.mjs'
import { multipart, Visitor } from '../web/kit/http.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { answers, bring, cookie, draft, log_mark, officer, person, places, png, uscc } from '../web/kit/world.mjs'

const state = process.env.STATE
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
const tag = Math.floor(Math.random() * 1e6).toString(36)
const digits = String(Date.now() % 1e8).padStart(8, '0')

// Every value that a person gave or was given, and must not stand in a log.
const canaries = new Map()
const canary = (name, text) => {
	canaries.set(name, text)
	return text
}
const c = {
	mobile: canary('mobile', `198${digits}`),
	contact: canary('contact mobile', `197${digits}`),
	caller: canary('objector\'s mobile', `196${digits}`),
	id: canary('ID number', `37020219820807${digits.slice(-4)}`),
	name: canary('name', '金丝雀'),
	password: canary('password', `geheim-${tag}-wort`),
	unit: canary('unit', `金雀${tag}餐饮有限公司`),
	uscc: canary('credit code', uscc()),
	address: canary('address', `雀林路${tag}号`),
	legal: canary('legal person', '雀法人'),
	hours: canary('hours', `雀时${tag}`),
	message: canary('message', `雀言${tag}`),
	inner: canary('note', `雀注${tag}`),
	reason: canary('refusal', `雀由${tag}`),
	objection: canary('objection', `雀议${tag}，地址与执照不一致`),
	file: canary('file name', `雀照${tag}.png`),
	search: canary('search', `雀查${tag}`),
	query: canary('query string', `quecanary${tag}`),
	agent: canary('User-Agent', `agent-${tag}`),
	referer: canary('Referer', `referer-${tag}`),
	bearer: canary('Authorization', `bearer-${tag}`),
	other: canary('another cookie', `cookie-${tag}`),
	wrong: canary('wrong field', `falsch-${tag}-feld`)
}

const log = log_mark()
log.take()
const access = () => readFileSync(`${state}/log/access.log`, 'utf8')
const access_from = access().length
let sent = 0
const headers = { 'user-agent': c.agent, authorization: `Bearer ${c.bearer}`, 'x-forwarded-for': '203.0.113.77', 'x-real-ip': '203.0.113.77' }
const real = Visitor.prototype.request
Visitor.prototype.request = function (method, path, more = {}) {
	sent += 1
	return real.call(this, method, path, { ...more, headers: { ...headers, ...more.headers } })
}
// A token of each form, and each cookie, is a canary too.
function keep (a) {
	for (const e of a.doc.all('input[type=hidden]')) {
		if (['token', 'key', 'sealed'].includes(e.get('name')) && e.get('value')?.length > 20) canaries.set(`form ${e.get('name')} ${canaries.size}`, e.get('value'))
	}
	for (const x of a.cookies) {
		const v = /=([^;]{20,})/.exec(x)?.[1]
		if (v) canaries.set(`cookie ${canaries.size}`, v)
	}
	return a
}
const form = async (v, path, fields, more) => keep(await v.send(keep(await v.get(path)), fields, more))
const taken = (a, what) => a.status === 303 || a.status === 200 ? a : fail(`${what}: ${a.status} ${JSON.stringify(a.errors)} ${a.h1}`)

// ---- the walk ---------------------------------------------------------------------

const p = await places()
const v = new Visitor({ address: `127.77.${Math.floor(Math.random() * 250)}.9` })
const staff = await officer(p.district, ['clerk', 'review1', 'supervisor'])
canary('officer\'s session', staff.token)
let sub
await test('a merchant: sign-up, log-in, draft, files, submission, messages', async () => {
	taken(await form(v, '/signup', { mobile: c.mobile }), 'sign-up')
	const id = await value(`select max(id) from rg.code where login = ${q(c.mobile)}`)
	const code = await value(`select params->>'code' from rg.outbox where address = ${q(c.mobile)} order by id desc limit 1`)
	if (code) canary('code', `${code}`)
	await run_sql(`update rg.code set hash = sha256(convert_to(${q(`${c.mobile}:864209`)}, 'UTF8')) where id = ${id}`)
	await form(v, '/signup/code', { code: '864208', name: c.name, kind: 'merchant', password: c.password, password2: c.password, terms: '1' })
	taken(await form(v, '/signup/code', { code: '864209', name: c.name, kind: 'merchant', password: c.password, password2: c.password, terms: '1' }), 'sign-up')
	await form(v, '/logout', {}, { action: '/logout' })
	await form(v, '/login', { mobile: c.mobile, password: `${c.password}x` })
	taken(await form(v, '/login', { mobile: c.mobile, password: c.password }), 'log-in')
	canary('session', v.jar.get(cookie('pub')))
	taken(await form(v, '/account', { name: `${c.name}乙`, lang: 'zh-CN', large: '0' }, { action: '/account' }), 'account')
	await form(v, '/account', { name: c.wrong, lang: c.wrong, large: '0' }, { action: '/account' })
	const account = await value(`select id from rg.account where login = ${q(c.mobile)}`)
	const who = Object.assign(v, { id: account, side: 'pub', token: v.jar.get(cookie('pub')) })
	const dr = await draft(who, { unit_name: c.unit, uscc: c.uscc, legal_rep: c.legal, address: c.address, mobile: c.contact, hours: c.hours, contact: c.name })
	for (const page of ['unit', 'place', 'branches', 'offers', 'promise']) {
		const a = keep(await v.get(`/alliance/draft/${dr}/${page}`))
		keep(await v.send(a, {}, { action: `/alliance/draft/${dr}/${page}`, button: 'do=next' }).catch(() => v.get('/help')))
		await form(v, `/alliance/draft/${dr}/${page}`, { unit_name: c.wrong, uscc: c.id, mobile: c.wrong, contact: c.wrong, lat: c.wrong, 'offers.0.percent': c.wrong }, { action: `/alliance/draft/${dr}/${page}` })
	}
	const papers = keep(await v.get(`/alliance/draft/${dr}/papers`))
	const boxes = papers.doc.all('input[type=file]')
	for (const box of boxes.slice(0, 2)) {
		const f = papers.forms.find(x => x.node === box.closest('form'))
		await v.send({ forms: [f], brief: '', path: papers.path }, {}, { files: [{ field: box.get('name'), name: c.file, type: 'image/png', bytes: png(900, 700) }] })
	}
	const m = multipart([['token', 'x'], ['paper', c.wrong]], [{ field: c.wrong, name: c.file, type: c.wrong, bytes: Buffer.from('x') }])
	await v.post(`/alliance/draft/${dr}/papers`, [], { type: m.type, body: m.body })
	await form(v, `/alliance/draft/${dr}/check`, { truth: '0' }, { action: /check$/ })
	sub = await bring(who, 'SUBMITTED', { unit_name: c.unit, legal_rep: c.legal, address: c.address, mobile: c.contact, hours: c.hours, contact: c.name })
	canary('query code', sub.code)
	taken(await form(v, `/alliance/case/${sub.no}`, { body: c.message }, { action: /message$/ }), 'message')
	for (const path of ['/mine', '/account/readers', '/account/data.json', `/alliance/case/${sub.no}`, `/alliance/case/${sub.no}/receipt`, `/alliance/case/${sub.no}/do/withdraw`]) keep(await v.get(path))
})
await test('visitors: look-up, search, verification, objection, broken requests', async () => {
	const g = new Visitor({ address: '127.78.1.9' })
	g.jar.set('other', c.other)
	await form(g, '/lookup', { number: sub.no, query: 'WRONGWRO' })
	taken(await form(g, '/lookup', { number: sub.no, query: sub.code }), 'look-up')
	canary('guest\'s token', g.jar.get(cookie('pub')))
	await g.get(`/alliance/case/${sub.no}`)
	for (const path of ['/verify?code=', '/alliance/members?q=', '/notices?before=', '/login?next=/', '/guides?x=', '/view?lang=', '/no/such?']) {
		await g.get(path + c.query, { headers: { referer: `http://127.0.0.1/?${c.referer}` } })
		await g.get(path + encodeURIComponent(c.search))
	}
	const pub = await person('何公示')
	const on = await bring(pub, 'PUBLICITY')
	const [n] = await rows(`select n.no, r.id from rg.notice n join rg.notice_row r on r.notice = n.id where r.case_id = ${on.id}`)
	const path = `/notices/${encodeURIComponent(n.no)}/object/${n.id}`
	const a = keep(await g.get(path))
	await pause(3200)
	const token = a.doc.one('input[name=token]').get('value')
	same((await g.post(path, { token, key: key(), name: c.name, mobile: c.wrong, body: c.objection })).status, 422, 'objection, wrong')
	same((await g.post(path, { token, key: key(), name: c.name, mobile: c.caller, body: c.objection })).status, 303, 'objection')
	for (const [fields, more] of [[{ token: c.wrong, [c.wrong]: c.wrong }, {}], [[], { body: `mobile=%ff&${c.wrong}` }], [[], { body: `${c.wrong}=1&token=%zz` }], [[], { type: `application/${c.wrong}`, body: c.wrong }],
		[[], { type: `multipart/form-data; boundary=${c.wrong}`, body: `--${c.wrong}\r\n${c.wrong}` }], [{ mobile: [c.mobile, c.mobile] }, {}]]) keep(await g.post('/login', fields, more))
	await g.post('/login', [], { body: `x=${c.wrong}${'x'.repeat(1200000)}` })
	await g.get('/', { headers: { 'x-long': `${c.wrong}${'x'.repeat(30000)}` } })
	await g.get('/help', { headers: { cookie: `${cookie('pub')}=${c.wrong}; ${c.wrong}=${c.wrong}` } })
	await g.request(c.agent.toUpperCase().replace(/[^A-Z]/g, ''), '/login').catch(() => {})
})
await test('officers: log-in, search, notes, refusal, exports', async () => {
	await run_sql(`update rg.account set password = (select password from rg.account where login = 'city-sys') where id = ${staff.id}`)
	const o = new Visitor({ address: '127.79.1.9' })
	await form(o, '/desk/login', { login: staff.login, password: c.wrong })
	taken(await form(o, '/desk/login', { login: staff.login, password: 'Ronggui-demo-2026' }), 'log-in')
	const enrol = keep(await o.get('/desk/login/enrol'))
	canary('TOTP secret', enrol.doc.one('.rg-secret').words.replace(/ /g, ''))
	keep(await o.send(enrol, { code: c.wrong }))
	const half = new Visitor({ address: '127.79.1.10' })
	await form(half, '/desk/login', { login: 'city-sys', password: 'Ronggui-demo-2026' })
	await form(half, '/desk/login/code', { code: '000000' })
	for (const path of ['/desk/search?q=', '/desk/alliance/members?q=', '/desk/?tab=']) for (const x of [c.search, c.mobile, c.uscc, c.name, c.query]) await staff.get(path + encodeURIComponent(x))
	const here = `/desk/alliance/${sub.no}`
	taken(await form(staff, here, {}, { action: `${here}/claim` }), 'claim')
	taken(await form(staff, here, { inner: c.inner }, { action: `${here}/note` }), 'note')
	taken(await form(staff, here, { body: c.message }, { action: `${here}/message` }), 'message')
	await form(staff, `${here}/do/refuse`, { reason: c.wrong, note: c.reason }, { action: `${here}/do/refuse` })
	taken(await form(staff, `${here}/do/refuse`, { reason: 'R01', note: c.reason }, { action: `${here}/do/refuse` }), 'refusal')
	taken(await form(v, `/alliance/case/${sub.no}/rate`, { level: '1', comment: c.message }, { action: /\/rate$/ }), 'rating')
	const boss = await officer(p.district, ['supervisor'])
	taken(await form(boss, `${here}/visit`, { way: 'phone', mended: c.inner, answer: c.message }, { action: `${here}/visit` }), 'return visit')
	const t = keep(await staff.get('/desk/account')).doc.one('input[name=token]').get('value')
	await staff.post('/desk/alliance/members', { token: t, key: key(), do: 'xlsx', q: c.search })
	await staff.post(`${here}/do/no_such`, { token: t, key: key(), version: c.wrong, note: c.reason })
	await staff.post('/desk/account', { token: t, key: key(), lang: c.wrong })
})
await test('the courier has sent what there was to send', async () => {
	for (let i = 0; i < 60; i++) {
		if (await value(`select count(*) from rg.outbox where state not in ('sent', 'failed', 'expired') and way <> 'site' and next_at <= clock_timestamp() and address in (${q(c.mobile)}, ${q(c.contact)})`) === '0') return
		await pause(500)
	}
	fail('messages still wait after half a minute')
})
await pause(300)

// ---- what stands there now ----------------------------------------------------------

const lines = log.take()
const web = access().slice(access_from).split('\n').filter(Boolean).map(line => ({ file: 'access.log', line }))
const every = [...lines.filter(l => l.file !== 'access.log'), ...web]
// The numbers of requests are random and may hold any digits.
const said = l => l.file === 'access.log' ? l.line.replace(/^(\S+) [0-9a-f]{32} /, '$1 ') : l.line.replace(/ id=[0-9a-f]{12}(?= )/, '')
let hits = 0
let bad = 0
await all('no canary stands in any log', [...canaries], async ([name, text]) => {
	const forms = [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1), Buffer.from(text).toString('hex')]
	// Written as octal, as nginx and PostgreSQL may do.
	forms.push([...Buffer.from(text)].map(b => b > 126 ? `\\x${b.toString(16).toUpperCase()}` : String.fromCharCode(b)).join(''))
	const found = every.filter(l => forms.some(f => f.length > 3 && said(l).includes(f)))
	hits += found.length
	if (found.length) fail(`${name}: ${found.slice(0, 3).map(l => `${l.file}: ${l.line}`).join(' | ')}`)
})
await test('no number of a person at all stands in a log', () => {
	const found = every.filter(l => /(?<![\d.])1[3-9]\d{9}(?![\d.])|(?<!\d)\d{17}[\dX](?!\d)/.test(said(l).replace(/\b3702\d{14}\b(?=[ /]|$)/g, '')))
	same(found.map(l => `${l.file}: ${l.line}`).slice(0, 5), [], 'numbers')
})
await test('what a client says of its address is not believed', async () => {
	same(every.filter(l => l.line.includes('203.0.113.77')).length, 0, 'lines with a forged address')
	same(await value("select count(*) from rg.security_log where address like '203.0.113.%'"), '0', 'rows')
	same(await value("select count(*) from rg.rate where key like '%203.0.113.%'"), '0', 'limits')
})
const forms = {
	worker: /^<[0-7]>(alliance|portal|desk)-(pub|off|login)( id=[0-9a-f]{12})? (?:(GET|POST|HEAD) (\/[A-Za-z0-9_:./-]*|-) status=\d{3} bytes=\d+ us=\d+ trips=\d+|msg=\S+( [a-z_]+=\S+)*)$/,
	program: /^<[0-7]>(courier|press|ronggui)(-\w+)?( id=\S+)? msg=\S+( [a-z_]+=\S+)*$/,
	access: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d [0-9a-f]{32} [0-9a-f.:]+ (\S+ \S+|\S* ?) ?\d{3} \d+ [\d.]+$/,
	postgresql: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC \[\d+\] .*(LOG|WARNING|ERROR|FATAL|HINT|STATEMENT|DETAIL): /
}
await all('every line is of a known form', every, async ({ file, line }) => {
	const form = /-(pub|off|login)\.log$/.test(file) ? forms.worker : file === 'access.log' ? forms.access : file === 'postgresql.log' ? forms.postgresql : forms.program
	if (!form.test(line)) {
		bad += 1
		fail(`${file}: ${line.slice(0, 160)}`)
	}
})
await test('each request has its line, with time, address, path and status', () => {
	ok(web.length >= sent * 0.98 && web.length <= sent * 1.05 + 20, `${web.length} lines for ${sent} requests`)
	const ids = new Map(web.map(l => [l.line.split(' ')[1].slice(0, 12), l.line]))
	const lost = every.filter(l => forms.worker.test(l.line) && / status=/.test(l.line)).filter(l => !ids.has(/ id=([0-9a-f]{12}) /.exec(l.line)?.[1]))
	same(lost.map(l => l.line).slice(0, 3), [], 'lines of workers without a request')
	ok(!every.some(l => /[?&](q|code|next|mobile)=/.test(l.line)), 'a query string')
})
await test('log-in, refusals and second factors stand in the log of security, with who, when and from where', async () => {
	const events = new Set((await rows(`select distinct event from rg.security_log where at > clock_timestamp() - interval '10 min'`)).map(r => r.event))
	same(['signup', 'login', 'login_failed', 'logout', 'totp_failed'].filter(e => !events.has(e)), [], 'events that are missing')
	same(await value(`select count(*) from rg.security_log where event = 'login' and (account is null or at is null or address = '')`), '0', 'log-ins without who or where')
	const text = await value(`select coalesce(string_agg(object, ' '), '') from rg.security_log where at > clock_timestamp() - interval '10 min'`)
	same([...canaries].filter(([, t]) => t.length > 6 && text.includes(t)).map(([n]) => n), [], 'canaries in it')
})
await test('a log is no line longer by what a visitor sends', async () => {
	const before = access().split('\n').length
	const mine = log_mark()
	mine.take()
	const g = new Visitor()
	const evil = ['%0d%0aGET%20/x%20200', '%0a<6>portal-pub%20msg=x', '%1b[2J', '%00', '%e2%80%a8x', '%22%20200%200']
	for (const x of evil) await g.get(`/guides/${x}`, { headers: { 'user-agent': `a\tb ${x}`, referer: `http://x/${x}` } })
	await pause(200)
	const after = access().split('\n').length
	same(after - before, evil.length, 'lines of the web server')
	const own = mine.take().filter(l => /-pub\.log$/.test(l.file))
	ok(own.length <= evil.length && own.every(l => forms.worker.test(l.line)), `lines of workers ${own.length}`)
	// eslint-disable-next-line no-control-regex
	ok(!/[\x00-\x08\x0b-\x1f\x7f]/.test(access().slice(access_from)), 'a control character')
})
await test('programs write to their logs and stores only', () => {
	const found = []
	for (const f of readdirSync(`${state}/services.d`)) {
		const leader = readFileSync(`${state}/services.d/${f}`, 'utf8').trim()
		for (const pid of readdirSync('/proc').filter(x => /^\d+$/.test(x))) {
			try {
				if (readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[3] !== leader) continue
				for (const fd of readdirSync(`/proc/${pid}/fd`)) {
					const to = readlinkSync(`/proc/${pid}/fd/${fd}`)
					const flags = parseInt(/^flags:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))[1], 8)
					if ((flags & 3) !== 0 && to.startsWith('/') && !to.startsWith(`${state}/log/`) && !to.startsWith('/dev/null') && !to.startsWith('/memfd:') && !to.startsWith(`${state}/files/`) && !to.startsWith(`${state}/web/`)) found.push(`${f} ${pid}: ${to}`)
				}
			} catch {}
		}
	}
	same(found, [], 'other files open for writing')
	if (statSync(`${state}/log`).mode & 0o007) {
		const open = readdirSync(`${state}/log`).filter(f => statSync(`${state}/log/${f}`).mode & 0o007)
		same(open, [], 'logs that everybody may read')
	}
})
note(`tried: ${canaries.size} canaries over ${sent} requests, ${every.length} lines of ${new Set(every.map(l => l.file)).size} logs`)
note(`figure: canaries found ${hits}, lines of no known form ${bad} of ${every.length}`)
close()
done()
