// make replay: plays rows of a figures file, those of the alliance, of the care
// fund, of petitions and legal cases, of report-ins and of employment, through
// the public HTTP interface of a running demonstration instance, then reads what
// the public sees and compares.
//
//	PARTS     which of them: alliance, carefund, mediation, welcome, employment
//	          (default: what the file has)
//	FIGURES   the figures (default: the repository's copy of Qingdao's)
//	STATE     folder of the instance (default: run)
//	PORT      its port (8080); BASE_URL instead where it is another address
//
// The places are those the instance was made with (DIVISIONS= of `make up`).
//
// Merchants, officers and objectors are browsers of their own at loopback
// addresses of their own; all limits of the instance stay on.  The operator
// moves the clock.  Exit: 0 all as the figures say, 1 a difference, 2 it could
// not be played.
import { Operator, Telephones } from './operator.mjs'
import { Clock } from './clock.mjs'
import { Browser, address, sleep, traffic } from './web.mjs'
import { allianceOf, readFigures, yearsOf } from './figures.mjs'
import { merchantsOf, placesOf } from './merchants.mjs'
import { Merchant } from './merchant.mjs'
import { Officer } from './officer.mjs'
import { object, readNotices } from './objector.mjs'
import { Check } from './check.mjs'
import { negatives } from './negative.mjs'
import { FundPart } from './fund.mjs'
import { fundOf } from './fund_plan.mjs'
import { RightsPart } from './rights.mjs'
import { rightsOf } from './rights_plan.mjs'
import { ReportPart } from './report.mjs'
import { reportOf } from './report_plan.mjs'
import { EmployPart } from './employ.mjs'
import { employOf } from './employ_plan.mjs'
import { pool } from './pool.mjs'

// A merchant waits for his telephone most of the time: many at once.
const together = 40

// Who has to look where when a step was taken: role, tab of his lists.
const wakes = {
	submit: [['clerk', 'claim']],
	resubmit: [['clerk', 'claim'], ['review1', 'mine'], ['review2', 'mine']],
	accept: [['review1', 'claim']], pass1: [['review2', 'claim'], ['review2', 'mine']],
	pass2: [['audit', 'batch']], return: [['review1', 'mine'], ['review2', 'mine']],
	reopen: [['review2', 'mine'], ['review2', 'claim']],
	object: [['objection', 'claim']], note: [['audit', 'frozen']]
}

class World {
	constructor (state, base) {
		this.base = base
		this.operator = new Operator(state)
		this.clock = new Clock(this.operator)
		this.phones = new Telephones(state)
		this.began = Date.now()
		this.counts = {}
		this.officers = []
		this.pause = 300	// ms between two looks into an inbox
		this.over = false
		this.fault = null
	}

	today () { return this.clock.today() }
	year () { return this.clock.year() }
	batchNo () { return `${this.year()}年第${this.today().slice(5).replace('-', '')}批` }

	// A step was taken: it is counted, and those it concerns look into their
	// inboxes.  The city concerns everybody's cases.
	did (action, c) {
		this.counts[action] = (this.counts[action] ?? 0) + 1
		const district = c.no.slice(2, 8)
		for (const [role, tab] of wakes[action] ?? [])
			for (const o of this.officers)
				if (o.has(role) && (!o.who.area || o.who.area.startsWith(district)))
					o.stirred.add(tab)
	}

	// Nothing is left to do for any officer.
	async quiet () {
		for (let still = 0; still < 2;) {
			if (this.fault) throw this.fault
			still = this.officers.some(o => !o.here || o.stirred.size || o.busy) ? 0 : still + 1
			await sleep(150)
		}
	}

	// What the public figures say this moment.
	async shown () {
		return this.reader.json(`/open/figures.json?t=${Date.now()}`)
	}

	seconds () { return (Date.now() - this.began) / 1000 }

