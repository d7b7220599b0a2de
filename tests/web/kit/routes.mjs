// The route tables as the programs have them: cgi/*/main.c, in order.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const top = new URL('../../..', import.meta.url).pathname

// Rows that several programs share come from macros: the compiler tells what
// stands there in the end.
function source (program) {
	const file = existsSync(join(top, `cgi/${program}/main.c`))
		? `cgi/${program}/main.c` : `cgi/${program}.c`
	const c = execFileSync('cc', ['-E', '-P', '-Ilib', '-Ibuild/gen', '-I/usr/include/postgresql', file], { cwd: top, encoding: 'utf8', maxBuffer: 1 << 26 })
		.replace(/\(\(void \*\)\s*0\)/g, 'NULL').replace(/" "/g, '')
	const from = c.indexOf('struct route routes[]')
	return from < 0 ? '' : c.slice(from, c.indexOf('\n};', from))
}

function table (program) {
	return [...source(program).matchAll(/\{\s*(GET|POST)\s*,\s*"([^"]+)"\s*,\s*([A-Z |]+?)\s*,\s*([A-Z]+)\s*,\s*(\w+)\s*,\s*(NULL|"[^"]+")\s*,\s*([A-Z0-9 |]+?)\s*,\s*(?:NULL|&\w+)\s*\}/g)]
		.map(([, method, path, side, who, handler, page, flags]) => ({
			program,
			method,
			path,
			side: side.split(/[ |]+/),
			who,
			handler,
			page: page === 'NULL' ? null : page.slice(1, -1),
			flags: flags.split(/[ |]+/)
		}))
		// Of two rows the first is taken.
		.filter((r, i, all) => all.findIndex(x => x.method === r.method && x.path === r.path && `${x.side}` === `${r.side}`) === i)
}

export const programs = readdirSync(join(top, 'cgi'))
	.filter(p => !/^(ronggui|courier|press)\b/.test(p) && !p.includes('.'))

export const routes = programs.flatMap(table)

// Rows that the expression above does not understand.
export const unread = programs.filter(p => {
	const rows = [...source(p).matchAll(/\{\s*(GET|POST)\s*,\s*"([^"]+)"/g)].map(m => `${m[1]} ${m[2]}`)
	return new Set(rows).size !== new Set(table(p).map(r => `${r.method} ${r.path}`)).size
})

// A path with its parts filled in.
export const fill = (path, parts = {}) => path.replace(/:(\w+)/g, (_, name) =>
	encodeURIComponent(parts[name] ?? `no-such-${name}`).replace(/%3A/g, ':'))
