/*
 * What the applicant says of a case when it is closed, once, in five levels
 * (GB/T 39734-2020).  The words are kept encrypted; who handled the case does
 * not learn them by any page.
 */
#include <string.h>

#include "cases_parts.h"

#define COMMENT_AT "rating.comment"
#define ANSWER_AT "rating.answer"

/* A mark of five; NULL for none, and then the error is noted, if there was
 * something else or one is wanted. */
static const char *mark(struct req *r, const char *name, bool wanted)
{
	const char *s = req_form(r, name);

	if (!s || !*s) {
		if (wanted)
			field_error(r, name, "err_required");
		return NULL;
	}
	if (strlen(s) == 1 && strchr("12345", *s))
		return s;
	field_error(r, name, "err_choice");
	return NULL;
}

static void open_words(struct req *r, const struct dossier *d,
	const char *path, const char *where)
{
	const char *s = node_get(r->hdf, path);

	if (s)
		node_set(r->hdf, path, cases_unseal(r, d, where,
			arena_strdup(r->arena, s)));
}

void cases_rating(struct req *r, const struct dossier *d)
{
	open_words(r, d, "Page.rating.comment", COMMENT_AT);
	open_words(r, d, "Page.rating.answer", ANSWER_AT);
}

enum reply cases_rate_page(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;

	query_parts(r, SQL_CASE_PAGE, ARGS(req_path(r, "no")));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	cases_rating(r, &d);
	node_set(r->hdf, "Page.back", d.here);
	return PAGE;
}

enum reply cases_rate(struct req *r)
{
	const struct cases *m = r->with;
	const char *level = mark(r, "level", true);
	const char *efficiency = mark(r, "efficiency", false);
	const char *guide = mark(r, "guide", false);
	const char *ease = mark(r, "ease", false);
	const char *operation = mark(r, "operation", false);
	const char *words = form_typed(r, "comment", "para", "500", false);
	struct dossier d;

	cases_ask(r);
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (r->errors)
		return bad(r);
	if (*words)
		words = cases_seal(r, &d, COMMENT_AT, words);
	if (!words)
		return FAILED;
	query_do(r, SQL_RATE, ARGS(d.id, level, efficiency, guide, ease,
		operation, words, cases_key(r, "rate", "")));
	return query_flush(r) ? see(r, "%s?done=rated#rating", d.here) :
		FAILED;
}
