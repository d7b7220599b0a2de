/*
 * Job fairs, the officers' side: planning, stalls, checking people in by
 * number, by the code of the ticket or from the printed list.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "form.h"

static const char *const kinds[] = { "site", "online", "camp", "stream",
	NULL };
static const char *const deeds[] = { "saved", "fair_open", "fair_off",
	"fair_reported", "fair_came", "fair_walk", NULL };

enum reply desk_fairs(struct req *r)
{
	query_rows(r, SQL_FAIR_DESK, "Page.rows", ARGS());
	return PAGE;
}

/* ---- the plan ---------------------------------------------------------- */

enum reply fair_new(struct req *r)
{
	query_rows(r, SQL_FAIR_DESK, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	choices_named(r, "kind", "fair.kind", kinds, req_form(r, "kind"));
	return PAGE;
}

enum reply fair_plan(struct req *r)
{
	const char *title, *kind, *day, *begins, *ends, *place, *host, *keeper,
		*tel, *stalls, *visitors, *until, *plan, *licence, *id;

	/* Whoever may not plan hears so first. */
	query_rows(r, SQL_FAIR_DESK, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	title = form_typed(r, "title", "text", "60", true);
	kind = req_form(r, "kind");
	need_choice(r, "kind");
	day = form_typed(r, "day", "date", NULL, true);
	begins = form_typed(r, "begins", "time", NULL, true);
	ends = form_typed(r, "ends", "time", NULL, true);
	until = form_typed(r, "until", "date", NULL, true);
	place = form_typed(r, "place", "text", "100", true);
	host = form_typed(r, "host", "text", "60", true);
	keeper = form_typed(r, "keeper", "name", NULL, true);
	tel = form_typed(r, "tel", "contact", NULL, true);
	stalls = form_typed(r, "stalls", "int", "500", true);
	visitors = form_typed(r, "visitors", "int", "20000", true);
	plan = form_typed(r, "plan", "para", "2000", false);
	licence = form_typed(r, "licence", "text", "60", false);
	if (r->errors)
		return bad(r);
	id = query_text(r, SQL_FAIR_PLAN, ARGS(title, kind, day, begins, ends,
		place, host, keeper, tel, stalls, visitors, until, plan,
		licence, cases_key(r, "plan", "")));
	return id ? see(r, "/desk/employment/fairs/%s?done=saved", id) :
		FAILED;
}

/* ---- one fair ---------------------------------------------------------- */

enum reply desk_fair(struct req *r)
{
	const char *id = cases_path_id(r, "fair");

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	query_rows(r, SQL_FAIR_STALLS, "Page.stalls", ARGS(id));
	say_done(r, deeds);
	return PAGE;
}

enum reply fair_do(struct req *r)
{
	static const struct { const char *what, *done; } known[] = {
		{ "publish", "fair_open" }, { "cancel", "fair_off" },
		{ "report", "fair_reported" } };
	const char *id = cases_path_id(r, "fair"), *what = req_form(r, "do");
	const char *note;

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	note = form_typed(r, "note", "para", "500", false);
	if (r->errors)
		return bad(r);
	for (size_t i = 0; what && i < sizeof known / sizeof *known; i++)
		if (!strcmp(what, known[i].what))
			return query_text(r, SQL_FAIR_DO, ARGS(id, what, note,
				cases_key(r, "do", ""))) ? see(r,
				"/desk/employment/fairs/%s?done=%s", id,
				known[i].done) : FAILED;
	return MALFORMED;
}

enum reply fair_stall_do(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *stall = cases_path_id(r, "stall");
	const char *what = req_form(r, "do");

	return query_text(r, SQL_FAIR_STALL_DO, ARGS(id, stall, what,
		req_form(r, arena_printf(r->arena, "note_%s", stall)),
		req_form(r, arena_printf(r->arena, "listed_%s", stall)),
		cases_key(r, "stall", ""))) ? see(r,
		"/desk/employment/fairs/%s?done=saved", id) : FAILED;
}

/* ---- people ------------------------------------------------------------ */

enum reply fair_people(struct req *r)
{
	const char *id = cases_path_id(r, "fair");

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	query_rows(r, SQL_FAIR_VISITORS, "Page.rows", ARGS(id));
	say_done(r, deeds);
	return PAGE;
}

static enum reply walk_in(struct req *r, const char *id)
{
	const char *name, *mobile, *number, *n;

	name = form_typed(r, "name", "name", NULL, true);
	mobile = form_kind(r, "mobile", "mobile");
	number = form_typed(r, "number", "int", "30000", false);
	if (r->errors)
		return bad(r);
	n = query_text(r, SQL_FAIR_WALK_IN, ARGS(id, name, mobile, *number ?
		number : NULL, cases_key(r, "walk", "")));
	return n ? see(r, "/desk/employment/fairs/%s/people?done=fair_walk"
		"&n=%s", id, n) : FAILED;
}

enum reply fair_people_do(struct req *r)
{
	const char *id = cases_path_id(r, "fair"), *what = req_form(r, "do");
	const char *numbers;

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	if (what && !strcmp(what, "walk"))
		return walk_in(r, id);
	numbers = form_typed(r, "numbers", "para", "2000", true);
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_FAIR_IN, ARGS(id, numbers, cases_key(r, "in",
		""))) ? see(r, "/desk/employment/fairs/%s/people?"
		"done=fair_came", id) : FAILED;
}

/* The code of a ticket leads here. */
enum reply fair_code(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *code = req_path(r, "ticket");

	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	query_row(r, SQL_FAIR_CODE, "Page.visitor", ARGS(id, code));
	node_set(r->hdf, "Page.code", code);
	return PAGE;
}

enum reply fair_code_in(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	const char *code = req_path(r, "ticket");

	query_row(r, SQL_FAIR_CODE, "Page.visitor", ARGS(id, code));
	if (!query_flush(r))
		return FAILED;
	return query_text(r, SQL_FAIR_IN, ARGS(id, arena_strdup(r->arena,
		node_get(r->hdf, "Page.visitor.n")), cases_key(r, "in", "")))
		? see(r, "/desk/employment/fairs/%s/people?done=fair_came",
		id) : FAILED;
}

/* What is needed where there is no network: names, numbers, boxes to tick, and
 * blank lines with the next numbers. */
enum reply fair_list(struct req *r)
{
	const char *id = cases_path_id(r, "fair");

	r->lang = "zh-CN";
	query_row(r, SQL_FAIR_ONE, "Page.fair", ARGS(id));
	query_rows(r, SQL_FAIR_STALLS, "Page.stalls", ARGS(id));
	query_rows(r, SQL_FAIR_VISITORS, "Page.rows", ARGS(id));
	query_rows(r, SQL_FAIR_BLANKS, "Page.blanks", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	return fair_pdf(r, "fair_list", id);
}
