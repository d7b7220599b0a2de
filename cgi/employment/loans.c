/*
 * Start-up loans, the public side: what the rules of today allow, the page of
 * the form where they are asked for, the key that signs lists, and the way from
 * a loan to the subsidy on its interest.  Whether a bank lends is the bank's.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"

enum reply loan(struct req *r)
{
	query_rows(r, SQL_LOAN_CEILINGS, "Page.ceilings", ARGS());
	query_rows(r, SQL_LOAN_BANKS, "Page.banks", ARGS());
	query_rows(r, SQL_LOAN_MONTHS, "Page.months", ARGS());
	query_maybe(r, SQL_LOAN_KEY, "Page.key", ARGS());
	return PAGE;
}

enum reply loan_key(struct req *r)
{
	const char *pem;

	query_row(r, SQL_LOAN_KEY, "Page.key", ARGS());
	if (!query_flush(r))
		return FAILED;
	pem = arena_strdup(r->arena, node_get(r->hdf, "Page.key.pem"));
	return download(r, "ronggui-lists.pem", "application/x-pem-file", pem,
		strlen(pem));
}

/* ---- the form ---------------------------------------------------------- */

/* Its row names the page; the form wants it as a part of the path. */
static void on_money(struct req *r)
{
	struct req_pair *page = arena_alloc(r->arena, sizeof *page);

	*page = (struct req_pair){ .name = "page", .value = "money",
		.next = r->params };
	r->params = page;
	query_rows(r, SQL_LOAN_BANKS, "List.banks", ARGS());
	query_maybe(r, SQL_LOAN_RULES, "Page.rules", ARGS(cases_path_id(r,
		"id")));
}

enum reply loan_draft(struct req *r)
{
	on_money(r);
	return cases_draft_page(r);
}

/* What the form takes may still be above what holds today. */
enum reply loan_draft_save(struct req *r)
{
	enum reply reply;

	on_money(r);
	reply = cases_draft_save(r);
	if (reply != SEE)
		return reply;
	query_do(r, SQL_LOAN_CHECK, ARGS(cases_path_id(r, "id")));
	return query_flush(r) ? reply : FAILED;
}

/* ---- issued papers ----------------------------------------------------- */

void loan_paper(struct req *r, const char *kind)
{
	if (strcmp(kind, "identity_sheet") && strcmp(kind, "bank_answer") &&
	    strcmp(kind, "rejection"))
		return;
	query_maybe(r, SQL_LOAN_CASE, "Page.loan", ARGS(arena_strdup(r->arena,
		node_get(r->hdf, "Page.case.no"))));
	if (query_flush(r) && node_get(r->hdf, "Page.loan.bank"))
		node_set(r->hdf, "Page.remedy.kind", "verify");
}

/* ---- afterwards -------------------------------------------------------- */

enum reply loan_claim(struct req *r)
{
	const char *draft = query_text(r, SQL_LOAN_CLAIM, ARGS(req_path(r,
		"no")));

	return draft ? see(r, "/employment/draft/%s/who", draft) : FAILED;
}
