// The module mediation for tests/web/input.mjs: what is told, sorted, mediated,
// booked and noted there. One list of forms, each tried field by field; the pages
// of every step any service of the module has, with a case in the state the step
// begins in; and the addresses with something typed in them.

import { q, rows, run_sql, value } from '../kit/db.mjs'
import { as, officer, person, places, rights, today } from '../kit/world.mjs'

const para = (min, max) => ({ min, max, lines: true })
const array = list => `array[${list.map(q).join(', ')}]::text[]`
const one = sql => value(sql)

// Whoever may do anything there is to do at a place.
const every_role = ['clerk', 'dispatcher', 'review1', 'review2', 'audit', 'leader', 'discipline', 'mediator', 'adviser', 'counsellor']

async function draft (who, service, a) {
	const id = await as('rg_mediation_pub', who.token, `select api.draft_begin(${q(service)})`)
	const version = await one(`select version from rg.case_file where id = ${id}`)
	await as('rg_mediation_pub', who.token, `select api.draft_save(${id}, ${version}, '{}', ${array(Object.keys(a))}, ${array(Object.values(a))})`)
	return id
}

// A case as if it had come to a state, with every clock of its standard running.
const in_state = async (service, state, more) => come_to(await rights(await person('求办的人'), service, more), state)
async function come_to (c, state) {
	await run_sql(`update rg.case_file c set state = x.state, kind = x.kind, queue = x.role, before_state = c.state, left_state = c.state
			from rg.standard_state x where x.standard = c.standard and x.state = ${q(state)} and c.id = ${c.id};
		insert into rg.case_clock (case_id, n, clock, unit, amount, kind, at, cause)
			select ${c.id}, 100 + row_number() over (order by clock), clock, unit, amount, 'start', api.now(), 'input'
			from rg.standard_clock where standard = (select standard from rg.case_file where id = ${c.id})
			and clock not in (select clock from rg.case_timer where case_id = ${c.id});
		select rg.refresh_clocks(${c.id})`)
	return c
}

// Every step that an officer or the applicant takes, and where it begins.
const steps = () => rows(`select v.code, split_part(f.path, '.', 2) as action, b.value as by,
	(select w from unnest(string_to_array(f.value, ' ')) w where w <> 'DRAFT' limit 1) as state
	from rg.service v join rg.standard_value f on f.standard = v.standard and f.path ~ '^actions[.][a-z_]+[.]from$'
	join rg.standard_value b on b.standard = v.standard and b.path = replace(f.path, '.from', '.by')
	where v.module = 'mediation' and b.value in ('officer', 'applicant') and f.value <> 'DRAFT' order by 1, 2`)

