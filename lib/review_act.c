/*
 * One step of one case, on a page of its own; and the correction notice, in
 * which fields and papers are ticked, each with a word on what is wrong.
 */
#include <string.h>

#include "review_parts.h"

/* ---- what a correction may ask for ------------------------------------- */

static bool asks(struct node *action)
{
	const char *s = node_get(action, "asks");

	return s && !strcmp(s, "1");
}

/* The input for the word on an item: names have no colon. */
static const char *word_of(struct req *r, const char *item)
{
	char *name = arena_printf(r->arena, "word.%s", item), *colon;

	while ((colon = strchr(name, ':')))
		*colon = '.';
	return name;
}

static struct node *add_item(struct req *r, const char *group, unsigned i,
	const char *name, const char *label)
{
	struct node *n = node_at(r->hdf, arena_printf(r->arena, "%s.items.%u",
		group, i));
	const char *word = word_of(r, name);
	const char *const *ticked = req_form_all(r, "item", NULL);

	node_set(n, "name", name);
	node_set(n, "label", label);
	node_set(n, "field", word);
	node_set(n, "word", req_form(r, word));
	node_set(n, "error", node_get(r->hdf, arena_printf(r->arena,
		"Page.error.%s", word)));
	for (; *ticked; ticked++)
		if (!strcmp(*ticked, name))
			node_set(n, "checked", "1");
	return n;
}

/* What stands in the form now, to be compared. */
static const char *answer(struct req *r, const struct dossier *d,
	struct node *field)
{
	const char *s = arena_strdup(r->arena, node_get(d->values,
		node_name(field)));
	const char *type = node_get(field, "type");

	if (!s || form_is_secret(d->standard, node_name(field)))
		return NULL;
	return type && !strcmp(type, "division") ? query_text(r,
		SQL_PLACE_NAME, ARGS(s)) : form_say(r, field, s);
}

static void draw_fields(struct req *r, const struct dossier *d)
{
	struct node *p = node_find(d->standard, "form.pages"), *f;
	unsigned pages = 0;

	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		const char *at = arena_printf(r->arena, "Page.items.%u",
			pages);
		unsigned i = 0;

		f = node_find(p, "fields");
		for (f = f ? node_child(f) : NULL; f; f = node_next(f)) {
			const char *type = node_get(f, "type");

			if (!form_when(f, d->values, NULL) || (type &&
			    !strcmp(type, "note")))
				continue;
			node_set(add_item(r, at, i++, node_name(f),
				form_words(node_find(f, "label"), r->lang)),
				"answer", answer(r, d, f));
		}
		if (i) {
			node_set(r->hdf, arena_printf(r->arena, "%s.title",
				at), form_words(node_find(p, "title"),
				r->lang));
			pages++;
		}
	}
}

/* A paper that was refused or never came is ticked from the start, with a
 * word. */
static void propose(struct req *r, struct node *out, struct node *paper)
{
	struct node *n = node_find(r->hdf, "Page.files");
	const char *required = node_get(paper, "required"), *word = NULL;
	bool there = false;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *state = node_get(n, "state");

		if (strcmp(node_get(n, "paper"), node_name(paper)))
			continue;
		there = true;
		if (state && !strcmp(state, "refused"))
			word = node_get(n, "note");
	}
	if (!there && required && !strcmp(required, "1") &&
	    !node_get(paper, "on_request"))
		word = page_word(r->pages, r->lang, "review.paper_missing");
	if (word)
		node_set(out, "checked", "1");
	node_set(out, "word", word);
}

static void draw_papers(struct req *r, const struct dossier *d)
{
	struct node *p = node_find(d->standard, "papers");
	unsigned i = 0;

	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		struct node *n;

		if (!form_when(p, d->values, NULL))
			continue;
		n = add_item(r, "Page.paper_items", i++, arena_printf(
			r->arena, "paper:%s", node_name(p)),
			form_words(node_find(p, "label"), r->lang));
		node_set(n, "request", node_get(p, "on_request"));
		if (r->method == GET)
			propose(r, n, p);
	}
}

static void read_items(struct req *r, struct step *s)
{
	const char *const *ticked = req_form_all(r, "item", NULL);

	if (!*ticked)
		field_error(r, "item", "err_items");
	for (; *ticked; ticked++) {
		const char *word;

		/* No other names come from our page; the database asks
		 * again. */
		if (strlen(*ticked) > 60 || (*ticked)[strspn(*ticked,
				"abcdefghijklmnopqrstuvwxyz0123456789_:")])
			field_error(r, "item", "err_option");
		else if ((word = review_words(r, word_of(r, *ticked),
				true))) {
			form_array_add(&s->paths, arena_printf(r->arena,
				"item.%s", *ticked));
			form_array_add(&s->texts, word);
			form_array_add(&s->said, word);
		}
	}
}

/* ---- the page ---------------------------------------------------------- */

static bool may(struct req *r, const char *action)
{
	struct node *n = node_find(r->hdf, "Page.actions");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "action"), action))
			return true;
	return false;
}

