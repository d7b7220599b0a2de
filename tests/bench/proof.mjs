// Are filled cases what the engine would have written? Asked of a database that
// fill.mjs filled; what is tried is rolled back.
//
//   node proof.mjs KINDS
//
//   chains     each event follows from the one before it (api.audit_check)
//   clocks     the engine derives the same dates from the ledger of a case
//   holders    and the same stations from its state and place
//   pieces     and the same search pieces from its title
//   alike      a case made now, through the engine, has as many rows in the same
//              tables, and the same in them but for numbers, names and moments

import { readFileSync } from 'node:fs'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { columns, plain, rows_of } from './kinds.mjs'

const SAMPLE = 300
let bad = 0
const say = (good, text) => {
	if (!good) bad++
	console.log(`${good ? 'ok' : 'WRONG'}: ${text}`)
}

const fault = await rows('select place, fault from api.audit_check()')
const events = await value('select sum(seq) from rg.chain')
say(!fault.length, `the chains hold, ${events} events ${fault.length ? JSON.stringify(fault[0]) : ''}`)

// A sample of what is asked anew, compared and thrown away.
async function again (what, table, columns, from, redo) {
	const sql = `select md5(string_agg(r::text, '|' order by r::text)) from (select ${columns} from ${table}
		where case_id in (select id from picked)) r`
	await run_sql(`begin; create temp table picked on commit drop as ${from}`)
	const n = await value('select count(*) from picked')
	const was = await value(sql)
	await run_sql(redo)
	const is = await value(sql)
	await run_sql('rollback')
	say(was === is && n > 0, `${what} of ${n} cases are what the engine makes of them`)
}

const some = where => `select id from rg.case_file where ${where} order by md5(id::text) limit ${SAMPLE}`
const files = '(select id as case_id, * from rg.case_file) f'
await again('live clocks', 'rg.case_timer', 'case_id, clock, started_at, due_on, due_at, raw_on, amber_on, provisional, paused',
	some("kind in ('open', 'waiting', 'notice', 'member')"), 'select rg.refresh_clocks(id) from picked')
await again('dates', files, 'id, due_on, raw_due_on, amber_on, provisional, paused',
	some("kind in ('open', 'waiting', 'notice')"), 'select rg.refresh_clocks(id) from picked')
await again('holders', files, 'id, holders', some("queue <> ''"),
	'update rg.case_file set state = state where id in (select id from picked)')
await again('stations', files, 'id, station', some("queue <> ''"),
	`update rg.case_file c set station = api.station_for(c.area, (select max(l) from rg.standard_state s, unnest(s.levels) l
		where s.standard = c.standard and s.state = c.state)) where id in (select id from picked)`)
await again('search pieces', 'rg.gram', 'gram, case_id, area, module', some("kind <> 'draft'"),
	'select rg.index_case(c) from rg.case_file c where id in (select id from picked)')
await again('pieces of members', '(select m.case_id, g.gram from rg.member_gram g join rg.member m on m.id = g.member) g',
	'case_id, gram', some("kind = 'member'"),
	'select rg.member_details(c, m.id) from rg.case_file c join rg.member m on m.case_id = c.id where c.id in (select id from picked)')

const wrong_no = await value(`select count(*) from rg.case_file where no !~ '^LM[0-9]{19}-[0-9X]$'`)
const twice = await value(`select count(*) - count(distinct no) from rg.case_file where no is not null`)
say(wrong_no === '0' && twice === '0', 'every case has a number of its own')
const last = await value(`select count(*) from (select substr(no, 3, 6) d, substr(no, 9, 8) t, max(substr(no, 17, 5)::int) n
	from rg.case_file where no is not null group by 1, 2) x left join rg.serial s
	on s.division = x.d::int and s.day = x.t::date and s.n = x.n where s.n is null`)
say(last === '0', 'the serials go on from the last number of each day')

// What the patterns' own rows are, against rows of a stamped case of each kind.
const shape = await columns()
const { kinds } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
await run_sql("set timezone = 'UTC'")
for (const k of kinds) {
	if (!k.share) continue
	const [c] = await rows(`select c.id, c.applicant from rg.case_file c where c.version = ${k.rows.case_file[0][shape.case_file.findIndex(x => x.name === 'version')]}
		and c.state = ${q(k.rows.case_file[0][shape.case_file.findIndex(x => x.name === 'state')])} order by md5(id::text) limit 1`)
	const a = JSON.stringify(plain(shape, k.rows))
	const b = c ? JSON.stringify(plain(shape, await rows_of(shape, c.id, c.applicant))) : '{}'
	const n = Object.values(k.rows).reduce((s, l) => s + l.length, 0)
	if (a !== b) {
		let i = 0
		while (a[i] === b[i]) i++
		say(false, `${k.name}: ...${a.slice(i - 60, i + 80)} against ...${b.slice(i - 60, i + 80)}`)
	} else say(true, `${k.name}: the same ${n} rows (search pieces among them as many as the title has) as the engine's own`)
}
close()
process.exitCode = bad ? 1 : 0
