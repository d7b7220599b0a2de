# The folder of an instance: where it lies, who may enter it, who holds it.

# sockets : the longest name of a socket below STATE.
longest_socket() {
	{
		echo pg/.s.PGSQL.5432
		pools | sed 's,.*,sock/&.sock,'
	} | awk 'length > n { n = length } END { print n }'
}

# as_user CMD... : as the service user, with the instance's surroundings only.
as_user() {
	(
		cd / || exit 1
		surroundings
		exec 9>&-
		exec "${drop[@]}" env -i "${env[@]}" "$@"
	)
}

# Root's way to be the service user; nobody gains rights from there on.
drop=(setpriv --no-new-privs)
if [ "$(id -u)" = 0 ]; then
	drop=(setpriv --reuid=ronggui --regid=ronggui --clear-groups
		--no-new-privs --inh-caps=-all)
fi

surroundings() {
	env=(PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 HOME="$real"
		STATE="$real"
		RONGGUI_CONF="$app/instance.conf"
		RONGGUI_DEFAULTS="$app/conf/ronggui.conf"
		ASAN_OPTIONS="${ASAN_OPTIONS-}" UBSAN_OPTIONS="${UBSAN_OPTIONS-}")
}

# May the service user enter the folder?
enters() {
	(cd / && "${drop[@]}" test -x "$1" 2>/dev/null)
}

# Is the path fit for sockets and configuration files?
fits() {
	local bytes
	bytes=$(printf '%s' "$1" | LC_ALL=C wc -c)
	[ $((bytes + 1 + $(longest_socket))) -le 107 ] || return 1
	case $1 in
	*[!A-Za-z0-9._/+,@-]*) return 1 ;;
	esac
}

# state_find : sets `real`, where STATE really lies; false if it is not there.
state_find() {
	real=$(realpath -m -- "$STATE")
	app=$real/app
	[ -d "$real/pgdata" ]
}

make_user() {
	[ "$(id -u)" = 0 ] || return 0
	id ronggui >/dev/null 2>&1 ||
		useradd --system --user-group --no-create-home \
			--home-dir /nonexistent --shell /usr/sbin/nologin \
			ronggui 2>/dev/null ||
		fail "The system user ronggui could not be made."
}

# elsewhere : the folder is of no use to the service user or its name is too
# long; the state then lies in a folder of the system, and STATE is a link.
elsewhere() {
	local base=/var/lib/ronggui
	[ "$(id -u)" = 0 ] || base=${XDG_STATE_HOME:-$HOME/.local/state}/ronggui
	[ ! -e "$real" ] || rmdir "$real" 2>/dev/null ||
		fail "STATE=$STATE holds other things, and the service user" \
			"cannot enter it or its name is too long; choose another."
	mkdir -p "$base" 2>/dev/null && [ -w "$base" ] ||
		fail "STATE=$STATE is too long a name; choose a shorter one."
	[ "$(id -u)" != 0 ] || chmod 755 "$base"
	local link=$real
	real=$(mktemp -d "$base/run.XXXXXX") || fail "$base cannot be written to."
	chmod 711 "$real"
	fits "$real" && enters "$real" || {
		rmdir "$real"
		fail "STATE=$STATE: the service user cannot enter that folder," \
			"or its name is too long; choose another."
	}
	app=$real/app
	mkdir -p "$(dirname "$link")" && ln -sn "$real" "$link" 2>/dev/null || {
		rmdir "$real"
		fail "STATE=$STATE cannot be made; is its folder read-only?"
	}
	step state "$STATE -> $real"
}

# state_prepare : the folder is there, can be written to, and has its parts.
state_prepare() {
	make_user
	state_find || :
	if [ -e "$real" ] && [ ! -d "$real" ]; then
		fail "STATE=$STATE is not a folder."
	fi
	local made=
	if [ ! -d "$real" ]; then
		mkdir -p "$real" 2>/dev/null ||
			fail "STATE=$STATE cannot be made; is its folder read-only?"
		made=1
		chmod 711 "$real"
	fi
	(: >"$real/.try") 2>/dev/null && rm -f "$real/.try" ||
		fail "STATE=$STATE is read-only."
	# An empty folder made for us, by mktemp -d for example, is ours to open.
	if [ -z "$made" ] && ! enters "$real" &&
		[ -z "$(find "$real" -mindepth 1 -print -quit)" ]; then
		chmod 711 "$real" 2>/dev/null
	fi
	if ! enters "$real" || ! fits "$real"; then
		elsewhere
	fi
	folder 0700 pgdata keys persons persons.mediation \
		persons.mediation/counsel files
	folder 0750 pg sock log outbox web
	mkdir -p "$real/services.d" || fail "STATE=$STATE is read-only."
	if [ -f "$real/pgdata/PG_VERSION" ] &&
		[ "$(cat "$real/pgdata/PG_VERSION")" != 15 ]; then
		fail "STATE=$STATE holds a cluster of PostgreSQL" \
			"$(cat "$real/pgdata/PG_VERSION"), not 15; choose another."
	fi
	touch "$real/instance.lock"
}

