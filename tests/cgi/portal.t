#!/usr/bin/env node
// The portal over HTTP: pages in both languages, every refusal, sign-up to the
// closing of the account, look-up, objections, open data.
'use strict'

const { randomInt } = require('node:crypto')
const { readFileSync } = require('node:fs')
const http = require('node:http')
const { psql } = require('./psql.js')

const base = new URL(process.env.BASE_URL || 'http://127.0.0.1:8080')
const db = process.env.TEST_DB

let n = 0
function ok (good, name, more) {
	n++
	console.log(`${good ? 'ok' : 'not ok'} ${n} - ${name}`)
	if (!good && more !== undefined) {
		console.log('#   ' + String(more).slice(0, 600).replace(/\n/g, '\n#   '))
	}
}
const is = (got, wanted, name) =>
	ok(got === wanted, name, `got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`)

// ---- database ---------------------------------------------------------------

function sql (text, user) {
	const info = user ? db.replace(/user=\S+/, `user=${user}`) : db
	return psql(info, text)
}
// What a program would do for the session of that token.
function as (role, token, text) {
	return sql(`begin; select set_config('rg.token', '${token}', true); ${text}; commit`, role)
		.split('\n').slice(1).join('\n')
}
const array = list => 'array[' + list.map(x => `'${x}'`).join(',') + ']::text[]'

// ---- visitors ---------------------------------------------------------------
// Each comes from an address of its own, as limits count by address.

let visitors = 0
const network = `127.${randomInt(64, 250)}.${randomInt(250)}`
class Visitor {
	constructor (options = {}) {
		this.address = `${network}.${1 + visitors++ % 250}`
		this.jar = {}
		this.headers = { 'accept-language': options.lang || 'zh-CN' }
	}

	ask (method, path, body, headers = {}) {
		return new Promise((resolve, reject) => {
			const cookie = Object.entries(this.jar).map(([k, v]) => `${k}=${v}`).join('; ')
			const all = { ...this.headers, ...headers }
			if (cookie) all.cookie = cookie
			if (body !== undefined) {
				all['content-type'] ||= 'application/x-www-form-urlencoded'
				all['content-length'] = Buffer.byteLength(body)
			}
			const q = http.request({
				host: base.hostname, port: base.port, method, path: encodeURI(decodeURI(path)),
				headers: all, localAddress: this.address
			}, r => {
				const parts = []
				r.on('data', d => parts.push(d))
				r.on('end', () => {
					for (const line of r.headers['set-cookie'] || []) {
						const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
						if (/max-age=0/i.test(line) || !value) delete this.jar[name]
						else this.jar[name] = value
					}
					resolve({
						status: r.statusCode, headers: r.headers,
						text: Buffer.concat(parts).toString(), to: r.headers.location
					})
				})
			})
			q.on('error', reject)
			q.end(body)
		})
	}

	async get (path, headers) { return (this.last = await this.ask('GET', path, undefined, headers)) }

	// Fills the form of the page seen last.
	async post (path, fields = {}, headers = {}) {
		const hidden = name => (new RegExp(`name="${name}" value="([^"]*)"`).exec(this.last.text) || [])[1]
		const all = { token: hidden('token') || '', key: hidden('key') || '', ...fields }
		for (const name in all) if (all[name] === null) delete all[name]
		const was = this.last
		const r = await this.ask('POST', path, new URLSearchParams(all).toString(), headers)
		this.last = r.status === 422 || r.status === 409 ? r : was
		return r
	}

	session () { return Object.entries(this.jar).find(([k]) => /_pubsid$/.test(k))?.[1] }
}
const title = r => (/<title>([^<]*)/.exec(r.text) || [])[1] || ''
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const mobile = () => '139' + String(randomInt(1e8)).padStart(8, '0')
const good = 'hai-bian 42 xiaolu'

// The code last sent: from the record until the courier has delivered it, from
// the demonstration's outbox afterwards.
function sms (number) {
	const [id, code] = sql(`select id, params->>'code' from rg.outbox where address = '${number}'
		and template = 'code' order by id desc limit 1`).split('|')
	if (!id || code) return code || ''
	const text = readFileSync(`${process.env.STATE}/outbox/${id}-sms-${number}.txt`, 'utf8')
	return /\d{6}/.exec(text)[0]
}
async function signUp (v, number, name = '陈样例', kind = 'merchant') {
	await v.get('/signup')
	await v.post('/signup', { mobile: number })
	await v.get('/signup/code')
	return v.post('/signup/code', {
		code: sms(number), name, kind, password: good, password2: good, terms: '1'
	})
}
async function logIn (v, number, password = good, more = {}) {
	await v.get('/login')
	return v.post('/login', { mobile: number, password, ...more })
}

