/*
 * app_parts: what the files behind app.h share, and nobody else includes.
 */
#ifndef APP_PARTS_H
#define APP_PARTS_H

#include "app.h"
#include "persons.h"

/* All that a program has; there is one. */
struct app {
	const char *program, *side, *realm;
	unsigned bit;			/* of the side */
	const struct route *routes;
	size_t nroutes;
	struct log log;
	struct conf *conf;
	struct crypt_keys *keys, *own;	/* own: of a confidential module */
	struct vault vault;
	struct page *pages;
	struct db *db;
	struct io *io;
	struct arena *forever, *arena;
};

/* Takes the request that waits, answers it, logs it. */
void app_serve(struct app *app);

#endif
