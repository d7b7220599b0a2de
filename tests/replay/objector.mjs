// Somebody who reads the public notice and objects to a row, by name and
// without an account.  Whether there is anything in it, the officers must see
// for themselves.
import { Browser, Refused, address, sleep } from './web.mjs'
import { mobileOf } from './merchants.mjs'

const bodies = {
	closed: '这家单位门上贴着歇业告示，已经停业一段时间了，请核实。',
	moved: '这家单位搬家了，现在的门牌和公示的不一样，请核实。'
}

// Rows of the notices that are open: unit, address of the objection form.
export async function readNotices (browser, stamp) {
	const list = await browser.see(`/notices?t=${stamp}`, 'notices')
	const rows = new Map()
	for (const path of list.page.links(/^\/notices\/[^/?.]+$/)) {
		for (let next = `${path}?t=${stamp}`; next;) {
			const page = await browser.see(next, 'notice')
			for (const row of page.page.rows()) {
				const form = /href="([^"]*\/object\/\d+)"/.exec(row.at(-1)?.html ?? '')?.[1]
				if (form) rows.set(row[0].words, form)
			}
			const more = page.page.links(/\?after=\d+$/)[0]
			next = more && `${more}&t=${stamp}`
		}
	}
	return rows
}

export async function object (world, form, is) {
	const b = new Browser(world.base, address(30000 + is.n))
	try {
		const page = await b.see(form, 'objection form')
		await sleep(3300)	// nobody fills it in faster
		const reply = await b.fill(page, '/object/' + form.split('/').at(-1), {
			body: bodies[is.objection], name: '样例群众', mobile: mobileOf(8000 + is.n) })
		if (!reply.path.startsWith('/objection/')) throw new Refused(reply, 'objection')
	} finally {
		b.close()
	}
}
