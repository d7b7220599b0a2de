-- What makes lists fast: which stations can take the step a case is at, kept
-- with the case, and indexes for the inbox, the search and the pace.

alter table rg.case_file add column holders bigint[] not null default '{}';
comment on column rg.case_file.holders is
	'Stations whose officers can take the step the case is at; follows '
	'state and area.';

create function rg.case_holders() returns trigger
language plpgsql security definer
set search_path = pg_catalog, rg, api, pg_temp as $$
begin
	new.holders := coalesce((select array_agg(distinct
			api.station_for(new.area, l))
		from rg.standard_state s, unnest(s.levels) l
		where s.standard = new.standard and s.state = new.state
			and s.role <> ''), '{}');
	return new;
end $$;
comment on function rg.case_holders() is
	'Keeps rg.case_file.holders as state and area say.';
create trigger case_holders before insert or update of state, area
	on rg.case_file for each row execute function rg.case_holders();
update rg.case_file set state = state where queue <> '';

create index on rg.case_file (service, closed_at)
	where closed_at is not null;
create index on rg.gram (gram, area);
