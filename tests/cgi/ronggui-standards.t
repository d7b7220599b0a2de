#!/bin/sh
# shellcheck disable=SC2016
# ronggui standards check: right ones pass; each fault is told with its file,
# line, path and reason. Prints TAP.
# once
# own
cd "$(dirname "$0")/../.." || exit 1
ronggui=${RONGGUI:-build/bin/ronggui}
samples=tests/cgi/standards
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

ok() {
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/out"
	fi
}

for file in conf/services/*.hdf "$samples"/*.hdf; do
	"$ronggui" standards check "$file" >"$work/out" 2>&1
	ok $? "$file is right"
done

# bad NAME SED-SCRIPT LINE-PATTERN PATH REASON: small.hdf, edited, is refused
# with exactly that fault at the first line that holds the pattern.
bad() {
	sed "$2" "$samples/small.hdf" >"$work/small.hdf"
	line=$(grep -nP -m1 -- "$3" "$work/small.hdf" | cut -d: -f1)
	"$ronggui" standards check "$work/small.hdf" >"$work/out" 2>&1
	status=$?
	echo "wanted: $work/small.hdf:$line: ${4:+$4: }$5" >>"$work/out"
	[ "$status" -eq 1 ] && grep -qFx -- \
		"$work/small.hdf:$line: ${4:+$4: }$5" "$work/out"
	ok $? "$1"
}

# -- the text ----------------------------------------------------------------
bad 'no sense in a line' 's/^module = alliance/module alliance/' '^module' '' \
	'expected `name = value`, `name {`, `}` or `name << END`'
bad 'a value given twice' 's/^letters = ZZ/&\ncode = other/' '^code = other' \
	code 'given twice, first on line 2'
bad 'a brace that is never closed' '$d' '^messages' messages \
	'the brace is never closed'
bad 'text behind a brace' 's/^form {/form { pages {/' '^form' '' \
	'text behind the brace'
bad 'another file' '1s/^/#include "x.hdf"\n/' '^#include' '' \
	'a standard includes no other file'
bad 'a link' 's/^module = /family : /' '^family' '' \
	'links, copies and attributes are not used here'
bad 'a name with a hyphen' 's/^letters/let-ters/' '^let-ters' '' \
	'expected `name = value`, `name {`, `}` or `name << END`'

# -- names and values --------------------------------------------------------
bad 'an unknown name' 's/^letters/colour = red\nletters/' '^colour' colour \
	'unknown name'
bad 'something missing' '/^module/d' '^# The smallest' '' \
	'module is missing'
bad 'no English' '/label.en = Years/d' 'label = 年数' \
	form.pages.one.fields.years.label \
	'the English text is missing (label.en)'
bad 'a type that is none' 's/type = int/type = integer/' 'type = integer' \
	form.pages.one.fields.years.type "integer is none of: $(
	grep -hA3 'define TYPES' cgi/ronggui/standard_keys.c | tr -d '\n' |
	sed 's/[^"]*"\([^"]*\)"/\1/g')"
bad 'a flag' 's/required = 1/required = yes/' 'required = yes' \
	form.pages.one.fields.who.required '0 or 1 is needed'
bad 'a level' 's/levels = 5 4 3/levels = 5 9/' 'levels = 5 9' \
	states.SENT.levels '9 is not a level from 1 to 5'
bad 'a role' 's/role = publisher/role = boss/' 'role = boss' \
	actions.show.role "boss is none of: HOLDER $(
	sed -n '/define ROLES/,/[^\\]$/p' cgi/ronggui/standard_keys.c | tr -d '\n' |
	sed 's/[^"]*"\([^"]*\)"/\1/g')"
bad 'the letters' 's/^letters = ZZ/letters = Z/' '^letters' letters \
	'two capital letters are needed'
bad 'the name of the file' 's/^code = small/code = smaller/' '^code' code \
	'the file must be named smaller.hdf'

# -- the form ----------------------------------------------------------------
bad 'a condition on no field' 's/when.field = kind/when.field = sort/' \
	'when.field = sort' form.pages.one.fields.years.when.field \
	'there is no field sort'
bad 'a condition on a later field' 's/when.field = kind/when.field = number/' \
	'when.field = number' form.pages.one.fields.years.when.field \
	'number comes only later in the form'
bad 'a condition on no answer' 's/when.is = b/when.is = c/' 'when.is = c' \
	form.pages.one.fields.years.when.is 'c is no answer that kind can have'
bad 'a choice without options' '/options {/,/^\t\t\t\t\t}/d' '\tkind \{' \
	form.pages.one.fields.kind 'a choice needs options, or a source'
bad 'an empty group' '/\t\t\t\t\tfields {/,/^\t\t\t\t\t}/d' '\tshops \{' \
	form.pages.one.fields.shops 'a group needs fields'
bad 'limits the wrong way round' 's/min = 1$/min = 20/' 'min = 20' \
	form.pages.one.fields.years.min 'more than max'
bad 'a name the pages use' 's/\twho {/\ttoken {/' '\ttoken \{' \
	form.pages.one.fields.token 'the pages use this name themselves'
bad 'a check of no field' 's/fields = who kind/fields = who sort/' \
	'fields = who sort' form.checks.apart.fields 'there is no field sort'
bad 'a check of too many' 's/fields = who kind/fields = who kind years/' \
	'fields = who kind years' form.checks.apart.fields \
	'differ compares 2 to 2 fields'
bad 'a paper that nobody asks for' 's/papers = scan/papers = other/' \
	'\tscan \{' papers.scan 'no page of the form asks for it'
bad 'a paper that is not there' 's/papers = scan/papers = scan other/' \
	'papers = scan other' form.pages.two.papers 'there is no paper other'
bad 'a paper too large' 's/max_bytes = 1000000/max_bytes = 99999999/' \
	'max_bytes' papers.scan.max_bytes 'a file has at most 10485760 bytes'

# -- what is published -------------------------------------------------------
bad 'a published identity number' 's/field = who$/field = number/' \
	'^\t\twho \{' publish.columns.who \
	'identity, bank card and certificate numbers are never published'
bad 'a published name without mask' 's/mask = name/mask = none/' \
	'^\t\twho \{' publish.columns.who \
	'who is personal (P2): it needs a mask'
bad 'a published column of no field' 's/field = shops.place/field = shops.x/' \
	'shops.x' publish.columns.place.field 'there is no field shops.x'
bad 'a published column of nothing' 's/field = shops.place/given = 0/' \
	'^\t\tplace \{' publish.columns.place \
	'a column has a field or is given, one of both'
bad 'a given column without a label' 's/field = shops.place/given = 1/' \
	'^\t\tplace \{' publish.columns.place \
	'a column that is given needs a label'
bad 'a confidential service publishes' 's/^letters = ZZ/&\nconfidential = 1/' \
	'^publish' publish 'a confidential service publishes nothing'

# -- the flow ----------------------------------------------------------------
bad 'from an unknown state' 's/from = SHOWN/from = SHOWING/' 'from = SHOWING' \
	actions.finish.from 'there is no state SHOWING'
bad 'to an unknown state' 's/to = SHOWN/to = SHOWING/' 'to = SHOWING' \
	actions.show.to 'there is no state SHOWING'
bad 'an unreachable state' 's/to = SHOWN/to = SAME/' '^\tSHOWN' \
	states.SHOWN 'no action leads to this state'
bad 'a state without way out' '/^\tanswer {/,/^\t}/{/from = /s/FIXING/SENT/}' \
	'^\tFIXING' states.FIXING 'no action leads out of this state'
bad 'a final state that is left' 's/from = FIXING/from = FIXING DONE/' \
	'^\tDONE' states.DONE 'a final state is not left again'
bad 'no beginning' 's/kind = draft/kind = open/' '^states' states \
	'no state of kind draft'
bad 'an inbox of nobody' '/^\tSENT/,/^\t}/{/role = /d;/levels = /d}' \
	'^\tSENT' states.SENT \
	'an officer is to act, but no role has it in its inbox'
bad 'a reason that is not there' 's/reasons = X1/reasons = X2/' \
	'reasons = X2' actions.refuse.reasons 'there is no reason X2'
bad 'a paper that cannot be issued' 's/issue = letter/issue = post/' \
	'issue = post' actions.show.issue 'there is no document post'
bad 'a message that is not there' 's/message = shown/message = hidden/' \
	'message = hidden' actions.show.message 'there is no message hidden'
bad 'a role without levels' '/^\tshow {/,/^\t}/{/levels = /d}' \
	'role = publisher' actions.show.role 'publisher has no levels'
bad 'a step nobody knows' 's/step = lead/step = led/' 'step = led' \
	actions.show.step 'led does not stand in distinct.people'
bad 'a person who does nothing' 's/people = clerk lead/people = clerk lead x/' \
	'people = ' distinct.people 'x is the step of no state, action or task'
bad 'a field that cannot be opened' 's/opens = who scan/opens = who what/' \
	'opens = ' actions.answer.opens 'there is no field or paper what'
bad 'an action after none' 's/message = shown/&\n\t\tafter = sends/' \
	'after = sends' actions.show.after 'there is no action sends'
bad 'an action unless none' 's/message = shown/&\n\t\tunless = sends/' \
	'unless = sends' actions.show.unless 'there is no action sends'
bad 'an action by a secret' 's/message = shown/&\n\t\twhen.field = number/' \
	'when.field = number' actions.show.when.field \
	'number is encrypted and decides no action'
bad 'an action by no answer' \
	's/message = shown/&\n\t\twhen.field = kind\n\t\twhen.is = c/' \
	'when.is = c' actions.show.when.is 'c is no answer that kind can have'
bad 'a task of a step nobody knows' 's/after = look/step = led/' 'step = led' \
	tasks.tell.step 'led does not stand in distinct.people'
bad 'an index of what is no secret' '/^\t\t\t\twho {/,/^\t\t\t\t}/s/class = P2/&\n\t\t\t\t\tindex = 1/' \
	'index = 1' form.pages.one.fields.who.index \
	'only what is encrypted needs an index'
bad 'an action nothing sets off' 's/missed = finish/missed = red/' \
	'^\tfinish' actions.finish \
	'neither a clock nor finished tasks ever set this off'
bad 'a clock that ends in no action' 's/missed = finish/missed = close/' \
	'missed = close' clocks.window.missed 'there is no action close'
bad 'a clock that ends in an officer' 's/missed = finish/missed = refuse/' \
	'missed = refuse' clocks.window.missed \
	'refuse is not taken by the system'
bad 'a clock that starts nowhere' 's/start = SHOWN/start = SEEN/' \
	'start = SEEN' clocks.window.start 'there is no state or action SEEN'
bad 'a reminder without words' 's/missed = finish/&\n\t\tremind = 3 1/' \
	'remind = ' clocks.window.remind 'there is no message remind_window'
bad 'a task after itself' 's/after = look/after = tell/' 'after = tell' \
	tasks.tell.after 'tell comes only later'
bad 'a notice without clock' 's/clock = window/clock = door/' 'clock = door' \
	publish.clock 'there is no clock door'
bad 'a message with a secret' 's/{no}开始/{id_no}开始/' 'id_no' \
	messages.shown.text 'a message has no {id_no}'
bad 'languages that differ' 's/{no} is shown/It is shown/' 'It is shown' \
	messages.shown.text.en \
	'the two languages do not say the same: placeholders differ'
bad 'a batch with a field for one person' \
	's/reasons = X1/&\n\t\tbatch = 1\n\t\tfields {\n\t\t\tbank {\n\t\t\t\ttype = text\n\t\t\t\tlabel = 卡号\n\t\t\t\tlabel.en = Card\n\t\t\t\tmax = 20\n\t\t\t\tclass = P3\n\t\t\t}\n\t\t}/' \
	'bank {' actions.refuse.fields.bank \
	'taken for many cases at once: no field of class P3 or M'

# says NAME FAULT...: the edited small.hdf has these faults
says() {
	name=$1
	shift
	"$ronggui" standards check "$work/small.hdf" >"$work/out" 2>&1
	status=$?
	for fault in "$@"; do
		grep -qF -- "$work/small.hdf:$fault" "$work/out" || status=0
	done
	[ "$status" -eq 1 ]
	ok $? "$name"
}

reasons=$(grep -n '^reasons {' "$samples/small.hdf" | cut -d: -f1)
documents=$(grep -n '^documents {' "$samples/small.hdf" | cut -d: -f1)
sed 's/^documents {/reasons {\n}\n&/' "$samples/small.hdf" >"$work/small.hdf"
says 'a block opened twice' \
	"$documents: reasons: opened twice, first on line $reasons"
sed '/type = id/,/class/s/P3/P2/' "$samples/small.hdf" >"$work/small.hdf"
line=$(($(grep -n 'type = id' "$work/small.hdf" | cut -d: -f1) + 3))
says 'an identity number in the open' \
	"$line: form.pages.one.fields.number.class: identity and bank card"
awk '/papers = scan$/ { print "\t\t\tfields {\n\t\t\t\twho {\n" \
	"type = text\nlabel = 甲\nlabel.en = A\nclass = P1\n}\n}" } { print }' \
	"$samples/small.hdf" >"$work/small.hdf"
line=$(grep -nP '^\t\t\t\twho \{' "$work/small.hdf" | sed -n '2s/:.*//p')
says 'a field on two pages' \
	"$line: form.pages.two.fields.who: stands already on page one, line 14"

