#!/bin/bash
# The two commands: starting and ending instances in good and bad surroundings.
# once
# own
set -u
tree=$(cd "$(dirname "$0")/../.." && pwd)
instance=$tree/conf/instance
base=$(mktemp -d -t ronggui-instance.XXXXXX)
chmod 711 "$base"
n=0
unset WEB DIVISIONS MODE
export PORT=${INSTANCE_PORT:-18300}
user=$(id -un)
[ "$(id -u)" != 0 ] || user=ronggui

ok() {	# ok STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		tail -n 5 "$base/out" | sed 's/^/# /'
	fi
}
# refused NAME SENTENCE CMD... : non-zero, one sentence, nothing left running.
refused() {
	local name=$1 sentence=$2
	shift 2
	"$@" >"$base/out" 2>"$base/err" </dev/null
	local status=$?
	cat "$base/err" >>"$base/out"
	[ $status != 0 ] && [ "$(wc -l <"$base/err")" = 1 ] &&
		grep -q "$sentence" "$base/err"
	ok $? "$name"
}
page() { curl -s -o /dev/null -m 5 -w '%{http_code}' --noproxy '*' \
	"http://127.0.0.1:$1$2"; }
# ours FOLDER : living processes that work for the instance there.
ours() {
	local real
	real=$(realpath "$1")
	grep -lsaF -f <(echo "$real/") /proc/[0-9]*/cmdline
}
nothing_left() {
	local tries
	for tries in $(seq 100); do
		[ -z "$(ours "$1")" ] && return 0
		sleep 0.1
	done
	ours "$1" | xargs -r head -c 200 | tr '\0' ' ' >>"$base/out"
	echo >>"$base/out"
	return 1
}
finish() {
	local state
	for state in "$base"/*/ /root/ronggui-instance-test/run; do
		[ -e "$state/instance.lock" ] &&
			STATE=$state "$instance" down >/dev/null 2>&1
		[ -L "${state%/}" ] && rm -rf "$(realpath "$state")"
	done
	rm -rf "$base" /root/ronggui-instance-test
}
trap finish EXIT
trap 'exit 1' INT TERM

# -- refusals ----------------------------------------------------------------
refused 'a port that is not a number' 'PORT=x' \
	env PORT=x STATE="$base/a" "$instance" up
refused 'a port of the system' '1024' env PORT=80 STATE="$base/a" "$instance" up
refused 'another web server' 'nginx or apache' \
	env WEB=iis STATE="$base/a" "$instance" up
refused 'a divisions file that is not there' 'cannot be read' \
	env DIVISIONS=/nowhere STATE="$base/a" "$instance" up
touch "$base/file"
refused 'a state that is a file' 'not a folder' \
	env STATE="$base/file" "$instance" up
refused 'a state below a file' 'cannot be made' \
	env STATE="$base/file/x" "$instance" up
refused 'a folder that cannot be written to' 'read-only\|cannot be made' \
	env STATE=/proc/ronggui "$instance" up
mkdir -p "$base/old/pgdata"
echo 13 >"$base/old/pgdata/PG_VERSION"
refused 'a cluster of another version' 'PostgreSQL 13, not 15' \
	env STATE="$base/old" "$instance" up
refused 'programs that are not built' 'not built' \
	env STATE="$base/a" BIN=/nowhere "$instance" up
mkdir "$base/tools"
for tool in bash sh awk sed cat grep id tr dirname; do
	ln -s "$(command -v $tool)" "$base/tools/"
done
refused 'a missing tool' 'missing on this machine' \
	env STATE="$base/a" PATH="$base/tools" "$BASH" "$instance" up
exec 5< <(exec perl -MIO::Socket::INET -e '
	$s = IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1",
		LocalPort => shift, ReuseAddr => 1) or die;
	$| = 1; print "there\n"; sleep 60' "$PORT")
holder=$!
read -r _ <&5
refused 'a busy port' "Port $PORT is in use" env STATE="$base/a" "$instance" up
kill $holder
exec 5<&-
[ ! -e "$base/a/pgdata/PG_VERSION" ]
ok $? 'nothing was begun by any of these'

# -- a long and odd name, in the background ----------------------------------
long=$base/$(printf 'very-long-%.0s' 1 2 3 4 5 6 7 8 9)'with a space'
STATE=$long "$instance" up >"$base/out" 2>&1 </dev/null
ok $? 'up: a name too long for a socket is handled'
[ "$(page "$PORT" /)" = 200 ] && [ "$(page "$PORT" /alliance/)" = 200 ] &&
	[ "$(page "$PORT" /desk/login)" = 200 ]
ok $? 'pages answer'
[ "$(find "$long/sock/" -name '*.sock' ! -perm 0660 | wc -l)" = 0 ]
ok $? 'sockets are 0660'
! ps -o user= -p "$(cat "$long"/services.d/* |
	paste -sd, -)" | grep -qvx "$user"
ok $? 'nothing runs with more rights than the service user'
refused 'a second instance in the same folder' 'already runs' \
	env PORT=$((PORT + 1)) STATE="$long" "$instance" up

# -- a second one beside it: a county's, in the foreground, with Apache ------
{
	head -n 1 "$tree/sql/data/divisions-370200.csv"
	grep '^370283' "$tree/sql/data/divisions-370200.csv" |
		sed '1s/[0-9]*$//'
} >"$base/county.csv"
(
	cd "$base" && PORT=$((PORT + 1)) STATE=run WEB=apache \
		DIVISIONS=$base/county.csv exec env --default-signal=INT "$instance" run
) >"$base/out2" 2>&1 </dev/null &
second=$!
for tries in $(seq 600); do
	grep -q 'Ctrl-C' "$base/out2" && break
	kill -0 $second 2>/dev/null || break
	sleep 0.2
done
cp "$base/out2" "$base/out"
[ "$(page $((PORT + 1)) /)" = 200 ] && [ "$(page "$PORT" /)" = 200 ]
ok $? 'two instances side by side, one behind Apache'
[ "$(page $((PORT + 1)) /stations/370283000000)" = 200 ] &&
	[ "$(page $((PORT + 1)) /stations/370202000000)" = 404 ]
ok $? 'with the stations of its county and no others'
grep -q '平度市退役军人服务中心  audit' "$base/out2"
ok $? 'where no city stands above, the county takes its steps'
kill -KILL "$(cat "$base/run/services.d/portal-pub")"
sleep 3
[ "$(page $((PORT + 1)) /)" = 200 ]
ok $? 'a pool whose supervisor was killed comes back'
kill -KILL "$(head -n 1 "$base/run/pgdata/postmaster.pid")"
for tries in $(seq 60); do
	sleep 0.5
	pg_isready -q -h "$base/run/pg" && break
done
pg_isready -q -h "$base/run/pg"
ok $? 'a killed database comes back'
died() { grep -c 'database *died' "$base/out2"; }
before=$(died)
kill -KILL "$(head -n 1 "$base/run/pgdata/postmaster.pid")"
for tries in $(seq 300); do
	[ "$(died)" = "$before" ] || break
	sleep 0.02
done
[ "$(died)" != "$before" ]
ok $? 'a database killed again is started again'
kill -INT $second
wait $second
nothing_left "$base/run"
ok $? 'Ctrl-C leaves no process, even while the database comes back'
[ "$(page "$PORT" /)" = 200 ]
ok $? 'the other one is not disturbed'

# -- the supervisor itself is killed -----------------------------------------
kill -KILL "$(cat "$long/instance.pid")"
sleep 0.5
STATE=$long "$instance" down >"$base/out" 2>&1
nothing_left "$long"
ok $? 'down ends what a killed supervisor left'
STATE=$long "$instance" down >"$base/out" 2>&1
ok $? 'down where nothing runs is no error'

# -- a folder the service user cannot enter ----------------------------------
if [ "$(id -u)" = 0 ] && ! setpriv --reuid=ronggui --regid=ronggui \
	--clear-groups test -x /root; then
	mkdir -p /root/ronggui-instance-test
	STATE=/root/ronggui-instance-test/run "$instance" up \
		>"$base/out" 2>&1 </dev/null && [ "$(page "$PORT" /)" = 200 ]
	ok $? 'a folder that the service user cannot enter is handled'
	STATE=/root/ronggui-instance-test/run "$instance" down \
		>"$base/out" 2>&1
	nothing_left /root/ronggui-instance-test/run
	ok $? 'and it ends'
else
	n=$((n + 1))
	echo "ok $n - a folder the service user cannot enter # SKIP not root"
fi
echo "1..$n"
