#!/bin/sh
# courier: a round does what is due and says so, messages come out as files once
# each, the day is closed and signed; it ends when asked. Needs TEST_DB.
# once
cd "$(dirname "$0")/../.." || exit 1
. tests/cgi/own-database.sh
bin=${BIN:-build/bin}
own_begin <<'END'
create table public.named (name text, id bigint, no text);
insert into public.named (name, id) values ('lapse', pg_temp.bring('SUBMITTED')),
	('admit', pg_temp.bring('PUBLICITY')),
	('late', pg_temp.bring('SUBMITTED')),
	('draft', pg_temp.draft('t-bert'));
select pg_temp.act('t-clerk', id, 'correct', '请补正', '',
	'{"item.hours": "不清楚"}') as s from public.named
	where name = 'lapse' \gset
update rg.account set lang = 'en' where login = 't-anna';
update public.named n set no = c.no from rg.case_file c where c.id = n.id;
select api.code_send('signup', '13900000055', '123456', '192.0.2.1') as s \gset
select pg_temp.pub('t-bert', format('select api.upload_add(%s, ''photo'', '
	'''a.jpg'', ''image/jpeg'', 1, ''\x00'', %L, ''clean'', 9, 9)',
	id, repeat('a', 32))) as u from public.named where name = 'draft' \gset
select pg_temp.pub('t-bert', format('select api.upload_drop(%s)', :u)) as s
\gset
END
store="$work/files/aa"
mkdir "$store" && : >"$store/$(printf '%030d' 0 | tr 0 a)"

# clock MOMENT : moves the clock of the instance.
clock() {
	own_sql -c "update rg.instance set clock_offset =
		timestamptz '$1+08' - now()"
}
round() { "$bin/courier" once 2>"$work/log"; }
state() { own_sql -c "select state from rg.case_file where id =
	(select id from public.named where name = '$1')"; }
texts() { cat "$work"/outbox/*"$1"*.txt 2>/dev/null; }

round
is 'a round ends well' $? 0
is 'a code comes as a file' "$(texts sms-13900000055 | grep -c 123456)" 1
is 'and is not kept in the database' "$(own_sql -c "select count(*)
	from rg.outbox where params::text ~ '123456'")" 0
no=$(own_sql -c "select no from public.named where name = 'lapse'")
is 'the applicant is told' "$(texts sms-13900000001 | grep -c \
	"^Application $no needs corrections; .*by 2026-03-23\.$")" 1
is 'no gap is left open' "$(texts | grep -c '[{}]')" 0
is 'no half file stays' "$(find "$work/outbox" -name '*.part' | wc -l)" 0
files=$(find "$work/outbox" -type f | wc -l)
is 'a file each' "$files" "$(own_sql -c "select count(*) from rg.outbox
	where way = 'sms'")"
round
is 'delivered once' "$(find "$work/outbox" -type f | wc -l)" "$files"
is 'nothing done, nothing said' "$(cat "$work/log")" ''
is 'nothing happens before its time' \
	"$(state lapse) $(state admit)" 'CORRECTION PUBLICITY'
is 'what was thrown away stays a day' "$(find "$store" -type f | wc -l)" 1

clock '2026-03-10 00:01'
round
is 'after the notice the member is admitted' "$(state admit)" MEMBER
is 'and told' "$(texts sms-13900000001 |
	grep -c 'is now a member; please download')" 1
is 'a late step is escalated' "$(own_sql -c "select count(*)
	from rg.escalation e join public.named n on n.id = e.case_id
	where n.name = 'late' and e.kind <> 'amber'")" 1
is 'the log counts and names nobody' \
	"$(grep -c 'count=[0-9]' "$work/log") $(grep -c 'LM3702\|1390' \
	"$work/log")" "$(wc -l <"$work/log") 0"
is 'the day is closed and signed' "$(own_sql -c "select count(*)
	from rg.chain_root where length(signature) = 86")" 1
is 'the file of a dropped paper is gone' "$(find "$store" -type f | wc -l)" 0
clock '2026-03-24 00:01'
round
is 'a correction that never came lapses' "$(state lapse)" LAPSED
clock '2026-06-01 09:00'
round
is 'a draft nobody came back to is gone' "$(own_sql -c "select count(*)
	from rg.case_form f join public.named n on n.id = f.case_id
	where n.name = 'draft'")" 0
is 'the trail is whole' "$("$bin/ronggui" audit verify | cut -c 1-5)" whole

# As a service.
sed -i '$ a courier.seconds = 1' "$RONGGUI_CONF"
"$bin/courier" 2>"$work/log" &
pid=$!
clock '2026-07-01 09:00'
own_sql -c "select api.code_send('signup', '13900000056', '654321',
	'192.0.2.1')" >/dev/null
i=0
while [ -z "$(texts sms-13900000056)" ] && [ $((i += 1)) -lt 50 ]; do
	sleep 0.1
done
is 'the service sees it within its interval' \
	"$(texts sms-13900000056 | grep -c 654321)" 1
own_sql -c "select pg_terminate_backend(pid) from pg_stat_activity
	where usename = 'rg_courier' and datname = '$name'" >/dev/null
own_sql -c "select api.code_send('signup', '13900000057', '777777',
	'192.0.2.1')" >/dev/null
i=0
while [ -z "$(texts sms-13900000057)" ] && [ $((i += 1)) -lt 60 ]; do
	sleep 0.1
done
is 'it comes back to a database that left it' \
	"$(texts sms-13900000057 | grep -c 777777)" 1
kill -TERM $pid
wait $pid
is 'and ends when asked' $? 0

"$bin/courier" twice 2>"$work/log"
is 'called wrongly' "$?" 64
own_done
