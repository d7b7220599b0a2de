// One officer at his desk: logs in with both factors once, takes what waits for
// his roles, opens the case and its pictures, and decides by what he sees
// there.  He knows nothing of how the merchants were made.
import { Browser, Refused, address, sleep } from './web.mjs'
import { Page, decode, words } from './page.mjs'
import { look } from './picture.mjs'

const number = /[A-Z]{2}\d{19}-[\dX]/

// ---- what a case page says ---------------------------------------------------

export class Case {
	constructor (reply) {
		this.reply = reply
		this.page = reply.page
		this.html = reply.text
		this.no = number.exec(decodeURIComponent(reply.path))?.[0]
	}

	// The part of the page under a heading with such an id.
	section (id) {
		const at = this.html.indexOf(` id="${id}"`)
		if (at < 0) return ''
		const end = this.html.indexOf('<h2', at)
		return this.html.slice(at, end < 0 ? undefined : end)
	}

	// The answers to a question; of one in a group, those of all rows.
	answers (label) {
		this.facts ??= new Page(this.section('answers'), '').facts()
		return this.facts.filter(f => f.label === label || f.label.endsWith(` · ${label}`))
			.map(f => f.value)
	}

	answer (label) { return this.answers(label)[0] ?? '' }

	may (action) { return this.page.links(new RegExp(`/do/${action}(\\?|$)`)).length > 0 }

	// Its files: address, whether one was looked at already.
	files () {
		return [...this.section('papers').matchAll(
			/<li class="rg-files__item">([^]*?)<\/li>/g)].map(([, html]) => ({
			path: decode(/href="([^"]*\/file\/\d+)"/.exec(html)?.[1] ?? ''),
			fine: words(html).includes('已核对') })).filter(f => f.path)
	}

	// Does a part of the page say so: history, notes, objections?
	says (id, pattern) { return pattern.test(words(this.section(id))) }
}

// ---- the officer --------------------------------------------------------------

export class Officer {
	constructor (world, who, n) {
		this.world = world
		this.who = who
		this.browser = new Browser(world.base, address(n))
		this.stirred = new Set()	// tabs of his inbox with something new
		this.busy = false
		this.done = new Set()		// case and state he has nothing to add to
		this.seen = new Map()		// pictures by case
		this.acts = 0
		this.desk = '/desk/alliance'
	}

	has (role) { return this.who.roles.includes(role) }

	async logIn () {
		const { browser: b, who } = this
		let page = await b.see('/desk/login')
		page = await b.fill(page, '/desk/login', { login: who.login, password: who.password })
		// A code serves once: after a wrong one he waits for the next.
		for (let tries = 0; tries < 3 && page.path.includes('/login/'); tries++) {
			if (tries) await sleep(30500 - Date.now() % 30000)
			const form = page.page.form('/desk/login/code')
			form.put({ code: await this.world.operator.totp(who.login) })
			page = await b.send(form, page.path)
		}
		if (page.status !== 200 || page.path.includes('/login'))
			throw new Refused(page, `log-in of ${who.login}`)
	}

	// A page of the desk.  Who sat idle for too long logs in again.
	async see (path, what) {
		for (let tries = 0; ; tries++) {
			const reply = await this.browser.get(path)
			// What he has in hand waits for one log-in.
			if (reply.path.startsWith('/desk/login') && !tries)
				await (this.entering ??= this.logIn().finally(() => { this.entering = null }))
			else if (reply.status === 200) return reply
			else throw new Refused(reply, what)
		}
	}

	// Until the world ends: works when there is something for him.
	async work () {
		while (!this.world.over) {
			if (this.stirred.size) {
				const tabs = [...this.stirred]
				this.stirred.clear()
				this.busy = true
				try {
					for (const tab of tabs) if (await this.look(tab)) this.stirred.add(tab)
				} finally {
					this.busy = false
				}
			}
			await sleep(this.world.pause)
		}
	}

	look (tab) {
		if (tab === 'batch') return this.batch()
		return tab === 'frozen' ? this.frozen() : this.inbox(tab)
	}

	async inbox (tab) {
		const list = await this.see(`/desk/?tab=${tab}`, 'inbox')
		let nos = list.page.links(/^\/desk\/alliance\/LM/)
		// Two with the same list begin at different ends.
		if (/b$/.test(this.who.login)) nos = nos.reverse()
		let n = 0
		for (const path of nos) if (await this.take(path)) n++
		return n
	}

