/*
 * What the database must know of a session it is told by api.enter(); nothing
 * here decides who somebody is.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common.sql.h"
#include "query.h"
#include "sess.h"
#include "text.h"

enum {
	TOKEN = 32,			/* bytes: 256 bits */
	KEY = 16,
	CARRY_TIME = 30 * 60,		/* seconds */
	CARRY_MAX = 256 * 1024,
	NEXT_MAX = 500
};

/* ---- cookies ----------------------------------------------------------- */

static const char *origin(const struct req *r)
{
	const char *own = !strcmp(r->realm, "off")
		? conf_get(r->conf, "origin.desk") : NULL;
	const char *all = conf_get(r->conf, "origin");

	return own && *own ? own : all ? all : "";
}

bool sess_tls(const struct req *r)
{
	return !strncmp(origin(r), "https://", 8);
}

/* Instances on one host differ by their ports, which cookies do not see.  It is
 * the same for every request, but for tests. */
static const char *instance_hash(struct req *r, const char *text)
{
	static char of[300], hash[7];

	if (!*hash || strcmp(of, text)) {
		snprintf(of, sizeof of, "%s", text);
		snprintf(hash, sizeof hash, "%.6s", crypt_sha256_hex(r->arena,
			text));
	}
	return hash;
}

static const char *cookie_name(struct req *r, const char *what)
{
	const char *own = origin(r), *state = conf_get(r->conf, "state");

	return arena_printf(r->arena, "%srg%s_%s%s",
		sess_tls(r) ? "__Host-" : "", instance_hash(r, *own ? own
		: state ? state : ""), r->realm, what);
}

static void set_cookie(struct req *r, const char *name, const char *value,
	long seconds, bool strict)
{
	const char *age = seconds < 0 ? ""
		: arena_printf(r->arena, "; Max-Age=%ld", seconds);

	req_header_add(r, "Set-Cookie", arena_printf(r->arena,
		"%s=%s; Path=/; HttpOnly; SameSite=%s%s%s", name, value,
		strict ? "Strict" : "Lax", sess_tls(r) ? "; Secure" : "", age));
}

const char *sess_token_new(struct req *r)
{
	const char *token = crypt_token(r->arena, TOKEN);

	if (!token)
		log_die(r->log, "no random bytes");
	return token;
}

void sess_use(struct req *r, const char *token)
{
	r->session = token;
	r->fresh = true;
	set_cookie(r, cookie_name(r, "sid"), r->session, -1,
		!strcmp(r->realm, "off"));
}

static void set_session(struct req *r)
{
	sess_use(r, sess_token_new(r));
}

void sess_read(struct req *r)
{
	unsigned char bytes[TOKEN];
	const char *s = req_cookie(r, cookie_name(r, "sid"));

	r->session = s && text_unbase64(s, bytes, sizeof bytes) == TOKEN ? s
		: "";
}

const char *sess_start(struct req *r)
{
	set_session(r);
	return r->session;
}

void sess_end(struct req *r)
{
	r->session = "";
	set_cookie(r, cookie_name(r, "sid"), "", 0, !strcmp(r->realm, "off"));
	/* W3C Clear Site Data: what the browser still keeps of the pages. */
	req_header_add(r, "Clear-Site-Data", "\"cache\", \"storage\"");
}

/* The plain name; over TLS a cookie that no other host can have set. */
static const char *plain_name(struct req *r, const char *name)
{
	return arena_printf(r->arena, "%s%s", sess_tls(r) ? "__Host-" : "",
		name);
}

void sess_remember(struct req *r, const char *name, const char *value,
	long seconds)
{
	set_cookie(r, plain_name(r, name), value, *value ? seconds : 0, false);
}

const char *sess_remembered(struct req *r, const char *name)
{
	return req_cookie(r, plain_name(r, name));
}

/* ---- the form token ---------------------------------------------------- */

static const struct crypt_key *key(const struct req *r, const char *purpose)
{
	const struct crypt_key *k = r->keys ? crypt_key(r->keys, purpose)
		: NULL;

	if (!k)
		log_die(r->log, "no key file");
	return k;
}

/* What a form token stands over. */
static const char *formed(struct req *r, const char *issued,
	const char *account)
{
	return arena_printf(r->arena, "%s %s %s", r->session, issued, account);
}

const char *sess_key(struct req *r)
{
	unsigned char bytes[KEY];
	const char *s = req_secret(r, "key");

	return s && strlen(s) == 2 * KEY &&
		text_unhex(s, bytes, sizeof bytes) == KEY ? s : NULL;
}

void sess_form(struct req *r)
{
	const char *account = node_get(r->hdf, "User.id");
	const char *now = node_get(r->hdf, "User.now");
	char hex[TEXT_HEX_SIZE(KEY)];
	unsigned char bytes[KEY];
	const char *again = sess_key(r);

	if (!*r->session)
		set_session(r);
	if (!account)
		account = "";
	if (!now)
		now = arena_printf(r->arena, "%lld", (long long)time(NULL));
	node_setf(r->hdf, "Form.token", "%s.%s.%s", now, account,
		crypt_mac(r->arena, key(r, "token"), "form", formed(r, now,
		account)));
	if (crypt_random(bytes, sizeof bytes))
		log_die(r->log, "no random bytes");
	text_hex(bytes, sizeof bytes, hex);
	node_set(r->hdf, "Form.key", again ? again : hex);
}

