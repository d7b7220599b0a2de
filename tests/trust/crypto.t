#!/bin/bash
# What is encrypted: published vectors, changed and moved values, nonces, both
# suites side by side, keys renewed while the suite serves, and a copy of the
# whole cluster in which no sensitive number can be read. Brings up an instance
# of its own, with a standard that asks for identity numbers. 25 seconds
# on a quiet machine.
# own
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d -t ronggui-crypto.XXXXXX) || exit 1
chmod 711 "$work"
export STATE=$work/st MODE=demo WEB=nginx
tool=build/tests/trust/crypto
[ -x "$tool" ] || make --no-print-directory "$tool" >/dev/null || exit 1
for PORT in $(shuf -i 30000-39999 -n 20); do
	(exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null || break
done
export PORT
export BASE_URL=http://127.0.0.1:$PORT TEST_DB="host=$STATE/pg dbname=ronggui user=postgres"
export RONGGUI_CONF=$STATE/ronggui.conf RONGGUI_DEFAULTS=$STATE/app/conf/ronggui.conf
finish() {
	conf/instance down >/dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP
if ! conf/instance up >"$work/up.log" 2>&1; then
	echo '1..1'
	echo 'not ok 1 - an instance of its own'
	sed 's/^/# /' "$work/up.log"
	exit 1
fi
node tests/trust/crypto.mjs "$work" "$tool"
