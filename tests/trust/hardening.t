#!/bin/bash
# How every binary was linked and compiled, and how the systemd units shut in
# what runs: read from the files that are shipped.
# own
set -u
cd "$(dirname "$0")/../.." || exit 1
bin=${BIN:-build/bin}
work=$(mktemp -d -t ronggui-hardening.XXXXXX)
trap 'rm -rf "$work"' EXIT
n=0 bad=0 binaries=0 checks=0
say() {	# say FINDINGS NAME
	n=$((n + 1))
	if [ -z "$1" ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		printf '%s\n' "$1" | sed 's/^/# /'
		bad=$((bad + $(printf '%s\n' "$1" | wc -l)))
	fi
}

# -- binaries ----------------------------------------------------------------

look() {	# look FILE : what is missing, a line each
	local f=$1 name=${1##*/} machine
	readelf -hWld "$f" >"$work/elf" 2>/dev/null
	readelf --dyn-syms -W "$f" >"$work/symbols" 2>/dev/null
	machine=$(sed -n 's/^ *Machine: *//p' "$work/elf")
	grep -q 'Type: *DYN' "$work/elf" && grep -q 'FLAGS_1.*PIE' "$work/elf" ||
		echo "$name: no PIE"
	grep -q 'GNU_RELRO' "$work/elf" &&
		grep -qE 'BIND_NOW|FLAGS_1.*NOW' "$work/elf" ||
		echo "$name: no full RELRO"
	grep -E 'GNU_STACK' "$work/elf" | grep -q 'RW ' &&
		! grep -E 'GNU_STACK' "$work/elf" | grep -q 'RWE' ||
		echo "$name: stack may hold code"
	! grep -E '^ *LOAD.* RWE' "$work/elf" || echo "$name: a part RWX"
	! grep -qE '\((RPATH|RUNPATH)\)' "$work/elf" || echo "$name: RPATH"
	! grep -q 'TEXTREL' "$work/elf" || echo "$name: text relocations"
	grep -q '__stack_chk_fail' "$work/symbols" ||
		echo "$name: no stack protector"
	grep -qE '__[a-z]+_chk(@|$)' "$work/symbols" ||
		echo "$name: nothing fortified"
	! grep -qE ' (gets|strcpy|strcat|sprintf|vsprintf|system|popen|execl|execlp|execv|execvp|execve|mktemp|tmpnam|rand|random|srand|strtok|alloca)(@|$)' \
		"$work/symbols" || echo "$name: calls$(grep -oE \
		' (gets|strcpy|strcat|sprintf|vsprintf|system|popen|execl|execlp|execv|execvp|execve|mktemp|tmpnam|rand|random|srand|strtok|alloca)(@|$)' \
		"$work/symbols" | tr -d '@\n')"
	! grep -qi 'asan\|ubsan\|__gcov\|__llvm_profile' "$work/symbols" ||
		echo "$name: built for tests"
}
found=
for f in "$bin"/*; do
	binaries=$((binaries + 1))
	checks=$((checks + 10))
	found+=$(look "$f")
	[ -z "$found" ] || found+=$'\n'
done
# ClearSilver is linked statically: what its old code calls is not ours.
found=$(printf '%s' "$found" | grep -vE ': calls( (strcpy|strcat|sprintf|vsprintf|random|srand|strtok))+$')
say "$found" "PIE, RELRO, stack, protector, fortified, no RWX, no RPATH ($binaries binaries)"
found=$(for o in build/lib/*.o build/cgi/*.o build/cgi/*/*.o; do
	nm -u "$o" 2>/dev/null |
		grep -wE '(gets|strcpy|strcat|sprintf|vsprintf|system|popen|execv.*|execl.*|mktemp|tmpnam|rand|random|srand|strtok|atoi|atol|atoll)' |
		sed "s,^ *U,$o:,"
done)
checks=$((checks + $(ls build/lib/*.o build/cgi/*.o build/cgi/*/*.o | wc -l)))
say "$found" 'no object of ours calls what is banned'
# Indirect branches: every object carries the mark; a library of Debian's that
# has none takes it from the whole program, which is only noted.
case $(uname -m) in
x86_64) mark='x86 feature: IBT, SHSTK' ;;
aarch64) mark='AArch64 feature: BTI' ;;
*) mark= ;;
esac
found=$(for o in build/lib/*.o build/cgi/*.o build/cgi/*/*.o; do
	[ -z "$mark" ] || readelf -nW "$o" 2>/dev/null | grep -q "$mark" ||
		echo "$o has no mark"
done)
say "$found" "objects are marked for guarded branches (${mark:-not on this machine})"
[ -z "$mark" ] || for f in "$bin"/*; do
	readelf -nW "$f" 2>/dev/null | grep -q "$mark" ||
		echo "# ${f##*/}: the mark is lost to a static library without it"
