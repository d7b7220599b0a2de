// Fairs, classes and the subsidy on interest at a browser: a fair is planned, an
// employer takes a stall, a visitor a ticket, both come, results are typed in
// and published; a class with a waiting list, to the certificate; a claim, to
// the money; on the telephone, without script, for axe and for the eye.

import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { base, done, test } from './kit/index.mjs'
import { eyes, press, trouble } from './kit/look.mjs'
import { at, field, fill, judge, look, must, onward, papers, printed, seen, send, step, submit } from './kit/walk.mjs'
import { close, run_sql, value } from '../web/kit/db.mjs'
import { as, employer, job, officer, person, places, token } from '../web/kit/world.mjs'

const p = await places()
const mark = token().replace(/[^a-z]/gi, '').slice(0, 5).toLowerCase()
const clerk = await officer(p.district, ['clerk'])
const lead = await officer(p.district, ['leader'])
const boss = await person('李招工', { kind: 'person' })
await employer(boss, 'REGISTERED')
await job(boss, 'ONLINE')
const firm = await value(`select name from rg.employer where account = ${boss.id}`)
const day = n => value(`select api.today() + ${n}`)
const village = [p.district, p.town, p.village]
const looks = [{}, { small: true, javaScriptEnabled: false }, { lang: 'en' }, { large: true, small: true }]

// The text of a paper.
function words (bytes) {
	const folder = mkdtempSync(join(tmpdir(), 'rg-'))
	writeFileSync(join(folder, 'a.pdf'), bytes)
	const text = execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' })
	rmSync(folder, { recursive: true })
	return text
}
async function paper (page, link) {
	const answer = await page.request.get(base + await page.locator(link).first().getAttribute('href'))
	must(answer.status() === 200, `${link}: ${answer.status()}`)
	return words(await answer.body())
}
// The same pages for each look; axe for the first two.
async function every (by, list, more = looks) {
	for (const x of more) {
		if (by) await run_sql(`update rg.account set lang = '${x.lang ?? 'zh-CN'}', large = ${!!x.large} where id = ${by.id}`)
		const page = await seen(by, x)
		for (const [to, name] of list) {
			await page.goto(base + to)
			await look(page, `${name}-${x.lang ?? ''}${x.large ? 'large' : ''}`, { ...x, axe: !x.large && !x.lang })
		}
		await page.context().close()
	}
	if (by) await run_sql(`update rg.account set lang = 'zh-CN', large = false where id = ${by.id}`)
}

// ---- a fair --------------------------------------------------------------------

let fair, pub
await test('a fair is planned and published', async () => {
	const page = await seen(clerk)
	await page.goto(`${base}/desk/employment/fairs`)
	await press(page, 'main a.govuk-button')
	await look(page, 'fair-new', { axe: false })
	await press(page, submit)
	must((await trouble(page)).length > 40, 'an empty plan was taken')
	await look(page, 'fair-new-told')
	await fill(page, { title: `双拥招聘会${mark}`, kind: 'site', day: await day(20), begins: '09:00', ends: '11:30', until: await day(18),
		place: '样例体育馆', host: '样例区退役军人事务局', keeper: '王样例', tel: '0532-88880000', stalls: '2', visitors: '3',
		plan: '两个出入口，医务点在东门，限流两百人，停电由场馆备用电源供电，王样例负责。' })
	await press(page, submit)
	fair = at(page)
	must(/fairs\/\d+$/.test(fair), `led to ${fair}: ${await trouble(page)}`)
	pub = fair.replace('/desk', '')
	await look(page, 'fair-desk-planned')
	await press(page, 'button[value=publish]')
	must(await page.locator('button[value=cancel]').count(), await trouble(page))
	await every(null, [['/employment/fairs', 'fair-list'], [pub, 'fair']])
})

await test('an employer takes a stall; the clerk confirms it', async () => {
	const page = await seen(boss, { small: true })
	await page.goto(`${base}${pub}/stall`)
	await press(page, submit)
	must(await page.locator('#post-error, #agent-error').count(), 'an empty page was taken')
	await look(page, 'fair-stall-told')
	await page.locator(field('post')).first().check()
	await fill(page, { agent: '李招工', mobile: '13812345678', pledge: '1' })
	await press(page, submit)
	must(!await trouble(page), await trouble(page))
	await look(page, 'fair-stall')
	const desk = await seen(clerk)
	await desk.goto(base + fair)
	await press(desk, 'button[value=confirm]')
	await look(desk, 'fair-desk')
	await page.goto(`${base}${pub}/stall`)
	must((await paper(page, 'main a[href$="/letter"]')).includes(firm), 'the letter does not name the employer')
	await every(boss, [[`${pub}/stall`, 'fair-stall']], looks.slice(2))
})

