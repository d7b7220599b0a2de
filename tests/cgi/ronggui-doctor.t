#!/bin/bash
# ronggui doctor: each thing made wrong in turn is said, and put right again.
# Prints TAP; 25 seconds. Runs once, on a demonstration that is up.
# once
cd "$(dirname "$0")/../.." || exit 1
[ -n "${TEST_DB-}" ] && [ -n "${STATE-}" ] && [ -S "$STATE/pg/.s.PGSQL.5432" ] ||
	{ echo '1..0 # SKIP no instance'; exit 0; }
ronggui=${BIN:-build/bin}/ronggui
work=$(mktemp -d -t ronggui-doctor.XXXXXX) || exit 1
courier=
finish() {
	[ -z "$courier" ] || kill -CONT "$courier" 2>/dev/null
	umount "$work/small" 2>/dev/null
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM
n=0
conf=$work/ronggui.conf
was=${RONGGUI_CONF:-$STATE/ronggui.conf}

sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$TEST_DB" -c "$1" 2>&1; }
# set KEY VALUE ... : the instance's configuration with other values.
set_conf() {
	cp "$was" "$conf"
	chmod 600 "$conf"
	while [ $# -gt 0 ]; do
		sed -i "/^${1//./\\.} *=/d" "$conf"
		echo "$1 = $2" >>"$conf"
		shift 2
	done
}
doctor() {
	RONGGUI_CONF=$conf "$@" "$ronggui" doctor >"$work/out" 2>"$work/err"
	status=$?
}
# says LEVEL SUBJECT WORDS : is there such a line, and does the status fit?
says() {
	n=$((n + 1))
	least=0
	[ "$1" = ok ] || least=$([ "$1" = unsafe ] && echo 2 || echo 1)
	if grep -qE "^$1 +$2 +.*$3" "$work/out" && [ "$status" -ge "$least" ]; then
		echo "ok $n - $1, $2: ${4:-$3}"
	else
		echo "not ok $n - $1, $2: ${4:-$3}"
		echo "# status $status"
		sed 's/^/# /' "$work/out" "$work/err"
	fi
}
# broken BREAK MEND LEVEL SUBJECT WORDS : in the database.
broken() {
	sql "$1" >"$work/sql" || { sed 's/^/# /' "$work/sql"; }
	doctor
	sql "$2" >"$work/sql" || { sed 's/^/# /' "$work/sql"; }
	says "$3" "$4" "$5"
}

# -- as it is ------------------------------------------------------------------

set_conf
doctor
n=$((n + 1))
if [ "$status" = 1 ] && ! grep -q '^unsafe' "$work/out"; then
	echo "ok $n - a demonstration: warnings, nothing unsafe"
else
	echo "not ok $n - a demonstration: warnings, nothing unsafe"
	sed 's/^/# /' "$work/out" "$work/err"
fi
says warning mode demonstration
says ok workers 'pools answer'
says ok rights 'are those of the suite'
says ok schema 'as installed'
says ok versions 'PostgreSQL 15.*OpenSSL'
n=$((n + 1))
said=$(grep -cE '^(ok|warning|unsafe) ' "$work/out")
if [ "$said" = "$(grep -cvE '^[0-9]+ in order' "$work/out")" ]; then
	echo "ok $n - one line each ($said lines)"
else
	echo "not ok $n - one line each"
fi

# -- configuration ---------------------------------------------------------------

set_conf
chmod 666 "$conf"
doctor
says unsafe configuration 'open to others .*chmod'
set_conf sms.key secret
chmod 644 "$conf"
doctor
says unsafe configuration 'open to others'
set_conf mode live
doctor
says unsafe origin 'origin is not https'
says unsafe origin 'public host name'
says unsafe backups 'no backup.folder'
set_conf mode live origin https://a.example origin.desk https://b.example \
	origin.files https://c.example
doctor
says ok origin TLS
set_conf scanner "$work/nowhere"
doctor
says unsafe scanner 'not there'
set_conf outbox '' sms.url http://sms.example
doctor
says unsafe messages 'not https'
set_conf outbox ''
doctor
says warning messages 'no way'

# -- keys --------------------------------------------------------------------------

cp "$(sed -n 's/^key.file = //p' "$was")" "$work/suite"
chmod 644 "$work/suite"
set_conf key.file "$work/suite"
doctor
says unsafe keys 'open to others'
chmod 600 "$work/suite"
sed -i 's/^# made .*/# made 2020-01-01T00:00:00Z/' "$work/suite"
doctor
says warning keys 'days old: ronggui keys rotate'
set_conf key.file "$work/suite" key.suite sm
doctor
says unsafe keys 'no key of suite sm'
set_conf key.file "$work/nowhere"
doctor
says unsafe keys 'not there'
set_conf key.file "$work/suite" backup.folder "$work"
doctor
says unsafe keys 'among the backups'
set_conf sign.file ''
doctor
says warning signing 'not signed'
mkdir -m 755 "$work/open"
set_conf keys "$work/open"
doctor
says unsafe folders 'open to others .*chmod 0750'

# -- sockets -----------------------------------------------------------------------

mkdir "$work/sock"
perl -MIO::Socket::UNIX -e 'for (@ARGV) { IO::Socket::UNIX->new(Local => $_,
	Listen => 1) or die }' "$work/sock/press.sock" "$work/sock/desk-off.sock"
