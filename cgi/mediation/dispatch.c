/*
 * The dispatch desk: what lies where, what is late, what was looked at.
 */
#include "mediation.h"

#include <string.h>

#include "mediation.sql.h"

static const char *tab_of(struct req *r)
{
	static const char *const tabs[] = { "late", "soon", "unmarked",
		"named", "all" };
	const char *s = req_query(r, "tab");

	for (size_t i = 0; s && i < sizeof tabs / sizeof *tabs; i++)
		if (!strcmp(tabs[i], s))
			return tabs[i];
	return "late";
}

/* The fiftieth row and the one behind it tell where the next page begins. */
static void cut(struct req *r)
{
	const char *last = node_get(r->hdf, "Page.list.49.id");

	if (!node_find(r->hdf, "Page.list.50"))
		return;
	node_set(r->hdf, "Page.before", arena_strdup(r->arena, last));
	node_remove(r->hdf, "Page.list.50");
}

enum reply dispatch(struct req *r)
{
	const char *before = req_row(r, "before"), *tab = tab_of(r);

	query_rows(r, SQL_DISPATCH_COUNTS, "Page.counts", ARGS());
	query_rows(r, SQL_DISPATCH_LEVELS, "Page.levels", ARGS());
	query_rows(r, SQL_DISPATCH_LIST, "Page.list", ARGS(tab, before));
	query_rows(r, SQL_DISPATCH_PERIODS, "Page.months", ARGS("f"));
	query_rows(r, SQL_DISPATCH_PERIODS, "Page.quarters", ARGS("t"));
	node_set(r->hdf, "Page.tab", tab);
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	if (!query_flush(r))
		return FAILED;
	cut(r);
	return PAGE;
}

enum reply dispatch_mark(struct req *r)
{
	const char *no = req_path(r, "no");

	if (desk_bars(r))
		return NOT_FOUND;
	return query_text(r, SQL_DISPATCH_MARK, ARGS(no, cases_key(r, "mark",
		""))) ? see(r, "/desk/mediation/%s?done=acted", no) : FAILED;
}
