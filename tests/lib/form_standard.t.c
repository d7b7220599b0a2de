/* tests of lib/form_standard.c, on the database named by TEST_DB */
#include "common.sql.h"
#include "form.h"
#include "hand.h"
#include "query.h"

#define FILE_A "code = a\nmodule = m\nwhat = of the file\n"

/* Version 7 has the text of a file, 404 is none, the others differ. */
static const struct statement statements[] = {
	[SQL_STANDARD_CHECKSUM] = { "CHECKSUM", "select encode(sha256("
		"convert_to(case $1 when '7' then e'code = a\\nmodule = m\\n"
		"what = of the file\\n' else $1 end, 'UTF8')), 'hex')", 1 },
	[SQL_STANDARD_TEXT] = { "TEXT", "select case $1 when '8' then '{' "
		"else e'module = m\\nwhat = of the database\\n' end "
		"where $1 <> '404'", 1 },
};

static struct db *db;
static struct arena *forever;

static struct node *standard(const char *id)
{
	struct node *n;

	scratch_db();
	hand_new(NULL, NULL);
	hand->method = GET;
	hand->db = db;
	n = form_standard(hand, id);
	db_end(db, true);
	return n;
}

static void of_the_database(void **state)
{
	struct node *n = standard("7");

	(void)state;
	assert_string_equal(node_get(n, "what"), "of the database");
	assert_ptr_equal(standard("7"), n);
	assert_null(standard("404"));
	assert_true(hand->missing);
	scratch_log_start();
	assert_null(standard("8"));
	assert_non_null(strstr(scratch_log_end(),
		"msg=standard_unreadable name=8"));
	assert_true(hand->missing);
	assert_null(form_standard(hand, NULL));
	assert_null(form_standard(hand, "123456789012345678901234567890"));
}

/* The oldest go when there are too many. */
static void as_many_as_are_shown(void)
{
	char id[24];

	for (int i = 0; i < 16; i++) {
		snprintf(id, sizeof id, "1%d", i);
		assert_string_equal(node_get(standard(id), "what"),
			"of the database");
	}
}

static void of_a_file_with_the_same_text(void **state)
{
	struct node *n;

	(void)state;
	as_many_as_are_shown();
	scratch_file("services/a.hdf", FILE_A);
	form_ready(forever, scratch_path("none"), "m");
	form_ready(forever, scratch_path("services"), "m");
	n = standard("7");
	assert_string_equal(node_get(n, "what"), "of the file");
	assert_string_equal(node_get(standard("9"), "what"),
		"of the database");
	as_many_as_are_shown();
	assert_ptr_equal(standard("7"), n);
	assert_string_equal(node_get(n, "what"), "of the file");
	assert_null(standard("404"));
	assert_true(hand->missing);
}

/* Another module's, and one that is not a file of a standard, stay out. */
static void of_the_module_only(void **state)
{
	(void)state;
	as_many_as_are_shown();
	scratch_file("services/a.hdf", "module = m\n" FILE_A "}");
	scratch_file("services/b.txt", FILE_A);
	scratch_file("services/c.hdf", "code = a\nmodule = mm\n");
	form_ready(forever, scratch_path("services"), "m");
	assert_string_equal(node_get(standard("7"), "what"),
		"of the database");
}

static int start(void **state)
{
	const char *info = getenv("TEST_DB");

	(void)state;
	forever = arena_new(4096);
	db = db_new(&hand_log, info ? info : "", statements,
		sizeof statements / sizeof *statements);
	return 0;
}

static int clean(void **state)
{
	(void)state;
	hand_drop();
	db_free(db);
	arena_free(forever);
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_the_database),
		cmocka_unit_test(of_the_module_only),
		cmocka_unit_test(of_a_file_with_the_same_text),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("form_standard", tests, start,
		clean);
}
