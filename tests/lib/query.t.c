/* tests of lib/query.c, on the database named by TEST_DB */
#include "hand.h"
#include "query.h"

enum { ROWS, PAIRS, NOTHING, TWO, BROKEN, TREES, PARTS };

static const struct statement statements[] = {
	[ROWS] = { "ROWS", "select n as \"n\", 'x' as \"title.en\", null "
		"as \"empty\" from generate_series(1, $1::int) n", 1 },
	[PAIRS] = { "PAIRS", "values ('a.b', '1'), ('c', null), (null, '2')",
		0 },
	[NOTHING] = { "NOTHING", "select 1 where false", 0 },
	[TWO] = { "TWO", "select $1 || coalesce($2, '-')", 2 },
	[BROKEN] = { "BROKEN", "select 1 / $1::int", 1 },
	[TREES] = { "TREES", "select * from (values ('Page.case', '{\"no\": "
		"\"A\\u0022<\", \"n\": 90071992547409931, \"yes\": true, "
		"\"no.en\": \"B\", \"off\": false, \"gone\": null}'), "
		"('Page.list', '[{\"a\": \"1\"}, {\"a\": \"2\"}]'), "
		"('Page.none', null), ('Page.empty', '[]')) v where $1 = 'x'",
		1 },
	[PARTS] = { "PARTS", "select * from (values ('Page.case', array["
		"'no', E'A\"<\\\\\n,{}', 'no.en', 'B', 'gone', null, "
		"'null', 'NULL', 'bare', '', 'zh', '王 样']), "
		"('Answer', array['a.0.b', '1']), ('Answer', array['c', '2']), "
		"('Page.list.*', array['a', '1']), "
		"('Page.list.*', array['a', '2']), ('Page.more.*', "
		"array['a', '3']), ('Page.empty', '{}')) v "
		"where $1 = 'x'", 1 },
};

static struct db *db;

static struct req *begin(void)
{
	scratch_db();
	hand_new(NULL, NULL);
	hand->method = GET;
	hand->db = db;
	return hand;
}

static const char *value(const char *path)
{
	return node_get(hand->hdf, path);
}

static void rows_land_at_the_flush(void **state)
{
	struct req *r = begin();

	(void)state;
	query_rows(r, ROWS, "Page.rows", ARGS("2"));
	query_rows(r, NOTHING, "Page.none", ARGS());
	assert_null(value("Page.rows.0.n"));
	assert_true(query_flush(r));
	assert_string_equal(value("Page.rows.0.n"), "1");
	assert_string_equal(value("Page.rows.1.n"), "2");
	assert_string_equal(value("Page.rows.1.title.en"), "x");
	assert_null(node_find(r->hdf, "Page.rows.0.empty"));
	assert_null(node_find(r->hdf, "Page.rows.2"));
	assert_null(node_find(r->hdf, "Page.none"));
	db_end(db, true);
}

static void one_row_or_none(void **state)
{
	struct req *r = begin();

	(void)state;
	query_row(r, ROWS, "Page.case", ARGS("3"));
	query_maybe(r, NOTHING, "Page.maybe", ARGS());
	assert_true(query_flush(r));
	assert_string_equal(value("Page.case.n"), "1");
	assert_false(r->missing);
	query_row(r, NOTHING, "Page.gone", ARGS());
	assert_false(query_flush(r));
	assert_true(r->missing);
	db_end(db, true);
}

static void pairs(void **state)
{
	struct req *r = begin();

	(void)state;
	query_pairs(r, PAIRS, "Form.value", ARGS());
	assert_true(query_flush(r));
	assert_string_equal(value("Form.value.a.b"), "1");
	assert_null(value("Form.value.c"));
	db_end(db, true);
}

