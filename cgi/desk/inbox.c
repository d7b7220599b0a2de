/* Inbox, search, messages to the officer, own preferences. */
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "desk.sql.h"
#include "reply.h"

enum { ROWS = 20 };

void next_page(struct req *r, const char *rows, unsigned size,
	const char *base)
{
	const char *last = arena_printf(r->arena, "%s.%u", rows, size - 1);
	const char *more = arena_printf(r->arena, "%s.%u", rows, size);

	if (!query_flush(r) || !node_find(r->hdf, more))
		return;
	node_remove(r->hdf, more);
	node_setf(r->hdf, "Page.older", "%s%s", base, node_get(r->hdf,
		arena_printf(r->arena, "%s.id", last)));
}

enum reply inbox(struct req *r)
{
	static const char *const tabs[] = { "claim", "mine", "waiting",
		"soon", "overdue", "closed", "all" };
	const char *asked = req_query(r, "tab"), *tab = tabs[0];

	for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
		if (asked && !strcmp(asked, tabs[i]))
			tab = tabs[i];
	node_set(r->hdf, "Page.tab", tab);
	alarm_of_books(r);
	query_row(r, SQL_COUNTS, "Page.counts", ARGS());
	query_rows(r, SQL_INBOX, "Page.rows", ARGS(tab, req_row(r, "before"),
		"21"));
	query_last(r);
	next_page(r, "Page.rows", ROWS, arena_printf(r->arena,
		"/desk/?tab=%s&before=", tab));
	return PAGE;
}

enum reply search(struct req *r)
{
	const char *q = req_query(r, "q");

	node_set(r->hdf, "Page.q", q);
	if (!q || !*q)
		return PAGE;
	if (strlen(q) > 200) {
		field_error(r, "q", "err_too_long");
		return PAGE;
	}
	query_rows(r, SQL_SEARCH, "Page.rows", ARGS(q, req_row(r, "before"),
		"21"));
	next_page(r, "Page.rows", ROWS, arena_printf(r->arena,
		"/desk/search?q=%s&before=", reply_escape(r->arena, q)));
	return PAGE;
}

enum reply go_to_case(struct req *r)
{
	const char *module = query_text(r, SQL_MODULE_OF,
		ARGS(req_path(r, "no")));

	return module ? see(r, "/desk/%s/%s", module, req_path(r, "no"))
		: NOT_FOUND;
}

enum reply messages(struct req *r)
{
	query_rows(r, SQL_MESSAGES, "Page.rows", ARGS(req_row(r, "before")));
	next_page(r, "Page.rows", ROWS, "/desk/messages?before=");
	return PAGE;
}

enum reply messages_read(struct req *r)
{
	query_do(r, SQL_MESSAGES_SEEN, ARGS());
	return see(r, "/desk/messages");
}

enum reply account(struct req *r)
{
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

enum reply prefer(struct req *r)
{
	const char *lang = req_form(r, "lang"), *large = req_form(r, "large");

	if (!lang || (strcmp(lang, "zh-CN") && strcmp(lang, "en")))
		field_error(r, "lang", "err_choice");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_PREFER, ARGS(lang, large && !strcmp(large, "1")
		? "true" : "false"));
	sess_remember(r, "lang", "", 0);
	sess_remember(r, "large", "", 0);
	return see(r, "%s", sess_next(r, "/desk/account?done=saved"));
}
