-- Care fund: the roles its steps need, and where a gift is sent to.

insert into rg.role values
	('grid', 'business', '网格员', 'Grid officer'),
	('leader', 'business', '审批负责人', 'Approving leader')
on conflict do nothing;

alter table rg.fund add bank text not null default '',
	add account_no text not null default '';
comment on column rg.fund.bank is
	'Bank of the charity''s account, as it is shown to donors.';
comment on column rg.fund.account_no is
	'Number of the charity''s own account; public, so that nobody transfers '
	'to another one.';

-- What an officer is filling in for people.
create index on rg.case_file (entered_by) where kind = 'draft';
