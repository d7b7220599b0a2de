#!/bin/sh
# Two at once: of several officers one wins and the others are told; a form sent
# eight times is one case; a credit code belongs to one of eight who ask at once;
# two couriers do nothing twice. Needs TEST_DB, a migrated database to spoil.
cd "$(dirname "$0")/../.." || exit 1
[ -n "${TEST_DB-}" ] || { echo '1..0 # SKIP no TEST_DB'; exit 0; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0 bad=0

is() {	# is WHAT GOT WANT
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		bad=$((bad + 1))
		printf 'not ok %s - %s\n# have: %s\n# want: %s\n' \
			"$n" "$1" "$2" "$3"
	fi
}

owner() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$TEST_DB" "$@"; }
ask() { owner -c "$1"; }

# session ROLE TOKEN FILE : each line of the file in a transaction of its own,
# in an order of its own where that makes more meet.
session() {
	{
		echo '\set VERBOSITY verbose'
		while IFS= read -r line; do
			printf "begin; select set_config('rg.token', '%s', true) \\\\g /dev/null\n%s;\ncommit;\n" \
				"$2" "$line"
		done <"$3"
	} | psql -X -q -A -t -d "$TEST_DB user=$1" 2>&1
}

# A world that stays: 20 cases to accept, 20 to claim, 12 on notice.
{
	cat <<-'END'
	\set setup tests/sql/setup
	\i tests/sql/setup/world.sql
	create table public.race (kind text, id bigint, version int);
	insert into public.race select 'accept', pg_temp.bring('SUBMITTED')
		from generate_series(1, 20);
	insert into public.race select 'claim', pg_temp.bring('SUBMITTED')
		from generate_series(1, 20);
	insert into public.race select 'admit', pg_temp.bring('PUBLICITY')
		from generate_series(1, 12);
	insert into public.race select 'submit', pg_temp.draft('t-bert');
	select count(pg_temp.person('t-m' || i, '商户' || i, 'merchant',
		'1390000100' || i)) as n from generate_series(1, 8) i \gset
	select count(pg_temp.open('t-m' || i)) as n
		from generate_series(1, 8) i \gset
	insert into public.race select 'code', pg_temp.draft('t-m' || i,
		370202010001, '{"uscc": "SAME"}') from generate_series(1, 8) i;
	update public.race r set version = c.version from rg.case_file c
		where c.id = r.id;
	commit;
	END
} >"$work/world"
owner -f "$work/world" >"$work/out" 2>&1 || {
	sed 's/^/# /' "$work/out"
	echo 'Bail out! the world could not be made'
	exit 1
}

# lines KIND TEXT : a statement for each case of a kind.
lines() {
	ask "select format('$2', id, version) from public.race
		where kind = '$1' order by id"
}

# together : waits for the sessions in the background.
together() { wait; cat "$work"/said.*; rm -f "$work"/said.*; }

lines accept "select api.act(%s, %s, ''accept'', '''', '''', ''{}'', ''{}'', ''{}'', '''')" \
	>"$work/accept"
for who in t-clerk t-street t-village t-all; do
	shuf "$work/accept" >"$work/accept.$who"
	session rg_alliance_off $who "$work/accept.$who" >"$work/said.$who" &
done
together >"$work/said"
is 'of four officers who accept 20 cases at once one wins each' \
	"$(grep -c '^LM' "$work/said")" 20
is 'the others are told (409)' "$(grep -c 'RG409' "$work/said")" 60
is 'each case was accepted once' "$(ask "select count(*) || ' ' ||
	count(distinct case_id) from rg.case_event join public.race
	on id = case_id where kind = 'accept' and action = 'accept'")" '20 20'

lines claim "select api.claim(%s, '''')" >"$work/claim"
for who in t-clerk t-street t-village t-all; do
	shuf "$work/claim" >"$work/claim.$who"
	session rg_alliance_off $who "$work/claim.$who" >"$work/said.$who" &
done
together >"$work/said"
is 'of four who claim one gets it' "$(grep -c '^LM' "$work/said")" 20
is 'the others hear who has it' \
	"$(grep -c 'DETAIL:  样例t-' "$work/said")" 60

lines submit "select api.act(%s, %s, ''submit'', '''', '''', ''{}'', ''{}'', ''{}'', ''0123456789abcdef'')" \
	>"$work/submit"
for i in 1 2 3 4 5 6 7 8; do
	session rg_alliance_pub t-bert "$work/submit" >"$work/said.$i" &
done
together >"$work/said"
is 'a form sent eight times gets eight times the same receipt' \
	"$(sort "$work/said" | uniq -c | awk '{ print $1, NR }')" '8 1'
is 'and is one case' "$(ask "select count(*) from rg.case_file c
	join rg.account a on a.id = c.applicant
	where a.login = 't-bert' and submitted_at is not null")" 1
is 'with one event' "$(ask "select count(*) from rg.case_event
	where case_id = (select id from public.race where kind = 'submit')")" 1

i=0
ask "select id, version from public.race where kind = 'code' order by id" |
while IFS='|' read -r id version; do
	i=$((i + 1))
	echo "select api.act($id, $version, 'submit', '', '', '{}', '{}', '{}', '')" \
		>"$work/code.$i"
done
for i in 1 2 3 4 5 6 7 8; do
	session rg_alliance_pub t-m$i "$work/code.$i" >"$work/said.$i" &
done
together >"$work/said"
is 'of eight with one credit code one gets in' \
	"$(grep -c '^LM' "$work/said")" 1
is 'seven are refused as duplicates' \
	"$(grep -c 'RG422: uscc:err_duplicate' "$work/said")" 7

echo "select api.draft_begin('alliance-enrolment')" >"$work/begin"
for i in 1 2 3 4 5 6 7 8; do
	session rg_alliance_pub t-bert "$work/begin" >"$work/said.$i" &
done
together >"$work/said"
is 'eight beginnings are one draft' \
	"$(sort -u "$work/said" | grep -c '^[0-9]')" 1

echo "insert into rg.role_grant select id, 'sysadmin', null, now() from rg.account where login = 't-none'" \
	>"$work/role.1"
echo "insert into rg.role_grant select id, 'auditadmin', null, now() from rg.account where login = 't-none'" \
	>"$work/role.2"
for i in 1 2; do
	session postgres '' "$work/role.$i" >"$work/said.$i" &
done
together >"$work/said"
is 'of two offices given at once one holds' "$(ask "select count(*)
	from rg.role_grant g join rg.account a on a.id = g.account
	where a.login = 't-none'")" 1

ask "update rg.instance set clock_offset = timestamptz '2026-03-10 00:00+08'
	- now()" >/dev/null
for i in 1 2 3 4 5 6; do
	echo 'select api.run_clocks(5)'
done >"$work/run"
for i in 1 2 3; do
	session rg_courier '' "$work/run" >"$work/said.$i" &
done
together >"$work/said"
is 'three couriers admit 12 members' "$(awk '{ n += $1 } END { print n }' \
	"$work/said")" 12
is 'each once' "$(ask "select count(*) || ' ' || count(distinct case_id)
	from rg.case_event where action = 'admit' and case_id in
	(select id from public.race where kind = 'admit')")" '12 12'
is 'with 12 numbers' "$(ask "select count(distinct no) from rg.member
	where case_id in (select id from public.race where kind = 'admit')")" 12
for i in 1 2 3; do
	echo 'select count(*) from api.chain_close()' >"$work/close"
	session rg_courier '' "$work/close" >"$work/said.$i" &
done
together >"$work/said"
is 'a day is closed once' \
	"$(awk '{ n += $1 } END { print n }' "$work/said")" 1
is 'and the trail is whole' "$(ask 'select count(*) from api.audit_check()')" 0

echo "1..$n"
[ $bad = 0 ]
