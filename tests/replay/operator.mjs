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
		this.state = realpathSync(state)
		this.bin = process.env.BIN ? path.resolve(process.env.BIN) : path.join(tree, 'build/bin')
		this.program = path.join(this.bin, 'ronggui')
		if (!existsSync(this.program)) this.program = path.join(this.state, 'app/bin/ronggui')
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

	// The demo officers, as `accounts demo --show` prints them.
	async officers () {
		return parseOfficers(await this.must('accounts', 'demo', '--show'))
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

// One-time codes as they come in, by number.
export class Telephones {
	constructor (state) {
		this.folder = path.join(realpathSync(state), 'outbox')
		this.seen = new Set()
		this.codes = new Map()
		this.messages = 0
		this.reading = false
	}

	read () {
		for (const name of readdirSync(this.folder)) {
			if (this.seen.has(name) || name.startsWith('.')) continue
			let text
			try {
				text = readFileSync(path.join(this.folder, name), 'utf8')
			} catch {
				continue
			}
			this.seen.add(name)
			this.messages++
			const to = /\b(1[3-9]\d{9})\b/.exec(text)?.[1]
			const code = /(?<!\d)(\d{6})(?!\d)/.exec(text.replace(/\d{7,}/g, ''))?.[1]
			if (to && code) this.codes.set(to, code)
		}
	}

	// The code that was sent to a number; waits for it.
	async code (mobile) {
		for (let t = 0; t < 300; t++) {
			const c = this.codes.get(mobile)
			if (c) {
				this.codes.delete(mobile)
				return c
			}
			if (!this.reading) {
				this.reading = true
				this.read()
				setTimeout(() => { this.reading = false }, 80)
			}
			await sleep(100)
		}
		throw new Error(`No one-time code came to ${mobile} within half a minute.`)
	}
}
