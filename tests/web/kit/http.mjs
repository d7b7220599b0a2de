// A visitor over plain HTTP: keeps cookies, sends forms as a browser does.
//
//   const v = new Visitor()
//   const page = await v.get('/login')           status headers text doc
//   const next = await v.send(page, { mobile: '...' }, { action: '/login' })
//
// base is the address of the running instance (BASE_URL).

import http from 'node:http'
import net from 'node:net'
import { forms, parse } from './html.mjs'

export const base = new URL(process.env.BASE_URL ?? 'http://127.0.0.1:8080')
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

class Answer {
	constructor (method, path, res, body) {
		this.method = method
		this.path = path
		this.status = res.statusCode
		this.headers = res.headers
		this.raw = res.rawHeaders
		this.body = body
	}

	get text () { return this._text ??= this.body.toString('utf8') }
	get doc () { return this._doc ??= parse(this.text) }
	get location () { return this.headers.location }
	get title () { return this.doc.one('title')?.words }
	get h1 () { return this.doc.one('h1')?.words }
	get cookies () { return this.headers['set-cookie'] ?? [] }
	get forms () { return forms(this.doc) }
	// Fields with an error message of their own, as name -> words.
	get errors () {
		const found = {}
		for (const e of this.doc.all('.govuk-error-message')) {
			found[e.get('id')?.replace(/-error$/, '') ?? ''] = e.words
		}
		return found
	}

	get summary () {
		return this.doc.one('.govuk-error-summary')?.all('li').map(e => e.words) ?? []
	}

	get brief () { return `${this.method} ${this.path} ${this.status}` }
}

const encode = pairs => pairs.map(([k, v]) =>
	`${encodeURIComponent(k)}=${encodeURIComponent(v).replace(/%20/g, '+')}`).join('&')

// Fields of an object or a list of pairs; a list of values repeats the name.
export const pairs = fields => Array.isArray(fields) ? fields
	: Object.entries(fields).flatMap(([k, v]) =>
		v === undefined ? [] : Array.isArray(v) ? v.map(x => [k, x]) : [[k, v]])

export function multipart (fields, files) {
	const mark = `----ronggui${Math.random().toString(36).slice(2)}`
	const parts = []
	for (const [name, value] of fields) {
		parts.push(Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`))
	}
	for (const f of files) {
		parts.push(Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${f.field}"; ` +
			`filename="${f.name}"\r\nContent-Type: ${f.type}\r\n\r\n`), f.bytes, Buffer.from('\r\n'))
	}
	parts.push(Buffer.from(`--${mark}--\r\n`))
	return { type: `multipart/form-data; boundary=${mark}`, body: Buffer.concat(parts) }
}

export class Visitor {
	constructor ({ address, lang = 'zh-CN', cookies = {}, name = '' } = {}) {
		this.address = address
		this.lang = lang
		this.name = name
		this.jar = new Map(Object.entries(cookies))
	}

	cookie () { return [...this.jar].map(([k, v]) => `${k}=${v}`).join('; ') }

	take (list) {
		for (const line of list) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
			if (!name) continue
			if (!value || /max-age=0\b/i.test(line)) this.jar.delete(name)
			else this.jar.set(name, value)
		}
	}

	request (method, path, { headers = {}, body, timeout = 30000 } = {}) {
		const send = { 'accept-language': this.lang, ...headers }
		if (this.jar.size && !('cookie' in send)) send.cookie = this.cookie()
		if (body !== undefined) send['content-length'] ??= Buffer.byteLength(body)
		for (const k of Object.keys(send)) if (send[k] === undefined || send[k] === null) delete send[k]
		return new Promise((resolve, reject) => {
			const req = http.request({
				agent, host: base.hostname, port: base.port, method, path, headers: send,
				localAddress: this.address, timeout, insecureHTTPParser: false
			}, res => {
				const parts = []
				res.on('data', d => parts.push(d))
				res.on('error', reject)
				res.on('end', () => {
					const a = new Answer(method, path, res, Buffer.concat(parts))
					this.take(a.cookies)
					resolve(a)
				})
			})
			req.on('timeout', () => req.destroy(new Error(`${method} ${path}: no answer in ${timeout} ms`)))
			req.on('error', e => {
				// A connection kept open was closed meanwhile: nothing was read.
				if (e.code === 'ECONNRESET' && req.reusedSocket && method === 'GET') {
					this.request(method, path, { headers, body, timeout }).then(resolve, reject)
				} else reject(Object.assign(e, { method, path }))
			})
			req.end(body)
		})
	}

	get (path, more = {}) { return this.request('GET', path, more) }

	// GET, and on over redirections.
	async open (path, more = {}) { return this.follow(await this.get(path, more)) }

	async follow (a) {
		for (let i = 0; i < 6 && a.status === 303; i++) a = await this.get(a.location)
		return a
	}

	post (path, fields = {}, { headers = {}, type, body, ...more } = {}) {
		return this.request('POST', path, {
			...more,
			body: body ?? encode(pairs(fields)),
			headers: {
				'content-type': type ?? 'application/x-www-form-urlencoded',
				origin: base.origin,
				'sec-fetch-site': 'same-origin',
				...headers
			}
		})
	}

	// Sends a form of a page: `action` picks it when there are several, `do`
	// names a button as name=value.
	send (page, fields = {}, { action, button, files, ...more } = {}) {
		const list = page.forms.filter(f => f.method === 'POST' && (action
			? f.action === action || (action instanceof RegExp && action.test(f.action))
			: f.node.closest('main') && !/\/logout$|^\/view$/.test(f.action)))
		const f = list.find(x => !button || x.buttons.some(b => `${b.name}=${b.value}` === button)) ?? list[0]
		if (!f) throw new Error(`${page.brief}: no form ${action ?? ''} (${page.forms.map(x => x.action)})`)
		const over = pairs(fields)
		const names = new Set(over.map(([k]) => k))
		const out = f.fields.filter(([k]) => !names.has(k)).concat(over.filter(([, v]) => v !== null))
		const b = button ? button.split('=') : null
		if (b) out.push([b[0], b.slice(1).join('=')])
		const to = f.action || page.path
		if (f.type === 'multipart/form-data' || files) {
			const m = multipart(out, files ?? [])
			return this.post(to, [], { ...more, type: m.type, body: m.body })
		}
		return this.post(to, out, more)
	}
}

// Bytes as they are, for what no client would send; the answer's first bytes.
export function raw (bytes, { timeout = 5000, least = 12 } = {}) {
	return new Promise((resolve, reject) => {
		const s = net.connect(Number(base.port), base.hostname)
		let got = ''
		const end = () => {
			s.destroy()
			resolve({ text: got, status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(got)?.[1] ?? 0) })
		}
		s.setTimeout(timeout, end)
		s.on('connect', () => s.write(bytes))
		s.on('data', d => { got += d.toString('latin1') })
		s.on('error', e => got ? end() : e.code === 'ECONNRESET' || e.code === 'EPIPE' ? end() : reject(e))
		s.on('close', end)
	})
}
