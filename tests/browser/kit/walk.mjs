// Walking a case through its pages, as applicant and as officer.
//
//   await fill(p, { name: '张样例', kind: 'site', agree: true, ids: ['1', '2'] })
//   await onward(p, 'who', {...})       fills a page of a form, to the next
//   await place(p, [district, town, village])
//   await papers(p, ['id_scan'])        pictures of noise, and on
//   const no = await send(p, 'job')     the last page, the receipt
//   await step(p, '/desk/x/NO', 'check', {...})   a step of a case, from its
//                                   page; { axe: true } where it is of its own kind
//   await judge(p)                      every file of the case at hand is right
//   await printed(p, '结业证书')        a paper of the case at hand, as bytes
//   await look(p, 'name', more)         sound() and a picture

import { base } from './index.mjs'
import { cookies_of, eyes, press, shot, sound, trouble } from './look.mjs'
import { png } from '../../web/kit/world.mjs'

export const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
export const at = page => new URL(page.url()).pathname
export const field = name => `[name="${name}"]`
export const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not([value^="pick:"]):not([value^="repick:"]):not([value^="add:"]):not([value^="remove:"])'
export const next = 'main button[value=next]:not(.rg-default)'
export const seen = (who, more = {}) => eyes({ cookies: who ? cookies_of(who) : {}, ...more })

export async function look (page, name, more = {}) {
	await sound(page, more)
	await shot(page, name)
}

// Few options are radios, many a list; ticks are true, several of them a list.
export async function fill (page, typed) {
	for (const [name, to] of Object.entries(typed)) {
		const all = page.locator(field(name))
		if (to === true) await page.locator(`${field(name)}[type=checkbox], ${field(name)}[value="1"]`).first().check()
		else if (Array.isArray(to)) for (const x of to) await page.check(`${field(name)}[value="${x}"]`)
		else if (await all.first().evaluate(e => e.matches('select'))) await all.first().selectOption(String(to))
		else if (await all.first().evaluate(e => e.matches('[type=radio]'))) await page.check(`${field(name)}[value="${to}"]`)
		else await all.first().fill(String(to))
	}
}

export async function place (page, to) {
	for (const [i, code] of to.entries()) {
		await page.selectOption(field('division'), String(code))
		if (i < to.length - 1) await press(page, 'button[value="pick:division"]')
	}
}

export async function onward (page, from, typed = {}) {
	const way = new RegExp(`/${from}$`)
	must(way.test(at(page)), `led to ${at(page)} instead of ${from}: ${await trouble(page)}`)
	if (typed.division) await place(page, typed.division)
	await fill(page, Object.fromEntries(Object.entries(typed).filter(([name]) => name !== 'division')))
	await press(page, next)
	must(!way.test(at(page)), `${from}: ${await trouble(page)}`)
}

async function upload (page, paper) {
	await page.setInputFiles(field(paper), { name: '照片.png', mimeType: 'image/png', buffer: png() })
	await press(page, `button[value="upload:${paper}"]`)
	must(!await trouble(page), `${paper}: ${await trouble(page)}`)
}

// The page of papers: a picture for each, and on.
export async function papers (page, names) {
	for (const name of names) await upload(page, name)
	await press(page, 'main .govuk-button-group a.govuk-button')
}

export async function send (page, name, more) {
	must(/\/check$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await look(page, `${name}-check`, more)
	await page.check(field('truth'))
	await press(page, submit)
	must(/\/receipt$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
	await look(page, `${name}-receipt`, more)
	return /case\/([^/]+)/.exec(at(page))[1]
}

export async function step (page, here, action, typed = {}, { name = action, told, axe = false, ...more } = {}) {
	await page.goto(base + here)
	const link = `main a[href$="${here}/do/${action}"]`
	must(await page.locator(link).count(), `${action} is not offered at ${here}`)
	await press(page, link)
	await fill(page, typed)
	await look(page, name, { axe, ...more })
	await press(page, submit)
	const said = await trouble(page)
	if (told) return must(told === true ? said : said.includes(told), `${action}: "${said}" without "${told}"`)
	must(at(page) === here, `${action} led to ${at(page)}: ${said}`)
}

// A paper is made when it is first asked for, by a form; then there is a link.
export async function printed (page, name) {
	const box = page.locator('main .rg-files__item', { hasText: name }).first()
	const form = box.locator('form')
	const answer = await form.count()
		? await page.request.post(base + await form.getAttribute('action'), { headers: { origin: base },
			form: Object.fromEntries(await form.locator('input[type=hidden]').evaluateAll(all => all.map(e => [e.name, e.value]))) })
		: await page.request.get(base + await box.locator('a').getAttribute('href'))
	must(answer.status() === 200, `${name}: ${answer.status()}`)
	const body = await answer.body()
	must(body.subarray(0, 5).toString() === '%PDF-', `${name} is no PDF`)
	return body
}

export async function judge (page) {
	const forms = await page.locator('main form[action$="/judge"]').evaluateAll(all => all.map(e => e.getAttribute('action')))
	for (const to of forms) {
		// What was judged can be judged anew; each page has them all.
		await page.locator('main details.rg-judge', { has: page.locator(`form[action="${to}"]`) }).locator('summary').click()
		await press(page, `form[action="${to}"] button[value=accept]`)
		must(!await trouble(page), await trouble(page))
	}
}
