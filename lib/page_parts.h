/*
 * page_parts: what the files behind page.h share, and nobody else includes.
 */
#ifndef PAGE_PARTS_H
#define PAGE_PARTS_H

#include <ClearSilver.h>

#include "page.h"

/* Ends the process on an error: where this is called the engine only fails for
 * want of memory. */
void page_must(NEOERR *err);

/* The engine's tree that a node is. */
HDF *page_hdf(struct node *n);

/* The engine's words for an error, on one line, without its traceback; cut at n
 * bytes.  The error is used up. */
void page_explain(NEOERR *err, char *to, size_t n);

/* A whole file, NUL-terminated, by malloc(); NULL with errno. */
char *page_slurp(const char *path);

#endif
