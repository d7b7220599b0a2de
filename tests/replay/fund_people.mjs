// Those who give to the care fund and those who ask it for help, each at his own
// browser.
import { Applicant } from './applicant.mjs'
import { Refused } from './web.mjs'
import { yuan } from './fund_plan.mjs'
import * as picture from './picture.mjs'

export class Giver extends Applicant {
	constructor (world, is) {
		super(world, is, '/carefund', '/carefund/gift/apply')
	}

	donor (page) {
		const { is } = this
		const kind = is.hidden ? 'anonymous' : is.unit ? 'unit' : 'person'
		return this.choosePlace(page, is.district, { donor_kind: kind,
			...(is.hidden ? {} : { donor_name: is.name }),
			...(kind === 'unit' ? { uscc: is.code } : {}), contact: is.contact, mobile: is.mobile })
	}

	gift (page) {
		const { is } = this
		return this.next(page, { kind: 'money', amount: yuan(is.amount),
			...(is.purpose ? { limited: 'purpose', purpose: is.purpose } : { limited: 'none' }) })
	}

	wishes (page) {
		const { is } = this
		return this.next(page, { ...(is.named && !is.hidden ? { agree_public: '1' } : {}),
			...(is.agreement ? { agreement_wanted: '1' } : {}), receipt_wanted: 'yes', promise: '1' })
	}
}

const papers = { id_scan: '身份证', hukou_scan: '户口簿', identity_proof: '证件', income_proof: '收入证明',
	diagnosis: '诊断', fee_list: '费用清单', accident_proof: '事故证明', account_scan: '银行卡' }

export class Asker extends Applicant {
	constructor (world, is) {
		super(world, is, '/carefund', '/carefund/aid/apply')
	}

	who (page) {
		const { is } = this
		return this.choosePlace(page, is.place.code, { applicant_name: is.person, mobile: is.mobile,
			relation: is.serving ? 'family' : 'self', ...(is.serving ? { veteran_name: `${is.person}军` } : {}),
			id_no: is.id, identity_kind: is.kind, address: `样例路${is.n}号` })
	}

	hardship (page) {
		const { is } = this
		const day = this.world.clock.after(-20)
		return this.next(page, { hardship_code: is.code, how: 'normal', event_on: day, narrative: is.story,
			...(is.ill ? { illness: '1', medical_total: '30000', reimbursed: '18000', self_paid: '12000' } : {}),
			amount_asked: yuan(is.amount) })
	}

	household (page) {
		const { is } = this
		const rows = is.members.map(({ k, child }) => ({ name: k ? `${is.person}${'甲乙丙丁'[k]}` : is.person,
			relation: k ? this.relation(page, child) : 'self', birth_year: String(child ? 2014 : 1965 + k * 3),
			income: k ? '0' : '1800', ...(child ? { under14: '1', guardian: is.person, guardian_consent: '1' } : {}) }))
		return this.group(page, 'household', rows, { income_month: '1800', expense_month: '3200', assets: '2000' })
	}

	// What the page offers for a child, or for anybody else.
	relation (page, child) {
		const offered = page.page.forms(/\/draft\//).flatMap(f => f.fields)
			.filter(f => /^household\.\d+\.relation$/.test(f.name))
			.flatMap(f => f.options?.map(o => o.value) ?? [f.value]).filter(v => v && v !== 'self')
		return offered.find(v => /child/.test(v) === child) ?? offered[0]
	}

	payee (page) {
		const { is } = this
		return this.next(page, { payee_kind: 'self', holder: is.person, bank_name: '样例银行样例支行', account: is.card })
	}

	// Whatever of these the page asks for, each with a picture of its own.
	async papers (page, draft) {
		const wanted = Object.entries(papers).filter(([code]) => page.page.form({ field: code }))
		page = await this.sendPapers(page, Object.fromEntries(wanted.map(([code, name]) => [code,
			picture.file(`${name}.png`, picture.permit({ name: `${this.is.n} ${name}` }))])))
		return this.onward(page, draft)
	}

	promise (page) {
		return this.next(page, { promise: '1', consent_sensitive: '1', consent_verify: '1', consent_publicity: '1' })
	}

	// What his page says in the end.
	async sees (pattern) {
		const page = await this.browser.see(`/carefund/case/${this.no}`, 'own case')
		if (!pattern.test(page.page.text())) throw new Refused(page, `${pattern} is not on his page`)
	}
}
