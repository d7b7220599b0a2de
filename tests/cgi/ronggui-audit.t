#!/bin/sh
# ronggui audit: verify names the first broken place, knows the key and what was
# kept elsewhere; export prints what to keep. Needs TEST_DB, a cluster.
# once
cd "$(dirname "$0")/../.." || exit 1
. tests/cgi/own-database.sh
bin=${BIN:-build/bin}
own_begin <<'END'
select pg_temp.bring('AUDIT') as c \gset
select pg_temp.clock('2026-03-03 08:00');
END

# says WHAT STATUS PATTERN ARGUMENT...
says() {
	what=$1 want=$2 pattern=$3
	shift 3
	"$bin/ronggui" audit "$@" >"$work/said" 2>&1
	is "$what: status" $? "$want"
	grep -Eq -- "$pattern" "$work/said"
	is "$what: words" "$? $([ $? = 0 ] || cat "$work/said")" '0 '
}

says 'before the first day' 0 '^whole, with 0 daily roots$' verify
"$bin/courier" once 2>"$work/log"
says 'a day was closed' 0 '^whole, with 1 daily roots, all signed$' verify
own_sql -c "update rg.instance set clock_offset = clock_offset + '1 day'"
"$bin/courier" once 2>"$work/log"
says 'another' 0 '^whole, with 2 daily roots, all signed$' verify
says 'what to keep' 0 \
	'^ronggui root 2026-03-02 [0-9a-f]{64} [-_A-Za-z0-9]{86} [0-9a-f]{64}$' \
	export
"$bin/ronggui" audit export >"$work/kept"
is 'a line a day' "$(wc -l <"$work/kept")" 2
says 'as it was kept' 0 '^whole, .* and as kept$' verify "$work/kept"
cp "$work/sign.pub" "$work/auditor.pub"
says 'with the key the auditors hold' 0 '^whole' verify \
	--key="$work/auditor" "$work/kept"
"$bin/ronggui" keys sign "$work/other" >/dev/null
says 'another key' 1 '^root of 2026-03-02: the signature is not right$' \
	verify --key="$work/other"
says 'one of two' 0 '^whole' verify --key="$work/other" --key="$work/sign"
says 'no such key' 1 'cannot read .*/none.pub' verify --key="$work/none"

# Broken, and mended again.
own_sql -c 'alter table rg.case_event disable trigger all'
spoil() {	# spoil WHAT PATTERN SQL UNDO
	own_sql -c "$3"
	says "$1" 1 "$2" verify
	own_sql -c "$4"
}
spoil 'a changed row' '^chain [0-9]+ event 3: row changed$' \
	"update rg.case_event set reason = 'R05' where seq = 3" \
	"update rg.case_event set reason = '' where seq = 3"
spoil 'changed words' '^chain [0-9]+ event 2: words changed$' \
	"update rg.case_event_text set note = 'x' where seq = 2" \
	"update rg.case_event_text set note = '' where seq = 2"
spoil 'a changed signature' \
	'^root of 2026-03-03: the signature is not right$' \
	"update rg.chain_root set signature = reverse(signature)
	where day = '2026-03-03'" \
	"update rg.chain_root set signature = reverse(signature)
	where day = '2026-03-03'"
spoil 'a signature taken away' '^root of 2026-03-02: not signed$' \
	"create table public.was as select * from rg.chain_root;
	update rg.chain_root set signature = '' where day = '2026-03-02'" \
	"update rg.chain_root r set signature = w.signature
	from public.was w where w.day = r.day"
says 'mended' 0 '^whole' verify "$work/kept"
own_sql -c 'delete from rg.chain_root'
says 'all roots gone, seen from here' 0 '^whole, with 0' verify
says 'seen with what was kept' 1 \
	'^ronggui root 2026-03-02 .*: kept in .* and not here$' \
	verify "$work/kept"

says 'no verb' 2 '^usage: ' || :
says 'no such verb' 2 '^usage: ' look
says 'too much' 2 '^usage: ' verify a b
says 'no such option' 2 '^usage: ' verify --all
own_done
