/*
 * A struct node is ClearSilver's HDF under another name.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "page_parts.h"

void page_must(NEOERR *err)
{
	if (err == STATUS_OK)
		return;
	nerr_ignore(&err);
	log_die(NULL, "out of memory");
}

HDF *page_hdf(struct node *n)
{
	return (HDF *)n;
}

/* Data never pulls in files by itself. */
static NEOERR *no_include(void *arg, HDF *h, const char *file, char **text)
{
	(void)arg, (void)h, (void)text;
	return nerr_raise(NERR_NOT_FOUND, "#include is not used: %s", file);
}

struct node *node_new(void)
{
	HDF *h = NULL;

	page_must(hdf_init(&h));
	hdf_register_fileload(h, NULL, no_include);
	return (struct node *)h;
}

void node_free(struct node *n)
{
	HDF *h = page_hdf(n);

	if (h)
		hdf_destroy(&h);
}

void node_set(struct node *n, const char *path, const char *value)
{
	if (value)
		page_must(hdf_set_value(page_hdf(n), path, value));
}

void node_setf(struct node *n, const char *path, const char *fmt, ...)
{
	char small[256], *large = NULL;
	va_list ap;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if (len >= (int)sizeof small) {
		large = malloc((size_t)len + 1);
		if (!large)
			log_die(NULL, "out of memory");
		va_start(ap, fmt);
		vsnprintf(large, (size_t)len + 1, fmt, ap);
		va_end(ap);
	}
	node_set(n, path, large ? large : small);
	free(large);
}

const char *node_get(struct node *n, const char *path)
{
	return hdf_get_value(page_hdf(n), path, NULL);
}

struct node *node_at(struct node *n, const char *path)
{
	HDF *h = NULL;

	if (!*path)
		return n;
	page_must(hdf_get_node(page_hdf(n), path, &h));
	return (struct node *)h;
}

struct node *node_find(struct node *n, const char *path)
{
	return *path ? (struct node *)hdf_get_obj(page_hdf(n), path) : n;
}

struct node *node_item(struct node *list, size_t i)
{
	char name[24], *s = name + sizeof name - 1;

	for (*s = '\0'; i > 9; i /= 10)
		*--s = (char)('0' + i % 10);
	*--s = (char)('0' + i);
	return node_at(list, s);
}

void node_remove(struct node *n, const char *path)
{
	page_must(hdf_remove_tree(page_hdf(n), path));
}

void node_copy(struct node *n, const char *path, struct node *from)
{
	struct node *to = node_at(n, path);

	if (node_value(from))
		node_set(n, path, node_value(from));
	page_must(hdf_copy(page_hdf(to), "", page_hdf(from)));
}

struct node *node_child(struct node *n)
{
	return (struct node *)hdf_obj_child(page_hdf(n));
}

struct node *node_next(struct node *n)
{
	return (struct node *)hdf_obj_next(page_hdf(n));
}

const char *node_name(struct node *n)
{
	return hdf_obj_name(page_hdf(n));
}

const char *node_value(struct node *n)
{
	return hdf_obj_value(page_hdf(n));
}

void page_explain(NEOERR *err, char *to, size_t n)
{
	STRING s;

	string_init(&s);
	nerr_error_string(err, &s);
	snprintf(to, n, "%s", s.buf ? s.buf : "error");
	to[strcspn(to, "\n")] = '\0';
	string_clear(&s);
	nerr_ignore(&err);
}

const char page_names[] = "abcdefghijklmnopqrstuvwxyz"
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";

/* What stands behind the name on a line of HDF: `{`, `=`, `<` ...; `}` for
 * the end of a block, 0 for an empty line or a comment. */
static char kind_of(const char *s)
{
	s += strspn(s, " \t");
	if (*s == '#' || *s == '\n' || *s == '\r')
		return 0;
	if (*s == '}')
		return '}';
	s += strspn(s, page_names);
	s += strspn(s, " \t");
	return *s;
}

/* The line behind a text of many lines (`x << END`). */
static const char *skip_text(const char *s, unsigned *line)
{
	const char *mark = strstr(s, "<<") + 2;
	size_t n;

	mark += strspn(mark, " \t");
	n = strcspn(mark, " \t\r\n");
	while ((s = strchr(s, '\n')) && *++s) {
		++*line;
		if (!strncmp(s, mark, n) && strspn(s + n, " \t\r\n"))
			break;
	}
	return s;
}

/* What the engine passes over in silence: a brace too many ends the reading,
 * one too few is closed by the end of the text, and links may run in circles.
 * NULL, or why, and *line says where. */
static const char *misshapen(const char *s, unsigned *line)
{
	unsigned opened[64] = { 0 }, depth = 0;

	for (*line = 1; s && *s; ++*line) {
		const char *op = s + strcspn(s, "\n<");

		switch (kind_of(s)) {
		case '{':
			if (depth == 63)
				return "blocks too deep";
			opened[depth++] = *line;
			break;
		case '}':
			if (!depth--)
				return "`}` without `{`";
			break;
		case ':':
			return "links and copies (`:`) are not used";
		case '<':
			if (op[0] == '<' && op[1] == '<')
				s = skip_text(s, line);
		}
		s = s ? strchr(s, '\n') : NULL;
		s = s ? s + 1 : NULL;
	}
	*line = depth ? opened[depth - 1] : 0;
	return depth ? "`{` without `}`" : NULL;
}

int node_parse(struct node *n, const char *text, char *err, size_t errlen)
{
	unsigned line;
	const char *why = misshapen(text, &line), *at;
	char said[300];
	NEOERR *e;

	if (why) {
		snprintf(err, errlen, "%u: %s", line, why);
		return -1;
	}
	e = hdf_read_string(page_hdf(n), text);
	if (e == STATUS_OK)
		return 0;
	page_explain(e, said, sizeof said);
	/* "ParseError: [<string>:12] why" */
	at = strstr(said, "<string>:");
	line = at ? (unsigned)strtoul(at + 9, NULL, 10) : 0;
	why = at ? strchr(at, ']') : NULL;
	if (why)
		snprintf(err, errlen, "%u: %s", line, why + 1 +
			strspn(why + 1, " :"));
	else
		snprintf(err, errlen, "%s", said);
	return -1;
}

char *page_slurp(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *s = NULL;
	ssize_t n = 0;

	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) &&
	    (s = malloc((size_t)st.st_size + 1))) {
		size_t at = 0;

		while (at < (size_t)st.st_size &&
		    (n = read(fd, s + at, (size_t)st.st_size - at)) > 0)
			at += (size_t)n;
		s[at] = '\0';
	}
	if (n < 0 || !s) {
		free(s);
		s = NULL;
		errno = errno ? errno : EIO;
	}
	close(fd);
	return s;
}

int node_read(struct node *n, const char *file, char *err, size_t errlen)
{
	char *text = page_slurp(file), why[400];
	int bad;

	if (!text) {
		snprintf(err, errlen, "%s: %s", file, strerror(errno));
		return -1;
	}
	bad = node_parse(n, text, why, sizeof why);
	if (bad)
		snprintf(err, errlen, "%s:%s", file, why);
	free(text);
	return bad;
}
