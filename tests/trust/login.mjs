// Log-in over HTTP, of the public and of officers. Limits and one-time codes use
// the real clock; where a test would have to wait, it moves the times stored.

import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { close, q, run_sql, rows, value } from '../web/kit/db.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { workers } from '../web/kit/pools.mjs'
import { routes } from '../web/kit/routes.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { cookie, mobile, officer, person, places } from '../web/kit/world.mjs'

const long = Boolean(process.env.LONG)
const p = await places()
let tried = 0
let broken = 0
const must = (is, what) => {
	tried += 1
	if (!is) {
		broken += 1
		fail(what)
	}
}

let n = 0
const run = Math.floor(Math.random() * 120) + 100
const address = () => `127.${run}.${Math.floor(++n / 250)}.${1 + n % 250}`
const fresh = () => new Visitor({ address: address() })

// Accounts with the password of the demonstration's own.
const known = { pub: 'Ronggui-2026', off: 'Ronggui-demo-2026' }
const like = { pub: '13800000001', off: 'city-sys' }
async function account (side) {
	const x = side === 'pub' ? await person('何登录') : await officer(p.district, ['clerk'])
	await run_sql(`update rg.account set password = (select password from rg.account where side = ${q(side)} and login = ${q(like[side])}) where id = ${x.id}`)
	return x
}
const way = { pub: '/login', off: '/desk/login' }
const names = { pub: 'mobile', off: 'login' }
async function enter (side, login, password, v = fresh()) {
	const form = await v.get(way[side])
	return Object.assign(await v.send(form, { [names[side]]: login, password }), { visitor: v })
}
const said = a => `${a.status} ${a.h1} ${a.summary.join('|')} ${JSON.stringify(a.errors)}`

// ---- guessing -------------------------------------------------------------------

await all('five wrong guesses: one must wait, with the right password too; the owner elsewhere need not', ['pub', 'off'], async side => {
	const x = await account(side)
	const v = fresh()
	for (let i = 0; i < 5; i++) must((await enter(side, x.login, `wrong ${i}`, v)).status === 422, `${side}: guess ${i}`)
	const a = await enter(side, x.login, known[side], v)
	must(a.status === 429 && Number(a.headers['retry-after']) > 0, `${side}: ${a.status}`)
	must((await enter(side, x.login, known[side])).status === 303, `${side}: the owner`)
	const key = `login:${side}:${x.login}:${v.address}`
	same(await value(`select n from rg.rate where key = ${q(key)}`), '5', `${side}: counted`)
	await run_sql(`update rg.rate set since = since - interval '11 min' where key = ${q(key)}`)
	must((await enter(side, x.login, known[side], v)).status === 303, `${side}: ten minutes later`)
})
await all('from many addresses: thirty guesses an hour and account', ['pub', 'off'], async side => {
	const x = await account(side)
	await run_sql(`insert into rg.rate (key, since, n) values (${q(`login:${side}:${x.login}`)}, clock_timestamp(), 29)`)
	must((await enter(side, x.login, 'wrong')).status === 422, `${side}: the thirtieth`)
	must((await enter(side, x.login, 'wrong')).status === 429, `${side}: the next`)
	const g = await rows(`select count(*) filter (where event = 'login_failed') as n from rg.security_log where object in (${q(x.login)}, '${x.id}')`)
	must(Number(g[0].n) > 0, `${side}: the log of security holds no guess`)
})
await all('from one address: a hundred guesses in ten minutes, whatever the account', ['pub', 'off'], async side => {
	const v = fresh()
	await run_sql(`insert into rg.rate (key, since, n) values (${q(`loginaddr:${v.address}`)}, clock_timestamp(), 99)`)
	must((await enter(side, side === 'pub' ? mobile() : 'no.body', 'wrong', v)).status === 422, `${side}: the hundredth`)
	must((await enter(side, side === 'pub' ? mobile() : 'no.body', 'wrong', v)).status === 429, `${side}: the next`)
})
await test('passwords in guesses lock nobody out of the account', async () => {
	const x = await account('off')
	for (let i = 0; i < 5; i++) await enter('off', x.login, 'wrong')
	same(await value(`select state from rg.account where id = ${x.id}`), 'active', 'account')
	must((await enter('off', x.login, known.off)).status === 303, 'the owner')
})
await all('one-time codes: five tries, ten minutes, once', ['signup', 'reset'], async purpose => {
	const [first, second] = purpose === 'signup' ? ['/signup', '/signup/code'] : ['/password', '/password/code']
	const login = purpose === 'signup' ? mobile() : (await account('pub')).login
	const good = 'liang-shan 7 qiaomai'
	const rest = code => ({ code, password: good, password2: good, ...(purpose === 'signup' ? { name: '何登录', kind: 'merchant', terms: '1' } : {}) })
	const begin = async () => {
		const v = fresh()
		same((await v.send(await v.get(first), { mobile: login })).status, 303, 'code sent')
		const id = await value(`select max(id) from rg.code where login = ${q(login)} and purpose = ${q(purpose)}`)
		await run_sql(`update rg.code set hash = sha256(convert_to(${q(`${login}:135790`)}, 'UTF8')) where id = ${id}`)
		return { v, id }
	}
	let x = await begin()
	const left = await value(`select expires_at - created_at < interval '10 min 1 s' from rg.code where id = ${x.id}`)
	same(left, 't', 'good for ten minutes')
	const form = async () => x.v.get(second)
	for (let i = 0; i < 5; i++) must((await x.v.send(await form(), rest(`00000${i}`))).status === 422, `${purpose}: wrong code ${i}`)
	must((await x.v.send(await form(), rest('135790'))).status === 422, `${purpose}: the right one after five wrong ones`)
	x = await begin()
	await run_sql(`update rg.code set expires_at = clock_timestamp() - interval '1 s' where id = ${x.id}`)
	must((await x.v.send(await form(), rest('135790'))).status === 422, `${purpose}: too late`)
	x = await begin()
	must((await x.v.send(await form(), rest('135790'))).status === 303, `${purpose}: the right one`)
	must(await value(`select used_at is not null from rg.code where id = ${x.id}`) === 't', `${purpose}: used up`)
	const again = fresh()
	again.jar = new Map(x.v.jar)
	const b = await again.get(second)
	if (b.status === 200) must((await again.send(b, rest('135790'))).status === 422, `${purpose}: twice`)
	same((await run_sql(`delete from rg.rate where key = ${q(`code:${login}`)}`)) ?? '', '', 'limit')
})

