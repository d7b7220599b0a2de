// What the figures say of employment, and who has a part in it: made up from it,
// the same for the same file.  Names and numbers are samples; only places are
// real.  Sums are in fen.
import { creditCode, mobileOf, personOf } from './merchants.mjs'
import { identity } from './fund_plan.mjs'

// The rows of the figures that this part plays; null: the file has none.
export function employOf (figures) {
	const of = metric => figures.find(f => f.module === 'employment' && f.metric === metric)?.value
	const plan = { fairs: of('job_fairs') ?? 0, posts: of('posts_offered') ?? 0, firms: of('interest_subsidy_firms') ?? 0,
		subsidy: Math.round((of('interest_subsidy_amount') ?? 0) * 100), loans: of('startup_loans') ?? 0,
		lent: Math.round((of('startup_loan_amount') ?? 0) * 100) }
	if (!plan.fairs && !plan.firms) return null
	if (Object.values(plan).some(v => !Number.isInteger(v) || v < 0) || !plan.fairs !== !plan.posts ||
		!plan.firms !== !plan.subsidy || !plan.loans !== !plan.lent)
		throw new Error('The figures do not say fairs and posts, firms and subsidies, loans and their sum.')
	return plan
}

// The policy of a day, as the documents have it: 财金〔2020〕21号, 财金〔2023〕75号.
const policies = [
	{ from: '2020-04-15', person: 20000000, firm: 300000000, share: 1, below: 1.5 },
	{ from: '2023-10-01', person: 30000000, firm: 400000000, share: 0.5, below: null }
]
export const policyOf = day => policies.filter(p => p.from <= day).at(-1)

// A sum in n parts, in pairs as far above the mean as below it, none above cap.
export function spread (sum, n, cap, step = 1) {
	const mean = Math.floor(sum / n / step) * step
	const room = Math.min(cap - mean, Math.floor(mean / 2))
	if (room < 0 || sum > n * cap) throw new Error(`${sum} cannot be ${n} parts of ${cap} at most.`)
	const out = Array.from({ length: n }, (_, i) => {
		const d = i === n - 1 && n % 2 ? 0 : Math.floor(room * ((i >> 1) % 8) / 10 / step) * step
		return i % 2 ? mean - d : mean + d
	})
	for (let left = sum - mean * n, i = n - 1; left > 0; i = (i + n - 1) % n) {
		const more = Math.min(step, left, cap - out[i])
		out[i] += more
		left -= more
	}
	return out
}

const region = place => place.slice(0, 6)
const somebody = (n, at) => ({ n, desk: at.desk, place: at.place, contact: personOf(n), person: personOf(n),
	mobile: mobileOf(n), password: `replay ${n} jiu ye`, clicks: 1 })
const firm = (n, place) => ({ unit: `样例军创${n}有限公司`, code: creditCode('91', region(place), n) })

// Desks take turns, and at each desk its places.
const seat = (i, desks) => ({ desk: desks[i % desks.length],
	place: desks[i % desks.length].places[Math.floor(i / desks.length) % desks[i % desks.length].places.length] })

// ---- fairs -------------------------------------------------------------------

const stalls = 4
const kinds = ['site', 'online', 'camp', 'stream']
const trades = [['drive', '配送驾驶员'], ['guard', '安保队员'], ['make', '装配工'], ['repair', '机电维修工'], ['cook', '厨师']]

/*
 * { fairs, employers }: each employer brings its two posts to some of the fairs,
 * so that every fair has the same number of stalls and all of them together the
 * people wanted, or few more.
 */
export function fairsOf (plan, desks) {
	const heads = Math.ceil(plan.posts / plan.fairs / stalls / 2)
	if (heads > 999) throw new Error('A post is for 999 people at most.')
	const firms = Math.max(stalls, Math.ceil(plan.fairs * stalls / 13))
	const employers = Array.from({ length: firms }, (_, i) => {
		const n = 14001 + i
		const at = seat(i, desks)
		return { ...somebody(n, at), ...firm(n, at.place), fairs: [], heads, trades: [trades[i % 5], trades[(i + 2) % 5]] }
	})
	const fairs = Array.from({ length: plan.fairs }, (_, i) => ({ i, desk: desks[i % desks.length],
		wave: Math.floor(i / desks.length), kind: kinds[i % 4], title: `样例退役军人招聘会第${i + 1}场` }))
	fairs.forEach((f, i) => {
		f.stalls = Array.from({ length: stalls }, (_, k) => employers[(i * stalls + k) % firms])
		for (const e of f.stalls) e.fairs.push(f)
	})
	return { fairs, employers, heads: heads * 2 * stalls * plan.fairs }
}

