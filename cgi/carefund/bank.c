/*
 * The bank's own word: statements are brought in, their rows find the postings
 * they stand for, and a month in which all have done so is closed.  Everything
 * is checked by the functions of sql/api/bank.sql; accountants act, cashiers
 * look on.
 */
#include <stdlib.h>
#include <string.h>

#include "carefund.h"
#include "carefund.sql.h"
#include "review.h"
#include "rules.h"

enum { A_PAGE = 50, LARGEST = 4 * 1024 * 1024 };

static const char *const tabs[] = { "open", "matched", "explained" };
enum { TABS = sizeof tabs / sizeof *tabs };

/* The books are kept by accountants alone; cashiers look on. */
static bool may(struct req *r)
{
	return review_may(r, "accountant cashier");
}

static bool keeps(struct req *r)
{
	return review_may(r, "accountant");
}

static const char *tab(struct req *r)
{
	const char *s = req_query(r, "tab");

	for (size_t i = 0; s && i < TABS; i++)
		if (!strcmp(s, tabs[i]))
			return tabs[i];
	return tabs[0];
}

/* One row more than is shown was asked for. */
static void draw_older(struct req *r, const char *t)
{
	const char *extra = arena_printf(r->arena, "Page.rows.%d", A_PAGE);

	if (!node_find(r->hdf, extra))
		return;
	node_remove(r->hdf, extra);
	node_setf(r->hdf, "Page.older", "/desk/carefund/bank?tab=%s&before=%s",
		t, node_get(r->hdf, arena_printf(r->arena, "Page.rows.%d.id",
		A_PAGE - 1)));
}

enum reply bank(struct req *r)
{
	const char *before = req_row(r, "before"), *t = tab(r);
	const char *done = req_query(r, "done");

	if (!query_flush(r))
		return FAILED;
	if (!may(r))
		return FORBIDDEN;
	query_rows(r, SQL_BANK_ROWS, "Page.rows", ARGS(t, before,
		arena_printf(r->arena, "%d", A_PAGE + 1)));
	if (!query_flush(r))
		return FAILED;
	draw_older(r, t);
	for (size_t i = 0; i < TABS; i++) {
		struct node *n = node_at(r->hdf, arena_printf(r->arena,
			"Page.tabs.%zu", i));

		node_set(n, "code", tabs[i]);
		node_set(n, "current", tabs[i] == t ? "1" : NULL);
	}
	if (done && (!strcmp(done, "import") || !strcmp(done, "row")))
		node_setf(r->hdf, "Page.message", "bank_%s", done);
	return PAGE;
}

enum reply bank_import(struct req *r)
{
	const struct body_file *f = req_file(r, "file");
	const char *bytes;

	if (!keeps(r))
		return FORBIDDEN;
	if (!f || !f->size || f->size > LARGEST) {
		field_error(r, "file", !f ? "err_required" : !f->size ?
			"err_file_empty" : "err_statement_size");
		return bad(r);
	}
	bytes = query_file(r, f->fd, f->size);
	if (!bytes)
		return FAILED;
	query_do(r, SQL_BANK_IMPORT, ARGS(f->name, bytes));
	return query_flush(r) ? see(r, "/desk/carefund/bank?done=import") :
		FAILED;
}

/* ---- one row ----------------------------------------------------------- */

enum reply bank_row(struct req *r)
{
	const char *row = req_path(r, "row");

	if (!query_flush(r))
		return FAILED;
	if (!may(r))
		return FORBIDDEN;
	if (!cases_is_id(row))
		return NOT_FOUND;
	query_row(r, SQL_BANK_ROW, "Page.row", ARGS(row));
	query_rows(r, SQL_BANK_DUE, "Page.due", ARGS(row));
	query_rows(r, SQL_BANK_PAIRS, "Page.pairs", ARGS(row));
	/* What is not there was not read. */
	return query_flush(r) ? PAGE : FAILED;
}

static enum reply done(struct req *r)
{
	return query_flush(r) ? see(r, "/desk/carefund/bank?done=row") :
		FAILED;
}

enum reply bank_match(struct req *r)
{
	const char *const *ticked = req_form_all(r, "posting", NULL);
	struct buf b = buf_new(r->arena);

	if (!keeps(r))
		return FORBIDDEN;
	if (!cases_is_id(req_path(r, "row")))
		return NOT_FOUND;
	for (; *ticked; ticked++)
		if (cases_is_id(*ticked))
			buf_printf(&b, "%s%s", b.len ? "," : "", *ticked);
	query_do(r, SQL_BANK_MATCH, ARGS(req_path(r, "row"), arena_printf(
		r->arena, "{%s}", b.len ? b.data : "")));
	return done(r);
}

enum reply bank_explain(struct req *r)
{
	const char *why = req_form(r, "why"), *other = req_form(r, "other");
	const char *note;

	if (!keeps(r))
		return FORBIDDEN;
	note = form_typed(r, "note", "para", "500", false);
	if (!cases_is_id(req_path(r, "row")))
		return NOT_FOUND;
	if (!why || !*why)
		field_error(r, "why", "err_choice");
	else if (!strcmp(why, "pair") && !cases_is_id(other))
		field_error(r, "other", "err_choice");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_BANK_EXPLAIN, ARGS(req_path(r, "row"), why, note,
		cases_is_id(other) ? other : NULL));
	return done(r);
}

enum reply bank_undo(struct req *r)
{
	if (!keeps(r))
		return FORBIDDEN;
	if (!cases_is_id(req_path(r, "row")))
		return NOT_FOUND;
	query_do(r, SQL_BANK_UNDO, ARGS(req_path(r, "row")));
	return done(r);
}

/* ---- months ------------------------------------------------------------ */

enum reply months(struct req *r)
{
	const char *s = req_query(r, "done");

	if (!query_flush(r))
		return FAILED;
	if (!may(r))
		return FORBIDDEN;
	query_rows(r, SQL_MONTHS, "Page.months", ARGS());
	if (s && !strcmp(s, "closed"))
		node_set(r->hdf, "Page.message", "month_closed");
	return PAGE;
}

/* Whole yuan and at most two digits of fen. */
static bool is_money(const char *s)
{
	size_t yuan = strspn(s, "0123456789"), fen;

	if (!yuan || yuan > 10)
		return false;
	if (s[yuan] == '\0')
		return true;
	fen = strspn(s + yuan + 1, "0123456789");
	return s[yuan] == '.' && fen && fen <= 2 && s[yuan + 1 + fen] == '\0';
}

static const char *typed_balance(struct req *r)
{
	const char *s = req_form(r, "balance");
	char yuan[64] = "";

	if (s && *s && rule_normal("money", s, yuan, sizeof yuan) >= 0 &&
	    is_money(yuan))
		return arena_strdup(r->arena, yuan);
	field_error(r, "balance", s && *s ? "err_money_format" :
		"err_required");
	return NULL;
}

enum reply month_close(struct req *r)
{
	const char *month = req_form(r, "month"), *balance;

	if (!keeps(r))
		return FORBIDDEN;
	balance = typed_balance(r);
	/* A month of the list: 2026-03. */
	if (!month || strlen(month) != 7 || strncmp(month, "20", 2) ||
	    month[4] != '-' || strspn(month, "0123456789-") != 7 ||
	    strtol(month + 5, NULL, 10) < 1 || strtol(month + 5, NULL, 10) > 12)
		field_error(r, "month", "err_choice");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_MONTH_CLOSE, ARGS(arena_printf(r->arena, "%s-01",
		month), balance));
	return query_flush(r) ? see(r, "/desk/carefund/months?done=closed") :
		FAILED;
}
