/*
 * form_draw: fields onto the page, as templates/macros/field.cs shows them.
 */
#include "form.h"

#include <stdlib.h>
#include <string.h>

#include "form_parts.h"

struct drawing {
	struct req *r;
	const struct form *f;
	struct node *typed;	/* answers as typed, NULL: as they are kept */
};

static const char *words_of(const struct drawing *d, struct node *n,
	const char *name)
{
	return form_words(node_find(n, name), d->r->lang);
}

/* ---- what is shown in a field ------------------------------------------ */

/* After a refusal everything typed on this page is put in a tree of its own,
 * so that conditions and rows follow what the visitor sees. */
static void take_typed(struct drawing *d, struct node *fields, const char *row)
{
	struct node *f = fields ? node_child(fields) : NULL;
	struct arena *a = d->r->arena;

	for (; f; f = node_next(f)) {
		unsigned rows[FORM_ROWS_MAX + 1], n;
		const char *path = row == NULL ? node_name(f) :
			arena_printf(a, "%s.%s", row, node_name(f));

		node_set(d->typed, path, "");
		if (!form_is_group(f)) {
			node_set(d->typed, path, form_sent(d->r, f, path));
			continue;
		}
		n = form_rows_sent(d->r, path, FORM_ROWS_MAX + 1, rows);
		for (unsigned i = 0; i < n; i++)
			take_typed(d, node_find(f, "fields"),
				arena_printf(a, "%s.%u", path, rows[i]));
	}
}

static void typed_free(void *n)
{
	node_free(n);
}

static void begin_typed(struct drawing *d, struct node *fields)
{
	const char *action;

	if (!d->r->form || (!d->r->errors &&
	    !node_get(d->r->hdf, "Form.again")))
		return;
	d->typed = node_new();
	arena_defer(d->r->arena, typed_free, d->typed);
	take_typed(d, fields, NULL);
	action = req_form(d->r, "do");
	if (action && strncmp(action, "repick:", 7) == 0 &&
	    form_field_below(fields, action + 7))
		node_set(d->typed, action + 7, "");
}

static const char *shown_value(const struct drawing *d, struct node *field,
	const char *path)
{
	const char *s = d->typed ? node_get(d->typed, path) : NULL;
	const char *from = node_get(field, "prefill");

	if (s)
		return s;
	s = node_get(d->f->values, path);
	if (!s && from)
		s = node_get(d->r->hdf, arena_printf(d->r->arena,
			"Prefill.%s", from));
	return s ? s : "";
}

/* ---- one field --------------------------------------------------------- */

static void draw_option(const struct drawing *d, struct node *out, unsigned i,
	const char *code, const char *label, const char *value)
{
	struct node *o = node_at(out, arena_printf(d->r->arena, "options.%u",
		i));

	node_set(o, "value", code);
	node_set(o, "label", label);
	if (form_listed(value, code))
		node_set(o, "checked", "1");
}

static void draw_options(const struct drawing *d, struct node *field,
	struct node *out, const char *value)
{
	struct node *n = node_find(field, "options");
	const char *source = node_get(field, "source");
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		draw_option(d, out, i++, node_name(n), form_words(n,
			d->r->lang), value);
	if (source == NULL)
		return;
	n = node_find(d->r->hdf, arena_printf(d->r->arena, "List.%s", source));
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *code = node_get(n, "value");

		if (code)
			draw_option(d, out, i++, code, words_of(d, n, "label"),
				value);
	}
}

/* min and max of dates become days: the page speaks of them. */
static void draw_limit(const struct drawing *d, struct node *field,
	struct node *out, const char *name)
{
	const char *s = node_get(field, name);
	struct date day;

	if (s && strncmp(s, "today", 5) == 0) {
		if (form_day(s, form_today(d->r), &day))
			node_setf(out, name, "%04d-%02d-%02d", day.year,
				day.month, day.day);
		return;
	}
	node_set(out, name, s);
}

/* The words a consent agrees to. */
static void draw_text(const struct drawing *d, struct node *field,
	struct node *out)
{
	const char *code = node_get(field, "text");

	if (code)
		node_set(out, "text", form_text(d->r, d->f->standard,
			arena_printf(d->r->arena, "texts.%s.text", code)));
}

/* Where the answer stands that a condition looks at: in its row, or above. */
static const char *when_path(const struct drawing *d, struct node *fields,
	struct node *field, const char *row)
{
	const char *name = node_get(field, "when.field");

	if (name && row && form_field_below(fields, name))
		return arena_printf(d->r->arena, "%s.%s", row, name);
	return name;
}