// ---- subsidies -----------------------------------------------------------------

// What a quarter of ninety days brings on the net rate, in per cent.  It is so
// high that one quarter of a loan near the ceiling comes to what the paper says
// of a firm, which in truth came to it over years.
const net = 4.5
const lpr = 3.85
const days = 90

// Quarters that were over on a day, the last one first: [year, quarter].
export function quartersBefore (day, n) {
	const last = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) - 1
	return Array.from({ length: n }, (_, i) => [Math.floor((last - i) / 4), (last - i) % 4 + 1])
}

// round_half_up(principal x rate x days / 360 x share): what the product must find.
export function subsidyOf (principal, rate, borne, share) {
	const n = BigInt(principal) * BigInt(Math.round((rate - borne) * 10000)) * BigInt(days) * BigInt(Math.round(share * 100))
	const by = 1000000n * 360n * 100n
	return Number((2n * n + by) / (2n * by))
}

/*
 * Firms with their claims: each for as many quarters as the sum needs, the
 * amounts exact to the fen.  today: the day on which they claim.
 */
export function claimsOf (plan, desks, today) {
	if (!plan.firms) return []
	const latest = policyOf(today)
	const most = Math.floor(latest.firm * net / 100 * days / 360)
	const quarters = Math.ceil(plan.subsidy / plan.firms / most)
	const over = quartersBefore(today, quarters).reverse()
	const signed = `${over[0][0]}-${String(over[0][1] * 3 - 2).padStart(2, '0')}-01`
	const rule = policyOf(signed)
	if (!rule || rule !== latest) throw new Error(`No one rule holds from ${signed} to ${today}.`)
	const borne = rule.below === null ? 0 : lpr - rule.below
	const rate = Number((borne + net / rule.share).toFixed(4))
	const amounts = spread(plan.subsidy, plan.firms * quarters, most)
	return Array.from({ length: plan.firms }, (_, i) => {
		const n = 15001 + i
		const at = seat(i, desks)
		return { ...somebody(n, at), ...firm(n, at.place), account: `3702${String(n).padStart(12, '0')}`,
			id: identity(region(at.place), '1980-01-01', i * 2 % 1000 + 1),
			claims: over.map(([year, quarter], q) => {
				const amount = amounts[i * quarters + q]
				const principal = Math.round(amount * 100 / net * 360 / days)
				return { year, quarter, amount, principal, signed, rate, lpr, days, loan: `DK-${n}`,
					interest: Math.ceil(principal * rate / 100 * days / 360), expected: subsidyOf(principal, rate, borne, rule.share) }
			}) }
	})
}

// ---- loans -----------------------------------------------------------------------

/*
 * Who borrows: persons and firms mixed, so that the sum is met and nobody is
 * above the ceiling of his kind on that day.
 */
export function loansOf (plan, desks, today) {
	if (!plan.loans) return []
	const rule = policyOf(today)
	// Persons have some way to their ceiling; as many firms as the rest needs.
	const each = Math.min(rule.person * 0.6, plan.lent / plan.loans)
	const of = rule.firm * 0.3
	const firms = Math.max(plan.loans > 1 ? 1 : 0, Math.ceil((plan.lent - plan.loans * each) / (of - each)))
	if (firms > plan.loans) throw new Error('The sum of the loans is too much for their number.')
	const persons = plan.loans - firms
	const small = Math.floor(each * persons / 10000) * 10000
	const step = 1000000
	const amounts = [...persons ? spread(small, persons, rule.person, step) : [], ...spread(plan.lent - small, firms, rule.firm, step)]
	return amounts.map((amount, i) => {
		const n = 17001 + i
		const at = seat(i, desks)
		const unit = i >= persons
		return { ...somebody(n, at), kind: unit ? 'firm' : 'person', ...unit ? firm(n, at.place) : {}, amount,
			months: unit ? 24 : 36, id: identity(region(at.place), '1985-01-01', i * 2 % 1000 + 1) }
	})
}
