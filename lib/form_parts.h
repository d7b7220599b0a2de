/*
 * form_parts: what the files behind form.h share, and nobody else includes.
 */
#ifndef FORM_PARTS_H
#define FORM_PARTS_H

#include "form.h"
#include "rules.h"

/* What the request carries for a field, "" for nothing; a multi's codes with
 * spaces between. */
const char *form_sent(struct req *r, struct node *field, const char *path);

/* Checks between fields, of the form and of f->where; fields: only those whose
 * last field is among them, NULL: all. */
void form_checks(struct req *r, const struct form *f, struct node *fields);

/* The field of a path below a node `fields`; NULL when there is none. */
struct node *form_field_below(struct node *fields, const char *path);

bool form_is_required(struct node *field);
bool form_is_note(struct node *field);
bool form_is_group(struct node *field);

/* The day it is: Site.today of the tree, which follows the instance's clock;
 * the machine's where that is not set. */
struct date form_today(struct req *r);

/* A day written `today`, `today-90d`, `today+6m`, `today+1y`; 0 if it is
 * not. */
int form_day(const char *s, struct date from, struct date *out);

/* Is the type one whose value is a list of codes? */
bool form_is_multi(struct node *field);

/* Does the code stand among the field's options?  Also true when the field
 * has a source that the handler did not fill: the database then decides. */
bool form_has_option(struct req *r, struct node *field, const char *code);

/* Which row is asked to come or go: from a button `do`.  0 none, 1 add, 2
 * remove; *group its length in name, *row the row to remove. */
enum form_row { ROW_NONE, ROW_ADD, ROW_REMOVE };
enum form_row form_row_asked(struct req *r, struct node *fields,
	const char **group, unsigned *row);

/* Row numbers of a group that the request carries, in order, none twice; at
 * most `max`.  Returns how many. */
unsigned form_rows_sent(struct req *r, const char *group, unsigned max,
	unsigned rows[]);

/* Rows a group may have at most, at least. */
unsigned form_rows_max(struct node *group);
unsigned form_rows_min(struct node *group);

/* Rows in a set of answers: they stand at 0 .. n-1. */
unsigned form_rows_of(struct node *values, const char *group);

/* No value is longer than this, whatever the standard says. */
#define POINTS_MAX 20000

/* One value on its way: what was typed, becoming its normal form. */
struct value {
	struct req *r;
	struct node *field;
	const char *type;
	const char *text;		/* normal form so far */
	const char *error, *warning;
	struct verdict found;
};

/* Limits of the field as the standard writes them, NULL or `otherwise` when it
 * does not. */
const char *form_limit(const struct value *v, const char *name);
long form_limit_number(const struct value *v, const char *name, long otherwise);

/* Between min and max points? */
void form_length(struct value *v, long most);

/* Makes and checks a value of a type that is the form's own; false: it is a
 * kind of rules.h. */
bool form_type(struct value *v);

#endif
