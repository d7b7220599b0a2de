// The pages anybody may read: every one that links lead to from the home page,
// on a desktop and on a phone, in both languages, in large type.

import { base, done, test } from './kit/index.mjs'
import { eyes, press, shot, sound } from './kit/look.mjs'
import { close, rows, run_sql } from '../web/kit/db.mjs'
import { Visitor } from '../web/kit/http.mjs'
import { admit, bring, officers, person } from '../web/kit/world.mjs'

// Something to look at: a notice that runs, members with branches and offers.
const who = await person('孙公开')
await officers()
const on = await bring(who, 'PUBLICITY')
const [entry] = await rows(`select n.no, r.id from rg.notice n join rg.notice_row r on r.notice = n.id where r.case_id = ${on.id}`)
for (let i = 0; i < 3; i++) {
	await admit((await bring(who, 'PUBLICITY', {
		unit_name: `青岛样例第${i + 1}${['百货商场', '口腔门诊部', '文化旅游'][i]}${i === 2 ? '这是一个很长很长的名称用来看看小屏幕上会怎样折行' : ''}有限公司`,
		'branches.0.name': '台东分店', 'branches.0.address': `台东三路${Date.now() % 1e6}号${i + 1}`, 'branches.0.tel': '0532-83812345', 'branches.0.hours': '9:00-20:00'
	})).id)
}

// ---- which pages there are -------------------------------------------------------

const v = new Visitor()
const found = new Map()
const bad = []
const shape = path => path.replace(/^\/notices\/[^/?]+/, '/notices/:n').replace(/\d{6,}|LM[\w-]+|RJ[\w-]+|[A-Z]{2}\d[\w-]+/g, ':n').replace(/\?.*/, m => `?${[...new URLSearchParams(m).keys()].join('&')}`)
async function crawl (path, from) {
	const key = shape(path)
	if (found.has(key)) return
	found.set(key, path)
	const a = await v.get(path)
	if (a.status === 303) {
		if (!/\/login/.test(a.location)) await crawl(a.location, path)
		found.delete(key)
		return
	}
	if (a.status !== 200) bad.push(`${path} (from ${from}): ${a.status}`)
	if (!/^text\/html/.test(a.headers['content-type'])) {
		found.delete(key)
		return
	}
	for (const link of a.doc.all('a[href]')) {
		const url = new URL(link.get('href'), new URL(path, base))
		if (url.origin !== base || /^\/(assets|view)/.test(url.pathname)) continue
		await crawl(url.pathname + url.search, path)
	}
}
await test('every link from the home page leads somewhere', async () => {
	await crawl('/', '-')
	for (const extra of ['/view', '/login?carried=1', '/login?ended=1', '/lookup', '/password', '/verify/ABCDEFGH2345', `/notices/${'x'}`]) {
		if (extra !== '/notices/x') await crawl(extra, '-')
	}
	if (bad.length) throw new Error(bad.join('\n'))
	if (found.size < 20) throw new Error(`only ${found.size} pages: ${[...found.values()]}`)
})
const list = [...found.values()]
console.log(`# ${list.length} pages: ${list.join(' ')}`)

// ---- each of them --------------------------------------------------------------------

const ways = [
	{ name: 'desktop', small: false, lang: 'zh-CN', large: false, axe: true },
	{ name: 'phone', small: true, lang: 'zh-CN', large: false, axe: false },
	{ name: 'phone, English', small: true, lang: 'en', large: false, axe: true },
	{ name: 'desktop, English, large type', small: false, lang: 'en', large: true, axe: false },
	{ name: 'phone, large type', small: true, lang: 'zh-CN', large: true, axe: false }
]
const named = { '/': 'home', '/alliance/members': 'directory', '/figures/': 'figures', '/guides/alliance-enrolment': 'guide', '/notices': 'notices' }
for (const way of ways) {
	const p = await eyes(way)
	await test(`${way.name}: ${list.length} pages are sound`, async () => {
		const wrong = []
		const titles = new Map()
		for (const path of list) {
			const a = await p.goto(base + path, { waitUntil: 'load' })
			if (a.status() !== 200) wrong.push(`${path}: ${a.status()}`)
			await sound(p, way).catch(e => wrong.push(e.message))
			const t = await p.title()
			if (titles.has(t)) titles.get(t).push(path)
			else titles.set(t, [path])
			if (named[path] && way.lang === 'zh-CN' && !way.large) await shot(p, named[path])
		}
		for (const [t, paths] of titles) {
			if (new Set(paths.map(x => x.replace(/\?.*|(?<=\/verify)\/.*/, ''))).size > 1) wrong.push(`one title for many pages: ${t}: ${paths}`)
		}
		if (wrong.length) throw Object.assign(new Error(wrong.join('\n')), { stack: wrong.join('\n') })
	})
	await p.context().close()
}

await test('200 % zoom on a desktop: nothing is lost sideways', async () => {
	// A window of half the width shows what twice the zoom shows (WCAG 1.4.4, 1.4.10).
	const wrong = []
	const p = await eyes({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 })
	for (const path of list) {
		await p.goto(base + path)
		await sound(p, { axe: false }).catch(e => wrong.push(e.message))
	}
	await p.setViewportSize({ width: 320, height: 500 })
	for (const path of ['/', '/guides/alliance-enrolment', '/alliance/members', '/figures/', '/login']) {
		await p.goto(base + path)
		await sound(p, { axe: false }).catch(e => wrong.push(`320 px: ${e.message}`))
	}
	await p.context().close()
	if (wrong.length) throw Object.assign(new Error(), { stack: wrong.join('\n') })
})

