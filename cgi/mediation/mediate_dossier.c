/*
 * The file of a mediation as one PDF: cover, contents, and every piece in the
 * order prescribed for files of people's mediation, each from the record.
 */
#include <string.h>

#include "cases.h"
#include "mediation.h"
#include "mediation.sql.h"
#include "press.h"
#include "print.h"

/* ---- steps and what was filled in at them ------------------------------ */

static struct node *step_of(struct req *r, const char *version)
{
	struct node *n = node_find(r->hdf, "Page.steps");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		if (!strcmp(node_get(n, "version"), version))
			return n;
	return NULL;
}

static void put_value(struct req *r, const struct dossier *d, struct node *v)
{
	const char *action = node_get(v, "action"), *path = node_get(v,
		"path"), *name, *value = arena_strdup(r->arena, node_get(v,
		"value"));
	struct node *step = step_of(r, node_get(v, "version"));
	struct node *field = form_field_in(d->standard, arena_printf(r->arena,
		"actions.%s", action), path);

	if (!step || !field || !value)
		return;
	if (form_field_is_secret(field))
		value = mediate_open(r, action, path, value);
	if (!value)
		return;
	/* In words, names of parties instead of their numbers. */
	name = mediate_name(r, path, value);
	node_set(step, arena_printf(r->arena, "v.%s", path), name ? name :
		form_say(r, field, value));
}

static void put_steps(struct req *r, const struct dossier *d)
{
	struct node *n = node_find(r->hdf, "Page.values");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n))
		put_value(r, d, n);
}

/* ---- the application --------------------------------------------------- */

static void put_answers(struct req *r, const struct dossier *d)
{
	struct form f = { .standard = d->standard, .where = "form.pages",
		.values = d->values };
	struct node *p, *n;

	form_show(r, &f, "Page.answers", false);
	p = node_find(r->hdf, "Page.answers");
	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		n = node_find(p, "rows");
		for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
			const char *type = node_get(n, "type");

			if (type && !strcmp(type, "division"))
				node_set(n, "value", arena_strdup(r->arena,
					node_get(r->hdf, "Page.case.place")));
		}
	}
}

/* ---- what was sent ----------------------------------------------------- */

struct sheets {
	size_t n;
	int fd[PRESS_FILES];
};

/* What was sent with it, by the words of the standard; what opens goes in
 * whole, as sheet number `sheet`. */
static void put_files(struct req *r, const struct dossier *d,
	struct sheets *sheets)
{
	struct node *n = node_find(r->hdf, "Page.files");

	for (n = n ? node_child(n) : NULL; n; n = node_next(n)) {
		int fd = sheets->n < PRESS_FILES ? cases_file_open(r, d,
			arena_strdup(r->arena, node_get(n, "stored"))) : -1;

		node_set(n, "label", form_text(r, d->standard, arena_printf(
			r->arena, "papers.%s.label", node_get(n, "paper"))));
		if (fd < 0)
			continue;
		sheets->fd[sheets->n++] = fd;
		node_setf(n, "sheet", "%zu", sheets->n);
	}
}

/* ---- printing ---------------------------------------------------------- */

static enum reply print(struct req *r, const char *no,
	const struct sheets *sheets)
{
	size_t size;
	const char *bytes = print_pdf(r, "dossier", sheets->n, sheets->fd,
		&size, NULL);

	return bytes ? download(r, arena_printf(r->arena, "%s.pdf", no),
		"application/pdf", bytes, size) : AWAY;
}

enum reply mediate_dossier(struct req *r)
{
	const char *no = req_path(r, "no");
	struct sheets sheets = { .n = 0 };
	struct dossier d;

	/* A file is an official text. */
	r->lang = "zh-CN";
	mediate_ask(r);
	query_rows(r, SQL_MED_STEPS, "Page.steps", ARGS(no));
	query_rows(r, SQL_MED_STEP_VALUES, "Page.values", ARGS(no));
	query_rows(r, SQL_MED_FILES, "Page.files", ARGS(no));
	cases_ask(r);
	if (!cases_take(r, r->with, &d))
		return NOT_FOUND;
	mediate_draw(r);
	/* Whoever stands in the matter does not read its file. */
	if (is_in_matter(r, node_get(r->hdf, "User.name"))) {
		node_set(r->hdf, "Page.reason", "err_interest");
		return FORBIDDEN;
	}
	/* Other services have no such file. */
	if (!node_get(r->hdf, "Page.med.yes"))
		return see(r, "/desk/mediation/%s", no);
	put_steps(r, &d);
	put_answers(r, &d);
	put_files(r, &d, &sheets);
	return print(r, no, &sheets);
}
