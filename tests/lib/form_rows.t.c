#include <stdio.h>

#include "form_fixture.h"

static struct node *group(void)
{
	return form_field(standard, "offers");
}

static void test_limits(void **state)
{
	(void)state;
	assert_int_equal(form_rows_max(group()), 3);
	assert_int_equal(form_rows_min(group()), 1);
	node_set(group(), "max", "100000");
	node_set(group(), "min", "0");
	assert_int_equal(form_rows_max(group()), FORM_ROWS_MAX);
	assert_int_equal(form_rows_min(group()), 1);
	node_set(group(), "required", "0");
	assert_int_equal(form_rows_min(group()), 0);
}

static void test_sent(void **state)
{
	unsigned rows[FORM_ROWS_MAX + 1];

	(void)state;
	sent("offers.12.kind", "a");
	sent("offers.3.kind", "a");
	sent("offers.12.percent", "a");
	sent("offers.3.percent", "a");
	sent("offers.99999.kind", "a");
	sent("offers.-1.kind", "a");
	sent("offers.x.kind", "a");
	sent("offers.5", "a");
	sent("offersx.5.kind", "a");
	assert_int_equal(form_rows_sent(&req, "offers", 10, rows), 2);
	assert_int_equal(rows[0], 3);
	assert_int_equal(rows[1], 12);
}

/* However many rows are sent, only so many are looked at. */
static void test_many(void **state)
{
	unsigned rows[FORM_ROWS_MAX + 1];

	(void)state;
	for (int i = 0; i < 500; i++)
		sent(arena_printf(req.arena, "offers.%d.kind", 999 - i), "a");
	assert_int_equal(form_rows_sent(&req, "offers", FORM_ROWS_MAX + 1,
		rows), FORM_ROWS_MAX + 1);
}

static void test_of_answers(void **state)
{
	(void)state;
	assert_int_equal(form_rows_of(values, "offers"), 0);
	node_set(values, "offers.1.kind", "a");
	assert_int_equal(form_rows_of(values, "offers"), 2);
	node_set(values, "offers.999999.kind", "a");
	assert_int_equal(form_rows_of(values, "offers"), 2);
}

static void test_asked(void **state)
{
	static const char *const none[] = { "next", "add:place", "add:",
		"remove:offers", "remove:offers.", "remove:offers.x",
		"remove:offers.99999", "remove:place.0" };
	struct node *fields = node_find(standard, "form.pages.offers.fields");
	const char *name;
	unsigned row;

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		again();
		sent("do", none[i]);
		assert_int_equal(form_row_asked(&req, fields, &name, &row),
			ROW_NONE);
	}
	again();
	sent("do", "remove:offers.2");
	assert_int_equal(form_row_asked(&req, fields, &name, &row),
		ROW_REMOVE);
	assert_string_equal(name, "offers");
	assert_int_equal(row, 2);
	again();
	sent("do", "add:offers");
	assert_int_equal(form_row_asked(&req, fields, &name, &row), ROW_ADD);
}

int main(void)
{
#define TEST(t) cmocka_unit_test_setup_teardown(t, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(test_limits), TEST(test_sent), TEST(test_many),
		TEST(test_of_answers), TEST(test_asked),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