	progress () {
		const c = this.counts, n = k => c[k] ?? 0
		const rate = (traffic.requests - (this.last ?? 0)) / 5
		this.last = traffic.requests
		const out = n('refuse') + n('reject1') + n('reject2') + n('reject3') + n('uphold') +
			n('withdraw')
		console.log(`${this.seconds().toFixed(0).padStart(5)} s  ${this.today()}  ` +
			`applied ${n('submit')}, accepted ${n('accept')}, reviewed ${n('pass1')}/${n('pass2')
			}/${n('pass3')}, corrections ${n('correct')}, refused or withdrawn ${out}  ` +
			`${rate.toFixed(0)} requests/s, ${(n('submit') / this.seconds()).toFixed(1)
			} applications/s`)
	}
}

async function hire (world, districts) {
	const list = await world.operator.officers()
	if (!list.length) throw new Error('The instance has no demo officers.')
	const wanted = list.filter(o => (!o.area || districts.includes(o.area.slice(0, 6))) &&
		o.roles.some(r => ['clerk', 'review1', 'review2', 'audit', 'publisher',
			'objection'].includes(r)))
	return wanted.map((who, i) => new Officer(world, who, 10 + i))
}

// They log in while the first merchants sign up, the city first.
async function open (world) {
	const fail = (o, e) => {
		e.message = `${o.who.login}: ${e.message}`
		world.fault ??= e
	}
	const queue = [...world.officers].sort((a, b) => a.who.area.length - b.who.area.length)
	await pool(queue, 2, async o => {
		if (world.over || world.fault) return
		await o.logIn().catch(e => fail(o, e))
		o.here = true
		world.working.push(o.work().catch(e => fail(o, e)))
	})
	console.log(`${world.officers.length} officers are logged in, ` +
		`${world.seconds().toFixed(0)} s`)
}

// ---- a day ---------------------------------------------------------------------

async function apply (world, merchants) {
	await pool(merchants, together, async m => {
		if (world.fault) throw world.fault
		try {
			await m.apply()
		} catch (e) {
			e.message = `${m.is.name} (${m.is.cause}): ${e.message}`
			throw e
		}
		world.did('submit', m)
		if (m.is.withdraws === 'submitted' && await m.follow()) world.did('withdraw', m)
		if (!m.waits()) m.close()
	})
}

// Merchants with something to expect look at their cases, until none acts.
async function settle (world, merchants) {
	for (;;) {
		await world.quiet()
		if (!await follow(world, merchants.filter(m => m.waits()))) return
	}
}

// Each looks at his case and does what is due; how many did.
async function follow (world, merchants) {
	let acted = 0
	await pool(merchants, 8, async m => {
		if (!await m.follow()) return
		acted++
		world.did(m.state === 'withdrawn' ? 'withdraw' : 'resubmit', m)
	})
	return acted
}

async function objections (world, merchants) {
	const due = merchants.filter(m => m.is.objection && !m.objected && m.no)
	if (!due.length) return
	const rows = await readNotices(world.reader, Date.now())
	const found = due.filter(m => rows.has(m.is.name))
	await Promise.all(found.map(async m => {
		await object(world, rows.get(m.is.name), m.is)
		m.objected = true
		world.did('object', m)
	}))
}

/*
 * While the merchants of one day apply, those of the days before follow their
 * cases; when none of them has anything to expect any more, what is approved
 * of those days is published, and people object to it.
 */
async function evening (world, merchants, until) {
	for (let waiting; (waiting = merchants.filter(m => m.waits())).length;) {
		if (world.fault) throw world.fault
		if (!await follow(world, waiting)) await sleep(2000)
	}
	const publisher = world.officers.find(o => o.has('publisher'))
	while (!publisher.here && !world.fault) await sleep(200)
	await publisher.publish(no => no.slice(8, 16) <= until)
	await objections(world, merchants)
}

// ---- the play --------------------------------------------------------------------

/*
 * After the last day of applications: objections are looked into, notices run
 * out and the courier admits the members, corrections that never came lapse.
 */
