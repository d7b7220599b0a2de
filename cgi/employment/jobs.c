/*
 * Posts: the first page, the search, one post and the way to apply.
 */
#include "employment.h"

#include <string.h>

#include "cases.h"
#include "employment.sql.h"
#include "form.h"

enum { A_PAGE = 20, FOR_ME = 5 };

enum reply home(struct req *r)
{
	query_row(r, SQL_JOB_FIGURES, "Page.figures", ARGS());
	query_rows(r, SQL_JOBS_FOR_ME, "Page.mine", ARGS("5"));
	query_rows(r, SQL_PROPOSALS_MINE, "Page.proposals", ARGS());
	return PAGE;
}

struct node *job_standard(struct req *r)
{
	const char *id = query_text(r, SQL_STANDARD_NOW, ARGS(JOB_POST));

	return id ? form_standard(r, id) : NULL;
}

static const char *option(struct req *r, struct node *standard,
	const char *field, const char *code)
{
	struct node *f = standard ? form_field(standard, field) : NULL;
	struct node *o = f && code ? node_find(f, "options") : NULL;

	o = o && *code ? node_find(o, code) : NULL;
	return o ? form_words(o, r->lang) : code;
}

void job_words(struct req *r, const char *at, struct node *standard)
{
	static const char *const fields[] = { "family", "contract" };
	struct node *n = node_find(r->hdf, at);

	for (size_t i = 0; n && i < sizeof fields / sizeof *fields; i++)
		node_setf(n, arena_printf(r->arena, "%s_word", fields[i]),
			"%s", option(r, standard, fields[i], node_get(n,
			fields[i]) ? node_get(n, fields[i]) : ""));
}

/* ---- the search -------------------------------------------------------- */

struct filter {
	const char *q, *family, *area, *pay, *before;
};

static struct filter filters(struct req *r)
{
	struct filter f = {
		.q = form_search(r, "q"),
		.family = req_query(r, "family"),
		.area = form_digits(r, "area", 12),
		.pay = form_digits(r, "pay", 6),
		.before = form_digits(r, "before", 18),
	};

	if (f.family && (strlen(f.family) > 10 || strspn(f.family,
			"abcdefghijklmnopqrstuvwxyz") != strlen(f.family)))
		field_error(r, "family", "err_option");
	return f;
}

static void draw_rows(struct req *r, struct node *standard)
{
	struct node *rows = node_find(r->hdf, "Page.rows");
	unsigned i = 0;

	for (struct node *n = rows ? node_child(rows) : NULL; n;
	     n = node_next(n))
		job_words(r, arena_printf(r->arena, "Page.rows.%u", i++),
			standard);
	if (i <= A_PAGE)
		return;
	node_remove(rows, arena_printf(r->arena, "%d", A_PAGE));
	node_set(r->hdf, "Page.before", arena_strdup(r->arena, node_get(rows,
		arena_printf(r->arena, "%d.id", A_PAGE - 1))));
}

static void draw_here(struct req *r, const struct filter *f)
{
	node_set(r->hdf, "Page.q", req_query(r, "q"));
	node_set(r->hdf, "Page.family", f->family);
	node_set(r->hdf, "Page.area", f->area);
	node_set(r->hdf, "Page.pay", f->pay);
	node_set(r->hdf, "Page.from", f->before);
	if (f->q || (f->family && *f->family) || f->area || f->pay)
		node_set(r->hdf, "Page.filtered", "1");
}

/* Towns are offered once a district is chosen. */
static void ask_places(struct req *r, const struct filter *f)
{
	query_rows(r, SQL_PLACE_FIRST, "Page.districts", ARGS());
	if (f->area)
		query_rows(r, SQL_JOB_TOWNS, "Page.towns", ARGS(f->area));
}

static void mark(struct req *r, const char *list, const char *value)
{
	struct node *n = node_find(r->hdf, list);

	for (n = n ? node_child(n) : NULL; n && value; n = node_next(n))
		if (!strncmp(node_get(n, "value"), value,
				strcmp(list, "Page.towns") ? 6 : 12))
			node_set(n, "checked", "1");
}

enum reply jobs(struct req *r)
{
	struct filter f = filters(r);
	const char *done = req_query(r, "done");
	struct node *standard = job_standard(r);

	draw_here(r, &f);
	ask_places(r, &f);
	if (!r->errors)
		query_rows(r, SQL_JOBS, "Page.rows", ARGS(f.q, f.family,
			f.area, f.pay, f.before, arena_printf(r->arena, "%d",
			A_PAGE + 1)));
	if (!query_flush(r))
		return FAILED;
	choices_of(r, "family", standard, "family", f.family);
	mark(r, "Page.districts", f.area);
	mark(r, "Page.towns", f.area);
	draw_rows(r, standard);
	if (done && !strcmp(done, "saved"))
		node_set(r->hdf, "Page.message", "search_saved");
	return r->errors ? bad(r) : PAGE;
}

enum reply search_save(struct req *r)
{
	const char *q = form_typed(r, "q", "text", "50", false);

	if (r->errors)
		return bad(r);
	query_do(r, SQL_SEARCH_SAVE, ARGS(q,
		req_form(r, "family"), req_form(r, "area"),
		req_form(r, "pay")));
	return query_flush(r) ? see(r, "/employment/applications") : FAILED;
}

/* ---- one post ---------------------------------------------------------- */

enum reply job(struct req *r)
{
	const char *id = cases_path_id(r, "job"), *done = req_query(r, "done");
	struct node *s;

	query_row(r, SQL_JOB, "Page.job", ARGS(id));
	query_maybe(r, SQL_RESUME_MINE, "Page.resume", ARGS());
	query_maybe(r, SQL_MATCH_OF, "Page.match", ARGS(id));
	if (!query_flush(r))
		return NOT_FOUND;
	s = form_standard(r, arena_strdup(r->arena, node_get(r->hdf,
		"Page.job.standard")));
	job_words(r, "Page.job", s);
	if (done && !strcmp(done, "applied"))
		node_set(r->hdf, "Page.message", "job_applied");
	return PAGE;
}

enum reply job_apply(struct req *r)
{
	const char *id = cases_path_id(r, "job");

	query_do(r, SQL_JOB_APPLY, ARGS(id, req_form(r, "consent")));
	return query_flush(r) ? see(r, "/employment/jobs/%s?done=applied", id)
		: FAILED;
}
