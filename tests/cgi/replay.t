#!/bin/bash
# once
# own
# The replay of a small figures file against an instance of its own: each line
# it compares is a test here, and so is what it refuses.
cd "$(dirname "$0")/../.." || exit 1
command -v node >/dev/null || { echo '1..0 # SKIP no node'; exit 0; }
work=$(mktemp -d -t rg-replay.XXXXXX) && chmod 711 "$work" || exit 1
n=0 bad=0

finish() {
	STATE=$work/st conf/instance down >/dev/null 2>&1
	rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# say GOOD TEXT : one line of TAP.
say() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		bad=$((bad + 1))
		echo "not ok $n - $2"
	fi
}

# sentence STATUS FILE PATTERN TEXT : refused in one line that fits.
sentence() {
	[ "$1" = 2 ] && [ "$(wc -l <"$2")" = 1 ] && grep -q "$3" "$2"
	say $? "$4"
}

free_port() {
	local port
	for port in $(shuf -i 30000-39999 -n 50); do
		(exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
	done
	echo "$port"
}

play() { timeout 600 node tests/replay/replay.mjs; }

unset BASE_URL DIVISIONS MODE CONF_EXTRA
export STATE=$work/st FIGURES=tests/replay/figures-small.csv
PORT=$(free_port)
export PORT
if ! WEB=nginx conf/instance up >"$work/up" 2>&1; then
	sed 's/^/# /' "$work/up"
	say 1 'an instance of its own comes up'
	echo "1..$n"
	exit 1
fi
say 0 'an instance of its own comes up'

sed 's/screened_out,9/screened_out,8/' "$FIGURES" >"$work/open.csv"
FIGURES=$work/open.csv play >"$work/out" 2>&1
sentence $? "$work/out" 'are not those' 'figures that do not add up are refused'

play >"$work/out" 2>&1
status=$?
compared=$(sed -n '/^metric  *expected/,/^where the time/p' "$work/out")
while IFS= read -r line; do
	say 0 "$line"
done < <(sed -En 's/ +(ok|not played)$//p' <<<"$compared" | sed 's/  */ /g' |
	grep -v '^metric ')
while IFS= read -r line; do
	say 1 "$line"
done < <(sed -n 's/  *DIFFERS$//p' <<<"$compared" | sed 's/  */ /g')
say "$status" 'the replay ends well'
[ "$status" = 0 ] || tail -n 12 "$work/out" | sed 's/^/# /'

play >"$work/out" 2>&1
sentence $? "$work/out" 'holds cases' 'an instance with cases is refused'
echo "1..$n"
[ "$bad" = 0 ]
