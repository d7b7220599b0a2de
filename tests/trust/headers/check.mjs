// What the headers of an answer must be. ask() speaks HTTP to the demonstration
// and HTTPS to the three hosts of the production configuration.

import { appendFileSync, readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { parse } from '../../web/kit/html.mjs'
import { fail, ok, same } from '../../web/kit/tap.mjs'

export const live = /^https:/.test(process.env.BASE_URL)
const url = new URL(process.env.BASE_URL)
const ca = live ? readFileSync(`${process.env.STATE}/web/cert.pem`) : undefined
const name = host => live ? `${host}.ronggui.test` : url.hostname
export const origin = host => `${url.protocol}//${name(host)}:${url.port}`

export function ask (host, method, path, { cookie, headers = {}, body } = {}) {
	const send = { host: `${name(host)}:${url.port}`, 'accept-language': 'zh-CN', ...headers }
	if (cookie) send.cookie = cookie
	if (body !== undefined) {
		send['content-type'] ??= 'application/x-www-form-urlencoded'
		send['content-length'] = Buffer.byteLength(body)
	}
	return new Promise((resolve, reject) => {
		const q = (live ? https : http).request({
			host: live ? '127.0.0.1' : url.hostname, port: url.port, method, path, headers: send, ca,
			servername: live ? name(host) : undefined, agent: false, timeout: 20000
		}, r => {
			const parts = []
			r.on('data', d => parts.push(d))
			r.on('error', () => {})
			r.on('end', () => resolve(answer(method, path, r, Buffer.concat(parts).toString('utf8'))))
		})
		q.on('error', reject)
		q.on('timeout', () => q.destroy(new Error(`${path}: no answer`)))
		q.end(body)
	})
}

function answer (method, path, r, text) {
	const list = []
	for (let i = 0; i < r.rawHeaders.length; i += 2) list.push([r.rawHeaders[i].toLowerCase(), r.rawHeaders[i + 1]])
	return { method, path, status: r.statusCode, headers: r.headers, list, text, get doc () { return parse(text) }, location: r.headers.location, cookies: r.headers['set-cookie'] ?? [] }
}

// A form page: its token, and the cookies to send back.
export async function form (host, path, cookie = '') {
	const a = await ask(host, 'GET', path, { cookie })
	const jar = [cookie, ...a.cookies.map(c => c.split(';')[0])].filter(Boolean).join('; ')
	const token = a.doc.one('input[name=token]')?.get('value')
	if (!token) fail(`${path} ${a.status}: no form`)
	return { token, cookie: jar, page: a }
}
export const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')
export const body = o => new URLSearchParams(o).toString()

const every = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
}
const hsts = 'max-age=63072000; includeSubDomains'

// kind: page | bytes (of a program), server (the web server's own), asset
// keep: public, or how long an asset is kept; else nothing may be kept
export function check (a, { kind, keep = false, secret = [] }) {
	const wrong = []
	const not = (bad, what) => bad && wrong.push(what)
	const h = a.headers
	const seen = a.list.map(([k]) => k).filter(k => k !== 'set-cookie')
	not(new Set(seen).size !== seen.length, `twice: ${seen.filter((k, i) => seen.indexOf(k) !== i)}`)
	for (const [k, v] of Object.entries(every)) not(h[k] !== v, `${k}: ${h[k]}`)
	not(h['strict-transport-security'] !== (live ? hsts : undefined), `hsts: ${h['strict-transport-security']}`)
	const csp = h['content-security-policy'] ?? ''
	for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) not(!csp.includes(part), `csp without ${part}`)
	not(/unsafe-|data:|blob:|https?:|\*/.test(csp), `csp ${csp}`)
	not(!csp.includes(kind === 'page' ? "form-action 'self'" : "form-action 'none'"), 'csp form-action')
	if (kind === 'page') not(!csp.includes("require-trusted-types-for 'script'") || !csp.includes("script-src 'self'"), 'csp of a page')
	else not(/script-src|style-src/.test(csp), 'csp of no page')
	if (kind === 'bytes') not(!/; sandbox$/.test(csp), 'csp without sandbox')
	if (kind === 'page' || kind === 'bytes') not(!h['permissions-policy'], 'no permissions-policy')
	not(/\d/.test(h.server ?? '') || h['x-powered-by'], `server ${h.server}`)
	not(seen.some(k => k.startsWith('access-control-')), 'a CORS allowance')
	const type = h['content-type'] ?? ''
	if (a.text && a.method !== 'HEAD') not(!type, 'no content-type')
	not(/^text\//.test(type) && !/; ?charset=utf-8$/i.test(type), `content-type ${type}`)
	const cache = h['cache-control']
	if (keep) not(!/^public, max-age=\d+/.test(cache ?? ''), `cache-control ${cache}`)
	else if (kind !== 'server') not(cache !== 'no-store', `cache-control ${cache}`)
	for (const c of a.cookies) {
		const [, n] = /^([^=]+)=/.exec(c)
		const strict = /_off/.test(n)
		not(!/; Path=\/(;|$)/.test(c) || !/; HttpOnly/.test(c) || /; Domain/i.test(c), `cookie ${c}`)
		not(!c.includes(`; SameSite=${strict ? 'Strict' : 'Lax'}`), `cookie ${c}`)
		not(live ? !/^__Host-/.test(c) || !/; Secure/.test(c) : /; Secure/.test(c), `cookie ${c}`)
	}
	for (const s of secret) not(s && (a.text.includes(s) || a.location?.includes(s)), 'a session token in the answer')
	return wrong
}

// The set of security headers, whose number must not change.
export const guards = a => a.list.map(([k]) => k).filter(k => Object.hasOwn(every, k) ||
	['content-security-policy', 'permissions-policy', 'strict-transport-security'].includes(k)).sort()

export const tally = (asked, kinds, wrong) => appendFileSync(process.env.TALLY ?? '/dev/null', `${asked} ${kinds} ${wrong}\n`)
export { fail, ok, same }
