/*
 * form_rows: the rows of groups, in a request and among answers, and the
 * buttons that add and remove them.
 */
#include "form_parts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Highest row number looked at: rows that went leave holes. */
#define ROW_NUMBER_MAX 9999

unsigned form_rows_max(struct node *group)
{
	const char *s = node_get(group, "max");
	long n = s ? strtol(s, NULL, 10) : FORM_ROWS_MAX;

	return n < 1 || n > FORM_ROWS_MAX ? FORM_ROWS_MAX : (unsigned)n;
}

unsigned form_rows_min(struct node *group)
{
	const char *s = node_get(group, "min");
	long n = s ? strtol(s, NULL, 10) : 0;

	if (n < 1 && form_is_required(group))
		n = 1;
	return n < 0 ? 0 : n > FORM_ROWS_MAX ? FORM_ROWS_MAX : (unsigned)n;
}

unsigned form_rows_of(struct node *values, const char *group)
{
	struct node *n = node_find(values, group);
	unsigned rows = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		unsigned long k = strtoul(node_name(n), NULL, 10);

		if (k < FORM_ROWS_MAX && k + 1 > rows)
			rows = (unsigned)k + 1;
	}
	return rows;
}

/* The row number in `offers.12.kind`, -1 when it is not one of the group's. */
static long row_number(const char *name, const char *group, size_t len)
{
	char *end;
	long n;

	if (strncmp(name, group, len) || name[len] != '.' ||
	    !isdigit((unsigned char)name[len + 1]))
		return -1;
	n = strtol(name + len + 1, &end, 10);
	return *end == '.' && n >= 0 && n <= ROW_NUMBER_MAX ? n : -1;
}

/* Puts n into sorted rows; at most `max` are kept. */
static unsigned insert_row(unsigned rows[], unsigned count, unsigned max,
	unsigned n)
{
	unsigned i = count;

	while (i > 0 && rows[i - 1] > n)
		i--;
	if ((i > 0 && rows[i - 1] == n) || count == max)
		return count;
	memmove(rows + i + 1, rows + i, (count - i) * sizeof *rows);
	rows[i] = n;
	return count + 1;
}

unsigned form_rows_sent(struct req *r, const char *group, unsigned max,
	unsigned rows[])
{
	size_t len = strlen(group);
	unsigned count = 0;

	for (struct req_pair *p = r->form; p; p = p->next) {
		long n = row_number(p->name, group, len);

		if (n >= 0 && (count == 0 || rows[count - 1] != (unsigned)n))
			count = insert_row(rows, count, max, (unsigned)n);
	}
	return count;
}

static struct node *group_named(struct node *fields, const char *name)
{
	struct node *f = fields ? node_child(fields) : NULL;

	while (f && strcmp(node_name(f), name))
		f = node_next(f);
	return f && form_is_group(f) ? f : NULL;
}

enum form_row form_row_asked(struct req *r, struct node *fields,
	const char **group, unsigned *row)
{
	const char *s = req_form(r, "do");
	char *name, *dot;
	long n;

	if (s && strncmp(s, "add:", 4) == 0) {
		*group = s + 4;
		return group_named(fields, *group) ? ROW_ADD : ROW_NONE;
	}
	if (s == NULL || strncmp(s, "remove:", 7))
		return ROW_NONE;
	name = arena_strdup(r->arena, s + 7);
	dot = strrchr(name, '.');
	if (dot == NULL || !isdigit((unsigned char)dot[1]))
		return ROW_NONE;
	*dot = '\0';
	n = strtol(dot + 1, NULL, 10);
	if (n > ROW_NUMBER_MAX || !group_named(fields, name))
		return ROW_NONE;
	*group = name;
	*row = (unsigned)n;
	return ROW_REMOVE;
}
