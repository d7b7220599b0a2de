// Every slot of every template. Data is made up so that each template goes its
// ways (template.mjs); then a slot after the other, and all at once, hold a
// string as it is and the same string with letters in the place of all that
// HTML could understand. Tags, attributes and text must be the same but for
// those letters, and no address may lead where it must not.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from '../../web/kit/html.mjs'
import { done, fail, note, ok, same, test } from '../../web/kit/tap.mjs'
import { blns, h5sc, random_of, shuffled, torture, utf8, words } from './strings.mjs'
import { tag_count, Templates } from './template.mjs'

const top = new URL('../../../', import.meta.url).pathname
const dir = process.env.TEMPLATES ?? join(top, 'templates')
const program = join(top, 'build/tests/trust/fill')
const long = Boolean(process.env.LONG)
const short = !long && !process.env.TRUST
const random = random_of(Number(process.env.SEED ?? 20260101))
const valid = utf8.filter(v => v.valid && !v.bytes.includes(0)).map(v => v.bytes.toString('utf8'))
const every = [...new Set([...blns, ...h5sc, ...words, ...valid])].filter(s => !s.includes('\0'))
// A string of letters with the same sense as a number and as a truth.
const tame = s => s.replace(/\r/g, '').replace(/^([\s+-]*)([^]*)$/, (_, head, rest) => head + rest.replace(/[^A-Za-z0-9\u0080-\u{10ffff}]/gu, '_'))
const flat = s => s.replace(/\r/g, '').replace(/[^A-Za-z0-9\u0080-\u{10ffff}]/gu, '_')
const pack = shuffled(every, random)
let next = 0
const some_of = n => Array.from({ length: n }, () => pack[next++ % pack.length])
const some = n => long ? every : some_of(n)

// ---- the engine -------------------------------------------------------------------

class Batch {
	constructor (from = dir) {
		this.from = from
		this.parts = []
		this.takers = []
	}

	line (text, ...bytes) {
		this.parts.push(Buffer.from(`${text}\n`))
		for (const b of bytes) this.parts.push(b, Buffer.from('\n'))
	}

	page (file, lang, values) {
		this.line(`page ${file} ${lang}`)
		for (const [path, v] of values) if (v !== null) this.value('set', path, v)
	}

	value (how, path, v) {
		const b = Buffer.from(v)
		this.line(`${how} ${path} ${b.length}`, b)
	}

	go (over, take) {
		for (const [path, v] of over) this.value('put', path, v)
		this.line('go')
		this.takers.push(take)
	}

	run () {
		const out = execFileSync(program, [this.from], { input: Buffer.concat(this.parts), maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'pipe'] })
		let at = 0
		for (const take of this.takers) {
			const end = out.indexOf(10, at)
			const n = Number(out.subarray(at, end).toString())
			at = end + 1
			take(n < 0 ? null : out.subarray(at, at + n).toString('utf8'))
			at += Math.max(n, 0) + 1
		}
		this.parts = []
		this.takers = []
	}
}

// ---- comparing --------------------------------------------------------------------

const addresses = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data', 'ping', 'srcset', 'background', 'xlink:href'])
const own_only = new Set(['src', 'action', 'formaction', 'poster', 'data', 'ping', 'srcset', 'background'])
// As a browser reads it: without white space around and line ends within.
function leads_away (name, value) {
	// eslint-disable-next-line no-control-regex
	const v = value.replace(/[\t\n\r]/g, '').replace(/^[\x00-\x20]+/, '')
	if (/^[/\\]{2}/.test(v)) return true
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(v)?.[1].toLowerCase()
	return Boolean(scheme) && (own_only.has(name) || !['http', 'https', 'mailto', 'tel'].includes(scheme))
}

