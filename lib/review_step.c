/*
 * A step as the standard describes it, on a page and back: its fields, its
 * reasons, the note with words that are often needed, the question whether it
 * is meant.
 */
#include <string.h>

#include "crypt.h"
#include "review_parts.h"

enum { CANNED = 12 };			/* proposals for a note at most */

struct node *review_action(struct node *standard, const char *name)
{
	struct node *n = node_find(standard, "actions");
	const char *by;

	for (n = n ? node_child(n) : NULL; n && name; n = node_next(n))
		if (!strcmp(node_name(n), name)) {
			by = node_get(n, "by");
			return by && !strcmp(by, "officer") ? n : NULL;
		}
	return NULL;
}

const char *review_words(struct req *r, const char *field, bool required)
{
	const char *error, *s = form_plain(r, req_form(r, field), "para",
		"2000", &error);

	if (error && !strcmp(error, "err_too_long"))
		error = "err_words_long";
	if (!error && required && !*s)
		error = "err_required";
	if (error)
		field_error(r, field, error);
	return error ? NULL : s;
}

struct step review_step(struct req *r, const struct cases *m,
	struct node *standard, struct node *action)
{
	const char *slash = strrchr(m->base, '/');
	const char *words = node_get(action, "note");

	return (struct step){ .standard = standard, .action = action,
		.kind = "actions", .words = words ? words : "none",
		.module = slash ? slash + 1 : m->base, .note = "",
		.paths = buf_new(r->arena), .texts = buf_new(r->arena),
		.said = buf_new(r->arena) };
}

struct step review_task_step(struct req *r, const struct cases *m,
	struct node *standard, struct node *task)
{
	struct step s = review_step(r, m, standard, task);

	s.kind = "tasks";
	s.words = node_find(task, "fields") ? "optional" : "required";
	return s;
}

static bool is_set(struct node *n, const char *name)
{
	const char *s = node_get(n, name);

	return s && !strcmp(s, "1");
}

static struct form form_of(struct req *r, const struct step *s,
	struct node *values)
{
	return (struct form){ .standard = s->standard,
		.where = arena_printf(r->arena, "%s.%s", s->kind,
			node_name(s->action)),
		.values = values, .ask = cases_place };
}

static const char *canned(struct req *r, const struct step *s, unsigned i)
{
	return page_word(r->pages, r->lang, arena_printf(r->arena,
		"canned.%s.%s.%u", s->module, node_name(s->action), i));
}

static bool is_ticked(struct req *r, const char *field, const char *value)
{
	const char *const *all = req_form_all(r, field, NULL);

	for (; *all; all++)
		if (!strcmp(*all, value))
			return true;
	return false;
}

/* ---- onto the page ----------------------------------------------------- */

static void draw_reasons(struct req *r, const struct step *s)
{
	char *words = arena_strdup(r->arena, node_get(s->action, "reasons"));
	char *code;
	const char *typed = r->method == POST ? req_form(r, "reason") : NULL;
	unsigned i = 0;

	while (words && (code = strsep(&words, " "))) {
		struct node *n;

		if (!*code)
			continue;
		n = node_at(r->hdf, arena_printf(r->arena, "Page.reasons.%u",
			i++));
		node_set(n, "value", code);
		node_set(n, "label", form_text(r, s->standard, arena_printf(
			r->arena, "reasons.%s.label", code)));
		if (typed && !strcmp(typed, code))
			node_set(n, "checked", "1");
	}
}

static void draw_canned(struct req *r, const struct step *s)
{
	for (unsigned i = 0; i < CANNED; i++) {
		const char *words = canned(r, s, i);
		struct node *n;

		if (!words || !*words)
			break;
		n = node_at(r->hdf, arena_printf(r->arena, "Page.canned.%u",
			i));
		node_setf(n, "value", "%u", i);
		node_set(n, "text", words);
		if (is_ticked(r, "canned", arena_printf(r->arena, "%u", i)))
			node_set(n, "checked", "1");
	}
}

static void free_tree(void *n)
{
	node_free(n);
}

void review_step_draw(struct req *r, struct step *s)
{
	struct node *values = node_new();
	struct form f = form_of(r, s, values);

	arena_defer(r->arena, free_tree, values);
	node_set(r->hdf, "Page.action.name", node_name(s->action));
	node_set(r->hdf, "Page.action.label", form_words(node_find(s->action,
		"label"), r->lang));
	node_set(r->hdf, "Page.action.note", s->words);
	if (strcmp(s->kind, "tasks"))
		node_setf(r->hdf, "Page.to", "do/%s", node_name(s->action));
	else
		node_setf(r->hdf, "Page.to", "task/%s", req_path(r, "task"));
	if (is_set(s->action, "confirm"))
		node_set(r->hdf, "Page.confirm", "1");
	/* A page shown again keeps what was typed, also when it was stale. */
	if (r->method == POST)
		node_set(r->hdf, "Form.again", "1");
	if (node_find(s->action, "fields"))
		form_draw(r, &f);
	draw_reasons(r, s);
	if (strcmp(s->words, "none"))
		draw_canned(r, s);
}

