-- Tasks in an order, and steps that wait for them.

alter table rg.standard_action add needs text[] not null default '{}';
comment on column rg.standard_action.needs is
	'Tasks that must be done before it; the system''s own action is taken '
	'when they are.';

alter table rg.case_file add stay_at timestamptz;
update rg.case_file set stay_at = state_at;
alter table rg.case_file alter stay_at set not null,
	alter stay_at set default '-infinity';
comment on column rg.case_file.stay_at is
	'Since when its tasks count: the last time it came to a state other '
	'than by waiting for the applicant and coming back.';

drop function if exists api.task_done(bigint, text, text);
drop function if exists rg.move_tasks(rg.case_file, text, text, bigint, text);
