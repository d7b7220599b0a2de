// The part of petitions and legal cases.  Petitions of the year the figures name
// and of the year before come in by all channels, are sorted and answered; then
// matters that need a lawyer are passed to the legal aid organ.  What the paper
// says as a percentage is worked out from what the dispatch desk shows for the
// two years.  On the way is tried what must be refused.
import { sleep } from './web.mjs'
import { words } from './page.mjs'
import { placesOf } from './merchants.mjs'
import { channels, parts, petitionsOf, suitsOf } from './rights_plan.mjs'
import { Registered, RightsOfficer, Teller } from './rights_people.mjs'
import { pool } from './pool.mjs'

// Days on which petitions come in: one in each quarter, or one in all.
const quarters = ['02-12', '05-14', '08-13', '11-12']
// So many may one officer write down an hour (the product's limit is sixty):
// then a colleague goes on.
const hourly = 55

// Rows of the table with such a caption, as lists of words.
function table (page, caption) {
	for (const [, html] of page.html.matchAll(/<table\b[^>]*>([^]*?)<\/table>/g))
		if (words(/<caption\b[^>]*>([^]*?)<\/caption>/.exec(html)?.[1] ?? '') === caption)
			return [...html.matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/g)].map(([, row]) =>
				[...row.matchAll(/<t[dh]\b[^>]*>([^]*?)<\/t[dh]>/g)].map(([, x]) => words(x))).slice(1)
	throw new Error(`The page ${page.path} has no table ${caption}.`)
}

// What can be chosen for a field, from a list or by buttons.
const offered = (form, name) => form.fields.filter(f => f.name === name)
	.flatMap(f => f.options?.map(o => o.value) ?? [f.value]).filter(Boolean)

export class RightsPart {
	constructor (world, plan) {
		// Nobody of another part need look up for what happens here.
		this.world = Object.assign(Object.create(world), { did () {} })
		Object.assign(this, { plan, tried: [], came: {}, by: {}, shown: {}, told: 0 })
	}

	// ---- who there is -------------------------------------------------------------

	async hire () {
		const { world, plan } = this
		const all = await world.operator.officers()
		const { districts } = placesOf(world.operator.divisions())
		const has = login => all.some(o => o.login === login)
		const total = plan.before + plan.now + plan.legal
		this.desks = districts.filter(d => has(`${d.code}-disp`) && has(`${d.code}-law`))
			.sort((a, b) => has(`${b.code}-r1a`) - has(`${a.code}-r1a`))
			.slice(0, Math.max(1, Math.min(6, Math.ceil(total / 50)))).map(d => ({ code: d.code, written: 0,
				places: [...new Set(d.list.map(v => `${v.code.slice(0, 9)}000`))] }))
		if (!this.desks.length) throw new Error('The instance has no district with dispatcher and adviser.')
		let n = 600
		this.officers = new Map(all.filter(o => !o.login.startsWith('city-') || o.login === 'city-disp')
			.filter(o => /^city/.test(o.login) || this.desks.some(d => o.login.startsWith(d.code)))
			.map(who => [who.login, new RightsOfficer(world, who, n++)]))
		// The dispatcher first, then whoever else may write matters down.
		for (const d of this.desks)
			d.writers = [...this.officers.values()].filter(o => o.who.area.startsWith(d.code) &&
				(o.has('clerk') || o.has('dispatcher')))
				.sort((a, b) => b.has('dispatcher') - a.has('dispatcher') || a.who.area.length - b.who.area.length)
		const most = this.desks.reduce((n, d) => n + d.writers.length * hourly, 0)
		if (total > most) throw new Error(`The officers of ${this.desks.length} districts can write down ${most} matters.`)
	}

	// Who writes the next matter down at a desk.
	async writer (desk) {
		const o = desk.writers[Math.floor(desk.written++ / hourly)]
		if (!o) throw new Error(`Everybody at ${desk.code} has written down what he may in an hour.`)
		return o.here()
	}

	// An officer of a desk, logged in.
	at (post, desk = this.desks[0]) {
		const login = /^city/.test(post) ? post : `${desk.code}-${post}`
		const o = this.officers.get(login)
		if (!o) throw new Error(`The instance has no demo officer ${login}.`)
		return o.here()
	}

	say (text) {
		const { world } = this
		console.log(`${world.seconds().toFixed(0).padStart(5)} s  ${world.today()}  ${text}`)
	}

	// ---- petitions -----------------------------------------------------------------

	waves (n) { return n >= 40 ? quarters.length : 1 }

	// The year before and the year itself, each at its own time: { day, run }.
	async days () {
		const { plan } = this
		if (!plan.year) return []
		await this.hire()
		return [[plan.year - 1, plan.before], [plan.year, plan.now]].flatMap(([year, n]) => {
			this.came[year] = 0
			this.by[year] = Object.fromEntries(channels.map(c => [c, 0]))
			const days = quarters.slice(-this.waves(n)).map(d => `${year}-${d}`)
			const numbers = parts(n, days.length)
			return days.map((day, i) => ({ day, run: async () => {
				await this.wave(day, numbers[i])
				if (i === days.length - 1) await this.quarters(year)
			} }))
		})
	}

