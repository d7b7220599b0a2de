/*
 * A task of a case that has a button of its own: what the standard asks for,
 * or else a word on what was found.  Tasks stand side by side, so that
 * finishing one asks for no version of the case; the second to finish is told.
 */
#include <string.h>

#include "review_parts.h"

const char *review_task_of(const char *action)
{
	return action && !strncmp(action, "task.", 5) ? action + 5 : NULL;
}

/* The row of Page.tasks that the address names. */
static struct node *row_of(struct req *r)
{
	struct node *n = node_find(r->hdf, "Page.tasks");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "id"), req_path(r, "task")))
			return n;
	return NULL;
}

/* The case, and the task as the standard has it; NULL when it is not there. */
static struct node *take(struct req *r, const struct cases *m,
	struct dossier *d, struct node **row)
{
	if (!cases_is_id(req_path(r, "task")) || review_bars(r))
		return NULL;
	review_ask(r);
	if (!review_take(r, m, d))
		return NULL;
	*row = row_of(r);
	return *row ? node_find(d->standard, arena_printf(r->arena, "tasks.%s",
		node_get(*row, "task"))) : NULL;
}

static void draw(struct req *r, const struct dossier *d, struct step *s)
{
	review_step_draw(r, s);
	node_set(r->hdf, "Page.back", d->here);
}

enum reply review_task_page(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;
	struct node *row, *task = take(r, m, &d, &row);
	struct step s;

	if (!task)
		return NOT_FOUND;
	/* Shown again after somebody else's word, it is done. */
	if (node_get(row, "done"))
		node_set(r->hdf, "Page.over", "1");
	else if (!node_get(row, "mine")) {
		node_set(r->hdf, "Page.reason", "err_role");
		return FORBIDDEN;
	}
	s = review_task_step(r, m, d.standard, task);
	draw(r, &d, &s);
	return PAGE;
}

static const char *finish(struct req *r, struct step *s)
{
	const char *paths = form_array_end(&s->paths);
	const char *texts = form_array_end(&s->texts);

	return query_text(r, SQL_REVIEW_TASK_DONE, ARGS(req_path(r, "task"),
		s->note, paths, texts, cases_key(r, "task", arena_printf(
		r->arena, "%s\n%s\n%s", s->note, paths,
		form_array_end(&s->said)))));
}

enum reply review_task(struct req *r)
{
	const struct cases *m = r->with;
	struct dossier d;
	struct node *row, *task;
	struct step s;

	task = take(r, m, &d, &row);
	if (!task)
		return NOT_FOUND;
	s = review_task_step(r, m, d.standard, task);
	s.of = &d;
	if (review_step_read(r, &s) == FORM_AGAIN) {
		draw(r, &d, &s);
		return PAGE;
	}
	if (r->errors)
		return bad(r);
	return finish(r, &s) ? see(r, "%s?done=task_done#tasks", d.here) :
		FAILED;
}
