// The sandbox of each program, as it runs: a worker and the keeper of every pool,
// the press and the courier are stopped while they wait, made to try calls with their
// own rights and filters (inject.c), and let go again. What starts a program or
// traces one must end the process. Needs the right to trace, and x86-64.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { Visitor } from '../web/kit/http.mjs'
import { all_pools, started, workers } from '../web/kit/pools.mjs'
import { all, done, fail, note, ok, same, skip, test } from '../web/kit/tap.mjs'

const state = process.env.STATE
const inject = new URL('../../build/tests/trust/inject', import.meta.url).pathname
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const read = path => readFileSync(path, 'utf8')

// Of each pool the workers, and the keeper that they come from.
const pools = all_pools()
const programs = ['courier', 'press', ...pools, ...pools.map(p => `${p} keeper`)]
const pids = name => pools.includes(name) ? workers(name) : started(name.replace(' keeper', ''))
const field = (pid, name) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(read(`/proc/${pid}/status`))?.[1]

await all('every process gave up its rights: no new ones, a filter of calls, no capability, not root', programs.flatMap(s => pids(s).map(pid => [s, pid])), async ([service, pid]) => {
	const got = ['NoNewPrivs', 'Seccomp', 'CapEff', 'CapPrm'].map(n => field(pid, n))
	same([got[0], got[1], Number(`0x${got[2]}`), Number(`0x${got[3]}`)], ['1', '2', 0, 0], `${service}: NoNewPrivs, Seccomp, capabilities`)
	ok(!/(^|\s)0(\s|$)/.test(field(pid, 'Uid')), `${service} runs as root`)
})

// ---- what is tried ------------------------------------------------------------------

const here = -100
const EPERM = -1
const EACCES = -13
// name, number on x86-64, arguments
const sockets = [['packets', 41, 17, 3, 0], ['bluetooth', 41, 31, 1, 0], ['vsock', 41, 40, 1, 0]]
const internet = [['internet', 41, 2, 1, 0], ['internet_6', 41, 10, 2, 0]]
const machine = [
	['mount', 165, '"none"', '"/mnt"', '"tmpfs"', 0, 0], ['umount', 166, '"/proc"', 2], ['pivot_root', 155, '"/"', '"/"'], ['chroot', 161, '"/tmp"'],
	['unshare_user', 272, 0x10000000], ['setns', 308, 0, 0], ['bpf', 321, 0, 0, 0], ['perf_event', 298, 0, 0, -1, -1, 0], ['userfault', 323, 0], ['io_uring', 425, 1, 0],
	['keyctl', 250, 0, -3, 0], ['add_key', 248, '"user"', '"x"', 0, 0, -3], ['init_module', 175, 0, 0, 0], ['finit_module', 313, 0, 0, 0], ['kexec', 246, 0, 0, 0, 0], ['reboot', 169, 0, 0, 0],
	['swapon', 167, '"/dev/sda"', 0], ['acct', 163, '"/tmp/x"'], ['settimeofday', 164, 0, 0], ['clock_settime', 227, 0, 0], ['sethostname', 170, '"x"', 1], ['personality', 135, 0],
	['file_handle', 303, here, '"/"', 0, 0, 0], ['fanotify', 300, 0, 0], ['setuid', 105, 0], ['setgid', 106, 0], ['setresuid', 117, 0, 0, 0], ['setgroups', 116, 0, 0], ['listen', 50, 0, 1],
	['node', 259, here, '"/tmp/x"', 0o20666, 0]
]
const beyond = [
	['fork', 57], ['vfork', 58], ['clone', 56, 17, 0], ['clone3', 435, 0, 0], ['kill_all', 62, -1, 0], ['kill_init', 62, 1, 0], ['kill_thread', 200, 1, 0],
	['internet_pair', 53, 2, 1, 0, 0], ['bind', 49, 0, 0, 0], ['code_pages', 9, 0, 4096, 7, 0x22, -1, 0], ['symlink', 88, '"/etc/passwd"', '"/tmp/x"'], ['chmod', 90, '"/tmp"', 0o777],
	['chown', 92, '"/tmp"', 0, 0], ['setrlimit', 160, 7, 0], ['setpriority', 141, 0, 0, 19], ['shared_memory', 29, 0, 4096, 0o1600], ['messages', 68, 0, 0o1600], ['terminal', 16, 0, 0x5412, 0],
	['watch', 253], ['prctl', 157, 4, 1, 0, 0, 0], ['truncate', 76, '"/etc/passwd"', 0], ['utimes', 280, here, '"/etc/passwd"', 0, 0], ['setsid', 112], ['timer', 283, 0, 0], ['descriptor_of_another', 438, 0, 0, 0]
]
const files = [
	['read_passwd', 257, here, '"/etc/passwd"', 0], ['read_shadow', 257, here, '"/etc/shadow"', 0], ['read_root', 257, here, '"/root"', 0], ['read_environment', 257, here, '"/proc/self/environ"', 0], ['read_memory', 257, here, '"/proc/self/mem"', 2],
	['read_the_record', 257, here, `"${state}/pgdata/PG_VERSION"`, 0], ['read_logs', 257, here, `"${state}/log/postgresql.log"`, 0], ['read_messages', 257, here, `"${state}/outbox"`, 0], ['read_certificate_key', 257, here, `"${state}/web"`, 0],
	['write_program', 257, here, `"${state}/app/bin/portal"`, 1], ['write_template', 257, here, `"${state}/app/templates/portal/home.cs"`, 1], ['new_template', 257, here, `"${state}/app/templates/x"`, 0o101, 0o600], ['write_tmp', 257, here, '"/tmp/sandbox-x"', 0o101, 0o600],
	['remove_template', 87, `"${state}/app/templates/portal/home.cs"`], ['folder', 83, '"/tmp/sandbox-x"', 0o700], ['rename', 82, `"${state}/app/templates/portal"`, '"/tmp/sandbox-y"']
]
const deadly = [['exec', 59, '"/bin/true"', 0, 0], ['exec_at', 322, here, '"/bin/true"', 0, 0, 0], ['trace', 101, 0, 0, 0, 0], ['read_another', 310, 1, 0, 0, 0, 0, 0]]
const tries = service => service === 'courier' ? [...sockets, ...machine]
	: service === 'press' || service.endsWith(' keeper') ? [...sockets, ...internet, ...machine] : [...sockets, ...internet, ['netlink', 41, 16, 3, 0], ...machine, ...beyond, ...files]
