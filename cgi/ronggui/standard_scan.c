/*
 * The text of a standard into items. A stricter grammar than that of HDF: what
 * HDF would quietly pass over (a brace too many, text behind an opening brace,
 * a name given twice) is a fault, and so are its links, copies, attributes and
 * includes, since a stored version must stand alone.
 */
#include "standard.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

/* Deepest: actions.X.fields.Y.fields.Z.options.W.en, with some to spare. */
enum { DEPTH = 16 };

void fault(struct standard *s, const struct item *at, const char *format, ...)
{
	const char *path = at ? item_path(s, at) : "";
	va_list args;

	s->faults++;
	fprintf(s->out, "%s:%d: %s%s", s->file, at ? at->line : 1, path,
		*path ? ": " : "");
	va_start(args, format);
	vfprintf(s->out, format, args);
	va_end(args);
	fputc('\n', s->out);
}

/* A fault of a line that has become no item. */
static void line_fault(struct standard *s, int line, const char *what)
{
	s->faults++;
	fprintf(s->out, "%s:%d: %s\n", s->file, line, what);
}

const char *item_path(const struct standard *s, const struct item *i)
{
	if (i->parent == NULL)
		return "";
	if (i->parent->parent == NULL)
		return i->name;
	return arena_printf(s->arena, "%s.%s", item_path(s, i->parent),
		i->name);
}

static struct item *child_named(const struct item *i, const char *name,
	size_t n)
{
	struct item *c;

	for (c = i ? i->child : NULL; c; c = c->next)
		if (strlen(c->name) == n && memcmp(c->name, name, n) == 0)
			return c;
	return NULL;
}

struct item *item_find(const struct item *i, const char *path)
{
	struct item *found = NULL;

	while (*path) {
		size_t n = strcspn(path, ".");

		i = found = child_named(i, path, n);
		if (!found)
			return NULL;
		path += n;
		path += *path == '.';
	}
	return found;
}

const char *item_value(const struct item *i, const char *path)
{
	const struct item *found = item_find(i, path);

	return found ? found->value : NULL;
}

bool item_is(const struct item *i, const char *path, const char *value)
{
	const char *s = item_value(i, path);

	return s && strcmp(s, value) == 0;
}

const char *list_next(struct arena *a, const char **at)
{
	const char *word;
	size_t n;

	if (*at == NULL)
		return NULL;
	*at += strspn(*at, " \t");
	n = strcspn(*at, " \t");
	if (n == 0)
		return NULL;
	word = arena_copy(a, *at, n);
	*at += n;
	return word;
}

bool list_has(const char *list, const char *word)
{
	size_t n = strlen(word);

	while (list && *list) {
		size_t k = strcspn(list, " \t");

		if (k == n && memcmp(list, word, n) == 0)
			return true;
		list += k;
		list += strspn(list, " \t");
	}
	return false;
}

/* ---- lines ------------------------------------------------------------- */

struct scan {
	struct standard *s;
	struct item *open[DEPTH];	/* blocks we are in */
	int depth;
	int line;
	char *next;			/* rest of the text */
};

/* The next line without its end and outer space; NULL at the end. */
static char *next_line(struct scan *c)
{
	char *at = c->next, *end;

	if (at == NULL || *at == '\0')
		return NULL;
	end = strchr(at, '\n');
	c->next = end ? end + 1 : NULL;
	if (end)
		*end = '\0';
	c->line++;
	return at;
}

static char *trim(char *s)
{
	size_t n;

	s += strspn(s, " \t\r");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r", s[n - 1]))
		s[--n] = '\0';
	return s;
}

/* The item of a dotted name below the open block, made where missing. */
static struct item *item_at(struct scan *c, const char *name)
{
	struct item *i = c->open[c->depth];

