/*
 * help: what the pages of legal aid and counselling share (legal.c, counsel.c).
 */
#ifndef HELP_H
#define HELP_H

#include "cases.h"

/* Words, trimmed: at most so many characters, on lines or on one.  "" when
 * nothing was typed and nothing is required. */
const char *help_words(struct req *r, const char *field, size_t most,
	bool lines, bool required);

/* A day, 2026-01-31; a time, 09:30; a number of up to six digits. */
const char *help_day(struct req *r, const char *field);
const char *help_time(struct req *r, const char *field);
const char *help_number(struct req *r, const char *field);

/* A text under the key of an account, for the place `where` (table.column; the
 * account is added); "" of nothing, NULL when there is no key.  And a column of
 * a row opened: unset when it does not open. */
const char *help_seal(struct req *r, const char *account, const char *where,
	const char *text);
void help_unseal(struct req *r, struct node *row, const char *account,
	const char *name, const char *where);

#endif
