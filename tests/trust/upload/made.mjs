// Files, made from nothing: whole ones, and the parts to spoil them with.

import { deflateRawSync, deflateSync } from 'node:zlib'
import { crc32 } from '../../web/kit/crc.mjs'

// ---- PNG (ISO/IEC 15948) -----------------------------------------------------------

export function chunk (type, body) {
	const out = Buffer.alloc(12 + body.length)
	out.writeUInt32BE(body.length, 0)
	out.write(type, 4, 'latin1')
	body.copy(out, 8)
	out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length)
	return out
}
const signature = Buffer.from('89504e470d0a1a0a', 'hex')
function png_head (width, height, depth = 8, colour = 2) {
	const head = Buffer.alloc(13)
	head.writeUInt32BE(width, 0)
	head.writeUInt32BE(height, 4)
	head.set([depth, colour, 0, 0, 0], 8)
	return chunk('IHDR', head)
}
// `more` are chunks before the picture's data.
export function png (width, height, more = [], seed = 1) {
	const line = 1 + width * 3
	const data = Buffer.alloc(line * height)
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) data[y * line + 1 + x * 3] = ((x >> 5) * 37 + (y >> 5) * 91 + seed * 13) & 255
	}
	return Buffer.concat([signature, png_head(width, height), ...more, chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))])
}
// A head that promises what nobody has room for, and hardly any data.
export const png_huge = (width, height) => Buffer.concat([signature, png_head(width, height, 8, 0), chunk('IDAT', deflateSync(Buffer.alloc(1 << 20))), chunk('IEND', Buffer.alloc(0))])
// All of it, of one colour: small on the wire.
export const png_bomb = (width, height) => Buffer.concat([signature, png_head(width, height, 1, 0), chunk('IDAT', deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height))), chunk('IEND', Buffer.alloc(0))])

// ---- JPEG (ITU-T T.81): grey, baseline, only the mean of each block ------------------

const segment = (mark, body) => Buffer.concat([Buffer.from([0xff, mark, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
export const jpeg_part = segment
export function jpeg (width, height, more = [], seed = 1) {
	const bits = []
	const put = (value, n) => { for (let i = n - 1; i >= 0; i--) bits.push(value >> i & 1) }
	let before = 0
	for (let y = 0; y < Math.ceil(height / 8); y++) {
		for (let x = 0; x < Math.ceil(width / 8); x++) {
			const mean = (x * 7 + y * 13 + seed * 31) % 120 - 60
			const d = mean - before
			before = mean
			const size = d ? 32 - Math.clz32(Math.abs(d)) : 0
			put(size, 4)			// the code of a size is the size itself
			if (size) put(d > 0 ? d : d + (1 << size) - 1, size)
			put(0, 1)			// end of block
		}
	}
	while (bits.length % 8) bits.push(1)
	const data = []
	for (let i = 0; i < bits.length; i += 8) {
		const b = bits.slice(i, i + 8).reduce((a, x) => a * 2 + x, 0)
		data.push(b)
		if (b === 255) data.push(0)
	}
	const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])
	const dc = Buffer.from([0, 0, 0, 0, 12, ...Array(12).fill(0), ...Array.from({ length: 12 }, (_, i) => i)])
	const ac = Buffer.from([0x10, 1, ...Array(15).fill(0), 0])
	return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')), ...more,
		segment(0xdb, Buffer.from([0, ...Array(64).fill(8)])), segment(0xc0, frame), segment(0xc4, dc), segment(0xc4, ac),
		segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from(data), Buffer.from([0xff, 0xd9])])
}

// ---- Exif with a place (CIPA DC-008) -------------------------------------------------

