/*
 * app_serve() is the life of a request.  Above it stand its steps, in order.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app_parts.h"
#include "common.sql.h"
#include "reply.h"
#include "text.h"

/* ---- begin ------------------------------------------------------------- */

static const char *language(struct req *r)
{
	const char *cookie = sess_remembered(r, "lang");
	const char *accept = req_header(r, "ACCEPT_LANGUAGE");

	if (cookie && !strcmp(cookie, "en"))
		return "en";
	if (cookie && !strcmp(cookie, "zh-CN"))
		return "zh-CN";
	for (const char *s = accept; s && *s; s++) {
		if (!strncmp(s, "zh", 2))
			break;
		if (!strncmp(s, "en", 2))
			return "en";
	}
	return "zh-CN";
}

/* Keys `site.name`, `site.name.en` ... are what the frame says of the office
 * that runs the instance. */
static void set_site(void *arg, const char *name, const char *value)
{
	node_set(arg, name, value);
}

static void set_frame(struct app *app, struct req *r)
{
	const char *mode = conf_get(app->conf, "mode");
	const char *large = sess_remembered(r, "large");
	const char *query = io_param(r->io, "QUERY_STRING");

	node_set(r->hdf, "Config.VarEscapeMode", "html");
	node_set(r->hdf, "Config.lang", r->lang);
	if (large && !strcmp(large, "1"))
		node_set(r->hdf, "Config.large", "1");
	if (mode && !strcmp(mode, "demo"))
		node_set(r->hdf, "Site.demo", "1");
	conf_each(app->conf, "site.", set_site, node_at(r->hdf, "Site"));
	node_set(r->hdf, "Site.assets", conf_get(app->conf, "assets.version"));
	node_set(r->hdf, "Site.origin", conf_get(app->conf, "origin"));
	node_set(r->hdf, "Site.files", conf_get(app->conf, "origin.files"));
	node_set(r->hdf, "Site.program", app->program);
	node_set(r->hdf, "Site.side", app->side);
	node_set(r->hdf, "Site.realm", app->realm);
	node_set(r->hdf, "Site.path", r->path);
	node_setf(r->hdf, "Site.here", "%s%s%s",
		reply_escape(r->arena, r->path),
		query && *query ? "?" : "", query ? query : "");
	node_set(r->hdf, "Site.request", r->id);
}

/* The front server's name for the request, or one of our own. */
static void name_request(struct app *app)
{
	const char *given = io_param(app->io, "REQUEST_ID");
	unsigned char own[6];
	char hex[TEXT_HEX_SIZE(sizeof own)];

	if (given && strspn(given, "0123456789abcdef") >= 12) {
		snprintf(app->log.id, sizeof app->log.id, "%.12s", given);
		return;
	}
	if (crypt_random(own, sizeof own))
		log_die(&app->log, "no random bytes");
	text_hex(own, sizeof own, hex);
	snprintf(app->log.id, sizeof app->log.id, "%s", hex);
}

static void free_tree(void *tree)
{
	node_free(tree);
}

static struct req *begin(struct app *app, int *status)
{
	struct req *r = arena_alloc(app->arena, sizeof *r);

	name_request(app);
	r->arena = app->arena;
	r->hdf = node_new();
	arena_defer(r->arena, free_tree, r->hdf);
	r->path = "/";
	r->id = app->log.id;
	r->side = app->side;
	r->realm = app->realm;
	r->conf = app->conf;
	r->log = &app->log;
	r->keys = app->keys;
	r->vault = &app->vault;
	r->io = app->io;
	r->db = app->db;
	r->pages = app->pages;
	r->headers = buf_new(r->arena);
	r->session = "";
	*status = req_begin(r);
	r->lang = language(r);
	set_frame(app, r);
	sess_read(r);
	return r;
}

/* ---- route, body, token ------------------------------------------------ */

/* What a 405 must say (RFC 9110, 15.5.6): the methods that the path has. */
static int other_method(struct app *app, struct req *r)
{
	bool get = false, post = false;

	for (size_t i = 0; i < app->nroutes; i++) {
		const struct route *row = &app->routes[i];

		if (!(row->side & app->bit) || !req_match(r, row->path))
			continue;
		get = get || row->method == GET;
		post = post || row->method == POST;
	}
	if (get || post)
		req_header_add(r, "Allow", !get ? "POST" : post
			? "GET, HEAD, POST" : "GET, HEAD");
	return get || post ? 405 : 404;
}

