// Tamperings with the history, each on the same untouched copy: what a database
// administrator could do with the append-only triggers out of the way. After
// each, `ronggui audit verify` must name the first place that does not fit.
//
// What it cannot show: events since the last closed day, written anew with all
// that hangs on them, and whoever has the key as well. For these there are the
// lines kept elsewhere (tried here too).

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { close, q, rows, run_sql } from '../web/kit/db.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'

const { WORK: work, BIN: bin } = process.env
const kept = `${work}/kept`
const verify = (...more) => {
	const r = spawnSync(`${bin}/ronggui`, ['audit', 'verify', ...more], { encoding: 'utf8' })
	return { status: r.status, said: r.stdout.trim().split('\n')[0] + r.stderr.trim() }
}
const tables = ['case_event', 'case_event_text', 'chain', 'chain_root']
// Like an administrator who has put the triggers and keys out of the way.
const free = sql => run_sql(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`)
await free(tables.map(t => `create table public.${t} as select * from rg.${t}`).join('; '))
const mend = () => free(tables.map(t => `delete from rg.${t}; insert into rg.${t} select * from public.${t}`).join('; '))

// ---- what there is ---------------------------------------------------------------

const events = await rows('select chain, seq, case_id from rg.case_event order by chain, seq')
const chains = [...new Set(events.map(e => Number(e.chain)))]
const length = k => events.filter(e => Number(e.chain) === k).length
const days = (await rows('select day from rg.chain_root order by day')).map(r => r.day)
const long = chains.find(k => new Set(events.filter(e => Number(e.chain) === k).map(e => e.case_id)).size > 1)
const last = chains.at(-1)
const empty = [...Array(64).keys()].filter(k => !chains.includes(k))

await test('the copy is whole, over closed and signed days and a chain of two cases', () => {
	const v = verify(kept)
	same(v.said, `whole, with ${days.length} daily roots, all signed, and as kept`, 'verify')
	ok(days.length === 3 && events.length >= 30 && long !== undefined && long !== last, `${events.length} events, ${days}`)
})

// ---- tamperings: [what, SQL, the place that must be named] ---------------------------

const list = []
const put = (what, sql, place) => list.push({ what, sql, place })
const event = (k, n) => `chain ${k} event ${n}:`
const at = (k, n) => `chain = ${k} and seq = ${n}`

// Each column of a row, at the beginning, in the middle and at the end of a chain.
const other = {
	case_id: 'case_id + 1', version: 'version + 1', at: "at + interval '1 s'", actor: 'coalesce(actor, 0) + 1',
	actor_name: "actor_name || 'x'", actor_role: "actor_role || 'x'", station: 'coalesce(station, 0) + 1',
	station_name: "station_name || 'x'", action: "'pass3'", from_state: "'AUDIT' || from_state", to_state: "'MEMBER'",
	reason: "reason || 'R05'", seen: 'not seen', digest: "sha256(digest)", hash: 'sha256(hash)'
}
const middle = Math.ceil(length(long) / 2)
for (const n of [1, middle, length(long)]) {
	for (const [column, value] of Object.entries(other)) {
		put(`case_event.${column} of event ${n}`, `update rg.case_event set ${column} = ${value} where ${at(long, n)}`, event(long, n))
	}
	for (const [column, value] of [['note', "note || '。'"], ['fields', "fields || '{\"x\": \"y\"}'"], ['salt', 'sha256(salt)']]) {
		put(`case_event_text.${column} of event ${n}`, `update rg.case_event_text set ${column} = ${value} where ${at(long, n)}`, event(long, n))
	}
	put(`event ${n} deleted`, `delete from rg.case_event where ${at(long, n)}; delete from rg.case_event_text where ${at(long, n)}`, event(long, n))
	put(`event ${n} numbered anew`, `update rg.case_event set seq = seq + 1000 where ${at(long, n)}`, event(long, n))
	put(`event ${n} moved to the end of another chain`, `update rg.case_event set chain = ${last}, seq = ${length(last) + 1}
		where ${at(long, n)}`, n < length(long) ? event(long, n) : event(last, length(last) + 1))
}
const shut = `delete from rg.case_event_text where chain = ${long} and seq > ${middle}; delete from rg.case_event where chain = ${long} and seq > ${middle}`
put('the end of a chain cut off', shut, event(long, length(long)))
put('the same, and the head set back', `${shut}; update rg.chain c set seq = ${middle}, hash = (select hash from rg.case_event
	where ${at(long, middle)}) where chain = ${long}`, event(long, '\\d+'))
put('a whole chain deleted', `delete from rg.case_event_text where chain = ${long}; delete from rg.case_event where chain = ${long}`, event(long, length(long)))
put('a whole chain with its head', `delete from rg.case_event_text where chain = ${long}; delete from rg.case_event where chain = ${long};
	delete from rg.chain where chain = ${long}`, `chain ${long} event`)
const [{ case_id: first_case }] = events.filter(e => Number(e.chain) === long)
put('all events of one case', `delete from rg.case_event where case_id = ${first_case}`, event(long, 1))
put('the history truncated', 'truncate rg.case_event cascade', event(chains[0], length(chains[0])))
put('words and history truncated, heads at the start', `truncate rg.case_event cascade; update rg.chain set seq = 0,
	hash = rg.chain_start(chain)`, event(chains[0], '\\d+'))

// Swaps.
const swap = (table, columns, a, b) => {
	const set = columns.map(c => `${c} = o.${c}`).join(', ')
	return `update rg.${table} e set ${set} from (select * from rg.${table}) o where
		(e.chain, e.seq) in ((${a}), (${b})) and (o.chain, o.seq) in ((${a}), (${b})) and (o.chain, o.seq) <> (e.chain, e.seq)`
}
const words = ['salt', 'note', 'fields']
const row = [...Object.keys(other)]
const pairs = [[1, 2], [middle, middle + 1], [1, length(long)]]
for (const [a, b] of pairs) {
	put(`rows ${a} and ${b} swapped`, swap('case_event', row, `${long}, ${a}`, `${long}, ${b}`), event(long, a))
	put(`words of ${a} and ${b} swapped`, swap('case_event_text', words, `${long}, ${a}`, `${long}, ${b}`), event(long, a))
	put(`digests of ${a} and ${b} swapped with their words`, `${swap('case_event_text', words, `${long}, ${a}`, `${long}, ${b}`)};
		${swap('case_event', ['digest'], `${long}, ${a}`, `${long}, ${b}`)}`, event(long, a))
	put(`hashes of ${a} and ${b} swapped`, swap('case_event', ['hash'], `${long}, ${a}`, `${long}, ${b}`), event(long, a))
}
const [low, high] = [chains[0], last]
put('rows of two chains swapped', swap('case_event', row, `${low}, 2`, `${high}, 2`), event(low, 2))
put('words of two chains swapped', swap('case_event_text', words, `${low}, 2`, `${high}, 2`), event(low, 2))

// Rows that were never there.
const copy = (k, n, to) => `insert into rg.case_event select ${k}, ${to}, case_id, version + 1, at, actor, actor_name, actor_role,
	station, station_name, action, from_state, to_state, reason, seen, digest, hash from rg.case_event where ${at(k, n)}`
const sealed = (k, n) => `update rg.case_event e set hash = rg.event_hash(coalesce((select hash from rg.case_event where chain = ${k}
	and seq = ${n} - 1), rg.chain_start(${k}::smallint)), e) where ${at(k, n)}`
put('a row added at the end', copy(long, length(long), length(long) + 1), event(long, length(long) + 1))
put('a row added with a fitting hash', `${copy(long, length(long), length(long) + 1)}; ${sealed(long, length(long) + 1)}`, event(long, '\\d+'))
put('a row put in between', `update rg.case_event set seq = seq + 1000 where chain = ${long} and seq > ${middle};
	update rg.case_event set seq = seq - 999 where chain = ${long} and seq > 1000; ${copy(long, middle, middle + 1)}`, event(long, middle + 1))
put('a row before the first', copy(long, 1, 0), event(long, 1))
put('a row in an empty chain', copy(long, 1, 1).replace(`select ${long}`, `select ${empty[0]}`), event(empty[0], 1))
put('a row in an empty chain with a fitting hash', `${copy(long, 1, 1).replace(`select ${long}`, `select ${empty[0]}`)};
	${sealed(empty[0], 1)}`, `chain ${empty[0]} event`)

// Digests and hashes computed anew, ever further, without the key.
const forge = n => `update rg.case_event_text set note = '同意' where ${at(long, n)};
	update rg.case_event e set action = 'pass3', digest = rg.event_digest(t.salt, t.note, t.fields) from rg.case_event_text t
	where e.chain = t.chain and e.seq = t.seq and e.chain = ${long} and e.seq = ${n}`
const anew = n => Array.from({ length: length(long) - n + 1 }, (_, i) => sealed(long, n + i)).join('; ')
const head = `update rg.chain set hash = (select hash from rg.case_event where ${at(long, length(long))}) where chain = ${long}`
const roots = `do $$ declare x record; b bytea := sha256('ronggui'); begin
	for x in select * from rg.chain_root order by day loop
		update rg.chain_root set before = b, heads = (select array_agg(coalesce((select hash from rg.case_event where chain = k
			and seq = x.seqs[k + 1]), rg.chain_start(k::smallint)) order by k) from generate_series(0, 63) k) where day = x.day;
		update rg.chain_root r set root = rg.root_of(r.day, r.seqs, r.heads, r.before) where day = x.day returning root into b;
	end loop; end $$`
for (const n of [1, middle, length(long)]) {
	put(`event ${n} with a new digest`, forge(n), event(long, n))
	put(`event ${n} with a new digest and hash`, `${forge(n)}; ${sealed(long, n)}`, event(long, n < length(long) ? n + 1 : n))
	put(`event ${n}, and all hashes after it`, `${forge(n)}; ${anew(n)}`, event(long, length(long)))
	put(`event ${n}, all hashes and the head`, `${forge(n)}; ${anew(n)}; ${head}`, event(long, '\\d+'))
	put(`event ${n}, all hashes, the head and the daily roots`, `${forge(n)}; ${anew(n)}; ${head}; ${roots}`, 'root of \\S+: the signature is not right')
	put(`event ${n}, all of that and no signatures`, `${forge(n)}; ${anew(n)}; ${head}; ${roots}; update rg.chain_root set signature = ''`, 'root of \\S+: not signed')
	put(`event ${n}, all of that and no roots`, `${forge(n)}; ${anew(n)}; ${head}; delete from rg.chain_root`, `ronggui root ${days[0]} .*: kept in .* and not here`)
}

// Heads.
for (const k of [low, long, last]) {
	put(`head ${k}: length one more`, `update rg.chain set seq = seq + 1 where chain = ${k}`, event(k, length(k) + 1))
	put(`head ${k}: length one less`, `update rg.chain set seq = seq - 1 where chain = ${k}`, event(k, length(k) - 1))
	put(`head ${k}: hash`, `update rg.chain set hash = sha256(hash) where chain = ${k}`, event(k, length(k)))
	put(`head ${k} deleted`, `delete from rg.chain where chain = ${k}`, event(k, length(k)))
}
put('the head of an empty chain', `update rg.chain set hash = sha256(hash) where chain = ${empty[0]}`, event(empty[0], 0))
put('two heads swapped', `update rg.chain c set seq = o.seq, hash = o.hash from (select * from rg.chain) o
	where c.chain in (${low}, ${high}) and o.chain in (${low}, ${high}) and c.chain <> o.chain`, event(low, '\\d+'))

// Daily roots.
days.forEach((d, i) => {
	const where = `where day = '${d}'`
	const here = `root of ${d}:`
	put(`root of ${d}: lengths`, `update rg.chain_root set seqs[${long + 1}] = seqs[${long + 1}] + 1 ${where}`, here)
	put(`root of ${d}: a head`, `update rg.chain_root set heads[1] = sha256(heads[1]) ${where}`, here)
	put(`root of ${d}: the root`, `update rg.chain_root set root = sha256(root) ${where}`, here)
	put(`root of ${d}: the root before`, `update rg.chain_root set before = sha256(before) ${where}`, here)
	put(`root of ${d}: signature`, `update rg.chain_root set signature = reverse(signature) ${where}`, here)
	put(`root of ${d}: signature of another day`, `update rg.chain_root set signature = (select signature from rg.chain_root
		where day <> '${d}' limit 1) ${where}`, here)
	put(`root of ${d}: no signature`, `update rg.chain_root set signature = '' ${where}`, here)
	put(`root of ${d}: another key's name`, `update rg.chain_root set key_id = reverse(key_id) ${where}`, here)
	put(`root of ${d}: another day`, `update rg.chain_root set day = day - 100 ${where}`, '(root of |ronggui root )')
	put(`root of ${d} deleted`, `delete from rg.chain_root ${where}`, i + 1 < days.length ? `root of ${days[i + 1]}:` : `ronggui root ${d} .*: kept in .* and not here`)
})
put('two roots swapped', `update rg.chain_root set day = day + 1000; update rg.chain_root set day = case day - 1000 when '${days[0]}'
	then '${days[1]}' when '${days[1]}' then '${days[0]}' else day - 1000 end`, `root of ${days[0]}:`)