const seen = { markup: 0, text: 0, away: 0, addresses: 0 }
// What the page with the string has otherwise than the quiet one; '' for
// nothing. into() says what a flat text of the quiet page should have become.
function unlike (wild, quiet, into = x => x) {
	let wrong = ''
	const say = (kind, text) => { wrong ||= { kind, text } }
	function walk (x, y) {
		if (wrong) return
		const [m, n] = [Object.keys(x.attributes), Object.keys(y.attributes)]
		if (x.name !== y.name || m.join(' ') !== n.join(' ')) return say('markup', `<${y.name} ${n.join(' ')}> became <${x.name} ${m.join(' ')}>`)
		for (const k of m) {
			const [v, u] = [x.attributes[k], y.attributes[k]]
			if (addresses.has(k)) {
				seen.addresses += 1
				if (leads_away(k, v)) say('away', `<${x.name} ${k}="${v}">`)
			} else if (v !== u && flat(v) !== into(flat(u))) say('text', `<${x.name} ${k}>: ${JSON.stringify(u).slice(0, 80)} became ${JSON.stringify(v).slice(0, 80)}`)
		}
		if (x.children.length !== y.children.length) return say('markup', `<${y.name}> held ${y.children.length} things, now ${x.children.length}`)
		for (let i = 0; i < x.children.length; i++) {
			const [c, e] = [x.children[i], y.children[i]]
			if (typeof c !== typeof e) return say('markup', `<${y.name}>: text and markup changed places`)
			if (typeof c !== 'string') walk(c, e)
			else if (c !== e && flat(c) !== into(flat(e))) say('text', `<${x.name}>: ${JSON.stringify(e).slice(0, 80)} became ${JSON.stringify(c).slice(0, 80)}`)
		}
	}
	walk(parse(wild), quiet)
	return wrong
}
const count = wrong => {
	if (wrong) seen[wrong.kind] += 1
	return wrong?.text
}

// What the engine makes of a string in text and in quotes.
const escaped = s => s.replace(/\r/g, '').replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c])

// ---- worlds -------------------------------------------------------------------------

const templates = new Templates(dir)
// Pages are what the programs name; the rest is included by them.
const included = new Set()
const files = readdirSync(dir, { recursive: true }).filter(f => f.endsWith('.cs')).sort()
const found = []
let marks = 0
const mark = () => `zq${(++marks).toString(36)}z`
const worlds = []
await test(`every template can be read (${files.length})`, () => {
	const wrong = []
	for (const f of files) {
		try {
			const walk = list => {
				for (const x of list) {
					if (x.does === 'include') included.add(x.other)
					if (x.body) walk(x.body)
					for (const a of x.arms ?? []) walk(a.body)
				}
			}
			walk(templates.tree(f))
		} catch (e) {
			wrong.push(`${f}: ${e.message}`)
		}
	}
	found.push(...files.filter(f => !included.has(f)))
	same(wrong, [], 'not read')
})
const tags = new Set()
for (const file of found) {
	for (const lang of ['zh-CN', 'en']) {
		const ways = new Set()
		for (let i = 0, idle = 0; i < (long ? 200 : short ? 14 : 24) && idle < (long ? 20 : 4); i++) {
			let w
			try {
				w = templates.world(file, { lang, random, seen: ways, mark })
			} catch { break }
			idle = w.fresh ? 0 : idle + 1
			for (const t of w.tags) tags.add(t)
			if (w.fresh) worlds.push(Object.assign(w, { number: worlds.length }))
		}
	}
}

// What of it the engine shows.
await test(`every page is rendered with data of all kinds (${found.length} pages, ${worlds.length} sets of data)`, () => {
	const wrong = new Set()
	const batch = new Batch()
	for (const w of worlds) {
		batch.page(w.file, w.lang, w.values)
		batch.go([], out => {
			if (out === null) return wrong.add(w.file)
			w.out = out
			w.reached = new Map([...w.slots].filter(([, m]) => out.includes(m)))
		})
		if (batch.parts.length > 20000) batch.run()
	}
	batch.run()
	same([...wrong], [], 'not rendered')
})
const rendered = worlds.filter(w => w.out !== undefined)

