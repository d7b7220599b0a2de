// The officers' side at a browser: log-in with the second factor, a case from
// the inbox to membership through the hands of six people, and every page an
// officer has, for axe and for the eye.

import { createHmac } from 'node:crypto'
import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound, trouble } from './kit/look.mjs'
import { close, rows, run_sql, value } from '../web/kit/db.mjs'
import { act, admit, bring, cookie, draft, officer, person, places, png, session } from '../web/kit/world.mjs'

const p = await places()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const at = page => new URL(page.url()).pathname
const field = name => `[name="${name}"]`
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not(.govuk-password-input__toggle)'
const state = id => value(`select state from rg.case_file where id = ${id}`)
const person_page = async (who, more = {}) => eyes({ cookies: cookies_of(who), ...more })

// RFC 6238: thirty seconds, SHA-1, six digits.
function totp (secret, step) {
	const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
	let bits = ''
	for (const c of secret.replace(/[\s=]/g, '')) bits += letters.indexOf(c).toString(2).padStart(5, '0')
	const bytes = Buffer.from(bits.match(/.{8}/g).map(b => parseInt(b, 2)))
	const count = Buffer.alloc(8)
	count.writeBigUInt64BE(BigInt(step))
	const h = createHmac('sha1', bytes).update(count).digest()
	return String((h.readUInt32BE(h[19] & 15) & 0x7fffffff) % 1e6).padStart(6, '0')
}
const step = () => Math.floor(Date.now() / 30000)

// ---- in --------------------------------------------------------------------------

await test('a new officer: account, rights, first password, second factor, in', async () => {
	const system = await person_page(await officer(p.root, ['sysadmin']))
	const login = `wang.xin${Date.now() % 1e6}`
	await system.goto(`${base}/desk/people/new`)
	await sound(system)
	await press(system, submit)
	must(/^错误/.test(await system.title()), 'an account without a name was opened')
	await sound(system)
	await system.fill(field('login'), login)
	await system.fill(field('name'), '王新人')
	await system.selectOption(field('station'), p.village)
	await press(system, submit)
	await sound(system)
	const once = /\b[0-9A-Z]{8}\b/.exec((await system.textContent('main')).replace(/[\s-]+(?=[0-9A-Z]{4}\b)/g, ''))?.[0] ??
		await system.textContent('main code')
	must(once, 'no first code on the page')
	const id = await value(`select id from rg.account where login = '${login}'`)
	await system.goto(`${base}/desk/people/${id}`)
	await sound(system)
	must(await system.locator('form[action$="/give"]').count() === 0, 'the system administrator is offered to give rights')

	const security = await person_page(await officer(p.root, ['secadmin']))
	await security.goto(`${base}/desk/people/${id}`)
	await sound(security)
	await press(security, 'form[action$="/give"]:has([value=clerk]) button')
	must(await value(`select count(*) from rg.role_grant where account = ${id} and role = 'clerk'`) === '1', 'the right was not given')
	await sound(security)

	const page = await eyes()
	await page.goto(`${base}/desk/`)
	must(at(page) === '/desk/login', `led to ${at(page)}`)
	await sound(page)
	await press(page, submit)
	await sound(page)
	await page.goto(`${base}/desk/password/first`)
	await sound(page)
	await page.fill(field('login'), login)
	await page.fill(field('code'), once.trim())
	await page.fill(field('password'), 'wang.xin')
	await page.fill(field('again'), 'wang.xin')
	await press(page, submit)
	must(/^错误/.test(await page.title()), 'a short password was taken')
	await sound(page)
	await page.fill(field('code'), once.trim())
	await page.fill(field('password'), '泰山顶上 石敢当 2026')
	await page.fill(field('again'), '泰山顶上 石敢当 2026')
	await press(page, submit)
	must(at(page) === '/desk/login', `first password: ${await trouble(page)}`)
	await page.fill(field('login'), login)
	await page.fill(field('password'), '不是这个密码 1234')
	await press(page, submit)
	must(/^错误/.test(await page.title()), 'a wrong password let in')
	await page.fill(field('password'), '泰山顶上 石敢当 2026')
	await press(page, submit)
	must(at(page) === '/desk/login/enrol', `led to ${at(page)}: ${await trouble(page)}`)
	await sound(page)
	const secret = await page.textContent('.rg-secret')
	await page.goto(`${base}/desk/`)
	must(at(page) === '/desk/login', 'half a log-in opens the inbox')
	await page.goto(`${base}/desk/login/enrol`)
	const fresh = await page.textContent('.rg-secret')
	must(fresh !== secret, 'the secret stays the same before it was confirmed')
	await page.fill(field('code'), '000000')
	await press(page, submit)
	must(/^错误/.test(await page.title()), 'a wrong code was taken')
	const shown = await page.textContent('.rg-secret')
	await page.fill(field('code'), totp(shown, step()))
	await press(page, submit)
	const codes = await page.locator('main code').allTextContents()
	must(codes.length === 10, `${codes.length} recovery codes: ${await trouble(page)}`)
	await sound(page)
	await press(page, 'main a.govuk-button')
	must(at(page) === '/desk/', `led to ${at(page)}`)
	await sound(page)
	await press(page, 'form[action="/desk/logout"] button')

	// Again, by a recovery code; the code just used serves no second time.
	await page.goto(`${base}/desk/login`)
	await page.fill(field('login'), login)
	await page.fill(field('password'), '泰山顶上 石敢当 2026')
	await press(page, submit)
	must(at(page) === '/desk/login/code', `led to ${at(page)}`)
	await sound(page)
	await page.fill(field('code'), totp(shown, step()))
	await press(page, submit)
	const again = at(page)
	if (again === '/desk/login/code') await sound(page)
	await page.goto(`${base}/desk/login/recovery`)
	await sound(page)
	await page.fill(field('code'), codes[0])
	await press(page, submit)
	must(at(page) === '/desk/', `recovery led to ${at(page)}: ${await trouble(page)}`)
	for (const x of [system, security, page]) await x.context().close()
})

