// node build.mjs NPM OUT: compiles app.scss, links app.mjs with the components
// it imports, and writes both and the icon to OUT under names that carry one
// common fingerprint, each also as .gz.  assets.hdf names them and holds the
// fingerprint as `version`: the configuration key assets.version.

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const [npm, out] = process.argv.slice(2).map(p => resolve(p))
if (!out) {
	console.error('usage: node build.mjs NPM OUT')
	process.exit(2)
}
const modules = join(npm, 'node_modules')

// ---- style sheet ------------------------------------------------------------

function styles () {
	const sass = createRequire(join(npm, 'package.json'))('sass')
	return sass.compile(join(here, 'app.scss'), {
		style: 'compressed',
		charset: false,
		loadPaths: [modules],
		quietDeps: true,
		silenceDeprecations: ['import'],
		logger: sass.Logger.silent
	}).css
}

// ---- script -----------------------------------------------------------------
// The modules the kit ships are plain: one import a line, one export list at
// the end.  So linking is putting each once, in order, into one function.

const importLine = /^import \{ ([^}]+) \} from '([^']+)';?$/gm
const exportLine = /^export \{ [^}]+ \};?$/gm

function find (name, from) {
	return name.startsWith('.') ? join(dirname(from), name) : join(modules, name)
}

function link (file, done = new Map()) {
	if (done.has(file)) return done
	done.set(file, '')		// a circle ends here
	const text = readFileSync(file, 'utf8')
	for (const [, names, name] of text.matchAll(importLine)) {
		if (names.includes(' as ')) throw new Error(`${file}: renamed import`)
		link(find(name, file), done)
	}
	const body = text.replace(importLine, '').replace(exportLine, '')
		.replace(/^\/\/# sourceMappingURL=.*$/gm, '')
		.replace(/^[ \t]*\/\*\*?[^]*?\*\/[ \t]*\n/gm, '')
		.replace(/^[ \t]*\/\/.*\n/gm, '')
		.replace(/^[ \t]+/gm, m => ' '.repeat(Math.min(m.length, 1)))
		.replace(/\n{2,}/g, '\n').trim()
	if (/^(import|export)\b/m.test(body)) throw new Error(`${file}: cannot link`)
	done.delete(file)
	done.set(file, body)		// after all it needs
	return done
}

function check (parts) {
	const seen = new Map()
	for (const [file, body] of parts) {
		for (const [, name] of body.matchAll(/^(?:class|function|const|let) ([\w$]+)/gm)) {
			if (seen.has(name)) throw new Error(`${name}: in ${seen.get(name)} and ${file}`)
			seen.set(name, file)
		}
	}
}

function script () {
	const parts = link(join(here, 'app.mjs'))
	check(parts)
	return `"use strict";(()=>{\n${[...parts.values()].join('\n')}\n})();\n`
}

// ---- out --------------------------------------------------------------------

mkdirSync(out, { recursive: true })
for (const old of readdirSync(out)) {
	if (/^(app|icon)-[0-9a-f]+\./.test(old)) rmSync(join(out, old))
}

const files = [
	['css', 'app', '.css', styles()],
	['js', 'app', '.js', script()],
	['icon', 'icon', '.svg', readFileSync(join(here, 'icon.svg'), 'utf8')]
]
const hash = createHash('sha256')
for (const [, , , text] of files) hash.update(text)
const version = hash.digest('hex').slice(0, 10)

let hdf = '# Addresses of the built assets; made by templates/assets/build.mjs.\n'
for (const [key, name, ending, text] of files) {
	const file = `${name}-${version}${ending}`
	const small = gzipSync(text, { level: 9 })
	writeFileSync(join(out, file), text)
	writeFileSync(join(out, `${file}.gz`), small)
	hdf += `${key} = /assets/${file}\n`
	if (process.env.V) console.log(`${file} ${text.length} bytes, ${small.length} as gzip`)
}
writeFileSync(join(out, 'assets.hdf'), `${hdf}version = ${version}\n`)
