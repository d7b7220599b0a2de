// Every database role that may log in, over a connection of its own, against all
// that it was not given: tables, columns, functions, sequences, and the ways
// around them; with no token, a forged one, and those of other people. What the
// golden file of grants gives it is known; everything else must be refused, and
// no row of another person may come out.

import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { aid, bring, draft, gift, officer, person, places, session, token } from '../web/kit/world.mjs'
import { attack, connects, once } from './bypass/attack.mjs'
import { is_in, logins, may, may_call, may_read, open } from './bypass/golden.mjs'
import { tricks } from './bypass/tricks.mjs'

const refused = '42501'
let tried = 0
let through = 0
let leaked = 0
const success = text => {
	through += 1
	fail(text)
}

// ---- whose rows there are, and who should not see them ---------------------------

const p = await places()
const a = await person('陈机密')
const sub = await bring(a, 'SUBMITTED')
await draft(a)
await gift(a)
await aid(a, 'PAID')
await run_sql(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, by, at)
	values (${sub.id}, 'photo', '门头.jpg', 'image/jpeg', 10, sha256('x'), md5('bypass')::text, 'unscanned', ${a.id}, api.now());
	insert into rg.case_message (case_id, side, author_name, body, at) values (${sub.id}, 'pub', '陈机密', '问', api.now());
	insert into rg.case_note (case_id, author, body, at) select ${sub.id}, account, '注', api.now() from rg.role_grant limit 1;
	insert into rg.consent (account, purpose, version, given_at) values (${a.id}, 'terms', '1', api.now())`)
const other = await person('别机密')
const clerk = await officer(p.village, ['clerk'])
// A station where nothing has happened yet.
const still = await value(`select id from rg.station s where level = 5 and active and not exists
	(select from rg.case_file c where c.area between s.lo and s.hi) order by id desc limit 1`)
const elsewhere = await officer(still, ['clerk', 'review1', 'supervisor'])
const admin = await officer(p.root, ['sysadmin'])
const locked = await officer(p.village, ['clerk'])
const guest = token()
await run_sql(`insert into rg.guest (token, case_id, expires_at)
	values (sha256(convert_to(${q(guest)}, 'UTF8')), ${sub.id}, clock_timestamp() - interval '1 s')`)
const ended = await session(a.id, 'pub')
const ended_off = await session(clerk.id, 'off')
await run_sql(`update rg.session set ended_at = clock_timestamp() where token in
	(sha256(${q(ended)}), sha256(${q(ended_off)}));
	update rg.account set state = 'locked' where id = ${locked.id};
	delete from rg.outbox where account in (${[other.id, elsewhere.id, admin.id, locked.id].join(', ')})`)
const hash = await value(`select encode(token, 'hex') from rg.session where account = ${a.id} and ended_at is null limit 1`)
const tokens = {
	'no token': '',
	'a forged token': token(),
	'the stored hash of a token': hash,
	'another person': other.token,
	'a leave that ran out': guest,
	'an ended session': ended,
	'an ended officer\'s session': ended_off,
	'an idle session': await session(a.id, 'pub', { seen: '31 min' }),
	'an idle officer\'s session': await session(clerk.id, 'off', { seen: '16 min' }),
	'an officer before the second factor': await session(clerk.id, 'off', { factor: 1 }),
	'an officer of another place': elsewhere.token,
	'a locked officer': locked.token,
	'an administrator': admin.token,
	'the applicant at the officers\' side': a.token,
	'the officer at the public side': clerk.token
}
// The last two are somebody on their own side; here they are shown at the other.
const away = { 'the applicant at the officers\' side': /_(off|desk_login)$/, 'the officer at the public side': /_(pub|portal_login)$/ }

// ---- what there is ------------------------------------------------------------------

const columns = await rows(`select n.nspname || '.' || c.relname as t, a.attname as c, a.atttypid::regtype::text as type
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where n.nspname in ('rg', 'api') and c.relkind in ('r', 'v', 'm', 'p') order by 1, a.attnum`)
const tables = [...new Set(columns.map(c => c.t))]
const sequences = (await rows(`select c.oid::regclass::text as s from pg_class c where c.relkind = 'S'
	and c.relnamespace in ('rg'::regnamespace, 'api'::regnamespace)`)).map(r => r.s)
const functions = await rows(`select p.oid::regprocedure::text as name, n.nspname || '.' || p.proname || '(' ||
	coalesce((select string_agg(case when p.provariadic <> 0 and i = p.pronargs then 'variadic ' else '' end ||
	'(select null::' || t::regtype::text || ')', ', ' order by i) from unnest(p.proargtypes)
	with ordinality u(t, i)), '') || ')' as call from pg_proc p join pg_namespace n on n.oid = p.pronamespace
	where n.nspname in ('rg', 'api') order by 1`)
const roles = (await rows(`select rolname as r from pg_roles where rolname ~ '^rg_' and rolcanlogin and rolname !~ '^rg_hello'
	order by 1`)).map(r => r.r)
const everybody = (await rows('select rolname as r from pg_roles order by 1')).map(r => r.r)

await test('the golden file knows every role that may log in', () => same(roles, logins.filter(l => roles.includes(l)), 'roles'))

// ---- the attempts ---------------------------------------------------------------------

async function sweep (name, role, tries, judge) {
	const came = attack(role, tries)
	if (came.broken) await test(`${role}: ${name}: the connection lasted`, () => fail(came.broken))
	await all(`${role}: ${name}`, tries, (t, n) => {
		tried += 1
		judge(t, came[n])
	}, { most: 10 })
}

const changes = t => [
	['INSERT', `insert into ${t} default values`],
	['UPDATE', `update ${t} set ${columns.find(c => c.t === t).c} = ${columns.find(c => c.t === t).c} where false`],
	['DELETE', `delete from ${t} where false`],
	['TRUNCATE', `truncate ${t}`],
	['UPDATE', `select 1 from ${t} limit 0 for update`],
	['LOCK', `lock table ${t} in share row exclusive mode`],
	['DDL', `alter table ${t} add column authz_new int`],
	['DDL', `drop table ${t}`]
]

// ROLES=... takes some of them only, for work on one.
const some = process.env.ROLES?.split(' ')
for (const role of roles.filter(r => !some || some.includes(r))) {
	await sweep('changing tables', role, tables.flatMap(t => changes(t).map(([what, sql]) => ({ t, what, sql }))), ({ t, what, sql }, c) => {
		if (c.state === '00000' && !may(role, t, what)) success(sql)
		if (c.state === 'lost') fail(`${sql}: no answer`)
	})
	await sweep('reading columns', role, columns.map(c => ({ ...c, sql: `select "${c.c}" from ${c.t} limit 0` })), ({ t, c: column, sql }, c) => {
		if (may_read(role, t, column) ? c.state !== '00000' : c.state !== refused) success(`${sql}: ${c.state}`)
	})
	await sweep('calling functions', role, functions.filter(f => !may_call(role, f.name))
		.map(f => ({ sql: `select ${f.call}` })), ({ sql }, c) => {
		if (c.state !== refused) success(`${sql}: ${c.state}`)
	})
	await sweep('sequences', role, sequences.flatMap(s => [{ sql: `select nextval('${s}')` }, { sql: `select setval('${s}', 1)` },
		{ sql: `select last_value from ${s}` }]), ({ sql }, c) => {
		if (c.state !== refused) success(`${sql}: ${c.state}`)
	})

	// Rows of others, by what may be read at all.
	const readable = columns.filter(c => may_read(role, c.t, c.c) && !open.has(c.t) && c.t !== 'api.service_list')
	const first = readable.filter((c, i) => readable.findIndex(d => d.t === c.t) === i)
	const who = Object.entries(tokens).filter(([name]) => !away[name] || away[name].test(role))
	if (first.length) {
		await sweep('rows of other people', role, who.flatMap(([by, t]) => first.map(c => ({ by, token: t, t: c.t,
			sql: `select count("${c.c}") from ${c.t}` }))), ({ by, t }, c) => {
			if (c.state === '00000' && c.said === '0') return
			leaked += Number(c.said) || 1
			fail(`${by}: ${c.said} rows of ${t} (${c.state})`)
		})
		// A cast that fails would say the value of a row that is not theirs.
		await sweep('words out of errors', role, readable.filter(c => c.type === 'text').map(c => ({ token: other.token, ...c,
			sql: `select 1 from ${c.t} where ("${c.c}")::int = 1` })), (t, c) => {
			if (c.state === '00000' && c.rows === 0) return
			leaked += 1
			fail(`${t.sql}: ${c.state}`)
		})
	}

	const sees = may_read(role, 'rg.case_file', 'id')
	const module = /^rg_(?!portal|desk)(\w+)_(pub|off)$/.exec(role)
	if (module) {
		await sweep('cases of other modules', role, [['the applicant', a.token], ['the clerk', clerk.token]].map(([by, t]) => ({ by, token: t,
			sql: `select count(*) from rg.case_file where module <> ${q(module[1])}` })), ({ by }, c) => {
			if (c.state === '00000' && c.said === '0') return
			leaked += Number(c.said) || 1
			fail(`${by}: ${c.said} cases of other modules (${c.state})`)
		})
	}
	await sweep('ways around', role, tricks(role, { sees, whose: a.id, roles: everybody.filter(r => r !== role && !is_in(role, r)) })
		.map(([name, sql, none]) => ({ name, sql, none })), ({ name, sql, none }, c) => {
		if (c.state === 'lost') return	// the connection ended: nothing was got
		if (none ? !['42501', '25P02'].includes(c.state) && (c.state !== '00000' || !/(^|\n)0$/.test(c.said)) : c.state === '00000') success(`${name}: ${sql}: ${c.state} ${c.said.slice(0, 80)}`)
	})
}

await all('other databases of the cluster are closed', roles.flatMap(r => ['postgres', 'template1'].map(d => [r, d])), ([r, d]) => {
	tried += 1
	if (connects(r, d)) success(`${r} comes into ${d}`)
})

// A role may always change its own password and settings. Nobody comes in by a
// password, and the next migration puts the settings back.
await test('what PostgreSQL leaves to every role opens nothing', async () => {
	const ways = await rows('select distinct auth_method as m from pg_hba_file_rules where error is null')
	same(ways.map(w => w.m), ['peer'], 'ways to log in')
	const was = await value("select rolconfig::text from pg_roles where rolname = 'rg_portal_pub'")
	ok(once('rg_portal_pub', 'alter role rg_portal_pub set work_mem = \'64kB\'').status === 0, 'changed')
	const { execFileSync } = await import('node:child_process')
	execFileSync('psql', ['-X', '-q', '-d', process.env.TEST_DB, '-f', new URL('../../sql/roles.sql', import.meta.url).pathname],
		{ stdio: ['ignore', 'ignore', 'ignore'] })
	same(await value("select rolconfig::text from pg_roles where rolname = 'rg_portal_pub'"), was, 'settings after roles.sql')
})

await test('nothing that was tried left anything', async () => {
	same(await rows(`select relname from pg_class where relname ~ 'authz_new' union all
		select proname from pg_proc where proname = 'authz_new' union all
		select rolname from pg_roles where rolname = 'authz_new' union all
		select datname from pg_database where datname = 'authz_new'`), [], 'things made')
	ok(Number(await value(`select count(*) from rg.case_file where id = ${sub.id}`)) === 1, 'the case is gone')
})
note(`${roles.length} roles, ${tables.length} tables and views, ${columns.length} columns, ${functions.length} functions, ${Object.keys(tokens).length} wrong tokens`)
console.log(`# tried: ${tried} attempts by ${roles.length} database roles with no, forged and foreign tokens`)
console.log(`# figure: successes ${through}, rows of other people ${leaked} of ${tried} attempts`)
close()
done()
