// People's mediation at a browser: the application and its sorting, the other
// side asked, mediators, a room and an hour (one that is taken too), evidence,
// minutes, the agreement, its signing and keeping, and the file of the case; on
// the telephone, without script, for axe and for the eye.

import { base, done, test } from './kit/index.mjs'
import { cookies_of, eyes, press, shot, sound, trouble } from './kit/look.mjs'
import { close, value } from '../web/kit/db.mjs'
import { officer, person, places, rights } from '../web/kit/world.mjs'

const p = await places()
const must = (is, what) => {
	if (!is) throw Object.assign(new Error(what), { stack: what })
}
const at = page => new URL(page.url()).pathname
const field = name => `[name="${name}"]`
const submit = 'main form button[type=submit]:not(.rg-default):not(.rg-link-button):not([value^="pick:"]):not([value^="repick:"]):not([value^="add:"]):not([value^="remove:"])'
const next = 'main button[value=next]:not(.rg-default)'
const seen = async (who, more = {}) => eyes({ cookies: who ? cookies_of(who) : {}, ...more })
const day = n => value(`select api.today() + ${n}`)
const zh = n => [...Array(n)].map(() => '春夏秋冬梅兰竹菊松柏江河山川'[Math.floor(Math.random() * 14)]).join('')
const who = await person('陈申请', { kind: 'person' })
const disp = await officer(p.town, ['dispatcher', 'clerk'])
const med = await officer(p.town, ['mediator', 'clerk'])
const lead = await officer(p.district, ['leader'])
// A day that no other run has booked.
const when = await day(10 + Math.floor(Math.random() * 100))
const phone = `139${String(Date.now()).slice(-8)}`
const mine = { name: `赵${zh(3)}`, spare: `钱${zh(3)}`, twin: `孙${zh(3)}` }

async function choose (page, name, code) {
	const radio = page.locator(`${field(name)}[value="${code}"]`)
	if (await radio.count()) await radio.first().check()
	else await page.selectOption(field(name), code)
}
async function look (page, name, more = {}) {
	await sound(page, more)
	await shot(page, name)
}
// Fills a step in and takes it, after a look at its page; axe looks at those
// that differ from each other.
const looked = new Set(['party_add', 'choose', 'book', 'evidence_got', 'record', 'draft_agreement', 'sign', 'item_done', 'revisit'])
let here
async function does (page, action, typed = {}, more = {}) {
	await page.goto(`${base}${here}/do/${action}`)
	for (const [name, to] of Object.entries(typed)) {
		if (to === true) await page.locator(`${field(name)}[value="1"], ${field(name)}[type=checkbox]`).first().check()
		else if (Array.isArray(to)) for (const x of to) await page.check(`${field(name)}[value="${x}"]`)
		else if (await page.locator(field(name)).first().evaluate(e => e.matches('select, [type=radio]'))) await choose(page, name, to)
		else await page.fill(field(name), to)
	}
	await look(page, `med-${action}`, { axe: looked.delete(action) })
	if (await page.locator(field('confirm')).count()) await page.locator(field('confirm')).first().check().catch(() => {})
	await press(page, submit)
	if (more.told) {
		const said = await trouble(page)
		must(said.includes(more.told), `${action}: "${said}" without "${more.told}"`)
		return look(page, `med-${action}-told`, { axe: action === 'book' })
	}
	must(at(page) === here, `${action} led to ${at(page)}: ${await trouble(page)}`)
}

