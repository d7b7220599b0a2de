-- What pages ask often is answered by an index alone.

-- Closed cases of an area are counted up to a thousand on each inbox; whether one
-- of them is locked (Regulations on the Work of Petitions 30) stands in the index
-- too.
create index case_file_closed_seen on rg.case_file (area)
	include (locked, id)
	where queue = '' and submitted_at is not null
		and kind in ('final_ok', 'final_no', 'member', 'ended');
drop index rg.case_file_closed;

-- States in which a step is taken by somebody who takes no other.
create index standard_state_step on rg.standard_state (standard, role)
	where step <> '';

-- Fields whose answers stand in one live case only are few among all that a
-- standard says.
create index standard_value_unique on rg.standard_value (standard, path)
	where path like 'form.pages.%.unique' and value = 'live';
