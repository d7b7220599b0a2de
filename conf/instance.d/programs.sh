# The programs: pools of workers, the press and the courier, each in a session
# of its own so that nothing of it can stay behind.

# The process of each one started.  `stop` reads it from wherever a signal comes:
# no function has a name of its own that is the same.
declare -A services=()
order=()		# in order of their start

# pools : program-side of each pool; programs : each program once.
rows() { grep -vE '^(#|$)' "$tree/conf/locations"; }
pools() { rows | awk '{ print $2 "-" $3 }' | sort -u; }
programs() { rows | awk '{ print $2 }' | sort -u; }

# workers POOL : how many.  In all about two a core for pages; log-in is slow by
# design and must not take every core.
workers() {
	local cores
	cores=$(nproc)
	case $1 in
	*-login) echo $(((cores + 3) / 4)) ;;
	*-pub) echo $((cores < 2 ? 2 : cores > 12 ? 12 : cores)) ;;
	*) echo $((cores < 4 ? 2 : cores > 16 ? 8 : cores / 2)) ;;
	esac
}

# serve NAME CMD... : starts CMD as the service user; its words go to the log.
serve() {
	local name=$1
	shift
	(
		cd / || exit 1
		surroundings
		exec 9>&- 4>&- </dev/null >>"$real/log/$name.log" 2>&1
		exec setsid "${drop[@]}" env -i "${env[@]}" "$@"
	) &
	services[$name]=$!
	echo "${services[$name]}" >"$real/services.d/$name"
}

# The supervisor holds the socket (descriptor 0) and starts again for ever what
# ends: of a pool the keeper, who does the same for its workers.
keep=("$(command -v multiwatch)" -r 1000000 -t 1000 -s TERM)

# Passwords are slow by design: where a processor is wanted by a page too, the
# page has it first.  Linux weighs whole sessions before it weighs processes, and
# takes such a wish from one caller in a tenth of a second: the others ask again.
# shellcheck disable=SC2016  # for the inner shell
behind=(sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do
		[ -e /proc/self/autogroup ] || break
		{ echo 10 >/proc/self/autogroup; } 2>/dev/null && break
		sleep 0.1$i
	done
	exec nice -n 10 "$@"' sh)

start_service() {
	local app=$real/app sock=$real/sock/$1.sock
	case $1 in
	web) serve web "${web_command[@]}" ;;
	courier) serve courier "${keep[@]}" -f 1 -- "$app/bin/courier" ;;
	press)
		serve press spawn-fcgi -n -s "$sock" -M 0660 -b 64 -- \
			"${keep[@]}" -f 1 -- "$app/bin/press"
		;;
	*)
		local last=()
		[ "${1##*-}" != login ] || last=("${behind[@]}")
		serve "$1" "${last[@]}" \
			spawn-fcgi -n -s "$sock" -M 0660 -b 512 -- \
			"${keep[@]}" -f 1 -- \
			"$app/bin/${1%-*}" "${1##*-}" "$(workers "$1")"
		;;
	esac
}

