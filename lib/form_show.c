/*
 * form_show: answers for reading. On the check page and the case page, what
 * changed in a correction, and all of them as arrays for the database.
 */
#include "form.h"

#include <string.h>

#include "form_parts.h"

/* ---- going through a form's answers ------------------------------------ */

/* One answer that is there. row counts from 1 inside groups, else 0. */
struct answer {
	struct node *page, *field, *group;
	unsigned row;
	const char *path, *value;
};

typedef void take_answer(void *arg, const struct answer *a);

static void each_field(struct arena *arena, struct node *values,
	struct answer a, const char *row, take_answer *take, void *arg)
{
	struct node *f = node_find(a.group ? a.group : a.page, "fields");

	for (f = f ? node_child(f) : NULL; f; f = node_next(f)) {
		a.path = row == NULL ? node_name(f) :
			arena_printf(arena, "%s.%s", row, node_name(f));
		a.field = f;
		a.value = node_get(values, a.path);
		if (!form_is_group(f)) {
			if (a.value && *a.value)
				take(arg, &a);
			continue;
		}
		if (a.group)
			continue;
		for (unsigned i = 0; i < form_rows_of(values, a.path); i++) {
			struct answer in = { .page = a.page, .group = f,
				.row = i + 1 };

			each_field(arena, values, in, arena_printf(arena,
				"%s.%u", node_name(f), i), take, arg);
		}
	}
}

static void each_answer(struct arena *arena, struct node *standard,
	struct node *values, take_answer *take, void *arg)
{
	struct node *page = node_find(standard, "form.pages");

	for (page = page ? node_child(page) : NULL; page;
	     page = node_next(page))
		if (node_find(page, "fields"))
			each_field(arena, values, (struct answer){ .page =
				page }, NULL, take, arg);
}

/* ---- words ------------------------------------------------------------- */

static const char *option_words(struct req *r, struct node *field,
	const char *code)
{
	struct node *n = node_find(field, "options");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (strcmp(node_name(n), code) == 0)
			return form_words(n, r->lang);
	return code;
}

/* A kept list of codes, in words, as one reads a list. */
static const char *say_list(struct req *r, struct node *field,
	const char *value)
{
	struct buf b = buf_new(r->arena);
	bool english = r->lang && strcmp(r->lang, "en") == 0;

	buf_puts(&b, "");
	while (*value) {
		size_t n = strcspn(value, " ");

		if (b.len)
			buf_puts(&b, english ? ", " : "、");
		buf_puts(&b, option_words(r, field, arena_copy(r->arena,
			value, n)));
		value += n;
		value += strspn(value, " ");
	}
	return b.data;
}

static const char *say_yes(struct req *r, bool yes)
{
	const char *s = r->pages ? page_word(r->pages, r->lang, yes ?
		"ui.yes" : "ui.no") : NULL;

	return s ? s : yes ? "1" : "0";
}

const char *form_say(struct req *r, struct node *field, const char *value)
{
	const char *type = node_get(field, "type");
	bool yes = strcmp(value, "1") == 0;

	if (!type || !*value)
		return value;
	if (strcmp(type, "bool") == 0 || strcmp(type, "consent") == 0)
		return say_yes(r, yes);
	if (strcmp(type, "choice") == 0)
		return option_words(r, field, value);
	return form_is_multi(field) ? say_list(r, field, value) : value;
}

/* ---- on the page ------------------------------------------------------- */

struct showing {
	struct req *r;
	const struct form *f;
	const char *path;
	bool hide;
	struct node *page;	/* whose answers are being shown */
	struct node *list;	/* where they go */
	unsigned pages, rows;	/* shown so far */
};

static void begin_page(struct showing *s, struct node *page)
{
	struct node *out = node_item(node_at(s->r->hdf, s->path), s->pages++);

	s->page = page;
	s->list = node_at(out, "rows");
	s->rows = 0;
	node_set(out, "page", node_name(page));
	node_set(out, "title", form_words(node_find(page, "title"),
		s->r->lang));
}

/* A doubt that the rules have about a value that was accepted: for those who
 * examine it. */