done
found=$(grep -rlE -- '-(fno-stack-protector|z,?execstack|U_FORTIFY_SOURCE)|no-pie' GNUmakefile)
say "$found" 'the build turns none of it off'

# -- units -------------------------------------------------------------------

if conf/install-files "$work/root" /usr/local >"$work/install" 2>&1; then
	units=$(find "$work/root" -name 'ronggui*.service' | sort)
else
	units=
fi
say "$([ -n "$units" ] || tail -n 3 "$work/install")" 'units are installed'
need='NoNewPrivileges=yes ProtectSystem=strict ProtectHome=yes PrivateTmp=yes
PrivateDevices=yes ProtectKernelTunables=yes ProtectKernelModules=yes
ProtectKernelLogs=yes ProtectControlGroups=yes ProtectClock=yes
ProtectHostname=yes ProtectProc=invisible RestrictNamespaces=yes
RestrictRealtime=yes RestrictSUIDSGID=yes LockPersonality=yes
MemoryDenyWriteExecute=yes SystemCallArchitectures=native
SystemCallErrorNumber=EPERM CapabilityBoundingSet= AmbientCapabilities=
KeyringMode=private LimitCORE=0 UMask=0007'
found=$(for u in $units; do
	name=${u##*/}
	for d in $need; do grep -qx "$d" "$u" || echo "$name: no $d"; done
	grep -q '^SystemCallFilter=@system-service' "$u" || echo "$name: no filter"
	grep -q '^SystemCallFilter=~.*@privileged' "$u" || echo "$name: privileged calls"
	grep -qE '^MemoryMax=' "$u" && grep -qE '^TasksMax=' "$u" ||
		echo "$name: no limit of memory or tasks"
	grep -qE '^User=rg-' "$u" || echo "$name: no user of its own"
	! grep -qE '^User=root|^DynamicUser=yes' "$u" || echo "$name: user"
	case $name in
	*courier*)
		grep -qx 'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6' "$u" ||
			echo "$name: address families"
		;;
	*)
		grep -qx 'PrivateNetwork=yes' "$u" &&
			grep -qx 'IPAddressDeny=any' "$u" &&
			grep -qx 'RestrictAddressFamilies=AF_UNIX' "$u" ||
			echo "$name: has a network"
		;;
	esac
done)
count=$(printf '%s\n' "$units" | grep -c .)
checks=$((checks + count * 32))
say "$found" "every unit is shut in ($count units)"
found=$(printf '%s\n' "$units" | while read -r u; do
	sed -n 's/^User=//p' "$u"
done | sort | uniq -d)
say "$found" 'no two units share a user'
sockets=$(find "$work/root" -name 'ronggui*.socket')
found=$(for u in $sockets; do
	grep -qx 'SocketMode=0660' "$u" && grep -q '^ListenStream=/run/' "$u" ||
		echo "${u##*/}: mode or place"
done)
say "$found" 'sockets are UNIX sockets of mode 0660'
worst=-
if command -v systemd-analyze >/dev/null &&
	systemd-analyze security --help 2>&1 | grep -q -- --offline; then
	for u in $units; do
		name=${u##*/}
		name=${name/@/@1}
		mkdir -p "$work/etc/systemd/system"
		cp "$u" "$work/etc/systemd/system/$name"
		score=$(SYSTEMD_LOG_LEVEL=err timeout 60 systemd-analyze security \
			--offline=true --no-pager "$work/etc/systemd/system/$name" \
			2>/dev/null | sed -n 's/.*exposure level for .*: *\([0-9.]*\).*/\1/p')
		echo "# $name: exposure ${score:-unknown}"
		worst=$(printf '%s\n%s\n' "$worst" "${score:-10}" | grep -v '^-' |
			sort -g | tail -n 1)
		checks=$((checks + 1))
	done
	say "$(awk -v w="$worst" 'BEGIN { if (w == "-" || w > 2.0)
		print "the worst is " w }')" 'systemd-analyze security: no unit over 2.0'
else
	echo "ok $((n += 1)) - systemd-analyze security # SKIP not on this machine"
fi
echo "# tried: $checks checks of $binaries binaries and $count units"
echo "# figure: what is missing $bad of $checks; worst exposure $worst"
echo "1..$n"
[ "$bad" = 0 ]
