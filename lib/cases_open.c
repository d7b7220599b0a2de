/*
 * An application opened by an officer for a person who came to the counter,
 * telephoned or was found in need: the person is told at once, the form is the
 * same as for anybody, and the case says who filled it in.
 */
#include <string.h>

#include "cases_parts.h"
#include "rules.h"

enum { MESSAGE_SIZE = 128 };

/* The services of this program, in words. */
static void list_services(struct req *r, const struct cases *m)
{
	char *words = arena_strdup(r->arena, m->services), *code;
	const char *typed = req_form(r, "service");
	unsigned i = 0;

	while ((code = strsep(&words, " "))) {
		const char *id = query_text(r, SQL_STANDARD_NOW, ARGS(code));
		struct node *s = id ? form_standard(r, id) : NULL, *n;

		if (!s)
			continue;
		n = node_at(r->hdf, arena_printf(r->arena,
			"Page.services.%u", i++));
		node_set(n, "code", code);
		node_set(n, "label", form_text(r, s, "title"));
		if (typed && !strcmp(typed, code))
			node_set(n, "chosen", "1");
	}
}

enum reply cases_open_page(struct req *r)
{
	const struct cases *m = r->with;
	const char *done = req_query(r, "done");

	query_rows(r, SQL_OPENED_DRAFTS, "Page.drafts", ARGS());
	list_services(r, m);
	node_set(r->hdf, "Page.base", m->base);
	node_set(r->hdf, "Page.open", m->open);
	node_set(r->hdf, "Page.channel", req_form(r, "channel"));
	if (done && (!strcmp(done, "saved") || !strcmp(done, "removed")))
		node_set(r->hdf, "Page.message", done);
	return query_flush(r) ? PAGE : FAILED;
}

static const char *checked(struct req *r, const char *field)
{
	const struct date any = { 0 };	/* neither rule looks at the day */
	const char *value = req_form(r, field);
	struct verdict v;

	if (!value || !*value) {
		field_error(r, field, "err_required");
		return "";
	}
	v = rule_check(field, value, any);
	if (v.level == RULE_REFUSE)
		field_error(r, field, rule_message(field, &v, arena_alloc(
			r->arena, MESSAGE_SIZE), MESSAGE_SIZE));
	return value;
}

enum reply cases_open(struct req *r)
{
	const struct cases *m = r->with;
	const char *service = req_form(r, "service");
	const char *channel = req_form(r, "channel"), *id, *name, *mobile;

	if (!service || !form_listed(m->services, service))
		field_error(r, "service", "err_choice");
	if (!channel || !form_listed("counter phone paper video system",
			channel))
		field_error(r, "channel", "err_choice");
	name = checked(r, "name");
	mobile = checked(r, "mobile");
	if (r->errors)
		return bad(r);
	id = query_text(r, SQL_OPEN_FOR, ARGS(service, mobile, name, channel,
		cases_key(r, "open", "")));
	return id ? see(r, "%s/draft/%s", m->base, id) : FAILED;
}
