/*
 * What the papers of a member say besides.
 */
#include "alliance.h"

#include <string.h>

#include "alliance.sql.h"
#include "cases.h"

/* What only the certificate says: the member, in Chinese. */
void alliance_paper(struct req *r, const char *kind)
{
	struct node *s, *f, *options;
	const char *trade;

	if (strcmp(kind, "certificate"))
		return;
	query_maybe(r, SQL_MEMBER_CERTIFIED, "Page.member",
		ARGS(arena_strdup(r->arena, node_get(r->hdf,
		"Page.case.no"))));
	node_set(r->hdf, "Page.alliance", page_word(r->pages, "zh-CN",
		"alliance.name"));
	if (!query_flush(r))
		return;
	s = form_standard(r, arena_strdup(r->arena, node_get(r->hdf,
		"Page.case.standard")));
	f = s ? form_field(s, "trade") : NULL;
	options = f ? node_find(f, "options") : NULL;
	trade = node_get(r->hdf, "Page.member.trade");
	if (options && trade)
		node_set(r->hdf, "Page.member.trade", arena_strdup(r->arena,
			node_get(options, trade)));
}