# folder MODE NAME... : parts that belong to the service user.
folder() {
	local mode=$1 name
	shift
	for name; do
		mkdir -p "$real/$name" && chmod "$mode" "$real/$name" &&
			{ [ "$(id -u)" != 0 ] ||
				chown "$user:" "$real/$name"; } ||
			fail "STATE=$STATE is read-only."
	done
}

# One instance a folder: the lock is held as long as the instance lives.
state_lock() {
	exec 9<>"$real/instance.lock"
	flock -n 9 ||
		fail "An instance already runs in $STATE; make down ends it."
}

running() {
	[ -e "$real/instance.lock" ] &&
		! flock -n "$real/instance.lock" true
}

# copy_app : programs, templates, assets, SQL and standards, as they are now,
# in a folder of their own: a worker keeps to the folder it began with.
copy_app() {
	local next=$(($(generation) + 1))
	app=$real/app.$next
	rm -rf "$app"
	mkdir -p "$app/bin" && chmod 755 "$app" "$app/bin"
	cp "$BIN"/* "$app/bin/" &&
		cp -R "$tree/templates" "$tree/sql" "$tree/conf" "$app/" &&
		cp -R "$tree/build/assets" "$app/assets" ||
		fail "The programs could not be copied to $STATE/app."
	# Pages of the last generation still ask for its style sheet.
	[ ! -e "$real/ready" ] ||
		cp -Rn "$real/app/assets" "$app/" 2>/dev/null || :
	if [ -n "$DIVISIONS" ]; then
		cp "$DIVISIONS" "$app/divisions.csv"
	else
		cp "$tree"/sql/data/divisions-370200.csv "$app/divisions.csv"
	fi
	rm -rf "$app/templates/assets"
	write_conf
	chmod -R go=rX,u+rwX "$app"
}

# The number of the generation that serves, 0 when there is none.
generation() {
	local link
	link=$(readlink "$real/app") && echo "${link##*.}" || echo 0
}

# take_app : from now on the copy is what is started.  The one before stays, for
# workers that have something in hand.
take_app() {
	local old now=${app##*.}
	[ -L "$real/app" ] || rm -rf "$real/app"
	ln -sfn "app.$now" "$real/app.link" &&
		mv -fT "$real/app.link" "$real/app" &&
		ln -sfn app/instance.conf "$real/ronggui.conf" ||
		fail "The programs could not be put in place in $STATE."
	app=$real/app
	for old in "$real"/app.*; do
		[ "${old##*.}" -ge $((now - 1)) ] || rm -rf "$old"
	done
}

write_conf() {
	origin=http://127.0.0.1:$PORT
	origin_desk=$origin origin_files=$origin
	if [ "$MODE" = live ]; then
		origin=https://www.ronggui.test:$PORT
		origin_desk=https://desk.ronggui.test:$PORT
		origin_files=https://files.ronggui.test:$PORT
	fi
	cat >"$app/instance.conf" <<-END
		# Written at each start.
		mode = $MODE
		state = $real
		origin = $origin
		origin.desk = $origin_desk
		origin.files = $origin_files
		db.host = $real/pg
		db.port = 5432
		templates = $app/templates
		assets = $app/assets
		services = $app/conf/services
		press.socket = $real/sock/press.sock
		scanner = ${SCANNER:-none}
		key.file = $real/keys/suite
		keys = $real/persons
		key.file.mediation = $real/keys/mediation
		keys.mediation = $real/persons.mediation
		files = $real/files
		outbox = $real/outbox
		sign.file = $real/keys/root
		courier.seconds = 1
		assets.version = $(sed -n 's/^version = //p' \
			"$app/assets/assets.hdf")
	END
	[ -z "${CONF_EXTRA:-}" ] ||
		printf '%s\n' "$CONF_EXTRA" >>"$app/instance.conf"
}