static int find_route(struct app *app, struct req *r)
{
	for (size_t i = 0; i < app->nroutes; i++) {
		const struct route *row = &app->routes[i];

		if (!(row->side & app->bit) || row->method != r->method ||
		    !req_match(r, row->path))
			continue;
		r->route = row;
		node_set(r->hdf, "Site.route", row->path);
		return 0;
	}
	return other_method(app, r);
}

static int read_body(struct req *r)
{
	return r->method == POST ? req_body(r, r->route->flags & UPLOAD) : 0;
}

static int check_token(struct req *r)
{
	if (r->method != POST)
		return 0;
	if (!sess_same_origin(r))
		return FORBIDDEN;
	if (r->route->flags & NOTOKEN)
		return r->repeated ? MALFORMED : 0;
	if (!sess_token(r))
		return FORBIDDEN;
	return r->repeated || !sess_key(r) ? MALFORMED : 0;
}

/* ---- transaction, who, handler, commit --------------------------------- */

static void land_user(void *arg, const struct db_result *res)
{
	struct req *r = arg;
	struct node *user;
	char *roles, *word;

	if (!db_count(res))
		return;
	user = node_at(r->hdf, "User");
	for (size_t c = 0; c < db_width(res); c++)
		node_set(user, db_column(res, c), db_value(res, 0, c));
	node_set(r->hdf, "Site.today", node_get(user, "today"));
	roles = arena_strdup(r->arena, node_get(user, "roles"));
	while ((word = strsep(&roles, ",")))
		if (*word)
			node_set(user, arena_printf(r->arena, "roles.%s",
				word), "1");
	word = arena_strdup(r->arena, node_get(user, "large"));
	if (word && *word == 't' && !sess_remembered(r, "large"))
		node_set(r->hdf, "Config.large", "1");
	word = arena_strdup(r->arena, node_get(user, "lang"));
	if (word && !sess_remembered(r, "lang") &&
	    (!strcmp(word, "en") || !strcmp(word, "zh-CN"))) {
		r->lang = word;
		node_set(r->hdf, "Config.lang", word);
	}
}

/* Opens the transaction; the database says who this is, and whether they may
 * come in at all. */
static void enter(struct req *r, const struct route *row)
{
	static const char *const who[] = { "ANYONE", "VISITOR", "GUEST",
		"PERSON", "HALF", "STAFF" };
	/* A case, or somebody of whom there is none. */
	const char *no = req_path(r, "no"), *person = req_path(r, "person");
	/* A cacheable page greets those who hold a session. */
	enum who w = row->flags & CACHE && *r->session ? VISITOR : row->who;
	struct args a = ARGS(r->session, r->realm, who[w],
		row->method == GET ? "GET" : "POST", row->path, no ? no :
		person ? person : "",
		row->flags & READS ? "true" : "false");

	db_begin(r->db, r->arena, row->method == POST ? DB_ONCE
		: w == ANYONE ? DB_READ : DB_AGAIN);
	if (w != ANYONE)
		db_add(r->db, SQL_ENTER, a.value, a.count, land_user, r);
}

/* A refusal by the database: RG and a status, with words of ours:
 * `field:key field:key` for 422, a key for others, seconds for 429. */
static int refused(struct req *r)
{
	char *words = arena_strdup(r->arena, db_message(r->db)), *word;
	int status = (int)strtol(db_sqlstate(r->db) + 2, NULL, 10);

	if (status == STALE)
		node_set(r->hdf, "Page.stale", words);
	else if (status == TOO_MANY)
		r->wait = (unsigned)strtoul(words, NULL, 10);
	else if (status != BAD)
		node_set(r->hdf, "Page.reason", words);
	while (status == BAD && (word = strsep(&words, " \n"))) {
		char *key = strchr(word, ':');

		if (key)
			*key++ = '\0';
		if (*word)
			field_error(r, key ? word : "form", key ? key : word);
	}
	return status;
}

static int settle(struct req *r, enum reply reply)
{
	bool done = reply == PAGE || reply == RAW || reply == SEE;

	/* A POST must not be committed before its rows have been seen. */
	if (r->method == POST)
		db_flush(r->db);
	switch (db_end(r->db, !r->repeated && !r->missing && !r->away &&
		(done || r->keep))) {
	case DB_REFUSED:
		return refused(r);
	case DB_AWAY:
		return AWAY;
	case DB_FAILED:
		return FAILED;
	default:
		return r->repeated ? MALFORMED : r->away ? AWAY
			: r->missing ? NOT_FOUND : (int)reply;
	}
}

