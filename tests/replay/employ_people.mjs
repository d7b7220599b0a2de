// Employers with their posts, firms that claim the subsidy on their interest,
// and the officers of employment.
import { Applicant } from './applicant.mjs'
import { FundOfficer } from './fund_office.mjs'
import { Refused, sleep } from './web.mjs'
import { yuan } from './fund_plan.mjs'
import * as picture from './picture.mjs'

const shown = (n, name) => picture.file(`${name}.png`, picture.permit({ name: `${n} ${name}` }))

// One account, several applications one after the other.
class Firm extends Applicant {
	async signUp () {
		if (!this.known) await super.signUp()
		this.known = true
	}

	// Whatever of these the page asks for, each with a picture of its own.
	async papers (page, draft) {
		const wanted = Object.entries(this.proofs).filter(([code]) => page.page.form({ field: code }))
		page = await this.sendPapers(page, Object.fromEntries(wanted.map(([code, name]) => [code,
			shown(this.is.n, `${this.turn ?? ''}${name}`)])))
		return this.onward(page, draft)
	}
}

export class Employer extends Firm {
	constructor (world, is) {
		super(world, is, '/employment', '/employment/employer/apply')
		this.proofs = { licence_scan: '营业执照', letter_scan: '授权书' }
	}

	unit (page) {
		const { is } = this
		return this.next(page, { unit_name: is.unit, uscc: is.code, unit_kind: 'company', industry: 'g', staff: '80',
			agency: 'no', about: '样例单位，城市服务。' })
	}

	contact (page) {
		const { is } = this
		return this.choosePlace(page, is.place, { address: `样例路${is.n}号`, legal_rep: is.person, handler: is.contact,
			mobile: is.mobile })
	}

	promise (page) { return this.next(page, { promise: '1' }) }

	// A stall at a fair with all its posts.
	async stall (fair) {
		const path = `/employment/fairs/${fair.id}/stall`
		const page = await this.browser.see(path, 'stall')
		const form = page.page.form('/stall')
		const posts = form.fields.filter(f => f.name === 'post').map(f => f.value)
		const reply = await this.browser.drop(form.put({ post: posts, agent: this.is.contact, mobile: this.is.mobile,
			pledge: '1' }), path)
		if (reply.status !== 303) throw new Refused(reply, 'stall')
	}
}

// One post of an employer, at the employer's browser.
export class Post extends Applicant {
	constructor (employer, [family, title]) {
		super(employer.world, employer.is, '/employment', '/employment/post/apply')
		this.close()
		Object.assign(this, { browser: employer.browser, family, title })
	}

	signUp () {}

	post (page) {
		return this.next(page, { job_title: this.title, family: this.family, headcount: String(this.is.heads),
			duties: `${this.title}，每天八小时。`, conditions: this.asks ?? '身体健康，不限男女。', veteran_first: '1' })
	}

	place (page) {
		return this.choosePlace(page, this.is.place, { address: `样例路${this.is.n}号`, pay_kind: 'month', pay_min: '6000',
			pay_max: '8000', contract: 'fixed', benefits: '五险一金' })
	}

	contact (page) {
		return this.next(page, { valid_days: '90', recruiter: this.is.contact, mobile: this.is.mobile, tel: '0532-88880000' })
	}
}

// A firm that claims, a quarter at a time.
export class Claimant extends Firm {
	constructor (world, is) {
		super(world, is, '/employment', '/employment/subsidy/apply')
		this.proofs = { veteran_proof: '退役证', loan_contract: '贷款合同', interest_receipt: '付息凭证',
			licence_scan: '营业执照', account_scan: '开户证明' }
	}

	claim (c) {
		this.c = c
		this.turn = `${c.year}年第${c.quarter}季度`
		return this.apply()
	}

	who (page) {
		const { is } = this
		return this.choosePlace(page, is.place, { applicant_kind: 'firm', applicant_name: is.person, id_no: is.id,
			mobile: is.mobile, unit_name: is.unit, uscc: is.code })
	}

	loan (page) {
		const { c } = this
		return this.next(page, { loan_bank: '样例银行样例支行', loan_no: c.loan, signed_on: c.signed, year: String(c.year),
			quarter: String(c.quarter), principal: yuan(c.principal), rate: String(c.rate), lpr: String(c.lpr),
			days: String(c.days), interest_paid: yuan(c.interest) })
	}

