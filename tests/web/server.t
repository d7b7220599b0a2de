#!/bin/bash
# What the web server itself answers for: assets, limits, its own pages, its
# log, workers that die.  The same behind nginx and Apache.
set -u
base=${BASE_URL:?} state=${STATE:?}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0
ok() {	# ok STATUS NAME
	n=$((n + 1))
	if [ "$1" = 0 ]; then echo "ok $n - $2"; else
		echo "not ok $n - $2"
		head -c 2000 "$work/head" | sed 's/^/# /'
	fi
}
# ask ARGUMENT... PATH : head and body into files, status into `status`.
ask() {
	status=$(curl -s --noproxy '*' -m 20 -D "$work/head" -o "$work/body" \
		-w '%{http_code}' "${@:1:$#-1}" "$base${*: -1}")
}
has() { grep -qi "^$1" "$work/head"; }

css=$(sed -n 's/^css = //p' "$state/app/assets/assets.hdf")
ask "$css"
[ "$status" = 200 ] && has 'Content-Type: text/css' &&
	has 'Cache-Control: public, max-age=31536000, immutable' &&
	has 'X-Content-Type-Options: nosniff'
ok $? 'an asset is kept for good by the browser'
ask -H 'Accept-Encoding: gzip' "$css"
[ "$status" = 200 ] && has 'Content-Encoding: gzip'
ok $? 'and sent compressed'
ask -X POST -d x "$css"
[ "$status" = 403 ] || [ "$status" = 405 ]
ok $? 'an asset takes no form'
ask --path-as-is /assets/../ronggui.conf
[ "$status" = 404 ] || [ "$status" = 400 ]
ok $? 'no way out of the assets'
ask --path-as-is /assets/%2e%2e/ronggui.conf
[ "$status" = 404 ] || [ "$status" = 400 ]
ok $? 'nor written otherwise'
ask /assets/
[ "$status" = 403 ] || [ "$status" = 404 ]
ok $? 'assets are not listed'
ask /502.html
[ "$status" = 404 ]
ok $? "the server's own pages have no address"

ask /
[ "$status" = 200 ] && has 'Content-Security-Policy:' && ! grep -i '^Server:' \
	"$work/head" | grep -q '[0-9]'
ok $? 'the home page, and no version of the server'
ask -I /
[ "$status" = 200 ]
ok $? 'HEAD is answered'
for method in TRACE PUT DELETE; do
	ask -X $method /login
	[ "$status" = 405 ] || [ "$status" = 403 ]
	ok $? "$method is refused"
done
head -c 12000000 /dev/zero >"$work/large"
ask -H 'Expect:' -H 'Content-Type: application/x-www-form-urlencoded' \
	--data-binary "@$work/large" /login
[ "$status" = 413 ] && grep -q '太大' "$work/body" && grep -q 'too large' "$work/body"
ok $? 'a body over the limit: 413, with words'
ask -H "X-Long: $(head -c 40000 /dev/zero | tr '\0' a)" /
[ "$status" = 400 ] || [ "$status" = 431 ]
ok $? 'a header over the limit'
ask -H 'Proxy: http://127.0.0.1:1/' /
[ "$status" = 200 ]
ok $? 'a Proxy header does nothing'

ask "/guides?q=canary-in-the-query"
! grep -rqs canary-in-the-query "$state/log"
ok $? 'no query string in any log'

# workers PID : what the keeper of a pool with this supervisor forked.
workers() {
	# shellcheck disable=SC2046  # a list
	ps -o pid= --ppid $(ps -o pid= --ppid "$1") | tr -d ' ' | sort
}

# Whoever compares passwords stands behind who draws pages, for the kernel too.
bad=
for pool in portal-login desk-login portal-pub; do
	for worker in $(workers "$(cat "$state/services.d/$pool")"); do
		weight=$(ps -o ni= -p "$worker" | tr -d ' ')
		[ ! -e "/proc/$worker/autogroup" ] ||
			weight="$weight $(sed 's/.* //' "/proc/$worker/autogroup")"
		case "$pool $weight" in
		*-login\ 10 | *-login\ 10\ 10 | *-pub\ 0 | *-pub\ 0\ 0) ;;
		*) bad="$bad $pool: $weight;" ;;
		esac
	done
done
[ -z "$bad" ]
ok $? "log-ins give way to pages$bad"

# Workers die under way; what is only read is asked again.
pool=$(cat "$state/services.d/portal-pub")
before=$(workers "$pool")
bad=0
for worker in $before; do
	kill -KILL "$worker" 2>/dev/null
	for _ in 1 2 3 4 5 6; do
		ask /help
		[ "$status" = 200 ] || bad=$((bad + 1))
	done
done
[ $bad = 0 ]
ok $? 'killed workers cost no page'
sleep 1
after=$(workers "$pool")
[ "$(echo "$after" | wc -l)" = "$(echo "$before" | wc -l)" ] &&
	[ "$after" != "$before" ]
ok $? 'and come back'

# No pool at all.
mv "$state/sock/portal-login.sock" "$state/sock/away"
ask -d 'login=x' /login
[ "$status" = 502 ] || [ "$status" = 503 ]
ok $? 'no worker: 502 or 503'
grep -q '不会重复登记' "$work/body" && grep -q 'not be stored twice' "$work/body" &&
	has 'Retry-After:' && has 'Content-Security-Policy:'
ok $? 'with a page that says sending again does no harm'
if [ "$WEB" = nginx ]; then
	# Forms are drawn by those who draw pages: nobody waits for the small
	# pool who has nothing for it.
	bad=0
	for path in /login /signup /password; do
		ask "$path"
		[ "$status" = 200 ] && has 'Cache-Control: no-store' || bad=1
		ask -I "$path"
		[ "$status" = 200 ] || bad=1
	done
	mv "$state/sock/desk-login.sock" "$state/sock/far"
	ask /desk/login
	[ "$status" = 200 ] || bad=1
	mv "$state/sock/far" "$state/sock/desk-login.sock"
	[ $bad = 0 ]
	ok $? 'the empty forms of a pool that is busy or gone are there all the same'
	ask -X PUT /login
	[ "$status" = 502 ] || [ "$status" = 503 ]
	ok $? 'what is no GET goes to the pool of the path'
fi
mv "$state/sock/away" "$state/sock/portal-login.sock"
ask /login
[ "$status" = 200 ]
ok $? 'and back again'

# Slow senders do not keep others waiting.
exec 6< <(exec perl -MIO::Socket::INET -e '
	my @s = map { my $s = IO::Socket::INET->new(PeerAddr => $ARGV[0]);
		print $s "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n"
			. "Content-Type: application/x-www-form-urlencoded\r\n\r\nx=";
		$s } 1 .. 100;
	$| = 1; print "there\n"; sleep 30' "${base#http://}")
slow=$!
read -r _ <&6
bad=0
for _ in 1 2 3 4 5 6 7 8 9 10; do
	ask -m 5 /login
	[ "$status" = 200 ] || bad=$((bad + 1))
done
[ $bad = 0 ]
ok $? 'a hundred slow senders keep nobody waiting'
kill $slow
exec 6<&-
echo "1..$n"
