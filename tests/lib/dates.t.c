#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rules.h"

static const struct date today = { 2026, 11, 21 };

static void test_days_there_and_back(void **state)
{
	struct date before = date_from_days(-33000);

	(void)state;
	for (long day = -32999; day < 100000; day++) {
		struct date d = date_from_days(day);

		assert_true(date_is_real(d));
		assert_int_equal(date_days(d), day);
		assert_true(date_compare(before, d) < 0);
		before = d;
	}
	assert_int_equal(date_days((struct date){ 1970, 1, 1 }), 0);
	assert_int_equal(date_days((struct date){ 2000, 3, 1 }), 11017);
	assert_int_equal(date_days((struct date){ 1969, 12, 31 }), -1);
}

static void test_reading(void **state)
{
	struct date d;

	(void)state;
	assert_true(date_read("2024-02-29", &d));
	assert_int_equal(date_compare(d, (struct date){ 2024, 2, 29 }), 0);
	assert_false(date_read("2023-02-29", &d));
	assert_false(date_read("2024-2-29", &d));
	assert_false(date_read("2024-02-2", &d));
	assert_false(date_read("", &d));
	assert_false(date_read("+024-02-02", &d));
	assert_true(date_is_real(date_today()));
}

static void test_years(void **state)
{
	struct date leap = { 2004, 2, 29 };

	(void)state;
	assert_int_equal(date_years(leap, (struct date){ 2005, 2, 28 }), 0);
	assert_int_equal(date_years(leap, (struct date){ 2005, 3, 1 }), 1);
	assert_int_equal(date_years(leap, (struct date){ 2020, 2, 29 }), 16);
	assert_int_equal(date_years(leap, (struct date){ 1999, 1, 1 }), 0);
}

static void test_service_years_are_a_hint(void **state)
{
	(void)state;
	assert_int_equal(rule_service("1990-05-05|2008-12-01|2020-09-01",
		today).years, 11);
	assert_int_equal(rule_service("1965-08-06|1983-10-20|2013-10-20",
		today).years, 30);
	assert_int_equal(rule_service("2003-02-28|2024-03-01|", today).years,
		2);
	assert_string_equal(rule_service("2004-03-01|2020-09-01|",
		today).reason, "WARN_ENLIST_UNDER_17");
	assert_string_equal(rule_service("2000-01-01|2020-01-01|2027-02-20",
		today).reason, "DISCHARGE_FUTURE");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days_there_and_back),
		cmocka_unit_test(test_reading),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_service_years_are_a_hint),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
