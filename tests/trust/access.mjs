// Every route against everybody: what tests/trust/access.tsv says about who is
// let in, held against the answers over HTTP. A row of a route table that the
// file does not name, or a row of the file without a route, fails.
//
// Answers are of four kinds:
//   in      the page, or what its handler says of an empty form
//   login   303 to the log-in page of the side
//   no      403
//   none    404: to this person it is not there

import { readFileSync } from 'node:fs'
import { close, q, rows, run_sql, value } from '../web/kit/db.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { fill, routes } from '../web/kit/routes.mjs'
import { all, done, fail, note, ok, same, test } from '../web/kit/tap.mjs'
import { admit, as, bring, case_of, cookie, draft, officer, person, places, session, token } from '../web/kit/world.mjs'

const table = readFileSync(new URL('access.tsv', import.meta.url), 'utf8').split('\n')
	.filter(l => l && !l.startsWith('#')).map(l => {
		const [method, path, enter, object, may] = l.split('\t')
		return { method, path, enter, object, may: may === '-' ? null : may.split(' ') }
	})
const name = r => `${r.method} ${r.path}`

await test('every route stands in access.tsv, once, and nothing else does', () => {
	const there = table.map(name)
	same(routes.map(name).filter(n => !there.includes(n)), [], 'routes not named')
	same(there.filter(n => !routes.some(r => name(r) === n)), [], 'named, but no route')
	same(there.filter((n, i) => there.indexOf(n) !== i), [], 'named twice')
	for (const r of table) {
		ok(['all', 'person', 'guest', 'half', 'staff'].includes(r.enter), `${name(r)}: enter ${r.enter}`)
		ok(['-', 'case', 'draft', 'own', 'officer', 'sealed'].includes(r.object), `${name(r)}: object ${r.object}`)
	}
})

// ---- people ------------------------------------------------------------------

const p = await places()
const applicant = await person('陈申请')
const none = { side: 'pub', roles: [] }
// area: whether the case lies in the officer's area.
const people = {
	nobody: { ...none },
	guest: { ...none },
	applicant: { ...none, who: applicant },
	'other applicant': { ...none, who: await person('别申请') },
	'officer before the code': { side: 'off', half: true, station: p.village, roles: ['clerk'] },
	'clerk of the village': { side: 'off', station: p.village, roles: ['clerk'], area: true },
	'clerk of another village': { side: 'off', station: p.village2, roles: ['clerk'] },
	'clerk of the town': { side: 'off', station: p.town, roles: ['clerk'], area: true },
	'first reviewer': { side: 'off', station: p.district, roles: ['review1'], area: true },
	'second reviewer': { side: 'off', station: p.district, roles: ['review2'], area: true },
	'reviewers of another district': { side: 'off', station: p.other, roles: ['clerk', 'review1', 'review2'], area: p.other === p.district },
	'objection officer': { side: 'off', station: p.district, roles: ['objection'], area: true },
	auditor: { side: 'off', station: p.root, roles: ['audit'], area: true },
	publisher: { side: 'off', station: p.root, roles: ['publisher'], area: true },
	supervisor: { side: 'off', station: p.district, roles: ['supervisor'], area: true },
	'officer without a role': { side: 'off', station: p.district, roles: [], area: true },
	'system administrator': { side: 'off', station: p.root, roles: ['sysadmin'], admin: true },
	'security administrator': { side: 'off', station: p.root, roles: ['secadmin'], admin: true },
	'audit administrator': { side: 'off', station: p.root, roles: ['auditadmin'], admin: true }
}
for (const x of Object.values(people)) if (x.side === 'off') x.who = await officer(x.station, x.roles)

// ---- what the addresses name ---------------------------------------------------

const sub = await bring(applicant, 'SUBMITTED')
const file = await value(`insert into rg.upload (case_id, paper, name,
	type, size, sha256, stored, state, by, at) values (${sub.id}, 'photo', '门头.jpg', 'image/jpeg', 10, sha256('x'),
	md5('access')::text, 'unscanned', ${applicant.id}, api.now()) returning id`)
