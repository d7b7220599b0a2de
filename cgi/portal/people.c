/*
 * Sign-up, log-in and passwords.  Runs as workers of its own, because a
 * password takes a tenth of a second of work.
 *
 * No answer tells whether a number has an account: the same words, the same
 * work.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "form.h"
#include "portal.h"
#include "portal.sql.h"
#include "rules.h"

enum { WAIT = 600 };			/* seconds, after too many guesses */

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

/* A hash made when the cost was another is made anew while the password is
 * here; the log-in does not depend on it. */
static void renew_hash(struct req *r, const char *account,
	const char *password, const char *hash)
{
	char made[PASSWORD_SIZE];

	if (crypt_password_is_stale(hash, PASSWORD_PUBLIC) &&
	    !crypt_password(password, PASSWORD_PUBLIC, made))
		query_do(r, SQL_PASSWORD_RENEW, ARGS(account, hash, made));
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
	if (!fits || !account)
		return refuse(r, name);
	renew_hash(r, account, password, hash);
	return let_in(r, account);
}

/* ---- sign-up ----------------------------------------------------------- */

enum reply signup(struct req *r)
{
	return node_get(r->hdf, "User.id") ? see(r, "/mine") : PAGE;
}

enum reply signup_code(struct req *r)
{
	return codes_send(r, "signup", "rg_signup", "/signup/code");
}

enum reply signup_rest(struct req *r)
{
	const char *mobile = codes_carried(r, "rg_signup");

	if (!mobile)
		return see(r, "/signup");
	codes_show(r, mobile);
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
	const char *mobile = codes_carried(r, "rg_signup");
	const char *code = codes_typed(r);
	const char *kind = typed_kind(r);
	const char *name = form_kind(r, "name", "name_foreign");
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
		return codes_answer(r, answer);
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
	return codes_send(r, "reset", "rg_reset", "/password/code");
}

enum reply forgot_rest(struct req *r)
{
	const char *mobile = codes_carried(r, "rg_reset");

	if (!mobile)
		return see(r, "/password");
	codes_show(r, mobile);
	return PAGE;
}

enum reply forgot_done(struct req *r)
{
	const char *mobile = codes_carried(r, "rg_reset");
	const char *code = codes_typed(r), *password, *answer;
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
		return codes_answer(r, answer);
	sess_remember(r, "rg_reset", "", 0);
	return see(r, "/login?done=password");
}

/* ---- one's own password ------------------------------------------------ */

enum reply owner(struct req *r, const char *field, const char *password)
{
	const char *login = arena_strdup(r->arena, node_get(r->hdf,
		"User.login"));

	query_row(r, SQL_LOGIN_FIND, "Login", ARGS(login, req_address(r)));
	if (!query_flush(r))
		return FAILED;
	if (node_get(r->hdf, "Login.wait"))
		return later(r, WAIT);
	node_remove(r->hdf, "Login");
	if (crypt_password_is(password, query_text(r, SQL_PASSWORD_MINE,
			ARGS()), PASSWORD_PUBLIC))
		return PAGE;
	query_do(r, SQL_LOGIN_FAILED, ARGS(login, req_address(r)));
	query_keep(r);
	field_error(r, field, "err_pass");
	return bad(r);
}

enum reply change(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply change_done(struct req *r)
{
	const char *login = arena_strdup(r->arena,
		node_get(r->hdf, "User.login"));
	const char *old = req_secret(r, "password_old"), *now;
	char made[PASSWORD_SIZE];
	enum reply is;

	if (!old || !*old)
		field_error(r, "password_old", "err_required");
	now = typed_password(r, login ? login : "");
	if (!now || r->errors)
		return bad(r);
	is = owner(r, "password_old", old);
	if (is != PAGE)
		return is;
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
