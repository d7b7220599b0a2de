/*
 * The return visit after a bad rating: what was said, and once how the person
 * was reached, what was mended and what is answered.  To whom it is not for it
 * is not there.
 */
#include <string.h>

#include "review_parts.h"

static const char *const words[] = { "comment", "mended", "answer" };

static const char *place(struct req *r, const char *name)
{
	return arena_printf(r->arena, "rating.%s", name);
}

static bool ask(struct req *r, struct dossier *d)
{
	const struct cases *m = r->with;

	if (review_bars(r))
		return false;
	query_maybe(r, SQL_VISIT, "Page.visit", ARGS(req_path(r, "no")));
	cases_ask(r);
	return review_take(r, m, d) && node_get(r->hdf, "Page.visit.level");
}

enum reply review_visit_page(struct req *r)
{
	const char *done = req_query(r, "done");
	struct dossier d;

	if (!ask(r, &d))
		return NOT_FOUND;
	if (done && !strcmp(done, "visited"))
		node_set(r->hdf, "Page.message", done);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *path = arena_printf(r->arena, "Page.visit.%s",
			words[i]);
		const char *s = node_get(r->hdf, path);

		if (s)
			node_set(r->hdf, path, cases_unseal(r, &d, place(r,
				words[i]), arena_strdup(r->arena, s)));
	}
	return PAGE;
}

enum reply review_visit(struct req *r)
{
	static const char ways[] = "phone visit office unreached";
	const char *way = req_form(r, "way");
	const char *mended = form_typed(r, "mended", "para", "2000", true);
	const char *answer = form_typed(r, "answer", "para", "2000", true);
	struct dossier d;

	if (!ask(r, &d))
		return NOT_FOUND;
	if (!way || !*way)
		field_error(r, "way", "err_required");
	else if (!form_listed(ways, way))
		field_error(r, "way", "err_choice");
	if (r->errors)
		return bad(r);
	mended = cases_seal(r, &d, place(r, "mended"), mended);
	answer = mended ? cases_seal(r, &d, place(r, "answer"), answer) : NULL;
	if (!answer)
		return FAILED;
	query_do(r, SQL_VISIT_DONE, ARGS(d.id, way, mended, answer,
		cases_key(r, "visit", "")));
	return query_flush(r) ? see(r, "%s/visit?done=visited", d.here) :
		FAILED;
}
