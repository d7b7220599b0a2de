/*
 * query - named statements, from a handler to the page.
 *
 * The data tree is the only carrier: a statement is queued, and its rows land
 * in the tree when everything is sent, before the page is rendered.  Columns
 * become nodes by their names (`select title as "title", en as "title.en"`);
 * SQL NULL leaves a node unset.  All arguments are text, NULL is SQL NULL;
 * casts stand in the statement.  A wrong number of arguments ends the process.
 *
 * After a failure all further calls do nothing; the reply is then made from
 * the failure, whatever the handler returns.
 */
#ifndef QUERY_H
#define QUERY_H

#include "req.h"

/* The arguments of a statement: ARGS(), ARGS(no, name). */
struct args {
	const char *const *value;
	size_t count;
};
#define ARGS(...) ((struct args){ \
	(const char *const[]){ NULL, __VA_ARGS__ } + 1, \
	sizeof((const char *const[]){ NULL, __VA_ARGS__ }) / \
		sizeof(char *) - 1 })

/* Rows become path.0.column, path.1.column ...; no row leaves path unset. */
void query_rows(struct req *r, unsigned sql, const char *path, struct args a);

/* The first row becomes path.column.  No row: the reply is 404. */
void query_row(struct req *r, unsigned sql, const char *path, struct args a);

/* As query_row(), but no row is in order. */
void query_maybe(struct req *r, unsigned sql, const char *path, struct args a);

/* Rows (path, value) become path.<first column> = second column. */
void query_pairs(struct req *r, unsigned sql, const char *path, struct args a);

/* Rows (path, JSON): each document becomes the tree at its path of the root,
 * lists with children 0, 1 ...; null and false leave nodes unset.  For what has
 * lists in lists.  No row: the reply is 404. */
void query_trees(struct req *r, unsigned sql, struct args a);

/* Rows (path, cells), for pages of many parts: cells is a text[] of names and
 * values in turn, which become path.name = value; NULL leaves a node unset.  A
 * path that ends in `.*` is a list, whose rows come together: each is its next
 * entry.  No documents are written and read, so this is the fast way.  No row:
 * the reply is 404. */
void query_parts(struct req *r, unsigned sql, struct args a);

/* Nothing comes back. */
void query_do(struct req *r, unsigned sql, struct args a);

/* Flushes; the first column of the first row, NULL when there is none, when
 * it is SQL NULL, or after a failure. */
const char *query_text(struct req *r, unsigned sql, struct args a);

/* The first `size` bytes of a file as an argument of type bytea; lives as long
 * as the request.  NULL when the file cannot be read to there. */
const char *query_file(struct req *r, int fd, size_t size);

/* Sends what is queued.  true: all is well and the rows are in the tree;
 * false: return from the handler, the reply is made from the failure. */
bool query_flush(struct req *r);

/* query_flush() of a page that asks nothing more: COMMIT goes along, which
 * spares a round trip.  Where the read log names what is read, the statement
 * itself must refuse what is missing (RG404): no row would come too late. */
bool query_last(struct req *r);

/* Commit even if the reply is BAD (a wrong password was counted). */
void query_keep(struct req *r);

#endif
