// What grows when cases do? The same pages over HTTP on databases of several
// sizes, one client that asks in turn; and the statements behind each page alone,
// with the blocks they touch and the tables they read whole.
//
//   node growth.mjs ask FILE SIZE     in the surroundings of a running instance
//                                     that holds SIZE cases (tests/bench/run):
//                                     adds what was measured to FILE
//   node growth.mjs table FILE        the table of all of FILE, kept as growth.md;
//                                     the exit status follows the verdict
//
// REQUESTS: how often each page is asked (200).

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { cpus, loadavg } from 'node:os'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { cookie } from '../web/kit/world.mjs'
import { statements } from './peers/make.mjs'

const here = new URL('.', import.meta.url).pathname
const tree = new URL('../..', import.meta.url).pathname
const requests = Number(process.env.REQUESTS ?? 200)
const WARM = 20
const AGAIN = 25		// how often the statements of a page are asked
const FILE_ROWS = 5000		// of an open table at once
const CLERK = '370202-clerk'

const median = list => {
	const s = [...list].sort((a, b) => a - b)
	return s.length ? (s[Math.floor((s.length - 1) / 2)] + s[Math.floor(s.length / 2)]) / 2 : NaN
}
// By name, and by program and name: some programs have statements of one name.
export const programs = Object.fromEntries(['common', 'courier', 'portal', 'desk', 'carefund', 'employment', 'mediation',
	'welcome', 'alliance'].map(f => [f, statements(readFileSync(`${tree}sql/${f}.sql`, 'utf8').replace(/^--(?! :).*$/gm, ''))]))
export const named = Object.assign({}, ...Object.entries(programs).map(([f, list]) =>
	Object.fromEntries(Object.entries(list).flatMap(([n, s]) => [[n, s.sql], [`${f}.${n}`, s.sql]]))))
const lit = s => s === null ? 'null' : q(s)
const put = (name, args) => named[name].replace(/\$(\d+)/g, (_, n) => `(${lit(args[n - 1])})`)

// ---- who asks for what -----------------------------------------------------------

const token_of = n => `${n}`.padStart(42, '0') + 'A'
async function session (account, side) {
	await run_sql(`insert into rg.session (token, account, side, factor, address, created_at, seen_at)
		values (sha256(convert_to(${q(token_of(account))}, 'UTF8')), ${account}, ${q(side)}, 2, '127.0.0.1', now(), now())
		on conflict (token) do update set seen_at = now(), created_at = now(), ended_at = null`)
	return token_of(account)
}

