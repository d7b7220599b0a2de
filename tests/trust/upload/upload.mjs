// The upload door. Only what is a whole JPEG, PNG, HEIC or PDF within the
// limits comes in; a picture is made anew and tells nothing besides itself; a
// file goes out under a type of ours and is never run. After a refusal nothing
// is left, neither in the table nor on the disk. What was changed in the store
// does not go out.

import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { inflateSync, gzipSync } from 'node:zlib'
import { close, q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { multipart, Visitor } from '../../web/kit/http.mjs'
import { all, done, fail, note, ok, same, test } from '../../web/kit/tap.mjs'
import { draft, log_mark, person } from '../../web/kit/world.mjs'
import { blns, random_of, shuffled } from '../render/strings.mjs'
import { chunk, exif, jpeg, jpeg_part, jpeg_told, pdf, pdf_of, png, png_bomb, png_huge, png_told, secret, xmp, zip, zip_nested } from './made.mjs'

const state = process.env.STATE
const long = Boolean(process.env.LONG)
const random = random_of(Number(process.env.SEED ?? 20260101))
const heic = readFileSync(new URL('place.heic', import.meta.url))
const latin = s => Buffer.from(s, 'latin1')
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')

// ---- who sends, and what is there ---------------------------------------------------

async function sender () {
	const who = await person('传文件的人')
	const id = await draft(who)
	const page = `/alliance/draft/${id}/papers`
	const a = await who.get(page)
	if (a.status !== 200) fail(a.brief)
	return { who, id, page, token: a.doc.one('input[name=token]').get('value') }
}
let at = await sender()
const tally = { tried: 0, refused: 0, taken: 0, left: 0, leaked: 0, slowest: 0 }

// Every file of the store, by name, with its length and time.
function store () {
	const out = new Map()
	const top = `${state}/files`
	for (const sub of existsSync(top) ? readdirSync(top) : []) {
		for (const f of readdirSync(`${top}/${sub}`)) {
			const s = statSync(`${top}/${sub}/${f}`)
			out.set(`${sub}/${f}`, `${s.size} ${s.mtimeMs}`)
		}
	}
	return out
}
// What suites before this one, which kill workers, may have left.
const there = store()
const table = async () => Number(await value('select count(*) from rg.upload'))

async function send (bytes, { name = 'a.pdf', type = 'application/octet-stream', paper = 'licence_scan', from = at, files, raw } = {}) {
	tally.tried += 1
	const fields = [['token', from.token], ['key', key()], ['paper', paper], ['do', `upload:${paper}`]]
	const body = raw ?? multipart(fields, files ?? [{ field: paper, name, type, bytes }])
	const start = performance.now()
	const a = await from.who.post(from.page, [], body)
	tally.slowest = Math.max(tally.slowest, performance.now() - start)
	return a
}

// A refusal says why at the paper's field, and leaves nothing.
async function refused (what, bytes, how = {}) {
	const rows_before = await table()
	const before = store()
	const a = await send(bytes, how)
	const statuses = how.may ?? [422]
	if (a.status === 303 && !statuses.includes(303)) return fail(`${what}: was taken`)
	if (!statuses.includes(a.status)) return fail(`${what}: ${a.status}`)
	const paper = how.paper ?? 'licence_scan'
	if (a.status === 422 && (!a.errors[paper] || !a.summary.length)) fail(`${what}: no message at the field (${JSON.stringify(a.errors)})`)
	const now = store()
	const more = [...now.keys()].filter(f => !before.has(f))
	tally.left += more.length
	if (more.length) fail(`${what}: ${more} stayed in the store`)
	if (await table() !== rows_before) {
		tally.left += 1
		fail(`${what}: a row stayed in the table`)
	}
	tally.refused += 1
	return a
}

async function newest (from = at) {
	const [row] = await rows(`select id, name, type, stored, size, width, height, encode(sha256, 'hex') as sha256 from rg.upload where case_id = ${from.id} order by id desc limit 1`)
	return row
}
async function taken (what, bytes, how = {}) {
	const a = await send(bytes, how)
	if (a.status !== 303) fail(`${what}: ${a.status} ${JSON.stringify(a.errors)}`)
	tally.taken += 1
	return newest(how.from)
}
const open_file = async (id, from = at, by = from.who) => {
	const a = await by.get(`/alliance/draft/${from.id}/file/${id}`)
	return a.status === 303 ? by.get(a.location) : a
}

const types = { 'image/jpeg': b => b.subarray(0, 3).toString('hex') === 'ffd8ff', 'image/png': b => b.subarray(0, 8).toString('hex') === '89504e470d0a1a0a', 'application/pdf': b => b.subarray(0, 5).toString('latin1') === '%PDF-' }
// How it goes out: its own type, never guessed at, never run.
function harmless (a, what) {
	same(a.status, 200, `${what}: opened`)
	const h = a.headers
	ok(Object.hasOwn(types, h['content-type']), `${what}: sent as ${h['content-type']}`)
	ok(types[h['content-type']](a.body), `${what}: is not the ${h['content-type']} it says`)
	same(h['x-content-type-options'], 'nosniff', `${what}: nosniff`)
	ok(/(^|; )sandbox(;|$)/.test(h['content-security-policy']) && /default-src 'none'/.test(h['content-security-policy']), `${what}: policy ${h['content-security-policy']}`)
	same(h['cache-control'], 'no-store', `${what}: kept`)
	if (h['content-type'] === 'application/pdf') ok(/^attachment;/.test(h['content-disposition']), `${what}: ${h['content-disposition']}`)
	else if (h['content-disposition']) ok(/^(inline|attachment);/.test(h['content-disposition']), h['content-disposition'])
}

// The parts of a PNG, or the segments of a JPEG before its data.
function * parts_of (b) {
	if (types['image/png'](b)) {
		for (let i = 8; i < b.length; i += 12 + b.readUInt32BE(i)) yield { kind: b.toString('latin1', i + 4, i + 8), body: b.subarray(i + 8, i + 8 + b.readUInt32BE(i)) }
		return
	}
	for (let i = 2; i < b.length && b[i] === 0xff && b[i + 1] !== 0xda; i += 2 + b.readUInt16BE(i + 2)) yield { kind: b[i + 1].toString(16), body: b.subarray(i + 4, i + 2 + b.readUInt16BE(i + 2)) }
}
const may_stay = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'pHYs', 'gAMA', 'sRGB', 'cHRM', 'iCCP', 'tRNS', 'sBIT', 'bKGD', 'e0', 'db', 'c0', 'c2', 'c4', 'dd', 'e2', 'ee'])
function tells_nothing (b, what) {
	for (const { kind, body } of parts_of(b)) {
		if (!may_stay.has(kind)) {
			tally.leaked += 1
			fail(`${what}: still has ${kind} ${body.subarray(0, 40).toString('latin1')}`)
		}
	}
	for (const word of [secret, 'GPSLatitude', 'Exif\0', 'ns.adobe.com', '<script', '<?php', 'PK\x03\x04']) {
		if (b.includes(latin(word))) {
			tally.leaked += 1
			fail(`${what}: ${word} is still in it`)
		}
	}
}

