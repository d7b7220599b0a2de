/*
 * The route table of program alliance: who may ask for what.  The first row
 * that fits is taken, so what is named stands before what is any.
 */
#include "alliance.h"
#include "alliance.sql.h"
#include "review.h"

static const struct cases ours = { .base = "/alliance", .service = ALLIANCE,
	.entry = "/alliance/apply", .print = alliance_paper };
static const struct cases desk = { .base = "/desk/alliance",
	.service = ALLIANCE, .print = alliance_paper };

static const struct route routes[] = {
	/* ---- the public side --------------------------------------------- */
	{ GET, "/alliance/", PUB, VISITOR, cases_entry, "alliance/home.cs",
		FORM, &ours },
	CASES_ENTRY("/alliance/apply", &ours)
	CASES_ROUTES("/alliance", "alliance/case.cs", &ours)

	{ GET, "/alliance/members", PUB, VISITOR, members,
		"alliance/members.cs", 0, NULL },
	{ GET, "/alliance/members.json", PUB, ANYONE, members_json, NULL,
		CACHE, NULL },
	{ GET, "/alliance/members.csv", PUB, ANYONE, members_csv, NULL,
		CACHE, NULL },
	{ GET, "/alliance/members/:member", PUB, VISITOR, member,
		"alliance/member.cs", 0, NULL },

	/* ---- the officers' side ------------------------------------------ */
	{ GET, "/desk/alliance/members", OFF, STAFF, desk_members,
		"alliance/off_members.cs", READS | FORM, NULL },
	{ POST, "/desk/alliance/members", OFF, STAFF, desk_members_file,
		NULL, 0, NULL },
	REVIEW_LISTS("/desk/alliance", &desk)
	{ GET, "/desk/alliance/:no", OFF, STAFF, desk_case,
		"alliance/off_case.cs", READS | FORM, &desk },
	REVIEW_ROUTES("/desk/alliance", "alliance/off_case.cs", &desk)
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "alliance", routes, statements);
}
