// The part of employment: fairs with stalls, posts and what came of them,
// start-up loans, and subsidies on their interest, from the claim to the bank's
// voucher.  What is compared is read from public pages.  On the way is tried
// what must be refused.
import { sleep, Refused } from './web.mjs'
import { words } from './page.mjs'
import { mobileOf, personOf, placesOf } from './merchants.mjs'
import { money, yuan } from './fund_plan.mjs'
import { claimsOf, fairsOf } from './employ_plan.mjs'
import { Claimant, Employer, EmployOfficer, Post } from './employ_people.mjs'
import { Loans } from './loans.mjs'
import { pool } from './pool.mjs'

export class EmployPart {
	constructor (world, plan) {
		this.world = Object.assign(Object.create(world), { did () {} })
		Object.assign(this, { plan, tried: [], spent: {} })
	}

	say (text) {
		const { world } = this
		console.log(`${world.seconds().toFixed(0).padStart(5)} s  ${world.today()}  ${text}`)
	}

	// ---- who there is -------------------------------------------------------------

	async hire () {
		const { world, plan } = this
		const all = await world.operator.officers()
		const { districts } = placesOf(world.operator.divisions())
		const posts = ['clerk', ...plan.firms ? ['r1a', 'lead1', 'lead2'] : []]
		this.desks = districts.filter(d => posts.every(p => all.some(o => o.login === `${d.code}-${p}`)))
			.slice(0, Math.max(1, Math.ceil(Math.max(plan.fairs / 13, plan.firms / 100, plan.loans / 140))))
			.map(d => ({ code: d.code, places: d.list.map(v => v.code) }))
		if (!this.desks.length) throw new Error('The instance has no district with officers of employment.')
		const city = plan.firms ? ['cash1', 'cash2', 'acct1', 'acct2'].map(p => `city-${p}`) : []
		this.officers = new Map([...city, ...this.desks.flatMap(d => posts.map(p => `${d.code}-${p}`))].map((login, i) =>
			[login, new EmployOfficer(world, all.find(o => o.login === login), 800 + i)]))
		await pool([...this.officers.values()], 2, o => o.logIn())
		this.say(`${this.officers.size} officers of employment are logged in`)
	}

	at (desk, post) { return this.officers.get(`${desk.code}-${post}`) }
	of (x, post) { return this.at(x.is.desk, post) }
	one (kind, i) { return this.officers.get(`city-${kind}${1 + i % 2}`) }

	async timed (what, run) {
		const began = Date.now()
		await run()
		this.spent[what] = (Date.now() - began) / 1000
	}

	async play () {
		await this.hire()
		if (this.plan.fairs) await this.timed('fairs', () => this.fairs())
		if (this.plan.loans) {
			this.loans = new Loans(this)
			await this.timed('loans', () => this.loans.play())
		}
		if (this.plan.firms) await this.timed('claims', () => this.subsidies())
	}

	// ---- fairs ----------------------------------------------------------------------

	async fairs () {
		const { world, plan } = this
		Object.assign(this, { made: fairsOf(plan, this.desks) })
		this.employers = this.made.employers.map(is => new Employer(world, is))
		await pool(this.employers, 16, async e => {
			await e.apply()
			await this.of(e, 'clerk').register(e.no)
			for (const trade of e.is.trades) await new Post(e, trade).apply()
		})
		await this.unfair(this.employers[0])
		await pool(this.desks, 4, d => this.at(d, 'clerk').pass())
		const { fairs } = this.made
		const waves = Math.max(...fairs.map(f => f.wave)) + 1
		const days = Array.from({ length: waves }, (_, w) => world.clock.after(2 + w))
		await pool(fairs, 8, f => this.at(f.desk, 'clerk').plan(f, days[f.wave]))
		await pool(this.employers, 8, async e => { for (const f of e.is.fairs) await e.stall(f) })
		await pool(fairs, 8, f => this.at(f.desk, 'clerk').stalls(f, 'confirm'))
		this.say(`${this.employers.length} employers have stalls at ${fairs.length} fairs`)
		for (const [w, day] of days.entries()) await this.fairDay(day, fairs.filter(f => f.wave === w))
		for (const e of this.employers) e.close()
		this.say('the fairs are over and reported')
	}

