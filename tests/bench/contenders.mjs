// Who takes part: our own instance behind nginx and behind Apache, and the peers,
// each with as many workers, behind an nginx of the same settings.
//
//   const all = await start()        processes of each, and how to ask them
//   await all.stop()

import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { make } from './peers/make.mjs'

const here = new URL('.', import.meta.url).pathname
const { STATE: state, BIN: bin } = process.env
const port = Number(process.env.PORT)
export const work = `${state}/bench`
const root = process.getuid() === 0
const drop = root ? ['setpriv', '--reuid=ronggui', '--regid=ronggui', '--clear-groups', '--no-new-privs'] : []
export const as_user = (args, env = {}) => [[...drop, 'env', '-i', 'PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin',
	'LC_ALL=C.UTF-8', `HOME=${work}`, ...Object.entries(env).map(([k, v]) => `${k}=${v}`), ...args]].map(l => [l[0], l.slice(1)])[0]

// ---- processes -----------------------------------------------------------------

const running = []
export function launch (args, { env, cwd = '/', name } = {}) {
	const [cmd, rest] = as_user(args, env)
	const log = `${work}/${name}.log`
	const child = spawn('setsid', ['sh', '-c', 'exec "$@" >>"$0" 2>&1', log, cmd, ...rest], { cwd, stdio: 'ignore' })
	running.push(child)
	return child
}

const read = f => { try { return readFileSync(f, 'utf8') } catch { return '' } }
const stat = pid => {
	const s = read(`/proc/${pid}/stat`)
	if (!s) return null
	const f = s.slice(s.lastIndexOf(')') + 2).split(' ')
	return { parent: Number(f[1]), session: Number(f[3]), state: f[0], name: s.slice(s.indexOf('(') + 1, s.lastIndexOf(')')) }
}
export const processes = () => readdirSync('/proc').filter(p => /^\d+$/.test(p)).map(Number)

// All processes of a session, by its leader or by the shell that became it.
export const session = pid => processes().filter(p => stat(p)?.session === pid && !/[ZX]/.test(stat(p)?.state ?? 'X'))

export async function end (child) {
	const mine = session(child.pid)
	for (const p of mine) try { process.kill(p, 'SIGTERM') } catch {}
	for (let i = 0; i < 50 && session(child.pid).length; i++) await new Promise(r => setTimeout(r, 100))
	for (const p of session(child.pid)) try { process.kill(p, 'SIGKILL') } catch {}
	running.splice(running.indexOf(child), 1)
}

// ---- asking ---------------------------------------------------------------------

export function ask (to, { method = 'GET', path, cookie = '', body, timeout = 10000 }) {
	return new Promise((resolve, reject) => {
		const headers = { cookie, 'accept-language': 'zh-CN' }
		if (body) {
			Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body),
				origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' })
		}
		const req = http.request({ host: '127.0.0.1', port: to, method, path, headers, timeout, agent: false }, res => {
			const parts = []
			res.on('data', d => parts.push(d))
			res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, text: Buffer.concat(parts).toString() }))
		})
		req.on('timeout', () => req.destroy(new Error('no answer')))
		req.on('error', reject)
		req.end(body)
	})
}

// Milliseconds from the start of a program to its first good page.
export async function first (to, what, since) {
	for (;;) {
		const a = await ask(to, what).catch(() => null)
		if (a?.status === 200) return Number(process.hrtime.bigint() - since) / 1e6
		if (Number(process.hrtime.bigint() - since) > 15e9) throw new Error(`port ${to} does not answer: ${a?.status} ${a?.text.slice(0, 200) ?? ''}`)
		await new Promise(r => setTimeout(r, 2))
	}
}

// ---- the web servers -----------------------------------------------------------------

const site = readFileSync(`${state}/app/conf/nginx.conf`, 'utf8')
const server = (n, inside) => `server {
	listen 127.0.0.1:${n};
	server_tokens off;
	access_log ${work}/access.log ronggui;
	error_log ${work}/error.log alert;
	charset utf-8;
	client_max_body_size 11m;
	client_body_buffer_size 64k;
	keepalive_timeout 30s;
	gzip on;
	gzip_types text/css text/javascript application/json image/svg+xml;
	gzip_min_length 1024;
${inside}
}
`
// Log lines are written as for ours.
const log_format = /map \$request_uri \$ronggui_path \{[^}]*\}\s*\}?/.exec(site) ? site.slice(site.indexOf('map $request_uri'),
	site.indexOf(';', site.indexOf('log_format')) + 1) : ''
const buffers = 'fastcgi_buffers 16 16k; fastcgi_buffer_size 32k; proxy_buffers 16 16k; proxy_buffer_size 32k;'
const fcgi = sock => `	${buffers}
	location / {
		include ${state}/app/conf/fastcgi_params;
		fastcgi_keep_conn off;
		fastcgi_pass unix:${sock};
	}`

