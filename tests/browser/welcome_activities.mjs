// Welcome activities at a browser: somebody registers on the telephone and
// without script; the public pages and the officers', each for axe and for the
// eye, in English and in large type too.

import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound } from './kit/look.mjs'
import { close, q, run_sql, value } from '../web/kit/db.mjs'
import { officer, person, places, signup, token } from '../web/kit/world.mjs'

const p = await places()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const next = 'main button[value=next]:not(.rg-default)'
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button)'
const seen = async (who, more = {}) => eyes({ cookies: cookies_of(who), ...more })
const clerk = await officer(p.district, ['clerk', 'leader'])
const leader = await officer(p.root, ['leader'])
const station = await officer(p.village, ['clerk'])
const mark = token().slice(0, 6)
const day = n => value(`select api.today() + ${n}`)

// One point, activities in every state, two people who come.
const point = await value(`insert into rg.welcome_point (station, name, kind, address, phone, opens, closes, weekend,
	first_day, made_by, at) values (${p.district}, ${q(`火车站返乡接待站${mark}`)}, 'rail', '市南区泰安路2号火车站出站口', '0532-85912345',
	'8:00', '20:00', true, api.today(), ${clerk.id}, api.now()) returning id`)
await run_sql(`insert into rg.welcome_check (point, day, done, wanted, met, note, checked_by, at)
		values (${point}, api.today(), '{place,hours,staff,access}', 8, 3, '横幅没有挂', ${clerk.id}, api.now());
	insert into rg.welcome_duty select ${point}, api.today() + n, '王值班', ${clerk.id}, api.now() from generate_series(0, 4) n;
	insert into rg.welcome_plan values (${p.district}, date_trunc('month', api.today())::date, '第一周：走访慰问\n第四周：返乡仪式',
		${clerk.id}, api.now()) on conflict do nothing`)
const event = (title, days, state, more = {}) => value(`insert into rg.welcome_event (station, area, kind, title, about, day,
	begins, ends, place, seats, state, announced_at, came, why, changed_at, made_by, at) values (${p.district}, ${p.district},
	'return', ${q(title + mark)}, '欢迎回家，一共两小时。', api.today() + (${days}), '${days < 0 ? '0:01' : '9:00'}', '11:00', '火车站广场', 30,
	${q(state)}, ${state === 'planned' ? 'null' : 'api.now()'}, ${more.came ?? 'null'}, ${q(more.why ?? '')}, api.now(),
	${clerk.id}, api.now()) returning id`)
const announced = await event('冬季返乡仪式', 6, 'announced')
const planned = await event('春节走访慰问', 2, 'planned')
const over = await event('秋季返乡仪式', -1, 'announced')
const held = await event('八一欢送', -3, 'held', { came: 45 })
const off = await event('国庆联欢', 3, 'cancelled', { why: '台风' })
await run_sql(`insert into rg.welcome_activity (event, n, code, title) select e, r.ord, r.code, '' from rg.welcome_required r,
		unnest(array[${announced}, ${over}, ${held}]) e;
	insert into rg.welcome_activity (event, n, title) select e, 9, '战友合唱' from unnest(array[${announced}, ${over}]) e`)
const guest = await signup(await person('王归来', { kind: 'person' }), 'CONFIRMED', { meet: 'yes', point, join: 'yes',
	event: announced, needs: 'luggage pickup', trip_no: 'G1', photo: 'yes' })
const met = await signup(await person('李归来', { kind: 'person' }), 'RECEIVED', { meet: 'yes', point })
const month = (await day(6)).slice(0, 7)

