// The module welcome for tests/web/input.mjs: the form of a report-in, times
// offered and booked, steps at the window and its tasks. One list of forms, each
// tried field by field; the pages of every step, with a case in the state the
// step begins in; and the addresses with something typed in them.

import { q, rows, run_sql, value } from '../kit/db.mjs'
import { as, officer, person, places, report, today } from '../kit/world.mjs'

const letters = '甲乙丙丁戊己庚辛壬癸'
const word = n => [...String(n)].map(x => letters[x]).join('')

const steps = () => rows(`select split_part(f.path, '.', 2) as action, b.value as by,
	(select w from unnest(string_to_array(f.value, ' ')) w where w <> 'DRAFT' limit 1) as state
	from rg.service v join rg.standard_value f on f.standard = v.standard and f.path ~ '^actions[.][a-z_]+[.]from$'
	join rg.standard_value b on b.standard = v.standard and b.path = replace(f.path, '.from', '.by')
	where v.code = 'welcome-report' and b.value in ('officer', 'applicant') and f.value <> 'DRAFT' order by 1`)

export async function welcome (who) {
	const p = await places()
	const day = await today()
	const soon = n => value(`select api.today() + ${n}`)
	const desk = await officer(p.district, ['window', 'leader', 'party_dept', 'clerk'])
	const clerk = await officer(p.village, ['clerk'])
	const keeper = word(Date.now() % 1e7)
	const slot = (n, seats = 50) => value(`insert into rg.report_slot (station, day, begins, ends, kind, seats, place, keeper, made_by, at)
		values (${p.district}, api.today() + ${n}, '9:00', '9:30', 'booked', ${seats}, '试输窗口', ${q(`试${keeper}`)}, ${desk.id}, api.now()) returning id`)
	const here = await slot(5)
	const past = await slot(-1)
	const mine = async (state, more) => {
		const c = await report(await person('报到的人'), 'PRE_REG', more)
		await run_sql(`update rg.case_file c set state = x.state, kind = x.kind, queue = x.role, left_state = 'CHECKED_IN'
				from rg.standard_state x where x.standard = c.standard and x.state = ${q(state)} and c.id = ${c.id};
			insert into rg.report_in (case_id, area, mode, came_at) select id, area, 'window', api.now() from rg.case_file
				where id = ${c.id} and state not in ('PRE_REG', 'BOOKED')`)
		return c
	}
	const book = (c, at) => run_sql(`insert into rg.report_booking (slot, case_id, seat, at, changed_at)
		select ${at}, ${c.id}, coalesce(max(seat), 0) + 1, api.now(), api.now() from rg.report_booking where slot = ${at}`)

	const early = await report(who)
	const called = await mine('PRE_REG')
	const checked = await mine('CHECKED_IN')
	const away = await mine('CHECKED_IN')
	const running = await report(await person('报到的人'), 'STEPS_RUNNING')
	const party = await value(`select id from rg.case_task where case_id = ${running.id} and task = 'party'`)
	const late = await mine('PRE_REG', { discharge_on: await soon(-70) })
	const wrote = await as('rg_welcome_pub', who.token, "select api.draft_begin('welcome-report')")
	const on = page => ({ by: who, page: `/welcome/draft/${wrote}/${page}`, action: `/welcome/draft/${wrote}/${page}`, button: ['do', 'next'] })
	const step = (c, action, more) => ({ by: desk, page: `/desk/welcome/${c.no}/do/${action}`, action: `/desk/welcome/${c.no}/do/${action}`, ...more })
	const open = `update rg.report_booking set state = 'cancelled' where case_id in (${early.id}, ${called.id});
		update rg.case_file set state = 'PRE_REG', kind = 'waiting' where id in (${early.id}, ${called.id}); delete from rg.rate`
	const forms = [
		{ name: 'report-in, service', ...on('service'), more: { person_kind: 'sergeant', enlist_on: '2008-09-01', discharge_on: day, cert_no: '样字1号', hukou_place: '山东省青岛市', settle_basis: 'enlisted', settle_mode: 'monthly' }, wrong: { person_kind: 1, enlist_on: 1, discharge_on: 1, settle_basis: 1, settle_mode: 1 }, text: { hukou_place: { max: 100 } }, stored: f => `select fields->>${q(f)} from rg.case_form where case_id = ${wrote}`, required: ['person_kind', 'enlist_on', 'discharge_on', 'cert_no', 'hukou_place', 'settle_basis', 'settle_mode'], long: { cert_no: 41, hukou_place: 101 } },
		{ name: 'report-in, together', ...on('transfer'), more: { social_transfer: 'yes', service_mode: 'booked', needs: '', truth: '1' }, wrong: { social_transfer: 1, service_mode: 1, train_will: 1 }, required: ['social_transfer', 'service_mode', 'truth'], long: { needs: 101 } },
		{ name: 'times offered', by: desk, page: '/desk/welcome/slots', action: '/desk/welcome/slots', fresh: true, limited: true, reset: `delete from rg.report_slot s where station = ${p.district} and day > api.today() + 100 and not exists (select from rg.report_booking b where b.slot = s.id)`, more: { day: await soon(120), begins: '09:00', ends: '10:00', minutes: '30', seats: '2', kind: 'booked', place: '一号窗口', keeper: '王值班' }, wrong: { day: 1, begins: 1, ends: 1, minutes: 1, seats: 1, kind: 1 }, either: { keeper: 1 }, text: { place: { max: 60 } }, required: ['day', 'begins', 'ends', 'minutes', 'seats', 'kind', 'place', 'keeper'], long: { place: 61, keeper: 300, minutes: 300 }, stored: f => `select ${f} from rg.report_slot where station = ${p.district} order by id desc limit 1` },
		{ name: 'a time chosen', by: who, page: `/welcome/case/${early.no}/do/book`, action: `/welcome/case/${early.no}/do/book`, fresh: true, reset: open, more: { slot: here }, wrong: { slot: 1 }, required: ['slot'], long: { slot: 300 } },
		{ name: 'a time for who calls', by: clerk, page: `/desk/welcome/${called.no}/do/book_for`, action: `/desk/welcome/${called.no}/do/book_for`, fresh: true, reset: open, more: { slot: here }, wrong: { slot: 1 }, required: ['slot'], long: { slot: 300 } },
		{ name: 'papers checked', ...step(checked, 'confirm'), more: { originals: '1', archive: 'here', place: '1', note: '' }, wrong: { originals: 1, archive: 1, place: 1 }, required: ['originals', 'archive', 'place'], long: { note: 2001 } },
		{ name: 'sent on', ...step(away, 'send_on'), more: { to_place: '样例区退役军人事务局', note: '安置地在样例区。', confirm: '1' }, wrong: {}, required: ['to_place', 'note'], long: { to_place: 101, note: 2001 } },
		{ name: 'a paper promised', ...step(running, 'promise'), more: { what: '缴费凭证', note: '' }, wrong: {}, required: ['what'], long: { what: 101, note: 2001 } },
		{ name: 'a step of a department', by: desk, page: `/desk/welcome/${running.no}/task/${party}`, action: `/desk/welcome/${running.no}/task/${party}`, more: { result: 'done' }, wrong: { result: 1 }, required: ['result'], long: {} },
		{ name: 'given up', ...step(late, 'give_up'), more: { heard_on: day, heard: '本人说明了情况。', note: '没有正当理由。', confirm: '1' }, wrong: { heard_on: 1 }, required: ['heard_on', 'heard', 'note'], long: { heard: 1001, note: 2001 } },
		{ name: 'a report-in opened for a person', by: clerk, page: '/desk/welcome/open', action: '/desk/welcome/open', more: { service: 'welcome-report', channel: 'phone', name: '来访人', mobile: '13912340002' }, wrong: { service: 1, channel: 1, mobile: 1 }, required: ['channel', 'name', 'mobile'], long: { name: 300, mobile: 300 } }
	]

	async function pages () {
		const out = []
		for (const s of await steps()) {
			const c = await mine(s.state, { discharge_on: await soon(-70) })
			if (s.state === 'BOOKED') await book(c, s.action === 'missed' ? past : here)
			if (s.by !== 'applicant') {
				out.push([desk, `/desk/welcome/${c.no}/do/${s.action}`])
				continue
			}
			if (s.action === 'resubmit') continue
			const x = await person('报到的人')
			await run_sql(`update rg.case_file set applicant = ${x.id} where id = ${c.id}`)
			out.push([x, `/welcome/case/${c.no}/do/${s.action}`])
		}
		const empty = await officer(p.district, ['window'])
		await slot(4)
		const left = await as('rg_welcome_pub', who.token, "select api.draft_begin('welcome-report')")
		return [...out, [await person('来报到的人'), '/welcome/apply'], ...['person', 'papers', 'check', 'drop'].map(x => [who, `/welcome/draft/${left}/${x}`]),
			[who, `/welcome/case/${early.no}`], [desk, `/desk/welcome/${called.no}`], [empty, `/desk/welcome/day?on=${await soon(4)}`], [clerk, '/desk/welcome/open']]
	}
	const bare = [
		[desk, '/desk/account', `/desk/welcome/${checked.no}/claim`], [desk, '/desk/account', `/desk/welcome/${checked.no}/release`],
		[desk, '/desk/account', `/desk/welcome/${checked.no}/read`], [who, '/account', `/welcome/case/${early.no}/read`]
	]
	const asked = [
		[who, '/welcome/case/'], [who, '/welcome/draft/'], [who, `/welcome/draft/${wrote}/`], [who, `/welcome/case/${early.no}/do/`], [desk, '/desk/welcome/'], [desk, `/desk/welcome/${called.no}/do/`],
		[desk, '/desk/welcome/day?on='], [desk, '/desk/welcome/day?done='], [desk, '/desk/welcome/slots?done='], [clerk, '/desk/welcome/open?done=']
	]
	return { forms, pages, bare, asked, staff: [desk, clerk], numbers: ['minutes', 'seats'] }
}
