-- A page of what is closed costs the same whether there are ten thousand cases or
-- millions, and whether it is the first or a deep one.

-- The newest closed cases of a district or a city are found by number, also where
-- thousands that are open are newer; whether one is in the area and locked stands in
-- the index. A case comes into it when it is closed, not before.
create index case_file_closed_new on rg.case_file (id)
	include (area, locked)
	where queue = '' and submitted_at is not null
		and kind in ('final_ok', 'final_no', 'member', 'ended');
