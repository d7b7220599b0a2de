// R13: one form with one key, sent by eight connections at once, fifty times
// each: stored once, and every answer is the same receipt.  Then the same with
// whole applications, while the workers that hold them are killed.

import { browsers, end, key, kill, note, ok, pick, pools, q, rows, same, test, value, wait, workers } from './kit.mjs'
import { draft, person } from '../../web/kit/world.mjs'

const [b] = await browsers(1)

await test('R13: 400 posts of one message from eight connections', async () => {
	const body = `一次 ${key()}`
	const fields = { token: b.token, key: key(), body }
	const got = []
	await Promise.all(Array.from({ length: 8 }, async () => {
		for (let i = 0; i < 50; i++) got.push(await b.who.post(b.path, fields))
	}))
	same([got.length, [...new Set(got.map(a => `${a.status} ${a.location}`))].length, got[0].status], [400, 1, 303], 'answers, different ones, status')
	const stored = await value(`select count(*) from rg.case_message where body = ${q(body)}`)
	note(`posts=${got.length} stored=${stored}`)
	same(stored, '1', 'stored')
})

// An application that only waits to be sent.
async function ready (i) {
	const who = await person(`申请${i}`)
	const id = await draft(who)
	await value(`insert into rg.upload (case_id, paper, name, type, size, sha256, stored, state, width, height, by, at)
		select ${id}, x, x || '.jpg', 'image/jpeg', 10, sha256(x::bytea), md5('${id}' || x), 'unscanned', 900, 900, ${who.id}, api.now()
		from unnest(array['licence_scan', 'photo']) x returning id`)
	const version = await value(`select version from rg.case_file where id = ${id}`)
	const token = (await who.get('/account')).doc.one('input[name=token]').get('value')
	return { who, id, path: `/alliance/draft/${id}/check`, fields: { token, key: key(), version, truth: '1' } }
}

await test('R13: applications sent three times at once while workers are killed', async () => {
	const n = pick(8, 20, 100)
	const list = []
	for (let i = 0; i < n; i++) list.push(await ready(i))
	let failed = 0
	let busy = true
	const insist = async r => {
		for (let i = 0; i < 200; i++) {
			const a = await r.who.post(r.path, r.fields).catch(() => ({ status: 0 }))
			if (a.status === 303) return a.location
			if (![0, 502, 503].includes(a.status)) return `${a.status}`
			failed += 1
			await wait(50)
		}
	}
	const killer = (async () => {
		for (let i = 0; busy; i++) {
			await wait(250)
			const pids = workers(pools[0])
			kill(pids[i % pids.length])
		}
	})()
	const receipts = []
	for (const r of list) receipts.push([...new Set(await Promise.all([insist(r), insist(r), insist(r)]))])
	busy = false
	await killer
	const lost = []
	const doubled = []
	const half = []
	for (const [i, r] of list.entries()) {
		same(receipts[i].length, 1, `receipts of application ${r.id}: ${receipts[i]}`)
		ok(/^\/alliance\/case\/LM[\w-]+\/receipt$/.test(receipts[i][0]), `application ${r.id}: ${receipts[i]}`)
		const [c] = await rows(`select (select count(*) from rg.case_file where applicant = ${r.who.id}) as cases,
			(select count(*) from rg.case_event where case_id = ${r.id} and action = 'submit') as steps,
			(select count(*) from rg.outbox where case_id = ${r.id} and way = 'sms') as told,
			(select count(*) from rg.paper where case_id = ${r.id}) as papers`)
		if (c.steps === '0') lost.push(r.id)
		else if (c.cases !== '1' || c.steps !== '1') doubled.push(r.id)
		else if (c.told !== '1' || c.papers !== '1') half.push(r.id)
	}
	same([lost, doubled, half], [[], [], []], 'lost, doubled, half stored')
	note(`acked=${receipts.filter(r => r[0]).length} lost=${lost.length} doubled=${doubled.length} (whole applications, each sent three times; ${failed} answers were failures)`)
})
end()