for (const look of [{ small: true }, { javaScriptEnabled: false }, { lang: 'en' }]) {
	await test(`somebody registers (${JSON.stringify(look)})`, async () => {
		const page = await seen(await person('赵归来', { kind: 'person' }), look)
		await page.goto(`${base}/welcome/events/${announced}`)
		await press(page, 'main a.govuk-button')
		await sound(page, look)
		await press(page, submit)
		must(/\/person$/.test(page.url()), `led to ${page.url()}`)
		await page.fill('[name=name]', '赵归来')
		const places_in = [p.district, p.town, p.village]
		for (const code of places_in) {
			await page.selectOption('[name=division]', String(code))
			if (code !== p.village) await press(page, 'button[value="pick:division"]')
		}
		await sound(page, look)
		await press(page, next)
		must(/\/arrival$/.test(page.url()), `led to ${page.url()}`)
		await sound(page, look)
		await shot(page, 'act-arrival')
		await page.fill('[name=arrive_on]', await day(6))
		await page.fill('[name=arrive_time]', '08:30')
		await page.check('[name=transport][value=car]')
		await page.fill('[name=people]', '2')
		await page.check('[name=meet][value=no]')
		await page.check('[name=join][value=yes]')
		if (look.javaScriptEnabled === false) await press(page, next)
		const choice = page.locator(`[name=event][value="${announced}"], [name=event] option[value="${announced}"]`).first()
		if (await choice.evaluate(e => e.tagName) === 'OPTION') await page.selectOption('[name=event]', String(announced))
		else await choice.check()
		await press(page, next)
		must(/\/wishes$/.test(page.url()), `led to ${page.url()}`)
		await sound(page, look)
		await page.check('[name=photo][value=no]')
		await press(page, next)
		must((await page.locator('main').innerText()).includes(`冬季返乡仪式${mark}`), 'the last page does not name the activity')
		await sound(page, look)
		await shot(page, 'act-check')
		await page.check('[name=truth]')
		await press(page, submit)
		must(/\/receipt$/.test(page.url()), `led to ${page.url()}`)
		await page.goto(page.url().replace('/receipt', ''))
		must(await page.locator('#arrival').count(), 'the case does not say when')
		await sound(page, look)
		await shot(page, 'act-case')
		await page.context().close()
	})
}

const looks = [{}, { lang: 'en' }, { large: true, small: true }]
async function every (by, list) {
	for (const look of looks) {
		const page = await (by ? seen(by, look) : eyes(look))
		for (const [path, name] of list) {
			await page.goto(`${base}${path}`)
			await sound(page, { ...look, axe: !look.lang && !look.large })
			if (!look.lang) await shot(page, name)
		}
		await page.context().close()
	}
}

await test('pages for everybody', () => every(null, [['/welcome/', 'act-home'], ['/welcome/points', 'act-points'],
	['/welcome/signs', 'act-signs'], [`/welcome/calendar?month=${month}`, 'act-calendar'], [`/welcome/events/${announced}`, 'act-event'],
	[`/welcome/events/${held}`, 'act-held'], [`/welcome/events/${off}`, 'act-off']]))

await test('pages of officers', () => every(clerk, [['/desk/welcome/arrivals', 'act-arrivals'], ['/desk/welcome/points', 'act-desk-points'],
	[`/desk/welcome/points/${point}`, 'act-desk-point'], ['/desk/welcome/signs', 'act-desk-signs'], ['/desk/welcome/events', 'act-desk-events'],
	['/desk/welcome/events?past=1', 'act-desk-past'], [`/desk/welcome/events/${announced}`, 'act-desk-event'],
	[`/desk/welcome/events/${planned}`, 'act-desk-plan'], [`/desk/welcome/events/${over}`, 'act-desk-over'],
	['/desk/welcome/rhythm', 'act-rhythm']]))
await test('the city\'s leader and the station', async () => {
	await every(leader, [['/desk/welcome/rhythm', 'act-rhythm-city']])
	await every(station, [[`/desk/welcome/${guest.no}`, 'act-case-desk'], [`/desk/welcome/${met.no}/do/follow_up`, 'act-follow']])
})

await run_sql(`update rg.welcome_point set first_day = api.today() - 2, last_day = api.today() - 1 where id = ${point}`)
await close()
await done()