function nginx (ports, socks) {
	const own = readFileSync(`${state}/app/conf/nginx-own.conf`, 'utf8').replaceAll('@web@', `${work}/web`)
		.replace('include ' + `${work}/web/site.conf;`, `${log_format}
upstream fastify { server unix:${socks.fastify}; keepalive 32; }
upstream django { server unix:${socks.django}; }
${server(ports.php, `	${buffers}
	location / {
		include ${state}/app/conf/fastcgi_params;
		fastcgi_param SCRIPT_FILENAME ${work}/peers/php/index.php;
		fastcgi_param BENCH_PEER ${work}/peers/peer.php;
		fastcgi_keep_conn on;
		fastcgi_pass unix:${socks.php};
	}`)}
${server(ports.django, `	${buffers}
	location / { proxy_set_header Host $host; proxy_pass http://django; }`)}
${server(ports.fastify, `	${buffers}
	location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; proxy_pass http://fastify; }`)}
${server(ports.static, `	root ${work}/static; default_type text/html;`)}
${server(ports.constant, fcgi(socks.hello).replace('location / {', 'location / {\n\t\tfastcgi_param SCRIPT_NAME "";'))}
${server(ports.cold, fcgi(socks.cold).replace('location / {', 'location / {\n\t\tfastcgi_param SCRIPT_NAME "/alliance";'))}`)
	writeFileSync(`${work}/web/nginx.conf`, own)
	return launch(['/usr/sbin/nginx', '-p', `${work}/web`, '-e', `${work}/error.log`, '-c', `${work}/web/nginx.conf`], { name: 'nginx' })
}

function apache (n) {
	const conf = `${state}/app/conf`
	const text = execFileSync('sh', [`${conf}/web`, 'apache', conf, 'hosts=localhost/all', `listen=127.0.0.1:${n}`,
		`sockets=${state}/sock`, `cache=${work}/web/cache`, `logs=${work}`, `assets=${state}/app/assets`, `pages=${conf}/pages`,
		`conf=${conf}`, 'certificate=none', 'key=none'], { encoding: 'utf8' })
	writeFileSync(`${work}/web/site.conf`, text)
	writeFileSync(`${work}/web/apache.conf`, readFileSync(`${conf}/apache-own.conf`, 'utf8').replaceAll('@web@', `${work}/web`)
		.replaceAll('@logs@', work).replaceAll('@listen@', `127.0.0.1:${n}`))
	return launch(['/usr/sbin/apache2', '-d', `${work}/web`, '-f', `${work}/web/apache.conf`, '-D', 'FOREGROUND'], { name: 'apache' })
}

// ---- the workers ----------------------------------------------------------------------

const pool = (sock, n, args, env, name) => launch(['spawn-fcgi', '-n', '-s', sock, '-M', '0660', '-b', '512', '--', '/usr/bin/multiwatch',
	'-r', '1000000', '-t', '1000', '-s', 'TERM', '-f', '1', '--', ...args, String(n)], { env, name })
const surroundings = extra => ({ STATE: state, RONGGUI_CONF: `${state}/app/instance.conf`,
	RONGGUI_DEFAULTS: `${state}/app/conf/ronggui.conf`, ...extra })

const starters = {
	php: (n, sock) => {
		writeFileSync(`${work}/php.conf`, `[global]\nerror_log = ${work}/php-fpm.log\ndaemonize = no\n[bench]\nlisten = ${sock}\n` +
			`listen.backlog = 512\nlisten.mode = 0660\npm = static\npm.max_children = ${n}\npm.max_requests = 0\n` +
			'php_admin_value[error_log] = ' + `${work}/php.log\nphp_admin_flag[log_errors] = on\n`)
		return launch(['php-fpm8.2', '-y', `${work}/php.conf`, '-d', 'opcache.enable=1', '-d', 'opcache.validate_timestamps=0',
			'-d', 'opcache.memory_consumption=64'], { name: 'php' })
	},
	django: (n, sock) => launch(['/usr/bin/gunicorn', '-w', String(n), '-b', `unix:${sock}`, '--umask', '7', '--backlog', '512',
		'app:application'], { cwd: `${work}/peers/django`, name: 'django', env: { BENCH_PEER: `${work}/peers`, PYTHONDONTWRITEBYTECODE: '' } }),
	fastify: (n) => launch([process.execPath, `${work}/peers/fastify/server.js`, `${work}/peers`, String(n)],
		{ cwd: `${work}/peers/fastify`, name: 'fastify', env: { NODE_ENV: 'production' } })
}

export function packages () {
	mkdirSync(`${work}/peers`, { recursive: true })
	for (const p of ['php', 'django', 'fastify']) cpSync(`${here}peers/${p}`, `${work}/peers/${p}`, { recursive: true })
	const done = `${work}/peers/fastify/node_modules/.package-lock.json`
	if (!existsSync(done)) execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: `${work}/peers/fastify`, stdio: 'ignore' })
}

const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; img-src 'self'; style-src 'self'; script-src 'self'"

// cookies: names; key: of the form token; frames: our own pages; sample: how to ask
// for the case page.
export async function start ({ cookies, key, frames, user, sample, workers }) {
	packages()
	const names = ['php', 'django', 'fastify']
	const ports = Object.fromEntries(['apache', ...names, 'static', 'constant', 'cold'].map((n, i) => [n, port + 1 + i]))
	const socks = Object.fromEntries([...names, 'hello', 'cold'].map(n => [n, `${work}/${n}.sock`]))
	for (const s of Object.values(socks)) rmSync(s, { force: true })
	make(`${work}/peers`, { frames, user, conf: { host: `${state}/pg`, database: 'ronggui', user: 'rg_bench', key, folder: `${work}/peers`,
		pub: cookies.pub, off: cookies.off, policy, fastify: socks.fastify, connections: 2 } })
	mkdirSync(`${work}/static`, { recursive: true })
	mkdirSync(`${work}/web`, { recursive: true })
	for (const p of ['case', 'inbox']) writeFileSync(`${work}/static/${p}.html`, frames[p])
	// The constant page: the case page as it is, on our own worker loop.
	cpSync(`${state}/app/templates`, `${work}/hello`, { recursive: true })
	for (const p of ['case', 'inbox']) writeFileSync(`${work}/hello/${p === 'case' ? 'hello' : 'broken'}.cs`, frames[p])
	writeFileSync(`${work}/hello.conf`, read(`${state}/app/instance.conf`).replace(/^templates = .*$/m, `templates = ${work}/hello`))
	copyFileSync(`${bin}/../tests/cgi/hello`, `${work}/hello.bin`)
	chmodSync(`${work}/hello.bin`, 0o755)
	if (root) execFileSync('chown', ['-R', 'ronggui:', work])

	const list = {}
	const web = nginx(ports, socks)
	const hello = pool(socks.hello, workers, [`${work}/hello.bin`, 'pub'], surroundings({ RONGGUI_CONF: `${work}/hello.conf` }), 'hello')
	const ap = apache(ports.apache)
	await new Promise(r => setTimeout(r, 1000))
	const service = n => Number(read(`${state}/services.d/${n}`))
	const instance_web = () => session(service('web'))
	list.nginx = { name: 'Ronggui, nginx', port, web: instance_web, ours: true,
		workers: page => children_of(service(page === 'inbox' ? 'desk-off' : 'alliance-pub')) }
	list.apache = { name: 'Ronggui, Apache', port: ports.apache, web: () => session(ap.pid), ours: true, workers: list.nginx.workers }
	const titles = { php: 'PHP-FPM, PDO', django: 'Django, gunicorn', fastify: 'Fastify, pg' }
	for (const n of names) {
		const since = process.hrtime.bigint()
		const child = starters[n](workers, socks[n])
		const cold = await first(ports[n], sample, since)
		list[n] = { name: titles[n], port: ports[n], web: () => session(web.pid), workers: () => session(child.pid).filter(p => stat(p).session === child.pid), cold }
	}
	// Ours anew, beside the pool that runs: the middle of five, since a start is short
	// and those just started are still at work.
	const starts = []
	while (starts.length < 5) {
		await new Promise(r => setTimeout(r, 500))
		rmSync(socks.cold, { force: true })
		const since = process.hrtime.bigint()
		const cold = pool(socks.cold, workers, [`${state}/app/bin/alliance`, 'pub'], surroundings({}), 'cold')
		starts.push(await first(ports.cold, sample, since))
		await end(cold)
	}
	list.nginx.cold = starts.sort((a, b) => a - b)[2]
	list.static = { name: 'nginx, a file', port: ports.static, web: () => session(web.pid), workers: () => [], limit: true }
	list.constant = { name: 'constant page', port: ports.constant, web: () => session(web.pid), workers: () => session(hello.pid), limit: true }
	await first(ports.constant, { path: '/hello' }, process.hrtime.bigint())
	return { list, ports }
}

// A pool's processes: its keeper and the workers, all of them ours.
const children_of = leader => session(leader).filter(p => !/^(multiwatch|spawn-fcgi)$/.test(stat(p).name))

export async function stop () {
	for (const c of [...running].reverse()) await end(c)
}

// ---- what they use ---------------------------------------------------------------------

// Nanoseconds on a processor so far, of all threads.
export const cpu = pids => new Map(pids.map(p => {
	let own = 0
	try {
		for (const t of readdirSync(`/proc/${p}/task`)) own += Number(read(`/proc/${p}/task/${t}/schedstat`).split(' ')[0] || 0)
	} catch {}
	return [p, own]
}))
// Seconds between two of them; who ended meanwhile does not count.
export const spent = (before, after) => [...after].reduce((s, [p, n]) => s + (n ? n - (before.get(p) ?? 0) : 0), 0) / 1e9

export const postgres = () => {
	const leader = Number(read(`${state}/pgdata/postmaster.pid`).split('\n')[0])
	return processes().filter(p => p === leader || stat(p)?.parent === leader)
}

// Proportional share of memory, KiB.
export const pss = pid => Number(/^Pss: *(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
