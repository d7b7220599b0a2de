// Counselling and legal aid at a browser: the question of danger, booking a
// time, a lawyer's window, the hand-over, and the desks of those who help; on the
// telephone, without script, for axe and for the eye.

import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound, trouble } from './kit/look.mjs'
import { close, value } from '../web/kit/db.mjs'
import { officer, person, places } from '../web/kit/world.mjs'

const p = await places()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const at = page => new URL(page.url()).pathname
const field = name => `[name="${name}"]`
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not([value^="pick:"]):not([value^="repick:"]):not([value^="add:"])'
const next = 'main button[value=next]:not(.rg-default)'
const seen = async (who, more = {}) => eyes({ cookies: who ? cookies_of(who) : {}, ...more })
const mind = await officer(p.district, ['counsellor'])
const law = await officer(p.district, ['adviser'])
const day = n => value(`select api.today() + ${n}`)
const slot_day = await day(20 + Math.floor(Math.random() * 30))

async function choose (page, name, code) {
	const radio = page.locator(`${field(name)}[value=${code}]`)
	if (await radio.count()) await radio.first().check()
	else await page.selectOption(field(name), code)
}
async function place (page) {
	for (const [i, code] of [p.district, p.town, p.village].entries()) {
		await page.selectOption(field('division'), String(code))
		if (i < 2) await press(page, 'button[value="pick:division"]')
	}
}
async function look (page, name) {
	await sound(page)
	await shot(page, name)
}
async function finish (page) {
	const [, draft] = /draft\/(\d+)/.exec(at(page))
	await page.goto(`${base}/mediation/draft/${draft}/check`)
	await sound(page)
	await page.check(field('truth'))
	await press(page, submit)
	must(/\/receipt$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page)
	return /case\/([^/]+)/.exec(at(page))[1]
}

await test('the counsellor says who he is, offers times, takes a day of duty', async () => {
	const page = await seen(mind)
	await page.goto(`${base}/desk/mediation/counsel`)
	await look(page, 'counsellor-empty')
	await page.fill(field('shown'), '王老师')
	await choose(page, 'sex', 'f')
	await press(page, 'form[action$="/shown"] button')
	for (const [from, to] of [['09:00', '09:50'], ['10:00', '10:50'], ['14:00', '14:50']]) {
		await page.fill(field('day'), slot_day)
		await page.fill(field('from'), from)
		await page.fill(field('to'), to)
		await page.check('#ways-phone')
		await page.check('#ways-visit')
		await page.fill(field('place'), '心灵驿站201')
		await press(page, 'form[action$="/slot"] button[value=add]')
		must(!await trouble(page), await trouble(page))
	}
	await page.fill(field('duty'), 'morgen')
	await press(page, 'form[action$="/duty"] button[value=on]')
	must(await trouble(page), 'a day that is none was taken')
	await look(page, 'counsellor-wrong')
	await page.fill(field('duty'), await value('select api.today()'))
	await press(page, 'form[action$="/duty"] button[value=on]')
	await look(page, 'counsellor')
})

