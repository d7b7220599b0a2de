// What a case and an inbox show, from their rows: the words of the standard, stages,
// history, answers. The same as view.php and view.py.
'use strict'

const state_word = (std, s) => std.states[s].applicant || std.states[s].label
const stage_of = (std, s) => Number(std.states[s]?.stage || 0)
const listed = (list, s) => (list || '').split(' ').includes(s)

function step_word (std, e) {
	const a = std.actions[e.action]
	const now = state_word(std, e.to_state)
	if (e.role === 'applicant') return a.label
	if (e.from_state === e.to_state) return a && a.message ? a.label : null
	return now !== state_word(std, e.from_state) ? now : null
}

function history (std, events) {
	const out = []
	for (let i = events.length - 1; i >= 0; i--) {
		const e = events[i]
		const text = step_word(std, e)
		if (!text) continue
		const a = std.actions[e.action]
		const told = e.role === 'applicant' || (a && a.note === 'required' && a.message)
		out.push({ text, at: e.at, reason: e.reason ? std.reasons[e.reason].label : '', note: told ? e.note || '' : '' })
	}
	return out
}

function stages (std, c, events) {
	let now = stage_of(std, c.state)
	let far = 0
	const when = {}
	for (const e of events) {
		const n = stage_of(std, e.to_state)
		if (n > far) far = n
		when[n] ??= e.at.slice(0, 10)
		if (c.kind === 'waiting' && e.to_state === c.state) now = stage_of(std, e.from_state) || now
	}
	const over = c.kind === 'final_no' || c.kind === 'ended'
	const done = c.kind === 'member' || c.kind === 'final_ok'
	const out = []
	for (const [k, s] of Object.entries(std.stages)) {
		const i = Number(k)
		if (over && i > far) continue
		const is_done = over || i < now || (i === now && done)
		out.push({ title: typeof s === 'object' ? s.title || s.label : s, at: when[i] || '', done: is_done,
			now: !is_done && i === now })
	}
	return out
}

function shown (f, v) {
	switch (f.type) {
	case 'choice': return f.options[v] || v
	case 'multi': return v.split(' ').map(x => f.options[x] || x).join('、')
	case 'bool': case 'consent': return v === '1' ? '是' : '否'
	case 'percent': return `${v}%`
	default: return v
	}
}

function answers (std, values) {
	const out = []
	for (const page of Object.values(std.form.pages)) {
		const blocks = []
		let rows = []
		for (const [name, f] of Object.entries(page.fields || {})) {
			if (f.type !== 'group') {
				if (values[name]) rows.push({ path: name, label: f.label, value: shown(f, values[name]) })
				continue
			}
			if (rows.length) blocks.push({ title: '', rows })
			for (let n = 0; ; n++) {
				rows = []
				for (const [k, g] of Object.entries(f.fields)) {
					const path = `${name}.${n}.${k}`
					if (values[path]) rows.push({ path, label: g.label, value: shown(g, values[path]) })
				}
				if (!rows.length) break
				blocks.push({ title: `${f.label} ${n + 1}`, rows })
			}
			rows = []
		}
		if (rows.length) blocks.push({ title: '', rows })
		if (blocks.length) out.push({ title: page.title, blocks })
	}
	return out
}

const file_words = { accepted: '已核对', refused: '不合格', unscanned: '已收到', clean: '已收到', pending: '正在检查' }
exports.case_page = (std, c, d) => {
	const fresh = d.messages.filter(m => m.side === 'off' && !m.read).length
	return {
		service: std.title, no: c.no, title: c.title || c.no, state_word: state_word(std, c.state),
		submitted: c.submitted, next: '已经办好，现在不用您做什么。', member: d.member, may: d.rating?.may,
		stages: stages(std, c, d.events), actions: d.actions,
		clocks: d.clocks.map(t => ({ label: std.clocks[t.clock].label, due: t.due })),
		issued: d.issued.map(f => ({ ...f, label: std.documents[f.kind].label })),
		messages: d.messages.map(m => ({ own: m.side === 'pub', at: m.at, body: m.body })), new: fresh,
		history: history(std, d.events),
		files: d.files.map(f => ({ ...f, label: std.papers[f.paper].label, word: file_words[f.state] })),
		answers: answers(std, d.answers)
	}
}

