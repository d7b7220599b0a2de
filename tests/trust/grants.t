#!/bin/sh
# Who may do what in the database, as the catalog has it, against the picture in
# grants.txt: roles, schemas, tables, columns, functions, policies; triggers and
# unique keys; what of the settings keeps data safe and out of the log; ways to
# log in. Whoever changes one changes the picture in the same commit:
#
#	TEST_DB=... tests/trust/grants.t renew
#
# Needs TEST_DB, a migrated database, as its owner.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "${TEST_DB-}" ] || { echo '1..0 # SKIP no TEST_DB'; exit 0; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

picture() {
	psql -X -q -A -t -F ' ' -v ON_ERROR_STOP=1 -d "$TEST_DB" <<-'END'
	set client_min_messages = error;
	create temporary view who as
		select oid, case when oid = 0 then 'PUBLIC'
			else rolname::text end as name
		from (select oid, rolname from pg_roles
			union all select 0, '') x;
	select line from (
	select 'role ' || r.rolname
		|| case when r.rolcanlogin then ' login' else '' end
		|| case when r.rolsuper then ' superuser' else '' end
		|| case when r.rolbypassrls then ' bypassrls' else '' end
		|| coalesce((select ' in ' || string_agg(g.rolname, ' '
			order by g.rolname) from pg_auth_members m
			join pg_roles g on g.oid = m.roleid
			where m.member = r.oid), '')
		|| coalesce((select ' ' || string_agg(c, ' ' order by c)
			from unnest(r.rolconfig) c), '') as line
	from pg_roles r where r.rolname ~ '^rg_'
	union all
	select format('database %s %s', w.name, a.privilege_type)
	from pg_database d, aclexplode(d.datacl) a join who w
		on w.oid = a.grantee
	where d.datname = current_database() and w.name <> 'rg_owner'
	union all
	select format('schema %s %s %s', n.nspname, w.name, a.privilege_type)
	from pg_namespace n, aclexplode(n.nspacl) a join who w
		on w.oid = a.grantee
	where n.nspname in ('rg', 'api', 'public')
		and w.name ~ '^(rg_(?!owner)|PUBLIC)'
	union all
	select format('table %s.%s %s %s', n.nspname, c.relname, w.name,
		string_agg(a.privilege_type, ' ' order by a.privilege_type))
	from pg_class c join pg_namespace n on n.oid = c.relnamespace,
		aclexplode(c.relacl) a join who w on w.oid = a.grantee
	where n.nspname in ('rg', 'api') and a.grantee <> c.relowner
	group by n.nspname, c.relname, w.name
	union all
	select format('columns %s.%s %s %s: %s', n.nspname, c.relname, w.name,
		a.privilege_type, string_agg(t.attname, ' '
		order by t.attname))
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute t on t.attrelid = c.oid,
		aclexplode(t.attacl) a join who w on w.oid = a.grantee
	where n.nspname in ('rg', 'api')
	group by n.nspname, c.relname, w.name, a.privilege_type
	union all
	select format('function %s %s', p.oid::regprocedure,
		string_agg(w.name, ' ' order by w.name))
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
		aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
		join who w on w.oid = a.grantee
	where n.nspname in ('rg', 'api') and a.grantee <> p.proowner
	group by p.oid
	union all
	select format('policy %s %s %s to %s using %s', c.oid::regclass,
		p.polname, case p.polcmd when 'r' then 'select'
			else p.polcmd::text end,
		(select string_agg(w.name, ' ' order by w.name)
			from unnest(p.polroles) o join who w on w.oid = o),
		regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\s+', ' ',
			'g'))
	from pg_policy p join pg_class c on c.oid = p.polrelid
	union all
	select format('no row security on %s', c.oid::regclass)
	from pg_class c join pg_namespace n on n.oid = c.relnamespace
	where n.nspname = 'rg' and c.relkind in ('r', 'p')
		and not c.relrowsecurity
	union all
	select format('not of rg_owner: %s', c.oid::regclass)
	from pg_class c where c.relnamespace in ('rg'::regnamespace,
		'api'::regnamespace) and c.relkind in ('r', 'p', 'v', 'S')
		and c.relowner <> 'rg_owner'::regrole
	union all
	select format('not of rg_owner: %s', p.oid::regprocedure)
	from pg_proc p where p.pronamespace in ('rg'::regnamespace,
		'api'::regnamespace) and p.proowner <> 'rg_owner'::regrole
	union all
	select format('runs as its owner without a search path ending in '
		'pg_temp: %s', p.oid::regprocedure)
	from pg_proc p where p.prosecdef and p.pronamespace in (
		'rg'::regnamespace, 'api'::regnamespace)
		and not exists (select from unnest(p.proconfig) s
			where s ~ '^search_path=pg_catalog, .*pg_temp$')
	union all
	select format('view of its owner''s rights: %s', c.oid::regclass)
	from pg_class c where c.relkind = 'v' and c.relnamespace in (
		'rg'::regnamespace, 'api'::regnamespace)
		and not coalesce('security_invoker=true'
			= any (c.reloptions), false)
	union all
	select format('trigger %s %s %s%s', t.tgrelid::regclass, t.tgname,
		t.tgfoid::regproc, case t.tgenabled when 'O' then ''
		else ' not always' end)
	from pg_trigger t join pg_class c on c.oid = t.tgrelid
	where c.relnamespace = 'rg'::regnamespace and not t.tgisinternal
	union all
	select format('%s %s %s', case when i.indisprimary then 'key'
		else 'unique' end, i.indrelid::regclass,
		regexp_replace(pg_get_indexdef(i.indexrelid),
			'^.* USING ', ''))
	from pg_index i join pg_class c on c.oid = i.indrelid
	where c.relnamespace = 'rg'::regnamespace and i.indisunique
	union all
	select format('setting %s %s', s.name, s.setting)
	from pg_settings s where s.name in ('fsync', 'full_page_writes',
		'synchronous_commit', 'data_checksums', 'row_security',
		'log_error_verbosity', 'log_parameter_max_length',
		'log_parameter_max_length_on_error', 'log_statement',
		'log_min_duration_statement', 'listen_addresses',
		'unix_socket_permissions')
	union all
	select format('way in: %s %s %s', h.type, array_to_string(
		h.database, ','), h.auth_method)
	from pg_hba_file_rules h) x
	order by line collate "C";
	END
}

picture >"$work/now" || { echo 'Bail out! no database'; exit 1; }
if [ "${1-}" = renew ]; then
	cp "$work/now" "$here/grants.txt"
	exit
fi
echo 1..1
diff -u "$here/grants.txt" "$work/now" >"$work/diff" || bad=1
echo "# tried: $(wc -l <"$work/now") lines of roles, grants, policies," \
	"triggers, keys and settings against a golden file"
echo "# figure: differences $(grep -c '^[-+][^-+]' "$work/diff")"
if [ -z "${bad-}" ]; then
	echo 'ok 1 - the rights in the database are those of grants.txt'
else
	echo 'not ok 1 - the rights in the database are those of grants.txt'
	sed 's/^/# /' "$work/diff"
	echo '# meant so? TEST_DB=... tests/trust/grants.t renew'
	exit 1
fi
