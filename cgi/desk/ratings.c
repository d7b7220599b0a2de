/* Ratings of services: bad ones that wait for the officer's return visit, and
 * sums for everybody.  The visit itself is on the pages of the module. */
#include <string.h>

#include "desk.h"
#include "desk.sql.h"

enum { ROWS = 50 };

enum reply ratings(struct req *r)
{
	const char *past = req_query(r, "past"), *s = req_query(r, "before");
	bool over = past && !strcmp(past, "1");
	bool row = s && *s && strlen(s) < 19 &&
		strspn(s, "0123456789") == strlen(s);

	query_rows(r, SQL_VISITS, "Page.rows", ARGS(over ? "true" : "false",
		over && row ? s : NULL));
	query_rows(r, SQL_RATING_SUMS, "Page.sums", ARGS());
	next_page(r, "Page.rows", ROWS, "/desk/ratings?past=1&before=");
	node_set(r->hdf, "Page.past", over ? "1" : NULL);
	if (node_get(r->hdf, "User.roles.supervisor") ||
	    node_find(r->hdf, "Page.rows.0"))
		node_set(r->hdf, "Page.visits", "1");
	return PAGE;
}
