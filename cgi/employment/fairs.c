/*
 * Job fairs, the public side: what there is, a place for a visitor, a stall for
 * an employer.  The last place and the last stall go to one; who comes second
 * is told by the same page.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "form.h"

static const char *const deeds[] = { "fair_in", "fair_out", "stall_in",
	"stall_out", NULL };

enum reply fairs(struct req *r)
{
	query_rows(r, SQL_FAIRS, "Page.rows", ARGS("f"));
	query_rows(r, SQL_FAIRS, "Page.past", ARGS("t"));
	query_rows(r, SQL_FAIR_TOTALS, "Page.totals", ARGS());
	return PAGE;
}

enum reply job_figures(struct req *r)
{
	query_rows(r, SQL_JOB_FUNNEL, "Page.rows", ARGS());
	return PAGE;
}

/* ---- one fair ---------------------------------------------------------- */

enum reply fair(struct req *r)
{
	const char *id = cases_path_id(r, "fair");

	query_row(r, SQL_FAIR, "Page.fair", ARGS(id));
	query_rows(r, SQL_FAIR_POSTS, "Page.posts", ARGS(id));
	query_rows(r, SQL_FAIR_FIGURES, "Page.figures", ARGS(id));
	say_done(r, deeds);
	return PAGE;
}

enum reply fair_visit(struct req *r)
{
	const char *id = cases_path_id(r, "fair"), *what = req_form(r, "do");
	bool out = what && !strcmp(what, "out");

	return query_text(r, out ? SQL_FAIR_VISIT_DROP : SQL_FAIR_VISIT,
		ARGS(id, cases_key(r, "visit", ""))) ? see(r,
		"/employment/fairs/%s?done=%s", id, out ? "fair_out" :
		"fair_in") : FAILED;
}

/* The number as a paper, with a code that is read at the door. */
enum reply fair_ticket(struct req *r)
{
	const char *id = cases_path_id(r, "fair"), *origin;

	r->lang = "zh-CN";
	query_row(r, SQL_FAIR, "Page.fair", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	if (!node_get(r->hdf, "Page.fair.mine"))
		return NOT_FOUND;
	origin = conf_get(r->conf, "origin.desk");
	if (!origin || !*origin)
		origin = conf_get(r->conf, "origin");
	node_setf(r->hdf, "Page.url", "%s/desk/employment/fairs/%s/in/%s",
		origin ? origin : "", id, node_get(r->hdf,
		"Page.fair.code"));
	return fair_pdf(r, "fair_ticket", id);
}

/* ---- an employer's stall ----------------------------------------------- */

enum reply fair_stall(struct req *r)
{
	const char *id = cases_path_id(r, "fair");
	struct node *n;

	query_row(r, SQL_FAIR, "Page.fair", ARGS(id));
	query_maybe(r, SQL_FAIR_MINE, "Page.mine", ARGS(id));
	query_rows(r, SQL_FAIR_MY_POSTS, "Page.posts", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	n = node_find(r->hdf, "Page.posts");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *const *s = req_form_all(r, "post", NULL);

		for (; *s; s++)
			if (!strcmp(*s, node_get(n, "value")))
				node_set(n, "checked", "1");
	}
	say_done(r, deeds);
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply fair_stall_ask(struct req *r)
{
	const char *id = cases_path_id(r, "fair"), *what = req_form(r, "do");
	const char *agent, *mobile, *pledge;

	if (what && !strcmp(what, "out"))
		return query_text(r, SQL_FAIR_STALL_DROP, ARGS(id,
			cases_key(r, "stall", ""))) ? see(r,
			"/employment/fairs/%s/stall?done=stall_out", id) :
			FAILED;
	agent = form_typed(r, "agent", "name", NULL, true);
	mobile = form_kind(r, "mobile", "mobile");
	pledge = form_typed(r, "pledge", "int", "999", true);
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_FAIR_STALL_ASK, ARGS(id, agent, mobile,
		pledge, ticked(r, "post"), cases_key(r, "stall", ""))) ?
		see(r, "/employment/fairs/%s/stall?done=stall_in", id) :
		FAILED;
}

/* The letter that says an employer takes part. */
enum reply fair_letter(struct req *r)
{
	const char *id = cases_path_id(r, "fair"), *state;

	r->lang = "zh-CN";
	query_row(r, SQL_FAIR, "Page.fair", ARGS(id));
	query_row(r, SQL_FAIR_MINE, "Page.mine", ARGS(id));
	query_rows(r, SQL_FAIR_MINE_POSTS, "Page.posts", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	state = node_get(r->hdf, "Page.mine.state");
	if (!state || (strcmp(state, "CONFIRMED") &&
			strcmp(state, "CHECKED_IN")))
		return NOT_FOUND;
	return fair_pdf(r, "fair_letter", id);
}
