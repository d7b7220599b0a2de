/*
 * The start of a program: what it reads, what it may touch from then on, and
 * the loop around app_serve().
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app_parts.h"
#include "form.h"
#include "memory.h"
#include "pool.h"
#include "sandbox.h"

enum {
	FIRST_BLOCK = 256 * 1024,	/* bytes: most pages need no more */
	WORKERS = 64			/* of one keeper, at most */
};

static int find_side(struct app *app, const char *word)
{
	static const char *const name[] = { "pub", "off", "login" };

	for (unsigned i = 0; i < 3; i++)
		if (word && !strcmp(word, name[i])) {
			app->side = name[i];
			app->bit = 1u << i;
		}
	for (size_t i = 0; i < app->nroutes && app->bit; i++)
		if (app->routes[i].side & app->bit) {
			app->realm = app->bit == OFF ||
				!strcmp(app->program, "desk") ? "off" : "pub";
			app->log.side = app->side;
			return 0;
		}
	return -1;
}

/* How many workers are wanted; 0: this process is the only one. */
static int find_workers(const char *word, unsigned *n)
{
	char none[] = "", *end = none;

	*n = word ? (unsigned)strtoul(word, &end, 10) : 0;
	return *end || (word && (*n < 1 || *n > WORKERS)) ? -1 : 0;
}

/* A table that contradicts itself must not serve anybody. */
static void check_table(const struct app *app)
{
	for (size_t i = 0; i < app->nroutes; i++) {
		const struct route *row = &app->routes[i];

		if (*row->path != '/' || !row->run || !row->side ||
		    (row->method != GET && row->method != POST) ||
		    (row->flags & CACHE && (row->who != ANYONE ||
		     row->flags & FORM || row->method != GET)) ||
		    (row->flags & UPLOAD && row->method != POST)) {
			log_fault(&app->log, "route", "route", row->path, NULL);
			log_die(&app->log, "wrong row in the route table");
		}
	}
}

static const char *folder(const struct app *app, const char *key)
{
	const char *path = conf_get(app->conf, key);

	return path ? path : "";
}

/* A setting that some programs have of their own, such as keys.mediation. */
static const char *own(const struct app *app, const char *key)
{
	return folder(app, arena_printf(app->forever, "%s.%s", key,
		app->program));
}

static struct crypt_keys *load_ring(struct app *app, const char *file)
{
	char err[400];
	struct crypt_keys *keys = crypt_keys_load(file, err, sizeof err);

	if (keys && !crypt_keys_suite(keys, conf_get(app->conf, "key.suite"),
			err, sizeof err))
		return keys;
	fprintf(stderr, "%s: %s\n", app->program, err);
	crypt_keys_free(keys);
	return NULL;
}

/* A module with a ring of its own has a vault of its own: no other program
 * opens what it keeps. */
static int load_keys(struct app *app)
{
	bool apart = *own(app, "key.file");

	app->keys = load_ring(app, folder(app, "key.file"));
	if (app->keys && apart)
		app->own = load_ring(app, own(app, "key.file"));
	app->vault = (struct vault){ .purpose = "person",
		.folder = apart ? own(app, "keys") : folder(app, "keys"),
		.keys = apart ? app->own : app->keys };
	return app->vault.keys ? 0 : -1;
}

static int load(struct app *app, const struct statement *statements, size_t n)
{
	const char *user = arena_printf(app->forever, "rg_%s_%s", app->program,
		app->side);
	const char *debug = getenv("RONGGUI_DEBUG");
	char err[400];

	app->conf = conf_load(app->forever, err, sizeof err);
	if (!app->conf) {
		fprintf(stderr, "%s: %s\n", app->program, err);
		return -1;
	}
	if (load_keys(app))
		return -1;
	app->pages = page_new(&app->log, folder(app, "templates"),
		debug && *debug);
	app->db = db_new(&app->log, db_conninfo(app->forever,
		conf_get(app->conf, "db.host"), conf_get(app->conf, "db.port"),
		conf_get(app->conf, "db.name"), user,
		conf_get(app->conf, "db.tls")), statements, n);
	tzset();
	return 0;
}

/* The ports of the database where it is on another host, else NULL. */
static const char *db_ports(const struct app *app)
{
	return *folder(app, "db.host") == '/' ? NULL : folder(app, "db.port");
}

/* A demonstration may run where the kernel forbids even to lock oneself in. */
static int open_all_the_same(const struct app *app)
{
	const char *mode = conf_get(app->conf, "mode");

	return mode && !strcmp(mode, "demo") ? 0 : -1;
}

static int lock_in(struct app *app)
{
	const struct sandbox_path paths[] = {
		{ folder(app, "templates"), 0 },
		{ folder(app, "files"), 1 },
		{ app->vault.folder, 1 },
		/* Read again when a key was added; only the file. */
		{ folder(app, "key.file"), 0 },
		{ own(app, "key.file"), 0 },
		{ "/usr/share/zoneinfo", 0 },
		{ "/etc/localtime", 0 },
		{ "/var/cache/cracklib", 0 },
		/* Its certificate, where the database is on another host. */
		{ folder(app, "db.tls"), 0 },
		{ NULL, 0 },
	};

	return sandbox_enter(&app->log, paths, db_ports(app))
		? open_all_the_same(app) : 0;
}

/* What every worker will want is found before there are any: the standards of
 * the module, the pages of this side in the language of most. */
static void get_ready(struct app *app)
{
	crypt_ready();
	form_ready(app->forever, folder(app, "services"), app->program);
	for (size_t i = 0; i < app->nroutes; i++) {
		const struct route *row = &app->routes[i];

		if (row->side & app->bit && row->page)
			(void)page_load(app->pages, row->page, "zh-CN");
	}
}

static int work(struct app *app)
{
	if (lock_in(app))
		return 71;
	while (io_wait(app->io))
		if (io_accept(app->io))
			app_serve(app);
	return 0;
}

/* The keeper of a pool comes back when that is over, each worker at once. */
static int run(struct app *app, unsigned workers)
{
	enum pool_end end;

	if (!workers || !io_worker(app->io))
		return work(app);
	get_ready(app);
	if (sandbox_forbid(&app->log, db_ports(app) != NULL) &&
	    open_all_the_same(app))
		return 71;
	end = pool_run(&app->log, workers);
	if (end == POOL_WORK)
		return work(app);
	return end == POOL_OVER ? 0 : 71;
}

int app_run(int argc, char **argv, const char *name,
	const struct route *routes, size_t nroutes,
	const struct statement *statements, size_t nstatements)
{
	struct app app = { .program = name, .routes = routes,
		.nroutes = nroutes, .log = { .program = name } };
	unsigned workers;
	int status;

	if (find_side(&app, argc > 1 ? argv[1] : NULL) ||
	    find_workers(argc > 2 ? argv[2] : NULL, &workers)) {
		fprintf(stderr, "usage: %s pub|off|login (a side it serves) "
			"[number of workers]\n", name);
		return 64;
	}
	memory_or_end(&app.log);
	check_table(&app);
	app.forever = arena_new(8192);
	app.arena = arena_new(FIRST_BLOCK);
	if (load(&app, statements, nstatements))
		return 78;
	app.io = io_open(0);
	status = run(&app, workers);
	io_close(app.io);
	db_free(app.db);
	page_free(app.pages);
	crypt_keys_free(app.keys);
	crypt_keys_free(app.own);
	arena_free(app.arena);
	arena_free(app.forever);
	return status;
}
