/*
 * Papers that belong to no case: tickets, lists, letters of fairs and classes,
 * printed from the page's data when they are asked for.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "print.h"

enum reply fair_pdf(struct req *r, const char *paper, const char *id)
{
	const char *name = page_word(r->pages, "zh-CN", arena_printf(r->arena,
		"employment.paper.%s", paper));

	return print_send(r, paper, arena_printf(r->arena, "%s-%s.pdf", name,
		id));
}

const char *ticked(struct req *r, const char *field)
{
	const char *const *s = req_form_all(r, field, NULL);
	struct buf b = buf_new(r->arena);

	for (; *s; s++)
		if (cases_is_id(*s))
			buf_printf(&b, "%s%s", b.len ? "," : "", *s);
	return arena_printf(r->arena, "{%s}", b.len ? b.data : "");
}

void say_done(struct req *r, const char *const *known)
{
	const char *done = req_query(r, "done");

	for (; done && *known; known++)
		if (!strcmp(done, *known))
			node_set(r->hdf, "Page.message", *known);
}