// A slot is a path of a page; one set of data that shows it. What the frame of
// every page shows is tried on some of them.
const own = path => !/^Page\.none\.|\.attributes\.\w+\.name$/.test(path)
const slots = new Map()
const on_pages = new Map()
for (const w of rendered) {
	for (const path of w.reached.keys()) {
		// Names of attributes are ours (lib/ never sets them).
		if (!own(path)) continue
		const name = path.replace(/\.\d+/g, '.N')
		const key = `${w.file} ${name}`
		if (slots.has(key)) {
			if (random() < 0.3) Object.assign(slots.get(key), { w, path })
			continue
		}
		slots.set(key, { w, path, name })
		if (!on_pages.has(name)) on_pages.set(name, new Set())
		on_pages.get(name).add(w.file)
	}
}
const known = slots.size
for (const [key, { name }] of slots) {
	const many = on_pages.get(name).size
	if (many > 20 && random() > 8 / many) slots.delete(key)
}
await test('most of what templates can show is shown', () => {
	const all_tags = tag_count(templates)
	note(`${known} slots on ${found.length} pages, ${on_pages.size} of different names; ${tags.size} of ${all_tags} var tags were run (macros of the kit that no page uses are not)`)
	ok(tags.size > all_tags * 0.8, `${tags.size} of ${all_tags}`)
	ok(known > 1000, `${known} slots`)
})

// ---- the check can fail ---------------------------------------------------------------

await test('a slot without quotes, without escaping or with any address is found', () => {
	const other = mkdtempSync(join(tmpdir(), 'render-'))
	try {
		mkdirSync(join(other, 'x'))
		symlinkSync(join(dir, 'text'), join(other, 'text'))
		const bad = {
			'x/unquoted.cs': '<p title=<?cs var:Page.x ?>>a</p>',
			'x/name.cs': '<p <?cs var:Page.x ?>="1">a</p>',
			'x/raw.cs': '<?cs escape: "none" ?><p><?cs var:Page.x ?></p><?cs /escape ?>',
			'x/address.cs': '<a href="<?cs var:Page.x ?>">a</a>'
		}
		for (const [file, text] of Object.entries(bad)) {
			writeFileSync(join(other, file), text)
			const wrong = []
			const batch = new Batch(other)
			batch.page(file, 'zh-CN', [])
			for (const s of torture) {
				let wild
				batch.go([['Page.x', s]], out => { wild = out })
				batch.go([['Page.x', tame(s)]], out => wrong.push(unlike(wild, parse(out))))
			}
			batch.run()
			ok(wrong.some(Boolean), `${file} passed`)
		}
	} finally {
		rmSync(other, { recursive: true })
	}
})
seen.addresses = 0

// ---- one after the other ----------------------------------------------------------------

// First against the quiet page that is there; if that differs the string was
// taken for another number or truth, and a quiet page of the same is made.
let renders = 0
const marks_of = /\/zq[0-9a-z]+?z/g
const flat_marks = /_zq[0-9a-z]+?z/g
function try_out (jobs, bad) {
	const again = []
	let alike = 0
	for (let from = 0; from < jobs.length; from += 1000) {
		const batch = new Batch()
		let on
		for (const { w, path, s, look } of jobs.slice(from, from + 1000)) {
			if (w !== on) batch.page(w.file, w.lang, w.values)
			on = w
			w.paths ??= [...w.slots.keys()].filter(own)
			w.marks ??= new Set(w.paths.flatMap(p => [w.slots.get(p), flat(w.slots.get(p))]))
			const is = path ? new Set([w.slots.get(path), flat(w.slots.get(path))]) : w.marks
			renders += 1
			batch.go(path ? [[path, s]] : w.paths.map(p => [p, s]), out => {
				if (out === null) return bad.push(`${w.file}: not rendered`)
				// Where the place is known to be text or in quotes.
				if (!look && out === w.out.replace(marks_of, m => is.has(m) ? escaped(s) : m)) return (alike += 1)
				w.tree ??= parse(w.out)
				if (unlike(out, w.tree, x => x.replace(flat_marks, m => is.has(m) ? flat(s) : m))) again.push({ w, path, s, out })
			})
		}
		batch.run()
		for (const { w } of jobs.slice(from, from + 1000)) w.tree = undefined
	}
	for (let from = 0; from < again.length; from += 1000) {
		const batch = new Batch()
		let on
		for (const { w, path, s, out: wild } of again.slice(from, from + 1000)) {
			if (w !== on) batch.page(w.file, w.lang, w.values)
			on = w
			renders += 1
			batch.go(path ? [[path, tame(s)]] : w.paths.map(p => [p, tame(s)]), out => {
				const wrong = out === null ? 'not rendered' : count(unlike(wild, parse(out)))
				if (wrong) bad.push(`${w.file} ${w.lang}, ${path ?? 'all'} = ${JSON.stringify(s).slice(0, 60)}: ${wrong}`)
			})
		}
		batch.run()
	}
	return alike
}
const told = bad => bad.length && fail(`${bad.length}:\n${bad.slice(0, 20).join('\n')}`)