// ---- who has an account -------------------------------------------------------------

await test('unknown, closed and wrong are told the same', async () => {
	for (const side of ['pub', 'off']) {
		const x = await account(side)
		const gone = await account(side)
		await run_sql(`update rg.account set state = 'closed' where id = ${gone.id}`)
		const none = side === 'pub' ? mobile() : 'no.such.officer'
		const all = [await enter(side, x.login, 'wrong'), await enter(side, none, 'wrong'), await enter(side, gone.login, known[side])].map(said)
		must(new Set(all).size === 1, `${side}: ${all.join(' / ')}`)
	}
	for (const [path, who] of [['/signup', (await account('pub')).login], ['/password', (await account('pub')).login]]) {
		const a = fresh()
		const b = fresh()
		const [x, y] = [await a.send(await a.get(path), { mobile: who }), await b.send(await b.get(path), { mobile: mobile() })]
		must(x.status === y.status && x.location === y.location, `${path}: ${x.status} ${y.status}`)
	}
})
// What the pool worked on it, whatever time it waited for a processor: pages go
// before it. With LONG=1, where nothing else goes on, also the time of the answer.
// Interleaved; the middle one counts.
const middle = list => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
const worked = side => workers({ pub: 'portal-login', off: 'desk-login' }[side])
	.reduce((ns, pid) => ns + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]), 0)
let difference = 0
await all('nor does the time tell', ['pub', 'off'], async side => {
	const rounds = long ? 60 : 5
	const most = long ? 0.05 : 0.25
	const x = await account(side)
	const shares = { work: [], time: [] }
	for (let attempt = 0; attempt < 3; attempt++) {
		const taken = { work: [[], []], time: [[], []] }
		for (let i = 0; i < rounds; i++) {
			await run_sql(`delete from rg.rate where key like 'login:${side}:${x.login}%'`)
			const forms = await Promise.all([0, 1].map(async () => {
				const v = fresh()
				return [v, await v.get(way[side])]
			}))
			for (const k of i % 2 ? [1, 0] : [0, 1]) {
				const [v, form] = forms[k]
				const [work, time] = [worked(side), performance.now()]
				const a = await v.send(form, { [names[side]]: k ? (side === 'pub' ? mobile() : `no.body${i}`) : x.login, password: 'wrong' })
				taken.time[k].push(performance.now() - time)
				taken.work[k].push((worked(side) - work) / 1e6)
				same(a.status, 422, `${side}: wrong password`)
			}
		}
		for (const what in shares) {
			const [a, b] = taken[what].map(middle)
			must(a > 10, `${side}: a password took ${a} ms`)
			shares[what].push(Math.abs(a - b) / Math.max(a, b))
		}
		if (shares.work.at(-1) < most && (!long || shares.time.at(-1) < most)) break
	}
	for (const what of long ? ['work', 'time'] : ['work']) {
		difference = Math.max(difference, Math.min(...shares[what]))
		must(Math.min(...shares[what]) < most, `${side}: medians of ${what} differ by ${shares[what].map(s => `${(s * 100).toFixed(1)} %`)}`)
	}
})

