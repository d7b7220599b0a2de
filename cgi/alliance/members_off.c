/*
 * Members for officers: all of them, whatever their state, with a way to each
 * one's case, where everything is done; and the list as a file.
 */
#include "alliance.h"

#include <string.h>

#include "alliance.sql.h"
#include "form.h"
#include "reply.h"
#include "sheet.h"
#include "text.h"

enum { A_PAGE = 50, A_FILE = 5000, WORDS_MAX = 50 };

struct filter {
	const char *state, *q, *after;
};

/* A filter that cannot be one is left out: a list is shown in any case. */
static struct filter filters(const char *state, const char *q,
	const char *after)
{
	struct filter f = { state, q, after };

	if (f.state && (!*f.state || strlen(f.state) > 30 || strspn(f.state,
			"ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != strlen(f.state)))
		f.state = NULL;
	if (f.q && (!*f.q || text_count(f.q) > WORDS_MAX ||
			!text_clean(f.q, strlen(f.q), TEXT_LINE)))
		f.q = NULL;
	if (f.after && (!*f.after || strlen(f.after) > 18 ||
			!text_is_digits(f.after)))
		f.after = NULL;
	return f;
}

static void ask(struct req *r, const struct filter *f, int most)
{
	query_row(r, SQL_SERVICE_STANDARD, "Page.service", ARGS(ALLIANCE));
	query_rows(r, SQL_MEMBER_DESK, "Page.rows", ARGS(f->state, f->q,
		f->after, arena_printf(r->arena, "%d", most + 1)));
}

/* Words for the trades, from the standard in force. */
static void say_trades(struct req *r)
{
	struct node *s = form_standard(r, arena_strdup(r->arena,
		node_get(r->hdf, "Page.service.standard")));
	struct node *field = s ? form_field(s, "trade") : NULL;
	struct node *n = node_find(r->hdf, "Page.rows");

	for (n = n ? node_child(n) : NULL; n && field; n = node_next(n))
		node_set(n, "trade_word", arena_strdup(r->arena, form_say(r,
			field, node_get(n, "trade"))));
}

static void draw_tabs(struct req *r, const struct filter *f)
{
	struct node *n = node_find(r->hdf, "Page.states");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (f->state && !strcmp(node_get(n, "state"), f->state))
			node_set(n, "current", "1");
	node_set(r->hdf, "Page.state", f->state);
	node_set(r->hdf, "Page.q", f->q);
}

static void draw_next(struct req *r, const struct filter *f)
{
	const char *extra = arena_printf(r->arena, "Page.rows.%d", A_PAGE);

	if (!node_find(r->hdf, extra))
		return;
	node_remove(r->hdf, extra);
	node_setf(r->hdf, "Page.older",
		"/desk/alliance/members?state=%s&q=%s&after=%s",
		f->state ? f->state : "", reply_escape(r->arena, f->q ? f->q
		: ""), node_get(r->hdf, arena_printf(r->arena,
		"Page.rows.%d.id", A_PAGE - 1)));
}

enum reply desk_members(struct req *r)
{
	struct filter f = filters(req_query(r, "state"), req_query(r, "q"),
		req_query(r, "after"));

	ask(r, &f, A_PAGE);
	query_rows(r, SQL_MEMBER_DESK_COUNTS, "Page.states", ARGS());
	if (!query_flush(r))
		return NOT_FOUND;
	say_trades(r);
	draw_tabs(r, &f);
	draw_next(r, &f);
	return PAGE;
}

/* ---- the file ---------------------------------------------------------- */

static const char *const columns[] = { "no", "name", "uscc", "trade_word",
	"place", "label", "since", "until", "case" };
enum { COLUMNS = sizeof columns / sizeof *columns };

static void add_head(struct req *r, struct sheet *s)
{
	for (size_t i = 0; i < COLUMNS; i++)
		sheet_cell(s, page_word(r->pages, r->lang, arena_printf(
			r->arena, "desk.member.%s", columns[i])));
	sheet_row(s);
}

static unsigned add_rows(struct req *r, struct sheet *s)
{
	struct node *n = node_find(r->hdf, "Page.rows");
	unsigned count = 0;

	for (n = n ? node_child(n) : NULL; n && count < A_FILE;
	     n = node_next(n), count++) {
		for (size_t i = 0; i < COLUMNS; i++) {
			const char *en = i == 5 && !strcmp(r->lang, "en") ?
				node_get(n, "label.en") : NULL;

			sheet_cell(s, en ? en : node_get(n, columns[i]));
		}
		sheet_row(s);
	}
	return count;
}

enum reply desk_members_file(struct req *r)
{
	struct filter f = filters(req_form(r, "state"), req_form(r, "q"),
		NULL);
	const char *kind = req_form(r, "do");
	struct sheet *s;
	unsigned count;

	if (!kind || (strcmp(kind, "csv") && strcmp(kind, "xlsx")))
		return MALFORMED;
	ask(r, &f, A_FILE);
	if (!query_flush(r))
		return FAILED;
	say_trades(r);
	s = sheet_new(r, strcmp(kind, "csv") ? SHEET_XLSX : SHEET_CSV);
	add_head(r, s);
	count = add_rows(r, s);
	query_do(r, SQL_EXPORT_NOTE, ARGS(r->route->path, arena_printf(
		r->arena, "%s state=%s q=%s rows=%u", kind, f.state ? f.state
		: "", f.q ? f.q : "", count)));
	return sheet_send(s, "members");
}
