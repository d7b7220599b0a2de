/*
 * Sorting: what a person told becomes a case of another service, in one
 * transaction.  Answers are sealed for one case, so they are opened here and
 * sealed again for the new one; fields of the same name are carried over.
 */
#include "mediation.h"

#include <string.h>

#include "mediation.sql.h"
#include "text.h"

/* ---- who has an interest ----------------------------------------------- */

bool is_in_matter(struct req *r, const char *name)
{
	static const char *const where[] = { "Answer.other_party",
		"Answer.other_contact" };

	if (!name || text_count(name) < 2)
		return false;
	for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
		const char *said = node_get(r->hdf, where[i]);

		if (said && strstr(said, name))
			return true;
	}
	return mediate_is_party(r, name);
}

/* Of an accusation also where facts name somebody. */
static bool is_accused(struct req *r, const char *name)
{
	const char *facts = node_get(r->hdf, "Answer.facts");

	return is_in_matter(r, name) || (name && text_count(name) > 1 &&
		facts && strstr(facts, name));
}

/* Officers for accusations whose name stands in the matter, as an array. */
static const char *kept_away(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.discipline");
	struct buf b = buf_new(r->arena);

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (is_accused(r, node_get(n, "name")))
			form_array_add(&b, node_get(n, "id"));
	return form_array_end(&b);
}

/* ---- the answers of the new case --------------------------------------- */

static void free_tree(void *n)
{
	node_free(n);
}

/* What the officer said of the matter in the step, if the form asks it. */
static void add_step(struct req *r, const struct dossier *d,
	const char *action, struct node *standard, struct node *out)
{
	struct node *n = node_find(d->standard, arena_printf(r->arena,
		"actions.%s.fields", action));

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (form_field(standard, node_name(n)))
			node_set(out, node_name(n), req_form(r,
				node_name(n)));
}

static struct node *carry(struct req *r, const struct dossier *d,
	const char *action, struct node *standard)
{
	struct node *out = node_new(), *n = node_child(d->values);

	arena_defer(r->arena, free_tree, out);
	for (; n; n = node_next(n))
		if (form_field(standard, node_name(n)))
			node_copy(out, node_name(n), n);
	add_step(r, d, action, standard, out);
	return out;
}

/* ---- the deed ---------------------------------------------------------- */

static const char *column(struct req *r, const char *name)
{
	return arena_strdup(r->arena, node_get(r->hdf, arena_printf(r->arena,
		"Page.sort.%s", name)));
}

/* The new number; NULL after a failure. */
static const char *become(struct req *r, const struct dossier *d,
	const struct review_given *g)
{
	struct dossier to = { .id = column(r, "id"),
		.applicant = d->applicant, .service = column(r, "service") };
	const char *paths, *texts;

	to.standard = form_standard(r, column(r, "standard"));
	if (!to.standard)
		return NULL;
	to.values = carry(r, d, g->action, to.standard);
	if (!cases_arrays(r, &to, to.values, &paths, &texts))
		return NULL;
	return query_text(r, SQL_SORT_END, ARGS(d->id, g->version, g->action,
		g->note, g->paths, g->texts, paths, texts,
		kept_away(r), g->key));
}

enum reply mediation_sort(struct req *r)
{
	struct dossier d;
	struct review_given g;
	enum reply reply;

	query_rows(r, SQL_DISCIPLINE_NAMES, "Page.discipline", ARGS(
		req_path(r, "no")));
	if (!review_given(r, &d, &g, &reply))
		return reply;
	query_row(r, SQL_SORT_BEGIN, "Page.sort", ARGS(d.id, g.version,
		g.action, g.key));
	if (!query_flush(r))
		return FAILED;
	if (column(r, "done") || become(r, &d, &g))
		return see(r, "%s?done=acted", d.here);
	return FAILED;
}

/* ---- a letter without a sender ----------------------------------------- */

enum reply letter(struct req *r)
{
	const struct cases *m = r->with;
	const char *channel = req_form(r, "channel"), *id;

	id = query_text(r, SQL_OPEN_LETTER, ARGS(channel, cases_key(r,
		"letter", "")));
	return id ? see(r, "%s/draft/%s", m->base, id) : FAILED;
}