programs_start() {
	local name
	rm -f "$real"/sock/*.sock
	for name in press courier $(pools); do
		case $name in
		press | courier) step programs "$name" ;;
		*) step programs "$name, $(workers "$name") worker(s)" ;;
		esac
		start_service "$name"
		order+=("$name")
	done
	for name in press $(pools); do
		local tries=0
		until [ -S "$real/sock/$name.sock" ]; do
			sleep 0.1
			[ $((tries += 1)) -lt 100 ] &&
				kill -0 "${services[$name]}" 2>/dev/null ||
				fail "$name did not start; see $STATE/log/$name.log."
		done
	done
}

# programs_check : can each program begin with what is new?  It is asked for a
# page that nobody has, in the manner of plain CGI.
programs_check() {
	local name
	for name in $(pools); do
		as_user env REQUEST_METHOD=GET SCRIPT_NAME=/- SERVER_PROTOCOL=HTTP/1.1 \
			"$app/bin/${name%-*}" "${name##*-}" </dev/null \
			2>&1 | grep -a '^Status: 404' >/dev/null ||
			fail "$name does not start; the old one stays."
	done
}

# pools_new : those of a program that was not there before.
pools_new() {
	local name
	for name in $(pools); do
		[ -z "${services[$name]:-}" ] || continue
		step programs "$name, $(workers "$name") worker(s)"
		start_service "$name"
		order+=("$name")
	done
}

# programs_renew : the keeper of one pool after the other is asked to end, and with
# it its workers, each when it has done what it has in hand; the supervisor of
# the pool, which holds the socket, starts the next generation meanwhile.
programs_renew() {
	local name first old=
	step programs "a new generation"
	for name in "${order[@]}"; do
		[ "$name" != web ] || continue
		first=$(children "${services[$name]}")
		# shellcheck disable=SC2086  # lists
		{
			old+="$first$(children $first)"
			kill -TERM $first 2>/dev/null
		}
		case $name in
		press | courier) ;;
		*) at_work "$name" "$first" ;;
		esac
	done
	# shellcheck disable=SC2086  # a list
	gone $old
}

# at_work POOL OLD : waits until it has workers whose keeper is not the old.
at_work() {
	local tries keeper
	for ((tries = 0; tries < 500; tries++)); do
		keeper=$(children "${services[$1]}")
		[ -z "$keeper" ] || [ "$keeper" = "$2" ] ||
			[ -z "$(children "${keeper% }")" ] || return
		sleep 0.02
	done
}

# gone PID... : waits for their end, as long as a request may take.  One that
# still works then is left alone: it ends when it has done.
gone() {
	local child tries
	for child; do
		for ((tries = 0; tries < 700; tries++)); do
			[ -d "/proc/$child" ] || break
			sleep 0.1
		done
	done
}

# stats : a line of every process.  One that ended meanwhile is no reason to
# stop, as awk would.
stats() {
	cat /proc/[0-9]*/stat 2>/dev/null || :
}

# children PID... : on one line.
children() {
	stats | awk -v parents=" $* " '{
		n = $1
		sub(/^.*\) /, "")
		split($0, f, " ")
		if (index(parents, " " f[2] " ") && f[1] !~ /[ZX]/)
			printf "%s ", n
	}'
}

programs_watch() {
	local name
	for name in "${order[@]}"; do
		kill -0 "${services[$name]}" 2>/dev/null && continue
		step "$name" "died; starting it again"
		kill -KILL -- "-${services[$name]}" 2>/dev/null
		start_service "$name"
	done
}

# alive SESSION : has it a process that is more than a name?
alive() {
	[ -n "$(session "$1")" ]
}

# end_sessions PID... : asks each leader, who asks its own, and waits; who does
# not listen for ten seconds is ended with all that belong to him.
end_sessions() {
	local leader tries
	[ $# = 0 ] || kill -TERM "$@" 2>/dev/null
	for leader; do
		for ((tries = 0; tries < 100; tries++)); do
			alive "$leader" || continue 2
			sleep 0.1
			[ -d "/proc/$leader" ] ||
				kill -TERM -- "-$leader" 2>/dev/null
		done
		kill -KILL -- "-$leader" 2>/dev/null
	done
}

# Web server first, so that nobody is let in any more; workers finish what they
# have in hand.
programs_stop() {
	local name
	[ -z "${services[web]:-}" ] || end_sessions "${services[web]}"
	end_sessions "${services[@]}"
	for name in "${order[@]}"; do
		rm -f "$real/services.d/$name"
	done
	wait 2>/dev/null
}

# leftovers : ends what an instance left that was itself killed.  Known by its
# number, and by the folder in its command line, its environment or its files.
leftovers() {
	local file leader member
	for file in "$real"/services.d/*; do
		[ -e "$file" ] || continue
		leader=$(cat "$file")
		for member in $(session "$leader"); do
			# Workers of nginx have neither left: their files tell.
			# All is read: a pipe closed early would count as no.
			if {
				cat "/proc/$member/environ" "/proc/$member/cmdline"
				ls -l "/proc/$member/fd"
			} 2>/dev/null | grep -aF "$real/" >/dev/null; then
				end_sessions "$leader"
				break
			fi
		done
		rm -f "$file"
	done
	cluster_stop
}

# session NUMBER : the living processes of a session.
session() {
	stats | awk -v want="$1" '{
		n = $1
		sub(/^.*\) /, "")
		split($0, f, " ")
		if (f[4] == want && f[1] !~ /[ZX]/)
			print n
	}'
}
