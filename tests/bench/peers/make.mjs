// What the peers are made of, into a folder: the frame of our own pages around the
// peers' middle, as a template of each one's kind; the statements; the standard.
// The middles are written once, in the language of Django, and said again in PHP
// and JavaScript, so that all draw the same page in their own native way.
//
//   make(folder, { conf, frames: { case: html, inbox: html } })

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const here = new URL('.', import.meta.url).pathname
const tree = new URL('../../..', import.meta.url).pathname

// ---- the standard, as an object; keys keep their order ----------------------------

export function hdf (text) {
	const root = {}
	const stack = [root]
	for (const raw of text.split('\n')) {
		const line = raw.trim()
		if (!line || line.startsWith('#')) continue
		const top = stack[stack.length - 1]
		if (line === '}') stack.pop()
		else if (line.endsWith('{')) {
			const name = line.slice(0, -1).trim()
			stack.push(top[name] = typeof top[name] === 'object' ? top[name] : {})
		} else {
			const [, path, value] = /^([^=]+?) *= *(.*)$/.exec(line)
			if (/\.en$/.test(path)) continue
			const parts = path.split('.')
			let at = top
			for (const p of parts.slice(0, -1)) at = at[p] ??= {}
			at[parts[parts.length - 1]] = value
		}
	}
	return root
}

export function statements (text) {
	const list = {}
	for (const part of text.split(/^-- :/m).slice(1)) {
		const [head, ...body] = part.split('\n')
		const sql = body.join('\n').trim()
		const n = Math.max(0, ...[...sql.matchAll(/\$(\d+)/g)].map(m => Number(m[1])))
		list[/^\w+/.exec(head)[0]] = { sql, n }
	}
	return list
}

// ---- templates -----------------------------------------------------------------------

const word = /\{%\s*(.*?)\s*%\}|\{\{\s*(.*?)\s*\}\}/
function say (text, { plain, value, open, each, otherwise, end }) {
	const parts = text.split(/(\{%.*?%\}|\{\{.*?\}\})/)
	return parts.map(p => {
		const m = word.exec(p)
		if (!m) return plain(p)
		if (m[2]) return value(m[2])
		const [what, a, , b] = m[1].split(' ')
		if (what === 'if') return open(a)
		if (what === 'for') return each(a, b)
		if (what === 'else') return otherwise()
		return end(what)
	}).join('')
}

const php_path = s => s.split('.').map((p, i) => i ? `['${p}']` : `$${p}`).join('')
const php = text => say(text, { plain: s => s, value: s => `<?=htmlspecialchars(${php_path(s)})?>`,
	open: a => `<?php if (!empty(${php_path(a)})): ?>`, each: (a, b) => `<?php foreach (${php_path(b)} as $${a}): ?>`,
	otherwise: () => '<?php else: ?>', end: w => w === 'endif' ? '<?php endif ?>' : '<?php endforeach ?>' })
const js = text => 'const h = require("./escape.js")\nmodule.exports = p => {\nlet o = ""\n' + say(text, {
	plain: s => s ? `o += ${JSON.stringify(s)}\n` : '', value: s => `o += h(${s})\n`,
	open: a => `if (${a} && ${a}.length !== 0) {\n`, each: (a, b) => `for (const ${a} of ${b}) {\n`,
	otherwise: () => '} else {\n', end: () => '}\n' }) + 'return o\n}\n'

// The page around what stands in <main>, with holes for what is the visitor's.
function frame (html, user) {
	const at = html.indexOf('<main')
	const open = html.indexOf('>', at) + 1
	const close = html.indexOf('</main>')
	const holes = s => s.replace(/name="token" value="[^"]*"/g, 'name="token" value="{{ p.token }}"')
		.replace(/name="key" value="[^"]*"/g, 'name="key" value="{{ p.key }}"')
		.replace(/LM\d{19}-[\dX]/g, '{{ p.no }}').replaceAll(`>${user}<`, '>{{ p.user }}<')
	return [holes(html.slice(0, open).trimStart()), holes(html.slice(close))]
}

// A value as PHP source.
const source = v => Array.isArray(v) ? `[${v.map(source)}]` : v && typeof v === 'object'
	? `[${Object.entries(v).map(([k, x]) => `${source(k)} => ${source(x)}`)}]`
	: typeof v === 'string' ? `'${v.replace(/[\\']/g, '\\$&')}'` : String(v)

export function make (folder, { conf, frames, user }) {
	for (const d of ['', '/templates']) mkdirSync(folder + d, { recursive: true })
	const standard = hdf(readFileSync(`${tree}conf/services/alliance-enrolment.hdf`, 'utf8'))
	const list = statements(readFileSync(`${here}statements.sql`, 'utf8'))
	writeFileSync(`${folder}/peer.json`, JSON.stringify({ conf, standard, statements: list }))
	writeFileSync(`${folder}/peer.php`, `<?php return ${source({ conf, standard, statements: list })};\n`)
	for (const name of ['case', 'inbox']) {
		const [head, foot] = frame(frames[name], user[name])
		const text = `${head}\n${readFileSync(`${here}${name}.html`, 'utf8')}${foot}`
		writeFileSync(`${folder}/templates/${name}.html`, text)
		writeFileSync(`${folder}/templates/${name}.php`, php(text))
		writeFileSync(`${folder}/templates/${name}.js`, js(text))
	}
	writeFileSync(`${folder}/templates/escape.js`, `const map = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
module.exports = s => { s = String(s); return /[&<>"']/.test(s) ? s.replace(/[&<>"']/g, c => map[c]) : s }
`)
}
