// R17: one fault in the middle of another: workers killed while a new generation
// comes, the database stopped while it comes, a server process killed while the
// database recovers.  (A restart while a full disk is cleared: full.mjs.)

import { browsers, close, Cluster, command, end, fail, figures, kill, Load, note, ok, pick, pools, same, test, tree, wait, workers } from './kit.mjs'

const db = new Cluster()
const list = await browsers()
const times = pick(2, 3, 8)

await test('R17: workers killed during reload', async () => {
	const stop = { at: Infinity }
	let kills = 0
	const load = await new Load(list, { pause: 0 }).go(stop, async () => {
		for (let i = 0; i < times; i++) {
			let busy = true
			const killer = (async () => {
				while (busy) {
					await wait(300)
					const pids = workers(pools[kills % 2])
					kills += Number(kill(pids[kills % pids.length]))
				}
			})()
			const r = await command([`${tree}/conf/instance`, 'reload'], { timeout: 180000 })
			busy = false
			await killer
			if (r.status !== 0) fail(`reload: ${r.out}${r.err}`)
		}
		stop.at = Date.now()
	})
	note(`reloads=${times} kills=${kills}`)
	await figures(load)
	ok(load.failed <= kills, `${load.failed} forms failed by ${kills} kills`)
})

await test('R17: the database stopped during reload', async () => {
	const stop = { at: Infinity }
	const said = []
	const load = await new Load(list).go(stop, async () => {
		for (let i = 0; i < times; i++) {
			const renewing = command([`${tree}/conf/instance`, 'reload'], { timeout: 180000 })
			await wait(300 + 400 * i)
			await db.stop()
			await wait(500)
			await db.start()
			said.push((await renewing).status)
			await wait(500)
		}
		stop.at = Date.now()
	})
	note(`reloads_that_gave_up=${said.filter(s => s !== 0).length} of ${times}`)
	await figures(load)
	const r = await command([`${tree}/conf/instance`, 'reload'], { timeout: 180000 })
	same(r.status, 0, `the next reload: ${r.out}${r.err}`)
})

await test('R17: a server process killed while the database recovers', async () => {
	const load = await new Load(list).go(8, async () => {
		for (let i = 0; i < times; i++) {
			await wait(1000)
			await db.stop()
			await db.start()
			const pid = Number(await db.sql(`select pid from pg_stat_activity where backend_type = 'client backend' order by random() limit 1`))
			close()
			kill(pid)
			await wait(200)
			await db.crash(Number(await command(['pgrep', '-P', String(db.pid), '-f', 'checkpointer']).then(r => r.out.trim().split('\n')[0])))
		}
	})
	close()
	await figures(load)
	ok(load.failed > 0, 'the database was not missed')
})
end()
