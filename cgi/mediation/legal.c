/*
 * Lawyers at windows: the rota that everybody sees, places with them, and the
 * record of what was asked and answered.  The hand-over to the legal aid organ
 * is a service standard and done by lib/cases; what its letter says is at the
 * end.  Who may do what, and that nothing is oversold, is the database's.
 */
#include <string.h>

#include "form.h"
#include "mediation.h"
#include "mediation.sql.h"
#include "review.h"

#define QUESTION_AT "legal_booking.question"
#define SUMMARY_AT "legal_booking.summary"

static const char *me(struct req *r)
{
	return arena_strdup(r->arena, node_get(r->hdf, "User.id"));
}

/* A text under the key of a person who has no case, for the place `where`
 * (table.column); "" of nothing, NULL when there is no key. */
static const char *seal_text(struct req *r, const char *account,
	const char *where, const char *text)
{
	const struct dossier person = { .id = account, .applicant = account };

	return *text ? cases_seal(r, &person, where, text) : "";
}

/* A column of a row opened: unset when it does not open. */
static void unseal_text(struct req *r, struct node *row, const char *account,
	const char *name, const char *where)
{
	const struct dossier person = { .id = account, .applicant = account };
	const char *sealed = arena_strdup(r->arena, node_get(row, name));

	if (sealed && account)
		node_set(row, name, cases_unseal(r, &person, where, sealed));
}

/* ---- the public side --------------------------------------------------- */

enum reply legal(struct req *r)
{
	query_rows(r, SQL_LEGAL_SHIFTS, "Page.shifts", ARGS());
	node_set(r->hdf, "Page.given", query_text(r, SQL_LEGAL_GIVEN, ARGS()));
	return PAGE;
}

enum reply legal_book_page(struct req *r)
{
	query_row(r, SQL_LEGAL_SHIFT, "Page.shift", ARGS(cases_path_id(r,
		"shift")));
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply legal_book(struct req *r)
{
	const char *topic = req_form(r, "topic"), *sealed;
	const char *question = form_typed(r, "question", "para", "500",
		false);
	const char *key = cases_key(r, "legal", "");

	if (!topic || !*topic)
		field_error(r, "topic", "err_required");
	if (r->errors)
		return bad(r);
	sealed = seal_text(r, me(r), QUESTION_AT, question);
	if (!sealed)
		return FAILED;
	query_do(r, SQL_LEGAL_BOOK, ARGS(cases_path_id(r, "shift"), topic,
		sealed, key));
	return query_flush(r) ? see(r, "/mediation/legal/mine") : FAILED;
}

enum reply legal_mine(struct req *r)
{
	const char *account;
	struct node *n;

	query_rows(r, SQL_MY_LEGAL, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	account = me(r);
	n = node_find(r->hdf, "Page.rows");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		unseal_text(r, n, account, "question", QUESTION_AT);
		unseal_text(r, n, account, "summary", SUMMARY_AT);
	}
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply legal_cancel(struct req *r)
{
	query_do(r, SQL_LEGAL_CANCEL, ARGS(cases_path_id(r, "place")));
	return query_flush(r) ? see(r, "/mediation/legal/mine") : FAILED;
}

enum reply legal_rate(struct req *r)
{
	const char *stars = req_form(r, "rating");
	bool fits = stars && strlen(stars) == 1 && strchr("12345", *stars);

	query_do(r, SQL_LEGAL_RATE, ARGS(cases_path_id(r, "held"), fits ?
		stars : "0"));
	return query_flush(r) ? see(r, "/mediation/legal/mine") : FAILED;
}

/* ---- officers ---------------------------------------------------------- */

enum reply legal_desk(struct req *r)
{
	const char *past = req_query(r, "past");
	bool is_past = past && !strcmp(past, "1");

	if (!review_may(r, "adviser"))
		return FORBIDDEN;
	query_rows(r, SQL_LEGAL_DESK, "Page.shifts", ARGS(is_past ? "t" :
		"f"));
	node_set(r->hdf, "Page.past", is_past ? "1" : NULL);
	return PAGE;
}

enum reply legal_shift_add(struct req *r)
{
	const char *lawyer, *firm, *licence, *place, *day, *from, *to, *n;
	const char *key = cases_key(r, "shift", "");

	if (!review_may(r, "adviser"))
		return FORBIDDEN;
	lawyer = form_kind(r, "lawyer", "name");
	firm = form_kind(r, "firm", "unit");
	licence = form_typed(r, "licence", "text", "17", true);
	place = form_typed(r, "place", "text", "100", true);
	day = form_typed(r, "day", "date", NULL, true);
	from = form_typed(r, "from", "time", NULL, true);
	to = form_typed(r, "to", "time", NULL, true);
	n = form_typed(r, "capacity", "int", "999999", true);
	if (r->errors)
		return bad(r);
	query_do(r, SQL_LEGAL_SHIFT_ADD, ARGS(lawyer, firm, licence, place,
		day, from, to, n, key));
	return query_flush(r) ? see(r, "/desk/mediation/legal") : FAILED;
}

enum reply legal_shift(struct req *r)
{
	struct node *n;

