/*
 * Committees, mediators and rooms: published with the mediators' consent, kept
 * by leaders and dispatchers; and the calendars of rooms and mediators.  Who
 * may is asked by the functions of sql/api/mediate.sql.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "cases.h"
#include "mediation.h"
#include "mediation.sql.h"
#include "press.h"
#include "review.h"
#include "text.h"

enum { PHOTO = 400000 };

static struct node *first(struct req *r, const char *path)
{
	struct node *n = node_find(r->hdf, path);

	return n ? node_child(n) : NULL;
}

/* Mediators and rooms below their committee. */
static void sort_below(struct req *r, const char *rows, const char *as)
{
	for (struct node *c = first(r, "Page.committees"); c;
			c = node_next(c)) {
		const char *id = arena_strdup(r->arena, node_get(c, "id"));
		unsigned i = 0;

		for (struct node *n = first(r, rows); n; n = node_next(n))
			if (!strcmp(node_get(n, "committee"), id))
				node_copy(c, arena_printf(r->arena, "%s.%u",
					as, i++), n);
	}
}

static void ask_people(struct req *r)
{
	query_rows(r, SQL_COMMITTEES, "Page.committees", ARGS());
	query_rows(r, SQL_MEDIATORS, "Page.mediators", ARGS());
	query_rows(r, SQL_MEDIATION_ROOMS, "Page.rooms", ARGS());
}

static bool take_people(struct req *r)
{
	if (!query_flush(r))
		return false;
	sort_below(r, "Page.mediators", "mediators");
	sort_below(r, "Page.rooms", "rooms");
	return true;
}

/* ---- to everybody ------------------------------------------------------ */

enum reply mediators(struct req *r)
{
	ask_people(r);
	query_rows(r, SQL_MEDIATION_COUNTS, "Page.counts", ARGS());
	return take_people(r) ? PAGE : FAILED;
}

enum reply mediator_photo(struct req *r)
{
	const char *id = req_path(r, "mediator"), *hex;
	char *bytes;
	long n;

	if (!cases_is_id(id))
		return NOT_FOUND;
	query_row(r, SQL_MEDIATOR_PHOTO, "Page.photo", ARGS(id));
	if (!query_flush(r))
		return r->missing ? NOT_FOUND : FAILED;
	hex = node_get(r->hdf, "Page.photo.bytes");
	if (!hex)
		return NOT_FOUND;
	bytes = arena_alloc(r->arena, strlen(hex) / 2 + 1);
	n = text_unhex(hex, bytes, strlen(hex) / 2);
	return n < 0 ? FAILED : raw(r, arena_strdup(r->arena, node_get(r->hdf,
		"Page.photo.type")), bytes, (size_t)n);
}

/* ---- to those who keep them -------------------------------------------- */

static bool keeps(struct req *r)
{
	return review_may(r, "leader dispatcher");
}

enum reply people(struct req *r)
{
	static const char *const said[] = { "committee", "mediator", "room",
		"set", "photo" };
	const char *done = req_query(r, "done");

	if (!query_flush(r))
		return FAILED;
	if (!keeps(r))
		return FORBIDDEN;
	ask_people(r);
	query_rows(r, SQL_MY_PLACES, "Page.places", ARGS(node_get(r->hdf,
		"User.area")));
	for (size_t i = 0; done && i < sizeof said / sizeof *said; i++)
		if (!strcmp(done, said[i]))
			node_setf(r->hdf, "Page.message", "med_%s", said[i]);
	return take_people(r) ? PAGE : FAILED;
}

static bool ticked(struct req *r, const char *name)
{
	const char *s = req_form(r, name);

	return s && !strcmp(s, "1");
}

static enum reply done(struct req *r, const char *what)
{
	return query_flush(r) ? see(r, "/desk/mediation/people?done=%s", what)
		: FAILED;
}

static enum reply may(struct req *r)
{
	if (!query_flush(r))
		return FAILED;
	return keeps(r) ? PAGE : FORBIDDEN;
}

