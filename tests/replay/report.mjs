// The part of report-ins.  People register, book a time or just come; at the
// counters of the districts they are checked in, the departments do their part
// side by side, and the clock, moved by the operator, says how long it took.
// Afterwards household register and file follow, and the station calls.  What
// is compared is read from public pages.  On the way is tried what must be
// refused.
import { placesOf } from './merchants.mjs'
import { arrivalsOf, byMode, daysOf, lateOf } from './report_plan.mjs'
import { Arrival, ReportOfficer, timesOf } from './report_people.mjs'
import { pool } from './pool.mjs'

// So many register at once, so many does an officer have in hand.
const together = 24
const inHand = 2
const departments = ['party', 'armed', 'social', 'med']

export class ReportPart {
	constructor (world, plan) {
		// Nobody of another part need look up for what happens here.
		this.world = Object.assign(Object.create(world), { did () {} })
		Object.assign(this, { plan, tried: [], waves: [], calls: 0, rated: 0, spent: 0 })
	}

	// ---- who there is -------------------------------------------------------------

	async hire () {
		const { world, plan } = this
		const all = await world.operator.officers()
		const { districts } = placesOf(world.operator.divisions())
		const has = login => all.some(o => o.login === login)
		this.desks = districts.map(d => {
			const town = all.map(o => /^(\d{9})-clerk$/.exec(o.login)?.[1]).find(t => t?.startsWith(d.code))
			return { code: d.code, town, places: d.list.map(v => v.code).filter(v => town && v.startsWith(town)) }
		}).filter(d => d.places.length && has(`${d.code}-win1`)).slice(0, Math.max(1, Math.floor(plan.handled / 40)))
		if (!this.desks.length) throw new Error('The instance has no district with a window and a town.')
		let n = 300
		this.officers = new Map(this.desks.flatMap(d => [...['win1', 'win2', 'police', ...departments]
			.map(post => `${d.code}-${post}`), `${d.town}-clerk`]).concat(`${this.desks[0].code}-lead1`)
			.map(login => [login, new ReportOfficer(world, all.find(o => o.login === login), n++)]))
		await pool([...this.officers.values()], 2, o => o.logIn())
		this.list = arrivalsOf(plan, this.desks)
		this.say(`${this.officers.size} officers of ${this.desks.length} counters are logged in`)
	}

	at (desk, post) {
		return this.officers.get(`${post === 'clerk' ? desk.town : desk.code}-${post}`)
	}

	window (a) { return this.at(a.is.desk, `win${1 + a.is.n % 2}`) }

	say (text) {
		const { world } = this
		console.log(`${world.seconds().toFixed(0).padStart(5)} s  ${world.today()}  ${text}`)
	}

	// ---- the play -------------------------------------------------------------------

	// What is played at its own time: { day, run }.  While one day's people are at
	// the counter, those of the next register.
	async days () {
		await this.hire()
		const days = daysOf(this.plan)
		const before = new Date(Date.parse(days[0]) - 4 * 864e5).toISOString().slice(0, 10)
		return [{ day: before, run: () => this.first(before) },
			...days.map((day, w) => ({ day, run: () => this.timed(() => this.day(day, w)) }))]
	}

	async timed (run) {
		const began = Date.now()
		await run()
		this.spent += Date.now() - began
	}

	async first (day) {
		await this.world.clock.set(day)
		await this.timed(() => this.register(0))
		await this.oversold()
	}

	// Times are offered, and whoever comes on that day registers and books one.
	async register (w) {
		const list = this.list[w] ?? []
		await pool(this.desks, 4, d => this.offer(d, list.filter(is => is.desk === d)))
		this.waves[w] = list.map(is => new Arrival(this.world, is))
		await pool(this.waves[w], together, async a => {
			await a.apply()
			if (a.is.mode !== 'window') await a.book()
			a.close()
		})
	}

	async offer (desk, list) {
		if (!list.length) return
		const win = this.at(desk, 'win1')
		const n = byMode(list)
		// One place is left over, for what is tried.
		const each = Math.ceil((n.booked + 1) / 4)
		await win.offer(list[0].day, 'booked', '09:30', '11:30', 30, each)
		if (n.home) await win.offer(list[0].day, 'home', '14:00', '16:00', 120, n.home)
		if (n.after) await win.offer(list[0].day, 'after', '18:00', '19:00', 60, n.after)
	}

	async day (day, w) {
		const { clock } = this.world
		await clock.set(day)
		const list = this.waves[w]
		await Promise.all([this.register(w + 1), this.counter(day, list)])
		await this.household(list)
		await this.call(w - 1)
		if (w + 1 === this.list.length) await this.late(day)
		this.say(`${list.length} reported in, ${this.list.slice(0, w + 1).flat().length} in all`)
	}

