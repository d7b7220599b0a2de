/*
 * The way into a service: what it is, what to have ready, how it goes, all from
 * its standard; and the button that begins.
 */
#include <string.h>

#include "cases_parts.h"

/* A list of the standard, in the page's language. */
static void list(struct req *r, struct node *standard, const char *from,
	const char *to)
{
	struct node *n = node_find(standard, from);
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		node_set(r->hdf, arena_printf(r->arena, "Page.%s.%u.text", to,
			i++), form_words(n, r->lang));
}

static void list_papers(struct req *r, struct node *standard)
{
	struct node *n = node_find(standard, "papers"), *to;
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		if (node_get(n, "on_request"))
			continue;
		to = node_at(r->hdf, arena_printf(r->arena, "Page.papers.%u",
			i++));
		node_set(to, "label", form_words(node_find(n, "label"),
			r->lang));
		node_set(to, "hint", form_words(node_find(n, "hint"),
			r->lang));
		node_set(to, "required", node_get(n, "required"));
		if (node_find(n, "when"))
			node_set(to, "some", "1");
	}
}

static void list_faq(struct req *r, struct node *standard)
{
	struct node *n = node_find(standard, "guide.faq"), *to;
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		to = node_at(r->hdf, arena_printf(r->arena, "Page.faq.%u",
			i++));
		node_set(to, "q", form_words(node_find(n, "q"), r->lang));
		node_set(to, "a", form_words(node_find(n, "a"), r->lang));
	}
}

/* Where each of one's own lies; the draft is what the button goes on with.
 * Where one at a time is the rule, an open one leaves no button. */
static void list_mine(struct req *r, const struct cases *m,
	struct node *standard)
{
	struct node *n = node_find(r->hdf, "Page.mine");
	const char *one = node_get(standard, "one_at_a_time");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *kind = node_get(n, "kind");
		bool draft = kind && !strcmp(kind, "draft");

		node_setf(n, "href", "%s/%s/%s", m->base, draft ? "draft"
			: "case", node_get(n, draft ? "id" : "no"));
		if (draft) {
			node_set(n, "draft", "1");
			node_set(r->hdf, "Page.draft", arena_strdup(r->arena,
				node_get(n, "href")));
		}
		if (one && !strcmp(one, "1") && node_get(n, "open"))
			node_set(r->hdf, "Page.one_open", "1");
	}
}

enum reply cases_entry(struct req *r)
{
	const struct cases *m = r->with;
	const char *id, *done = req_query(r, "done");
	struct node *s;

	query_rows(r, SQL_CASE_MINE, "Page.mine", ARGS(m->service));
	id = query_text(r, SQL_STANDARD_NOW, ARGS(m->service));
	s = id ? form_standard(r, id) : NULL;
	if (!s)
		return NOT_FOUND;
	list_mine(r, m, s);
	node_set(r->hdf, "Page.entry", m->entry);
	node_set(r->hdf, "Page.code", m->service);
	node_set(r->hdf, "Page.service", form_text(r, s, "title"));
	node_set(r->hdf, "Page.intro", form_text(r, s, "intro"));
	node_set(r->hdf, "Page.limit", form_text(r, s,
		"guide.promised_limit"));
	node_set(r->hdf, "Page.fee", form_text(r, s, "guide.fee"));
	node_set(r->hdf, "Page.object", form_text(r, s, "guide.object"));
	list(r, s, "guide.conditions", "conditions");
	list(r, s, "guide.steps", "steps");
	list_papers(r, s);
	list_faq(r, s);
	if (done && (!strcmp(done, "saved") || !strcmp(done, "removed")))
		node_set(r->hdf, "Page.message", done);
	return PAGE;
}
