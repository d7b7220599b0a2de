#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules.h"

static const struct date today = { 2026, 11, 21 };

static void test_what_an_id_tells(void **state)
{
	struct verdict v = rule_id("35058119850305998X", today);

	(void)state;
	assert_int_equal(v.level, RULE_OK);
	assert_int_equal(v.sex, 'F');
	assert_int_equal(v.region, 350581);
	assert_int_equal(date_compare(v.birth, (struct date){ 1985, 3, 5 }), 0);
	assert_false(v.permit);
	assert_true(rule_id_is_old("370202850305998"));
	assert_false(rule_id_is_old("35058119850305998X"));
}

static void test_id_agrees_with_the_form(void **state)
{
	struct date birth = { 1985, 3, 5 }, other = { 1985, 3, 6 };
	const char *id = "35058119850305998X";

	(void)state;
	assert_string_equal(rule_id_agrees(id, birth, '2', today).reason, "OK");
	assert_string_equal(rule_id_agrees(id, birth, '0', today).reason, "OK");
	assert_string_equal(rule_id_agrees(id, birth, '1', today).reason,
		"SEX_DIFFERS");
	assert_string_equal(rule_id_agrees(id, other, '2', today).reason,
		"BIRTHDATE_DIFFERS");
	assert_string_equal(rule_id_agrees("1", birth, '2', today).reason,
		"FORMAT");
}

/* Each wrong digit and each exchange of neighbours is found. */
static void test_id_check_finds_slips(void **state)
{
	char id[] = "370202198812319994";

	(void)state;
	for (size_t i = 14; i < 17; i++)
		for (char c = '0'; c <= '9'; c++) {
			char was = id[i];

			id[i] = c;
			assert_int_equal(rule_id(id, today).level == RULE_OK,
				c == was);
			id[i] = was;
		}
}

static void test_credit_codes(void **state)
{
	(void)state;
	assert_string_equal(rule_uscc("9144030071526726XG", today).reason,
		"OK");
	assert_string_equal(rule_uscc("91370202QQQQQQ100D", today).reason,
		"WARN_ORGCODE_CHECK");
	assert_int_equal(rule_uscc("91370202QQQQQQ016B", today).region, 370202);
}

static void test_case_numbers(void **state)
{
	struct date day = { 2026, 11, 21 };
	char number[CASE_NUMBER_SIZE];

	(void)state;
	for (long serial = 1; serial <= 200; serial++) {
		assert_int_equal(case_number_make(number, "LM", 370202, day,
			serial), 0);
		assert_int_equal(strlen(number), 23);
		assert_int_equal(rule_case(number, today).level, RULE_OK);
		number[20] = number[20] == '9' ? '0' : (char)(number[20] + 1);
		assert_string_equal(rule_case(number, today).reason,
			"CHECKSUM");
	}
	assert_int_equal(case_number_make(number, "BD", 370202, day, 17), 0);
	assert_string_equal(number, "BD3702022026112100017-1");
	assert_int_equal(case_number_make(number, "lm", 370202, day, 1), -1);
	assert_int_equal(case_number_make(number, "LMX", 370202, day, 1), -1);
	assert_int_equal(case_number_make(number, "LM", 3702, day, 1), -1);
	assert_int_equal(case_number_make(number, "LM", 370202, day, 0), -1);
	assert_int_equal(case_number_make(number, "LM", 370202, day, 100000),
		-1);
	day.day = 31;
	assert_int_equal(case_number_make(number, "LM", 370202, day, 1), -1);
}

/* ISO/IEC 7064: 0794 has the check character 0, 079 the character X. */
static void test_mod11_2(void **state)
{
	(void)state;
	assert_int_equal(check_mod11_2("0794", 4), '0');
	assert_int_equal(check_mod11_2("079", 3), 'X');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_an_id_tells),
		cmocka_unit_test(test_id_agrees_with_the_form),
		cmocka_unit_test(test_id_check_finds_slips),
		cmocka_unit_test(test_credit_codes),
		cmocka_unit_test(test_case_numbers),
		cmocka_unit_test(test_mod11_2),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
