// The care fund's part of the play: gifts come in, people ask for help, officers
// visit, propose, decide and pay, the bank's statement finds every posting, and
// the month is closed. On the way is tried what must be refused.
import { sleep } from './web.mjs'
import { placesOf } from './merchants.mjs'
import { fundPlan, money, yuan } from './fund_plan.mjs'
import { Asker, Giver } from './fund_people.mjs'
import { FundOfficer } from './fund_office.mjs'
import { reviewersOf } from './check.mjs'
import { pool } from './pool.mjs'

export class FundPart {
	constructor (world, plan) {
		Object.assign(this, { world, plan, tried: [], lines: [] })
	}

	// ---- who there is -----------------------------------------------------------

	async hire () {
		const { world } = this
		const all = await world.operator.officers()
		const { districts } = placesOf(world.operator.divisions())
		const few = Math.max(1, Math.min(5, Math.ceil(this.plan.helped / 25)))
		this.towns = all.map(o => /^(\d{9})-grid1$/.exec(o.login)?.[1]).filter(Boolean).map(town => ({ town,
			district: town.slice(0, 6), villages: districts.flatMap(d => d.list).filter(v => v.code.startsWith(town)) }))
			.filter(t => t.villages.length).slice(0, few)
		if (!this.towns.length) throw new Error('The instance has no town with grid officers.')
		const wanted = ['city-cash1', 'city-cash2', 'city-acct1', 'city-acct2', ...this.towns.flatMap(({ town, district }) =>
			[`${town}-clerk`, `${town}-grid1`, `${town}-grid2`, `${town}-rev`, `${district}-clerk`, `${district}-lead1`, `${district}-lead2`])]
		this.officers = new Map(wanted.map((login, i) => {
			const who = all.find(o => o.login === login)
			if (!who) throw new Error(`The instance has no demo officer ${login}.`)
			return [login, new FundOfficer(world, who, 400 + i)]
		}))
		await pool([...this.officers.values()], 2, o => o.logIn())
		console.log(`${this.officers.size} officers of the care fund are logged in, ${world.seconds().toFixed(0)} s`)
	}

	at (login) { return this.officers.get(login) }
	// Officers of the place a case lies in; i chooses between two.
	of (who) {
		const { town, district } = this.towns.find(t => who.is.place ? who.is.place.code.startsWith(t.town)
			: who.is.district.startsWith(t.district))
		return Object.fromEntries(['clerk', 'grid1', 'grid2', 'rev'].map(x => [x, this.at(`${town}-${x}`)])
			.concat(['lead1', 'lead2'].map(x => [x, this.at(`${district}-${x}`)]), [['centre', this.at(`${district}-clerk`)]]))
	}

	one (kind, i) { return this.at(`city-${kind}${1 + i % 2}`) }

	// ---- the play ----------------------------------------------------------------

	async play () {
		const { world, plan } = this
		await this.hire()
		const { givers, askers } = fundPlan(plan, this.towns)
		this.givers = givers.map(is => new Giver(world, is))
		this.askers = askers.map(is => new Asker(world, is))
		console.log(`${givers.length} gifts, ${askers.length} applications for help in ${this.towns.length} towns; ` +
			`the clock stands at ${world.today()}`)
		await Promise.all([pool(this.givers, 6, g => this.offer(g)), pool(this.askers, 16, a => this.ask(a))])
		console.log(`${world.seconds().toFixed(0).padStart(5)} s  ${world.today()}  all have applied and are on notice`)
		await this.noticeOver()
		await this.undecided(this.askers[0])
		await pool(this.askers, 10, (a, i) => this.decide(a, i))
		await this.overdraw(this.askers[0])
		await pool(this.givers, 6, (g, i) => this.receive(g, i))
		console.log(`${world.seconds().toFixed(0).padStart(5)} s  ${world.today()}  decided, and the gifts are there`)
		await pool(this.askers, 6, (a, i) => this.pay(a, i))
		this.open = await this.at('city-acct1').statement(this.lines)
		await pool(this.askers, 10, a => this.of(a).grid1.followUp(a.no))
		for (const { town } of this.towns) await this.at(`${town}-clerk`).close()
		await pool(this.askers.slice(0, 5), 5, a => a.sees(/已办结/))
		await this.closeMonth()
		for (const x of [...this.givers, ...this.askers]) x.close()
	}

