/*
 * The draft: pages of the form, everything once more, submission.
 *
 * A page carries the version it was made from.  After wrong fields it keeps
 * that version, so that what another tab saved meanwhile is not written over
 * unseen; after a stale page it gets the new one, and shows what is stored.
 */
#include <string.h>

#include "cases_parts.h"

static bool is_draft(const struct dossier *d)
{
	return !strcmp(d->kind, "draft");
}

/* All that is known of the draft, asked at once. */
static void ask(struct req *r, const char *id)
{
	node_remove(r->hdf, "Answer");
	node_remove(r->hdf, "Page.files");
	query_parts(r, SQL_DRAFT_PAGE, ARGS(cases_is_id(id) ? id : "0"));
}

/* ---- begin, open ------------------------------------------------------- */

enum reply cases_draft_begin(struct req *r)
{
	const struct cases *m = r->with;
	const char *id = query_text(r, SQL_DRAFT_BEGIN, ARGS(m->service));
	struct dossier d;
	const char *page;

	if (!id)
		return FAILED;
	ask(r, id);
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	page = form_first(d.standard, d.values);
	return see(r, "%s/%s", d.here, page ? page : "check");
}

enum reply cases_draft_open(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;
	const char *page;

	ask(r, req_path(r, "id"));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (!is_draft(&d))
		return see(r, "%s", d.here);
	page = form_first(d.standard, d.values);
	return see(r, "%s/%s", d.here, page ? page : "check");
}

/* ---- one page ---------------------------------------------------------- */

static struct node *page_of(struct req *r, const struct dossier *d)
{
	const char *name = req_path(r, "page");
	struct node *pages = node_find(d->standard, "form.pages"), *n;

	for (n = pages ? node_child(pages) : NULL; n; n = node_next(n))
		if (!strcmp(node_name(n), name))
			return form_when(n, d->values, NULL) ? n : NULL;
	return NULL;
}

static struct form form_of(struct req *r, const struct dossier *d,
	struct node *page)
{
	return (struct form){ .standard = d->standard,
		.where = arena_printf(r->arena, "form.pages.%s",
			node_name(page)),
		.values = d->values, .ask = cases_place };
}

/* Addresses of the steps; the one before the current is the way back. */
static void draw_steps(struct req *r, const struct dossier *d,
	const char *current)
{
	struct node *n;
	const char *before = NULL;
	unsigned count = 0;

	form_steps(r, d->standard, d->values, current);
	n = node_find(r->hdf, "Page.steps");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *name = node_get(n, "name");

		node_setf(n, "href", "%s/%s", d->here, name);
		node_setf(n, "n", "%u", ++count);
		if (!strcmp(name, current)) {
			node_setf(r->hdf, "Page.step", "%u", count);
			node_set(r->hdf, "Page.back", before);
		}
		before = arena_strdup(r->arena, node_get(n, "href"));
	}
	node_setf(r->hdf, "Page.steps_count", "%u", count);
	if (!strcmp(current, "check"))
		node_set(r->hdf, "Page.back", before);
}

/* Of the one who applies, not of the officer who fills it in for him. */
static void prefill(struct req *r, const struct cases *m)
{
	node_set(r->hdf, "Prefill.account.name", arena_strdup(r->arena,
		node_get(r->hdf, m->open ? "Page.opened.name" :
		"User.name")));
	node_set(r->hdf, "Prefill.account.mobile", arena_strdup(r->arena,
		node_get(r->hdf, m->open ? "Page.opened.mobile" :
		"User.login")));
}

/* Where one comes to when a draft is left. */
static enum reply leave(struct req *r, const struct cases *m,
	const char *done)
{
	return m->open ? see(r, "%s?done=%s", m->open, done) :
		see(r, "%s/?done=%s", m->base, done);
}

/* "check" when the page is to be left for the check page. */
static const char *back(struct req *r)
{
	const char *s = r->method == POST ? req_form(r, "back")
		: req_query(r, "back");

	return s && !strcmp(s, "check") ? s : NULL;
}

static void draw_page(struct req *r, const struct dossier *d,
	struct node *page, bool stale)
{
	const struct cases *m = r->with;
	struct form f = form_of(r, d, page);
	struct node *fields = node_find(page, "fields");
	bool sent = r->method == POST && !stale;