// ---- the second factor ------------------------------------------------------------------

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
function totp (secret, step) {
	const bits = [...secret].map(c => letters.indexOf(c).toString(2).padStart(5, '0')).join('')
	const key = Buffer.from(bits.match(/.{8}/g).map(b => parseInt(b, 2)))
	const count = Buffer.alloc(8)
	count.writeBigUInt64BE(BigInt(step))
	const mac = createHmac('sha1', key).update(count).digest()
	const at = mac[19] & 15
	return String((mac.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, '0')
}
const step = () => Math.floor(Date.now() / 30000)
// Not at the edge of a step: a code is asked for and typed within one.
const settle = async () => {
	const left = 30000 - Date.now() % 30000
	if (left < 6000) await new Promise(resolve => setTimeout(resolve, left + 200))
}
const half = async x => {
	const a = await enter('off', x.login, known.off)
	if (a.status !== 303) fail(`half a log-in: ${a.status}`)
	return a.visitor
}
const type = async (v, code, path = '/desk/login/code') => v.send(await v.get(path), { code })
// An officer who has set up his second factor.
async function enrolled () {
	const x = await account('off')
	const v = await half(x)
	const page = await v.get('/desk/login/enrol')
	const secret = page.doc.one('.rg-secret').words.replace(/ /g, '')
	await settle()
	const a = await v.send(page, { code: totp(secret, step() - 1) })
	if (a.status !== 200) fail(`enrol: ${a.status} ${JSON.stringify(a.errors)}`)
	return { ...x, login: x.login, id: x.id, secret, recovery: a.doc.all('code').map(e => e.words).filter(s => /^\w{5}-\w{5}$/.test(s)), visitor: v }
}
const back = x => run_sql(`update rg.totp set last_step = 0, failures = 0, locked_until = null where account = ${x.id}`)

await test('a code serves once, and none before it', async () => {
	const x = await enrolled()
	await settle()
	const now = step()
	must((await type(await half(x), totp(x.secret, now))).status === 303, 'the code of now')
	must((await type(await half(x), totp(x.secret, now))).status === 422, 'again')
	must((await type(await half(x), totp(x.secret, now - 1))).status === 422, 'the one before')
	await back(x)
	const two = await Promise.all([half(x), half(x)])
	await settle()
	const forms = await Promise.all(two.map(v => v.get('/desk/login/code')))
	const code = totp(x.secret, step())
	const got = await Promise.all(two.map((v, i) => v.send(forms[i], { code })))
	must(got.filter(a => a.status === 303).length === 1, `two at once: ${got.map(a => a.status)}`)
})
await test('one step early or late is right, two are not', async () => {
	const x = await enrolled()
	for (const [off, wanted] of [[-2, 422], [2, 422], [-1, 303], [1, 303], [0, 303]]) {
		await back(x)
		const v = await half(x)
		await settle()
		must((await type(v, totp(x.secret, step() + off))).status === wanted, `${off} steps`)
	}
	for (const odd of ['', ' ', '000', '0000000', 'abcdef', '１２３４５６x', totp(x.secret, step()) + '0']) {
		await back(x)
		must((await type(await half(x), odd)).status === 422, `code ${JSON.stringify(odd)}`)
	}
})
await test('five wrong codes lock the second factor for a quarter of an hour, and nothing else does', async () => {
	const x = await enrolled()
	await back(x)
	const v = await half(x)
	for (let i = 0; i < 5; i++) must((await type(v, '000000')).status === 422, `code ${i}`)
	await settle()
	must((await type(await half(x), totp(x.secret, step()))).status === 422, 'the right one, locked')
	must((await type(await half(x), x.recovery[9], '/desk/login/recovery')).status === 422, 'a recovery code, locked')
	const until = await value(`select locked_until between clock_timestamp() + interval '14 min' and clock_timestamp() + interval '15 min' from rg.totp where account = ${x.id}`)
	same(until, 't', 'a quarter of an hour')
	same(await value(`select state from rg.account where id = ${x.id}`), 'active', 'the account')
	await run_sql(`update rg.totp set locked_until = clock_timestamp() - interval '1 s' where account = ${x.id}`)
	await settle()
	must((await type(await half(x), totp(x.secret, step()))).status === 303, 'afterwards')
})
await test('recovery codes: ten, kept as digests, each once; wrong ones count', async () => {
	const x = await enrolled()
	same(x.recovery.length, 10, 'codes')
	same(new Set(x.recovery).size, 10, 'different codes')
	must(x.recovery.every(c => 10 * Math.log2(31) >= 40 && /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(c)), 'ten signs each')
	const kept = await value(`select string_agg(r::text, ' ') from rg.recovery_code r where account = ${x.id}`)
	must(!x.recovery.some(c => kept.includes(c) || kept.includes(c.replace('-', ''))), 'a code is kept as it is')
	must((await type(await half(x), x.recovery[0], '/desk/login/recovery')).status === 303, 'one')
	must((await type(await half(x), x.recovery[0], '/desk/login/recovery')).status === 422, 'again')
	const other = await enrolled()
	must((await type(await half(other), x.recovery[1], '/desk/login/recovery')).status === 422, 'another officer\'s')
	must((await type(await half(x), x.recovery[1], '/desk/login/recovery')).status === 303, 'the next')
	must(Number(await value(`select failures from rg.totp where account = ${x.id}`)) >= 1, 'a wrong one was not counted')
})
await test('the second factor cannot be set up twice, nor by half a log-in of one who has it', async () => {
	const x = await enrolled()
	const v = await half(x)
	const a = await v.get('/desk/login/enrol')
	must(a.status === 303 && a.location === '/desk/login/code', `enrol: ${a.status}`)
	const form = await v.get('/desk/login/code')
	const t = form.doc.one('input[name=token]').get('value')
	const b = await v.post('/desk/login/enrol', { token: t, key: '0'.repeat(32), code: '000000', sealed: 'x' })
	must([403, 422].includes(b.status), `a forged set-up: ${b.status}`)
	same(await value(`select confirmed from rg.totp where account = ${x.id}`), 't', 'still set up')
})
await test('secrets of the second factor are sealed in the database', async () => {
	const x = await enrolled()
	const kept = await value(`select secret from rg.totp where account = ${x.id}`)
	must(kept && !kept.includes(x.secret) && kept.length > x.secret.length + 20, `kept ${kept?.slice(0, 8)}`)
})
await test('a new password by an administrator takes the second factor away, and needs a code of his', async () => {
	const x = await enrolled()
	const admin = await officer(p.root, ['sysadmin'])

	await run_sql(`update rg.account set mobile = '13900000001' where id = ${x.id}`)
	const a = await admin.send(await admin.get(`/desk/people/${x.id}`), {}, { action: `/desk/people/${x.id}/reset` })
	must(a.status === 200, `reset: ${a.status}`)
	must((await enter('off', x.login, known.off)).status === 422, 'the old password')
	must((await enter('off', x.login, '')).status === 422, 'no password')
	same(await value(`select count(*) from rg.totp where account = ${x.id}`), '0', 'second factor')
	same(await value(`select count(*) from rg.outbox where account = ${x.id} and template = 'access_changed'`), '1', 'told that the second factor was taken away')
	must((await x.visitor.get('/desk/')).status === 303, 'his session')
})
await test('no other way in: these routes alone can make a session', () => {
	const open = routes.filter(r => r.side.includes('LOGIN') && r.method === 'POST').map(r => r.path).sort()
	same(open, ['/desk/login', '/desk/login/code', '/desk/login/enrol', '/desk/login/recovery', '/desk/password/change', '/desk/password/first', '/login', '/mobile', '/mobile/code', '/password', '/password/change', '/password/code', '/signup', '/signup/code'], 'forms of the log-in pools')
})

// ---- passwords -------------------------------------------------------------------------

const common = ['password', 'password1', '12345678', '123456789', '1234567890', 'qwertyuiop', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'trustno1', 'letmein1', 'welcome1', 'monkey123', 'dragon12', 'master12', 'abcdefgh', 'abcd1234', '11111111', '00000000', '88888888', '66666666', '12341234', '87654321', 'asdfghjkl', 'zxcvbnm1', 'qwerty123', 'passw0rd', 'p@ssword', 'aaaaaaaa', '11223344', 'a1b2c3d4', 'internet', 'computer', 'michelle', 'jennifer', 'whatever', 'starwars', 'ronggui1', 'Ronggui-2026', '退役军人2026', 'tuiyijunren', 'qingdao2026']
const fine = ['twelveletter!', 'zhe shi yi ju hua', 'haibianxiaolu', '我家门前有两棵枣树', 'x'.repeat(3) + 'korrekt-pferd-batterie', 'Am Hafen 42 lagen drei alte Boote, und keiner wusste, wem sie ge'.slice(0, 64), `Am Hafen 42 lagen drei alte Boote, und keiner wusste, wem sie gehoerten; abends kamen Kinder und zaehlten laut die Segel bis 117`.padEnd(128, '!')]
async function change (x, old, next, again = next) {
	const a = await x.send(await x.get('/password/change'), { password_old: old, password: next, password2: again })
	return a
}
await test('what everybody guesses, what is short and what names the site is refused', async () => {
	const x = await account('pub')
	for (const word of [...common, 'short', '1234567', x.login]) {
		const a = await change(x, known.pub, word)
		must(a.status === 422 && a.errors.password, `${word}: ${a.status}`)
		if (word !== x.login) must(!a.text.includes(`value="${word}"`), `${word} is shown again`)
	}
})
await test('long ones, phrases, Chinese and 64 to 128 signs are taken, and every sign counts', async () => {
	const x = await account('pub')
	let old = known.pub
	for (const word of fine) {
		const a = await change(x, old, word)
		must(a.status === 303, `${word}: ${a.status} ${JSON.stringify(a.errors)}`)
		old = word
	}
	const v = await enter('pub', x.login, `${old} `)
	must(v.status === 422, 'a space at the end')
	must((await enter('pub', x.login, old.slice(0, -1))).status === 422, 'one sign less')
	must((await enter('pub', x.login, old.toUpperCase())).status === 422, 'in capitals')
	must((await enter('pub', x.login, old)).status === 303, 'as it was typed')
	const nul = await x.get('/password/change')
	const t = nul.doc.one('input[name=token]').get('value')
	const a = await x.post('/password/change', { token: t, password_old: old, password: 'hai-bian\0 xiaolu', password2: 'hai-bian\0 xiaolu' })
	must(a.status === 400, `NUL: ${a.status}`)
})
await test('a change needs the old password; officers need twelve signs', async () => {
	const x = await account('pub')
	must((await change(x, 'wrong', fine[0])).status === 422, 'a wrong old one')
	must((await change(x, '', fine[0])).status === 422, 'none')
	must((await change(x, known.pub, fine[0], fine[1])).status === 422, 'two that differ')
	const told = y => value(`select count(*) from rg.outbox where account = ${y.id} and template = 'access_changed'`)
	must(await told(x) === '0', 'told of what did not happen')
	must((await change(x, known.pub, fine[0])).status === 303 && await told(x) === '1', 'the change is told by SMS')
	const o = await account('off')
	const a = await o.send(await o.get('/desk/password/change'), { old: known.off, password: 'elf-zeich-n', again: 'elf-zeich-n' })
	must(a.status === 422 && a.errors.password, `eleven signs: ${a.status}`)
	const b = await o.send(await o.get('/desk/password/change'), { old: known.off, password: 'zwoelf-zeich', again: 'zwoelf-zeich' })
	must(b.status === 303, `twelve signs: ${b.status} ${JSON.stringify(b.errors)}`)
})
await test('the fields of passwords are such, and may be pasted into', async () => {
	for (const path of ['/login', '/desk/login', '/desk/password/first']) {
		const a = await fresh().get(path)
		const boxes = a.doc.all('input').filter(e => /^(password|again|old)/.test(e.get('name')))
		must(boxes.length > 0 && boxes.every(e => e.get('type') === 'password' && e.get('autocomplete') !== 'off' && !e.has('onpaste') && !e.has('maxlength')), path)
	}
})
await test('kept by scrypt, at the cost that was set', async () => {
	const o = await account('off')
	const bad = await value(`select count(*) from rg.account where password <> '' and password is not null and password !~ ('^\\$scrypt\\$ln=' || case side when 'off' then 16 else 15 end || ',r=8,p=1\\$[A-Za-z0-9_-]{22}\\$[A-Za-z0-9_-]{43}$')`)
	same(bad, '0', 'passwords kept otherwise')
	const from = Date.now()
	await enter('off', o.login, 'wrong')
	must(Date.now() - from > 40, 'too quick to be scrypt')
})
await test('passwords and codes never come back', async () => {
	const x = await account('pub')
	const v = fresh()
	const a = await v.send(await v.get('/login'), { mobile: x.login, password: 'nur-einmal-getippt' })
	must(!a.text.includes('nur-einmal-getippt') && a.text.includes(x.login), 'typed')
	must(!v.jar.has(cookie('off')), 'cookies of the other side')
})
note(`tried: ${tried} log-ins, codes and passwords`)
note(`figure: answers that were wrong ${broken} of ${tried}; known and unknown accounts differ by ${(difference * 100).toFixed(1)} % of the median work`)
close()
done()
