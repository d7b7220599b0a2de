// Reads what the public sees after the play and compares it with the figures.
import { Browser, address } from './web.mjs'
import { words } from './page.mjs'

const pad = (s, n) => String(s).padEnd(n)

// The shown value fits: equal, or at least so many where the paper says so.
const fits = (f, shown) => f.bound ? shown >= f.value : shown === f.value

// Cells of the table below a caption or heading, as [name, number].
function bars (reply, n) {
	const figure = [...reply.text.matchAll(/<figure\b[^]*?<\/figure>/g)][n]?.[0] ?? ''
	return [...figure.matchAll(/<th scope="row"[^>]*>([^]*?)<\/th><td[^>]*>([^]*?)<\/td>/g)]
		.map(([, label, value]) => [words(label), Number(words(value))])
}

export class Check {
	constructor (world) {
		this.world = world
		this.browser = new Browser(world.base, address(9))
		this.wrong = 0
	}

	say (metric, expected, shown, ok) {
		if (ok === false) this.wrong++
		console.log(`${pad(metric, 34)} ${pad(expected, 12)} ${pad(shown, 12)} ` +
			(ok === null ? 'not played' : ok ? 'ok' : 'DIFFERS'))
	}

	// Pages that are kept for a minute are asked for under another address.
	fresh (path) { return `${path}?t=${Date.now()}` }

	// own: rows of the figures that stand on other pages than the public ones;
	// null: of such a row nothing is said.
	async figures (figures, played, own = {}) {
		const shown = await this.browser.json(this.fresh('/open/figures.json'))
		const page = await this.browser.see(this.fresh('/figures/'), 'figures')
		console.log(`${pad('metric', 34)} ${pad('expected', 12)} ${pad('shown', 12)} ok`)
		for (const f of figures) {
			const value = own[f.key] ?? shown[f.key]
			if (own[f.key] === null || !played.includes(f.module) && !(f.key in own)) this.say(f.key, f.value, '-', null)
			else this.say(f.key, (f.bound ? '>= ' : '') + f.value, value ?? '-',
				fits(f, Number(value)))
		}
		this.page(page, shown, played)
		return { page, shown }
	}

	// The page says the same as the JSON.
	page (page, shown, played) {
		const numbers = new Set([...page.page.rows()].map(r => r.at(-1)?.words)
			.map(w => String(Number(w?.replace(/ ?%$/, '')))))
		const missing = Object.entries(shown).filter(([k]) => played.includes(k.split('.')[0]))
			.filter(([, v]) => !numbers.has(String(v))).map(([k]) => k)
		this.say('figures page as the JSON', 'same', missing.join(' ') || 'same',
			!missing.length)
	}

	async funnel (plan, { page, shown }, causes) {
		const a = k => shown[`alliance.${k}`]
		this.say('applications - screened = members', plan.members,
			a('applications') - a('screened_out'),
			a('applications') - a('screened_out') === a('published_members'))
		this.say('applications still open', 0, a('in_progress'), a('in_progress') === 0)
		const reasons = bars(page, 3)
		const sum = reasons.reduce((n, [, v]) => n + v, 0)
		this.say('sum of the reasons', plan.screened, sum, sum === plan.screened)
		const built = new Map()
		for (const code of causes) built.set(code, (built.get(code) ?? 0) + 1)
		const same = [...built.values()].sort((x, y) => x - y).join(' ')
		const seen = reasons.map(([, v]) => v).sort((x, y) => x - y).join(' ')
		this.say('reasons, each', same, seen, same === seen)
		const months = bars(page, 0).reduce((n, [, v]) => n + v, 0)
		this.say('applications by month', plan.applications, months, months === plan.applications)
	}

	async directory (plan) {
		const json = await this.browser.json(this.fresh('/alliance/members.json'))
		this.say('members.json', plan.members, json.members.length,
			json.members.length === plan.members)
		const codes = new Set(json.members.map(m => m.uscc)).size
		this.say('different credit codes in it', plan.members, codes, codes === plan.members)
		const csv = await this.browser.see(this.fresh('/alliance/members.csv'), 'members.csv')
		const lines = csv.bytes.toString('utf8').split('\r\n').filter(Boolean).length - 1
		this.say('members.csv', plan.members, lines, lines === plan.members)
		const seen = new Set()
		for (let next = '/alliance/members'; next;) {
			const list = await this.browser.see(next, 'members')
			const before = seen.size
			for (const path of list.page.links(/^\/alliance\/members\/RJ/)) seen.add(path)
			next = seen.size > before
				? list.page.links(/^\/alliance\/members\?.*after=\d+/).at(-1) : null
		}
		this.say('directory, all its pages', plan.members, seen.size, seen.size === plan.members)
	}

	async notices () {
		const { notices } = await this.browser.json(this.fresh('/notices.json'))
		const open = notices.filter(n => n.open).length
		this.say('notices still open', 0, open, open === 0)
	}

	/*
	 * Who reviewed what, as an officer of the city sees it: all closed cases
	 * of his inbox, each with its reviewers.
	 */
	async reviewers (plan, officer) {
		const nos = new Set()
		for (let next = '/desk/?tab=closed'; next;) {
			const list = await officer.see(next, 'closed cases')
			for (const path of list.page.links(/^\/desk\/alliance\/LM/)) nos.add(path)
			next = list.page.links(/tab=closed&before=\d+/)[0]
		}
		let twice = 0, short = 0
		const queue = [...nos]
		const reader = async () => {
			for (let path; (path = queue.pop());) {
				const reply = await officer.see(path, 'closed case')
				const names = reviewersOf(reply.text)
				if (new Set(names).size !== names.length) twice++
				if (reply.page.heading().includes('成员单位') && names.length < 3) short++
			}
		}
		await Promise.all([reader(), reader()])
		this.say('closed cases at the desk', plan.applications, nos.size,
			nos.size === plan.applications)
		this.say('cases with one reviewer twice', 0, twice, twice === 0)
		this.say('members with under three reviewers', 0, short, short === 0)
	}

	async audit () {
		const r = await this.world.operator.run('audit', 'verify')
		this.say('history, hash chains', 'unbroken', r.status === 0 ? 'unbroken' : r.err || r.out,
			r.status === 0)
	}
}

// Names under the heading of the reviewers; an objection's answer is no review
// of its own but must be another's too.
export function reviewersOf (html) {
	const at = html.indexOf('审核人员')
	const list = /<ul class="govuk-list rg-small">([^]*?)<\/ul>/.exec(at < 0 ? '' : html.slice(at))
	return [...(list?.[1] ?? '').matchAll(/<li>([^]*?)<span/g)]
		.map(([, x]) => words(x).split(/[：:]/).at(-1).trim())
}
