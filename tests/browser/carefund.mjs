// The care fund at a browser: assistance asked for at a desk and on a telephone
// without script, a gift registered and followed, what the officers do until the
// money is paid, and what everybody sees of it: every page for axe and for the
// eye, in Chinese and English, none wider than its window.

import { randomInt } from 'node:crypto'
import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound, trouble } from './kit/look.mjs'
import { close, rows, value } from '../web/kit/db.mjs'
import { aid, fund_officers, gift, officer, Person, person, places, png, session, today } from '../web/kit/world.mjs'

const p = await places()
const by = await fund_officers()
const second = await officer(p.district, ['leader'])
const day = await today()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const at = page => new URL(page.url()).pathname
const field = name => `[name="${name}"]`
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not([value^="pick:"]):not([value^="repick:"]):not([value^="add:"])'
const next = 'main button[value=next]:not(.rg-default)'
const seen = async (who, more = {}) => eyes({ cookies: cookies_of(who), ...more })
const who = await person('陈申请', { kind: 'person' })

// At its own width with axe; at one between telephone and desk for its width.
async function look (page, name, { axe = true, ...more } = {}) {
	await sound(page, { axe, ...more })
	await shot(page, name)
	if (page.small) return
	const own = page.viewportSize()
	await page.setViewportSize({ width: 1024, height: 768 })
	const wide = await page.evaluate(() => document.documentElement.scrollWidth)
	await page.setViewportSize(own)
	must(wide <= 1025, `${at(page)} is ${wide} px wide in a window of 1024`)
}

// Few options are radios, many a list.
async function choose (page, name, code) {
	const radio = page.locator(`${field(name)}[value="${code}"]`)
	if (await radio.count()) await radio.first().check()
	else await page.selectOption(field(name), code)
}
async function place (page, to) {
	for (const [i, code] of to.entries()) {
		await page.selectOption(field('division'), String(code))
		if (i < to.length - 1) await press(page, 'button[value="pick:division"]')
	}
}

// A card number with its last digit (ISO/IEC 7812-1).
function card () {
	const s = [6, 2, ...Array.from({ length: 16 }, () => randomInt(10))]
	const sum = [...s].reverse().reduce((n, d, i) => n + (i % 2 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2), 0)
	return s.join('') + (10 - sum % 10) % 10
}
// An identity number with its last sign (GB 11643-1999).
function id_no () {
	const s = `3702021960${String(randomInt(1, 13)).padStart(2, '0')}${randomInt(10, 29)}99${randomInt(6, 10)}`
	const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
	return s + '10X98765432'[w.reduce((n, x, i) => n + x * s[i], 0) % 11]
}

