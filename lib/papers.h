/*
 * papers: the letters and certificates we issue.
 *
 * A paper is a template templates/papers/<code>.cs that is rendered with the
 * data of a request into a layout (XML; the elements are described in
 * cgi/press/layout.c) and printed by the press.  Words stay in the template;
 * numbers, dates and names come from Page.* as text that SQL has formatted.
 * Data cannot become layout, because every value is escaped.
 */
#ifndef PAPERS_H
#define PAPERS_H

#include <stddef.h>

struct arena;
struct node;
struct page;
struct press_result;

/* Where papers come from and who prints them. */
struct papers {
	struct page *page;	/* the worker's templates */
	const char *socket;	/* of the press */
};

/*
 * Prints the paper `code` in `lang` with `data` into `out`, an empty memory
 * file.  Returns an enum press_status and fills `result`, whose reason says
 * why nothing was printed: `template` (no such paper, or it does not render:
 * the log has it), `layout` (data and template do not make a layout),
 * `unknown_glyph` (a character that no font has), `away`, ...
 */
int papers_print(struct arena *, const struct papers *, const char *code,
    const char *lang, struct node *data, int out, struct press_result *);

/* The same with files that go in whole, see press_pdf_with(). */
int papers_print_with(struct arena *, const struct papers *, const char *code,
    const char *lang, struct node *data, size_t n, const int fds[], int out,
    struct press_result *);

/* Whether `code` may name a paper: lower-case letters, digits, hyphens and
 * underscores. */
int papers_code(const char *code);

#endif
