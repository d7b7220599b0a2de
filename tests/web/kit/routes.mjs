// The route tables as the programs have them: cgi/*/main.c, in order.

import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'

const top = new URL('../../..', import.meta.url).pathname

function table (program) {
	const file = existsSync(join(top, `cgi/${program}/main.c`))
		? `cgi/${program}/main.c` : `cgi/${program}.c`
	const c = readFileSync(join(top, file), 'utf8').replace(/\/\*[^]*?\*\//g, '')
	const from = c.indexOf('struct route routes[]')
	const text = from < 0 ? '' : c.slice(from, c.indexOf('\n};', from))
	return [...text.matchAll(/\{\s*(GET|POST)\s*,\s*"([^"]+)"\s*,\s*([A-Z |]+?)\s*,\s*([A-Z]+)\s*,\s*(\w+)\s*,\s*(NULL|"[^"]+")\s*(?:,\s*([A-Z0-9 |]+?)\s*)?\}/g)]
		.map(([, method, path, side, who, handler, page, flags]) => ({
			program,
			method,
			path,
			side: side.split(/[ |]+/),
			who,
			handler,
			page: page === 'NULL' ? null : page.slice(1, -1),
			flags: (flags ?? '0').split(/[ |]+/)
		}))
}

export const programs = readdirSync(join(top, 'cgi'))
	.filter(p => !/^(ronggui|courier|press)\b/.test(p) && !p.includes('.'))

export const routes = programs.flatMap(table)

// Rows of main.c that the expression above does not understand.
export const unread = programs.filter(p => {
	const c = readFileSync(join(top, `cgi/${p}/main.c`), 'utf8').replace(/\/\*[^]*?\*\//g, '')
	return (c.match(/\{\s*(GET|POST)\s*,/g) ?? []).length !== table(p).length
})

// A path with its parts filled in.
export const fill = (path, parts = {}) => path.replace(/:(\w+)/g, (_, name) =>
	encodeURIComponent(parts[name] ?? `no-such-${name}`).replace(/%3A/g, ':'))
