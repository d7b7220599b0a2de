// The words: none stands twice, none is empty, none is in the wrong language,
// and every error key that C, SQL and the rules can give has its own.  That
// both languages have the same keys, and templates ask for none that is
// missing, is checked by tests/house.t.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const top = new URL('../..', import.meta.url).pathname
const read = path => readFileSync(join(top, path), 'utf8')
const below = (dir, ending) => readdirSync(join(top, dir), { recursive: true })
	.filter(f => f.endsWith(ending) && !f.includes('node_modules')).map(f => join(dir, f))

// HDF as it is used for words: `name = value`, `name { … }`, `name << END`.
function words (path) {
	const out = new Map()
	const at = []
	const lines = read(path).split('\n')
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i].trim()
		let m
		if (!line || line.startsWith('#')) continue
		if ((m = /^([\w.]+)\s*\{$/.exec(line))) at.push(m[1])
		else if (line === '}') at.pop()
		else if ((m = /^([\w.]+)\s*<<\s*(\w+)$/.exec(line))) {
			const from = ++i
			while (lines[i] !== m[2]) i++
			out.set([...at, m[1]].join('.'), lines.slice(from, i).join('\n'))
		} else if ((m = /^([\w.]+)\s*=\s*(.*)$/.exec(line))) {
			const key = [...at, m[1]].join('.')
			if (out.has(key)) twice.push(`${path}: ${key}`)
			out.set(key, m[2])
		} else odd.push(`${path}:${i + 1}: ${line}`)
	}
	return out
}

const twice = []
const odd = []
const zh = words('templates/text/zh-CN.hdf')
const en = words('templates/text/en.hdf')

// Error keys: literal ones in C and SQL, and those of the rules, which are
// err_<kind>_<reason>: every reason the checked vectors expect of a kind.
const asked = new Set()
for (const file of [...below('lib', '.c'), ...below('cgi', '.c')]) {
	for (const [, key] of read(file).matchAll(/"(?:[a-z_.]+:)?((?:err|warn)_[a-z0-9_]*[a-z0-9])"/g)) asked.add(key)
}
for (const file of below('sql/api', '.sql')) {
	for (const [, key] of read(file).matchAll(/'(?:[a-z_.]*:)?(err_[a-z0-9_]*[a-z0-9])'/g)) asked.add(key)
}
for (const line of read('tests/lib/vectors/validation-vectors.tsv').split('\n').slice(1)) {
	const [kind, , expect, reason] = line.split('\t')
	const word = /^[A-Z_0-9]+/.exec(reason ?? '')?.[0]
	if (!word || word === 'OK') continue
	asked.add(expect === 'invalid'
		? `err_${kind}_${word.toLowerCase()}`
		: `warn_${kind}_${word.replace(/^WARN_/, '').toLowerCase()}`)
}
// Keys of the command line are sentences there, not words of a page.
const elsewhere = new Set(['err_line', 'err_format', 'err_number'])

let n = 0
const tests = [
	['no key stands twice', twice],
	['every line is a word', odd],
	['no word is empty', [...zh].filter(([k, v]) => !v && !k.endsWith('.after')).map(([k]) => k)
		.concat([...en].filter(([k, v]) => !v && !k.endsWith('.after')).map(([k]) => k))],
	['English is not Chinese', [...en].filter(([, v]) => /[\u4e00-\u9fff]/.test(v)).map(([k]) => k)],
	['every error key has words', [...asked].filter(k => !elsewhere.has(k) && !zh.has(`Text.err.${k}`))]
]
console.log(`1..${tests.length}`)
for (const [name, bad] of tests) {
	console.log(`${bad.length ? 'not ok' : 'ok'} ${++n} - ${name}`)
	for (const b of bad) console.log(`#   ${b}`)
}
