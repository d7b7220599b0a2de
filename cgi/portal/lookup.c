/*
 * One case without log-in: its number and its query code open it to read, for
 * half an hour, in this browser.
 */
#include <string.h>

#include "form.h"
#include "portal.h"
#include "portal.sql.h"

enum { CODE = 8, WAIT = 600 };		/* characters, seconds */

enum reply lookup(struct req *r)
{
	(void)r;
	return PAGE;
}

static const char *typed_query_code(struct req *r)
{
	const char *s = req_form(r, "query");

	s = s ? typed_code(r, s) : "";
	if (strlen(s) == CODE)
		return s;
	field_error(r, "query", *s ? "err_query_code" : "err_required");
	return NULL;
}

/* Who is signed in keeps the session; anybody else gets a new token, good for
 * this case alone. */
static const char *token(struct req *r)
{
	if (!node_get(r->hdf, "User.id"))
		return sess_start(r);
	query_do(r, SQL_GUEST_LEAVE, ARGS());
	return r->session;
}

enum reply lookup_open(struct req *r)
{
	const char *no = form_kind(r, "number", "case");
	const char *code = typed_query_code(r), *answer;

	if (!no || !code)
		return bad(r);
	answer = query_text(r, SQL_GUEST_OPEN, ARGS(no, code, token(r),
		req_address(r)));
	if (!answer)
		return FAILED;
	query_keep(r);
	if (!strncmp(answer, "ok:", 3))
		return see(r, "/%s/case/%s", answer + 3, no);
	if (!strcmp(answer, "err_too_many"))
		return later(r, WAIT);
	field_error(r, "number", "err_lookup");
	return bad(r);
}
