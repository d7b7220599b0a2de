// The components of templates/macros, held against the kit's own fixtures:
// each fixture's options become a data tree, tests/web/kit.cs renders all of
// them at once, and the elements, attributes and text must be the kit's.
// tests/web/kit-left-out names the fixtures that ask for what our macros do not
// offer on purpose, with the reason; everything else must agree.

import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { elements } from './html.mjs'
import { folder } from './kit/tap.mjs'

const top = new URL('../..', import.meta.url).pathname
const kit = join(process.env.KIT ?? join(top, 'build/npm'), 'node_modules/govuk-frontend/dist/govuk/components')
const render = process.env.RENDER ?? join(top, 'build/tests/web/render')
const components = ['button', 'label', 'hint', 'error-message', 'fieldset',
	'input', 'textarea', 'character-count', 'password-input', 'date-input',
	'file-upload', 'select', 'radios', 'checkboxes', 'notification-banner',
	'warning-text', 'inset-text', 'panel', 'details', 'error-summary',
	'phase-banner', 'back-link', 'skip-link', 'breadcrumbs', 'pagination',
	'tabs', 'table', 'summary-list', 'task-list', 'tag']

// kit-left-out: `component: option  reason` and `component: "fixture"  reason`;
// `*` stands for every component.
const leftOut = readFileSync(join(top, 'tests/web/kit-left-out'), 'utf8')
	.split('\n').filter(l => l && !l.startsWith('#')).map(l => {
		const [, component, name, option, reason] =
			/^([a-z*-]+): (?:"([^"]+)"|(\S+))\s+(.+)$/.exec(l) ?? []
		if (!component) throw new Error(`kit-left-out: ${l}`)
		return { component, name, option, reason, used: false }
	})

// Every option of a fixture as a path, list positions left out.
function * paths (value, path = '') {
	if (Array.isArray(value)) for (const v of value) yield * paths(v, path)
	else if (value && typeof value === 'object') {
		for (const [k, v] of Object.entries(value)) {
			yield * paths(v, path ? `${path}.${k}` : k)
		}
	} else yield path
}

function reasonFor (component, fixture) {
	for (const l of leftOut) {
		if (l.component !== '*' && l.component !== component) continue
		const hit = l.name
			? l.name === fixture.name
			: [...paths(fixture.options)].some(p => l.option.startsWith('*.')
				? `.${p}`.endsWith(l.option.slice(1)) || `.${p}.`.includes(l.option.slice(1) + '.')
				: p === l.option || p.startsWith(`${l.option}.`))
		if (hit) {
			l.used = true
			return l.reason
		}
	}
}

// A node's name cannot hold a hyphen, so attributes become a list.
const attributes = a => Object.entries(a).map(([name, v]) => ({ name, value: v?.value ?? v }))

function hdf (value, depth = 1) {
	const pad = '\t'.repeat(depth)
	let out = ''
	for (const [key, v] of Object.entries(value)) {
		if (v === null || v === undefined) continue
		if (key === 'attributes') {
			out += `${pad}attributes {\n${hdf(attributes(v), depth + 1)}${pad}}\n`
			continue
		}
		if (typeof v === 'object') out += `${pad}${key} {\n${hdf(v, depth + 1)}${pad}}\n`
		else {
			const text = typeof v === 'boolean' ? (v ? '1' : '0') : String(v)
			out += text.includes('\n')
				? `${pad}${key} << END_OF_TEXT\n${text}\nEND_OF_TEXT\n`
				: `${pad}${key} = ${text}\n`
		}
	}
	return out
}

// The kit's date input writes three items when none are given and makes a label
// of an item's name; ours are always given, as year, month and day.
function given (component, options) {
	if (component !== 'date-input') return options
	const capital = s => s && s[0].toUpperCase() + s.slice(1)
	const items = options.items?.length ? options.items : [
		{ name: 'day', classes: 'govuk-input--width-2' },
		{ name: 'month', classes: 'govuk-input--width-2' },
		{ name: 'year', classes: 'govuk-input--width-4' }]
	return { ...options, items: items.map(i => ({ ...i, label: i.label ?? capital(i.name) })) }
}

const cases = []
const skipped = []
for (const component of components) {
	const { fixtures } = JSON.parse(readFileSync(join(kit, component, 'fixtures.json')))
	for (const f of fixtures) {
		const reason = reasonFor(component, f)
		;(reason ? skipped : cases).push({ component, reason, ...f })
	}
}

const dir = folder('macros')
const data = join(dir, 'kit.hdf')
writeFileSync(data, 'Page.kit {\n' + cases.map((c, i) =>
	`${i} {\n\tcomponent = ${c.component}\n\toptions {\n` +
	`${hdf(given(c.component, c.options), 2)}\t}\n}\n`).join('') + '}\n')
for (const part of ['macros', 'text']) symlinkSync(join(top, 'templates', part), join(dir, part))
symlinkSync(join(top, 'tests/web/kit.cs'), join(dir, 'kit.cs'))
const html = execFileSync(render, [dir, 'kit.cs', 'en', data],
	{ encoding: 'utf8', maxBuffer: 1 << 26 })
const rendered = new Map(html.split(/^@@@ /m).slice(1)
	.map(part => [Number(part.slice(0, part.indexOf('\n'))), part.slice(part.indexOf('\n'))]))

console.log(`1..${cases.length + skipped.length + 3}`)
let n = 0
const report = (ok, name, note = '') => {
	console.log(`${ok ? 'ok' : 'not ok'} ${++n} - ${name}`)
	if (!ok && note) console.log(note.replace(/^/gm, '# '))
}
cases.forEach((c, i) => {
	const want = elements(c.html)
	const got = elements(rendered.get(i) ?? '')
	const at = want.findIndex((w, k) => w !== got[k])
	const ok = at < 0 && want.length === got.length
	report(ok, `${c.component}: ${c.name}`, ok ? '' : `at ${at}\nkit:  ` +
		`${want.slice(Math.max(0, at), at + 3).join(' ')}\nours: ` +
		`${got.slice(Math.max(0, at), at + 3).join(' ')}\n${JSON.stringify(c.options)}`)
})
for (const s of skipped) {
	console.log(`ok ${++n} - ${s.component}: ${s.name} # SKIP ${s.reason}`)
}
// The short way to draw a text field gives what the long way gives, also when
// something was typed.
writeFileSync(join(dir, 'ask.cs'), '<?cs include!"macros/all.cs" ?><?cs ' +
	['x', 'y'].map(name => `set:Form.ask.${name}.max = "2000" ?><?cs ` +
		`call:ask("${name}", "para", "L <", "H &") ?>@@@<?cs set:Form.ask.${name} = "" ?><?cs ` +
		`call:ask_text("${name}", "2000", "L <", "H &") ?>@@@<?cs `).join('') + 'var:"" ?>')
for (const lang of ['zh-CN', 'en']) {
	writeFileSync(data, `Config.lang = ${lang}\nForm.value.y = typed\n`)
	const [long, short, typed, again] = execFileSync(render, [dir, 'ask.cs', lang, data],
		{ encoding: 'utf8' }).split('@@@')
	report(long.includes('2000') && long.trim() === short.trim() && typed.includes('typed') &&
		typed.trim() === again.trim(), `ask_text() is ask() in ${lang}`, `${long}\n${short}\n${again}`)
}
const idle = leftOut.filter(l => !l.used)
report(!idle.length, 'every line of kit-left-out is needed',
	idle.map(l => `${l.component} ${l.name ?? l.option}`).join('\n'))