	while (*name) {
		size_t n = strcspn(name, ".");
		struct item *child = child_named(i, name, n);

		if (child == NULL) {
			child = arena_alloc(c->s->arena, sizeof *child);
			child->name = arena_copy(c->s->arena, name, n);
			child->line = c->line;
			child->parent = i;
			if (i->last)
				i->last->next = child;
			else
				i->child = child;
			i->last = child;
		}
		i = child;
		name += n;
		name += *name == '.';
	}
	return i;
}

static void set_value(struct scan *c, const char *name, const char *value)
{
	struct item *i = item_at(c, name);

	if (i->value) {
		struct item here = *i;

		here.line = c->line;
		fault(c->s, &here, "given twice, first on line %d", i->line);
		return;
	}
	i->value = value;
	i->line = c->line;
}

/* `name << END`, then lines up to END. */
static void read_lines(struct scan *c, const char *name, const char *end)
{
	struct buf b = buf_new(c->s->arena);
	int first = c->line;
	char *line;

	buf_puts(&b, "");
	while ((line = next_line(c)) != NULL) {
		size_t n = strcspn(line, "\r");

		if (strlen(end) == n && memcmp(line, end, n) == 0) {
			int last = c->line;

			c->line = first;
			set_value(c, name, b.data);
			c->line = last;
			return;
		}
		buf_puts(&b, line);
		buf_puts(&b, "\n");
	}
	line_fault(c->s, first, "no line ends this text");
}

static void open_block(struct scan *c, const char *name)
{
	struct item *i = item_at(c, name);

	if (i->block) {
		struct item here = *i;

		here.line = c->line;
		fault(c->s, &here, "opened twice, first on line %d", i->line);
	}
	i->block = true;
	if (c->depth + 1 == DEPTH)
		line_fault(c->s, c->line, "too many braces inside each other");
	else
		c->open[++c->depth] = i;
}

static void read_named(struct scan *c, char *line, size_t n)
{
	char *rest = trim(line + n), *value = rest + 1, op = *rest;

	if (op == '=' || op == '{')
		value = trim(value);
	line[n] = '\0';
	if (op == '{' && *value == '\0')
		open_block(c, line);
	else if (op == '{')
		line_fault(c->s, c->line, "text behind the brace");
	else if (op == '=')
		set_value(c, line, value);
	else if (op == '<' && *value == '<' && *trim(value + 1))
		read_lines(c, line, trim(value + 1));
	else if (op == ':' || op == '[')
		line_fault(c->s, c->line,
			"links, copies and attributes are not used here");
	else
		line_fault(c->s, c->line, "expected `name = value`, "
			"`name {`, `}` or `name << END`");
}

static void read_line(struct scan *c, char *line)
{
	size_t n = strspn(line, "abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

	if (strncmp(line, "#include", 8) == 0)
		line_fault(c->s, c->line, "a standard includes no other file");
	else if (*line == '\0' || *line == '#')
		return;
	else if (strcmp(line, "}") == 0 && c->depth == 0)
		line_fault(c->s, c->line, "a closing brace too many");
	else if (strcmp(line, "}") == 0)
		c->depth--;
	else if (n == 0 || *line == '.' || line[n - 1] == '.' ||
	    memmem(line, n, "..", 2))
		line_fault(c->s, c->line, "a name is made of letters, digits "
			"and _, with single dots between");
	else
		read_named(c, line, n);
}

void standard_scan(struct standard *s)
{
	struct scan c = { .s = s };
	char *line;

	s->root = arena_alloc(s->arena, sizeof *s->root);
	s->root->name = "";
	s->root->line = 1;
	c.open[0] = s->root;
	c.next = arena_strdup(s->arena, s->text);
	if (!text_valid(s->text, strlen(s->text))) {
		line_fault(s, 1, "not UTF-8");
		return;
	}
	while ((line = next_line(&c)) != NULL)
		read_line(&c, trim(line));
	while (c.depth > 0)
		fault(s, c.open[c.depth--], "the brace is never closed");
}
