/*
 * form_read: from the request into answers, and the whole form once more
 * before it is sent. Both run through the same fields in the same order; they
 * only differ in where a value comes from.
 */
#include "form.h"

#include <stdlib.h>
#include <string.h>

#include "form_parts.h"

/* ---- one pass over fields ---------------------------------------------- */

struct pass {
	struct req *r;
	const struct form *f;
	const char *page;	/* name, while the whole form is checked */
	bool sent;		/* values come from the request */
	bool later;		/* empty fields may stay empty */
	bool *again;		/* set when another field was opened */
};

static bool is_open(const struct pass *p, const char *name)
{
	return p->f->only == NULL || form_listed(p->f->only, name);
}

static void wrong(const struct pass *p, const char *path, const char *key)
{
	field_error(p->r, path, key);
	if (p->page)
		node_set(p->r->hdf, arena_printf(p->r->arena, "Page.page.%s",
			path), p->page);
}

/* The first refusal code that a wrong field names is counted by the caller. */
static void refused(const struct pass *p, struct node *field, const char *what)
{
	const char *code = node_get(field, what);

	if (code && !node_get(p->r->hdf, "Form.refusal"))
		node_set(p->r->hdf, "Form.refusal", code);
}

/* Several ticks become one list; a code holds no space. */
static const char *sent_all(struct req *r, const char *path)
{
	const char *const *all = req_form_all(r, path, NULL);
	struct buf b = buf_new(r->arena);

	buf_puts(&b, "");
	for (; *all; all++) {
		if (b.len)
			buf_puts(&b, " ");
		buf_puts(&b, *all);
	}
	return b.data;
}

const char *form_sent(struct req *r, struct node *field, const char *path)
{
	const char *s;

	if (form_is_multi(field))
		return sent_all(r, path);
	s = req_form(r, path);
	return s ? s : "";
}

static const char *typed_value(const struct pass *p, struct node *field,
	const char *path)
{
	const char *s;

	if (p->sent)
		return form_sent(p->r, field, path);
	s = node_get(p->f->values, path);
	return s ? s : "";
}

bool form_is_required(struct node *field)
{
	const char *s = node_get(field, "required");

	return s && strcmp(s, "1") == 0;
}

/* A field that an answer of this very page opened was not on the page that the
 * visitor saw: it is asked now, and is no error yet. Ticks that were left out
 * are not sent either, so of those nothing can be told. */
static bool was_hidden(struct req *r, struct node *field, const char *path)
{
	const char *type = node_get(field, "type");

	if (!node_find(field, "when") || req_form(r, path) || !type)
		return false;
	return strcmp(type, "choice") && strcmp(type, "multi") &&
		strcmp(type, "bool") && strcmp(type, "consent");
}

static void read_empty(const struct pass *p, struct node *field,
	const char *path)
{
	const char *type = node_get(field, "type");

	node_remove(p->f->values, path);
	if (!form_is_required(field) || p->later)
		return;
	if (p->sent && was_hidden(p->r, field, path)) {
		*p->again = true;
		return;
	}
	if (type && strcmp(type, "consent") == 0) {
		wrong(p, path, "err_consent");
		refused(p, field, "refusal");
	} else {
		wrong(p, path, "err_required");
	}
}

/* A bank card that fails its check sum under an unknown head may still be an
 * old passbook: it is accepted when the same number is sent again. */
static bool is_doubtful(const struct pass *p, struct node *field,
	const char *path, const char *value, const char *warning)
{
	const char *error, *sure;

	if (!p->sent || !warning || strcmp(warning, "warn_bankcard_checksum"))
		return false;
	sure = req_secret(p->r, arena_printf(p->r->arena, "sure.%s", path));
	return sure == NULL || strcmp(value, form_value(p->r, field, sure,
		&error, &warning)) != 0;
}

static void read_value(const struct pass *p, struct node *field,
	const char *path)
{
	const char *error, *warning, *taken, *value;

	value = form_value(p->r, field, typed_value(p, field, path), &error,
		&warning);
	if (error) {
		wrong(p, path, error);
		refused(p, field, "refusal");
		return;
	}
	if (*value == '\0') {
		read_empty(p, field, path);
		return;
	}
	if (is_doubtful(p, field, path, value, warning)) {
		wrong(p, path, warning);
		return;
	}
	node_set(p->f->values, path, value);
	taken = p->f->ask ? p->f->ask(p->r, field, path, value) : NULL;
	if (taken) {
		wrong(p, path, taken);
		refused(p, field, node_get(field, "refusal_unique") ?
			"refusal_unique" : "refusal");
	}
}

static void read_fields(const struct pass *p, struct node *fields,
	const char *row);

/* ---- groups ------------------------------------------------------------ */

/* Is anything filled in this row? */
static bool row_is_filled(const struct pass *p, struct node *group,
	const char *row)
{
	struct node *f = node_find(group, "fields");

	for (f = f ? node_child(f) : NULL; f; f = node_next(f)) {
		const char *s = typed_value(p, f, arena_printf(p->r->arena,
			"%s.%s", row, node_name(f)));

		if (s[strspn(s, " \t\r\n")])
			return true;
	}
	return false;
}

/* Rows that count: filled ones, and of the empty ones as many as must be. */
static unsigned rows_that_count(const struct pass *p, struct node *group,
	unsigned rows[], unsigned count)
{
	const char *name = node_name(group);
	unsigned filled = 0, kept = 0, spare, min = form_rows_min(group);
	bool full[FORM_ROWS_MAX + 1];

	for (unsigned i = 0; i < count; i++)
		filled += full[i] = row_is_filled(p, group, arena_printf(
			p->r->arena, "%s.%u", name, rows[i]));
	spare = filled < min && !p->later ? min - filled : 0;
	for (unsigned i = 0; i < count; i++) {
		if (!full[i] && spare == 0)
			continue;
		spare -= !full[i];
		rows[kept++] = rows[i];
	}
	return kept;
}

