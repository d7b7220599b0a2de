/*
 * instance: what commands need that work on a running instance.
 *
 * The database is that of the configuration (RONGGUI_CONF, which main.c sets
 * from the instance's folder); the command line comes as the role rg_admin.
 */
#ifndef INSTANCE_H
#define INSTANCE_H

#include "arena.h"
#include "db.h"

struct instance {
	struct arena *arena;
	struct db *db;
};

/*
 * Opens the instance. 0, or -1 after a sentence on standard error. Close it
 * with instance_close() in both cases.
 */
int instance_open(struct instance *in);
void instance_close(struct instance *in);

/*
 * Runs one statement; take as in db.h, may be NULL. 0, or -1 after a sentence
 * on standard error that begins with what, the file or thing in hand.
 */
int instance_ask(struct instance *in, const char *what, const char *sql,
	const char *const *args, size_t nargs, db_take *take, void *arg);

/*
 * The whole text of a file, in the arena; NULL after a sentence on standard
 * error: it cannot be read, is not UTF-8, holds a NUL or is over 64 MiB.
 */
char *instance_read(struct instance *in, const char *path);

#endif
