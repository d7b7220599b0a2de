// What the figures say of report-ins, and who reports in: made up from it, the
// same for the same file.  Names and numbers are samples; only places are real.
import { cardNumber, identity } from './fund_plan.mjs'
import { mobileOf, personOf } from './merchants.mjs'
import { parts } from './rights_plan.mjs'

// The rows of the figures that this part plays; null: the file has none.
export function reportOf (figures) {
	const of = metric => figures.find(f => f.module === 'reportin' && metric.test(f.metric))
	const handled = of(/^handled_\d{4}$/)
	if (!handled) return null
	if (!Number.isInteger(handled.value) || handled.value < 4)
		throw new Error('The figures do not say how many reported in, four or more.')
	return { year: handled.year, handled: handled.value, minutes: of(/^sla_after$/)?.value ?? 30 }
}

// Two days of each month on which people come; a short list comes on the last.
export function daysOf (plan) {
	const all = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
		.flatMap(m => [`${plan.year}-${m}-10`, `${plan.year}-${m}-21`])
	return all.slice(-Math.max(1, Math.min(all.length, Math.floor(plan.handled / 6))))
}

// How they come, and how long the window takes: `held` must go away for a
// paper, or is asked for one; that time is not the window's.
const modes = ['window', 'booked', 'after', 'home', 'window', 'booked', 'window', 'booked', 'booked', 'window']
const paces = ['quick', 'slow', 'quick', 'held', 'quick', 'slow', 'lacking']
const wills = ['adapt', 'skill', 'degree', 'startup', 'none']

function arrival (n, turn, i, desk, day) {
	const born = new Date(Date.UTC(1978, 0, 1) + turn * 37 % 7300 * 864e5).toISOString().slice(0, 10)
	const mode = modes[i % modes.length]
	return {
		n, desk, day, mode, place: desk.places[turn % desk.places.length], born, contact: personOf(n), mobile: mobileOf(n),
		// Who comes at a time of his own has an hour for himself.
		pace: mode === 'window' || mode === 'booked' ? paces[i % paces.length] : 'quick',
		// No row of digits: 12321 is one that nobody may use.
		password: `replay ${(n * 7919).toString(36)} rong gui`, clicks: n % 17 === 0 ? 2 : 1, card: cardNumber(n),
		id: identity(desk.code, born, turn % 500 * 2 + 1), self: i % 4 === 0, party: i % 3 === 0,
		social: i % 5 ? 'yes' : 'no', will: wills[i % wills.length]
	}
}

// Everybody, a list for each day; desks take turns.
export function arrivalsOf (plan, desks) {
	const days = daysOf(plan)
	let i = 0
	return parts(plan.handled, days.length).map((number, d) => Array.from({ length: number }, () => {
		const turn = Math.floor(i / desks.length)
		return arrival(11001 + i, turn, turn + 3 * (i % desks.length), desks[i++ % desks.length], days[d])
	}))
}

export const lateOf = (desk, day) => arrival(14900, 499, 0, desk, day)

// How many come in each of the four ways.
export function byMode (list) {
	const out = { window: 0, booked: 0, after: 0, home: 0 }
	for (const a of list) out[a.mode]++
	return out
}