static void documents_become_trees(void **state)
{
	struct req *r = begin();

	(void)state;
	query_trees(r, TREES, ARGS("x"));
	assert_true(query_flush(r));
	assert_string_equal(value("Page.case.no"), "A\"<");
	assert_string_equal(value("Page.case.no.en"), "B");
	assert_string_equal(value("Page.case.n"), "90071992547409931");
	assert_string_equal(value("Page.case.yes"), "1");
	assert_null(node_find(r->hdf, "Page.case.off"));
	assert_null(node_find(r->hdf, "Page.case.gone"));
	assert_string_equal(value("Page.list.1.a"), "2");
	assert_null(node_find(r->hdf, "Page.none"));
	assert_null(node_find(r->hdf, "Page.empty"));
	query_trees(r, TREES, ARGS("y"));
	assert_false(query_flush(r));
	assert_true(r->missing);
	db_end(db, true);
}

static void parts_become_trees(void **state)
{
	struct req *r = begin();

	(void)state;
	query_parts(r, PARTS, ARGS("x"));
	assert_true(query_flush(r));
	assert_string_equal(value("Page.case.no"), "A\"<\\\n,{}");
	assert_string_equal(value("Page.case.no.en"), "B");
	assert_null(node_find(r->hdf, "Page.case.gone"));
	assert_string_equal(value("Page.case.null"), "NULL");
	assert_string_equal(value("Page.case.bare"), "");
	assert_string_equal(value("Page.case.zh"), "王 样");
	assert_string_equal(value("Answer.a.0.b"), "1");
	assert_string_equal(value("Answer.c"), "2");
	assert_string_equal(value("Page.list.0.a"), "1");
	assert_string_equal(value("Page.list.1.a"), "2");
	assert_null(node_find(r->hdf, "Page.list.2"));
	assert_string_equal(value("Page.more.0.a"), "3");
	assert_null(node_child(node_find(r->hdf, "Page.empty")));
	query_parts(r, PARTS, ARGS("y"));
	assert_false(query_flush(r));
	assert_true(r->missing);
	db_end(db, true);
}

static void text_flushes(void **state)
{
	struct req *r = begin();
	const char *none = NULL;

	(void)state;
	query_rows(r, ROWS, "Page.rows", ARGS("1"));
	assert_string_equal(query_text(r, TWO, ARGS("a", "b")), "ab");
	assert_string_equal(value("Page.rows.0.n"), "1");
	assert_string_equal(query_text(r, TWO, ARGS("a", none)), "a-");
	assert_null(query_text(r, TWO, ARGS(none, "b")));
	assert_null(query_text(r, NOTHING, ARGS()));
	assert_int_equal(db_trips(db), 4);
	assert_true(query_flush(r));
	db_end(db, true);
}

static void after_a_failure_nothing_happens(void **state)
{
	struct req *r = begin();

	(void)state;
	scratch_log_start();
	query_do(r, BROKEN, ARGS("0"));
	query_rows(r, ROWS, "Page.rows", ARGS("1"));
	assert_false(query_flush(r));
	assert_null(query_text(r, TWO, ARGS("a", "b")));
	assert_false(query_flush(r));
	scratch_log_end();
	assert_null(node_find(r->hdf, "Page.rows"));
	assert_int_equal(db_trips(db), 1);
	db_end(db, true);
	r = begin();
	assert_string_equal(query_text(r, TWO, ARGS("a", "b")), "ab");
	db_end(db, true);
}

static void arguments_are_counted(void **state)
{
	(void)state;
	assert_int_equal(ARGS().count, 0);
	assert_int_equal(ARGS("a").count, 1);
	assert_int_equal(ARGS("a", NULL, "b").count, 3);
	assert_string_equal(ARGS("a", NULL, "b").value[2], "b");
	query_keep(hand_new(NULL, NULL));
	assert_true(hand->keep);
}

static int start(void **state)
{
	const char *info = getenv("TEST_DB");

	(void)state;
	db = db_new(&hand_log, info ? info : "", statements,
		sizeof statements / sizeof *statements);
	return 0;
}

static int clean(void **state)
{
	(void)state;
	hand_drop();
	db_free(db);
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_land_at_the_flush),
		cmocka_unit_test(one_row_or_none),
		cmocka_unit_test(pairs),
		cmocka_unit_test(documents_become_trees),
		cmocka_unit_test(parts_become_trees),
		cmocka_unit_test(text_flushes),
		cmocka_unit_test(after_a_failure_nothing_happens),
		cmocka_unit_test(arguments_are_counted),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("query", tests, start, clean);
}
