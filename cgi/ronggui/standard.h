/*
 * standard: what `ronggui standards` knows about a service standard.
 *
 * The file is read line by line into a tree of items that remember their line
 * (standard_scan.c), every name in it is held against the list of keys
 * (standard_keys.c), and then the sense of it is checked: states that cannot
 * be reached, papers nobody declared (standard_form.c, standard_flow.c).  Each
 * fault is one line, `file:line: path: reason`.
 */
#ifndef STANDARD_H
#define STANDARD_H

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"

struct item {
	const char *name;
	const char *value;		/* NULL: only a node with children */
	int line;
	bool block;			/* was opened with a brace */
	struct item *parent, *child, *last, *next;
};

struct standard {
	struct arena *arena;
	const char *file;
	const char *text;
	struct item *root;
	unsigned faults;
	FILE *out;			/* where faults are told */
};

/* One fault, at an item (NULL: the first line). */
void fault(struct standard *s, const struct item *at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The path of an item from the root, "states.DRAFT.label". */
const char *item_path(const struct standard *s, const struct item *i);

/* The item at a path below another; NULL when it is not there.  item_value()
 * is NULL too when it has no value. */
struct item *item_find(const struct item *i, const char *path);
const char *item_value(const struct item *i, const char *path);
bool item_is(const struct item *i, const char *path, const char *value);

/* Words of a list: the next one copied, NULL at the end.  Start with *at the
 * list, which may be NULL. */
const char *list_next(struct arena *a, const char **at);
bool list_has(const char *list, const char *word);

/* standard_scan.c: the text into items, faults in form noted. */
void standard_scan(struct standard *s);

/* standard_keys.c: known keys, values of the right kind, both languages. */
void standard_keys(struct standard *s);

/* The field of a path in the form's pages (`offers.kind`), or NULL. */
struct item *standard_field(const struct standard *s, const char *path);

/* standard_form.c: fields, conditions, papers, what is published. */
void standard_form(struct standard *s);

/* standard_flow.c: states, actions, clocks, tasks. */
void standard_flow(struct standard *s);

#endif
