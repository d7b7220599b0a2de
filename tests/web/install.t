#!/bin/bash
# What `make install` puts where, and what the service manager says to it.
# once
# own
set -u
cd "$(dirname "$0")/../.." || exit 1
dest=$(mktemp -d -t ronggui-install.XXXXXX)
trap 'rm -rf "$dest"' EXIT
n=0
ok() {	# ok STATUS NAME [FILE]
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		[ -z "${3:-}" ] || sed 's/^/# /' "$3" | head -n 20
	fi
}
make -s install DESTDIR="$dest" >"$dest/out" 2>&1
ok $? 'make install into a folder' "$dest/out"
for file in usr/local/bin/ronggui usr/local/libexec/ronggui/{portal,alliance,desk} \
	usr/local/libexec/ronggui/{courier,press} \
	usr/local/share/ronggui/sql/migrate \
	usr/local/share/ronggui/web; do
	[ -x "$dest/$file" ]
	ok $? "$file is a program"
done
for file in usr/local/share/ronggui/{ronggui.conf,locations,fastcgi_params} \
	usr/local/share/ronggui/templates/text/{zh-CN,en}.hdf \
	usr/local/share/ronggui/services/alliance-enrolment.hdf \
	usr/local/share/ronggui/sql/schema/001-base.sql \
	usr/local/share/ronggui/assets/assets.hdf \
	usr/local/share/man/man{1/ronggui.1,8/ronggui-host.8} \
	usr/local/share/man/man5/ronggui{.conf,-standard}.5 \
	etc/ronggui/{ronggui,nginx,apache,pg_ident}.conf \
	usr/local/lib/systemd/system/ronggui.target \
	usr/local/lib/sysusers.d/ronggui.conf usr/local/lib/tmpfiles.d/ronggui.conf; do
	[ -s "$dest/$file" ]
	ok $? "$file is there"
done
! grep -rlE '@[a-z]+@' "$dest/usr/local/lib/systemd" "$dest/etc" >"$dest/out"
ok $? 'nothing is left to fill in' "$dest/out"
! grep -rIl "$PWD" "$dest" --exclude=out --exclude-dir=bin \
	--exclude-dir=libexec >"$dest/out"
ok $? 'nothing names the folder it was built in' "$dest/out"
grep -q '/usr/local/share/ronggui/ronggui.conf' \
	"$dest/usr/local/libexec/ronggui/portal"
ok $? 'programs know where the defaults stand'
echo 'mode = live # mine' >"$dest/etc/ronggui/ronggui.conf"
make -s install DESTDIR="$dest" >/dev/null 2>&1
grep -q mine "$dest/etc/ronggui/ronggui.conf"
ok $? 'a second time keeps the configuration'
for page in "$dest"/usr/local/share/man/man?/*; do
	man -l --warnings=w "$page" 2>"$dest/out" >/dev/null
	[ ! -s "$dest/out" ]
	ok $? "${page##*/} is a clean manual page" "$dest/out"
done

if ! command -v systemd-analyze >/dev/null; then
	n=$((n + 1))
	echo "ok $n - units # SKIP no systemd-analyze here"
	echo "1..$n"
	exit
fi
units=$dest/usr/local/lib/systemd/system
# Below its own root each unit finds the programs and users it names.
for unit in basic sockets sysinit shutdown multi-user network-online; do
	cp "/lib/systemd/system/$unit.target" "$units/"
done
install -D -m 755 /bin/sh "$dest/bin/sh"
printf '[Service]\nExecStart=/usr/local/bin/ronggui\n' >"$units/postgresql.service"
instances=$(cd "$units" && ls ronggui-*.service | sed 's/@\./@1./')
for unit in $instances $(cd "$units" && ls ronggui-*.socket) ronggui.target; do
	systemd-analyze --root="$dest" --man=no verify "$unit" 2>&1 |
		grep "ronggui" | grep -v 'user.*not found' >"$dest/out"
	[ ! -s "$dest/out" ]
	ok $? "$unit is a right unit" "$dest/out"
done
for unit in $instances; do
	systemd-analyze security --offline=yes --root="$dest" --no-pager "$unit" \
		>"$dest/out" 2>&1
	score=$(sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p' \
		"$dest/out")
	awk -v s="${score:-9}" 'BEGIN { exit !(s <= 2.0) }'
	ok $? "$unit: exposure ${score:-unknown}, at most 2.0" "$dest/out"
done
echo "1..$n"