/* ---- and back ---------------------------------------------------------- */

static void read_note(struct req *r, struct step *s)
{
	struct buf b = buf_new(r->arena);
	const char *own;

	if (!strcmp(s->words, "none"))
		return;
	buf_puts(&b, "");
	for (unsigned i = 0; i < CANNED; i++)
		if (canned(r, s, i) && is_ticked(r, "canned", arena_printf(
				r->arena, "%u", i)))
			buf_printf(&b, "%s%s", b.len ? "\n" : "", canned(r, s,
				i));
	own = review_words(r, "note", !b.len && !strcmp(s->words, "required"));
	if (own && *own)
		buf_printf(&b, "%s%s", b.len ? "\n" : "", own);
	s->note = b.data;
}

static void read_reason(struct req *r, struct step *s)
{
	const char *list = node_get(s->action, "reasons");

	if (!list || !*list)
		return;
	s->reason = req_form(r, "reason");
	if (!s->reason || !form_listed(list, s->reason))
		field_error(r, "reason", "err_choice");
}

const char *review_place(struct req *r, const char *kind, const char *name,
	const char *path)
{
	return arena_printf(r->arena, "case_event_text.%s.%s.%s", kind, name,
		path);
}

const char *review_index(struct req *r, const char *name, const char *value)
{
	return cases_blind(r, arena_printf(r->arena, "case_event.%s", name),
		value);
}

/* As it is kept; NULL after an error was noted. */
static const char *kept(struct req *r, const struct step *s,
	struct node *field, const char *path, const char *value)
{
	const char *sealed;

	if (!form_field_is_secret(field))
		return value;
	sealed = s->of ? cases_seal(r, s->of, review_place(r, s->kind,
		node_name(s->action), path), value) : NULL;
	if (!sealed)
		field_error(r, path, "err_not_now");
	return sealed;
}

/* Beside an encrypted answer a keyed digest, by which the same is found. */
static void add_index(struct req *r, struct step *s, const char *path,
	const char *value)
{
	const char *digest = review_index(r, path, value);

	if (!digest) {
		field_error(r, path, "err_not_now");
		return;
	}
	form_array_add(&s->paths, arena_printf(r->arena, "%s.index", path));
	form_array_add(&s->texts, digest);
	form_array_add(&s->said, "");
}

static void add_value(struct req *r, struct step *s, struct node *field,
	const char *path, const char *value)
{
	const char *stored;

	if (!value || !*value)
		return;
	value = arena_strdup(r->arena, value);
	stored = kept(r, s, field, path, value);
	if (!stored)
		return;
	form_array_add(&s->paths, path);
	form_array_add(&s->texts, stored);
	form_array_add(&s->said, value);
	if (is_set(field, "index"))
		add_index(r, s, path, value);
}

static void add_values(struct req *r, struct step *s, struct node *values)
{
	struct node *n = node_find(s->action, "fields"), *row, *f;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *name = node_name(n);

		add_value(r, s, n, name, node_get(values, name));
		row = node_find(n, "fields") ? node_find(values, name) : NULL;
		for (row = row ? node_child(row) : NULL; row;
				row = node_next(row))
			for (f = node_child(node_find(n, "fields")); f;
					f = node_next(f))
				add_value(r, s, f, arena_printf(r->arena,
					"%s.%s.%s", name, node_name(row),
					node_name(f)), node_get(row,
					node_name(f)));
	}
}

enum form_result review_step_read(struct req *r, struct step *s)
{
	struct node *values = node_new();
	struct form f = form_of(r, s, values);
	unsigned before = r->errors;
	enum form_result got = FORM_FINE;
	const char *sure;

	arena_defer(r->arena, free_tree, values);
	if (node_find(s->action, "fields"))
		got = form_read(r, &f);
	if (got == FORM_AGAIN)
		return got;
	read_reason(r, s);
	read_note(r, s);
	sure = req_form(r, "confirm");
	if (is_set(s->action, "confirm") && (!sure || strcmp(sure, "1")))
		field_error(r, "confirm", "err_confirm");
	if (r->errors == before)
		add_values(r, s, values);
	return r->errors == before ? FORM_FINE : FORM_WRONG;
}