const tabs = [['claim', '待领'], ['mine', '我的'], ['waiting', '等申请人'], ['soon', '快到期'], ['overdue', '已超期'], ['closed', '已办结']]
exports.inbox_page = (who, counts, rows) => ({
	station: who.station_name, user: who.name,
	tabs: tabs.map(([tab, w], i) => ({ tab, word: w, here: i === 0, n: Number(counts[tab]) === 1000 ? '999+' : counts[tab] })),
	rows: rows.slice(0, 20).map(c => ({ ...c, light: c.late ? '已超期' : c.soon ? '快到期' : '' })),
	older: rows.length > 20 ? rows[19].id : ''
})

// ---- the form ------------------------------------------------------------------------

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
function uscc (s) {
	if (!/^[0-9ABCDEFGHJKLMNPQRTUWXY]{18}$/.test(s)) return false
	let sum = 0
	for (let i = 0; i < 17; i++) sum += letters.indexOf(s[i]) * weights[i]
	return letters[(31 - sum % 31) % 31] === s[17]
}
const date = s => /^\d{4}-\d\d-\d\d$/.test(s) && !Number.isNaN(Date.parse(s))
const whole = (s, f) => /^\d{1,9}$/.test(s) && Number(s) >= Number(f.min ?? 0) && Number(s) <= Number(f.max ?? 1e9)
const text = (s, f) => { const n = [...s].length; return n >= Number(f.min ?? 0) && n <= Number(f.max ?? 2000) }
const good = {
	unit: text, text, address: text, uscc, date,
	name: s => /^[\p{Script=Han}·]{2,30}$/u.test(s) || /^[A-Za-z .'-]{2,60}$/.test(s),
	choice: (s, f) => s in f.options, multi: (s, f) => s.split(' ').every(x => x in f.options),
	bool: s => s === '0' || s === '1', consent: s => s === '1', mobile: s => /^1[3-9]\d{9}$/.test(s),
	contact: s => /^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400\d{7})$/.test(s), percent: whole, int: whole,
	money: s => /^\d{1,9}(\.\d{1,2})?$/.test(s), division: s => /^\d{12}$/.test(s), lat: s => Math.abs(s) <= 90, lng: s => Math.abs(s) <= 180
}

function check_one (f, v, values, above) {
	if (f.when && !listed(f.when.is, values[above + f.when.field])) return true
	if (!v) return f.required !== '1'
	return good[f.type](v, f)
}

// Names of fields that are missing or wrong.
exports.wrong = (std, values) => {
	const bad = []
	for (const page of Object.values(std.form.pages)) {
		for (const [name, f] of Object.entries(page.fields || {})) {
			if (f.type !== 'group') {
				if (!check_one(f, values[name], values, '')) bad.push(name)
				continue
			}
			const rows = new Set(Object.keys(values).filter(k => k.startsWith(`${name}.`)).map(k => k.split('.')[1]))
			if (rows.size < Number(f.min || 0)) bad.push(name)
			for (const n of rows) {
				for (const [k, g] of Object.entries(f.fields)) {
					if (!check_one(g, values[`${name}.${n}.${k}`], values, `${name}.${n}.`)) bad.push(`${name}.${n}.${k}`)
				}
				const from = values[`${name}.${n}.valid_from`]
				const to = values[`${name}.${n}.valid_to`]
				if (from && to && from > to) bad.push(`${name}.${n}.valid_to`)
			}
		}
	}
	return bad
}

// Papers that these answers ask for and that are not there.
exports.missing = (std, values, papers) => Object.entries(std.papers).filter(([name, p]) => p.required === '1' &&
	!papers.has(name) && (!p.when || listed(p.when.is, values[p.when.field]))).map(([name]) => name)

exports.grams = title => {
	const t = [...title.replace(/\s/g, '').toLowerCase()]
	const found = new Set()
	for (let i = 0; i < t.length; i++) {
		found.add(t[i])
		if (i + 1 < t.length) found.add(t[i] + t[i + 1])
	}
	return [...found]
}

exports.number = (division, day, n) => {
	const digits = `${division}${day}${String(n).padStart(5, '0')}`
	let m = 0
	for (const d of digits) m = (m + Number(d)) * 2 % 11
	m = (12 - m) % 11
	return `LM${digits}-${m === 10 ? 'X' : m}`
}