bool sess_token(struct req *r)
{
	const char *s = req_secret(r, "token");
	char *issued, *account, *sent;

	if (!s || !*r->session)
		return false;
	issued = arena_strdup(r->arena, s);
	account = strchr(issued, '.');
	if (!account)
		return false;
	*account++ = '\0';
	sent = strchr(account, '.');
	if (!sent)
		return false;
	*sent++ = '\0';
	/* A form drawn before the key was renewed is still good. */
	if (!r->keys || !crypt_mac_is(r->arena, r->keys, "token", "form",
			formed(r, issued, account), sent))
		return false;
	r->issued = issued;
	r->issued_to = account;
	return true;
}

/* "http://host:port" or its host alone, against what we are called. */
static bool is_ours(struct req *r, const char *sent)
{
	const char *mode = conf_get(r->conf, "mode");
	const char *host = req_header(r, "HOST"), *at;

	if (*origin(r) && !strcmp(sent, origin(r)))
		return true;
	/* In demonstration people come by any name of the loopback. */
	at = strstr(sent, "://");
	return mode && !strcmp(mode, "demo") && host && at &&
		!strcmp(at + 3, host);
}

bool sess_same_origin(struct req *r)
{
	const char *site = req_header(r, "SEC_FETCH_SITE");
	const char *from = req_header(r, "ORIGIN");

	if (site && *site && strcmp(site, "same-origin") &&
	    strcmp(site, "none"))
		return false;
	return !from || !*from || is_ours(r, from);
}

/* ---- after log-in ------------------------------------------------------ */

static bool is_path(const char *s)
{
	return *s == '/' && s[1] != '/' && strlen(s) <= NEXT_MAX &&
		!strchr(s, '\\') && text_clean(s, strlen(s), TEXT_LINE);
}

const char *sess_page(struct req *r)
{
	const char *s = req_header(r, "REFERER"), *host;

	if (!s || !(host = strstr(s, "://")))
		return r->path;
	s = strchr(host + 3, '/');
	if (!s || !is_ours(r, arena_copy(r->arena, req_header(r, "REFERER"),
			(size_t)(s - req_header(r, "REFERER")))))
		return r->path;
	s = arena_copy(r->arena, s, strcspn(s, "?#"));
	return is_path(s) && !strchr(s, '%') ? s : r->path;
}

const char *sess_next(struct req *r, const char *other)
{
	const char *s = req_form(r, "next");

	if (!s)
		s = req_query(r, "next");
	return s && is_path(s) ? s : other;
}

/* Fields that must not be kept, even sealed: the handler that would have
 * known them as secrets did not run. */
static bool is_kept(const char *name)
{
	static const char *const not[] = { "token", "key", "code", "totp" };

	for (size_t i = 0; i < sizeof not / sizeof *not; i++)
		if (!strcmp(name, not[i]))
			return false;
	return strncmp(name, "password", 8) != 0;
}

static const char *carry_who(struct req *r, const char *account,
	const char *page)
{
	return arena_printf(r->arena, "carry %s %s %s", r->realm, account,
		page);
}

bool sess_carry(struct req *r, const char *page)
{
	struct buf b = buf_new(r->arena);
	const char *name, *sealed;

	if (!r->issued_to || !*r->issued_to)
		return false;
	for (struct req_pair *p = r->form; p; p = p->next) {
		if (!is_kept(p->name))
			continue;
		buf_add(&b, p->name, strlen(p->name) + 1);
		buf_add(&b, p->value, strlen(p->value) + 1);
	}
	if (!b.len || b.len > CARRY_MAX)
		return false;
	name = crypt_token(r->arena, KEY);
	sealed = crypt_seal(r->arena, key(r, "seal"),
		carry_who(r, r->issued_to, page), b.data, b.len,
		time(NULL) + CARRY_TIME);
	if (!name || !sealed)
		return false;
	db_begin(r->db, r->arena, DB_ONCE);
	query_do(r, SQL_CARRY_PUT, ARGS(name, sealed));
	if (db_end(r->db, true) != DB_FINE)
		return false;
	set_cookie(r, cookie_name(r, "carry"), name, CARRY_TIME,
		!strcmp(r->realm, "off"));
	return true;
}

static void unpack(struct req *r, const char *s, size_t n)
{
	struct req_pair **end = &r->form;
	const char *stop = s + n;

	while (s < stop) {
		struct req_pair *p = arena_alloc(r->arena, sizeof *p);

		p->name = s;
		p->value = s + strlen(s) + 1;
		p->asked = true;
		s = p->value + strlen(p->value) + 1;
		*end = p;
		end = &p->next;
	}
	for (struct req_pair *p = r->form; p; p = p->next)
		for (struct req_pair *q = p->next; q; q = q->next)
			if (!strcmp(p->name, q->name))
				p->many = q->many = true;
}

void sess_carried(struct req *r)
{
	const char *cookie = cookie_name(r, "carry");
	const char *name = req_cookie(r, cookie), *sealed, *account;
	char *open;
	size_t n;

	if (!name || !*name)
		return;
	sealed = query_text(r, SQL_CARRY_GET, ARGS(name));
	account = node_get(r->hdf, "User.id");
	if (!sealed || !account)
		return;
	open = crypt_open(r->arena, r->keys, "seal",
		carry_who(r, account, r->path), sealed, time(NULL), &n);
	if (!open || !n)
		return;			/* another page's, or somebody else's */
	unpack(r, open, n);
	r->carried = true;
	req_retype(r);
	node_set(r->hdf, "Page.carried", "1");
	node_set(r->hdf, "Form.again", "1");	/* form_draw(): as typed */
	set_cookie(r, cookie, "", 0, false);
}