enum reply committee_add(struct req *r)
{
	const char *name = form_typed(r, "name", "text", "60", true);
	const char *brief = form_typed(r, "short", "text", "12", true);
	const char *since = form_typed(r, "since", "date", NULL, true);
	const char *area = req_form(r, "area");
	enum reply reply = may(r);

	if (reply != PAGE)
		return reply;
	if (!area || strlen(area) != 12 || !text_is_digits(area))
		field_error(r, "area", "err_choice");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_COMMITTEE_ADD, ARGS(area, name, brief, since,
		cases_key(r, "committee", "")));
	return done(r, "committee");
}

/* The digests by which a party of the same name or telephone is found: as an
 * applicant's answer and as another party's are kept. */
static const char *digests(struct req *r, const char *value,
	const char *answer, const char *party)
{
	struct buf b = buf_new(r->arena);
	const char *s = *value ? cases_blind(r, arena_printf(r->arena,
		"case_form.%s", answer), value) : NULL;

	if (s)
		form_array_add(&b, s);
	s = *value ? review_index(r, party, value) : NULL;
	if (s)
		form_array_add(&b, s);
	return form_array_end(&b);
}

enum reply mediator_add(struct req *r)
{
	const char *name = form_typed(r, "person", "name", NULL, true);
	const char *mobile = form_typed(r, "mobile", "mobile", NULL, false);
	const char *fields = form_typed(r, "fields", "text", "100", false);
	const char *tongues = form_typed(r, "languages", "text", "60", false);
	const char *login = form_typed(r, "login", "text", "40", false);
	const char *committee = req_form(r, "committee");
	const char *sex = req_form(r, "sex");
	enum reply reply = may(r);

	if (reply != PAGE)
		return reply;
	if (!cases_is_id(committee))
		field_error(r, "committee", "err_choice");
	if (!sex || (strcmp(sex, "m") && strcmp(sex, "f")))
		field_error(r, "sex", "err_choice");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_MEDIATOR_ADD, ARGS(committee, name, sex, ticked(r,
		"member") ? "true" : "false", fields, tongues, ticked(r,
		"shown") ? "true" : "false", login, digests(r, name,
		"applicant_name", "party_name"), digests(r, mobile, "mobile",
		"party_mobile"), cases_key(r, "mediator", "")));
	return done(r, "mediator");
}

enum reply mediator_set(struct req *r)
{
	const char *what = req_form(r, "do"), *id = req_path(r, "mediator");
	enum reply reply = may(r);

	if (reply != PAGE)
		return reply;
	if (!what || (strcmp(what, "show") && strcmp(what, "hide") &&
	    strcmp(what, "leave")))
		return MALFORMED;
	if (!cases_is_id(id))
		return NOT_FOUND;
	query_do(r, SQL_MEDIATOR_SET, ARGS(id, what));
	return done(r, "set");
}

/* ---- the picture ------------------------------------------------------- */

/* The picture anew, without what was hidden in it, as PostgreSQL writes
 * bytes; NULL after an error was noted. */
static const char *picture(struct req *r, const struct body_file *f,
	struct press_result *result)
{
	int fd = arena_fd(r->arena, memfd_create("photo", MFD_CLOEXEC));

	if (fd < 0)
		return NULL;
	if (press_recode(conf_get(r->conf, "press.socket"), f->fd, fd, result)
			!= PRESS_OK)
		field_error(r, "photo", arena_printf(r->arena, "err_file_%s",
			result->reason));
	else if (result->size > PHOTO)
		field_error(r, "photo", "err_photo_size");
	if (r->errors)
		return NULL;
	return query_file(r, fd, result->size);
}

enum reply mediator_picture(struct req *r)
{
	const struct body_file *f = req_file(r, "photo");
	const char *id = req_path(r, "mediator"), *bytes;
	struct press_result result = { .size = 0 };
	enum reply reply = may(r);

