/*
 * The case page: what is to be done next, how far it is, what happened, the
 * messages.  One internal state, told in the applicant's words.
 */
#include <stdlib.h>
#include <string.h>

#include "cases_parts.h"

/* ---- words ------------------------------------------------------------- */

/* An entry of the standard: a state, an action; NULL when it has none. */
static struct node *entry(const struct dossier *d, const char *list,
	const char *name)
{
	struct node *n = node_find(d->standard, list);

	return n && name ? node_find(n, name) : NULL;
}

static const char *word(struct req *r, const struct dossier *d,
	const char *list, const char *name, const char *below)
{
	struct node *n = entry(d, list, name);

	return n ? form_text(r, n, below) : "";
}

static const char *state_word(struct req *r, const struct dossier *d,
	const char *state)
{
	const char *s = word(r, d, "states", state, "applicant");

	return *s ? s : word(r, d, "states", state, "label");
}

static long stage_of(const struct dossier *d, const char *state)
{
	struct node *n = entry(d, "states", state);
	const char *s = n ? node_get(n, "stage") : NULL;

	return s ? strtol(s, NULL, 10) : 0;
}

static bool is(const char *a, const char *b)
{
	return a && !strcmp(a, b);
}

/* ---- history ----------------------------------------------------------- */

/* What an applicant is told of a step: NULL, when it says nothing new. */
static const char *step_word(struct req *r, const struct dossier *d,
	struct node *e)
{
	const char *action = node_get(e, "action");
	const char *from = node_get(e, "from"), *to = node_get(e, "to");
	const char *now = state_word(r, d, to);
	struct node *a = entry(d, "actions", action);

	if (is(node_get(e, "role"), "applicant"))
		return word(r, d, "actions", action, "label");
	if (!strcmp(from, to))
		return a && node_get(a, "message") ? word(r, d, "actions",
			action, "label") : NULL;
	return strcmp(now, state_word(r, d, from)) ? now : NULL;
}

/* Words of officers that are meant for the applicant: those the step had to
 * give and tells by a message.  Notes among officers stay inside. */
static bool is_told(const struct dossier *d, struct node *e)
{
	struct node *a = entry(d, "actions", node_get(e, "action"));

	return is(node_get(e, "role"), "applicant") || (a &&
		is(node_get(a, "note"), "required") && node_get(a, "message"));
}

static void tell(struct req *r, const struct dossier *d, struct node *e,
	const char *text, unsigned n)
{
	const char *reason = node_get(e, "reason");
	struct node *out = node_item(node_at(r->hdf, "Page.history"), n);

	node_set(out, "at", node_get(e, "at"));
	node_set(out, "text", text);
	if (reason && *reason)
		node_set(out, "reason", word(r, d, "reasons", reason,
			"label"));
	if (is_told(d, e))
		node_set(out, "note", node_get(e, "note"));
}

/* The latest first. */
static void draw_history(struct req *r, const struct dossier *d)
{
	struct node *events = node_find(r->hdf, "Page.events"), *e;
	unsigned count = 0, n = 0;

	for (e = events ? node_child(events) : NULL; e; e = node_next(e))
		count++;
	while (count-- > 0) {
		const char *text;

		e = node_item(events, count);
		text = step_word(r, d, e);
		if (text)
			tell(r, d, e, text, n++);
	}
}

/* ---- stages ------------------------------------------------------------ */

/* The furthest stage it came to, and when it first did. */
static long reached(struct req *r, const struct dossier *d, long wanted,
	const char **when)
{
	struct node *e = node_find(r->hdf, "Page.events");
	long far = 0;

	*when = NULL;
	for (e = e ? node_child(e) : NULL; e; e = node_next(e)) {
		long stage = stage_of(d, node_get(e, "to"));

		if (stage > far)
			far = stage;
		if (stage == wanted && !*when)
			*when = arena_copy(r->arena, node_get(e, "at"), 10);
	}
	return far;
}

/* The stage it stands at: one that waits for the applicant stays where it was
 * when it was asked. */