	prefill(r, m);
	if (stale || r->carried)
		node_set(r->hdf, "Form.again", "1");
	node_set(r->hdf, "Page.version", sent ? cases_version(r)
		: arena_strdup(r->arena, d->version));
	form_draw(r, &f);
	cases_places(r, fields);
	draw_steps(r, d, node_name(page));
	node_set(r->hdf, "Page.to", back(r));
	node_set(r->hdf, "Page.title", form_words(node_find(page, "title"),
		r->lang));
	if (stale) {
		f.only = cases_list(r, fields);
		form_show(r, &f, "Page.stored", false);
	}
}

enum reply cases_draft_page(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;
	struct node *page;

	ask(r, req_path(r, "id"));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (!is_draft(&d))
		return see(r, "%s", d.here);
	page = page_of(r, &d);
	if (!page || !node_find(page, "fields"))
		return NOT_FOUND;
	/* A page drawn again after a POST without wrong fields was stale. */
	draw_page(r, &d, page, r->method == POST && !r->errors);
	return PAGE;
}

static bool save(struct req *r, const struct dossier *d, struct node *page)
{
	struct node *fields = node_find(page, "fields");
	const char *paths, *texts;

	if (!cases_arrays(r, d, cases_only(r, d->values, fields), &paths,
			&texts))
		return false;
	return query_text(r, SQL_DRAFT_SAVE, ARGS(d->id, cases_version(r),
		cases_names(r, fields), paths, texts, cases_key(r, "save",
		""))) != NULL;
}

static enum reply go_on(struct req *r, const struct cases *m,
	const struct dossier *d, const char *page)
{
	const char *deed = req_form(r, "do"), *next;

	if (deed && !strcmp(deed, "later"))
		return leave(r, m, "saved");
	if (back(r))
		return see(r, "%s/check", d->here);
	next = form_after(d->standard, d->values, page);
	return see(r, "%s/%s", d->here, next ? next : "check");
}

enum reply cases_draft_save(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;
	struct node *page;
	struct form f;

	ask(r, req_path(r, "id"));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (!is_draft(&d))
		return see(r, "%s", d.here);
	page = page_of(r, &d);
	if (!page || !node_find(page, "fields"))
		return NOT_FOUND;
	f = form_of(r, &d, page);
	switch (form_read(r, &f)) {
	case FORM_AGAIN:
		draw_page(r, &d, page, false);
		return PAGE;
	case FORM_WRONG:
		back(r);
		cases_count(r, &d, node_get(r->hdf, "Form.refusal"));
		return bad(r);
	default:
		return save(r, &d, page) ? go_on(r, m, &d, node_name(page))
			: FAILED;
	}
}

/* ---- all of it --------------------------------------------------------- */

static bool check_all(struct req *r, const struct dossier *d)
{
	struct form f = { .standard = d->standard, .where = "form.pages",
		.values = d->values, .ask = cases_place };

	return form_check(r, &f, cases_counts(r, false));
}

/* On a page that was only opened what is missing is not an error yet. */
static void note_missing(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.errors");

	if (n)
		node_copy(r->hdf, "Page.missing", n);
	node_remove(r->hdf, "Page.errors");
	node_remove(r->hdf, "Page.error");
	r->error = NULL;
	r->errors = 0;
}

/* Each answer's own link, its error, and the words for a place. */
static void finish_answers(struct req *r, const struct dossier *d)
{
	struct node *p = node_find(r->hdf, "Page.answers"), *n;

	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		const char *page = node_get(p, "page");

		node_setf(p, "href", "%s/%s?back=check", d->here, page);
		n = node_find(p, "rows");
		for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
			const char *type = node_get(n, "type");

			node_set(n, "error", node_get(r->hdf, arena_printf(
				r->arena, "Page.error.%s",
				node_get(n, "path"))));
			if (type && !strcmp(type, "division"))
				node_set(n, "value", query_text(r,
					SQL_PLACE_NAME, ARGS(arena_strdup(
					r->arena, node_get(n, "value")))));
		}
	}
}

static void draw_check(struct req *r, const struct dossier *d)
{
	struct form f = { .standard = d->standard, .where = "form.pages",
		.values = d->values };

	form_show(r, &f, "Page.answers", false);
	finish_answers(r, d);
	cases_draw_papers(r, d);
	draw_steps(r, d, "check");
	node_set(r->hdf, "Page.truth", form_text(r, d->standard,
		"texts.truth.text"));
	node_set(r->hdf, "Page.version", d->version);
}

