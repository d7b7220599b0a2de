-- What each role that can log in tries at the tables and functions of money, and
-- what their owner tries at what may only be added to. One line: role or owner,
-- tried, refused, and what was not.
set client_min_messages = error;
create temporary table said (who text, what text, ok boolean);
do $$
declare
	tables constant text[] := array['fund', 'ledger_account', 'ledger_group',
		'ledger_line', 'ledger_balance', 'ledger_month', 'ledger_check',
		'payment_policy', 'payment_approval', 'payee', 'payment',
		'payment_risk', 'gift', 'gift_use', 'bank_import', 'bank_row',
		'bank_match'];
	t text;
	s text;
	r text;
	f record;
	ok boolean;
	token text;
	column_of text;
begin
	for r in select rolname from pg_roles where rolname ~ '^rg_' and rolcanlogin
			and rolname <> 'rg_owner' loop
		token := case when r like '%\_off' then 't-book' else 't-anna' end;
		foreach t in array tables loop
			select attname into column_of from pg_attribute
			where attrelid = ('rg.' || t)::regclass and attnum = 1;
			foreach s in array array[
				format('select * from rg.%I', t),
				format('insert into rg.%I select * from rg.%1$I', t),
				format('insert into rg.%I default values', t),
				-- (needs no right to read)
				format('update rg.%I set %I = null', t, column_of),
				format('delete from rg.%I', t),
				format('truncate rg.%I cascade', t),
				format('alter table rg.%I disable trigger all', t),
				format('drop table rg.%I cascade', t)]
			loop
				ok := false;
				begin
					perform set_config('rg.token', token, true);
					perform set_config('session_authorization', r, true);
					execute s;
					raise exception 'done' using errcode = 'P0999';
				exception when insufficient_privilege then
					ok := true;
				when others then
					null;
				end;
				reset session authorization;
				insert into pg_temp.said values (r, s, ok);
			end loop;
		end loop;
		-- The functions of the hooks, with the rights of the role itself.
		for f in select p.oid::regprocedure as name from pg_proc p
			where p.pronamespace = 'rg'::regnamespace and p.proname ~
			'^(ledger_|gift_|goods_|pay_|payee_|payment_|fund_|bank_|use_gifts|meet_)'
			and p.prorettype <> 'trigger'::regtype
		loop
			insert into pg_temp.said values (r, f.name::text,
				not has_function_privilege(r, f.name::oid, 'execute'));
		end loop;
	end loop;
	-- Their owner, with rows in every table: triggers stand in the way.
	foreach t in array tables loop
		select string_agg(format('%I = %1$I', attname), ', ') into column_of
		from pg_attribute where attrelid = ('rg.' || t)::regclass
			and attnum > 0 and not attisdropped and attidentity = '';
		foreach s in array array[format('delete from rg.%I', t),
			format('truncate rg.%I cascade', t)]
			|| case when t in ('ledger_account', 'ledger_group',
				'ledger_line', 'ledger_balance', 'ledger_month',
				'ledger_check', 'payment_policy', 'payment_risk',
				'gift_use', 'bank_import')
				then array[format('update rg.%I set %s', t, column_of)]
				else '{}' end
		loop
			-- A match may be taken back; the rows stay what they were.
			continue when t = 'bank_match' and s like 'delete%';
			ok := false;
			begin
				execute s;
				raise exception 'done' using errcode = 'P0999';
			exception when others then
				ok := sqlstate in ('RG500', '23503', '55006');
			end;
			insert into pg_temp.said values ('the owner', s, ok);
		end loop;
	end loop;
end $$;
select count(*) || ' ' || count(*) filter (where ok) from pg_temp.said;
select '# ' || who || ': ' || what from pg_temp.said where not ok limit 20;
