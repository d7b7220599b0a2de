// Work at a browser: an employer registers and is looked at, a post is written,
// passed and found; somebody writes down what he can do, applies with a consent
// and is answered; on the telephone, without script, for axe and for the eye.

import { base, done, test } from './kit/index.mjs'
import { eyes, press, trouble } from './kit/look.mjs'
import { at, field, fill, judge, look, must, onward, papers, seen, send, step, submit } from './kit/walk.mjs'
import { close, run_sql, value } from '../web/kit/db.mjs'
import { employer, job, officer, person, places, token, uscc } from '../web/kit/world.mjs'

const p = await places()
const mark = token().replace(/[^a-z]/gi, '').slice(0, 5).toLowerCase()
const clerk = await officer(p.district, ['clerk'])
const boss = await person('李招工', { kind: 'person' })
const unit = `样例配送${mark}有限公司`
const title = `配送驾驶员${mark}`
const village = [p.district, p.town, p.village]

await test('an employer registers; its papers are looked at', async () => {
	const page = await seen(boss)
	await page.goto(`${base}/employment/hire`)
	await look(page, 'job-hire-first')
	await press(page, 'main a.govuk-button')
	must(at(page) === '/employment/employer/apply', `led to ${at(page)}`)
	await look(page, 'job-employer-apply', { axe: false })
	await press(page, submit)
	await press(page, 'main button[value=next]:not(.rg-default)')
	must((await trouble(page)).length > 20, 'an empty page was taken')
	await look(page, 'job-employer-empty')
	await onward(page, 'unit', { unit_name: unit, uscc: uscc(), unit_kind: 'company', industry: 'g', staff: '30', agency: 'no',
		veteran_founded: '1', about: '城市配送，三十人。' })
	await look(page, 'job-employer-contact', { axe: false })
	await onward(page, 'contact', { division: village, address: '样例路1号', legal_rep: '张样例', handler: '李招工', mobile: '13812345678' })
	await look(page, 'job-employer-papers', { axe: false })
	await papers(page, ['licence_scan', 'letter_scan', 'founder_proof'])
	await onward(page, 'promise', { promise: true })
	const no = await send(page, 'job-employer')
	await page.goto(`${base}/employment/case/${no}`)
	await look(page, 'job-employer-case', { axe: false })
	const desk = await seen(clerk)
	const here = `/desk/employment/${no}`
	await desk.goto(base + here)
	await look(desk, 'job-desk-employer')
	await judge(desk)
	await step(desk, here, 'register', { credit_result: 'abnormal' }, { told: true, name: 'job-register' })
	await look(desk, 'job-register-told')
	await step(desk, here, 'register', { credit_result: 'clear', founder_checked: true }, { name: 'job-register', axe: true })
	await page.goto(`${base}/employment/hire`)
	must((await page.textContent('main')).includes(unit), 'it is not registered')
	await look(page, 'job-hire')
})

async function publish (page, more) {
	await page.goto(`${base}/employment/hire`)
	await press(page, 'main a.govuk-button')
	await press(page, submit)
	await onward(page, 'post', { job_title: title, family: 'drive', headcount: '3', duties: '市内配送，每天八小时。',
		conditions: '有C1驾照，不限男女。', veteran_first: '1', ...more })
	await look(page, 'job-post-place', { axe: false })
	await onward(page, 'place', { division: village, address: '样例路2号', pay_kind: 'month', pay_min: '6000', pay_max: '8000',
		contract: 'fixed', benefits: '五险一金' })
	await onward(page, 'contact', { valid_days: '60', recruiter: '李招工', mobile: '13812345678', tel: '0532-88888888' })
}
let no, id
await test('a post is written on the telephone, without script, and passed', async () => {
	const page = await seen(boss, { small: true, javaScriptEnabled: false })
	await publish(page, { conditions: '限男性，有C1驾照。' })
	await page.check(field('truth'))
	await press(page, submit)
	must((await trouble(page)).includes('性别'), `men only: "${await trouble(page)}"`)
	await look(page, 'job-post-told')
	await page.goto(base + at(page).replace(/check$/, 'post'))
	await fill(page, { conditions: '有C1驾照，不限男女。' })
	await press(page, 'main button[value=next]:not(.rg-default)')
	await page.goto(base + at(page).replace(/[a-z]+$/, 'check'))
	no = await send(page, 'job-post')
	const desk = await seen(clerk)
	await desk.goto(`${base}/desk/employment/${no}`)
	await look(desk, 'job-desk-post', { axe: false })
	await step(desk, `/desk/employment/${no}`, 'pass', { five: true, fair: true }, { name: 'job-pass' })
	id = await value(`select j.id from rg.job_post j join rg.case_file c on c.id = j.case_id where c.no = '${no}'`)
	await page.goto(`${base}/employment/case/${no}`)
	await look(page, 'job-post-case')
})

