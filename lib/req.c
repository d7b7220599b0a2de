/*
 * Pairs are linked lists in the order sent: a form has some dozens of fields,
 * each looked up once.
 */
#include <stdlib.h>
#include <string.h>

#include "req.h"
#include "text.h"

enum { FORM_MAX = 1 << 20, SEGMENT = 200, PATH = 2000 };

/* ---- pairs ------------------------------------------------------------- */

struct taking {
	struct req *r;
	struct req_pair **pair;		/* end of the list */
	struct req_file **file;
};

static int take_pair(void *arg, const char *name, const char *value)
{
	struct taking *t = arg;
	struct req_pair *p = arena_alloc(t->r->arena, sizeof *p);

	p->name = name;
	p->value = value;
	*t->pair = p;
	t->pair = &p->next;
	return 0;
}

static int take_file(void *arg, const struct body_file *file)
{
	struct taking *t = arg;
	struct req_file *f = arena_alloc(t->r->arena, sizeof *f);

	f->is = *file;
	*t->file = f;
	t->file = &f->next;
	return 0;
}

static struct req_pair *find(struct req_pair *p, const char *name)
{
	while (p && strcmp(p->name, name))
		p = p->next;
	return p;
}

/* The one value of a name; two of them spoil the request. */
static struct req_pair *single(struct req *r, struct req_pair *list,
	const char *name)
{
	struct req_pair *p = find(list, name);

	if (p && find(p->next, name))
		r->repeated = true;
	return p;
}

const char *req_path(struct req *r, const char *name)
{
	struct req_pair *p = find(r->params, name);

	return p ? p->value : NULL;
}

const char *req_query(struct req *r, const char *name)
{
	struct req_pair *p = single(r, r->query, name);

	if (p)
		p->asked = true;
	return p ? p->value : NULL;
}

const char *req_row(struct req *r, const char *name)
{
	const char *s = req_query(r, name);

	return s && text_is_digits(s) && strlen(s) <= 18 ? s : NULL;
}

const char *req_form(struct req *r, const char *name)
{
	struct req_pair *p = single(r, r->form, name);

	if (p)
		p->asked = true;
	return p ? p->value : NULL;
}

const char *req_secret(struct req *r, const char *name)
{
	struct req_pair *p = single(r, r->form, name);

	return p ? p->value : NULL;
}

const char *const *req_form_all(struct req *r, const char *name, size_t *n)
{
	size_t count = 0, i = 0;
	const char **all;

	for (struct req_pair *p = r->form; p; p = p->next)
		count += !strcmp(p->name, name);
	all = arena_alloc(r->arena, (count + 1) * sizeof *all);
	for (struct req_pair *p = r->form; p; p = p->next) {
		if (strcmp(p->name, name))
			continue;
		p->asked = p->many = true;
		all[i++] = p->value;
	}
	if (n)
		*n = count;
	return all;
}

const struct body_file *req_file(struct req *r, const char *field)
{
	for (struct req_file *f = r->files; f; f = f->next)
		if (!strcmp(f->is.field, field))
			return &f->is;
	return NULL;
}

const struct req_file *req_files(struct req *r)
{
	return r->files;
}

const char *req_cookie(struct req *r, const char *name)
{
	struct req_pair *p = find(r->cookies, name);

	return p && !find(p->next, name) ? p->value : NULL;
}

const char *req_header(struct req *r, const char *name)
{
	return io_param(r->io, arena_printf(r->arena, "HTTP_%s", name));
}

const char *req_address(struct req *r)
{
	const char *s = io_param(r->io, "REMOTE_ADDR");

	return s ? s : "";
}

/* ---- errors and what was typed ----------------------------------------- */

/* Field names are ours when a handler asks for them; this keeps a standard's
 * or a stored form's from leaving their place in the tree. */
static bool is_name(const char *s)
{
	static const char fine[] = "abcdefghijklmnopqrstuvwxyz"
		"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
	size_t n = strspn(s, fine);

	return n && n <= BODY_NAME_MAX && !s[n] && *s != '.' &&
		s[n - 1] != '.' && !strstr(s, "..");
}

static void show_error(struct req *r, const struct req_pair *e, unsigned n)
{
	node_set(r->hdf, arena_printf(r->arena, "Page.error.%s", e->name),
		e->value);
	node_set(r->hdf, arena_printf(r->arena, "Page.errors.%u.field", n),
		e->name);
	node_set(r->hdf, arena_printf(r->arena, "Page.errors.%u.key", n),
		e->value);
}

void field_error(struct req *r, const char *field, const char *key)
{
	struct req_pair *e, **end = &r->error;

	if (!is_name(field) || find(r->error, field))
		return;
	while (*end)
		end = &(*end)->next;
	e = arena_alloc(r->arena, sizeof *e);
	e->name = arena_strdup(r->arena, field);
	e->value = arena_strdup(r->arena, key);
	*end = e;
	show_error(r, e, r->errors++);
}

