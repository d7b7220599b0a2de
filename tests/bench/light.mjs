// What Lighthouse says of three pages of a citizen's: home, a page of a form, a
// case; as on a middling telephone over a slow line, which Lighthouse works out,
// and as on a desktop. Speed is the median of RUNS looks.
// REPORTS=folder keeps Lighthouse's own reports.
//
//   node light.mjs    in the surroundings of a running instance (tests/bench/run)
//
// Its table goes to the standard output and to tests/bench/light.md, with each
// audit that was not passed. Ends with 1 if a figure is below 100.

import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { close } from '../web/kit/db.mjs'
import { admit, base, bring, draft, person } from '../web/kit/world.mjs'

const here = new URL('.', import.meta.url).pathname
const runs = Number(process.env.RUNS ?? 3)
const say = text => process.stderr.write(`${text}\n`)

// ---- Lighthouse, from the registry, kept below build/ ------------------------------

const folder = new URL('../../build/light', import.meta.url).pathname
const done = join(folder, 'node_modules/.done')
const lock = readFileSync(`${here}light/package-lock.json`, 'utf8')
if (!existsSync(done) || readFileSync(done, 'utf8') !== lock) {
	say('fetching Lighthouse')
	mkdirSync(folder, { recursive: true })
	for (const f of ['package.json', 'package-lock.json']) copyFileSync(`${here}light/${f}`, join(folder, f))
	execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' }
	})
	writeFileSync(done, lock)
}
const from = name => import(pathToFileURL(join(folder, 'node_modules', name)))
const { default: lighthouse, desktopConfig, generateReport } = await from('lighthouse/core/index.js')
const { launch } = await from('chrome-launcher/dist/index.js')

// ---- pages ----------------------------------------------------------------------------

const who = await person('孙轻便')
const member = await person('李轻便')
const id = await draft(who)
const on = await bring(member, 'PUBLICITY')
await admit(on.id)
const pages = [
	['home', '/'],
	['form page', `/alliance/draft/${id}/place`, who],
	['case page', `/alliance/case/${on.no}`, member]
]

// ---- looks ------------------------------------------------------------------------------

const load = loadavg()[0]
const busy = load > cpus().length * 0.5
const kinds = ['performance', 'accessibility', 'best-practices']
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
const chrome = await launch({
	chromePath: chromium, logLevel: 'silent',
	chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
		'--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN']
})
const browser = execFileSync(chromium, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().replace(/ built.*/, '')
process.on('exit', () => chrome.kill())
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => process.exit(130))

const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]
const bad = new Map()
const lines = []
async function look (name, path, person, form, config) {
	const seen = []
	let last
	for (let i = 0, lost = 0; i < runs; i++) {
		const { lhr } = await lighthouse(base.origin + path, {
			port: chrome.port, logLevel: 'silent', onlyCategories: i ? ['performance'] : kinds,
			extraHeaders: { 'accept-language': 'zh-CN', ...person && { cookie: person.cookie() } }
		}, config)
		// Now and then the browser loses a recording: that look is taken again.
		if (lhr.runtimeError && ++lost < 3) {
			i--
			continue
		}
		if (lhr.runtimeError) throw new Error(`${name}: ${lhr.runtimeError.message}`)
		if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${name}: led to ${lhr.finalDisplayedUrl}`)
		if (process.env.REPORTS) {
			mkdirSync(process.env.REPORTS, { recursive: true })
			writeFileSync(join(process.env.REPORTS, `${name.replace(/ /g, '-')}-${form}-${i}.html`), generateReport(lhr, 'html'))
		}
		last ??= lhr
		seen.push(lhr)
	}
	const speed = median(seen.map(l => l.categories.performance.score))
	const scores = [speed, ...kinds.slice(1).map(k => last.categories[k].score)].map(s => Math.round(s * 100))
	const time = key => median(seen.map(l => l.audits[key].numericValue))
	const weight = last.audits['total-byte-weight'].numericValue
	lines.push([`${name}, ${form}`, ...scores, (time('first-contentful-paint') / 1000).toFixed(2),
		(time('largest-contentful-paint') / 1000).toFixed(2), Math.round(time('total-blocking-time')),
		last.audits['cumulative-layout-shift'].numericValue.toFixed(3), (weight / 1000).toFixed(1)])
	say(`${name}, ${form}: ${scores.join(' ')}`)
	for (const k of kinds) {
		for (const ref of last.categories[k].auditRefs) {
			const a = last.audits[ref.id]
			if (a.score === null || a.score >= 0.9 || ['informative', 'notApplicable', 'manual'].includes(a.scoreDisplayMode)) continue
			const key = `${a.title} (${a.id}, ${k}${ref.weight ? '' : '; counts for nothing'})`
			if (!bad.has(key)) bad.set(key, [])
			bad.get(key).push(`${name}, ${form}${a.displayValue ? ` (${a.displayValue})` : ''}`)
		}
	}
	return Math.min(...scores)
}

let least = 100
for (const [name, path, person] of pages) {
	least = Math.min(least, await look(name, path, person, 'telephone'), await look(name, path, person, 'desktop', desktopConfig))
}
chrome.kill()

const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/lighthouse/package.json'), 'utf8'))
const row = cells => `| ${cells.join(' | ')} |`
const text = `# Lighthouse

${new Date().toISOString().slice(0, 10)}, Lighthouse ${version}, ${browser}; performance and times are the median of ${runs} looks.${busy ? ` The machine was busy (load ${load.toFixed(1)} when it began): times are too long.` : ''}

${row(['Page', 'Performance', 'Accessibility', 'Best practices', 'First paint (s)', 'Largest paint (s)', 'Blocked (ms)', 'Shift', 'kB'])}
${row(Array(9).fill('---'))}
${lines.map(row).join('\n')}

Audits not passed: ${bad.size ? `\n\n${[...bad].map(([key, where]) => `- ${key}: ${where.join('; ')}`).join('\n')}` : 'none.'}

Verdict: ${least === 100 ? 'all 100' : `the least is ${least} of 100`}
`
process.stdout.write(text)
writeFileSync(`${here}light.md`, text)
close()
process.exit(least === 100 ? 0 : 1)
