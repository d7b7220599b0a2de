-- Codes for another mobile number.
alter table rg.code drop constraint code_purpose_check,
	add constraint code_purpose_check check (purpose in ('signup',
		'reset', 'login', 'first', 'mobile'));
