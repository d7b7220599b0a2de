// What a module's doors lead to. Each entry makes a case of its own and says
// what stands for the parts of a path below /<name>/ and /desk/<name>/:
//
//   id, no     a submitted case of the applicant's, in the village
//   file, paper   one of each in it
//   task_no, task a task with a button, and the number of its case
//   page       a page of the draft's form; filled_page one of the other draft's,
//              if that is of another service
//   does       an action of the applicant's and one of an officer's
//   batch(x)   a step that this officer takes for many cases at once
//   begin()    begins the applicant's draft again, { draft, draft_version,
//              draft_file }; fill_in() one that the filler fills in for a person,
//              { filled, filled_version, filled_file }
//   lists      pages on which everybody is searched for what he must not see
//
// Whatever else an entry answers is filled in as well, in paths and, as
// {name.key}, in the calls of access.tsv; such a line is about that module.
// Without a name it is the first one's.

import { q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { admit, aid, as, bring, draft, employer, gift, job, mobile, person, places, session, token } from '../../web/kit/world.mjs'

const one = async sql => (await rows(sql))[0]
const version = id => value(`select version from rg.case_file where id = ${id}`)

// A file as an upload leaves it. Its bytes are nowhere: what is asked for is who
// may have them.
const upload = (c, by, paper) => value(`insert into rg.upload (case_id, paper, name, type,
	size, sha256, stored, state, by, at) values (${c}, ${q(paper)}, '门头.jpg', 'image/jpeg', 10, sha256('x'),
	md5('authz')::text, 'unscanned', ${by}, api.now()) returning id`)
const paper_of = c => one(`select id as paper, code from rg.paper where case_id = ${c} limit 1`)
const task = (c, name, role, level) => value(`insert into rg.case_task (case_id, task, role, level, label, opened_at)
	values (${c}, ${q(name)}, ${q(role)}, ${level}, '试验事项', api.now()) returning id`)

// The draft of a service that the applicant begins by himself.
async function begun (name, service, applicant, paper) {
	const id = await as(`rg_${name}_pub`, applicant.token, `select api.draft_begin(${q(service)})`)
	return { draft: id, draft_version: await version(id), draft_file: await upload(id, applicant.id, paper) }
}

// One that an officer begins for a person who has no account yet.
async function filled (name, service, filler, paper) {
	const key = await session(filler.id, 'off')
	const id = await as(`rg_${name}_off`, key, `select api.open_for(${q(service)}, ${q(mobile())}, '来访人', 'counter', '')`)
	return { filled: id, filled_version: await version(id), filled_file: await upload(id, filler.id, paper) }
}

async function alliance ({ applicant, filler }) {
	const sub = await bring(applicant, 'SUBMITTED')
	const on_notice = await bring(applicant, 'PUBLICITY')
	const objected = await bring(applicant, 'PUBLICITY')
	const audit = await bring(applicant, 'AUDIT')
	const member = await admit((await bring(applicant, 'PUBLICITY')).id)
	const row = await value(`select id from rg.notice_row where case_id = ${objected.id}`)
	const notice = await one(`select n.id as notice_id, n.no as notice, r.id as row from rg.notice n
		join rg.notice_row r on r.notice = n.id where r.case_id = ${on_notice.id}`)
	return {
		id: sub.id,
		no: sub.no,
		file: await upload(sub.id, applicant.id, 'photo'),
		...await paper_of(sub.id),
		...notice,
		on_notice: on_notice.id,
		objected: objected.no,
		objection: await as('rg_portal_pub', '', `select api.object(${row}, '赵异议', '13900001234',
			'经营地址不实，请核查。', '127.0.0.9', ${q(token().slice(0, 32))})`),
		audit: audit.id,
		member: await value(`select no from rg.member where case_id = ${member.id}`),
		member_case: member.id,
		// A clerk of the town or the district checks what a member changed.
		task: await task(member.id, 'check_change', 'clerk', 4),
		task_no: member.no,
		page: 'unit',
		does: ['withdraw', 'accept'],
		batch: x => x.roles.includes('publisher') ? 'publish' : 'pass3',
		async begin () {
			const id = await draft(applicant)
			return { draft: id, draft_version: await version(id), draft_file: await upload(id, applicant.id, 'photo') }
		},
		fill_in: () => filled('alliance', 'alliance-enrolment', filler, 'photo'),
		lists: {
			pub: ['/alliance/'],
			off: ['/desk/alliance/batch', '/desk/alliance/notices', '/desk/alliance/members']
		}
	}
}

// The care fund: help is asked for once at a time, so that the applicant's draft
// is a gift, and the help he had is over.
async function carefund ({ applicant, filler, accountant }) {
	await gift(await person('捐赠人'))
	const granted = await aid(applicant, 'CLOSED')
	const sub = await aid(applicant)
	const goods = await gift(applicant, 'ALLOCATED', { kind: 'goods', division: (await places()).village })
	await run_sql(`select rg.goods_out(c, 100, api.today(), '棉被', ${accountant.id}) from rg.case_file c where c.id = ${goods.id}`)
	const fund = await value("select rg.fund_id('care')")
	const statement = await value(`insert into rg.bank_import (fund, sha256, name, by, at, rows, again)
		values (${fund}, sha256(${q(token())}), 'authz.csv', ${accountant.id}, api.now(), 1, 0) returning id`)
	await as('rg_courier', '', 'select coalesce(api.ledger_nightly(), 0)')
	return {
		id: sub.id,
		no: sub.no,
		file: await upload(sub.id, applicant.id, 'hukou_scan'),
		...await paper_of(sub.id),
		// The second officer says what he saw.
		task: await task(sub.id, 'companion', 'grid', 5),
		task_no: sub.no,
		page: 'donor',
		filled_page: 'who',
		service: 'care-donation',
		granted: granted.id,
		granted_no: granted.no,
		gift: goods.id,
		gift_no: goods.no,
		fund,
		row: await value(`insert into rg.bank_row (import, fund, day, amount, direction, text, counterparty, ref)
			values (${statement}, ${fund}, api.today(), 100, 'in', '试验', '', ${q(token())}) returning id`),
		quarter: '2026Q1',
		does: ['withdraw', 'accept'],
		batch: () => 'close',
		begin: () => begun('carefund', 'care-donation', applicant, 'goods_photo'),
		fill_in: () => filled('carefund', 'care-assistance', filler, 'hukou_scan'),
		lists: {
			pub: ['/carefund/', '/carefund/gifts'],
			off: ['/desk/carefund/batch', '/desk/carefund/notices', '/desk/carefund/open']
		}
	}
}

// Employment: the applicant is an employer with a post of his that is being
// looked at and one that is online; somebody applied to it, and he himself to
// another's.
async function employment ({ applicant, filler }) {
	const p = await places()
	const firm = await employer(applicant, 'REGISTERED')
	const post = await job(applicant)
	const online = await job(applicant, 'ONLINE')
	const boss = await person('另一家单位')
	await employer(boss, 'REGISTERED')
	const open = await job(boss, 'ONLINE')
	const post_of = c => value(`select id from rg.job_post where case_id = ${c.id}`)
	const applied = async (c, who) => value(`with n as (insert into rg.consent (account, purpose, version, given_at)
		values (${who.id}, 'resume:employer', '1', api.now()) returning id)
		insert into rg.job_match (post, account, consent, at, state_at)
		select ${await post_of(c)}, ${who.id}, n.id, api.now(), api.now() from n returning id`)
	await run_sql(`insert into rg.resume values (${applicant.id}, '1', 1990, 'high', 5, 'drive', '驾驶', '', 'sea',
		${p.district}, 6000, api.now())`)
	return {
		id: post.id,
		no: post.no,
		file: await upload(post.id, applicant.id, 'licence_scan'),
		...await paper_of(post.id),
		task: await task(firm.id, 'check_change', 'clerk', 3),
		task_no: firm.no,
		page: 'post',
		service: 'job-post',
		post_no: online.no,
		job: await post_of(online),
		job_open: await post_of(open),
		answer: await applied(online, await person('应聘的人')),
		match: await applied(open, applicant),
		search: await value(`insert into rg.job_search (account, q, family, seen, at)
			values (${applicant.id}, '焊工', '', 0, api.now()) returning id`),
		does: ['withdraw', 'called'],
		batch: () => 'pass',
		begin: () => begun('employment', 'job-post', applicant, 'licence_scan'),
		fill_in: () => filled('employment', 'employer', filler, 'licence_scan'),
		filled_page: 'unit',
		lists: {
			pub: ['/employment/', '/employment/applications', '/employment/hire'],
			off: ['/desk/employment/batch', '/desk/employment/notices', '/desk/employment/open', '/desk/employment/silent']
		}
	}
}

const make = { alliance, carefund, employment }

export const names = Object.keys(make)
// Which module a path is of; the first one, of what is everybody's.
export const module_of = path => names.find(n => path.startsWith(`/${n}/`) || path.startsWith(`/desk/${n}/`)) ?? names[0]

// All of them: { alliance: { id, no, ... }, carefund: ... }
export async function modules (who) {
	const all = {}
	for (const n of names) {
		all[n] = await make[n](who)
		Object.assign(all[n], await one(`select state, version from rg.case_file where id = ${all[n].id}`))
	}
	return all
}

// Drafts, begun again when they were thrown away.
export async function fresh (m) {
	Object.assign(m, await m.begin(), await m.fill_in())
}
