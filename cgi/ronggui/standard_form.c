/*
 * The sense of a standard's form: fields and conditions, checks between
 * fields, papers, what names the case, what is published.
 */
#include "standard.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

/* A file at most, as the upload takes it. */
enum { FILE_MAX = 10 * 1024 * 1024 };

/* Names of inputs that the pages use themselves. */
static const char reserved[] = "do token key version sure note reason papers";

/* Kinds of checks, and how many fields they compare. */
static const struct {
	const char *kind;
	unsigned least, most;
} arity[] = {
	{ "any", 2, 3 }, { "differ", 2, 2 }, { "id_agrees", 2, 3 },
	{ "minus", 3, 3 }, { "order", 2, 2 }, { "service", 2, 3 },
};

struct item *standard_field(const struct standard *s, const char *path)
{
	struct item *page = item_find(s->root, "form.pages");
	size_t n = strcspn(path, ".");
	const char *name = arena_copy(s->arena, path, n);

	for (page = page ? page->child : NULL; page; page = page->next) {
		struct item *fields = item_find(page, "fields");
		struct item *f = fields ? item_find(fields, name) : NULL;

		if (f && path[n] == '.')
			f = item_find(f, arena_printf(s->arena, "fields.%s",
				path + n + 1));
		if (f)
			return f;
	}
	return NULL;
}

static bool is_type(const struct item *field, const char *types)
{
	const char *type = item_value(field, "type");

	return type && list_has(types, type);
}

/* ---- conditions -------------------------------------------------------- */

/* The codes named must be answers that the field can have. */
static void check_codes(struct standard *s, const struct item *at,
	const char *list, const struct item *field)
{
	const struct item *options = item_find(field, "options");
	const char *word;

	while ((word = list_next(s->arena, &list)) != NULL) {
		if (is_type(field, "bool") && (!strcmp(word, "0") ||
		    !strcmp(word, "1")))
			continue;
		if (is_type(field, "consent") && !strcmp(word, "1"))
			continue;
		if (is_type(field, "choice multi") && (!options ||
		    item_find(options, word)))
			continue;
		fault(s, at, "%s is no answer that %s can have", word,
			field->name);
	}
}

/* The field a condition looks at: beside it in the group, else in the form or
 * in the same list of fields, and before it. */
static const struct item *field_near(const struct standard *s,
	const struct item *i, const char *name)
{
	const struct item *fields = i->parent, *f = NULL;

	if (fields && strcmp(fields->name, "fields") == 0)
		f = item_find(fields, name);
	return f ? f : standard_field(s, name);
}

static void check_when(struct standard *s, const struct item *i)
{
	const struct item *when = item_find(i, "when"), *f;
	const char *name = item_value(i, "when.field");

	if (name == NULL)
		return;
	f = field_near(s, i, name);
	if (f == NULL) {
		fault(s, item_find(when, "field"), "there is no field %s",
			name);
		return;
	}
	if (f->line >= i->line && strcmp(i->parent->name, "papers") != 0)
		fault(s, item_find(when, "field"), "%s comes only later in "
			"the form", name);
	if (item_value(when, "is") && item_value(when, "not"))
		fault(s, when, "either is or not, not both");
	check_codes(s, item_find(when, "is"), item_value(when, "is"), f);
	check_codes(s, item_find(when, "not"), item_value(when, "not"), f);
}

/* ---- fields ------------------------------------------------------------ */

static void check_refusal(struct standard *s, const struct item *i,
	const char *name)
{
	const char *code = item_value(i, name);

	if (code && !item_find(s->root, arena_printf(s->arena, "reasons.%s",
	    code)))
		fault(s, item_find(i, name), "there is no reason %s", code);
}

static void check_options(struct standard *s, const struct item *f)
{
	const struct item *options = item_find(f, "options");
	bool may = is_type(f, "choice multi"), source = item_find(f, "source");

	if (may && !source && (!options || !options->child))
		fault(s, f, "a choice needs options, or a source");
	if (!may && (options || source))
		fault(s, f, "only choice and multi have options or a source");
	for (options = options ? options->child : NULL; options;
	     options = options->next)
		if (strchr(options->name, '.'))
			fault(s, options, "no dots in a code");
	if (item_value(f, "must"))
		check_codes(s, item_find(f, "must"), item_value(f, "must"), f);
}

static void check_limits(struct standard *s, const struct item *f)
{
	const char *min = item_value(f, "min"), *max = item_value(f, "max");

	if (min && max && strncmp(min, "today", 5) && !strchr(min + 1, '-') &&
	    strtod(min, NULL) > strtod(max, NULL))
		fault(s, item_find(f, "min"), "more than max");
	if (is_type(f, "group") && max && strtol(max, NULL, 10) > 200)
		fault(s, item_find(f, "max"), "a group has at most 200 rows");
	if (!is_type(f, "date") && ((min && strncmp(min, "today", 5) == 0) ||
	    (max && strncmp(max, "today", 5) == 0)))
		fault(s, f, "only dates are limited by today");
}