chmod 660 "$work/sock/press.sock"
chmod 666 "$work/sock/desk-off.sock"
set_conf press.socket "$work/sock/press.sock"
doctor
says unsafe sockets 'desk-off.sock is open to others'
says unsafe workers 'nobody answers at .*press.sock'
rm "$work/sock/"*
doctor
says unsafe workers 'no pool of workers'

# -- backups, disk -----------------------------------------------------------------

mkdir -p -m 700 "$work/backups" "$work/backups/base"
chmod 700 "$work/backups/base"
set_conf backup.folder "$work/backups"
doctor
says warning backups 'holds no backup'
mkdir "$work/backups/base/$(date -u -d '10 days ago' +%Y-%m-%dT%H%M%SZ)"
doctor
says unsafe backups 'hours old'
mkdir "$work/backups/base/$(date -u -d '2 days ago' +%Y-%m-%dT%H%M%SZ)"
doctor
says warning backups '4[78] hours old'
mkdir "$work/backups/base/$(date -u -d '1 hour ago' +%Y-%m-%dT%H%M%SZ)"
doctor
says ok backups '1 hours old'
chmod 755 "$work/backups/base"
doctor
says unsafe backups 'open to others'
chmod 700 "$work/backups/base"
set_conf backup.folder "$work/backups" backup.days 90
doctor
says warning backups 'kept for 90 days'
says warning backups 'keys are in no backup'
set_conf backup.folder "$work/backups" backup.keys "$work/backups/keys"
doctor
says unsafe keys 'among the backups'
mkdir -m 700 "$work/small"
if mount -t tmpfs -o size=1m,mode=700 none "$work/small" 2>/dev/null; then
	set_conf backup.folder "$work/small"
	doctor
	says unsafe disk 'MiB free'
else
	n=$((n + 1))
	echo "ok $n - a full disk # SKIP may not mount one"
fi

# -- the database ------------------------------------------------------------------

set_conf
broken 'alter table rg.banner disable row level security' \
	'alter table rg.banner enable row level security' \
	unsafe rows 'off on banner'
broken 'alter function api.me() reset search_path' \
	'alter function api.me() set search_path = pg_catalog, rg, api, pg_temp' \
	unsafe functions 'api.me|me'
broken 'grant select on rg.totp to rg_portal_pub' \
	'revoke select on rg.totp from rg_portal_pub' \
	unsafe rights 'nobody gave: table rg.totp rg_portal_pub'
