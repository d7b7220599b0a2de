# Sourced by tests that spoil what they work on: a database of their own in the
# cluster of TEST_DB with the world of tests/sql/setup, and a configuration that
# names it. Sets work, own (conninfo), RONGGUI_CONF; ends all of it on exit.
# The caller stands in the root of the tree.
[ -n "${TEST_DB-}" ] || { echo '1..0 # SKIP no TEST_DB'; exit 0; }
work=$(mktemp -d) || exit 1
name=ronggui_own_$$
own="$TEST_DB dbname=$name"
n=0 bad=0

own_end() {
	psql -X -q -d "$TEST_DB dbname=postgres" \
		-c "drop database if exists $name (force)" >/dev/null 2>&1
	rm -rf "$work"
}
trap own_end EXIT
trap 'exit 130' INT TERM HUP

own_sql() { psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$own" "$@"; }

# own_begin : statements on standard input are run in the world and kept.
own_begin() {
	{
		printf '%s\n' '\set setup tests/sql/setup' \
			'\i tests/sql/setup/world.sql'
		cat
		echo 'commit;'
	} >"$work/world"
	mkdir "$work/outbox" "$work/files"
	{
		psql -X -q -d "$TEST_DB dbname=postgres" -v ON_ERROR_STOP=1 \
			-c "create database $name owner rg_owner
			template template0" &&
			sql/migrate "$own" && own_sql -f "$work/world" &&
			"${BIN:-build/bin}/ronggui" keys sign "$work/sign" &&
			"${BIN:-build/bin}/ronggui" keys make "$work/suite" &&
			"${BIN:-build/bin}/ronggui" keys make --module "$work/ring"
	} >"$work/out" 2>&1 || {
		sed 's/^/# /' "$work/out"
		echo 'Bail out! no database of its own'
		exit 1
	}
	cat >"$work/conf" <<-END
	mode = demo
	db.host = $(own_sql -c 'show unix_socket_directories')
	db.port = $(own_sql -c 'show port')
	db.name = $name
	templates = $PWD/templates
	outbox = $work/outbox
	files = $work/files
	sign.file = $work/sign
	key.file = $work/suite
	key.file.mediation = $work/ring
	keys.mediation = $work/apart
	END
	export RONGGUI_CONF="$work/conf" STATE="$work" \
		RONGGUI_DEFAULTS="$PWD/conf/ronggui.conf"
}

is() {	# is WHAT GOT WANT
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		echo "ok $n - $1"
	else
		bad=$((bad + 1))
		echo "not ok $n - $1"
		printf 'have: %s\nwant: %s\n' "$2" "$3" | sed 's/^/# /'
	fi
}

own_done() {
	echo "1..$n"
	[ $bad = 0 ]
}
