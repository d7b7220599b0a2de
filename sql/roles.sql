-- Database roles, one for each program side. Idempotent; sql/migrate runs it
-- before the schema steps. Grants are in grants.sql, run after everything.
--
-- A login role has no right of its own beyond grants.sql. The owner cannot
-- log in, so nobody connects as one who passes row security.
do $$
declare
	r text;
	-- Programs that serve cases: each has a role for either side.
	modules constant text[] := array['alliance', 'carefund',
		'mediation', 'welcome', 'employment'];
	programs constant text[] := array['rg_portal_pub', 'rg_portal_login',
		'rg_desk_off', 'rg_desk_login']
		|| array(select 'rg_' || m || s from unnest(modules) m,
			unnest(array['_pub', '_off']) s);
begin
	-- rg_owner owns all tables and SECURITY DEFINER functions.
	-- rg_pub and rg_off group the two sides; policies name them.
	-- rg_module_pub and rg_module_off group the modules' programs.
	foreach r in array array['rg_owner', 'rg_pub', 'rg_off',
		'rg_module_pub', 'rg_module_off'] loop
		if not exists (select from pg_roles where rolname = r) then
			execute format('create role %I nologin', r);
		end if;
	end loop;
	foreach r in array programs || array['rg_courier', 'rg_admin'] loop
		if not exists (select from pg_roles where rolname = r) then
			execute format('create role %I login', r);
		end if;
		-- What a role has set for itself meanwhile goes.
		execute format('alter role %I reset all', r);
		execute format('alter role %I set search_path = '
			'pg_catalog, rg, api', r);
		execute format('alter role %I set timezone = %L', r,
			'Asia/Shanghai');
		execute format('alter role %I set '
			'idle_in_transaction_session_timeout = %L', r, '10s');
	end loop;
	-- A page that takes longer than this has lost its reader.
	foreach r in array programs loop
		execute format('alter role %I set statement_timeout = %L', r,
			'8s');
		execute format('alter role %I set lock_timeout = %L', r, '4s');
	end loop;
	grant rg_pub to rg_portal_pub, rg_module_pub;
	grant rg_off to rg_desk_off, rg_module_off;
	foreach r in array modules loop
		execute format('grant rg_module_pub to %I',
			'rg_' || r || '_pub');
		execute format('grant rg_module_off to %I',
			'rg_' || r || '_off');
	end loop;
end
$$;
