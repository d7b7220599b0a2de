// Pictures for the replay.  A licence, a permit or a shop front is painted as
// rows of coloured blocks, and read back from the picture that a page serves:
// what an officer decides, he has seen.  Eight colours at the corners of the
// colour cube and blocks of 20 pixels stand any re-encoding; the suite writes
// a PNG anew as a PNG.
import zlib from 'node:zlib'

const W = 800, H = 60, BLOCK = 20
const COLS = W / BLOCK
const RED = 4, GREEN = 2, WHITE = 7
const kinds = { licence: [4, 2, 1, 6], permit: [1, 4, 2, 3], photo: [2, 1, 4, 5], logo: [6, 3, 5, 1] }

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

// ---- PNG (ISO/IEC 15948) ----------------------------------------------------

const table = Int32Array.from({ length: 256 }, (_, n) => {
	for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
	return n
})

function crc (bytes) {
	let c = -1
	for (const b of bytes) c = table[(c ^ b) & 255] ^ (c >>> 8)
	return (c ^ -1) >>> 0
}

function chunk (name, data) {
	const out = Buffer.alloc(12 + data.length)
	out.writeUInt32BE(data.length, 0)
	out.write(name, 4, 'latin1')
	data.copy(out, 8)
	out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)), 8 + data.length)
	return out
}

const palette = Buffer.from([...Array(8).keys()].flatMap(c =>
	[c & 4 ? 255 : 0, c & 2 ? 255 : 0, c & 1 ? 255 : 0]))

function paint (blocks) {
	const head = Buffer.alloc(13)
	head.writeUInt32BE(W, 0)
	head.writeUInt32BE(H, 4)
	head.set([8, 3, 0, 0, 0], 8)
	const raw = Buffer.alloc((W + 1) * H)
	for (let r = 0; r < H / BLOCK; r++) {
		const line = Buffer.alloc(W + 1)
		for (let c = 0; c < COLS; c++)
			line.fill(blocks[r * COLS + c] ?? WHITE, 1 + c * BLOCK, 1 + (c + 1) * BLOCK)
		for (let y = 0; y < BLOCK; y++) line.copy(raw, (r * BLOCK + y) * (W + 1))
	}
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head),
		chunk('PLTE', palette), chunk('IDAT', zlib.deflateSync(raw, { level: 1 })),
		chunk('IEND', Buffer.alloc(0))])
}

function unfilter (raw, height, stride, step) {
	const out = Buffer.alloc(height * stride)
	for (let y = 0; y < height; y++) {
		const kind = raw[y * (stride + 1)]
		const from = y * (stride + 1) + 1, to = y * stride
		if (kind === 0) {
			raw.copy(out, to, from, from + stride)
			continue
		}
		for (let x = 0; x < stride; x++) {
			const a = x >= step ? out[to + x - step] : 0
			const b = y ? out[to - stride + x] : 0
			const c = y && x >= step ? out[to - stride + x - step] : 0
			let p = 0
			if (kind === 1) p = a
			else if (kind === 2) p = b
			else if (kind === 3) p = (a + b) >> 1
			else {
				const pa = Math.abs(b - c), pb = Math.abs(a - c), pc = Math.abs(a + b - 2 * c)
				p = pa <= pb && pa <= pc ? a : pb <= pc ? b : c
			}
			out[to + x] = raw[from + x] + p
		}
	}
	return out
}

// Pixels of an 8-bit, not interlaced PNG: { width, height, at(x, y) } or null.
function pixels (png) {
	if (png.length < 33 || png.readUInt32BE(0) !== 0x89504e47) return null
	const width = png.readUInt32BE(16), height = png.readUInt32BE(20)
	const [depth, colour, , , laced] = png.subarray(24, 29)
	const step = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour]
	if (depth !== 8 || laced || !step) return null
	const data = []
	let plte
	for (let at = 8; at + 12 <= png.length;) {
		const n = png.readUInt32BE(at), name = png.toString('latin1', at + 4, at + 8)
		if (name === 'IDAT') data.push(png.subarray(at + 8, at + 8 + n))
		if (name === 'PLTE') plte = png.subarray(at + 8, at + 8 + n)
		at += 12 + n
	}
	const dots = unfilter(zlib.inflateSync(Buffer.concat(data)), height, width * step, step)
	return { width, height, at (x, y) {
		const i = (y * width + x) * step
		if (colour === 3) return [...plte.subarray(dots[i] * 3, dots[i] * 3 + 3)]
		return colour === 0 || colour === 4 ? [dots[i], dots[i], dots[i]]
			: [dots[i], dots[i + 1], dots[i + 2]]
	} }
}