let code
await test('visitors take numbers, on the telephone and without script; a ticket with its code', async () => {
	for (const [name, more] of [['张参会', { small: true }], ['王参会', { small: true, javaScriptEnabled: false }]]) {
		const who = await person(name, { kind: 'person' })
		const page = await seen(who, more)
		await page.goto(base + pub)
		await press(page, submit)
		must(await page.locator('#mine').count(), `no number: ${await trouble(page)}`)
		await look(page, 'fair-mine')
		const text = await paper(page, 'main a[href$="/ticket"]')
		must(text.includes(`双拥招聘会${mark}`), 'the ticket does not name the fair')
		code ??= /凭证码\s+(\S+)/.exec(text)?.[1]
		if (more.javaScriptEnabled !== false) await every(who, [[pub, 'fair-mine']], looks.slice(2))
	}
	must(code, 'the ticket has no code')
})

await test('they come: by the code, by number, without signing up', async () => {
	const now = await value(`select least(to_char(api.now() at time zone 'Asia/Shanghai' - interval '5 min', 'HH24:MI'),
		to_char(api.now() at time zone 'Asia/Shanghai', 'HH24:MI'))`)
	await run_sql(`update rg.job_fair set until_on = api.today(), day = api.today(), begins = '${now}', ends = '23:59:59'
		where id = ${fair.split('/').at(-1)}`)
	const page = await seen(clerk, { small: true })
	await page.goto(`${base}${fair}/in/${code}`)
	await look(page, 'fair-code')
	await press(page, submit)
	must(at(page).endsWith('/people'), await trouble(page))
	await fill(page, { numbers: '99' })
	await press(page, 'button[value=in]')
	must(await page.locator('#numbers-error').count() === 1, 'a number that is none was taken')
	await look(page, 'fair-people-told')
	await fill(page, { numbers: '2' })
	await press(page, 'button[value=in]')
	await page.locator('main details').first().locator('summary').click()
	await fill(page, { name: '周现场', mobile: '13900001111' })
	await press(page, 'button[value=walk]')
	must((await page.textContent('main')).includes('周现场'), await trouble(page))
	await look(page, 'fair-people')
	must((await paper(page, 'main a[href$="/list"]')).includes('张参会'), 'the printed list has no name')
	await page.goto(base + fair)
	await press(page, 'button[value=in]')
	must(!await trouble(page), await trouble(page))
})

await test('results: the sheet, a table, the report', async () => {
	const page = await seen(clerk)
	await page.goto(`${base}${fair}/results`)
	await look(page, 'fair-results')
	await press(page, 'main a[href*="/sheet/"]')
	await look(page, 'fair-sheet')
	const talk = '[name^="talk_"]'
	await page.locator(talk).first().fill('1 77')
	await press(page, submit)
	must((await trouble(page)).includes('不在这场'), await trouble(page))
	await look(page, 'fair-sheet-told')
	await page.locator(talk).first().fill('2')
	await page.locator('[name^="contract_"]').first().fill('1')
	await press(page, submit)
	must(!await trouble(page), await trouble(page))
	await page.goto(`${base}${fair}/results`)
	await page.setInputFiles(field('file'), { name: '结果.csv', mimeType: 'text/csv',
		buffer: Buffer.from('展位,岗位,参会号,结果\n1,1,3,意向\n1,9,3,面谈\n') })
	await press(page, submit)
	await look(page, 'fair-import')
	await press(page, submit)
	must(await page.locator('#skip-error').count() === 1, 'faulty rows are passed over')
	await fill(page, { skip: true })
	await press(page, submit)
	must(!await trouble(page), await trouble(page))
	await run_sql(`update rg.job_fair set until_on = api.today() - 1, day = api.today() - 1 where id = ${fair.split('/').at(-1)}`)
	await page.goto(base + fair)
	await look(page, 'fair-desk-over')
	await fill(page, { note: '现场有序。' })
	await press(page, 'button[value=report]')
	must(!await trouble(page), await trouble(page))
	await every(null, [[pub, 'fair-reported'], ['/employment/fairs', 'fair-list-past'], ['/employment/figures', 'figures']])
	await every(clerk, [[fair, 'fair-desk-reported'], [`${fair}/people`, 'fair-people'], [`${fair}/results`, 'fair-results-done'],
		['/desk/employment/fairs', 'fair-desk-list'], ['/desk/employment/fairs/new', 'fair-new']], looks.slice(2))
})

