// Welcome activities for tests/web/input.mjs: a registration, reception points
// with check and roster, banners and signs, activities in every state, the plan
// of a month and the numbers of the norm.

import { q, value } from '../kit/db.mjs'
import { as, officer, person, places, signup, today, token } from '../kit/world.mjs'

const letters = '甲乙丙丁戊己庚辛壬癸'
const word = n => [...String(n)].map(x => letters[x]).join('')
const para = max => ({ max, lines: true })

export async function activities (who) {
	const p = await places()
	const day = await today()
	const soon = n => value(`select api.today() + ${n}`)
	const desk = await officer(p.district, ['clerk', 'leader'])
	const head = await officer(p.root, ['leader'])
	const clerk = await officer(p.village, ['clerk'])
	const point = await value(`insert into rg.welcome_point (station, name, kind, address, phone, opens, closes, weekend, first_day, made_by, at)
		values (${p.district}, ${q(`试输站${token().slice(0, 8)}`)}, 'rail', '试输广场', '', '8:00', '20:00', true, api.today(), ${desk.id}, api.now()) returning id`)
	const event = (state, days, begins = '9:00') => value(`insert into rg.welcome_event (station, area, kind, title, about, day, begins, ends, place, seats,
		state, announced_at, changed_at, made_by, at) values (${p.district}, ${p.district}, 'visit', ${q(`试输活动${token().slice(0, 8)}`)}, '',
		api.today() + ${days}, ${q(begins)}, '23:59', '试输广场', 200, ${q(state)}, ${state === 'planned' ? 'null' : 'api.now()'}, api.now(), ${desk.id}, api.now()) returning id`)
	const announced = await event('announced', 30)
	const over = await event('announced', 0, '0:00')
	const plan = await event('planned', 40)
	const doomed = await event('planned', 41)
	const form = await as('rg_welcome_pub', who.token, "select api.draft_begin('welcome-signup')")
	const on = page => ({ by: who, page: `/welcome/draft/${form}/${page}`, action: `/welcome/draft/${form}/${page}`, button: ['do', 'next'], stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${form}` })
	const here = `/desk/welcome/points/${point}`
	const of = (id, deed) => ({ by: desk, page: `/desk/welcome/events/${id}`, action: `/desk/welcome/events/${id}${deed}` })
	const what = { kind: 'visit', title: '走访慰问', about: '', day: await soon(50), begins: '09:00', ends: '10:00', place: '试输广场', seats: '200', special: '' }
	const point_is = { name: '试输站', kind: 'rail', address: '试输广场', phone: '', opens: '08:00', closes: '20:00', days: 'daily', first_day: day, last_day: '' }
	const forms = [
		{ name: 'coming home, how', ...on('arrival'), more: { arrive_on: await soon(30), arrive_time: '08:30', transport: 'rail', trip_no: '', people: '1', meet: 'yes', point, join: 'yes', event: announced }, wrong: { arrive_on: 1, arrive_time: 1, transport: 1, people: 1, meet: 1, point: 1, join: 1, event: 1 }, text: { trip_no: { max: 20 } }, required: ['arrive_on', 'arrive_time', 'transport', 'people', 'meet', 'point', 'join', 'event'], opens: ['point', 'event'], long: { trip_no: 21, people: 300 } },
		{ name: 'coming home, needs', ...on('wishes'), more: { access: '', photo: 'no' }, wrong: { needs: 1, photo: 1 }, required: ['photo'], long: { access: 201 } },
		{ name: 'a point', by: desk, page: '/desk/welcome/points', action: '/desk/welcome/points', fresh: true, limited: true, more: point_is, vary: n => ({ name: `试输站${word(n)}` }), reset: `delete from rg.welcome_point where made_by = ${desk.id} and id <> ${point}`, wrong: { kind: 1, phone: 1, opens: 1, closes: 1, days: 1, first_day: 1, last_day: 1 }, text: { name: { max: 60 }, address: { max: 100 } }, required: ['name', 'kind', 'address', 'opens', 'closes', 'days', 'first_day'], long: { name: 61, address: 101, phone: 300 }, stored: f => `select ${f} from rg.welcome_point where made_by = ${desk.id} order by id desc limit 1` },
		{ name: 'somebody on duty', by: desk, page: here, action: `${here}/duty`, fresh: true, limited: true, reset: `delete from rg.welcome_duty where point = ${point}`, more: { from: day, to: day, keeper: '王值班' }, wrong: { from: 1, to: 1 }, either: { keeper: 1 }, required: ['from', 'to', 'keeper'], long: { keeper: 300 }, stored: f => `select ${f} from rg.welcome_duty where point = ${point} limit 1` },
		{ name: 'a sign', by: head, printed: /打印不出来|一张纸写不下/, page: '/desk/welcome/signs', action: '/desk/welcome/signs', fresh: true, limited: true, more: { kind: 'flow', title: '流程', body: '一、迎接', size: '', since: day }, wrong: { kind: 1, since: 1 }, text: { title: { max: 40 }, size: { max: 40 }, body: para(600) }, required: ['kind', 'title', 'body', 'since'], long: { title: 41, body: 601, size: 41 }, stored: f => `select ${f} from rg.welcome_sign where made_by = ${head.id} order by id desc limit 1` },
		{ name: 'an activity', by: desk, page: '/desk/welcome/events', action: '/desk/welcome/events', fresh: true, limited: true, more: what, reset: `delete from rg.welcome_activity a using rg.welcome_event e where e.id = a.event and e.made_by = ${desk.id} and e.day = api.today() + 50; delete from rg.welcome_event where made_by = ${desk.id} and day = api.today() + 50`, wrong: { kind: 1, day: 1, begins: 1, ends: 1, seats: 1 }, text: { title: { max: 60 }, place: { max: 100 }, about: para(1000) }, required: ['kind', 'title', 'day', 'begins', 'ends', 'place', 'seats'], long: { title: 61, about: 1001, place: 101, special: 61 }, stored: f => `select ${f} from rg.welcome_event where made_by = ${desk.id} order by id desc limit 1` },
		{ name: 'an activity changed', ...of(plan, ''), fresh: true, more: { ...what, day: await soon(51), title: '改过的活动' }, wrong: { kind: 1, day: 1, begins: 1, ends: 1, seats: 1 }, required: ['kind', 'title', 'day', 'begins', 'ends', 'place', 'seats'], long: { title: 61, about: 1001, place: 101 } },
		{ name: 'an activity cancelled', ...of(doomed, '/cancel'), fresh: true, more: { why: '台风' }, wrong: {}, required: ['why'], long: { why: 201 } },
		{ name: 'an activity held', ...of(over, '/held'), fresh: true, more: { came: '9', summary: '' }, wrong: { came: 1 }, required: ['came'], long: { summary: 1001, came: 300 } },
		{ name: 'the plan of a month', by: desk, page: '/desk/welcome/rhythm', action: '/desk/welcome/rhythm', fresh: true, more: { month: day.slice(0, 7), body: '第一周：走访' }, wrong: { month: 1 }, text: { body: para(1000) }, required: ['month', 'body'], long: { body: 1001 }, stored: f => `select ${f} from rg.welcome_plan where made_by = ${desk.id} limit 1` },
		{ name: 'a number of the norm', by: head, page: '/desk/welcome/rhythm', action: '/desk/welcome/rhythm/rule', fresh: true, limited: true, reset: `delete from rg.welcome_rule where set_by = ${head.id}`, more: { rule: 'announce', since: await soon(300), n: '3', source: '规定' }, wrong: { rule: 1, since: 1, n: 1 }, text: { source: { max: 100 } }, required: ['rule', 'since', 'n', 'source'], long: { source: 101, n: 300 }, stored: f => `select ${f} from rg.welcome_rule where set_by = ${head.id} limit 1` }
	]
	async function pages () {
		const came = await signup(await person('到家的人'), 'RECEIVED', { meet: 'yes', point })
		const comes = await signup(await person('回家的人'))
		const asks = await person('回家的人')
		const mine = await signup(asks)
		return [[await person('要回家的人'), '/welcome/signup'], ...['change', 'photo', 'cancel'].map(x => [asks, `/welcome/case/${mine.no}/do/${x}`]), [asks, `/welcome/case/${mine.no}`],
			...['confirm', 'receive', 'no_show', 'drop'].map(x => [clerk, `/desk/welcome/${comes.no}/do/${x}`]), [clerk, `/desk/welcome/${came.no}/do/follow_up`], [clerk, `/desk/welcome/${comes.no}`],
			...['person', 'arrival', 'check', 'drop'].map(x => [who, `/welcome/draft/${form}/${x}`]), [desk, here], ...[await event('planned', 60), announced, await event('announced', 0, '0:01')].map(x => [desk, `/desk/welcome/events/${x}`]),
			...['points', 'signs', 'events', 'rhythm'].map(x => [desk, `/desk/welcome/${x}`]), [head, '/desk/welcome/rhythm'], [head, '/desk/welcome/signs']]
	}
	const bare = [[desk, '/desk/account', `${here}/off`]]
	const asked = [
		[who, '/welcome/calendar?month='], [who, '/welcome/calendar?place='], [who, '/welcome/events/'], [who, '/welcome/signs/'], [who, '/welcome/signs/1.pdf?point='], [desk, '/desk/welcome/arrivals?on='],
		[desk, '/desk/welcome/points/'], [desk, '/desk/welcome/events/'], [desk, '/desk/welcome/events?past='], [desk, '/desk/welcome/signs/'], [desk, '/desk/welcome/rhythm?done=']
	]
	return { forms, pages, bare, asked, staff: [desk, head, clerk], numbers: ['people', 'came', 'n'] }
}