	async offer (g) {
		await g.apply()
		const { centre } = this.of(g)
		await centre.contact(g.no)
		await centre.settle(g.no, g.is.agreement)
	}

	async ask (a) {
		await a.apply()
		const { clerk, grid1, grid2, rev } = this.of(a)
		await clerk.accept(a.no)
		await grid1.arrange(a.no)
		await grid2.accompany(a.no)
		await grid1.visited(a.no)
		await rev.propose(a.no)
	}

	// Days pass until the district may decide.
	async noticeOver () {
		const { world } = this
		const last = this.askers.at(-1)
		for (let tries = 0; tries < 5; tries++) {
			await world.clock.set(world.clock.after(tries ? 4 : 9, true))
			for (let n = 0; n < 60; n++) {
				const open = await Promise.all(this.askers.filter((a, i) => i % 20 === 0 || a === last)
					.map(async a => (await this.of(a).lead1.open(a.no)).may('approve')))
				if (open.every(Boolean)) return
				await sleep(1000)
			}
		}
		throw new Error('The notices of the care fund do not run out.')
	}

	async decide (a, i) {
		const { lead1, lead2 } = this.of(a)
		const [first, second] = i % 2 ? [lead2, lead1] : [lead1, lead2]
		await first.approve(a.no)
		if (!this.doubled && a.is.amount >= 500000) {
			this.doubled = true
			await this.twice(a, first, second)
		}
		await second.agree(a.no)
	}

	async receive (g, i) {
		const voucher = `G${String(g.is.n)}`
		await this.one('cash', i).receive(g.no, voucher)
		await this.one('acct', i).receipt(g.no)
		this.line(g.is.amount, 0, '捐赠', g.is.name, voucher)
	}

	async pay (a, i) {
		const voucher = `P${a.is.n}`
		await this.one('cash', i).enter(a.no)
		await this.one('acct', i).release(a.no)
		await this.one('cash', i + 1).paid(a.no, voucher)
		this.line(0, a.is.amount, '帮扶金', a.is.person, voucher)
	}

	line (come, gone, text, name, ref) {
		this.lines.push([this.world.today(), come ? yuan(come) : '', gone ? yuan(gone) : '', text, name, ref].join(','))
	}

	async closeMonth () {
		const { world, plan } = this
		const month = world.today().slice(0, 7)
		while (world.today().slice(0, 7) === month) await world.clock.set(world.clock.after(7))
		await this.at('city-acct2').closeMonth(month, yuan(plan.given - plan.paid))
		this.month = month
	}

	// ---- what must be refused ------------------------------------------------------

	// A form as the page of another would show it, sent with one's own token.
	async byHand (o, no, action, values) {
		const own = (await o.see(`${o.desk}/${no}`, 'case')).page.form('/note')
		own.fields.push(...Object.entries(values).map(([name, value]) => ({ name, value, type: 'text', sent: true })))
		own.action = `${o.desk}/${no}/do/${action}`
		const c = await o.open(no)
		const version = /name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"/.exec(c.html)
		if (version && !own.has('version')) own.fields.push({ name: 'version', value: version[1] ?? version[2], sent: true })
		return o.browser.drop(own, own.action)
	}

	note (what, reply, fit) {
		this.tried.push([what, fit.includes(reply.status) ? 'refused' : `status ${reply.status}`])
	}