	async fairDay (day, fairs) {
		const { clock } = this.world
		await clock.set(day, '09:10')
		await pool(fairs, 6, async f => {
			const clerk = this.at(f.desk, 'clerk')
			await clerk.stalls(f, 'in')
			f.people = []
			for (let k = 0; k < 3; k++)
				f.people.push(await clerk.walkIn(f, personOf(f.i * 3 + k), mobileOf(19001 + f.i * 3 % 900 + k)))
		})
		await clock.set(day, '11:40')
		await pool(fairs, 6, async f => {
			const clerk = this.at(f.desk, 'clerk')
			const [a, b, c] = f.people
			const rows = [[1, 1, a, '面谈'], [2, 1, b, '意向'], [2, 2, c, f.i % 4 ? '录用' : '签约']]
			if (!f.i) await this.badRow(clerk, f, rows)
			await clerk.take(await clerk.table(f, rows))
			await clerk.report(f)
		})
	}

	// ---- subsidies ----------------------------------------------------------------------

	async subsidies () {
		const { world, plan } = this
		const list = claimsOf(plan, this.desks, world.today())
		await this.one('acct', 0).budget(plan.subsidy, `财拨${world.year()}`)
		this.claims = []
		await pool(list.map(is => new Claimant(world, is)), 16, async (m, i) => {
			for (const [q, c] of m.is.claims.entries()) {
				await m.claim(c)
				const claim = { no: m.no, is: m.is, n: i * m.is.claims.length + q, ...c }
				this.claims.push(claim)
				await this.of(claim, 'clerk').check(m.no)
				await this.of(claim, 'r1a').does(m.no, 'publish', { sum_ok: '1' })
			}
			if (!i) await this.again(m)
			m.close()
		})
		this.say(`${this.claims.length} claims of ${list.length} firms are checked and on notice`)
		this.units = await this.published()
		await this.undecided(this.claims[0])
		await this.noticeOver()
		await pool(this.claims, 10, async c => {
			await this.of(c, 'lead1').approve(c.no)
			await this.of(c, 'lead2').agree(c.no)
		})
		await pool(this.claims, 8, c => this.pay(c))
		this.say('decided and paid')
		await pool(this.claims, 8, c => this.of(c, 'clerk').does(c.no, 'close', {}))
	}

	// Days pass until the notices are over.
	async noticeOver () {
		const { world } = this
		const last = this.claims.at(-1)
		for (let tries = 0; tries < 5; tries++) {
			await world.clock.set(world.clock.after(tries ? 4 : 9, true))
			for (let n = 0; n < 60; n++) {
				const some = this.claims.filter((c, i) => i % 50 === 0 || c === last)
				const open = await Promise.all(some.map(async c => (await this.of(c, 'lead1').open(c.no)).may('approve')))
				if (open.every(Boolean)) return
				await sleep(1000)
			}
		}
		throw new Error('The notices of the subsidies do not run out.')
	}

	async pay (c) {
		await this.one('cash', c.n).enter(c.no)
		await this.one('acct', c.n).does(c.no, 'release', { risk_answer: '已逐项核对，账户、金额与审核表一致。' })
		await this.one('cash', c.n + 1).does(c.no, 'paid', { day: this.world.today(), voucher: `TX${c.n}` })
	}

	// Units that stand on the public notices.
	async published () {
		const { reader } = this.world
		const links = new Set()
		for (let next = '/notices?'; next;) {
			const list = await reader.see(`${next}&t=${Date.now()}`, 'notices')
			for (const path of list.page.links(/^\/notices\/[^/?.]+$/)) links.add(path)
			next = list.page.links(/^\/notices\?before=\d+/)[0]
		}
		const units = new Set()
		await pool([...links], 6, async path => {
			for (let next = path; next;) {
				const { page } = await reader.see(next, 'notice')
				for (const row of page.rows()) {
					const unit = row.find(x => /^样例军创\d+有限公司$/.test(x.words))?.words
					if (unit) units.add(unit)
				}
				next = page.links(/^\/notices\/[^?]+\?after=\d+$/)[0]
			}
		})
		return units
	}

	// ---- what must be refused --------------------------------------------------------------

	note (what, good, said) { this.tried.push([what, good ? 'refused' : said]) }

