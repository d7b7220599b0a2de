// A merchant's way through the application, as a person goes it: sign-up by a
// code, every page with its errors first, files, check, receipt, the case page.
// Once at a desktop with the page's script, once on a phone without any; one
// page by the keyboard alone; at twice the size.

import { readdirSync, readFileSync } from 'node:fs'
import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, phone, press, shot, sound, trouble } from './kit/look.mjs'
import { close, value } from '../web/kit/db.mjs'
import { answers, mobile, officers, act, person, places, png, draft, bring } from '../web/kit/world.mjs'

const p = await places()
await officers()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const at = page => new URL(page.url()).pathname
// Not the unseen first button, which is what the Enter key presses.
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not(.govuk-password-input__toggle)'
const next = 'main button[value=next]:not(.rg-default)'
const field = name => `[name="${name}"]`
const go = async page => {
	const way = at(page)
	await press(page, next)
	return at(page) !== way
}

// The newest code sent to a number, as the courier of a demonstration wrote it.
async function texted (number) {
	const folder = `${process.env.STATE}/outbox`
	for (let i = 0; i < 100; i++) {
		const f = readdirSync(folder).filter(x => x.includes(`-sms-${number}`)).sort().at(-1)
		const code = f && /\b\d{6}\b/.exec(readFileSync(`${folder}/${f}`, 'utf8'))?.[0]
		if (code) return code
		await new Promise(resolve => setTimeout(resolve, 100))
	}
	throw Object.assign(new Error(), { stack: 'no code was sent' })
}

