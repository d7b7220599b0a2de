/*
 * What officers do around the steps of a case.  Each deed is one call of the
 * database and brings back to the case; a refusal shows the case again, as it
 * is now.
 */
#include <string.h>

#include "review_parts.h"

/* The id of the case :no, NULL when the officer does not see it. */
static const char *id_of(struct req *r)
{
	return review_bars(r) ? NULL : query_text(r, SQL_REVIEW_ID,
		ARGS(req_path(r, "no")));
}

static enum reply back(struct req *r, const struct cases *m, const char *done,
	const char *place)
{
	if (!query_flush(r))
		return FAILED;
	return see(r, "%s/%s?done=%s%s", m->base, req_path(r, "no"), done,
		place);
}

/* ---- who has it -------------------------------------------------------- */

enum reply review_claim(struct req *r)
{
	const struct cases *m = r->with;
	const char *id = id_of(r);

	if (!id)
		return NOT_FOUND;
	query_do(r, SQL_REVIEW_CLAIM, ARGS(id, cases_key(r, "claim", "")));
	return back(r, m, "claimed", "");
}

enum reply review_release(struct req *r)
{
	const struct cases *m = r->with;
	const char *id = id_of(r);

	if (!id)
		return NOT_FOUND;
	query_do(r, SQL_REVIEW_RELEASE, ARGS(id));
	return back(r, m, "released", "");
}

enum reply review_assign_page(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;

	if (review_bars(r))
		return NOT_FOUND;
	review_ask(r);
	query_rows(r, SQL_REVIEW_HOLDERS, "Page.holders", ARGS(req_path(r,
		"no")));
	if (!review_take(r, m, &d))
		return NOT_FOUND;
	if (!node_get(r->hdf, "User.roles.supervisor")) {
		node_set(r->hdf, "Page.reason", "err_role");
		return FORBIDDEN;
	}
	node_set(r->hdf, "Page.back", d.here);
	return PAGE;
}

enum reply review_assign(struct req *r)
{
	const struct cases *m = r->with;
	const char *id = id_of(r), *officer = req_form(r, "officer");

	if (!id)
		return NOT_FOUND;
	if (!cases_is_id(officer)) {
		field_error(r, "officer", "err_choice");
		return bad(r);
	}
	query_do(r, SQL_REVIEW_ASSIGN, ARGS(id, officer));
	return back(r, m, "assigned", "");
}

/* ---- files ------------------------------------------------------------- */

/* Only a file of the case that the read log names. */
static bool is_its_file(struct req *r)
{
	const char *file = req_path(r, "file");

	return cases_is_id(file) && query_text(r, SQL_REVIEW_FILE_OF,
		ARGS(file, req_path(r, "no")));
}

enum reply review_file(struct req *r)
{
	if (!is_its_file(r))
		return NOT_FOUND;
	return cases_file(r);
}

enum reply review_judge(struct req *r)
{
	const struct cases *m = r->with;
	const char *file = req_path(r, "file"), *deed = req_form(r, "do");
	const char *field = arena_printf(r->arena, "word_%s", file);
	bool fine = deed && !strcmp(deed, "accept");
	const char *word = review_words(r, field, !fine);

	if (!deed || (!fine && strcmp(deed, "refuse")))
		return MALFORMED;
	if (review_bars(r) || !is_its_file(r))
		return NOT_FOUND;
	if (!word)
		return bad(r);
	query_do(r, SQL_REVIEW_JUDGE, ARGS(file, fine ? "true" : "false",
		word));
	return back(r, m, fine ? "file_fine" : "file_refused", "#papers");
}

/* ---- words ------------------------------------------------------------- */

enum reply review_message(struct req *r)
{
	const struct cases *m = r->with;
	const char *s = review_words(r, "body", true);
	const char *asks = req_form(r, "answer");
	const char *id = id_of(r);

	if (!id)
		return NOT_FOUND;
	if (!s)
		return bad(r);
	query_do(r, SQL_CASE_WRITE, ARGS(id, s, asks && !strcmp(asks, "1") ?
		"true" : "false", cases_key(r, "message", s)));
	return back(r, m, "message_sent", "#messages");
}

enum reply review_read(struct req *r)
{
	const struct cases *m = r->with;
	const char *id = id_of(r);

	if (!id)
		return NOT_FOUND;
	query_do(r, SQL_CASE_READ, ARGS(id));
	return back(r, m, "read", "#messages");
}

enum reply review_note(struct req *r)
{
	const struct cases *m = r->with;
	const char *s = review_words(r, "inner", true), *id = id_of(r);

	if (!id)
		return NOT_FOUND;
	if (!s)
		return bad(r);
	query_do(r, SQL_REVIEW_NOTE, ARGS(id, s, cases_key(r, "note", s)));
	return back(r, m, "noted", "#notes");
}
