// What must be refused, tried after the figures were compared.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Refused } from './web.mjs'
import { creditCode, mobileOf } from './merchants.mjs'
import { Merchant } from './merchant.mjs'

const idNumber = '150626197001019979'

export async function negatives (world, check, list) {
	await standardWithId(world, check)
	if (!list.some(m => m.member && !m.branches && !m.licence)) return
	await usedCode(world, check, list)
	await samePersonAndIdNumber(world, check, list)
}

const applications = async world => (await world.shown())['alliance.applications']

// A merchant like one of the play, with a number of his own.
const like = (is, n, more) => ({ ...is, n, mobile: mobileOf(n), clicks: 1, twin: false,
	code: creditCode(is.kind.head, is.place.code.slice(0, 6), n), shops: [],
	name: is.name.replace(/\d{4,}/, String(n).padStart(4, '0')), address: `样例路${n}号`, ...more })

// A further application with the code of a member: no case, an error at it.
async function usedCode (world, check, list) {
	const is = list.find(m => m.member && !m.branches && !m.licence)
	const before = await applications(world)
	const m = new Merchant(world, like(is, list.length + 1, { code: is.code }))
	let said = 'accepted'
	try {
		await m.apply()
	} catch (e) {
		if (!(e instanceof Refused)) throw e
		const w = e.reply.page.wrongs()
		said = e.reply.status === 422 && w.some(x => /uscc/.test(x.field) ||
			x.words.includes('信用代码')) ? 'refused' : e.message
	}
	const after = await applications(world)
	check.say('application with a used code', 'refused', said, said === 'refused')
	check.say('cases made by it', 0, after - before, after === before)
	m.close()
}

// A standard that would publish an ID number is not taken.
async function standardWithId (world, check) {
	const folder = mkdtempSync(path.join(tmpdir(), 'replay-'))
	try {
		const file = path.join(folder, 'alliance-enrolment.hdf')
		const text = readFileSync(path.join(world.operator.state,
			'app/conf/services/alliance-enrolment.hdf'), 'utf8')
		writeFileSync(file, text
			.replace(/\n(\t+)veteran_founded \{/, (all, tabs) =>
				`\n${tabs}rep_id {\n${tabs}\ttype = id\n${tabs}\tlabel = 身份证号码\n${tabs
				}\tlabel.en = ID number\n${tabs}\tclass = P3\n${tabs}}${all}`)
			.replace(/(\n\tcolumns \{)/, '$1\n\t\trep_id {\n\t\t\tfield = rep_id\n' +
				'\t\t\tmask = none\n\t\t}'))
		const r = await world.operator.run('standards', 'check', file)
		check.say('standard with an ID number column', 'refused', r.status ? 'refused' : 'taken',
			r.status !== 0)
		if (r.status) console.log(`  ${(r.err || r.out).split('\n')[0].replace(folder + '/', '')}`)
	} finally {
		rmSync(folder, { recursive: true })
	}
}

/*
 * One case for two: whoever took the first review may not take the second,
 * though he holds both roles; and an ID number written into a published column
 * does not get onto the notice.
 */
async function samePersonAndIdNumber (world, check, list) {
	const base = list.find(m => m.member && !m.branches && !m.licence)
	const is = like(base, list.length + 2, { objection: undefined, offering: [{ ...base.offering[0],
		detail: `凭身份证${idNumber}享受优待` }] })
	const both = world.officers.find(o => o.has('review1') && o.has('review2') &&
		o.who.area === is.place.code.slice(0, 6))
	// Only the clerk works by himself; the rest goes step by step.
	const rest = world.officers.filter(o => !o.has('clerk'))
	const taken = new Map(rest.map(o => [o, o.who.roles]))
	for (const o of rest) o.who = { ...o.who, roles: [] }
	const m = new Merchant(world, is)
	await m.apply()
	world.did('submit', m)
	await world.quiet()
	const path = `/desk/alliance/${m.no}`
	both.who.roles = ['review1']
	await both.take(path)
	both.who.roles = ['review1', 'review2']
	await second(world, both, m.no, check)
	for (const o of rest) o.who.roles = taken.get(o)
	world.did('pass1', m)
	await world.quiet()
	await published(world, check, is, m)
}

async function second (world, officer, no, check) {
	const path = `/desk/alliance/${no}/do/pass2`
	const page = await officer.browser.get(path)
	check.say('second review by the first reviewer', 403, page.status, page.status === 403)
	// The same by hand: a colleague's form, filled in well, with his own token.
	const other = world.officers.find(o => o !== officer && o.who.area === officer.who.area &&
		/r2/.test(o.who.login))
	const form = (await other.see(path, 'second review')).page.form('/do/pass2')
	const own = (await officer.see(`/desk/alliance/${no}`, 'case')).page.form('/note')
	form.put({ visit_on: world.today(), visitors: '一人、二人', visit_note: '已经到店查看' })
	for (const name of ['token', 'key']) form.find(name).value = own.value(name)
	const reply = await officer.browser.send(form, path)
	check.say('the same with a form made by hand', 403, reply.status, reply.status === 403)
}

async function published (world, check, is, m) {
	const publisher = world.officers.find(o => o.has('publisher'))
	const page = await publisher.see('/desk/alliance/batch?action=publish', 'batch')
	const form = page.page.form('/batch')
	const box = publisher.rows(page).find(([, to]) => to.includes(m.no))?.[0]
	if (!box) throw new Error('The case with the ID number does not wait for publication.')
	const reply = await publisher.browser.send(form.put({ case: [box] }), page.path)
	const row = [...reply.page.rows()].find(r => r.some(x => x.words.includes(m.no)))
	const said = row?.at(-1).words ?? ''
	console.log(`  ${said}`)
	const rows = await publisher.browser.see(`/notices?t=${Date.now()}`, 'notices')
	const none = !rows.text.includes(idNumber)
	check.say('ID number in a published column', 'refused', /身份证|不能|未/.test(said)
		? 'refused' : 'published', /身份证|不能|未/.test(said) && none)
	if (await m.withdraw()) check.say('it is withdrawn instead', 'withdrawn', m.state, true)
	m.close()
}