broken 'revoke execute on function api.now() from rg_courier' \
	'grant execute on function api.now() to rg_courier' \
	unsafe rights 'is gone: function api.now'
broken 'alter table rg.erased disable trigger erased_fixed' \
	'alter table rg.erased enable trigger erased_fixed' \
	unsafe rights 'erased_fixed'
broken 'alter role rg_pub bypassrls' 'alter role rg_pub nobypassrls' \
	unsafe roles rg_pub
broken 'create role doctor_test superuser login' 'drop role doctor_test' \
	warning superusers doctor_test
broken "insert into rg.migration (name, sha256) values ('999-none', 'x')" \
	"delete from rg.migration where name = '999-none'" \
	unsafe schema '999-none'
broken "insert into rg.service values ('doctor-test', 'none', 'ZZ', 'x', 'x', false)" \
	"delete from rg.service where code = 'doctor-test'" \
	warning standards 'have no version'
broken "update rg.account set state = 'locked' where id in (select account
	from rg.role_grant where role = 'auditadmin')" \
	"update rg.account set state = 'active' where id in (select account
	from rg.role_grant where role = 'auditadmin')" \
	warning administrators 'nobody is auditadmin'
sql "alter system set log_statement = 'all'" >/dev/null
sql 'select pg_reload_conf()' >/dev/null
sleep 0.3
doctor
sql 'alter system reset log_statement' >/dev/null
sql 'select pg_reload_conf()' >/dev/null
says unsafe 'server log' 'log_statement is all'
sql 'alter role rg_admin set synchronous_commit = off' >/dev/null
doctor
sql 'alter role rg_admin reset synchronous_commit' >/dev/null
says unsafe writes 'synchronous_commit is off'

# While the courier stands still nothing is delivered and nothing taken away.
leader=$(cat "$STATE/services.d/courier" 2>/dev/null)
courier=$(ps -o pid= --ppid "${leader:-0}" | head -n 1 | tr -d ' ')
if [ -n "$courier" ] && kill -STOP "$courier" 2>/dev/null; then
	sql "insert into rg.outbox (way, address, template, next_at, at) values
		('sms', '', 'doctor_test', now() - interval '1 h', api.now());
		insert into rg.gone (what, name, at) values ('file',
		repeat('d', 32), api.now() - interval '2 days')" >/dev/null
	doctor
	says warning outbox '1 messages wait'
	says unsafe erasure 'still on the disk'
	sql "select pg_terminate_backend(pid) from pg_stat_activity
		where usename = 'rg_courier'" >/dev/null
	sleep 0.3
	doctor
	says unsafe courier 'not connected'
	sql "delete from rg.outbox where template = 'doctor_test';
		delete from rg.gone where name = repeat('d', 32)" >/dev/null
	kill -CONT "$courier"
	courier=
else
	n=$((n + 1))
	echo "ok $n - the courier stands still # SKIP it cannot be stopped here"
fi
if command -v faketime >/dev/null; then
	doctor faketime '+3 minutes'
	says unsafe clock 'seconds from this host'
else
	n=$((n + 1))
	echo "ok $n - another clock # SKIP no faketime"
fi
set_conf db.host "$work"
doctor
says unsafe database 'does not answer'

# -- and again ---------------------------------------------------------------------

set_conf
for i in 1 2 3 4 5; do
	doctor
	grep -q '^unsafe' "$work/out" || break
	sleep 1		# the courier comes back
done
n=$((n + 1))
if [ "$status" = 1 ] && ! grep -q '^unsafe' "$work/out"; then
	echo "ok $n - everything was put right"
else
	echo "not ok $n - everything was put right"
	sed 's/^/# /' "$work/out" "$work/err"
fi
"$ronggui" doctor twice >/dev/null 2>&1
status=$?
n=$((n + 1))
[ $status = 2 ] && echo "ok $n - wrongly called" || echo "not ok $n - wrongly called"
echo "1..$n"
