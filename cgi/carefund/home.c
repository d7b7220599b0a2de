/*
 * What the public sees besides forms and cases: the fund itself, the gifts of
 * one giver, and what only this program's papers say.
 */
#include "carefund.h"

#include <string.h>

#include "carefund.sql.h"
#include "cases.h"

static void ask_facts(struct req *r)
{
	query_maybe(r, SQL_FUND_FACTS, "Page.fund", ARGS());
}

enum reply home(struct req *r)
{
	ask_facts(r);
	return PAGE;
}

enum reply gift_entry(struct req *r)
{
	ask_facts(r);
	return cases_entry(r);
}

/* ---- my gifts ---------------------------------------------------------- */

/* Each use below the gift it is of. */
static void sort_uses(struct req *r, struct node *gift)
{
	struct node *n = node_find(r->hdf, "Page.uses");
	const char *id = arena_strdup(r->arena, node_get(gift, "id"));
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "gift"), id))
			node_copy(gift, arena_printf(r->arena, "uses.%u", i++),
				n);
}

enum reply gifts(struct req *r)
{
	struct node *n;

	query_rows(r, SQL_MY_GIFTS, "Page.gifts", ARGS());
	query_rows(r, SQL_MY_GIFT_USES, "Page.uses", ARGS());
	ask_facts(r);
	if (!query_flush(r))
		return FAILED;
	n = node_find(r->hdf, "Page.gifts");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		sort_uses(r, n);
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

/* ---- a case ------------------------------------------------------------ */

enum reply follow(struct req *r)
{
	enum reply reply;

	query_maybe(r, SQL_AID_GRANT, "Page.grant", ARGS(req_path(r, "no")));
	reply = cases_show(r);
	/* Number and query code show how far it is, and no amount. */
	if (node_get(r->hdf, "Page.guest"))
		node_remove(r->hdf, "Page.grant");
	return reply;
}

/* ---- issued papers ----------------------------------------------------- */

static const char *zh(struct req *r, const char *group, const char *code)
{
	return code && *code ? page_word(r->pages, "zh-CN", arena_printf(
		r->arena, "%s.%s", group, code)) : NULL;
}

/* A word for a code, put in its place. */
static void say(struct req *r, const char *path, const char *group)
{
	const char *code = arena_strdup(r->arena, node_get(r->hdf, path));
	const char *words = zh(r, group, code);

	if (words)
		node_set(r->hdf, path, words);
}

void carefund_paper(struct req *r, const char *kind)
{
	const char *no = arena_strdup(r->arena, node_get(r->hdf,
		"Page.case.no"));

	node_set(r->hdf, "Page.remedy.kind", "charity");
	if (!strcmp(kind, "decision"))
		query_maybe(r, SQL_AID_GRANT, "Page.grant", ARGS(no));
	else if (!strcmp(kind, "thanks") || !strcmp(kind, "feedback"))
		query_maybe(r, SQL_GIFT_PAPER, "Page.gift", ARGS(no));
	else
		return;
	query_maybe(r, SQL_FUND_FACTS, "Page.fund", ARGS());
	if (!query_flush(r))
		return;
	if (!strcmp(kind, "decision"))
		node_set(r->hdf, "Page.organ", arena_strdup(r->arena,
			node_get(r->hdf, "Page.station.bureau")));
	say(r, "Page.grant.purpose", "fund.purpose");
	say(r, "Page.gift.kind", "carefund.kind");
}
