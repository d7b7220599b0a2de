// One person at his browser who applies for a service: signs up, fills in the
// form page by page as it comes, sends papers, submits.  What stands on a page
// is said by a method of the page's name.
import { Browser, Refused, address } from './web.mjs'

const first = reply => {
	const no = /[A-Z]{2}\d{19}-[\dX]/.exec(reply.path + reply.text)
	return no && no[0]
}

export class Applicant {
	// base: "/alliance"; entry: where the application begins.
	constructor (world, is, base, entry) {
		this.world = world
		this.is = is
		this.base = base
		this.entry = entry
		this.browser = new Browser(world.base, address(1000 + is.n))
		this.state = 'new'
	}

	async apply () {
		await this.signUp()
		let page = await this.begin()
		const draft = new RegExp(`^(${this.base}/draft/\\d+)/`).exec(page.path)?.[1]
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

	async signUp (kind = 'person') {
		const { browser: b, is } = this
		let page = await b.see('/signup')
		page = await b.fill(page, '/signup', { mobile: is.mobile })
		const code = await this.world.phones.code(is.mobile)
		page = await b.fill(page, '/signup/code', { code, kind, name: is.contact,
			password: is.password, password2: is.password, terms: '1' })
		if (!page.path.startsWith('/mine')) throw new Refused(page, 'sign-up')
	}

	async begin () {
		return this.browser.fill(await this.browser.see(this.entry), this.entry, {})
	}

	// ---- pages of the form ---------------------------------------------------

	// The place is chosen one level at a time, down to the one wanted.
	async choosePlace (page, code, values) {
		for (let level = 0; level < 5; level++) {
			const form = page.page.form({ field: 'division' })
			const inside = form.find('division').options.slice(1)
			const choice = inside.find(o => o.value === code) ??
				inside.find(o => code.startsWith(o.value.replace(/(000)+$/, '')))
			if (!choice) throw new Error(`${code} is not offered on the page`)
			const last = choice.value === code ||
				!form.buttons.some(x => x.value === 'pick:division')
			form.put({ ...values, division: choice.value })
			if (last) return this.send(form, page)
			page = await this.browser.send(form.press('pick:division'), page.path)
		}
		throw new Error(`${code} cannot be chosen`)
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

	close () { this.browser.close() }
}
