/*
 * req - the request in hand: what was asked, and what the reply will need.
 *
 * Everything hangs on the arena and is gone after the reply.  Values come
 * from outside and are only known to be valid UTF-8 without NUL, within the
 * bounds of body.h; the rules of a field are the handler's matter.
 */
#ifndef REQ_H
#define REQ_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "body.h"
#include "conf.h"
#include "crypt.h"
#include "db.h"
#include "io.h"
#include "log.h"
#include "page.h"

enum method { GET = 1, POST };		/* HEAD arrives as GET */

struct route;
struct person_key;
struct req_pair {
	const char *name, *value;
	struct req_pair *next;
	bool asked;			/* a handler looked at it */
	bool many;			/* as one of several */
};

struct req_file {
	struct body_file is;
	struct req_file *next;
};

struct req {
	/* for handlers */
	struct arena *arena;
	struct node *hdf;		/* Site Page Form User Token Config */
	const struct route *route;
	const void *with;		/* of the route whose handler runs */
	enum method method;
	bool head;			/* HEAD: no body goes out */
	const char *path;		/* decoded, "/alliance/case/..." */
	const char *id;			/* of this request, as in the log */
	const char *lang;		/* "zh-CN" or "en" */
	const char *side;		/* "pub", "off", "login" or "" */
	const char *realm;		/* whose session: "pub" or "off" */
	const struct conf *conf;
	const struct log *log;
	const struct crypt_keys *keys;	/* NULL: no key file configured */
	const struct vault *vault;	/* persons' keys of this program */
	struct person_key *persons;	/* those opened so far (cases.c) */

	/* for the floors below app.h */
	struct io *io;
	struct db *db;
	struct page *pages;
	struct req_pair *params, *query, *form, *cookies;
	struct req_file *files;
	struct buf headers;		/* further reply headers, whole lines */
	unsigned errors;		/* fields with an error */
	struct req_pair *error;		/* they, in order: field, key */
	bool repeated;			/* a single field came twice: 400 */
	bool missing;			/* a wanted row is not there: 404 */
	bool away;			/* what is needed fails now: 503 */
	bool carried;			/* form fields are from before log-in */
	bool keep;			/* commit although the reply is BAD */
	const char *session;		/* cookie token, "" when none */
	bool fresh;			/* the token was made just now */
	const char *issued, *issued_to;	/* of the form token that was sent */
	const char *location;		/* SEE */
	const char *type, *filename;	/* RAW */
	bool shown;			/* RAW with a name, but not saved */
	const char *bytes;
	size_t nbytes;
	unsigned wait;			/* TOO_MANY: seconds */
};

/* A part of the path named in the route (`:no`).  Never NULL for a name that
 * the route has; NULL otherwise. */
const char *req_path(struct req *r, const char *name);

/* A parameter of the query string, a field of the form; NULL when it was not
 * sent.  If it was sent more than once the request is answered with 400.
 * Fields asked for are shown again, typed as they were, after a BAD reply. */
const char *req_query(struct req *r, const char *name);
const char *req_form(struct req *r, const char *name);

/* A parameter that names a row, 1 to 18 digits; NULL when it is something else:
 * a list is then shown from its beginning. */
const char *req_row(struct req *r, const char *name);

/* A field that is never shown again: passwords, codes. */
const char *req_secret(struct req *r, const char *name);

/* All values of a field declared multiple, in order, NULL-terminated; their
 * number in *n unless n is NULL. */
const char *const *req_form_all(struct req *r, const char *name, size_t *n);

/* The first file sent for a field, NULL when none; all of them, linked. */
const struct body_file *req_file(struct req *r, const char *field);
const struct req_file *req_files(struct req *r);

/* A cookie; NULL when unset or sent twice. */
const char *req_cookie(struct req *r, const char *name);

/* A request header by its CGI name without HTTP_ ("ACCEPT_LANGUAGE"). */
const char *req_header(struct req *r, const char *name);

/* The visitor's address as the front server saw it, "" when unknown. */
const char *req_address(struct req *r);

/* Notes an error at a field: Page.error.<field> = key, and, in order, a row
 * of Page.errors.  The first error of a field stands. */
void field_error(struct req *r, const char *field, const char *key);

/* Adds a reply header; name and value are ours, without line ends. */
void req_header_add(struct req *r, const char *name, const char *value);

/* ---- for app.c --------------------------------------------------------- */

/* Matches a route's path (":no" takes one segment); fills r->params. */
bool req_match(struct req *r, const char *pattern);

/* Method, path, query string and cookies.  0, or the status to answer. */
int req_begin(struct req *r);

/* Reads and parses the body; files only if upload.  0, or the status. */
int req_body(struct req *r, bool upload);

/* Puts what was typed back: Form.value.<field> for each field asked for. */
void req_retype(struct req *r);

/* Puts the errors noted so far into a tree that was emptied since. */
void req_reerror(struct req *r);

#endif