	payee (page) {
		const { is } = this
		return this.next(page, { holder: is.unit, bank_name: '样例银行样例支行', firm_account: is.account })
	}

	promise (page) { return this.next(page, { promise: '1', consent_publicity: '1' }) }
}

// Somebody who wants a start-up loan, for himself or for his firm.
export class Borrower extends Firm {
	constructor (world, is) {
		super(world, is, '/employment', '/employment/loan/apply')
		this.proofs = { veteran_proof: '退役证', id_scan: '身份证', plan: '项目计划', account_scan: '银行账户',
			...is.kind === 'firm' ? { licence_scan: '营业执照', staff_list: '职工名册' } : {} }
	}

	who (page) {
		const { is } = this
		return this.choosePlace(page, is.place, { applicant_kind: is.kind, applicant_name: is.person, id_no: is.id,
			mobile: is.mobile, ...is.kind === 'firm' ? { firm_name: is.unit, uscc: is.code, reg_on: '2016-05-10',
				stake: 'head', stake_since: '2016-05-10' } : {} })
	}

	money (page) {
		const { is } = this
		const banks = page.page.forms(/\/draft\//).flatMap(f => f.fields).filter(f => f.name === 'bank')
			.flatMap(f => f.options?.map(o => o.value) ?? [f.value]).filter(Boolean)
		return this.next(page, { project: '社区服务，租好门面，缺设备和周转资金。', purpose: 'equipment', amount: yuan(is.amount),
			term_m: String(is.months), guarantee: 'credit', bank: banks[is.n % banks.length],
			...is.kind === 'firm' ? { staff_total: '20', staff_eligible: '3' } : {} })
	}

	promise (page) { return this.next(page, { promise: '1', consent_bank: '1', credit_consent: '1' }) }
}

export class EmployOfficer extends FundOfficer {
	constructor (world, who, n) {
		super(world, who, n)
		this.desk = '/desk/employment'
	}

	// Looks at each paper of a case.
	async look (no) {
		const c = await this.open(no)
		for (const { path, fine } of c.files()) {
			if (fine) continue
			const seen = await this.see(path, 'paper')
			if (!seen.bytes.length) throw new Refused(seen, 'paper')
			await this.judge(c, path, true)
		}
		return c
	}

	// ---- employers and fairs -------------------------------------------------------

	async register (no) {
		await this.look(no)
		await this.does(no, 'register', { credit_result: 'clear' })
	}

	// All posts that wait, in one go.
	async pass () {
		for (;;) {
			const page = await this.see(`${this.desk}/batch?action=pass`, 'posts')
			const form = page.page.form('/batch')
			const boxes = form?.fields.filter(f => f.name === 'case').map(f => f.value) ?? []
			if (!boxes.length) return
			const reply = await this.browser.send(form.put({ case: boxes, five: '1', fair: '1' }), page.path)
			if (reply.status !== 200) throw new Refused(reply, 'posts')
		}
	}

	// A form of a page of the desk, which must come off; where it leads.
	async sends (path, which, values, button) {
		const page = await this.see(path, path)
		const form = which(page.page)
		if (!form) throw new Refused(page, `no form on ${path}`)
		const reply = await this.browser.drop(form.put(values).press(button), path)
		if (reply.status !== 303) throw new Refused(reply, path)
		return reply.headers.location
	}

	async plan (fair, day) {
		const at = await this.sends(`${this.desk}/fairs/new`, p => p.form('/fairs/new'), { title: fair.title, kind: fair.kind,
			day, begins: '09:00', ends: '11:30', until: day, place: '样例体育馆', host: '样例区退役军人事务局', keeper: this.who.name,
			tel: '0532-88880000', stalls: '6', visitors: '300', plan: '两个出入口，医务点在东门，限流三百人，停电由备用电源供电。' })
		fair.id = /\d+/.exec(at)[0]
		const path = `${this.desk}/fairs/${fair.id}`
		await this.sends(path, p => p.form(`/fairs/${fair.id}`), {}, 'publish')
	}

	// Every stall of a fair takes the step that its page offers.
	async stalls (fair, button) {
		const path = `${this.desk}/fairs/${fair.id}`
		const page = await this.see(path, 'fair')
		const forms = page.page.forms(/\/stalls\/\d+$/).filter(f => f.buttons.some(b => b.value === button))
		for (const form of forms) {
			const reply = await this.browser.drop(form.press(button), path)
			if (reply.status !== 303) throw new Refused(reply, `stall, ${button}`)
		}
		return forms.length
	}

