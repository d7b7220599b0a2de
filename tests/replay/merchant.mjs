// One merchant at his browser: signs up, applies page by page, sends papers,
// follows his case, answers what he is asked, or changes his mind.
import { Browser, Refused, address } from './web.mjs'
import { papersOf } from './merchants.mjs'

const first = reply => {
	const no = /LM\d{19}-[\dX]/.exec(reply.path + reply.text)
	return no && no[0]
}

export class Merchant {
	constructor (world, is) {
		this.world = world
		this.is = is
		this.browser = new Browser(world.base, address(1000 + is.n))
		this.state = 'new'
	}

	async apply () {
		await this.signUp()
		let page = await this.begin()
		const draft = /^(\/alliance\/draft\/\d+)\//.exec(page.path)?.[1]
		if (!draft) throw new Refused(page, 'no draft was begun')
		// Whatever order the form has: each page is filled as it comes.
		for (let n = 0; n < 20 && !page.path.endsWith('/check'); n++) {
			const name = page.path.split('?')[0].slice(draft.length + 1)
			if (!this[name]) throw new Error(`the form has a page ${name} that nobody knows`)
			const before = page.path
			page = await this[name](page, draft)
			if (page.status !== 200 || page.path === before && page.page.wrongs().length)
				throw new Refused(page, `page ${name}`)
		}
		await this.submit(page)
	}

	async signUp () {
		const { browser: b, is } = this
		let page = await b.see('/signup')
		page = await b.fill(page, '/signup', { mobile: is.mobile })
		const code = await this.world.phones.code(is.mobile)
		page = await b.fill(page, '/signup/code', { code, kind: 'merchant', name: is.contact,
			password: is.password, password2: is.password, terms: '1' })
		if (!page.path.startsWith('/mine')) throw new Refused(page, 'sign-up')
	}

	async begin () {
		const page = await this.browser.see('/alliance/apply')
		return this.browser.fill(page, '/alliance/apply', {})
	}

	// ---- pages of the form ---------------------------------------------------

	unit (page) {
		const { is } = this
		return this.next(page, { unit_name: is.name, uscc: is.code, unit_kind: is.kind.code,
			trade: is.trade.code, ...(is.trade.other ? { trade_other: is.trade.other } : {}),
			legal_rep: is.person, veteran_founded: is.founded ? '1' : '0' })
	}

	// The place is chosen one level at a time: district, town, village.
	async place (page) {
		const { is, browser: b } = this
		const values = { address: is.address, hours: is.openHours, contact: is.contact,
			mobile: is.mobile, tel: is.tel }
		for (let level = 0; level < 5; level++) {
			const form = page.page.form({ field: 'division' })
			const inside = form.find('division').options.slice(1)
			const choice = inside.find(o => o.value === is.place.code) ??
				inside.find(o => is.place.code.startsWith(o.value.replace(/(000)+$/, '')))
			if (!choice) throw new Error(`${is.place.code} is not offered on the page`)
			const last = choice.value === is.place.code ||
				!form.buttons.some(x => x.value === 'pick:division')
			form.put({ ...values, division: choice.value })
			if (last) return this.send(form, page)
			page = await b.send(form.press('pick:division'), page.path)
		}
		throw new Error(`${is.place.code} cannot be chosen`)
	}

	branches (page) { return this.group(page, 'branches', this.is.shops, {}) }

	offers (page) {
		const from = this.world.today()
		return this.group(page, 'offers', this.is.offering.map(o => ({ ...o, valid_from: from })),
			{ offer_years: this.is.years })
	}

	// A repeating group: rows are added until there are enough, then filled in.
	async group (page, name, rows, values) {
		const have = form => form.fields.filter(f =>
			new RegExp(`^${name}\\.\\d+\\.(detail|name)$`).test(f.name)).length
		let form = page.page.form({ button: `add:${name}` }) ?? this.form(page)
		while (have(form) < rows.length) {
			page = await this.browser.send(form.press(`add:${name}`), page.path)
			form = page.page.form({ button: `add:${name}` }) ?? this.form(page)
		}
		rows.forEach((row, i) => {
			for (const [k, v] of Object.entries(row)) form.put({ [`${name}.${i}.${k}`]: v })
		})
		form.put(values)
		return this.send(form, page)
	}

	async papers (page, draft) {
		page = await this.sendPapers(page, papersOf(this.is, this.world.year()))
		return this.onward(page, draft)
	}

	// One file at a time; the page tells which it has.
	async sendPapers (page, papers) {
		for (const [code, file] of Object.entries(papers)) {
			const form = page.page.form({ field: code })
			if (!form) throw new Error(`the page does not ask for ${code}`)
			form.put({ [code]: file })
			if (form.buttons.some(x => x.value === `upload:${code}`)) form.press(`upload:${code}`)
			page = await this.browser.send(form, page.path)
			if (page.status !== 200 || page.page.wrongs().length)
				throw new Refused(page, `file ${code}`)
		}
		return page
	}

	// The papers page goes on by a link.
	async onward (page, draft) {
		const next = page.page.links(new RegExp(`^${draft}/(promise|check)`))
			.find(x => !x.includes('papers'))
		return this.browser.see(next ?? `${draft}/promise`)
	}

	promise (page) {
		return this.next(page, { promise: '1', signer: this.is.person, consent_publish: '1' })
	}

	form (page) {
		return page.page.forms(/\/draft\//).at(-1)
	}

	next (page, values) {
		return this.send(this.form(page).put(values), page)
	}

	// Goes on; where a doubt is shown the same is sent again.
	async send (form, page) {
		if (form.buttons.some(x => x.value === 'next')) form.press('next')
		let reply = await this.browser.send(form, page.path)
		for (let n = 0; n < 2 && reply.status === 422; n++) {
			const again = this.form(reply)
			if (!again?.fields.some(f => /sure/.test(f.name))) break
			reply = await this.browser.send(again, page.path)
		}
		if (reply.status !== 200) throw new Refused(reply, page.path)
		return reply
	}

	async submit (page) {
		const form = page.page.form('/check')
		form.put({ truth: '1' })
		const reply = this.is.clicks > 1 ? await this.browser.twice(form, page.path)
			: await this.browser.send(form, page.path)
		this.no = first(reply)
		if (reply.status !== 200 || !this.no) throw new Refused(reply, 'submission')
		this.state = 'submitted'
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

	close () { this.browser.close() }
}
