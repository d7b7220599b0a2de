/*
 * form - the fields of a service standard, on a page and back.
 *
 * Stands on req, query, page and rules.  Names no service: everything comes
 * from a standard (ronggui-standard(5)), which is a data tree.  Answers are a
 * data tree too, by flat path: `unit_name`, and in a group `offers.0.kind`.
 * Fields of type multi hold their codes with single spaces between.
 *
 * What is drawn (below Page.), for templates/macros/field.cs:
 *	form.title form.intro			of the page
 *	fields.N.{name,type,label,hint,required,value,min,max,text}
 *	fields.N.options.M.{value,label,checked}
 *	fields.N.{when_field,when_is,when_not,shown}	shown = 0: depends
 *						on another answer
 *	fields.N.rows.M.{n,fields.K...,remove}	type group; .add where one more
 *						row may come
 *	fields.N.{error,error_text}		key; the standard's own words
 *	fields.N.{warn,sure}			doubtful: accepted when the same
 *						is sent again with input `sure`
 *	label.<path>  errors.N.{label,limit,text}	for the error summary
 *
 * Names of inputs are the paths.  Buttons are named `do`: `next` (or nothing),
 * `later` (empty fields may stay empty), `add:<group>`, `remove:<group>.<n>`,
 * `pick:<division>`, `repick:<division>`.
 *
 * Files behind this header: form_standard.c (standards kept), form.c (what they
 * say), form_value.c (one value), form_read.c (from the request, and the whole
 * form), form_draw.c (onto the page), form_show.c (answers and differences for
 * reading); form_types.c, form_checks.c and form_rows.c beside them.
 */
#ifndef FORM_H
#define FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "page.h"
#include "req.h"

/* Rows of a group at most, whatever a standard says. */
#define FORM_ROWS_MAX 200

/*
 * A further check of one value that the form cannot make: is this division
 * in the area, is this code taken?  Returns NULL or the key of an error.
 * `field` is the field's node in the standard.
 */
typedef const char *form_ask(struct req *r, struct node *field,
	const char *path, const char *value);

/* Some fields, where their answers are, and which of them are open. */
struct form {
	struct node *standard;
	const char *where;	/* node with `fields`: "form.pages.unit",
				 * "actions.pass1", "tasks.visit" */
	struct node *values;
	const char *only;	/* names with spaces between: these fields and
				 * no others; NULL: all */
	form_ask *ask;		/* or NULL */
};

enum form_result {
	FORM_FINE,		/* values hold the page's answers */
	FORM_WRONG,		/* errors noted: answer bad(r) */
	FORM_AGAIN		/* a row came or went, an answer opened another
				 * field: answer with the page, drawn again */
};

/* ---- the standard (form_standard.c, form.c) ---------------------------- */

/* Before there are workers: parses the standards of a module that lie in a
 * folder (services of ronggui.conf(5)), for all of them.  A file that cannot
 * be read is left out; what is kept lives in forever. */
void form_ready(struct arena *forever, const char *folder, const char *module);

/*
 * The standard of a version, kept parsed: one that form_ready() read, where its
 * text is that of the database, or else parsed once per worker.  id is its
 * number in the database.  Flushes on first use.  NULL after a failure, or when
 * there is no such version (the reply is then 404).
 */
struct node *form_standard(struct req *r, const char *id);

/* The words of a node in a language: its value, or its child `en`. */
const char *form_words(struct node *n, const char *lang);

/* Words at a path of the standard in the request's language, "" when unset:
 * form_text(r, standard, "states.MEMBER.applicant"). */
const char *form_text(struct req *r, struct node *standard, const char *path);

/* The field of a path (`offers.0.kind`, or `offers.kind`) in the form's
 * pages, NULL when there is none; below `where` with form_field_in(). */
struct node *form_field(struct node *standard, const char *path);
struct node *form_field_in(struct node *standard, const char *where,
	const char *path);

/* Sensitivity class of a path: "P0" to "P3", "M"; "P3" for unknown paths.
 * Values of P3 and M are encrypted by the caller before they are stored. */
const char *form_class(struct node *standard, const char *path);
bool form_is_secret(struct node *standard, const char *path);
/* The same of a field in hand, of the form or of a step. */
bool form_field_is_secret(struct node *field);

/* Name of the page a field or paper stands on; NULL when there is none. */
const char *form_page_of(struct node *standard, const char *path);

/* First page, and the one after; NULL behind the last or for no page.  Pages
 * whose `when` does not hold are left out. */
const char *form_first(struct node *standard, struct node *values);
const char *form_after(struct node *standard, struct node *values,
	const char *page);