// ---- a class -------------------------------------------------------------------

let klass
async function enrol (page, wait) {
	await page.goto(base + klass.replace('/desk', ''))
	await look(page, 'class')
	await press(page, submit)
	await onward(page, 'who', { division: village, education: 'high', aim: '电工', wait })
	await papers(page, ['discharge_scan'])
	return send(page, 'class')
}
await test('a class: a seat, the waiting list, attendance, the certificate', async () => {
	const page = await seen(clerk)
	await page.goto(`${base}/desk/employment/training/new`)
	await press(page, submit)
	await look(page, 'class-new-told')
	await fill(page, { title: `电工中级班${mark}`, school: '样例技师学院', place: '样例路3号', family: 'repair', level: 'four', hours: '16',
		seats: '1', from: await day(10), to: await day(20), until: await day(8), allowance: '每天30元', tel: '0532-88880000' })
	await press(page, submit)
	klass = at(page)
	must(/training\/\d+$/.test(klass), `led to ${klass}: ${await trouble(page)}`)
	await every(null, [['/employment/training', 'classes'], [klass.replace('/desk', ''), 'class']])
	const who = await person('张学徒', { kind: 'person' })
	const own = await seen(who, { small: true, javaScriptEnabled: false })
	const no = await enrol(own, 'no')
	const late = await seen(await person('王候补', { kind: 'person' }))
	await enrol(late, 'yes')
	await late.goto(base + klass.replace('/desk', ''))
	must((await late.textContent('#mine + p')).includes('1'), 'who waits does not know his turn')
	await look(late, 'class-waits')
	const here = `/desk/employment/${no}`
	await page.goto(base + here)
	await judge(page)
	await step(page, here, 'check', { discharged: true }, { name: 'class-check' })
	await step(await seen(lead), here, 'approve', {}, { name: 'class-approve' })
	await run_sql(`update rg.training_class set from_on = api.today() - 2, until_on = api.today() - 3, to_on = api.today()
		where id = ${klass.split('/').at(-1)}`)
	await step(page, here, 'arrive', {}, { name: 'class-arrive' })
	await page.goto(base + klass)
	await look(page, 'class-desk')
	for (const n of [-2, -1]) {
		await page.goto(`${base}${klass}/day?day=${await day(n)}`)
		await fill(page, { hours: '8' })
		await page.locator(field('came')).first().check()
		await look(page, 'class-day', { axe: n === -2 })
		await press(page, submit)
		must(!await trouble(page), await trouble(page))
	}
	await step(page, here, 'finish', {}, { name: 'class-finish' })
	await own.goto(`${base}/employment/case/${no}`)
	await look(own, 'class-case')
	must(/PX-\d{4}-\d{6}-001/.test(words(await printed(own, '结业证书'))), 'the certificate has no number')
	await every(who, [[`/employment/case/${no}`, 'class-case'], [klass.replace('/desk', ''), 'class-mine']], looks.slice(2))
	await every(clerk, [[klass, 'class-desk'], [`${klass}/day`, 'class-day'], ['/desk/employment/training', 'class-desk-list'],
		['/desk/employment/training/new', 'class-new']], looks.slice(2))
})

// ---- the subsidy -----------------------------------------------------------------

// A card number and an identity number with their last signs (ISO/IEC 7812-1,
// GB 11643-1999).
function card () {
	const s = [6, 2, ...Array.from({ length: 16 }, () => randomInt(10))]
	const sum = [...s].reverse().reduce((n, d, i) => n + (i % 2 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2), 0)
	return s.join('') + (10 - sum % 10) % 10
}
function id_no () {
	const s = `3702021960${String(randomInt(1, 13)).padStart(2, '0')}${randomInt(10, 29)}99${randomInt(6, 10)}`
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
	return s + '10X98765432'[w.reduce((n, x, i) => n + x * s[i], 0) % 11]
}
await test('what the subsidy comes to, worked out by anybody', async () => {
	for (const more of looks) {
		const page = await eyes(more)
		await page.goto(`${base}/employment/subsidy`)
		await press(page, 'main form button[type=submit]')
		must(await page.locator('#principal-error').count() === 1, 'nothing was worked out')
		await fill(page, { kind: 'person', on: '2024-05-01', principal: '300000', rate: '3.60', lpr: '3.65', days: '92' })
		await press(page, 'main form button[type=submit]')
		must((await page.textContent('#sum')).includes('1,380.00'), await page.textContent('main'))
		await look(page, `subsidy-${more.lang ?? ''}${more.large ? 'large' : ''}`, { ...more, axe: !more.large })
		await page.context().close()
	}
})

