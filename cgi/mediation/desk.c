/*
 * A case on the officers' side: where it came from and went, others of the same
 * person, the rules of sorting, who is named for it, early warnings.
 */
#include "mediation.h"

#include <string.h>

#include "mediation.sql.h"

/* ---- the page ---------------------------------------------------------- */

static void ask(struct req *r)
{
	const char *no = req_path(r, "no");

	query_rows(r, SQL_SORTED_TO, "Page.sorted", ARGS(no));
	query_rows(r, SQL_JOINED, "Page.joined", ARGS(no));
	query_rows(r, SQL_LOOK_ALIKES, "Page.alikes", ARGS(no));
	query_rows(r, SQL_NAMED_OFFICERS, "Page.named", ARGS(no));
	query_rows(r, SQL_RISK_NOTES, "Page.risk_notes", ARGS(no));
	query_maybe(r, SQL_CASE_MARKS, "Page.marks", ARGS(no));
	counsel_ask(r);
	mediate_ask(r);
}

static void open_notes(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.risk_notes");
	struct dossier d;

	if (!n || !node_child(n))
		return;
	d = cases_drawn(r);
	for (n = node_child(n); n; n = node_next(n)) {
		const char *s = cases_unseal(r, &d, "risk_note.body",
			arena_strdup(r->arena, node_get(n, "body")));

		node_set(n, "body", s ? s : "****");
	}
}

/* The rule of sorting that fits what the person answered. */
static void hint(struct req *r)
{
	static const struct { const char *matter, *rule; } rules[] = {
		{ "family", "dispute" }, { "debt", "dispute" },
		{ "labour", "dispute" }, { "injury", "dispute" },
		{ "policy", "policy" }, { "advice", "advice" },
		{ "accuse", "accuse" }, { "lawyer", "lawyer" },
		{ "distress", "distress" }, { "hardship", "hardship" },
	};
	const char *service = node_get(r->hdf, "Page.case.service");
	const char *matter = node_get(r->hdf, "Answer.matter");

	if (!service || strcmp(service, INTAKE))
		return;
	node_set(r->hdf, "Page.rule", "other");
	for (size_t i = 0; matter && i < sizeof rules / sizeof *rules; i++)
		if (!strcmp(rules[i].matter, matter))
			node_set(r->hdf, "Page.rule", rules[i].rule);
	node_set(r->hdf, "Page.danger", arena_strdup(r->arena,
		node_get(r->hdf, "Answer.danger")));
	node_set(r->hdf, "Page.limit", arena_strdup(r->arena,
		node_get(r->hdf, "Answer.limit_on")));
}

/* Whoever stands in the matter does not read it (Regulations on the Work of
 * Petitions, articles 28 and 30): of an accusation he does not even learn that
 * it is there. */
static enum reply guarded(struct req *r, enum reply reply)
{
	if (!is_in_matter(r, node_get(r->hdf, "User.name")))
		return reply;
	if (node_get(r->hdf, "Page.marks.locked"))
		return NOT_FOUND;
	node_set(r->hdf, "Page.reason", "err_interest");
	return FORBIDDEN;
}

static enum reply finish(struct req *r, enum reply reply)
{
	if (reply != PAGE)
		return reply;
	open_notes(r);
	hint(r);
	mediate_draw(r);
	return guarded(r, reply);
}

enum reply desk_case(struct req *r)
{
	ask(r);
	return finish(r, review_show(r));
}

enum reply desk_act(struct req *r)
{
	enum reply reply;

	if (!mediate_prepare(r))
		return NOT_FOUND;
	ask(r);
	reply = review_act_page(r);
	/* Whoever stands in the matter can still withdraw from it. */
	return strcmp(req_path(r, "action"), "step_aside") ? finish(r, reply) :
		reply;
}

/* ---- a step ------------------------------------------------------------ */

/* Is the one asking kept away from the case?  *reply is then the answer. */
static bool is_kept_away(struct req *r, enum reply *reply)
{
	const struct cases *m = r->with;
	struct dossier d;

	query_maybe(r, SQL_CASE_MARKS, "Page.marks", ARGS(req_path(r, "no")));
	mediate_ask(r);
	cases_ask(r);
	*reply = NOT_FOUND;
	if (!cases_take(r, m, &d))
		return true;
	mediate_draw(r);
	*reply = guarded(r, PAGE);
	return *reply != PAGE;
}

bool desk_bars(struct req *r)
{
	enum reply reply;

	return is_kept_away(r, &reply);
}

enum reply desk_step(struct req *r)
{
	const char *action = req_path(r, "action");
	enum reply reply;

	if (strcmp(action, "step_aside") && is_kept_away(r, &reply))
		return reply;
	if (!mediate_prepare(r))
		return NOT_FOUND;
	return strncmp(action, "sort_", 5) ? review_act(r) :
		mediation_sort(r);
}

/* ---- files and papers -------------------------------------------------- */

enum reply desk_file(struct req *r)
{
	enum reply reply;

	return is_kept_away(r, &reply) ? reply : review_file(r);
}

enum reply desk_paper(struct req *r)
{
	enum reply reply;

	return is_kept_away(r, &reply) ? reply : cases_paper(r);
}

/* ---- who is named ------------------------------------------------------ */

enum reply name_officer(struct req *r)
{
	const struct cases *m = r->with;
	const char *no = req_path(r, "no"), *who = req_form(r, "officer");
	const char *deed = req_form(r, "do");
	enum reply reply;

	if (is_kept_away(r, &reply))
		return reply;
	if (!cases_is_id(who)) {
		field_error(r, "officer", "err_choice");
		return bad(r);
	}
	return query_text(r, SQL_NAME_OFFICER, ARGS(no, who, deed &&
		!strcmp(deed, "remove") ? "f" : "t", cases_key(r, "name",
		""))) ? see(r, "%s/%s?done=acted", m->base, no) : FAILED;
}

/* ---- early warnings ---------------------------------------------------- */

enum reply risk_add(struct req *r)
{
	const struct cases *m = r->with;
	const char *no = req_path(r, "no"), *said, *sealed;
	struct dossier d;

	query_do(r, SQL_RISK_MAY, ARGS(no));
	cases_ask(r);
	if (!cases_take(r, m, &d))
		return NOT_FOUND;
	if (is_in_matter(r, node_get(r->hdf, "User.name")))
		return NOT_FOUND;
	/* Facts, no more than a line or two. */
	said = form_typed(r, "risk", "para", "500", true);
	if (r->errors)
		return bad(r);
	sealed = cases_seal(r, &d, "risk_note.body", said);
	if (!sealed)
		return FAILED;
	return query_text(r, SQL_RISK_ADD, ARGS(no, sealed, cases_key(r,
		"risk", said))) ? see(r, "%s/%s?done=acted", m->base, no) :
		FAILED;
}

enum reply risk_review(struct req *r)
{
	const struct cases *m = r->with;
	const char *no = req_path(r, "no");
	const char *deed = req_form(r, "do");
	enum reply reply;

	query_do(r, SQL_RISK_MAY, ARGS(no));
	if (is_kept_away(r, &reply))
		return reply;
	if (!deed)
		return MALFORMED;
	return query_text(r, SQL_RISK_REVIEW, ARGS(no, cases_path_id(r,
		"note"), strcmp(deed, "keep") ? "f" : "t", cases_key(r,
		"risk", ""))) ? see(r, "%s/%s?done=acted", m->base, no) :
		FAILED;
}
