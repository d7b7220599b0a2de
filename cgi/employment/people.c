/*
 * Who looks for work: particulars, applications, kept searches.
 */
#include "employment.h"

#include <string.h>

#include "cases.h"
#include "employment.sql.h"
#include "form.h"

static const char *const sexes[] = { "1", "2", NULL };
static const char *const schools[] = { "middle", "high", "college",
	"bachelor", "master", NULL };

static void one(struct req *r, const char *name, unsigned i, const char *code,
	const char *words, const char *value)
{
	struct node *o = node_at(r->hdf, arena_printf(r->arena,
		"Form.ask.%s.options.%u", name, i));

	node_set(o, "value", code);
	node_set(o, "label", words);
	if (value && !strcmp(value, code))
		node_set(o, "checked", "1");
}

void choices_named(struct req *r, const char *name, const char *words,
	const char *const *codes, const char *value)
{
	for (unsigned i = 0; codes[i]; i++)
		one(r, name, i, codes[i], page_word(r->pages, r->lang,
			arena_printf(r->arena, "employment.%s.%s", words,
			codes[i])), value);
}

void choices(struct req *r, const char *name, const char *const *codes,
	const char *value)
{
	choices_named(r, name, name, codes, value);
}

void choices_of(struct req *r, const char *name, struct node *standard,
	const char *field, const char *value)
{
	struct node *f = standard ? form_field(standard, field) : NULL;
	struct node *n = f ? node_find(f, "options") : NULL;
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		one(r, name, i++, node_name(n), form_words(n, r->lang), value);
}

/* Rows (value, label, skills) of a statement as the options of a choice. */
static void choices_from(struct req *r, const char *name, const char *list,
	const char *value)
{
	struct node *n = node_find(r->hdf, list);
	unsigned i = 0;

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		const char *en = node_get(n, "label.en");

		one(r, name, i++, arena_strdup(r->arena, node_get(n, "value")),
			arena_strdup(r->arena, en && !strcmp(r->lang, "en") ?
			en : node_get(n, "label")), value);
	}
}

/* ---- particulars ------------------------------------------------------- */

static const char *value(struct req *r, const char *name)
{
	const char *typed = req_form(r, name);

	return typed ? typed : arena_strdup(r->arena, node_get(r->hdf,
		arena_printf(r->arena, "Page.resume.%s", name)));
}

/* The skills of the chosen kind of service are proposed while there are
 * none. */
static void suggest(struct req *r)
{
	const char *code = value(r, "mil_skill"), *typed = value(r, "skills");
	const char *act = req_form(r, "do");
	struct node *n = node_find(r->hdf, "Page.skills");

	/* What was sent empty is shown as it was sent. */
	if (!code || (typed && *typed) || (req_form(r, "skills") &&
			(!act || strcmp(act, "propose"))))
		return;
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "value"), code))
			node_set(r->hdf, "Form.ask.skills.value",
				arena_strdup(r->arena, node_get(n, "skills")));
}

enum reply resume(struct req *r)
{
	static const char *const typed[] = { "birth_year", "service_years",
		"skills", "licences", "pay" };
	static const char *const deeds[] = { "saved", "pool_in", "pool_out",
		NULL };
	struct node *standard = job_standard(r);

	query_maybe(r, SQL_RESUME_MINE, "Page.resume", ARGS());
	query_rows(r, SQL_MIL_SKILLS, "Page.skills", ARGS());
	query_rows(r, SQL_PLACE_FIRST, "Page.districts", ARGS());
	query_maybe(r, SQL_POOL_MINE, "Page.pool", ARGS());
	if (!query_flush(r))
		return FAILED;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		node_set(r->hdf, arena_printf(r->arena, "Form.ask.%s.value",
			typed[i]), value(r, typed[i]));
	choices(r, "sex", sexes, value(r, "sex"));
	choices(r, "education", schools, value(r, "education"));
	choices_of(r, "family", standard, "family", value(r, "family"));
	choices_from(r, "mil_skill", "Page.skills", value(r, "mil_skill"));
	choices_from(r, "area", "Page.districts", value(r, "area"));
	suggest(r);
	say_done(r, deeds);
	return PAGE;
}

void need_choice(struct req *r, const char *name)
{
	const char *s = req_form(r, name);

	if (!s || !*s)
		field_error(r, name, "err_choice");
}

enum reply resume_save(struct req *r)
{
	const char *act = req_form(r, "do"), *born, *years, *skills, *cards;
	const char *pay;

	if (act && (!strcmp(act, "pool_in") || !strcmp(act, "pool_out"))) {
		query_do(r, SQL_POOL_SET, ARGS(strcmp(act, "pool_in") ? "f" :
			"t", req_form(r, "pool")));
		return query_flush(r) ? see(r, "/employment/resume?done=%s",
			act) : FAILED;
	}
	/* Only what the service work brings was asked for. */
	if (act && !strcmp(act, "propose"))
		return resume(r);
	need_choice(r, "sex");
	born = form_typed(r, "birth_year", "int", NULL, true);
	need_choice(r, "education");
	years = form_typed(r, "service_years", "int", NULL, true);
	need_choice(r, "mil_skill");
	skills = form_typed(r, "skills", "para", "500", true);
	cards = form_typed(r, "licences", "text", "200", false);
	need_choice(r, "family");
	need_choice(r, "area");
	pay = form_typed(r, "pay", "int", NULL, true);
	if (r->errors)
		return bad(r);
	query_do(r, SQL_RESUME_PUT, ARGS(req_form(r, "sex"), born,
		req_form(r, "education"), years, req_form(r, "mil_skill"),
		skills, cards, req_form(r, "family"), req_form(r, "area"),
		pay));
	return query_flush(r) ? see(r, "/employment/resume?done=saved") :
		FAILED;
}

/* ---- applications and searches ----------------------------------------- */

enum reply applications(struct req *r)
{
	query_rows(r, SQL_PROPOSALS_MINE, "Page.proposals", ARGS());
	query_rows(r, SQL_MY_MATCHES, "Page.matches", ARGS());
	query_rows(r, SQL_SEARCHES_MINE, "Page.searches", ARGS());
	query_rows(r, SQL_JOBS_FOR_ME, "Page.mine", ARGS("10"));
	node_set(r->hdf, "Page.noindex", "1");
	return PAGE;
}

enum reply match_withdraw(struct req *r)
{
	query_do(r, SQL_MATCH_WITHDRAW, ARGS(cases_path_id(r, "match")));
	return query_flush(r) ? see(r, "/employment/applications") : FAILED;
}

enum reply proposal_decline(struct req *r)
{
	query_do(r, SQL_PROPOSAL_DECLINE, ARGS(cases_path_id(r, "proposal")));
	return query_flush(r) ? see(r, "/employment/applications") : FAILED;
}

enum reply search_drop(struct req *r)
{
	query_do(r, SQL_SEARCH_DROP, ARGS(cases_path_id(r, "search")));
	return query_flush(r) ? see(r, "/employment/applications") : FAILED;
}
