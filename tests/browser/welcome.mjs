// Reporting in at a browser: a time is chosen on the telephone and without
// script; the window's pages, each for axe and for the eye, in English and in
// large type too; the board, kept up to date by itself.

import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound } from './kit/look.mjs'
import { close, run_sql, value } from '../web/kit/db.mjs'
import { officer, person, places, report, token } from '../web/kit/world.mjs'

const p = await places()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const submit = 'main form button[type=submit]:not(.rg-link-button)'
const seen = async (who, more = {}) => eyes({ cookies: cookies_of(who), ...more })
const who = await person('陈报到', { kind: 'person' })
const desk = await officer(p.district, ['window', 'supervisor', 'leader'])
const clerk = await officer(p.town, ['clerk'])
const army = await officer(p.district, ['armed_dept'])
const looks = [{}, { small: true }, { lang: 'en' }, { large: true, small: true }]
// One page for each look, and all addresses on it; axe once.
const every = async (by, list) => {
	for (const look of [{}, { small: true, large: true }, { lang: 'en' }]) {
		const page = await seen(by, look)
		for (const [path, name] of list) {
			await page.goto(`${base}${path}`)
			await sound(page, { ...look, axe: !look.small && !look.lang })
			if (!look.lang) await shot(page, name)
		}
		await page.context().close()
	}
}

await test('the first page and the figures', async () => {
	for (const look of looks) {
		const page = await eyes(look)
		const axe = !look.lang && !look.large
		await page.goto(`${base}/welcome/`)
		await sound(page, { ...look, axe })
		await shot(page, 'welcome-home')
		await page.goto(`${base}/welcome/figures`)
		await sound(page, { ...look, axe })
		await shot(page, 'welcome-figures')
		await page.context().close()
	}
})

await test('times are offered, wrong ones named', async () => {
	const page = await seen(desk)
	await page.goto(`${base}/desk/welcome/slots`)
	await sound(page)
	await press(page, submit)
	must(/^错误/.test(await page.title()), 'times without anything were taken')
	await sound(page)
	const day = await value('select api.today() + 7')
	for (const [name, text] of Object.entries({ day, begins: '09:00', ends: '10:30', minutes: '30', seats: '2', place: '一号窗口', keeper: '值班员' }))
		await page.fill(`[name=${name}]`, text)
	await run_sql(`delete from rg.report_slot s where day = ${`'${day}'`} and not exists (select from rg.report_booking b where b.slot = s.id)`)
	await page.selectOption('[name=kind]', 'booked')
	await press(page, submit)
	must(page.url().includes('/desk/welcome/day'), `led to ${page.url()}`)
	await sound(page)
	await shot(page, 'welcome-day')
})

for (const look of [{ small: true }, { javaScriptEnabled: false }, { lang: 'en' }]) {
	await test(`a time is chosen (${JSON.stringify(look)})`, async () => {
		const c = await report(who)
		const page = await seen(who, look)
		await page.goto(`${base}/welcome/case/${c.no}`)
		await press(page, 'main a.govuk-button')
		must(page.url().endsWith('/do/book'), `led to ${page.url()}`)
		await sound(page, look)
		await shot(page, 'welcome-book')
		await press(page, submit)
		must(await page.locator('#slot-error').count(), 'nothing chosen was no error')
		await sound(page, look)
		await page.locator('[name=slot]').first().check()
		await press(page, submit)
		must(await page.locator('#booked').count(), 'the case does not say when')
		await sound(page, look)
		await shot(page, 'welcome-case')
		await page.context().close()
	})
}

await test('pages of the window', async () => {
	const late = await report(who, 'PRE_REG', { discharge_on: await value('select api.today() - 65') })
	const here = await report(who, 'STEPS_RUNNING')
	const over = await report(who, 'CHECKED_IN')
	await run_sql(`insert into rg.case_task (case_id, task, role, level, label, opened_at, due_on)
		values (${here.id}, 'call_7', 'clerk', 4, '第7天回访', api.now(), api.today() - 1)`)
	await every(desk, [['/desk/welcome/board', 'welcome-board'], ['/desk/welcome/day', 'welcome-today'],
		['/desk/welcome/slots', 'welcome-slots'], ['/desk/welcome/services', 'welcome-services'], [`/desk/welcome/${late.no}/do/book_for`, 'welcome-book-for'], ['/desk/welcome/late', 'welcome-late'],
		[`/desk/welcome/${over.no}`, 'welcome-desk'], [`/desk/welcome/${over.no}/do/confirm`, 'welcome-confirm'],
		[`/desk/welcome/${late.no}/do/give_up`, 'welcome-give-up']])
	await every(clerk, [['/desk/welcome/calls', 'welcome-calls']])
})

await test('somebody calls, without script', async () => {
	const c = await report(who)
	const page = await seen(clerk, { javaScriptEnabled: false, small: true })
	await page.goto(`${base}/desk/welcome/services`)
	await page.goto(`${base}/desk/welcome/${c.no}`)
	await press(page, 'main a[href$="/do/book_for"]')
	await press(page, submit)
	must(await page.locator('#slot-error').count(), 'nothing chosen was no error')
	await page.locator('[name=slot]').last().check()
	await press(page, submit)
	must(page.url().includes(`/desk/welcome/${c.no}`) && await page.locator('#booked').count(), 'the case does not say when')
	await sound(page)
	await page.context().close()
})

await test('the board follows what others do', async () => {
	const c = await report(who, 'STEPS_RUNNING')
	const page = await seen(army)
	await page.clock.install()
	await page.goto(`${base}/desk/welcome/board`)
	const row = page.locator('tr', { hasText: c.no })
	must(await row.locator('a[href*="/task/"]').count() === 1, 'no step of the own department')
	await run_sql(`update rg.case_task set done_at = api.now() where case_id = ${c.id} and task = 'army'`)
	await Promise.all([page.waitForEvent('load'), page.clock.runFor(21000)])
	must(await row.locator('a[href*="/task/"]').count() === 0, 'the board is as it was')
})

await close()
await done()