/* A page that this worker has not shown yet is read while the database thinks:
 * a new connection's first answer takes longer still. */
static void read_page(void *arg)
{
	struct req *r = arg;

	(void)page_load(r->pages, r->route->page, r->lang);
}

static int run(struct req *r, const struct route *row)
{
	int status;

	enter(r, row);
	/* Nothing of a POST is done for somebody who may not come in. */
	if (row->method == POST && db_flush(r->db) != DB_FINE)
		return settle(r, FAILED);
	if (row->method == GET && row->flags & FORM && r->method == GET)
		sess_carried(r);
	r->with = row->with;
	if (row->method == GET && row->page)
		db_meanwhile(r->db, read_page, r);
	status = settle(r, row->run(r));
	if (r->carried)			/* over what was stored */
		req_retype(r);
	return status;
}

/* ---- the same page again ----------------------------------------------- */

static bool has_params(struct req *r, const char *path)
{
	while ((path = strchr(path, ':'))) {
		size_t n = strcspn(++path, "/");

		if (!req_path(r, arena_copy(r->arena, path, n)))
			return false;
	}
	return true;
}

/* The GET row that fills the page of this POST. */
static const struct route *filler(struct app *app, struct req *r)
{
	const struct route *found = NULL;

	for (size_t i = 0; i < app->nroutes && r->route->page; i++) {
		const struct route *row = &app->routes[i];

		if (row->method != GET || !(row->side & app->bit) ||
		    !row->page || strcmp(row->page, r->route->page) ||
		    !has_params(r, row->path))
			continue;
		if (!strcmp(row->path, r->route->path))
			return row;
		if (!found)
			found = row;
	}
	return found;
}

static int refill(struct app *app, struct req *r, int status)
{
	const struct route *row = filler(app, r);
	const char *stale = node_get(r->hdf, "Page.stale");
	int got;

	if (r->method != POST || (status != BAD && status != STALE))
		return status;
	stale = arena_strdup(r->arena, stale ? stale : "1");
	if (row) {
		node_remove(r->hdf, "Page");
		node_remove(r->hdf, "Form");
		req_reerror(r);
		req_retype(r);
		r->missing = false;
		got = run(r, row);
		if (got != PAGE)
			return got;
		r->route = row;
	}
	req_reerror(r);
	req_retype(r);
	if (status == STALE)
		node_set(r->hdf, "Page.stale", stale);
	return status;
}

/* Not signed in: to the log-in page, and back. */
static int sign_in(struct req *r)
{
	const char *page = r->method == POST ? sess_page(r)
		: node_get(r->hdf, "Site.here");
	bool carried = r->method == POST && sess_carry(r, page);

	see(r, "%s/login?next=%s%s", !strcmp(r->realm, "off") ? "/desk" : "",
		reply_escape(r->arena, page), carried ? "&carried=1"
		: r->method == POST ? "&ended=1" : "");
	return SEE;
}

static int answer(struct app *app, struct req *r)
{
	int status = run(r, r->route);

	if (status == 401)
		status = sign_in(r);
	return refill(app, r, status);
}

/* ---- the life of a request --------------------------------------------- */

static unsigned long micros(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (unsigned long)t.tv_sec * 1000000 +
		(unsigned long)t.tv_nsec / 1000;
}

void app_serve(struct app *app)
{
	struct log_request line = { .micros = micros() };
	int status;
	struct req *r = begin(app, &status);
	struct buf body;

	if (status == 405)
		status = other_method(app, r);
	if (!status)
		status = find_route(app, r);
	if (!status)
		status = read_body(r);
	if (!status)
		status = check_token(r);
	if (!status)
		status = answer(app, r);
	body = reply_render(r, &status);
	line.bytes = reply_send(r, status, body);
	line.method = r->head ? "HEAD" : r->method == POST ? "POST" : "GET";
	line.route = r->route ? r->route->path : "-";
	line.status = status;
	line.trips = r->route ? db_trips(app->db) : 0;
	line.micros = micros() - line.micros;
	log_request(&app->log, &line);
	arena_reset(app->arena);
	app->log.id[0] = '\0';
}