let committee, ids, room
await test('a leader keeps a committee, its mediators and a room', async () => {
	const page = await seen(lead)
	const people = `${base}/desk/mediation/people`
	await page.goto(people)
	await look(page, 'med-people')
	const form = what => page.locator(`form[action$="/people/${what}"]`)
	const add = async (what, typed) => {
		// Each form stands behind a summary.
		await page.evaluate(() => document.querySelectorAll('main details').forEach(e => { e.open = true }))
		for (const [name, to] of Object.entries(typed)) {
			const e = form(what).locator(field(name)).first()
			if (to === true) await e.check()
			else if (await e.evaluate(x => x.matches('select'))) await e.selectOption(to)
			else if (await e.evaluate(x => x.matches('[type=radio]'))) await form(what).locator(`${field(name)}[value="${to}"]`).check()
			else await e.fill(to)
		}
		await Promise.all([page.waitForNavigation(), form(what).locator('button[type=submit]').last().click()])
		must(!await trouble(page), `${what}: ${await trouble(page)}`)
	}
	const name = `${zh(4)}人民调解委员会`
	await add('committee', { area: String(p.town), name, short: zh(2), since: await day(-30) })
	committee = await value(`select id from rg.mediation_committee where name = '${name}'`)
	for (const [who, more] of [[mine.name, { sex: 'f', member: true, shown: true }], [mine.spare, { sex: 'm', member: true }],
		[mine.twin, { sex: 'm', mobile: phone }]]) {
		await add('mediator', { committee, person: who, fields: '借款、邻里', ...more })
	}
	await add('room', { committee, room: '一号调解室', address: '样例路1号二楼', seats: '8' })
	await look(page, 'med-people-full')
	const id = who => value(`select id from rg.mediator where name = '${who}'`)
	ids = { a: await id(mine.name), b: await id(mine.spare), twin: await id(mine.twin) }
	room = await value(`select id from rg.mediation_room where committee = ${committee}`)
	for (const small of [false, true]) {
		const all = await seen(null, { small })
		await all.goto(`${base}/mediation/mediators`)
		await look(all, 'med-mediators')
		must((await all.content()).includes(mine.name) && !(await all.content()).includes(mine.spare), 'shown without consent, or not')
	}
})

