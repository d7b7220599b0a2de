/* tests of lib/node.c */
#include "page.h"
#include "scratch.h"

static void nodes(void **state)
{
	struct node *n = node_new(), *m = node_new();
	char big[1000];

	(void)state;
	node_set(n, "Page.rows.0.name", "甲");
	node_set(n, "Page.rows.1.name", "乙");
	node_set(n, "Page.rows.1.name", NULL);
	node_setf(n, "Page.n", "%d", 42);
	assert_string_equal(node_get(n, "Page.rows.1.name"), "乙");
	assert_string_equal(node_get(n, "Page.n"), "42");
	assert_null(node_get(n, "Page.none"));
	assert_null(node_get(n, "Page.rows.0"));
	assert_null(node_find(n, "None"));
	assert_ptr_equal(node_find(n, ""), n);
	assert_ptr_equal(node_at(n, "Page.rows"), node_find(n, "Page.rows"));
	assert_string_equal(node_name(node_next(node_child(
		node_find(n, "Page.rows")))), "1");
	assert_null(node_next(node_next(node_child(node_find(n,
		"Page.rows")))));
	assert_string_equal(node_value(node_at(n, "Page.n")), "42");
	assert_null(node_value(node_at(n, "New")));
	node_set(m, "x", "1");
	node_copy(m, "copy", node_find(n, "Page"));
	assert_string_equal(node_get(m, "copy.rows.0.name"), "甲");
	node_remove(n, "Page.rows");
	assert_null(node_find(n, "Page.rows"));
	assert_string_equal(node_get(m, "copy.rows.0.name"), "甲");
	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	node_setf(n, "big", "%s!", big);
	assert_int_equal(strlen(node_get(n, "big")), sizeof big);
	node_free(n);
	node_free(m);
	node_free(NULL);
}

static void parses_and_names_the_line(void **state)
{
	static const char *const bad[][2] = {
		{ "a = 1\nb\n", "2: " },
		{ "a {\nx = 1\n}\n}\n", "4: `}`" },
		{ "a = 1\nb {\nx = 1\n", "2: `{`" },
		{ "a {\n b\n}\n", "2: " },
		{ "a : a\n", "1: links" },
		{ "a := b\n", "1: links" },
		{ "\n#include \"/etc/passwd\"\n", "" },
		{ "m << END\n}\nEND\n}\n", "4: `}`" },
	};
	struct node *n = node_new();
	char err[300];

	(void)state;
	assert_int_equal(node_parse(n, "a {\n b = 1\n}\nt = 中文\n"
		"t.en = English\n", err, sizeof err), 0);
	assert_string_equal(node_get(n, "a.b"), "1");
	assert_string_equal(node_get(n, "t"), "中文");
	assert_string_equal(node_get(n, "t.en"), "English");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(node_parse(n, bad[i][0], err, sizeof err), -1);
		assert_memory_equal(err, bad[i][1], strlen(bad[i][1]));
		assert_null(strchr(err, '\n'));
	}
	assert_int_equal(node_parse(n, "# }\nm <<END\n{ }\n}\nEND\nb {\n"
		"c = } {\n}\nd [x=\"1\"] = 5\n", err, sizeof err), 0);
	assert_string_equal(node_get(n, "m"), "{ }\n}\n");
	assert_string_equal(node_get(n, "b.c"), "} {");
	scratch_file("bad.hdf", "x = 1\n}\n");
	assert_int_equal(node_read(n, scratch_path("bad.hdf"), err,
		sizeof err), -1);
	assert_non_null(strstr(err, "bad.hdf:2: `}` without `{`"));
	assert_int_equal(node_read(n, scratch_path("none.hdf"), err,
		sizeof err), -1);
	node_free(n);
}

static int clean(void **state)
{
	(void)state;
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nodes),
		cmocka_unit_test(parses_and_names_the_line),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("node", tests, NULL, clean);
}
