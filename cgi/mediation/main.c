/*
 * The route table of program mediation: who may ask for what.  The first row
 * that fits is taken, so what is named stands before what is any.
 */
#include "mediation.h"
#include "mediation.sql.h"
#include "review.h"

static const struct cases intake = { .base = "/mediation", .service = INTAKE,
	.entry = "/mediation/intake/apply", .print = mediation_paper };
static const struct cases mediate = { .base = "/mediation",
	.service = MEDIATION, .entry = "/mediation/mediate/apply",
	.print = mediation_paper };
static const struct cases aid = { .base = "/mediation", .service = LEGAL_AID,
	.entry = "/mediation/legal/apply", .print = mediation_paper };
static const struct cases care = { .base = "/mediation",
	.service = COUNSELLING, .entry = "/mediation/counsel/apply",
	.print = mediation_paper };
static const struct cases desk = { .base = "/desk/mediation",
	.service = INTAKE, .print = mediation_paper, .bars = desk_bars,
	.open = "/desk/mediation/open", .services = INTAKE };

static const struct route routes[] = {
	/* ---- the public side --------------------------------------------- */
	{ GET, "/mediation/", PUB, VISITOR, home, "mediation/home.cs", 0,
		NULL },

	/* intake */
	CASES_ENTRY("/mediation/intake/apply", &intake)

	/* days of leaders */
	{ GET, "/mediation/duty", PUB, VISITOR, duty, "mediation/leaders.cs",
		FORM, NULL },
	{ GET, "/mediation/duty/:day", PUB, PERSON, duty_day,
		"mediation/leaders_book.cs", FORM, NULL },
	{ POST, "/mediation/duty/:day", PUB, PERSON, duty_book,
		"mediation/leaders_book.cs", FORM, NULL },
	{ POST, "/mediation/booking/:booking/cancel", PUB, PERSON, duty_cancel,
		"mediation/leaders.cs", FORM, NULL },

	/* mediation */
	{ GET, "/mediation/mediators", PUB, VISITOR, mediators,
		"mediation/mediators.cs", 0, NULL },
	{ GET, "/mediation/mediators/:mediator/photo", PUB, ANYONE,
		mediator_photo, NULL, CACHE, NULL },
	CASES_ENTRY("/mediation/mediate/apply", &mediate)

	/* legal aid */
	{ GET, "/mediation/legal", PUB, VISITOR, legal, "mediation/legal.cs",
		0, NULL },
	{ GET, "/mediation/legal/mine", PUB, PERSON, legal_mine,
		"mediation/legal_mine.cs", FORM, &aid },
	{ POST, "/mediation/legal/mine/:place/cancel", PUB, PERSON,
		legal_cancel, "mediation/legal_mine.cs", FORM, &aid },
	{ POST, "/mediation/legal/mine/:held/rate", PUB, PERSON,
		legal_rate, "mediation/legal_mine.cs", FORM, &aid },
	CASES_ENTRY("/mediation/legal/apply", &aid)
	{ GET, "/mediation/legal/:shift/book", PUB, PERSON, legal_book_page,
		"mediation/legal_book.cs", FORM, &aid },
	{ POST, "/mediation/legal/:shift/book", PUB, PERSON, legal_book,
		"mediation/legal_book.cs", FORM, &aid },

	/* counselling */
	{ GET, "/mediation/counsel", PUB, VISITOR, counsel,
		"mediation/counsel.cs", FORM, NULL },
	{ POST, "/mediation/counsel", PUB, VISITOR, counsel_ask_first,
		"mediation/counsel.cs", FORM, NULL },
	{ GET, "/mediation/counsel/now", PUB, VISITOR, counsel_now,
		"mediation/counsel_now.cs", 0, NULL },
	CASES_ENTRY("/mediation/counsel/apply", &care)
	{ GET, "/mediation/case/:no/do/choose", PUB, PERSON, counsel_times,
		"mediation/counsel_times.cs", READS | FORM, &care },
	{ POST, "/mediation/case/:no/do/choose", PUB, PERSON, counsel_take,
		"mediation/counsel_times.cs", FORM, &care },
	{ GET, "/mediation/case/:no/do/change", PUB, PERSON, counsel_times,
		"mediation/counsel_times.cs", READS | FORM, &care },
	{ POST, "/mediation/case/:no/do/change", PUB, PERSON, counsel_take,
		"mediation/counsel_times.cs", FORM, &care },
	{ POST, "/mediation/draft/:id/now", PUB, PERSON, counsel_draft_save,
		"case/draft.cs", FORM, &intake },

	/* cases of any service of the module */
	{ GET, "/mediation/case/:no", PUB, GUEST, follow, "mediation/case.cs",
		READS | FORM, &intake },
	CASES_ROUTES("/mediation", "mediation/case.cs", &intake)

	/* ---- the officers' side ------------------------------------------ */

	/* the dispatch desk, days of leaders */
	{ GET, "/desk/mediation/dispatch", OFF, STAFF, dispatch,
		"mediation/dispatch.cs", READS | FORM, NULL },
	{ GET, "/desk/mediation/duty", OFF, STAFF, desk_duty,
		"mediation/off_leaders.cs", FORM, NULL },
	{ POST, "/desk/mediation/duty", OFF, STAFF, duty_add,
		"mediation/off_leaders.cs", FORM, NULL },
	{ GET, "/desk/mediation/duty/:day", OFF, STAFF, desk_duty_day,
		"mediation/off_leaders_day.cs", READS | FORM, NULL },
	{ POST, "/desk/mediation/duty/:day/drop", OFF, STAFF, duty_drop,
		"mediation/off_leaders_day.cs", FORM, NULL },
	{ POST, "/desk/mediation/duty/:day/:booking", OFF, STAFF, duty_result,
		"mediation/off_leaders_day.cs", FORM, NULL },
	{ POST, "/desk/mediation/letter", OFF, STAFF, letter,
		"case/off_open.cs", FORM, &desk },

	/* mediation */
	{ GET, "/desk/mediation/people", OFF, STAFF, people,
		"mediation/off_people.cs", FORM, NULL },
	{ POST, "/desk/mediation/people/committee", OFF, STAFF, committee_add,
		"mediation/off_people.cs", FORM, NULL },
	{ POST, "/desk/mediation/people/mediator", OFF, STAFF, mediator_add,
		"mediation/off_people.cs", FORM, NULL },
	{ POST, "/desk/mediation/people/room", OFF, STAFF, room_add,
		"mediation/off_people.cs", FORM, NULL },
	{ POST, "/desk/mediation/people/:mediator/set", OFF, STAFF,
		mediator_set, "mediation/off_people.cs", FORM, NULL },
	{ POST, "/desk/mediation/people/:mediator/photo", OFF, STAFF,
		mediator_picture, "mediation/off_people.cs", FORM | UPLOAD,
		NULL },
	{ GET, "/desk/mediation/calendar", OFF, STAFF, calendar,
		"mediation/off_calendar.cs", FORM, NULL },
	{ POST, "/desk/mediation/calendar", OFF, STAFF, booking_add,
		"mediation/off_calendar.cs", FORM, NULL },
	{ POST, "/desk/mediation/calendar/:hour/drop", OFF, STAFF, booking_drop,
		"mediation/off_calendar.cs", FORM, NULL },
	{ GET, "/desk/mediation/:no/dossier.pdf", OFF, STAFF, mediate_dossier,
		NULL, READS, &desk },

	/* legal aid */
	{ GET, "/desk/mediation/legal", OFF, STAFF, legal_desk,
		"mediation/legal_desk.cs", READS | FORM, &desk },
	{ POST, "/desk/mediation/legal", OFF, STAFF, legal_shift_add,
		"mediation/legal_desk.cs", FORM, &desk },
	{ GET, "/desk/mediation/legal/:shift", OFF, STAFF, legal_shift,
		"mediation/legal_shift.cs", READS | FORM, &desk },
	{ POST, "/desk/mediation/legal/:shift", OFF, STAFF,
		legal_shift_cancel, "mediation/legal_shift.cs", FORM, &desk },
	{ GET, "/desk/mediation/legal/:shift/:seat", OFF, STAFF,
		legal_record_page, "mediation/legal_record.cs", READS | FORM,
		&desk },
	{ POST, "/desk/mediation/legal/:shift/:seat", OFF, STAFF,
		legal_record, "mediation/legal_record.cs", FORM, &desk },

	/* counselling */
	{ GET, "/desk/mediation/counsel", OFF, STAFF, counsel_desk,
		"mediation/counsel_desk.cs", READS | FORM, &desk },
	{ POST, "/desk/mediation/counsel/shown", OFF, STAFF, counsel_set,
		"mediation/counsel_desk.cs", FORM, &desk },
	{ POST, "/desk/mediation/counsel/duty", OFF, STAFF, counsel_duty,
		"mediation/counsel_desk.cs", FORM, &desk },
	{ POST, "/desk/mediation/counsel/slot", OFF, STAFF, counsel_slot_add,
		"mediation/counsel_desk.cs", FORM, &desk },
	{ POST, "/desk/mediation/counsel/slot/:slot/close", OFF, STAFF,
		counsel_slot_close, "mediation/counsel_desk.cs", FORM, &desk },
	{ POST, "/desk/mediation/counsel/alert/:alert", OFF, STAFF,
		counsel_alert_done, "mediation/counsel_desk.cs", FORM, &desk },
	{ GET, "/desk/mediation/:no/notes", OFF, STAFF, counsel_notes,
		"mediation/counsel_notes.cs", READS | FORM, &desk },
	{ POST, "/desk/mediation/:no/notes", OFF, STAFF, counsel_note_add,
		"mediation/counsel_notes.cs", FORM, &desk },
	{ GET, "/desk/mediation/:no/do/arrange", OFF, STAFF, counsel_times,
		"mediation/counsel_times.cs", READS | FORM, &desk },
	{ POST, "/desk/mediation/:no/do/arrange", OFF, STAFF, counsel_take,
		"mediation/counsel_times.cs", FORM, &desk },
	{ GET, "/desk/mediation/:no/do/rearrange", OFF, STAFF, counsel_times,
		"mediation/counsel_times.cs", READS | FORM, &desk },
	{ POST, "/desk/mediation/:no/do/rearrange", OFF, STAFF, counsel_take,
		"mediation/counsel_times.cs", FORM, &desk },

	/* cases of any service of the module */
	CASES_OPEN("/desk/mediation", &desk)
	{ GET, "/desk/mediation/:no", OFF, STAFF, desk_case,
		"mediation/off_case.cs", READS | FORM, &desk },
	{ GET, "/desk/mediation/:no/do/:action", OFF, STAFF, desk_act,
		"case/off_act.cs", READS | FORM, &desk },
	{ POST, "/desk/mediation/:no/do/:action", OFF, STAFF, desk_step,
		"case/off_act.cs", FORM, &desk },
	{ GET, "/desk/mediation/:no/file/:file", OFF, STAFF, desk_file, NULL,
		READS, &desk },
	{ GET, "/desk/mediation/:no/paper/:paper", OFF, STAFF, desk_paper,
		NULL, READS, &desk },
	{ POST, "/desk/mediation/:no/mark", OFF, STAFF, dispatch_mark,
		"mediation/off_case.cs", FORM, &desk },
	{ POST, "/desk/mediation/:no/named", OFF, STAFF, name_officer,
		"mediation/off_case.cs", FORM, &desk },
	{ POST, "/desk/mediation/:no/risk", OFF, STAFF, risk_add,
		"mediation/off_case.cs", FORM, &desk },
	{ POST, "/desk/mediation/:no/risk/:note", OFF, STAFF, risk_review,
		"mediation/off_case.cs", FORM, &desk },
	REVIEW_ROUTES("/desk/mediation", "mediation/off_case.cs", &desk)
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "mediation", routes, statements);
}
