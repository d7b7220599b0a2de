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
static const struct cases training = { .base = "/employment",
	.service = TRAINING, .entry = "/employment/training/apply" };
static const struct cases desk = { .base = "/desk/employment",
	.service = JOB_POST, .open = "/desk/employment/open",
	.services = EMPLOYER " " JOB_POST " " SUBSIDY " " TRAINING,
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
	{ GET, "/employment/fairs", PUB, VISITOR, fairs, "employment/fairs.cs",
		0, NULL },
	{ GET, "/employment/fairs/:fair", PUB, VISITOR, fair,
		"employment/fair.cs", FORM, NULL },
	{ POST, "/employment/fairs/:fair", PUB, PERSON, fair_visit,
		"employment/fair.cs", FORM, NULL },
	{ GET, "/employment/fairs/:fair/ticket", PUB, PERSON, fair_ticket, NULL,
		0, NULL },
	{ GET, "/employment/fairs/:fair/stall", PUB, PERSON, fair_stall,
		"employment/fair_stall.cs", FORM, NULL },
	{ POST, "/employment/fairs/:fair/stall", PUB, PERSON, fair_stall_ask,
		"employment/fair_stall.cs", FORM, NULL },
	{ GET, "/employment/fairs/:fair/letter", PUB, PERSON, fair_letter, NULL,
		0, NULL },
	{ GET, "/employment/training", PUB, VISITOR, classes,
		"employment/classes.cs", 0, NULL },
	CASES_ENTRY("/employment/training/apply", &training)
	{ GET, "/employment/training/:class", PUB, VISITOR, class_show,
		"employment/class.cs", FORM, NULL },
	{ POST, "/employment/training/:class", PUB, PERSON, class_begin,
		"employment/class.cs", FORM, NULL },
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
	{ GET, "/desk/employment/fairs", OFF, STAFF, desk_fairs,
		"employment/off_fairs.cs", FORM, NULL },
	{ GET, "/desk/employment/fairs/new", OFF, STAFF, fair_new,
		"employment/off_fair_new.cs", FORM, NULL },
	{ POST, "/desk/employment/fairs/new", OFF, STAFF, fair_plan,
		"employment/off_fair_new.cs", FORM, NULL },
	{ GET, "/desk/employment/fairs/:fair", OFF, STAFF, desk_fair,
		"employment/off_fair.cs", READS | FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair", OFF, STAFF, fair_do,
		"employment/off_fair.cs", FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair/stalls/:stall", OFF, STAFF,
		fair_stall_do, "employment/off_fair.cs", FORM, NULL },
	{ GET, "/desk/employment/fairs/:fair/people", OFF, STAFF, fair_people,
		"employment/off_fair_people.cs", READS | FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair/people", OFF, STAFF,
		fair_people_do, "employment/off_fair_people.cs", FORM, NULL },
	{ GET, "/desk/employment/fairs/:fair/in/:ticket", OFF, STAFF, fair_code,
		"employment/off_fair_code.cs", READS | FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair/in/:ticket", OFF, STAFF,
		fair_code_in, "employment/off_fair_code.cs", FORM, NULL },
	{ GET, "/desk/employment/fairs/:fair/list", OFF, STAFF, fair_list, NULL,
		READS, NULL },
	{ GET, "/desk/employment/fairs/:fair/sheet/:stall", OFF, STAFF,
		fair_sheet, "employment/off_fair_sheet.cs", FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair/sheet/:stall", OFF, STAFF,
		fair_sheet_save, "employment/off_fair_sheet.cs", FORM, NULL },
	{ GET, "/desk/employment/fairs/:fair/results", OFF, STAFF, fair_results,
		"employment/off_fair_results.cs", READS | FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair/results", OFF, STAFF, fair_import,
		"employment/off_fair_results.cs", FORM | UPLOAD, NULL },
	{ GET, "/desk/employment/fairs/:fair/import/:import", OFF, STAFF,
		fair_preview, "employment/off_fair_import.cs", FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair/import/:import", OFF, STAFF,
		fair_import_take, "employment/off_fair_import.cs", FORM, NULL },
	{ POST, "/desk/employment/fairs/:fair/checks/:match", OFF, STAFF,
		fair_check, "employment/off_fair_results.cs", FORM, NULL },
	{ GET, "/desk/employment/training", OFF, STAFF, desk_classes,
		"employment/off_classes.cs", FORM, NULL },
	{ GET, "/desk/employment/training/new", OFF, STAFF, class_new,
		"employment/off_class_new.cs", FORM, NULL },
	{ POST, "/desk/employment/training/new", OFF, STAFF, class_plan,
		"employment/off_class_new.cs", FORM, NULL },
	{ GET, "/desk/employment/training/:class", OFF, STAFF, desk_class,
		"employment/off_class.cs", READS | FORM, NULL },
	{ POST, "/desk/employment/training/:class", OFF, STAFF, class_off,
		"employment/off_class.cs", FORM, NULL },
	{ GET, "/desk/employment/training/:class/day", OFF, STAFF, class_day,
		"employment/off_class_day.cs", READS | FORM, NULL },
	{ POST, "/desk/employment/training/:class/day", OFF, STAFF,
		class_day_save, "employment/off_class_day.cs", FORM, NULL },
	{ GET, "/desk/employment/training/:class/list", OFF, STAFF, class_list,
		NULL, READS, NULL },
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
