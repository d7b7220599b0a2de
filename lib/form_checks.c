/*
 * form_checks: what several answers must be to each other. A standard names
 * a kind and its fields; fields of a group are compared row by row.
 */
#include "form_parts.h"

#include <string.h>

struct check {
	struct req *r;
	const struct form *f;
	const char *field[3];		/* paths in the standard */
	const char *path[3];		/* of this row's answers */
	const char *value[3];		/* NULL: not answered */
	unsigned count;
};

static bool number(const struct check *c, unsigned i, long long *out)
{
	struct verdict v = rule_money(c->value[i], form_today(c->r));

	*out = v.fen;
	return v.level != RULE_REFUSE;
}

/* Days, times and amounts: the first is not after the second. */
static const char *check_order(const struct check *c)
{
	long long a, b;
	int after;

	if (!c->value[0] || !c->value[1])
		return NULL;
	if (number(c, 0, &a) && number(c, 1, &b))
		after = a > b;
	else
		after = strcmp(c->value[0], c->value[1]) > 0;
	return after ? "err_order" : NULL;
}

static const char *check_differ(const struct check *c)
{
	return c->value[0] && c->value[1] &&
		strcmp(c->value[0], c->value[1]) == 0 ? "err_same" : NULL;
}

/* The third is the first less the second. */
static const char *check_minus(const struct check *c)
{
	long long a, b, d;

	if (!c->value[0] || !c->value[1] || !c->value[2])
		return NULL;
	return number(c, 0, &a) && number(c, 1, &b) && number(c, 2, &d) &&
		a - b == d ? NULL : "err_minus";
}

/* At least one of them is answered. */
static const char *check_any(const struct check *c)
{
	for (unsigned i = 0; i < c->count; i++)
		if (c->value[i])
			return NULL;
	return "err_any";
}

static const char *word(const struct check *c, const char *kind,
	const struct verdict *v)
{
	char *key = arena_alloc(c->r->arena, 80);

	return v->level == RULE_REFUSE ? rule_message(kind, v, key, 80) : NULL;
}

/* Birth, enlistment, discharge; the last empty while serving. */
static const char *check_service(const struct check *c)
{
	struct verdict v;

	if (!c->value[0] || !c->value[1])
		return NULL;
	v = rule_service(arena_printf(c->r->arena, "%s|%s|%s", c->value[0],
		c->value[1], c->value[2] ? c->value[2] : ""),
		form_today(c->r));
	return word(c, "service", &v);
}

/* Number, birth date, sex: what is typed beside the number agrees with it. */
static const char *check_id(const struct check *c)
{
	struct date birth;
	struct verdict v;

	if (!c->value[0] || !c->value[1] || !date_read(c->value[1], &birth))
		return NULL;
	v = rule_id_agrees(c->value[0], birth,
		c->value[2] ? *c->value[2] : '0', form_today(c->r));
	return word(c, "id", &v);
}

static const struct kind {
	const char *name;
	const char *(*check)(const struct check *c);
} kinds[] = {
	{ "any", check_any },
	{ "differ", check_differ },
	{ "id_agrees", check_id },
	{ "minus", check_minus },
	{ "order", check_order },
	{ "service", check_service },
};

static const struct kind *kind_named(const char *name)
{
	for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

/* The answers of one row (or of the form, row NULL); a field of the group is
 * written `offers.valid_to` in the standard. */
static void take_row(struct check *c, const char *group, const char *row)
{
	size_t len = group ? strlen(group) : 0;

	for (unsigned i = 0; i < c->count; i++) {
		const char *p = c->field[i];

		if (row && group && strncmp(p, group, len) == 0 &&
		    p[len] == '.')
			p = arena_printf(c->r->arena, "%s%s", row, p + len);
		c->path[i] = p;
		c->value[i] = node_get(c->f->values, p);
	}
}

static void run(struct check *c, const struct kind *kind)
{
	const char *error = kind->check(c), *at = c->path[c->count - 1];
	const char *page = error ? form_page_of(c->f->standard, at) : NULL;

	if (error)
		field_error(c->r, at, error);
	if (page)
		node_set(c->r->hdf, arena_printf(c->r->arena, "Page.page.%s",
			at), page);
}

/* Splits `fields`; false when there are none, or too many. */
static bool take_fields(struct check *c, const char *list)
{
	c->count = 0;
	while (list && *list) {
		size_t n = strcspn(list, " ");

		if (c->count == 3)
			return false;
		c->field[c->count++] = arena_copy(c->r->arena, list, n);
		list += n;
		list += strspn(list, " ");
	}
	return c->count > 0;
}

/* Does the field stand among those being read? */
static bool is_among(struct node *fields, const char *path)
{
	size_t n = strcspn(path, ".");
	struct node *f = fields ? node_child(fields) : NULL;

	for (; f; f = node_next(f))
		if (strlen(node_name(f)) == n &&
		    memcmp(node_name(f), path, n) == 0)
			return true;
	return fields == NULL;
}

static void check_one(struct req *r, const struct form *f,
	struct node *fields, struct node *n)
{
	const struct kind *kind = kind_named(node_get(n, "kind"));
	struct check c = { .r = r, .f = f };
	const char *last, *group;
	unsigned rows;

	if (!kind || !take_fields(&c, node_get(n, "fields")))
		return;
	last = c.field[c.count - 1];
	if (!is_among(fields, last))
		return;
	if (!strchr(last, '.')) {
		take_row(&c, NULL, NULL);
		run(&c, kind);
		return;
	}
	group = arena_copy(r->arena, last, strcspn(last, "."));
	rows = form_rows_of(f->values, group);
	for (unsigned i = 0; i < rows; i++) {
		take_row(&c, group, arena_printf(r->arena, "%s.%u", group, i));
		run(&c, kind);
	}
}

static void check_all(struct req *r, const struct form *f,
	struct node *fields, struct node *checks)
{
	struct node *n = checks ? node_child(checks) : NULL;

	for (; n; n = node_next(n))
		check_one(r, f, fields, n);
}

void form_checks(struct req *r, const struct form *f, struct node *fields)
{
	const char *own = f->where ? arena_printf(r->arena, "%s.checks",
		f->where) : NULL;

	if (!fields || !f->where || strncmp(f->where, "form.", 5) == 0)
		check_all(r, f, fields, node_find(f->standard, "form.checks"));
	if (fields && own)
		check_all(r, f, fields, node_find(f->standard, own));
}
