// The module employment for tests/web/input.mjs: what employers, people who look
// for work and claimants write there, what officers find, decide and enter.

import { q, run_sql, value } from '../kit/db.mjs'
import { as, budget, claim, employer, job, loan, loan_bank, loan_draft, officer, person, places, today, uscc } from '../kit/world.mjs'

const para = (min, max) => ({ min, max, lines: true })
const array = list => `array[${list.map(q).join(', ')}]::text[]`

async function draft (who, service, a) {
	const id = await as('rg_employment_pub', who.token, `select api.draft_begin(${q(service)})`)
	const version = await value(`select version from rg.case_file where id = ${id}`)
	await as('rg_employment_pub', who.token, `select api.draft_save(${id}, ${version}, '{}', ${array(Object.keys(a))}, ${array(Object.values(a))})`)
	return id
}

export async function employment (who) {
	const p = await places()
	const day = await today()
	const later = await value('select api.today() + 9')
	const clerk = await officer(p.district, ['clerk'])
	const accountant = await officer(p.root, ['accountant'])
	const leader = await officer(p.root, ['audit'])
	await run_sql(`insert into rg.policy_param (scheme, name, from_on, value, source)
		values ('guaranteed_loan', 'months_firm', api.today() + 1, '24', '试验') on conflict do nothing`)
	const boss = await person('何单位')
	await employer(boss, 'REGISTERED')
	const post = await job(boss, 'ONLINE')
	const id = await value(`select id from rg.job_post where case_id = ${post.id}`)
	const seeker = await person('何求职')
	const about = x => run_sql(`insert into rg.resume values (${x.id}, '1', 1990, 'high', 5, 'drive', '驾驶', '', 'sea', ${p.district}, 6000, api.now())`)
	await about(seeker)
	const applied = await person('已应聘的人')
	await about(applied)
	const match = await as('rg_employment_pub', applied.token, `select api.job_apply(${id}, '1')`)
	const found = await person('何推荐')
	await about(found)
	await as('rg_employment_pub', found.token, "select api.pool_set(true, '1')")
	const proposed = await as('rg_employment_off', clerk.token, `select api.propose(${found.id}, '{${id}}', '', '')`) &&
		await value(`select id from rg.job_proposal where account = ${found.id}`)
	await job(boss, 'ONLINE')
	await budget()
	const sent = await claim(await person('求贴息的人'))
	const checked = await claim(await person('求贴息的人'), 'CHECKED')
	const payable = await claim(await person('求贴息的人'), 'APPROVED')
	const bank = await loan_bank()
	const bank_id = await value(`select id from rg.loan_bank where name = ${q(bank)}`)
	const borrows = await loan(await person('求贷款的人'), 'SUBMITTED', bank)
	const waits = await loan(await person('求贷款的人'), 'ID_CHECKED', bank)
	const project = await loan_draft(who, bank)
	const list = await value(`insert into rg.loan_list (no, bank, area, day, n, sum, head, sha256, signature, key, made_by, made_at)
		values ('输入名单' || ${waits.id}, ${bank_id}, ${p.district}, api.today(), 1, 100, 'x', repeat('a', 64), repeat('A', 86),
		repeat('b', 64), ${clerk.id}, api.now()) returning id`)
	const table = await value(`insert into rg.loan_import (bank, area, sha256, name, by, at)
		values (${bank_id}, ${p.district}, sha256('输入'), '回复.csv', ${clerk.id}, api.now()) returning id`)
	await run_sql(`insert into rg.loan_import_row (import, line, cells, fault) values (${table}, 2, '{1,2,3,4,5,6,7,8}', 'err_row_case')`)
	const unit = await draft(who, 'employer', { unit_name: '输入用人单位', unit_kind: 'company', agency: 'no' })
	const offer = await draft(boss, 'job-post', { pay_kind: 'month' })
	const asks = await draft(who, 'interest-subsidy', { applicant_kind: 'person', applicant_name: '何输入', mobile: '13812345678', division: p.village })
	const on = (by, no, page) => ({ by, page: `/employment/draft/${no}/${page}`, action: `/employment/draft/${no}/${page}`, button: ['do', 'next'] })
	const kept = no => f => `select fields->>${q(f)} from rg.case_form where case_id = ${no}`
	const step = (by, c, action, more) => ({ by, page: `/desk/employment/${c.no}/do/${action}`, action: `/desk/employment/${c.no}/do/${action}`, ...more })
	const forms = [
		{ name: 'plan of a fair', by: clerk, page: '/desk/employment/fairs/new', action: '/desk/employment/fairs/new', more: { title: '输入招聘会', kind: 'online', day: later, begins: '09:00', ends: '11:00', until: day, place: '线上大厅', host: '输入主办', keeper: '王输入', tel: '0532-88880000', stalls: '5', visitors: '50', plan: '', licence: '' }, wrong: { kind: 1, day: 1, begins: 1, ends: 1, until: 1, tel: 1, stalls: 1, visitors: 1 }, either: { keeper: 1 }, text: { title: { min: 4, max: 60 }, place: { min: 2, max: 100 } }, look: '/desk/employment/fairs', required: ['title', 'kind', 'day', 'begins', 'ends', 'until', 'place', 'host', 'keeper', 'tel', 'stalls', 'visitors'], long: { title: 61, place: 101, host: 61, keeper: 300, tel: 300, plan: 2001, licence: 61 }, stored: f => `select ${f} from rg.job_fair order by id desc limit 1` },
		{ name: 'a class', by: clerk, page: '/desk/employment/training/new', action: '/desk/employment/training/new', more: { title: '输入培训班', school: '输入学校', place: '输入路1号', family: 'repair', level: 'short', hours: '8', seats: '9', from: later, to: later, until: day, fee: '', allowance: '', tel: '0532-88880000' }, wrong: { family: 1, level: 1, hours: 1, seats: 1, from: 1, to: 1, until: 1, fee: 1, tel: 1 }, text: { title: { min: 4, max: 60 }, school: { min: 2, max: 60 } }, look: '/desk/employment/training', required: ['title', 'school', 'place', 'family', 'level', 'hours', 'seats', 'from', 'to', 'until', 'tel'], long: { title: 61, school: 61, place: 101, allowance: 101, tel: 300 }, stored: f => `select ${f} from rg.training_class order by id desc limit 1` },
		{ name: 'particulars', by: seeker, page: '/employment/resume', action: '/employment/resume', more: { sex: '1', birth_year: '1990', education: 'high', service_years: '5', mil_skill: 'drive', skills: '驾驶', licences: '', family: 'sea', area: p.district, pay: '6000' }, wrong: { sex: 1, birth_year: 1, education: 1, service_years: 1, mil_skill: 1, area: 1, pay: 1 }, text: { skills: para(2, 500), licences: { max: 200 } }, required: ['sex', 'birth_year', 'education', 'service_years', 'mil_skill', 'skills', 'family', 'area', 'pay'], long: { birth_year: 300, skills: 501, licences: 201, pay: 300 }, stored: f => `select ${f} from rg.resume where account = ${seeker.id}` },
		{ name: 'a claim: the loan', ...on(who, asks, 'loan'), more: { loan_bank: '样例银行', loan_no: 'DK-1', signed_on: '2026-01-05', year: '2026', quarter: '2', principal: '100000', rate: '3.6', lpr: '3.0', days: '90', interest_paid: '900' }, wrong: { signed_on: 1, year: 1, quarter: 1, principal: 1, rate: 1, lpr: 1, days: 1, interest_paid: 1 }, text: { loan_bank: { min: 4, max: 60 }, loan_no: { min: 4, max: 40 } }, required: ['loan_bank', 'loan_no', 'signed_on', 'year', 'quarter', 'principal', 'rate', 'lpr', 'days', 'interest_paid'], long: { loan_bank: 61, loan_no: 41, principal: 300, rate: 300, days: 300 }, stored: kept(asks) },
		{ name: 'a claim: the account', ...on(who, asks, 'payee'), more: { holder: '何输入', bank_name: '样例银行样例支行', account: '6228480402564890018' }, opens: ['account'], wrong: { account: 1 }, text: { holder: { min: 2, max: 100 }, bank_name: { min: 4, max: 60 } }, required: ['holder', 'bank_name', 'account'], long: { holder: 101, bank_name: 61, account: 300 }, stored: kept(asks) },
		{ name: 'a loan: the project', ...on(who, project, 'money'), more: { project: '社区早餐店，租好门面，缺设备款。', purpose: 'equipment', amount: '100000', term_m: '24', guarantee: 'credit', bank }, wrong: { purpose: 1, amount: 1, term_m: 1, guarantee: 1, bank: 1 }, text: { project: para(10, 500) }, required: ['project', 'purpose', 'amount', 'term_m', 'guarantee', 'bank'], long: { project: 501, amount: 300, term_m: 300 }, stored: kept(project) },
		{ name: 'a bank', by: leader, page: '/desk/employment/banks', action: '/desk/employment/banks', more: { name: '', contact: '王输入', tel: '0532-88880000' }, wrong: { tel: 1 }, required: ['name', 'contact', 'tel'], long: { name: 41, contact: 61, tel: 300 } },
		{ name: 'a list for a bank', by: clerk, page: `/desk/employment/loans/${list}`, action: `/desk/employment/loans/${list}`, button: ['do', 'hand'], more: { day, note: '' }, wrong: { day: 1 }, required: ['day', 'note'], long: { day: 300, note: 201 } },
		{ name: 'an employer', ...on(who, unit, 'unit'), more: { unit_name: '输入用人单位', uscc: uscc(), unit_kind: 'company', industry: 'g', staff: '30', agency: 'no', about: '城市配送。' }, wrong: { unit_kind: 1, industry: 1, agency: 1 }, text: { about: para(5, 500) }, required: ['unit_name', 'unit_kind', 'agency'], long: { unit_name: 101, about: 501 } },
		{ name: 'a post: the place', ...on(boss, offer, 'place'), more: { division: p.village, address: '样例路2号', pay_kind: 'month', pay_min: '6000', pay_max: '8000', contract: 'fixed', benefits: '' }, wrong: { pay_kind: 1, pay_min: 1, pay_max: 1, contract: 1 }, text: { address: { min: 2, max: 100 } }, required: ['address', 'pay_kind', 'pay_min', 'pay_max', 'contract'], long: { address: 101 }, stored: kept(offer) },
		{ name: 'what the papers of a claim say', ...step(clerk, sent, 'check'), more: { signed_on_ok: day, principal_ok: '300000', rate_ok: '3.6', lpr_ok: '3.0', days_ok: '90', interest_ok: '2760', identity_ok: '', note: '' }, wrong: { signed_on_ok: 1, principal_ok: 1, rate_ok: 1, lpr_ok: 1, days_ok: 1, interest_ok: 1 }, required: ['signed_on_ok', 'principal_ok', 'rate_ok', 'lpr_ok', 'days_ok', 'interest_ok', 'identity_ok'], long: { rate_ok: 300, note: 2001 } },
		{ name: 'a rule to come', by: leader, page: '/desk/employment/policy', action: '/desk/employment/policy', more: { name: 'share', from: '', value: '50', source: '试验文件' }, wrong: { name: 1, from: 1 }, required: ['name', 'from', 'source'], long: { from: 300, value: 13, source: 201 } },
		{ name: 'a proposal', by: clerk, page: `/desk/employment/pool/${found.id}`, action: `/desk/employment/pool/${found.id}`, more: { post: '', note: '' }, wrong: { post: 1 }, required: ['post'], long: { note: 201 } },
		{ name: 'public money', by: accountant, page: '/desk/employment/fund', action: '/desk/employment/fund', more: { amount: '', day, voucher: '' }, wrong: { amount: 1, day: 1 }, required: ['amount', 'day', 'voucher'], long: { amount: 300, day: 300, voucher: 65 } }
	]
	async function pages () {
		const c = await person('求职的人')
		await about(c)
		return [
			[await person('来办事的人'), '/employment/employer/apply'], [await person('来办事的人'), '/employment/post/apply'], [await person('来办事的人'), '/employment/subsidy/apply'], [who, `/employment/draft/${unit}/contact`], [who, `/employment/draft/${unit}/promise`],
			[who, `/employment/draft/${asks}/who`], [who, `/employment/draft/${asks}/promise`], [who, `/employment/draft/${asks}/papers`], [who, `/employment/draft/${asks}/check`], [who, `/employment/draft/${asks}/drop`], [boss, `/employment/draft/${offer}/post`],
			[boss, `/employment/draft/${offer}/contact`], [c, `/employment/jobs/${id}`], [c, '/employment/jobs?q=%E9%A9%BE%E9%A9%B6'], [applied, '/employment/applications'], [boss, `/employment/hire/${post.no}`], [boss, `/employment/case/${post.no}`],
			[await person('来办事的人'), '/employment/loan/apply'], [who, `/employment/draft/${project}/who`], [who, `/employment/draft/${project}/promise`], [who, `/employment/draft/${project}/check`],
			[clerk, '/desk/employment/loans'], [clerk, `/desk/employment/loans/answers/${table}`], [clerk, `/desk/employment/${borrows.no}`], [clerk, `/desk/employment/${borrows.no}/do/verify`], [clerk, `/desk/employment/${borrows.no}/do/reject`],
			[clerk, '/desk/employment/open'], [clerk, `/desk/employment/${sent.no}`], [clerk, `/desk/employment/${sent.no}/do/reject_check`], [clerk, `/desk/employment/${sent.no}/do/correct`],
			[await officer(p.district, ['review1']), `/desk/employment/${checked.no}/do/publish`], [await officer(p.district, ['review1']), `/desk/employment/${checked.no}/do/reject`], [await officer(p.root, ['cashier']), `/desk/employment/${payable.no}/do/enter`],
			[await officer(p.root, ['supervisor']), `/desk/employment/${sent.no}/assign`], [clerk, `/desk/employment/${post.no}/do/take_down`], [accountant, '/desk/employment/fund'], [leader, '/desk/employment/policy'],
			[found, '/employment/resume'], [clerk, '/desk/employment/pool']
		]
	}
	const bare = [
		[applied, '/account', `/employment/applications/${match}/withdraw`], [applied, '/account', '/employment/searches'], [found, '/account', `/employment/proposals/${proposed}/decline`], [boss, '/account', `/employment/hire/${post.no}/${match}`], [boss, '/account', `/employment/case/${post.no}/read`],
		[who, '/account', `/employment/case/${borrows.no}/claim`], [leader, '/desk/account', `/desk/employment/banks/${await value(`select id from rg.loan_bank where name = ${q(await loan_bank())}`)}/end`],
		[clerk, '/desk/account', `/desk/employment/${sent.no}/claim`], [clerk, '/desk/account', `/desk/employment/${sent.no}/release`], [clerk, '/desk/account', `/desk/employment/${sent.no}/read`]
	]
	const asked = [
		[who, '/employment/jobs?q='], [who, '/employment/jobs?family='], [who, '/employment/jobs?area='], [who, '/employment/jobs?pay='], [who, '/employment/jobs?before='], [who, '/employment/jobs/'], [who, '/employment/case/'], [who, '/employment/draft/'],
		[boss, '/employment/hire/'], [who, '/employment/resume?done='], [who, '/employment/subsidy?principal='], [who, '/employment/subsidy?principal=1&on='], [who, '/employment/subsidy?principal=1&rate='], [accountant, '/desk/employment/fund?before='], [leader, '/desk/employment/policy?done='],
		[clerk, '/desk/employment/loans/'], [clerk, '/desk/employment/loans/answers/'], [clerk, `/desk/employment/loans/${list}/`], [clerk, '/desk/employment/loans?done='],
		[clerk, '/desk/employment/'], [clerk, `/desk/employment/${sent.no}/do/`], [clerk, '/desk/employment/notices?tab='], [clerk, '/desk/employment/batch?action='], [clerk, '/desk/employment/pool?family='], [clerk, '/desk/employment/pool?before='], [clerk, '/desk/employment/pool/'], [clerk, `/desk/employment/pool/${found.id}?q=`]
	]
	return { forms, pages, bare, asked, staff: [clerk, accountant, leader], numbers: ['amount', 'term_m', 'stalls', 'visitors', 'hours', 'seats', 'fee', 'birth_year', 'service_years', 'principal', 'rate', 'lpr', 'days', 'interest_paid', 'pay_min', 'pay_max', 'staff', 'principal_ok', 'rate_ok', 'lpr_ok', 'days_ok', 'interest_ok', 'year', 'pay'] }
}