export async function mediation (who) {
	const p = await places()
	const day = await today()
	const soon = n => one(`select api.today() + ${n}`)
	const district = await officer(p.district, every_role)
	const by = [district, await officer(p.town, every_role), await officer(p.village, every_role), await officer(p.root, every_role)]
	const counsellor = await officer(p.district, ['counsellor'])
	for (const x of [district, counsellor]) {
		await run_sql(`insert into rg.counsellor (account, shown, sex, set_at) values (${x.id}, '王老师', 'f', api.now())`)
	}

	const letters = '甲乙丙丁戊己庚辛壬癸'
	const word = n => [...String(n)].map(x => letters[x]).join('')

	// What is being written.
	const told = await draft(who, 'rights-intake', { division: p.village, danger: 'no', matter: 'debt', joint: 'together', people_count: '30', limit_near: '1', limit_on: await soon(9), named: 'yes' })
	const aid = await draft(who, 'rights-legal-aid', { division: p.village, matter: 'pension', exempt: 'none', limit_near: '0' })
	const care = await draft(who, 'rights-counselling', { division: p.village, risk_now: 'no' })
	const on = (id, page) => ({ by: who, page: `/mediation/draft/${id}/${page}`, action: `/mediation/draft/${id}/${page}`, button: ['do', 'next'] })

	// A dispute with another party who is willing, a mediator, a talk held, an
	// agreement.
	const committee = await one(`insert into rg.mediation_committee (area, name, short, since, until)
		values (${p.district}, ${q(`试输调解委员会${word(Date.now() % 1e7)}`)}, '试', api.today(), api.today() + 900) returning id`)
	const mediator = (name, account) => one(`insert into rg.mediator (committee, account, name, sex, member, since, shown, name_index)
		values (${committee}, ${account}, ${q(name)}, 'f', true, api.today(), true, '{}') returning id`)
	const helper = await mediator('调输入', district.id)
	const spare = await mediator('备输入', 'null')
	const room = await one(`insert into rg.mediation_room (committee, name, address, seats) values (${committee}, '试输室', '试输楼', 8) returning id`)
	const away = await one(`insert into rg.mediation_booking (room, during) values (${room}, tstzrange(api.now() + interval '9 days', api.now() + interval '9 days 1 h')) returning id`)
	let year = 0
	async function dispute (state) {
		const c = await rights(await person('求和的人'), 'rights-mediation', { dispute_type: 'debt', rules: '1' })
		await run_sql(`insert into rg.party (case_id, n, kind, version, consent, consent_on) values (${c.id}, 2, 'respondent', 1, 'agreed', api.today());
			insert into rg.mediation_case (case_id, committee, year, n) values (${c.id}, ${committee}, 2026, ${++year});
			insert into rg.case_mediator (case_id, mediator, how, since) values (${c.id}, ${helper}, 'parties', api.now());
			insert into rg.mediation_session (case_id, n, room, during, state) values (${c.id}, 1, ${room}, tstzrange(api.now() - interval '3 h', api.now() - interval '2 h'), 'held'),
				(${c.id}, 2, ${room}, tstzrange(api.now() - interval '1 h', api.now() - interval '30 min'), 'planned');
			insert into rg.agreement (case_id, n, kind, version, made_on) values (${c.id}, 1, 'written', 1, api.today());
			insert into rg.agreement_item (case_id, agreement, n, party, due_on) values (${c.id}, 1, 0, 2, api.today());
			select rg.add_event(f, null, 'mediator', 'choose', 'ACCEPTED', '', '', '{}', true) from rg.case_file f where id = ${c.id}`)
		return come_to(c, state)
	}
	const quarrel = await dispute('ASK_OTHER')
	const talking = await dispute('MEDIATING')

	// What waits at a desk.
	const slot = days => one(`insert into rg.counsel_slot (counsellor, station, starts, ends, ways, made_at) values (${counsellor.id},
		${p.district}, api.now() + interval '${days} days', api.now() + interval '${days} days 50 min', '{phone}', api.now()) returning id`)
	const talk = async () => {
		const c = await rights(await person('求谈的人'), 'rights-counselling')
		await as('rg_mediation_off', counsellor.token, `select api.counsel_book(${q(c.no)}, ${c.version}, 'arrange', ${await slot(20 + Math.random())}, 'phone', '')`)
		return c
	}
	const talked = await talk()
	const came = await rights(await person('求办的人'))
	const petition = await in_state('rights-petition', 'HANDLING')
	const handed = await in_state('rights-legal-aid', 'SUBMITTED')
	const risky = await rights(await person('求办的人'), 'rights-petition')
	const accused = await rights(await person('举报的人'), 'rights-petition', { purpose: 'accuse' })
	const leader_day = (in_days, name) => one(`insert into rg.duty_day (station, day, begins, ends, place, leader, post, seats, made_by, at)
		values (${p.district}, api.today() + ${in_days}, '9:00', '10:00', '接访室', ${q(`${name}${word(Date.now() % 1e7)}`)}, '局长', 100, ${district.id}, api.now()) returning id`)
	const seat = (duty, x, n) => one(`insert into rg.duty_booking (duty, account, seat, at, changed_at) values (${duty}, ${x.id}, ${n}, api.now(), api.now()) returning id`)
	const received = await leader_day(0, '王')
	const booked = await seat(received, who, 1)
	const ahead = await leader_day(9, '李')
	await seat(ahead, who, 1)
	const shift = (hours, n) => one(`insert into rg.legal_shift (station, lawyer, firm, licence, place, starts, ends, capacity, made_by, made_at)
		values (${p.district}, '李样例', '样例律师事务所', '1370220${String(Date.now()).slice(-9)}${n}', '窗口', api.now() + interval '${hours} h',
		api.now() + interval '${hours + 1} h', 50, ${district.id}, api.now()) returning id`)
	const place = (s, x, n, state) => one(`insert into rg.legal_booking (shift, seat, account, topic, state, booked_at) values (${s}, ${n}, ${x.id}, 'debt', ${q(state)}, api.now()) returning id`)
	const window = await shift(90, 1)
	const sat = await shift(-2, 2)
	const heard = await place(sat, who, 1, 'booked')
	const asker = await person('问律师的人')
	const taken = await shift(120, 3)
	await place(taken, asker, 1, 'booked')
	await place(sat, asker, 2, 'came')
	const alert = await one("insert into rg.counsel_alert (at, mobile) values (api.now(), '19912340009') returning id")

	const step = (by, c, action, more) => ({ by, page: `/desk/mediation/${c.no}/do/${action}`, action: `/desk/mediation/${c.no}/do/${action}`, ...more })
	const forms = [
		{ name: 'a matter told', ...on(told, 'matter'), more: { danger: 'no', matter: 'debt', joint: 'together', people_count: '30', limit_near: '1', limit_on: await soon(9), facts: '借出去的钱一直没有还。', request: '请帮忙要回来。', other_party: '', other_contact: '', earlier: '', 'representatives.0.name': '赵代表', 'representatives.0.phone': '13812345678' }, wrong: { danger: 1, matter: 1, joint: 1, people_count: 1, limit_on: 1, 'representatives.0.phone': 1 }, opens: ['limit_on', 'people_count'], either: { 'representatives.0.name': 1 }, text: { facts: para(5, 2000), request: para(2, 1000), other_party: { max: 100 }, other_contact: { max: 100 }, earlier: para(0, 1000) }, required: ['danger', 'matter', 'joint', 'facts', 'request', 'limit_on', 'people_count'], long: { facts: 2001, request: 1001, other_party: 101, other_contact: 101, earlier: 1001, people_count: 300 } },
		{ name: 'who tells it', ...on(told, 'who'), more: { named: 'yes', applicant_name: '何输入', mobile: '13812345678', wished_reply: 'site', address: '' }, opens: ['applicant_name', 'mobile'], wrong: { named: 1, mobile: 1, wished_reply: 1, division: 1 }, either: { applicant_name: 1 }, text: { address: { max: 100 } }, required: ['named', 'applicant_name', 'mobile', 'wished_reply', 'division'], long: { applicant_name: 300, mobile: 300, address: 101 } },
		{ name: 'legal aid matter', ...on(aid, 'matter'), more: { matter: 'pension', way: 'none', facts: '抚恤金三个月没有发，多次催要没有结果。', request: '', other_party: '', other_contact: '', earlier: '' }, wrong: { matter: 1, way: 1 }, text: { facts: para(10, 2000), request: para(0, 1000), other_party: { max: 100 } }, required: ['matter', 'facts'], long: { facts: 2001, request: 1001, other_party: 101 } },
		{ name: 'legal aid means', ...on(aid, 'income'), more: { household_size: '3', income_month: '3000', assets: '', means_true: '1' }, wrong: { household_size: 1, income_month: 1, means_true: 1 }, text: { assets: para(0, 500) }, required: ['household_size', 'income_month', 'means_true'], long: { household_size: 300, income_month: 300, assets: 501 } },
		{ name: 'counselling now', ...on(care, 'now'), more: { risk_now: 'no' }, wrong: { risk_now: 1 }, required: ['risk_now'], long: {} },
		{ name: 'counselling topic', ...on(care, 'topic'), more: { topic: 'sleep', facts: '', request: '' }, wrong: { topic: 1 }, text: { facts: para(0, 2000), request: para(0, 1000) }, required: ['topic'], long: { facts: 2001, request: 1001 } },
		{ name: 'asked about danger', page: '/mediation/counsel', action: '/mediation/counsel', wrong: { risk: 1 }, required: ['risk'], long: {} },
		{ name: 'a place with a lawyer', by: who, page: `/mediation/legal/${window}/book`, action: `/mediation/legal/${window}/book`, fresh: true, look: '/mediation/legal/mine', reset: `delete from rg.legal_booking where shift = ${window}; delete from rg.rate`, more: { topic: 'debt', question: '' }, wrong: { topic: 1 }, text: { question: para(0, 500) }, required: ['topic'], long: { question: 501 } },
		{ name: 'a day of a leader', by: district, page: '/desk/mediation/duty', action: '/desk/mediation/duty', fresh: true, limited: true, more: { day: await soon(30), begins: '9:00', ends: '11:30', place: '一楼接访室', leader: '王某某', post: '副局长', seats: '3' }, vary: n => ({ leader: `王${word(n)}` }), wrong: { day: 1, begins: 1, ends: 1, seats: 1 }, either: { leader: 1 }, text: { place: { min: 2, max: 60 }, post: { min: 2, max: 60 } }, required: ['day', 'begins', 'ends', 'place', 'leader', 'post', 'seats'], long: { place: 61, leader: 300, post: 61, day: 300, seats: 300 }, stored: f => `select ${f} from rg.duty_day where made_by = ${district.id} order by id desc limit 1` },
		{ name: 'who was received', by: district, page: `/desk/mediation/duty/${received}`, action: `/desk/mediation/duty/${received}/${booked}`, fresh: true, button: ['do', 'came'], reset: `update rg.duty_booking set state = 'booked', result = '' where id = ${booked}`, text: { [`result_${booked}`]: para(0, 1000) }, required: [`result_${booked}`], long: { [`result_${booked}`]: 1001 } },
		{ name: 'a lawyer at a window', by: district, page: '/desk/mediation/legal', action: '/desk/mediation/legal', fresh: true, limited: true, more: { lawyer: '李样例', firm: '样例律师事务所', licence: '13702202012345678', place: '2号窗口', day: await soon(40), from: '09:00', to: '11:00', capacity: '2' }, vary: n => ({ licence: `1370220${String(1e9 + n).padStart(10, '0')}` }), wrong: { licence: 1, day: 1, from: 1, to: 1, capacity: 1 }, either: { lawyer: 1, firm: 1 }, text: { place: { min: 2, max: 100 } }, required: ['lawyer', 'firm', 'licence', 'place', 'day', 'from', 'to', 'capacity'], long: { lawyer: 300, firm: 300, licence: 300, place: 101, day: 300, capacity: 300 }, stored: f => `select ${f} from rg.legal_shift where made_by = ${district.id} order by id desc limit 1` },
		{ name: 'a lawyer who does not come', by: district, page: `/desk/mediation/legal/${window}`, action: `/desk/mediation/legal/${window}`, wrong: {}, required: ['why'], long: { why: 201 } },
		{ name: 'what the lawyer said', by: district, page: `/desk/mediation/legal/${sat}/${heard}`, action: `/desk/mediation/legal/${sat}/${heard}`, fresh: true, look: `/desk/mediation/legal/${sat}`, reset: `update rg.legal_booking set state = 'booked', summary = '', referral = '' where id = ${heard}`, more: { came: 'yes', summary: '按规定计算。', referral: 'none' }, wrong: { came: 1, referral: 1 }, text: { summary: para(0, 2000) }, required: ['came', 'summary', 'referral'], long: { summary: 2001 } },
		{ name: 'how a counsellor is shown', by: counsellor, page: '/desk/mediation/counsel', action: '/desk/mediation/counsel/shown', more: { shown: '王老师', sex: 'f' }, wrong: { sex: 1 }, text: { shown: { min: 2, max: 20 } }, required: ['shown', 'sex'], long: { shown: 21 }, stored: () => `select shown from rg.counsellor where account = ${counsellor.id}` },
		{ name: 'a day on duty', by: counsellor, page: '/desk/mediation/counsel', action: '/desk/mediation/counsel/duty', button: ['do', 'on'], wrong: { duty: 1 }, required: ['duty'], long: { duty: 300 } },
		{ name: 'a time for a talk', by: counsellor, page: '/desk/mediation/counsel', action: '/desk/mediation/counsel/slot', fresh: true, reset: `delete from rg.counsel_slot s where counsellor = ${counsellor.id} and starts > api.now() + interval '50 days' and not exists (select from rg.counsel_session x where x.slot = s.id)`, more: { day: await soon(60), from: '09:00', to: '09:50', place: '心灵驿站', ways: 'visit' }, wrong: { day: 1, from: 1, to: 1, ways: 1 }, text: { place: { max: 100 } }, required: ['day', 'from', 'to', 'ways', 'place'], long: { place: 101, day: 300, from: 300 }, stored: () => `select place from rg.counsel_slot where counsellor = ${counsellor.id} order by id desc limit 1` },
		{ name: 'a counsellor\'s note', by: counsellor, page: `/desk/mediation/${talked.no}/notes`, action: `/desk/mediation/${talked.no}/notes`, fresh: true, text: { body: para(0, 4000) }, required: ['body'], long: { body: 4001 } },
		{ name: 'an early warning', by: district, page: `/desk/mediation/${risky.no}`, action: `/desk/mediation/${risky.no}/risk`, fresh: true, text: { risk: para(0, 500) }, required: ['risk'], long: { risk: 501 } },
		{ name: 'sorting', ...step(district, came, 'sort_petition'), more: { purpose: 'claim', category: 'benefit', urgent: 'no', legal_ways: 'none', note: '按信访事项办理。' }, wrong: { purpose: 1, category: 1, urgent: 1, legal_ways: 1 }, required: ['purpose', 'category', 'urgent', 'legal_ways', 'note'], long: { note: 2001 } },
		{ name: 'told of another way', ...step(district, came, 'guide'), more: { way: 'court', organ_name: '样例区人民法院', note: '可以起诉。' }, wrong: { way: 1 }, required: ['way', 'organ_name', 'note'], long: { organ_name: 61, note: 2001 } },
		{ name: 'opinion on a petition', ...step(district, petition, 'propose'), more: { request_text: '补发补助。', facts_text: '查明属实。', opinion: 'support', opinion_text: '应予补发。', legal_basis: '军人抚恤优待条例第二条', note: '' }, wrong: { opinion: 1 }, required: ['request_text', 'facts_text', 'opinion', 'opinion_text', 'legal_basis'], long: { request_text: 1001, facts_text: 2001, opinion_text: 2001, legal_basis: 1001, note: 2001 } },
		{ name: 'hand-over to legal aid', ...step(district, handed, 'hand_over'), more: { organ: '样例区法律援助中心', handed_on: day, received_by: '', note: '' }, wrong: { handed_on: 1 }, required: ['organ', 'handed_on'], long: { organ: 300, handed_on: 300, received_by: 61, note: 2001 } },
		{ name: 'a talk held', ...step(counsellor, talked, 'held'), more: { held_on: day, held_way: 'phone', consent_told: '1' }, wrong: { held_on: 1, held_way: 1, consent_told: 1 }, required: ['held_on', 'held_way', 'consent_told'], long: { held_on: 300 } },
		{ name: 'a committee', by: district, page: '/desk/mediation/people', action: '/desk/mediation/people/committee', fresh: true, limited: true, reset: `delete from rg.mediation_committee where area = ${p.district} and id > ${committee}`, more: { name: '输入调解委员会', short: '输', since: day, area: p.district }, wrong: { since: 1, area: 1 }, text: { name: { min: 4, max: 60 }, short: { max: 12 } }, required: ['name', 'short', 'since', 'area'], long: { name: 61, short: 13, since: 300 }, stored: f => `select ${f} from rg.mediation_committee order by id desc limit 1` },
		{ name: 'a mediator', by: district, page: '/desk/mediation/people', action: '/desk/mediation/people/mediator', fresh: true, limited: true, reset: `delete from rg.mediator where committee = ${committee} and id > ${spare}`, more: { committee, person: '调输入', sex: 'f', member: '', mobile: '', fields: '', languages: '', shown: '', login: '' }, wrong: { committee: 1, sex: 1, mobile: 1, login: 1 }, either: { person: 1 }, text: { fields: { max: 100 }, languages: { max: 60 } }, required: ['committee', 'person', 'sex'], long: { person: 300, fields: 101, languages: 61, mobile: 300 }, stored: f => `select ${f} from rg.mediator where committee = ${committee} order by id desc limit 1` },
		{ name: 'a room', by: district, page: '/desk/mediation/people', action: '/desk/mediation/people/room', fresh: true, limited: true, reset: `delete from rg.mediation_room where committee = ${committee} and id > ${room}`, more: { committee, room: '和谐室', address: '一楼东侧', seats: '8' }, wrong: { committee: 1, seats: 1 }, text: { room: { min: 2, max: 40 }, address: { min: 2, max: 100 } }, required: ['committee', 'room', 'address', 'seats'], long: { room: 41, address: 101, seats: 300 }, stored: f => `select ${f === 'room' ? 'name' : f} from rg.mediation_room where committee = ${committee} order by id desc limit 1` },
		{ name: 'a time a room is shut', by: district, page: '/desk/mediation/calendar', action: '/desk/mediation/calendar', fresh: true, limited: true, reset: `delete from rg.mediation_booking where room = ${room} and case_id is null and id > ${away}`, more: { thing: `room.${room}`, day: await soon(12), from: '9:00', until: '11:00', why: '' }, wrong: { thing: 1, day: 1, from: 1, until: 1 }, text: { why: { max: 60 } }, required: ['thing', 'day', 'from', 'until'], long: { why: 61, day: 300 }, stored: () => `select why from rg.mediation_booking where room = ${room} order by id desc limit 1` },
		{ name: 'another party', ...step(district, quarrel, 'party_add'), more: { party_kind: 'third', party_name: '孙某某', party_mobile: '', party_address: '', party_sex: '', party_age: '', party_agent: '' }, wrong: { party_kind: 1, party_mobile: 1, party_sex: 1, party_age: 1 }, required: ['party_kind', 'party_name'], long: { party_name: 101, party_address: 101, party_agent: 101, party_age: 300 } },
		{ name: 'minutes of a talk', ...step(district, talking, 'record'), more: { session: '2', minutes: '双方说了各自的意见。', confirm: '1' }, wrong: { session: 1 }, required: ['session', 'minutes'], long: { minutes: 2001 } },
		{ name: 'an agreement', ...step(district, talking, 'draft_agreement'), more: { agreement_kind: 'written', facts: '双方说了各自的意见。', points: '分期还款。', 'items.0.content': '还一千元', 'items.0.way': '转账', 'items.0.party': '2', 'items.0.due': await soon(30) }, wrong: { agreement_kind: 1 }, required: ['agreement_kind', 'facts', 'points'], long: { facts: 2001, points: 2001 } },
		{ name: 'a matter opened for a person', by: district, page: '/desk/mediation/open', action: '/desk/mediation/open', more: { service: 'rights-intake', channel: 'counter', name: '来访人', mobile: '13912340001' }, wrong: { service: 1, channel: 1, mobile: 1 }, required: ['service', 'channel', 'name', 'mobile'], long: { name: 300, mobile: 300 } }
	]

	async function pages () {
		const out = []
		const missing = []
		// What some steps ask of the answers.
		const fits = { matter: 'debt', urgent: 'yes', limit_near: '1', limit_on: day }
		for (const s of await steps()) {
			const c = s.code === 'rights-counselling' && s.state !== 'SUBMITTED' ? await come_to(await talk(), s.state)
				: s.code === 'rights-mediation' ? await dispute(s.state) : await in_state(s.code, s.state, fits)
			if (s.action === 'absent') await run_sql(`update rg.counsel_slot set starts = starts - interval '30 days', ends = ends - interval '30 days' where id = (select slot from rg.counsel_session where case_id = ${c.id})`)
			if (s.by === 'applicant') {
				const x = await person('求办的人')
				await run_sql(`update rg.case_file set applicant = ${x.id} where id = ${c.id}`)
				out.push([x, `/mediation/case/${c.no}/do/${s.action}`])
				continue
			}
			const list = s.code === 'rights-counselling' ? [counsellor] : by
			const way = `/desk/mediation/${c.no}/do/${s.action}`
			let found
			for (const x of list) if (!found && (await x.get(way)).status === 200) found = x
			if (found) out.push([found, way])
			else missing.push(`${s.code} ${s.state} ${s.action}`)
		}
		if (missing.length) throw new Error(`nobody may: ${missing.join(', ')}`)
		for (const x of await Promise.all(['看日子的人', '看日子的人'].map(n => person(n)))) out.push([x, `/mediation/duty/${ahead}`])
		const left = await draft(asker, 'rights-counselling', { division: p.village })
		const wise = await draft(asker, 'rights-legal-aid', { division: p.village })
		const mine = await draft(asker, 'rights-intake', { division: p.village })
		const warned = await rights(asker, 'rights-petition')
		await district.send(await district.get(`/desk/mediation/${warned.no}`), { risk: '连续三天到门口。' }, { action: `/desk/mediation/${warned.no}/risk` })
		const drops = await leader_day(20, '赵')
		return [
			...out, [who, '/mediation/duty'], ...await Promise.all(['intake', 'legal', 'counsel'].map(async x => [await person('来求助的人'), `/mediation/${x}/apply`])), [asker, '/mediation/legal/mine'],
			[asker, `/mediation/legal/${window}/book`], ...['matter', 'who', 'papers', 'check', 'drop'].map(x => [asker, `/mediation/draft/${mine}/${x}`]), ...['now', 'who', 'topic', 'wish', 'consent'].map(x => [asker, `/mediation/draft/${left}/${x}`]),
			...['who', 'matter', 'means', 'consent'].map(x => [asker, `/mediation/draft/${wise}/${x}`]), [asker, `/mediation/case/${warned.no}`], [asker, '/mediation/counsel'],
			[district, '/desk/mediation/open'], [district, `/desk/mediation/${warned.no}`], [district, `/desk/mediation/${accused.no}`], [district, '/desk/mediation/duty'], [district, `/desk/mediation/duty/${drops}`],
			[district, `/desk/mediation/duty/${received}`], [district, '/desk/mediation/legal'], [district, `/desk/mediation/legal/${taken}`], [district, `/desk/mediation/legal/${sat}/${heard}`], [counsellor, '/desk/mediation/counsel'],
			[counsellor, `/desk/mediation/${talked.no}/notes`], [district, '/desk/mediation/people'], [district, '/desk/mediation/calendar']
		]
	}
	const bare = [
		[district, '/desk/account', `/desk/mediation/${risky.no}/mark`], [district, '/desk/account', `/desk/mediation/${risky.no}/claim`], [district, '/desk/account', `/desk/mediation/${risky.no}/release`], [district, '/desk/account', `/desk/mediation/${risky.no}/read`],
		[counsellor, '/desk/account', `/desk/mediation/counsel/alert/${alert}`], [counsellor, '/desk/account', `/desk/mediation/counsel/slot/${await slot(40)}/close`], [district, '/desk/account', '/desk/mediation/letter'], [district, '/desk/account', `/desk/mediation/calendar/${away}/drop`]
	]
	const asked = [
		[who, '/mediation/case/'], [who, '/mediation/draft/'], [who, `/mediation/draft/${told}/`], [who, '/mediation/duty/'], [who, '/mediation/duty?done='], [who, '/mediation/?done='], [who, '/mediation/legal/'], [who, '/mediation/counsel/now?draft='],
		[who, '/mediation/counsel/now?told='], [who, '/mediation/mediators/'], [district, '/desk/mediation/calendar?from='], [district, '/desk/mediation/calendar?done='], [district, '/desk/mediation/people?done='], [district, '/desk/mediation/'], [district, `/desk/mediation/${risky.no}/do/`], [district, '/desk/mediation/dispatch?tab='], [district, '/desk/mediation/dispatch?before='], [district, '/desk/mediation/duty/'],
		[district, '/desk/mediation/legal/'], [district, '/desk/mediation/legal?past='], [district, '/desk/mediation/open?done='], [counsellor, '/desk/mediation/counsel?done=']
	]
	return { forms, pages, bare, asked, staff: [district, counsellor], numbers: ['people_count', 'household_size', 'income_month', 'seats', 'capacity'] }
}
