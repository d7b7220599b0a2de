// Telling a matter at a browser, on the telephone and without script; its
// sorting, the petition it became, days of leaders, the dispatch desk: every
// page for axe and for the eye.

import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound, trouble } from './kit/look.mjs'
import { close, value } from '../web/kit/db.mjs'
import { officer, person, places, rights } from '../web/kit/world.mjs'

const p = await places()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const at = page => new URL(page.url()).pathname
const field = name => `[name="${name}"]`
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not([value^="pick:"]):not([value^="repick:"]):not([value^="add:"])'
const next = 'main button[value=next]:not(.rg-default)'
const seen = async (who, more = {}) => eyes({ cookies: cookies_of(who), ...more })
const who = await person('陈讲述', { kind: 'person' })
const disp = await officer(p.district, ['dispatcher', 'leader', 'supervisor'])
const disc = await officer(p.district, ['discipline'])

// Few options are radios, many a list.
async function choose (page, name, code) {
	const radio = page.locator(`${field(name)}[value=${code}]`)
	if (await radio.count()) await radio.check()
	else await page.selectOption(field(name), code)
}

// From the first page to the receipt; the first time with axe.
let axe = true
async function tell (page, { matter = 'policy', danger = 'no' } = {}) {
	await page.goto(`${base}/mediation/`)
	await sound(page, { axe })
	await shot(page, 'mediation-home')
	await press(page, 'main a.govuk-button')
	await sound(page, { axe })
	await shot(page, 'mediation-apply')
	await press(page, submit)
	must(/\/draft\/\d+\/matter$/.test(at(page)), `led to ${at(page)}`)
	await sound(page, { axe })
	await shot(page, 'mediation-matter')
	await press(page, next)
	must(await trouble(page), 'an empty page was taken')
	await sound(page, { axe })
	await choose(page, 'danger', danger)
	await choose(page, 'matter', matter)
	await page.fill(field('facts'), '补助从今年一月起一直没有发下来，问过两次没有结果。')
	await page.fill(field('request'), '请按规定补发。')
	await choose(page, 'joint', 'alone')
	await press(page, next)
	must(/\/who$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page, { axe })
	await shot(page, 'mediation-who')
	await choose(page, 'named', 'yes')
	if (!page.scripted) await press(page, next)
	await page.fill(field('applicant_name'), '陈讲述')
	await page.fill(field('mobile'), '13812345678')
	await choose(page, 'wished_reply', 'site')
	for (const [i, code] of [p.district, p.town, p.village].entries()) {
		await page.selectOption(field('division'), String(code))
		if (i < 2) await press(page, 'button[value="pick:division"]')
	}
	await press(page, next)
	must(/\/papers$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page, { axe })
	const [, draft] = /draft\/(\d+)/.exec(at(page))
	await page.goto(`${base}/mediation/draft/${draft}/check`)
	await sound(page, { axe })
	await shot(page, 'mediation-check')
	await page.check(field('truth'))
	await press(page, submit)
	must(/\/receipt$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page, { axe })
	axe = false
	return /case\/([^/]+)/.exec(at(page))[1]
}

let no
await test('a matter told at a desk', async () => {
	const page = await seen(who)
	no = await tell(page)
	await page.goto(`${base}/mediation/case/${no}`)
	await sound(page)
	await shot(page, 'mediation-case')
})

await test('the same on a telephone, and without script', async () => {
	await tell(await seen(await person('陈电话', { kind: 'person' }), { small: true }), { danger: 'yes' })
	await tell(await seen(await person('陈无本', { kind: 'person' }), { javaScriptEnabled: false }))
})

