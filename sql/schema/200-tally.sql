-- Sums over all cases, so that open figures and counts are read from some hundred
-- rows whether there are ten thousand cases or millions.

-- A step only adds rows, one for what was and one for what is now: no two steps
-- wait for each other's sums. The courier adds rows of one kind together
-- (rg.tally_fold); read before or after it, a sum is the same.
create table rg.tally (
	what text not null,
	service text not null default '',
	area bigint not null default 0,
	day date not null default 'infinity',
	keys text[] not null default '{}',
	n bigint not null,
	folded boolean not null default false
);
comment on table rg.tally is
	'How many there are of what is counted, kept with each change in the '
	'same transaction; a sum over rows of one kind.';
comment on column rg.tally.what is
	'What is counted: case, a submitted case; pace, a decided one; member; '
	'offer, of a listed member.';
comment on column rg.tally.service is 'Service of the case, or empty.';
comment on column rg.tally.area is 'Place of the member, or 0.';
comment on column rg.tally.day is
	'First day of the month of submission, day of the decision, or last '
	'day of the offer; infinity for none.';
comment on column rg.tally.keys is
	'case: state, kind, reason, whether closed, whether late. pace: days it '
	'took. member: state, trade, whether listed.';
comment on column rg.tally.n is 'How many more, or fewer.';
comment on column rg.tally.folded is 'Added up already.';
create index on rg.tally (what, service, day);
create index on rg.tally (area) where what = 'member';
create index on rg.tally (what) where not folded;

-- What has outlived its time is found without looking at what has not. Logs are
-- only added to in the order of time: an index of blocks is enough, and costs their
-- writers next to nothing.
create index on rg.read_log using brin (at) with (autosummarize = on);
create index on rg.security_log using brin (at) with (autosummarize = on);
create index outbox_kept on rg.outbox ((coalesce(sent_at, at)))
	where state in ('sent', 'given_up') and way <> 'site';

-- Papers say what a past correction notice listed.
create index on rg.case_correction (case_id);

-- Officers find a case by a code that stands in it, whatever service it is of.
create index on rg.live_key (value);

-- How many cases of an area can be claimed, wait, are soon or over their day is said
-- on each inbox: what that asks for stands in the index. The same by number, for
-- the newest ones of a large area.
create index case_file_at_work_seen on rg.case_file (area)
	include (queue, locked, kind, paused, due_on, amber_on, step_due_on,
	step_amber_on, id) where queue <> '';
drop index rg.case_file_at_work;
create index case_file_at_work_new on rg.case_file (id)
	include (area, locked, kind, owner, queue, standard, state, holders,
	paused, due_on, amber_on, step_due_on, step_amber_on)
	where queue <> '';
create index case_file_claim_seen on rg.case_file (queue, area)
	include (id, locked, kind, standard, state, holders)
	where owner is null and queue <> '';
drop index rg.case_file_queue_area_id_idx;
create index case_file_kind_seen on rg.case_file (kind, area, id desc)
	include (locked);
drop index rg.case_file_kind_area_id_idx;
create index case_file_waiting_new on rg.case_file (id)
	include (area, locked) where kind = 'waiting';
