// Sessions over HTTP. Times are moved in the database: sessions use the real
// clock, and nobody wants to wait half a day.

import { createHash } from 'node:crypto'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { fill, routes } from '../web/kit/routes.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { bring, cookie, officer, person, places, session } from '../web/kit/world.mjs'

let tried = 0
let wrong = 0
const p = await places()
const who = await person('何会话')
const staff = await officer(p.district, ['clerk', 'supervisor'])
const hash = t => createHash('sha256').update(t).digest('hex')
const page = { pub: '/mine', off: '/desk/' }
const login = { pub: '/login', off: '/desk/login' }
const account = { pub: who, off: staff }

const with_token = (side, t) => new Visitor({ cookies: { [cookie(side)]: t }, address: `127.0.${Math.ceil(Math.random() * 250)}.9` })
async function opens (side, t) {
	tried += 1
	const a = await with_token(side, t).get(page[side])
	if (a.status === 200) return true
	if (a.status !== 303 || !a.location.startsWith(`${login[side]}?next=`)) fail(`${page[side]}: ${a.status} ${a.location}`)
	return false
}
const expect = async (side, t, wanted, what) => {
	if (await opens(side, t) !== wanted) {
		wrong += 1
		fail(`${what}: ${wanted ? 'refused' : 'let in'}`)
	}
}
const age = (t, created, seen) => run_sql(`update rg.session set created_at = clock_timestamp() - ${q(created)}::interval,
	seen_at = clock_timestamp() - ${q(seen)}::interval where token = '\\x${hash(t)}'`)

// ---- the token ----------------------------------------------------------------

await test('a token has 256 bits, no two are alike, and pages do not hold it', async () => {
	const seen = new Set()
	for (let i = 0; i < 40; i++) {
		const v = new Visitor()
		const a = await v.get(i % 2 ? '/lookup' : '/desk/login')
		const t = v.jar.get(cookie(i % 2 ? 'pub' : 'off'))
		ok(/^[A-Za-z0-9_-]{43}$/.test(t ?? ''), `token ${t}`)
		ok(!a.text.includes(t), 'it stands in the page')
		seen.add(t)
	}
	same(seen.size, 40, 'different tokens')
})
await test('the database knows digests only', async () => {
	const t = await session(who.id, 'pub')
	await expect('pub', t, true, 'a session')
	const text = await value(`select string_agg(x::text, ' ') from (select s::text as x from rg.session s
		union all select g::text from rg.guest g) y`)
	ok(!text.includes(t) && text.includes(hash(t)), 'the token stands in the table')
	const logs = await value(`select count(*) from rg.security_log where object like '%' || ${q(t)} || '%'`)
	same(logs, '0', 'in the log')
})
await all('what is no token is none', ['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}/`, "' or 1=1 --", '\\x00', hash(await session(who.id, 'pub'))], async t => {
	for (const side of ['pub', 'off']) await expect(side, t, false, JSON.stringify(t))
})

// ---- how long -------------------------------------------------------------------