// Each page: name, title, and visits as { path, has (what its answer must hold),
// token, side, route, object, ask: [[statement, arguments]...] }.
export async function pages (login = CLERK) {
	// Sequences of numbers, not of rows: the same share of every size is met.
	const mine = await rows(`select c.no, c.applicant, s.id as clerk from rg.case_file c, rg.account s
		where c.state = 'MEMBER' and s.login = ${q(login)} order by md5(c.id::text) limit ${requests}`)
	const [clerk] = await rows(`select a.id, t.lo, t.hi from rg.account a join rg.station t on t.id = a.station where a.login = ${q(login)}`)
	const theirs = await rows(`select id, no, title from rg.case_file where area between ${clerk.lo} and ${clerk.hi}
		and kind <> 'draft' order by md5(id::text) limit ${requests}`)
	const closed = await rows(`select id from (select id, ntile(4) over (order by id) as part from rg.case_file
		where area between ${clerk.lo} and ${clerk.hi} and kind in ('member', 'final_no', 'final_ok', 'ended')) x
		where part = 1 order by md5(id::text) limit ${requests}`)
	const members = await rows(`select id, no, name from rg.member where listed order by md5(id::text) limit ${requests}`)
	const notices = await rows(`select id, no from api.notices(null)`)
	const last = await rows(`select id from (select id, ntile(4) over (order by id) as part from rg.member where listed) x
		where part = 3 order by md5(id::text) limit ${requests}`)
	const officer = await session(clerk.id, 'off')
	const off = { token: officer, side: 'off', who: 'STAFF', role: 'rg_desk_off' }
	const anyone = { token: null, side: 'pub', who: 'ANYONE', role: 'rg_alliance_pub' }
	const portal = { ...anyone, role: 'rg_portal_pub' }
	// Two characters of a name: of its own part, not of the district or the trade.
	const two = s => [...s].slice(2, 4).join('')
	const e = encodeURIComponent
	const own = []
	for (const m of mine) {
		own.push({ token: await session(m.applicant, 'pub'), side: 'pub', who: 'GUEST', role: 'rg_alliance_pub', route: '/alliance/case/:no',
			object: m.no, path: `/alliance/case/${m.no}`, has: m.no, ask: [['CASE_PAGE', [m.no]]] })
	}
	return [
		{ name: 'case', title: 'case page, its applicant', list: own },
		{ name: 'desk_case', title: 'case page, an officer', list: theirs.map(c => ({ ...off, role: 'rg_alliance_off', route: '/desk/alliance/:no',
			object: c.no, path: `/desk/alliance/${c.no}`, has: c.no, ask: [['DESK_PAGE', [c.no, 't', null]]] })) },
		{ name: 'inbox', title: 'inbox, first page and counts', list: [{ ...off, route: '/desk/', path: '/desk/', has: '/desk/?tab=closed',
			ask: [['COUNTS', []], ['INBOX', ['claim', null, '21']]] }] },
		{ name: 'deep', title: 'inbox, a page deep in what is closed', list: closed.map(c => ({ ...off, route: '/desk/',
			path: `/desk/?tab=closed&before=${c.id}`, has: '/desk/?tab=closed', ask: [['COUNTS', []], ['INBOX', ['closed', c.id, '21']]] })) },
		{ name: 'counts', title: 'counts of the inbox', list: [{ ...off, route: '/desk/', ask: [['COUNTS', []]] }] },
		{ name: 'number', title: 'search by number', list: theirs.map(c => ({ ...off, route: '/desk/search', path: `/desk/search?q=${c.no}`,
			has: `/${c.no}"`, ask: [['SEARCH', [c.no, null, '21']]] })) },
		{ name: 'words', title: 'search by two characters', list: theirs.map(c => ({ ...off, route: '/desk/search',
			path: `/desk/search?q=${e(two(c.title))}`, has: two(c.title), ask: [['SEARCH', [two(c.title), null, '21']]] })) },
		{ name: 'trade', title: 'search by characters of many', list: ['餐饮', '商贸', '公司'].map(w => ({ ...off, route: '/desk/search',
			path: `/desk/search?q=${e(w)}`, has: w, ask: [['SEARCH', [w, null, '21']]] })) },
		{ name: 'directory', title: 'directory of members', list: [{ ...anyone, route: '/alliance/members', path: '/alliance/members',
			has: '/alliance/members/RJ', ask: [['MEMBERS', ['', '', null, null, '21']]] }] },
		{ name: 'directory_deep', title: 'directory, a deep page of a trade', list: last.map(m => ({ ...anyone, route: '/alliance/members',
			path: `/alliance/members?trade=retail&after=${m.id}`, has: '/alliance/members/RJ',
			ask: [['MEMBERS', ['', 'retail', null, m.id, '21']]] })) },
		{ name: 'directory_words', title: 'directory, two characters', list: members.map(m => ({ ...anyone, route: '/alliance/members',
			path: `/alliance/members?q=${e(two(m.name))}`, has: two(m.name), ask: [['MEMBERS', [two(m.name), '', null, null, '21']]] })) },
		{ name: 'desk_members', title: 'members in an officer\'s area, with counts', list: [{ ...off, role: 'rg_alliance_off',
			route: '/desk/alliance/members', path: '/desk/alliance/members', has: 'RJ37',
			ask: [['MEMBER_DESK', [null, null, null, '21']], ['MEMBER_DESK_COUNTS', []]] }] },
		{ name: 'notices', title: 'notices, and one of them', list: notices.map(n => ({ ...portal, route: '/notices/:no', path: `/notices/${e(n.no)}`,
			has: n.no, ask: [['NOTICE', [n.no]], ['NOTICE_ROWS', [n.id, null]]] })) },
		{ name: 'figures_json', title: 'open figures, JSON', list: [{ ...portal, route: '/open/figures.json', path: '/open/figures.json',
			has: '"alliance.applications"', ask: [['FIGURES_JSON', []]] }] },
		{ name: 'figures', title: 'open figures, page with charts', list: [{ ...portal, route: '/figures/', path: '/figures/', has: '<svg',
			ask: [['portal.FIGURES', []], ...['district', 'trade', 'reason', 'month'].map(k => ['BARS', [k]])] }] },
		{ name: 'desk_figures', title: 'figures of an officer\'s area', list: [{ ...off, route: '/desk/figures', path: '/desk/figures', has: '<table',
			ask: [['desk.FIGURES', []], ...['district', 'trade', 'reason', 'month'].map(k => ['FIGURES_BY', [k]]), ['ON_TIME', []]] }] },
		{ name: 'guide', title: 'guide, with the pace', list: [{ ...portal, route: '/guides/:code', path: '/guides/alliance-enrolment', has: '<h1',
			ask: [['GUIDE', ['alliance-enrolment']], ['PACE', ['alliance-enrolment']]] }] }
	]
}