	async undecided (a) {
		const cash = this.at('city-cash1')
		const page = await cash.browser.get(`${cash.desk}/${a.no}/do/enter`)
		this.note('payment not decided, its page', page, [403, 404, 409])
		const reply = await this.byHand(cash, a.no, 'enter', { amount: yuan(a.is.amount), name_checked: '1' })
		this.note('payment not decided, by hand', reply, [403, 404, 409])
	}

	async twice (a, first, second) {
		const form = (await second.see(`${second.desk}/${a.no}/do/approve_also`, 'second approval')).page.form('/do/approve_also')
		const own = (await first.see(`${first.desk}/${a.no}`, 'case')).page.form('/note')
		for (const name of ['token', 'key']) form.find(name).value = own.value(name)
		if (form.has('confirm')) form.put({ confirm: '1' })
		this.note('both approvals by one person', await first.browser.drop(form, form.action), [403])
	}

	// Before the first gift came the fund is empty.
	async overdraw (a) {
		const cash = this.at('city-cash1')
		const path = `${cash.desk}/${a.no}/do/enter`
		const page = await cash.see(path, 'entering')
		const form = page.page.form('/do/enter')
		form.put({ amount: cash.sum(await cash.open(a.no), '决定金额'), name_checked: '1' })
		if (form.has('confirm')) form.put({ confirm: '1' })
		const reply = await cash.browser.drop(form, path)
		this.note('more than the fund has', reply, [422])
	}

	// ---- what the public sees --------------------------------------------------------

	async compare (check, { shown }) {
		const { plan, world } = this
		const say = (what, expected, is) => check.say(what, expected, is, String(expected) === String(is))
		const n = k => shown[`carefund.${k}`]
		say('mean of the payments, yuan', (plan.paid / plan.helped / 100).toFixed(2),
			(n('disbursed') / (n('veteran_households_helped') + n('serving_families_helped'))).toFixed(2))
		say('given - paid = balance', yuan(plan.given - plan.paid),
			(n('donations_received') - n('disbursed')).toFixed(2))
		const page = await check.browser.see(check.fresh('/carefund/figures'), 'figures of the fund')
		for (const [what, sum] of [['balance', plan.given - plan.paid], ['income', plan.given], ['spending', plan.paid]])
			say(`fund page, ${what}`, money(sum), page.page.text().includes(money(sum)) ? money(sum) : 'another')
		await this.disclosure(check, page, say)
		say('rows of the bank without a posting', 0, this.open)
		say('month closed', this.month, this.month)
		const ledger = await world.operator.run('ledger', 'check')
		say('the ledger', 'whole', ledger.status === 0 ? 'whole' : ledger.out || ledger.err)
		await this.hands(say)
	}

	async disclosure (check, page, say) {
		const link = page.page.links(/\/carefund\/disclosure\/\d{4}Q\d$/).at(0)
		const { plan } = this
		const doc = await check.browser.see(link ?? '/carefund/disclosure/none', 'disclosure')
		const sum = money(plan.given - plan.paid)
		say('quarter\'s closing balance', sum, doc.page.text().includes(sum) ? sum : 'another')
		for (const form of doc.page.links(/\/carefund\/disclosure\/.*\.(pdf|xlsx)$/)) {
			const reply = await check.browser.see(form, 'document')
			const kind = /pdf/.test(form) ? '%PDF' : 'PK'
			say(`as ${/pdf/.test(form) ? 'PDF' : 'workbook'}`, kind, reply.bytes.toString('latin1', 0, kind.length))
		}
	}

	// Every case at the accountant's desk: nobody did two steps of it.
	async hands (say) {
		let same = 0
		let short = 0
		await pool(this.askers, 4, async a => {
			const names = reviewersOf((await this.at('city-acct1').open(a.no)).html)
			if (new Set(names).size !== names.length) same++
			if (names.length < 6) short++
		})
		say('assistance with one person twice', 0, same)
		say('assistance with under six people', 0, short)
	}

	negatives (check) {
		for (const [what, said] of this.tried) check.say(what, 'refused', said, said === 'refused')
	}
}