const mark = log_mark()
mark.take()

// ---- what is right comes in ------------------------------------------------------------

const right = [
	['a JPEG', jpeg(900, 600), 'image/jpeg'], ['a JPEG with Exif, XMP, IPTC and a comment', jpeg(900, 600, jpeg_told()), 'image/jpeg'],
	['a JPEG with an archive behind it', Buffer.concat([jpeg(900, 600), zip([['x.html', latin('<script>alert(1)</script>')]])]), 'image/jpeg'],
	['a JPEG with a page in a comment', jpeg(900, 600, [jpeg_part(0xfe, latin('*/<?php system($_GET[0]); ?><script>alert(1)</script>'))]), 'image/jpeg'],
	['a PNG', png(900, 600), 'image/png'], ['a PNG with Exif, XMP and text', png(900, 600, png_told()), 'image/png'],
	['a PNG with a page in a chunk of its own', png(900, 600, [chunk('prIv', latin('<script>alert(1)</script>')), chunk('tEXt', latin('a\0<?php ?>'))]), 'image/png'],
	['a PNG with an archive behind it', Buffer.concat([png(900, 600), zip([['a', latin('b')]])]), 'image/png'],
	['a HEIC with Exif and XMP', heic, 'image/jpeg']
]
await all('pictures are made anew, without what they told besides', right, async ([what, bytes, type]) => {
	const row = await taken(what, bytes, { paper: 'photo', name: 'a.exe', type: 'text/html' })
	same(row.type, type, `${what}: type`)
	const a = await open_file(row.id)
	harmless(a, what)
	same(a.headers['content-type'], type, what)
	tells_nothing(a.body, what)
	ok(!a.body.equals(bytes), `${what}: is the file that was sent`)
	same([row.width, row.height], ['900', '600'], `${what}: size`)
	if (type === 'image/png') {
		const data = Buffer.concat([...parts_of(a.body)].filter(p => p.kind === 'IDAT').map(p => p.body))
		ok(inflateSync(data).length >= 600 * 900, `${what}: no picture`)
	}
})
const odd_pdf = [
	['a PDF', pdf()], ['a PDF with a page in its first comment', pdf({ before: '<html><script>alert(1)</script></html>' })], ['a PDF with a page behind it', pdf({ after: '<html><script>alert(1)</script>' })],
	['a PDF with an archive behind it', Buffer.concat([pdf(), zip([['a.html', latin('x')]]), latin('\n%%EOF\n')])], ['a PDF with a script', pdf({ more: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' })]
]
await all('a PDF goes out as it came, to be saved and not opened', odd_pdf, async ([what, bytes]) => {
	const row = await taken(what, bytes, { name: 'a.html', type: 'text/html' })
	const a = await open_file(row.id)
	harmless(a, what)
	ok(a.body.equals(bytes), `${what}: bytes`)
	ok(!readFileSync(`${state}/files/${row.stored.slice(0, 2)}/${row.stored.slice(2)}`).includes(latin('%PDF')), `${what}: open in the store`)
})

// ---- what is something else ---------------------------------------------------------------

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const html = '<!DOCTYPE html><html><script>alert(1)</script></html>'
const other = Object.entries({
	zip: zip([['a.txt', latin('a')]]), 'nested zip': zip_nested(), docx: zip([['[Content_Types].xml', latin('<Types/>')], ['word/document.xml', latin('<w/>')]]), jar: zip([['META-INF/MANIFEST.MF', latin('Manifest-Version: 1.0\n')]]),
	'7z': Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(64)]), rar: Buffer.concat([latin('Rar!\x1a\x07\x01\0'), Buffer.alloc(64)]), gzip: gzipSync(html), bzip2: Buffer.from('425a683931415926535900', 'hex'), xz: Buffer.from('fd377a585a000004e6d6b446', 'hex'),
	tar: Buffer.concat([latin('a.txt'), Buffer.alloc(252), latin('ustar\x0000'), Buffer.alloc(1000)]), html: latin(html), 'html, long white space first': latin(' '.repeat(2000) + html), xhtml: latin(`<?xml version="1.0"?>${html}`), svg: latin(svg), 'svg with a head': latin(`<?xml version="1.0"?><!DOCTYPE svg>${svg}`),
	gif: Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex'), 'gif and script': latin('GIF89a/*\0\0*/=1;alert(1)//'), webp: latin('RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01\0\x9d\x01\x2a\x01\0\x01\0\x02\0\x34\x25\xa4\0\x03\x70\0\xfe\xfb\xfd\x50\0'), bmp: Buffer.concat([latin('BM'), Buffer.alloc(100)]),
	tiff: Buffer.concat([latin('II*\0\x08\0\0\0'), Buffer.alloc(64)]), 'tiff, big': Buffer.concat([latin('MM\0*\0\0\0\x08'), Buffer.alloc(64)]), ico: Buffer.concat([Buffer.from('000001000100', 'hex'), Buffer.alloc(60)]), psd: latin('8BPS\0\x01\0\0\0\0\0\0'), avif: Buffer.concat([Buffer.from('0000001c', 'hex'), latin('ftypavif\0\0\0\0avifmif1miaf'), Buffer.alloc(40)]),
	mp4: Buffer.concat([Buffer.from('00000018', 'hex'), latin('ftypisom\0\0\x02\0isomiso2'), Buffer.alloc(40)]), mp3: latin('ID3\x03\0\0\0\0\0\0'), exe: Buffer.concat([latin('MZ\x90\0'), Buffer.alloc(120), latin('PE\0\0')]), elf: Buffer.concat([latin('\x7fELF\x02\x01\x01'), Buffer.alloc(60)]), script: latin('#!/bin/sh\nid\n'), php: latin('<?php system($_GET[0]); ?>'), jsp: latin('<%@ page %>'),
	class: Buffer.from('cafebabe00000034', 'hex'), swf: latin('FWS\x09\0\0\0\0'), ps: latin('%!PS-Adobe-3.0 EPSF-3.0\n'), 'ps and pdf': latin(`%!PS\n${pdf()}`), rtf: latin('{\\rtf1 a}'), doc: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), xml: latin('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
	mvg: latin('push graphic-context\nfill \'url(https://x/"|id")\'\npop graphic-context'), text: latin('hello'), csv: latin('=cmd|\' /C calc\'!A0,1'), eml: latin('From: a\nTo: b\n\n'), lnk: Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), font: latin('OTTO\0\x01\0\0'), sqlite: latin('SQLite format 3\0'), zero: Buffer.alloc(5000), 'one byte': latin('x'), noise: Buffer.from(Array.from({ length: 5000 }, () => Math.floor(random() * 256))),
	'html, then pdf': latin(`${html}\n${pdf()}`), 'a line, then pdf': latin(`\n${pdf()}`), 'pdf in a zip': zip([['a.pdf', pdf()]]), 'zip, then pdf': Buffer.concat([zip([['a', latin('b')]]), pdf()]), 'gif, then jpeg': Buffer.concat([latin('GIF89a'), jpeg(900, 600)]), 'a mark, then png': Buffer.concat([Buffer.from('efbbbf', 'hex'), png(64, 64)]),
	'only a PNG\'s first bytes': Buffer.from('89504e470d0a1a0a', 'hex'), 'only a JPEG\'s': Buffer.from('ffd8ffe0', 'hex'), 'only a PDF\'s': latin('%PDF-1.7\n'), 'a page that begins as a PDF': latin(`%PDF-1.4\n${html}`), 'a page that begins as a JPEG': Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), latin(html)]), 'a page that begins as a PNG': Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), latin(html)]), 'a page that begins as a HEIC': Buffer.concat([heic.subarray(0, 32), latin(html)]),
	'a PNG of 30000 by 30000': png_huge(30000, 30000), 'a PNG of 2^31-1': png_huge(0x7fffffff, 0x7fffffff), 'a PNG of no width': png_huge(0, 10), 'a bomb of a PNG': png_bomb(12000, 12000), 'a JPEG that says 65535': (() => {
		const b = jpeg(64, 64)
		b.fill(255, b.indexOf(Buffer.from('ffc0', 'hex')) + 5, b.indexOf(Buffer.from('ffc0', 'hex')) + 9)
		return b
	})(), 'a picture too small': png(300, 200), nothing: Buffer.alloc(0)
})
await all('whatever is something else, or only begins like it', other, ([what, bytes]) =>
	refused(what, bytes, { paper: /picture too small/.test(what) ? 'photo' : 'licence_scan', name: 'a.jpg', type: 'image/jpeg' }))
