#!/bin/sh
# The history tampered with in every way, on a copy of its own; ronggui audit
# verify names the first broken place each time (audit.mjs). Needs TEST_DB.
cd "$(dirname "$0")/../.." || exit 1
. tests/cgi/own-database.sh
bin=${BIN:-build/bin}
# Cases in several chains, one chain that holds two, over three closed days.
own_begin <<'END'
select pg_temp.bring('AUDIT'), pg_temp.bring('PUBLICITY'), pg_temp.bring('REVIEW1') \g (format=unaligned) /dev/null
select pg_temp.clock('2026-03-03 08:00') \g /dev/null
select from api.chain_close();
select setval('rg.case_file_id_seq', (select max(id) + 63 from rg.case_file)) \g /dev/null
select pg_temp.bring('AUDIT'), pg_temp.bring('REVIEW2') \g /dev/null
select pg_temp.clock('2026-03-04 08:00') \g /dev/null
select from api.chain_close();
select pg_temp.bring('SUBMITTED'), pg_temp.bring('AUDIT') \g /dev/null
select pg_temp.clock('2026-03-05 08:00') \g /dev/null
select from api.chain_close();
END
"$bin/courier" once 2>"$work/log"	# signs the days
"$bin/ronggui" audit export >"$work/kept"
cp "$work/sign.pub" "$work/auditor.pub"
"$bin/ronggui" keys sign "$work/other" >/dev/null
sed "s|^sign.file = .*|sign.file = $work/other|" "$work/conf" >"$work/conf.other"
WORK=$work BIN=$(cd "$bin" && pwd) TEST_DB=$own node tests/trust/audit.mjs