static long stage_now(struct req *r, const struct dossier *d)
{
	struct node *e = node_find(r->hdf, "Page.events");
	long now = stage_of(d, d->state);

	if (!is(d->kind, "waiting"))
		return now;
	for (e = e ? node_child(e) : NULL; e; e = node_next(e)) {
		long from = stage_of(d, node_get(e, "from"));

		if (is(node_get(e, "to"), d->state) && from > 0)
			now = from;
	}
	return now;
}

static void draw_stages(struct req *r, const struct dossier *d)
{
	struct node *s = node_find(d->standard, "stages");
	long now = stage_now(r, d);
	bool over = is(d->kind, "final_no") || is(d->kind, "ended");
	unsigned n = 0;

	for (s = s ? node_child(s) : NULL; s; s = node_next(s)) {
		long i = strtol(node_name(s), NULL, 10);
		const char *when;
		long far = reached(r, d, i, &when);
		struct node *out;

		if (over && i > far)
			continue;	/* it will not come to that */
		out = node_item(node_at(r->hdf, "Page.stages"), n++);
		node_set(out, "title", form_words(s, r->lang));
		node_set(out, "at", when);
		if (over || i < now || (i == now &&
		    (is(d->kind, "member") || is(d->kind, "final_ok"))))
			node_set(out, "done", "1");
		else if (!over && i == now)
			node_set(out, "now", "1");
	}
	if (over)
		node_set(r->hdf, "Page.over", "1");
}

/* ---- lists ------------------------------------------------------------- */

static void draw_labels(struct req *r, const struct dossier *d,
	const char *list, const char *key, const char *where)
{
	struct node *n = node_find(r->hdf, list);

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		node_set(n, "label", word(r, d, where, arena_strdup(r->arena,
			node_get(n, key)), "label"));
}

static void draw_items(struct req *r, const struct dossier *d)
{
	struct node *n = node_find(r->hdf, "Page.items");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *item = arena_strdup(r->arena, node_get(n, "item"));
		struct node *f;

		node_set(r->hdf, "Page.items_due", arena_strdup(r->arena,
			node_get(n, "due")));
		if (!strncmp(item, "paper:", 6)) {
			node_set(n, "label", word(r, d, "papers", item + 6,
				"label"));
			continue;
		}
		f = form_field(d->standard, item);
		node_set(n, "label", form_words(f ? node_find(f, "label")
			: NULL, r->lang));
	}
}

static void draw_files(struct req *r, const struct dossier *d)
{
	struct node *n = node_find(r->hdf, "Page.files");

	draw_labels(r, d, "Page.files", "paper", "papers");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		node_setf(n, "url", "%s/file/%s", d->here, node_get(n, "id"));
}

static void draw_issued(struct req *r, const struct dossier *d)
{
	struct node *n = node_find(r->hdf, "Page.issued");

	draw_labels(r, d, "Page.issued", "kind", "documents");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *id = arena_strdup(r->arena, node_get(n, "id"));

		node_setf(n, "url", "%s/paper/%s.pdf", d->here, id);
		node_setf(n, "action", "%s/paper/%s", d->here, id);
	}
}

static void draw_messages(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.messages");
	unsigned unread = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		if (!is(node_get(n, "side"), "off") || node_get(n, "read"))
			continue;
		unread++;
		if (node_get(n, "answer"))
			node_set(r->hdf, "Page.wants_answer", "1");
	}
	if (unread)
		node_setf(r->hdf, "Page.unread", "%u", unread);
}

/* ---- the one next thing ------------------------------------------------ */

static void draw_actions(struct req *r, const struct dossier *d)
{
	struct node *n = node_find(r->hdf, "Page.actions");
	const char *answer = is(d->kind, "waiting") ? cases_answer(d) : "";

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *action = arena_strdup(r->arena, node_get(n,
			"action"));
		struct node *a = entry(d, "actions", action);

		node_setf(n, "href", "%s/do/%s", d->here, action);
		if (a)
			node_set(n, "confirm", node_get(a, "confirm"));
		if (!strcmp(action, answer)) {
			node_set(n, "first", "1");
			node_set(r->hdf, "Page.answer", arena_strdup(r->arena,
				node_get(n, "href")));
			node_copy(r->hdf, "Page.answer_word", node_find(n,
				"label"));
		}
		if (a && node_get(a, "before_end"))
			node_set(r->hdf, "Page.renew", arena_strdup(r->arena,
				node_get(n, "href")));
	}
}

