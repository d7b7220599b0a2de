/* tests of lib/page_words.c */
#include <errno.h>

#include "page.h"
#include "scratch.h"
#include "page_words.h"

static struct words *read_text(const char *text)
{
	char err[200];
	struct words *w;

	scratch_file("w.hdf", text);
	w = words_read(scratch_path("w.hdf"), err, sizeof err);
	if (!w)
		fail_msg("%s", err);
	return w;
}

static const char text[] = "# Words.\n\n"
	"Text {\n"
	"\tsite {\n"
	"\t\tname = 荣归\n"
	"\t\tempty =\n"
	"\t\tof.after =  页 = 完 \t\r\n"
	"\t\tof = 第\n"
	"\t}\n"
	"\tsite_more {\n"
	"\t\tx = { }\n"
	"\t}\n"
	"\terr {\n"
	"\t\t# One.\n"
	"\t\tdeep {\n"
	"\t\t\ta = 1\n"
	"\t\t\tb = 2\n"
	"\t\t}\n"
	"\t\tdeep.c = 3\n"
	"\t}\n"
	"}\n"
	"Last = end";

static void every_text_by_its_name(void **state)
{
	struct words *w = read_text(text);

	(void)state;
	assert_string_equal(words_get(w, "Text.site.name"), "荣归");
	assert_string_equal(words_get(w, "Text.site.empty"), "");
	assert_string_equal(words_get(w, "Text.site.of.after"), "页 = 完");
	assert_string_equal(words_get(w, "Text.site.of"), "第");
	assert_string_equal(words_get(w, "Text.site_more.x"), "{ }");
	assert_string_equal(words_get(w, "Text.err.deep.b"), "2");
	assert_string_equal(words_get(w, "Text.err.deep.c"), "3");
	assert_string_equal(words_get(w, "Last"), "end");
	words_free(w);
	words_free(NULL);
}

static void nothing_by_other_names(void **state)
{
	static const char *const none[] = { "", "Text", "Text.", "Text.site",
		"Text.site.nam", "Text.site.name.x", "Text.site.names",
		"Text.err.deep", "site.name", "Text.site.of.", "Text..site" };
	struct words *w = read_text(text), *nil = read_text("");

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_null(words_get(w, none[i]));
	assert_null(words_get(nil, "Text"));
	words_free(w);
	words_free(nil);
}

/* What a tree holds, one `path=value` after the other. */
static void list(struct node *n, const char *path, char *to, size_t max)
{
	for (n = node_child(n); n; n = node_next(n)) {
		char full[200];

		snprintf(full, sizeof full, "%s%s", path, node_name(n));
		if (node_value(n))
			snprintf(to + strlen(to), max - strlen(to), "%s=%s;",
				full, node_value(n));
		strcat(full, ".");
		list(n, full, to, max);
	}
}

static void copied(const char *path, const char *wanted)
{
	struct words *w = read_text(text);
	struct node *tree = node_new();
	char got[1000] = "";

	words_copy(w, path, tree);
	words_copy(w, path, tree);
	list(tree, "", got, sizeof got);
	assert_string_equal(got, wanted);
	node_free(tree);
	words_free(w);
}

static void a_tree_of_what_is_below(void **state)
{
	(void)state;
	copied("Text.site.name", "Text.site.name=荣归;");
	copied("Text.site.of", "Text.site.of=第;Text.site.of.after=页 = 完;");
	copied("Text.err", "Text.err.deep.a=1;Text.err.deep.b=2;"
		"Text.err.deep.c=3;");
	copied("Text.err.deep", "Text.err.deep.a=1;Text.err.deep.b=2;"
		"Text.err.deep.c=3;");
	copied("Text.err.deep.c", "Text.err.deep.c=3;");
	copied("Last", "Last=end;");
	copied("Text.err.de", "");
	copied("Text.none", "");
}

static void refused(const char *file, const char *why)
{
	char err[200] = "", *said;

	scratch_file("w.hdf", file);
	errno = 0;
	assert_null(words_read(scratch_path("w.hdf"), err, sizeof err));
	assert_int_equal(errno, 0);
	said = strstr(err, "w.hdf:");
	assert_non_null(said);
	assert_string_equal(said + 6, why);
}

static void wrong_files_say_where(void **state)
{
	char long_name[80];
	char err[200];

	(void)state;
	refused("a = 1\n}\n", "2: `}` without `{`");
	refused("Text {\nb {\n}\n", "1: `{` without `}`");
	refused("a = 1\nb\n", "2: neither `name = text` nor `name {`");
	refused("= 1\n", "1: neither `name = text` nor `name {`");
	refused("a : b\n", "1: neither `name = text` nor `name {`");
	refused("a { b = 1 }\n", "1: neither `name = text` nor `name {`");
	refused("a {\na {\na {\na {\na {\na {\na {\na {\na {\na {\na {\na {\n"
		"a {\na {\na {\na {\na {\n", "17: blocks too deep");
	snprintf(long_name, sizeof long_name, "%061d = 1\n", 7);
	refused(long_name, "1: name too long");
	assert_null(words_read(scratch_path("none.hdf"), err, sizeof err));
	assert_int_equal(errno, ENOENT);
	assert_non_null(strstr(err, "No such file"));
	assert_null(words_read("/", err, sizeof err));
	assert_int_not_equal(errno, 0);
}

static void the_deepest_and_longest_is_whole(void **state)
{
	char file[4000] = "", path[1200] = "", name[61];
	struct node *tree = node_new();
	struct words *w;

	(void)state;
	snprintf(name, sizeof name, "%060d", 7);
	for (int i = 0; i < 16; i++) {
		strcat(strcat(file, name), " {\n");
		strcat(strcat(path, name), ".");
	}
	strcat(strcat(file, name), " = x\n");
	strcat(path, name);
	for (int i = 0; i < 16; i++)
		strcat(file, "}\n");
	w = read_text(file);
	words_copy(w, name, tree);
	assert_string_equal(words_get(w, path), "x");
	assert_string_equal(node_get(tree, path), "x");
	node_free(tree);
	words_free(w);
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
		cmocka_unit_test(every_text_by_its_name),
		cmocka_unit_test(nothing_by_other_names),
		cmocka_unit_test(a_tree_of_what_is_below),
		cmocka_unit_test(wrong_files_say_where),
		cmocka_unit_test(the_deepest_and_longest_is_whole),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("page_words", tests, NULL, clean);
}
