/*
 * Days on which leaders receive people: published and booked on the public
 * side, kept on the officers'.  A place goes to one; who comes second is told.
 */
#include "mediation.h"

#include <string.h>

#include "mediation.sql.h"

/* ---- the public side --------------------------------------------------- */

enum reply duty(struct req *r)
{
	query_rows(r, SQL_DUTY_DAYS, "Page.days", ARGS());
	query_rows(r, SQL_DUTY_MINE, "Page.mine", ARGS());
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

/* One day, to book a place on it; one's own cases can be named. */
enum reply duty_day(struct req *r)
{
	query_row(r, SQL_DUTY_DAY, "Page.day", ARGS(cases_path_id(r, "day")));
	query_rows(r, SQL_MY_RIGHTS, "Page.cases", ARGS());
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply duty_book(struct req *r)
{
	return query_text(r, SQL_DUTY_BOOK, ARGS(cases_path_id(r, "day"),
		req_form(r, "case"), cases_key(r, "book", ""))) ? see(r,
		"/mediation/duty?done=booked") : FAILED;
}

enum reply duty_cancel(struct req *r)
{
	return query_text(r, SQL_DUTY_CANCEL, ARGS(cases_path_id(r, "booking"),
		cases_key(r, "cancel", ""))) ? see(r,
		"/mediation/duty?done=cancelled") : FAILED;
}

/* ---- the officers' side ------------------------------------------------ */

enum reply desk_duty(struct req *r)
{
	query_rows(r, SQL_DUTY_DESK, "Page.days", ARGS());
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

enum reply duty_add(struct req *r)
{
	const char *day, *from, *to, *place, *leader, *post, *seats;

	/* Whoever may not set days hears so first. */
	query_rows(r, SQL_DUTY_DESK, "Page.days", ARGS());
	if (!query_flush(r))
		return FAILED;
	day = form_typed(r, "day", "date", NULL, true);
	from = form_typed(r, "begins", "time", NULL, true);
	to = form_typed(r, "ends", "time", NULL, true);
	place = form_typed(r, "place", "text", "60", true);
	leader = form_typed(r, "leader", "name", NULL, true);
	post = form_typed(r, "post", "text", "60", true);
	seats = form_typed(r, "seats", "int", "100", true);
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_DUTY_ADD, ARGS(day, from, to, place, leader,
		post, seats, cases_key(r, "duty", ""))) ? see(r,
		"/desk/mediation/duty?done=acted") : FAILED;
}

enum reply duty_drop(struct req *r)
{
	return query_text(r, SQL_DUTY_DROP, ARGS(cases_path_id(r, "day"),
		cases_key(r, "drop", ""))) ? see(r,
		"/desk/mediation/duty?done=acted") : FAILED;
}

/* What is said of a booking is bound to it, under the key of who came. */
static struct dossier booking(const char *id, const char *account)
{
	return (struct dossier){ .id = id, .applicant = account,
		.service = PETITION };
}

enum reply desk_duty_day(struct req *r)
{
	const char *day = cases_path_id(r, "day");
	struct node *n;

	query_row(r, SQL_DUTY_DESK_DAY, "Page.day", ARGS(day));
	query_rows(r, SQL_DUTY_LIST, "Page.list", ARGS(day));
	if (!query_flush(r))
		return FAILED;
	n = node_find(r->hdf, "Page.list");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		struct dossier d = booking(arena_strdup(r->arena, node_get(n,
			"id")), arena_strdup(r->arena, node_get(n,
			"account")));
		const char *s = node_get(n, "result");

		if (!s)
			continue;
		s = cases_unseal(r, &d, "duty_booking.result",
			arena_strdup(r->arena, s));
		node_set(n, "result", s ? s : "****");
	}
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

/* Who booked, from the day's list. */
static const char *account_of(struct req *r, const char *id)
{
	struct node *n = node_find(r->hdf, "Page.list");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "id"), id))
			return arena_strdup(r->arena, node_get(n, "account"));
	return NULL;
}

enum reply duty_result(struct req *r)
{
	const char *day = cases_path_id(r, "day");
	const char *id = cases_path_id(r, "booking");
	const char *deed = req_form(r, "do"), *said = "", *sealed = "";
	bool came = deed && !strcmp(deed, "came");
	struct dossier d;

	query_row(r, SQL_DUTY_DESK_DAY, "Page.day", ARGS(day));
	query_rows(r, SQL_DUTY_LIST, "Page.list", ARGS(day));
	if (!query_flush(r))
		return FAILED;
	d = booking(id, account_of(r, id));
	if (!d.applicant)
		return NOT_FOUND;
	if (came) {
		said = form_typed(r, arena_printf(r->arena, "result_%s", id),
			"para", "1000", true);
		if (r->errors)
			return bad(r);
		sealed = cases_seal(r, &d, "duty_booking.result", said);
		if (!sealed)
			return FAILED;
	}
	return query_text(r, SQL_DUTY_RESULT, ARGS(id, came ? "t" : "f",
		sealed, cases_key(r, "result", said))) ? see(r,
		"/desk/mediation/duty/%s?done=acted", day) : FAILED;
}