/* The rows of a group as they will be kept: 0, 1, 2 ... without holes. */
static void close_holes(const struct pass *p, const char *group,
	const unsigned rows[], unsigned count)
{
	struct node *values = p->f->values;

	for (unsigned i = 0; i < count; i++) {
		const char *from, *to;
		struct node *n;

		if (rows[i] == i)
			continue;
		from = arena_printf(p->r->arena, "%s.%u", group, rows[i]);
		to = arena_printf(p->r->arena, "%s.%u", group, i);
		n = node_find(values, from);
		if (n)
			node_copy(values, to, n);
		node_remove(values, from);
	}
}

static unsigned rows_there(const struct pass *p, struct node *group,
	unsigned rows[])
{
	unsigned n;

	if (p->sent)
		return form_rows_sent(p->r, node_name(group),
			FORM_ROWS_MAX + 1, rows);
	n = form_rows_of(p->f->values, node_name(group));
	for (unsigned i = 0; i < n; i++)
		rows[i] = i;
	return n;
}

static void read_group(const struct pass *p, struct node *group)
{
	const char *name = node_name(group);
	unsigned rows[FORM_ROWS_MAX + 1];
	unsigned n = rows_that_count(p, group, rows, rows_there(p, group,
		rows));

	if (p->sent)
		node_remove(p->f->values, name);
	if (n > form_rows_max(group)) {
		wrong(p, name, "err_rows_many");
		return;
	}
	if (n < form_rows_min(group) && !p->later)
		wrong(p, name, "err_rows_few");
	for (unsigned i = 0; i < n; i++)
		read_fields(p, node_find(group, "fields"), arena_printf(
			p->r->arena, "%s.%u", name, rows[i]));
	if (p->sent && p->r->errors == 0)
		close_holes(p, name, rows, n);
}

static void read_fields(const struct pass *p, struct node *fields,
	const char *row)
{
	struct node *f = fields ? node_child(fields) : NULL;

	for (; f; f = node_next(f)) {
		const char *name = node_name(f), *path = row == NULL ? name :
			arena_printf(p->r->arena, "%s.%s", row, name);

		if (row == NULL && !is_open(p, name))
			continue;
		if (!form_when(f, p->f->values, row))
			node_remove(p->f->values, path);
		else if (form_is_group(f))
			read_group(p, f);
		else if (form_is_note(f))
			continue;
		else
			read_value(p, f, path);
	}
}

/* ---- the two ways in --------------------------------------------------- */

/* A button of a division's field: one level down, or from the start. */
static bool is_picking(struct node *fields, const char *action)
{
	const char *name = action ? strchr(action, ':') : NULL;
	struct node *f;

	if (!name || !fields || (strncmp(action, "pick:", 5) &&
	    strncmp(action, "repick:", 7)))
		return false;
	f = form_field_below(fields, name + 1);
	return f && node_get(f, "type") &&
		strcmp(node_get(f, "type"), "division") == 0;
}

static enum form_result draw_again(struct req *r)
{
	node_set(r->hdf, "Form.again", "1");
	return FORM_AGAIN;
}

enum form_result form_read(struct req *r, const struct form *f)
{
	struct node *where = node_find(f->standard, f->where);
	struct node *fields = where ? node_find(where, "fields") : NULL;
	const char *action = req_form(r, "do"), *group;
	unsigned row, before = r->errors;
	bool again = false;
	struct pass p = { .r = r, .f = f, .sent = true, .again = &again };

	if (form_row_asked(r, fields, &group, &row) != ROW_NONE ||
	    is_picking(fields, action))
		return draw_again(r);
	p.later = action && strcmp(action, "later") == 0;
	read_fields(&p, fields, NULL);
	if (r->errors == before && !again)
		form_checks(r, f, fields);
	if (r->errors != before)
		return FORM_WRONG;
	return again ? draw_again(r) : FORM_FINE;
}

/* A page that is left out takes its answers with it. */
static void clear_page(struct node *values, struct node *page)
{
	struct node *f = node_find(page, "fields");

	for (f = f ? node_child(f) : NULL; f; f = node_next(f))
		node_remove(values, node_name(f));
}

static void check_papers(struct pass *p, struct node *papers)
{
	struct node *n = node_find(p->f->standard, "papers");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *code = node_name(n), *have = node_get(papers, code);
		const char *asked = node_get(n, "on_request");
		bool named = p->f->only && form_listed(p->f->only, code);

		if (!is_open(p, code) || !form_when(n, p->f->values, NULL))
			continue;
		if (!named && (asked || !form_is_required(n)))
			continue;
		if (have && strtol(have, NULL, 10) > 0)
			continue;
		p->page = form_page_of(p->f->standard, code);
		wrong(p, arena_printf(p->r->arena, "papers.%s", code),
			"err_paper_missing");
	}
}

bool form_check(struct req *r, const struct form *f, struct node *papers)
{
	struct node *page = node_find(f->standard, "form.pages");
	struct pass p = { .r = r, .f = f };
	unsigned before = r->errors;

	for (page = page ? node_child(page) : NULL; page;
	     page = node_next(page)) {
		p.page = node_name(page);
		if (form_when(page, f->values, NULL))
			read_fields(&p, node_find(page, "fields"), NULL);
		else
			clear_page(f->values, page);
	}
	if (papers)
		check_papers(&p, papers);
	if (r->errors == before)
		form_checks(r, f, NULL);
	return r->errors == before;
}
