/*
 * What the subsidy on the interest of a start-up loan comes to.  The sum is
 * made by api.interest_subsidy in exact decimals; the page shows every number
 * it is made of.  Caps and shares are those of the day the loan was signed.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "rules.h"
#include "text.h"

static const char *const kinds[] = { "person", "firm", NULL };

/* A decimal number: digits, at most `places` of them behind a point. */
static bool number(const char *s, size_t digits, size_t places)
{
	size_t n = strspn(s, "0123456789"), more;

	if (!n || n > digits)
		return false;
	if (!s[n])
		return true;
	more = strspn(s + n + 1, "0123456789");
	return s[n] == '.' && more && more <= places && !s[n + 1 + more];
}

static const char *take(struct req *r, const char *name, size_t digits,
	size_t places)
{
	const char *s = req_query(r, name);

	node_set(r->hdf, arena_printf(r->arena, "Form.ask.%s.value", name), s);
	if (!s || !*s)
		field_error(r, name, "err_required");
	else if (!number(s, digits, places))
		field_error(r, name, "err_number");
	return s;
}

static const char *day(struct req *r)
{
	static const struct date any;
	const char *s = req_query(r, "on");

	node_set(r->hdf, "Form.ask.on.value", s);
	if (!s || !*s)
		field_error(r, "on", "err_required");
	else if (rule_check("date", s, any).level == RULE_REFUSE)
		field_error(r, "on", "err_date");
	return s;
}

enum reply subsidy(struct req *r)
{
	const char *kind = req_query(r, "kind");
	const char *principal, *rate, *lpr, *days, *on;

	choices(r, "kind", kinds, kind ? kind : "person");
	query_row(r, SQL_SUBSIDY_FIGURES, "Page.figures", ARGS());
	if (!query_flush(r))
		return FAILED;
	if (!req_query(r, "principal"))
		return PAGE;
	principal = take(r, "principal", 9, 2);
	rate = take(r, "rate", 2, 4);
	lpr = take(r, "lpr", 2, 4);
	days = take(r, "days", 3, 0);
	on = day(r);
	if (!kind || (strcmp(kind, "person") && strcmp(kind, "firm")))
		field_error(r, "kind", "err_choice");
	if (r->errors)
		return bad(r);
	query_maybe(r, SQL_SUBSIDY, "Page.sum", ARGS(principal, kind, rate,
		lpr, days, on));
	if (!query_flush(r))
		return FAILED;
	if (!node_get(r->hdf, "Page.sum.amount"))
		node_set(r->hdf, "Page.no_rule", "1");
	return PAGE;
}