let no
for (const [name, more] of [['at a desk', {}], ['on the telephone, without script', { small: true, javaScriptEnabled: false }]]) {
	await test(`the application ${name}`, async () => {
		const page = await seen(more.small ? await person('陈电话', { kind: 'person' }) : who, more)
		await page.goto(`${base}/mediation/mediate/apply`)
		await look(page, 'med-apply')
		await press(page, submit)
		must(/\/who$/.test(at(page)), `led to ${at(page)}`)
		await page.fill(field('applicant_name'), '陈申请')
		await page.fill(field('mobile'), '13812345678')
		for (const [i, code] of [p.district, p.town, p.village].entries()) {
			await page.selectOption(field('division'), String(code))
			if (i < 2) await press(page, 'button[value="pick:division"]')
		}
		await look(page, 'med-who')
		await press(page, next)
		await page.fill(field('other_party'), '李被请')
		await page.fill(field('other_contact'), phone)
		await look(page, 'med-other')
		await press(page, next)
		await choose(page, 'dispute_type', 'policy')
		await page.fill(field('facts'), '前年借出两万元，说好半年还，催了几次没有还。')
		await page.fill(field('request'), '请对方还清两万元。')
		await press(page, next)
		must((await trouble(page)).includes('信访事项'), 'policy was taken for a dispute')
		await look(page, 'med-matter-told')
		await choose(page, 'dispute_type', 'debt')
		await press(page, next)
		must(/\/papers$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
		await look(page, 'med-papers')
		const [, draft] = /draft\/(\d+)/.exec(at(page))
		await page.goto(`${base}/mediation/draft/${draft}/wish`)
		await choose(page, 'session_kind', 'closed')
		await press(page, next)
		must(await trouble(page), 'taken without the rules')
		await page.check(field('rules'))
		await look(page, 'med-wish')
		await press(page, next)
		await look(page, 'med-check')
		await page.check(field('truth'))
		await press(page, submit)
		must(/\/receipt$/.test(at(page)), `led to ${at(page)}: ${await trouble(page)}`)
		await look(page, 'med-receipt')
		no ??= /case\/([^/]+)/.exec(at(page))[1]
		await page.goto(`${base}/mediation/case/${/case\/([^/]+)/.exec(at(page))[1]}`)
		await look(page, 'med-case-first')
	})
}

await test('a matter told at the intake is sorted to mediation', async () => {
	const from = await rights(await person('陈讲述', { kind: 'person' }), 'rights-intake', { matter: 'debt' })
	const page = await seen(disp)
	here = `/desk/mediation/${from.no}`
	await page.goto(`${base}${here}/do/sort_mediation`)
	await look(page, 'med-sort')
	await press(page, submit)
	must(await trouble(page), 'sorted without a reason')
	await page.fill(field('note'), '借款属于民间纠纷，转人民调解。')
	await press(page, submit)
	must(at(page) === here, `led to ${at(page)}: ${await trouble(page)}`)
	must(await value(`select f.service from rg.sorted s join rg.case_file f on f.id = s.target where s.intake = ${from.id}`) ===
		'rights-mediation', 'it is no mediation')
})

const own = await seen(who)
const mine_page = async name => {
	await own.goto(`${base}/mediation/case/${no}`)
	await look(own, name, { axe: name === 'med-case-agreed' })
	return own.textContent('main')
}

await test('the other side is asked and is willing; a mediator without interest', async () => {
	const page = await seen(med)
	here = `/desk/mediation/${no}`
	await does(page, 'ask_other')
	await does(page, 'party_add', { party_kind: 'respondent', party_name: '李被请', party_mobile: phone, party_address: '样例路9号' })
	await does(page, 'accept', { committee }, { told: '还有当事人没有答复' })
	const says = answer => ({ party: '2', answer, answer_how: 'phone' })
	await does(page, 'consent', { ...says('refused'), answer_on: await day(0) })
	await page.goto(base + here)
	await look(page, 'med-refused')
	await does(page, 'accept', { committee }, { told: '明确拒绝' })
	await does(page, 'consent', { ...says('agreed'), answer_on: await day(0) })
	await does(page, 'accept', { committee })
	const task = await mine_page('med-case-accepted')
	must(task.includes('以前都可以交证据材料'), 'the applicant does not read until when evidence is taken')
	await page.goto(`${base}${here}/do/choose`)
	must(!await page.locator(`[value="${ids.twin}"]`).count(), 'a mediator with the telephone of a party is offered')
	await does(page, 'choose', { mediator: ids.a, chosen_how: 'parties', relation: 'yes' }, { told: '不能调解' })
	await does(page, 'choose', { mediator: ids.a, chosen_how: 'parties', relation: 'no' })
	await own.goto(`${base}/mediation/case/${no}/do/agree_mediator`)
	await look(own, 'med-agree-mediator')
	await press(own, submit)
	must((await mine_page('med-case-mediator')).includes(mine.name), 'the applicant does not read who mediates')
})

const hours = (from_time, until_time) => ({ room, held_on: when, from_time, until_time })
await test('a room and an hour, one of which is taken; evidence', async () => {
	const page = await seen(med)
	const other = await rights(await person('陈另案', { kind: 'person' }), 'rights-mediation', { dispute_type: 'debt', rules: '1' })
	await value(`insert into rg.mediation_session (case_id, n, room, during) values (${other.id}, 1, ${room},
		tstzrange('${when} 14:00 Asia/Shanghai', '${when} 15:00 Asia/Shanghai')) returning n`)
	await value(`insert into rg.mediation_booking (room, during, case_id, session) select room, during, case_id, n
		from rg.mediation_session where case_id = ${other.id} returning id`)
	await does(page, 'book', hours('11:00', '10:00'), { told: '结束时间' })
	await does(page, 'book', hours('14:30', '15:30'), { told: '调解室已有安排' })
	await does(page, 'book', hours('09:00', '11:00'))
	must((await mine_page('med-case-session')).includes('一号调解室'), 'the applicant does not read where')
	await does(page, 'start', { rights_told: true, identity_seen: true, opened_as: 'closed' }, { told: '还有事项没有办完' })
	await does(page, 'evidence_got', { party: '2', evidence_what: '转账截图三张', evidence_form: 'copy', received_on: await day(0) })
	await does(page, 'evidence_waive', { both_waive: '0' }, { told: '要等到期限届满' })
	await does(page, 'evidence_waive', { both_waive: true })
	await does(page, 'start', { rights_told: true, identity_seen: true, opened_as: 'closed' })
	await page.goto(`${base}/desk/mediation/calendar?from=${when}`)
	await look(page, 'med-calendar')
	must((await page.content()).includes(no), 'the session is not in the calendar')
})

await test('minutes, agreement, signatures', async () => {
	const page = await seen(med)
	await value(`update rg.mediation_session set during = tstzrange(api.now() - interval '3 h', api.now() - interval '1 h')
		where case_id = (select id from rg.case_file where no = '${no}') returning n`)
	await does(page, 'record', { session: '1', minutes: '双方到场，对方承认借款两万元，愿意分两次还。', read_out: true })
	await does(page, 'draft_agreement', { agreement_kind: 'written', facts: '前年借款两万元没有归还。', points: '借款属实，应当归还。',
		'items.0.by_party': '2', 'items.0.content': '还款两万元', 'items.0.way': '转账', 'items.0.due': await day(6) })
	await does(page, 'agree_written', {}, { told: '协议还没有生效' })
	await does(page, 'sign', { signers: ['party.1', 'party.2', `mediator.${ids.a}`, 'seal'], signed_on: await day(0), signed_how: 'sign' })
	await does(page, 'agree_written')
	await page.goto(base + here)
	await look(page, 'med-off-agreed')
	must((await mine_page('med-case-agreed')).includes('还款两万元'), 'the applicant does not read what was agreed')
})

await test('kept, revisited, closed; the file in one PDF', async () => {
	const page = await seen(med)
	await does(page, 'perform')
	await does(page, 'breach', { item: '0' }, { told: '还没有到期' })
	await does(page, 'performed', {}, { told: '还有没有履行的事项' })
	await does(page, 'item_done', { item: '0', done_on: await day(0), proof: '收条一张' })
	await does(page, 'performed')
	await does(page, 'revisit', { visited_on: await day(0), visit_way: 'phone', content_ok: 'yes', visit_words: '双方都满意。' })
	await does(page, 'archive')
	await page.goto(base + here)
	await look(page, 'med-off-closed')
	const pdf = await page.request.get(`${base}${here}/dossier.pdf`)
	must(pdf.status() === 200 && (await pdf.body()).subarray(0, 5).toString() === '%PDF-', `the file: ${pdf.status()}`)
	await mine_page('med-case-closed')
})

await test('its pages on the telephone, without script, in English, in large type', async () => {
	for (const more of [{ small: true }, { small: true, javaScriptEnabled: false }, { lang: 'en' }, { large: true, small: true }]) {
		const { lang = 'zh-CN', large = false } = more
		const page = await seen(who, more)
		await value(`update rg.account set lang = '${lang}', large = ${large} where id = ${who.id} returning id`)
		await page.goto(`${base}/mediation/case/${no}`)
		await look(page, `med-case-closed-${lang}${large ? '-large' : ''}`, { lang, large, axe: !large })
		if (lang !== 'en') continue
		const all = await eyes(more)
		for (const to of ['/mediation/mediators', '/guides/rights-mediation']) {
			await all.goto(base + to)
			await look(all, `med${to.replaceAll('/', '-')}-${lang}`, { lang })
		}
	}
	for (const more of [{ small: true }, { lang: 'en' }]) {
		const page = await seen(med, more)
		await value(`update rg.account set lang = '${more.lang ?? 'zh-CN'}' where id = ${med.id} returning id`)
		await page.goto(base + here)
		await look(page, `med-off-closed-${more.lang ?? ''}`, { lang: more.lang })
		await page.goto(`${base}/desk/mediation/calendar`)
		await look(page, `med-calendar-${more.lang ?? ''}`, { lang: more.lang })
	}
})

await close()
await done()
