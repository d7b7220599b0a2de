/*
 * Sign-up, log-in and passwords.  Runs as workers of its own, because a
 * password takes a tenth of a second of work.
 *
 * No answer tells whether a number has an account: the same words, the same
 * work.  A number on its way from one page to the next travels sealed in a
 * cookie, so that it stands in no address and in no log.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "portal.h"
#include "portal.sql.h"
#include "rules.h"

enum {
	WAIT = 600,			/* seconds, after too many guesses */
	ON_ITS_WAY = 15 * 60		/* seconds a number may travel */
};

/* ---- log-in ------------------------------------------------------------ */

enum reply login(struct req *r)
{
	const char *done = req_query(r, "done");

	if (node_get(r->hdf, "User.id"))
		return see(r, "%s", sess_next(r, "/mine"));
	node_set(r->hdf, "Page.next", sess_next(r, ""));
	if (req_query(r, "carried"))
		node_set(r->hdf, "Page.came", "carried");
	else if (req_query(r, "ended"))
		node_set(r->hdf, "Page.came", "ended");
	else if (done && (!strcmp(done, "password") || !strcmp(done, "out") ||
	    !strcmp(done, "closed")))
		node_set(r->hdf, "Page.came", done);
	return PAGE;
}

/* A mobile number is compared in its normal form; anything else as typed,
 * where it will not be found. */
static const char *login_name(struct req *r)
{
	const char *s = req_form(r, "mobile");
	char normal[64];

	if (!s || rule_normal("mobile", s, normal, sizeof normal) < 0)
		return s && *s ? "-" : NULL;
	return *normal ? arena_strdup(r->arena, normal) : NULL;
}

static enum reply refuse(struct req *r, const char *name)
{
	query_do(r, SQL_LOGIN_FAILED, ARGS(name, req_address(r)));
	query_keep(r);
	field_error(r, "mobile", "err_login");
	return bad(r);
}

static enum reply let_in(struct req *r, const char *account)
{
	if (node_get(r->hdf, "User.id"))
		query_do(r, SQL_LOGOUT, ARGS());
	query_do(r, SQL_LOGIN_DONE, ARGS(account, sess_start(r),
		req_address(r)));
	return see(r, "%s", sess_next(r, "/mine"));
}

enum reply login_check(struct req *r)
{
	const char *name = login_name(r);
	const char *password = req_secret(r, "password");
	const char *account, *hash;
	bool fits;

	if (!name)
		field_error(r, "mobile", "err_required");
	if (!password || !*password)
		field_error(r, "password", "err_required");
	if (r->errors)
		return bad(r);
	query_row(r, SQL_LOGIN_FIND, "Login", ARGS(name, req_address(r)));
	if (!query_flush(r))
		return FAILED;
	if (node_get(r->hdf, "Login.wait"))
		return later(r, WAIT);
	account = arena_strdup(r->arena, node_get(r->hdf, "Login.account"));
	hash = arena_strdup(r->arena, node_get(r->hdf, "Login.password"));
	node_remove(r->hdf, "Login");
	fits = crypt_password_is(password, hash && *hash ? hash : NULL,
		PASSWORD_PUBLIC);
	return fits && account ? let_in(r, account) : refuse(r, name);
}

/* ---- a number on its way to the next page ------------------------------ */

static void carry_number(struct req *r, const char *what, const char *mobile)
{
	const struct crypt_key *key = crypt_key(r->keys, "seal");
	const char *s = key ? crypt_seal(r->arena, key,
		arena_printf(r->arena, "number %s", what), mobile,
		strlen(mobile), time(NULL) + ON_ITS_WAY) : NULL;

	if (!s)
		log_die(r->log, "no key to seal with");
	sess_remember(r, what, s, ON_ITS_WAY);
}

static const char *carried_number(struct req *r, const char *what)
{
	const char *s = req_cookie(r, what);

	return s ? crypt_open(r->arena, r->keys, "seal",
		arena_printf(r->arena, "number %s", what), s, time(NULL),
		NULL) : NULL;
}

/* Six digits, all equally likely. */
static const char *new_code(struct req *r)
{
	unsigned n;

	do
		if (crypt_random(&n, sizeof n))
			log_die(r->log, "no random bytes");
	while (n >= 4294000000u);
	return arena_printf(r->arena, "%06u", n % 1000000);
}

static enum reply send_code(struct req *r, const char *purpose,
	const char *cookie, const char *next)
{
	const char *mobile = typed(r, "mobile", "mobile");

	if (!mobile)
		return bad(r);
	query_do(r, SQL_CODE_SEND, ARGS(purpose, mobile, new_code(r),
		req_address(r)));
	carry_number(r, cookie, mobile);
	return see(r, "%s", next);
}

/* "field:key" from the database. */
static enum reply answer_error(struct req *r, const char *answer)
{
	char *field = arena_strdup(r->arena, answer);
	char *key = field ? strchr(field, ':') : NULL;

	if (!key)
		return FAILED;
	*key++ = '\0';
	field_error(r, field, key);
	query_keep(r);
	return bad(r);
}

