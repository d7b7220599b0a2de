// Those who report in, and the officers who receive them: the window, the
// departments beside it, the station of the town.
import { Applicant } from './applicant.mjs'
import { FundOfficer } from './fund_office.mjs'
import { Refused } from './web.mjs'
import { decode, words } from './page.mjs'

// Times that are offered, each with its hours, and the service and day it stands
// under.
export function timesOf (page) {
	const out = []
	for (const part of page.html.split('rg-day">').slice(1)) {
		const head = words(part.slice(0, part.indexOf('</p>')))
		for (const [, id, hours] of part.matchAll(/name="slot"[^>]*value="(\d+)"[^]*?<strong>([^<]*)/g))
			out.push({ id: decode(id), head, hours })
	}
	return out
}

const services = { booked: '预约到窗口', after: '延时服务', home: '上门办理' }

export class Arrival extends Applicant {
	constructor (world, is) {
		super(world, is, '/welcome', '/welcome/apply')
	}

	person (page) {
		const { is } = this
		return this.choosePlace(page, is.place, { name: is.contact, id_no: is.id, sex: '1', birth: is.born, ethnic: '01',
			mobile: is.mobile, address: `样例路${is.n}号` })
	}

	service (page) {
		const { is } = this
		const left = Date.parse(is.day) - (is.days ?? 9) * 864e5
		const day = t => new Date(t).toISOString().slice(0, 10)
		return this.next(page, { person_kind: 'conscript', enlist_on: day(left - 730 * 864e5), discharge_on: day(left),
			cert_no: `样字第${is.n}号`, hukou_place: `样例路${is.n}号`, settle_basis: 'enlisted',
			settle_mode: is.self ? 'self' : 'work', ...is.self ? { bank_no: is.card } : {} })
	}

	transfer (page) {
		const { is } = this
		return this.next(page, { ...is.party ? { party_transfer: '1' } : {}, social_transfer: is.social,
			train_will: is.will, service_mode: is.mode, truth: '1' })
	}

	papers (page, draft) { return this.onward(page, draft) }

	get page () { return `/welcome/case/${this.no}/do/book` }

	// A time of the service wished for, on the day; who is second chooses again.
	async book () {
		let page = await this.browser.see(this.page, 'times')
		for (let tries = 0; tries < 6; tries++) {
			const fit = timesOf(page.page).filter(t => t.head.includes(this.is.day) && t.head.includes(services[this.is.mode]))
			if (!fit.length) throw new Refused(page, `no time left, ${this.is.mode} on ${this.is.day}`)
			const { id } = fit[(this.is.n + tries) % fit.length]
			const reply = await this.browser.drop(page.page.form('/do/book').put({ slot: id }), this.page)
			if (reply.status === 303) return id
			if (reply.status !== 422) throw new Refused(reply, 'booking')
			page = reply
		}
		throw new Refused(page, 'booking')
	}

	// All done: he says how it was, where his page asks him.
	async rate () {
		const page = await this.browser.see(`/welcome/case/${this.no}`, 'own case')
		if (!/全部办完/.test(page.page.text())) throw new Refused(page, 'not all is done')
		const path = page.page.links(/\/rate$/)[0]
		if (!path) return false
		const form = (await this.browser.see(path, 'rating')).page.form('/rate')
		const reply = await this.browser.drop(form.put({ level: '5' }), path)
		if (reply.status !== 303) throw new Refused(reply, 'rating')
		return true
	}
}

export class ReportOfficer extends FundOfficer {
	constructor (world, who, n) {
		super(world, who, n)
		this.desk = '/desk/welcome'
	}

	// Times of one service on a day.
	async offer (day, kind, begins, ends, minutes, seats) {
		const page = await this.see(`${this.desk}/slots`, 'times')
		const form = page.page.form('/slots').put({ day, kind, begins, ends, minutes: String(minutes),
			seats: String(seats), place: '样例窗口', keeper: this.who.name })
		const reply = await this.browser.drop(form, page.path)
		if (reply.status !== 303) throw new Refused(reply, `times, ${kind} on ${day}`)
	}

	// A step on its own page, which must come off.
	async step (a, action, values = {}) {
		if (!await this.act(a, action, values)) throw new Error(`${a.no}: ${action} by ${this.who.login} came too late`)
	}

	// Of these the parts that the board shows him as his.
	async mine (list) {
		const board = await this.see(`${this.desk}/board`, 'board')
		const nos = new Set(list.map(a => a.no))
		return board.page.links(/\/task\/\d+$/).filter(x => nos.has(x.split('/')[3]))
	}

	// What the board says of a report-in: minutes, as it shows them.
	async minutes (no) {
		const board = await this.see(`${this.desk}/board`, 'board')
		for (const row of board.page.rows())
			if (row[0]?.words.includes(no)) return Number(/\d+/.exec(row[1].words)[0])
		throw new Error(`${no} is not on the board`)
	}

	async task (path, values = { result: 'done' }) {
		const page = await this.see(path, 'task')
		const reply = await this.browser.drop(page.page.form(/\/task\/\d+$/).put(values), path)
		if (reply.status !== 303) throw new Refused(reply, 'task')
	}
}
