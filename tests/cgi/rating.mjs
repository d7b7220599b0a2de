// Ratings through HTTP, in the modules: said once when the case is closed, by the
// applicant alone; a bad one is answered by a supervisor who had no hand in the
// case, and whoever had one learns of it by no page.

import { close, rows, value } from '../web/kit/db.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { all, done, ok, same, test } from '../web/kit/tap.mjs'
import { act, admit, aid, bring, employer, gift, job, officer, person, places, rights } from '../web/kit/world.mjs'

const p = await places()
const closed_rights = async who => {
	const c = await rights(who)
	const clerk = await officer(p.town, ['clerk'])
	const wrong = await act(clerk, c.id, 'guide', { note: '请到人民法院起诉。', fields: { way: 'court' } })
	if (wrong) throw new Error(`guide: ${wrong}`)
	return { ...c, clerk }
}
await gift(await person('捐赠人'))

// How a case is closed in each module.
const closed = {
	alliance: async who => admit((await bring(who, 'PUBLICITY')).id),
	carefund: who => aid(who, 'CLOSED'),
	employment: who => employer(who, 'REGISTERED'),
	mediation: closed_rights
}
const running = {
	alliance: who => bring(who, 'ACCEPTED'),
	carefund: who => aid(who, 'ACCEPTED'),
	employment: who => employer(who),
	mediation: who => rights(who)
}
// A supervisor who is new here, and one above.
const supervisor = await officer(p.district, ['supervisor'])
const above = await officer(p.root, ['supervisor'])
const way = (m, c) => `/${m}/case/${c.no}`
const visit = (m, c) => `/desk/${m}/${c.no}/visit`
const rating = c => rows(`select level, comment, due_on, visited_at, mended, answer from rg.rating where case_id = ${c.id}`)