put('a root of a day that was not closed', `insert into rg.chain_root (day, seqs, heads, root, before, signature, key_id)
	select day + 1, seqs, heads, rg.root_of(day + 1, seqs, heads, root), root, signature, key_id from rg.chain_root
	where day = '${days.at(-1)}'`, 'root of \\S+: the signature is not right')
put('roots truncated', 'truncate rg.chain_root', `ronggui root ${days[0]} .*: kept in .* and not here`)

let found = 0
let tried = 0
function judge (what, { status, said }, place) {
	tried += 1
	if (status === 1 && new RegExp(`^${place}`).test(said)) found += 1
	else fail(`${what}: ${status} "${said}", not "${place}"`)
}
await all('every tampering is found, and its place named', list, async t => {
	await free(t.sql)
	const v = verify(kept)
	await mend()
	judge(t.what, v, t.place)
})

// ---- what was kept, and keys -----------------------------------------------------------

const text = readFileSync(kept, 'utf8')
const lines = text.trimEnd().split('\n')
const files = [
	...lines.map((l, i) => [`a digit of line ${i + 1}`, text.replace(l, l.replace(/ ([0-9a-f])(?=[0-9a-f]{63} )/, (m, c) => ` ${c === '0' ? '1' : '0'}`))]),
	...lines.map((l, i) => [`the day of line ${i + 1}`, text.replace(l, l.replace(/root (\d)/, (m, c) => `root ${c === '2' ? '1' : '2'}`))]),
	['a line more', `${text}${lines[0].replace(/root \S+/, 'root 2026-01-01')}\n`]
]
await all('the file of daily roots kept elsewhere', files, ([what, changed]) => {
	writeFileSync(`${work}/kept.changed`, changed)
	judge(what, verify(`${work}/kept.changed`), 'ronggui root .*: kept in .* and not here')
})
await all('a history written anew and signed with another key', [1, middle], async n => {
	await free(`${forge(n)}; ${anew(n)}; ${head}; ${roots}; update rg.chain_root set signature = '', key_id = ''`)
	spawnSync(`${bin}/courier`, ['once'], { env: { ...process.env, RONGGUI_CONF: `${work}/conf.other` } })
	const own = verify(`--key=${work}/other`)
	const auditor = verify(`--key=${work}/auditor`)
	const elsewhere = verify(`--key=${work}/other`, kept)
	await mend()
	same(own.status, 0, `it is whole with its own key: ${own.said}`)
	judge('by the auditors\' key', auditor, 'root of \\S+: the signature is not right')
	judge('by the kept lines', elsewhere, 'ronggui root .*: kept in .* and not here')
})

await test('and untouched it is whole again', () => same(verify(kept).status, 0, 'verify'))
note(`${events.length} events in ${chains.length} chains, ${days.length} signed days`)
console.log(`# tried: ${tried} tamperings with rows, heads, daily roots and the kept file`)
console.log(`# figure: found and placed ${found} of ${tried}`)
close()
done()
