/*
 * What belongs to the person who is signed in.
 */
#include <string.h>

#include "form.h"
#include "portal.h"
#include "portal.sql.h"

enum { LINES = 50 };			/* of a list, on a page */

static const char *text_or(const char *s)
{
	return s ? s : "";
}

/* What was just done, named in the address after a redirect. */
static void say_done(struct req *r)
{
	static const char *const known[] = { "signup", "password", "mobile",
		"saved", "read", "sessions" };
	const char *s = req_query(r, "done");

	for (size_t i = 0; s && i < sizeof known / sizeof *known; i++)
		if (!strcmp(s, known[i]))
			node_setf(r->hdf, "Page.message", "portal_%s", s);
}

/* Cases come as one list and are shown as three. */
static void sort_cases(struct req *r)
{
	struct node *row = node_find(r->hdf, "Page.cases");

	for (row = row ? node_child(row) : NULL; row; row = node_next(row))
		node_copy(r->hdf, arena_printf(r->arena, "Page.%s.%s",
			text_or(node_get(row, "group")), node_name(row)), row);
	node_remove(r->hdf, "Page.cases");
}

enum reply mine(struct req *r)
{
	say_done(r);
	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_rows(r, SQL_MY_CASES, "Page.cases", ARGS());
	query_rows(r, SQL_SERVICES, "Page.services", ARGS());
	query_rows(r, SQL_MY_UNRATED, "Page.unrated", ARGS());
	if (query_flush(r))
		sort_cases(r);
	return PAGE;
}

enum reply messages(struct req *r)
{
	const char *before = req_query(r, "before");

	say_done(r);
	query_rows(r, SQL_MY_MESSAGES, "Page.messages",
		ARGS(text_or(before), r->lang));
	pager(r, "Page.messages", LINES, "/mine/messages");
	if (before)
		node_set(r->hdf, "Page.pager.newer", "/mine/messages");
	return PAGE;
}

enum reply messages_read(struct req *r)
{
	query_do(r, SQL_MY_MESSAGES_READ, ARGS());
	return see(r, "/mine/messages?done=read");
}

/* ---- account ----------------------------------------------------------- */

enum reply account(struct req *r)
{
	say_done(r);
	query_row(r, SQL_MY_ACCOUNT, "Page.account", ARGS());
	query_rows(r, SQL_MY_CONSENTS, "Page.consents", ARGS());
	query_flush(r);
	return PAGE;
}

enum reply account_save(struct req *r)
{
	const char *name = form_kind(r, "name", "name_foreign");
	const char *lang = text_or(req_form(r, "lang"));
	const char *large = text_or(req_form(r, "large"));

	if (strcmp(lang, "zh-CN") && strcmp(lang, "en"))
		field_error(r, "lang", "err_choice");
	if (strcmp(large, "0") && strcmp(large, "1"))
		field_error(r, "large", "err_choice");
	if (!name || r->errors)
		return bad(r);
	query_do(r, SQL_MY_NAME, ARGS(name));
	query_do(r, SQL_PREFER, ARGS(lang, large));
	/* The account decides again, in this browser too. */
	sess_remember(r, "lang", "", 0);
	sess_remember(r, "large", "", 0);
	return see(r, "/account?done=saved");
}

enum reply sessions_end(struct req *r)
{
	query_do(r, SQL_SESSIONS_END, ARGS());
	return see(r, "/account?done=sessions");
}

enum reply account_data(struct req *r)
{
	const char *s = query_text(r, SQL_MY_DATA, ARGS());

	return download(r, "my-data.json", "application/json", text_or(s),
		strlen(text_or(s)));
}

enum reply readers(struct req *r)
{
	const char *before = req_query(r, "before");

	query_rows(r, SQL_WHO_READ, "Page.readers", ARGS(text_or(before)));
	pager(r, "Page.readers", LINES, "/account/readers");
	if (before)
		node_set(r->hdf, "Page.pager.newer", "/account/readers");
	return PAGE;
}

enum reply account_close(struct req *r)
{
	(void)r;
	return PAGE;
}

enum reply account_closed(struct req *r)
{
	const char *sure = req_form(r, "sure"), *answer;

	if (!sure || strcmp(sure, "1")) {
		field_error(r, "sure", "err_must");
		return bad(r);
	}
	answer = query_text(r, SQL_ACCOUNT_CLOSE, ARGS());
	if (!answer)
		return FAILED;
	if (strcmp(answer, "ok")) {
		field_error(r, "sure", "err_case_open");
		return bad(r);
	}
	sess_end(r);
	return see(r, "/login?done=closed");
}
