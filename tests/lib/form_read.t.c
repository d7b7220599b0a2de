#include <stdio.h>

#include "form_fixture.h"

static void test_a_good_page(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	node_set(values, "trade_other", "旧的");
	sent("unit_name", " 测试商行 ");
	sent("trade", "food");
	sent("mobile", "１３８ 0013 8000");
	sent("role", "admin");
	assert_int_equal(form_read(&req, &f), FORM_FINE);
	assert_value("unit_name", "测试商行");
	assert_value("mobile", "13800138000");
	assert_value("trade_other", NULL);
	assert_value("role", NULL);
}

static void test_wrong_fields(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	sent("trade", "guns");
	sent("id_no", "110101199001011234");
	sent("mobile", "12");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("unit_name", "err_required");
	assert_error("trade", "err_option");
	assert_error("id_no", "err_id_checksum");
	assert_error("mobile", "err_mobile_format");
	assert_hdf("Page.errors.0.field", "unit_name");
	assert_hdf("Page.errors.3.field", "mobile");
	assert_hdf("Form.refusal", "R11");
	assert_value("trade", NULL);
}

static void test_later(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	sent("do", "later");
	sent("mobile", "13800138000");
	assert_int_equal(form_read(&req, &f), FORM_FINE);
	assert_value("mobile", "13800138000");
	again();
	sent("do", "later");
	sent("mobile", "1380013800");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
}

/* A field that an answer opened is asked for before it is an error. */
static void test_opened(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	sent("unit_name", "测试商行");
	sent("trade", "other");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	assert_error("trade_other", NULL);
	again();
	sent("unit_name", "测试商行");
	sent("trade", "other");
	sent("trade_other", "");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("trade_other", "err_required");
	again();
	sent("unit_name", "测试商行");
	sent("trade", "other");
	sent("trade_other", "花店");
	assert_int_equal(form_read(&req, &f), FORM_FINE);
	assert_value("trade_other", "花店");
}

static void test_repeated(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	sent("unit_name", "甲商行");
	sent("unit_name", "乙商行");
	form_read(&req, &f);
	assert_true(req.repeated);
}

static void test_only(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	f.only = "mobile";
	node_set(values, "unit_name", "原来的");
	sent("unit_name", "偷改的");
	sent("mobile", "13800138000");
	assert_int_equal(form_read(&req, &f), FORM_FINE);
	assert_value("unit_name", "原来的");
	assert_value("mobile", "13800138000");
}

static const char *taken(struct req *r, struct node *field, const char *path,
	const char *value)
{
	(void)r;
	(void)field;
	return strcmp(path, "unit_name") == 0 && strcmp(value, "占用商行") == 0
		? "err_taken" : NULL;
}

static void test_asked(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	f.ask = taken;
	sent("unit_name", "占用商行");
	sent("trade", "food");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("unit_name", "err_taken");
}

/* An old passbook number is accepted when it is sent a second time. */
static void test_sure(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	f.only = "card";
	sent("card", "4111 1111 1111 1112");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("card", "warn_bankcard_checksum");
	again();
	sent("card", "4111 1111 1111 1112");
	sent("sure.card", "4111 1111 1111 1112");
	assert_int_equal(form_read(&req, &f), FORM_FINE);
	assert_value("card", "4111111111111112");
}

static void offer(const char *n, const char *kind, const char *percent)
{
	sent(arena_printf(req.arena, "offers.%s.kind", n), kind);
	sent(arena_printf(req.arena, "offers.%s.percent", n), percent);
}

static void test_rows(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	node_set(values, "offers.4.kind", "gift");
	offer("7", "discount", "10");
	offer("3", "gift", "55");
	sent("offers.7.groups", "veteran");
	sent("offers.7.groups", "serving");
	sent("offers.9.kind", "");
	assert_int_equal(form_read(&req, &f), FORM_FINE);
	assert_value("offers.0.kind", "gift");
	assert_value("offers.0.percent", NULL);
	assert_value("offers.1.kind", "discount");
	assert_value("offers.1.percent", "10");
	assert_value("offers.1.groups", "veteran serving");
	assert_value("offers.2.kind", NULL);
	assert_value("offers.4.kind", NULL);
	assert_value("offers.7.kind", NULL);
}

