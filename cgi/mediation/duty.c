/*
 * Days on which leaders receive people: published and booked on the public
 * side, kept on the officers'.  A place goes to one; who comes second is told.
 */
#include "mediation.h"

#include <string.h>

#include "mediation.sql.h"

static const char *id_of(struct req *r, const char *name)
{
	const char *s = req_path(r, name);

	return cases_is_id(s) ? s : "0";
}

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
	query_row(r, SQL_DUTY_DAY, "Page.day", ARGS(id_of(r, "day")));
	query_rows(r, SQL_MY_RIGHTS, "Page.cases", ARGS());
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply duty_book(struct req *r)
{
	if (!sess_key(r))
		return MALFORMED;
	return query_text(r, SQL_DUTY_BOOK, ARGS(id_of(r, "day"), req_form(r,
		"case"), cases_key(r, "book", ""))) ? see(r,
		"/mediation/duty?done=booked") : FAILED;
}

enum reply duty_cancel(struct req *r)
{
	if (!sess_key(r))
		return MALFORMED;
	return query_text(r, SQL_DUTY_CANCEL, ARGS(id_of(r, "booking"),
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

/* One typed field in its normal form. */
static const char *typed(struct req *r, const char *name, const char *type,
	const char *max)
{
	struct node *f = node_at(r->hdf, "Form.words");
	const char *s = req_form(r, name), *error, *warning;

	node_set(f, "type", type);
	node_set(f, "max", max);
	s = form_value(r, f, s ? s : "", &error, &warning);
	node_remove(r->hdf, "Form.words");
	if (!error && !*s)
		error = "err_required";
	if (error)
		field_error(r, name, error);
	return s;
}

enum reply duty_add(struct req *r)
{
	const char *day, *from, *to, *place, *leader, *post, *seats;

	if (!sess_key(r))
		return MALFORMED;
	/* Whoever may not set days hears so first. */
	query_rows(r, SQL_DUTY_DESK, "Page.days", ARGS());
	if (!query_flush(r))
		return FAILED;
	day = typed(r, "day", "date", NULL);
	from = typed(r, "begins", "time", NULL);
	to = typed(r, "ends", "time", NULL);
	place = typed(r, "place", "text", "60");
	leader = typed(r, "leader", "name", NULL);
	post = typed(r, "post", "text", "60");
	seats = typed(r, "seats", "int", "100");
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_DUTY_ADD, ARGS(day, from, to, place, leader,
		post, seats, cases_key(r, "duty", ""))) ? see(r,
		"/desk/mediation/duty?done=acted") : FAILED;
}

enum reply duty_drop(struct req *r)
{
	if (!sess_key(r))
		return MALFORMED;
	return query_text(r, SQL_DUTY_DROP, ARGS(id_of(r, "day"), cases_key(r,
		"drop", ""))) ? see(r, "/desk/mediation/duty?done=acted") :
		FAILED;
}

/* What is said of a booking is bound to it, under the key of who came. */
static struct dossier booking(const char *id, const char *account)
{
	return (struct dossier){ .id = id, .applicant = account,
		.service = PETITION };
}

enum reply desk_duty_day(struct req *r)
{
	struct node *n;

	query_row(r, SQL_DUTY_DESK_DAY, "Page.day", ARGS(id_of(r, "day")));
	query_rows(r, SQL_DUTY_LIST, "Page.list", ARGS(id_of(r, "day")));
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
	const char *day = id_of(r, "day"), *id = id_of(r, "booking");
	const char *deed = req_form(r, "do"), *said = "", *sealed = "";
	bool came = deed && !strcmp(deed, "came");
	struct dossier d;

	if (!sess_key(r))
		return MALFORMED;
	query_row(r, SQL_DUTY_DESK_DAY, "Page.day", ARGS(day));
	query_rows(r, SQL_DUTY_LIST, "Page.list", ARGS(day));
	if (!query_flush(r))
		return FAILED;
	d = booking(id, account_of(r, id));
	if (!d.applicant)
		return NOT_FOUND;
	if (came) {
		said = typed(r, arena_printf(r->arena, "result_%s", id),
			"para", "1000");
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
