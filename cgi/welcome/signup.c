/*
 * Registering to be welcomed: the form is the standard's; lists of points and
 * activities are put before it, and their numbers said in words after it.
 */
#include "activities.h"

#include <string.h>

#include "review.h"
#include "welcome.sql.h"

static void ask_lists(struct req *r)
{
	const char *id = req_path(r, "id"), *no = req_path(r, "no");

	query_rows(r, SQL_POINT_CHOICES, "List.points", ARGS());
	query_rows(r, SQL_EVENT_CHOICES, "List.events", ARGS(cases_is_id(id) ?
		id : NULL, no));
}

/* A part of the path that the row says in a way of its own. */
static void put_part(struct req *r, const char *name, const char *value)
{
	struct req_pair *part = arena_alloc(r->arena, sizeof *part);

	*part = (struct req_pair){ .name = name, .value = value,
		.next = r->params };
	r->params = part;
}

/* lib/cases wants the draft and the page of its form. */
static void on_arrival(struct req *r)
{
	put_part(r, "id", req_path(r, "form"));
	put_part(r, "page", "arrival");
}

enum reply signup_page(struct req *r)
{
	on_arrival(r);
	ask_lists(r);
	return cases_draft_page(r);
}

enum reply signup_save(struct req *r)
{
	on_arrival(r);
	ask_lists(r);
	return cases_draft_save(r);
}

/* ---- in words ---------------------------------------------------------- */

static const char *label_of(struct req *r, const char *list,
	const char *value)
{
	struct node *n = node_find(r->hdf, list);

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "value"), value))
			return arena_strdup(r->arena, node_get(n, "label"));
	return NULL;
}

static void say(struct req *r, struct node *row)
{
	const char *path = node_get(row, "path"), *value = node_get(row,
		"value"), *words = NULL;

	if (!path || !value)
		return;
	if (!strcmp(path, "point"))
		words = label_of(r, "List.points", value);
	else if (!strcmp(path, "event"))
		words = label_of(r, "List.events", value);
	if (words)
		node_set(row, "value", words);
}

void signup_say(struct req *r)
{
	struct node *p = node_find(r->hdf, "Page.answers"), *n;

	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		n = node_find(p, "rows");
		for (n = n ? node_child(n) : NULL; n; n = node_next(n))
			say(r, n);
	}
}

void signup_ask(struct req *r)
{
	ask_lists(r);
	query_maybe(r, SQL_SIGNUP_ARRIVAL, "Page.arrival", ARGS(req_path(r,
		"no")));
}

enum reply signup_check(struct req *r)
{
	enum reply reply;

	ask_lists(r);
	reply = cases_check(r);
	signup_say(r);
	return reply;
}

enum reply signup_submit(struct req *r)
{
	ask_lists(r);
	return cases_submit(r);
}

/* ---- who arrives ------------------------------------------------------- */

const char *day_asked(struct req *r)
{
	const char *error, *s = form_plain(r, req_query(r, "on"), "date", NULL,
		&error);

	return error || !*s ? NULL : s;
}

enum reply arrivals(struct req *r)
{
	const char *when = day_asked(r);

	query_row(r, SQL_REPORT_TODAY, "Page", ARGS(when));
	query_rows(r, SQL_ARRIVALS, "Page.rows", ARGS(when));
	return PAGE;
}
