// HTML as a small tree, enough for the pages of the suite: elements, text,
// forms as a browser would send them.

const none = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input',
	'link', 'meta', 'source', 'track', 'wbr'])
const words = new Set(['script', 'style', 'textarea', 'title'])
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', copy: '©' }

export const decode = s => s.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, dec, name) =>
	hex ? String.fromCodePoint(parseInt(hex, 16))
		: dec ? String.fromCodePoint(Number(dec)) : entities[name] ?? all)

class Node {
	constructor (name, up, attributes = {}) {
		this.name = name
		this.up = up
		this.attributes = attributes
		this.children = []
	}

	get (name) { return this.attributes[name] }
	has (name) { return Object.hasOwn(this.attributes, name) }

	* [Symbol.iterator] () {
		for (const c of this.children) {
			if (typeof c === 'string') continue
			yield c
			yield * c
		}
	}

	// Elements by a selector of the form tag.class#id[attr=value], any part.
	all (selector) { return [...this].filter(matcher(selector)) }
	one (selector) {
		const want = matcher(selector)
		for (const e of this) if (want(e)) return e
	}

	is (selector) { return matcher(selector)(this) }

	get text () {
		return this.children.map(c => typeof c === 'string' ? c : c.text).join('')
	}

	get words () { return this.text.replace(/\s+/g, ' ').trim() }

	closest (selector) {
		const want = matcher(selector)
		for (let e = this; e?.name; e = e.up) if (want(e)) return e
	}
}

const cache = new Map()
function matcher (selector) {
	if (typeof selector === 'function') return selector
	let made = cache.get(selector)
	if (made) return made
	const tests = []
	const rest = selector.replace(/^[a-z][a-z0-9]*/i, tag => {
		tests.push(e => e.name === tag)
		return ''
	}).replace(/\[([\w-]+)(?:(\^?\*?=)"?([^\]"]*)"?)?\]/g, (_, name, how, value) => {
		tests.push(e => e.has(name) && (!how ||
			(how === '=' ? e.get(name) === value
				: how === '^=' ? e.get(name).startsWith(value)
					: e.get(name).includes(value))))
		return ''
	}).replace(/[.#][^.#[]+/g, part => {
		const name = part.slice(1)
		tests.push(part[0] === '#'
			? e => e.get('id') === name
			: e => (e.get('class') ?? '').split(/\s+/).includes(name))
		return ''
	})
	if (rest) throw new Error(`selector ${selector}`)
	made = e => tests.every(t => t(e))
	cache.set(selector, made)
	return made
}

const token = /<!--[^]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi
const attribute = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g

export function parse (html) {
	const root = new Node('', null)
	let at = root
	let from = 0
	const text = to => {
		if (to > from) at.children.push(decode(html.slice(from, to)))
	}
	token.lastIndex = 0
	for (let m; (m = token.exec(html));) {
		text(m.index)
		from = token.lastIndex
		const name = m[2]?.toLowerCase()
		if (!name) continue
		if (m[1]) {
			for (let e = at; e.up; e = e.up) {
				if (e.name === name) {
					at = e.up
					break
				}
			}
			continue
		}
		const attributes = {}
		for (const [, key, a, b, c] of m[3].matchAll(attribute)) {
			attributes[key.toLowerCase()] ??= decode(a ?? b ?? c ?? '')
		}
		// A list item or row closes the one before it.
		if (['li', 'tr', 'td', 'th', 'option', 'dt', 'dd', 'p'].includes(at.name) && at.name === name) at = at.up
		const e = new Node(name, at, attributes)
		at.children.push(e)
		if (words.has(name)) {
			const end = new RegExp(`</${name}\\s*>`, 'gi')
			end.lastIndex = from
			const stop = end.exec(html)
			const to = stop ? stop.index : html.length
			const inside = html.slice(from, to)
			e.children.push(name === 'script' || name === 'style' ? inside : decode(inside))
			from = token.lastIndex = stop ? end.lastIndex : html.length
		} else if (!none.has(name)) at = e
	}
	text(html.length)
	return root
}

// A form as { action, method, type, fields: [[name, value]], buttons }.
export function form (node) {
	const fields = []
	const buttons = []
	const controls = []
	for (const e of node) {
		const type = (e.get('type') ?? '').toLowerCase()
		const name = e.get('name')
		if (e.name === 'button' || (e.name === 'input' && type === 'submit')) {
			buttons.push({ name, value: e.get('value') ?? '', node: e, text: e.words })
			continue
		}
		if (!name || !['input', 'select', 'textarea'].includes(e.name)) continue
		controls.push(e)
		if (e.has('disabled') || e.closest('fieldset[disabled]')) continue
		if (e.name === 'textarea') fields.push([name, e.text.replace(/^\n/, '')])
		else if (e.name === 'select') {
			const options = e.all('option')
			const chosen = options.filter(o => o.has('selected'))
			const take = chosen.length ? chosen : options.slice(0, e.has('multiple') ? 0 : 1)
			for (const o of take) fields.push([name, o.get('value') ?? o.words])
		} else if (type === 'checkbox' || type === 'radio') {
			if (e.has('checked')) fields.push([name, e.get('value') ?? 'on'])
		} else if (type !== 'file') fields.push([name, e.get('value') ?? ''])
	}
	return {
		node,
		action: node.get('action') ?? '',
		method: (node.get('method') ?? 'get').toUpperCase(),
		type: node.get('enctype') ?? 'application/x-www-form-urlencoded',
		fields,
		buttons,
		controls
	}
}

export const forms = root => root.all('form').map(form)

// Tags and attributes without any text or value: the shape of a page.
export const shape = root => [...root].map(e =>
	`${e.name}[${Object.keys(e.attributes).sort().join(' ')}]`)
