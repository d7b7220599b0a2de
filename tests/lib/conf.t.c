/* tests of lib/conf.c */
#include "conf.h"
#include "scratch.h"

static struct arena *a;
static char err[300];

static struct conf *read_both(const char *defaults, const char *own)
{
	char d[256], o[256];

	*err = '\0';
	scratch_file("defaults", defaults);
	snprintf(d, sizeof d, "%s", scratch_path("defaults"));
	if (own)
		scratch_file("own", own);
	snprintf(o, sizeof o, "%s", scratch_path("own"));
	return conf_read(a, d, own ? o : NULL, err, sizeof err);
}

static void reads_keys_and_comments(void **state)
{
	struct conf *c = read_both("# all keys\n\nmode = live\n"
		" db.host=/run/pg  \nempty =\nport = 80 80\nn = 42\n", NULL);

	(void)state;
	assert_non_null(c);
	assert_string_equal(conf_get(c, "mode"), "live");
	assert_string_equal(conf_get(c, "db.host"), "/run/pg");
	assert_string_equal(conf_get(c, "empty"), "");
	assert_null(conf_get(c, "none"));
	assert_int_equal(conf_number(c, "n", 7), 42);
	assert_int_equal(conf_number(c, "port", 7), 7);
	assert_int_equal(conf_number(c, "empty", 7), 7);
	assert_int_equal(conf_number(c, "none", 7), 7);
}

static void add(void *arg, const char *rest, const char *value)
{
	snprintf(arg, 100, "%s=%s", rest, value);
}

static void walks_over_a_prefix(void **state)
{
	char seen[100] = "";

	(void)state;
	conf_each(read_both("site.name = x\nsite.empty =\nsitename = y\n",
		NULL), "site.", add, seen);
	assert_string_equal(seen, "name=x");
}

static void own_file_wins(void **state)
{
	struct conf *c = read_both("mode = live\nstate = /a\n",
		"mode = demo\n");

	(void)state;
	assert_string_equal(conf_get(c, "mode"), "demo");
	assert_string_equal(conf_get(c, "state"), "/a");
}

static void names_the_wrong_line(void **state)
{
	char big[3000];

	(void)state;
	assert_null(read_both("mode = live\n", "\nmoed = demo\n"));
	assert_non_null(strstr(err, "own:2: no such key"));
	assert_null(read_both("mode\n", NULL));
	assert_non_null(strstr(err, "defaults:1: no `=`"));
	assert_null(read_both("= x\n", NULL));
	assert_non_null(strstr(err, "no key"));
	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	assert_null(read_both(big, NULL));
	assert_non_null(strstr(err, "line too long"));
	assert_null(conf_read(a, "/nonexistent", NULL, err, sizeof err));
	assert_non_null(strstr(err, "/nonexistent: "));
}

static void load_follows_the_environment(void **state)
{
	(void)state;
	read_both("mode = live\n", "mode = demo\n");
	setenv("RONGGUI_DEFAULTS", scratch_path("defaults"), 1);
	setenv("RONGGUI_CONF", scratch_path("own"), 1);
	assert_string_equal(conf_get(conf_load(a, err, sizeof err), "mode"),
		"demo");
	unsetenv("RONGGUI_CONF");
	assert_string_equal(conf_get(conf_load(a, err, sizeof err), "mode"),
		"live");
}

static int start(void **state)
{
	(void)state;
	a = arena_new(1024);
	return 0;
}

static int clean(void **state)
{
	(void)state;
	arena_free(a);
	scratch_clean();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_keys_and_comments),
		cmocka_unit_test(walks_over_a_prefix),
		cmocka_unit_test(own_file_wins),
		cmocka_unit_test(names_the_wrong_line),
		cmocka_unit_test(load_follows_the_environment),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("conf", tests, start, clean);
}
