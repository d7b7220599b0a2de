#!/bin/sh
# ronggui divisions, calendar, clock: against a running instance (STATE=).
# Changes nothing that was not there: it brings in what is in already.
# once
here=$(cd "$(dirname "$0")/../.." && pwd)
cd "$here" || exit 1
prog=${RONGGUI:-$here/build/bin/ronggui}
[ -n "${STATE-}" ] || { echo '1..0 # SKIP no STATE'; exit 0; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0 bad=0

# is WHAT STATUS PATTERN COMMAND... : exit status, and output that fits.
is() {
	what=$1 want=$2 pattern=$3
	shift 3
	"$prog" "$@" >"$work/out" 2>&1
	got=$?
	n=$((n + 1))
	if [ $got = "$want" ] && grep -Eq -- "$pattern" "$work/out"; then
		echo "ok $n - $what"
	else
		bad=$((bad + 1))
		echo "not ok $n - $what"
		echo "# status $got, not $want, or nothing like: $pattern"
		sed 's/^/# /' "$work/out"
	fi
}

vectors=tests/sql/vectors
is 'the drawn vectors agree' 0 '^70 vectors, 0 disagreements$' \
	calendar check $vectors/clock-vectors.tsv
is 'the worked tables agree' 0 '^19 vectors, 0 disagreements$' \
	calendar check $vectors/clock-tables.tsv
is 'both at once' 0 '^89 vectors, 0 disagreements$' \
	calendar check $vectors/clock-vectors.tsv $vectors/clock-tables.tsv

printf 'start\tunit\tn\texpect\n2025-01-24\tWD\t5\t2025-02-08\n' >"$work/v"
is 'a wrong day is found' 1 ':2: expected 2025-02-08, got 2025-02-07' \
	calendar check "$work/v"
is 'and counted' 1 '^1 vectors, 1 disagreements$' calendar check "$work/v"
printf '2025-01-24\tCD\t2025-02-08\r\n\n# note\n' >"$work/v"
is 'a short line' 1 ':1: expected -, got not four fields' \
	calendar check "$work/v"
printf '2025-02-30\tCD\t1\t2025-02-08\n' >"$work/v"
is 'no such day' 1 'no such start' calendar check "$work/v"
printf '2025-02-03\tXX\t1\t2025-02-08\n' >"$work/v"
is 'no such unit' 1 'no such unit' calendar check "$work/v"
printf '2025-02-03\tWD\tone\t2025-02-08\n' >"$work/v"
is 'no number' 1 'no such number' calendar check "$work/v"
printf '1999-02-03\tWD\t1\t2025-02-08\n' >"$work/v"
is 'a year not covered' 1 'outside the calendar' calendar check "$work/v"
printf '2025-01-24\tWD\t5\t2025-02-07\n' >"$work/v"
is 'without a heading' 0 '^1 vectors, 0 disagreements$' \
	calendar check "$work/v"
: >"$work/v"
is 'an empty file' 0 '^0 vectors, 0 disagreements$' calendar check "$work/v"
is 'no such file' 1 'cannot read /nowhere' calendar check /nowhere
printf '\377\376' >"$work/v"
is 'not UTF-8' 1 'is not UTF-8' calendar check "$work/v"

is 'the notices come in again' 0 \
	'^2026 published: 33 days off, 6 make-up days, 248 working days$' \
	calendar import sql/data/calendar-exceptions.tsv
is 'the years' 0 '^2020	published	249 working days	' calendar years
printf '2026-02-17\toff\t春节\tholiday\n' >"$work/v"
is 'a stray row is refused' 1 'line 1: the year 2026 is not whole' \
	calendar import "$work/v"
is 'and changed nothing' 0 '^2026	published	248 working days	' \
	calendar years

is 'the divisions' 0 '^stations: 1 \+ ' divisions show
if grep -q '青岛市' "$work/out"; then
	is 'Qingdao' 0 '^stations: 1 \+ 10 \+ 134 \+ 2112$' divisions show
	is 'coming in again they change nothing' 0 \
		'^divisions: 0 new, 0 changed, 0 ended$' \
		divisions load sql/data/divisions-370200.csv
fi
printf '990000000000,2,x,\n' >"$work/v"
is 'a wrong file is refused' 1 'line 1: the code is not 12 digits' \
	divisions load "$work/v"
printf '110100000000,2,市辖区,\n' >"$work/v"
is 'another place too' 1 'this instance serves ' divisions load "$work/v"

is 'the clock' 0 ' in Beijing, mode (demo|live)' clock show
if grep -q 'mode demo' "$work/out"; then
	is 'a moment that is none' 1 'no such moment' clock set 2026-02-30
	is 'a moment not understood' 1 'YYYY-MM-DD' clock set tomorrow
else
	is 'a live clock' 1 'demonstration' clock set 2026-02-03
fi

is 'calendar without a verb' 2 '^usage: ' calendar
is 'calendar check without a file' 2 '^usage: ' calendar check
is 'divisions without a file' 2 '^usage: ' divisions load
is 'clock without a moment' 2 '^usage: ' clock set

echo "1..$n"
[ $bad = 0 ]
