/*
 * print: a paper printed from the page's data, for the reply.
 *
 * Papers that are made when somebody asks for them and are kept nowhere:
 * tickets, lists, signs, a file as one document.  Issued papers, which are
 * kept, are those of lib/cases_paper.c.
 */
#ifndef PRINT_H
#define PRINT_H

#include "app.h"

/*
 * The paper templates/papers/<code>.cs of the request's data as PDF, in
 * Chinese, with n more documents or pictures (fds) that go in whole: its bytes,
 * *size of them, as long as the request lives.  NULL when nothing was printed:
 * the log says so, the reply is AWAY, and *why (unless why is NULL) is the
 * reason of papers_print().  Of these `unknown_glyph` and `layout` (too much
 * for its sheet) are no fault of the machine: who asks for *why tells the
 * writer.
 */
const char *print_pdf(struct req *r, const char *code, size_t n,
	const int fds[], size_t *size, const char **why);

/* Whether it is the words that cannot be printed: a character that no font has,
 * or more than its sheet holds. */
bool print_refuses(const char *why);

/* The same, saved by the browser under a name ("1234.pdf"). */
enum reply print_send(struct req *r, const char *code, const char *name);

#endif
