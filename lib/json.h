/*
 * json - a document of the database becomes a tree.
 *
 * Pages ask PostgreSQL for whole documents (RFC 8259) and show nearly all of
 * what stands in them, so they are read once, in place, straight into the
 * nodes.  What strangers send is never read here.
 */
#ifndef JSON_H
#define JSON_H

#include "arena.h"
#include "page.h"

/* Sets what a document says below a node: members by their names, elements by
 * their numbers, true as 1, whole numbers and strings as they are.  What is
 * null, false or empty, and broken numbers, stay unset.  0, or -1 when it is
 * no document; what came before the fault is set by then. */
int json_tree(struct arena *a, struct node *at, const char *path,
	const char *text);

#endif
