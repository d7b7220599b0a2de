/*
 * page_words - the text of the interface in one language, as it lies in a file.
 *
 * The file is written as HDF is, of which it uses `name = text`, `name {`, `}`
 * and lines that begin with `#`; a name may have dots.  It is read once and
 * stays as it is: some thousands of texts as nodes of a tree would be most of a
 * worker's memory, and a page shows some hundreds of them.
 *
 * UTF-8; what fails says so in err, as `file:line: why` or `file: why`.
 */
#ifndef PAGE_WORDS_H
#define PAGE_WORDS_H

#include <stddef.h>

struct words;
struct node;

/* Reads a file of at most 4 MiB.  Owned by the caller; NULL with err, and errno
 * when the file could not be read (0 when it is wrong). */
struct words *words_read(const char *file, char *err, size_t errlen);
void words_free(struct words *w);

/* The text named path, as long as w is there; NULL when there is none. */
const char *words_get(const struct words *w, const char *path);

/* Puts all that stands at path and below into the tree. */
void words_copy(const struct words *w, const char *path, struct node *tree);

#endif
