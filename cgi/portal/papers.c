/*
 * Is a paper genuine?  Anybody may ask, by the code printed on it; the answer
 * names the kind of paper and its day, and nobody.
 */
#include <string.h>

#include "portal.h"
#include "portal.sql.h"

enum { CODE = 12 };			/* characters */

enum reply verify(struct req *r)
{
	const char *s = req_query(r, "code");

	if (!s)
		return PAGE;
	s = typed_code(r, s);
	if (!*s) {
		field_error(r, "code", "err_required");
		return bad(r);
	}
	return see(r, "/verify/%.40s", s);
}

enum reply verified(struct req *r)
{
	const char *code = typed_code(r, req_path(r, "code"));

	node_set(r->hdf, "Page.code", code);
	if (strlen(code) == CODE)
		query_maybe(r, SQL_VERIFY, "Page.paper", ARGS(code));
	return PAGE;
}