export const secret = 'GEHEIMER-ORT-36.0671N-120.3826E'
// Big-endian TIFF: the maker's name is the secret, and a GPS directory.
export function exif () {
	const words = Buffer.from(`${secret}\0`, 'latin1')
	const b = Buffer.alloc(200 + words.length)
	b.write('MM\0*', 0, 'latin1')
	b.writeUInt32BE(8, 4)
	const entry = (at, tag, type, count, value) => {
		b.writeUInt16BE(tag, at)
		b.writeUInt16BE(type, at + 2)
		b.writeUInt32BE(count, at + 4)
		typeof value === 'string' ? b.write(value, at + 8, 'latin1') : b.writeUInt32BE(value, at + 8)
	}
	b.writeUInt16BE(3, 8)
	entry(10, 0x010f, 2, words.length, 200)
	entry(22, 0x0112, 3, 1, 1 << 16)
	entry(34, 0x8825, 4, 1, 60)
	b.writeUInt16BE(4, 60)
	entry(62, 1, 2, 2, 'N\0')
	entry(74, 2, 5, 3, 120)
	entry(86, 3, 2, 2, 'E\0')
	entry(98, 4, 5, 3, 144)
	for (const [at, list] of [[120, [36, 1, 4, 1, 1, 1]], [144, [120, 1, 22, 1, 57, 1]]]) list.forEach((v, i) => b.writeUInt32BE(v, at + 4 * i))
	words.copy(b, 200)
	return b
}
export const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="36,4.02N" rdf:about="${secret}"/></rdf:RDF></x:xmpmeta>`
export const jpeg_told = () => [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif()])), segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`, 'latin1')), segment(0xfe, Buffer.from(secret, 'latin1')), segment(0xed, Buffer.from(`Photoshop 3.0\0${secret}`, 'latin1'))]
export const png_told = () => [chunk('eXIf', exif()), chunk('tEXt', Buffer.from(`Comment\0${secret}`, 'latin1')), chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`, 'utf8')), chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0', 'latin1'), deflateSync(Buffer.from(secret))]))]

// ---- PDF (ISO 32000) ------------------------------------------------------------------

// `before` comes right behind the first line, as a comment; `fill` bytes pad it.
export function pdf ({ before = '', more = '', fill = 0, text = 'A', after = '' } = {}) {
	const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
	const objects = [
		`<< /Type /Catalog /Pages 2 0 R ${more} >>`, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
	]
	const parts = [`%PDF-1.4\n${before ? `%${before}\n` : ''}`]
	if (fill) parts.push(`%${'x'.repeat(fill)}\n`)
	let at = parts.reduce((n, p) => n + Buffer.byteLength(p, 'latin1'), 0)
	const starts = []
	objects.forEach((o, i) => {
		starts.push(at)
		parts.push(`${i + 1} 0 obj\n${o}\nendobj\n`)
		at += Buffer.byteLength(parts.at(-1), 'latin1')
	})
	parts.push(`xref\n0 6\n0000000000 65535 f \n${starts.map(s => `${String(s).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n${after}`)
	return Buffer.from(parts.join(''), 'latin1')
}
// Of exactly so many bytes (the number behind startxref grows with them).
export function pdf_of (size) {
	let fill = 1
	for (let i = 0; i < 5; i++) fill += size - pdf({ fill }).length
	return pdf({ fill })
}

// ---- ZIP ---------------------------------------------------------------------------------

export function zip (files) {
	const parts = []
	const index = []
	let at = 0
	for (const [name, bytes] of files) {
		const packed = deflateRawSync(bytes, { level: 9 })
		const n = Buffer.from(name)
		const head = Buffer.alloc(30)
		head.writeUInt32LE(0x04034b50, 0)
		head.writeUInt16LE(20, 4)
		head.writeUInt16LE(8, 8)
		head.writeUInt32LE(crc32(bytes), 14)
		head.writeUInt32LE(packed.length, 18)
		head.writeUInt32LE(bytes.length, 22)
		head.writeUInt16LE(n.length, 26)
		const entry = Buffer.alloc(46)
		entry.writeUInt32LE(0x02014b50, 0)
		entry.writeUInt16LE(20, 4)
		head.copy(entry, 6, 4, 30)
		entry.writeUInt32LE(at, 42)
		parts.push(head, n, packed)
		index.push(entry, n)
		at += 30 + n.length + packed.length
	}
	const central = Buffer.concat(index)
	const end = Buffer.alloc(22)
	end.writeUInt32LE(0x06054b50, 0)
	end.writeUInt16LE(files.length, 8)
	end.writeUInt16LE(files.length, 10)
	end.writeUInt32LE(central.length, 12)
	end.writeUInt32LE(at, 16)
	return Buffer.concat([...parts, central, end])
}
// An archive in an archive, and so on, of a great deal of nothing.
export function zip_nested (depth = 5, width = 6) {
	let b = zip([['0.txt', Buffer.alloc(4 << 20)]])
	for (let i = 0; i < depth; i++) b = zip(Array.from({ length: width }, (_, k) => [`${k}.zip`, b]))
	return b
}
