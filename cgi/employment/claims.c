/*
 * Claims for the subsidy on interest.  The form, the steps and the papers are
 * those of lib/cases and lib/review; here is what money adds: the sum with
 * every number it is made of, who agreed, how far the payment is, the fund.
 */
#include "employment.h"

#include <string.h>

#include "cases.h"
#include "employment.sql.h"
#include "form.h"
#include "review.h"

enum { A_PAGE = 50 };

/* ---- the claim --------------------------------------------------------- */

enum reply follow(struct req *r)
{
	enum reply reply;

	query_maybe(r, SQL_SUBSIDY_SUM, "Page.claim", ARGS(req_path(r,
		"no")));
	query_maybe(r, SQL_LOAN_CASE, "Page.loan", ARGS(req_path(r, "no")));
	reply = cases_show(r);
	/* Number and query code show how far it is, and no amount. */
	if (node_get(r->hdf, "Page.loan.principal"))
		node_setf(r->hdf, "Page.loan.claim",
			"/employment/case/%s/claim", req_path(r, "no"));
	if (node_get(r->hdf, "Page.guest")) {
		node_remove(r->hdf, "Page.claim");
		node_remove(r->hdf, "Page.loan");
	}
	return reply;
}

static void ask_money(struct req *r)
{
	const char *no = req_path(r, "no");

	query_maybe(r, SQL_SUBSIDY_SUM, "Page.claim", ARGS(no));
	query_maybe(r, SQL_SUBSIDY_DESK, "Page.claim.desk", ARGS(no));
	query_maybe(r, SQL_LOAN_CASE, "Page.loan", ARGS(no));
	query_rows(r, SQL_SUBSIDY_RISKS, "Page.risks", ARGS(no));
}

enum reply desk_case(struct req *r)
{
	ask_money(r);
	return review_show(r);
}

/* Who is about to enter or release a payment sees the whole account number,
 * nobody else; the look is noted as every look at a case is. */
static void show_account(struct req *r)
{
	const char *action = req_path(r, "action");
	const char *card = node_get(r->hdf, "Answer.account");

	if (!strcmp(action, "enter") || !strcmp(action, "release"))
		node_set(r->hdf, "Page.claim.account", arena_strdup(r->arena,
			card && *card ? card : node_get(r->hdf,
			"Answer.firm_account")));
}

enum reply desk_act(struct req *r)
{
	enum reply reply;

	ask_money(r);
	reply = review_act_page(r);
	if (reply == PAGE && !node_get(r->hdf, "Page.over") &&
	    node_get(r->hdf, "Page.claim.amount"))
		show_account(r);
	/* The papers are read without the numbers of the claim beside them. */
	if (!strcmp(req_path(r, "action"), "check"))
		node_remove(r->hdf, "Page.claim");
	return reply;
}

/* ---- issued papers ----------------------------------------------------- */

static const char *zh(struct req *r, const char *name)
{
	return page_word(r->pages, "zh-CN", arena_printf(r->arena,
		"employment.paper.%s", name));
}

void employment_paper(struct req *r, const char *kind)
{
	training_paper(r, kind);
	loan_paper(r, kind);
	if (strcmp(kind, "award") && strcmp(kind, "rejection"))
		return;
	query_maybe(r, SQL_SUBSIDY_SUM, "Page.claim", ARGS(arena_strdup(
		r->arena, node_get(r->hdf, "Page.case.no"))));
	if (!query_flush(r) || !node_get(r->hdf, "Page.claim.amount"))
		return;
	/* Public money: an administrative act. */
	node_set(r->hdf, "Page.remedy.kind", "act");
	node_set(r->hdf, "Page.remedy.reconsider", zh(r, "reconsider"));
	node_set(r->hdf, "Page.remedy.court", zh(r, "court"));
	if (node_get(r->hdf, "Page.station.bureau"))
		node_set(r->hdf, "Page.organ", arena_strdup(r->arena,
			node_get(r->hdf, "Page.station.bureau")));
}

/* ---- the fund ---------------------------------------------------------- */

enum reply fund(struct req *r)
{
	const char *before = req_query(r, "before"), *done;
	const char *extra = arena_printf(r->arena, "Page.rows.%d", A_PAGE);

	if (!review_may(r, "accountant cashier"))
		return FORBIDDEN;
	query_maybe(r, SQL_SUBSIDY_FUND, "Page.fund", ARGS());
	query_rows(r, SQL_SUBSIDY_POSTINGS, "Page.rows", ARGS(
		cases_is_id(before) ? before : NULL, arena_printf(r->arena,
		"%d", A_PAGE + 1)));
	if (!query_flush(r))
		return FAILED;
	if (node_find(r->hdf, extra)) {
		node_remove(r->hdf, extra);
		node_setf(r->hdf, "Page.older",
			"/desk/employment/fund?before=%s", node_get(r->hdf,
			arena_printf(r->arena, "Page.rows.%d.n", A_PAGE - 1)));
	}
	done = req_query(r, "done");
	if (done && !strcmp(done, "in"))
		node_set(r->hdf, "Page.message", "budget_in");
	return PAGE;
}

enum reply budget_in(struct req *r)
{
	const char *amount, *day, *voucher, *key = cases_key(r, "budget", "");

	if (!review_may(r, "accountant"))
		return FORBIDDEN;
	if (!key)
		return MALFORMED;
	amount = form_typed(r, "amount", "money", NULL, true);
	day = form_typed(r, "day", "date", NULL, true);
	voucher = form_typed(r, "voucher", "text", "64", true);
	if (r->errors)
		return bad(r);
	query_do(r, SQL_BUDGET_IN, ARGS(amount, day, voucher, key));
	return query_flush(r) ? see(r, "/desk/employment/fund?done=in") :
		FAILED;
}
