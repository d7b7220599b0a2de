// R10: the schema is changed while people work: a step that widens it, with
// reload, then one that takes the old away.  Somebody holds a table for long
// meanwhile.  Nobody is turned away, and the rights afterwards are those before.

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { own } from './own.mjs'

const source = new URL('../../..', import.meta.url).pathname
const tree = mkdtempSync(join(tmpdir(), 'drill-tree.'))
chmodSync(tree, 0o711)
spawnSync('sh', ['-c', 'cd "$1" && mkdir -p "$2/build" && cp -R conf sql templates "$2/" && rm -rf "$2/templates/assets/node_modules" && cp -R build/assets "$2/build/" && cp -R "$3" "$2/build/bin"',
	'sh', source, tree, process.env.BIN ?? `${source}build/bin`])
own({ tree, after: () => rmSync(tree, { recursive: true, force: true }) })
const { browsers, Cluster, command, end, fail, figures, Load, note, ok, reader, same, test, value, wait } = await import('./kit.mjs')

const db = new Cluster()
const list = await browsers()

const rights = () => value(`select string_agg(x, E'\\n' order by x) from (
	select c.oid::regclass || ' ' || coalesce(c.relacl::text, '') || c.relrowsecurity as x from pg_class c
	join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('rg', 'api') and c.relkind in ('r', 'v', 'S')
	union all select p.oid::regprocedure || ' ' || coalesce(p.proacl::text, '') from pg_proc p
	join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('rg', 'api')
	union all select polrelid::regclass || ' ' || polname || ' ' || polroles::text || ' ' || coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy) y
	where x not like '%drill%'`)

const steps = {
	'990-drill-wider': `alter table rg.case_file add column drill_note text not null default '';
		comment on column rg.case_file.drill_note is 'Of a drill.';
		alter table rg.case_message add column drill_mark bigint;
		comment on column rg.case_message.drill_mark is 'Of a drill.';
		create table rg.drill (id bigint primary key);
		comment on table rg.drill is 'Of a drill.';
		comment on column rg.drill.id is 'Number.';`,
	'991-drill-narrower': `alter table rg.case_message drop column drill_mark;
		alter table rg.case_file drop column drill_note; drop table rg.drill;`
}

await test('R10: two steps of the schema and two generations, under load', async () => {
	const before = await rights()
	const stop = { at: Infinity }
	const got = []
	let took = 0
	const load = await new Load(list).go(stop, async () => {
		const readers = [reader(list[0].who.jar, stop), reader(list[1].who.jar, stop, `/alliance/case/${list[1].no}`)]
		for (const [name, sql] of Object.entries(steps)) {
			await wait(1000)
			writeFileSync(`${tree}/sql/schema/${name}.sql`, sql)
			// Somebody who reads for three seconds.
			const slow = db.sql('begin; select count(*) from rg.case_message; select pg_sleep(3); commit')
			const from = Date.now()
			const r = await command([`${tree}/conf/instance`, 'reload'], { timeout: 120000 })
			if (r.status !== 0) fail(`reload: ${r.out}${r.err}`)
			took = Math.max(took, Date.now() - from)
			ok(r.out.includes(name), `${name} was not applied: ${r.out}`)
			await slow
		}
		stop.at = Date.now()
		got.push(...await Promise.all(readers))
	})
	const bad = got.flatMap(r => r.bad)
	note(`steps=${Object.keys(steps).length} took=${took}ms gets=${got.reduce((n, r) => n + r.gets, 0)} gets_failed=${bad.length}`)
	await figures(load)
	same([load.failed, bad], [0, []], 'forms and pages that failed')
	ok(before === await rights(), 'rights before and after differ')
})

await test('R10: a generation that cannot start is not let in', async () => {
	const load = await new Load(list).go(6, async () => {
		writeFileSync(`${tree}/build/bin/desk`, '#!/bin/sh\nexit 1\n')
		chmodSync(`${tree}/build/bin/desk`, 0o755)
		const r = await command([`${tree}/conf/instance`, 'reload'])
		ok(r.status !== 0 && /old programs go on/.test(r.err), `reload: ${r.status} ${r.err}`)
	})
	await figures(load)
	same(load.failed, 0, 'forms that failed')
	same((await list[0].who.get('/desk/login')).status, 200, 'the old desk')
})
end()