static bool is_shown(const struct drawing *d, struct node *fields,
	struct node *field, const char *row)
{
	const char *path = when_path(d, fields, field, row);
	bool typed = path && d->typed && node_get(d->typed, path);

	return form_when(field, typed ? d->typed : d->f->values, row);
}

static void draw_when(const struct drawing *d, struct node *fields,
	struct node *field, struct node *out, const char *row)
{
	const char *path = when_path(d, fields, field, row);

	if (path == NULL)
		return;
	node_set(out, "when_field", path);
	node_set(out, "when_is", node_get(field, "when.is"));
	node_set(out, "when_not", node_get(field, "when.not"));
	node_set(out, "shown", is_shown(d, fields, field, row) ? "1" : "0");
}

static void draw_error(const struct drawing *d, struct node *field,
	struct node *out, const char *path)
{
	struct arena *a = d->r->arena;
	const char *key = node_get(d->r->hdf, arena_printf(a, "Page.error.%s",
		path));

	if (key == NULL)
		return;
	if (strncmp(key, "warn_", 5) == 0) {
		node_set(out, "warn", key);
		node_set(out, "sure", arena_printf(a, "sure.%s", path));
		return;
	}
	node_set(out, "error", key);
	node_set(out, "error_text", words_of(d, field, arena_printf(a,
		"error.%s", key)));
}

static void draw_words(const struct drawing *d, struct node *field,
	struct node *out, const char *path)
{
	node_set(out, "name", path);
	node_set(out, "type", node_get(field, "type"));
	node_set(out, "label", words_of(d, field, "label"));
	node_set(out, "hint", words_of(d, field, "hint"));
	if (form_is_required(field))
		node_set(out, "required", "1");
	draw_limit(d, field, out, "min");
	draw_limit(d, field, out, "max");
	node_set(d->r->hdf, arena_printf(d->r->arena, "Page.label.%s", path),
		words_of(d, field, "label"));
	draw_error(d, field, out, path);
}

static void draw_one(const struct drawing *d, struct node *field,
	struct node *out, const char *path)
{
	const char *value = shown_value(d, field, path);

	draw_words(d, field, out, path);
	node_set(out, "value", value);
	draw_options(d, field, out, value);
	draw_text(d, field, out);
}

/* ---- groups ------------------------------------------------------------ */

static void draw_fields(const struct drawing *d, struct node *fields,
	struct node *out, const char *row);

/* The rows to show, after the button that was pressed has done its work. */
static unsigned rows_shown(const struct drawing *d, struct node *fields,
	struct node *group, unsigned rows[])
{
	const char *name = node_name(group), *asked;
	unsigned n, gone, most = form_rows_max(group);
	enum form_row what = ROW_NONE;

	if (d->typed) {
		n = form_rows_sent(d->r, name, FORM_ROWS_MAX, rows);
		what = form_row_asked(d->r, fields, &asked, &gone);
	} else {
		n = form_rows_of(d->f->values, name);
		for (unsigned i = 0; i < n; i++)
			rows[i] = i;
	}
	if (what != ROW_NONE && strcmp(asked, name) != 0)
		what = ROW_NONE;
	if (what == ROW_REMOVE) {
		unsigned k = 0;

		for (unsigned i = 0; i < n; i++)
			if (rows[i] != gone)
				rows[k++] = rows[i];
		n = k;
	}
	while ((n < form_rows_min(group) || what == ROW_ADD) && n < most) {
		rows[n] = n ? rows[n - 1] + 1 : 0;
		n++;
		what = ROW_NONE;
	}
	return n;
}

static void draw_group(const struct drawing *d, struct node *fields,
	struct node *group, struct node *out)
{
	const char *name = node_name(group);
	struct arena *a = d->r->arena;
	unsigned rows[FORM_ROWS_MAX + 1];
	unsigned n = rows_shown(d, fields, group, rows);

	draw_words(d, group, out, name);
	for (unsigned i = 0; i < n; i++) {
		struct node *row = node_at(out, arena_printf(a, "rows.%u", i));

		node_setf(row, "n", "%u", i + 1);
		draw_fields(d, node_find(group, "fields"), row,
			arena_printf(a, "%s.%u", name, rows[i]));
		if (n > form_rows_min(group))
			node_set(row, "remove", arena_printf(a,
				"remove:%s.%u", name, rows[i]));
	}
	if (n < form_rows_max(group))
		node_set(out, "add", arena_printf(a, "add:%s", name));
}

/* ---- the page ---------------------------------------------------------- */

