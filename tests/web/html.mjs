// HTML as a list of strings, one a tag or text, so that two pieces of HTML that
// mean the same compare equal: white space folded, attributes sorted, classes
// split, entities read.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ctdot: '⋯' }

const decode = s => s.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, dec, name) =>
	hex ? String.fromCodePoint(parseInt(hex, 16))
		: dec ? String.fromCodePoint(Number(dec)) : entities[name] ?? all)

function tag (name, rest) {
	const attributes = []
	for (const [, key, , v1, v2, v3] of rest.matchAll(
		/([^\s=/>"']+)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)) {
		let value = decode(v1 ?? v2 ?? v3 ?? '')
		if (key === 'class') value = value.split(/\s+/).filter(Boolean).sort().join(' ')
		attributes.push(`${key.toLowerCase()}=${JSON.stringify(value.trim())}`)
	}
	return `<${[name.toLowerCase(), ...attributes.sort()].join(' ')}>`
}

export function elements (html) {
	const out = []
	let text = ''
	const flush = () => {
		const t = decode(text).replace(/\s+/g, ' ').trim()
		if (t) out.push(t)
		text = ''
	}
	for (const [, comment, closing, name, rest, words] of html.matchAll(
		/(<!--[^]*?-->)|<(\/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+|<)/gi)) {
		if (comment) continue
		if (words) text += words
		else {
			flush()
			out.push(closing ? `</${name.toLowerCase()}>` : tag(name, rest))
		}
	}
	flush()
	return out
}
