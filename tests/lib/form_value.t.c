#include <stdio.h>

#include "form_fixture.h"

/* A field of a type, with one more setting. */
static struct node *field(const char *type, const char *key, const char *value)
{
	struct node *n = node_at(req.hdf, "Test");

	node_remove(req.hdf, "Test");
	n = node_at(req.hdf, "Test");
	node_set(n, "type", type);
	if (key)
		node_set(n, key, value);
	return n;
}

static void expect(struct node *n, const char *typed, const char *normal,
	const char *error)
{
	const char *found, *warning;
	const char *s = form_value(&req, n, typed, &found, &warning);

	if (error == NULL) {
		if (found)
			fail_msg("%s: %s", typed, found);
		assert_string_equal(s, normal);
	} else {
		assert_non_null(found);
		assert_string_equal(found, error);
	}
}

static void test_rules(void **state)
{
	(void)state;
	expect(field("mobile", NULL, NULL), " １３８00138000 ", "13800138000",
		NULL);
	expect(field("mobile", NULL, NULL), "1380013800",
		NULL, "err_mobile_format");
	expect(field("uscc", NULL, NULL), "91370200XYZ", NULL,
		"err_uscc_length");
	expect(field("name", NULL, NULL), "张", NULL, "err_name_too_short");
	expect(field("mobile", NULL, NULL), "  ", "", NULL);
}

static void test_dates(void **state)
{
	(void)state;
	expect(field("date", "min", "today"), "2026-11-22", "2026-11-22",
		NULL);
	expect(field("date", "min", "today"), "2026-11-21", NULL,
		"err_early");
	expect(field("date", "min", "today-90d"), "2026-08-24", "2026-08-24",
		NULL);
	expect(field("date", "max", "today+1y"), "2027-11-23", NULL,
		"err_late");
	expect(field("date", "max", "2020-01-31"), "2020-02-01", NULL,
		"err_late");
	expect(field("date", NULL, NULL), "2026-02-29", NULL,
		"err_date_date_invalid");
}

static void test_days(void **state)
{
	struct date from = { 2024, 2, 29 }, d;

	(void)state;
	assert_true(form_day("today+1y", from, &d));
	assert_int_equal(d.year, 2025);
	assert_int_equal(d.day, 28);
	assert_true(form_day("today-1m", from, &d));
	assert_int_equal(d.month, 1);
	assert_true(form_day("today-60d", from, &d));
	assert_int_equal(d.year, 2023);
	assert_int_equal(d.day, 31);
	assert_false(form_day("today+1w", from, &d));
	assert_false(form_day("today+", from, &d));
}

static void test_money(void **state)
{
	(void)state;
	expect(field("money", "min", "0.01"), "0.01", "0.01", NULL);
	expect(field("money", "min", "0.01"), "0", NULL, "err_low");
	expect(field("money", "max", "100"), "100.01", NULL, "err_high");
	expect(field("money", NULL, NULL), "1.234", NULL, "err_money_format");
}

static void test_divisions(void **state)
{
	(void)state;
	expect(field("division", "min", "4"), "370202001001", "370202001001",
		NULL);
	expect(field("division", "min", "4"), "370202001000", "370202001000",
		NULL);
	expect(field("division", "min", "4"), "370202000000", NULL,
		"err_division_wide");
	expect(field("division", "max", "4"), "370202001001", NULL,
		"err_division_narrow");
}

static void test_pattern_and_must(void **state)
{
	struct node *result = form_field_in(standard, "actions.pass",
		"result");

	(void)state;
	expect(field("text", "pattern", "^[A-Z]{2}$"), "AB", "AB", NULL);
	expect(field("text", "pattern", "^[A-Z]{2}$"), "ABC", NULL,
		"err_pattern");
	expect(result, "clear", "clear", NULL);
	expect(result, "listed", NULL, "err_must");
	expect(result, "other", NULL, "err_option");
}

static void test_doubt(void **state)
{
	const char *error, *warning;

	(void)state;
	form_value(&req, field("bankcard", NULL, NULL), "4111111111111112",
		&error, &warning);
	assert_null(error);
	assert_string_equal(warning, "warn_bankcard_checksum");
}

static void test_filters(void **state)
{
	struct req_pair pairs[] = {
		{ .name = "area", .value = "370202" },
		{ .name = "pay", .value = "12a" },
		{ .name = "q", .value = "荣归" },
		{ .name = "none", .value = "" },
		{ .name = "two", .value = "a\nb" },
	};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof pairs / sizeof *pairs; i++)
		pairs[i].next = &pairs[i + 1];
	req.query = pairs;
	assert_string_equal(form_digits(&req, "area", 6), "370202");
	assert_string_equal(form_search(&req, "q"), "荣归");
	assert_null(form_digits(&req, "none", 6));
	assert_null(form_search(&req, "none"));
	assert_null(form_search(&req, "missing"));
	assert_int_equal(req.errors, 0);
	assert_null(form_digits(&req, "pay", 6));
	assert_null(form_search(&req, "two"));
	assert_string_equal(node_get(req.hdf, "Page.error.pay"), "err_option");
	assert_string_equal(node_get(req.hdf, "Page.error.two"), "err_search");
	assert_null(form_digits(&req, "area", 5));
	assert_string_equal(node_get(req.hdf, "Page.error.area"), "err_option");
	req.query = NULL;
}

/* Broken and endless values are refused, whatever the type. */
static void test_hostile(void **state)
{
	static const char *const types[] = { "text", "para", "name", "unit",
		"id", "uscc", "mobile", "contact", "bankcard", "money",
		"email", "url", "date", "time", "int", "percent", "bool",
		"choice", "multi", "consent", "division", "address", "lat",
		"lng" };
	static const char *const bad[] = { "\xff\xfe", "a\x01" "b",
		"\xed\xa0\x80", "' or 1=1 --\x7f" };
	size_t size = 100000;
	char *endless = arena_alloc(req.arena, size + 1);

	(void)state;
	memset(endless, 'A', size);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		const char *error, *warning;

		for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
			form_value(&req, field(types[i], NULL, NULL), bad[k],
				&error, &warning);
			if (!error)
				fail_msg("%s takes %zu", types[i], k);
		}
		form_value(&req, field(types[i], NULL, NULL), endless, &error,
			&warning);
		if (!error)
			fail_msg("%s takes anything", types[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_rules, begin, end),
		cmocka_unit_test_setup_teardown(test_dates, begin, end),
		cmocka_unit_test_setup_teardown(test_days, begin, end),
		cmocka_unit_test_setup_teardown(test_money, begin, end),
		cmocka_unit_test_setup_teardown(test_divisions, begin, end),
		cmocka_unit_test_setup_teardown(test_pattern_and_must, begin,
			end),
		cmocka_unit_test_setup_teardown(test_doubt, begin, end),
		cmocka_unit_test_setup_teardown(test_filters, begin, end),
		cmocka_unit_test_setup_teardown(test_hostile, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
