/*
 * The officers' side of the window: the board, the roster of times, who comes,
 * who is late, whom to call.  A case and its steps are lib/review's.
 */
#include "activities.h"
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
	ask_day(r, day_asked(r));
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

enum reply services(struct req *r)
{
	query_trees(r, SQL_REPORT_SERVICES, ARGS("14"));
	if (!query_flush(r))
		return FAILED;
	if (review_may(r, "clerk supervisor"))
		query_rows(r, SQL_REPORT_CALLS_SOON, "Page.calls", ARGS("14"));
	return PAGE;
}

/* ---- a case ------------------------------------------------------------ */

enum reply desk_case(struct req *r)
{
	enum reply reply;

	query_maybe(r, SQL_REPORT_BOOKED, "Page.booked", ARGS(req_path(r,
		"no")));
	signup_ask(r);
	reply = review_show(r);
	signup_say(r);
	return reply;
}

/* ---- a time for somebody who calls ------------------------------------- */

/* The step, which is the last part of the path. */
static const char *step_of(struct req *r)
{
	return strrchr(r->path, '/') + 1;
}

static bool ask_times(struct req *r, struct dossier *d)
{
	const char *no = req_path(r, "no");

	cases_ask(r);
	query_rows(r, SQL_REPORT_SLOTS, "Page.slots", ARGS(no));
	query_maybe(r, SQL_REPORT_BOOKED, "Page.booked", ARGS(no));
	if (!cases_take(r, r->with, d))
		return false;
	node_set(r->hdf, "Page.here", r->path);
	node_set(r->hdf, "Page.back", d->here);
	node_set(r->hdf, "Page.version", d->version);
	return true;
}

/* Why the officer cannot take the step; NULL when he can. */
static const char *why_not(struct req *r, const struct dossier *d)
{
	const char *why = query_text(r, SQL_REVIEW_WHY_NOT, ARGS(d->no,
		step_of(r)));

	node_set(r->hdf, "Page.reason", why);
	return why;
}

enum reply book_for_page(struct req *r)
{
	struct dossier d;

	if (!ask_times(r, &d))
		return NOT_FOUND;
	if (why_not(r, &d)) {
		/* Shown again after somebody else's step, it may be over. */
		if (r->method != POST)
			return FORBIDDEN;
		node_set(r->hdf, "Page.over", "1");
	}
	return PAGE;
}

enum reply book_for(struct req *r)
{
	const char *slot = req_form(r, "slot");
	struct dossier d;

	if (!ask_times(r, &d))
		return NOT_FOUND;
	if (!cases_is_id(slot)) {
		field_error(r, "slot", "err_choose_time");
		node_set(r->hdf, "Page.version", cases_version(r));
		return why_not(r, &d) ? FORBIDDEN : bad(r);
	}
	return query_text(r, SQL_REPORT_BOOK_FOR, ARGS(d.no, cases_version(r),
		step_of(r), slot, cases_key(r, "book_for", d.no))) ? see(r,
		"%s?done=acted", d.here) : FAILED;
}