static const char *typed_sms(struct req *r)
{
	const char *s = typed_code(r, req_secret(r, "code"));

	if (strlen(s) == 6 && strspn(s, "0123456789") == 6)
		return s;
	field_error(r, "code", *s ? "err_code" : "err_required");
	return NULL;
}

static void show_number(struct req *r, const char *mobile)
{
	node_setf(r->hdf, "Page.mobile", "%.3s****%s", mobile,
		strlen(mobile) > 7 ? mobile + 7 : "");
}

/* ---- sign-up ----------------------------------------------------------- */

enum reply signup(struct req *r)
{
	return node_get(r->hdf, "User.id") ? see(r, "/mine") : PAGE;
}

enum reply signup_code(struct req *r)
{
	return send_code(r, "signup", "rg_signup", "/signup/code");
}

enum reply signup_rest(struct req *r)
{
	const char *mobile = carried_number(r, "rg_signup");

	if (!mobile)
		return see(r, "/signup");
	show_number(r, mobile);
	return PAGE;
}

static const char *typed_kind(struct req *r)
{
	const char *s = req_form(r, "kind");

	if (s && (!strcmp(s, "person") || !strcmp(s, "merchant")))
		return s;
	field_error(r, "kind", "err_choice");
	return NULL;
}

enum reply signup_done(struct req *r)
{
	const char *mobile = carried_number(r, "rg_signup");
	const char *code = typed_sms(r);
	const char *kind = typed_kind(r);
	const char *name = typed(r, "name", "name_foreign");
	const char *password, *terms = req_form(r, "terms"), *answer;
	char hash[PASSWORD_SIZE];

	if (!mobile)
		return see(r, "/signup");
	password = typed_password(r, mobile);
	if (!terms || strcmp(terms, "1"))
		field_error(r, "terms", "err_must");
	if (!code || !kind || !name || !password || r->errors)
		return bad(r);
	if (crypt_password(password, PASSWORD_PUBLIC, hash))
		log_die(r->log, "no password hash");
	answer = query_text(r, SQL_SIGN_UP, ARGS(mobile, code, name, kind,
		hash, sess_start(r), r->lang, req_address(r)));
	if (!answer || strcmp(answer, "ok"))
		return answer_error(r, answer);
	sess_remember(r, "rg_signup", "", 0);
	return see(r, "/mine?done=signup");
}

/* ---- a forgotten password ---------------------------------------------- */

enum reply forgot(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply forgot_code(struct req *r)
{
	return send_code(r, "reset", "rg_reset", "/password/code");
}

enum reply forgot_rest(struct req *r)
{
	const char *mobile = carried_number(r, "rg_reset");

	if (!mobile)
		return see(r, "/password");
	show_number(r, mobile);
	return PAGE;
}

enum reply forgot_done(struct req *r)
{
	const char *mobile = carried_number(r, "rg_reset");
	const char *code = typed_sms(r), *password, *answer;
	char hash[PASSWORD_SIZE];

	if (!mobile)
		return see(r, "/password");
	password = typed_password(r, mobile);
	if (!code || !password)
		return bad(r);
	if (crypt_password(password, PASSWORD_PUBLIC, hash))
		log_die(r->log, "no password hash");
	answer = query_text(r, SQL_PASSWORD_RESET, ARGS(mobile, code, hash,
		req_address(r)));
	if (!answer || strcmp(answer, "ok"))
		return answer_error(r, answer);
	sess_remember(r, "rg_reset", "", 0);
	return see(r, "/login?done=password");
}

/* ---- one's own password ------------------------------------------------ */

enum reply change(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply change_done(struct req *r)
{
	const char *login = arena_strdup(r->arena,
		node_get(r->hdf, "User.login"));
	const char *old = req_secret(r, "password_old"), *now, *hash;
	char made[PASSWORD_SIZE];

	if (!old || !*old)
		field_error(r, "password_old", "err_required");
	now = typed_password(r, login ? login : "");
	if (!now || r->errors)
		return bad(r);
	query_row(r, SQL_LOGIN_FIND, "Login", ARGS(login, req_address(r)));
	if (!query_flush(r))
		return FAILED;
	if (node_get(r->hdf, "Login.wait"))
		return later(r, WAIT);
	node_remove(r->hdf, "Login");
	hash = query_text(r, SQL_PASSWORD_MINE, ARGS());
	if (!crypt_password_is(old, hash, PASSWORD_PUBLIC)) {
		query_do(r, SQL_LOGIN_FAILED, ARGS(login, req_address(r)));
		query_keep(r);
		field_error(r, "password_old", "err_pass");
		return bad(r);
	}
	if (crypt_password(now, PASSWORD_PUBLIC, made))
		log_die(r->log, "no password hash");
	query_do(r, SQL_PASSWORD_SET, ARGS(made));
	return see(r, "/account?done=password");
}

/* ---- log-out (side pub) ------------------------------------------------ */

enum reply logout(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply logout_done(struct req *r)
{
	query_do(r, SQL_LOGOUT, ARGS());
	sess_end(r);
	return see(r, "/login?done=out");
}