static void check_pattern(struct standard *s, const struct item *f)
{
	const char *pattern = item_value(f, "pattern");
	regex_t re;

	if (pattern == NULL)
		return;
	if (regcomp(&re, pattern, REG_EXTENDED | REG_NOSUB))
		fault(s, item_find(f, "pattern"), "not a regular expression");
	else
		regfree(&re);
}

static void check_class(struct standard *s, const struct item *f)
{
	const char *class = item_value(f, "class");

	if (is_type(f, "id bankcard") && class && strcmp(class, "P3"))
		fault(s, item_find(f, "class"), "identity and bank card "
			"numbers are of class P3");
}

/* An index is found again by its answer: a field of its own, encrypted. */
static void check_index(struct standard *s, const struct item *f,
	const struct item *group)
{
	const struct item *index = item_find(f, "index");
	const char *class = item_value(f, "class");

	if (!index)
		return;
	if (class && !list_has("P3 M", class))
		fault(s, index, "only what is encrypted needs an index");
	if (group || is_type(f, "group") ||
	    !list_has("fields", f->parent->name) ||
	    !list_has("pages actions", f->parent->parent->parent->name))
		fault(s, index, "only a field of the form or of an action has "
			"an index, none of a group or a task");
}

static void check_text(struct standard *s, const struct item *f)
{
	const char *text = item_value(f, "text");

	if (text && !is_type(f, "consent"))
		fault(s, item_find(f, "text"), "only a consent has a text");
	if (text && !item_find(s->root, arena_printf(s->arena, "texts.%s",
	    text)))
		fault(s, item_find(f, "text"), "there is no text %s", text);
}

static void check_fields(struct standard *s, const struct item *fields,
	const struct item *group);

static void check_group(struct standard *s, const struct item *f,
	const struct item *group)
{
	const struct item *inner = item_find(f, "fields");

	if (is_type(f, "group") && group)
		fault(s, f, "no group inside a group");
	else if (is_type(f, "group") && (!inner || !inner->child))
		fault(s, f, "a group needs fields");
	else if (!is_type(f, "group") && inner)
		fault(s, inner, "only a group has fields");
	else if (inner)
		check_fields(s, inner, f);
}

static void check_fields(struct standard *s, const struct item *fields,
	const struct item *group)
{
	const struct item *f;

	for (f = fields ? fields->child : NULL; f; f = f->next) {
		if (!group && list_has(reserved, f->name))
			fault(s, f, "the pages use this name themselves");
		check_options(s, f);
		check_limits(s, f);
		check_pattern(s, f);
		check_class(s, f);
		check_index(s, f, group);
		check_text(s, f);
		check_when(s, f);
		check_refusal(s, f, "refusal");
		check_refusal(s, f, "refusal_unique");
		check_group(s, f, group);
	}
}

/* ---- pages ------------------------------------------------------------- */

static void check_page(struct standard *s, const struct item *page)
{
	const struct item *fields = item_find(page, "fields"), *f;
	const char *list = item_value(page, "papers"), *word;

	if (!fields && !list)
		fault(s, page, "neither fields nor papers");
	check_when(s, page);
	check_fields(s, fields, NULL);
	for (f = fields ? fields->child : NULL; f; f = f->next) {
		const struct item *first = standard_field(s, f->name);

		if (first && first != f)
			fault(s, f, "stands already on page %s, line %d",
				first->parent->parent->name, first->line);
	}
	while ((word = list_next(s->arena, &list)) != NULL)
		if (!item_find(s->root, arena_printf(s->arena, "papers.%s",
		    word)))
			fault(s, item_find(page, "papers"),
				"there is no paper %s", word);
}

static void check_check(struct standard *s, const struct item *c,
	const struct item *fields)
{
	const char *kind = item_value(c, "kind"), *word;
	const char *list = item_value(c, "fields");
	unsigned n = 0;

	while ((word = list_next(s->arena, &list)) != NULL) {
		n++;
		if (fields ? !item_find(fields, word) :
		    !standard_field(s, word))
			fault(s, item_find(c, "fields"),
				"there is no field %s", word);
	}
	for (size_t i = 0; kind && i < sizeof arity / sizeof *arity; i++)
		if (strcmp(arity[i].kind, kind) == 0 &&
		    (n < arity[i].least || n > arity[i].most))
			fault(s, item_find(c, "fields"), "%s compares %u to "
				"%u fields", kind, arity[i].least,
				arity[i].most);
}

