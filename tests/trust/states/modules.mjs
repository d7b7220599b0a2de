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
import { gift, officer, person, places, token } from '../../web/kit/world.mjs'

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

// A time is booked, and over, for those steps that need one; the limit has
// passed long ago.
async function welcome () {
	const p = await places()
	const by = (await officer(p.district, [])).id
	return {
		fields: { discharge_on: await value('select api.today() - 70') },
		before: (service, state, a) => ['book', 'rebook', 'missed'].includes(a.action) ? `with s as (
			insert into rg.report_slot (station, day, begins, ends, kind, seats, place, keeper, made_by, at)
			values (${p.district}, api.today() - 2, '9:00', '9:30', 'booked', 1, '窗口', 'k' || $CASE, ${by}, api.now())
			returning id)
			insert into rg.report_booking (slot, case_id, seat, at, changed_at)
			select id, $CASE, 1, api.now(), api.now() from s;` : ''
	}
}

const all = { carefund, welcome }
const made = {}
export async function module_of (name) {
	made[name] ??= await all[name]?.() ?? { fields: {}, before: () => '' }
	return made[name]
}
