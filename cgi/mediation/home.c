/*
 * What the public sees besides forms and cases: the first page, where a matter
 * went, and what only this program's papers say.
 */
#include "mediation.h"

#include <string.h>

#include "cases.h"
#include "mediation.sql.h"

enum reply home(struct req *r)
{
	query_rows(r, SQL_MEDIATION_OPEN, "Page.services", ARGS());
	query_rows(r, SQL_RIGHTS_FIGURES, "Page.figures", ARGS());
	query_rows(r, SQL_DUTY_DAYS, "Page.days", ARGS());
	return PAGE;
}

enum reply follow(struct req *r)
{
	const char *no = req_path(r, "no");
	enum reply reply;

	query_rows(r, SQL_SORTED_TO, "Page.sorted", ARGS(no));
	query_rows(r, SQL_JOINED, "Page.joined", ARGS(no));
	counsel_ask(r);
	mediate_ask(r);
	reply = cases_show(r);
	if (reply == PAGE)
		mediate_draw(r);
	return reply;
}

/* ---- issued papers ----------------------------------------------------- */

/* Opinion, review or re-check: the step whose words the paper gives. */
static const char *step_of(const char *kind)
{
	return !strcmp(kind, "opinion") ? "propose" :
		!strcmp(kind, "review_opinion") ? "review" :
		!strcmp(kind, "recheck_opinion") ? "recheck" : NULL;
}

static void say(struct req *r, const struct dossier *d, struct node *word)
{
	const char *action = node_get(word, "action");
	const char *path = arena_strdup(r->arena, node_get(word, "path"));
	const char *value = arena_strdup(r->arena, node_get(word, "value"));
	struct node *field = form_field_in(d->standard, arena_printf(r->arena,
		"actions.%s", action), path);

	if (!field)
		return;
	if (form_field_is_secret(field))
		value = cases_unseal(r, d, arena_printf(r->arena,
			"case_event_text.actions.%s.%s", action, path), value);
	else if (node_find(field, "options"))
		value = form_words(node_find(field, arena_printf(r->arena,
			"options.%s", value)), "zh-CN");
	node_set(r->hdf, arena_printf(r->arena, "Page.said.%s", path), value);
}

static void say_opinion(struct req *r, const char *step)
{
	struct dossier d = cases_drawn(r);
	struct node *n;

	d.standard = form_standard(r, arena_strdup(r->arena, node_get(r->hdf,
		"Page.case.standard")));
	query_rows(r, SQL_PETITION_WORDS, "Page.words", ARGS(d.id));
	if (!d.standard || !query_flush(r))
		return;
	n = node_find(r->hdf, "Page.words");
	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "action"), step))
			say(r, &d, n);
}

void mediation_paper(struct req *r, const char *kind)
{
	const char *name = node_get(r->hdf, "Answer.applicant_name");
	const char *step = step_of(kind);

	/* The title of a confidential case is empty. */
	node_set(r->hdf, "Page.case.applicant", name && *name ?
		arena_strdup(r->arena, name) : page_word(r->pages, "zh-CN",
		"mediation.nameless"));
	node_set(r->hdf, "Page.remedy.kind", "petition");
	if (step)
		say_opinion(r, step);
	legal_paper(r, kind);
	mediate_print(r, kind);
}