async function finish (world, all) {
	for (let n = 0; n < 12; n++) {
		await settle(world, all)
		await world.officers.find(o => o.has('publisher')).publish()
		await objections(world, all)
		await settle(world, all)
		const { notices } = await world.reader.json(`/notices.json?t=${Date.now()}`)
		const until = notices.filter(x => x.open).map(x => x.objections_until).sort().at(-1)
		const next = until && until >= world.today()
			? new Date(Date.parse(until) + 86400000).toISOString().slice(0, 10)
			: world.clock.after(25)
		await world.clock.set(next)
		await courier(world)
		if ((await world.shown())['alliance.in_progress'] === 0) return
	}
	throw new Error('Some applications do not come to an end.')
}

// The courier's round after the clock moved: until the figures stand still.
async function courier (world) {
	let before = null
	for (let same = 0; same < 4;) {
		await sleep(1000)
		const now = JSON.stringify({ ...await world.shown(), as_of: 0 })
		same = now === before ? same + 1 : 0
		before = now
	}
}

// Are there fairs or subsidies already?
async function employed (world) {
	const page = await world.reader.see(`/employment/fairs?t=${Date.now()}`, 'fairs')
	return page.page.links(/^\/employment\/fairs\/\d+$/).length > 0
}

// The clock stands before the first year that the figures name, then after the
// last; between them what is dated is played, in the order of time.
async function begin (world, years, played) {
	const first = await world.shown().catch(e => {
		throw new Error(`Nothing answers at ${world.base}: ${e.message}`)
	})
	const rights = await world.reader.get(`/mediation/?t=${Date.now()}`)
	if (first['alliance.applications'] > 0 || first['carefund.donations_received'] > 0 ||
		[...rights.page.rows()].some(r => /^<?[1-9]/.test(r[1]?.words ?? '')) ||
		Object.keys(first).some(k => k.startsWith('reportin.')) || await employed(world))
		throw new Error('This instance holds cases already; a replay needs a fresh one ' +
			'(make up STATE=another-folder).')
	await world.clock.begin(years)
	const plans = played.map(p => p.plan.year)
	for (const year of years) if (!plans.includes(year)) console.log(`${year}: no figures of these programs`)
	const days = []
	for (const p of played) days.push(...await p.days())
	for (const { run } of days.sort((a, b) => a.day < b.day ? -1 : 1)) await run()
	if (years.length) await world.clock.set(`${years.at(-1) + 1}-01-04`)
}

async function play (world, plan) {
	const places = placesOf(world.operator.divisions())
	const few = Math.max(1, Math.min(places.districts.length, Math.ceil(plan.applications / 10)))
	places.districts = places.districts.slice(0, few)
	if (plan.applications > 200) world.pause = 1500
	const days = Math.max(2, Math.min(10, Math.round(plan.applications / 60)))
	world.officers = await hire(world, places.districts.map(d => d.code))
	const list = merchantsOf(plan, places, days, world.officers.map(o => o.who.area))
	console.log(`${plan.applications} merchants in ${few} of ${places.root.name}'s districts ` +
		`over ${days} days; the clock stands at ${world.today()}`)
	open(world)
	const all = list.map(is => new Merchant(world, is))
	for (let d = 0, before; d < days; d++, before = world.today().replace(/-/g, '')) {
		if (d) await world.clock.set(world.clock.after(1, true))
		await Promise.all([apply(world, all.filter(m => m.is.day === d)),
			d && evening(world, all.filter(m => m.is.day < d), before)])
	}
	await finish(world, all)
	return list
}

async function compare (world, check, said, plan, list) {
	await check.funnel(plan, said, list.map(m => m.ends).filter(Boolean))
	await check.directory(plan)
	await check.notices()
	await check.reviewers(plan, world.officers.find(o => o.has('audit')))
}

