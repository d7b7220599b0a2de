/*
 * The case after it was sent, and the membership behind it.
 */
#include "alliance.h"

#include <string.h>

#include "alliance.sql.h"
#include "cases.h"

enum reply follow(struct req *r)
{
	query_maybe(r, SQL_MEMBER_OF, "Page.member", ARGS(req_path(r, "no")));
	return cases_show(r, &alliance);
}

enum reply follow_receipt(struct req *r)
{
	return cases_receipt(r, &alliance);
}

enum reply follow_message(struct req *r)
{
	return cases_message(r, &alliance);
}

enum reply follow_read(struct req *r)
{
	return cases_read(r, &alliance);
}

enum reply follow_act_page(struct req *r)
{
	return cases_act_page(r, &alliance);
}

enum reply follow_act(struct req *r)
{
	return cases_act(r, &alliance);
}

enum reply follow_papers(struct req *r)
{
	return cases_papers(r, &alliance);
}

enum reply follow_upload(struct req *r)
{
	return cases_upload(r, &alliance);
}

enum reply follow_file(struct req *r)
{
	return cases_file(r, "/alliance/file");
}

enum reply file_bytes(struct req *r)
{
	return cases_file_bytes(r);
}

/* ---- issued papers ----------------------------------------------------- */

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

enum reply follow_paper(struct req *r)
{
	return cases_paper(r, &alliance, alliance_paper);
}

enum reply follow_paper_keep(struct req *r)
{
	return cases_paper_keep(r, &alliance, alliance_paper);
}
