// The figures file: place,module,metric,value,unit,note, one row a figure.
import { existsSync, readFileSync } from 'node:fs'

// One line of CSV (RFC 4180).
function cells (line) {
	const out = []
	for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
		out.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'))
	return out
}

// `1000多`, `6万余`, 以上: the paper says at least so many.
const isBound = note => /余|多(?!元素)|以上|lower bound/.test(note)

export function readFigures (path) {
	if (!existsSync(path)) throw new Error(`There are no figures at ${path}.`)
	const [head, ...lines] = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
		.split(/\r?\n/).filter(Boolean)
	const names = cells(head)
	for (const need of ['module', 'metric', 'value'])
		if (!names.includes(need)) throw new Error(`${path} has no column ${need}`)
	return lines.map(line => {
		const row = Object.fromEntries(cells(line).map((v, i) => [names[i], v]))
		const year = /_((?:19|20)\d\d)$/.exec(row.metric)
		return { ...row, key: `${row.module}.${row.metric}`, value: Number(row.value),
			bound: isBound(row.note ?? ''), year: year ? Number(year[1]) : null }
	})
}

// What this program plays.  The funnel must close by itself.
export function allianceOf (figures) {
	const of = metric => figures.find(f => f.module === 'alliance' && f.metric === metric)?.value
	const plan = { applications: of('applications'), screened: of('screened_out'),
		members: of('published_members') }
	if (Object.values(plan).some(v => !Number.isInteger(v) || v < 0))
		throw new Error('The figures do not say applications, screened_out and ' +
			'published_members of the alliance as whole numbers.')
	if (plan.screened + plan.members !== plan.applications)
		throw new Error('The alliance\'s applications are not those screened out and ' +
			'those published together.')
	return plan
}

// Years that dated figures name, in order.
export const yearsOf = figures =>
	[...new Set(figures.map(f => f.year).filter(Boolean))].sort()