	// One case.  True when he did something with it.
	async take (path) {
		const reply = await this.see(path, 'case')
		const c = new Case(reply)
		const step = this.step(c)
		const mark = `${c.no} ${step} ${c.section('history').length}`
		if (!step || this.done.has(mark) || !await this.claim(c)) return false
		const before = this.acts
		await this[step](c)
		if (this.acts === before) this.done.add(mark)
		return this.acts > before
	}

	// Which of his steps the case waits for: the steps its page offers.
	step (c) {
		return [['clerk', 'accept', 'receive'], ['review1', 'forward', 'begin'],
			['review1', 'pass1', 'first'], ['review2', 'pass2', 'second'],
			['objection', 'dismiss', 'objection']]
			.find(([role, action]) => this.has(role) && c.may(action))?.[2]
	}

	// Takes the case on; false when somebody else was faster.
	async claim (c) {
		const form = c.page.form('/claim')
		if (!form) return true
		const reply = await this.browser.drop(form, c.reply.path)
		if (reply.status === 409 || reply.status === 403) return false
		if (reply.status !== 303) throw new Refused(reply, 'claim')
		return true
	}

	// ---- doing ---------------------------------------------------------------

	// A step on its page.  False when it moved on in the meantime.
	async act (c, action, values = {}) {
		const path = `${this.desk}/${c.no}/do/${action}`
		const page = await this.browser.get(path)
		if (page.status === 403 || page.status === 409) return this.late()
		if (page.status !== 200) throw new Refused(page, action)
		const form = page.page.form(`/do/${action}`)
		const known = {}
		for (const [k, v] of Object.entries(values))
			if (k !== 'note' || v) known[k] = v
		for (const [name, word] of Object.entries(known.items ?? {})) {
			// Beside the box of each item stands the line for the word on it.
			const box = form.fields.findIndex(f => f.name === 'item' && f.value === name)
			if (box < 0) throw new Error(`${c.no}: ${name} cannot be asked for`)
			form.fields[box].sent = true
			form.fields[box + 1].value = word
		}
		delete known.items
		if (form.has('confirm')) known.confirm = '1'
		const reply = await this.browser.drop(form.put(known), path)
		if (reply.status === 409 || reply.status === 403) return this.late()
		if (reply.status !== 303) throw new Refused(reply, action)
		this.acts++
		this.world.did(action, c, this)
		return true
	}

	// The case is not as it was: he looks again at what he holds.
	late () {
		this.stirred.add('mine')
		this.acts++
		return false
	}

	// The pictures of a case as the pages serve them, by what they show; what
	// is too dark to be made out is under `dark`.
	async pictures (c) {
		const out = { dark: [] }
		for (const { path } of c.files()) {
			const reply = await this.see(path, 'file')
			const seen = look(reply.bytes)
			seen.path = path
			if (seen.kind) out[seen.kind] = seen
			else out.dark.push(seen)
		}
		return out
	}

	// A word on a file.  False when the case was withdrawn meanwhile.
	async judge (c, path, fine, word) {
		const form = c.page.form(`${path}/judge`)
		if (!form) return true
		const id = /\d+$/.exec(path)[0]
		form.press(fine ? 'accept' : 'refuse')
		if (!fine) form.put({ [`word_${id}`]: word })
		const reply = await this.browser.drop(form, c.reply.path)
		if (reply.status === 409 || reply.status === 403) return this.late()
		if (reply.status !== 303) throw new Refused(reply, 'judging a file')
		return true
	}

	// ---- receiving ------------------------------------------------------------

