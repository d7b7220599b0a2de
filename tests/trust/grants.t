#!/bin/sh
# Who may do what in the database, as the catalog has it, against the picture in
# grants.txt: roles, schemas, tables, columns, functions, policies; triggers and
# unique keys; what of the settings keeps data safe and out of the log; ways to
# log in. Whoever changes one changes the picture in the same commit:
#
#	TEST_DB=... tests/trust/grants.t renew
#
# The catalog is read by api.doctor_rights(), as `ronggui doctor` reads it.
# Needs TEST_DB, a migrated database, as its owner.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "${TEST_DB-}" ] || { echo '1..0 # SKIP no TEST_DB'; exit 0; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

picture() {
	psql -X -q -A -t -F ' ' -v ON_ERROR_STOP=1 -d "$TEST_DB" <<-'END'
	set client_min_messages = error;
	select line from (
	select r as line from api.doctor_rights() r
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