static void test_wrong_rows(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	offer("0", "discount", "120");
	offer("1", "discount", "");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("offers.0.percent", "err_high");
	assert_error("offers.1.percent", "err_required");
	again();
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("offers", "err_rows_few");
	again();
	offer("0", "gift", "");
	offer("1", "gift", "");
	offer("2", "gift", "");
	offer("3", "gift", "");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("offers", "err_rows_many");
}

static void test_an_empty_row_is_asked_for(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	offer("0", "", "");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("offers.0.kind", "err_required");
}

static void test_buttons(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	sent("do", "add:offers");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	again();
	sent("do", "remove:offers.0");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	again();
	sent("do", "pick:place");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	again();
	sent("do", "add:unit_name");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
}

static void test_actions_fields(void **state)
{
	struct form f = on("actions.pass");

	(void)state;
	sent("result", "listed");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	assert_error("result", "err_must");
}

static void fill(void)
{
	node_set(values, "unit_name", "测试商行");
	node_set(values, "trade", "food");
	node_set(values, "permit", "某号");
	node_set(values, "offers.0.kind", "gift");
	node_set(values, "promise", "1");
}

static void test_the_whole_form(void **state)
{
	struct form f = on(NULL);
	struct node *papers = node_at(req.hdf, "Papers");

	(void)state;
	fill();
	assert_true(form_check(&req, &f, NULL));
	assert_false(form_check(&req, &f, papers));
	assert_error("papers.licence", "err_paper_missing");
	assert_error("papers.permit_scan", "err_paper_missing");
	assert_error("papers.rep_id", NULL);
	assert_hdf("Page.page.papers.licence", "papers");
	again();
	node_set(papers, "licence", "1");
	node_set(papers, "permit_scan", "2");
	assert_true(form_check(&req, &f, papers));
}

static void test_the_whole_form_wrong(void **state)
{
	struct form f = on(NULL);

	(void)state;
	fill();
	node_remove(values, "promise");
	node_set(values, "offers.0.kind", "discount");
	assert_false(form_check(&req, &f, NULL));
	assert_error("promise", "err_consent");
	assert_error("offers.0.percent", "err_required");
	assert_hdf("Page.page.offers.0.percent", "offers");
	assert_hdf("Form.refusal", "R13");
}

/* What is hidden in the end does not stay among the answers. */
static void test_hidden_answers_go(void **state)
{
	struct form f = on(NULL);

	(void)state;
	fill();
	node_set(values, "trade", "other");
	node_set(values, "trade_other", "花店");
	assert_true(form_check(&req, &f, NULL));
	assert_value("permit", NULL);
	node_set(values, "trade", "food");
	node_set(values, "permit", "某号");
	assert_true(form_check(&req, &f, NULL));
	assert_value("trade_other", NULL);
}

static void test_correction(void **state)
{
	struct form f = on(NULL);
	struct node *papers = node_at(req.hdf, "Papers");

	(void)state;
	f.only = "mobile rep_id";
	assert_false(form_check(&req, &f, papers));
	assert_error("papers.rep_id", "err_paper_missing");
	assert_error("papers.licence", NULL);
	assert_error("unit_name", NULL);
	again();
	node_set(papers, "rep_id", "1");
	assert_true(form_check(&req, &f, papers));
}

int main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_a_good_page), TEST(test_wrong_fields),
		TEST(test_later), TEST(test_opened), TEST(test_repeated),
		TEST(test_only), TEST(test_asked), TEST(test_sure),
		TEST(test_rows), TEST(test_wrong_rows),
		TEST(test_an_empty_row_is_asked_for), TEST(test_buttons),
		TEST(test_actions_fields), TEST(test_the_whole_form),
		TEST(test_the_whole_form_wrong), TEST(test_hidden_answers_go),
		TEST(test_correction),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
