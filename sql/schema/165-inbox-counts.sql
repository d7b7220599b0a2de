-- What the numbers on the tabs of the inbox are counted from, so that they cost what
-- an officer has in hand, not what his area ever had: the few cases at a step, and
-- the closed ones without their rows being looked at.
create index case_file_at_work on rg.case_file (area, id desc)
	where queue <> '';
create index case_file_closed on rg.case_file (area)
	where queue = '' and submitted_at is not null
	and kind in ('final_ok', 'final_no', 'member', 'ended');
