/*
 * Training: classes with seats and a waiting list.  Who applies does so by the
 * service; here are the classes, the way into the form, attendance, and what
 * only the papers of a class say.
 */
#include "employment.h"

#include <string.h>

#include "employment.sql.h"
#include "form.h"
#include "rules.h"

static const char *const levels[] = { "entry", "five", "four", "three",
	"short", NULL };
static const char *const deeds[] = { "saved", "class_off", "class_day",
	NULL };

/* ---- the public side --------------------------------------------------- */

enum reply classes(struct req *r)
{
	query_rows(r, SQL_CLASSES, "Page.rows", ARGS());
	return PAGE;
}

enum reply class_show(struct req *r)
{
	struct node *standard = job_standard(r);

	query_row(r, SQL_CLASS, "Page.class", ARGS(cases_path_id(r,
		"class")));
	if (!query_flush(r))
		return FAILED;
	job_words(r, "Page.class", standard);
	return PAGE;
}

/* An application for this class: the form with its number filled in. */
enum reply class_begin(struct req *r)
{
	const char *draft = query_text(r, SQL_CLASS_BEGIN, ARGS(cases_path_id(
		r, "class")));

	return draft ? see(r, "/employment/draft/%s", draft) : FAILED;
}

void training_paper(struct req *r, const char *kind)
{
	const char *id;

	if (strcmp(kind, "approval") && strcmp(kind, "certificate"))
		return;
	id = node_get(r->hdf, "Page.case.id");
	query_maybe(r, SQL_CLASS_PAPER, "Page.class", ARGS(arena_strdup(
		r->arena, id ? id : "0")));
}

/* ---- the officers' side ------------------------------------------------ */

enum reply desk_classes(struct req *r)
{
	query_rows(r, SQL_CLASS_DESK, "Page.rows", ARGS());
	return PAGE;
}

enum reply class_new(struct req *r)
{
	struct node *standard = job_standard(r);

	query_rows(r, SQL_CLASS_DESK, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	choices_named(r, "level", "class.level", levels, req_form(r, "level"));
	choices_of(r, "family", standard, "family", req_form(r, "family"));
	return PAGE;
}

enum reply class_plan(struct req *r)
{
	const char *title, *school, *place, *family, *level, *hours, *seats,
		*from, *to, *until, *fee, *allowance, *tel, *id;

	/* Whoever may not plan hears so first. */
	query_rows(r, SQL_CLASS_DESK, "Page.rows", ARGS());
	if (!query_flush(r))
		return FAILED;
	title = form_typed(r, "title", "text", "60", true);
	school = form_typed(r, "school", "text", "60", true);
	place = form_typed(r, "place", "text", "100", true);
	family = req_form(r, "family");
	need_choice(r, "family");
	level = req_form(r, "level");
	need_choice(r, "level");
	hours = form_typed(r, "hours", "int", "2000", true);
	seats = form_typed(r, "seats", "int", "500", true);
	from = form_typed(r, "from", "date", NULL, true);
	to = form_typed(r, "to", "date", NULL, true);
	until = form_typed(r, "until", "date", NULL, true);
	fee = form_typed(r, "fee", "money", NULL, false);
	allowance = form_typed(r, "allowance", "text", "100", false);
	tel = form_typed(r, "tel", "contact", NULL, true);
	if (r->errors)
		return bad(r);
	id = query_text(r, SQL_CLASS_PLAN, ARGS(title, school, place, family,
		level, hours, seats, from, to, until, *fee ? fee : "0",
		allowance, tel, cases_key(r, "class", "")));
	return id ? see(r, "/desk/employment/training/%s?done=saved", id) :
		FAILED;
}

enum reply desk_class(struct req *r)
{
	const char *id = cases_path_id(r, "class");

	query_row(r, SQL_CLASS_ONE, "Page.class", ARGS(id));
	query_rows(r, SQL_CLASS_PEOPLE, "Page.rows", ARGS(id));
	query_rows(r, SQL_CLASS_DAYS, "Page.days", ARGS(id));
	say_done(r, deeds);
	return PAGE;
}

enum reply class_off(struct req *r)
{
	const char *id = cases_path_id(r, "class"), *note;

	query_row(r, SQL_CLASS_ONE, "Page.class", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	note = form_typed(r, "note", "para", "500", true);
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_CLASS_OFF, ARGS(id, note, cases_key(r, "off",
		""))) ? see(r, "/desk/employment/training/%s?done=class_off",
		id) : FAILED;
}

/* ---- attendance -------------------------------------------------------- */

static bool is_day(const char *s)
{
	static const struct date any;

	return s && strlen(s) == 10 && strspn(s, "0123456789-") == 10 &&
		rule_check("date", s, any).level != RULE_REFUSE;
}

enum reply class_day(struct req *r)
{
	const char *id = cases_path_id(r, "class"), *day = req_form(r, "day");

	if (!day)
		day = req_query(r, "day");
	query_row(r, SQL_CLASS_ONE, "Page.class", ARGS(id));
	if (is_day(day)) {
		query_rows(r, SQL_CLASS_DAY, "Page.rows", ARGS(id, day));
		node_set(r->hdf, "Page.day", day);
	}
	return PAGE;
}

enum reply class_day_save(struct req *r)
{
	const char *id = cases_path_id(r, "class"), *day, *hours;

	query_row(r, SQL_CLASS_ONE, "Page.class", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	day = form_typed(r, "day", "date", NULL, true);
	hours = form_typed(r, "hours", "int", "12", true);
	if (r->errors)
		return bad(r);
	return query_text(r, SQL_CLASS_DAY_PUT, ARGS(id, day, hours,
		ticked(r, "came"), cases_key(r, "day", ""))) ? see(r,
		"/desk/employment/training/%s?done=class_day", id) : FAILED;
}

/* The list to sign, for a school that has no network. */
enum reply class_list(struct req *r)
{
	const char *id = cases_path_id(r, "class");

	r->lang = "zh-CN";
	query_row(r, SQL_CLASS_ONE, "Page.class", ARGS(id));
	query_rows(r, SQL_CLASS_PEOPLE, "Page.rows", ARGS(id));
	if (!query_flush(r))
		return FAILED;
	return fair_pdf(r, "training_list", id);
}
