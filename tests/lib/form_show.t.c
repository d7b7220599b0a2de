#include <stdio.h>

#include "form_fixture.h"

static void fill(void)
{
	node_set(values, "unit_name", "测试商行");
	node_set(values, "trade", "other");
	node_set(values, "id_no", "secret");
	node_set(values, "offers.0.kind", "gift");
	node_set(values, "offers.1.kind", "discount");
	node_set(values, "offers.1.groups", "veteran serving");
	node_set(values, "promise", "1");
}

static void test_answers(void **state)
{
	struct form f = on(NULL);

	(void)state;
	fill();
	form_show(&req, &f, "Page.answers", false);
	assert_hdf("Page.answers.0.page", "unit");
	assert_hdf("Page.answers.0.title", "单位");
	assert_hdf("Page.answers.0.rows.0.path", "unit_name");
	assert_hdf("Page.answers.0.rows.1.value", "其他");
	assert_hdf("Page.answers.0.rows.2.value", "secret");
	assert_hdf("Page.answers.1.rows.0.group", "offers");
	assert_hdf("Page.answers.1.rows.0.row", "1");
	assert_hdf("Page.answers.1.rows.1.value", "折扣");
	assert_hdf("Page.answers.1.rows.2.value", "退役、现役");
	assert_hdf("Page.answers.2.page", "promise");
}

static void test_hidden(void **state)
{
	struct form f = on(NULL);

	(void)state;
	fill();
	req.lang = "en";
	form_show(&req, &f, "Page.answers", true);
	assert_hdf("Page.answers.0.rows.1.value", "Other");
	assert_hdf("Page.answers.0.rows.2.value", NULL);
	assert_hdf("Page.answers.1.rows.2.value", "Veteran, Serving");
}

static void test_only(void **state)
{
	struct form f = on(NULL);

	(void)state;
	fill();
	f.only = "offers";
	form_show(&req, &f, "Page.answers", true);
	assert_hdf("Page.answers.0.page", "offers");
	assert_hdf("Page.answers.1.page", NULL);
}

static void test_doubts(void **state)
{
	struct form f = on(NULL);

	(void)state;
	node_set(values, "card", "4111111111111112");
	form_show(&req, &f, "Page.answers", false);
	assert_hdf("Page.answers.0.rows.0.warning", "warn_bankcard_checksum");
}

static void test_differences(void **state)
{
	struct node *before = node_new();

	(void)state;
	fill();
	node_set(before, "unit_name", "测试商行");
	node_set(before, "trade", "food");
	node_set(before, "mobile", "13800138000");
	node_set(before, "offers.0.kind", "gift");
	assert_int_equal(form_diff(&req, standard, before, values,
		"Page.changes"), 6);
	assert_hdf("Page.changes.0.path", "trade");
	assert_hdf("Page.changes.0.before", "餐饮");
	assert_hdf("Page.changes.0.after", "其他");
	assert_hdf("Page.changes.2.path", "offers.1.kind");
	assert_hdf("Page.changes.2.row", "2");
	assert_hdf("Page.changes.5.path", "mobile");
	assert_hdf("Page.changes.5.after", "");
	assert_int_equal(form_diff(&req, standard, values, values, "Page.no"),
		0);
	node_free(before);
}

static const char *seal(void *arg, const char *path, const char *value)
{
	(void)value;
	return arena_printf(((struct req *)arg)->arena, "sealed:%s", path);
}

static void test_arrays(void **state)
{
	const char *paths, *texts;

	(void)state;
	form_arrays(req.arena, standard, values, NULL, NULL, &paths, &texts);
	assert_string_equal(paths, "{}");
	node_set(values, "unit_name", "a\"b\\c,{}");
	node_set(values, "id_no", "secret");
	node_set(values, "offers.0.kind", "gift");
	form_arrays(req.arena, standard, values, seal, &req, &paths, &texts);
	assert_string_equal(paths,
		"{\"unit_name\",\"id_no\",\"offers.0.kind\"}");
	assert_string_equal(texts,
		"{\"a\\\"b\\\\c,{}\",\"sealed:id_no\",\"gift\"}");
}

int main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_answers), TEST(test_hidden), TEST(test_only),
		TEST(test_doubts), TEST(test_differences), TEST(test_arrays),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