	async wave (day, number) {
		const { world } = this
		await world.clock.set(day)
		await this.finish()
		const list = petitionsOf(number, 40001 + this.told, this.desks, this.plan)
		this.told += number
		await Promise.all([this.desksWork(list, p => this.register(p)), this.online(list)])
		await this.channels(day)
		await this.desksWork(list, p => this.petition(p))
		this.going = list.filter(p => p.ends === 'opinion')
		this.say(`${number} petitions came in and were sorted`)
	}

	// Each desk has two of its matters in hand at a time.
	desksWork (list, run) {
		return Promise.all(this.desks.map(d => pool(list.filter(p => p.desk === d), 2, run)))
	}

	// Whoever does not write himself has it written down.
	async register (p) {
		if (p.channel === 'online') return
		const o = await this.writer(p.desk)
		const town = o.who.area.length < 9 ? p.place : `${o.who.area.slice(0, 9)}000`
		const r = new Registered(this.world, { ...p, place: town }, o)
		await r.apply()
		p.no = r.no
	}

	async online (list) {
		const own = list.filter(p => p.channel === 'online')
		const people = Array.from({ length: Math.ceil(own.length / 4) }, (_, i) => own.slice(i * 4, i * 4 + 4))
		await pool(people, 4, async matters => {
			const t = new Teller(this.world, matters[0])
			for (const p of matters) {
				await t.tell(p)
				p.no = t.no
			}
			t.close()
		})
	}

	async petition (p) {
		const disp = await this.at('disp', p.desk)
		p.petition = await disp.petition(p.no, p)
		if (p.ends !== 'opinion') return disp.answer(p.petition, p)
		await disp.step(p.petition, 'accept', {})
		await (await this.at('r1a', p.desk)).handle(p.petition)
		await (await this.at('lead1', p.desk)).step(p.petition, 'sign', {})
	}

	// Those of the last time: nobody asked for a review, so the opinion stands.
	async finish () {
		const disp = await this.at('disp')
		await pool(this.going ?? [], 2, async p => {
			for (let n = 0; n < 60 && !(await disp.open(p.petition)).may('revisit'); n++) await sleep(1000)
			await disp.settled(p.petition)
		})
		this.going = []
	}

	// ---- what the dispatch desk shows ------------------------------------------------

	async see () {
		return (await this.at('city-disp')).see('/desk/mediation/dispatch?tab=late', 'dispatch desk')
	}

	// What came in this month by the channel it took, before any of it is sorted.
	async channels (day) {
		const names = { 电话: 'phone', 网上: 'online', 窗口当面: 'counter', 视频: 'video', 其他系统转来: 'system' }
		for (const row of table((await this.see()).page, '按来源'))
			if (names[row[0]]) this.by[day.slice(0, 4)][names[row[0]]] += Number(row[4])
	}

	async quarters (year) {
		const { world } = this
		const dispatch = await this.see()
		this.came[year] = table(dispatch.page, '近四个季度').filter(r => r[0].startsWith(`${year}Q`))
			.reduce((n, r) => n + Number(r[4]), 0)
		const home = await world.reader.see(`/mediation/?t=${Date.now()}`, 'public counts')
		this.shown[year] = this.public(home, '信访事项')
	}

	public (home, title) {
		for (const row of home.page.rows())
			if (row[0]?.words === title) return row[1].words
		throw new Error(`The public counts have no ${title}.`)
	}

	// ---- legal cases -------------------------------------------------------------------

	async play () {
		const { world, plan } = this
		if (!this.desks) await this.hire()
		await this.finish()
		this.legal = 0
		for (const [i, number] of parts(plan.legal, plan.legal > 40 ? 2 : 1).entries()) {
			if (i) await world.clock.set(world.clock.after(1, true))
			const list = suitsOf(number, 45001 + i * number, this.desks)
			const before = await this.legalCases()
			await this.desksWork(list, p => this.suit(p))
			this.legal += await this.legalCases() - before
			this.say(`${number} legal cases were taken in and passed on`)
		}
		this.publicLegal = this.public(await this.home(), '法律援助转办')
		this.services = table((await this.see()).page, '按类别')
		await this.six()
		await this.refusal()
	}

	// Cases of legal aid that came in this month, at the dispatch desk.
	async legalCases () {
		return Number(table((await this.see()).page, '按类别').find(r => r[0] === '法律援助转办')?.[4] ?? 0)
	}

	home () { return this.world.reader.see(`/mediation/?t=${Date.now()}`, 'public counts') }

	async suit (p) {
		await this.register(p)
		p.legal = await (await this.at('disp', p.desk)).sort(p.no, 'legal', { note: '需要律师，转法律援助机构。' })
		const law = await this.at('law', p.desk)
		await law.handOver(p.legal)
		if (p.ends === 'granted') await law.granted(p.legal)
	}

