/*
 * The text is copied once; strings are unescaped where they stand, for no
 * escape is shorter than what it means.
 */
#include <stdio.h>
#include <string.h>

#include "json.h"

enum { DEEP = 32 };

struct reader {
	char *s;			/* what comes next */
	unsigned depth;
};

static int read_value(struct reader *j, struct node *at, const char *path);

static void skip(struct reader *j)
{
	while (*j->s == ' ' || *j->s == '\n' || *j->s == '\t' ||
	    *j->s == '\r')
		j->s++;
}

/* Is this what comes next?  Then it is passed over. */
static int take(struct reader *j, const char *word)
{
	size_t n = strlen(word);

	skip(j);
	if (strncmp(j->s, word, n))
		return 0;
	j->s += n;
	return 1;
}

/* ---- strings ----------------------------------------------------------- */

/* Four hexadecimal digits; -1 if they are none. */
static long hex4(const char *s)
{
	long n = 0;

	for (int i = 0; i < 4; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *d = s[i] ? strchr(digits, s[i] | ' ') : NULL;

		if (!d)
			return -1;
		n = n * 16 + (d - digits);
	}
	return n;
}

static char *put(char *to, long c)
{
	if (c < 0x80) {
		*to++ = (char)c;
		return to;
	}
	if (c < 0x800) {
		*to++ = (char)(0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*to++ = (char)(0xe0 | c >> 12);
		} else {
			*to++ = (char)(0xf0 | c >> 18);
			*to++ = (char)(0x80 | (c >> 12 & 0x3f));
		}
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
	}
	*to++ = (char)(0x80 | (c & 0x3f));
	return to;
}

/* Behind `\u`; a pair of surrogates is one character.  NULL: none. */
static char *unicode(struct reader *j, char *to)
{
	long c = hex4(j->s), low;

	if (c <= 0 || (c >= 0xdc00 && c <= 0xdfff))
		return NULL;
	j->s += 4;
	if (c < 0xd800 || c > 0xdbff)
		return put(to, c);
	low = j->s[0] == '\\' && j->s[1] == 'u' ? hex4(j->s + 2) : -1;
	if (low < 0xdc00 || low > 0xdfff)
		return NULL;
	j->s += 6;
	return put(to, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
}

static char *escape(struct reader *j, char *to)
{
	static const char names[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	char c = *j->s++;
	const char *at = c ? strchr(names, c) : NULL;

	if (c == 'u')
		return unicode(j, to);
	if (!at)
		return NULL;
	*to++ = means[at - names];
	return to;
}

/* The string whose quote was taken; NULL if it does not end. */
static const char *read_string(struct reader *j)
{
	char *start = j->s, *to = j->s + strcspn(j->s, "\"\\");

	j->s = to;
	while (to && *j->s != '"') {
		if (!*j->s)
			return NULL;
		if (*j->s == '\\') {
			j->s++;
			to = escape(j, to);
		} else {
			*to++ = *j->s++;
		}
	}
	if (!to)
		return NULL;
	j->s++;
	*to = '\0';
	return start;
}

/* ---- values ------------------------------------------------------------ */

/* Whole numbers alone are shown; the database writes others as text. */
static int read_number(struct reader *j, struct node *at, const char *path)
{
	size_t sign = *j->s == '-', n = strspn(j->s + sign, "0123456789");
	size_t all = strspn(j->s, "+-.0123456789eE");
	char digits[24];

	if (!n)
		return -1;
	if (all == sign + n && all < sizeof digits) {
		memcpy(digits, j->s, all);
		digits[all] = '\0';
		node_set(at, path, digits);
	}
	j->s += all;
	return 0;
}

static int read_object(struct reader *j, struct node *at, const char *path)
{
	if (take(j, "}"))
		return 0;
	at = node_at(at, path);
	do {
		const char *name = take(j, "\"") ? read_string(j) : NULL;

		if (!name || !*name || !take(j, ":") ||
		    read_value(j, at, name))
			return -1;
	} while (take(j, ","));
	return take(j, "}") ? 0 : -1;
}

static int read_array(struct reader *j, struct node *at, const char *path)
{
	char n[12];
	unsigned i = 0;

	if (take(j, "]"))
		return 0;
	at = node_at(at, path);
	do {
		snprintf(n, sizeof n, "%u", i++);
		if (read_value(j, at, n))
			return -1;
	} while (take(j, ","));
	return take(j, "]") ? 0 : -1;
}

static int read_nested(struct reader *j, struct node *at, const char *path)
{
	int object = *j->s++ == '{', bad;

	if (j->depth == DEEP)
		return -1;
	j->depth++;
	bad = object ? read_object(j, at, path) : read_array(j, at, path);
	j->depth--;
	return bad;
}

static int read_value(struct reader *j, struct node *at, const char *path)
{
	skip(j);
	if (*j->s == '"') {
		const char *s;

		j->s++;
		s = read_string(j);
		node_set(at, path, s);
		return s ? 0 : -1;
	}
	if (*j->s == '{' || *j->s == '[')
		return read_nested(j, at, path);
	if (take(j, "true")) {
		node_set(at, path, "1");
		return 0;
	}
	if (take(j, "false") || take(j, "null"))
		return 0;
	return read_number(j, at, path);
}

int json_tree(struct arena *a, struct node *at, const char *path,
	const char *text)
{
	struct reader j = { .s = arena_strdup(a, text) };

	if (read_value(&j, at, path))
		return -1;
	skip(&j);
	return *j.s ? -1 : 0;
}
