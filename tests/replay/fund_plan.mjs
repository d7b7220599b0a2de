// Who gives to the care fund and who is helped by it: made up from the figures,
// the same for the same file. Names and numbers are samples; only places are
// real. Sums are in fen.
import { creditCode, mobileOf, personOf } from './merchants.mjs'

const fen = yuan => Math.round(yuan * 100)

export const yuan = n => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`
// As pages write it: 4,012,000.00
export const money = n => yuan(n).replace(/\B(?=(\d{3})+\.)/g, ',')

// The rows of the figures that this part plays; null: the file has none.
export function fundOf (figures) {
	const of = metric => figures.find(f => f.module === 'carefund' && f.metric === metric)?.value
	if (!figures.some(f => f.module === 'carefund')) return null
	const plan = { given: fen(of('donations_received')), paid: fen(of('disbursed')),
		households: of('veteran_households_helped'), serving: of('serving_families_helped') ?? 0 }
	if (Object.values(plan).some(v => !Number.isInteger(v) || v < 0) || plan.paid > plan.given)
		throw new Error('The figures do not say what the care fund was given and paid, and to how many.')
	const left = of('balance_derived')
	if (left !== undefined && fen(left) !== plan.given - plan.paid)
		throw new Error('The care fund\'s balance is not what it was given less what it paid.')
	plan.helped = plan.households + plan.serving
	// Nobody is paid more than a meeting may decide.
	if (plan.helped && plan.paid / plan.helped > 4000000 || plan.helped && plan.paid < plan.helped * 10000)
		throw new Error('The care fund\'s payments do not fit the number of those helped.')
	return plan
}

// ---- numbers -----------------------------------------------------------------

// GB 11643: a number nobody has, with its check character; the last digit of
// the three of the day is odd for a man.
export function identity (region, born, n) {
	const body = `${region}${born.replace(/-/g, '')}${String(n).padStart(3, '0')}`
	const sum = [...body].reduce((s, d, i) => s + d * (2 ** (17 - i) % 11), 0)
	return body + '10X98765432'[sum % 11]
}

export const idNumber = (region, n) => identity(region,
	new Date(Date.UTC(1955, 0, 1) + n * 61 * 864e5).toISOString().slice(0, 10), 990 + n % 10)

// A bank card's number, with the digit of Luhn.
export function cardNumber (n) {
	const body = `62000000000${String(n).padStart(6, '0')}`
	const sum = [...body].reverse().reduce((s, d, i) => {
		const x = i % 2 ? Number(d) : d * 2
		return s + (x > 9 ? x - 9 : x)
	}, 0)
	return body + (10 - sum % 10) % 10
}

// ---- shares --------------------------------------------------------------------

// A sum in so many parts of whole hundreds of fen, near the weights given; the
// last takes what is left.
function shares (sum, n, weight) {
	const weights = Array.from({ length: n }, (_, i) => weight(i))
	const total = weights.reduce((a, b) => a + b, 0)
	const out = weights.map(w => Math.max(100, Math.floor(sum * w / total / 100) * 100))
	out[n - 1] += sum - out.reduce((a, b) => a + b, 0)
	return out
}

const purposes = ['medical', 'living', 'disaster', 'study', 'housing']
// What befell them, how often in a round of eight.
const needs = [
	{ code: 'H5', story: '家中遭遇突发困难，生活难以维持。' },
	{ code: 'H3', story: '旧伤复发，住院治疗，自付费用较多。', ill: true },
	{ code: 'H2', story: '服役多年，长期失业，没有稳定收入。' },
	{ code: 'H4', story: '家中失火，房屋受损，财物烧毁。', accident: true },
	{ code: 'H5', story: '子女上学，家庭收入不足。' },
	{ code: 'H1', story: '因服役致残，不能工作。', ill: true },
	{ code: 'H4', story: '交通事故受伤，费用较多。', accident: true },
	{ code: 'H5', story: '配偶失业，老人需要赡养。' }
]

function asker (n, i, sum, place, serving) {
	const need = needs[i % needs.length]
	const person = personOf(n)
	return {
		n, ...need, place, serving, amount: sum, contact: person, person,
		mobile: mobileOf(n), password: `replay ${n} guan ai`, clicks: n % 17 === 0 ? 2 : 1,
		id: idNumber(place.code.slice(0, 6), i), card: cardNumber(n),
		kind: serving ? 'serving' : ['self_employed', 'placed', 'disabled', 'martyr', 'other'][i % 5],
		members: Array.from({ length: 1 + i % 4 }, (_, k) => ({ k, child: k === 3 }))
	}
}

function giver (n, i, sum, district) {
	const unit = i % 3 === 0
	const name = unit ? `样例捐赠${String(n).slice(-4)}有限公司` : personOf(n, '测试')
	return {
		n, district, amount: sum, unit, name, hidden: i % 7 === 6, named: i % 2 === 0,
		contact: personOf(n, '测试'), mobile: mobileOf(n), password: `replay ${n} juan zeng`,
		code: creditCode('91', district.slice(0, 6), n), purpose: i % 5 === 4 ? purposes[i % 4] : '',
		agreement: sum >= 10000000, clicks: 1
	}
}

/*
 * towns: [{ district, town, villages }] with officers of their own. Answers
 * { givers, askers }.
 */
export function fundPlan (plan, towns) {
	const gifts = Math.max(2, Math.min(40, Math.round(plan.helped / 3)))
	const given = shares(plan.given, gifts, i => 1 + (i * 7) % 10 ** (1 + i % 2))
	const paid = shares(plan.paid, plan.helped, i => 4 + (i * 5) % 9 + (i % 8 === 3 ? 12 : 0))
	const every = plan.serving ? Math.floor(plan.helped / plan.serving) : 0
	let serving = plan.serving
	return {
		givers: given.map((sum, i) => giver(20001 + i, i, sum, `${towns[i % towns.length].district}000000`)),
		askers: paid.map((sum, i) => {
			const { villages } = towns[i % towns.length]
			const is = every && serving && i % every === 0
			if (is) serving--
			return asker(30001 + i, i, sum, villages[Math.floor(i / towns.length) % villages.length], is)
		})
	}
}
