// A session that ends while a form is open loses nothing: after log-in the form
// stands as it was, for the same person only.

import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound, trouble } from './kit/look.mjs'
import { close, q, run_sql, value } from '../web/kit/db.mjs'
import { bring, draft, person } from '../web/kit/world.mjs'

const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const at = page => new URL(page.url()).pathname
const field = name => `[name="${name}"]`
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not(.govuk-password-input__toggle)'
const next = 'main button[value=next]:not(.rg-default)'

// Each gets the password of the demonstration's people.
const demo = await value(`select login from rg.account where side = 'pub' and login like '1380000000_' order by login limit 1`)
async function somebody (name) {
	const who = await person(name)
	const hash = await value(`select password from rg.account where side = 'pub' and login = ${q(demo)}`)
	await run_sql(`update rg.account set password = ${q(hash)}, password_at = clock_timestamp() where id = ${who.id}`)
	return who
}
const said = 'Ronggui-2026'
const end = who => run_sql(`update rg.session set ended_at = clock_timestamp() where account = ${who.id}`)
async function log_in (page, who) {
	must(at(page) === '/login', `led to ${at(page)}, not to log in`)
	await page.fill(field('mobile'), who.login)
	await page.fill(field('password'), said)
	await press(page, submit)
}

for (const javaScriptEnabled of [true, false]) {
	await test(`a page of the form, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
		const who = await somebody('赵断线')
		const id = await draft(who)
		const page = await eyes({ cookies: cookies_of(who), javaScriptEnabled })
		await page.goto(`${base}/alliance/draft/${id}/place`)
		const typed = { address: '香港西路 99 号 <i>临街</i>', hours: '每天 8:00—22:00 & 节假日', contact: '欧阳断线', tel: '0532-85998877' }
		for (const [name, text] of Object.entries(typed)) await page.fill(field(name), text)
		await end(who)
		await press(page, next)
		await sound(page)
		must(/登录/.test(await page.textContent('main')), 'no word of what happened')
		await shot(page, 'session-ended')
		await log_in(page, who)
		must(at(page) === `/alliance/draft/${id}/place`, `after log-in: ${at(page)}`)
		for (const [name, text] of Object.entries(typed)) must(await page.inputValue(field(name)) === text, `${name} is "${await page.inputValue(field(name))}"`)
		await sound(page)
		must(await value(`select fields->>'contact' from rg.case_form where case_id = ${id}`) !== typed.contact, 'stored before it was sent again')
		await press(page, next)
		must(at(page) === `/alliance/draft/${id}/branches`, `not taken: ${await trouble(page)}`)
		must(await value(`select fields->>'contact' from rg.case_form where case_id = ${id}`) === typed.contact, 'not stored')
		await page.context().close()
	})
}

await test('a message to the office', async () => {
	const who = await somebody('钱断线')
	const c = await bring(who, 'SUBMITTED')
	const page = await eyes({ cookies: cookies_of(who), small: true })
	await page.goto(`${base}/alliance/case/${c.no}`)
	await page.fill('textarea[name=body]', '第一行\n第二行：请问“受理”要几天？')
	await end(who)
	await press(page, 'form[action$="/message"] button[type=submit]')
	await log_in(page, who)
	must(at(page) === `/alliance/case/${c.no}`, `after log-in: ${at(page)}`)
	must(await page.inputValue('textarea[name=body]') === '第一行\n第二行：请问“受理”要几天？', `the message is "${await page.inputValue('textarea[name=body]')}"`)
	await sound(page)
	await press(page, 'form[action$="/message"] button[type=submit]')
	must(await value(`select count(*) from rg.case_message where case_id = ${c.id}`) === '1', 'not stored once')
	await page.context().close()
})

await test('somebody else who logs in there sees nothing of it', async () => {
	const who = await somebody('孙断线')
	const other = await somebody('李旁人')
	const id = await draft(who)
	const page = await eyes({ cookies: cookies_of(who) })
	await page.goto(`${base}/alliance/draft/${id}/place`)
	await page.fill(field('contact'), '只给孙看')
	await end(who)
	await press(page, next)
	await log_in(page, other)
	must(!(await page.content()).includes('只给孙看'), 'another person was shown the form')
	await page.goto(`${base}/mine`)
	must(!(await page.content()).includes('只给孙看'), 'another person was shown the form')
	await page.context().close()
})

await test('a password that was typed is not kept', async () => {
	const who = await somebody('周断线')
	const page = await eyes({ cookies: cookies_of(who) })
	await page.goto(`${base}/password/change`)
	await page.fill(field('password_old'), said)
	await page.fill(field('password'), '新的 密码 2027')
	await page.fill(field('password2'), '新的 密码 2027')
	await end(who)
	await press(page, submit)
	await log_in(page, who)
	must(at(page) === '/password/change', `after log-in: ${at(page)}`)
	for (const name of ['password_old', 'password', 'password2']) must(await page.inputValue(field(name)) === '', `${name} was kept`)
	await page.context().close()
})

await test('the same draft open twice: the later page is not written over unseen', async () => {
	const who = await person('吴两页')
	const id = await draft(who)
	const one = await eyes({ cookies: cookies_of(who) })
	const two = await eyes({ cookies: cookies_of(who) })
	for (const x of [one, two]) await x.goto(`${base}/alliance/draft/${id}/place`)
	await one.fill(field('hours'), '先存的 9:00-18:00')
	await press(one, next)
	await two.fill(field('hours'), '后存的 9:00-20:00')
	await press(two, next)
	must(at(two) === `/alliance/draft/${id}/place`, 'the second page was stored unseen')
	must((await two.textContent('main')).includes('先存的 9:00-18:00'), 'what is stored is not shown')
	must(await two.inputValue(field('hours')) === '后存的 9:00-20:00', 'what was typed was lost')
	await sound(two)
	await press(two, next)
	must(await value(`select fields->>'hours' from rg.case_form where case_id = ${id}`) === '后存的 9:00-20:00', 'not stored the second time')
	for (const x of [one, two]) await x.context().close()
})
close()
await done()
