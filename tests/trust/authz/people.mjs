// Everybody who may stand before a door: of each role, level and relation to the
// place of the case, and what is no log-in at all.

import { q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { admit, as, bring, draft, officer, person, places, session, token } from '../../web/kit/world.mjs'

export const p = await places()
const chain = [p.village, p.town, p.district, p.root]
const applicant = await person('陈申请')

// A person at a station. area: whether the case lies in the officer's area;
// over: whether the officer does whom some routes name, at the district;
// more: over HTTP only in a long run.
const at = (station, roles, more = {}) => ({
	side: 'off', station, roles, area: chain.includes(station), over: [p.root, p.district].includes(station), ...more
})
const business = {
	'clerk of the village': at(p.village, ['clerk']),
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
	'officer without a role': at(p.district, [])
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
	applicant: { side: 'pub', roles: [], who: applicant },
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

export const sub = await bring(applicant, 'SUBMITTED')
const upload = c => value(`insert into rg.upload (case_id, paper, name, type,
	size, sha256, stored, state, by, at) values (${c}, 'photo', '门头.jpg', 'image/jpeg', 10, sha256('x'),
	md5('authz')::text, 'unscanned', ${applicant.id}, api.now()) returning id`)
export const things = { sub, on_notice: await bring(applicant, 'PUBLICITY') }
const one = async sql => (await rows(sql))[0]
things.file = await upload(sub.id)
Object.assign(things, await one(`select id as paper, code from rg.paper where case_id = ${sub.id} limit 1`))
things.notice = await one(`select n.id, n.no, r.id as row from rg.notice n join rg.notice_row r on r.notice = n.id
	where r.case_id = ${things.on_notice.id}`)
things.objected = await bring(applicant, 'PUBLICITY')
const objected_row = await value(`select id from rg.notice_row where case_id = ${things.objected.id}`)
things.objection = await as('rg_portal_pub', '', `select api.object(${objected_row}, '赵异议', '13900001234',
	'经营地址不实，请核查。', '127.0.0.9', ${q(token().slice(0, 32))})`)
things.audit = await bring(applicant, 'AUDIT')
things.member = await admit((await bring(applicant, 'PUBLICITY')).id)
things.member_no = await value(`select no from rg.member where case_id = ${things.member.id}`)
// A task with a button of its own: a clerk of the town or the district checks
// what a member changed.
things.task = await value(`insert into rg.case_task (case_id, task, role, level, label, opened_at)
	values (${things.member.id}, 'check_change', 'clerk', 4, '核对变更内容', api.now()) returning id`)
things.officer = await officer(p.district, ['clerk'])
things.holder = await officer(p.village, ['clerk'])
things.standard = await value('select standard from rg.service where code = \'alliance-enrolment\'')

// The one draft of a service, begun again when it was thrown away.
export async function fresh_draft () {
	applicant.token = await session(applicant.id, 'pub')
	things.draft = await draft(applicant)
	things.draft_file = await upload(things.draft)
}

// A session of its own each time, since some doors end it.
export async function key_of (x) {
	if (x.code) {
		const t = token()
		await run_sql(`insert into rg.guest (token, case_id, expires_at) values (sha256(convert_to(${q(t)}, 'UTF8')),
			${sub.id}, clock_timestamp() + interval '30 min')`)
		return t
	}
	return x.who ? session(x.who.id, x.side, { factor: x.half ? 1 : 2 }) : ''
}