	// ---- at the counter --------------------------------------------------------------

	async counter (day, list) {
		const at = (...modes) => list.filter(a => modes.includes(a.is.mode))
		const morning = at('window', 'booked')
		const pace = name => morning.filter(a => a.is.pace === name)
		const now = time => this.world.clock.set(day, time)
		await now('10:00')
		await this.each(morning, a => this.come(a))
		await now('10:06')
		await this.each(morning, a => this.confirm(a))
		await this.each(pace('held'), a => this.window(a).step(a, 'wait'))
		await this.each(pace('lacking'), a => this.lacks(a))
		await now('10:14')
		await this.steps(pace('quick'))
		await now('10:20')
		await this.steps(pace('slow'))
		const away = [...pace('held'), ...pace('lacking')]
		await now('11:20')
		await this.each(pace('held'), a => this.window(a).step(a, 'return'))
		await this.each(pace('lacking'), a => this.window(a).step(a, 'handed_in'))
		if (pace('lacking').length) await this.once(pace('lacking')[0])
		await now('11:29')
		await this.steps(away)
		await this.waited(away)
		for (const [mode, begins, middle, ends] of [['home', '14:05', '14:11', '14:25'], ['after', '18:05', '18:11', '18:26']]) {
			const some = at(mode)
			if (!some.length) continue
			await now(begins)
			await this.each(some, a => this.come(a))
			await now(middle)
			await this.each(some, a => this.confirm(a))
			await now(ends)
			await this.steps(some)
		}
	}

	// Every counter by itself, each officer with some of his people in hand.
	each (list, run) {
		return Promise.all(this.desks.map(d => pool(list.filter(a => a.is.desk === d), inHand, run)))
	}

	come (a) { return this.window(a).step(a, 'check_in', { here: '1' }) }

	confirm (a) {
		return this.window(a).step(a, 'confirm', { originals: '1', archive: a.is.n % 6 ? 'here' : 'coming', place: '1' })
	}

	// One list of all that is missing, and no second one.
	async lacks (a) {
		await this.window(a).step(a, 'correct', { items: { 'paper:hukou_book': '请带户口簿原件。' } })
	}

	// Each department does its own part side by side, the window the last one.
	async steps (list) {
		const desks = this.desks.map(d => [d, list.filter(a => a.is.desk === d)]).filter(([, some]) => some.length)
		await Promise.all(desks.map(async ([d, some]) => {
			await Promise.all([...departments.map(post => this.parts(this.at(d, post), some)), this.windows(d, some)])
			await this.windows(d, some)
		}))
	}

	windows (d, some) {
		return Promise.all(['win1', 'win2'].map(post => this.at(d, post))
			.map(win => this.parts(win, some.filter(a => this.window(a) === win))))
	}

	async parts (officer, list) {
		if (list.length) await pool(await officer.mine(list), inHand, path => officer.task(path))
	}

	// ---- what runs on ------------------------------------------------------------------

	async household (list) {
		await Promise.all(this.desks.map(async d => {
			const some = list.filter(a => a.is.desk === d)
			await Promise.all(['police', 'clerk'].map(post => this.parts(this.at(d, post), some)))
		}))
		await pool(list, together / 2, async a => {
			if (await a.rate()) this.rated++
			a.close()
		})
	}

	// The station calls one of each town a week after.
	async call (w) {
		const list = this.waves[w] ?? []
		await pool(this.desks, 4, async d => {
			const a = list.find(x => x.is.desk === d)
			if (!a) return
			const clerk = this.at(d, 'clerk')
			const page = await clerk.see(`${clerk.desk}/calls`, 'calls')
			const path = page.page.links(/\/task\/\d+$/).find(x => x.includes(a.no))
			if (!path) return
			await clerk.task(path, { note: '落户已办，没有困难。' })
			this.calls++
		})
	}

	// ---- what must be refused --------------------------------------------------------------

	note (what, good, said) { this.tried.push([what, good ? 'refused' : said]) }

	// Two have the same last place before their eyes, and both want it.
	async oversold () {
		const [desk] = this.desks
		const [a, b] = this.waves[0].filter(x => x.is.mode === 'booked' && x.is.desk === desk)
		if (!b) return
		await this.at(desk, 'win1').offer(a.is.day, 'booked', '13:00', '13:30', 30, 1)
		const path = x => `/welcome/case/${x.no}/do/rebook`
		const pages = await Promise.all([a, b].map(x => x.browser.see(path(x), 'times')))
		const slot = timesOf(pages[0].page).find(t => t.head.includes(a.is.day) && t.hours.startsWith('13:00')).id
		const got = await Promise.all([a, b].map((x, i) => x.browser.drop(
			pages[i].page.form('/do/rebook').put({ slot }), path(x))))
		const said = got.map(r => r.status).sort().join(' ')
		this.note('a last place sold twice', said === '303 422' &&
			got.some(r => r.status === 422 && r.page.wrongs().some(x => x.words.includes('约满'))), `status ${said}`)
		for (const x of [a, b]) x.close()
	}

