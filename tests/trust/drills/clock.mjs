// R14: the clock of the programs jumps, an hour or a day ahead or back, while
// that of the database goes on.  What has ended stays ended, what lives goes on,
// a one-time code is good once, and no request took less than no time.

import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { own } from './own.mjs'

const library = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].map(d => `${d}/faketime/libfaketime.so.1`).find(existsSync)
if (!library) {
	console.log('ok 1 - R14: the clock jumps # SKIP faketime is not installed\n1..1')
	process.exit(0)
}
const source = process.env.BIN ?? new URL('../../../build/bin', import.meta.url).pathname
const bin = mkdtempSync(join(tmpdir(), 'drill-bin.'))
chmodSync(bin, 0o755)
writeFileSync(`${bin}/offset`, '+0')
// Programs that begin with the clock that stands in the file.
for (const f of readdirSync(source)) {
	copyFileSync(`${source}/${f}`, `${bin}/${f}.real`)
	writeFileSync(`${bin}/${f}`, ['portal', 'alliance', 'desk'].includes(f)
		? `#!/bin/sh\nLD_PRELOAD=${library} FAKETIME="$(cat ${bin}/offset)" FAKETIME_DONT_FAKE_MONOTONIC=1 exec "$0.real" "$@"\n`
		: '#!/bin/sh\nexec "$0.real" "$@"\n')
	chmodSync(`${bin}/${f}`, 0o755)
	chmodSync(`${bin}/${f}.real`, 0o755)
}
process.env.BIN = bin
const st = own({ after: () => rmSync(bin, { recursive: true, force: true }) })
const { browsers, command, end, figures, key, Load, note, ok, q, renew, rows, run_sql, same, since, test, Visitor, workers } = await import('./kit.mjs')
const { person, session, cookie } = await import('../../web/kit/world.mjs')

// New workers with another clock.
async function jump (offset) {
	writeFileSync(`${bin}/offset`, offset)
	await renew()
	for (const p of workers('portal-pub')) {
		ok(readFileSync(`/proc/${p}/environ`, 'utf8').includes(`FAKETIME=${offset}\0`) &&
			readFileSync(`/proc/${p}/maps`, 'utf8').includes('libfaketime'), 'a worker with the clock of everybody')
	}
}
const offsets = ['+0', '+1h', '-1h', '+1d', '-1d', '+400d']

// A log-in of an officer: the code of a moment, where the last step stands.
const login = 'city-log'
async function code_login (code) {
	await run_sql('delete from rg.rate')
	const v = new Visitor()
	let a = await v.send(await v.get('/desk/login'), { login, password: 'Ronggui-demo-2026' }, { action: /\/desk\/login/ })
	a = await v.follow(a)
	const b = await v.send(a, { code })
	return { status: b.status, location: b.location, in: (await v.get('/desk/')).status === 200, visitor: v }
}

const list = await browsers()
const alive = await person('在线人')
const gone = await person('离开人')
await run_sql(`update rg.session set seen_at = clock_timestamp() - interval '31 min' where account = ${gone.id}`)
const old = new Visitor({ cookies: { [cookie('pub')]: await session(alive.id, 'pub') } })
await run_sql(`update rg.session set created_at = clock_timestamp() - interval '13 h' where token = sha256(convert_to(${q(old.jar.get(cookie('pub')))}, 'UTF8'))`)

const code = (await command([`${bin}/ronggui.real`, 'accounts', 'totp', login], { env: { STATE: st } })).out.match(/\d{6}/)[0]
await test('R14: a code lets in once', async () => {
	const first = await code_login(code)
	ok(first.in, `not let in: ${first.status} ${first.location}`)
	const again = await code_login(code)
	ok(!again.in, 'let in twice')
})

for (const offset of offsets) {
	await test(`R14: the clock of the programs at ${offset}`, async () => {
		await jump(offset)
		same((await alive.get('/mine')).status, 200, 'a session that lives')
		for (const [v, what] of [[gone, 'idle for too long'], [old, 'open for too long']]) {
			const a = await v.get('/mine')
			ok(a.status === 303 && /\/login/.test(a.location), `a session ${what}: ${a.brief}`)
		}
		ok(!(await code_login(code)).in, 'the code let in again')
		const load = await new Load(list).go(1.5)
		await figures(load)
		const page = await alive.get('/account')
		const r = await alive.post('/view', { token: page.doc.one('input[name=token]').get('value'), key: key(), large: '1', next: '/' })
		same(r.status, 303, 'a form that was just shown')
	})
}

await test('R14: no negative duration, no time of the programs in the record', async () => {
	const logs = ['alliance-pub', 'alliance-off', 'portal-pub', 'desk-login'].flatMap(p => since(`${st}/log/${p}.log`, 0))
	const times = logs.map(l => Number(/ us=(-?\d+)/.exec(l)?.[1] ?? 0))
	same(times.filter(t => t < 0 || t > 60e6), [], 'durations')
	const [r] = await rows(`select count(*) as n, count(*) filter (where at > clock_timestamp() or at < clock_timestamp() - interval '30 min') as wrong from rg.case_message`)
	same(r.wrong, '0', 'messages of another time')
	note(`requests=${times.length} longest=${Math.max(...times) / 1000}ms messages=${r.n} clocks=${offsets.length}`)
})
end()
