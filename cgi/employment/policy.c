/*
 * The parameters of guaranteed start-up loans: ceilings, months, shares, the
 * rule on staff, visits, each from a day on.  Every officer may read them;
 * bureau leaders at the root set those for days to come, and the database keeps
 * what has begun.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "form.h"
#include "review.h"

static const char *const names[] = { "cap_person", "cap_firm",
	"months_person", "months_firm", "share", "borne_below_lpr",
	"staff_share", "staff_share_large", "staff_large", "stake_months",
	"visit_first", "visit_next", NULL };

enum reply policy(struct req *r)
{
	const char *done = req_query(r, "done");

	query_rows(r, SQL_POLICY_PARAMS, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	choices(r, "name", names, req_form(r, "name"));
	node_set(r->hdf, "Page.may", arena_strdup(r->arena, node_get(r->hdf,
		"Page.rows.0.may")));
	if (done && !strcmp(done, "set"))
		node_set(r->hdf, "Page.message", "saved");
	return PAGE;
}

static void check_name(struct req *r)
{
	const char *s = req_form(r, "name");
	size_t i = 0;

	while (s && names[i] && strcmp(names[i], s))
		i++;
	if (!s || !names[i])
		field_error(r, "name", "err_choice");
}

enum reply policy_set(struct req *r)
{
	const char *from, *value, *source;

	if (!review_may(r, "audit"))
		return FORBIDDEN;
	check_name(r);
	from = form_typed(r, "from", "date", NULL, true);
	value = form_typed(r, "value", "text", "12", false);
	source = form_typed(r, "source", "text", "200", true);
	if (r->errors)
		return bad(r);
	query_do(r, SQL_POLICY_SET, ARGS(req_form(r, "name"), from, value,
		source));
	return query_flush(r) ? see(r, "/desk/employment/policy?done=set") :
		FAILED;
}

enum reply policy_drop(struct req *r)
{
	const char *from;

	if (!review_may(r, "audit"))
		return FORBIDDEN;
	from = form_typed(r, "day", "date", NULL, true);
	if (r->errors)
		return bad(r);
	query_do(r, SQL_POLICY_DROP, ARGS(req_path(r, "rule"), from));
	return query_flush(r) ? see(r, "/desk/employment/policy?done=set") :
		FAILED;
}
