/* Rows as CSV and as lines for the press: nothing in a cell ends it early, and
 * nothing becomes a formula. */
#include <stdio.h>

#include "form_fixture.h"

#include "sheet.h"

static void csv(void **state)
{
	struct sheet *s = sheet_new(&req, SHEET_CSV);

	(void)state;
	sheet_cell(s, "编号");
	sheet_cell(s, "a \"b\", c");
	sheet_row(s);
	sheet_cell(s, NULL);
	sheet_cell(s, "two\nlines");
	sheet_row(s);
	assert_string_equal(sheet_text(s), "\xEF\xBB\xBF"
		"\"编号\",\"a \"\"b\"\", c\"\r\n\"\",\"two\nlines\"\r\n");
}

static void formulas(void **state)
{
	static const char *const bad[] = { "=1+1", "+1", "-1", "@x", "\t=1",
		"\r=1" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct sheet *s = sheet_new(&req, SHEET_CSV);

		sheet_cell(s, bad[i]);
		assert_string_equal(sheet_text(s), arena_printf(req.arena,
			"\xEF\xBB\xBF\"'%s\"", bad[i]));
	}
}

static void lines(void **state)
{
	struct sheet *s = sheet_new(&req, SHEET_XLSX);

	(void)state;
	sheet_cell(s, "a\tb\r\nc");
	sheet_cell(s, "=1");
	sheet_row(s);
	assert_string_equal(sheet_text(s), "a b  c\t=1\n");
}

/* What the press would undo is written so that the cell comes back. */
static void backslashes(void **state)
{
	struct sheet *s = sheet_new(&req, SHEET_XLSX);

	(void)state;
	sheet_cell(s, "C:\\temp\\new");
	sheet_cell(s, "\\N");
	sheet_cell(s, "\\");
	sheet_row(s);
	assert_string_equal(sheet_text(s), "C:\\\\temp\\\\new\t"
		"\\\\N\t\\\\\n");
	s = sheet_new(&req, SHEET_CSV);
	sheet_cell(s, "a\\N");
	assert_string_equal(sheet_text(s), "\xEF\xBB\xBF\"a\\N\"");
}

static void sent_off(void **state)
{
	struct sheet *s = sheet_new(&req, SHEET_CSV);

	(void)state;
	assert_int_equal(sheet_send(s, "members"), RAW);
	assert_string_equal(req.filename, "members.csv");
	assert_string_equal(req.type, "text/csv");
	assert_int_equal(req.nbytes, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(csv, begin, end),
		cmocka_unit_test_setup_teardown(formulas, begin, end),
		cmocka_unit_test_setup_teardown(lines, begin, end),
		cmocka_unit_test_setup_teardown(backslashes, begin, end),
		cmocka_unit_test_setup_teardown(sent_off, begin, end),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
