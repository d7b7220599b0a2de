/*
 * Officers propose posts to people who agreed to be found.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "form.h"

enum { A_PAGE = 30 };

static const char *family(struct req *r)
{
	const char *s = req_query(r, "family");

	if (s && strlen(s) <= 10 && strspn(s, "abcdefghijklmnopqrstuvwxyz") ==
			strlen(s))
		return s;
	return NULL;
}

static void in_words(struct req *r, const char *list, struct node *standard)
{
	struct node *n = node_find(r->hdf, list);
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		job_words(r, arena_printf(r->arena, "%s.%u", list, i++),
			standard);
}

enum reply pool(struct req *r)
{
	const char *kind = family(r), *before = req_row(r, "before");
	struct node *standard = job_standard(r), *rows;

	query_rows(r, SQL_POOL, "Page.rows", ARGS(NULL, kind, before,
		arena_printf(r->arena, "%d", A_PAGE + 1)));
	if (!query_flush(r))
		return FAILED;
	choices_of(r, "family", standard, "family", kind);
	node_set(r->hdf, "Page.family", kind);
	in_words(r, "Page.rows", standard);
	rows = node_find(r->hdf, "Page.rows");
	if (rows && node_find(rows, arena_printf(r->arena, "%d", A_PAGE))) {
		node_remove(rows, arena_printf(r->arena, "%d", A_PAGE));
		node_set(r->hdf, "Page.before", arena_strdup(r->arena,
			node_get(rows, arena_printf(r->arena, "%d.id",
			A_PAGE - 1))));
	}
	return PAGE;
}

enum reply pool_person(struct req *r)
{
	static const char *const deeds[] = { "proposed", NULL };
	const char *id = cases_path_id(r, "person"), *typed = req_query(r, "q");
	const char *error = NULL, *q = form_plain(r, typed ? typed : "", "text",
		"50", &error);
	struct node *standard = job_standard(r), *n;
	const char *const *ticks = req_form_all(r, "post", NULL);

	if (error)
		field_error(r, "q", error);
	query_row(r, SQL_POOL, "Page.person", ARGS(id, NULL, NULL, "1"));
	if (!query_flush(r))
		return NOT_FOUND;
	query_rows(r, SQL_POOL_JOBS, "Page.jobs", ARGS(id, error ? "" : q));
	query_rows(r, SQL_POOL_PROPOSALS, "Page.proposals", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	job_words(r, "Page.person", standard);
	in_words(r, "Page.jobs", standard);
	node_set(r->hdf, "Page.q", typed);
	n = node_find(r->hdf, "Page.jobs");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		for (size_t i = 0; ticks[i]; i++)
			if (!strcmp(ticks[i], node_get(n, "id")))
				node_set(n, "checked", "1");
	say_done(r, deeds);
	return error ? bad(r) : PAGE;
}

enum reply propose(struct req *r)
{
	const char *id = cases_path_id(r, "person"), *note;

	/* Whoever may not, and who is not there, hears so first. */
	query_row(r, SQL_POOL, "Page.person", ARGS(id, NULL, NULL, "1"));
	if (!query_flush(r))
		return NOT_FOUND;
	note = form_typed(r, "note", "text", "200", false);
	if (!*req_form_all(r, "post", NULL))
		field_error(r, "post", "err_choice");
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_PROPOSE, ARGS(id, ticked(r, "post"), note,
		cases_key(r, "propose", ""))) ? see(r,
		"/desk/employment/pool/%s?done=proposed", id) : FAILED;
}
