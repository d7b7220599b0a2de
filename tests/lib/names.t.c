#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules.h"

static const struct date today = { 2026, 11, 21 };

static void test_what_was_refused(void **state)
{
	struct verdict v = rule_name("张样例1", today);

	(void)state;
	assert_string_equal(v.reason, "CHAR");
	assert_int_equal(v.point, '1');
	assert_int_equal(v.place, 4);
	v = rule_name("阿不都\xE3\x83\xBB热合曼", today);
	assert_string_equal(v.reason, "WRONG_INTERPUNCT");
	assert_int_equal(v.point, 0x30FB);
	assert_int_equal(v.place, 4);
	assert_string_equal(rule_name("样\xFF", today).reason, "ENCODING");
}

/* Both kinds of normalisation would make U+8C48 of it: another name. */
static void test_compatibility_ideographs_stay(void **state)
{
	char out[32];

	(void)state;
	assert_string_equal(rule_name("王\xEF\xA4\x80", today).reason, "OK");
	assert_int_equal(rule_normal("name", "王\xEF\xA4\x80", out,
		sizeof out), 0);
	assert_string_equal(out, "王\xEF\xA4\x80");
}

static void test_correction(void **state)
{
	char out[64], small[8];

	(void)state;
	assert_int_equal(name_corrected("阿\xE3\x83\xBB样\xE2\x80\xA2例", out,
		sizeof out), 0);
	assert_string_equal(out, "阿\xC2\xB7样\xC2\xB7例");
	assert_int_equal(name_corrected("阿\xE3\x83\xBB样", small,
		sizeof small), -1);
}

static void test_foreign_names(void **state)
{
	(void)state;
	assert_string_equal(rule_name_foreign("Jos\xC3\xA9", today).reason,
		"OK");
	assert_string_equal(rule_name_foreign("Jose\xCC\x81", today).reason,
		"NOT_NFC");
	assert_string_equal(rule_name_foreign("John", today).reason, "OK");
	assert_string_equal(rule_name("John", today).reason, "CHAR");
}

static void test_units(void **state)
{
	(void)state;
	assert_string_equal(rule_unit("样例（青岛）公司", today).reason, "OK");
	assert_string_equal(rule_unit("样例(青岛)公司", today).reason, "CHAR");
	assert_string_equal(rule_unit("样例公司\xC2\xB7", today).reason,
		"INTERPUNCT_POSITION");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_was_refused),
		cmocka_unit_test(test_compatibility_ideographs_stay),
		cmocka_unit_test(test_correction),
		cmocka_unit_test(test_foreign_names),
		cmocka_unit_test(test_units),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