	// Somebody who comes without signing up; his number.
	async walkIn (fair, name, mobile) {
		const path = `${this.desk}/fairs/${fair.id}/people`
		const at = await this.sends(path, p => p.form({ field: 'mobile' }), { name, mobile }, 'walk')
		return /n=(\d+)/.exec(at)[1]
	}

	// A table of results; the page that shows what its rows mean.
	async table (fair, rows) {
		const file = { filename: '结果.csv', type: 'text/csv', bytes: Buffer.from(['展位,岗位,参会号,结果',
			...rows.map(r => r.join(','))].join('\r\n') + '\r\n') }
		return this.sends(`${this.desk}/fairs/${fair.id}/results`, p => p.form({ field: 'file' }), { file })
	}

	take (path) { return this.sends(path, p => p.form(/\/import\/\d+$/), {}) }

	report (fair) {
		const path = `${this.desk}/fairs/${fair.id}`
		return this.sends(path, p => p.form(`/fairs/${fair.id}`), { note: '现场有序。' }, 'report')
	}

	// ---- loans -----------------------------------------------------------------------

	async verify (no) {
		await this.look(no)
		await this.does(no, 'verify', { identity_ok: '1', papers_ok: '1' })
	}

	// A list for each bank of all who wait; where they are.
	async lists () {
		const out = []
		for (;;) {
			const page = await this.see(`${this.desk}/loans`, 'loans')
			const form = page.page.forms(/\/loans$/).find(f => f.has('case'))
			if (!form) return out
			const reply = await this.browser.drop(form, page.path)
			if (reply.status !== 303) throw new Refused(reply, 'list')
			out.push({ path: reply.headers.location.split('?')[0], bank: form.value('bank') })
		}
	}

	// Hands a list over once it is signed; the file as the bank gets it.
	async hand ({ path }) {
		for (let n = 0; n < 60; n++) {
			const page = await this.see(path, 'list')
			if (page.page.form({ button: 'hand' })) break
			await sleep(1000)
		}
		await this.sends(path, p => p.form({ button: 'hand' }), { day: this.world.today(), note: '专人送达' }, 'hand')
		return (await this.see(`${path}/csv`, 'list as a table')).bytes.toString('utf8')
	}

	// The bank's table, looked at; where it can be taken.
	answer (bank, text, name) {
		const file = { filename: name, type: 'text/csv', bytes: Buffer.from(text) }
		return this.sends(`${this.desk}/loans`, p => p.form('/loans/answers'), { from: bank, file })
	}

	takeAnswer (path) { return this.sends(path, p => p.form(/\/answers\/\d+$/), {}) }

	// ---- subsidies -------------------------------------------------------------------

	budget (amount, voucher) {
		return this.sends(`${this.desk}/fund`, p => p.form('/fund'), { amount: yuan(amount), day: this.world.today(), voucher })
	}

	// Copies from the papers what the sum is made of.
	async check (no) {
		const c = await this.look(no)
		const plain = label => c.answer(label).replace(/,/g, '').replace(/[^\d.-]/g, '')
		await this.does(no, 'check', { signed_on_ok: plain('合同签订日期'), principal_ok: plain('这个季度计息的贷款余额（元）'),
			rate_ok: plain('合同年利率（百分之几）'), lpr_ok: plain('签合同时的贷款市场报价利率LPR（百分之几）'),
			days_ok: plain('这个季度按时付息的天数'), interest_ok: plain('这个季度实付利息（元）'), identity_ok: '1' })
	}

	// What the page says it comes to, as it was checked.
	worth (c) {
		const found = /核对后的贴息[：:]?\s*([\d,]+\.\d\d)/.exec(c.page.text())
		if (!found) throw new Error(`${c.no}: no sum on the page of ${this.who.login}`)
		return found[1].replace(/,/g, '')
	}

	minutes (amount) {
		return Number(amount) >= 20000 ? { minutes: `${this.world.today()}局务会纪要` } : {}
	}

	approve (no) { return this.does(no, 'approve', c => this.minutes(this.worth(c))) }

	async agree (no) {
		const c = await this.open(no)
		if (c.may('approve_also')) await this.does(c, 'approve_also', this.minutes(this.worth(c)))
	}

	enter (no) { return this.does(no, 'enter', c => ({ amount: this.worth(c), name_checked: '1' })) }
}
