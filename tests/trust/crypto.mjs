// The encryption of the suite, seen from outside it: stored values are opened here
// with node's own ciphers, from the key file and the persons' folder alone.

import { createDecipheriv, createHmac } from 'node:crypto'
import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { close, q, rows, value } from '../web/kit/db.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { as, bring, conf, draft, officers, person } from '../web/kit/world.mjs'

const [work, tool] = process.argv.slice(2)
const long = Boolean(process.env.LONG)
const exec = promisify(execFile)
const bin = process.env.BIN ?? 'build/bin'
const sh = (file, ...args) => exec(file, args, { maxBuffer: 1 << 26 })
async function keys (...args) {
	try {
		const { stdout, stderr } = await sh(`${bin}/ronggui`, 'keys', ...args)
		return { status: 0, out: stdout + stderr }
	} catch (e) {
		return { status: e.code, out: `${e.stdout}${e.stderr}` }
	}
}

// ---- in process --------------------------------------------------------------

let refused = 0
async function tried (...args) {
	const { stdout } = await sh(tool, ...args).catch(e => fail(`${args.join(' ')}: ${e.stdout}`))
	const [, n, wrong] = /(\d+) tried, (\d+) wrong\n$/.exec(stdout) ?? fail(stdout)
	same(wrong, '0', stdout)
	return Number(n)
}
const suites = ['aes', 'sm']
let vectors = 0
await test('published vectors: SM4, SM3, HMAC, AES-GCM', async () => { vectors = await tried('vectors') })
for (const s of suites) {
	await test(`${s}: no changed bit opens`, async () => { refused += await tried('flips', s) })
	await test(`${s}: no value opens in another row, column or table`, async () => { refused += await tried('rows', s) })
}
const many = long ? '5000000' : '100000'
let nonces = 0
for (const s of suites) await test(`${s}: ${many} nonces, each once`, async () => { nonces += await tried('nonces', s, many) })

// ---- an independent reader -------------------------------------------------------

const bytes = s => Buffer.from(s, 'base64url')
// A stored value with the 32 or 48 bytes of its key; throws where it is not right.
function open (key, where, text) {
	const [mark, id, data] = text.split('.')
	const raw = bytes(data)
	const bound = Buffer.from(`${where}\0${mark}.${id}`)
	const nonce = raw.subarray(0, 12)
	if (mark === 'gcm') {
		const d = createDecipheriv('aes-256-gcm', key, nonce)
		d.setAAD(bound)
		d.setAuthTag(raw.subarray(-16))
		return Buffer.concat([d.update(raw.subarray(12, -16)), d.final()])
	}
	const size = Buffer.alloc(8)
	size.writeBigUInt64BE(BigInt(bound.length))
	const tag = createHmac('sm3', key.subarray(16)).update(size).update(bound).update(raw.subarray(0, -32)).digest()
	if (!tag.equals(raw.subarray(-32))) throw new Error('tag')
	const d = createDecipheriv('sm4-ctr', key.subarray(0, 16), Buffer.concat([nonce, Buffer.alloc(4)]))
	return Buffer.concat([d.update(raw.subarray(12, -32)), d.final()])
}
const ring = () => Object.fromEntries(readFileSync(conf('key.file'), 'utf8').split('\n')
	.filter(l => l && !l.startsWith('#')).map(l => l.split(/\s+/))
	.map(([id, algorithm, purpose, hex]) => [`${purpose} ${id}`, { algorithm, key: Buffer.from(hex, 'hex') }]))
// All versions of a person's key by id; the last is his newest.
function persons (account) {
	const at = join(conf('keys'), String(account).padStart(2, '0').slice(-2), String(account))
	const suite = ring()
	return readFileSync(at, 'utf8').split('\n').filter(Boolean).map(line => {
		const with_ = suite[`person ${line.split('.')[1]}`]?.key ?? fail(`wrapped with an unknown key: ${line.slice(0, 20)}`)
		const raw = open(with_, `person_key.key.${account}`, line)
		return { id: raw.subarray(0, raw.indexOf(0)).toString(), key: Buffer.from(raw.subarray(32)), wrapped: line.split('.')[1] }
	})
}
async function stored (account) {
	return rows(`select c.id, f.key as path, f.value from rg.case_file c join rg.case_form x on x.case_id = c.id,
		jsonb_each_text(x.fields) f where c.applicant = ${account} and rg.looks_sealed(f.value) order by 1, 2`)
}
function opened (account, v) {
	const id = v.value.split('.')[1]
	const version = persons(account).find(x => x.id === id) ?? fail(`${v.path}: no key ${id}`)
	return open(version.key, `case_form.${v.path}.${v.id}`, v.value).toString()
}

