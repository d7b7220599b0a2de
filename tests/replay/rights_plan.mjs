// What the figures say of petitions and legal cases, and the matters made up
// from it: the same for the same file.  Names and numbers are samples; only
// places are real.
import { mobileOf, personOf } from './merchants.mjs'

// Of the year before the paper says nothing but how the number changed; so many
// are chosen for it, unless the figures have a row of their own.
const chosen = 1000

// The five ways petitions come in, as the desk's form names them.
export const channels = ['phone', 'online', 'counter', 'video', 'system']

// The rows of the figures that this part plays; null: the file has none.
export function rightsOf (figures) {
	const of = (module, metric) => figures.find(f => f.module === module && metric.test(f.metric))
	const change = of('petition', /^volume_change_\d{4}$/)
	const legal = of('mediation', /^legal_cases$/)
	if (!change && !legal) return null
	const plan = { year: change?.year, change: change?.value, legal: legal?.value ?? 0, before: 0, now: 0 }
	if (change) {
		plan.before = of('petition', /^volume_before$/)?.value ?? chosen
		plan.now = Math.round(plan.before * (100 + plan.change)) / 100
		if (!Number.isInteger(plan.now) || plan.now < 1)
			throw new Error(`${plan.change} % of ${plan.before} petitions is no whole number of them.`)
	}
	if (!Number.isInteger(plan.legal) || plan.legal < 0)
		throw new Error('The figures do not say a whole number of legal cases.')
	plan.channels = of('petition', /^channels$/)?.value ?? channels.length
	if (plan.channels > channels.length) throw new Error(`Petitions come in by ${channels.length} channels.`)
	return plan
}

// What is told, and what it is about: title of the answer and of the subject.
const claims = [
	{ matter: 'policy', category: 'settle', facts: '安置岗位与接收单位承诺的不一致。', request: '请按安置政策落实岗位。' },
	{ matter: 'policy', category: 'pension', facts: '抚恤补助连续三个月没有发放到账。', request: '请核实并补发。' },
	{ matter: 'policy', category: 'benefit', facts: '养老保险接续中断，缴费年限少算两年。', request: '请协调接续缴费年限。' },
	{ matter: 'advice', category: 'work', facts: '专场招聘会的岗位与退役军人的专长不符。', request: '建议按专长分场举办。', purpose: 'advice' },
	{ matter: 'policy', category: 'identity', facts: '档案遗失，参战身份一直没有认定。', request: '请协助查档认定身份。' }
]
const suit = { matter: 'lawyer', facts: '单位拖欠劳动报酬，准备申请仲裁，需要律师帮助。', request: '请转法律援助机构。' }

function matter (n, place, more) {
	return { n, place, person: personOf(n), contact: personOf(n), mobile: mobileOf(n), clicks: 1,
		password: `replay ${n} quan yi`, ...more }
}

// What becomes of a petition: the first of each channel goes all its way.
const ends = ['guide', 'transfer', 'not_ours', 'refuse']

/*
 * Petitions of one day, over so many desks: each with the channel it comes by,
 * the desk of its place, and how it is answered.  Whoever writes himself, online,
 * brings up to four matters under one name.
 */
export function petitionsOf (number, from, desks, plan) {
	return Array.from({ length: number }, (_, i) => {
		const round = Math.floor(i / plan.channels)
		const desk = desks[round % desks.length]
		return matter(from + i, desk.places[i % desk.places.length], { ...claims[i % claims.length],
			channel: channels[i % plan.channels], desk, ends: round ? ends[round % ends.length] : 'opinion' })
	})
}

export function suitsOf (number, from, desks) {
	return Array.from({ length: number }, (_, i) => {
		const desk = desks[i % desks.length]
		return matter(from + i, desk.places[i % desk.places.length], { ...suit, desk, channel: 'counter',
			ends: i % 10 ? 'hand_over' : 'granted' })
	})
}

// As many parts as even as can be.
export const parts = (n, of) => Array.from({ length: of }, (_, i) =>
	Math.floor(n * (i + 1) / of) - Math.floor(n * i / of))
