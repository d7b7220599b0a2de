// What a module's own part does in a step beside the engine, and so what has to
// stand there for the step to be taken at all: answers of the form, and what was
// done before. A module that adds nothing to the engine needs no entry.
//
//   prepare()                     once
//   fields                        answers of the case
//   typed(service, a)             what is typed for fields whose choices are
//                                 the module's
//   before(service, state, a)     SQL before an action that the person may take;
//                                 $CASE is the case, pg_temp.did() a step done
//                                 before

import { q, rows, value } from '../../web/kit/db.mjs'
import { budget, gift, loan_bank, officer, person, places, rights, token } from '../../web/kit/world.mjs'

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

// A dispute needs parties that are willing, a mediator, sessions (one to come,
// one to be recorded, one held) and an agreement as far as the step is.
async function disputes () {
	const p = await places()
	const committee = await value(`insert into rg.mediation_committee (area, name, short, since, until)
		values (${p.district}, ${q(`状态调解委员会${token().slice(0, 8)}`)}, '状', api.today(), api.today() + 900) returning id`)
	const one = who => value(`insert into rg.mediator (committee, name, sex, member, since, name_index)
		values (${committee}, ${q(who)}, 'f', true, api.today(), '{}') returning id`)
	const mediator = await one('调状态')
	const spare = await one('备状态')
	const room = await value(`insert into rg.mediation_room (committee, name, address, seats)
		values (${committee}, '状态室', '状态楼', 8) returning id`)
	const plus = n => `to_char(api.today() + ${n}, 'YYYY-MM-DD')`
	const tomorrow = await value(`select ${plus(1)}`)
	const typed = {
		consent: { party: '2' },
		accept: { committee },
		choose: { mediator: spare },
		change: { mediator },
		evidence_got: { party: '2' },
		book: { room, held_on: tomorrow, from_time: '09:00', until_time: '10:00' },
		cancel: { session: '1' },
		record: { session: '2', absent: '', by_agent: '' },
		minutes_fix: { session: '3' },
		draft_agreement: { 'items.0.by_party': '2', 'items.0.content': '还款', 'items.0.due': tomorrow },
		sign: { signers: 'party.1' },
		item_done: { item: '0' },
		breach: { item: '0' }
	}
	const hours = (from, until) => `tstzrange(api.now() + interval '${from} h', api.now() + interval '${until} h')`
	return {
		typed: a => typed[a.action],
		before: a => `insert into rg.party (case_id, n, kind, consent, consent_on) values ($CASE, 1, 'applicant', 'agreed', api.today()),
				($CASE, 2, 'respondent', 'agreed', api.today());
			insert into rg.case_mediator (case_id, mediator, how, since) values ($CASE, ${mediator}, 'parties', api.now());
			insert into rg.mediation_session (case_id, n, room, during, state) values ($CASE, 1, ${room}, ${hours(90, 91)}, 'planned'),
				($CASE, 2, ${room}, ${hours(-9, -8)}, 'planned'), ($CASE, 3, ${room}, ${hours(-7, -6)}, 'held');
			insert into rg.agreement (case_id, n, kind, version, made_on, in_force_on) values ($CASE, 1,
				${a.action === 'agree_oral' ? "'oral'" : "'written'"}, 1, api.today(), ${['sign', 'draft_agreement'].includes(a.action) ? 'null' : 'api.today()'});
			insert into rg.agreement_item (case_id, agreement, n, party, due_on, state, done_on) values ($CASE, 1, 0, 2, api.today() - 1,
				${a.action === 'performed' ? "'done', api.today()" : "'open', null"});
			${a.action === 'archive' ? "select pg_temp.did($CASE, 'start'), pg_temp.did($CASE, 'record');" : ''}`
	}
}

// A matter is sorted only with the case it becomes, and joined only to one that is
// there.
async function mediation () {
	const by = await officer((await places()).root, [])
	const other = await rights(await person('陈前件'), 'rights-petition')
	const talk = await counselling()
	const dispute = await disputes()
	return {
		// Help comes first only where a limit is near.
		fields: { limit_near: '1', limit_on: await value('select api.today()') },
		typed: (service, a) => service === 'rights-mediation' ? dispute.typed(a) : {},
		before (service, state, a) {
			if (service === 'rights-counselling') return talk(a.action)
			if (service === 'rights-mediation') return dispute.before(a)
			if (a.action.startsWith('sort_')) {
				return `insert into rg.sorted (intake, target, action, by, at)
					values ($CASE, ${other.id}, ${q(a.action)}, ${by.id}, api.now());`
			}
			// What the suite types for any text is its number then.
			return a.action === 'join' ? `update rg.case_file set no = '试验说明' where id = ${other.id};` : ''
		}
	}
}

