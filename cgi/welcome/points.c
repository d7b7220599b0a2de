/*
 * Reception points with their checklist and roster; banners and signs, printed
 * by the press from what is approved.
 */
#include "activities.h"

#include <string.h>

#include "print.h"
#include "review.h"
#include "welcome.sql.h"

#define KEEPERS "clerk supervisor leader"
#define APPROVERS "leader supervisor"

/* ---- for everybody ----------------------------------------------------- */

enum reply points(struct req *r)
{
	query_rows(r, SQL_WELCOME_POINTS, "Page.points", ARGS());
	return PAGE;
}

enum reply signs(struct req *r)
{
	query_rows(r, SQL_WELCOME_SIGNS, "Page.signs", ARGS());
	query_rows(r, SQL_WELCOME_POINTS, "Page.points", ARGS());
	return PAGE;
}

/* A sheet of lines: each on its own. */
static void split_lines(struct req *r, const char *body)
{
	char *all = arena_strdup(r->arena, body), *one;
	unsigned n = 0;

	while ((one = strsep(&all, "\n")))
		if (*one)
			node_set(r->hdf, arena_printf(r->arena,
				"Page.lines.%u.text", n++), one);
}

enum reply sign_pdf(struct req *r)
{
	const char *name = req_path(r, "sheet"), *point = req_query(r, "point");
	const char *bytes;
	size_t n = strlen(name), size;
	const char *id = n > 4 && !strcmp(name + n - 4, ".pdf") ?
		arena_copy(r->arena, name, n - 4) : "";

	if (!cases_is_id(id))
		return NOT_FOUND;
	query_row(r, SQL_WELCOME_SIGN, "Page.sign", ARGS(id, point &&
		cases_is_id(point) ? point : NULL));
	if (!query_flush(r))
		return r->missing ? NOT_FOUND : FAILED;
	split_lines(r, node_get(r->hdf, "Page.sign.body"));
	bytes = print_pdf(r, "sign", 0, NULL, &size, NULL);
	return bytes ? shown(r, arena_printf(r->arena, "sign-%s", name),
		"application/pdf", bytes, size) : AWAY;
}

/* ---- points, for those who keep them ----------------------------------- */

enum reply desk_points(struct req *r)
{
	query_rows(r, SQL_POINTS_DESK, "Page.points", ARGS());
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

/* What is typed of a point, as arguments after its id. */
struct typed {
	const char *name, *kind, *address, *phone, *opens, *closes, *days,
		*first, *last;
};

static bool read_point(struct req *r, struct typed *t)
{
	const char *s = req_form(r, "kind"), *days = req_form(r, "days");

	t->name = form_typed(r, "name", "text", "60", true);
	t->kind = s && *s ? s : NULL;
	t->address = form_typed(r, "address", "text", "100", true);
	t->phone = form_typed(r, "phone", "contact", NULL, false);
	t->opens = form_typed(r, "opens", "time", NULL, true);
	t->closes = form_typed(r, "closes", "time", NULL, true);
	t->first = form_typed(r, "first_day", "date", NULL, true);
	t->last = form_typed(r, "last_day", "date", NULL, false);
	t->days = days && !strcmp(days, "daily") ? "t" : "f";
	if (!t->kind)
		field_error(r, "kind", "err_required");
	if (!days || (strcmp(days, "daily") && strcmp(days, "working")))
		field_error(r, "days", "err_required");
	return !r->errors;
}

static const char *put_point(struct req *r, const char *id,
	const struct typed *t)
{
	return query_text(r, SQL_POINT_PUT, ARGS(id, t->name, t->kind,
		t->address, t->phone, t->opens, t->closes, t->days, t->first,
		t->last, cases_key(r, "point", id ? id : "")));
}

enum reply point_add(struct req *r)
{
	struct typed t;
	const char *id;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!read_point(r, &t))
		return bad(r);
	id = put_point(r, NULL, &t);
	return id ? see(r, "/desk/welcome/points/%s?done=acted", id) : FAILED;
}

/* Is it a point of the officer's area?  Whose it is not hears that first. */
static bool is_mine(struct req *r)
{
	query_row(r, SQL_POINT_DESK, "Page.point", ARGS(cases_path_id(r,
		"point")));
	return query_flush(r);
}

