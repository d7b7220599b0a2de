// Those who tell a matter, and the officers who write it down for them, sort it
// and answer it.
import { Applicant } from './applicant.mjs'
import { FundOfficer } from './fund_office.mjs'
import { Refused } from './web.mjs'

const number = /[A-Z]{2}\d{19}-[\dX]/

// Somebody at his own browser.  The second matter needs no second account.
export class Teller extends Applicant {
	constructor (world, is) {
		super(world, is, '/mediation', '/mediation/intake/apply')
	}

	async signUp () {
		if (!this.known) await super.signUp()
		this.known = true
	}

	tell (is) {
		this.is = { ...is, mobile: this.is.mobile, contact: this.is.contact, password: this.is.password }
		return this.apply()
	}

	matter (page) {
		const { is } = this
		return this.next(page, { danger: 'no', matter: is.matter, facts: is.facts, request: is.request,
			joint: 'alone', ...is.other ? { other_party: is.other } : {} })
	}

	// A petition is told with the town; the village may be added later.
	who (page) {
		const { is } = this
		return this.choosePlace(page, is.place, { named: 'yes', applicant_name: is.contact, mobile: is.mobile,
			wished_reply: 'site' })
	}

	papers (page, draft) { return this.onward(page, draft) }

	// Six speak for thirty: the page has room for five, a form made by hand not.
	async six () {
		await this.signUp()
		const page = await this.begin()
		const form = this.form(page).put({ danger: 'no', matter: this.is.matter, facts: this.is.facts,
			request: this.is.request, joint: 'together', people_count: '30' })
		for (let i = 0; i < 6; i++) {
			for (const [name, value] of [['name', `样例${'一二三四五六'[i]}`], ['phone', `1390000001${i}`]]) {
				const field = `representatives.${i}.${name}`
				if (form.has(field)) form.put({ [field]: value })
				else form.fields.push({ name: field, value, type: 'text', sent: true })
			}
		}
		return this.browser.send(form.press('next'), page.path)
	}
}

// The same form, filled in by an officer for whoever calls or comes.
export class Registered extends Teller {
	constructor (world, is, officer) {
		super(world, is)
		this.close()
		Object.assign(this, { browser: officer.browser, officer, base: officer.desk })
	}

	signUp () {}

	async submit (page) {
		const reply = await this.browser.drop(page.page.form('/check').put({ truth: '1' }), page.path)
		this.no = number.exec(reply.headers.location ?? '')?.[0]
		if (!this.no) throw new Refused({ ...reply, path: page.path, page: reply.page ?? page.page }, 'submission')
	}

	async begin () {
		const { is, officer } = this
		const page = await officer.see(`${officer.desk}/open`, 'counter')
		return officer.browser.fill(page, '/open', { service: 'rights-intake', channel: is.channel,
			name: is.person, mobile: is.mobile })
	}
}

export class RightsOfficer extends FundOfficer {
	constructor (world, who, n) {
		super(world, who, n)
		this.desk = '/desk/mediation'
	}

	// At his desk this day: whoever was away for months logs in anew.
	async here () {
		const day = this.world.today()
		if (this.day !== day) {
			this.day = day
			this.coming = this.logIn()
		}
		await this.coming
		return this
	}

	// A step on its own page, which shows the case beside it; it must come off.
	async step (no, action, values) {
		if (!await this.act({ no }, action, values))
			throw new Error(`${no}: ${action} by ${this.who.login} came too late`)
	}

	// Sorts a matter; the number of what it became.
	async sort (no, where, values) {
		await this.step(no, `sort_${where}`, values)
		const page = await this.see(`${this.desk}/${no}`, 'sorted matter')
		const to = page.page.links(/^\/desk\/mediation\/[A-Z]{2}\d{19}-[\dX]$/).map(x => number.exec(x)[0])
			.find(x => x !== no)
		if (!to) throw new Refused(page, `${no} became nothing`)
		return to
	}

	petition (no, is) {
		return this.sort(no, 'petition', { purpose: is.purpose ?? 'claim', category: is.category, urgent: 'no',
			legal_ways: is.ends === 'guide' ? 'guide' : 'none', note: '属于政策诉求和意见建议，按信访事项办理。' })
	}

	// The short answers: what is due within fifteen days.
	answer (no, is) {
		const organ = '样例市有关部门'
		return this.step(no, is.ends, { guide: { way: 'reconsider', note: '可以申请行政复议，已经告知程序。' },
			transfer: { organ_name: organ, note: '属于该单位职责，转送办理。' },
			not_ours: { organ_name: organ, note: '不属于退役军人事务部门职责，请向该单位提出。' },
			refuse: { reason: 'P03', note: '同一事项正在仲裁。' } }[is.ends])
	}

	async handle (no) {
		await this.step(no, 'begin', {})
		await this.step(no, 'propose', { request_text: '请求按政策落实待遇。', facts_text: '经查，所述情况属实。',
			opinion: 'support', opinion_text: '请求有依据，予以支持。', legal_basis: '《退役军人保障法》第五十二条' })
	}

	async settled (no) {
		await this.step(no, 'revisit', { revisit_way: 'phone', revisit_said: 'good', note: '本人表示满意。' })
		await this.step(no, 'close', {})
	}

	handOver (no) {
		return this.step(no, 'hand_over', { organ: '样例市法律援助中心', handed_on: this.world.today() })
	}

	async granted (no) {
		const today = this.world.today()
		await this.step(no, 'granted', { decided_on: today, decision_no: `样援${no.slice(-8)}` })
		await this.step(no, 'assigned', { lawyer: '样例律师', firm: '样例律师事务所', assigned_on: today })
	}
}
