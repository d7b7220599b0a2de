/*
 * page_parts: what the files behind page.h share, and nobody else includes.
 */
#ifndef PAGE_PARTS_H
#define PAGE_PARTS_H

#include <ClearSilver.h>

#include "page.h"
#include "page_words.h"

struct template;

/* What a struct page keeps for a language. */
struct language {
	char *name;
	struct words *words;		/* NULL when there is no file */
	struct node *looked_up;		/* those that templates look up */
	struct node *taken;		/* from where on, each path 1 */
	struct template *templates;
	struct template *libraries;	/* files of macros */
	CS_MACRO *macros;		/* of all libraries */
	struct language *next;
};

/* Ends the process on an error: where this is called the engine only fails for
 * want of memory. */
void page_must(NEOERR *err);

/* The engine's tree that a node is. */
HDF *page_hdf(struct node *n);

/* The engine's words for an error, on one line, without its traceback; cut at n
 * bytes.  The error is used up. */
void page_explain(NEOERR *err, char *to, size_t n);

/* What a name in HDF is made of, dots among it. */
extern const char page_names[];

/* The language of that name, put in front of the list when it is new, its
 * words read from dir/text/<name>.hdf; zh-CN where it has none.  Ends the
 * process when there is a file that cannot be read. */
struct language *language_or_home(struct language **all, const struct log *log,
	const char *dir, const char *name);
void language_free(struct language *l);

/* A template's source as if it had been written in the language: what is the
 * same for every page is not looked up for each.  By malloc(). */
char *language_write(struct language *l, const char *text);

#endif