// A time is booked, and over, for those steps that need one; the limit has
// passed long ago.
async function welcome () {
	const p = await places()
	const by = (await officer(p.district, [])).id
	const slot = days => `insert into rg.report_slot (station, day, begins, ends, kind, seats, place, keeper, made_by, at)
		values (${p.district}, api.today() + ${days}, '9:00', '9:30', 'booked', 1, '窗口', 'k' || $CASE, ${by}, api.now()) returning id`
	return {
		// Those who are welcomed arrive today.
		fields: { discharge_on: await value('select api.today() - 70'), arrive_on: await value('select api.today()'),
			arrive_time: '00:00', people: '1', meet: 'no', join: 'no' },
		before: (service, state, a) => ['book', 'rebook', 'missed'].includes(a.action) ? `with s as (${slot(-2)})
			insert into rg.report_booking (slot, case_id, seat, at, changed_at)
			select id, $CASE, 1, api.now(), api.now() from s;`
			: ['book_for', 'rebook_for'].includes(a.action) ? `with s as (${slot(2)}) select set_config('rg.slot', id::text, true) from s;` : ''
	}
}

// An application for training wants the class, a seat in it where the step does,
// and attendance where it ends.
async function training () {
	const p = await places()
	const by = await officer(p.district, ['clerk'])
	const course = (from, state) => value(`insert into rg.training_class (station, area, title, school, place, family, level,
		hours, seats, from_on, to_on, until_on, free, tel, state, made_by, made_at) select s.id, s.area, '状态培训班', '状态学校',
		'状态楼', 'repair', 'short', 40, 500, api.today() + ${from}, api.today() + ${Math.max(from, 0)}, api.today() + ${from}, true,
		'0532-88880000', ${q(state)}, ${by.id}, api.now() from rg.station s where s.area = ${p.district} limit 1 returning id`)
	const open = await course(9, 'OPEN')
	const now = await course(-9, 'OPEN')
	const off = await course(9, 'CANCELLED')
	await value(`insert into rg.training_day (class, day, hours, by, at) values (${now}, api.today() - 1, 8, ${by.id}, api.now()) returning hours`)
	const before = a => a.action === 'submit' ? '' : `insert into rg.training_enrol (case_id, class, account, free, seat, at)
		select c.id, k.id, c.applicant, false, (select coalesce(max(seat), 0) + 1 from rg.training_enrol where class = k.id),
		api.now() from rg.case_file c, (select ${a.action === 'class_off' ? off : ['arrive', 'finish'].includes(a.action) ? now : open}::bigint
		as id) k where c.id = $CASE;
		insert into rg.training_came (class, day, case_id) select class, api.today() - 1, case_id from rg.training_enrol
		where case_id = $CASE and class = ${now};`
	return { before, fields: { class_no: await value(`select rg.class_no(${open})`), wait: 'yes', aim: '电工' } }
}

// A loan is at a bank; lists and answers stand there where a step follows them.
async function startup () {
	const p = await places()
	const by = await officer(p.district, ['clerk'])
	const name = await loan_bank()
	const bank = await value(`select id from rg.loan_bank where name = ${q(name)}`)
	const on_list = state => `with l as (insert into rg.loan_list (no, bank, area, day, n, sum, head, sha256, state, made_by, made_at)
		values ('状态' || $CASE, ${bank}, ${p.district}, api.today(), 1, 1, 'x', repeat('a', 64), ${q(state)}, ${by.id}, api.now()) returning id)
		insert into rg.loan_item (list, case_id, line) select id, $CASE, 'x' from l;`
	const answered = { grant: `answer = 'yes', loan_no = '状态合同' || $CASE, principal = 100, rate = 0.036, months = 12, granted_on = api.today()`,
		bank_reject: `answer = 'no'` }
	const has = a => a.action === 'submit' ? '' : `insert into rg.loan (case_id, bank, kind, asked, asked_months, cap, cap_months)
		values ($CASE, ${bank}, 'person', 100, 12, 100, 12);`
	return {
		fields: { project: '社区早餐店，租好门面，缺设备款。', purpose: 'equipment', amount: '1000', term_m: '12', guarantee: 'credit', bank: name },
		before: a => has(a) + (['push', 'hand_over'].includes(a.action) ? on_list(a.action === 'push' ? 'open' : 'handed') : '')
			+ (answered[a.action] ? `update rg.loan set ${answered[a.action]} where case_id = $CASE;` : '')
	}
}

