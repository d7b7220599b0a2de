// One table of all that was measured, and the verdict.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

const wanted = { case: 2.3, inbox: 2.0, submit: 1.9 }
const P99 = 0.7
const SERIES = 0.75
const PSS = 2048	// KiB a worker
const COLD = 50		// ms
const titles = { case: 'case page', inbox: 'inbox', submit: 'submit' }

const median = list => {
	const s = [...list].sort((a, b) => a - b)
	return s.length ? s.length % 2 ? s[(s.length - 1) / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2 : NaN
}
// How far single rounds lie from their median, the most.
const spread = list => Math.max(...list.map(x => Math.abs(x / median(list) - 1)))
const percent = x => `${Math.round(x * 100)} %`
const rows = (head, list) => [head, head.map(() => '---'), ...list].map(r => `| ${r.join(' | ')} |`).join('\n')

function said (command, args) {
	try { return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() } catch { return '' }
}

export function table (t) {
	const { results, list } = t
	const of = (page, conns, name) => results.filter(r => r.page === page && r.conns === conns && r.name === name)
	const peers = Object.keys(list).filter(n => !list[n].ours && !list[n].limit)
	const out = []
	const verdict = []
	const judge = (good, text) => verdict.push({ good, text })

	const system = /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
	out.push('# Speed', '', `${new Date().toISOString().slice(0, 10)}, \`make bench${t.quick ? ' QUICK=1' : ''}\`; ${cpus().length} cores (${cpus()[0].model.trim()}), ` +
		`${Math.round(totalmem() / 2 ** 30)} GiB, ${system}, ${said('nginx', ['-v']) || 'nginx'}, PostgreSQL ${said('psql', ['--version']).replace(/^.*?(\d+\.\d+).*$/, '$1')}.`, '',
	`${t.size.toLocaleString('en')} cases; ${t.workers} workers for each contender; ${t.rounds} rounds of ${t.seconds} s, contenders in turn. ` +
		`Case page ${t.bytes.case} bytes, inbox ${t.bytes.inbox} bytes. ${t.busy ? `The machine was busy: load ${t.load.toFixed(1)} when it began. ` : ''}` +
		'Ratios are to the best peer of the same round; figures are medians, noise is the farthest round from its median.', '')

	for (const page of t.pages) {
		for (const conns of t.connections) {
			const names = Object.keys(list).filter(n => of(page, conns, n).length)
			if (!names.length) continue
			const n = of(page, conns, 'nginx').length
			const best = i => Math.max(...peers.map(p => of(page, conns, p)[i].rate))
			const best99 = i => of(page, conns, peers.reduce((a, b) => of(page, conns, b)[i].rate > of(page, conns, a)[i].rate ? b : a))[i].p99
			const body = names.map(name => {
				const m = of(page, conns, name)
				const ratios = m.map((r, i) => r.rate / best(i))
				const share = k => percent(median(m.map(r => r.share[k])))
				const cost = k => median(m.map(r => r.each[k])).toFixed(2)
				return [list[name].name, median(m.map(r => r.rate)).toFixed(0), list[name].limit ? '' : `${median(ratios).toFixed(2)} ± ${percent(spread(ratios))}`,
					percent(spread(m.map(r => r.rate))), median(m.map(r => r.p50)).toFixed(1), median(m.map(r => r.p99)).toFixed(1),
					m.reduce((s, r) => s + r.errors, 0), share('web'), share('worker'), share('postgres'), share('load'), cost('worker'), cost('postgres')]
			})
			const pg = of(page, conns, 'pgbench').map(r => r.rate)
			const constant = of(page, conns, 'constant').map(r => r.rate)
			const series = pg.map((p, i) => 1 / (1 / constant[i] + 1 / p))
			const reach = of(page, conns, 'nginx').map((r, i) => r.rate / series[i])
			body.push(['pgbench, the same statements', median(pg).toFixed(0), '', percent(spread(pg)), ...Array(9).fill('')])
			body.push(['series limit', median(series).toFixed(0), '', '', ...Array(9).fill('')])
			out.push(`## ${titles[page]}, ${conns} connection${conns === 1 ? '' : 's'}`, '',
				rows(['', 'a second', 'to the best peer', 'noise', 'p50 ms', 'p99 ms', 'errors', 'web server', 'workers', 'PostgreSQL', 'load', 'worker ms each', 'PostgreSQL ms each'], body), '',
				`Ours reaches ${percent(median(reach))} of the series limit, the median of ${n} round${n === 1 ? '' : 's'}.`, '')
			if (conns !== 16 && conns !== 64) continue
			const ratio = median(of(page, conns, 'nginx').map((r, i) => r.rate / best(i)))
			const late = median(of(page, conns, 'nginx').map((r, i) => r.p99 / best99(i)))
			judge(ratio >= wanted[page], `${titles[page]} at ${conns}: ${ratio.toFixed(2)} of ${wanted[page]}`)
			judge(late <= P99, `p99 at ${conns}: ${late.toFixed(2)} of ${P99}`)
			judge(median(reach) >= SERIES, `of the limit: ${percent(median(reach))} of ${percent(SERIES)}`)
		}
	}
	const wrong = results.filter(r => list[r.name]?.ours).reduce((s, r) => s + (r.errors || 0), 0)
	judge(wrong === 0, `errors ${wrong}`)
	judge(t.intact, t.intact ? 'the chains hold' : 'a chain is broken')
	const mem = t.memory
	out.push('## Memory and start', '', rows(['', 'workers', 'PSS of the largest, KiB', 'PSS of all, KiB', 'start to first answer, ms'],
		Object.entries(mem).filter(([n]) => n !== 'apache').map(([n, m]) => [list[n].name, m.n, m.each, m.total, list[n].cold?.toFixed(0) ?? ''])), '')
	judge(mem.nginx.each <= PSS, `PSS ${(mem.nginx.each / 1024).toFixed(1)} of ${PSS / 1024} MiB a worker`)
	judge(mem.nginx.total <= mem.php.total / 4, `PSS ${percent(mem.nginx.total / mem.php.total)} of PHP's, at most 25 %`)
	judge(list.nginx.cold <= COLD, `start ${list.nginx.cold.toFixed(0)} of ${COLD} ms`)
	const missed = verdict.filter(v => !v.good)
	out.push(missed.length ? `Verdict: ${verdict.length - missed.length} of ${verdict.length} reached; not: ${missed.map(v => v.text).join('; ')}.`
		: `Verdict: all ${verdict.length} reached: ${verdict.map(v => v.text).join('; ')}.`)
	return { text: `${out.join('\n')}\n`, good: !missed.length }
}