const limits = { pub: { idle: 30, whole: 12 * 60 }, off: { idle: 15, whole: 8 * 60 } }
const times = Object.entries(limits).flatMap(([side, l]) => [
	[side, 'just begun', '0 s', '0 s', true],
	[side, 'seen a minute less than the idle limit ago', `${l.idle} min`, `${l.idle - 1} min`, true],
	[side, 'seen a second more than the idle limit ago', `${l.idle + 5} min`, `${l.idle * 60 + 1} s`, false],
	[side, 'in use, a minute before the last one', `${l.whole - 1} min`, '0 s', true],
	[side, 'in use, a second after the last one', `${l.whole * 60 + 1} s`, '0 s', false],
	[side, 'of yesterday', '1 d', '1 d', false]
])
await all('idle and absolute limits', times, async ([side, what, created, seen, wanted]) => {
	const t = await session(account[side].id, side)
	await age(t, created, seen)
	await expect(side, t, wanted, `${side}, ${what}`)
})
await all('use moves the idle limit, and never the absolute one', ['pub', 'off'], async side => {
	const t = await session(account[side].id, side)
	await age(t, '5 h', '10 min')
	const before = (await rows(`select created_at, seen_at from rg.session where token = '\\x${hash(t)}'`))[0]
	await expect(side, t, true, side)
	const after = (await rows(`select created_at, seen_at from rg.session where token = '\\x${hash(t)}'`))[0]
	same(after.created_at, before.created_at, `${side}: begun`)
	ok(after.seen_at > before.seen_at, `${side}: last seen ${after.seen_at}`)
})
await all('a session that ended does not come back', ['pub', 'off'], async side => {
	const t = await session(account[side].id, side)
	await run_sql(`update rg.session set ended_at = clock_timestamp() where token = '\\x${hash(t)}'`)
	for (let i = 0; i < 2; i++) await expect(side, t, false, side)
	same(await value(`select ended_at is not null from rg.session where token = '\\x${hash(t)}'`), 't', 'ended')
})
await test('an account keeps five sessions', async () => {
	const own = await person('何五个')
	await run_sql(`update rg.account set password = (select password from rg.account where login = '13800000001') where id = ${own.id}`)
	const v = []
	for (let i = 0; i < 6; i++) {
		const x = new Visitor({ address: `127.9.${i}.7` })
		const a = await x.send(await x.get('/login'), { mobile: own.login, password: 'Ronggui-2026' })
		same(a.status, 303, `log-in ${i}`)
		v.push(x.jar.get(cookie('pub')))
	}
	same(await value(`select count(*) from rg.session where account = ${own.id} and ended_at is null`), '5', 'open sessions')
	await expect('pub', v[0], false, 'the oldest')
	await expect('pub', v[5], true, 'the newest')
})

// ---- how they end -----------------------------------------------------------------

const leave = async (side, t, from = side === 'pub' ? '/logout' : '/desk/account', to = side === 'pub' ? '/logout' : '/desk/logout') => {
	const v = with_token(side, t)
	const a = await v.send(await v.get(from), {}, { action: to })
	if (a.status !== 303) fail(`${to}: ${a.status}`)
	return v
}
await all('log-out ends this session at once, and no other', ['pub', 'off'], async side => {
	const [t, stays] = [await session(account[side].id, side), await session(account[side].id, side)]
	const v = await leave(side, t)
	ok(!v.jar.has(cookie(side)), 'the cookie is taken back')
	await expect(side, t, false, 'the old token')
	await expect(side, stays, true, 'another session')
})
await test('the others can be ended, from the account', async () => {
	const own = await person('何别处')
	const others = [await session(own.id, 'pub'), await session(own.id, 'pub')]
	const a = await own.send(await own.get('/account'), {}, { action: '/account/sessions' })
	same(a.status, 303, 'ended')
	for (const t of others) await expect('pub', t, false, 'another session')
	await expect('pub', own.token, true, 'this one')
})
await all('an account that is locked or closed has no session from then on', ['locked', 'closed'], async state => {
	const x = await officer(p.district, ['clerk'])
	await expect('off', x.token, true, 'before')
	await run_sql(`update rg.account set state = ${q(state)} where id = ${x.id}`)
	await expect('off', x.token, false, state)
})
await test('an administrator ends the sessions of an officer', async () => {
	const x = await officer(p.district, ['clerk'])
	const admin = await officer(p.root, ['sysadmin'])
	const a = await admin.send(await admin.get(`/desk/people/${x.id}`), { state: 'locked' }, { action: `/desk/people/${x.id}/state` })
	same(a.status, 303, 'locked')
	await expect('off', x.token, false, 'his session')
	same(await value(`select count(*) from rg.session where account = ${x.id} and ended_at is null`), '0', 'open sessions')
	await run_sql(`update rg.account set state = 'active' where id = ${x.id}`)
	await expect('off', x.token, false, 'his old session, the account open again')
})
await test('a new password ends all other sessions', async () => {
	const own = await person('何改密')
	await run_sql(`update rg.account set password = (select password from rg.account where login = '13800000001') where id = ${own.id}`)
	const other = await session(own.id, 'pub')
	const fresh = 'hai-bian 42 xiaolu'
	const a = await own.send(await own.get('/password/change'), { password_old: 'Ronggui-2026', password: fresh, password2: fresh })
	same(a.status, 303, `changed ${JSON.stringify(a.errors)}`)
	await expect('pub', other, false, 'another session')
})

