#!/bin/sh
# ronggui ledger: check names each fault and exits 1; fund opens and renews,
# policy brings in rows; the courier checks once a day and tells who must know.
# Needs TEST_DB, a cluster.
# once
cd "$(dirname "$0")/../.." || exit 1
. tests/cgi/own-database.sh
bin=${BIN:-build/bin}
own_begin <<'END'
-- A gift, so that there is something to check.
select pg_temp.bring('SUBMITTED') as c \gset
select rg.gift_in(c, rg.fund_id('care'), 1234567, false, api.today(), 'V1',
	pg_temp.id('t-clerk')) from rg.case_file c where id = :c;
END

# says WHAT STATUS PATTERN ARGUMENT...
says() {
	what=$1 want=$2 pattern=$3
	shift 3
	"$bin/ronggui" ledger "$@" >"$work/said" 2>&1
	is "$what: status" $? "$want"
	grep -Eq -- "$pattern" "$work/said"
	is "$what: words" "$? $([ $? = 0 ] || cat "$work/said")" '0 '
}

says 'books in order' 0 '^the ledger agrees$' check
is 'with what each fund has' "$(head -n 1 "$work/said")" "$(printf '%s' \
	'care 青岛市退役军人关爱基金: 1 postings, 12,345.67 at the bank,' \
	' 0.00 in goods, no month closed')"

# spoil WHAT PATTERN SQL : what somebody did who passes by the triggers, and
# its end.
spoil() {
	own_sql -c "create table public.was as select * from $4" \
		-c 'set session_replication_role = replica' -c "$3"
	says "$1" 1 "$2" check
	is "$1: how many" "$(grep '^ronggui:' "$work/said")" \
		"ronggui: the ledger does not agree, faults: $5"
	own_sql -c 'set session_replication_role = replica' \
		-c "delete from $4" -c "insert into $4 select * from public.was" \
		-c 'drop table public.was'
}
spoil 'a balance' '^balance_differs: care bank: balance 1234568, lines 1234567$' \
	"update rg.ledger_balance set balance = balance + 1 where balance > 0" \
	rg.ledger_balance 2
spoil 'a line' '^not_zero: care posting 1: 1$' \
	"update rg.ledger_line set amount = amount + 1 where amount > 0" \
	rg.ledger_line 3
spoil 'a note' '^posting_changed: care posting 1$' \
	"update rg.ledger_group set note = 'x'" rg.ledger_group 1
spoil 'a gift' '^records_differ: care income.money: ledger -1234567, gifts and payments -1234566$' \
	"update rg.gift set amount = amount - 1" rg.gift 2
says 'mended' 0 '^the ledger agrees$' check

# A fund of one's own.
cat >"$work/fund" <<-'END'
# The start-up subsidy.
code = startup
kind = budget
name = 创业补贴专项资金
name_en = Start-up subsidy
opened_on = 2026-01-01
opening = 500000.05
END
says 'a fund' 0 ': opened$' fund "$work/fund"
says 'it has what it had' 0 '^startup .*: 1 postings, 500,000.05 at the bank' check
sed -i '/^open/d; s/^name_en.*/name_en = Subsidies/' "$work/fund"
echo 'account_no = 8888' >>"$work/fund"
says 'its words anew' 0 ': changed$' fund "$work/fund"
is 'stand there' "$(own_sql -c "select name_en || account_no from rg.fund
	where code = 'startup'")" Subsidies8888
echo 'colour = red' >>"$work/fund"
says 'no such key' 1 'line [0-9]+: there is no key colour' fund "$work/fund"
says 'no such file' 1 "$work/none" fund "$work/none"

# The table of approvals.
printf '# by council\n* 2026-04-01 0 2 no\nstartup\t2026-04-01\t0\t1\tno\n' \
	>"$work/policy"
says 'a table of approvals' 0 ': 2 rows$' policy "$work/policy"
says 'the same again' 1 'line 2: wants' policy "$work/policy"
is 'it holds from its day' "$(own_sql -c "select string_agg(q.approvals::text, ' '
	order by d) from unnest(array['2026-03-31', '2026-04-01']::date[]) d,
	lateral rg.pay_policy(rg.fund_id('care'), 1, d) q")" '1 2'

# Every night.
checks() { own_sql -c "select string_agg(faults::text, ' ' order by id)
	from rg.ledger_check"; }
"$bin/courier" once 2>"$work/log"
is 'the courier has checked' "$(checks)" 0
is 'and has nothing to say' "$(grep -c "not.agree" "$work/log")" 0
own_sql -c "update rg.instance set clock_offset = clock_offset + '1 day'" \
	-c 'set session_replication_role = replica' \
	-c "update rg.gift set amount = amount - 1"
"$bin/courier" once 2>"$work/log"
is 'the next day it finds what somebody did' "$(checks)" '0 2'
is 'says so' "$(grep -c 'the_ledger_does_not_agree count=2' "$work/log")" 1
"$bin/courier" once 2>"$work/log"
is 'once a day' "$(checks)" '0 2'
is 'tells who looks after system and trail' "$(own_sql -c "select string_agg(
	a.login || ' ' || (o.params->>'title'), ',' order by a.login)
	from rg.outbox o join rg.account a on a.id = o.account
	where o.template = 'ledger'")" 't-aud 2,t-sys 2'

says 'no verb' 2 '^usage: ' || :
says 'no such verb' 2 '^usage: ' look
says 'too much' 2 '^usage: ' check all
says 'no file' 2 '^usage: ' fund
says 'no such option' 2 '^usage: ' policy --all
own_done
