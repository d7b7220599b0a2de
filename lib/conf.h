/*
 * conf - the configuration: `key = value` lines, `#` comments.
 *
 * The defaults file lists every key that exists; the installation's file may
 * only set keys found there, so a misspelt key is an error with its line.
 */
#ifndef CONF_H
#define CONF_H

#include "arena.h"

struct conf;

/* Reads the defaults (file named by RONGGUI_DEFAULTS, else the compiled-in
 * path) and over them the file named by RONGGUI_CONF, if set.  Lives in the
 * arena.  On failure NULL, and err says in one sentence what and where. */
struct conf *conf_load(struct arena *a, char *err, size_t errlen);

/* The same from named files; file may be NULL. */
struct conf *conf_read(struct arena *a, const char *defaults,
	const char *file, char *err, size_t errlen);

/* The value, "" when empty; NULL when there is no such key. */
const char *conf_get(const struct conf *c, const char *key);

/* Calls run(arg, rest of the key, value) for each key that begins with prefix
 * and is not empty. */
void conf_each(const struct conf *c, const char *prefix,
	void (*run)(void *arg, const char *rest, const char *value), void *arg);

/* The value as a whole number; other when missing or not a number. */
long conf_number(const struct conf *c, const char *key, long other);

#endif
