/*
 * A sorted table would gain nothing: some twenty keys, read at start-up.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conf.h"

#ifndef RONGGUI_DEFAULTS
#define RONGGUI_DEFAULTS "/usr/share/ronggui/ronggui.conf"
#endif

struct key {
	const char *name, *value;
	struct key *next;
};

struct conf {
	struct key *first;
};

static struct key *find(const struct conf *c, const char *name)
{
	for (struct key *k = c->first; k; k = k->next)
		if (!strcmp(k->name, name))
			return k;
	return NULL;
}

static char *trim(char *s)
{
	char *end = s + strlen(s);

	while (isspace((unsigned char)*s))
		s++;
	while (end > s && isspace((unsigned char)end[-1]))
		end--;
	*end = '\0';
	return s;
}

/* One line; the reason when it is wrong.  New keys only from the defaults. */
static const char *take_line(struct conf *c, struct arena *a, char *line,
	int defaults)
{
	char *name = trim(line), *equals = strchr(name, '=');
	struct key *k;

	if (!*name || *name == '#')
		return NULL;
	if (!equals)
		return "no `=`";
	*equals = '\0';
	name = trim(name);
	k = find(c, name);
	if (!k && !defaults)
		return "no such key";
	if (!*name)
		return "no key before `=`";
	if (!k) {
		k = arena_alloc(a, sizeof *k);
		k->name = arena_strdup(a, name);
		k->next = c->first;
		c->first = k;
	}
	k->value = arena_strdup(a, trim(equals + 1));
	return NULL;
}

static int take_file(struct conf *c, struct arena *a, const char *file,
	int defaults, char *err, size_t errlen)
{
	FILE *f = fopen(file, "re");
	const char *wrong = NULL;
	char line[1024];
	int n = 0;

	if (!f) {
		snprintf(err, errlen, "%s: %s", file, strerror(errno));
		return -1;
	}
	while (!wrong && fgets(line, sizeof line, f)) {
		n++;
		wrong = strlen(line) == sizeof line - 1 ? "line too long"
			: take_line(c, a, line, defaults);
	}
	if (!wrong && ferror(f))
		wrong = "cannot be read";
	fclose(f);
	if (wrong)
		snprintf(err, errlen, "%s:%d: %s", file, n, wrong);
	return wrong ? -1 : 0;
}

struct conf *conf_read(struct arena *a, const char *defaults,
	const char *file, char *err, size_t errlen)
{
	struct conf *c = arena_alloc(a, sizeof *c);

	if (take_file(c, a, defaults, 1, err, errlen) ||
	    (file && take_file(c, a, file, 0, err, errlen)))
		return NULL;
	return c;
}

struct conf *conf_load(struct arena *a, char *err, size_t errlen)
{
	const char *defaults = getenv("RONGGUI_DEFAULTS");

	return conf_read(a, defaults && *defaults ? defaults : RONGGUI_DEFAULTS,
		getenv("RONGGUI_CONF"), err, errlen);
}

const char *conf_get(const struct conf *c, const char *key)
{
	const struct key *k = find(c, key);

	return k ? k->value : NULL;
}

void conf_each(const struct conf *c, const char *prefix,
	void (*run)(void *arg, const char *rest, const char *value), void *arg)
{
	size_t n = strlen(prefix);

	for (const struct key *k = c->first; k; k = k->next)
		if (*k->value && !strncmp(k->name, prefix, n))
			run(arg, k->name + n, k->value);
}

long conf_number(const struct conf *c, const char *key, long other)
{
	const char *s = conf_get(c, key);
	char *end;
	long n;

	if (!s || !*s)
		return other;
	errno = 0;
	n = strtol(s, &end, 10);
	return *end || errno ? other : n;
}
