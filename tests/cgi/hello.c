/*
 * The smallest program: a constant page and a page with one query, and for
 * the tests of the floors a form and a few replies.  What these pages cost is
 * what any page costs at least.
 *
 * Its statements are given here, behind the common ones as sql/statements
 * would put them; the tests' database has api.enter() and the rest as stubs.
 */
#include <string.h>

#include "app.h"
#include "common.sql.h"

enum { SQL_ROWS = SQL_COMMON_COUNT, SQL_ONE, SQL_PUT, SQL_FAIL };

static const struct statement statements[] = {
	[SQL_ENTER] = { "ENTER", "select * from api.enter($1, $2, $3, $4, $5, "
		"$6, $7::boolean)", 7 },
	[SQL_CARRY_PUT] = { "CARRY_PUT", "select api.carry_put($1, $2)", 2 },
	[SQL_CARRY_GET] = { "CARRY_GET", "select api.carry_get($1)", 1 },
	[SQL_ROWS] = { "ROWS", "select n, n * n as \"square\" "
		"from generate_series(1, $1::int) n", 1 },
	[SQL_ONE] = { "ONE", "select t.text from thing t where t.no = $1", 1 },
	[SQL_PUT] = { "PUT", "insert into thing (no, text) "
		"values ($1, $2)", 2 },
	[SQL_FAIL] = { "FAIL", "select api.fail($1, $2)", 2 },
};

static enum reply constant(struct req *r)
{
	node_set(r->hdf, "Page.title", "hello");
	return PAGE;
}

static enum reply rows(struct req *r)
{
	const char *n = req_query(r, "n");

	query_rows(r, SQL_ROWS, "Page.rows", ARGS(n ? n : "10"));
	return PAGE;
}

static enum reply thing(struct req *r)
{
	query_row(r, SQL_ONE, "Form.value", ARGS(req_path(r, "no")));
	return PAGE;
}

static enum reply store(struct req *r)
{
	const char *no = req_path(r, "no"), *text = req_form(r, "text");

	if (!text || !*text)
		field_error(r, "text", "err_required");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_PUT, ARGS(no, text));
	return see(r, "/hello/thing/%s", no);
}

/* The database refuses in the way named by the path. */
static enum reply refuse(struct req *r)
{
	query_do(r, SQL_FAIL, ARGS(req_path(r, "state"),
		req_form(r, "text")));
	return see(r, "/hello");
}

static enum reply secret(struct req *r)
{
	node_set(r->hdf, "Page.title", node_get(r->hdf, "User.name"));
	return PAGE;
}

static enum reply json(struct req *r)
{
	return raw(r, "application/json", "{}", 2);
}

static enum reply file(struct req *r)
{
	return download(r, "名单.csv", "text/csv", "a,b\r\n", 5);
}

/* A file and a memory file: what an upload needs inside the sandbox. */
static enum reply upload(struct req *r)
{
	const struct body_file *f = req_file(r, "f");
	const char *text = req_form(r, "t");
	const char *size = arena_printf(r->arena, "%zu %s", f ? f->size : 0,
		text ? text : "-");

	return raw(r, "text/plain", size, strlen(size));
}

static enum reply sign_in(struct req *r)
{
	return see(r, "/hello?token=%s", sess_start(r));
}

static const struct route routes[] = {
	{ GET, "/hello", ALL, ANYONE, constant, "hello.cs", CACHE, NULL },
	{ GET, "/hello/rows", ALL, ANYONE, rows, "hello.cs", 0, NULL },
	{ GET, "/hello/one", ALL, VISITOR, rows, "hello.cs", 0, NULL },
	{ GET, "/hello/thing/:no", ALL, VISITOR, thing, "form.cs", FORM,
		NULL },
	{ POST, "/hello/thing/:no", ALL, PERSON, store, "form.cs", FORM,
		NULL },
	{ POST, "/hello/thing/:no/fail/:state", ALL, VISITOR, refuse, "form.cs",
		FORM, NULL },
	{ GET, "/hello/secret", ALL, PERSON, secret, "hello.cs", READS, NULL },
	{ GET, "/hello/off", OFF, STAFF, constant, "hello.cs", 0, NULL },
	{ GET, "/hello/json", ALL, ANYONE, json, NULL, 0, NULL },
	{ GET, "/hello/file", ALL, ANYONE, file, NULL, 0, NULL },
	{ GET, "/hello/broken", ALL, ANYONE, constant, "broken.cs", 0, NULL },
	{ POST, "/hello/upload", ALL, ANYONE, upload, NULL,
		NOTOKEN | UPLOAD, NULL },
	{ POST, "/hello/sign-in", ALL, VISITOR, sign_in, NULL, NOTOKEN, NULL },
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "hello", routes, statements);
}