// ---- over HTTP --------------------------------------------------------------------

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
function get (path, token, side) {
	// Pages for everybody are kept by the web server; a visitor with a cookie is
	// answered anew.
	const headers = { 'accept-language': 'zh-CN', cookie: `${cookie(side)}=${token ?? 'x'.repeat(43)}` }
	return new Promise((resolve, reject) => {
		const since = process.hrtime.bigint()
		const r = http.request(new URL(path, process.env.BASE_URL), { agent, headers }, res => {
			const parts = []
			res.on('data', d => parts.push(d))
			res.on('end', () => resolve({ status: res.statusCode, text: Buffer.concat(parts).toString(),
				ms: Number(process.hrtime.bigint() - since) / 1e6 }))
		})
		r.on('error', reject)
		r.end()
	})
}

async function over_http (page) {
	const ms = []
	// What takes long is asked less often.
	let stop = Infinity
	for (let i = 0; i < requests + WARM && i < stop; i++) {
		const v = page.list[i % page.list.length]
		const a = await get(v.path, v.token, v.side)
		if (a.status !== 200 || !a.text.includes(v.has)) {
			throw new Error(`${v.path}: status ${a.status}${a.status === 200 ? `, without ${v.has}` : ''}`)
		}
		if (i >= WARM || a.ms > 500) ms.push(a.ms)
		if (a.ms > 500) stop = Math.min(stop, 15)
	}
	return ms
}

// The whole directory as open tables, one after the other, as a reader takes it:
// time for each row, and the most that one of them takes.
async function table_of_members () {
	const total = Number(await value('select count(*) from rg.member where listed'))
	let after = '0'
	let seen = 0
	const ms = []
	for (;;) {
		const a = await get(`/alliance/members.csv?after=${after}`, null, 'pub')
		if (a.status !== 200) throw new Error(`members.csv: status ${a.status}`)
		const n = a.text.trimEnd().split('\r\n').length - 1
		if (!n) break
		seen += n
		if (n === FILE_ROWS || total < FILE_ROWS) ms.push(a.ms / n)
		after = await value(`select max(id) from (select id from rg.member where listed and id > ${after} order by id limit ${n}) x`)
		if (n < FILE_ROWS) break
	}
	if (seen !== total) throw new Error(`members.csv: ${seen} rows, ${total} members`)
	return { rows: seen, ms }
}

// ---- the statements alone -----------------------------------------------------------

// Tables that grow with cases, and those that grow with use; where a number is
// given, those that hold as many rows.
export async function growing (least = -1) {
	const list = await rows(`select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
		where c.relnamespace = 'rg'::regnamespace and c.relkind = 'r' and c.reltuples >= ${least}
		and (a.attname in ('case_id', 'member') or c.relname in ('case_file', 'case_event', 'case_event_text', 'gram', 'member', 'account',
			'session', 'read_log', 'security_log', 'outbox', 'idem', 'notice', 'ledger_line', 'ledger_group', 'job_match', 'job_gram'))`)
	return new Set(list.map(r => r.relname))
}

