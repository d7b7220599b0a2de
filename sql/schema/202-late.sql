-- The courier finds what is due among what is due, not among all that is open.

-- Clocks that only turn red stay over their day as long as the case is open; the
-- system has a step to take for the others.
create index case_timer_step on rg.case_timer (due_at)
	where not paused and missed <> 'red';
drop index rg.case_timer_due_at_idx;

-- Cases somebody is to act on, in the order in which they are looked through.
create index case_file_queued on rg.case_file (id) where queue <> '';
