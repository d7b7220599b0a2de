/*
 * Officers' accounts.  The system administrator opens and closes them and can
 * give no right; the security administrator gives and takes rights and can
 * open no account (GB/T 22239-2019: separation of administrators).
 */
#include <string.h>

#include "desk.h"
#include "desk.sql.h"
#include "reply.h"
#include "rules.h"

enum { ROWS = 50, FIRST_DIGITS = 8, MESSAGE_SIZE = 64 };

enum reply people(struct req *r)
{
	const char *q = req_query(r, "q"), *after = req_row(r, "after");

	if (q && strlen(q) > 200)
		q = NULL;
	node_set(r->hdf, "Page.q", q);
	query_rows(r, SQL_OFFICERS, "Page.rows", ARGS(q, after));
	next_page(r, "Page.rows", ROWS, arena_printf(r->arena,
		"/desk/people?q=%s&after=", reply_escape(r->arena,
		q ? q : "")));
	return PAGE;
}

static bool is_number(const char *s)
{
	return s && *s && strlen(s) < 19 &&
		strspn(s, "0123456789") == strlen(s);
}

enum reply person(struct req *r)
{
	if (!is_number(req_path(r, "id")))
		return NOT_FOUND;
	node_set(r->hdf, "Page.message", req_query(r, "done"));
	query_row(r, SQL_OFFICER, "Page.officer", ARGS(req_path(r, "id")));
	query_rows(r, SQL_ROLES, "Page.roles", ARGS(req_path(r, "id")));
	return PAGE;
}

enum reply new_person(struct req *r)
{
	query_do(r, SQL_NEED, ARGS("sysadmin"));
	query_rows(r, SQL_STATIONS, "Page.stations", ARGS());
	return PAGE;
}

static void check_login(struct req *r, const char *s)
{
	if (!s || !*s)
		field_error(r, "login", "err_required");
	else if (strlen(s) < 3 || strlen(s) > 40 || strspn(s,
		"abcdefghijklmnopqrstuvwxyz0123456789-.") != strlen(s))
		field_error(r, "login", "err_login_form");
}

static void check(struct req *r, const char *field, const char *kind,
	const char *value, bool required)
{
	const struct date any = { 0 };	/* neither rule looks at the day */
	struct verdict v;

	if (!value || !*value) {
		if (required)
			field_error(r, field, "err_required");
		return;
	}
	v = rule_check(kind, value, any);
	if (v.level == RULE_REFUSE)
		field_error(r, field, rule_message(kind, &v, arena_alloc(
			r->arena, MESSAGE_SIZE), MESSAGE_SIZE));
}

enum reply create(struct req *r)
{
	const char *name = req_form(r, "name"), *who = req_form(r, "login");
	const char *mobile = req_form(r, "mobile");
	const char *station = req_form(r, "station");
	const char *code = crypt_code(r->arena, FIRST_DIGITS);
	char *said, *key;

	check_login(r, who);
	check(r, "name", "name", name, true);
	check(r, "mobile", "mobile", mobile, false);
	if (!is_number(station))
		field_error(r, "station", "err_choice");
	if (r->errors)
		return bad(r);
	said = arena_strdup(r->arena, query_text(r, SQL_CREATE, ARGS(who, name,
		mobile ? mobile : "", station, code)));
	if (!said)
		return FAILED;
	key = strchr(said, ':');
	if (key) {
		*key++ = '\0';
		field_error(r, said, key);
		return bad(r);
	}
	node_set(r->hdf, "Page.login", who);
	node_set(r->hdf, "Page.code", code);
	return PAGE;
}

/* Says what a deed of an administrator came to. */
static enum reply told(struct req *r, const char *said, const char *done)
{
	if (!said)
		return FAILED;
	if (!strcmp(said, "ok"))
		return see(r, "/desk/people/%s?done=%s", req_path(r, "id"),
			done);
	field_error(r, "", said);
	return bad(r);
}

enum reply set_state(struct req *r)
{
	const char *state = req_form(r, "state");

	if (!is_number(req_path(r, "id")) || !state ||
	    (strcmp(state, "active") && strcmp(state, "locked") &&
	     strcmp(state, "closed")))
		return NOT_FOUND;
	return told(r, query_text(r, SQL_SET_STATE, ARGS(req_path(r, "id"),
		state)), "saved");
}

enum reply reset(struct req *r)
{
	const char *code = crypt_code(r->arena, FIRST_DIGITS), *said;

	if (!is_number(req_path(r, "id")))
		return NOT_FOUND;
	said = query_text(r, SQL_RESET, ARGS(req_path(r, "id"), code));
	if (!said || strcmp(said, "ok"))
		return told(r, said, "saved");
	person(r);
	node_set(r->hdf, "Page.code", code);
	return PAGE;
}

static enum reply change_role(struct req *r, unsigned sql)
{
	const char *role = req_form(r, "role");

	if (!is_number(req_path(r, "id")) || !role)
		return NOT_FOUND;
	return told(r, query_text(r, sql, ARGS(req_path(r, "id"), role)),
		"saved");
}

enum reply give_role(struct req *r)
{
	return change_role(r, SQL_GIVE_ROLE);
}

enum reply take_role(struct req *r)
{
	return change_role(r, SQL_TAKE_ROLE);
}
