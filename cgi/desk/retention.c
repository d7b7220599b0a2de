/*
 * What has outlived its keeping time.  One officer asks, another approves, the
 * operator's command carries it out; a hold keeps what must stay.  The database
 * says who may do which and that two are two.
 */
#include <string.h>

#include "desk.h"
#include "desk.sql.h"
#include "form.h"
#include "text.h"

enum { ROWS = 20, MOST_DAYS = 40000 };

enum reply retention(struct req *r)
{
	const char *before = req_row(r, "before");

	node_set(r->hdf, "Page.message", req_query(r, "done"));
	query_rows(r, SQL_RETENTION_DUE, "Page.due", ARGS());
	query_rows(r, SQL_ERASURES, "Page.rows", ARGS(before));
	query_rows(r, SQL_HOLDS, "Page.holds", ARGS());
	query_rows(r, SQL_KEEPINGS, "Page.times", ARGS());
	next_page(r, "Page.rows", ROWS, "/desk/retention?before=");
	return PAGE;
}

/* "ok", "field:key", or "key" about `field`. */
static enum reply told(struct req *r, const char *said, const char *field)
{
	char *words, *key;

	if (!said)
		return FAILED;
	if (!strcmp(said, "ok"))
		return see(r, "/desk/retention?done=saved");
	words = arena_strdup(r->arena, said);
	key = strchr(words, ':');
	if (key)
		*key++ = '\0';
	field_error(r, key ? words : *field ? field : "form", key ? key :
		words);
	return bad(r);
}

/* What was typed, without white space at its ends; "" for nothing. */
static const char *typed(struct req *r, const char *name)
{
	const char *s = req_form(r, name);

	return text_trim(arena_strdup(r->arena, s ? s : ""));
}

/* A number of the page; what is none is a row that is not there. */
static const char *row(struct req *r)
{
	const char *s = typed(r, "id");

	return *s && text_is_digits(s) && strlen(s) <= 18 ? s : "0";
}

enum reply erasure_ask(struct req *r)
{
	const char *who = typed(r, "who"), *key = sess_key(r);

	return told(r, query_text(r, SQL_ERASURE_ASK, ARGS(*who ? "person" :
		"due", who, typed(r, "reason"), key)), "reason");
}

enum reply erasure_approve(struct req *r)
{
	return told(r, query_text(r, SQL_ERASURE_APPROVE, ARGS(row(r))), "");
}

enum reply erasure_drop(struct req *r)
{
	return told(r, query_text(r, SQL_ERASURE_DROP, ARGS(row(r))), "");
}

enum reply hold_put(struct req *r)
{
	const char *key = sess_key(r);

	return told(r, query_text(r, SQL_HOLD_PUT, ARGS(typed(r, "case"),
		typed(r, "person"), typed(r, "hold_reason"), key)),
		"hold_reason");
}

enum reply hold_lift(struct req *r)
{
	return told(r, query_text(r, SQL_HOLD_LIFT, ARGS(row(r), typed(r,
		"why"))), "");
}

/* A day as it must be typed; the database wants nothing else. */
enum reply keeping_set(struct req *r)
{
	const char *from, *days = typed(r, "days");
	long long n = *days && text_is_digits(days) && strlen(days) < 6 ?
		text_number(days, 0) : 0;

	/* Whoever may not is told so before what he typed is judged. */
	query_do(r, SQL_NEED, ARGS("secadmin"));
	if (!query_flush(r))
		return FAILED;
	from = form_typed(r, "from", "date", NULL, true);
	if (n < 1 || n > MOST_DAYS)
		field_error(r, "days", "err_days");
	if (r->errors)
		return bad(r);
	return told(r, query_text(r, SQL_KEEPING_SET, ARGS(typed(r, "kind"),
		from, arena_printf(r->arena, "%lld", n), typed(r, "basis"))),
		"basis");
}
