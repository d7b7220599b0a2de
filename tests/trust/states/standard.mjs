// What a standard says, read from its flat values alone, as ronggui-standard(5)
// tells it: not from the rows that the engine asks.

import { rows } from '../../web/kit/db.mjs'

const words = s => s?.trim() ? s.trim().split(/\s+/) : []
const below = (v, path) => [...new Set(Object.keys(v).filter(k => k.startsWith(`${path}.`))
	.map(k => k.slice(path.length + 1).split('.')[0]))]

export async function standards () {
	const list = await rows(`select s.id, s.service, s.version, v.module, v.confidential from rg.standard s
		join rg.service v on v.code = s.service where v.standard = s.id order by s.id`)
	const roles = (await rows('select rolname as r from pg_roles')).map(r => r.r)
	for (const s of list) {
		s.values = Object.fromEntries((await rows(`select path, value from rg.standard_value where standard = ${s.id}`))
			.map(r => [r.path, r.value]))
		s.served = roles.includes(`rg_${s.module}_off`) && roles.includes(`rg_${s.module}_pub`)
		Object.assign(s, parse(s.values))
	}
	return list
}

function parse (v) {
	const states = below(v, 'states').map(state => {
		const at = `states.${state}.`
		return { state, kind: v[`${at}kind`], role: v[`${at}role`] ?? '', levels: words(v[`${at}levels`]),
			step: v[`${at}step`] ?? '', before: v[`${at}before`] }
	})
	const actions = below(v, 'actions').map(action => {
		const at = `actions.${action}.`
		const get = name => v[at + name]
		return {
			action,
			from: words(get('from')),
			to: get('to'),
			by: get('by'),
			reasons: words(get('reasons')),
			needs: words(get('needs')),
			asks: get('asks') === '1',
			once: get('once') === '1',
			within: get('within'),
			before_end: get('before_end'),
			before_days: Number(get('before_days') ?? 0),
			roles: words(get('role') ?? 'HOLDER'),
			levels: words(get('levels')),
			levels_of: role => words(get(`levels.${role}`)),
			step: get('step'),
			// What must have been done, or not, and what must have been answered.
			after: words(get('after')),
			unless: words(get('unless')),
			when: get('when.field') && { field: get('when.field'), is: words(get('when.is')), not: words(get('when.not')) },
			fields: Object.fromEntries(below(v, `${at}fields`).map(f => [f, {
				type: get(`fields.${f}.type`),
				must: get(`fields.${f}.must`),
				min: get(`fields.${f}.min`),
				options: below(v, `${at}fields.${f}.options`)
			}]))
		}
	})
	const state_of = Object.fromEntries(states.map(s => [s.state, s]))
	const tasks = below(v, 'tasks').map(task => ({ task, step: v[`tasks.${task}.step`] ?? '' }))
	return { states, actions, state_of, tasks: tasks.map(t => t.task), clocks: below(v, 'clocks'),
		steps: [...new Set([...states, ...actions, ...tasks].map(x => x.step).filter(x => x && x !== 'none'))],
		field: words(below(v, 'form.pages').flatMap(p => below(v, `form.pages.${p}.fields`)).join(' '))[0] }
}

// Which officers may take an action in a state: [{ role, levels, step }].
export function who (standard, a, state) {
	if (a.by !== 'officer' || !a.from.includes(state)) return []
	const s = standard.state_of[state]
	return a.roles.map(r => {
		const holder = r === 'HOLDER'
		const role = holder ? s.role : r
		const own = a.levels_of(r)
		return {
			role,
			levels: own.length ? own : !holder && a.levels.length ? a.levels : s.levels,
			step: a.step === 'none' ? '' : a.step ?? (holder || r === s.role ? s.step : '')
		}
	})
}

export const target = (standard, a, state, left) => a.to === 'SAME' ? state
	: a.to === 'BACK' ? left : a.to === 'BEFORE' ? standard.state_of[state].before : a.to