// ---- pages --------------------------------------------------------------------

async function pages () {
	const list = ['/', '/help', '/privacy', '/terms', '/accessibility', '/view', '/guides',
		'/guides/alliance-enrolment', '/stations', '/notices', '/verify', '/verify/0000',
		'/lookup', '/figures/', '/login', '/signup', '/password', '/logout']
	for (const lang of ['zh-CN', 'en']) {
		const v = new Visitor({ lang })
		for (const path of list) {
			const r = await v.get(path)
			const chinese = /[\u4e00-\u9fff]/.test(title(r))
			ok(r.status === 200 && r.text.includes(`<html lang="${lang}"`) &&
				chinese === (lang === 'zh-CN') && r.text.length < 60000 &&
				(r.text.match(/<h1/g) || []).length === 1 &&
				r.text.trimEnd().endsWith('</html>') && !/\{|&lt;\?cs/.test(r.text.replace(/%\{count\}/g, '')),
			`${path} in ${lang}`, `${r.status} ${title(r)} ${r.text.length}`)
		}
	}
	const v = new Visitor()
	const r = await v.get('/')
	ok(/default-src 'none'/.test(r.headers['content-security-policy']) &&
		r.headers['x-content-type-options'] === 'nosniff' &&
		/max-age=60/.test(r.headers['cache-control']) && !r.headers['set-cookie'],
	'the first page has its headers, may be cached and sets no cookie', JSON.stringify(r.headers))
	is((await v.get('/login')).headers['cache-control'], 'no-store', 'a page with a form is not cached')
	is((await v.get('/nothing/here')).status, 404, 'unknown page')
	is((await v.get('/guides/no-such-service')).status, 404, 'unknown service')
	is((await v.get('/stations/999')).status, 404, 'unknown station')
	is((await v.get('/notices/none')).status, 404, 'unknown notice')
	is((await v.get('/objection/none')).status, 404, 'unknown objection')
	const wrong = await v.ask('POST', '/help', 'a=b')
	ok(wrong.status === 405 && wrong.headers.allow === 'GET, HEAD', 'wrong method', wrong.status)
	is((await v.ask('PUT', '/login', 'a=b')).status, 405, 'unknown method')
	const head = await v.ask('HEAD', '/')
	ok(head.status === 200 && head.text === '', 'HEAD has no body')
	is((await v.get('/health')).text, 'ok\n', 'health')
	ok(/^User-agent: \*/.test((await v.get('/robots.txt')).text), 'robots.txt')
	is((await v.get('/figures')).to, '/figures/', 'figures without slash')
	ok((await v.get('/guides/alliance-enrolment')).text.includes('href="/alliance/"'),
		'the guide leads to the application')
	for (const word of ['行政许可法', '营业执照', '20个工作日', '不收费', '复核', '多家门店']) {
		ok(v.last.text.includes(word), `the guide says ${word}`)
	}
	const districts = sql(`select count(*) from rg.station s join rg.station r on r.id = s.parent_id
		where r.parent_id is null and s.active`)
	is(String(((await v.get('/stations')).text.match(/href="\/stations\/\d+"/g) || []).length), districts,
		'a station list has every district')
	const district = /href="(\/stations\/\d+)"/.exec(v.last.text)[1]
	const street = /href="(\/stations\/\d+)"/.exec((await v.get(district)).text.split('<main')[1])[1]
	is((await v.get(street)).status, 200, 'down to a street')
}

// ---- language and type size ----------------------------------------------------

async function view () {
	const v = new Visitor()
	let r = await v.get('/view?lang=en&back=/help')
	ok(r.status === 303 && r.to === '/help' && v.jar.lang === 'en', 'a language by link', r.to)
	ok(/lang="en"/.test((await v.get('/help')).text), 'the page is in English then')
	r = await v.get('/view?large=1&next=/privacy')
	ok(r.to === '/privacy' && /class="govuk-template rg-large"/.test((await v.get('/privacy')).text),
		'large type by link')
	await v.get('/view?large=0')
	ok(!/rg-large"/.test((await v.get('/privacy')).text), 'and back to normal')
	for (const evil of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'evil']) {
		is((await v.get('/view?lang=en&back=' + encodeURIComponent(evil))).to, '/', `not to ${evil}`)
	}
	is((await v.get('/view?lang=xx')).to, '/', 'an unknown language changes nothing')
	await v.get('/view')
	r = await v.post('/view', { lang: 'zh-CN', large: '1', next: '/figures/' })
	ok(r.status === 303 && r.to === '/figures/' && v.jar.large === '1', 'both by form', r.status)
}

// ---- forms that are not ours -----------------------------------------------------

async function forged () {
	const v = new Visitor()
	await v.get('/login')
	const fields = { mobile: mobile(), password: 'x' }
	is((await v.post('/login', { ...fields, token: null })).status, 403, 'no token')
	is((await v.post('/login', { ...fields, token: '1.2.3' })).status, 403, 'forged token')
	const other = new Visitor()
	await other.get('/login')
	const theirs = /name="token" value="([^"]*)"/.exec(other.last.text)[1]
	is((await v.post('/login', { ...fields, token: theirs })).status, 403, "another browser's token")
	is((await v.post('/login', fields, { origin: 'https://evil.example' })).status, 403, 'foreign origin')
	is((await v.post('/login', fields, { 'sec-fetch-site': 'cross-site' })).status, 403, 'cross-site')
	const token = /name="token" value="([^"]*)"/.exec(v.last.text)[1]
	is((await v.ask('POST', '/login', `token=${token}&mobile=1&mobile=2&password=x`)).status, 400,
		'a field sent twice')
	is((await v.ask('POST', '/login', `token=${token}&mobile=%ff`)).status, 400, 'broken UTF-8')
	is((await v.ask('POST', '/login', '{}', { 'content-type': 'application/json' })).status, 415, 'not a form')
}