/* Pages as Page.steps.N.{name,title,current,done}; done: before `current`. */
void form_steps(struct req *r, struct node *standard, struct node *values,
	const char *current);

/* Does the `when` of a field, page or paper hold?  row is the path of the
 * group's row ("offers.0"), or NULL. */
bool form_when(struct node *n, struct node *values, const char *row);

/* Is a word in a list with spaces between?  A NULL list has none. */
bool form_listed(const char *list, const char *word);

/* ---- one value (form_value.c) ------------------------------------------ */

/*
 * What was typed for a field, made normal and checked.  Returns the normal
 * form ("" for empty) in the arena; *error is NULL or the key of an error,
 * *warning NULL or the key of a doubt.
 */
const char *form_value(struct req *r, struct node *field, const char *typed,
	const char **error, const char **warning);

/* A field of no standard, by a type and its max (NULL: the type's own): the
 * normal form, "" for empty.  The error is noted; when it is wanted, empty is
 * one. */
const char *form_typed(struct req *r, const char *name, const char *type,
	const char *max, bool wanted);

/* The same of words that came another way (a query, say): their normal form;
 * *error is why they are refused, or NULL.  Empty words are in order. */
const char *form_plain(struct req *r, const char *typed, const char *type,
	const char *max, const char **error);

/* What a list is filtered by, from the query: digits (a division, a sum), the
 * words of a search (one line of up to 50 characters).  NULL when there is
 * none, and when it cannot be one: then the error is noted. */
const char *form_digits(struct req *r, const char *name, size_t most);
const char *form_search(struct req *r, const char *name);

/* A field by a kind of lib/rules; NULL, and the error is noted, when it is
 * empty or wrong. */
const char *form_kind(struct req *r, const char *name, const char *kind);

/* ---- from the request (form_read.c) ------------------------------------ */

/*
 * Reads the fields of a page from the request into values, which hold plain
 * text (nothing sealed).  Fields that are
 * not declared are not looked at; those whose `when` does not hold are
 * emptied.  Errors are noted with field_error() under the field's path.  Where
 * a refused field names a refusal code, Form.refusal is the first of them.
 */
enum form_result form_read(struct req *r, const struct form *f);

/*
 * The whole form before it is sent: every page, every field, papers.  Answers
 * whose `when` does not hold are removed.  papers is a tree with the number of
 * files by code (licence_scan = 1), NULL: not asked.  With `only`, just these
 * fields and papers must be right.  true: nothing is wrong; else errors are
 * noted (papers as `papers.<code>`) and Page.page.<path> names each one's page.
 */
bool form_check(struct req *r, const struct form *f, struct node *papers);

/* ---- onto the page (form_draw.c) --------------------------------------- */

/*
 * Fills Page.form and Page.fields.  After a refused POST, and after FORM_AGAIN,
 * fields show what was typed, else what is in values, else what
 * Prefill.<prefill> holds.  Fields with a `source` take their options from
 * List.<source>.N.{value,label}, put there before.
 */
void form_draw(struct req *r, const struct form *f);

/* Where a field was drawn ("Page.fields.3"), to add to it: the options, chain
 * and `more` of a division.  NULL when it was not. */
const char *form_drawn(struct req *r, const char *path);

/* ---- for reading (form_show.c) ----------------------------------------- */

/*
 * The answers in words below `path`, page by page:
 *	N.{page,title}  N.rows.M.{path,label,value,type,zh,warning}
 * and in groups rows.M.{group,group_label,row}, row from 1.  Codes become
 * words, but for divisions and fields with a source.  hide: leave out P3, M.
 * zh: people wrote it, it is Chinese in every language.  A warning is for those
 * who examine the answers, not on the public side.
 */
void form_show(struct req *r, const struct form *f, const char *path,
	bool hide);

/* The words for one value: option labels for codes, yes and no. */
const char *form_say(struct req *r, struct node *field, const char *value);

/*
 * What differs between two sets of answers, as
 * path.N.{path,label,row,before,after}
 * in the order of the form.  Returns the number of differences.
 */
unsigned form_diff(struct req *r, struct node *standard, struct node *before,
	struct node *after, const char *path);

/*
 * All answers as two arrays of PostgreSQL, for one statement: paths and
 * values in the same order.  seal(arg, path, value) may replace a value that
 * is secret (class P3, M); NULL: those values are left as they are.
 */
typedef const char *form_seal(void *arg, const char *path, const char *value);
void form_arrays(struct arena *a, struct node *standard, struct node *values,
	form_seal *seal, void *arg, const char **paths, const char **texts);

/* An array of PostgreSQL in the making: start with buf_new(), add, end. */
void form_array_add(struct buf *b, const char *s);
const char *form_array_end(struct buf *b);

#endif