// ---- a case, from hand to hand ------------------------------------------------------

const merchant = await person('韩入盟', { kind: 'merchant' })
let the
await test('from the inbox to membership', async () => {
	const title = `青岛样例${Date.now() % 1e5}海鲜酒楼`
	const id = await draft(merchant, { unit_name: title, trade: 'retail' })
	for (const paper of ['licence_scan', 'photo']) {
		const a = await merchant.open(`/alliance/draft/${id}/papers`)
		const b = await merchant.send(a, {}, { button: `do=upload:${paper}`, files: [{ field: paper, name: `${paper}.png`, type: 'image/png', bytes: png(1000, 800) }] })
		must(b.status === 303, `upload: ${b.status} ${JSON.stringify(b.errors)}`)
	}
	const refused = await act(merchant, id, 'submit')
	must(!refused, refused)
	the = { id, no: await value(`select no from rg.case_file where id = ${id}`), title }
	const way = `${base}/desk/alliance/${the.no}`

	// The village: found in the inbox, claimed, looked at, sent back once.
	const clerk = await person_page(await officer(p.village, ['clerk']))
	await clerk.goto(`${base}/desk/`)
	await sound(clerk)
	await shot(clerk, 'desk')
	must((await clerk.textContent('main')).includes(title), 'not in the inbox')
	await press(clerk, `main a:has-text("${the.no}"), main a:has-text("${title}")`)
	must(at(clerk) === `/desk/alliance/${the.no}`, `led to ${at(clerk)}`)
	await sound(clerk)
	await press(clerk, 'form[action$="/claim"] button')
	await sound(clerk)
	const open = () => clerk.evaluate(() => document.querySelectorAll('main details').forEach(e => { e.open = true }))
	await open()
	await press(clerk, 'form[action$="/judge"] button[value=refuse] >> nth=0')
	must(/^错误/.test(await clerk.title()), 'a file was refused without a word')
	await sound(clerk)
	await open()
	await clerk.fill('form[action$="/judge"] input[name^=word_] >> nth=0', '照片不清楚')
	await press(clerk, 'form[action$="/judge"] button[value=refuse] >> nth=0')
	await sound(clerk)
	await shot(clerk, 'desk-case')
	await press(clerk, 'main a[href$="/do/correct"]')
	await sound(clerk)
	await clerk.uncheck('[name=item][value="paper:licence_scan"]')
	await press(clerk, submit)
	must(/^错误/.test(await clerk.title()), 'a correction that asks for nothing was sent')
	await sound(clerk)
	await clerk.check('[name=item][value="paper:licence_scan"]')
	await clerk.fill('[name="word.paper.licence_scan"]', '请重拍营业执照，四角完整')
	await clerk.check('[name=item][value=hours]')
	await clerk.fill('[name="word.hours"]', '请写到每天')
	await clerk.fill(field('note'), '请一次补齐。<b>谢谢</b>')
	await press(clerk, submit)
	must(await state(id) === 'CORRECTION', `not asked: ${await trouble(clerk)}`)
	await sound(clerk)

	// The merchant answers.
	const own = await person_page(merchant, { small: true })
	await own.goto(`${base}/alliance/case/${the.no}`)
	await sound(own)
	must((await own.textContent('main')).includes('请写到每天'), 'the merchant does not see what is asked')
	await own.goto(`${base}/alliance/case/${the.no}/papers`)
	await own.setInputFiles(field('licence_scan'), { name: '新执照.png', mimeType: 'image/png', buffer: png(1100, 900) })
	await press(own, 'button[value="upload:licence_scan"]')
	await sound(own)
	await own.goto(`${base}/alliance/case/${the.no}/do/resubmit`)
	await sound(own)
	await own.fill(field('hours'), '周一至周日 9:00—21:00')
	await press(own, submit)
	must(await state(id) === 'SUBMITTED', `not sent back: ${await trouble(own)}`)

	// The village again: sees what changed, accepts.
	await clerk.goto(way)
	await sound(clerk)
	must((await clerk.textContent('main')).includes('周一至周日 9:00—21:00'), 'the new answer is not shown')
	for (let i = 0; i < 6 && await clerk.locator('form[action$="/judge"] button[value=accept]').count(); i++) {
		const left = await value(`select count(*) from rg.upload where case_id = ${id} and state not in ('replaced', 'deleted', 'accepted')`)
		if (left === '0') break
		await open()
		const next = await value(`select min(id) from rg.upload where case_id = ${id} and state not in ('replaced', 'deleted', 'accepted')`)
		await press(clerk, `form[action$="/file/${next}/judge"] button[value=accept]`)
	}
	await press(clerk, 'main a[href$="/do/accept"]')
	await sound(clerk)
	await press(clerk, submit)
	must(await state(id) === 'ACCEPTED', `not accepted: ${await trouble(clerk)}`)
	must(await clerk.locator('main a[href*="/do/pass1"]').count() === 0, 'a clerk is offered the review')

	// Two reviewers of the district.
	const first = await person_page(await officer(p.district, ['review1', 'review2']))
	await first.goto(`${way}/do/forward`)
	await press(first, submit)
	await first.goto(`${way}/do/pass1`)
	await sound(first)
	await first.check('[name=credit_result][value=penalty]')
	await first.fill(field('credit_on'), '2000-01-01')
	await press(first, submit)
	must(/^错误/.test(await first.title()) && await state(id) === 'REVIEW1', 'a unit with a penalty was passed')
	await sound(first)
	await first.check('[name=credit_result][value=clear]')
	await first.fill(field('credit_on'), await value('select api.today()'))
	await first.check(field('offer_real'))
	await press(first, submit)
	must(await state(id) === 'REVIEW2', `first review: ${await trouble(first)}`)
	await first.goto(`${way}`)
	must(await first.locator('main a[href*="/do/pass2"]').count() === 0, 'the first reviewer is offered the second review')
	await first.goto(`${way}/do/pass2`)
	must(/403|不能|没有/.test(`${await first.textContent('main')}`), 'the first reviewer may open the second review')
	const second = await person_page(await officer(p.district, ['review2']))
	await second.goto(`${way}/do/pass2`)
	await sound(second)
	await second.fill(field('visit_on'), await value('select api.today()'))
	await second.fill(field('visitors'), '高复甲、周复乙')
	await second.fill(field('visit_note'), '现场经营正常，优待标识已亮出。')
	await press(second, submit)
	must(await state(id) === 'AUDIT', `second review: ${await trouble(second)}`)

	// The city, in a batch; the publisher; the notice; membership.
	const audit = await person_page(await officer(p.root, ['audit']))
	await audit.goto(`${base}/desk/alliance/batch`)
	await sound(audit)
	await press(audit, submit)
	must(/^错误/.test(await audit.title()), 'an empty batch was taken')
	await sound(audit)
	await audit.check(`[name=case][value^="${id}:"]`)
	await audit.fill(field('batch_no'), '2026年第11批')
	await press(audit, submit)
	must(await state(id) === 'TO_PUBLISH', `batch: ${await trouble(audit)} ${(await audit.textContent('main')).slice(0, 300)}`)
	await sound(audit)
	const publisher = await person_page(await officer(p.root, ['publisher']))
	await publisher.goto(`${base}/desk/alliance/notices`)
	await sound(publisher)
	await publisher.goto(`${base}/desk/alliance/batch`)
	await publisher.check(`[name=case][value^="${id}:"]`)
	await press(publisher, submit)
	must(await state(id) === 'PUBLICITY', `publish: ${await trouble(publisher)}`)
	await sound(publisher)
	const [n] = await rows(`select n.no from rg.notice n join rg.notice_row r on r.notice = n.id where r.case_id = ${id}`)
	const visitor = await eyes({ small: true })
	await visitor.goto(`${base}/notices/${encodeURIComponent(n.no)}`)
	await sound(visitor)
	must((await visitor.textContent('main')).includes(title), 'not on the notice')
	must(!/张试验|李试验|13800138000/.test(await visitor.content()), 'the notice names a person')
	await shot(visitor, 'notice')
	await admit(id)
	const member = await value(`select no from rg.member where case_id = ${id}`)
	await visitor.goto(`${base}/alliance/members/${member}`)
	await sound(visitor)
	must((await visitor.textContent('main')).includes(title), 'not in the directory')
	const code = await value(`select code from rg.paper where case_id = ${id} and kind = 'certificate'`)
	await visitor.goto(`${base}/verify/${code}`)
	await sound(visitor)
	must(/有效/.test(await visitor.textContent('main')), 'the certificate does not verify')
	await own.goto(`${base}/alliance/case/${the.no}`)
	await sound(own)
	await shot(own, 'member-case')
	for (const link of await own.locator('main a[href*="/paper/"]').evaluateAll(l => l.map(a => a.getAttribute('href')))) {
		const r = await own.request.get(base + link)
		must(r.status() === 200 && r.headers()['content-type'] === 'application/pdf' && (await r.body()).subarray(0, 5).toString() === '%PDF-', `${link}: ${r.status()}`)
	}
	for (const x of [clerk, own, first, second, audit, publisher, visitor]) await x.context().close()
})

