/*
 * A new mobile number for one's account: the password is asked, a code goes to
 * the new number, and the old one is told.
 */
#include <string.h>

#include "form.h"
#include "portal.h"
#include "portal.sql.h"

static const char cookie[] = "rg_number";

enum reply number(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply number_code(struct req *r)
{
	const char *login = node_get(r->hdf, "User.login");
	const char *password = req_secret(r, "password");
	const char *mobile = form_kind(r, "mobile", "mobile");
	enum reply is;

	if (mobile && login && !strcmp(mobile, login))
		field_error(r, "mobile", "err_same_mobile");
	if (!password || !*password)
		field_error(r, "password", "err_required");
	if (r->errors)
		return bad(r);
	is = owner(r, "password", password);
	return is == PAGE ? codes_send(r, "mobile", cookie, "/mobile/code") :
		is;
}

enum reply number_rest(struct req *r)
{
	const char *mobile = codes_carried(r, cookie);

	if (!mobile)
		return see(r, "/mobile");
	codes_show(r, mobile);
	return PAGE;
}

enum reply number_done(struct req *r)
{
	const char *mobile = codes_carried(r, cookie);
	const char *code = codes_typed(r), *answer;

	if (!mobile)
		return see(r, "/mobile");
	if (!code)
		return bad(r);
	answer = query_text(r, SQL_MOBILE_SET, ARGS(mobile, code,
		req_address(r)));
	if (!answer || strcmp(answer, "ok"))
		return codes_answer(r, answer);
	sess_remember(r, cookie, "", 0);
	return see(r, "/account?done=mobile");
}
