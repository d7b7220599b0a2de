// What a browser test looks for on every page, and pictures of it.
//
//   const p = await eyes({ phone: true, lang: 'en', large: true })
//   await sound(p)            throws, naming everything that is wrong
//   await press(p, 'main button')   and waits for the next page
//   await trouble(p)          what the page complains of
//   await shot(p, 'home')     build/shots/home-phone.png when SHOTS=1;
//                             whole pages when SHOTS=full

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { accessible, base, page } from './index.mjs'

const shots = join(new URL('../../..', import.meta.url).pathname, 'build/shots')

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

// A visitor whose console, errors and policy violations are written down.
export async function eyes ({ small = false, lang = 'zh-CN', large = false, cookies = {}, ...more } = {}) {
	const p = await page({ viewport: small ? phone : desktop, isMobile: small, hasTouch: small, locale: lang, ...more })
	p.small = small
	p.scripted = more.javaScriptEnabled !== false
	p.wrong = []
	p.on('console', m => {
		// That a page itself answered 422 or 404 is no fault of the console's.
		if (/status of [45]\d\d/.test(m.text()) && !/\/assets\//.test(m.location().url)) return
		if (['error', 'warning'].includes(m.type())) p.wrong.push(`console: ${m.text()} (${m.location().url})`)
	})
	p.on('pageerror', e => p.wrong.push(`script: ${e.message}`))
	p.on('requestfailed', r => {
		if (!/ERR_ABORTED/.test(r.failure()?.errorText)) p.wrong.push(`request: ${r.url()} ${r.failure()?.errorText}`)
	})
	p.on('request', r => {
		if (!r.url().startsWith(base) && !/^(data|blob|about):/.test(r.url())) p.wrong.push(`asks another host: ${r.url()}`)
	})
	if (more.javaScriptEnabled !== false) {
		await p.addInitScript(() => document.addEventListener('securitypolicyviolation',
			e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)))
	}
	const jar = { ...cookies }
	if (lang !== 'zh-CN') jar.lang = lang
	if (large) jar.large = '1'
	await p.context().addCookies(Object.entries(jar).map(([name, value]) => ({ name, value, url: base })))
	return p
}