await test('it is found: by words, kind, place and pay, in both languages, large type', async () => {
	for (const more of [{}, { small: true, javaScriptEnabled: false }, { lang: 'en' }, { large: true, small: true }]) {
		const page = await eyes(more)
		const axe = !more.large && !more.lang
		for (const to of ['', 'jobs']) {
			await page.goto(`${base}/employment/${to}`)
			await look(page, `job-${to || 'home'}-${more.lang ?? ''}${more.large ? 'large' : ''}`, { ...more, axe })
		}
		await fill(page, { q: mark, family: 'drive', area: `${p.district}`.padEnd(12, '0'), pay: '8000' })
		await press(page, 'main form.rg-filter button[type=submit]')
		await press(page, `main a[href="/employment/jobs/${id}"]`)
		await look(page, `job-job-${more.lang ?? ''}${more.large ? 'large' : ''}`, { ...more, axe })
		must((await page.textContent('main')).includes('6000–8000'), 'the pay is not said')
		await page.goto(`${base}/employment/jobs?q=${encodeURIComponent('没有的' + mark)}`)
		await look(page, `job-none-${more.lang ?? ''}`, { ...more, axe: false })
		await page.goto(`${base}/employment/jobs?pay=x`)
		must(await page.locator('#pay-error').count() === 1, 'no message at the field')
		await look(page, `job-wrong-${more.lang ?? ''}`, { ...more, axe })
		await page.context().close()
	}
})

const about = { sex: '1', birth_year: '1990', education: 'high', service_years: '5', licences: 'A2', family: 'drive', pay: '6000' }
async function apply (who, more) {
	const page = await seen(who, more)
	await page.goto(`${base}/employment/jobs/${id}`)
	await press(page, 'main a.govuk-button')
	must(at(page) === '/employment/resume', `led to ${at(page)}`)
	await look(page, 'job-resume', { axe: false })
	await fill(page, { mil_skill: 'drive' })
	await press(page, 'button[value=propose]')
	must((await page.inputValue(field('skills'))).includes('驾驶'), 'nothing is proposed')
	await press(page, 'main form button[type=submit]:not([name=do])')
	must(await trouble(page), 'half of it was taken')
	await look(page, 'job-resume-told')
	await fill(page, { ...about, area: `${p.district}`.padEnd(12, '0') })
	await press(page, 'main form button[type=submit]:not([name=do])')
	must(page.url().endsWith('done=saved'), await trouble(page))
	await page.goto(`${base}/employment/jobs/${id}`)
	await look(page, 'job-apply')
	await press(page, submit)
	must(await page.locator('#consent-error').count() === 1, 'applied without a consent')
	await look(page, 'job-apply-told')
	await fill(page, { consent: true })
	await press(page, submit)
	must(page.url().endsWith('done=applied'), await trouble(page))
	await look(page, 'job-applied')
	return page
}
const seeker = await person('张求职', { kind: 'person' })
const other = await person('王求职', { kind: 'person' })
let mine
await test('somebody writes what he can do and applies, with a consent', async () => {
	mine = await apply(seeker, {})
	await mine.goto(`${base}/employment/applications`)
	must((await mine.textContent('main')).includes(title), 'the application is not among his own')
	await look(mine, 'job-applications')
})
await test('the same on the telephone, without script', async () => {
	await apply(other, { small: true, javaScriptEnabled: false })
})

