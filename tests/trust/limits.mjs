// Every limit: what stands at the limit is taken, the next one is answered 429
// with Retry-After, somebody else is not concerned, and after the window it goes
// on. Counts are set in the database shortly before the limit.

import { close, q, run_sql, value } from '../web/kit/db.mjs'
import { Visitor, raw, base } from '../web/kit/http.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { answers, as, bring, draft, mobile, officer, person, places, png } from '../web/kit/world.mjs'

const run = 100 + Math.floor(Math.random() * 120)
let n = 0
const fresh = () => new Visitor({ address: `127.${run}.${Math.floor(++n / 250)}.${1 + n % 250}` })
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
let tried = 0
let beyond = 0
const count = (name, to) => run_sql(`insert into rg.rate (key, since, n) values (${q(name)}, clock_timestamp(), ${to})
	on conflict (key) do update set n = ${to}, since = clock_timestamp()`)

const p = await places()
const who = await person('何上限')
const sub = await bring(who, 'SUBMITTED')
const published = await bring(who, 'PUBLICITY')
const other = await bring(who, 'PUBLICITY')
const [notice, row] = (await value(`select n.no || ' ' || r.id from rg.notice n join rg.notice_row r on r.notice = n.id where r.case_id = ${published.id}`)).split(' ')
const [notice2, row2] = (await value(`select n.no || ' ' || r.id from rg.notice n join rg.notice_row r on r.notice = n.id where r.case_id = ${other.id}`)).split(' ')
const staff = await officer(p.root, ['audit', 'publisher'])
const form = async (v, path, fields, more) => v.send(await v.get(path), fields, more)
const tokens = async (v, path) => ({ token: (await v.get(path)).doc.one('input[name=token]').get('value'), key: key() })
// One fills in what the other cannot: a form that is old enough.
const words = { name: '周反映', mobile: '13900007777', body: '地址与执照不一致，请核对。' }
async function objection (v, no = notice, at = row) {
	const path = `/notices/${encodeURIComponent(no)}/object/${at}`
	const page = await v.get(path)
	await new Promise(resolve => setTimeout(resolve, 3200))
	return v.post(path, { token: page.doc.one('input[name=token]').get('value'), key: key(), ...words })
}

