/*
 * app - a program: its routes, and the life of a request.
 *
 * The one header a program includes.  A program is a table of routes, a
 * handler for each, and
 *
 *	int main(int argc, char **argv)
 *	{
 *		return app_main(argc, argv, "alliance", routes, statements);
 *	}
 *
 * The first argument names the side this process serves; rows of other sides
 * do not exist in it.  A handler queues its statements and says what kind of
 * reply it is; nothing is sent before COMMIT.
 */
#ifndef APP_H
#define APP_H

#include "query.h"
#include "req.h"
#include "sess.h"

/* Sides, as bits: a row may serve several. */
enum side {
	PUB = 1,		/* argv[1] = pub: the public */
	OFF = 2,		/* off: officers */
	LOGIN = 4,		/* login: sign-up, log-in, passwords */
	ALL = PUB | OFF | LOGIN
};

/* Who may come in.  Decided by the database from the session token. */
enum who {
	ANYONE,			/* nobody is looked up: same for all */
	VISITOR,		/* a session, or none */
	GUEST,			/* a query-code token, or a person */
	PERSON,			/* a public account */
	HALF,			/* password given, second factor not yet */
	STAFF			/* an officer, second factor done */
};

enum flag {
	READS = 1,		/* writes a read-log row for :no or :person */
	FORM = 2,		/* the page has a form: Form.token, Form.key */
	CACHE = 4,		/* ANYONE only: may be cached for a minute */
	NOTOKEN = 8,		/* POST without form token and key */
	UPLOAD = 16		/* POST may carry files, up to 11 MiB */
};

/* What a handler says.  Those marked * also come from the database, as
 * SQLSTATE RG with the status. */
enum reply {
	PAGE = 200,		/* the row's template */
	RAW = 2000,		/* bytes given by raw() */
	SEE = 303,		/* elsewhere, by see() */
	MALFORMED = 400,
	FORBIDDEN = 403,	/* * */
	NOT_FOUND = 404,	/* * */
	STALE = 409,		/* * same page, as it is now; typed kept */
	GONE = 410,		/* * */
	BAD = 422,		/* * same page, errors at fields; typed kept */
	TOO_MANY = 429,		/* * by later() */
	FAILED = 500,
	AWAY = 503		/* * */
};

struct route {
	enum method method;
	const char *path;		/* whole path; ":no" is one segment */
	unsigned side;
	enum who who;
	enum reply (*run)(struct req *r);
	const char *page;		/* template, NULL: never a page */
	unsigned flags;
	const void *with;		/* what the handler works with, as
					 * r->with; NULL for most */
};

/*
 * BAD and STALE show the page again.  If the table has a GET row with the same
 * template (first choice: the same path) whose path parameters this request
 * has, that handler fills the page in a fresh transaction; then Page.error.*,
 * Page.errors, Form.value.* and, for STALE, Page.stale are laid over it.
 * Without such a row the handler has filled the page itself.
 */

/* 303 to a path on this host. */
enum reply see(struct req *r, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* 422: wrong fields were noted with field_error(). */
enum reply bad(struct req *r);

/* 429: come back after so many seconds. */
enum reply later(struct req *r, unsigned seconds);

/* 200 with bytes of our own making ("application/json").  They live in the
 * arena or longer. */
enum reply raw(struct req *r, const char *type, const char *bytes, size_t n);

/* The same, saved by the browser under a name (any UTF-8). */
enum reply download(struct req *r, const char *filename, const char *type,
	const char *bytes, size_t n);

/* The same, but opened in the browser under that name. */
enum reply shown(struct req *r, const char *filename, const char *type,
	const char *bytes, size_t n);

/* Runs the program.  routes and statements are arrays, not pointers. */
#define app_main(argc, argv, name, routes, statements) \
	app_run(argc, argv, name, routes, sizeof(routes) / sizeof *(routes), \
		statements, sizeof(statements) / sizeof *(statements))
int app_run(int argc, char **argv, const char *name,
	const struct route *routes, size_t nroutes,
	const struct statement *statements, size_t nstatements);

#endif