async function sign_up (page) {
	const number = mobile()
	await page.goto(`${base}/signup`)
	await page.fill(field('mobile'), '123')
	await press(page, submit)
	await sound(page)
	must(await page.inputValue(field('mobile')) === '123', 'the number typed was lost')
	await page.fill(field('mobile'), number)
	await press(page, submit)
	must(at(page) === '/signup/code', `led to ${at(page)}`)
	await sound(page)
	const code = await texted(number)
	await page.fill(field('code'), code)
	await page.check(`${field('kind')}[value=merchant]`)
	await page.fill(field('name'), '郑开店')
	await page.fill(field('password'), '12345678')
	await page.fill(field('password2'), '12345678')
	await press(page, submit)
	must(/^错误/.test(await page.title()), 'a common password was taken')
	await sound(page)
	must(await page.inputValue(field('password')) === '', 'a password stands in the page')
	must(await page.inputValue(field('name')) === '郑开店', 'the name typed was lost')
	await page.fill(field('code'), code)
	await page.fill(field('password'), '栈桥 海鸥 2026')
	await page.fill(field('password2'), '栈桥 海鸥 2026')
	await page.check(field('terms'))
	await press(page, submit)
	must(at(page) === '/mine', `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page)
	return number
}

// Wrong input first: the summary has the focus, each line leads to its field,
// the message stands at the field, and what was typed is still there.
async function wrong (page, typed, expected) {
	for (const [name, text] of Object.entries(typed)) await page.fill(field(name), text)
	await go(page)
	must(/^错误：/.test(await page.title()), `title "${await page.title()}"`)
	await sound(page)
	const summary = page.locator('.govuk-error-summary')
	must(await summary.count() === 1, 'no summary')
	if (page.scripted) {
		must(await page.evaluate(() => document.activeElement?.classList.contains('govuk-error-summary')), 'the summary has not the focus')
	}
	for (const name of expected) {
		const link = summary.locator(`a[href="#${name}"]`)
		must(await link.count() === 1, `${name} is not in the summary`)
		must(await page.locator(`[id="${name}-error"]`).count() === 1, `no message at ${name}`)
		if (page.scripted) {
			await link.click()
			const where = await page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.id)
			must(where === name, `the link to ${name} leads to ${where}`)
		}
	}
	for (const [name, text] of Object.entries(typed)) must(await page.inputValue(field(name)) === text, `${name}: "${text}" was lost`)
}

async function place (page, a) {
	for (const [i, code] of [p.district, p.town, p.village].entries()) {
		await page.selectOption(field('division'), code)
		if (i < 2) {
			await press(page, 'button[value="pick:division"]')
		}
	}
	await page.fill(field('address'), a.address)
	await page.fill(field('hours'), a.hours)
}

async function file (page, paper, bytes, name = '照片 1.png', mime = 'image/png') {
	await page.setInputFiles(field(paper), { name, mimeType: mime, buffer: bytes })
	await press(page, `button[value="upload:${paper}"]`)
}

async function apply (page, a) {
	await page.goto(`${base}/alliance/`)
	await sound(page)
	await page.goto(`${base}/alliance/apply`)
	await sound(page)
	await press(page, submit)
	must(/\/unit$/.test(at(page)), `led to ${at(page)}`)
	const here = at(page).replace(/\/unit$/, '')
	await sound(page)

	await wrong(page, { unit_name: '店', uscc: '91370200MA3D8XQ0X0', legal_rep: '' }, ['unit_name', 'uscc', 'unit_kind', 'trade', 'legal_rep'])
	await shot(page, 'form-error')
	await page.fill(field('unit_name'), a.unit_name)
	await page.fill(field('uscc'), a.uscc.toLowerCase())
	await page.check(`${field('unit_kind')}[value=company]`)
	await page.selectOption(field('trade'), 'other')
	if (page.scripted) must(await page.locator(field('trade_other')).isVisible(), 'the question that depends on the trade did not open')
	if (page.scripted) await page.selectOption(field('trade'), 'retail')
	else {
		// Without script the page comes back with the question opened.
		await page.fill(field('legal_rep'), a.legal_rep)
		await press(page, next)
		must(/\/unit$/.test(at(page)) && await page.locator(field('trade_other')).isVisible(), 'the question that depends on the trade did not open')
		await page.selectOption(field('trade'), 'retail')
	}
	await page.fill(field('legal_rep'), a.legal_rep)
	must(await go(page), 'the first page was not taken')

	await wrong(page, { address: '1', lat: '91', mobile: '1380013800', hours: '' }, ['division', 'address', 'mobile', 'hours'])
	await page.fill(field('lat'), '')
	await place(page, a)
	await page.fill(field('mobile'), a.mobile)
	await sound(page)
	must(await go(page), `the place was not taken: ${await trouble(page)}`)

	await press(page, 'button[value="add:branches"]')
	await wrong(page, { 'branches.0.name': '', 'branches.0.tel': '0532-83812345' }, ['branches.0.name', 'branches.0.address'])
	await page.fill(field('branches.0.name'), '台东分店')
	await page.fill(field('branches.0.address'), a.address.replace('香港', '台东'))
	await press(page, 'button[value="add:branches"]')
	must(await page.inputValue(field('branches.0.name')) === '台东分店', 'a row was lost when another was added')
	await press(page, 'button[value="remove:branches.1"]')
	must(await page.locator(field('branches.1.name')).count() === 0, 'a row did not go')
	must(await go(page), 'the shops were not taken')

	await wrong(page, { 'offers.0.detail': '', offer_years: '0' }, ['offers.0.kind', 'offers.0.detail', 'offers.0.groups', 'offers.0.proof', 'offer_years'])
	await page.check(`${field('offers.0.kind')}[value=discount]`)
	if (!page.scripted) {
		await press(page, next)
	}
	await page.fill(field('offers.0.percent'), '10')
	await page.fill(field('offers.0.detail'), '全部商品 <b>九折</b> & 免费停车')
	await page.check(`${field('offers.0.groups')}[value=veteran]`)
	await page.check(`${field('offers.0.groups')}[value=serving]`)
	await page.check(`${field('offers.0.proof')}[value=card]`)
	await page.fill(field('offers.0.valid_from'), a['offers.0.valid_from'])
	await page.fill(field('offer_years'), '2')
	await sound(page)
	must(await go(page), `the offers were not taken: ${await trouble(page)}`)

	must(/\/papers$/.test(at(page)), `led to ${at(page)}`)
	await sound(page)
	await file(page, 'licence_scan', Buffer.from('<html><script>alert(1)</script></html>'), '执照.jpg', 'image/jpeg')
	must(/^错误/.test(await page.title()), 'a page of HTML was taken for a picture')
	await sound(page)
	await file(page, 'licence_scan', png(1200, 900), '执照 正面.png')
	await file(page, 'photo', png(300, 200), '小.png')
	must(/^错误/.test(await page.title()), 'a picture too small was taken')
	await file(page, 'photo', png(1000, 800), '门头.png')
	await sound(page)
	const text = await page.textContent('main')
	must(/执照 正面\.png/.test(text) && /门头\.png/.test(text), 'a file sent is not in the list')
	await shot(page, 'papers')
	await page.goto(`${base}${here}/promise`)
	await sound(page)
	await wrong(page, { signer: '' }, ['promise', 'signer', 'consent_publish'])
	await page.check(field('promise'))
	await page.check(field('consent_publish'))
	await page.fill(field('signer'), a.legal_rep)
	must(await go(page), 'the promise was not taken')

	must(/\/check$/.test(at(page)), `led to ${at(page)}`)
	await sound(page)
	const all = await page.textContent('main')
	for (const words of [a.unit_name, a.uscc, '全部商品 <b>九折</b> & 免费停车', '台东分店', '执照 正面.png']) must(all.includes(words), `not on the check page: ${words}`)
	must(await page.locator('main b').count() === 0, 'what was typed became markup')
	await press(page, submit)
	must(/^错误/.test(await page.title()), 'sent without the statement of truth')
	await sound(page)
	await page.check(field('truth'))
	await press(page, submit)
	must(/\/receipt$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page)
	await shot(page, 'receipt')
	const no = /LM[\w-]+/.exec(at(page))[0]
	await page.goto(`${base}/alliance/case/${no}`)
	await sound(page)
	await shot(page, 'case')
	return no
}

for (const way of [{ name: 'desktop, with script', small: false, javaScriptEnabled: true }, { name: 'phone, without script', small: true, javaScriptEnabled: false }]) {
	await test(`${way.name}: from sign-up to the case page`, async () => {
		const page = await eyes(way)
		const number = await sign_up(page)
		const a = await answers()
		const no = await apply(page, a)
		// The file comes back as a picture, by an address of its own.
		await page.goto(`${base}/alliance/case/${no}`)
		const href = await page.getAttribute('main a[href*="/file/"]', 'href')
		const r = await page.request.get(base + href)
		must(r.status() === 200 && /^image\//.test(r.headers()['content-type']), `the file: ${r.status()} ${r.headers()['content-type']}`)
		// A message, shown as it was typed.
		await page.fill('textarea[name=body]', '几天能办好？ <script>alert(1)</script>')
		await press(page, 'form[action$="/message"] button[type=submit]')
		must((await page.textContent('main')).includes('几天能办好？ <script>alert(1)</script>'), 'the message is not shown as typed')
		await sound(page)
		// Withdrawn, after being asked.
		await press(page, 'main a[href$="/do/withdraw"]')
		await sound(page)
		await press(page, submit)
		must(/已撤回/.test(await page.textContent('main')), 'not withdrawn')
		await page.goto(`${base}/mine`)
		await sound(page)
		// Out and in again.
		await page.click('form[action="/logout"] button, a[href="/logout"]')
		if (at(page) === '/logout') await press(page, submit)
		await page.goto(`${base}/login`)
		await page.fill(field('mobile'), number)
		await page.fill(field('password'), '栈桥 海鸥 2026')
		await press(page, submit)
		must(at(page) === '/mine', `log-in led to ${at(page)}`)
		await page.context().close()
	})
}

await test('one page by the keyboard alone', async () => {
	const who = await person('键盘')
	const a = await answers()
	const page = await eyes({ cookies: cookies_of(who) })
	await page.goto(`${base}/alliance/apply`)
	await press(page, submit)
	const focus = () => page.evaluate(() => ({ name: document.activeElement.name ?? '', value: document.activeElement.value ?? '', type: document.activeElement.type ?? '' }))
	const reach = async (name, value) => {
		for (let i = 0; i < 80; i++) {
			await page.keyboard.press('Tab')
			const f = await focus()
			if (f.name === name && (!value || f.value === value || f.type === 'radio')) return
		}
		throw new Error(`${name} cannot be reached by Tab`)
	}
	await reach('unit_name')
	await page.keyboard.type(a.unit_name)
	await reach('uscc')
	await page.keyboard.type(a.uscc)
	must(await page.inputValue(field('uscc')) === a.uscc, 'typing into the code')
	await reach('unit_kind')
	await page.keyboard.press('Space')
	await page.keyboard.press('ArrowDown')
	must((await focus()).value === 'sole', 'arrows do not move in a group of choices')
	await reach('trade')
	await page.keyboard.press('ArrowDown')
	await page.keyboard.press('ArrowDown')
	must(await page.inputValue(field('trade')) === 'retail', 'arrows do not move in a list')
	await reach('legal_rep')
	await page.keyboard.type('王键盘')
	await reach('veteran_founded')
	await page.keyboard.press('Space')
	await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
	must(/place$/.test(at(page)), `not taken: ${await trouble(page)}`)
	await page.context().close()
})

await test('the form at twice the size, and in large type on a phone, in both languages', async () => {
	const who = await person('放大')
	const id = await draft(who)
	const sent = await bring(await person('放大二'), 'SUBMITTED')
	const ways = [{ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, { small: true, large: true }, { small: true, lang: 'en', axe: true }]
	for (const way of ways) {
		const page = await eyes({ ...way, cookies: cookies_of(who) })
		for (const name of ['unit', 'place', 'branches', 'offers', 'papers', 'promise', 'check', 'drop']) {
			const r = await page.goto(`${base}/alliance/draft/${id}/${name}`)
			must(r.status() === 200, `${name}: ${r.status()}`)
			await sound(page, { ...way, axe: Boolean(way.axe) })
		}
		for (const path of ['/mine', '/mine/messages', '/account', '/account/readers', '/account/close', '/password/change', '/logout']) {
			const r = await page.goto(base + path)
			must(r.status() === 200, `${path}: ${r.status()}`)
			await sound(page, { ...way, axe: Boolean(way.axe) })
		}
		await page.context().close()
	}
	must(sent.no, 'no case')
})

await test('with number and query code alone the case can be followed', async () => {
	const c = await bring(await person('查询'), 'SUBMITTED')
	const page = await eyes({ viewport: phone, small: true })
	await page.goto(`${base}/lookup`)
	await page.fill(field('number'), c.no.toLowerCase())
	await page.fill(field('query'), 'XXXXXXXX')
	await press(page, submit)
	must(/^错误/.test(await page.title()), 'a wrong code opened it')
	must(await page.inputValue(field('number')) !== '', 'the number typed was lost')
	await page.fill(field('query'), `${c.code.slice(0, 4)} ${c.code.slice(4)}`)
	await press(page, submit)
	must(at(page) === `/alliance/case/${c.no}`, `led to ${at(page)}`)
	await sound(page)
	must(await page.locator('form[action$="/message"]').count() === 0, 'a guest is offered to write')
	await page.context().close()
})

await test('a correction opens the named fields and no others', async () => {
	const who = await person('补正')
	const c = await bring(who, 'SUBMITTED')
	const staff = await officers()
	const wrong = await act(staff.clerk, c.id, 'correct', { note: '请补正地址', fields: { 'item.address': '门牌号不对', 'item.paper:photo': '请补一张门头照片' } })
	must(!wrong, wrong)
	const page = await eyes({ cookies: cookies_of(who) })
	await page.goto(`${base}/alliance/case/${c.no}`)
	await sound(page)
	await shot(page, 'correction')
	must(/门牌号不对/.test(await page.textContent('main')), 'what is wrong is not said')
	await press(page, 'main a[href$="/do/resubmit"]')
	await sound(page)
	must(await page.locator(field('address')).count() === 1, 'the named field is not open')
	must(await page.locator(`${field('unit_name')}:not([readonly]):not([type=hidden])`).count() === 0, 'another field is open')
	await page.goto(`${base}/alliance/case/${c.no}/papers`)
	await sound(page)
	await file(page, 'photo', png(1000, 800), '新门头.png')
	await page.goto(`${base}/alliance/case/${c.no}/do/resubmit`)
	await page.fill(field('address'), '香港西路88号甲')
	await press(page, submit)
	must(await value(`select state from rg.case_file where id = ${c.id}`) === 'SUBMITTED', 'not sent back')
	must(await value(`select fields->>'address' from rg.case_form where case_id = ${c.id}`) === '香港西路88号甲', 'the new address is not stored')
	await sound(page)
	await page.context().close()
})
await test('the steps: a correction stays at the step the case had reached, a refusal ends there', async () => {
	const staff = await officers()
	const who = await person('步骤')
	const steps = page => page.locator('.rg-steps__step').evaluateAll(l => l.map(e => `${e.className.replace(/.*--/, '')} ${e.textContent.replace(/\s+/g, ' ')}`))
	const page = await eyes({ cookies: cookies_of(who) })
	for (const [state, at] of [['SUBMITTED', 0], ['ACCEPTED', 1]]) {
		const c = await bring(who, state)
		const wrong = await act(staff.clerk, c.id, 'correct', { note: '请补正地址', fields: { 'item.address': '门牌号不对' } })
		must(!wrong, wrong)
		await page.goto(`${base}/alliance/case/${c.no}`)
		await sound(page)
		const list = await steps(page)
		must(list.findIndex(s => s.startsWith('now')) === at && /等您补正/.test(list[at]), `${state}: ${list.join(' | ')}`)
		must(await page.locator('main a[href$="/do/resubmit"]').count() === 1, `${state}: the answer is offered twice`)
	}
	const c = await bring(who, 'SUBMITTED')
	const wrong = await act(staff.clerk, c.id, 'refuse', { note: '执照已注销', reason: 'R02' })
	must(!wrong, wrong)
	await page.goto(`${base}/alliance/case/${c.no}`)
	await sound(page)
	const list = await steps(page)
	must(list.length === 2 && /不予受理/.test(list[1]), list.join(' | '))
	must(/执照无效/.test(await page.textContent('.rg-next')), 'the reason is not said first')
	await page.context().close()
})
close()
await done()
