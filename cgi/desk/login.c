/*
 * Log-in of officers: password, then a one-time code (RFC 6238).  The session
 * after the password is half a one, good for these pages only; the right code
 * makes it whole under a new token.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "desk.h"
#include "desk.sql.h"
#include "passwords.h"
#include "reply.h"
#include "text.h"

enum { CODES = 10, CODE_DIGITS = 10, ENROL_SECONDS = 900 };

enum reply login_page(struct req *r)
{
	node_set(r->hdf, "Page.next", req_query(r, "next"));
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

/* Where to go on after the second factor, kept through the steps. */
static const char *carry_next(struct req *r)
{
	return reply_escape(r->arena, sess_next(r, "/desk/"));
}

/* A hash made when the cost was another is made anew while the password is
 * here; the log-in does not depend on it. */
static void renew_hash(struct req *r, const char *account,
	const char *password, const char *hash)
{
	char made[PASSWORD_SIZE];

	if (crypt_password_is_stale(hash, PASSWORD_OFFICER) &&
	    !crypt_password(password, PASSWORD_OFFICER, made))
		query_do(r, SQL_PASSWORD_RENEW, ARGS(account, hash, made));
}

enum reply login(struct req *r)
{
	const char *name = req_form(r, "login");
	const char *password = req_secret(r, "password");
	const char *account, *hash, *step, *token;

	if (!name || !*name)
		field_error(r, "login", "err_required");
	if (!password || !*password)
		field_error(r, "password", "err_required");
	if (r->errors)
		return bad(r);
	query_maybe(r, SQL_LOGIN_FIND, "Login", ARGS(name, req_address(r)));
	if (!query_flush(r))
		return FAILED;
	if (!strcmp(node_get(r->hdf, "Login.wait"), "t"))
		return later(r, 600);
	account = node_get(r->hdf, "Login.account");
	hash = node_get(r->hdf, "Login.password");
	if (hash && !*hash)
		hash = NULL;
	if (!crypt_password_is(password, hash, PASSWORD_OFFICER) || !account) {
		query_do(r, SQL_LOGIN_FAILED, ARGS(name, req_address(r)));
		query_keep(r);
		field_error(r, "password", "err_login_wrong");
		return bad(r);
	}
	account = arena_strdup(r->arena, account);
	renew_hash(r, account, password, arena_strdup(r->arena, hash));
	token = sess_token_new(r);
	step = query_text(r, SQL_LOGIN_DONE, ARGS(account, token,
		req_address(r)));
	if (!step)
		return FAILED;
	sess_use(r, token);
	return see(r, "/desk/login/%s?next=%s", !strcmp(step, "code")
		? "code" : "enrol", carry_next(r));
}

/* The officer's second factor: Totp.account, .secret (opened), .last_step;
 * false after a failure or while it is locked. */
static bool totp(struct req *r)
{
	const char *where, *sealed;
	char *secret;

	query_row(r, SQL_TOTP_MINE, "Totp", ARGS());
	if (!query_flush(r))
		return false;
	where = arena_printf(r->arena, "totp.secret.%s",
		node_get(r->hdf, "Totp.account"));
	sealed = node_get(r->hdf, "Totp.secret");
	secret = sealed ? crypt_decrypt(r->arena, r->keys, "totp", where,
		sealed, NULL) : NULL;
	node_set(r->hdf, "Totp.open", secret);
	return true;
}

static bool is_true(struct req *r, const char *path)
{
	const char *v = node_get(r->hdf, path);

	return v && !strcmp(v, "t");
}

enum reply code_page(struct req *r)
{
	node_set(r->hdf, "Page.next", req_query(r, "next"));
	return PAGE;
}

static enum reply wrong_code(struct req *r)
{
	query_do(r, SQL_TOTP_FAILED, ARGS(req_address(r)));
	query_keep(r);
	field_error(r, "code", "err_code");
	return bad(r);
}

enum reply code(struct req *r)
{
	const char *typed = req_secret(r, "code"), *secret, *done;
	const char *token = sess_token_new(r);
	int64_t step;

