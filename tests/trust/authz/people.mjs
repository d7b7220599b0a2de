// Everybody who may stand before a door: of each role, level and relation to the
// place of the case, and what is no log-in at all.

import { q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { officer, person, places, session, token } from '../../web/kit/world.mjs'
import { fresh, modules, names } from './modules.mjs'

export const p = await places()
const chain = [p.village, p.town, p.district, p.root]
const applicant = await person('陈申请')

// A person at a station. area: whether the case lies in the officer's area;
// over: whether the officer does whom some routes name, at the district;
// more: over HTTP only in a long run, or only at the doors of a module;
// fills: who fills in the drafts that officers begin for people.
const at = (station, roles, more = {}) => ({
	side: 'off', station, roles, area: chain.includes(station), over: [p.root, p.district].includes(station), ...more
})
const business = {
	'clerk of the village': at(p.village, ['clerk'], { fills: true }),
	'clerk of another village': at(p.village2, ['clerk']),
	'clerk of the town': at(p.town, ['clerk']),
	'clerk of the district': at(p.district, ['clerk'], { more: true }),
	'clerk of the root': at(p.root, ['clerk'], { more: true }),
	'clerk of a village far away': at(p.far, ['clerk', 'supervisor'], { more: true }),
	'first reviewer': at(p.district, ['review1']),
	'second reviewer': at(p.district, ['review2']),
	'reviewers of another district': at(p.other, ['clerk', 'review1', 'review2', 'objection', 'supervisor']),
	'objection officer': at(p.district, ['objection']),
	auditor: at(p.root, ['audit']),
	'auditor of the district': at(p.district, ['audit'], { more: true }),
	publisher: at(p.root, ['publisher']),
	'supervisor of the root': at(p.root, ['supervisor'], { more: true }),
	supervisor: at(p.district, ['supervisor']),
	'supervisor of the village': at(p.village, ['supervisor'], { more: true }),
	'statistics viewer': at(p.root, ['viewer'], { more: true }),
	'officer without a role': at(p.district, []),
	adviser: at(p.district, ['adviser'], { more: 'mediation' }),
	'adviser of another district': at(p.other, ['adviser', 'counsellor'], { more: 'mediation' }),
	counsellor: at(p.district, ['counsellor'], { more: 'mediation' }),
	mediator: at(p.town, ['mediator'], { more: 'mediation' }),
	dispatcher: at(p.town, ['dispatcher'], { more: 'mediation' }),
	'dispatcher of another district': at(p.other, ['dispatcher', 'leader', 'discipline'], { more: 'mediation' }),
	'officer for accusations': at(p.district, ['discipline'], { more: 'mediation' }),
	window: at(p.district, ['window'], { more: 'welcome' }),
	'window of another district': at(p.other, ['window', 'leader'], { more: 'welcome' }),
	'pension office': at(p.district, ['pension_dept'], { more: 'welcome' }),
	'grid officer': at(p.village, ['grid'], { more: 'carefund' }),
	leader: at(p.district, ['leader'], { more: 'carefund' }),
	cashier: at(p.root, ['cashier'], { more: 'carefund' }),
	accountant: at(p.root, ['accountant'], { more: 'carefund' }),
	'accountant of another district': at(p.other, ['accountant'], { more: 'carefund' })
}
const admins = {
	'system administrator': at(p.root, ['sysadmin'], { admin: true }),
	'security administrator': at(p.root, ['secadmin'], { admin: true }),
	'audit administrator': at(p.root, ['auditadmin'], { admin: true }),
	'system administrator of another district': at(p.other, ['sysadmin'], { admin: true, more: true }),
	'security administrator of another district': at(p.other, ['secadmin'], { admin: true })
}
export const people = {
	nobody: { side: 'pub', roles: [] },
	guest: { side: 'pub', roles: [], code: true },
	applicant: { side: 'pub', roles: [], who: applicant, self: true },
	'other applicant': { side: 'pub', roles: [], who: await person('别申请') },
	'officer before the code': at(p.village, ['clerk'], { half: true }),
	...business,
	...admins
}
// At length: every role at every level, inside and outside.
if (process.env.LONG) {
	for (const { code, family } of await rows('select code, family from rg.role')) {
		for (const [name, station] of Object.entries(p)) {
			people[`${code} at ${name}`] = at(station, [code], { more: true, ...family === 'admin' ? { admin: true } : {} })
		}
	}
}
const levels = Object.fromEntries((await rows(`select id, level from rg.station
	where id in (${[...chain, p.other, p.village2, p.far].join(', ')})`)).map(r => [r.id, Number(r.level)]))
for (const [name, x] of Object.entries(people)) {
	x.name = name
	x.level = levels[x.station]
	if (x.side === 'off') {
		x.who = await officer(x.station, x.roles)
		x.admin ??= false
	}
}
export { applicant }

// ---- what doors lead to ------------------------------------------------------

const at_module = await modules({ applicant, filler: people['clerk of the village'].who, accountant: people.accountant.who })
// What a line is about when it names no module.
export const things = at_module[names[0]]
things.officer = await officer(p.district, ['clerk'])
things.holder = await officer(p.village, ['clerk'])
things.standard = await value('select standard from rg.service where code = \'alliance-enrolment\'')
export { at_module }

// The one draft of a service, begun again when it was thrown away.
export async function fresh_drafts (...of) {
	applicant.token = await session(applicant.id, 'pub')
	for (const n of of) await fresh(at_module[n])
}

// A session of its own each time, since some doors end it; of a query code, to
// the case of a module.
export async function key_of (x, module = names[0]) {
	if (x.code) {
		const t = token()
		await run_sql(`insert into rg.guest (token, case_id, expires_at) values (sha256(convert_to(${q(t)}, 'UTF8')),
			${at_module[module].id}, clock_timestamp() + interval '30 min')`)
		return t
	}
	return x.who ? session(x.who.id, x.side, { factor: x.half ? 1 : 2 }) : ''
}
