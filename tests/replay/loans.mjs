// The part of start-up loans.  The bureau verifies who applies and hands signed
// lists to the banks; the bank, which is played here by what it reads in its
// file, lends what was asked for and sends its table back.
import { Refused } from './web.mjs'
import { loansOf, policyOf } from './employ_plan.mjs'
import { Borrower } from './employ_people.mjs'
import { money, yuan } from './fund_plan.mjs'
import { mobileOf } from './merchants.mjs'
import { pool } from './pool.mjs'

// A line of a table whose cells may stand in quotes.
const cells = line => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
	.map(([, quoted, plain]) => quoted === undefined ? plain : quoted.replace(/""/g, '"'))

export class Loans {
	// part: whose officers, what was tried, how it says what it does.
	constructor (part) {
		Object.assign(this, { part, world: part.world, plan: part.plan })
	}

	async play () {
		const { part, world, plan } = this
		const list = loansOf(plan, part.desks, world.today())
		this.persons = list.filter(l => l.kind === 'person').length
		await this.above(list.find(l => l.kind === 'person') ?? list[0])
		await pool(list.map(is => new Borrower(world, is)), 16, async b => {
			await b.apply()
			await part.of(b, 'clerk').verify(b.no)
			b.close()
		})
		part.say(`${list.length} applications for loans are verified`)
		this.lists = 0
		await pool(part.desks, 4, async d => {
			const clerk = part.at(d, 'clerk')
			for (const l of await clerk.lists()) {
				this.lists++
				const table = this.bank(await clerk.hand(l), l)
				const path = await clerk.answer(l.bank, table, `回复${l.path.split('/').at(-1)}.csv`)
				await clerk.takeAnswer(path)
			}
		})
		part.say(`${this.lists} lists went to the banks and were answered`)
	}

	// What the bank makes of its file: everybody gets what he asked for.
	bank (text, l) {
		const [head, ...rows] = text.replace(/^\ufeff/, '').split(/\r?\n/).filter(Boolean).map(cells)
		const at = name => head.findIndex(h => h.startsWith(name))
		const no = at('受理编号'), amount = at('申请额'), months = at('期限')
		if (no < 0 || amount < 0 || months < 0) throw new Error(`The list ${l.path} has other columns: ${head.join(' ')}`)
		return ['受理编号,结果,合同编号,金额,年利率,期限,日期,原因', ...rows.map(r => [r[no], '放款', `DKHT-${r[no].slice(2)}`,
			r[amount].replace(/,/g, ''), '3.85', r[months], this.world.today(), ''].join(','))].join('\r\n') + '\r\n'
	}

	// A yuan above the ceiling of persons: refused at the field.
	async above (is) {
		const b = new Borrower(this.world, { ...is, n: is.n + 1900, mobile: mobileOf(is.n + 1900),
			kind: 'person', amount: policyOf(this.world.today()).person + 100 })
		const said = await b.apply().then(() => 'accepted', x => {
			if (!(x instanceof Refused)) throw x
			return x.reply.status === 422 && x.reply.page.wrongs().some(w => /最高申请额/.test(w.words)) ? 'refused' : x.message
		})
		this.part.note('a loan above the ceiling', said === 'refused', said)
		b.close()
	}

	figures (shown) {
		return { 'employment.startup_loans': shown['employment.loans'] ?? null,
			'employment.startup_loan_amount': shown['employment.loan_sum'] ?? null }
	}

	async compare (check, say) {
		const { plan, part } = this
		const { months } = await this.world.reader.json(`/open/loans.json?t=${Date.now()}`)
		say('loans by month, sum of yuan', yuan(plan.lent), months.reduce((n, m) => n + Number(m.sum_yuan), 0).toFixed(2))
		const page = await check.browser.see(check.fresh('/employment/loan'), 'loans')
		say('loans, the page', money(plan.lent), page.page.text().includes(money(plan.lent)) ? money(plan.lent) : 'another')
		console.log(`  ${plan.loans} loans, ${this.persons} of persons, on ${this.lists} lists: ${
			(plan.loans / part.spent.loans).toFixed(1)} a second`)
	}
}
