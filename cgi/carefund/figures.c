/*
 * What the fund has, had and did, for everybody: a page of figures, and for
 * each quarter the disclosure that the Charity Law (article 79) asks for, as a
 * page, as PDF and as a workbook.
 */
#include <string.h>

#include "carefund.h"
#include "carefund.sql.h"
#include "print.h"
#include "sheet.h"

enum reply fund_figures(struct req *r)
{
	query_row(r, SQL_CARE_FUND, "Page.fund", ARGS());
	query_rows(r, SQL_CARE_QUARTERS, "Page.quarters", ARGS());
	query_rows(r, SQL_CARE_BY, "Page.purposes", ARGS("purpose", NULL));
	query_rows(r, SQL_CARE_BY, "Page.districts", ARGS("district", NULL));
	return PAGE;
}

/* ---- the disclosure of a quarter --------------------------------------- */

/* The name of the quarter, without the ending the path may have. */
static const char *quarter(struct req *r)
{
	const char *s = req_path(r, "quarter");

	return arena_copy(r->arena, s, strcspn(s, "."));
}

static void ask(struct req *r)
{
	const char *q = quarter(r);

	query_row(r, SQL_CARE_FUND, "Page.fund", ARGS());
	query_row(r, SQL_CARE_QUARTER, "Page.quarter", ARGS(q));
	query_rows(r, SQL_CARE_LINES, "Page.lines", ARGS(q));
	query_rows(r, SQL_CARE_BY, "Page.purposes", ARGS("purpose", q));
	query_rows(r, SQL_CARE_BY, "Page.districts", ARGS("district", q));
	query_rows(r, SQL_CARE_GIFTS, "Page.gifts", ARGS(q));
}

/* ---- as a workbook ----------------------------------------------------- */

static const char *word(struct req *r, const char *key)
{
	const char *s = page_word(r->pages, r->lang, arena_printf(r->arena,
		"fund.%s", key));

	return s ? s : key;
}

static const char *text_or(struct node *n, const char *name,
	const char *otherwise)
{
	const char *s = node_get(n, name);

	return s && *s ? s : otherwise;
}

static struct node *first(struct req *r, const char *path)
{
	struct node *n = node_find(r->hdf, path);

	return n ? node_child(n) : NULL;
}

static void row(struct sheet *s, const char *a, const char *b, const char *c,
	const char *d)
{
	sheet_cell(s, a);
	sheet_cell(s, b);
	sheet_cell(s, c);
	sheet_cell(s, d);
	sheet_row(s);
}

static void add_lines(struct req *r, struct sheet *s)
{
	bool en = !strcmp(r->lang, "en");

	row(s, word(r, "opening"), "", "", node_get(r->hdf,
		"Page.quarter.opening"));
	for (struct node *n = first(r, "Page.lines"); n; n = node_next(n))
		row(s, word(r, arena_printf(r->arena, "kind.%s", node_get(n,
			"kind"))), node_get(n, en ? "label.en" : "label"), "",
			node_get(n, "amount"));
	row(s, word(r, "closing"), "", "", node_get(r->hdf,
		"Page.quarter.closing"));
}

static void add_by(struct req *r, struct sheet *s, const char *rows,
	const char *title)
{
	for (struct node *n = first(r, rows); n; n = node_next(n)) {
		const char *code = node_get(n, "code");
		const char *label = node_get(n, "label");

		row(s, title, label ? label : word(r, arena_printf(r->arena,
			"purpose.%s", code && *code ? code : "any")),
			text_or(n, "n", word(r, "few")), text_or(n, "amount",
			word(r, "hidden")));
	}
}

static enum reply workbook(struct req *r)
{
	struct sheet *s = sheet_new(r, SHEET_XLSX);

	row(s, word(r, "part"), word(r, "item"), word(r, "number"),
		word(r, "yuan"));
	add_lines(r, s);
	add_by(r, s, "Page.purposes", word(r, "by_purpose"));
	add_by(r, s, "Page.districts", word(r, "by_district"));
	for (struct node *n = first(r, "Page.gifts"); n; n = node_next(n))
		row(s, word(r, node_get(n, "goods") ? "gift_goods" :
			"gift_money"), text_or(n, "donor", word(r, "kind_one")),
			node_get(n, "day"), node_get(n, "amount"));
	return sheet_send(s, arena_printf(r->arena, "carefund-%s",
		quarter(r)));
}

/* ---- as PDF ------------------------------------------------------------ */

/* "2026Q1", "2026Q1.pdf" or "2026Q1.xlsx". */
enum reply fund_disclosure(struct req *r)
{
	const char *kind = strchr(req_path(r, "quarter"), '.');

	if (kind && strcmp(kind, ".pdf") && strcmp(kind, ".xlsx"))
		return NOT_FOUND;
	ask(r);
	if (!kind)
		return PAGE;
	if (!query_flush(r) || r->missing)
		return r->missing ? NOT_FOUND : FAILED;
	return strcmp(kind, ".pdf") ? workbook(r) : print_send(r,
		"disclosure", arena_printf(r->arena, "carefund-%s.pdf",
		quarter(r)));
}
