-- Statements of the courier.

-- :RUN_CLOCKS takes the steps that fall due; how many. Few at a time: officers
-- wait for the chains it holds.
select api.run_clocks(20)

-- :ESCALATE tells the stations of late steps: after which case; how many, and
-- after which to go on
select n as "n", last as "last" from api.escalate(500, $1::bigint)

-- :REMIND reminds applicants of what they owe; how many
select api.remind(500)

-- :FOLD adds up the sums that steps keep
select api.sums_fold()

-- :SWEEP deletes what has outlived its time
select api.sweep()

-- :OLD_FILE one stored file whose time is over
select id as "id", stored as "stored" from api.files_to_delete(1)

-- :FILE_GONE notes that its bytes are gone: upload
select api.file_deleted($1::bigint)

-- :GONE one file or person's key the record let go of
select what as "what", name as "name" from api.gone_next(1)

-- :GONE_DONE it went from the disk: what, name
select api.gone_done($1, $2)

-- :FILE_UNKNOWN does no row speak of this file: name
select 1 from api.files_unknown(array[$1])

-- :KEY_UNKNOWN is there no account for this key, or an erased one: account
select 1 from api.keys_unknown(array[$1])

-- :LEDGER checks the books once a day; how many faults, nothing when done already
select api.ledger_nightly()

-- :CLOSE_DAY chains the heads of yesterday into one root
select day as "day" from api.chain_close()

-- :UNSIGNED a root that is not signed yet, and the line to sign
select day as "day", line as "line" from api.chain_unsigned() limit 1

-- :SIGNED adds a signature: day, signature, key
select api.chain_sign($1::date, $2, $3)

-- :LOAN_UNSIGNED a list for a bank that is not signed yet, and its slip
select id as "id", slip as "slip" from api.loan_unsigned() limit 1

-- :LOAN_SIGN adds a signature: list, signature, key
select api.loan_sign($1::bigint, $2, $3)

-- :TAKE a hundred messages to deliver by one of these ways
select id as "id", way as "way", address as "address",
	template as "template", lang as "lang", words as "words",
	code as "code", no as "no", title as "title", due as "due",
	result as "result"
from api.outbox_take($1::text[], 100)

-- :TAKEN reports a delivery, or what went wrong: message, reason
select api.outbox_done($1::bigint, $2)