	if (!typed || !*typed) {
		field_error(r, "code", "err_required");
		return bad(r);
	}
	if (!totp(r))
		return FAILED;
	if (is_true(r, "Totp.wait")) {
		field_error(r, "code", "err_totp_locked");
		return bad(r);
	}
	secret = node_get(r->hdf, "Totp.open");
	step = secret ? crypt_totp_step(secret, typed, time(NULL)) : -1;
	if (step < 0)
		return wrong_code(r);
	if (step <= text_number(node_get(r->hdf, "Totp.last_step"),
			INT64_MAX)) {
		field_error(r, "code", "err_code_used");
		return bad(r);
	}
	done = query_text(r, SQL_TOTP_DONE, ARGS(arena_printf(r->arena, "%lld",
		(long long)step), token, NULL, req_address(r)));
	if (!done)
		return FAILED;
	if (strcmp(done, "t")) {	/* two at once with one code */
		field_error(r, "code", "err_code_used");
		return bad(r);
	}
	sess_use(r, token);
	return see(r, "%s", sess_next(r, "/desk/"));
}

/* The secret is shown, and comes back sealed for this account: a GET writes
 * nothing. */
static void show_secret(struct req *r, const char *secret)
{
	const char *account = node_get(r->hdf, "User.id");
	const char *name = node_get(r->hdf, "User.login");
	struct buf spaced = buf_new(r->arena);

	for (size_t i = 0; secret[i]; i++)
		buf_printf(&spaced, "%s%c", i && i % 4 == 0 ? " " : "",
			secret[i]);
	node_set(r->hdf, "Page.secret", spaced.data);
	node_set(r->hdf, "Page.uri", crypt_totp_uri(r->arena, "Ronggui", name,
		secret));
	node_set(r->hdf, "Page.sealed", crypt_seal(r->arena, crypt_key(r->keys,
		"seal"), account, secret, strlen(secret),
		time(NULL) + ENROL_SECONDS));
}

enum reply enrol_page(struct req *r)
{
	char secret[TOTP_SECRET_SIZE];

	if (!totp(r))
		return FAILED;
	if (is_true(r, "Totp.confirmed"))
		return see(r, "/desk/login/code");
	node_set(r->hdf, "Page.next", req_query(r, "next"));
	if (crypt_totp_make(secret))
		return FAILED;
	show_secret(r, secret);
	return PAGE;
}

/* Ten codes for Page.codes; their digests as a PostgreSQL array. */
static const char *make_codes(struct req *r, const char *account)
{
	struct buf list = buf_new(r->arena);

	buf_puts(&list, "{");
	for (int i = 0; i < CODES; i++) {
		const char *c = crypt_code(r->arena, CODE_DIGITS);

		node_setf(r->hdf, arena_printf(r->arena, "Page.codes.%d", i),
			"%.5s-%s", c, c + 5);
		buf_printf(&list, "%s%s", i ? "," : "", crypt_sha256_hex(
			r->arena, arena_printf(r->arena, "%s:%s", account, c)));
	}
	buf_puts(&list, "}");
	return list.data;
}

enum reply enrol(struct req *r)
{
	const char *typed = req_secret(r, "code");
	const char *sealed = req_secret(r, "sealed");
	const char *account, *done, *codes, *token = sess_token_new(r);
	char *secret;
	int64_t step;

	if (!totp(r))
		return FAILED;
	if (is_true(r, "Totp.confirmed"))
		return FORBIDDEN;
	account = arena_strdup(r->arena, node_get(r->hdf, "Totp.account"));
	secret = crypt_open(r->arena, r->keys, "seal", account,
		sealed ? sealed : "", time(NULL), NULL);
	step = secret && typed ? crypt_totp_step(secret, typed, time(NULL))
		: -1;
	if (!typed || !*typed)
		field_error(r, "code", "err_required");
	else if (!secret)
		field_error(r, "code", "err_expired");
	else if (step < 0)
		field_error(r, "code", "err_code");
	if (r->errors || !secret)
		return bad(r);
	query_do(r, SQL_TOTP_BEGIN, ARGS(crypt_encrypt(r->arena,
		crypt_key(r->keys, "totp"), arena_printf(r->arena,
		"totp.secret.%s", account), secret, strlen(secret))));
	codes = make_codes(r, account);
	done = query_text(r, SQL_TOTP_DONE, ARGS(arena_printf(r->arena, "%lld",
		(long long)step), token, codes, req_address(r)));
	if (!done || strcmp(done, "t"))
		return done ? FORBIDDEN : FAILED;
	sess_use(r, token);
	node_set(r->hdf, "Page.next", sess_next(r, "/desk/"));
	return PAGE;
}

