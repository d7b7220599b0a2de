// One merchant at his browser: signs up, applies page by page, sends papers,
// follows his case, answers what he is asked, or changes his mind.
import { Refused } from './web.mjs'
import { papersOf } from './merchants.mjs'
import { Applicant } from './applicant.mjs'

export class Merchant extends Applicant {
	constructor (world, is) {
		super(world, is, '/alliance', '/alliance/apply')
	}

	signUp () { return super.signUp('merchant') }

	// ---- pages of the form ---------------------------------------------------

	unit (page) {
		const { is } = this
		return this.next(page, { unit_name: is.name, uscc: is.code, unit_kind: is.kind.code,
			trade: is.trade.code, ...(is.trade.other ? { trade_other: is.trade.other } : {}),
			legal_rep: is.person, veteran_founded: is.founded ? '1' : '0' })
	}

	place (page) {
		const { is } = this
		return this.choosePlace(page, is.place.code, { address: is.address, hours: is.openHours,
			contact: is.contact, mobile: is.mobile, tel: is.tel })
	}

	branches (page) { return this.group(page, 'branches', this.is.shops, {}) }

	offers (page) {
		const from = this.world.today()
		return this.group(page, 'offers', this.is.offering.map(o => ({ ...o, valid_from: from })),
			{ offer_years: this.is.years })
	}

	async papers (page, draft) {
		page = await this.sendPapers(page, papersOf(this.is, this.world.year()))
		return this.onward(page, draft)
	}

	promise (page) {
		return this.next(page, { promise: '1', signer: this.is.person, consent_publish: '1' })
	}

	// ---- afterwards -----------------------------------------------------------

	// Has he something to do yet?
	waits () {
		return this.state === 'submitted' && (this.is.withdraws || this.is.corrects)
	}

	// Looks at his case and does what is due.  True when he did something.
	async follow () {
		const { browser: b, is } = this
		const page = await b.see(`/alliance/case/${this.no}`, 'own case')
		if (is.withdraws) {
			const ready = is.withdraws === 'submitted' || !page.page.text().includes('等待受理')
			return ready && this.withdraw(page)
		}
		const answer = page.page.links(/\/do\/resubmit/)[0]
		if (!answer) return false
		return this.correct(answer)
	}

	async withdraw () {
		const path = `/alliance/case/${this.no}/do/withdraw`
		for (let tries = 0; tries < 4; tries++) {
			const page = await this.browser.see(path, 'withdrawal')
			const form = page.page.form('/do/withdraw')
			if (form.has('confirm')) form.put({ confirm: '1' })
			const reply = await this.browser.send(form, path)
			if (reply.status === 200) {
				this.state = 'withdrawn'
				return true
			}
			// The case moved on while he was reading: the same page, as it is now.
			if (reply.status !== 409) throw new Refused(reply, 'withdrawal')
		}
		throw new Error(`${this.no} could not be withdrawn`)
	}

	// Sends what the notice lists: papers on their page, fields with the answer.
	async correct (answer) {
		const { browser: b, is } = this
		let page = await b.see(answer, 'correction')
		const papers = page.page.links(/\/papers/)[0]
		if (papers || page.page.form({ field: 'licence_scan' })) {
			const list = papersOf(is, this.world.year(), true)
			const on = await b.see(`/alliance/case/${this.no}/papers`, 'papers asked for')
			await this.sendPapers(on, Object.fromEntries(Object.entries(list)
				.filter(([code]) => on.page.form({ field: code }))))
			page = await b.see(answer, 'correction')
		}
		const form = page.page.form('/do/resubmit')
		if (form.has('hours')) form.put({ hours: '周一至周日 9:00—21:00' })
		const reply = await b.send(form, answer)
		if (reply.status !== 200) throw new Refused(reply, 'correction')
		this.state = 'corrected'
		return true
	}
}
