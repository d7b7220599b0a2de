/*
 * The public side: the first page, figures, and the one thing that forms
 * cannot say: a time with places, booked by whoever comes first.
 */
#include "activities.h"
#include "welcome.h"

#include <string.h>

#include "cases.h"
#include "welcome.sql.h"

enum reply home(struct req *r)
{
	query_rows(r, SQL_WELCOME_NEXT, "Page.next", ARGS());
	return PAGE;
}

enum reply report_figures(struct req *r)
{
	query_rows(r, SQL_REPORT_FIGURES, "Page.months", ARGS());
	return PAGE;
}

enum reply follow(struct req *r)
{
	enum reply reply;

	query_maybe(r, SQL_REPORT_BOOKED, "Page.booked", ARGS(req_path(r,
		"no")));
	signup_ask(r);
	reply = cases_show(r);
	signup_say(r);
	/* Number and query code show how far it is, not where to meet whom. */
	if (node_get(r->hdf, "Page.guest")) {
		node_remove(r->hdf, "Page.booked");
		node_remove(r->hdf, "Page.arrival");
	}
	return reply;
}

/* ---- a time ------------------------------------------------------------ */

static void ask_times(struct req *r)
{
	const char *no = req_path(r, "no");

	query_row(r, SQL_REPORT_CASE, "Page.report", ARGS(no));
	query_rows(r, SQL_REPORT_SLOTS, "Page.slots", ARGS(no));
	query_maybe(r, SQL_REPORT_BOOKED, "Page.booked", ARGS(no));
	node_set(r->hdf, "Page.here", r->path);
	node_set(r->hdf, "Page.noindex", "1");
}

enum reply book_page(struct req *r)
{
	ask_times(r);
	return query_flush(r) ? PAGE : FAILED;
}

enum reply book(struct req *r)
{
	const char *slot = req_form(r, "slot"), *no = req_path(r, "no");

	ask_times(r);
	if (!query_flush(r))
		return FAILED;
	if (!slot || !cases_is_id(slot)) {
		field_error(r, "slot", "err_choose_time");
		return bad(r);
	}
	return query_text(r, SQL_REPORT_BOOK, ARGS(no, slot, cases_key(r,
		"book", no))) ? see(r, "/welcome/case/%s?done=acted", no) :
		FAILED;
}

/* ---- issued papers ----------------------------------------------------- */

/* The word of a chosen answer, from the standard. */
static void say(struct req *r, struct node *standard, const char *name)
{
	struct node *f = form_field(standard, name);
	const char *code = node_get(r->hdf, arena_printf(r->arena, "Answer.%s",
		name));
	struct node *w = f && code ? node_find(f, arena_printf(r->arena,
		"options.%s", code)) : NULL;

	if (w)
		node_set(r->hdf, arena_printf(r->arena, "Page.say.%s", name),
			arena_strdup(r->arena, node_value(w)));
}

void welcome_paper(struct req *r, const char *kind)
{
	static const char *const chosen[] = { "person_kind", "settle_basis",
		"settle_mode", "education", "train_will" };
	struct node *standard = form_standard(r, arena_strdup(r->arena,
		node_get(r->hdf, "Page.case.standard")));

	if (!standard || (strcmp(kind, "register") &&
	    strcmp(kind, "hukou_letter") && strcmp(kind, "contacts") &&
	    strcmp(kind, "archive")))
		return;
	query_maybe(r, SQL_REPORT_PAPER, "Page.report", ARGS(arena_strdup(
		r->arena, node_get(r->hdf, "Page.case.no"))));
	for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
		say(r, standard, chosen[i]);
}
