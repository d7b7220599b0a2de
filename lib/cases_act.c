/*
 * A step of the applicant's after submission: answer a correction notice,
 * change, withdraw, leave, renew.  What it asks for stands in the standard;
 * which fields are open now is said by the database.
 */
#include <string.h>

#include "cases_parts.h"

/* One step in hand. */
struct step {
	struct dossier d;
	const char *name;
	struct node *action;	/* in the standard */
	bool now;		/* may be taken now */
	const char *opens;	/* fields and papers, as the database says */
	struct node *view;	/* a standard of the open fields only */
};

static void ask(struct req *r)
{
	const char *no = req_path(r, "no");

	cases_ask(r);
	node_remove(r->hdf, "Page.files");
	query_rows(r, SQL_CASE_FILES, "Page.files", ARGS(NULL, no));
	query_rows(r, SQL_CASE_ITEMS, "Page.items", ARGS(NULL, no));
	query_rows(r, SQL_CASE_ACTIONS, "Page.actions", ARGS(NULL, no));
}

static void view_free(void *n)
{
	node_free(n);
}

/* The open fields stand on several pages; here they are one. */
static struct node *make_view(struct req *r, const struct step *s)
{
	static const char *const kept[] = { "texts", "form.checks" };
	struct node *out = node_new();
	char *words = arena_strdup(r->arena, s->opens), *one;

	arena_defer(r->arena, view_free, out);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		if (node_find(s->d.standard, kept[i]))
			node_copy(out, kept[i], node_find(s->d.standard,
				kept[i]));
	while ((one = strsep(&words, " "))) {
		struct node *f = *one && !strchr(one, ':') && !strchr(one,
			'.') ? form_field(s->d.standard, one) : NULL;

		if (f)
			node_copy(out, arena_printf(r->arena,
				"open.fields.%s", one), f);
	}
	return out;
}

static struct node *fields_of(const struct step *s)
{
	return node_find(s->view, "open.fields");
}

static bool take(struct req *r, const struct cases *m, struct step *s)
{
	struct node *n;

	*s = (struct step){ .name = req_path(r, "action"), .opens = "" };
	if (!cases_take(r, m, &s->d))
		return false;
	n = node_find(s->d.standard, "actions");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_name(n), s->name))
			s->action = n;
	n = node_find(r->hdf, "Page.actions");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "action"), s->name)) {
			s->now = true;
			if (node_get(n, "opens"))
				s->opens = arena_strdup(r->arena, node_get(n,
					"opens"));
		}
	s->view = make_view(r, s);
	return true;
}

static struct form form_of(const struct step *s)
{
	return (struct form){ .standard = s->view, .where = "open",
		.values = s->d.values, .ask = cases_place };
}

/* ---- the page ---------------------------------------------------------- */

static void draw_items(struct req *r, const struct step *s)
{
	struct node *n = node_find(r->hdf, "Page.items");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *item = arena_strdup(r->arena, node_get(n, "item"));
		bool paper = !strncmp(item, "paper:", 6);
		struct node *f = paper ? node_find(s->d.standard,
			arena_printf(r->arena, "papers.%s", item + 6))
			: form_field(s->d.standard, item);

		node_set(n, "label", form_words(f ? node_find(f, "label")
			: NULL, r->lang));
		node_setf(n, "href", "%s#%s", paper ? arena_printf(r->arena,
			"%s/papers", s->d.here) : "", paper ? item + 6
			: item);
		node_set(r->hdf, "Page.items_due", arena_strdup(r->arena,
			node_get(n, "due")));
	}
}

static void draw(struct req *r, struct step *s)
{
	struct form f = form_of(s);
	const char *note = node_get(s->action, "note");

	s->d.items = s->opens;
	node_set(r->hdf, "Page.name", s->name);
	node_set(r->hdf, "Page.title", form_text(r, s->d.standard,
		arena_printf(r->arena, "actions.%s.label", s->name)));
	node_set(r->hdf, "Page.confirm", node_get(s->action, "confirm"));
	if (note && strcmp(note, "none"))
		node_set(r->hdf, "Page.note", note);
	node_set(r->hdf, "Page.action", arena_printf(r->arena, "%s/do/%s",
		s->d.here, s->name));
	node_set(r->hdf, "Page.back", s->d.here);
	draw_items(r, s);
	if (fields_of(s)) {
		form_draw(r, &f);
		cases_places(r, fields_of(s));
	}
	if (*cases_papers_of(r, s->opens))
		cases_draw_papers(r, &s->d);
	cases_link_errors(r, &s->d);
}

enum reply cases_act_page(struct req *r)
{
	const struct cases *m = r->with;
	bool stale = r->method == POST && !r->errors;
	struct step s;

	ask(r);
	if (!take(r, m, &s) || !s.action)
		return NOT_FOUND;
	if (!s.now) {
		node_set(r->hdf, "Page.gone", "1");
		node_set(r->hdf, "Page.title", form_text(r, s.d.standard,
			arena_printf(r->arena, "actions.%s.label", s.name)));
		node_set(r->hdf, "Page.back", s.d.here);
		return r->method == POST ? PAGE : STALE;
	}
	if (stale || r->carried)
		node_set(r->hdf, "Form.again", "1");
	node_set(r->hdf, "Page.version", r->method == POST && !stale ?
		cases_version(r) : s.d.version);
	draw(r, &s);
	return PAGE;
}

/* ---- the deed ---------------------------------------------------------- */

static const char *note_of(struct req *r, const struct step *s)
{
	const char *wanted = node_get(s->action, "note");

	return form_typed(r, "note", "para", "2000", wanted &&
		!strcmp(wanted, "required"));
}

/* The open fields and the papers asked for must be right. */
static bool check_open(struct req *r, const struct step *s)
{
	const char *papers = cases_papers_of(r, s->opens);
	struct form f = { .standard = s->d.standard, .where = "form.pages",
		.values = s->d.values, .ask = cases_place };

	f.only = arena_printf(r->arena, "%s %s", cases_list(r, fields_of(s)),
		papers);
	return form_check(r, &f, *papers ? cases_counts(r, true) : NULL);
}

static enum reply act(struct req *r, const struct step *s, const char *note)
{
	const char *paths = "{}", *texts = "{}", *names = "{}";
	struct node *fields = fields_of(s);

	if (fields) {
		names = cases_names(r, fields);
		if (!cases_arrays(r, &s->d, cases_only(r, s->d.values,
				fields), &paths, &texts))
			return FAILED;
	}
	if (!query_text(r, SQL_CASE_ACT, ARGS(s->d.id, cases_version(r),
			s->name, note, NULL, names, paths, texts,
			cases_key(r, "act", ""))))
		return FAILED;
	return see(r, "%s?done=done", s->d.here);
}

enum reply cases_act(struct req *r)
{
	const struct cases *m = r->with;
	struct step s;
	struct form f;
	const char *note;

	ask(r);
	if (!take(r, m, &s) || !s.action)
		return NOT_FOUND;
	note = note_of(r, &s);
	f = form_of(&s);
	if (s.now && fields_of(&s))
		switch (form_read(r, &f)) {
		case FORM_AGAIN:
			node_set(r->hdf, "Page.version", cases_version(r));
			draw(r, &s);
			return PAGE;
		case FORM_WRONG:
			return bad(r);
		default:
			break;
		}
	if (r->errors || (s.now && *s.opens && !check_open(r, &s)))
		return bad(r);
	return act(r, &s, note);
}