	async receive (c) {
		const place = c.answer('详细地址')
		if (/外省|[^一-龥]?样例市/.test(place))
			return this.act(c, 'refuse', { reason: 'R12', note: `经营地址在外地：${place}` })
		const shop = /^(.*)（[二三四]店）$/.exec(c.answer('单位名称'))
		if (shop && await this.exists(shop[1], c.no))
			return this.act(c, 'refuse', { reason: 'R08', note: `${shop[1]}已经申请，门店列在其中` })
		const seen = await this.pictures(c)
		if (seen.licence?.codeStruck)
			return this.act(c, 'refuse', { reason: 'R03', note: '该统一社会信用代码已经注销' })
		for (const { path, fine } of c.files())
			if (!fine && !await this.judge(c, path, !seen.dark.some(d => d.path === path),
				'太暗，看不清')) return
		const items = {}
		if (seen.dark.length) {
			if (c.section('corrections'))
				return this.act(c, 'refuse', { reason: 'R01', note: '补正后执照仍看不清' })
			items['paper:licence_scan'] = '请重新拍摄营业执照，四角完整，字迹清楚'
		}
		if (c.answer('营业时间') === '待定') items.hours = '请填写实际营业时间'
		if (Object.keys(items).length) return this.correct(c, items)
		return this.act(c, 'accept')
	}

	async exists (name, but) {
		const reply = await this.see(`/desk/search?q=${encodeURIComponent(name)}`, 'search')
		for (const row of reply.page.rows()) {
			const no = number.exec(row[0]?.html ?? '')?.[0]
			if (no && no !== but && row[1]?.words.startsWith(name)) return true
		}
		return false
	}

	// The one notice: everything at once, each with a word on it.
	correct (c, items) {
		return this.act(c, 'correct', { items, note: '请按清单一次补齐' })
	}

	// ---- first review ----------------------------------------------------------

	async begin (c) {
		return await this.act(c, 'forward') && this.first(c)
	}

	async first (c) {
		const { licence } = await this.pictures(c)
		const bad = this.fault(c, licence)
		if (bad) return this.act(c, 'reject1', bad)
		const shops = c.answers('门店名称').length
		const returned = shops > 1 && c.says('history', /请逐一核对门店/)
		return this.act(c, 'pass1', { credit_result: 'clear', credit_on: this.world.today(),
			offer_real: '1', note: returned ? '门店已逐一核对' : '' })
	}

	fault (c, licence) {
		const offers = c.answers('优待内容和适用范围').join('；')
		const trade = c.answer('具体行业')
		if (!licence || licence.struck)
			return { reason: 'R02', note: '执照已经注销或者吊销' }
		if (licence.code !== c.answer('统一社会信用代码'))
			return { reason: 'R11', note: `执照上的代码是${licence.code}，与填写的不一致` }
		if (licence.listed)
			return { reason: 'R04', note: '信用公示系统显示已列入经营异常名录' }
		if (licence.penalty)
			return { reason: 'R10', note: '信用公示系统显示近期有行政处罚' }
		if (/典当|烟花|彩票|高利/.test(trade))
			return { reason: 'R07', note: `不属于联盟行业：${trade}` }
		if (/满\d+元|储值|充值|限时|办卡/.test(offers))
			return { reason: 'R06', note: `优待附加了条件：${offers}` }
		if (/没有另外优惠|价格相同/.test(offers))
			return { reason: 'R05', note: `与平时没有区别：${offers}` }
		return null
	}

	// ---- second review, with the visit -------------------------------------------

	async second (c) {
		const { photo } = await this.pictures(c)
		if (!photo || photo.empty)
			return this.act(c, 'reject2', { reason: 'R09', note: '两人到现场，没有找到经营场所',
				visit_on: this.world.today(), visit_note: '所填地址是空地' })
		if (c.answers('门店名称').length > 1 && !c.says('history', /门店已逐一核对/)) {
			if (await this.act(c, 'return', { note: '请逐一核对门店后再提交复审' })) return
		}
		const again = c.says('history', /请逐项核对优待项目/)
		return this.act(c, 'pass2', { visit_on: this.world.today(),
			visitors: `${this.who.name}、随行一人`,
			visit_note: again ? '再次到店，优待项目逐项核对无误' : '门店正常营业，优待标识明显' })
	}

	// ---- objections ----------------------------------------------------------------

	async objection (c) {
		const { photo } = await this.pictures(c)
		if (c.says('objections', /停业/)) {
			if (!photo?.closed)
				return this.act(c, 'dismiss', { note: '到现场核查，照常营业，异议不成立' })
			return this.note(c, '经核查属实：门上贴有歇业告示，报市局决定')
		}
		if (c.says('objections', /搬/) && photo?.moved)
			return this.act(c, 'reopen', { note: '经营地址有变动，重新现场查看' })
		return this.act(c, 'dismiss', { note: '经核查，所述情况不属实' })
	}

