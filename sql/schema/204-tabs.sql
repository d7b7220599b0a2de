-- How many cases stand on each tab of the inbox, kept as cases change: an officer is
-- told exactly, and as soon, whether his area has a hundred of them or a million.

-- A step only adds rows, one for each tab its case leaves or comes to; the courier
-- adds them up (rg.tab_fold) for each division above. Read before or after it, a sum
-- is the same.
create table rg.tab_sum (
	tab text not null,
	role text not null default '',
	area bigint not null,
	day date not null,
	n bigint not null,
	folded boolean not null default false
);
comment on table rg.tab_sum is
	'How many cases stand on a tab of the inbox from a day on; a sum over '
	'rows of one kind.';
comment on column rg.tab_sum.tab is
	'claim, review (claim, but who reviewed it decides), waiting, soon (or '
	'overdue), overdue or closed.';
comment on column rg.tab_sum.role is
	'claim, review: role that takes the next step; otherwise empty.';
comment on column rg.tab_sum.area is
	'claim, review: station that can take it. Otherwise place of the case; '
	'added up, each division that encloses it.';
comment on column rg.tab_sum.day is
	'First day it stands there; -infinity: no day decides it.';
comment on column rg.tab_sum.n is 'How many more, or fewer.';
comment on column rg.tab_sum.folded is 'Added up already.';
create index tab_sum_folded on rg.tab_sum (area, day, tab, role) include (n)
	where folded;
create index tab_sum_new on rg.tab_sum (area) where not folded;

-- Nothing counts the closed ones any more, and what is at work is found by number in
-- the index that covers the lists.
drop index rg.case_file_closed_seen;
drop index rg.case_file_queued;