await test('two officers at once: one is told who was first', async () => {
	const c = await bring(merchant, 'SUBMITTED')
	const one = await person_page(await officer(p.village, ['clerk'], { name: '先到的' }))
	const two = await person_page(await officer(p.town, ['clerk'], { name: '后到的' }))
	for (const x of [one, two]) await x.goto(`${base}/desk/alliance/${c.no}/do/refuse`)
	for (const x of [one, two]) {
		await x.check('[name=reason] >> nth=0')
		await x.fill(field('note'), '材料不齐。原话：“不行”')
		await press(x, submit)
	}
	must(await state(c.id) === 'NOT_ACCEPTED', 'not refused')
	must(await value(`select count(*) from rg.case_event where case_id = ${c.id} and action = 'refuse'`) === '1', 'refused twice')
	await sound(two)
	must(/先到的|已经|变了|更新/.test(await two.textContent('body')), 'the second is not told')
	for (const x of [one, two]) await x.context().close()
})

// ---- every page ------------------------------------------------------------------------

await test('every page of an officer is sound, in both languages', async () => {
	const c = await bring(merchant, 'REVIEW1')
	const q = await bring(merchant, 'PUBLICITY')
	await run_sql(`insert into rg.outbox (account, way, address, template, next_at, at) select id, 'site', '', 'have_account', now(), api.now() from rg.account where login like 't-%' and side = 'off'`)
	const someone = await officer(p.town, ['clerk'])
	const standard = await value('select max(id) from rg.standard')
	const plan = [
		[await officer(p.district, ['review1']), ['/desk/', ...['claim', 'mine', 'waiting', 'soon', 'overdue', 'closed', 'all'].map(t => `/desk/?tab=${t}`), '/desk/search', '/desk/search?q=%E9%A4%90', `/desk/search?q=${c.no}`, '/desk/messages', '/desk/account', '/desk/password/change', '/desk/figures', `/desk/alliance/${c.no}`, ...['pass1', 'reject1', 'return', 'correct'].map(a => `/desk/alliance/${c.no}/do/${a}`), '/desk/alliance/members', '/desk/alliance/notices', '/desk/alliance/notices?tab=open', '/desk/alliance/notices?tab=frozen']],
		[await officer(p.district, ['supervisor']), [`/desk/alliance/${c.no}/assign`, `/desk/alliance/${q.no}`]],
		[await officer(p.root, ['audit', 'publisher']), ['/desk/alliance/batch', '/desk/alliance/batch?action=reject3', '/desk/alliance/batch?action=publish&all=1']],
		[await officer(p.root, ['sysadmin']), ['/desk/people', '/desk/people?q=t-', '/desk/people/new', `/desk/people/${someone.id}`, '/desk/standards', `/desk/standards/${standard}`]],
		[await officer(p.root, ['secadmin']), ['/desk/people', `/desk/people/${someone.id}`]],
		[await officer(p.root, ['auditadmin']), ['/desk/audit', '/desk/audit/reads', '/desk/standards']]
	]
	const wrong = []
	for (const way of [{ lang: 'zh-CN' }, { lang: 'en', small: true, axe: false }]) {
		for (const [who, paths] of plan) {
			const page = await eyes({ ...way, cookies: cookies_of(who) })
			for (const path of paths) {
				const r = await page.goto(base + path)
				if (r.status() !== 200) wrong.push(`${path}: ${r.status()}`)
				await sound(page, way).catch(e => wrong.push(e.message))
			}
			await page.context().close()
		}
	}
	if (wrong.length) throw Object.assign(new Error(), { stack: wrong.join('\n') })
})

