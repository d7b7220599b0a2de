// A case of a standard in a state, made in the database without the engine, and
// one step tried on it by somebody. Whatever was done is undone.

import { q, rows, run_sql, value } from '../../web/kit/db.mjs'
import { amount } from './modules.mjs'

const array = list => list.length ? `array[${list.map(q).join(', ')}]::text[]` : "'{}'::text[]"

// The case has every clock of its standard running.
const make = `create or replace function pg_temp.make_case(p_standard bigint, p_state text, p_left text, p_area bigint,
	p_applicant bigint, p_fields jsonb) returns bigint language plpgsql as $f$
declare
	c bigint;
	s record;
begin
	select t.service, v.module, x.kind, x.role into s from rg.standard t join rg.service v on v.code = t.service
	join rg.standard_state x on x.standard = t.id and x.state = p_state where t.id = p_standard;
	insert into rg.case_file (no, standard, service, module, applicant, title, area, state, kind, left_state, before_state,
		queue, version, created_at, changed_at, submitted_at, state_at)
	values (case when s.kind <> 'draft' then 'ST' || clock_timestamp() end, p_standard, s.service, s.module, p_applicant,
		'试验', p_area, p_state, s.kind, p_left, p_left, s.role, 3, api.now(), api.now(),
		case when s.kind <> 'draft' then api.now() end, api.now()) returning id into c;
	insert into rg.case_form (case_id, fields, saved_at) values (c, p_fields, api.now());
	insert into rg.case_clock (case_id, n, clock, unit, amount, kind, at, cause)
	select c, row_number() over (order by clock), clock, unit, amount, 'start', api.now(), 'states'
	from rg.standard_clock where standard = p_standard;
	perform rg.refresh_clocks(c);
	return c;
end $f$;
-- Clocks open or shut for an action that depends on one.
create or replace function pg_temp.set_clocks(p_case bigint, p_within text, p_before text, p_days int, p_open boolean)
returns void language plpgsql as $f$
begin
	update rg.case_timer set paused = false, due_at = api.now() + case when p_open then interval '3 days'
		else interval '-1 s' end where case_id = p_case and clock = p_within;
	update rg.case_timer set paused = false, due_on = api.today() + p_days + case when p_open then 0 else 1 end
	where case_id = p_case and clock = p_before;
end $f$;
-- A step of the case that was taken before.
create or replace function pg_temp.did(p_case bigint, p_action text, p_fields jsonb default '{}')
returns void language sql as $f$
	insert into rg.case_event (chain, seq, case_id, version, at, actor_name, actor_role, station_name, action, from_state,
		to_state, digest, hash)
	select -1, coalesce(max(e.seq), 0) + 1, p_case, 2, api.now(), '', '', '', p_action, '', '', '', ''
	from rg.case_event e where e.chain = -1;
	insert into rg.case_event_text (chain, seq, salt, note, fields)
	select -1, max(e.seq), '', '', p_fields from rg.case_event e where e.chain = -1
$f$;
create or replace function pg_temp.step(p_case bigint, p_before text, p_role text, p_token text, p_call text)
returns text language plpgsql as $f$
declare
	said text;
begin
	begin
		if p_before <> '' then
			execute replace(p_before, '$CASE', p_case::text);
		end if;
		perform set_config('rg.token', p_token, true);
		execute format('set local session authorization %I', p_role);
		execute replace(p_call, '$CASE', p_case::text) into said;
		set local session authorization default;
		if said is distinct from 'false' then
			select 'to ' || state into said from rg.case_file where id = p_case;
		end if;
		raise exception using errcode = 'UNDO1', message = said;
	exception when others then
		said := case when sqlstate = 'UNDO1' then sqlerrm else sqlstate || ' ' || sqlerrm end;
	end;
	set local session authorization default;
	return said;
end $f$`

export const prepare = () => run_sql(make)

// Something that fits a field of an action.
const day = await value('select api.today()')
const answer = ({ type, must, min, options }) => ({ money: amount, date: day, choice: must ?? options[0], bool: '1',
	consent: '1', int: min ?? '1', mobile: '13800138000' })[type] ?? '试验说明'

// What the applicant or officer sends for an action so that only its right is in
// question.
export function call (standard, a, version = 3, more = {}) {
	const typed = a.by === 'officer' ? Object.entries({ ...Object.fromEntries(Object.entries(a.fields)
		.map(([f, k]) => [f, answer(k)])), ...more }) : []
	if (a.asks) typed.push([`item.${standard.field}`, '看不清'])
	return `select api.act($CASE, ${version}, ${q(a.action)}, '试验说明', ${q(a.reasons[0] ?? '')}, '{}',
		${array(typed.map(t => t[0]))}, ${array(typed.map(t => t[1]))}, '')`
}

// tries: [{ before, role, token, call }] on one case in one state.
export async function steps (standard, state, left, { area, applicant, fields }, tries) {
	const column = pick => array(tries.map(pick))
	return rows(`begin; set local client_min_messages = error;
		create temp table states_case on commit drop as select pg_temp.make_case(${standard.id}, ${q(state)}, ${q(left)},
		${area}, ${applicant}, ${q(JSON.stringify(fields))}::jsonb) as id;
		select i, pg_temp.step((select id from states_case), b, r, t, c) as said from unnest(${column(t => t.before ?? '')},
		${column(t => t.role)}, ${column(t => t.token)}, ${column(t => t.call)}) with ordinality u(b, r, t, c, i) order by i;
		rollback`)
}