// ---- a standard that asks for numbers -------------------------------------------

const PEOPLE = 10
const ROWS = long ? 100 : 50
// Identity numbers with their check character (GB 11643-1999).
const weight = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
function id_number (n) {
	const s = `370202${1950 + n % 50}${String(1 + n % 12).padStart(2, '0')}${String(1 + n % 28).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`
	return s + '10X98765432'[[...s].reduce((a, c, i) => a + Number(c) * weight[i], 0) % 11]
}
let seed = Math.floor(Math.random() * 1000)
const fresh = new Set()
const next_id = () => {
	for (;;) {
		const s = id_number(seed += 7)
		if (!fresh.has(s) && fresh.add(s)) return s
	}
}
const next_tel = () => `189${String(10000000 + (seed += 13) % 89999999)}`

await test('a version of the standard with class P3 fields is loaded', async () => {
	const text = readFileSync('conf/services/alliance-enrolment.hdf', 'utf8')
	const field = (name, type) => `${name} {\n type = ${type}\n label = ${name}\n label.en = ${name}\n class = P3\n}\n`
	const page = `ids {\n title = 证件\n title.en = Papers\n fields {\n people {\n type = group\n label = 人员\n label.en = People\n min = 0\n max = 200\n class = P3\n fields {\n${field('no', 'id')}${field('tel', 'mobile')}}\n}\n}\n}\n`
	writeFileSync(join(work, 'alliance-enrolment.hdf'), text.replace(/^\t\tbranches \{/m, m => page + m)
		.replace(/^\trefuse \{\n/m, m => `${m} fields {\n${field('witness', 'id')}}\n`))
	const { stdout } = await sh(`${bin}/ronggui`, 'standards', 'load', join(work, 'alliance-enrolment.hdf'))
	ok(/version/i.test(stdout), stdout)
})

const people = []
const known = []		// all sensitive texts
async function fill (x) {
	const page = await x.v.get(`/alliance/draft/${x.case}/ids`)
	if (page.status !== 200) fail(page.brief)
	const fields = page.forms.find(f => f.action.endsWith('/ids') || f.fields.some(([k]) => k === 'version')).fields
		.filter(([k]) => ['token', 'key', 'version'].includes(k))
	for (const [i, r] of x.list.entries()) fields.push([`people.${i}.no`, r.no], [`people.${i}.tel`, r.tel])
	const a = await x.v.post(`/alliance/draft/${x.case}/ids`, fields)
	if (a.status !== 303) fail(`${a.brief} ${a.text.slice(0, 300)}`)
}
await test(`${PEOPLE} people each write ${ROWS} identity numbers and telephones`, async () => {
	for (let i = 0; i < PEOPLE; i++) {
		const v = await person(`密试${i}`)
		const x = { v, id: v.id, case: await draft(v), list: Array.from({ length: ROWS }, () => ({ no: next_id(), tel: next_tel() })) }
		people.push(x)
		known.push(...x.list.flatMap(r => [r.no, r.tel]))
		await fill(x)
	}
})

// What is stored of somebody, opened here, is what he wrote.
async function right (x) {
	const list = await stored(x.id)
	same(list.length, ROWS * 2, `values of ${x.id}`)
	for (const v of list) {
		const [, i, name] = v.path.split('.')
		same(opened(x.id, v), x.list[i][name], v.path)
	}
	return list
}
await all('every stored value opens with keys outside the database, in its place', people, right)

await test('the values of two rows exchanged in the database show nothing', async () => {
	const [x] = people
	const [a, b] = await stored(x.id)
	const put = (p, w) => value(`update rg.case_form set fields = fields || jsonb_build_object(${q(p)}, ${q(w)})
		where case_id = ${x.case}`)
	await put(a.path, b.value)
	const page = await x.v.get(`/alliance/draft/${x.case}/ids`)
	ok(!page.forms.flatMap(f => f.fields).some(([k, v]) => k === a.path && v !== ''), 'a moved value was shown')
	await put(a.path, a.value)
})

// ---- renewal while people work ----------------------------------------------------

const under = { asked: 0, wrong: [], saved: 0 }
let working = false
async function works (x) {
	while (working) {
		try {
			const page = await x.v.get(`/alliance/draft/${x.case}/ids`)
			under.asked += 1
			const shown = new Map(page.forms.flatMap(f => f.fields))
			for (const [i, r] of x.list.entries()) {
				if (shown.get(`people.${i}.no`) !== r.no) under.wrong.push(`${page.brief}: ${i} ${shown.get(`people.${i}.no`)}`)
			}
			if (under.asked % 3 === 0) {
				x.list[0] = { no: next_id(), tel: next_tel() }
				known.push(x.list[0].no, x.list[0].tel)
				await fill(x)
				under.saved += 1
			}
		} catch (e) {
			under.wrong.push(e.message)
		}
	}
}
const marks = async () => {
	const n = {}
	for (const x of people) for (const v of await stored(x.id)) n[v.value.split('.')[0]] = (n[v.value.split('.')[0]] ?? 0) + 1
	return n
}
const conf_line = (name, to) => writeFileSync(process.env.RONGGUI_CONF, readFileSync(process.env.RONGGUI_CONF, 'utf8')
	.replace(new RegExp(`^${name} *=.*\n`, 'm'), '') + `${name} = ${to}\n`)

const half = people.slice(0, PEOPLE / 2)
await test('the key file follows the configuration to the other suite, and no page fails', async () => {
	working = true
	const at_work = half.map(works)
	try {
		conf_line('key.suite', 'sm')
		const turned = await keys('rotate')
		same(turned.status, 0, turned.out)
		// Those who work change over one by one: both suites at the same time.
		for (let i = 0; i < 100 && !((await marks()).sm4 > 0); i++) await new Promise(r => setTimeout(r, 50))
		const mixed = await marks()
		ok(mixed.gcm > 0 && mixed.sm4 > 0, `not side by side: ${JSON.stringify(mixed)}`)
	} finally {
		working = false
		await Promise.all(at_work)
	}
	same(under.wrong, [], 'answers')
})
await all('both suites side by side open outside the suite too', people, right)

await test('a renewal that is killed and run again, while people work', async () => {
	working = true
	const at_work = half.map(works)
	try {
		for (const ms of [100, 400, 900]) {
			const child = spawn(`${bin}/ronggui`, ['keys', 'renew', '--pause=2'], { stdio: 'ignore' })
			await new Promise(r => setTimeout(r, ms + 2000 * (ms > 800)))
			child.kill('SIGKILL')
			await new Promise(r => child.exitCode === null && child.signalCode === null ? child.once('exit', r) : r())
		}
		const said = await keys('renew', '--pause=2')
		same(said.status, 0, said.out)
		ok(/\d+ of \d+ persons: \d+ values/.test(said.out), said.out)
	} finally {
		working = false
		await Promise.all(at_work)
	}
	same(under.wrong, [], 'answers')
	ok(under.asked >= 50 && under.saved >= 10, `only ${under.asked} pages, ${under.saved} saved`)
})
await test('after it everything is under new keys of the new suite', async () => {
	same(Object.keys(await marks()), ['sm4'], 'suites')
	const suite = ring()
	const newest = Object.keys(suite).filter(k => k.startsWith('person ')).at(-1).split(' ')[1]
	for (const x of people) {
		const list = persons(x.id)
		same([...new Set(list.map(v => v.wrapped))], [newest], `wrapping of ${x.id}`)
		same([...new Set((await right(x)).map(v => v.value.split('.')[1]))], [list.at(-1).id], `key of ${x.id}`)
	}
	const [second] = await rows('select account, secret from rg.totp order by account limit 1')
	const key = suite[`totp ${second.secret.split('.')[1]}`]
	same(key.algorithm, 'sm4-ctr-hmac-sm3', 'second factors')
	ok(/^[A-Z2-7]{32}$/.test(open(key.key, `totp.secret.${second.account}`, second.secret).toString()), 'a second factor')
})

// ---- papers and files -------------------------------------------------------------

await test('a stored paper is encrypted anew, and opened again', async () => {
	const x = people.at(-1)
	const version = await value(`select version from rg.case_file where id = ${x.case}`)
	await as('rg_alliance_pub', x.v.token, `select api.act(${x.case}, ${version}, 'submit', '', '', '{}', '{}', '{}', '')`)
	const no = await value(`select no from rg.case_file where id = ${x.case}`)
	const page = await x.v.get(`/alliance/case/${no}`)
	const made = await x.v.send(page, {}, { action: /\/paper\// })
	same(made.status, 303, made.brief)
	const before = await x.v.get(made.location)
	const name = await value(`select stored from rg.paper where case_id = ${x.case} and stored is not null limit 1`)
	const file = join(conf('files'), name.slice(0, 2), name.slice(2))
	const was = readFileSync(file, 'utf8')
	conf_line('key.suite', 'aes')
	same((await keys('rotate')).status, 0, 'rotate')
	const said = await keys('renew', '--pause=0')
	same(said.status, 0, said.out)
	ok(/[1-9]\d* files/.test(said.out), said.out)
	const is = readFileSync(file, 'utf8')
	same([was.slice(0, 4), is.slice(0, 4)], ['sm4.', 'gcm.'], 'suites')
	const after = await x.v.get(made.location)
	same(after.status, 200, after.brief)
	ok(before.body.equals(after.body) && after.body.subarray(0, 5).toString() === '%PDF-', 'another paper')
})
await all('and everything else with it', people, right)

await test('keys show and retire: what nothing names goes, what is needed stays', async () => {
	const shown = await keys('show')
	same(shown.status, 0, shown.out)
	const lines = shown.out.trim().split('\n')
	same(lines.filter(l => /^person .*in use, \d+ persons' keys/.test(l)).length, 1, shown.out)
	same(lines.filter(l => /^person .*older, 0 persons' keys/.test(l)).length, 2, shown.out)
	const said = await keys('retire')
	same(said.status, 0, said.out)
	const left = Object.keys(ring())
	same(left.filter(k => k.startsWith('person ')).length, 1, 'keys of persons left')
	same(left.filter(k => k.startsWith('blind ')).length, 3, 'keys of blind indexes left')
	same(left.filter(k => k.startsWith('token ')).length, 3, 'form tokens are younger than a day')
	same(statSync(conf('key.file')).mode & 0o777, 0o600, 'mode')
})
await all('nothing became unreadable', people, right)

await test('a suite of which there is no key is refused in words', async () => {
	const text = readFileSync(conf('key.file'), 'utf8')
	writeFileSync(join(work, 'one'), text.split('\n').filter(l => !/sm4|sm3/.test(l)).join('\n'), { mode: 0o600 })
	writeFileSync(join(work, 'one.conf'), readFileSync(process.env.RONGGUI_CONF, 'utf8')
		.replace(/^key\.file *=.*$/m, `key.file = ${join(work, 'one')}`).replace(/^key\.suite *=.*$/m, 'key.suite = sm'))
	const { stdout } = await sh('env', `RONGGUI_CONF=${join(work, 'one.conf')}`, `${bin}/ronggui`, 'keys', 'show')
		.catch(e => ({ stdout: e.stderr }))
	ok(/has no key of suite sm for .*: ronggui keys rotate/.test(stdout), stdout)
})

// ---- values of a step's own, and passwords ---------------------------------------

await test('a sensitive value of an officer\'s step is encrypted, and shown to those who may', async () => {
	const { clerk, review1 } = await officers()
	const x = await person('密步')
	const c = await bring(x, 'SUBMITTED')
	const number = next_id()
	known.push(number)
	const page = await clerk.get(`/desk/alliance/${c.no}/do/refuse`)
	same(page.status, 200, page.brief)
	const answer = { witness: number, note: '材料不真实，不予受理', reason: 'R01' }
	const a = await clerk.send(page, answer, { action: /\/do\/refuse$/ })
	same(a.status, 303, `${a.brief} ${a.text.slice(0, 300)}`)
	// The same form once more is the same deed, though the value would differ.
	same((await clerk.send(page, answer, { action: /\/do\/refuse$/ })).status, 303, 'sent twice')
	const [kept] = await rows(`select t.fields->>'witness' as value from rg.case_event e join rg.case_event_text t
		using (chain, seq) where e.case_id = ${c.id} and e.action = 'refuse'`)
	const version = persons(x.id).find(k => k.id === kept.value.split('.')[1]) ?? fail('under another key')
	same(open(version.key, `case_event_text.actions.refuse.witness.${c.id}`, kept.value).toString(), number, 'opened outside')
	for (const who of [clerk, review1]) {
		const shown = await who.get(`/desk/alliance/${c.no}`)
		ok(shown.text.includes(number), `${who.roles}: ${shown.brief} does not show it`)
	}
	ok(!(await x.get(`/alliance/case/${c.no}`)).text.includes(number), 'the applicant sees it')
	same((await keys('rotate')).status + (await keys('renew', '--pause=0')).status, 0, 'renewed')
	ok((await clerk.get(`/desk/alliance/${c.no}`)).text.includes(number), 'not shown after a renewal')
	same(await value('select count(*) from api.audit_check()'), '0', 'the history')
})

await test('a log-in renews a hash of another cost, for both sides', async () => {
	const hash = async cost => (await sh(tool, 'hash', 'Correct-horse-7', String(cost))).stdout.trim()
	const { clerk } = await officers()
	const x = await person('密旧')
	const cost = id => value(`select substr(password, 1, 13) from rg.account where id = ${id}`)
	for (const [who, old, now, path, names] of [[x, 14, 15, '/login', 'mobile'], [clerk, 15, 16, '/desk/login', 'login']]) {
		await value(`update rg.account set password = ${q(await hash(old))} where id = ${who.id}`)
		for (const [password, wanted] of [['Wrong-horse-7', old], ['Correct-horse-7', now], ['Correct-horse-7', now]]) {
			const v = new Visitor()
			const a = await v.send(await v.get(path), { [names]: who.login, password }, { action: path })
			same(a.status, password.startsWith('W') ? 422 : 303, a.brief)
			same(await cost(who.id), `$scrypt$ln=${wanted}`, `${path} after ${password}`)
		}
	}
})

// ---- copies -------------------------------------------------------------------------

function files_below (dir) {
	return readdirSync(dir, { withFileTypes: true }).flatMap(f => f.isDirectory() ? files_below(join(dir, f.name))
		: f.isFile() ? [join(dir, f.name)] : [])
}
let searched = 0
await test('a base backup with its WAL, and the logs, hold none of the numbers', async () => {
	await value('checkpoint')
	await sh('/usr/lib/postgresql/15/bin/pg_basebackup', '-h', join(process.env.STATE, 'pg'), '-U', 'postgres',
		'-D', join(work, 'backup'), '-X', 'stream', '-c', 'fast').catch(e => fail(e.stderr))
	writeFileSync(join(work, 'known'), [...new Set(known)].join('\n') + '\n')
	// What is there in plain text must be found, else the search proves nothing.
	writeFileSync(join(work, 'plain'), `${people[0].v.login}\n`)
	const places = [join(work, 'backup'), join(process.env.STATE, 'pgdata', 'pg_wal'), join(process.env.STATE, 'log')]
	for (const dir of places) {
		searched += files_below(dir).reduce((a, f) => a + (existsSync(f) ? statSync(f).size : 0), 0)
		const { stdout } = await sh('grep', '-rlaF', '-f', join(work, 'known'), dir).catch(e => ({ stdout: e.code === 1 ? '' : `${e.stderr} ` }))
		same(stdout, '', `found in ${dir}`)
	}
	const { stdout } = await sh('grep', '-rlaF', '-f', join(work, 'plain'), join(work, 'backup')).catch(() => ({ stdout: '' }))
	ok(stdout !== '', 'the search finds nothing at all')
})

note(`# tried: ${vectors} vectors, ${refused} changed or moved values, ${nonces} nonces, ${under.asked} pages and ${under.saved} saves under renewal`.slice(2))
note(`# figure: opened wrongly 0 of ${refused}, nonces twice 0, pages wrong ${under.wrong.length} of ${under.asked}, numbers found 0 of ${new Set(known).size} in ${Math.round(searched / 1e6)} MB of backup, WAL and logs`.slice(2))
close()
done()