	async once (a) {
		if (this.asked) return
		this.asked = true
		const win = this.window(a)
		const reply = await win.browser.get(`${win.desk}/${a.no}/do/correct`)
		this.note('a second list of what is missing', reply.status === 403, `status ${reply.status}`)
	}

	// An hour and a half after he came, less the hour in which he was away.
	async waited (list) {
		if (!list.length || this.minutes) return
		this.minutes = await this.window(list[0]).minutes(list[0].no)
		this.note('waiting counted as time', this.minutes >= 14 && this.minutes <= 30, `${this.minutes} minutes`)
	}

	// Past the limit by more than thirty days: a leader hears him, nobody else.
	async late (day) {
		const [desk] = this.desks
		const a = new Arrival(this.world, { ...lateOf(desk, day), days: 65, mode: 'window' })
		await a.apply()
		const win = this.at(desk, 'win1')
		const reply = await win.browser.get(`${win.desk}/${a.no}/do/give_up`)
		this.note('given up by the window', reply.status === 403, `status ${reply.status}`)
		// He has sat idle the whole year, and looks at the case first.
		const leader = this.at(desk, 'lead1')
		await leader.see(`${leader.desk}/${a.no}`, 'case')
		await leader.step(a, 'give_up', { heard_on: day, heard: '本人说明没有特别原因。',
			note: '超过期限三十日，没有正当理由，已经听取本人意见。' })
		a.close()
	}

	negatives (check) {
		for (const [what, said] of this.tried) check.say(what, 'refused', said, said === 'refused')
	}

	// ---- what the public sees --------------------------------------------------------------

	// Values of rows of the figures, as the pages have them.
	async figures () {
		const { plan, world } = this
		this.shown = await world.shown()
		this.months = (await world.reader.json(`/open/report-in.json?t=${Date.now()}`)).months
			.filter(m => m.month.startsWith(String(plan.year)))
		const guide = await world.reader.see('/guides/welcome-report', 'guide')
		const sum = k => this.months.reduce((n, m) => n + m[k], 0)
		this.ways = { window: sum('window'), booked: sum('booked'), after: sum('after_hours'), home: sum('home') }
		return {
			[`reportin.handled_${plan.year}`]: this.shown[`reportin.handled_${plan.year}`],
			'reportin.sla_after': /窗口半小时/.test(guide.page.text()) ? 30 : undefined,
			// After hours, by appointment, at home, and the calls afterwards.
			'reportin.extra_services': ['booked', 'after', 'home'].filter(k => this.ways[k] > 0).length + (this.calls > 0),
			[`reportin.satisfaction_${plan.year}`]: this.rated ? this.shown[`reportin.satisfaction_${plan.year}`] : null,
			'reportin.sla_before': null
		}
	}

	async compare (check) {
		const { plan, shown, months, ways } = this
		const say = (what, expected, is) => check.say(what, expected, is, String(expected) === String(is))
		const most = (what, is) => check.say(what, `<= ${plan.minutes}`, is, is <= plan.minutes)
		say('report-ins by month, sum', plan.handled, months.reduce((n, m) => n + m.handled, 0))
		const wanted = byMode(this.list.flat())
		for (const [mode, n] of Object.entries(wanted)) say(`report-ins, ${mode}`, n, ways[mode])
		most('median minutes', shown['reportin.median_minutes'])
		most('minutes of nine in ten', shown['reportin.p90_minutes'])
		say('within thirty minutes, per cent', 100, shown['reportin.within_30_minutes'])
		if (this.rated) say('rated by those who came', plan.handled, this.rated)
		const page = await check.browser.see(check.fresh('/welcome/figures'), 'figures of report-ins')
		const rows = [...page.page.rows()].filter(r => /^\d{4}-\d\d$/.test(r[0]?.words))
		say('the page, sum of its months', plan.handled, rows.reduce((n, r) => n + Number(r[1].words), 0))
		most('the page, greatest median', Math.max(...rows.map(r => Number(r[3].words) || 0)))
		const left = await Promise.all(this.desks.map(async d =>
			(await this.at(d, 'win1').see('/desk/welcome/board', 'board')).page.links(/\/BD\d+-?[\dX]?$/).length))
		say('people left at the counters', 0, left.reduce((a, b) => a + b, 0))
		console.log(`  ${plan.handled} report-ins at ${this.desks.length} counters on ${months.length ? this.list.length : 0} days, ` +
			`${this.calls} called afterwards: ${(plan.handled / this.spent * 1000).toFixed(1)} a second`)
	}
}
