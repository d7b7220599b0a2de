// The operator of the instance: the one who stands beside the machine.  Moves
// the clock, reads the demo officers' second factor, asks for the audit; all by
// the command line, never over HTTP.  And the merchants' telephones: a
// demonstration writes messages to STATE/outbox as files.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { sleep } from './web.mjs'

const tree = path.resolve(new URL('../..', import.meta.url).pathname)

export class Operator {
	constructor (state) {
		if (!existsSync(path.join(state, 'ready')))
			throw new Error(`No instance runs in ${state}; make up STATE=${state} starts one.`)
		this.state = realpathSync(state)
		// The instance's own copy, which nobody rebuilds under it.
		this.program = path.join(this.state, 'app/bin/ronggui')
		if (!existsSync(this.program)) this.program = path.join(tree, 'build/bin/ronggui')
	}

	// { status, out, err } of a command.
	run (...args) {
		const env = { ...process.env, STATE: this.state,
			RONGGUI_CONF: path.join(this.state, 'ronggui.conf'),
			RONGGUI_DEFAULTS: path.join(this.state, 'app/conf/ronggui.conf') }
		return new Promise(done => execFile(this.program, args, { env, maxBuffer: 1 << 26 },
			(e, out, err) => done({ status: e ? e.code ?? 1 : 0, out, err: err.trim() })))
	}

	async must (...args) {
		const r = await this.run(...args)
		if (r.status) throw new Error(r.err || `ronggui ${args.join(' ')} failed`)
		return r.out
	}

	divisions () { return readFileSync(path.join(this.state, 'app/divisions.csv'), 'utf8') }

	// All demo officers, as the command line prints them.
	async officers () {
		return parseOfficers(await this.must('accounts', 'demo', '--all'))
	}

	async totp (login) { return (await this.must('accounts', 'totp', login)).trim() }
}

// Lines under "Demo officers, password ...": log-in, name, station, roles.
export function parseOfficers (text) {
	const out = []
	let password = null
	for (const line of text.split('\n')) {
		const head = /^Demo (officers|people), password (\S+)/.exec(line)
		if (head) password = head[1] === 'officers' ? head[2] : null
		const row = /^ {2}(\S+) +(\S+) +(\S+) +(\S+)$/.exec(line)
		if (password && row) out.push({ login: row[1], name: row[2], station: row[3],
			roles: row[4].split(','), password, area: /^\d*/.exec(row[1])[0] })
	}
	return out
}

// ---- telephones ------------------------------------------------------------------

// One-time codes as they come in: files NUMBER-sms-MOBILE.txt.
export class Telephones {
	constructor (state) {
		this.folder = path.join(realpathSync(state), 'outbox')
		this.waiting = new Map()	// mobile: what to do with the code
		this.seen = new Set()
		this.timer = setInterval(() => this.waiting.size && this.read(), 150)
	}

	read () {
		for (const name of readdirSync(this.folder)) {
			const to = /^\d+-sms-(\d{11})\.txt$/.exec(name)?.[1]
			if (!to || !this.waiting.has(to) || this.seen.has(name)) continue
			this.seen.add(name)
			const text = readFileSync(path.join(this.folder, name), 'utf8')
			const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0]
			if (!code) continue
			this.waiting.get(to)(code)
			this.waiting.delete(to)
		}
	}

	// The code that is sent to a number from now on.
	code (mobile) {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(
				`No one-time code came to ${mobile} within a minute.`)), 60000)
			this.waiting.set(mobile, code => {
				clearTimeout(late)
				resolve(code)
			})
		})
	}

	close () { clearInterval(this.timer) }
}
