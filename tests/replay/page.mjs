// What a page says: its forms with the values they would send, its links, its
// tables, its error summary.  Reads only what is asked for; a page that is
// merely passed through costs nothing.
import { randomBytes } from 'node:crypto'

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

export const decode = s => s.includes('&')
	? s.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, dec, name) =>
		hex ? String.fromCodePoint(parseInt(hex, 16))
			: dec ? String.fromCodePoint(Number(dec)) : entities[name] ?? all)
	: s

// The words of a piece of HTML.
export const words = html => decode(html.replace(/<br[^>]*>/g, '\n').replace(/<[^>]*>/g, ''))
	.replace(/[ \t\r\n]+/g, ' ').trim()

function attributes (tag) {
	const out = {}
	for (const [, key, a, b, c] of tag.matchAll(
		/([^\s=/>"'<]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g))
		out[key.toLowerCase()] = decode(a ?? b ?? c ?? '')
	return out
}

// Everything between the first tag of this name after `from` and its end tag.
function inside (html, tag, from = 0) {
	const start = html.indexOf(`<${tag}`, from)
	if (start < 0) return null
	const open = html.indexOf('>', start) + 1
	const end = html.indexOf(`</${tag}>`, open)
	return { head: html.slice(start, open), html: html.slice(open, end < 0 ? undefined : end),
		end: end < 0 ? html.length : end }
}

function * all (html, tag) {
	for (let at = 0, x; (x = inside(html, tag, at)); at = x.end) yield x
}

export class Form {
	constructor (head, html) {
		const a = attributes(head)
		this.action = a.action ?? ''
		this.multipart = a.enctype === 'multipart/form-data'
		this.html = html
		this.fields = []		// { name, type, value, sent, options }
		this.buttons = []
		this.pressed = null
		this.files = []
		this.read()
	}

	read () {
		let off = 0		// depth of fieldsets that are disabled
		const depth = []
		const tags = /<(\/?)(input|select|textarea|button|fieldset)\b([^>]*)>/g
		for (let m; (m = tags.exec(this.html));) {
			const [, closing, tag, rest] = m
			if (tag === 'fieldset') {
				if (closing) off -= depth.pop() ?? 0
				else {
					depth.push(/\sdisabled/.test(rest) ? 1 : 0)
					off += depth.at(-1)
				}
			} else if (!closing) this.add(tag, attributes(rest), m.index, off > 0)
		}
	}

	add (tag, a, at, disabled) {
		if (!a.name) return
		if (tag === 'button') {
			this.buttons.push({ name: a.name, value: a.value ?? '' })
			return
		}
		const f = { name: a.name, type: a.type ?? 'text', value: a.value ?? '',
			sent: !disabled && a.disabled === undefined, disabled }
		if (tag === 'select') {
			f.type = 'select'
			f.options = [...all(inside(this.html, 'select', at).html, 'option')].map(o => ({
				...attributes(o.head), words: words(o.html) }))
			f.value = (f.options.find(o => o.selected !== undefined) ?? f.options[0])?.value ?? ''
		} else if (tag === 'textarea') {
			f.type = 'textarea'
			f.value = decode(inside(this.html, 'textarea', at).html)
		} else if (f.type === 'checkbox' || f.type === 'radio') {
			f.sent &&= a.checked !== undefined
			f.value = a.value ?? 'on'
		} else if (f.type === 'file') f.sent = false
		else if (f.type === 'submit') {
			this.buttons.push({ name: a.name, value: f.value })
			return
		}
		this.fields.push(f)
	}

	has (name) { return this.fields.some(f => f.name === name) }
	find (name) { return this.fields.find(f => f.name === name) }
	value (name) { return this.fields.find(f => f.name === name && f.sent)?.value }

	// Fills fields in: text, one choice, or a list of ticked boxes.  A field of
	// a closed fieldset is opened, as the page's script does.  What the form
	// does not have is a mistake of ours or of the page, and said so.
	put (values = {}) {
		for (const [name, value] of Object.entries(values)) {
			if (value === undefined) continue
			const list = this.fields.filter(f => f.name === name)
			if (!list.length) throw new Error(`the form ${this.action} has no field ${name}`)
			if (value instanceof Buffer || value?.bytes) {
				this.files.push({ name, ...value })
				continue
			}
		if (list[0].type === 'checkbox' || list[0].type === 'radio') {
				const on = [].concat(value)
				for (const f of list) f.sent = on.includes(f.value)
				for (const v of on)
					if (v !== '' && !list.some(f => f.value === v))
						throw new Error(`${this.action}: ${name} cannot be ${v}`)
			} else {
				if (list[0].type === 'select' && !list[0].options.some(o => o.value === value))
					throw new Error(`${this.action}: ${name} cannot be ${value}`)
				list[0].value = value
				list[0].sent = true
			}
		}
		return this
	}

	// Without a button's name: the first one, if it has a name at all.
	press (value) {
		if (value === undefined) return this
		const b = this.buttons.find(x => x.value === value || x.name === value)
		if (!b) throw new Error(`the form ${this.action} has no button ${value}`)
		this.pressed = b
		return this
	}

	pairs () {
		const out = this.fields.filter(f => f.sent).map(f => [f.name, f.value])
		if (this.pressed) out.push([this.pressed.name, this.pressed.value])
		return out
	}

	body () {
		if (!this.multipart)
			return { type: 'application/x-www-form-urlencoded',
				body: Buffer.from(new URLSearchParams(this.pairs()).toString()) }
		const mark = '----replay' + randomBytes(12).toString('hex')
		const parts = []
		for (const [name, value] of this.pairs())
			parts.push(Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${name
				}"\r\n\r\n${value}\r\n`))
		for (const f of this.files)
			parts.push(Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${f.name
				}"; filename="${f.filename}"\r\nContent-Type: ${f.type}\r\n\r\n`), f.bytes,
			Buffer.from('\r\n'))
		parts.push(Buffer.from(`--${mark}--\r\n`))
		return { type: `multipart/form-data; boundary=${mark}`, body: Buffer.concat(parts) }
	}
}

export class Page {
	constructor (html, path) {
		this.html = html
		this.path = path
	}

	title () { return words(inside(this.html, 'title')?.html ?? '') }
	heading () { return words(inside(this.html, 'h1')?.html ?? '') }
	text () { return words(inside(this.html, 'main')?.html ?? this.html) }

	// The form whose action ends so (a string), or fits (a pattern), or that
	// has such a field or button ({ field }, { button }).
	form (which) {
		for (const x of all(this.html, 'form')) {
			const { action = '' } = attributes(x.head)
			if (typeof which === 'string' ? action.endsWith(which)
				: which instanceof RegExp ? which.test(action) : true) {
				const form = new Form(x.head, x.html)
				if (which?.field && !form.has(which.field)) continue
				if (which?.button && !form.buttons.some(b => b.value === which.button)) continue
				return form
			}
		}
		return null
	}

	forms (pattern = /./) {
		return [...all(this.html, 'form')]
			.filter(x => pattern.test(attributes(x.head).action ?? ''))
			.map(x => new Form(x.head, x.html))
	}

	// Addresses of links that fit, each once.
	links (pattern) {
		const out = new Set()
		for (const [, href] of this.html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)) {
			const to = decode(href)
			if (pattern.test(to)) out.add(to)
		}
		return [...out]
	}

	// The errors of a refused form.
	wrongs () {
		const at = this.html.indexOf('govuk-error-summary__list')
		if (at < 0) return []
		const list = this.html.slice(at, this.html.indexOf('</ul>', at))
		return [...all(list, 'li')].map(x => ({
			field: /href="#([^"]*)"/.exec(x.html)?.[1] ?? '', words: words(x.html) }))
	}

	// Rows of all tables, as cells { words, html }.
	* rows () {
		for (const t of all(this.html, 'tr'))
			yield [...t.html.matchAll(/<t([dh])\b[^>]*>([^]*?)<\/t\1>/g)]
				.map(([, , html]) => ({ words: words(html), html }))
	}

	// Label and value pairs of all summary lists.
	facts () {
		const out = []
		for (const [, k, v] of this.html.matchAll(
			/<dt\b[^>]*>([^]*?)<\/dt>\s*<dd\b[^>]*>([^]*?)<\/dd>/g))
			out.push({ label: words(k), value: words(v), html: v })
		return out
	}
}
