/*
 * The route table of program carefund: who may ask for what.  The first row
 * that fits is taken, so what is named stands before what is any.
 */
#include "carefund.h"
#include "carefund.sql.h"
#include "review.h"

static const struct cases give = { .base = "/carefund", .service = DONATION,
	.entry = "/carefund/gift/apply", .print = carefund_paper };
static const struct cases ask = { .base = "/carefund", .service = ASSISTANCE,
	.entry = "/carefund/aid/apply", .print = carefund_paper };
static const struct cases desk = { .base = "/desk/carefund",
	.service = ASSISTANCE, .print = carefund_paper,
	.open = "/desk/carefund/open", .services = ASSISTANCE " " DONATION };

static const struct route routes[] = {
	/* ---- the public side --------------------------------------------- */
	{ GET, "/carefund/", PUB, VISITOR, home, "carefund/home.cs", 0, NULL },
	{ GET, "/carefund/figures", PUB, ANYONE, fund_figures,
		"carefund/figures.cs", CACHE, NULL },
	{ GET, "/carefund/disclosure/:quarter", PUB, ANYONE, fund_disclosure,
		"carefund/disclosure.cs", CACHE, NULL },
	{ GET, "/carefund/gifts", PUB, PERSON, gifts, "carefund/gifts.cs", 0,
		NULL },
	{ GET, "/carefund/gift/apply", PUB, VISITOR, gift_entry,
		"carefund/give.cs", FORM, &give },
	{ POST, "/carefund/gift/apply", PUB, PERSON, cases_draft_begin,
		"carefund/give.cs", FORM, &give },
	CASES_ENTRY("/carefund/aid/apply", &ask)
	{ GET, "/carefund/case/:no", PUB, GUEST, follow, "carefund/case.cs",
		READS | FORM, &ask },
	CASES_ROUTES("/carefund", "carefund/case.cs", &ask)

	/* ---- the officers' side ------------------------------------------ */
	{ GET, "/desk/carefund/bank", OFF, STAFF, bank, "carefund/off_bank.cs",
		READS | FORM, NULL },
	{ POST, "/desk/carefund/bank", OFF, STAFF, bank_import,
		"carefund/off_bank.cs", FORM | UPLOAD, NULL },
	{ GET, "/desk/carefund/bank/:row", OFF, STAFF, bank_row,
		"carefund/off_bank_row.cs", READS | FORM, NULL },
	{ POST, "/desk/carefund/bank/:row/match", OFF, STAFF, bank_match,
		"carefund/off_bank_row.cs", FORM, NULL },
	{ POST, "/desk/carefund/bank/:row/explain", OFF, STAFF, bank_explain,
		"carefund/off_bank_row.cs", FORM, NULL },
	{ POST, "/desk/carefund/bank/:row/undo", OFF, STAFF, bank_undo,
		"carefund/off_bank_row.cs", FORM, NULL },
	{ GET, "/desk/carefund/months", OFF, STAFF, months,
		"carefund/off_months.cs", FORM, NULL },
	{ POST, "/desk/carefund/months", OFF, STAFF, month_close,
		"carefund/off_months.cs", FORM, NULL },
	REVIEW_LISTS("/desk/carefund", &desk)
	CASES_OPEN("/desk/carefund", &desk)
	{ GET, "/desk/carefund/:no", OFF, STAFF, desk_case,
		"carefund/off_case.cs", READS | FORM, &desk },
	{ GET, "/desk/carefund/:no/do/:action", OFF, STAFF, desk_act,
		"case/off_act.cs", READS | FORM, &desk },
	REVIEW_ROUTES("/desk/carefund", "carefund/off_case.cs", &desk)
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "carefund", routes, statements);
}
