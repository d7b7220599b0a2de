// R3: the primary is killed and its data gone; the standby, which has all that
// was acknowledged (synchronous_standby_names), is promoted, and the workers
// find it by themselves (db.host = both).
// R3c, the control: the same with a standby that lags.  It must lose, or the
// comparison could not find a loss.

import { own } from './own.mjs'
own({ conf: st => `db.host = ${st}/pg,${st}/pg2` })
const { as_owner, alive, browsers, close, Cluster, command, compare, end, fail, figures, kill, Load, note, ok, pick, state, test, until, wait } = await import('./kit.mjs')
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'

const first = new Cluster()
const second = new Cluster(`${state}/pgdata2`, `${state}/pg2`)
process.prependListener('exit', () => {
	for (const c of [first, second]) try { kill(c.pid, 'SIGQUIT') } catch { }
})
// A folder of the cluster's owner.
const folder = path => command(['sh', '-c', 'install -d -m 700 -o "$(stat -c %U "$1")" -g "$(stat -c %G "$1")" "$2"', 'sh', `${state}/pg`, path])
await folder(second.socket)

// A copy of the primary that follows it.
async function follow (primary, standby) {
	await folder(standby.data)
	const r = await as_owner(['/usr/lib/postgresql/15/bin/pg_basebackup', '-D', standby.data, '-R', '-X', 'stream', '-c', 'fast',
		'-d', `host=${primary.socket} user=postgres application_name=standby`])
	if (r.status !== 0) fail(`pg_basebackup: ${r.err}`)
	await standby.start()
	await until('the standby follows', async () => await primary.sql("select count(*) from pg_stat_replication where state = 'streaming'") === '1')
}

// The machine is gone: its data first, so that nobody starts it again.
function destroy (cluster) {
	const pid = cluster.pid
	const family = readdirSync('/proc').filter(p => /^\d+$/.test(p)).filter(p => {
		try {
			return readFileSync(`/proc/${p}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1] === String(pid)
		} catch { return false }
	})
	renameSync(cluster.data, `${cluster.data}.gone`)
	for (const p of [pid, ...family]) kill(p)
	close()
	return pid
}

// Kills the one, promotes the other, and looks there from now on.
async function fail_over (from, to) {
	const at = Date.now()
	const pid = destroy(from)
	await wait(200)
	const r = await as_owner(['/usr/lib/postgresql/15/bin/pg_ctl', '-D', to.data, '-w', '-s', 'promote'])
	if (r.status !== 0) fail(`promote: ${r.err}`)
	process.env.TEST_DB = `host=${to.socket} dbname=ronggui user=postgres`
	ok(!alive(pid), 'the primary lives')
	return Date.now() - at
}

const list = await browsers()

await test('R3: primary killed, standby promoted', async () => {
	await follow(first, second)
	await first.sql("alter system set synchronous_standby_names = 'standby'")
	await first.sql('select pg_reload_conf()')
	await until('the standby is synchronous', async () => await first.sql('select sync_state from pg_stat_replication') === 'sync')
	let promoted
	const load = await new Load(list).go(pick(7, 12, 30), async () => {
		await wait(3000)
		promoted = await fail_over(first, second)
	})
	note(`promoted_after=${promoted}ms`)
	await figures(load, { most_wait: 10000 })
	ok(load.failed > 0, 'the primary was not missed')
})

await test('R3c, control: the same with a standby that lags must lose', async () => {
	rmSync(`${first.data}.gone`, { recursive: true, force: true })
	await follow(second, first)
	const load = await new Load(list).go(7, async () => {
		await wait(2000)
		await first.sql("alter system set primary_conninfo = ''")
		await first.sql('select pg_reload_conf()')
		await wait(2000)
		await fail_over(second, first)
	})
	const c = await compare()
	note(`control_acked=${load.acked} control_lost=${c.lost.length} control_doubled=${c.doubled.length}`)
	ok(c.lost.length > 0, 'nothing was lost: the comparison proves nothing')
})
rmSync(`${second.data}.gone`, { recursive: true, force: true })
end()
