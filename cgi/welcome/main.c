/*
 * The route table of program welcome: who may ask for what.  The first row
 * that fits is taken, so what is named stands before what is any.
 */
#include "welcome.h"
#include "welcome.sql.h"
#include "review.h"

static const struct cases report = { .base = "/welcome",
	.service = REPORT_IN, .entry = "/welcome/apply",
	.print = welcome_paper };
static const struct cases desk = { .base = "/desk/welcome",
	.service = REPORT_IN, .print = welcome_paper,
	.open = "/desk/welcome/open", .services = REPORT_IN };

static const struct route routes[] = {
	/* ---- the public side --------------------------------------------- */
	{ GET, "/welcome/", PUB, VISITOR, home, "welcome/home.cs", 0, NULL },
	{ GET, "/welcome/figures", PUB, ANYONE, report_figures,
		"welcome/figures.cs", CACHE, NULL },
	CASES_ENTRY("/welcome/apply", &report)
	{ GET, "/welcome/case/:no", PUB, GUEST, follow, "case/show.cs",
		READS | FORM, &report },
	{ GET, "/welcome/case/:no/do/book", PUB, PERSON, book_page,
		"welcome/book.cs", READS | FORM, &report },
	{ POST, "/welcome/case/:no/do/book", PUB, PERSON, book,
		"welcome/book.cs", FORM, &report },
	{ GET, "/welcome/case/:no/do/rebook", PUB, PERSON, book_page,
		"welcome/book.cs", READS | FORM, &report },
	{ POST, "/welcome/case/:no/do/rebook", PUB, PERSON, book,
		"welcome/book.cs", FORM, &report },
	CASES_ROUTES("/welcome", &report)

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
	CASES_OPEN("/desk/welcome", &desk)
	{ GET, "/desk/welcome/:no", OFF, STAFF, desk_case, "case/off_show.cs",
		READS | FORM, &desk },
	{ GET, "/desk/welcome/:no/do/book_for", OFF, STAFF, book_for_page,
		"welcome/off_book.cs", READS | FORM, &desk },
	{ POST, "/desk/welcome/:no/do/book_for", OFF, STAFF, book_for,
		"welcome/off_book.cs", FORM, &desk },
	{ GET, "/desk/welcome/:no/do/rebook_for", OFF, STAFF, book_for_page,
		"welcome/off_book.cs", READS | FORM, &desk },
	{ POST, "/desk/welcome/:no/do/rebook_for", OFF, STAFF, book_for,
		"welcome/off_book.cs", FORM, &desk },
	REVIEW_ROUTES("/desk/welcome", &desk)
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "welcome", routes, statements);
}