await test('an announcement stands on top of the public pages, in both languages', async () => {
	const fresh = `?at=${Date.now()}`	// past the cache of the web server
	await run_sql(`insert into rg.banner (body, body_en, starts_at, ends_at) values ('今晚10时维护 <b>一小时</b>', 'Maintenance tonight', api.now() - interval '1 h', api.now() + interval '1 h')`)
	for (const [lang, words] of [['zh-CN', '今晚10时维护 <b>一小时</b>'], ['en', 'Maintenance tonight']]) {
		const p = await eyes({ lang, small: true })
		for (const path of ['/', '/guides', '/guides/alliance-enrolment', '/stations', '/notices', '/figures/']) {
			await p.goto(`${base}${path}${fresh}`)
			if (!(await p.textContent('.rg-site-notice')).includes(words)) throw new Error(`${lang}: not on ${path}`)
			await sound(p, { lang, axe: path === '/' })
		}
		await p.context().close()
	}
	await run_sql("delete from rg.banner where body like '今晚10时维护%'")
})

await test('error pages are pages too', async () => {
	const p = await eyes({ small: true })
	for (const path of ['/no-such', '/notices/none', '/alliance/members/RJ000000-000000', '/desk/none']) {
		const a = await p.goto(base + path)
		if (a.status() !== 404) throw new Error(`${path}: ${a.status()}`)
		await sound(p)
	}
	await p.context().close()
})

await test('language and type size are switched by a press, and stay', async () => {
	for (const javaScriptEnabled of [true, false]) {
		const p = await eyes({ javaScriptEnabled })
		await p.goto(`${base}/guides`)
		await press(p, '.rg-switch__button[lang=en]')
		if (new URL(p.url()).pathname !== '/guides') throw new Error(`led to ${p.url()}`)
		if (await p.getAttribute('html', 'lang') !== 'en') throw new Error('not in English')
		await press(p, '.rg-switch__button >> nth=0')
		if (!/rg-large/.test(await p.getAttribute('html', 'class'))) throw new Error('type is not large')
		await p.goto(`${base}/help`)
		if (await p.getAttribute('html', 'lang') !== 'en' || !/rg-large/.test(await p.getAttribute('html', 'class'))) throw new Error('did not stay')
		await p.context().close()
	}
})

await test('the skip link is first, and leads to the content', async () => {
	const p = await eyes()
	await p.goto(base)
	await p.keyboard.press('Tab')
	if (!/govuk-skip-link/.test(await p.evaluate(() => document.activeElement.className))) throw new Error('is not first')
	await p.keyboard.press('Enter')
	if (await p.evaluate(() => document.activeElement.id) !== 'main-content') throw new Error('leads elsewhere')
	await p.context().close()
})

await test('every focus can be seen', async () => {
	const p = await eyes()
	await p.goto(base)
	const dim = []
	for (let i = 0; i < 40; i++) {
		await p.keyboard.press('Tab')
		const seen = await p.evaluate(() => {
			const e = document.activeElement
			if (e === document.body) return 'end'
			const s = getComputedStyle(e)
			return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none' || s.backgroundColor === 'rgb(255, 221, 0)' ? '' : e.outerHTML.slice(0, 100)
		})
		if (seen === 'end') break
		if (seen) dim.push(seen)
	}
	await p.context().close()
	if (dim.length) throw new Error(dim.join('\n'))
})

await test('without script every page says the same', async () => {
	const p = await eyes({ javaScriptEnabled: false, small: true })
	for (const path of ['/', '/alliance/', '/guides/alliance-enrolment', '/lookup', '/figures/']) {
		const a = await p.goto(base + path)
		if (a.status() !== 200 || !(await p.locator('h1').count())) throw new Error(path)
	}
	await p.context().close()
})

await test('the directory is searched and filtered', async () => {
	const p = await eyes({ small: true })
	await p.goto(`${base}/alliance/members`)
	await p.fill('main input[name=q]', '口腔')
	await Promise.all([p.waitForNavigation(), p.press('main input[name=q]', 'Enter')])
	const text = await p.textContent('main')
	if (!/口腔门诊部/.test(text) || /百货商场/.test(text)) throw new Error('search by two characters')
	await sound(p)
	await press(p, 'main a[href*="/alliance/members/RJ"] >> nth=0')
	await sound(p)
	await shot(p, 'member')
	await p.context().close()
})

await test('an objection: its form, its errors, its answer', async () => {
	const p = await eyes({ small: true })
	await p.goto(`${base}/notices`)
	await press(p, 'main a[href^="/notices/"] >> nth=0')
	await p.goto(`${base}/notices/${encodeURIComponent(entry.no)}/object/${entry.id}`)
	await p.waitForTimeout(3200)
	await press(p, 'main form button[type=submit]:not(.rg-default)')
	if (!/^错误：/.test(await p.title())) throw new Error(`title ${await p.title()}`)
	await sound(p)
	await p.waitForTimeout(3200)
	await p.fill('[name=body]', '经营地址与执照不一致 <b>请核查</b>')
	await p.fill('[name=name]', '周反映')
	await p.fill('[name=mobile]', '13900007777')
	await press(p, 'main form button[type=submit]:not(.rg-default)')
	if (!/\/objection\//.test(p.url())) throw new Error(`led to ${p.url()}`)
	await sound(p)
	await p.context().close()
})
close()
await done()
