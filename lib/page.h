/*
 * page - data trees and the templates that show them.
 *
 * Only the files behind it, page.c and node.c, know ClearSilver, and of it only
 * the template engine and the data tree.  Templates are parsed once per worker;
 * every value is escaped for HTML unless it went through one of the registered
 * functions (url_validate, url_here, html_escape, url_escape), which escape
 * themselves.
 *
 * A tree is made of named nodes with an optional value: `Page.rows.0.name`.
 * Names are ours, never a visitor's.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stddef.h>

#include "arena.h"
#include "log.h"

struct node;

/* A new, empty tree; owned by the caller. */
struct node *node_new(void);
void node_free(struct node *n);

/* Sets the value at path below n, making what is missing; copies.  NULL
 * leaves it as it is. */
void node_set(struct node *n, const char *path, const char *value);
void node_setf(struct node *n, const char *path, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The value at path, NULL when unset.  Valid until it is set again. */
const char *node_get(struct node *n, const char *path);

/* The node at path; node_at() makes it, node_find() gives NULL. */
struct node *node_at(struct node *n, const char *path);
struct node *node_find(struct node *n, const char *path);

/* The node of entry i of a list, made if it is missing. */
struct node *node_item(struct node *list, size_t i);

/* Removes path and all below it. */
void node_remove(struct node *n, const char *path);

/* Copies the tree from over what is at path. */
void node_copy(struct node *n, const char *path, struct node *from);

/* Walking: first child, next sibling, own name, own value; NULL at the end
 * or when there is none. */
struct node *node_child(struct node *n);
struct node *node_next(struct node *n);
const char *node_name(struct node *n);
const char *node_value(struct node *n);

/* Reads HDF text or a file into n.  0, or -1 and err says `line: why`, or
 * `file:line: why`.  Stricter than the engine: braces must match, links,
 * copies (`:`) and #include are refused. */
int node_parse(struct node *n, const char *text, char *err, size_t errlen);
int node_read(struct node *n, const char *file, char *err, size_t errlen);

/* A whole file, NUL-terminated, by malloc(); NULL with errno. */
char *page_slurp(const char *path);

struct page;

/* The templates below dir; words are dir/text/<lang>.hdf.  Owned by the
 * caller.  A template is parsed once for each language that is asked for, as if
 * written in it: `var:Text.x` and `Config.lang == "en"` cost nothing later, and
 * in Chinese zh() and word() are what they show.  A file that is included and
 * defines macros (`def:`) is parsed once for all templates: what else stands in
 * it is not printed, it cannot call an includer's own macros, and no other
 * template may use a name of its macros.  debug: log what a template itself
 * asks for under Page. and Form. that is not there. */
struct page *page_new(const struct log *log, const char *dir, int debug);
void page_free(struct page *p);

/* Reads what rendering dir/file will want, if it has not been read yet.  0, or
 * -1 (logged). */
int page_load(struct page *p, const char *file, const char *lang);

/* Renders dir/file with data and the words of lang (zh-CN where lang has no
 * file) at the end of out; `Config.lang` of the data says the same.  0, or -1
 * (logged): template missing or wrong. */
int page_render(struct page *p, const char *file, const char *lang,
	struct node *data, struct buf *out);

/* One word of the interface, for papers and messages; NULL when missing. */
const char *page_word(struct page *p, const char *lang, const char *key);

#endif
