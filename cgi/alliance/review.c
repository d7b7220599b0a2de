/*
 * The officers' side of a case.  Everything a review is made of stands in
 * lib/review and in the standard; here is only where our pages lie, and what a
 * member adds to a case.
 */
#include "alliance.h"
#include "alliance.sql.h"
#include "review.h"

static const struct cases desk = { "/desk/alliance", ALLIANCE };

/* ---- the case ---------------------------------------------------------- */

enum reply desk_case(struct req *r)
{
	query_maybe(r, SQL_MEMBER_DESK_OF, "Page.member", ARGS(req_path(r,
		"no")));
	return review_show(r, &desk);
}

enum reply desk_claim(struct req *r)
{
	return review_claim(r, &desk);
}

enum reply desk_release(struct req *r)
{
	return review_release(r, &desk);
}

enum reply desk_assign_page(struct req *r)
{
	return review_assign_page(r, &desk);
}

enum reply desk_assign(struct req *r)
{
	return review_assign(r, &desk);
}

enum reply desk_file(struct req *r)
{
	return review_file(r, &desk);
}

enum reply desk_judge(struct req *r)
{
	return review_judge(r, &desk);
}

enum reply desk_paper(struct req *r)
{
	return cases_paper(r, &desk, alliance_paper);
}

enum reply desk_message(struct req *r)
{
	return review_message(r, &desk);
}

enum reply desk_read(struct req *r)
{
	return review_read(r, &desk);
}

enum reply desk_note(struct req *r)
{
	return review_note(r, &desk);
}

enum reply desk_task_page(struct req *r)
{
	return review_task_page(r, &desk);
}

enum reply desk_task(struct req *r)
{
	return review_task(r, &desk);
}

enum reply desk_act_page(struct req *r)
{
	return review_act_page(r, &desk);
}

enum reply desk_act(struct req *r)
{
	return review_act(r, &desk);
}

/* ---- many cases -------------------------------------------------------- */

enum reply desk_batch_page(struct req *r)
{
	return review_batch_page(r, &desk);
}

enum reply desk_batch(struct req *r)
{
	return review_batch(r, &desk);
}

enum reply desk_notices(struct req *r)
{
	return review_notices(r, &desk);
}
