// R8: the network between programs and database is cut.  The database runs in a
// network of its own behind a pair of virtual cables, and is spoken to over TLS
// with certificates on both sides (db.tls), as on two machines.

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { own } from './own.mjs'

const net = `rg${process.pid}`
const [here, there] = ['10.118.7.1', '10.118.7.2']
const ip = (...argv) => spawnSync('ip', argv, { encoding: 'utf8' })
if (ip('netns', 'add', net).status !== 0) {
	console.log('ok 1 - R8: the network is cut # SKIP no network of its own can be made here\n1..1')
	process.exit(0)
}
const st = own({ after: () => ip('netns', 'del', net) })
const { browsers, Cluster, command, end, fail, figures, Load, note, ok, pick, renew, test, wait } = await import('./kit.mjs')
const db = new Cluster()

ip('link', 'add', `${net}a`, 'type', 'veth', 'peer', 'name', `${net}b`, 'netns', net)
ip('addr', 'add', `${here}/30`, 'dev', `${net}a`)
ip('link', 'set', `${net}a`, 'up')
ip('-n', net, 'addr', 'add', `${there}/30`, 'dev', `${net}b`)
ip('-n', net, 'link', 'set', `${net}b`, 'up')
ip('-n', net, 'link', 'set', 'lo', 'up')

// An authority, the server's certificate and one for each role.
const roles = spawnSync('psql', ['-X', '-A', '-t', '-d', process.env.TEST_DB, '-c', "select rolname from pg_roles where rolname like 'rg\\_%' and rolcanlogin"],
	{ encoding: 'utf8' }).stdout.trim().split('\n')
const made = spawnSync('sh', ['-ec', `mkdir -p "$1"; cd "$1"
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=root -keyout root.key -out root.crt
	sign() {
		openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr"
		echo "subjectAltName=IP:${there}" >ext
		openssl x509 -req -in "$1.csr" -CA root.crt -CAkey root.key -CAcreateserial -days 2 -extfile ext -out "$1.crt"
	}
	for name in server ${roles.join(' ')}; do sign "$name"; done
	chmod 600 *.key; chown -R --reference="$2" .; chmod 755 .
	cp -p server.crt server.key root.crt "$2/"
	echo "hostssl ronggui all ${here}/32 cert" >>"$2/pg_hba.conf"`, 'sh', `${st}/tls`, `${st}/pgdata`], { encoding: 'utf8' })
if (made.status !== 0) fail(made.stderr)

// The server moves over; the programs are told where it is.
await db.stop('SIGINT')
const moved = await command(['ip', 'netns', 'exec', net, 'setpriv', ...await owner(), 'sh', '-c', '"$@" >/dev/null 2>&1', 'sh',
	'/usr/lib/postgresql/15/bin/pg_ctl', '-D', db.data, '-l', db.log, '-w', '-s', '-o',
	`-k ${db.socket} -c listen_addresses=${there} -c ssl=on -c ssl_ca_file=root.crt`, 'start'])
if (moved.status !== 0) fail(`the database does not start there: ${moved.err}`)
async function owner () {
	const { uid, gid } = (await import('node:fs')).statSync(st + '/pg')
	return process.getuid() === 0 ? [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'] : ['--no-new-privs']
}
const conf = `${st}/ronggui.conf`
writeFileSync(conf, `${readFileSync(conf, 'utf8')}db.host = ${there}\ndb.tls = ${st}/tls\n`)
await renew()
const list = await browsers()

for (const [name, seconds] of [['for some seconds', 6], ['for long', pick(12, 12, 40)]]) {
	await test(`R8: the network is cut ${name}`, async () => {
		const over = await db.sql("select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid) where s.ssl and a.usename like 'rg\\_%'")
		const load = await new Load(list, { patience: 120 }).go(seconds + 6, async () => {
			await wait(2000)
			ip('link', 'set', `${net}a`, 'down')
			await wait(seconds * 1000)
			ip('link', 'set', `${net}a`, 'up')
		})
		note(`connections_over_tls=${over} cut=${seconds}s longest_answer=${load.slow}ms`)
		await figures(load)
		ok(load.failed > 0, 'the network was not missed')
		ok(load.slow <= 5500, `a browser was left without an answer for ${load.slow} ms`)
	})
}
end()
