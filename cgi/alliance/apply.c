/*
 * The way in: what the alliance is, what is needed, and the draft.  The form
 * itself is the standard's, and its pages are lib/cases.
 */
#include "alliance.h"

#include <string.h>

#include "alliance.sql.h"
#include "cases.h"

const struct cases alliance = { "/alliance", ALLIANCE };

/* The standard that new applications begin with. */
static struct node *standard(struct req *r)
{
	const char *id = query_text(r, SQL_STANDARD_NOW, ARGS(ALLIANCE));

	if (!id)
		r->missing = true;
	return form_standard(r, id);
}

/* A list of the standard, in the page's language. */
static void list(struct req *r, struct node *standard_, const char *from,
	const char *to)
{
	struct node *n = node_find(standard_, from);
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		node_set(r->hdf, arena_printf(r->arena, "Page.%s.%u.text", to,
			i++), form_words(n, r->lang));
}

static void list_papers(struct req *r, struct node *standard_)
{
	struct node *n = node_find(standard_, "papers"), *to;
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

static void list_faq(struct req *r, struct node *standard_)
{
	struct node *n = node_find(standard_, "guide.faq"), *to;
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		to = node_at(r->hdf, arena_printf(r->arena, "Page.faq.%u",
			i++));
		node_set(to, "q", form_words(node_find(n, "q"), r->lang));
		node_set(to, "a", form_words(node_find(n, "a"), r->lang));
	}
}

/* Drafts and cases of their own are the first thing on both pages. */
static struct node *list_mine(struct req *r)
{
	struct node *n, *now;

	query_rows(r, SQL_CASE_MINE, "Page.mine", ARGS(ALLIANCE));
	now = standard(r);
	n = now ? node_find(r->hdf, "Page.mine") : NULL;
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *kind = node_get(n, "kind");
		bool draft = kind && !strcmp(kind, "draft");

		node_setf(n, "href", "/alliance/%s/%s", draft ? "draft"
			: "case", node_get(n, draft ? "id" : "no"));
		if (draft) {
			node_set(n, "draft", "1");
			node_set(r->hdf, "Page.draft", arena_strdup(r->arena,
				node_get(n, "href")));
		}
	}
	return now;
}

enum reply home(struct req *r)
{
	const char *done = req_query(r, "done");
	struct node *s = list_mine(r);

	if (!s)
		return NOT_FOUND;
	node_set(r->hdf, "Page.service", form_text(r, s, "title"));
	node_set(r->hdf, "Page.intro", form_text(r, s, "intro"));
	list(r, s, "guide.conditions", "conditions");
	list(r, s, "guide.steps", "steps");
	list(r, s, "guide.channels", "channels");
	node_set(r->hdf, "Page.limit", form_text(r, s,
		"guide.promised_limit"));
	node_set(r->hdf, "Page.fee", form_text(r, s, "guide.fee"));
	node_set(r->hdf, "Page.object", form_text(r, s, "guide.object"));
	list_papers(r, s);
	list_faq(r, s);
	if (done && (!strcmp(done, "saved") || !strcmp(done, "removed")))
		node_set(r->hdf, "Page.message", done);
	return PAGE;
}

enum reply apply(struct req *r)
{
	struct node *s = list_mine(r);

	if (!s)
		return NOT_FOUND;
	node_set(r->hdf, "Page.service", form_text(r, s, "title"));
	node_set(r->hdf, "Page.limit", form_text(r, s,
		"guide.promised_limit"));
	list_papers(r, s);
	return PAGE;
}

enum reply apply_begin(struct req *r)
{
	return cases_draft_begin(r, &alliance);
}

/* ---- the draft --------------------------------------------------------- */

enum reply draft_open(struct req *r)
{
	return cases_draft_open(r, &alliance);
}

enum reply draft_page(struct req *r)
{
	return cases_draft_page(r, &alliance);
}

enum reply draft_save(struct req *r)
{
	return cases_draft_save(r, &alliance);
}

enum reply draft_papers(struct req *r)
{
	return cases_papers(r, &alliance);
}

enum reply draft_upload(struct req *r)
{
	return cases_upload(r, &alliance);
}

enum reply draft_check(struct req *r)
{
	return cases_check(r, &alliance);
}

enum reply draft_submit(struct req *r)
{
	return cases_submit(r, &alliance);
}

enum reply draft_drop_ask(struct req *r)
{
	return cases_drop_page(r, &alliance);
}

enum reply draft_drop(struct req *r)
{
	return cases_drop(r, &alliance);
}
