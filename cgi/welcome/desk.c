/*
 * The officers' side of the window: the board, the roster of times, who comes,
 * who is late, whom to call.  A case and its steps are lib/review's.
 */
#include "welcome.h"

#include <string.h>

#include "review.h"
#include "welcome.sql.h"

enum reply board(struct req *r)
{
	query_trees(r, SQL_REPORT_BOARD, ARGS());
	return PAGE;
}

/* ---- days and times ---------------------------------------------------- */

/* The day of the address, empty for today. */
static const char *on(struct req *r)
{
	struct node *f = node_at(r->hdf, "Form.words");
	const char *s = req_query(r, "on"), *error, *warning;

	node_set(f, "type", "date");
	s = form_value(r, f, s ? s : "", &error, &warning);
	node_remove(r->hdf, "Form.words");
	return error || !*s ? NULL : s;
}

static void ask_day(struct req *r, const char *when)
{
	query_row(r, SQL_REPORT_TODAY, "Page", ARGS(when));
	query_rows(r, SQL_REPORT_DAY, "Page.slots", ARGS(when));
	query_rows(r, SQL_REPORT_GUESTS, "Page.guests", ARGS(when));
}

/* Who comes, below the time he comes at. */
static void sort_guests(struct req *r)
{
	struct node *s = node_find(r->hdf, "Page.slots"), *g;

	for (s = s ? node_child(s) : NULL; s; s = node_next(s)) {
		const char *id = arena_strdup(r->arena, node_get(s, "id"));
		unsigned i = 0;

		g = node_find(r->hdf, "Page.guests");
		for (g = g ? node_child(g) : NULL; g; g = node_next(g))
			if (!strcmp(node_get(g, "slot"), id))
				node_copy(s, arena_printf(r->arena,
					"guests.%u", i++), g);
	}
}

enum reply day(struct req *r)
{
	ask_day(r, on(r));
	if (!query_flush(r))
		return FAILED;
	sort_guests(r);
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

enum reply slots(struct req *r)
{
	query_rows(r, SQL_REPORT_DAYS, "Page.days", ARGS());
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

enum reply slot_add(struct req *r)
{
	const char *when, *from, *to, *minutes, *seats, *place, *keeper, *kind;

	if (!sess_key(r))
		return MALFORMED;
	/* Whoever may not offer times hears so first. */
	query_rows(r, SQL_REPORT_DAYS, "Page.days", ARGS());
	if (!query_flush(r))
		return FAILED;
	when = form_typed(r, "day", "date", NULL, true);
	from = form_typed(r, "begins", "time", NULL, true);
	to = form_typed(r, "ends", "time", NULL, true);
	minutes = form_typed(r, "minutes", "int", "240", true);
	seats = form_typed(r, "seats", "int", "50", true);
	place = form_typed(r, "place", "text", "60", true);
	keeper = form_typed(r, "keeper", "name", NULL, true);
	kind = req_form(r, "kind");
	if (!kind || (strcmp(kind, "booked") && strcmp(kind, "after") &&
			strcmp(kind, "home")))
		field_error(r, "kind", "err_required");
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_REPORT_SLOT_ADD, ARGS(when, from, to, minutes,
		kind, seats, place, keeper, cases_key(r, "slots", ""))) ?
		see(r, "/desk/welcome/day?on=%s&done=acted", when) : FAILED;
}

enum reply slot_drop(struct req *r)
{
	const char *id = cases_path_id(r, "slot");

	if (!sess_key(r))
		return MALFORMED;
	return query_text(r, SQL_REPORT_SLOT_DROP, ARGS(id, cases_key(r,
		"drop", id))) ? see(r, "/desk/welcome/slots?done=acted") :
		FAILED;
}

/* ---- lists ------------------------------------------------------------- */

enum reply late(struct req *r)
{
	query_rows(r, SQL_REPORT_LATE, "Page.rows", ARGS());
	return PAGE;
}

enum reply calls(struct req *r)
{
	query_rows(r, SQL_REPORT_CALLS, "Page.rows", ARGS());
	return PAGE;
}

/* ---- a case ------------------------------------------------------------ */

enum reply desk_case(struct req *r)
{
	query_maybe(r, SQL_REPORT_BOOKED, "Page.booked", ARGS(req_path(r,
		"no")));
	return review_show(r);
}
