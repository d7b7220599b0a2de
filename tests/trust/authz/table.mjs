// The two parts of access.tsv: routes, and functions of schema api.

import { readFileSync } from 'node:fs'
import { rows } from '../../web/kit/db.mjs'
import { one_of_each } from '../../web/kit/tap.mjs'
import { names } from './modules.mjs'

const lines = readFileSync(new URL('../access.tsv', import.meta.url), 'utf8')
	.split('\n').filter(l => l && !l.startsWith('#')).map(l => l.split('\t'))
const list = s => s === '-' ? null : s.split(' ')

export const routes = lines.filter(l => !l[0].startsWith('api.'))
	.map(([method, path, enter, object, may, reads]) => ({
		name: `${method} ${path}`, method, path, enter, object, may: list(may), reads
	}))

// The level of the root, a city or a county.
const top = Number((await rows('select level from rg.station where parent_id is null and active'))[0].level)

// Groups of roles, as the database has them.
const member = await rows(`select g.rolname as g, r.rolname as r from pg_roles g, pg_roles r
	where g.rolname ~ '^rg_' and not g.rolcanlogin and r.rolcanlogin and r.rolname ~ '^rg_' and r.rolname !~ '^rg_hello'
	and pg_has_role(r.oid, g.oid, 'member')`)
const groups = { login: ['portal_login', 'desk_login'] }
for (const { g, r } of member) (groups[g.slice(3)] ??= []).push(r.slice(3))
groups.all = [...groups.pub, ...groups.off, ...groups.login]
export const functions = lines.filter(l => l[0].startsWith('api.'))
	.map(([name, roles, enter, object, may, call]) => ({
		name,
		roles: (list(roles) ?? []).flatMap(r => groups[r] ?? [r]).map(r => `rg_${r}`),
		enter,
		object,
		may: list(may),
		module: names.find(n => call.includes(`{${n}.`)) ?? names[0],
		quiet: call.startsWith('quiet '),
		call: call.replace(/^quiet /, '')
	}))

// Words a line may hold; anything else is a slip of the pen.
export function slips () {
	const enter = ['all', 'person', 'guest', 'code', 'half', 'staff', 'self', 'token']
	const object = ['-', 'case', 'draft', 'filled', 'own', 'visit', 'officer', 'books', 'work', 'service', 'sealed']
	return [...routes, ...functions].flatMap(l => [
		enter.includes(l.enter) ? [] : [`${l.name}: enter ${l.enter}`],
		object.includes(l.object) ? [] : [`${l.name}: object ${l.object}`],
		'reads' in l && !['-', 'no', 'person', 'list'].includes(l.reads) ? [`${l.name}: reads ${l.reads}`] : []
	].flat())
}

// What the file says: 'in', 'login', 'no' or 'none', for a person standing
// before a door of one side.
//   x       { side, roles, level, area, over, admin, half, who, code, self, fills }
//   serves  whether the program serves the module the line is about
export function expected (line, side, x, serves = true) {
	const inside = x.side === side ? x : {}
	const full = inside.who && !inside.half
	const code = side === 'pub' && x.code
	const lets = {
		all: true,
		person: full && side === 'pub',
		guest: full || code,
		code,
		half: inside.who,
		staff: full && side === 'off',
		self: full,
		token: inside.who || code
	}
	if (!lets[line.enter]) return 'login'
	const may = !line.may || line.may.some(m => {
		const [role, levels] = m.split(':')
		return inside.roles && (role === '*' || inside.roles.includes(role)) &&
			(!levels || levels.includes(String(inside.level)))
	})
	// Of officers and books, who has no business with any hears so first.
	if (['officer', 'books'].includes(line.object) && !may) return 'no'
	if (!serves && ['case', 'own', 'draft', 'filled', 'visit', 'service'].includes(line.object)) return 'none'
	if (!sees(line, inside, code)) return 'none'
	return may ? 'in' : 'no'
}

// In `make test` not everybody stands before every door (in `make trust` and with
// LONG=1 all do): of those whom the same is true of - let in or refused how,
// session, side, role and level asked for or not, inside the area or not - one, in
// turns from line to line. Whatever somebody is let in or refused for, somebody is.
const in_short = !process.env.TRUST && !process.env.LONG
let turn = 0
function like (line, side, x, serves) {
	const named = (line.may ?? []).map(m => m.split(':')).filter(([role]) => role === '*' || x.roles?.includes(role))
	const level = named.some(([, levels]) => !levels || levels.includes(String(x.level)))
	const about = { case: [x.area, x.self], own: [x.area, x.self], draft: [x.self], filled: [x.fills], officer: [x.over],
		books: [x.level === top] }[line.object] ?? []
	return [expected(line, side, x, serves), x.side === side, x.who, x.half, x.code, x.admin, named.length, level, ...about]
		.map(v => typeof v === 'string' ? v : Boolean(v)).join()
}
export function some (line, side, list, serves = true) {
	if (!in_short) return list
	turn += 1
	return one_of_each(list, x => like(line, side, x, serves), turn)
}

function sees ({ object, enter }, x, code) {
	switch (object) {
	case '-':
	case 'service': return true
	case 'sealed': return false
	case 'officer': return Boolean(x.over)
	case 'books': return x.side === 'off' && x.level === top
	case 'work': return x.side === 'off' && !x.admin
	case 'draft': return Boolean(x.self)
	case 'filled': return Boolean(x.fills)
	case 'visit': return x.side === 'off' && Boolean(x.area) && x.roles.includes('supervisor')
	default:
		return x.side === 'off' ? Boolean(x.area) && !x.admin
			: x.self || code && enter === 'guest'
	}
}