await test('language and type size are switched by a press on the desk too', async () => {
	const who = await officer(p.village, ['clerk'])
	const half = { [cookie('off')]: await session(who.id, 'off', { factor: 1 }) }
	for (const [path, cookies, more] of [['/desk/login', {}], ['/desk/login/enrol', half], ['/desk/search?q=ab', cookies_of(who), { javaScriptEnabled: false }]]) {
		const page = await eyes({ cookies, ...more })
		const stays = async (lang, large) => {
			must(page.url() === base + path, `${path}: led to ${page.url()}`)
			must(await page.getAttribute('html', 'lang') === lang, `${path}: not ${lang}`)
			must(/rg-large/.test(await page.getAttribute('html', 'class')) === large, `${path}: large type is ${!large}`)
		}
		await page.goto(base + path)
		await press(page, '.rg-switch__button[lang=en]')
		await stays('en', false)
		await press(page, '.rg-switch__button >> nth=0')
		await stays('en', true)
		await press(page, '.rg-switch__button[lang=zh-CN]')
		await stays('zh-CN', true)
		must(path.startsWith('/desk/login') === !await page.locator('nav.rg-nav').count(), `${path}: the officers' navigation`)
		await page.context().close()
	}
})

await test('what is refused is said on a page of the desk', async () => {
	const page = await person_page(await officer(p.village, ['clerk']))
	for (const [path, status] of [['/desk/people', 403], ['/desk/audit', 403], ['/desk/alliance/batch', 403], ['/desk/alliance/LM0000', 404]]) {
		const r = await page.goto(base + path)
		must(r.status() === status, `${path}: ${r.status()}`)
		await sound(page)
	}
	await page.context().close()
})

await test('the desk on a phone, in large type, and without script', async () => {
	const who = await officer(p.village, ['clerk'])
	const c = await bring(merchant, 'SUBMITTED')
	for (const way of [{ small: true }, { small: true, large: true }, { javaScriptEnabled: false }]) {
		const page = await eyes({ ...way, cookies: cookies_of(who) })
		for (const path of ['/desk/', `/desk/alliance/${c.no}`, `/desk/alliance/${c.no}/do/correct`]) {
			await page.goto(base + path)
			await sound(page, { large: way.large })
			if (path === '/desk/' && !way.large) await shot(page, 'desk')
			if (path.endsWith(c.no) && !way.large) await shot(page, 'desk-case')
		}
		await page.context().close()
	}
})
close()
await done()
