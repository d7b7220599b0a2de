#!/bin/bash
# Headers of every kind of answer: on the running demonstration, then on an
# instance of its own in the production configuration (TLS, three host names).
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d -t ronggui-headers.XXXXXX)
chmod 711 "$work"
export TALLY=$work/tally
instance() {
	env -u DIVISIONS -u RONGGUI_CONF -u RONGGUI_DEFAULTS MODE=live \
		STATE="$work/run" PORT="$port" WEB="${WEB:-nginx}" conf/instance "$1"
}
trap 'instance down >/dev/null 2>&1; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
port=${HEADERS_PORT:-18444}
# Every suite of TLS 1.2 that OpenSSL has, one after the other.
tls() {
	local name said taken= wrong=
	for name in $(openssl ciphers -tls1_2 -s 'ALL:@SECLEVEL=0' | tr ':' ' '); do
		said=$(openssl s_client -connect "127.0.0.1:$port" -tls1_2 \
			-cipher "$name:@SECLEVEL=0" </dev/null 2>/dev/null)
		case $said in
		*"Cipher is $name"*) taken="$taken $name" ;;
		esac
	done
	for name in $taken; do
		case $name in
		ECDHE-*-GCM-* | ECDHE-*-CHACHA20-*) ;;
		*) wrong="$wrong $name" ;;
		esac
	done
	[ -n "$taken" ] && [ -z "$wrong" ] || printf 'not '
	echo "ok 1 - only strong suites of TLS 1.2:$taken"
}
run() {
	node tests/trust/headers/demo.mjs
	if instance up >"$work/up" 2>&1 </dev/null; then
		export STATE=$work/run BASE_URL=https://www.ronggui.test:$port \
			TEST_DB="host=$work/run/pg dbname=ronggui user=postgres" \
			RONGGUI_CONF=$work/run/ronggui.conf
		node tests/trust/headers/live.mjs
		tls
	else
		echo "not ok 1 - the production configuration comes up"
		sed 's/^/# /' "$work/up"
	fi
}
run | awk '/^1\.\./ { next }
	/^(not )?ok/ { sub(/ok [0-9]+/, "ok " ++n); bad += /^not/ }
	{ print; fflush() }
	END { print "1.." n; exit bad > 0 || n == 0 }'
status=$?
awk '{ asked += $1; kinds += $2; wrong += $3 }
	END { print "# tried: " asked + 0 " answers of " kinds + 0 \
		" kinds, demonstration and production configuration"
	print "# figure: answers with a wrong, missing or doubled header " \
		wrong + 0 " of " asked + 0 }' "$TALLY"
exit $status