static const char *doubt(struct req *r, const struct answer *a)
{
	const char *error, *warning;

	if (r->realm && strcmp(r->realm, "pub") == 0)
		return NULL;
	form_value(r, a->field, a->value, &error, &warning);
	return warning;
}

static void show_answer(void *arg, const struct answer *a)
{
	struct showing *s = arg;
	const char *type = node_get(a->field, "type");
	struct node *out;

	if ((s->hide && form_field_is_secret(a->field)) ||
	    (s->f->only && !form_listed(s->f->only, node_name(a->group ?
		a->group : a->field))))
		return;
	if (s->page != a->page)
		begin_page(s, a->page);
	out = node_item(s->list, s->rows++);
	node_set(out, "path", a->path);
	node_set(out, "label", form_words(node_find(a->field, "label"),
		s->r->lang));
	node_set(out, "value", form_say(s->r, a->field, a->value));
	node_set(out, "type", type);
	/* What people wrote is Chinese in every language. */
	if (type && form_listed("text name unit division para", type))
		node_set(out, "zh", "1");
	node_set(out, "warning", doubt(s->r, a));
	if (a->group) {
		node_set(out, "group", node_name(a->group));
		node_set(out, "group_label", form_words(node_find(a->group,
			"label"), s->r->lang));
		node_setf(out, "row", "%u", a->row);
	}
}

void form_show(struct req *r, const struct form *f, const char *path,
	bool hide)
{
	struct showing s = { .r = r, .f = f, .path = path, .hide = hide };

	each_answer(r->arena, f->standard, f->values, show_answer, &s);
}

/* ---- differences ------------------------------------------------------- */

struct difference {
	struct req *r;
	struct node *other;
	const char *path;
	bool gone;		/* looking for answers that are gone */
	unsigned count;
};

static void add_difference(struct difference *d, const struct answer *a,
	const char *before, const char *after)
{
	struct node *out = node_item(node_at(d->r->hdf, d->path), d->count++);

	node_set(out, "path", a->path);
	node_set(out, "label", form_words(node_find(a->field, "label"),
		d->r->lang));
	if (a->row)
		node_setf(out, "row", "%u", a->row);
	node_set(out, "before", form_say(d->r, a->field, before));
	node_set(out, "after", form_say(d->r, a->field, after));
}

static void compare(void *arg, const struct answer *a)
{
	struct difference *d = arg;
	const char *other = node_get(d->other, a->path);

	if (other == NULL)
		other = "";
	if (d->gone && *other == '\0')
		add_difference(d, a, a->value, "");
	else if (!d->gone && strcmp(a->value, other) != 0)
		add_difference(d, a, other, a->value);
}

unsigned form_diff(struct req *r, struct node *standard, struct node *before,
	struct node *after, const char *path)
{
	struct difference d = { .r = r, .other = before, .path = path };

	each_answer(r->arena, standard, after, compare, &d);
	d.gone = true;
	d.other = after;
	each_answer(r->arena, standard, before, compare, &d);
	return d.count;
}

/* ---- for the database -------------------------------------------------- */

struct arrays {
	struct buf paths, texts;
	form_seal *seal;
	void *arg;
};

void form_array_add(struct buf *b, const char *s)
{
	buf_puts(b, b->len ? "," : "{");
	buf_puts(b, "\"");
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_puts(b, "\\");
		buf_add(b, s, 1);
	}
	buf_puts(b, "\"");
}

const char *form_array_end(struct buf *b)
{
	buf_puts(b, b->len ? "}" : "{}");
	return b->data;
}

static void add_answer(void *arg, const struct answer *a)
{
	struct arrays *out = arg;
	const char *value = a->value;

	if (out->seal && form_field_is_secret(a->field))
		value = out->seal(out->arg, a->path, value);
	form_array_add(&out->paths, a->path);
	form_array_add(&out->texts, value);
}

void form_arrays(struct arena *a, struct node *standard, struct node *values,
	form_seal *seal, void *arg, const char **paths, const char **texts)
{
	struct arrays out = { .paths = buf_new(a), .texts = buf_new(a),
		.seal = seal, .arg = arg };

	each_answer(a, standard, values, add_answer, &out);
	*paths = form_array_end(&out.paths);
	*texts = form_array_end(&out.texts);
}