for (const [name, more] of [['at a desk', {}], ['on the telephone, without script', { small: true, javaScriptEnabled: false }]]) {
	await test(`counselling ${name}`, async () => {
		const kind = more.small ? 'phone' : 'desk'
		const stranger = await eyes(more)
		await stranger.goto(`${base}/mediation/counsel`)
		await look(stranger, `counsel-${kind}`)
		await press(stranger, submit)
		must(await trouble(stranger), 'no answer was taken')
		await sound(stranger)
		await stranger.check('#risk-yes')
		await press(stranger, submit)
		must(at(stranger) === '/mediation/counsel/now', `led to ${at(stranger)}`)
		await look(stranger, `counsel-now-${kind}`)
		const who = await person('陈倾诉', { kind: 'person' })
		const page = await seen(who, more)
		await page.goto(`${base}/mediation/counsel/apply`)
		await look(page, `counsel-apply-${kind}`)
		await press(page, submit)
		must(/\/draft\/\d+\/now$/.test(at(page)), `led to ${at(page)}`)
		await look(page, `counsel-first-${kind}`)
		await press(page, next)
		must(await trouble(page), 'an empty page was taken')
		await choose(page, 'risk_now', 'yes')
		await press(page, next)
		must(at(page) === '/mediation/counsel/now', `led to ${at(page)}`)
		must((await page.content()).includes('12356'), 'without the number')
		await look(page, `counsel-told-${kind}`)
		await press(page, 'main a.govuk-button')
		must(/\/who$/.test(at(page)), `led to ${at(page)}`)
		await sound(page)
		await page.fill(field('applicant_name'), '小样')
		await page.fill(field('mobile'), '13812345678')
		await choose(page, 'may_call', 'no')
		await place(page)
		await press(page, next)
		await choose(page, 'topic', 'sleep')
		await page.fill(field('facts'), '夜里睡不着。')
		await sound(page)
		await press(page, next)
		await choose(page, 'counsellor_sex', 'f')
		await choose(page, 'talk_way', 'phone')
		await press(page, next)
		await page.check(field('informed'))
		await page.check(field('health_consent'))
		await look(page, `counsel-consent-${kind}`)
		await press(page, next)
		const no = await finish(page)
		await page.goto(`${base}/mediation/case/${no}`)
		await look(page, `counsel-case-${kind}`)
		await page.goto(`${base}/mediation/case/${no}/do/choose`)
		await look(page, `counsel-times-${kind}`)
		await press(page, submit)
		must(await trouble(page), 'no time was taken')
		await sound(page)
		await page.locator('.govuk-radios__item', { hasText: slot_day }).locator('[name=slot]').first().check()
		await choose(page, 'way', 'phone')
		await press(page, submit)
		must(at(page) === `/mediation/case/${no}`, `led to ${at(page)}: ${await trouble(page)}`)
		await look(page, `counsel-booked-${kind}`)
		if (more.small) return
		const desk = await seen(mind, more)
		await desk.goto(`${base}/desk/mediation/${no}`)
		await look(desk, `counsel-off-${kind}`)
		await desk.goto(`${base}/desk/mediation/${no}/notes`)
		await look(desk, `counsel-notes-empty-${kind}`)
		await desk.fill(field('body'), '来访者睡眠差，约下次再谈。')
		await press(desk, submit)
		must((await desk.content()).includes('约下次再谈'), 'the note is not shown')
		await look(desk, `counsel-notes-${kind}`)
	})
}

