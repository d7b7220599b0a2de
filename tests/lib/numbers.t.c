#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules.h"

static const struct date today = { 2026, 11, 21 };

static void test_area_codes(void **state)
{
	static const char *const cities[] = {
		"0532", "0931", "0595", "025", "0477", "010", "029", "0898",
		"0999", "0335", "0769",
	};
	static const char *const none[] = {
		"026", "0132", "0300", "0200", "030", "0", "", "05322", "1010",
	};

	(void)state;
	for (size_t i = 0; i < sizeof cities / sizeof *cities; i++)
		assert_true(area_code_exists(cities[i], strlen(cities[i])));
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_false(area_code_exists(none[i], strlen(none[i])));
}

static void test_bank_cards(void **state)
{
	struct verdict v = rule_bankcard("4111111111111112", today);

	(void)state;
	assert_int_equal(v.level, RULE_WARN);
	assert_string_equal(v.reason, "WARN_CHECKSUM");
	v = rule_bankcard("6200000000000006", today);
	assert_string_equal(v.reason, "CHECKSUM");
	v = rule_bankcard("1111111111111111", today);
	assert_string_equal(v.reason, "TRIVIAL");
}

static void test_postcode_names_its_province(void **state)
{
	(void)state;
	assert_string_equal(rule_postcode("266000", today).province, "山东");
	assert_string_equal(rule_postcode("010000", today).province, "内蒙古");
	assert_string_equal(rule_postcode("999078", today).province, "HK/MO");
	assert_null(rule_postcode("990000", today).province);
}

static void test_card_numbers(void **state)
{
	struct verdict v = rule_card("12 34", today);

	(void)state;
	assert_string_equal(v.reason, "CHAR");
	assert_int_equal(v.point, ' ');
	assert_string_equal(rule_card("第号字", today).reason, "FORMAT");
	assert_string_equal(rule_card("字第A-1号", today).reason, "OK");
}

static void test_service_numbers_only_for_the_public(void **state)
{
	(void)state;
	assert_int_equal(rule_contact("12345", today).level, RULE_OK);
	assert_int_equal(rule_phone("12345", today).level, RULE_REFUSE);
	assert_int_equal(rule_landline("12345", today).level, RULE_REFUSE);
	assert_int_equal(rule_mobile("12345", today).level, RULE_REFUSE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_area_codes),
		cmocka_unit_test(test_bank_cards),
		cmocka_unit_test(test_postcode_names_its_province),
		cmocka_unit_test(test_card_numbers),
		cmocka_unit_test(test_service_numbers_only_for_the_public),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