static const char *next_thing(struct req *r, const struct dossier *d)
{
	if (node_find(r->hdf, "Page.items"))
		return "correct";
	if (is(d->kind, "waiting") && node_get(r->hdf, "Page.answer"))
		return "act";
	if (node_get(r->hdf, "Page.wants_answer"))
		return "answer";
	if (node_get(r->hdf, "Page.renew"))
		return "renew";
	if (is(d->kind, "member") || is(d->kind, "final_ok"))
		return "done";
	if (is(d->kind, "final_no") || is(d->kind, "ended"))
		return "over";
	return "none";
}

/* ---- the page ---------------------------------------------------------- */

static void draw_answers(struct req *r, const struct dossier *d)
{
	struct form f = { .standard = d->standard, .where = "form.pages",
		.values = d->values };
	struct node *p, *n;

	if (node_get(r->hdf, "Page.guest"))
		return;
	form_show(r, &f, "Page.answers", false);
	p = node_find(r->hdf, "Page.answers");
	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		n = node_find(p, "rows");
		for (n = n ? node_child(n) : NULL; n; n = node_next(n))
			cases_mask(n, mask_id_owner);
	}
}

enum reply cases_show(struct req *r)
{
	const struct cases *m = r->with;
	const char *done = req_query(r, "done");
	struct dossier d;

	query_parts(r, SQL_CASE_PAGE, ARGS(req_path(r, "no")));
	if (!query_last(r) || !cases_take(r, m, &d))
		return NOT_FOUND;
	/* Who only knows number and code sees how far it is, nothing more. */
	if (!node_get(r->hdf, "User.id"))
		node_set(r->hdf, "Page.guest", "1");
	d.values = node_at(r->hdf, "Answer");
	node_set(r->hdf, "Page.state_word", state_word(r, &d, d.state));
	draw_history(r, &d);
	draw_stages(r, &d);
	draw_labels(r, &d, "Page.clocks", "clock", "clocks");
	draw_items(r, &d);
	draw_files(r, &d);
	draw_issued(r, &d);
	draw_messages(r);
	draw_actions(r, &d);
	draw_answers(r, &d);
	cases_rating(r, &d);
	node_set(r->hdf, "Page.next", next_thing(r, &d));
	if (done && form_listed("done sent rated", done))
		node_set(r->hdf, "Page.message", done);
	return PAGE;
}

enum reply cases_receipt(struct req *r)
{
	const struct cases *m = r->with;
	const char *no = req_path(r, "no");
	struct node *n;
	struct dossier d;

	cases_ask(r);
	query_maybe(r, SQL_CASE_SECRET, "Page.secret", ARGS(NULL, no));
	query_rows(r, SQL_CASE_PAPERS, "Page.issued", ARGS(NULL, no));
	query_rows(r, SQL_CASE_CLOCKS, "Page.clocks", ARGS(NULL, no));
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	draw_issued(r, &d);
	n = node_find(r->hdf, "Page.issued.0");
	if (n)
		node_copy(r->hdf, "Page.receipt", n);
	node_set(r->hdf, "Page.state_word", state_word(r, &d, d.state));
	return PAGE;
}

/* ---- messages ---------------------------------------------------------- */

enum reply cases_message(struct req *r)
{
	const struct cases *m = r->with;
	const char *body = form_typed(r, "body", "para", "2000", true);
	struct dossier d;

	cases_ask(r);
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (r->errors)
		return bad(r);
	query_do(r, SQL_CASE_WRITE, ARGS(d.id, body, "false", cases_key(r,
		"message", "")));
	query_do(r, SQL_CASE_READ, ARGS(d.id));
	return query_flush(r) ? see(r, "%s#messages", d.here) : FAILED;
}

enum reply cases_read(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;

	cases_ask(r);
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	query_do(r, SQL_CASE_READ, ARGS(d.id));
	return query_flush(r) ? see(r, "%s#messages", d.here) : FAILED;
}
