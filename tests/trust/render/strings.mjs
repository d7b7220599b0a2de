// Strings that others collected (tests/data/bad-input) and a few of our own
// that hold every character HTML knows.

import { readFileSync } from 'node:fs'

const data = new URL('../../data/bad-input/', import.meta.url)
const read = path => readFileSync(new URL(path, data), 'utf8')

export const blns = JSON.parse(read('blns/blns.json'))
export const h5sc = [...read('h5sc/vectors.txt').matchAll(/<div id="\d+">([^]*?)\/\/\["'`-->\]\]>\]<\/div>/g)].map(m => m[1])
export const words = read('libinjection/false_positives.txt').split('\n').filter(l => l && !l.startsWith('#'))
export const utf8 = read('utf8-kuhn/vectors.tsv').split('\n').filter(l => l && !l.startsWith('#')).map(l => {
	const [section, valid, hex] = l.split('\t')
	return { section, valid: valid === '1', bytes: Buffer.from(hex, 'hex') }
})

// Each would change the markup of a place that does not escape, or is not quoted.
export const torture = [
	'x" y=\'z\' onclick=a(1) <b>&amp;`/>\n</textarea></title></script>-->]]>',
	'javascript:alert(1)', '//evil.example/"x', '/\\evil.example', ' \tjava\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>', '&#x3c;script&#62;&lt;'
]

// The same numbers for the same seed (mulberry32).
export function random_of (seed) {
	return () => {
		let t = seed += 0x6d2b79f5
		t = Math.imul(t ^ t >>> 15, t | 1)
		t ^= t + Math.imul(t ^ t >>> 7, t | 61)
		return ((t ^ t >>> 14) >>> 0) / 4294967296
	}
}

export function shuffled (list, random) {
	const out = [...list]
	for (let i = out.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[out[i], out[j]] = [out[j], out[i]]
	}
	return out
}
