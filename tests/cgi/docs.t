#!/bin/sh
# once
# own
# The documentation against the code: manual pages, README.md.  Prints TAP.
# Needs no instance.
cd "$(dirname "$0")/../.." || exit 1
ronggui=${RONGGUI:-${BIN:-build/bin}/ronggui}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

# empty NAME FILE : the test is good when there is nothing in the file.
empty() {
	n=$((n + 1))
	if [ ! -s "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		sed 's/^/# /' "$2"
	fi
}

# not_in FILE : those of the lines read that are no line of it.
not_in() { grep -vxF -f "$1" || :; }

# plain PAGE : its text, without marks of type.
plain() {
	if command -v mandoc >/dev/null; then
		mandoc -T utf8 "$1" | sed 's/.\x08//g'
	else
		sed -n 's/^\.\{0,1\}//p' "$1" | sed 's/\\&//g'
	fi
}

# -- the manual --------------------------------------------------------------

if command -v mandoc >/dev/null; then
	mandoc -T lint conf/man/*.[1-8] 2>&1 |
		grep -v 'referenced manual not found' >"$work/lint"
	empty 'manual pages are in order' "$work/lint"
else
	n=$((n + 1))
	echo "ok $n - manual pages are in order # SKIP no mandoc"
fi

for page in conf/man/*.[1-8]; do
	sed -n 's/^\.Xr \(ronggui[^ ]*\) \([1-8]\).*/\1.\2/p' "$page" |
		sort -u | while read -r other; do
			[ -e "conf/man/$other" ] || echo "$page: $other"
		done
done >"$work/refer"
empty 'pages they refer to are there' "$work/refer"

"$ronggui" help >"$work/help"
sed -n 's/^  ronggui \([a-z]*\) .*/\1/p' "$work/help" | sort >"$work/commands"
# Each command, with the words by which it is told what to do.
sed -n 's/^  ronggui //p' "$work/help" | sed 's/ | /\n /g' | awk '
	/^[a-z]/ { name = $1; verb = $2 }
	/^ / { verb = $1 }
	{ print verb ~ /^[a-z]+$/ ? name " " verb : name }' |
	sort -u >"$work/verbs"
sed -n 's/^\.It Cm \([a-z]*\)\( [a-z][a-z]*\)\{0,1\}.*/\1\2/p' \
	conf/man/ronggui.1 | sort -u >"$work/told"
not_in "$work/told" <"$work/verbs" >"$work/out"
empty 'every command is in ronggui.1' "$work/out"
not_in "$work/verbs" <"$work/told" >"$work/out"
empty 'ronggui.1 tells of no other' "$work/out"
grep -o -- '--[a-z]*' "$work/help" | sort -u | while read -r option; do
	grep -q -- "Fl -${option#--}\>" conf/man/ronggui.1 || echo "$option"
done >"$work/out"
empty 'every option is in ronggui.1' "$work/out"

# Keys of the settings.
sed -n 's/^\([a-z][a-z0-9_.]*\) *=.*/\1/p' conf/ronggui.conf |
	sort -u >"$work/keys"
sed -n 's/^\.It Va //p' conf/man/ronggui.conf.5 | sed 's/ , /\n/g' |
	sort -u >"$work/told"
not_in "$work/told" <"$work/keys" >"$work/out"
empty 'every key is in ronggui.conf.5' "$work/out"
not_in "$work/keys" <"$work/told" >"$work/out"
empty 'ronggui.conf.5 tells of no other key' "$work/out"
tr '`|, ' '\n\n\n\n' <README.md | sort -u >"$work/words"
grep -v '^site\.' "$work/keys" | not_in "$work/words" >"$work/out"
empty 'README.md names every key but those of the foot' "$work/out"

# What the checker of standards knows.
{
	grep -oE '\{ "[a-z_]+", [A-Z]+' cgi/ronggui/standard_keys.c |
		cut -d '"' -f 2
	sed -n '/^#define ROLES/,/[^\\]$/p; /^#define TYPES/,/[^\\]$/p' \
		cgi/ronggui/standard_keys.c | grep -o '"[^"]*"' | tr -d '"' |
		tr ' ' '\n'
	sed -n 's/^	{ "\([a-z_]*\)", [0-9], [0-9] }.*/\1/p' \
		cgi/ronggui/standard_form.c
} | grep . | sort -u >"$work/known"
plain conf/man/ronggui-standard.5 | tr -cs 'a-z0-9_' '\n' |
	sort -u >"$work/told"
not_in "$work/told" <"$work/known" >"$work/out"
empty 'every name of a standard is in ronggui-standard.5' "$work/out"

# Elements of papers.
sed -n 's/^	{ "\([a-z]*\)", "[a-z ]*", "[a-z ]*" },/\1/p' \
	cgi/press/layout.c | sort -u >"$work/known"
plain conf/man/ronggui-layout.5 | tr -cs 'a-z0-9_' '\n' |
	sort -u >"$work/told"
not_in "$work/told" <"$work/known" >"$work/out"
empty 'every element of a paper is in ronggui-layout.5' "$work/out"

# Programs.
for program in cgi/*; do
	program=${program#cgi/}
	echo "${program%.c}"
done | sort -u | grep -vx ronggui | while read -r program; do
	grep -q "^\.Nm $program\b" conf/man/ronggui-programs.8 || echo "$program"
done >"$work/out"
empty 'every program is in ronggui-programs.8' "$work/out"

# -- README.md -----------------------------------------------------------------

grep -oE '`make [^`]*`|^    make .*' README.md | tr -d '`' |
	grep -oE '^ *make( [a-z]+)?' | awk '{ print $2 }' | grep . |
	sort -u >"$work/told"
sed -n 's/^\([a-z ]*\):.*/\1/p' GNUmakefile | tr ' ' '\n' | grep . |
	sort -u >"$work/targets"
not_in "$work/targets" <"$work/told" >"$work/out"
empty 'targets that README.md names are there' "$work/out"
printf '%s\n' run up down test check san lint fuzz replay install dist clean |
	not_in "$work/told" >"$work/out"
empty 'README.md names the targets that people need' "$work/out"

grep -oE '\]\([^)#:]*\)' README.md | sed 's/^](//; s/)$//' | sort -u |
	while read -r path; do
		[ -e "$path" ] || echo "$path"
	done >"$work/out"
empty 'what README.md links to is there' "$work/out"
find .shots -type f -size +120k >"$work/out" 2>&1
empty 'pictures have at most 120 KiB' "$work/out"
for file in .shots/*; do
	grep -qF "($file)" README.md || echo "$file"
done >"$work/out"
empty 'README.md shows every picture' "$work/out"
sed -n 's/^    .*build\/bin\/ronggui \([a-z]*\) \([a-z]*\).*/\1 \2/p' README.md |
	sort -u | not_in "$work/verbs" >"$work/out"
empty 'commands in README.md are there' "$work/out"
line='This product includes software developed by the'
line="$line Neotonic Software Corporation.  (http://www.neotonic.com/)."
tr '\n' ' ' <README.md | grep -qF "$line" && : >"$work/out" ||
	echo "$line" >"$work/out"
empty 'README.md acknowledges ClearSilver as its licence asks' "$work/out"

echo "1..$n"
