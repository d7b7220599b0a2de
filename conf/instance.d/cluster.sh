# The private PostgreSQL cluster, and what is loaded into it once.

pgbin=/usr/lib/postgresql/15/bin

psql_owner() {
	as_user "$pgbin/psql" -X -q -A -t -v ON_ERROR_STOP=1 \
		-h "$real/pg" -U postgres "$@"
}

cluster_make() {
	step database "making a PostgreSQL 15 cluster"
	as_user "$pgbin/initdb" -D "$real/pgdata" -U postgres -E UTF8 \
		--locale=C.UTF-8 --auth=peer --data-checksums \
		>"$real/log/initdb.log" 2>&1 || {
		tail -n 3 "$real/log/initdb.log" >&2
		fail "The database cluster could not be made in $STATE."
	}
}

# Only the service user comes in, through the socket, as any of the roles; and
# root, who could become that user anyway.  ROLES names more, for tests.
cluster_conf() {
	local who
	{
		echo "local all all peer map=ronggui"
		echo "local replication postgres peer map=ronggui"
	} >"$real/pgdata/pg_hba.conf"
	for who in "$user" "$(id -un)" root; do
		{
			echo postgres
			echo rg_courier
			echo rg_admin
			[ -z "${ROLES:-}" ] || printf '%s\n' $ROLES
			pools | sed 's/-/_/; s/^/rg_/'
		} | sed "s/^/ronggui $who /"
	done | sort -u >"$real/pgdata/pg_ident.conf"
	grep -qs "^include '$real/app" "$real/pgdata/postgresql.conf" || {
		sed -i "/^include '.*postgresql.conf'/d" \
			"$real/pgdata/postgresql.conf"
		echo "include '$real/app/conf/postgresql.conf'" \
			>>"$real/pgdata/postgresql.conf"
	}
}

cluster_start() {
	[ -f "$real/pgdata/PG_VERSION" ] || cluster_make
	cluster_conf
	step database "starting"
	cluster_ctl start || {
		tail -n 3 "$real/log/postgresql.log" >&2
		fail "The database did not start; see $STATE/log/postgresql.log."
	}
	cluster_started=1
}

cluster_ctl() {
	as_user "$pgbin/pg_ctl" -D "$real/pgdata" -l "$real/log/postgresql.log" \
		-o "-k $real/pg" -w -t 60 -s "$@" </dev/null >/dev/null 2>&1
}

cluster_stop() {
	[ -f "$real/pgdata/postmaster.pid" ] || return 0
	cluster_ctl stop -m fast || cluster_ctl stop -m immediate
}

# A server that was killed has left its file; one that gave up, on a full disk
# for example, has taken it away without having been asked to stop.
cluster_watch() {
	local pid
	[ -f "$real/pgdata/PG_VERSION" ] || return 0
	if pid=$(head -n 1 "$real/pgdata/postmaster.pid" 2>/dev/null); then
		[ -n "$pid" ] && [ ! -d "/proc/$pid" ] || return 0
	else
		tail -n 200 "$real/log/postgresql.log" |
			grep -E 'starting PostgreSQL|received .* shutdown request' |
			tail -n 1 | grep -q starting || return 0
	fi
	step database "died; starting it again"
	cluster_ctl start || step database "does not start"
}

# once WHAT FILE... -- CMD... : runs CMD unless these very files were loaded.
once() {
	local what=$1 files=() sum
	shift
	while [ "$1" != -- ]; do
		files+=("$1")
		shift
	done
	shift
	sum=$(cat "${files[@]}" | sha256sum | cut -c 1-64)
	grep -qsx "$what $sum" "$real/pgdata/ronggui.loaded" && return 0
	step "$what" "loading"
	as_user "$@" >"$real/log/$what.log" 2>&1 || {
		tail -n 3 "$real/log/$what.log" >&2
		fail "Loading failed: $what."
	}
	[ "$(wc -l <"$real/log/$what.log")" -gt 4 ] ||
		sed 's/^/              /' "$real/log/$what.log"
	echo "$what $sum" >>"$real/pgdata/ronggui.loaded"
}

# Another place's divisions are another instance.
divisions_same() {
	local was
	was=$(sed -n 's/^divisions //p' "$real/pgdata/ronggui.loaded" 2>/dev/null)
	[ -z "$was" ] ||
		[ "$was" = "$(sha256sum <"$app/divisions.csv" | cut -c 1-64)" ] ||
		fail "STATE=$STATE holds another place's divisions;" \
			"choose another folder for DIVISIONS=${DIVISIONS:-the default}."
}

# cluster_load [-c] : an option of sql/migrate.
cluster_load() {
	local do=$app/bin/ronggui
	divisions_same
	if [ -z "$(psql_owner -d postgres -c \
		"select 1 from pg_database where datname = 'ronggui'")" ]; then
		psql_owner -d postgres -c "create role rg_owner nologin" \
			-c "create database ronggui owner rg_owner template template0" ||
			fail "The database could not be made."
	fi
	step schema "bringing it up to date"
	as_user "$app/sql/migrate" "$@" \
		"host=$real/pg dbname=ronggui user=postgres" ||
		fail "The schema could not be brought up to date."
	psql_owner -d ronggui -c "select rg.instance_init('$MODE')" >/dev/null ||
		fail "STATE=$STATE was made for another MODE; choose another."
	[ -s "$real/keys/suite" ] ||
		as_user "$do" keys make "$real/keys/suite" >/dev/null || fail "The suite's keys could not be made."
	[ -s "$real/keys/mediation" ] ||
		as_user "$do" keys make --module "$real/keys/mediation" \
			>/dev/null ||
		fail "The keys of mediation could not be made."
	[ -s "$real/keys/root" ] ||
		as_user "$do" keys sign "$real/keys/root" >/dev/null ||
		fail "The key of the daily root could not be made."
	once divisions "$app/divisions.csv" -- \
		"$do" divisions load "$app/divisions.csv"
	once calendar "$app/sql/data/calendar-exceptions.tsv" \
		"$app/sql/data/statutory-days.tsv" -- \
		"$do" calendar import "$app/sql/data/calendar-exceptions.tsv" \
		"$app/sql/data/statutory-days.tsv"
	once standards "$app"/conf/services/*.hdf -- \
		"$do" standards load "$app"/conf/services/*.hdf
	[ "$MODE" != demo ] || once accounts /dev/null -- "$do" accounts demo
}
