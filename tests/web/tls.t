#!/bin/bash
# The installed shape: TLS, three host names, no demonstration.  An instance of
# its own, with a certificate of its own.
set -u
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d -t ronggui-tls.XXXXXX)
chmod 711 "$work"
n=0
export PORT=${TLS_PORT:-18443} STATE=$work/run MODE=live WEB=${WEB:-nginx}
unset DIVISIONS RONGGUI_CONF RONGGUI_DEFAULTS
finish() {
	conf/instance down >/dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
ok() {	# ok STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		tail -n 12 "$work/head" | sed 's/^/# /'
	fi
}
# ask HOST ARGUMENT... PATH
ask() {
	local host=$1.ronggui.test
	shift
	status=$(curl -s --noproxy '*' -m 20 -D "$work/head" -o "$work/body" \
		--cacert "$STATE/web/cert.pem" -w '%{http_code}' \
		--resolve "$host:$PORT:127.0.0.1" "${@:1:$#-1}" \
		"https://$host:$PORT${*: -1}")
}
has() { grep -qi "^$1" "$work/head"; }

conf/instance up >"$work/head" 2>&1 </dev/null
ok $? 'an instance that is no demonstration comes up'
ask www /
[ "$status" = 200 ] && has 'Strict-Transport-Security: max-age=63072000'
ok $? 'pages over TLS, and only so for two years'
! grep -q '演示' "$work/body"
ok $? 'no word of a demonstration'
ask www /alliance/
[ "$status" = 200 ]
ok $? 'the alliance on the public host'
ask www /login
[ "$status" = 200 ] &&
	grep -i '^Set-Cookie: __Host-' "$work/head" | grep -qi '; *Secure' &&
	grep -i '^Set-Cookie: __Host-' "$work/head" | grep -qi 'HttpOnly'
ok $? 'cookies are bound to the host and to TLS'
ask desk /desk/login
[ "$status" = 200 ] && has 'Strict-Transport-Security:' &&
	grep -i '^Set-Cookie: __Host-' "$work/head" | grep -qi 'SameSite=Strict'
ok $? 'the desk on its own host, its cookie stricter'
for page in /desk/login /desk/ /desk/alliance/; do
	ask www $page
	[ "$status" = 404 ]
	ok $? "the public host knows no $page"
done
for page in / /login /alliance/; do
	ask desk $page
	[ "$status" = 404 ]
	ok $? "the desk's host knows no $page"
	ask files $page
	[ "$status" = 404 ]
	ok $? "nor does the files host"
done
css=$(sed -n 's/^css = //p' "$STATE/app/assets/assets.hdf")
for host in www desk; do
	ask $host "$css"
	[ "$status" = 200 ] && has 'Strict-Transport-Security:'
	ok $? "the style sheet on $host"
done
status=$(curl -s --noproxy '*' -m 5 -o /dev/null -w '%{http_code}' \
	"http://127.0.0.1:$PORT/")
[ "$status" = 400 ] || [ "$status" = 000 ]
ok $? 'no page without TLS'
! curl -s --noproxy '*' -m 5 -o /dev/null --tls-max 1.1 -k \
	"https://127.0.0.1:$PORT/"
ok $? 'no TLS before 1.2'
! conf/instance exec build/bin/ronggui accounts demo >"$work/head" 2>&1
ok $? 'no demo accounts'
[ "$(psql -X -A -t -d "host=$STATE/pg dbname=ronggui user=postgres" \
	-c 'select count(*) from rg.account')" = 0 ]
ok $? 'no account at all'
! conf/instance exec build/bin/ronggui clock set 2030-01-01 >"$work/head" 2>&1
ok $? 'a clock that cannot be moved'
conf/instance down >"$work/head" 2>&1
MODE=demo conf/instance up >"$work/head" 2>&1 </dev/null
[ $? != 0 ] && grep -q 'another MODE' "$work/head"
ok $? 'it never becomes a demonstration'
echo "1..$n"
