/*
 * Employers: their posts, who applied, the answers; and for officers, who does
 * not answer.
 */
#include "employment.h"

#include <string.h>

#include "cases.h"
#include "employment.sql.h"

enum reply hire(struct req *r)
{
	query_maybe(r, SQL_EMPLOYER_MINE, "Page.employer", ARGS());
	query_rows(r, SQL_POSTS_MINE, "Page.posts", ARGS());
	query_rows(r, SQL_CASE_MINE, "Page.drafts", ARGS(JOB_POST));
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply post_begin(struct req *r)
{
	if (!query_text(r, SQL_EMPLOYER_MINE, ARGS()))
		return see(r, "/employment/hire");
	return cases_draft_begin(r);
}

enum reply hire_post(struct req *r)
{
	static const char *const answers[] = { "TALK", "INTENT", "OFFER",
		"CONTRACT", "ON_POST", "DECLINED", NULL };
	static const char *const codes[] = { "full", "skill", "place", "pay",
		"absent", "other", NULL };
	const char *no = req_path(r, "no");

	query_row(r, SQL_POST_MINE, "Page.post", ARGS(no));
	query_rows(r, SQL_POST_MATCHES, "Page.matches", ARGS(no));
	if (!query_flush(r))
		return NOT_FOUND;
	choices(r, "state", answers, req_form(r, "state"));
	choices(r, "code", codes, req_form(r, "code"));
	/* An answer that is refused is marked in its own card. */
	node_set(r->hdf, "Page.at", req_path(r, "answer"));
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply hire_answer(struct req *r)
{
	query_do(r, SQL_MATCH_ANSWER, ARGS(cases_path_id(r, "answer"),
		req_form(r, "state"), req_form(r, "code"),
		req_form(r, "shared")));
	return query_flush(r) ? see(r, "/employment/hire/%s", req_path(r,
		"no")) : FAILED;
}

enum reply silent(struct req *r)
{
	query_rows(r, SQL_SILENT, "Page.rows", ARGS());
	return PAGE;
}
