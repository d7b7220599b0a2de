// Fastify + pg: the three pages. `node server.js FOLDER WORKERS`; the folder is what
// make.mjs made.
'use strict'
const cluster = require('node:cluster')
const { createHash, createHmac, randomBytes, timingSafeEqual } = require('node:crypto')
const { readFileSync, rmSync } = require('node:fs')
const { parse } = require('node:querystring')
const folder = process.argv[2]

if (cluster.isPrimary) {
	rmSync(JSON.parse(readFileSync(`${folder}/peer.json`)).conf.fastify, { force: true })
	for (let i = 0; i < Number(process.argv[3]); i++) cluster.fork()
	for (const s of ['SIGTERM', 'SIGINT']) process.on(s, () => { for (const w of Object.values(cluster.workers)) w.kill(); process.exit() })
	return
}

const { conf, standard, statements } = JSON.parse(readFileSync(`${folder}/peer.json`))
const { Pool, types } = require('pg')
const view = require('./view.js')
const templates = { case: require(`${folder}/templates/case.js`), inbox: require(`${folder}/templates/inbox.js`) }
types.setTypeParser(20, s => s)
// Two a worker: one waits for the disk while the other works.
const pool = new Pool({ host: conf.host, port: 5432, database: conf.database, user: conf.user, max: conf.connections })
const hmac_key = Buffer.from(conf.key, 'hex')
const app = require('fastify')({ logger: false, bodyLimit: 1 << 20 })
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (req, body, done) => done(null, parse(body)))

const ask = async (c, name, ...args) => (await c.query({ name, text: statements[name].sql, values: args })).rows
const mac = (token, issued, account) => createHmac('sha256', hmac_key).update(`form\0${token} ${issued} ${account}`).digest('base64url')
const form = (token, who) => ({ token: `${who.now}.${who.id}.${mac(token, who.now, who.id)}`, key: randomBytes(16).toString('hex') })
const cookie = (req, name) => {
	for (const c of (req.headers.cookie || '').split('; ')) if (c.startsWith(`${name}=`)) return c.slice(name.length + 1)
	return ''
}
const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store',
	'content-security-policy': conf.policy, 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' }

async function transaction (run) {
	const c = await pool.connect()
	try {
		await c.query('begin')
		const out = await run(c)
		await c.query('commit')
		c.release()
		return out
	} catch (e) {
		await c.query('rollback').catch(() => {})
		c.release()
		throw e
	}
}

class Other extends Error {
	constructor (status, to) {
		super(String(status))
		this.status = status
		this.to = to
	}
}

async function enter (c, name, token, route, object) {
	const [who] = await ask(c, name, token)
	if (!who) throw new Other(303, '/login')
	if (who.old) await ask(c, 'SEEN', who.sid)
	if (route) await ask(c, 'READ', who.id, who.station ?? null, route, object)
	return who
}

app.get('/alliance/case/:no', async (req, reply) => {
	const token = cookie(req, conf.pub)
	const page = await transaction(async c => {
		await c.query('set local synchronous_commit = off')
		const who = await enter(c, 'SESSION_PUB', token, '/alliance/case/:no', req.params.no)
		const [row] = await ask(c, 'CASE', req.params.no, who.id)
		if (!row) throw new Other(404)
		const [clocks, events, , fields, files, messages, issued, member, rating, actions] = await Promise.all([
			...['CLOCKS', 'EVENTS', 'ITEMS', 'ANSWERS', 'FILES', 'MESSAGES', 'ISSUED', 'MEMBER', 'RATING'].map(n => ask(c, n, row.id)),
			ask(c, 'ACTIONS', row.id, row.standard, row.state)])
		return { ...view.case_page(standard, row, { clocks, events, files, messages, issued, member: member[0], rating: rating[0], actions,
			answers: JSON.parse(fields[0].fields) }), ...form(token, who) }
	})
	reply.headers(headers).send(templates.case(page))
	return reply
})

