-- One deed after the other that must not be, each by the functions themselves:
-- what it was, what came of it, what should have. Nothing stays.
begin;
select public.decide(public.new_case(public.person(9000001)), 500) as c \gset x_
select public.enter(:x_c, 500) \g /dev/null
create function pg_temp.try(p_sql text) returns text language plpgsql as $$
declare
	r text;
begin
	execute p_sql into r;
	return 'done';
exception when others then
	return sqlstate || ' ' || sqlerrm;
end $$;
create function pg_temp.who(p text) returns bigint language sql as $$
	select id from rg.account where login = p $$;
create function pg_temp.with(p_function text, p_case bigint, p_rest text)
returns text language sql as $$
	select pg_temp.try(format('select rg.%s(c, %s) from rg.case_file c where id = %s',
		p_function, p_rest, p_case)) $$;
-- Two that the fund can bear one of.
select public.decide(public.new_case(public.person(9000006)), 499999) as c \gset y_
select public.decide(public.new_case(public.person(9000007)), 499999) as c \gset z_
select public.enter(:y_c, 499999), public.enter(:z_c, 499999) \g /dev/null
select pg_temp.with('pay_release', :y_c, format('%s, ''x''', pg_temp.who('t-book')))
	\g /dev/null
select rg.ledger_post(rg.fund_id('care'), 'test', null, null, api.today(), '',
	'{bank,opening}', '{-3,3}') \g /dev/null
insert into rg.case_reviewer values (:x_c, 'first', pg_temp.who('t-first'), api.now());
select what || '|' || got || '|' || want from (values
	('the cashier releases what he entered', pg_temp.with('pay_release', :x_c,
		format('%s, ''x''', pg_temp.who('t-cash'))), 'RG403 err_same_person'),
	('the approver releases what he approved', pg_temp.with('pay_release', :x_c,
		format('%s, ''x''', pg_temp.who('t-boss'))), 'RG403 err_same_person'),
	('the reviewer releases', pg_temp.with('pay_release', :x_c,
		format('%s, ''x''', pg_temp.who('t-first'))), 'RG403 err_same_person'),
	('nobody releases', pg_temp.with('pay_release', :x_c, 'null, ''x'''),
		'RG403 err_same_person'),
	('a reviewer approves', pg_temp.with('pay_approve', public.new_case_reviewed(),
		format('500, %s', pg_temp.who('t-first'))), 'RG403 err_same_person'),
	('the approver enters', pg_temp.with('pay_enter', public.decide(public.new_case(
		public.person(9000002)), 500), format('rg.fund_id(''care''), 500, ''a'', '
		'''b'', sha256(''c''), %s', pg_temp.who('t-boss'))), 'RG403 err_same_person'),
	('paid without decision', pg_temp.with('pay_enter', public.new_case(
		public.person(9000003)), format('rg.fund_id(''care''), 500, ''a'', ''b'', '
		'sha256(''c''), %s', pg_temp.who('t-cash'))), 'RG409 err_no_decision'),
	('over the limit of one approval', pg_temp.try(format('select public.enter(%s, '
		'500000)', public.decide(public.new_case(public.person(9000004)), 500000))),
		'RG422 amount:err_approvals'),
	('over the limit of a payment', pg_temp.try(format('select public.enter(%s, '
		'10000000)', public.decide(public.new_case(public.person(9000005)), 10000000))),
		'RG422 amount:err_over_limit'),
	('more than the fund has', pg_temp.with('pay_release', :z_c, format('%s, ''x''',
		pg_temp.who('t-book'))), 'RG422 amount:err_fund_short'),
	('a posting below zero', pg_temp.try('select rg.ledger_post(rg.fund_id(''care''), '
		'''x'', null, null, api.today(), '''', ''{bank,opening}'', ''{-99999999,99999999}'')'),
		'RG422 amount:err_fund_short'),
	('a posting not zero', pg_temp.try('select rg.ledger_post(rg.fund_id(''care''), '
		'''x'', null, null, api.today(), '''', ''{bank,opening}'', ''{5,-4}'')'),
		'RG422 amount:err_unbalanced'),
	('half a fen', pg_temp.try('select rg.ledger_post(rg.fund_id(''care''), ''x'', null, '
		'null, api.today(), '''', ''{bank,opening}'', ''{0.5,-0.5}'')'),
		'22P02 invalid input syntax for type bigint: "0.5"'),
	('half a fen in yuan', pg_temp.try('select rg.fen(''0.005'')'),
		'RG422 amount:err_number')) v (what, got, want);
rollback;
