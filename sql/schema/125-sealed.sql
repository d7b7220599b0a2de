-- What modules keep encrypted in tables of their own, so that a renewal of keys
-- finds it: each such table has an id, and a case_id or an account.

create table rg.sealed_column (
	tbl text not null,
	col text not null,
	place text not null,
	owner text not null default 'case_id'
		check (owner in ('case_id', 'account')),
	module text check ((module is null) = (owner = 'case_id')),
	primary key (tbl, col)
);
comment on table rg.sealed_column is
	'Encrypted columns of the modules'' tables; a schema step that adds one '
	'writes its row.';
comment on column rg.sealed_column.tbl is 'Table in schema rg.';
comment on column rg.sealed_column.col is 'Column.';
comment on column rg.sealed_column.place is
	'What a value is bound to, before a full stop and the number of the '
	'owner.';
comment on column rg.sealed_column.owner is
	'Column that says whose key it is under: case_id, the person of that '
	'case, or account.';
comment on column rg.sealed_column.module is
	'Module whose keys they are, where no case says it.';