app.get('/desk/', async (req, reply) => {
	const token = cookie(req, conf.off)
	const page = await transaction(async c => {
		await c.query('set local synchronous_commit = off')
		const who = await enter(c, 'SESSION_OFF', token, '/desk/', '')
		if (who.admin) throw new Other(403)
		const args = [who.lo, who.hi, who.roles, who.id, who.station]
		const [[counts], rows] = await Promise.all([ask(c, 'COUNTS', ...args), ask(c, 'INBOX', ...args)])
		return { ...view.inbox_page(who, counts, rows), ...form(token, who) }
	})
	reply.headers(headers).send(templates.inbox(page))
	return reply
})

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const code = n => { let s = ''; for (const b of randomBytes(n)) s += alphabet[b % 32]; return s }
const sha = s => createHash('sha256').update(s).digest('hex')

function token_good (token, sent) {
	const [issued, account, m] = String(sent).split('.')
	const want = Buffer.from(mac(token, issued, account))
	const got = Buffer.from(m || '')
	return got.length === want.length && timingSafeEqual(got, want) ? account : null
}

async function submit (c, who, id, body) {
	const key = sha(`submit\n${id}\n${body.key}\n${body.version}\n${body.truth}`)
	const [{ result }] = await ask(c, 'DONE', who.id, key)
	if (result) return result
	const [d] = await ask(c, 'DRAFT', id, who.id)
	if (!d) throw new Other(404)
	if (String(d.version) !== body.version) throw new Other(409)
	const values = JSON.parse(d.fields)
	const papers = new Set((await ask(c, 'PAPERS', id)).map(p => p.paper))
	const [place] = await ask(c, 'PLACE', /^\d{12}$/.test(values.division) ? values.division : '0')
	if (body.truth !== '1' || !place || view.missing(standard, values, papers).length ||
		view.wrong(standard, values).length) throw new Other(422)
	if ((await ask(c, 'RATE', `submit:${who.id}`))[0].n > 30) throw new Other(429)
	for (const t of ['truth', 'promise', 'publicity']) values[`agreed.${t}`] = standard.texts[t].version
	await ask(c, 'SAVE', id, JSON.stringify(values))
	if ((await ask(c, 'KEY', values.uscc, id))[0].case_id !== id) throw new Other(422)
	const area = values.division
	const [s] = await ask(c, 'SERIAL', area.slice(0, 6))
	const no = view.number(area.slice(0, 6), s.day, s.n)
	await ask(c, 'SECRET', id, code(8))
	await ask(c, 'GRAMS', id, area, view.grams(values.unit_name))
	const [t] = await ask(c, 'DATES', area)
	await ask(c, 'STEP', id, no, values.unit_name, area, t.due, t.raw, t.amber, t.provisional, t.step, t.step_amber, t.station)
	await ask(c, 'CLOCK', id)
	await ask(c, 'TIMER', id, t.due, t.due_at, t.raw, t.amber, t.provisional)
	const chain = String(BigInt(id) % 64n)
	await ask(c, 'CHAIN', chain)
	await ask(c, 'EVENT', chain, id, d.version + 1, who.id)
	await ask(c, 'RECEIPT', id, no, code(12), d.version + 1)
	await ask(c, 'TELL', who.id, who.login, id, `{"no":"${no}","due":"${t.due}","title":${JSON.stringify(values.unit_name)},"standard":${d.standard}}`)
	await ask(c, 'KEEP', who.id, key, no)
	return no
}

app.post('/alliance/draft/:id/check', async (req, reply) => {
	const token = cookie(req, conf.pub)
	const account = token_good(token, req.body.token)
	if (!account || !/^[0-9a-f]{32}$/.test(req.body.key)) throw new Other(403)
	const no = await transaction(async c => {
		const who = await enter(c, 'SESSION_PUB', token)
		if (who.id !== account) throw new Other(403)
		return submit(c, who, req.params.id, req.body)
	})
	reply.code(303).headers({ ...headers, location: `/alliance/case/${no}/receipt` }).send('')
	return reply
})

app.setErrorHandler((e, req, reply) => {
	if (!e.status) process.stderr.write(`${e.stack}\n`)
	if (e.to) reply.header('location', e.to)
	reply.code(e.status || 500).send(String(e.status || 500))
})
process.umask(0o007)
app.listen({ path: conf.fastify })