const wanted = ([name]) => files.some(f => f[0] === name) ? [EPERM, EACCES, -18] : name === 'clone3' ? [EPERM, -38] : [EPERM]

function run (pid, list) {
	const r = spawnSync(inject, [String(pid)], { input: list.map(t => t.join(' ')).join('\n') + '\n', encoding: 'utf8', timeout: 20000 })
	return { status: r.status, got: Object.fromEntries(r.stdout.split('\n').filter(Boolean).map(l => l.split(' '))), said: r.stderr }
}

let tried = 0
let done_ = 0
const able = existsSync(inject) && run(pids('portal-pub')[0], []).status === 0
if (!able) skip('calls that are forbidden, tried by each program', 'this machine lets nobody trace, or is not x86-64')
else {
	await all('calls that are forbidden are refused in every program', programs, async service => {
		const list = tries(service)
		const { got, status, said } = run(pids(service)[0], list)
		if (status !== 0) fail(`${service}: inject ${status} ${said}`)
		const wrong = list.filter(t => !wanted(t).includes(Number(got[t[0]]))).map(t => `${t[0]} ${got[t[0]]}`)
		tried += list.length
		done_ += wrong.length
		if (wrong.length) fail(`${service}: ${wrong.join(', ')}`)
	})
	await all('what starts or traces a program ends the process, and the supervisor brings another', programs, async service => {
		for (const t of process.env.LONG ? deadly : [deadly[0], deadly[2]]) {
			const before = pids(service)
			let got = {}
			// One that has just begun is not yet where it stays.
			for (let i = 0; i < 20 && got[t[0]] !== 'killed'; i++) {
				await pause(i ? 100 : 0)
				got = run(pids(service)[0], [t]).got
			}
			tried += 1
			if (got[t[0]] !== 'killed') {
				done_ += 1
				fail(`${service}: ${t[0]} ${got[t[0]]}`)
			}
			for (let i = 0; i < 100 && pids(service).length < before.length; i++) await pause(50)
			same(pids(service).length, before.length, `${service}: processes after ${t[0]}`)
		}
	})
}
await test('and afterwards all of them work', async () => {
	for (const path of ['/', '/login', '/alliance/', '/desk/login', '/lookup']) same((await new Visitor().get(`${path}?n=${Date.now()}`)).status, 200, path)
	for (const s of programs) ok(pids(s).length > 0, `${s} is gone`)
})
note(`tried: ${tried} forbidden calls in ${programs.length} running programs`)
note(`figure: forbidden calls that were not refused ${done_} of ${tried}`)
done()
