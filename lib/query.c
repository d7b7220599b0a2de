/*
 * Rows land in the tree through small callbacks.  The node of a row is
 * taken once; columns are set below it by their short names.
 */
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "query.h"
#include "text.h"

struct landing {
	struct req *r;
	const char *path;
	bool wanted;
	const char *text;
};

static void set_row(struct node *row, const struct db_result *res, size_t i)
{
	size_t width = db_width(res);

	for (size_t c = 0; c < width; c++)
		node_set(row, db_column(res, c), db_value(res, i, c));
}

static void land_rows(void *arg, const struct db_result *res)
{
	struct landing *l = arg;
	size_t count = db_count(res);
	struct node *rows;

	if (!count)
		return;
	rows = node_at(l->r->hdf, l->path);
	for (size_t i = 0; i < count; i++)
		set_row(node_item(rows, i), res, i);
}

static void land_row(void *arg, const struct db_result *res)
{
	struct landing *l = arg;

	if (db_count(res))
		set_row(node_at(l->r->hdf, l->path), res, 0);
	else if (l->wanted)
		l->r->missing = true;
}

static void land_pairs(void *arg, const struct db_result *res)
{
	struct landing *l = arg;
	struct node *at = node_at(l->r->hdf, l->path);

	for (size_t i = 0; i < db_count(res); i++)
		if (db_value(res, i, 0))
			node_set(at, db_value(res, i, 0), db_value(res, i, 1));
}

/* What is null, false or empty stays unset. */
static bool is_nothing(json_t *value)
{
	return json_is_null(value) || json_is_false(value) ||
		((json_is_object(value) || json_is_array(value)) &&
		!json_object_size(value) && !json_array_size(value));
}

static void set_json(struct node *at, const char *path, json_t *value)
{
	const char *name;
	json_t *part;
	size_t i;

	if (json_is_string(value))
		node_set(at, path, json_string_value(value));
	else if (json_is_integer(value))
		node_setf(at, path, "%" JSON_INTEGER_FORMAT,
			json_integer_value(value));
	else if (json_is_true(value))
		node_set(at, path, "1");
	else if (json_object_size(value) || json_array_size(value))
		at = node_at(at, path);
	json_object_foreach(value, name, part) {
		set_json(at, name, part);
	}
	json_array_foreach(value, i, part) {
		if (!is_nothing(part))
			set_json(node_item(at, i), "", part);
	}
}

static void land_trees(void *arg, const struct db_result *res)
{
	struct landing *l = arg;

	for (size_t i = 0; i < db_count(res); i++) {
		const char *text = db_value(res, i, 1);
		json_t *doc = text ? json_loads(text, JSON_DECODE_ANY, NULL)
			: NULL;

		if (text && !doc)
			log_fault(l->r->log, "no document", "path",
				db_value(res, i, 0), NULL);
		set_json(l->r->hdf, db_value(res, i, 0), doc);
		json_decref(doc);
	}
	if (!db_count(res))
		l->r->missing = true;
}

/* Takes the next cell of a text[] as PostgreSQL writes it, {a,"b \"c\"",NULL}
 * (its manual, 8.15.6), in place; *at is then NULL behind the last. */
static const char *next_cell(char **at)
{
	bool quoted = **at == '"';
	char *s = *at + quoted, *cell = s, *to = s;

	while (*s && (quoted ? *s != '"' : *s != ',' && *s != '}')) {
		s += *s == '\\' && s[1];
		*to++ = *s++;
	}
	s += quoted && *s;
	*at = *s == ',' ? s + 1 : NULL;
	*to = '\0';
	return quoted || strcmp(cell, "NULL") ? cell : NULL;
}

struct part {
	const char *path;
	struct node *at;
	bool list;
	size_t n;			/* entries of the list so far */
};

/* Where the row of a path lands. */
static struct node *part_at(struct part *p, struct req *r, const char *path)
{
	size_t n = strlen(path);

	if (strcmp(path, p->path)) {
		*p = (struct part){ .path = path, .list = n > 2 &&
			!strcmp(path + n - 2, ".*") };
		p->at = node_at(r->hdf, p->list ? arena_copy(r->arena, path,
			n - 2) : path);
	}
	return p->list ? node_item(p->at, p->n++) : p->at;
}

static void land_parts(void *arg, const struct db_result *res)
{
	struct landing *l = arg;
	struct part part = { .path = "" };

	for (size_t i = 0; i < db_count(res); i++) {
		struct node *n = part_at(&part, l->r, db_value(res, i, 0));
		char *at = arena_strdup(l->r->arena, db_value(res, i, 1));

		for (at = at && *at ? at + 1 : NULL; at; ) {
			const char *name = next_cell(&at);

			if (at)
				node_set(n, name, next_cell(&at));
		}
	}
	if (!db_count(res))
		l->r->missing = true;
}

static void land_text(void *arg, const struct db_result *res)
{
	struct landing *l = arg;

	l->text = arena_strdup(l->r->arena, db_value(res, 0, 0));
}

static struct landing *land(struct req *r, unsigned sql, const char *path,
	struct args a, db_take *take, bool wanted)
{
	struct landing *l = arena_alloc(r->arena, sizeof *l);

	*l = (struct landing){ r, arena_strdup(r->arena, path), wanted, NULL };
	if (!db_open(r->db))
		db_begin(r->db, r->arena, r->method == GET ? DB_READ : DB_ONCE);
	db_add(r->db, sql, a.value, a.count, take, l);
	return l;
}

void query_rows(struct req *r, unsigned sql, const char *path, struct args a)
{
	land(r, sql, path, a, land_rows, false);
}

void query_row(struct req *r, unsigned sql, const char *path, struct args a)
{
	land(r, sql, path, a, land_row, true);
}

void query_maybe(struct req *r, unsigned sql, const char *path, struct args a)
{
	land(r, sql, path, a, land_row, false);
}

void query_pairs(struct req *r, unsigned sql, const char *path, struct args a)
{
	land(r, sql, path, a, land_pairs, false);
}

void query_trees(struct req *r, unsigned sql, struct args a)
{
	land(r, sql, "", a, land_trees, true);
}

void query_parts(struct req *r, unsigned sql, struct args a)
{
	land(r, sql, "", a, land_parts, true);
}

void query_do(struct req *r, unsigned sql, struct args a)
{
	land(r, sql, "", a, NULL, false);
}

const char *query_text(struct req *r, unsigned sql, struct args a)
{
	struct landing *l = land(r, sql, "", a, land_text, false);

	return query_flush(r) ? l->text : NULL;
}

const char *query_file(struct req *r, int fd, size_t size)
{
	char *bytes = arena_alloc(r->arena, size);
	char *hex = arena_alloc(r->arena, TEXT_HEX_SIZE(size));

	if (pread(fd, bytes, size, 0) != (ssize_t)size)
		return NULL;
	text_hex(bytes, size, hex);
	return arena_printf(r->arena, "\\x%s", hex);
}

bool query_flush(struct req *r)
{
	return db_flush(r->db) == DB_FINE && !r->missing;
}

bool query_last(struct req *r)
{
	return db_end(r->db, true) == DB_FINE && !r->missing;
}

void query_keep(struct req *r)
{
	r->keep = true;
}
