// R11: three hundred connections that send their headers, or their body, a few
// bytes at a time.  Who sends properly does not notice.

import net from 'node:net'
import { browsers, end, figures, Load, note, ok, pick, reader, same, test, wait } from './kit.mjs'
import { base } from '../../web/kit/http.mjs'

const list = await browsers(2)
const seconds = pick(6, 8, 30)

// Sends a byte now and then until it is thrown out.
function crawl (head, over) {
	return new Promise(resolve => {
		const s = net.connect(Number(base.port), base.hostname, () => s.write(head))
		const timer = setInterval(() => over.now ? s.destroy() : s.write('x'), 900)
		s.on('error', () => {})
		s.on('close', () => {
			clearInterval(timer)
			resolve()
		})
	})
}

await test('R11: 300 slow clients', async () => {
	const quiet = await new Load(list).go(seconds)
	await figures(quiet)
	const over = { now: false }
	const got = []
	const load = await new Load(list).go(seconds, async end => {
		const crowd = Array.from({ length: 300 }, (_, i) => crawl(i % 2 ? `GET /?${i} HTTP/1.1\r\nHost: ${base.host}\r\nX-A: `
			: `POST /login HTTP/1.1\r\nHost: ${base.host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\na=`, over))
		got.push(await reader(list[0].who.jar, end))
		over.now = true
		await Promise.all(crowd)
	})
	note(`gets=${got[0].gets} gets_failed=${got[0].bad.length} p99_before=${quiet.percentile(99)}ms p99_meanwhile=${load.percentile(99)}ms`)
	await figures(load)
	same([load.failed, got[0].bad], [0, []], 'forms and pages that failed')
	ok(load.percentile(99) < 2 * quiet.percentile(99) + 100, 'it was noticed')
	await wait(100)
})
end()