for (const [name, more] of [['at a desk', {}], ['on the telephone, without script', { small: true, javaScriptEnabled: false }]]) {
	await test(`a lawyer and the hand-over ${name}`, async () => {
		const kind = more.small ? 'phone' : 'desk'
		const desk = await seen(law, more.small ? {} : more)
		await desk.goto(`${base}/desk/mediation/legal`)
		await look(desk, `adviser-empty-${kind}`)
		await press(desk, submit)
		must(await trouble(desk), 'an empty shift was taken')
		await look(desk, `adviser-wrong-${kind}`)
		const licence = `13702${String(Date.now()).slice(-12)}`
		for (const [k, v] of Object.entries({ lawyer: '李样例', firm: '样例律师事务所', licence, place: '2号窗口',
			day: await day(7), from: '09:00', to: '11:00', capacity: '3' })) await desk.fill(field(k), v)
		await press(desk, submit)
		must(!await trouble(desk), await trouble(desk))
		await look(desk, `adviser-${kind}`)
		const shift = await value(`select id from rg.legal_shift where licence = '${licence}'`)
		const who = await person('陈维权', { kind: 'person' })
		const page = await seen(who, more)
		await page.goto(`${base}/mediation/legal`)
		await look(page, `legal-${kind}`)
		await page.goto(`${base}/mediation/legal/${shift}/book`)
		await look(page, `legal-book-${kind}`)
		await press(page, submit)
		must(await trouble(page), 'no topic was taken')
		await sound(page)
		await choose(page, 'topic', 'pension')
		await page.fill(field('question'), '抚恤金怎么算')
		await press(page, submit)
		must(at(page) === '/mediation/legal/mine', `led to ${at(page)}: ${await trouble(page)}`)
		await look(page, `legal-mine-${kind}`)
		await value(`update rg.legal_shift set starts = api.now() - interval '1 h', ends = api.now() + interval '1 h'
			where id = ${shift} returning id`)
		await desk.goto(`${base}/desk/mediation/legal/${shift}`)
		await look(desk, `legal-shift-${kind}`)
		await press(desk, 'main a.rg-action')
		await look(desk, `legal-record-${kind}`)
		await press(desk, submit)
		must(await trouble(desk), 'an empty record was taken')
		await sound(desk)
		await choose(desk, 'came', 'yes')
		await desk.fill(field('summary'), '按规定计算，可以补发。')
		await choose(desk, 'referral', 'legal_aid')
		await press(desk, submit)
		must(!await trouble(desk), await trouble(desk))
		await page.goto(`${base}/mediation/legal/mine`)
		must((await page.content()).includes('可以补发'), 'the answer is not shown')
		await look(page, `legal-answered-${kind}`)
		await page.locator('[name=rating][value="5"]').check()
		await press(page, 'form[action$="/rate"] button')
		await sound(page)
		await value(`delete from rg.legal_booking where shift = ${shift} returning id`)
		await value(`delete from rg.legal_shift where id = ${shift} returning id`)
		await page.goto(`${base}/mediation/legal/apply`)
		await look(page, `legal-apply-${kind}`)
		await press(page, submit)
		await page.fill(field('applicant_name'), '陈维权')
		await page.fill(field('mobile'), '13812345678')
		await place(page)
		await look(page, `legal-who-${kind}`)
		await press(page, next)
		await choose(page, 'matter', 'pension')
		await page.fill(field('facts'), '单位拖欠抚恤金三个月，多次催要没有结果。')
		await look(page, `legal-matter-${kind}`)
		await press(page, next)
		await choose(page, 'exempt', 'entitled')
		await sound(page)
		await press(page, next)
		must(/\/consent$/.test(at(page)), `led to ${at(page)}`)
		await page.check(field('handover_consent'))
		await look(page, `legal-consent-${kind}`)
		await press(page, next)
		const no = await finish(page)
		await desk.goto(`${base}/desk/mediation/${no}`)
		await look(desk, `legal-off-${kind}`)
		await desk.goto(`${base}/desk/mediation/${no}/do/hand_over`)
		await desk.fill(field('organ'), '样例区法律援助中心')
		for (const [k, n] of [['handed_on', 0]]) {
			if (await desk.locator(field(k)).count()) await desk.fill(field(k), await day(n))
		}
		await look(desk, `legal-hand-over-${kind}`)
		await press(desk, submit)
		must(!await trouble(desk), await trouble(desk))
		await page.goto(`${base}/mediation/case/${no}`)
		await look(page, `legal-case-${kind}`)
	})
}

await test('in English, in large type', async () => {
	const page = await seen(null, { lang: 'en', large: true })
	for (const [to, words] of [['/mediation/counsel', 'Are you thinking of hurting'], ['/mediation/counsel/now', 'Please call now'],
		['/mediation/counsel/apply', 'Counselling'], ['/mediation/legal', 'The legal aid organ decides'],
		['/mediation/legal/apply', 'Hand-over'], ['/guides/rights-counselling', 'An alias will do']]) {
		await page.goto(base + to)
		must((await page.content()).includes(words), `${to} without "${words}"`)
		await sound(page, { lang: 'en', large: true })
	}
	for (const [who, to] of [[mind, '/desk/mediation/counsel'], [law, '/desk/mediation/legal']]) {
		const desk = await seen(who)
		await value(`update rg.account set lang = 'en' where id = ${who.id} returning id`)
		await desk.goto(base + to)
		await sound(desk, { lang: 'en' })
	}
})

await value(`delete from rg.counsel_duty where account = ${mind.id} returning day`)
await close()
await done()