const answer = async (page, who, typed) => {
	await page.goto(`${base}/employment/hire/${no}`)
	const card = page.locator('main section', { hasText: who })
	for (const [name, to] of Object.entries(typed)) await card.locator(field(name)).selectOption(to)
	await Promise.all([page.waitForNavigation(), card.locator('button[type=submit]').click()])
}
await test('the employer answers; a reason, a talk, a contract; consent taken back', async () => {
	const page = await seen(boss)
	await page.goto(`${base}/employment/hire/${no}`)
	await look(page, 'job-hire-post')
	await answer(page, '王求职', { state: 'DECLINED' })
	must(await trouble(page), 'declined without a reason')
	await look(page, 'job-hire-told')
	await answer(page, '王求职', { state: 'DECLINED', code: 'place' })
	must(!(await page.textContent('main')).includes('王求职'), 'who was declined is still shown')
	const small = await seen(boss, { small: true, javaScriptEnabled: false })
	await answer(small, '张求职', { state: 'TALK' })
	await look(small, 'job-hire-post')
	await answer(page, '张求职', { state: 'CONTRACT' })
	await mine.goto(`${base}/employment/applications`)
	await look(mine, 'job-contract')
	await press(mine, 'main form[action$="/withdraw"] button')
	await look(mine, 'job-withdrawn', { axe: false })
	await page.goto(`${base}/employment/hire/${no}`)
	must(!(await page.textContent('main')).includes('张求职'), 'shown without consent')
	await look(page, 'job-hire-none', { axe: false })
})

await test('officers propose posts to who agreed to be found', async () => {
	const firm = await person('周招工', { kind: 'person' })
	await employer(firm, 'REGISTERED')
	await job(firm, 'ONLINE', { job_title: `押运员${mark}` })
	await job(firm, 'ONLINE', { job_title: `调度员${mark}` })
	const own = await seen(other, { small: true, javaScriptEnabled: false })
	await own.goto(`${base}/employment/resume`)
	must(await own.locator(`${field('mil_skill')} option[value=drive]`).evaluate(e => e.selected), 'what was chosen is forgotten')
	await press(own, 'button[value=pool_in]')
	must(await own.locator('#pool-error').count() === 1, 'agreed without a tick')
	await look(own, 'job-pool-told')
	await fill(own, { pool: true })
	await press(own, 'button[value=pool_in]')
	must(await own.locator('button[value=pool_out]').count() === 1, await trouble(own))
	await look(own, 'job-pool-in')
	const page = await seen(clerk)
	await page.goto(`${base}/desk/employment/pool?family=drive`)
	await look(page, 'job-pool')
	const here = `/desk/employment/pool/${other.id}`
	await press(page, `main a[href="${here}"]`)
	await page.locator('main form[method=post] button[type=submit]').waitFor()
	await press(page, 'main form[method=post] button[type=submit]')
	must(await page.locator('#post-error').count() === 1, 'nothing was proposed')
	await look(page, 'job-person-told')
	await page.goto(`${base}${here}?q=${encodeURIComponent(mark)}`)
	await page.locator(field('post')).first().check()
	await page.locator(field('post')).nth(1).check()
	await fill(page, { note: '离您想去的地方近，可以住宿' })
	await press(page, 'main form[method=post] button[type=submit]')
	must(page.url().endsWith('done=proposed'), await trouble(page))
	await look(page, 'job-person')
	await own.goto(`${base}/employment/`)
	await press(own, 'main a[href$="#proposed"]')
	await look(own, 'job-proposed')
	must(await own.locator('main form[action$="/decline"]').count() === 2, 'he does not see both')
	await press(own, 'main form[action$="/decline"] button')
	must(await own.locator('main form[action$="/decline"]').count() === 1, 'what he does not want stays')
	for (const more of [{ lang: 'en' }, { large: true, small: true }]) {
		for (const [by, list] of [[other, ['/employment/applications', '/employment/resume']], [clerk, ['/desk/employment/pool', here]]]) {
			await run_sql(`update rg.account set lang = '${more.lang ?? 'zh-CN'}', large = ${!!more.large} where id = ${by.id}`)
			const one = await seen(by, more)
			for (const to of list) {
				await one.goto(base + to)
				await look(one, `job-pool-${to.replace(/.*\/(\d+)?/, '')}-${more.lang ?? 'large'}`, { ...more, axe: !more.large })
			}
			await one.context().close()
		}
	}
	await run_sql(`update rg.account set lang = 'zh-CN', large = false where id in (${other.id}, ${clerk.id})`)
	await own.goto(`${base}/account/readers`)
	must((await own.textContent('main')).includes('我的求职资料'), 'he does not see who looked')
	await look(own, 'job-readers')
	await own.goto(`${base}/employment/resume`)
	await press(own, 'button[value=pool_out]')
	await page.goto(base + here)
	must(!(await page.textContent('main')).includes('王求职'), 'taken back, he is still seen')
})

