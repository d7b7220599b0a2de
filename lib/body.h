/*
 * body: what a browser sent, taken apart.
 *
 * Query strings, form bodies, cookies and multipart bodies become calls of
 * put() and file(), in the order in which they were sent.  The splitting is
 * done by GLib (g_uri_params_iter) and GMime; this file is the only one that
 * names them, and puts strict checks around both.  Nothing is kept between
 * calls, nothing is written to disk.
 *
 * All strings handed out live in the arena, are valid UTF-8 without NUL and
 * within the limits below.  Control characters and line ends (a browser sends
 * CRLF) are left as they are: they are a matter of the field's rule.
 */
#ifndef BODY_H
#define BODY_H

#include <stddef.h>

struct arena;

enum body_error {
	BODY_OK,
	BODY_PERCENT,	/* % not followed by two hexadecimal digits */
	BODY_NUL,	/* a zero byte, plain or as %00 */
	BODY_UTF8,	/* not valid UTF-8 after decoding */
	BODY_MANY,	/* more than BODY_PAIRS pairs or BODY_PARTS parts */
	BODY_NAME,	/* a name that is empty or over BODY_NAME_MAX */
	BODY_VALUE,	/* a value over BODY_VALUE_MAX */
	BODY_SIZE,	/* body over BODY_MAX or file over BODY_FILE_MAX: 413 */
	BODY_TYPE,	/* neither urlencoded nor multipart/form-data: 415 */
	BODY_SHAPE,	/* multipart: no boundary, cut off, nested, encoded */
	BODY_STOPPED,	/* put() or file() asked to stop */
	BODY_SYSTEM	/* no memory file to be had: 503, see errno */
};

enum {
	BODY_PAIRS = 2000,
	BODY_PARTS = 100,
	BODY_COOKIES = 50,
	BODY_NAME_MAX = 100,
	BODY_VALUE_MAX = 64 * 1024,
	BODY_COOKIE_MAX = 4096,
	BODY_FILENAME_MAX = 255,
	BODY_FILE_MAX = 10 * 1024 * 1024,
	BODY_MAX = 11 * 1024 * 1024
};

/* A file as it was declared; nothing of it may be believed but `size`. */
struct body_file {
	const char *field;	/* name of the form field */
	const char *name;	/* file name without folders, for people only */
	const char *type;	/* declared type, "type/subtype", lower case */
	int fd;			/* memory file at offset 0, closed by arena */
	size_t size;
};

/* Takes one pair; non-zero stops the reading with BODY_STOPPED. */
typedef int body_put(void *arg, const char *name, const char *value);
typedef int body_take(void *arg, const struct body_file *file);

/*
 * Reads `n` bytes of a query string or urlencoded body.  A name without '='
 * has the empty value, empty pairs are passed over.  Everything is checked
 * before the first put(), so an error (but BODY_STOPPED) means that put() was
 * never called.  Returns an enum body_error.
 */
int body_params(struct arena *, const char *s, size_t n, body_put *put,
    void *arg);

/*
 * Reads a Cookie header (NULL = none).  Values are handed out as they stand,
 * without quotes.  A pair that is broken, too long or not UTF-8 is passed
 * over, since another program on the host may have set it.  Of one name sent
 * twice both are handed out: the caller decides.  Returns BODY_OK, BODY_MANY
 * or BODY_STOPPED.
 */
int body_cookies(struct arena *, const char *header, body_put *put, void *arg);

/*
 * Reads a multipart/form-data body, top level only; `type` is the whole
 * Content-Type.  Parts with a file name go to file() as memory files, others
 * to put(); a file field that was left empty is passed over.  file == NULL
 * refuses files with BODY_TYPE.  As above, put() and file() are called only
 * when the whole body is in order.  Returns an enum body_error.
 */
int body_multipart(struct arena *, const char *type, const char *data,
    size_t n, body_put *put, body_take *file, void *arg);

/*
 * Reads a POST body by its Content-Type: urlencoded or multipart/form-data;
 * BODY_TYPE for anything else.  An empty body is in order.
 */
int body_form(struct arena *, const char *type, const char *data, size_t n,
    body_put *put, body_take *file, void *arg);

/* Names an error for the log and for Text keys: "percent", "nul", ... */
const char *body_error(int error);

#endif