// name, key of the count, how many, in which time, the deed by somebody, and what
// it answers when it is taken.
const limits = [
	['codes to one number', m => `code:${m.mobile}`, 5, '1 h', async m => form(m.v, '/signup', { mobile: m.mobile }), 303],
	['codes from one address', m => `codeaddr:${m.v.address}`, 200, '1 h', async m => form(m.v, '/signup', { mobile: mobile() }), 303],
	['codes for a new password', m => `code:${m.mobile}`, 5, '1 h', async m => form(m.v, '/password', { mobile: m.mobile }), 303],
	['look-ups from one address', m => `guest:${m.v.address}`, 20, '10 min', async m => form(m.v, '/lookup', { number: sub.no, query: 'ABCDEFGH' }), 422],
	['look-ups of one number', () => `guestno:${sub.no}`, 10, '10 min', async m => form(m.v, '/lookup', { number: sub.no, query: 'ABCDEFGH' }), 422, true],
	['guesses at the log-in from one address', m => `loginaddr:${m.v.address}`, 100, '10 min', async m => form(m.v, '/login', { mobile: mobile(), password: 'wrong' }), 422],
	['drafts of one person', m => `draft:${m.person.id}`, 60, '1 h', async m => {
		await run_sql(`delete from rg.case_form where case_id in (select id from rg.case_file where applicant = ${m.person.id} and kind = 'draft');
			update rg.case_file set kind = 'closed', closed_at = api.now() where applicant = ${m.person.id} and kind = 'draft'`)
		return form(m.person, '/alliance/apply', {}, { action: '/alliance/apply' })
	}, 303],
	['messages of one person', () => `message:${who.id}`, 120, '1 h', async () => form(who, `/alliance/case/${sub.no}`, { body: `留言${key()}`, key: key() }, { action: /\/message$/ }), 303, true],
	['files of one person', m => `upload:${m.person.id}`, 300, '1 h', async m => {
		m.draft ??= await draft(m.person)
		const page = await m.person.get(`/alliance/draft/${m.draft}/papers`)
		const box = page.doc.all('input[type=file]')[0]
		const f = page.forms.find(x => x.node === box.closest('form'))
		return m.person.send({ ...page, brief: page.brief, path: page.path, forms: [f] }, {}, { files: [{ field: box.get('name'), name: 'a.png', type: 'image/png', bytes: png(300, 300) }] })
	}, 303],
	['lists taken away by one officer', m => `export:${m.staff.id}`, 60, '1 h', async m => m.staff.post('/desk/alliance/members', { ...await tokens(m.staff, '/desk/account'), do: 'csv' }), 200]
]
async function somebody () {
	const m = { v: fresh(), mobile: mobile(), person: await person('何一人'), staff: await officer(p.root, ['audit', 'publisher']) }
	return m
}
await all('what stands at the limit is taken, one more is not', limits, async ([name, of, max, span, deed, taken, shared]) => {
	const m = await somebody()
	await count(of(m), max - 1)
	tried += 2
	const a = await deed(m)
	if (a.status !== taken) fail(`${name}, number ${max}: ${a.status} ${JSON.stringify(a.errors)} ${a.h1}`)
	const b = await deed(m)
	if (b.status !== 429 || !(Number(b.headers['retry-after']) > 0)) {
		beyond += 1
		fail(`${name}, number ${max + 1}: ${b.status} retry-after ${b.headers['retry-after']}`)
	}
	ok(b.doc.one('h1') && b.doc.one('html').get('lang') === 'zh-CN', `${name}: not a page of ours`)
	if (!shared) {
		const else_ = await deed(await somebody())
		if (else_.status !== taken) fail(`${name}, somebody else: ${else_.status}`)
	}
	await run_sql(`update rg.rate set since = since - ${q(span)}::interval - interval '1 s' where key = ${q(of(m))}`)
	const c = await deed(m)
	if (c.status !== taken) fail(`${name}, later: ${c.status}`)
	tried += 2
})
await test('first passwords of officers: over the limit the right code is wrong, too', async () => {
	const admin = await officer(p.root, ['sysadmin'])
	const login = `l-${key().slice(0, 6)}`
	const a = await form(admin, '/desk/people/new', { login, name: '何首次', station: p.village, mobile: '' }, { action: '/desk/people/new' })
	const code = a.doc.all('strong').map(e => e.words).find(s => /^[0-9A-Z]{8}$/.test(s))
	const password = '一句谁也猜不到的话 77'
	const v = fresh()
	await count(`first:${v.address}`, 20)
	same((await form(v, '/desk/password/first', { login, code, password, again: password })).status, 422, 'over the limit')
	same((await form(fresh(), '/desk/password/first', { login, code, password, again: password })).status, 303, 'elsewhere')
	tried += 2
})
await test('applications of one person: thirty an hour', async () => {
	const x = await person('何三十')
	await count(`submit:${x.id}`, 30)
	const id = await draft(x)
	const version = await value(`select version from rg.case_file where id = ${id}`)
	let said = ''
	await as('rg_alliance_pub', x.token, `select api.act(${id}, ${version}, 'submit', '', '', '{}', '{}', '{}', '')`).catch(e => { said = e.message })
	ok(/600|RG429/.test(said), `number 31: ${said || 'taken'}`)
	tried += 1
})
await test('twenty files a case', async () => {
	const x = await person('何廿份')
	const id = await draft(x)
	await run_sql(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, by, at)
		select ${id}, 'photo', 'x.jpg', 'image/jpeg', 10, sha256('x'), md5(random()::text || g), 'unscanned', ${x.id}, api.now() from generate_series(1, 20) g`)
	const add = () => as('rg_alliance_pub', x.token, `select api.upload_add(${id}, 'photo', 'y.jpg', 'image/jpeg', 10, sha256('y'), md5(random()::text), 'unscanned', 900, 900)`)
	let said = ''
	await add().catch(e => { said = e.message })
	ok(/err_too_many_files/.test(said), `the twenty-first: ${said || 'taken'}`)
	await run_sql(`delete from rg.upload where id = (select max(id) from rg.upload where case_id = ${id})`)
	await add()
	tried += 2
})

// ---- programs that fill in forms -----------------------------------------------------

await test('a form that is filled in within three seconds, or whose hidden field is filled, is no person\'s', async () => {
	const path = `/notices/${encodeURIComponent(notice)}/object/${row}`
	const before = await value('select count(*) from rg.objection')
	for (let i = 0; i < 10; i++) {
		const hasty = fresh()
		const a = await hasty.post(path, { ...await tokens(hasty, path), ...words, website: '' })
		if (a.status !== 422 || !a.errors.body) fail(`at once: ${a.status}`)
	}
	const v = fresh()
	const page = await v.get(path)
	const trap = page.forms.flatMap(f => f.controls).find(e => e.get('name') === 'website')
	ok(trap && trap.get('tabindex') === '-1' && trap.get('autocomplete') === 'off', 'the hidden field may be filled in by mistake')
	await new Promise(resolve => setTimeout(resolve, 3200))
	const a = await v.post(path, { token: page.doc.one('input[name=token]').get('value'), key: key(), ...words, website: 'http://spam.example' })
	if (a.status !== 422) fail(`the hidden field: ${a.status}`)
	same(await value('select count(*) from rg.objection'), before, 'stored')
	tried += 11
})
await test('objections: twenty an hour from one address; a person elsewhere is heard', async () => {
	const v = fresh()
	await count(`object:${v.address}`, 20)
	const [a, b] = await Promise.all([objection(v), objection(fresh(), notice2, row2)])
	same(a.status, 429, 'number 21')
	ok(Number(a.headers['retry-after']) > 0, 'no Retry-After')
	same(b.status, 303, `elsewhere ${JSON.stringify(b.errors)}`)
	tried += 2
})
await test('a flood of look-ups: no more than the limit is looked at, and others are served meanwhile', async () => {
	const flood = process.env.LONG ? 1000 : 200
	const v = fresh()
	await run_sql(`delete from rg.rate where key = ${q(`guestno:${sub.no}`)}`)
	const mine = fresh()
	let slow = 0
	const busy = (async () => {
		const got = []
		for (let i = 0; i < flood; i += 4) {
			got.push(...await Promise.all([0, 1, 2, 3].map(async () => {
				const x = new Visitor({ address: v.address })
				return x.post('/lookup', { ...await tokens(x, '/lookup'), number: sub.no, query: 'ABCDEFGH' })
			})))
		}
		return got
	})()
	for (let i = 0; i < 10; i++) {
		const from = Date.now()
		same((await mine.get(`/help?x=${i}`)).status, 200, 'another visitor')
		slow = Math.max(slow, Date.now() - from)
	}
	const got = await busy
	tried += flood
	const seen = Object.entries(got.reduce((o, a) => ({ ...o, [a.status]: (o[a.status] ?? 0) + 1 }), {}))
	note(`${flood} look-ups: ${seen.map(([k, c]) => `${c} × ${k}`).join(', ')}; another visitor waited at most ${slow} ms`)
	ok(got.every(a => [422, 429].includes(a.status)), 'other answers')
	const looked = got.filter(a => a.status === 422).length
	if (looked > 20) beyond += looked - 20
	ok(looked <= 20, `${looked} were looked at`)
})

// ---- how large -------------------------------------------------------------------------

await all('too large is refused, whatever it is', [
	['a form', () => fresh().post('/lookup', [], { body: `token=x&number=${'1'.repeat(1200000)}` }), [413]],
	['a body that says it is larger than all', () => raw(`POST /lookup HTTP/1.1\r\nHost: ${base.host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999999\r\n\r\n`, { timeout: 1500 }), [413]],
	['a length beyond numbers', () => raw(`POST /lookup HTTP/1.1\r\nHost: ${base.host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999999999999999999\r\n\r\n`, { timeout: 1500 }), [400, 413]],
	['an address', () => raw(`GET /${'a'.repeat(33000)} HTTP/1.1\r\nHost: ${base.host}\r\n\r\n`, { timeout: 1500 }), [414]],
	['a header', () => raw(`GET / HTTP/1.1\r\nHost: ${base.host}\r\nX-A: ${'a'.repeat(33000)}\r\n\r\n`, { timeout: 1500 }), [400, 431]],
	['many fields', async () => {
		const v = fresh()
		const t = (await v.get('/lookup')).doc.one('input[name=token]').get('value')
		return v.post('/lookup', [], { body: `token=${encodeURIComponent(t)}&${Array.from({ length: 2100 }, (_, i) => `f${i}=1`).join('&')}` })
	}, [400]],
	['a field', async () => {
		const v = fresh()
		const t = (await v.get('/lookup')).doc.one('input[name=token]').get('value')
		return v.post('/lookup', [], { body: `token=${encodeURIComponent(t)}&number=${'1'.repeat(70000)}` })
	}, [400]],
	['the name of a field', async () => {
		const v = fresh()
		const t = (await v.get('/lookup')).doc.one('input[name=token]').get('value')
		return v.post('/lookup', [], { body: `token=${encodeURIComponent(t)}&${'n'.repeat(200)}=1` })
	}, [400]],
	['many cookies', () => new Visitor().get('/help', { headers: { cookie: Array.from({ length: 200 }, (_, i) => `c${i}=1`).join('; ') } }), [400, 200]]
], async ([name, send, wanted]) => {
	tried += 1
	const a = await send()
	if (!wanted.includes(a.status)) fail(`${name}: ${a.status}, not ${wanted}`)
})
await test('no statement of a page runs for ever', async () => {
	const open = await value(`select string_agg(r.rolname, ' ') from pg_roles r where r.rolcanlogin and r.rolname ~ '^rg_(portal|alliance|desk)'
		and not exists (select from pg_db_role_setting s, unnest(s.setconfig) c where s.setrole = r.oid and c ~ '^statement_timeout=([1-9]|10)s$')`)
	same(open, null, 'roles without a limit')
})
note(`tried: ${limits.length + 4} limits of deeds, ${tried} requests`)
note(`figure: deeds taken beyond their limit ${beyond}`)
close()
done()
