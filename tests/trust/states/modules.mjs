// What a module's own part does in a step beside the engine, and so what has to
// stand there for the step to be taken at all: answers of the form, and what was
// done before. A module that adds nothing to the engine needs no entry.
//
//   prepare()                     once
//   fields                        answers of the case
//   before(service, state, a)     SQL before an action that the person may take;
//                                 $CASE is the case, pg_temp.did() a step done
//                                 before

import { q, value } from '../../web/kit/db.mjs'
import { gift, officer, person, places, rights, token } from '../../web/kit/world.mjs'

export const amount = '6000.00'
const fen = 600000

async function carefund () {
	const p = await places()
	await gift(await person('捐状态'), 'RECEIPTED', { amount: '1000000.00' })
	const by = []
	for (let i = 0; i < 5; i++) by.push((await officer(p.root, [])).id)
	const fund = await value("select rg.fund_id('care')")
	const index = token()
	const on = call => `select rg.${call} from rg.case_file c where c.id = $CASE;`
	const bytes = `convert_to(${q(index)}, 'UTF8')`
	// So much needs two approvals and no minutes.
	const stages = [
		on(`pay_approve(c, ${fen}, ${by[0]})`) + on(`pay_approve(c, ${fen}, ${by[1]})`),
		on(`pay_enter(c, ${fund}, ${fen}, '陈状态', '样例银行', ${bytes}, ${by[2]})`),
		on(`pay_release(c, ${by[3]}, '已核对')`),
		on(`pay_done(c, api.today(), '状态凭证', ${by[2]})`)
	]
	const stage = { APPROVED: 1, PAYING: 2, RELEASED: 3, PAID: 4, PAID_FIRST: 4, RECOVERY: 4 }
	const decided = `select pg_temp.did($CASE, 'approve', '{"amount": "${amount}", "purpose": "living"}');`

	return {
		fields: { holder: '陈状态', bank_name: '样例银行', 'account.index': index },
		before (service, state, a) {
			if (service === 'care-donation') {
				return ['give_back', 'hand_out'].includes(a.action)
					? on(`gift_in(c, ${fund}, ${fen}, ${a.action === 'hand_out'}, api.today(), '状态进账', ${by[0]})`) : ''
			}
			return (a.action === 'approve_also' ? decided : '') + stages.slice(0, stage[state] ?? 0).join('')
				+ (a.action === 'call_back' ? on(`payee_note(c, '陈状态', '样例银行', ${bytes}, ${by[4]})`) : '')
		}
	}
}

// A talk is booked in the step that names its time, and missed only after it.
async function counselling () {
	const p = await places()
	const by = await officer(p.district, ['counsellor'])
	await value(`insert into rg.counsellor (account, shown, sex, set_at) values (${by.id}, '王老师', 'f', api.now()) returning account`)
	const slot = days => `insert into rg.counsel_slot (counsellor, station, starts, ends, ways, made_at) values (${by.id},
		${p.district}, api.now() + interval '${days} days', api.now() + interval '${days} days 50 min', '{phone}', api.now())`
	return action => ['choose', 'change', 'arrange', 'rearrange'].includes(action)
		? `with s as (${slot(1)} returning id) select set_config('rg.slot', id::text, true), set_config('rg.way', 'phone', true) from s;`
		: action === 'absent' ? `with s as (${slot(-1)} returning id) insert into rg.counsel_session (case_id, slot, way, booked_at)
			select $CASE, id, 'phone', api.now() from s;` : ''
}

// A matter is sorted only with the case it becomes, and joined only to one that is
// there.
async function mediation () {
	const by = await officer((await places()).root, [])
	const other = await rights(await person('陈前件'), 'rights-petition')
	const talk = await counselling()
	return {
		// Help comes first only where a limit is near.
		fields: { limit_near: '1', limit_on: await value('select api.today()') },
		before (service, state, a) {
			if (service === 'rights-counselling') return talk(a.action)
			if (a.action.startsWith('sort_')) {
				return `insert into rg.sorted (intake, target, action, by, at)
					values ($CASE, ${other.id}, ${q(a.action)}, ${by.id}, api.now());`
			}
			// What the suite types for any text is its number then.
			return a.action === 'join' ? `update rg.case_file set no = '试验说明' where id = ${other.id};` : ''
		}
	}
}

const all = { carefund, mediation }
const made = {}
export async function module_of (name) {
	made[name] ??= await all[name]?.() ?? { fields: {}, before: () => '' }
	return made[name]
}