enum reply recovery_page(struct req *r)
{
	node_set(r->hdf, "Page.next", req_query(r, "next"));
	return PAGE;
}

enum reply recovery(struct req *r)
{
	const char *typed = req_secret(r, "code"), *done, *token;
	char plain[CODE_DIGITS + 1] = "";
	size_t n = 0;

	for (const char *s = typed ? typed : ""; *s && n < CODE_DIGITS; s++)
		if (*s != '-' && *s != ' ')
			plain[n++] = *s;
	if (!totp(r))
		return FAILED;
	if (is_true(r, "Totp.wait")) {
		field_error(r, "code", "err_totp_locked");
		return bad(r);
	}
	token = sess_token_new(r);
	done = query_text(r, SQL_RECOVERY_USE, ARGS(crypt_sha256_hex(r->arena,
		arena_printf(r->arena, "%s:%s", node_get(r->hdf,
		"Totp.account"), plain)), token, req_address(r)));
	if (!done || strcmp(done, "t"))
		return wrong_code(r);
	sess_use(r, token);
	return see(r, "%s", sess_next(r, "/desk/"));
}

/* ---- passwords --------------------------------------------------------- */

/* A new password, typed twice: long enough, not common, not the name. */
static const char *new_password(struct req *r, const char *name)
{
	const char *one = req_secret(r, "password");
	const char *two = req_secret(r, "again");
	const char *fault;

	if (!one || !*one) {
		field_error(r, "password", "err_required");
		return NULL;
	}
	fault = password_refused(one, name, PASSWORD_MIN_OFFICER);
	if (fault)
		field_error(r, "password", fault);
	if (!two || strcmp(one, two))
		field_error(r, "again", "err_not_same");
	return one;
}

static const char *hashed(struct req *r, const char *password)
{
	char *out = arena_alloc(r->arena, PASSWORD_SIZE);

	return crypt_password(password, PASSWORD_OFFICER, out) ? NULL : out;
}

enum reply first_page(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply first(struct req *r)
{
	const char *name = req_form(r, "login");
	const char *once = req_secret(r, "code"), *password, *said;

	if (!name || !*name)
		field_error(r, "login", "err_required");
	if (!once || !*once)
		field_error(r, "code", "err_required");
	password = new_password(r, name);
	if (r->errors)
		return bad(r);
	said = query_text(r, SQL_OFFICER_FIRST, ARGS(name, once,
		hashed(r, password), req_address(r)));
	if (!said)
		return FAILED;
	if (strcmp(said, "ok")) {
		query_keep(r);
		field_error(r, "code", "err_code");
		return bad(r);
	}
	return see(r, "/desk/login?done=portal_password");
}

enum reply change_page(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply change(struct req *r)
{
	const char *old = req_secret(r, "old"), *password, *hash;

	if (!old || !*old)
		field_error(r, "old", "err_required");
	password = new_password(r, node_get(r->hdf, "User.login"));
	if (r->errors)
		return bad(r);
	hash = query_text(r, SQL_PASSWORD_MINE, ARGS());
	if (!crypt_password_is(old, hash, PASSWORD_OFFICER)) {
		query_do(r, SQL_LOGIN_FAILED, ARGS(node_get(r->hdf,
			"User.login"), req_address(r)));
		query_keep(r);
		field_error(r, "old", "err_password_wrong");
		return bad(r);
	}
	query_do(r, SQL_PASSWORD_SET, ARGS(hashed(r, password)));
	return see(r, "/desk/account?done=portal_password");
}

enum reply logout(struct req *r)
{
	query_do(r, SQL_LOGOUT, ARGS());
	sess_end(r);
	return see(r, "/desk/login?done=signed_out");
}
