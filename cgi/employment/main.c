/*
 * The route table of program employment: who may ask for what.  The first row
 * that fits is taken, so what is named stands before what is any.
 */
#include "employment.h"
#include "employment.sql.h"
#include "review.h"

static const struct cases employer = { .base = "/employment",
	.service = EMPLOYER, .entry = "/employment/employer/apply" };
static const struct cases post = { .base = "/employment",
	.service = JOB_POST, .entry = "/employment/post/apply" };
static const struct cases claim = { .base = "/employment",
	.service = SUBSIDY, .entry = "/employment/subsidy/apply",
	.print = employment_paper };
static const struct cases desk = { .base = "/desk/employment",
	.service = JOB_POST, .open = "/desk/employment/open",
	.services = EMPLOYER " " JOB_POST " " SUBSIDY,
	.print = employment_paper };
static const struct cases claims = { .base = "/desk/employment",
	.service = SUBSIDY, .print = employment_paper };

static const struct route routes[] = {
	/* ---- the public side --------------------------------------------- */
	{ GET, "/employment/", PUB, VISITOR, home, "employment/home.cs", 0,
		NULL },
	{ GET, "/employment/jobs", PUB, VISITOR, jobs, "employment/jobs.cs",
		FORM, NULL },
	{ POST, "/employment/searches", PUB, PERSON, search_save,
		"employment/jobs.cs", FORM, NULL },
	{ GET, "/employment/jobs/:job", PUB, VISITOR, job, "employment/job.cs",
		FORM, NULL },
	{ POST, "/employment/jobs/:job", PUB, PERSON, job_apply,
		"employment/job.cs", FORM, NULL },
	{ GET, "/employment/subsidy", PUB, VISITOR, subsidy,
		"employment/subsidy.cs", 0, NULL },
	{ GET, "/employment/resume", PUB, PERSON, resume,
		"employment/resume.cs", FORM, NULL },
	{ POST, "/employment/resume", PUB, PERSON, resume_save,
		"employment/resume.cs", FORM, NULL },
	{ GET, "/employment/applications", PUB, PERSON, applications,
		"employment/applications.cs", FORM, NULL },
	{ POST, "/employment/applications/:match/withdraw", PUB, PERSON,
		match_withdraw, NULL, 0, NULL },
	{ POST, "/employment/searches/:search/drop", PUB, PERSON, search_drop,
		NULL, 0, NULL },
	{ GET, "/employment/hire", PUB, PERSON, hire, "employment/hire.cs", 0,
		NULL },
	{ GET, "/employment/hire/:no", PUB, PERSON, hire_post,
		"employment/hire_post.cs", READS | FORM, NULL },
	{ POST, "/employment/hire/:no/:answer", PUB, PERSON, hire_answer,
		"employment/hire_post.cs", FORM, NULL },
	CASES_ENTRY("/employment/employer/apply", &employer)
	{ POST, "/employment/post/apply", PUB, PERSON, post_begin,
		"case/apply.cs", FORM, &post },
	CASES_ENTRY("/employment/post/apply", &post)
	CASES_ENTRY("/employment/subsidy/apply", &claim)
	{ GET, "/employment/case/:no", PUB, GUEST, follow, "case/show.cs",
		READS | FORM, &claim },
	CASES_ROUTES("/employment", &claim)

	/* ---- the officers' side ------------------------------------------ */
	{ GET, "/desk/employment/silent", OFF, STAFF, silent,
		"employment/off_silent.cs", READS | FORM, NULL },
	{ GET, "/desk/employment/fund", OFF, STAFF, fund,
		"employment/off_fund.cs", FORM, NULL },
	{ POST, "/desk/employment/fund", OFF, STAFF, budget_in,
		"employment/off_fund.cs", FORM, NULL },
	{ GET, "/desk/employment/policy", OFF, STAFF, policy,
		"employment/off_policy.cs", FORM, NULL },
	{ POST, "/desk/employment/policy", OFF, STAFF, policy_set,
		"employment/off_policy.cs", FORM, NULL },
	{ POST, "/desk/employment/policy/:rule/drop", OFF, STAFF, policy_drop,
		"employment/off_policy.cs", FORM, NULL },
	{ GET, "/desk/employment/notices", OFF, STAFF, review_notices,
		"case/off_notices.cs", READS | FORM, &claims },
	REVIEW_LISTS("/desk/employment", &desk)
	CASES_OPEN("/desk/employment", &desk)
	{ GET, "/desk/employment/:no", OFF, STAFF, desk_case,
		"case/off_show.cs", READS | FORM, &desk },
	{ GET, "/desk/employment/:no/do/:action", OFF, STAFF, desk_act,
		"case/off_act.cs", READS | FORM, &desk },
	REVIEW_ROUTES("/desk/employment", &desk)
};

int main(int argc, char **argv)
{
	return app_main(argc, argv, "employment", routes, statements);
}