void req_reerror(struct req *r)
{
	unsigned n = 0;

	for (struct req_pair *e = r->error; e; e = e->next)
		show_error(r, e, n++);
}

void req_retype(struct req *r)
{
	for (struct req_pair *p = r->form; p; p = p->next) {
		struct req_pair *other;
		unsigned n = 0;

		if (!p->asked || !is_name(p->name))
			continue;
		for (other = r->form; other != p; other = other->next)
			n += !strcmp(other->name, p->name);
		if (!n)
			node_set(r->hdf, arena_printf(r->arena,
				"Form.value.%s", p->name), p->value);
		if (p->many)
			node_set(r->hdf, arena_printf(r->arena,
				"Form.value.%s.%u", p->name, n), p->value);
	}
}

void req_header_add(struct req *r, const char *name, const char *value)
{
	if (strpbrk(name, "\r\n") || strpbrk(value, "\r\n"))
		log_die(r->log, "line end in a header");
	buf_printf(&r->headers, "%s: %s\r\n", name, value);
}

/* ---- reading ----------------------------------------------------------- */

bool req_match(struct req *r, const char *pattern)
{
	const char *path = r->path;
	struct req_pair *params = NULL;

	while (*pattern && *path) {
		struct req_pair *p;
		size_t name, value;

		if (*pattern != ':') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		name = strcspn(++pattern, "/");
		value = strcspn(path, "/");
		if (!value || value > SEGMENT)
			return false;
		p = arena_alloc(r->arena, sizeof *p);
		p->name = arena_copy(r->arena, pattern, name);
		p->value = arena_copy(r->arena, path, value);
		p->next = params;
		params = p;
		pattern += name;
		path += value;
	}
	if (*pattern || *path)
		return false;
	r->params = params;
	return true;
}

static int read_method(struct req *r)
{
	const char *s = io_param(r->io, "REQUEST_METHOD");

	if (!s)
		return 400;
	r->head = !strcmp(s, "HEAD");
	r->method = !strcmp(s, "POST") ? POST : GET;
	return r->head || r->method == POST || !strcmp(s, "GET") ? 0 : 405;
}

/* The server has decoded it; SCRIPT_NAME and PATH_INFO are for plain CGI. */
static int read_path(struct req *r)
{
	const char *path = io_param(r->io, "DOCUMENT_URI");
	const char *script = io_param(r->io, "SCRIPT_NAME");
	const char *info = io_param(r->io, "PATH_INFO");

	if (!path || !*path)
		path = arena_printf(r->arena, "%s%s", script ? script : "",
			info ? info : "");
	r->path = arena_strdup(r->arena, *path ? path : "/");
	return *r->path == '/' && strlen(r->path) <= PATH &&
		text_clean(r->path, strlen(r->path), TEXT_LINE) ? 0 : 400;
}

static int status_of(int error)
{
	switch (error) {
	case BODY_OK:
		return 0;
	case BODY_SIZE:
		return 413;
	case BODY_TYPE:
		return 415;
	case BODY_SYSTEM:
		return 503;
	default:
		return 400;
	}
}

int req_begin(struct req *r)
{
	struct taking query = { r, &r->query, NULL };
	struct taking cookies = { r, &r->cookies, NULL };
	const char *s;
	int status;

	if (!io_bounded(r->io))
		return 400;
	status = read_path(r);
	if (!status)
		status = read_method(r);
	if (status)
		return status;
	s = io_param(r->io, "QUERY_STRING");
	if (s)
		status = status_of(body_params(r->arena, s, strlen(s),
			take_pair, &query));
	if (!status)
		status = status_of(body_cookies(r->arena,
			io_param(r->io, "HTTP_COOKIE"), take_pair, &cookies));
	return status;
}

/* The whole body, at most max bytes; -1 over it, -2 when it was cut off. */
static ssize_t read_all(struct req *r, char **to, size_t max)
{
	const char *length = io_param(r->io, "CONTENT_LENGTH");
	size_t said = length ? strtoul(length, NULL, 10) : 0, n = 0;
	char rest[1];
	ssize_t got;

	if (said > max)
		return -1;
	*to = arena_alloc(r->arena, said + 1);
	while (n < said && (got = io_read(r->io, *to + n, said - n)) > 0)
		n += (size_t)got;
	if (n < said)
		return -2;
	return io_read(r->io, rest, 1) > 0 ? -2 : (ssize_t)n;
}

int req_body(struct req *r, bool upload)
{
	struct taking t = { r, &r->form, &r->files };
	const char *type = io_param(r->io, "CONTENT_TYPE");
	char *body = NULL;
	ssize_t n = read_all(r, &body, upload ? BODY_MAX : FORM_MAX);

	if (n < 0)
		return n == -1 ? 413 : 400;
	return status_of(body_form(r->arena, type, body, (size_t)n, take_pair,
		upload ? take_file : NULL, &t));
}
