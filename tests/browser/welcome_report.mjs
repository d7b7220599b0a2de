// Reporting in from the form to the last call: filled in on the telephone and
// without script, seen at the window with its clock, the departments'
// steps, papers, the household and the cards.

import { randomInt } from 'node:crypto'
import { base, done, test } from './kit/index.mjs'
import { press, trouble } from './kit/look.mjs'
import { at, field, fill, look, must, next, onward, printed, seen, send, step, submit } from './kit/walk.mjs'
import { close, run_sql, value } from '../web/kit/db.mjs'
import { officer, person, places } from '../web/kit/world.mjs'

const p = await places()
const day = n => value(`select api.today() + ${n}`)
const desk = await officer(p.district, ['window'])
const clerk = await officer(p.town, ['clerk'])
const depts = { party: 'party_dept', army: 'armed_dept', pension: 'pension_dept', medical: 'medical_dept' }
for (const [task, role] of Object.entries(depts)) depts[task] = await officer(p.district, [role])
const police = await officer(p.district, ['police_dept'])

// An identity number of somebody born on that day (GB 11643-1999).
const birth = await value(`select date '1975-01-01' + ${randomInt(5000)}`)
function id_no () {
	const s = `370202${birth.replaceAll('-', '')}${String(randomInt(500) * 2 + 1).padStart(3, '0')}`
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
	return s + '10X98765432'[w.reduce((n, x, i) => n + x * s[i], 0) % 11]
}
const village = [p.district, p.town, p.village]
async function report (page, more) {
	await page.goto(`${base}/welcome/apply`)
	await look(page, 'report-apply', more)
	await press(page, submit)
	await press(page, next)
	must((await trouble(page)).length > 20, 'an empty page was taken')
	await look(page, 'report-person-told', more)
	await onward(page, 'person', { division: village, name: '张报到', id_no: id_no(), sex: '1', birth, ethnic: '01', mobile: '13812345678', address: '样例路1号' })
	await look(page, 'report-service', more)
	must(!/番号/.test((await page.locator('label, legend').allTextContents()).join(' ')), 'a unit is asked for')
	await onward(page, 'service', { person_kind: 'sergeant', enlist_on: '2008-09-01', discharge_on: await day(-5), cert_no: `样字第${randomInt(1e6)}号`,
		hukou_place: '山东省青岛市市南区', settle_basis: 'enlisted', settle_mode: 'monthly' })
	await look(page, 'report-transfer', more)
	await onward(page, 'transfer', { party_transfer: '1', social_transfer: 'yes', service_mode: 'window', train_will: 'skill', truth: true })
	if (/\/papers$/.test(at(page))) await press(page, 'main .govuk-button-group a.govuk-button')
	return send(page, 'report', more)
}

let own, no, here
await test('the form, on the telephone and without script', async () => {
	own = await seen(await person('张报到', { kind: 'person' }), { small: true, javaScriptEnabled: false })
	no = await report(own, {})
	here = `/desk/welcome/${no}`
	await own.goto(`${base}/welcome/case/${no}`)
	await look(own, 'report-case')
})
await test('the form at a desk, and what hangs on an answer opens', async () => {
	const page = await seen(await person('李报到', { kind: 'person' }))
	await page.goto(`${base}/welcome/apply`)
	await press(page, submit)
	await page.goto(base + at(page).replace(/[a-z]+$/, 'service'))
	await fill(page, { settle_mode: 'self' })
	must(await page.locator(field('bank_no')).isVisible(), 'no account is asked for')
	await fill(page, { settle_mode: 'monthly' })
	must(!await page.locator(field('bank_no')).isVisible(), 'an account is asked for without need')
	await look(page, 'report-service')
})

// A department's step, from the board.
async function done_by (who, task, more = {}) {
	const page = await seen(who, more)
	await page.goto(`${base}/desk/welcome/board`)
	const id = await value(`select t.id from rg.case_task t join rg.case_file c on c.id = t.case_id
		where c.no = '${no}' and t.task = '${task}' and t.done_at is null`)
	if (['party', 'army'].includes(task)) await look(page, `report-board-${task}`)
	if (await page.locator(`a[href$="/task/${id}"]`).count()) await press(page, `a[href$="/task/${id}"]`)
	else await page.goto(`${base}${here}/task/${id}`)
	await look(page, `report-task-${task}`, { axe: task === 'party' })
	await press(page, submit)
	must(await trouble(page), `${task}: done without a result`)
	await fill(page, { result: 'done' })
	await press(page, submit)
	must(!await trouble(page), `${task}: ${await trouble(page)}`)
	await page.context().close()
}
await test('the window: checked in, away, back, confirmed', async () => {
	const page = await seen(desk)
	await page.goto(base + here)
	await look(page, 'report-desk')
	await step(page, here, 'check_in', { here: true }, { name: 'report-in' })
	await page.goto(`${base}/desk/welcome/board`)
	must((await page.textContent('main')).includes(no), 'it is not on the board')
	await step(page, here, 'wait', {}, { name: 'report-wait' })
	await step(page, here, 'return', {}, { name: 'report-return' })
	await step(page, here, 'confirm', { originals: true, archive: 'here', place: true }, { name: 'report-confirm', axe: true })
})
await test('departments do their steps; the counter is done', async () => {
	for (const [task, who] of Object.entries(depts)) await done_by(who, task, task === 'army' ? { small: true, javaScriptEnabled: false } : {})
	for (const task of ['training', 'letter']) await done_by(desk, task)
	must(await value(`select state from rg.case_file where no = '${no}'`) === 'COUNTER_DONE', 'the counter is not done')
	await own.goto(`${base}/welcome/case/${no}`)
	await look(own, 'report-case-done')
	await printed(own, '报到登记表')
})
await test('household and file; called later; every page in English and in large type', async () => {
	await done_by(police, 'hukou')
	await done_by(clerk, 'file')
	must(await value(`select state from rg.case_file where no = '${no}'`) === 'COMPLETED', 'it is not completed')
	await run_sql(`update rg.case_task set opened_at = api.now(), due_on = api.today() where task = 'call_7'
		and case_id = (select id from rg.case_file where no = '${no}')`)
	const page = await seen(clerk, { small: true })
	await page.goto(`${base}/desk/welcome/calls`)
	await look(page, 'report-calls')
	must((await page.textContent('main')).includes(no), 'nobody is to be called')
	const who = await value(`select applicant from rg.case_file where no = '${no}'`)
	for (const more of [{ lang: 'en' }, { large: true, small: true }]) {
		await run_sql(`update rg.account set lang = '${more.lang ?? 'zh-CN'}', large = ${!!more.large} where id in (${who}, ${desk.id})`)
		const jar = Object.fromEntries((await own.context().cookies()).map(c => [c.name, c.value]))
		for (const [by, list] of [[{ jar: new Map(Object.entries(jar)) }, [`/welcome/case/${no}`]], [desk, [here, '/desk/welcome/board', '/desk/welcome/day']]]) {
			const one = await seen(by, more)
			for (const to of list) {
				await one.goto(base + to)
				await look(one, `report${to.replace(no, 'case').replaceAll('/', '-')}-${more.lang ?? 'large'}`, { ...more, axe: !more.large })
			}
			await one.context().close()
		}
	}
})

await close()
await done()