// Fills in the form of a case and sends it.
async function rate (who, m, c, fields) {
	const page = await who.get(`${way(m, c)}/rate`)
	return who.send(page, fields, { action: `${way(m, c)}/rate` })
}
// What a form of somebody's brings along.
async function fields_of (who) {
	const f = (await who.get('/account')).forms.find(x => x.fields.some(([k]) => k === 'token'))
	return { token: f.fields.find(([k]) => k === 'token')[1], key: [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('') }
}
// Who had a hand in it, each with a new log-in of his.
async function handlers (c) {
	return (await rows(`select distinct e.actor as id from rg.case_event e join rg.account a on a.id = e.actor
		where e.case_id = ${c.id} and a.side = 'off'`)).map(r => r.id)
}

for (const m of Object.keys(closed)) {
	const who = await person('评样例')
	const said = `办得太慢，跑了${Math.floor(Math.random() * 1e9)}次`
	let c
	await test(`${m}: before it is closed there is nothing to rate`, async () => {
		const early = await person('早样例')
		const open = await running[m](early)
		ok(!(await early.get(way(m, open))).text.includes('/rate"'), 'invited')
		const page = await early.get(`${way(m, open)}/rate`)
		ok(page.text.includes('办结以后才能评价') && !page.doc.one('input[name=level]'), 'form')
	})
	await test(`${m}: the page of a closed case and the list invite, and it can be said`, async () => {
		c = await closed[m](who)
		const page = await who.get(way(m, c))
		ok(page.text.includes(`href="${way(m, c)}/rate"`), 'no invitation on the page')
		const mine = await who.get('/mine')
		ok(mine.text.includes(`href="${way(m, c)}/rate"`), 'no hint in the list')
		const form = await who.get(`${way(m, c)}/rate`)
		same(form.doc.all('input[name=level]').map(i => i.get('value')), ['5', '4', '3', '2', '1'], 'levels')
		const a = await rate(who, m, c, { level: '1', efficiency: '2', comment: said })
		same([a.status, a.location], [303, `${way(m, c)}?done=rated#rating`], 'answer')
		const [r] = await rating(c)
		same(r.level, '1', 'level')
		ok(r.due_on && !r.comment.includes(said) && /^(gcm|sm4)\./.test(r.comment), `kept as ${r.comment}`)
		const after = await who.get(way(m, c))
		ok(after.text.includes(said) && after.text.includes('非常不满意') && !after.text.includes(`${way(m, c)}/rate"`), 'not shown to himself')
		ok(!(await who.get('/mine')).text.includes(`${way(m, c)}/rate`), 'the hint is still there')
	})
	await test(`${m}: the day of the answer is fifteen working days off`, async () => {
		same((await rating(c))[0].due_on, await value(`select (api.due(api.today(), 'WD', 15, area)).due_on from rg.case_file where id = ${c.id}`), 'day')
	})
	await test(`${m}: not twice, not by others, not by number and code`, async () => {
		const friend = await person('友样例')
		const other = await closed[m](friend)
		const page = await friend.get(`${way(m, other)}/rate`)
		const again = await who.post(`${way(m, c)}/rate`, { ...await fields_of(who), level: '5' })
		same([again.status, (await rating(c))[0].level], [409, '1'], 'second')
		ok(again.text.includes('已经评价过'), 'not told')
		const stranger = await person('别样例')
		same((await stranger.get(`${way(m, c)}/rate`)).status, 404, 'stranger')
		same((await stranger.post(`${way(m, other)}/rate`, { ...await fields_of(stranger), level: '5' })).status, 404, 'stranger sends')
		const guest = new Visitor()
		const look = await guest.get('/lookup')
		const opened = await guest.follow(await guest.send(look, { number: c.no, query: c.code }, { action: '/lookup' }))
		ok(opened.text.includes(c.no) && !opened.text.includes(said) && !opened.text.includes('非常不满意'), 'the guest sees it')
		same((await guest.get(`${way(m, c)}/rate`)).status, 303, 'guest')
		// Two at once: one is kept, the other is told.
		const two = await Promise.all(['5', '1'].map(level => friend.post(`${way(m, other)}/rate`, {
			...Object.fromEntries(page.forms.find(x => x.action.endsWith('/rate')).fields), key: `${'ab'.repeat(15)}0${level}`, level })))
		same(two.map(a => a.status).sort(), [303, 409], 'two at once')
		same((await rating(other)).length, 1, 'ratings')
	})
	await test(`${m}: who had a hand in the case sees nothing of it`, async () => {
		const { session, cookie } = await import('../web/kit/world.mjs')
		for (const id of await handlers(c)) {
			// Even with the office of a supervisor.
			await value(`insert into rg.role_grant (account, role, granted_at) values (${id}, 'supervisor', api.now())
				on conflict do nothing returning 1`)
			const v = new Visitor()
			v.jar.set(cookie('off'), await session(id, 'off'))
			same((await v.get(visit(m, c))).status, 404, `visit for ${id}`)
			const list = await v.get('/desk/ratings')
			ok(list.status === 200 && !list.text.includes(c.no), `list for ${id}`)
			const page = await v.get(`/desk/${m}/${c.no}`)
			ok(page.status === 200 && !page.text.includes(said) && !page.text.includes('非常不满意'), `page for ${id}: ${page.status}`)
			ok(!(await v.get('/desk/messages')).text.includes('差评'), `message to ${id}`)
			await value(`delete from rg.role_grant where account = ${id} and role = 'supervisor' returning 1`)
		}
	})
	await test(`${m}: a supervisor without a hand in it answers, once, and the applicant reads it`, async () => {
		ok((await supervisor.get('/desk/messages')).text.includes(c.no), 'no message')
		const list = await supervisor.get('/desk/ratings')
		ok(list.text.includes(visit(m, c)), 'not in the list')
		ok(!list.text.includes(said), 'words in the list')
		const page = await supervisor.get(visit(m, c))
		ok(page.status === 200 && page.text.includes(said) && page.text.includes('非常不满意'), 'the visit does not show it')
		const other = await above.get(visit(m, c))
		const empty = await supervisor.send(page, { way: 'pigeon', mended: '', answer: '' }, { action: visit(m, c) })
		same([empty.status, Object.keys(empty.errors).sort()], [422, ['answer', 'mended', 'way']], 'nothing filled in')
		const a = await supervisor.send(page, { way: 'phone', mended: '窗口增加一人。', answer: '给您添麻烦了，已经增加窗口。' }, { action: visit(m, c) })
		same([a.status, a.location], [303, `${visit(m, c)}?done=visited`], 'answer')
		const [r] = await rating(c)
		ok(/^(gcm|sm4)\./.test(r.mended) && /^(gcm|sm4)\./.test(r.answer), 'kept in the open')
		const late = await above.send(other, { way: 'visit', mended: '再查。', answer: '再答。' }, { action: visit(m, c) })
		same(late.status, 409, 'a second visit')
		const shown = await who.get(way(m, c))
		ok(shown.text.includes('已经增加窗口') && !shown.text.includes('窗口增加一人'), 'answer on the page')
		ok((await who.get('/mine/messages')).text.includes('您对这一件的评价已有答复'), 'message')
		ok((await supervisor.get('/desk/ratings?past=1')).text.includes(visit(m, c)), 'not among those answered')
		ok(!(await supervisor.get('/desk/ratings')).text.includes(visit(m, c)), 'still among those to be answered')
	})
}

await test('a case that is not closed, and one taken back before anybody saw it, is refused', async () => {
	const who = await person('早样例')
	const over = await closed.employment(who)
	const form = await who.get(`${way('employment', over)}/rate`)
	const fields = Object.fromEntries(form.forms.find(f => f.action.endsWith('/rate')).fields)
	const open = await job(who)
	same((await who.post(`${way('employment', open)}/rate`, { ...fields, level: '5' })).status, 409, 'open')
	ok((await who.get(`${way('employment', open)}/rate`)).text.includes('办结以后才能评价'), 'page')
	const back = await act(who, open.id, 'withdraw')
	same([back, await value(`select closed_at is not null from rg.case_file where id = ${open.id}`)], ['', 't'], 'withdrawn')
	same((await who.post(`${way('employment', open)}/rate`, { ...fields, level: '5', key: 'cd'.repeat(16) })).status, 409, 'withdrawn')
	same(await value(`select count(*) from rg.rating where case_id = ${open.id}`), '0', 'ratings')
})

const wrong = [[{}, 'level'], [{ level: '' }, 'level'], [{ level: '0' }, 'level'], [{ level: '6' }, 'level'], [{ level: '55' }, 'level'],
	[{ level: '5;' }, 'level'], [{ level: '5', guide: '9' }, 'guide'], [{ level: '5', ease: 'x' }, 'ease'], [{ level: '5', comment: '字'.repeat(501) }, 'comment']]
const typist = await person('错样例')
const theirs = await closed.employment(typist)
await all('what is no rating', wrong, async ([fields, field]) => {
	const a = await rate(typist, 'employment', theirs, fields)
	same(a.status, 422, JSON.stringify(fields))
	ok(a.doc.one('.govuk-error-summary')?.get('class') && a.text.includes(`#${field}`), `no error at ${field}`)
	if (fields.comment) ok(a.text.includes('字'.repeat(500)), 'typed words are gone')
})
await test('the same form twice is one rating, and a good one asks for no visit', async () => {
	const page = await typist.get(`${way('employment', theirs)}/rate`)
	const f = { level: '4', comment: '' }
	const a = await typist.send(page, f, { action: `${way('employment', theirs)}/rate` })
	const b = await typist.send(page, f, { action: `${way('employment', theirs)}/rate` })
	same([a.status, b.status, a.location === b.location], [303, 303, true], 'twice')
	same(await rating(theirs), [{ level: '4', comment: '', due_on: null, visited_at: null, mended: '', answer: '' }], 'kept')
	same((await supervisor.get(visit('employment', theirs))).status, 404, 'visit')
})

await test('open figures: from five on, as a table, JSON and CSV', async () => {
	const sums = await rows(`select service, to_char(at at time zone 'Asia/Shanghai', 'YYYY') as year, count(*) as n,
		count(*) filter (where level >= 3) as good from rg.rating group by 1, 2 order by 2, 1`)
	for (let i = sums.find(s => s.service === 'employer').n; i < 5; i++) {
		const who = await person()
		same((await rate(who, 'employment', await closed.employment(who), { level: '5' })).status, 303, 'rated')
	}
	const v = new Visitor()
	const json = JSON.parse((await v.get(`/open/ratings.json?${Date.now()}`)).text).ratings
	const csv = (await v.get(`/open/ratings.csv?${Date.now()}`)).text.split('\r\n')
	same(csv[0], 'year,service,ratings,good,good_percent', 'head')
	const now = await rows(`select to_char(at at time zone 'Asia/Shanghai', 'YYYY') as year, service, count(*) as n,
		count(*) filter (where level >= 3) as good from rg.rating group by 1, 2 order by 1, 2`)
	same(json.map(x => [x.year, x.service, x.ratings, x.good]),
		now.filter(s => Number(s.n) >= 5).map(s => [s.year, s.service, Number(s.n), Number(s.good)]), 'JSON')
	ok(json.some(x => x.service === 'employer'), 'nothing published')
	ok(csv.length === json.length + 2, 'CSV')
	const page = await v.get(`/figures/?${Date.now()}`)
	ok(page.text.includes('服务评价') && page.text.includes(`${json[0].good_percent.toFixed(1)}%`), 'page')
	const desk = await supervisor.get('/desk/ratings')
	ok(desk.text.includes('本地区的评价'), 'desk')
})

await test('in English, and as a copy of what is kept about oneself', async () => {
	const en = await typist.get(way('employment', theirs), { headers: { 'accept-language': 'en' } })
	ok(en.status === 200, 'page')
	const data = JSON.parse((await typist.get('/account/data.json')).text)
	same(data.cases.find(x => x.number === theirs.no).rating.level, 4, 'level')
})

close()
done()
