#!/bin/sh
# ronggui accounts: the officers of a demonstration, their one-time codes, and
# the first three administrators of an installed suite. Needs TEST_DB.
# once
cd "$(dirname "$0")/../.." || exit 1
. tests/cgi/own-database.sh
bin=${BIN:-build/bin}
own_begin <<'END'
delete from rg.role_grant where account in
	(select id from rg.account where login in ('t-sys', 't-sec', 't-aud'));
END
accounts() { "$bin/ronggui" accounts "$@" >"$work/said" 2>&1; }
count() { own_sql -c "select count(*) from $1"; }

accounts demo
is 'a demonstration gets its accounts' "$? $(cat "$work/said")" '0 '
all=$(count rg.account)
accounts demo
is 'once' "$? $(count rg.account)" "0 $all"
is 'officers at every level' "$(own_sql -c "select string_agg(distinct
	s.level::text, ' ' order by s.level::text) from rg.account a
	join rg.station s on s.id = a.station where a.password <> ''")" \
	'2 3 4 5'
is 'in every district all who review a case' "$(own_sql -c "select count(*)
	from rg.station s where s.level = 3 and s.active and s.lo <= s.hi
	and (select count(distinct g.role) from rg.account a
	join rg.role_grant g on g.account = a.id where a.station = s.id
	and g.role in ('clerk', 'review1', 'review2', 'objection')
	and a.password <> '') = 4 and (select count(distinct a.id)
	from rg.account a join rg.role_grant g on g.account = a.id
	where a.station = s.id and g.role in ('review1', 'review2')
	and a.password <> '') > 1")" 10
is 'three administrators' "$(own_sql -c "select string_agg(g.role, ' '
	order by g.role) from rg.role_grant g join rg.role r on r.code = g.role
	where r.family = 'admin'")" 'auditadmin secadmin sysadmin'
is 'all passwords are scrypt strings' "$(own_sql -c "select bool_and(
	password ~ '^\\\$scrypt\\\$ln=1[56],r=8,p=1\\\$') from rg.account
	where password <> ''")" t
is 'no secret lies open' "$(own_sql -c "select bool_and(secret ~
	'^(gcm|sm4)\\.') and bool_and(confirmed) from rg.totp")" t
is 'each of its own' "$(own_sql -c "select count(*) - count(distinct secret)
	from rg.totp")" 0
accounts demo --show
is 'the list names log-ins and passwords' "$? $(grep -c 'password ' \
	"$work/said") $(grep -c '^  138000000' "$work/said")" '0 2 3'
login=$(own_sql -c "select a.login from rg.account a join rg.role_grant g
	on g.account = a.id where g.role = 'review1' and a.password <> ''
	order by a.id limit 1")
accounts totp "$login"
is 'a one-time code' "$? $(grep -c '^[0-9]\{6\}$' "$work/said")" '0 1'
own_sql -c "update rg.totp set secret = (select secret from rg.totp
	where account <> (select id from rg.account where login = '$login')
	limit 1) where account = (select id from rg.account
	where login = '$login')"
accounts totp "$login"
is 'a secret moved to another account does not open' $? 1
accounts totp nobody
is 'no such officer' "$? $(cat "$work/said")" \
	'1 ronggui: there is no officer nobody with a second factor'
accounts first other 张样例 sysadmin
is 'the first administrator is there' "$? $(grep -c 'there is one already' \
	"$work/said")" '1 1'

# An installed suite.
own_sql -c 'alter table rg.instance disable trigger all' -c "update
	rg.instance set mode = 'live', clock_offset = '0'" -c "delete
	from rg.role_grant"
accounts demo
is 'no demo accounts outside a demonstration' \
	"$? $(grep -c 'demonstration mode' "$work/said")" '1 1'
accounts totp "$login"
is 'no codes' $? 1
accounts demo --show
is 'no list' $? 1
for role in sysadmin secadmin auditadmin; do
	accounts first "first-$role" 张样例 $role
	is "the first $role gets a code" "$? $(grep -c \
		'with the code [0-9A-Z]\{10\}, good for seven days' \
		"$work/said")" '0 1'
done
is 'three persons' "$(own_sql -c "select count(distinct account)
	from rg.role_grant")" 3
is 'without password' "$(own_sql -c "select count(*) from rg.account
	where login like 'first-%' and password = ''")" 3
accounts first second 张样例 secadmin
is 'one of each' $? 1
accounts first third 张样例 clerk
is 'no other role' "$? $(grep -c 'sysadmin, secadmin or auditadmin' \
	"$work/said")" '1 1'
code=$(own_sql -c "select count(*) from rg.code where purpose = 'first'")
is 'codes are kept as digests' "$code" 3
accounts
is 'without a verb' $? 2
accounts totp
is 'without a log-in' $? 2
own_done