# -- several faults, several files, arguments --------------------------------
sed 's/reasons = X1/reasons = X2/;s/issue = letter/issue = post/' \
	"$samples/small.hdf" >"$work/small.hdf"
"$ronggui" standards check "$work/small.hdf" >"$work/out" 2>&1
[ "$(grep -c "^$work/small.hdf:[0-9]*: " "$work/out")" -eq 2 ]
ok $? 'every fault is told, not only the first'
printf '%s\n}\n' "$(cat "$samples/small.hdf")" >"$work/small.hdf"
"$ronggui" standards check "$work/small.hdf" >"$work/out" 2>&1
grep -qFx "$work/small.hdf:$(wc -l <"$work/small.hdf"): a closing brace too many" \
	"$work/out"
ok $? 'a closing brace too many'
"$ronggui" standards check "$work/none.hdf" >"$work/out" 2>&1
[ $? -eq 1 ]
ok $? 'a file that is not there'
printf 'code = \377\n' >"$work/small.hdf"
"$ronggui" standards check "$work/small.hdf" >"$work/out" 2>&1
[ $? -eq 1 ]
ok $? 'a file that is not UTF-8'
"$ronggui" standards >"$work/out" 2>&1
[ $? -eq 2 ]
ok $? 'without arguments: how it is called'

# -- with an instance (STATE=): the version that is there already ------------
if [ -n "${STATE-}" ]; then
	"$ronggui" standards load conf/services/alliance-enrolment.hdf \
		>"$work/one" 2>"$work/out"
	ok $? 'loaded'
	"$ronggui" standards load conf/services/alliance-enrolment.hdf \
		>"$work/two" 2>"$work/out"
	cmp -s "$work/one" "$work/two"
	ok $? 'the same text is the same version'
	sed 's/reasons = X1/reasons = X2/' "$samples/small.hdf" \
		>"$work/small.hdf"
	"$ronggui" standards load conf/services/alliance-enrolment.hdf \
		"$work/small.hdf" >"$work/one" 2>"$work/out"
	[ $? -eq 1 ] && [ ! -s "$work/one" ]
	ok $? 'one fault, and none of the files is loaded'
fi
echo "1..$n"
