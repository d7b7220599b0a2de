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
	from rg.chain_root where length(signature) = 86")" 2
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

# Ways out: none set, a gateway, one that sends elsewhere, a mail server.
sed -i '/^outbox =/d' "$RONGGUI_CONF"
send() {	# send WAY ADDRESS : a message to deliver at once; runs a round
	own_sql -c "insert into rg.outbox (way, address, template, params,
		next_at, at) values ('$1', '$2', 'code', '{\"code\": \"424242\"}',
		now() - interval '1 s', api.now())"
	round
}
last() { own_sql -c "select state || ' ' || tries || ' ' || error
	from rg.outbox order by id desc limit 1"; }
send sms 13900000060
is 'a way that is not set up keeps its messages' "$(last)" 'queued 0 '
own_sql -c 'delete from rg.outbox'
node tests/cgi/gateway.mjs "$work/port" "$work/heard" &
gateway=$!
trap 'kill $gateway 2>/dev/null; own_end' EXIT
i=0
while [ ! -s "$work/port" ] && [ $((i += 1)) -lt 50 ]; do sleep 0.1; done
read -r http smtp <"$work/port"
printf 'sms.url = http://127.0.0.1:%s/sms\nsms.key = secret\n' "$http" \
	>>"$RONGGUI_CONF"
export http_proxy=http://127.0.0.1:1
send sms 13900000060
is 'a gateway takes it' "$(last)" 'sent 1 '
is 'number, words and key' "$(grep -c '^POST /sms Bearer secret to=13900000060&text=.*424242' \
	"$work/heard")" 1
# Words of a standard may be long, and keys are.
long=$(printf '%0450d' 0 | sed 's/0/字/g') key=$(printf '%0800d' 7)
sed -i "s/^sms.key = .*/sms.key = $key/" "$RONGGUI_CONF"
own_sql -c "insert into rg.outbox (way, address, template, params, next_at, at)
	values ('sms', '13900000063', 'code', jsonb_build_object('code',
	'$long' || '424243'), now() - interval '1 s', api.now())"
round
is 'a long text is sent whole, and a long key' "$(last)$(grep -c \
	"^POST /sms Bearer $key to=13900000063&text=.*424243" \
	"$work/heard")" 'sent 1 1'
sed -i 's,/sms$,/elsewhere,' "$RONGGUI_CONF"
send sms 13900000061
is 'one that sends us elsewhere is not followed' "$(last)" \
	'queued 1 refused'
is 'nothing went there' "$(grep -c '^POST /sms .*13900000061' \
	"$work/heard")" 0
sed -i 's,^sms.url = .*,sms.url = http://127.0.0.1:1/,' "$RONGGUI_CONF"
send sms 13900000062
is 'one that is away is asked again later' "$(last)" \
	'queued 1 unreachable'
printf 'mail.smtp = smtp://127.0.0.1:%s\nmail.from = bureau@example.cn\n' \
	"$smtp" >>"$RONGGUI_CONF"
send mail someone@example.cn
is 'a mail server takes it' "$(last)" 'sent 1 '
is 'from us to them' "$(grep -c 'bureau@example.cn\|someone@example.cn' \
	"$work/heard") $(grep -c 424242 "$work/heard")" '4 3'
is 'no fault names the receiver' "$(grep -c '1390000\|someone' "$work/log")" 0
kill $gateway
wait $gateway 2>/dev/null

"$bin/courier" twice 2>"$work/log"
is 'called wrongly' "$?" 64
own_done