await test(`every slot in turn (${slots.size} slots)`, () => {
	const bad = []
	let turn = 0
	// Always one with all that HTML knows, one of addresses, and others'; pages of
	// the first are compared as trees. In short that is done for every fourth slot,
	// and for all of them at once below; the other slots take two of the strings.
	const list = [...slots.values()].sort((a, b) => a.w.number - b.w.number)
	const lot = long ? 15 : 5000
	for (let i = 0; i < list.length; i += lot) {
		try_out(list.slice(i, i + lot).flatMap(({ w, path }) => {
			const whole = !short || turn % 4 === 0
			return [...whole ? [torture[0]] : [], torture[1 + turn++ % (torture.length - 1)], ...some(1)]
				.map((s, i) => ({ w, path, s, look: whole && i < (long ? 2 : 1) }))
		}), bad)
	}
	told(bad)
})

await test(`all slots at once (${rendered.length} sets of data)`, () => {
	const bad = []
	const jobs = rendered.flatMap((w, i) => [torture[0], ...long ? some_of(20) : !short && i % 4 === 0 ? some_of(1) : []].map(s => ({ w, path: null, s, look: s === torture[0] })))
	for (let i = 0; i < jobs.length; i += 20000) try_out(jobs.slice(i, i + 20000), bad)
	told(bad)
})

// ---- heads ---------------------------------------------------------------------------------

let heads = 0
await test(`names of files and addresses in the head of an answer (${every.length + torture.length} strings)`, () => {
	const parts = []
	const list = [...every, ...torture, 'a\r\nSet-Cookie: b=c', 'a\nX: y', 'x.pdf\r\n\r\n<script>', '"; filename="b.exe', "''evil", 'a%0d%0ab', '\u0085x', '\u2028x', '..\\..\\x', 'x'.repeat(5000)]
	for (const s of list) {
		const b = Buffer.from(s)
		for (const how of ['name', 'see']) parts.push(Buffer.from(`${how} ${b.length}\n`), b, Buffer.from('\n'))
	}
	const out = execFileSync(program, [dir], { cwd: top, input: Buffer.concat(parts), maxBuffer: 1 << 28 }).toString('latin1')
	const answers = out.split('\r\n\r\n----\n')
	same(answers.length - 1, list.length * 2, 'answers')
	const kinds = [new Set(), new Set()]
	const bad = []
	list.forEach((s, i) => {
		for (const k of [0, 1]) {
			const lines = answers[i * 2 + k].split('\r\n')
			heads += 1
			kinds[k].add(lines.map(l => l.replace(/:.*/s, '')).join(' '))
			// eslint-disable-next-line no-control-regex
			if (lines.some(l => /[^\x20-\x7e]/.test(l))) bad.push(`${JSON.stringify(s).slice(0, 60)}: not plain ASCII`)
			const line = lines.find(l => l.startsWith(k ? 'Location: ' : 'Content-Disposition: '))
			if (k) {
				if (!/^Location: \/case\/[^\s"<>\\]*\?done=[^\s"<>\\]*$/.test(line)) bad.push(`${JSON.stringify(s).slice(0, 60)}: ${line}`)
				continue
			}
			const m = /^Content-Disposition: attachment; filename="download(?:\.[a-z0-9]*)?"; filename\*=UTF-8''([A-Za-z0-9._~%-]*)$/.exec(line)
			if (!m || decodeURIComponent(m[1]) !== s) bad.push(`${JSON.stringify(s).slice(0, 60)}: ${line?.slice(0, 120)}`)
		}
	})
	if (bad.length) fail(bad.slice(0, 10).join('\n'))
	same(kinds.map(k => k.size), [1, 1], 'kinds of heads')
})

note(`tried: ${slots.size} slots of ${found.length} templates in two languages, ${every.length + torture.length} strings, ${renders} pages, ${heads} heads`)
note(`figure: markup changed ${seen.markup}, text changed ${seen.text}, addresses that lead away ${seen.away} of ${seen.addresses}`)
done()
