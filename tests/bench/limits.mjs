// What cannot be beaten: pgbench with the very statements our pages send, as the
// same roles, with as many clients as there are workers. Statements are read from
// sql/*.sql; what C decides between them is left out.

import { execFile, execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { statements } from './peers/make.mjs'
import { work } from './contenders.mjs'

const tree = new URL('../..', import.meta.url).pathname
const named = Object.assign({}, ...['common', 'alliance', 'desk'].map(f =>
	statements(readFileSync(`${tree}sql/${f}.sql`, 'utf8'))))
const lit = s => s === null ? 'null' : `'${String(s).replace(/'/g, "''")}'`
// A colon before a letter is a variable to pgbench, even between quotes.
const put = (name, ...args) => `${named[name].sql.replace(/\$(\d+)/g, (_, n) => args[n - 1])
	.replace(/'[^']*'/g, s => s.replace(/:(?=\w)/g, "'||chr(58)||'"))};`
const enter = (token, side, who, method, route, object, reads) => put('ENTER', token, lit(side), lit(who), lit(method), lit(route), object, lit(reads))

const script = {
	case: (token, no) => `\\startpipeline\nbegin;\n${enter(lit(token), 'pub', 'GUEST', 'GET', '/alliance/case/:no', lit(no), 't')}\n` +
		`${put('CASE_PAGE', lit(no))}\ncommit;\n\\endpipeline\n`,
	inbox: token => `\\startpipeline\nbegin;\n${enter(lit(token), 'off', 'STAFF', 'GET', '/desk/', "''", 't')}\n${put('COUNTS')}\n` +
		`${put('INBOX', "'claim'", 'null', "'21'")}\ncommit;\n\\endpipeline\n`,
	// :i counts the drafts of this client, whose numbers follow one another.
	submit: (base, each, paths, values) => `\\set i :i + 1\n\\set d ${base} + :client_id * ${each} + :i\n` +
		`\\startpipeline\nbegin;\n${enter("lpad(:d::text, 42, '0') || 'A'", 'pub', 'PERSON', 'POST', '/alliance/draft/:id/check', "''", 'f')}\n` +
		`${put('DRAFT_PAGE', ':d')}\n\\endpipeline\n` +
		`\\startpipeline\n${put('CASE_ACT', ':d', "'2'", "'submit'", "''", 'null', lit(`{${paths.map(p => p.split('.')[0])},agreed}`),
			lit(`{${paths}}`), `array[${values.map(lit)}]`, "'submit' || md5(:d::text)")}\ncommit;\n\\endpipeline\n`
}

// One measurement: { rate, latency }. give: token and number of visits, or base and
// number of drafts a client.
export async function pgbench (page, { seconds, workers, visits, drafts }) {
	const role = page === 'inbox' ? 'rg_desk_off' : 'rg_alliance_pub'
	const files = []
	const write = (n, text) => {
		const f = `${work}/limit-${page}-${n}.sql`
		writeFileSync(f, text)
		files.push('-f', f)
	}
	if (page === 'submit') write(0, script.submit(drafts.base, drafts.each, drafts.paths, drafts.values))
	else for (const [n, v] of visits.slice(0, 16).entries()) write(n, script[page](v.token, v.no))
	const args = ['-n', '-M', 'prepared', '-c', String(workers), '-j', '1', '-T', String(seconds), '-D', 'i=-1', ...files,
		'-h', `${process.env.STATE}/pg`, '-U', role, 'ronggui']
	const { stdout, stderr } = await promisify(execFile)(`${bin()}/pgbench`, args, { env: { ...process.env, PGOPTIONS: '' } })
	const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0)
	const done = Number(/actually processed: (\d+)/.exec(stdout)?.[1] ?? 0)
	const failed = /aborted|ERROR/.test(stderr) ? stderr.trim().split('\n')[0] : ''
	return { rate, latency: Number(/latency average = ([\d.]+)/.exec(stdout)?.[1] ?? 0), done, failed }
}

let found
const bin = () => found ??= execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim()