/* A field that hangs on another page's answer is drawn or not; one that hangs
 * on this page's may yet be opened, and is drawn as hidden. */
static bool may_show(const struct drawing *d, struct node *fields,
	struct node *field, const char *row)
{
	const char *name = node_get(field, "when.field");

	return name == NULL || form_field_below(fields, name) ||
		is_shown(d, fields, field, row);
}

static void draw_fields(const struct drawing *d, struct node *fields,
	struct node *out, const char *row)
{
	struct node *f = fields ? node_child(fields) : NULL;
	struct arena *a = d->r->arena;
	unsigned n = 0;

	for (; f; f = node_next(f)) {
		const char *name = node_name(f), *path = row == NULL ? name :
			arena_printf(a, "%s.%s", row, name);
		struct node *at;

		if (row == NULL && d->f->only &&
		    !form_listed(d->f->only, name))
			continue;
		if (!may_show(d, fields, f, row))
			continue;
		at = node_at(out, arena_printf(a, "fields.%u", n++));
		if (form_is_group(f))
			draw_group(d, fields, f, at);
		else
			draw_one(d, f, at, path);
		draw_when(d, fields, f, at, row);
	}
}

/* Which limit an error is about. */
static const char *limit_of(const char *key)
{
	return form_listed("err_low err_too_short err_few err_early "
		"err_rows_few", key) ? "min" : "max";
}

/* What the summary calls a drawn field: in a group with its row, "Offer 2
 * Kind". */
static const char *summary_label(const struct drawing *d, const char *at)
{
	const char *label = node_get(d->r->hdf, arena_printf(d->r->arena,
		"%s.label", at));
	const char *rows = strstr(at, ".rows."), *group, *n;

	if (!rows || !label)
		return label;
	group = arena_copy(d->r->arena, at, (size_t)(rows - at));
	n = arena_copy(d->r->arena, at, (size_t)(rows - at) + 6 +
		strcspn(rows + 6, "."));
	group = node_get(d->r->hdf, arena_printf(d->r->arena, "%s.label",
		group));
	n = node_get(d->r->hdf, arena_printf(d->r->arena, "%s.n", n));
	return group && n ? arena_printf(d->r->arena, "%s %s %s", group, n,
		label) : label;
}

/* Each line of the error summary gets the label and the limit it speaks of. */
static void draw_summary(const struct drawing *d)
{
	struct node *n = node_find(d->r->hdf, "Page.errors");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *path = node_get(n, "field"), *at, *key;
		struct node *f;

		at = path ? form_drawn(d->r, path) : NULL;
		f = at ? node_find(d->r->hdf, at) : NULL;
		key = node_get(n, "key");
		if (f == NULL || key == NULL)
			continue;
		node_set(n, "label", summary_label(d, at));
		node_set(d->r->hdf, arena_printf(d->r->arena, "Page.label.%s",
			path), summary_label(d, at));
		node_set(n, "text", node_get(f, "error_text"));
		node_set(n, "limit", node_get(f, limit_of(key)));
	}
}

void form_draw(struct req *r, const struct form *f)
{
	struct node *where = node_find(f->standard, f->where);
	struct node *fields = where ? node_find(where, "fields") : NULL;
	struct drawing d = { .r = r, .f = f };

	if (where == NULL)
		return;
	node_set(r->hdf, "Page.form.title", words_of(&d, where, "title"));
	node_set(r->hdf, "Page.form.intro", words_of(&d, where, "intro"));
	begin_typed(&d, fields);
	draw_fields(&d, fields, node_at(r->hdf, "Page"), NULL);
	draw_summary(&d);
}

/* The drawn field of a path below a node with `fields`. */
static const char *drawn_below(struct req *r, const char *above,
	const char *path)
{
	struct node *n = node_find(r->hdf, arena_printf(r->arena, "%s.fields",
		above));

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *name = node_get(n, "name"), *at;
		struct node *row = node_find(n, "rows");

		at = arena_printf(r->arena, "%s.fields.%s", above,
			node_name(n));
		if (name && strcmp(name, path) == 0)
			return at;
		if (!name || strncmp(path, name, strlen(name)) || !row)
			continue;
		for (row = node_child(row); row; row = node_next(row)) {
			const char *found = drawn_below(r, arena_printf(
				r->arena, "%s.rows.%s", at, node_name(row)),
				path);

			if (found)
				return found;
		}
	}
	return NULL;
}

const char *form_drawn(struct req *r, const char *path)
{
	return drawn_below(r, "Page", path);
}
