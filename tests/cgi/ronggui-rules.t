#!/bin/sh
# ronggui rules: agreement, disagreement, escapes, arguments. Prints TAP.
# once
# own
cd "$(dirname "$0")/../.." || exit 1
ronggui=${RONGGUI:-build/bin/ronggui}
vectors=tests/lib/vectors
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

# ok CONDITION-STATUS NAME
ok() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/out"
	fi
}

# rules STATUS NAME ARGUMENT...: runs it, expects that exit status
rules() {
	want=$1 name=$2
	shift 2
	"$ronggui" rules "$@" >"$work/out" 2>&1
	test $? -eq "$want"
	ok $? "$name"
}

# says NAME TEXT: the last output holds the text
says() {
	grep -qF -- "$2" "$work/out"
	ok $? "$1"
}

for file in validation-vectors mask-vectors rules-edges mask-edges; do
	rules 0 "$file agree" --today=2026-11-21 "$vectors/$file.tsv"
	says "$file: no disagreement" ' vectors, 0 disagreements'
done
rules 0 'several files at once' --today=2026-11-21 "$vectors/validation-vectors.tsv" \
	"$vectors/mask-vectors.tsv"
says 'vectors of all files are counted' '141 vectors, 0 disagreements'

printf 'kind\tinput\texpect\treason\nmobile\t13800138000\tvalid\tOK\nmobile\t12800138000\tvalid\tOK\n' >"$work/wrong"
rules 1 'a disagreement is a failure' "$work/wrong"
says 'it names file and line' "$work/wrong:3: mobile \"12800138000\" expected valid, got invalid (FORMAT)"
says 'it is counted' '2 vectors, 1 disagreements'

printf 'shoe_size\t42\tvalid\tOK\n' >"$work/unknown"
rules 1 'an unknown kind is a disagreement' "$work/unknown"
says 'and is called so' 'got unknown kind'
printf 'mobile\t13800138000\n' >"$work/short"
rules 1 'a line without expectation is a disagreement' "$work/short"
printf 'mask_name\t张样例\t张**\t\n' >"$work/mask"
rules 1 'a mask must be the same' "$work/mask"
says 'what it shows is printed' 'expected 张**, got 张*例'

cat >"$work/escapes" <<'END'
name	\u738b\ud842\udfb7	valid	a pair is one point
name	\u738B\uD842\uDFB7	valid	capitals
name	\u738b\ud842	invalid	half a pair
name	\u738b\u200b\u6837	invalid	zero width
name	\u738b\n\u6837	invalid	line end
date	2024-03-01\n	invalid	line end at the end
mask_name	\u738b\ud842\udfb7	王*	masks too
name	\u73	invalid	cut off
name	\uzzzz	invalid	no number
END
rules 0 'escapes are read' "$work/escapes"

printf 'date\t2024-02-29\tvalid\tOK\r\n\n# remark\n' >"$work/dos"
rules 0 'line ends of the other kind, empty lines, remarks' "$work/dos"
printf 'id\t370202202611229983\tvalid\tborn that day\n' >"$work/day"
rules 0 'the day is what --today says' --today=2026-11-22 "$work/day"
rules 1 'the day before it is in the future' --today=2026-11-21 "$work/day"
rules 2 'a day that does not exist' --today=2026-02-30 "$work/day"
rules 2 'no file' --today=2026-11-21
rules 2 'an unknown option' --tomorrow "$work/day"
rules 1 'a file that is not there' "$work/none"
says 'is said' 'cannot read'

"$ronggui" >"$work/out" 2>&1
test $? -eq 2
ok $? 'without a command: how to call it'
says 'with every command' 'ronggui rules'
"$ronggui" nonsense >"$work/out" 2>&1
test $? -eq 2
ok $? 'an unknown command'
"$ronggui" --help >"$work/out" 2>&1
ok $? 'help'

echo "1..$n"