static void check_checks(struct standard *s, const struct item *of,
	const struct item *fields)
{
	const struct item *c = of ? item_find(of, "checks") : NULL;

	for (c = c ? c->child : NULL; c; c = c->next)
		check_check(s, c, fields);
}

/* ---- papers ------------------------------------------------------------ */

static bool is_asked_for(const struct standard *s, const char *paper)
{
	const struct item *page = item_find(s->root, "form.pages");

	for (page = page ? page->child : NULL; page; page = page->next)
		if (list_has(item_value(page, "papers"), paper))
			return true;
	return false;
}

static void check_papers(struct standard *s)
{
	const struct item *p = item_find(s->root, "papers");

	for (p = p ? p->child : NULL; p; p = p->next) {
		const char *bytes = item_value(p, "max_bytes");
		bool request = item_is(p, "on_request", "1");

		check_when(s, p);
		check_refusal(s, p, "refusal");
		if (bytes && strtol(bytes, NULL, 10) > FILE_MAX)
			fault(s, item_find(p, "max_bytes"),
				"a file has at most %d bytes", FILE_MAX);
		if (request && item_is(p, "required", "1"))
			fault(s, p, "asked for only on request, so it cannot "
				"be required");
		if (!request && !is_asked_for(s, p->name))
			fault(s, p, "no page of the form asks for it");
	}
}

/* ---- what others see --------------------------------------------------- */

static void check_column(struct standard *s, const struct item *c)
{
	const char *path = item_value(c, "field");
	const char *class, *mask = item_value(c, "mask");
	const struct item *f = path ? standard_field(s, path) : NULL;

	if ((path == NULL) != item_is(c, "given", "1"))
		fault(s, c, "a column has a field or is given, one of both");
	if (path == NULL) {
		if (item_find(c, "label") == NULL)
			fault(s, c, "a column that is given needs a label");
		return;
	}
	if (f == NULL) {
		fault(s, item_find(c, "field"), "there is no field %s", path);
		return;
	}
	class = item_value(f, "class");
	if (is_type(f, "id bankcard card"))
		fault(s, c, "identity, bank card and certificate numbers are "
			"never published");
	else if (is_type(f, "group"))
		fault(s, c, "name a field of the group %s", path);
	else if (class && list_has("P3 M", class))
		fault(s, c, "%s is of class %s and is never published", path,
			class);
	else if (class && strcmp(class, "P2") == 0 && mask &&
	    strcmp(mask, "none") == 0)
		fault(s, c, "%s is personal (P2): it needs a mask", path);
}

static void check_publish(struct standard *s)
{
	const struct item *p = item_find(s->root, "publish");
	const struct item *c = p ? item_find(p, "columns") : NULL;

	if (p && item_is(s->root, "confidential", "1"))
		fault(s, p, "a confidential service publishes nothing");
	for (c = c ? c->child : NULL; c; c = c->next)
		check_column(s, c);
}

static void check_subject(struct standard *s)
{
	const struct item *c = item_find(s->root, "subject");

	for (c = c ? c->child : NULL; c; c = c->next) {
		const struct item *f = c->value ? standard_field(s, c->value) :
			NULL;

		if (f == NULL)
			fault(s, c, "there is no field %s", c->value ?
				c->value : "");
		else if (item_is(f, "class", "P3") || item_is(f, "class", "M"))
			fault(s, c, "%s is encrypted and names no case",
				c->value);
		else if (strcmp(c->name, "division") == 0 &&
		    !is_type(f, "division"))
			fault(s, c, "%s is not a division", c->value);
	}
}

/* The database decides whether an action fits, and sees no secrets. */
static void check_condition(struct standard *s, const struct item *action)
{
	const char *name = item_value(action, "when.field");
	const struct item *f = name ? standard_field(s, name) : NULL;

	check_when(s, action);
	if (f && (item_is(f, "class", "P3") || item_is(f, "class", "M")))
		fault(s, item_find(action, "when.field"),
			"%s is encrypted and decides no action", name);
}

static void check_all_below(struct standard *s, const char *path)
{
	const struct item *i = item_find(s->root, path);

	for (i = i ? i->child : NULL; i; i = i->next) {
		check_condition(s, i);
		check_fields(s, item_find(i, "fields"), NULL);
		check_checks(s, i, item_find(i, "fields"));
	}
}

void standard_form(struct standard *s)
{
	const struct item *page = item_find(s->root, "form.pages");

	for (page = page ? page->child : NULL; page; page = page->next)
		check_page(s, page);
	check_checks(s, item_find(s->root, "form"), NULL);
	check_all_below(s, "actions");
	check_all_below(s, "tasks");
	check_papers(s);
	check_subject(s);
	check_publish(s);
}
