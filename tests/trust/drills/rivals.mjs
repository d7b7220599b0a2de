// R12: eight officers take the same step of the same cases at the same moment.
// Of each case exactly one wins; the others are told that it has changed.

import { command, end, key, note, ok, pick, q, rows, run_sql, same, test } from './kit.mjs'
import { answers, officer, person, places } from '../../web/kit/world.mjs'

const N = pick(100, 300, 2000)
const OFFICERS = 8
const TRIES = 3

const p = await places()
const clerks = []
for (let i = 0; i < OFFICERS; i++) clerks.push(await officer(p.district, ['clerk']))

const array = list => `array[${list.map(q).join(', ')}]::text[]`
// Applications that were sent in, many of them in one go.
async function cases (n) {
	const people = []
	for (let i = 0; i < n; i++) people.push([await person(`申请${i}`), await answers()])
	for (let i = 0; i < n; i += 50) {
		await run_sql(people.slice(i, i + 50).map(([who, a]) => `begin; set local session authorization rg_alliance_pub;
			select set_config('rg.token', ${q(who.token)}, true) as gone \\gset
			select api.draft_begin('alliance-enrolment') as id \\gset
			select version from rg.case_file where id = :id \\gset
			select api.draft_save(:id, :version, '{}', ${array(Object.keys(a))}, ${array(Object.values(a))}) as gone \\gset
			select version from rg.case_file where id = :id \\gset
			select api.act(:id, :version, 'submit', '', '', '{}', '{}', '{}', '') as gone \\gset
			commit;`).join('\n'))
	}
	return rows(`select id, version, no from rg.case_file where applicant in (${people.map(([who]) => who.id)}) order by id`)
}

// One officer's session in the database: every case, as it was when he saw it.
const script = (who, list) => list.map(c => `begin; select set_config('rg.token', ${q(who.token)}, true);
	select 'won ' || (api.act(${c.id}, ${c.version}, 'accept', '', '', '{}', '{}', '{}', '') is not null); commit;`).join('\n')

const winners = list => rows(`select e.case_id, count(*) as n from rg.case_event e where e.action = 'accept'
	and e.case_id in (${list.map(c => c.id)}) group by e.case_id`)

await test(`R12: ${OFFICERS} officers act on the same ${N} cases`, async () => {
	const list = await cases(N)
	same(list.length, N, 'cases')
	const socket = process.env.TEST_DB.match(/host=(\S+)/)[1]
	const said = await Promise.all(clerks.map(who => command(['psql', '-X', '-q', '-A', '-t', '-h', socket, '-U', 'rg_alliance_off',
		'-d', 'ronggui'], { input: '\\set VERBOSITY sqlstate\n' + Array(TRIES).fill(script(who, list)).join('\n') })))
	const won = said.flatMap(s => s.out.match(/won true/g) ?? []).length
	const refused = said.flatMap(s => s.err.match(/RG409/g) ?? []).length
	const other = said.flatMap(s => s.err.match(/ERROR: +(?!RG409|25P02)\w+/g) ?? [])
	const found = await winners(list)
	note(`tries=${OFFICERS * TRIES * N} won=${won} refused=${refused} cases_with_one_winner=${found.filter(r => r.n === '1').length} of ${N}`)
	same([won, found.length, found.filter(r => r.n !== '1')], [N, N, []], 'winners, cases decided, cases not decided once')
	same(other, [], 'other errors')
	ok(refused > 0 && won + refused === OFFICERS * TRIES * N, 'each try has an answer')
})

await test('R12: the same over HTTP', async () => {
	const list = await cases(6)
	const token = new Map()
	for (const who of clerks) token.set(who, (await who.get(`/desk/alliance/${list[0].no}/do/accept`)).doc.one('input[name=token]').get('value'))
	const status = {}
	for (const c of list) {
		const got = await Promise.all(clerks.map(who => who.post(`/desk/alliance/${c.no}/do/accept`, { token: token.get(who), key: key(), version: c.version })))
		const by = got.map(a => a.status).sort()
		same([by.filter(s => s === 303).length, by.filter(s => ![303, 409].includes(s))], [1, []], `winners of ${c.no}, other answers`)
		for (const s of by) status[s] = (status[s] ?? 0) + 1
	}
	same((await winners(list)).map(r => r.n), list.map(() => '1'), 'events')
	note(`posts=${list.length * OFFICERS} ${Object.entries(status).map(([s, n]) => `${s}=${n}`).join(' ')}`)
})
end()
