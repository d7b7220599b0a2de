// What the replay makes up of its figures: sums to the fen, ceilings of each
// kind, as many as the paper says; nothing runs here.
import { readFigures } from '../replay/figures.mjs'
import { claimsOf, employOf, fairsOf, loansOf, policyOf, spread } from '../replay/employ_plan.mjs'
import { arrivalsOf, byMode, reportOf } from '../replay/report_plan.mjs'

let n = 0, bad = 0
function ok (good, what, more = '') {
	if (!good) bad++
	console.log(`${good ? 'ok' : 'not ok'} ${++n} - ${what}${good ? '' : ` (${more})`}`)
}
const is = (got, want, what) => ok(got === want, what, `${got}, not ${want}`)
const sum = list => list.reduce((a, b) => a + b, 0)

const figures = readFigures(new URL('../../sql/data/figures-qingdao.csv', import.meta.url).pathname)
const desks = ['370202', '370203', '370211'].map(code => ({ code,
	places: Array.from({ length: 7 }, (_, i) => `${code}01000${i + 1}`) }))

for (const [whole, parts, cap, step] of [[10, 3, 4, 1], [6000000, 4, 1687500, 1], [100, 1, 100, 1], [99, 7, 15, 10], [1000, 10, 100, 7]]) {
	const list = spread(whole, parts, cap, step)
	ok(list.length === parts && sum(list) === whole && Math.max(...list) <= cap && Math.min(...list) > 0,
		`${whole} in ${parts} parts of ${cap} at most`, list.join(' '))
}

// ---- report-ins ----------------------------------------------------------------

const report = reportOf(figures)
const people = arrivalsOf(report, desks)
is(people.flat().length, 2160, '2,160 report in')
is(people.length, 24, 'on two days of each month')
ok(Object.values(byMode(people.flat())).every(n => n > 200), 'in each of four ways')
is(new Set(people.flat().map(a => a.id)).size, 2160, 'each with a number of his own')
is(new Set(people.flat().map(a => a.mobile)).size, 2160, 'and a telephone')

// ---- fairs, subsidies --------------------------------------------------------------

const plan = employOf(figures)
const { fairs, employers, heads } = fairsOf(plan, desks)
is(fairs.length, 130, '130 fairs')
ok(heads >= 60000 && heads < 61000, 'with 60,000 people wanted, few more', heads)
is(sum(employers.map(e => e.fairs.length * e.heads * 2)), heads, 'which the stalls bring')
ok(fairs.every(f => new Set(f.stalls).size === 4), 'four employers at each')
ok(employers.every(e => e.fairs.length <= 20), 'none at more fairs than it may sign up for in a day')
for (const today of ['2021-01-04', '2026-11-20']) {
	const claims = claimsOf(plan, desks, today)
	const all = claims.flatMap(f => f.claims)
	const rule = policyOf(all[0].signed)

	is(claims.length, 1000, `${today}: 1,000 firms claim`)
	is(sum(all.map(c => c.expected)), 3244000000, 'the formula comes to 32,440,000.00')
	ok(all.every(c => c.amount === c.expected), 'each to the fen')
	ok(all.every(c => c.principal <= rule.firm && c.amount <= c.interest), 'under the ceiling and the interest paid')
	ok(claims.every(f => new Set(f.claims.map(c => c.year * 4 + c.quarter)).size === f.claims.length), 'no quarter twice')
}

// ---- loans -----------------------------------------------------------------------

for (const today of ['2021-01-04', '2026-11-20']) {
	const loans = loansOf(plan, desks, today)
	const rule = policyOf(today)

	is(loans.length, 1434, `${today}: 1,434 loans`)
	is(sum(loans.map(l => l.amount)), 34000000000, 'of 340,000,000.00 together')
	ok(loans.every(l => l.amount > 0 && l.amount <= rule[l.kind]), 'each under the ceiling of its kind')
	ok(['person', 'firm'].every(k => loans.filter(l => l.kind === k).length > 50), 'persons and firms mixed')
}
console.log(`1..${n}`)
process.exit(bad ? 1 : 0)
