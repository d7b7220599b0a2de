// An instance of its own for a drill that moves more than the shared one should
// bear.  Call own() before the kit is imported, which reads its surroundings:
//
//   own({ conf: st => `db.host = ${st}/pg,${st}/pg2` })
//   const { ... } = await import('./kit.mjs')
//
// It is taken down, and its folder removed, when the process ends.

import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const here = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '')

const free_port = await new Promise(resolve => {
	const s = createServer().listen(Number(process.env.OWN_PORT ?? 0), '127.0.0.1', () => {
		const { port } = s.address()
		s.close(() => resolve(port))
	})
})

// conf(state): more lines of its configuration; tree: another source tree;
// state: another place for its folder; after(): when it is down.
export function own ({ conf = () => '', tree = here, state, after = () => {} } = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'drill-own.'))
	chmodSync(folder, 0o711)
	const STATE = state ?? `${folder}/st`
	const env = {
		...process.env, STATE, PORT: String(free_port), WEB: 'nginx', MODE: 'demo', DIVISIONS: '',
		BIN: tree === here ? process.env.BIN ?? `${tree}/build/bin` : `${tree}/build/bin`, CONF_EXTRA: conf(STATE)
	}
	const instance = verb => spawnSync(`${tree}/conf/instance`, [verb], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
	const base = process.env.DRILL_BASE
	if (base && existsSync(base)) spawnSync('cp', ['-a', base, STATE])
	process.on('exit', () => {
		mkdirSync(`${STATE}/pgdata`, { recursive: true })	// by it the folder is known
		instance('down')
		after()
		rmSync(folder, { recursive: true, force: true })
	})
	for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(s, () => process.exit(130))
	const r = instance('up')
	if (r.status !== 0) {
		console.log(`Bail out! no instance: ${r.stderr.trim() || r.stdout.trim().split('\n').at(-1)}`)
		process.exit(1)
	}
	Object.assign(process.env, env, {
		BASE_URL: `http://127.0.0.1:${env.PORT}`,
		TEST_DB: `host=${STATE}/pg dbname=ronggui user=postgres`,
		RONGGUI_CONF: `${STATE}/ronggui.conf`,
		RONGGUI_DEFAULTS: `${STATE}/app/conf/ronggui.conf`
	})
	return STATE
}
