#include "form_fixture.h"

static void test_words(void **state)
{
	struct node *t = node_find(standard, "form.pages.unit.title");

	(void)state;
	assert_string_equal(form_words(t, "zh-CN"), "单位");
	assert_string_equal(form_words(t, "en"), "Unit");
	assert_string_equal(form_words(node_find(standard,
		"papers.licence.label"), "en"), "执照");
	assert_null(form_words(NULL, "en"));
	assert_string_equal(form_text(&req, standard, "no.such.path"), "");
}

static void test_listed(void **state)
{
	(void)state;
	assert_true(form_listed("a bc d", "bc"));
	assert_false(form_listed("a bc d", "b"));
	assert_false(form_listed("a bc d", ""));
	assert_false(form_listed(NULL, "a"));
}

static void test_fields_by_path(void **state)
{
	(void)state;
	assert_string_equal(node_name(form_field(standard, "offers.0.kind")),
		"kind");
	assert_string_equal(node_name(form_field(standard, "offers.kind")),
		"kind");
	assert_string_equal(node_name(form_field(standard, "offers.12")),
		"offers");
	assert_null(form_field(standard, "offers.0.colour"));
	assert_null(form_field(standard, "trade.0"));
	assert_null(form_field(standard, ""));
	assert_non_null(form_field_in(standard, "actions.pass", "result"));
	assert_null(form_field_in(standard, "actions.none", "result"));
}

static void test_pages_of(void **state)
{
	(void)state;
	assert_string_equal(form_page_of(standard, "offers.0.kind"), "offers");
	assert_string_equal(form_page_of(standard, "licence"), "papers");
	assert_string_equal(form_page_of(standard, "papers.licence"),
		"papers");
	assert_null(form_page_of(standard, "papers.rep_id"));
}

static void test_classes(void **state)
{
	(void)state;
	assert_string_equal(form_class(standard, "trade"), "P0");
	assert_true(form_is_secret(standard, "id_no"));
	assert_false(form_is_secret(standard, "mobile"));
	assert_true(form_is_secret(standard, "unknown"));
}

static void test_conditions(void **state)
{
	struct node *percent = form_field(standard, "offers.percent");

	(void)state;
	assert_true(form_when(form_field(standard, "trade"), values, NULL));
	assert_false(form_when(percent, values, "offers.0"));
	node_set(values, "offers.0.kind", "discount");
	assert_true(form_when(percent, values, "offers.0"));
	assert_false(form_when(percent, values, "offers.1"));
}

static void test_pages_in_order(void **state)
{
	(void)state;
	assert_string_equal(form_first(standard, values), "unit");
	assert_string_equal(form_after(standard, values, "offers"), "papers");
	node_set(values, "trade", "food");
	assert_string_equal(form_after(standard, values, "offers"), "food");
	assert_null(form_after(standard, values, "promise"));
	assert_null(form_after(standard, values, "nowhere"));
	form_steps(&req, standard, values, "offers");
	assert_hdf("Page.steps.0.done", "1");
	assert_hdf("Page.steps.1.current", "1");
	assert_hdf("Page.steps.2.name", "food");
	assert_hdf("Page.steps.2.done", NULL);
	assert_hdf("Page.steps.4.title", "承诺");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_words, begin, end),
		cmocka_unit_test_setup_teardown(test_listed, begin, end),
		cmocka_unit_test_setup_teardown(test_fields_by_path, begin,
			end),
		cmocka_unit_test_setup_teardown(test_pages_of, begin, end),
		cmocka_unit_test_setup_teardown(test_classes, begin, end),
		cmocka_unit_test_setup_teardown(test_conditions, begin, end),
		cmocka_unit_test_setup_teardown(test_pages_in_order, begin,
			end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
