/*
 * The directory of members: a page to look through, and the same as JSON and
 * CSV for whoever wants to build on it.
 */
#include "alliance.h"

#include <string.h>

#include "alliance.sql.h"
#include "form.h"

enum { A_PAGE = 20, A_FILE = 5000 };

struct filter {
	const char *q, *trade, *district, *after;
};

/* ---- filters ----------------------------------------------------------- */

static struct filter filters(struct req *r)
{
	struct filter f = {
		.q = form_search(r, "q"),
		.trade = req_query(r, "trade"),
		.district = form_digits(r, "district", 12),
		.after = form_digits(r, "after", 18),
	};

	if (f.trade && (strlen(f.trade) > 40 || strspn(f.trade,
			"abcdefghijklmnopqrstuvwxyz_") != strlen(f.trade)))
		field_error(r, "trade", "err_option");
	return f;
}

/* Trades are the options of the form's field, in the page's language. */
static struct node *trades(struct req *r)
{
	const char *id = query_text(r, SQL_STANDARD_NOW, ARGS(ALLIANCE));
	struct node *s = form_standard(r, id);
	struct node *f = s ? form_field(s, "trade") : NULL;

	return f ? node_find(f, "options") : NULL;
}

static const char *trade_word(struct req *r, struct node *options,
	const char *code)
{
	struct node *n = options && code ? node_find(options, code) : NULL;

	return n ? form_words(n, r->lang) : code;
}

/* ---- the page ---------------------------------------------------------- */

static void draw_choice(struct req *r, const char *list, const char *value)
{
	struct node *n = node_find(r->hdf, list);

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (value && !strcmp(node_get(n, "value"), value))
			node_set(n, "checked", "1");
}

static void draw_trades(struct req *r, struct node *options, const char *value)
{
	unsigned i = 0;

	for (struct node *n = options ? node_child(options) : NULL; n;
	     n = node_next(n)) {
		struct node *o = node_at(r->hdf, arena_printf(r->arena,
			"Page.trades.%u", i++));

		node_set(o, "value", node_name(n));
		node_set(o, "label", form_words(n, r->lang));
	}
	draw_choice(r, "Page.trades", value);
}

static void draw_rows(struct req *r, struct node *options)
{
	struct node *rows = node_find(r->hdf, "Page.rows"), *n;
	const char *last = NULL;
	unsigned i = 0;

	for (n = rows ? node_child(rows) : NULL; n; n = node_next(n)) {
		node_set(n, "trade_word", trade_word(r, options,
			node_get(n, "trade")));
		if (++i <= A_PAGE)
			last = arena_strdup(r->arena, node_get(n, "id"));
	}
	if (i <= A_PAGE)
		return;
	node_remove(rows, arena_printf(r->arena, "%d", A_PAGE));
	node_set(r->hdf, "Page.after", last);
}

/* The filters as a query string, to go on with. */
static void draw_here(struct req *r, const struct filter *f)
{
	node_set(r->hdf, "Page.q", req_query(r, "q"));
	node_set(r->hdf, "Page.trade", f->trade);
	node_set(r->hdf, "Page.district", f->district);
	if (f->q || (f->trade && *f->trade) || f->district)
		node_set(r->hdf, "Page.filtered", "1");
	node_set(r->hdf, "Page.from", f->after);
}

enum reply members(struct req *r)
{
	struct filter f = filters(r);
	struct node *options;

	draw_here(r, &f);
	query_rows(r, SQL_DISTRICTS, "Page.districts", ARGS());
	if (!r->errors)
		query_rows(r, SQL_MEMBERS, "Page.rows", ARGS(f.q, f.trade,
			f.district, f.after, arena_printf(r->arena, "%d",
			A_PAGE + 1)));
	options = trades(r);
	if (!query_flush(r))
		return NOT_FOUND;
	draw_trades(r, options, f.trade);
	draw_choice(r, "Page.districts", f.district);
	draw_rows(r, options);
	return r->errors ? bad(r) : PAGE;
}

/* ---- one member -------------------------------------------------------- */

static void say_offers(struct req *r, struct node *standard)
{
	static const char *const codes[] = { "kind", "groups", "proof" };
	struct node *n = node_find(r->hdf, "Page.offers");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
			struct node *f = form_field(standard, arena_printf(
				r->arena, "offers.%s", codes[i]));
			const char *value = node_get(n, codes[i]);

			if (f && value)
				node_set(n, codes[i], form_say(r, f,
					arena_strdup(r->arena, value)));
		}
}

enum reply member(struct req *r)
{
	const char *no = req_path(r, "member");
	struct node *s, *f;

	query_row(r, SQL_MEMBER, "Page.member", ARGS(no));
	query_rows(r, SQL_MEMBER_OFFERS, "Page.offers", ARGS(no));
	query_rows(r, SQL_MEMBER_BRANCHES, "Page.branches", ARGS(no));
	if (!query_flush(r))
		return NOT_FOUND;
	s = form_standard(r, arena_strdup(r->arena, node_get(r->hdf,
		"Page.member.standard")));
	if (!s)
		return NOT_FOUND;
	f = form_field(s, "trade");
	node_set(r->hdf, "Page.member.trade_word", trade_word(r, f ?
		node_find(f, "options") : NULL, arena_strdup(r->arena,
		node_get(r->hdf, "Page.member.trade"))));
	f = form_field(s, "unit_kind");
	node_set(r->hdf, "Page.member.kind_word", trade_word(r, f ?
		node_find(f, "options") : NULL, arena_strdup(r->arena,
		node_get(r->hdf, "Page.member.unit_kind"))));
	say_offers(r, s);
	return PAGE;
}

/* ---- open data --------------------------------------------------------- */

static enum reply whole(struct req *r, unsigned sql, const char *type)
{
	struct filter f = filters(r);
	const char *text;

	if (r->errors)
		return MALFORMED;
	text = query_text(r, sql, ARGS(f.q, f.trade, f.district, f.after,
		arena_printf(r->arena, "%d", A_FILE)));
	return text ? raw(r, type, text, strlen(text)) : FAILED;
}

enum reply members_json(struct req *r)
{
	return whole(r, SQL_MEMBERS_JSON, "application/json");
}

enum reply members_csv(struct req *r)
{
	enum reply done = whole(r, SQL_MEMBERS_CSV, "text/csv");

	if (done == RAW)
		r->filename = "members.csv";
	return done;
}