/* Papers that must be checked first. */
static void draw_open(struct req *r, const struct dossier *d)
{
	struct node *n = node_find(r->hdf, "Page.files");
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *state = node_get(n, "state"), *at;

		if (state && !strcmp(state, "accepted"))
			continue;
		at = arena_printf(r->arena, "Page.unchecked.%u", i++);
		node_set(r->hdf, arena_printf(r->arena, "%s.label", at),
			review_word(r, d, "papers", node_get(n, "paper")));
		node_set(r->hdf, arena_printf(r->arena, "%s.state", at),
			state);
	}
}

/* Tasks that must be done first. */
static void draw_left(struct req *r, const struct dossier *d,
	const char *needs)
{
	struct node *n = node_find(r->hdf, "Page.tasks");
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (needs && !node_get(n, "done") && form_listed(needs,
				node_get(n, "task")))
			node_set(r->hdf, arena_printf(r->arena,
				"Page.left.%u", i++), review_word(r, d,
				"tasks", node_get(n, "task")));
}

static void draw(struct req *r, const struct dossier *d, struct step *s)
{
	const char *papers = node_get(s->action, "papers");

	review_step_draw(r, s);
	review_events(r, d, "Page.changed");
	if (asks(s->action)) {
		draw_fields(r, d);
		draw_papers(r, d);
		node_set(r->hdf, "Page.asks", "1");
	}
	if (papers && !strcmp(papers, "checked"))
		draw_open(r, d);
	draw_left(r, d, node_get(s->action, "needs"));
	/* After wrong fields the page keeps the version it was made from. */
	node_set(r->hdf, "Page.version", r->method == POST && r->errors ?
		cases_version(r) : d->version);
	node_set(r->hdf, "Page.back", d->here);
}

static enum reply refuse(struct req *r, const struct dossier *d,
	const char *action)
{
	const char *why = query_text(r, SQL_REVIEW_WHY_NOT, ARGS(d->no,
		action));

	node_set(r->hdf, "Page.reason", why ? why : "err_role");
	return FORBIDDEN;
}

enum reply review_act_page(struct req *r)
{
	const struct cases *m = r->with;
	const char *name = req_path(r, "action");
	struct dossier d;
	struct node *action;
	struct step s;

	review_ask(r);
	if (!review_take(r, m, &d))
		return NOT_FOUND;
	action = review_action(d.standard, name);
	if (!action)
		return NOT_FOUND;
	/* Shown again after somebody else's step, it may be over. */
	if (!may(r, name) && r->method == POST)
		node_set(r->hdf, "Page.over", "1");
	else if (!may(r, name))
		return refuse(r, &d, name);
	s = review_step(r, m, d.standard, action);
	draw(r, &d, &s);
	return PAGE;
}

/* ---- the step ---------------------------------------------------------- */

static void give(struct req *r, struct step *s, struct review_given *g)
{
	const char *name = node_name(s->action);

	*g = (struct review_given){ .action = name,
		.version = cases_version(r), .note = s->note,
		.reason = s->reason, .paths = form_array_end(&s->paths),
		.texts = form_array_end(&s->texts) };
	g->key = cases_key(r, name, arena_printf(r->arena,
		"%s\n%s\n%s\n%s", s->note, s->reason ? s->reason : "",
		g->paths, form_array_end(&s->said)));
}

/* Whose step it is not hears that, and not what he typed wrong. */
static bool may_not(struct req *r, const struct dossier *d)
{
	const char *why = query_text(r, SQL_REVIEW_WHY_NOT, ARGS(d->no,
		req_path(r, "action")));

	node_set(r->hdf, "Page.reason", why);
	return why && (!strcmp(why, "err_role") || !strcmp(why, "err_level"));
}

bool review_given(struct req *r, struct dossier *d, struct review_given *g,
	enum reply *reply)
{
	const struct cases *m = r->with;
	struct node *action = NULL;
	struct step s;

	*reply = NOT_FOUND;
	review_ask(r);
	if (review_take(r, m, d))
		action = review_action(d->standard, req_path(r, "action"));
	if (!action)
		return false;
	s = review_step(r, m, d->standard, action);
	s.of = d;
	if (review_step_read(r, &s) == FORM_AGAIN) {
		draw(r, d, &s);
		*reply = PAGE;
		return false;
	}
	if (asks(action))
		read_items(r, &s);
	if (r->errors) {
		*reply = may_not(r, d) ? FORBIDDEN : bad(r);
		return false;
	}
	give(r, &s, g);
	return true;
}

enum reply review_act(struct req *r)
{
	struct dossier d;
	struct review_given g;
	enum reply reply;

	if (!review_given(r, &d, &g, &reply))
		return reply;
	return query_text(r, SQL_CASE_ACT, ARGS(d.id, g.version, g.action,
		g.note, g.reason, "{}", g.paths, g.texts, g.key)) ? see(r,
		"%s?done=acted", d.here) : FAILED;
}