await test('a search is kept and forgotten', async () => {
	const page = await seen(other, { small: true })
	await page.goto(`${base}/employment/jobs?q=${encodeURIComponent('焊工' + mark)}&pay=5000`)
	await press(page, 'form[action$="/searches"] button')
	must((await page.textContent('main')).includes('焊工' + mark), 'it is not kept')
	await look(page, 'job-searches')
	await press(page, 'form[action$="/drop"] button')
	must(!(await page.textContent('main')).includes('焊工' + mark), 'it is not forgotten')
})

await test('pages in English and in large type', async () => {
	const quiet = await person('赵安静', { kind: 'person' })
	await employer(quiet, 'REGISTERED')
	const post = await job(quiet, 'ONLINE')
	const who = await person('钱求职', { kind: 'person' })
	await run_sql(`insert into rg.resume values (${who.id}, '1', 1990, 'high', 5, 'drive', '驾驶', '', 'drive',
			rpad('${p.district}', 12, '0')::bigint, 6000, api.now());
		insert into rg.consent (account, purpose, version, given_at) values (${who.id}, 'resume:employer:'
			|| (select employer from rg.job_post where case_id = ${post.id}), '1', api.now());
		insert into rg.job_match (post, account, consent, at, state_at, reminded) select j.id, ${who.id}, (select max(id)
			from rg.consent where account = ${who.id}), api.now() - interval '20 days', api.now(), 2
			from rg.job_post j where j.case_id = ${post.id}`)
	for (const more of [{ lang: 'en' }, { large: true, small: true }]) {
		for (const [by, list] of [[who, ['resume', 'applications']], [quiet, ['hire', `hire/${post.no}`, `case/${post.no}`]]]) {
			await run_sql(`update rg.account set lang = '${more.lang ?? 'zh-CN'}', large = ${!!more.large} where id = ${by.id}`)
			const page = await seen(by, more)
			for (const to of list) {
				await page.goto(`${base}/employment/${to}`)
				await look(page, `job-${to.replace(/\W.*/, '')}-${more.lang ?? 'large'}`, { ...more, axe: !more.large })
			}
			await page.context().close()
		}
		await run_sql(`update rg.account set lang = '${more.lang ?? 'zh-CN'}', large = ${!!more.large} where id = ${clerk.id}`)
		const page = await seen(clerk, more)
		for (const to of ['silent', post.no]) {
			await page.goto(`${base}/desk/employment/${to}`)
			await look(page, `job-desk-${to === 'silent' ? to : 'post'}-${more.lang ?? 'large'}`, { ...more, axe: !more.large })
		}
		await page.context().close()
	}
})

await close()
await done()
