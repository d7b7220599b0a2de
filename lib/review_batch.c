/*
 * One step for many cases, and the list of what is on public notice.  Each
 * case of a batch is taken or refused by itself; the page says which.
 */
#include <stdlib.h>
#include <string.h>

#include "review_parts.h"
#include "text.h"

enum { BATCH = 500, AT_ONCE = 25, ROWS = 50 };

/* ---- what waits -------------------------------------------------------- */

static void draw_tabs(struct req *r, const struct cases *m,
	const char *current)
{
	struct node *n = node_find(r->hdf, "Page.steps");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *code = node_get(n, "action");

		node_setf(n, "href", "%s/batch?action=%s", m->base, code);
		node_set(n, "text", node_get(n, "label"));
		node_set(n, "text.en", node_get(n, "label.en"));
		node_set(n, "count", node_get(n, "n"));
		if (!strcmp(code, current))
			node_set(n, "current", "1");
	}
}

/* The step asked for, if it is one of those this officer may take; else the
 * first of them. */
static const char *chosen(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.steps"), *first;
	const char *asked = r->method == POST ? req_form(r, "action")
		: req_query(r, "action");

	first = n = n ? node_child(n) : NULL;
	for (; n; n = node_next(n))
		if (asked && !strcmp(node_get(n, "action"), asked))
			return arena_strdup(r->arena, asked);
	return first && r->method == GET ? arena_strdup(r->arena,
		node_get(first, "action")) : NULL;
}

/* The standard that new cases begin with says what a step asks for. */
static struct node *standard_now(struct req *r, const struct cases *m)
{
	query_rows(r, SQL_BATCH_ACTIONS, "Page.steps", ARGS(m->service));
	query_row(r, SQL_SERVICE_STANDARD, "Page.service", ARGS(m->service));
	if (!query_flush(r))
		return NULL;
	node_set(r->hdf, "Site.today", arena_strdup(r->arena, node_get(r->hdf,
		"Page.service.today")));
	return form_standard(r, arena_strdup(r->arena, node_get(r->hdf,
		"Page.service.standard")));
}

static void tick(struct req *r)
{
	const char *const *all = req_form_all(r, "case", NULL);
	struct node *n = node_find(r->hdf, "Page.rows");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *id = node_get(n, "id");
		size_t len = strlen(id);

		for (const char *const *s = all; *s; s++)
			if (!strncmp(*s, id, len) && (*s)[len] == ':')
				node_set(n, "checked", "1");
		if (r->method == GET && req_query(r, "all"))
			node_set(n, "checked", "1");
	}
}

static void draw_page(struct req *r, const struct cases *m,
	struct node *standard, const char *name)
{
	struct step s = review_step(r, m, standard, review_action(standard,
		name));

	query_rows(r, SQL_BATCH_CASES, "Page.rows", ARGS(m->service, name,
		NULL, "500"));
	if (!query_flush(r))
		return;
	draw_tabs(r, m, name);
	if (s.action)
		review_step_draw(r, &s);
	node_setf(r->hdf, "Page.here_batch", "%s/batch", m->base);
	tick(r);
}

enum reply review_batch_page(struct req *r)
{
	const struct cases *m = r->with;
	struct node *standard = standard_now(r, m);
	const char *name = standard ? chosen(r) : NULL;

	if (!standard)
		return NOT_FOUND;
	node_set(r->hdf, "Page.base", m->base);
	if (!name) {
		node_set(r->hdf, "Page.reason", "err_role");
		return FORBIDDEN;
	}
	draw_page(r, m, standard, name);
	return PAGE;
}

/* ---- the batch --------------------------------------------------------- */

struct many {
	const char *id[BATCH], *version[BATCH];
	size_t count;
};

/* Ticked boxes are `id:version`.  false: something else was sent.  More than
 * a batch are counted, not kept. */
static bool read_cases(struct req *r, struct many *all)
{
	const char *const *s = req_form_all(r, "case", NULL);

	for (; *s; s++) {
		char *id = arena_strdup(r->arena, *s);
		char *version = strchr(id, ':');

		if (!version)
			return false;
		*version++ = '\0';
		if (!cases_is_id(id) || !text_is_digits(version) ||
		    strlen(version) > 9)
			return false;
		if (all->count < BATCH) {
			all->id[all->count] = id;
			all->version[all->count] = version;
		}
		all->count++;
	}
	return true;
}

/* A transaction of its own for some of the cases, so that nobody else waits
 * for all of them. */