function speeds () {
	const kinds = [...traffic.kinds].sort((a, b) => b[1].ms - a[1].ms).slice(0, 12)
	console.log('\nwhere the time went      requests   mean ms   most ms')
	for (const [kind, k] of kinds)
		console.log(`${kind.padEnd(44)} ${String(k.n).padStart(7)} ${(k.ms / k.n).toFixed(1)
			.padStart(7)} ${k.most.toFixed(0).padStart(7)}`)
}

// Parts whose rows stand under another name.
const modules = { welcome: 'reportin' }

// What is to be played, of what the figures have: { alliance, carefund,
// mediation, welcome, employment }.
function partsOf (figures) {
	const have = { alliance: () => allianceOf(figures), carefund: () => fundOf(figures),
		mediation: () => rightsOf(figures), welcome: () => reportOf(figures),
		employment: () => employOf(figures) }
	const wanted = process.env.PARTS?.split(/[ ,]+/) ?? Object.keys(have).filter(p =>
		p === 'alliance' || have[p]())
	const odd = wanted.find(p => !have[p])
	if (odd) throw new Error(`PARTS: ${odd} is none of ${Object.keys(have).join(', ')}.`)
	const parts = Object.fromEntries(Object.keys(have).map(p => [p, wanted.includes(p) ? have[p]() : null]))
	const none = wanted.find(p => !parts[p])
	if (none) throw new Error(`The figures have no rows of ${none}.`)
	return parts
}

async function main () {
	const figures = readFigures(process.env.FIGURES || process.argv[2] ||
		'sql/data/figures-qingdao.csv')
	const parts = partsOf(figures)
	const base = process.env.BASE_URL || `http://127.0.0.1:${process.env.PORT || 8080}`
	const world = new World(process.env.STATE || 'run', base)
	world.reader = new Browser(base, address(1))
	const { list, fund, rights, report, employ } = await playing(world, parts, yearsOf(figures))
	const took = world.seconds()
	const { user, system } = process.cpuUsage()
	console.log(`played in ${took.toFixed(0)} s: ${traffic.requests} requests, ` +
		`${(traffic.requests / took).toFixed(0)} a second; ${JSON.stringify(traffic.status)}; this client used ${
		((user + system) / 1e6).toFixed(0)} s of processor\n`)
	const check = new Check(world)
	const said = await check.figures(figures, Object.keys(parts).filter(p => parts[p]).map(p => modules[p] ?? p),
		{ ...rights?.figures(), ...await report?.figures(), ...await employ?.figures() })
	if (list) await compare(world, check, said, parts.alliance, list)
	await fund?.compare(check, said)
	rights?.compare(check)
	await report?.compare(check)
	await employ?.compare(check)
	await check.audit()
	console.log()
	fund?.negatives(check)
	rights?.negatives(check)
	report?.negatives(check)
	employ?.negatives(check)
	if (list) await negatives(world, check, list)
	world.over = true
	await Promise.all(world.working)
	speeds()
	console.log(`\n${world.seconds().toFixed(0)} s in all; ` +
		(check.wrong ? `${check.wrong} differences` : 'everything as the figures say'))
	return check.wrong ? 1 : 0
}

async function playing (world, parts, years) {
	const rights = parts.mediation && new RightsPart(world, parts.mediation)
	const report = parts.welcome && new ReportPart(world, parts.welcome)
	world.working = []
	await begin(world, years, [rights, report].filter(Boolean))
	const timer = setInterval(() => world.progress(), 5000)
	let list = null
	try {
		if (parts.alliance) list = await play(world, parts.alliance)
	} finally {
		clearInterval(timer)
	}
	const fund = parts.carefund && new FundPart(world, parts.carefund)
	await fund?.play()
	await rights?.play()
	const employ = parts.employment && new EmployPart(world, parts.employment)
	await employ?.play()
	return { list, fund, rights, report, employ }
}

main().then(code => process.exit(code), e => {
	console.error(process.env.REPLAY_TRACE ? e : e.message)
	if (process.env.REPLAY_TRACE && e.reply) console.error(e.reply.page.text().slice(0, 3000))
	process.exit(2)
})
