// The page's script: every page works without it.  It wakes the components
// that stand on the page and shows the size of a chosen file.  Nothing is made
// from text as HTML (trusted types).

import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs'
import { CharacterCount } from 'govuk-frontend/dist/govuk/components/character-count/character-count.mjs'
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs'
import { NotificationBanner } from 'govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs'
import { PasswordInput } from 'govuk-frontend/dist/govuk/components/password-input/password-input.mjs'
import { SkipLink } from 'govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs'
import { Tabs } from 'govuk-frontend/dist/govuk/components/tabs/tabs.mjs'

const FILE_MAX = 10 * 1024 * 1024

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const wakeOne = (Component, node) => {
	try {
		return new Component(node)
	} catch (e) {
		// One broken component must not stop the others.
	}
}

// Words of the password button stand on the element, as data-i18n.*.
for (const Component of [Button, CharacterCount, ErrorSummary, NotificationBanner,
	PasswordInput, SkipLink, Tabs]) {
	for (const node of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
		wakeOne(Component, node)
	}
}

// A question that hangs on another opens and closes with it.  Without script
// the server does the same when the page is sent.
const answers = name => [...document.getElementsByName(name)]
	.filter(e => (e.type !== 'radio' && e.type !== 'checkbox') || e.checked)
	.map(e => e.value).filter(Boolean)

const follow = () => {
	for (const box of document.querySelectorAll('.rg-when')) {
		// What hangs on an answer of another page is as the server drew it.
		if (!document.getElementsByName(box.dataset.whenField).length) continue
		const wanted = box.dataset.whenIs.split(' ').filter(Boolean)
		const given = answers(box.dataset.whenField)
		box.hidden = box.disabled = wanted.length
			? !given.some(v => wanted.includes(v))
			: !given.length
	}
}

if (document.querySelector('.rg-when')) {
	document.addEventListener('change', follow)
	follow()
}

// A chosen file shows its size beside the control, before it is sent.
const sizeText = bytes => bytes < 1024 * 1024
	? `${Math.max(1, Math.round(bytes / 1024))} KB`
	: `${(bytes / 1024 / 1024).toFixed(1)} MB`

const showSize = input => {
	const file = input.files[0]
	let note = input.parentNode.querySelector('.rg-file-size')
	if (!note) {
		note = document.createElement('p')
		note.className = 'rg-file-size govuk-hint'
		note.setAttribute('role', 'status')
		input.after(note)
	}
	const large = file && file.size > FILE_MAX
	note.classList.toggle('rg-file-size--large', Boolean(large))
	note.textContent = !file
		? ''
		: large
			? `${sizeText(file.size)} ${input.dataset.large || ''}`
			: `${input.dataset.size} ${sizeText(file.size)}`
}

for (const input of document.querySelectorAll('input[type="file"][data-size]')) {
	input.addEventListener('change', () => showSize(input))
}

// A board that others write on is fetched again, so long as nobody is in the
// middle of something on it.  Without script there is a link that does it.
const again = document.querySelector('[data-rg-again]')

if (again) {
	setInterval(() => {
		const at = document.activeElement

		if (document.visibilityState === 'visible' &&
			(!at || at === document.body || !at.closest('main')))
			location.reload()
	}, Number(again.dataset.rgAgain) * 1000)
}
