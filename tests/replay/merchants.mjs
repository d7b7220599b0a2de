// Who applies.  Every merchant is made up: credit codes with bodies of Q,
// telephone numbers with bodies of zeros, names that say they are samples;
// only the places are real.  What will become of an application is built into
// what the merchant writes and photographs, and nowhere else: the officers'
// client sees pages, never this list.
import * as picture from './picture.mjs'

// ---- numbers -----------------------------------------------------------------

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

// GB 11714: check character of an organisation code.
function organisation (body) {
	const weights = [3, 7, 9, 10, 5, 8, 4, 2]
	const sum = [...body].reduce((n, ch, i) => n + weights[i] *
		'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(ch), 0)
	const c = 11 - sum % 11
	return body + (c === 10 ? 'X' : c === 11 ? '0' : c)
}

// GB 32100: the whole code with its check character.
export function creditCode (kind, region, n) {
	const body = organisation(String(n).padStart(4, '0').padStart(8, 'Q'))
	const head = kind + region + body
	const sum = [...head].reduce((s, ch, i) => s + alphabet.indexOf(ch) * 3 ** i % 31, 0)
	return head + alphabet[(31 - sum % 31) % 31]
}

export const mobileOf = n => `${['139', '138', '137', '136', '135'][Math.floor(n / 10000) % 5]
	}0000${String(n % 10000).padStart(4, '0')}`

// 样例一二三: a sample of a person.
export const personOf = (n, word = '样例') => word +
	String(n).replace(/./g, d => '〇一二三四五六七八九'[d])

// ---- places --------------------------------------------------------------------

// Active places of a divisions file (code12,level,name,parent12): codes from
// 400 up in the town's or village's part, and zones, are not served.
export function placesOf (csv) {
	const rows = csv.replace(/^\ufeff/, '').split(/\r?\n/).slice(1).filter(Boolean)
		.map(l => l.split(',')).map(([code, level, name, parent]) =>
			({ code, level: Number(level), name, parent }))
	const live = new Map()
	for (const r of rows.sort((a, b) => a.level - b.level)) {
		const part = r.level === 3 ? 0 : r.level === 4 ? r.code.slice(6, 9) : r.code.slice(9)
		const zone = r.level === 3 && r.code.slice(4, 6) >= '71' && r.code.slice(4, 6) <= '79'
		const root = !rows.some(p => p.code === r.parent)
		if ((root || live.has(r.parent)) && !zone && Number(part) < 400) live.set(r.code, r)
	}
	const root = [...live.values()][0]
	const villages = [...live.values()].filter(r => r.level === 5)
	const districts = new Map()
	for (const v of villages) {
		const key = v.code.slice(0, 6)
		if (!districts.has(key)) districts.set(key, [])
		districts.get(key).push(v)
	}
	return { root, districts: [...districts.entries()].sort(([a], [b]) => a < b ? -1 : 1)
		.map(([code, list]) => ({ code, list })) }
}

// ---- causes ----------------------------------------------------------------------

// What goes wrong, with the code it should end with and how many in a thousand.
// The first so many of a small file are taken in this order, so that each kind
// comes up early.
export const causes = [
	{ name: 'late', code: 'R01', weight: 115, licence: 'dark', corrects: false },
	{ name: 'conditions', code: 'R06', weight: 140, offer: 'conditions' },
	{ name: 'withdrawn', code: 'R14', weight: 32, withdraws: 'submitted' },
	{ name: 'founded', code: 'R09', weight: 16, closed: true, objection: 'closed' },
	{ name: 'struck off', code: 'R02', weight: 55, struck: true },
	{ name: 'no such place', code: 'R09', weight: 70, empty: true },
	{ name: 'still missing', code: 'R01', weight: 75, licence: 'dark', corrects: 'dark' },
	{ name: 'false sign', code: 'R11', weight: 18, sign: true },
	{ name: 'second shop', code: 'R08', weight: 38, twin: true },
	{ name: 'no advantage', code: 'R05', weight: 130, offer: 'none' },
	{ name: 'listed', code: 'R04', weight: 85, listed: true },
	{ name: 'trade', code: 'R07', weight: 60, trade: true },
	{ name: 'penalty', code: 'R10', weight: 50, penalty: true },
	{ name: 'false code', code: 'R11', weight: 24, falseCode: true },
	{ name: 'code struck off', code: 'R03', weight: 24, codeStruck: true },
	{ name: 'elsewhere', code: 'R12', weight: 30, elsewhere: true },
	{ name: 'expired', code: 'R02', weight: 28, expired: true },
	{ name: 'changed mind', code: 'R14', weight: 30, withdraws: 'accepted' }
]

// Those who become members, and what happens to them on the way.
export const ways = [
	{ name: 'corrected', weight: 60, licence: 'dark', corrects: true },
	{ name: 'returned', weight: 50, branches: 2 },
	{ name: 'objected to', weight: 45, objection: 'closed' },
	{ name: 'straight', weight: 660 },
	{ name: 'returned by audit', weight: 40, offers: 2 },
	{ name: 'hours corrected', weight: 45, hours: true, corrects: true },
	{ name: 'moved', weight: 15, moved: true, objection: 'moved' },
	{ name: 'one branch', weight: 85, branches: 1 }
]

// One of each kind in order, the rest by weight.
function deal (kinds, n) {
	const total = kinds.reduce((s, k) => s + k.weight, 0)
	const left = Math.max(0, n - kinds.length)
	const share = kinds.map((k, i) => (i < n ? 1 : 0) + Math.floor(left * k.weight / total))
	for (let i = 0, more = n - share.reduce((a, b) => a + b, 0); more > 0; more--)
		share[i++ % kinds.length]++
	return kinds.flatMap((k, i) => Array(share[i]).fill(k))
}

// ---- the merchant ------------------------------------------------------------------

const trades = [
	{ code: 'food', word: '餐饮', permit: true }, { code: 'retail', word: '商贸' },
	{ code: 'culture', word: '文旅' }, { code: 'health', word: '康养', permit: true },
	{ code: 'education', word: '教育', permit: true },
	{ code: 'transport', word: '物流', permit: true },
	{ code: 'finance', word: '金融', permit: true }, { code: 'public', word: '公益' },
	{ code: 'other', word: '维修', other: '家电维修' }
]
const unitKinds = [
	{ code: 'company', head: '91', tail: '有限公司' }, { code: 'sole', head: '92', tail: '店' },
	{ code: 'coop', head: '93', tail: '专业合作社' }, { code: 'society', head: '52', tail: '协会' },
	{ code: 'institution', head: '12', tail: '中心' }
]

const offersOf = (m, n) => {
	const list = [
		{ kind: 'discount', percent: String(5 + n % 40), detail: '全部商品和服务，所有门店',
			groups: ['serving', 'veteran'], proof: ['card', 'honour'] },
		{ kind: 'priority', detail: '优先接待，专人服务', groups: ['veteran', 'survivor', 'family'],
			proof: ['card', 'military'] },
		{ kind: 'cut', amount: `${1 + n % 50}.50`, detail: '每次服务立减，随到随用',
			groups: ['veteran'], proof: ['card'] },
		{ kind: 'free', detail: '免费检测一次', groups: ['serving', 'veteran', 'family'],
			proof: ['card', 'honour', 'military'] }
	]
	const first = { ...list[n % 4] }
	if (m.offer === 'none') Object.assign(first, { kind: 'priority', percent: undefined,
		amount: undefined, detail: '与平时价格相同，没有另外优惠' })
	if (m.offer === 'conditions') first.detail =
		['单次消费满300元才可以享受', '须先办理储值卡并充值500元', '每天前10名顾客限时享受'][n % 3]
	return m.offers === 2 ? [first, { ...list[(n + 1) % 4] }] : [first]
}

function merchant (n, built, place, city) {
	const trade = built.trade ? { code: 'other', word: '典当', other: '典当放贷' }
		: trades[n % trades.length]
	const kind = unitKinds[n % 7 < 3 ? 0 : n % 7 < 5 ? 1 : n % 7 === 5 ? 2 : 3 + n % 2]
	const name = `${city}样例${trade.word}${String(n).padStart(4, '0')}${kind.tail}`
	return {
		n, ...built, place, trade, kind, name,
		code: creditCode(kind.head, place.code.slice(0, 6), n),
		mobile: mobileOf(n), person: personOf(n), contact: personOf(n, '测试'),
		password: `replay ${n} rong jun`,
		address: built.elsewhere ? `外省样例市样例路${n}号` : `样例路${n}号`,
		openHours: built.hours ? '待定' : '周一至周日 9:00—21:00',
		founded: n % 5 === 0,
		tel: n % 3 ? '' : '0532-80000000',
		shops: Array.from({ length: built.branches ?? 0 }, (_, i) => ({
			name: `${name}${'甲乙'[i]}店`, address: `样例路${n}号${'甲乙'[i]}座`,
			hours: '周一至周日 9:00—21:00' })),
		offering: offersOf(built, n),
		years: String(1 + n % 3),
		clicks: n % 17 === 0 ? 2 : 1
	}
}

// The papers as the merchant sends them; `again`: for the second time.
export function papersOf (m, year, again = false) {
	const black = again ? m.corrects === 'dark' : m.licence === 'dark'
	const out = { licence_scan: picture.file('营业执照.png', black ? picture.dark()
		: picture.licence({ name: m.name, struck: m.struck, codeStruck: m.codeStruck,
			listed: m.listed, penalty: m.penalty, until: m.expired ? year - 1 : year + 9,
			code: m.falseCode ? creditCode('11', m.place.code.slice(0, 6), m.n) : m.code })) }
	if (m.trade.permit)
		out.permit_scan = picture.file('许可证.png', picture.permit({ name: m.name }))
	out.photo = picture.file('门头.png', picture.photo({ empty: m.empty, closed: m.closed,
		moved: m.moved, name: m.sign ? `${m.name}旧址` : m.name }))
	if (m.n % 4 === 0)
		out.logo = picture.file('标识.png', picture.logo({ name: m.name }))
	return out
}

// Mixes without chance: the same file plays the same play.
function mix (list) {
	const out = []
	const stride = list.length > 2 ? coprime(Math.floor(list.length * 0.618) || 1, list.length) : 1
	for (let i = 0, at = 0; i < list.length; i++, at = (at + stride) % list.length) out.push(list[at])
	return out
}

function coprime (a, n) {
	const gcd = (x, y) => y ? gcd(y, x % y) : x
	while (gcd(a, n) !== 1) a++
	return a
}

/*
 * All merchants, in the order in which they apply, each with its day (0 to
 * days - 1).  A second shop comes a day after the unit it belongs to.  Every
 * fourth lies where a town's or village's own officer (desks) sits.
 */
export function merchantsOf (plan, places, days, desks = []) {
	const wrong = plan.members ? causes : causes.filter(c => !c.twin)
	const builts = mix([...deal(wrong, plan.screened), ...deal(ways, plan.members)
		.map(w => ({ ...w, code: '', member: true }))])
	const city = places.root.name.replace(/(市|区|县|旗)$/, '')
	const { districts } = places
	const all = builts.map((b, i) => {
		const district = districts[i % districts.length]
		const turn = Math.floor(i / districts.length)
		const near = turn % 4 === 3 ? district.list.filter(v =>
			desks.some(d => d.length > 6 && v.code.startsWith(d))) : []
		const list = near.length ? near : district.list
		const place = list[turn * 7 % list.length]
		const { code: ends, ...built } = b
		return { ...merchant(i + 1, built, place, city), ends, cause: b.name,
			day: Math.floor(i * days / builts.length) }
	})
	const bases = all.filter(m => m.cause === 'straight')
	for (const m of all.filter(x => x.twin)) {
		const base = bases.shift() ?? all.find(x => x.member)
		if (!base) continue
		Object.assign(m, { name: `${base.name}（二店）`, place: base.place,
			code: creditCode(m.kind.head, base.place.code.slice(0, 6), m.n),
			day: Math.min(days - 1, Math.max(m.day, base.day + 1)) })
		if (m.day === base.day) base.day = Math.max(0, m.day - 1)
	}
	return all.sort((a, b) => a.day - b.day || a.n - b.n)
}