// ---- whose it is ----------------------------------------------------------------------

await test('a token of one side opens nothing on the other', async () => {
	await expect('off', await session(who.id, 'pub'), false, 'a public one at the desk')
	await expect('pub', await session(staff.id, 'off'), false, 'an officer\'s one at the portal')
})
const staff_pages = routes.filter(r => r.method === 'GET' && r.who === 'STAFF')
await all('half a log-in opens no page of officers', staff_pages, async r => {
	const v = with_token('off', await session(staff.id, 'off', { factor: 1 }))
	tried += 1
	const a = await v.get(fill(r.path))
	if (a.status !== 303 || !a.location.startsWith('/desk/login?next=')) {
		wrong += 1
		fail(`${r.path}: ${a.status} ${a.location ?? ''}`)
	}
})
await test('a planted token stays worthless after log-in', async () => {
	const own = await person('何固定')
	await run_sql(`update rg.account set password = (select password from rg.account where login = '13800000001') where id = ${own.id}`)
	const v = new Visitor({ address: '127.8.8.8' })
	const form = await v.get('/login')
	const planted = v.jar.get(cookie('pub'))
	const a = await v.send(form, { mobile: own.login, password: 'Ronggui-2026' })
	same(a.status, 303, 'log-in')
	const now = v.jar.get(cookie('pub'))
	ok(now && now !== planted, 'the same token')
	await expect('pub', planted, false, 'the planted one')
	await expect('pub', now, true, 'the new one')
})
await test('logging in again ends nothing by accident, and gives a new token', async () => {
	const t = await session(who.id, 'pub')
	const v = with_token('pub', t)
	await v.get('/login')
	await expect('pub', t, true, 'looking at the log-in page')
})
await test('a right that is taken or given acts at the next request', async () => {
	const admin = await officer(p.root, ['auditadmin'])
	same((await admin.get('/desk/audit')).status, 200, 'with the role')
	await run_sql(`delete from rg.role_grant where account = ${admin.id}`)
	same((await admin.get('/desk/audit')).status, 403, 'without')
	await run_sql(`insert into rg.role_grant (account, role, granted_at) values (${admin.id}, 'auditadmin', api.now())`)
	same((await admin.get('/desk/audit')).status, 200, 'again')
	const sub = await bring(who, 'SUBMITTED')
	same((await staff.get(`/desk/alliance/${sub.no}`)).status, 200, 'in his area')
	await run_sql(`update rg.account set station = ${p.other === p.district ? p.far : p.other} where id = ${staff.id}`)
	same((await staff.get(`/desk/alliance/${sub.no}`)).status, 404, 'moved away')
	await run_sql(`update rg.account set station = ${p.district} where id = ${staff.id}`)
	tried += 5
})
await all('log-out stands on every page of those who are logged in', [
	...['/mine', '/account', '/account/readers', '/account/close', '/mine/messages', '/alliance/', '/alliance/apply', '/', '/guides', '/notices', '/help'].map(x => [who, x, /\/logout$/]),
	...['/desk/', '/desk/search', '/desk/messages', '/desk/account', '/desk/figures', '/desk/alliance/members', '/desk/alliance/notices', '/desk/password/change'].map(x => [staff, x, /\/desk\/logout$/])
], async ([v, path, to]) => {
	const a = await v.get(path)
	if (a.status !== 200) fail(`${path}: ${a.status}`)
	if (!a.forms.some(f => to.test(f.action)) && !a.doc.all('a').some(e => to.test(e.get('href') ?? ''))) fail(`${path}: no log-out`)
})
note(`tried: ${tried} requests with live, old, ended, foreign and made-up sessions`)
note(`figure: sessions judged wrongly ${wrong} of ${tried}`)
close()
done()
