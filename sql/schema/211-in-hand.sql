-- What is in hand in each district is read from the sums over tabs: those of the
-- cases whose clock stands still are kept beside them.
comment on column rg.tab_sum.tab is
	'claim, review (claim, but who reviewed it decides), waiting, soon (or '
	'overdue), overdue or closed; soon_paused and overdue_paused: those of '
	'them whose clock stands still.';
comment on column rg.tab_sum.day is
	'First day it stands there; -infinity: no day decides it; overdue, '
	'infinity: at a step without a day.';