	if (!review_may(r, "adviser"))
		return FORBIDDEN;
	query_row(r, SQL_LEGAL_DESK_SHIFT, "Page.shift", ARGS(
		cases_path_id(r, "shift")));
	query_rows(r, SQL_LEGAL_BOOKINGS, "Page.rows", ARGS(cases_path_id(r,
		"shift")));
	if (!query_flush(r))
		return NOT_FOUND;
	n = node_find(r->hdf, "Page.rows");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *account = arena_strdup(r->arena, node_get(n,
			"account"));

		unseal_text(r, n, account, "question", QUESTION_AT);
		unseal_text(r, n, account, "summary", SUMMARY_AT);
	}
	return PAGE;
}

/* Is the shift one of the adviser's?  *reply is else the answer. */
static bool is_ours(struct req *r, enum reply *reply)
{
	*reply = FORBIDDEN;
	if (!review_may(r, "adviser"))
		return false;
	query_row(r, SQL_LEGAL_DESK_SHIFT, "Page.shift", ARGS(cases_path_id(r,
		"shift")));
	*reply = NOT_FOUND;
	return query_flush(r) && !r->missing;
}

enum reply legal_shift_cancel(struct req *r)
{
	const char *why;
	enum reply reply;

	if (!is_ours(r, &reply))
		return reply;
	why = form_typed(r, "why", "text", "200", true);
	if (r->errors)
		return bad(r);
	query_do(r, SQL_LEGAL_SHIFT_CANCEL, ARGS(cases_path_id(r,
		"shift"), why));
	return query_flush(r) ? see(r, "/desk/mediation/legal") : FAILED;
}

/* The row of a place in the shift, as Page.row; NULL: there is none. */
static struct node *find_booking(struct req *r)
{
	struct node *n;

	query_rows(r, SQL_LEGAL_BOOKINGS, "Page.rows", ARGS(cases_path_id(r,
		"shift")));
	if (!query_flush(r))
		return NULL;
	n = node_find(r->hdf, "Page.rows");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "id"), cases_path_id(r, "seat")))
			break;
	return n;
}

enum reply legal_record_page(struct req *r)
{
	enum reply reply;
	struct node *n;

	if (!is_ours(r, &reply))
		return reply;
	n = find_booking(r);
	if (!n)
		return NOT_FOUND;
	unseal_text(r, n, arena_strdup(r->arena, node_get(n, "account")),
		"question", QUESTION_AT);
	node_copy(r->hdf, "Page.row", n);
	return PAGE;
}

enum reply legal_record(struct req *r)
{
	const char *came = req_form(r, "came"), *referral = req_form(r,
		"referral"), *key = cases_key(r, "record", "");
	bool yes = came && !strcmp(came, "yes");
	const char *shift = cases_path_id(r, "shift");
	const char *account, *summary = "", *sealed = "";
	enum reply reply;
	struct node *row;

	if (!is_ours(r, &reply))
		return reply;
	row = find_booking(r);
	account = row ? arena_strdup(r->arena, node_get(row, "account")) :
		NULL;
	if (!account)
		return NOT_FOUND;
	if (!came || (!yes && strcmp(came, "no")))
		field_error(r, "came", "err_required");
	if (yes)
		summary = form_typed(r, "summary", "para", "2000", true);
	if (r->errors)
		return bad(r);
	if (yes)
		sealed = seal_text(r, account, SUMMARY_AT, summary);
	if (!sealed)
		return FAILED;
	query_do(r, SQL_LEGAL_RECORD, ARGS(shift, cases_path_id(r, "seat"),
		yes ? "t" : "f", sealed, yes && referral ? referral : "",
		key));
	return query_flush(r) ? see(r, "/desk/mediation/legal/%s", shift) :
		FAILED;
}

/* ---- issued papers ----------------------------------------------------- */

static const char *answer(struct req *r, const char *name)
{
	return arena_strdup(r->arena, node_get(r->hdf, arena_printf(r->arena,
		"Answer.%s", name)));
}

/* The letter to the organ says who asks for what; codes are told in the words
 * of the standard. */
static void tell(struct req *r, struct node *standard, const char *name)
{
	const char *s = answer(r, name);
	struct node *field = standard && s ? form_field(standard, name) : NULL;
	const char *words = field ? node_get(field, arena_printf(r->arena,
		"options.%s", s)) : NULL;

	node_set(r->hdf, arena_printf(r->arena, "Page.told.%s", name), words ?
		words : s);
}

void legal_paper(struct req *r, const char *kind)
{
	static const char *const told[] = { "applicant_name", "mobile",
		"address", "other_party", "facts", "request", "limit_on",
		"matter", "exempt" };
	const char *action = node_get(r->hdf, "Page.step.action");
	struct node *standard;

	if (strcmp(kind, "handover"))
		return;
	standard = form_standard(r, node_get(r->hdf, "Page.case.standard"));
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		tell(r, standard, told[i]);
	node_set(r->hdf, "Page.urgent", action && !strcmp(action,
		"help_first") ? "1" : NULL);
	query_maybe(r, SQL_LEGAL_HANDOVER, "Page.handover", ARGS(
		arena_strdup(r->arena, node_get(r->hdf, "Page.paper.id"))));
}