	if (reply != PAGE)
		return reply;
	if (!cases_is_id(id))
		return NOT_FOUND;
	if (!f || !f->size) {
		field_error(r, "photo", "err_required");
		return bad(r);
	}
	bytes = picture(r, f, &result);
	if (r->errors)
		return bad(r);
	if (!bytes)
		return AWAY;
	query_do(r, SQL_MEDIATOR_PICTURE, ARGS(id, bytes, arena_strdup(
		r->arena, result.type)));
	return done(r, "photo");
}

/* ---- rooms and calendars ----------------------------------------------- */

enum reply room_add(struct req *r)
{
	const char *name = form_typed(r, "room", "text", "40", true);
	const char *address = form_typed(r, "address", "text", "100", true);
	const char *seats = form_typed(r, "seats", "int", "200", true);
	const char *committee = req_form(r, "committee");
	enum reply reply = may(r);

	if (reply != PAGE)
		return reply;
	if (!cases_is_id(committee))
		field_error(r, "committee", "err_choice");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_ROOM_ADD, ARGS(committee, name, address, seats,
		cases_key(r, "room", "")));
	return done(r, "room");
}

enum reply calendar(struct req *r)
{
	struct node *rule = node_at(r->hdf, "Rule");
	const char *day = req_query(r, "from"), *error, *warning;
	const char *said = req_query(r, "done");

	if (!query_flush(r))
		return FAILED;
	if (!review_may(r, "leader dispatcher mediator"))
		return FORBIDDEN;
	node_set(rule, "type", "date");
	day = form_value(r, rule, day ? day : "", &error, &warning);
	if (error || !*day)
		day = arena_strdup(r->arena, node_get(r->hdf, "Site.today"));
	query_row(r, SQL_CALENDAR_DAYS, "Page.week", ARGS(day));
	query_rows(r, SQL_CALENDAR, "Page.slots", ARGS(day, "7"));
	ask_people(r);
	if (said && !strcmp(said, "slot"))
		node_set(r->hdf, "Page.message", "med_slot");
	if (!take_people(r))
		return FAILED;
	node_set(r->hdf, "Page.keeps", node_get(r->hdf, "User.roles.leader") ||
		node_get(r->hdf, "User.roles.dispatcher") ? "1" : NULL);
	return PAGE;
}

/* "room.7" or "mediator.3". */
static bool read_thing(struct req *r, const char **kind, const char **id)
{
	const char *s = req_form(r, "thing"), *dot = s ? strchr(s, '.') : NULL;

	*kind = dot ? arena_copy(r->arena, s, (size_t)(dot - s)) : "";
	*id = dot ? dot + 1 : "";
	return (!strcmp(*kind, "room") || !strcmp(*kind, "mediator")) &&
		cases_is_id(*id);
}

enum reply booking_add(struct req *r)
{
	const char *day = form_typed(r, "day", "date", NULL, true);
	const char *from = form_typed(r, "from", "time", NULL, true);
	const char *until = form_typed(r, "until", "time", NULL, true);
	const char *why = form_typed(r, "why", "text", "60", false);
	const char *kind, *id;
	enum reply reply = may(r);

	if (reply != PAGE)
		return reply;
	if (!read_thing(r, &kind, &id))
		field_error(r, "thing", "err_choice");
	if (r->errors)
		return bad(r);
	query_do(r, SQL_BOOKING_ADD, ARGS(kind, id, day, from, until, why,
		cases_key(r, "booking", "")));
	return query_flush(r) ? see(r, "/desk/mediation/calendar?done=slot"
		"&from=%s", day) : FAILED;
}

enum reply booking_drop(struct req *r)
{
	enum reply reply = may(r);

	if (reply != PAGE)
		return reply;
	query_do(r, SQL_BOOKING_DROP, ARGS(cases_path_id(r, "hour")));
	return query_flush(r) ? see(r, "/desk/mediation/calendar?done=slot") :
		FAILED;
}
