/*
 * Public notices: what is about to be decided, for everybody to look at and to
 * object to.  Only the masked columns are known here.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "form.h"
#include "portal.h"
#include "portal.sql.h"
#include "text.h"

enum {
	NOTICES = 20,			/* on a page */
	ROWS = 100,
	BODY_LEAST = 5, BODY_MOST = 2000,	/* characters of an objection */
	FILL_SECONDS = 3		/* nobody fills a form faster */
};

static const char *text_or(const char *s)
{
	return s ? s : "";
}

enum reply notices(struct req *r)
{
	const char *before = req_query(r, "before");

	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_rows(r, SQL_NOTICES, "Page.notices", ARGS(text_or(before)));
	pager(r, "Page.notices", NOTICES, "/notices");
	if (before)
		node_set(r->hdf, "Page.pager.newer", "/notices");
	return PAGE;
}

/* The columns of a notice with their words: the standard's own, else the
 * label of the field. */
static void columns(struct req *r, struct node *standard)
{
	struct node *c = node_find(standard, "publish.columns");

	for (c = c ? node_child(c) : NULL; c; c = node_next(c)) {
		const char *path = arena_printf(r->arena, "Page.columns.%s",
			node_name(c));
		const char *name = node_get(c, "field");
		struct node *label = node_find(c, "label");
		struct node *field = name ? form_field(standard, name) : NULL;

		if (!label && field)
			label = node_find(field, "label");
		node_set(r->hdf, path, label ? form_words(label, r->lang)
			: node_name(c));
	}
}

enum reply notice(struct req *r)
{
	const char *no = req_path(r, "no"), *after = req_query(r, "after");
	const char *id;
	struct node *standard;

	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_row(r, SQL_NOTICE, "Page.notice", ARGS(no));
	if (!query_flush(r))
		return NOT_FOUND;
	id = node_get(r->hdf, "Page.notice.id");
	query_rows(r, SQL_NOTICE_ROWS, "Page.rows", ARGS(id, text_or(after)));
	query_pairs(r, SQL_NOTICE_CELLS, "Page.cell",
		ARGS(id, text_or(after)));
	standard = form_standard(r, node_get(r->hdf, "Page.notice.standard"));
	if (!standard)
		return NOT_FOUND;
	columns(r, standard);
	if (query_flush(r) && node_find(r->hdf, "Page.rows.100")) {
		node_remove(r->hdf, "Page.rows.100");
		node_setf(r->hdf, "Page.pager.older", "/notices/%s?after=%s",
			no, node_get(r->hdf, "Page.rows.99.id"));
	}
	if (after)
		node_setf(r->hdf, "Page.pager.newer", "/notices/%s", no);
	return PAGE;
}

enum reply notices_json(struct req *r)
{
	const char *s = query_text(r, SQL_NOTICES_JSON,
		ARGS(conf_get(r->conf, "origin")));

	return raw(r, "application/json", text_or(s), strlen(text_or(s)));
}

enum reply notices_atom(struct req *r)
{
	const char *title = page_word(r->pages, "zh-CN", "nav.notices");
	const char *s = query_text(r, SQL_NOTICES_ATOM,
		ARGS(conf_get(r->conf, "origin"), text_or(title)));

	return raw(r, "application/atom+xml", text_or(s), strlen(text_or(s)));
}

/* ---- objections -------------------------------------------------------- */

enum reply objection_form(struct req *r)
{
	node_setf(r->hdf, "Page.list", "/notices/%s", req_path(r, "no"));
	node_set(r->hdf, "Page.action", r->path);
	query_row(r, SQL_NOTICE_ROW, "Page.row", ARGS(req_path(r, "no"),
		req_path(r, "row")));
	return PAGE;
}

/* The text with plain line ends; NULL, and the error is noted, when it will
 * not do. */
static const char *typed_body(struct req *r)
{
	const char *s = text_or(req_form(r, "body"));
	struct buf b = buf_new(r->arena);

	buf_puts(&b, "");
	for (; *s; s++)
		if (*s != '\r')
			buf_add(&b, s, 1);
	s = text_trim(b.data);
	if (!*s)
		field_error(r, "body", "err_required");
	else if (text_count(s) < BODY_LEAST)
		field_error(r, "body", "err_object_short");
	else if (text_count(s) > BODY_MOST)
		field_error(r, "body", "err_object_long");
	else if (!text_clean(s, strlen(s), TEXT_NEWLINE | TEXT_TAB))
		field_error(r, "body", "err_control");
	else
		return s;
	return NULL;
}

/* Programs fill every field, and at once.  The form's moment and this one are
 * read from the same clock. */
static bool by_hand(struct req *r)
{
	const char *trap = req_secret(r, "website");
	const char *moment = node_get(r->hdf, "User.now");
	long long issued = text_number(r->issued, INT64_MAX);
	long long now = text_number(moment, (long long)time(NULL));

	if (trap && *trap)
		field_error(r, "body", "err_robot");
	else if (now - issued < FILL_SECONDS)
		field_error(r, "body", "err_too_fast");
	return !r->errors;
}

enum reply objection_send(struct req *r)
{
	const char *body = typed_body(r);
	const char *name = form_kind(r, "name", "name_foreign");
	const char *mobile = form_kind(r, "mobile", "mobile");
	const char *key = sess_key(r), *no;

	if (!name || !mobile || !body || !by_hand(r))
		return bad(r);
	query_row(r, SQL_NOTICE_ROW, "Page.row", ARGS(req_path(r, "no"),
		req_path(r, "row")));
	if (!query_flush(r))
		return NOT_FOUND;
	no = query_text(r, SQL_OBJECT, ARGS(node_get(r->hdf, "Page.row.id"),
		name, mobile, body, req_address(r), key));
	return see(r, "/objection/%s", text_or(no));
}

enum reply objection(struct req *r)
{
	query_row(r, SQL_OBJECTION, "Page.objection", ARGS(req_path(r, "no")));
	return PAGE;
}
