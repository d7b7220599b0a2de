// The first part of access.tsv over HTTP: every route against everybody, and the
// read log after each page.

import { rows, run_sql, value } from '../../web/kit/db.mjs'
import { Visitor } from '../../web/kit/http.mjs'
import { fill, routes as served } from '../../web/kit/routes.mjs'
import { all, fail } from '../../web/kit/tap.mjs'
import { cookie } from '../../web/kit/world.mjs'
import { expected, routes, some } from './table.mjs'
import { module_of } from './modules.mjs'
import { at_module, fresh_drafts, key_of, p, people, things } from './people.mjs'

function parts (route) {
	const m = at_module[module_of(route.path)]
	const desk = route.path.startsWith('/desk')
	const out = { ...m, code: 'alliance-enrolment', area: p.root, address: 'A'.repeat(60),
		id: desk ? m.filled : m.draft, action: m.does[desk ? 1 : 0] }
	if (route.path.startsWith('/notices/')) out.no = things.notice
	if (route.path.includes('/task/')) out.no = m.task_no
	out.no = m.steps?.[/\/do\/(\w+)$/.exec(route.path)?.[1]] ?? out.no
	if (route.path.startsWith('/objection/')) out.no = things.objection
	if (route.path.startsWith('/verify/')) out.code = things.code
	if (route.path.includes('/draft/')) {
		out.file = desk ? m.filled_file : m.draft_file
		if (desk && m.filled_page) out.page = m.filled_page
		if (desk && m.filled_form) out.form = m.filled_form
	}
	if (/fairs.*\/(sheet|import|checks)\//.test(route.path)) {
		Object.assign(out, { fair: m.fair_over, stall: m.stall_over, match: m.match_over })
	}
	if (route.path.endsWith('/ticket')) out.fair = m.fair_held
	if (route.path.endsWith('/money')) out.id = desk ? m.loan_filled : m.loan_draft
	if (/desk.*\/day$/.test(route.path)) out.class = m.class_now
	if (route.path.includes('/people/')) out.id = things.officer.id
	if (route.path.includes('/standards/')) out.id = things.standard
	return out
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

export async function visitor (x, module) {
	const v = new Visitor()
	const key = await key_of(x, module)
	if (key) v.jar.set(cookie(x.side), key)
	return v
}

const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
const again = () => run_sql(`insert into rg.role_grant (account, role, granted_at)
	values (${things.officer.id}, 'viewer', api.now()) on conflict do nothing`)

async function more_for (route, x) {
	const more = {}
	const m = at_module[module_of(route.path)]
	if (/desk.*\/do\//.test(route.path)) more.version = await value(`select version from rg.case_file where id = ${m.id}`)
	if (/\/batch$/.test(route.path)) more.action = m.batch(x)
	if (/people.*(give|take)/.test(route.path)) more.role = 'viewer'
	if (/\/task\//.test(route.path)) more.task_note = '已核查'
	if (/people.*state/.test(route.path)) more.state = 'active'
	if (/\/judge$/.test(route.path)) more.do = 'accept'
	if (/\/retention\/approve$/.test(route.path)) {
		more.id = await value(`insert into rg.erasure (kind, as_of, reason, counts, asked_by, asked_at)
			values ('due', '2000-01-01', 'authz', '{}', ${things.officer.id}, api.now()) returning id`)
	}
	return more
}

async function ask (x, route, side) {
	const v = await visitor(x, module_of(route.path))
	const way = fill(route.path, parts(route))
	if (route.method === 'GET') return v.get(way)
	const own = x.side === side && x.who
	const page = side === 'pub' ? (own ? '/account' : '/lookup') : own ? (x.half ? '/desk/login/code' : '/desk/account') : '/desk/login'
	const a = await v.get(page)
	const t = a.doc.one('input[name=token]')?.get('value')
	if (!t) fail(`${a.brief}: no token for ${x.name}`)
	return v.post(way, { token: t, key: key(), ...await more_for(route, x) })
}

const row_of = route => served.find(r => `${r.method} ${r.path}` === route.name)
const line_of = row => row && routes.find(r => r.name === `${row.method} ${row.path}`)

// The page that an answer shows: its own, or, when a form is shown again, that of
// the GET row with the same template, at the same path if there is one.
function shown (route, a) {
	if (route.method === 'GET') return route
	if (![409, 422].includes(a.status)) return null
	const row = row_of(route)
	const like = served.filter(r => r.method === 'GET' && r.page && r.page === row.page)
	return line_of(like.find(r => r.path === row.path) ?? like.find(r => r.program === row.program) ?? like[0])
}

// What the read log must say of that: reader, the program's database role,
// route, object.
function logged (page, x, side) {
	if (!page || page.reads === '-') return []
	const { program, side: by } = row_of(page)
	const role = `rg_${program}_${by.includes('LOGIN') ? 'login' : side}`
	return [[x.code ? null : x.who?.id ?? null, role, page.path, page.reads === 'list' ? '' : parts(page)[page.reads]].join('|')]
}

const long = Boolean(process.env.LONG)
const mark = () => value('select coalesce(max(id), 0) from rg.read_log')
const read_since = async from => (await rows(`select account, role, route, object from rg.read_log
	where id > ${from} order by id`)).map(r => [r.account, r.role, r.route, r.object].join('|'))

async function cell (route, x, count) {
	const side = route.path.startsWith('/desk') ? 'off' : 'pub'
	if (/\/take$/.test(route.path)) await again()
	const from = await mark()
	const a = await ask(x, route, side)
	const read = await read_since(from)
	const want = expected(route, side, x)
	const got = kind(a, side)
	count.cells += 1
	if (got !== want) {
		count.wrong += 1
		fail(`${x.name}: ${got} (${a.status}${a.location ? ` ${a.location}` : ''}), not ${want}`)
	}
	count.reads += 1
	const rows_wanted = want === 'in' ? logged(shown(route, a), x, side) : []
	if (read.join('\n') !== rows_wanted.join('\n')) {
		count.wrong += 1
		fail(`${x.name}: read log ${JSON.stringify(read)}, not ${JSON.stringify(rows_wanted)}`)
	}
}

export async function try_routes () {
	const count = { cells: 0, reads: 0, wrong: 0 }
	for (const route of routes.filter(r => r.name.includes(process.env.NAMES ?? ''))) {
		if (!served.some(r => `${r.method} ${r.path}` === route.name)) continue
		const module = module_of(route.path)
		if (route.path.includes('/draft/')) await fresh_drafts(module)
		const list = Object.values(people).filter(x => long || !x.more || x.more === module)
		await all(route.name, some(route, route.path.startsWith('/desk') ? 'off' : 'pub', list), x => cell(route, x, count), { most: 30 })
	}
	await run_sql("delete from rg.erasure where reason = 'authz'")
	return count
}