// From this page of a form to the next.
async function onward (page, from, fill) {
	const way = new RegExp(`/${from}$`)
	must(way.test(at(page)), `led to ${at(page)} instead of ${from}: ${await trouble(page)}`)
	await fill()
	await press(page, next)
	must(!way.test(at(page)), `${from}: ${await trouble(page)}`)
}
async function send (page, name) {
	must(/\/check$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await look(page, `${name}-check`)
	await page.check(field('truth'))
	await press(page, submit)
	must(/\/receipt$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await look(page, `${name}-receipt`)
	return /case\/([^/]+)/.exec(at(page))[1]
}

async function apply (page, axe) {
	const see = name => look(page, `aid-${name}`, { axe })
	await page.goto(`${base}/carefund/aid/apply`)
	await see('apply')
	await press(page, submit)
	await see('who')
	await press(page, next)
	must(await trouble(page), 'an empty page was taken')
	await see('who-empty')
	await onward(page, 'who', async () => {
		await place(page, [p.district, p.town, p.village])
		for (const [name, words] of Object.entries({ applicant_name: '陈申请', mobile: '13812345678', id_no: id_no(), address: '样例路1号' })) await page.fill(field(name), words)
		await choose(page, 'relation', 'self')
		await choose(page, 'identity_kind', 'self_employed')
	})
	await see('hardship')
	await onward(page, 'hardship', async () => {
		await choose(page, 'hardship_code', 'H5')
		await choose(page, 'how', 'normal')
		await page.fill(field('event_on'), day)
		await page.fill(field('narrative'), '家中遭遇突发困难，生活难以为继。')
	})
	await see('household')
	await onward(page, 'household', async () => {
		for (const [name, words] of Object.entries({ 'household.0.name': '陈申请', 'household.0.birth_year': '1960', 'household.0.income': '2000', income_month: '2000', expense_month: '3000', assets: '500' })) await page.fill(field(name), words)
		await choose(page, 'household.0.relation', 'self')
	})
	await see('payee')
	await onward(page, 'payee', async () => {
		await choose(page, 'payee_kind', 'self')
		for (const [name, words] of Object.entries({ holder: '陈申请', bank_name: '样例银行样例支行', account: card() })) await page.fill(field(name), words)
	})
	await see('papers')
	for (const paper of ['id_scan', 'hukou_scan', 'identity_proof', 'income_proof', 'account_scan']) {
		await page.setInputFiles(field(paper), { name: '照片.png', mimeType: 'image/png', buffer: png() })
		await press(page, `button[value="upload:${paper}"]`)
		must(!await trouble(page), `${paper}: ${await trouble(page)}`)
	}
	await see('papers-sent')
	await page.goto(base + at(page).replace(/papers$/, 'promise'))
	await see('promise')
	await onward(page, 'promise', async () => {
		for (const name of ['promise', 'consent_sensitive', 'consent_verify', 'consent_publicity']) await page.check(field(name))
	})
	const no = await send(page, 'aid')
	await page.goto(`${base}/carefund/case/${no}`)
	await see('case')
	return no
}

await test('assistance asked for at a desk', async () => {
	await apply(await seen(await person('陈桌面', { kind: 'person' })), true)
})

await test('and on a telephone without script', async () => {
	await apply(await seen(await person('陈电话', { kind: 'person' }), { small: true, javaScriptEnabled: false }), false)
})

await test('a gift is registered', async () => {
	const page = await seen(await person('陈捐赠', { kind: 'person' }), { small: true })
	await page.goto(`${base}/carefund/gift/apply`)
	await look(page, 'gift-apply')
	await press(page, submit)
	await look(page, 'gift-donor')
	await onward(page, 'donor', async () => {
		await place(page, [p.district])
		await choose(page, 'donor_kind', 'person')
		for (const [name, words] of Object.entries({ donor_name: '陈捐赠', contact: '陈捐赠', mobile: '13812345679' })) await page.fill(field(name), words)
	})
	await look(page, 'gift-gift')
	await onward(page, 'gift', async () => {
		await choose(page, 'kind', 'money')
		await page.fill(field('amount'), '500')
		await choose(page, 'limited', 'none')
	})
	await look(page, 'gift-wishes')
	await onward(page, 'wishes', async () => {
		await choose(page, 'receipt_wanted', 'yes')
		await page.check(field('promise'))
	})
	const no = await send(page, 'gift')
	await page.goto(`${base}/carefund/case/${no}`)
	await look(page, 'gift-case')
	await page.goto(`${base}/carefund/gifts`)
	must((await page.textContent('main')).includes(no), 'the gift is not among my gifts')
	await look(page, 'gifts-new')
})

// A step at the desk: the case, the page of the step, what is typed, the case
// again.
async function step (page, no, action, fill, name = action) {
	await page.goto(`${base}/desk/carefund/${no}`)
	const link = `main a[href$="/desk/carefund/${no}/do/${action}"]`
	must(await page.locator(link).count(), `${action} is not offered`)
	await look(page, `desk-${name}-case`, { axe: ['approve', 'home_done', 'release'].includes(action) })
	await press(page, link)
	await look(page, `desk-${name}`)
	await fill()
	await press(page, submit)
	must(at(page) === `/desk/carefund/${no}`, `${action} led to ${at(page)}: ${await trouble(page)}`)
}
const typed = (page, words) => async () => {
	for (const [name, x] of Object.entries(words)) await page.fill(field(name), x)
}

await test('officers visit the home and review', async () => {
	const { id, no } = await aid(who, 'HOME_CHECK')
	const other = await seen(by.companion)
	const task = await value(`select id from rg.case_task where case_id = ${id} and task = 'companion'`)
	await other.goto(`${base}/desk/carefund/${no}/task/${task}`)
	await look(other, 'desk-companion')
	await press(other, submit)
	must(await trouble(other), 'a visit without a word was taken')
	await look(other, 'desk-companion-empty', { axe: false })
	await other.fill(field('visit_on'), day)
	await other.check(field('was_there'))
	await other.fill(field('seen'), '情况属实。')
	await press(other, submit)
	must(!await trouble(other), await trouble(other))
	const page = await seen(by.grid, { small: true })
	await step(page, no, 'home_done', async () => {
		await typed(page, { visit_on: day, visitors: '甲同志、乙同志', present: '本人', found: '家庭情况与申请一致。' })()
		await choose(page, 'agrees', 'yes')
		await page.check(field('signed'))
	})
	const town = await seen(by.review1)
	await step(town, no, 'pass_town', async () => {
		await choose(town, 'opinion', 'agree')
		await typed(town, { proposed: '6000', note: '同意。' })()
	})
	must(await value(`select state from rg.case_file where id = ${id}`) === 'PUBLICITY', 'it does not stand on a notice')
	await look(town, 'desk-publicity')
})

let paid
await test('two leaders approve, cashier and accountant pay', async () => {
	await gift(who, 'ALLOCATED', { amount: '20000.00', agree_public: '1', limited: 'purpose', purpose: 'living' })
	const { id, no } = paid = await aid(await person('陈获助', { kind: 'person' }), 'COUNTY_APPROVAL', { amount: '6000.00' })
	const lead = await seen(by.leader)
	await step(lead, no, 'approve', async () => {
		await choose(lead, 'purpose', 'living')
		await lead.fill(field('amount'), '6000')
	})
	must(!await lead.locator('a[href$="/do/approve_also"]').count(), 'who approved is asked to approve again')
	await look(lead, 'desk-approved-once')
	const other = await seen(second)
	await step(other, no, 'approve_also', async () => {})
	const cash = await seen(by.cashier)
	await step(cash, no, 'enter', async () => {
		await cash.fill(field('amount'), '6000')
		await cash.check(field('name_checked'))
	})
	const book = await seen(by.accountant)
	await step(book, no, 'call_back', typed(book, { called_on: day, note: '按登记电话回拨，本人确认账号无误。' }))
	await step(book, no, 'release', typed(book, { risk_answer: '已逐项核对。' }))
	await step(cash, no, 'paid', typed(cash, { day, voucher: `样例${Date.now()}` }))
	must(await value(`select state from rg.case_file where id = ${id}`) === 'PAID', 'it is not paid')
	await look(cash, 'desk-paid')
	for (const to of ['bank', 'months']) {
		await book.goto(`${base}/desk/carefund/${to}`)
		await look(book, `desk-${to}`)
	}
})

await test('the donor sees where it went, in both languages', async () => {
	// The oldest gift of the purpose is used first, whoever gave it.
	const [donor] = await rows(`select a.id, a.side, a.login, a.name from rg.gift_use u join rg.payment y on y.id = u.payment
		join rg.case_file g on g.id = u.gift join rg.account a on a.id = g.applicant where y.case_id = ${paid.id} limit 1`)
	const giver = new Person(donor, await session(donor.id, 'pub'))
	const amount = await value(`select api.yuan(max(u.amount)) from rg.gift_use u join rg.payment y on y.id = u.payment
		join rg.case_file g on g.id = u.gift where y.case_id = ${paid.id} and g.applicant = ${donor.id}`)
	for (const [lang, small] of [['zh-CN', false], ['zh-CN', true], ['en', false]]) {
		const page = await seen(giver, { lang, small })
		await page.goto(`${base}/carefund/gifts`)
		must((await page.textContent('main')).includes(amount), 'the use is not shown')
		await look(page, `gifts-${lang}`, { lang })
	}
	const desk = await seen(by.accountant, { lang: 'en' })
	await desk.goto(`${base}/desk/carefund/${paid.no}`)
	await look(desk, 'desk-en', { lang: 'en' })
})

await test('what everybody sees: both languages, large type, a telephone', async () => {
	const quarter = await value(`select rg.quarter(api.today())`)
	for (const [lang, large, small] of [['zh-CN', false, false], ['en', false, false], ['zh-CN', true, true]]) {
		const page = await eyes({ lang, large, small })
		for (const to of ['', 'gift/apply', 'aid/apply', 'figures', `disclosure/${quarter}`]) {
			const answer = await page.goto(`${base}/carefund/${to}`)
			must(answer.status() === 200, `/carefund/${to}: ${answer.status()}`)
			await look(page, `public-${lang}${large ? '-large' : ''}-${to.replace(/\W/g, '-')}`, { lang, large })
		}
	}
})

await close?.()
await done()
