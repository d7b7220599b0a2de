/*
 * The officers' side of a case.  Everything a review is made of stands in
 * lib/review and in the standards; here is only what money adds: who agreed,
 * how far the payment is, and what must be answered before it goes out.
 */
#include "carefund.h"

#include <string.h>

#include "carefund.sql.h"
#include "review.h"

static void ask_money(struct req *r)
{
	const char *no = req_path(r, "no");

	query_maybe(r, SQL_AID_DESK, "Page.money", ARGS(no));
	query_maybe(r, SQL_GIFT_DESK, "Page.gift", ARGS(no));
	query_rows(r, SQL_AID_RISKS, "Page.risks", ARGS(no));
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

	if (!strcmp(action, "enter") || !strcmp(action, "release"))
		node_set(r->hdf, "Page.money.account", arena_strdup(r->arena,
			node_get(r->hdf, "Answer.account")));
}

enum reply desk_act(struct req *r)
{
	enum reply reply;

	ask_money(r);
	reply = review_act_page(r);
	if (reply == PAGE && !node_get(r->hdf, "Page.over"))
		show_account(r);
	return reply;
}
