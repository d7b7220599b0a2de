// The page with every macro and the error pages, in both languages: nothing
// that the content security policy forbids, one h1, every id once, every label
// and description pointing somewhere, and hostile data shown as text.

import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { elements } from './html.mjs'
import { folder } from './kit/tap.mjs'

const top = new URL('../..', import.meta.url).pathname
const render = process.env.RENDER ?? join(top, 'build/tests/web/render')
const dir = folder('gallery')
for (const part of ['macros', 'layout', 'text', 'error']) {
	symlinkSync(join(top, 'templates', part), join(dir, part))
}
symlinkSync(join(top, 'tests/web/gallery.cs'), join(dir, 'gallery.cs'))
const gallery = join(top, 'tests/web/gallery.hdf')
const file = (name, text) => {
	writeFileSync(join(dir, name), text)
	return join(dir, name)
}
const draw = (page, lang, ...data) =>
	execFileSync(render, [dir, page, lang, ...data], { encoding: 'utf8' })

const empty = file('empty.hdf', 'Site.assets = x\nSite.here = /\n')
const person = file('person.hdf', 'User.id = 1\nUser.name = 测试\nConfig.large = 1\n')
const officer = file('officer.hdf', 'Site.realm = off\nUser.id = 2\nUser.roles.audit = 1\n' +
	'User.roles.sysadmin = 1\nUser.roles.auditadmin = 1\nUser.roles.publisher = 1\n')

// Every value of the gallery that a visitor could have typed, made hostile.
const evil = '"><script>x()</script><b onclick=y>\'&'
const hostile = file('hostile.hdf', readFileSync(gallery, 'utf8').replace(
	/^(\s*(?:label|hint|value|text|title|name|summaryText|titleText|heading|size) =) (?!(?:[a-z_.0-9]+)$).*$/gm,
	`$1 ${evil}`).replace(/^(\s*href =) .*$/gm, '$1 javascript:x()'))

const faults = html => {
	const bad = []
	const tags = elements(html).filter(e => e.startsWith('<') && !e.startsWith('</'))
	const ids = new Set()
	const attribute = (tag, name) => {
		const m = new RegExp(` ${name}=("(?:[^"\\\\]|\\\\.)*")`).exec(tag)
		return m && JSON.parse(m[1])
	}
	for (const tag of tags) {
		const id = attribute(tag, 'id')
		if (id && ids.has(id)) bad.push(`id twice: ${id}`)
		if (id) ids.add(id)
		if (/ (style|on[a-z]+)=/.test(tag.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) bad.push(`inline: ${tag}`)
		if (tag.startsWith('<script') && !attribute(tag, 'src')) bad.push(`inline: ${tag}`)
		if (tag.startsWith('<style')) bad.push(tag)
		for (const a of ['href', 'action', 'src']) {
			if (/^\s*(javascript|data):/i.test(attribute(tag, a) ?? '')) bad.push(tag)
		}
		if (/^<input/.test(tag) && attribute(tag, 'type') === null) bad.push(`no type: ${tag}`)
	}
	for (const tag of tags) {
		for (const a of ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls']) {
			for (const id of (attribute(tag, a) ?? '').split(' ').filter(Boolean)) {
				if (!ids.has(id)) bad.push(`${a} to nothing: ${id}`)
			}
		}
		const to = attribute(tag, 'href')
		if (to?.length > 1 && to.startsWith('#') && !ids.has(to.slice(1))) bad.push(`link to nothing: ${to}`)
	}
	if (tags.filter(t => /^<h1[ >]/.test(t)).length !== 1) bad.push('not one h1')
	if (!html.trimStart().startsWith('<!DOCTYPE html>')) bad.push('no doctype')
	return bad
}

const tests = []
for (const lang of ['zh-CN', 'en']) {
	tests.push([`gallery, ${lang}`, faults(draw('gallery.cs', lang, gallery))])
	tests.push([`gallery, ${lang}, logged in, large`, faults(draw('gallery.cs', lang, gallery, person))])
	for (const page of readdirSync(join(top, 'templates/error')).filter(f => /^\d/.test(f))) {
		tests.push([`error ${page}, ${lang}`, faults(draw(`error/${page}`, lang, empty))])
		tests.push([`error ${page}, ${lang}, officers`, faults(draw(`error/${page}`, lang, empty, officer))])
	}
}
const attacked = draw('gallery.cs', 'zh-CN', hostile)
tests.push(['hostile data is text', faults(attacked).filter(f => !f.startsWith('link to'))
	.concat(attacked.includes('<script>x') ? ['script from data'] : [])
	.concat(attacked.includes('&lt;script&gt;x') ? [] : ['nothing was hostile'])])
const title = /<title>([^<]*)/.exec(draw('gallery.cs', 'zh-CN', gallery))[1].trim()
tests.push(['the title begins with the error', title.startsWith('错误：') ? [] : [title]])

console.log(`1..${tests.length}`)
tests.forEach(([name, bad], i) => {
	console.log(`${bad.length ? 'not ok' : 'ok'} ${i + 1} - ${name}`)
	for (const b of [...new Set(bad)]) console.log(`#   ${b}`)
})