static bool begin_next(struct req *r)
{
	if (db_end(r->db, true) != DB_FINE)
		return false;
	db_begin(r->db, r->arena, DB_ONCE);
	query_do(r, SQL_ENTER, ARGS(r->session, r->realm, "STAFF", "POST",
		r->route->path, "", "false"));
	return true;
}

static bool act_some(struct req *r, const struct many *all, size_t from,
	const struct step *s, const char *paths, const char *texts)
{
	struct buf ids = buf_new(r->arena), versions = buf_new(r->arena);
	size_t to = from + AT_ONCE < all->count ? from + AT_ONCE : all->count;
	const char *name = node_name(s->action);

	if (from && !begin_next(r))
		return false;
	for (size_t i = from; i < to; i++) {
		form_array_add(&ids, all->id[i]);
		form_array_add(&versions, all->version[i]);
	}
	query_rows(r, SQL_BATCH_ACT, arena_printf(r->arena,
		"Page.parts.%zu.rows", from), ARGS(form_array_end(&ids),
		form_array_end(&versions), name, s->note, s->reason, paths,
		texts, cases_key(r, name, arena_printf(r->arena,
		"%s\n%s\n%s\n%s", s->note, s->reason ? s->reason : "", paths,
		texts))));
	return query_flush(r);
}

static void count_results(struct req *r)
{
	struct node *part = node_find(r->hdf, "Page.parts"), *n;
	unsigned done = 0, refused = 0;

	for (part = part ? node_child(part) : NULL; part;
	     part = node_next(part)) {
		n = node_find(part, "rows");
		for (n = n ? node_child(n) : NULL; n; n = node_next(n))
			if (node_get(n, "ok"))
				done++;
			else
				refused++;
	}
	node_setf(r->hdf, "Page.done", "%u", done);
	node_setf(r->hdf, "Page.refused", "%u", refused);
}

static enum reply act(struct req *r, const struct cases *m, struct step *s,
	const struct many *all)
{
	const char *paths = form_array_end(&s->paths);
	const char *texts = form_array_end(&s->texts);

	for (size_t i = 0; i < all->count; i += AT_ONCE)
		if (!act_some(r, all, i, s, paths, texts))
			return FAILED;
	count_results(r);
	node_set(r->hdf, "Page.action.label", form_words(node_find(s->action,
		"label"), r->lang));
	node_setf(r->hdf, "Page.here_batch", "%s/batch?action=%s", m->base,
		node_name(s->action));
	return PAGE;
}

enum reply review_batch(struct req *r)
{
	const struct cases *m = r->with;
	struct many *all = arena_alloc(r->arena, sizeof *all);
	struct node *standard;
	const char *name;
	struct step s;

	all->count = 0;
	if (!read_cases(r, all))
		return MALFORMED;
	standard = standard_now(r, m);
	name = standard ? chosen(r) : NULL;
	if (!standard)
		return NOT_FOUND;
	node_set(r->hdf, "Page.base", m->base);
	if (!name || !review_action(standard, name)) {
		node_set(r->hdf, "Page.reason", "err_role");
		return FORBIDDEN;
	}
	s = review_step(r, m, standard, review_action(standard, name));
	if (!all->count)
		field_error(r, "case", "err_cases_none");
	else if (all->count > BATCH)
		field_error(r, "case", "err_cases_many");
	if (review_step_read(r, &s) != FORM_FINE || r->errors)
		return bad(r);
	return act(r, m, &s, all);
}

/* ---- notices ----------------------------------------------------------- */

enum reply review_notices(struct req *r)
{
	const struct cases *m = r->with;

	static const char *const tabs[] = { "publish", "open", "frozen" };
	const char *asked = req_query(r, "tab"), *tab = tabs[0], *last;

	for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
		if (asked && !strcmp(asked, tabs[i]))
			tab = tabs[i];
	node_set(r->hdf, "Page.base", m->base);
	node_set(r->hdf, "Page.tab", tab);
	query_row(r, SQL_NOTICE_DESK_COUNTS, "Page.counts", ARGS(m->service));
	query_rows(r, SQL_NOTICE_DESK, "Page.rows", ARGS(m->service, tab,
		req_row(r, "before"), "51"));
	if (!query_flush(r))
		return FAILED;
	if (node_find(r->hdf, arena_printf(r->arena, "Page.rows.%d", ROWS))) {
		last = node_get(r->hdf, arena_printf(r->arena,
			"Page.rows.%d.id", ROWS - 1));
		node_setf(r->hdf, "Page.older", "%s/notices?tab=%s&before=%s",
			m->base, tab, last);
		node_remove(r->hdf, arena_printf(r->arena, "Page.rows.%d",
			ROWS));
	}
	return PAGE;
}
