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

// A post goes no further unless its applicant is a registered employer.
async function employment () {
	return {
		fields: { unit_name: '样例状态单位', uscc: '91370202MA00000000', job_title: '样例岗位', family: 'drive', headcount: '1',
			duties: '市内配送。', conditions: '有驾照。', address: '样例路1号', pay_kind: 'month', pay_min: '6000',
			pay_max: '8000', contract: 'fixed', tel: '0532-88888888', valid_days: '60', about: '城市配送。' },
		before: service => service === 'job-post' ? `insert into rg.employer (case_id, account, name, uscc, industry,
			area, address, about, agency, veteran_founded, live, since) select c.id, c.applicant, '样例状态单位', '', 'g', c.area, '', '',
			false, false, true, api.today() from rg.case_file c where c.id = $CASE on conflict do nothing;` : ''
	}
}

const all = { carefund, employment }
const made = {}
export async function module_of (name) {
	made[name] ??= await all[name]?.() ?? { fields: {}, before: () => '' }
	return made[name]
}
