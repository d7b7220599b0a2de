/*
 * The page of a case.  Rows come from the database with their codes; the words
 * for them are put beside them here, from the case's own standard.
 */
#include "review.h"

#include <string.h>

#include "review_parts.h"
#include "text.h"

/* ---- finding ----------------------------------------------------------- */

bool review_take(struct req *r, const struct cases *m, struct dossier *d)
{
	if (!cases_take(r, m, d))
		return false;
	d->here = arena_printf(r->arena, "%s/%s", m->base, d->no);
	node_set(r->hdf, "Page.here_case", d->here);
	return true;
}

bool review_bars(struct req *r)
{
	const struct cases *m = r->with;

	return m->bars && m->bars(r);
}

/* After a refused step also what others did since its page was made; a deed
 * that names no version was made from none. */
static void ask(struct req *r, bool whole)
{
	bool since = r->method == POST && req_secret(r, "version");

	query_parts(r, SQL_DESK_PAGE, ARGS(req_path(r, "no"), whole ? "true"
		: "false", since ? cases_version(r) : NULL));
}

void review_ask(struct req *r)
{
	ask(r, false);
}

bool review_may(struct req *r, const char *roles)
{
	struct node *n = query_flush(r) ? node_find(r->hdf, "User.roles")
		: NULL;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (form_listed(roles, node_name(n)))
			return true;
	node_set(r->hdf, "Page.reason", "err_role");
	return false;
}

/* ---- words ------------------------------------------------------------- */

const char *review_word(struct req *r, const struct dossier *d,
	const char *kind, const char *code)
{
	const char *s;

	if (!code || !*code)
		return NULL;
	s = form_text(r, d->standard, arena_printf(r->arena, "%s.%s.label",
		kind, code));
	return *s ? s : code;
}

const char *review_item(struct req *r, const struct dossier *d,
	const char *item)
{
	struct node *f;

	if (!strncmp(item, "paper:", 6))
		return review_word(r, d, "papers", item + 6);
	f = form_field(d->standard, item);
	return f ? form_words(node_find(f, "label"), r->lang) : item;
}

static struct node *first(struct req *r, const char *path)
{
	struct node *n = node_find(r->hdf, path);

	return n ? node_child(n) : NULL;
}

/* Puts words beside a code of each row. */
static void say(struct req *r, const struct dossier *d, const char *rows,
	const char *column, const char *kind, const char *as)
{
	for (struct node *n = first(r, rows); n; n = node_next(n))
		node_set(n, as, review_word(r, d, kind, node_get(n, column)));
}

/* The state itself, or the one an action leaves; of an action that leaves
 * several, and of a task, its own words. */
static const char *step_place(struct req *r, const struct dossier *d,
	const char *where, struct node *n)
{
	const char *from = node_get(n, "from");

	return strcmp(where, "actions") || !from || strchr(from, ' ') ?
		review_word(r, d, where, node_name(n)) :
		review_word(r, d, "states", from);
}

static bool was_taken(struct req *r, const char *action)
{
	for (struct node *n = first(r, "Page.events"); n; n = node_next(n)) {
		const char *s = node_get(n, "action");

		if (s && !strcmp(s, action))
			return true;
	}
	return false;
}

/* The state in which a reviewer step is taken, or its action: of several the
 * one that was. */
static const char *step_word(struct req *r, const struct dossier *d,
	const char *step)
{
	static const char *const where[] = { "states", "actions", "tasks" };

	for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
		struct node *n = node_find(d->standard, where[i]), *one = NULL;

		for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
			const char *s = node_get(n, "step");

			if (!s || strcmp(s, step))
				continue;
			if (!one || was_taken(r, node_name(n)))
				one = n;
		}
		if (one)
			return step_place(r, d, where[i], one);
	}
	return step;
}

/* ---- history ----------------------------------------------------------- */

/* A value kept encrypted, in words; stars for what does not open. */
static const char *opened(struct req *r, const struct dossier *d,
	struct node *field, const char *where, const char *value)
{
	const char *s = cases_unseal(r, d, where, arena_strdup(r->arena,
		value));

	return s ? arena_strdup(r->arena, form_say(r, field, s)) : "****";
}

/* One value filled in at a step, or changed by the applicant. */
static void say_value(struct req *r, const struct dossier *d, struct node *n,
	const char *action)
{
	const char *path = node_get(n, "path");
	const char *task = review_task_of(action);
	struct node *field = node_get(n, "both") ? form_field(d->standard,
		path) : form_field_in(d->standard, arena_printf(r->arena,
		"%s.%s", task ? "tasks" : "actions", task ? task : action),
		path);
	const char *v[] = { "value", "before", "after" };

	if (!strncmp(path, "item.", 5))
		node_set(n, "label", review_item(r, d, path + 5));
	if (!field)
		return;
	node_set(n, "label", form_words(node_find(field, "label"), r->lang));
	for (size_t i = 0; i < 3; i++) {
		const char *s = node_get(n, v[i]);

		if (form_is_secret(d->standard, path) && node_get(n, "both"))
			node_set(n, v[i], "****");
		else if (s && !node_get(n, "both") &&
		    form_field_is_secret(field))
			node_set(n, v[i], opened(r, d, field, review_place(r,
				task ? "tasks" : "actions", task ? task :
				action, path), s));
		else if (s)
			node_set(n, v[i], arena_strdup(r->arena,
				form_say(r, field, s)));
	}
}

