# The web server of the instance: nginx or Apache, as the service user.

web_hosts() {
	if [ "$MODE" = live ]; then
		echo "www.ronggui.test/public,desk.ronggui.test/desk,files.ronggui.test/files"
	else
		echo "localhost/all"
	fi
}

# A certificate of its own, for tests of what is only spoken over TLS.
web_certificate() {
	[ "$MODE" = live ] && [ ! -s "$real/web/cert.pem" ] || return 0
	as_user openssl req -x509 -newkey rsa:2048 -nodes -days 30 \
		-subj /CN=ronggui.test -addext \
		"subjectAltName=DNS:www.ronggui.test,DNS:desk.ronggui.test,DNS:files.ronggui.test" \
		-keyout "$real/web/key.pem" -out "$real/web/cert.pem" \
		2>/dev/null || fail "The certificate could not be made."
}

web_conf() {
	local listen=127.0.0.1:$PORT ssl=
	[ "$MODE" = demo ] || [ "$WEB" = apache ] || ssl=" ssl"
	as_user sh "$real/app/conf/web" "$WEB" "$real/app/conf" \
		hosts="$(web_hosts)" listen="$listen$ssl" \
		sockets="$real/sock" cache="$real/web/cache" logs="$real/log" \
		assets="$real/app/assets" pages="$real/app/conf/pages" \
		conf="$real/app/conf" certificate="$real/web/cert.pem" \
		key="$real/web/key.pem" >"$real/web/site.conf" ||
		fail "The configuration of $WEB could not be made."
	sed -e "s,@web@,$real/web,g; s,@logs@,$real/log,g" \
		-e "s,@listen@,$listen,g" \
		"$real/app/conf/$WEB-own.conf" >"$real/web/$WEB.conf"
}

web_start() {
	step web "$WEB on 127.0.0.1:$PORT"
	web_certificate
	web_conf
	local check
	if [ "$WEB" = nginx ]; then
		web_command=(/usr/sbin/nginx -p "$real/web" -e "$real/log/error.log"
			-c "$real/web/nginx.conf")
		check=$(as_user "${web_command[@]}" -q -t 2>&1)
	else
		web_command=(/usr/sbin/apache2 -d "$real/web"
			-f "$real/web/apache.conf" -D FOREGROUND)
		check=$(as_user "${web_command[@]}" -t 2>&1)
	fi || fail "The configuration of $WEB is refused: $check"
	start_service web
	order+=(web)
}

# web_sum : of all that the web server reads when it starts.
web_sum() {
	cat "$real/web/site.conf" "$real/web/$WEB.conf" \
		"$app/conf/fastcgi_params" | sha256sum
}

# web_renew SUM : it reads its files anew, if they have changed; both servers
# let their workers finish.
web_renew() {
	web_conf
	[ "$(web_sum)" != "$1" ] || return 0
	step web "reads its configuration anew"
	if [ "$WEB" = nginx ]; then
		kill -HUP "${services[web]}"
	else
		kill -USR1 "${services[web]}"
	fi
}

# ask PATH : the status of a page.
ask() {
	local host=www
	case $1 in /desk*) host=desk ;; esac
	if [ "$MODE" = live ]; then
		curl -sk -o /dev/null -m 5 -w '%{http_code}' --noproxy '*' \
			--resolve "$host.ronggui.test:$PORT:127.0.0.1" \
			"https://$host.ronggui.test:$PORT$1"
	else
		curl -s -o /dev/null -m 5 -w '%{http_code}' --noproxy '*' \
			"http://127.0.0.1:$PORT$1"
	fi
}

# web_wait : until a page of each program answers.
web_wait() {
	local path tries status
	for path in / /alliance/ /login /desk/login; do
		for ((tries = 0; tries < 150; tries++)); do
			status=$(ask "$path")
			[ "$status" = 200 ] && continue 2
			[ "$status" != 500 ] || [ "$tries" -lt 5 ] || break
			kill -0 "${services[web]}" 2>/dev/null ||
				fail "$WEB did not start; see $STATE/log/web.log."
			sleep 0.2
		done
		fail "The page $path does not answer (status $status);" \
			"see $STATE/log/."
	done
}
