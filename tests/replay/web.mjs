// A browser of one person: a cookie jar, kept connections that all come from
// one loopback address, forms sent as a browser sends them, redirects followed.
//
// The replay is written for Node because it plays browsers: many people at
// once, who wait for each other, read HTML and fill in forms.  It uses nothing
// but what Node 18 brings along; nothing of it is part of the suite.
import http from 'node:http'
import { Page } from './page.mjs'

const sleep = ms => new Promise(done => setTimeout(done, ms))

// What happened so far, for the progress lines.
export const traffic = {
	requests: 0, bytes: 0, repeated: 0, slow: 0, status: {}, spent: 0,
	kinds: new Map(),
	note (kind, status, ms, bytes) {
		this.requests++
		this.bytes += bytes
		this.spent += ms
		this.status[status] = (this.status[status] ?? 0) + 1
		const k = this.kinds.get(kind) ?? { n: 0, ms: 0, most: 0 }
		k.n++
		k.ms += ms
		k.most = Math.max(k.most, ms)
		this.kinds.set(kind, k)
	}
}

// The n-th person's address: 127.1.0.1 and so on, never .0 or .255.
export const address = n => `127.${1 + Math.floor(n / 62500) % 250}.` +
	`${Math.floor(n / 250) % 250}.${1 + n % 250}`

// A path without what differs from one case to the next.
const kindOf = (method, path) => `${method} ` + path.split('?')[0]
	.replace(/\/(LM|RJ|YY|BF|JZ|SQ|XF|FY|TJ|BD|JY|TX|DK)[^/]*/g, '/:no').replace(/\/[0-9]+(?=\/|$|\.)/g, '/:id')
	.replace(/(\/file\/[^/]+)\/[^/]+$/, '$1/:address').replace(/(\/notices)\/[^/]+/, '$1/:no')

export class Refused extends Error {
	constructor (reply, what) {
		super(`${what}: ${reply.status} ${reply.path} ${reply.page.wrongs().map(
			w => `${w.field}: ${w.words}`).join('; ') || reply.page.title()}`)
		Object.defineProperty(this, 'reply', { value: reply })
	}
}

export class Browser {
	constructor (base, from) {
		this.base = new URL(base)
		this.from = from
		this.jar = new Map()
		this.agent = new http.Agent({ keepAlive: true, maxSockets: 2, localAddress: from })
	}

	close () { this.agent.destroy() }

	cookies (headers) {
		for (const line of headers['set-cookie'] ?? []) {
			const [pair, ...rest] = line.split(/;\s*/)
			const at = pair.indexOf('=')
			if (rest.some(x => /^max-age=0$/i.test(x))) this.jar.delete(pair.slice(0, at))
			else this.jar.set(pair.slice(0, at), pair.slice(at + 1))
		}
	}

	// One exchange, nothing followed: { status, headers, bytes }.
	exchange (method, path, type, body) {
		const headers = { Host: this.base.host, 'Accept-Language': 'zh-CN', Accept: '*/*' }
		if (this.jar.size)
			headers.Cookie = [...this.jar].map(([k, v]) => `${k}=${v}`).join('; ')
		if (method === 'POST') {
			headers.Origin = this.base.origin
			headers['Sec-Fetch-Site'] = 'same-origin'
			headers['Content-Type'] = type
			headers['Content-Length'] = body.length
		}
		// As a browser writes what an address of a page holds.
		if (/[^\x21-\x7e]/.test(path)) path = encodeURI(decodeURI(path))
		const began = performance.now()
		return new Promise((resolve, reject) => {
			const ask = http.request({
				host: this.base.hostname, port: this.base.port, method, path,
				agent: this.agent, headers
			}, reply => {
				const parts = []
				reply.on('data', part => parts.push(part))
				reply.on('error', reject)
				reply.on('end', () => {
					const bytes = Buffer.concat(parts)
					traffic.note(kindOf(method, path), reply.statusCode,
						performance.now() - began, bytes.length)
					this.cookies(reply.headers)
					resolve({ status: reply.statusCode, headers: reply.headers, bytes, path })
				})
			})
			ask.on('error', reject)
			ask.setTimeout(60000, () => ask.destroy(new Error(`no answer: ${method} ${path}`)))
			ask.end(body)
		})
	}

	// The same again when a worker was away or we were too many: forms carry a
	// key, so that sending twice stores once.
	async once (method, path, type, body) {
		for (let tries = 0; ; tries++) {
			let reply, fault
			try {
				reply = await this.exchange(method, path, type, body)
			} catch (e) {
				fault = e
			}
			const again = fault || [502, 503, 504].includes(reply.status)
			if (!again) return reply
			if (tries === 4) {
				if (fault) throw fault
				return reply
			}
			traffic.repeated++
			await sleep(200 << tries)
		}
	}

	// With redirects followed, as a page.
	async open (method, path, type, body) {
		let reply = await this.once(method, path, type, body)
		for (let hops = 0; [301, 302, 303, 307].includes(reply.status) && hops < 6; hops++) {
			const to = new URL(reply.headers.location, new URL(path, this.base))
			path = to.pathname + to.search
			reply = await this.once('GET', path)
		}
		const html = /^(text|application\/json)/.test(reply.headers['content-type'] ?? '')
		reply.text = html ? reply.bytes.toString('utf8') : ''
		reply.page = new Page(reply.text, path)
		return reply
	}

	get (path) { return this.open('GET', path) }

	async see (path, what = 'page') {
		const reply = await this.get(path)
		if (reply.status !== 200) throw new Refused(reply, what)
		return reply
	}

	// Sends a form of a page, as filled in.
	send (form, path) {
		const { type, body } = form.body()
		return this.open('POST', form.action || path, type, body)
	}

	// Sends it and does not wait for the page it leads to: the tab is closed.
	async drop (form, path) {
		const { type, body } = form.body()
		const reply = await this.once('POST', form.action || path, type, body)
		if (reply.status === 303) return reply
		reply.text = reply.bytes.toString('utf8')
		reply.page = new Page(reply.text, path)
		return reply
	}

	// The same, and anything but a page in return is a failure.
	async fill (reply, which, values, button) {
		const form = reply.page.form(which)
		if (!form) throw new Refused(reply, `no form ${which}`)
		form.put(values).press(button)
		const after = await this.send(form, reply.path)
		if (after.status !== 200) throw new Refused(after, `form ${which}`)
		return after
	}

	// A double click: both go out at once with the same key.
	async twice (form, path) {
		const { type, body } = form.body()
		const [a] = await Promise.all([this.open('POST', form.action || path, type, body),
			this.open('POST', form.action || path, type, body)])
		return a
	}

	async json (path) {
		const reply = await this.see(path)
		return JSON.parse(reply.text)
	}
}

export { sleep }