// In the page: everything a reader would stumble over.
function faults ({ lang, small, large }) {
	const out = []
	const text = e => (e.innerText ?? e.textContent ?? '').trim()
	const shown = e => e.checkVisibility?.({ checkVisibilityCSS: true }) ?? true
	const html = document.documentElement
	if (html.lang !== lang) out.push(`lang is ${html.lang}`)
	if (!document.title.trim() || /^\s*-/.test(document.title)) out.push(`title is "${document.title}"`)
	const h1 = [...document.querySelectorAll('h1')]
	if (h1.length !== 1) out.push(`${h1.length} h1`)
	if (large !== html.classList.contains('rg-large')) out.push(`large type is ${!large}`)
	// No side scrolling, by the page or by anything in it that may not scroll.
	const wide = html.clientWidth
	if (html.scrollWidth > wide + 1) {
		const who = [...document.querySelectorAll('body *')].filter(e => shown(e) && e.getBoundingClientRect().right > wide + 1)
			.filter(e => !e.closest('.govuk-visually-hidden, .govuk-skip-link'))
		out.push(`scrolls sideways: ${html.scrollWidth} > ${wide}: ${who.slice(-3).map(e => `${e.tagName}.${e.className}`).join(', ')}`)
	}
	for (const e of document.querySelectorAll('h1,h2,h3,h4,a,button,label,legend,th,caption,summary,option,li,dt,title,[role=status]')) {
		const words = (e.textContent ?? '').trim()
		if (!words && !e.closest('[aria-hidden=true]') && !e.getAttribute('aria-label') && !e.querySelector('img,svg,input,select,textarea') && shown(e) &&
			!['status'].includes(e.getAttribute('role'))) out.push(`no words: ${e.outerHTML.slice(0, 120)}`)
	}
	const all = document.body.innerText
	const key = /\b(?:err|Text|Page|Form|warn|label)[._][a-z]\w+/.exec(all)
	if (key) out.push(`a key is shown: ${key[0]}`)
	if (/undefined|\[object|NaN\b|\(null\)/.test(all)) out.push('a programmer\'s word is shown')
	// English is whole: no Chinese but in the names of places and of units, which
	// have no other, and where the page says so.
	if (lang === 'en') {
		// An officer reads what merchants wrote everywhere: there, the frame only.
		const where = document.body.classList.contains('rg-desk') ? 'button,legend,th,nav a,summary,footer *'
			: 'title,h1,h2,h3,label,legend,button,th,nav a,summary,.govuk-hint,footer *'
		const name = /(区|市|县|街道|镇|乡|村|社区|委员会|中心|站|局|公司|店|部|院|楼|场|中文)$/
		for (const e of document.querySelectorAll(where)) {
			const odd = (e.textContent.match(/[\u4e00-\u9fff][\u4e00-\u9fff（）0-9a-z]*/g) ?? []).filter(run => !name.test(run))
			if (odd.length && !e.closest('[lang^=zh]') && !e.querySelector('[lang^=zh]') && (shown(e) || e.tagName === 'TITLE')) out.push(`Chinese on an English page: ${e.tagName} ${text(e).slice(0, 60)}`)
		}
	}
	// What is pressed is large enough on a phone (44 px; links in a sentence are not meant).
	if (small) {
		for (const e of document.querySelectorAll('button, input:not([type=hidden]):not([tabindex="-1"]), select, textarea, .govuk-button')) {
			const r = (e.matches('[type=radio],[type=checkbox]') ? e.parentElement : e).getBoundingClientRect()
			if (shown(e) && r.width && r.height < 39.5 && !e.closest('[aria-hidden=true]') && !e.matches('.rg-link-button')) out.push(`only ${Math.round(r.height)} px high: ${e.outerHTML.slice(0, 90)}`)
		}
	}
	for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
		if (shown(e) && !e.labels?.length && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby')) out.push(`no label: ${e.name}`)
	}
	const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
	const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
	if (twice.length) out.push(`ids twice: ${twice}`)
	for (const a of document.querySelectorAll('a[href^="#"]')) {
		const id = decodeURIComponent(a.getAttribute('href').slice(1))
		if (id && !document.getElementById(id)) out.push(`link to nothing: #${id}`)
	}
	for (const e of document.querySelectorAll('[aria-describedby],[aria-labelledby]')) {
		for (const id of `${e.getAttribute('aria-describedby') ?? ''} ${e.getAttribute('aria-labelledby') ?? ''}`.split(' ')) {
			if (id && !document.getElementById(id)) out.push(`described by nothing: ${id}`)
		}
	}
	if (document.querySelector('[style], style, script:not([src]), [onclick]')) out.push('style or script inside the page')
	return out
}

// axe: false leaves out the long part.
export async function sound (p, { lang = 'zh-CN', large = false, axe = true } = {}) {
	const out = p.wrong.splice(0)
	out.push(...await p.evaluate(faults, { lang, small: p.small, large }))
	// axe waits for timers, which a page without script has not.
	if (axe && p.scripted) await accessible(p).catch(e => out.push(`axe: ${e.message}`))
	if (out.length) {
		const e = new Error(`${p.url().replace(base, '')} (${p.small ? 'phone' : 'desktop'}, ${lang}${large ? ', large' : ''}):\n  ${out.join('\n  ')}`)
		e.stack = e.message
		throw e
	}
}

export async function shot (p, name) {
	if (!process.env.SHOTS) return
	mkdirSync(shots, { recursive: true })
	await p.screenshot({ fullPage: process.env.SHOTS === 'full', path: join(shots, `${name}-${p.small ? 'phone' : 'desktop'}.png`), animations: 'disabled' })
}

// Presses what leads to another page, and waits for that page.
export const press = (p, what) => Promise.all([p.waitForNavigation({ waitUntil: 'load' }), p.click(what)])

// What the summary of errors says, as it stands now (no waiting for one).
export const trouble = async p => (await p.locator('.govuk-error-summary').allTextContents()).join(' ').replace(/\s+/g, ' ')

// A colleague of the tests over HTTP, sitting at a browser.
export const cookies_of = person => Object.fromEntries(person.jar)
