/*
 * The officers' side of a case.  Everything a review is made of stands in
 * lib/review and in the standard; here is only what a member adds to a case.
 */
#include "alliance.h"
#include "alliance.sql.h"
#include "review.h"

enum reply desk_case(struct req *r)
{
	query_maybe(r, SQL_MEMBER_DESK_OF, "Page.member", ARGS(req_path(r,
		"no")));
	return review_show(r);
}