// ---- blocks -----------------------------------------------------------------

// The middle of each block, by the nearest corner of the cube; grey is none.
function blocksOf (png) {
	const p = pixels(png)
	if (!p) return []
	const out = []
	for (let r = 0; r < H / BLOCK; r++)
		for (let c = 0; c < COLS; c++) {
			const rgb = p.at(Math.floor((c + 0.5) * p.width / COLS),
				Math.floor((r + 0.5) * p.height / (H / BLOCK)))
			out.push(rgb.some(v => v > 85 && v < 170) ? -1
				: rgb.reduce((n, v) => n * 2 + (v > 127 ? 1 : 0), 0))
		}
	return out
}

// A name is painted as eight blocks that only this name has.
function nameBlocks (name) {
	let h = 0x811c9dc5
	for (const b of Buffer.from(name)) h = Math.imul(h ^ b, 0x01000193) >>> 0
	return Array.from({ length: 8 }, (_, i) => (h >>> (i * 3)) & 7)
}

const codeBlocks = code => [...code].flatMap(ch => {
	const n = alphabet.indexOf(ch)
	return [n >> 3, n & 7]
})

const codeOf = blocks => Array.from({ length: blocks.length / 2 }, (_, i) =>
	alphabet[blocks[2 * i] * 8 + blocks[2 * i + 1]] ?? '?').join('')

const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i])
const light = bad => bad ? RED : GREEN

// ---- what is painted --------------------------------------------------------

// First row: what it is, whose it is, then lights.  Second row: the code.
// facts: { name, code, struck, codeStruck, listed, penalty, until }
export function licence (facts) {
	const first = [...kinds.licence, ...nameBlocks(facts.name), light(facts.struck),
		light(facts.codeStruck), light(facts.listed), light(facts.penalty),
		((facts.until - 2000) >> 3) & 7, (facts.until - 2000) & 7]
	return paint([...first, ...Array(COLS - first.length).fill(WHITE),
		...codeBlocks(facts.code)])
}

export const permit = ({ name }) => paint([...kinds.permit, ...nameBlocks(name)])

// facts: { name on the sign, empty lot, notice on the door: 0, closed, moved }
export const photo = ({ name, empty, closed, moved }) => paint([...kinds.photo,
	...nameBlocks(name), light(empty), light(closed), light(moved)])

export const logo = ({ name }) => paint([...kinds.logo, ...nameBlocks(name)])

// Taken in the dark: nothing can be read.
export const dark = () => paint(Array(COLS * 3).fill(0))

// ---- what is seen -----------------------------------------------------------

// { kind, names(name), ... } of a served picture; kind is null when nothing
// can be made out.
export function look (png) {
	const b = blocksOf(png)
	const kind = Object.keys(kinds).find(k => same(b.slice(0, 4), kinds[k])) ?? null
	const seen = { kind, names: name => same(b.slice(4, 12), nameBlocks(name)) }
	if (kind === 'licence')
		Object.assign(seen, { struck: b[12] === RED, codeStruck: b[13] === RED,
			listed: b[14] === RED, penalty: b[15] === RED, until: 2000 + b[16] * 8 + b[17],
			code: codeOf(b.slice(COLS, COLS + 36)) })
	if (kind === 'photo')
		Object.assign(seen, { empty: b[12] === RED, closed: b[13] === RED, moved: b[14] === RED })
	return seen
}

export const file = (filename, bytes) => ({ filename, type: 'image/png', bytes })
