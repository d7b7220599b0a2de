/* What administrators read: logs for the audit administrator, what the nightly
 * check of the books found, the standards in force, figures for everybody. */
#include <string.h>

#include "desk.h"
#include "desk.sql.h"
#include "form.h"

enum { ROWS = 50 };

void alarm_of_books(struct req *r)
{
	query_maybe(r, SQL_LEDGER_ALARM, "Page.alarm", ARGS());
}

enum reply ledger(struct req *r)
{
	query_rows(r, SQL_LEDGER_CHECKS, "Page.rows", ARGS());
	query_rows(r, SQL_LEDGER_FOUND, "Page.found", ARGS());
	return PAGE;
}

enum reply security_log(struct req *r)
{
	alarm_of_books(r);
	query_rows(r, SQL_SECURITY_LOG, "Page.rows", ARGS(req_row(r,
		"before")));
	next_page(r, "Page.rows", ROWS, "/desk/audit?before=");
	return PAGE;
}

enum reply read_log(struct req *r)
{
	query_rows(r, SQL_READ_LOG, "Page.rows", ARGS(req_row(r, "before")));
	next_page(r, "Page.rows", ROWS, "/desk/audit/reads?before=");
	return PAGE;
}

enum reply standards(struct req *r)
{
	alarm_of_books(r);
	query_rows(r, SQL_STANDARDS, "Page.rows", ARGS());
	return PAGE;
}

enum reply standard(struct req *r)
{
	const char *id = req_path(r, "id");
	struct node *text;

	if (strlen(id) > 18 || strspn(id, "0123456789") != strlen(id))
		return NOT_FOUND;
	query_row(r, SQL_STANDARD, "Page.standard", ARGS(id));
	query_rows(r, SQL_STATES, "Page.states", ARGS(id));
	text = form_standard(r, id);
	if (!text)
		return NOT_FOUND;
	node_copy(r->hdf, "Page.text", text);
	return PAGE;
}

enum reply figures(struct req *r)
{
	query_rows(r, SQL_FIGURES, "Page.figures", ARGS());
	query_rows(r, SQL_FIGURES_BY, "Page.reasons", ARGS("reason"));
	query_rows(r, SQL_FIGURES_BY, "Page.districts", ARGS("district"));
	query_rows(r, SQL_ON_TIME, "Page.on_time", ARGS());
	return PAGE;
}