const paper = await value(`select id from rg.paper where case_id = ${sub.id} limit 1`)
const on_notice = await bring(applicant, 'PUBLICITY')
const [notice] = await rows(`select n.no, r.id as row from rg.notice n join rg.notice_row r on r.notice = n.id
	where r.case_id = ${on_notice.id}`)
const objected = await bring(applicant, 'PUBLICITY')
const [objected_row] = await rows(`select id from rg.notice_row where case_id = ${objected.id}`)
const objection = await as('rg_portal_pub', '', `select api.object(${objected_row.id},
	'赵异议', '13900001234', '经营地址不实，请核查。', '127.0.0.9', ${q(token().slice(0, 32))})`)
const member = await admit((await bring(applicant, 'PUBLICITY')).id)
const member_no = await value(`select no from rg.member where case_id = ${member.id}`)
// A task with a button of its own: a clerk of the town or the district checks
// what a member changed.
const task = await value(`insert into rg.case_task (case_id, task, role, level, label, opened_at)
	values (${member.id}, 'check_change', 'clerk', 4, '核对变更内容', api.now()) returning id`)
let draft_id, draft_file
// The one draft of a service, begun again when it was thrown away.
async function fresh_draft () {
	applicant.token = await session(applicant.id, 'pub')
	draft_id = await draft(applicant)
	draft_file = await value(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, by, at)
		values (${draft_id}, 'photo', '门头.jpg', 'image/jpeg', 10, sha256('x'), md5('access2')::text, 'unscanned',
		${applicant.id}, api.now()) returning id`)
}
const someone = await officer(p.district, ['clerk'])
const standard = await value('select min(id) from rg.standard')
const bytes = 'A'.repeat(60)

function parts (route) {
	const out = { no: sub.no, id: draft_id, file, paper, address: bytes, page: 'unit', code: 'alliance-enrolment', area: p.root, row: notice.row, member: member_no, task }
	if (route.path.startsWith('/notices/')) out.no = notice.no
	if (route.path.includes('/task/')) out.no = member.no
	if (route.path.startsWith('/objection/')) out.no = objection
	if (route.path.startsWith('/verify/')) out.code = 'ABCDEFGH2345'
	if (route.path.startsWith('/alliance/draft/') && route.path.includes(':file')) out.file = draft_file
	if (route.path.includes('/people/')) out.id = someone.id
	if (route.path.includes('/standards/')) out.id = standard
	out.action = route.path.startsWith('/desk') ? 'accept' : 'withdraw'
	return out
}

// ---- what must come ---------------------------------------------------------------

const level = station => station === p.village || station === p.village2 ? 5
	: station === p.town ? 4 : station === p.root && p.root !== p.district ? 2 : 3

function sees (x, route, by) {
	if (route.object === 'sealed') return false
	if (route.object === '-') return true
	if (route.object === 'officer') return x.admin || !x.admin
	if (x.side === 'off') return Boolean(x.area)
	if (route.object === 'draft' || route.path.includes('/draft/')) return by === 'applicant'
	return by === 'applicant' || by === 'guest'
}

function expected (x, route, by) {
	const side = route.path.startsWith('/desk') ? 'off' : 'pub'
	const inside = x.side === side ? x : null
	if (route.enter === 'person' && !inside?.who) return 'login'
	if (route.enter === 'guest' && !inside?.who && by !== 'guest') return 'login'
	if (route.enter === 'half' && !inside?.who) return 'login'
	if (route.enter === 'staff' && (!inside?.who || x.half)) return 'login'
	if (!sees(x, route, by)) return 'none'
	if (route.may && !route.may.some(m => {
		const [role, levels] = m.split(':')
		return x.roles.includes(role) && (!levels || levels.includes(String(level(x.station))))
	})) return 'no'
	return 'in'
}

function kind (a, side) {
	if (a.status === 303) {
		const to = new URL(a.location, 'http://x')
		const way = side === 'off' ? '/desk/login' : '/login'
		return to.pathname === way && to.searchParams.has('next') ? 'login' : 'in'
	}
	if (a.status === 403) return 'no'
	if (a.status === 404 || a.status === 410) return 'none'
	return [200, 400, 409, 422].includes(a.status) ? 'in' : `status ${a.status}`
}

// A session of its own for each request: some of them end it.
async function visitor (x, by, side) {
	const v = new Visitor()
	if (x.who) v.jar.set(cookie(x.side), await session(x.who.id, x.side, { factor: x.half ? 1 : 2 }))
	if (by === 'guest') {
		const t = token()
		await run_sql(`insert into rg.guest (token, case_id, expires_at) values (sha256(convert_to(${q(t)}, 'UTF8')),
			${sub.id}, clock_timestamp() + interval '30 min')`)
		v.jar.set(cookie('pub'), t)
	}
	return v
}

const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
async function ask (x, by, route) {
	const side = route.path.startsWith('/desk') ? 'off' : 'pub'
	const v = await visitor(x, by, side)
	const way = fill(route.path, parts(route))
	if (route.method === 'GET') return v.get(way)
	const own = x.side === side && x.who
	const page = side === 'pub' ? (own ? '/account' : '/lookup') : own ? (x.half ? '/desk/login/code' : '/desk/account') : '/desk/login'
	const a = await v.get(page)
	const t = a.doc.one('input[name=token]')?.get('value')
	if (!t) fail(`${a.brief}: no token for ${by}`)
	const more = {}
	if (/desk.*\/do\//.test(route.path)) more.version = await value(`select version from rg.case_file where id = ${sub.id}`)
	if (/\/batch$/.test(route.path)) more.action = x.roles.includes('publisher') ? 'publish' : 'pass3'
	if (/people.*(give|take)/.test(route.path)) more.role = 'viewer'
	if (/\/task\//.test(route.path)) more.note = '已核查'
	if (/people.*state/.test(route.path)) more.state = 'active'
	if (/\/judge$/.test(route.path)) Object.assign(more, { do: 'accept' })
	return v.post(way, { token: t, key: key(), ...more })
}

let cells = 0
for (const route of table) {
	if (!routes.some(r => name(r) === name(route))) continue
	// A right given is taken back before the next one gives it.
	if (/\/take$/.test(route.path)) await run_sql(`insert into rg.role_grant (account, role, granted_at) values (${someone.id}, 'viewer', api.now()) on conflict do nothing`)
	if (route.path.includes('/draft/')) await fresh_draft()
	await all(name(route), Object.entries(people), async ([by, x]) => {
		cells += 1
		if (/\/take$/.test(route.path)) await run_sql(`insert into rg.role_grant (account, role, granted_at) values (${someone.id}, 'viewer', api.now()) on conflict do nothing`)
		const a = await ask(x, by, route)
		const got = kind(a, route.path.startsWith('/desk') ? 'off' : 'pub')
		const want = expected(x, route, by)
		if (got !== want) fail(`${by}: ${got} (${a.status}${a.location ? ` ${a.location}` : ''}), not ${want}`)
	}, { most: 30, wide: 4 })
}
note(`${cells} cells`)

// What the table relies on, and what no route may change.
await test('the case stands as it was, and no page of another shows its name', async () => {
	const c = await case_of(sub.id)
	same([c.state, c.version], [sub.state, sub.version], 'case')
	const title = await value(`select title from rg.case_file where id = ${sub.id}`)
	for (const [by, x] of Object.entries(people)) {
		const v = await visitor(x, by)
		for (const way of x.side === 'off' ? ['/desk/', '/desk/?tab=all', `/desk/search?q=${sub.no}`, `/desk/search?q=${encodeURIComponent(title)}`, '/desk/alliance/batch', '/desk/alliance/notices', '/desk/alliance/members'] : ['/mine', '/account/data.json', '/alliance/']) {
			const a = await v.get(way)
			// A search repeats what was asked for.
			const shows = a.text.includes(way.includes(sub.no) ? title : sub.no)
			if (shows && !(x.area || by === 'applicant')) fail(`${by} sees the case on ${way}`)
		}
	}
})
close()
done()
