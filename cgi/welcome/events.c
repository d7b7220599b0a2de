/*
 * Activities: the month for everybody, plans and results for officers, and the
 * rule that every day somebody is there, every week an activity is held and
 * every month has a plan.
 */
#include "activities.h"

#include <string.h>

#include "review.h"
#include "text.h"
#include "welcome.sql.h"

#define KEEPERS "clerk supervisor leader"

enum { SPECIAL = 20, WORDS = 60 };

/* ---- for everybody ----------------------------------------------------- */

/* "2026-12" */
static bool is_month(const char *s)
{
	if (!s || strlen(s) != 7 || s[4] != '-' || strncmp(s, "20", 2))
		return false;
	return text_is_digit((unsigned char)s[2]) &&
		text_is_digit((unsigned char)s[3]) &&
		strcmp(s + 5, "01") >= 0 && strcmp(s + 5, "12") <= 0 &&
		text_is_digits(s + 5);
}

/* NULL: this month. */
static const char *month_asked(struct req *r)
{
	const char *s = req_query(r, "month");

	return is_month(s) ? s : NULL;
}

enum reply calendar(struct req *r)
{
	const char *month = month_asked(r), *place = req_query(r, "place");

	if (!place || strlen(place) != 12 || !cases_is_id(place))
		place = NULL;
	query_row(r, SQL_WELCOME_MONTH, "Page", ARGS(month));
	query_rows(r, SQL_WELCOME_EVENTS, "Page.events", ARGS(month, place));
	query_rows(r, SQL_WELCOME_PLANS, "Page.plans", ARGS(month));
	query_rows(r, SQL_WELCOME_COUNTS, "Page.counts", ARGS());
	query_rows(r, SQL_DISTRICTS, "Page.districts", ARGS());
	node_set(r->hdf, "Page.place", place);
	return PAGE;
}

enum reply event(struct req *r)
{
	const char *name = req_path(r, "event");
	size_t n = strlen(name);

	if (n > 4 && !strcmp(name + n - 4, ".ics")) {
		name = arena_copy(r->arena, name, n - 4);
		return cases_is_id(name) ? feed_one(r, name) : NOT_FOUND;
	}
	if (!cases_is_id(name))
		return NOT_FOUND;
	query_row(r, SQL_WELCOME_EVENT, "Page.event", ARGS(name));
	query_rows(r, SQL_WELCOME_PARTS, "Page.parts", ARGS(name));
	return PAGE;
}

/* ---- for officers ------------------------------------------------------ */

enum reply desk_events(struct req *r)
{
	const char *past = req_query(r, "past");
	bool old = past && !strcmp(past, "1");

	query_rows(r, SQL_EVENTS_DESK, "Page.events", ARGS(old ? "t" : "f"));
	node_set(r->hdf, "Page.past", old ? "1" : NULL);
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

/* What is typed of an activity. */
struct typed {
	const char *kind, *title, *about, *day, *begins, *ends, *place,
		*seats, *special;
};

/* One special part a line. */
static const char *read_special(struct req *r)
{
	char *all = arena_strdup(r->arena, form_typed(r, "special", "para",
		"2000", false)), *one;
	struct buf b = buf_new(r->arena);
	unsigned n = 0;

	while ((one = strsep(&all, "\n"))) {
		one = text_trim(one);
		if (!*one)
			continue;
		if (++n > SPECIAL || text_count(one) > WORDS)
			field_error(r, "special", "err_special");
		form_array_add(&b, one);
	}
	return form_array_end(&b);
}

static bool read_event(struct req *r, struct typed *t)
{
	t->kind = req_form(r, "kind");
	if (!t->kind || !*t->kind)
		field_error(r, "kind", "err_required");
	t->title = form_typed(r, "title", "text", "60", true);
	t->about = form_typed(r, "about", "para", "1000", false);
	t->day = form_typed(r, "day", "date", NULL, true);
	t->begins = form_typed(r, "begins", "time", NULL, true);
	t->ends = form_typed(r, "ends", "time", NULL, true);
	t->place = form_typed(r, "place", "text", "100", true);
	t->seats = form_typed(r, "seats", "int", "500", true);
	t->special = read_special(r);
	return !r->errors;
}

static const char *put_event(struct req *r, const char *id,
	const struct typed *t)
{
	return query_text(r, SQL_EVENT_PUT, ARGS(id, t->kind, t->title,
		t->about, t->day, t->begins, t->ends, t->place, t->seats,
		t->special, cases_key(r, "event", id ? id : "")));
}

enum reply event_add(struct req *r)
{
	struct typed t;
	const char *id;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!read_event(r, &t))
		return bad(r);
	id = put_event(r, NULL, &t);
	return id ? see(r, "/desk/welcome/events/%s?done=acted", id) : FAILED;
}

