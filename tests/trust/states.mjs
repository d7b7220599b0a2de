// Every state, action and person of every loaded standard, by api.act() in SQL:
// taken exactly where the standard says so, by whom it says, and into the state
// it names. Persons are officers of each role at each level of the place, the
// same in other places, the applicant, others of the public, and those whom the
// rule of different people keeps out.
//
// Where an action does not leave a state at all, only those are tried who could
// take it elsewhere; LONG=1 tries everybody everywhere. In `make test`, who could
// is one person, in turns; and where an action does leave a state, of those who
// are refused for the same reason (role, level, place) one, in turns.

import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { all, done, fail, note, ok, one_of_each, skip, test } from '../web/kit/tap.mjs'
import { answers, bring, officer, person, places, session, token } from '../web/kit/world.mjs'
import { call, prepare, steps } from './states/engine.mjs'
import { module_of } from './states/modules.mjs'
import { standards, target, who } from './states/standard.mjs'

const long = Boolean(process.env.LONG)
const short = !long && !process.env.TRUST
// STATES=... takes some of them only, for work on one.
const some = process.env.STATES?.split(' ')
const p = await places()
const applicant = await person('陈状态')
const stranger = await person('别状态')
const roles = (await rows('select code from rg.role')).map(r => r.code)
const admin = ['sysadmin', 'secadmin', 'auditadmin']

// ---- people ---------------------------------------------------------------------

const stations = [['root', p.root, true], ['district', p.district, true], ['town', p.town, true],
	['village', p.village, true], ['another district', p.other, p.other === p.district], ['another village', p.village2, false],
	['a village far away', p.far, false]]
const level = {}
for (const [, id] of stations) level[id] ??= await value(`select level from rg.station where id = ${id}`)
const officers = []
for (const role of roles) {
	for (const [name, station, inside] of stations) {
		if (admin.includes(role) && station !== p.root) continue
		const o = await officer(station, [role])
		officers.push({ name: `${role} of ${name}`, role, level: level[station], inside, id: o.id, token: o.token, side: 'off' })
	}
}
const everything = await officer(p.district, roles.filter(r => !admin.includes(r)))
const root_everything = await officer(p.root, roles.filter(r => !admin.includes(r)))
const third = await officer(p.district, ['review1', 'review2', 'objection'])
const guest_case = await bring(applicant, 'SUBMITTED')
const guest = token()
await run_sql(`insert into rg.guest (token, case_id, expires_at)
	values (sha256(convert_to(${q(guest)}, 'UTF8')), ${guest_case.id}, clock_timestamp() + interval '30 min')`)
const half = officers.find(o => o.role === 'clerk' && o.inside)
const public_side = [
	{ name: 'the applicant', id: applicant.id, token: applicant.token, side: 'pub' },
	{ name: 'another person', id: stranger.id, token: stranger.token, side: 'pub' },
	{ name: 'a guest with a code', token: guest, side: 'pub' },
	{ name: 'nobody', token: '', side: 'pub' },
	{ name: 'the applicant at the officers\' side', token: applicant.token, side: 'off' },
	{ name: 'an officer before the second factor', token: await session(half.id, 'off', { factor: 1 }), side: 'off' },
	{ name: 'nobody at the officers\' side', token: '', side: 'off' }
]

// ---- what the standard says of a person --------------------------------------------

function allowed (s, a, state, x) {
	if (!a.from.includes(state)) return false
	if (a.by === 'applicant') return x.name === 'the applicant'
	if (a.by !== 'officer' || !x.role || !x.inside || admin.includes(x.role)) return false
	if (s.state_of[state].kind === 'draft') return false
	return who(s, a, state).some(w => w.role === x.role && w.levels.includes(x.level))
}

const did = action => `select pg_temp.did($CASE, ${q(action)});`
const answered = (field, said) => `update rg.case_form set fields = fields || jsonb_build_object(${q(field)}, ${q(said)})
	where case_id = $CASE;`
const fitting = ({ is, not }) => is[0] ?? (not.length ? 'other' : 'x')
// What does not fit: nothing answered, or what is excluded.
const unfitting = ({ not }) => not[0] ?? ''

