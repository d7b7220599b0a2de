#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "rules.h"

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

static const struct date today = { 2026, 11, 21 };

static const char *reason(const char *kind, const char *text)
{
	return rule_check(kind, text, today).reason;
}

/*
 * The reason of each vector, not only its verdict; inputs with escapes are for
 * the command line's test.
 */
static void test_reasons_of_the_vectors(void **state)
{
	FILE *f = fopen("tests/lib/vectors/validation-vectors.tsv", "r");
	char line[512];
	int seen = 0;

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof line, f)) {
		char *field[4], *p = line;

		for (int i = 0; i < 4; i++)
			field[i] = p == NULL ? NULL : strsep(&p, "\t");
		if (field[3] == NULL ||
		    rule_find(field[0]) == NULL || strchr(field[1], '\\'))
			continue;
		field[3][strspn(field[3], CAPITALS)] = '\0';
		assert_string_equal(reason(field[0], field[1]), field[3]);
		seen++;
	}
	fclose(f);
	assert_true(seen > 100);
}

static void test_every_rule_refuses_emptiness(void **state)
{
	static const char *const kinds[] = {
		"id", "uscc", "mobile", "landline", "phone", "contact",
		"bankcard", "postcode", "name", "name_foreign", "unit",
		"service", "card", "money", "email", "url", "date", "sex",
		"marriage", "ethnic", "political", "division", "case",
	};

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char deep[4096];

		assert_int_equal(rule_check(kinds[i], "", today).level,
			RULE_REFUSE);
		assert_int_equal(rule_check(kinds[i], "\xFF\xFE", today).level,
			RULE_REFUSE);
		memset(deep, '1', sizeof deep - 1);
		deep[sizeof deep - 1] = '\0';
		assert_int_equal(rule_check(kinds[i], deep, today).level,
			RULE_REFUSE);
	}
	assert_string_equal(reason("shoe_size", "42"), "KIND");
}

static void test_money(void **state)
{
	struct verdict v = rule_money("9999999999.99", today);

	(void)state;
	assert_int_equal(v.level, RULE_OK);
	assert_true(v.fen == 999999999999LL);
	assert_true(rule_money("3.5", today).fen == 350);
	assert_true(rule_money("007", today).fen == 700);
	assert_true(rule_money("0.05", today).fen == 5);
}

static void test_messages(void **state)
{
	struct verdict v = rule_mobile("14000000000", today);
	char key[64];

	(void)state;
	assert_string_equal(rule_message("mobile", &v, key, sizeof key),
		"err_mobile_iot_segment");
	v = rule_bankcard("4111111111111111", today);
	assert_string_equal(rule_message("bankcard", &v, key, sizeof key),
		"warn_bankcard_head");
	v = rule_mobile("13800138000", today);
	assert_string_equal(rule_message("mobile", &v, key, sizeof key), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reasons_of_the_vectors),
		cmocka_unit_test(test_every_rule_refuses_emptiness),
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_messages),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