static bool is_mine(struct req *r)
{
	query_row(r, SQL_EVENT_DESK, "Page.event", ARGS(cases_path_id(r,
		"event")));
	return query_flush(r);
}

/* As the form that changes it shows it. */
static void fill(struct req *r)
{
	static const char *const names[] = { "kind", "title", "about", "day",
		"begins", "ends", "place", "seats" };
	struct node *n = node_find(r->hdf, "Page.parts");
	struct buf special = buf_new(r->arena);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		node_set(r->hdf, arena_printf(r->arena, "Form.value.%s",
			names[i]), arena_strdup(r->arena, node_get(r->hdf,
			arena_printf(r->arena, "Page.event.%s", names[i]))));
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (node_get(n, "title"))
			buf_printf(&special, "%s\n", node_get(n, "title"));
	if (special.len)
		node_set(r->hdf, "Form.value.special", special.data);
}

enum reply desk_event(struct req *r)
{
	const char *id = cases_path_id(r, "event");

	query_rows(r, SQL_WELCOME_PARTS, "Page.parts", ARGS(id));
	query_rows(r, SQL_EVENT_GUESTS, "Page.guests", ARGS(id));
	if (!is_mine(r))
		return FAILED;
	fill(r);
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

static enum reply done(struct req *r, const char *result)
{
	return result ? see(r, "/desk/welcome/events/%s?done=acted",
		cases_path_id(r, "event")) : FAILED;
}

enum reply event_set(struct req *r)
{
	struct typed t;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!is_mine(r))
		return FAILED;
	if (!read_event(r, &t))
		return bad(r);
	return done(r, put_event(r, cases_path_id(r, "event"), &t));
}

enum reply event_announce(struct req *r)
{
	const char *id = cases_path_id(r, "event");

	return done(r, query_text(r, SQL_EVENT_ANNOUNCE, ARGS(id, cases_key(r,
		"announce", id))));
}

enum reply event_cancel(struct req *r)
{
	const char *why;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!is_mine(r))
		return FAILED;
	why = form_typed(r, "why", "text", "200", true);
	if (r->errors)
		return bad(r);
	return done(r, query_text(r, SQL_EVENT_CANCEL, ARGS(cases_path_id(r,
		"event"), why, cases_key(r, "cancel", ""))));
}

/* Which parts took place, by their numbers. */
static const char *read_parts(struct req *r)
{
	const char *const *ticked = req_form_all(r, "parts", NULL);
	struct buf b = buf_new(r->arena);

	for (; *ticked; ticked++)
		if (text_is_digits(*ticked) && strlen(*ticked) < 3)
			form_array_add(&b, *ticked);
	return form_array_end(&b);
}

enum reply event_held(struct req *r)
{
	const char *came, *summary, *parts;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!is_mine(r))
		return FAILED;
	came = form_typed(r, "came", "int", "100000", true);
	summary = form_typed(r, "summary", "para", "1000", false);
	parts = read_parts(r);
	if (r->errors)
		return bad(r);
	return done(r, query_text(r, SQL_EVENT_HELD, ARGS(cases_path_id(r,
		"event"), came, parts, summary, cases_key(r, "held", ""))));
}

/* ---- every day, every week, every month -------------------------------- */

enum reply rhythm(struct req *r)
{
	query_rows(r, SQL_WELCOME_RHYTHM, "Page.stations", ARGS());
	query_rows(r, SQL_PLAN_MINE, "Page.plans", ARGS());
	query_rows(r, SQL_WELCOME_RULES, "Page.rules", ARGS());
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

enum reply plan_set(struct req *r)
{
	const char *month = req_form(r, "month"), *body;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	body = form_typed(r, "body", "para", "1000", true);
	if (!is_month(month))
		field_error(r, "month", "err_plan_month");
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_PLAN_SET, ARGS(month, body, cases_key(r,
		"plan", ""))) ? see(r, "/desk/welcome/rhythm?done=acted") :
		FAILED;
}

enum reply rule_set(struct req *r)
{
	const char *rule = req_form(r, "rule"), *since, *n, *source;

	if (!review_may(r, "leader supervisor"))
		return FORBIDDEN;
	since = form_typed(r, "since", "date", NULL, true);
	n = form_typed(r, "n", "int", "99", true);
	source = form_typed(r, "source", "text", "100", true);
	if (!rule || !*rule)
		field_error(r, "rule", "err_required");
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_WELCOME_RULE_SET, ARGS(rule, since, n, source,
		cases_key(r, "rule", ""))) ? see(r,
		"/desk/welcome/rhythm?done=acted") : FAILED;
}