// All that an action asks for besides a person.
const rest = (s, a, { after = a.after.slice(0, 1), unless = [], said = a.when && fitting(a.when) } = {}) => `
	${a.when ? answered(a.when.field, said) : ''} ${[...after, ...unless].map(did).join('')}
	select pg_temp.set_clocks($CASE, ${q(a.within ?? '')}, ${q(a.before_end ?? '')}, ${a.before_days}, true);
	${a.needs.map(t => `insert into rg.case_task (case_id, task, role, level, label, opened_at, done_at)
		values ($CASE, ${q(t)}, 'clerk', 3, 'x', api.now(), api.now());`).join('\n')}`

// Rights are one thing, and what a step then does another: an answer that only
// says what else is missing (422) is no refusal.
const took = said => said.startsWith('to ') || said.startsWith('RG422')

let cells = 0
let wrong = 0
let taken = 0
const bad = text => {
	wrong += 1
	fail(text)
}

for (const s of await standards()) {
	const name = `${s.service} ${s.version}`
	if (!s.served) {
		skip(name, 'its module is not served here')
		continue
	}
	await prepare()
	const module = await module_of(s.module)
	const fields = { ...await answers(), ...module.fields, uscc: '', [s.values['subject.division']]: p.village, [s.values['subject.title']]: '试验' }
	const world = { area: p.village, applicant: applicant.id, fields }
	const role_of = side => `rg_${s.module}_${side}`
	const right = (a, state) => officers.filter(o => allowed(s, a, state, o))
	const could = a => officers.filter(o => s.states.some(t => allowed(s, a, t.state, o)))
	let turn = 0
	const in_turn = list => list.length ? [list[++turn % list.length]] : []
	// Of officers before an action: who may, and of the others one of each kind.
	const kinds = (a, state) => {
		const ways = who(s, a, state)
		return one_of_each(officers, o => {
			if (allowed(s, a, state, o)) return `${o.role} ${o.level}`
			const own = ways.filter(w => w.role === o.role)
			return [own.length > 0, own.some(w => w.levels.includes(o.level)), o.inside, admin.includes(o.role)].join()
		}, ++turn)
	}

	for (const { state } of s.states.filter(t => !some || some.includes(t.state))) {
		const left = s.actions.find(a => a.to === state && a.from[0] !== state)?.from[0] ?? state
		const tries = []
		const put = (what, a, x, want, more = {}) => tries.push({ what: `${a.action} by ${x.name}${what}`, a, want,
			role: role_of(x.side), token: x.token, call: call(s, a, more.version, module.typed?.(s.service, a)), before: rest(s, a, more)
				+ (want || allowed(s, a, state, x) ? module.before(s.service, state, a) : '') + (more.before ?? '') })
		for (const a of s.actions) {
			const here = a.from.includes(state)
			const there = [...new Map(could(a).map(o => [`${o.role} ${o.level}`, o])).values()]
			const somebody = short ? here ? kinds(a, state) : in_turn(there) : here || long ? officers : there
			const others = here || long ? public_side : public_side.slice(0, short ? a.by === 'applicant' ? 1 : 0 : 2)
			for (const x of [...somebody, ...others]) {
				put('', a, x, allowed(s, a, state, x))
			}
			// One right person, and everything that stands in his way.
			const x = right(a, state)[0] ?? (a.by === 'applicant' && here ? public_side[0] : null)
			if (!x) continue
			put(', who saw an older version', a, x, false, { version: 2 })
			if (a.after.length) put(', before the step it follows', a, x, false, { after: [] })
			for (const u of a.unless) put(`, after ${u}`, a, x, false, { unless: [u] })
			if (a.when) put(', when something else was answered', a, x, false, { said: unfitting(a.when) })
			if (a.within || a.before_end) put(', when the clock does not allow it', a, x, false, { before: `;
				select pg_temp.set_clocks($CASE, ${q(a.within ?? '')}, ${q(a.before_end ?? '')}, ${a.before_days}, false)` })
			if (a.once) put(', a second time', a, x, false, { before: `; insert into rg.case_event (chain, seq, case_id, version, at,
				actor_name, actor_role, station_name, action, from_state, to_state, digest, hash) values (-1, 1, $CASE, 1, api.now(),
				'', '', '', ${q(a.action)}, ${q(state)}, ${q(state)}, '', '')` })
			if (a.needs.length) put(', with a task open', a, x, false, { before: `; delete from rg.case_task where case_id = $CASE;
				insert into rg.case_task (case_id, task, role, level, label, opened_at) values ($CASE, ${q(a.needs[0])}, 'clerk', 3, 'x', api.now())` })
			if (a.by !== 'officer') continue
			put(', an account just locked', a, x, false, { before: `; update rg.account set state = 'locked' where id = ${x.id}` })
			put(', without the role since a moment', a, x, false, { before: `; delete from rg.role_grant where account = ${x.id}` })
			const step = who(s, a, state).find(w => w.role === x.role).step
			if (!step) continue
			const reviewed = (account, of) => `; insert into rg.case_reviewer (case_id, step, account, at)
				values ($CASE, ${q(of)}, ${account}, api.now())`
			for (const of of s.steps.filter(t => t !== step)) put(`, who took the step ${of}`, a, x, false, { before: reviewed(x.id, of) })
			put(', who took this step before', a, x, true, { before: reviewed(x.id, step) })
			put(', though another took this step', a, x, false, { before: `; insert into rg.role_grant (account, role, granted_at)
				values (${third.id}, ${q(x.role)}, api.now()) on conflict do nothing; update rg.account set station =
				(select station from rg.account where id = ${x.id}) where id = ${third.id}${reviewed(third.id, step)}` })
			put(', when the other who took this step has left', a, x, true, { before: `${reviewed(third.id, step)};
				update rg.account set state = 'closed' where id = ${third.id}` })
			put(', who is the applicant by telephone', a, x, false, { before: `; update rg.account set mobile =
				(select mobile from rg.account where id = ${applicant.id}) where id = ${x.id}` })
			// One officer with all roles still counts as one person.
			const one = x.level === level[p.root] ? root_everything : everything
			const all_roles = { name: 'an officer with every role', token: one.token, side: 'off' }
			if ([p.root, p.district].some(st => level[st] === x.level)) {
				put('', a, all_roles, true)
				for (const of of s.steps.filter(t => t !== step)) put(`, who took the step ${of}`, a, all_roles, false, { before: reviewed(one.id, of) })
			}
		}
		const came = await steps(s, state, left, world, tries)
		await all(`${name}: ${state}`, tries, (t, n) => {
			cells += 1
			const said = came[n].said
			if (t.want) {
				taken += 1
				const to = `to ${target(s, t.a, state, left)}`
				if (said !== to) bad(`${t.what}: ${said}, not ${to}`)
			} else if (took(said) && !(t.what.includes('task open') && said.includes('err_tasks_open'))) bad(`${t.what}: ${said}, not refused`)
			else if (!/^RG4/.test(said) && !took(said)) bad(`${t.what}: ${said}`)
		}, { most: 12 })

		// Steps of the system: the courier's, when a clock ran out and not before.
		const own = s.actions.filter(a => a.by === 'system')
		const ticks = own.flatMap(a => [true, false].flatMap(due => [`rg_courier`, role_of('off')].map(role => ({
			a, due, role, token: role === 'rg_courier' ? '' : half.token,
			call: `select api.act_system($CASE, ${q(a.action)})`,
			before: `update rg.case_timer set paused = false, missed = case when missed = 'red' then missed else ${q(a.action)} end,
				due_at = api.now() + interval '${due ? '-1 s' : '1 h'}' where case_id = $CASE;`,
			// Where all clocks are only red there is none to set it off.
			want: due && role === 'rg_courier' && a.from.includes(state)
				&& Object.entries(s.values).some(([k, v]) => /^clocks\.\w+\.missed$/.test(k) && v !== 'red')
		}))))
		if (!ticks.length) continue
		const ticked = await steps(s, state, left, world, ticks)
		await all(`${name}: ${state}: steps of the system`, ticks, (t, n) => {
			cells += 1
			const said = ticked[n].said
			if (t.want ? said !== `to ${target(s, t.a, state, left)}` : said !== 'false' && !said.startsWith('42501') && !said.startsWith('RG4')) {
				bad(`${t.a.action} by ${t.role}, ${t.due ? 'due' : 'not due'}: ${said}`)
			}
		})
	}
}

await test('there was something to take, and something was taken', () => {
	if (some) return
	ok(cells >= 2000, `${cells} cells`)
	ok(taken >= 100, `${taken} steps that the standards allow`)
})
note(`${officers.length} officers; ${taken} steps that the standards allow`)
console.log(`# tried: ${cells} cells of state, action and person`)
console.log(`# figure: wrong answers ${wrong} of ${cells}`)
close()
done()
