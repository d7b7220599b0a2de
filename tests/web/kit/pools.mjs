// The processes of a running instance: a service is a supervisor, whose number the
// instance wrote down, and what it started; of a pool that is one keeper, from which
// the workers were forked (lib/pool.h).

import { readdirSync, readFileSync } from 'node:fs'

const folder = `${process.env.STATE}/services.d`

// What /proc says of a process, from its state on; null when it is no more.
export function stat (pid) {
	try {
		const f = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
		return f[0] === 'Z' || f[0] === 'X' ? null : f
	} catch { return null }
}
const children = parents => readdirSync('/proc').filter(p => /^\d+$/.test(p) && parents.includes(Number(stat(p)?.[1]))).map(Number).sort((a, b) => a - b)

// welcome-pub and the like, all there are.
export const all_pools = () => readdirSync(folder).filter(f => /-(pub|off|login)$/.test(f)).sort()
export const started = service => children([Number(readFileSync(`${folder}/${service}`, 'utf8'))])
export const workers = pool => children(started(pool))
export const all_workers = (pools = all_pools()) => pools.flatMap(workers)

// All of them anew, as after a reload, when the last has come.
export async function renew () {
	const pools = all_pools()
	const before = pools.map(p => workers(p))
	for (const pool of pools) for (const pid of started(pool)) process.kill(pid, 'SIGTERM')
	for (const end = Date.now() + 10000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) {
		const now = pools.map(p => workers(p))
		if (now.every((list, i) => list.length === before[i].length && !list.some(p => before[i].includes(p)))) return
	}
	throw new Error('no new workers within ten seconds')
}
