#include <stdio.h>

#include "form_fixture.h"

static struct node *field(const char *type)
{
	node_remove(req.hdf, "Test");
	node_set(req.hdf, "Test.type", type);
	return node_at(req.hdf, "Test");
}

static const struct {
	const char *type, *typed, *normal, *error;
} cases[] = {
	{ "text", "  甲 乙  ", "甲 乙", NULL },
	{ "text", "<b>'; drop table x; --</b>", "<b>'; drop table x; --</b>",
		NULL },
	{ "text", "a\nb", NULL, "err_control" },
	{ "para", "a\r\nb\rc\n", "a\nb\nc", NULL },
	{ "para", "a\x02", NULL, "err_control" },
	{ "int", " ０12 ", "12", NULL },
	{ "int", "12a", NULL, "err_number" },
	{ "int", "1.5", NULL, "err_number" },
	{ "int", "9999999999", NULL, "err_number" },
	{ "int", "-1", NULL, "err_low" },
	{ "int", "-", NULL, "err_number" },
	{ "percent", "0", NULL, "err_low" },
	{ "percent", "99", "99", NULL },
	{ "percent", "100", NULL, "err_high" },
	{ "lat", "36.0675", "36.067500", NULL },
	{ "lat", "91", NULL, "err_degrees" },
	{ "lat", "1.2.3", NULL, "err_number" },
	{ "lat", ".", NULL, "err_number" },
	{ "lat", "1e5", NULL, "err_number" },
	{ "lng", "-120", "-120.000000", NULL },
	{ "lng", "nan", NULL, "err_number" },
	{ "time", "9:05", "09:05", NULL },
	{ "time", "24:00", NULL, "err_time" },
	{ "time", "9:5", NULL, "err_time" },
	{ "time", "12:5", NULL, "err_time" },
	{ "time", "-1:30", NULL, "err_time" },
	{ "time", "23:60", NULL, "err_time" },
	{ "time", "12:30x", NULL, "err_time" },
	{ "bool", "1", "1", NULL },
	{ "bool", "yes", NULL, "err_option" },
	{ "consent", "0", "", NULL },
	{ "consent", "on", NULL, "err_option" },
};

static void test_cases(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *error, *warning, *s = form_value(&req,
			field(cases[i].type), cases[i].typed, &error,
			&warning);

		if (cases[i].error && (!error || strcmp(error,
		    cases[i].error)))
			fail_msg("%s `%s`: %s", cases[i].type,
				cases[i].typed, error ? error : "taken");
		if (!cases[i].error && (error || strcmp(s, cases[i].normal)))
			fail_msg("%s `%s`: %s", cases[i].type,
				cases[i].typed, error ? error : s);
	}
}

static void test_lengths(void **state)
{
	struct node *n = field("text");
	const char *error, *warning;

	(void)state;
	node_set(n, "min", "2");
	node_set(n, "max", "3");
	form_value(&req, n, "甲", &error, &warning);
	assert_string_equal(error, "err_too_short");
	form_value(&req, n, "甲乙丙", &error, &warning);
	assert_null(error);
	form_value(&req, n, "甲乙丙丁", &error, &warning);
	assert_string_equal(error, "err_too_long");
}

static void test_multi(void **state)
{
	struct node *n = form_field(standard, "offers.groups");
	const char *error, *warning;

	(void)state;
	assert_string_equal(form_value(&req, n, "veteran serving veteran",
		&error, &warning), "veteran serving");
	assert_null(error);
	form_value(&req, n, "veteran admin", &error, &warning);
	assert_string_equal(error, "err_option");
}

/* Options that a handler puts beside: of a list in the database. */
static void test_source(void **state)
{
	struct node *n = field("choice");
	const char *error, *warning;

	(void)state;
	node_set(n, "source", "banks");
	form_value(&req, n, "17", &error, &warning);
	assert_null(error);
	node_set(req.hdf, "List.banks.0.value", "12");
	form_value(&req, n, "17", &error, &warning);
	assert_string_equal(error, "err_option");
	form_value(&req, n, "12", &error, &warning);
	assert_null(error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_cases, begin, end),
		cmocka_unit_test_setup_teardown(test_lengths, begin, end),
		cmocka_unit_test_setup_teardown(test_multi, begin, end),
		cmocka_unit_test_setup_teardown(test_source, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
