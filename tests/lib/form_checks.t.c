#include <stdio.h>

#include "form_fixture.h"

/* One check of a kind over fields that the sample does not have. */
static void check(const char *kind, const char *fields, const char *last,
	const char *expect)
{
	struct form f = on(NULL);

	again();
	node_set(standard, "form.checks.dates.kind", kind);
	node_set(standard, "form.checks.dates.fields", fields);
	form_checks(&req, &f, NULL);
	assert_error(last, expect);
}

static void test_order(void **state)
{
	(void)state;
	node_set(values, "a", "2026-01-02");
	node_set(values, "b", "2026-01-01");
	check("order", "a b", "b", "err_order");
	check("order", "b a", "a", NULL);
	node_set(values, "a", "9.50");
	node_set(values, "b", "10");
	check("order", "a b", "b", NULL);
	check("order", "a c", "c", NULL);
}

static void test_order_in_rows(void **state)
{
	struct form f = on(NULL);

	(void)state;
	node_set(values, "offers.0.valid_from", "2026-01-01");
	node_set(values, "offers.0.valid_to", "2026-12-31");
	node_set(values, "offers.1.valid_from", "2027-01-01");
	node_set(values, "offers.1.valid_to", "2026-12-31");
	form_checks(&req, &f, NULL);
	assert_error("offers.0.valid_to", NULL);
	assert_error("offers.1.valid_to", "err_order");
	assert_hdf("Page.page.offers.1.valid_to", "offers");
}

static void test_differ_and_any(void **state)
{
	(void)state;
	check("any", "a b", "b", "err_any");
	node_set(values, "a", "x");
	check("any", "a b", "b", NULL);
	node_set(values, "b", "x");
	check("differ", "a b", "b", "err_same");
	node_set(values, "b", "y");
	check("differ", "a b", "b", NULL);
}

static void test_minus(void **state)
{
	(void)state;
	node_set(values, "total", "100.50");
	node_set(values, "back", "40.25");
	node_set(values, "self", "60.25");
	check("minus", "total back self", "self", NULL);
	node_set(values, "self", "60");
	check("minus", "total back self", "self", "err_minus");
}

static void test_people(void **state)
{
	(void)state;
	node_set(values, "birth", "2000-01-01");
	node_set(values, "in", "2018-09-01");
	node_set(values, "out", "2017-09-01");
	check("service", "birth in out", "out",
		"err_service_discharge_not_after_enlist");
	node_set(values, "out", "2020-09-01");
	check("service", "birth in out", "out", NULL);
	node_set(values, "id", "150626197001019979");
	check("id_agrees", "id birth", "birth", "err_id_birthdate_differs");
}

/* Only checks whose last field is on the page that was sent. */
static void test_of_a_page(void **state)
{
	struct form f = on("form.pages.unit");

	(void)state;
	node_set(values, "offers.0.valid_from", "2027-01-01");
	node_set(values, "offers.0.valid_to", "2026-12-31");
	form_checks(&req, &f, node_find(standard, "form.pages.unit.fields"));
	assert_int_equal(req.errors, 0);
	form_checks(&req, &f, node_find(standard, "form.pages.offers.fields"));
	assert_int_equal(req.errors, 1);
}

static void test_of_an_action(void **state)
{
	struct form f = on("actions.pass");

	(void)state;
	node_set(standard, "actions.pass.checks.x.kind", "any");
	node_set(standard, "actions.pass.checks.x.fields", "result");
	form_checks(&req, &f, node_find(standard, "actions.pass.fields"));
	assert_error("result", "err_any");
}

int main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_order), TEST(test_order_in_rows),
		TEST(test_differ_and_any), TEST(test_minus), TEST(test_people),
		TEST(test_of_a_page), TEST(test_of_an_action),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