await all('a PDF where only a picture may be', [['a PDF as photo', pdf()]], ([what, bytes]) => refused(what, bytes, { paper: 'photo', name: 'a.jpg', type: 'image/jpeg' }))

// ---- what is broken -------------------------------------------------------------------------

const whole = { jpeg: jpeg(900, 600), png: png(900, 600), pdf: pdf({ fill: 3000 }), heic }
await all('cut off', Object.entries(whole).flatMap(([kind, b]) => [0.05, 0.3, 0.5, 0.8, 0.93].map(f => [`${kind} at ${f}`, b.subarray(0, Math.floor(b.length * f))])), ([what, bytes]) => refused(what, bytes))
// A bit more or less may leave a picture that can be shown: then it is one made
// anew. Nothing else is allowed to happen.
await all('bits turned', Object.entries(whole).flatMap(([kind, b]) => Array.from({ length: long ? 250 : 12 }, (_, i) => {
	const c = Buffer.from(b)
	for (let n = 0; n <= i % 4; n++) c[Math.floor(random() * c.length)] ^= 1 << Math.floor(random() * 8)
	return [kind, c]
})), async ([kind, bytes], i) => {
	if (i % 100 === 99) at = await sender()
	const [before, files] = [await table(), store()]
	const a = await send(bytes)
	if (a.status === 303) {
		tally.taken += 1
		const row = await newest()
		const b = await open_file(row.id)
		harmless(b, `${kind} ${i}`)
		if (b.headers['content-type'] !== 'application/pdf') tells_nothing(b.body, `${kind} ${i}`)
		return
	}
	same(a.status, 422, `${kind} ${i}`)
	tally.refused += 1
	same(await table(), before, 'rows')
	const more = [...store().keys()].filter(f => !files.has(f))
	tally.left += more.length
	same(more, [], 'files')
})

