/*
 * A struct words is the file's text, cut up in its place, and the list of its
 * lines in their order: each knows where the first one behind it and all below
 * it stands.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page_parts.h"
#include "page_words.h"

enum {
	MOST = 4 * 1024 * 1024,		/* bytes of a file */
	LONGEST = 60,			/* bytes of a name */
	DEEPEST = 16,			/* blocks in blocks */
	FULL = (DEEPEST + 1) * (LONGEST + 1) + 1,
	NONE = UINT32_MAX		/* value of a block */
};

/* Names and values are places in the text; next is one in the list. */
struct line {
	uint32_t name, value, next;
};

struct words {
	char *text;
	struct line *lines;
	uint32_t n, room;
};

static void add(struct words *w, const char *name, const char *value)
{
	if (w->n == w->room) {
		w->room = w->room ? w->room * 2 : 64;
		w->lines = realloc(w->lines, w->room * sizeof *w->lines);
		if (!w->lines)
			log_die(NULL, "out of memory");
	}
	w->lines[w->n] = (struct line){ (uint32_t)(name - w->text),
		value ? (uint32_t)(value - w->text) : NONE, w->n + 1 };
	w->n++;
}

struct block {
	uint32_t at;			/* in the list */
	unsigned line;
};

/* A line, without its end.  NULL, or why not. */
static const char *cut_line(struct words *w, char *s, unsigned line,
	struct block *open, unsigned *depth)
{
	char *name = s + strspn(s, " \t"), *end = name + strlen(name), *op;

	while (end > name && strchr(" \t\r", end[-1]))
		*--end = '\0';
	if (!*name || *name == '#')
		return NULL;
	if (!strcmp(name, "}")) {
		if (!*depth)
			return "`}` without `{`";
		w->lines[open[--*depth].at].next = w->n;
		return NULL;
	}
	op = name + strspn(name, page_names);
	s = op + strspn(op, " \t");
	if (s == op || !strchr("={", *s) || (*s == '{' && s[1]))
		return "neither `name = text` nor `name {`";
	if (op - name > LONGEST)
		return "name too long";
	*op = '\0';
	if (*s == '=') {
		add(w, name, s + 1 + strspn(s + 1, " \t"));
		return NULL;
	}
	if (*depth == DEEPEST)
		return "blocks too deep";
	open[(*depth)++] = (struct block){ w->n, line };
	add(w, name, NULL);
	return NULL;
}

/* NULL, or why not, and *line says where. */
static const char *cut(struct words *w, unsigned *line)
{
	struct block open[DEEPEST];
	unsigned depth = 0;
	const char *why;

	*line = 1;
	for (char *s = w->text, *end; s; s = end, ++*line) {
		end = strchr(s, '\n');
		if (end)
			*end++ = '\0';
		if ((why = cut_line(w, s, *line, open, &depth)))
			return why;
	}
	if (!depth)
		return NULL;
	*line = open[depth - 1].line;
	return "`{` without `}`";
}

struct words *words_read(const char *file, char *err, size_t errlen)
{
	struct words *w = calloc(1, sizeof *w);
	const char *why;
	unsigned line = 0;

	if (!w)
		log_die(NULL, "out of memory");
	errno = 0;
	w->text = page_slurp(file);
	if (!w->text) {
		snprintf(err, errlen, "%s: %s", file, strerror(errno));
		free(w);
		return NULL;
	}
	why = strlen(w->text) > MOST ? "too long" : cut(w, &line);
	if (!why)
		return w;
	snprintf(err, errlen, "%s:%u: %s", file, line, why);
	words_free(w);
	errno = 0;
	return NULL;
}

void words_free(struct words *w)
{
	if (!w)
		return;
	free(w->lines);
	free(w->text);
	free(w);
}

/* Does path lead to name, or below it?  Then what is left of it; else NULL. */
static const char *below(const char *path, const char *name)
{
	size_t n = strlen(name);

	if (strncmp(path, name, n))
		return NULL;
	if (path[n] == '.' && path[n + 1])
		return path + n + 1;
	return path[n] ? NULL : path + n;
}

static const char *get(const struct words *w, uint32_t at, uint32_t end,
	const char *path)
{
	const char *rest, *found = NULL;

	for (; at < end && !found; at = w->lines[at].next) {
		const struct line *l = &w->lines[at];

		rest = below(path, w->text + l->name);
		if (rest && *rest)
			found = get(w, at + 1, l->next, rest);
		else if (rest && l->value != NONE)
			found = w->text + l->value;
	}
	return found;
}

const char *words_get(const struct words *w, const char *path)
{
	return get(w, 0, w->n, path);
}

/* All lines from at to end, or of those what path leads to, into the tree below
 * the names in full, of which there are len bytes. */
static void copy(const struct words *w, uint32_t at, uint32_t end,
	const char *path, char *full, size_t len, struct node *tree)
{
	for (; at < end; at = w->lines[at].next) {
		const struct line *l = &w->lines[at];
		const char *name = w->text + l->name, *rest = "";
		size_t n = len + strlen(name);

		if (*path && !(rest = below(path, name)) && below(name, path))
			rest = "";
		if (!rest)
			continue;
		memcpy(full + len, name, n - len + 1);
		if (l->value != NONE && !*rest)
			node_set(tree, full, w->text + l->value);
		memcpy(full + n, ".", 2);
		copy(w, at + 1, l->next, rest, full, n + 1, tree);
	}
}

void words_copy(const struct words *w, const char *path, struct node *tree)
{
	char full[FULL];

	copy(w, 0, w->n, path, full, 0, tree);
}