await test('a claim: sent, checked, published, decided, paid', async () => {
	const review = await officer(p.district, ['review1'])
	const cash = await officer(p.root, ['cashier'])
	const book = await officer(p.root, ['accountant'])
	const [year, quarter, days, signed] = (await value(`select concat_ws(' ', extract(year from d), extract(quarter from d),
		(d + interval '3 months')::date - d, d - 30) from (select (date_trunc('quarter', api.today())
		- interval '3 months')::date as d) x`)).split(' ')
	const money = await seen(book)
	await money.goto(`${base}/desk/employment/fund`)
	await fill(money, { amount: '50000', day: await day(0), voucher: `收${mark}` })
	await press(money, submit)
	must(!await trouble(money), await trouble(money))
	await look(money, 'subsidy-fund')
	const who = await person('张创业', { kind: 'person' })
	const own = await seen(who, { small: true })
	await own.goto(`${base}/employment/subsidy`)
	await press(own, 'main a[href="/employment/subsidy/apply"]')
	await press(own, submit)
	for (const [kind, asked] of [['trader', true], ['person', false]]) {
		await fill(own, { applicant_kind: kind })
		must(await own.locator(field('unit_name')).isVisible() === asked, `the name of a unit is asked of a ${kind}, or not`)
	}
	await onward(own, 'who', { applicant_kind: 'person', applicant_name: '张创业', id_no: id_no(), mobile: '13812345678', division: village })
	await look(own, 'subsidy-loan', { axe: false })
	await onward(own, 'loan', { loan_bank: '样例银行样例支行', loan_no: `样${mark}`, signed_on: signed, year, quarter, principal: '300000',
		rate: '3.60', lpr: '3.00', days, interest_paid: '2760' })
	await onward(own, 'payee', { holder: '张创业', bank_name: '样例银行样例支行', account: card() })
	await papers(own, ['veteran_proof', 'loan_contract', 'interest_receipt', 'account_scan'])
	await onward(own, 'promise', { promise: true, consent_publicity: true })
	const no = await send(own, 'subsidy')
	const here = `/desk/employment/${no}`
	const page = await seen(clerk)
	await page.goto(base + here)
	await look(page, 'subsidy-desk')
	await judge(page)
	await step(page, here, 'check', { signed_on_ok: signed, principal_ok: '300000', rate_ok: '3.6', lpr_ok: '3.00', days_ok: days,
		interest_ok: '2760', identity_ok: true }, { name: 'subsidy-check', axe: true })
	await step(await seen(review), here, 'publish', { sum_ok: true }, { name: 'subsidy-publish' })
	const id = await value(`select id from rg.case_file where no = '${no}'`)
	await run_sql(`update rg.case_timer set due_at = api.now() - interval '1 s' where clock = 'publicity' and case_id = ${id}`)
	await as('rg_courier', '', `select api.act_system(${id}, 'over')`)
	await step(await seen(lead), here, 'approve', {}, { name: 'subsidy-approve' })
	const sum = await own.goto(`${base}/employment/case/${no}`).then(() => own.textContent('#claim .rg-number'))
	await look(own, 'subsidy-case')
	const till = await seen(cash)
	await step(till, here, 'enter', { amount: sum.replace(/,/g, ''), name_checked: true }, { name: 'subsidy-enter' })
	await step(money, here, 'release', { risk_answer: '已逐项核对。' }, { name: 'subsidy-release' })
	await step(till, here, 'paid', { day: await day(0), voucher: `付${mark}` }, { name: 'subsidy-paid' })
	await step(page, here, 'close', {}, { name: 'subsidy-close' })
	await every(who, [[`/employment/case/${no}`, 'subsidy-case']], looks.slice(2))
	await every(book, [['/desk/employment/fund', 'subsidy-fund'], ['/desk/employment/policy', 'policy'], [here, 'subsidy-desk']], looks.slice(2))
})

await close()
await done()
