/*
 * The first page, and those that hold words only.
 */
#include <stdlib.h>
#include <string.h>

#include "portal.h"
#include "portal.sql.h"

enum { YEAR = 365 * 24 * 3600 };

enum reply home(struct req *r)
{
	query_rows(r, SQL_SERVICES, "Page.services", ARGS());
	query_rows(r, SQL_BANNERS, "Page.banners", ARGS());
	query_rows(r, SQL_NOTICES, "Page.notices", ARGS(""));
	query_pairs(r, SQL_FIGURE_PAIRS, "Page.figure", ARGS());
	query_flush(r);
	for (unsigned i = 3; i < 21; i++)
		node_remove(r->hdf, arena_printf(r->arena, "Page.notices.%u",
			i));
	return PAGE;
}

/* For whoever watches the suite: does it answer, down to the database? */
enum reply health(struct req *r)
{
	const char *s = query_text(r, SQL_HEALTH, ARGS());

	return raw(r, "text/plain", "ok\n", s ? 3 : 0);
}

enum reply robots(struct req *r)
{
	const char *mode = conf_get(r->conf, "mode");
	/* A demonstration's invented units must not be found by searching. */
	const char *s = mode && !strcmp(mode, "demo")
		? "User-agent: *\nDisallow: /\n"
		: "User-agent: *\nDisallow: /notices\nDisallow: /objection\n"
		"Disallow: /mine\nDisallow: /account\nDisallow: /login\n"
		"Disallow: /signup\nDisallow: /password\nDisallow: /lookup\n"
		"Disallow: /view\nDisallow: /desk/\n";

	return raw(r, "text/plain", s, strlen(s));
}

/* A page of words: all of it stands in the template and the language files. */
enum reply words(struct req *r)
{
	(void)r;
	return PAGE;
}

/* ---- language and type size -------------------------------------------- */

static bool one_of(const char *s, const char *a, const char *b)
{
	return s && (!strcmp(s, a) || !strcmp(s, b));
}

static enum reply set(struct req *r, const char *lang, const char *large)
{
	bool change = one_of(lang, "zh-CN", "en");
	bool size = one_of(large, "1", "0");
	const char *back = req_query(r, "back");

	if (change)
		sess_remember(r, "lang", lang, YEAR);
	if (size)
		sess_remember(r, "large", large, YEAR);
	if (r->method == POST && node_get(r->hdf, "User.id") &&
	    (change || size))
		query_do(r, SQL_PREFER, ARGS(change ? lang : NULL,
			size ? large : NULL));
	return see(r, "%s", sess_next(r, back && *back == '/' &&
		back[1] != '/' && back[1] != '\\' ? back : "/"));
}

enum reply view(struct req *r)
{
	const char *lang = req_query(r, "lang");
	const char *large = req_query(r, "large");

	if (lang || large)
		return set(r, lang, large);
	node_set(r->hdf, "Form.value.lang", r->lang);
	node_set(r->hdf, "Form.value.large",
		node_get(r->hdf, "Config.large") ? "1" : "0");
	node_set(r->hdf, "Page.next", sess_next(r, "/"));
	return PAGE;
}

enum reply view_set(struct req *r)
{
	return set(r, req_form(r, "lang"), req_form(r, "large"));
}
