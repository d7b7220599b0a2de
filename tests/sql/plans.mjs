// Whether each named statement finds what it asks for by an index, however many
// cases there are. The planner is told to avoid reading tables whole: where it does
// so nevertheless, no index could have helped.
//
// All statements are explained with plans made for any argument, under the role of
// the program, so that row security is part of them. What functions do inside shows
// only when they run: the statements of the main pages, and all of the courier's,
// are also carried out on a few cases, and the server's counters say which tables
// were read whole.

import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { act, admit, bring, officers, person } from '../web/kit/world.mjs'
import { growing, named, of_statements, pages, programs } from '../bench/growth.mjs'

// Tables that may be read whole, by page, and why.
const figures = ['gift', 'job_post', 'job_match']	// counted for pages that the web server keeps for a minute
const may = {
	figures_json: figures, figures, desk_figures: figures,
	// Once an hour: what is there of a day or two, and what is little.
	courier: ['session', 'guest', 'counsel_alert', 'duty_booking']
}

// Asks for cases that wait, by number: of a few the index of those that wait serves as well.
const looks = ['CASE_ITEMS']

let n = 0
let bad = 0
const ok = (good, what, why = '') => {
	if (!good) bad++
	console.log(`${good ? '' : 'not '}ok ${++n} - ${what}`)
	if (!good && why) console.log(`# ${why}`)
}

// ---- a few cases -------------------------------------------------------------------

const who = await person('王试验')
const by = await officers()
const m = await bring(who, 'PUBLICITY')
await admit(m.id)
await bring(who, 'SUBMITTED')
const w = await bring(who, 'SUBMITTED')
await act(by.clerk, w.id, 'correct', { note: '请补充对外电话。', fields: { 'item.tel': '号码少一位。' } })
const big = await growing()
// A session that has planned nothing yet.
close()
await run_sql('set enable_seqscan = off')
await run_sql('set plan_cache_mode = force_generic_plan')
// A table of few rows is as soon sorted as looked up in.
await run_sql('set enable_mergejoin = off')
await run_sql('set enable_hashjoin = off')
await run_sql('set cpu_tuple_cost = 100')
await run_sql('set cpu_index_tuple_cost = 100')

ok(await value('show max_parallel_workers_per_gather') === '0', 'no page starts a second process of the database')

// ---- every statement, explained -------------------------------------------------------

const roles = (await rows(`select rolname from pg_roles where rolname ~ '^rg_' and rolcanlogin`)).map(r => r.rolname)
const of_program = p => p === 'common' ? roles.filter(r => /_(off|pub)$/.test(r)) : roles.filter(r => r.startsWith(`rg_${p}`))

// Scans of big tables that no condition narrows and no limit ends.
function whole (plan, limited = false, found = []) {
	const t = plan['Relation Name']
	const narrow = plan['Index Cond'] || plan['Recheck Cond'] || plan['TID Cond']
	const type = plan['Node Type']
	if (t && big.has(t) && (type === 'Seq Scan' || /Index/.test(type) && !narrow && !limited)) found.push(`${type} of ${t}`)
	const ends = type === 'Limit' || limited && !/Sort|Aggregate|Hash/.test(type)
	for (const p of plan.Plans ?? []) whole(p, ends, found)
	return found
}

async function explain ({ sql, n: count }, role) {
	await run_sql(`set session authorization ${role}`)
	try {
		await run_sql(`prepare s as ${sql.replace(/;\s*$/, '')}`)
		const [r] = await rows(`explain (format json) execute s${count ? `(${Array(count).fill('null')})` : ''}`)
		return JSON.parse(r['QUERY PLAN'])[0].Plan
	} finally {
		await run_sql('reset session authorization')
		await run_sql('deallocate all')
	}
}

ok(whole(await explain({ sql: "select id from rg.case_file where title = $1", n: 1 }, 'postgres')).length === 1,
	'what no index answers is seen in its plan')
for (const [program, list] of Object.entries(programs)) {
	const found = []
	let asked = 0
	for (const [name, s] of Object.entries(list)) {
		let plan
		let refused
		for (const role of of_program(program)) {
			try {
				plan = await explain(s, role)
				break
			} catch (e) {
				refused = e.message.split('\n')[0]
				if (!/permission denied/.test(refused)) break
			}
		}
		if (!plan) {
			found.push(`${name}: ${refused}`)
			continue
		}
		asked++
		const t = whole(plan)
		if (t.length && !looks.includes(name)) found.push(`${name}: ${t.join(', ')}`)
	}
	ok(!found.length, `${program}: ${asked} statements`, found.join('\n# '))
}

// ---- the main ones, carried out ---------------------------------------------------------

const login = await value(`select login from rg.account where id = ${by.clerk.id}`)
const list = await pages(login)
const some = list.find(p => p.name === 'inbox').list[0]
const mine = list.find(p => p.name === 'case').list[0]
const tabs = ['claim', 'mine', 'waiting', 'soon', 'overdue', 'closed', 'all']
const courier = Object.entries(programs.courier).filter(([, s]) => !s.n).map(([name]) => [`courier.${name}`, []])
list.push({ name: 'tabs', title: 'all tabs of the inbox', list: [{ ...some, ask: tabs.map(t => ['INBOX', [t, null, '21']]) }] },
	{ name: 'long', title: 'search by a longer word', list: [{ ...some, ask: [['SEARCH', ['餐饮有限', null, '21']]] }] },
	{ name: 'batch', title: 'steps for many at once', list: [{ ...some, role: 'rg_alliance_off', ask: [['BATCH_ACTIONS', ['alliance-enrolment']],
		['BATCH_CASES', ['alliance-enrolment', 'accept', null, '21']], ['NOTICE_DESK', ['alliance-enrolment', 'publish', null, '21']],
		['NOTICE_DESK_COUNTS', ['alliance-enrolment']]] }] },
	{ name: 'own', title: "a person's own pages", list: [{ ...mine, who: 'PERSON', role: 'rg_portal_pub', ask: [['MY_CASES', []], ['MY_MESSAGES', [null, 'zh-CN']],
		['MY_ACCOUNT', []], ['MY_UNRATED', []], ['WHO_READ', [null]], ['MY_DATA', []], ['portal.NOTICES', [null]]] }] },
	{ name: 'messages', title: "an officer's messages", list: [{ ...some, ask: [['MESSAGES', [null]], ['LEDGER_ALARM', []]] }] },
	{ name: 'courier', title: "the courier's rounds", list: [{ role: 'rg_courier', ask: courier }] })
// A function of the test's own that no index helps.
await run_sql(`create function rg.plans_control() returns bigint language plpgsql as $$
	begin return (select count(*) from rg.case_file where title = 'x'); end $$`)
named.CONTROL = 'select rg.plans_control()'
const control = await of_statements({ list: [{ role: 'postgres', ask: [['CONTROL', []]] }] }, big, 2)
ok(control.whole.includes('case_file'), 'what no index answers is seen in the counters')
for (const p of list.filter(x => x.list.length)) {
	const r = await of_statements({ ...p, list: p.list.slice(0, 2) }, big, 2)
	const t = r.whole.filter(x => !may[p.name]?.includes(x))
	ok(!t.length, p.title, `reads whole: ${t}`)
}
console.log(`1..${n}`)
close()
process.exitCode = bad ? 1 : 0
