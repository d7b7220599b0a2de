// One role's connection: statements, each in a transaction of its own that is
// undone, and what came of each.

import { spawnSync } from 'node:child_process'
import { q } from '../../web/kit/db.mjs'

const conninfo = (role, database) => process.env.TEST_DB.replace(/user=\S+/, `user=${role}`)
	.replace(/dbname=\S+/, m => database ? `dbname=${database}` : m)

const psql = (role, input, database) => spawnSync('psql', ['-X', '-q', '-A', '-t', '-d', conninfo(role, database)],
	{ input, encoding: 'utf8', maxBuffer: 1 << 28 })

// tries: [{ sql, token }] -> [{ state: SQLSTATE, rows, said: first row }]
export function attack (role, tries) {
	const script = tries.map(({ sql, token }, n) => `begin;
${token === undefined ? '' : `select set_config('rg.token', ${q(token)}, true) as token \\gset`}
\\echo @@ ${n}
${sql};
\\echo @= :SQLSTATE :ROW_COUNT
rollback;
`).join('')
	const run = psql(role, `\\set VERBOSITY sqlstate\n\\set FETCH_COUNT 0\n${script}\\echo @@ end\n`)
	const out = tries.map(() => ({ state: 'lost', rows: 0, said: '' }))
	for (const part of run.stdout.split('@@ ').slice(1)) {
		const m = /^(\d+)\n([^]*)@= (\S+) (\d+)/.exec(part)
		if (m) out[Number(m[1])] = { state: m[3], rows: Number(m[4]), said: m[2].trim() }
	}
	if (!run.stdout.includes('@@ end')) out.broken = run.stderr.slice(-300)
	return out
}

export const connects = (role, database) => psql(role, 'select 1', database).status === 0
export const once = (role, sql) => psql(role, sql)
