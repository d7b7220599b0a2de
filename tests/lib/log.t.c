/* tests of lib/log.c */
#include "log.h"
#include "scratch.h"

static const struct log who = { "portal", "pub", "0123456789ab" };

static void writes_one_line(void **state)
{
	(void)state;
	scratch_log_start();
	log_fault(&who, "statement failed", "statement", "ENTER", "sqlstate",
		"42601", NULL);
	assert_string_equal(scratch_log_end(), "<3>portal-pub id=0123456789ab "
		"msg=statement_failed statement=ENTER sqlstate=42601\n");
}

static void withholds_what_is_not_on_the_list(void **state)
{
	(void)state;
	scratch_log_start();
	log_fault(NULL, "x", "mobile", "13800000000", NULL);
	assert_string_equal(scratch_log_end(), "<3>msg=x mobile=-\n");
}

static void makes_values_plain_and_short(void **state)
{
	char big[4000];
	const char *s;

	(void)state;
	memset(big, 'x', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	scratch_log_start();
	log_note(NULL, "m", "file", "a b\n<6>fake=1\"\x7f\xe4", "why", big,
		"reason", NULL, NULL);
	s = scratch_log_end();
	assert_non_null(strstr(s, "file=a_b_<6>fake_1___ why=xxx"));
	assert_non_null(strstr(s, " reason=-\n"));
	assert_ptr_equal(strchr(s, '\n'), s + strlen(s) - 1);
	assert_true(strlen(s) < 300);
}

static void a_line_never_overflows(void **state)
{
	char big[200];
	const char *s;

	(void)state;
	memset(big, 'y', sizeof big - 1);
	big[sizeof big - 1] = '\0';
	scratch_log_start();
	log_note(&who, big, "why", big, "why", big, "why", big, "why", big,
		"why", big, "why", big, "why", big, "why", big, "why", big,
		NULL);
	s = scratch_log_end();
	assert_int_equal(strlen(s), 1000);
	assert_int_equal(s[999], '\n');
}

static void writes_the_line_of_a_request(void **state)
{
	struct log_request q = { "GET", "/alliance/case/:no", 200, 4711, 850,
		1 };

	(void)state;
	scratch_log_start();
	log_request(&who, &q);
	assert_string_equal(scratch_log_end(), "<6>portal-pub id=0123456789ab "
		"GET /alliance/case/:no status=200 bytes=4711 us=850 "
		"trips=1\n");
}

static void dies_at_once(void **state)
{
	int status;
	pid_t pid;

	(void)state;
	scratch_log_start();
	pid = fork();
	if (!pid)
		log_die(&who, "out of memory");
	waitpid(pid, &status, 0);
	assert_non_null(strstr(scratch_log_end(), "msg=out_of_memory\n"));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
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
		cmocka_unit_test(writes_one_line),
		cmocka_unit_test(withholds_what_is_not_on_the_list),
		cmocka_unit_test(makes_values_plain_and_short),
		cmocka_unit_test(a_line_never_overflows),
		cmocka_unit_test(writes_the_line_of_a_request),
		cmocka_unit_test(dies_at_once),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("log", tests, NULL, clean);
}
