/*
 * The route table of program welcome: who may ask for what.  The first row
 * that fits is taken, so what is named stands before what is any.
 */
#include "activities.h"
#include "welcome.h"
#include "welcome.sql.h"
#include "review.h"

static const struct cases report = { .base = "/welcome",
	.service = REPORT_IN, .entry = "/welcome/apply",
	.print = welcome_paper };
static const struct cases signup = { .base = "/welcome", .service = SIGNUP,
	.entry = "/welcome/signup", .print = welcome_paper };
static const struct cases desk = { .base = "/desk/welcome",
	.service = REPORT_IN, .print = welcome_paper,
	.open = "/desk/welcome/open", .services = REPORT_IN " " SIGNUP };

static const struct route routes[] = {
	/* ---- the public side --------------------------------------------- */
	{ GET, "/welcome/", PUB, VISITOR, home, "welcome/home.cs", 0, NULL },
	{ GET, "/welcome/figures", PUB, ANYONE, report_figures,
		"welcome/figures.cs", CACHE, NULL },
	CASES_ENTRY("/welcome/apply", &report)

	/* activities */
	{ GET, "/welcome/points", PUB, ANYONE, points, "welcome/points.cs",
		CACHE, NULL },
	{ GET, "/welcome/signs", PUB, ANYONE, signs, "welcome/signs.cs", CACHE,
		NULL },
	{ GET, "/welcome/signs/:sheet", PUB, ANYONE, sign_pdf, NULL, CACHE,
		NULL },
	{ GET, "/welcome/calendar", PUB, ANYONE, calendar,
		"welcome/calendar.cs", CACHE, NULL },
	{ GET, "/welcome/calendar.ics", PUB, ANYONE, feed, NULL, CACHE, NULL },
	{ GET, "/welcome/events/:event", PUB, ANYONE, event,
		"welcome/event.cs", CACHE, NULL },
	CASES_ENTRY("/welcome/signup", &signup)
	SIGNUP_DRAFT("/welcome", PUB, PERSON, &signup)

	/* cases of any service of the module */
	{ GET, "/welcome/case/:no", PUB, GUEST, follow, "welcome/case.cs",
		READS | FORM, &report },
	{ GET, "/welcome/case/:no/do/book", PUB, PERSON, book_page,
		"welcome/book.cs", READS | FORM, &report },
	{ POST, "/welcome/case/:no/do/book", PUB, PERSON, book,
		"welcome/book.cs", FORM, &report },
	{ GET, "/welcome/case/:no/do/rebook", PUB, PERSON, book_page,
		"welcome/book.cs", READS | FORM, &report },
	{ POST, "/welcome/case/:no/do/rebook", PUB, PERSON, book,
		"welcome/book.cs", FORM, &report },
	CASES_ROUTES("/welcome", "welcome/case.cs", &report)

	/* ---- the officers' side ------------------------------------------ */
	{ GET, "/desk/welcome/board", OFF, STAFF, board, "welcome/off_board.cs",
		READS | FORM, NULL },
	{ GET, "/desk/welcome/day", OFF, STAFF, day, "welcome/off_day.cs",
		READS | FORM, NULL },
	{ GET, "/desk/welcome/slots", OFF, STAFF, slots,
		"welcome/off_slots.cs", FORM, NULL },
	{ POST, "/desk/welcome/slots", OFF, STAFF, slot_add,
		"welcome/off_slots.cs", FORM, NULL },
	{ POST, "/desk/welcome/slots/:slot/drop", OFF, STAFF, slot_drop,
		"welcome/off_day.cs", FORM, NULL },
	{ GET, "/desk/welcome/services", OFF, STAFF, services,
		"welcome/off_services.cs", READS | FORM, NULL },
	{ GET, "/desk/welcome/late", OFF, STAFF, late, "welcome/off_late.cs",
		READS | FORM, NULL },
	{ GET, "/desk/welcome/calls", OFF, STAFF, calls, "welcome/off_calls.cs",
		READS | FORM, NULL },

	/* activities */
	{ GET, "/desk/welcome/arrivals", OFF, STAFF, arrivals,
		"welcome/off_arrivals.cs", READS | FORM, NULL },
	{ GET, "/desk/welcome/points", OFF, STAFF, desk_points,
		"welcome/off_points.cs", FORM, NULL },
	{ POST, "/desk/welcome/points", OFF, STAFF, point_add,
		"welcome/off_points.cs", FORM, NULL },
	{ GET, "/desk/welcome/points/:point", OFF, STAFF, desk_point,
		"welcome/off_point.cs", FORM, NULL },
	{ POST, "/desk/welcome/points/:point", OFF, STAFF, point_set,
		"welcome/off_point.cs", FORM, NULL },
	{ POST, "/desk/welcome/points/:point/check", OFF, STAFF, point_check,
		"welcome/off_point.cs", FORM, NULL },
	{ POST, "/desk/welcome/points/:point/duty", OFF, STAFF, point_duty,
		"welcome/off_point.cs", FORM, NULL },
	{ POST, "/desk/welcome/points/:point/off", OFF, STAFF,
		point_duty_drop, "welcome/off_point.cs", FORM, NULL },
	{ GET, "/desk/welcome/signs", OFF, STAFF, desk_signs,
		"welcome/off_signs.cs", FORM, NULL },
	{ POST, "/desk/welcome/signs", OFF, STAFF, sign_add,
		"welcome/off_signs.cs", FORM, NULL },
	{ GET, "/desk/welcome/signs/:sheet", OFF, STAFF, sign_pdf, NULL, 0,
		NULL },
	{ POST, "/desk/welcome/signs/:sign/end", OFF, STAFF, sign_end,
		"welcome/off_signs.cs", FORM, NULL },
	{ GET, "/desk/welcome/events", OFF, STAFF, desk_events,
		"welcome/off_events.cs", FORM, NULL },
	{ POST, "/desk/welcome/events", OFF, STAFF, event_add,
		"welcome/off_events.cs", FORM, NULL },
	{ GET, "/desk/welcome/events/:event", OFF, STAFF, desk_event,
		"welcome/off_event.cs", READS | FORM, NULL },
	{ POST, "/desk/welcome/events/:event", OFF, STAFF, event_set,
		"welcome/off_event.cs", FORM, NULL },
	{ POST, "/desk/welcome/events/:event/announce", OFF, STAFF,
		event_announce, "welcome/off_event.cs", FORM, NULL },
	{ POST, "/desk/welcome/events/:event/cancel", OFF, STAFF,
		event_cancel, "welcome/off_event.cs", FORM, NULL },
	{ POST, "/desk/welcome/events/:event/held", OFF, STAFF, event_held,
		"welcome/off_event.cs", FORM, NULL },
	{ GET, "/desk/welcome/rhythm", OFF, STAFF, rhythm,
		"welcome/off_rhythm.cs", FORM, NULL },
	{ POST, "/desk/welcome/rhythm", OFF, STAFF, plan_set,
		"welcome/off_rhythm.cs", FORM, NULL },
	{ POST, "/desk/welcome/rhythm/rule", OFF, STAFF, rule_set,
		"welcome/off_rhythm.cs", FORM, NULL },
	SIGNUP_DRAFT("/desk/welcome", OFF, STAFF, &desk)

	/* cases of any service of the module */
	CASES_OPEN("/desk/welcome", &desk)
	{ GET, "/desk/welcome/:no", OFF, STAFF, desk_case,
		"welcome/off_case.cs", READS | FORM, &desk },
	{ GET, "/desk/welcome/:no/do/book_for", OFF, STAFF, book_for_page,
		"welcome/off_book.cs", READS | FORM, &desk },
	{ POST, "/desk/welcome/:no/do/book_for", OFF, STAFF, book_for,
		"welcome/off_book.cs", FORM, &desk },
	{ GET, "/desk/welcome/:no/do/rebook_for", OFF, STAFF, book_for_page,
		"welcome/off_book.cs", READS | FORM, &desk },
	{ POST, "/desk/welcome/:no/do/rebook_for", OFF, STAFF, book_for,
		"welcome/off_book.cs", FORM, &desk },
	REVIEW_ROUTES("/desk/welcome", "welcome/off_case.cs", &desk)
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "welcome", routes, statements);
}
