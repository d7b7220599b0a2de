#!/bin/sh
# ronggui retention: how it is called, and that a dry run changes nothing; what
# it erases stands in tests/trust/retention.t. Prints TAP.
# once
cd "$(dirname "$0")/../.." || exit 1
ronggui=${BIN:-build/bin}/ronggui
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

# run STATUS NAME WORDS ARGUMENT... : runs it; its words hold the pattern
run() {
	n=$((n + 1)) want=$1 name=$2 words=$3
	shift 3
	"$ronggui" retention "$@" >"$work/out" 2>&1
	status=$?
	if [ $status -eq "$want" ] && grep -q -- "$words" "$work/out"; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		echo "# status $status"
		sed 's/^/# /' "$work/out"
	fi
}

run 2 'no verb' 'usage: ronggui retention'
run 2 'an unknown verb' 'usage: ronggui retention' erase
run 2 'a run of nothing' 'usage: ronggui retention' run
run 2 'a run of what is no number' 'usage: ronggui retention' run 1x
run 2 'officers ask and approve, not the operator' 'usage' ask due
run 2 'nor does he approve' 'usage' approve 1
if [ -n "${TEST_DB-}" ] && [ -n "${RONGGUI_CONF-}" ]; then
	run 0 'a dry run counts by kind' 'two persons .*cases long closed' --dry-run
	run 0 'and says what the courier takes' 'courier .*ended sessions' --dry-run
	run 0 'and that it changed nothing' '^Nothing was changed' --dry-run
	run 1 'a request that is not there' 'there is no such request' \
		run 999999999999999999
	run 0 'requests' '' list
	run 0 'a sweep' '^swept; [0-9]* files and keys' sweep
fi
echo "1..$n"