// What a transaction counted, on top of what was not yet handed in before it.
const scans = async () => new Map((await rows(`select relname, seq_scan from pg_stat_xact_user_tables
	where schemaname = 'rg' and seq_scan > 0`)).map(r => [r.relname, Number(r.seq_scan)]))

export async function of_statements (page, big, again = AGAIN) {
	const ms = []
	const blocks = []
	const whole = new Set()
	const v0 = page.list[0]
	await run_sql(`set session authorization ${v0.role}`)
	try {
		for (const [i, [name, args]] of v0.ask.entries()) {
			await run_sql(`prepare s${i}${args.length ? ` (${args.map(() => 'text')})` : ''} as ${named[name]}`)
		}
		for (let n = 0; n < again; n++) {
			const v = page.list[n % page.list.length]
			await run_sql('begin')
			const before = await scans()
			if (v.side) await run_sql(put('ENTER', [v.token, v.side, v.who, 'GET', v.route, v.object ?? '', 't']))
			let time = 0
			let read = 0
			for (const [i, [, args]] of v.ask.entries()) {
				const call = `execute s${i}${args.length ? `(${args.map(lit)})` : ''}`
				const [r] = await rows(`explain (analyze, buffers, timing off, format json) ${call}`)
				const [x] = JSON.parse(r['QUERY PLAN'])
				time += x['Execution Time'] + x['Planning Time']
				read += x.Plan['Shared Hit Blocks'] + x.Plan['Shared Read Blocks']
			}
			for (const [t, n] of await scans()) if (big.has(t) && n > (before.get(t) ?? 0)) whole.add(t)
			await run_sql('rollback')
			// The first ones are planned.
			if (n > 9 || n === again - 1 || time > 1000) ms.push(time)
			blocks.push(read)
			if (time > 1000 && n > 5) break
		}
	} finally {
		await run_sql('rollback')
		await run_sql('reset session authorization')
		await run_sql('deallocate all')
	}
	return { ms, blocks: median(blocks), whole: [...whole] }
}

// ---- one size -------------------------------------------------------------------------

async function ask (file, size) {
	const load = loadavg()[0]
	const big = await growing(5000)
	const found = { size, load, pages: {}, bytes: Number(await value('select pg_database_size(current_database())')),
		rows: Number(await value('select sum(reltuples)::bigint from pg_class where relnamespace = \'rg\'::regnamespace and relkind = \'r\'')) }
	for (const p of await pages()) {
		if (!p.list.length) throw new Error(`nothing to ask: ${p.title}`)
		const m = { title: p.title }
		if (p.list[0].path) m.http = await over_http(p)
		Object.assign(m, await of_statements(p, big))
		found.pages[p.name] = m
		process.stderr.write(`${size} ${p.title}: ${m.http ? `${median(m.http).toFixed(2)} ms, ` : ''}statements ${median(m.ms).toFixed(2)} ms,` +
			` ${m.blocks} blocks${m.whole.length ? `, whole: ${m.whole}` : ''}\n`)
	}
	found.csv = await table_of_members()
	process.stderr.write(`${size} members.csv: ${found.csv.rows} rows, ${(median(found.csv.ms) * 1000).toFixed(0)} us each\n`)
	// As it was, for the next who takes it as a pattern.
	await run_sql('delete from rg.session')
	await run_sql('set session_replication_role = replica')
	await run_sql('truncate rg.read_log')
	await run_sql('reset session_replication_role')
	appendFileSync(file, `${JSON.stringify(found)}\n`)
}

// ---- the table -------------------------------------------------------------------------

const WANTED = 1.3
const EXPONENT = 0.05
const lines = (head, list) => [head, head.map((_, i) => i ? '---:' : '---'), ...list].map(r => `| ${r.join(' | ')} |`).join('\n')

