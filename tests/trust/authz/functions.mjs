// The second part of access.tsv in SQL: every function of schema api, under every
// database role, with the token of everybody; and that nothing else of the
// schemas can be called.
//
// One procedure in a temporary schema tries a call under a role in a transaction
// of its own that is undone, and says what came of it.

import { q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { all, fail } from '../../web/kit/tap.mjs'
import { session } from '../../web/kit/world.mjs'
import { expected, functions, some } from './table.mjs'
import { names } from './modules.mjs'
import { applicant, at_module, fresh_drafts, key_of, p, people, things } from './people.mjs'

export const known = await rows(`select 'api.' || p.proname as name, count(*) as n, min(p.prorettype::regtype::text) as type
	from pg_proc p where p.pronamespace = 'api'::regnamespace group by 1 order by 1`)
export const roles = (await rows(`select rolname from pg_roles where rolname ~ '^rg_' and rolcanlogin
	and rolname !~ '^rg_hello' order by 1`)).map(r => r.rolname)

// What a call finds: a message to read, a note, a reader, a second log-in ...
async function furnish () {
	await fresh_drafts(...names)
	for (const { id } of Object.values(at_module)) {
		await run_sql(`
		insert into rg.case_message (case_id, side, author_name, body, at) values
			(${id}, 'pub', '陈申请', '问', api.now()), (${id}, 'off', '员', '答', api.now());
		insert into rg.case_correction (case_id, version, items, notes, asked_by, asked_at, due_on, done_at)
			values (${id}, 1, '{hours}', '{看不清}', ${things.officer.id}, api.now(), api.today(), api.now());
		insert into rg.case_note (case_id, author, body, at) values (${id}, ${things.officer.id}, '注', api.now());
		insert into rg.case_move (case_id, at, by_name, from_name, to_name, cause)
			values (${id}, api.now(), '', '', '', 'claim')`)
	}
	await run_sql(`
	insert into rg.consent (account, purpose, version, given_at) values (${applicant.id}, 'terms', '1', api.now());
	insert into rg.read_log (at, account, role, route, object)
		values (api.now(), ${things.officer.id}, 'rg_alliance_off', '/authz', ${q(things.no)});
	insert into rg.security_log (at, event) values (clock_timestamp(), 'authz')`)
	for (const x of Object.values(people)) {
		x.keys = x.code ? Object.fromEntries(await Promise.all(names.map(async n => [n, await key_of(x, n)]))) : null
		x.key = x.code ? '' : await key_of(x)
		if (!x.who) continue
		await session(x.who.id, x.side)
		await run_sql(`insert into rg.outbox (account, way, address, template, case_id, state, next_at, at)
			values (${x.who.id}, 'site', '', 'message', ${things.id}, 'sent', now(), api.now())`)
		if (x.side === 'off') {
			await run_sql(`insert into rg.recovery_code (account, hash) values (${x.who.id}, sha256('${x.who.id}'));
			insert into rg.totp (account, secret) values (${x.who.id}, 'x')`)
		}
		x.sees = x.side === 'off' && !x.admin && !x.half
			? (await rows(`select (select count(*) from rg.member m where m.area between s.lo and s.hi) as members,
				(select least(501, count(*)) from rg.case_file c where c.service = 'alliance-enrolment'
				and c.kind = 'notice' and c.area between s.lo and s.hi) as notices
				from rg.station s where s.id = ${x.station}`))[0] : null
	}
	const version = id => value(`select version from rg.case_file where id = ${id}`)
	const at = {
		officer: things.officer.id, officer_login: q(things.officer.login), holder: things.holder.id,
		applicant: applicant.id, standard: things.standard, area: p.village, root: p.root, root_station: p.root,
		erasure: -1, approved: -2, code: q(things.code), token: "current_setting('rg.token', true)"
	}
	for (const n of names) {
		const m = at_module[n]
		const texts = Object.entries(m).filter(([, v]) => typeof v === 'string').map(([k, v]) => [k, q(v)])
		const all = { ...Object.fromEntries(texts), case: m.id, version: await version(m.id) }
		for (const [k, v] of Object.entries(all)) at[`${n}.${k}`] = v
		// Without a name, what the first one has.
		if (n === names[0]) Object.assign(at, { ...all, audit_version: await version(m.audit), ...at })
	}
	return at
}

// in, none, or the SQLSTATE; whatever was done is undone.
const tool = `create or replace function pg_temp.tried(p_role text, p_token text, p_call text, p_how text)
returns text language plpgsql as $f$
declare
	said text;
	n bigint;
	changes constant text := 'select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_xact_all_tables
		where schemaname = ''rg''';
begin
	perform set_config('rg.token', p_token, true);
	execute format('set local session authorization %I', p_role);
	begin
		if p_how = 'void' then
			execute changes into n;
			execute 'select ' || p_call;
			execute replace(changes, 'sum(', '-' || coalesce(n, 0) || ' + sum(') into n;
			said := case when n > 0 then 'in' else 'none' end;
		elsif p_how = 'quiet' then
			execute 'select count(v::text) from (select ' || p_call || ' v) x';
			said := 'in';
		else
			execute 'select case when count(*) filter (where v is not null and v not in (''false'', ''{}''))
				> 0 then ''in'' else ''none'' end from (select (' || p_call || ')::text v) x' into said;
		end if;
		raise exception using errcode = 'UNDO1', message = said;
	exception when others then
		said := case when sqlstate = 'UNDO1' then sqlerrm else sqlstate end;
	end;
	set local session authorization default;
	return said;
end $f$`

const place = (call, at, x, here) => call.replace(/\{([a-z_.]+)\}/g, (whole, name) =>
	name === 'recovery' ? `sha256('${x.who?.id ?? 0}')`
		: name === 'members' || name === 'notices' ? here && x.sees?.[name] || 0
			: at[name] ?? fail(`${whole} is not known`))

const side_of = role => /_(pub|off)$/.exec(role)?.[1] ?? (role === 'rg_desk_login' ? 'off' : role === 'rg_portal_login' ? 'pub' : 'sys')

// Who stands before a role's doors: everybody; of people of the other side, which
// are nobody here, only some where time is short.
function before (role) {
	const side = side_of(role)
	const others = [people.nobody, people.applicant, people['clerk of the village'], people['audit administrator']]
	return Object.values(people).filter(x => x.side === side || others.includes(x) || process.env.LONG && side !== 'sys')
}

// All cells of a function in one go.
async function tried (cells) {
	const array = pick => `array[${cells.map(c => q(pick(c))).join(', ')}]::text[]`
	return rows(`begin; set local client_min_messages = error;
		insert into rg.erasure (id, kind, as_of, reason, counts, asked_by, asked_at, approved_by, approved_at, began_at)
		select i, 'due', '2000-01-01', 'authz', '{}', ${things.officer.id}, api.now(),
			case when i = -2 then ${things.holder.id} end, case when i = -2 then api.now() end,
			case when i = -2 then api.now() end from generate_series(-2, -1) i;
		select i, pg_temp.tried(r, t, c, h) as said from unnest(${array(c => c.role)},
			${array(c => (c.x.keys ? c.x.keys[c.l.module] : c.x.key) ?? '')},
			${array(c => c.call)}, ${array(c => c.how)}) with ordinality u(r, t, c, h, i) order by i;
		rollback`)
}

// A module's program serves its own cases, portal and desk all.
const serves = (role, module) => role.startsWith(`rg_${module}_`) || /^rg_(portal|desk)_/.test(role)

// What a refusal may be. Whatever else comes up is a fault of its own.
const refused = new Set(['none', 'RG401', 'RG403', 'RG404'])
const answered = new Set(['in', 'RG409', 'RG422', 'RG429'])

export async function try_functions () {
	const count = { cells: 0, wrong: 0, denied: 0 }
	const wrong = text => {
		count.wrong += 1
		fail(text)
	}
	const at = await furnish()
	await run_sql(tool)
	for (const { name, type } of known.filter(f => f.name.includes(process.env.NAMES ?? ''))) {
		const lines = functions.filter(f => f.name === name)
		const may = [...new Set(lines.flatMap(l => l.roles))]
		const cells = lines.flatMap(l => l.roles.flatMap(role =>
			some(l, side_of(role), before(role), serves(role, l.module)).map(x => ({ l, role, x }))))
		for (const role of roles.filter(r => !may.includes(r))) cells.push({ l: lines[0], role, x: people.auditor, denied: true })
		for (const c of cells.filter(c => c.l)) {
			c.call = place(c.l.call, at, c.x, serves(c.role, c.l.module))
			c.how = c.l.quiet ? 'quiet' : type === 'void' ? 'void' : 'value'
		}
		const said = lines.length ? await tried(cells) : []
		await all(name, said, async ({ said: got }, n) => {
			const { l, role, x, denied } = cells[n]
			count.cells += 1
			if (denied) {
				count.denied += 1
				if (got !== '42501') wrong(`${role} may execute it: ${got}`)
				return
			}
			const want = expected(l, side_of(role), x, serves(role, l.module)) === 'in'
			if (want ? !answered.has(got) : !refused.has(got)) {
				wrong(`${role}, ${x.name}, ${l.enter} ${l.object}: ${got}, not ${want ? 'let in' : 'refused'}`)
			}
		}, { most: 15 })
	}
	return count
}

// Inner functions, of schema rg: nobody's.
export async function try_inner () {
	const list = await rows(`select p.oid::regprocedure::text as name, r.rolname as role,
		has_function_privilege(r.oid, p.oid, 'execute') as may
		from pg_proc p, pg_roles r where p.pronamespace = 'rg'::regnamespace
		and r.rolname in (${roles.map(q).join(', ')})`)
	let wrong = 0
	await all('inner functions are nobody\'s', list, f => {
		if (f.may !== 't') return
		wrong += 1
		fail(`${f.role} may execute ${f.name}`)
	})
	return { cells: list.length, wrong }
}
