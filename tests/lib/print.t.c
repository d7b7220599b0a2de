/* A paper of the page's data becomes the reply, and why not when it does not. */
#include <stdio.h>
#include <unistd.h>

#include "echo.h"
#include "form_fixture.h"

#include "print.h"

static char path[64], file[80];
static struct log log_ = { .program = "test" };

/* A request in hand, with templates and the way to a press. */
static int ready(void **state)
{
	char err[200];
	FILE *f = fopen(file, "w");

	begin(state);
	fprintf(f, "press.socket = %s\n", path);
	fclose(f);
	req.log = &log_;
	req.conf = conf_read(req.arena, file, NULL, err, sizeof err);
	req.pages = page_new(&log_, "templates", 0);
	assert_non_null(req.conf);
	assert_non_null(req.pages);
	return 0;
}

static int over(void **state)
{
	page_free(req.pages);
	return end(state);
}

static void printed(void **state)
{
	pid_t pid = echo(path, "");

	(void)state;
	node_set(req.hdf, "Page.organ", "局</organ>&");
	assert_int_equal(print_send(&req, "receipt", "编号1.pdf"), RAW);
	waitpid(pid, NULL, 0);
	assert_string_equal(req.filename, "编号1.pdf");
	assert_string_equal(req.type, "application/pdf");
	assert_non_null(memmem(req.bytes, req.nbytes, "<paper ", 7));
	assert_non_null(memmem(req.bytes, req.nbytes, "局&lt;/organ&gt;",
		strlen("局&lt;/organ&gt;")));
}

static void refused(void **state)
{
	size_t size;
	const char *why;
	pid_t pid = echo(path, "unknown_glyph");

	(void)state;
	assert_null(print_pdf(&req, "receipt", 0, NULL, &size, &why));
	waitpid(pid, NULL, 0);
	assert_string_equal(why, "unknown_glyph");
	assert_null(print_pdf(&req, "no-such-paper", 0, NULL, &size, &why));
	assert_string_equal(why, "template");
}

static void away(void **state)
{
	size_t size;
	const char *why;

	(void)state;
	unlink(path);
	assert_null(print_pdf(&req, "receipt", 0, NULL, &size, &why));
	assert_string_equal(why, "away");
	assert_int_equal(print_send(&req, "receipt", "1.pdf"), AWAY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(printed, ready, over),
		cmocka_unit_test_setup_teardown(refused, ready, over),
		cmocka_unit_test_setup_teardown(away, ready, over),
	};
	int failed;

	snprintf(path, sizeof path, "/tmp/print-test.%d", (int)getpid());
	snprintf(file, sizeof file, "%s.conf", path);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	unlink(file);
	return failed;
}