let petition
await test('the dispatcher sorts it with the rules beside it', async () => {
	const page = await seen(disp)
	await page.goto(`${base}/desk/mediation/${no}`)
	await sound(page)
	await shot(page, 'mediation-desk')
	await page.goto(`${base}/desk/mediation/${no}/do/sort_petition`)
	await sound(page)
	await shot(page, 'mediation-sort')
	await press(page, submit)
	must(await trouble(page), 'a sorting without anything was taken')
	await sound(page)
	await choose(page, 'purpose', 'claim')
	await choose(page, 'category', 'benefit')
	await choose(page, 'urgent', 'no')
	await choose(page, 'legal_ways', 'none')
	await page.fill(field('note'), '属于待遇政策诉求，按信访事项办理。')
	await press(page, submit)
	must(at(page) === `/desk/mediation/${no}`, `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page)
	petition = await value(`select f.no from rg.sorted s join rg.case_file i on i.id = s.intake
		join rg.case_file f on f.id = s.target where i.no = '${no}'`)
	await page.goto(`${base}/desk/mediation/${petition}`)
	await sound(page)
	await shot(page, 'petition-desk')
	for (const [lang, small] of [['en', false], ['zh-CN', true]]) {
		const other = await seen(disp, { lang, small })
		for (const to of [petition, no, 'dispatch', 'dispatch?tab=all', 'duty', 'open', `${petition}/do/accept`, `${petition}/do/transfer`]) {
			await other.goto(`${base}/desk/mediation/${to}`)
			await sound(other, { lang, axe: !small })
			if (to === 'dispatch') await shot(other, `dispatch-${lang}`)
		}
	}
	const own = await seen(who)
	await own.goto(`${base}/mediation/case/${no}`)
	must((await own.textContent('main')).includes(petition), 'the visitor does not see the new number')
	await sound(own)
	await shot(own, 'mediation-sorted')
})

await test('an accusation shows who is named', async () => {
	const told = (await rights(await person('陈举报', { kind: 'person' }), 'rights-intake', { matter: 'accuse' })).no
	const page = await seen(disc)
	await page.goto(`${base}/desk/mediation/${told}`)
	await sound(page)
	must((await page.textContent('main')).includes('指定人员'), 'nobody is named')
	await shot(page, 'accusation-desk')
	const other = await seen(disp)
	must((await other.goto(`${base}/desk/mediation/${told}`)).status() === 404, 'another officer sees it')
	await sound(other)
})

await test('a day of a leader: set, published, booked, given back', async () => {
	const desk = await seen(disp)
	await desk.goto(`${base}/desk/mediation/duty`)
	await sound(desk)
	await press(desk, 'main form[action$="/duty"] button[type=submit]')
	must(await trouble(desk), 'an empty day was taken')
	await sound(desk)
	const day = await value('select api.today() + 7')
	for (const [name, words] of Object.entries({ day, begins: '9:00', ends: '11:30', place: '一楼接访室', leader: `王${[0, 1, 2].map(() => '春夏秋冬梅兰竹菊'[Math.floor(Math.random() * 8)]).join('')}`, post: '副局长', seats: '3' })) await desk.fill(field(name), words)
	await press(desk, 'main form[action$="/duty"] button[type=submit]')
	must(!await trouble(desk), await trouble(desk))
	await sound(desk)
	await shot(desk, 'duty-desk')
	const id = await value('select max(id) from rg.duty_day')
	for (const small of [false, true]) {
		const page = await seen(who, { small })
		await page.goto(`${base}/mediation/duty`)
		await sound(page)
		await shot(page, 'duty')
		await page.goto(`${base}/mediation/duty/${id}`)
		await sound(page)
		await shot(page, 'duty-book')
		await press(page, 'main form[action*="/duty/"] button[type=submit]')
		must(at(page) === '/mediation/duty', `led to ${at(page)}: ${await trouble(page)}`)
		await sound(page)
		await press(page, 'main form[action$="/cancel"] button[type=submit]')
		await sound(page)
	}
	await desk.goto(`${base}/desk/mediation/duty/${id}`)
	await sound(desk)
})

await test('in English, in large type, by nobody in particular', async () => {
	for (const [lang, large] of [['en', false], ['zh-CN', true]]) {
		const page = await eyes({ lang, large, small: large })
		for (const to of ['/mediation/', '/mediation/duty', '/mediation/intake/apply', '/guides/rights-intake', '/guides/rights-petition']) {
			await page.goto(base + to)
			await sound(page, { lang, large, axe: !large })
			await shot(page, `${lang}${to.replace(/\//g, '-')}`)
		}
	}
	const page = await seen(who, { lang: 'en' })
	await page.goto(`${base}/mediation/case/${petition}`)
	await sound(page, { lang: 'en' })
	await shot(page, 'en-petition')
})

await close?.()
await done()