enum reply cases_check(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;

	ask(r, req_path(r, "id"));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (!is_draft(&d))
		return see(r, "%s", d.here);
	check_all(r, &d);
	cases_link_errors(r, &d);
	if (r->method == GET)
		note_missing(r);
	draw_check(r, &d);
	return PAGE;
}

/* ---- submission -------------------------------------------------------- */

/* An array of PostgreSQL with one more word. */
static const char *more(struct req *r, const char *array, const char *word)
{
	return arena_printf(r->arena, "%.*s%s\"%s\"}", (int)strlen(array) - 1,
		array, array[1] == '}' ? "" : ",", word);
}

/* The version of each text that was agreed to is kept beside the answers. */
static void add_text(struct req *r, const struct dossier *d, const char *code,
	const char **paths, const char **texts)
{
	const char *version = node_get(d->standard, arena_printf(r->arena,
		"texts.%s.version", code));

	*paths = more(r, *paths, arena_printf(r->arena, "agreed.%s", code));
	*texts = more(r, *texts, version ? version : "1");
}

static void add_agreed(struct req *r, const struct dossier *d,
	const char **paths, const char **texts)
{
	struct node *p = node_find(d->standard, "form.pages"), *f;

	add_text(r, d, "truth", paths, texts);
	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		f = node_find(p, "fields");
		for (f = f ? node_child(f) : NULL; f; f = node_next(f)) {
			const char *type = node_get(f, "type");
			const char *code = node_get(f, "text");

			if (type && code && !strcmp(type, "consent") &&
			    node_get(d->values, node_name(f)))
				add_text(r, d, code, paths, texts);
		}
	}
}

/* Every field of the form, and what is agreed. */
static const char *all_names(struct req *r, const struct dossier *d)
{
	struct node *p = node_find(d->standard, "form.pages"), *f;
	struct buf b = buf_new(r->arena);

	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		f = node_find(p, "fields");
		for (f = f ? node_child(f) : NULL; f; f = node_next(f))
			form_array_add(&b, node_name(f));
	}
	form_array_add(&b, "agreed");
	return form_array_end(&b);
}

/* The applicant's step that leaves the draft. */
static const char *submit_action(const struct dossier *d)
{
	struct node *n = node_find(d->standard, "actions");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *by = node_get(n, "by");

		if (by && !strcmp(by, "applicant") &&
		    form_listed(node_get(n, "from"), d->state))
			return node_name(n);
	}
	return "submit";
}

/* The answers without those that no longer apply and the step, in one. */
static const char *submit(struct req *r, const struct dossier *d)
{
	const char *paths, *texts;

	if (!cases_arrays(r, d, d->values, &paths, &texts))
		return NULL;
	add_agreed(r, d, &paths, &texts);
	return query_text(r, SQL_CASE_ACT, ARGS(d->id, cases_version(r),
		submit_action(d), "", NULL, all_names(r, d), paths, texts,
		cases_key(r, "submit", "")));
}

enum reply cases_submit(struct req *r)
{
	const struct cases *m = r->with;
	const char *no, *truth = req_form(r, "truth");
	struct dossier d;

	ask(r, req_path(r, "id"));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (!is_draft(&d))
		return see(r, m->open ? "%s" : "%s/receipt", d.here);
	if (!truth || strcmp(truth, "1"))
		field_error(r, "truth", "err_must");
	if (!check_all(r, &d) || r->errors) {
		cases_count(r, &d, node_get(r->hdf, "Form.refusal"));
		return bad(r);
	}
	no = submit(r, &d);
	if (no && m->open)
		return see(r, "%s/%s?done=sent", m->base, no);
	if (no)
		return see(r, "%s/case/%s/receipt", m->base, no);
	return cases_refused(r, &d) ? bad(r) : FAILED;
}

/* ---- throwing it away -------------------------------------------------- */

enum reply cases_drop_page(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;

	ask(r, req_path(r, "id"));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (!is_draft(&d))
		return see(r, "%s", d.here);
	node_set(r->hdf, "Page.back", d.here);
	return PAGE;
}

enum reply cases_drop(struct req *r)
{
	const struct cases *m = r->with;
	const char *id = req_path(r, "id");

	if (!cases_is_id(id))
		return NOT_FOUND;
	query_do(r, SQL_DRAFT_DROP, ARGS(id, cases_key(r, "drop", "")));
	return query_flush(r) ? leave(r, m, "removed") : FAILED;
}
