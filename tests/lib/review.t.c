/*
 * What a step can be asked without a database: its reasons, its note, its
 * fields, whether it is meant.  The pages are walked through by
 * tests/cgi/alliance_off.t.
 */
#include <stdio.h>

#include "review_parts.h"
#include "form_fixture.h"

static const char more[] =
	"actions {\n"
	" accept {\n  label = 受理\n  by = officer\n  note = optional\n }\n"
	" refuse {\n  label = 不受理\n  by = officer\n  note = required\n"
	"  reasons = R01 R02\n  confirm = 1\n }\n"
	" withdraw {\n  label = 撤回\n  by = applicant\n }\n"
	" pass {\n  by = officer\n  note = none\n  fields {\n   seen {\n"
	"    type = bool\n    label = 现场看过\n    class = P1\n   }\n  }\n"
	" }\n}\n"
	"reasons {\n R01 {\n  label = 不全\n  label.en = Missing\n }\n"
	" R02 {\n  label = 无效\n  label.en = Void\n }\n}\n"
	"states {\n REVIEW1 {\n  label = 初审\n }\n}\n";

static const struct cases desk = { .base = "/desk/alliance",
	.service = "sample" };
static struct log quiet = { .program = "test", .side = "off" };

static int begin_step(void **state)
{
	char err[200];

	begin(state);
	assert_int_equal(node_parse(standard, more, err, sizeof err), 0);
	req.pages = page_new(&quiet, "templates", 0);
	return 0;
}

static int end_step(void **state)
{
	page_free(req.pages);
	return end(state);
}

static struct step step(const char *name)
{
	return review_step(&req, &desk, standard, review_action(standard,
		name));
}

static void actions(void **state)
{
	(void)state;
	assert_non_null(review_action(standard, "accept"));
	assert_null(review_action(standard, "withdraw"));
	assert_null(review_action(standard, "nothing"));
	assert_null(review_action(standard, "accept.label"));
	assert_null(review_action(standard, ""));
	assert_null(review_action(standard, NULL));
}

static void words(void **state)
{
	(void)state;
	assert_null(review_words(&req, "note", true));
	assert_error("note", "err_required");
	again();
	assert_string_equal(review_words(&req, "note", false), "");
	sent("note", "  两行\r\n第二行  ");
	assert_string_equal(review_words(&req, "note", true),
		"两行\n第二行");
	again();
	sent("note", " \r\n ");
	assert_null(review_words(&req, "note", true));
}

static void too_long(void **state)
{
	char *s = arena_alloc(req.arena, 2002);

	(void)state;
	memset(s, 'x', 2001);
	s[2001] = '\0';
	sent("note", s);
	assert_null(review_words(&req, "note", false));
	assert_error("note", "err_words_long");
	again();
	sent("note", s + 1);
	assert_non_null(review_words(&req, "note", false));
}

static void note_and_proposal(void **state)
{
	struct step s = step("accept");
	const char *canned = page_word(req.pages, "zh-CN",
		"canned.alliance.accept.0");

	(void)state;
	assert_non_null(canned);
	sent("canned", "0");
	sent("canned", "7");
	sent("note", "另外说明");
	assert_int_equal(review_step_read(&req, &s), FORM_FINE);
	assert_string_equal(s.note, arena_printf(req.arena, "%s\n%s", canned,
		"另外说明"));
	again();
	s = step("accept");
	assert_int_equal(review_step_read(&req, &s), FORM_FINE);
	assert_string_equal(s.note, "");
}

static void reasons(void **state)
{
	struct step s = step("refuse");

	(void)state;
	assert_int_equal(review_step_read(&req, &s), FORM_WRONG);
	assert_error("reason", "err_choice");
	assert_error("note", "err_required");
	assert_error("confirm", "err_confirm");
	again();
	s = step("refuse");
	sent("reason", "R03");
	sent("note", "x");
	sent("confirm", "1");
	assert_int_equal(review_step_read(&req, &s), FORM_WRONG);
	assert_error("reason", "err_choice");
	assert_error("note", NULL);
	again();
	s = step("refuse");
	sent("reason", "R02");
	sent("note", "x");
	sent("confirm", "1");
	assert_int_equal(review_step_read(&req, &s), FORM_FINE);
	assert_string_equal(s.reason, "R02");
}

