// What the golden file of grants (tests/trust/grants.txt) gives to whom.

import { readFileSync } from 'node:fs'

const lines = readFileSync(new URL('../grants.txt', import.meta.url), 'utf8').split('\n')
const direct = {}	// role -> groups it is in
export const logins = []
const tables = {}	// role -> table -> privileges
const columns = {}	// role -> table -> columns it may select
const functions = {}	// signature -> roles
export const open = new Set()	// tables whose rows everybody may see

for (const l of lines) {
	let m
	if ((m = /^role (\S+)( login)?(?: in ([^=]*?))?(?: \S+=|$)/.exec(l))) {
		direct[m[1]] = m[3]?.trim().split(' ') ?? []
		if (m[2]) logins.push(m[1])
	}
	if ((m = /^table (\S+) (\S+) (.*)$/.exec(l))) (tables[m[2]] ??= {})[m[1]] = m[3].split(' ')
	else if ((m = /^columns (\S+) (\S+) SELECT: (.*)$/.exec(l))) (columns[m[2]] ??= {})[m[1]] = m[3].split(' ')
	else if ((m = /^function (\S.*\)) ([^)]*)$/.exec(l))) functions[m[1]] = m[2].split(' ')
	else if ((m = /^policy (\S+) .* using true$/.exec(l))) open.add(m[1])
}
const above = role => (direct[role] ?? []).flatMap(g => [g, ...above(g)])
const with_groups = role => [role, 'PUBLIC', ...above(role)]

export const may = (role, table, privilege) =>
	with_groups(role).some(r => tables[r]?.[table]?.includes(privilege))
export const may_read = (role, table, column) => may(role, table, 'SELECT') ||
	with_groups(role).some(r => columns[r]?.[table]?.includes(column))
export const may_call = (role, signature) => with_groups(role).some(r => functions[signature]?.includes(r))
export const is_in = (role, group) => above(role).includes(group)
