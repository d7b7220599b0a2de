/*
 * A page is made after COMMIT; if it cannot be made, the reply is an error
 * page, and if there is not even that, the bare number.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "reply.h"

enum { CACHED = 60, RETRY = 5 };	/* seconds */

/* ---- replies of handlers ----------------------------------------------- */

static const char *escape_but(struct arena *a, const char *s, const char *fine)
{
	struct buf b = buf_new(a);
	size_t n = strspn(s, fine);

	buf_add(&b, s, n);
	while (*(s += n)) {
		buf_printf(&b, "%%%02X", (unsigned char)*s++);
		n = strspn(s, fine);
		buf_add(&b, s, n);
	}
	return b.data;
}

/* What may not stand in an address is written as %XX; what is already an
 * address stays as it is. */
static const char *as_address(struct arena *a, const char *s)
{
	static const char fine[] = "abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/?#&=%:@!$'()*+,;";

	return escape_but(a, s, fine);
}

const char *reply_escape(struct arena *a, const char *s)
{
	static const char fine[] = "abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

	return escape_but(a, s, fine);
}

enum reply see(struct req *r, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	r->location = as_address(r->arena, arena_vprintf(r->arena, fmt, ap));
	va_end(ap);
	if (*r->location != '/' || r->location[1] == '/')
		log_die(r->log, "redirection to another host");
	return SEE;
}

enum reply bad(struct req *r)
{
	(void)r;
	return BAD;
}

enum reply later(struct req *r, unsigned seconds)
{
	r->wait = seconds;
	return TOO_MANY;
}

enum reply shown(struct req *r, const char *filename, const char *type,
	const char *bytes, size_t n)
{
	r->shown = true;
	return download(r, filename, type, bytes, n);
}

enum reply raw(struct req *r, const char *type, const char *bytes, size_t n)
{
	r->type = type;
	r->bytes = bytes;
	r->nbytes = n;
	return RAW;
}

enum reply download(struct req *r, const char *filename, const char *type,
	const char *bytes, size_t n)
{
	r->filename = filename;
	return raw(r, type, bytes, n);
}

/* ---- render, send ------------------------------------------------------ */

static void error_page(struct req *r, int status, struct buf *out)
{
	/* To a visitor a body of the wrong type is a broken request. */
	const char *file = arena_printf(r->arena, "error/%d.cs",
		status == 415 ? 400 : status);

	out->len = 0;
	node_setf(r->hdf, "Page.status", "%d", status);
	if (page_render(r->pages, file, r->lang, r->hdf, out)) {
		out->len = 0;
		buf_printf(out, "%d\n", status);
		r->type = "text/plain";
	}
}

/* The body of a reply; the status may become 500. */
struct buf reply_render(struct req *r, int *status)
{
	struct buf out = buf_new(r->arena);
	const char *page = r->route ? r->route->page : NULL;
	bool shown = *status == PAGE || *status == BAD || *status == STALE;

	if (*status == RAW) {
		*status = 200;
		out.data = (char *)r->bytes;
		out.len = r->nbytes;
		return out;
	}
	r->type = NULL;
	if (*status == SEE)
		return out;
	if (*status == PAGE && !page) {
		log_fault(r->log, "a page without template", NULL);
		*status = FAILED;
	} else if (shown && page) {
		if (r->route->flags & FORM)
			sess_form(r);
		if (!page_render(r->pages, page, r->lang, r->hdf, &out))
			return out;
		*status = FAILED;
	}
	error_page(r, *status, &out);
	return out;
}

static void head_policy(struct req *r, struct buf *h, int status)
{
	bool cached = r->route && r->route->flags & CACHE && status == 200 &&
		!*r->session;

	buf_puts(h, r->bytes ? "Content-Security-Policy: default-src 'none'; "
		"base-uri 'none'; form-action 'none'; "
		"frame-ancestors 'none'; sandbox\r\n"
		: "Content-Security-Policy: default-src 'none'; "
		"script-src 'self'; style-src 'self'; img-src 'self'; "
		"font-src 'self'; connect-src 'self'; manifest-src 'self'; "
		"form-action 'self'; base-uri 'none'; "
		"frame-ancestors 'none'; require-trusted-types-for 'script'; "
		"trusted-types 'none'\r\n");
	buf_puts(h, "X-Content-Type-Options: nosniff\r\n"
		"Referrer-Policy: same-origin\r\n"
		"Permissions-Policy: camera=(), geolocation=(), "
		"microphone=(), payment=(), usb=(), browsing-topics=()\r\n"
		"Cross-Origin-Opener-Policy: same-origin\r\n"
		"Cross-Origin-Resource-Policy: same-origin\r\n"
		"X-Frame-Options: DENY\r\n");
	if (cached)
		buf_printf(h, "Cache-Control: public, max-age=%d\r\n"
			"X-Accel-Expires: %d\r\n"
			"Vary: Accept-Language, Cookie\r\n", CACHED, CACHED);
	else
		buf_puts(h, "Cache-Control: no-store\r\n");
	if (sess_tls(r))
		buf_puts(h, "Strict-Transport-Security: max-age=63072000; "
			"includeSubDomains\r\n");
}

/* RFC 6266: the name in UTF-8, and a plain one with the same ending. */
static void head_filename(struct req *r, struct buf *h)
{
	const char *dot = strrchr(r->filename, '.');
	size_t n = dot ? strspn(dot + 1, "abcdefghijklmnopqrstuvwxyz0123456789")
		: 0;

	buf_printf(h, "Content-Disposition: %s; "
		"filename=\"download%.*s\"; filename*=UTF-8''",
		r->shown ? "inline" : "attachment",
		dot && !dot[n + 1] ? (int)n + 1 : 0, dot ? dot : "");
	for (const char *s = reply_escape(r->arena, r->filename); *s; s++)
		buf_printf(h, *s == '/' ? "%%2F" : "%c", *s);
	buf_puts(h, "\r\n");
}

static struct buf head(struct req *r, int status, size_t length)
{
	struct buf h = buf_new(r->arena);

	buf_printf(&h, "Status: %d\r\nContent-Type: %s%s\r\n"
		"Content-Length: %zu\r\n", status,
		r->type ? r->type : "text/html",
		!r->type || !strncmp(r->type, "text/", 5) ? "; charset=utf-8"
		: "", length);
	if (status == SEE)
		buf_printf(&h, "Location: %s\r\n", r->location);
	if (status == AWAY || status == TOO_MANY)
		buf_printf(&h, "Retry-After: %u\r\n", status == TOO_MANY &&
			r->wait ? r->wait : RETRY);
	if (r->filename && r->bytes)
		head_filename(r, &h);
	head_policy(r, &h, status);
	buf_add(&h, r->headers.data, r->headers.len);
	buf_puts(&h, "\r\n");
	return h;
}

size_t reply_send(struct req *r, int status, struct buf body)
{
	struct buf h = head(r, status, body.len);

	io_send(r->io, h.data, h.len, body.data, r->head ? 0 : body.len);
	return r->head ? 0 : body.len;
}
