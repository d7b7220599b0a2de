#!/bin/bash
# Money: who may not touch it, what is refused one after the other, and what is
# left when eight connections race for one fund. Works on a database of its own.
# Needs TEST_DB, a cluster. LONG=1: thirty times as many.
cd "$(dirname "$0")/../.." || exit 1
# shellcheck source=/dev/null
. tests/cgi/own-database.sh
racing=$([ -n "${LONG-}" ] && echo 24000 || echo 1200)
mixed=$([ -n "${LONG-}" ] && echo 4000 || echo 120)
does=999	# for so many of them there is money, and 5 yuan
own_begin <<-END
\set racing $racing
\set money $((does * 1000 + 500))
$(cat tests/trust/money/world.sql)
END
ask() { own_sql -c "$1"; }
fund="rg.fund_id('care')"
balance() { ask "select rg.balance_of($fund, '$1')"; }

# eight FILE : runs the lines of a file, each a transaction, dealt to eight
# connections; what they said, a line each.
eight() {
	local i
	for i in 0 1 2 3 4 5 6 7; do
		awk -v i=$i 'NR % 8 == i' "$1" | own_sql -v ON_ERROR_STOP=0 \
			-v VERBOSITY=sqlstate >"$work/eight.$i" 2>&1 &
	done
	wait
	cat "$work"/eight.[0-7]
}
# as_officer LOGIN STATEMENT : as the pages of officers send it, which come in as
# the program's role; the cluster may not let that role in from here.
as_officer() {
	printf 'set session authorization rg_carefund_off;\nbegin;\n'
	printf "select set_config('rg.token', '%s', true) \\\\g /dev/null\n" "$1"
	printf '%s;\ncommit;\nreset session authorization;\n' "$2"
}
count() { grep -c -- "$1" "$2"; }

# -- one after the other -----------------------------------------------------

own_sql -f tests/trust/money/refused.sql >"$work/refused" 2>&1
while IFS='|' read -r what got want; do
	is "refused: $what" "$got" "$want"
done <"$work/refused"
alone=$(count '|' "$work/refused")
is 'nothing of it stayed' "$(balance bank)" $((does * 1000 + 500))

# -- the race ----------------------------------------------------------------

began=$(date +%s%N)
ask "select format('select ''done'', rg.pay_release(c, %s, '''') from rg.case_file c
	where id = %s;', (select id from rg.account where login = 't-book'), id)
	from public.race order by n" | tr '\n' ' ' | sed 's/; /;\n/g' >"$work/race"
eight "$work/race" >"$work/said"
took=$((($(date +%s%N) - began) / 1000000))
paid=$(count '^done' "$work/said")
is "$racing payments race for money that does for $does" "$paid" $does
is 'the others are told that the fund is short' \
	"$(count 'RG422' "$work/said")" $((racing - does))
is 'the balance is what is left, to the fen' "$(balance bank)" 500
is 'what went is under way' "$(balance transit)" $((does * 1000))
is 'each payment that was released was posted once' "$(ask "select count(*) || ' '
	|| count(distinct case_id) from rg.ledger_group where kind = 'pay_release'")" \
	"$does $does"
is 'and says so itself' "$(ask "select count(*) from rg.payment
	where state = 'released'")" $does

# -- the same deed at once ---------------------------------------------------

ask "select public.give(500000)" >/dev/null
ask "select 'select public.enter(' || id || ', 700);' from public.other, generate_series(
	1, 8) i where kind = 'enter' order by id, i" >"$work/enter"
eight "$work/enter" >"$work/said"
is 'of eight who enter one payment one does, twenty times' \
	"$(count '^[0-9]' "$work/said") $(count 'RG409\|23505' "$work/said")" '20 140'
is 'one payment a case' "$(ask "select count(*) || ' ' || count(distinct case_id)
	from rg.payment join public.other o on o.id = case_id where kind = 'enter'")" \
	'20 20'
