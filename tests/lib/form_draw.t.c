#include <stdio.h>

#include "form_fixture.h"

static void test_a_page(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	node_set(values, "unit_name", "<b>商行</b>");
	node_set(values, "trade", "food");
	node_set(req.hdf, "Prefill.account.mobile", "13800138000");
	form_draw(&req, &f);
	assert_hdf("Page.form.title", "单位");
	assert_hdf("Page.fields.0.name", "unit_name");
	assert_hdf("Page.fields.0.type", "unit");
	assert_hdf("Page.fields.0.label", "名称");
	assert_hdf("Page.fields.0.required", "1");
	assert_hdf("Page.fields.0.max", "20");
	assert_hdf("Page.fields.0.value", "<b>商行</b>");
	assert_hdf("Page.fields.1.options.0.label", "餐饮");
	assert_hdf("Page.fields.1.options.0.checked", "1");
	assert_hdf("Page.fields.1.options.1.checked", NULL);
	assert_hdf("Page.fields.2.shown", "0");
	assert_hdf("Page.fields.2.when_field", "trade");
	assert_hdf("Page.fields.2.when_is", "other");
	assert_hdf("Page.fields.4.value", "13800138000");
	assert_string_equal(form_drawn(&req, "trade"), "Page.fields.1");
	assert_null(form_drawn(&req, "nothing"));
}

static void test_in_english(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	req.lang = "en";
	form_draw(&req, &f);
	assert_hdf("Page.form.title", "Unit");
	assert_hdf("Page.fields.1.options.1.label", "Other");
}

/* After a refusal the page shows what was typed, as it was typed. */
static void test_typed(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	node_set(values, "trade", "food");
	node_set(values, "mobile", "13800138000");
	sent("unit_name", "");
	sent("trade", "other");
	sent("trade_other", "");
	sent("mobile", " 138 ");
	assert_int_equal(form_read(&req, &f), FORM_WRONG);
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.value", "");
	assert_hdf("Page.fields.0.error", "err_required");
	assert_hdf("Page.fields.0.error_text", "请填写名称");
	assert_hdf("Page.fields.1.options.1.checked", "1");
	assert_hdf("Page.fields.1.options.0.checked", NULL);
	assert_hdf("Page.fields.2.shown", "1");
	assert_hdf("Page.fields.4.value", " 138 ");
	assert_hdf("Page.errors.0.label", "名称");
	assert_hdf("Page.errors.0.text", "请填写名称");
	assert_hdf("Page.label.mobile", "手机");
}

static void test_opened(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	sent("unit_name", "测试商行");
	sent("trade", "other");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	form_draw(&req, &f);
	assert_hdf("Page.fields.2.shown", "1");
	assert_hdf("Page.fields.0.value", "测试商行");
	assert_hdf("Page.fields.2.error", NULL);
}

static void test_doubt(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	f.only = "card";
	sent("card", "4111111111111112");
	form_read(&req, &f);
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.warn", "warn_bankcard_checksum");
	assert_hdf("Page.fields.0.sure", "sure.card");
	assert_hdf("Page.fields.0.error", NULL);
	assert_hdf("Page.fields.1.name", NULL);
}

static void test_rows(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.rows.0.n", "1");
	assert_hdf("Page.fields.0.rows.0.remove", NULL);
	assert_hdf("Page.fields.0.rows.1.n", NULL);
	assert_hdf("Page.fields.0.add", "add:offers");
	again();
	node_set(values, "offers.0.kind", "gift");
	node_set(values, "offers.1.kind", "discount");
	node_set(values, "offers.1.percent", "15");
	node_set(values, "offers.2.groups", "serving veteran");
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.rows.0.fields.1.shown", "0");
	assert_hdf("Page.fields.0.rows.1.fields.1.shown", "1");
	assert_hdf("Page.fields.0.rows.1.fields.1.name", "offers.1.percent");
	assert_hdf("Page.fields.0.rows.1.fields.1.value", "15");
	assert_hdf("Page.fields.0.rows.1.fields.1.when_field",
		"offers.1.kind");
	assert_hdf("Page.fields.0.rows.2.fields.2.options.1.checked", "1");
	assert_hdf("Page.fields.0.rows.2.fields.4.min", "2026-11-22");
	assert_hdf("Page.fields.0.rows.2.remove", "remove:offers.2");
	assert_hdf("Page.fields.0.add", NULL);
	assert_string_equal(form_drawn(&req, "offers.1.percent"),
		"Page.fields.0.rows.1.fields.1");
}

static void test_a_row_more(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	sent("do", "add:offers");
	sent("offers.4.kind", "gift");
	sent("offers.4.percent", "typed");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.rows.0.fields.1.value", "typed");
	assert_hdf("Page.fields.0.rows.1.fields.0.name", "offers.5.kind");
	assert_hdf("Page.fields.0.rows.2.n", NULL);
}

static void test_a_row_less(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	sent("do", "remove:offers.0");
	sent("offers.0.kind", "gift");
	sent("offers.1.kind", "discount");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.rows.0.fields.0.name", "offers.1.kind");
	assert_hdf("Page.fields.0.rows.1.n", NULL);
}

static void test_division(void **state)
{
	struct form f = on("form.pages.offers");

	(void)state;
	f.only = "place";
	sent("do", "pick:place");
	sent("place", "370202000000");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.value", "370202000000");
	again();
	sent("do", "repick:place");
	sent("place", "370202000000");
	assert_int_equal(form_read(&req, &f), FORM_AGAIN);
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.value", "");
}

static void test_statement(void **state)
{
	struct form f = on("form.pages.promise");

	(void)state;
	form_draw(&req, &f);
	assert_hdf("Page.fields.0.text", "我承诺");
}

static void test_limits_of_errors(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	sent("unit_name", "一二三四五六七八九十一二三四五六七八九十一");
	sent("trade", "food");
	form_read(&req, &f);
	form_draw(&req, &f);
	assert_hdf("Page.errors.0.key", "err_too_long");
	assert_hdf("Page.errors.0.limit", "20");
}

int main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_a_page), TEST(test_in_english), TEST(test_typed),
		TEST(test_opened), TEST(test_doubt), TEST(test_rows),
		TEST(test_a_row_more), TEST(test_a_row_less),
		TEST(test_division), TEST(test_statement),
		TEST(test_limits_of_errors),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