function table (file) {
	const runs = readFileSync(file, 'utf8').trim().split('\n').map(l => JSON.parse(l))
	const sizes = [...new Set(runs.map(r => r.size))].sort((a, b) => a - b)
	const of = (size, f) => runs.filter(r => r.size === size).flatMap(f)
	const least = sizes[0]
	const most = sizes[sizes.length - 1]
	const names = Object.keys(runs[0].pages)
	const ms = x => Number.isNaN(x) ? '' : x.toFixed(x < 10 ? 2 : 1)
	const ratio = f => sizes.length > 1 ? f(most) / f(least) : NaN
	const judged = []
	const judge = (good, text) => judged.push({ good, text })
	const body = names.map(n => {
		const http = s => median(of(s, r => r.pages[n].http ?? []))
		const db = s => median(of(s, r => r.pages[n].ms))
		const blocks = s => median(of(s, r => [r.pages[n].blocks]))
		const title = runs[0].pages[n].title
		const grown = runs[0].pages[n].http ? ratio(http) : ratio(db)
		if (sizes.length > 1) judge(grown <= WANTED, `${title} ${grown.toFixed(2)}`)
		if (sizes.length > 1 && /^(inbox|deep)$/.test(n)) {
			const x = Math.log(grown) / Math.log(most / least)
			judge(x <= EXPONENT, `exponent of ${title} ${x.toFixed(3)}`)
		}
		return [title, ...sizes.map(s => ms(http(s))), runs[0].pages[n].http ? ms(ratio(http)) : '',
			...sizes.map(s => ms(db(s))), ms(ratio(db)), ...sizes.map(s => Math.round(blocks(s)))]
	})
	const row = s => median(of(s, r => r.csv.ms))
	if (sizes.length > 1) judge(ratio(row) <= WANTED, `a row of the open table ${ratio(row).toFixed(2)}`)
	const whole = [...new Set(of(most, r => Object.values(r.pages).flatMap(p => p.whole.map(t => `${t} (${p.title})`))))]
	judge(!whole.length, whole.length ? `read whole: ${whole.join(', ')}` : 'no big table is read whole')
	const number = n => n.toLocaleString('en')
	const first = s => runs.find(r => r.size === s)
	const load = Math.max(...runs.map(r => r.load))
	const text = [`# Growth`, '', `${new Date().toISOString().slice(0, 10)}, \`make bench GROWTH="${sizes.join(' ')}"\`; ${cpus().length} cores (${cpus()[0].model.trim()}), ` +
		`load ${load.toFixed(1)} at most when a size began. One client in turn, ${requests} requests of each page, ${runs.length / sizes.length} pass(es); ` +
		'medians, milliseconds. Pages for everybody are asked past the web server\'s cache, which keeps them for a minute. ' +
		'Statements: the same page\'s, after its session was looked up, without the network and the page; blocks of 8 KiB they touch.', '',
	lines(['', ...sizes.map(s => `${number(s)} cases`), 'ratio', ...sizes.map(s => `statements, ${number(s)}`), 'ratio', ...sizes.map(s => `blocks, ${number(s)}`)], body), '',
	`The whole directory as open tables of ${number(FILE_ROWS)} rows: ${sizes.map(s => `${number(first(s).csv.rows)} rows at ${(row(s) * 1000).toFixed(0)} µs`).join(', ')} each.`,
	`The databases: ${sizes.map(s => `${number(first(s).rows)} rows, ${(first(s).bytes / 2 ** 30).toFixed(1)} GiB`).join('; ')}.`, '']
	const missed = judged.filter(j => !j.good)
	text.push(missed.length ? `Verdict: ${judged.length - missed.length} of ${judged.length} reached; not: ${missed.map(j => j.text).join('; ')}.`
		: `Verdict: all ${judged.length} reached: ${judged.map(j => j.text).join('; ')}.`)
	return { text: `${text.join('\n')}\n`, good: !missed.length }
}

async function main (what, file, size) {
	if (what === 'ask') {
		await ask(file, Number(size))
		close()
	} else if (what === 'table' && existsSync(file)) {
		const { text, good } = table(file)
		process.stdout.write(text)
		writeFileSync(`${here}growth.md`, text)
		process.exitCode = good ? 0 : 1
	} else {
		process.stderr.write('usage: growth.mjs ask FILE SIZE | table FILE\n')
		process.exitCode = 2
	}
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main(...process.argv.slice(2))