// ---- limits -----------------------------------------------------------------------------------

const mib = 1 << 20
at = await sender()
await test('10 MiB come in, one byte more does not, nor a body over 11 MiB', async () => {
	const row = await taken('10 MiB', pdf_of(10 * mib))
	same(row.size, String(10 * mib), 'size')
	await refused('10 MiB and a byte', pdf_of(10 * mib + 1), { may: [413, 422] })
	await refused('a body over 11 MiB', Buffer.alloc(11 * mib + 1, 65), { may: [413] })
	await refused('a body of 40 MiB', Buffer.alloc(40 * mib, 65), { may: [413] })
})
await test('one at a time, and not none', async () => {
	await refused('two files', null, { files: [{ field: 'licence_scan', name: 'a.pdf', type: 'application/pdf', bytes: pdf() }, { field: 'licence_scan', name: 'b.pdf', type: 'application/pdf', bytes: pdf() }], may: [400, 422] })
	await refused('files of two fields', null, { files: [{ field: 'licence_scan', name: 'a.pdf', type: 'application/pdf', bytes: pdf() }, { field: 'photo', name: 'b.png', type: 'image/png', bytes: png(900, 600) }], may: [400, 422] })
	await refused('no file', null, { files: [] })
	await refused('a hundred parts more', null, { files: Array.from({ length: 120 }, (_, i) => ({ field: `f${i}`, name: 'a', type: 'a/b', bytes: latin('x') })), may: [400, 422] })
})
await test('twenty files a case, and no twenty-first', async () => {
	const one = await sender()
	await run_sql(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, by, at) select ${one.id}, 'permit_scan', 'a.pdf', 'application/pdf', 10, sha256(n::text::bytea), md5(random()::text), 'unscanned', ${one.who.id}, api.now() from generate_series(1, 20) n`)
	const a = await refused('the 21st', pdf(), { from: one })
	ok(/20/.test(a.errors.licence_scan), a.errors.licence_scan)
})
await test('no paper of that name, none that is asked for, nobody else\'s draft', async () => {
	await refused('no such paper', pdf(), { paper: 'nothing', may: [404, 422] })
	await refused('a paper that is not asked for', pdf(), { paper: 'permit_scan', may: [403] })
	const two = await sender()
	await refused('another\'s draft', pdf(), { from: { ...two, page: at.page }, may: [404] })
	await refused('no token', pdf(), { from: { ...at, token: 'x' }, may: [403] })
	await refused('nobody', pdf(), { from: { ...at, who: new Visitor() }, may: [303, 403] })
})

// ---- names -----------------------------------------------------------------------------------

const targets = ['etc/passwd', 'boot.ini', 'index.html', 'web/run.cgi', 'keys/keys', 'x.php']
const ways = ['../', '..\\', '/', '\\', '..//', '....//', '..%2f', '%2e%2e%2f', '%252e%252e%252f', '..%5c', '..%c0%af', '.././', 'file:///', 'C:\\', '\\\\host\\share\\', '~/', './', '..;/', '\u2025\u2215', '．．／']
const names = shuffled([
	...ways.flatMap(w => targets.flatMap(t => [1, 8].map(n => w.repeat(n) + t))), ...blns,
	'.', '..', '', ' ', '...', '.htaccess', 'a.pdf.', 'a.pdf ', 'a.pdf::$DATA', 'CON', 'NUL.pdf', 'a.pdf;.exe', 'a.php.pdf', 'a.pdf%00.exe', 'a\0.pdf', 'a\r\nContent-Type: text/html\r\n\r\n<b>', 'a\nb.pdf', 'a\tb.pdf', 'a\x1b[31m.pdf', 'a\x7f.pdf', 'a\u0085.pdf', 'a\u2028.pdf', '\u202efdp.exe',
	'a"; filename="b.exe', "a'; filename*=UTF-8''b.exe", 'a\\".pdf', '"', '\\', '$(id).pdf', '`id`.pdf', '| id', '-rf', '--help', '=1+1.pdf', '<img src=x onerror=alert(1)>.pdf', '证书（正本）.pdf', '😀.pdf', 'e\u0301.pdf', 'x'.repeat(255), 'x'.repeat(256), 'x'.repeat(5000), '长'.repeat(85), '长'.repeat(86), '长'.repeat(2000), 'a.'.repeat(120), `${'../'.repeat(80)}etc/passwd`
], random).slice(0, long ? undefined : 260)
const small = pdf()
await all('names', names, async (name, i) => {
	if (i % 120 === 0) at = await sender()
	const [before, files] = [await table(), store()]
	const a = await send(small, { name })
	const more = [...store().keys()].filter(f => !files.has(f))
	if (a.status !== 303) {
		if (![400, 413, 422].includes(a.status)) fail(`${JSON.stringify(name).slice(0, 80)}: ${a.status}`)
		tally.refused += 1
		tally.left += more.length
		same([await table() - before, more], [0, []], JSON.stringify(name).slice(0, 80))
		return
	}
	tally.taken += 1
	const row = await newest()
	const shown = JSON.stringify(row.name)
	// eslint-disable-next-line no-control-regex
	if (/[/\\\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(row.name) || !/\.pdf$/.test(row.name) || [...row.name].length > 120 || /^\.+pdf$/.test(row.name)) fail(`${JSON.stringify(name).slice(0, 80)} became ${shown.slice(0, 80)}`)
	same(more.length, 1, `${shown}: files in the store`)
	if (!/^[0-9a-f]{2}\/[0-9a-f]{30}$/.test(more[0]) || more[0].replace('/', '') !== row.stored) fail(`${shown} is stored as ${more[0]}`)
	if (i % 10 === 0) {
		const b = await open_file(row.id)
		harmless(b, shown)
		const told = /filename\*=UTF-8''([^;]*)$/.exec(b.headers['content-disposition'])?.[1]
		same(decodeURIComponent(told ?? ''), row.name, 'the name it goes out under')
	}
})

// ---- what was changed in the store (drill R15) ---------------------------------------------------

const damaged = { tried: 0, found: 0, void: 0 }
await test('a stored file of which a byte was changed does not go out, and the page says so; others do', async () => {
	const one = await sender()
	const two = await sender()
	const whole_text = pdf({ fill: 120000 })
	const a = await taken('first', whole_text, { from: one })
	const b = await taken('second', png(900, 600), { from: one, paper: 'photo' })
	const c = await taken('another person\'s', pdf({ text: 'B' }), { from: two })
	const path = r => `${state}/files/${r.stored.slice(0, 2)}/${r.stored.slice(2)}`
	const first = readFileSync(path(a))
	const hurt = async (what, change, row = a, from = one) => {
		const before = readFileSync(path(row))
		damaged.tried += 1
		change(path(row), before)
		const x = await open_file(row.id, from)
		const y = await open_file(b.id, one)
		writeFileSync(path(row), before)
		if (row !== b) harmless(y, `${what}: the other file`)
		// A bit that means nothing (what Base64 leaves over) changes nothing.
		if (x.status === 200 && what.startsWith('byte') && x.body.equals(whole_text)) {
			damaged.void += 1
			return
		}
		if (x.status === 200) fail(`${what}: was sent`)
		ok(/^text\/html/.test(x.headers['content-type']) && x.h1 && x.doc.one('main')?.words.length > 20, `${what}: ${x.status}, no page that says so`)
		ok(!x.body.includes(latin('%PDF')), `${what}: part of it was sent`)
		ok(/文件/.test(x.doc.one('main').words), `${what}: "${x.doc.one('main').words.slice(0, 80)}"`)
		damaged.found += 1
	}
	const flip = n => (p, bytes) => {
		const c = Buffer.from(bytes)
		c[n] ^= 1
		writeFileSync(p, c)
	}
	for (let i = 0; i < (long ? 300 : 30); i++) {
		const n = Math.floor(random() * first.length)
		await hurt(`byte ${n}`, flip(n))
	}
	const lines = first.toString('latin1').split('\n')
	await hurt('cut off in a line', p => truncateSync(p, first.length - 100))
	await hurt('cut off between two lines', p => writeFileSync(p, `${lines[0]}\n`))
	await hurt('two lines changed places', p => writeFileSync(p, [lines[1], lines[0], ...lines.slice(2)].join('\n')))
	await hurt('a line twice', p => writeFileSync(p, [lines[0], ...lines].join('\n')))
	await hurt('a line more', p => writeFileSync(p, `${first.toString('latin1')}${lines[0]}\n`))
	await hurt('nothing in it', p => truncateSync(p, 0))
	await hurt('another file of the same person', p => writeFileSync(p, readFileSync(path(b))))
	await hurt('a file of another person', p => writeFileSync(p, readFileSync(path(c))))
	await hurt('the open text', p => writeFileSync(p, pdf()))
	await hurt('gone', p => renameSync(p, `${p}.away`))
	rmSync(`${path(a)}.away`)
	await hurt('a link to another', p => { rmSync(p); writeFileSync(p, `../../keys`) })
	writeFileSync(path(a), first)
	harmless(await open_file(a.id, one), 'put back')
	same((await open_file(c.id, one)).status, 404, 'another person\'s')
	same((await open_file(c.id, one, two.who)).status, 404, 'one\'s own, under an address of another')
	same((await open_file(c.id, two, one.who)).status, 404, 'another person\'s, under his address')
})

// ---- and all the while ------------------------------------------------------------------------------

await test('no fault but what was damaged on purpose, and nothing of the files in a log', async () => {
	await new Promise(resolve => setTimeout(resolve, 300))
	const lines = mark.take()
	const faults = lines.filter(l => /^<[0-3]>/.test(l.line) && !/file.does.not.open|file_damaged/.test(l.line)).map(l => l.line)
	same(faults, [], 'faults')
	same(lines.filter(l => l.file === 'postgresql.log' && / (42601|42703|22P02|22021|22001|23\d\d\d|XX000) /.test(l.line)).map(l => l.line), [], 'the database')
	same(lines.filter(l => l.line.includes(secret) || /etc\/passwd|onerror/.test(l.line)).map(l => l.line), [], 'in a log')
})
await test('the store holds nothing that the table does not know', async () => {
	const known = new Set((await rows('select stored from rg.upload union select stored from rg.paper where stored is not null')).map(r => r.stored))
	same([...store().keys()].filter(f => !there.has(f) && !known.has(f.replace('/', ''))), [], 'left over')
})
note(`tried: ${tally.tried} uploads: ${other.length} kinds of other files, ${names.length} names, broken and hidden-in files of 4 kinds, limits; ${damaged.tried} damages of the store`)
note(`figure: taken ${tally.taken} of the four kinds, refused ${tally.refused}, left after a refusal ${tally.left}, told besides the picture ${tally.leaked}, damages found ${damaged.found} of ${damaged.tried}${damaged.void ? ` (${damaged.void} changed nothing)` : ''}`)
close()
done()
