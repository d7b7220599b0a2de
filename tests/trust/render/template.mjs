// Templates, read well enough to make data for them: a reader of ClearSilver's
// tags and a run of the tree against data that is made up on the way.
//
//   const t = new Templates(dir)
//   const world = t.world('portal/home.cs', { lang, random, seen })
//   world.values    Map path -> text: data with which the same ways are taken
//   world.slots     Map path -> mark: those of them that are shown somewhere
//
// A value is made up when the template first asks for it. What an `if` asks is
// answered so that a way not yet taken is taken; `seen` remembers the ways over
// many worlds. The real engine renders; a mistake here only costs reach.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// ---- reading ---------------------------------------------------------------------

const lexer = /\s+|(#?\d+(?![\w.]))|"([^"]*)"|'([^']*)'|([A-Za-z_]\w*(?:\.\w+)*)|(\|\||&&|[=!<>]=|[-+*/%<>!?#()[\],.$=])/y
function lex (text) {
	const out = []
	lexer.lastIndex = 0
	while (lexer.lastIndex < text.length) {
		const at = lexer.lastIndex
		const m = lexer.exec(text)
		if (!m) throw new Error(`"${text}" at ${at}`)
		if (m[1]) out.push({ n: Number(m[1].replace('#', '')) })
		else if (m[2] !== undefined || m[3] !== undefined) out.push({ s: m[2] ?? m[3] })
		else if (m[4]) out.push({ name: m[4] })
		else if (m[5]) out.push({ op: m[5] })
	}
	return out
}

const levels = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']]
function parse_expression (text) {
	const list = lex(text)
	let at = 0
	const is = op => list[at]?.op === op && (at += 1)
	const need = op => { if (!is(op)) throw new Error(`"${text}": ${op} is missing`) }
	function binary (level) {
		if (level === levels.length) return unary()
		let left = binary(level + 1)
		for (let op; (op = list[at]?.op) && levels[level].includes(op);) {
			at += 1
			left = { op, left, right: binary(level + 1) }
		}
		return left
	}
	function unary () {
		for (const op of ['!', '?', '#']) if (is(op)) return { op, of: unary() }
		is('$')
		if (is('(')) {
			const e = binary(0)
			need(')')
			return e
		}
		const t = list[at++]
		if (t === undefined) throw new Error(`"${text}" ends too soon`)
		if (t.n !== undefined) return { literal: String(t.n) }
		if (t.s !== undefined) return { literal: t.s }
		if (!t.name) throw new Error(`"${text}": ${t.op}`)
		if (is('(')) {
			const of = []
			while (!is(')')) {
				of.push(binary(0))
				is(',')
			}
			return { call: t.name, of }
		}
		const parts = t.name.split('.').map(literal => ({ literal }))
		for (;;) {
			if (is('[')) {
				parts.push(binary(0))
				need(']')
			} else if (list[at]?.op === '.') {
				at += 1
				for (const x of String(list[at].name ?? list[at].n).split('.')) parts.push({ literal: x })
				at += 1
			} else return { parts }
		}
	}
	const out = []
	while (at < list.length) {
		out.push(binary(0))
		if (at < list.length && !is(',')) throw new Error(`"${text}" goes on`)
	}
	return out
}
const one = text => parse_expression(text)[0]

let nodes = 0
function parse (source, file) {
	const root = []
	const stack = [{ body: root }]
	const top = () => stack.at(-1)
	const add = node => top().body.push(Object.assign(node, { id: ++nodes, file }))
	for (const [, tag] of source.matchAll(/<\?cs\s([^]*?)\?>/g)) {
		if (/^\s*#/.test(tag)) continue
		const [, command, rest] = /^\s*(\/?[a-z]+)\s*[:!]?\s*([^]*?)\s*$/.exec(tag)
		const open = node => {
			add(node)
			stack.push({ node, body: node.body })
		}
		if (command === 'var') add({ does: 'var', of: one(rest), text: rest.replace(/\s+/g, ' ') })
		else if (command === 'include') add({ does: 'include', other: /"([^"]+)"/.exec(rest)[1] })
		else if (command === 'call') {
			const [, name, list] = /^(\w+)\s*\(([^]*)\)$/.exec(rest)
			add({ does: 'call', name, of: parse_expression(list) })
		} else if (command === 'set') {
			const at = /^([^=]*?)\s*=(?!=)\s*([^]*)$/.exec(rest)
			add({ does: 'set', to: one(at[1]), of: one(at[2]) })
		} else if (command === 'def') {
			const [, name, list] = /^(\w+)\s*\(([^]*)\)$/.exec(rest)
			open({ does: 'def', name, names: list.split(',').map(x => x.trim()).filter(Boolean), body: [] })
		} else if (command === 'each') {
			const [, name, list] = /^(\w+)\s*=\s*([^]*)$/.exec(rest)
			open({ does: 'each', name, of: one(list), body: [] })
		} else if (command === 'if') {
			const arm = { when: one(rest), body: [] }
			add({ does: 'if', arms: [arm] })
			stack.push({ node: top().body.at(-1), body: arm.body })
		} else if (command === 'elif' || command === 'else') {
			const arm = { when: command === 'elif' ? one(rest) : null, body: [] }
			top().node.arms.push(arm)
			top().body = arm.body
		} else if (command.startsWith('/') && stack.length > 1) stack.pop()
		else throw new Error(`${file}: ${command} is not known here`)
	}
	if (stack.length !== 1) throw new Error(`${file}: a tag is not closed`)
	return root
}

// Words of the interface, by path.
function read_words (text) {
	const out = new Map()
	const at = []
	for (const line of text.split('\n')) {
		const s = line.trim()
		let m
		if (!s || s.startsWith('#')) continue
		if ((m = /^([\w.]+)\s*\{$/.exec(s))) at.push(m[1])
		else if (s === '}') at.pop()
		else if ((m = /^([\w.]+)\s*=\s*(.*)$/.exec(s))) out.set([...at, m[1]].join('.'), m[2])
	}
	return out
}

// ---- running ------------------------------------------------------------------------

const truth = s => typeof s === 'string' && s !== '' && (/^\d/.test(s) ? parseInt(s, 10) !== 0 : true)
const most_deep = 60

export class Templates {
	constructor (dir) {
		this.dir = dir
		this.files = new Map()
		this.words = {}
	}

	tree (file) {
		if (!this.files.has(file)) this.files.set(file, parse(readFileSync(join(this.dir, file), 'utf8'), file))
		return this.files.get(file)
	}

	words_of (lang) {
		return this.words[lang] ??= read_words(readFileSync(join(this.dir, 'text', `${lang}.hdf`), 'utf8'))
	}

	world (file, how) {
		return new World(this, file, how).run()
	}
}

class World {
	constructor (templates, file, { lang, random, seen, mark }) {
		Object.assign(this, { templates, file, lang, random, seen, mark })
		this.words = templates.words_of(lang)
		this.values = new Map()		// path -> text, or null: unset
		this.counts = new Map()		// path -> how many children
		this.written = new Map()	// by `set`
		this.slots = new Map()		// path -> mark
		this.macros = new Map()
		this.shown = new Set()		// paths that a var shows
		this.tags = new Set()		// var tags that were run
		this.fresh = 0			// ways taken for the first time
		this.steps = 0
	}

	run () {
		this.body(this.templates.tree(this.file), [])
		return this
	}

	chance (p) { return this.random() < p }
	pick (list) { return list[Math.floor(this.random() * list.length)] }

	// ---- names

	path_of (e, scope) {
		const parts = e.parts.map((p, i) => i === 0 ? p.literal : p.literal ?? this.text(p, scope, 'index', e, i))
		for (let i = scope.length - 1; i >= 0; i--) {
			if (Object.hasOwn(scope[i], parts[0])) {
				const local = scope[i][parts[0]]
				if (local.path !== undefined) return { path: [local.path, ...parts.slice(1)].join('.') }
				return parts.length === 1 ? { local } : { local: { value: '' } }
			}
		}
		return { path: parts.join('.') }
	}

	is_words (path) { return path.startsWith('Text.') }

	known (path) {
		if (this.written.has(path)) return this.written.get(path)
		if (this.is_words(path)) return this.words.get(path) ?? ''
		if (path === 'Config.lang') return this.lang
		return this.values.get(path)
	}

	decide (path, value) {
		this.values.set(path, value)
		return value
	}

	// A value all its own, known again wherever it is shown.
	make_slot (path) {
		const mark = `/${this.mark(path)}`
		this.slots.set(path, mark)
		return this.decide(path, mark)
	}

	// ---- values

	value (path, why) {
		const have = this.known(path)
		if (have !== undefined) return have ?? ''
		if (why === 'truth' && this.chance(0.4)) return this.decide(path, null) ?? ''
		return this.make_slot(path)
	}

	text (e, scope, why, of, i) {
		if (e.literal !== undefined) return e.literal
		if (e.parts) {
			const at = this.path_of(e, scope)
			if (at.local) return at.local.value ?? ''
			if (why === 'index' && this.known(at.path) === undefined) {
				const before = of.parts.slice(0, i).map(p => p.literal).join('.')
				const names = this.children_of_words(before)
				if (names.length && this.chance(0.8)) return this.decide(at.path, this.pick(names))
			}
			return this.value(at.path, why)
		}
		if (e.call) return this.call_text(e, scope)
		if (e.op === '+') {
			const [a, b] = [this.text(e.left, scope), this.text(e.right, scope)]
			return e.right.literal !== undefined && /^\d+$/.test(e.right.literal) && /^\d+$/.test(a) ? String(Number(a) + Number(b)) : a + b
		}
		return this.test(e, scope, false) ? '1' : '0'
	}

	call_text (e, scope) {
		const arg = e.of[0]
		if (e.call === 'subcount') return String(this.count(arg, scope))
		if (e.call === 'name') {
			const at = arg.parts && this.path_of(arg, scope)
			return at?.path?.split('.').at(-1) ?? ''
		}
		if (e.call === 'first' || e.call === 'last') {
			const at = this.path_of(arg, scope)
			return (e.call === 'first' ? /\.0$/ : /\.1$/).test(at.path ?? '') ? '1' : '0'
		}
		return this.text(arg, scope)
	}

	children_of_words (path) {
		if (!this.is_words(`${path}.`)) return []
		return [...new Set([...this.words.keys()].filter(k => k.startsWith(`${path}.`)).map(k => k.slice(path.length + 1).split('.')[0]))]
	}

	children (path) {
		if (this.is_words(`${path}.`)) return this.children_of_words(path)
		const names = new Set()
		for (let i = 0; i < (this.counts.get(path) ?? 0); i++) names.add(String(i))
		for (const [k, v] of [...this.written, ...this.values]) {
			if (v !== null && k.startsWith(`${path}.`)) names.add(k.slice(path.length + 1).split('.')[0])
		}
		return [...names]
	}

	count (e, scope, want) {
		const at = e.parts && this.path_of(e, scope)
		if (!at?.path) return 0
		const has = this.children(at.path).length
		if (has || this.counts.has(at.path) || this.is_words(at.path)) return has
		this.counts.set(at.path, want === false ? 0 : want ? this.pick([1, 2, 2]) : this.pick([0, 1, 2, 2]))
		return this.counts.get(at.path)
	}

	// ---- conditions

	// Makes it so, as far as it is still open.
	lean (e, scope, want) {
		if (e.parts) {
			const at = this.path_of(e, scope)
			if (at.path && this.known(at.path) === undefined) want ? this.make_slot(at.path) : this.decide(at.path, null)
		} else if (e.op === '!') this.lean(e.of, scope, !want)
		else if (e.op === '?') {
			const at = e.of.parts && this.path_of(e.of, scope)
			if (at?.path && this.known(at.path) === undefined) want ? this.make_slot(at.path) : this.decide(at.path, null)
		} else if (e.call === 'subcount') this.count(e.of[0], scope, want)
		else if (e.op === '&&' || e.op === '||') {
			if ((e.op === '&&') === want) {
				this.lean(e.left, scope, want)
				this.lean(e.right, scope, want)
			} else this.lean(this.chance(0.5) ? e.left : e.right, scope, want)
		} else if (e.op === '==' || e.op === '!=') {
			const equal = (e.op === '==') === want
			for (const [a, b] of [[e.left, e.right], [e.right, e.left]]) {
				if (!a.parts) continue
				const at = this.path_of(a, scope)
				if (!at.path || this.known(at.path) !== undefined) continue
				if (equal) this.decide(at.path, this.text(b, scope))
				else this.make_slot(at.path)
				return
			}
		} else if (e.op && '<>'.includes(e.op[0])) {
			for (const [a, big] of [[e.left, e.op[0] === '>'], [e.right, e.op[0] === '<']]) {
				if (a.call === 'subcount') {
					const at = this.path_of(a.of[0], scope)
					if (at.path && !this.counts.has(at.path)) this.counts.set(at.path, big === want ? 9 : 2)
				} else if (a.parts) {
					const at = this.path_of(a, scope)
					if (at.path && this.known(at.path) === undefined) this.decide(at.path, big === want ? '2000' : '1')
				}
			}
		}
	}

	test (e, scope, open = true) {
		if (e.op === '!') return !this.test(e.of, scope, open)
		if (e.op === '&&') return this.test(e.left, scope, open) && this.test(e.right, scope, open)
		if (e.op === '||') return this.test(e.left, scope, open) || this.test(e.right, scope, open)
		if (e.op === '?') {
			const at = e.of.parts && this.path_of(e.of, scope)
			return at?.path ? truth(this.value(at.path, 'truth')) || this.known(at.path) === '' : Boolean(at?.local)
		}
		if (e.op === '==' || e.op === '!=') {
			const same = this.text(e.left, scope) === this.text(e.right, scope)
			return (e.op === '==') === same
		}
		if (e.op && '<>'.includes(e.op[0])) {
			const [a, b] = [parseInt(this.text(e.left, scope), 10) || 0, parseInt(this.text(e.right, scope), 10) || 0]
			return e.op === '<' ? a < b : e.op === '>' ? a > b : e.op === '<=' ? a <= b : a >= b
		}
		return truth(e.parts ? this.text(e, scope, 'truth') : this.text(e, scope))
	}

	// ---- the tree

	body (list, scope) {
		if (scope.length > most_deep || ++this.steps > 20000) return
		for (const node of list) this[`do_${node.does}`](node, scope)
	}

	way (key) {
		if (this.seen.has(key)) return
		this.seen.add(key)
		this.fresh += 1
	}

	do_include (node, scope) { this.body(this.templates.tree(node.other), scope) }
	do_def (node) { this.macros.set(node.name, node) }

	do_var (node, scope) {
		this.way(`v${node.id}`)
		this.tags.add(node.id)
		if (node.of.parts) {
			const at = this.path_of(node.of, scope)
			if (at.path && !this.is_words(at.path)) this.shown.add(at.path)
		}
		this.text(node.of, scope)
	}

	do_set (node, scope) {
		const at = this.path_of(node.to, scope)
		const e = node.of
		const value = e.op && !'+-'.includes(e.op) ? (this.test(e, scope) ? '1' : '0') : this.text(e, scope)
		if (at.local) at.local.value = value
		else if (at.path) this.written.set(at.path, value)
	}

	do_if (node, scope) {
		const arms = node.arms
		const wanted = arms.findIndex((_, i) => !this.seen.has(`a${node.id}.${i}`))
		const none = arms.at(-1).when && !this.seen.has(`a${node.id}.-`)
		let aim = wanted
		if (wanted < 0 && !none) aim = Math.floor(this.random() * (arms.length + 1))
		else if (this.chance(0.15)) aim = -2
		for (let i = 0; i < arms.length; i++) {
			if (arms[i].when && aim !== -2) this.lean(arms[i].when, scope, i === aim)
			if (arms[i].when && !this.test(arms[i].when, scope)) continue
			this.way(`a${node.id}.${i}`)
			return this.body(arms[i].body, scope)
		}
		this.way(`a${node.id}.-`)
	}

	do_each (node, scope) {
		const at = node.of.parts && this.path_of(node.of, scope)
		if (!at?.path) return
		this.count(node.of, scope, this.seen.has(`e${node.id}`) ? undefined : true)
		for (const name of this.children(at.path)) {
			this.way(`e${node.id}`)
			this.body(node.body, [...scope, { [node.name]: { path: `${at.path}.${name}` } }])
		}
	}

	do_call (node, scope) {
		const macro = this.macros.get(node.name)
		if (!macro) return
		const locals = {}
		macro.names.forEach((name, i) => {
			const e = node.of[i]
			if (!e) locals[name] = { value: '' }
			else if (e.parts) {
				const at = this.path_of(e, scope)
				locals[name] = at.path !== undefined ? { path: at.path } : at.local
			} else locals[name] = { value: e.op && !'+-'.includes(e.op) ? (this.test(e, scope) ? '1' : '0') : this.text(e, scope) }
		})
		this.body(macro.body, [...scope, locals])
	}
}

export const tag_count = templates => {
	let n = 0
	const walk = list => {
		for (const x of list) {
			if (x.does === 'var') n += 1
			if (x.body) walk(x.body)
			for (const a of x.arms ?? []) walk(a.body)
		}
	}
	for (const t of templates.files.values()) walk(t)
	return n
}