// A post goes no further unless its applicant is a registered employer, a claim
// unless its sum was worked out; so much needs two approvals and no minutes.
async function employment () {
	const p = await places()
	const course = await training()
	const borrowed = await startup()
	await budget('1000000.00')
	const by = []
	for (let i = 0; i < 5; i++) by.push((await officer(p.root, [])).id)
	const index = token()
	const on = call => `select rg.${call} from rg.case_file c where c.id = $CASE;`
	const bytes = `convert_to(${q(index)}, 'UTF8')`
	const stages = [
		on(`pay_approve(c, ${fen}, ${by[0]})`) + on(`pay_approve(c, ${fen}, ${by[1]})`),
		on(`pay_enter(c, rg.subsidy_fund(), ${fen}, '陈状态', '样例银行', ${bytes}, ${by[2]}, 'any')`),
		on(`pay_release(c, ${by[3]}, '已核对')`),
		on(`pay_done(c, api.today(), '贴息状态凭证', ${by[2]})`)
	]
	const stage = { APPROVED: 1, PAYING: 2, RELEASED: 3, PAID: 4 }
	const [quarter] = await rows(`select extract(year from d) as year, extract(quarter from d) as n, d as first
		from (select (date_trunc('quarter', api.today()) - interval '3 months')::date as d) x`)
	const signed = await value(`select to_char(api.today() - 300, 'YYYY-MM-DD')`)
	const worked = state => state === 'DRAFT' ? '' : `insert into rg.subsidy_claim values ($CASE, '状态贷款' || $CASE,
		${q(quarter.first)}, 'person', ${q(signed)}, 30000000, 30000000, 0.04, 0, 90, 0.5, 700000, ${fen}, ${fen}, true, true);`
	return {
		typed: (service, a) => a.action === 'check' ? { signed_on_ok: signed, principal_ok: '300000', rate_ok: '3.60',
			lpr_ok: '3.00', days_ok: '90', interest_ok: '2700' } : {},
		fields: { unit_name: '样例状态单位', uscc: '91370202MA00000000', job_title: '样例岗位', family: 'drive', headcount: '1',
			duties: '市内配送。', conditions: '有驾照。', address: '样例路1号', pay_kind: 'month', pay_min: '6000',
			pay_max: '8000', contract: 'fixed', tel: '0532-88888888', valid_days: '60', about: '城市配送。',
			applicant_kind: 'person', loan_no: `状${index.slice(0, 8)}`, signed_on: signed, year: quarter.year,
			quarter: quarter.n, principal: '300000', rate: '3.60', lpr: '3.00', days: '90', interest_paid: '2700',
			holder: '陈状态', bank_name: '样例银行', 'account.index': index, ...borrowed.fields, ...course.fields },
		before: (service, state, a) => service === 'interest-subsidy' ? worked(state)
			+ stages.slice(0, stage[state] ?? 0).join('')
			+ (a.action === 'call_back' ? on(`payee_note(c, '陈状态', '样例银行', ${bytes}, ${by[4]})`) : '')
			: service === 'job-post' ? `insert into rg.employer (case_id, account, name, uscc, industry,
			area, address, about, agency, veteran_founded, live, since) select c.id, c.applicant, '样例状态单位', '', 'g', c.area, '', '',
			false, false, true, api.today() from rg.case_file c where c.id = $CASE on conflict do nothing;`
			: service === 'training' ? course.before(a) : service === 'startup-loan' ? borrowed.before(a) : ''
	}
}

const all = { carefund, mediation, welcome, employment }
const made = {}
export async function module_of (name) {
	made[name] ??= await all[name]?.() ?? { fields: {}, before: () => '' }
	return made[name]
}
