/*
 * What to know before applying, drawn from the standard of each service, and
 * where to go in person.
 */
#include <string.h>

#include "form.h"
#include "portal.h"
#include "portal.sql.h"

enum reply guides(struct req *r)
{
	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_rows(r, SQL_SERVICES, "Page.services", ARGS());
	return PAGE;
}

/* "Trade: food, health": when a paper is asked for, in words. */
static void say_when(struct req *r, struct node *standard, struct node *paper,
	const char *path)
{
	const char *name = node_get(paper, "when.field");
	struct node *field = name ? form_field(standard, name) : NULL;
	struct buf b = buf_new(r->arena);
	char *list, *code;

	if (!field)
		return;
	list = arena_strdup(r->arena, node_get(paper, "when.is"));
	while ((code = strsep(&list, " ")))
		buf_printf(&b, "%s%s", b.len ? strcmp(r->lang, "en") ? "、"
			: ", " : "", form_say(r, field, code));
	node_set(r->hdf, arena_printf(r->arena, "%s.when", path),
		form_words(node_find(field, "label"), r->lang));
	node_set(r->hdf, arena_printf(r->arena, "%s.is", path), b.data);
}

static void list_papers(struct req *r, struct node *standard)
{
	struct node *p = node_find(standard, "papers");
	unsigned n = 0;

	for (p = p ? node_child(p) : NULL; p; p = node_next(p)) {
		const char *path = arena_printf(r->arena, "Page.papers.%u",
			n++);

		node_copy(r->hdf, path, p);
		say_when(r, standard, p, path);
	}
}

static void copy(struct req *r, struct node *standard, const char *name)
{
	struct node *n = node_find(standard, name);

	if (n)
		node_copy(r->hdf, arena_printf(r->arena, "Page.%s", name), n);
}

enum reply guide(struct req *r)
{
	const char *code = req_path(r, "code");
	struct node *s;

	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_row(r, SQL_GUIDE, "Page.service", ARGS(code));
	query_maybe(r, SQL_PACE, "Page.pace", ARGS(code));
	if (!query_flush(r))
		return NOT_FOUND;
	s = form_standard(r, node_get(r->hdf, "Page.service.standard"));
	if (!s)
		return NOT_FOUND;
	copy(r, s, "intro");
	copy(r, s, "guide");
	copy(r, s, "basis");
	list_papers(r, s);
	return PAGE;
}

enum reply stations(struct req *r)
{
	const char *area = req_path(r, "area");

	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_row(r, SQL_STATION, "Page.station", ARGS(area ? area : ""));
	query_rows(r, SQL_STATIONS, "Page.stations", ARGS(area ? area : ""));
	return PAGE;
}