static void add_values(struct req *r, const struct dossier *d,
	struct node *event)
{
	const char *version = node_get(event, "version");
	const char *action = node_get(event, "action");
	unsigned i = 0;

	for (struct node *n = first(r, "Page.values"); n; n = node_next(n)) {
		const char *at;

		if (strcmp(node_get(n, "version"), version))
			continue;
		at = arena_printf(r->arena, "values.%u", i++);
		/* The row may be asked for again, with its code. */
		node_copy(event, at, n);
		say_value(r, d, node_at(event, at), action);
	}
}

void review_events(struct req *r, const struct dossier *d, const char *path)
{
	say(r, d, path, "action", "actions", "label");
	say(r, d, path, "from", "states", "from_label");
	say(r, d, path, "to", "states", "to_label");
	say(r, d, path, "reason", "reasons", "reason_label");
	for (struct node *n = first(r, path); n; n = node_next(n)) {
		const char *task = review_task_of(node_get(n, "action"));

		if (task)
			node_set(n, "label", review_word(r, d, "tasks", task));
		add_values(r, d, n);
	}
}

/* ---- files ------------------------------------------------------------- */

static bool is_one_of(const char *s, const char *list)
{
	return s && form_listed(list, s);
}

static void draw_file(struct req *r, const struct dossier *d,
	struct node *file, struct node *out)
{
	const char *state = node_get(file, "state"), *id = node_get(file,
		"id"), *type = node_get(file, "type");

	node_copy(out, "", file);
	if (is_one_of(state, "unscanned clean accepted refused replaced")) {
		node_setf(out, "url", "%s/file/%s", d->here, id);
		if (strncmp(type ? type : "", "image/", 6))
			node_set(out, "download", "1");
	}
	if (is_one_of(state, "unscanned clean accepted refused") &&
	    node_get(r->hdf, "Page.head.can_hold"))
		node_setf(out, "judge", "%s/file/%s/judge", d->here, id);
}

/* A paper with its files; what is asked for and not there shows as well. */
static void draw_paper(struct req *r, const struct dossier *d,
	struct node *paper, unsigned *count)
{
	const char *code = node_name(paper);
	const char *required = node_get(paper, "required");
	struct node *out = NULL;
	unsigned i = 0;

	if (required && !strcmp(required, "1") && !node_get(paper,
			"on_request") && form_when(paper, d->values, NULL))
		out = node_at(r->hdf, arena_printf(r->arena,
			"Page.papers.%u", *count));
	for (struct node *n = first(r, "Page.files"); n; n = node_next(n)) {
		if (strcmp(node_get(n, "paper"), code))
			continue;
		if (!out)
			out = node_at(r->hdf, arena_printf(r->arena,
				"Page.papers.%u", *count));
		draw_file(r, d, n, node_at(out, arena_printf(r->arena,
			"files.%u", i++)));
	}
	if (!out)
		return;
	node_set(out, "name", code);
	node_set(out, "label", form_words(node_find(paper, "label"), r->lang));
	node_set(out, "required", required);
	++*count;
}

static void draw_papers(struct req *r, const struct dossier *d)
{
	struct node *p = node_find(d->standard, "papers");
	unsigned count = 0;

	for (p = p ? node_child(p) : NULL; p; p = node_next(p))
		draw_paper(r, d, p, &count);
}

/* ---- answers, and the rest --------------------------------------------- */

static void draw_answers(struct req *r, const struct dossier *d)
{
	struct form f = { .standard = d->standard, .where = "form.pages",
		.values = d->values };
	struct node *p, *n;

	form_show(r, &f, "Page.answers", false);
	for (p = first(r, "Page.answers"); p; p = node_next(p)) {
		n = node_find(p, "rows");
		for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
			const char *type = node_get(n, "type");

			if (type && !strcmp(type, "division"))
				node_set(n, "value", query_text(r,
					SQL_PLACE_NAME, ARGS(arena_strdup(
					r->arena, node_get(n, "value")))));
			cases_mask(n, mask_id_staff);
		}
	}
}

static void split(struct req *r, struct node *n, const char *column)
{
	char *words = arena_strdup(r->arena, node_get(n, column)), *word;
	unsigned i = 0;

	while (words && (word = strsep(&words, " ")))
		node_set(n, arena_printf(r->arena, "%ss.%u", column, i++),
			word);
}

static void say_all(struct req *r, const struct dossier *d)
{
	struct node *n;

	review_events(r, d, "Page.events");
	review_events(r, d, "Page.changed");
	say(r, d, "Page.clocks", "clock", "clocks", "label");
	say(r, d, "Page.issued", "kind", "documents", "label");
	say(r, d, "Page.tasks", "task", "tasks", "label");
	for (n = first(r, "Page.reviewers"); n; n = node_next(n))
		node_set(n, "label", step_word(r, d, node_get(n, "step")));
	for (n = first(r, "Page.corrections"); n; n = node_next(n))
		node_set(n, "label", review_item(r, d, node_get(n, "item")));
	for (n = first(r, "Page.related"); n; n = node_next(n))
		split(r, n, "why");
	node_set(r->hdf, "Page.case.reason_label", review_word(r, d,
		"reasons", node_get(r->hdf, "Page.case.reason")));
}

enum reply review_show(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;

	ask(r, true);
	if (!review_take(r, m, &d))
		return NOT_FOUND;
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	draw_answers(r, &d);
	draw_papers(r, &d);
	say_all(r, &d);
	return PAGE;
}
