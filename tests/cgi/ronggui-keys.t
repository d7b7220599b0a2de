#!/bin/sh
# ronggui keys and ronggui totp. Prints TAP.
# once
# own
cd "$(dirname "$0")/../.." || exit 1
ronggui=${RONGGUI:-build/bin/ronggui}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

# run STATUS NAME ARGUMENT...: runs it, expects that exit status
run() {
	n=$((n + 1)) want=$1 name=$2
	shift 2
	"$ronggui" "$@" >"$work/out" 2>&1
	if [ $? -eq "$want" ]; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/out"
	fi
}

# is NAME EXPECTED GOT
is() {
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "# expected $2, got $3"
	fi
}

run 0 'a key file is made' keys make "$work/key"
is 'for its owner only' 600 "$(stat -c %a "$work/key")"
run 0 'it is in order' keys check "$work/key"
is 'with a key for each purpose' 'blind field person seal token totp' \
	"$(sed '/^#/d' "$work/key" | cut -d' ' -f3 | sort | xargs)"
before=$(cksum <"$work/key")
run 1 'an existing one is never replaced' keys make "$work/key"
is 'and stays as it was' "$before" "$(cksum <"$work/key")"
run 0 'the national algorithms' keys make --national "$work/national"
is 'SM4 and SM3' 'hmac-sm3 sm4-ctr-hmac-sm3' \
	"$(sed '/^#/d' "$work/national" | cut -d' ' -f2 | sort -u | xargs)"
run 0 'they are in order' keys check "$work/national"
chmod 644 "$work/key"
run 1 'a file open to others is refused' keys check "$work/key"
echo 'k aes-256-gcm field 00' >"$work/short"
chmod 600 "$work/short"
run 1 'a short key is refused' keys check "$work/short"
run 0 'a pair that signs' keys sign "$work/sign"
is 'the private half for its owner only' '600 644' \
	"$(stat -c %a "$work/sign" "$work/sign.pub" | xargs)"
run 2 'no file named' keys make
run 2 'an unknown verb' keys break "$work/key"

# -- of an instance; what they do stands in tests/trust/crypto.t ---------------

unset STATE RONGGUI_CONF
for verb in show rotate renew retire; do
	run 2 "$verb: which instance?" keys "$verb"
done
run 2 'a pause that is none' keys renew --pause=soon
run 2 'a verb too much' keys rotate twice

secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ
run 0 'a one-time code' totp "$secret"
is 'of six digits' 6 "$(tr -cd 0-9 <"$work/out" | wc -c)"
run 1 'a secret that is none' totp 0189
run 2 'no secret' totp

echo "1..$n"