	async note (c, text) {
		if (c.says('notes', /报市局决定/)) return
		const form = c.page.form('/note').put({ inner: text })
		const reply = await this.browser.drop(form, c.reply.path)
		if (reply.status !== 303) throw new Refused(reply, 'note')
		this.acts++
		this.world.did('note', c, this)
	}

	// ---- the city: audit in batches, founded objections ---------------------------

	// Two auditors share the list by case number.
	mine (no) {
		const all = this.world.officers.filter(o => o.has('audit'))
		return Number(/(\d\d)-/.exec(no)[1]) % all.length === all.indexOf(this)
	}

	async frozen () {
		let n = 0
		const list = await this.see('/desk/alliance/notices?tab=frozen', 'notices')
		for (const path of list.page.links(/^\/desk\/alliance\/LM/))
			if (this.mine(path) && await this.founded(path)) n++
		return n
	}

	async founded (path) {
		const c = new Case(await this.see(path, 'case'))
		if (!c.may('uphold') || !c.says('notes', /报市局决定/)) return false
		const { photo } = await this.pictures(c)
		if (!photo?.closed) return false
		return this.act(c, 'uphold', { reason: 'R09', note: '异议成立：门上贴有歇业告示，已经停业' })
	}

	async batch () {
		const page = await this.see('/desk/alliance/batch?action=pass3', 'batch')
		const form = page.page.form('/batch')
		if (!form) return 0
		const pass = []
		let n = 0
		for (const [box, path] of this.rows(page)) {
			if (!this.mine(path)) continue
			const c = new Case(await this.see(path, 'case'))
			if (!c.may('pass3')) continue
			const verdict = await this.weigh(c)
			if (verdict === true) pass.push([box, c])
			else if (await this.act(c, ...verdict)) n++
		}
		return n + (pass.length ? await this.decide(page, form, pass) : 0)
	}

	// Boxes of the list with the case each belongs to.
	rows (page) {
		const out = []
		for (const row of page.page.rows()) {
			const html = row.map(x => x.html).join('')
			const box = /name="case"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="case"/.exec(html)
			const link = /href="(\/desk\/alliance\/LM[^"]*)"/.exec(html)
			if (box && link) out.push([decode(box[1] ?? box[2]), decode(link[1])])
		}
		return out
	}

	async weigh (c) {
		const { licence, photo } = await this.pictures(c)
		if (!licence || licence.until < this.world.year())
			return ['reject3', { reason: 'R02', note: `执照有效期至${licence?.until}年，已过期`,
				batch_no: this.world.batchNo() }]
		if (!photo || !photo.names(c.answer('单位名称')))
			return ['reject3', { reason: 'R11', note: '门头照片不是该单位的门头',
				batch_no: this.world.batchNo() }]
		if (c.answers('优待内容和适用范围').length > 1 && !c.says('history', /逐项核对无误/))
			return ['return', { note: '请逐项核对优待项目' }]
		return true
	}

	async decide (page, form, pass) {
		form.put({ case: pass.map(([box]) => box), batch_no: this.world.batchNo() })
		const reply = await this.browser.send(form, page.path)
		if (reply.status !== 200) throw new Refused(reply, 'batch')
		this.acts += pass.length
		for (const [, c] of pass) this.world.did('pass3', c, this)
		return pass.length
	}

	// ---- the publisher ---------------------------------------------------------------

	// Publishes what is approved and wanted; how many.
	async publish (wanted = () => true) {
		let all = 0
		for (;;) {
			const page = await this.see('/desk/alliance/batch?action=publish', 'batch')
			const form = page.page.form('/batch')
			const boxes = this.rows(page).filter(([, path]) => wanted(number.exec(path)[0]))
				.map(([box]) => box)
			if (!boxes.length) return all
			const reply = await this.browser.send(form.put({ case: boxes }), page.path)
			if (reply.status !== 200) throw new Refused(reply, 'publication')
			const refused = reply.page.text().match(/err_\w+/g)
			if (refused) throw new Error(`publication: ${refused}`)
			all += boxes.length
			this.world.did('publish', { no: '' }, this)
		}
	}

	close () { this.browser.close() }
}