ask "select format(f, id, (select a.id from rg.account a where a.login = w))
	from public.other, (values (1, 't-book', 'select ''released'', rg.pay_release(c, %2\$s, '''')
	from rg.case_file c where id = %1\$s;'), (2, 't-cash', 'select ''cancelled'',
	rg.pay_cancel(c, ''x'', %2\$s) from rg.case_file c where id = %1\$s;')) v (i, w, f),
	generate_series(1, 4) k where kind = 'either' order by id, k, i" |
	tr '\n' ' ' | sed 's/; /;\n/g' >"$work/either"
eight "$work/either" >"$work/said"
is 'a payment is released or cancelled, forty times' \
	"$(count '^released\|^cancelled' "$work/said") $(count RG409 "$work/said")" '40 280'

# -- one key, 400 times ------------------------------------------------------

read -r one two <<-END
$(ask "select string_agg(id || '/' || version, ' ' order by id)
	from rg.case_file where id in (select id from public.other where kind = 'step')")
END
posts() {	# posts CASE/VERSION KEY : eight connections send it fifty times each
	local i
	for i in 0 1 2 3 4 5 6 7; do
		for _ in $(seq 50); do
			as_officer t-clerk "select api.act(${1%/*}, ${1#*/}, 'accept',
				'', '', '{}', '{}', '{}', '$2')"
		done | own_sql -v ON_ERROR_STOP=0 -v VERBOSITY=sqlstate \
			>"$work/eight.$i" 2>&1 &
	done
	wait
	cat "$work"/eight.[0-7]
}
posts "$one" 0123456789abcdef >"$work/said"
is '400 posts of one key get one answer' "$(sort "$work/said" | uniq -c |
	awk '{ print $1, NR, $2 }')" "400 1 $(ask "select no from rg.case_file
	where id = ${one%/*}")"
posts "$two" '' >"$work/said"
is '400 posts without a key: one is done' \
	"$(count '^LM' "$work/said") $(count RG409 "$work/said")" '1 399'
doubles=$(ask "select count(*) from (select case_id from rg.ledger_group
	where kind = 'pay_release' and case_id in (select id from public.other
	where kind = 'step') group by case_id having count(*) <> 1) x")
is 'each is one payment' "$doubles $(ask "select count(*) from rg.payment p
	join public.other o on o.id = p.case_id where o.kind = 'step'
	and state = 'released'")" '0 2'

# -- all ways at once --------------------------------------------------------

ask "select public.give(20000000)" >/dev/null
seq "$mixed" | sed 's/.*/select public.any_way(&);/' >"$work/any"
eight "$work/any" >"$work/said"
is "$mixed gifts and payments go all ways at once" \
	"$(sort "$work/said" | uniq -c | awk '{ print $2, $1 }' | tr '\n' ' ')" \
	"gift $((mixed / 4)) paid $((mixed / 4)) released $((mixed / 4)) returned $((mixed / 4)) "
is 'the bank has what came less what went' "$(ask "select rg.at_bank($fund) - (select
	sum(amount) - sum(returned) from rg.gift) + (select sum(amount) from rg.payment
	where state = 'paid')")" 0
is 'gifts know where all of it went' "$(ask "select (select sum(used) from rg.gift)
	- (select sum(amount) from rg.payment where state = 'paid')")" 0

# -- a month is closed while eight write into it ------------------------------

own_sql -c "update rg.instance set clock_offset = clock_offset + interval '1 month'"
for i in $(seq 400); do
	echo "select 'posted', rg.ledger_post($fund, 'test', null, null, (date_trunc('month', api.today()) - interval '1 day')::date, '', '{income.interest,expense.fee}', '{-$i,$i}');"
done >"$work/month"
# What the bank has shown is not the matter here.
own_sql -c "insert into rg.bank_import (fund, sha256, name, by, at, rows, again)
	values ($fund, 'x', 'x', (select id from rg.account where login = 't-book'),
	api.now(), 0, 0)" -c "insert into rg.bank_row (import, fund, day, amount,
	direction, text, counterparty, ref) select (select max(id) from rg.bank_import),
	$fund, day, abs(net), case when net > 0 then 'in' else 'out' end, '', '',
	'own ' || group_id from rg.bank_postings($fund)" \
	-c "select rg.bank_join(id, array[substr(ref, 5)::bigint], null, '', '')
	from rg.bank_row" >/dev/null
{
	sleep 0.3
	as_officer t-book "select api.month_close($(ask "select $fund"), (api.today()
		- interval '1 month')::date, $(ask "select rg.at_bank($fund)"))" |
		own_sql >"$work/closed" 2>&1
} &
eight "$work/month" >"$work/said"
wait
is 'the month was closed' "$(cat "$work/closed"; ask 'select count(*)
	from rg.ledger_month')" "
1"
is 'every posting came before or was refused' \
	"$(($(count '^posted' "$work/said") + $(count RG422 "$work/said")))" 400
is 'none after' "$(ask "select count(*) from rg.ledger_faults()
	where what = 'month_open'") $(own_sql -v VERBOSITY=sqlstate -v ON_ERROR_STOP=0 \
	-f <(head -n 40 "$work/month") 2>&1 | grep -c RG422)" '0 40'

# -- whole fen ---------------------------------------------------------------

is 'no column of money can hold a part of a fen' "$(ask "select string_agg(
	c.relname || '.' || a.attname, ' ') from pg_attribute a join pg_class c
	on c.oid = a.attrelid where c.relnamespace = 'rg'::regnamespace and c.relkind = 'r'
	and a.attname in ('amount', 'balance', 'used', 'returned', 'from_amount')
	and c.relname !~ 'clock' and a.atttypid <> 'bigint'::regtype")" ''
is '20,000 amounts in yuan and back are the same' "$(ask "select count(*) from (select
	(random() * 999999999999)::bigint as f from generate_series(1, 20000)) x
	where rg.fen(replace(api.yuan(f), ',', '')) <> f")" 0

# -- who may not -------------------------------------------------------------

# With a row in every table there is.
ask 'select api.ledger_nightly()' >/dev/null
own_sql -f tests/trust/money/roles.sql >"$work/said" 2>&1
read -r tried refused <"$work/said"
is "no role that can log in touches money, nor its owner what is written" \
	"$(grep '^#' "$work/said"; echo "$refused of $tried")" "$tried of $tried"
is 'enough was tried' "$([ "${tried:-0}" -ge 1000 ] && echo yes)" yes
# Tables made later are seen here.  A claim says what a sum comes to; what is paid
# is a payment, approved in that amount.
is 'every table of money was tried' "$(ask "select string_agg(c.relname, ' ')
	from pg_class c where c.relnamespace = 'rg'::regnamespace and c.relkind = 'r'
	and exists (select from pg_attribute a where a.attrelid = c.oid
		and a.attname in ('fund', 'amount', 'balance') and a.attnum > 0)
	and c.relname not in ('ledger_account', 'ledger_group', 'ledger_line',
	'ledger_balance', 'ledger_month', 'payment_policy', 'payment_approval',
	'payment', 'gift', 'gift_use', 'bank_import', 'bank_row', 'case_clock',
	'standard_clock', 'clock_def', 'subsidy_claim')")" ''

# -- what is left ------------------------------------------------------------

sum=$(ask 'select sum(amount) from rg.ledger_line')
below=$(ask "select count(*) from rg.ledger_balance b where b.balance < 0 and b.floor")
twice=$(ask "select count(*) from (select case_id from rg.payment
	where state in ('entered', 'released', 'paid') group by case_id
	having count(*) > 1 union all select case_id from rg.ledger_group
	where kind = 'pay_release' group by case_id having count(*) > 1) x")
is 'the sum of the ledger' "$sum" 0
is 'balances below zero' "$below" 0
is 'payments made twice' "$twice" 0
is 'the checks find nothing' "$(ask 'select what, detail from rg.ledger_faults()
	limit 5')" ''

commas() { echo "$1" | sed ':a; s/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/; ta'; }
echo "# tried: $(commas "$racing") payments racing over 8 connections ($took ms)," \
	"$(commas $((160 + 320 + 800 + mixed + 400))) other racing deeds," \
	"$(commas "$tried") deeds of roles without right, $alone refusals"
echo "# figure: sum of the ledger $sum, balances below zero $below, payments twice" \
	"$twice, $(commas "$paid") paid of money for $(commas $does), forbidden deeds done" \
	"$((tried - refused))"
own_done