static void fields(void **state)
{
	struct step s = step("pass");

	(void)state;
	assert_int_equal(review_step_read(&req, &s), FORM_WRONG);
	assert_error("result", "err_required");
	again();
	s = step("pass");
	sent("result", "listed");
	assert_int_equal(review_step_read(&req, &s), FORM_WRONG);
	assert_error("result", "err_must");
	again();
	s = step("pass");
	sent("result", "clear");
	sent("note", "not asked for");
	assert_int_equal(review_step_read(&req, &s), FORM_FINE);
	assert_string_equal(form_array_end(&s.paths), "{\"result\"}");
	assert_string_equal(form_array_end(&s.texts), "{\"clear\"}");
	assert_string_equal(s.note, "");
}

static void page_of_a_step(void **state)
{
	struct step s = step("refuse");

	(void)state;
	sent("reason", "R02");
	req.lang = "en";
	review_step_draw(&req, &s);
	assert_hdf("Page.action.name", "refuse");
	assert_hdf("Page.action.note", "required");
	assert_hdf("Page.confirm", "1");
	assert_hdf("Page.reasons.0.label", "Missing");
	assert_hdf("Page.reasons.0.checked", NULL);
	assert_hdf("Page.reasons.1.value", "R02");
	assert_hdf("Page.reasons.1.checked", "1");
	assert_hdf("Page.canned.0.value", "0");
	assert_hdf("Page.fields", NULL);
}

static void items(void **state)
{
	const struct dossier d = { .standard = standard };

	(void)state;
	assert_string_equal(review_item(&req, &d, "trade"), "行业");
	assert_string_equal(review_item(&req, &d, "paper:licence"), "执照");
	assert_string_equal(review_item(&req, &d, "gone"), "gone");
	assert_string_equal(review_word(&req, &d, "states", "REVIEW1"),
		"初审");
	assert_string_equal(review_word(&req, &d, "states", "GONE"), "GONE");
	assert_null(review_word(&req, &d, "states", NULL));
}

/* After a refused step the history and what others did both show a value. */
static void a_value_said_twice(void **state)
{
	struct dossier d = { .standard = standard };

	(void)state;
	node_set(req.hdf, "Page.events.0.action", "pass");
	node_set(req.hdf, "Page.events.0.version", "3");
	node_copy(req.hdf, "Page.changed", node_find(req.hdf, "Page.events"));
	node_set(req.hdf, "Page.values.0.path", "seen");
	node_set(req.hdf, "Page.values.0.version", "3");
	node_set(req.hdf, "Page.values.0.value", "1");
	review_events(&req, &d, "Page.events");
	review_events(&req, &d, "Page.changed");
	assert_hdf("Page.events.0.values.0.label", "现场看过");
	assert_hdf("Page.events.0.values.0.value", "是");
	assert_hdf("Page.changed.0.values.0.value", "是");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(actions, begin_step, end_step),
		cmocka_unit_test_setup_teardown(words, begin_step, end_step),
		cmocka_unit_test_setup_teardown(too_long, begin_step,
			end_step),
		cmocka_unit_test_setup_teardown(note_and_proposal, begin_step,
			end_step),
		cmocka_unit_test_setup_teardown(reasons, begin_step, end_step),
		cmocka_unit_test_setup_teardown(fields, begin_step, end_step),
		cmocka_unit_test_setup_teardown(page_of_a_step, begin_step,
			end_step),
		cmocka_unit_test_setup_teardown(a_value_said_twice, begin_step,
			end_step),
		cmocka_unit_test_setup_teardown(items, begin_step, end_step),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