	// ---- what must be refused ------------------------------------------------------------

	note (what, said) { this.tried.push([what, said]) }

	async six () {
		const desk = this.desks[0]
		const t = new Teller(this.world, petitionsOf(1, 48001, [desk], this.plan)[0])
		const reply = await t.six()
		this.note('six representatives', reply.status === 422 && reply.page.wrongs().some(w => /5人/.test(w.words))
			? 'refused' : `status ${reply.status}`)
		t.close()
	}

	// The other side says no: nobody can take the dispute to mediation.
	async refusal () {
		const { world } = this
		const what = 'mediation against a refusal'
		const guide = await world.reader.get('/guides/rights-mediation')
		if (guide.status !== 200 || !this.officers.has(`${this.desks[0].code}-med1`)) return this.note(what, null)
		const desk = this.desks[0]
		const p = { ...suitsOf(1, 48002, [desk])[0], matter: 'debt', facts: '借出五千元，到期没有归还。',
			request: '请对方归还。', other: '样例欠款人' }
		await this.register(p)
		const no = await (await this.at('disp', desk)).sort(p.no, 'mediation', { note: '借款属于民间纠纷，转人民调解。' })
		const med = await this.at('med1', desk)
		await (await this.at('clerk', desk)).step(no, 'ask_other', {})
		await med.step(no, 'party_add', { party_kind: 'respondent', party_name: p.other })
		for (const [side, answer] of [['1', 'agreed'], ['2', 'refused']]) await this.consent(med, no, side, answer)
		const path = `${med.desk}/${no}/do/accept`
		const page = await med.see(path, 'acceptance')
		const form = page.page.form('/do/accept')
		form.put({ committee: offered(form, 'committee')[0] })
		if (form.has('confirm')) form.put({ confirm: '1' })
		const reply = await med.browser.drop(form, path)
		const said = [422, 409, 403].includes(reply.status) && /明确拒绝/.test(reply.page.text())
		this.note(what, said ? 'refused' : `status ${reply.status}`)
		this.note('the dispute afterwards', (await med.open(no)).may('accept') ? 'refused' : 'another state')
		await med.step(no, 'refuse', { reason: 'M04', note: '对方明确拒绝调解，已经告知其他途径。' })
	}

	// What a side answered; sides stand in the order in which they came.
	async consent (med, no, side, answer) {
		const page = await med.see(`${med.desk}/${no}/do/consent`, 'consent')
		await med.step(no, 'consent', { party: offered(page.page.form('/do/consent'), 'party')[side - 1], answer,
			answer_on: this.world.today(), answer_how: 'phone' })
	}

	// ---- what is compared ------------------------------------------------------------------

	// Values of rows of the figures, as the pages have them.
	figures () {
		const { plan, came } = this
		const out = { 'mediation.legal_cases': this.legal }
		if (!plan.year) return out
		out[`petition.volume_change_${plan.year}`] = (came[plan.year] - came[plan.year - 1]) / came[plan.year - 1] * 100
		out['petition.volume_before'] = came[plan.year - 1]
		out['petition.channels'] = channels.filter(c => [plan.year - 1, plan.year].some(y => this.by[y][c] > 0)).length
		return out
	}

	compare (check) {
		const { plan, came, by } = this
		const say = (what, expected, is) => check.say(what, expected, is, String(expected) === String(is))
		if (plan.year) {
			const last = plan.year - 1
			console.log(`  ${plan.change} % is arithmetic on a chosen base: ` +
				`(${came[plan.year]} - ${came[last]}) / ${came[last]}; the base ${plan.before} is no figure of the paper.`)
			for (const [year, n] of [[last, plan.before], [plan.year, plan.now]]) {
				say(`petitions ${year}${year === last ? ' (chosen)' : ''}`, n, came[year])
				say(`petitions ${year}, public count`, n < 5 ? '<5' : n, this.shown[year])
				channels.slice(0, plan.channels).forEach((c, i) => say(`petitions ${year}, ${c}`,
					this.expected(n, i), by[year][c]))
			}
			say('petitions still open', 0, this.openOf('信访事项'))
		}
		if (this.legal) say('legal cases, public count', this.legal < 5 ? '<5' : this.legal, this.publicLegal)
		say('matters not sorted', 0, this.openOf('说说您的事（诉求登记）'))
	}

	// How many of a year come by the i-th channel: days are dealt out one by one.
	expected (n, i) {
		return parts(n, this.waves(n)).reduce((s, x) => s + Math.floor(x / this.plan.channels) +
			(i < x % this.plan.channels ? 1 : 0), 0)
	}

	openOf (title) { return this.services.find(r => r[0] === title)?.[1] ?? 0 }

	negatives (check) {
		for (const [what, said] of this.tried)
			check.say(what, 'refused', said ?? 'not there', said === null ? null : said === 'refused')
	}
}
