#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "json.h"

static struct arena *arena;
static struct node *root;

static int setup(void **state)
{
	(void)state;
	arena = arena_new(4096);
	root = node_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	node_free(root);
	arena_free(arena);
	return 0;
}

static const char *value(const char *path)
{
	return node_get(root, path);
}

static void all_kinds(void **state)
{
	(void)state;
	assert_int_equal(json_tree(arena, root, "Page", " {\"a\" : \"x\",\n"
		"\"b\":[1, {\"c\":-2}, \"z\", null],\"yes\":true,\"no\":false,"
		"\"gone\":null, \"none\":[], \"empty\":{}, \"x.en\":\"y\","
		"\"real\":1.5, \"big\":90071992547409931} "), 0);
	assert_string_equal(value("Page.a"), "x");
	assert_string_equal(value("Page.b.0"), "1");
	assert_string_equal(value("Page.b.1.c"), "-2");
	assert_string_equal(value("Page.b.2"), "z");
	assert_null(node_find(root, "Page.b.3"));
	assert_string_equal(value("Page.yes"), "1");
	assert_null(node_find(root, "Page.no"));
	assert_null(node_find(root, "Page.gone"));
	assert_null(node_find(root, "Page.none"));
	assert_null(node_find(root, "Page.empty"));
	assert_string_equal(value("Page.x.en"), "y");
	assert_null(node_find(root, "Page.real"));
	assert_string_equal(value("Page.big"), "90071992547409931");
	assert_int_equal(json_tree(arena, root, "One", "\"word\""), 0);
	assert_string_equal(value("One"), "word");
	assert_int_equal(json_tree(arena, root, "Nothing", "null"), 0);
	assert_null(node_find(root, "Nothing"));
}

static void escapes(void **state)
{
	(void)state;
	assert_int_equal(json_tree(arena, root, "a",
		"\"\\\"\\\\\\/\\b\\f\\n\\r\\t.\\u0041\\u00e9\\u4e2d"
		"\\ud83d\\uDE00 中\""), 0);
	assert_string_equal(value("a"), "\"\\/\b\f\n\r\t.A\xc3\xa9\xe4\xb8\xad"
		"\xf0\x9f\x98\x80 中");
}

static void faults(void **state)
{
	static const char *const wrong[] = { "", "{", "}", "[", "[1,]", "[1",
		"{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "\"", "\"\\",
		"\"\\x\"", "\"\\u12\"", "\"\\u0000\"", "\"\\ud800\"",
		"\"\\ud800\\u0041\"", "\"\\udc00\"", "tru", "-", "1 2", "nul",
		"{\"\":1}", "+1" };
	char deep[200];

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (!json_tree(arena, root, "a", wrong[i]))
			fail_msg("taken for a document: %s", wrong[i]);
	memset(deep, '[', sizeof deep - 1);
	deep[sizeof deep - 1] = '\0';
	assert_int_equal(json_tree(arena, root, "a", deep), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(all_kinds, setup, teardown),
		cmocka_unit_test_setup_teardown(escapes, setup, teardown),
		cmocka_unit_test_setup_teardown(faults, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
