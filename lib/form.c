/*
 * form: what a standard says. Its words, its fields found by path, its pages in
 * order, its conditions.
 */
#include "form.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "form_parts.h"

/* ---- words ------------------------------------------------------------- */

const char *form_words(struct node *n, const char *lang)
{
	const char *en = NULL;

	if (n == NULL)
		return NULL;
	if (lang && strcmp(lang, "en") == 0)
		en = node_get(n, "en");
	return en && *en ? en : node_value(n);
}

const char *form_text(struct req *r, struct node *standard, const char *path)
{
	const char *s = form_words(node_find(standard, path), r->lang);

	return s ? s : "";
}

bool form_listed(const char *list, const char *word)
{
	size_t n = strlen(word);

	while (list && *list) {
		size_t k = strcspn(list, " ");

		if (k == n && n > 0 && memcmp(list, word, n) == 0)
			return true;
		list += k;
		list += strspn(list, " ");
	}
	return false;
}

/* ---- fields ------------------------------------------------------------ */

bool form_is_group(struct node *field)
{
	const char *type = node_get(field, "type");

	return type && strcmp(type, "group") == 0;
}

bool form_is_note(struct node *field)
{
	const char *type = node_get(field, "type");

	return type && strcmp(type, "note") == 0;
}

/* The child of n whose name is the first `len` bytes of name. */
static struct node *child_named(struct node *n, const char *name, size_t len)
{
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *s = node_name(n);

		if (strlen(s) == len && memcmp(s, name, len) == 0)
			return n;
	}
	return NULL;
}

/* A path below `fields`: the row number of a group may stand or not. */
struct node *form_field_below(struct node *fields, const char *path)
{
	size_t n = strcspn(path, ".");
	struct node *f = child_named(fields, path, n);

	path += n;
	if (f == NULL || *path == '\0')
		return f;
	if (!form_is_group(f))
		return NULL;
	path++;
	if (isdigit((unsigned char)*path)) {
		path += strspn(path, "0123456789");
		if (*path == '\0')
			return f;
		if (*path++ != '.')
			return NULL;
	}
	return form_field_below(node_find(f, "fields"), path);
}

struct node *form_field_in(struct node *standard, const char *where,
	const char *path)
{
	struct node *n = node_find(standard, where);

	return n ? form_field_below(node_find(n, "fields"), path) : NULL;
}

static struct node *first_page(struct node *standard)
{
	struct node *pages = node_find(standard, "form.pages");

	return pages ? node_child(pages) : NULL;
}

/* The page of a field; the field itself in *field. */
static struct node *page_with(struct node *standard, const char *path,
	struct node **field)
{
	struct node *p;

	for (p = first_page(standard); p; p = node_next(p)) {
		struct node *fields = node_find(p, "fields");

		*field = fields ? form_field_below(fields, path) : NULL;
		if (*field)
			return p;
	}
	*field = NULL;
	return NULL;
}

struct node *form_field(struct node *standard, const char *path)
{
	struct node *field;

	page_with(standard, path, &field);
	return field;
}

const char *form_page_of(struct node *standard, const char *path)
{
	struct node *field, *p = page_with(standard, path, &field);
	const char *paper = strncmp(path, "papers.", 7) == 0 ? path + 7 : path;

	if (p)
		return node_name(p);
	for (p = first_page(standard); p; p = node_next(p))
		if (form_listed(node_get(p, "papers"), paper))
			return node_name(p);
	return NULL;
}

const char *form_class(struct node *standard, const char *path)
{
	struct node *f = form_field(standard, path);
	const char *class = f ? node_get(f, "class") : NULL;

	return class ? class : "P3";
}

static bool class_is_secret(const char *class)
{
	return class == NULL || strcmp(class, "P3") == 0 ||
		strcmp(class, "M") == 0;
}

bool form_is_secret(struct node *standard, const char *path)
{
	return class_is_secret(form_class(standard, path));
}

bool form_field_is_secret(struct node *field)
{
	return class_is_secret(node_get(field, "class"));
}

/* ---- conditions -------------------------------------------------------- */

/* Has a value (one code, or several with spaces) one of the codes asked? */
static bool value_among(const char *value, const char *codes)
{
	while (value && *value) {
		size_t n = strcspn(value, " ");
		char word[64];

		if (n < sizeof word) {
			memcpy(word, value, n);
			word[n] = '\0';
			if (form_listed(codes, word))
				return true;
		}
		value += n;
		value += strspn(value, " ");
	}
	return false;
}

/* The answer a condition looks at: in its own row first, then above. */
static const char *answer_near(struct node *values, const char *row,
	const char *field)
{
	struct node *n = row ? node_find(values, row) : NULL;
	const char *s = n ? node_get(n, field) : NULL;

	return s ? s : node_get(values, field);
}

bool form_when(struct node *n, struct node *values, const char *row)
{
	const char *field = node_get(n, "when.field");
	const char *is = node_get(n, "when.is");
	const char *not = node_get(n, "when.not");
	const char *value;

	if (field == NULL)
		return true;
	value = answer_near(values, row, field);
	if (is)
		return value_among(value, is);
	if (not)
		return value && *value && !value_among(value, not);
	return value && *value;
}

/* ---- pages ------------------------------------------------------------- */

static const char *page_from(struct node *p, struct node *values)
{
	for (; p; p = node_next(p))
		if (form_when(p, values, NULL))
			return node_name(p);
	return NULL;
}

const char *form_first(struct node *standard, struct node *values)
{
	return page_from(first_page(standard), values);
}

const char *form_after(struct node *standard, struct node *values,
	const char *page)
{
	struct node *p = child_named(node_find(standard, "form.pages"), page,
		strlen(page));

	return p ? page_from(node_next(p), values) : NULL;
}

void form_steps(struct req *r, struct node *standard, struct node *values,
	const char *current)
{
	struct node *p;
	bool done = true;
	unsigned n = 0;

	for (p = first_page(standard); p; p = node_next(p)) {
		struct node *step;

		if (!form_when(p, values, NULL))
			continue;
		step = node_at(r->hdf, arena_printf(r->arena,
			"Page.steps.%u", n++));
		node_set(step, "name", node_name(p));
		node_set(step, "title", form_words(node_find(p, "title"),
			r->lang));
		if (current && strcmp(current, node_name(p)) == 0) {
			node_set(step, "current", "1");
			done = false;
		} else if (done) {
			node_set(step, "done", "1");
		}
	}
}