/* As the form that changes it shows it. */
static void fill(struct req *r)
{
	static const char *const names[] = { "name", "kind", "address",
		"phone", "opens", "closes", "days", "first_day", "last_day" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		node_set(r->hdf, arena_printf(r->arena, "Form.value.%s",
			names[i]), arena_strdup(r->arena, node_get(r->hdf,
			arena_printf(r->arena, "Page.point.%s", names[i]))));
}

enum reply desk_point(struct req *r)
{
	const char *id = cases_path_id(r, "point");

	query_rows(r, SQL_POINT_ITEMS, "Page.items", ARGS(id));
	query_rows(r, SQL_POINT_CHECKS, "Page.checks", ARGS(id));
	query_rows(r, SQL_POINT_DUTIES, "Page.duties", ARGS(id));
	query_rows(r, SQL_SIGNS_DESK, "Page.signs", ARGS());
	if (!is_mine(r))
		return FAILED;
	fill(r);
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

/* Back to the point after a deed. */
static enum reply done(struct req *r, const char *result)
{
	return result ? see(r, "/desk/welcome/points/%s?done=acted",
		cases_path_id(r, "point")) : FAILED;
}

enum reply point_set(struct req *r)
{
	struct typed t;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!is_mine(r))
		return FAILED;
	if (!read_point(r, &t))
		return bad(r);
	return done(r, put_point(r, cases_path_id(r, "point"), &t));
}

enum reply point_check(struct req *r)
{
	const char *const *ticked = req_form_all(r, "found", NULL), *note;
	struct buf items = buf_new(r->arena);

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!is_mine(r))
		return FAILED;
	note = form_typed(r, "note", "para", "500", false);
	if (r->errors)
		return bad(r);
	for (; *ticked; ticked++)
		form_array_add(&items, *ticked);
	return done(r, query_text(r, SQL_POINT_CHECK_ADD, ARGS(cases_path_id(r,
		"point"), form_array_end(&items), note, cases_key(r, "check",
		""))));
}

enum reply point_duty(struct req *r)
{
	const char *from, *to, *keeper;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!is_mine(r))
		return FAILED;
	from = form_typed(r, "from", "date", NULL, true);
	to = form_typed(r, "to", "date", NULL, true);
	keeper = form_typed(r, "keeper", "name", NULL, true);
	if (r->errors)
		return bad(r);
	return done(r, query_text(r, SQL_POINT_DUTY_ADD, ARGS(cases_path_id(r,
		"point"), from, to, keeper, cases_key(r, "duty", ""))));
}

enum reply point_duty_drop(struct req *r)
{
	const char *day, *keeper;

	if (!review_may(r, KEEPERS))
		return FORBIDDEN;
	if (!is_mine(r))
		return FAILED;
	day = form_typed(r, "off_day", "date", NULL, true);
	keeper = form_typed(r, "off_keeper", "name", NULL, true);
	if (r->errors)
		return MALFORMED;
	return done(r, query_text(r, SQL_POINT_DUTY_DROP, ARGS(cases_path_id(r,
		"point"), day, keeper, cases_key(r, "off", ""))));
}

/* ---- templates --------------------------------------------------------- */

enum reply desk_signs(struct req *r)
{
	query_rows(r, SQL_SIGNS_DESK, "Page.signs", ARGS());
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	return PAGE;
}

/* Why a sheet with these words is not printed; NULL when it is. */
static const char *unprinted(struct req *r, const char *kind,
	const char *title, const char *body, const char *size)
{
	const char *why;
	size_t n;

	node_remove(r->hdf, "Page.lines");
	node_set(r->hdf, "Page.sign.kind", kind);
	node_set(r->hdf, "Page.sign.title", title);
	node_set(r->hdf, "Page.sign.size", size);
	split_lines(r, body);
	print_pdf(r, "sign", 0, NULL, &n, &why);
	return why;
}

/* Who draws a sign tries it: false when the press is away. */
static bool tried(struct req *r, const char *kind, const char *title,
	const char *body, const char *size)
{
	const char *why = unprinted(r, kind, title, body, size), *at = "body";

	if (why && !print_refuses(why))
		return false;
	if (why && unprinted(r, kind, title, "", ""))
		at = "title";
	else if (why && unprinted(r, kind, "", "", size))
		at = "size";
	if (why)
		field_error(r, at, strcmp(why, "layout") ? "err_glyph" :
			"err_sheet");
	return true;
}

enum reply sign_add(struct req *r)
{
	const char *kind = req_form(r, "kind"), *title, *body, *size, *since;

	if (!review_may(r, APPROVERS))
		return FORBIDDEN;
	title = form_typed(r, "title", "text", "40", true);
	body = form_typed(r, "body", "para", "600", true);
	size = form_typed(r, "size", "text", "40", false);
	since = form_typed(r, "since", "date", NULL, true);
	if (!kind || !*kind)
		field_error(r, "kind", "err_required");
	if (!r->errors && !tried(r, kind, title, body, size))
		return AWAY;
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_SIGN_ADD, ARGS(kind, title, body, size, since,
		cases_key(r, "sign", ""))) ? see(r,
		"/desk/welcome/signs?done=acted") : FAILED;
}

enum reply sign_end(struct req *r)
{
	const char *id = cases_path_id(r, "sign");

	return query_text(r, SQL_SIGN_END, ARGS(id, cases_key(r, "end", id))) ?
		see(r, "/desk/welcome/signs?done=acted") : FAILED;
}