	async unfair (e) {
		const p = new Post(e, e.is.trades[0])
		p.asks = '限男性，三十五岁以下。'
		const said = await p.apply().then(() => 'accepted', x => {
			if (!(x instanceof Refused)) throw x
			return x.reply.status === 422 && /性别/.test(x.reply.page.text()) ? 'refused' : x.message
		})
		this.note('a post for men only', said === 'refused', said)
	}

	// A stall that is not there: the row is named, and not passed over in silence.
	async badRow (clerk, f, rows) {
		const path = await clerk.table(f, [...rows, [99, 1, rows[0][2], '面谈']])
		const page = await clerk.see(path, 'table')
		const reply = await clerk.browser.drop(page.page.form(/\/import\/\d+$/), path)
		this.note('a table of results with a wrong row', reply.status === 422 && /没有这个展位/.test(page.page.text()),
			`status ${reply.status}`)
	}

	// The same loan and quarter, claimed again.
	async again (m) {
		const said = await m.claim(m.is.claims.at(-1)).then(() => 'accepted', x => {
			if (!(x instanceof Refused)) throw x
			return x.reply.status === 422 && /已经申请过/.test(x.reply.page.text()) ? 'refused' : x.message
		})
		this.note('a quarter claimed twice', said === 'refused', said)
	}

	async undecided (c) {
		const cash = this.one('cash', 0)
		const page = await cash.browser.get(`${cash.desk}/${c.no}/do/enter`)
		this.note('a subsidy paid before it is decided', [403, 404, 409].includes(page.status), `status ${page.status}`)
	}

	negatives (check) {
		for (const [what, said] of this.tried) check.say(what, 'refused', said, said === 'refused')
	}

	// ---- what the public sees ----------------------------------------------------------------

	// Values of rows of the figures, as the pages have them.
	async figures () {
		const { plan, world } = this
		const out = this.loans?.figures(await world.shown()) ??
			{ 'employment.startup_loans': null, 'employment.startup_loan_amount': null }
		const page = await world.reader.see(`/employment/fairs?t=${Date.now()}`, 'fairs')
		this.facts = Object.fromEntries(page.page.facts().map(f => [f.label, f.value]))
		const sums = words(/已经拨付[^]*?<\/p>/.exec((await world.reader.see(`/employment/subsidy?t=${Date.now()}`)).text)?.[0] ?? '')
		const [, paid, sum] = /(\d+)\s*笔[^\d]*([\d,]+\.\d\d)/.exec(sums) ?? []
		this.paid = Number(paid)
		return { ...out, 'employment.job_fairs': plan.fairs ? this.facts['招聘会场次'] : null,
			'employment.posts_offered': plan.fairs ? this.facts['招用人数'] : null,
			'employment.interest_subsidy_firms': plan.firms ? this.units.size : null,
			'employment.interest_subsidy_amount': plan.firms ? sum?.replace(/,/g, '') : null }
	}

	async compare (check) {
		const { plan, facts, claims, spent } = this
		const say = (what, expected, is) => check.say(what, expected, is, String(expected) === String(is))
		if (plan.fairs) {
			say('people wanted at the fairs, exactly', this.made.heads, facts['招用人数'])
			say('people who came to the fairs', plan.fairs > 1 ? plan.fairs * 3 : '少于5', facts['到场人数'])
			console.log(`  ${plan.fairs} fairs with ${plan.fairs * 4} stalls of ${this.employers.length} employers: ${
				(plan.fairs / spent.fairs).toFixed(2)} fairs a second`)
		}
		await this.loans?.compare(check, say)
		if (!plan.firms) return
		say('subsidies paid, claims', claims.length, this.paid)
		say('claims that differ from the formula', 0, claims.filter(c => c.amount !== c.expected).length)
		const fund = await this.one('acct', 0).see('/desk/employment/fund', 'fund')
		const left = fund.page.facts().find(f => f.label === '可以拨付')?.value.replace(/[^\d.,]/g, '')
		say('what is left of the budget', money(0), left)
		const ledger = await this.world.operator.run('ledger', 'check')
		say('the ledger', 'whole', ledger.status === 0 ? 'whole' : ledger.out || ledger.err)
		console.log(`  ${claims.length} claims, ${yuan(Math.round(plan.subsidy / claims.length))} on average: ${
			(claims.length / spent.claims).toFixed(1)} a second`)
	}
}