// ---- sign-up, log-in, passwords ----------------------------------------------------

async function people () {
	const number = mobile()
	const v = new Visitor()
	await v.get('/signup')
	let r = await v.post('/signup', { mobile: '12345' })
	ok(r.status === 422 && title(r).startsWith('错误：') && r.text.includes('value="12345"') &&
		r.text.includes('id="mobile-error"') && r.text.includes('href="#mobile"'),
	'a wrong number: 422, said at the field, kept', r.status)
	is((await v.post('/signup', { mobile: '' })).status, 422, 'no number')
	is((await v.get('/signup/code')).to, '/signup', 'the second step needs the first')
	await v.get('/signup')
	r = await v.post('/signup', { mobile: ' 139-' + number.slice(3, 7) + ' ' + number.slice(7) })
	is(r.to, '/signup/code', 'a number is understood as people write it')
	r = await v.get('/signup/code')
	ok(r.text.includes(number.slice(0, 3) + '****' + number.slice(7)) && !r.text.includes(number),
		'the number is shown in part')
	const all = {
		code: sms(number), name: '陈样例', kind: 'merchant', password: good, password2: good, terms: '1'
	}
	const bad = async (fields, field, name) => {
		const x = await v.post('/signup/code', { ...all, ...fields })
		ok(x.status === 422 && x.text.includes(`id="${field}-error"`) && title(x).startsWith('错误：') &&
			!x.text.includes(good), name, x.status)
		return x
	}
	r = await bad({ code: String((+all.code + 1) % 1000000).padStart(6, '0') }, 'code', 'wrong code')
	ok(r.text.includes('value="陈样例"') && /value="merchant"[^>]* checked/.test(r.text),
		'what was typed stands there again')
	await bad({ code: 'abc' }, 'code', 'no code at all')
	await bad({ name: '' }, 'name', 'no name')
	await bad({ name: '<b>' }, 'name', 'not a name')
	await bad({ kind: 'officer' }, 'kind', 'nobody signs up as an officer')
	await bad({ password: 'abc', password2: 'abc' }, 'password', 'short password')
	await bad({ password: 'password1', password2: 'password1' }, 'password', 'common password')
	await bad({ password: number, password2: number }, 'password', 'own number as password')
	await bad({ password2: good + '!' }, 'password2', 'another password the second time')
	await bad({ terms: null }, 'terms', 'terms not accepted')
	const before = v.session()
	r = await v.post('/signup/code', all)
	ok(r.status === 303 && r.to.startsWith('/mine'), 'signed up', r.status + r.text.slice(0, 200))
	ok(before && v.session() && v.session() !== before, 'with a new session token')
	r = await v.get('/mine')
	ok(r.status === 200 && r.text.includes('陈样例'), 'and logged in')
	is(sql(`select password like '$scrypt$ln=15,%' from rg.account where login = '${number}'`), 't',
		'the password is kept by scrypt')

	const again = new Visitor()
	await again.get('/signup')
	is((await again.post('/signup', { mobile: number })).to, '/signup/code', 'a known number gets the same answer')
	is(sql(`select template from rg.outbox where address = '${number}' order by id desc limit 1`),
		'have_account', 'but another message')

	// log-out
	await v.get('/logout')
	const old = { ...v.jar }
	is((await v.post('/logout')).to, '/login?done=out', 'log-out')
	v.jar = old
	r = await v.get('/mine')
	ok(r.status === 303 && r.to === '/login?next=/mine', 'the old token opens nothing', r.to)

	// log-in
	const w = new Visitor()
	r = await logIn(w, number, 'wrong password')
	const unknown = await logIn(new Visitor(), mobile(), 'wrong password')
	const said = x => (/<div class="govuk-error-summary[\s\S]*?<\/ul>/.exec(x.text) || [])[0]
	ok(r.status === 422 && unknown.status === 422 && said(r) === said(unknown),
		'a wrong password and an unknown number are told the same', said(r))
	ok(!r.text.includes('wrong password'), 'a password is never shown again')
	r = await logIn(w, '', '')
	ok(r.status === 422 && r.text.includes('mobile-error') && r.text.includes('password-error'), 'both missing')
	const fixed = new Visitor()
	await fixed.get('/login')
	const planted = fixed.session()
	r = await logIn(fixed, number, good, { next: '/account' })
	ok(r.to === '/account' && fixed.session() !== planted, 'log-in changes the token and leads back', r.to)
	const thief = new Visitor()
	thief.jar = { ...fixed.jar }
	thief.jar[Object.keys(fixed.jar).find(k => /_pubsid$/.test(k))] = planted
	is((await thief.get('/mine')).status, 303, 'a planted token stays worthless')
	for (const evil of ['//evil.example', 'https://evil.example/', '/\\evil']) {
		is((await logIn(new Visitor(), number, good, { next: evil })).to, '/mine', `not to ${evil} after log-in`)
	}

	// too many
	const g = new Visitor()
	for (let i = 0; i < 5; i++) await logIn(g, number, 'wrong password')
	r = await logIn(g, number, good)
	ok(r.status === 429 && +r.headers['retry-after'] > 0, 'after five wrong guesses one must wait', r.status)
	is((await logIn(new Visitor(), number)).status, 303, 'the owner, elsewhere, need not')
	const m = mobile()
	let last
	for (let i = 0; i < 6; i++) {
		const x = new Visitor()
		await x.get('/signup')
		last = await x.post('/signup', { mobile: m })
	}
	is(last.status, 429, 'no more than five codes an hour and number')
	return number
}

async function passwords (number) {
	const a = new Visitor()
	const b = new Visitor()
	await logIn(a, number)
	await logIn(b, number)
	const next = 'liang-shan 7 qiaomai'
	await a.get('/password/change')
	let r = await a.post('/password/change', { password_old: 'wrong password', password: next, password2: next })
	ok(r.status === 422 && r.text.includes('password_old-error'), 'the present password is asked', r.status)
	r = await a.post('/password/change', { password_old: good, password: '12345678', password2: '12345678' })
	is(r.status, 422, 'a common one is refused here too')
	r = await a.post('/password/change', { password_old: good, password: next, password2: next })
	is(r.to, '/account?done=password', 'password changed')
	is((await a.get('/mine')).status, 200, 'this device stays')
	is((await b.get('/mine')).status, 303, 'the others are out')

	const c = new Visitor()
	is((await c.get('/password/code')).to, '/password', 'a reset begins with the number')
	await c.get('/password')
	is((await c.post('/password', { mobile: '1' })).status, 422, 'reset: wrong number')
	r = await c.post('/password', { mobile: number })
	is(r.to, '/password/code', 'reset: code sent')
	const ghost = new Visitor()
	const nobody = mobile()
	await ghost.get('/password')
	is((await ghost.post('/password', { mobile: nobody })).to, '/password/code', 'the same answer for nobody')
	is(sms(nobody), '', 'but no message')
	await c.get('/password/code')
	is((await c.post('/password/code', { code: '000000', password: good, password2: good })).status, 422,
		'reset: wrong code')
	r = await c.post('/password/code', { code: sms(number), password: good, password2: good })
	is(r.to, '/login?done=password', 'reset done')
	is((await a.get('/mine')).status, 303, 'all sessions ended')
	is((await logIn(a, number)).to, '/mine', 'the new password is good')
}

// ---- another number --------------------------------------------------------------------

async function numbers () {
	const [was, taken, next] = [mobile(), mobile(), mobile()]
	for (const n of [was, taken]) {
		sql(`insert into rg.account (side, kind, login, name, mobile, password, created_at)
			select 'pub', 'person', '${n}', '换号样例', '${n}', password, now()
			from rg.account where login = '13800000001'`)
	}
	const [a, b] = [new Visitor(), new Visitor()]
	is((await a.get('/mobile')).to, '/login?next=/mobile', 'a new number: only after log-in')
	await logIn(a, was, 'Ronggui-2026')
	await logIn(b, was, 'Ronggui-2026')
	is((await a.get('/mobile/code')).to, '/mobile', 'it begins with the number')
	const bad = async (fields, field, what) => {
		await a.get('/mobile')
		const r = await a.post('/mobile', { mobile: next, password: 'Ronggui-2026', ...fields })
		ok(r.status === 422 && r.text.includes(`${field}-error`), 'new number: ' + what, r.status)
	}
	await bad({ mobile: '' }, 'mobile', 'missing')
	await bad({ mobile: '12345' }, 'mobile', 'wrong')
	await bad({ mobile: was }, 'mobile', 'the one there is')
	await bad({ password: '' }, 'password', 'no password')
	await bad({ password: 'wrong password' }, 'password', 'wrong password')
	is(sms(next), '', 'no code was sent for any of these')

	await a.get('/mobile')
	is((await a.post('/mobile', { mobile: taken, password: 'Ronggui-2026' })).to, '/mobile/code', 'the same answer for a taken number')
	is(sms(taken), '', 'which gets no code')
	await a.get('/mobile/code')
	is((await a.post('/mobile/code', { code: '123456' })).status, 422, 'and cannot be taken')

	await a.get('/mobile')
	await a.post('/mobile', { mobile: next, password: 'Ronggui-2026' })
	let r = await a.get('/mobile/code')
	ok(r.text.includes(next.slice(0, 3) + '****' + next.slice(7)), 'the new number is shown')
	is((await a.post('/mobile/code', { code: '000000' })).status, 422, 'a wrong code')
	is((await a.post('/mobile/code', { code: '' })).status, 422, 'no code')
	r = await a.post('/mobile/code', { code: sms(next) })
	is(r.to, '/account?done=mobile', 'changed')
	r = await a.get('/account?done=mobile')
	ok(r.status === 200 && r.text.includes('手机号已换好'), 'which the account says; this device stays')
	is((await b.get('/mine')).status, 303, 'the others are out')
	is(sql(`select template from rg.outbox where address = '${was}' order by id desc limit 1`),
		'mobile_changed', 'the old number is told')
	is((await logIn(new Visitor(), was, 'Ronggui-2026')).status, 422, 'and logs in no more')
	is((await logIn(new Visitor(), next, 'Ronggui-2026')).to, '/mine', 'the new one does')
}

// ---- account -------------------------------------------------------------------------

async function account (number) {
	const v = new Visitor()
	for (const path of ['/mine', '/mine/messages', '/account', '/account/readers', '/account/close',
		'/account/data.json', '/password/change', '/mobile']) {
		ok((await v.get(path)).to?.startsWith('/login?next=' + path), `${path} needs log-in`)
	}
	await logIn(v, number)
	for (const path of ['/mine', '/mine/messages', '/account', '/account/readers', '/account/close']) {
		const r = await v.get(path)
		ok(r.status === 200 && r.headers['cache-control'] === 'no-store', path)
	}
	await v.get('/account')
	ok(v.last.text.includes(number), 'the account shows the number')
	is((await v.post('/account', { name: '', lang: 'en', large: '1' })).status, 422, 'a name is needed')
	is((await v.post('/account', { name: '陈样本', lang: 'xx', large: '1' })).status, 422, 'unknown language')
	is((await v.post('/account', { name: '陈样本', lang: 'en', large: '1' })).to, '/account?done=saved', 'saved')
	const w = new Visitor()
	await logIn(w, number)
	const r = await w.get('/account')
	ok(/lang="en" class="govuk-template rg-large"/.test(r.text) && r.text.includes('陈样本'),
		'language and type size come with the account')
	await w.post('/account', { name: '陈样例', lang: 'zh-CN', large: '0' })
	const data = await w.get('/account/data.json')
	const json = JSON.parse(data.text)
	ok(json.account.mobile === number && json.account.name === '陈样例' && typeof json.account.id === 'string' &&
		json.consents.length === 1 && /attachment/.test(data.headers['content-disposition']),
	'a copy of my data', data.text)
	is(sql(`select count(*) > 0 from rg.read_log where route = '/account/data.json'`), 't', 'itself logged')
	await w.get('/account')
	is((await w.post('/account/sessions')).to, '/account?done=sessions', 'log out the others')
	is((await v.get('/mine')).status, 303, 'they are out')

	// A session that ends while a form is open loses nothing.
	await w.get('/account')
	sql(`update rg.session set seen_at = now() - interval '31 min' where account =
		(select id from rg.account where login = '${number}')`)
	const carried = await w.post('/account', { name: '陈续写', lang: 'zh-CN', large: '0' })
	ok(carried.status === 303 && /^\/login\?next=\/account&carried=1$/.test(carried.to), 'the form is carried', carried.to)
	await w.get(carried.to)
	ok(w.last.text.includes('value="/account"'), 'log-in knows where to go back')
	await w.post('/login', { mobile: number, password: good, next: '/account' })
	ok((await w.get('/account')).text.includes('value="陈续写"'), 'and the form stands as it was')

	await w.get('/account/close')
	is((await w.post('/account/close')).status, 422, 'closing must be confirmed')
	return w
}

async function close (v, number) {
	await v.get('/account/close')
	const r = await v.post('/account/close', { sure: '1' })
	is(r.to, '/login?done=closed', 'account closed')
	is((await v.get('/mine')).status, 303, 'the session is over')
	is((await logIn(new Visitor(), number)).status, 422, 'no more log-in')
	is(sql(`select count(*) from rg.account where mobile = '${number}'`), '0', 'the number is gone')
}

// ---- a case, a notice, a paper -----------------------------------------------------------

// Officers and a case on public notice, by the doors the programs use.
function seed (v, number) {
	const tag = randomInt(1e9)
	const village = sql(`select d.code from rg.division d where d.level = 5 and d.active
		order by d.code limit 1`)
	const root = sql('select root from rg.instance')
	const district = village.slice(0, 6) + '000000'
	const officer = (name, station, ...roles) => {
		const login = `t${tag}${name}`
		sql(`with a as (insert into rg.account (side, kind, login, name, station, created_at)
			values ('off', 'officer', '${login}', '样员${name}', ${station}, now()) returning id),
			r as (insert into rg.role_grant (account, role, granted_at)
			select a.id, x, now() from a, unnest(${array(roles)}) x)
			insert into rg.session (token, account, side, factor, created_at, seen_at)
			select sha256('${login}'), id, 'off', 2, now(), now() from a`)
		return login
	}
	const o = [officer('a', district, 'clerk'), officer('b', district, 'review1'),
		officer('c', district, 'review2'), officer('d', root, 'audit'), officer('e', root, 'publisher'),
		officer('f', district, 'objection')]
	const token = v.session()
	const name = `样例${tag}小馆`
	const fields = {
		unit_name: name, uscc: uscc(tag), unit_kind: 'company', trade: 'food', legal_rep: '张样例',
		division: village, address: '样例路1号', hours: '9-21', contact: '李样', mobile: number,
		'offers.0.kind': 'free', 'offers.0.detail': '<b>免费</b>茶水', 'offers.0.groups': 'veteran',
		'offers.0.proof': 'card', offer_years: '2'
	}
	const id = as('rg_alliance_pub', token, `select api.draft_begin('alliance-enrolment')`)
	as('rg_alliance_pub', token,
		`select api.draft_save(${id}, 1, '{}', ${array(Object.keys(fields))}, ${array(Object.values(fields))})`)
	const act = (role, who, action, paths = [], values = []) => as(role, who,
		`select api.act(${id}, (select version from rg.case_file where id = ${id}), '${action}', '好', '',
			'{}', ${array(paths)}, ${array(values)}, '')`)
	return {
		id, name, officers: o, act,
		submit () {
			act('rg_alliance_pub', token, 'submit')
			this.no = sql(`select no from rg.case_file where id = ${id}`)
			this.code = sql(`select code from rg.case_secret where case_id = ${id}`)
		},
		publish () {
			act('rg_alliance_off', o[0], 'accept')
			act('rg_alliance_off', o[1], 'forward')
			act('rg_alliance_off', o[1], 'pass1', ['credit_result'], ['clear'])
			act('rg_alliance_off', o[2], 'pass2')
			act('rg_alliance_off', o[3], 'pass3', ['batch_no'], ['T1'])
			act('rg_alliance_off', o[4], 'publish')
			const [notice, row] = sql(`select n.no, r.id from rg.notice_row r
				join rg.notice n on n.id = r.notice where r.case_id = ${id}`).split('|')
			this.notice = notice
			this.row = row
		}
	}
}

// A credit code whose check character is right (GB 32100-2015).
function uscc (tag) {
	const set = '0123456789ABCDEFGHJKLMNPQRTUWXY'
	const org = String(tag % 1e8).padStart(8, '0')
	const sum = [3, 7, 9, 10, 5, 8, 4, 2].reduce((s, w, i) => s + w * +org[i], 0)
	const body = '91370202' + org + '0123456789X'[(11 - sum % 11) % 11]
	let s = 0
	let w = 1
	for (const c of body) {
		s += set.indexOf(c) * w
		w = w * 3 % 31
	}
	return body + set[(31 - s % 31) % 31]
}

async function following (v, c) {
	let r = await v.get('/mine')
	ok(r.text.includes(`/alliance/draft/${c.id}`), 'a draft is listed with the way back to it')
	c.submit()
	r = await v.get('/mine')
	ok(r.text.includes(`/alliance/case/${c.no}`) && r.text.includes(c.name), 'a case is listed')
	r = await v.get('/mine/messages')
	ok(r.text.includes(c.no), 'its first message stands on the site')
	is((await v.post('/mine/messages')).to, '/mine/messages?done=read', 'marked as read')
	is(sql(`select count(*) from rg.outbox where case_id = ${c.id} and way = 'site' and read_at is null`), '0',
		'all of them')

	const g = new Visitor()
	await g.get('/lookup')
	const say = async (fields, field, words, name) => {
		const x = await g.post('/lookup', fields)
		ok(x.status === 422 && x.text.includes(`id="${field}-error"`) && x.text.includes(words), name, x.status)
	}
	const wrong = c.no.slice(0, -1) + (c.no.endsWith('X') ? '1' : 'X')
	await say({ number: 'LM1', query: c.code }, 'number', 'LM1', 'not a case number')
	await say({ number: wrong, query: c.code }, 'number', '有一位写错了', 'a slip of the pen is told by the check character')
	await say({ number: c.no, query: 'ABC' }, 'query', '8位', 'a query code has eight characters')
	await say({ number: c.no, query: '22222222' }, 'number', '办件编号或查询码不对', 'wrong query code')
	const before = g.session()
	r = await g.post('/lookup', { number: c.no.toLowerCase(), query: c.code.toLowerCase().replace(/(....)/, '$1 ') })
	ok(r.status === 303 && r.to === `/alliance/case/${c.no}`, 'opened, however it was typed', r.status)
	ok(g.session() !== before, 'under a new token')
	is(as('rg_alliance_pub', g.session(), 'select count(*) from rg.case_file'), '1', 'which opens this case alone')
	is((await g.get('/mine')).status, 303, 'and is no log-in')
	const token = v.session()
	await v.get('/lookup')
	await v.post('/lookup', { number: c.no, query: c.code })
	r = await v.post('/lookup', { number: c.no, query: c.code })
	ok(r.status === 303 && v.session() === token && (await v.get('/mine')).status === 200,
		'who is signed in stays signed in', r.status)
	for (let i = 0; i < 10; i++) {
		r = await g.get('/lookup').then(() => g.post('/lookup', { number: c.no, query: '22222222' }))
	}
	is(r.status, 429, 'codes cannot be tried out')
	r = await v.get('/account/readers')
	ok(r.text.includes(c.no) && r.text.includes('凭编号和查询码'), 'the reading is shown to the owner')
	sql(`insert into rg.read_log (at, account, role, station, route, object)
		select now(), id, 'rg_alliance_off', station, '/desk/alliance/:no', '${c.no}'
		from rg.account where login = '${c.officers[0]}'`)
	r = await v.get('/account/readers')
	ok(r.text.includes('受理员') && !r.text.includes('样员'), 'an officer by unit and role, not by name')
	await v.get('/account/close')
	r = await v.post('/account/close', { sure: '1' })
	ok(r.status === 422 && r.text.includes('sure-error'), 'no closing while a case is under way', r.status)
}

async function noticed (c) {
	c.publish()
	const v = new Visitor()
	// Others may have asked for the page within the minute it is kept.
	let r = await v.get(`/notices/${c.notice}?now=${Date.now()}`)
	ok(r.status === 200 && r.text.includes(c.name) && r.text.includes('noindex') &&
		!r.text.includes('张样例') && !r.text.includes('李样') && !r.text.includes(c.no),
	'a notice shows the unit and no person', r.status)
	ok(r.text.includes('&lt;b&gt;免费'), 'markup in an answer is text')
	const address = `/notices/${c.notice}/object/${c.row}`
	is((await v.get(`/notices/${c.notice}/object/1`)).status, 404, 'no such row')
	r = await v.get(address)
	ok(r.status === 200 && r.text.includes(c.name), 'the objection form')
	const fields = { name: '王样', mobile: mobile(), body: '门口没有优待标识，店员也说不知道。', website: '' }
	r = await v.post(encodeURI(address), fields)
	ok(r.status === 422 && r.text.includes('太快') && r.text.includes('value="王样"'), 'nobody types that fast', r.status)
	await v.get(address)
	await pause(3100)
	for (const [field, value, name] of [['name', '', 'no name'], ['name', 'a<b', 'not a name'],
		['mobile', '123', 'not a number'], ['body', '', 'no words'], ['body', '不好', 'too few words'],
		['body', '长'.repeat(2001), 'too many words'], ['body', 'a\u0007bcdef', 'control characters']]) {
		const x = await v.post(encodeURI(address), { ...fields, [field]: value })
		ok(x.status === 422 && x.text.includes(`id="${field}-error"`), `objection: ${name}`, x.status)
	}
	await v.get(address)
	await pause(3100)
	is((await v.post(encodeURI(address), { ...fields, website: 'http://spam.example' })).status, 422,
		'a program walks into the trap')
	await v.get(address)
	await pause(3100)
	r = await v.post(encodeURI(address), fields)
	ok(r.status === 303 && /^\/objection\/YY\d{8}-/.test(r.to), 'objection taken', r.status + r.text.slice(0, 300))
	is((await v.post(encodeURI(address), fields)).to, r.to, 'sent twice, stored once')
	is(sql(`select count(*) from rg.objection where row_id = ${c.row}`), '1', 'once indeed')
	is(sql(`select state from rg.case_file where id = ${c.id}`), 'OBJECTION', 'the case is frozen')
	const receipt = await v.get(r.to)
	ok(receipt.text.includes(r.to.split('/')[2]) && !receipt.text.includes(c.name) &&
		!receipt.text.includes('王样'), 'its page shows number and state, nobody')
	c.act('rg_alliance_off', c.officers[5], 'dismiss')
	ok((await v.get(r.to)).text.includes('异议不成立'), 'and later the outcome')

	const json = JSON.parse((await v.get('/notices.json')).text)
	ok(json.as_of && json.notices.every(x => typeof x.number === 'string' && /^https?:/.test(x.url)), 'notices.json')
	const atom = await v.get('/notices.atom')
	ok(/application\/atom\+xml/.test(atom.headers['content-type']) && /^<\?xml[^>]*\?><feed /.test(atom.text) &&
		/<title>.+<\/title>/.test(atom.text), 'notices.atom', atom.text)
}

async function papers (c) {
	const v = new Visitor()
	is((await v.get('/verify?code=')).status, 422, 'a code is needed')
	is((await v.get('/verify?code=ab%20cd-1234%20wxyz')).to, '/verify/ABCD1234WXYZ', 'a code is made normal')
	ok((await v.get('/verify/ABCD1234WXYZ')).text.includes('查不到'), 'unknown code')
	const words = { valid: '现在有效', suspended: '暂停使用', revoked: '已失效' }
	for (const state in words) {
		const code = `T${String(randomInt(1e11)).padStart(11, '0')}`
		sql(`insert into rg.paper (case_id, kind, no, code, version, issued_at, state, state_at)
			values (${c.id}, 'certificate', 'T-${code}', '${code}', 1, now(), '${state}', now())`)
		const r = await v.get('/verify/' + code.toLowerCase())
		ok(r.status === 200 && r.text.includes(words[state]) && r.text.includes('成员单位证书') &&
			!r.text.includes(c.name) && !r.text.includes(c.no), `a paper that is ${state}`, title(r))
	}
}

async function figures () {
	const v = new Visitor()
	const r = await v.get('/open/figures.json')
	const json = JSON.parse(r.text)
	const { as_of: day, ...rest } = json
	ok(/application\/json/.test(r.headers['content-type']) && !isNaN(Date.parse(day)) &&
		Object.entries(rest).every(([k, x]) => /^[a-z]+\.[a-z0-9_]+$/.test(k) && typeof x === 'number'),
	'figures.json: module.metric and a number each', r.text)
	for (const key of ['station.levels', 'alliance.applications', 'alliance.screened_out', 'alliance.published_members']) {
		ok(key in rest, `figures.json has ${key}`)
	}
	const csv = (await v.get('/open/figures.csv')).text.trim().split('\r\n')
	ok(csv[0] === 'place,module,metric,value,unit,note' && csv.length === Object.keys(rest).length + 1 &&
		csv.every(line => line.split(',').length === 6), 'figures.csv', csv.join('\n'))
	const page = (await v.get('/figures/')).text
	ok(/<svg /.test(page) && (page.match(/<table/g) || []).length >= 2, 'charts with their tables')
}

async function main () {
	await pages()
	await view()
	await forged()
	const number = await people()
	await passwords(number)
	await numbers()
	const v = await account(number)
	const c = seed(v, number)
	await following(v, c)
	await noticed(c)
	await papers(c)
	await figures()
	const other = mobile()
	const w = new Visitor()
	is((await signUp(w, other, '赵样例', 'person')).status, 303, 'a person signs up')
	await close(w, other)
	console.log(`1..${n}`)
}

main().catch(e => {
	console.log(`Bail out! ${e.stack}`)
	process.exit(1)
})
