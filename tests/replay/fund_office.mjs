// The officers of the care fund. Each opens the case and goes by what its page
// says: what was asked for, what was proposed, what was decided, what must be
// answered before money leaves.
import { Refused } from './web.mjs'
import { Case, Officer } from './officer.mjs'

const number = /[A-Z]{2}\d{19}-[\dX]/

export class FundOfficer extends Officer {
	constructor (world, who, n) {
		super(world, who, n)
		this.desk = '/desk/carefund'
	}

	async open (no) {
		return new Case(await this.see(`${this.desk}/${no}`, 'case'))
	}

	// A sum on the page: of an answer, or beside words of the history; digits
	// and point alone.
	sum (c, label) {
		const said = c.answer(label) || new Case(c.reply).page.facts().filter(f => f.label === label)
			.map(f => f.value).at(0)
		const found = /[\d,]+\.\d\d/.exec(said ?? '')
		if (!found) throw new Error(`${c.no}: no ${label} on the page of ${this.who.login}`)
		return found[0].replace(/,/g, '')
	}

	// A step that must come off.
	async does (no, action, values) {
		const c = typeof no === 'string' ? await this.open(no) : no
		if (!await this.act(c, action, typeof values === 'function' ? values(c) : values))
			throw new Error(`${c.no}: ${action} by ${this.who.login} came too late`)
		return c
	}

	// ---- assistance -----------------------------------------------------------

	// Looks at each paper and takes the application on.
	async accept (no) {
		const c = await this.open(no)
		for (const { path, fine } of c.files()) {
			if (fine) continue
			const seen = await this.see(path, 'paper')
			if (!seen.bytes.length) throw new Refused(seen, 'paper')
			await this.judge(c, path, true)
		}
		await this.does(no, 'accept', {})
	}

	arrange (no) {
		return this.does(no, 'arrange', { visit_plan: this.world.today() })
	}

	// The second officer's own word.
	async accompany (no) {
		const c = await this.open(no)
		const path = c.page.links(/\/task\/\d+$/)[0]
		if (!path) throw new Error(`${no}: ${this.who.login} is offered no task`)
		const page = await this.see(path, 'task')
		const form = page.page.form(/\/task\/\d+$/)
		form.put({ visit_on: this.world.today(), was_there: '1', seen: '与申请所述一致。' })
		const reply = await this.browser.drop(form, path)
		if (reply.status !== 303) throw new Refused(reply, 'task')
	}

	visited (no) {
		return this.does(no, 'home_done', { visit_on: this.world.today(), visitors: `${this.who.name}、同行一人`,
			present: '申请人', found: '入户核实，与申请所述一致。', agrees: 'yes', signed: '1' })
	}

	propose (no) {
		return this.does(no, 'pass_town', c => ({ opinion: 'agree', proposed: this.sum(c, '希望帮扶多少（元）') }))
	}

	// The first of those who decide; who names the amount.
	approve (no) {
		return this.does(no, 'approve', c => {
			const amount = this.sum(c, '建议金额（元）')
			return { amount, purpose: /旧伤|致残|疾病/.test(c.answer('困难情形')) ? 'medical'
				: /火灾/.test(c.answer('困难情形')) ? 'disaster' : 'living', ...this.minutes(amount) }
		})
	}

	minutes (amount) {
		return Number(amount) >= 20000 ? { minutes: `${this.world.today()}局务会纪要` } : {}
	}

	// The second, where the page still wants one.
	async agree (no) {
		const c = await this.open(no)
		if (!c.may('approve_also')) return
		await this.does(c, 'approve_also', this.minutes(this.sum(c, '决定金额')))
	}

	enter (no) {
		return this.does(no, 'enter', c => ({ amount: this.sum(c, '决定金额'), name_checked: '1' }))
	}

	release (no) {
		return this.does(no, 'release', { risk_answer: '已逐项核对，账户、金额与决定一致。' })
	}

	paid (no, voucher) {
		return this.does(no, 'paid', { day: this.world.today(), voucher })
	}

	followUp (no) {
		return this.does(no, 'follow_up', { follow_on: this.world.today(), follow_how: 'home', received: 'yes', now: 'better' })
	}

	// All that were visited, in one go.
	async close () {
		for (;;) {
			const page = await this.see(`${this.desk}/batch?action=close`, 'batch')
			const form = page.page.form('/batch')
			const boxes = form?.fields.filter(f => f.name === 'case').map(f => f.value) ?? []
			if (!boxes.length) return
			const reply = await this.browser.send(form.put({ case: boxes }), page.path)
			if (reply.status !== 200) throw new Refused(reply, 'closing')
		}
	}

	// ---- gifts ------------------------------------------------------------------

	contact (no) { return this.does(no, 'contact', { note: '已联系，说明转账账户。' }) }

	async settle (no, agreement) {
		await this.does(no, 'agree', { lawful: '1', ...(agreement ? { agreement_no: `协议${no.slice(-6)}` } : {}) })
	}

	receive (no, voucher) {
		return this.does(no, 'receive', c => ({ amount: this.sum(c, '金额（元）'), day: this.world.today(), voucher }))
	}

	async receipt (no) {
		await this.does(no, 'receipt', { receipt_no: `票${no.slice(-8)}` })
		await this.does(no, 'allocate', { plan: '困难帮扶' })
	}

	// ---- the books ----------------------------------------------------------------

	// A statement of the bank is brought in; rows that found no posting.
	async statement (lines) {
		const page = await this.see(`${this.desk}/bank`, 'bank')
		const form = page.page.form({ field: 'file' })
		form.put({ file: { filename: '对账单.csv', type: 'text/csv', bytes: Buffer.from(
			['交易日期,收入金额,支出金额,摘要,对方户名,交易流水号', ...lines].join('\r\n') + '\r\n') } })
		const reply = await this.browser.send(form, page.path)
		if (reply.status !== 200) throw new Refused(reply, 'statement')
		return reply.page.links(/\/desk\/carefund\/bank\/\d+$/).length
	}

	// The month is closed with the balance that the bank names.
	async closeMonth (month, balance) {
		const page = await this.see(`${this.desk}/months`, 'months')
		const form = page.page.forms(/\/months$/).find(f => f.value('month') === month || f.has('month'))
		if (!form) throw new Refused(page, `no form to close ${month}`)
		if (form.find('month').type === 'select') form.put({ month })
		const reply = await this.browser.send(form.put({ balance }), page.path)
		if (reply.status !== 200) throw new Refused(reply, `closing ${month}`)
	}
}

export { number }
